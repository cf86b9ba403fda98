//! Looks through the parts of a spreadsheet before anybody reads them: a file of some megabytes can unpack to a cell of many
//! gigabytes, and the readers of XML keep a whole text, and a whole cell, in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{ErrorKind, Read, Seek};

use zip::ZipArchive;

use crate::signers::sheet_rows::{MOST_ROWS, MOST_UNPACKED, SheetError};
use crate::signers::uncalculated::{Formulas, Uncalculated};

/// Most bytes from one cell, row or shared text to the next (tuned: as much as a record of CSV may have, and its markup).
const LONGEST_CELL: usize = 8 << 20;

/// Most bytes of the table of shared texts, which is read as a whole (tuned: a million rows of ten texts of their own).
const MOST_SHARED: u64 = 512 << 20;

/// Most bytes of a part that is no XML, such as a picture.
const MOST_OTHER: u64 = 256 << 20;

/// What is known of a sheet of XLSX before its cells are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::signers) struct Marks {
    /// Numbers, from 1, of the rows that are hidden.
    pub(in crate::signers) hidden: BTreeSet<u64>,
    /// Cells whose formula was never calculated.
    pub(in crate::signers) uncalculated: Uncalculated,
}

/// Unpacks every part of a file and keeps nothing of it but which rows of XLSX are hidden and which formulas have no value, by the
/// name of their part; refuses what would fill the memory. What a part says of its own size is not believed.
pub(in crate::signers) fn look_through<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
) -> Result<BTreeMap<String, Marks>, SheetError> {
    let mut marked = BTreeMap::new();
    let mut unpacked = 0;
    let mut buffer = vec![0; 1 << 16];
    for at in 0..archive.len() {
        // A part that cannot be unpacked is missed by whoever needs it.
        let Ok(mut part) = archive.by_index(at) else { continue };
        let mut look = Look::default();
        loop {
            let count = match part.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => count,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(SheetError::Broken(error.to_string())),
            };
            unpacked += count as u64;
            if unpacked > MOST_UNPACKED || !look.take(&buffer[..count]) {
                return Err(SheetError::TooLarge);
            }
        }
        if !look.finish() {
            return Err(SheetError::TooLarge);
        }
        let marks = Marks { hidden: look.hidden, uncalculated: look.formulas.finish() };
        if marks != Marks::default()
            && let Ok(name) = part.name()
        {
            marked.insert(name.into_owned(), marks);
        }
    }
    Ok(marked)
}

/// What was seen of a part so far.
#[derive(Debug, Default)]
struct Look {
    bytes: u64,
    /// Bytes since a cell, a row or a shared text began.
    since: usize,
    is_xml: Option<bool>,
    holds_shared_texts: bool,
    /// A comment or a CDATA section that is open, in which no tag is one: how it ends.
    aside: Option<&'static [u8]>,
    /// The end of what was taken last, in which a tag may have begun.
    rest: Vec<u8>,
    /// Number of the row of XLSX that began last, and of those that are hidden.
    row: u64,
    hidden: BTreeSet<u64>,
    formulas: Formulas,
}

/// Longest beginning of a tag that is looked at: that of a row with all attributes that it may have (ECMA-376-1, 18.3.1.73).
const TAG: usize = 512;

impl Look {
    /// Takes the next bytes; whether the part may go on.
    fn take(&mut self, bytes: &[u8]) -> bool {
        self.bytes += bytes.len() as u64;
        if self.is_xml.is_none() {
            let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace() && !matches!(byte, 0xEF | 0xBB | 0xBF));
            self.is_xml = first.map(|first| *first == b'<');
        }
        if self.is_xml != Some(true) {
            return self.bytes <= MOST_OTHER;
        }
        let mut joined = std::mem::take(&mut self.rest);
        joined.extend_from_slice(bytes);
        let end = joined.len().saturating_sub(TAG);
        let mut at = 0;
        while at < end {
            let sought = self.aside.map_or(b'<', |closing| closing[0]);
            let Some(found) = memchr::memchr(sought, &joined[at..end]) else { break };
            self.since += found;
            at += found;
            if self.since > LONGEST_CELL {
                return false;
            }
            let tag = &joined[at..];
            if let Some(closing) = self.aside {
                self.aside = (!tag.starts_with(closing)).then_some(closing);
            } else if tag.starts_with(b"<!--") {
                self.aside = Some(b"-->");
            } else if tag.starts_with(b"<![CDATA[") {
                self.aside = Some(b"]]>");
            } else {
                if !self.see(tag) {
                    return false;
                }
            }
            at += 1;
            self.since += 1;
        }
        self.since += end.saturating_sub(at);
        self.rest = joined.split_off(end.max(at).min(joined.len()));
        self.since <= LONGEST_CELL && (!self.holds_shared_texts || self.bytes <= MOST_SHARED)
    }

    /// Looks at the end of the part, which waited for more; whether the part may be read.
    fn finish(&mut self) -> bool {
        self.take(&[b' '; TAG]) && self.formulas.end().is_ok()
    }

    /// Looks at a tag; whether the part may go on.
    fn see(&mut self, tag: &[u8]) -> bool {
        match name(tag) {
            b"row" => {
                self.since = 0;
                self.see_row(tag);
                return self.formulas.end().is_ok();
            }
            b"c" => {
                self.since = 0;
                let attributes = &tag[..memchr::memchr(b'>', tag).unwrap_or(tag.len()).min(TAG)];
                let [place, kind] = [&b"r"[..], b"t"].map(|name| attribute(attributes, name));
                return self.formulas.begin(self.row, place, kind).is_ok();
            }
            b"table-cell" | b"covered-table-cell" | b"table-row" => self.since = 0,
            b"si" => (self.since, self.holds_shared_texts) = (0, true),
            b"f" => self.formulas.formula(),
            b"v" | b"is" => {
                let end = memchr::memchr(b'>', tag).unwrap_or(tag.len() - 1);
                let is_empty = tag[..end].ends_with(b"/") || tag[end + 1..].starts_with(b"</");
                self.formulas.value(is_empty);
            }
            // The formulas behind the cells, of conditions and small charts, are none of a cell.
            b"" if tag.starts_with(b"</") && name(&tag[1..]) == b"c" => return self.formulas.end().is_ok(),
            _ => {}
        }
        true
    }

    /// Notes a row that is hidden, by hand or by a filter.
    fn see_row(&mut self, tag: &[u8]) {
        let end = memchr::memchr(b'>', tag).unwrap_or(tag.len()).min(TAG);
        let tag = &tag[..end];
        let number = attribute(tag, b"r").and_then(|value| std::str::from_utf8(value).ok()?.parse().ok());
        self.row = number.unwrap_or(self.row + 1);
        if self.row <= MOST_ROWS && matches!(attribute(tag, b"hidden"), Some(b"1" | b"true")) {
            self.hidden.insert(self.row);
        }
    }
}

/// The value of an attribute in the tag of a row, whose values hold neither white space nor quotation marks.
fn attribute<'t>(tag: &'t [u8], name: &[u8]) -> Option<&'t [u8]> {
    let mut attributes = tag.split(u8::is_ascii_whitespace).skip(1);
    let value = attributes.find_map(|one| one.strip_prefix(name)?.strip_prefix(b"="))?;
    let quote = *value.first().filter(|quote| matches!(quote, b'"' | b'\''))?;
    value[1..].split(|byte| *byte == quote).next()
}

/// Longest name of an element that is looked at: a prefix of some letters, a colon, the name.
const NAME: usize = 32;

/// The name of the element that a tag begins, without the prefix of its namespace.
fn name(tag: &[u8]) -> &[u8] {
    let tag = &tag[1..tag.len().min(NAME)];
    let end =
        tag.iter().position(|byte| matches!(byte, b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n')).unwrap_or(tag.len());
    let name = &tag[..end];
    name.iter().position(|byte| *byte == b':').map_or(name, |colon| &name[colon + 1..])
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_CELL, Look, TAG};

    /// Whether a part of these pieces, each so many times, is let through, handed on in bites of this size.
    fn passes(pieces: &[(&str, usize)], bite: usize) -> bool {
        let part: Vec<u8> = pieces.iter().flat_map(|(piece, times)| piece.repeat(*times).into_bytes()).collect();
        let mut look = Look::default();
        part.chunks(bite).all(|bytes| look.take(bytes))
    }

    #[test]
    fn hidden_rows_are_seen() {
        let rows = concat!(
            r#"<x><row r="2" spans="1:3" ht="15" hidden="1" customHeight="1"><c r="A2"/></row><row><c/></row>"#,
            r#"<x:row hidden='true'/><row r="7" hidden="0"/><row r="8" x14ac:hidden="1"/><rows hidden="1"/>"#,
            r#"<!-- <row r="9" hidden="1"> --><row"#,
            "\n r=\"1048576\" hidden=\"1\"/><row hidden=\"1\"/>"
        );
        for bite in [1, 7, 4096] {
            let mut look = Look::default();
            assert!(rows.as_bytes().chunks(bite).all(|bytes| look.take(bytes)));
            assert!(look.finish());
            assert_eq!(look.hidden.into_iter().collect::<Vec<_>>(), [2, 4, 1_048_576], "{bite}");
        }
    }

    #[test]
    fn formulas_without_a_value_are_seen() {
        let rows = concat!(
            r#"<row r="2"><c r="A2"><f>UPPER("a")</f><v></v></c><c r="B2" s="1"><f>1+1</f><v>2</v></c>"#,
            r#"<c r="C2" t="str"><f>""</f><v></v></c><c r="D2"/><c><x:f t="shared" si="0"/><v /></c></row>"#,
            r#"<row><c><f>A1</f></c><c t="inlineStr"><is><t>a</t></is></c><c r="G3"></c></row></sheetData>"#,
            r#"<ext><xm:f>A1</xm:f></ext>"#,
        );
        for bite in [1, 7, 4096] {
            let mut look = Look::default();
            assert!(rows.as_bytes().chunks(bite).all(|bytes| look.take(bytes)));
            assert!(look.finish());
            let found = look.formulas.finish();
            let places = (0..5).flat_map(|row| (0..9).map(move |column| (row, column)));
            let places: Vec<_> = places.filter(|(row, column)| found.holds(*row, *column)).collect();
            assert_eq!(places, [(1, 0), (1, 4), (2, 0)], "{bite}");
        }
    }

    #[test]
    fn a_cell_of_many_megabytes_is_refused() {
        let many = LONGEST_CELL / 4;
        for (pieces, expected) in [
            (&[("<row><c r=\"A1\"><v>1</v></c></row>", many)][..], true),
            (&[("<x:row><x:c>1234567</x:c></x:row>", many)], true),
            (&[("<sst>", 1), ("<si><t>text</t></si>", many)], true),
            (&[("<table:table-row><table:table-cell/></table:table-row>", many / 8)], true),
            (&[("<row><c><is><t>", 1), ("A", LONGEST_CELL + 2 * TAG)], false),
            (&[("<row><c><is>", 1), ("<r><t>a</t></r>", many)], false),
            (&[("<row><c>", 1), ("<!-- <c>", 1), ("<c> ", many + many)], false),
            (&[("<row><c>", 1), ("<![CDATA[", 1), ("<c> ", many + many)], false),
            (&[("<row><c><!-- x --></c>", many / 2)], true),
            (&[("<row a=\"", 1), ("A", LONGEST_CELL + 2 * TAG)], false),
            (&[("\u{feff}<row><c>", 1), ("A", LONGEST_CELL + 2 * TAG)], false),
            (&[("GIF89a", many)], true),
        ] {
            for bite in [1 << 16, 4099] {
                assert_eq!(passes(pieces, bite), expected, "{pieces:?}");
            }
        }
    }
}

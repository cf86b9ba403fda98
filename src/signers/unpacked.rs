//! Looks through the parts of a spreadsheet before anybody reads them: a file of some megabytes can unpack to a cell of many
//! gigabytes, and the readers of XML keep a whole text, and a whole cell, in memory.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Read, Seek};
use std::rc::Rc;

use zip::ZipArchive;

use crate::signers::places::{MOST_PLACES, Merged, Places, of_area};
use crate::signers::sheet_rows::{MOST_ROWS, MOST_UNPACKED, SheetError};
use crate::signers::struck::{Runs, shared_text};
use crate::signers::uncalculated::Formulas;

/// Most bytes from one cell, row or shared text to the next (tuned: as much as a record of CSV may have, and its markup).
const LONGEST_CELL: usize = 8 << 20;

/// Most bytes of the table of shared texts, which is read as a whole (tuned: a million rows of ten texts of their own).
const MOST_SHARED: u64 = 512 << 20;

/// Most bytes of a part that is no XML, such as a picture.
const MOST_OTHER: u64 = 256 << 20;

/// Most runs of hidden rows in a file (tuned: two full sheets, every other row of which is hidden).
const MOST_HIDDEN: usize = 1 << 20;

/// Numbers, from 1, of rows that are hidden: the first and the last of each run, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::signers) struct HiddenRows(Vec<(u32, u32)>);

impl HiddenRows {
    /// Adds a row. One that is not behind those before it is passed over: a sheet whose rows are out of order is refused.
    fn push(&mut self, row: u32) {
        match self.0.last_mut() {
            Some((_, last)) if row <= *last => {}
            Some((_, last)) if row == *last + 1 => *last = row,
            _ => self.0.push((row, row)),
        }
    }

    /// Whether this row is one of them.
    pub(in crate::signers) fn contains(&self, row: u64) -> bool {
        let behind = self.0.partition_point(|(first, _)| u64::from(*first) <= row);
        behind.checked_sub(1).is_some_and(|run| row <= u64::from(self.0[run].1))
    }
}

/// What is known of a sheet of XLSX before its cells are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::signers) struct Marks {
    pub(in crate::signers) hidden: HiddenRows,
    /// Cells whose formula was never calculated.
    pub(in crate::signers) uncalculated: Places,
    /// Cells whose text is struck through, in a font of its own.
    pub(in crate::signers) struck: Places,
    /// Cells that are merged over several rows.
    pub(in crate::signers) merged: Merged,
}

/// The name of a part as it is compared: in small letters, with strokes of one kind.
pub(in crate::signers) fn comparable(part: &str) -> String {
    part.replace('\\', "/").to_ascii_lowercase()
}

/// Unpacks every part of a file and keeps nothing of it but, for sheets of XLSX, which rows are hidden, which formulas have no value,
/// which texts are struck through and which cells are merged, by the [`comparable`] name of the part: a sheet may lie anywhere.
/// `shared` is the part of the texts that cells share (ECMA-376-1, 12.3.15). Refuses what would fill the memory. What a part says
/// of its own size is not believed.
pub(in crate::signers) fn look_through<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    shared: &str,
) -> Result<BTreeMap<String, Rc<Marks>>, SheetError> {
    let mut marked = BTreeMap::new();
    let (mut unpacked, mut runs, mut places) = (0, 0, 0);
    let mut buffer = vec![0; 1 << 16];
    // The sheets name the shared texts by number, so these come first.
    let shared = archive.index_for_name(shared);
    let mut struck_texts = Vec::new();
    for at in shared.into_iter().chain((0..archive.len()).filter(|at| Some(*at) != shared)) {
        // A part that cannot be unpacked is missed by whoever needs it.
        let Ok(mut part) = archive.by_index(at) else { continue };
        let name = part.name().ok().map(|name| comparable(&name));
        let mut look = Look { is_sheet: Some(at) != shared, struck_texts, ..Look::default() };
        loop {
            let count = match part.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) => count,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(SheetError::Broken(error.to_string())),
            };
            unpacked += count as u64;
            let goes_on = unpacked <= MOST_UNPACKED && look.take(&buffer[..count]);
            if !goes_on || runs + look.hidden.0.len() > MOST_HIDDEN || places + look.places() > MOST_PLACES {
                return Err(SheetError::TooLarge);
            }
        }
        let is_whole = look.finish();
        runs += look.hidden.0.len();
        places += look.places();
        if !is_whole || runs > MOST_HIDDEN || places > MOST_PLACES {
            return Err(SheetError::TooLarge);
        }
        let (marks, texts) = look.marks();
        struck_texts = texts;
        if let Some(name) = name {
            marked.insert(name, Rc::new(marks));
        }
    }
    Ok(marked)
}

/// Unpacks a part as it is read, and looks at it before the reader does: what would fill the memory is an error of the kind
/// [`ErrorKind::FileTooLarge`].
pub(in crate::signers) struct Guarded<R> {
    part: R,
    unpacked: u64,
    look: Look,
}

impl<R: Read> Guarded<R> {
    pub(in crate::signers) fn new(part: R) -> Self {
        Self { part, unpacked: 0, look: Look::default() }
    }
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.part.read(buffer)?;
        self.unpacked += count as u64;
        let goes_on = self.unpacked <= MOST_UNPACKED && self.look.take(&buffer[..count]);
        if goes_on { Ok(count) } else { Err(ErrorKind::FileTooLarge.into()) }
    }
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
    /// Whether it is a sheet of XLSX; the number of the row of one that began last, and those that are hidden.
    is_sheet: bool,
    row: u64,
    hidden: HiddenRows,
    formulas: Formulas,
    /// The text that is open, how many shared ones began, which of them are struck through (in order), and the cells of such texts.
    runs: Runs,
    shared_texts: u32,
    struck_texts: Vec<u32>,
    struck: Places,
    merged: Merged,
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
                self.see(tag);
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
        let may = self.take(&[b' '; TAG]);
        self.formulas.end();
        may
    }

    /// How many cells and shared texts are remembered.
    fn places(&self) -> usize {
        self.formulas.count() + self.struck.count() + self.struck_texts.len() + self.merged.count()
    }

    /// What is known of the part, and the numbers of shared texts that are struck through.
    fn marks(self) -> (Marks, Vec<u32>) {
        let (uncalculated, struck) = (self.formulas.finish(), self.struck.sorted());
        (Marks { hidden: self.hidden, uncalculated, struck, merged: self.merged.sorted() }, self.struck_texts)
    }

    /// Looks at a tag.
    fn see(&mut self, tag: &[u8]) {
        match name(tag) {
            b"row" => {
                self.since = 0;
                if self.is_sheet {
                    self.see_row(tag);
                    self.formulas.end();
                }
            }
            b"c" => {
                self.since = 0;
                if self.is_sheet {
                    self.see_cell(tag);
                }
            }
            b"table-cell" | b"covered-table-cell" | b"table-row" => self.since = 0,
            b"si" => {
                (self.since, self.holds_shared_texts) = (0, true);
                self.shared_texts = self.shared_texts.saturating_add(1);
                self.runs.begin();
            }
            name @ (b"r" | b"rPh" | b"t") => self.runs.see(name, tag, None),
            name @ b"strike" => self.runs.see(name, tag, attribute(beginning(tag), b"val")),
            b"f" if self.is_sheet => {
                let tag = beginning(tag);
                let is_of_several = matches!(attribute(tag, b"t"), Some(b"array" | b"dataTable"));
                self.formulas.formula(attribute(tag, b"ref").filter(|_| is_of_several).and_then(of_area));
            }
            b"mergeCell" if self.is_sheet => {
                if let Some(area) = attribute(beginning(tag), b"ref").and_then(of_area) {
                    self.merged.push(area);
                }
            }
            kind @ (b"v" | b"is") if self.is_sheet => {
                let end = memchr::memchr(b'>', tag).unwrap_or(tag.len() - 1);
                let is_empty = tag[..end].ends_with(b"/") || tag[end + 1..].starts_with(b"</");
                self.formulas.value(is_empty);
                if kind == b"is" {
                    self.runs.begin();
                } else if !self.struck_texts.is_empty()
                    && let Some((at, true)) = self.formulas.open()
                    && shared_text(tag).is_some_and(|text| self.struck_texts.binary_search(&text).is_ok())
                {
                    self.struck.push(at);
                }
            }
            b"" if tag.starts_with(b"</") => self.see_end(name(&tag[1..])),
            _ => {}
        }
    }

    /// Looks at what ends.
    fn see_end(&mut self, name: &[u8]) {
        match name {
            // The formulas behind the cells, of conditions and small charts, are none of a cell.
            b"c" => self.formulas.end(),
            b"rPh" => self.runs.end_phonetic(),
            b"si" if self.runs.end() => self.struck_texts.push(self.shared_texts - 1),
            b"is" if self.runs.end() => {
                if let Some((at, _)) = self.formulas.open() {
                    self.struck.push(at);
                }
            }
            _ => {}
        }
    }

    /// Notes where a cell stands, and what it holds.
    fn see_cell(&mut self, tag: &[u8]) {
        let [place, kind] = [&b"r"[..], b"t"].map(|name| attribute(beginning(tag), name));
        self.formulas.begin(self.row, place, kind);
    }

    /// Notes a row that is hidden, by hand, by a filter or by a height of nothing.
    fn see_row(&mut self, tag: &[u8]) {
        let tag = beginning(tag);
        let number = attribute(tag, b"r").and_then(|value| std::str::from_utf8(value).ok()?.parse().ok());
        self.row = number.unwrap_or(self.row.saturating_add(1));
        let height = attribute(tag, b"ht").and_then(|value| std::str::from_utf8(value).ok()?.parse::<f64>().ok());
        let is_hidden =
            matches!(attribute(tag, b"hidden"), Some(b"1" | b"true")) || height.is_some_and(|height| height <= 0.0);
        if is_hidden && let Some(row) = u32::try_from(self.row).ok().filter(|_| (1..=MOST_ROWS).contains(&self.row)) {
            self.hidden.push(row);
        }
    }
}

/// The beginning of a tag, with the attributes that it may have.
fn beginning(tag: &[u8]) -> &[u8] {
    &tag[..memchr::memchr(b'>', tag).unwrap_or(tag.len()).min(TAG)]
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
    use std::io::{Cursor, Write};

    use super::{HiddenRows, LONGEST_CELL, Look, MOST_HIDDEN, SheetError, TAG, look_through};

    /// A file of parts that are one piece so many times: what is hidden in which rows.
    fn looked_through(parts: &[(&str, &str, usize)]) -> Result<Vec<(String, HiddenRows)>, SheetError> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, piece, times) in parts {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
            zip.write_all(format!("<x>{}</x>", piece.repeat(*times)).as_bytes()).expect("a part");
        }
        let file = zip.finish().expect("a file");
        let hidden = look_through(&mut zip::ZipArchive::new(file).expect("a file"), "xl/sharedStrings.xml")?;
        let hidden = hidden.into_iter().map(|(name, marks)| (name, marks.hidden.clone()));
        Ok(hidden.filter(|(_, rows)| *rows != HiddenRows::default()).collect())
    }

    #[test]
    fn hidden_rows_take_little_room() {
        let hidden = "<row hidden=\"1\"/>";
        // A sheet may lie anywhere, and a shared text is none.
        let parts = [
            ("xl/worksheets/sheet1.xml", hidden, 1 << 20),
            ("XL/Tables/List.xml", hidden, 9),
            ("xl/sharedStrings.xml", hidden, 9),
        ];
        let expected = vec![
            ("xl/tables/list.xml".to_owned(), HiddenRows(vec![(1, 9)])),
            ("xl/worksheets/sheet1.xml".to_owned(), HiddenRows(vec![(1, 1 << 20)])),
        ];
        assert_eq!(looked_through(&parts), Ok(expected));
        let every_other = "<row hidden=\"1\"/><row/>";
        let of_sheets = |last| {
            let part = |name, times| (name, every_other, times);
            let half = MOST_HIDDEN / 2;
            looked_through(&[
                part("xl/worksheets/a.xml", half),
                part("xl/worksheets/b.xml", half),
                part("xl/worksheets/c.xml", last),
            ])
        };
        assert_eq!(of_sheets(0).map(|hidden| hidden.len()), Ok(2));
        assert_eq!(of_sheets(1), Err(SheetError::TooLarge));
    }

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
            r#"<!-- <row r="9" hidden="1"> --><row r="10" ht="0" customHeight="1"/><row r="11" ht="0.75"/><row"#,
            "\n r=\"1048576\" hidden=\"1\"/><row hidden=\"1\"/>"
        );
        for bite in [1, 7, 4096] {
            let mut look = Look { is_sheet: true, ..Look::default() };
            assert!(rows.as_bytes().chunks(bite).all(|bytes| look.take(bytes)));
            assert!(look.finish());
            assert_eq!(look.hidden.0, [(2, 2), (4, 4), (10, 10), (1_048_576, 1_048_576)], "{bite}");
            for (row, expected) in [(0, false), (2, true), (3, false), (4, true), (5, false), (1_048_576, true)] {
                assert_eq!(look.hidden.contains(row), expected, "{row}");
            }
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
            let mut look = Look { is_sheet: true, ..Look::default() };
            assert!(rows.as_bytes().chunks(bite).all(|bytes| look.take(bytes)));
            assert!(look.finish());
            let found = look.formulas.finish();
            let places = (0..5).flat_map(|row| (0..9).map(move |column| (row, column)));
            let places: Vec<_> = places.filter(|(row, column)| found.holds(*row, *column)).collect();
            assert_eq!(places, [(1, 0), (1, 4), (2, 0)], "{bite}");
        }
    }

    #[test]
    fn struck_texts_are_seen() {
        let run = |properties: &str, text: &str| format!("<r><rPr>{properties}</rPr><t>{text}</t></r>");
        let struck = run("<strike/><sz val=\"11\"/>", "Ann");
        let texts = [
            struck.clone() + &run("<b/><strike val=\"1\"/>", "Lee") + "<r><t xml:space=\"preserve\"> </t></r>",
            struck.clone() + &run("", "Lee"),
            "<t>Ann</t>".to_owned(),
            run("<strike val=\"0\"/>", "Ann"),
            struck.clone() + "<rPh sb=\"0\" eb=\"1\"><t>アン</t></rPh>",
            String::new(),
        ];
        let shared = texts.map(|text| format!("<si>{text}</si>")).concat();
        let cells = [0, 1, 2, 3, 4, 5].map(|text| format!("<c t=\"s\"><v>{text}</v></c>")).concat();
        let row = format!("<row>{cells}<c><v>0</v></c><c t=\"inlineStr\"><is>{struck}</is></c></row>");
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        // The sheet first, as programs write it.
        for (name, text) in [("xl/worksheets/sheet1.xml", &row), ("xl/sharedStrings.xml", &shared)] {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
            zip.write_all(text.as_bytes()).expect("a part");
        }
        let file = zip.finish().expect("a file");
        let marked =
            look_through(&mut zip::ZipArchive::new(file).expect("a file"), "xl/sharedStrings.xml").expect("small");
        let struck = &marked["xl/worksheets/sheet1.xml"].struck;
        let columns: Vec<u32> = (0..9).filter(|column| struck.holds(0, *column)).collect();
        assert_eq!(columns, [0, 4, 7]);
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

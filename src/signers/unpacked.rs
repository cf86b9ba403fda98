//! Looks through the parts of a spreadsheet before anybody reads them: a file of some megabytes can unpack to a cell of many
//! gigabytes, and the readers of XML keep a whole text, and a whole cell, in memory.

use std::io::{ErrorKind, Read, Seek};

use zip::ZipArchive;

use crate::signers::sheet_rows::{MOST_UNPACKED, SheetError};

/// Most bytes from one cell, row or shared text to the next (tuned: as much as a record of CSV may have, and its markup).
const LONGEST_CELL: usize = 8 << 20;

/// Most bytes of the table of shared texts, which is read as a whole (tuned: a million rows of ten texts of their own).
const MOST_SHARED: u64 = 512 << 20;

/// Most bytes of a part that is no XML, such as a picture.
const MOST_OTHER: u64 = 256 << 20;

/// Unpacks every part of a file and keeps nothing of it; refuses what would fill the memory. What a part says of its own size
/// is not believed.
pub(in crate::signers) fn look_through<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<(), SheetError> {
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
    }
    Ok(())
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
}

/// Longest beginning of a tag that is looked at: a prefix of some letters, a colon, the name.
const TAG: usize = 32;

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
                match name(tag) {
                    b"c" | b"row" | b"table-cell" | b"covered-table-cell" | b"table-row" => self.since = 0,
                    b"si" => (self.since, self.holds_shared_texts) = (0, true),
                    _ => {}
                }
            }
            at += 1;
            self.since += 1;
        }
        self.since += end.saturating_sub(at);
        self.rest = joined.split_off(end.max(at).min(joined.len()));
        self.since <= LONGEST_CELL && (!self.holds_shared_texts || self.bytes <= MOST_SHARED)
    }
}

/// The name of the element that a tag begins, without the prefix of its namespace.
fn name(tag: &[u8]) -> &[u8] {
    let tag = &tag[1..tag.len().min(TAG)];
    let end =
        tag.iter().position(|byte| matches!(byte, b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n')).unwrap_or(tag.len());
    let name = &tag[..end];
    name.iter().position(|byte| *byte == b':').map_or(name, |colon| &name[colon + 1..])
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_CELL, Look};

    /// Whether a part of these pieces, each so many times, is let through, handed on in bites of this size.
    fn passes(pieces: &[(&str, usize)], bite: usize) -> bool {
        let part: Vec<u8> = pieces.iter().flat_map(|(piece, times)| piece.repeat(*times).into_bytes()).collect();
        let mut look = Look::default();
        part.chunks(bite).all(|bytes| look.take(bytes))
    }

    #[test]
    fn a_cell_of_many_megabytes_is_refused() {
        let many = LONGEST_CELL / 4;
        for (pieces, expected) in [
            (&[("<row><c r=\"A1\"><v>1</v></c></row>", many)][..], true),
            (&[("<x:row><x:c>1234567</x:c></x:row>", many)], true),
            (&[("<sst>", 1), ("<si><t>text</t></si>", many)], true),
            (&[("<table:table-row><table:table-cell/></table:table-row>", many / 8)], true),
            (&[("<row><c><is><t>", 1), ("A", LONGEST_CELL + 100)], false),
            (&[("<row><c><is>", 1), ("<r><t>a</t></r>", many)], false),
            (&[("<row><c>", 1), ("<!-- <c>", 1), ("<c> ", many + many)], false),
            (&[("<row><c>", 1), ("<![CDATA[", 1), ("<c> ", many + many)], false),
            (&[("<row><c><!-- x --></c>", many / 2)], true),
            (&[("<row a=\"", 1), ("A", LONGEST_CELL + 100)], false),
            (&[("\u{feff}<row><c>", 1), ("A", LONGEST_CELL + 100)], false),
            (&[("GIF89a", many)], true),
        ] {
            for bite in [1 << 16, 4099] {
                assert_eq!(passes(pieces, bite), expected, "{pieces:?}");
            }
        }
    }
}

//! The text of a file that a person wrote, and where a byte of it stands.

use std::cell::Cell;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Findings, Place};

/// The mark that Windows editors put before UTF-8 text; no part of the text.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Longest file that is read, in bytes (tuned: a book has a hundredth of them).
const MOST_BYTES: u64 = 16 << 20;

/// A file's bytes, but for what is behind the one that is too many: a device has no end.
fn read_some(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What is wrong with a path at which a text should stand, as far as it shows before it is opened: opening a pipe would wait for its
/// writer. Not there is `missing-file`; a folder, a link that leads nowhere (or round and round) and what is no ordinary file are
/// `unreadable-file`, and so is what the system refuses to look at.
pub(crate) fn no_text(path: &Path) -> Option<Diagnostic> {
    let unreadable = |reason: &dyn std::fmt::Display| {
        Some(Diagnostic::error(Code::UnreadableFile).with("file", path.display()).with("reason", reason))
    };
    match std::fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => None,
        Ok(metadata) if metadata.is_dir() => unreadable(&"a folder"),
        Ok(_) => unreadable(&"no-file"),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => unreadable(&error),
        Err(_) if path.is_symlink() => unreadable(&"dangling-link"),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Some(Diagnostic::error(Code::MissingFile).with("file", path.display()))
        }
        Err(error) => unreadable(&error),
    }
}

/// Whether a file is a link out of its folder and out of so many that hold this one: what stands elsewhere would be printed. The folder
/// itself may be a link.
fn leads_out(file: &Path, above: usize) -> bool {
    if !std::fs::symlink_metadata(file).is_ok_and(|metadata| metadata.is_symlink()) {
        return false;
    }
    // A link that leads nowhere is reported when it is opened.
    let Ok(target) = file.canonicalize() else { return false };
    let holding = |path: &PathBuf| match path.parent() {
        Some(folder) if folder != Path::new("") => Some(folder.to_owned()),
        _ => Some(PathBuf::from(".")),
    };
    let mut folders = std::iter::successors(Some(file.to_owned()), holding).skip(1).take(1 + above);
    !folders.any(|folder| folder.canonicalize().is_ok_and(|folder| target.starts_with(folder)))
}

/// The text of a TOML or Markdown file without its byte-order mark.
#[derive(Debug)]
pub struct Source {
    path: PathBuf,
    text: String,
    /// Bytes of the file that stand before `text`: 3 with a byte-order mark, else 0.
    before: usize,
    /// Bytes of `text` at which a line begins.
    line_starts: Vec<usize>,
    /// Line (from 0), byte and column (from 0) found last: places are mostly asked for in rising order,
    /// and a line may be a megabyte long.
    last: Cell<(usize, usize, u64)>,
}

impl Source {
    /// Reads a file that stands in the folder of a letter. A link out of there, and out of the folder of all letters, which may share
    /// their texts, is `unreadable-file`; the rest as for [`read`](Self::read).
    pub fn read_of_letter(path: &Path, findings: &mut Findings) -> Option<Self> {
        Self::read_within(path, 1, findings)
    }

    /// The same of a file that stands beside the letters.
    pub(crate) fn read_of_library(path: &Path, findings: &mut Findings) -> Option<Self> {
        Self::read_within(path, 0, findings)
    }

    fn read_within(path: &Path, above: usize, findings: &mut Findings) -> Option<Self> {
        if leads_out(path, above) {
            let finding = Diagnostic::error(Code::UnreadableFile).with("file", path.display());
            findings.push(finding.with("reason", "outside-letter").at(Place::file(path)));
            return None;
        }
        Self::read(path, findings)
    }

    /// Reads a file. `missing-file`, `unreadable-file` and `not-utf-8` go to `findings`.
    pub fn read(path: &Path, findings: &mut Findings) -> Option<Self> {
        if let Some(finding) = no_text(path) {
            findings.push(finding.at(Place::file(path)));
            return None;
        }
        let bytes = match read_some(path) {
            Ok(bytes) if bytes.len() as u64 > MOST_BYTES => {
                let finding = Diagnostic::error(Code::UnreadableFile).with("file", path.display());
                findings.push(finding.with("reason", "too-long-file").at(Place::file(path)));
                return None;
            }
            Ok(bytes) => bytes,
            Err(error) => {
                let finding = Diagnostic::error(Code::UnreadableFile).with("file", path.display());
                findings.push(finding.with("reason", error).at(Place::file(path)));
                return None;
            }
        };
        match String::from_utf8(bytes) {
            Ok(text) => Some(Self::new(text, path)),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let bytes = error.into_bytes();
                // The good part is measured alone, so that the place of the first bad byte is known.
                let good = Self::new(String::from_utf8_lossy(&bytes[..valid]).into_owned(), path);
                let place = good.place(good.text.len()..good.text.len());
                findings.push(Diagnostic::error(Code::NotUtf8).with("file", path.display()).at(place));
                None
            }
        }
    }

    /// The text of a file that was read already; `path` is named in places.
    pub fn new(text: impl Into<String>, path: &Path) -> Self {
        let mut text = text.into();
        let before = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
        text.drain(..before);
        let bytes = text.as_bytes();
        let mut line_starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            // A lone carriage return ends a line too (CommonMark 0.31, 2.1).
            if *byte == b'\n' || (*byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                line_starts.push(at + 1);
            }
        }
        Self { path: path.to_path_buf(), text, before, line_starts, last: Cell::new((0, 0, 0)) }
    }

    /// The text without its byte-order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the file as they were read, the byte-order mark among them: what is kept beside what was made from it.
    pub fn bytes(&self) -> Arc<[u8]> {
        let mark = &BYTE_ORDER_MARK.as_bytes()[..self.before];
        [mark, self.text.as_bytes()].concat().into()
    }

    /// The file, as the user named it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The place of a range of bytes of [`text`](Self::text). A bound inside a character or past the end is moved back.
    pub fn place(&self, range: Range<usize>) -> Place {
        let start = self.text.floor_char_boundary(range.start);
        let end = self.text.floor_char_boundary(range.end).max(start);
        let line = self.line_starts.partition_point(|&line_start| line_start <= start).saturating_sub(1);
        let (last_line, last_byte, last_column) = self.last.get();
        let (from, known) = if last_line == line && last_byte <= start {
            (last_byte, last_column)
        } else {
            (self.line_starts[line], 0)
        };
        let column = known + self.text[from..start].chars().count() as u64;
        self.last.set((line, start, column));
        Place::at(&self.path, line as u64 + 1, column + 1, (start + self.before, end + self.before))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Source;

    #[test]
    fn places_count_lines_and_characters_from_one() {
        for (text, needle, line, column, span) in [
            ("x", "x", 1, 1, (0, 1)),
            ("é x", "x", 1, 3, (3, 4)),
            ("中\n文x", "x", 2, 2, (7, 8)),
            ("a\r\nbx", "x", 2, 2, (4, 5)),
            ("a\rbx", "x", 2, 2, (3, 4)),
            ("\u{feff}x", "x", 1, 1, (3, 4)),
            ("\u{feff}a\nx", "x", 2, 1, (5, 6)),
        ] {
            let source = Source::new(text, Path::new("f"));
            let at = source.text().find(needle).expect("the needle");
            let place = source.place(at..at + needle.len());
            assert_eq!((place.line, place.column, place.span), (Some(line), Some(column), Some(span)), "{text:?}");
        }
    }

    #[test]
    fn the_bytes_are_those_that_were_read() {
        for text in ["", "a\r\nb", "\u{feff}", "\u{feff}中\n"] {
            assert_eq!(*Source::new(text, Path::new("f")).bytes(), *text.as_bytes(), "{text:?}");
        }
    }

    #[test]
    fn places_may_be_asked_for_in_any_order() {
        let source = Source::new("ab中de\nfg", Path::new("f"));
        let column = |at: usize| source.place(at..at).column;
        assert_eq!([column(5), column(1), column(6), column(9), column(0)].map(|c| c.unwrap_or(0)), [4, 2, 5, 2, 1]);
        assert_eq!(source.place(3..400).span, Some((2, 10)));
    }
}

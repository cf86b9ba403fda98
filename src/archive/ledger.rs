//! The ledger of those who were erased: a file beside the key, whose first line tells the key from others, and a line a hash
//! behind it: `hash day request`. It names nobody; without the key it says nothing.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use crate::archive::Error;
use crate::batch::hash::{hex, unhex};
use crate::batch::staging;

/// Largest ledger in bytes (tuned: half a million hashes).
const LARGEST: u64 = 64 << 20;

/// What the first line begins with.
const KEY: &str = "key ";

/// A line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The keyed hash of one of a person's keys.
    pub hash: [u8; 32],
    /// The day of the erasure.
    pub on: String,
    /// The request.
    pub request: String,
}

/// What stands in a ledger.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Ledger {
    /// The hash that tells the key from others; `None` in a file that somebody made by hand.
    pub(crate) check: Option<[u8; 32]>,
    pub(crate) lines: Vec<Line>,
}

impl Ledger {
    /// Reads the file; `None` where there is none. A line that is not understood is an error, since nobody may be passed over.
    pub(crate) fn read(path: &Path) -> Result<Option<Self>, Error> {
        let bad = |line| Error::BadLedger { path: path.to_owned(), line };
        match fs::metadata(path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::io(path)(error)),
            Ok(metadata) if !metadata.is_file() || metadata.len() > LARGEST => return Err(bad(0)),
            Ok(_) => {}
        }
        let mut bytes = Vec::new();
        let file = File::open(path).map_err(Error::io(path))?;
        file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(Error::io(path))?;
        let text = String::from_utf8(bytes).map_err(|_| bad(0))?;
        let mut ledger = Self::default();
        for (number, line) in (1..).zip(text.lines()) {
            match line.strip_prefix(KEY) {
                Some(check) if number == 1 => ledger.check = Some(unhex(check).ok_or_else(|| bad(number))?),
                _ => ledger.lines.push(parse(line).ok_or_else(|| bad(number))?),
            }
        }
        // What was cut off in the middle of its last line says so.
        if !text.is_empty() && !text.ends_with('\n') {
            return Err(bad(text.lines().count()));
        }
        Ok(Some(ledger))
    }

    /// Adds lines; those that it has already are not doubled. Whether there were new ones.
    pub(crate) fn add(&mut self, lines: &[Line]) -> bool {
        let known: HashSet<[u8; 32]> = self.lines.iter().map(|line| line.hash).collect();
        let before = self.lines.len();
        self.lines.extend(lines.iter().filter(|line| !known.contains(&line.hash)).cloned());
        self.lines.len() > before
    }

    /// Writes the file, whole or not at all.
    pub(crate) fn write(&self, path: &Path) -> Result<(), Error> {
        let mut text = String::new();
        if let Some(check) = &self.check {
            let _ = writeln!(text, "{KEY}{}", hex(check));
        }
        for line in &self.lines {
            let _ = writeln!(text, "{} {} {}", hex(&line.hash), line.on, line.request);
        }
        Ok(staging::write_alone(path, text.as_bytes())?)
    }
}

fn parse(line: &str) -> Option<Line> {
    let mut words = line.splitn(3, ' ');
    let hash = unhex(words.next()?)?;
    Some(Line { hash, on: words.next()?.to_owned(), request: words.next()?.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::{LARGEST, Ledger, Line};
    use crate::archive::Error;

    fn line(byte: u8) -> Line {
        Line { hash: [byte; 32], on: "2026-12-10".to_owned(), request: "letter of May 3".to_owned() }
    }

    #[test]
    fn the_ledger_doubles_nobody() {
        let scratch = tempfile::tempdir().expect("a folder");
        let path = scratch.path().join("archive.key.erased");
        assert_eq!(Ledger::read(&path).expect("an answer"), None);
        let mut ledger = Ledger { check: Some([7; 32]), lines: Vec::new() };
        assert!(ledger.add(&[line(1)]) && ledger.add(&[line(1), line(2)]) && !ledger.add(&[line(2)]));
        ledger.write(&path).expect("a file");
        assert_eq!(ledger.lines, [line(1), line(2)]);
        assert_eq!(Ledger::read(&path).expect("a ledger"), Some(ledger));
    }

    #[test]
    fn the_ledger_passes_nobody_over() {
        let scratch = tempfile::tempdir().expect("a folder");
        let path = scratch.path().join("archive.key.erased");
        let good = format!("{} 2026-12-10 x\n", "ab".repeat(32));
        for (text, expected) in [
            ("what\n".to_owned(), 1),
            (format!("{good}{}", good.replace(" x\n", "\n")), 2),
            (format!("{good}key {}\n", "ab".repeat(32)), 2),
            (good.trim_end().to_owned(), 1),
            ("key ab\n".to_owned(), 1),
        ] {
            std::fs::write(&path, &text).expect("a file");
            let found = Ledger::read(&path);
            assert!(matches!(found, Err(Error::BadLedger { line, .. }) if line == expected), "{text}: {found:?}");
        }
        std::fs::File::create(&path).expect("a file").set_len(LARGEST + 1).expect("a hole");
        assert!(matches!(Ledger::read(&path), Err(Error::BadLedger { line: 0, .. })));
    }
}

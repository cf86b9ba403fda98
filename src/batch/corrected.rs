//! `corrections.jsonl`: which letters of a batch are said anew in one that does not stand beside it, a line for each such batch, beside
//! the manifest, which never changes.
//!
//! ```json
//! {"batch":"chen-oslo-oslo-2026-12-10-0123abcd","serials":"17, 23-25"}
//! ```
//!
//! It names nobody. Where that batch stands is not told: a folder that moves would take a path of another machine along.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::batch::{Error, ranges, staging};

/// Name of the file.
pub(crate) const NAME: &str = "corrections.jsonl";

/// Largest file in bytes (tuned: ten thousand corrections).
pub(crate) const LARGEST: u64 = 1 << 20;

#[derive(Serialize, Deserialize)]
struct Line {
    batch: String,
    serials: String,
}

/// The batches that are named, each with the serials; those of `wanted` alone where it is given. A line that is not understood is passed
/// over.
pub fn elsewhere(folder: &Path, wanted: Option<&BTreeSet<u64>>) -> Result<Vec<(String, BTreeSet<u64>)>, Error> {
    let text = text(folder)?;
    let lines = text.split(|byte| *byte == b'\n').filter_map(read);
    let known = lines.filter_map(|line| {
        let ranges = ranges::parse(&line.serials)?;
        let serials: BTreeSet<u64> = match wanted {
            Some(wanted) => {
                wanted.iter().filter(|serial| ranges.iter().any(|range| range.contains(serial))).copied().collect()
            }
            None => ranges.into_iter().map(|range| *range.start()).collect(),
        };
        Some((line.batch, serials))
    });
    Ok(known.filter(|(_, serials)| !serials.is_empty()).collect())
}

/// Whether every line of a file is understood.
pub(crate) fn is_understood(folder: &Path) -> bool {
    let lines = |text: Vec<u8>| {
        text.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).all(|line| read(line).is_some())
    };
    text(folder).is_ok_and(lines)
}

/// Writes down that a batch corrects these letters. What is written already stays as it is.
pub fn note(folder: &Path, batch: &str, serials: &BTreeSet<u64>) -> Result<(), Error> {
    let line = Line { batch: batch.to_owned(), serials: ranges::compact(serials.iter().copied()) };
    let line = serde_json::to_vec(&line).map_err(|error| Error::Internal { what: error.to_string() })?;
    let mut text = text(folder)?;
    if text.split(|byte| *byte == b'\n').any(|known| *known == line[..]) {
        return Ok(());
    }
    if text.last().is_some_and(|byte| *byte != b'\n') {
        text.push(b'\n');
    }
    text.extend(line);
    text.push(b'\n');
    staging::write_alone(&folder.join(NAME), &text)
}

fn read(line: &[u8]) -> Option<Line> {
    let line: Line = serde_json::from_slice(line).ok()?;
    (is_name(&line.batch) && ranges::parse(&line.serials).is_some()).then_some(line)
}

/// Whether a text can be the name of a folder.
fn is_name(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', ':']) && !name.contains(char::is_control)
}

/// The file; empty where there is none.
fn text(folder: &Path) -> Result<Vec<u8>, Error> {
    let path = folder.join(NAME);
    match std::fs::symlink_metadata(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(source) => Err(Error::Io { path, source }),
        Ok(metadata) if !metadata.is_file() || metadata.len() > LARGEST => {
            Err(Error::Io { path, source: std::io::Error::other("no file of corrections") })
        }
        Ok(_) => std::fs::read(&path).map_err(Error::io(path)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{NAME, elsewhere, is_understood, note};

    #[test]
    fn what_is_noted_is_found_once() {
        let scratch = tempfile::tempdir().expect("a folder");
        let folder = scratch.path();
        assert_eq!(elsewhere(folder, None).expect("no file"), []);
        let serials = BTreeSet::from([1, 2, 3, 17]);
        for _ in 0..2 {
            note(folder, "b", &serials).expect("a line");
        }
        assert_eq!(std::fs::read_to_string(folder.join(NAME)).expect("it").lines().count(), 1);
        let wanted = BTreeSet::from([2, 16, 17]);
        assert_eq!(elsewhere(folder, Some(&wanted)).expect("a file"), [("b".to_owned(), BTreeSet::from([2, 17]))]);
        assert_eq!(elsewhere(folder, Some(&BTreeSet::from([4]))).expect("a file"), []);
        assert!(is_understood(folder));
        std::fs::write(folder.join(NAME), "{\"batch\":\"../b\",\"serials\":\"1\"}\nx").expect("a file");
        assert_eq!((elsewhere(folder, None).expect("a file"), is_understood(folder)), (Vec::new(), false));
    }
}

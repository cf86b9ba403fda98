//! `erasures.json`: who, by serial and row alone, was taken out of a batch after it was made, and the hashes of the files that
//! changed by it. The manifest beside it stays as it was written; together they say what every file must be.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::batch::manifest::FileEntry;
use crate::batch::row_fate::{Emptied, RecordedFate};
use crate::length::Length;

/// Name of the file.
pub(crate) const NAME: &str = "erasures.json";

/// Name and version of its form.
const SCHEMA: &str = "mailbag-erasures/1";

/// What stands in `erasures.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasures {
    schema: String,
    /// One after the other.
    pub erasures: Vec<Erasure>,
}

/// What one request took out of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// The day.
    pub date: String,
    /// Where the request lies, in the words of the office; never a name.
    pub request: String,
    /// Serials of the letters or rows that are withdrawn.
    pub serials: BTreeSet<u64>,
    /// Rows of the list that were emptied, by their places from 0, and what they were counted as.
    pub rows: BTreeMap<u64, RecordedFate>,
    /// How high they are in tables, in thousandths of a point, so that the rows below them stay where they are.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub heights: BTreeMap<u64, i32>,
    /// Files that changed.
    pub files: Vec<ChangedFile>,
}

/// A file before and after an erasure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChangedFile {
    /// Its name in the batch.
    pub file: String,
    /// What it was.
    pub before: FileEntry,
    /// What it is; `None` where it is gone.
    pub after: Option<FileEntry>,
}

impl Default for Erasures {
    fn default() -> Self {
        Self { schema: SCHEMA.to_owned(), erasures: Vec::new() }
    }
}

impl Erasures {
    /// Reads the file's text; `None` where it is of another form.
    pub fn from_json(text: &[u8]) -> Option<Self> {
        serde_json::from_slice::<Self>(text).ok().filter(|erasures| erasures.schema == SCHEMA)
    }

    /// The files of a batch as they must be now, from those of its manifest. The error is a file that was not what an erasure
    /// says it was before.
    pub fn apply(&self, mut files: BTreeMap<String, FileEntry>) -> Result<BTreeMap<String, FileEntry>, String> {
        for change in self.erasures.iter().flat_map(|erasure| &erasure.files) {
            if files.get(&change.file) != Some(&change.before) {
                return Err(change.file.clone());
            }
            match &change.after {
                Some(after) => files.insert(change.file.clone(), after.clone()),
                None => files.remove(&change.file),
            };
        }
        Ok(files)
    }

    /// Emptied rows, what they were counted as, and how high they are.
    pub(crate) fn emptied(&self) -> Emptied {
        let rows = self.erasures.iter().flat_map(|erasure| &erasure.rows);
        let heights = self.erasures.iter().flat_map(|erasure| &erasure.heights);
        Emptied {
            fates: rows.map(|(row, fate)| (*row, *fate)).collect(),
            heights: heights.map(|(row, height)| (*row, Length::millipoints(*height))).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::{ChangedFile, Erasure, Erasures};
    use crate::batch::manifest::FileEntry;

    fn entry(sha256: &str) -> FileEntry {
        FileEntry { sha256: sha256.to_owned(), bytes: 1 }
    }

    fn change(file: &str, before: &str, after: Option<&str>) -> ChangedFile {
        ChangedFile { file: file.to_owned(), before: entry(before), after: after.map(entry) }
    }

    fn erasures(files: Vec<ChangedFile>) -> Erasures {
        let erasure = Erasure {
            date: "2026-12-10".to_owned(),
            request: String::new(),
            serials: BTreeSet::from([1]),
            rows: BTreeMap::new(),
            heights: BTreeMap::new(),
            files,
        };
        Erasures { erasures: vec![erasure], ..Erasures::default() }
    }

    #[test]
    fn a_file_is_what_the_last_erasure_made_of_it() {
        let files = BTreeMap::from([("a".to_owned(), entry("1")), ("b".to_owned(), entry("5"))]);
        let changes = vec![change("a", "1", Some("2")), change("a", "2", Some("3")), change("b", "5", None)];
        let files = erasures(changes).apply(files);
        assert_eq!(files, Ok(BTreeMap::from([("a".to_owned(), entry("3"))])));
    }

    #[test]
    fn a_history_that_does_not_fit_the_manifest_is_named() {
        let files = BTreeMap::from([("a".to_owned(), entry("1"))]);
        assert_eq!(erasures(vec![change("a", "9", None)]).apply(files.clone()), Err("a".to_owned()));
        assert_eq!(erasures(vec![change("x", "1", None)]).apply(files), Err("x".to_owned()));
    }

    #[test]
    fn what_is_written_is_read() {
        let erasures = erasures(vec![change("a", "1", None)]);
        let text = serde_json::to_vec(&erasures).expect("JSON");
        assert_eq!(Erasures::from_json(&text), Some(erasures));
        assert_eq!(Erasures::from_json(br#"{"schema":"other/1","erasures":[]}"#), None);
    }
}

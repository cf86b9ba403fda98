//! `manifest.json`: what a batch is, what is in it, and the hash of every file. It names nobody.

use std::collections::BTreeMap;
use std::path::Path;

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::batch::Counts;
use crate::batch::folder::own_file;
use crate::batch::succession::Delivery;

/// Name of the file.
pub(crate) const NAME: &str = "manifest.json";

/// Largest `manifest.json`, `options.json` in bytes (tuned: a file a letter for a million letters).
pub(crate) const LARGEST: u64 = 256 << 20;

/// Name and version of the manifest's form.
pub const SCHEMA: &str = "mailbag-manifest/1";

/// What stands in `manifest.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Name and version of this form.
    pub schema: String,
    /// Version of the program.
    pub tool: String,
    /// Batch id.
    pub batch: String,
    /// Name of the letter.
    pub letter: String,
    /// `letter`, `petition` or `roll`.
    pub kind: String,
    /// Routes, the first with the originals.
    pub routes: Vec<String>,
    /// Ids of the addressees, a group for each letter that a signer gets.
    pub addressees: Vec<Vec<String>>,
    /// Languages in order.
    pub languages: Vec<String>,
    /// How they stand.
    pub arrangement: String,
    /// The day of the letters.
    pub date: String,
    /// Whether the list is the shipped sample.
    pub sample: bool,
    /// Which delivery of the campaign it is, and what it follows or corrects.
    #[serde(default)]
    pub delivery: Delivery,
    /// Number of the list's first row in a spreadsheet, so that `row` in `letters.jsonl` leads to the row in `inputs/`.
    #[serde(default = "second")]
    pub first_row: u64,
    /// SHA-256 of the list as it stands in `inputs/`.
    pub list_sha256: String,
    /// SHA-256 over all inputs, from which the id is derived.
    pub inputs_sha256: String,
    /// What is known of the signers' consent: `not recorded`, `recorded`, `required`.
    #[serde(default)]
    pub consent: String,
    /// The numbers.
    pub counts: Counts,
    /// SHA-256 over the hashes of the volumes in order, each in hexadecimal with a line feed behind it.
    #[serde(default)]
    pub letters_sha256: String,
    /// Volumes in order.
    pub volumes: Vec<VolumeRecord>,
    /// Every file but this one.
    #[serde(deserialize_with = "each_once")]
    pub files: BTreeMap<String, FileEntry>,
}

/// One volume.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VolumeRecord {
    /// File name.
    pub file: String,
    /// Addressees of its letters.
    pub addressee: String,
    /// First serial, if it has any.
    pub first_serial: Option<u64>,
    /// Last serial, if it has any.
    pub last_serial: Option<u64>,
    /// Letters, or rows with a serial.
    pub letters: u64,
    /// Pages.
    pub pages: u64,
    /// Sheets of each of its letters, where letters are grouped by them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheets_a_letter: Option<u16>,
}

/// A file of the batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// SHA-256 in hexadecimal.
    pub sha256: String,
    /// Bytes.
    pub bytes: u64,
}

/// A map none of whose names comes twice: of two entries one reader heeds the first, another the last, and a seal would hold for both.
fn each_once<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<String, FileEntry>, D::Error> {
    struct Entries;

    impl<'de> Visitor<'de> for Entries {
        type Value = BTreeMap<String, FileEntry>;

        fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            formatter.write_str("an object of files, each named once")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
            let mut files = BTreeMap::new();
            while let Some((name, entry)) = entries.next_entry::<String, FileEntry>()? {
                if files.contains_key(&name) {
                    return Err(A::Error::custom(format!("duplicate file `{name}`")));
                }
                files.insert(name, entry);
            }
            Ok(files)
        }
    }

    deserializer.deserialize_map(Entries)
}

/// The row below the headings.
fn second() -> u64 {
    2
}

impl Manifest {
    /// Reads the manifest of a batch; `None` where there is none or it is of another form. Like all of a batch it is no link, and
    /// is not read before its size fits: whoever looks through a folder of batches meets what lies beside them.
    pub fn read(folder: &Path) -> Option<Self> {
        serde_json::from_slice::<Self>(&own_file(&folder.join(NAME), LARGEST)?)
            .ok()
            .filter(|manifest| manifest.schema == SCHEMA)
    }
}

/// One line of `letters.jsonl`.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct LetterLine<'a> {
    pub(crate) serial: u64,
    pub(crate) row: u64,
    /// Rows of the others who send it together.
    #[serde(skip_serializing_if = "<[u64]>::is_empty")]
    pub(crate) with: &'a [u64],
    pub(crate) addressee: &'a str,
    pub(crate) file: &'a str,
    pub(crate) first_page: u64,
    pub(crate) pages: u64,
}

#[cfg(all(test, unix))]
mod tests {
    use std::process::Command;

    use super::{Manifest, NAME, SCHEMA};

    /// A pipe would be waited for, and a link lead out of the folder.
    #[test]
    fn a_name_stands_once() {
        let entry = r#"{"sha256": "", "bytes": 1}"#;
        for (files, expected) in [
            (format!(r#""a": {entry}, "b": {entry}"#), true),
            (format!(r#""a": {entry}, "a": {entry}"#), false),
            (format!(r#""a": {entry}, "\u0061": {entry}"#), false),
            (r#""a": {"sha256": "", "bytes": 1, "bytes": 1}"#.to_owned(), false),
        ] {
            let text = format!(r#"{{"files": {{{files}}}}}"#);
            assert_eq!(serde_json::from_str::<Files>(&text).is_ok(), expected, "{text}");
        }
    }

    /// Nothing but the files of a manifest.
    #[derive(serde::Deserialize)]
    struct Files {
        #[serde(deserialize_with = "super::each_once", rename = "files")]
        _files: std::collections::BTreeMap<String, super::FileEntry>,
    }

    #[test]
    fn what_is_no_file_is_not_read() {
        let scratch = tempfile::tempdir().expect("a folder");
        let (path, elsewhere) = (scratch.path().join(NAME), scratch.path().join("elsewhere"));
        let manifest = serde_json::json!({
            "schema": SCHEMA, "tool": "", "batch": "b", "letter": "l", "kind": "letter", "routes": [], "addressees": [], "languages": [],
            "arrangement": "", "date": "", "sample": false, "list_sha256": "", "inputs_sha256": "", "volumes": [], "files": {},
            "counts": {
                "rows": 0, "signers": 0, "rejected": 0, "duplicates": 0, "blank": 0, "letters": 0, "pages": 0, "blank_pages": 0,
                "sheets": 0, "left_out": { "withheld": 0, "no_consent": 0 },
            },
        });
        std::fs::write(&path, manifest.to_string()).expect("a file");
        assert!(Manifest::read(scratch.path()).is_some());

        std::fs::rename(&path, &elsewhere).expect("moved");
        std::os::unix::fs::symlink(&elsewhere, &path).expect("a link");
        assert!(Manifest::read(scratch.path()).is_none(), "a link");

        std::fs::remove_file(&path).expect("the link");
        assert!(Command::new("mkfifo").arg(&path).status().expect("mkfifo (coreutils)").success());
        assert!(Manifest::read(scratch.path()).is_none(), "a pipe");
    }
}

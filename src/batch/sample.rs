//! The list that the program ships with, known by its content, so that nobody sends it by mistake.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use sha2::{Digest, Sha256};

use crate::diagnostic::Findings;
use crate::signers::csv::CsvReader;
use crate::signers::{Column, ColumnMap, Row};

/// The shipped list.
const SAMPLE: &[u8] = include_bytes!("../../signers.csv");

/// The content of a list, whatever its line ends, delimiter, order of columns and names of image files.
#[derive(Debug, Default)]
pub(crate) struct Content {
    hasher: Sha256,
    rows: u32,
}

/// Rows after which a list is certainly not the shipped one, which has fewer.
const ENOUGH: u32 = 100;

impl Content {
    /// Adds a row.
    pub(crate) fn row(&mut self, row: &Row, map: &ColumnMap) {
        self.rows = self.rows.saturating_add(1);
        if self.rows > ENOUGH {
            return;
        }
        for column in Column::ALL.into_iter().filter(|column| *column != Column::Signature) {
            self.hasher.update(map.cell(row, column).replace('\r', "").trim());
            self.hasher.update([0x1f]);
        }
        self.hasher.update([0x1e]);
    }

    /// SHA-256 of all rows; of a longer list than the shipped one, one that is not that one's.
    pub(crate) fn finish(mut self) -> [u8; 32] {
        if self.rows > ENOUGH {
            self.hasher.update(b"and more");
        }
        self.hasher.finalize().into()
    }
}

/// SHA-256 of the shipped list's content.
pub(crate) fn content_hash() -> [u8; 32] {
    static HASH: OnceLock<[u8; 32]> = OnceLock::new();
    *HASH.get_or_init(|| of(SAMPLE).unwrap_or_default())
}

fn of(list: &[u8]) -> Option<[u8; 32]> {
    let mut reader = CsvReader::open(list, Path::new("signers.csv")).ok()?;
    let map =
        ColumnMap::find(Path::new("signers.csv"), reader.headings(), &BTreeMap::new(), &[], &mut Findings::new())?;
    let mut content = Content::default();
    let mut row = Row::default();
    while reader.read(&mut row).ok()? {
        content.row(&row, &map);
    }
    Some(content.finish())
}

#[cfg(test)]
mod tests {
    use super::{SAMPLE, content_hash, of};

    #[test]
    fn the_shipped_list_and_no_other_is_the_sample() {
        assert_eq!(of(SAMPLE), Some(content_hash()));
        let with_crlf = String::from_utf8_lossy(SAMPLE).replace('\n', "\r\n");
        assert_eq!(of(with_crlf.as_bytes()), Some(content_hash()));
        assert_ne!(of(b"given_name\nAnna\n"), Some(content_hash()));
        assert_ne!(content_hash(), [0; 32]);
        let rows = String::from_utf8_lossy(SAMPLE).lines().count();
        assert!(rows < super::ENOUGH as usize);
    }
}

//! The lists that the program ships with, known by their content, so that nobody sends them by mistake.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::OnceLock;

use sha2::{Digest, Sha256};

use crate::diagnostic::Findings;
use crate::signers::csv::CsvReader;
use crate::signers::{Column, ColumnMap, Row};

/// The shipped list.
const SAMPLE: &[u8] = include_bytes!("../../signers.csv");

/// The lists of the folders that `init` makes, by the language of their headings.
pub const STARTERS: [(&str, &str); 5] = [
    ("en", include_str!("starters/en.csv")),
    ("fr", include_str!("starters/fr.csv")),
    ("nb", include_str!("starters/nb.csv")),
    ("ja", include_str!("starters/ja.csv")),
    ("zh-Hant", include_str!("starters/zh-Hant.csv")),
];

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

/// Whether this is SHA-256 of a shipped list's content.
pub(crate) fn is_shipped(content: [u8; 32]) -> bool {
    static HASHES: OnceLock<Vec<[u8; 32]>> = OnceLock::new();
    let hashes = HASHES.get_or_init(|| {
        let starters = STARTERS.iter().map(|(_, list)| list.as_bytes());
        std::iter::once(SAMPLE).chain(starters).filter_map(of).collect()
    });
    hashes.contains(&content)
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
    use super::{SAMPLE, STARTERS, is_shipped, of};

    #[test]
    fn the_shipped_lists_and_no_others_are_samples() {
        for list in std::iter::once(SAMPLE).chain(STARTERS.iter().map(|(_, list)| list.as_bytes())) {
            assert!(of(list).is_some_and(is_shipped));
            let with_crlf = String::from_utf8_lossy(list).replace('\n', "\r\n");
            assert!(of(with_crlf.as_bytes()).is_some_and(is_shipped));
            let changed = String::from_utf8_lossy(list).replacen("example.org", "example.com", 1);
            assert!(!of(changed.as_bytes()).is_some_and(is_shipped));
            assert!(String::from_utf8_lossy(list).lines().count() < super::ENOUGH as usize);
        }
        assert!(!of(b"given_name\nAnna\n").is_some_and(is_shipped));
        assert!(!is_shipped([0; 32]));
    }
}

//! The rows that are dealt out to a volume, and which they were, as a number: by it a volume of an earlier run is known to be of the rows that stand in the
//! list now.

use std::hash::{DefaultHasher, Hash, Hasher};

use csv::StringRecord;

use crate::signers::Row;

/// A row for a volume.
pub(crate) enum Item {
    /// A signer with the others of the household.
    Signer {
        serial: u64,
        row: Row,
        with: Vec<Row>,
    },
    /// The number of its row.
    Withheld(u64),
    Blank,
}

impl Item {
    /// Bytes of its cells.
    pub(crate) fn bytes(&self) -> usize {
        match self {
            Self::Signer { row, with, .. } => {
                std::iter::once(row).chain(with).map(|row| row.cells.as_slice().len()).sum()
            }
            Self::Withheld(_) | Self::Blank => 0,
        }
    }
}

/// Takes rows in as they are dealt out. The list's SHA-256 is known at its end alone, and a run that was killed did not come so
/// far. Nobody but the owner writes into staging, so that chance alone could give two volumes one number (SipHash of 64 bits); a
/// standard library that counts otherwise costs the making of a volume.
#[derive(Debug, Clone)]
pub(crate) struct RowsHash(DefaultHasher);

impl RowsHash {
    /// Begins with the number of the headings.
    pub(crate) fn new(headings: u64) -> Self {
        let mut hasher = DefaultHasher::new();
        hasher.write_u64(headings);
        Self(hasher)
    }

    /// The number of a list's headings.
    pub(crate) fn headings(headings: &StringRecord) -> u64 {
        let mut hash = Self(DefaultHasher::new());
        hash.cells(headings);
        hash.finish()
    }

    /// Takes rows in.
    pub(crate) fn add(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Signer { serial, row, with } => {
                    (0_u8, *serial, with.len()).hash(&mut self.0);
                    for row in std::iter::once(row).chain(with) {
                        self.row(row);
                    }
                }
                Item::Withheld(number) => (1_u8, *number).hash(&mut self.0),
                Item::Blank => 2_u8.hash(&mut self.0),
            }
        }
    }

    fn row(&mut self, row: &Row) {
        self.0.write_u64(row.number);
        self.cells(&row.cells);
    }

    /// The text of all cells at once, and where they end: cheaper than cell by cell.
    fn cells(&mut self, cells: &StringRecord) {
        // Odd, so that no length is lost (the multiplier of Fowler, Noll and Vo).
        let ends = cells.iter().fold(0, |ends: u64, cell| ends.wrapping_mul(0x0100_0000_01b3) ^ cell.len() as u64);
        self.0.write_u64(ends);
        self.0.write(cells.as_slice().as_bytes());
    }

    /// The number of all that was taken in.
    pub(crate) fn finish(&self) -> u64 {
        self.0.finish()
    }
}

#[cfg(test)]
mod tests {
    use csv::StringRecord;

    use super::{Item, RowsHash};
    use crate::signers::Row;

    fn number(headings: &[&str], rows: &[&[&str]]) -> u64 {
        let mut hash = RowsHash::new(RowsHash::headings(&StringRecord::from(headings.to_vec())));
        for (number, cells) in (2..).zip(rows) {
            let row = Row { line: number, number, cells: StringRecord::from(cells.to_vec()) };
            hash.add(&[Item::Signer { serial: number - 1, row, with: Vec::new() }]);
        }
        hash.finish()
    }

    #[test]
    fn other_cells_headings_or_rows_give_another_number() {
        let known = number(&["a", "b"], &[&["x", "yz"], &["", "w"]]);
        assert_eq!(number(&["a", "b"], &[&["x", "yz"], &["", "w"]]), known);
        for other in [
            number(&["b", "a"], &[&["x", "yz"], &["", "w"]]),
            number(&["a", "b"], &[&["xy", "z"], &["", "w"]]),
            number(&["a", "b"], &[&["x", "yz"], &["w", ""]]),
            number(&["a", "b"], &[&["x", "yz", ""], &["", "w"]]),
            number(&["a", "b"], &[&["x", "yz"]]),
            number(&["a", "b"], &[&["", "w"], &["x", "yz"]]),
        ] {
            assert_ne!(other, known);
        }
    }
}

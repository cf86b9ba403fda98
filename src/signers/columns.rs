//! Which cell of a row is which column.

use std::collections::BTreeMap;
use std::path::Path;

use csv::StringRecord;

use crate::diagnostic::Findings;
use crate::signers::row::{Column, Row};

/// Where each known column stands in a row.
#[derive(Debug, Clone, Default)]
pub struct ColumnMap {
    _positions: [Option<u16>; 18],
}

impl ColumnMap {
    /// Finds the columns in a row of headings. `mapping` is our heading → the list's heading
    /// (from `letter.toml` and `--column`), `required` what must be there; headings are trimmed,
    /// a BOM is taken off, and case does not matter. `None` where `findings` has errors.
    pub fn find(
        _file: &Path,
        _headings: &StringRecord,
        _mapping: &BTreeMap<String, String>,
        _required: &[Column],
        _findings: &mut Findings,
    ) -> Option<Self> {
        todo!("helper: signers")
    }

    /// The cell of a column as it stands in the list; empty where the list has no such column.
    pub fn cell<'r>(&self, _row: &'r Row, _column: Column) -> &'r str {
        todo!("helper: signers")
    }

    /// The heading that the list gives a column, `None` where it has none.
    pub fn heading(&self, _column: Column) -> Option<&str> {
        todo!("helper: signers")
    }

    /// The known columns that the list has, in the order of [`Column::ALL`].
    pub fn present(&self) -> impl Iterator<Item = Column> {
        Column::ALL.into_iter()
    }
}

//! The list that a batch keeps in `inputs/`, read row by row.

use std::path::PathBuf;

use crate::batch::Error;
use crate::batch::list::{List, OpenList};
use crate::batch::stored::StoredBatch;
use crate::diagnostic::{Code, Findings};
use crate::signers::{ColumnMap, Row};

/// The list of a batch.
pub(crate) struct KeptList {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Which cell is which column.
    pub(crate) columns: ColumnMap,
    open: OpenList,
    /// Number of the next row in the list that the batch was made from.
    next: u64,
}

impl StoredBatch {
    /// Opens the list; `None` where the batch was made without one.
    pub(crate) fn kept_list(&self) -> Result<Option<KeptList>, Error> {
        let Some(path) = self.list() else { return Ok(None) };
        let list = List::file(path.clone());
        let Some(open) = list.open(&self.options.columns, &[], &mut Findings::new()) else {
            return Err(Error::Damaged { path });
        };
        Ok(Some(KeptList { path, columns: open.columns.clone(), open, next: self.manifest.first_row }))
    }
}

impl KeptList {
    /// Reads the next row that can be read; hands back its number in the list that the batch was made from.
    pub(crate) fn read(&mut self, row: &mut Row) -> Result<Option<u64>, Error> {
        loop {
            let number = self.next;
            self.next += 1;
            match self.open.reader.read(row) {
                Ok(false) => return Ok(None),
                Ok(true) => return Ok(Some(number)),
                Err(finding) if finding.code == Code::UnreadableFile => {
                    return Err(Error::Damaged { path: self.path.clone() });
                }
                // A row that could not be read then cannot be read now.
                Err(_) => {}
            }
        }
    }
}

//! The list that a batch keeps in `inputs/`, read row by row.

use std::path::PathBuf;

use crate::batch::Error;
use crate::batch::list::{List, OpenList, read_again};
use crate::batch::stored::StoredBatch;
use crate::diagnostic::Findings;
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
            match self.read_any(row)? {
                None => return Ok(None),
                Some((number, true)) => return Ok(Some(number)),
                // A row that could not be read then cannot be read now.
                Some((_, false)) => {}
            }
        }
    }

    /// Reads the next row whose cells are known, be it a bad one; hands back its number, and whether it could be read.
    pub(crate) fn read_whole(&mut self, row: &mut Row) -> Result<Option<(u64, bool)>, Error> {
        loop {
            match self.read_any(row)? {
                Some((_, false)) if !row.is_whole(self.open.reader.headings()) => {}
                read => return Ok(read),
            }
        }
    }

    fn read_any(&mut self, row: &mut Row) -> Result<Option<(u64, bool)>, Error> {
        let number = self.next;
        self.next += 1;
        let read = read_again(&mut self.open.reader, row).map_err(|_| Error::Damaged { path: self.path.clone() })?;
        Ok(read.map(|is_readable| (number, is_readable)))
    }
}

//! Rows of a spreadsheet on their way from the thread that reads it.

use std::sync::mpsc::SyncSender;

/// Rows handed on at once (tuned).
const BATCH: usize = 256;

/// Most rows and columns that a spreadsheet has (Excel's specifications and limits).
pub(in crate::signers) const MOST_ROWS: u64 = 1_048_576;
pub(in crate::signers) const MOST_COLUMNS: usize = 16_384;

/// Most bytes of a file once it is unpacked (tuned: a million rows of forty columns).
pub(in crate::signers) const MOST_UNPACKED: u64 = 2 << 30;

/// Why a spreadsheet cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::signers) enum SheetError {
    /// There is no sheet of that name; the names of those there are.
    NoSuchSheet(Vec<String>),
    /// The file is damaged, or no such spreadsheet; what its reader says.
    Broken(String),
    /// Locked with a password.
    Encrypted,
    /// It unpacks to more than anybody's list.
    TooLarge,
}

/// A row of the file: its number from 1, and its cells as text.
pub(in crate::signers) type SheetRow = (u64, Vec<String>);

/// Takes rows in their order, blank ones left out; false once nobody wants more.
pub(in crate::signers) struct RowSink {
    sender: SyncSender<Result<Vec<SheetRow>, SheetError>>,
    batch: Vec<SheetRow>,
}

impl RowSink {
    /// Adds a row that has a filled cell.
    pub(in crate::signers) fn push(&mut self, number: u64, mut cells: Vec<String>) -> bool {
        let filled = cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
        if filled == 0 {
            return true;
        }
        cells.truncate(filled);
        self.batch.push((number, cells));
        self.batch.len() < BATCH || self.flush()
    }

    /// Nothing yet.
    pub(in crate::signers) fn new(sender: SyncSender<Result<Vec<SheetRow>, SheetError>>) -> Self {
        Self { sender, batch: Vec::new() }
    }

    /// Hands on what is left, and how the reading ended.
    pub(in crate::signers) fn finish(mut self, read: Result<(), SheetError>) {
        self.flush();
        if let Err(error) = read {
            // Nobody listens any more where this fails.
            let _ = self.sender.send(Err(error));
        }
    }

    fn flush(&mut self) -> bool {
        self.sender.send(Ok(std::mem::take(&mut self.batch))).is_ok()
    }
}

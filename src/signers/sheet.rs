//! Rows of a spreadsheet: XLSX by calamine, ODS by a reader of our own.
//!
//! A thread of its own reads the file and hands the rows on in batches, so that the list is never in memory as a whole
//! (but for the table of shared texts that an XLSX file may have) and a file that breaks the reader breaks nothing else.

#![expect(clippy::result_large_err, reason = "a Diagnostic is made once a bad file, never on the way of a good row")]

use std::io::{Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use csv::StringRecord;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::signers::row::Row;
use crate::signers::{ods, xlsx};

/// Rows handed on at once, and batches that may wait (tuned).
const BATCH: usize = 256;
const WAITING: usize = 4;

/// Most rows and columns that a spreadsheet has (Excel's specifications and limits).
pub(in crate::signers) const MOST_ROWS: u64 = 1_048_576;
pub(in crate::signers) const MOST_COLUMNS: usize = 16_384;

/// Most bytes of a part of the file once it is unpacked (tuned: a million rows of forty columns).
pub(in crate::signers) const MOST_UNPACKED: u64 = 4 << 30;

/// Which spreadsheet a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetKind {
    /// Office Open XML.
    Xlsx,
    /// OpenDocument.
    Ods,
}

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

    fn flush(&mut self) -> bool {
        self.sender.send(Ok(std::mem::take(&mut self.batch))).is_ok()
    }
}

/// Reads rows from a sheet of a spreadsheet. Blank rows between others are handed on as blank rows, those behind the
/// last filled one are not there; a row shorter than the headings is filled up with empty cells.
#[derive(Debug)]
pub struct SheetReader {
    receiver: Option<Receiver<Result<Vec<SheetRow>, SheetError>>>,
    thread: Option<JoinHandle<()>>,
    file: PathBuf,
    headings: StringRecord,
    waiting: std::vec::IntoIter<SheetRow>,
    /// A row that was read, before which blank ones stand.
    next: Option<SheetRow>,
    /// Number of the row that was handed on last.
    number: u64,
}

impl SheetReader {
    /// Reads the headings of the sheet of this name, of the first one without a name. Fails with `unreadable-file`,
    /// `unknown-sheet`, `empty-list`.
    pub fn open<R: Read + Seek + Send + 'static>(
        source: R,
        kind: SheetKind,
        sheet: Option<&str>,
        file: &Path,
    ) -> Result<Self, Diagnostic> {
        let (sender, receiver) = sync_channel(WAITING);
        let sheet = sheet.map(str::to_owned);
        let work = move || {
            let mut sink = RowSink { sender, batch: Vec::new() };
            let read = match kind {
                SheetKind::Xlsx => xlsx::read(source, sheet.as_deref(), &mut sink),
                SheetKind::Ods => ods::read(source, sheet.as_deref(), &mut sink),
            };
            sink.flush();
            if let Err(error) = read {
                // Nobody listens any more where this fails.
                let _ = sink.sender.send(Err(error));
            }
        };
        let thread = std::thread::Builder::new().name("list".to_owned()).spawn(work);
        let mut reader = Self {
            receiver: Some(receiver),
            thread: thread.ok(),
            file: file.to_owned(),
            headings: StringRecord::new(),
            waiting: Vec::new().into_iter(),
            next: None,
            number: 0,
        };
        let Some((number, cells)) = reader.take()? else { return Err(reader.empty()) };
        reader.number = number;
        reader.headings = cells.iter().map(|cell| cell.trim()).collect();
        reader.next = reader.take()?;
        if reader.next.is_none() {
            return Err(reader.empty());
        }
        Ok(reader)
    }

    /// The headings, as they stand in the list.
    pub fn headings(&self) -> &StringRecord {
        &self.headings
    }

    /// Reads the next row into `row`; false at the end. `row-length` leaves what could be read in `row`; reading can go
    /// on behind it. After any other error it is over: the file is broken from here on.
    pub fn read(&mut self, row: &mut Row) -> Result<bool, Diagnostic> {
        if self.next.is_none() {
            self.next = self.take()?;
        }
        let Some((number, _)) = &self.next else { return Ok(false) };
        let blank = *number > self.number + 1;
        self.number += 1;
        (row.number, row.line) = (self.number, self.number);
        row.cells.clear();
        let cells = if blank { Vec::new() } else { self.next.take().map(|(_, cells)| cells).unwrap_or_default() };
        for cell in &cells {
            row.cells.push_field(cell);
        }
        for _ in cells.len()..self.headings.len() {
            row.cells.push_field("");
        }
        if cells.len() > self.headings.len() {
            return Err(Diagnostic::error(Code::RowLength)
                .at(Place::row(&self.file, row.line, row.number))
                .with("found", cells.len())
                .with("expected", self.headings.len()));
        }
        Ok(true)
    }

    /// The next row that is not blank.
    fn take(&mut self) -> Result<Option<SheetRow>, Diagnostic> {
        loop {
            if let Some(row) = self.waiting.next() {
                return Ok(Some(row));
            }
            let Some(receiver) = &self.receiver else { return Ok(None) };
            match receiver.recv() {
                Ok(Ok(rows)) => self.waiting = rows.into_iter(),
                Ok(Err(error)) => {
                    self.receiver = None;
                    return Err(self.finding(error));
                }
                // The thread is at its end: with the file's, or because the file broke the reader.
                Err(_) => {
                    self.receiver = None;
                    return match self.thread.take().map(JoinHandle::join) {
                        Some(Ok(())) => Ok(None),
                        _ => Err(self.finding(SheetError::Broken("broken".to_owned()))),
                    };
                }
            }
        }
    }

    fn finding(&self, error: SheetError) -> Diagnostic {
        let unreadable = |reason: &str| {
            Diagnostic::error(Code::UnreadableFile)
                .at(Place::file(&self.file))
                .with("file", self.file.display())
                .with("reason", reason)
        };
        match error {
            SheetError::NoSuchSheet(known) => {
                Diagnostic::error(Code::UnknownSheet).at(Place::file(&self.file)).with("known", known.join(", "))
            }
            SheetError::Broken(reason) => unreadable(&reason),
            SheetError::Encrypted => unreadable("encrypted"),
            SheetError::TooLarge => unreadable("too-large"),
        }
    }

    fn empty(&self) -> Diagnostic {
        Diagnostic::error(Code::EmptyList).at(Place::file(&self.file))
    }
}

//! Rows of a spreadsheet: XLSX by calamine, ODS by a reader of our own.
//!
//! A thread of its own reads the file and hands the rows on in batches, so that the list is never in memory as a whole
//! (but for the table of shared texts that an XLSX file may have) and a file that breaks the reader breaks nothing else.

#![expect(clippy::result_large_err, reason = "a Diagnostic is made once a bad file, never on the way of a good row")]

use std::collections::BTreeSet;
use std::io::{Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, OnceLock};
use std::thread::JoinHandle;

use csv::StringRecord;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::signers::columns::{ColumnMap, NAME_COLUMNS};
use crate::signers::heading_row;
use crate::signers::merged::Merges;
use crate::signers::row::Row;
use crate::signers::sheet_rows::{RowSink, SheetError, SheetRow};
use crate::signers::{ods, xlsx};

/// Batches of rows that may wait (tuned).
const WAITING: usize = 4;

/// Which spreadsheet a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetKind {
    /// Office Open XML.
    Xlsx,
    /// OpenDocument.
    Ods,
}

/// Reads rows from a sheet of a spreadsheet. Blank rows between others are handed on as blank rows, those behind the
/// last filled one are not there; a row shorter than the headings is filled up with empty cells.
#[derive(Debug)]
pub struct SheetReader {
    receiver: Option<Receiver<Result<Vec<SheetRow>, SheetError>>>,
    thread: Option<JoinHandle<()>>,
    file: PathBuf,
    headings: StringRecord,
    /// Filled rows above the headings.
    titles: usize,
    /// Names of the sheets of the file, the one that is read first.
    sheets: Arc<OnceLock<Vec<String>>>,
    waiting: std::vec::IntoIter<SheetRow>,
    /// A row that was read, before which blank ones stand.
    next: Option<SheetRow>,
    /// Number of the row that was handed on last.
    number: u64,
    hidden: Hidden,
    /// Places of the columns in which a text that is struck through makes a bad row; `None` for all.
    used: Option<BTreeSet<usize>>,
    /// Cells that are merged with those of rows to come.
    merges: Merges,
}

/// Rows that were handed on and that whoever opens the file does not see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hidden {
    /// How many.
    pub count: u64,
    /// The numbers of the first ones.
    pub first: Vec<u64>,
}

/// Numbers of hidden rows that are kept (tuned: a line).
const HIDDEN_SHOWN: usize = 10;

impl SheetReader {
    /// Reads the headings of the sheet of this name, of the first one that is not hidden without a name. Fails with `unreadable-file`,
    /// `unknown-sheet`, `empty-list`, `formula-not-calculated` (in the headings).
    pub fn open<R: Read + Seek + Send + 'static>(
        source: R,
        kind: SheetKind,
        sheet: Option<&str>,
        file: &Path,
    ) -> Result<Self, Diagnostic> {
        let (sender, receiver) = sync_channel(WAITING);
        let sheet = sheet.map(str::to_owned);
        let sheets = Arc::new(OnceLock::new());
        let known = sheets.clone();
        let work = move || {
            let mut sink = RowSink::new(sender);
            let read = match kind {
                SheetKind::Xlsx => xlsx::read(source, sheet.as_deref(), &known, &mut sink),
                SheetKind::Ods => ods::read(source, sheet.as_deref(), &known, &mut sink),
            };
            sink.finish(read);
        };
        let thread = std::thread::Builder::new().name("list".to_owned()).spawn(work);
        let mut reader = Self {
            receiver: Some(receiver),
            thread: thread.ok(),
            file: file.to_owned(),
            headings: StringRecord::new(),
            titles: 0,
            sheets,
            waiting: Vec::new().into_iter(),
            next: None,
            number: 0,
            hidden: Hidden::default(),
            used: None,
            merges: Merges::default(),
        };
        let mut first = Vec::new();
        while first.len() < heading_row::LOOKED_AT
            && let Some(row) = reader.take()?
        {
            first.push(row);
        }
        reader.titles = heading_row::position(first.iter().map(|row| row.cells.iter().map(String::as_str).collect()));
        let mut behind = first.split_off(reader.titles.min(first.len())).into_iter();
        let Some(headings) = behind.next() else { return Err(reader.empty()) };
        reader.number = headings.number;
        if let Some(column) = headings.uncalculated {
            return Err(reader.uncalculated(headings.number, column));
        }
        reader.headings = headings.cells.iter().map(|cell| cell.trim()).collect();
        reader.waiting = behind.chain(reader.waiting).collect::<Vec<_>>().into_iter();
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

    /// Filled rows above the headings, which are not read.
    pub fn titles(&self) -> usize {
        self.titles
    }

    /// The sheet that is read, where the file has others, and the others.
    pub fn sheets(&self) -> Option<(&str, &[String])> {
        let (read, others) = self.sheets.get()?.split_first()?;
        (!others.is_empty()).then_some((read, others))
    }

    /// The hidden rows that were handed on so far.
    pub fn hidden(&self) -> &Hidden {
        &self.hidden
    }

    /// Says which columns are used: in a remark of which nothing is read a text may be struck through.
    pub fn expect(&mut self, columns: &ColumnMap) {
        self.merges.expect(NAME_COLUMNS.into_iter().filter_map(|column| columns.position(column)).collect());
        self.used = Some(columns.present().filter_map(|column| columns.position(column)).collect());
    }

    /// Says that a column that is none of ours is printed.
    pub fn print(&mut self, place: usize) {
        if let Some(used) = &mut self.used {
            used.insert(place);
        }
    }

    /// Reads the next row into `row`; false at the end. `row-length`, `formula-not-calculated` and `struck-through` leave what could be read in
    /// `row`; reading can go on behind them. After any other error it is over: the file is broken from here on.
    pub fn read(&mut self, row: &mut Row) -> Result<bool, Diagnostic> {
        if self.next.is_none() {
            self.next = self.take()?;
        }
        let Some(next) = &self.next else { return Ok(false) };
        let blank = next.number > self.number + 1;
        self.number += 1;
        (row.number, row.line) = (self.number, self.number);
        row.cells.clear();
        let mut next = if blank { None } else { self.next.take() };
        if let Some(row) = &mut next {
            self.merges.fill(row, self.headings.len());
        }
        if next.as_ref().is_some_and(|next| next.hidden) {
            self.hidden.count += 1;
            if self.hidden.first.len() < HIDDEN_SHOWN {
                self.hidden.first.push(self.number);
            }
        }
        let (cells, uncalculated, struck) =
            next.map(|next| (next.cells, next.uncalculated, next.struck)).unwrap_or_default();
        for cell in &cells {
            row.cells.push_field(cell);
        }
        for _ in cells.len()..self.headings.len() {
            row.cells.push_field("");
        }
        if let Some(column) = uncalculated {
            return Err(self.uncalculated(row.number, column));
        }
        let is_used = |column: &usize| self.used.as_ref().is_none_or(|used| used.contains(column));
        if let Some(column) = struck.into_iter().find(is_used) {
            return Err(Diagnostic::error(Code::StruckThrough).at(self.cell(row.number, column)));
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
            // Its reader's own words, in whatever language: for whoever looks for what is wrong with the file.
            SheetError::Broken(detail) => unreadable("broken-sheet").with("detail", detail),
            SheetError::Encrypted => unreadable("encrypted"),
            SheetError::TooLarge => unreadable("too-large"),
            SheetError::TooWide => unreadable("too-wide"),
        }
    }

    fn uncalculated(&self, row: u64, column: usize) -> Diagnostic {
        Diagnostic::error(Code::FormulaNotCalculated).at(self.cell(row, column))
    }

    fn cell(&self, row: u64, column: usize) -> Place {
        let place = Place::row(&self.file, row, row);
        match self.headings.get(column).filter(|heading| !heading.is_empty()) {
            Some(heading) => place.under(heading),
            None => place,
        }
    }

    fn empty(&self) -> Diagnostic {
        let others = self.sheets().map(|(_, others)| others.join(", ")).unwrap_or_default();
        Diagnostic::error(Code::EmptyList).at(Place::file(&self.file)).with("sheets", others)
    }
}

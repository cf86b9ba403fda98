//! A list of comma-separated values (UTF-8, RFC 4180, with or without a BOM).

use std::io::Read;
use std::path::Path;

use csv::StringRecord;

use crate::diagnostic::Diagnostic;
use crate::signers::row::Row;

/// Reads rows from a CSV list.
#[derive(Debug)]
pub struct CsvReader<R> {
    _source: R,
}

impl<R: Read> CsvReader<R> {
    /// Reads the headings. `file` is named in findings. Fails with `bad-csv`, `not-utf-8`, `empty-list`.
    pub fn open(_source: R, _file: &Path) -> Result<Self, Diagnostic> {
        todo!("helper: signers")
    }

    /// The headings.
    pub fn headings(&self) -> &StringRecord {
        todo!("helper: signers")
    }

    /// Reads the next row into `row`; false at the end. An unreadable row (not UTF-8, wrong number of
    /// cells) is an `Err` with its place, and reading can go on behind it.
    pub fn read(&mut self, _row: &mut Row) -> Result<bool, Diagnostic> {
        todo!("helper: signers")
    }
}

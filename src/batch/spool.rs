//! Rows that are needed before the list comes to them: of a household all rows but the first, kept in a nameless file.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};

use csv::StringRecord;

use crate::signers::Row;

/// Rows by number. In memory stand only their places.
#[derive(Debug)]
pub(crate) struct RowSpool {
    file: File,
    /// Where a row begins, and its length in bytes.
    places: BTreeMap<u64, (u64, usize)>,
    end: u64,
}

impl RowSpool {
    /// An empty spool: a file of this user alone that no folder names, and that is gone with the program.
    #[expect(
        clippy::disallowed_methods,
        reason = "no path leads to it, so nobody else can read it and nothing stays behind"
    )]
    pub(crate) fn new() -> io::Result<Self> {
        Ok(Self { file: tempfile::tempfile()?, places: BTreeMap::new(), end: 0 })
    }

    /// Keeps a row.
    pub(crate) fn put(&mut self, row: &Row) -> io::Result<()> {
        let cells: Vec<&str> = row.cells.iter().collect();
        let text = serde_json::to_vec(&(row.line, row.number, cells)).map_err(io::Error::other)?;
        self.file.write_all(&text)?;
        self.places.insert(row.number, (self.end, text.len()));
        self.end += text.len() as u64;
        Ok(())
    }

    /// A row that was kept.
    pub(crate) fn get(&mut self, number: u64) -> io::Result<Row> {
        let (start, length) = *self.places.get(&number).ok_or_else(|| io::Error::other("a row that was not kept"))?;
        let mut text = vec![0; length];
        self.file.seek(SeekFrom::Start(start))?;
        self.file.read_exact(&mut text)?;
        let (line, number, cells): (u64, u64, Vec<String>) = serde_json::from_slice(&text).map_err(io::Error::other)?;
        Ok(Row { line, number, cells: StringRecord::from(cells) })
    }
}

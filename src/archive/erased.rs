//! What an erasure leaves in the database: serials, days, requests and hashes, no names.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use crate::archive::Error;
use crate::batch::erasures::Erasures;

/// An erasure of one person from one batch.
#[derive(Debug, Clone, Default)]
pub(crate) struct Record {
    /// The day.
    pub(crate) on: String,
    /// The request.
    pub(crate) request: String,
    /// Serials of letters, or of rows in tables.
    pub(crate) serials: BTreeSet<u64>,
    /// What changed.
    pub(crate) changes: Vec<FileChange>,
}

/// A file before and after: hashes, the new one empty where the file is gone.
#[derive(Debug, Clone, Default)]
pub(crate) struct FileChange {
    pub(crate) path: String,
    pub(crate) old: String,
    pub(crate) new: String,
}

/// Writes down what was erased: a line a serial and file, and one at least.
pub(crate) fn insert(db: &Connection, batch: i64, record: &Record) -> Result<(), Error> {
    let question = "SELECT coalesce(max(person), 0) + 1 FROM erasure WHERE batch = ?1";
    let person: i64 = db.query_row(question, [batch], |row| row.get(0))?;
    let mut serials: Vec<Option<u64>> = record.serials.iter().copied().map(Some).collect();
    if serials.is_empty() {
        serials.push(None);
    }
    let nothing = [FileChange::default()];
    let changes = if record.changes.is_empty() { &nothing[..] } else { &record.changes };
    let mut statement = db.prepare_cached(
        "INSERT INTO erasure (batch, person, serial, \"on\", request, file, old, new)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for serial in serials {
        for FileChange { path, old, new } in changes {
            statement.execute(params![batch, person, serial, record.on, record.request, path, old, new])?;
        }
    }
    Ok(())
}

/// Writes down what was erased from a batch before it was taken in.
pub(crate) fn insert_known(db: &Connection, batch: i64, erasures: &Erasures) -> Result<(), Error> {
    for erasure in &erasures.erasures {
        let changes = erasure.files.iter().map(|file| FileChange {
            path: file.file.clone(),
            old: file.before.sha256.clone(),
            new: file.after.as_ref().map(|after| after.sha256.clone()).unwrap_or_default(),
        });
        let record = Record {
            on: erasure.date.clone(),
            request: erasure.request.clone(),
            serials: erasure.serials.clone(),
            changes: changes.collect(),
        };
        insert(db, batch, &record)?;
    }
    Ok(())
}

//! `erasures.json`: which serials were erased from a batch, when, by which request, and the hashes of its files before and after.
//! It stands beside the manifest, which is never changed and names nobody.

use rusqlite::{Connection, params};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::archive::Error;
use crate::archive::store::Object;
use crate::batch::hash::hex;

/// Name of the file.
pub const NAME: &str = "erasures.json";

/// Name and version of its form.
const SCHEMA: &str = "mailbag-erasures/1";

/// One serial that was erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Record {
    /// `None` for a row that had no letter.
    pub(crate) serial: Option<u64>,
    /// The day.
    pub(crate) on: String,
    /// The request.
    pub(crate) request: String,
    /// What changed.
    pub(crate) files: Vec<FileChange>,
}

/// A file before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct FileChange {
    /// Its path in the batch.
    pub(crate) file: String,
    /// SHA-256 before.
    pub(crate) old: String,
    /// SHA-256 after; empty where it is gone.
    pub(crate) new: String,
}

/// Everything that was erased from a batch.
#[derive(Debug, Serialize)]
pub(crate) struct Records {
    schema: &'static str,
    batch: String,
    erasures: Vec<Record>,
    #[serde(skip)]
    persons: u64,
}

impl Records {
    /// What was erased from a batch so far.
    pub(crate) fn of(db: &Connection, batch: i64, name: &str) -> Result<Self, Error> {
        let mut records =
            Self { schema: SCHEMA, batch: name.to_owned(), erasures: Vec::new(), persons: 0 };
        let mut statement = db.prepare(
            "SELECT person, serial, \"on\", request, file, old, new FROM erasure WHERE batch = ?1 ORDER BY id",
        )?;
        let mut rows = statement.query([batch])?;
        let mut last = None;
        while let Some(row) = rows.next()? {
            let person: u64 = row.get(0)?;
            let serial: Option<u64> = row.get(1)?;
            if last.replace((person, serial)) != Some((person, serial)) {
                let record = Record { serial, on: row.get(2)?, request: row.get(3)?, files: Vec::new() };
                records.add(person, [record]);
            }
            let file: String = row.get(4)?;
            if let Some(record) = records.erasures.last_mut()
                && !file.is_empty()
            {
                record.files.push(FileChange { file, old: row.get(5)?, new: row.get(6)? });
            }
        }
        Ok(records)
    }

    /// How many persons.
    pub(crate) fn persons(&self) -> u64 {
        self.persons
    }

    /// The serials of the next person.
    pub(crate) fn add(&mut self, person: u64, records: impl IntoIterator<Item = Record>) {
        self.persons = self.persons.max(person);
        self.erasures.extend(records);
    }

    /// The file.
    pub(crate) fn text(&self) -> Result<Vec<u8>, Error> {
        let failed = |error: serde_json::Error| Error::io(NAME)(std::io::Error::other(error.to_string()));
        let mut text = serde_json::to_vec_pretty(self).map_err(failed)?;
        text.push(b'\n');
        Ok(text)
    }
}

/// What the file is called in the store.
pub(crate) fn object(text: &[u8]) -> Object {
    Object::of(NAME, &hex(&Sha256::digest(text)), text.len() as u64)
}

/// Writes a record, in whatever transaction is open; one without files leaves a line too.
pub(crate) fn insert(db: &Connection, batch: i64, person: u64, record: &Record) -> Result<(), Error> {
    let nothing = [FileChange { file: String::new(), old: String::new(), new: String::new() }];
    let files = if record.files.is_empty() { &nothing[..] } else { &record.files };
    for change in files {
        let question = "INSERT INTO erasure (batch, person, serial, \"on\", request, file, old, new)
                        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
        db.prepare_cached(question)?.execute(params![
            batch,
            person,
            record.serial,
            record.on,
            record.request,
            change.file,
            change.old,
            change.new
        ])?;
    }
    Ok(())
}

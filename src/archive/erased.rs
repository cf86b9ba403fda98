//! What an erasure leaves in the database: serials, days, requests and hashes, no names.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};

use crate::archive::Error;
use crate::batch::erasures::{ChangedFile, Erasure, Erasures};

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
    erasures.erasures.iter().try_for_each(|erasure| insert(db, batch, &Record::from(erasure)))
}

impl From<&Erasure> for Record {
    fn from(erasure: &Erasure) -> Self {
        let change = |file: &ChangedFile| FileChange {
            path: file.file.clone(),
            old: file.before.sha256.clone(),
            new: file.after.as_ref().map(|after| after.sha256.clone()).unwrap_or_default(),
        };
        Self {
            on: erasure.date.clone(),
            request: erasure.request.clone(),
            serials: erasure.serials.clone(),
            changes: erasure.files.iter().map(change).collect(),
        }
    }
}

/// Whether the file of a batch that says what was erased says what the database says.
pub(crate) fn agree(db: &Connection, batch: i64, erasures: &Erasures) -> Result<bool, Error> {
    let mut known: BTreeMap<i64, Row> = BTreeMap::new();
    let mut statement = db.prepare_cached(
        "SELECT person, \"on\", request, serial, file, old, new FROM erasure WHERE batch = ?1 ORDER BY id",
    )?;
    let mut rows = statement.query([batch])?;
    while let Some(row) = rows.next()? {
        let of = known.entry(row.get(0)?).or_default();
        (of.on, of.request) = (row.get(1)?, row.get(2)?);
        of.serials.extend(row.get::<_, Option<u64>>(3)?);
        of.changes.insert([row.get(4)?, row.get(5)?, row.get(6)?]);
    }
    let told = erasures.erasures.iter().map(|erasure| {
        let Record { on, request, serials, changes } = Record::from(erasure);
        let changes: BTreeSet<[String; 3]> =
            changes.into_iter().map(|change| [change.path, change.old, change.new]).collect();
        let changes = if changes.is_empty() { BTreeSet::from([<[String; 3]>::default()]) } else { changes };
        Row { on, request, serials, changes }
    });
    Ok(told.eq(known.into_values()))
}

/// An erasure as it is compared.
#[derive(Default, PartialEq, Eq)]
struct Row {
    on: String,
    request: String,
    serials: BTreeSet<u64>,
    changes: BTreeSet<[String; 3]>,
}

//! Whether the archive is what it was: the database, every file of the store, and every batch against its manifest.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;

use rusqlite::{OptionalExtension, params};
use serde::Serialize;

use crate::archive::store::{Object, State, hash_of};
use crate::archive::{Archive, Error, schema};
use crate::batch::Manifest;
use crate::batch::manifest;

/// What is wrong with one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The batch; empty for what belongs to none.
    pub batch: String,
    /// The file of the batch, or of the store.
    pub file: String,
    /// What is wrong.
    pub fault: Fault,
}

/// What may be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// The file of the store is not there.
    Missing,
    /// It has other bytes.
    Changed,
    /// The store holds a file that belongs to nothing.
    Extra,
    /// The batch has no such file, or another one, and no erasure says so.
    NotAsManifest,
    /// The manifest is not the one that was added.
    Manifest,
    /// SQLite finds the database damaged.
    Database,
}

/// What was looked at, and what was found.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Verified {
    /// Batches.
    pub batches: u64,
    /// Files of batches, attachments and scans.
    pub files: u64,
    /// Persons erased from these batches.
    pub erased: u64,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// Verifies one batch, or all of them with the store and the database.
pub fn verify(archive: &Archive, name: Option<&str>, stop: &AtomicBool) -> Result<Verified, Error> {
    let mut verified = Verified::default();
    let batches: Vec<(i64, String)> = if let Some(name) = name {
        let found = archive.batch(name)?;
        vec![(found.id, found.name)]
    } else {
        let mut statement = archive.db.prepare("SELECT id, name FROM batch ORDER BY name")?;
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?
    };
    for (id, name) in &batches {
        batch(archive, *id, name, &mut verified, stop)?;
    }
    if name.is_none() {
        store(archive, &mut verified)?;
        let damaged = schema::check_all(&archive.db)?;
        if damaged > 0 {
            verified.problems.push(problem("", schema::NAME, Fault::Database));
        }
    }
    Ok(verified)
}

fn problem(batch: &str, file: &str, fault: Fault) -> Problem {
    Problem { batch: batch.to_owned(), file: file.to_owned(), fault }
}

fn batch(archive: &Archive, id: i64, name: &str, verified: &mut Verified, stop: &AtomicBool) -> Result<(), Error> {
    verified.batches += 1;
    let question =
        "SELECT manifest_sha256, expired, (SELECT count(DISTINCT person) FROM erasure WHERE batch = batch.id)
                    FROM batch WHERE id = ?1";
    let (sha256, expired, erased): (String, Option<String>, u64) =
        archive.db.query_row(question, [id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    verified.erased += erased;
    let files: BTreeMap<String, Object> = archive.files(id)?.into_iter().collect();
    for (path, object) in files.iter().chain(&attached(archive, id)?) {
        verified.files += 1;
        match archive.store.examine(object, stop)? {
            State::Whole => {}
            State::Missing => verified.problems.push(problem(name, path, Fault::Missing)),
            State::Changed => verified.problems.push(problem(name, path, Fault::Changed)),
        }
    }
    let stored = files.get(manifest::NAME).filter(|object| hash_of(&object.name) == sha256);
    let text = stored.and_then(|object| std::fs::read(archive.store.path(&object.name)).ok());
    let Some(manifest) = text.and_then(|text| serde_json::from_slice::<Manifest>(&text).ok()) else {
        verified.problems.push(problem(name, manifest::NAME, Fault::Manifest));
        return Ok(());
    };
    if expired.is_some() {
        return Ok(());
    }
    for (path, entry) in &manifest.files {
        let expected = as_erased(archive, id, path, &entry.sha256)?;
        let found = files.get(path).map(|object| hash_of(&object.name)).unwrap_or_default();
        if found != expected {
            verified.problems.push(problem(name, path, Fault::NotAsManifest));
        }
    }
    Ok(())
}

/// The hash that a file has after all erasures; empty where they removed it.
fn as_erased(archive: &Archive, batch: i64, path: &str, sha256: &str) -> Result<String, Error> {
    let mut hash = sha256.to_owned();
    let mut statement =
        archive.db.prepare_cached("SELECT old, new FROM erasure WHERE batch = ?1 AND file = ?2 ORDER BY id")?;
    let mut rows = statement.query(params![batch, path])?;
    while let Some(row) = rows.next()? {
        if row.get_ref(0)?.as_str().ok() == Some(hash.as_str()) {
            hash = row.get(1)?;
        }
    }
    Ok(hash)
}

/// Attachments and scans of a batch.
fn attached(archive: &Archive, batch: i64) -> Result<BTreeMap<String, Object>, Error> {
    let question = "SELECT 'attachment ' || attachment.name, object.name, bytes FROM attachment
                        JOIN event ON event.id = event JOIN object ON object.name = attachment.object WHERE batch = ?1
                    UNION ALL
                    SELECT 'scan of ' || serial, object.name, bytes FROM sheet
                        JOIN object ON object.name = sheet.scan WHERE batch = ?1";
    let mut statement = archive.db.prepare_cached(question)?;
    let rows =
        statement.query_map([batch], |row| Ok((row.get(0)?, Object { name: row.get(1)?, bytes: row.get(2)? })))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Files of the store that nothing refers to.
fn store(archive: &Archive, verified: &mut Verified) -> Result<(), Error> {
    let mut statement = archive.db.prepare("SELECT name FROM object")?;
    let known: BTreeSet<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for (name, path) in archive.store.files()? {
        if !known.contains(&name) || path != archive.store.path(&name) {
            verified.problems.push(problem("", &name, Fault::Extra));
        }
    }
    Ok(())
}

/// Whether a batch of this name is there, with this manifest.
pub fn holds(archive: &Archive, name: &str, manifest_sha256: &str) -> Result<bool, Error> {
    let question = "SELECT 1 FROM batch WHERE name = ?1 AND manifest_sha256 = ?2";
    Ok(archive.db.query_row(question, [name, manifest_sha256], |_| Ok(())).optional()?.is_some())
}

//! Whether the archive is what it was: the database, every file of the store, and every batch against its manifest.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::{OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::archive::people::{self, Person, whole_name};
use crate::archive::rights::found_by;
use crate::archive::search::{HIT, Hit, read_hit};
use crate::archive::secret::Keyring;
use crate::archive::store::{self, FOLDER, Object, State, hash_of};
use crate::archive::tokens::Tokens;
use crate::archive::{Archive, Error, erased, lock, reapply, schema};
use crate::batch::erasures::{self, Erasures};
use crate::batch::options::{self, Options};
use crate::batch::stored::is_beside;
use crate::batch::{Manifest, manifest};
use crate::signers::Key;

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
    /// What it says of erasures is not what the database says.
    Erasures,
    /// The database knows other people, or other words of theirs, than the list of the batch.
    People,
    /// SQLite finds the database damaged.
    Database,
    /// The ledger of those who were erased is not there, though somebody was.
    LostLedger,
    /// The ledger is not understood.
    BadLedger,
    /// People who were erased may be back: erasures are to be repeated.
    Owed,
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
        beside(archive, &mut verified)?;
        // Words of nobody who is there: of somebody who is gone.
        let strays = "SELECT count(*) FROM person_text WHERE rowid NOT IN (SELECT id FROM person)";
        let strays: usize = archive.db.query_row(strays, [], |row| row.get(0))?;
        let damaged = schema::check_all(&archive.db)? + strays;
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
    let Some(manifest) = parsed::<Manifest>(archive, stored, stop)? else {
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
    for path in files.keys() {
        if path != manifest::NAME && !is_beside(path) && !manifest.files.contains_key(path) {
            verified.problems.push(problem(name, path, Fault::Extra));
        }
    }
    let told = match files.get(erasures::NAME) {
        None => Some(Erasures::default()),
        stored => parsed(archive, stored, stop)?,
    };
    if !told.map_or(Ok(false), |told| erased::agree(&archive.db, id, &told))? {
        verified.problems.push(problem(name, erasures::NAME, Fault::Erasures));
    }
    if !has_its_people(archive, id, &manifest, &files, stop)? {
        verified.problems.push(problem(name, people::LIST, Fault::People));
    }
    Ok(())
}

/// A file of the store that holds JSON; `None` where it is not what it was. Nothing that was changed is read.
fn parsed<T: DeserializeOwned>(
    archive: &Archive,
    object: Option<&Object>,
    stop: &AtomicBool,
) -> Result<Option<T>, Error> {
    let Some(object) = object else { return Ok(None) };
    match archive.store.read(object, manifest::LARGEST, stop) {
        Ok(text) => Ok(serde_json::from_slice(&text).ok()),
        Err(Error::Batch(crate::batch::Error::Interrupted)) => Err(Error::interrupted()),
        Err(_) => Ok(None),
    }
}

/// Whether the database knows of everybody in the list of a batch what the list says, and of nobody else. A list that is itself not
/// whole was named already.
fn has_its_people(
    archive: &Archive,
    batch: i64,
    manifest: &Manifest,
    files: &BTreeMap<String, Object>,
    stop: &AtomicBool,
) -> Result<bool, Error> {
    let question = format!("{HIT} WHERE person.batch = ?1");
    let mut statement = archive.db.prepare_cached(&question)?;
    let mut known: BTreeMap<u64, Hit> = BTreeMap::new();
    for hit in statement.query_map([batch], read_hit)? {
        let hit = hit?;
        known.insert(hit.row, hit);
    }
    let wanted = [people::LIST, people::LETTERS, options::NAME].map(|path| files.get(path));
    let [Some(list), Some(letters), Some(asked)] = wanted else { return Ok(known.is_empty()) };
    for object in [list, letters, asked] {
        if archive.store.examine(object, stop)? != State::Whole {
            return Ok(true);
        }
    }
    let Some(asked) = parsed::<Options>(archive, Some(asked), stop)? else { return Ok(true) };
    let [list, letters] = [list, letters].map(|object| archive.store.path(&object.name));
    let mut agrees = true;
    let read = people::read(&list, &letters, manifest.first_row, &asked.columns, |person| {
        if stop.load(Ordering::Relaxed) {
            return Err(Error::interrupted());
        }
        // What was corrected stands beside what the list says; the name follows it.
        let Some(hit) = known.remove(&person.row) else {
            agrees = false;
            return Ok(());
        };
        agrees = agrees
            && hit.serial == person.serial
            && hit.as_listed() == person.cells
            && hit.name == whole_name(&hit.cells)
            && is_known_by(archive, &hit, &person)?
            && is_found_by(archive, &hit)?;
        Ok(())
    });
    match read {
        Err(Error::Changed { .. }) => Ok(false),
        Err(error) => Err(error),
        Ok(()) => Ok(agrees && known.is_empty()),
    }
}

/// Whether a row has the keys that tell whose it is: those of the list, those of what was corrected, and no others unless something was, since
/// keys of before a correction stay.
fn is_known_by(archive: &Archive, hit: &Hit, person: &Person) -> Result<bool, Error> {
    let mut statement = archive.db.prepare_cached("SELECT key FROM person_key WHERE person = ?1")?;
    let known: BTreeSet<Key> = statement.query_map([hit.id], |row| row.get(0).map(Key))?.collect::<Result<_, _>>()?;
    let listed: BTreeSet<Key> = person.keys.iter().copied().collect();
    if hit.cells == person.cells && hit.corrected.is_empty() {
        return Ok(known == listed);
    }
    Ok(known.is_superset(&listed) && people::keys(&hit.cells).iter().all(|key| known.contains(key)))
}

/// Whether the index holds the words of a row, and nothing of one whose data are restricted.
fn is_found_by(archive: &Archive, hit: &Hit) -> Result<bool, Error> {
    let question = "SELECT words, single, pair FROM person_text WHERE rowid = ?1";
    let mut statement = archive.db.prepare_cached(question)?;
    let found = statement
        .query_row([hit.id], |row| Ok(Tokens { words: row.get(0)?, single: row.get(1)?, pair: row.get(2)? }))
        .optional()?;
    let expected = hit.restricted.is_none().then(|| found_by(&hit.name, &hit.cells, &hit.as_listed()));
    Ok(found == expected)
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

/// What lies beside the database and the store and is none of the archive's.
fn beside(archive: &Archive, verified: &mut Verified) -> Result<(), Error> {
    let is_ours = |name: &str| {
        let of_database = name.strip_prefix(schema::NAME);
        of_database.is_some_and(|rest| ["", "-wal", "-shm"].contains(&rest)) || [lock::NAME, FOLDER].contains(&name)
    };
    // What a run left that was killed is cleared and no fault.
    let is_left = |name: &str| archive.is_unclear() && store::is_work(name);
    for name in store::names(archive.folder())? {
        if !is_ours(&name) && !is_left(&name) {
            verified.problems.push(problem("", &name, Fault::Extra));
        }
    }
    Ok(())
}

/// Looks at the ledger of those who were erased. Nothing is said of a key that is not at hand: it may be kept elsewhere.
pub fn ledger(archive: &Archive, keyring: &Keyring, verified: &mut Verified) -> Result<(), Error> {
    if reapply::is_owed(archive, keyring).unwrap_or(false) || reapply::is_left(archive)? {
        verified.problems.push(problem("", &keyring.ledger_path().to_string_lossy(), Fault::Owed));
    }
    let fault = match keyring.secret(archive) {
        Err(Error::LostLedger { .. }) => Fault::LostLedger,
        Err(Error::BadLedger { .. }) => Fault::BadLedger,
        Ok(_) | Err(Error::OtherKey { .. }) => return Ok(()),
        Err(error) => return Err(error),
    };
    verified.problems.push(problem("", &keyring.ledger_path().to_string_lossy(), fault));
    Ok(())
}

/// Whether a batch of this name is there, with this manifest.
pub fn holds(archive: &Archive, name: &str, manifest_sha256: &str) -> Result<bool, Error> {
    let question = "SELECT 1 FROM batch WHERE name = ?1 AND manifest_sha256 = ?2";
    Ok(archive.db.query_row(question, [name, manifest_sha256], |_| Ok(())).optional()?.is_some())
}

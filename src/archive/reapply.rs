//! Erasures that are repeated: a backup that is put back, or a batch that was built elsewhere, brings people back.

use std::collections::{BTreeMap, BTreeSet};

use crate::archive::corrections::Corrections;
use crate::archive::erase::{Surroundings, forget};
use crate::archive::matching::linked;
use crate::archive::secret::Keyring;
use crate::archive::{Archive, Error, known};
use crate::diagnostic::Findings;

/// What was repeated.
#[derive(Debug, Default)]
pub struct Reapplied {
    /// People who were erased again, from one batch at least.
    pub people: u64,
    /// Batches from which somebody could not be taken out; what is wrong went to the findings.
    pub refused: BTreeSet<String>,
    /// What failed after they were forgotten.
    pub unfinished: Vec<Error>,
}

/// Erases again whoever was erased before. A batch that refuses does not keep people in the others.
///
/// Errors: those of an erasure, but for those of one batch.
pub fn reapply(archive: &mut Archive, with: &Surroundings<'_>, findings: &mut Findings) -> Result<Reapplied, Error> {
    let mut done = Reapplied::default();
    let mut seen = BTreeSet::new();
    let corrections = Corrections::read(archive)?;
    let requests: BTreeMap<[u8; 32], String> =
        with.keyring.ledger()?.into_iter().map(|line| (line.hash, line.request)).collect();
    let request = |hash| requests.get(&hash).map_or("again", String::as_str).to_owned();
    let known_again = erased(archive, with.keyring, None)?.into_iter().map(|(person, hash)| (person, request(hash)));
    for (person, request) in known_again.chain(corrections.left(archive, None)?) {
        if seen.contains(&person) {
            continue;
        }
        let rows = linked(archive, &corrections, person)?;
        seen.extend(rows.iter().map(|hit| hit.id));
        let forgotten = forget(archive, &rows.iter().collect::<Vec<_>>(), &request, with, findings, true)?;
        done.people += u64::from(!forgotten.erased.is_empty());
        done.refused.extend(forgotten.refused);
        // What could not be cleared is tried again each time; what the ledger lacks, by the next command.
        done.unfinished.retain(|error| matches!(error, Error::NotRecorded { .. }));
        let is_known = !done.unfinished.is_empty();
        let is_new = |error: &Error| !(is_known && matches!(error, Error::NotRecorded { .. }));
        done.unfinished.extend(forgotten.unfinished.into_iter().filter(is_new));
    }
    if done.refused.is_empty() {
        settle_up(archive, with.keyring)?;
    }
    Ok(done)
}

/// How many rows of a batch are those of people who were erased before it was added; where there are some, it is kept in mind that they
/// are to be erased again. Errors: those of [`Keyring::secret`].
pub fn erased_before(archive: &Archive, keyring: &Keyring, batch: &str) -> Result<usize, Error> {
    let mut people: BTreeSet<i64> =
        erased(archive, keyring, Some(batch))?.into_iter().map(|(person, _)| person).collect();
    let left = Corrections::read_left(archive, Some(batch))?;
    people.extend(left.into_iter().map(|(person, _)| person));
    if !people.is_empty() {
        let question = "INSERT OR IGNORE INTO owed (batch) SELECT id FROM batch WHERE name = ?1";
        archive.db.execute(question, [batch])?;
    }
    Ok(people.len())
}

/// Whether erasures are to be repeated: the ledger knows of some that the archive does not, as after an older backup was put back, or a batch
/// came in with people who had been erased.
pub fn is_owed(archive: &Archive, keyring: &Keyring) -> Result<bool, Error> {
    let owed: bool = archive.db.query_row("SELECT EXISTS (SELECT 1 FROM owed)", [], |row| row.get(0))?;
    if owed {
        return Ok(true);
    }
    let ledger = keyring.ledger()?;
    let known = known::hashes(archive, "SELECT hash FROM withdrawn", [])?;
    Ok(ledger.iter().any(|line| !known.contains(&line.hash)))
}

/// Whether anybody who was erased from a letter still stands in what corrects it, or is corrected by it.
pub(crate) fn is_left(archive: &Archive) -> Result<bool, Error> {
    Ok(!Corrections::read_left(archive, None)?.is_empty())
}

/// Writes down that the archive has nobody any more whom the ledger knows.
fn settle_up(archive: &mut Archive, keyring: &Keyring) -> Result<(), Error> {
    let ledger = keyring.ledger()?;
    let secret = keyring.secret(archive)?;
    let transaction = archive.begin()?;
    if let Some(secret) = secret.filter(|_| !ledger.is_empty()) {
        crate::archive::secret::mark(&transaction, &secret)?;
    }
    for line in ledger {
        let question = "INSERT OR IGNORE INTO withdrawn (hash, \"on\", request) VALUES (?1, ?2, ?3)";
        transaction.execute(question, rusqlite::params![line.hash, line.on, line.request])?;
    }
    transaction.execute("DELETE FROM owed", [])?;
    Ok(transaction.commit()?)
}

/// The rows of everybody who is in the archive, or in one batch of it, though they were erased, each with the hash that tells.
fn erased(archive: &Archive, keyring: &Keyring, batch: Option<&str>) -> Result<Vec<(i64, [u8; 32])>, Error> {
    let Some(secret) = keyring.secret(archive)? else { return Ok(Vec::new()) };
    let mut hashes = known::hashes(archive, "SELECT hash FROM withdrawn", [])?;
    hashes.extend(keyring.ledger()?.iter().map(|line| line.hash));
    let question = "SELECT person, key FROM person_key JOIN person ON person.id = person
                    JOIN batch ON batch.id = person.batch WHERE ?1 IS NULL OR batch.name = ?1";
    let mut statement = archive.db.prepare_cached(question)?;
    let mut rows = statement.query([batch])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let hash = secret.hash(&row.get::<_, [u8; 32]>(1)?);
        if hashes.contains(&hash) {
            found.push((row.get(0)?, hash));
        }
    }
    Ok(found)
}

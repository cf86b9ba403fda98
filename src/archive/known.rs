//! Who is known before a list is read: who signed a letter already, and who asked to be forgotten. The command line hands it to
//! the build, which knows no archive.

use std::collections::{HashMap, HashSet};

use rusqlite::Params;

use crate::archive::secret::Keyring;
use crate::archive::{Archive, Error};
use crate::signers::{Key, KnownSigners};

/// Those who have a letter of this name in the archive, and those who were erased from it.
///
/// Errors: [`Error::OtherKey`] where somebody was erased and the key is not at hand, [`Error::Database`].
pub fn known(archive: &Archive, keyring: &Keyring, letter: &str, only_new: bool) -> Result<KnownSigners, Error> {
    let signed = signed(archive, letter)?;
    let mut withdrawn = hashes(archive, "SELECT hash FROM withdrawn", [])?;
    // Whoever was erased before a backup was put back stands in the ledger alone.
    withdrawn.extend(keyring.ledger()?.into_iter().map(|line| line.hash));
    let secret = keyring.secret(archive)?;
    Ok(KnownSigners { signed, withdrawn: secret.map(|secret| (secret, withdrawn)), only_new })
}

/// Every key of those who have a letter, also of their other rows: whoever stands in a list twice has keys in both. Those whose data are
/// restricted are among them: nothing but hashes is compared, and left out they would get a letter again.
fn signed(archive: &Archive, letter: &str) -> Result<HashSet<Key>, Error> {
    let question = "SELECT person, key, serial IS NOT NULL FROM person_key JOIN person ON person.id = person
                    JOIN batch ON batch.id = person.batch WHERE letter = ?1";
    let mut statement = archive.db.prepare_cached(question)?;
    let mut rows = statement.query([letter])?;
    let mut signed = HashSet::new();
    let mut others: HashMap<i64, Vec<Key>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let key = Key(row.get(1)?);
        if row.get(2)? {
            signed.insert(key);
        } else {
            others.entry(row.get(0)?).or_default().push(key);
        }
    }
    loop {
        let before = others.len();
        others.retain(|_, keys| {
            let is_theirs = keys.iter().any(|key| signed.contains(key));
            if is_theirs {
                signed.extend(keys.iter().copied());
            }
            !is_theirs
        });
        if others.len() == before {
            return Ok(signed);
        }
    }
}

/// The hashes of those who were erased.
pub(crate) fn hashes(archive: &Archive, question: &str, with: impl Params) -> Result<HashSet<[u8; 32]>, Error> {
    let mut statement = archive.db.prepare_cached(question)?;
    let hashes = statement.query_map(with, |row| row.get(0))?;
    Ok(hashes.collect::<Result<_, _>>()?)
}

//! Who is known before a list is read: who signed a letter already, and who asked to be forgotten. The command line hands it to
//! the build, which knows no archive.

use std::collections::HashSet;

use rusqlite::Params;

use crate::archive::secret::Keyring;
use crate::archive::{Archive, Error};
use crate::signers::{Key, KnownSigners};

/// Those who have a letter of this name in the archive, and those who were erased from it.
///
/// Errors: [`Error::OtherKey`] where somebody was erased and the key is not at hand, [`Error::Database`].
pub fn known(archive: &Archive, keyring: &Keyring, letter: &str, only_new: bool) -> Result<KnownSigners, Error> {
    let question = "SELECT key FROM person_key JOIN person ON person.id = person
                    JOIN batch ON batch.id = person.batch WHERE letter = ?1 AND serial IS NOT NULL";
    let signed = hashes(archive, question, [letter])?.into_iter().map(Key).collect();
    let mut withdrawn = hashes(archive, "SELECT hash FROM withdrawn", [])?;
    // Whoever was erased before a backup was put back stands in the ledger alone.
    withdrawn.extend(keyring.ledger()?.into_iter().map(|line| line.hash));
    let secret = keyring.secret(archive)?;
    Ok(KnownSigners { signed, withdrawn: secret.map(|secret| (secret, withdrawn)), only_new })
}

/// The hashes of those who were erased.
pub(crate) fn hashes(archive: &Archive, question: &str, with: impl Params) -> Result<HashSet<[u8; 32]>, Error> {
    let mut statement = archive.db.prepare_cached(question)?;
    let hashes = statement.query_map(with, |row| row.get(0))?;
    Ok(hashes.collect::<Result<_, _>>()?)
}

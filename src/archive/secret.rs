//! What must outlive the archive and stand apart from it: the key of the hashes of those who were erased, and the
//! [ledger](crate::archive::ledger) of these hashes, by which a backup that is put back forgets them again.
//!
//! The ledger is made before the key, and is never taken away: a key without one has lost it. The archive's own database knows
//! the hashes too; a ledger that lacks some, since a run was killed before it wrote them, is filled up from there.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, params};

use crate::archive::ledger::Ledger;
pub use crate::archive::ledger::Line;
use crate::archive::store::make_folders;
use crate::archive::{Archive, Error};
use crate::batch::hash::{hex, unhex};
use crate::batch::lock::Hold;
use crate::batch::{self, folder, platform, staging};
use crate::signers::Secret;

/// What is hashed to tell a key from another one.
const CHECK: &[u8] = b"mailbag archive";

/// Largest key file in bytes: 64 digits and a line end.
const LARGEST: u64 = 80;

/// How often and how long a run waits for another one that writes into the ledger (tuned: ten seconds).
const ATTEMPTS: u32 = 200;
const PAUSE: Duration = Duration::from_millis(50);

/// The files outside the archive.
#[derive(Debug, Clone)]
pub struct Keyring {
    key: PathBuf,
}

impl Keyring {
    /// The key in this file, the ledger beside it.
    pub fn at(key: PathBuf) -> Self {
        Self { key }
    }

    /// The file of the key.
    pub fn path(&self) -> &Path {
        &self.key
    }

    /// The file of the ledger. The whole name of the key stands in it: `a.key` and `a.txt` are two keys.
    pub fn ledger_path(&self) -> PathBuf {
        let mut name = self.key.as_os_str().to_owned();
        name.push(".erased");
        PathBuf::from(name)
    }

    /// [`Error::KeyInside`] where the key would stand in the archive of which it is to be kept apart.
    pub fn apart_from(&self, archive: &Path) -> Result<(), Error> {
        match (folder::leads_to(archive), folder::leads_to(&self.key)) {
            (Some(archive), Some(key)) if key.starts_with(&archive) => {
                Err(Error::KeyInside { path: self.key.clone(), folder: archive })
            }
            _ => Ok(()),
        }
    }

    /// The key and the ledger, where others than their owner can read or change them.
    pub fn open_to_others(&self) -> Vec<PathBuf> {
        let is_open = |path: &PathBuf| path.is_file() && !platform::is_owner_only(path);
        [self.key.clone(), self.ledger_path()].into_iter().filter(is_open).collect()
    }

    /// The key of an archive; `None` where nobody was ever erased.
    ///
    /// Errors: [`Error::OtherKey`] where somebody was, and the key is not there or another one; [`Error::LostLedger`] where the
    /// ledger is not there, [`Error::BadLedger`].
    pub fn secret(&self, archive: &Archive) -> Result<Option<Secret>, Error> {
        let check = "SELECT hash FROM key_check WHERE id = 1";
        let known: Option<[u8; 32]> = archive.db.query_row(check, [], |row| row.get(0)).optional()?;
        let ledger = Ledger::read(&self.ledger_path())?;
        let other = || Error::OtherKey { path: self.key.clone() };
        let Some(secret) = self.read()? else {
            // An empty ledger is what a run leaves that was killed before it made the key.
            let is_needed = known.is_some() || ledger.is_some_and(|ledger| !ledger.lines.is_empty());
            return if is_needed { Err(other()) } else { Ok(None) };
        };
        let own = secret.hash(CHECK);
        let of_ledger = ledger.as_ref().and_then(|ledger| ledger.check);
        if known.into_iter().chain(of_ledger).any(|check| check != own) {
            return Err(other());
        }
        if ledger.is_none() {
            return Err(Error::LostLedger { path: self.ledger_path() });
        }
        Ok(Some(secret))
    }

    /// The key of an archive, made where there is none yet.
    pub(crate) fn secret_or_new(&self, archive: &Archive) -> Result<Secret, Error> {
        make_folders(folder::holding(&self.key))?;
        let _alone = self.alone()?;
        match self.secret(archive)? {
            Some(secret) => Ok(secret),
            None => self.make(),
        }
    }

    fn make(&self) -> Result<Secret, Error> {
        let mut secret = [0; 32];
        let failed = |error: getrandom::Error| Error::io(&self.key)(std::io::Error::other(error.to_string()));
        getrandom::fill(&mut secret).map_err(failed)?;
        let secret = Secret(secret);
        Ledger { check: Some(secret.hash(CHECK)), lines: Vec::new() }.write(&self.ledger_path())?;
        staging::write_alone(&self.key, format!("{}\n", hex(&secret.0)).as_bytes())?;
        Ok(secret)
    }

    fn read(&self) -> Result<Option<Secret>, Error> {
        let other = || Error::OtherKey { path: self.key.clone() };
        match fs::metadata(&self.key) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::io(&self.key)(error)),
            Ok(metadata) if !metadata.is_file() || metadata.len() > LARGEST => return Err(other()),
            Ok(_) => {}
        }
        let bytes = fs::read(&self.key).map_err(Error::io(&self.key))?;
        let text = String::from_utf8(bytes).map_err(|_| other())?;
        let secret = unhex(&text.trim().to_ascii_lowercase()).ok_or_else(other)?;
        Ok(Some(Secret(secret)))
    }

    /// Keeps other runs from the ledger, whichever archive they work with.
    fn alone(&self) -> Result<Hold, Error> {
        let folder = folder::holding(&self.key);
        for _ in 0..ATTEMPTS {
            match Hold::alone(folder) {
                Err(batch::Error::Busy { .. }) => std::thread::sleep(PAUSE),
                held => return Ok(held?),
            }
        }
        Err(batch::Error::Busy { folder: folder.to_owned() }.into())
    }

    /// Adds lines to the ledger.
    pub(crate) fn record(&self, secret: &Secret, lines: &[Line]) -> Result<(), Error> {
        let _alone = self.alone()?;
        let path = self.ledger_path();
        let mut ledger = Ledger::read(&path)?.unwrap_or_default();
        let check = ledger.check.replace(secret.hash(CHECK));
        if ledger.add(lines) || check.is_none() { ledger.write(&path) } else { Ok(()) }
    }

    /// Adds to the ledger what the archive knows and it does not: a run was killed before it did, or an old ledger was put back. How many
    /// lines it lacked.
    ///
    /// Errors: those of [`Keyring::secret`], and where the ledger cannot be written.
    pub fn catch_up(&self, archive: &Archive) -> Result<usize, Error> {
        let mut statement = archive.db.prepare_cached("SELECT hash, \"on\", request FROM withdrawn")?;
        let lines = statement
            .query_map([], |row| Ok(Line { hash: row.get(0)?, on: row.get(1)?, request: row.get(2)? }))?
            .collect::<Result<Vec<_>, _>>()?;
        let Some(secret) = self.secret(archive)? else { return Ok(0) };
        let known: HashSet<[u8; 32]> = self.ledger()?.into_iter().map(|line| line.hash).collect();
        let lacking = lines.iter().filter(|line| !known.contains(&line.hash)).count();
        if lacking > 0 {
            self.record(&secret, &lines)?;
        }
        Ok(lacking)
    }

    /// The lines of the ledger; none where there is no file.
    pub fn ledger(&self) -> Result<Vec<Line>, Error> {
        Ok(Ledger::read(&self.ledger_path())?.unwrap_or_default().lines)
    }
}

/// Writes down which key the hashes of an archive are of, in whatever transaction is open.
pub(crate) fn mark(db: &Connection, secret: &Secret) -> Result<(), Error> {
    let question = "INSERT OR IGNORE INTO key_check (id, hash) VALUES (1, ?1)";
    db.execute(question, params![secret.hash(CHECK)])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use rusqlite::params;

    use super::{Keyring, Line, mark};
    use crate::archive::open::Access;
    use crate::archive::{Archive, Error};

    fn line(byte: u8) -> Line {
        Line { hash: [byte; 32], on: "2026-12-10".to_owned(), request: "2026-17".to_owned() }
    }

    fn archive(scratch: &tempfile::TempDir, name: &str) -> Archive {
        Archive::open(&scratch.path().join(name), Access::Make).expect("an archive")
    }

    #[test]
    fn a_key_is_made_once_and_known_again() {
        let scratch = tempfile::tempdir().expect("a folder");
        let archive = archive(&scratch, "archive");
        let keyring = Keyring::at(scratch.path().join("config/archive.key"));
        assert!(keyring.secret(&archive).expect("an answer").is_none());
        let secret = keyring.secret_or_new(&archive).expect("a key");
        assert_eq!(keyring.secret(&archive).expect("an answer").expect("a key").0, secret.0);
        mark(&archive.db, &secret).expect("a mark");
        for spoilt in [String::new(), "0".repeat(64), "é".repeat(32), "x".repeat(64), "0".repeat(100)] {
            std::fs::write(keyring.path(), spoilt).expect("a file");
            assert!(matches!(keyring.secret(&archive), Err(Error::OtherKey { .. })));
            assert!(matches!(keyring.secret_or_new(&archive), Err(Error::OtherKey { .. })));
        }
        std::fs::remove_file(keyring.path()).expect("gone");
        assert!(matches!(keyring.secret_or_new(&archive), Err(Error::OtherKey { .. })));
    }

    /// Neither a lost key nor a lost ledger is taken for nobody's having been erased, whatever archive asks.
    #[test]
    fn what_is_lost_is_missed() {
        let scratch = tempfile::tempdir().expect("a folder");
        let (one, fresh) = (archive(&scratch, "one"), archive(&scratch, "fresh"));
        let keyring = Keyring::at(scratch.path().join("archive.key"));
        let secret = keyring.secret_or_new(&one).expect("a key");
        keyring.record(&secret, &[line(1)]).expect("a line");
        let key = std::fs::read(keyring.path()).expect("the key");
        let ledger = std::fs::read(keyring.ledger_path()).expect("the ledger");
        for archive in [&one, &fresh] {
            std::fs::remove_file(keyring.path()).expect("gone");
            assert!(matches!(keyring.secret(archive), Err(Error::OtherKey { .. })));
            assert!(matches!(keyring.secret_or_new(archive), Err(Error::OtherKey { .. })));
            // Another key is not taken for it: the ledger knows its own.
            std::fs::write(keyring.path(), "0".repeat(64)).expect("a file");
            assert!(matches!(keyring.secret(archive), Err(Error::OtherKey { .. })));
            std::fs::write(keyring.path(), &key).expect("the key");
            std::fs::remove_file(keyring.ledger_path()).expect("gone");
            assert!(matches!(keyring.secret(archive), Err(Error::LostLedger { .. })));
            assert!(matches!(keyring.secret_or_new(archive), Err(Error::LostLedger { .. })));
            // Where there is no copy of it an empty file says that one knows.
            std::fs::write(keyring.ledger_path(), "").expect("a file");
            assert!(keyring.secret(archive).expect("an answer").is_some());
            std::fs::write(keyring.ledger_path(), &ledger).expect("the ledger");
        }
    }

    #[test]
    fn a_run_that_was_killed_before_it_had_a_key_is_no_erasure() {
        let scratch = tempfile::tempdir().expect("a folder");
        let archive = archive(&scratch, "archive");
        let keyring = Keyring::at(scratch.path().join("archive.key"));
        keyring.secret_or_new(&archive).expect("a key");
        std::fs::remove_file(keyring.path()).expect("gone");
        assert!(keyring.secret(&archive).expect("an answer").is_none());
        keyring.secret_or_new(&archive).expect("another key");
        assert!(keyring.secret(&archive).expect("an answer").is_some());
    }

    #[test]
    fn the_ledger_is_filled_up_from_the_archive() {
        let scratch = tempfile::tempdir().expect("a folder");
        let archive = archive(&scratch, "archive");
        let keyring = Keyring::at(scratch.path().join("archive.key"));
        let secret = keyring.secret_or_new(&archive).expect("a key");
        keyring.record(&secret, &[line(2)]).expect("a line");
        for line in [line(1), line(2)] {
            let question = "INSERT INTO withdrawn (hash, \"on\", request) VALUES (?1, ?2, ?3)";
            archive.db.execute(question, params![line.hash, line.on, line.request]).expect("a row");
        }
        keyring.catch_up(&archive).expect("filled up");
        assert_eq!(keyring.ledger().expect("a ledger"), [line(2), line(1)]);
    }

    #[test]
    fn two_keys_have_two_ledgers() {
        let [one, other] = ["a.key", "a.txt"].map(|name| Keyring::at(name.into()).ledger_path());
        assert_ne!(one, other);
    }
}

//! What must outlive the archive and stand apart from it: the key of the hashes of those who were erased, and the ledger of
//! these hashes, by which a backup that is put back forgets them again.
//!
//! The ledger stands beside the key, a line a hash: `hash day request`. It names nobody; without the key it says nothing.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{OptionalExtension, params};

use crate::archive::store::make_folders;
use crate::archive::{Archive, Error};
use crate::batch::hash::hex;
use crate::batch::staging;
use crate::signers::Secret;

/// What is hashed to tell a key from another one.
const CHECK: &[u8] = b"mailbag archive";

/// Largest key file in bytes: 64 digits and a line end.
const LARGEST: u64 = 80;

/// The files outside the archive.
#[derive(Debug, Clone)]
pub struct Keyring {
    key: PathBuf,
}

/// A line of the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The keyed hash of one of a person's keys.
    pub hash: [u8; 32],
    /// The day of the erasure.
    pub on: String,
    /// The request.
    pub request: String,
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

    fn ledger_path(&self) -> PathBuf {
        self.key.with_extension("erased")
    }

    /// The key of an archive; `None` where nobody was ever erased from it. [`Error::OtherKey`] where somebody was, and the key is
    /// not there or another one.
    pub fn secret(&self, archive: &Archive) -> Result<Option<Secret>, Error> {
        let check = "SELECT hash FROM key_check WHERE id = 1";
        let check: Option<[u8; 32]> = archive.db.query_row(check, [], |row| row.get(0)).optional()?;
        let secret = self.read()?;
        match (check, secret) {
            (None, secret) => Ok(secret),
            (Some(check), Some(secret)) if secret.hash(CHECK) == check => Ok(Some(secret)),
            (Some(_), _) => Err(Error::OtherKey { path: self.key.clone() }),
        }
    }

    /// The key of an archive, made where there is none yet.
    pub(crate) fn secret_or_new(&self, archive: &Archive) -> Result<Secret, Error> {
        let secret = match self.secret(archive)? {
            Some(secret) => secret,
            None => self.make()?,
        };
        let question = "INSERT OR IGNORE INTO key_check (id, hash) VALUES (1, ?1)";
        archive.db.execute(question, params![secret.hash(CHECK)])?;
        Ok(secret)
    }

    fn make(&self) -> Result<Secret, Error> {
        let mut secret = [0; 32];
        let failed = |error: getrandom::Error| Error::io(&self.key)(std::io::Error::other(error.to_string()));
        getrandom::fill(&mut secret).map_err(failed)?;
        if let Some(folder) = self.key.parent().filter(|folder| *folder != Path::new("")) {
            make_folders(folder)?;
        }
        staging::write_alone(&self.key, format!("{}\n", hex(&secret)).as_bytes())?;
        Ok(Secret(secret))
    }

    fn read(&self) -> Result<Option<Secret>, Error> {
        match fs::metadata(&self.key) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Error::io(&self.key)(error)),
            Ok(metadata) if metadata.len() > LARGEST => return Err(Error::OtherKey { path: self.key.clone() }),
            Ok(_) => {}
        }
        let text = fs::read_to_string(&self.key).map_err(Error::io(&self.key))?;
        let secret = unhex(text.trim()).ok_or_else(|| Error::OtherKey { path: self.key.clone() })?;
        Ok(Some(Secret(secret)))
    }

    /// Adds lines to the ledger; those that it has already are not doubled.
    pub(crate) fn record(&self, lines: &[Line]) -> Result<(), Error> {
        let known = self.ledger()?;
        let mut text = String::new();
        for line in known.iter().chain(lines.iter().filter(|line| known.iter().all(|one| one.hash != line.hash))) {
            let _ = writeln!(text, "{} {} {}", hex(&line.hash), line.on, line.request);
        }
        Ok(staging::write_alone(&self.ledger_path(), text.as_bytes())?)
    }

    /// The lines of the ledger; none where there is no file. A line that is not understood is an error, since nobody may be
    /// passed over.
    pub fn ledger(&self) -> Result<Vec<Line>, Error> {
        let path = self.ledger_path();
        let text = match fs::read_to_string(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            text => text.map_err(Error::io(&path))?,
        };
        let line = |line: &str| {
            let mut words = line.splitn(3, ' ');
            let hash = unhex(words.next()?)?;
            Some(Line { hash, on: words.next()?.to_owned(), request: words.next()?.to_owned() })
        };
        text.lines().map(|text| line(text).ok_or_else(|| Error::Changed { path: path.clone() })).collect()
    }
}

/// 64 digits of hexadecimal.
fn unhex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(place * 2..place * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{Keyring, Line};
    use crate::archive::open::Access;
    use crate::archive::{Archive, Error};

    #[test]
    fn a_key_is_made_once_and_known_again() {
        let scratch = tempfile::tempdir().expect("a folder");
        let archive = Archive::open(&scratch.path().join("archive"), Access::Write).expect("an archive");
        let keyring = Keyring::at(scratch.path().join("config/archive.key"));
        assert!(keyring.secret(&archive).expect("an answer").is_none());
        let secret = keyring.secret_or_new(&archive).expect("a key");
        assert_eq!(keyring.secret(&archive).expect("an answer").expect("a key").0, secret.0);
        for spoilt in [String::new(), "0".repeat(64), "é".repeat(32), "x".repeat(64), "0".repeat(100)] {
            std::fs::write(keyring.path(), spoilt).expect("a file");
            assert!(matches!(keyring.secret(&archive), Err(Error::OtherKey { .. })));
            assert!(matches!(keyring.secret_or_new(&archive), Err(Error::OtherKey { .. })));
        }
        std::fs::remove_file(keyring.path()).expect("gone");
        assert!(matches!(keyring.secret_or_new(&archive), Err(Error::OtherKey { .. })));
    }

    #[test]
    fn the_ledger_doubles_nobody_and_passes_nobody_over() {
        let scratch = tempfile::tempdir().expect("a folder");
        let keyring = Keyring::at(scratch.path().join("archive.key"));
        let line = |byte| Line { hash: [byte; 32], on: "2026-12-10".to_owned(), request: "letter of May 3".to_owned() };
        keyring.record(&[line(1)]).expect("a line");
        keyring.record(&[line(1), line(2)]).expect("two lines");
        assert_eq!(keyring.ledger().expect("lines"), [line(1), line(2)]);
        std::fs::write(keyring.ledger_path(), "what\n").expect("a file");
        assert!(keyring.ledger().is_err() && keyring.record(&[line(3)]).is_err());
    }
}

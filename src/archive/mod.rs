//! What is kept of sent batches: found again, proved, and forgotten where somebody asks for it.
//!
//! Comes in: a [`StoredBatch`](crate::batch::StoredBatch), events, petition sheets that came back. Goes out: batches byte for
//! byte, answers, numbers. Refuses to know: how a batch is made, words for people.
//!
//! An [`Archive`] is a folder: a database ([`schema`]), a [`store`] of files that are named by their content, and a
//! [`lock`]. Whatever changes it is one transaction; files of the store come before it and go after it, and [`open`]
//! clears what a run that was killed has left. [`people`] reads a batch's list for the index, [`tokens`] makes its words;
//! [`corrections`] knows which letters are one person's though they say different things; [`erase`] forgets a person,
//! [`expire`] a batch; [`secret`] holds, outside the archive, what tells later that somebody was forgotten.

pub mod add;
pub mod corrections;
pub mod erase;
mod erased;
pub mod event;
pub mod expire;
pub mod export;
pub mod known;
mod ledger;
mod lock;
mod log;
pub mod matching;
mod naming;
pub mod open;
mod people;
pub mod query;
pub mod reapply;
pub mod rights;
mod schema;
mod scrub;
pub mod search;
pub mod secret;
pub mod sheets;
pub mod stats;
mod store;
pub mod tokens;
pub mod verify;

pub use log::{Entry as LogEntry, Who};
pub use open::Archive;

use std::io;
use std::path::PathBuf;

use crate::batch;

/// Why the archive did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database failed. What SQLite says in words may hold cells of a list, so only its code is kept.
    #[error("the database of the archive failed (SQLite code {code})")]
    Database {
        /// SQLite's extended result code; 0 where it is none of SQLite's.
        code: i32,
    },
    /// The database is damaged.
    #[error("the database in {} is damaged", folder.display())]
    Broken {
        /// The archive.
        folder: PathBuf,
    },
    /// The database is none of an archive, or of a later version.
    #[error("{} holds no archive of this version", folder.display())]
    Foreign {
        /// The folder.
        folder: PathBuf,
    },
    /// There is no archive.
    #[error("there is no archive in {}", folder.display())]
    NoArchive {
        /// The folder.
        folder: PathBuf,
    },
    /// There are files in the store, and no database that knows them.
    #[error("the database of the archive in {} is lost", folder.display())]
    LostDatabase {
        /// The folder.
        folder: PathBuf,
    },
    /// The disk knows no locks, so nothing can be changed on it.
    #[error("the disk of {} knows no locks", folder.display())]
    NoLocks {
        /// The archive.
        folder: PathBuf,
    },
    /// Nothing can be written, and that is needed.
    #[error("nothing can be written in {}", folder.display())]
    ReadOnly {
        /// The archive.
        folder: PathBuf,
    },
    /// Another program has the database open, so that what was deleted cannot be taken off the disk.
    #[error("another program has the database open")]
    Held,
    /// A file changed between its verification and its copy, or lies damaged in the store.
    #[error("{} is not the file that was verified", path.display())]
    Changed {
        /// The file.
        path: PathBuf,
    },
    /// No batch of the archive has this name.
    #[error("no batch `{name}`")]
    NoBatch {
        /// As it was asked for.
        name: String,
    },
    /// A batch of this name is there with another manifest.
    #[error("another batch `{name}` is there")]
    OtherBatch {
        /// Its name.
        name: String,
    },
    /// The batch is past its time: its files are gone.
    #[error("the batch `{name}` has expired")]
    Expired {
        /// Its name.
        name: String,
    },
    /// A serial that the batch does not have.
    #[error("the batch `{name}` has no serial {serial}")]
    NoSerial {
        /// The batch.
        name: String,
        /// The serial.
        serial: u64,
    },
    /// No petition sheet has this serial, or several batches have one.
    #[error("{} sheets `{serial}`", batches.len())]
    NoSheet {
        /// As it was asked for.
        serial: String,
        /// The batches that have one, the oldest first.
        batches: Vec<String>,
    },
    /// The event has an attachment of this name already, or it has no name.
    #[error("the attachment cannot be kept")]
    BadAttachment,
    /// No event of the batch has an attachment of this name.
    #[error("no attachment `{name}`")]
    NoAttachment {
        /// The batch.
        batch: String,
        /// As it was asked for.
        name: String,
    },
    /// The batch has no event of this number.
    #[error("no event {number}")]
    NoEvent {
        /// The batch.
        batch: String,
        /// As it was asked for.
        number: i64,
    },
    /// The day is not one on which it can have happened.
    #[error("{day} is before {first} or after {last}")]
    BadDay {
        /// As it was given.
        day: String,
        /// The first day that is taken.
        first: String,
        /// The last one.
        last: String,
    },
    /// A sheet has not so many signatures, or fewer than are struck out.
    #[error("no sheet has {signatures} signatures, {struck} of them struck out")]
    BadCount {
        /// Signatures.
        signatures: u64,
        /// Those that do not count.
        struck: u64,
        /// The most that it can have.
        most: u64,
    },
    /// What is to be written stands there already.
    #[error("{} is there already", path.display())]
    Exists {
        /// The file or folder.
        path: PathBuf,
    },
    /// The request names the person, or cannot stand in a line.
    #[error("the request cannot be kept")]
    BadRequest {
        /// Whether it names the person.
        names: bool,
    },
    /// A column that no person of the archive has.
    #[error("no column `{column}`")]
    NoColumn {
        /// As it was asked for.
        column: String,
    },
    /// The key of the hashes of those who were erased is another one, or cannot be read.
    #[error("{} is not the key of this archive", path.display())]
    OtherKey {
        /// The file of the key.
        path: PathBuf,
    },
    /// The key stands in the archive.
    #[error("{} stands in the archive", path.display())]
    KeyInside {
        /// The file of the key.
        path: PathBuf,
        /// The archive.
        folder: PathBuf,
    },
    /// The ledger of those who were erased is not there, though somebody was.
    #[error("{} is not there", path.display())]
    LostLedger {
        /// The ledger.
        path: PathBuf,
    },
    /// A line of the ledger is not understood.
    #[error("line {line} of {} is not understood", path.display())]
    BadLedger {
        /// The ledger.
        path: PathBuf,
        /// From 1; 0 where it is no file, or too large.
        line: usize,
    },
    /// The batch could not be opened again for an erasure; what is wrong was handed over as findings.
    #[error("the batch `{name}` cannot be opened")]
    BatchRefused {
        /// Its name.
        name: String,
    },
    /// A line of a batch's `events.jsonl` is no event that can be kept.
    #[error("line {line} of {} is no event", path.display())]
    BadEvent {
        /// The file.
        path: PathBuf,
        /// From 1.
        line: usize,
    },
    /// A file beside the manifest is not what its name says.
    #[error("{} is not what its name says", path.display())]
    BadBeside {
        /// The file.
        path: PathBuf,
    },
    /// A text holds a line break or another character that no cell has, or leaves a name empty.
    #[error("the text cannot stand in a cell")]
    BadText,
    /// Somebody was erased, and the ledger could not be written.
    #[error("the ledger {} could not be written: {source}", path.display())]
    NotRecorded {
        /// The ledger.
        path: PathBuf,
        /// Why not.
        source: Box<Error>,
    },
    /// The change is made, and what it removed could not be cleared off the disk; whoever opens the archive next does that.
    #[error("what was removed is not yet off the disk: {source}")]
    NotCleared {
        /// Why not.
        source: Box<Error>,
    },
    /// What a batch fails with as well: the machine, another run at work, Ctrl-C.
    #[error(transparent)]
    Batch(batch::Error),
}

impl Error {
    /// A failure after the change was made.
    pub(crate) fn not_cleared(source: Self) -> Self {
        Self::NotCleared { source: Box::new(source) }
    }

    /// Names the file that a failure is about.
    pub(crate) fn io(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Batch(batch::Error::Io { path, source })
    }

    /// Whether the disk has no room.
    fn has_no_room(&self) -> bool {
        matches!(self, Self::Batch(batch::Error::Io { source, .. }) if source.kind() == io::ErrorKind::StorageFull)
    }

    /// Somebody pressed Ctrl-C.
    pub(crate) fn interrupted() -> Self {
        Self::Batch(batch::Error::Interrupted)
    }
}

/// Whether SQLite found no room: for a page, or for the memory that those who have the database open share (`-shm`).
fn is_full(failure: rusqlite::ffi::Error) -> bool {
    failure.code == rusqlite::ErrorCode::DiskFull || failure.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::SqliteFailure(failure, _) if is_full(failure) => {
                Self::io(schema::NAME)(io::Error::new(io::ErrorKind::StorageFull, "no room for the database"))
            }
            rusqlite::Error::SqliteFailure(failure, _) => Self::Database { code: failure.extended_code },
            _ => Self::Database { code: 0 },
        }
    }
}

impl From<batch::Error> for Error {
    fn from(error: batch::Error) -> Self {
        Self::Batch(error)
    }
}

#[cfg(test)]
mod tests {
    use super::Error;

    #[test]
    fn no_room_for_the_database_or_beside_it_is_called_so() {
        let of = |code| Error::from(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None));
        for code in [rusqlite::ffi::SQLITE_FULL, rusqlite::ffi::SQLITE_IOERR_SHMSIZE] {
            assert!(of(code).has_no_room(), "{code}");
        }
        assert!(!of(rusqlite::ffi::SQLITE_IOERR_READ).has_no_room());
    }
}

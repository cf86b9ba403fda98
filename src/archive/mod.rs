//! What is kept of sent batches: found again, proved, and forgotten where somebody asks for it.
//!
//! Comes in: a [`StoredBatch`](crate::batch::StoredBatch), events, petition sheets that came back. Goes out: batches byte for
//! byte, answers, numbers. Refuses to know: how a batch is made, words for people.
//!
//! An [`Archive`] is a folder: a database ([`schema`]), a [`store`] of files that are named by their content, and a
//! [`lock`]. Whatever changes it is one transaction; files of the store come before it and go after it, and [`open`]
//! clears what a run that was killed has left. [`people`] reads a batch's list for the index, [`tokens`] makes its words;
//! [`erase`] forgets a person, [`expire`] a batch; [`secret`] holds, outside the archive, what tells later that somebody
//! was forgotten.

pub mod add;
pub mod erase;
mod erased;
pub mod event;
pub mod expire;
pub mod export;
pub mod known;
mod lock;
mod log;
pub mod matching;
pub mod open;
mod people;
pub mod query;
pub mod rights;
mod schema;
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

/// Why the archive did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The machine failed while it worked on a file.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
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
    /// Another run is at work.
    #[error("another run is at work in {}", folder.display())]
    Busy {
        /// The archive.
        folder: PathBuf,
    },
    /// Somebody pressed Ctrl-C.
    #[error("interrupted")]
    Interrupted,
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
    #[error("{found} sheets `{serial}`")]
    NoSheet {
        /// As it was asked for.
        serial: String,
        /// How many batches have it.
        found: usize,
    },
    /// The event has an attachment of this name already, or it has no name.
    #[error("the attachment cannot be kept")]
    BadAttachment,
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
    /// The batch could not be opened again for an erasure; what is wrong was handed over as findings.
    #[error("the batch `{name}` cannot be opened")]
    BatchRefused {
        /// Its name.
        name: String,
    },
    /// The change is made, and what it removed could not be cleared off the disk; whoever opens the archive next does that.
    #[error("what was removed is not yet off the disk: {source}")]
    NotCleared {
        /// Why not.
        source: Box<Error>,
    },
    /// The batch failed.
    #[error(transparent)]
    Batch(crate::batch::Error),
}

impl Error {
    /// A failure after the change was made.
    pub(crate) fn not_cleared(source: Self) -> Self {
        Self::NotCleared { source: Box::new(source) }
    }

    /// Names the file that a failure is about.
    pub(crate) fn io(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { path, source }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::SqliteFailure(failure, _) if failure.code == rusqlite::ErrorCode::DiskFull => Self::Io {
                path: PathBuf::from(schema::NAME),
                source: io::Error::new(io::ErrorKind::StorageFull, "no room for the database"),
            },
            rusqlite::Error::SqliteFailure(failure, _) => Self::Database { code: failure.extended_code },
            _ => Self::Database { code: 0 },
        }
    }
}

impl From<crate::batch::Error> for Error {
    fn from(error: crate::batch::Error) -> Self {
        match error {
            crate::batch::Error::Interrupted => Self::Interrupted,
            other => Self::Batch(other),
        }
    }
}

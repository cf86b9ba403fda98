//! One run at a time on one staging folder, and on a batch that is there. The system gives a lock back when a run ends, however
//! it ends.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::batch::{Error, platform};

/// A folder that another run takes away while we wait for it is made again so often (tuned: one is usual, two are rare).
const ATTEMPTS: usize = 16;

/// The right to work in a folder. Dropped, it is given back and its file is gone.
#[derive(Debug)]
pub(crate) struct Lock {
    path: PathBuf,
    // Held open: the lock lives as long as the file.
    _file: File,
    locked: bool,
}

impl Lock {
    /// Makes the folder where it is not there, and takes its lock: [`Error::Busy`] while another run has it.
    pub(crate) fn take(folder: &Path) -> Result<Self, Error> {
        let path = folder.join("lock");
        for _ in 0..ATTEMPTS {
            match platform::create_folder(folder) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(Error::Io { path: folder.to_owned(), source: error });
                }
                _ => {}
            }
            #[expect(clippy::disallowed_methods, reason = "staging is the one that writes, and this is its lock")]
            let opened = platform::owner_only(OpenOptions::new().write(true).create(true).truncate(false)).open(&path);
            let file = match opened {
                Ok(file) => file,
                // The run that had the folder took it away a moment ago.
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                Err(source) => return Err(Error::Io { path, source }),
            };
            let locked = match file.try_lock() {
                Ok(()) => true,
                Err(TryLockError::WouldBlock) => return Err(Error::Busy { folder: folder.to_owned() }),
                // Some network and user-space file systems know no locks, and say so in many ways.
                Err(TryLockError::Error(_)) => false,
            };
            // The lock of a file that was removed meanwhile keeps nobody out.
            if platform::is_file_at(&file, &path) {
                return Ok(Self { path, _file: file, locked });
            }
        }
        Err(Error::Busy { folder: folder.to_owned() })
    }

    /// The lock that [`Lock::take`] gives where the disk knows none.
    #[cfg(test)]
    pub(crate) fn on_a_disk_without_locks(folder: &Path) -> Result<Self, Error> {
        Self::take(folder).map(|mut lock| {
            lock.locked = false;
            lock
        })
    }

    /// Whether the disk knows locks at all.
    pub(crate) fn keeps_others_out(&self) -> bool {
        self.locked
    }

    /// Whether this is the lock's own file.
    pub(crate) fn is_at(&self, path: &Path) -> bool {
        self.path == path
    }
}

impl Drop for Lock {
    #[expect(clippy::disallowed_methods, reason = "staging is the one that writes, and this is its lock")]
    fn drop(&mut self) {
        // Removed while it is held, so that nobody can lock it in between. One that stays behind locks nobody out.
        let _ = fs::remove_file(&self.path);
    }
}

/// A batch that is there, held while something is written beside it, or while it must not go away.
#[derive(Debug)]
pub struct Hold {
    // Held open: the lock lives as long as the file. `None` where the system opens no folders.
    _folder: Option<File>,
}

impl Hold {
    /// Holds a batch alone, to write beside it or to remove it: [`Error::Busy`] while another run holds it.
    pub fn alone(batch: &Path) -> Result<Self, Error> {
        Self::take(batch, File::try_lock)
    }

    /// Holds a batch together with other runs that read it: [`Error::Busy`] while one holds it alone.
    pub fn with_others(batch: &Path) -> Result<Self, Error> {
        Self::take(batch, File::try_lock_shared)
    }

    /// The lock is that of the folder itself: a file for it would not belong to the batch.
    fn take(batch: &Path, lock: impl FnOnce(&File) -> Result<(), TryLockError>) -> Result<Self, Error> {
        let busy = || Error::Busy { folder: batch.to_owned() };
        if !cfg!(unix) {
            return Ok(Self { _folder: None });
        }
        let folder = File::open(batch).map_err(Error::io(batch))?;
        match lock(&folder) {
            Err(TryLockError::WouldBlock) => return Err(busy()),
            // Some network and user-space file systems know no locks, and say so in many ways.
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        // A run that removed it a moment ago had it alone.
        if platform::is_file_at(&folder, batch) { Ok(Self { _folder: Some(folder) }) } else { Err(busy()) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Hold, Lock};
    use crate::batch::Error;

    #[test]
    fn a_second_run_is_kept_out_until_the_first_ends() {
        let scratch = tempfile::tempdir().expect("a folder");
        let folder = scratch.path().join("work");
        let lock = Lock::take(&folder).expect("the lock");
        assert!(matches!(Lock::take(&folder), Err(Error::Busy { .. })));
        drop(lock);
        Lock::take(&folder).expect("the lock is free again");
    }

    #[cfg(unix)]
    #[test]
    fn a_batch_is_held_by_one_that_writes_or_by_all_that_read() {
        let scratch = tempfile::tempdir().expect("a folder");
        let reading = [(); 2].map(|()| Hold::with_others(scratch.path()).expect("a hold"));
        assert!(matches!(Hold::alone(scratch.path()), Err(Error::Busy { .. })));
        drop(reading);
        let alone = Hold::alone(scratch.path()).expect("a hold");
        assert!(matches!(Hold::with_others(scratch.path()), Err(Error::Busy { .. })));
        drop(alone);
        assert_eq!(std::fs::read_dir(scratch.path()).expect("the folder").count(), 0);
    }

    #[test]
    fn a_lock_left_by_a_killed_run_keeps_nobody_out() {
        let scratch = tempfile::tempdir().expect("a folder");
        std::fs::write(scratch.path().join("lock"), b"").expect("a file");
        Lock::take(scratch.path()).expect("the lock");
    }
}

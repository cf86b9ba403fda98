//! Many may read an archive at once, or one may change it. The system gives the lock back when a run ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::archive::Error;
use crate::batch::platform;

/// What a run means to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Look things up.
    Read,
    /// Change something.
    Write,
}

/// How often and how long a run waits for another one (tuned: an office's second window is done in ten seconds).
const ATTEMPTS: u32 = 200;
const PAUSE: Duration = Duration::from_millis(50);

/// The right to read or to change an archive; given back when it is dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
    folder: PathBuf,
}

impl Lock {
    /// Waits for the lock of an archive. [`Error::Busy`] where another run keeps it.
    pub(crate) fn take(folder: &Path, access: Access) -> Result<Self, Error> {
        let path = folder.join("lock");
        #[expect(clippy::disallowed_methods, reason = "the lock is a file of its own and holds nothing")]
        let file = platform::owner_only(OpenOptions::new().read(true).write(true).create(true).truncate(false))
            .open(&path)
            .map_err(Error::io(&path))?;
        let lock = Self { file, folder: folder.to_owned() };
        lock.wait(access)?;
        Ok(lock)
    }

    /// Takes the right to change in exchange for that to read.
    pub(crate) fn raise(&self) -> Result<(), Error> {
        // Two that wait for each other to stop reading would wait for ever.
        let _ = self.file.unlock();
        self.wait(Access::Write)
    }

    fn wait(&self, access: Access) -> Result<(), Error> {
        for _ in 0..ATTEMPTS {
            let tried = match access {
                Access::Read => self.file.try_lock_shared(),
                Access::Write => self.file.try_lock(),
            };
            match tried {
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
                // Some network file systems know no locks; SQLite's own are then all there is.
                Ok(()) | Err(TryLockError::Error(_)) => return Ok(()),
            }
        }
        Err(Error::Busy { folder: self.folder.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::{Access, Lock};

    #[test]
    fn readers_share_and_a_writer_waits() {
        let scratch = tempfile::tempdir().expect("a folder");
        let one = Lock::take(scratch.path(), Access::Read).expect("a lock");
        let other = Lock::take(scratch.path(), Access::Read).expect("another");
        assert!(one.file.try_lock_shared().is_ok());
        let folder = scratch.path().to_owned();
        let writer = std::thread::spawn(move || Lock::take(&folder, Access::Write).map(|_| ()));
        assert!(!writer.is_finished());
        drop((one, other));
        writer.join().expect("a thread").expect("the lock is free");
    }
}

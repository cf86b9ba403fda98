//! Many may read an archive at once, or one may change it. The system gives the lock back when a run ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::archive::Error;
use crate::batch::{self, platform};

/// Name of the file in the archive.
pub(crate) const NAME: &str = "lock";

/// What a run means to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Look things up.
    Read,
    /// Change something.
    Write,
    /// Change something, in an archive that is made where there is none. A name typed wrong must not become one.
    Make,
}

impl Access {
    /// Whether something is to be changed.
    pub(crate) fn writes(self) -> bool {
        self != Self::Read
    }
}

/// How often and how long a run waits for another one (tuned: an office's second window is done in ten seconds).
const ATTEMPTS: u32 = 200;
const PAUSE: Duration = Duration::from_millis(50);

/// The right to read or to change an archive; given back when it is dropped.
#[derive(Debug)]
pub(crate) struct Lock {
    // `None` where the disk lets nobody write: then nobody changes anything there either.
    file: Option<File>,
    folder: PathBuf,
    /// Whether others are kept out: not where the disk knows no locks, or lets nobody write.
    keeps_others_out: bool,
}

impl Lock {
    /// Waits for the lock of an archive. To read, none is needed where the disk can only be read.
    ///
    /// Errors: [`Error::Busy`](crate::batch::Error::Busy) where another run keeps it, [`Error::NoLocks`] where something is to be
    /// changed on a disk that knows no locks, [`Error::ReadOnly`] where nothing can be changed.
    pub(crate) fn take(folder: &Path, access: Access) -> Result<Self, Error> {
        let path = folder.join(NAME);
        #[expect(clippy::disallowed_methods, reason = "the lock is a file of its own and holds nothing")]
        let opened =
            platform::owner_only(OpenOptions::new().read(true).write(true).create(true).truncate(false)).open(&path);
        let file = match opened {
            Ok(file) => file,
            Err(error) if is_read_only(&error) && access == Access::Read => {
                return Ok(Self { file: None, folder: folder.to_owned(), keeps_others_out: false });
            }
            Err(error) if is_read_only(&error) => return Err(Error::ReadOnly { folder: folder.to_owned() }),
            Err(error) => return Err(Error::io(&path)(error)),
        };
        let mut lock = Self { file: Some(file), folder: folder.to_owned(), keeps_others_out: false };
        lock.wait(access, ATTEMPTS)?;
        Ok(lock)
    }

    /// Takes the right to change in exchange for that to read, where nobody else reads just now; whoever reads meanwhile has to
    /// wait. `false` where others read, or where others cannot be kept out: then the right to read stays.
    pub(crate) fn raise(&mut self) -> Result<bool, Error> {
        if !self.keeps_others_out {
            return Ok(false);
        }
        self.unlock();
        match self.wait(Access::Write, 1) {
            Ok(()) => Ok(true),
            Err(Error::Batch(batch::Error::Busy { .. })) => self.wait(Access::Read, ATTEMPTS).map(|()| false),
            Err(error) => Err(error),
        }
    }

    /// Gives the right to change back for that to read.
    pub(crate) fn lower(&mut self) -> Result<(), Error> {
        self.unlock();
        self.wait(Access::Read, ATTEMPTS)
    }

    /// Whether the disk lets nobody write.
    pub(crate) fn is_read_only(&self) -> bool {
        self.file.is_none()
    }

    /// Whether nobody else changes anything while this lives.
    pub(crate) fn keeps_others_out(&self) -> bool {
        self.keeps_others_out
    }

    fn unlock(&self) {
        // A lock that cannot be given back is taken anew below, or found busy.
        let _ = self.file.as_ref().map(File::unlock);
    }

    fn wait(&mut self, access: Access, attempts: u32) -> Result<(), Error> {
        let Some(file) = &self.file else { return Ok(()) };
        for attempt in 1..=attempts {
            let tried = match access {
                Access::Read => file.try_lock_shared(),
                Access::Write | Access::Make => file.try_lock(),
            };
            match judge(tried, access, &self.folder)? {
                Some(keeps_others_out) => {
                    self.keeps_others_out = keeps_others_out;
                    return Ok(());
                }
                None if attempt < attempts => std::thread::sleep(PAUSE),
                None => {}
            }
        }
        Err(batch::Error::Busy { folder: self.folder.clone() }.into())
    }
}

/// Whether others are kept out now; `None` where another run has the lock. Some network file systems know no locks: there nobody
/// changes anything, since two at once would clear each other's work.
fn judge(tried: Result<(), TryLockError>, access: Access, folder: &Path) -> Result<Option<bool>, Error> {
    match (tried, access) {
        (Ok(()), _) => Ok(Some(true)),
        (Err(TryLockError::WouldBlock), _) => Ok(None),
        (Err(TryLockError::Error(_)), Access::Read) => Ok(Some(false)),
        (Err(TryLockError::Error(_)), Access::Write | Access::Make) => {
            Err(Error::NoLocks { folder: folder.to_owned() })
        }
    }
}

/// Whether the system says that nothing may be written here.
pub(crate) fn is_read_only(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied)
}

#[cfg(test)]
mod tests {
    use std::fs::TryLockError;
    use std::io;
    use std::path::Path;

    use super::{Access, Lock, judge};
    use crate::archive::Error;

    #[test]
    fn readers_share_and_a_writer_is_kept_out() {
        let scratch = tempfile::tempdir().expect("a folder");
        let one = Lock::take(scratch.path(), Access::Read).expect("a lock");
        let mut other = Lock::take(scratch.path(), Access::Read).expect("another");
        assert!(one.keeps_others_out() && other.keeps_others_out());
        // While one reads, the other cannot change, and reads on.
        assert!(!other.raise().expect("an answer"));
        drop(one);
        assert!(other.raise().expect("an answer"));
        let third = std::fs::File::open(scratch.path().join("lock")).expect("the lock");
        assert!(matches!(third.try_lock_shared(), Err(TryLockError::WouldBlock)));
        other.lower().expect("the right to read");
        assert!(third.try_lock_shared().is_ok());
    }

    #[test]
    fn where_locks_fail_nothing_is_changed_or_cleared() {
        let failed = || Err(TryLockError::Error(io::ErrorKind::Unsupported.into()));
        let folder = Path::new("kept");
        assert!(matches!(judge(failed(), Access::Write, folder), Err(Error::NoLocks { .. })));
        assert!(matches!(judge(failed(), Access::Read, folder), Ok(Some(false))));
        assert!(matches!(judge(Err(TryLockError::WouldBlock), Access::Write, folder), Ok(None)));
        // Whoever is not kept out is not cleared away either.
        let mut lock = Lock { file: None, folder: folder.to_owned(), keeps_others_out: false };
        assert!(!lock.raise().expect("an answer") && lock.is_read_only());
    }
}

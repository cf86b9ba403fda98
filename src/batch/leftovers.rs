//! What runs that were killed have left: staging folders, and single files in the making.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::batch::Error;
use crate::batch::lock::Lock;
use crate::batch::staging::{BATCH, FILE_PREFIX, JOURNAL, PREFIX, dismantle, remove_all};

/// A staging folder or file, left by a run or in the making.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Where it is.
    pub path: PathBuf,
    /// Whether it is a folder; a link to one is not.
    pub folder: bool,
    /// When something in it was last changed.
    pub modified: std::time::SystemTime,
}

/// All staging in a folder, by name. Which of it a run is at work on is known when it is to be removed.
pub fn left(out: &Path) -> Vec<Left> {
    let Ok(entries) = fs::read_dir(out) else { return Vec::new() };
    let mut left: Vec<Left> = entries.flatten().filter_map(|entry| left_at(&entry.path())).collect();
    left.sort_by(|one, other| one.path.cmp(&other.path));
    left
}

fn left_at(path: &Path) -> Option<Left> {
    let name = path.file_name()?.to_string_lossy();
    let metadata = fs::symlink_metadata(path).ok()?;
    let is_left = if metadata.is_dir() { name.starts_with(PREFIX) } else { name.starts_with(FILE_PREFIX) };
    if !is_left {
        return None;
    }
    let changed = |path: &Path| fs::metadata(path).and_then(|metadata| metadata.modified()).ok();
    let modified = [metadata.modified().ok(), changed(&path.join(BATCH)), changed(&path.join(JOURNAL))];
    Some(Left { path: path.to_owned(), folder: metadata.is_dir(), modified: modified.into_iter().flatten().max()? })
}

/// What became of what a run left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removal {
    /// It is gone.
    Removed,
    /// It stays: a run is at work on it.
    Busy,
    /// It stays: nothing keeps others out of it, and what was touched a moment ago may be another run's.
    Young,
}

/// Removes what a killed run left.
pub fn remove_left(left: &Left, is_young: impl Fn() -> bool) -> Result<Removal, Error> {
    if !left.folder {
        // A file in the making has no lock.
        return if is_young() { Ok(Removal::Young) } else { removed(left, remove_all(&left.path)) };
    }
    match Lock::take(&left.path) {
        Ok(lock) => remove_locked(left, lock, is_young),
        Err(Error::Busy { .. }) => Ok(Removal::Busy),
        Err(error) => Err(error),
    }
}

/// Removes a staging folder that another run may be at work on only where the disk knows no locks.
fn remove_locked(left: &Left, lock: Lock, is_young: impl Fn() -> bool) -> Result<Removal, Error> {
    if !lock.keeps_others_out() && is_young() {
        return Ok(Removal::Young);
    }
    removed(left, dismantle(&left.path, lock))
}

fn removed(left: &Left, result: io::Result<()>) -> Result<Removal, Error> {
    result.map(|()| Removal::Removed).map_err(Error::io(&left.path))
}

#[cfg(test)]
mod tests {
    use super::{Removal, left, remove_left, remove_locked};
    use crate::batch::Error;
    use crate::batch::lock::Lock;
    use crate::batch::staging::{Scratch, Staging};

    #[test]
    fn folders_in_the_making_are_found() {
        let folder = tempfile::tempdir().expect("a folder");
        drop(Staging::begin(folder.path(), "k").expect("a staging folder"));
        let scratch = Scratch::begin(folder.path()).expect("scratch");
        std::fs::create_dir(folder.path().join("batch")).expect("a folder");
        let found: Vec<_> = left(folder.path()).into_iter().map(|left| left.path).collect();
        assert_eq!(found, [folder.path().join(".mailbag-staging-k"), scratch.path().to_owned()]);
    }

    #[test]
    fn a_folder_at_work_is_neither_taken_nor_removed() {
        let scratch = tempfile::tempdir().expect("a folder");
        let staging = Staging::begin(scratch.path(), "k").expect("a staging folder");
        assert!(matches!(Staging::begin(scratch.path(), "k"), Err(Error::Busy { .. })));
        let found = left(scratch.path());
        assert_eq!(remove_left(&found[0], || false).expect("an answer"), Removal::Busy);
        drop(staging);
        assert_eq!(remove_left(&found[0], || true).expect("an answer"), Removal::Removed);
        assert_eq!(std::fs::read_dir(scratch.path()).expect("the folder").count(), 0);
    }

    #[test]
    fn where_the_disk_knows_no_locks_what_is_young_stays() {
        let scratch = tempfile::tempdir().expect("a folder");
        drop(Staging::begin(scratch.path(), "k").expect("a staging folder"));
        let found = left(scratch.path());
        let removal = |is_young| {
            let lock = Lock::on_a_disk_without_locks(&found[0].path).expect("a lock that locks nothing");
            remove_locked(&found[0], lock, || is_young).expect("an answer")
        };
        assert_eq!(removal(true), Removal::Young);
        assert!(found[0].path.exists());
        assert_eq!(removal(false), Removal::Removed);
        assert_eq!(std::fs::read_dir(scratch.path()).expect("the folder").count(), 0);
        // Nor has a file in the making a lock.
        std::fs::write(scratch.path().join(".mailbag-file-1"), "x").expect("a file");
        let found = left(scratch.path());
        assert_eq!(remove_left(&found[0], || true).expect("an answer"), Removal::Young);
        assert_eq!(remove_left(&found[0], || false).expect("an answer"), Removal::Removed);
    }
}

//! A folder of files that somebody is to go on with: all of them, or none.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::batch::staging::remove_all;
use crate::batch::{Error, folder, platform};

/// What the folder in the making begins with; a file of the system's that is hidden may stand in an empty folder.
const PREFIX: &str = ".mailbag-staging-tree-";

/// Whether files can be put there: nothing is at the path, or an empty folder.
pub fn is_free(path: &Path) -> Result<bool, Error> {
    match fs::read_dir(path) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotADirectory => Ok(false),
        Err(error) => Err(Error::io(path)(error)),
    }
}

/// Writes files, each with its path below the folder, which only its owner can enter where it was not there before. They are written
/// and synced beside it, then given their names; what fails in between is taken back.
#[expect(clippy::disallowed_methods, reason = "staging writes through here")]
pub fn plant(path: &Path, files: &[(String, Vec<u8>)]) -> Result<(), Error> {
    let there = path.is_dir();
    let beside = if there { path } else { folder::holding(path) };
    fs::create_dir_all(beside).map_err(Error::io(beside))?;
    // Gone when dropped, unless it has become the folder.
    let staging = platform::temporary_folder(PREFIX, beside).map_err(Error::io(path))?;
    for (name, content) in files {
        write(staging.path(), name, content)?;
    }
    if !there {
        let whole = staging.keep();
        let renamed = fs::rename(&whole, path).map_err(Error::io(path));
        if renamed.is_err() {
            let _ = remove_all(&whole);
        }
        return renamed.and_then(|()| platform::sync_folder(beside).map_err(Error::io(beside)));
    }
    // The folder may be where somebody stands: what is in it is moved, not the folder itself.
    let mut moved = Vec::new();
    let entries = fs::read_dir(staging.path()).map_err(Error::io(staging.path()))?;
    for entry in entries {
        let renamed = entry.and_then(|entry| {
            let target = path.join(entry.file_name());
            fs::rename(entry.path(), &target).map(|()| target)
        });
        match renamed {
            Ok(target) => moved.push(target),
            Err(error) => {
                for target in moved {
                    let _ = remove_all(&target);
                }
                return Err(Error::io(path)(error));
            }
        }
    }
    platform::sync_folder(path).map_err(Error::io(path))
}

#[expect(clippy::disallowed_methods, reason = "staging writes through here")]
fn write(root: &Path, name: &str, content: &[u8]) -> Result<(), Error> {
    let mut path = root.to_owned();
    let mut parts = name.split('/').peekable();
    while let Some(part) = parts.next() {
        path.push(part);
        if parts.peek().is_some() && !path.is_dir() {
            platform::create_folder(&path).map_err(Error::io(&path))?;
        }
    }
    let mut file =
        platform::owner_only(OpenOptions::new().write(true).create_new(true)).open(&path).map_err(Error::io(&path))?;
    file.write_all(content).and_then(|()| file.sync_all()).map_err(Error::io(&path))
}

#[cfg(test)]
mod tests {
    use super::{is_free, plant};

    #[test]
    fn files_are_all_there_or_none() {
        let scratch = tempfile::tempdir().expect("a folder");
        let files = [("a.txt".to_owned(), b"a".to_vec()), ("b/c/d.txt".to_owned(), b"d".to_vec())];
        let new = scratch.path().join("deep/new");
        assert!(is_free(&new).expect("an answer"));
        plant(&new, &files).expect("a folder");
        assert_eq!(std::fs::read(new.join("b/c/d.txt")).expect("a file"), b"d");
        assert!(!is_free(&new).expect("an answer") && !is_free(&new.join("a.txt")).expect("an answer"));
        assert_eq!(std::fs::read_dir(scratch.path().join("deep")).expect("a folder").count(), 1);

        let empty = scratch.path().join("empty");
        std::fs::create_dir(&empty).expect("a folder");
        plant(&empty, &files).expect("the files");
        assert_eq!(std::fs::read_dir(&empty).expect("a folder").count(), 2);

        // What cannot be written whole is not there.
        let bad = [("a".to_owned(), b"a".to_vec()), ("a/b".to_owned(), b"b".to_vec())];
        let none = scratch.path().join("none");
        assert!(plant(&none, &bad).is_err() && !none.exists());
        assert_eq!(std::fs::read_dir(scratch.path()).expect("a folder").count(), 2);
    }
}

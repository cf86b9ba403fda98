//! The folder of files that are named by their content: `store/ab/ab….pdf`. The one module of the archive that writes and
//! removes files.
//!
//! A file is written beside its place, synced and renamed, so that whatever stands at a place is whole.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use sha2::{Digest, Sha256};

use crate::archive::Error;
use crate::archive::lock::is_read_only;
use crate::batch::hash::hex;
use crate::batch::{folder, platform, staging};

/// Name of the folder in the archive.
pub(crate) const FOLDER: &str = "store";

/// What the name of a file in the making begins with.
const INCOMING: &str = ".incoming-";

/// Longest ending that is kept, in bytes.
const LONGEST_ENDING: usize = 8;

/// A file of the store.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Object {
    /// SHA-256 in hexadecimal, and the ending: `ab….pdf`.
    pub(crate) name: String,
    /// Bytes.
    pub(crate) bytes: u64,
}

impl Object {
    /// What a file with this hash is called in the store.
    pub(crate) fn of(file: &str, sha256: &str, bytes: u64) -> Self {
        let ending = Path::new(file).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        let is_plain = !ending.is_empty()
            && ending.len() <= LONGEST_ENDING
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let ending = if is_plain { format!(".{}", ending.to_ascii_lowercase()) } else { String::new() };
        Self { name: format!("{sha256}{ending}"), bytes }
    }
}

/// The hash in the name of a file of the store.
pub(crate) fn hash_of(name: &str) -> &str {
    name.split('.').next().unwrap_or_default()
}

/// The store of an archive.
#[derive(Debug, Clone)]
pub(crate) struct Store {
    folder: PathBuf,
}

impl Store {
    /// The store below an archive's folder.
    pub(crate) fn below(archive: &Path) -> Self {
        Self { folder: archive.join(FOLDER) }
    }

    /// Makes the folder where it is not there.
    pub(crate) fn make(&self) -> Result<(), Error> {
        make_folder(&self.folder)
    }

    /// Where a file lies.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name.get(..2).unwrap_or("00")).join(name)
    }

    /// Copies a file in, which must have these bytes. One that lies there already, whole, stays.
    pub(crate) fn take(&self, from: &Path, object: &Object, stop: &AtomicBool) -> Result<(), Error> {
        let place = self.path(&object.name);
        if matches!(self.examine(object, stop)?, State::Whole) {
            return Ok(());
        }
        let source = File::open(from).map_err(Error::io(from))?;
        let folder = place.parent().unwrap_or(&self.folder);
        make_folder(folder)?;
        let mut file = incoming(folder)?;
        let mut source = source.take(object.bytes.saturating_add(1));
        let found = copy(&mut source, file.as_file_mut(), stop).map_err(|fault| fault.at(from))?;
        if found != hash_of(&object.name) {
            return Err(Error::Changed { path: from.to_owned() });
        }
        settle(file, &place)
    }

    /// Writes a small file in; hands back what it is called.
    #[cfg(test)]
    pub(crate) fn write(&self, name: &str, content: &[u8]) -> Result<Object, Error> {
        let object = object_of(name, content);
        let place = self.path(&object.name);
        let folder = place.parent().unwrap_or(&self.folder);
        make_folder(folder)?;
        let mut file = incoming(folder)?;
        file.write_all(content).map_err(Error::io(&place))?;
        settle(file, &place)?;
        Ok(object)
    }

    /// Whether a file is there with the bytes that it should have.
    pub(crate) fn examine(&self, object: &Object, stop: &AtomicBool) -> Result<State, Error> {
        let path = self.path(&object.name);
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(State::Missing),
            Err(error) => return Err(Error::io(path)(error)),
            Ok(metadata) if !metadata.is_file() || metadata.len() != object.bytes => return Ok(State::Changed),
            Ok(_) => {}
        }
        let mut file = File::open(&path).map_err(Error::io(&path))?;
        let found = copy(&mut file, &mut io::sink(), stop).map_err(|fault| fault.at(&path))?;
        Ok(if found == hash_of(&object.name) { State::Whole } else { State::Changed })
    }

    /// Copies a file out, owner-only; what stands at its place must not be there yet. No link is followed, and nothing is written of
    /// a file that has grown.
    pub(crate) fn copy_out(&self, object: &Object, to: &Path, stop: &AtomicBool) -> Result<(), Error> {
        let mut source = self.open(object)?;
        if let Some(folder) = to.parent() {
            make_folders(folder)?;
        }
        #[expect(clippy::disallowed_methods, reason = "this module is the one that writes")]
        let opened = platform::owner_only(OpenOptions::new().write(true).create_new(true)).open(to);
        let mut target = opened.map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Error::Exists { path: to.to_owned() },
            _ => Error::io(to)(error),
        })?;
        let found = copy(&mut source, &mut target, stop).map_err(|fault| fault.at(to))?;
        if found != hash_of(&object.name) {
            return Err(Error::Changed { path: self.path(&object.name) });
        }
        target.sync_all().map_err(Error::io(to))
    }

    /// What stands in a file of at most so many bytes; [`Error::Changed`] where it is larger, or not what it was.
    pub(crate) fn read(&self, object: &Object, most: u64, stop: &AtomicBool) -> Result<Vec<u8>, Error> {
        let path = self.path(&object.name);
        if object.bytes > most {
            return Err(Error::Changed { path });
        }
        let mut content = Vec::new();
        let found = copy(&mut self.open(object)?, &mut content, stop).map_err(|fault| fault.at(&path))?;
        if found == hash_of(&object.name) { Ok(content) } else { Err(Error::Changed { path }) }
    }

    /// A file of its size, and no link to one; no more is read than it should have.
    fn open(&self, object: &Object) -> Result<io::Take<File>, Error> {
        let path = self.path(&object.name);
        let metadata = fs::symlink_metadata(&path).map_err(Error::io(&path))?;
        if !metadata.is_file() || metadata.len() != object.bytes {
            return Err(Error::Changed { path });
        }
        Ok(File::open(&path).map_err(Error::io(&path))?.take(object.bytes.saturating_add(1)))
    }

    /// Whether any file is there, whole or half written.
    pub(crate) fn holds_any(&self) -> Result<bool, Error> {
        match fs::symlink_metadata(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(Error::io(&self.folder)(error)),
            Ok(_) => Ok(self.files()?.keys().any(|name| !name.starts_with(INCOMING))),
        }
    }

    /// Removes a file; one that is not there is no error.
    pub(crate) fn remove(&self, name: &str) -> Result<(), Error> {
        let path = self.path(name);
        #[expect(clippy::disallowed_methods, reason = "this module is the one that writes")]
        match fs::remove_file(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            removed => removed.map_err(Error::io(&path))?,
        }
        path.parent().map_or(Ok(()), |folder| platform::sync_folder(folder).map_err(Error::io(folder)))
    }

    /// Removes what runs that were killed have left half written. Nobody else may be at work.
    pub(crate) fn clear_incoming(&self) -> Result<(), Error> {
        for (name, path) in self.files()? {
            if name.starts_with(INCOMING) {
                remove_tree(&path)?;
            }
        }
        Ok(())
    }

    /// Everything in the store by its name, folders aside.
    pub(crate) fn files(&self) -> Result<BTreeMap<String, PathBuf>, Error> {
        let mut files = BTreeMap::new();
        let mut open = vec![self.folder.clone()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(&folder).map_err(Error::io(&folder))? {
                let entry = entry.map_err(Error::io(&folder))?;
                if entry.file_type().map_err(Error::io(&folder))?.is_dir() {
                    open.push(entry.path());
                } else {
                    files.insert(entry.file_name().to_string_lossy().into_owned(), entry.path());
                }
            }
        }
        Ok(files)
    }
}

/// What became of a file of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// It is what it was.
    Whole,
    /// It is not there.
    Missing,
    /// It has other bytes.
    Changed,
}

/// What a text file is called in the store.
#[cfg(test)]
fn object_of(name: &str, content: &[u8]) -> Object {
    Object::of(name, &hex(&Sha256::digest(content)), content.len() as u64)
}

/// SHA-256 and size of a file, as an object of the store.
pub(crate) fn measure(path: &Path, name: &str, stop: &AtomicBool) -> Result<Object, Error> {
    let metadata = fs::symlink_metadata(path).map_err(Error::io(path))?;
    if !metadata.is_file() {
        return Err(Error::io(path)(io::Error::other("no file")));
    }
    let mut file = File::open(path).map_err(Error::io(path))?;
    let sha256 = copy(&mut file, &mut io::sink(), stop).map_err(|fault| fault.at(path))?;
    Ok(Object::of(name, &sha256, metadata.len()))
}

/// A folder beside what is to appear at once somewhere else than in the archive, gone when it is dropped. `mailbag clean` finds one that a
/// run has left which was killed.
pub(crate) fn folder_beside(place: &Path) -> Result<tempfile::TempDir, Error> {
    let folder = folder::holding(place);
    make_folders(folder)?;
    #[expect(clippy::disallowed_methods, reason = "this module is the one that writes")]
    tempfile::Builder::new().prefix(staging::PREFIX).tempdir_in(folder).map_err(Error::io(folder))
}

/// A folder that is gone when it is dropped, for work on the files of a batch.
pub(crate) fn work_folder(archive: &Path) -> Result<tempfile::TempDir, Error> {
    #[expect(
        clippy::disallowed_methods,
        reason = "this module is the one that writes; it stands in the archive itself"
    )]
    tempfile::Builder::new().prefix(WORK).tempdir_in(archive).map_err(Error::io(archive))
}

/// What the name of a work folder begins with.
const WORK: &str = ".work-";

/// Whether a work folder is there.
pub(crate) fn has_work(archive: &Path) -> Result<bool, Error> {
    Ok(!work_folders(archive)?.is_empty())
}

/// Removes work folders of runs that were killed. Nobody else may be at work.
pub(crate) fn clear_work(archive: &Path) -> Result<(), Error> {
    work_folders(archive)?.iter().try_for_each(|folder| remove_tree(folder))
}

fn work_folders(archive: &Path) -> Result<Vec<PathBuf>, Error> {
    Ok(names(archive)?.iter().filter(|name| is_work(name)).map(|name| archive.join(name)).collect())
}

/// Whether a folder of this name is for work.
pub(crate) fn is_work(name: &str) -> bool {
    name.starts_with(WORK)
}

/// The names of everything in a folder.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>, Error> {
    let name = |entry: io::Result<fs::DirEntry>| entry.map(|entry| entry.file_name().to_string_lossy().into_owned());
    fs::read_dir(folder).and_then(|entries| entries.map(name).collect()).map_err(Error::io(folder))
}

/// Makes the folder of an archive, which its owner alone can enter, and the folders above it.
pub(crate) fn make_folders(folder: &Path) -> Result<(), Error> {
    if let Some(parent) = folder.parent().filter(|parent| *parent != Path::new("") && !parent.is_dir()) {
        make_folders(parent)?;
    }
    make_folder(folder)
}

fn make_folder(folder: &Path) -> Result<(), Error> {
    match platform::create_folder(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(Error::io(folder)(error)),
        // The name of the folder must last as long as what will lie in it.
        Ok(()) => {
            let parent = folder::holding(folder);
            platform::sync_folder(parent).map_err(Error::io(parent))
        }
    }
}

/// Whether a file can be written, as far as its permissions say.
pub(crate) fn is_writable(path: &Path) -> bool {
    #[expect(clippy::disallowed_methods, reason = "opened, not written")]
    let opened = OpenOptions::new().write(true).open(path);
    !opened.is_err_and(|error| is_read_only(&error))
}

/// Makes an empty file that its owner alone can read, where none is.
pub(crate) fn make_file(path: &Path) -> Result<(), Error> {
    #[expect(clippy::disallowed_methods, reason = "this module is the one that writes")]
    match platform::owner_only(OpenOptions::new().write(true).create_new(true)).open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made.map(|_| ()).map_err(Error::io(path)),
    }
}

/// Removes a file, or a folder with all that is in it; what is not there is no error.
pub(crate) fn remove_tree(path: &Path) -> Result<(), Error> {
    staging::remove_all(path).map_err(Error::io(path))
}

/// Gives a folder its name; nothing may stand there.
#[expect(clippy::disallowed_methods, reason = "this module is the one that writes")]
pub(crate) fn name_folder(from: &Path, to: &Path) -> Result<(), Error> {
    fs::rename(from, to).map_err(Error::io(to))?;
    let parent = folder::holding(to);
    platform::sync_folder(parent).map_err(Error::io(parent))
}

fn incoming(folder: &Path) -> Result<tempfile::NamedTempFile, Error> {
    #[expect(clippy::disallowed_methods, reason = "this module is the one that writes")]
    tempfile::Builder::new().prefix(INCOMING).tempfile_in(folder).map_err(Error::io(folder))
}

/// Everything is on the disk, in its place, when this returns.
fn settle(file: tempfile::NamedTempFile, place: &Path) -> Result<(), Error> {
    file.as_file().sync_all().map_err(Error::io(place))?;
    file.persist(place).map_err(|error| Error::io(place)(error.error))?;
    let folder = place.parent().unwrap_or(place);
    platform::sync_folder(folder).map_err(Error::io(folder))
}

/// Why a copy came to no end.
enum Fault {
    Io(io::Error),
    Interrupted,
}

impl Fault {
    fn at(self, path: &Path) -> Error {
        match self {
            Self::Io(source) => Error::io(path)(source),
            Self::Interrupted => Error::interrupted(),
        }
    }
}

/// Copies everything; hands back its SHA-256 in hexadecimal.
fn copy(from: &mut impl Read, to: &mut impl Write, stop: &AtomicBool) -> Result<String, Fault> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        if stop.load(Ordering::Relaxed) {
            return Err(Fault::Interrupted);
        }
        match from.read(&mut buffer).map_err(Fault::Io)? {
            0 => return Ok(hex(&hasher.finalize())),
            count => {
                hasher.update(&buffer[..count]);
                to.write_all(&buffer[..count]).map_err(Fault::Io)?;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use super::{Object, State, Store, measure, object_of};
    use crate::archive::Error;

    static GO: AtomicBool = AtomicBool::new(false);

    #[test]
    fn a_plain_ending_is_kept() {
        for (file, ending) in [
            ("letters-0001.PDF", ".pdf"),
            ("inputs/en.we.md", ".md"),
            ("x", ""),
            ("x.p/f", ""),
            ("x.verylongending", ""),
        ] {
            assert_eq!(Object::of(file, "ab", 1).name, format!("ab{ending}"), "{file}");
        }
    }

    #[test]
    fn files_come_out_as_they_went_in() {
        let scratch = tempfile::tempdir().expect("a folder");
        let store = Store::below(scratch.path());
        store.make().expect("a folder");
        let from = scratch.path().join("letters.pdf");
        std::fs::write(&from, b"%PDF-").expect("a file");
        let object = measure(&from, "letters.pdf", &GO).expect("an object");
        assert_eq!(object, object_of("letters.pdf", b"%PDF-"));
        for _ in 0..2 {
            store.take(&from, &object, &GO).expect("a copy");
        }
        assert_eq!(
            store.files().expect("the files").into_keys().collect::<Vec<_>>(),
            std::slice::from_ref(&object.name)
        );
        let to = scratch.path().join("out/a/letters.pdf");
        store.copy_out(&object, &to, &GO).expect("the file");
        assert_eq!(std::fs::read(&to).expect("it"), b"%PDF-");
        assert!(store.copy_out(&object, &to, &GO).is_err());
        store.remove(&object.name).expect("gone");
        store.remove(&object.name).expect("gone already");
        assert_eq!(store.examine(&object, &GO).expect("an answer"), State::Missing);
    }

    #[test]
    fn what_is_read_has_its_size_and_is_no_link() {
        let scratch = tempfile::tempdir().expect("a folder");
        let store = Store::below(scratch.path());
        assert!(!store.holds_any().expect("an answer"));
        store.make().expect("a folder");
        let object = store.write("x.json", b"{}").expect("a file");
        assert!(store.holds_any().expect("an answer"));
        assert_eq!(store.read(&object, 2, &GO).expect("it"), b"{}");
        assert!(matches!(store.read(&object, 1, &GO), Err(Error::Changed { .. })));
        let (place, to) = (store.path(&object.name), scratch.path().join("out"));
        // A hole of a terabyte is not read to its end.
        std::fs::OpenOptions::new().write(true).open(&place).expect("it").set_len(1 << 40).expect("a hole");
        assert!(matches!(store.copy_out(&object, &to, &GO), Err(Error::Changed { .. })));
        #[cfg(unix)]
        {
            std::fs::remove_file(&place).expect("gone");
            std::fs::write(scratch.path().join("elsewhere"), b"{}").expect("a file");
            std::os::unix::fs::symlink(scratch.path().join("elsewhere"), &place).expect("a link");
            assert!(matches!(store.copy_out(&object, &to, &GO), Err(Error::Changed { .. })));
            assert!(matches!(store.read(&object, 2, &GO), Err(Error::Changed { .. })));
        }
        assert!(!to.exists());
    }

    #[test]
    fn other_bytes_are_found_out() {
        let scratch = tempfile::tempdir().expect("a folder");
        let store = Store::below(scratch.path());
        store.make().expect("a folder");
        let from = scratch.path().join("x.pdf");
        std::fs::write(&from, b"one").expect("a file");
        let object = object_of("x.pdf", b"two");
        assert!(matches!(store.take(&from, &object, &GO), Err(Error::Changed { .. })));
        assert!(store.files().expect("the files").is_empty());
        let kept = store.write("x.pdf", b"two").expect("a file");
        std::fs::write(store.path(&kept.name), b"six").expect("another file");
        assert_eq!(store.examine(&kept, &GO).expect("an answer"), State::Changed);
        assert!(matches!(store.copy_out(&kept, &scratch.path().join("y"), &GO), Err(Error::Changed { .. })));
    }
}

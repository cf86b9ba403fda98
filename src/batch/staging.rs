//! Where batches are written: a hidden folder beside the batches. What becomes the batch stands in its folder `batch`, which is
//! renamed into place when it is whole; beside that stand a lock (`lock.rs`) and the journal of the finished volumes
//! (`journal.rs`).
//!
//! The folder is named by the hash of everything that determines the bytes of its volumes, so that a volume is known by
//! its place: a run that finds the folder of an earlier one goes on from it.

use std::collections::{BTreeMap, HashSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use tempfile::{NamedTempFile, PersistError};

use crate::batch::hash::entry_of;
pub(crate) use crate::batch::hash::{HashingWriter, Head, hex};
use crate::batch::journal::{Entry, Journal, MadeVolume};
use crate::batch::lock::Lock;
use crate::batch::manifest::FileEntry;
use crate::batch::{Error, folder, platform};
use crate::layout::cover::text::SIGNATURE;

/// What a staging folder's name begins with.
pub const PREFIX: &str = ".mailbag-staging-";
/// What the name of a single file in the making begins with.
pub const FILE_PREFIX: &str = ".mailbag-file-";
/// The folder that becomes the batch.
pub(crate) const BATCH: &str = "batch";
/// Bytes kept back before they go to a file.
const BUFFER: usize = 1 << 16;
/// The journal of finished volumes.
pub(crate) const JOURNAL: &str = "finished.jsonl";

/// A folder in the making. Dropped before [`Staging::commit`], it stays for the next run.
#[derive(Debug)]
pub struct Staging {
    home: PathBuf,
    folder: PathBuf,
    out: PathBuf,
    made_out: bool,
    journal: Journal,
    hashes: Mutex<BTreeMap<String, FileEntry>>,
    lock: Lock,
}

impl Staging {
    /// Makes the staging folder of this key in `out`, and `out` if it is not there; or goes on from the folder that a
    /// run left which was killed. [`Error::Busy`] while another run is at work in it.
    pub fn begin(out: &Path, key: &str) -> Result<Self, Error> {
        let made_out = !out.exists();
        #[expect(clippy::disallowed_methods, reason = "this module is the one that writes")]
        fs::create_dir_all(out).map_err(Error::io(out))?;
        let home = out.join(format!("{PREFIX}{key}"));
        let begun = Self::open(&home);
        #[expect(clippy::disallowed_methods, reason = "this module is the one that writes")]
        if made_out && begun.is_err() {
            // Only an empty folder is removed; a failure here is not the one to report.
            let _ = fs::remove_dir(out);
        }
        let (lock, journal) = begun?;
        let folder = home.join(BATCH);
        Ok(Self { home, folder, out: out.to_owned(), made_out, journal, hashes: Mutex::default(), lock })
    }

    fn open(home: &Path) -> Result<(Lock, Journal), Error> {
        let mut lock = Lock::take(home)?;
        if platform::is_anothers(home).map_err(Error::io(home))? {
            // Somebody who may write into `out` laid it there, or began the same batch. Whoever owns the folder can change what
            // is in it at any time.
            drop(lock);
            remove_all(home).map_err(Error::io(home))?;
            lock = Lock::take(home)?;
            if platform::is_anothers(home).map_err(Error::io(home))? {
                return Err(Error::Busy { folder: home.to_owned() });
            }
        }
        let (folder, path) = (home.join(BATCH), home.join(JOURNAL));
        if !platform::is_owner_only(home) {
            // Others may have written into it. On a disk without permissions nothing is ever gone on from.
            remove_all(&folder).map_err(Error::io(&folder))?;
            remove_all(&path).map_err(Error::io(&path))?;
        }
        match platform::create_folder(&folder) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(Error::io(&folder)(error)),
            _ => {}
        }
        let journal = Journal::open(&path)?;
        let kept: HashSet<String> = journal.earlier().into_iter().collect();
        for entry in fs::read_dir(&folder).map_err(Error::io(&folder))? {
            let entry = entry.map_err(Error::io(&folder))?;
            if !entry.file_name().to_str().is_some_and(|name| kept.contains(name)) {
                let path = entry.path();
                remove_all(&path).map_err(Error::io(&path))?;
            }
        }
        Ok((lock, journal))
    }

    /// Whether the disk keeps the folder to its owner.
    pub fn is_owner_only(&self) -> bool {
        platform::is_owner_only(&self.home)
    }

    /// Whether the disk knows locks, so that no other run can work in the folder.
    pub fn keeps_others_out(&self) -> bool {
        self.lock.keeps_others_out()
    }

    /// The staging folder itself.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// Creates a file in the folder; `name` uses `/` between folders, which are made.
    pub fn create(&self, name: &str) -> Result<StagedFile<'_>, Error> {
        let (path, file) = self.open_new(name)?;
        let writer = HashingWriter::new(BufWriter::with_capacity(BUFFER, file));
        Ok(StagedFile { staging: self, name: name.to_owned(), path, writer })
    }

    /// Creates a file that begins with a head.
    pub(crate) fn create_behind(&self, name: &str, head: &Head) -> Result<StagedFile<'_>, Error> {
        let (path, mut file) = self.open_new(name)?;
        file.write_all(&head.bytes).map_err(Error::io(&path))?;
        let writer = HashingWriter::behind(BufWriter::with_capacity(BUFFER, file), head);
        Ok(StagedFile { staging: self, name: name.to_owned(), path, writer })
    }

    fn open_new(&self, name: &str) -> Result<(PathBuf, File), Error> {
        let mut path = self.folder.clone();
        let mut parts = name.split('/').peekable();
        while let Some(part) = parts.next() {
            path.push(part);
            if parts.peek().is_some() && !path.is_dir() {
                match platform::create_folder(&path) {
                    Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                        return Err(Error::Io { path, source: error });
                    }
                    _ => {}
                }
            }
        }
        #[expect(clippy::disallowed_methods, reason = "this module is the one that writes")]
        let file = platform::owner_only(OpenOptions::new().write(true).create_new(true))
            .open(&path)
            .map_err(Error::io(&path))?;
        Ok((path, file))
    }

    /// Writes a whole file.
    pub fn write(&self, name: &str, content: &[u8]) -> Result<FileEntry, Error> {
        let mut file = self.create(name)?;
        file.write_all(content).map_err(Error::io(name))?;
        file.finish()
    }

    /// The records of all finished files by name.
    pub fn records(&self) -> BTreeMap<String, FileEntry> {
        self.hashes.lock().map(|hashes| hashes.clone()).unwrap_or_default()
    }

    /// What an earlier run noted of a volume that it finished, if its file still has the bytes that were written; told once.
    pub(crate) fn earlier(&self, name: &str) -> Option<Entry> {
        let entry = self.journal.take(name)?;
        let is_whole = entry_of(&self.folder.join(name)).is_ok_and(|found| found == entry.file);
        if !is_whole {
            self.forget(name);
        }
        is_whole.then_some(entry)
    }

    /// Removes a volume of an earlier run that serves nobody.
    pub(crate) fn forget(&self, name: &str) {
        // What cannot be removed cannot be made anew either, and that is reported then.
        let _ = remove_all(&self.folder.join(name));
    }

    /// Takes a volume of an earlier run over.
    pub(crate) fn take_over(&self, entry: Entry) -> (MadeVolume, FileEntry) {
        self.journal.taken_over();
        let Entry { file, volume, .. } = entry;
        if let Ok(mut hashes) = self.hashes.lock() {
            hashes.insert(volume.record.file.clone(), file.clone());
        }
        (volume, file)
    }

    /// Hash and size of a file that has been written or taken over.
    pub(crate) fn record(&self, name: &str) -> Result<FileEntry, Error> {
        let entry = self.hashes.lock().ok().and_then(|hashes| hashes.get(name).cloned());
        entry.ok_or_else(|| Error::Internal { what: format!("`{name}` has no hash") })
    }

    /// Notes that a volume is finished, and of which rows, for a later run if this one does not come to its end.
    pub(crate) fn finished(&self, rows: u64, volume: &MadeVolume) -> Result<(), Error> {
        let entry = self.record(&volume.record.file)?;
        self.journal.finished(&entry, rows, volume).map_err(Error::io(self.home.join(JOURNAL)))
    }

    /// How many volumes a later run could take over.
    pub(crate) fn finished_count(&self) -> usize {
        self.journal.count()
    }

    /// Whether all files that were finished are there: on a disk without locks another run may have begun anew in the folder,
    /// and a program that tidies up goes anywhere. Their bytes are those that were written; reading them all again would
    /// take longer than making them.
    fn is_undisturbed(&self) -> Result<(), Error> {
        for (name, entry) in self.records() {
            let path = self.folder.join(name);
            let is_there = |metadata: fs::Metadata| metadata.is_file() && metadata.len() == entry.bytes;
            if !fs::symlink_metadata(&path).is_ok_and(is_there) {
                return Err(Error::Disturbed { path });
            }
        }
        Ok(())
    }

    /// Gives the folder its name. Every file in it has been synced; the folders are synced before and after.
    ///
    /// Errors: [`Error::Io`]; [`Error::Disturbed`] where a file is no longer there as it was written.
    #[expect(clippy::disallowed_methods, reason = "this module is the one that writes")]
    pub fn commit(self, name: &str) -> Result<PathBuf, Error> {
        let target = self.out.join(name);
        self.is_undisturbed()?;
        sync_folders(&self.folder).map_err(Error::io(&self.folder))?;
        if let Err(source) = fs::rename(&self.folder, &target) {
            // What is finished serves the next run, unless the batch is there already.
            if target.exists() {
                self.discard();
            }
            return Err(Error::Io { path: target, source });
        }
        let synced = platform::sync_folder(&self.out).map_err(Error::io(&self.out));
        self.dismantle();
        synced.map(|()| target)
    }

    /// Takes the folder away, and `out` if it was made for it and is empty.
    #[expect(clippy::disallowed_methods, reason = "this module is the one that writes")]
    pub fn discard(self) {
        let (out, made_out) = (self.out.clone(), self.made_out);
        self.dismantle();
        if made_out {
            let _ = fs::remove_dir(out);
        }
    }

    fn dismantle(self) {
        let Self { home, lock, .. } = self;
        // What cannot be removed is named at a later start.
        let _ = dismantle(&home, lock);
    }
}

/// A folder for what is made, looked at and thrown away: hidden, its owner's alone, gone when dropped. What a killed run leaves of
/// it is staging, which `leftovers.rs` finds.
#[derive(Debug)]
pub struct Scratch {
    home: PathBuf,
    lock: Option<Lock>,
}

impl Scratch {
    /// Makes one in a folder, and the folder if it is not there.
    pub fn begin(out: &Path) -> Result<Self, Error> {
        #[expect(clippy::disallowed_methods, reason = "this module is the one that writes")]
        let made = fs::create_dir_all(out).and_then(|()| platform::temporary_folder(&format!("{PREFIX}seen-"), out));
        let home = made.map_err(Error::io(out))?.keep();
        match Lock::take(&home) {
            Ok(lock) => Ok(Self { home, lock: Some(lock) }),
            Err(error) => {
                let _ = remove_all(&home);
                Err(error)
            }
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.home
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Some(lock) = self.lock.take() {
            // What cannot be removed is named at a later start.
            let _ = dismantle(&self.home, lock);
        }
    }
}

/// Removes a staging folder, the lock last.
#[expect(clippy::disallowed_methods, reason = "this module is the one that writes")]
pub(crate) fn dismantle(home: &Path, lock: Lock) -> io::Result<()> {
    for entry in fs::read_dir(home)? {
        let path = entry?.path();
        if !lock.is_at(&path) {
            remove_all(&path)?;
        }
    }
    drop(lock);
    match fs::remove_dir(home) {
        // Another run began to work in it the moment the lock was free.
        Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(()),
        removed => removed,
    }
}

/// Removes a file, or a folder with all that is in it; what is not there is no error.
#[expect(clippy::disallowed_methods, reason = "this module is the one that writes")]
pub(crate) fn remove_all(path: &Path) -> io::Result<()> {
    let removed = match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}

fn sync_folders(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sync_folders(&path)?;
        }
    }
    platform::sync_folder(folder)
}

/// Whether something that is no PDF stands at a path where one is to be written.
pub fn is_other_than_pdf(path: &Path) -> bool {
    is_other_than(path, b"%PDF-")
}

/// Whether something that does not begin like this stands at a path where a file of its kind is to be written.
pub fn is_other_than(path: &Path, head: &[u8]) -> bool {
    use std::io::Read as _;
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => {}
        // A pipe would be waited for.
        Ok(_) => return true,
        // Below a file there is nothing; that nothing can come there is said otherwise.
        Err(error) => return !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory),
    }
    let mut found = vec![0; head.len()];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut found));
    read.is_err() || found != head
}

/// Whether something else than the text of a cover sheet stands at a path where one is to be written.
pub fn is_other_than_cover_text(path: &Path) -> bool {
    path.exists() && !fs::read_to_string(path).is_ok_and(|text| text.trim_end().ends_with(SIGNATURE))
}

/// Gives a file another place on the same disk.
#[expect(clippy::disallowed_methods, reason = "this module is the one that writes")]
pub(crate) fn move_file(from: &Path, to: &Path) -> Result<(), Error> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(Error::io(folder))?;
    }
    fs::rename(from, to).map_err(Error::io(to))
}

/// Takes a file away, for good when this returns.
pub(crate) fn remove_alone(path: &Path) -> Result<(), Error> {
    remove_all(path).map_err(Error::io(path))?;
    let folder = folder::holding(path);
    platform::sync_folder(folder).map_err(Error::io(folder))
}

/// Takes a folder away with all that is in it.
pub(crate) fn remove_folder(folder: &Path) -> Result<(), Error> {
    remove_all(folder).map_err(Error::io(folder))
}

/// Writes one file that stands alone, such as a cover sheet asked for by name.
pub fn write_alone(path: &Path, content: &[u8]) -> Result<(), Error> {
    let write = |file: &mut File| file.write_all(content).map_err(Error::io(path));
    alone(path, true, write, |file, path| file.persist(path))
}

/// Writes one file that somebody looks at and makes again: whole or not at all, but nobody waits until it is on the disk.
pub fn write_to_look_at(path: &Path, content: &[u8]) -> Result<(), Error> {
    let write = |file: &mut File| file.write_all(content).map_err(Error::io(path));
    alone(path, false, write, |file, path| file.persist(path))
}

/// Writes one file that stands alone as it comes, where no file of its name is.
pub fn stream_alone(path: &Path, content: impl FnOnce(&mut File) -> Result<(), Error>) -> Result<(), Error> {
    alone(path, true, content, |file, path| file.persist_noclobber(path))
}

/// Writes a file beside its place, syncs it if it is to last, and gives it its name.
#[expect(clippy::disallowed_methods, reason = "this module is the one that writes")]
fn alone(
    path: &Path,
    lasts: bool,
    write: impl FnOnce(&mut File) -> Result<(), Error>,
    persist: impl FnOnce(NamedTempFile, &Path) -> Result<File, PersistError>,
) -> Result<(), Error> {
    let folder = folder::holding(path);
    fs::create_dir_all(folder).map_err(Error::io(folder))?;
    let made = tempfile::Builder::new().prefix(FILE_PREFIX).tempfile_in(folder);
    let mut file = made.map_err(|error| Error::io(path)(platform::unnamed(error)))?;
    write(file.as_file_mut())?;
    if lasts {
        file.as_file().sync_all().map_err(Error::io(path))?;
    }
    persist(file, path).map_err(|error| Error::Io { path: path.to_owned(), source: error.error })?;
    if lasts { platform::sync_folder(folder).map_err(Error::io(folder)) } else { Ok(()) }
}

/// Removes a batch: it loses its name first, so that no half of it is ever taken for a whole one. What a crash leaves then
/// is staging, which `leftovers.rs` finds.
#[expect(clippy::disallowed_methods, reason = "this module is the one that writes")]
pub fn remove_batch(folder: &Path) -> Result<(), Error> {
    let whole = folder.canonicalize().map_err(Error::io(folder))?;
    let (Some(out), Some(name)) = (whole.parent(), whole.file_name()) else {
        return Err(Error::Internal { what: "a batch stands in a folder".to_owned() });
    };
    let hidden = out.join(format!("{PREFIX}discarded-{}", name.to_string_lossy()));
    // The same batch may have been made and removed before, and the removal cut short.
    remove_all(&hidden).map_err(Error::io(&hidden))?;
    fs::rename(&whole, &hidden).map_err(Error::io(folder))?;
    platform::sync_folder(out).map_err(Error::io(out))?;
    remove_all(&hidden).map_err(Error::io(&hidden))?;
    platform::sync_folder(out).map_err(Error::io(out))
}

/// A file being written, with its hash.
#[derive(Debug)]
pub struct StagedFile<'s> {
    staging: &'s Staging,
    name: String,
    path: PathBuf,
    writer: HashingWriter<BufWriter<File>>,
}

impl StagedFile<'_> {
    /// Ends the file: everything is on the disk when this returns.
    pub fn finish(self) -> Result<FileEntry, Error> {
        let Self { staging, name, path, writer } = self;
        let (inner, entry) = writer.end();
        let file = inner.into_inner().map_err(|error| Error::Io { path: path.clone(), source: error.into_error() })?;
        file.sync_all().map_err(Error::io(&path))?;
        if let Ok(mut hashes) = staging.hashes.lock() {
            hashes.insert(name, entry.clone());
        }
        Ok(entry)
    }
}

impl Write for StagedFile<'_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        self.writer.write(buffer)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::Staging;
    use crate::batch::Error;

    #[test]
    fn a_folder_is_there_whole_or_not_at_all() {
        let scratch = tempfile::tempdir().expect("a folder");
        let out = scratch.path().join("out");
        let staging = Staging::begin(&out, "k").expect("a staging folder");
        staging.write("inputs/list.csv", b"a,b\n").expect("a file");
        drop(staging);
        assert_eq!(std::fs::read_dir(&out).expect("out").count(), 1);

        let staging = Staging::begin(&out, "k").expect("a staging folder");
        staging.write("inputs/list.csv", b"a,b\n").expect("a file");
        let folder = staging.commit("batch").expect("a batch");
        assert_eq!(std::fs::read(folder.join("inputs/list.csv")).expect("the file"), b"a,b\n");
        assert_eq!(std::fs::read_dir(&out).expect("out").count(), 1);
    }

    /// As on a disk without locks, where a second run began anew in the folder of the first.
    #[test]
    fn a_folder_that_lacks_a_file_does_not_become_a_batch() {
        let scratch = tempfile::tempdir().expect("a folder");
        for bytes in [None, Some("a"), Some("a,b\nc"), Some("a,b\n")] {
            let staging = Staging::begin(scratch.path(), "k").expect("a staging folder");
            staging.write("list.csv", b"a,b\n").expect("a file");
            let path = staging.home().join("batch/list.csv");
            std::fs::remove_file(&path).expect("the file");
            if let Some(bytes) = bytes {
                std::fs::write(&path, bytes).expect("a file");
            }
            match (bytes, staging.commit("batch")) {
                (Some("a,b\n"), Ok(_)) => {}
                (_, Err(Error::Disturbed { path: named })) => assert_eq!(named, path),
                (_, result) => panic!("{bytes:?}: {result:?}"),
            }
            assert_eq!(scratch.path().join("batch").exists(), bytes == Some("a,b\n"), "{bytes:?}");
        }
    }

    #[test]
    fn discard_takes_away_what_begin_made() {
        let scratch = tempfile::tempdir().expect("a folder");
        let out = scratch.path().join("out");
        Staging::begin(&out, "k").expect("a staging folder").discard();
        assert!(!out.exists());
    }

    #[test]
    fn scratch_is_its_owners_alone_and_goes() {
        let folder = tempfile::tempdir().expect("a folder");
        let scratch = super::Scratch::begin(folder.path()).expect("scratch");
        std::fs::write(scratch.path().join("x"), "x").expect("a file");
        assert!(crate::batch::platform::is_owner_only(scratch.path()));
        assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 1);
        drop(scratch);
        assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 0);
    }
}

//! The only place that writes: a hidden folder beside the batches, renamed into place when it is whole.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use sha2::{Digest, Sha256};

use crate::batch::{Error, platform};

/// What a staging folder's name begins with.
pub const PREFIX: &str = ".mailbag-staging-";

/// A folder in the making. Dropped before [`Staging::commit`], it goes with all that is in it.
#[derive(Debug)]
pub struct Staging {
    folder: tempfile::TempDir,
    out: PathBuf,
    made_out: bool,
    hashes: Mutex<BTreeMap<String, FileRecord>>,
}

/// What is known of a finished file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRecord {
    /// SHA-256 in hexadecimal.
    pub sha256: String,
    /// Bytes.
    pub bytes: u64,
}

impl Staging {
    /// Makes a staging folder in `out`, and `out` if it is not there.
    #[expect(clippy::disallowed_methods, reason = "this module is the one that writes")]
    pub fn begin(out: &Path) -> Result<Self, Error> {
        let made_out = !out.exists();
        fs::create_dir_all(out).map_err(Error::io(out))?;
        let folder = platform::temporary_folder(out, PREFIX);
        match folder {
            Ok(folder) => Ok(Self { folder, out: out.to_owned(), made_out, hashes: Mutex::default() }),
            Err(source) => {
                if made_out {
                    // Only an empty folder is removed; a failure here is not the one to report.
                    let _ = fs::remove_dir(out);
                }
                Err(Error::Io { path: out.to_owned(), source })
            }
        }
    }

    /// Whether the disk keeps the folder to its owner.
    pub fn is_owner_only(&self) -> bool {
        platform::is_owner_only(self.folder.path())
    }

    /// Creates a file in the folder; `name` uses `/` between folders, which are made.
    pub fn create(&self, name: &str) -> Result<StagedFile<'_>, Error> {
        let mut path = self.folder.path().to_owned();
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
        Ok(StagedFile {
            staging: self,
            name: name.to_owned(),
            path,
            writer: HashingWriter { inner: BufWriter::with_capacity(1 << 16, file), hasher: Sha256::new(), bytes: 0 },
        })
    }

    /// Writes a whole file.
    pub fn write(&self, name: &str, content: &[u8]) -> Result<FileRecord, Error> {
        let mut file = self.create(name)?;
        file.write_all(content).map_err(Error::io(name))?;
        file.finish()
    }

    /// The records of all finished files by name.
    pub fn records(&self) -> BTreeMap<String, FileRecord> {
        self.hashes.lock().map(|hashes| hashes.clone()).unwrap_or_default()
    }

    /// Gives the folder its name. Every file in it has been synced; the folders are synced before and after.
    #[expect(clippy::disallowed_methods, reason = "this module is the one that writes")]
    pub fn commit(self, name: &str) -> Result<PathBuf, Error> {
        let target = self.out.join(name);
        sync_folders(self.folder.path()).map_err(Error::io(self.folder.path()))?;
        fs::rename(self.folder.path(), &target).map_err(Error::io(&target))?;
        // Only now may the guard forget the folder: it has another name.
        let _ = self.folder.keep();
        platform::sync_folder(&self.out).map_err(Error::io(&self.out))?;
        Ok(target)
    }

    /// Takes the folder away, and `out` if it was made for it and is empty.
    #[expect(clippy::disallowed_methods, reason = "this module is the one that writes")]
    pub fn discard(self) {
        let Self { folder, out, made_out, .. } = self;
        drop(folder);
        if made_out {
            let _ = fs::remove_dir(out);
        }
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
    use std::io::Read as _;
    if !path.exists() {
        return false;
    }
    let mut head = [0; 5];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.is_err() || head != *b"%PDF-"
}

/// Writes one file that stands alone, such as a cover sheet asked for by name: beside its place, synced, renamed.
#[expect(clippy::disallowed_methods, reason = "this module is the one that writes")]
pub fn write_alone(path: &Path, content: &[u8]) -> Result<(), Error> {
    let folder = match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder).map_err(Error::io(folder))?;
    let mut file = tempfile::Builder::new().prefix(PREFIX).tempfile_in(folder).map_err(Error::io(folder))?;
    file.write_all(content).map_err(Error::io(path))?;
    file.as_file().sync_all().map_err(Error::io(path))?;
    file.persist(path).map_err(|error| Error::Io { path: path.to_owned(), source: error.error })?;
    platform::sync_folder(folder).map_err(Error::io(folder))
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
    pub fn finish(self) -> Result<FileRecord, Error> {
        let Self { staging, name, path, writer } = self;
        let HashingWriter { inner, hasher, bytes } = writer;
        let file = inner.into_inner().map_err(|error| Error::Io { path: path.clone(), source: error.into_error() })?;
        file.sync_all().map_err(Error::io(&path))?;
        let record = FileRecord { sha256: hex(&hasher.finalize()), bytes };
        if let Ok(mut hashes) = staging.hashes.lock() {
            hashes.insert(name, record.clone());
        }
        Ok(record)
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

/// Hashes what passes through it.
#[derive(Debug)]
pub(crate) struct HashingWriter<W> {
    pub(crate) inner: W,
    pub(crate) hasher: Sha256,
    pub(crate) bytes: u64,
}

impl<W: Write> Write for HashingWriter<W> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(buffer)?;
        self.hasher.update(&buffer[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(bytes.len() * 2);
    for byte in bytes {
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::Staging;

    #[test]
    fn a_folder_is_there_whole_or_not_at_all() {
        let scratch = tempfile::tempdir().expect("a folder");
        let out = scratch.path().join("out");
        let staging = Staging::begin(&out).expect("a staging folder");
        staging.write("inputs/list.csv", b"a,b\n").expect("a file");
        assert_eq!(std::fs::read_dir(&out).expect("out").count(), 1);
        drop(staging);
        assert_eq!(std::fs::read_dir(&out).expect("out").count(), 0);

        let staging = Staging::begin(&out).expect("a staging folder");
        staging.write("inputs/list.csv", b"a,b\n").expect("a file");
        let folder = staging.commit("batch").expect("a batch");
        assert_eq!(std::fs::read(folder.join("inputs/list.csv")).expect("the file"), b"a,b\n");
    }

    #[test]
    fn discard_takes_away_what_begin_made() {
        let scratch = tempfile::tempdir().expect("a folder");
        let out = scratch.path().join("out");
        Staging::begin(&out).expect("a staging folder").discard();
        assert!(!out.exists());
    }
}

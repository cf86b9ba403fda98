//! What a print shop gets of a batch: its volumes, its cover sheet and a job sheet; no list, no rejected rows, no
//! `letters.jsonl`. As a folder, or as one file that only the receiver can open.

use std::fs::File;
use std::io::{self, Read, Write};
use std::iter;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::batch::events::Added;
use crate::batch::hash::HashingWriter;
use crate::batch::staging::{self, Staging};
use crate::batch::stored::StoredBatch;
use crate::batch::{Error, cover, folder};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::pdf::excerpt::page_count;

/// Name of the job sheet.
pub const JOB_SHEET: &str = "job.txt";

/// Somebody who can open what is encrypted to them.
pub struct Recipient(age::x25519::Recipient);

impl Recipient {
    /// Reads a recipient as `age-keygen` prints it: `age1…`. `None` where it is none.
    pub fn parse(text: &str) -> Option<Self> {
        text.trim().parse().ok().map(Self)
    }
}

/// A file for the print shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintFile {
    /// Its name.
    pub name: String,
    /// Its pages.
    pub pages: u64,
    /// Whether it is the cover sheet, which is printed one-sided.
    pub cover: bool,
    /// Sheets of each of its letters, where letters are grouped by them.
    pub sheets_a_letter: Option<u16>,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
    /// Bytes.
    pub bytes: u64,
}

/// The files that a print shop gets of a batch: volumes in order, then the cover sheet.
pub fn files(batch: &StoredBatch) -> Result<Vec<PrintFile>, Error> {
    let manifest = &batch.manifest;
    let damaged = |name: &str| Error::Damaged { path: batch.path(name) };
    let of = |name: &str, pages, sheets_a_letter| {
        let entry = manifest.files.get(name).ok_or_else(|| damaged(name))?;
        let (sha256, bytes) = (entry.sha256.clone(), entry.bytes);
        Ok(PrintFile { name: name.to_owned(), pages, cover: name == cover::NAME, sheets_a_letter, sha256, bytes })
    };
    let pages = page_count(&batch.bytes(cover::NAME)?).ok_or_else(|| damaged(cover::NAME))?;
    let volumes = manifest.volumes.iter().map(|volume| of(&volume.file, volume.pages, volume.sheets_a_letter));
    volumes.chain(iter::once(of(cover::NAME, pages, None))).collect()
}

/// The name of the folder for the print shop.
fn name(batch: &StoredBatch) -> String {
    format!("{}-print", batch.manifest.batch)
}

/// Where the folder, or with recipients the file, is made in `out`. `None` where something stands in its way, which is an error in
/// `findings`.
pub fn place(batch: &StoredBatch, out: &Path, recipients: &[Recipient], findings: &mut Findings) -> Option<PathBuf> {
    let name = name(batch);
    let target = if recipients.is_empty() { out.join(&name) } else { out.join(format!("{name}.tar.age")) };
    if std::fs::symlink_metadata(&target).is_ok() {
        findings.push(Diagnostic::error(Code::HandoverInTheWay).with("file", target.display()));
        return None;
    }
    Some(target)
}

/// Makes the folder, or with recipients the file, at its [`place`]. Once it is whole on the disk, and before it gets its name, `note`
/// writes down that the batch was handed over: no copy is out of which the batch does not know, and what never came to be is not told.
///
/// Errors: [`Error::Io`]; [`Error::Damaged`] where a file has changed; [`Error::Interrupted`] where `stop` was set before the note.
pub fn make(
    batch: &StoredBatch,
    target: &Path,
    files: &[PrintFile],
    job_sheet: &str,
    recipients: &[Recipient],
    stop: &AtomicBool,
    note: impl FnOnce() -> Result<Added, Error>,
) -> Result<(), Error> {
    let mut noted = None;
    let made = if recipients.is_empty() {
        let staging = Staging::begin(folder::holding(target), &format!("print-{}", &batch.manifest_sha256[..16]))?;
        match copy(batch, target, files, job_sheet, stop, &staging).and_then(|()| goes_on(stop)).and_then(|()| note()) {
            Ok(added) => {
                noted = Some(added);
                staging.commit(&name(batch)).map(|_| ())
            }
            Err(error) => {
                staging.discard();
                Err(error)
            }
        }
    } else {
        staging::stream_alone(target, |file| {
            encrypt(batch, target, files, job_sheet, recipients, stop, file)?;
            file.sync_all().map_err(Error::io(target))?;
            goes_on(stop)?;
            noted = Some(note()?);
            Ok(())
        })
    };
    if let (Err(_), Some(added)) = (&made, noted)
        && std::fs::symlink_metadata(target).is_err()
    {
        // It got no name. Of two failures the first one tells what to do.
        let _ = added.undo();
    }
    made
}

/// Fails where the run is to stop: the last files may have been read long before they are on the disk.
fn goes_on(stop: &AtomicBool) -> Result<(), Error> {
    if stop.load(Ordering::Relaxed) { Err(Error::Interrupted) } else { Ok(()) }
}

fn copy(
    batch: &StoredBatch,
    target: &Path,
    files: &[PrintFile],
    job_sheet: &str,
    stop: &AtomicBool,
    staging: &Staging,
) -> Result<(), Error> {
    for file in files {
        let mut source = Checked::open(batch.path(&file.name), stop)?;
        let mut staged = staging.create(&file.name)?;
        io::copy(&mut source, &mut staged).map_err(|error| source.failure(error, &target.join(&file.name)))?;
        // The batch was verified, but a disk can fail in between.
        if staged.finish()?.sha256 != file.sha256 {
            return Err(Error::Damaged { path: source.path });
        }
    }
    staging.write(JOB_SHEET, job_sheet.as_bytes()).map(|_| ())
}

/// A tar file of the same folder, encrypted to the recipients. `age` draws its keys at random: two files of one batch are
/// never the same.
fn encrypt(
    batch: &StoredBatch,
    target: &Path,
    files: &[PrintFile],
    job_sheet: &str,
    recipients: &[Recipient],
    stop: &AtomicBool,
    file: &mut File,
) -> Result<(), Error> {
    let root = name(batch);
    let recipients = recipients.iter().map(|Recipient(recipient)| recipient as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(recipients)
        .map_err(|error| Error::Internal { what: format!("no encryption: {error}") })?;
    let sealed = encryptor.wrap_output(file).map_err(Error::io(target))?;
    let mut tar = tar::Builder::new(sealed);
    for file in files {
        let mut source = Checked::open(batch.path(&file.name), stop)?;
        tar.append_data(&mut header(file.bytes), format!("{root}/{}", file.name), &mut source)
            .map_err(|error| source.failure(error, target))?;
        if source.hash.end().1.sha256 != file.sha256 {
            return Err(Error::Damaged { path: source.path });
        }
    }
    let sheet = job_sheet.as_bytes();
    tar.append_data(&mut header(sheet.len() as u64), format!("{root}/{JOB_SHEET}"), sheet)
        .map_err(Error::io(target))?;
    let sealed = tar.into_inner().map_err(Error::io(target))?;
    sealed.finish().map(|_| ()).map_err(Error::io(target))
}

/// The header of a file in a tar file: its owner's alone, of no day.
fn header(bytes: u64) -> tar::Header {
    let mut header = tar::Header::new_ustar();
    header.set_size(bytes);
    header.set_mode(0o600);
    header.set_mtime(0);
    header
}

/// A file of the batch: hashes what is read of it, ends when it is to stop, and knows whether it was reading that failed.
struct Checked<'s> {
    path: PathBuf,
    inner: File,
    hash: HashingWriter<io::Sink>,
    failed: bool,
    stop: &'s AtomicBool,
}

impl<'s> Checked<'s> {
    fn open(path: PathBuf, stop: &'s AtomicBool) -> Result<Self, Error> {
        let inner = File::open(&path).map_err(Error::io(&path))?;
        Ok(Self { path, inner, hash: HashingWriter::new(io::sink()), failed: false, stop })
    }

    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// The failure of a copy of it, with the file that failed: this one, or the one that was written.
    fn failure(&self, source: io::Error, target: &Path) -> Error {
        if self.is_stopped() {
            return Error::Interrupted;
        }
        Error::Io { path: if self.failed { self.path.clone() } else { target.to_owned() }, source }
    }
}

impl Read for Checked<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.is_stopped() {
            // Not the kind `Interrupted`, after which whoever copies tries again.
            return Err(io::Error::other("stopped"));
        }
        let read = self.inner.read(buffer);
        self.failed |= read.is_err();
        let count = read?;
        self.hash.write_all(&buffer[..count])?;
        Ok(count)
    }
}

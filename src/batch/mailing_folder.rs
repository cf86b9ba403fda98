//! The folder in which envelopes or labels are made. Its name ends in a hash of its files: by that it is known again, and what it holds
//! as what was made.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::batch::Error;
use crate::batch::hash::{HashingWriter, hex};
use crate::batch::manifest::FileEntry;
use crate::batch::staging::Staging;
use crate::diagnostic::{Code, Diagnostic, Findings};

/// A file that was made: its name, its bytes.
pub type Made = (String, Vec<u8>);

/// What the names of the folders begin with, and the files that stand in them, in this order.
const KINDS: [(&str, [&str; 2]); 2] = [("envelopes-", [FRONTS, BACKS]), ("labels-", [LABELS, CALIBRATION])];

/// The envelopes.
pub(crate) const FRONTS: &str = "envelopes.pdf";
/// Their backs.
pub(crate) const BACKS: &str = "envelope-backs.pdf";
/// The labels.
pub(crate) const LABELS: &str = "labels.pdf";
/// The sheet to try the printer with.
pub(crate) const CALIBRATION: &str = "calibration.pdf";

/// Writes files into a folder below `out` that is whole or not there; its name ends in a hash of them, so that the same files make
/// the same folder, and others another.
pub fn write(out: &Path, name: &str, files: &[Made], findings: &mut Findings) -> Result<PathBuf, Error> {
    let mut hasher = Sha256::new();
    for (file, bytes) in files {
        begin(&mut hasher, file, bytes.len() as u64);
        hasher.update(bytes);
    }
    let hash = hex(&hasher.finalize());
    let name = format!("{name}-{}", &hash[..8]);
    let folder = out.join(&name);
    if folder.exists() {
        for (file, bytes) in files {
            let path = folder.join(file);
            if fs::read(&path).map_err(Error::io(&path))? != *bytes {
                let other = io::Error::new(io::ErrorKind::AlreadyExists, "another file stands there");
                return Err(Error::Io { path, source: other });
            }
        }
        findings.push(Diagnostic::note(Code::FolderExists).with("folder", folder.display()));
        return Ok(folder);
    }
    let staging = Staging::begin(out, &hash[..32])?;
    if !staging.is_owner_only() {
        findings.push(Diagnostic::warning(Code::NoPermissions).with("folder", out.display()));
    }
    for (file, bytes) in files {
        if let Err(error) = staging.write(file, bytes) {
            staging.discard();
            return Err(error);
        }
    }
    staging.commit(&name)
}

/// What stands before the bytes of a file in the hash.
fn begin(hasher: &mut Sha256, file: &str, length: u64) {
    hasher.update((file.len() as u64).to_be_bytes());
    hasher.update(file);
    hasher.update(length.to_be_bytes());
}

/// A folder of envelopes or labels that holds what was made, and nothing else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailingFolder {
    /// Its name.
    pub name: String,
    /// How many files it holds.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
}

/// Whether a folder, and no link to one, is called as those of envelopes and labels are.
pub fn is_called_so(folder: &Path) -> bool {
    // Without the slash at its end, behind which a link looks like the folder it leads to.
    let folder: PathBuf = folder.components().collect();
    let is_folder = fs::symlink_metadata(&folder).is_ok_and(|metadata| metadata.is_dir());
    is_folder && called(&folder).is_some()
}

/// The whole name of a folder, and the files that may stand in it.
fn called(folder: &Path) -> Option<(String, [&'static str; 2])> {
    let name = folder.canonicalize().ok()?.file_name()?.to_str()?.to_owned();
    KINDS.iter().find(|(prefix, _)| name.starts_with(prefix)).map(|(_, files)| (name, *files))
}

/// Looks at a folder that [`is_called_so`]. What was not made there, or changed since, is `batch-refused` in `findings`; then `None` comes
/// back.
pub fn open(folder: &Path, findings: &mut Findings) -> Result<Option<MailingFolder>, Error> {
    let refused = |fault: &str, file: &str| {
        let finding = Diagnostic::error(Code::BatchRefused).with("folder", folder.display());
        finding.with("fault", fault).with("file", file)
    };
    let Some((name, known)) = called(folder) else {
        findings.push(refused("not-there", ""));
        return Ok(None);
    };
    let before = findings.error_count();
    let mut there: Vec<String> = Vec::new();
    for entry in fs::read_dir(folder).map_err(Error::io(folder))? {
        let entry = entry.map_err(Error::io(folder))?;
        let file = entry.file_name().to_string_lossy().into_owned();
        let is_file = entry.file_type().map_err(Error::io(entry.path()))?.is_file();
        if is_file && known.contains(&file.as_str()) {
            there.push(file);
        } else {
            findings.push(refused("not-made", &file));
        }
    }
    if findings.error_count() > before {
        return Ok(None);
    }
    let mut read = HashingWriter::new(io::sink());
    for file in known.iter().filter(|file| there.iter().any(|one| one == *file)) {
        let path = folder.join(file);
        let mut opened = File::open(&path).map_err(Error::io(&path))?;
        let length = opened.metadata().map_err(Error::io(&path))?.len();
        begin(&mut read.hasher, file, length);
        io::copy(&mut opened, &mut read).map_err(Error::io(&path))?;
    }
    let (_, FileEntry { sha256, bytes }) = read.end();
    if !name.ends_with(&format!("-{}", &sha256[..8])) {
        findings.push(refused("not-as-made", ""));
        return Ok(None);
    }
    Ok(Some(MailingFolder { name, files: there.len(), bytes }))
}

#[cfg(test)]
mod tests {
    use super::{BACKS, FRONTS, LABELS, MailingFolder, is_called_so, open, write};
    use crate::diagnostic::Findings;

    #[test]
    fn a_folder_is_known_by_its_name_as_long_as_it_holds_what_was_made() {
        let out = tempfile::tempdir().expect("a folder");
        let faults = |folder: &std::path::Path| {
            let mut findings = Findings::new();
            let opened = open(folder, &mut findings).expect("it can be read");
            assert_eq!(opened.is_none(), findings.has_errors());
            findings.iter().map(|finding| finding.value("fault").to_owned()).collect::<Vec<_>>()
        };
        let made = |files: &[&str]| files.iter().map(|name| ((*name).to_owned(), name.as_bytes().to_vec())).collect();
        for (kind, files) in [("envelopes-dl-x", &[FRONTS, BACKS][..]), ("labels-bag-x", &[LABELS])] {
            let files: Vec<super::Made> = made(files);
            let folder = write(out.path(), kind, &files, &mut Findings::new()).expect("a folder");
            assert!(is_called_so(&folder));
            let opened = open(&folder, &mut Findings::new()).expect("it can be read");
            let bytes = files.iter().map(|(_, bytes)| bytes.len() as u64).sum();
            let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
            assert_eq!(opened, Some(MailingFolder { name, files: files.len(), bytes }));
            std::fs::write(folder.join("notes.txt"), "mine").expect("a file");
            assert_eq!(faults(&folder), ["not-made"]);
            std::fs::remove_file(folder.join("notes.txt")).expect("the file");
            std::fs::write(folder.join(&files[0].0), "other").expect("a file");
            assert_eq!(faults(&folder), ["not-as-made"]);
            std::fs::remove_file(folder.join(&files[0].0)).expect("the file");
            assert_eq!(faults(&folder), ["not-as-made"]);
        }
        assert!(!is_called_so(out.path()) && !is_called_so(&out.path().join("envelopes-dl-none")));
    }
}

//! A batch that is there already, opened and verified: nothing of it is used before everything in it is what the manifest
//! says, and the manifest agrees with itself.
//!
//! A batch folder may come from a stick, a mail or a share. So nothing is followed out of it (no link, no `..`), nothing is
//! read before its size fits, and what is not listed is not passed over.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use sha2::{Digest, Sha256};

use crate::batch::erasures::Erasures;
use crate::batch::hash::{LettersHash, entry_of_source, hex};
use crate::batch::inputs;
use crate::batch::list_copy::LIST;
use crate::batch::manifest::{self, FileEntry, LARGEST, Manifest, SCHEMA};
use crate::batch::options::{self, Options};
use crate::batch::records::{self, LETTERS, LetterRecord, Records};
use crate::batch::succession::Succession;
use crate::batch::{Error, approval, corrected, erasures, events, folder, part, seal};
use crate::campaign::naming::nearest;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::lang::Lang;

/// Files that may stand in a batch and are not in its manifest, since they came later; and how large each may be.
const BESIDE: [(&str, u64); 5] = [
    (approval::NAME, approval::LARGEST),
    (corrected::NAME, corrected::LARGEST),
    (erasures::NAME, LARGEST),
    (events::NAME, events::LARGEST),
    (seal::NAME, seal::LARGEST),
];

/// Whether a file of this name may stand beside the manifest.
pub(crate) fn is_beside(name: &str) -> bool {
    BESIDE.iter().any(|(beside, _)| *beside == name)
}

/// Findings of one batch that are named; a folder of something else has thousands of files too many (tuned: a screen).
const MOST_NAMED: usize = 20;

/// A batch whose every byte is the one that was written.
#[derive(Debug, Clone)]
pub struct StoredBatch {
    /// Its folder.
    pub folder: PathBuf,
    /// What the manifest says.
    pub manifest: Manifest,
    /// SHA-256 of `manifest.json` itself, in hexadecimal.
    pub manifest_sha256: String,
    /// What was asked for.
    pub options: Options,
    /// Where every letter, or row with a serial, stands, in the order of the volumes.
    pub letters: Vec<LetterRecord>,
    /// Rows of the others who stand in a letter, by its own row.
    pub with: BTreeMap<u64, Vec<u64>>,
    /// Who was taken out of it since it was made.
    pub erasures: Erasures,
    /// The files as they are now: those of the manifest, with what erasures changed.
    pub files: BTreeMap<String, FileEntry>,
}

impl StoredBatch {
    /// Opens a batch and verifies all of it. What is wrong goes to `findings` as `batch-refused`; then `None` comes back.
    ///
    /// Errors: [`Error::Interrupted`].
    pub fn open(folder: &Path, stop: &AtomicBool, findings: &mut Findings) -> Result<Option<Self>, Error> {
        // Without the slash at its end, behind which a link looks like the folder it leads to.
        let folder: PathBuf = folder.components().collect();
        let mut faults = Faults { folder: &folder, list: Vec::new() };
        let opened = faults.open(stop)?;
        let good = faults.list.is_empty();
        let found = std::mem::take(&mut faults.list);
        found.into_iter().take(MOST_NAMED).for_each(|fault| findings.push(fault));
        let Some(opened) = opened.filter(|_| good) else { return Ok(None) };
        let Opened { manifest, manifest_sha256, options, records: Records { letters, with }, erasures, files } = opened;
        let batch = Self { folder, manifest, manifest_sha256, options, letters, with, erasures, files };
        let mut faults = Faults { folder: &batch.folder, list: Vec::new() };
        for number in batch.lies()? {
            faults.push_with("counts", manifest::NAME, &[("number", number.to_owned())]);
        }
        let good = faults.list.is_empty();
        for fault in std::mem::take(&mut faults.list) {
            findings.push(fault);
        }
        Ok(good.then_some(batch))
    }

    /// Whether nothing stands in the folder that was not there when it was opened, and nothing is missing. Bytes are not looked at.
    pub(crate) fn has_its_files_alone(&self) -> bool {
        let mut faults = Faults { folder: &self.folder, list: Vec::new() };
        faults.walk(&self.files);
        faults.sizes(&self.files);
        faults.list.is_empty()
    }

    /// The path of a file of the batch.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The bytes of a file of the batch, once more the ones that were verified: a disk can fail in between, and a hand can
    /// change something.
    pub fn bytes(&self, name: &str) -> Result<Vec<u8>, Error> {
        let path = self.path(name);
        let bytes = fs::read(&path).map_err(Error::io(&path))?;
        let expected = self.files.get(name).map(|entry| entry.sha256.as_str());
        if expected == Some(hex(&Sha256::digest(&bytes)).as_str()) { Ok(bytes) } else { Err(Error::Damaged { path }) }
    }

    /// The bytes of the manifest, once more the ones that were verified.
    pub fn manifest_bytes(&self) -> Result<Vec<u8>, Error> {
        let path = self.path(manifest::NAME);
        let mut bytes = Vec::new();
        File::open(&path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes)).map_err(Error::io(&path))?;
        if hex(&Sha256::digest(&bytes)) == self.manifest_sha256 { Ok(bytes) } else { Err(Error::Damaged { path }) }
    }

    /// The rows of a letter: its own, then those of the others who stand in it.
    pub(crate) fn rows_of(&self, letter: &LetterRecord) -> impl Iterator<Item = u64> {
        let with = self.with.get(&letter.row).map(Vec::as_slice).unwrap_or_default();
        std::iter::once(letter.row).chain(with.iter().copied())
    }

    /// Whether everybody in a letter was taken out since it was made.
    pub fn is_withdrawn(&self, letter: &LetterRecord) -> bool {
        let emptied = self.erasures.emptied().fates;
        let place = |row: u64| row.saturating_sub(self.manifest.first_row);
        !emptied.is_empty() && self.rows_of(letter).all(|row| emptied.contains_key(&place(row)))
    }

    /// The list in `inputs/`; `None` where the batch was made without one.
    pub fn list(&self) -> Option<PathBuf> {
        self.files.contains_key(LIST).then(|| self.folder.join(LIST))
    }

    /// The highest serial of the batch; 0 where it gave none.
    pub fn last_serial(&self) -> u64 {
        self.manifest.volumes.iter().filter_map(|volume| volume.last_serial).max().unwrap_or(0)
    }
}

/// Whether something at this path is meant as a batch: a folder with a manifest, or with the file of a shard, or one into which this
/// user may not look.
pub fn looks_like_batch(path: &Path) -> bool {
    [manifest::NAME, part::NAME].iter().any(|name| match fs::symlink_metadata(path.join(name)) {
        Ok(_) => true,
        Err(error) => error.kind() == io::ErrorKind::PermissionDenied,
    })
}

/// What a folder holds.
struct Opened {
    manifest: Manifest,
    manifest_sha256: String,
    options: Options,
    records: Records,
    erasures: Erasures,
    files: BTreeMap<String, FileEntry>,
}

/// Names that are looked at where a folder is not there (tuned: more are not read for a hint).
const LOOKED_AT: usize = 1000;

/// What was probably meant by a folder that is not there: one beside it with almost its name.
fn meant(folder: &Path) -> Option<String> {
    let name = folder.file_name()?.to_str()?;
    let entries = fs::read_dir(folder::holding(folder)).ok()?;
    let mut names: Vec<String> =
        entries.take(LOOKED_AT).filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort_unstable();
    let meant = nearest(name, names.iter().map(String::as_str))?;
    Some(folder.with_file_name(meant).display().to_string())
}

/// What is wrong with a batch.
struct Faults<'f> {
    folder: &'f Path,
    list: Vec<Diagnostic>,
}

impl Faults<'_> {
    fn push(&mut self, fault: &'static str, file: &str) {
        self.push_with(fault, file, &[]);
    }

    fn push_with(&mut self, fault: &'static str, file: &str, values: &[(&'static str, String)]) {
        let mut finding = Diagnostic::error(Code::BatchRefused)
            .with("folder", self.folder.display())
            .with("fault", fault)
            .with("file", file);
        finding.values.extend_from_slice(values);
        if fault == "not-there"
            && let Some(meant) = meant(self.folder)
        {
            finding = finding.with("nearest", meant);
        }
        self.list.push(finding);
    }

    fn open(&mut self, stop: &AtomicBool) -> Result<Option<Opened>, Error> {
        if !self.is_folder() {
            return Ok(None);
        }
        let Some((manifest, manifest_sha256)) = self.manifest() else { return Ok(None) };
        if !self.names(&manifest) {
            return Ok(None);
        }
        let Some((erasures, files)) = self.erasures(&manifest) else { return Ok(None) };
        self.walk(&files);
        self.sizes(&files);
        // Nothing is read while something is too long, missing or a link.
        if !self.list.is_empty() {
            return Ok(None);
        }
        for (name, expected) in &files {
            self.bytes(name, expected, stop)?;
        }
        if !self.list.is_empty() {
            return Ok(None);
        }
        self.totals(&manifest);
        self.inputs(&manifest);
        let options = self.options(&manifest);
        let records = match records::read(&self.folder.join(LETTERS), &manifest, stop)? {
            Ok(records) => Some(records),
            Err(line) => {
                self.push_with("letters", LETTERS, &[("line", line.to_string())]);
                None
            }
        };
        let opened = options.zip(records);
        Ok(opened.map(|(options, records)| Opened { manifest, manifest_sha256, options, records, erasures, files }))
    }

    fn is_folder(&mut self) -> bool {
        match fs::symlink_metadata(self.folder) {
            Ok(metadata) if metadata.is_dir() => return true,
            Ok(metadata) if metadata.is_symlink() => self.push("is-link", ""),
            Ok(_) => self.push("no-folder", ""),
            Err(error) if error.kind() == io::ErrorKind::NotFound => self.push("not-there", ""),
            Err(error) => self.push_with("unreadable", "", &[("reason", error.to_string())]),
        }
        false
    }

    /// The bytes of a small file that is no link; `None` where there is a fault.
    fn small_file(&mut self, name: &str) -> Option<Vec<u8>> {
        let path = self.folder.join(name);
        let read = match fs::symlink_metadata(&path) {
            Ok(metadata) if metadata.is_symlink() => {
                self.push("link", name);
                return None;
            }
            Ok(metadata) if !metadata.is_file() => {
                self.push("special", name);
                return None;
            }
            Ok(metadata) if metadata.len() > LARGEST => {
                self.push("too-large", name);
                return None;
            }
            Ok(_) => fs::read(&path),
            Err(error) => Err(error),
        };
        read.map_err(|error| self.push_with("unreadable", name, &[("reason", error.to_string())])).ok()
    }

    fn manifest(&mut self) -> Option<(Manifest, String)> {
        let name = manifest::NAME;
        match fs::symlink_metadata(self.folder.join(name)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let is_shard = fs::symlink_metadata(self.folder.join(part::NAME)).is_ok();
                self.push(if is_shard { "shard" } else { "no-manifest" }, name);
                return None;
            }
            Err(error) => {
                let denied = if error.kind() == io::ErrorKind::PermissionDenied { "yes" } else { "" };
                let values = [("reason", error.to_string()), ("denied", denied.to_owned())];
                self.push_with("unreadable", name, &values);
                return None;
            }
            Ok(_) => {}
        }
        let bytes = self.small_file(name)?;
        let value = match serde_json::from_slice::<serde_json::Value>(&bytes) {
            Ok(value) => value,
            Err(error) => {
                self.push_with("not-understood", name, &[("reason", error.to_string())]);
                return None;
            }
        };
        let schema = value.get("schema").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned();
        if schema != SCHEMA {
            self.push_with("schema", name, &[("found", schema), ("expected", SCHEMA.to_owned())]);
            return None;
        }
        // From its text once more: it is an error there that a name comes twice, of which a value keeps the last.
        match serde_json::from_slice(&bytes) {
            Ok(manifest) => Some((manifest, hex(&Sha256::digest(&bytes)))),
            Err(error) => {
                self.push_with("not-understood", name, &[("reason", error.to_string())]);
                None
            }
        }
    }

    /// Whether no name in the manifest leads out of the folder.
    fn names(&mut self, manifest: &Manifest) -> bool {
        if !is_name(&manifest.batch) {
            self.push("unsafe-path", &manifest.batch);
        }
        let volumes = manifest.volumes.iter().map(|volume| &volume.file);
        for name in manifest.files.keys().chain(volumes) {
            if !is_below(name) || name == manifest::NAME || is_beside(name) {
                self.push("unsafe-path", name);
            }
        }
        self.list.is_empty()
    }

    /// What erasures made of the files of the manifest.
    fn erasures(&mut self, manifest: &Manifest) -> Option<(Erasures, BTreeMap<String, FileEntry>)> {
        if fs::symlink_metadata(self.folder.join(erasures::NAME)).is_err() {
            return Some((Erasures::default(), manifest.files.clone()));
        }
        let bytes = self.small_file(erasures::NAME)?;
        let Some(erasures) = Erasures::from_json(&bytes) else {
            self.push("not-understood", erasures::NAME);
            return None;
        };
        match erasures.apply(manifest.files.clone()) {
            Ok(files) if files.keys().all(|name| is_below(name)) => Some((erasures, files)),
            Ok(_) => {
                self.push("unsafe-path", erasures::NAME);
                None
            }
            Err(file) => {
                self.push("erasures", &file);
                None
            }
        }
    }

    /// Looks at everything in the folder: each thing is a listed file, or a folder on the way to one.
    fn walk(&mut self, files: &BTreeMap<String, FileEntry>) {
        let mut folders = BTreeSet::new();
        for name in files.keys() {
            folders.extend(name.match_indices('/').map(|(end, _)| &name[..end]));
        }
        let mut open = vec![String::new()];
        while let Some(below) = open.pop() {
            let entries = match fs::read_dir(self.folder.join(&below)).and_then(Iterator::collect::<io::Result<Vec<_>>>)
            {
                Ok(entries) => entries,
                Err(error) => {
                    self.push_with("unreadable", &below, &[("reason", error.to_string())]);
                    continue;
                }
            };
            let mut names: Vec<(String, io::Result<fs::FileType>)> = entries
                .iter()
                .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.file_type()))
                .collect();
            names.sort_by(|(one, _), (other, _)| one.cmp(other));
            for (name, kind) in names {
                let name = if below.is_empty() { name } else { format!("{below}/{name}") };
                match kind {
                    Err(error) => self.push_with("unreadable", &name, &[("reason", error.to_string())]),
                    Ok(kind) if kind.is_symlink() => self.push("link", &name),
                    Ok(kind) if kind.is_dir() && folders.contains(name.as_str()) => open.push(name),
                    Ok(kind) if kind.is_dir() => self.push("extra", &name),
                    Ok(kind) if !kind.is_file() => self.push("special", &name),
                    Ok(_) => {
                        let is_known = files.contains_key(&name) || name == manifest::NAME || is_beside(&name);
                        if !is_known {
                            self.push("extra", &name);
                        }
                    }
                }
            }
        }
    }

    fn sizes(&mut self, files: &BTreeMap<String, FileEntry>) {
        for (name, most) in BESIDE {
            if fs::symlink_metadata(self.folder.join(name)).is_ok_and(|metadata| metadata.len() > most) {
                self.push("too-large", name);
            }
        }
        for (name, expected) in files {
            match fs::symlink_metadata(self.folder.join(name)) {
                Ok(metadata) if metadata.is_file() && metadata.len() != expected.bytes => {
                    let values = [("found", metadata.len().to_string()), ("expected", expected.bytes.to_string())];
                    self.push_with("size", name, &values);
                }
                // What is no file was found on the way through the folder.
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => self.push("missing", name),
                Err(error) => self.push_with("unreadable", name, &[("reason", error.to_string())]),
            }
        }
    }

    fn bytes(&mut self, name: &str, expected: &FileEntry, stop: &AtomicBool) -> Result<(), Error> {
        // No more than one byte too many is read.
        let source = |file: File| Stoppable { inner: file.take(expected.bytes.saturating_add(1)), stop };
        let found = File::open(self.folder.join(name)).and_then(|file| entry_of_source(&mut source(file)));
        match found {
            _ if stop.load(Ordering::Relaxed) => return Err(Error::Interrupted),
            Ok(found) if found == *expected => {}
            Ok(_) => self.push("changed", name),
            Err(error) => self.push_with("unreadable", name, &[("reason", error.to_string())]),
        }
        Ok(())
    }

    /// Whether the numbers of the manifest agree.
    fn totals(&mut self, manifest: &Manifest) {
        let sum =
            |of: fn(&manifest::VolumeRecord) -> u64| manifest.volumes.iter().map(of).fold(0_u64, u64::saturating_add);
        let counts = &manifest.counts;
        let names: BTreeSet<&str> = manifest.volumes.iter().map(|volume| volume.file.as_str()).collect();
        let lies = [
            ("rows", !counts.balance()),
            ("letters", sum(|volume| volume.letters) != counts.letters),
            ("pages", sum(|volume| volume.pages) != counts.pages),
            ("volumes", names.len() != manifest.volumes.len()),
            ("delivery", manifest.delivery.number == 0),
        ];
        for (number, _) in lies.iter().filter(|(_, lies)| *lies) {
            self.push_with("counts", manifest::NAME, &[("number", (*number).to_owned())]);
        }
        for volume in names.into_iter().filter(|name| !manifest.files.contains_key(*name)) {
            self.push("unlisted-volume", volume);
        }
        let mut hash = LettersHash::default();
        manifest.volumes.iter().filter_map(|volume| manifest.files.get(&volume.file)).for_each(|entry| hash.add(entry));
        if hash.finish() != manifest.letters_sha256 {
            self.push_with("counts", manifest::NAME, &[("number", "letters_sha256".to_owned())]);
        }
    }

    /// Whether the inputs are those from which the manifest says the batch was made.
    fn inputs(&mut self, manifest: &Manifest) {
        let digest = inputs::digest_by(manifest).map(|digest| hex(&digest)).unwrap_or_default();
        let end = manifest.batch.rsplit('-').next().unwrap_or_default();
        let list = manifest.files.get(LIST).map_or_else(|| hex(&[0; 32]), |entry| entry.sha256.clone());
        if manifest.inputs_sha256 != digest || manifest.list_sha256 != list {
            self.push("inputs", manifest::NAME);
        } else if end.len() != 8 || !digest.starts_with(end) {
            self.push("id", manifest::NAME);
        }
    }

    /// The options, where they say what the manifest says.
    fn options(&mut self, manifest: &Manifest) -> Option<Options> {
        if !manifest.files.contains_key(options::NAME) {
            self.push("missing", options::NAME);
            return None;
        }
        let bytes = self.small_file(options::NAME)?;
        let options: Options = match serde_json::from_slice(&bytes) {
            Ok(options) => options,
            Err(error) => {
                self.push_with("not-understood", options::NAME, &[("reason", error.to_string())]);
                return None;
            }
        };
        let delivery = options.succession.clone().map(Succession::from).unwrap_or_default().delivery;
        let same = options.letter == manifest.letter
            && options.routes == manifest.routes
            && options.addressees == manifest.addressees
            && options.languages.iter().map(Lang::as_str).eq(manifest.languages.iter())
            && options.arrangement.as_str() == manifest.arrangement
            && options.date == manifest.date
            && delivery == manifest.delivery;
        if !same {
            self.push("options", manifest::NAME);
        }
        same.then_some(options)
    }
}

/// Whether a name is that of one file or folder.
fn is_name(name: &str) -> bool {
    !name.contains('/') && is_below(name)
}

/// Whether a path with `/` leads to something below the folder, in the one way in which it can be written.
fn is_below(name: &str) -> bool {
    !name.contains(['\\', '\0', ':'])
        && !name.is_empty()
        && name.split('/').all(|part| {
            let mut components = Path::new(part).components();
            matches!((components.next(), components.next()), (Some(Component::Normal(_)), None))
        })
}

/// Reads until somebody presses Ctrl-C.
struct Stoppable<'s, R> {
    inner: R,
    stop: &'s AtomicBool,
}

impl<R: Read> Read for Stoppable<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(io::Error::other("stopped"));
        }
        self.inner.read(buffer)
    }
}

/// Whether what will stand at this path would stand in a batch, which stays as it was made.
pub fn is_in_batch(path: &Path) -> bool {
    folder::leads_to(path).is_some_and(|whole| whole.ancestors().any(|above| Manifest::read(above).is_some()))
}

/// The batches in a folder by id, as far as their manifests can be read: who follows or corrects whom. Their bytes are not
/// verified.
pub fn beside(folder: &Path) -> BTreeMap<String, (PathBuf, Manifest)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    folders.sort();
    let mut batches = BTreeMap::new();
    for path in folders {
        // A link to a batch, such as `latest`, is not the batch.
        let is_folder = fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_dir());
        if let Some(manifest) = is_folder.then(|| Manifest::read(&path)).flatten() {
            batches.entry(manifest.batch.clone()).or_insert((path, manifest));
        }
    }
    batches
}

#[cfg(test)]
mod tests {
    use super::{is_below, is_name};

    #[test]
    fn a_name_stays_in_its_folder() {
        for (name, expected) in [
            ("letters-0001.pdf", true),
            ("inputs/letters/a/en.md", true),
            ("", false),
            (".", false),
            ("..", false),
            ("../x", false),
            ("inputs/../x", false),
            ("inputs/./x", false),
            ("inputs//x", false),
            ("inputs/", false),
            ("/etc/passwd", false),
            ("C:/x", false),
            ("a\\b", false),
            ("a\0b", false),
        ] {
            assert_eq!(is_below(name), expected, "{name:?}");
        }
        assert!(is_name("chen-oslo-oslo-2026-12-10-0123abcd") && !is_name("a/b"));
    }
}

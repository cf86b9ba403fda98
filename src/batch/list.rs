//! The list of signers as a file that is read twice.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use sha2::{Digest, Sha256};

use crate::batch::hash::{entry_of_source, unhex};
use crate::batch::{Error, folder, platform};
use crate::campaign::naming::nearest;
use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::signers::{Column, ColumnMap, Format, ListReader, Reading, Row, may_refuse};

/// Where the list is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// As the user named it; `-` is standard input.
    pub name: PathBuf,
    /// The file to read, where there is no spool.
    pub path: PathBuf,
    /// What is read instead: a copy of what could be read but once.
    pub spool: Option<Spool>,
    /// What the user says of it.
    pub reading: Reading,
    /// The folder in which signature images are looked for; `None` is that of `name`.
    pub images: Option<PathBuf>,
}

/// A copy of a list that no path leads to, so that nothing of it stays behind however the program ends.
#[derive(Debug, Clone)]
pub struct Spool(Arc<File>);

impl Spool {
    /// What was written to a file, from its beginning.
    pub fn new(file: File) -> Self {
        Self(Arc::new(file))
    }
}

impl PartialEq for Spool {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Spool {}

/// Reads the rows of a list.
pub type ListRows = ListReader<BufReader<HashingReader>>;

/// A list that has been opened.
#[derive(Debug)]
pub struct OpenList {
    /// Reads the rows.
    pub reader: ListRows,
    /// Which cell is which column.
    pub columns: ColumnMap,
    list: List,
    seen: Arc<Mutex<Seen>>,
}

impl List {
    /// A list in a file of its own.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        Self { name: path.clone(), path, spool: None, reading: Reading::default(), images: None }
    }

    /// The folder in which signature images are looked for.
    pub fn folder(&self) -> &Path {
        if let Some(folder) = &self.images {
            return folder;
        }
        folder::holding(&self.name)
    }

    /// Opens the list and finds its columns. `None` where `findings` has errors.
    pub fn open(
        &self,
        mapping: &BTreeMap<String, String>,
        required: &[Column],
        findings: &mut Findings,
    ) -> Option<OpenList> {
        let (mut reader, seen) = self.read(findings)?;
        let (columns, usable) = reader.look_for_columns(&self.name, mapping, required, findings);
        usable.then(|| OpenList { reader, columns, list: self.clone(), seen })
    }
}

impl List {
    /// Opens the list without regard to what its columns are. `None` where `findings` has errors.
    pub fn open_rows(&self, findings: &mut Findings) -> Option<ListRows> {
        self.read(findings).map(|(reader, _)| reader)
    }

    fn source(&self) -> io::Result<Source> {
        if let Some(Spool(file)) = &self.spool {
            return Ok(Source::Spool { file: file.clone(), at: 0 });
        }
        let metadata = std::fs::metadata(&self.path)?;
        // A device has no end, and opening a pipe would wait for its writer.
        if !metadata.is_file() && !metadata.is_dir() {
            return Err(io::Error::other("special"));
        }
        File::open(&self.path).map(Source::File)
    }

    fn read(&self, findings: &mut Findings) -> Option<(ListRows, Arc<Mutex<Seen>>)> {
        let file = match self.source() {
            Ok(file) => file,
            Err(error) => {
                findings.push(not_opened(&self.name, &error));
                return None;
            }
        };
        let seen = Arc::new(Mutex::new(Seen::default()));
        let source = HashingReader { inner: file, seen: seen.clone() };
        match ListReader::open(BufReader::with_capacity(1 << 16, source), &self.reading, &self.name) {
            Ok(reader) => {
                let place = Place::file(&self.name);
                if reader.titles() > 0 {
                    findings.push(
                        Diagnostic::note(Code::RowsAboveHeadings).with("count", reader.titles()).at(place.clone()),
                    );
                }
                if let Some((sheet, others)) = reader.sheets().filter(|_| self.reading.sheet.is_none()) {
                    let refused = others.iter().any(|other| may_refuse(other));
                    let weigh = if refused { Diagnostic::warning } else { Diagnostic::note };
                    let finding = weigh(Code::OtherSheets).with("sheet", sheet);
                    findings.push(finding.with("others", others.join(", ")).at(place));
                }
                Some((reader, seen))
            }
            Err(finding) => {
                findings.push(finding);
                None
            }
        }
    }
}

impl OpenList {
    /// What the list is.
    pub fn format(&self) -> Format {
        self.reader.format()
    }

    /// SHA-256 of the bytes read so far: of the whole file once the reader is at its end. A spreadsheet is read here and
    /// there, so its file is read once more.
    pub fn file_hash(&self) -> [u8; 32] {
        let seen = self.seen.lock().map(|seen| (!seen.jumped).then(|| seen.hasher.clone().finalize().into()));
        let again = || {
            let entry = self.list.source().and_then(|mut source| entry_of_source(&mut source));
            // A file that is gone is not the one that was read.
            entry.ok().and_then(|entry| unhex(&entry.sha256)).unwrap_or_default()
        };
        seen.ok().flatten().unwrap_or_else(again)
    }
}

fn not_opened(name: &Path, error: &io::Error) -> Diagnostic {
    let code = if error.kind() == io::ErrorKind::NotFound { Code::MissingFile } else { Code::UnreadableFile };
    let finding = Diagnostic::error(code).with("file", name.display()).with("reason", error);
    match near(name).filter(|_| code == Code::MissingFile) {
        Some(near) => finding.with("nearest", near.display()),
        None => finding,
    }
}

/// Endings of the files that may be lists.
const ENDINGS: [&str; 7] = ["csv", "tsv", "txt", "xlsx", "ods", "jsonl", "ndjson"];

/// The list in the same folder whose name is most like this one.
fn near(name: &Path) -> Option<PathBuf> {
    let folder = name.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    let is_list = |file: &String| {
        let ending = Path::new(file).extension().and_then(|ending| ending.to_str());
        ending.is_some_and(|ending| ENDINGS.contains(&ending.to_ascii_lowercase().as_str()))
    };
    let files = std::fs::read_dir(folder).ok()?.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut files: Vec<String> = files.filter(is_list).collect();
    files.sort();
    let found = nearest(name.file_name()?.to_str()?, files.iter().map(String::as_str))?;
    Some(name.with_file_name(found))
}

/// What was read of a file since its beginning.
#[derive(Debug, Default)]
struct Seen {
    hasher: Sha256,
    /// Whether it was not read from its beginning on.
    jumped: bool,
}

/// The file of a list, or a spool, which all who read it share: each reads from a place of its own.
#[derive(Debug)]
enum Source {
    File(File),
    Spool { file: Arc<File>, at: u64 },
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(buffer),
            Self::Spool { file, at } => {
                let count = platform::read_at(file, buffer, *at)?;
                *at += count as u64;
                Ok(count)
            }
        }
    }
}

impl Seek for Source {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        match self {
            Self::File(file) => file.seek(position),
            Self::Spool { file, at } => {
                let to = match position {
                    SeekFrom::Start(to) => Some(to),
                    SeekFrom::Current(by) => at.checked_add_signed(by),
                    SeekFrom::End(by) => file.metadata()?.len().checked_add_signed(by),
                };
                *at = to.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput))?;
                Ok(*at)
            }
        }
    }
}

/// Hashes what is read through it, from the beginning each time it is rewound.
#[derive(Debug)]
pub struct HashingReader {
    inner: Source,
    seen: Arc<Mutex<Seen>>,
}

impl Read for HashingReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        if let Ok(mut seen) = self.seen.lock()
            && !seen.jumped
        {
            seen.hasher.update(&buffer[..count]);
        }
        Ok(count)
    }
}

impl Seek for HashingReader {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        let at = self.inner.seek(position)?;
        if let Ok(mut seen) = self.seen.lock() {
            *seen = Seen { hasher: Sha256::new(), jumped: at != 0 };
        }
        Ok(at)
    }
}

/// Reads the next row of a list: whether its cells could be read. `None` at the end.
///
/// Errors: [`Error::ListChanged`] where the file cannot be read any more.
pub(crate) fn read_again(rows: &mut ListRows, row: &mut Row) -> Result<Option<bool>, Error> {
    match rows.read(row) {
        Ok(more) => Ok(more.then_some(true)),
        Err(finding) if finding.code == Code::UnreadableFile => Err(Error::ListChanged),
        Err(_) => Ok(Some(false)),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
    use std::sync::Arc;

    use super::Source;

    #[test]
    fn each_reads_a_spool_from_a_place_of_its_own() {
        let mut file = tempfile::tempfile().expect("a file");
        file.write_all(b"abcdef").expect("its bytes");
        let file = Arc::new(file);
        let [mut one, mut other] = [(); 2].map(|()| Source::Spool { file: file.clone(), at: 0 });
        let read = |source: &mut Source| {
            let mut bytes = [0; 2];
            source.read_exact(&mut bytes).expect("two bytes");
            String::from_utf8_lossy(&bytes).into_owned()
        };
        assert_eq!([read(&mut one), read(&mut one), read(&mut other)], ["ab", "cd", "ab"]);
        for (to, place, bytes) in
            [(SeekFrom::End(-2), 4, "ef"), (SeekFrom::Current(-5), 1, "bc"), (SeekFrom::Start(0), 0, "ab")]
        {
            assert_eq!(one.seek(to).expect("a place"), place);
            assert_eq!(read(&mut one), bytes);
        }
        assert!(one.seek(SeekFrom::Current(-3)).is_err());
        assert_eq!(read(&mut other), "cd");
    }
}

//! The list of signers as a file that is read twice.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use sha2::{Digest, Sha256};

use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::signers::csv::CsvReader;
use crate::signers::{Column, ColumnMap};

/// Where the list is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// As the user named it; `-` is standard input.
    pub name: PathBuf,
    /// The file to read: the same, or the spool of standard input.
    pub path: PathBuf,
    /// The folder in which signature images are looked for; `None` is that of `name`.
    pub images: Option<PathBuf>,
}

/// A list that has been opened.
#[derive(Debug)]
pub struct OpenList {
    /// Reads the rows.
    pub reader: CsvReader<BufReader<HashingReader>>,
    /// Which cell is which column.
    pub columns: ColumnMap,
    hasher: Arc<Mutex<Sha256>>,
}

impl List {
    /// A list in a file of its own.
    pub fn file(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        Self { name: path.clone(), path, images: None }
    }

    /// The folder in which signature images are looked for.
    pub fn folder(&self) -> &Path {
        if let Some(folder) = &self.images {
            return folder;
        }
        match self.name.parent() {
            Some(parent) if parent != Path::new("") => parent,
            _ => Path::new("."),
        }
    }

    /// Opens the list and finds its columns. `None` where `findings` has errors.
    pub fn open(
        &self,
        mapping: &BTreeMap<String, String>,
        required: &[Column],
        findings: &mut Findings,
    ) -> Option<OpenList> {
        let file = match File::open(&self.path) {
            Ok(file) => file,
            Err(error) => {
                findings.push(not_opened(&self.name, &error));
                return None;
            }
        };
        let hasher = Arc::new(Mutex::new(Sha256::new()));
        let source = HashingReader { inner: file, hasher: hasher.clone() };
        let reader = match CsvReader::open(BufReader::with_capacity(1 << 16, source), &self.name) {
            Ok(reader) => reader,
            Err(finding) => {
                findings.push(finding);
                return None;
            }
        };
        let columns = ColumnMap::find(&self.name, reader.headings(), mapping, required, findings)?;
        Some(OpenList { reader, columns, hasher })
    }
}

impl OpenList {
    /// SHA-256 of the bytes read so far: of the whole file once the reader is at its end.
    pub fn file_hash(&self) -> [u8; 32] {
        self.hasher.lock().map(|hasher| hasher.clone().finalize().into()).unwrap_or_default()
    }
}

fn not_opened(name: &Path, error: &io::Error) -> Diagnostic {
    let code = if error.kind() == io::ErrorKind::NotFound { Code::MissingFile } else { Code::UnreadableFile };
    Diagnostic::error(code).with("file", name.display()).with("reason", error)
}

/// Hashes what is read through it.
#[derive(Debug)]
pub struct HashingReader {
    inner: File,
    hasher: Arc<Mutex<Sha256>>,
}

impl Read for HashingReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        if let Ok(mut hasher) = self.hasher.lock() {
            hasher.update(&buffer[..count]);
        }
        Ok(count)
    }
}

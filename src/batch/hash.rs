//! SHA-256 of what is written and of what stands on the disk.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;
use std::rc::Rc;

use sha2::{Digest, Sha256};

use crate::batch::manifest::FileEntry;

/// Hashes what passes through it.
#[derive(Debug)]
pub(crate) struct HashingWriter<W> {
    pub(crate) inner: W,
    pub(crate) hasher: Sha256,
    pub(crate) bytes: u64,
}

impl<W: Write> HashingWriter<W> {
    /// Begins with nothing.
    pub(crate) fn new(inner: W) -> Self {
        Self { inner, hasher: Sha256::new(), bytes: 0 }
    }

    /// Goes on behind a head, which `inner` has already.
    pub(crate) fn behind(inner: W, head: &Head) -> Self {
        Self { inner, hasher: head.hasher.clone(), bytes: head.bytes.len() as u64 }
    }

    /// The writer again, and what passed through.
    pub(crate) fn end(self) -> (W, FileEntry) {
        (self.inner, FileEntry { sha256: hex(&self.hasher.finalize()), bytes: self.bytes })
    }
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

/// SHA-256 over the hashes of the volumes in order: each in hexadecimal with a line feed behind it, so that
/// `sha256sum letters-*.pdf | cut -c 1-64 | sha256sum` gives the same.
#[derive(Debug, Default)]
pub(crate) struct LettersHash(Sha256);

impl LettersHash {
    /// Takes the next volume in.
    pub(crate) fn add(&mut self, volume: &FileEntry) {
        self.0.update(volume.sha256.as_bytes());
        self.0.update(b"\n");
    }

    /// The hash in hexadecimal.
    pub(crate) fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}

/// What many files begin with, hashed once.
#[derive(Debug)]
pub(crate) struct Head {
    pub(crate) bytes: Rc<[u8]>,
    hasher: Sha256,
}

impl Head {
    pub(crate) fn new(bytes: Rc<[u8]>) -> Self {
        Self { hasher: Sha256::new_with_prefix(&bytes), bytes }
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

/// The 32 bytes that 64 hexadecimal digits in small letters stand for.
pub(crate) fn unhex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    let digits = text.as_bytes();
    if digits.len() != 64 || !digits.iter().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(bytes)
}

/// SHA-256 and size of a file as it stands on the disk.
pub(crate) fn entry_of(path: &Path) -> io::Result<FileEntry> {
    entry_of_source(&mut File::open(path)?)
}

/// The same of what a source gives.
pub(crate) fn entry_of_source(source: &mut impl Read) -> io::Result<FileEntry> {
    let mut writer = HashingWriter::new(io::sink());
    io::copy(source, &mut writer)?;
    Ok(writer.end().1)
}

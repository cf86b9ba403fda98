//! A fingerprint of everything that the program is built from, so that volumes of another build are never taken for
//! its own when a batch is finished by a second run or put together from shards.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What decides the bytes that the program writes. The fonts have hashes of their own in every batch.
const SOURCES: [&str; 3] = ["Cargo.toml", "Cargo.lock", "src"];

fn main() -> io::Result<()> {
    let mut hash = Fnv::default();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        add(Path::new(source), &mut hash)?;
    }
    println!("cargo::rustc-env=MAILBAG_SOURCES={:016x}", hash.value);
    Ok(())
}

/// Adds a file, or all files below a folder in the order of their names.
fn add(path: &Path, hash: &mut Fnv) -> io::Result<()> {
    if path.is_dir() {
        let mut entries =
            fs::read_dir(path)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<PathBuf>>>()?;
        entries.sort();
        return entries.iter().try_for_each(|entry| add(entry, hash));
    }
    match fs::read(path) {
        Ok(content) => {
            hash.add(path.to_string_lossy().replace('\\', "/").as_bytes());
            hash.add(&(content.len() as u64).to_be_bytes());
            hash.add(&content);
            Ok(())
        }
        // A crate taken from elsewhere may come without its lock file.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// FNV-1a, 64 bits: it tells builds apart and guards against nothing else.
struct Fnv {
    value: u64,
}

impl Default for Fnv {
    fn default() -> Self {
        Self { value: 0xcbf2_9ce4_8422_2325 }
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.value = (self.value ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

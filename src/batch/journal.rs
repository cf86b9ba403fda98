//! Which volumes of a staging folder are finished: a line each, written when the volume is on the disk, so that the next
//! run need not make them again.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde::{Deserialize, Serialize};

use crate::batch::manifest::{FileEntry, VolumeRecord};
use crate::batch::{Error, platform};

/// A volume that has been set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct MadeVolume {
    /// What the manifest says of it.
    pub(crate) record: VolumeRecord,
    /// Pages without anything on them.
    pub(crate) blank_pages: u64,
    /// Its letters in order.
    pub(crate) letters: Vec<LetterPages>,
}

/// Where a letter stands in its volume.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "[u64; 4]", into = "[u64; 4]")]
pub(crate) struct LetterPages {
    pub(crate) serial: u64,
    pub(crate) row: u64,
    pub(crate) first_page: u64,
    pub(crate) pages: u64,
}

impl From<[u64; 4]> for LetterPages {
    fn from([serial, row, first_page, pages]: [u64; 4]) -> Self {
        Self { serial, row, first_page, pages }
    }
}

impl From<LetterPages> for [u64; 4] {
    fn from(letter: LetterPages) -> Self {
        [letter.serial, letter.row, letter.first_page, letter.pages]
    }
}

/// A line of the journal, as it is written.
#[derive(Debug, Serialize)]
struct Line<'l> {
    file: &'l FileEntry,
    rows: u64,
    volume: &'l MadeVolume,
}

/// A line of the journal, as it is read: a volume that an earlier run finished.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Entry {
    /// What was written.
    pub(crate) file: FileEntry,
    /// Which rows it was made from (`dealt.rs`).
    pub(crate) rows: u64,
    /// What is in it.
    pub(crate) volume: MadeVolume,
}

/// The journal of a staging folder.
#[derive(Debug)]
pub(crate) struct Journal {
    file: Mutex<File>,
    /// Volumes that were finished or taken over by this run.
    finished: AtomicUsize,
    /// Finished volumes of an earlier run by file name.
    earlier: Mutex<BTreeMap<String, Entry>>,
}

impl Journal {
    /// Opens the journal, or begins one. A line that a killed run did not finish counts for nothing.
    pub(crate) fn open(path: &Path) -> Result<Self, Error> {
        let (mut earlier, mut is_cut_short) = (BTreeMap::new(), false);
        match File::open(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            opened => {
                // Line by line: with a file a letter the journal is as long as the list.
                for line in BufReader::new(opened.map_err(Error::io(path))?).split(b'\n') {
                    let line = line.map_err(Error::io(path))?;
                    let entry = serde_json::from_slice::<Entry>(&line).ok();
                    earlier.extend(entry.map(|entry| (entry.volume.record.file.clone(), entry)));
                }
                is_cut_short = !ends_with_a_line(path).map_err(Error::io(path))?;
            }
        }
        #[expect(clippy::disallowed_methods, reason = "staging is the one that writes, and this is its journal")]
        let mut file =
            platform::owner_only(OpenOptions::new().append(true).create(true)).open(path).map_err(Error::io(path))?;
        if is_cut_short {
            file.write_all(b"\n").map_err(Error::io(path))?;
        }
        Ok(Self { file: Mutex::new(file), finished: AtomicUsize::new(0), earlier: Mutex::new(earlier) })
    }

    /// Names of the volumes that an earlier run finished.
    pub(crate) fn earlier(&self) -> Vec<String> {
        self.earlier.lock().map(|earlier| earlier.keys().cloned().collect()).unwrap_or_default()
    }

    /// How many volumes are finished, those of an earlier run that nobody has looked at yet among them.
    pub(crate) fn count(&self) -> usize {
        self.finished.load(Ordering::Relaxed) + self.earlier.lock().map_or(0, |earlier| earlier.len())
    }

    /// What is noted of a volume of an earlier run: once, and whether its file still has those bytes is not known.
    pub(crate) fn take(&self, name: &str) -> Option<Entry> {
        self.earlier.lock().ok()?.remove(name)
    }

    /// Counts a volume of an earlier run as finished.
    pub(crate) fn taken_over(&self) {
        self.finished.fetch_add(1, Ordering::Relaxed);
    }

    /// Notes a volume whose file is on the disk.
    pub(crate) fn finished(&self, file: &FileEntry, rows: u64, volume: &MadeVolume) -> io::Result<()> {
        let mut line = serde_json::to_vec(&Line { file, rows, volume }).map_err(io::Error::other)?;
        line.push(b'\n');
        // One write, so that a line is there whole or as the last one. It is not synced: one that gets lost costs the
        // making of a volume, and one that is damaged is found by the hash.
        self.file.lock().map_err(|_| io::Error::other("a thread failed"))?.write_all(&line)?;
        let before = self.finished.fetch_add(1, Ordering::Relaxed);
        // By how many there are: a file of one letter may be named like its signer.
        tracing::debug!(volumes = before + 1, "volume written");
        Ok(())
    }
}

/// Whether a file is empty or its last byte is a line feed.
fn ends_with_a_line(path: &Path) -> io::Result<bool> {
    let mut file = File::open(path)?;
    if file.metadata()?.len() == 0 {
        return Ok(true);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

#[cfg(test)]
mod tests {
    use super::{Entry, Journal, LetterPages, MadeVolume};
    use crate::batch::hash::entry_of;
    use crate::batch::manifest::VolumeRecord;

    fn volume(file: &str) -> MadeVolume {
        let record = VolumeRecord {
            file: file.to_owned(),
            addressee: "a".to_owned(),
            first_serial: Some(1),
            last_serial: Some(1),
            letters: 1,
            pages: 2,
            sheets_a_letter: None,
        };
        MadeVolume { record, blank_pages: 0, letters: vec![LetterPages { serial: 1, row: 2, first_page: 1, pages: 2 }] }
    }

    #[test]
    fn a_finished_volume_is_found_by_the_next_run_once() {
        let scratch = tempfile::tempdir().expect("a folder");
        let path = scratch.path().join("journal");
        std::fs::write(scratch.path().join("one"), b"one").expect("a file");
        let entry = entry_of(&scratch.path().join("one")).expect("its hash");
        let journal = Journal::open(&path).expect("a journal");
        journal.finished(&entry, 7, &volume("one")).expect("a line");
        assert_eq!((journal.count(), journal.take("one")), (1, None));
        let journal = Journal::open(&path).expect("a journal");
        assert_eq!((journal.count(), journal.earlier()), (1, vec!["one".to_owned()]));
        assert_eq!(journal.take("one"), Some(Entry { file: entry, rows: 7, volume: volume("one") }));
        assert_eq!((journal.count(), journal.take("one")), (0, None));
    }

    #[test]
    fn a_line_cut_short_counts_for_nothing_and_harms_no_other() {
        let scratch = tempfile::tempdir().expect("a folder");
        let (path, file) = (scratch.path().join("journal"), scratch.path().join("one"));
        std::fs::write(&file, b"one").expect("a file");
        std::fs::write(&path, b"{\"file\":{\"sha2").expect("a journal");
        let journal = Journal::open(&path).expect("a journal");
        assert_eq!(journal.earlier(), [""; 0]);
        journal.finished(&entry_of(&file).expect("its hash"), 7, &volume("one")).expect("a line");
        assert_eq!(Journal::open(&path).expect("a journal").earlier(), ["one"]);
    }
}

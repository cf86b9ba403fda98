//! `letters.jsonl`, read back: where every letter of a batch stands.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Deserialize;

use crate::batch::Error;
use crate::batch::manifest::Manifest;

/// Name of the file.
pub(crate) const LETTERS: &str = "letters.jsonl";

/// Longest line in bytes (tuned: names of files and addressees are short).
const LONGEST_LINE: u64 = 1 << 16;

/// Where a letter stands, or a row of a table with a serial.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LetterRecord {
    /// Its serial.
    pub serial: u64,
    /// The row of the list in a spreadsheet.
    pub row: u64,
    /// Its volume, by its place in the manifest from 0.
    pub volume: usize,
    /// Its first page in the volume, from 1.
    pub first_page: u64,
    /// Its pages.
    pub pages: u64,
}

/// The letters of a batch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Records {
    /// In the order of the volumes.
    pub(crate) letters: Vec<LetterRecord>,
    /// Rows of the others who stand in a letter, by its own row.
    pub(crate) with: BTreeMap<u64, Vec<u64>>,
}

/// A line as it is read.
#[derive(Debug, Deserialize)]
pub(crate) struct Line<'a> {
    pub(crate) serial: u64,
    pub(crate) row: u64,
    #[serde(default)]
    pub(crate) with: Vec<u64>,
    addressee: &'a str,
    pub(crate) file: &'a str,
    pub(crate) first_page: u64,
    pages: u64,
}

/// Hands over every line of the file until one is not taken. The inner error is the number of that line, or of the first that is not
/// understood, from 1; what comes back is the number of lines.
pub(crate) fn each_line(path: &Path, mut take: impl FnMut(Line<'_>) -> bool) -> Result<Result<u64, u64>, Error> {
    let mut reader = BufReader::new(File::open(path).map_err(Error::io(path))?);
    let mut text = Vec::new();
    for number in 1.. {
        text.clear();
        let read = reader.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut text).map_err(Error::io(path))?;
        if read == 0 {
            return Ok(Ok(number - 1));
        }
        let is_taken = serde_json::from_slice::<Line<'_>>(&text).is_ok_and(&mut take);
        if !is_taken {
            return Ok(Err(number));
        }
    }
    Ok(Err(u64::MAX))
}

/// Reads the file. The inner error is the number of the first line, from 1, that is not understood or contradicts the
/// manifest; the line behind the last where lines are missing.
///
/// Errors: [`Error::Io`], [`Error::Interrupted`].
pub(crate) fn read(path: &Path, manifest: &Manifest, stop: &AtomicBool) -> Result<Result<Records, u64>, Error> {
    let volumes: BTreeMap<&str, usize> =
        manifest.volumes.iter().enumerate().map(|(number, volume)| (volume.file.as_str(), number)).collect();
    let mut records = Records::default();
    let mut counted = vec![0_u64; manifest.volumes.len()];
    let mut seen = BTreeSet::new();
    let mut is_stopped = false;
    let lines = each_line(path, |line| {
        is_stopped = stop.load(Ordering::Relaxed);
        let record = record(&line, &volumes, manifest).filter(|_| !is_stopped);
        let Some(record) = record.filter(|record| seen.insert((record.volume, record.serial))) else { return false };
        counted[record.volume] += 1;
        records.letters.push(record);
        if !line.with.is_empty() {
            records.with.insert(line.row, line.with);
        }
        true
    })?;
    if is_stopped {
        return Err(Error::Interrupted);
    }
    let is_complete = manifest.volumes.iter().zip(&counted).all(|(volume, counted)| volume.letters == *counted);
    Ok(lines.and_then(|lines| if is_complete { Ok(records) } else { Err(lines + 1) }))
}

/// A line as a record, where it fits the volume that it names.
fn record(line: &Line<'_>, volumes: &BTreeMap<&str, usize>, manifest: &Manifest) -> Option<LetterRecord> {
    let number = *volumes.get(line.file)?;
    let volume = manifest.volumes.get(number)?;
    let last_page = line.first_page.checked_add(line.pages)?.checked_sub(1)?;
    let serials = volume.first_serial?..=volume.last_serial?;
    let fits = line.addressee == volume.addressee
        && serials.contains(&line.serial)
        && line.pages > 0
        && line.first_page > 0
        && last_page <= volume.pages;
    fits.then_some(LetterRecord {
        serial: line.serial,
        row: line.row,
        volume: number,
        first_page: line.first_page,
        pages: line.pages,
    })
}

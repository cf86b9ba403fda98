//! Takes people out of a batch that was made: their letters say that they were withdrawn, their rows in tables and lists are
//! empty, their signature images are gone. Everybody else's letters stay as they are.
//!
//! The volumes are set once more from the batch's own `inputs/` with the rows emptied. A volume in which none of those people
//! stands must come out byte for byte as it is: if it does not, another version of the program made the batch, which would
//! set other people's letters anew, and nothing is done.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use crate::batch::erasures::{ChangedFile, Erasure, Erasures};
use crate::batch::goal::{Built, Outcome};
use crate::batch::hash::entry_of;
use crate::batch::inputs::{LIST, json};
use crate::batch::job::Job;
use crate::batch::judge::Judge;
use crate::batch::list::List;
use crate::batch::records::{self, LETTERS};
use crate::batch::row_fate::{RecordedFate, RowFate};
use crate::batch::run::{Surroundings, make_again};
use crate::batch::stored::StoredBatch;
use crate::batch::survey::{Survey, survey};
use crate::batch::withdrawals::Withdrawals;
use crate::batch::{Error, Forms, emptied, erasures, staging};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::signers::{Duplicates, Row};
use crate::text::FontBook;

/// A batch that was read back from its inputs, with everything that makes its letters.
#[derive(Clone, Copy)]
pub struct Again<'a> {
    /// The batch.
    pub batch: &'a StoredBatch,
    /// What was asked for.
    pub job: &'a Job,
    /// The templates.
    pub forms: &'a Forms,
    /// What the list came to.
    pub survey: &'a Survey,
    /// The fonts.
    pub fonts: &'a FontBook,
}

/// What somebody asked for.
#[derive(Debug, Clone)]
pub struct Request<'q> {
    /// Serials of the letters, or rows in tables, of the people to be taken out.
    pub serials: BTreeSet<u64>,
    /// The day, as YYYY-MM-DD.
    pub date: String,
    /// Where the request lies, in the words of the office; no names.
    pub words: &'q str,
}

/// Writes what changes into a folder: the changed files under their names, and `erasures.json`. Hands back the erasure.
/// `None` where `findings` has errors: then nothing of the batch may be replaced. The batch itself is not touched.
///
/// Errors: [`Error::Io`], [`Error::Interrupted`], [`Error::Damaged`].
pub fn withdraw(
    again: Again<'_>,
    request: &Request<'_>,
    into: &Path,
    surroundings: &Surroundings<'_>,
    findings: &mut Findings,
) -> Result<Option<Erasure>, Error> {
    let Again { batch, job, forms, survey: before, fonts } = again;
    let differs = || Diagnostic::error(Code::ErasureDiffers).with("tool", &batch.manifest.tool);
    let rows = rows_of(again, &request.serials)?;
    let places: BTreeSet<u64> = rows.keys().copied().collect();
    let mut changes = Changes { batch, into, list: Vec::new() };

    let list = emptied::list(&batch.bytes(LIST)?, &places).map_err(emptied::failure(Path::new(LIST)))?;
    let path = changes.write(LIST, &list)?;
    let changed = Job {
        list: Some(List { path, ..List::file(batch.path(LIST)) }),
        withdrawals: Withdrawals::of(batch, &rows),
        out: into.join(SET_ANEW),
        ..job.clone()
    };
    let mut own = Findings::new();
    let after = survey(&changed, forms, fonts, &mut own, &|_| {}, surroundings.stop)?;
    let Some(after) = after.filter(|after| after.fates == before.fates && after.counts == before.counts) else {
        findings.push(differs());
        return Ok(None);
    };
    let after = Survey { sample: before.sample, ..after };
    let made = make_again(&changed, forms, &after, fonts, surroundings, &batch.manifest.batch, &mut own)?;
    let Some(Outcome::Built(Built { folder, manifest, .. })) = made else {
        findings.push(differs());
        return Ok(None);
    };
    let same_places = manifest.volumes == batch.manifest.volumes
        && same_letters(&folder, batch, &manifest.first_row, surroundings.stop)?;
    let touched: BTreeSet<&str> = batch
        .letters
        .iter()
        .filter(|letter| request.serials.contains(&letter.serial))
        .filter_map(|letter| batch.manifest.volumes.get(letter.volume))
        .map(|volume| volume.file.as_str())
        .collect();
    for volume in &batch.manifest.volumes {
        let same = manifest.files.get(&volume.file) == batch.files.get(&volume.file);
        match touched.contains(volume.file.as_str()) {
            true if same_places => changes.take(&folder, &volume.file)?,
            false if same_places && same => {}
            _ => {
                findings.push(differs().with("file", &volume.file));
                staging::remove_folder(&changed.out)?;
                return Ok(None);
            }
        }
    }
    changes.hand_back(&places)?;
    changes.images(before, &places)?;
    staging::remove_folder(&changed.out)?;
    let erasure = Erasure {
        date: request.date.clone(),
        request: request.words.to_owned(),
        serials: request.serials.clone(),
        rows,
        files: changes.list,
    };
    let mut erasures: Erasures = batch.erasures.clone();
    erasures.erasures.push(erasure.clone());
    staging::write_alone(&into.join(erasures::NAME), &json(&erasures)?)?;
    Ok(Some(erasure))
}

/// Where the batch is set anew, below the folder of what changes.
const SET_ANEW: &str = "set-anew";

/// Whether a letter stands where it stood.
fn same_letters(folder: &Path, batch: &StoredBatch, first_row: &u64, stop: &AtomicBool) -> Result<bool, Error> {
    let Ok(records) = records::read(&folder.join(LETTERS), &batch.manifest, stop)? else { return Ok(false) };
    let known = batch.letters.iter().map(|letter| (letter.row - batch.manifest.first_row, letter));
    let made = records.letters.iter().map(|letter| (letter.row - first_row, letter));
    Ok(records.letters.len() == batch.letters.len()
        && known.zip(made).all(|((one, known), (other, made))| {
            let place = |letter: &records::LetterRecord| (letter.serial, letter.volume, letter.first_page, letter.pages);
            one == other && place(known) == place(made)
        }))
}

/// All rows of the people with these serials, by their places from 0: also those that repeat them, or were rejected.
fn rows_of(again: Again<'_>, serials: &BTreeSet<u64>) -> Result<BTreeMap<u64, RecordedFate>, Error> {
    let Again { batch, job, forms, survey, fonts } = again;
    let changed = || Error::ListChanged;
    let list = job.list.as_ref().ok_or_else(changed)?;
    let wanted: BTreeSet<u64> = batch
        .letters
        .iter()
        .filter(|letter| serials.contains(&letter.serial))
        .flat_map(|letter| batch.rows_of(letter))
        .map(|row| row.saturating_sub(batch.manifest.first_row))
        .collect();
    let mut known = Duplicates::new();
    let mut people = BTreeSet::new();
    // In the first round who is whom becomes known, in the second which rows are whose.
    let mut found = BTreeMap::new();
    for round in [Round::Meet, Round::Collect] {
        let mut open = list.open(&job.columns, &[], &mut Findings::new()).ok_or_else(changed)?;
        let columns = open.columns.clone();
        let judge = Judge::new(job, forms, fonts, &columns);
        let mut row = Row::default();
        for place in 0.. {
            let readable = match open.reader.read(&mut row) {
                Ok(false) => break,
                read => read.is_ok(),
            };
            if job.withdrawals.holds(place) || !readable {
                continue;
            }
            let person = known.meet(&judge.checker.identity(&row), row.number).earlier.unwrap_or(row.number);
            match round {
                Round::Meet => {}
                Round::Collect if wanted.contains(&place) => {
                    people.insert(person);
                }
                Round::Collect => {}
            }
            if round == Round::Collect {
                found.insert(place, (person, recorded(survey, place, &row)));
            }
        }
    }
    let rows = found.into_iter().filter(|(place, (person, _))| wanted.contains(place) || people.contains(person));
    Ok(rows.map(|(place, (_, fate))| (place, fate)).collect())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Round {
    Meet,
    Collect,
}

/// As what a row counts.
fn recorded(survey: &Survey, place: u64, row: &Row) -> RecordedFate {
    let fate = usize::try_from(place).ok().and_then(|place| survey.fates.get(place));
    match fate {
        Some(RowFate::Signer | RowFate::Joined) => RecordedFate::Signer,
        Some(RowFate::Duplicate) => RecordedFate::Duplicate,
        Some(RowFate::Withheld) => RecordedFate::Withheld,
        Some(RowFate::Withdrawn) => RecordedFate::Withdrawn,
        Some(RowFate::Skipped) if row.cells.iter().all(|cell| cell.trim().is_empty()) => RecordedFate::Blank,
        Some(RowFate::Skipped) if survey.earlier_rows.contains(&place) => RecordedFate::Earlier,
        Some(RowFate::Skipped) => RecordedFate::NoConsent,
        Some(RowFate::Rejected) | None => RecordedFate::Rejected,
    }
}

/// The files that change.
struct Changes<'c> {
    batch: &'c StoredBatch,
    into: &'c Path,
    list: Vec<ChangedFile>,
}

impl Changes<'_> {
    /// Writes a file in its changed form.
    fn write(&mut self, name: &str, content: &[u8]) -> Result<PathBuf, Error> {
        let path = self.into.join(name);
        staging::write_alone(&path, content)?;
        self.note(name, &path)?;
        Ok(path)
    }

    /// Takes a file from the batch that was set anew.
    fn take(&mut self, folder: &Path, name: &str) -> Result<(), Error> {
        let path = self.into.join(name);
        staging::move_file(&folder.join(name), &path)?;
        self.note(name, &path)
    }

    fn note(&mut self, name: &str, path: &Path) -> Result<(), Error> {
        let after = entry_of(path).map_err(Error::io(path))?;
        let before = self.batch.files.get(name).cloned().ok_or(Error::ListChanged)?;
        if before != after {
            self.list.push(ChangedFile { file: name.to_owned(), before, after: Some(after) });
        }
        Ok(())
    }

    /// Empties the rows in the lists that stand beside the volumes.
    fn hand_back(&mut self, places: &BTreeSet<u64>) -> Result<(), Error> {
        let rows: BTreeSet<u64> = places.iter().map(|place| place + self.batch.manifest.first_row).collect();
        for name in ["rejected.csv", "rejected.xlsx", "duplicates.csv", "duplicates.xlsx"] {
            if !self.batch.files.contains_key(name) {
                continue;
            }
            let path = self.batch.path(name);
            let emptied = if name.ends_with(".xlsx") {
                emptied::workbook(&path, &rows)?
            } else {
                let bytes = self.batch.bytes(name)?;
                let emptied = emptied::handed_back(&bytes, &rows);
                emptied.ok_or_else(|| Error::Damaged { path: path.clone() })?.map_err(emptied::failure(&path))?
            };
            self.write(name, &emptied)?;
        }
        Ok(())
    }

    /// Notes the images that nobody else has.
    fn images(&mut self, survey: &Survey, places: &BTreeSet<u64>) -> Result<(), Error> {
        let of = |withdrawn: bool| -> BTreeSet<&String> {
            let rows = survey.image_rows.iter();
            rows.filter(|(row, _)| places.contains(&survey.place(**row)) == withdrawn).map(|(_, image)| image).collect()
        };
        for image in of(true).difference(&of(false)) {
            let name = format!("inputs/{image}");
            if let Some(before) = self.batch.files.get(&name).cloned() {
                self.list.push(ChangedFile { file: name, before, after: None });
            }
        }
        Ok(())
    }
}

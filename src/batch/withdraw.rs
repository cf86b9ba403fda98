//! Takes people out of a batch that was made: their letters say that they were withdrawn, their rows in tables and lists are
//! empty, their signature images are gone. Everybody else's letters stay as they are.
//!
//! The volumes are set once more from the batch's own `inputs/`, first as they are: they must come out byte for byte. If they do
//! not, another version of the program made the batch, which would set other people's letters otherwise than they were sent, and
//! nothing is done. Then they are set with the rows emptied, and the volumes in which those people stand are taken.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use crate::batch::erasures::{ChangedFile, Erasure, Erasures};
use crate::batch::goal::{Built, Outcome};
use crate::batch::hash::entry_of;
use crate::batch::inputs::json;
use crate::batch::job::Job;
use crate::batch::list::List;
use crate::batch::list_copy::LIST;
use crate::batch::manifest::Manifest;
use crate::batch::records::{self, LETTERS, LetterRecord};
use crate::batch::row_fate::{Emptied, RecordedFate, RowFate};
use crate::batch::row_heights::RowHeights;
use crate::batch::run::{Surroundings, make_again};
use crate::batch::second_pass::SecondPass;
use crate::batch::stored::StoredBatch;
use crate::batch::survey::{Survey, survey};
use crate::batch::withdrawals::StandIn;
use crate::batch::{Error, Forms, emptied, erasures, staging};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::signers::Row;
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
    /// Rows of the list, as its spreadsheet numbers them, of the people to be taken out: all of theirs, whatever became of them.
    pub rows: BTreeSet<u64>,
    /// The day, as YYYY-MM-DD.
    pub date: String,
    /// Where the request lies, in the words of the office; no names.
    pub words: &'q str,
    /// What stands in their places.
    pub stand_in: StandIn,
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
    let anew = SetAnew { again, folder: into.join(SET_ANEW), surroundings };
    let rows = emptied_rows(again, &request.rows)?;
    let places: BTreeSet<u64> = rows.fates.keys().copied().collect();
    let touched: Vec<&LetterRecord> = batch
        .letters
        .iter()
        .filter(|letter| batch.rows_of(letter).any(|row| places.contains(&place(batch, row))))
        .collect();
    let mut volumes: BTreeSet<usize> = touched.iter().map(|letter| letter.volume).collect();
    if job.is_table() && rows.fates.values().any(|fate| *fate == RecordedFate::Withheld) {
        // A withheld name has no serial that would say on which sheet it stands.
        volumes.extend(0..batch.manifest.volumes.len());
    }
    let differing = if volumes.is_empty() { None } else { anew.differing()? };
    if let Some(file) = differing {
        findings.push(differs(batch).with("file", file));
        return Ok(None);
    }
    let mut changes = Changes { batch, into, list: Vec::new() };

    let list = emptied::list(&batch.bytes(LIST)?, &places).map_err(emptied::failure(Path::new(LIST)))?;
    let path = changes.write(LIST, &list)?;
    let emptied_job = Job {
        list: Some(List { path, ..List::file(batch.path(LIST)) }),
        withdrawals: batch.withdrawals(&rows, request.stand_in),
        ..job.clone()
    };
    let after = survey(&emptied_job, forms, fonts, &mut Findings::new(), &|_| {}, surroundings.stop)?;
    let Some(after) = after.filter(|after| after.fates == before.fates) else {
        findings.push(differs(batch).with("file", LIST));
        return Ok(None);
    };
    // What was counted of a row stays counted: the letters say how many there are.
    let after = Survey {
        counts: before.counts,
        consent: before.consent,
        signed: before.signed,
        sample: before.sample,
        organisations: before.organisations,
        ..after
    };
    if !volumes.is_empty() {
        let made = anew.make(&emptied_job, &after)?;
        let wrong = match &made {
            None => Some(LETTERS),
            Some((folder, manifest)) => {
                let others = batch.manifest.volumes.iter().enumerate();
                let mut others =
                    others.filter(|(number, _)| !volumes.contains(number)).map(|(_, volume)| &*volume.file);
                let same_places = manifest.volumes == batch.manifest.volumes
                    && same_letters(folder, manifest, batch, surroundings.stop)?;
                if same_places {
                    others.find(|file| manifest.files.get(*file) != batch.files.get(*file))
                } else {
                    Some(LETTERS)
                }
            }
        };
        if let Some(file) = wrong {
            findings.push(differs(batch).with("file", file));
            anew.clear()?;
            return Ok(None);
        }
        for volume in volumes.iter().filter_map(|number| batch.manifest.volumes.get(*number)) {
            if let Some((folder, manifest)) = &made
                && manifest.files.get(&volume.file) != batch.files.get(&volume.file)
            {
                changes.take(folder, &volume.file)?;
            }
        }
        anew.clear()?;
    }
    changes.hand_back(&places)?;
    changes.images(before, &places);
    let erasure = Erasure {
        date: request.date.clone(),
        request: request.words.to_owned(),
        serials: touched.iter().map(|letter| letter.serial).collect(),
        rows: rows.fates,
        heights: rows.heights.iter().map(|(place, height)| (*place, height.as_millipoints())).collect(),
        files: changes.list,
    };
    let mut erasures: Erasures = batch.erasures.clone();
    erasures.erasures.push(erasure.clone());
    staging::write_alone(&into.join(erasures::NAME), &json(&erasures)?)?;
    Ok(Some(erasure))
}

/// The batch would not come out as it is: another version of the program made it.
fn differs(batch: &StoredBatch) -> Diagnostic {
    Diagnostic::error(Code::ErasureDiffers).with("tool", &batch.manifest.tool)
}

/// Where the batch is set anew, below the folder of what changes.
const SET_ANEW: &str = "set-anew";

/// The place of a row in the list, from 0.
fn place(batch: &StoredBatch, row: u64) -> u64 {
    row.saturating_sub(batch.manifest.first_row)
}

/// The batch set once more, in a folder of its own.
struct SetAnew<'s> {
    again: Again<'s>,
    folder: PathBuf,
    surroundings: &'s Surroundings<'s>,
}

impl SetAnew<'_> {
    /// Sets the whole batch; `None` where that fails for what is in it.
    fn make(&self, job: &Job, survey: &Survey) -> Result<Option<(PathBuf, Manifest)>, Error> {
        let Again { batch, forms, fonts, .. } = self.again;
        let job = Job { out: self.folder.clone(), ..job.clone() };
        let id = &batch.manifest.batch;
        let made = make_again(&job, forms, survey, fonts, self.surroundings, id, &mut Findings::new())?;
        Ok(made.and_then(|outcome| match outcome {
            Outcome::Built(Built { folder, manifest, .. }) => Some((folder, manifest)),
            Outcome::Exists(_) => None,
        }))
    }

    /// The first volume that this program, with these fonts, would not write as it is: nobody's letter may be set otherwise
    /// than it was sent.
    fn differing(&self) -> Result<Option<String>, Error> {
        let Again { batch, job, survey, .. } = self.again;
        let made = self.make(job, survey)?;
        self.clear()?;
        let mut files = batch.manifest.volumes.iter().map(|volume| &volume.file);
        let differing = match made {
            None => files.next(),
            Some((_, manifest)) => files.find(|file| manifest.files.get(*file) != batch.files.get(*file)),
        };
        Ok(differing.cloned())
    }

    fn clear(&self) -> Result<(), Error> {
        staging::remove_folder(&self.folder)
    }
}

/// Whether every letter stands where it stood.
fn same_letters(folder: &Path, made: &Manifest, batch: &StoredBatch, stop: &AtomicBool) -> Result<bool, Error> {
    let Ok(records) = records::read(&folder.join(LETTERS), made, stop)? else { return Ok(false) };
    let standing = |letter: &LetterRecord, first_row: u64| {
        (letter.row.saturating_sub(first_row), letter.serial, letter.volume, letter.first_page, letter.pages)
    };
    let made = records.letters.iter().map(|letter| standing(letter, made.first_row));
    Ok(made.eq(batch.letters.iter().map(|letter| standing(letter, batch.manifest.first_row))))
}

/// The rows that are to be emptied and are not yet: what they are counted as, and how high they are in tables.
fn emptied_rows(again: Again<'_>, rows: &BTreeSet<u64>) -> Result<Emptied, Error> {
    let Again { batch, job, forms, survey, fonts } = again;
    let changed = || Error::ListChanged;
    let wanted: BTreeSet<u64> = rows.iter().map(|row| place(batch, *row)).collect();
    let serials: BTreeMap<u64, u64> =
        batch.letters.iter().map(|letter| (place(batch, letter.row), letter.serial)).collect();
    let list = job.list.as_ref().ok_or_else(changed)?;
    let mut open = list.open(&job.columns, &[], &mut Findings::new()).ok_or_else(changed)?;
    let columns = open.columns.clone();
    let mut judged = SecondPass::new(job, forms, survey, fonts, &columns);
    let mut heights = RowHeights::of(job, forms, survey, fonts);
    let mut emptied = Emptied::default();
    let mut row = Row::default();
    for place in 0.. {
        let readable = match open.reader.read(&mut row) {
            Ok(false) => break,
            read => read.is_ok(),
        };
        if job.withdrawals.holds(place) || !wanted.contains(&place) {
            continue;
        }
        let fate = recorded(survey, place, &row);
        emptied.fates.insert(place, fate);
        if let (RecordedFate::Withheld, Some(heights)) = (fate, &mut heights) {
            emptied.heights.insert(place, heights.of_withheld(job));
        }
        if let (RecordedFate::Signer, true, Some(heights), Some(serial)) =
            (fate, readable, &mut heights, serials.get(&place))
        {
            let signer = judged.signer(&row)?;
            emptied.heights.insert(place, heights.of_signer(&signer, *serial));
        }
    }
    Ok(emptied)
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
            let emptied = if Path::new(name).extension().is_some_and(|ending| ending == "xlsx") {
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
    fn images(&mut self, survey: &Survey, places: &BTreeSet<u64>) {
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
    }
}

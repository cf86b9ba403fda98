//! Some letters of a batch once more: set from its own `inputs/`, and only after the volumes in which they stand have been
//! made again, byte for byte.

use std::collections::BTreeSet;
use std::io::Write;

use crate::batch::forms::Forms;
use crate::batch::job::Job;
use crate::batch::judge::Judge;
use crate::batch::ranges::compact;
use crate::batch::run::{Surroundings, counting, set};
use crate::batch::shared::{Proof, Run};
use crate::batch::stored::StoredBatch;
use crate::batch::survey::{RowFate, Survey};
use crate::batch::{Error, composed, render, volumes};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::lang::phrases::{Phrase, phrase};
use crate::layout::letter_sheet::LetterSheets;
use crate::pdf::{Metadata, Volume};
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

/// Letters to be printed again.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Their serials.
    pub serials: BTreeSet<u64>,
    /// The addressees to whom they go, as `letters.jsonl` names them; empty for all.
    pub addressee: Option<String>,
}

impl Wanted {
    fn holds(&self, serial: u64, addressee: &str) -> bool {
        self.serials.contains(&serial) && self.addressee.as_deref().is_none_or(|wanted| wanted == addressee)
    }

    /// Where they stand in a batch: for each volume its file and the pages, as `17-18, 23`.
    pub fn pages(&self, batch: &StoredBatch) -> Vec<(String, String)> {
        let volumes = batch.manifest.volumes.iter().enumerate();
        volumes
            .filter_map(|(number, volume)| {
                let of_volume = batch.letters.iter().filter(|letter| letter.volume == number);
                let wanted = of_volume.filter(|letter| self.holds(letter.serial, &volume.addressee));
                let pages: BTreeSet<u64> =
                    wanted.flat_map(|letter| letter.first_page..letter.first_page + letter.pages).collect();
                (!pages.is_empty()).then(|| (volume.file.clone(), compact(pages)))
            })
            .collect()
    }
}

/// Makes the volumes again in which the letters stand, writing nothing. Each one that has not the bytes of the batch, since
/// another version of the program set it, is an error `reprint-differs` in `findings` with the pages to print from it.
pub fn prove(
    again: Again<'_>,
    wanted: &Wanted,
    surroundings: &Surroundings<'_>,
    findings: &mut Findings,
) -> Result<bool, Error> {
    let pages = wanted.pages(again.batch);
    let proof = Proof::of(pages.iter().map(|(file, _)| file.clone()).collect());
    let run = counting(again.job, again.forms, again.survey, again.fonts, surroundings, &again.batch.manifest.batch);
    set(&Run { proof: Some(&proof), ..run })?;
    let before = findings.error_count();
    for (file, pages) in pages {
        if proof.found(&file).as_ref() != again.batch.manifest.files.get(&file) {
            findings.push(
                Diagnostic::error(Code::ReprintDiffers)
                    .with("file", again.batch.path(&file).display())
                    .with("pages", pages)
                    .with("tool", &again.batch.manifest.tool),
            );
        }
    }
    Ok(findings.error_count() == before)
}

/// Writes the letters as one file, those to each group of addressees together, each in the order of the serials.
///
/// Errors: [`Error::Io`]; [`Error::ListChanged`] where the list in `inputs/` is not the one that was surveyed.
pub fn write<W: Write>(
    again: Again<'_>,
    wanted: &Wanted,
    surroundings: &Surroundings<'_>,
    sink: W,
) -> Result<W, Error> {
    let Again { batch, job, forms, survey, fonts } = again;
    let id = &batch.manifest.batch;
    let io = |source| Error::Io { path: batch.folder.clone(), source };
    let run = counting(job, forms, survey, fonts, surroundings, id);
    let Some(list) = &job.list else { return Err(Error::ListChanged) };
    let mut open = list.open(&job.columns, &job.required_columns(), &mut Findings::new()).ok_or(Error::ListChanged)?;
    let mut rows: Vec<(u64, Row)> = Vec::new();
    let mut place = 0;
    for fate in &survey.fates {
        let mut row = Row::default();
        let read = open.reader.read(&mut row);
        if matches!(read, Ok(false)) {
            return Err(Error::ListChanged);
        }
        if *fate == RowFate::Signer {
            place += 1;
            let serial = survey.serials.at(place);
            if wanted.serials.contains(&serial) {
                rows.push((serial, row));
            }
        }
    }
    rows.sort_by_key(|(serial, _)| *serial);
    let lang = job.lang();
    let serials = compact(rows.iter().map(|(serial, _)| *serial));
    let values = [("campaign", job.campaign.title(lang)), ("serials", &serials)];
    let metadata = Metadata {
        title: phrase(Phrase::ReprintTitle, lang, &values),
        lang,
        date: job.date,
        duplex: job.duplex(),
        identity: format!("{id}/reprint {serials}"),
    };
    let mut pdf = Volume::begin(sink, fonts, &metadata).map_err(io)?;
    let columns = open.columns.clone();
    let mut judge = Judge::new(job, forms, fonts, &columns, job.list_folder());
    for group in &forms.groups {
        let design = render::letter_design(job, group, volumes::banner(job, survey));
        let mut sheets = LetterSheets::new(fonts, design);
        for (serial, row) in rows.iter().filter(|(serial, _)| wanted.holds(*serial, &group.addressee)) {
            let letter = composed::letter(&run, &mut judge, group, *serial, row)?;
            pdf.add_letter(&sheets.lay_out(&letter)).map_err(io)?;
        }
    }
    pdf.finish().map(|(sink, _)| sink).map_err(io)
}

//! One letter alone, set as it stands in its batch, without setting the others.

use crate::batch::Error;
use crate::batch::forms::{Forms, Voice};
use crate::batch::job::Job;
use crate::batch::list;
use crate::batch::render;
use crate::batch::roster::Person;
use crate::batch::second_pass::SecondPass;
use crate::batch::survey::Survey;
use crate::batch::volumes::banner;
use crate::diagnostic::Findings;
use crate::lang::phrases::{Phrase, phrase};
use crate::layout::letter_sheet::LetterSheets;
use crate::pdf::{Metadata, Volume};
use crate::signers::Row;
use crate::text::FontBook;

/// The PDF of the letter in which somebody stands, to the first group of addressees. The list is read as far as it goes; all others'
/// letters are not set.
///
/// Errors: [`Error::ListChanged`] where the list is not the one that was surveyed; [`Error::Internal`] for a petition or a
/// roll, whose signers have no letter of their own.
pub fn single(job: &Job, forms: &Forms, survey: &Survey, fonts: &FontBook, person: &Person) -> Result<Vec<u8>, Error> {
    let internal = |what: &str| Error::Internal { what: what.to_owned() };
    let group = forms.groups.first().filter(|_| !job.is_table()).ok_or_else(|| internal("there is no letter"))?;
    let rows = rows_of(job, survey, person)?;
    let list = job.list.as_ref().ok_or_else(|| internal("there is no list"))?;
    let open = list.open(&job.columns, &job.required_columns(), &mut Findings::new()).ok_or(Error::ListChanged)?;
    let mut judged = SecondPass::new(job, forms, survey, fonts, &open.columns);
    let (mut signers, mut images) = (Vec::with_capacity(rows.len()), Vec::with_capacity(rows.len()));
    for row in &rows {
        let signer = judged.signer(row)?;
        images.push(judged.image(&signer.signature)?);
        signers.push(signer);
    }
    let voice = match &signers[..] {
        [one] => Voice::of(one),
        _ => Voice::Joint,
    };
    let letter = render::letter(job, group, voice, &signers, person.serial, images);
    let design = render::letter_design(job, group, voice, banner(job, survey));
    let laid = LetterSheets::new(fonts, design).lay_out(&letter);
    let (lang, serial) = (job.lang(), person.serial.to_string());
    let metadata = Metadata {
        title: phrase(Phrase::TitleOfOne, lang, &[("campaign", job.campaign.title(lang)), ("serials", &serial)]),
        lang,
        date: job.date,
        duplex: job.duplex(),
        identity: format!("preview/{}/{serial}", job.campaign.name),
    };
    let made = Volume::begin(Vec::new(), fonts, &metadata).and_then(|mut volume| {
        volume.add_letter(&laid)?;
        volume.finish()
    });
    made.map(|(bytes, _)| bytes).map_err(Error::io(&list.name))
}

/// The rows of the letter in which somebody stands, its own first.
fn rows_of(job: &Job, survey: &Survey, person: &Person) -> Result<Vec<Row>, Error> {
    let own = survey.first_row + person.place;
    let leader = survey.households.iter().find(|(_, with)| with.contains(&own)).map_or(own, |(leader, _)| *leader);
    let others = survey.households.get(&leader).map(Vec::as_slice).unwrap_or_default();
    let Some(list) = &job.list else { return Err(Error::ListChanged) };
    let mut open = list.open(&job.columns, &job.required_columns(), &mut Findings::new()).ok_or(Error::ListChanged)?;
    let mut row = Row::default();
    let mut found = Vec::new();
    while found.len() < 1 + others.len() {
        let readable = list::read_again(&mut open.reader, &mut row)?.ok_or(Error::ListChanged)?;
        if readable && (row.number == leader || others.contains(&row.number)) {
            found.push(std::mem::take(&mut row));
        }
    }
    // The others stand in the order of the list; a leader is the first of them.
    Ok(found)
}

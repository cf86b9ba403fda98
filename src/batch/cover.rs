//! The facts of a delivery's cover sheet, from a job and its numbers.

use std::collections::BTreeSet;
use std::io::Write;

use jiff::civil::Date;

use crate::batch::dispatch::dispatch;
use crate::batch::job::Job;
use crate::batch::manifest::VolumeRecord;
use crate::batch::packing::{self, Packer};
use crate::batch::ranges::compact;
use crate::batch::stored::StoredBatch;
use crate::batch::survey::Survey;
use crate::batch::volumes::Tally;
use crate::batch::{Counts, Error};
use crate::lang::phrases::{Phrase, phrase};
use crate::lang::{Lang, long_date};
use crate::layout::cover::cover_sheet;
use crate::layout::cover::facts::{Correction, CoverFacts, Packing};
use crate::layout::cover::text::cover_text;
use crate::letter::closing::ValueLine;
use crate::pdf::{Duplex, Metadata, Volume};
use crate::text::FontBook;

/// Name of the text beside `cover.pdf`.
pub const TEXT: &str = "cover.txt";

/// Name of the cover sheets.
pub const NAME: &str = "cover.pdf";

/// The cover sheets of all deliveries as text.
pub(crate) fn text(facts: &[CoverFacts]) -> Vec<u8> {
    cover_text(facts).into_bytes()
}

/// Writes the cover sheets of all deliveries. `day` is that of the letters.
pub(crate) fn write<W: Write>(
    sink: W,
    facts: &[CoverFacts],
    day: Date,
    fonts: &FontBook,
    id: &str,
) -> std::io::Result<W> {
    let lang = facts.iter().flat_map(|facts| &facts.langs).next().copied().unwrap_or(Lang::EN);
    let metadata = Metadata {
        title: format!("{}: {}", phrase(Phrase::CoverTitle, lang, &[]), id),
        lang,
        date: day,
        duplex: Duplex::Simplex,
        identity: format!("{id}/cover.pdf"),
    };
    let mut volume = Volume::begin(sink, fonts, &metadata)?;
    for facts in facts {
        volume.add(&cover_sheet(fonts, facts))?;
    }
    volume.finish().map(|(sink, _)| sink)
}

/// The cover sheets of a batch that is there as PDF and as text, for the routes of the job, which may be others than the batch
/// was made for. Every route but the batch's first gets copies.
pub fn again(job: &Job, survey: &Survey, batch: &StoredBatch, fonts: &FontBook) -> Result<(Vec<u8>, Vec<u8>), Error> {
    let manifest = &batch.manifest;
    let id = &manifest.batch;
    let mut all: Vec<CoverFacts> = (0..job.routes.len()).map(|number| of_route(job, survey, id, number)).collect();
    let packings: Vec<Packing> = all.iter().map(|facts| packing(job, batch, facts)).collect();
    add_totals(&mut all, &manifest.counts, &manifest.volumes, &packings, &manifest.letters_sha256);
    for (facts, route) in all.iter_mut().zip(&job.routes) {
        facts.copy = manifest.routes.first() != Some(&route.id);
    }
    let pdf = write(Vec::new(), &all, job.date, fonts, id).map_err(Error::io("cover.pdf"))?;
    Ok((pdf, text(&all)))
}

/// What is in the bags of a delivery of a batch.
fn packing(job: &Job, batch: &StoredBatch, facts: &CoverFacts) -> Packing {
    let mut packer = Packer::new(&facts.dispatch);
    let pages_a_sheet = job.duplex().pages_a_sheet() as u64;
    for (number, volume) in batch.manifest.volumes.iter().enumerate() {
        let ids = |group: &Vec<String>| group.join("+") == volume.addressee;
        let group = batch.manifest.addressees.iter().position(ids).unwrap_or(0);
        let letters = batch.letters.iter().filter(|letter| letter.volume == number);
        let lengths = letters.map(|letter| (letter.serial, letter.pages));
        packing::pack(&mut packer, volume, facts.content, group, pages_a_sheet, lengths);
    }
    packer.finish()
}

/// The facts of every delivery's cover sheet.
pub(crate) fn facts(job: &Job, survey: &Survey, tally: &Tally, id: &str) -> Vec<CoverFacts> {
    let mut all: Vec<CoverFacts> = (0..job.routes.len()).map(|number| of_route(job, survey, id, number)).collect();
    add_totals(&mut all, &tally.counts, &tally.volumes, &tally.packings, &tally.letters_sha256);
    all
}

/// Fills in what is known when all volumes are made.
pub(crate) fn add_totals(
    facts: &mut [CoverFacts],
    counts: &Counts,
    volumes: &[VolumeRecord],
    packings: &[Packing],
    letters_sha256: &str,
) {
    let first = volumes.iter().filter_map(|volume| volume.first_serial).min();
    let last = volumes.iter().filter_map(|volume| volume.last_serial).max();
    for (facts, packing) in facts.iter_mut().zip(packings) {
        packing.clone_into(&mut facts.packing);
        letters_sha256.clone_into(&mut facts.letters_sha256);
        facts.letters = counts.letters;
        facts.sheets = counts.sheets;
        facts.serials = first.zip(last);
        facts.volumes = volumes.len() as u64;
    }
}

fn of_route(job: &Job, survey: &Survey, id: &str, number: usize) -> CoverFacts {
    let route = &job.routes[number];
    let langs = route.cover_languages();
    let mut campaign: Vec<ValueLine> = Vec::new();
    for &lang in &langs {
        let (lang, title) = job.campaign.title_in(lang).unwrap_or((Lang::EN, &job.campaign.name));
        add(&mut campaign, ValueLine { text: title.to_owned(), lang });
    }
    let mut addressees = Vec::new();
    for one in job.groups.iter().flatten() {
        for &lang in &langs {
            if let Some((lang, words)) = one.words_in(lang) {
                add(&mut addressees, ValueLine { text: words.line(lang), lang });
            }
        }
    }
    CoverFacts {
        langs: langs.clone(),
        office: route.office.clone(),
        delivery: route.lines.clone(),
        campaign,
        addressees,
        content: job.content(),
        signers: survey.counts.signers,
        letters: 0,
        sheets: 0,
        serials: None,
        volumes: 0,
        batch: id.to_owned(),
        letters_sha256: String::new(),
        date: langs.iter().map(|&lang| ValueLine { text: long_date(job.date, lang), lang }).collect(),
        warnings: langs.iter().flat_map(|&lang| warnings(job, lang)).collect(),
        copy: number > 0,
        sample: survey.sample,
        dispatch: dispatch(job, route),
        packing: Packing::default(),
        delivery_number: job.succession.delivery.number,
        correction: correction(job, survey),
    }
}

/// What the batch corrects, with the serials of its letters.
fn correction(job: &Job, survey: &Survey) -> Option<Correction> {
    let batch = job.succession.delivery.corrects.clone()?;
    let letters: BTreeSet<u64> = (1..=survey.counts.letters_due()).map(|place| survey.serials.at(place)).collect();
    Some(Correction { batch, count: letters.len() as u64, serials: compact(letters) })
}

/// Terms that have ended and a campaign that is not open on the day of the letters.
fn warnings(job: &Job, lang: Lang) -> Vec<ValueLine> {
    let dated = |what: Phrase, name: &str, date: Date| {
        let text = phrase(what, lang, &[("name", name), ("date", &long_date(date, lang))]);
        ValueLine { text, lang }
    };
    let mut lines = Vec::new();
    for one in job.groups.iter().flatten() {
        if let Some(until) = one.until.filter(|until| *until < job.date) {
            let name = one.words(lang).map_or(one.id.as_str(), |words| &words.name);
            lines.push(dated(Phrase::InOfficeUntil, name, until));
        }
    }
    lines.extend(job.campaign.closes.filter(|day| *day < job.date).map(|day| dated(Phrase::CampaignClosed, "", day)));
    lines.extend(job.campaign.opens.filter(|day| *day > job.date).map(|day| dated(Phrase::CampaignOpens, "", day)));
    lines
}

fn add(lines: &mut Vec<ValueLine>, line: ValueLine) {
    if !lines.iter().any(|known| known.text == line.text) {
        lines.push(line);
    }
}

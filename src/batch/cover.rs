//! The facts of a delivery's cover sheet, from a job and its numbers.

use std::collections::BTreeSet;
use std::io::Write;

use jiff::civil::Date;

use crate::batch::Counts;
use crate::batch::job::Job;
use crate::batch::manifest::{Manifest, VolumeRecord};
use crate::batch::ranges::compact;
use crate::batch::survey::Survey;
use crate::batch::volumes::Tally;
use crate::campaign::Kind;
use crate::lang::phrases::{Phrase, phrase};
use crate::lang::{Lang, long_date};
use crate::layout::cover::{Correction, CoverFacts, cover_sheet};
use crate::letter::closing::ValueLine;
use crate::pdf::{Duplex, Metadata, Volume};
use crate::text::FontBook;

/// Writes the cover sheets of all deliveries, one page each. `day` is that of the letters.
pub(crate) fn write<W: Write>(
    sink: W,
    facts: &[CoverFacts],
    day: Date,
    fonts: &FontBook,
    id: &str,
) -> std::io::Result<W> {
    let lang = facts.first().map_or(Lang::EN, |facts| facts.lang);
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

/// The cover sheets of a batch that is there, for the routes of the job, which may be others than the batch was made for.
/// Every route but the batch's first gets copies.
pub fn again(job: &Job, survey: &Survey, manifest: &Manifest, fonts: &FontBook) -> std::io::Result<Vec<u8>> {
    let id = &manifest.batch;
    let mut facts: Vec<CoverFacts> = (0..job.routes.len()).map(|number| of_route(job, survey, id, number)).collect();
    add_totals(&mut facts, &manifest.counts, &manifest.volumes);
    for (facts, route) in facts.iter_mut().zip(&job.routes) {
        facts.copy = manifest.routes.first() != Some(&route.id);
    }
    write(Vec::new(), &facts, job.date, fonts, id)
}

/// The facts of every delivery's cover sheet.
pub(crate) fn facts(job: &Job, survey: &Survey, tally: &Tally, id: &str) -> Vec<CoverFacts> {
    let mut all: Vec<CoverFacts> = (0..job.routes.len()).map(|number| of_route(job, survey, id, number)).collect();
    add_totals(&mut all, &tally.counts, &tally.volumes);
    all
}

/// Fills in what is known when all volumes are made.
pub(crate) fn add_totals(facts: &mut [CoverFacts], counts: &Counts, volumes: &[VolumeRecord]) {
    let first = volumes.iter().filter_map(|volume| volume.first_serial).min();
    let last = volumes.iter().filter_map(|volume| volume.last_serial).max();
    for facts in facts {
        facts.letters = counts.letters;
        facts.sheets = counts.sheets;
        facts.serials = first.zip(last);
        facts.volumes = volumes.len() as u64;
    }
}

fn of_route(job: &Job, survey: &Survey, id: &str, number: usize) -> CoverFacts {
    let route = &job.routes[number];
    let lang = route.language;
    let langs = lang.with_english();
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
        lang,
        office: route.office.clone(),
        delivery: route.lines.clone(),
        campaign,
        addressees,
        petition: job.campaign.kind == Kind::Petition,
        signers: survey.counts.signers,
        letters: 0,
        sheets: 0,
        serials: None,
        volumes: 0,
        batch: id.to_owned(),
        date: langs.iter().map(|&lang| ValueLine { text: long_date(job.date, lang), lang }).collect(),
        warnings: langs.iter().flat_map(|&lang| warnings(job, lang)).collect(),
        copy: number > 0,
        sample: survey.sample,
        delivery_number: job.succession.delivery.number,
        correction: correction(job, survey),
    }
}

/// What the batch corrects, with the serials of its letters.
fn correction(job: &Job, survey: &Survey) -> Option<Correction> {
    let batch = job.succession.delivery.corrects.clone()?;
    let serials: BTreeSet<u64> = (1..=survey.counts.signers).map(|place| survey.serials.at(place)).collect();
    Some(Correction { batch, serials: compact(serials) })
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

//! From a surveyed job to a folder: volumes, cover sheet, inputs, manifest, and the rename at the end.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use sha2::{Digest, Sha256};

use crate::batch::forms::{Forms, Voice};
use crate::batch::goal::{Goal, Outcome};
use crate::batch::hash::hex;
use crate::batch::job::{Job, WindowShows};
use crate::batch::manifest::{self, Manifest, SCHEMA};
use crate::batch::part::{self, PROGRAM, Part, TOOL};
use crate::batch::shared::Run;
use crate::batch::staging::Staging;
use crate::batch::survey::Survey;
use crate::batch::tables;
use crate::batch::volumes::{self, Tally};
use crate::batch::{Counts, Error, cover, inputs, render};
use crate::campaign::Kind;
use crate::diagnostic::{Code, Diagnostic, Findings, Place, Severity};
use crate::layout::petition::PetitionSheets;
use crate::layout::zone::{Excess, Side, ZonePart};
use crate::text::FontBook;

/// What a build needs from outside.
pub struct Surroundings<'s> {
    /// Words for a finding, for `rejected.csv`.
    pub explain: &'s (dyn Fn(&Diagnostic) -> String + Sync),
    /// Told how many letters are done.
    pub tick: &'s (dyn Fn(u64) + Sync),
    /// Set when somebody presses Ctrl-C.
    pub stop: &'s AtomicBool,
}

/// The batch id of a job: letter, routes, day, and the beginning of the hash of all inputs.
pub fn batch_id(job: &Job, digest: &[u8; 32]) -> String {
    let mut id = job.campaign.name.clone();
    for (number, route) in job.routes.iter().enumerate() {
        // A file name holds 255 bytes; the manifest names all routes.
        if number == 2 && job.routes.len() > 3 {
            id.push_str("-and-more");
            break;
        }
        id.push('-');
        id.push_str(&route.id);
    }
    format!("{id}-{}-{}", job.date, &hex(digest)[..8])
}

/// What makes the volumes of two runs the same: the inputs, the part of the batch, and the program.
fn key(name: &str, digest: &[u8; 32]) -> String {
    let mut hasher = Sha256::new();
    for part in [name.as_bytes(), digest, PROGRAM.as_bytes()] {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    hex(&hasher.finalize()[..16])
}

/// Makes the batch, or the part of it that the job asks for. `findings` gets what somebody should know; errors among them
/// mean that nothing was made, and `None` comes back.
pub fn build(
    job: &Job,
    forms: &Forms,
    survey: &Survey,
    fonts: &FontBook,
    surroundings: &Surroundings<'_>,
    findings: &mut Findings,
) -> Result<Option<Outcome>, Error> {
    let files = inputs::files(job, forms, survey, fonts)?;
    let digest = inputs::digest(&files, survey);
    make(job, forms, survey, fonts, surroundings, (&batch_id(job, &digest), &digest, &files), findings)
}

/// Makes a batch once more under the id that it has, from a list that is no longer the one that it was made from.
pub(crate) fn make_again(
    job: &Job,
    forms: &Forms,
    survey: &Survey,
    fonts: &FontBook,
    surroundings: &Surroundings<'_>,
    id: &str,
    findings: &mut Findings,
) -> Result<Option<Outcome>, Error> {
    let files = inputs::files(job, forms, survey, fonts)?;
    make(job, forms, survey, fonts, surroundings, (id, &inputs::digest(&files, survey), &files), findings)
}

/// Files of `inputs/` by name.
type InputFiles = [(String, Vec<u8>)];

/// Makes the batch of this id; `inputs` are its files of `inputs/` and their digest.
fn make(
    job: &Job,
    forms: &Forms,
    survey: &Survey,
    fonts: &FontBook,
    surroundings: &Surroundings<'_>,
    (id, digest, files): (&str, &[u8; 32], &InputFiles),
    findings: &mut Findings,
) -> Result<Option<Outcome>, Error> {
    let name = job.shard.map_or_else(|| id.to_owned(), |shard| shard.folder(id));
    let goal = Goal { out: &job.out, id, name: &name, key: key(&name, digest) };
    goal.reach(findings, |staging| {
        let run = Run {
            job,
            forms,
            survey,
            fonts,
            id,
            staging: Some(staging),
            explain: surroundings.explain,
            tick: surroundings.tick,
            stop: surroundings.stop,
            sheets: None,
        };
        fill(&run, staging, files, digest)
    })
}

/// Counts what a build would make, writing nothing, and hands back the cover sheets as PDF and as text.
pub fn cover_alone(
    job: &Job,
    forms: &Forms,
    survey: &Survey,
    fonts: &FontBook,
    surroundings: &Surroundings<'_>,
) -> Result<(Vec<u8>, Vec<u8>), Error> {
    let files = inputs::files(job, forms, survey, fonts)?;
    let id = batch_id(job, &inputs::digest(&files, survey));
    let tally = tally(&counting(job, forms, survey, fonts, surroundings, &id))?;
    let facts = cover::facts(job, survey, &tally, &id);
    let pdf = cover::write(Vec::new(), &facts, job.date, fonts, &id).map_err(Error::io("cover.pdf"))?;
    Ok((pdf, cover::text(&facts)))
}

/// Counts what a build would make, writing nothing.
pub fn count(
    job: &Job,
    forms: &Forms,
    survey: &Survey,
    fonts: &FontBook,
    surroundings: &Surroundings<'_>,
) -> Result<Counts, Error> {
    tally(&counting(job, forms, survey, fonts, surroundings, "")).map(|tally| tally.counts)
}

fn counting<'r>(
    job: &'r Job,
    forms: &'r Forms,
    survey: &'r Survey,
    fonts: &'r FontBook,
    surroundings: &Surroundings<'r>,
    id: &'r str,
) -> Run<'r> {
    let Surroundings { explain, tick, stop } = *surroundings;
    Run { job, forms, survey, fonts, id, staging: None, explain, tick, stop, sheets: None }
}

fn tally<'r>(run: &'r Run<'r>) -> Result<Tally, Error> {
    let job = run.job;
    if run.forms.groups.is_empty() {
        return Err(Error::Internal { what: "nobody is addressed".to_owned() });
    }
    let mut tally = if job.group_by_sheets {
        // Which letters stand in a volume is known when all have been set once.
        let all = Job { shard: None, ..job.clone() };
        let sheets = volumes::volumes(&Run { job: &all, staging: None, tick: &|_| {}, ..*run })?.sheets;
        volumes::volumes(&Run { sheets: Some(&sheets), ..*run })?
    } else {
        volumes::volumes(run)?
    };
    let counts = &mut tally.counts;
    counts.sheets =
        if job.simplex { counts.pages } else { tally.volumes.iter().map(|volume| volume.pages.div_ceil(2)).sum() };
    let expected = counts.letters_due() * run.forms.groups.len() as u64;
    let packed = tally.packings.iter().all(|packing| {
        packing.volumes.iter().map(|volumes| volumes.sheets).sum::<u64>() == counts.sheets
            && packing.bags.iter().map(|bag| bag.sheets).sum::<u64>() == counts.sheets
    });
    if !packed {
        return Err(Error::Internal { what: format!("the bags do not hold {} sheets", counts.sheets) });
    }
    if !counts.balance() || (job.shard.is_none() && counts.letters != expected) {
        return Err(Error::Internal { what: format!("{} letters made, {expected} expected", counts.letters) });
    }
    Ok(tally)
}

/// Writes everything of the batch, or of the part of it, the manifest last.
fn fill<'r>(
    run: &'r Run<'r>,
    staging: &Staging,
    files: &[(String, Vec<u8>)],
    digest: &[u8; 32],
) -> Result<(Manifest, usize), Error> {
    let (job, survey) = (run.job, run.survey);
    let tally = tally(run)?;
    let cover = cover::facts(job, survey, &tally, run.id);
    if job.shard.is_none() {
        let file = staging.create("cover.pdf")?;
        cover::write(file, &cover, job.date, run.fonts, run.id).map_err(Error::io("cover.pdf"))?.finish()?;
        staging.write(cover::TEXT, &cover::text(&cover))?;
    }
    if run.keeps_inputs() {
        for (name, content) in files {
            staging.write(name, content)?;
        }
        inputs::copy_images(job, survey, staging)?;
    }
    let manifest = Manifest {
        schema: SCHEMA.to_owned(),
        tool: TOOL.to_owned(),
        batch: run.id.to_owned(),
        letter: job.campaign.name.clone(),
        kind: job.kind().to_owned(),
        routes: job.routes.iter().map(|route| route.id.clone()).collect(),
        addressees: job.groups.iter().map(|group| group.iter().map(|one| one.id.clone()).collect()).collect(),
        languages: job.languages.iter().map(ToString::to_string).collect(),
        arrangement: job.arrangement.as_str().to_owned(),
        date: job.date.to_string(),
        sample: survey.sample,
        delivery: job.succession.delivery.clone(),
        first_row: survey.first_row,
        list_sha256: survey.list_sha256(),
        inputs_sha256: hex(digest),
        consent: survey.consent.as_str().to_owned(),
        counts: tally.counts,
        letters_sha256: tally.letters_sha256,
        volumes: tally.volumes,
        files: staging.records(),
    };
    match job.shard {
        None => staging.write(manifest::NAME, &inputs::json(&manifest)?)?,
        Some(shard) => {
            let part = Part {
                schema: part::SCHEMA.to_owned(),
                program: PROGRAM.to_owned(),
                number: shard.number(),
                of: shard.of(),
                all_volumes: tally.all_volumes,
                numbers: tally.numbers,
                cover,
                manifest: manifest.clone(),
            };
            staging.write(part::NAME, &inputs::json(&part)?)?
        }
    };
    Ok((manifest, tally.taken_over))
}

/// What somebody should know before a batch is made: the same letter and list made for another day, and an address that
/// does not fit its zone, which is an error.
pub fn before(job: &Job, forms: &Forms, survey: &Survey, fonts: &FontBook, findings: &mut Findings) {
    if job.list.is_some() {
        name_other_dates(job, survey, findings);
    }
    if job.campaign.kind == Kind::Petition {
        for group in &forms.groups {
            let design = tables::petition_design(job, forms, survey, group, 0);
            if !PetitionSheets::new(fonts, design).notice_is_on_every_sheet() {
                findings.push(
                    Diagnostic::warning(Code::NoticeTooLong)
                        .at(Place::file(job.campaign.settings_path()).key("notice")),
                );
            }
        }
    }
    if job.campaign.kind == Kind::Letter {
        for group in &forms.groups {
            let design = render::letter_design(job, group, Voice::One, volumes::banner(job, survey));
            for excess in design.zone_excess(fonts) {
                findings.push(does_not_fit(job, &group.addressee, excess));
            }
        }
    }
}

/// What is too large for its zone, at the file where it is written. Drawn zones are for looking at: there it is no error.
fn does_not_fit(job: &Job, addressee: &str, excess: Excess) -> Diagnostic {
    let delivery = job.window_shows == WindowShows::Delivery || excess.part == ZonePart::ReturnLine;
    let file = if delivery { job.library.routes_path() } else { job.library.addressees_path() };
    let of = if delivery { job.routes.first().map_or("", |route| &route.id) } else { addressee };
    let finding = Diagnostic::error(Code::DoesNotFit)
        .with("part", excess.part.as_str())
        .with("name", of)
        .with("side", excess.side.as_str())
        .with("excess", format!("{:.1}", excess.by.as_mm()))
        .with("zone", job.window.name)
        .at(Place::file(file));
    // Without a window a long line is broken in two.
    let broken = job.window.openings.is_empty() && excess.side == Side::Wide;
    let severity = if job.show_zones || broken { Severity::Warning } else { Severity::Error };
    Diagnostic { severity, ..finding }
}

/// Names the batches that hold the same letter and list for another day: they would be sent twice.
fn name_other_dates(job: &Job, survey: &Survey, findings: &mut Findings) {
    let Ok(entries) = std::fs::read_dir(&job.out) else { return };
    let mut folders: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    for manifest in folders.iter().filter_map(|folder| Manifest::read(folder)) {
        if manifest.letter == job.campaign.name
            && manifest.list_sha256 == survey.list_sha256()
            && manifest.date != job.date.to_string()
        {
            findings.push(
                Diagnostic::warning(Code::SameListOtherDate)
                    .with("batch", &manifest.batch)
                    .with("date", &manifest.date),
            );
        }
    }
}

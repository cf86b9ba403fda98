//! From a surveyed job to a folder: volumes, cover sheet, inputs, manifest, and the rename at the end.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use crate::batch::forms::Forms;
use crate::batch::job::Job;
use crate::batch::manifest::{FileEntry, Manifest, SCHEMA};
use crate::batch::shared::Run;
use crate::batch::staging::{PREFIX, Staging, hex};
use crate::batch::survey::Survey;
use crate::batch::volumes::{self, Tally};
use crate::batch::{Counts, Error, cover, inputs, render};
use crate::campaign::Kind;
use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::layout::letter_sheet::LetterSheets;
use crate::text::FontBook;

/// What a build came to.
#[derive(Debug)]
pub enum Outcome {
    /// A new batch.
    Built(Built),
    /// The same batch was there already; nothing was changed.
    Exists(Built),
}

/// A batch that is there.
#[derive(Debug)]
pub struct Built {
    /// Its folder.
    pub folder: PathBuf,
    /// Its manifest.
    pub manifest: Manifest,
}

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

/// Makes the batch. `findings` gets what somebody should know before it is made; errors among them mean that nothing
/// was made, and `None` comes back.
pub fn build(
    job: &Job,
    forms: &Forms,
    survey: &Survey,
    fonts: &FontBook,
    surroundings: &Surroundings<'_>,
    findings: &mut Findings,
) -> Result<Option<Outcome>, Error> {
    let files = inputs::files(job, fonts)?;
    let digest = inputs::digest(&files, survey);
    let id = batch_id(job, &digest);
    let target = job.out.join(&id);
    if target.exists() {
        return Ok(match Manifest::read(&target) {
            Some(manifest) if manifest.batch == id => {
                findings.push(Diagnostic::note(Code::BatchExists).with("batch", &id));
                Some(Outcome::Exists(Built { folder: target, manifest }))
            }
            _ => {
                findings.push(Diagnostic::error(Code::FolderInTheWay).with("folder", target.display()));
                None
            }
        });
    }
    let staging = Staging::begin(&job.out)?;
    if !staging.is_owner_only() {
        findings.push(Diagnostic::warning(Code::NoPermissions).with("folder", job.out.display()));
    }
    match fill(job, forms, survey, fonts, surroundings, &staging, &files, &digest, &id) {
        Ok(manifest) => {
            match staging.commit(&id) {
                Ok(folder) => Ok(Some(Outcome::Built(Built { folder, manifest }))),
                // Another run made the same batch in the meantime.
                Err(error) => match Manifest::read(&target) {
                    Some(known) if known == manifest => {
                        findings.push(Diagnostic::note(Code::BatchExists).with("batch", &id));
                        Ok(Some(Outcome::Exists(Built { folder: target, manifest })))
                    }
                    _ => Err(error),
                },
            }
        }
        Err(error) => {
            staging.discard();
            Err(error)
        }
    }
}

/// Counts what a build would make, writing nothing, and hands back the cover sheets as PDF.
pub fn cover_alone(
    job: &Job,
    forms: &Forms,
    survey: &Survey,
    fonts: &FontBook,
    surroundings: &Surroundings<'_>,
) -> Result<Vec<u8>, Error> {
    let files = inputs::files(job, fonts)?;
    let id = batch_id(job, &inputs::digest(&files, survey));
    let tally = tally(job, forms, survey, fonts, surroundings, None, &id)?;
    cover::write(Vec::new(), job, survey, &tally, fonts, &id).map_err(Error::io("cover.pdf"))
}

/// Counts what a build would make, writing nothing.
pub fn count(
    job: &Job,
    forms: &Forms,
    survey: &Survey,
    fonts: &FontBook,
    surroundings: &Surroundings<'_>,
) -> Result<Counts, Error> {
    tally(job, forms, survey, fonts, surroundings, None, "").map(|tally| tally.counts)
}

fn tally(
    job: &Job,
    forms: &Forms,
    survey: &Survey,
    fonts: &FontBook,
    surroundings: &Surroundings<'_>,
    staging: Option<&Staging>,
    id: &str,
) -> Result<Tally, Error> {
    let run = Run {
        job,
        forms,
        survey,
        fonts,
        id,
        staging,
        explain: surroundings.explain,
        tick: surroundings.tick,
        stop: surroundings.stop,
    };
    if forms.groups.is_empty() {
        return Err(Error::Internal { what: "nobody is addressed".to_owned() });
    }
    let mut tally = volumes::volumes(&run)?;
    let counts = &mut tally.counts;
    counts.sheets =
        if job.simplex { counts.pages } else { tally.volumes.iter().map(|volume| volume.pages.div_ceil(2)).sum() };
    let expected = counts.signers * forms.groups.len() as u64;
    if !counts.balance() || counts.letters != expected {
        return Err(Error::Internal { what: format!("{} letters made, {expected} expected", counts.letters) });
    }
    Ok(tally)
}

#[expect(clippy::too_many_arguments, reason = "the one place where everything of a batch comes together")]
fn fill(
    job: &Job,
    forms: &Forms,
    survey: &Survey,
    fonts: &FontBook,
    surroundings: &Surroundings<'_>,
    staging: &Staging,
    files: &[(String, Vec<u8>)],
    digest: &[u8; 32],
    id: &str,
) -> Result<Manifest, Error> {
    let tally = tally(job, forms, survey, fonts, surroundings, Some(staging), id)?;
    let file = staging.create("cover.pdf")?;
    cover::write(file, job, survey, &tally, fonts, id).map_err(Error::io("cover.pdf"))?.finish()?;
    for (name, content) in files {
        staging.write(name, content)?;
    }
    inputs::copy_images(job, survey, staging)?;
    let manifest = Manifest {
        schema: SCHEMA.to_owned(),
        tool: concat!("mailbag ", env!("CARGO_PKG_VERSION")).to_owned(),
        batch: id.to_owned(),
        letter: job.campaign.name.clone(),
        kind: job.campaign.kind.as_str().to_owned(),
        routes: job.routes.iter().map(|route| route.id.clone()).collect(),
        addressees: job.groups.iter().map(|group| group.iter().map(|one| one.id.clone()).collect()).collect(),
        languages: job.languages.iter().map(ToString::to_string).collect(),
        arrangement: job.arrangement.as_str().to_owned(),
        date: job.date.to_string(),
        sample: survey.sample,
        list_sha256: hex(&survey.list_hash),
        inputs_sha256: hex(digest),
        counts: tally.counts,
        volumes: tally.volumes,
        files: staging
            .records()
            .into_iter()
            .map(|(name, record)| (name, FileEntry { sha256: record.sha256, bytes: record.bytes }))
            .collect(),
    };
    staging.write("manifest.json", &inputs::json(&manifest)?)?;
    Ok(manifest)
}

/// What somebody should know before a batch is made: the same letter and list made for another day, and an address that
/// does not fit its zone, which is an error.
pub fn before(job: &Job, forms: &Forms, survey: &Survey, fonts: &FontBook, findings: &mut Findings) {
    if job.out.exists() && !job.out.is_dir() {
        findings.push(Diagnostic::error(Code::FolderInTheWay).with("folder", job.out.display()));
    }
    name_staging(job, findings);
    if job.list.is_some() {
        name_other_dates(job, survey, findings);
    }
    if job.campaign.kind == Kind::Letter {
        for group in &forms.groups {
            let design = render::letter_design(job, group, volumes::banner(job, survey));
            if let Some(excess) = LetterSheets::new(fonts, design).postal_overflow() {
                findings.push(
                    Diagnostic::error(Code::DoesNotFit)
                        .with("part", &group.addressee)
                        .with("excess", format!("{:.1}", excess.as_mm()))
                        .at(Place::file(job.library.addressees_path())),
                );
            }
        }
    }
}

fn is_staging(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(PREFIX))
}

/// Names staging folders that are there before this run makes its own.
fn name_staging(job: &Job, findings: &mut Findings) {
    let Ok(entries) = std::fs::read_dir(&job.out) else { return };
    let mut left: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).filter(|path| is_staging(path)).collect();
    left.sort();
    for folder in left {
        findings.push(Diagnostic::warning(Code::StagingLeft).with("folder", folder.display()));
    }
}

/// Names the batches that hold the same letter and list for another day: they would be sent twice.
fn name_other_dates(job: &Job, survey: &Survey, findings: &mut Findings) {
    let Ok(entries) = std::fs::read_dir(&job.out) else { return };
    let mut folders: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| !is_staging(path)).collect();
    folders.sort();
    for manifest in folders.iter().filter_map(|folder: &PathBuf| Manifest::read(Path::new(folder))) {
        if manifest.letter == job.campaign.name
            && manifest.list_sha256 == hex(&survey.list_hash)
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

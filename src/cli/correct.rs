//! `mailbag reprint --corrected`: mended letters of a batch, as a small batch of their own.

use std::path::Path;

use anyhow::Context;
use tempfile::TempDir;

use crate::batch::mend::{self, Mended};
use crate::batch::succession::{Delivery, Earlier, Numbering, Succession};
use crate::batch::{self, List, Outcome, StoredBatch, Survey, chain};
use crate::cli::args::{JobArguments, ReprintArguments};
use crate::cli::job::{self, Read, Source};
use crate::cli::report::Report;
use crate::cli::{Ending, build, from_batch};
use crate::diagnostic::{Findings, Severity};
use crate::text::FontBook;

/// Name of the list in the spool.
const LIST: &str = "mended.csv";

pub(super) fn run(file: &Path, arguments: &ReprintArguments, report: &mut Report) -> Result<(), Ending> {
    let batch = from_batch::open(&arguments.batch, report)?;
    let mut findings = Findings::new();
    let mended = mend::read(&batch, file, &mut findings)?;
    report.findings(&findings);
    let mended = mended.ok_or(Ending::Refused)?;
    let spool = spool(&mended)?;

    let mut findings = Findings::new();
    let fonts = FontBook::load(arguments.font_dir.as_deref(), &mut findings);
    job::check_folder_of_fonts(arguments.font_dir.as_deref(), &mut findings);
    let list = List { name: file.to_owned(), path: spool.path().join(LIST), images: Some(spool.path().to_owned()) };
    let out = arguments.out.clone().unwrap_or_else(|| chain::parent(&batch.folder));
    // A mended row that is bad is mended again, not left out.
    let typed =
        JobArguments { skip_invalid: false, blank: None, jobs: arguments.jobs, ..from_batch::typed(&batch) };
    let letters = batch.letters_folder();
    let source = Source { folder: &letters, out, spool: None, list: Some(list) };
    let succession = succession(&batch, &mended);
    let Read { job, forms, survey } = job::read(&typed, source, succession, &fonts, report, &mut findings)?;
    // What else is worth a warning was said when the batch was built.
    findings.retain(|finding| {
        let is_of_file = finding.place.as_ref().is_some_and(|place| place.file == file);
        is_of_file || finding.severity == Severity::Error
    });
    report.findings(&findings);
    let (Some(job), Some(forms), Some(survey)) = (job, forms, survey) else { return Err(Ending::Refused) };
    if findings.has_errors() {
        return Err(Ending::Refused);
    }
    // A correction of the sample is of the sample, though its rows are not all of it.
    let survey = Survey { sample: batch.manifest.sample, ..survey };
    let progress = report.progress("setting letters", Some(survey.counts.signers));
    let tick = |done| progress.at(done);
    let mut findings = Findings::new();
    let outcome = batch::build(&job, &forms, &survey, &fonts, &job::surroundings(&tick), &mut findings);
    progress.end();
    report.findings(&findings);
    let Some(Outcome::Built(built) | Outcome::Exists(built)) = outcome? else { return Err(Ending::Refused) };
    report.summary(&job, &forms, &survey, &built.manifest.counts);
    build::print(&built, arguments.json, report)
}

/// The letters keep the place of those that they replace.
fn succession(batch: &StoredBatch, mended: &Mended) -> Succession {
    let StoredBatch { manifest, .. } = batch;
    Succession {
        delivery: Delivery {
            number: manifest.delivery.number,
            after: Vec::new(),
            corrects: Some(manifest.batch.clone()),
        },
        numbering: Numbering::OfRows(mended.serials.clone()),
        earlier: Earlier::Nobody,
    }
}

/// The mended list and its images in a folder of their own: the images stand in two folders, the batch's and the file's.
#[expect(clippy::disallowed_methods, reason = "`cli` spools, owner-only")]
fn spool(mended: &Mended) -> anyhow::Result<TempDir> {
    let folder = tempfile::Builder::new().prefix(".mailbag-spool-").tempdir()?;
    std::fs::write(folder.path().join(LIST), &mended.list)?;
    for (name, source) in &mended.images {
        let target = folder.path().join(name);
        if let Some(parent) = target.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::copy(source, target).with_context(|| source.display().to_string())?;
    }
    Ok(folder)
}

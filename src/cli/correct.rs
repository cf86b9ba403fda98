//! `mailbag reprint --corrected`: mended letters of a batch, as a small batch of their own.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;

use anyhow::Context;

use crate::batch::folder::holding;
use crate::batch::list::Spool;
use crate::batch::lock::Hold;
use crate::batch::mend::{self, Mended};
use crate::batch::staging::Scratch;
use crate::batch::succession::{Earlier, Numbering, Succession};
use crate::batch::{self, Job, List, Outcome, StoredBatch, Survey};
use crate::cli::args::ReprintArguments;
use crate::cli::from_batch::Reread;
use crate::cli::report::Report;
use crate::cli::{Ending, build, corrected, from_batch, job, outside, words};
use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::signers::Reading;

/// The folder of the images in the scratch.
const IMAGES: &str = "images";

pub(super) fn run(file: &Path, arguments: &ReprintArguments, report: &mut Report) -> Result<(), Ending> {
    let batch = from_batch::open(&arguments.batch, report)?;
    let hold = Hold::with_others(&batch.folder)?;
    let mut findings = Findings::new();
    if let Some(out) = &arguments.out {
        outside::refuse_out(out, &mut findings);
    }
    let mended = mend::read(&batch, file, &mut findings)?;
    let serials: Option<BTreeSet<u64>> =
        mended.as_ref().map(|mended| mended.serials.iter().copied().filter(|serial| *serial > 0).collect());
    let others: Vec<&Path> = arguments.out.as_deref().into_iter().collect();
    let mut others_say = corrected::known(&batch, &others, serials.as_ref(), arguments.archive.as_ref(), report)?;
    if mended.is_none() {
        findings.extend(std::mem::take(&mut others_say));
    }
    report.findings(&findings);
    let mended = mended.filter(|_| !findings.has_errors()).ok_or(Ending::Refused)?;
    let beside = arguments.out.as_deref().unwrap_or_else(|| holding(&batch.folder));
    let scratch = Scratch::begin(beside)?;
    let images = scratch.path().join(IMAGES);
    copy_images(&mended, &images)?;

    let fonts = from_batch::fonts(arguments.font_dir.as_deref(), report)?;
    let list = List {
        name: file.to_owned(),
        path: file.to_owned(),
        spool: Some(spool(&mended).with_context(words::spool)?),
        reading: Reading::default(),
        images: Some(images),
    };
    let change = |job: Job| Job {
        list: Some(list),
        // A mended row that is bad is mended again, not left out.
        skip_invalid: false,
        blank_rows: 0,
        succession: succession(&batch, &mended),
        out: arguments.out.clone().unwrap_or(job.out),
        ..job
    };
    let is_of_file = |finding: &Diagnostic| finding.place.as_ref().is_some_and(|place| place.file == file);
    let Reread { job, forms, survey } = from_batch::reread(&batch, &fonts, arguments.jobs, change, is_of_file, report)?;
    let mut findings = Findings::new();
    refuse_parted(&survey, file, &mut findings);
    report.findings(&findings);
    if findings.has_errors() {
        return Err(Ending::Refused);
    }
    let progress = report.progress(words::setting_letters(), Some(survey.counts.signers));
    let tick = |done| progress.at(done);
    let mut findings = Findings::new();
    let outcome = batch::build(&job, &forms, &survey, &fonts, &job::surroundings(&tick), &mut findings);
    progress.end();
    report.findings(&findings);
    let Some(Outcome::Built(built) | Outcome::Exists(built)) = outcome? else { return Err(Ending::Refused) };
    // Who gives the same file again gets the batch that is there.
    others_say.retain(|finding| finding.value("by") != built.manifest.batch);
    drop(hold);
    others_say.extend(corrected::note(&batch, &built.manifest, &built.folder, &serials.unwrap_or_default()));
    report.findings(&others_say);
    report.summary(&job, &forms, &survey, &built.manifest.counts);
    build::print(&built, arguments.json, report)
}

/// Names letters whose senders no longer live together: two letters cannot have one serial.
fn refuse_parted(survey: &Survey, file: &Path, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    for serial in (1..=survey.counts.letters_due()).map(|place| survey.serials.at(place)) {
        if !seen.insert(serial) {
            let finding = Diagnostic::error(Code::MendedRow).with("fault", "parted").with("serial", serial);
            findings.push(finding.at(Place::file(file)));
        }
    }
}

/// The letters keep the place of those that they replace.
fn succession(batch: &StoredBatch, mended: &Mended) -> Succession {
    let StoredBatch { manifest, .. } = batch;
    Succession {
        delivery: manifest.delivery.corrected(&manifest.batch),
        numbering: Numbering::OfRows(mended.serials.clone()),
        earlier: Earlier::Nobody,
    }
}

/// The mended list.
#[expect(clippy::disallowed_methods, reason = "`cli` spools; no path leads to it")]
fn spool(mended: &Mended) -> std::io::Result<Spool> {
    let mut file = tempfile::tempfile()?;
    file.write_all(mended.list.as_ref())?;
    Ok(Spool::new(file))
}

/// The images in a folder of their own, since they stand in two, the batch's and the file's. What a killed run leaves of it is
/// staging, which `clean` finds.
#[expect(clippy::disallowed_methods, reason = "`cli` spools, owner-only")]
fn copy_images(mended: &Mended, folder: &Path) -> anyhow::Result<()> {
    for (name, source) in &mended.images {
        let target = folder.join(name);
        if let Some(parent) = target.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::copy(source, target).with_context(|| source.display().to_string())?;
    }
    Ok(())
}

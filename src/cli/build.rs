//! `mailbag build`: makes a batch.

use crate::batch::{self, Built, Outcome};
use crate::cli::args::BuildArguments;
use crate::cli::job::Purpose;
use crate::cli::report::Report;
use crate::cli::trace::Stage;
use crate::cli::{Ending, job, words};
use crate::diagnostic::Findings;

pub(crate) fn run(arguments: BuildArguments, report: &mut Report) -> Result<(), Ending> {
    let built = build(arguments, report);
    job::with_last_word(built, report)
}

fn build(arguments: BuildArguments, report: &mut Report) -> Result<(), Ending> {
    let mut prepared = job::prepare(Purpose::Build, arguments.job, arguments.out, report)?;
    prepared.job.shard = arguments.shard;
    let (job, forms, survey) = (&prepared.job, &prepared.forms, &prepared.survey);
    let total = survey.counts.signers * forms.groups.len() as u64;
    let progress = report.progress(words::setting_letters(), Some(total));
    let tick = |done| progress.at(done);
    let surroundings = job::surroundings(&tick);
    let mut findings = Findings::new();
    let stage = Stage::begin("batch made");
    let outcome = batch::build(job, forms, survey, &prepared.fonts, &surroundings, &mut findings);
    stage.end(total);
    progress.end();
    report.findings(&findings);
    let Some(Outcome::Built(built) | Outcome::Exists(built)) = outcome? else { return Err(Ending::Refused) };
    report.summary(&prepared.job, &prepared.forms, &prepared.survey, &built.manifest.counts);
    if built.taken_over > 0 {
        report.line(&words::taken_over(built.taken_over, built.manifest.volumes.len()));
    }
    print(&built, prepared.json, report)
}

/// Data on standard output: the folder, or JSON.
pub(super) fn print(built: &Built, json: bool, report: &mut Report) -> Result<(), Ending> {
    if json {
        report.data(
            &serde_json::json!({
                "batch": built.manifest.batch,
                "folder": built.folder.display().to_string(),
                "counts": built.manifest.counts,
                "taken_over": built.taken_over,
                "findings": report.seen(),
            })
            .to_string(),
        )?;
    } else {
        report.data(&built.folder.display().to_string())?;
    }
    Ok(())
}

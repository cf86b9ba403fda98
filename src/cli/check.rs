//! `mailbag check`: says everything that `build` would refuse or warn of, and writes nothing.

use crate::batch::run::count;
use crate::batch::target;
use crate::cli::args::CheckArguments;
use crate::cli::job::Purpose;
use crate::cli::report::Report;
use crate::cli::{Ending, job, words};
use crate::diagnostic::Findings;

pub(crate) fn run(arguments: CheckArguments, report: &mut Report) -> Result<(), Ending> {
    let checked = check(arguments, report);
    job::with_last_word(checked, report)
}

fn check(arguments: CheckArguments, report: &mut Report) -> Result<(), Ending> {
    let prepared = job::prepare(Purpose::Check, arguments.job, arguments.out, report)?;
    let mut findings = Findings::new();
    target::look(&prepared.job, &prepared.forms, &prepared.survey, &prepared.fonts, &mut findings)?;
    report.findings(&findings);
    if findings.has_errors() {
        return Err(Ending::Refused);
    }
    let progress = report.progress(words::setting_letters(), Some(prepared.survey.counts.signers));
    let tick = |done| progress.at(done);
    let surroundings = job::surroundings(&tick);
    let counts = count(&prepared.job, &prepared.forms, &prepared.survey, &prepared.fonts, &surroundings);
    progress.end();
    let counts = counts?;
    report.summary(&prepared.job, &prepared.forms, &prepared.survey, &counts);
    report.line(&words::ready(prepared.job.content(), &counts, report.warnings()));
    if prepared.json {
        report.data(
            &serde_json::json!({ "letter": prepared.job.campaign.name, "counts": counts, "findings": report.seen() })
                .to_string(),
        )?;
    }
    Ok(())
}

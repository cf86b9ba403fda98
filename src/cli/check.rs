//! `mailbag check`: says everything that `build` would refuse or warn of, and writes nothing.

use crate::batch::run::count;
use crate::cli::args::CheckArguments;
use crate::cli::report::Report;
use crate::cli::{Ending, job};

pub(crate) fn run(arguments: CheckArguments, report: &mut Report) -> Result<(), Ending> {
    let prepared = job::prepare_for(true, arguments.job, arguments.out, report)?;
    let progress = report.progress("setting letters", Some(prepared.survey.counts.signers));
    let tick = |done| progress.at(done);
    let surroundings = job::surroundings(&tick);
    let counts = count(&prepared.job, &prepared.forms, &prepared.survey, &prepared.fonts, &surroundings);
    progress.end();
    let counts = counts?;
    report.summary(&prepared.job, &prepared.forms, &prepared.survey, &counts);
    if prepared.json {
        report.data(
            &serde_json::json!({ "letter": prepared.job.campaign.name, "counts": counts, "findings": report.seen() })
                .to_string(),
        )?;
    }
    Ok(())
}

//! `mailbag cover`: makes the cover sheet of a delivery alone, and its text beside it.

use crate::batch::run::cover_alone;
use crate::batch::staging;
use crate::cli::args::CoverArguments;
use crate::cli::job::Purpose;
use crate::cli::report::Report;
use crate::cli::{Ending, job};
use crate::diagnostic::{Code, Diagnostic, Findings};

pub(crate) fn run(arguments: CoverArguments, report: &mut Report) -> Result<(), Ending> {
    let mut findings = Findings::new();
    let text_path = arguments.out.with_extension("txt");
    if staging::is_other_than_cover_text(&text_path) {
        findings.push(Diagnostic::error(Code::FileInTheWay).with("file", text_path.display()));
        report.findings(&findings);
        return Err(Ending::Refused);
    }
    if staging::is_other_than_pdf(&arguments.out) {
        findings.push(Diagnostic::error(Code::FileInTheWay).with("file", arguments.out.display()));
        report.findings(&findings);
        return Err(Ending::Refused);
    }
    let prepared = job::prepare(Purpose::Alone, arguments.job, None, report)?;
    let progress = report.progress("counting pages", Some(prepared.survey.counts.signers));
    let tick = |done| progress.at(done);
    let surroundings = job::surroundings(&tick);
    let cover = cover_alone(&prepared.job, &prepared.forms, &prepared.survey, &prepared.fonts, &surroundings);
    progress.end();
    let (pdf, text) = cover?;
    staging::write_alone(&arguments.out, &pdf)?;
    staging::write_alone(&text_path, &text)?;
    let path = arguments.out.display().to_string();
    report.data(&if prepared.json { serde_json::json!({ "cover": path }).to_string() } else { path })?;
    Ok(())
}

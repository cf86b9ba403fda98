//! `mailbag cover`: makes the cover sheet of a delivery alone, and its text beside it, for a letter or for a batch that is there.

use std::path::Path;

use crate::batch::run::cover_alone;
use crate::batch::{cover, staging};
use crate::campaign::Route;
use crate::cli::args::{CoverArguments, JobArguments};
use crate::cli::from_batch::{self, Reread};
use crate::cli::job::Purpose;
use crate::cli::report::Report;
use crate::cli::{Ending, job, outside, words};
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
    outside::refuse_inside(&arguments.out, &mut findings);
    report.findings(&findings);
    if findings.has_errors() {
        return Err(Ending::Refused);
    }
    let ((pdf, text), json) = if from_batch::is_meant(&arguments.job.letter) {
        let json = arguments.job.json;
        (of_batch(&arguments.job, report)?, json)
    } else {
        let prepared = job::prepare(Purpose::Alone, arguments.job, None, report)?;
        let progress = report.progress(words::counting_pages(), Some(prepared.survey.counts.signers));
        let tick = |done| progress.at(done);
        let surroundings = job::surroundings(&tick);
        let cover = cover_alone(&prepared.job, &prepared.forms, &prepared.survey, &prepared.fonts, &surroundings);
        progress.end();
        (cover?, prepared.json)
    };
    staging::write_alone(&arguments.out, &pdf)?;
    staging::write_alone(&text_path, &text)?;
    let path = arguments.out.display().to_string();
    report.data(&if json { serde_json::json!({ "cover": path }).to_string() } else { path })?;
    Ok(())
}

/// The cover sheet of a batch: the one that it has, or one for other routes, from its own inputs.
fn of_batch(typed: &JobArguments, report: &mut Report) -> Result<(Vec<u8>, Vec<u8>), Ending> {
    let mut findings = Findings::new();
    from_batch::refuse_other_options(typed, &["--route", "--font-dir"], &mut findings);
    report.findings(&findings);
    if findings.has_errors() {
        return Err(Ending::Refused);
    }
    let batch = from_batch::open(Path::new(&typed.letter), report)?;
    if typed.route.is_empty() {
        return Ok((batch.bytes(cover::NAME)?, batch.bytes(cover::TEXT)?));
    }
    let fonts = from_batch::fonts(typed.font_dir.as_deref(), report)?;
    let Reread { mut job, survey, .. } = from_batch::reread(&batch, &fonts, None, |job| job, |_| false, report)?;
    let mut findings = Findings::new();
    let routes: Vec<Option<Route>> =
        typed.route.iter().map(|name| job.library.route(name, &mut findings).cloned()).collect();
    report.findings(&findings);
    job.routes = routes.into_iter().collect::<Option<_>>().ok_or(Ending::Refused)?;
    Ok(cover::again(&job, &survey, &batch, &fonts)?)
}

//! `mailbag specimen`: the sheet that shows how every language is set.

use jiff::civil::date;

use crate::batch::staging;
use crate::cli::args::SpecimenArguments;
use crate::cli::report::Report;
use crate::cli::words::specimen::specimen;
use crate::cli::{Ending, job, outside};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::layout::specimen::specimen_sheet;
use crate::pdf::{Duplex, Metadata, Volume};
use crate::text::FontBook;

pub(crate) fn run(arguments: &SpecimenArguments, report: &mut Report) -> Result<(), Ending> {
    let mut findings = Findings::new();
    if staging::is_other_than_pdf(&arguments.out) {
        findings.push(Diagnostic::error(Code::FileInTheWay).with("file", arguments.out.display()));
    }
    outside::refuse_inside(&arguments.out, &mut findings);
    if findings.has_errors() {
        report.findings(&findings);
        return Err(Ending::Refused);
    }
    let fonts = FontBook::load(arguments.font_dir.as_deref(), &mut findings);
    job::check_folder_of_fonts(arguments.font_dir.as_deref(), &mut findings);
    report.findings(&findings);
    if findings.has_errors() {
        return Err(Ending::Refused);
    }
    let specimen = specimen();
    let metadata = Metadata {
        title: specimen.title.clone(),
        lang: specimen.lang,
        // The sheet has no day of its own: the same program makes the same bytes.
        date: date(2026, 1, 1),
        duplex: Duplex::LongEdge,
        identity: concat!("specimen/", env!("CARGO_PKG_VERSION")).to_owned(),
    };
    let document = specimen_sheet(&fonts, &specimen);
    let made = Volume::begin(Vec::new(), &fonts, &metadata).and_then(|mut volume| {
        volume.add(&document)?;
        volume.finish()
    });
    let (bytes, _) = made.map_err(anyhow::Error::from)?;
    staging::write_alone(&arguments.out, &bytes)?;
    report.data(&arguments.out.display().to_string())?;
    Ok(())
}

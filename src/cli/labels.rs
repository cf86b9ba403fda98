//! `mailbag labels`: makes labels for addressees, senders or bags.

use std::path::Path;

use crate::batch::mailing::LabelOf;
use crate::cli::Ending;
use crate::cli::args::{LabelArgument, LabelsArguments};
use crate::cli::envelopes::sender_of;
use crate::cli::mailing::Source;
use crate::cli::report::Report;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::post::label::{self, BadGrid, LabelGrid};

pub(crate) fn run(arguments: LabelsArguments, report: &mut Report) -> Result<(), Ending> {
    let LabelsArguments { job, grid: named, what, sender, count, start_at, out } = arguments;
    let mut findings = Findings::new();
    let grid = grid(&named, &mut findings);
    if let Some(grid) = grid.as_ref().filter(|grid| !(1..=grid.count()).contains(&start_at)) {
        let finding = Diagnostic::error(Code::OptionDoesNotApply);
        let option = format!("--start-at {start_at}");
        findings.push(finding.with("option", option).with("reason", "label-start").with("limit", grid.count()));
    }
    let Some(grid) = grid.filter(|_| !findings.has_errors()) else {
        report.findings(&findings);
        return Err(Ending::Refused);
    };
    let source = Source::read(job, out, report)?;
    let what = match what {
        LabelArgument::Addressee => LabelOf::Addressee,
        LabelArgument::Sender => LabelOf::Sender(sender_of(sender)),
        LabelArgument::Bag => LabelOf::Bag(usize::try_from(count).unwrap_or(1)),
    };
    let lang = source.route.posting().language;
    let made = source.mailing().labels(&grid, what, start_at - 1, lang, &mut findings)?;
    let kind = match what {
        LabelOf::Addressee => "labels-addressee",
        LabelOf::Sender(_) => "labels-sender",
        LabelOf::Bag(_) => "labels-bag",
    };
    source.write(kind, made, findings, report)
}

/// A known sheet, else the file of that name.
fn grid(sheet: &str, findings: &mut Findings) -> Option<LabelGrid> {
    if let Some(known) = label::by_name(sheet) {
        return Some(known);
    }
    let bad = |reason: &str| Diagnostic::error(Code::BadLabels).with("file", sheet).with("reason", reason);
    let path = Path::new(sheet);
    if !path.is_file() {
        findings.push(bad("label-unknown"));
        return None;
    }
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) => {
            findings.push(bad(&error.to_string()));
            return None;
        }
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    match label::parse(text) {
        Ok(grid) => Some(grid),
        Err(why) => {
            findings.push(match why {
                BadGrid::Toml(message) => bad(&message),
                BadGrid::Number(field) => bad("label-number").with("field", field),
                BadGrid::Overlap => bad("label-overlap"),
                BadGrid::OverEdge => bad("label-over-edge"),
            });
            None
        }
    }
}

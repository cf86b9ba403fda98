//! A batch that is there as the source of a job: everything comes from its own `inputs/`.

use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::batch::succession::Succession;
use crate::batch::stored::looks_like_batch;
use crate::batch::{Forms, Job, Options, StoredBatch, Survey};
use crate::campaign::Kind;
use crate::cli::args::JobArguments;
use crate::cli::job::{self, Read, Source};
use crate::cli::report::Report;
use crate::cli::{Ending, STOP};
use crate::diagnostic::{Code, Diagnostic, Findings, Severity};
use crate::text::FontBook;

/// Opens and verifies a batch, and prints what is wrong with it.
pub(super) fn open(folder: &Path, report: &mut Report) -> Result<StoredBatch, Ending> {
    let mut findings = Findings::new();
    let batch = StoredBatch::open(folder, &STOP, &mut findings);
    report.findings(&findings);
    batch?.ok_or(Ending::Refused)
}

/// Whether what stands for a letter is meant as the folder of a batch: it is one, or has the form of a path.
pub(super) fn is_meant(typed: &str) -> bool {
    looks_like_batch(Path::new(typed)) || typed.contains(['/', std::path::MAIN_SEPARATOR])
}

/// Names the options that say what a batch says itself.
pub(super) fn refuse_other_options(typed: &JobArguments, allowed: &[&str], findings: &mut Findings) {
    let asked_for = [
        ("--signers", typed.signers.is_some()),
        ("--letters", typed.letters.is_some()),
        ("--route", !typed.route.is_empty()),
        ("--to", !typed.to.is_empty()),
        ("--date", typed.date.is_some()),
        ("--arrangement", typed.arrangement.is_some()),
        ("--languages", !typed.languages.is_empty()),
        ("--per-signer", typed.per_signer),
        ("--volume-size", typed.volume_size.is_some()),
        ("--simplex", typed.simplex),
        ("--print-order", typed.print_order.is_some()),
        ("--group-by-sheets", typed.group_by_sheets),
        ("--sheet-marks", typed.sheet_marks.is_some()),
        ("--skip-invalid", typed.skip_invalid),
        ("--missing-glyph", typed.missing_glyph.is_some()),
        ("--message-overflow", typed.message_overflow.is_some()),
        ("--column", !typed.column.is_empty()),
        ("--font-dir", typed.font_dir.is_some()),
        ("--blank", typed.blank.is_some()),
        ("--window", typed.window.is_some()),
        ("--after", !typed.after.is_empty()),
    ];
    for (option, _) in asked_for.iter().filter(|(option, asked_for)| *asked_for && !allowed.contains(option)) {
        findings.push(Diagnostic::error(Code::OptionDoesNotApply).with("option", option).with("reason", "of-batch"));
    }
}

/// A batch read back from its inputs.
pub(super) struct Reread {
    pub(super) job: Job,
    pub(super) forms: Forms,
    pub(super) survey: Survey,
    pub(super) fonts: FontBook,
}

/// Reads a batch back. What was only worth a warning was said when it was built.
pub(super) fn reread(
    batch: &StoredBatch,
    font_dir: Option<PathBuf>,
    jobs: Option<usize>,
    report: &mut Report,
) -> Result<Reread, Ending> {
    let mut findings = Findings::new();
    let fonts = FontBook::load(font_dir.as_deref(), &mut findings);
    job::check_folder_of_fonts(font_dir.as_deref(), &mut findings);
    let mut typed = typed(batch);
    typed.jobs = jobs;
    let letters = batch.letters_folder();
    let source = Source { folder: &letters, out: PathBuf::from("out"), spool: None, list: None };
    let succession = batch.options.succession.clone().map(Succession::from).unwrap_or_default();
    let Read { job, forms, survey } = job::read(&typed, source, succession, &fonts, report, &mut findings)?;
    findings.retain(|finding| finding.severity == Severity::Error);
    report.findings(&findings);
    match (job, forms, survey) {
        (Some(job), Some(forms), Some(survey)) if findings.is_empty() => {
            // A correction of the sample is of the sample, though its rows are not all of it.
            let survey = Survey { sample: batch.manifest.sample, ..survey };
            Ok(Reread { job, forms, survey, fonts })
        }
        _ => Err(Ending::Refused),
    }
}

/// What somebody would have typed to make the batch from its inputs.
pub(super) fn typed(batch: &StoredBatch) -> JobArguments {
    let Options {
        letter,
        routes,
        addressees,
        languages,
        arrangement,
        date,
        columns,
        blank_rows,
        volume_size,
        per_signer,
        simplex,
        print_order,
        group_by_sheets,
        sheet_marks,
        skip_invalid,
        missing_glyph,
        message_overflow,
        window,
        succession: _,
    } = batch.options.clone();
    let is_petition = batch.manifest.kind == Kind::Petition.as_str();
    JobArguments {
        letter,
        signers: batch.list(),
        letters: Some(batch.letters_folder()),
        route: routes,
        to: match addressees.as_slice() {
            [group] => group.clone(),
            _ => vec!["each".to_owned()],
        },
        date: Some(date),
        // A petition sheet has no arrangement to ask for.
        arrangement: if is_petition { None } else { choice(&arrangement) },
        languages,
        per_signer,
        volume_size: Some(volume_size),
        jobs: None,
        simplex,
        print_order: choice(&print_order),
        group_by_sheets,
        sheet_marks: choice(&sheet_marks),
        skip_invalid,
        missing_glyph: choice(&missing_glyph),
        message_overflow: choice(&message_overflow),
        column: columns.iter().map(|(column, heading)| format!("{column}={heading}")).collect(),
        font_dir: None,
        blank: (blank_rows > 0).then_some(blank_rows),
        window: Some(window),
        after: Vec::new(),
        json: false,
    }
}

/// The value of an option by its name. A name that is none, in a batch of another version, is left to the default; then the
/// volumes are not the same, and that is found.
fn choice<T: ValueEnum>(name: &str) -> Option<T> {
    T::from_str(name, false).ok()
}

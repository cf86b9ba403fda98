//! A batch that is there as the source of a job: everything comes from its own `inputs/`.

use std::path::Path;

use crate::batch::stored::looks_like_batch;
use crate::batch::{self, Forms, Job, StoredBatch, Survey, chain, survey};
use crate::cli::args::JobArguments;
use crate::cli::report::Report;
use crate::cli::{Ending, STOP, job};
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
    !typed.is_empty() && (looks_like_batch(Path::new(typed)) || typed.contains(['/', '\\']))
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
        ("--column", !typed.reading.column.is_empty()),
        ("--encoding", typed.reading.encoding.is_some()),
        ("--sheet", typed.reading.sheet.is_some()),
        ("--signatures", typed.signatures.is_some()),
        ("--clear-paper", typed.clear_paper),
        ("--mend-names", typed.mend_names),
        ("--font-dir", typed.font_dir.is_some()),
        ("--archive", typed.archive.is_some()),
        ("--archive-key", typed.archive_key.is_some()),
        ("--new-only", typed.new_only),
        ("--blank", typed.blank.is_some()),
        ("--as", typed.shape.is_some()),
        ("--household", typed.household),
        ("--paper", typed.paper.is_some()),
        ("--orientation", typed.orientation.is_some()),
        ("--grammage", typed.grammage.is_some()),
        ("--envelope", typed.envelope.is_some()),
        ("--bag-limit", typed.bag_limit.is_some()),
        ("--tariff", typed.tariff.is_some()),
        ("--window", typed.window.is_some()),
        ("--after", !typed.after.is_empty()),
        ("--window-shows", typed.window_shows.is_some()),
        ("--show-zones", typed.show_zones),
    ];
    for (option, _) in asked_for.iter().filter(|(option, asked_for)| *asked_for && !allowed.contains(option)) {
        findings.push(Diagnostic::error(Code::OptionDoesNotApply).with("option", option).with("reason", "of-batch"));
    }
}

/// The fonts for a batch.
pub(super) fn fonts(folder: Option<&Path>, report: &mut Report) -> Result<FontBook, Ending> {
    let mut findings = Findings::new();
    let fonts = FontBook::load(folder, &mut findings);
    job::check_folder_of_fonts(folder, &mut findings);
    report.findings(&findings);
    if findings.has_errors() { Err(Ending::Refused) } else { Ok(fonts) }
}

/// A batch read back from its inputs.
pub(super) struct Reread {
    pub(super) job: Job,
    pub(super) forms: Forms,
    pub(super) survey: Survey,
}

/// Reads a batch back, with a job that `change` may make another. What was only worth a warning was said when it was built;
/// what is wrong is printed, and with it what `tells` lets through.
pub(super) fn reread(
    batch: &StoredBatch,
    fonts: &FontBook,
    jobs: Option<u16>,
    change: impl FnOnce(Job) -> Job,
    tells: impl Fn(&Diagnostic) -> bool,
    report: &mut Report,
) -> Result<Reread, Ending> {
    let mut findings = Findings::new();
    let jobs = jobs.map_or_else(job::cores, usize::from);
    let read = read_back(batch, fonts, jobs, change, &mut findings)?;
    findings.retain(|finding| finding.severity == Severity::Error || tells(finding));
    report.findings(&findings);
    read.filter(|_| !findings.has_errors()).ok_or(Ending::Refused)
}

/// The same without a word: everything that was found goes to `findings`.
pub(super) fn read_back(
    batch: &StoredBatch,
    fonts: &FontBook,
    jobs: usize,
    change: impl FnOnce(Job) -> Job,
    findings: &mut Findings,
) -> Result<Option<Reread>, batch::Error> {
    let job = batch.job(&chain::parent(&batch.folder), jobs, findings).map(change);
    let forms = job.as_ref().and_then(|job| Forms::read(job, findings));
    let surveyed = match (&job, &forms) {
        (Some(job), Some(forms)) => survey(job, forms, fonts, findings, &|_| {}, &STOP)?,
        _ => None,
    };
    Ok(match (job, forms, surveyed) {
        (Some(job), Some(forms), Some(survey)) => {
            // A correction of the sample is of the sample, though its rows are not all of it.
            let survey = Survey { sample: batch.manifest.sample, ..survey };
            Some(Reread { job, forms, survey })
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::refuse_other_options;
    use crate::cli::args::{Cli, Command};
    use crate::diagnostic::Findings;

    /// Options of `cover` that a batch leaves open: where to write, and how to tell.
    const NOT_OF_THE_BATCH: [&str; 4] = ["out", "json", "jobs", "help"];

    /// Something that each option takes.
    const VALUES: [&str; 6] = ["1", "80", "2026-12-10", "given_name=x", "none", "x"];

    /// A new option of `build` is one of `cover` too: with a batch it would be passed over without a word.
    #[test]
    fn no_option_of_a_letter_is_passed_over_with_a_batch() {
        let cli = Cli::command();
        let cover = cli.find_subcommand("cover").expect("the command");
        let mut looked_at = 0;
        for option in cover.get_arguments().filter_map(clap::Arg::get_long) {
            if NOT_OF_THE_BATCH.contains(&option) {
                continue;
            }
            let argument =
                cover.get_arguments().find(|argument| argument.get_long() == Some(option)).expect("the option");
            let possible = argument.get_possible_values();
            let values = possible.iter().map(|value| value.get_name().to_owned()).chain(VALUES.map(str::to_owned));
            let with_value = values.map(|value| vec![format!("--{option}"), value]);
            let lines = with_value.chain([vec![format!("--{option}")]]);
            // Some go with another one alone.
            let with = ["--archive", "x"].map(str::to_owned);
            let mut lines = lines.flat_map(|line| [line.clone(), [line, with.to_vec()].concat()]);
            let parsed = lines.find_map(|line| {
                let line = ["mailbag", "cover", "out/batch"].map(str::to_owned).into_iter().chain(line);
                Cli::try_parse_from(line).ok()
            });
            let Some(Cli { command: Command::Cover(typed), .. }) = parsed else {
                panic!("--{option} takes none of these")
            };
            let mut findings = Findings::new();
            refuse_other_options(&typed.job, &[], &mut findings);
            let mut named = findings.iter().map(|finding| finding.value("option"));
            assert!(named.any(|named| named == format!("--{option}")), "--{option}");
            looked_at += 1;
        }
        assert!(looked_at > 30, "{looked_at}");
    }
}

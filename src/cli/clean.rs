//! `mailbag clean`: removes what runs that were killed have left. The only place, with the default of `--date`, where a
//! clock is asked.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::batch::leftovers::{Left, Removal, left, remove_left};
use crate::cli::Ending;
use crate::cli::args::CleanArguments;
use crate::cli::report::Report;
use crate::cli::settings::{Settings, letters_folder};
use crate::cli::{outside, words};
use crate::diagnostic::{Code, Diagnostic, Findings};

/// What is older is named at every start: it holds names, and nobody will finish it.
const OLD: Duration = Duration::from_hours(7 * 24);

/// What has no lock and is younger may be another run's: a single file in the making, and all where the disk knows no locks (tuned:
/// a cover sheet takes seconds).
const AT_WORK: Duration = Duration::from_mins(10);

pub(crate) fn run(arguments: &CleanArguments, report: &mut Report) -> Result<(), Ending> {
    let mut findings = Findings::new();
    let out = folder(arguments.out.as_ref(), &mut findings);
    if arguments.out.is_some() && !out.is_dir() {
        findings.push(outside::no_folder(&out, "out"));
    }
    report.findings(&findings);
    if findings.has_errors() {
        return Err(Ending::Refused);
    }
    let (mut removed, mut kept) = (0, 0);
    for left in left(&out) {
        match remove_left(&left, || age(&left) < AT_WORK)? {
            Removal::Removed => {
                report.data(&left.path.display().to_string())?;
                removed += 1;
            }
            Removal::Busy => {
                report.line(&words::kept_at_work(&left.path));
                kept += 1;
            }
            Removal::Young => {
                report.line(&words::kept_young(&left.path, AT_WORK.as_secs() / 60));
                kept += 1;
            }
        }
    }
    if removed > 0 || kept == 0 {
        report.line(&words::cleaned(removed, &out));
    }
    Ok(())
}

/// The folder of batches: as typed, else as `mailbag.toml` says, else `out`.
pub(super) fn folder(typed: Option<&PathBuf>, findings: &mut Findings) -> PathBuf {
    let settings = Settings::read(&letters_folder(None), findings);
    typed.cloned().or(settings.out).unwrap_or_else(|| PathBuf::from("out"))
}

/// Names what was left long ago.
pub(super) fn name_old(out: &Path, findings: &mut Findings) {
    for left in left(out) {
        let age = age(&left);
        if age > OLD {
            let days = age.as_secs() / (24 * 60 * 60);
            let finding = Diagnostic::warning(Code::StagingLeft).with("folder", left.path.display());
            findings.push(finding.with("days", days));
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "how old something is; no output depends on it")]
fn age(left: &Left) -> Duration {
    SystemTime::now().duration_since(left.modified).unwrap_or_default()
}

//! `mailbag archive`: one file a command, or a few that belong together.

mod add;
pub(super) mod args;
mod erase;
mod expire;
mod export;
mod list;
mod person;
pub(super) mod place;
mod plot;
mod record;
mod search;
mod stats;
mod verify;

use std::path::{Path, PathBuf};

use crate::archive::open::Access;
use crate::archive::query;
use crate::archive::secret::Keyring;
use crate::archive::{self, Archive, Who, reapply};
use crate::batch;
use crate::campaign::naming::nearest;
use crate::cli::archive::args::{ArchiveArguments, What};
use crate::cli::archive::place::{ended, place};
use crate::cli::report::Report;
use crate::cli::words::{archive as words, erasures};
use crate::cli::{Ending, job};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::lang::iso_day;

/// Why a command ended without having done what was asked.
enum Stop {
    /// As for every other command.
    Ending(Ending),
    /// The archive did not do it.
    Archive(archive::Error),
}

impl From<Ending> for Stop {
    fn from(ending: Ending) -> Self {
        Self::Ending(ending)
    }
}

impl From<anyhow::Error> for Stop {
    fn from(error: anyhow::Error) -> Self {
        Self::Ending(error.into())
    }
}

impl From<batch::Error> for Stop {
    fn from(error: batch::Error) -> Self {
        Self::Ending(error.into())
    }
}

impl From<archive::Error> for Stop {
    fn from(error: archive::Error) -> Self {
        Self::Archive(error)
    }
}

pub(super) fn run(arguments: ArchiveArguments, report: &mut Report) -> Result<(), Ending> {
    let desk = Desk::of(&arguments)?;
    let done = match arguments.what {
        What::Add { batch, moves } => add::run(&desk, &batch, moves, report),
        What::Event(arguments) => match arguments.undo {
            Some(number) => record::undo(&desk, &arguments.id, number, report),
            None => record::event(&desk, arguments, report),
        },
        What::List { json } => list::list(&desk, json.json, report),
        What::Show { id, json } => list::show(&desk, &id, json.json, report),
        What::Search { text, most, json } => search::run(&desk, &text.join(" "), most, json.json, report),
        What::Export { id, out, attachment } => export::run(&desk, &id, &out, attachment.as_deref(), report),
        What::Verify { id, json } => verify::run(&desk, id.as_deref(), json.json, report),
        What::Stats { plot, json } => stats::run(&desk, &plot, json.json, report),
        What::Sheet(arguments) => record::sheet(&desk, arguments, report),
        What::Correct { signer, column, value } => person::correct(&desk, &signer.signer, &column, &value, report),
        What::Restrict { signer, lift } => person::restrict(&desk, &signer.signer, lift, report),
        What::Expire { yes } => expire::run(&desk, yes, report),
        What::ExportSubject { signer, out } => erase::export_subject(&desk, &signer.signer, &out, report),
        What::Erase { signer, request, yes, json } => {
            erase::erase(&desk, &signer.signer, request.as_deref(), yes, json.json, report)
        }
        What::Reapply => erase::reapply(&desk, report),
        What::Log { most } => list::log(&desk, most, report),
    };
    done.map_err(|stop| match stop {
        Stop::Ending(Ending::Failed(error)) => Ending::InArchive(error),
        Stop::Ending(ending) => ending,
        Stop::Archive(archive::Error::NoBatch { name }) => {
            let names = desk.batches();
            report.line(&words::no_batch(&name, nearest(&name, names.iter().map(String::as_str))));
            Ending::Refused
        }
        Stop::Archive(error) => ended(error, report),
    })
}

/// Where the archive is, and who works with it.
struct Desk {
    folder: PathBuf,
    font_dir: Option<PathBuf>,
    keyring: Keyring,
    who: Who,
}

impl Desk {
    fn of(arguments: &ArchiveArguments) -> Result<Self, Ending> {
        let (folder, keyring) = place(&arguments.place)?;
        let user = || ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
        let name = arguments.by.clone().or_else(user).or_else(own_name).unwrap_or_else(|| "unknown".to_owned());
        Ok(Self {
            folder,
            font_dir: arguments.font_dir.clone(),
            keyring,
            who: Who { name, at: now(), today: job::today().to_string() },
        })
    }

    /// The ids of all batches; none where they cannot be read.
    fn batches(&self) -> Vec<String> {
        let lines = Archive::open(&self.folder, Access::Read).and_then(|archive| query::list(&archive));
        lines.unwrap_or_default().into_iter().map(|line| line.batch).collect()
    }

    /// Opens the archive; warns where others can look into it, where something is still to be cleared, and where the ledger of those who
    /// were erased is lost. What a killed run did not write into that is written now.
    fn open(&self, access: Access, report: &mut Report) -> Result<Archive, Stop> {
        self.keyring.apart_from(&self.folder)?;
        let archive = Archive::open(&self.folder, access)?;
        if archive.is_open_to_others() {
            report.line(&words::open_to_others(&self.folder));
        }
        if archive.is_unclear() {
            report.line(&words::still_unclear());
        }
        for file in self.keyring.open_to_others() {
            report.line(&words::key_open_to_others(&file));
        }
        match self.keyring.catch_up(&archive) {
            Ok(0) => {}
            Ok(lacking) => report.line(&erasures::ledger_lacked(&self.keyring.ledger_path(), lacking)),
            // Whoever only looks something up needs neither key nor ledger.
            Err(error) => words::ledger_trouble(&error).iter().for_each(|line| report.line(line)),
        }
        if reapply::is_owed(&archive, &self.keyring).unwrap_or(false) {
            report.line(&erasures::owed());
        }
        Ok(archive)
    }
}

/// The name of the user as the system has it, where no variable tells, as under cron.
fn own_name() -> Option<String> {
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::fs::MetadataExt;
        let user = std::fs::metadata("/proc/self").ok()?.uid().to_string();
        let users = std::fs::read_to_string("/etc/passwd").ok()?;
        let fields = users.lines().map(|line| line.split(':').collect::<Vec<_>>());
        let own =
            fields.filter(|fields| fields.get(2) == Some(&user.as_str())).find_map(|fields| fields.first().copied());
        own.map(str::to_owned).or(Some(user))
    }
    #[cfg(not(target_os = "linux"))]
    None
}

#[expect(clippy::disallowed_methods, reason = "the log of the archive says when something was done")]
fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// A day as it was typed.
fn day(typed: &str, report: &mut Report) -> Result<String, Stop> {
    match iso_day(typed.trim()) {
        Some(day) => Ok(day.to_string()),
        None => refuse(Diagnostic::error(Code::BadDate).with("value", typed), report),
    }
}

/// Prints a finding for which nothing is done.
fn refuse<T>(finding: Diagnostic, report: &mut Report) -> Result<T, Stop> {
    let mut findings = Findings::new();
    findings.push(finding);
    report.findings(&findings);
    Err(Ending::Refused.into())
}

/// A path as data on standard output.
fn print_path(path: &Path, report: &mut Report) -> Result<(), Stop> {
    Ok(report.data(&path.display().to_string())?)
}

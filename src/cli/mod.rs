//! The command line: what was typed, what it means, what is said about it.
//!
//! Comes in: arguments and `mailbag.toml` ([`args`], [`settings`]). Goes out: an exit code, and on the screen what
//! [`report`] prints with the sentences of [`words`].
//!
//! Exit codes: 0 everything asked for was made; 1 the command line or the input is wrong; 2 the machine failed;
//! 130 Ctrl-C.

mod approve;
mod archive;
mod args;
mod ask;
mod build;
mod check;
mod clean;
mod columns;
mod completions;
mod correct;
mod corrected;
mod cover;
mod discard;
mod dispatch;
mod doubts;
mod envelopes;
mod from_batch;
mod guide;
mod handover;
mod help;
mod init;
mod job;
mod join;
mod labels;
mod licenses;
mod limit;
mod list;
mod list_file;
mod mailing;
mod messages;
mod outside;
mod paint;
mod preview;
mod proof;
mod report;
mod reprint;
mod seal;
mod settings;
mod snippet;
mod specimen;
mod spool;
mod starter;
mod trace;
mod watch;
mod width;
mod words;

use std::ffi::OsString;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::FromArgMatches;

use crate::batch;
use crate::cli::args::{Cli, Command};
use crate::cli::report::{NoOutput, Report};

/// Everything asked for was made.
const MADE: u8 = 0;
/// The command line or the input is wrong.
const WRONG: u8 = 1;
/// The machine failed.
const FAILED: u8 = 2;
/// Ctrl-C.
const INTERRUPTED: u8 = 130;

/// Set by Ctrl-C.
static STOP: AtomicBool = AtomicBool::new(false);

/// Why a command ended without having made what was asked for.
enum Ending {
    /// The input is wrong; the findings have been printed.
    Refused,
    /// The machine failed, or the run was interrupted.
    Failed(anyhow::Error),
    /// The same at work on the archive, where no batch was to be made.
    InArchive(anyhow::Error),
    /// Ctrl-C ended what was to go on until then.
    Stopped,
}

/// Whether somebody pressed Ctrl-C.
fn is_stopped() -> bool {
    STOP.load(Ordering::Relaxed)
}

/// Ends what is under way after Ctrl-C.
fn unless_stopped() -> Result<(), batch::Error> {
    if is_stopped() { Err(batch::Error::Interrupted) } else { Ok(()) }
}

impl From<batch::Error> for Ending {
    fn from(error: batch::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<anyhow::Error> for Ending {
    fn from(error: anyhow::Error) -> Self {
        Self::Failed(error)
    }
}

/// Runs the program with these arguments, the first being its own name; hands back its exit code. With its name alone it asks in a
/// terminal what to build.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    words::choose();
    let mut arguments: Vec<OsString> = arguments.into_iter().collect();
    let colour = help::colour(&arguments);
    report::colour(colour);
    // Without a handler Ctrl-C still ends the program; the staging folder then stays behind, hidden.
    // The second Ctrl-C does not wait for the work to notice the first.
    let _ = ctrlc::set_handler(|| {
        if STOP.swap(true, Ordering::Relaxed) {
            std::process::exit(i32::from(INTERRUPTED));
        }
    });
    limit::outlive();
    let mut report = Report::default();
    if help::asks_nothing(&arguments) && ask::can_ask() {
        match guide::command(&mut report) {
            // Where there is nothing to ask about, the program's name alone gets the help.
            Ok(words) if words.is_empty() => arguments.truncate(1),
            Ok(words) => arguments.extend(words.into_iter().map(OsString::from)),
            Err(ending) => return code(Err(ending), &mut report),
        }
    }
    let typed = help::command().color(colour).try_get_matches_from(arguments);
    match typed.and_then(|typed| Cli::from_arg_matches(&typed)) {
        Ok(cli) => {
            trace::begin(cli.screen.verbose, report::is_coloured());
            report.obey(cli.screen);
            let ended = dispatch(cli.command, &mut report);
            code(ended, &mut report)
        }
        Err(error) => {
            let asked_for = !error.use_stderr();
            match words::misused(&error).filter(|_| !asked_for) {
                Some(told) => report.tell(&told),
                // A closed pipe is the only way this fails, and then nobody reads it.
                None => drop(error.print()),
            }
            if asked_for { MADE } else { WRONG }
        }
    }
}

/// Does what a command says.
fn dispatch(command: Command, report: &mut Report) -> Result<(), Ending> {
    match command {
        Command::Init(arguments) => init::run(&arguments, report),
        Command::List(arguments) => list::run(&arguments, report),
        Command::Check(arguments) => check::run(arguments, report),
        Command::Build(arguments) => build::run(arguments, report),
        Command::Preview(arguments) => preview::run(&arguments, report),
        Command::Proof(arguments) => proof::run(&arguments, report),
        Command::Envelopes(arguments) => envelopes::run(arguments, report),
        Command::Labels(arguments) => labels::run(arguments, report),
        Command::Columns(arguments) => columns::run(&arguments, report),
        Command::Messages(arguments) => messages::run(&arguments, report),
        Command::Join(arguments) => join::run(&arguments, report),
        Command::Clean(arguments) => clean::run(&arguments, report),
        Command::Cover(arguments) => cover::run(arguments, report),
        Command::Reprint(arguments) => reprint::run(&arguments, report),
        Command::Approve(arguments) => approve::run(&arguments, report),
        Command::Handover(arguments) => handover::run(&arguments, report),
        Command::Seal(arguments) => seal::run(&arguments, report),
        Command::Verify(arguments) => seal::verify(&arguments, report),
        Command::Discard(arguments) => discard::run(&arguments, report),
        Command::Archive(arguments) => archive::run(arguments, report),
        Command::Specimen(arguments) => specimen::run(&arguments, report),
        Command::Completions(arguments) => completions::completions(&arguments, report),
        Command::Man(arguments) => completions::man(&arguments, report),
        Command::Licenses => licenses::run(report),
    }
}

/// The exit code of what came of it; a failure is told.
fn code(ended: Result<(), Ending>, report: &mut Report) -> u8 {
    match ended {
        Ok(()) => MADE,
        Err(Ending::Refused) => WRONG,
        Err(Ending::Failed(error)) => failed(&error, report),
        Err(Ending::InArchive(error)) => failed_in_archive(&error, report),
        Err(Ending::Stopped) => INTERRUPTED,
    }
}

/// What concerns the archive in its own words; anything else as it is told of every command.
fn failed_in_archive(error: &anyhow::Error, report: &mut Report) -> u8 {
    match error.downcast_ref::<batch::Error>() {
        Some(batch::Error::Interrupted) => {
            report.tell(&words::interrupted_in_archive());
            INTERRUPTED
        }
        _ if is_out_of_room(error) => {
            report.tell(&words::no_room_in_archive(error, limit::is_passed(error)));
            FAILED
        }
        Some(batch::Error::Io { source, .. }) if is_forbidden(source) => {
            report.tell(&words::forbidden_in_archive(error));
            FAILED
        }
        _ => failed(error, report),
    }
}

fn failed(error: &anyhow::Error, report: &mut Report) -> u8 {
    match error.downcast_ref::<batch::Error>() {
        Some(batch::Error::Interrupted) => {
            let goes_on = report.tells_what_is_left();
            report.tell(&words::interrupted(goes_on));
            INTERRUPTED
        }
        Some(batch::Error::Damaged { path }) => {
            report.tell(&words::damaged(path));
            WRONG
        }
        Some(batch::Error::Disturbed { path }) => {
            report.tell(&words::disturbed(path));
            FAILED
        }
        Some(batch::Error::ListChanged) => {
            report.tell(&words::list_changed());
            WRONG
        }
        Some(batch::Error::Busy { folder }) => {
            report.tell(&words::busy(folder));
            FAILED
        }
        _ if is_out_of_room(error) => {
            let goes_on = report.tells_what_is_left();
            report.tell(&words::no_room(error, limit::is_passed(error), goes_on));
            FAILED
        }
        Some(batch::Error::Io { source, .. }) if is_forbidden(source) => {
            report.tell(&words::forbidden(error));
            FAILED
        }
        _ => {
            report.tell(&words::failure(error));
            FAILED
        }
    }
}

/// Whether something failed for want of room; standard output is nothing in which room could be made.
fn is_out_of_room(error: &anyhow::Error) -> bool {
    let is_full = || limit::is_passed(error) || error.chain().filter_map(|cause| cause.downcast_ref()).any(is_full);
    !error.is::<NoOutput>() && is_full()
}

/// Whether a write failed for want of room on the disk or in a quota.
fn is_full(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{QuotaExceeded, StorageFull};
    matches!(error.kind(), StorageFull | QuotaExceeded)
}

/// Whether a write failed for want of leave.
fn is_forbidden(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
    matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem)
}

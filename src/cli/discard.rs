//! `mailbag discard`: removes a batch that was never sent, or a folder of envelopes or labels, after showing what it holds.

use std::io::{self, BufRead, IsTerminal};
use std::path::{Path, PathBuf};

use crate::archive::event;
use crate::batch::events::{self, Event};
use crate::batch::lock::Hold;
use crate::batch::mailing_folder::{self, MailingFolder};
use crate::batch::stored::looks_like_batch;
use crate::batch::{StoredBatch, chain, staging};
use crate::cli::archive::place;
use crate::cli::args::DiscardArguments;
use crate::cli::report::Report;
use crate::cli::{Ending, from_batch, handover, words};
use crate::diagnostic::{Code, Diagnostic, Findings};

pub(crate) fn run(arguments: &DiscardArguments, report: &mut Report) -> Result<(), Ending> {
    if mailing_folder::is_called_so(&arguments.batch) && !looks_like_batch(&arguments.batch) {
        return discard_mailing(&arguments.batch, arguments.yes, report);
    }
    let batch = from_batch::open(&arguments.batch, report)?;
    let events = events::read(&batch.folder)?;
    show(&words::holdings(&batch, &events), arguments.yes, report);
    let id = &batch.manifest.batch;
    let findings = against(&batch, arguments.archive.as_ref(), report)?;
    report.findings(&findings);
    if findings.has_errors() {
        return Err(Ending::Refused);
    }
    confirm(id, arguments.yes, report)?;
    let _hold = Hold::alone(&batch.folder)?;
    // The question may have stood for an hour, in which somebody sent the batch or went on from it.
    let findings = against(&batch, arguments.archive.as_ref(), report)?;
    report.findings(&findings);
    if findings.has_errors() {
        return Err(Ending::Refused);
    }
    staging::remove_batch(&batch.folder)?;
    report.line(&words::discarded(id));
    Ok(())
}

/// Removes a folder of envelopes or labels, which nothing goes on from and no event is about.
fn discard_mailing(folder: &Path, yes: bool, report: &mut Report) -> Result<(), Ending> {
    let MailingFolder { name, files, bytes } = open_mailing(folder, report)?;
    show(&words::holdings_of_mailing(folder, files, bytes), yes, report);
    confirm(&name, yes, report)?;
    let _hold = Hold::alone(folder)?;
    // Somebody may have put something there while the question stood.
    open_mailing(folder, report)?;
    staging::remove_batch(folder)?;
    report.line(&words::discarded(&name));
    Ok(())
}

fn open_mailing(folder: &Path, report: &mut Report) -> Result<MailingFolder, Ending> {
    let mut findings = Findings::new();
    let opened = mailing_folder::open(folder, &mut findings);
    report.findings(&findings);
    opened?.ok_or(Ending::Refused)
}

/// Shows what is to be removed; whoever is asked sees what about.
fn show(lines: &[String], yes: bool, report: &mut Report) {
    for line in lines {
        if yes { report.line(line) } else { report.tell(line) }
    }
}

fn confirm(name: &str, yes: bool, report: &mut Report) -> Result<(), Ending> {
    if yes || confirmed(report) {
        return Ok(());
    }
    let mut findings = Findings::new();
    findings.push(Diagnostic::error(Code::NotConfirmed).with("batch", name));
    report.findings(&findings);
    Err(Ending::Refused)
}

/// What speaks against removing a batch: that it was sent, and batches that go on from it or correct it, which could not be
/// understood without it.
fn against(batch: &StoredBatch, archive: Option<&PathBuf>, report: &mut Report) -> Result<Findings, Ending> {
    let mut findings = Findings::new();
    let id = &batch.manifest.batch;
    let mut events = events::read(&batch.folder)?;
    events.retain(Event::is_sent);
    // What happens to a batch that is in an archive is recorded there alone.
    if let Some(archive) = place::opened(archive, report)? {
        let known = event::sent(&archive, id).map_err(|error| place::ended(error, report))?;
        events.extend(known.into_iter().filter(|event| !events.contains(event)).collect::<Vec<_>>());
    }
    for event in &events {
        findings.push(handover::sent(id, event, Diagnostic::error(Code::AlreadySent)));
    }
    for follower in chain::followers(batch) {
        findings.push(Diagnostic::error(Code::FollowedBy).with("batch", id).with("by", follower.batch));
    }
    Ok(findings)
}

/// Asks in a terminal; elsewhere nobody can answer.
fn confirmed(report: &mut Report) -> bool {
    let mut input = io::stdin().lock();
    if !io::stdin().is_terminal() {
        return false;
    }
    report.tell(&words::discard_question());
    let mut answer = String::new();
    // Who closes the terminal has not said yes.
    input.read_line(&mut answer).is_ok() && words::is_yes(&answer)
}

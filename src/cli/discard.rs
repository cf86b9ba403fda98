//! `mailbag discard`: removes a batch that was never sent, after showing what it holds.

use std::io::{self, BufRead, IsTerminal};

use crate::batch::lock::Hold;
use crate::batch::{StoredBatch, chain, events, staging};
use crate::cli::args::DiscardArguments;
use crate::cli::report::Report;
use crate::cli::{Ending, from_batch, handover, words};
use crate::diagnostic::{Code, Diagnostic, Findings};

pub(crate) fn run(arguments: &DiscardArguments, report: &mut Report) -> Result<(), Ending> {
    let batch = from_batch::open(&arguments.batch, report)?;
    let events = events::read(&batch.folder)?;
    for line in words::holdings(&batch, &events) {
        // Whoever is asked sees what about.
        if arguments.yes { report.line(&line) } else { report.tell(&line) }
    }
    let id = &batch.manifest.batch;
    let mut findings = against(&batch)?;
    if findings.is_empty() && !arguments.yes && !confirmed(report) {
        findings.push(Diagnostic::error(Code::NotConfirmed).with("batch", id));
    }
    report.findings(&findings);
    if findings.has_errors() {
        return Err(Ending::Refused);
    }
    let _hold = Hold::alone(&batch.folder)?;
    // The question may have stood for an hour, in which somebody sent the batch or went on from it.
    let findings = against(&batch)?;
    report.findings(&findings);
    if findings.has_errors() {
        return Err(Ending::Refused);
    }
    staging::remove_batch(&batch.folder)?;
    report.line(&words::discarded(id));
    Ok(())
}

/// What speaks against removing a batch: that it was sent, and batches that go on from it or correct it, which could not be
/// understood without it.
fn against(batch: &StoredBatch) -> Result<Findings, Ending> {
    let mut findings = Findings::new();
    let id = &batch.manifest.batch;
    for event in events::read(&batch.folder)?.iter().filter(|event| event.is_sent()) {
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

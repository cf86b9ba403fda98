//! `mailbag discard`: removes a batch that was never sent, after showing what it holds.

use std::io::{self, BufRead, IsTerminal};

use crate::batch::{StoredBatch, chain, events, staging, stored};
use crate::cli::args::DiscardArguments;
use crate::cli::report::Report;
use crate::cli::{Ending, from_batch, handover, words};
use crate::diagnostic::{Code, Diagnostic, Findings};

pub(crate) fn run(arguments: &DiscardArguments, report: &mut Report) -> Result<(), Ending> {
    let batch = from_batch::open(&arguments.batch, report)?;
    let events = events::read(&batch.folder)?;
    for line in words::en::holdings(&batch, &events) {
        report.line(&line);
    }
    let mut findings = Findings::new();
    let id = &batch.manifest.batch;
    for event in events.iter().filter(|event| event.is_sent()) {
        findings.push(handover::sent(id, event, Diagnostic::error(Code::AlreadySent)));
    }
    name_followers(&batch, &mut findings);
    if findings.is_empty() && !arguments.yes && !confirmed(report) {
        findings.push(Diagnostic::error(Code::NotConfirmed).with("batch", id));
    }
    report.findings(&findings);
    if findings.has_errors() {
        return Err(Ending::Refused);
    }
    staging::remove_batch(&batch.folder)?;
    report.line(&words::en::discarded(id));
    Ok(())
}

/// Batches that go on from this one or correct it: without it they could not be understood any more.
fn name_followers(batch: &StoredBatch, findings: &mut Findings) {
    let id = &batch.manifest.batch;
    for (by, (_, manifest)) in stored::beside(&chain::parent(&batch.folder)) {
        let delivery = &manifest.delivery;
        if by != *id && (delivery.after.contains(id) || delivery.corrects.as_ref() == Some(id)) {
            findings.push(Diagnostic::error(Code::FollowedBy).with("batch", id).with("by", by));
        }
    }
}

/// Asks in a terminal; elsewhere nobody can answer.
fn confirmed(report: &mut Report) -> bool {
    let mut input = io::stdin().lock();
    if !io::stdin().is_terminal() {
        return false;
    }
    report.line(words::en::DISCARD_QUESTION);
    let mut answer = String::new();
    // Who closes the terminal has not said yes.
    input.read_line(&mut answer).is_ok() && answer.trim() == words::en::YES
}

//! `mailbag handover`: what a print shop needs of a batch, and nothing else.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::batch::approval::Approvals;
use crate::batch::events::{self, Event, HANDED_OVER};
use crate::batch::handover::{self, Recipient};
use crate::batch::lock::Hold;
use crate::batch::{StoredBatch, chain, corrected};
use crate::cli::args::HandoverArguments;
use crate::cli::report::Report;
use crate::cli::words::job_sheet;
use crate::cli::{Ending, STOP, from_batch, job, outside, words};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::lang::iso_day;

/// Days that a print shop keeps the files where nobody says otherwise (tuned: a job, and a reprint of what went wrong).
const KEPT: i64 = 30;

pub(crate) fn run(arguments: &HandoverArguments, report: &mut Report) -> Result<(), Ending> {
    let mut findings = Findings::new();
    let today = job::today();
    let delete_by = delete_by(arguments.delete_by.as_deref(), today, &mut findings);
    let recipients: Vec<Recipient> = arguments.age.iter().filter_map(|typed| recipient(typed, &mut findings)).collect();
    report.findings(&findings);
    let batch = from_batch::open(&arguments.batch, report)?;
    let Some(delete_by) = delete_by.filter(|_| !findings.has_errors()) else { return Err(Ending::Refused) };

    let mut findings = Findings::new();
    outside::refuse_out(&arguments.out, &mut findings);
    let _hold = Hold::alone(&batch.folder)?;
    before(&batch, &mut findings)?;
    let place = handover::place(&batch, &arguments.out, &recipients, &mut findings);
    report.findings(&findings);
    let made = place.filter(|_| !findings.has_errors()).ok_or(Ending::Refused)?;
    let files = handover::files(&batch)?;
    let sheet = job_sheet::text(&batch, &files, delete_by);
    let note = || events::add(&batch.folder, &Event { kind: HANDED_OVER.to_owned(), on: today.to_string() });
    handover::make(&batch, &made, &files, &sheet, &recipients, &STOP, note)?;
    report.line(&words::handed_over(&batch.manifest, delete_by, &made, !recipients.is_empty()));
    let path = made.display().to_string();
    report.data(&if arguments.json {
        let batch = &batch.manifest.batch;
        serde_json::json!({ "batch": batch, "path": path, "delete_by": delete_by.to_string() }).to_string()
    } else {
        path
    })?;
    Ok(())
}

fn delete_by(typed: Option<&str>, today: Date, findings: &mut Findings) -> Option<Date> {
    let Some(typed) = typed else { return today.checked_add(jiff::Span::new().days(KEPT)).ok() };
    let day = iso_day(typed);
    match day {
        None => findings.push(Diagnostic::error(Code::BadDate).with("value", typed)),
        Some(day) if day < today => {
            let finding = Diagnostic::error(Code::OptionDoesNotApply).with("option", format!("--delete-by {day}"));
            findings.push(finding.with("reason", "past"));
        }
        Some(_) => {}
    }
    day
}

fn recipient(typed: &str, findings: &mut Findings) -> Option<Recipient> {
    let recipient = Recipient::parse(typed);
    if recipient.is_none() {
        // A secret key that was typed by mistake is not repeated on the screen.
        let is_secret = typed.trim().to_ascii_uppercase().starts_with("AGE-SECRET-KEY-");
        let shown = if is_secret { "AGE-SECRET-KEY-…" } else { typed };
        findings.push(Diagnostic::error(Code::BadRecipient).with("value", shown));
    }
    recipient
}

/// What somebody should know before the batch leaves the house.
fn before(batch: &StoredBatch, findings: &mut Findings) -> Result<(), Ending> {
    let id = &batch.manifest.batch;
    if batch.manifest.sample {
        findings.push(Diagnostic::warning(Code::SampleList));
    }
    if let Err(void) = Approvals::read(&batch.folder, id, &batch.manifest_sha256) {
        if let Some(finding) = void.finding(&batch.folder) {
            findings.push(finding);
        }
        findings.push(Diagnostic::warning(Code::NotApproved).with("batch", id));
    }
    for event in events::read(&batch.folder)?.iter().filter(|event| event.is_sent()) {
        findings.push(sent(id, event, Diagnostic::warning(Code::AlreadySent)));
    }
    let beside =
        chain::followers(batch).into_iter().filter(|follower| follower.corrects).map(|follower| follower.batch);
    let elsewhere = corrected::elsewhere(&batch.folder, None)?.into_iter().map(|(by, _)| by);
    for by in beside.chain(elsewhere).collect::<BTreeSet<_>>() {
        findings.push(Diagnostic::warning(Code::Corrected).with("batch", id).with("by", by));
    }
    Ok(())
}

/// The finding that a batch has left the house by an event.
pub(super) fn sent(batch: &str, event: &Event, finding: Diagnostic) -> Diagnostic {
    finding.with("batch", batch).with("kind", &event.kind).with("on", &event.on)
}

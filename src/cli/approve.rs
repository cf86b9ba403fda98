//! `mailbag approve`: writes down who approved a batch.

use crate::batch::approval::{Approval, Approvals};
use crate::batch::lock::Hold;
use crate::cli::args::ApproveArguments;
use crate::cli::report::Report;
use crate::cli::{Ending, from_batch, words};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::signers::is_forbidden;

pub(crate) fn run(arguments: &ApproveArguments, report: &mut Report) -> Result<(), Ending> {
    let by = arguments.by.trim();
    if by.is_empty() || by.chars().any(|character| character.is_control() || is_forbidden(character)) {
        report.findings(&Diagnostic::error(Code::BadName).with("option", "--by").into());
        return Err(Ending::Refused);
    }
    let batch = from_batch::open(&arguments.batch, report)?;
    let mut findings = Findings::new();
    if batch.manifest.sample {
        findings.push(Diagnostic::warning(Code::SampleList));
    }
    let approval = Approval { by: by.to_owned(), at: now() };
    let (id, hash) = (&batch.manifest.batch, &batch.manifest_sha256);
    let _hold = Hold::alone(&batch.folder)?;
    let added = Approvals::add(&batch.folder, id, hash, approval, &mut findings);
    report.findings(&findings);
    report.line(&words::approved(id, by, added?));
    report.data(&batch.path("approval.json").display().to_string())?;
    Ok(())
}

/// This second, in UTC.
#[expect(clippy::disallowed_methods, reason = "when somebody approved is what is written down")]
fn now() -> String {
    let now = jiff::Timestamp::now();
    jiff::Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}

//! `mailbag archive verify`: whether everything is what it was.

use crate::archive::open::Access;
use crate::archive::verify::{ledger, verify};
use crate::cli::archive::{Desk, Stop};
use crate::cli::report::Report;
use crate::cli::words::en::archive as words;
use crate::cli::{Ending, STOP};

pub(super) fn run(desk: &Desk, id: Option<&str>, json: bool, report: &mut Report) -> Result<(), Stop> {
    let archive = desk.open(Access::Read, report)?;
    let mut verified = verify(&archive, id, &STOP)?;
    if id.is_none() {
        ledger(&archive, &desk.keyring, &mut verified)?;
    }
    if json {
        report.data(&serde_json::to_string(&verified).unwrap_or_default())?;
    }
    verified.problems.iter().for_each(|problem| report.line(&words::problem(problem)));
    report.line(&words::verified(&verified));
    if verified.problems.is_empty() { Ok(()) } else { Err(Ending::Refused.into()) }
}

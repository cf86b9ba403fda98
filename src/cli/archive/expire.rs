//! `mailbag archive expire`: what is past its time.

use crate::archive::expire::{due, expire};
use crate::archive::open::Access;
use crate::cli::STOP;
use crate::cli::archive::{Desk, Stop};
use crate::cli::report::Report;
use crate::cli::words::archive as words;

pub(super) fn run(desk: &Desk, yes: bool, report: &mut Report) -> Result<(), Stop> {
    let mut archive = desk.open(if yes { Access::Write } else { Access::Read }, report)?;
    let due = due(&archive, &desk.who.today)?;
    for line in words::lines(&due.over) {
        report.data(&line)?;
    }
    for line in words::due(&due) {
        report.line(&line);
    }
    if !yes {
        report.line(&words::expiry_preview(due.over.len()));
        return Ok(());
    }
    if !due.over.is_empty() {
        expire(&mut archive, &due.over, &desk.who, &STOP)?;
    }
    report.line(&words::expired(due.over.len()));
    Ok(())
}

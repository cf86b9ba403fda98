//! `mailbag archive list`, `show` and `log`.

use crate::archive::open::Access;
use crate::archive::query;
use crate::cli::archive::{Desk, Stop};
use crate::cli::report::Report;
use crate::cli::words::archive as words;

pub(super) fn list(desk: &Desk, json: bool, report: &mut Report) -> Result<(), Stop> {
    let archive = desk.open(Access::Read, report)?;
    let lines = query::list(&archive)?;
    if json {
        report.data(&serde_json::to_string(&lines).unwrap_or_default())?;
        return Ok(());
    }
    for line in words::lines(&lines) {
        report.data(&line)?;
    }
    report.line(&words::listed(&lines));
    Ok(())
}

pub(super) fn show(desk: &Desk, id: &str, json: bool, report: &mut Report) -> Result<(), Stop> {
    let archive = desk.open(Access::Read, report)?;
    let whole = query::show(&archive, id)?;
    if json {
        report.data(&serde_json::to_string(&whole).unwrap_or_default())?;
        return Ok(());
    }
    for line in words::whole(&whole) {
        report.data(&line)?;
    }
    Ok(())
}

pub(super) fn log(desk: &Desk, most: usize, report: &mut Report) -> Result<(), Stop> {
    let archive = desk.open(Access::Read, report)?;
    for line in words::log(&archive.log(most)?) {
        report.data(&line)?;
    }
    Ok(())
}

//! `mailbag archive search`: who signed what.

use crate::archive::open::Access;
use crate::archive::search::search;
use crate::archive::tokens;
use crate::cli::Ending;
use crate::cli::archive::{Desk, Stop};
use crate::cli::report::Report;
use crate::cli::words::archive as words;

pub(super) fn run(desk: &Desk, text: &str, most: usize, json: bool, report: &mut Report) -> Result<(), Stop> {
    if tokens::query(text).is_none() {
        report.line(&words::no_words());
        return Err(Ending::Refused.into());
    }
    let archive = desk.open(Access::Read, report)?;
    let found = search(&archive, text, most)?;
    if json {
        report.data(&serde_json::to_string(&found).unwrap_or_default())?;
        return Ok(());
    }
    for line in words::hits(&found) {
        report.data(&line)?;
    }
    report.line(&words::found(&found));
    Ok(())
}

//! `mailbag archive correct` and `restrict`: what a person may ask for beside being forgotten.

use crate::archive::erase::erased_on;
use crate::archive::matching::{self, Human};
use crate::archive::open::Access;
use crate::archive::{Archive, rights};
use crate::cli::Ending;
use crate::cli::archive::{Desk, Stop};
use crate::cli::report::Report;
use crate::cli::words::en::archive as words;

/// The one who is meant. More than one are listed, and nothing is done.
pub(super) fn only(desk: &Desk, archive: &Archive, meant: &str, report: &mut Report) -> Result<Human, Stop> {
    let mut humans = matching::find(archive, meant)?;
    match humans.len() {
        1 => Ok(humans.remove(0)),
        0 => {
            match erased_on(archive, &desk.keyring, meant)? {
                Some(day) => report.line(&words::erased_already(&day)),
                None => report.line(words::NOBODY),
            }
            Err(Ending::Refused.into())
        }
        count => {
            for line in humans.iter().flat_map(words::human) {
                report.data(&line)?;
            }
            report.line(&words::too_many(count));
            Err(Ending::Refused.into())
        }
    }
}

pub(super) fn correct(desk: &Desk, meant: &str, column: &str, value: &str, report: &mut Report) -> Result<(), Stop> {
    let mut archive = desk.open(Access::Write, report)?;
    let human = only(desk, &archive, meant, report)?;
    let rows = rights::correct(&mut archive, &human, column, value, &desk.who)?;
    report.line(&words::corrected(rows));
    Ok(())
}

pub(super) fn restrict(desk: &Desk, meant: &str, lift: bool, report: &mut Report) -> Result<(), Stop> {
    let mut archive = desk.open(Access::Write, report)?;
    let human = only(desk, &archive, meant, report)?;
    let rows = rights::restrict(&mut archive, &human, lift, &desk.who)?;
    report.line(&words::restricted(rows, lift));
    Ok(())
}

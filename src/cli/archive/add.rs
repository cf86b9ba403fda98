//! `mailbag archive add`: takes a batch in.

use std::path::Path;

use crate::archive::add::{Added, add, remove_folder};
use crate::archive::open::Access;
use crate::archive::reapply::erased_before;
use crate::batch::lock::Hold;
use crate::cli::archive::{Desk, Stop};
use crate::cli::report::Report;
use crate::cli::words::archive as words;
use crate::cli::{Ending, STOP, from_batch};

pub(super) fn run(desk: &Desk, folder: &Path, moves: bool, report: &mut Report) -> Result<(), Stop> {
    // Nobody writes beside the manifest, or removes the folder, while it is verified and read. What is no folder is told below.
    let _hold = match folder.symlink_metadata() {
        Ok(there) if there.is_dir() && moves => Some(Hold::alone(folder)?),
        Ok(there) if there.is_dir() => Some(Hold::with_others(folder)?),
        _ => None,
    };
    let batch = from_batch::open(folder, report)?;
    let mut archive = desk.open(Access::Make, report)?;
    // Before anything is changed: without the key nobody who was erased is known again in it.
    desk.keyring.secret(&archive)?;
    let name = &batch.manifest.batch;
    match add(&mut archive, &batch, &desk.who, &STOP)? {
        Added::Already { other, late } if late.is_empty() => report.line(&words::already_there(name, &other)),
        Added::Already { late, .. } => report.line(&words::late_added(&late)),
        Added::New { retention } => {
            report.line(&words::added(&batch.manifest, retention.as_deref()));
            let told = batch.erasures.erasures.len();
            if told > 0 {
                report.line(&words::erased_elsewhere(told));
            }
            let erased = erased_before(&archive, &desk.keyring, name)?;
            if erased > 0 {
                report.line(&words::erased_before(erased));
            }
        }
    }
    if moves {
        if !remove_folder(&archive, &batch, &STOP)? {
            report.line(&words::not_removed(folder));
            return Err(Ending::Refused.into());
        }
        report.line(&words::moved(folder));
    }
    Ok(report.data(name)?)
}

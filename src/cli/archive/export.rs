//! `mailbag archive export`: a batch, or one attachment, as it was.

use std::path::Path;

use crate::archive::open::Access;
use crate::archive::{event, export};
use crate::cli::STOP;
use crate::cli::archive::{Desk, Stop, print_path};
use crate::cli::report::Report;

pub(super) fn run(
    desk: &Desk,
    id: &str,
    out: &Path,
    attachment: Option<&str>,
    report: &mut Report,
) -> Result<(), Stop> {
    let archive = desk.open(Access::Read, report)?;
    let path = match attachment {
        None => export::export(&archive, id, out, &STOP)?,
        Some(name) => {
            let path = out.join(name);
            event::attachment(&archive, id, name, &path, &STOP)?;
            path
        }
    };
    print_path(&path, report)
}

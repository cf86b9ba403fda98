//! What is said where a run came to no end.

use crate::cli::words::escaped;

/// Ctrl-C.
pub(crate) const INTERRUPTED: &str = "interrupted: no batch was made";
/// The list is not the one that was checked.
pub(crate) const LIST_CHANGED: &str = "error: the list, or a signature image, changed while it was read\nhint: close it in the spreadsheet, then build again";

/// Another run is making the same batch.
pub(crate) fn busy(folder: &std::path::Path) -> String {
    let folder = escaped(&folder.display().to_string());
    format!("error: another run is at work on this batch, in `{folder}`\nhint: wait until it has ended")
}

/// A file of a shard has other bytes than were written.
pub(crate) fn damaged(path: &std::path::Path) -> String {
    let path = escaped(&path.display().to_string());
    format!(
        "error: `{path}` is damaged\nhint: make it again, or copy it again from where it is whole; nothing was made"
    )
}

/// The disk is full.
pub(crate) fn no_room(error: &anyhow::Error) -> String {
    let hint = if error.is::<crate::batch::Error>() {
        "choose another folder with --out"
    } else {
        "set TMPDIR to a folder with more"
    };
    format!("error: no room on the disk: {}\nhint: make room, or {hint}; no batch was made", whole(error))
}

/// The machine failed.
pub(crate) fn failure(error: &anyhow::Error) -> String {
    format!("error: {}", whole(error))
}

/// The machine does not let the program write.
pub(crate) fn forbidden(error: &anyhow::Error) -> String {
    format!("error: {}\nhint: choose a folder that you may write to with --out; no batch was made", whole(error))
}

/// An error with its causes, each once.
fn whole(error: &anyhow::Error) -> String {
    // An error of a stage holds its cause in its own words.
    let text = if error.is::<crate::batch::Error>() { error.to_string() } else { format!("{error:#}") };
    escaped(&text)
}

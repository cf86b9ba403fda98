//! What is said where a run came to no end.

use std::path::Path;

use crate::cli::words::catalogue::say;
use crate::cli::words::{escaped, hint_line, machine};

/// Ctrl-C; whether the next run goes on from what this one has finished.
pub(crate) fn interrupted(goes_on: bool) -> String {
    if goes_on { say!("interrupted-goes-on") } else { say!("interrupted") }
}

/// The list is not the one that was checked.
pub(crate) fn list_changed() -> String {
    with_hint(say!("list-changed"), &say!("list-changed.hint"))
}

/// Another run is making the same batch.
pub(crate) fn busy(folder: &Path) -> String {
    with_hint(say!("busy", folder = escaped(&folder.display().to_string())), &say!("busy.hint"))
}

/// A file of a shard has other bytes than were written.
pub(crate) fn damaged(path: &Path) -> String {
    with_hint(say!("damaged", path = escaped(&path.display().to_string())), &say!("damaged.hint"))
}

/// A file of the batch was taken away while it was made.
pub(crate) fn disturbed(path: &Path) -> String {
    with_hint(say!("disturbed", path = escaped(&path.display().to_string())), &say!("disturbed.hint"))
}

/// The disk is full, or a file as large as it may be; whether the next run goes on from what this one has finished.
pub(crate) fn no_room(error: &anyhow::Error, is_of_limit: bool, goes_on: bool) -> String {
    if is_of_limit {
        return with_hint(say!("file-too-large", error = whole(error)), &say!("file-too-large.hint"));
    }
    let hint = match error.is::<crate::batch::Error>() {
        true if goes_on => say!("no-room.hint-goes-on"),
        true => say!("no-room.hint-out"),
        false => say!("no-room.hint"),
    };
    with_hint(say!("no-room", error = whole(error)), &hint)
}

/// The machine failed.
pub(crate) fn failure(error: &anyhow::Error) -> String {
    say!("failure", error = whole(error))
}

/// The machine does not let the program write.
pub(crate) fn forbidden(error: &anyhow::Error) -> String {
    with_hint(say!("forbidden", error = whole(error)), &say!("forbidden.hint"))
}

/// What a failure was about: the copy of a list that can be read but once.
pub(crate) fn spool() -> String {
    say!("spool")
}

/// What a failure was about: data that could not be handed on.
pub(crate) fn standard_output() -> String {
    say!("standard-output")
}

/// Ctrl-C while the archive was at work.
pub(crate) fn interrupted_in_archive() -> String {
    with_hint(say!("archive-interrupted"), &say!("archive-interrupted.hint"))
}

/// The disk was full, or a file as large as it may be, while the archive was at work.
pub(crate) fn no_room_in_archive(error: &anyhow::Error, is_of_limit: bool) -> String {
    if is_of_limit {
        return with_hint(say!("file-too-large", error = whole(error)), &say!("file-too-large.hint-archive"));
    }
    with_hint(say!("no-room", error = whole(error)), &say!("archive-no-room-hint"))
}

/// The machine does not let the archive be changed, or be read.
pub(crate) fn forbidden_in_archive(error: &anyhow::Error) -> String {
    with_hint(say!("forbidden", error = whole(error)), &say!("archive-forbidden-hint"))
}

/// A message with what helps, on a line of its own.
pub(super) fn with_hint(message: String, hint: &str) -> String {
    message + "\n" + &hint_line(hint)
}

/// An error with its causes, each once.
fn whole(error: &anyhow::Error) -> String {
    // An error of a stage holds its cause in its own words.
    let text = if error.is::<crate::batch::Error>() { error.to_string() } else { format!("{error:#}") };
    escaped(&machine::said(&text))
}

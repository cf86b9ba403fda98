//! `events.jsonl`: what happened to a batch after it was made, a line each, beside the manifest, which never changes.
//!
//! ```json
//! {"kind":"handed-over","on":"2026-12-11"}
//! {"kind":"posted","on":"2026-12-14","carrier":"La Poste"}
//! ```
//!
//! `kind` and `on` (the day) are always there; whoever writes a line may add other keys, which are kept and not looked at.
//! Every kind but `handed-over` means that the batch has left the house: it was sent. A file that cannot be understood
//! counts as sent too, so that nothing that may have gone out is ever removed.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::batch::{Error, staging};

/// Name of the file.
pub(crate) const NAME: &str = "events.jsonl";

/// The batch was copied for a print shop.
pub const HANDED_OVER: &str = "handed-over";

/// Kinds of event that mean that the batch was sent, as the archive records them.
pub const SENT: [&str; 7] = ["sent", "posted", "delivered", "received", "refused", "returned", "answered"];

/// Largest file in bytes (tuned: an event a letter for a large batch).
const LARGEST: u64 = 64 << 20;

/// Something that happened to a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// What: [`HANDED_OVER`], one of [`SENT`], or what a later version knows.
    pub kind: String,
    /// The day, as YYYY-MM-DD.
    pub on: String,
}

impl Event {
    /// Whether the batch has left the house by it.
    pub fn is_sent(&self) -> bool {
        self.kind != HANDED_OVER
    }
}

/// The events of a batch in order; none where there is no file. A line that is not understood is an event of the kind
/// `unknown`.
pub fn read(folder: &Path) -> Result<Vec<Event>, Error> {
    let Some(text) = text(folder)? else { return Ok(Vec::new()) };
    let unknown = || Event { kind: "unknown".to_owned(), on: String::new() };
    let lines = text.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    Ok(lines.map(|line| serde_json::from_slice(line).unwrap_or_else(|_| unknown())).collect())
}

/// An event that was added, with the file as it was before.
#[derive(Debug)]
#[must_use]
pub struct Added {
    path: PathBuf,
    before: Vec<u8>,
}

impl Added {
    /// Takes the event away again: what it tells did not happen.
    pub fn undo(self) -> Result<(), Error> {
        staging::write_alone(&self.path, &self.before)
    }
}

/// Adds an event. The other lines stay as they are.
pub fn add(folder: &Path, event: &Event) -> Result<Added, Error> {
    let before = text(folder)?.unwrap_or_default();
    let mut text = before.clone();
    if text.last().is_some_and(|byte| *byte != b'\n') {
        text.push(b'\n');
    }
    serde_json::to_writer(&mut text, event).map_err(|error| Error::Internal { what: error.to_string() })?;
    text.push(b'\n');
    let path = folder.join(NAME);
    staging::write_alone(&path, &text)?;
    Ok(Added { path, before })
}

/// The file; `None` where there is none.
fn text(folder: &Path) -> Result<Option<Vec<u8>>, Error> {
    let path = folder.join(NAME);
    match std::fs::symlink_metadata(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::Io { path, source }),
        Ok(metadata) if !metadata.is_file() || metadata.len() > LARGEST => {
            let source = std::io::Error::other("no file of events");
            Err(Error::Io { path, source })
        }
        Ok(_) => std::fs::read(&path).map(Some).map_err(Error::io(path)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Event, HANDED_OVER, SENT, add, read};

    #[test]
    fn events_are_kept_in_order_and_other_lines_as_they_are() {
        let scratch = tempfile::tempdir().expect("a folder");
        let event = |kind: &str| Event { kind: kind.to_owned(), on: "2026-12-11".to_owned() };
        assert_eq!(read(scratch.path()).expect("no file"), []);
        let line = "{\"kind\":\"posted\",\"on\":\"2026-12-11\",\"carrier\":\"x\"}";
        std::fs::write(scratch.path().join("events.jsonl"), line).expect("a file");
        let _ = add(scratch.path(), &event(HANDED_OVER)).expect("an event");
        assert_eq!(read(scratch.path()).expect("events"), [event("posted"), event(HANDED_OVER)]);
        let text = std::fs::read_to_string(scratch.path().join("events.jsonl")).expect("the file");
        assert!(text.starts_with(line), "{text}");
        add(scratch.path(), &event(HANDED_OVER)).expect("an event").undo().expect("it is taken away");
        assert_eq!(std::fs::read_to_string(scratch.path().join("events.jsonl")).expect("the file"), text);
    }

    #[test]
    fn all_but_handing_over_is_sending() {
        let is_sent = |kind: &str| Event { kind: kind.to_owned(), on: String::new() }.is_sent();
        assert!(SENT.into_iter().all(is_sent) && is_sent("unknown") && !is_sent(HANDED_OVER));
    }

    #[test]
    fn a_line_that_is_not_understood_counts_as_sent() {
        let scratch = tempfile::tempdir().expect("a folder");
        std::fs::write(scratch.path().join("events.jsonl"), "posted yesterday\n").expect("a file");
        assert!(read(scratch.path()).expect("events").iter().all(Event::is_sent));
    }
}

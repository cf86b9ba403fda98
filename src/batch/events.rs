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
pub(crate) const LARGEST: u64 = 64 << 20;

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
    let lines = text.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty());
    Ok(lines.map(|line| serde_json::from_slice(line).unwrap_or_else(|_| unknown())).collect())
}

/// An event with everything that the archive knows to read of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Told {
    pub(crate) kind: String,
    pub(crate) on: String,
    #[serde(default)]
    pub(crate) carrier: String,
    #[serde(default)]
    pub(crate) tracking: String,
    #[serde(default)]
    pub(crate) note: String,
    #[serde(default)]
    pub(crate) serials: String,
}

/// Whether a kind is one that is recorded: nothing that could be somebody's name.
fn is_kind(kind: &str) -> bool {
    kind == HANDED_OVER || SENT.contains(&kind)
}

/// Every line that is not blank, by its number from 1; `None` where it is not understood.
pub(crate) fn told(folder: &Path) -> Result<Vec<(usize, Option<Told>)>, Error> {
    let Some(text) = text(folder)? else { return Ok(Vec::new()) };
    let lines = text.split(|byte| *byte == b'\n').zip(1..).filter(|(line, _)| !line.trim_ascii().is_empty());
    let read = |line| serde_json::from_slice(line).ok().filter(|told: &Told| is_kind(&told.kind));
    Ok(lines.map(|(line, number)| (number, read(line))).collect())
}

/// The file with kind and day of each event alone: whatever else somebody wrote there may name people. `None` where nothing else stands
/// there.
pub(crate) fn bare(folder: &Path) -> Result<Option<Vec<u8>>, Error> {
    let Some(before) = text(folder)? else { return Ok(None) };
    let mut bare = Vec::new();
    for (_, told) in told(folder)? {
        let event = told.map_or_else(unknown, |told| Event { kind: told.kind, on: told.on });
        serde_json::to_writer(&mut bare, &event).map_err(|error| Error::Internal { what: error.to_string() })?;
        bare.push(b'\n');
    }
    Ok((bare != before).then_some(bare))
}

fn unknown() -> Event {
    Event { kind: "unknown".to_owned(), on: String::new() }
}

/// An event that was added, with the file as it was before.
#[derive(Debug)]
#[must_use]
pub struct Added {
    path: PathBuf,
    /// `None` where there was no file.
    before: Option<Vec<u8>>,
}

impl Added {
    /// Takes the event away again: what it tells did not happen.
    pub fn undo(self) -> Result<(), Error> {
        match self.before {
            Some(before) => staging::write_alone(&self.path, &before),
            None => staging::remove_alone(&self.path),
        }
    }
}

/// Adds an event. The other lines stay as they are.
pub fn add(folder: &Path, event: &Event) -> Result<Added, Error> {
    let before = text(folder)?;
    let mut text = before.clone().unwrap_or_default();
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
    use super::{Event, HANDED_OVER, SENT, add, bare, read, told};

    #[test]
    fn events_are_kept_in_order_and_other_lines_as_they_are() {
        let scratch = tempfile::tempdir().expect("a folder");
        let event = |kind: &str| Event { kind: kind.to_owned(), on: "2026-12-11".to_owned() };
        assert_eq!(read(scratch.path()).expect("no file"), []);
        add(scratch.path(), &event(HANDED_OVER)).expect("an event").undo().expect("it is taken away");
        assert_eq!(std::fs::read_dir(scratch.path()).expect("the folder").count(), 0);
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
    fn what_is_kept_of_lines_is_kind_and_day() {
        let scratch = tempfile::tempdir().expect("a folder");
        let path = scratch.path().join("events.jsonl");
        assert_eq!(bare(scratch.path()).expect("no file"), None);
        let good = "{\"kind\":\"posted\",\"on\":\"2026-12-11\"}\n";
        std::fs::write(&path, good).expect("a file");
        assert_eq!(bare(scratch.path()).expect("an answer"), None);
        let more = "{\"kind\":\"posted\",\"on\":\"2026-12-11\",\"by\":\"Quirin\",\"note\":\"x\"}\n\nQuirin\n";
        std::fs::write(&path, more).expect("a file");
        let bare = bare(scratch.path()).expect("an answer").expect("other lines");
        assert_eq!(String::from_utf8(bare).expect("text"), format!("{good}{{\"kind\":\"unknown\",\"on\":\"\"}}\n"));
        let told = told(scratch.path()).expect("lines");
        assert_eq!(told.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 3]);
        assert_eq!(told[0].1.as_ref().map(|told| told.note.as_str()), Some("x"));
        assert!(told[1].1.is_none());
        std::fs::write(&path, good.replace("posted", "Quirin called")).expect("a file");
        assert!(super::told(scratch.path()).expect("lines")[0].1.is_none());
    }

    #[test]
    fn a_line_that_is_not_understood_counts_as_sent() {
        let scratch = tempfile::tempdir().expect("a folder");
        std::fs::write(scratch.path().join("events.jsonl"), "posted yesterday\n").expect("a file");
        assert!(read(scratch.path()).expect("events").iter().all(Event::is_sent));
    }
}

//! What happened to a batch: posted, delivered, received, refused, returned, answered.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use rusqlite::{Connection, OptionalExtension, params};

use crate::archive::open::{Found, give_up, keep_announced, use_object};
use crate::archive::store;
use crate::archive::{Archive, Error, Who};
use crate::batch::approval::{self, Approvals};
use crate::batch::{events, ranges};
use crate::lang::iso_day;

/// The kinds of event that people record.
pub const KINDS: [&str; 6] = ["posted", "delivered", "received", "refused", "returned", "answered"];

/// Kinds that say that a batch has arrived.
pub(crate) const ARRIVED: [&str; 2] = ["delivered", "received"];

/// Something that happened.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Event {
    /// The number by which it is taken back; 0 while it is not written.
    pub number: i64,
    /// One of [`KINDS`], or what stood in the batch's own `events.jsonl`.
    pub kind: String,
    /// The day, as YYYY-MM-DD.
    pub on: String,
    /// Who carried it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub carrier: String,
    /// The carrier's number.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tracking: String,
    /// Anything else.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Serials, as people write them; empty for the whole batch.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub serials: String,
    /// Names of files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<String>,
}

impl Event {
    /// What of it somebody typed or added, in words of our own.
    pub(crate) fn filled(&self) -> Vec<&'static str> {
        let texts = [("note", &self.note), ("carrier", &self.carrier), ("tracking", &self.tracking)];
        let texts = texts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(column, _)| column);
        texts.chain((!self.attachments.is_empty()).then_some("attachment")).collect()
    }
}

/// Records an event of a batch, with files that are copied into the store.
///
/// Errors: [`Error::NoBatch`], [`Error::BadDay`], [`Error::NoSerial`], [`Error::BadAttachment`], [`Error::Database`], [`Error::Batch`].
pub fn record(
    archive: &mut Archive,
    batch: &str,
    event: &Event,
    files: &[PathBuf],
    who: &Who,
    stop: &AtomicBool,
) -> Result<(), Error> {
    let found = archive.batch(batch)?;
    // Nothing would take it away again.
    let found = if files.is_empty() && event.filled().is_empty() { found } else { found.living()? };
    let date: String = archive.db.query_row("SELECT date FROM batch WHERE id = ?1", [found.id], |row| row.get(0))?;
    within(&event.on, &earliest(&date), &who.today)?;
    for range in ranges::parse(&event.serials).unwrap_or_default() {
        // Letters of people who were erased, or of a batch whose time is over, are still on their way.
        let question = "SELECT count(*) FROM (SELECT serial FROM person WHERE batch = ?1 AND serial BETWEEN ?2 AND ?3
                        UNION SELECT serial FROM erasure WHERE batch = ?1 AND serial BETWEEN ?2 AND ?3)";
        let known: u64 =
            archive.db.query_row(question, params![found.id, range.start(), range.end()], |row| row.get(0))?;
        if found.expired.is_none() && known < range.end() - range.start() + 1 {
            return Err(Error::NoSerial { name: found.name, serial: *range.start() });
        }
    }
    let mut objects = Vec::new();
    for path in files {
        let name = path.file_name().and_then(|name| name.to_str()).ok_or(Error::BadAttachment)?;
        objects.push((name, path, store::measure(path, name, stop)?));
    }
    archive.announce(objects.iter().map(|(_, _, object)| object))?;
    let kept = keep(archive, &found, event, &objects, who, stop);
    if kept.is_err() {
        // A failure here is not the one to report; the next run clears the store.
        let _ = archive.settle();
    }
    kept
}

fn keep(
    archive: &mut Archive,
    found: &Found,
    event: &Event,
    files: &[(&str, &PathBuf, store::Object)],
    who: &Who,
    stop: &AtomicBool,
) -> Result<(), Error> {
    for (_, path, object) in files {
        archive.store.take(path, object, stop)?;
    }
    let transaction = archive.begin()?;
    let id = insert(&transaction, found.id, event)?;
    for (name, _, object) in files {
        use_object(&transaction, object)?;
        let question = "INSERT OR IGNORE INTO attachment (event, name, object) VALUES (?1, ?2, ?3)";
        if transaction.execute(question, params![id, name, object.name])? == 0 {
            return Err(Error::BadAttachment);
        }
    }
    who.log(&transaction, "event", &found.name, &format!("{} on {}", event.kind, event.on))?;
    keep_announced(&transaction)?;
    Ok(transaction.commit()?)
}

/// How long before the day of its letters a batch can have been handed over, in days (tuned: letters are dated ahead, by a month at
/// most).
const AHEAD: i64 = 31;

/// The first day on which something can happen to letters of this day.
pub(crate) fn earliest(date: &str) -> String {
    let day = iso_day(date).and_then(|day| day.checked_sub(jiff::ToSpan::days(AHEAD)).ok());
    day.map_or_else(|| FIRST.to_owned(), |day| day.to_string())
}

/// No day before it is taken for one on which something happened to paper.
pub(crate) const FIRST: &str = "1900-01-01";

/// [`Error::BadDay`] where a day is before the first one, or after tomorrow: it may be tomorrow elsewhere.
pub(crate) fn within(day: &str, first: &str, today: &str) -> Result<(), Error> {
    let last =
        iso_day(today).and_then(|day| day.tomorrow().ok()).map_or_else(|| today.to_owned(), |day| day.to_string());
    // Days written so are in order as texts are.
    if (first..=last.as_str()).contains(&day) {
        return Ok(());
    }
    Err(Error::BadDay { day: day.to_owned(), first: first.to_owned(), last })
}

/// Takes an event back that was recorded by mistake, with its files; the log keeps that it was there. Hands it back.
///
/// Errors: [`Error::NoBatch`], [`Error::NoEvent`], [`Error::Database`].
pub fn undo(archive: &mut Archive, batch: &str, number: i64, who: &Who) -> Result<Event, Error> {
    let found = archive.batch(batch)?;
    let event = of_batch(&archive.db, found.id)?.into_iter().find(|(id, _)| *id == number);
    let Some((_, event)) = event else { return Err(Error::NoEvent { batch: found.name, number }) };
    let transaction = archive.begin()?;
    transaction.execute("DELETE FROM event WHERE id = ?1", [number])?;
    who.log(&transaction, "undo event", &found.name, &format!("{} on {}", event.kind, event.on))?;
    give_up(&transaction, !event.filled().is_empty())?;
    transaction.commit()?;
    archive.settle().map_err(Error::not_cleared)?;
    Ok(event)
}

/// Whether somebody approved a batch, as it stands in its `approval.json`.
///
/// Errors: [`Error::NoBatch`], [`Error::Database`].
pub fn is_approved(archive: &Archive, batch: &str) -> Result<bool, Error> {
    let found = archive.batch(batch)?;
    let question = "SELECT manifest_sha256 FROM batch WHERE id = ?1";
    let manifest: String = archive.db.query_row(question, [found.id], |row| row.get(0))?;
    let files = archive.files(found.id)?;
    let file = files.iter().find(|(path, _)| path == approval::NAME);
    let go = AtomicBool::new(false);
    let text = file.and_then(|(_, object)| archive.store.read(object, approval::LARGEST, &go).ok());
    let approvals = text.and_then(|text| serde_json::from_slice::<Approvals>(&text).ok());
    Ok(approvals.is_some_and(|known| known.manifest_sha256 == manifest && !known.approvals.is_empty()))
}

/// Writes an event, in whatever transaction is open; hands back its number.
pub(crate) fn insert(db: &Connection, batch: i64, event: &Event) -> Result<i64, Error> {
    let Event { kind, on, carrier, tracking, note, serials, .. } = event;
    db.execute(
        "INSERT INTO event (batch, kind, \"on\", carrier, tracking, note, serials) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![batch, kind, on, carrier, tracking, note, serials],
    )?;
    Ok(db.last_insert_rowid())
}

/// The events of a batch by day.
pub(crate) fn of_batch(db: &Connection, batch: i64) -> Result<Vec<(i64, Event)>, Error> {
    let mut statement = db.prepare_cached(
        "SELECT id, kind, \"on\", carrier, tracking, note, serials FROM event WHERE batch = ?1 ORDER BY \"on\", id",
    )?;
    let mut attachments = db.prepare_cached("SELECT name FROM attachment WHERE event = ?1 ORDER BY name")?;
    let mut rows = statement.query([batch])?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let names = attachments.query_map([id], |row| row.get(0))?;
        let event = Event {
            number: id,
            kind: row.get(1)?,
            on: row.get(2)?,
            carrier: row.get(3)?,
            tracking: row.get(4)?,
            note: row.get(5)?,
            serials: row.get(6)?,
            attachments: names.collect::<Result<_, _>>()?,
        };
        events.push((id, event));
    }
    Ok(events)
}

/// The events of a batch by which it has left the house; none where the archive does not have it.
///
/// Errors: [`Error::Database`].
pub fn sent(archive: &Archive, batch: &str) -> Result<Vec<events::Event>, Error> {
    let found = match archive.batch(batch) {
        Err(Error::NoBatch { .. }) => return Ok(Vec::new()),
        found => found?,
    };
    let known = of_batch(&archive.db, found.id)?.into_iter();
    let known = known.map(|(_, event)| events::Event { kind: event.kind, on: event.on });
    Ok(known.filter(events::Event::is_sent).collect())
}

/// A file that is attached to an event of a batch, the last one of its name, copied out.
///
/// Errors: [`Error::NoBatch`], [`Error::NoAttachment`], [`Error::Exists`], [`Error::Changed`], [`Error::Batch`].
pub fn attachment(archive: &Archive, batch: &str, name: &str, to: &Path, stop: &AtomicBool) -> Result<(), Error> {
    let found = archive.batch(batch)?;
    let question = "SELECT event FROM attachment JOIN event ON event.id = event
                    WHERE batch = ?1 AND attachment.name = ?2 ORDER BY event DESC LIMIT 1";
    let event = archive.db.query_row(question, params![found.id, name], |row| row.get(0)).optional()?;
    let event = event.ok_or_else(|| Error::NoAttachment { batch: found.name, name: name.to_owned() })?;
    archive.store.copy_out(&object_of(&archive.db, event, name)?, to, stop)
}

/// The file of the store that is attached to an event by a name.
pub(crate) fn object_of(db: &Connection, event: i64, name: &str) -> Result<store::Object, Error> {
    let question = "SELECT object.name, bytes FROM attachment JOIN object ON object.name = attachment.object
                    WHERE event = ?1 AND attachment.name = ?2";
    Ok(db
        .query_row(question, params![event, name], |row| Ok(store::Object { name: row.get(0)?, bytes: row.get(1)? }))?)
}

#[cfg(test)]
mod tests {
    use super::{FIRST, earliest, within};

    #[test]
    fn days_are_neither_long_ago_nor_to_come() {
        let first = earliest("2026-12-10");
        assert_eq!(first, "2026-11-09");
        for (day, first, expected) in [
            ("2026-12-31", first.as_str(), true),
            ("2027-01-01", &first, true),
            ("2027-01-02", &first, false),
            ("2026-11-09", &first, true),
            ("2016-12-14", &first, false),
            ("1899-12-31", FIRST, false),
            ("1900-01-01", FIRST, true),
        ] {
            assert_eq!(within(day, first, "2026-12-31").is_ok(), expected, "{day}");
        }
    }
}

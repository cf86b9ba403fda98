//! What happened to a batch: posted, delivered, received, refused, returned, answered.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use rusqlite::{Connection, params};

use crate::archive::open::use_object;
use crate::archive::store;
use crate::archive::{Archive, Error, Who};
use crate::batch::approval::{self, Approvals};
use crate::batch::ranges;

/// The kinds of event that people record.
pub const KINDS: [&str; 6] = ["posted", "delivered", "received", "refused", "returned", "answered"];

/// Kinds that say that a batch has arrived.
pub(crate) const ARRIVED: [&str; 2] = ["delivered", "received"];

/// Something that happened.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Event {
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

/// Records an event of a batch, with files that are copied into the store.
///
/// Errors: [`Error::NoBatch`], [`Error::NoSerial`], [`Error::BadAttachment`], [`Error::Io`], [`Error::Database`].
pub fn record(
    archive: &mut Archive,
    batch: &str,
    event: &Event,
    files: &[PathBuf],
    who: &Who,
    stop: &AtomicBool,
) -> Result<(), Error> {
    let found = archive.batch(batch)?;
    for range in ranges::parse(&event.serials).unwrap_or_default() {
        let question = "SELECT count(DISTINCT serial) FROM person WHERE batch = ?1 AND serial BETWEEN ?2 AND ?3";
        let known: u64 =
            archive.db.query_row(question, params![found.id, range.start(), range.end()], |row| row.get(0))?;
        if known < range.end() - range.start() + 1 {
            return Err(Error::NoSerial { name: found.name, serial: *range.start() });
        }
    }
    let mut objects = Vec::new();
    for path in files {
        let name = path.file_name().and_then(|name| name.to_str()).ok_or(Error::BadAttachment)?;
        objects.push((name, path, store::measure(path, name, stop)?));
    }
    archive.announce(objects.iter().map(|(_, _, object)| object))?;
    for (_, path, object) in &objects {
        archive.store.take(path, object, stop)?;
    }
    let transaction = archive.begin()?;
    let id = insert(&transaction, found.id, event)?;
    for (name, _, object) in &objects {
        use_object(&transaction, object)?;
        let question = "INSERT OR IGNORE INTO attachment (event, name, object) VALUES (?1, ?2, ?3)";
        if transaction.execute(question, params![id, name, object.name])? == 0 {
            return Err(Error::BadAttachment);
        }
    }
    who.log(&transaction, "event", &found.name, &format!("{} on {}", event.kind, event.on))?;
    transaction.execute("DELETE FROM pending", [])?;
    Ok(transaction.commit()?)
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
    let text = file.and_then(|(_, object)| std::fs::read(archive.store.path(&object.name)).ok());
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

/// The files of an event that is found again by its batch and name, copied out.
pub fn attachment(archive: &Archive, batch: &str, name: &str, to: &Path, stop: &AtomicBool) -> Result<(), Error> {
    let found = archive.batch(batch)?;
    let question = "SELECT object.name, bytes FROM attachment JOIN event ON event.id = event
                    JOIN object ON object.name = attachment.object
                    WHERE batch = ?1 AND attachment.name = ?2 ORDER BY event DESC LIMIT 1";
    let object = archive.db.query_row(question, params![found.id, name], |row| {
        Ok(store::Object { name: row.get(0)?, bytes: row.get(1)? })
    });
    let object = object.map_err(|_| Error::BadAttachment)?;
    archive.store.copy_out(&object, to, stop)
}

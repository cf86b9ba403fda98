//! What was sent: all batches in a line each, and one batch with everything that is known of it.

use rusqlite::{Connection, Row, params};
use serde::Serialize;

use crate::archive::event::{self, ARRIVED, Event};
use crate::archive::sheets::{self, Sheet};
use crate::archive::{Archive, Error};
use crate::batch::ranges;
use crate::batch::retention::Retention;
use crate::lang::iso_day;

/// A batch in a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Its id.
    pub batch: String,
    /// Name of the letter.
    pub letter: String,
    /// `letter`, `petition` or `roll`.
    pub kind: String,
    /// Routes, the first with the originals.
    pub routes: Vec<String>,
    /// The day of the letters.
    pub date: String,
    /// Whether the list is the shipped sample.
    pub sample: bool,
    /// Accepted signers.
    pub signers: u64,
    /// Letters, or rows with a serial.
    pub letters: u64,
    /// Pages.
    pub pages: u64,
    /// Sheets of paper.
    pub sheets: u64,
    /// The last thing that happened to all of it, and its day.
    pub last_event: Option<(String, String)>,
    /// What happened to some letters, and to how many.
    pub of_some: Vec<(String, u64)>,
    /// Petition sheets that are not back.
    pub sheets_out: u64,
    /// Signatures on sheets that are back, without the struck ones.
    pub paper_signatures: u64,
    /// Persons who were erased.
    pub erased: u64,
    /// How long the campaign keeps it, if it says.
    pub retention: Option<String>,
    /// The last day on which it is kept.
    pub kept_until: Option<String>,
    /// The day on which it expired.
    pub expired: Option<String>,
    /// The number in the database.
    #[serde(skip)]
    pub(crate) id: i64,
}

const LINES: &str = "
    SELECT id, name, letter, kind, date, sample, signers, letters, pages, sheets, retention, expired,
           (SELECT count(*) FROM sheet WHERE batch = batch.id AND signatures IS NULL),
           (SELECT coalesce(sum(signatures - struck), 0) FROM sheet WHERE batch = batch.id),
           (SELECT count(DISTINCT person) FROM erasure WHERE batch = batch.id)
    FROM batch";

/// All batches, the newest letters first.
pub fn list(archive: &Archive) -> Result<Vec<Line>, Error> {
    lines(&archive.db, "ORDER BY date DESC, name", None)
}

/// One batch in a line.
pub(crate) fn line(db: &Connection, name: &str) -> Result<Line, Error> {
    let found = lines(db, "WHERE name = ?1", Some(name))?.into_iter().next();
    found.ok_or_else(|| Error::NoBatch { name: name.to_owned() })
}

fn lines(db: &Connection, end: &str, name: Option<&str>) -> Result<Vec<Line>, Error> {
    let mut statement = db.prepare(&format!("{LINES} {end}"))?;
    let parameters: Vec<&str> = name.into_iter().collect();
    let rows = statement.query_map(rusqlite::params_from_iter(parameters), read_line)?;
    let mut lines: Vec<Line> = rows.collect::<Result<_, _>>()?;
    for line in &mut lines {
        let mut routes = db.prepare_cached("SELECT route FROM batch_route WHERE batch = ?1 ORDER BY position")?;
        line.routes = routes.query_map([line.id], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let events = event::of_batch(db, line.id)?;
        let of_all = events.iter().rfind(|(_, event)| event.serials.is_empty());
        line.last_event = of_all.map(|(_, event)| (event.kind.clone(), event.on.clone()));
        for (_, event) in &events {
            let ranges = ranges::parse(&event.serials).unwrap_or_default();
            let letters = ranges.iter().map(|range| (range.end() - range.start()).saturating_add(1));
            let count = letters.fold(0, u64::saturating_add);
            match line.of_some.iter_mut().find(|(kind, _)| *kind == event.kind) {
                Some((_, known)) => *known = known.saturating_add(count),
                None if count > 0 => line.of_some.push((event.kind.clone(), count)),
                None => {}
            }
        }
        let arrived = events.iter().filter(|(_, event)| ARRIVED.contains(&event.kind.as_str()));
        // A day that is none would keep it for ever.
        let arrived = arrived.map(|(_, event)| event.on.as_str()).filter(|day| iso_day(day).is_some());
        let arrived = arrived.max().unwrap_or(&line.date);
        let retention = line.retention.as_deref().and_then(Retention::parse);
        line.kept_until = retention.zip(iso_day(arrived)).map(|(time, day)| time.last_day(day).to_string());
    }
    Ok(lines)
}

fn read_line(row: &Row<'_>) -> rusqlite::Result<Line> {
    Ok(Line {
        id: row.get(0)?,
        batch: row.get(1)?,
        letter: row.get(2)?,
        kind: row.get(3)?,
        date: row.get(4)?,
        sample: row.get(5)?,
        signers: row.get(6)?,
        letters: row.get(7)?,
        pages: row.get(8)?,
        sheets: row.get(9)?,
        retention: row.get(10)?,
        expired: row.get(11)?,
        sheets_out: row.get(12)?,
        paper_signatures: row.get(13)?,
        erased: row.get(14)?,
        routes: Vec::new(),
        last_event: None,
        of_some: Vec::new(),
        kept_until: None,
    })
}

/// A batch with everything that is known of it.
#[derive(Debug, Clone, Serialize)]
pub struct Whole {
    /// The batch in a line.
    #[serde(flatten)]
    pub line: Line,
    /// Version of the program that made it.
    pub tool: String,
    /// SHA-256 of its manifest.
    pub manifest_sha256: String,
    /// Where the folder stood when it was added.
    pub origin: String,
    /// The day on which it was added.
    pub added: String,
    /// Rows of its list whose data are restricted.
    pub restricted: Vec<u64>,
    /// What happened to it.
    pub events: Vec<Event>,
    /// Its petition sheets.
    pub petition_sheets: Vec<Sheet>,
    /// Its files: path, SHA-256 and bytes.
    pub files: Vec<StoredFile>,
}

/// A file of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StoredFile {
    /// Its path in the batch.
    pub path: String,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
    /// Bytes.
    pub bytes: u64,
}

/// Everything that is known of a batch. Errors: [`Error::NoBatch`], [`Error::Database`].
pub fn show(archive: &Archive, name: &str) -> Result<Whole, Error> {
    let line = line(&archive.db, name)?;
    let question = "SELECT tool, manifest_sha256, origin, added FROM batch WHERE id = ?1";
    let (tool, manifest_sha256, origin, added) = archive
        .db
        .query_row(question, params![line.id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    let question = "SELECT row FROM person WHERE batch = ?1 AND restricted IS NOT NULL ORDER BY row";
    let mut statement = archive.db.prepare(question)?;
    let restricted = statement.query_map([line.id], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let files = archive.files(line.id)?.into_iter().map(|(path, object)| StoredFile {
        path,
        sha256: crate::archive::store::hash_of(&object.name).to_owned(),
        bytes: object.bytes,
    });
    Ok(Whole {
        tool,
        manifest_sha256,
        origin,
        added,
        restricted,
        events: event::of_batch(&archive.db, line.id)?.into_iter().map(|(_, event)| event).collect(),
        petition_sheets: sheets::of_batch(&archive.db, line.id)?,
        files: files.collect(),
        line,
    })
}

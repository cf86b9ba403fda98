//! Who did what with the archive, and when. No signer is named: a batch and serials say enough.

use rusqlite::{Connection, params};

use crate::archive::Error;

/// Who works, and when: the archive asks no clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// Whoever runs the program.
    pub name: String,
    /// Now, as RFC 3339 in UTC.
    pub at: String,
    /// Today, as YYYY-MM-DD.
    pub today: String,
}

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Entry {
    /// When, as RFC 3339 in UTC.
    pub at: String,
    /// Who.
    pub who: String,
    /// What: the name of a command.
    pub what: String,
    /// Of which batch; empty for none or many.
    pub batch: String,
    /// Numbers and serials.
    pub detail: String,
}

impl Who {
    /// Writes a line, in whatever transaction is open.
    pub(crate) fn log(&self, db: &Connection, what: &str, batch: &str, detail: &str) -> Result<(), Error> {
        let question = "INSERT INTO log (at, who, what, batch, detail) VALUES (?1, ?2, ?3, ?4, ?5)";
        db.prepare_cached(question)?.execute(params![self.at, self.name, what, batch, detail])?;
        Ok(())
    }
}

/// The last lines, the newest first.
pub(crate) fn last(db: &Connection, most: usize) -> Result<Vec<Entry>, Error> {
    let mut statement = db.prepare("SELECT at, who, what, batch, detail FROM log ORDER BY id DESC LIMIT ?1")?;
    let entries = statement.query_map([i64::try_from(most).unwrap_or(i64::MAX)], |row| {
        Ok(Entry { at: row.get(0)?, who: row.get(1)?, what: row.get(2)?, batch: row.get(3)?, detail: row.get(4)? })
    })?;
    Ok(entries.collect::<Result<_, _>>()?)
}

//! Batches whose time is over: everything goes but the manifest, which names nobody, and the numbers.

use std::sync::atomic::AtomicBool;

use rusqlite::params;

use crate::archive::open::give_up;
use crate::archive::query::{self, Line};
use crate::archive::{Archive, Error, Who};
use crate::batch::manifest;

/// What is due on a day.
#[derive(Debug, Clone, Default)]
pub struct Due {
    /// Batches whose last day is over.
    pub over: Vec<Line>,
    /// Those of them that stay, since somebody's data in them are restricted.
    pub held: Vec<Line>,
    /// Batches whose campaign says no time.
    pub without: Vec<Line>,
}

/// What is past its time on a day.
pub fn due(archive: &Archive, today: &str) -> Result<Due, Error> {
    let mut due = Due::default();
    for line in query::list(archive)?.into_iter().filter(|line| line.expired.is_none()) {
        match &line.kept_until {
            None => due.without.push(line),
            // Days written so are in order as texts are.
            Some(last) if last.as_str() >= today => {}
            Some(_) if is_restricted(archive, line.id)? => due.held.push(line),
            Some(_) => due.over.push(line),
        }
    }
    Ok(due)
}

fn is_restricted(archive: &Archive, batch: i64) -> Result<bool, Error> {
    let question = "SELECT EXISTS (SELECT 1 FROM person WHERE batch = ?1 AND restricted IS NOT NULL)";
    Ok(archive.db.query_row(question, [batch], |row| row.get(0))?)
}

/// Takes everything of these batches away but manifest and numbers, in one transaction.
pub fn expire(archive: &mut Archive, batches: &[Line], who: &Who, stop: &AtomicBool) -> Result<(), Error> {
    let transaction = archive.begin()?;
    for line in batches {
        if stop.load(std::sync::atomic::Ordering::Relaxed) {
            return Err(Error::interrupted());
        }
        let id = params![line.id];
        transaction.execute("DELETE FROM person_text WHERE rowid IN (SELECT id FROM person WHERE batch = ?1)", id)?;
        transaction.execute("DELETE FROM person WHERE batch = ?1", id)?;
        transaction.execute("DELETE FROM batch_text WHERE rowid = ?1", id)?;
        let files = "DELETE FROM file WHERE batch = ?1 AND path <> ?2";
        transaction.execute(files, params![line.id, manifest::NAME])?;
        let attachments = "DELETE FROM attachment WHERE event IN (SELECT id FROM event WHERE batch = ?1)";
        transaction.execute(attachments, id)?;
        // Whatever somebody typed may hold a name; kinds, days and numbers stay.
        transaction.execute("UPDATE event SET note = '', carrier = '', tracking = '' WHERE batch = ?1", id)?;
        transaction.execute("UPDATE sheet SET scan = NULL, place = '' WHERE batch = ?1", id)?;
        let expired = "UPDATE batch SET expired = ?2, origin = '' WHERE id = ?1";
        transaction.execute(expired, params![line.id, who.today])?;
        who.log(&transaction, "expire", &line.batch, &format!("{} letters", line.letters))?;
    }
    give_up(&transaction, true)?;
    transaction.commit()?;
    archive.settle().map_err(Error::not_cleared)
}

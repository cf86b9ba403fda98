//! How much was sent: by campaign, route and month.

use rusqlite::Connection;
use serde::Serialize;

use crate::archive::sheets::{self, Totals};
use crate::archive::{Archive, Error};

/// Sums of the batches that have something in common.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// What they have in common: a letter, a route, a month.
    pub name: String,
    /// Batches.
    pub batches: u64,
    /// Batches that have left the house.
    pub sent: u64,
    /// Accepted signers; of a letter and of a month each person once, however many batches have them.
    pub signers: u64,
    /// Letters, or rows with a serial.
    pub letters: u64,
    /// Pages.
    pub pages: u64,
    /// Sheets of paper.
    pub sheets: u64,
}

/// The numbers of the archive.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Stats {
    /// By letter.
    pub campaigns: Vec<Sum>,
    /// By route: the originals go by the first route of a batch, copies by the others, and count there too.
    pub routes: Vec<Sum>,
    /// By month of the letters, as `2026-12`, in order.
    pub months: Vec<Sum>,
    /// Signatures by campaign, where it has petition sheets.
    pub signatures: Vec<Totals>,
    /// Batches made from the shipped sample, which are left out of all of it.
    pub samples: u64,
}

/// Counts everything but batches made from the shipped sample.
pub fn stats(archive: &Archive) -> Result<Stats, Error> {
    let db = &archive.db;
    let campaigns = sums(db, "letter", "counted", "")?;
    let mut statement = db.prepare(
        "SELECT DISTINCT letter FROM batch JOIN sheet ON sheet.batch = batch.id WHERE NOT sample ORDER BY letter",
    )?;
    let letters: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let samples = db.query_row("SELECT count(*) FROM batch WHERE sample", [], |row| row.get(0))?;
    Ok(Stats {
        samples,
        campaigns,
        routes: sums(db, "route", "signers", "JOIN batch_route ON batch_route.batch = batch.id")?,
        months: sums(db, "substr(date, 1, 7)", "counted", "")?,
        signatures: letters.iter().map(|letter| sheets::totals(db, letter)).collect::<Result<_, _>>()?,
    })
}

/// Counts the signers of a batch whom no other batch of its letter has yet. A row that gives no key is a person of its own, and so are
/// signers whom the list does not show, as in a batch from which somebody was erased before it came.
///
/// Whoever is in a batch that `corrects` another one of the archive is in that one, perhaps under a name that was wrong.
pub(crate) fn count(db: &Connection, batch: i64, corrects: Option<&str>) -> Result<(), Error> {
    let is_there = "SELECT EXISTS (SELECT 1 FROM batch WHERE name = ?1 AND NOT sample)";
    if db.query_row(is_there, [corrects], |row| row.get::<_, bool>(0))? {
        db.execute("UPDATE batch SET counted = 0 WHERE id = ?1", [batch])?;
        return Ok(());
    }
    let again = "SELECT count(DISTINCT person.id) FROM person
            JOIN person_key AS own ON own.person = person.id JOIN person_key AS known ON known.key = own.key
            JOIN person AS earlier ON earlier.id = known.person JOIN batch AS other ON other.id = earlier.batch
        WHERE person.batch = ?1 AND person.serial IS NOT NULL AND earlier.serial IS NOT NULL AND other.id <> ?1
            AND NOT other.sample AND other.letter = (SELECT letter FROM batch WHERE id = ?1)";
    let again: u64 = db.query_row(again, [batch], |row| row.get(0))?;
    let question = "UPDATE batch SET counted = max(signers - ?2, 0) WHERE id = ?1";
    db.execute(question, rusqlite::params![batch, again])?;
    Ok(())
}

/// `by`, `signers` and `join` are our own words.
fn sums(db: &Connection, by: &str, signers: &str, join: &str) -> Result<Vec<Sum>, Error> {
    let sent = "EXISTS (SELECT 1 FROM event WHERE event.batch = batch.id AND kind <> 'handed-over')";
    let mut statement = db.prepare(&format!(
        "SELECT {by}, count(*), sum({sent}), sum({signers}), sum(letters), sum(pages), sum(sheets)
         FROM batch {join} WHERE NOT sample GROUP BY 1 ORDER BY 1"
    ))?;
    let sums = statement.query_map([], |row| {
        Ok(Sum {
            name: row.get(0)?,
            batches: row.get(1)?,
            sent: row.get(2)?,
            signers: row.get(3)?,
            letters: row.get(4)?,
            pages: row.get(5)?,
            sheets: row.get(6)?,
        })
    })?;
    Ok(sums.collect::<Result<_, _>>()?)
}

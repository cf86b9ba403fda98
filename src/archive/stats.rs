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
    /// Accepted signers.
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
    let campaigns = sums(db, "letter", "")?;
    let mut statement = db.prepare(
        "SELECT DISTINCT letter FROM batch JOIN sheet ON sheet.batch = batch.id WHERE NOT sample ORDER BY letter",
    )?;
    let letters: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let samples = db.query_row("SELECT count(*) FROM batch WHERE sample", [], |row| row.get(0))?;
    Ok(Stats {
        samples,
        campaigns,
        routes: sums(db, "route", "JOIN batch_route ON batch_route.batch = batch.id")?,
        months: sums(db, "substr(date, 1, 7)", "")?,
        signatures: letters.iter().map(|letter| sheets::totals(db, letter)).collect::<Result<_, _>>()?,
    })
}

/// `by` and `join` are our own words.
fn sums(db: &Connection, by: &str, join: &str) -> Result<Vec<Sum>, Error> {
    let sent = "EXISTS (SELECT 1 FROM event WHERE event.batch = batch.id AND kind <> 'handed-over')";
    let mut statement = db.prepare(&format!(
        "SELECT {by}, count(*), sum({sent}), sum(signers), sum(letters), sum(pages), sum(sheets)
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

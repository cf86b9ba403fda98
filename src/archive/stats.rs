//! How much was sent: by campaign, route and month.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use rusqlite::Connection;
use serde::Serialize;

use crate::archive::sheets::{self, Totals};
use crate::archive::{Archive, Error};
use crate::batch::ranges;

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
    /// Letters; one for each roll.
    pub letters: u64,
    /// Names in rolls.
    pub names: u64,
    /// Rows of petition sheets that were printed from lists.
    pub rows: u64,
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
    let sent = sent(db)?;
    let campaigns = sums(db, "letter", "counted", "", &sent)?;
    let mut statement = db.prepare(
        "SELECT DISTINCT letter FROM batch JOIN sheet ON sheet.batch = batch.id WHERE NOT sample ORDER BY letter",
    )?;
    let letters: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let samples = db.query_row("SELECT count(*) FROM batch WHERE sample", [], |row| row.get(0))?;
    Ok(Stats {
        samples,
        campaigns,
        routes: sums(db, "route", "signers", "JOIN batch_route ON batch_route.batch = batch.id", &sent)?,
        months: sums(db, "substr(date, 1, 7)", "counted", "", &sent)?,
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

/// The numbers of the batches that have left the house: an event that only a batch on its way can have is about all of it, or about
/// so many letters, each counted once, as it has. That an addressee answered says nothing of it: it may be about another one.
fn sent(db: &Connection) -> Result<Vec<i64>, Error> {
    let question = "SELECT batch.id, letters, serials FROM batch JOIN event ON event.batch = batch.id
                    WHERE event.kind NOT IN ('handed-over', 'answered') ORDER BY batch.id";
    let mut statement = db.prepare(question)?;
    let events = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut known: BTreeMap<i64, Known> = BTreeMap::new();
    for event in events {
        let (batch, letters, serials): (i64, u64, String) = event?;
        let known = known.entry(batch).or_insert(Known { letters, ranges: Vec::new(), all: false });
        known.all |= serials.is_empty();
        known.ranges.extend(ranges::parse(&serials).unwrap_or_default());
    }
    Ok(known.into_iter().filter(|(_, known)| known.all || is_all(known)).map(|(batch, _)| batch).collect())
}

/// What is known of a batch that is on its way at least in part.
struct Known {
    letters: u64,
    ranges: Vec<RangeInclusive<u64>>,
    /// Whether something happened to all of it at once.
    all: bool,
}

/// Whether the letters of the ranges, each counted once, are as many as the batch has.
fn is_all(known: &Known) -> bool {
    let mut ranges: Vec<(u64, u64)> = known.ranges.iter().map(|range| (*range.start(), *range.end())).collect();
    ranges.sort_unstable();
    let (mut count, mut next) = (0_u64, 0_u64);
    for (start, end) in ranges {
        let start = start.max(next);
        if start <= end {
            count = count.saturating_add((end - start).saturating_add(1));
            next = end.saturating_add(1);
        }
    }
    count > 0 && count >= known.letters
}

/// `by`, `signers` and `join` are our own words.
fn sums(db: &Connection, by: &str, signers: &str, join: &str, sent: &[i64]) -> Result<Vec<Sum>, Error> {
    let sent = sent.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
    let mut statement = db.prepare(&format!(
        "SELECT {by}, count(*), sum(batch.id IN ({sent})), sum({signers}),
                sum(CASE kind WHEN 'petition' THEN 0 WHEN 'roll' THEN min(letters, 1) ELSE letters END),
                sum(CASE kind WHEN 'roll' THEN letters ELSE 0 END),
                sum(CASE kind WHEN 'petition' THEN letters ELSE 0 END), sum(pages), sum(sheets)
         FROM batch {join} WHERE NOT sample GROUP BY 1 ORDER BY 1"
    ))?;
    let sums = statement.query_map([], |row| {
        Ok(Sum {
            name: row.get(0)?,
            batches: row.get(1)?,
            sent: row.get(2)?,
            signers: row.get(3)?,
            letters: row.get(4)?,
            names: row.get(5)?,
            rows: row.get(6)?,
            pages: row.get(7)?,
            sheets: row.get(8)?,
        })
    })?;
    Ok(sums.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::{Known, is_all};

    #[test]
    fn letters_are_counted_once_each() {
        for (letters, ranges, expected) in [
            (25, vec![(1, 3)], false),
            (25, vec![(1, 12), (13, 25)], true),
            (25, vec![(13, 25), (1, 12)], true),
            (25, vec![(1, 20), (1, 20)], false),
            (3, vec![(1, 3), (2, 2)], true),
            (0, vec![], false),
        ] {
            let ranges_of = ranges.iter().map(|(start, end)| *start..=*end).collect();
            assert_eq!(is_all(&Known { letters, ranges: ranges_of, all: false }), expected, "{letters} {ranges:?}");
        }
    }
}

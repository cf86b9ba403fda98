//! Who is meant by a name, an e-mail address, a reference or a serial: people, each with all rows that are theirs.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;
use serde::Serialize;

use crate::archive::corrections::Corrections;
use crate::archive::naming::{comparable, names, same_words, sorted_words, texts};
use crate::archive::search::{HIT, Hit, matching, read_hit};
use crate::archive::tokens;
use crate::archive::{Archive, Error};
use crate::signers::{Column, folded_forms};

/// Somebody, with every row of the archive that is theirs: rows are one person's where duplicates in a list would be, and where one
/// letter corrects the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Human {
    /// Their rows, by batch and row.
    pub rows: Vec<Hit>,
}

impl Human {
    /// The name of the first row.
    pub fn name(&self) -> String {
        self.rows.first().map(Hit::shown_name).unwrap_or_default()
    }
}

/// Everybody who is meant by `NAME`, `E-MAIL`, `ID`, `BATCH/SERIAL` or, for a row without a letter, `BATCH/row-5`. A name must be
/// the whole name, in whatever order and form; part of one means nobody. A row that could not be taken apart is meant
/// where it holds the words.
pub fn find(archive: &Archive, meant: &str) -> Result<Vec<Human>, Error> {
    let seeds = match by_number(archive, meant)? {
        Some(seeds) => seeds,
        None => by_words(archive, meant)?,
    };
    let mut humans: BTreeMap<i64, Human> = BTreeMap::new();
    let mut known = BTreeSet::new();
    let corrections = Corrections::read(archive)?;
    for seed in seeds {
        if known.contains(&seed) {
            continue;
        }
        let rows = linked(archive, &corrections, seed)?;
        known.extend(rows.iter().map(|hit| hit.id));
        humans.insert(seed, Human { rows });
    }
    Ok(humans.into_values().collect())
}

/// Rows that bear a whole name of somebody and are not linked with them: another person of that name, or the same one, of whom a list says
/// other things. No program can tell.
pub fn namesakes(archive: &Archive, human: &Human) -> Result<Vec<Hit>, Error> {
    let own: BTreeSet<i64> = human.rows.iter().map(|hit| hit.id).collect();
    let called: BTreeMap<String, String> =
        human.rows.iter().flat_map(names).map(|name| (sorted_words(&name).join(" "), name)).collect();
    let mut found = BTreeMap::new();
    for name in called.values() {
        let Some(query) = tokens::query(name) else { continue };
        let wanted = comparable(name);
        let is_named = |hit: &Hit| {
            let names = names(hit);
            names.iter().any(|other| !other.is_empty() && comparable(other) == wanted)
                || names.iter().any(|other| same_words(other, name))
                || holds(hit, name)
        };
        let hits = candidates(archive, &query)?;
        found.extend(hits.into_iter().filter(|hit| !own.contains(&hit.id) && is_named(hit)).map(|hit| (hit.id, hit)));
    }
    let mut rows: Vec<Hit> = found.into_values().collect();
    rows.sort_by(|one, other| (&one.batch, one.row).cmp(&(&other.batch, other.row)));
    Ok(rows)
}

/// All rows of the person of a row: those that share a key or a corrected letter with it, and those that share one with these.
pub(crate) fn linked(archive: &Archive, corrections: &Corrections, seed: i64) -> Result<Vec<Hit>, Error> {
    let mut known = BTreeSet::from([seed]);
    let mut open = vec![seed];
    let mut rows = Vec::new();
    let mut whole = archive.db.prepare_cached(&format!("{HIT} WHERE person.id = ?1"))?;
    let mut of_key = archive.db.prepare_cached(
        "SELECT DISTINCT other.person FROM person_key AS own JOIN person_key AS other ON other.key = own.key
         WHERE own.person = ?1",
    )?;
    while let Some(person) = open.pop() {
        let hit = whole.query_row([person], read_hit)?;
        let mut others = of_key.query_map([person], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
        others.extend(corrections.of(archive, &hit)?);
        rows.push(hit);
        open.extend(others.into_iter().filter(|other| known.insert(*other)));
    }
    rows.sort_by(|one, other| (&one.batch, one.row).cmp(&(&other.batch, other.row)));
    Ok(rows)
}

/// `BATCH/SERIAL`, `BATCH/row-5`; `None` where it is neither.
fn by_number(archive: &Archive, meant: &str) -> Result<Option<Vec<i64>>, Error> {
    let Some((batch, number)) = meant.trim().rsplit_once('/') else { return Ok(None) };
    let (column, number) = match number.strip_prefix("row-") {
        Some(row) => ("row", row),
        None => ("serial", number),
    };
    let Ok(number) = number.parse::<u32>() else { return Ok(None) };
    let Ok(found) = archive.batch(batch) else { return Ok(None) };
    let question = format!("SELECT id FROM person WHERE batch = ?1 AND {column} = ?2");
    let mut statement = archive.db.prepare(&question)?;
    let ids = statement.query_map(params![found.id, number], |row| row.get(0))?;
    Ok(Some(ids.collect::<Result<_, _>>()?))
}

fn by_words(archive: &Archive, meant: &str) -> Result<Vec<i64>, Error> {
    // The words in any order: lists have the family name first or last.
    let Some(query) = tokens::query(meant) else { return Ok(Vec::new()) };
    let wanted = comparable(meant);
    let hits = candidates(archive, &query)?;
    Ok(hits.iter().filter(|hit| is_meant(hit, meant, &wanted)).map(|hit| hit.id).collect())
}

/// Whoever the index gives for a question, and everybody whom it does not know.
fn candidates(archive: &Archive, query: &str) -> Result<Vec<Hit>, Error> {
    let mut hits = matching(&archive.db, query, None)?;
    // Those whose data are restricted are not in the index; they are few.
    let mut statement = archive.db.prepare_cached(&format!("{HIT} WHERE person.restricted IS NOT NULL"))?;
    hits.extend(statement.query_map([], read_hit)?.collect::<Result<Vec<_>, _>>()?);
    Ok(hits)
}

fn is_meant(hit: &Hit, meant: &str, wanted: &str) -> bool {
    let same = |text: &String| !text.is_empty() && comparable(text) == *wanted;
    let is_named = if meant.contains('@') {
        texts(hit, Column::Email).any(|email| same(&email))
    } else {
        let names = names(hit);
        names.iter().any(same)
            || names.iter().any(|name| same_words(name, meant))
            || texts(hit, Column::Id).any(|id| same(&id))
    };
    is_named || holds(hit, meant)
}

/// Whether a row that could not be taken apart holds a text.
fn holds(hit: &Hit, meant: &str) -> bool {
    let row = (hit.name.is_empty()).then(|| hit.cells.get("row").and_then(|cell| cell.as_str())).flatten();
    let words = folded_forms(meant);
    row.is_some_and(|row| {
        let row = folded_forms(row);
        words.split_whitespace().all(|word| row.contains(word))
    })
}

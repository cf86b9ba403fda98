//! People and texts found by a word.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row, params};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::archive::people::shown_name;
use crate::archive::tokens;
use crate::archive::{Archive, Error};

/// Somebody in the list of a batch.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// The batch.
    pub batch: String,
    /// The row of its list.
    pub row: u64,
    /// The serial of the letter; `None` where the row got none.
    pub serial: Option<u64>,
    /// The day of the letters.
    pub date: String,
    /// The name by which people know the person.
    pub name: String,
    /// What the list says, by column, with what was corrected since.
    pub cells: Map<String, Value>,
    /// The day from which the data are restricted.
    pub restricted: Option<String>,
    /// What the list says in the cells that were corrected since: it still stands in the letters.
    #[serde(skip)]
    pub listed: Map<String, Value>,
    /// Columns that were corrected.
    #[serde(skip)]
    pub(crate) corrected: BTreeSet<String>,
    /// The number in the database.
    #[serde(skip)]
    pub(crate) id: i64,
    /// The number of the batch.
    #[serde(skip)]
    pub(crate) batch_id: i64,
}

impl Hit {
    /// The name as a letter has it; [`name`](Self::name) begins with the family name.
    pub fn shown_name(&self) -> String {
        let shown = shown_name(&self.cells);
        if shown.is_empty() { self.name.clone() } else { shown }
    }

    /// What the list says, as it stands in the letters too.
    pub fn as_listed(&self) -> Map<String, Value> {
        // In the order of the columns, whatever was corrected first: words stand so in the index.
        let listed = self.cells.iter().filter_map(|(column, cell)| {
            let cell = if self.corrected.contains(column) { self.listed.get(column)? } else { cell };
            Some((column.clone(), cell.clone()))
        });
        listed.collect()
    }
}

/// What a search found.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Found {
    /// People, of the batches that were added last first.
    pub people: Vec<Hit>,
    /// Batches whose texts or ids hold the words.
    pub batches: Vec<String>,
    /// Whether there is more than was asked for.
    pub more: bool,
}

/// What a person is, as [`read_hit`] reads it.
pub(crate) const HIT: &str =
    "SELECT person.id, person.batch, batch.name, person.row, person.serial, batch.date, person.name,
    person.cells, person.corrected, person.restricted
    FROM person JOIN batch ON batch.id = person.batch";

/// The longest beginning of a word that has an index of its own, in characters: as `schema-1.sql` says.
#[cfg(test)]
const LONGEST_INDEXED: usize = 8;

/// Finds what holds every word of a text, the last one at least as a beginning: whole words alone where there are enough of them. People whose
/// data are restricted are not found: their data are kept, and not used (GDPR, article 18).
pub fn search(archive: &Archive, typed: &str, most: usize) -> Result<Found, Error> {
    let Some(query) = tokens::query(typed) else { return Ok(Found::default()) };
    let enough = most.saturating_add(1);
    // Whole words first: where they are enough, not everything that begins so is gone through, which a town of everybody's
    // would make long.
    let mut people = match query.strip_suffix(tokens::BEGINNING) {
        Some(whole) => matching(&archive.db, whole, Some(enough))?,
        None => Vec::new(),
    };
    if people.len() <= most {
        // What begins so stands behind what is so.
        let known: BTreeSet<i64> = people.iter().map(|hit| hit.id).collect();
        let begins = matching(&archive.db, &query, Some(enough))?;
        people.extend(begins.into_iter().filter(|hit| !known.contains(&hit.id)));
    }
    let question = "SELECT name FROM batch_text JOIN batch ON batch.id = batch_text.rowid
                    WHERE batch_text MATCH ?1 ORDER BY batch_text.rowid DESC LIMIT ?2";
    let limit = i64::try_from(most.saturating_add(1)).unwrap_or(i64::MAX);
    let mut statement = archive.db.prepare_cached(question)?;
    let mut batches: Vec<String> =
        statement.query_map(params![query, limit], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let more = people.len() > most || batches.len() > most;
    people.truncate(most);
    batches.truncate(most);
    Ok(Found { people, batches, more })
}

/// People by a question of the index, those added last first.
pub(crate) fn matching(db: &Connection, query: &str, most: Option<usize>) -> Result<Vec<Hit>, Error> {
    // The numbers first, so that the index alone decides how many rows are read.
    let question = format!(
        "{HIT} WHERE person.id IN (SELECT rowid FROM person_text WHERE person_text MATCH ?1 ORDER BY rowid DESC LIMIT ?2)
         ORDER BY person.id DESC"
    );
    let limit = most.and_then(|most| i64::try_from(most).ok()).unwrap_or(-1);
    let mut statement = db.prepare_cached(&question)?;
    let hits = statement.query_map(params![query, limit], read_hit)?;
    Ok(hits.collect::<Result<_, _>>()?)
}

/// A person with what was corrected.
pub(crate) fn read_hit(row: &Row<'_>) -> rusqlite::Result<Hit> {
    let cells = |text: String| serde_json::from_str::<Map<String, Value>>(&text).unwrap_or_default();
    let corrected: Option<String> = row.get(8)?;
    let mut known = cells(row.get(7)?);
    let mut listed = Map::new();
    let corrected = corrected.map(cells).unwrap_or_default();
    let columns = corrected.keys().cloned().collect();
    for (column, value) in corrected {
        let before = known.insert(column.clone(), value);
        listed.extend(before.map(|before| (column, before)));
    }
    Ok(Hit {
        id: row.get(0)?,
        batch_id: row.get(1)?,
        batch: row.get(2)?,
        row: row.get(3)?,
        serial: row.get(4)?,
        date: row.get(5)?,
        name: row.get(6)?,
        cells: known,
        listed,
        corrected: columns,
        restricted: row.get(9)?,
    })
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_INDEXED, matching};
    use crate::archive::schema::in_memory;
    use crate::archive::tokens::query;

    /// Beginnings of words are looked up, as words are: whatever begins so is not gone through.
    #[test]
    fn beginnings_have_indexes_of_their_own() {
        let db = in_memory();
        let batch = "INSERT INTO batch (name, manifest_sha256, tool, letter, kind, date, sample, signers, letters, pages, sheets,
                                        origin, added) VALUES ('b', '', '', '', '', '', 0, 0, 0, 0, 0, '', '')";
        db.execute(batch, []).expect("a batch");
        for number in 1..=20 {
            let person = "INSERT INTO person (batch, row, name, cells) VALUES (1, ?1, '', '{}')";
            db.execute(person, [number]).expect("a person");
            let text = "INSERT INTO person_text (rowid, words, single, pair) VALUES (?1, ?2, '', '')";
            db.execute(text, rusqlite::params![number, format!("personal{number}")]).expect("its words");
        }
        let sql = "SELECT sql FROM sqlite_schema WHERE name = 'person_text'";
        let sql: String = db.query_row(sql, [], |row| row.get(0)).expect("the index");
        let lengths = sql.split_once("prefix = '").and_then(|(_, rest)| rest.split_once('\'')).expect("lengths").0;
        let lengths: Vec<usize> = lengths.split(' ').map(|length| length.parse().expect("a length")).collect();
        assert_eq!(lengths, (1..=LONGEST_INDEXED).collect::<Vec<_>>());
        for length in 1..=LONGEST_INDEXED {
            let typed = &"personal"[..length];
            let found = matching(&db, &query(typed).expect("a question"), Some(5)).expect("people");
            assert_eq!(found.iter().map(|hit| hit.id).collect::<Vec<_>>(), [20, 19, 18, 17, 16], "{typed}");
        }
    }
}

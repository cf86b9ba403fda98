//! What is written about a batch, such as notes and the names of attached files, and whom it is about.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use crate::archive::event::Event;
use crate::archive::search::{HIT, Hit, read_hit};
use crate::archive::{Error, tokens};
use crate::batch::ranges;
use crate::signers::folded_forms;

/// What is done for a person with what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// It goes: what names the person, too.
    Erase,
    /// The person gets it: nothing that may be about somebody else, now or once.
    Tell,
}

/// A person of some rows of one batch, and what is theirs alone in it.
#[derive(Debug)]
pub(crate) struct Subject<'r> {
    rows: &'r [&'r Hit],
    purpose: Purpose,
    /// Serials that nobody else of the batch has.
    alone: BTreeSet<u64>,
    /// Rows of the others who stand in the same letters.
    beside: Vec<Hit>,
}

impl<'r> Subject<'r> {
    /// The person of `rows` in a batch; `own` are all rows of the person in it.
    pub(crate) fn of(
        db: &Connection,
        batch: i64,
        rows: &'r [&'r Hit],
        own: &[&Hit],
        purpose: Purpose,
    ) -> Result<Self, Error> {
        let mut alone: BTreeSet<u64> = rows.iter().filter_map(|hit| hit.serial).collect();
        let own: BTreeSet<i64> = own.iter().chain(rows).map(|hit| hit.id).collect();
        let mut statement = db.prepare_cached(&format!("{HIT} WHERE person.batch = ?1 AND person.serial = ?2"))?;
        let mut beside = Vec::new();
        for serial in alone.clone() {
            for hit in statement.query_map(params![batch, serial], read_hit)? {
                let hit = hit?;
                if !own.contains(&hit.id) {
                    alone.remove(&serial);
                    beside.push(hit);
                }
            }
        }
        if purpose == Purpose::Tell {
            // Somebody who was erased stood there as well: what is left may be about them.
            let mut statement = db.prepare_cached("SELECT DISTINCT serial FROM erasure WHERE batch = ?1")?;
            for serial in statement.query_map([batch], |row| row.get::<_, Option<u64>>(0))? {
                if let Some(serial) = serial? {
                    alone.remove(&serial);
                }
            }
        }
        Ok(Self { rows, purpose, alone, beside })
    }

    /// Whether a text names the person, by words that are not also those of the others in the same letter: a household has one family
    /// name.
    pub(crate) fn is_named_in(&self, text: &str) -> bool {
        let others: Vec<&Hit> = self.beside.iter().collect();
        let shared: BTreeSet<String> = naming(&others).collect();
        names_in(text, self.rows, |name| !shared.contains(name))
    }

    /// Whether an event is of the letters of these rows and of nobody else's.
    fn is_alone_in(&self, event: &Event) -> bool {
        let ranges = ranges::parse(&event.serials).unwrap_or_default();
        !ranges.is_empty()
            && ranges.into_iter().all(|range| {
                // A range longer than their serials holds somebody else's.
                range.end() - range.start() < self.alone.len() as u64
                    && range.into_iter().all(|serial| self.alone.contains(&serial))
            })
    }
}

/// Whether an event is of letters none of which is of these rows.
pub(crate) fn speaks_of_others_alone(event: &Event, rows: &[&Hit]) -> bool {
    let ranges = ranges::parse(&event.serials).unwrap_or_default();
    let mut theirs = rows.iter().filter_map(|hit| hit.serial);
    !ranges.is_empty() && !theirs.any(|serial| ranges.iter().any(|range| range.contains(&serial)))
}

/// What names a person: a given name alone names nobody; it is many people's.
const NAMING: [&str; 6] = ["name", "family_name", "latin_name", "print_name", "email", "id"];

/// Whether a text holds a name, an address or a reference of these rows, in whole words: not `Li` in `delivery-list`.
#[cfg(test)]
fn mentions(text: &str, rows: &[&Hit]) -> bool {
    names_in(text, rows, |_| true)
}

fn names_in(text: &str, rows: &[&Hit], counts: impl Fn(&str) -> bool) -> bool {
    let text = words(text);
    // One letter or character stands in any text.
    naming(rows).any(|name| name.trim().chars().count() > 1 && counts(&name) && text.contains(&name))
}

/// Everything by which the people of some rows are named, as [`words`]: whole names with the given name first or last.
fn naming(rows: &[&Hit]) -> impl Iterator<Item = String> {
    let whole = rows.iter().flat_map(|hit| {
        [hit.cells.clone(), hit.as_listed()].map(|cells| {
            let cell = |column: &str| cells.get(column).and_then(|cell| cell.as_str()).unwrap_or_default();
            format!("{} {}", cell("given_name"), cell("family_name"))
        })
    });
    texts(rows, &NAMING).map(words).chain(whole.map(|name| words(&name)))
}

/// What rows say in some columns, now and before they were corrected, and their whole names.
fn texts<'r>(rows: &'r [&Hit], columns: &'r [&str]) -> impl Iterator<Item = &'r str> {
    rows.iter().flat_map(|hit| {
        let cells = columns.iter().flat_map(|column| [hit.cells.get(*column), hit.listed.get(*column)]);
        cells.flatten().filter_map(|cell| cell.as_str()).chain([hit.name.as_str()])
    })
}

/// Whether a request, which stays when the person is gone, names the person of these rows: by any part of the name, by an address or
/// by a reference that is no mere number.
pub(crate) fn names_somebody(request: &str, rows: &[&Hit]) -> bool {
    let request = words(request);
    let together: String = request.split_whitespace().collect();
    let has_weight = |name: &str| {
        let letters = name.chars().filter(|character| character.is_alphabetic()).count();
        // A character is a name; a letter is none, and a number neither, but both together are a reference.
        letters > 1 || name.chars().any(tokens::is_cjk) || (letters == 1 && name.chars().any(char::is_numeric))
    };
    // `zwolf` of Quistgård-Zwölf, `ouyangwei` of Ouyang Wei; `de` of a long name is nobody's.
    let parts = |name: &str| {
        let mut parts = name.split_whitespace().filter(|part| part.chars().count() >= SHORTEST_PART);
        parts.any(|part| part.chars().any(char::is_alphabetic) && request.contains(&format!(" {part} ")))
    };
    let joined = |name: &str| {
        let joined: String = name.split_whitespace().collect();
        joined.chars().filter(|character| character.is_alphabetic()).count() >= SHORTEST_JOINED
            && together.contains(&joined)
    };
    let is_written = |name: &String| has_weight(name) && request.contains(name.as_str());
    texts(rows, &["email", "id"]).map(words).any(|mark| is_written(&mark))
        || naming_parts(rows).any(|name| is_written(&name) || joined(&name) || parts(&name))
}

/// Names and given names as [`words`].
fn naming_parts(rows: &[&Hit]) -> impl Iterator<Item = String> {
    let columns = ["given_name", "name", "family_name", "latin_name", "print_name"];
    let cells = rows.iter().flat_map(|hit| [hit.cells.clone(), hit.as_listed()]);
    let cells = cells.flat_map(move |cells| columns.map(|column| cells.get(column).cloned()));
    let cells = cells.flatten().filter_map(|cell| cell.as_str().map(words));
    cells.chain(rows.iter().map(|hit| words(&hit.name)))
}

/// Shortest part of a name by which a request names somebody, and shortest name that is looked for in what is written without spaces, in
/// characters (tuned: `van`, and `ann` in `planning`).
const SHORTEST_PART: usize = 4;
const SHORTEST_JOINED: usize = 6;

/// The words of a text, folded, each between two spaces; every character of Chinese, Japanese and Korean text is one.
fn words(text: &str) -> String {
    let mut words = " ".to_owned();
    for character in folded_forms(text).chars() {
        let alone = tokens::is_cjk(character);
        if character.is_alphanumeric() && !alone {
            words.push(character);
            continue;
        }
        if !words.ends_with(' ') {
            words.push(' ');
        }
        if alone {
            words.extend([character, ' ']);
        }
    }
    if !words.ends_with(' ') {
        words.push(' ');
    }
    words
}

/// What of an event is of a person: attachments, and columns of text.
#[derive(Debug, Default)]
pub(crate) struct OfThem {
    /// The number of the event.
    id: i64,
    pub(crate) attachments: Vec<String>,
    pub(crate) texts: Vec<&'static str>,
    /// The event with what stays of it, where that may be about the person too.
    pub(crate) left: Option<Event>,
}

impl OfThem {
    pub(crate) fn of(id: i64, event: &Event, subject: &Subject<'_>) -> Self {
        if speaks_of_others_alone(event, subject.rows) {
            return Self { id, ..Self::default() };
        }
        let (alone, erases) = (subject.is_alone_in(event), subject.purpose == Purpose::Erase);
        let theirs = |text: &str| !text.is_empty() && (alone || (erases && subject.is_named_in(text)));
        // What is of the whole batch is not asked for unless it names the person.
        let may_be = |text: &str| erases || !event.serials.is_empty() || subject.is_named_in(text);
        let mut of_them = Self { id, ..Self::default() };
        let mut left = event.clone();
        left.attachments.retain(|name| !theirs(name) && may_be(name));
        of_them.attachments = event.attachments.iter().filter(|name| theirs(name)).cloned().collect();
        for (column, text) in
            [("note", &mut left.note), ("carrier", &mut left.carrier), ("tracking", &mut left.tracking)]
        {
            if theirs(text) {
                of_them.texts.push(column);
            }
            if theirs(text) || !may_be(text) {
                text.clear();
            }
        }
        of_them.left = (!left.filled().is_empty()).then_some(left);
        of_them
    }

    /// What of it goes, in words of our own. A file's name may be the person's.
    pub(crate) fn what(&self) -> impl Iterator<Item = &'static str> {
        self.attachments.iter().map(|_| "attachment").chain(self.texts.iter().copied())
    }

    /// Takes it away, in whatever transaction is open.
    pub(crate) fn scrub(&self, db: &Connection) -> Result<(), Error> {
        for name in &self.attachments {
            db.execute("DELETE FROM attachment WHERE event = ?1 AND name = ?2", params![self.id, name])?;
        }
        for column in &self.texts {
            // The columns are our own words.
            db.execute(&format!("UPDATE event SET {column} = '' WHERE id = ?1"), [self.id])?;
        }
        Ok(())
    }
}

/// Where the paper sheets of a batch are, as somebody typed it.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// Sheets whose place names the person.
    pub(crate) theirs: Vec<String>,
    /// Every other place, once.
    pub(crate) left: BTreeSet<String>,
}

impl Places {
    pub(crate) fn of(db: &Connection, batch: i64, subject: &Subject<'_>) -> Result<Self, Error> {
        let mut statement = db.prepare_cached("SELECT serial, place FROM sheet WHERE batch = ?1 AND place <> ''")?;
        let mut places = Self::default();
        let mut rows = statement.query([batch])?;
        while let Some(row) = rows.next()? {
            let (serial, place): (String, String) = (row.get(0)?, row.get(1)?);
            if subject.is_named_in(&place) {
                places.theirs.push(serial);
            } else {
                places.left.insert(place);
            }
        }
        Ok(places)
    }

    /// Takes what names the person away, in whatever transaction is open.
    pub(crate) fn scrub(&self, db: &Connection, batch: i64) -> Result<(), Error> {
        for serial in &self.theirs {
            db.execute("UPDATE sheet SET place = '' WHERE batch = ?1 AND serial = ?2", params![batch, serial])?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{mentions, names_somebody, words};
    use crate::archive::search::Hit;

    #[test]
    fn words_stand_between_spaces() {
        for (text, expected) in
            [("barefoot Zoë.txt", " barefoot zoe txt "), ("陳大文 wrote", " 陈 大 文 wrote "), ("", " "), (" -- ", " ")]
        {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn whole_words_name_somebody() {
        let hit = |cells: serde_json::Value| Hit {
            cells: cells.as_object().cloned().expect("an object").into_iter().collect(),
            ..Hit::default()
        };
        let bare = hit(serde_json::json!({"given_name": "Lone", "family_name": "Bare", "email": "lone@example.org"}));
        let li = hit(serde_json::json!({"given_name": "O", "family_name": "Li", "id": "H-1"}));
        let chen = hit(serde_json::json!({"given_name": "大文", "family_name": "陳", "name": "陳大文"}));
        for (text, hit, expected) in [
            ("barefoot.txt", &bare, false),
            ("Lone Bare.pdf", &bare, true),
            ("bare-2.txt", &bare, true),
            ("Lone called", &bare, false),
            ("answer of lone@example.org", &bare, true),
            ("delivery-list.pdf", &li, false),
            ("Office in Oslo called", &li, false),
            ("Li, O.", &li, true),
            ("h-1.eml", &li, true),
            ("h-11.eml", &li, false),
            ("信:陈大文.txt", &chen, true),
            ("陳先生", &chen, false),
        ] {
            assert_eq!(mentions(text, &[hit]), expected, "{text}");
        }
    }

    #[test]
    fn a_request_names_nobody() {
        let cells =
            serde_json::json!({"given_name": "May", "family_name": "Li", "email": "may@example.org", "id": "17"});
        let listed = serde_json::json!({"family_name": "Wong"});
        let map = |value: serde_json::Value| value.as_object().cloned().expect("an object").into_iter().collect();
        let corrected = std::collections::BTreeSet::from(["family_name".to_owned()]);
        let name = "Li May".to_owned();
        let may = Hit { cells: map(cells), listed: map(listed), corrected, name, ..Hit::default() };
        let wang = Hit { cells: map(serde_json::json!({"family_name": "王", "id": "W-7"})), ..Hit::default() };
        let cells = serde_json::json!({"given_name": "Ouyang Wei", "family_name": "Quistgård-Zwölf"});
        let hyphened = Hit { cells: map(cells), ..Hit::default() };
        for (request, hit, expected) in [
            ("2027-17", &may, false),
            ("file 17, maybe", &may, false),
            ("letter of MAY", &may, true),
            ("mrs wong", &may, true),
            ("may@example.org", &may, true),
            ("王先生", &wang, true),
            ("w-7", &wang, true),
            ("7", &wang, false),
            ("zwolf-17", &hyphened, true),
            ("2027 quistgardzwolf", &hyphened, true),
            ("ouyangwei 3", &hyphened, true),
            ("zwo-17", &hyphened, false),
        ] {
            assert_eq!(names_somebody(request, &[hit]), expected, "{request}");
        }
    }
}

//! What is written about a batch, such as notes and the names of attached files, and whom it is about.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use crate::archive::event::Event;
use crate::archive::search::Hit;
use crate::archive::{Error, tokens};
use crate::batch::ranges;
use crate::signers::folded_forms;

/// Whether an event is of the letters of these rows and of nobody else's.
pub(crate) fn speaks_of_them_alone(event: &Event, rows: &[&Hit]) -> bool {
    let ranges = ranges::parse(&event.serials).unwrap_or_default();
    let theirs: BTreeSet<u64> = rows.iter().filter_map(|hit| hit.serial).collect();
    !ranges.is_empty()
        && ranges.into_iter().all(|range| {
            // A range longer than their serials holds somebody else's.
            range.end() - range.start() < theirs.len() as u64
                && range.into_iter().all(|serial| theirs.contains(&serial))
        })
}

/// Whether an event is of letters none of which is of these rows.
pub(crate) fn speaks_of_others_alone(event: &Event, rows: &[&Hit]) -> bool {
    let ranges = ranges::parse(&event.serials).unwrap_or_default();
    let mut theirs = rows.iter().filter_map(|hit| hit.serial);
    !ranges.is_empty() && !theirs.any(|serial| ranges.iter().any(|range| range.contains(&serial)))
}

/// Whether a text holds a name, an address or a reference of these rows, in whole words: not `Li` in `delivery-list`. A given name
/// alone names nobody; it is many people's.
pub(crate) fn mentions(text: &str, rows: &[&Hit]) -> bool {
    let text = words(text);
    let columns = ["name", "family_name", "latin_name", "print_name", "email", "id"];
    // One letter or character stands in any text.
    texts(rows, &columns).map(words).any(|name| name.trim().chars().count() > 1 && text.contains(&name))
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
    let columns = ["given_name", "name", "family_name", "latin_name", "print_name", "email", "id"];
    let has_weight = |name: &str| {
        let letters = name.chars().filter(|character| character.is_alphabetic()).count();
        // A character is a name; a letter is none, and a number neither, but both together are a reference.
        letters > 1 || name.chars().any(tokens::is_cjk) || (letters == 1 && name.chars().any(char::is_numeric))
    };
    texts(rows, &columns).map(words).any(|name| has_weight(&name) && request.contains(&name))
}

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
}

impl OfThem {
    pub(crate) fn of(id: i64, event: &Event, rows: &[&Hit]) -> Self {
        let (alone, others) = (speaks_of_them_alone(event, rows), speaks_of_others_alone(event, rows));
        let theirs = |text: &str| !text.is_empty() && !others && (alone || mentions(text, rows));
        let texts = [("note", &event.note), ("carrier", &event.carrier), ("tracking", &event.tracking)];
        Self {
            id,
            attachments: event.attachments.iter().filter(|name| theirs(name)).cloned().collect(),
            texts: texts.into_iter().filter(|(_, text)| theirs(text)).map(|(column, _)| column).collect(),
        }
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
        let may = Hit { cells: map(cells), listed: map(listed), name: "Li May".to_owned(), ..Hit::default() };
        let wang = Hit { cells: map(serde_json::json!({"family_name": "王", "id": "W-7"})), ..Hit::default() };
        for (request, hit, expected) in [
            ("2027-17", &may, false),
            ("file 17, maybe", &may, false),
            ("letter of MAY", &may, true),
            ("mrs wong", &may, true),
            ("may@example.org", &may, true),
            ("王先生", &wang, true),
            ("w-7", &wang, true),
            ("7", &wang, false),
        ] {
            assert_eq!(names_somebody(request, &[hit]), expected, "{request}");
        }
    }
}

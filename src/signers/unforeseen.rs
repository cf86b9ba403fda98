//! Wishes under headings that nobody foresaw: what all the cells of an unused column say together shows whether it asks something.
//! What a single cell refuses in plain words is heard without it, by the [`Checker`](crate::signers::Checker).

use crate::signers::answers::{Answer, answered};
use crate::signers::clean::{is_hidden, trimmed};
use crate::signers::columns::ColumnMap;
use crate::signers::refusal::{may_ask_not_to_be_named, refused, refused_anywhere};
use crate::signers::row::Row;

/// Longest answer in bytes (tuned: the longest one that is known has half of them).
const LONGEST: usize = 80;

/// Different cells of a column that are looked up once (tuned: a form offers a few answers).
const REMEMBERED: usize = 16;

/// Rows of a column that are named (tuned: a line).
const MOST_NAMED: usize = 10;

/// What the cells of unused columns have said so far.
#[derive(Debug, Clone, Default)]
pub struct Unforeseen {
    columns: Vec<Asked>,
}

#[derive(Debug, Clone)]
struct Asked {
    heading: Box<str>,
    position: u16,
    /// Whether every filled cell was an answer.
    is_of_answers: bool,
    has_yes_or_no: bool,
    hides: bool,
    /// Whether a cell hides in a word that is understood only among answers.
    hides_among_answers: bool,
    remembered: Vec<Box<str>>,
    texts: Texts,
}

/// Rows in whose cell of a column somebody may ask in words of their own not to be named.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// The numbers of the first ten.
    pub first: Vec<u64>,
    /// How many there are.
    pub count: usize,
}

impl Unforeseen {
    /// Watches the columns that nothing uses, but for these that the letter prints.
    pub fn new(columns: &ColumnMap, printed: &[u16]) -> Self {
        let columns = columns.unsettled().filter(|(_, position)| !printed.contains(position));
        let asked = |(heading, position): (&str, u16)| Asked {
            heading: heading.into(),
            position,
            is_of_answers: true,
            has_yes_or_no: false,
            hides: false,
            hides_among_answers: false,
            remembered: Vec::new(),
            texts: Texts::default(),
        };
        Self { columns: columns.map(asked).collect() }
    }

    /// Looks at the cells of a row. Of one that cannot be read, what is no answer says nothing of the column.
    pub fn see(&mut self, row: &Row, is_readable: bool) {
        for column in &mut self.columns {
            column.see(ColumnMap::extra_cell(row, column.position), row.number, is_readable);
        }
    }

    /// The places of columns of answers of which some hide a name or refuse in words that are not understood anywhere else.
    pub fn hiding(&self) -> Vec<u16> {
        let hiding = self.columns.iter().filter(|column| column.is_of_answers && column.hides_among_answers);
        hiding.map(|column| column.position).collect()
    }

    /// The headings of columns of answers of which no cell says more than yes or no.
    pub fn answering(&self) -> impl Iterator<Item = &str> {
        let answering = |column: &&Asked| column.is_of_answers && column.has_yes_or_no && !column.hides;
        self.columns.iter().filter(answering).map(|column| &*column.heading)
    }

    /// The headings of columns in which somebody may ask in words of their own not to be named, with these rows.
    pub fn asking(&self) -> impl Iterator<Item = (&str, &Texts)> {
        self.columns.iter().filter(|column| column.texts.count > 0).map(|column| (&*column.heading, &column.texts))
    }
}

impl Asked {
    fn see(&mut self, cell: &str, row: u64, is_readable: bool) {
        let cell = trimmed(cell);
        if is_unanswered(cell) || self.remembered.iter().any(|known| **known == *cell) {
            return;
        }
        let looks_up = self.is_of_answers && cell.len() <= LONGEST;
        let answer = if looks_up { answered(cell) } else { None };
        let refusal = if looks_up { refused(cell) } else { None };
        if answer.is_some() || refusal.is_some() {
            self.has_yes_or_no |= answer == Some(Answer::YesOrNo);
            self.hides |= refusal.is_some();
            self.hides_among_answers |= refusal.is_some() && refused_anywhere(cell).is_none();
            if self.remembered.len() < REMEMBERED {
                self.remembered.push(cell.into());
            }
            return;
        }
        self.is_of_answers &= !is_readable;
        // What the whole cell says makes a bad row, which is told with it.
        if is_readable && may_ask_not_to_be_named(cell) && refused_anywhere(cell).is_none() {
            self.texts.count += 1;
            if self.texts.first.len() < MOST_NAMED {
                self.texts.first.push(row);
            }
        }
    }
}

/// Whether a cell is empty, holds nothing that anybody sees, or a mark in the place of an answer.
fn is_unanswered(cell: &str) -> bool {
    cell.chars().all(|character| {
        matches!(character, '-' | '\u{2013}' | '\u{2014}' | '/' | '.' | '?' | '？')
            || character.is_whitespace()
            || is_hidden(character, false)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use csv::StringRecord;

    use super::Unforeseen;
    use crate::diagnostic::Findings;
    use crate::signers::columns::ColumnMap;
    use crate::signers::row::Row;

    /// What is found in a column of these cells: whether it hides among answers, whether it answers, the rows that ask.
    fn seen(cells: &[&str]) -> (bool, bool, Vec<u64>) {
        let headings = StringRecord::from(vec!["name", "Info"]);
        let none = BTreeMap::new();
        let map = ColumnMap::find(Path::new("l.csv"), &headings, &none, &[], &mut Findings::new()).expect("columns");
        let mut unforeseen = Unforeseen::new(&map, &[]);
        for (cell, number) in cells.iter().zip(2..) {
            let row = Row { number, cells: StringRecord::from(vec!["Ann", cell]), ..Row::default() };
            unforeseen.see(&row, !cell.starts_with('{'));
        }
        let rows = unforeseen.asking().flat_map(|(_, texts)| texts.first.clone()).collect();
        (!unforeseen.hiding().is_empty(), unforeseen.answering().count() > 0, rows)
    }

    #[test]
    fn what_nobody_sees_and_a_bad_row_are_no_other_answer() {
        assert_eq!(seen(&["ok", "private", "?", "\u{200B}", " - ", "{\"a\":1}"]), (true, false, vec![]));
        assert_eq!(seen(&["yes", "?", ""]), (false, true, vec![]));
        assert_eq!(seen(&["ok", "private", "called 3 May"]), (false, false, vec![]));
        // It is heard as it stands.
        assert_eq!(seen(&["ok", "withdrawn"]), (false, false, vec![]));
    }

    #[test]
    fn who_asks_in_a_sentence_is_named() {
        assert_eq!(seen(&["vip", "please do not print my name", "Oslo", "匿名でお願いします"]).2, [3, 5]);
    }
}

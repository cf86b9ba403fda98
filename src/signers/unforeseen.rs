//! Wishes under headings that nobody foresaw: what all the cells of an unused column say together shows whether it asks something.
//! What a single cell refuses in plain words is heard without it, by the [`Checker`](crate::signers::Checker).

use crate::signers::answers::{Answer, answered, begins_with_answer, is_mere_answer};
use crate::signers::asked::Subject;
use crate::signers::clean::{is_hidden, trimmed};
use crate::signers::columns::ColumnMap;
use crate::signers::fate::Refusal;
use crate::signers::refusal::{may_ask_not_to_be_named, refused, refused_anywhere};
use crate::signers::row::{Column, Row};
use crate::signers::wills::{asks_to_hide, subject, wish};

/// Longest answer in bytes (tuned: the label of a box that somebody ticked).
const LONGEST: usize = 240;

/// Different cells of a column that are looked up once (tuned: a form offers a few answers).
const REMEMBERED: usize = 16;

/// So many cells that are no answers are looked at under a heading that speaks of the name, before it is given up (tuned).
const PATIENCE: u64 = 64;

/// Rows of a column that are named (tuned: a line).
const MOST_NAMED: usize = 10;

/// What the cells of unused columns have said so far.
#[derive(Debug, Clone, Default)]
pub struct Unforeseen {
    columns: Vec<Asked>,
    /// The columns of names of which every filled cell was an answer: heading, and whether one was filled.
    names: Vec<(Column, Box<str>, bool)>,
}

#[derive(Debug, Clone)]
struct Asked {
    heading: Box<str>,
    position: u16,
    subject: Option<Subject>,
    has_yes_or_no: bool,
    hides: bool,
    /// Whether a cell hides in a word that is understood only among answers.
    hides_among_answers: bool,
    /// Cells that are answers, and cells that are none.
    answers: u64,
    others: u64,
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

/// A column that nothing uses and whose cells say yes and no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answered<'u> {
    /// What the list calls it.
    pub heading: &'u str,
    /// What the heading speaks of, if that decides what is printed.
    pub subject: Option<Subject>,
}

impl Unforeseen {
    /// Watches the columns that nothing uses, but for these that the letter prints; and those of names.
    pub fn new(columns: &ColumnMap, printed: &[u16]) -> Self {
        let unused = columns.unsettled().filter(|(_, position)| !printed.contains(position));
        let asked = |(heading, position): (&str, u16)| Asked {
            heading: heading.into(),
            position,
            subject: subject(heading),
            has_yes_or_no: false,
            hides: false,
            hides_among_answers: false,
            answers: 0,
            others: 0,
            remembered: Vec::new(),
            texts: Texts::default(),
        };
        let names = [Column::Name, Column::GivenName, Column::FamilyName].into_iter();
        let names = names.filter(|column| !columns.is_mapped(*column));
        let names = names.filter_map(|column| Some((column, columns.heading(column)?.into(), false)));
        Self { columns: unused.map(asked).collect(), names: names.collect() }
    }

    /// Looks at the cells of a row. Of one that cannot be read, what is no answer says nothing of the column.
    pub fn see(&mut self, row: &Row, columns: &ColumnMap, is_readable: bool) {
        for column in &mut self.columns {
            column.see(ColumnMap::extra_cell(row, column.position), row.number, is_readable);
        }
        if !is_readable {
            return;
        }
        self.names.retain_mut(|(column, _, is_filled)| {
            let cell = trimmed(columns.cell(row, *column));
            *is_filled |= !cell.is_empty();
            // A letter may be the first of a given name.
            let is_initial = *column != Column::Name && cell.chars().count() == 1;
            cell.is_empty() || (is_mere_answer(cell) && !is_initial)
        });
    }

    /// The places of columns of answers of which some hide a name or refuse in words that are not understood anywhere else.
    pub fn hiding(&self) -> Vec<u16> {
        let hiding = self.columns.iter().filter(|column| column.is_heeded());
        hiding.map(|column| column.position).collect()
    }

    /// The columns whose cells say yes or no.
    pub fn answering(&self) -> impl Iterator<Item = Answered<'_>> {
        let is_asked = |column: &&Asked| {
            let hides = column.hides && column.others > 0;
            (column.has_yes_or_no || hides) && column.may_ask()
        };
        let answering = self.columns.iter().filter(is_asked);
        answering.map(|column| Answered { heading: &column.heading, subject: column.subject })
    }

    /// The headings of columns of names of which no cell is a name, and how our own lists call them.
    pub fn names(&self) -> impl Iterator<Item = (&str, &'static str)> {
        let filled = self.names.iter().filter(|(.., is_filled)| *is_filled);
        filled.map(|(column, heading, _)| (&**heading, column.heading()))
    }

    /// The headings of columns in which somebody may ask in words of their own not to be named, with these rows.
    pub fn asking(&self) -> impl Iterator<Item = (&str, &Texts)> {
        let asking = self.columns.iter().filter(|column| column.texts.count > 0 && !column.is_heeded());
        asking.map(|column| (&*column.heading, &column.texts))
    }
}

impl Asked {
    /// Whether its cells may still be the answers to a question: all of them, or under a heading that speaks of the name most.
    fn may_ask(&self) -> bool {
        self.others == 0 || (self.subject.is_some() && self.answers >= self.others)
    }

    /// Whether an answer is worth looking for in its next cell.
    fn looks_up(&self) -> bool {
        self.may_ask() || (self.subject.is_some() && self.others < PATIENCE)
    }

    /// Whether a row is bad where a cell of it hides a name among answers.
    fn is_heeded(&self) -> bool {
        self.hides_among_answers && self.others == 0
    }

    /// Takes a row down in whose cell somebody may ask not to be named.
    fn take_down(&mut self, cell: &str, row: u64) {
        if !may_ask_not_to_be_named(cell) {
            return;
        }
        self.texts.count += 1;
        if self.texts.first.len() < MOST_NAMED {
            self.texts.first.push(row);
        }
    }

    fn see(&mut self, cell: &str, row: u64, is_readable: bool) {
        let cell = trimmed(cell);
        if is_unanswered(cell) {
            return;
        }
        if self.remembered.iter().any(|known| **known == *cell) {
            self.answers += 1;
            return;
        }
        let looks_up = self.looks_up();
        let answer = if looks_up { said(cell) } else { None };
        let refusal = if looks_up { refused(cell) } else { None };
        if answer.is_some() || refusal.is_some() {
            let hides = answer == Some(Answer::Hides) || refusal.is_some();
            self.answers += 1;
            self.has_yes_or_no |= answer == Some(Answer::YesOrNo);
            self.hides |= hides;
            // What a cell says among others only is told as a text where the column turns out to be none of answers.
            let is_among_answers = hides && refused_anywhere(cell).is_none() && !is_wish(cell);
            self.hides_among_answers |= is_among_answers;
            if is_among_answers {
                self.take_down(cell, row);
            } else if self.remembered.len() < REMEMBERED {
                self.remembered.push(cell.into());
            }
            return;
        }
        if !is_readable {
            return;
        }
        // Somebody may have written more than a word under a heading that speaks of the name.
        if looks_up && self.subject.is_some() && begins_with_answer(cell) {
            (self.has_yes_or_no, self.answers) = (true, self.answers + 1);
        }
        self.others += 1;
        // What the whole cell says makes a bad row, which is told with it.
        if refused_anywhere(cell).is_none() && !is_wish(cell) {
            self.take_down(cell, row);
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

/// What a cell says, as far as it is an answer: a word for one, or the label of a box that was ticked.
fn said(cell: &str) -> Option<Answer> {
    if cell.len() > LONGEST {
        return None;
    }
    // A word alone is a trade or a place: `Publishing`.
    let is_sentence = cell.contains(' ') || !cell.is_ascii();
    let label = || wish(cell).filter(|_| is_sentence);
    answered(cell).or_else(|| label().map(|hides| if hides { Answer::Hides } else { Answer::Shows }))
}

/// Whether a cell is a whole sentence that asks to be left unnamed, under whatever heading: `please keep me anonymous`.
pub(in crate::signers) fn is_wish(cell: &str) -> bool {
    let cell = trimmed(cell);
    let is_sentence = (4..=LONGEST).contains(&cell.len()) && (cell.contains(' ') || !cell.is_ascii());
    is_sentence && may_speak_of_name(cell) && asks_to_hide(cell)
}

/// Whether it is worth a closer look: nearly no cell is.
fn may_speak_of_name(cell: &str) -> bool {
    let has =
        |needle: &str| cell.as_bytes().windows(needle.len()).any(|part| part.eq_ignore_ascii_case(needle.as_bytes()));
    ["anon", "nam", "nom", "nav", "naa", "匿", "名", "익명", "이름"].into_iter().any(has)
}

/// What a cell of a column of answers refuses.
pub(in crate::signers) fn hidden_among_answers(cell: &str) -> Option<Refusal> {
    let hides = || (said(trimmed(cell)) == Some(Answer::Hides)).then_some(Refusal::Withheld);
    refused(cell).or_else(hides)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use csv::StringRecord;

    use super::{Unforeseen, is_wish};
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
            unforeseen.see(&row, &map, !cell.starts_with('{'));
        }
        let rows = unforeseen.asking().flat_map(|(_, texts)| texts.first.clone()).collect();
        (!unforeseen.hiding().is_empty(), unforeseen.answering().count() > 0, rows)
    }

    #[test]
    fn what_nobody_sees_and_a_bad_row_are_no_other_answer() {
        assert_eq!(seen(&["ok", "private", "?", "\u{200B}", " - ", "{\"a\":1}"]), (true, true, vec![]));
        assert_eq!(seen(&["yes", "?", ""]), (false, true, vec![]));
        assert_eq!(seen(&["ok", "private", "called 3 May"]), (false, false, vec![]));
        // It is heard as it stands.
        assert_eq!(seen(&["ok", "withdrawn"]), (false, true, vec![]));
    }

    #[test]
    fn who_asks_in_a_sentence_is_named() {
        assert_eq!(seen(&["vip", "\"signers\",\"anonymous\"", "Oslo", "vip; withdrawn"]).2, [3, 5]);
        assert_eq!(seen(&["vip, anonymous", "hello"]).2, [2]);
        // Of a whole sentence that is understood the row is bad.
        assert!(is_wish("please do not print my name"));
        assert!(seen(&["vip", "please do not print my name"]).2.is_empty());
    }
}

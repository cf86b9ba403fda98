//! Wishes under headings that nobody foresaw: what all the cells of an unused column say together shows whether it asks something.

use crate::signers::answers::{Answer, answered, begins_with_answer, is_mere_answer};
use crate::signers::asked::Subject;
use crate::signers::clean::trimmed;
use crate::signers::columns::ColumnMap;
use crate::signers::row::{Column, Row};
use crate::signers::wills::{asks_to_hide, subject, wish};

/// Longest answer in bytes (tuned: the label of a box that somebody ticked).
const LONGEST: usize = 240;

/// Different cells of a column that are looked up once (tuned: a form offers a few answers).
const REMEMBERED: usize = 16;

/// So many cells that are no answers are looked at under a heading that speaks of the name, before it is given up (tuned).
const PATIENCE: u64 = 64;

/// What the cells of unused columns have said so far.
#[derive(Debug, Clone, Default)]
pub struct Unforeseen {
    /// The columns that may ask something.
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
    /// Cells that are answers, and cells that are none.
    answers: u64,
    others: u64,
    remembered: Vec<Box<str>>,
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
            answers: 0,
            others: 0,
            remembered: Vec::new(),
        };
        let names = [Column::Name, Column::GivenName, Column::FamilyName].into_iter();
        let names = names.filter(|column| !columns.is_mapped(*column));
        let names = names.filter_map(|column| Some((column, columns.heading(column)?.into(), false)));
        Self { columns: unused.map(asked).collect(), names: names.collect() }
    }

    /// Looks at the cells of a row.
    pub fn see(&mut self, row: &Row, columns: &ColumnMap) {
        self.columns.retain_mut(|column| column.see(ColumnMap::extra_cell(row, column.position)));
        self.names.retain_mut(|(column, _, is_filled)| {
            let cell = trimmed(columns.cell(row, *column));
            *is_filled |= !cell.is_empty();
            // A letter may be the first of a given name.
            let is_initial = *column != Column::Name && cell.chars().count() == 1;
            cell.is_empty() || (is_mere_answer(cell) && !is_initial)
        });
    }

    /// The places of columns of answers of which some hide a name or refuse.
    pub fn hiding(&self) -> Vec<u16> {
        let hiding = self.columns.iter().filter(|column| column.hides && column.others == 0);
        hiding.map(|column| column.position).collect()
    }

    /// The columns whose cells say yes or no.
    pub fn answering(&self) -> impl Iterator<Item = Answered<'_>> {
        let is_asked = |column: &&Asked| {
            let hides = column.hides && column.others > 0;
            (column.has_yes_or_no || hides) && column.answers >= column.others
        };
        let answering = self.columns.iter().filter(is_asked);
        answering.map(|column| Answered { heading: &column.heading, subject: column.subject })
    }

    /// The headings of columns of names of which no cell is a name, and how our own lists call them.
    pub fn names(&self) -> impl Iterator<Item = (&str, &'static str)> {
        let filled = self.names.iter().filter(|(.., is_filled)| *is_filled);
        filled.map(|(column, heading, _)| (&**heading, column.heading()))
    }
}

impl Asked {
    /// Looks at a cell; whether the column may still ask something.
    fn see(&mut self, cell: &str) -> bool {
        let cell = trimmed(cell);
        if is_unanswered(cell) {
            return true;
        }
        if self.remembered.iter().any(|known| **known == *cell) {
            self.answers += 1;
            return true;
        }
        let Some(answer) = said(cell) else {
            // Somebody may have written more than a word under a heading that speaks of the name.
            if self.subject.is_some() && begins_with_answer(cell) {
                (self.has_yes_or_no, self.answers) = (true, self.answers + 1);
            }
            self.others += 1;
            return self.subject.is_some() && (self.others < PATIENCE || self.answers >= self.others);
        };
        self.answers += 1;
        self.has_yes_or_no |= answer == Answer::YesOrNo;
        self.hides |= answer == Answer::Hides;
        if self.remembered.len() < REMEMBERED {
            self.remembered.push(cell.into());
        }
        true
    }
}

/// Whether a cell is empty, or a dash in the place of an answer.
fn is_unanswered(cell: &str) -> bool {
    cell.chars().all(|character| matches!(character, '-' | '\u{2013}' | '\u{2014}' | '/' | '.'))
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

/// Whether a cell of such a column hides a name or refuses.
pub(in crate::signers) fn hides(cell: &str) -> bool {
    said(trimmed(cell)) == Some(Answer::Hides)
}

//! Wishes under headings that nobody foresaw: what all the cells of an unused column say together shows whether it asks something.

use crate::signers::answers::{Answer, answered};
use crate::signers::clean::trimmed;
use crate::signers::columns::ColumnMap;
use crate::signers::row::Row;

/// Longest answer in bytes (tuned: the longest one that is known has half of them).
const LONGEST: usize = 80;

/// Different cells of a column that are looked up once (tuned: a form offers a few answers).
const REMEMBERED: usize = 16;

/// What the cells of unused columns have said so far.
#[derive(Debug, Clone, Default)]
pub struct Unforeseen {
    /// The columns of which every filled cell was an answer.
    columns: Vec<Asked>,
}

#[derive(Debug, Clone)]
struct Asked {
    heading: Box<str>,
    position: u16,
    has_yes_or_no: bool,
    hides: bool,
    remembered: Vec<Box<str>>,
}

impl Unforeseen {
    /// Watches the columns that nothing uses, but for these that the letter prints.
    pub fn new(columns: &ColumnMap, printed: &[u16]) -> Self {
        let columns = columns.unsettled().filter(|(_, position)| !printed.contains(position));
        let asked = |(heading, position): (&str, u16)| Asked {
            heading: heading.into(),
            position,
            has_yes_or_no: false,
            hides: false,
            remembered: Vec::new(),
        };
        Self { columns: columns.map(asked).collect() }
    }

    /// Looks at the cells of a row.
    pub fn see(&mut self, row: &Row) {
        self.columns.retain_mut(|column| column.see(ColumnMap::extra_cell(row, column.position)));
    }

    /// The places of columns of answers of which some hide a name or refuse.
    pub fn hiding(&self) -> Vec<u16> {
        self.columns.iter().filter(|column| column.hides).map(|column| column.position).collect()
    }

    /// The headings of columns of which no cell says more than yes or no.
    pub fn answering(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().filter(|column| column.has_yes_or_no && !column.hides).map(|column| &*column.heading)
    }
}

impl Asked {
    /// Whether a cell is an answer, or empty.
    fn see(&mut self, cell: &str) -> bool {
        let cell = trimmed(cell);
        if is_unanswered(cell) || self.remembered.iter().any(|known| **known == *cell) {
            return true;
        }
        let Some(answer) = Some(cell).filter(|cell| cell.len() <= LONGEST).and_then(answered) else { return false };
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

/// Whether a cell of such a column hides a name or refuses.
pub(in crate::signers) fn hides(cell: &str) -> bool {
    let cell = trimmed(cell);
    cell.len() <= LONGEST && answered(cell) == Some(Answer::Hides)
}

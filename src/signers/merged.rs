//! Cells of a spreadsheet that are merged over several rows. The file has what they say in the first row alone, and whoever looks at it
//! reads it for all of them.

use crate::signers::sheet_rows::SheetRow;
use crate::signers::uncalculated::UNCALCULATED;

/// The merged cells that are open while rows are read, one after another.
#[derive(Debug, Default)]
pub(in crate::signers) struct Merges {
    open: Vec<Open>,
    /// Places of the columns that name a person.
    names: Vec<usize>,
}

#[derive(Debug)]
struct Open {
    column: usize,
    /// The number of its last row.
    last: u64,
    text: String,
    is_struck: bool,
}

impl Merges {
    /// Says where the columns stand that name a person: a row in which nothing else does is nobody's, even below a merged name.
    pub(in crate::signers) fn expect(&mut self, names: Vec<usize>) {
        self.names = names;
    }

    /// Gives the blank cells of a row, of so many columns, what stands in those that are merged with them. What a program keeps below
    /// a merged cell, where nobody sees it, stays.
    pub(in crate::signers) fn fill(&mut self, row: &mut SheetRow, columns: usize) {
        self.open.retain(|open| open.last >= row.number);
        let is_blank = |row: &SheetRow, column: usize| row.cells.get(column).is_none_or(|cell| cell.trim().is_empty());
        let is_nameless = self.names.iter().all(|name| is_blank(row, *name));
        for open in &self.open {
            let column = open.column;
            if column >= columns || !is_blank(row, column) || (is_nameless && self.names.contains(&column)) {
                continue;
            }
            if row.cells.len() <= column {
                row.cells.resize(column + 1, String::new());
            }
            row.cells[column].clone_from(&open.text);
            if open.is_struck {
                row.struck.push(column);
            }
            if open.text == UNCALCULATED {
                row.uncalculated.get_or_insert(column);
            }
        }
        for (column, last) in std::mem::take(&mut row.merged) {
            let Some(text) = row.cells.get(column).filter(|text| !text.trim().is_empty()) else { continue };
            self.open.retain(|open| open.column != column);
            self.open.push(Open { column, last, text: text.clone(), is_struck: row.struck.contains(&column) });
        }
    }
}

//! Cells of a sheet of XLSX that hold a formula and no value of it: a program wrote the file, and no spreadsheet has calculated it.
//! What they say is not known, and an empty cell is something else.

use crate::signers::places::{Area, Places, of_reference};

/// What stands in the place of the value: in a column of names, of consent or of visibility nobody takes it for one.
pub(in crate::signers) const UNCALCULATED: &str = "#CALC!";

/// Looks at the tags of a sheet, one after another.
#[derive(Debug, Default)]
pub(in crate::signers) struct Formulas {
    found: Places,
    /// The cell that is open.
    cell: Option<Cell>,
    /// Where the last one stood; a cell without a place of its own stands right of it.
    last: Option<(u32, u16)>,
}

#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "what its tags say, asked one by one")]
struct Cell {
    at: (u32, u16),
    is_text: bool,
    is_shared: bool,
    has_formula: bool,
    /// The cells of which the formula is, where it is one of several.
    of_area: Option<Area>,
    has_value: bool,
}

impl Formulas {
    /// A cell begins, in the row of this number from 1; what its attributes say of its place and its type.
    pub(in crate::signers) fn begin(&mut self, row: u64, place: Option<&[u8]>, kind: Option<&[u8]>) {
        self.end();
        let row = u32::try_from(row.saturating_sub(1)).unwrap_or(u32::MAX);
        let behind = || self.last.filter(|last| last.0 == row).map_or(0, |last| last.1.saturating_add(1));
        let at = place.and_then(of_reference).unwrap_or_else(|| (row, behind()));
        self.last = Some(at);
        let [is_text, is_shared] = [&b"str"[..], b"s"].map(|known| kind == Some(known));
        self.cell = Some(Cell { at, is_text, is_shared, has_formula: false, of_area: None, has_value: false });
    }

    /// Where the cell that is open stands, and whether its value is the number of a shared text.
    pub(in crate::signers) fn open(&self) -> Option<((u32, u16), bool)> {
        self.cell.map(|cell| (cell.at, cell.is_shared))
    }

    /// The cell has a formula, perhaps that of all the cells of an area (ECMA-376-1, 18.3.1.40), which have none of their own.
    pub(in crate::signers) fn formula(&mut self, of_area: Option<Area>) {
        if let Some(cell) = &mut self.cell {
            (cell.has_formula, cell.of_area) = (true, of_area);
        }
    }

    /// The cell has an element for its value. A calculated one that is empty is a text (ECMA-376-1, 18.18.11).
    pub(in crate::signers) fn value(&mut self, is_empty: bool) {
        if let Some(cell) = &mut self.cell {
            cell.has_value |= !is_empty || cell.is_text;
        }
    }

    /// The cell ends, or something behind it begins.
    pub(in crate::signers) fn end(&mut self) {
        if let Some(cell) = self.cell.take().filter(|cell| cell.has_formula && !cell.has_value) {
            self.found.push(cell.at);
            if let Some(area) = cell.of_area {
                self.found.extend(area);
            }
        }
    }

    /// How many were found.
    pub(in crate::signers) fn count(&self) -> usize {
        self.found.count()
    }

    /// What was found, in order.
    pub(in crate::signers) fn finish(self) -> Places {
        self.found.sorted()
    }
}

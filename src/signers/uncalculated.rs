//! Cells of a sheet of XLSX that hold a formula and no value of it: a program wrote the file, and no spreadsheet has calculated it.
//! What they say is not known, and an empty cell is something else.

/// What stands in the place of the value: in a column of names, of consent or of visibility nobody takes it for one.
pub(in crate::signers) const UNCALCULATED: &str = "#CALC!";

/// Most such cells of a file that are remembered, at eight bytes each (tuned: four formulas in every row of the longest sheet).
pub(in crate::signers) const MOST_FORMULAS: usize = 4 << 20;

/// Where such cells stand, as row and column, both from 0, in the order of the part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::signers) struct Uncalculated(Vec<(u32, u16)>);

impl Uncalculated {
    /// Whether the cell at this place is one.
    pub(in crate::signers) fn holds(&self, row: u32, column: u32) -> bool {
        u16::try_from(column).is_ok_and(|column| self.0.binary_search(&(row, column)).is_ok())
    }
}

/// Looks at the tags of a sheet, one after another.
#[derive(Debug, Default)]
pub(in crate::signers) struct Formulas {
    found: Uncalculated,
    /// The cell that is open.
    cell: Option<Cell>,
    /// Where the last one stood; a cell without a place of its own stands right of it.
    last: Option<(u32, u16)>,
}

#[derive(Debug, Clone, Copy)]
struct Cell {
    at: (u32, u16),
    is_text: bool,
    has_formula: bool,
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
        self.cell = Some(Cell { at, is_text: kind == Some(b"str"), has_formula: false, has_value: false });
    }

    /// The cell has a formula.
    pub(in crate::signers) fn formula(&mut self) {
        if let Some(cell) = &mut self.cell {
            cell.has_formula = true;
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
        self.found.0.extend(self.cell.take().filter(|cell| cell.has_formula && !cell.has_value).map(|cell| cell.at));
    }

    /// How many were found.
    pub(in crate::signers) fn count(&self) -> usize {
        self.found.0.len()
    }

    /// What was found, in order.
    pub(in crate::signers) fn finish(mut self) -> Uncalculated {
        self.found.0.sort_unstable();
        self.found
    }
}

/// The row and the column, from 0, of a reference such as `AB12`.
fn of_reference(place: &[u8]) -> Option<(u32, u16)> {
    let letters = place.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let column = place[..letters].iter().try_fold(0_u16, |column, letter| {
        column.checked_mul(26)?.checked_add(u16::from(letter.to_ascii_uppercase() - b'A') + 1)
    })?;
    let row: u32 = std::str::from_utf8(&place[letters..]).ok()?.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::of_reference;

    #[test]
    fn references_are_read() {
        for (place, expected) in [
            ("A1", Some((0, 0))),
            ("AB12", Some((11, 27))),
            ("xfd1048576", Some((1_048_575, 16_383))),
            ("A0", None),
            ("12", None),
            ("A", None),
            ("ZZZZZZ1", None),
        ] {
            assert_eq!(of_reference(place.as_bytes()), expected, "{place}");
        }
    }
}

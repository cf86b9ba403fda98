//! Where cells of a sheet stand.

use crate::signers::sheet_rows::MOST_COLUMNS;

/// Most cells of a file of which something is remembered, at eight bytes each (tuned: four in every row of the longest sheet).
pub(in crate::signers) const MOST_PLACES: usize = 4 << 20;

/// A rectangle of cells: its first and its last one, as row and column, both from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::signers) struct Area {
    pub(in crate::signers) first: (u32, u16),
    pub(in crate::signers) last: (u32, u16),
}

/// Cells that are merged over several rows: the first cell of each, and the last row, from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::signers) struct Merged(Vec<((u32, u16), u32)>);

impl Merged {
    /// Adds an area, if it has several rows.
    pub(in crate::signers) fn push(&mut self, area: Area) {
        if area.last.0 > area.first.0 {
            self.0.push((area.first, area.last.0));
        }
    }

    /// How many there are.
    pub(in crate::signers) fn count(&self) -> usize {
        self.0.len()
    }

    /// The same in order, as [`last_row`](Self::last_row) needs them.
    pub(in crate::signers) fn sorted(mut self) -> Self {
        self.0.sort_unstable();
        self
    }

    /// The last row, from 0, of the cell that begins at this place and goes over several.
    pub(in crate::signers) fn last_row(&self, row: u32, column: u32) -> Option<u32> {
        let at = (row, u16::try_from(column).ok()?);
        self.0.binary_search_by_key(&at, |(first, _)| *first).ok().map(|found| self.0[found].1)
    }
}

/// Cells of a sheet, as row and column, both from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::signers) struct Places(Vec<(u32, u16)>);

impl Places {
    /// Adds a cell.
    pub(in crate::signers) fn push(&mut self, at: (u32, u16)) {
        self.0.push(at);
    }

    /// Adds the cells of an area in columns that a list may have, as far as so many are remembered.
    pub(in crate::signers) fn extend(&mut self, area: Area) {
        let last = area.last.1.min(u16::try_from(MOST_COLUMNS).unwrap_or(u16::MAX));
        let cells = (area.first.0..=area.last.0).flat_map(|row| (area.first.1..=last).map(move |column| (row, column)));
        // One too many is enough to be refused.
        self.0.extend(cells.take((MOST_PLACES + 1).saturating_sub(self.0.len())));
    }

    /// How many there are.
    pub(in crate::signers) fn count(&self) -> usize {
        self.0.len()
    }

    /// The same in order, as [`holds`](Self::holds) needs them: a hostile part has them in any.
    pub(in crate::signers) fn sorted(mut self) -> Self {
        self.0.sort_unstable();
        self
    }

    /// Whether the cell at this place is one.
    pub(in crate::signers) fn holds(&self, row: u32, column: u32) -> bool {
        u16::try_from(column).is_ok_and(|column| self.0.binary_search(&(row, column)).is_ok())
    }

    /// The columns of those in a row.
    pub(in crate::signers) fn in_row(&self, row: u32) -> impl Iterator<Item = u16> {
        let from = self.0.partition_point(|(known, _)| *known < row);
        self.0[from..].iter().take_while(move |(known, _)| *known == row).map(|(_, column)| *column)
    }
}

/// The row and the column, from 0, of a reference such as `AB12`.
pub(in crate::signers) fn of_reference(place: &[u8]) -> Option<(u32, u16)> {
    let letters = place.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let column = place[..letters].iter().try_fold(0_u16, |column, letter| {
        column.checked_mul(26)?.checked_add(u16::from(letter.to_ascii_uppercase() - b'A') + 1)
    })?;
    let row: u32 = std::str::from_utf8(&place[letters..]).ok()?.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// The area of a reference such as `B2:B5`, or `B2`.
pub(in crate::signers) fn of_area(reference: &[u8]) -> Option<Area> {
    let mut ends = reference.splitn(2, |byte| *byte == b':').map(of_reference);
    let first = ends.next()??;
    let last = ends.next().map_or(Some(first), |last| last)?;
    Some(Area { first, last })
}

#[cfg(test)]
mod tests {
    use super::{Area, MOST_PLACES, Merged, Places, of_area, of_reference};

    #[test]
    fn areas_are_read_and_bounded() {
        let area = Area { first: (1, 2), last: (3, 2) };
        assert_eq!(of_area(b"C2:C4"), Some(area));
        assert_eq!(of_area(b"C2"), Some(Area { last: (1, 2), ..area }));
        assert_eq!((of_area(b"C2:"), of_area(b"")), (None, None));
        let mut merged = Merged::default();
        merged.push(Area { first: (5, 0), last: (5, 3) });
        merged.push(area);
        let merged = merged.sorted();
        assert_eq!((merged.last_row(1, 2), merged.last_row(2, 2), merged.last_row(5, 0)), (Some(3), None, None));
        let mut places = Places::default();
        places.extend(area);
        assert_eq!((places.in_row(2).collect::<Vec<_>>(), places.in_row(4).count()), (vec![2], 0));
        places.extend(Area { first: (0, 0), last: (u32::MAX, u16::MAX) });
        assert_eq!(places.count(), MOST_PLACES + 1);
    }

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

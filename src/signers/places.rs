//! Where cells of a sheet stand.

/// Most cells of a file of which something is remembered, at eight bytes each (tuned: four in every row of the longest sheet).
pub(in crate::signers) const MOST_PLACES: usize = 4 << 20;

/// Cells of a sheet, as row and column, both from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::signers) struct Places(Vec<(u32, u16)>);

impl Places {
    /// Adds a cell.
    pub(in crate::signers) fn push(&mut self, at: (u32, u16)) {
        self.0.push(at);
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

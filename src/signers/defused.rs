//! Cells that no spreadsheet takes for a formula, and the way back.
//!
//! Excel, LibreOffice and Google Sheets run a cell of a CSV file that begins with `=`, `+`, `-`, `@`, a tab or a line end
//! (OWASP, CSV Injection), some also with the full-width forms. An apostrophe before it makes it text. A cell that begins
//! with apostrophes before such a sign gets one more, so that the way back is always the same: one is taken off.

use std::borrow::Cow;

use csv::StringRecord;

/// The headings of the columns that our own files begin with.
pub const OWN_HEADINGS: [&str; 4] = ["mailbag_row", "mailbag_code", "mailbag_reason", "mailbag_kept_row"];

/// Whether a list is a file of ours: rejected or duplicate rows, perhaps mended.
pub(in crate::signers) fn is_ours(headings: &StringRecord) -> bool {
    headings.get(0).is_some_and(|heading| heading.trim_matches(['\u{feff}', ' ']) == OWN_HEADINGS[0])
}

/// A cell for a CSV file that people open in a spreadsheet.
pub fn defused(cell: &str) -> Cow<'_, str> {
    if is_active(cell.trim_start_matches('\'')) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// The cell that [`defused`] was given.
pub fn undone(cell: &str) -> &str {
    if is_defused(cell) { &cell[1..] } else { cell }
}

pub(in crate::signers) fn is_defused(cell: &str) -> bool {
    cell.starts_with('\'') && is_active(cell.trim_start_matches('\''))
}

fn is_active(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{defused, undone};

    #[test]
    fn formulas_are_defused() {
        for (cell, expected) in [
            ("=cmd()", "'=cmd()"),
            ("@x", "'@x"),
            ("+47 912 34 567", "'+47 912 34 567"),
            ("\t=1", "'\t=1"),
            ("'=1", "''=1"),
            ("＝1", "'＝1"),
            ("'t Hooft", "'t Hooft"),
            ("Anna", "Anna"),
            ("", ""),
        ] {
            assert_eq!(defused(cell), expected);
        }
    }

    proptest! {
        #[test]
        fn the_way_back_is_exact(cell in "['=+@\t\n－a-]{0,6}") {
            let safe = defused(&cell);
            prop_assert!(!safe.starts_with(['=', '+', '-', '@', '\t', '\n', '－']));
            prop_assert_eq!(undone(&safe), cell.as_str());
        }
    }
}

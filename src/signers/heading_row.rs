//! Which row of a list holds the headings: the first filled one, unless a title stands above them, as in lists that were
//! made to be printed.

use crate::signers::columns::{NAME_COLUMNS, known_meaning};
use crate::signers::row::Column;

/// Filled rows that are looked at (tuned: a title, a date, a few lines of explanation).
pub(in crate::signers) const LOOKED_AT: usize = 12;

/// Of the first filled rows of a list the one with the headings, counted from 0. Another than the first only where nothing
/// in the first is a known heading, and the other has two of them, one for a name: no person's row has.
pub(in crate::signers) fn position<'c>(rows: impl Iterator<Item = Vec<&'c str>>) -> usize {
    let mut first = true;
    for (position, row) in rows.take(LOOKED_AT).enumerate() {
        let known: Vec<Column> = row.iter().filter_map(|cell| known_meaning(cell)).collect();
        if first && !known.is_empty() {
            return 0;
        }
        first = false;
        if known.len() >= 2 && known.iter().any(|column| NAME_COLUMNS.contains(column)) {
            return position;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::position;

    #[test]
    fn a_title_is_no_heading() {
        for (rows, expected) in [
            (&["Prénom|Nom|Ville", "Anna|Eriksen|Oslo"][..], 0),
            (&["Signataires au 12 mai", "Prénom|Nom|Ville"], 1),
            (&["Liste||", "12.5.2021||", "氏名|住所|備考"], 2),
            // A person called so, and a list without headings.
            (&["Wer|Wo", "Nom|Paris"], 0),
            (&["Who may not want to be anonymous", "Nom|Ville"], 1),
            (&["Anna|Oslo", "Bjørn|Bergen"], 0),
            (&["Name", "Nom|Ville"], 0),
            (&[], 0),
        ] {
            assert_eq!(position(rows.iter().map(|row| row.split('|').collect())), expected, "{rows:?}");
        }
    }
}

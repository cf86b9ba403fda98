//! Lines of a list that are no person's row: the headings once more, and what stands above a group of rows.

use crate::signers::answers::{Answer, answered};
use crate::signers::asked::{Asks, asks};
use crate::signers::clean::trimmed;
use crate::signers::columns::{ColumnMap, NAME_COLUMNS};
use crate::signers::plain::plain;
use crate::signers::row::{Column, Row};

/// Fewest columns of a list in which a row of one filled cell may be such a line (tuned: a name alone is a row of two).
const FEWEST_COLUMNS: usize = 3;

/// What a row is that is nobody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::signers) enum Between {
    /// The headings, as in lists that were joined.
    Headings,
    /// One filled cell that announces the rows below it, or speaks of being named.
    Section,
}

impl Between {
    /// What a row is if it is nobody's.
    pub(in crate::signers) fn of(row: &Row, columns: &ColumnMap) -> Option<Self> {
        if repeats_headings(row, columns) {
            return Some(Self::Headings);
        }
        let mut filled = row.cells.iter().map(trimmed).filter(|cell| !cell.is_empty());
        let (Some(text), None) = (filled.next(), filled.next()) else { return None };
        let is_wide = columns.present().count() + columns.extra().count() >= FEWEST_COLUMNS;
        (is_wide && (text.ends_with([':', '：']) || may_refuse(text))).then_some(Self::Section)
    }
}

/// Whether every name in a row is the heading of its column, and so is another cell, or nothing else is filled: a person can be
/// called `Nom`.
fn repeats_headings(row: &Row, columns: &ColumnMap) -> bool {
    let repeats = |column: &Column| {
        let (cell, heading) = (trimmed(columns.cell(row, *column)), columns.heading(*column).unwrap_or_default());
        !cell.is_empty() && (cell.eq_ignore_ascii_case(heading) || cell.to_lowercase() == heading.to_lowercase())
    };
    let is_filled = |column: &Column| !trimmed(columns.cell(row, *column)).is_empty();
    let mut names = NAME_COLUMNS.iter().filter(|column| is_filled(column)).peekable();
    if names.peek().is_none() || !names.all(repeats) {
        return false;
    }
    let filled: Vec<Column> = columns.present().filter(is_filled).collect();
    let repeated = filled.iter().filter(|column| repeats(column)).count();
    repeated > 1 || repeated == filled.len()
}

/// Beginnings of words for taking back or refusing a signature, folded, that stand above a group of people or name a sheet of them.
#[rustfmt::skip] // as in the other tables of words
const REFUSING: &[&str] = &[
    "withdr", "refus", "revok", "declin", "anonym", "anonim", "anoniem", "retire", "retrait", "trukket", "trukne", "tilbaketr", "reservert",
    "zuruckgezog", "ingetrok", "retirad", "ritirat",
];
const REFUSING_HAN: &[&str] = &[
    "匿名",
    "撤回",
    "撤銷",
    "撤销",
    "取消",
    "取り消し",
    "取り下げ",
    "取下げ",
    "辞退",
    "拒否",
    "拒絕",
    "拒绝",
    "退出",
    "익명",
    "철회",
    "거부",
];

/// Whether a title, or the name of a sheet, may be that of people who do not want to be named or took their signature back.
pub fn may_refuse(title: &str) -> bool {
    let title = plain(title);
    matches!(asks(&title), Some(Asks::Hiding | Asks::Unread))
        || answered(&title) == Some(Answer::Hides)
        || title
            .split(|mark: char| !mark.is_alphanumeric())
            .any(|word| REFUSING.iter().any(|begin| word.starts_with(begin)))
        || REFUSING_HAN.iter().any(|part| title.contains(part))
}

#[cfg(test)]
mod tests {
    use super::may_refuse;

    #[test]
    fn titles_of_refusal_are_known() {
        for title in [
            "Withdrawn",
            "Trukket 2021",
            "Retirés",
            "Anonyme Unterzeichner",
            "The following want to stay anonymous",
            "撤回済み",
            "Private",
        ] {
            assert!(may_refuse(title), "{title}");
        }
        for title in ["Sheet1", "Signatures", "Ark2", "名簿", "Anna Lie", "Oslo", "Public"] {
            assert!(!may_refuse(title), "{title}");
        }
    }
}

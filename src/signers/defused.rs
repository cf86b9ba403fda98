//! Cells that no spreadsheet takes for a formula, and the way back.
//!
//! Excel, LibreOffice and Google Sheets run a cell of a CSV file that begins with `=`, `+`, `-`, `@`, a tab or a line end
//! (OWASP, CSV Injection), some also with the full-width forms. An apostrophe before it makes it text. A cell that begins
//! with apostrophes before such a sign gets one more, so that the way back is always the same: one is taken off.
//!
//! What turns the direction of writing (U+202E and its like) would turn the cells beside it too, in a line that a person reads: it
//! is written as `\u{202e}`, a control character as `\u{001b}`, and then, or where a cell says so itself, every backslash of the
//! cell is doubled.

use std::borrow::Cow;
use std::fmt::Write;

use csv::StringRecord;

/// The headings of the columns that our own files begin with.
pub const OWN_HEADINGS: [&str; 4] = ["mailbag_row", "mailbag_code", "mailbag_reason", "mailbag_kept_row"];

/// Whether a list is a file of ours: rejected or duplicate rows, perhaps mended.
pub(in crate::signers) fn is_ours(headings: &StringRecord) -> bool {
    headings.get(0).is_some_and(|heading| heading.trim_matches(['\u{feff}', ' ']) == OWN_HEADINGS[0])
}

/// A cell for a CSV file that people open in a spreadsheet or an editor.
pub fn defused(cell: &str) -> Cow<'_, str> {
    let shown = turns_shown(cell);
    if is_active(cell.trim_start_matches('\'')) { Cow::Owned(format!("'{shown}")) } else { shown }
}

/// The cell that [`defused`] was given.
pub fn undone(cell: &str) -> Cow<'_, str> {
    turns_back(if has_apostrophe(cell) { &cell[1..] } else { cell })
}

/// What turns the direction of writing, written out: a cell for a spreadsheet of ours, which needs no apostrophes.
pub fn turns_shown(cell: &str) -> Cow<'_, str> {
    if !cell.contains(turns) && !shows_turn(cell) {
        return Cow::Borrowed(cell);
    }
    let mut shown = String::with_capacity(cell.len() + 8);
    for character in cell.chars() {
        match character {
            '\\' => shown.push_str("\\\\"),
            turn if turns(turn) => {
                let _ = write!(shown, "\\u{{{:04x}}}", u32::from(turn));
            }
            other => shown.push(other),
        }
    }
    Cow::Owned(shown)
}

/// The cell that [`turns_shown`] was given.
pub(in crate::signers) fn turns_back(cell: &str) -> Cow<'_, str> {
    if !shows_turn(cell) {
        return Cow::Borrowed(cell);
    }
    let mut back = String::with_capacity(cell.len());
    let mut rest = cell;
    while let Some(at) = rest.find('\\') {
        back.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((turn, behind)) = turn_at(rest) {
            back.push(turn);
            rest = behind;
        } else {
            back.push('\\');
            rest = rest[1..].strip_prefix('\\').unwrap_or(&rest[1..]);
        }
    }
    back.push_str(rest);
    Cow::Owned(back)
}

pub(in crate::signers) fn is_defused(cell: &str) -> bool {
    has_apostrophe(cell) || shows_turn(cell)
}

fn has_apostrophe(cell: &str) -> bool {
    cell.starts_with('\'') && is_active(cell.trim_start_matches('\''))
}

/// Embeddings, overrides and isolates of the bidirectional algorithm (UAX 9, 2), and the characters that end them; and controls, which
/// a terminal obeys, but for the tab and line ends that a cell may hold.
fn turns(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        || (character.is_control() && !matches!(character, '\t' | '\n' | '\r'))
}

/// The one that stands written out at the beginning of a text, and what is behind it.
fn turn_at(text: &str) -> Option<(char, &str)> {
    let (digits, rest) = text.strip_prefix("\\u{")?.split_at_checked(4)?;
    let character = char::from_u32(u32::from_str_radix(digits, 16).ok()?).filter(|character| turns(*character))?;
    // As we write it: `+02a` would be a number too, and capitals somebody else's.
    let is_ours = digits.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    rest.strip_prefix('}').filter(|_| is_ours).map(|rest| (character, rest))
}

/// Whether one stands written out in a cell.
pub(in crate::signers) fn shows_turn(cell: &str) -> bool {
    cell.match_indices("\\u{").any(|(at, _)| turn_at(&cell[at..]).is_some())
}

fn is_active(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{defused, turns_back, turns_shown, undone};

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
            ("Anna\u{202E}annA", "Anna\\u{202e}annA"),
            ("\u{2066}=1\u{2069}", "\\u{2066}=1\\u{2069}"),
            ("=\u{202E}", "'=\\u{202e}"),
            ("C:\\a\u{202E}", "C:\\\\a\\u{202e}"),
            ("\\u{202e}", "\\\\u{202e}"),
            ("C:\\a \\u{41} \\u{202E}", "C:\\a \\u{41} \\u{202E}"),
            ("Ann\u{1b}[31mRED\u{85}", "Ann\\u{001b}[31mRED\\u{0085}"),
            ("\\u{001b}", "\\\\u{001b}"),
            ("", ""),
        ] {
            assert_eq!(defused(cell), expected);
        }
    }

    proptest! {
        #[test]
        fn the_way_back_is_exact(cell in "(['=+@\t\n－a-]|\u{202E}|\u{2069}|\\\\|\u{1B}|\u{0}|\\\\u\\{202e\\}|\\\\u\\{001b\\}|\\{001b\\}|\\{202e\\}|u){0,6}") {
            let safe = defused(&cell);
            prop_assert!(!safe.starts_with(['=', '+', '-', '@', '\t', '\n', '－']));
            prop_assert!(!safe.contains(['\u{202E}', '\u{2069}', '\u{1B}', '\0']), "{safe:?}");
            prop_assert_eq!(undone(&safe), cell.as_str());
            let shown = turns_shown(&cell);
            prop_assert!(!shown.contains(['\u{202E}', '\u{2069}']), "{shown:?}");
            prop_assert_eq!(turns_back(&shown), cell.as_str());
        }
    }
}

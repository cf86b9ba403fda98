//! Texts in columns of a terminal, where a Chinese character takes two and a mark on a letter none.

use std::io::{IsTerminal, stderr, stdout};

use terminal_size::{Width, terminal_size_of};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::text::breaks::untailored;

/// How far the further lines of a row stand in.
const INDENT: usize = 4;

/// Columns in which a text beside others can be read (tuned).
const READABLE: usize = 24;

/// Columns that a text takes.
pub(crate) fn width(text: &str) -> usize {
    text.width()
}

/// Filled up at the right.
pub(crate) fn left(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

/// Filled up at the left.
pub(crate) fn right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text.width())))
}

/// The beginning of a text that takes at most so many columns, if that is not all of it.
pub(crate) fn beginning(text: &str, most: usize) -> Option<&str> {
    let mut taken = 0;
    let end = text.char_indices().find(|(_, character)| {
        taken += character.width().unwrap_or(0);
        taken > most
    });
    end.map(|(end, _)| &text[..end])
}

/// Columns of the terminal that standard output is, or of `COLUMNS`; `None` for a file or a pipe.
pub(crate) fn of_output() -> Option<usize> {
    let asked_for =
        std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
    asked_for.or_else(|| terminal_size_of(stdout()).map(|(Width(columns), _)| usize::from(columns)))
}

/// The same where standard output is a terminal: what a program reads stays a line a row, whatever its variables say.
pub(crate) fn of_terminal() -> Option<usize> {
    stdout().is_terminal().then(of_output).flatten()
}

/// Columns of the terminal that standard error is.
pub(crate) fn of_errors() -> Option<usize> {
    terminal_size_of(stderr()).map(|(Width(columns), _)| usize::from(columns))
}

/// A text in lines of at most so many columns, broken at its spaces and between Chinese and Japanese characters; a word that is
/// longer stands on a line of its own.
pub(crate) fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        for (number, part) in parts(word).into_iter().enumerate() {
            let space = usize::from(number == 0);
            match lines.last_mut() {
                Some(line) if width(line) + space + width(part) <= most => {
                    line.extend(std::iter::repeat_n(' ', space));
                    line.push_str(part);
                }
                _ => lines.push(part.to_owned()),
            }
        }
    }
    lines
}

/// A word, parted where a line may end beside a wide character.
fn parts(word: &str) -> Vec<&str> {
    let is_wide = |character: Option<char>| character.and_then(UnicodeWidthChar::width) == Some(2);
    let mut parts = Vec::new();
    let mut start = 0;
    for end in untailored(word) {
        if is_wide(word[..end].chars().next_back()) || is_wide(word[end..].chars().next()) {
            parts.push(&word[start..end]);
            start = end;
        }
    }
    parts.push(&word[start..]);
    parts
}

/// Rows with every column but the last as wide as its widest cell, two spaces between.
pub(crate) fn table(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max();
    let widths: Vec<usize> = (0..columns).map(|column| widest(column).unwrap_or(0)).collect();
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| left(cell, *width)).collect();
        cells.join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

/// A table in so many columns of a terminal; `None` is as wide as it gets. Where a row is longer, its last cell goes on below where it
/// began; where that leaves no room, the cells that find none stand on further lines, set in. A column in which nothing stands takes no
/// room.
pub(crate) fn fitted(rows: &[Vec<String>], most: Option<usize>) -> Vec<String> {
    let rows = &without_empty_columns(rows);
    let lines = table(rows);
    let Some(most) = most.filter(|most| lines.iter().any(|line| width(line) > *most)) else { return lines };
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max();
    let widths: Vec<usize> = (0..columns).map(|column| widest(column).unwrap_or(0)).collect();
    let before: usize = widths.iter().rev().skip(1).map(|width| width + 2).sum();
    if before + READABLE <= most {
        return rows.iter().flat_map(|row| hanging(row, &widths, before, most)).collect();
    }
    rows.iter().flat_map(|row| flowing(row, &widths, most)).collect()
}

/// The rows without the columns in which nothing stands.
fn without_empty_columns(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let is_filled = |column: usize| rows.iter().filter_map(|row| row.get(column)).any(|cell| !cell.is_empty());
    let filled = |row: &Vec<String>| {
        (0..).zip(row).filter(|(column, _)| is_filled(*column)).map(|(_, cell)| cell.clone()).collect()
    };
    rows.iter().map(filled).collect()
}

/// Rows as a table in a terminal; elsewhere each as a line of its own, its cells two spaces apart, as programs part them.
pub(crate) fn rows_of(rows: &[Vec<String>]) -> Vec<String> {
    match of_terminal() {
        Some(most) => fitted(rows, Some(most)),
        None => rows.iter().map(|row| row.join("  ").trim_end().to_owned()).collect(),
    }
}

/// A row whose last cell goes on below its beginning.
fn hanging(row: &[String], widths: &[usize], before: usize, most: usize) -> Vec<String> {
    let mut line = String::new();
    let mut lines = Vec::new();
    for (number, (cell, width)) in row.iter().zip(widths).enumerate() {
        if number + 1 < widths.len() {
            line.push_str(&left(cell, width + 2));
            continue;
        }
        for part in wrapped(cell, most - before) {
            lines.push(std::mem::replace(&mut line, " ".repeat(before)) + &part);
        }
    }
    // A row whose last cell is empty is one all the same.
    if lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// A row whose cells stand on as many lines as they need.
fn flowing(row: &[String], widths: &[usize], most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    // Where cells begin on this line.
    let mut start = 0;
    for (cell, wide) in row.iter().zip(widths) {
        if cell.is_empty() && start > 0 {
            continue;
        }
        if width(&line) + width(cell) > most && width(&line) > start {
            start = INDENT;
            let full = std::mem::replace(&mut line, " ".repeat(INDENT));
            // The cells at its beginning may have been empty.
            if !full.trim().is_empty() {
                lines.push(full.trim_end().to_owned());
            }
        }
        // What does not fit here goes on set in.
        let room = most.saturating_sub(width(&line).max(INDENT)).max(1);
        let fits = width(&line) + width(cell) <= most;
        let mut parts = if fits { vec![cell.clone()] } else { wrapped(cell, room) };
        let last = parts.pop().unwrap_or_default();
        for part in parts {
            start = INDENT;
            lines.push(std::mem::replace(&mut line, " ".repeat(INDENT)) + &part);
        }
        // The first line has the columns of the table as far as they go.
        line.push_str(&left(&last, if start == 0 { *wide } else { 0 }));
        line.push_str("  ");
    }
    if lines.is_empty() || !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{INDENT, READABLE, beginning, fitted, left, right, table, width, wrapped};

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(left("王小明", 8), "王小明  ");
        assert_eq!(right("7 列", 6), "  7 列");
        assert_eq!(left("e\u{301}", 3), "e\u{301}  ");
        assert_eq!(beginning("王小明", 5), Some("王小"));
        assert_eq!(beginning("王小明", 6), None);
        assert_eq!(beginning("Anna", 3), Some("Ann"));
    }

    #[test]
    fn lines_are_broken_at_spaces() {
        assert_eq!(wrapped("one two  three", 7), ["one two", "three"]);
        assert_eq!(wrapped("unbreakable as", 4), ["unbreakable", "as"]);
        assert_eq!(wrapped("", 4), Vec::<String>::new());
        // Beside wide characters too, but not before a mark that begins no line.
        assert_eq!(wrapped("釋放陳先生，立即！ now", 8), ["釋放陳先", "生，立", "即！ now"]);
        assert_eq!(wrapped("well-known or/and", 6), ["well-known", "or/and"]);
    }

    #[test]
    fn columns_of_a_table_stand_below_one_another() {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let lines = table(&[row(&["王小明", "Oslo", "x"]), row(&["Anna", "台北", "y"]), row(&["B"])]);
        assert_eq!(lines, ["王小明  Oslo  x", "Anna    台北  y", "B"]);
    }

    #[test]
    fn a_table_that_is_too_wide_is_broken_where_it_can_be_read() {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let letters = [row(&["chen-oslo", "letter (nb, en): 釋放在新疆被關押的人們"]), row(&["b", "petition"])];
        assert_eq!(fitted(&letters, None), table(&letters));
        assert_eq!(fitted(&letters, Some(60)), table(&letters));
        let lines = fitted(&letters, Some(36));
        assert_eq!(lines, ["chen-oslo  letter (nb, en): 釋放在新", "           疆被關押的人們", "b          petition"]);
        let batches = [
            row(&["2026-12-10-chen-oslo-oslo-a7", "oslo", "11 letters", "posted", "kept until 2028-06-10"]),
            row(&["2026-12-10-b-oslo-c3", "oslo", "1 letter", "not sent", "no end"]),
        ];
        let lines = fitted(&batches, Some(48));
        assert_eq!(
            lines,
            [
                "2026-12-10-chen-oslo-oslo-a7  oslo  11 letters",
                "    posted  kept until 2028-06-10",
                "2026-12-10-b-oslo-c3          oslo  1 letter",
                "    not sent  no end",
            ]
        );
        for most in 1..80 {
            for line in fitted(&batches, Some(most)).iter().chain(&fitted(&letters, Some(most))) {
                let longest = line.split_whitespace().map(width).max().unwrap_or(0);
                assert!(width(line) <= most.max(longest + 11), "{most}: {line}");
            }
        }
    }

    #[test]
    fn an_empty_cell_keeps_its_place() {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let long = "a text that is longer than what is left of the line";
        // The last cell of a row, where another row's goes on below its beginning.
        let lines = fitted(&[row(&["a", "erase", ""]), row(&["b", "add", long])], Some(36));
        assert_eq!(lines, ["a  erase", "b  add    a text that is longer than", "          what is left of the line"]);
        // One in the middle, where cells stand on further lines.
        let events = [
            row(&["2026-12-10", "anna", "2026-12-10-chen", "7 letters"]),
            row(&["2026-12-11", "anna", "", "3 rows"]),
            row(&["", "", "", "no day"]),
            row(&["", "", "", ""]),
        ];
        assert_eq!(
            fitted(&events, Some(33)),
            ["2026-12-10  anna  2026-12-10-chen", "    7 letters", "2026-12-11  anna", "    3 rows", "    no day", "",]
        );
        assert_eq!(fitted(&events[1..2], None), ["2026-12-11  anna  3 rows"]);
        let hits = [row(&["a/1", "", "Oslo"]), row(&["b/2", "anna@example.org", "Bergen, der det regner ofte"])];
        assert_eq!(
            fitted(&hits, Some(28)),
            ["a/1                    Oslo", "b/2  anna@example.org", "    Bergen, der det regner", "    ofte"]
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_row_and_no_cell_is_lost(
            rows in prop::collection::vec(prop::collection::vec("|[ab]{1,12}|([a-d王]{1,9} ?){0,9}", 1..6), 1..6),
            most in prop::option::of(1_usize..90),
        ) {
            let text = |lines: &[String]| lines.concat().replace(' ', "");
            let lines = fitted(&rows, most);
            prop_assert_eq!(text(&lines), rows.iter().map(|row| text(row)).collect::<String>());
            prop_assert!(lines.len() >= rows.len(), "{:?}", lines);
            // Nothing is wider than it must be: a word, set in or behind columns that leave room to read.
            let Some(most) = most else { return Ok(()) };
            for line in &lines {
                let longest = line.split(' ').map(width).max().unwrap_or(0);
                let before = most.saturating_sub(READABLE).max(INDENT);
                prop_assert!(width(line) <= most.max(before + longest), "{:?}", lines);
            }
        }
    }
}

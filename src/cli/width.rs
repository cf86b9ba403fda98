//! Texts in columns of a terminal, where a Chinese character takes two and a mark on a letter none.

use terminal_size::{Width, terminal_size_of};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

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
    asked_for.or_else(|| terminal_size_of(std::io::stdout()).map(|(Width(columns), _)| usize::from(columns)))
}

/// A text in lines of at most so many columns, broken at its spaces; a word that is longer stands on a line of its own.
pub(crate) fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= most => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
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

#[cfg(test)]
mod tests {
    use super::{beginning, left, right, table, wrapped};

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
    }

    #[test]
    fn columns_of_a_table_stand_below_one_another() {
        let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let lines = table(&[row(&["王小明", "Oslo", "x"]), row(&["Anna", "台北", "y"]), row(&["B"])]);
        assert_eq!(lines, ["王小明  Oslo  x", "Anna    台北  y", "B"]);
    }
}

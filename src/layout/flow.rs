//! Rows into pages: where a page may end, and where every row of it stands.

use std::ops::Range;

use crate::length::Length;

/// A horizontal row: a line of text, a line in each of two columns, or something unbreakable such as an image.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    /// Height, from this row's top to the next one's.
    pub(crate) height: Length,
    /// Space above, which falls away at the top of a page.
    pub(crate) space: Length,
    /// Whether a page may not end below this row.
    pub(crate) keep: bool,
    /// The notes of this row by their numbers, with the height of each at the foot: once a page, however many rows refer to it.
    pub(crate) notes: Vec<(u32, Length)>,
    /// Whether it is of text, whose leading may change.
    pub(crate) text: bool,
}

/// The rows of one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PageRows {
    /// Which rows.
    pub(crate) rows: Range<usize>,
    /// The top of each of them from the top edge of the sheet.
    pub(crate) tops: Vec<Length>,
}

/// Where text may stand on the pages.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Area {
    /// Top of the text on a first page.
    pub(crate) first_top: Length,
    /// Top of the text on every other page.
    pub(crate) top: Length,
    /// Bottom of text and notes.
    pub(crate) bottom: Length,
    /// Space that the first note on a page needs above it.
    pub(crate) note_gap: Length,
}

/// Fills pages with rows, each as full as the kept-together rows allow. A stretch of kept rows that is longer than
/// a page is broken where the page ends: nothing is lost and nothing runs over the edge.
pub(crate) fn paginate(rows: &[Row], area: &Area) -> Vec<PageRows> {
    let mut pages = Vec::new();
    let mut start = 0;
    let mut first = true;
    while start < rows.len() {
        let top = if first { area.first_top } else { area.top };
        let end = page_end(rows, start, top, area);
        let mut y = top;
        let tops = rows[start..end]
            .iter()
            .enumerate()
            .map(|(position, row)| {
                if position > 0 {
                    y += row.space;
                }
                let here = y;
                y += row.height;
                here
            })
            .collect();
        pages.push(PageRows { rows: start..end, tops });
        start = end;
        first = false;
    }
    pages
}

/// By how much the last page but one would run over its bottom if it held the rows of the last page too; `None` where
/// there is one page.
pub(crate) fn overrun(rows: &[Row], pages: &[PageRows], area: &Area) -> Option<Length> {
    let number = pages.len().checked_sub(2)?;
    let top = if number == 0 { area.first_top } else { area.top };
    let start = pages[number].rows.start;
    let text: Length = rows[start..].iter().map(|row| row.height).sum();
    let spaces: Length = rows[start + 1..].iter().map(|row| row.space).sum();
    let mut notes = Notes::default();
    notes.add_all(&rows[start..], area);
    Some(top + text + spaces + notes.height - area.bottom)
}

/// The notes of a page.
#[derive(Debug, Default)]
struct Notes {
    numbers: Vec<u32>,
    /// Of all of them, with the space above the first.
    height: Length,
}

impl Notes {
    fn add_all(&mut self, rows: &[Row], area: &Area) {
        for (number, height) in rows.iter().flat_map(|row| &row.notes) {
            if !self.numbers.contains(number) {
                self.height += *height + if self.numbers.is_empty() { area.note_gap } else { Length::ZERO };
                self.numbers.push(*number);
            }
        }
    }
}

/// The first row that does not stand on the page that begins with row `start`.
fn page_end(rows: &[Row], start: usize, top: Length, area: &Area) -> usize {
    let mut y = top;
    let mut notes = Notes::default();
    let mut allowed = None;
    for (position, row) in rows.iter().enumerate().skip(start) {
        if position > start {
            if !rows[position - 1].keep {
                allowed = Some(position);
            }
            y += row.space;
        }
        notes.add_all(std::slice::from_ref(row), area);
        y += row.height;
        if y + notes.height > area.bottom {
            return allowed.unwrap_or(position).max(start + 1);
        }
    }
    rows.len()
}

#[cfg(test)]
mod tests {
    use super::{Area, Row, paginate};
    use crate::length::Length;

    fn area() -> Area {
        Area { first_top: Length::pt(50.0), top: Length::ZERO, bottom: Length::pt(100.0), note_gap: Length::pt(5.0) }
    }

    fn lengths(pages: &[super::PageRows]) -> Vec<usize> {
        pages.iter().map(|page| page.rows.len()).collect()
    }

    fn row(keep: bool) -> Row {
        Row { height: Length::pt(10.0), keep, ..Row::default() }
    }

    #[test]
    fn pages_are_filled_to_the_bottom() {
        let rows = vec![row(false); 20];
        assert_eq!(lengths(&paginate(&rows, &area())), [5, 10, 5]);
    }

    #[test]
    fn kept_rows_go_to_the_next_page_together() {
        let mut rows = vec![row(false); 7];
        rows[4].keep = true;
        assert_eq!(lengths(&paginate(&rows, &area())), [4, 3]);
    }

    #[test]
    fn kept_rows_longer_than_a_page_are_broken() {
        let rows = vec![row(true); 12];
        assert_eq!(lengths(&paginate(&rows, &area())), [5, 7]);
    }

    #[test]
    fn a_row_higher_than_a_page_stands_alone() {
        let mut rows = vec![row(false); 3];
        rows[1].height = Length::pt(500.0);
        assert_eq!(lengths(&paginate(&rows, &area())), [1, 1, 1]);
    }

    #[test]
    fn notes_take_room_from_their_page() {
        let mut rows = vec![row(false); 5];
        rows[0].notes = vec![(1, Length::pt(10.0))];
        assert_eq!(lengths(&paginate(&rows, &area())), [3, 2]);
    }

    #[test]
    fn a_note_that_two_rows_share_takes_room_once() {
        let mut rows = vec![row(false); 5];
        (rows[0].notes, rows[1].notes) = (vec![(1, Length::pt(10.0))], vec![(1, Length::pt(10.0))]);
        assert_eq!(lengths(&paginate(&rows, &area())), [3, 2]);
        rows[1].notes = vec![(2, Length::pt(10.0))];
        assert_eq!(lengths(&paginate(&rows, &area())), [2, 3]);
    }

    #[test]
    fn space_falls_away_at_the_top() {
        let mut rows = vec![row(false); 6];
        rows[5].space = Length::pt(30.0);
        let pages = paginate(&rows, &area());
        assert_eq!(pages[1].tops[0], Length::ZERO);
    }
}

//! Drawing in: a letter that runs over its page by up to three lines is set a little tighter before it takes another.
//!
//! Lines are broken alike at every step; only what stands between them gets smaller, and on every page of the letter
//! alike, so that no page looks different from the next.

use crate::layout::flow::{Area, Row, overrun, paginate};
use crate::length::Length;

/// A step: how much of the leading and of the space between paragraphs stays, in hundredths.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    leading: i32,
    space: i32,
}

/// The steps in the order in which they are tried: leading first, which the eye forgives in hundredths (tuned).
const STEPS: [Step; 7] = [
    Step { leading: 98, space: 98 },
    Step { leading: 96, space: 96 },
    Step { leading: 94, space: 94 },
    Step { leading: 92, space: 92 },
    Step { leading: 90, space: 90 },
    Step { leading: 90, space: 70 },
    Step { leading: 90, space: 50 },
];

/// The most lines by which a letter may run over and still be drawn in.
const LINES: i32 = 3;

impl Step {
    /// The leading at this step.
    pub(crate) fn leading(self, leading: Length) -> Length {
        leading.scaled(self.leading, 100)
    }

    /// A row at this step; what is no text keeps its height.
    fn row(self, row: &Row) -> Row {
        if !row.text {
            return row.clone();
        }
        Row { height: self.leading(row.height), space: row.space.scaled(self.space, 100), ..row.clone() }
    }
}

/// The first step that saves a page, with its rows; `None` where the rows stay as they are.
pub(crate) fn draw_in(rows: &[Row], area: &Area) -> Option<(Step, Vec<Row>)> {
    let pages = paginate(rows, area);
    let line = rows.iter().filter(|row| row.text).map(|row| row.height).max()?;
    if overrun(rows, &pages, area)? > line * LINES {
        return None;
    }
    STEPS.into_iter().find_map(|step| {
        let tighter: Vec<Row> = rows.iter().map(|row| step.row(row)).collect();
        (paginate(&tighter, area).len() < pages.len()).then_some((step, tighter))
    })
}

#[cfg(test)]
mod tests {
    use super::draw_in;
    use crate::layout::flow::{Area, Row};
    use crate::length::Length;

    /// The leading in hundredths after drawing in so many rows of 10 pt on pages of `bottom` points.
    fn drawn(rows: usize, space: f64, bottom: f64) -> Option<(i32, i32)> {
        let area =
            Area { first_top: Length::ZERO, top: Length::ZERO, bottom: Length::pt(bottom), note_gap: Length::ZERO };
        let row = Row { height: Length::pt(10.0), space: Length::pt(space), text: true, ..Row::default() };
        draw_in(&vec![row; rows], &area).map(|(step, _)| (step.leading, step.space))
    }

    #[test]
    fn one_line_too_many_takes_the_first_step_that_is_enough() {
        for (rows, space, bottom, expected) in [
            (50, 0.0, 500.0, None),
            (51, 0.0, 500.0, Some((98, 98))),
            (52, 0.0, 500.0, Some((96, 96))),
            (53, 0.0, 500.0, Some((94, 94))),
            (54, 0.0, 500.0, None),
            (53, 0.0, 1000.0, None),
            (33, 0.0, 300.0, Some((90, 90))),
            (11, 5.0, 135.0, Some((90, 70))),
            (11, 5.0, 147.0, Some((90, 90))),
            (11, 5.0, 130.0, Some((90, 50))),
            (11, 5.0, 125.0, None),
        ] {
            assert_eq!(drawn(rows, space, bottom), expected, "{rows} rows, {space} pt, {bottom} pt");
        }
    }
}

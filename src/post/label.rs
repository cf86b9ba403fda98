//! Sheets of labels: how many stand where on the paper.

use serde::Deserialize;

use crate::length::{Length, Point, Rect, Size};

/// A sheet of labels, all of one size, in columns and rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelGrid {
    /// Its name.
    pub name: String,
    /// The paper.
    pub page: Size,
    /// Labels side by side.
    pub columns: usize,
    /// Labels one below another.
    pub rows: usize,
    /// A label.
    pub label: Size,
    /// The top left corner of the first label.
    pub first: Point,
    /// From one label to the next: to the right, and down.
    pub pitch: Size,
}

/// A sheet as it is typed in TOML, in millimetres.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Typed {
    name: Option<String>,
    #[serde(default = "a4_width")]
    page_width: f64,
    #[serde(default = "a4_height")]
    page_height: f64,
    columns: usize,
    rows: usize,
    width: f64,
    height: f64,
    left: f64,
    top: f64,
    pitch_x: Option<f64>,
    pitch_y: Option<f64>,
}

fn a4_width() -> f64 {
    210.0
}

fn a4_height() -> f64 {
    297.0
}

/// Why a sheet typed in TOML cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadGrid {
    /// It is not understood; what the parser said.
    Toml(String),
    /// A length is no number, or negative, or longer than a metre; or there are no labels, or more than a thousand.
    Number(&'static str),
    /// Labels lie on one another.
    Overlap,
    /// The last label stands over the edge of the paper.
    OverEdge,
}

/// The sheets of A4 that are known by name: name, columns, rows, width, height, left, top, from label to label. In mm.
///
/// The sizes and numbers of labels are those printed on the packs (Avery L7160, L7163, L7651, Avery Zweckform 3474); the margins
/// are what is left of the sheet, evenly parted, with the gaps between columns that the maker's own templates have (2.5 mm: recalled).
/// `labels` prints a sheet to hold against the real one.
const KNOWN: [(&str, usize, usize, [f64; 6]); 4] = [
    ("L7160", 3, 7, [63.5, 38.1, 7.25, 15.15, 66.0, 38.1]),
    ("L7163", 2, 7, [99.1, 38.1, 4.65, 15.15, 101.6, 38.1]),
    ("L7651", 5, 13, [38.1, 21.2, 4.75, 10.7, 40.6, 21.2]),
    ("3474", 3, 8, [70.0, 37.0, 0.0, 0.5, 70.0, 37.0]),
];

/// The names of the known sheets.
pub fn names() -> [&'static str; 4] {
    KNOWN.map(|(name, ..)| name)
}

/// The known sheet of this name, whatever its case.
pub fn by_name(name: &str) -> Option<LabelGrid> {
    let (name, columns, rows, [width, height, left, top, pitch_x, pitch_y]) =
        KNOWN.into_iter().find(|(known, ..)| known.eq_ignore_ascii_case(name))?;
    Some(LabelGrid {
        name: name.to_owned(),
        page: Size::A4,
        columns,
        rows,
        label: size(width, height),
        first: Point::new(Length::mm(left), Length::mm(top)),
        pitch: size(pitch_x, pitch_y),
    })
}

/// A sheet typed in TOML: `columns`, `rows`, `width`, `height`, `left`, `top`, and where labels do not touch `pitch_x`, `pitch_y`
/// from one to the next; `page_width`, `page_height` where the paper is not A4; all in millimetres. `name` in titles; else `custom`.
pub fn parse(text: &str) -> Result<LabelGrid, BadGrid> {
    let typed: Typed = toml::from_str(text).map_err(|error| BadGrid::Toml(error.message().to_owned()))?;
    for (name, value) in [
        ("page_width", Some(typed.page_width)),
        ("page_height", Some(typed.page_height)),
        ("width", Some(typed.width)),
        ("height", Some(typed.height)),
        ("left", Some(typed.left)),
        ("top", Some(typed.top)),
        ("pitch_x", typed.pitch_x),
        ("pitch_y", typed.pitch_y),
    ] {
        let small = if matches!(name, "left" | "top") { 0.0 } else { 1.0 };
        if value.is_some_and(|value| !(small..=1000.0).contains(&value)) {
            return Err(BadGrid::Number(name));
        }
    }
    for (name, count) in [("columns", typed.columns), ("rows", typed.rows)] {
        if !(1..=1000).contains(&count) || typed.columns.saturating_mul(typed.rows) > 1000 {
            return Err(BadGrid::Number(name));
        }
    }
    let grid = LabelGrid {
        name: typed.name.unwrap_or_else(|| "custom".to_owned()),
        page: size(typed.page_width, typed.page_height),
        columns: typed.columns,
        rows: typed.rows,
        label: size(typed.width, typed.height),
        first: Point::new(Length::mm(typed.left), Length::mm(typed.top)),
        pitch: size(typed.pitch_x.unwrap_or(typed.width), typed.pitch_y.unwrap_or(typed.height)),
    };
    let closer = (grid.columns > 1 && grid.pitch.width < grid.label.width)
        || (grid.rows > 1 && grid.pitch.height < grid.label.height);
    if closer {
        return Err(BadGrid::Overlap);
    }
    let last = grid.place(grid.count() - 1);
    // A pack's numbers are rounded: a twentieth of a millimetre is nothing.
    let slack = Length::mm(0.05);
    if last.right() > grid.page.width + slack || last.bottom() > grid.page.height + slack {
        return Err(BadGrid::OverEdge);
    }
    Ok(grid)
}

fn size(width: f64, height: f64) -> Size {
    Size { width: Length::mm(width), height: Length::mm(height) }
}

impl LabelGrid {
    /// Labels on a sheet.
    pub fn count(&self) -> usize {
        self.columns * self.rows
    }

    /// The label of this number, from 0, row by row from the left.
    pub fn place(&self, number: usize) -> Rect {
        let step = |pitch: Length, steps: usize| pitch * i32::try_from(steps).unwrap_or(i32::MAX);
        let (row, column) = (number / self.columns, number % self.columns);
        let origin = self.first + Point::new(step(self.pitch.width, column), step(self.pitch.height, row));
        Rect { origin, size: self.label }
    }
}

#[cfg(test)]
mod tests {
    use super::{BadGrid, by_name, names, parse};
    use crate::length::Length;

    #[test]
    fn the_known_sheets_lie_in_the_middle_of_the_paper() {
        for (name, count) in names().into_iter().zip([21, 14, 65, 24]) {
            let grid = by_name(name).expect("a sheet");
            assert_eq!(grid.count(), count, "{name}");
            let last = grid.place(count - 1);
            for (before, behind) in
                [(grid.first.x, grid.page.width - last.right()), (grid.first.y, grid.page.height - last.bottom())]
            {
                assert!((before - behind).as_mm().abs() < 0.31, "{name}: {before:?} {behind:?}");
            }
            assert!(grid.pitch.width >= grid.label.width && grid.pitch.height >= grid.label.height, "{name}");
        }
    }

    #[test]
    fn a_sheet_can_be_typed() {
        let grid = parse("columns = 2\nrows = 4\nwidth = 105\nheight = 74\nleft = 0\ntop = 0.5").expect("a sheet");
        assert_eq!((grid.count(), grid.place(7).origin.x, grid.name.as_str()), (8, Length::mm(105.0), "custom"));
    }

    #[test]
    fn a_sheet_that_cannot_be_is_refused() {
        let with = |more: &str| parse(&format!("rows = 4\nheight = 70\ntop = 0\n{more}"));
        for (more, expected) in [
            ("columns = 2\nwidth = 106\nleft = 0", BadGrid::OverEdge),
            ("columns = 2\nwidth = 100\nleft = 0\npitch_x = 90", BadGrid::Overlap),
            ("columns = 0\nwidth = 100\nleft = 0", BadGrid::Number("columns")),
            ("columns = 2\nwidth = nan\nleft = 0", BadGrid::Number("width")),
            ("columns = 2\nwidth = 100\nleft = -1", BadGrid::Number("left")),
            ("columns = 2000000000\nwidth = 100\nleft = 0", BadGrid::Number("columns")),
        ] {
            assert_eq!(with(more), Err(expected), "{more}");
        }
        assert!(matches!(with("colums = 2"), Err(BadGrid::Toml(_))));
    }
}

//! The letters of every month as a plot: an SVG whose words are outlines, so that it looks the same everywhere, and the same as
//! PNG.

#![expect(clippy::cast_precision_loss, reason = "letters and months are far fewer than a float counts")]

use std::fmt::Write as _;

use anyhow::Context;
use resvg::{tiny_skia, usvg};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, MetadataProvider};

use crate::archive::stats::Sum;
use crate::cli::words::archive as words;
use crate::diagnostic::Findings;
use crate::text::FontBook;
use crate::text::font::WESTERN;

/// Width and height in pixels, and the room left for words (tuned: a slide, or half a page).
const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 480.0;
const LEFT: f64 = 72.0;
const TOP: f64 = 48.0;
const BOTTOM: f64 = 48.0;

/// The picture in pixels, and how many of them one of the plot's is.
const PIXELS: (u32, u32) = (1_920, 960);
const SCALE: f32 = 2.0;

/// Size of the words, and that of the title, in pixels.
const WORDS: f32 = 14.0;
const TITLE: f32 = 20.0;

/// Lines across, but for the lowest one.
const STEPS: u64 = 4;

/// Months that are named below their columns (tuned: more would touch).
const NAMED: usize = 12;

/// Bars of the letters that were made in each month.
pub(super) fn svg(months: &[Sum]) -> String {
    let mut svg = String::new();
    let title = words::plot_title();
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         role=\"img\"><title>{title}</title><desc>"
    );
    for month in months {
        let _ = write!(svg, "{}: {}; ", month.name, month.letters);
    }
    let _ = write!(svg, "</desc><rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>");
    let pencil = Pencil::new();
    pencil.write(&mut svg, &title, (LEFT, 28.0), TITLE, Side::Right);
    let most = ceiling(months.iter().map(|month| month.letters).max().unwrap_or(0));
    let floor = HEIGHT - BOTTOM;
    let height = |letters: u64| (floor - TOP) * letters as f64 / most as f64;
    for step in 0..=STEPS {
        let letters = most * step / STEPS;
        let y = floor - height(letters);
        let _ = write!(svg, "<path d=\"M{LEFT} {y:.1}H{:.1}\" stroke=\"#bbb\" fill=\"none\"/>", WIDTH - 16.0);
        pencil.write(&mut svg, &letters.to_string(), (LEFT - 8.0, y + 5.0), WORDS, Side::Left);
    }
    let room = (WIDTH - LEFT - 16.0) / months.len().max(1) as f64;
    let every = months.len().div_ceil(NAMED).max(1);
    for (place, month) in months.iter().enumerate() {
        let x = LEFT + room * place as f64;
        let tall = height(month.letters);
        let _ = write!(
            svg,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{tall:.1}\" fill=\"#2b5b84\"/>",
            x + room * 0.15,
            floor - tall,
            room * 0.7
        );
        if place % every == 0 {
            pencil.write(&mut svg, &month.name, (x + room / 2.0, floor + 22.0), WORDS, Side::Both);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

/// The smallest number of the form 4, 8, 20, 40, 80, … that is not below this one: its quarters are whole.
fn ceiling(most: u64) -> u64 {
    let mut step = 4;
    loop {
        for times in [1, 2, 5] {
            if step * times >= most {
                return step * times;
            }
        }
        step *= 10;
    }
}

/// The SVG as PNG, at twice its size.
pub(super) fn png(svg: &str) -> anyhow::Result<Vec<u8>> {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).context("the plot")?;
    let mut pixels = tiny_skia::Pixmap::new(PIXELS.0, PIXELS.1).context("the plot")?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    pixels.encode_png().context("the plot")
}

/// On which side of its place a text stands.
#[derive(Clone, Copy)]
enum Side {
    Right,
    Left,
    Both,
}

/// Writes words as outlines of the letters' own face.
struct Pencil {
    fonts: FontBook,
}

impl Pencil {
    fn new() -> Self {
        Self { fonts: FontBook::load(None, &mut Findings::new()) }
    }

    fn write(&self, svg: &mut String, text: &str, (x, y): (f64, f64), points: f32, side: Side) {
        let info = self.fonts.info(WESTERN);
        let Ok(font) = FontRef::from_index(info.data.as_slice(), info.index) else { return };
        let (charmap, outlines) = (font.charmap(), font.outline_glyphs());
        let metrics = font.glyph_metrics(Size::new(points), LocationRef::default());
        let mut path = Path { d: String::new(), x: 0.0 };
        for character in text.chars() {
            let glyph = charmap.map(character).unwrap_or_default();
            if let Some(outline) = outlines.get(glyph) {
                // A face that is compiled in can be drawn; one that could not leaves a gap.
                let _ = outline.draw(DrawSettings::unhinted(Size::new(points), LocationRef::default()), &mut path);
            }
            path.x += metrics.advance_width(glyph).unwrap_or_default();
        }
        let width = f64::from(path.x);
        let x = match side {
            Side::Right => x,
            Side::Left => x - width,
            Side::Both => x - width / 2.0,
        };
        let _ = write!(svg, "<path transform=\"translate({x:.1} {y:.1}) scale(1 -1)\" d=\"{}\"/>", path.d);
    }
}

/// An outline as the path of an SVG, shifted to the right.
struct Path {
    d: String,
    x: f32,
}

impl OutlinePen for Path {
    fn move_to(&mut self, x: f32, y: f32) {
        let _ = write!(self.d, "M{:.2} {y:.2}", x + self.x);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let _ = write!(self.d, "L{:.2} {y:.2}", x + self.x);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let _ = write!(self.d, "Q{:.2} {cy:.2} {:.2} {y:.2}", cx + self.x, x + self.x);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let _ = write!(self.d, "C{:.2} {cy0:.2} {:.2} {cy1:.2} {:.2} {y:.2}", cx0 + self.x, cx1 + self.x, x + self.x);
    }

    fn close(&mut self) {
        self.d.push('Z');
    }
}

#[cfg(test)]
mod tests {
    use super::{ceiling, png, svg};
    use crate::archive::stats::Sum;

    #[test]
    fn the_scale_has_whole_steps() {
        for (most, expected) in [(0, 4), (4, 4), (5, 8), (9, 20), (21, 40), (41, 80), (17_554, 20_000)] {
            assert_eq!(ceiling(most), expected, "{most}");
        }
    }

    #[test]
    fn a_month_with_letters_is_a_column_in_the_picture() {
        let month = |name: &str, letters| Sum { name: name.to_owned(), letters, ..Sum::default() };
        let picture = svg(&[month("2026-11", 4), month("2026-12", 8)]);
        assert!(picture.contains("2026-11: 4; 2026-12: 8; "));
        let pixels = image::load_from_memory(&png(&picture).expect("a PNG")).expect("a picture").to_rgb8();
        assert_eq!(pixels.dimensions(), (1920, 960));
        let blue = |x: u32, y: u32| pixels.get_pixel(x, y).0 == [0x2b, 0x5b, 0x84];
        // The second column is twice as high as the first.
        assert!(blue(580, 800) && !blue(580, 400) && blue(1450, 800) && blue(1450, 400));
    }
}

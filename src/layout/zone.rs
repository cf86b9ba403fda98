//! What shows in the window of an envelope: the return line and the postal address, each line whole, in the largest size that fits;
//! and the marks that the sheet is folded by.

use crate::lang::Lang;
use crate::layout::block::{Look, SetBlock};
use crate::layout::frame::{Item, Piece, Role};
use crate::layout::letter_blocks::value_runs;
use crate::layout::page::{self, BODY};
use crate::layout::sheet::Sheet;
use crate::length::{Length, Point, Rect, Size};
use crate::letter::closing::ValueLine;
use crate::letter::value_lang;
use crate::post::window::Window;
use crate::text::{Alignment, Setter};

/// Below this a sorting machine does not read an address (Posten asks for 10 to 12 pt).
pub(crate) const SMALLEST_ADDRESS: Length = Length::pt(8.0);
/// Sizes of the return line (DIN 5008: 8 pt, 6 at least).
const RETURN_SIZES: [f64; 5] = [8.0, 7.5, 7.0, 6.5, 6.0];
/// Between return line and address (tuned).
const RETURN_GAP: Length = Length::mm(0.6);
/// What stays free at every edge of the zone (tuned: what a printer may draw the sheet in askew).
const MARGIN: Length = Length::mm(0.3);
/// Between the lines of an office on one return line.
const BETWEEN: &str = " · ";

/// By how much something is too large for its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Excess {
    /// What.
    pub part: ZonePart,
    /// In which direction.
    pub side: Side,
    /// By how much, in its smallest size.
    pub by: Length,
}

/// What stands in the zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ZonePart {
    /// The postal address.
    Address,
    /// The sender's office above it, or at its own place on an envelope.
    ReturnLine,
    /// A label.
    Label,
}

/// A direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// From left to right.
    Wide,
    /// From top to bottom.
    High,
}

impl ZonePart {
    /// The short name, for diagnostics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::ReturnLine => "return-line",
            Self::Label => "label",
        }
    }
}

impl Side {
    /// The short name, for diagnostics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::High => "high",
        }
    }
}

/// Return line and address, set, with their places on the sheet.
#[derive(Debug)]
pub(crate) struct ZoneBlock {
    pub(crate) return_line: Option<(SetBlock, Point)>,
    pub(crate) address: (SetBlock, Point),
    pub(crate) excess: Vec<Excess>,
}

impl ZoneBlock {
    /// Sets the block of a window; `None` where there is no address.
    pub(crate) fn new(setter: &mut Setter<'_>, window: &Window, office: &[String], postal: &[String]) -> Option<Self> {
        if postal.is_empty() {
            return None;
        }
        if window.openings.is_empty() {
            let (address, excess) = without_window(setter, window, postal);
            return Some(Self { return_line: None, address, excess });
        }
        let mut zone = window.zone();
        let left = window.text_left;
        let measure = zone.right() - MARGIN - left;
        zone.origin.y += MARGIN;
        zone.size.height -= MARGIN + MARGIN;
        let mut excess = Vec::new();
        let return_line = (!office.is_empty()).then(|| {
            let (block, too_wide) = return_line(setter, office, measure);
            excess.extend(too_wide.map(|by| Excess { part: ZonePart::ReturnLine, side: Side::Wide, by }));
            let top = zone.origin.y.max(window.text_top - RETURN_GAP - block.height());
            (block, Point::new(left, top))
        });
        let below = return_line.as_ref().map_or(zone.origin.y, |(block, at)| at.y + block.height() + RETURN_GAP);
        let top = below.max(window.text_top);
        let room = Size { width: measure, height: zone.bottom() - top };
        let (block, wide, high) = fitted(setter, postal, room, (BODY, SMALLEST_ADDRESS));
        excess.extend(wide.map(|by| Excess { part: ZonePart::Address, side: Side::Wide, by }));
        excess.extend(high.map(|by| Excess { part: ZonePart::Address, side: Side::High, by }));
        Some(Self { return_line, address: (block, Point::new(left, top)), excess })
    }

    /// All blocks with their places, in the order in which they are read.
    pub(crate) fn placed(&self) -> impl Iterator<Item = (&SetBlock, Point)> {
        self.return_line.iter().chain([&self.address]).map(|(block, at)| (block, *at))
    }

    /// All blocks.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = &SetBlock> {
        self.return_line.iter().chain([&self.address]).map(|(block, _)| block)
    }
}

/// Without a window lines may be broken, and the place is as wide as it is.
fn without_window(setter: &mut Setter<'_>, window: &Window, postal: &[String]) -> ((SetBlock, Point), Vec<Excess>) {
    let place = window.place;
    let measure = place.right() - window.text_left;
    let room = place.bottom() - window.text_top;
    let runs = value_runs(&in_languages(postal));
    let mut size = BODY;
    loop {
        let look = Look { leading: page::leading(size, Lang::EN), ..address_look(size, measure) };
        let block = SetBlock::new(setter, Role::Paragraph, &runs, &look, true);
        if block.height() <= room || size <= SMALLEST_ADDRESS {
            let high = block.height() - room;
            let wide = width(&set(setter, postal, SMALLEST_ADDRESS)) - measure;
            let excess = [(Side::Wide, wide), (Side::High, high)].into_iter().filter(|(_, by)| *by > Length::ZERO);
            let excess = excess.map(|(side, by)| Excess { part: ZonePart::Address, side, by }).collect();
            return ((block, Point::new(window.text_left, window.text_top)), excess);
        }
        size -= Length::pt(0.5);
    }
}

/// An office on one line, or on two where one would be too small; and by how much it is too wide.
fn return_line(setter: &mut Setter<'_>, office: &[String], measure: Length) -> (SetBlock, Option<Length>) {
    let one = [office.join(BETWEEN)];
    // Of the ways to part it the one with the shortest longest line.
    let parted = (1..office.len())
        .map(|at| [office[..at].join(BETWEEN), office[at..].join(BETWEEN)])
        .min_by_key(|lines| lines.iter().map(|line| line.chars().count()).max());
    for size in RETURN_SIZES {
        let block = set(setter, &one, Length::pt(size));
        if width(&block) <= measure {
            return (block, None);
        }
    }
    // Two lines are small, so that the address keeps its size.
    let block = set(setter, parted.as_ref().map_or(&one[..], |lines| &lines[..]), Length::pt(6.0));
    let excess = width(&block) - measure;
    (block, (excess > Length::ZERO).then_some(excess))
}

/// Lines in the largest size, from the first to the last of `sizes`, at which none is broken and all fit; by how much they are
/// too wide and too high in the last.
pub(crate) fn fitted(
    setter: &mut Setter<'_>,
    lines: &[String],
    room: Size,
    sizes: (Length, Length),
) -> (SetBlock, Option<Length>, Option<Length>) {
    let (mut size, smallest) = sizes;
    loop {
        let block = set(setter, lines, size);
        let (wide, high) = (width(&block) - room.width, block.height() - room.height);
        let fits = wide <= Length::ZERO && high <= Length::ZERO;
        if fits || size <= smallest {
            let excess = |by: Length| (by > Length::ZERO).then_some(by);
            return (block, excess(wide), excess(high));
        }
        size -= Length::pt(0.5);
    }
}

/// Lines that are never broken, as one paragraph.
pub(crate) fn set(setter: &mut Setter<'_>, lines: &[String], size: Length) -> SetBlock {
    let look = address_look(size, Length::MAX);
    SetBlock::new(setter, Role::Paragraph, &value_runs(&in_languages(lines)), &look, true)
}

/// Each line in the language of its script.
fn in_languages(lines: &[String]) -> Vec<ValueLine> {
    let line = |text: &String| ValueLine { text: text.clone(), lang: value_lang(text, None, Lang::EN, None) };
    lines.iter().map(line).collect()
}

/// Upright and light, as sorting machines ask; lines 1.2 of their size apart, so that capitals with accents and letters
/// that reach below the line stay in their own row.
fn address_look(size: Length, measure: Length) -> Look {
    Look {
        size,
        leading: size.scaled(12, 10),
        bold: false,
        italic: false,
        alignment: Alignment::Start,
        lang: Lang::EN,
        measure,
        indent: Length::ZERO,
    }
}

/// Where the longest line ends.
pub(crate) fn width(block: &SetBlock) -> Length {
    block.lines.iter().map(|line| line.extent.end).max().unwrap_or(Length::ZERO)
}

/// The marks at the left edge: two folds, and the middle for a hole punch.
pub(crate) fn marks(window: &Window) -> Piece {
    let mark = |y: Length, length: f64| Item::Rule {
        from: Point::new(Length::mm(4.0), y),
        to: Point::new(Length::mm(4.0 + length), y),
        thickness: Length::pt(0.3),
    };
    let folds = window.fold_marks.iter().map(|y| mark(*y, 4.0));
    Piece { items: folds.chain(window.punch_mark.map(|y| mark(y, 6.0))).collect() }
}

/// Draws what the window shows: where the address must stand, and what can show at all.
pub(crate) fn draw(sheet: &mut Sheet, window: &Window) {
    let mut items = frame(&window.zone(), Length::pt(0.7));
    items.extend(frame(&window.seen(), Length::pt(0.25)));
    items.extend(
        window
            .openings
            .iter()
            .flat_map(|opening| opening.corners().into_iter().flat_map(|corner| frame(&corner, Length::pt(0.1)))),
    );
    items.extend(frame(&window.sender, Length::pt(0.25)));
    sheet.drawing(Point::default(), Piece { items }, true);
}

/// The four edges of a rectangle.
pub(crate) fn frame(rect: &Rect, thickness: Length) -> Vec<Item> {
    let (left, top, right, bottom) = (rect.origin.x, rect.origin.y, rect.right(), rect.bottom());
    let edge = |from: (Length, Length), to: (Length, Length)| Item::Rule {
        from: Point::new(from.0, from.1),
        to: Point::new(to.0, to.1),
        thickness,
    };
    vec![
        edge((left, top), (right, top)),
        edge((left, bottom), (right, bottom)),
        edge((left, top), (left, bottom)),
        edge((right, top), (right, bottom)),
    ]
}

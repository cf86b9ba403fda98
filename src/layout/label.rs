//! Sheets of labels, filled one label after another, and a sheet to try the printer with.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::lang::Lang;
use crate::lang::phrases::{Phrase, phrase};
use crate::layout::block::SetBlock;
use crate::layout::frame::{Document, Element, Item, Meaning, Piece, Placed, Role};
use crate::layout::sheet::Sheet;
use crate::layout::zone::{self, Excess, Side, ZonePart};
use crate::length::{Length, Point, Rect, Size};
use crate::post::label::LabelGrid;
use crate::text::{FontBook, Setter};

/// Sizes of the text, from the largest; below the smallest nobody reads it.
const TEXT: (Length, Length) = (Length::pt(10.5), Length::pt(6.0));
/// Size of a serial.
const SERIAL: Length = Length::pt(5.5);
/// Free at the left and right, and at the top and bottom, of a label: what a printer draws the sheet in askew (tuned).
const MARGIN: Size = Size { width: Length::mm(3.0), height: Length::mm(1.5) };
/// At the edge of the paper, where the label reaches it, printers need more.
const UNPRINTED: Length = Length::mm(5.0);

/// A label.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Label {
    /// Lines.
    pub lines: Vec<String>,
    /// Running number of the letter that it is for.
    pub serial: Option<u64>,
}

/// Lays out labels, a document a sheet.
#[derive(Debug)]
pub struct LabelSheets<'f> {
    setter: Setter<'f>,
    grid: LabelGrid,
    lang: Lang,
    /// The sheet in hand, with its section.
    open: Option<(Sheet, u32)>,
    /// The next place on the sheet.
    next: usize,
    known: HashMap<(Size, Vec<String>), Rc<SetBlock>>,
}

/// Blocks that are kept at once (tuned).
const KEPT: usize = 64;

impl<'f> LabelSheets<'f> {
    /// Begins at the place `first`, from 0, of a sheet that others were taken from.
    pub fn new(fonts: &'f FontBook, grid: LabelGrid, lang: Lang, first: usize) -> Self {
        Self { setter: Setter::new(fonts), grid, lang, open: None, next: first, known: HashMap::new() }
    }

    /// By how much a label's text is too large, on the label where it has the least room.
    pub fn excess(&mut self, label: &Label) -> Vec<Excess> {
        let rooms = (0..self.grid.count()).map(|number| self.room(number).size);
        let least = rooms.min_by_key(|size| (size.width.min(size.height), size.width + size.height));
        let Some(room) = least else { return Vec::new() };
        let (_, wide, high) = zone::fitted(&mut self.setter, &label.lines, room, TEXT);
        let excess = |side: Side| move |by: Length| Excess { part: ZonePart::Label, side, by };
        wide.map(excess(Side::Wide)).into_iter().chain(high.map(excess(Side::High))).collect()
    }

    /// Adds a label; hands back the sheet that it fills.
    pub fn add(&mut self, label: &Label) -> Option<Document> {
        let room = self.room(self.next);
        let key = (room.size, label.lines.clone());
        let block = if let Some(known) = self.known.get(&key) {
            known.clone()
        } else {
            let block = Rc::new(zone::fitted(&mut self.setter, &label.lines, room.size, TEXT).0);
            if self.known.len() >= KEPT {
                self.known.clear();
            }
            self.known.insert(key, block.clone());
            block
        };
        let lang = self.lang;
        let (sheet, section) = self.open.get_or_insert_with(|| begin(&self.grid, lang));
        let spare = room.size.height - block.height();
        let top = room.origin.y + spare.max(Length::ZERO) / 2;
        sheet.whole(&block, *section, lang, Point::new(room.origin.x, top));
        if let Some(serial) = label.serial {
            let block = zone::set(&mut self.setter, &[format!("{serial:06}")], SERIAL);
            let items = block.pieces(0, 1).iter().flat_map(|(_, piece)| piece.items.clone()).collect();
            let origin = Point::new(room.right() - zone::width(&block), room.bottom() - block.height());
            let meaning = Meaning::Artifact { pagination: true };
            sheet.put(Placed { origin, piece: Arc::new(Piece { items }), meaning, shared: false });
        }
        self.next += 1;
        if self.next < self.grid.count() {
            return None;
        }
        self.next = 0;
        self.finish()
    }

    /// The sheet in hand, if anything stands on it.
    pub fn finish(&mut self) -> Option<Document> {
        self.open.take().map(|(sheet, _)| sheet.finish(None))
    }

    /// Where the text of a label may stand.
    fn room(&self, number: usize) -> Rect {
        let (label, page) = (self.grid.place(number), self.grid.page);
        let left = (label.origin.x + MARGIN.width).max(UNPRINTED);
        let top = (label.origin.y + MARGIN.height).max(UNPRINTED);
        let right = (label.right() - MARGIN.width).min(page.width - UNPRINTED);
        let bottom = (label.bottom() - MARGIN.height).min(page.height - UNPRINTED);
        Rect { origin: Point::new(left, top), size: Size { width: right - left, height: bottom - top } }
    }
}

fn begin(grid: &LabelGrid, lang: Lang) -> (Sheet, u32) {
    let mut sheet = Sheet::new();
    sheet.page(grid.page);
    let section = sheet.element(Element::new(Role::Sect, None).in_lang(lang));
    (sheet, section)
}

/// The frames of all labels, a line of 100 mm, and what to do with the sheet.
pub fn calibration_sheet(fonts: &FontBook, grid: &LabelGrid, lang: Lang) -> Document {
    let mut setter = Setter::new(fonts);
    let (mut sheet, section) = begin(grid, lang);
    let frames = (0..grid.count()).flat_map(|number| zone::frame(&grid.place(number), Length::pt(0.3)));
    let middle = Point::new(grid.page.width / 2, grid.page.height / 2);
    let (half, tick) = (Length::mm(50.0), Length::mm(2.0));
    let line = |from: Point, to: Point| Item::Rule { from, to, thickness: Length::pt(0.5) };
    let ends = [middle.x - half, middle.x + half]
        .map(|x| line(Point::new(x, middle.y - tick), Point::new(x, middle.y + tick)));
    let ruler = line(Point::new(middle.x - half, middle.y), Point::new(middle.x + half, middle.y));
    let items = frames.chain(ends).chain([ruler]).collect();
    sheet.drawing(Point::default(), Piece { items }, false);
    let words = phrase(Phrase::Calibration, lang, &[("grid", &grid.name)]);
    let look =
        crate::layout::letter_blocks::body_look(lang, half * 2, crate::layout::page::leading(Length::pt(8.0), lang));
    let look = crate::layout::block::Look { size: Length::pt(8.0), ..look };
    let block = SetBlock::plain(&mut setter, Role::Paragraph, &words, lang, &look);
    sheet.whole(&block, section, lang, Point::new(middle.x - half, middle.y + tick));
    sheet.finish(None)
}

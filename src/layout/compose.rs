//! Set blocks into rows, rows into pages, pages onto a [`Sheet`].

use std::rc::Rc;
use std::sync::Arc;

use crate::layout::block::SetBlock;
use crate::layout::draw_in::draw_in;
use crate::layout::flow::{Area, PageRows, Row, paginate};
use crate::layout::frame::{Item, Meaning, Piece, Placed};
use crate::layout::page::{SHEET, SIDE};
use crate::layout::sheet::{BlockElements, Sheet};
use crate::length::{Length, Point, Size};

/// What may not be parted.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Keep {
    /// The block's own lines.
    pub(crate) inside: bool,
    /// The block and what follows.
    pub(crate) next: bool,
}

/// A block in a column.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) block: Rc<SetBlock>,
    pub(crate) elements: BlockElements,
    pub(crate) space: Length,
    pub(crate) keep: Keep,
}

/// Blocks one below another, at a distance from the left edge of the sheet.
#[derive(Debug, Clone, Default)]
pub(crate) struct Column {
    pub(crate) x: Length,
    pub(crate) entries: Vec<Entry>,
}

/// What stands in a row, in reading order.
#[derive(Debug)]
enum Cell {
    Line { x: Length, entry: usize, line: usize },
    Figure { x: Length, piece: Arc<Piece>, element: Option<u32>, shared: bool },
}

/// A note at the foot: its number and its text.
#[derive(Debug, Clone)]
pub(crate) struct Note {
    pub(crate) number: u32,
    pub(crate) block: Rc<SetBlock>,
}

/// Collects rows and puts them on pages.
#[derive(Debug)]
pub(crate) struct Composer {
    area: Area,
    /// Size of the pages, and where notes begin.
    page: (Size, Length),
    rows: Vec<Row>,
    cells: Vec<Vec<Cell>>,
    entries: Vec<Entry>,
    notes: Vec<Note>,
}

impl Composer {
    /// Nothing yet.
    pub(crate) fn new(area: Area) -> Self {
        Self { area, page: (SHEET, SIDE), rows: Vec::new(), cells: Vec::new(), entries: Vec::new(), notes: Vec::new() }
    }

    /// The same on pages of another size and left margin.
    pub(crate) fn on(self, size: Size, left: Length) -> Self {
        Self { page: (size, left), ..self }
    }

    /// Makes a note known to which lines may refer.
    pub(crate) fn note(&mut self, note: Note) {
        self.notes.push(note);
    }

    /// Adds the blocks of a column one below another.
    pub(crate) fn one_below_another(&mut self, column: Column) {
        for entry in column.entries {
            self.pair(column.x, Some(entry), Length::ZERO, None);
        }
    }

    /// Adds the blocks of two columns pair by pair, each pair beginning on the same row.
    pub(crate) fn side_by_side(&mut self, left: Column, right: Column) {
        let (mut first, mut second) = (left.entries.into_iter(), right.entries.into_iter());
        loop {
            let pair = (first.next(), second.next());
            if pair.0.is_none() && pair.1.is_none() {
                return;
            }
            self.pair(left.x, pair.0, right.x, pair.1);
        }
    }

    /// Adds something that is no text and cannot be broken, kept with what follows. What belongs to no element is the
    /// same in every letter.
    pub(crate) fn figure(&mut self, x: Length, space: Length, height: Length, piece: Piece, element: Option<u32>) {
        self.rows.push(Row { height, space, keep: true, ..Row::default() });
        self.cells.push(vec![Cell::Figure { x, piece: Arc::new(piece), element, shared: element.is_none() }]);
    }

    fn pair(&mut self, left_x: Length, left: Option<Entry>, right_x: Length, right: Option<Entry>) {
        let sides: Vec<(Length, usize)> = [(left_x, left), (right_x, right)]
            .into_iter()
            .filter_map(|(x, entry)| {
                self.entries.push(entry?);
                Some((x, self.entries.len() - 1))
            })
            .collect();
        let count = sides.iter().map(|(_, entry)| self.entries[*entry].block.lines.len()).max().unwrap_or(0);
        for line in 0..count {
            let mut row = Row { text: true, ..Row::default() };
            let mut cells = Vec::with_capacity(sides.len());
            for &(x, number) in &sides {
                let entry = &self.entries[number];
                let lines = entry.block.lines.len();
                if line == 0 {
                    row.space = row.space.max(entry.space);
                }
                // Widows and orphans: two lines at least on either side of a page's end.
                let parted = line + 1 < lines && (entry.keep.inside || line == 0 || line + 2 == lines);
                row.keep |= parted || (line + 1 >= lines && line + 1 == count && entry.keep.next);
                if line < lines {
                    row.height = row.height.max(entry.block.leading);
                    row.notes.extend(self.notes_of(&entry.block, line));
                    cells.push(Cell::Line { x, entry: number, line });
                }
            }
            self.rows.push(row);
            self.cells.push(cells);
        }
    }

    /// The notes to which a line refers, with their heights.
    fn notes_of(&self, block: &SetBlock, line: usize) -> impl Iterator<Item = (u32, Length)> {
        let numbers = block.notes.iter().filter(move |(at, _)| *at == line);
        numbers
            .filter_map(|(_, number)| self.notes.iter().find(|note| note.number == *number))
            .map(|note| (note.number, note.block.height()))
    }

    /// Sets everything a little tighter where that saves a page.
    pub(crate) fn draw_in(&mut self) {
        if let Some((step, rows)) = draw_in(&self.rows, &self.area) {
            self.rows = rows;
            for entry in &mut self.entries {
                entry.block = entry.block.with_leading(step.leading(entry.block.leading));
            }
        }
    }

    /// Puts everything on pages; hands back the y below the last row, and where the last page ends: above its notes. `furnish` is called for each page when it has
    /// just begun, and told whether it is the first.
    pub(crate) fn place(self, sheet: &mut Sheet, furnish: &mut dyn FnMut(&mut Sheet, bool)) -> (Length, Length) {
        let mut bottom = self.area.first_top;
        let mut end = self.area.bottom;
        for (number, page) in paginate(&self.rows, &self.area).iter().enumerate() {
            sheet.page(self.page.0);
            furnish(sheet, number == 0);
            end = self.place_page(sheet, page);
            if let (Some(top), Some(row)) = (page.tops.last(), self.rows[page.rows.clone()].last()) {
                bottom = *top + row.height;
            }
        }
        (bottom, end)
    }

    /// Places a page; hands back the top of its notes.
    fn place_page(&self, sheet: &mut Sheet, page: &PageRows) -> Length {
        let mut columns: Vec<Length> = Vec::new();
        for cells in &self.cells[page.rows.clone()] {
            for cell in cells {
                let (Cell::Line { x, .. } | Cell::Figure { x, .. }) = cell;
                if !columns.contains(x) {
                    columns.push(*x);
                }
            }
        }
        columns.sort_unstable();
        for column in columns {
            self.place_column(sheet, page, column);
        }
        self.place_notes(sheet, page)
    }

    /// Places one column of a page: each block's lines on it as one stretch.
    fn place_column(&self, sheet: &mut Sheet, page: &PageRows, column: Length) {
        let mut stretch: Option<(usize, usize, usize, Length)> = None;
        for (cells, top) in self.cells[page.rows.clone()].iter().zip(&page.tops) {
            for cell in cells {
                match cell {
                    Cell::Line { x, entry, line } if *x == column => match &mut stretch {
                        Some((known, _, to, _)) if known == entry => *to = line + 1,
                        _ => {
                            self.place_stretch(sheet, column, stretch.take());
                            stretch = Some((*entry, *line, line + 1, *top));
                        }
                    },
                    Cell::Figure { x, piece, element, shared } if *x == column => {
                        self.place_stretch(sheet, column, stretch.take());
                        let meaning = element.map_or(Meaning::Artifact { pagination: false }, Meaning::Content);
                        sheet.put(Placed {
                            origin: Point::new(*x, *top),
                            piece: piece.clone(),
                            meaning,
                            shared: *shared,
                        });
                    }
                    _ => {}
                }
            }
        }
        self.place_stretch(sheet, column, stretch);
    }

    fn place_stretch(&self, sheet: &mut Sheet, x: Length, stretch: Option<(usize, usize, usize, Length)>) {
        if let Some((entry, from, to, top)) = stretch {
            let entry = &self.entries[entry];
            sheet.lines(&entry.block, entry.elements, from, to, Point::new(x, top));
        }
    }

    /// Places the notes that the page's lines refer to, the last one ending at the bottom of the text: on every page that refers
    /// to it, so that nobody turns back for an address. Hands back where the text has to end.
    fn place_notes(&self, sheet: &mut Sheet, page: &PageRows) -> Length {
        let mut notes: Vec<(&Note, u32)> = Vec::new();
        for cell in self.cells[page.rows.clone()].iter().flatten() {
            if let Cell::Line { entry, line, .. } = cell {
                let Entry { block, elements, .. } = &self.entries[*entry];
                for (_, number) in block.notes.iter().filter(|(at, _)| at == line) {
                    // Several marks may refer to the same note; it belongs to the text of the first.
                    if !notes.iter().any(|(note, _)| note.number == *number) {
                        let note = self.notes.iter().find(|note| note.number == *number);
                        notes.extend(note.map(|note| (note, sheet.text_of(elements.first()))));
                    }
                }
            }
        }
        if notes.is_empty() {
            return self.area.bottom;
        }
        notes.sort_by_key(|(note, _)| note.number);
        let height: Length = notes.iter().map(|(note, _)| note.block.height()).sum();
        let mut y = self.area.bottom - height;
        let rule = Item::Rule {
            from: Point::default(),
            to: Point::new(Length::mm(40.0), Length::ZERO),
            thickness: Length::pt(0.4),
        };
        sheet.drawing(Point::new(self.page.1, y - Length::pt(3.0)), Piece { items: vec![rule] }, true);
        for (note, text) in notes {
            y = sheet.whole(&note.block, text, note.block.lang, Point::new(self.page.1, y));
        }
        self.area.bottom - height - self.area.note_gap
    }
}

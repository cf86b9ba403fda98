//! A document in the making: pages, elements, and blocks put at their places.

use crate::layout::block::SetBlock;
use crate::layout::frame::{Document, Element, Meaning, Page, Piece, Placed, Role, Turn};
use crate::length::{Length, Point, Size};
use std::sync::Arc;

/// Where a block's elements stand in the document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BlockElements {
    first: u32,
}

impl BlockElements {
    /// The block's outer element.
    pub(crate) fn first(self) -> u32 {
        self.first
    }
}

/// A stretch of an own block's lines where they stand in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct OwnStretch {
    /// Page.
    page: usize,
    /// Number in [`Page::placed`].
    placed: usize,
    /// Number of the own block.
    pub(crate) slot: usize,
    /// First line.
    pub(crate) from: usize,
    /// Last line plus one.
    pub(crate) to: usize,
    /// Its leading, which may be tighter than the block's.
    pub(crate) leading: Length,
}

impl OwnStretch {
    /// Whether this is what stands on a page at this place of [`Page::placed`].
    pub(crate) fn is_at(&self, page: usize, placed: usize) -> bool {
        self.page == page && self.placed == placed
    }
}

/// Builds a [`Document`].
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    document: Document,
    own: Vec<OwnStretch>,
}

impl Sheet {
    /// An empty document.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds an element; hands its number back.
    pub(crate) fn element(&mut self, element: Element) -> u32 {
        let number = u32::try_from(self.document.elements.len()).unwrap_or(u32::MAX);
        self.document.elements.push(element);
        number
    }

    /// Adds an element of a role below a parent.
    pub(crate) fn role(&mut self, role: Role, parent: Option<u32>) -> u32 {
        self.element(Element::new(role, parent))
    }

    /// Adds the elements of a block below a parent, with its language where that differs.
    pub(crate) fn block_elements(&mut self, block: &SetBlock, parent: u32, lang: crate::lang::Lang) -> BlockElements {
        let first = u32::try_from(self.document.elements.len()).unwrap_or(u32::MAX);
        for (number, mut element) in block.elements().into_iter().enumerate() {
            element.parent = Some(element.parent.map_or(parent, |own| first + own));
            if number == 0 && block.lang != lang {
                element.lang = Some(block.lang);
            }
            self.document.elements.push(element);
        }
        BlockElements { first }
    }

    /// The text to which an element belongs: the part of a language, or the section.
    pub(crate) fn text_of(&self, element: u32) -> u32 {
        let elements = &self.document.elements;
        let is_text = |number: &u32| matches!(elements[*number as usize].role, Role::Div | Role::Sect);
        let ancestors = std::iter::successors(Some(element), |number| elements[*number as usize].parent);
        let mut ancestors = ancestors.filter(is_text);
        ancestors.next().unwrap_or(element)
    }

    /// Begins a page.
    pub(crate) fn page(&mut self, size: Size) {
        self.turned_page(size, Turn::None);
    }

    /// Begins a page that is turned for the printer.
    pub(crate) fn turned_page(&mut self, size: Size, turn: Turn) {
        self.document.pages.push(Page { size, turn, placed: Vec::new() });
    }

    /// Pages so far.
    pub(crate) fn pages(&self) -> usize {
        self.document.pages.len()
    }

    /// Puts something on the page in hand.
    pub(crate) fn put(&mut self, placed: Placed) {
        if let Some(page) = self.document.pages.last_mut() {
            page.placed.push(placed);
        }
    }

    /// Puts something on a page that was begun before.
    pub(crate) fn put_on(&mut self, page: usize, placed: Placed) {
        if let Some(page) = self.document.pages.get_mut(page) {
            page.placed.push(placed);
        }
    }

    /// Puts a piece that belongs to an element on the page in hand.
    pub(crate) fn piece(&mut self, origin: Point, piece: Piece, element: u32) {
        self.put(Placed { origin, piece: Arc::new(piece), meaning: Meaning::Content(element), shared: false });
    }

    /// Puts a drawing that is no text on the page in hand; `shared` if it is the same in every letter.
    pub(crate) fn drawing(&mut self, origin: Point, piece: Piece, shared: bool) {
        self.put(Placed { origin, piece: Arc::new(piece), meaning: Meaning::Artifact { pagination: false }, shared });
    }

    /// Puts the lines `from..to` of a block on the page in hand, the first one's top left at `origin`.
    pub(crate) fn lines(&mut self, block: &SetBlock, elements: BlockElements, from: usize, to: usize, origin: Point) {
        if from == 0
            && let Some((label, _)) = &block.label
        {
            self.put(Placed {
                origin,
                piece: label.clone(),
                meaning: Meaning::Content(elements.first + 1),
                shared: block.shared,
            });
        }
        for (element, piece) in block.pieces(from, to).iter() {
            if let Some(slot) = block.slot {
                self.own_stretch(slot, from, to, block.leading);
            }
            self.put(Placed {
                origin,
                piece: piece.clone(),
                meaning: Meaning::Content(elements.first + element),
                shared: block.shared,
            });
        }
    }

    /// Notes that an own block's lines are what is put on the page next.
    pub(crate) fn own_stretch(&mut self, slot: usize, from: usize, to: usize, leading: Length) {
        let Some(page) = self.document.pages.len().checked_sub(1) else { return };
        let placed = self.document.pages[page].placed.len();
        self.own.push(OwnStretch { page, placed, slot, from, to, leading });
    }

    /// Puts a whole block on the page in hand, its top left at `origin`; hands back the y below it.
    pub(crate) fn whole(&mut self, block: &SetBlock, parent: u32, lang: crate::lang::Lang, origin: Point) -> Length {
        let elements = self.block_elements(block, parent, lang);
        self.lines(block, elements, 0, block.lines.len(), origin);
        origin.y + block.height()
    }

    /// Puts a whole block on a page that was begun before, its top left at `origin`.
    pub(crate) fn whole_on(
        &mut self,
        page: usize,
        block: &SetBlock,
        parent: u32,
        lang: crate::lang::Lang,
        origin: Point,
    ) {
        let elements = self.block_elements(block, parent, lang);
        for (element, piece) in block.pieces(0, block.lines.len()).iter() {
            let meaning = Meaning::Content(elements.first + element);
            self.put_on(page, Placed { origin, piece: piece.clone(), meaning, shared: block.shared });
        }
    }

    /// Adds a blank page where the number of pages is odd, so that the next letter begins on a sheet of its own.
    pub(crate) fn pad(&mut self, size: Size) {
        if self.pages() % 2 == 1 {
            self.page(size);
        }
    }

    /// The document, with the bookmark that leads to it.
    pub(crate) fn finish(self, bookmark: Option<String>) -> Document {
        Document { bookmark, ..self.document }
    }

    /// The document without a bookmark, and where the own blocks stand on its pages, in order.
    pub(crate) fn finish_plan(mut self) -> (Document, Vec<OwnStretch>) {
        self.own.sort_unstable();
        (self.document, self.own)
    }
}

//! Positioned pieces, the pages that they stand on, and the structure in which they are read.
//!
//! A piece that is the same in every letter is one [`Arc`]: the writer knows it again by its address and
//! writes it once a volume.

use std::sync::Arc;

use crate::lang::Lang;
use crate::length::{Length, Point, Rect, Size};
pub use crate::letter::SignatureImage;
use crate::text::GlyphRun;

/// Something painted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A run of glyphs; `run.x` counts from `left`.
    Text {
        /// Left end of the measure.
        left: Length,
        /// The baseline.
        baseline: Length,
        /// The glyphs.
        run: GlyphRun,
    },
    /// A black line.
    Rule {
        /// One end.
        from: Point,
        /// The other.
        to: Point,
        /// Its width.
        thickness: Length,
    },
    /// A black area.
    Fill(Rect),
    /// An image scaled into a rectangle.
    Image {
        /// The image.
        image: Arc<SignatureImage>,
        /// Where.
        area: Rect,
    },
}

/// Items that are one marked-content sequence: a structure element's content, or part of it, on one page.
/// Places count from the piece's own origin.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Piece {
    /// What is painted, in reading order.
    pub items: Vec<Item>,
}

/// What a placed piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// Content of the element of this number in [`Document::elements`].
    Content(u32),
    /// Page numbers, serials, fold marks: not part of the text. `pagination` marks it as such.
    Artifact {
        /// Whether it is a page number or serial (`/Type /Pagination`), else `/Layout`.
        pagination: bool,
    },
}

/// A piece at its place on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Where the piece's origin stands on the page.
    pub origin: Point,
    /// The piece.
    pub piece: Arc<Piece>,
    /// What it is.
    pub meaning: Meaning,
    /// Whether other letters of the volume have the same `Arc` at the same place, so that it pays to write it once.
    pub shared: bool,
}

/// How a page is turned before it is printed, clockwise; places on it count as if it were not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Turn {
    /// Not at all.
    #[default]
    None,
    /// By a quarter.
    Quarter,
    /// By half.
    Half,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Trim size.
    pub size: Size,
    /// How it is turned for the printer.
    pub turn: Turn,
    /// What stands on it, in reading order. Empty for a blank page.
    pub placed: Vec<Placed>,
}

/// The role of a structure element (ISO 32000-1, 14.8.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A letter.
    Sect,
    /// A part of a letter, such as one language.
    Div,
    /// Heading, level 1 to 6.
    Heading(u8),
    /// Paragraph.
    Paragraph,
    /// List.
    List,
    /// Item of a list.
    ListItem,
    /// The item's bullet or number.
    Label,
    /// The item's text.
    ListBody,
    /// A link; its [`Element::link`] is the address.
    Link,
    /// A stretch of another language.
    Span,
    /// An image; has [`Element::alt`].
    Figure,
    /// A mark that refers to a note.
    Reference,
    /// A note at the foot.
    Note,
    /// Table.
    Table,
    /// Row of a table.
    TableRow,
    /// Heading cell of a column.
    TableHeader,
    /// Cell.
    TableData,
}

/// A structure element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// What it is.
    pub role: Role,
    /// Number of its parent in [`Document::elements`], smaller than its own; `None` under the document.
    pub parent: Option<u32>,
    /// Language, where it differs from the parent's.
    pub lang: Option<Lang>,
    /// What a figure shows, in words.
    pub alt: Option<Arc<str>>,
    /// The address of a link.
    pub link: Option<Arc<str>>,
}

impl Element {
    /// An element without language, words or address of its own.
    pub fn new(role: Role, parent: Option<u32>) -> Self {
        Self { role, parent, lang: None, alt: None, link: None }
    }

    /// The same in another language than its parent.
    #[must_use]
    pub fn in_lang(self, lang: Lang) -> Self {
        Self { lang: Some(lang), ..self }
    }
}

/// A letter as the plan that it has in common with the letters of its shape, and the pieces that are its own.
///
/// Letters have one shape where their own blocks have the same number of lines in the same look: then their page breaks and
/// their structure are the same.
#[derive(Debug, Clone)]
pub struct Laid {
    /// Pages and structure. What is not shared in it is another letter's, in whose place this one's own pieces stand.
    pub plan: Arc<Document>,
    /// Whether other letters have the same plan. Then the own pieces are text without links.
    pub kept: bool,
    /// For every piece of the plan that is not shared, page by page in their order, the piece of this letter.
    pub own: Vec<Arc<Piece>>,
    /// The bookmark that leads to the first page; no names in it.
    pub bookmark: Option<String>,
}

impl Laid {
    /// A document that is like no other.
    pub fn alone(plan: Arc<Document>) -> Self {
        let own = plan.own().map(|placed| placed.piece.clone()).collect();
        let bookmark = plan.bookmark.clone();
        Self { plan, kept: false, own, bookmark }
    }
}

impl Document {
    /// What is not shared, page by page in order.
    pub fn own(&self) -> impl Iterator<Item = &Placed> {
        self.pages.iter().flat_map(|page| &page.placed).filter(|placed| !placed.shared)
    }
}

/// One letter, petition sheet run, or cover sheet. Children of an element come in the order: pieces and child elements
/// as they first appear on the pages, read page by page in the order of [`Page::placed`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The pages.
    pub pages: Vec<Page>,
    /// The structure elements, parents before children.
    pub elements: Vec<Element>,
    /// The bookmark that leads to the first page; no names in it.
    pub bookmark: Option<String>,
}

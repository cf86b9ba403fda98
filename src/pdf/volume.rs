//! A volume: one PDF file, written letter by letter.

use std::io::Write;

use jiff::civil::Date;

use crate::lang::Lang;
use crate::layout::frame::Document;
use crate::text::FontBook;

/// How a file asks to be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Duplex {
    /// One-sided.
    Simplex,
    /// Two-sided, turned on the long edge.
    LongEdge,
}

/// What a file says of itself. It names nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Metadata {
    /// Title, shown in the window's title bar.
    pub title: String,
    /// Language of the document.
    pub lang: Lang,
    /// The day of the letters: creation date in Info and XMP, so that no clock is read.
    pub date: Date,
    /// How it asks to be printed.
    pub duplex: Duplex,
    /// What the file's identifier is made from (the batch id and the file's name), so that the same batch
    /// gives the same bytes.
    pub identity: String,
}

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// Pages, blank ones included.
    pub pages: u64,
    /// Bytes.
    pub bytes: u64,
    /// Content streams that more than one letter uses.
    pub shared_streams: u64,
    /// Objects.
    pub objects: u64,
}

/// A PDF file in the making.
#[derive(Debug)]
pub struct Volume<'f, W> {
    _fonts: &'f FontBook,
    _sink: W,
}

impl<'f, W: Write> Volume<'f, W> {
    /// Writes the head of the file.
    pub fn begin(_sink: W, _fonts: &'f FontBook, _metadata: &Metadata) -> std::io::Result<Self> {
        todo!("helper: pdf")
    }

    /// Writes one document's pages and structure. Memory in use grows by the bookkeeping of its objects only.
    pub fn add(&mut self, _document: &Document) -> std::io::Result<()> {
        todo!("helper: pdf")
    }

    /// Writes fonts, structure, metadata and the cross-reference stream; hands the sink back.
    pub fn finish(self) -> std::io::Result<(W, Written)> {
        todo!("helper: pdf")
    }
}

//! What a file says of itself, and what is known of it when it is written.

use jiff::civil::Date;

use crate::lang::Lang;

/// How a file asks to be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Duplex {
    /// One-sided.
    Simplex,
    /// Two-sided, turned on the long edge.
    LongEdge,
}

impl Duplex {
    /// Pages on a sheet of paper.
    pub fn pages_a_sheet(self) -> usize {
        match self {
            Self::Simplex => 1,
            Self::LongEdge => 2,
        }
    }
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

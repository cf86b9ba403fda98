//! What no valid file can be made of.

use std::io;

/// A document or font that no valid file can be made of. It comes as the source of an [`io::Error`] of kind
/// `InvalidData`; an earlier stage has a mistake then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unwritable {
    /// A run holds `.notdef`, which PDF/A forbids (ISO 19005-2, 6.2.11.8).
    #[error("a character has no glyph in `{face}`")]
    NoGlyph {
        /// PostScript name of the face.
        face: String,
    },
    /// The subset of a font has no outlines.
    #[error("no subset could be made of `{face}`")]
    Subset {
        /// PostScript name of the face.
        face: String,
    },
    /// A piece or element points to an element that is not there or comes later.
    #[error("structure element {number} is not in its place")]
    Element {
        /// Its number in [`Document::elements`](crate::layout::frame::Document::elements).
        number: u32,
    },
    /// A letter has fewer pieces of its own than its plan has places for them.
    #[error("a letter does not fit its plan")]
    Pieces,
}

impl From<Unwritable> for io::Error {
    fn from(error: Unwritable) -> Self {
        Self::new(io::ErrorKind::InvalidData, error)
    }
}

//! Content that letters share: a stretch of shared pieces on a page is one content stream, written when it is first
//! met and pointed to ever after.

use std::collections::HashMap;
use std::sync::{Arc, Weak};

use pdf_writer::Ref;

use crate::layout::frame::{Piece, Placed};
use crate::length::{Length, Point};
use crate::pdf::content::Mark;

/// A piece of a stretch, with all that its operators depend on.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Part {
    /// Address of the piece.
    piece: usize,
    origin: Point,
    /// Height of the page.
    height: Length,
    pub(super) mark: Mark,
    /// MCID of the stretch's first content.
    mcid: u32,
}

impl Part {
    pub(super) fn new(placed: &Placed, height: Length, mark: Mark, mcid: u32) -> Self {
        Self { piece: Arc::as_ptr(&placed.piece) as usize, origin: placed.origin, height, mark, mcid }
    }
}

/// A stretch that was written.
pub(super) struct SharedStream {
    pub(super) id: Ref,
    /// How many MCIDs each of its pieces takes.
    pub(super) counts: Box<[u32]>,
    /// The images that it paints.
    pub(super) images: Box<[Ref]>,
    /// Keep the addresses from being given to other pieces, and not the pieces alive.
    _pieces: Box<[Weak<Piece>]>,
}

/// The shared streams of a volume, by what they show.
#[derive(Default)]
pub(super) struct SharedStreams {
    known: HashMap<Vec<Part>, SharedStream>,
}

impl SharedStreams {
    pub(super) fn count(&self) -> u64 {
        self.known.len() as u64
    }

    pub(super) fn get(&self, stretch: &[Part]) -> Option<&SharedStream> {
        self.known.get(stretch)
    }

    pub(super) fn insert<'a>(
        &mut self,
        stretch: &[Part],
        id: Ref,
        counts: &[u32],
        images: &[Ref],
        placed: impl Iterator<Item = &'a Placed>,
    ) {
        let pieces = placed.map(|placed| Arc::downgrade(&placed.piece)).collect();
        self.known.insert(
            stretch.to_vec(),
            SharedStream { id, counts: counts.into(), images: images.into(), _pieces: pieces },
        );
    }
}

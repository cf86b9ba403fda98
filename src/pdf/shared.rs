//! Content that letters share: a stretch of shared pieces on a page is one content stream, written when it is first
//! met and pointed to ever after.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
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
    known: HashMap<Vec<Part>, SharedStream, BuildHasherDefault<Fold>>,
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

/// A hasher for keys that nobody chooses: the standard one took a tenth of a volume's time.
#[derive(Default)]
struct Fold(u64);

impl Hasher for Fold {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, value: u8) {
        self.write_u64(u64::from(value));
    }

    fn write_u32(&mut self, value: u32) {
        self.write_u64(u64::from(value));
    }

    fn write_i32(&mut self, value: i32) {
        self.write_u64(u64::from(value.cast_unsigned()));
    }

    fn write_isize(&mut self, value: isize) {
        self.write_usize(value.cast_unsigned());
    }

    fn write_usize(&mut self, value: usize) {
        self.write_u64(value as u64);
    }

    /// A multiplication spreads the value upward, a rotation brings it down again; the factor is 2^64 divided by
    /// the golden ratio (Knuth, The Art of Computer Programming, 6.4).
    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0 ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    }
}

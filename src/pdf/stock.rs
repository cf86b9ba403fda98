//! What the files of a batch have in common, kept from one file to the next: the streams that are the same in all,
//! compressed, and subsets of fonts. The ideographs of a letter are the same in nearly every volume, and making a subset of
//! them is a fifth of the work of a volume.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io;
use std::rc::Rc;

use crate::pdf::subset::{Subset, UsedGlyph};
use crate::text::{FaceId, GlyphRun};

/// Streams that are kept (tuned: letters of one design have about ten).
const STREAMS_KEPT: usize = 256;
/// Subsets of one face that are kept (tuned: most files have the glyphs of the first).
const SUBSETS_KEPT: usize = 4;

/// What one thread keeps from file to file. No byte of a file depends on what was kept.
#[derive(Clone)]
pub struct Stock {
    kept: Rc<Kept>,
}

/// A face, the glyphs of a subset of it, and the subset.
type KnownSubset = (FaceId, Vec<UsedGlyph>, Rc<Subset>);

struct Kept {
    /// The glyphs with which every file's fonts begin.
    runs: Vec<GlyphRun>,
    /// Compressed streams by the hash of their data.
    streams: RefCell<HashMap<[u8; 32], Rc<[u8]>>>,
    /// The first subsets that were made of each face, with their glyphs: most files need no other.
    subsets: RefCell<Vec<KnownSubset>>,
}

impl std::fmt::Debug for Stock {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Stock").field("runs", &self.kept.runs.len()).finish_non_exhaustive()
    }
}

impl Stock {
    /// A stock for files whose fonts all begin with the glyphs of these runs. For files of a letter or a few they are what
    /// is printed in every letter, and the letters that most names are written in; larger files are smaller without.
    pub fn new(runs: Vec<GlyphRun>) -> Self {
        Self { kept: Rc::new(Kept { runs, streams: RefCell::default(), subsets: RefCell::default() }) }
    }

    /// The glyphs with which fonts begin.
    pub(super) fn runs(&self) -> &[GlyphRun] {
        &self.kept.runs
    }

    /// A compressed stream; made by `pack` if it is not kept.
    pub(super) fn stream(&self, hash: [u8; 32], pack: impl FnOnce() -> io::Result<Vec<u8>>) -> io::Result<Rc<[u8]>> {
        if let Some(known) = self.kept.streams.borrow().get(&hash) {
            return Ok(known.clone());
        }
        let packed: Rc<[u8]> = pack()?.into();
        let mut streams = self.kept.streams.borrow_mut();
        if streams.len() < STREAMS_KEPT {
            streams.insert(hash, packed.clone());
        }
        Ok(packed)
    }

    /// The kept subset of a face with exactly these glyphs.
    pub(super) fn subset(&self, face: FaceId, glyphs: &[UsedGlyph]) -> Option<Rc<Subset>> {
        let subsets = self.kept.subsets.borrow();
        subsets.iter().find(|(known, of, _)| *known == face && of == glyphs).map(|(_, _, subset)| subset.clone())
    }

    /// Keeps the subset of a face, if it is among the first.
    pub(super) fn keep(&self, face: FaceId, glyphs: &[UsedGlyph], subset: &Rc<Subset>) {
        let mut subsets = self.kept.subsets.borrow_mut();
        if subsets.iter().filter(|(known, ..)| *known == face).count() < SUBSETS_KEPT {
            subsets.push((face, glyphs.to_vec(), subset.clone()));
        }
    }
}

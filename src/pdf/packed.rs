//! What was made for one file and stands in others of the batch too: streams that are the same in all, compressed, subsets
//! of fonts, and the glyphs that subsets are made of.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io;
use std::rc::Rc;

use crate::pdf::charstrings::Charstrings;
use crate::pdf::scratch::Scratch;
use crate::pdf::subset::{Subset, UsedGlyph};
use crate::pdf::unwritable::Unwritable;
use crate::text::FaceId;
use crate::text::font::FaceInfo;

/// Streams that are kept (tuned: letters of one design have about ten).
const STREAMS_KEPT: usize = 256;

/// A face, the glyphs of a subset of it, and the subset.
type KnownSubset = (FaceId, Vec<UsedGlyph>, Rc<Subset>);

/// What one thread keeps from file to file. No byte of a file depends on what was kept.
#[derive(Clone, Default)]
pub(super) struct Packed {
    kept: Rc<Kept>,
}

#[derive(Default)]
struct Kept {
    /// Compressed streams by the hash of their data.
    streams: RefCell<HashMap<[u8; 32], Rc<[u8]>>>,
    /// The first subset that was made of each face, with its glyphs.
    subsets: RefCell<Vec<KnownSubset>>,
    /// Of CFF faces, `None` for those that are not taken apart.
    charstrings: RefCell<HashMap<FaceId, Option<Charstrings>>>,
    /// Memory of the last file.
    scratch: RefCell<Option<Scratch>>,
}

impl Packed {
    /// Memory of a former file, or new.
    pub(super) fn scratch(&self) -> Scratch {
        self.kept.scratch.take().unwrap_or_default()
    }

    /// Keeps the memory of a file for the next.
    pub(super) fn keep_scratch(&self, scratch: Scratch) {
        self.kept.scratch.replace(Some(scratch));
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

    /// A compressed stream that is kept.
    pub(super) fn known_stream(&self, hash: &[u8; 32]) -> Option<Rc<[u8]>> {
        self.kept.streams.borrow().get(hash).cloned()
    }

    /// The kept subset of a face with exactly these glyphs.
    pub(super) fn subset(&self, face: FaceId, glyphs: &[UsedGlyph]) -> Option<Rc<Subset>> {
        let subsets = self.kept.subsets.borrow();
        subsets.iter().find(|(known, of, _)| *known == face && of == glyphs).map(|(_, _, subset)| subset.clone())
    }

    /// Keeps the subset of a face, if it is the first.
    pub(super) fn keep(&self, face: FaceId, glyphs: &[UsedGlyph], subset: &Rc<Subset>) {
        let mut subsets = self.kept.subsets.borrow_mut();
        if subsets.iter().all(|(known, ..)| *known != face) {
            subsets.push((face, glyphs.to_vec(), subset.clone()));
        }
    }

    /// The CFF table of a subset of a face, without hints. `None` where it is not put together from single glyphs: of a face without
    /// Font DICTs, and of `.notdef` alone.
    ///
    /// Errors: [`Unwritable::Subset`] where a glyph is not what it should be.
    pub(super) fn cff(
        &self,
        face: FaceId,
        info: &FaceInfo,
        glyphs: &[UsedGlyph],
    ) -> Result<Option<Vec<u8>>, Unwritable> {
        let mut faces = self.kept.charstrings.borrow_mut();
        let numbers: Vec<u16> = glyphs.iter().map(|glyph| glyph.number).collect();
        let known = faces.entry(face).or_insert_with(|| Charstrings::new(info)).as_mut();
        let Some(charstrings) = known.filter(|_| numbers.len() > 1) else { return Ok(None) };
        let subset = charstrings.subset(info, &numbers);
        subset.map(Some).ok_or_else(|| Unwritable::Subset { face: info.postscript_name.clone() })
    }
}

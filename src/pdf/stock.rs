//! What files of a letter or a few have in common: the head that each of them begins with, which holds fonts that serve
//! nearly every letter, and shared streams, compressed.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io;
use std::rc::Rc;

use pdf_writer::Ref;

use crate::pdf::font::{Fonts, StockedFonts};
use crate::pdf::metadata;
use crate::pdf::objects::{Objects, Places};
use crate::text::{FontBook, GlyphRun};

/// Streams that are kept (tuned: letters of one design have about ten).
const STREAMS_KEPT: usize = 256;

/// What one thread keeps from file to file. It depends on the runs alone that it was made of, never on a letter.
#[derive(Clone)]
pub struct Stock {
    kept: Rc<Kept>,
}

struct Kept {
    /// The first bytes of every file.
    head: Rc<[u8]>,
    /// Where the objects of the head stand.
    places: Places,
    /// The fonts of the head.
    fonts: Rc<StockedFonts>,
    /// The colour profile of the head.
    profile: Ref,
    /// Compressed streams by the hash of their data.
    streams: RefCell<HashMap<[u8; 32], Rc<[u8]>>>,
}

impl std::fmt::Debug for Stock {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Stock").field("head", &self.kept.head.len()).finish_non_exhaustive()
    }
}

impl Stock {
    /// A stock for files that all begin with fonts of the glyphs of these runs: what is printed in every letter, and the
    /// letters that most names are written in.
    pub fn new(runs: &[GlyphRun], book: &FontBook) -> io::Result<Self> {
        let mut objects = Objects::begin(Vec::new())?;
        let mut fonts = Fonts::new(book);
        fonts.begin_with(runs, &mut objects);
        let fonts = Rc::new(fonts.into_stock(&mut objects)?);
        let profile = metadata::write_profile(&mut objects)?;
        let (head, places) = objects.into_head()?;
        let kept = Kept { head: head.into(), places, fonts, profile, streams: RefCell::default() };
        Ok(Self { kept: Rc::new(kept) })
    }

    /// What a file that is made of the stock begins with. The sink of its volume has it already.
    pub fn head(&self) -> Rc<[u8]> {
        self.kept.head.clone()
    }

    /// Where the objects of the head stand.
    pub(super) fn places(&self) -> &Places {
        &self.kept.places
    }

    /// The fonts of the head.
    pub(super) fn fonts(&self) -> Rc<StockedFonts> {
        self.kept.fonts.clone()
    }

    /// The colour profile of the head.
    pub(super) fn profile(&self) -> Ref {
        self.kept.profile
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
}

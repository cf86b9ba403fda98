//! What the files of a batch have in common: the head that each of them begins with, and what is kept compressed from one
//! to the next. In files of a letter or a few the head holds fonts that serve nearly every letter.

use std::io;
use std::rc::Rc;

use pdf_writer::Ref;

use crate::pdf::font::{Fonts, StockedFonts};
use crate::pdf::metadata;
use crate::pdf::objects::{Objects, Places};
use crate::pdf::packed::Packed;
use crate::pdf::spread::Spreads;
use crate::text::{FontBook, GlyphRun};

/// What one thread has for file after file. What of it stands in a file depends on the runs alone that it was made of.
pub struct Stock {
    /// The first bytes of every file.
    head: Rc<[u8]>,
    /// Where the objects of the head stand.
    places: Places,
    /// The fonts of the head.
    fonts: Rc<StockedFonts>,
    /// The colour profile of the head, if it has one.
    profile: Option<Ref>,
    packed: Packed,
    spreads: Spreads,
}

impl std::fmt::Debug for Stock {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Stock").field("head", &self.head.len()).finish_non_exhaustive()
    }
}

impl Stock {
    /// A stock for files that all begin with fonts of the glyphs of these runs: what is printed in every letter, and the
    /// letters that most names are written in. Without runs, for larger files, nothing but the first line of a file stands
    /// in the head.
    pub fn new(runs: &[GlyphRun], book: &FontBook) -> io::Result<Self> {
        let mut objects = Objects::begin(Vec::new())?;
        let mut fonts = Fonts::new(book);
        fonts.begin_with(runs, &mut objects);
        let fonts = Rc::new(fonts.into_stock(&mut objects)?);
        let profile = if runs.is_empty() { None } else { Some(metadata::write_profile(&mut objects)?) };
        let packed = objects.packed().clone();
        let (head, places) = objects.into_head()?;
        Ok(Self { head: head.into(), places, fonts, profile, packed, spreads: Spreads::default() })
    }

    /// What a file that is made of the stock begins with. The sink of its volume has it already.
    pub fn head(&self) -> Rc<[u8]> {
        self.head.clone()
    }

    /// The objects of a file behind the head.
    pub(super) fn objects<W: io::Write>(&self, sink: W) -> Objects<W> {
        Objects::behind(sink, self.head.len() as u64, &self.places, &self.packed)
    }

    /// The fonts of the head.
    pub(super) fn fonts(&self) -> Rc<StockedFonts> {
        self.fonts.clone()
    }

    /// The colour profile of the head, if it has one.
    pub(super) fn profile(&self) -> Option<Ref> {
        self.profile
    }

    /// The pages of plans that files behind the head have.
    pub(super) fn spreads(&self) -> Spreads {
        self.spreads.clone()
    }
}

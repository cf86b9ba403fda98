//! The foot of a page: page number and serial, as artifacts.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::lang::Lang;
use crate::lang::phrases::{Phrase, phrase};
use crate::layout::block::{Look, SetBlock};
use crate::layout::frame::{Item, Meaning, Piece, Placed, Role};
use crate::layout::page::{FOOT, MEASURE, SIDE, TINY};
use crate::length::{Em, Length, Point};
use crate::text::{Alignment, Setter};

/// Language, page, number of pages.
type PageNumber = (Lang, usize, Option<usize>);

/// Page numbers that were set before.
#[derive(Debug, Default)]
pub(crate) struct Foot {
    numbers: RefCell<BTreeMap<PageNumber, Arc<Piece>>>,
    digits: OnceCell<Option<Digits>>,
}

/// Serials are the same but for their digits, if all digits are equally wide.
#[derive(Debug)]
struct Digits {
    /// The serial 000000.
    zero: Piece,
    /// The glyph of each digit.
    glyphs: [u16; 10],
}

impl Digits {
    /// `None` where a digit depends on its neighbours or is wider than others.
    fn set(setter: &mut Setter<'_>) -> Option<Self> {
        let mut glyphs = [0; 10];
        let mut advance = None;
        for text in ["0123456789", "9876543210", "00112233445566778899"] {
            let line = small_line(setter, text, Lang::EN, Alignment::End);
            let [Item::Text { run, .. }] = line.items.as_slice() else { return None };
            if run.glyphs.len() != text.len() {
                return None;
            }
            for (glyph, digit) in run.glyphs.iter().zip(text.bytes()) {
                let known = &mut glyphs[usize::from(digit - b'0')];
                let same = (*known == 0 || *known == glyph.id) && advance.is_none_or(|known| known == glyph.advance);
                if !same || glyph.x_offset != Em::ZERO || glyph.y_offset != Em::ZERO || glyph.text_length != 1 {
                    return None;
                }
                *known = glyph.id;
                advance = Some(glyph.advance);
            }
        }
        let zero = small_line(setter, "000000", Lang::EN, Alignment::End);
        Some(Self { zero: Piece::clone(&zero), glyphs })
    }

    fn serial(&self, text: &str) -> Piece {
        let mut piece = self.zero.clone();
        if let [Item::Text { run, .. }] = piece.items.as_mut_slice() {
            for (glyph, digit) in run.glyphs.iter_mut().zip(text.bytes()) {
                glyph.id = self.glyphs[usize::from(digit - b'0')];
            }
            text.clone_into(&mut run.text);
        }
        piece
    }
}

impl Foot {
    /// `page n of m`, or `page n` where the number of pages is not known, centred at the foot.
    pub(crate) fn page_number(&self, setter: &mut Setter<'_>, lang: Lang, page: usize, pages: Option<usize>) -> Placed {
        let known = self.numbers.borrow().get(&(lang, page, pages)).cloned();
        let piece = known.unwrap_or_else(|| {
            let number = page.to_string();
            let text = match pages {
                Some(pages) => phrase(Phrase::PageOf, lang, &[("n", &number), ("m", &pages.to_string())]),
                None => phrase(Phrase::Page, lang, &[("n", &number)]),
            };
            let piece = small_line(setter, &text, lang, Alignment::Centre);
            self.numbers.borrow_mut().insert((lang, page, pages), piece.clone());
            piece
        });
        placed(piece, true)
    }

    /// A serial, small at the right of the foot.
    pub(crate) fn serial(&self, setter: &mut Setter<'_>, serial: u64) -> Arc<Piece> {
        let text = format!("{serial:06}");
        match self.digits.get_or_init(|| Digits::set(setter)) {
            Some(digits) if text.len() == 6 => Arc::new(digits.serial(&text)),
            _ => small_line(setter, &text, Lang::EN, Alignment::End),
        }
    }
}

/// A piece of the foot at its place.
pub(crate) fn placed(piece: Arc<Piece>, shared: bool) -> Placed {
    Placed { origin: Point::new(SIDE, FOOT), piece, meaning: Meaning::Artifact { pagination: true }, shared }
}

/// One small line on the foot's baseline.
fn small_line(setter: &mut Setter<'_>, text: &str, lang: Lang, alignment: Alignment) -> Arc<Piece> {
    let look = Look {
        size: TINY,
        leading: TINY,
        bold: false,
        italic: false,
        alignment,
        lang,
        measure: MEASURE,
        indent: Length::ZERO,
    };
    let block = SetBlock::plain(setter, Role::Paragraph, text, lang, &look);
    let items = block.lines[0]
        .runs
        .iter()
        .map(|run| Item::Text { left: Length::ZERO, baseline: Length::ZERO, run: run.clone() })
        .collect();
    Arc::new(Piece { items })
}

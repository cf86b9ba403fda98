//! The foot of a page: page number and serial, as artifacts.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::lang::Lang;
use crate::lang::phrases::{Phrase, phrase};
use crate::layout::block::{Look, SetBlock};
use crate::layout::frame::{Item, Meaning, Piece, Placed, Role};
use crate::layout::page::{FOOT, MEASURE, SIDE, TINY};
use crate::length::{Length, Point};
use crate::text::{Alignment, Setter};

/// Language, page, number of pages.
type PageNumber = (Lang, usize, Option<usize>);

/// Page numbers that were set before.
#[derive(Debug, Default)]
pub(crate) struct Foot {
    numbers: RefCell<BTreeMap<PageNumber, Arc<Piece>>>,
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
}

/// A serial, small at the right of the foot.
pub(crate) fn serial(setter: &mut Setter<'_>, serial: u64) -> Arc<Piece> {
    small_line(setter, &format!("{serial:06}"), Lang::EN, Alignment::End)
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

//! What stands in place of a letter whose signer asked to be forgotten: on every page that it had, that it was withdrawn, and
//! its serial. The other letters of the volume stay on their pages.

use crate::lang::Lang;
use crate::lang::phrases::{Phrase, phrase};
use crate::layout::block::SetBlock;
use crate::layout::foot::{self, Foot};
use crate::layout::frame::{Document, Element, Role};
use crate::layout::letter_blocks::body_look;
use crate::layout::page::{self, BODY, MEASURE, SHEET, SIDE, TOP};
use crate::layout::sheet::Sheet;
use crate::length::Point;
use crate::text::{FontBook, Setter};

/// The pages of a withdrawn letter: as many as it had, in the languages of the letter.
pub fn withdrawn(fonts: &FontBook, langs: &[Lang], serial: u64, pages: u64) -> Document {
    let mut setter = Setter::new(fonts);
    let first = langs.first().copied().unwrap_or(Lang::EN);
    let words: Vec<SetBlock> = langs
        .iter()
        .map(|&lang| {
            let look = body_look(lang, MEASURE, page::leading(BODY, lang));
            SetBlock::plain(&mut setter, Role::Paragraph, &phrase(Phrase::LetterWithdrawn, lang, &[]), lang, &look)
        })
        .collect();
    let number = Foot::default().serial(&mut setter, serial);
    let mut sheet = Sheet::new();
    let section = sheet.element(Element::new(Role::Sect, None).in_lang(first));
    for _ in 0..pages {
        sheet.page(SHEET);
        let mut y = TOP;
        for block in &words {
            y = sheet.whole(block, section, first, Point::new(SIDE, y)) + BODY;
        }
        sheet.put(foot::placed(number.clone(), false));
    }
    let serial = format!("{serial:06}");
    sheet.finish(Some(phrase(Phrase::LetterNumber, first, &[("serial", &serial)])))
}

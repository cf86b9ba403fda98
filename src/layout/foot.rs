//! The foot of a page: page number, serial and sheet mark, as artifacts.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;

use qrcode::{EcLevel, QrCode};
use serde::{Deserialize, Serialize};

use crate::lang::Lang;
use crate::lang::phrases::{Phrase, phrase};
use crate::layout::block::{Look, SetBlock};
use crate::layout::frame::{Item, Meaning, Piece, Placed, Role};
use crate::layout::page::{FOOT, MEASURE, SIDE, TINY};
use crate::layout::qr;
use crate::length::{Em, Length, Point};
use crate::text::{Alignment, Setter};

/// Marks at the foot of every sheet for folding and inserting machines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SheetMarks {
    /// None.
    None,
    /// As text.
    Text,
    /// As a QR code.
    Code,
}

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

/// The edge of a sheet's code, and how far its top stands above the foot's baseline: clear of the text and of the edge that a
/// printer cannot reach (tuned).
const CODE: Length = Length::mm(12.0);
const CODE_RISE: Length = Length::mm(10.0);

/// What is a letter's own at the foot of a page.
#[derive(Debug, Clone)]
pub(crate) struct OwnFoot {
    serial: u64,
    /// The serial, set.
    piece: Arc<Piece>,
    marks: SheetMarks,
    pages_a_sheet: usize,
}

impl OwnFoot {
    /// The foot of a letter with its serial set, which is printed with so many pages a sheet.
    pub(crate) fn new(serial: u64, piece: Arc<Piece>, marks: SheetMarks, pages_a_sheet: usize) -> Self {
        Self { serial, piece, marks, pages_a_sheet }
    }

    /// The foot of page `page`, counted from 0, of a letter of so many pages with its blank ones: the serial at the right,
    /// and on the front of a sheet the mark at the left.
    pub(crate) fn on_page(&self, setter: &mut Setter<'_>, page: usize, pages: usize) -> Arc<Piece> {
        if self.marks == SheetMarks::None || !page.is_multiple_of(self.pages_a_sheet) {
            return self.piece.clone();
        }
        let mark = mark(self.serial, page, pages, self.pages_a_sheet);
        let mut items = match (self.marks, QrCode::with_error_correction_level(&mark, EcLevel::M)) {
            (SheetMarks::Code, Ok(code)) => qr::items(&code, CODE, Point::new(Length::ZERO, -CODE_RISE)),
            // A mark is far shorter than the longest that a code holds.
            _ => small_line(setter, &mark, Lang::EN, Alignment::Start).items.clone(),
        };
        items.extend(self.piece.items.iter().cloned());
        Arc::new(Piece { items })
    }
}

/// Serial, sheet of sheets, and `E` on the last sheet of a set: `000123 2/2 E`. The page counts from 0.
fn mark(serial: u64, page: usize, pages: usize, pages_a_sheet: usize) -> String {
    let (sheet, sheets) = (page / pages_a_sheet + 1, pages.div_ceil(pages_a_sheet));
    let end = if sheet == sheets { " E" } else { "" };
    format!("{serial:06} {sheet}/{sheets}{end}")
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

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn a_mark_tells_sheet_set_and_end() {
        for (pages_a_sheet, page, pages, expected) in
            [(2, 0, 4, "000123 1/2"), (2, 2, 4, "000123 2/2 E"), (1, 2, 3, "000123 3/3 E"), (2, 0, 1, "000123 1/1 E")]
        {
            assert_eq!(mark(123, page, pages, pages_a_sheet), expected);
        }
    }
}

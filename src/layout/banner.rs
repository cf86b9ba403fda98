//! A line at the very top of a sheet, outside its text: "sample list, not for sending".

use std::sync::Arc;

use crate::lang::Lang;
use crate::layout::block::{Look, MarkedRun, SetBlock};
use crate::layout::frame::{Meaning, Piece, Placed, Role};
use crate::layout::letter_blocks::body_look;
use crate::layout::page::{self, BODY, MEASURE, SIDE};
use crate::length::{Length, Point};
use crate::letter::{Run, RunKind};
use crate::text::{Alignment, Setter};

/// Top of the line (tuned: above everything else, within what a printer reaches).
const TOP: Length = Length::mm(6.0);

/// Sizes below that of the text, for words in many languages (tuned: the last one is still read).
const SMALLER: [Length; 4] = [Length::pt(9.5), Length::pt(8.5), Length::pt(7.5), Length::pt(6.5)];

/// The line in each language, to be put on every sheet; `None` for no words.
pub(crate) fn banner(setter: &mut Setter<'_>, words: &[(String, Lang)]) -> Option<Placed> {
    let (_, lang) = *words.first()?;
    let plain = |text: String, lang: Lang| Run { text, lang, strong: false, emphasis: false, kind: RunKind::Value };
    let mut runs = Vec::with_capacity(2 * words.len());
    for (number, (text, lang)) in words.iter().enumerate() {
        if number > 0 {
            runs.push(MarkedRun::plain(plain(" / ".to_owned(), *lang)));
        }
        runs.push(MarkedRun::plain(plain(text.clone(), *lang)));
    }
    let mut set = |size: Length| {
        let look = body_look(lang, MEASURE, page::leading(size, lang));
        let look = Look { alignment: Alignment::Centre, bold: true, size, ..look };
        SetBlock::new(setter, Role::Paragraph, &runs, &look, false)
    };
    let mut block = set(BODY);
    for size in SMALLER {
        if block.lines.len() == 1 {
            break;
        }
        block = set(size);
    }
    let items = block.pieces(0, block.lines.len()).iter().flat_map(|(_, piece)| piece.items.clone()).collect();
    Some(Placed {
        origin: Point::new(SIDE, TOP),
        piece: Arc::new(Piece { items }),
        meaning: Meaning::Artifact { pagination: true },
        shared: true,
    })
}

//! A line at the very top of a sheet, outside its text: "sample list, not for sending".

use std::sync::Arc;

use crate::lang::Lang;
use crate::layout::block::{Look, SetBlock};
use crate::layout::frame::{Meaning, Piece, Placed, Role};
use crate::layout::letter_blocks::body_look;
use crate::layout::page::{self, BODY, MEASURE, SIDE};
use crate::length::{Length, Point};
use crate::text::{Alignment, Setter};

/// Top of the line (tuned: above everything else, within what a printer reaches).
const TOP: Length = Length::mm(6.0);

/// The line, to be put on every sheet.
pub(crate) fn banner(setter: &mut Setter<'_>, words: Option<&(String, Lang)>) -> Option<Placed> {
    let (text, lang) = words?;
    let look =
        Look { alignment: Alignment::Centre, bold: true, ..body_look(*lang, MEASURE, page::leading(BODY, *lang)) };
    let block = SetBlock::plain(setter, Role::Paragraph, text, *lang, &look);
    let items = block.pieces(0, 1).iter().flat_map(|(_, piece)| piece.items.clone()).collect();
    Some(Placed {
        origin: Point::new(SIDE, TOP),
        piece: Arc::new(Piece { items }),
        meaning: Meaning::Artifact { pagination: true },
        shared: true,
    })
}

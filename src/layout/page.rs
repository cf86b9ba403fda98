//! The measures of our pages: margins, sizes, leading.

use crate::lang::Lang;
use crate::length::{Length, Size};

/// The sheet.
pub(crate) const SHEET: Size = Size::A4;
/// Left and right margin (tuned: a measure of 160 mm for 10.5 pt).
pub(crate) const SIDE: Length = Length::mm(25.0);
/// Top margin of every page but a letter's first.
pub(crate) const TOP: Length = Length::mm(25.0);
/// Where the text ends, from the top edge.
pub(crate) const BOTTOM: Length = Length::mm(272.0);
/// Baseline of page number and serial, from the top edge.
pub(crate) const FOOT: Length = Length::mm(284.0);
/// The measure between the margins.
pub(crate) const MEASURE: Length = Length::mm(160.0);
/// Gap between two columns.
pub(crate) const GUTTER: Length = Length::mm(8.0);
/// Text size of body, addresses and closings.
pub(crate) const BODY: Length = Length::pt(10.5);
/// Text size of notes, notices and table headings.
pub(crate) const SMALL: Length = Length::pt(8.5);
/// Text size of page numbers and serials.
pub(crate) const TINY: Length = Length::pt(8.0);

/// Leading of text of this size in this language: 1.38 of the size for alphabets, 1.62 for Han characters, whose
/// em boxes touch at 1.0 (CLREQ 2.3 asks for line gaps of half to one em; tuned at the lower end).
pub(crate) fn leading(size: Length, lang: Lang) -> Length {
    size.scaled(if lang.is_cjk() { 1620 } else { 1380 }, 1000)
}

/// Leading of both of two columns, which share one baseline grid. With Han characters 1.48 of the size: a line of twenty
/// characters needs less white than one of forty (JLREQ 2.4.2 asks for half to one em between lines), and poppler, with the
/// readers built on it, takes lines further apart than 1.5 of their size for paragraphs and mixes the columns line by line.
pub(crate) fn column_leading(size: Length, any_cjk: bool) -> Length {
    size.scaled(if any_cjk { 1480 } else { 1380 }, 1000)
}

/// The measure of one of two columns.
pub(crate) fn column_measure() -> Length {
    (MEASURE - GUTTER) / 2
}

//! What setting a paragraph gives: lines of glyphs in visual order.

use std::ops::Range;

use crate::lang::Lang;
use crate::length::{Em, Length};
use crate::text::font::FaceId;

/// One glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Glyph {
    /// Its number in the face.
    pub id: u16,
    /// How far the pen moves after it, with every adjustment of spacing.
    pub advance: Em,
    /// Shift to the right.
    pub x_offset: Em,
    /// Shift upward.
    pub y_offset: Em,
    /// First byte of its cluster in [`GlyphRun::text`].
    pub text_start: u32,
    /// Bytes of its cluster; 0 for the second and later glyphs of one cluster.
    pub text_length: u16,
}

/// Glyphs of one face, size, language, direction and span, from left to right.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct GlyphRun {
    /// The face.
    pub face: FaceId,
    /// Font size.
    pub size: Length,
    /// Left end, from the left end of the measure.
    pub x: Length,
    /// The glyphs in visual order.
    pub glyphs: Vec<Glyph>,
    /// The characters that the glyphs show, in logical order.
    pub text: String,
    /// First byte of them in the paragraph's text (spans joined): the order in which runs of one line are read.
    pub source_start: usize,
    /// Their language.
    pub lang: Lang,
    /// Number of the [`Span`](crate::text::Span) that they come from.
    pub span: u16,
    /// Whether the characters go from right to left.
    pub right_to_left: bool,
}

impl GlyphRun {
    /// Where the run ends.
    pub fn right(&self) -> Length {
        self.x + self.glyphs.iter().fold(Em::ZERO, |sum, glyph| sum + glyph.advance).at(self.size)
    }

    /// The characters of a glyph's cluster.
    pub fn cluster(&self, glyph: &Glyph) -> &str {
        let start = glyph.text_start as usize;
        &self.text[start..start + usize::from(glyph.text_length)]
    }
}

/// One set line. Its runs are in visual order from left to right; a space at its end is kept as a glyph (readers
/// need it between words) and may stand beyond the measure.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Line {
    /// The runs.
    pub runs: Vec<GlyphRun>,
    /// Ink from the left end of the measure: from, to.
    pub extent: Range<Length>,
    /// Height above the baseline of the tallest face in use.
    pub ascent: Length,
    /// Depth below the baseline, positive.
    pub descent: Length,
    /// Bytes of the paragraph's text (spans joined) on this line.
    pub source: Range<usize>,
    /// Whether a hard break or the end of the paragraph ends the line.
    pub last: bool,
}

//! The clusters of a run in the order in which they are read. Glyphs stand from left to right; those of a run from right to
//! left are written last to first, the pen going back over each, so that whoever takes the text in the order of the
//! content (readers of a structure tree, MuPDF) has it as it was typed.

use crate::length::Em;
use crate::text::{Glyph, GlyphRun};

/// Walks the clusters of a run: each a glyph that carries its text, and those without text behind it; with the distance of
/// its left end from the run's.
#[derive(Debug)]
pub(super) struct ReadingOrder<'a> {
    glyphs: &'a [Glyph],
    right_to_left: bool,
    /// The left end of what follows; from right to left its right end.
    at: Em,
}

impl<'a> ReadingOrder<'a> {
    pub(super) fn of(run: &'a GlyphRun) -> Self {
        let at = if run.right_to_left { width(&run.glyphs) } else { Em::ZERO };
        Self { glyphs: &run.glyphs, right_to_left: run.right_to_left, at }
    }
}

impl<'a> Iterator for ReadingOrder<'a> {
    type Item = (&'a [Glyph], Em);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.glyphs.get(1..)?;
        if self.right_to_left {
            let start = self.glyphs.iter().rposition(|glyph| glyph.text_length > 0).unwrap_or(0);
            let (before, cluster) = self.glyphs.split_at(start);
            self.glyphs = before;
            self.at = self.at - width(cluster);
            return Some((cluster, self.at));
        }
        let more = rest.iter().take_while(|glyph| glyph.text_length == 0).count();
        let (cluster, behind) = self.glyphs.split_at(more + 1);
        self.glyphs = behind;
        let left = self.at;
        self.at += width(cluster);
        Some((cluster, left))
    }
}

fn width(glyphs: &[Glyph]) -> Em {
    glyphs.iter().fold(Em::ZERO, |sum, glyph| sum + glyph.advance)
}

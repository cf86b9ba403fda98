//! Glyph clusters with their widths, and what they are to the clusters beside them.

use crate::length::Length;

/// A width in millionths of a point: thousandths of an em times thousandths of a point. Sums of it are exact.
pub(in crate::text) type Fine = i64;

/// The width of a length.
pub(in crate::text) fn fine(length: Length) -> Fine {
    i64::from(length.as_millipoints()) * 1000
}

/// The length of a width, rounded to the nearest.
pub(in crate::text) fn length(width: Fine) -> Length {
    let rounded = (width + if width < 0 { -500 } else { 500 }) / 1000;
    Length::millipoints(i32::try_from(rounded).unwrap_or(if width < 0 { i32::MIN / 4 } else { i32::MAX / 4 }))
}

/// What a cluster is to the clusters beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::text) enum Kind {
    /// A space that may be at a line's end; `stretches` if it is the common one.
    Space {
        /// Whether justification may change it.
        stretches: bool,
        /// Whether it vanishes at a line's end.
        breaks: bool,
    },
    /// Han or kana: asks for a quarter em before Latin letters and digits.
    Ideograph,
    /// A full-width mark.
    Mark,
    /// A letter or digit of Latin, Greek or Cyrillic.
    Western,
    /// Anything else: hangul, Arabic, Latin marks.
    Other,
}

/// A glyph cluster. Widths in thousandths of an em of its own size.
#[derive(Debug, Clone, Copy)]
pub(in crate::text) struct Cluster {
    /// First byte in the segment.
    pub(in crate::text) start: u32,
    /// Number of its item.
    pub(in crate::text) item: u32,
    /// First of its glyphs.
    pub(in crate::text) glyphs: u32,
    /// How many glyphs.
    pub(in crate::text) glyph_count: u32,
    /// Natural width.
    pub(in crate::text) width: i32,
    /// Its size.
    pub(in crate::text) size: i32,
    /// What it is.
    pub(in crate::text) kind: Kind,
    /// Blank of a full-width mark on its left, which it loses at a line's beginning.
    pub(in crate::text) blank_left: i16,
    /// The same on its right, at a line's end.
    pub(in crate::text) blank_right: i16,
    /// What it may lose at a line's end besides, to hang out of a line that is too full.
    pub(in crate::text) hang: i16,
    /// What it loses on the left because of the cluster before it on the same line.
    pub(in crate::text) cut_left: i16,
    /// What it loses on the right because of the cluster behind it on the same line.
    pub(in crate::text) cut_right: i16,
    /// Space between it and the next cluster on the same line.
    pub(in crate::text) gap: i16,
    /// How much wider justification may make it, or the gap behind it, and how much narrower.
    pub(in crate::text) stretch: i16,
    /// See `stretch`.
    pub(in crate::text) shrink: i16,
}

impl Cluster {
    /// Thousandths of an em of its size as a width.
    pub(in crate::text) fn fine(&self, em: i32) -> Fine {
        i64::from(em) * i64::from(self.size)
    }

    /// Width inside a line, with the gap behind it.
    pub(in crate::text) fn inner(&self) -> Fine {
        self.fine(self.width - i32::from(self.cut_left) - i32::from(self.cut_right) + i32::from(self.gap))
    }

    /// What changes if it begins the line.
    pub(in crate::text) fn at_start(&self) -> Fine {
        self.fine(i32::from(self.cut_left) - i32::from(self.blank_left))
    }

    /// What changes if it ends the line.
    pub(in crate::text) fn at_end(&self) -> Fine {
        self.fine(i32::from(self.cut_right) - i32::from(self.gap) - i32::from(self.blank_right))
    }

    /// How much of it hangs out where it ends a line of this natural width.
    pub(in crate::text) fn hanging(&self, natural: Fine, measure: Fine) -> Fine {
        if natural > measure { self.fine(i32::from(self.hang)) } else { 0 }
    }

    /// Whether it is a space that vanishes at a line's end.
    pub(in crate::text) fn vanishes(&self) -> bool {
        matches!(self.kind, Kind::Space { breaks: true, .. })
    }

    /// Whether it stands in an em box of CJK text.
    pub(in crate::text) fn is_cjk(&self) -> bool {
        matches!(self.kind, Kind::Ideograph | Kind::Mark)
    }
}

//! A paragraph to be set: its spans and how it looks. [`Setter`](crate::text::Setter) sets it.

use std::borrow::Cow;

use crate::lang::Lang;
use crate::length::Length;

/// What may be done with a span at a line's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SpanKind {
    /// Prose: may be hyphenated.
    Prose,
    /// Prose that stands out, such as a heading: never hyphenated.
    Title,
    /// A name, an address line or another value: breaks between words only.
    Value,
    /// A URL: breaks before `/`, `.`, `?`, `&`, `-`, `#`, `_`, `=` without a hyphen.
    Url,
}

impl SpanKind {
    /// Whether it is the author's own words, which take the spaces and marks of their language.
    pub(in crate::text) fn is_prose(self) -> bool {
        matches!(self, Self::Prose | Self::Title)
    }
}

/// How a span looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TextStyle {
    /// Font size.
    pub size: Length,
    /// Bold; what is strong, and what is emphasised in CJK.
    pub bold: bool,
    /// Italic, where the face has it.
    pub italic: bool,
    /// Language: decides face, forms, breaks and hyphens.
    pub lang: Lang,
}

/// Text of one look. `\n` is a hard line break.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Span<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// Its look.
    pub style: TextStyle,
    /// What it is.
    pub kind: SpanKind,
}

/// Spans of a segment: where each ends, in bytes.
pub(in crate::text) struct SpanEnds<'a, 's> {
    /// All spans of the paragraph.
    pub(in crate::text) spans: &'a [Span<'s>],
    /// First span of the segment, and for it and every later one the last byte plus one.
    pub(in crate::text) ends: &'a [(usize, u16)],
}

/// Where the lines stand in the measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Alignment {
    /// Ragged at the end of the reading direction.
    Start,
    /// Flush at both ends but for the last line.
    Justify,
    /// Ragged at the beginning.
    End,
    /// Ragged at both.
    Centre,
}

/// The direction of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// By its first strong character (UAX #9, P2 and P3).
    Auto,
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ParagraphStyle {
    /// Where the lines stand.
    pub alignment: Alignment,
    /// The paragraph's direction.
    pub direction: Direction,
    /// Language of the paragraph, for its breaks.
    pub lang: Lang,
}

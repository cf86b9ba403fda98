//! A paragraph to be set, and the [`Setter`] that sets it.

use std::borrow::Cow;

use crate::lang::Lang;
use crate::length::Length;
use crate::text::bidi;
use crate::text::breaks::{self, SpanEnds};
use crate::text::compose::{self, Cut, Segment};
use crate::text::font::{FontBook, WESTERN};
use crate::text::itemize::{self, Stretch};
use crate::text::line::Line;
use crate::text::linebreak::{self, Measured, Wish};
use crate::text::shape::Shaper;
use crate::text::spacing::{self, fine};

/// What may be done with a span at a line's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SpanKind {
    /// Prose: may be hyphenated.
    Prose,
    /// A name, an address line or another value: breaks between words only.
    Value,
    /// A URL: breaks before `/`, `.`, `?`, `&`, `-`, `#`, `_`, `=` without a hyphen.
    Url,
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

/// Sets paragraphs; keeps shape plans and words that it has seen. One a thread.
#[derive(Debug)]
pub struct Setter<'f> {
    fonts: &'f FontBook,
    shaper: Shaper<'f>,
}

impl<'f> Setter<'f> {
    /// A setter that has seen nothing yet.
    pub fn new(fonts: &'f FontBook) -> Self {
        Self { fonts, shaper: Shaper::new(fonts) }
    }

    /// The fonts it sets with.
    pub fn fonts(&self) -> &'f FontBook {
        self.fonts
    }

    /// Breaks and sets a paragraph to a measure. At least one line, even for no text. No line is wider than
    /// the measure unless one grapheme cluster is. A cluster that no face has is set as `.notdef`: check with
    /// [`FontBook::uncovered`] before.
    ///
    /// A hard break is `\n`, and what Unicode counts as one (`\r`, `\r\n`, U+000B, U+000C, U+0085, U+2028,
    /// U+2029); one at the very end of the text makes no line of its own. The
    /// [`source`](Line::source)s of the lines follow one another without a gap from the first byte to the last.
    pub fn set(&mut self, spans: &[Span<'_>], style: &ParagraphStyle, measure: Length) -> Vec<Line> {
        self.shaper.tidy();
        let text: Cow<'_, str> = match spans {
            [] => Cow::Borrowed(""),
            [only] => Cow::Borrowed(&only.text),
            _ => Cow::Owned(spans.iter().map(|span| span.text.as_ref()).collect()),
        };
        let right_to_left = bidi::is_right_to_left(&text, style.direction);
        let mut ends = SpanCutter { spans, number: 0, passed: 0 };
        let mut lines = Vec::with_capacity(1);
        let mut offset = 0;
        loop {
            let (visible, length) = hard_segment(&text[offset..]);
            let place = Place { offset, length, right_to_left };
            let stretches = ends.stretches(offset, visible);
            self.set_segment(&text[offset..offset + visible], spans, &stretches, style, measure, place, &mut lines);
            offset += length;
            if offset >= text.len() {
                return lines;
            }
        }
    }

    /// Sets the text between two hard breaks: every step in its order.
    #[expect(clippy::too_many_arguments, reason = "the steps share all of them")]
    fn set_segment(
        &mut self,
        text: &str,
        spans: &[Span<'_>],
        stretches: &[Stretch],
        style: &ParagraphStyle,
        measure: Length,
        place: Place,
        lines: &mut Vec<Line>,
    ) {
        let levels = bidi::levels(text, place.right_to_left);
        let items = itemize::itemize(self.fonts, text, stretches, &levels, style.lang);
        let clusters = spacing::measure(&mut self.shaper, text, &items, spans);
        let segment = Segment {
            text,
            spans,
            items: &items,
            clusters: &clusters,
            right_to_left: place.right_to_left,
            alignment: style.alignment,
            measure,
            offset: place.offset,
            length: place.length,
        };
        let first_line = lines.len();
        let visible = clusters.iter().rposition(|cluster| !cluster.vanishes()).map_or(0, |last| last + 1);
        if compose::natural_width(&clusters[..visible]) <= fine(measure) {
            // Most of a signer's own lines: nothing to break.
            let cut = Cut { start: 0, visible, end: clusters.len(), hyphen: false };
            lines.push(segment.line(&mut self.shaper, cut));
        } else {
            let ends: Vec<(usize, u16)> = stretches.iter().map(|stretch| (stretch.end, stretch.span)).collect();
            let found = breaks::opportunities(text, &SpanEnds { spans, ends: &ends }, style.lang);
            let shaper = &mut self.shaper;
            let breaks = breaks::between_clusters(text, &clusters, &found, |cluster| {
                let item = items.get(cluster.item as usize);
                item.and_then(|item| compose::hyphen(shaper, item)).map_or(0, |(_, advance)| cluster.fine(advance))
            });
            let measured = Measured::new(&clusters);
            let breaks = linebreak::add_emergency_breaks(text, &measured, breaks, fine(measure), style.lang);
            let em = clusters.last().map_or(0, |cluster| cluster.fine(1000));
            let justified = style.alignment == Alignment::Justify;
            let mut start = 0;
            for end in linebreak::choose(&measured, &breaks, Wish { measure: fine(measure), justified, em }) {
                let cut = Cut {
                    start,
                    visible: measured.visible_end(start, end.cluster as usize),
                    end: end.cluster as usize,
                    hyphen: end.hyphen > 0,
                };
                lines.push(segment.line(&mut self.shaper, cut));
                start = cut.end;
            }
        }
        for line in &mut lines[first_line..] {
            if line.runs.is_empty() {
                self.give_empty_line_height(line, spans, stretches);
            }
        }
    }

    /// An empty line is as high as its span's text would be.
    fn give_empty_line_height(&self, line: &mut Line, spans: &[Span<'_>], stretches: &[Stretch]) {
        let span = stretches.first().and_then(|stretch| spans.get(usize::from(stretch.span))).or(spans.last());
        if let Some(Span { style, .. }) = span {
            let face = if style.lang.is_cjk() { itemize::cjk_face(style.lang) } else { WESTERN };
            let info = self.fonts.info(face);
            line.ascent = info.ascent.at(style.size);
            line.descent = -info.descent.at(style.size);
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Place {
    offset: usize,
    length: usize,
    right_to_left: bool,
}

/// Bytes before the first hard break, and bytes with it.
fn hard_segment(text: &str) -> (usize, usize) {
    let is_hard =
        |character: char| matches!(character, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    match text.char_indices().find(|(_, character)| is_hard(*character)) {
        None => (text.len(), text.len()),
        Some((at, '\r')) if text[at..].starts_with("\r\n") => (at, at + 2),
        Some((at, character)) => (at, at + character.len_utf8()),
    }
}

/// Cuts the spans along the segments.
struct SpanCutter<'a, 's> {
    spans: &'a [Span<'s>],
    number: usize,
    /// Bytes of the paragraph before span `number`.
    passed: usize,
}

impl SpanCutter<'_, '_> {
    /// The spans of a segment of `length` visible bytes from `offset` on. Offsets must ascend from call to call.
    fn stretches(&mut self, offset: usize, length: usize) -> Vec<Stretch> {
        let mut stretches = Vec::with_capacity(1);
        while let Some(span) = self.spans.get(self.number) {
            let end = self.passed + span.text.len();
            if end > offset {
                stretches.push(Stretch {
                    end: end.min(offset + length) - offset,
                    span: u16::try_from(self.number).unwrap_or(u16::MAX),
                    style: span.style,
                });
            }
            if end >= offset + length {
                break;
            }
            self.number += 1;
            self.passed = end;
        }
        stretches
    }
}

//! A paragraph cut at its hard breaks, and its spans cut along.

use crate::text::itemize::Stretch;
use crate::text::paragraph::Span;

/// Bytes before the first hard break, and bytes with it.
pub(super) fn hard_segment(text: &str) -> (usize, usize) {
    let is_hard =
        |character: char| matches!(character, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    match text.char_indices().find(|(_, character)| is_hard(*character)) {
        None => (text.len(), text.len()),
        Some((at, '\r')) if text[at..].starts_with("\r\n") => (at, at + 2),
        Some((at, character)) => (at, at + character.len_utf8()),
    }
}

/// Cuts the spans along the segments.
pub(super) struct SpanCutter<'a, 's> {
    spans: &'a [Span<'s>],
    number: usize,
    /// Bytes of the paragraph before span `number`.
    passed: usize,
}

impl<'a, 's> SpanCutter<'a, 's> {
    /// Begins before the first span.
    pub(super) fn new(spans: &'a [Span<'s>]) -> Self {
        Self { spans, number: 0, passed: 0 }
    }

    /// The spans of a segment of `length` visible bytes from `offset` on. Offsets must ascend from call to call.
    pub(super) fn stretches(&mut self, offset: usize, length: usize) -> Vec<Stretch> {
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

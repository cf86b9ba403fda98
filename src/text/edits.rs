//! Changes to the text of a paragraph before it is set, and the way back from what is set to what the author typed.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::paragraph::Span;

/// One change: these bytes of the text become this character or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::text) struct Edit {
    pub(in crate::text) bytes: Range<usize>,
    pub(in crate::text) becomes: Option<char>,
    /// The span that the character belongs to.
    pub(in crate::text) span: usize,
}

/// Changes that are made together, and the way back.
#[derive(Debug)]
pub(in crate::text) struct Step {
    edits: Vec<Edit>,
    /// The bytes of the new text that each edit became.
    set: Vec<Range<usize>>,
}

impl Step {
    /// Makes the changes; `None` where there are none.
    pub(in crate::text) fn make<'a>(spans: &[Span<'a>], text: &str, edits: Vec<Edit>) -> Option<(Vec<Span<'a>>, Self)> {
        if edits.is_empty() {
            return None;
        }
        let mut changed = Vec::with_capacity(spans.len());
        let mut rest = edits.as_slice();
        let mut start = 0;
        for (number, span) in spans.iter().enumerate() {
            let end = start + span.text.len();
            let own = rest.iter().take_while(|edit| edit.span == number).count();
            let (mine, behind) = rest.split_at(own);
            rest = behind;
            let mut words = span.text.clone();
            if !mine.is_empty() {
                let mut new = String::with_capacity(span.text.len() + 3 * own);
                let mut at = start;
                for edit in mine {
                    new.push_str(&text[at..edit.bytes.start]);
                    new.extend(edit.becomes);
                    at = edit.bytes.end;
                }
                new.push_str(&text[at..end]);
                words = Cow::Owned(new);
            }
            changed.push(Span { text: words, style: span.style, kind: span.kind });
            start = end;
        }
        let (mut old, mut new) = (0, 0);
        let set = edits
            .iter()
            .map(|edit| {
                let begins = new + (edit.bytes.start - old);
                (old, new) = (edit.bytes.end, begins + edit.becomes.map_or(0, char::len_utf8));
                begins..new
            })
            .collect();
        Some((changed, Self { edits, set }))
    }

    /// The byte of the old text that a byte of the new one comes from.
    pub(in crate::text) fn original(&self, byte: usize) -> usize {
        let passed = self.set.partition_point(|set| set.end <= byte);
        let (old, new) = match passed.checked_sub(1) {
            Some(last) => (self.edits[last].bytes.end, self.set[last].end),
            None => (0, 0),
        };
        match self.set.get(passed) {
            Some(inside) if inside.start <= byte => self.edits[passed].bytes.start,
            _ => old + (byte - new),
        }
    }
}

//! Lines that were set before: a name, a town and a day stand in a letter several times, and in many letters.

use std::collections::HashMap;
use std::hash::BuildHasher;

use crate::lang::Lang;
use crate::length::Length;
use crate::text::font::CJK;
use crate::text::itemize::{Item, Stretch};
use crate::text::line::{GlyphRun, Line};
use crate::text::mixed::Mixed;
use crate::text::paragraph::{Alignment, ParagraphStyle, TextStyle};

/// Segments up to this many bytes are remembered: longer ones hardly come twice.
const LONGEST_KEPT: usize = 96;
/// When so many lines are held, all are forgotten: under 1 MB, tuned to lists of some thousand towns.
const LINES_KEPT: usize = 1024;

/// Segments that came once are told by their hash alone, by its last bits: most names come once.
const SEEN_BITS: u32 = 12;

/// What decides how a segment is set that goes from left to right and fits its measure.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Key<T, S> {
    text: T,
    /// Where each span ends, its number counted from the first, and its look.
    spans: S,
    alignment: Alignment,
    measure: Length,
    /// The paragraph's language; none for Latin text, which is set alike in all of them.
    lang: Option<Lang>,
}

type Spans = Vec<(usize, u16, TextStyle)>;

/// A segment and its line.
type KnownLine = (Key<Box<str>, Spans>, Line);

/// A segment that is to be set.
#[derive(Debug)]
pub(in crate::text) struct Wanted<'a> {
    key: Key<&'a str, Spans>,
    hash: u64,
    /// The number of its first span.
    first: u16,
}

/// Segments that were each set as one line.
#[derive(Debug)]
pub(in crate::text) struct KnownLines {
    mixed: Mixed,
    /// By the hash of the key. The line is that of a paragraph that begins with the segment.
    lines: HashMap<u64, KnownLine, Mixed>,
    /// Hashes of segments that came before.
    seen: Vec<u64>,
}

impl KnownLines {
    /// None yet.
    pub(in crate::text) fn new() -> Self {
        let mixed = Mixed::new();
        Self { mixed, lines: HashMap::with_hasher(mixed), seen: vec![0; 1 << SEEN_BITS] }
    }

    /// What a segment is remembered by; `None` for one that is not remembered.
    pub(in crate::text) fn wanted<'a>(
        &self,
        text: &'a str,
        stretches: &[Stretch],
        style: &ParagraphStyle,
        measure: Length,
    ) -> Option<Wanted<'a>> {
        let first = stretches.first()?.span;
        if text.is_empty() || text.len() > LONGEST_KEPT {
            return None;
        }
        let spans = stretches.iter().map(|stretch| (stretch.end, stretch.span - first, stretch.style)).collect();
        let lang = (!is_latin(text)).then_some(style.lang);
        let key = Key { text, spans, alignment: style.alignment, measure, lang };
        let hash = self.mixed.hash_one(&key);
        Some(Wanted { key, hash, first })
    }

    /// The line of a segment that begins at this byte of its paragraph and takes so many with its hard break.
    pub(in crate::text) fn line(&self, wanted: &Wanted<'_>, offset: usize, length: usize) -> Option<Line> {
        let (key, line) = self.lines.get(&wanted.hash)?;
        let Key { text, spans, alignment, measure, lang } = &wanted.key;
        let same = *key.text == **text
            && key.spans == *spans
            && (key.alignment, key.measure, key.lang) == (*alignment, *measure, *lang);
        same.then(|| {
            let runs = line.runs.iter().map(|run| GlyphRun {
                source_start: run.source_start + offset,
                span: run.span + wanted.first,
                text: run.text.clone(),
                glyphs: run.glyphs.clone(),
                ..*run
            });
            Line { runs: runs.collect(), source: offset..offset + length, extent: line.extent.clone(), ..*line }
        })
    }

    /// Remembers the one line of a segment that comes for the second time.
    pub(in crate::text) fn remember(&mut self, wanted: Wanted<'_>, items: &[Item], line: &Line) {
        let Wanted { key: Key { text, spans, alignment, measure, lang }, hash, first } = wanted;
        #[expect(clippy::cast_possible_truncation, reason = "the last bits alone")]
        let seen = &mut self.seen[hash as usize & ((1 << SEEN_BITS) - 1)];
        if std::mem::replace(seen, hash) != hash {
            return;
        }
        // Text for which another face had to be found is not set alike in all paragraphs.
        if line.runs.is_empty() || (lang.is_none() && items.iter().any(|item| item.face >= CJK)) {
            return;
        }
        if self.lines.len() >= LINES_KEPT {
            self.lines.clear();
        }
        let mut line = line.clone();
        for run in &mut line.runs {
            run.source_start -= line.source.start;
            run.span -= first;
        }
        self.lines.insert(hash, (Key { text: text.into(), spans, alignment, measure, lang }, line));
    }
}

/// Whether every character is of ASCII or among the letters from U+00C0 to U+017F: none that Latin and CJK text share.
fn is_latin(text: &str) -> bool {
    // The letters begin with the bytes C3 to C5; what goes on with 80 to BF was begun before.
    text.bytes().all(|byte| matches!(byte, b' '..=b'~' | 0x80..=0xBF | 0xC3..=0xC5))
}

#[cfg(test)]
mod tests {
    use super::is_latin;

    #[test]
    fn latin_text_is_told_by_its_bytes() {
        for (text, latin) in [
            ("Bjørn O'Neill-Łęcki", true),
            ("ſ", true),
            ("a·b", false),
            ("a\u{A0}b", false),
            ("ƀ", false),
            ("“a”", false),
            ("王", false),
            ("a\tb", false),
        ] {
            assert_eq!(is_latin(text), latin, "{text}");
        }
    }
}

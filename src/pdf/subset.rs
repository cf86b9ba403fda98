//! The glyphs of a subset of a face, and the subset as it stands in a file.

use crate::length::Em;

/// A glyph in use.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct UsedGlyph {
    pub(super) number: u16,
    pub(super) advance: Em,
    pub(super) text: Text,
}

/// What a reader is told that a glyph says.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Text {
    /// Nothing yet: so far it came only as a part of a cluster.
    Unknown,
    /// One character.
    One(char),
    /// Several, such as `ffi`.
    Several(Box<str>),
}

/// The streams of a face's subset, compressed.
pub(super) struct Subset {
    /// The name with the tag of the subset.
    pub(super) name: String,
    pub(super) program: Vec<u8>,
    /// Bytes of the program before it was compressed.
    pub(super) length: usize,
    pub(super) to_unicode: Vec<u8>,
}

impl UsedGlyph {
    /// Whether the glyph's entry is this text; the first text becomes the entry.
    pub(super) fn says(&mut self, text: &str) -> bool {
        if self.text != Text::Unknown {
            return self.is_known_to_say(text);
        }
        let text = said(text);
        // Characters of private use need `/ActualText` every time (ISO 19005-2, 6.2.11.7.3).
        if text.is_empty() || !text.chars().all(may_be_mapped) {
            return false;
        }
        let mut characters = text.chars();
        self.text = match (characters.next(), characters.next()) {
            (Some(character), None) => Text::One(character),
            _ => Text::Several(text.into()),
        };
        true
    }

    /// Whether the glyph has an entry and it is this text.
    pub(super) fn is_known_to_say(&self, text: &str) -> bool {
        let text = said(text);
        match &self.text {
            Text::One(character) => text.strip_prefix(*character).is_some_and(str::is_empty),
            Text::Several(known) => **known == *text,
            Text::Unknown => false,
        }
    }
}

/// Spaces and hyphens that forbid a line break share the glyphs of those that allow one; on paper, where the break is made,
/// they say the same.
fn said(text: &str) -> &str {
    match text {
        "\u{a0}" | "\u{2007}" | "\u{202f}" => " ",
        "\u{2011}" => "\u{2010}",
        _ => text,
    }
}

/// Whether a ToUnicode entry may hold the character: not U+0000, U+FEFF, U+FFFE (ISO 19005-2, 6.2.11.7.2), nothing of
/// private use.
pub(super) fn may_be_mapped(character: char) -> bool {
    !matches!(character, '\0' | '\u{feff}' | '\u{fffe}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

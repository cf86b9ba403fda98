//! Finding `{{…}}` before Markdown sees it.
//!
//! A name such as `signer.latin_name` would otherwise take part in Markdown: its `_` could open emphasis. So every
//! placeholder is replaced, before parsing, by a stand-in of the same number of bytes that Markdown takes for a word,
//! and the parsed text is mapped back by its place in the file. `\{{` is no placeholder: CommonMark's backslash prints
//! the brace, so it comes out as `{{`.

use std::ops::Range;

use crate::campaign::naming::unknown;
use crate::campaign::source::Source;
use crate::diagnostic::{Code, Diagnostic};
use crate::letter::field::Field;

const OPEN: &str = "{{";
const CLOSE: &str = "}}";

/// A text in which every placeholder is replaced by a stand-in of the same length.
pub(crate) struct Protected {
    /// As many bytes as the source.
    pub(crate) text: String,
    /// The first character of every stand-in.
    pub(crate) mark: char,
    /// Bytes of the source, with the braces, in rising order.
    pub(crate) placeholders: Vec<Range<usize>>,
}

/// Finds the placeholders of a text. One without an end on its line is `unclosed-placeholder`.
pub(crate) fn protect(source: &Source, found: &mut Vec<Diagnostic>) -> Protected {
    let text = source.text();
    let mut placeholders = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(OPEN).map(|at| from + at) {
        if is_escaped(text, start) {
            from = start + 1;
            continue;
        }
        let inside = start + OPEN.len();
        // Up to the end of the line or to the next opening, whichever is first: no byte is looked at twice.
        let bytes = text.as_bytes();
        let ends = |at: &usize| matches!(bytes[*at], b'\n' | b'\r') || bytes[*at..].starts_with(OPEN.as_bytes());
        let next = (inside..text.len()).find(ends).unwrap_or(text.len());
        if let Some(close) = text[inside..next].find(CLOSE) {
            from = inside + close + CLOSE.len();
            placeholders.push(start..from);
        } else {
            let end = text[start..next].trim_end().len() + start;
            found.push(Diagnostic::error(Code::UnclosedPlaceholder).at(source.place(start..end)));
            from = inside;
        }
    }
    let mark = free_character(text);
    let mut protected = String::with_capacity(text.len());
    let mut done = 0;
    for placeholder in &placeholders {
        protected.push_str(&text[done..placeholder.start]);
        protected.push(mark);
        // A letter, so that emphasis beside a placeholder opens and closes as beside a word.
        protected.extend(std::iter::repeat_n('x', placeholder.len() - mark.len_utf8()));
        done = placeholder.end;
    }
    protected.push_str(&text[done..]);
    Protected { text: protected, mark, placeholders }
}

/// Whether an odd number of backslashes stands before a byte.
pub(crate) fn is_escaped(text: &str, at: usize) -> bool {
    text.as_bytes()[..at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 1
}

/// A private-use character that the text does not have: three bytes, and the shortest placeholder has four.
fn free_character(text: &str) -> char {
    let used: std::collections::BTreeSet<char> =
        text.chars().filter(|c| ('\u{e000}'..='\u{f8ff}').contains(c)).collect();
    // All 6,400 in one letter: then stand-ins are still found by their place.
    ('\u{e000}'..='\u{f8ff}').find(|character| !used.contains(character)).unwrap_or('\u{e000}')
}

/// The field of a placeholder and whether it may be empty; the finding where there is none of that name.
pub(crate) fn read(source: &Source, placeholder: &Range<usize>) -> Result<(Field, bool), Box<Diagnostic>> {
    let inside = source.text()[placeholder.start + OPEN.len()..placeholder.end - CLOSE.len()].trim();
    let (name, optional) = match inside.strip_suffix('?') {
        Some(name) => (name.trim_end(), true),
        None => (inside, false),
    };
    Field::from_name(name).map(|field| (field, optional)).ok_or_else(|| {
        let known: Vec<_> = Field::ALL.iter().map(Field::name).collect();
        let known = known.iter().map(|name| &**name);
        Box::new(unknown(Code::UnknownPlaceholder, "name", name, known).at(source.place(placeholder.clone())))
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::protect;
    use crate::campaign::source::Source;

    #[test]
    fn placeholders_and_their_escapes_are_told_apart() {
        for (text, expected, unclosed) in [
            ("a {{b}} c", vec!["{{b}}"], 0),
            ("{{a}}{{b}}", vec!["{{a}}", "{{b}}"], 0),
            (r"\{{a}}", vec![], 0),
            (r"\\{{a}}", vec!["{{a}}"], 0),
            (r"\{{{a}}", vec!["{{a}}"], 0),
            ("{{}}", vec!["{{}}"], 0),
            ("{{a {{b}}", vec!["{{b}}"], 1),
            ("{{a\n}}", vec![], 1),
            ("{{a\r\n}} {{", vec![], 2),
            ("{a}", vec![], 0),
        ] {
            let source = Source::new(text, Path::new("f"));
            let mut found = Vec::new();
            let protected = protect(&source, &mut found);
            let texts: Vec<_> = protected.placeholders.iter().map(|range| &text[range.clone()]).collect();
            assert_eq!((texts, found.len()), (expected, unclosed), "{text}");
            assert_eq!(protected.text.len(), text.len());
        }
    }

    #[test]
    fn the_stand_in_is_a_character_that_the_text_does_not_have() {
        let source = Source::new("\u{e000}\u{e001}{{date}}", Path::new("f"));
        assert_eq!(protect(&source, &mut Vec::new()).text, "\u{e000}\u{e001}\u{e002}xxxxx");
    }
}

//! Addresses of the net in running text, and where they may be parted: before a mark, as the *Chicago Manual of Style* (17th
//! edition, 14.18) has it, so that no reader takes the mark for a hyphen or a full stop of the sentence.

use std::ops::Range;

use crate::text::kinsoku::is_cjk;
use crate::text::paragraph::{SpanEnds, SpanKind};

/// The addresses of a segment as bytes, in order: spans of URLs, and what looks like one in the others.
pub(in crate::text) fn addresses(text: &str, spans: &SpanEnds<'_, '_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (end, number) in spans.ends {
        let range = start..*end;
        start = *end;
        match spans.spans.get(usize::from(*number)).map(|span| span.kind) {
            Some(SpanKind::Url) => found.push(range),
            Some(_) => in_words(&text[range.clone()], range.start, &mut found),
            None => {}
        }
    }
    found
}

/// Finds the addresses in a part of the text that begins at byte `start`.
fn in_words(part: &str, start: usize, found: &mut Vec<Range<usize>>) {
    if !part.contains(['@', '/']) && !part.contains("www.") {
        return;
    }
    let ends = |character: char| {
        character.is_whitespace()
            || is_cjk(character)
            || matches!(character, '<' | '>' | '"' | '«' | '»' | '“' | '”' | '（' | '）')
    };
    let mut at = 0;
    for token in part.split_inclusive(ends) {
        let from = at;
        at += token.len();
        let word = token.trim_end_matches(ends);
        // What closes the clause around it.
        let address = word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '’', '…']);
        let opened = address.trim_start_matches(['(', '[', '\'', '‘']);
        if is_address(opened) {
            let from = start + from + (address.len() - opened.len());
            found.push(from..from + opened.len());
        }
    }
}

/// Whether a word is the address of a page or a mailbox.
fn is_address(word: &str) -> bool {
    let dotted = |host: &str| host.split_once('.').is_some_and(|(name, rest)| !name.is_empty() && rest.len() > 1);
    if let Some((_, rest)) = word.split_once("://") {
        return !rest.is_empty();
    }
    match word.split_once(['@', '/']) {
        // A host with a path; 1.5/2 is a number.
        Some((host, _)) if word[host.len()..].starts_with('/') => {
            dotted(host) && host.ends_with(|last: char| last.is_ascii_alphabetic())
        }
        Some((name, host)) => !name.is_empty() && dotted(host),
        None => word.starts_with("www."),
    }
}

/// The bytes before which an address may be parted.
pub(in crate::text) fn breaks(text: &str, range: Range<usize>) -> Vec<usize> {
    let address = &text[range.clone()];
    let mut before = None;
    let mut places = Vec::new();
    for (at, character) in address.char_indices() {
        let mark = matches!(character, '/' | '.' | '?' | '&' | '-' | '#' | '_' | '=' | '%' | '~' | '+' | ',' | ';');
        // Not inside `://` and not before the last character alone.
        if mark && !matches!(before, None | Some('/' | ':')) && at + 1 < address.len() {
            places.push(range.start + at);
        }
        before = Some(character);
    }
    places
}

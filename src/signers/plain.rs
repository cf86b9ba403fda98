//! A heading without what is of no account: case, marks, brackets, the decoration of a form.

use crate::signers::fold::folded;

/// What a form adds to a heading that it insists on.
const DECORATION: &[&str] = &["*", ":", "：", "※", "必須", "必填", "?", "？"];

/// Longest heading in bytes that is looked at (tuned: a question that a form asks).
const LONGEST: usize = 600;

/// Stands for the rest of a longer one, which is not read: it makes a heading that asks for a wish one that is not understood.
const REST: &str = " and so on";

/// A heading with a space before each capital behind a small letter, as programs name their fields: `isAnonymous`.
fn apart(heading: &str) -> String {
    let mut words = String::with_capacity(heading.len() + 4);
    let mut was_small = false;
    for character in heading.chars() {
        if was_small && character.is_uppercase() {
            words.push(' ');
        }
        was_small = character.is_lowercase();
        words.push(character);
    }
    words
}

/// A heading as the table has it: folded, without marks between words and what stands in brackets at its end.
pub(in crate::signers) fn plain(heading: &str) -> String {
    let begin = heading.floor_char_boundary(LONGEST);
    let mut text = folded(&apart(&heading[..begin]));
    if begin < heading.len() {
        text.push_str(REST);
    }
    loop {
        let before = text.len();
        let mut bare = text.trim_end();
        while let Some(rest) = DECORATION.iter().find_map(|mark| bare.strip_suffix(mark)) {
            bare = rest.trim_end();
        }
        // `(nom)` alone is the heading itself.
        if bare.ends_with([')', ']', '）', '】'])
            && let Some(open) = bare.rfind(['(', '[', '（', '【']).filter(|open| *open > 0)
        {
            bare = bare[..open].trim_end();
        }
        let length = bare.len();
        text.truncate(length);
        if length == before {
            break;
        }
    }
    let words = text.split(|mark: char| {
        mark.is_whitespace() || matches!(mark, '_' | '-' | '.' | '/' | ',' | '・' | '\u{2010}'..='\u{2015}' | '&' | '+')
    });
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What stands in brackets in a heading, which [`plain`] takes off at its end.
pub(in crate::signers) fn aside(heading: &str) -> String {
    let text = folded(heading);
    text.find(['(', '[', '（', '【']).map(|open| text[open..].to_owned()).unwrap_or_default()
}

//! Straight quotation marks and apostrophes, as a keyboard has them, become those of the language. A mark without a partner
//! stays as it is, save an apostrophe; feet, inches and minutes behind digits too.

use crate::lang::Lang;
use crate::text::edits::Edit;
use crate::text::paragraph::Span;

/// The opening and the closing mark of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Marks {
    double: [char; 2],
    single: [char; 2],
}

/// CLDR's `delimiters`; `None` where other marks are usual, or `"` is a letter's own (Hebrew).
fn marks(lang: Lang) -> Option<Marks> {
    let (double, single) = match (lang.language(), lang.region()) {
        ("en" | "nl" | "tr" | "ko", _) | ("pt", Some("BR")) => (['“', '”'], ['‘', '’']),
        ("de", Some("CH" | "LI")) => (['«', '»'], ['‹', '›']),
        ("de" | "cs", _) => (['„', '“'], ['‚', '‘']),
        ("fr" | "nb" | "nn" | "no" | "it" | "es" | "pt", _) => (['«', '»'], ['‘', '’']),
        ("ru" | "uk", _) => (['«', '»'], ['„', '“']),
        ("da" | "sv" | "fi", _) => (['”', '”'], ['’', '’']),
        ("pl", _) => (['„', '”'], ['‚', '’']),
        _ => return None,
    };
    Some(Marks { double, single })
}

/// Words that begin with an apostrophe.
fn is_clipped(word: &str, lang: Lang) -> bool {
    let words: &[&str] = match lang.language() {
        "en" => &["tis", "twas", "em", "n", "cause", "til", "round", "bout"],
        "nl" => &["s", "t", "k", "n", "m", "r", "ns", "er", "ie"],
        _ => return false,
    };
    words.contains(&word.to_lowercase().as_str())
}

/// A straight mark in prose.
#[expect(clippy::struct_excessive_bools, reason = "what a mark may be at once")]
#[derive(Debug, Clone, Copy)]
struct Straight {
    at: usize,
    span: usize,
    single: bool,
    opens: bool,
    closes: bool,
    /// Whether it stands behind digits: feet or inches, unless it closes what was opened.
    measures: bool,
    marks: Marks,
}

/// What becomes of the straight marks of a paragraph, in order.
pub(in crate::text) fn edits(spans: &[Span<'_>], text: &str) -> Vec<Edit> {
    if !text.contains(['"', '\'']) {
        return Vec::new();
    }
    let straight = find(spans, text);
    let mut becomes: Vec<Option<char>> = vec![None; straight.len()];
    let mut open: Vec<usize> = Vec::new();
    for (number, mark) in straight.iter().enumerate() {
        let partner = open.iter().rposition(|before| straight[*before].single == mark.single).filter(|_| mark.closes);
        if let Some(partner) = partner {
            let before = open[partner];
            open.truncate(partner);
            let pair = |mark: &Straight| if mark.single { mark.marks.single } else { mark.marks.double };
            becomes[before] = Some(pair(&straight[before])[0]);
            becomes[number] = Some(pair(&straight[before])[1]);
        } else if mark.opens {
            open.push(number);
        } else if mark.single && !mark.measures {
            becomes[number] = Some('’');
        }
    }
    let edit = |(mark, becomes): (&Straight, Option<char>)| {
        // ’80s, ’tis: what opens and never closes stands for letters.
        let becomes = becomes.or((mark.single && mark.opens).then_some('’'))?;
        Some(Edit { bytes: mark.at..mark.at + 1, becomes: Some(becomes), span: mark.span })
    };
    straight.iter().zip(becomes).filter_map(edit).collect()
}

/// The straight marks that may be changed.
fn find(spans: &[Span<'_>], text: &str) -> Vec<Straight> {
    let mut found = Vec::new();
    let mut start = 0;
    for (number, span) in spans.iter().enumerate() {
        let end = start + span.text.len();
        if let Some(marks) = marks(span.style.lang).filter(|_| span.kind.is_prose()) {
            for (inside, mark) in text[start..end].match_indices(['"', '\'']) {
                found.extend(look(text, start + inside, mark == "'", span.style.lang, number, marks));
            }
        }
        start = end;
    }
    found
}

/// What a mark may be, by what stands beside it; `None` where it is to stay.
fn look(text: &str, at: usize, single: bool, lang: Lang, span: usize, marks: Marks) -> Option<Straight> {
    let before = text[..at].chars().next_back();
    let rest = &text[at + 1..];
    let after = rest.chars().next();
    let word = |found: Option<char>| found.is_some_and(char::is_alphanumeric);
    let blank = |found: Option<char>| found.is_none_or(char::is_whitespace);
    let measures = before.is_some_and(char::is_numeric);
    if measures && after.is_some_and(char::is_numeric) {
        return None;
    }
    let opening = |found: char| {
        matches!(found, '(' | '[' | '{' | '«' | '“' | '„' | '‘' | '‚' | '—' | '–' | '-' | '/' | '"' | '\'')
    };
    let mut opens = (blank(before) || before.is_some_and(opening)) && !blank(after);
    let within_word = single && word(before) && word(after);
    let behind_opening = before.is_some_and(|before| matches!(before, '(' | '['));
    let mut closes = !(blank(before) || within_word || behind_opening);
    // ’90s, ’s Ochtends: the letters left out, not words said.
    let next: String = rest.chars().take_while(|next| next.is_alphanumeric()).take(8).collect();
    if single && opens && (next.starts_with(|first: char| first.is_ascii_digit()) || is_clipped(&next, lang)) {
        (opens, closes) = (false, false);
    }
    Some(Straight { at, span, single, opens, closes, measures, marks })
}

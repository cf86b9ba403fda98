//! Where a word of prose may end a line with a hyphen, by the patterns of its language (`hypher`).
//!
//! The Norwegian patterns serve `nb`, `nn` and `no`. The English ones are American: they cut by sound, where British
//! practice cuts by the parts of a word. English of any region but the United States and the Philippines is therefore cut
//! only before an ending or behind a beginning on which both agree; plain `en` counts as American.
//!
//! Left whole are: names, values and URLs (their [`SpanKind`]); words with a capital, which may be names, save German nouns;
//! anything with a digit, a typed hyphen, a soft hyphen or a sign of an address in it; and words that a change of span cuts.

use hypher::{Lang as Patterns, hyphenate_bounded};

use crate::lang::Lang;
use crate::text::character::is_space;
use crate::text::paragraph::{SpanEnds, SpanKind};

/// How a language hyphenates.
#[derive(Debug, Clone, Copy)]
struct Rules {
    patterns: Patterns,
    /// Fewest letters left at the line's end, and taken to the next line.
    least: (usize, usize),
    /// Whether words with a capital are cut.
    capitals: bool,
    /// Whether only endings and beginnings of [`AGREED_ENDINGS`] and [`AGREED_BEGINNINGS`] are cut off.
    agreed_only: bool,
}

/// British and American practice agree to cut before these.
const AGREED_ENDINGS: [&str; 15] = [
    "ment", "ments", "tion", "tions", "sion", "sions", "ness", "less", "ship", "ships", "ward", "wards", "hood", "ful",
    "fully",
];
/// And behind these.
const AGREED_BEGINNINGS: [&str; 8] = ["inter", "under", "over", "counter", "super", "anti", "trans", "fore"];

/// Longer ones are no words.
const LONGEST_WORD: usize = 120;

/// The rules of a language; `None` if it is not hyphenated. Two letters before and three after are what the style guides
/// of the languages with long words ask for at the least; the Slavic ones, Turkish and Finnish allow two after.
fn rules(lang: Lang) -> Option<Rules> {
    let (patterns, least) = match lang.language() {
        "en" => (Patterns::English, (2, 3)),
        "nb" | "nn" | "no" => (Patterns::Norwegian, (2, 3)),
        "fr" => (Patterns::French, (2, 3)),
        "de" => (Patterns::German, (2, 3)),
        "nl" => (Patterns::Dutch, (2, 3)),
        "da" => (Patterns::Danish, (2, 3)),
        "sv" => (Patterns::Swedish, (2, 3)),
        "it" => (Patterns::Italian, (2, 3)),
        "es" => (Patterns::Spanish, (2, 3)),
        "pt" => (Patterns::Portuguese, (2, 3)),
        "fi" => (Patterns::Finnish, (2, 2)),
        "cs" => (Patterns::Czech, (2, 2)),
        "pl" => (Patterns::Polish, (2, 2)),
        "ru" => (Patterns::Russian, (2, 2)),
        "uk" => (Patterns::Ukrainian, (2, 2)),
        "tr" => (Patterns::Turkish, (2, 2)),
        _ => return None,
    };
    let english = lang.language() == "en";
    Some(Rules {
        patterns,
        least,
        capitals: lang.language() == "de",
        agreed_only: english && !matches!(lang.region(), None | Some("US" | "PH")),
    })
}

/// The bytes of a segment before which a word may be cut, in ascending order.
pub(in crate::text) fn places(text: &str, spans: &SpanEnds<'_, '_>) -> Vec<usize> {
    let mut found = Vec::new();
    let mut start = 0;
    for (end, number) in spans.ends {
        let range = start..*end;
        start = *end;
        let Some(span) = spans.spans.get(usize::from(*number)) else { continue };
        let Some(rules) = rules(span.style.lang).filter(|_| span.kind == SpanKind::Prose) else { continue };
        let part = &text[range.clone()];
        let mut at = 0;
        for token in part.split_inclusive(is_space) {
            if token.len() > rules.least.0 + rules.least.1 && !is_no_word(token) {
                cut_words(text, range.start + at, token, &rules, &mut found);
            }
            at += token.len();
        }
    }
    found
}

/// Whether a token is an address, a number, or hyphenated by its author.
fn is_no_word(token: &str) -> bool {
    let sign = |character: char| {
        character.is_numeric()
            || matches!(character, '/' | '\\' | '@' | '_' | '#' | '&' | '=' | '+' | '-' | '‐' | '‑' | '\u{AD}')
    };
    token.contains(sign) || token.match_indices('.').any(|(dot, _)| token[dot + 1..].starts_with(char::is_alphanumeric))
}

/// Cuts the words of a token that begins at byte `start` of the text.
fn cut_words(text: &str, start: usize, token: &str, rules: &Rules, found: &mut Vec<usize>) {
    let mut at = 0;
    for word in token.split_inclusive(|character| !is_letter(character)) {
        let from = start + at;
        at += word.len();
        let word = word.trim_end_matches(|character| !is_letter(character));
        let stuck = |neighbour: Option<char>| neighbour.is_some_and(|found| found.is_alphanumeric() || joins(found));
        if word.len() > LONGEST_WORD
            || !may_be_cut(word, rules.capitals)
            || stuck(text[..from].chars().next_back())
            || stuck(text[from + word.len()..].chars().next())
        {
            continue;
        }
        let mut cut = 0;
        for syllable in hyphenate_bounded(word, rules.patterns, rules.least.0, rules.least.1) {
            if cut > 0 && (!rules.agreed_only || is_agreed(word, cut)) {
                found.push(from + cut);
            }
            cut += syllable.len();
        }
    }
}

/// Letters of the scripts that the patterns are made for.
fn is_letter(character: char) -> bool {
    character.is_alphabetic() && matches!(character, '\0'..='\u{24F}' | '\u{370}'..='\u{52F}' | '\u{1E00}'..='\u{1EFF}')
}

/// Marks and joiners that belong to the letter beside them.
fn joins(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}')
}

fn may_be_cut(word: &str, capitals: bool) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|first| capitals || !first.is_uppercase()) && !letters.any(char::is_uppercase)
}

fn is_agreed(word: &str, cut: usize) -> bool {
    AGREED_ENDINGS.contains(&&word[cut..]) || AGREED_BEGINNINGS.contains(&&word[..cut])
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::places;
    use crate::lang::Lang;
    use crate::length::Length;
    use crate::text::paragraph::{Span, SpanEnds, SpanKind, TextStyle};

    fn cut(text: &str, tag: &str, kind: SpanKind) -> String {
        let lang = Lang::parse(tag).expect("a tag");
        let style = TextStyle { size: Length::pt(10.0), bold: false, italic: false, lang };
        let spans = [Span { text: Cow::Borrowed(text), style, kind }];
        let mut shown = text.to_owned();
        for place in places(text, &SpanEnds { spans: &spans, ends: &[(text.len(), 0)] }).into_iter().rev() {
            shown.insert(place, '=');
        }
        shown
    }

    #[test]
    fn words_are_cut_by_language() {
        for (tag, expected) in [
            ("en", "ar=bi=trary de=ten=tion, the treaty"),
            ("en-GB", "arbitrary deten=tion, govern=ment’s inter=national"),
            ("fr", "l’ar=res=ta=tion ar=bi=traire"),
            ("nb", "men=neske=ret=tig=he=ter"),
            ("de", "Men=schen=rechts=ver=let=zun=gen"),
            ("nl", "men=sen=rech=ten"),
            ("ja", "international"),
        ] {
            assert_eq!(cut(&expected.replace('=', ""), tag, SpanKind::Prose), expected, "{tag}");
        }
    }

    #[test]
    fn names_and_addresses_stay_whole() {
        for text in [
            "Governmental",
            "INTERNATIONAL",
            "amnesty.international",
            "someone@international.example",
            "https://international",
            "re-education",
            "inter\u{AD}national",
            "international2",
            "cafe\u{301}teria",
        ] {
            assert_eq!(cut(text, "en", SpanKind::Prose), text);
        }
        assert_eq!(cut("international", "en", SpanKind::Value), "international");
        assert_eq!(cut("international", "en", SpanKind::Url), "international");
    }
}

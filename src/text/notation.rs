//! Spaces that a language asks for and hardly anybody types, and those that it does not know: before and behind French marks,
//! inside Norwegian quotation marks, between groups of digits, before the marks of Germanic languages. Done to the prose before anything else; what comes out is measured and read as if it
//! had been typed, and [`Notation::original`] leads its bytes back to those of the author. Straight [`quotes`] come first.

use std::borrow::Cow;
use std::ops::Range;

use crate::lang::Lang;
use crate::text::character::is_space;
use crate::text::edits::{Edit, Step};
use crate::text::paragraph::Span;
use crate::text::quotes;

/// Narrow no-break space.
const NARROW: char = '\u{202F}';
/// No-break space.
const FULL: char = '\u{A0}';

/// What stands before French marks, by region; the last row serves all others. Imprimerie nationale, *Lexique des règles
/// typographiques*; for Switzerland the *Guide du typographe romand*, which sets thin spaces everywhere.
const FRENCH: [(&str, FrenchSpaces); 3] = [
    ("CH", FrenchSpaces { high: NARROW, colon: NARROW, guillemets: NARROW }),
    ("BE", FrenchSpaces { high: NARROW, colon: FULL, guillemets: FULL }),
    ("", FrenchSpaces { high: NARROW, colon: FULL, guillemets: FULL }),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct FrenchSpaces {
    /// Before `;`, `!` and `?`.
    high: char,
    /// Before `:`.
    colon: char,
    /// Behind `«` and before `»`.
    guillemets: char,
}

/// The habits of a language that this step knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Habit {
    French(FrenchSpaces),
    Norwegian,
    /// Marks stand close to the word before them, though typists with a French hand set a space.
    Close,
}

fn habit(lang: Lang) -> Option<Habit> {
    match lang.language() {
        "fr" => {
            let region = lang.region().unwrap_or_default();
            let row = FRENCH.iter().find(|(name, _)| *name == region || name.is_empty())?;
            Some(Habit::French(row.1))
        }
        "nb" | "nn" | "no" => Some(Habit::Norwegian),
        "en" | "de" | "nl" | "da" | "sv" => Some(Habit::Close),
        _ => None,
    }
}

/// Spans as they are set, and the way back to those of the author.
#[derive(Debug)]
pub(in crate::text) struct Notation<'a> {
    /// The spans to set.
    pub(in crate::text) spans: Vec<Span<'a>>,
    /// What was done: marks, then spaces.
    steps: Vec<Step>,
}

impl<'a> Notation<'a> {
    /// Changes the spans of a paragraph; `None` where nothing is to be changed.
    pub(in crate::text) fn of(spans: &'a [Span<'_>], text: &str) -> Option<Self> {
        if spans.iter().all(|span| !span.kind.is_prose()) {
            return None;
        }
        let borrowed = || -> Vec<Span<'a>> {
            let borrow =
                |span: &'a Span<'_>| Span { text: Cow::Borrowed(&*span.text), style: span.style, kind: span.kind };
            spans.iter().map(borrow).collect()
        };
        let mut steps = Vec::new();
        let mut set: Option<Vec<Span<'a>>> = None;
        if let Some((changed, step)) = Step::make(&borrowed(), text, quotes::edits(spans, text)) {
            steps.push(step);
            set = Some(changed);
        }
        let marked: Cow<'_, str> = match &set {
            Some(spans) => Cow::Owned(spans.iter().map(|span| span.text.as_ref()).collect()),
            None => Cow::Borrowed(text),
        };
        if spans.iter().any(|span| span.kind.is_prose() && habit(span.style.lang).is_some()) {
            let now = set.take().unwrap_or_else(borrowed);
            let edits = Finder::new(&now, &marked).find();
            match Step::make(&now, &marked, edits) {
                Some((changed, step)) => {
                    steps.push(step);
                    set = Some(changed);
                }
                None => set = Some(now),
            }
        }
        if steps.is_empty() {
            return None;
        }
        Some(Self { spans: set?, steps })
    }

    /// The byte of the author's text that a byte of the set text comes from. Ascending for ascending bytes, which is
    /// what the sources of lines need.
    pub(in crate::text) fn original(&self, byte: usize) -> usize {
        self.steps.iter().rev().fold(byte, |byte, step| step.original(byte))
    }
}

struct Finder<'a> {
    text: &'a str,
    /// Where each span ends, and its habit if it is prose.
    ends: Vec<(usize, bool, Option<Habit>)>,
    edits: Vec<Edit>,
}

impl<'a> Finder<'a> {
    fn new(spans: &[Span<'_>], text: &'a str) -> Self {
        let mut end = 0;
        let ends = spans
            .iter()
            .map(|span| {
                end += span.text.len();
                let prose = span.kind.is_prose();
                (end, prose, habit(span.style.lang).filter(|_| prose))
            })
            .collect();
        Self { text, ends, edits: Vec::new() }
    }

    fn find(mut self) -> Vec<Edit> {
        let mut span = 0;
        let mut number_ends = 0;
        for (at, character) in self.text.char_indices() {
            while self.ends.get(span).is_some_and(|(end, ..)| *end <= at) {
                span += 1;
            }
            let Some((_, _, Some(habit))) = self.ends.get(span).copied() else { continue };
            match (habit, character) {
                (Habit::French(spaces), ';' | '!' | '?') => self.before(at, span, character, spaces.high),
                (Habit::French(spaces), ':') => self.before(at, span, character, spaces.colon),
                (Habit::French(spaces), '»') => self.before(at, span, character, spaces.guillemets),
                (Habit::French(spaces), '«') => self.behind(at, span, Some(spaces.guillemets)),
                (Habit::Norwegian, '«') => self.behind(at, span, None),
                (Habit::Norwegian, '»') => self.no_space_before(at),
                (Habit::Norwegian | Habit::Close, ';' | ':' | '!' | '?') if self.is_clause_mark(at) => {
                    self.no_space_before(at);
                }
                (_, ',' | '.') if self.stands_off(at) => self.no_space_before(at),
                (Habit::French(_) | Habit::Norwegian, '0'..='9') if at >= number_ends => {
                    number_ends = self.number(at, span);
                }
                _ => {}
            }
        }
        self.edits
    }

    /// Gives a French mark its space.
    fn before(&mut self, at: usize, span: usize, mark: char, space: char) {
        let words = self.text[..at].trim_end_matches(is_space);
        let Some(before) = words.chars().next_back() else { return };
        let after = self.text[at + mark.len_utf8()..].chars().next();
        if is_hard(before) || matches!(before, '(' | '[' | '«' | '“' | '‘') {
            return;
        }
        if words.len() == at {
            // Nothing typed: only where it cannot be a time, an address or the second of two marks.
            let doubled = mark != '»' && matches!(before, ';' | ':' | '!' | '?');
            let ends_word = match after {
                None => true,
                Some(next) if mark == ':' => is_space(next) || is_hard(next) || matches!(next, '«' | '»'),
                Some(next) => is_space(next) || is_hard(next) || !next.is_alphanumeric() && !is_address_sign(next),
            };
            // An address may end in a question mark, hardly in one of exclamation.
            if doubled || (mark != '»' && (!ends_word || (mark != '!' && self.is_address(at)))) {
                return;
            }
        }
        self.push(words.len()..at, span, Some(space));
    }

    /// Gives what stands behind an opening quotation mark its space, or takes it away.
    fn behind(&mut self, at: usize, span: usize, space: Option<char>) {
        let inside = at + '«'.len_utf8();
        let rest = &self.text[inside..];
        let words = rest.trim_start_matches(is_space);
        if words.chars().next().is_none_or(|next| is_hard(next) || next == '»') {
            return;
        }
        self.push(inside..inside + rest.len() - words.len(), span, space);
    }

    fn no_space_before(&mut self, at: usize) {
        let words = self.text[..at].trim_end_matches(is_space);
        if words.chars().next_back().is_some_and(|before| !is_hard(before) && before != '«') {
            self.push(words.len()..at, 0, None);
        }
    }

    /// Whether a comma or full stop stands between spaces, behind a word: `mot , mot`; not `mot .NET`, not `mot ...`.
    fn stands_off(&self, at: usize) -> bool {
        let before = self.text[..at].trim_end_matches(is_space).chars().next_back();
        let behind = self.text[at + 1..].chars().next();
        before.is_some_and(|before| before.is_alphanumeric() || matches!(before, ')' | '»' | '”' | '’'))
            && behind.is_none_or(char::is_whitespace)
    }

    /// Whether the mark here, one byte long, closes words: no smiley, no ratio such as 1 : 100, nothing that begins with it.
    fn is_clause_mark(&self, at: usize) -> bool {
        let before = self.text[..at].trim_end_matches(is_space).chars().next_back();
        let behind = self.text[at + 1..].trim_start_matches([';', ':', '!', '?', ')', '”', '’', '»', '“', '‘', '"']);
        let next = behind.trim_start_matches(is_space).chars().next();
        let is_digit = |found: Option<char>| found.is_some_and(char::is_numeric);
        let closes = |found: char| found.is_alphanumeric() || matches!(found, ')' | ']' | '”' | '’' | '»' | '…' | '.');
        before.is_some_and(closes)
            && (behind.is_empty() || behind.starts_with(char::is_whitespace))
            && !self.text[at + 1..].starts_with(')')
            && !(is_digit(before) && is_digit(next))
    }

    /// Joins groups of three digits that are typed with spaces; returns where the number ends.
    fn number(&mut self, start: usize, span: usize) -> usize {
        let digits = |from: usize| self.text[from..].bytes().take(4).take_while(u8::is_ascii_digit).count();
        let first = digits(start);
        let before = self.text[..start].trim_end_matches(is_space).chars().next_back();
        let spaced = self.text[..start].ends_with(is_space);
        let alone = match before {
            Some(found) if spaced => !found.is_ascii_digit(),
            Some(found) => {
                !found.is_alphanumeric() && !matches!(found, '.' | ',' | ':' | '/' | '-' | '–' | '+' | '\'' | '’')
            }
            None => true,
        };
        let mut end = start + self.text[start..].bytes().take_while(u8::is_ascii_digit).count();
        if !alone || first > 3 || self.text[start..].starts_with('0') {
            return end;
        }
        let mut gaps = Vec::new();
        while let Some(space) = self.text[end..].chars().next().filter(|next| is_space(*next)) {
            let group = end + space.len_utf8();
            match digits(group) {
                0 => break,
                3 => gaps.push(end..group),
                // A telephone number, or two numbers: leave both.
                _ => return end,
            }
            end = group + 3;
        }
        for gap in gaps {
            self.push(gap, span, Some(NARROW));
        }
        end
    }

    /// Whether the word that ends here is an address of the net.
    fn is_address(&self, at: usize) -> bool {
        const NEAR: usize = 200;
        let near = &self.text[self.text.ceil_char_boundary(at.saturating_sub(NEAR))..at];
        let word = near.rsplit(char::is_whitespace).next().unwrap_or(near);
        word.contains("://") || word.contains('@') || word.starts_with("www.")
    }

    /// Notes a change, unless spaces of a name or value would be changed, or the one before already did it.
    fn push(&mut self, bytes: Range<usize>, span: usize, becomes: Option<char>) {
        let mut span = span;
        if !bytes.is_empty() {
            let place = self.ends.partition_point(|(end, ..)| *end <= bytes.start);
            match self.ends.get(place) {
                Some((end, true, _)) if bytes.end <= *end => span = place,
                _ => return,
            }
        }
        let typed = &self.text[bytes.clone()];
        let same = becomes.is_some_and(|space| typed.chars().eq([space])) || (becomes.is_none() && typed.is_empty());
        let done = self.edits.last().is_some_and(|last| {
            bytes.start < last.bytes.end
                || (bytes.start == last.bytes.end && (last.becomes.is_some() || span < last.span))
        });
        if !same && !done {
            self.edits.push(Edit { bytes, becomes, span });
        }
    }
}

fn is_hard(character: char) -> bool {
    character.is_whitespace() && !is_space(character)
}

fn is_address_sign(character: char) -> bool {
    matches!(character, '/' | '=' | '&' | '#' | '_' | '-' | '%' | '@' | '\\')
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::Notation;
    use crate::lang::Lang;
    use crate::length::Length;
    use crate::text::paragraph::{Span, SpanKind, TextStyle};

    fn span(text: &str, tag: &str, kind: SpanKind) -> Span<'static> {
        let lang = Lang::parse(tag).expect("a tag");
        let style = TextStyle { size: Length::pt(10.0), bold: false, italic: false, lang };
        Span { text: Cow::Owned(text.to_owned()), style, kind }
    }

    /// What is set, `~` for a no-break space and `_` for a narrow one. Checks the way back on every byte.
    fn set(spans: &[Span<'_>]) -> String {
        let text: String = spans.iter().map(|span| span.text.as_ref()).collect();
        let Some(notation) = Notation::of(spans, &text) else { return text };
        let set: String = notation.spans.iter().map(|span| span.text.as_ref()).collect();
        let back: Vec<usize> = (0..=set.len()).map(|byte| notation.original(byte)).collect();
        assert!(back.is_sorted() && back[0] == 0 && back[set.len()] == text.len(), "{back:?}");
        let curled = |character: char| matches!(character, '“' | '”' | '„' | '‘' | '’' | '‚' | '«' | '»');
        for (at, character) in set.char_indices().filter(|(_, character)| !character.is_whitespace()) {
            let typed = text[back[at]..].chars().next().expect("a character");
            let quote = curled(character) && matches!(typed, '"' | '\'');
            assert!(typed == character || quote, "{set:?}");
        }
        set.replace('\u{A0}', "~").replace('\u{202F}', "_")
    }

    #[test]
    fn spaces_go_by_language_whatever_was_typed() {
        for (tag, typed, expected) in [
            ("fr", "Quoi? Oui ! « mot » : fin;", "Quoi_? Oui_! «~mot~»~: fin_;"),
            ("fr-BE", "«mot»; a\u{202F}: b", "«~mot~»_; a~: b"),
            ("fr-CH", "« mot » : oui\u{A0}!", "«_mot_»_: oui_!"),
            ("fr", "à 12:30, https://a.example/?b=c, oui?!", "à 12:30, https://a.example/?b=c, oui_?!"),
            ("fr", "voir https://a.example/b? (!) !", "voir https://a.example/b? (!)_!"),
            ("fr", "22 000 000 et 1 500 euros", "22_000_000 et 1_500 euros"),
            ("fr", "01 42 03 04 05, en 2018 300, 12 345 67", "01 42 03 04 05, en 2018 300, 12 345 67"),
            ("nb", "« ord » og «ord»: 22 000 000!", "«ord» og «ord»: 22_000_000!"),
            ("nn", "tlf. 22 34 56 78", "tlf. 22 34 56 78"),
            ("en", "22 000 « word »?", "22 000 « word »?"),
            ("en", "Why ? “Stop” ! Now : a ; b ?!", "Why? “Stop”! Now: a; b?!"),
            ("en", "1 : 100, a :) b, x !y, — ? \n! (?)", "1 : 100, a :) b, x !y, — ? \n! (?)"),
            ("de", "Wer\u{A0}? 22 000 : ja", "Wer? 22 000: ja"),
            ("nl", "Wie ?", "Wie?"),
            ("nb", "« Hvem ? » spurte hun : ja !", "«Hvem?» spurte hun: ja!"),
            ("fr", "!\n! «\n» ?", "!\n! «\n»_?"),
            ("fr", "Li , Wu . Il écrit à a@b.example!", "Li, Wu. Il écrit à a@b.example_!"),
            ("de", "‚Wirklich ?‘ fragt sie , 1 , und .NET", "‚Wirklich?‘ fragt sie, 1, und .NET"),
            (
                "en",
                "\"Don't,\" he said, 'the '90s in 2017'. Rock 'n' roll",
                "“Don’t,” he said, ‘the ’90s in 2017’. Rock ’n’ roll",
            ),
            ("en", "6'2\" tall, the workers' 12\" rule, (\"yes\")", "6'2\" tall, the workers’ 12\" rule, (“yes”)"),
            ("en", "an \"open end, \"twice\"", "an \"open end, “twice”"),
            ("fr", "L'ONU dit: \"C'est l'enfer\".", "L’ONU dit~: «~C’est l’enfer~»."),
            ("de", "\"Wir 'alle'\", sagt sie", "„Wir ‚alle‘“, sagt sie"),
            ("nb", "Hun sa \"nei\".", "Hun sa «nei»."),
            ("nl", "'s Ochtends zei ze \"ja\"", "’s Ochtends zei ze “ja”"),
            ("ko", "이른바 \"수용소\"에", "이른바 “수용소”에"),
            ("he", "דו\"ח", "דו\"ח"),
        ] {
            assert_eq!(set(&[span(typed, tag, SpanKind::Prose)]), expected, "{tag}");
        }
    }

    #[test]
    fn names_and_values_are_left_as_they_are() {
        assert_eq!(set(&[span("Qui? 1 000", "fr", SpanKind::Value)]), "Qui? 1 000");
        assert_eq!(set(&[span("Who ?", "en", SpanKind::Value)]), "Who ?");
        let spans = [
            span("Qui est «", "fr", SpanKind::Prose),
            span("Li ? Wu", "fr", SpanKind::Value),
            span("» ? ", "fr", SpanKind::Prose),
        ];
        assert_eq!(set(&spans), "Qui est «~Li ? Wu~»_? ");
    }
}

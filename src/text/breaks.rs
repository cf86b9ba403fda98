//! Where a line may end: UAX #14 by `icu_segmenter`, strict, then tailored by kind of span, language and
//! [`kinsoku`].

use std::borrow::Cow;

use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use crate::lang::{Lang, is_month};
use crate::text::character::is_space;
use crate::text::kinsoku::{self, Rules};
use crate::text::paragraph::{Span, SpanKind};
use crate::text::spacing::{Cluster, Fine};

/// How gladly a line ends at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::text) enum Ease {
    /// A break opportunity.
    Free,
    /// Inside a word, with a hyphen.
    Hyphenated,
    /// Inside a CJK name or address, which stays together if it can.
    Reluctant,
    /// Inside a word that is longer than the measure, where no mark is set wrong.
    Emergency,
    /// Anywhere else inside such a word, between two clusters.
    LastResort,
}

/// A place where a line may end.
#[derive(Debug, Clone, Copy)]
pub(in crate::text) struct Break {
    /// Number of the cluster that begins the next line; the number of clusters at the end.
    pub(in crate::text) cluster: u32,
    /// How gladly.
    pub(in crate::text) ease: Ease,
    /// Width of the hyphen that is shown there, 0 for none.
    pub(in crate::text) hyphen: Fine,
    /// Whether a hyphen ends the line, shown here or typed.
    pub(in crate::text) flagged: bool,
}

/// The context that [`kinsoku`] asks for: what stands on the two sides of a byte of a segment.
pub(in crate::text) struct Sides {
    before: char,
    spaced: bool,
    after: char,
}

impl Sides {
    /// The characters around a byte; `None` at the ends.
    pub(in crate::text) fn at(text: &str, offset: usize) -> Option<Self> {
        let after = text[offset..].chars().next()?;
        let mut spaced = false;
        let before = text[..offset]
            .chars()
            .rev()
            .take(8)
            .find(|character| {
                let space = is_space(*character) && *character != '\u{A0}';
                spaced |= space;
                !space
            })
            .unwrap_or(' ');
        (offset > 0).then_some(Self { before, spaced, after })
    }

    /// Whether a line may end here.
    pub(in crate::text) fn allow(&self, rules: Rules) -> bool {
        kinsoku::may_break(self.before, self.spaced, self.after, rules)
    }
}

/// Spans of a segment: where each ends, in bytes.
pub(in crate::text) struct SpanEnds<'a, 's> {
    /// All spans of the paragraph.
    pub(in crate::text) spans: &'a [Span<'s>],
    /// First span of the segment, and for it and every later one the last byte plus one.
    pub(in crate::text) ends: &'a [(usize, u16)],
}

/// Thai and its kin, which write no spaces between words, are cut into words by a model that takes 10 µs a character.
/// A paragraph of more bytes is none of a letter, and is broken without it so that no message takes seconds.
const LONGEST_WITH_MODELS: usize = 32_768;

/// The text as the segmenter is to see it: in a very long one the letters that need a model are replaced by as many bytes
/// of a letter that does not, so that it breaks at spaces.
fn without_models(text: &str) -> Cow<'_, str> {
    let needs_model = |character: char| matches!(character, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}');
    if text.len() <= LONGEST_WITH_MODELS || !text.contains(needs_model) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(|character| if needs_model(character) { '\u{10D0}' } else { character }).collect())
}

/// The segmenter behind [`opportunities`].
fn segmenter() -> LineSegmenterBorrowed<'static> {
    let mut options = LineBreakOptions::default();
    // The content locale changes nothing in strict breaking; what differs by language stands in `kinsoku`.
    options.strictness = Some(LineBreakStrictness::Strict);
    LineSegmenter::new_auto(options)
}

/// The places inside a text where UAX #14 has an opportunity, as bytes in ascending order: what is tailored for every
/// paragraph, before it is; for tests against `LineBreakTest.txt`.
pub fn untailored(text: &str) -> Vec<usize> {
    segmenter().segment_str(&without_models(text)).filter(|offset| (1..text.len()).contains(offset)).collect()
}

/// The places inside a segment where a line may end, as bytes in ascending order.
pub(in crate::text) fn opportunities(text: &str, spans: &SpanEnds<'_, '_>, paragraph: Lang) -> Vec<(usize, Ease)> {
    let plain = without_models(text);
    let mut found = Vec::with_capacity(text.len() / 4 + 1);
    let mut extra = own_opportunities(text, spans).into_iter().peekable();
    let mut walker = Walker { spans, place: 0, paragraph: Rules::of(paragraph), current: None };
    for offset in segmenter().segment_str(&plain).chain([text.len()]) {
        while let Some(own) = extra.next_if(|own| *own < offset) {
            walker.keep(text, own, true, &mut found);
        }
        let doubled = extra.next_if_eq(&offset).is_some();
        if offset > 0 && offset < text.len() {
            walker.keep(text, offset, doubled, &mut found);
        }
    }
    found
}

struct Walker<'a, 'p, 's> {
    spans: &'a SpanEnds<'p, 's>,
    place: usize,
    paragraph: Rules,
    /// The rules of the span at `place`, once found: its own if it is CJK or French, else the paragraph's.
    current: Option<Rules>,
}

impl Walker<'_, '_, '_> {
    /// Keeps an opportunity if the span that it is in and the marks beside it allow it.
    fn keep(&mut self, text: &str, offset: usize, own: bool, found: &mut Vec<(usize, Ease)>) {
        while self.spans.ends.get(self.place).is_some_and(|(end, _)| *end < offset) {
            self.place += 1;
            self.current = None;
        }
        let Some((end, number)) = self.spans.ends.get(self.place).copied() else { return };
        let Some(span) = self.spans.spans.get(usize::from(number)) else { return };
        let Some(sides) = Sides::at(text, offset) else { return };
        if sides.spaced && span.kind != SpanKind::Url && stays_with_number(text, offset, &sides, span.style.lang) {
            return;
        }
        let inside = offset < end;
        let rules = *self.current.get_or_insert_with(|| {
            let own = Rules::of(span.style.lang);
            if own.is_cjk() || own.is_french() { own } else { self.paragraph }
        });
        let ease = match span.kind {
            SpanKind::Url if inside && !own => return,
            SpanKind::Url if inside => {
                found.push((offset, Ease::Free));
                return;
            }
            SpanKind::Value if inside && !sides.spaced => {
                if !kinsoku::is_cjk(sides.before) && !kinsoku::is_cjk(sides.after) {
                    return;
                }
                Ease::Reluctant
            }
            _ => Ease::Free,
        };
        if sides.allow(rules) && found.last().is_none_or(|(last, _)| *last < offset) {
            found.push((offset, ease));
        }
    }
}

/// Units behind a number, and signs before one, that stay on its line. SI, and what these letters count and count in.
const UNITS: [&str; 46] = [
    "%",
    "‰",
    "°",
    "°C",
    "°F",
    "g",
    "kg",
    "mg",
    "t",
    "mm",
    "cm",
    "m",
    "km",
    "m²",
    "km²",
    "ha",
    "l",
    "ml",
    "h",
    "min",
    "s",
    "€",
    "$",
    "£",
    "¥",
    "kr",
    "kr.",
    "EUR",
    "NOK",
    "CHF",
    "USD",
    "GBP",
    "mill.",
    "mrd.",
    "million",
    "millions",
    "millioner",
    "Millionen",
    "miljoen",
    "milliard",
    "milliards",
    "milliarder",
    "Milliarden",
    "miljard",
    "billion",
    "billions",
];
const BEFORE_NUMBERS: [&str; 13] = ["€", "$", "£", "kr", "EUR", "NOK", "CHF", "USD", "n°", "nº", "nr.", "art.", "§"];

/// Whether the space before a byte stands between a number and its unit, a sign and its number, a day and its month, or two
/// groups of digits.
fn stays_with_number(text: &str, offset: usize, sides: &Sides, lang: Lang) -> bool {
    /// Bytes of the longest unit or month, and of what may be glued to it.
    const NEAR: usize = 16;
    let Sides { before, after, .. } = *sides;
    let near = &text[offset..text.floor_char_boundary(offset + NEAR)];
    let word = near.split(|next: char| next.is_whitespace() || kinsoku::is_cjk(next)).next().unwrap_or(near);
    let day = before.is_numeric() || matches!(before, '.' | 'r');
    if day && after.is_alphabetic() && is_day(&text[..offset]) {
        let month = word.trim_end_matches(|character: char| !character.is_alphabetic());
        if is_month(month, lang) {
            return true;
        }
    }
    if before.is_ascii_digit() && after.is_ascii_digit() {
        return is_group(&text[..offset], word);
    }
    if before.is_numeric() {
        let unit = word.trim_end_matches([',', ';', ':', '!', '?', ')', '»', '”']);
        return UNITS.contains(&unit) || unit.strip_suffix('.').is_some_and(|unit| UNITS.contains(&unit));
    }
    if after.is_numeric() {
        let near = &text[text.ceil_char_boundary(offset.saturating_sub(NEAR))..offset];
        let word = near.trim_end_matches(is_space).rsplit(char::is_whitespace).next().unwrap_or(near);
        return BEFORE_NUMBERS.contains(&word.trim_start_matches(['(', '«', '“']));
    }
    false
}

/// Whether a text ends with the number of a day and spaces: `1`, `31.`, `1er`.
fn is_day(text: &str) -> bool {
    let text = text.trim_end_matches(is_space);
    let text = text.strip_suffix('.').or_else(|| text.strip_suffix("er")).unwrap_or(text);
    let digits = text.bytes().rev().take(3).take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits)
}

/// Whether three digits follow on at most three, as in 22 000: one number, and not 2018 300.
fn is_group(text: &str, word: &str) -> bool {
    let text = text.trim_end_matches(is_space);
    let before = text.bytes().rev().take(4).take_while(u8::is_ascii_digit).count();
    before <= 3 && word.bytes().take(4).take_while(u8::is_ascii_digit).count() == 3
}

/// Opportunities that UAX #14 does not have: inside URLs, and around quotation marks between CJK characters, which
/// it holds together on both sides because it cannot tell which side they belong to.
fn own_opportunities(text: &str, spans: &SpanEnds<'_, '_>) -> Vec<usize> {
    let mut own = Vec::new();
    let mut start = 0;
    for (end, number) in spans.ends {
        let url = spans.spans.get(usize::from(*number)).is_some_and(|span| span.kind == SpanKind::Url);
        let part = &text[start..*end];
        if url {
            let mut before = None;
            for (at, character) in part.char_indices() {
                let mark = matches!(character, '/' | '.' | '?' | '&' | '-' | '#' | '_' | '=');
                // Not inside `://` and not before the last character alone.
                if mark && !matches!(before, None | Some('/' | ':')) && at + 1 < part.len() {
                    own.push(start + at);
                }
                before = Some(character);
            }
        } else if part.contains(['“', '”', '‘', '’']) {
            let mut before = ' ';
            for (at, character) in part.char_indices() {
                let opens = matches!(character, '“' | '‘') && kinsoku::is_cjk(before);
                let closes = matches!(before, '”' | '’') && kinsoku::is_cjk(character);
                if opens || closes {
                    own.push(start + at);
                }
                before = character;
            }
        }
        start = *end;
    }
    own
}

/// Turns opportunities into breaks between clusters. `hyphen` gives the width of the hyphen shown where a soft one
/// stands before a cluster. Opportunities inside a glyph cluster, such as a ligature, are passed over.
pub(in crate::text) fn between_clusters(
    text: &str,
    clusters: &[Cluster],
    opportunities: &[(usize, Ease)],
    mut hyphen: impl FnMut(&Cluster) -> Fine,
) -> Vec<Break> {
    let mut breaks = Vec::with_capacity(opportunities.len() + 1);
    let mut number = 0;
    for (offset, ease) in opportunities {
        while number < clusters.len() && (clusters[number].start as usize) < *offset {
            number += 1;
        }
        if number == 0 || number == clusters.len() || clusters[number].start as usize != *offset {
            continue;
        }
        // A soft hyphen behind a space has nothing to hyphenate.
        let soft = text[..*offset].ends_with('\u{AD}') && !clusters[number - 1].vanishes();
        let hyphen = if soft || *ease == Ease::Hyphenated { hyphen(&clusters[number - 1]) } else { 0 };
        if *ease == Ease::Hyphenated && hyphen == 0 {
            continue;
        }
        breaks.push(Break {
            cluster: u32::try_from(number).unwrap_or(u32::MAX),
            ease: *ease,
            hyphen,
            flagged: hyphen > 0 || text[..*offset].trim_end_matches(is_space).ends_with(['-', '‐']),
        });
    }
    let end = u32::try_from(clusters.len()).unwrap_or(u32::MAX);
    breaks.push(Break { cluster: end, ease: Ease::Free, hyphen: 0, flagged: false });
    breaks
}

/// Opportunities and the places of [`hyphenate`](crate::text::hyphenate) in one row.
pub(in crate::text) fn with_hyphens(opportunities: &[(usize, Ease)], hyphens: &[usize]) -> Vec<(usize, Ease)> {
    let mut all = opportunities.to_vec();
    all.extend(hyphens.iter().map(|place| (*place, Ease::Hyphenated)));
    // By place, then by ease: where both stand, the free one stays.
    all.sort_unstable();
    all.dedup_by_key(|(place, _)| *place);
    all
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{Ease, SpanEnds, opportunities};
    use crate::lang::Lang;
    use crate::length::Length;
    use crate::text::paragraph::{Span, SpanKind, TextStyle};

    /// The text with `|` where a line may end and `:` where it ends reluctantly.
    fn broken(text: &str, tag: &str, kind: SpanKind) -> String {
        let lang = Lang::parse(tag).expect("a tag");
        let style = TextStyle { size: Length::pt(10.0), bold: false, italic: false, lang };
        let spans = [Span { text: Cow::Borrowed(text), style, kind }];
        let found = opportunities(text, &SpanEnds { spans: &spans, ends: &[(text.len(), 0)] }, lang);
        let mut shown = String::new();
        let mut start = 0;
        for (offset, ease) in found {
            shown.push_str(&text[start..offset]);
            shown.push(if ease == Ease::Free { '|' } else { ':' });
            start = offset;
        }
        shown + &text[start..]
    }

    #[test]
    fn breaks_by_language_and_kind() {
        for (tag, kind, expected) in [
            ("en", SpanKind::Prose, "Your |Excellency, |re-|education"),
            ("en", SpanKind::Prose, "22\u{A0}000\u{A0}000 |people"),
            ("en", SpanKind::Prose, "of |5 kg, |90 %. |In |2018 |l’an |(kr 500) |12 h |30"),
            ("fr", SpanKind::Prose, "« mot » |et |quoi ? |Oui"),
            ("zh-Hant", SpanKind::Prose, "每|封|重 |20 g。|信|重 |5 kg|的|信"),
            ("fr", SpanKind::Prose, "le |1er juin, |le |10 décembre |2026"),
            ("de", SpanKind::Prose, "am |10. Dezember |2026, |kein |10. |Mal"),
            ("ru", SpanKind::Prose, "22 000 000 |писем, |в |2018 |300"),
            ("zh-Hant", SpanKind::Prose, "我|們，|要|求|「釋|放」|他|們。"),
            ("zh-Hant", SpanKind::Prose, "雪|克|來|提·扎|克|爾"),
            ("zh-Hans", SpanKind::Prose, "他|说|“你|好”|吗"),
            ("zh-Hans", SpanKind::Prose, "自|2017年|起|100万|人"),
            ("zh-Hant", SpanKind::Prose, "沉|默……|然|後——|走"),
            ("ja", SpanKind::Prose, "ちょっ|と|キャッ|プ|と|ラー|メ|ン"),
            ("en", SpanKind::Value, "Saint-Denis |City/Town"),
            ("zh-Hant", SpanKind::Value, "北:京:市 |東:城:區"),
            ("en", SpanKind::Url, "https://www|.amnesty|.org|/en|/latest|?a|=b|#c"),
        ] {
            let text = expected.replace('|', "");
            let text = if kind == SpanKind::Value { text.replace(':', "") } else { text };
            assert_eq!(broken(&text, tag, kind), expected);
        }
    }
}

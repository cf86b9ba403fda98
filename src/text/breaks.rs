//! Where a line may end: UAX #14 by `icu_segmenter`, strict, then tailored by kind of span, language, [`kinsoku`],
//! [`numbers`] and [`address`].

use std::borrow::Cow;
use std::ops::Range;

use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

use crate::lang::Lang;
use crate::text::address;
use crate::text::character::is_space;
use crate::text::cluster::{Cluster, Fine};
use crate::text::kinsoku::{self, Rules};
use crate::text::numbers::{self, Bond};
use crate::text::paragraph::{SpanEnds, SpanKind};

/// How gladly a line ends at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::text) enum Ease {
    /// A break opportunity.
    Free,
    /// Inside a word, with a hyphen.
    Hyphenated,
    /// Inside an address of the net in running text, between the Han characters of a name in a Western line, or before a
    /// counter that does not touch the digits of its number.
    Unwelcome,
    /// Inside a CJK name or address or a telephone number, which stay together if they can.
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
    /// Whether a counter stands behind that belongs to a number before it, as 人 does in 100多萬人.
    counted: bool,
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
        let counted = (before.is_numeric() || kinsoku::multiplies(before))
            && kinsoku::is_unit(after)
            && numbers::ends_in_number(&text[..offset]);
        (offset > 0).then_some(Self { before, spaced, after, counted })
    }

    /// Whether a line may end here.
    pub(in crate::text) fn allow(&self, rules: Rules) -> bool {
        !(self.counted && kinsoku::is_magnitude(self.after))
            && kinsoku::may_break(self.before, self.spaced, self.after, rules)
    }
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
/// paragraph, before it is; for lines of a terminal, and tests against `LineBreakTest.txt`.
pub fn untailored(text: &str) -> Vec<usize> {
    segmenter().segment_str(&without_models(text)).filter(|offset| (1..text.len()).contains(offset)).collect()
}

/// The places inside a segment where a line may end, as bytes in ascending order.
pub(in crate::text) fn opportunities(text: &str, spans: &SpanEnds<'_, '_>, paragraph: Lang) -> Vec<(usize, Ease)> {
    let plain = without_models(text);
    let mut found = Vec::with_capacity(text.len() / 4 + 1);
    let addresses = address::addresses(text, spans);
    let mut extra = own_opportunities(text, spans, &addresses).into_iter().peekable();
    let mut walker = Walker { spans, addresses: &addresses, place: 0, paragraph: Rules::of(paragraph), current: None };
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
    /// The addresses of the net that are not passed yet, in order.
    addresses: &'a [Range<usize>],
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
        let passed = self.addresses.iter().take_while(|address| address.end <= offset).count();
        self.addresses = &self.addresses[passed..];
        if self.addresses.first().is_some_and(|address| address.start < offset) {
            if own {
                let ease = if span.kind == SpanKind::Url { Ease::Free } else { Ease::Unwelcome };
                found.push((offset, ease));
            }
            return;
        }
        let bond = if sides.spaced { numbers::bond(text, offset, span.style.lang) } else { Bond::None };
        if bond == Bond::Whole {
            return;
        }
        let inside = offset < end;
        let rules = *self.current.get_or_insert_with(|| {
            let own = Rules::of(span.style.lang);
            if own.is_cjk() || own.is_french() { own } else { self.paragraph }
        });
        let cjk = (kinsoku::is_cjk(sides.before), kinsoku::is_cjk(sides.after));
        let ease = match span.kind {
            SpanKind::Value if inside && !sides.spaced => {
                if cjk == (false, false) {
                    return;
                }
                Ease::Reluctant
            }
            _ if bond == Bond::Group => Ease::Reluctant,
            // Han characters of a Western line are a name or a title.
            _ if cjk == (true, true) && !sides.spaced && !rules.is_cjk() => Ease::Unwelcome,
            _ if sides.counted => Ease::Unwelcome,
            _ => Ease::Free,
        };
        if sides.allow(rules) && found.last().is_none_or(|(last, _)| *last < offset) {
            found.push((offset, ease));
        }
    }
}

/// Opportunities that UAX #14 does not have: inside addresses of the net, and around quotation marks between CJK
/// characters, which it holds together on both sides because it cannot tell which side they belong to.
fn own_opportunities(text: &str, spans: &SpanEnds<'_, '_>, addresses: &[Range<usize>]) -> Vec<usize> {
    let mut own: Vec<usize> = addresses.iter().flat_map(|range| address::breaks(text, range.clone())).collect();
    let mut start = 0;
    for (end, _) in spans.ends {
        let part = &text[start..*end];
        if part.contains(['“', '”', '‘', '’']) {
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
    own.sort_unstable();
    own.dedup();
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

    use super::{Ease, opportunities};
    use crate::lang::Lang;
    use crate::length::Length;
    use crate::text::paragraph::{Span, SpanEnds, SpanKind, TextStyle};

    /// The text with `|` where a line may end and `¦` where it ends reluctantly.
    fn broken(text: &str, tag: &str, kind: SpanKind) -> String {
        let lang = Lang::parse(tag).expect("a tag");
        let style = TextStyle { size: Length::pt(10.0), bold: false, italic: false, lang };
        let spans = [Span { text: Cow::Borrowed(text), style, kind }];
        let found = opportunities(text, &SpanEnds { spans: &spans, ends: &[(text.len(), 0)] }, lang);
        let mut shown = String::new();
        let mut start = 0;
        for (offset, ease) in found {
            shown.push_str(&text[start..offset]);
            shown.push(if ease == Ease::Free { '|' } else { '¦' });
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
            ("ru", SpanKind::Prose, "22 000 000 |писем, |в |2018 ¦300 кг, |№ 5"),
            ("fr", SpanKind::Prose, "tél. |+33 ¦1 ¦42 ¦03 ¦04 ¦05, |p. 12, |M. Tohti |et |Mme Dawut"),
            ("de", SpanKind::Prose, "z. B. |nach |§ 9 |Abs. 3, |d. h. u. a. |Kapitel"),
            ("nb", SpanKind::Prose, "Kl. 10.30, |se |s. 12"),
            ("ko", SpanKind::Prose, "100만 ¦명|이 |50 개, |2026년 |12월 10일|까|지"),
            ("en", SpanKind::Prose, "(at |6.30 p.m.). |Write |“at |5 kg”."),
            ("ja", SpanKind::Prose, "第３条、|１００％、|ＮＧＯ|は|３－|４"),
            ("en", SpanKind::Prose, "about |雪¦克¦來¦提·扎¦克¦爾 |and |and/|or"),
            ("en", SpanKind::Prose, "at |https://www¦.a¦.org¦/b¦-c¦?d¦=e, |write |to |a¦.b@c¦.example. |And"),
            ("zh-Hant", SpanKind::Prose, "詳|見|www¦.a¦.org¦/b¦%E4¦%BA。|又|見"),
            ("zh-Hant", SpanKind::Prose, "我|們，|要|求|「釋|放」|他|們。"),
            ("zh-Hant", SpanKind::Prose, "雪|克|來|提·扎|克|爾"),
            ("zh-Hans", SpanKind::Prose, "他|说|“你|好”|吗"),
            ("zh-Hans", SpanKind::Prose, "自|2017年|起|100多万¦人|被|关|7个¦月|又|7 年"),
            ("zh-Hant", SpanKind::Prose, "沉|默……|然|後——|走"),
            ("ja", SpanKind::Prose, "ちょっ|と|キャッ|プ|と|ラー|メ|ン"),
            ("en", SpanKind::Value, "Saint-Denis |City/Town"),
            ("zh-Hant", SpanKind::Value, "北¦京¦市 |東¦城¦區"),
            ("en", SpanKind::Url, "https://www|.amnesty|.org|/en|/latest|?a|=b|#c"),
        ] {
            assert_eq!(broken(&expected.replace(['|', '¦'], ""), tag, kind), expected);
        }
    }
}

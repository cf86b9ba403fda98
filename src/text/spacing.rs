//! Measures shaped text: glyph clusters with their widths, and the spacing between them.
//!
//! Here are the rules of spacing that do not depend on where a line breaks: a quarter em between Han and Latin or
//! digits (CLREQ 3.2.2, JLREQ 3.2.6) and one mark of half width where two full-width marks meet (CLREQ 3.1.6, JLREQ 3.1.4).
//! What a mark loses at a line's beginning or end is noted too; the line decides.

use unicode_segmentation::UnicodeSegmentation;

use crate::lang::Writing;
use crate::length::{Em, Length};
use crate::text::character::is_space;
use crate::text::cluster::{Cluster, Kind};
use crate::text::itemize::Item;
use crate::text::paragraph::Span;
use crate::text::shape::{PlanKey, ShapedGlyph, Shaper};

/// A quarter em between Han and Latin. JLREQ 3.8.3 and 3.8.4 let it grow to a half and shrink to an eighth; it keeps within
/// 1.5 and 0.8 of itself, as a space does, because what is left is hardly seen between the many Han characters.
const QUARTER: i16 = 250;
const QUARTER_STRETCH: i16 = 125;
const QUARTER_SHRINK: i16 = 50;
/// Between CJK characters, before spaces would grow beyond half as much again: tuned.
const BETWEEN_CJK: i16 = 60;
/// The blank half of a mark inside a line may shrink by half (JLREQ 3.8.3 lets that of brackets and commas go wholly).
const MARK_SHRINK: i16 = 250;
/// Between two letters of a word, where spaces alone would grow too wide or too narrow: an eighth of a point at 10 pt and
/// less, which the eye does not see. Tuned.
pub(in crate::text) const LETTER_STRETCH: i16 = 12;
const LETTER_SHRINK: i16 = 4;
/// Longest stretch of text without a space that is shaped at once, in bytes: keeps a word of a megabyte from
/// meeting the limits of the shaper. Tuned; the longest German words are a tenth of it.
const LONGEST_WORD: usize = 1024;

/// Shapes the items of a segment and measures their clusters, in logical order.
pub(in crate::text) fn measure(
    shaper: &mut Shaper<'_>,
    text: &str,
    items: &[Item],
    spans: &[Span<'_>],
) -> Vec<Cluster> {
    let mut clusters = Vec::with_capacity(text.len().min(4096));
    for (number, item) in items.iter().enumerate() {
        let key = PlanKey {
            face: item.face,
            script: item.script,
            lang: item.lang,
            right_to_left: item.level % 2 == 1,
            half_width: false,
        };
        let plan = shaper.plan(key);
        let size = spans.get(usize::from(item.span)).map_or(0, |span| span.style.size.as_millipoints());
        let mut taker = Taker { shaper, clusters: &mut clusters, text, item, number: count(number), plan, size };
        let mut at = item.range.start;
        while at < item.range.end {
            let end = at + word_length(&text[at..item.range.end], item.ideographic);
            taker.word(at, end);
            at = end;
        }
    }
    space(text, items, &mut clusters);
    clusters
}

/// Bytes of the first stretch of text that is shaped at once: a space, a CJK character or a pair of dashes, a word.
fn word_length(text: &str, ideographic: bool) -> usize {
    let mut characters = text.chars();
    let Some(first) = characters.next() else { return 1 };
    if is_space(first) {
        return first.len_utf8();
    }
    if !ideographic {
        let near = &text[..text.floor_char_boundary(LONGEST_WORD)];
        if let Some(length) = near.find(is_space) {
            return length;
        }
        if near.len() == text.len() {
            return near.len();
        }
        // The last cluster may go on behind the cut.
        let last = near.graphemes(true).next_back().map_or(0, str::len);
        return if last < near.len() { near.len() - last } else { near.len() };
    }
    if matches!(first, '—' | '…' | '⸺' | '―') {
        // Two of them are one mark, and many fonts have one glyph for it.
        return text.chars().take_while(|next| *next == first).take(2).map(char::len_utf8).sum();
    }
    let near = &text[..text.floor_char_boundary(LONGEST_WORD)];
    near.graphemes(true).next().map_or(first.len_utf8(), str::len)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

struct Taker<'a, 'f> {
    shaper: &'a mut Shaper<'f>,
    clusters: &'a mut Vec<Cluster>,
    text: &'a str,
    item: &'a Item,
    number: u32,
    plan: u16,
    size: i32,
}

impl Taker<'_, '_> {
    /// Appends the clusters of a word in logical order: as they were remembered, or measured.
    fn word(&mut self, start: usize, end: usize) {
        let Taker { item, number, size, .. } = *self;
        let word = &self.text[start..end];
        let first = self.clusters.len();
        if let Some(known) = self.shaper.measured(self.plan, word, item.ideographic) {
            self.clusters.extend(known.iter().map(|cluster| Cluster {
                start: cluster.start + count(start),
                item: number,
                size,
                ..*cluster
            }));
            return;
        }
        self.measure(start, end);
        self.shaper.remember(self.plan, word, item.ideographic, count(start), &self.clusters[first..]);
    }

    /// Shapes a word and measures its clusters.
    fn measure(&mut self, start: usize, end: usize) {
        let word = &self.text[start..end];
        let range = self.shaper.shape(self.plan, word);
        let glyphs = self.shaper.glyphs(range.clone());
        let first = self.clusters.len();
        let mut at = 0;
        while at < glyphs.len() {
            let cluster = glyphs[at].cluster;
            let length = glyphs[at..].iter().take_while(|glyph| glyph.cluster == cluster).count();
            let width = glyphs[at..at + length].iter().map(|glyph| glyph.advance).sum();
            self.clusters.push(Cluster {
                start: count(start) + cluster,
                item: self.number,
                glyphs: range.start + count(at),
                glyph_count: count(length),
                width,
                size: self.size,
                kind: Kind::Other,
                blank_left: 0,
                blank_right: 0,
                hang: 0,
                cut_left: 0,
                cut_right: 0,
                gap: 0,
                stretch: 0,
                shrink: 0,
            });
            at += length;
        }
        if self.item.level % 2 == 1 {
            self.clusters[first..].reverse();
        }
        for place in first..self.clusters.len() {
            self.judge(place, end);
        }
    }

    /// Finds out what a cluster is.
    fn judge(&mut self, place: usize, word_end: usize) {
        let start = self.clusters[place].start as usize;
        let end = self.clusters.get(place + 1).map_or(word_end, |next| next.start as usize);
        let Some(base) = self.text.get(start..end).and_then(|text| text.chars().next()) else { return };
        let width = self.clusters[place].width;
        let kind = match base {
            ' ' | '\t' => Kind::Space { stretches: true, breaks: true },
            '\u{A0}' => Kind::Space { stretches: true, breaks: false },
            '\u{2007}' | '\u{202F}' => Kind::Space { stretches: false, breaks: false },
            space if is_space(space) || space == '\u{3000}' => Kind::Space { stretches: false, breaks: true },
            _ if self.item.ideographic => self.cjk_kind(base),
            letter if letter.is_alphanumeric() && !is_raised(letter) && is_western(self.item.script) => Kind::Western,
            _ => Kind::Other,
        };
        if kind == Kind::Mark && width == 1000 && self.item.level.is_multiple_of(2) {
            let (left, right) = self.blanks(&self.text[start..end]);
            self.clusters[place].blank_left = left;
            self.clusters[place].blank_right = right;
        }
        if kind == Kind::Mark && base == '·' {
            self.widen_interpunct(place);
        }
        if let Kind::Space { stretches: true, .. } = kind {
            // A line is neither looser than 1.5 nor tighter than 0.8 of its normal spacing if that can be had.
            self.clusters[place].stretch = clamp(width / 2);
            self.clusters[place].shrink = clamp(width / 5);
        }
        self.clusters[place].kind = kind;
    }

    /// The interpunct of transcribed names has an em to itself in traditional Chinese, half of one in simplified (GB/T
    /// 15834, 5.1.9), and stands in its middle; the fonts give it a Latin width.
    fn widen_interpunct(&mut self, place: usize) {
        let wanted = match self.item.lang.writing() {
            Writing::TraditionalChinese => 1000,
            Writing::SimplifiedChinese => 500,
            _ => return,
        };
        let cluster = &mut self.clusters[place];
        let lacking = (wanted - cluster.width).max(0);
        cluster.cut_left = clamp(-lacking / 2);
        cluster.cut_right = clamp(lacking / 2 - lacking);
    }

    fn cjk_kind(&self, base: char) -> Kind {
        match &self.item.script {
            b"Hang" => Kind::Other,
            _ if base.is_alphanumeric() && !matches!(base, '\u{FF00}'..='\u{FFEF}') => Kind::Ideograph,
            _ => Kind::Mark,
        }
    }

    /// The blank halves of a full-width mark, as the font itself gives them: what `halt` takes away on the left and on
    /// the right. None for a mark that stands in the middle of its em box and keeps it (zh-Hant).
    fn blanks(&mut self, mark: &str) -> (i16, i16) {
        let key = PlanKey { half_width: true, ..*self.shaper.key(self.plan) };
        let plan = self.shaper.plan(key);
        let range = self.shaper.shape(plan, mark);
        match self.shaper.glyphs(range) {
            [ShapedGlyph { advance: 500, x_offset: 0, .. }] => (0, 500),
            [ShapedGlyph { advance: 500, x_offset: -500, .. }] => (500, 0),
            _ => (0, 0),
        }
    }
}

/// Lets `、` and `。` of Japanese text hang out of a line that is too full.
pub(in crate::text) fn let_marks_hang(text: &str, items: &[Item], clusters: &mut [Cluster]) {
    for cluster in clusters.iter_mut().filter(|cluster| cluster.kind == Kind::Mark && cluster.blank_right > 0) {
        let japanese = items.get(cluster.item as usize).is_some_and(|item| item.lang.language() == "ja");
        let mark = text.get(cluster.start as usize..).and_then(|rest| rest.chars().next());
        if japanese && matches!(mark, Some('、' | '。' | '，' | '．')) {
            cluster.hang = clamp(cluster.width - i32::from(cluster.blank_right));
        }
    }
}

fn clamp(em: i32) -> i16 {
    i16::try_from(em).unwrap_or(0)
}

/// The digits of note numbers, which belong to the word before them.
fn is_raised(digit: char) -> bool {
    matches!(digit, '\u{B2}' | '\u{B3}' | '\u{B9}' | '\u{2070}'..='\u{2079}')
}

fn is_western(script: [u8; 4]) -> bool {
    matches!(&script, b"Latn" | b"Grek" | b"Cyrl")
}

/// Sets the spacing between neighbours.
fn space(text: &str, items: &[Item], clusters: &mut [Cluster]) {
    let level = |cluster: &Cluster| items.get(cluster.item as usize).map_or(0, |item| item.level);
    for at in 1..clusters.len() {
        let (before, after) = (clusters[at - 1], clusters[at]);
        if level(&before) != level(&after) || level(&before) % 2 == 1 {
            continue;
        }
        match (before.kind, after.kind) {
            (Kind::Ideograph, Kind::Western) | (Kind::Western, Kind::Ideograph) => {
                let cjk = if before.kind == Kind::Ideograph {
                    after_size(&before, &before)
                } else {
                    after_size(&before, &after)
                };
                let pair = &mut clusters[at - 1];
                pair.gap = cjk(QUARTER);
                pair.stretch = cjk(QUARTER_STRETCH);
                pair.shrink = cjk(QUARTER_SHRINK);
            }
            (Kind::Mark, Kind::Mark) => {
                let same = text.get(before.start as usize..).and_then(|rest| rest.chars().next())
                    == text.get(after.start as usize..).and_then(|rest| rest.chars().next());
                let inseparable = same && before.blank_right == 0 && before.blank_left == 0;
                if before.blank_right > 0 {
                    clusters[at - 1].cut_right = before.blank_right;
                } else if after.blank_left > 0 {
                    clusters[at].cut_left = after.blank_left;
                }
                clusters[at - 1].stretch = if inseparable { 0 } else { BETWEEN_CJK };
                clusters[at - 1].shrink = if blanks(&before, &after) == 2 { MARK_SHRINK } else { 0 };
            }
            (Kind::Western, Kind::Western) => {
                let lang = |cluster: &Cluster| items.get(cluster.item as usize).map(|item| item.lang);
                // JLREQ and CLREQ leave the letters of a word where they are.
                if lang(&before).is_some_and(|lang| !lang.is_cjk()) && lang(&before) == lang(&after) {
                    clusters[at - 1].stretch = LETTER_STRETCH;
                    clusters[at - 1].shrink = LETTER_SHRINK;
                }
            }
            (Kind::Ideograph | Kind::Mark, Kind::Ideograph | Kind::Mark)
            | (Kind::Mark, Kind::Western)
            | (Kind::Western, Kind::Mark) => {
                clusters[at - 1].stretch = BETWEEN_CJK;
                clusters[at - 1].shrink = if blanks(&before, &after) > 0 { MARK_SHRINK } else { 0 };
            }
            _ => {}
        }
        // A space typed between Han and Latin counts as none: it becomes the quarter em itself.
        if at >= 2 && matches!(before.kind, Kind::Space { stretches: true, .. }) && !before.is_cjk() {
            let first = clusters[at - 2];
            let pair = (first.kind, after.kind);
            if matches!(pair, (Kind::Ideograph, Kind::Western) | (Kind::Western, Kind::Ideograph)) {
                let cjk = if first.kind == Kind::Ideograph { first } else { after };
                let em = after_size(&before, &cjk);
                let space = &mut clusters[at - 1];
                space.width = i32::from(em(QUARTER));
                space.stretch = em(QUARTER_STRETCH);
                space.shrink = em(QUARTER_SHRINK);
            }
        }
    }
}

/// How many blank halves of marks stand between two clusters.
fn blanks(before: &Cluster, after: &Cluster) -> usize {
    usize::from(before.blank_right > 0) + usize::from(after.blank_left > 0)
}

/// Turns thousandths of `of`'s em into those of `own`'s.
fn after_size(own: &Cluster, of: &Cluster) -> impl Fn(i16) -> i16 + use<> {
    let (own, of) = (Length::millipoints(own.size), Length::millipoints(of.size));
    move |em| if own == of { em } else { clamp(Em::from_length(Em(i32::from(em)).at(of), own).0) }
}

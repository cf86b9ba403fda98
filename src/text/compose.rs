//! Builds a line: spacing at its ends, justification, visual order, runs of glyphs.

use std::ops::Range;

use crate::length::{Em, Length};
use crate::text::bidi;
use crate::text::cluster::{Cluster, Fine, fine, length};
use crate::text::font::FaceId;
use crate::text::itemize::Item;
use crate::text::justify;
use crate::text::line::{Glyph, GlyphRun, Line};
use crate::text::paragraph::{Alignment, Span};
use crate::text::shape::{PlanKey, Shaper};

/// A segment whose lines are being built.
pub(in crate::text) struct Segment<'a, 's> {
    /// Its text.
    pub(in crate::text) text: &'a str,
    /// The paragraph's spans.
    pub(in crate::text) spans: &'a [Span<'s>],
    /// Its items.
    pub(in crate::text) items: &'a [Item],
    /// Its clusters.
    pub(in crate::text) clusters: &'a [Cluster],
    /// Whether the paragraph goes from right to left.
    pub(in crate::text) right_to_left: bool,
    /// Where its lines stand.
    pub(in crate::text) alignment: Alignment,
    /// The measure.
    pub(in crate::text) measure: Length,
    /// Where its text begins in the paragraph's, in bytes.
    pub(in crate::text) offset: usize,
    /// Bytes up to the next segment, the hard break included.
    pub(in crate::text) length: usize,
}

/// One line of a segment, in cluster numbers.
#[derive(Debug, Clone, Copy)]
pub(in crate::text) struct Cut {
    /// First cluster.
    pub(in crate::text) start: usize,
    /// Last visible cluster plus one.
    pub(in crate::text) visible: usize,
    /// Last cluster plus one.
    pub(in crate::text) end: usize,
    /// Whether a hyphen is shown.
    pub(in crate::text) hyphen: bool,
}

/// Clusters of one run, in logical order.
struct Part {
    clusters: Range<usize>,
    level: u8,
}

impl Segment<'_, '_> {
    /// First byte of a cluster's text. What shows nothing belongs to the cluster before it, at the segment's beginning to the
    /// first.
    fn bound(&self, cluster: usize) -> usize {
        match self.clusters.get(cluster) {
            _ if cluster == 0 => 0,
            Some(cluster) => cluster.start as usize,
            None => self.text.len(),
        }
    }

    fn item(&self, cluster: usize) -> Option<&Item> {
        self.items.get(self.clusters.get(cluster)?.item as usize)
    }

    /// Builds a line.
    pub(in crate::text) fn line(&self, shaper: &mut Shaper<'_>, cut: Cut) -> Line {
        let last = cut.end == self.clusters.len();
        let visible = &self.clusters[cut.start..cut.visible];
        let hyphen = if cut.hyphen { self.hyphen(shaper, cut.visible) } else { None };
        let hyphen_width = match (hyphen, visible.last()) {
            (Some((_, advance)), Some(cluster)) => cluster.fine(advance),
            _ => 0,
        };
        let natural = natural_width(visible) + hyphen_width;
        let hanging = visible.last().map_or(0, |last| last.hanging(natural, fine(self.measure)));
        let natural = natural - hanging;
        let slack = fine(self.measure) - natural;
        let mut added = if self.alignment == Alignment::Justify && (!last || slack < 0) && may_be_filled(visible, slack)
        {
            justify::spread(visible, slack)
        } else {
            Vec::new()
        };
        if hanging > 0 {
            let last = cut.visible - 1 - cut.start;
            added.resize(visible.len(), 0);
            added[last] = -i32::from(visible[last].hang);
        }
        let adjust = |number: usize| added.get(number - cut.start).copied().unwrap_or(0);

        let parts = self.parts(cut);
        let mut runs = Vec::with_capacity(parts.len());
        let mut show = |part: &Part| {
            let shown = hyphen.filter(|_| part.clusters.contains(&(cut.visible.saturating_sub(1))));
            runs.extend(self.run(shaper, part, cut, &adjust, shown));
        };
        if parts.iter().all(|part| part.level == 0) {
            // Nearly always: the order of reading.
            for part in &parts {
                show(part);
            }
        } else {
            let levels: Vec<u8> = parts.iter().map(|part| part.level).collect();
            for place in bidi::visual_order(&levels) {
                show(&parts[place]);
            }
        }
        self.place(shaper, runs, cut, last, natural + hanging + added_width(visible, &added))
    }

    /// Groups the line's clusters into runs in logical order. Spaces at the line's end take the base level (UAX #9, L1).
    fn parts(&self, cut: Cut) -> Vec<Part> {
        // Level by level an item may come several times.
        let mut parts: Vec<Part> = Vec::with_capacity(self.items.len());
        let mut before: Option<(FaceId, u16, u8)> = None;
        for number in cut.start..cut.end {
            let Some(item) = self.item(number) else { continue };
            let level = if number < cut.visible { item.level } else { u8::from(self.right_to_left) };
            let key = (item.face, item.span, level);
            match parts.last_mut() {
                Some(part) if before == Some(key) => part.clusters.end = number + 1,
                _ => parts.push(Part { clusters: number..number + 1, level }),
            }
            before = Some(key);
        }
        parts
    }

    fn run(
        &self,
        shaper: &Shaper<'_>,
        part: &Part,
        cut: Cut,
        adjust: &impl Fn(usize) -> i32,
        hyphen: Option<(u16, i32)>,
    ) -> Option<GlyphRun> {
        let item = self.item(part.clusters.start)?;
        let style = &self.spans.get(usize::from(item.span))?.style;
        let from = self.bound(part.clusters.start);
        let mut text = self.text[from..self.bound(part.clusters.end)].to_owned();
        // A soft hyphen typed there is the hyphen's text; else one is added, always at the run's end.
        let typed = hyphen.is_some() && self.text[..self.bound(cut.visible)].ends_with('\u{AD}');
        if hyphen.is_some() && !typed {
            text.push('\u{AD}');
        }
        let right_to_left = part.level % 2 == 1;
        let mut glyphs = Vec::with_capacity(part.clusters.len() + 2);
        let mut take = |number: usize| {
            let cluster = &self.clusters[number];
            let start = self.bound(number) - from;
            let mut text_length = self.bound(number + 1) - from - start;
            let hyphen = hyphen.filter(|_| number + 1 == cut.visible);
            if hyphen.is_some() && typed {
                text_length -= '\u{AD}'.len_utf8().min(text_length);
            }
            let (mut left, mut right) = (0, adjust(number));
            if number < cut.visible {
                left = i32::from(if number == cut.start { cluster.blank_left } else { cluster.cut_left });
                right += if number + 1 == cut.visible {
                    -i32::from(cluster.blank_right)
                } else {
                    i32::from(cluster.gap) - i32::from(cluster.cut_right)
                };
            }
            let own = shaper.glyphs(cluster.glyphs..cluster.glyphs + cluster.glyph_count);
            right += cluster.width - own.iter().map(|glyph| glyph.advance).sum::<i32>();
            let text_start = u32::try_from(start).unwrap_or(u32::MAX);
            let count = own.len();
            glyphs.extend(own.iter().enumerate().map(|(place, glyph)| Glyph {
                id: glyph.id,
                advance: Em(
                    glyph.advance - if place == 0 { left } else { 0 } + if place + 1 == count { right } else { 0 }
                ),
                x_offset: Em(glyph.x_offset - if place == 0 { left } else { 0 }),
                y_offset: Em(glyph.y_offset),
                text_start,
                text_length: if place == 0 { short(text_length) } else { 0 },
            }));
            if let Some((id, advance)) = hyphen {
                glyphs.push(Glyph {
                    id,
                    advance: Em(advance),
                    x_offset: Em::ZERO,
                    y_offset: Em::ZERO,
                    text_start: u32::try_from(start + text_length).unwrap_or(u32::MAX),
                    text_length: short('\u{AD}'.len_utf8()),
                });
            }
        };
        if right_to_left {
            part.clusters.clone().rev().for_each(&mut take);
        } else {
            part.clusters.clone().for_each(&mut take);
        }
        Some(GlyphRun {
            face: item.face,
            size: style.size,
            x: Length::ZERO,
            glyphs,
            text,
            source_start: self.offset + self.bound(part.clusters.start),
            lang: style.lang,
            span: item.span,
            right_to_left,
        })
    }

    /// Puts the runs at their places in the measure.
    fn place(&self, shaper: &Shaper<'_>, mut runs: Vec<GlyphRun>, cut: Cut, last: bool, visible: Fine) -> Line {
        let slack = fine(self.measure) - visible;
        let left = match (self.alignment, self.right_to_left) {
            (Alignment::Start | Alignment::Justify, false) | (Alignment::End, true) => 0,
            (Alignment::Start | Alignment::Justify, true) | (Alignment::End, false) => slack,
            (Alignment::Centre, _) => slack / 2,
        };
        let hanging: Fine = self.clusters[cut.visible..cut.end].iter().map(|cluster| cluster.fine(cluster.width)).sum();
        let mut pen = if self.right_to_left { left - hanging } else { left };
        let (mut ascent, mut descent) = (Length::ZERO, Length::ZERO);
        for run in &mut runs {
            run.x = length(pen);
            let em: i64 = run.glyphs.iter().map(|glyph| i64::from(glyph.advance.0)).sum();
            pen += em * i64::from(run.size.as_millipoints());
            let info = shaper.fonts().info(run.face);
            ascent = ascent.max(info.ascent.at(run.size));
            descent = descent.max(-info.descent.at(run.size));
        }
        let start = self.offset + self.bound(cut.start);
        let end = if last { self.offset + self.length } else { self.offset + self.bound(cut.end) };
        Line { runs, extent: length(left)..length(left + visible), ascent, descent, source: start..end, last }
    }

    /// The hyphen's glyph and advance where a soft hyphen ends the visible part of a line; `None` in text that goes from
    /// right to left.
    pub(in crate::text) fn hyphen(&self, shaper: &mut Shaper<'_>, visible: usize) -> Option<(u16, i32)> {
        hyphen(shaper, self.item(visible.checked_sub(1)?)?)
    }
}

/// See [`Segment::hyphen`].
pub(in crate::text) fn hyphen(shaper: &mut Shaper<'_>, item: &Item) -> Option<(u16, i32)> {
    if item.level % 2 == 1 {
        return None;
    }
    let has_hyphen = shaper.fonts().coverage(item.face).has('\u{2010}');
    let plan = shaper.plan(PlanKey {
        face: item.face,
        script: item.script,
        lang: item.lang,
        right_to_left: false,
        half_width: false,
    });
    let range = shaper.shape(plan, if has_hyphen { "\u{2010}" } else { "-" });
    shaper.glyphs(range).first().map(|glyph| (glyph.id, glyph.advance))
}

/// Width of a line's visible clusters before justification.
pub(in crate::text) fn natural_width(visible: &[Cluster]) -> Fine {
    match visible {
        [] => 0,
        [first, .., last] => visible.iter().map(Cluster::inner).sum::<Fine>() + first.at_start() + last.at_end(),
        [only] => only.inner() + only.at_start() + only.at_end(),
    }
}

/// Whether a line that lacks so much is spread to the measure. One that would have spaces of more than about three times their
/// width, or half an em between Han, because a name or another word that may not be parted follows, is the lesser evil if it
/// stays short.
fn may_be_filled(visible: &[Cluster], slack: Fine) -> bool {
    /// Times what good spacing gives, and the same between CJK characters (tuned).
    const MOST: (Fine, Fine) = (4, 8);
    let most = if visible.iter().any(Cluster::is_cjk) { MOST.1 } else { MOST.0 };
    let inner = &visible[..visible.len().saturating_sub(1)];
    slack != 0 && slack <= most * inner.iter().map(|cluster| cluster.fine(i32::from(cluster.stretch))).sum::<Fine>()
}

fn added_width(visible: &[Cluster], added: &[i32]) -> Fine {
    visible.iter().zip(added).map(|(cluster, added)| cluster.fine(*added)).sum()
}

fn short(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

//! Chooses the line ends of a segment: the best of all ways to break it (Knuth and Plass, "Breaking Paragraphs
//! into Lines", 1981), with CJK and Latin text in one optimisation.
//!
//! Every break remembers the cheapest way to get to it, so the work grows with the number of breaks times the breaks on
//! one line. Where a stretch without any break is wider than the measure, breaks between its clusters are added
//! first; so no line is wider than the measure, unless one cluster is.

use crate::text::breaks::{Break, Ease, Sides};
use crate::text::kinsoku::Rules;
use crate::text::spacing::{Cluster, Fine};

/// A segment as line breaking sees it: sums up to each cluster, so that any line is measured at once.
pub(in crate::text) struct Measured<'a> {
    clusters: &'a [Cluster],
    width: Vec<Fine>,
    stretch: Vec<Fine>,
    shrink: Vec<Fine>,
    /// For each cluster number the end of what is visible before it.
    visible: Vec<u32>,
}

/// What a line would be like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::text) struct LineWidth {
    /// Natural width without the spaces at its end.
    pub(in crate::text) natural: Fine,
    /// How much wider it may be set with good spacing.
    pub(in crate::text) stretch: Fine,
    /// How much narrower.
    pub(in crate::text) shrink: Fine,
}

impl<'a> Measured<'a> {
    /// Sums up the clusters.
    pub(in crate::text) fn new(clusters: &'a [Cluster]) -> Self {
        let room = clusters.len() + 1;
        let mut measured = Self {
            clusters,
            width: Vec::with_capacity(room),
            stretch: Vec::with_capacity(room),
            shrink: Vec::with_capacity(room),
            visible: Vec::with_capacity(room),
        };
        let (mut width, mut stretch, mut shrink, mut visible) = (0, 0, 0, 0);
        for (number, cluster) in clusters.iter().enumerate() {
            measured.push(width, stretch, shrink, visible);
            width += cluster.inner();
            stretch += cluster.fine(i32::from(cluster.stretch));
            shrink += cluster.fine(i32::from(cluster.shrink));
            if !cluster.vanishes() {
                visible = u32::try_from(number + 1).unwrap_or(u32::MAX);
            }
        }
        measured.push(width, stretch, shrink, visible);
        measured
    }

    fn push(&mut self, width: Fine, stretch: Fine, shrink: Fine, visible: u32) {
        self.width.push(width);
        self.stretch.push(stretch);
        self.shrink.push(shrink);
        self.visible.push(visible);
    }

    /// The end of what is visible on the line from `start` to `end`, as a cluster number.
    pub(in crate::text) fn visible_end(&self, start: usize, end: usize) -> usize {
        (self.visible[end] as usize).max(start)
    }

    /// The line from cluster `start` to before cluster `end`.
    pub(in crate::text) fn line(&self, start: usize, end: usize) -> LineWidth {
        let end = self.visible_end(start, end);
        if end == start {
            return LineWidth { natural: 0, stretch: 0, shrink: 0 };
        }
        let (first, last) = (&self.clusters[start], &self.clusters[end - 1]);
        LineWidth {
            natural: self.width[end] - self.width[start] + first.at_start() + last.at_end(),
            stretch: self.stretch[end - 1] - self.stretch[start],
            shrink: self.shrink[end - 1] - self.shrink[start],
        }
    }
}

/// Adds breaks between clusters wherever a stretch without a break is wider than the measure.
pub(in crate::text) fn add_emergency_breaks(
    text: &str,
    measured: &Measured<'_>,
    breaks: Vec<Break>,
    measure: Fine,
    rules: Rules,
) -> Vec<Break> {
    let fits =
        |start: usize, next: &Break| measured.line(start, next.cluster as usize).natural + next.hyphen <= measure;
    let mut start = 0;
    let all_fit = breaks.iter().all(|next| fits(std::mem::replace(&mut start, next.cluster as usize), next));
    if all_fit {
        return breaks;
    }
    let mut added = Vec::with_capacity(breaks.len() * 2);
    let mut start = 0;
    for next in breaks {
        let end = next.cluster as usize;
        if !fits(start, &next) {
            for number in start + 1..measured.visible_end(start, end) {
                let offset = measured.clusters[number].start as usize;
                let allowed = Sides::at(text, offset).is_some_and(|sides| sides.allow(rules));
                let ease = if allowed { Ease::Emergency } else { Ease::LastResort };
                added.push(Break { cluster: u32::try_from(number).unwrap_or(u32::MAX), ease, hyphen: 0 });
            }
        }
        added.push(next);
        start = end;
    }
    added
}

/// How lines are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::text) struct Wish {
    /// The measure.
    pub(in crate::text) measure: Fine,
    /// Whether lines are made to fill it.
    pub(in crate::text) justified: bool,
    /// One em of the text at the segment's end, by which a last line is found too short.
    pub(in crate::text) em: Fine,
}

/// Badness of a line as in TeX, 100 where it is set as loose as good spacing allows. All tuned.
const WORST: u64 = 600_000;
const OVERFULL: u64 = 3_000_000;
const RELUCTANT: u64 = 1_500;
const EMERGENCY: u64 = 8_000;
const LAST_RESORT: u64 = 200_000;
const HYPHEN: u64 = 50;
/// A last line of one or two CJK characters.
const RUNT: u64 = 400;
/// How many line beginnings are tried for one line end, from the fullest line on. More than the characters of a
/// line of a letter; fewer for emergency breaks, where only full lines are of use.
const TRIED: usize = 128;
const TRIED_IN_EMERGENCY: usize = 6;

/// Picks the line ends. `breaks` ends with the end of the segment, as does what is returned.
pub(in crate::text) fn choose(measured: &Measured<'_>, breaks: &[Break], wish: Wish) -> Vec<Break> {
    // Place 0 is the beginning of the segment; break `n` is at place `n + 1`.
    let start_of = |place: usize| place.checked_sub(1).map_or(0, |number| breaks[number].cluster as usize);
    let mut best: Vec<(u64, u32)> = Vec::with_capacity(breaks.len() + 1);
    best.push((0, 0));
    let mut fullest = 0;
    for (number, next) in breaks.iter().enumerate() {
        let place = number + 1;
        let end = next.cluster as usize;
        let last = place == breaks.len();
        let too_wide = |from: usize| {
            let line = measured.line(start_of(from), end);
            let shrink = if wish.justified { line.shrink } else { 0 };
            line.natural + next.hyphen - shrink > wish.measure
        };
        while fullest < number && too_wide(fullest) {
            fullest += 1;
        }
        let tried = if next.ease >= Ease::Emergency { TRIED_IN_EMERGENCY } else { TRIED };
        let mut cheapest = (u64::MAX, u32::try_from(fullest).unwrap_or(0));
        for (from, (cost_before, _)) in best.iter().enumerate().take(place).skip(fullest).take(tried) {
            let line = measured.line(start_of(from), end);
            let line = LineWidth { natural: line.natural + next.hyphen, ..line };
            let mut badness = badness(&line, wish, last);
            badness += match next.ease {
                Ease::Free => 0,
                Ease::Reluctant => RELUCTANT,
                Ease::Emergency => EMERGENCY,
                Ease::LastResort => LAST_RESORT,
            };
            if next.hyphen > 0 {
                badness += HYPHEN;
            }
            if last && from > 0 && line.natural <= wish.em * 2 && is_cjk_end(measured, end) {
                badness += RUNT;
            }
            // The square makes one very bad line worse than two that are a little so.
            let cost = cost_before.saturating_add((10 + badness).saturating_mul(10 + badness));
            if cost < cheapest.0 {
                cheapest = (cost, u32::try_from(from).unwrap_or(0));
            }
        }
        best.push(cheapest);
    }
    let mut chosen = Vec::new();
    let mut place = breaks.len();
    while place > 0 {
        chosen.push(breaks[place - 1]);
        place = (best[place].1 as usize).min(place - 1);
    }
    chosen.reverse();
    chosen
}

fn is_cjk_end(measured: &Measured<'_>, end: usize) -> bool {
    measured.visible_end(0, end).checked_sub(1).is_some_and(|last| measured.clusters[last].is_cjk())
}

fn badness(line: &LineWidth, wish: Wish, last: bool) -> u64 {
    let slack = wish.measure - line.natural;
    if slack < 0 {
        if wish.justified && line.shrink > 0 && -slack <= line.shrink {
            return cubed(-slack, line.shrink);
        }
        return OVERFULL;
    }
    if last {
        return 0;
    }
    if wish.justified {
        // Beyond what good spacing gives, a line may still be stretched: by a twentieth of the measure even if it
        // has nothing that stretches, so that of two bad lines the fuller one is better.
        return cubed(slack, line.stretch + wish.measure / 20);
    }
    // A ragged line may well be an eighth short.
    cubed(slack, wish.measure / 8)
}

/// 100 × (part / whole)³, at most [`WORST`].
fn cubed(part: Fine, whole: Fine) -> u64 {
    let thousandths = (part.saturating_mul(1000) / whole.max(1)).clamp(0, 18_000);
    let thousandths = u64::try_from(thousandths).unwrap_or(0);
    (thousandths.pow(3) / 10_000_000).min(WORST)
}

#[cfg(test)]
mod tests {
    use super::{Measured, Wish, add_emergency_breaks, choose};
    use crate::lang::Lang;
    use crate::text::breaks::{Break, Ease};
    use crate::text::kinsoku::Rules;
    use crate::text::spacing::{Cluster, Kind};

    /// Letters an em wide and spaces half an em, at 1 pt; a line may end behind a space.
    fn lines(text: &str, em: i64, justified: bool) -> Vec<String> {
        let letters: Vec<char> = text.chars().collect();
        let clusters: Vec<Cluster> = letters
            .iter()
            .enumerate()
            .map(|(at, letter)| {
                let space = *letter == ' ';
                Cluster {
                    start: u32::try_from(at).expect("short"),
                    item: 0,
                    glyphs: 0,
                    glyph_count: 1,
                    width: if space { 500 } else { 1000 },
                    size: 1000,
                    kind: if space { Kind::Space { stretches: true, breaks: true } } else { Kind::Western },
                    blank_left: 0,
                    blank_right: 0,
                    cut_left: 0,
                    cut_right: 0,
                    gap: 0,
                    stretch: if space { 250 } else { 0 },
                    shrink: if space { 100 } else { 0 },
                }
            })
            .collect();
        let measured = Measured::new(&clusters);
        let free = (1..=letters.len())
            .filter(|at| *at == letters.len() || letters[at - 1] == ' ')
            .map(|at| Break { cluster: u32::try_from(at).expect("short"), ease: Ease::Free, hyphen: 0 })
            .collect();
        let measure = em * 1_000_000;
        let breaks = add_emergency_breaks(text, &measured, free, measure, Rules::of(Lang::EN));
        let mut start = 0;
        choose(&measured, &breaks, Wish { measure, justified, em: 1_000_000 })
            .into_iter()
            .map(|end| {
                let end = end.cluster as usize;
                letters[std::mem::replace(&mut start, end)..end].iter().collect()
            })
            .collect()
    }

    #[test]
    fn the_whole_paragraph_is_looked_at() {
        // First come, first set would give `aaa bb`, then `cc` alone and far too short.
        assert_eq!(lines("aaa bb cc ddddd", 6, false), ["aaa ", "bb cc ", "ddddd"]);
    }

    #[test]
    fn long_words_break_only_where_they_must() {
        for (text, expected) in [("aaaaaaaaa", &["aaaaaa", "aaa"][..]), ("aa bbbbb", &["aa ", "bbbbb"]), ("a", &["a"])]
        {
            assert_eq!(lines(text, 6, true), expected, "{text}");
            assert_eq!(lines(text, 6, false), expected, "{text}");
        }
        assert_eq!(lines("aaa", 0, false), ["a", "a", "a"]);
    }
}

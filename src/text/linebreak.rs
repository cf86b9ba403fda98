//! Chooses the line ends of a segment: the best of all ways to break it (Knuth and Plass, "Breaking Paragraphs
//! into Lines", 1981), with CJK and Latin text in one optimisation.
//!
//! Lines are of four classes by how loose they are, and a tight one beside a loose one costs; so every break remembers
//! the cheapest way to get to it with a line of each class, so the work grows with the number of breaks times the breaks on
//! one line. Where a stretch without any break is wider than the measure, breaks between its clusters are added
//! first; so no line is wider than the measure, unless one cluster is.

use crate::text::breaks::{Break, Ease, Sides};
use crate::text::cluster::{Cluster, Fine};
use crate::text::kinsoku::{Rules, is_cjk};

/// A segment as line breaking sees it: sums up to each cluster, so that any line is measured at once.
pub(in crate::text) struct Measured<'a> {
    clusters: &'a [Cluster],
    measure: Fine,
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
    /// Sums up the clusters, for lines of this measure.
    pub(in crate::text) fn new(clusters: &'a [Cluster], measure: Fine) -> Self {
        let room = clusters.len() + 1;
        let mut measured = Self {
            clusters,
            measure,
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
        let natural = self.width[end] - self.width[start] + first.at_start() + last.at_end();
        LineWidth {
            natural: natural - last.hanging(natural, self.measure),
            stretch: self.stretch[end - 1] - self.stretch[start],
            shrink: self.shrink[end - 1] - self.shrink[start],
        }
    }
}

/// Whether every stretch between two breaks is narrow enough for a line.
pub(in crate::text) fn all_fit(measured: &Measured<'_>, breaks: &[Break], measure: Fine) -> bool {
    let mut start = 0;
    breaks.iter().all(|next| fits(measured, std::mem::replace(&mut start, next.cluster as usize), next, measure))
}

fn fits(measured: &Measured<'_>, start: usize, next: &Break, measure: Fine) -> bool {
    measured.line(start, next.cluster as usize).natural + next.hyphen <= measure
}

/// Adds breaks between clusters wherever a stretch without a break is wider than the measure.
pub(in crate::text) fn add_emergency_breaks(
    text: &str,
    measured: &Measured<'_>,
    breaks: Vec<Break>,
    measure: Fine,
    rules: Rules,
) -> Vec<Break> {
    if all_fit(measured, &breaks, measure) {
        return breaks;
    }
    let mut added = Vec::with_capacity(breaks.len() * 2);
    let mut start = 0;
    for next in breaks {
        let end = next.cluster as usize;
        if !fits(measured, start, &next, measure) {
            for number in start + 1..measured.visible_end(start, end) {
                let offset = measured.clusters[number].start as usize;
                let allowed = Sides::at(text, offset).is_some_and(|sides| sides.allow(rules));
                let ease = if allowed { Ease::Emergency } else { Ease::LastResort };
                added.push(Break {
                    cluster: u32::try_from(number).unwrap_or(u32::MAX),
                    ease,
                    hyphen: 0,
                    flagged: false,
                });
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
    /// What would be too short for a last line.
    pub(in crate::text) short: ShortEnds,
}

/// The clusters from which on a last line holds one CJK character alone, and no more than two, marks not counted. Behind the
/// end where the text does not end in CJK.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::text) struct ShortEnds {
    alone: usize,
    two: usize,
}

impl ShortEnds {
    /// Those of a segment.
    pub(in crate::text) fn of(text: &str, clusters: &[Cluster]) -> Self {
        let character = |cluster: &Cluster| text.get(cluster.start as usize..).and_then(|rest| rest.chars().next());
        let mut ends = [clusters.len(); 2];
        let mut found = 0;
        for (number, cluster) in clusters.iter().enumerate().rev() {
            match character(cluster) {
                Some(letter) if letter.is_alphanumeric() && !is_cjk(letter) => break,
                Some(letter) if letter.is_alphanumeric() && found == ends.len() => break,
                Some(letter) if letter.is_alphanumeric() => found += 1,
                _ => {}
            }
            // What stands before the characters counts with them: an opening bracket.
            ends[found.saturating_sub(1)..].fill(number);
        }
        if found == 0 { Self { alone: usize::MAX, two: usize::MAX } } else { Self { alone: ends[0], two: ends[1] } }
    }
}

/// Badness of a line as in TeX, 100 where it is set as loose as good spacing allows. All tuned. What is as bad as [`WORST`]
/// stays short in any case and gets worse with what it lacks alone: one line of a single word is better than three short ones.
const WORST: u64 = 20_000;
const EMPTY: Fine = 10_000;
const OVERFULL: u64 = 3_000_000;
const UNWELCOME: u64 = 60;
const RELUCTANT: u64 = 1_500;
const EMERGENCY: u64 = 8_000;
const LAST_RESORT: u64 = 200_000;
const HYPHEN: u64 = 50;
/// A justified line that is looser than good spacing allows: worse than a hyphen.
const LOOSE: u64 = 100;
/// A last line of two CJK characters, and of one alone.
const RUNT: u64 = 400;
const RUNT_ALONE: u64 = 20_000;
/// A ragged line that is worse has the paragraph hyphenated.
const RAGGED_TOLERANCE: u64 = 100;
/// Added to the cost of a line, which is a square: what two lines with hyphens in a row cost, a hyphen before the last
/// line, and a tight line beside a loose one. TeX has 10,000, 5,000 and 10,000; hyphens in a row are as unwelcome here as a
/// line a third looser than good spacing allows.
const HYPHENS_IN_A_ROW: u64 = 150_000;
const HYPHEN_BEFORE_LAST: u64 = 10_000;
const UNLIKE_NEIGHBOURS: u64 = 10_000;
/// How many line beginnings are tried for one line end, from the fullest line on. More than the characters of a
/// line of a letter; fewer for emergency breaks, where only full lines are of use.
const TRIED: usize = 128;
const TRIED_IN_EMERGENCY: usize = 6;

/// The line (fitness) classes of Knuth and Plass: tight, decent, loose, very loose.
const CLASSES: usize = 4;
const DECENT: usize = 1;

/// The cheapest way to a break whose line is of a certain class.
#[derive(Debug, Clone, Copy)]
struct Way {
    cost: u64,
    /// The place and class that it comes from.
    from: u32,
    class: u8,
}

const NO_WAY: Way = Way { cost: u64::MAX, from: 0, class: 0 };

/// Line ends, and how well they serve.
#[derive(Debug)]
pub(in crate::text) struct Chosen {
    /// The line ends; the last is that of the segment.
    pub(in crate::text) ends: Vec<Break>,
    /// Whether every line is set with good spacing, or if ragged is not much too short.
    pub(in crate::text) good: bool,
}

/// Picks the line ends. `breaks` ends with the end of the segment.
pub(in crate::text) fn choose(measured: &Measured<'_>, breaks: &[Break], wish: Wish) -> Chosen {
    // Place 0 is the beginning of the segment; break `n` is at place `n + 1`.
    let start_of = |place: usize| place.checked_sub(1).map_or(0, |number| breaks[number].cluster as usize);
    let flagged = |place: usize| place.checked_sub(1).is_some_and(|number| breaks[number].flagged);
    let mut ways: Vec<[Way; CLASSES]> = Vec::with_capacity(breaks.len() + 1);
    let mut beginning = [NO_WAY; CLASSES];
    beginning[DECENT].cost = 0;
    ways.push(beginning);
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
        let ease = match next.ease {
            Ease::Free | Ease::Hyphenated => 0,
            Ease::Unwelcome => UNWELCOME,
            Ease::Reluctant => RELUCTANT,
            Ease::Emergency => EMERGENCY,
            Ease::LastResort => LAST_RESORT,
        };
        let tried = if next.ease >= Ease::Emergency { TRIED_IN_EMERGENCY } else { TRIED };
        let mut cheapest = [NO_WAY; CLASSES];
        for (from, before) in ways.iter().enumerate().take(place).skip(fullest).take(tried) {
            let line = measured.line(start_of(from), end);
            let line = LineWidth { natural: line.natural + next.hyphen, ..line };
            let mut badness = badness(&line, wish, last) + ease;
            if next.hyphen > 0 {
                badness += HYPHEN;
            }
            if last && from > 0 && start_of(from) >= wish.short.two {
                badness += if start_of(from) >= wish.short.alone { RUNT_ALONE } else { RUNT };
            }
            // The square makes one very bad line worse than two that are a little so.
            let mut own = (10 + badness).saturating_mul(10 + badness);
            if flagged(from) && next.flagged {
                own = own.saturating_add(HYPHENS_IN_A_ROW);
            } else if flagged(from) && last {
                own = own.saturating_add(HYPHEN_BEFORE_LAST);
            }
            let class = class(&line, wish, last);
            for (class_before, way) in before.iter().enumerate().filter(|(_, way)| way.cost < u64::MAX) {
                let unlike = if class.abs_diff(class_before) > 1 { UNLIKE_NEIGHBOURS } else { 0 };
                let cost = way.cost.saturating_add(own).saturating_add(unlike).min(u64::MAX - 1);
                if cost < cheapest[class].cost {
                    let from = u32::try_from(from).unwrap_or(0);
                    cheapest[class] = Way { cost, from, class: u8::try_from(class_before).unwrap_or(0) };
                }
            }
        }
        ways.push(cheapest);
    }
    let mut chosen = Chosen { ends: Vec::new(), good: true };
    let mut place = breaks.len();
    let mut class = (0..CLASSES).min_by_key(|class| ways[place][*class].cost).unwrap_or(DECENT);
    while place > 0 {
        let way = ways[place][class];
        let end = breaks[place - 1];
        chosen.ends.push(end);
        let last = place == breaks.len();
        place = (way.from as usize).min(place - 1);
        class = usize::from(way.class);
        let line = measured.line(start_of(place), end.cluster as usize);
        chosen.good &= is_good(&LineWidth { natural: line.natural + end.hyphen, ..line }, wish, last);
    }
    chosen.ends.reverse();
    chosen
}

/// The class of a line: how far its spaces are from their natural width. Ragged lines are all of one.
fn class(line: &LineWidth, wish: Wish, last: bool) -> usize {
    let slack = wish.measure - line.natural;
    if !wish.justified || (last && slack >= 0) {
        return DECENT;
    }
    match slack {
        _ if slack < 0 => usize::from(-slack * 2 <= line.shrink),
        _ if slack * 2 <= line.stretch => DECENT,
        _ if slack <= line.stretch => DECENT + 1,
        _ => DECENT + 2,
    }
}

fn is_good(line: &LineWidth, wish: Wish, last: bool) -> bool {
    let slack = wish.measure - line.natural;
    match wish.justified {
        true if slack < 0 => -slack <= line.shrink,
        true => last || slack <= line.stretch,
        false => slack >= 0 && badness(line, wish, last) <= RAGGED_TOLERANCE,
    }
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
        // Beyond what good spacing gives, a line may still be stretched: by a hundredth of the measure even if it
        // has nothing that stretches, so that of two bad lines the fuller one is better.
        let loose = if slack > line.stretch { LOOSE } else { 0 };
        let badness = cubed(slack, line.stretch.max(wish.measure / 100));
        let empty = if badness < WORST { 0 } else { slack.saturating_mul(EMPTY) / wish.measure.max(1) };
        return badness + loose + u64::try_from(empty).unwrap_or(0);
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
    use super::{Measured, ShortEnds, Wish, add_emergency_breaks, choose};
    use crate::lang::Lang;
    use crate::text::breaks::{Break, Ease};
    use crate::text::cluster::{Cluster, Kind};
    use crate::text::kinsoku::Rules;

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
                    hang: 0,
                    cut_left: 0,
                    cut_right: 0,
                    gap: 0,
                    stretch: if space { 250 } else { 0 },
                    shrink: if space { 100 } else { 0 },
                }
            })
            .collect();
        let free = (1..=letters.len())
            .filter(|at| *at == letters.len() || letters[at - 1] == ' ')
            .map(|at| Break { cluster: u32::try_from(at).expect("short"), ease: Ease::Free, hyphen: 0, flagged: false })
            .collect();
        let measure = em * 1_000_000;
        let measured = Measured::new(&clusters, measure);
        let wish = Wish { measure, justified, short: ShortEnds::of(text, &clusters) };
        let breaks = add_emergency_breaks(text, &measured, free, measure, Rules::of(Lang::EN));
        let mut start = 0;
        choose(&measured, &breaks, wish)
            .ends
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

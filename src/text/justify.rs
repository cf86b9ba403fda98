//! Spreads what a line lacks over its spaces and gaps, or takes away what it has too much.
//!
//! The order is that of JLREQ 3.8.3 and 3.8.4. To fill a line: the spaces between words and the quarter ems between Han and
//! Latin up to their limits, and from half of that on with them, unseen, the letters of Latin words; then between CJK
//! characters; and what is left everywhere, letters excepted. To tighten one: spaces and letters, the blank halves
//! of full-width marks, the quarter ems. In Arabic and Hebrew only spaces give.

use crate::text::cluster::{Cluster, Fine, Kind};
use crate::text::spacing::LETTER_STRETCH;

/// What is added to the advance of each cluster, in thousandths of an em of its size, so that the sum of all is
/// `slack` to within half a thousandth of an em. `clusters` are the visible ones of a line. All zero where
/// nothing on the line can give.
pub(in crate::text) fn spread(clusters: &[Cluster], slack: Fine) -> Vec<i32> {
    let mut added = vec![0; clusters.len()];
    let Some(inner) = clusters.len().checked_sub(1) else { return added };
    let mut line = Spread { clusters: &clusters[..inner], added: &mut added, left: slack };
    if slack < 0 {
        line.letters();
        line.up_to_limit(&[Place::Word]);
        line.up_to_limit(&[Place::Cjk]);
        line.up_to_limit(&[Place::Quarter]);
        return added;
    }
    line.letters();
    line.up_to_limit(&[Place::Word, Place::Quarter]);
    if line.limit(&[Place::Cjk]) > 0 {
        line.up_to_limit(&[Place::Cjk]);
        line.evenly(|cluster| if cluster.stretch > 0 { Fine::from(cluster.size) } else { 0 });
    } else {
        line.evenly(|cluster| cluster.fine(i32::from(cluster.stretch)));
    }
    added
}

/// What the space behind a cluster is to justification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The cluster is itself a space between words.
    Word,
    /// A quarter em between Han and Latin.
    Quarter,
    /// Between two letters of a Latin word.
    Letter,
    /// Between CJK characters, or a CJK mark and Latin.
    Cjk,
}

impl Place {
    fn of(cluster: &Cluster) -> Self {
        match cluster.kind {
            Kind::Space { .. } => Self::Word,
            _ if cluster.gap > 0 => Self::Quarter,
            Kind::Western if cluster.stretch == LETTER_STRETCH => Self::Letter,
            _ => Self::Cjk,
        }
    }
}

/// A line that is being filled or tightened.
struct Spread<'a> {
    /// Its clusters but the last, behind which nothing is added.
    clusters: &'a [Cluster],
    added: &'a mut [i32],
    /// What is still to be added; negative to be taken away.
    left: Fine,
}

impl Spread<'_> {
    /// How much a cluster may give in the direction of `left`, as an absolute width.
    fn give(&self, cluster: &Cluster) -> Fine {
        cluster.fine(i32::from(if self.left < 0 { cluster.shrink } else { cluster.stretch }))
    }

    /// How much these places may give together.
    fn limit(&self, places: &[Place]) -> Fine {
        self.clusters
            .iter()
            .filter(|cluster| places.contains(&Place::of(cluster)))
            .map(|cluster| self.give(cluster))
            .sum()
    }

    /// Shares what is left among these places, as much as they may give.
    fn up_to_limit(&mut self, places: &[Place]) {
        let limit = self.limit(places);
        let width = self.left.clamp(-limit, limit);
        let give = |cluster: &Cluster| {
            let limit = if width < 0 { cluster.shrink } else { cluster.stretch };
            if places.contains(&Place::of(cluster)) { cluster.fine(i32::from(limit)) } else { 0 }
        };
        self.left -= share(self.clusters, self.added, width, give);
    }

    /// Lets the letters give in step with the spaces, to fill a line once these have given half of what they may. By whole
    /// thousandths of an em, so that no two letters of a line differ: rather too tight than too wide; the spaces even it out.
    fn letters(&mut self) {
        let spaces = self.limit(&[Place::Word]);
        let first = if self.left < 0 { 0 } else { spaces / 2 };
        let Some(letter) = self.clusters.iter().find(|cluster| Place::of(cluster) == Place::Letter) else { return };
        if spaces == 0 && self.left > 0 {
            return;
        }
        let total = self.limit(&[Place::Letter]) + spaces - first;
        let wanted = (self.left.abs() - first).min(total);
        if wanted <= 0 {
            return;
        }
        let step = if self.left < 0 {
            -(i64::from(letter.shrink) * wanted + total - 1).div_euclid(total)
        } else {
            i64::from(letter.stretch) * wanted / total
        };
        let step = i32::try_from(step).unwrap_or(0);
        for (cluster, added) in self.clusters.iter().zip(self.added.iter_mut()) {
            if Place::of(cluster) == Place::Letter {
                *added += step;
                self.left -= cluster.fine(step);
            }
        }
    }

    /// Shares all that is left by weight; letters have given what they may.
    fn evenly(&mut self, weight: impl Fn(&Cluster) -> Fine) {
        let spaces = |cluster: &Cluster| if Place::of(cluster) == Place::Letter { 0 } else { weight(cluster) };
        self.left -= share(self.clusters, self.added, self.left, spaces);
    }
}

/// Shares a width out by weight; what rounding leaves is carried to the next, so that the sum is exact. Returns what was
/// given.
fn share(clusters: &[Cluster], added: &mut [i32], width: Fine, weight: impl Fn(&Cluster) -> Fine) -> Fine {
    let total: i128 = clusters.iter().map(|cluster| i128::from(weight(cluster))).sum();
    if total == 0 {
        return 0;
    }
    let (mut weighed, mut given) = (0_i128, 0_i128);
    for (cluster, added) in clusters.iter().zip(added) {
        let own = weight(cluster);
        if own == 0 || cluster.size == 0 {
            continue;
        }
        weighed += i128::from(own);
        let due = i128::from(width) * weighed / total - given;
        let size = i128::from(cluster.size);
        let half = if due < 0 { -size / 2 } else { size / 2 };
        let em = (due + half) / size;
        given += em * size;
        *added += i32::try_from(em).unwrap_or(0);
    }
    Fine::try_from(given).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::spread;
    use crate::text::cluster::{Cluster, Kind};
    use crate::text::spacing::LETTER_STRETCH;

    /// A cluster of 10 pt that is an em wide.
    fn cluster(kind: Kind, stretch: i16, shrink: i16) -> Cluster {
        Cluster {
            start: 0,
            item: 0,
            glyphs: 0,
            glyph_count: 1,
            width: 1000,
            size: 10_000,
            kind,
            blank_left: 0,
            blank_right: 0,
            hang: 0,
            cut_left: 0,
            cut_right: 0,
            gap: 0,
            stretch,
            shrink,
        }
    }

    #[test]
    fn spaces_give_first_then_cjk_then_all() {
        let space = cluster(Kind::Space { stretches: true, breaks: true }, 100, 50);
        let han = cluster(Kind::Ideograph, 60, 0);
        let latin = cluster(Kind::Western, 0, 0);
        let stretching = cluster(Kind::Western, LETTER_STRETCH, 4);
        let mark = cluster(Kind::Mark, 60, 250);
        let quarter = Cluster { gap: 250, ..cluster(Kind::Ideograph, 125, 50) };
        for (line, slack, expected) in [
            (&[][..], 500, &[][..]),
            (&[latin, latin], 500, &[0, 0]),
            (&[latin, space, latin], 80, &[0, 80, 0]),
            (&[latin, space, latin], 800, &[0, 800, 0]),
            (&[latin, space, latin, space, latin], 101, &[0, 51, 0, 50, 0]),
            (&[latin, space, latin], -30, &[0, -30, 0]),
            (&[latin, space, latin], -90, &[0, -50, 0]),
            (&[han, han, space, han], 100, &[0, 0, 100, 0]),
            (&[han, han, space, han], 400, &[120, 120, 160, 0]),
            (&[stretching, stretching, space, latin], 50, &[0, 0, 50, 0]),
            (&[stretching, stretching, space, latin], 112, &[10, 10, 92, 0]),
            (&[stretching, stretching, space, latin], 300, &[12, 12, 276, 0]),
            (&[stretching, stretching, space, latin], -29, &[-2, -2, -25, 0]),
            (&[stretching, stretching, latin], -5, &[-3, -3, 0]),
            (&[han, quarter, latin, stretching, mark, han], -120, &[0, 0, 0, -4, -116, 0]),
            (&[mark, quarter, latin], -280, &[-250, -30, 0]),
        ] {
            assert_eq!(spread(line, slack * 10_000), expected, "{slack}");
        }
    }
}

//! Spreads what a line lacks over its spaces and gaps.
//!
//! The order is that of JLREQ 3.8.3 and 3.8.4: first the spaces between words and the quarter ems between Han and Latin, up to
//! their limits; what is left goes between CJK characters, and where a line has none, into its spaces.

use crate::text::spacing::{Cluster, Fine, Kind};

/// What is added to the advance of each cluster, in thousandths of an em of its size, so that the sum of all is
/// `slack` to within half a thousandth of an em. `clusters` are the visible ones of a line. All zero where
/// nothing on the line can give.
pub(in crate::text) fn spread(clusters: &[Cluster], slack: Fine) -> Vec<i32> {
    let mut added = vec![0; clusters.len()];
    let Some(inner) = clusters.len().checked_sub(1) else { return added };
    let first = |cluster: &Cluster| is_first(cluster);
    let limit: Fine =
        clusters[..inner].iter().filter(|cluster| first(cluster)).map(|cluster| give(cluster, slack)).sum();
    if slack < 0 {
        let shrink = slack.max(-limit);
        share(&clusters[..inner], &mut added, shrink, |cluster| if first(cluster) { give(cluster, -1) } else { 0 });
        return added;
    }
    let taken = slack.min(limit);
    let between = |cluster: &Cluster| !first(cluster) && cluster.stretch > 0;
    let cjk = clusters[..inner].iter().any(between);
    if taken == slack || !cjk {
        share(&clusters[..inner], &mut added, slack, |cluster| if first(cluster) { give(cluster, 1) } else { 0 });
    } else {
        share(&clusters[..inner], &mut added, taken, |cluster| if first(cluster) { give(cluster, 1) } else { 0 });
        // What is left goes evenly between characters, spaces and quarter ems among them.
        share(&clusters[..inner], &mut added, slack - taken, |cluster| {
            if cluster.stretch > 0 { Fine::from(cluster.size) } else { 0 }
        });
    }
    added
}

/// Spaces and quarter ems give first. A quarter em is known by being able to shrink.
fn is_first(cluster: &Cluster) -> bool {
    matches!(cluster.kind, Kind::Space { stretches: true, .. }) || cluster.shrink > 0
}

fn give(cluster: &Cluster, slack: Fine) -> Fine {
    cluster.fine(i32::from(if slack < 0 { cluster.shrink } else { cluster.stretch }))
}

/// Shares a width out by weight; what rounding leaves is carried to the next, so that the sum is exact.
fn share(clusters: &[Cluster], added: &mut [i32], width: Fine, weight: impl Fn(&Cluster) -> Fine) {
    let total: i128 = clusters.iter().map(|cluster| i128::from(weight(cluster))).sum();
    if total == 0 {
        return;
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
}

#[cfg(test)]
mod tests {
    use super::spread;
    use crate::text::spacing::{Cluster, Kind};

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
        for (line, slack, expected) in [
            (&[][..], 500, &[][..]),
            (&[latin, latin], 500, &[0, 0]),
            (&[latin, space, latin], 80, &[0, 80, 0]),
            (&[latin, space, latin], 800, &[0, 800, 0]),
            (&[latin, space, latin, space, latin], 101, &[0, 51, 0, 50, 0]),
            (&[latin, space, latin], -30, &[0, -30, 0]),
            (&[latin, space, latin], -90, &[0, -50, 0]),
            (&[han, han, space, han], 100, &[0, 0, 100, 0]),
            (&[han, han, space, han], 400, &[100, 100, 200, 0]),
        ] {
            assert_eq!(spread(line, slack * 10_000), expected, "{slack}");
        }
    }
}

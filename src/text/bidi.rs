//! Which way the text goes: the base direction, embedding levels, and the visual order of a line's runs (UAX #9).

use std::ops::Range;

use unicode_bidi::{Direction as Found, Level, ParagraphBidiInfo, get_base_direction_full};

use crate::text::paragraph::Direction;

/// Whether the paragraph goes from right to left. [`Direction::Auto`] is the first strong character of the whole
/// text (P2), so that a hard line break does not turn the lines after it around; without one, left to right (P3).
pub(in crate::text) fn is_right_to_left(text: &str, direction: Direction) -> bool {
    match direction {
        Direction::LeftToRight => false,
        Direction::RightToLeft => true,
        Direction::Auto => may_turn(text) && get_base_direction_full(text) == Found::Rtl,
    }
}

/// The embedding level of every byte (rules X1 to I2); empty where all of them are 0. Rule L1 is left to
/// the line: see [`visual_order`].
pub(in crate::text) fn levels(text: &str, right_to_left: bool) -> Vec<Level> {
    if !right_to_left && !may_turn(text) {
        return Vec::new();
    }
    let base = if right_to_left { Level::rtl() } else { Level::ltr() };
    ParagraphBidiInfo::new(text, Some(base)).levels
}

/// The same, each of these stretches (in order) isolated as if between U+2066 and U+2069 (rule HL5), so that the slash at the
/// end of an address does not jump to its other end.
pub(in crate::text) fn levels_around(text: &str, right_to_left: bool, isolated: &[Range<usize>]) -> Vec<Level> {
    if isolated.is_empty() || (!right_to_left && !may_turn(text)) {
        return levels(text, right_to_left);
    }
    let mut marked = String::with_capacity(text.len() + 6 * isolated.len());
    let mut own = Vec::with_capacity(isolated.len() * 2 + 1);
    let mut add = |stretch: &str, mark: &str| {
        own.push(marked.len()..marked.len() + stretch.len());
        marked.push_str(stretch);
        marked.push_str(mark);
    };
    let mut at = 0;
    for stretch in isolated {
        add(&text[at..stretch.start], "\u{2066}");
        add(&text[stretch.clone()], "\u{2069}");
        at = stretch.end;
    }
    add(&text[at..], "");
    let found = levels(&marked, right_to_left);
    own.into_iter().flat_map(|stretch| found[stretch].iter().copied()).collect()
}

/// The base direction and the embedding levels of a paragraph as setting it uses them, a level a byte, before rule L1: for
/// tests against `BidiTest.txt`.
pub fn resolve(text: &str, direction: Direction) -> (bool, Vec<u8>) {
    let right_to_left = is_right_to_left(text, direction);
    let mut found: Vec<u8> = levels(text, right_to_left).iter().map(Level::number).collect();
    found.resize(text.len(), 0);
    (right_to_left, found)
}

/// Whether any character is of a script, or is a control, that can make a level other than 0 in a paragraph that goes
/// from left to right.
pub(in crate::text) fn may_turn(text: &str) -> bool {
    // Everything below U+0590 goes from left to right or is neutral; its UTF-8 begins with a byte below 0xD6.
    if text.bytes().all(|byte| byte < 0xD6) {
        return false;
    }
    text.chars().any(|character| {
        matches!(u32::from(character),
            0x0590..=0x08FF
            | 0x200E..=0x200F
            | 0x202A..=0x202E
            | 0x2066..=0x2069
            | 0xFB1D..=0xFDFF
            | 0xFE70..=0xFEFF
            | 0x1_0800..=0x1_0FFF
            | 0x1_E800..=0x1_EFFF)
    })
}

/// The order in which a line's runs stand from left to right (rule L2). `levels` are those of the runs in logical
/// order, spaces at the line's end already at the base level (rule L1).
pub fn visual_order(levels: &[u8]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let highest = levels.iter().copied().max().unwrap_or(0);
    let lowest_odd = levels.iter().copied().filter(|level| level % 2 == 1).min().unwrap_or(highest + 1);
    for level in (lowest_odd..=highest).rev() {
        let mut at = 0;
        while at < order.len() {
            let Range { start, end } = stretch(&order, levels, at, level);
            order[start..end].reverse();
            at = end.max(at + 1);
        }
    }
    order
}

/// The first stretch, from `at` on, of runs at this level or higher.
fn stretch(order: &[usize], levels: &[u8], at: usize, level: u8) -> Range<usize> {
    let high = |place: &usize| levels[*place] >= level;
    let start = order[at..].iter().position(high).map_or(order.len(), |ahead| at + ahead);
    let end = order[start..].iter().position(|place| !high(place)).map_or(order.len(), |ahead| start + ahead);
    start..end
}

#[cfg(test)]
mod tests {
    use unicode_bidi::Level;

    use super::{is_right_to_left, levels, levels_around, visual_order};
    use crate::text::paragraph::Direction;

    #[test]
    fn base_direction_is_that_of_the_first_strong_character() {
        for (text, expected) in [
            ("", false),
            ("12. Ola", false),
            ("12. شىنجاڭ Ola", true),
            ("\u{2068}שלום\u{2069} Ola", false),
            ("123", false),
            ("…\nשלום", true),
        ] {
            assert_eq!(is_right_to_left(text, Direction::Auto), expected, "{text}");
        }
        assert!(is_right_to_left("Ola", Direction::RightToLeft));
        assert!(!is_right_to_left("שלום", Direction::LeftToRight));
    }

    #[test]
    fn plain_text_has_no_levels_to_keep() {
        assert!(levels("Ola Nordmann 孔鉉佑 Қазақ", false).is_empty());
        let found: Vec<u8> = levels("aא1", false).iter().map(Level::number).collect();
        assert_eq!(found, [0, 1, 1, 2]);
    }

    #[test]
    fn an_address_keeps_its_marks_at_its_ends() {
        let found =
            |isolated| -> Vec<u8> { levels_around("א a/ א", true, isolated).iter().map(Level::number).collect() };
        assert_eq!(found(&[]), [1, 1, 1, 2, 1, 1, 1, 1]);
        assert_eq!(found(std::slice::from_ref(&(3..5))), [1, 1, 1, 2, 2, 1, 1, 1]);
        assert!(levels_around("a b/", false, std::slice::from_ref(&(2..4))).is_empty());
    }

    #[test]
    fn runs_are_turned_around_by_level() {
        for (levels, expected) in [
            (&[][..], &[][..]),
            (&[0, 0], &[0, 1]),
            (&[0, 1, 0], &[0, 1, 2]),
            (&[1, 1], &[1, 0]),
            (&[1, 2, 1], &[2, 1, 0]),
            (&[0, 1, 2, 1, 0], &[0, 3, 2, 1, 4]),
            (&[2, 1, 2, 2], &[2, 3, 1, 0]),
        ] {
            assert_eq!(visual_order(levels), expected, "{levels:?}");
        }
    }
}

//! Serials as people write them: `17 23-25`.

use std::ops::RangeInclusive;

/// Reads `17`, `23-25`, `17,23-25`, with a hyphen or an en dash. `None` where a part is no number from 1, or runs
/// backwards.
pub fn parse(text: &str) -> Option<Vec<RangeInclusive<u64>>> {
    text.split(',')
        .map(|part| {
            let part = part.trim();
            let (first, last) = part.split_once(['-', '\u{2013}']).unwrap_or((part, part));
            let range = serial(first)?..=serial(last)?;
            (!range.is_empty()).then_some(range)
        })
        .collect()
}

/// Reads one serial, such as `17` or `000017`: digits alone. `None` for 0 and what is no number.
pub fn serial(text: &str) -> Option<u64> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten().filter(|number| *number > 0)
}

/// Writes ascending numbers as short as they can be: `17, 23-25`. A number that comes twice counts once.
pub fn compact(numbers: impl IntoIterator<Item = u64>) -> String {
    let mut ranges: Vec<(u64, u64)> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if number == *last || number.checked_sub(1) == Some(*last) => *last = number,
            _ => ranges.push((number, number)),
        }
    }
    let words = ranges.into_iter().map(
        |(first, last)| {
            if first == last { first.to_string() } else { format!("{first}-{last}") }
        },
    );
    words.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{compact, parse, serial};

    #[test]
    fn ranges_are_read_as_they_are_typed() {
        for (text, expected) in [
            ("17", Some(vec![17..=17])),
            ("23-25", Some(vec![23..=25])),
            ("000017,23\u{2013}25", Some(vec![17..=17, 23..=25])),
            ("17, 18", Some(vec![17..=17, 18..=18])),
            ("", None),
            ("0", None),
            ("25-23", None),
            ("-3", None),
            ("3-", None),
            ("+3", None),
            ("a", None),
            ("1-2-3", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(parse(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_serial_is_digits_alone() {
        for (text, expected) in
            [("17", Some(17)), ("000017", Some(17)), ("+17", None), ("0", None), ("", None), ("1 7", None)]
        {
            assert_eq!(serial(text), expected, "{text:?}");
        }
    }

    #[test]
    fn numbers_are_written_short() {
        for (numbers, expected) in
            [(&[][..], ""), (&[17], "17"), (&[17, 23, 24, 25], "17, 23-25"), (&[1, 2, 2, 4], "1-2, 4")]
        {
            assert_eq!(compact(numbers.iter().copied()), expected);
        }
    }
}

//! What a run is at.

use crate::cli::words::catalogue::say;
use crate::cli::words::numbers::number;

pub(crate) fn reading_rows() -> String {
    say!("progress-reading")
}

pub(crate) fn setting_letters() -> String {
    say!("progress-setting")
}

pub(crate) fn counting_pages() -> String {
    say!("progress-counting")
}

/// Columns in which what is said beside a bar of this width has room, in every language (tuned: the longest is French).
const LONG_BAR: (usize, &str) = (96, "{bar:30}");
const SHORT_BAR: (usize, &str) = (70, "{wide_bar}");

/// What is shown of work whose end is known or not, in so many columns, as `indicatif` reads it: `{done}`, `{all}` and `{speed}` are keys
/// of ours.
pub(crate) fn progress(is_end_known: bool, columns: usize) -> String {
    let bar = [LONG_BAR, SHORT_BAR].into_iter().find(|(least, _)| columns >= *least).map(|(_, bar)| bar);
    match (is_end_known, bar) {
        (true, Some(bar)) => say!("progress-bar", bar = bar),
        (true, None) => say!("progress-short"),
        (false, Some(_)) => say!("progress-count"),
        (false, None) => say!("progress-count-short"),
    }
}

/// How much is done in a second.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no run does 2^64 in a second")]
pub(crate) fn speed(a_second: f64) -> String {
    say!("progress-speed", count = number(a_second.round() as u64))
}

#[cfg(test)]
mod tests {
    use super::{progress, speed};
    use crate::cli::words::catalogue::in_language;
    use crate::cli::words::locale::Language;

    #[test]
    fn a_line_says_what_it_has_room_for() {
        for language in Language::ALL {
            let of = |is_end_known, columns| in_language(language, || progress(is_end_known, columns));
            assert!(of(true, 120).contains("{bar:30}") && of(true, 80).contains("{wide_bar}"), "{language:?}");
            for columns in [20, 49, 69] {
                // What is shortened to fit is what is being done, not how much of it.
                assert!(of(true, columns).contains("{done}/{all}") && of(true, columns).ends_with("{wide_msg}"));
                assert!(!of(true, columns).contains("bar") && of(false, columns).ends_with("{wide_msg}"));
            }
        }
    }

    #[test]
    fn a_speed_is_a_whole_number() {
        assert_eq!(speed(24_087.031_8), "24,087/s");
        assert_eq!(in_language(Language::French, || speed(7_753.476_5)), "7\u{202f}753/s");
        assert_eq!(speed(f64::NAN), "0/s");
    }
}

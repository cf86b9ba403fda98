//! Text from input made harmless before it is printed.

use unicode_general_category::{GeneralCategory, get_general_category};

/// Longest value shown, in characters (tuned: a line of a terminal).
const LIMIT: usize = 80;

/// A value with control, format and bidi characters escaped, cut where it is too long for a line.
pub(crate) fn shown(value: &str) -> String {
    match value.char_indices().nth(LIMIT) {
        Some((end, _)) => escaped(&value[..end]) + "…",
        None => escaped(value),
    }
}

/// The same at its full length, for paths and lists of names.
pub(crate) fn escaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for character in value.chars() {
        let hidden = matches!(
            get_general_category(character),
            GeneralCategory::Control
                | GeneralCategory::Format
                | GeneralCategory::LineSeparator
                | GeneralCategory::ParagraphSeparator
                | GeneralCategory::PrivateUse
                | GeneralCategory::Unassigned
        );
        if hidden {
            text.extend(character.escape_unicode());
        } else {
            text.push(character);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn hidden_characters_are_seen() {
        for (value, expected) in [
            ("Anna", "Anna"),
            ("a\u{202e}b", "a\\u{202e}b"),
            ("a\nb", "a\\u{a}b"),
            ("\u{1b}[31m", "\\u{1b}[31m"),
            ("習近平", "習近平"),
        ] {
            assert_eq!(shown(value), expected);
        }
        assert_eq!(shown(&"x".repeat(200)).chars().count(), 81);
    }
}

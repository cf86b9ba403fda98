//! Ordinal numbers, as a word like "delivery" takes them.

use crate::lang::Lang;

/// The number as it stands before the word, such as `2nd`; in Chinese, Japanese and Korean, whose phrases have the rest,
/// the bare number.
pub fn ordinal(number: u32, lang: Lang) -> String {
    match lang.language() {
        "zh" | "yue" | "lzh" | "ja" | "ko" => number.to_string(),
        "de" | "nb" | "nn" | "no" => format!("{number}."),
        "fr" if number == 1 => "1re".to_owned(), // livraison is feminine
        "fr" | "nl" => format!("{number}e"),
        _ => {
            let end = match (number % 10, number % 100) {
                (_, 11..=13) => "th",
                (1, _) => "st",
                (2, _) => "nd",
                (3, _) => "rd",
                _ => "th",
            };
            format!("{number}{end}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ordinal;
    use crate::lang::Lang;

    #[test]
    fn numbers_take_the_end_of_their_language() {
        for (tag, expected) in [
            ("en", "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 103rd 111th"),
            ("fr", "1re 2e 3e 4e 11e 12e 13e 21e 22e 103e 111e"),
            ("nl", "1e 2e 3e 4e 11e 12e 13e 21e 22e 103e 111e"),
            ("nb", "1. 2. 3. 4. 11. 12. 13. 21. 22. 103. 111."),
            ("de", "1. 2. 3. 4. 11. 12. 13. 21. 22. 103. 111."),
            ("ja", "1 2 3 4 11 12 13 21 22 103 111"),
        ] {
            let found: Vec<String> =
                [1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 111].map(|number| ordinal(number, Lang::literal(tag))).into();
            assert_eq!(found.join(" "), expected, "{tag}");
        }
    }
}

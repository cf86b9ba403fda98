//! Numbers as the language of the messages writes them.

use crate::cli::words::catalogue::language;
use crate::cli::words::locale::Language;
use crate::post::weight::Weight;

/// 17554 as 17,554, or as the language groups digits.
pub(crate) fn number(count: u64) -> String {
    let group = match language() {
        Language::English | Language::Japanese | Language::TraditionalChinese => ',',
        Language::French => '\u{202f}',
        Language::Norwegian => '\u{a0}',
    };
    let digits = count.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    text
}

/// A number written with a point, with the decimal sign of the language.
pub(super) fn decimal(number: &str) -> String {
    language().lang().with_decimal_sign(number)
}

/// A weight.
pub(crate) fn weight(weight: Weight) -> String {
    weight.in_words(language().lang()).replace('\u{a0}', " ")
}

#[cfg(test)]
mod tests {
    use super::{decimal, number, weight};
    use crate::cli::words::catalogue::in_language;
    use crate::cli::words::locale::Language;
    use crate::post::weight::Weight;

    #[test]
    fn digits_are_grouped() {
        for (count, expected) in [(0, "0"), (999, "999"), (1000, "1,000"), (17_554, "17,554"), (1_000_000, "1,000,000")]
        {
            assert_eq!(number(count), expected);
        }
        assert_eq!(in_language(Language::French, || number(17_554)), "17\u{202f}554");
    }

    #[test]
    fn parts_stand_behind_the_sign_of_the_language() {
        let of = || (decimal("0.90"), weight(Weight::grams(2500)));
        assert_eq!(of(), ("0.90".to_owned(), "2.5 kg".to_owned()));
        assert_eq!(in_language(Language::French, of), ("0,90".to_owned(), "2,5 kg".to_owned()));
    }
}

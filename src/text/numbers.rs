//! What a number, an abbreviation or a title holds on its own line across a space: units, currencies, months, groups of digits,
//! `§ 9`, `z. B.`, `Mme Dawut`.

use crate::lang::{Lang, is_month};
use crate::text::character::is_space;
use crate::text::kinsoku;

/// How closely two words belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::text) enum Bond {
    /// As any two words.
    None,
    /// Two groups of digits, such as those of a telephone number: a line ends there only if it must.
    Group,
    /// Always on one line.
    Whole,
}

/// Units behind a number: SI, and what letters count and count in.
const UNITS: [&str; 68] = [
    "%",
    "‰",
    "°",
    "°C",
    "°F",
    "g",
    "kg",
    "mg",
    "t",
    "mm",
    "cm",
    "m",
    "km",
    "m²",
    "km²",
    "m³",
    "ha",
    "l",
    "L",
    "ml",
    "dl",
    "h",
    "min",
    "s",
    "GB",
    "MB",
    "kWh",
    "€",
    "$",
    "£",
    "¥",
    "₽",
    "kr",
    "kr.",
    "EUR",
    "NOK",
    "CHF",
    "USD",
    "GBP",
    "Uhr",
    "uur",
    "a.m",
    "p.m",
    "mill.",
    "mrd.",
    "Mio.",
    "Mrd.",
    "million",
    "millions",
    "millioner",
    "Millionen",
    "miljoen",
    "milliard",
    "milliards",
    "milliarder",
    "Milliarden",
    "miljard",
    "billion",
    "billions",
    "кг",
    "г",
    "км",
    "м",
    "см",
    "руб",
    "тыс",
    "млн",
    "млрд",
];
/// Signs and abbreviations before a number, in small letters.
const BEFORE_NUMBERS: [&str; 46] = [
    "€", "$", "£", "¥", "kr", "eur", "nok", "chf", "usd", "gbp", "nt$", "us$", "hk$", "n°", "nº", "no", "no.", "nos.",
    "nr.", "nr", "№", "§", "§§", "art.", "abs.", "ziff.", "kap.", "chap.", "ch.", "fig.", "abb.", "bd.", "vol.", "t.",
    "p.", "pp.", "s.", "blz.", "bl.", "kl.", "ca.", "env.", "стр.", "ст.", "л.", "г.",
];
/// Titles before a name with a capital.
const TITLES: [&str; 22] = [
    "M.", "MM.", "Mme", "Mmes", "Mlle", "Me", "Mgr", "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr.", "Pr",
    "Prof.", "St.", "Hr.", "Fr.", "Dhr.", "Mw.",
];

/// Bytes of the longest of these words, and of what may be glued to it.
const NEAR: usize = 20;

/// How closely the words around the spaces before a byte belong together.
pub(in crate::text) fn bond(text: &str, offset: usize, lang: Lang) -> Bond {
    let Some(after) = text[offset..].chars().next() else { return Bond::None };
    let words = text[..offset].trim_end_matches(is_space);
    let Some(before) = words.chars().next_back() else { return Bond::None };
    let near = &text[offset..text.floor_char_boundary(offset + NEAR)];
    let next = near.split(|next: char| next.is_whitespace() || kinsoku::is_cjk(next)).next().unwrap_or(near);
    if before.is_ascii_digit() && after.is_ascii_digit() {
        return if is_group(words, next) { Bond::Whole } else { Bond::Group };
    }
    let whole = (before.is_numeric() && is_measured(next))
        || ((before.is_numeric() || matches!(before, '.' | 'r'))
            && after.is_alphabetic()
            && is_date(words, next, lang))
        || (before == '월' && after.is_ascii_digit() && is_korean_day(words, near))
        || is_held(words, before, next, after);
    if whole { Bond::Whole } else { Bond::None }
}

/// Whether a word is a unit, with or without what closes a clause.
fn is_measured(word: &str) -> bool {
    let unit = word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '»', '”', '“', '’', '‘', '"', '\'']);
    UNITS.iter().any(|known| known.trim_end_matches('.') == unit)
}

/// Whether a text ends with the number of a day and a month follows: `1`, `31.`, `1er`.
fn is_date(text: &str, next: &str, lang: Lang) -> bool {
    let text = text.strip_suffix('.').or_else(|| text.strip_suffix("er")).unwrap_or(text);
    let digits = text.bytes().rev().take(3).take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits) && is_month(next.trim_end_matches(|character: char| !character.is_alphabetic()), lang)
}

/// Whether a month in digits and then a day stand side by side: `12월 10일`.
fn is_korean_day(text: &str, near: &str) -> bool {
    text.trim_end_matches('월').ends_with(|digit: char| digit.is_ascii_digit())
        && near.trim_start_matches(|digit: char| digit.is_ascii_digit()).starts_with('일')
}

/// Whether the last word of a text holds the next one: `§ 9`, `z. B.`, `Mme Dawut`.
fn is_held(text: &str, before: char, next: &str, after: char) -> bool {
    if !(after.is_alphanumeric() && (before == '.' || after.is_numeric() || after.is_uppercase())) {
        return false;
    }
    let near = &text[text.ceil_char_boundary(text.len().saturating_sub(NEAR))..];
    let last = near.rsplit(char::is_whitespace).next().unwrap_or(near);
    let last = last.trim_start_matches(['(', '«', '“', '„', '[']);
    let single = |word: &str| word.strip_suffix('.').is_some_and(|letter| letter.chars().count() == 1);
    (after.is_numeric() && BEFORE_NUMBERS.contains(&last.to_lowercase().as_str()))
        || (after.is_uppercase() && TITLES.contains(&last))
        || (single(last) && after.is_alphabetic() && single(next.trim_end_matches([',', ';', ':', ')'])))
}

/// Whether three digits follow on at most three, as in 22 000: one number, and not 2018 300.
fn is_group(text: &str, next: &str) -> bool {
    let before = text.bytes().rev().take(4).take_while(u8::is_ascii_digit).count();
    before <= 3 && next.bytes().take(4).take_while(u8::is_ascii_digit).count() == 3
}

/// Whether a text ends in digits, or in digits and what multiplies them: 100多萬.
pub(in crate::text) fn ends_in_number(text: &str) -> bool {
    /// Characters of the longest word between number and unit.
    const LONGEST: usize = 4;
    let mut back = text.chars().rev().skip_while(|character| is_space(*character)).take(LONGEST + 1);
    back.find(|character| !kinsoku::multiplies(*character)).is_some_and(char::is_numeric)
}

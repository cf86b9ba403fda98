//! Long dates, as a letter of each language prints them (patterns `d MMMM y` of CLDR 48).

use jiff::civil::Date;

use crate::lang::Lang;

/// The day in words of the language: `10 June 2021`, `10 juin 2021`, `10. juni 2021`, `2021年6月10日`.
///
/// A language without a table of its own prints the ISO form `2021-06-10`, which no reader mistakes.
pub fn long_date(date: Date, lang: Lang) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let Some(months) = months(lang) else {
        return match lang.language() {
            "zh" | "yue" | "ja" => format!("{year}年{month}月{day}日"),
            "ko" => format!("{year}년 {month}월 {day}일"),
            _ => date.to_string(),
        };
    };
    let name = months[usize::try_from(month - 1).unwrap_or(0)];
    match lang.language() {
        "nb" | "nn" | "no" | "de" => format!("{day}. {name} {year}"),
        "fr" if day == 1 => format!("1er {name} {year}"),
        _ if lang.as_str() == "en-US" => format!("{name} {day}, {year}"),
        _ => format!("{day} {name} {year}"),
    }
}

/// A day written as YYYY-MM-DD. `None` for everything else: jiff reads `20210610` and times too, and the reader of a letter
/// may take those for something else.
pub fn iso_day(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let number = |from: usize, to: usize| {
        bytes[from..to]
            .iter()
            .try_fold(0_i16, |number, byte| byte.is_ascii_digit().then(|| number * 10 + i16::from(byte - b'0')))
    };
    Date::new(number(0, 4)?, i8::try_from(number(5, 7)?).ok()?, i8::try_from(number(8, 10)?).ok()?).ok()
}

/// Whether a word is the name of a month in this language, as [`long_date`] prints it.
pub fn is_month(word: &str, lang: Lang) -> bool {
    months(lang).is_some_and(|names| names.contains(&word))
}

/// The number of a month, from 1, by its name in any of our languages or by three letters or more of it; `fold` makes
/// words comparable, and `word` is folded already.
pub fn month_number(word: &str, fold: impl Fn(&str) -> String) -> Option<u16> {
    const SPOKEN: [&str; 5] = ["en", "fr", "nb", "de", "nl"];
    if word.chars().count() < 3 {
        return None;
    }
    let named = |exact: bool| {
        SPOKEN.into_iter().filter_map(|tag| months(Lang::parse(tag)?)).find_map(|names| {
            let is_meant = |name: &&str| if exact { fold(name) == word } else { fold(name).starts_with(word) };
            // `jui` and `mar` in French could be two months each.
            let mut meant = (1..).zip(names).filter(|(_, name)| is_meant(name));
            meant.next().filter(|_| meant.next().is_none()).map(|(number, _)| number)
        })
    };
    named(true).or_else(|| named(false))
}

fn months(lang: Lang) -> Option<&'static [&'static str; 12]> {
    Some(match lang.language() {
        "en" => &[
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        "fr" => &[
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ],
        "nb" | "nn" | "no" => &[
            "januar",
            "februar",
            "mars",
            "april",
            "mai",
            "juni",
            "juli",
            "august",
            "september",
            "oktober",
            "november",
            "desember",
        ],
        "de" => &[
            "Januar",
            "Februar",
            "März",
            "April",
            "Mai",
            "Juni",
            "Juli",
            "August",
            "September",
            "Oktober",
            "November",
            "Dezember",
        ],
        "nl" => &[
            "januari",
            "februari",
            "maart",
            "april",
            "mei",
            "juni",
            "juli",
            "augustus",
            "september",
            "oktober",
            "november",
            "december",
        ],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::long_date;
    use crate::lang::Lang;

    #[test]
    fn each_language_has_its_own_form() {
        for (tag, expected) in [
            ("en", "10 June 2021"),
            ("en-US", "June 10, 2021"),
            ("fr-BE", "10 juin 2021"),
            ("nb", "10. juni 2021"),
            ("zh-Hant", "2021年6月10日"),
            ("ja", "2021年6月10日"),
            ("ko", "2021년 6월 10일"),
            ("tr", "2021-06-10"),
        ] {
            let lang = Lang::parse(tag).expect("a tag");
            assert_eq!(long_date(date(2021, 6, 10), lang), expected);
        }
        assert_eq!(long_date(date(2021, 6, 1), Lang::literal("fr")), "1er juin 2021");
    }
}

//! The language of a value from the list, guessed from its script.
//!
//! A face and a tag in the PDF need a language; the list rarely gives one for a town or an organisation. What the
//! signer says of their language is believed where it is written in the value's script.

use unicode_script::{Script, UnicodeScript};

use crate::lang::{Lang, Writing};

const ARABIC: Lang = Lang::literal("ar");
const HEBREW: Lang = Lang::literal("he");
const KAZAKH: Lang = Lang::literal("kk");
const PERSIAN: Lang = Lang::literal("fa");
const RUSSIAN: Lang = Lang::literal("ru");
const UKRAINIAN: Lang = Lang::literal("uk");
const UYGHUR: Lang = Lang::literal("ug");

/// Letters that Uyghur has and Arabic, Persian and Urdu have not.
const UYGHUR_LETTERS: &str = "ۇۆۈۋېەڭ";
/// Letters that Persian has and Arabic has not.
const PERSIAN_LETTERS: &str = "پچژگیک";
/// Letters that Kazakh has and Russian and Ukrainian have not.
const KAZAKH_LETTERS: &str = "әғқңөұүһӘҒҚҢӨҰҮҺ";
/// Letters that Ukrainian has and Russian and Kazakh have not.
const UKRAINIAN_LETTERS: &str = "їєґЇЄҐ";

/// Languages that are written in Cyrillic letters where the tag does not say otherwise.
const CYRILLIC: [&str; 12] = ["ba", "be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk"];

/// A character of an East Asian script says about as much as this many letters; tuned on town names written twice.
const CJK_WEIGHT: usize = 3;

/// One kana in this many characters makes a text Japanese; Chinese writers use a single の as an ornament. Tuned.
const KANA_SHARE: usize = 8;

/// The language of a value such as a town or an organisation. `own` is the signer's language if known, `letter` the
/// language of the form it stands in, `cjk` the letter's first language with Han characters. A value in Latin letters,
/// and one without any letter, takes `letter`.
pub fn value_lang(text: &str, own: Option<Lang>, letter: Lang, cjk: Option<Lang>) -> Lang {
    by_script(text, own, letter, cjk).unwrap_or(letter)
}

/// The language of a personal message: as [`value_lang`], but one in Latin letters takes the signer's language where
/// that is written so, and is English where neither that nor the letter's is. Addresses of the web in it say nothing.
pub fn message_lang(text: &str, own: Option<Lang>, letter: Lang, cjk: Option<Lang>) -> Lang {
    let is_latin = |lang: &Lang| lang.writing() == Writing::Western && !is_cyrillic(*lang);
    let words: Vec<&str> =
        text.split_whitespace().filter(|word| !word.contains("://") && !word.contains('@')).collect();
    by_script(&words.join(" "), own, letter, cjk).or(own.filter(is_latin)).unwrap_or(if is_latin(&letter) {
        letter
    } else {
        Lang::EN
    })
}

/// `None` for Latin, for any script that we know nothing of, and for text without letters.
fn by_script(text: &str, own: Option<Lang>, letter: Lang, cjk: Option<Lang>) -> Option<Lang> {
    let count = Count::of(text);
    let east_asian = CJK_WEIGHT * (count.han + count.kana);
    // The first of equals wins, so that a tie is no guess at all.
    let classes = [
        (count.other, 0),
        (east_asian, 1),
        (CJK_WEIGHT * count.hangul, 2),
        (count.arabic, 3),
        (count.hebrew, 4),
        (count.cyrillic, 5),
    ];
    let (most, class) = classes.into_iter().rev().max_by_key(|(letters, _)| *letters)?;
    if most == 0 {
        return None;
    }
    let own_in = |writing: Writing| own.filter(|own| own.writing() == writing);
    match class {
        1 if KANA_SHARE * count.kana >= count.han + count.kana => own_in(Writing::Japanese).or(Some(Lang::JA)),
        1 => own.filter(Lang::is_cjk).or(Some(letter).filter(Lang::is_cjk)).or(cjk).or(Some(Lang::ZH_HANT)),
        2 => own_in(Writing::Korean).or(Some(Lang::KO)),
        3 => own_in(Writing::Arabic).or_else(|| Some(arabic_script(text))),
        4 => own_in(Writing::Hebrew).or(Some(HEBREW)),
        5 => own
            .filter(|own| is_cyrillic(*own))
            .or(Some(letter).filter(|letter| is_cyrillic(*letter)))
            .or_else(|| Some(cyrillic_script(text))),
        _ => None,
    }
}

/// Letters of a text by script.
#[derive(Default)]
struct Count {
    han: usize,
    kana: usize,
    hangul: usize,
    arabic: usize,
    hebrew: usize,
    cyrillic: usize,
    other: usize,
}

impl Count {
    fn of(text: &str) -> Self {
        let mut count = Self::default();
        for character in text.chars() {
            if character.is_ascii() {
                count.other += usize::from(character.is_ascii_alphabetic());
                continue;
            }
            let of_script = match character.script() {
                Script::Han => &mut count.han,
                Script::Hiragana | Script::Katakana => &mut count.kana,
                Script::Hangul => &mut count.hangul,
                Script::Arabic => &mut count.arabic,
                Script::Hebrew => &mut count.hebrew,
                Script::Cyrillic => &mut count.cyrillic,
                Script::Common | Script::Inherited | Script::Unknown => continue,
                _ => &mut count.other,
            };
            *of_script += 1;
        }
        count
    }
}

fn is_cyrillic(lang: Lang) -> bool {
    lang.as_str().contains("-Cyrl")
        || (CYRILLIC.contains(&lang.language())
            && lang.as_str().split('-').all(|subtag| {
                // `kk-Arab` and `sr-Latn` say that they are not.
                subtag.len() != 4
            }))
}

fn arabic_script(text: &str) -> Lang {
    if text.contains(|c| UYGHUR_LETTERS.contains(c)) {
        UYGHUR
    } else if text.contains(|c| PERSIAN_LETTERS.contains(c)) {
        PERSIAN
    } else {
        ARABIC
    }
}

fn cyrillic_script(text: &str) -> Lang {
    if text.contains(|c| KAZAKH_LETTERS.contains(c)) {
        KAZAKH
    } else if text.contains(|c| UKRAINIAN_LETTERS.contains(c)) {
        UKRAINIAN
    } else {
        RUSSIAN
    }
}

#[cfg(test)]
mod tests {
    use super::{message_lang, value_lang};
    use crate::lang::Lang;

    fn lang(tag: &str) -> Option<Lang> {
        Lang::parse(tag)
    }

    #[test]
    fn values_take_the_language_of_their_script() {
        for (text, own, letter, cjk, expected) in [
            ("Oslo", "nb", "en", "", "en"),
            ("", "ja", "en", "", "en"),
            ("2021", "ja", "en", "", "en"),
            ("台北", "", "en", "zh-Hant", "zh-Hant"),
            ("台北", "", "en", "", "zh-Hant"),
            ("北京", "zh-Hans", "en", "zh-Hant", "zh-Hans"),
            ("東京", "", "ja", "", "ja"),
            ("東京", "fr", "ja", "", "ja"),
            ("トウキョウ", "", "zh-Hant", "zh-Hant", "ja"),
            ("東京 Tokyo", "", "en", "ja", "ja"),
            ("台北的の日子今天天氣很好", "", "zh-Hant", "zh-Hant", "zh-Hant"),
            ("서울", "en", "en", "", "ko"),
            ("ئۈرۈمچى", "", "en", "", "ug"),
            ("القاهرة", "", "en", "", "ar"),
            ("تهران گچ", "", "en", "", "fa"),
            ("ירושלים", "", "en", "", "he"),
            ("Алматы қаласы", "", "en", "", "kk"),
            ("Москва", "", "en", "", "ru"),
            ("Київ", "", "en", "", "uk"),
            ("София", "bg", "en", "", "bg"),
            ("Алматы", "kk-Arab", "en", "", "ru"),
        ] {
            let letter = lang(letter).expect("a tag");
            assert_eq!(value_lang(text, lang(own), letter, lang(cjk)).as_str(), expected, "{text}");
        }
    }

    #[test]
    fn messages_take_the_language_of_their_signer_where_it_can_be_theirs() {
        for (text, own, expected) in [
            ("Slipp dem fri", "nb", "nb"),
            ("Let them go", "ja", "en"),
            ("Let them go", "ru", "en"),
            ("釈放してください", "en", "ja"),
            ("Let them go", "", "en"),
        ] {
            assert_eq!(message_lang(text, lang(own), Lang::EN, None).as_str(), expected, "{text}");
        }
        // In the part of another script.
        for (text, own, expected) in [
            ("Let them go", "", "en"),
            ("Libérez-les", "fr", "fr"),
            ("釋放他們", "", "zh-Hant"),
            ("שלום https://example.org/a/long/address", "", "he"),
        ] {
            let found = message_lang(text, lang(own), Lang::ZH_HANT, Some(Lang::ZH_HANT));
            assert_eq!(found.as_str(), expected, "{text}");
        }
    }
}

//! A signer's name: its order by script, its scripts, its language, its initials.

use std::borrow::Cow;

use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

use crate::lang::{Lang, Writing};
use crate::signers::countries::han_language;
use crate::signers::doubts::TITLES;
use crate::signers::folded;

/// A name as it may be printed: `print_name` instead of the real one, initials where asked for.
///
/// Holds nothing that may not be printed: under a `print_name` or initials, not even the name in Latin letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name<'a> {
    /// The name in the signer's own script, in that script's order.
    pub printed: Cow<'a, str>,
    /// The language whose forms and faces `printed` takes.
    pub lang: Lang,
    /// The name in Latin letters, where `printed` is in another script and the list gives one.
    pub latin: Option<Cow<'a, str>>,
}

/// What a row says about a name: clean text, empty where nothing is given.
#[derive(Debug, Clone, Default)]
pub(in crate::signers) struct NameCells<'a> {
    pub(in crate::signers) name: Cow<'a, str>,
    pub(in crate::signers) given_name: Cow<'a, str>,
    pub(in crate::signers) family_name: Cow<'a, str>,
    pub(in crate::signers) latin_name: Cow<'a, str>,
    pub(in crate::signers) print_name: Cow<'a, str>,
}

/// What helps to guess the language of a name, in the order in which it is asked.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::signers) struct Hints<'a> {
    /// Language of the signer.
    pub(in crate::signers) language: Option<Lang>,
    /// Country of the signer, as written.
    pub(in crate::signers) country: &'a str,
    /// The letter's CJK language.
    pub(in crate::signers) letter_cjk: Option<Lang>,
    /// The letter's first language.
    pub(in crate::signers) letter_lang: Option<Lang>,
}

/// Languages in Latin letters that put the family name first.
const FAMILY_FIRST: [&str; 2] = ["hu", "vi"];

/// Whether a language in Latin letters puts the family name first.
pub fn is_family_first(lang: Lang) -> bool {
    FAMILY_FIRST.contains(&lang.language())
}

impl<'a> Name<'a> {
    /// The whole name.
    pub(in crate::signers) fn whole(cells: NameCells<'a>, hints: Hints<'_>) -> Self {
        if !cells.print_name.is_empty() {
            let lang = language(Letters::of(&cells.print_name), hints);
            return Self { printed: cells.print_name, lang, latin: None };
        }
        let no_parts = cells.given_name.is_empty() && cells.family_name.is_empty();
        if no_parts && !cells.name.is_empty() {
            let letters = Letters::of(&cells.name);
            let latin = (!letters.is_latin() && !cells.latin_name.is_empty()).then_some(cells.latin_name);
            return Self { printed: cells.name, lang: language(letters, hints), latin };
        }
        if no_parts {
            let lang = language(Letters::of(&cells.latin_name), hints);
            return Self { printed: cells.latin_name, lang, latin: None };
        }
        let (given, family) = (Letters::of(&cells.given_name), Letters::of(&cells.family_name));
        let letters = given.and(family);
        let lang = language(letters, hints);
        let printed = if cells.family_name.is_empty() {
            cells.given_name
        } else if cells.given_name.is_empty() {
            cells.family_name
        } else if given.is_cjk() && family.is_cjk() {
            let space = if letters.kana || lang.writing() == Writing::Japanese { " " } else { "" };
            Cow::Owned([&*cells.family_name, space, &*cells.given_name].concat())
        } else if hints.language.is_some_and(is_family_first) {
            Cow::Owned([&*cells.family_name, " ", &*cells.given_name].concat())
        } else {
            Cow::Owned([&*cells.given_name, " ", &*cells.family_name].concat())
        };
        let latin = (!letters.is_latin() && !cells.latin_name.is_empty()).then_some(cells.latin_name);
        Self { printed, lang, latin }
    }

    /// The initials alone: `A. E.` in alphabets; in others those of the name in Latin letters. Where there is
    /// none, the first character of the family name and a circle (`王○`), as Chinese and Japanese lists do:
    /// the first character of a one-character given name would be all of it.
    pub(in crate::signers) fn initials(cells: &NameCells<'_>, hints: Hints<'_>) -> Self {
        let (given, family) = if !cells.print_name.is_empty() {
            ends(&cells.print_name)
        } else if cells.given_name.is_empty() && cells.family_name.is_empty() {
            ends(if cells.name.is_empty() { &cells.latin_name } else { &cells.name })
        } else if cells.family_name.is_empty() {
            ends(&cells.given_name)
        } else if cells.given_name.is_empty() {
            ends(&cells.family_name)
        } else {
            (&*cells.given_name, &*cells.family_name)
        };
        let mut letters = Letters::of(given).and(Letters::of(family));
        let second = Letters::of(&cells.latin_name);
        let printed = if (letters.is_cjk() || letters.arabic || letters.hebrew)
            && cells.print_name.is_empty()
            && second.latin
            && second.is_latin()
        {
            letters = second;
            let (first, last) = ends(&cells.latin_name);
            spelled(first, last)
        } else if letters.is_cjk() {
            let shown = if Letters::of(family).is_cjk() { family } else { given };
            // A name written as one word begins with the family name; `ends` put that in `given`.
            shown.graphemes(true).next().unwrap_or_default().to_owned() + "○"
        } else {
            spelled(given, family)
        };
        Self { printed: Cow::Owned(printed), lang: language(letters, hints), latin: None }
    }

    /// Whether anything in the name can be read: a letter or a digit.
    pub(in crate::signers) fn can_be_read(&self) -> bool {
        self.printed.chars().any(char::is_alphanumeric)
    }
}

/// What stands behind a name and a comma, folded, and is no given name.
const BEHIND_NAMES: [&str; 12] = ["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "ma", "ba", "llm", "dds"];

/// Whether a word is a title before a name. A single letter may be the initial of a given name.
fn is_title(word: &str) -> bool {
    let folded = folded(word);
    let bare = folded.trim_end_matches('.');
    bare.chars().count() > 1 && TITLES.contains(&bare)
}

/// First and last word of a name; the last is empty if there is one word only. A CJK name is one whole:
/// in it the first word is the family name, so both are the first.
///
/// A title is none of them (`Dr. Bo Dahl`), and what stands before a comma is the family name (`Dahl, Bo`).
fn ends(name: &str) -> (&str, &str) {
    if let Some((family, given)) = name.split_once(',')
        && let (family, Some(given)) = (family.trim(), given.split_whitespace().next())
        && !family.is_empty()
        && !given.contains(',')
        && !BEHIND_NAMES.contains(&folded(given).trim_end_matches('.'))
    {
        return (given, family);
    }
    let mut name = name;
    // A title alone with one word may be a name of its own.
    while let Some((first, rest)) = name.trim_start().split_once(char::is_whitespace)
        && rest.split_whitespace().count() > 1
        && is_title(first)
    {
        name = rest;
    }
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or_default();
    if Letters::of(first).is_cjk() { (first, first) } else { (first, words.next_back().unwrap_or_default()) }
}

/// `A. E.`
fn spelled(given: &str, family: &str) -> String {
    let mut spelled = String::new();
    for part in [given, family] {
        let is_letter = |grapheme: &&str| grapheme.chars().next().is_some_and(char::is_alphabetic);
        let Some(letter) = part.graphemes(true).find(is_letter) else { continue };
        if !spelled.is_empty() {
            spelled.push(' ');
        }
        // Only these have capitals that fonts can be trusted to have: Georgian, say, has them in theory.
        match letter.chars().next().map(|character| character.script()) {
            Some(Script::Latin | Script::Cyrillic | Script::Greek) => spelled.push_str(&letter.to_uppercase()),
            _ => spelled.push_str(letter),
        }
        spelled.push('.');
    }
    spelled
}

/// Which scripts the letters of a text belong to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "a set of scripts, asked one by one")]
struct Letters {
    latin: bool,
    han: bool,
    kana: bool,
    hangul: bool,
    arabic: bool,
    hebrew: bool,
    other: bool,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = Self::default();
        for character in text.chars() {
            match character {
                '\0'..='\u{24F}' => letters.latin |= character.is_alphabetic(),
                '\u{4E00}'..='\u{9FFF}' => letters.han = true,
                _ => match character.script() {
                    Script::Latin => letters.latin = true,
                    Script::Han | Script::Bopomofo => letters.han = true,
                    Script::Hiragana | Script::Katakana => letters.kana = true,
                    Script::Hangul => letters.hangul = true,
                    Script::Arabic => letters.arabic = true,
                    Script::Hebrew => letters.hebrew = true,
                    Script::Common | Script::Inherited | Script::Unknown => {}
                    _ => letters.other = true,
                },
            }
        }
        letters
    }

    fn and(self, other: Self) -> Self {
        Self {
            latin: self.latin || other.latin,
            han: self.han || other.han,
            kana: self.kana || other.kana,
            hangul: self.hangul || other.hangul,
            arabic: self.arabic || other.arabic,
            hebrew: self.hebrew || other.hebrew,
            other: self.other || other.other,
        }
    }

    fn is_cjk(self) -> bool {
        self.han || self.kana || self.hangul
    }

    /// Whether no letter is outside the Latin script.
    fn is_latin(self) -> bool {
        !(self.is_cjk() || self.arabic || self.hebrew || self.other)
    }
}

/// The language of a name in these scripts.
fn language(letters: Letters, hints: Hints<'_>) -> Lang {
    let said = |writing| hints.language.filter(|lang| lang.writing() == writing);
    if letters.is_cjk() {
        return cjk_language(letters, hints);
    }
    if letters.arabic {
        return match hints.language {
            Some(lang) if lang.language() == "kk" => Lang::literal("kk-Arab"),
            Some(lang) if lang.language() == "ky" => Lang::literal("ky-Arab"),
            _ => said(Writing::Arabic).unwrap_or(Lang::literal("ar")),
        };
    }
    if letters.hebrew {
        return said(Writing::Hebrew).unwrap_or(Lang::literal("he"));
    }
    let letter = hints.letter_lang.filter(|lang| lang.writing() == Writing::Western);
    let last_resort = if letters.is_latin() { Lang::EN } else { Lang::literal("und") };
    said(Writing::Western).or(letter).unwrap_or(last_resort)
}

/// The language whose Han forms a name takes: `language`, then kana or hangul in the name, then country,
/// then the letter's CJK language, then zh-Hant.
fn cjk_language(letters: Letters, hints: Hints<'_>) -> Lang {
    if !letters.han && letters.kana != letters.hangul {
        return if letters.kana { Lang::JA } else { Lang::KO };
    }
    let by_country = || han_language(hints.country);
    if let Some(lang) = hints.language.filter(Lang::is_cjk) {
        // `zh` says Chinese but not which: a country may.
        let is_chinese = |lang: &Lang| lang.language() == "zh";
        return if lang.as_str() == "zh" { by_country().filter(is_chinese).unwrap_or(lang) } else { lang };
    }
    if letters.kana {
        return Lang::JA;
    }
    if letters.hangul {
        return Lang::KO;
    }
    by_country().or(hints.letter_cjk).unwrap_or(Lang::ZH_HANT)
}

#[cfg(test)]
mod tests {
    use super::{Hints, Name, NameCells};
    use crate::lang::Lang;

    fn cells<'a>(given: &'a str, family: &'a str, latin: &'a str, print: &'a str) -> NameCells<'a> {
        NameCells {
            name: "".into(),
            given_name: given.into(),
            family_name: family.into(),
            latin_name: latin.into(),
            print_name: print.into(),
        }
    }

    fn hints<'a>(language: &str, country: &'a str, letter: &str) -> Hints<'a> {
        let letter = Lang::parse(letter);
        Hints { language: Lang::parse(language), country, letter_cjk: letter.filter(Lang::is_cjk), letter_lang: letter }
    }

    #[test]
    fn order_follows_script() {
        for (given, family, language, expected) in [
            ("Anna", "Eriksen", "", "Anna Eriksen"),
            ("Anna", "", "", "Anna"),
            ("", "Eriksen", "", "Eriksen"),
            ("大文", "陳", "", "陳大文"),
            ("守", "人権", "ja", "人権 守"),
            ("さくら", "人権", "", "人権 さくら"),
            ("민수", "김", "", "김민수"),
            ("Anna", "Nagy", "hu", "Nagy Anna"),
            ("Van An", "Nguyen", "vi", "Nguyen Van An"),
            ("Anna", "陳", "", "Anna 陳"),
            ("ئاينۇر", "تۇرسۇن", "ug", "ئاينۇر تۇرسۇن"),
            ("Қайрат", "Әлиев", "kk", "Қайрат Әлиев"),
        ] {
            let name = Name::whole(cells(given, family, "", ""), hints(language, "", ""));
            assert_eq!(name.printed, expected);
        }
    }

    #[test]
    fn language_follows_the_rule() {
        for (given, family, language, country, letter, expected) in [
            ("守", "人権", "ja", "臺灣", "zh-Hant", "ja"),
            ("さくら", "人権", "", "臺灣", "zh-Hant", "ja"),
            ("さくら", "人権", "fr", "France", "zh-Hant", "ja"),
            ("守", "人権", "fr", "日本", "zh-Hant", "ja"),
            ("守", "人権", "", "Norge", "ja", "ja"),
            ("守", "人権", "", "Norge", "nb", "zh-Hant"),
            ("大文", "陳", "zh", "Chine", "", "zh-Hans"),
            ("大文", "陳", "zh", "日本", "", "zh"),
            ("大文", "陳", "zh-Hant", "中国", "", "zh-Hant"),
            ("大文", "陳", "", "香港", "", "zh-Hant-HK"),
            ("민수", "김", "ja", "日本", "ja", "ko"),
            ("敏洙", "金", "", "대한민국", "ja", "ko"),
            ("ئاينۇر", "تۇرسۇن", "ug", "", "", "ug"),
            ("ئاينۇر", "تۇرسۇن", "nb", "", "zh-Hant", "ar"),
            ("قايرات", "الي", "kk", "", "", "kk-Arab"),
            ("Қайрат", "Әлиев", "kk", "", "nb", "kk"),
            ("Қайрат", "Әлиев", "", "", "nb", "nb"),
            ("Қайрат", "Әлиев", "", "", "ja", "und"),
            ("Anna", "Eriksen", "nb", "", "ja", "nb"),
            ("Anna", "Chen", "zh-Hant", "臺灣", "zh-Hant", "en"),
            ("דנה", "כהן", "", "", "", "he"),
        ] {
            let name = Name::whole(cells(given, family, "", ""), hints(language, country, letter));
            assert_eq!(name.lang.as_str(), expected, "{given} {family} {language} {country} {letter}");
        }
    }

    #[test]
    fn latin_name_is_the_second_script_only() {
        for (given, family, latin, print, expected) in [
            ("守", "人権", "Mamoru Jinken", "", ("人権 守", Some("Mamoru Jinken"))),
            ("Anna", "Eriksen", "Anna Eriksen", "", ("Anna Eriksen", None)),
            ("守", "人権", "Mamoru Jinken", "友", ("友", None)),
            ("", "", "Mamoru Jinken", "", ("Mamoru Jinken", None)),
        ] {
            let name = Name::whole(cells(given, family, latin, print), hints("ja", "", ""));
            assert_eq!((&*name.printed, name.latin.as_deref()), expected);
        }
    }

    #[test]
    fn initials_show_no_name() {
        for (given, family, latin, print, expected) in [
            ("Anna", "Eriksen", "", "", "A. E."),
            ("anne-marie", "van der Berg", "", "", "A. V."),
            ("Anna Sofie Eriksen", "", "", "", "A. E."),
            ("Dr. Bo Dahl", "", "", "", "B. D."),
            ("Prof. Dr. Bo Dahl", "", "", "", "B. D."),
            ("Mme Zoé Dupré", "", "", "", "Z. D."),
            ("Dr. Dahl", "", "", "", "D. D."),
            ("M. Jean Dupré", "", "", "", "M. D."),
            ("Dahl, Bo", "", "", "", "B. D."),
            ("van der Berg, Anna Maria", "", "", "", "A. V."),
            ("Martin King, Jr.", "", "", "", "M. J."),
            ("Anna", "", "", "", "A."),
            ("«Élodie»", "Dupré", "", "", "É. D."),
            ("E\u{301}lodie", "Dupré", "", "", "E\u{301}. D."),
            ("Қайрат", "Әлиев", "Kairat Aliev", "", "Қ. Ә."),
            ("守", "人権", "Mamoru Jinken", "", "M. J."),
            ("芳", "王", "", "", "王○"),
            ("", "王芳", "", "", "王○"),
            ("", "王 芳", "", "", "王○"),
            ("", "人権 守", "", "", "人○"),
            ("민수", "김", "", "", "김○"),
            ("芳", "王", "Wang Fang", "友人", "友○"),
            ("Anna", "Eriksen", "", "Nora Dahl", "N. D."),
            ("ئاينۇر", "تۇرسۇن", "Aynur Tursun", "", "A. T."),
            ("芳", "王", "王芳", "", "王○"),
            ("", "", "Wang Fang", "", "W. F."),
        ] {
            let name = Name::initials(&cells(given, family, latin, print), hints("", "", "ja"));
            assert_eq!((&*name.printed, &name.latin), (expected, &None));
        }
    }

    #[test]
    fn initials_in_latin_letters_are_no_japanese() {
        let name = Name::initials(&cells("守", "人権", "Mamoru Jinken", ""), hints("ja", "日本", "ja"));
        assert_eq!(name.lang, Lang::EN);
    }
}

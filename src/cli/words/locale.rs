//! The languages of messages, and which of them the locale of the environment asks for.
//!
//! `LC_ALL`, `LC_MESSAGES` and `LANG` in this order name the locale, as POSIX has it; where it is one of a language, `LANGUAGE`
//! (GNU gettext) may list others to be taken first. Where none is set, the system is asked. Norwegian of every kind is written
//! as bokmål; Chinese as Traditional where script or region say so (`zh_TW`, `zh_HK`, `zh_MO`, `zh-Hant`), else in English, since
//! who reads Simplified Chinese is not given characters of another script. A terminal that is not in UTF-8 gets English: nothing here
//! is written in another encoding, and English needs none.

use crate::lang::Lang;

/// A language that has all messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    English,
    French,
    Norwegian,
    Japanese,
    TraditionalChinese,
}

impl Language {
    pub(crate) const ALL: [Self; 5] =
        [Self::English, Self::French, Self::Norwegian, Self::Japanese, Self::TraditionalChinese];

    /// Its BCP 47 tag, which names the folder of its messages.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
            Self::Norwegian => "nb",
            Self::Japanese => "ja",
            Self::TraditionalChinese => "zh-Hant",
        }
    }

    /// The same as a language of letters.
    pub(crate) fn lang(self) -> Lang {
        Lang::literal(self.tag())
    }
}

/// The language of the environment; English where it names none that there is.
pub(super) fn language() -> Language {
    chosen(&|name| std::env::var(name).ok(), &|| sys_locale::get_locale())
}

/// The language by these variables, else by the locale of the system.
fn chosen(variable: &dyn Fn(&str) -> Option<String>, system: &dyn Fn() -> Option<String>) -> Language {
    let set = |name: &str| variable(name).filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).or_else(system).unwrap_or_default();
    // The locale of programs has no language.
    if matches!(language_of(&locale), "" | "C" | "POSIX") {
        return Language::English;
    }
    let characters = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set).unwrap_or_default();
    if [&locale, &characters].into_iter().filter_map(|locale| encoding_of(locale)).any(|encoding| !is_utf8(encoding)) {
        return Language::English;
    }
    let list = set("LANGUAGE").unwrap_or_default();
    list.split(':').chain([locale.as_str()]).find_map(of_locale).unwrap_or(Language::English)
}

/// `fr` of `fr_FR.UTF-8`.
fn language_of(locale: &str) -> &str {
    locale.split(['_', '-', '.', '@']).next().unwrap_or_default()
}

/// `eucJP` of `ja_JP.eucJP`; `None` where none is named, which says nothing.
fn encoding_of(locale: &str) -> Option<&str> {
    locale.split('@').next().unwrap_or_default().split_once('.').map(|(_, encoding)| encoding)
}

/// Whether an encoding is UTF-8, however it is written.
fn is_utf8(encoding: &str) -> bool {
    encoding.eq_ignore_ascii_case("utf-8") || encoding.eq_ignore_ascii_case("utf8")
}

/// The language of a locale such as `fr_FR.UTF-8` or `zh-Hant-HK`, if there are messages in it.
fn of_locale(locale: &str) -> Option<Language> {
    let name = locale.split(['.', '@']).next().unwrap_or_default();
    let mut parts = name.split(['_', '-']).map(str::to_ascii_lowercase);
    match parts.next()?.as_str() {
        "en" => Some(Language::English),
        "fr" => Some(Language::French),
        "nb" | "no" | "nn" => Some(Language::Norwegian),
        "ja" => Some(Language::Japanese),
        "zh" => {
            let parts: Vec<String> = parts.collect();
            let has = |wanted: &[&str]| parts.iter().any(|part| wanted.contains(&part.as_str()));
            let is_traditional = has(&["hant"]) || (!has(&["hans"]) && has(&["tw", "hk", "mo"]));
            Some(if is_traditional { Language::TraditionalChinese } else { Language::English })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, chosen};

    fn by(variables: &[(&str, &str)], system: Option<&str>) -> Language {
        let variable =
            |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        chosen(&variable, &|| system.map(str::to_owned))
    }

    #[test]
    fn a_locale_names_a_language() {
        for (locale, expected) in [
            ("fr_FR.UTF-8", Language::French),
            ("fr", Language::French),
            ("nb_NO.UTF-8", Language::Norwegian),
            ("no_NO", Language::Norwegian),
            ("nn_NO.UTF-8@euro", Language::Norwegian),
            ("ja_JP.eucJP", Language::English),
            ("ja_JP.utf8", Language::Japanese),
            ("ja_JP", Language::Japanese),
            ("zh_TW.Big5", Language::English),
            ("fr_FR.ISO-8859-1", Language::English),
            ("fr_FR.ISO-8859-15@euro", Language::English),
            ("zh_TW.UTF-8", Language::TraditionalChinese),
            ("zh_HK", Language::TraditionalChinese),
            ("zh-Hant", Language::TraditionalChinese),
            ("zh-Hant-CN", Language::TraditionalChinese),
            ("zh_CN.UTF-8", Language::English),
            ("zh-Hans-HK", Language::English),
            ("zh", Language::English),
            ("en_GB.UTF-8", Language::English),
            ("de_DE.UTF-8", Language::English),
            ("C.UTF-8", Language::English),
            ("POSIX", Language::English),
        ] {
            assert_eq!(by(&[("LANG", locale)], None), expected, "{locale}");
        }
    }

    #[test]
    fn variables_stand_in_their_order() {
        let japanese = ("LANG", "ja_JP.UTF-8");
        assert_eq!(by(&[japanese, ("LC_MESSAGES", "fr_FR.UTF-8")], None), Language::French);
        assert_eq!(by(&[japanese, ("LC_MESSAGES", "fr_FR"), ("LC_ALL", "nb_NO")], None), Language::Norwegian);
        assert_eq!(by(&[japanese, ("LC_ALL", "")], None), Language::Japanese);
        assert_eq!(by(&[japanese, ("LANGUAGE", "de:fr:en")], None), Language::French);
        assert_eq!(by(&[("LANG", "C"), ("LANGUAGE", "fr")], None), Language::English);
        assert_eq!(by(&[japanese, ("LC_ALL", "C.UTF-8")], Some("fr-FR")), Language::English);
        assert_eq!(by(&[], Some("fr-FR")), Language::French);
        // What characters the terminal has is asked apart from the language.
        assert_eq!(by(&[japanese, ("LC_CTYPE", "ja_JP.eucJP")], None), Language::English);
        assert_eq!(by(&[japanese, ("LC_CTYPE", "UTF-8")], None), Language::Japanese);
        assert_eq!(by(&[("LANG", "ja_JP.eucJP"), ("LANGUAGE", "fr")], None), Language::English);
        assert_eq!(by(&[], None), Language::English);
    }
}

//! Country names by language of posting (CLDR).

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::lang::{Lang, Writing};
use crate::post::country_names::{LANGUAGES, NAMES};

/// The name of a country (ISO 3166-1 alpha-2) in a language: `CN` is `Chine` in `fr`, `Kina` in `nb`.
/// Falls back to English; `None` for a code that CLDR does not have.
pub fn name(code: &str, lang: Lang) -> Option<&'static str> {
    let row = NAMES.binary_search_by(|(known, _)| known.cmp(&code)).ok()?;
    let tag = match lang.language() {
        "zh" | "yue" | "lzh" if lang.writing() == Writing::SimplifiedChinese => "zh-Hans",
        "zh" | "yue" | "lzh" => "zh-Hant",
        "no" => "nb",
        "pt" => "pt-PT",
        language => language,
    };
    // English is the first column.
    let column = LANGUAGES.iter().position(|known| *known == tag).unwrap_or(0);
    Some(NAMES[row].1[column])
}

/// Other names in use of countries, in small letters.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("america", "US"),
    ("usa", "US"),
    ("u.s.a.", "US"),
    ("england", "GB"),
    ("great britain", "GB"),
    ("northern ireland", "GB"),
    ("scotland", "GB"),
    ("uk", "GB"),
    ("u.k.", "GB"),
    ("wales", "GB"),
    ("holland", "NL"),
    ("the netherlands", "NL"),
    ("people's republic of china", "CN"),
    ("people’s republic of china", "CN"),
    ("p.r. china", "CN"),
    ("pr china", "CN"),
    ("république populaire de chine", "CN"),
    ("folkerepublikken kina", "CN"),
    ("folkrepubliken kina", "CN"),
    ("volksrepublik china", "CN"),
    ("volksrepubliek china", "CN"),
    ("repubblica popolare cinese", "CN"),
    ("república popular china", "CN"),
    ("中華人民共和國", "CN"),
    ("中华人民共和国", "CN"),
    ("中華人民共和国", "CN"),
    ("republic of china", "TW"),
    ("kingdom of norway", "NO"),
    ("kongeriket norge", "NO"),
    ("french republic", "FR"),
    ("république française", "FR"),
    ("federal republic of germany", "DE"),
    ("bundesrepublik deutschland", "DE"),
    ("kingdom of belgium", "BE"),
    ("royaume de belgique", "BE"),
    ("kingdom of the netherlands", "NL"),
    ("swiss confederation", "CH"),
    ("kingdom of sweden", "SE"),
    ("kingdom of denmark", "DK"),
    ("republic of türkiye", "TR"),
    ("republic of kazakhstan", "KZ"),
    ("republic of korea", "KR"),
    ("korea", "KR"),
    ("corée", "KR"),
    ("한국", "KR"),
    ("united states of america", "US"),
    ("united kingdom of great britain and northern ireland", "GB"),
    ("臺灣", "TW"),
    ("turkey", "TR"),
    ("czech republic", "CZ"),
    ("қазақстан", "KZ"),
    ("日本国", "JP"),
];

/// The code (ISO 3166-1 alpha-2) of a country as people write it: the code itself, or its name in any of the languages,
/// whatever its case. `None` for what is no country.
pub fn code_of(text: &str) -> Option<&'static str> {
    // Full-width letters are letters.
    let usual: String = text.nfkc().collect();
    let text = usual.trim();
    let upper = text.to_uppercase();
    if let Ok(row) = NAMES.binary_search_by(|(known, _)| (*known).cmp(upper.as_str())) {
        return Some(NAMES[row].0);
    }
    let lower = text.to_lowercase();
    let other = || OTHER_NAMES.iter().find(|(name, _)| *name == lower).map(|(_, code)| *code);
    BY_NAME.get(&lower).copied().or_else(other)
}

/// The code of each name in any of the languages, in small letters. A list asks for them in every row.
static BY_NAME: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut codes = HashMap::new();
    for (code, names) in NAMES {
        for name in names {
            codes.entry(name.to_lowercase()).or_insert(code);
        }
    }
    codes
});

/// The country whose post serves a part of it that has a code of its own (both ISO 3166-1 alpha-2), and in whose addresses it
/// stands without a country's name; every other code is its own.
pub fn post_of(code: &str) -> &str {
    match code {
        "GP" | "MQ" | "GF" | "RE" | "YT" | "PM" | "BL" | "MF" => "FR",
        "SJ" | "BV" => "NO",
        "AX" => "FI",
        "PR" | "GU" | "VI" | "AS" | "MP" => "US",
        other => other,
    }
}

/// Whether mail between two countries (ISO 3166-1 alpha-2) is domestic: the same one, or parts of one that its post serves as
/// its own.
pub fn is_domestic(from: &str, to: &str) -> bool {
    post_of(from) == post_of(to)
}

/// Whether a text is the name of a country in any of the languages, whatever its case, and nothing else.
pub fn is_name(text: &str) -> bool {
    BY_NAME.contains_key(&text.trim().to_lowercase())
}

/// The languages of a country of posting that are written in Latin letters and in which its post reads a country's name, the
/// one that most of its mail is written in first: `FR` → `fr`, `NO` → `nb`, `nn`. English where we know none.
///
/// French comes first in Belgium, because its sheets here are French and bpost takes either.
fn languages(code: &str) -> &'static [&'static str] {
    match post_of(code) {
        // France, Monaco and the French-speaking members of the postal union.
        "FR" | "NC" | "PF" | "TF" | "WF" | "MC" | "BF" | "BI" | "BJ" | "CD" | "CF" | "CG" | "CI" | "CM" | "DJ"
        | "GA" | "GN" | "HT" | "KM" | "MG" | "ML" | "NE" | "SN" | "TD" | "TG" => &["fr"],
        "BE" => &["fr", "nl", "de"],
        "LU" => &["fr", "de"],
        "NO" => &["nb", "nn"],
        "DE" | "AT" | "LI" => &["de"],
        "CH" => &["de", "fr", "it"],
        "NL" | "AW" | "BQ" | "CW" | "SR" | "SX" => &["nl"],
        "SE" => &["sv"],
        "DK" | "FO" | "GL" => &["da"],
        "FI" => {
            if code == "AX" {
                &["sv"]
            } else {
                &["fi", "sv"]
            }
        }
        "US" => {
            if code == "PR" {
                &["es", "en"]
            } else {
                &["en"]
            }
        }
        "ES" | "AR" | "BO" | "CL" | "CO" | "CR" | "CU" | "DO" | "EC" | "GQ" | "GT" | "HN" | "MX" | "NI" | "PA"
        | "PE" | "PY" | "SV" | "UY" | "VE" => &["es"],
        "IT" | "SM" | "VA" => &["it"],
        "PT" | "AO" | "BR" | "CV" | "GW" | "MZ" | "ST" | "TL" => &["pt"],
        "PL" => &["pl"],
        "CZ" => &["cs"],
        "SK" => &["sk"],
        "HU" => &["hu"],
        "RO" | "MD" => &["ro"],
        "SI" => &["sl"],
        "HR" => &["hr"],
        "EE" => &["et"],
        "LV" => &["lv"],
        "LT" => &["lt"],
        "IS" => &["is"],
        "TR" => &["tr"],
        "CA" => &["en", "fr"],
        _ => &["en"],
    }
}

/// Where mail is posted, as what is printed on it depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting<'a> {
    /// The country, ISO 3166-1 alpha-2.
    pub country: &'a str,
    /// The language of the country line.
    pub language: Lang,
}

impl<'a> Posting<'a> {
    /// In the country's main language.
    pub fn from(country: &'a str) -> Self {
        let country = country.trim();
        Self { country, language: Lang::literal(languages(country).first().copied().unwrap_or("en")) }
    }

    /// In this language if it is one of the country's: a Swiss post reads `CHINE` as well as `CHINA`.
    pub fn in_language(country: &'a str, wished: Lang) -> Self {
        let main = Self::from(country);
        let wished = if wished.language() == "no" { "nb" } else { wished.language() };
        let known = languages(main.country).iter().find(|known| **known == wished);
        Self { language: known.map_or(main.language, |known| Lang::literal(known)), ..main }
    }
}

#[cfg(test)]
mod tests {
    use super::{Posting, code_of, is_domestic, languages, name};
    use crate::lang::Lang;
    use crate::post::country_names::NAMES;

    #[test]
    fn a_country_is_named_in_the_language() {
        for (code, tag, expected) in [
            ("CN", "en", Some("China")),
            ("CN", "fr-BE", Some("Chine")),
            ("CN", "nb", Some("Kina")),
            ("CN", "no", Some("Kina")),
            ("CN", "zh-Hant", Some("中國")),
            ("CN", "zh-CN", Some("中国")),
            ("CN", "ja", Some("中国")),
            ("NO", "nn", Some("Noreg")),
            ("DE", "sv", Some("Tyskland")),
            ("DE", "da", Some("Tyskland")),
            ("CI", "fr", Some("Côte d’Ivoire")),
            ("HK", "en", Some("Hong Kong")),
            ("CN", "kk", Some("China")),
            ("XX", "en", None),
            ("", "en", None),
            ("Norway", "en", None),
        ] {
            assert_eq!(name(code, Lang::literal(tag)), expected, "{code} in {tag}");
        }
    }

    #[test]
    fn a_country_is_known_as_people_write_it() {
        for (text, code) in [
            ("FR", Some("FR")),
            ("no", Some("NO")),
            ("Norge", Some("NO")),
            ("Ｆｒａｎｃｅ", Some("FR")),
            ("Korea", Some("KR")),
            ("BELGIQUE", Some("BE")),
            ("United Kingdom", Some("GB")),
            ("UK", Some("GB")),
            ("臺灣", Some("TW")),
            ("日本", Some("JP")),
            ("Қазақстан", Some("KZ")),
            ("Utopia", None),
            ("", None),
        ] {
            assert_eq!(code_of(text), code, "{text}");
        }
        for (name, code) in super::OTHER_NAMES {
            assert!(name.to_lowercase() == *name && super::name(code, Lang::EN).is_some(), "{name}");
        }
    }

    #[test]
    fn the_table_is_sorted_and_full() {
        assert!(NAMES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(NAMES.iter().all(|(_, names)| names.iter().all(|name| !name.is_empty())));
    }

    #[test]
    fn the_country_line_follows_the_country_of_posting() {
        for (code, china) in [
            ("FR", "Chine"),
            ("RE", "Chine"),
            ("NO", "Kina"),
            ("JP", "China"),
            ("IT", "Cina"),
            ("TR", "Çin"),
            ("PL", "Chiny"),
            ("??", "China"),
        ] {
            assert_eq!(name("CN", Posting::from(code).language), Some(china), "from {code}");
        }
        for (code, wished, china) in [
            ("CH", "fr", "Chine"),
            ("CH", "it-CH", "Cina"),
            ("CH", "en", "China"),
            ("BE", "nl-BE", "China"),
            ("BE", "de", "China"),
            ("FI", "sv", "Kina"),
            ("NO", "nn", "Kina"),
            ("NO", "fr", "Kina"),
            ("FR", "zh-Hant", "Chine"),
        ] {
            let language = Posting::in_language(code, Lang::literal(wished)).language;
            assert_eq!(name("CN", language), Some(china), "from {code} in {wished}");
        }
        // A language without names of its own would fall back to English in silence.
        for (code, _) in NAMES {
            for language in languages(code) {
                let is_english = name("CN", Lang::literal(language)) == Some("China");
                assert!(
                    !is_english || matches!(*language, "en" | "de" | "nl" | "es" | "pt" | "ro"),
                    "{code} {language}"
                );
            }
        }
    }

    #[test]
    fn parts_of_a_country_are_at_home() {
        for (from, to, expected) in [
            ("FR", "RE", true),
            ("PM", "FR", true),
            ("NO", "SJ", true),
            ("US", "PR", true),
            ("FR", "NC", false),
            ("FI", "SE", false),
        ] {
            assert_eq!((is_domestic(from, to), is_domestic(to, from)), (expected, expected), "{from} {to}");
        }
    }
}

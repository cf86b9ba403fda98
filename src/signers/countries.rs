//! Countries whose own writing decides the face of a Han name, as people write them.

use crate::lang::Lang;
use crate::signers::fold::folded;

const HONG_KONG: Lang = Lang::literal("zh-Hant-HK");

/// Names folded as [`folded`] does, in the languages of the campaigns and of the countries themselves
/// (CLDR's names and ISO 3166-1 codes, and the short forms in use).
const CJK_COUNTRIES: &[(Lang, &[&str])] = &[
    (
        Lang::JA,
        &["jp", "jpn", "japan", "日本", "日本国", "日本國", "にほん", "にっぽん", "japon", "일본", "nippon", "nihon"],
    ),
    (
        Lang::ZH_HANT,
        &[
            "tw",
            "twn",
            "taiwan",
            "臺灣",
            "台灣",
            "台湾",
            "타이완",
            "대만",
            "taiwan, roc",
            "roc",
            "r.o.c.",
            "中華民國",
            "中華民国",
            "republic of china",
            "mo",
            "mac",
            "macao",
            "macau",
            "澳門",
            "澳门",
            "マカオ",
            "마카오",
        ],
    ),
    (
        HONG_KONG,
        &[
            "hk",
            "hkg",
            "hong kong",
            "hongkong",
            "hong-kong",
            "香港",
            "ホンコン",
            "홍콩",
            "hong kong sar",
            "hong kong sar china",
        ],
    ),
    (
        Lang::ZH_HANS,
        &[
            "cn",
            "chn",
            "prc",
            "china",
            "chine",
            "kina",
            "中国",
            "中國",
            "중국",
            "中华人民共和国",
            "中華人民共和國",
            "people's republic of china",
            "peoples republic of china",
            "p.r. china",
            "pr china",
            "rp chine",
            "republique populaire de chine",
            "folkerepublikken kina",
            "mainland china",
            "sg",
            "sgp",
            "singapore",
            "singapour",
            "singapur",
            "新加坡",
            "シンガポール",
            "싱가포르",
            "my",
            "mys",
            "malaysia",
            "malaisie",
            "马来西亚",
            "馬來西亞",
            "マレーシア",
        ],
    ),
    (
        Lang::KO,
        &[
            "kr",
            "kor",
            "korea",
            "south korea",
            "republic of korea",
            "coree",
            "coree du sud",
            "republique de coree",
            "sor-korea",
            "韓国",
            "韓國",
            "韩国",
            "大韓民国",
            "大韓民國",
            "대한민국",
            "한국",
            "kp",
            "prk",
            "north korea",
            "coree du nord",
            "nord-korea",
            "北朝鮮",
            "朝鮮",
            "朝鲜",
            "북한",
            "조선",
        ],
    ),
];

/// The language whose Han forms are used in a country, `None` where Han characters are not at home.
pub(in crate::signers) fn han_language(country: &str) -> Option<Lang> {
    if country.is_empty() {
        return None;
    }
    let country = folded(country);
    CJK_COUNTRIES.iter().find(|(_, names)| names.contains(&country.as_str())).map(|(lang, _)| *lang)
}

#[cfg(test)]
mod tests {
    use super::{CJK_COUNTRIES, han_language};
    use crate::signers::fold::folded;

    #[test]
    fn countries_are_known_in_several_languages() {
        for (country, expected) in [
            ("日本", "ja"),
            ("JAPON", "ja"),
            ("Taïwan", "zh-Hant"),
            ("臺灣", "zh-Hant"),
            ("台灣", "zh-Hant"),
            ("Chine", "zh-Hans"),
            ("Kina", "zh-Hans"),
            ("中國", "zh-Hans"),
            ("Hong Kong", "zh-Hant-HK"),
            ("Sør-Korea", "ko"),
            ("Corée du Sud", "ko"),
            ("Norge", ""),
            ("", ""),
        ] {
            assert_eq!(han_language(country).map(|lang| lang.to_string()).unwrap_or_default(), expected, "{country}");
        }
    }

    #[test]
    fn names_are_folded_and_unique() {
        let mut names: Vec<&str> = CJK_COUNTRIES.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        for name in &names {
            assert_eq!(folded(name), *name);
        }
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}

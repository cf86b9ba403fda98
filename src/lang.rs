//! Language tags in use, and what a language does to a page: its script, its long dates, and
//! the words that the program itself prints ([`phrases`]).

use std::fmt;

use serde::{Deserialize, Serialize};

mod date;
mod endonym;
mod ordinal;
pub mod phrases;

pub use date::{is_month, iso_day, long_date, month_number};
pub use ordinal::ordinal;

/// A BCP 47 language tag in its canonical case (`zh-Hant`, `fr-BE`), at most 15 bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Lang {
    bytes: [u8; 15],
    length: u8,
}

/// The writing system that a language is set in, as far as the page cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Writing {
    /// Chinese in traditional characters.
    TraditionalChinese,
    /// Chinese in simplified characters.
    SimplifiedChinese,
    /// Japanese.
    Japanese,
    /// Korean.
    Korean,
    /// Arabic script: Uyghur, Arabic, Persian, Urdu.
    Arabic,
    /// Hebrew script.
    Hebrew,
    /// Latin, Cyrillic, Greek and everything else that goes from left to right with spaces.
    Western,
}

impl Lang {
    /// English, the language of last resort.
    pub const EN: Self = Self::literal("en");
    /// Chinese in traditional characters.
    pub const ZH_HANT: Self = Self::literal("zh-Hant");
    /// Chinese in simplified characters.
    pub const ZH_HANS: Self = Self::literal("zh-Hans");
    /// Japanese.
    pub const JA: Self = Self::literal("ja");
    /// Korean.
    pub const KO: Self = Self::literal("ko");

    /// A tag known to be well-formed and canonical, for constants.
    pub const fn literal(tag: &str) -> Self {
        let source = tag.as_bytes();
        let mut bytes = [0; 15];
        let mut at = 0;
        while at < source.len() {
            bytes[at] = source[at];
            at += 1;
        }
        #[expect(clippy::cast_possible_truncation, reason = "at most 15 by the array")]
        Self { bytes, length: source.len() as u8 }
    }

    /// Reads a tag: a language of two or three letters, then subtags of 1 to 8 letters or digits.
    /// `_` counts as `-`; case is made canonical. `None` if it is no such tag or longer than 15 bytes.
    pub fn parse(tag: &str) -> Option<Self> {
        let mut canonical = String::with_capacity(tag.len());
        for (position, subtag) in tag.trim().split(['-', '_']).enumerate() {
            let length = subtag.len();
            if length == 0 || length > 8 || !subtag.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                return None;
            }
            if position == 0 {
                if !(2..=3).contains(&length) || !subtag.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                    return None;
                }
                canonical.push_str(&subtag.to_ascii_lowercase());
                continue;
            }
            canonical.push('-');
            match length {
                2 => canonical.push_str(&subtag.to_ascii_uppercase()),
                4 => {
                    canonical.push_str(&subtag[..1].to_ascii_uppercase());
                    canonical.push_str(&subtag[1..].to_ascii_lowercase());
                }
                _ => canonical.push_str(&subtag.to_ascii_lowercase()),
            }
        }
        (canonical.len() <= 15).then(|| Self::literal(&canonical))
    }

    /// The tag as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..usize::from(self.length)]).unwrap_or("und")
    }

    /// The language without script and region: `zh`, `fr`.
    pub fn language(&self) -> &str {
        self.as_str().split('-').next().unwrap_or("und")
    }

    /// The region, such as `BE`, if the tag has one.
    pub fn region(&self) -> Option<&str> {
        self.as_str().split('-').skip(1).find(|subtag| subtag.len() == 2)
    }

    /// The writing system. Chinese without a script is simplified in CN, SG and MY and
    /// traditional elsewhere; the letters of this program are.
    pub fn writing(&self) -> Writing {
        // Asked of every span of text: most tags are told by their first letters.
        if let [b'e' | b'n' | b'f' | b'd', _, 0 | b'-', ..] = self.bytes
            && self.bytes[..2] != *b"fa"
        {
            return Writing::Western;
        }
        if *self == Self::ZH_HANT {
            return Writing::TraditionalChinese;
        }
        match self.language() {
            "zh" | "yue" | "lzh" => {
                let simplified = self.as_str().contains("-Hans")
                    || (!self.as_str().contains("-Hant") && matches!(self.region(), Some("CN" | "SG" | "MY")));
                if simplified { Writing::SimplifiedChinese } else { Writing::TraditionalChinese }
            }
            "ja" => Writing::Japanese,
            "ko" => Writing::Korean,
            "ug" if self.as_str().contains("-Cyrl") || self.as_str().contains("-Latn") => Writing::Western,
            "ar" | "ug" | "fa" | "ur" | "ps" | "ckb" => Writing::Arabic,
            "kk" | "ky" if self.as_str().contains("-Arab") || self.region() == Some("CN") => Writing::Arabic,
            "he" | "yi" => Writing::Hebrew,
            _ => Writing::Western,
        }
    }

    /// This language and English behind it, or English alone.
    pub fn with_english(self) -> Vec<Self> {
        if self.language() == "en" { vec![self] } else { vec![self, Self::EN] }
    }

    /// A number written with a point, with the decimal sign of the language (CLDR; a point where we have no table).
    pub fn with_decimal_sign(&self, number: &str) -> String {
        match self.language() {
            "fr" | "nb" | "nn" | "no" | "de" | "nl" if self.as_str() != "de-CH" => number.replace('.', ","),
            _ => number.to_owned(),
        }
    }

    /// Whether the language is set with Han characters, kana or hangul.
    pub fn is_cjk(&self) -> bool {
        matches!(
            self.writing(),
            Writing::TraditionalChinese | Writing::SimplifiedChinese | Writing::Japanese | Writing::Korean
        )
    }

    /// Whether the language is written from right to left.
    pub fn is_right_to_left(&self) -> bool {
        matches!(self.writing(), Writing::Arabic | Writing::Hebrew)
    }
}

/// A value to be put into a line of the other direction: isolated (UAX #9, 2.4.2) where it holds letters of a
/// right-to-left script, so that digits and commas beside it keep their places.
pub fn isolated(value: &str) -> std::borrow::Cow<'_, str> {
    let right_to_left = |character: char| matches!(character, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}');
    if value.contains(right_to_left) {
        std::borrow::Cow::Owned(format!("\u{2068}{value}\u{2069}"))
    } else {
        std::borrow::Cow::Borrowed(value)
    }
}

impl From<Lang> for String {
    fn from(lang: Lang) -> Self {
        lang.as_str().to_owned()
    }
}

impl TryFrom<String> for Lang {
    type Error = String;

    /// The tag itself comes back where it is none.
    fn try_from(tag: String) -> Result<Self, String> {
        Self::parse(&tag).ok_or(tag)
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, Writing};

    #[test]
    fn tags_are_made_canonical() {
        for (typed, canonical) in [
            ("zh-hant", Some("zh-Hant")),
            ("FR_be", Some("fr-BE")),
            ("en", Some("en")),
            ("x", None),
            ("", None),
            ("../x", None),
        ] {
            assert_eq!(Lang::parse(typed).map(|lang| lang.to_string()).as_deref(), canonical, "{typed}");
        }
    }

    #[test]
    fn only_right_to_left_values_are_isolated() {
        assert_eq!(super::isolated("Oslo"), "Oslo");
        assert_eq!(super::isolated("ירושלים"), "\u{2068}ירושלים\u{2069}");
    }

    #[test]
    fn writing_follows_script_then_region() {
        for (tag, writing) in [
            ("zh", Writing::TraditionalChinese),
            ("zh-CN", Writing::SimplifiedChinese),
            ("zh-Hant-CN", Writing::TraditionalChinese),
            ("ug", Writing::Arabic),
            ("ug-Cyrl", Writing::Western),
            ("kk", Writing::Western),
            ("ja", Writing::Japanese),
        ] {
            assert_eq!(Lang::parse(tag).map(|lang| lang.writing()), Some(writing), "{tag}");
        }
    }
}

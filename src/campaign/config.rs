//! `letter.toml`, `addressees.toml`, `routes.toml` as typed: raw TOML, nothing decided.
//!
//! An unknown key is refused, so that a misspelled one is never passed over in silence. What may be
//! wrong in itself keeps its span for `checks.rs`.

use std::collections::BTreeMap;
use std::fmt;
use std::num::NonZeroUsize;

use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde::{Deserialize, de::DeserializeOwned};
use toml::{Spanned, Value};

use crate::campaign::naming::nearest;
use crate::campaign::resolve::{Arrangement, Kind, SenderBlock, Signed};
use crate::campaign::source::Source;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::lang::Lang;

/// A text with its place.
pub(crate) type Text = Spanned<String>;

/// A day as typed: a TOML date or a string.
pub(crate) type Day = Option<Spanned<Value>>;

/// `letter.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawLetter {
    pub(crate) kind: Kind,
    pub(crate) languages: Spanned<Vec<Text>>,
    pub(crate) arrangement: Option<Spanned<Arrangement>>,
    pub(crate) route: Option<Text>,
    #[serde(default)]
    pub(crate) addressees: Vec<Text>,
    pub(crate) sender: Option<Spanned<SenderBlock>>,
    pub(crate) signed: Option<Spanned<Signed>>,
    pub(crate) max_sheets: Option<Spanned<NonZeroUsize>>,
    #[serde(default)]
    pub(crate) hanging: bool,
    pub(crate) opens: Day,
    pub(crate) closes: Day,
    #[serde(default)]
    pub(crate) required: Vec<Text>,
    pub(crate) consent: Option<RawConsent>,
    pub(crate) messages: Option<RawMessages>,
    pub(crate) table: Option<Spanned<Vec<Text>>>,
    pub(crate) strip: Option<Spanned<Vec<Text>>>,
    pub(crate) return_to: Option<Spanned<Vec<String>>>,
    pub(crate) publisher: Option<Text>,
    pub(crate) retention: Option<Text>,
    #[serde(default)]
    pub(crate) title: BTreeMap<Text, String>,
    // As the option and `mailbag.toml` have it.
    #[serde(default, alias = "column")]
    pub(crate) columns: BTreeMap<Text, Text>,
    pub(crate) notice: Option<Spanned<RawNotice>>,
}

/// `consent`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RawConsent {
    Optional,
    Required,
}

/// `messages`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RawMessages {
    All,
    Approved,
}

/// `[notice]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawNotice {
    pub(crate) controller: Option<Text>,
    pub(crate) contact: Option<Text>,
    pub(crate) purpose: Option<Text>,
    pub(crate) legal_basis: Option<Text>,
    pub(crate) recipients: Option<Text>,
    pub(crate) transfer: Option<Text>,
    pub(crate) retention: Option<Text>,
    pub(crate) rights: Option<Text>,
    pub(crate) authority: Option<Text>,
}

/// `[id.postal]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawPostal {
    #[serde(default)]
    pub(crate) organisation: String,
    #[serde(default)]
    pub(crate) person: String,
    #[serde(default)]
    pub(crate) street: OneOrMore,
    #[serde(default)]
    pub(crate) postcode: String,
    #[serde(default)]
    pub(crate) place: String,
    pub(crate) country: Text,
}

/// A string, or a list of strings.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "expected a string or a list of strings")]
pub(crate) enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl Default for OneOrMore {
    fn default() -> Self {
        Self::More(Vec::new())
    }
}

impl OneOrMore {
    pub(crate) fn into_lines(self) -> Vec<String> {
        match self {
            Self::One(text) => text.lines().map(str::to_owned).collect(),
            Self::More(lines) => lines,
        }
    }
}

/// `[id.<language>]` of an addressee.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawWords {
    pub(crate) name: String,
    pub(crate) office: String,
    pub(crate) greeting: String,
    pub(crate) inside_address: Vec<String>,
}

/// `[id]` of `addressees.toml`: three keys, a table `postal`, and a table a language.
#[derive(Debug, Default)]
pub(crate) struct RawAddressee {
    pub(crate) as_of: Day,
    pub(crate) until: Day,
    pub(crate) successor: Option<String>,
    pub(crate) postal: Option<RawPostal>,
    pub(crate) words: BTreeMap<Lang, RawWords>,
}

/// A key of an addressee. Its own type, so that the error of an unknown one knows the key's place.
enum AddresseeKey {
    AsOf,
    Until,
    Successor,
    Postal,
    Words(Lang),
}

const ADDRESSEE_KEYS: &[&str] = &["as_of", "until", "successor", "postal", "a language tag such as zh-Hant"];

impl<'de> Deserialize<'de> for AddresseeKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let key = String::deserialize(deserializer)?;
        // The fixed keys first: `as_of` has the form of a tag.
        Ok(match key.as_str() {
            "as_of" => Self::AsOf,
            "until" => Self::Until,
            "successor" => Self::Successor,
            "postal" => Self::Postal,
            other => Self::Words(Lang::parse(other).ok_or_else(|| D::Error::unknown_field(other, ADDRESSEE_KEYS))?),
        })
    }
}

impl<'de> Deserialize<'de> for RawAddressee {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Table;
        impl<'de> Visitor<'de> for Table {
            type Value = RawAddressee;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("the table of an addressee")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<RawAddressee, M::Error> {
                let mut raw = RawAddressee::default();
                while let Some(key) = map.next_key::<AddresseeKey>()? {
                    match key {
                        AddresseeKey::AsOf => raw.as_of = Some(map.next_value()?),
                        AddresseeKey::Until => raw.until = Some(map.next_value()?),
                        AddresseeKey::Successor => raw.successor = Some(map.next_value()?),
                        AddresseeKey::Postal => raw.postal = Some(map.next_value()?),
                        // `zh-hant` and `zh-Hant` are one tag but two TOML keys.
                        AddresseeKey::Words(lang) => {
                            if raw.words.insert(lang, map.next_value()?).is_some() {
                                return Err(M::Error::custom(format_args!("duplicate language `{lang}`")));
                            }
                        }
                    }
                }
                Ok(raw)
            }
        }
        deserializer.deserialize_map(Table)
    }
}

/// `[id]` of `routes.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawRoute {
    #[serde(default)]
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) lines: Vec<String>,
    pub(crate) country: Text,
    pub(crate) language: Option<Text>,
    pub(crate) receiver_language: Option<Text>,
    #[serde(default)]
    pub(crate) office: Vec<String>,
    pub(crate) as_of: Day,
    pub(crate) post: Option<RawPost>,
    pub(crate) window: Option<Text>,
    pub(crate) postal: Option<RawPostal>,
}

/// `post` of a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum RawPost {
    Bag,
    Each,
}

/// `addressees.toml` or `routes.toml`: tables by id.
pub(crate) type ById<T> = BTreeMap<Text, T>;

/// The key that was meant where one is not known: the parser names it, then those that there are, each between back quotes.
fn meant(message: &str) -> Option<&str> {
    let mut names = message.strip_prefix("unknown field `")?.split('`').step_by(2);
    let typed = names.next()?;
    nearest(typed, names)
}

/// Parses TOML; what does not parse or does not fit is `bad-toml` at its place.
pub(crate) fn parse<T: DeserializeOwned>(source: &Source, findings: &mut Findings) -> Option<T> {
    match toml::from_str(source.text()) {
        Ok(raw) => Some(raw),
        Err(error) => {
            let mut finding = Diagnostic::error(Code::BadToml).with("reason", error.message());
            if let Some(nearest) = meant(error.message()) {
                finding = finding.with("nearest", nearest);
            }
            finding.place = Some(source.place(error.span().unwrap_or(0..0)));
            findings.push(finding);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn a_key_that_is_not_known_is_near_to_one_that_is() {
        for (message, expected) in [
            ("unknown field `leter`, expected one of `letter`, `signers`, `as`", Some("letter")),
            ("unknown field `zzz`, expected one of `letter`, `signers`", None),
            ("unknown field `nam`, expected `name`", Some("name")),
            ("missing field `kind`", None),
        ] {
            assert_eq!(meant(message), expected, "{message}");
        }
    }
}

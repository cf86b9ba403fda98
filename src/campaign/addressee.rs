//! The people and offices to whom letters speak.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::lang::Lang;
use crate::post::address::{self, Fields};
use crate::post::country::Posting;
use crate::post::rules::{self, Fault, is_latin};

/// An address in fields, for the window and the envelope. Empty strings are fields not given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PostalAddress {
    /// Organisation or office.
    pub organisation: String,
    /// Person or department.
    pub person: String,
    /// Lines of building, street and number, post box; in order.
    pub street: Vec<String>,
    /// Postcode.
    pub postcode: String,
    /// Place as the postal service writes it, CEDEX included.
    pub place: String,
    /// ISO 3166-1 alpha-2 code of the country.
    pub country: String,
}

impl PostalAddress {
    /// The same fields, as postal rules see them.
    pub fn fields(&self) -> Fields<'_> {
        Fields {
            organisation: &self.organisation,
            person: &self.person,
            street: &self.street,
            postcode: &self.postcode,
            place: &self.place,
            country: &self.country,
        }
    }

    /// The lines when posted there, and what they do not meet of that post's rules.
    pub fn lines_from(&self, posting: Posting<'_>) -> (Vec<String>, Vec<Fault>) {
        let fields = self.fields();
        let lines = address::lines(&fields, posting);
        let faults = rules::faults(&fields, &lines, posting.country);
        (lines, faults)
    }
}

/// What an addressee is called in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AddresseeWords {
    /// Name.
    pub name: String,
    /// Office held.
    pub office: String,
    /// Greeting, one line.
    pub greeting: String,
    /// Inside address as the campaign prints it, line by line; may be empty.
    pub inside_address: Vec<String>,
}

impl AddresseeWords {
    /// Name and office on one line: the office before the name in Chinese, Japanese and Korean.
    pub fn line(&self, lang: Lang) -> String {
        let (name, office) = (self.name.as_str(), self.office.as_str());
        let (parts, between) = if lang.is_cjk() { ([office, name], " ") } else { ([name, office], ", ") };
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(between)
    }
}

/// One addressee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressee {
    /// Its name in `addressees.toml`, safe as a file name.
    pub id: String,
    /// Words by language.
    pub words: BTreeMap<Lang, AddresseeWords>,
    /// Postal address, if the facts have one.
    pub postal: Option<PostalAddress>,
    /// The day on which these data were right.
    pub as_of: Option<Date>,
    /// Last day in office, if it is past.
    pub until: Option<Date>,
    /// Id or name of who came after.
    pub successor: Option<String>,
}

impl Addressee {
    /// The words in a language, else in the same language without region, else in the same
    /// language with any region, else in English, else the first; `None` only if it has none at all.
    pub fn words(&self, lang: Lang) -> Option<&AddresseeWords> {
        self.words_in(lang).map(|(_, words)| words)
    }

    /// The name in Latin letters, for an envelope: the English one, else that of the postal address.
    pub fn latin_name(&self) -> &str {
        let is_latin = |name: &&str| !name.is_empty() && is_latin(name);
        let of_postal = self.postal.iter().flat_map(|postal| [postal.person.as_str(), postal.organisation.as_str()]);
        let of_words = self.words(Lang::EN).map(|words| words.name.as_str());
        of_words.into_iter().chain(of_postal).find(is_latin).or(of_words).unwrap_or(&self.id)
    }

    /// The same words with the language in which they are.
    pub fn words_in(&self, lang: Lang) -> Option<(Lang, &AddresseeWords)> {
        best(&self.words, lang)
    }
}

/// The entry of a language in a table by language: its own; else that of the longest shorter tag (`zh-Hant` for
/// `zh-Hant-TW`); else one of the same language, first of the same writing; else English; else the first.
pub fn best<T>(table: &BTreeMap<Lang, T>, lang: Lang) -> Option<(Lang, &T)> {
    let shorter = || {
        let mut tag = lang.as_str();
        std::iter::from_fn(move || {
            tag = &tag[..tag.rfind('-')?];
            Lang::parse(tag)
        })
    };
    let same_language = || table.keys().filter(|key| key.language() == lang.language());
    let key = std::iter::once(lang)
        .chain(shorter())
        .find(|key| table.contains_key(key))
        .or_else(|| same_language().find(|key| key.writing() == lang.writing()).copied())
        .or_else(|| same_language().next().copied())
        .or_else(|| table.contains_key(&Lang::EN).then_some(Lang::EN))
        .or_else(|| table.keys().find(|key| key.language() == "en").copied())
        .or_else(|| table.keys().next().copied())?;
    table.get(&key).map(|entry| (key, entry))
}

/// All addressees by id.
pub type Addressees = BTreeMap<String, Addressee>;

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::best;
    use crate::lang::Lang;

    #[test]
    fn the_nearest_language_is_taken() {
        for (there, asked, expected) in [
            ("en zh-Hant", "zh-Hant", Some("zh-Hant")),
            ("en zh-Hans zh-Hant", "zh-Hant-TW", Some("zh-Hant")),
            ("en zh-Hans zh-Hant", "zh-TW", Some("zh-Hant")),
            ("en fr", "fr-BE", Some("fr")),
            ("en fr-CA", "fr-BE", Some("fr-CA")),
            ("en fr", "nb", Some("en")),
            ("en-GB fr", "nb", Some("en-GB")),
            ("fr ja", "nb", Some("fr")),
            ("", "nb", None),
        ] {
            let table: BTreeMap<Lang, &str> =
                there.split_whitespace().map(|tag| (Lang::parse(tag).expect("a tag"), tag)).collect();
            let found = best(&table, Lang::parse(asked).expect("a tag"));
            assert_eq!(found.map(|(lang, _)| lang.to_string()).as_deref(), expected, "{asked} of {there}");
        }
    }
}

//! The people and offices to whom letters speak.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::lang::Lang;

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
    pub fn words(&self, _lang: Lang) -> Option<&AddresseeWords> {
        todo!("helper: letters")
    }
}

/// All addressees by id.
pub type Addressees = BTreeMap<String, Addressee>;

//! Address lines by country of destination and country of posting.

use crate::lang::Lang;

/// An address in fields, as postal rules see it. Empty text is a field not given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fields<'a> {
    /// Organisation or office.
    pub organisation: &'a str,
    /// Person or department.
    pub person: &'a str,
    /// Lines of building, street and number, post box.
    pub street: &'a [String],
    /// Postcode.
    pub postcode: &'a str,
    /// Place as the postal service writes it.
    pub place: &'a str,
    /// ISO 3166-1 alpha-2 code of the country.
    pub country: &'a str,
}

/// The lines of an address as they are printed in the zone when posted from `from` (ISO code): organisation, person,
/// street, the line of postcode and place in the order of the destination, and, abroad, the country in capitals in a
/// language of the country of posting. No empty lines.
pub fn lines(_address: &Fields<'_>, _from: &str, _posting: Lang) -> Vec<String> {
    todo!("helper: post")
}

//! Country names by language of posting (CLDR).

/// The name of a country (ISO 3166-1 alpha-2) in a language: `CN` is `Chine` in `fr`, `Kina` in `nb`.
/// Falls back to English; `None` for a code that CLDR does not have.
pub fn name(_code: &str, _lang: crate::lang::Lang) -> Option<&'static str> {
    todo!("helper: post")
}

/// The main language of a country of posting, for the country line: `FR` → `fr`, `NO` → `nb`. English where unknown
/// or where the language is not written in Latin letters.
pub fn posting_language(_code: &str) -> crate::lang::Lang {
    todo!("helper: post")
}

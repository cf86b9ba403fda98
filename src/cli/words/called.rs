//! What languages, windows and addressees are called, where somebody reads of them who does not type their names.

use crate::campaign::Addressee;
use crate::cli::words::catalogue::{is_known, language, say};
use crate::lang::{Lang, Writing};
use crate::post::country;

/// A language: `Norwegian Bokmål`, `French (Belgium)`; by its own name or its tag where it has none here.
pub(super) fn language_of(lang: Lang) -> String {
    let name = match lang.writing() {
        Writing::TraditionalChinese => "zh-Hant",
        Writing::SimplifiedChinese => "zh-Hans",
        _ => lang.language(),
    };
    let message = format!("language-{name}");
    if !is_known(&message) {
        return lang.endonym().unwrap_or(lang.as_str()).to_owned();
    }
    let region = lang.region().and_then(|region| country::name(region, language().lang()));
    match region {
        Some(region) => say!("called-of", name = say!(&message), of = region),
        None => say!(&message),
    }
}

/// The countries that have a window envelope.
pub(super) fn countries_of(window: &str) -> String {
    match window {
        "din-5008-a" | "din-5008-b" => say!("init-window-din"),
        "nf" => say!("init-window-nf"),
        "sn" => say!("init-window-sn"),
        "no" => say!("init-window-no"),
        other => other.to_owned(),
    }
}

/// A window with its standard: `France (NF)`.
pub(super) fn window(name: &str) -> String {
    match name {
        "no" => countries_of(name),
        name => say!("called-of", name = countries_of(name), of = name.to_uppercase().replace('-', " ")),
    }
}

/// An addressee's name in the language of whoever reads; the short name of one that has none.
pub(super) fn addressee(one: &Addressee) -> &str {
    let words = one.words(language().lang()).map(|words| words.name.as_str());
    words.filter(|name| !name.is_empty()).unwrap_or(&one.id)
}

#[cfg(test)]
mod tests {
    use super::{language_of, window};
    use crate::cli::words::catalogue::in_language;
    use crate::cli::words::locale::Language;
    use crate::lang::Lang;

    #[test]
    fn what_has_a_tag_has_a_name() {
        let of = |tag: &str| language_of(Lang::parse(tag).expect("a tag"));
        for (tag, english, french) in [
            ("zh-Hant", "Traditional Chinese", "chinois traditionnel"),
            ("fr-BE", "French (Belgium)", "français (Belgique)"),
            ("nb", "Norwegian Bokmål", "norvégien bokmål"),
            ("xx", "xx", "xx"),
        ] {
            assert_eq!((of(tag), in_language(Language::French, || of(tag))), (english.to_owned(), french.to_owned()));
        }
        for (name, expected) in
            [("nf", "France (NF)"), ("no", "Norway"), ("din-5008-b", "Germany, Austria (DIN 5008 B)")]
        {
            assert_eq!(window(name), expected);
        }
        assert_eq!(in_language(Language::Japanese, || window("nf")), "フランス（NF）");
    }
}

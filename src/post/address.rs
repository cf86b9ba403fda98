//! Address lines by country of destination and country of posting.

use crate::lang::Lang;
use crate::post::country;

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
///
/// Where Chinese, Japanese or Korean addresses are written in their own script, the order is theirs: from the postcode
/// down to the person. A country that is no known code is printed as it is given.
pub fn lines(address: &Fields<'_>, from: &str, posting: Lang) -> Vec<String> {
    let country = address.country.trim();
    let abroad = !country.is_empty() && country != from.trim();
    let mut lines = if is_in_own_script(address) {
        own_script_lines(address, country)
    } else {
        latin_lines(address, rule(country), abroad)
    };
    if abroad {
        let name = country::name(country, posting).unwrap_or(country);
        lines.push(name.to_uppercase());
    }
    lines
        .iter()
        .flat_map(|line| line.lines())
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(String::from)
        .collect()
}

/// Where the postcode stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Postcode {
    /// `0374 OSLO`
    BeforePlace,
    /// `TOKYO 106-0046`
    AfterPlace,
    /// On the line below the place.
    OwnLine,
}

/// When the place is set in capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Capitals {
    Always,
    /// Only on mail from abroad, where the postal union asks for them; at home as the post itself writes it.
    FromAbroad,
}

/// How a country of destination writes the last lines of an address in Latin letters.
fn rule(country: &str) -> (Postcode, Capitals) {
    match country {
        "GB" | "GG" | "IM" | "JE" | "GI" | "IE" => (Postcode::OwnLine, Capitals::Always),
        "JP" | "KR" | "TW" | "US" | "CA" | "AU" | "NZ" | "IN" | "SG" => (Postcode::AfterPlace, Capitals::Always),
        "DE" | "AT" | "CH" | "LI" | "DK" => (Postcode::BeforePlace, Capitals::FromAbroad),
        // France (La Poste: last line in capitals), Norway (Bring: `0161 Oslo` or in capitals), China (`100017 BEIJING`),
        // Belgium, the Netherlands, Sweden, and whoever has no rule of its own.
        _ => (Postcode::BeforePlace, Capitals::Always),
    }
}

fn latin_lines(address: &Fields<'_>, (postcode, capitals): (Postcode, Capitals), abroad: bool) -> Vec<String> {
    let mut lines = vec![address.organisation.to_owned(), address.person.to_owned()];
    lines.extend(address.street.iter().cloned());
    let (code, place) = (address.postcode.trim(), address.place.trim());
    let place = if capitals == Capitals::Always || abroad { place.to_uppercase() } else { place.to_owned() };
    match postcode {
        Postcode::BeforePlace => lines.push(format!("{code} {place}")),
        Postcode::AfterPlace => lines.push(format!("{place} {code}")),
        Postcode::OwnLine => lines.extend([place, code.to_uppercase()]),
    }
    lines
}

/// The order of China, Japan, Korea and Taiwan in their own script: postcode, place, street, organisation, person.
fn own_script_lines(address: &Fields<'_>, country: &str) -> Vec<String> {
    let (code, place) = (address.postcode.trim(), address.place.trim());
    let mut lines = if country == "JP" {
        let code = code.trim_start_matches('〒').trim_start();
        // Prefecture, ward and street are written on, without a space.
        let (first, rest) = address.street.split_first().map_or(("", &[][..]), |(first, rest)| (first.trim(), rest));
        let mut lines = vec![if code.is_empty() { String::new() } else { format!("〒{code}") }];
        lines.push(format!("{place}{first}"));
        lines.extend(rest.iter().cloned());
        lines
    } else {
        let mut lines = vec![format!("{code} {place}")];
        lines.extend(address.street.iter().cloned());
        lines
    };
    lines.extend([address.organisation.to_owned(), address.person.to_owned()]);
    lines
}

/// Whether place or street holds Han characters, kana or hangul.
fn is_in_own_script(address: &Fields<'_>) -> bool {
    let is_cjk = |character| matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{20000}'..='\u{3ffff}');
    address.place.chars().chain(address.street.iter().flat_map(|line| line.chars())).any(is_cjk)
}

#[cfg(test)]
mod tests {
    use super::{Fields, lines};
    use crate::post::country::posting_language;

    /// The lines of an address joined by ` / `; the address as organisation, person, street, postcode, place, country,
    /// lines of the street joined by `+`.
    fn printed(address: [&str; 6], from: &str) -> String {
        let street: Vec<String> = address[2].split('+').map(String::from).collect();
        let fields = Fields {
            organisation: address[0],
            person: address[1],
            street: &street,
            postcode: address[3],
            place: address[4],
            country: address[5],
        };
        lines(&fields, from, posting_language(from)).join(" / ")
    }

    const BEIJING: [&str; 6] = ["", "Xi", "Zhongnanhai+Xichangan' jie", "100017", "Beijing", "CN"];
    const PARIS: [&str; 6] = ["Amnesty", "", "76 boulevard de la Villette", "75940", "Paris cedex 19", "FR"];
    const OSLO: [&str; 6] = ["Embassy", "", "Tuengen allé 2B", "0374", "Oslo", "NO"];
    const TOKYO: [&str; 6] = ["Embassy", "", "3-4-33 Moto-Azabu, Minato-ku", "106-0046", "Tokyo", "JP"];
    const TOKYO_IN_JAPANESE: [&str; 6] = ["大使館", "大使", "港区元麻布3丁目4番33号", "106-0046", "東京都", "JP"];
    const MUNICH: [&str; 6] = ["", "A", "Weg 1", "80331", "München", "DE"];

    #[test]
    fn each_destination_has_its_order() {
        for (address, from, expected) in [
            (BEIJING, "FR", "Xi / Zhongnanhai / Xichangan' jie / 100017 BEIJING / CHINE"),
            (BEIJING, "NO", "Xi / Zhongnanhai / Xichangan' jie / 100017 BEIJING / KINA"),
            (BEIJING, "JP", "Xi / Zhongnanhai / Xichangan' jie / 100017 BEIJING / CHINA"),
            (BEIJING, "CN", "Xi / Zhongnanhai / Xichangan' jie / 100017 BEIJING"),
            (PARIS, "FR", "Amnesty / 76 boulevard de la Villette / 75940 PARIS CEDEX 19"),
            (PARIS, "NO", "Amnesty / 76 boulevard de la Villette / 75940 PARIS CEDEX 19 / FRANKRIKE"),
            (OSLO, "NO", "Embassy / Tuengen allé 2B / 0374 OSLO"),
            (OSLO, "FR", "Embassy / Tuengen allé 2B / 0374 OSLO / NORVÈGE"),
            (TOKYO, "JP", "Embassy / 3-4-33 Moto-Azabu, Minato-ku / TOKYO 106-0046"),
            (TOKYO, "DE", "Embassy / 3-4-33 Moto-Azabu, Minato-ku / TOKYO 106-0046 / JAPAN"),
            (TOKYO_IN_JAPANESE, "JP", "〒106-0046 / 東京都港区元麻布3丁目4番33号 / 大使館 / 大使"),
            (TOKYO_IN_JAPANESE, "FR", "〒106-0046 / 東京都港区元麻布3丁目4番33号 / 大使館 / 大使 / JAPON"),
            (
                ["", "習", "西長安街", "100017", "北京市西城區", "CN"],
                "NO",
                "100017 北京市西城區 / 西長安街 / 習 / KINA",
            ),
            (["", "A", "Rue 1", "1000", "Bruxelles", "BE"], "BE", "A / Rue 1 / 1000 BRUXELLES"),
            (["", "A", "1 Road", "ec1m 5rf", "London", "GB"], "GB", "A / 1 Road / LONDON / EC1M 5RF"),
            (["", "A", "1 Road", "EC1M 5RF", "London", "GB"], "FR", "A / 1 Road / LONDON / EC1M 5RF / ROYAUME-UNI"),
            (MUNICH, "DE", "A / Weg 1 / 80331 München"),
            (MUNICH, "NO", "A / Weg 1 / 80331 MÜNCHEN / TYSKLAND"),
            (["", "A", "Weg 1", "8001", "Zürich", "CH"], "CH", "A / Weg 1 / 8001 Zürich"),
            (
                ["", "A", "Straat 1", "1017 CD", "Amsterdam", "NL"],
                "SE",
                "A / Straat 1 / 1017 CD AMSTERDAM / NEDERLÄNDERNA",
            ),
            (["", "A", "Gatan 1", "114 55", "Stockholm", "SE"], "SE", "A / Gatan 1 / 114 55 STOCKHOLM"),
            (["", "A", "Vej 1", "2100", "København Ø", "DK"], "DK", "A / Vej 1 / 2100 København Ø"),
            (["", "A", "1 St", "20001", "Washington DC", "US"], "US", "A / 1 St / WASHINGTON DC 20001"),
            (["", "A", "Köşe 1", "06101", "Ankara", "TR"], "FR", "A / Köşe 1 / 06101 ANKARA / TURQUIE"),
        ] {
            assert_eq!(printed(address, from), expected, "{address:?} from {from}");
        }
    }

    #[test]
    fn what_is_not_given_leaves_no_line() {
        for (address, expected) in [
            (["", "", "", "", "", ""], ""),
            (["", " A ", "", "", "", "FR"], "A"),
            (["", "A", "479 Zhongshan Lu", "", "Wulumuqi", "CN"], "A / 479 Zhongshan Lu / WULUMUQI / CHINE"),
            (["", "A", "", "EC1M 5RF", "", "GB"], "A / EC1M 5RF / ROYAUME-UNI"),
            (["", "A\nB", "", "", "Ville", ""], "A / B / VILLE"),
            (["", "A", "", "", "Ville", "Utopia"], "A / VILLE / UTOPIA"),
        ] {
            assert_eq!(printed(address, "FR"), expected, "{address:?}");
        }
    }
}

//! Address lines by country of destination and country of posting.

use crate::post::country::Posting;
use crate::post::order::{self, Part};
use crate::post::{country, postcode};

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

/// The lines of an address as they are printed in the zone: organisation, person, street, postcode and place in the order of the
/// destination, and, abroad, the country in capitals in the language of posting. No empty lines.
///
/// Where Chinese, Japanese or Korean addresses are written in their own script, the order is theirs: from the postcode
/// down to the person. A country that is no known code is printed as it is given.
pub fn lines(address: &Fields<'_>, posting: Posting<'_>) -> Vec<String> {
    let country = address.country.trim();
    let abroad = !country.is_empty() && !country::is_domestic(posting.country, country);
    // The country has a line of its own, by its short name: its name among the lines, the long official one above all, goes.
    let own = |line: &str| !country.is_empty() && country::code_of(line) == Some(country);
    let street: Vec<String> =
        address.street.iter().flat_map(|lines| lines.lines()).filter(|line| !own(line)).map(str::to_owned).collect();
    let address = &Fields { street: &street, ..*address };
    let own_script = is_in_own_script(address);
    let mut lines = if own_script { own_script_lines(address, country) } else { latin_lines(address, country, abroad) };
    if abroad {
        lines.push(capitals(country::name(country, posting.language).unwrap_or(country), posting.country));
    }
    lines
        .iter()
        .flat_map(|line| line.lines())
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(String::from)
        .collect()
}

/// Whether the place is set in capitals: always, but where the post writes it in small letters at home (Germany, Austria,
/// Switzerland, Denmark); on mail from abroad everywhere, as the postal union asks.
fn place_in_capitals(country: &str, abroad: bool) -> bool {
    abroad || !matches!(country, "DE" | "AT" | "CH" | "LI" | "DK")
}

/// In capitals as the country writes them: in Turkish letters an `i` keeps its dot.
fn capitals(text: &str, country: &str) -> String {
    if matches!(country, "TR" | "AZ") { text.replace('i', "İ").to_uppercase() } else { text.to_uppercase() }
}

/// In the order of the destination's template, of which nothing but the order is taken, so that every word given is printed
/// once and none beside it.
fn latin_lines(address: &Fields<'_>, country: &str, abroad: bool) -> Vec<String> {
    let tidy: fn(&str) -> String = if country == "FR" { without_punctuation } else { half_width };
    let place = tidy(address.place);
    let place = if place_in_capitals(country, abroad) { capitals(&place, country) } else { place };
    let code = postcode_of(address);
    let mut lines = vec![half_width(address.organisation), half_width(address.person)];
    for line in order::of(country, !code.is_empty(), !place.is_empty()) {
        let words = line.iter().flat_map(|part| match part {
            Part::Street => address.street.iter().flat_map(|line| line.lines()).map(tidy).collect(),
            Part::Postcode => vec![code.clone()],
            Part::Place => vec![place.clone()],
        });
        // The street stands alone, in as many lines as it has.
        lines.push(words.collect::<Vec<_>>().join(if line.contains(&Part::Street) { "\n" } else { " " }));
    }
    lines
}

/// The postcode as its post writes it.
pub(in crate::post) fn postcode_of(address: &Fields<'_>) -> String {
    let code = half_width(address.postcode);
    postcode::written(code.trim_start_matches('〒').trim_start(), address.country.trim())
}

/// La Poste (NF Z 10-011): no punctuation in the lines of the street and the place; hyphens and apostrophes belong to names.
fn without_punctuation(line: &str) -> String {
    let spaced: String =
        half_width(line).chars().map(|c| if matches!(c, ',' | ';' | ':' | '.') { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Full-width letters, digits and spaces (`７５０１９`) as the half-width ones that they stand for, ends trimmed.
fn half_width(text: &str) -> String {
    let narrow = |character: char| match character {
        '\u{3000}' => ' ',
        // The block of full-width forms mirrors ASCII from `!` to `~`.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        _ => character,
    };
    text.chars().map(narrow).collect::<String>().trim().to_owned()
}

/// The order of China, Japan, Korea and Taiwan in their own script: postcode, place, street, organisation, person.
fn own_script_lines(address: &Fields<'_>, country: &str) -> Vec<String> {
    let (code, place) = (postcode_of(address), address.place.trim());
    let mut lines = if country == "JP" {
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

/// Whether place or street of an address in East Asia holds Han characters, kana or hangul.
pub(in crate::post) fn is_in_own_script(address: &Fields<'_>) -> bool {
    if !matches!(address.country.trim(), "CN" | "TW" | "HK" | "MO" | "JP" | "KR" | "SG" | "") {
        return false;
    }
    let is_cjk = |character| matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{20000}'..='\u{3ffff}');
    address.place.chars().chain(address.street.iter().flat_map(|line| line.chars())).any(is_cjk)
}

#[cfg(test)]
mod tests {
    use super::{Fields, lines};
    use crate::post::country::Posting;

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
        lines(&fields, Posting::from(from)).join(" / ")
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
            (["", "A", "7 Road", "", "Kowloon", "HK"], "NO", "A / 7 Road / KOWLOON / HONGKONG"),
            (["", "A", "1 Road", "110204", "Taipei", "TW"], "FR", "A / 1 Road / 110204 TAIPEI / TAÏWAN"),
            (["", "A", "Abay 1", "050000", "Almaty", "KZ"], "FR", "A / Abay 1 / 050000 ALMATY / KAZAKHSTAN"),
            (["", "A", "Postboks 55 Falkum", "3705", "Skien", "NO"], "NO", "A / Postboks 55 Falkum / 3705 SKIEN"),
        ] {
            assert_eq!(printed(address, from), expected, "{address:?} from {from}");
        }
    }

    #[test]
    fn what_is_certain_is_mended() {
        for (address, expected) in [
            // Full-width digits; no punctuation in France.
            (
                ["", "A", "76, bd. de la Villette", "７５０１９", "Paris", "FR"],
                "A / 76 bd de la Villette / 75019 PARIS",
            ),
            // Postcodes in the form of their post.
            (["", "A", "Straat 1", "1017cd", "Amsterdam", "NL"], "A / Straat 1 / 1017 CD AMSTERDAM / PAYS-BAS"),
            (["", "A", "1-2-3 Moto-Azabu", "1060046", "Tokyo", "JP"], "A / 1-2-3 Moto-Azabu / TOKYO 106-0046 / JAPON"),
            (["", "A", "Gatan 1", "11455", "Stockholm", "SE"], "A / Gatan 1 / 114 55 STOCKHOLM / SUÈDE"),
            (["", "A", "港区１", "１０６００４６", "東京都", "JP"], "〒106-0046 / 東京都港区１ / A / JAPON"),
            // Every word once, none beside it.
            (
                ["", "A", "Flat 3+12 High Street+Flat 3", "", "Kabul", "AF"],
                "A / Flat 3 / 12 High Street / Flat 3 / KABUL / AFGHANISTAN",
            ),
            (["", "A", "Rue 1", "01 BP 3691", "Abidjan", "CI"], "A / Rue 1 / 01 BP 3691 ABIDJAN / CÔTE D’IVOIRE"),
            (["", "A", "Rue 1", "97400", "Saint-Denis", "RE"], "A / Rue 1 / 97400 SAINT-DENIS"),
            (["", "A", "Kordon 1", "35210", "İzmir", "TR"], "A / Kordon 1 / 35210 İZMİR / TURQUIE"),
            // The country has one line, by its short name.
            (
                ["", "Xi", "Zhongnanhai+People's Republic of China", "100017", "Beijing", "CN"],
                "Xi / Zhongnanhai / 100017 BEIJING / CHINE",
            ),
            (["", "Xi", "Zhongnanhai+Chine", "100017", "Beijing", "CN"], "Xi / Zhongnanhai / 100017 BEIJING / CHINE"),
            (["", "A", "Quadra 1", "", "Brasília", "BR"], "A / Quadra 1 / BRASÍLIA / BRÉSIL"),
            (
                ["", "A", "209 Sejong-daero", "03171", "Seoul", "KR"],
                "A / 209 Sejong-daero / 03171 SEOUL / CORÉE DU SUD",
            ),
        ] {
            assert_eq!(printed(address, "FR"), expected, "{address:?}");
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

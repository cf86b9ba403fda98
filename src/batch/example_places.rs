//! The places that `init` makes up for addressee and route, known again so that nobody sends anything there.

/// A made-up place: where the addressee is and the bag is carried.
#[derive(Debug)]
pub struct Place {
    /// The route that is named so.
    pub route: &'static str,
    /// The language whose starter writes it so; `None` for every other one.
    pub language: Option<&'static str>,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country: &'static str,
    /// What the route is called.
    pub name: &'static str,
    /// The office there.
    pub organisation: &'static str,
    /// Street and number; nothing real has it.
    pub street: &'static str,
    /// Postcode.
    pub postcode: &'static str,
    /// Town as the post writes it.
    pub town: &'static str,
    /// The address line by line, in the order of its script: the office, then what is below it.
    pub lines: &'static [&'static str],
}

/// Whether a line holds the street of a made-up place; an address in Chinese or Japanese has the town before it on the same line.
pub fn is_on(line: &str) -> bool {
    let line = line.trim();
    PLACES.iter().any(|place| line == place.street || place.language.is_some() && line.ends_with(place.street))
}

/// In the order of the languages of `init`; a place in its own script before the same one in Latin letters.
pub const PLACES: [Place; 7] = [
    Place {
        route: "london",
        language: None,
        country: "GB",
        name: "London",
        organisation: "Ministry of Justice",
        street: "1 Example Street",
        postcode: "SW1A 9ZZ",
        town: "London",
        lines: &["Ministry of Justice", "1 Example Street", "LONDON SW1A 9ZZ"],
    },
    Place {
        route: "paris",
        language: None,
        country: "FR",
        name: "Paris",
        organisation: "Ministère de la Justice",
        street: "1 rue de l’Exemple",
        postcode: "75001",
        town: "Paris",
        lines: &["Ministère de la Justice", "1 rue de l’Exemple", "75001 PARIS"],
    },
    Place {
        route: "oslo",
        language: None,
        country: "NO",
        name: "Oslo",
        organisation: "Justisdepartementet",
        street: "Eksempelgata 1",
        postcode: "0030",
        town: "Oslo",
        lines: &["Justisdepartementet", "Eksempelgata 1", "0030 OSLO"],
    },
    Place {
        route: "tokyo",
        language: Some("ja"),
        country: "JP",
        name: "東京",
        organisation: "法務省",
        street: "千代田区例町1-1-1",
        postcode: "100-0000",
        town: "東京都",
        lines: &["法務省", "〒100-0000", "東京都千代田区例町1-1-1"],
    },
    Place {
        route: "tokyo",
        language: None,
        country: "JP",
        name: "Tokyo",
        organisation: "Ministry of Justice",
        street: "1-1-1 Rei, Chiyoda-ku",
        postcode: "100-0000",
        town: "Tokyo",
        lines: &["Ministry of Justice", "1-1-1 Rei, Chiyoda-ku", "100-0000 TOKYO"],
    },
    Place {
        route: "taipei",
        language: Some("zh-Hant"),
        country: "TW",
        name: "臺北",
        organisation: "法務部",
        street: "範例路1號",
        postcode: "100",
        town: "臺北市",
        lines: &["法務部", "100 臺北市範例路1號"],
    },
    Place {
        route: "taipei",
        language: None,
        country: "TW",
        name: "Taipei",
        organisation: "Ministry of Justice",
        street: "No. 1, Example Road",
        postcode: "100",
        town: "Taipei",
        lines: &["Ministry of Justice", "No. 1, Example Road", "TAIPEI 100"],
    },
];

#[cfg(test)]
mod tests {
    use super::{PLACES, is_on};

    #[test]
    fn an_address_is_known_by_its_street_alone() {
        for place in PLACES {
            assert_eq!(place.lines[0], place.organisation);
            let known: Vec<&&str> = place.lines.iter().filter(|line| is_on(line)).collect();
            assert_eq!(known.len(), 1, "{known:?}");
            assert!(known[0].ends_with(place.street));
        }
        for line in ["75001 PARIS", "〒100-0000", "法務省", "11 Example Street", ""] {
            assert!(!is_on(line), "{line}");
        }
    }
}

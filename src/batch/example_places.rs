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
    /// The last line of the address.
    pub last_line: &'static str,
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
        last_line: "LONDON SW1A 9ZZ",
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
        last_line: "75001 PARIS",
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
        last_line: "0030 OSLO",
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
        last_line: "〒100-0000 東京都",
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
        last_line: "100-0000 TOKYO",
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
        last_line: "100 臺北市",
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
        last_line: "TAIPEI 100",
    },
];

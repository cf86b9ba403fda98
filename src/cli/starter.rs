//! The folder that `mailbag init` makes: a letter in two languages, an addressee, a route, a list of made-up people, a signature,
//! and `mailbag.toml`. Text and data of ours; nothing is looked up outside the program.

use std::fmt::Write;

use jiff::civil::Date;

use crate::batch::sample::STARTERS;
use crate::post::window::Window;

/// A language in which somebody can begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Language {
    /// Its tag.
    pub(super) tag: &'static str,
    /// What it calls itself.
    pub(super) name: &'static str,
    /// The second language of its starter.
    second: &'static str,
    /// The route that it begins with.
    pub(super) route: &'static str,
    text: &'static str,
    title: &'static str,
    /// Name and greeting of the addressee.
    addressee: (&'static str, &'static str),
}

/// All of them; the first one serves where none fits.
pub(super) const LANGUAGES: [Language; 5] = [
    Language {
        tag: "en",
        name: "English",
        second: "fr",
        route: "london",
        text: include_str!("starter/en.md"),
        title: "Release those held without trial",
        addressee: ("The Minister of Justice", "Dear Minister,"),
    },
    Language {
        tag: "fr",
        name: "français",
        second: "en",
        route: "paris",
        text: include_str!("starter/fr.md"),
        title: "Libérez les personnes détenues sans procès",
        addressee: ("Ministre de la Justice", "Madame, Monsieur,"),
    },
    Language {
        tag: "nb",
        name: "norsk bokmål",
        second: "en",
        route: "oslo",
        text: include_str!("starter/nb.md"),
        title: "Løslat dem som holdes fengslet uten rettergang",
        addressee: ("Justisministeren", "Til justisministeren"),
    },
    Language {
        tag: "ja",
        name: "日本語",
        second: "en",
        route: "tokyo",
        text: include_str!("starter/ja.md"),
        title: "裁判なしに拘禁されている人びとの釈放を",
        addressee: ("法務大臣", "法務大臣 殿"),
    },
    Language {
        tag: "zh-Hant",
        name: "繁體中文",
        second: "en",
        route: "taipei",
        text: include_str!("starter/zh-Hant.md"),
        title: "釋放未經審判而被關押的人",
        addressee: ("法務部部長", "部長您好："),
    },
];

/// A made-up place: where the addressee is and the bag is carried.
struct Place {
    route: &'static str,
    country: &'static str,
    name: &'static str,
    organisation: &'static str,
    street: &'static str,
    postcode: &'static str,
    town: &'static str,
    /// The last line of the address.
    last_line: &'static str,
}

/// In the order of [`LANGUAGES`].
const PLACES: [Place; 5] = [
    Place {
        route: "london",
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
        country: "TW",
        name: "Taipei",
        organisation: "Ministry of Justice",
        street: "No. 1, Example Road",
        postcode: "100",
        town: "Taipei",
        last_line: "TAIPEI 100",
    },
];

/// What the first person of the list signs with.
const SIGNATURE: &[u8] = include_bytes!("../../signatures/ink-1.png");

/// What somebody chooses.
#[derive(Debug, Clone)]
pub(super) struct Starter {
    pub(super) language: Language,
    /// Name of the letter's folder.
    pub(super) letter: String,
    /// Id of the route.
    pub(super) route: String,
    pub(super) one_sided: bool,
    /// The window, if it is not that of the route's country.
    pub(super) window: Option<&'static Window>,
    /// The day of all data.
    pub(super) day: Date,
}

/// The language of the starter for a tag or a locale such as `nb_NO.UTF-8`; `None` for one that there is no starter in.
pub(super) fn language(tag: &str) -> Option<Language> {
    let tag = tag.split(['.', '@']).next().unwrap_or_default().replace('_', "-").to_lowercase();
    let of = |known: &str| LANGUAGES.into_iter().find(|language| language.tag == known);
    match tag.split('-').next().unwrap_or_default() {
        "en" | "c" | "posix" => of("en"),
        "fr" => of("fr"),
        "nb" | "no" | "nn" => of("nb"),
        "ja" => of("ja"),
        // Simplified characters have no starter of their own.
        "zh" if !["hans", "cn", "sg"].iter().any(|part| tag.split('-').any(|own| own == *part)) => of("zh-Hant"),
        _ => None,
    }
}

impl Starter {
    /// Every file with its path below the folder.
    pub(super) fn files(&self) -> Vec<(String, Vec<u8>)> {
        let letter = format!("letters/{}", self.letter);
        let mut files = vec![
            ("mailbag.toml".to_owned(), self.settings()),
            ("signers.csv".to_owned(), self.list()),
            ("letters/addressees.toml".to_owned(), self.addressees()),
            ("letters/routes.toml".to_owned(), self.routes()),
            (format!("{letter}/letter.toml"), self.letter_settings()),
        ];
        for language in self.languages() {
            files.push((format!("{letter}/{}.md", language.tag), language.text.to_owned()));
        }
        let mut files: Vec<(String, Vec<u8>)> =
            files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
        files.push(("signatures/1.png".to_owned(), SIGNATURE.to_vec()));
        files
    }

    /// Both languages by their tags.
    pub(super) fn languages_shown(&self) -> String {
        self.languages().map(|language| language.tag).join(", ")
    }

    /// Both languages of the letter.
    fn languages(&self) -> [Language; 2] {
        let second = LANGUAGES.into_iter().find(|language| language.tag == self.language.second);
        [self.language, second.unwrap_or(LANGUAGES[0])]
    }

    /// The place of the route: that of its own name, else that of the language.
    fn place(&self) -> &'static Place {
        let named = |route: &str| PLACES.iter().find(|place| place.route == route);
        named(&self.route).or_else(|| named(self.language.route)).unwrap_or(&PLACES[0])
    }

    fn settings(&self) -> String {
        let mut text = format!(
            "# What a command line leaves open; whatever is typed goes before it. `mailbag build --help` names all options:\n\
             # here they are written with `_` in place of `-`.\nletter = \"{}\"\nroute = \"{}\"\n",
            self.letter, self.route
        );
        text.push_str(if self.one_sided {
            "simplex = true # one-sided\n"
        } else {
            "# simplex = true # for one-sided printing\n"
        });
        match self.window {
            Some(window) => {
                let _ = writeln!(text, "window = \"{}\"", window.name);
            }
            None => text.push_str("# window = \"none\" # where envelopes have no window\n"),
        }
        text
    }

    /// Made-up people; as long as they stand there unchanged, every sheet says so.
    fn list(&self) -> String {
        let list = STARTERS.iter().find(|(tag, _)| *tag == self.language.tag);
        list.map(|(_, list)| (*list).to_owned()).unwrap_or_default()
    }

    fn addressees(&self) -> String {
        let place = self.place();
        let mut text = format!(
            "# Whom the letters address. Write here who it is: a table for each, one below it for each language.\n\
             [minister]\nas_of = \"{}\" # the day on which all this was right\n",
            self.day
        );
        for language in self.languages() {
            let (name, greeting) = language.addressee;
            let _ = write!(
                text,
                "\n[minister.{}]\nname = \"{name}\"\noffice = \"\"\ngreeting = \"{greeting}\" # {{{{addressee.greeting}}}} of the letter\n",
                language.tag
            );
        }
        text.push_str("\n# The address in the envelope's window.\n[minister.postal]\n");
        text.push_str(&postal(place));
        text
    }

    fn routes(&self) -> String {
        let place = self.place();
        // A route that somebody named has the name that they gave it.
        let name = if place.route == self.route { place.name } else { self.route.as_str() };
        format!(
            "# Where the bag with all letters is carried or sent.\n[{}]\nname = \"{name}\"\nlines = [\"{}\", \"{}\", \"{}\"]\n\
             country = \"{}\" # where the letters are posted\nlanguage = \"{}\" # of the cover sheet\n\
             office = [] # your own address, line by line: fill it in before you send\nas_of = \"{}\"\n\
             post = \"bag\" # \"each\": every letter is posted by itself\n\n[{}.postal]\n{}",
            self.route,
            place.organisation,
            place.street,
            place.last_line,
            place.country,
            self.language.tag,
            self.day,
            self.route,
            postal(place)
        )
    }

    fn letter_settings(&self) -> String {
        let [first, second] = self.languages();
        format!(
            "# A letter: this file, and beside it one text a language.\nkind = \"letter\" # \"petition\": sheets with a table of signers\n\
             languages = [\"{}\", \"{}\"] # in the order of printing\n\
             arrangement = \"sequential\" # or \"columns\" (side by side), \"separate\" (sheets of their own)\nroute = \"{}\"\n\
             addressees = [\"minister\"]\n\
             sender = \"town\" # what is read of a signer: \"name\", \"country\", \"town\", or \"address\" with the street\n\
             signed = \"by_hand\" # without a picture: a line to sign on; \"online\": signed online, with the day\nrequired = []\n\
             consent = \"required\" # only who says yes is printed\nmessages = \"all\" # \"approved\": only those that somebody has approved\n\n\
             # The title of the PDF and of the cover sheet.\n[title]\n{} = \"{}\"\n{} = \"{}\"\n",
            first.tag, second.tag, self.route, first.tag, first.title, second.tag, second.title
        )
    }
}

fn postal(place: &Place) -> String {
    format!(
        "organisation = \"{}\"\nstreet = \"{}\"\npostcode = \"{}\"\nplace = \"{}\"\ncountry = \"{}\"\n",
        place.organisation, place.street, place.postcode, place.town, place.country
    )
}

#[cfg(test)]
mod tests {
    use super::{LANGUAGES, language};

    #[test]
    fn the_locale_chooses() {
        for (locale, expected) in [
            ("en_GB.UTF-8", Some("en")),
            ("C.UTF-8", Some("en")),
            ("fr", Some("fr")),
            ("fr_BE@euro", Some("fr")),
            ("nn_NO.UTF-8", Some("nb")),
            ("ja_JP", Some("ja")),
            ("zh_TW.UTF-8", Some("zh-Hant")),
            ("zh-Hant", Some("zh-Hant")),
            ("zh-hant-HK", Some("zh-Hant")),
            ("zh_CN.UTF-8", None),
            ("zh-Hans", None),
            ("de_DE", None),
            ("", None),
        ] {
            assert_eq!(language(locale).map(|language| language.tag), expected, "{locale}");
        }
        assert!(LANGUAGES.iter().all(|one| language(one.tag) == Some(*one)));
    }
}

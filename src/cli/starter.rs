//! The folder that `mailbag init` makes: a letter in two languages, an addressee, a route, a list of made-up people, a signature,
//! and `mailbag.toml`. Text and data of ours; nothing is looked up outside the program.

use std::fmt::Write;

use jiff::civil::Date;

use crate::batch::example_places::{PLACES, Place};
use crate::batch::sample::{SIGNATURE, STARTERS};
use crate::cli::words::starter::{Comment, comment, in_tag};
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

/// The language of the starter for a tag such as `fr-BE`, or `nb_NO` as locales have it; `None` for one that there is no starter in.
pub(super) fn language(tag: &str) -> Option<Language> {
    let tag = tag.replace('_', "-").to_lowercase();
    let of = |known: &str| LANGUAGES.into_iter().find(|language| language.tag == known);
    match tag.split('-').next().unwrap_or_default() {
        "en" => of("en"),
        "fr" => of("fr"),
        "nb" | "no" | "nn" => of("nb"),
        "ja" => of("ja"),
        // Simplified characters have no starter of their own.
        "zh" if !["hans", "cn", "sg"].iter().any(|part| tag.split('-').any(|own| own == *part)) => of("zh-Hant"),
        _ => None,
    }
}

impl Starter {
    /// Every file with its path below the folder, explained in the language of the starter.
    pub(super) fn files(&self) -> Vec<(String, Vec<u8>)> {
        in_tag(self.language.tag, || self.made())
    }

    fn made(&self) -> Vec<(String, Vec<u8>)> {
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
        let is_ours = |place: &&Place| place.language.is_none_or(|tag| tag == self.language.tag);
        let named = |route: &str| PLACES.iter().filter(is_ours).find(|place| place.route == route);
        named(&self.route).or_else(|| named(self.language.route)).unwrap_or(&PLACES[0])
    }

    fn settings(&self) -> String {
        let mut text =
            format!("{}\nletter = \"{}\"\nroute = \"{}\"\n", comment(Comment::Mailbag), self.letter, self.route);
        let _ = if self.one_sided {
            writeln!(text, "simplex = true {}", comment(Comment::OneSided))
        } else {
            writeln!(text, "# simplex = true {}", comment(Comment::ForOneSided))
        };
        let _ = match self.window {
            Some(window) => writeln!(text, "window = \"{}\"", window.name),
            None => writeln!(text, "# window = \"none\" {}", comment(Comment::NoWindow)),
        };
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
            "{}\n[minister]\nas_of = \"{}\" {}\n",
            comment(Comment::Addressees),
            self.day,
            comment(Comment::AsOf)
        );
        for language in self.languages() {
            let (name, greeting) = language.addressee;
            let _ = write!(
                text,
                "\n[minister.{}]\nname = \"{name}\"\noffice = \"\"\ngreeting = \"{greeting}\" {}\n",
                language.tag,
                comment(Comment::Greeting)
            );
        }
        let _ = write!(text, "\n{}\n[minister.postal]\n{}", comment(Comment::Postal), postal(place));
        text
    }

    fn routes(&self) -> String {
        let place = self.place();
        // A route that somebody named has the name that they gave it.
        let name = if place.route == self.route { place.name } else { self.route.as_str() };
        let lines = [
            comment(Comment::Routes),
            format!("[{}]", self.route),
            format!("name = \"{name}\""),
            format!("lines = [\"{}\"]", place.lines.join("\", \"")),
            format!("country = \"{}\" {}", place.country, comment(Comment::Country)),
            format!("language = \"{}\" {}", self.language.tag, comment(Comment::Language)),
            format!("office = [] {}", comment(Comment::Office)),
            format!("as_of = \"{}\"", self.day),
            format!("post = \"bag\" {}", comment(Comment::Post)),
            String::new(),
            format!("[{}.postal]", self.route),
            postal(place),
        ];
        lines.join("\n")
    }

    fn letter_settings(&self) -> String {
        let [first, second] = self.languages();
        let lines = [
            comment(Comment::Letter),
            format!("kind = \"letter\" {}", comment(Comment::Kind)),
            format!("languages = [\"{}\", \"{}\"] {}", first.tag, second.tag, comment(Comment::Languages)),
            format!("arrangement = \"sequential\" {}", comment(Comment::Arrangement)),
            format!("route = \"{}\"", self.route),
            "addressees = [\"minister\"]".to_owned(),
            format!("sender = \"town\" {}", comment(Comment::Sender)),
            format!("signed = \"by_hand\" {}", comment(Comment::Signed)),
            "required = []".to_owned(),
            format!("consent = \"required\" {}", comment(Comment::Consent)),
            format!("messages = \"all\" {}", comment(Comment::Messages)),
            String::new(),
            comment(Comment::Title),
            "[title]".to_owned(),
            format!("{} = \"{}\"", first.tag, first.title),
            format!("{} = \"{}\"", second.tag, second.title),
            String::new(),
        ];
        lines.join("\n")
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
    fn a_tag_chooses() {
        for (locale, expected) in [
            ("en_GB", Some("en")),
            ("fr", Some("fr")),
            ("fr-BE", Some("fr")),
            ("nn_NO", Some("nb")),
            ("ja_JP", Some("ja")),
            ("zh_TW", Some("zh-Hant")),
            ("zh-Hant", Some("zh-Hant")),
            ("zh-hant-HK", Some("zh-Hant")),
            ("zh_CN", None),
            ("zh-Hans", None),
            ("de_DE", None),
            ("", None),
        ] {
            assert_eq!(language(locale).map(|language| language.tag), expected, "{locale}");
        }
        assert!(LANGUAGES.iter().all(|one| language(one.tag) == Some(*one)));
    }
}

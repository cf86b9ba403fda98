//! The delivery addresses: where a batch is sent or carried.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::campaign::addressee::PostalAddress;
use crate::lang::Lang;
use crate::post::country::Posting;
use crate::post::rules::Fault;

/// A delivery address with the office that sends from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// Its name in `routes.toml`, safe as a file name.
    pub id: String,
    /// Readable name, such as `Paris`.
    pub name: String,
    /// The delivery address as it is printed, line by line.
    pub lines: Vec<String>,
    /// The delivery address in fields, if given.
    pub postal: Option<PostalAddress>,
    /// Country of posting, ISO 3166-1 alpha-2.
    pub country: String,
    /// Language of the cover sheet.
    pub language: Lang,
    /// Language of who receives the delivery, for the cover sheet beside that and English.
    pub receiver_language: Option<Lang>,
    /// The sender's office, line by line; empty until the user fills it in.
    pub office: Vec<String>,
    /// The day on which these data were right.
    pub as_of: Option<Date>,
    /// Whether letters are posted one by one (`each`) or in a bag.
    pub post_each: bool,
    /// Name of the window (`post::window`); the country of posting chooses if it is not given.
    pub window: Option<String>,
}

impl Route {
    /// Languages of the cover sheet, each once: the route's own, English, the receiver's.
    pub fn cover_languages(&self) -> Vec<Lang> {
        let mut langs = self.language.with_english();
        langs.extend(self.receiver_language.filter(|lang| langs.iter().all(|known| known != lang)));
        langs
    }

    /// The delivery address as the address of somebody there: the name, then the place as `c/o`, when posted from the route's
    /// country; and what it does not meet of its post's rules.
    pub fn care_of(&self, name: &str) -> (Vec<String>, Vec<Fault>) {
        let Some(postal) = &self.postal else {
            let (first, rest) = self.lines.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
            let lines = [name.to_owned(), care_of(first)].into_iter().chain(rest.iter().cloned());
            return (lines.filter(|line| !line.is_empty()).collect(), Vec::new());
        };
        let mut street: Vec<String> =
            [&postal.organisation, &postal.person].into_iter().filter(|line| !line.is_empty()).cloned().collect();
        street.extend(postal.street.iter().cloned());
        if let Some(first) = street.first_mut() {
            *first = care_of(first);
        }
        let address = PostalAddress { organisation: String::new(), person: name.to_owned(), street, ..postal.clone() };
        address.lines_from(self.posting())
    }

    /// Where mail of this route is posted.
    pub fn posting(&self) -> Posting<'_> {
        Posting::in_language(&self.country, self.language)
    }
}

fn care_of(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!("c/o {line}") }
}

/// All routes by id.
pub type Routes = BTreeMap<String, Route>;

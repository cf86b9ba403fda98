//! What the post of the country of posting asks of an address, and what of it a set of lines does not meet.

use crate::post::address::{Fields, is_in_own_script, postcode_of};
use crate::post::country;
use crate::post::postcode::{self, Verdict};
use unicode_script::{Script, UnicodeScript};

/// What an address does not meet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// More lines than the post reads.
    TooManyLines {
        /// How many there are.
        found: usize,
        /// How many are read.
        limit: usize,
    },
    /// A line with more characters than the post reads.
    LineTooLong {
        /// Which, from 1.
        line: usize,
        /// Its characters.
        found: usize,
        /// How many are read.
        limit: usize,
    },
    /// No country is given.
    NoCountry,
    /// The country is no code of ISO 3166-1.
    UnknownCountry(String),
    /// The country has postcodes and none is given.
    NoPostcode,
    /// The postcode has none of the forms of its country: `9` is a digit, `A` a letter.
    WrongPostcode {
        /// As it is given.
        postcode: String,
        /// The forms, `|` between them.
        forms: &'static str,
    },
    /// On mail abroad the line of the place has no Latin letter, which the posts on the way read.
    NotLatin {
        /// Which line, from 1.
        line: usize,
    },
    /// A line runs from right to left, which sorting machines abroad do not read.
    RightToLeft {
        /// Which, from 1.
        line: usize,
    },
}

impl Fault {
    /// The fault's short name, for diagnostics.
    pub fn name(&self) -> &'static str {
        match self {
            Self::TooManyLines { .. } => "too-many-lines",
            Self::LineTooLong { .. } => "line-too-long",
            Self::NoCountry => "no-country",
            Self::UnknownCountry(_) => "unknown-country",
            Self::NoPostcode => "no-postcode",
            Self::WrongPostcode { .. } => "wrong-postcode",
            Self::NotLatin { .. } => "not-latin",
            Self::RightToLeft { .. } => "right-to-left",
        }
    }
}

/// Lines at home, lines abroad, characters a line.
///
/// La Poste (NF Z 10-011): six lines of 38 characters, a seventh for the country. Elsewhere no post states a number that we have
/// read: the height and width of the zone are the limit then.
fn limits(from: &str) -> Option<(usize, usize, usize)> {
    matches!(country::post_of(from), "FR" | "MC").then_some((6, 7, 38))
}

/// What the lines of an address, made by `address::lines`, do not meet when posted from `from`.
pub fn faults(address: &Fields<'_>, lines: &[String], from: &str) -> Vec<Fault> {
    let (country, mut faults) = (address.country.trim(), Vec::new());
    if country.is_empty() {
        faults.push(Fault::NoCountry);
    } else if country::name(country, crate::lang::Lang::EN).is_none() {
        faults.push(Fault::UnknownCountry(country.to_owned()));
    }
    match postcode::judge(&postcode_of(address), country) {
        Verdict::Right => {}
        Verdict::Missing => faults.push(Fault::NoPostcode),
        Verdict::Wrong(forms) => {
            faults.push(Fault::WrongPostcode { postcode: address.postcode.trim().to_owned(), forms });
        }
    }
    if let Some((home, abroad, characters)) = limits(from) {
        let limit = if country.is_empty() || country::is_domestic(from, country) { home } else { abroad };
        if lines.len() > limit {
            faults.push(Fault::TooManyLines { found: lines.len(), limit });
        }
        for (at, line) in lines.iter().enumerate() {
            let found = line.chars().count();
            if found > characters && !is_in_own_script(address) {
                faults.push(Fault::LineTooLong { line: at + 1, found, limit: characters });
            }
        }
    }
    let right_to_left = lines.iter().position(|line| line.chars().any(is_right_to_left));
    faults.extend(right_to_left.map(|at| Fault::RightToLeft { line: at + 1 }));
    let abroad = !country.is_empty() && !country::is_domestic(from, country);
    let foreign = |line: &String| line.chars().any(char::is_alphabetic) && !is_latin(line);
    if abroad && right_to_left.is_none() && (foreign(&address.place.to_owned()) || address.street.iter().any(foreign)) {
        faults.extend(lines.iter().position(foreign).map(|at| Fault::NotLatin { line: at + 1 }));
    }
    faults
}

/// Whether a text has letters, and more of them Latin than of any other script.
pub fn is_latin(text: &str) -> bool {
    let letters = || text.chars().filter(|character| character.is_alphabetic());
    let latin = letters().filter(|character| character.script() == Script::Latin).count();
    latin > 0 && 2 * latin >= letters().count()
}

/// Hebrew, Arabic and the blocks of their relatives (Unicode blocks up to Arabic Extended-A, and the presentation forms).
fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

#[cfg(test)]
mod tests {
    use super::faults;
    use crate::post::address::{Fields, lines};
    use crate::post::country::Posting;

    /// The names of the faults of an address, given as in the tests of `address`.
    fn names(address: [&str; 6], from: &str) -> String {
        let street: Vec<String> = address[2].split('+').map(String::from).collect();
        let fields = Fields {
            organisation: address[0],
            person: address[1],
            street: &street,
            postcode: address[3],
            place: address[4],
            country: address[5],
        };
        let lines = lines(&fields, Posting::from(from));
        faults(&fields, &lines, from).iter().map(super::Fault::name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn an_address_is_judged_by_the_country_of_posting() {
        for (address, from, expected) in [
            (["Amnesty", "", "76 boulevard de la Villette", "75940", "Paris cedex 19", "FR"], "FR", ""),
            (["", "Xi", "Zhongnanhai+Xichangan' jie", "100017", "Beijing", "CN"], "FR", ""),
            (["", "A", "a+b+c+d+e", "75019", "Paris", "FR"], "FR", "too-many-lines"),
            (["", "A", "a+b+c+d+e", "1000", "Bruxelles", "BE"], "FR", "too-many-lines"),
            (["", "A", "a+b+c+d", "1000", "Bruxelles", "BE"], "FR", ""),
            (["", "A", "a+b+c+d+e+f", "0374", "Oslo", "NO"], "NO", ""),
            (
                ["", "A", "479 Zhongshan Lu, a street with a very long name", "830001", "Wulumuqi", "CN"],
                "FR",
                "line-too-long",
            ),
            (["", "A", "1 Road", "", "London", "GB"], "FR", "no-postcode"),
            (["", "A", "Vei 1", "374", "Oslo", "NO"], "NO", "wrong-postcode"),
            (["", "A", "Vei 1", "0374", "Oslo", ""], "NO", "no-country"),
            (["", "A", "Vei 1", "0374", "Oslo", "Norge"], "NO", "unknown-country"),
            (["", "ئەزىز", "Vei 1", "0374", "Oslo", "NO"], "NO", "right-to-left"),
            (["", "習", "西長安街", "100017", "北京市西城區", "CN"], "FR", "not-latin"),
            (["", "習", "西長安街", "100017", "北京市西城區", "CN"], "CN", ""),
            (["", "習近平 Xi", "Zhongnanhai 中南海", "100017", "Beijing 北京", "CN"], "FR", ""),
            (["", "A", "Абая 1", "050000", "Алматы", "KZ"], "NO", "not-latin"),
        ] {
            assert_eq!(names(address, from), expected, "{address:?} from {from}");
        }
    }
}

//! What people are called when not by their whole names: by the family name, alone or with a title.

use std::collections::BTreeSet;

use crate::campaign::{Addressee, AddresseeWords};

/// Titles that everybody has (English, French, German, Norwegian).
const TITLES: [&str; 13] =
    ["Mr", "Mrs", "Ms", "Dr", "Monsieur", "Madame", "M", "Mme", "Herr", "Herrn", "Frau", "Hr", "Fru"];

/// Shortest family name in Latin letters that is looked for without a title: `Ma` and `Li` are words too (tuned).
const SHORTEST: usize = 3;

/// Longest name in ideographs that is taken for a person's (family name of one character, given name of one or two).
const LONGEST_IDEOGRAPHS: usize = 3;

/// The family name of a person in Latin letters and in ideographs, as far as known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct FamilyNames {
    latin: BTreeSet<String>,
    ideographs: BTreeSet<char>,
}

impl FamilyNames {
    /// Those of an addressee: none of an office or organisation, which is nowhere greeted by its name.
    pub(crate) fn of(one: &Addressee) -> Self {
        let mut names = Self::default();
        let person = one.postal.as_ref().map(|postal| postal.person.as_str()).unwrap_or_default();
        let is_greeted = |words: &AddresseeWords| {
            !words.name.is_empty() && (words.greeting.contains(&words.name) || person.contains(&words.name))
        };
        let has_ideographs = one.words.values().any(|words| is_ideographic(&words.name));
        for words in one.words.values() {
            let parts: Vec<&str> = words.name.split_whitespace().collect();
            // The part by which somebody is greeted; else the first one of a name that is written in ideographs too, else the last.
            let greeted = parts.iter().filter(|part| has_word(&words.greeting, part)).collect::<Vec<_>>();
            let is_in_part = greeted.len() == 1 && parts.len() > 1;
            if is_ideographic(&words.name) {
                let is_person = words.name.chars().count() <= LONGEST_IDEOGRAPHS && is_greeted(words);
                names.ideographs.extend(words.name.chars().next().filter(|_| is_person));
            } else if parts.len() > 1 && (is_in_part || one.words.values().any(is_greeted)) {
                let family = if is_in_part {
                    *greeted[0]
                } else if has_ideographs {
                    parts[0]
                } else {
                    parts[parts.len() - 1]
                };
                names.latin.extend(family.starts_with(char::is_uppercase).then(|| family.to_owned()));
            }
        }
        names
    }

    /// The names without those that the others have too.
    pub(crate) fn without(mut self, others: &Self) -> Self {
        self.latin.retain(|name| !others.latin.contains(name));
        self.ideographs.retain(|name| !others.ideographs.contains(name));
        self
    }

    /// The names of several people.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.latin.extend(other.latin);
        self.ideographs.extend(other.ideographs);
        self
    }

    /// What a text calls the person, if it does. In Latin letters the name is a word with its capital: behind a title, or at three
    /// letters and more between words without one, so that neither `Hong Kong` nor another person's whole name is found. In ideographs
    /// it stands before a title.
    pub(crate) fn called_in(&self, text: &str, titles: &Titles) -> Option<String> {
        let latin = self.latin.iter().find_map(|name| {
            words(text, name).find_map(|(before, after)| {
                if titles.latin.contains(before) {
                    return Some(format!("{before} {name}"));
                }
                let is_alone = !before.starts_with(char::is_uppercase) && !after.starts_with(char::is_uppercase);
                (is_alone && name.chars().count() >= SHORTEST).then(|| name.clone())
            })
        });
        let ideographs = || {
            let called = self
                .ideographs
                .iter()
                .flat_map(|name| titles.ideographs.iter().map(move |title| format!("{name}{title}")));
            called.into_iter().find(|called| text.contains(called.as_str()))
        };
        latin.or_else(ideographs)
    }
}

/// Titles that stand with names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Titles {
    latin: BTreeSet<String>,
    ideographs: BTreeSet<String>,
}

impl Titles {
    /// Those with which addressees are greeted: in Latin letters the word before the name, in ideographs two characters before it, and
    /// the two behind it that come last.
    pub(crate) fn of<'a>(all: impl Iterator<Item = &'a Addressee>) -> Self {
        let mut titles = Self {
            latin: TITLES.map(str::to_owned).into(),
            ideographs: ["先生", "女士", "閣下", "阁下", "氏"].map(str::to_owned).into(),
        };
        for one in all.flat_map(|one| one.words.values()).filter(|words| !words.name.is_empty()) {
            if is_ideographic(&one.name) {
                let Some((before, behind)) = one.greeting.split_once(&one.name) else { continue };
                let behind = behind.trim_end_matches(|character: char| !character.is_alphanumeric());
                titles.ideographs.extend([before, behind].into_iter().filter_map(last_two));
            } else {
                let title = one.name.split_whitespace().find_map(|part| words(&one.greeting, part).next());
                // What a greeting begins with is `Dear`.
                let title = title.map(|(before, _)| before).filter(|title| !one.greeting.starts_with(title));
                let title = title.filter(|title| title.starts_with(char::is_uppercase));
                titles.latin.extend(title.map(str::to_owned));
            }
        }
        titles
    }
}

/// The places at which a word stands in a text: the words before and behind it on the same line and in the same sentence, without
/// their punctuation; empty where there is none.
fn words<'t>(text: &'t str, word: &str) -> impl Iterator<Item = (&'t str, &'t str)> {
    let (found, length) = (text.match_indices(word).map(|(start, _)| start).collect::<Vec<_>>(), word.len());
    found.into_iter().filter_map(move |start| {
        let (before, after) = (&text[..start], &text[start + length..]);
        let is_part = |character: char| character.is_alphanumeric() || matches!(character, '\'' | '\u{2019}' | '-');
        // `Xi's` is a form of the name, `Xi'an` another word.
        let genitive = after.strip_prefix(['\'', '\u{2019}']).and_then(|rest| rest.strip_prefix('s'));
        let after = genitive.filter(|rest| !rest.starts_with(is_part)).unwrap_or(after);
        if before.ends_with(is_part) || after.starts_with(is_part) {
            return None;
        }
        let last = before.strip_suffix([' ', '\u{a0}']).unwrap_or_default();
        let last = last
            .strip_suffix('.')
            .filter(|last| last.len() - last.trim_end_matches(char::is_alphabetic).len() <= 3)
            .unwrap_or(last);
        let last = last.rsplit(|character: char| !is_part(character)).next().unwrap_or_default();
        let next = after.strip_prefix([' ', '\u{a0}']).unwrap_or_default();
        Some((last, next.split(|character: char| !is_part(character)).next().unwrap_or_default()))
    })
}

/// The last two characters of a text that has so many.
fn last_two(text: &str) -> Option<String> {
    let (start, _) = text.char_indices().rev().nth(1)?;
    Some(text[start..].to_owned())
}

fn has_word(text: &str, word: &str) -> bool {
    words(text, word).next().is_some()
}

/// Whether a name is in ideographs.
fn is_ideographic(name: &str) -> bool {
    !name.is_empty()
        && name.chars().all(|character| matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{FamilyNames, Titles};
    use crate::campaign::{Addressee, AddresseeWords};
    use crate::lang::Lang;

    fn addressee(words: &[(&'static str, &str, &str)]) -> Addressee {
        let words = words.iter().map(|(lang, name, greeting)| {
            let words = AddresseeWords {
                name: (*name).to_owned(),
                greeting: (*greeting).to_owned(),
                ..AddresseeWords::default()
            };
            (Lang::literal(lang), words)
        });
        let words: BTreeMap<Lang, AddresseeWords> = words.collect();
        Addressee { id: "one".to_owned(), words, postal: None, as_of: None, until: None, successor: None }
    }

    #[track_caller]
    fn is_called(one: &Addressee, cases: &[(&str, Option<&str>)]) {
        let titles = Titles::of([one].into_iter());
        for (text, expected) in cases {
            assert_eq!(FamilyNames::of(one).called_in(text, &titles).as_deref(), *expected, "{text}");
        }
    }

    #[test]
    fn the_family_name_is_found_with_a_title_or_alone() {
        let chen = addressee(&[
            ("en", "Chen Quanguo", "Dear Secretary Chen Quanguo,"),
            ("zh-Hant", "陳全國", "尊敬的新疆維吾爾自治區黨委書記陳全國先生："),
        ]);
        is_called(
            &chen,
            &[
                ("We wrote to Secretary Chen in May.", Some("Secretary Chen")),
                ("We ask that what Chen ordered end.", Some("Chen")),
                ("Chen's orders", Some("Chen")),
                ("It was Mr. Chen who", Some("Mr Chen")),
                ("我們曾致函陳書記。", Some("陳書記")),
                ("陳先生", Some("陳先生")),
                ("陳述", None),
                ("Chen Yun has died.", None),
                ("Chengdu and Shen-Chen", None),
                ("the town of chen", None),
            ],
        );
    }

    #[test]
    fn short_names_and_places_raise_no_alarm() {
        let xi =
            addressee(&[("en", "Xi Jinping", "Dear President Xi Jinping,"), ("ja", "習近平", "習近平国家主席閣下")]);
        is_called(
            &xi,
            &[
                ("President Xi has said", Some("President Xi")),
                ("Mr Xi's visit", Some("Mr Xi")),
                ("from Xi'an to Lhasa", None),
                ("Xi is a letter of the Greeks.", None),
                ("the President. Xi is", None),
            ],
        );
        let kong = addressee(&[("en", "Kong Xuanyou", "Dear Ambassador Kong,"), ("ja", "孔鉉佑", "大使閣下")]);
        is_called(
            &kong,
            &[
                ("people in Hong Kong", None),
                ("Kong Island", None),
                ("ask Ambassador Kong for", Some("Ambassador Kong")),
            ],
        );
    }

    #[test]
    fn the_last_name_is_the_familys_where_nothing_says_otherwise_and_offices_have_none() {
        let shohrat = addressee(&[("en", "Shohrat Zakir", "Dear Chairperson Shohrat Zakir,")]);
        is_called(&shohrat, &[("as Zakir told us", Some("Zakir")), ("Shohrat is a name", None)]);
        let office = addressee(&[("en", "European Commission", "Dear Sir or Madam,"), ("ja", "外務省", "御中")]);
        is_called(&office, &[("what the Commission says", None), ("the European idea", None), ("外先生", None)]);
    }

    #[test]
    fn a_name_that_the_addressed_have_too_is_not_looked_for() {
        let chen = |given: &str| {
            let name = format!("Chen {given}");
            addressee(&[("en", &name, &format!("Dear {name},")), ("zh-Hant", "陳全國", "陳全國")])
        };
        let (one, other) = (FamilyNames::of(&chen("Quanguo")), FamilyNames::of(&chen("Jining")));
        assert_eq!(one.without(&FamilyNames::default().and(other)), FamilyNames::default());
    }
}

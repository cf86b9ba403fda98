//! Who stands in the list twice: never by name alone, never by e-mail alone.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};

use crate::signers::first_rows::{Digest, FirstRows};
use crate::signers::variants::fold_forms_into;

/// What identifies a signer, as text of the list; [`Duplicates`] folds it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Identity<'a> {
    /// Real given name.
    pub given_name: &'a str,
    /// Real family name.
    pub family_name: &'a str,
    /// The name that is used where neither is given: `latin_name`, else `print_name`.
    pub other_name: &'a str,
    /// The web form's reference.
    pub id: &'a str,
    /// Street and number.
    pub street: &'a str,
    /// Postcode.
    pub postcode: &'a str,
    /// Town.
    pub city: &'a str,
    /// E-mail address; empty if it has not the form of one.
    pub email: &'a str,
}

impl Identity<'_> {
    /// The name as a person would know it again, in the order in which people write the whole of it.
    pub fn whole_name(&self) -> String {
        let is_family_first = has_east_asian(self.family_name) || has_east_asian(self.given_name);
        let (given, family) = (self.given_name, self.family_name);
        let parts = if is_family_first { [family, given] } else { [given, family] };
        let whole = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        if whole.is_empty() { self.other_name.to_owned() } else { whole }
    }
}

impl<'a> Identity<'a> {
    /// Appends the name as it is compared, which is the same whether it stands in one cell or in two; whether it says something.
    pub(in crate::signers) fn fold_name(&self, target: &mut String) -> bool {
        let begin = target.len();
        // Folded first: what a cell holds may be written apart (NFD) or at half width.
        fold_forms_into(self.given_name, target);
        let middle = target.len();
        fold_forms_into(self.family_name, target);
        if target.len() == begin {
            fold_forms_into(self.other_name, target);
        } else if has_east_asian(&target[begin..]) {
            // The order in which people write the whole of it.
            let family_name = target.split_off(middle);
            target.insert_str(begin, &family_name);
        } else if middle > begin && target.len() > middle {
            target.insert(middle, ' ');
        }
        if has_east_asian(&target[begin..]) {
            // Some leave a space between the two names, others do not.
            let name = target.split_off(begin);
            target.extend(name.split(' '));
        }
        says_something(&target[begin..])
    }

    /// The same name in the same town, as if the town were all that is known: what tells no person apart, but may be one.
    pub(crate) fn in_town(&self) -> Option<Self> {
        let town = if says_something(self.city) { without_comma(self.city) } else { without_zeros(self.postcode) };
        let Identity { given_name, family_name, other_name, .. } = *self;
        says_something(town).then(|| Self { given_name, family_name, other_name, id: town, ..Self::default() })
    }

    /// Whether it has an address: a street with a postcode or a town.
    pub(crate) fn has_address(&self) -> bool {
        is_address(self.street, self.postcode, self.city)
    }

    /// What, each together with the name, tells the person: the `id`, the address, the e-mail address.
    pub(in crate::signers) fn marks(&self) -> [Option<Mark<'a>>; 3] {
        let Identity { id, street, postcode, city, email, .. } = *self;
        let address = [without_comma(street), without_zeros(postcode), without_comma(city)];
        [
            says_something(id).then_some(Mark::Id([id])),
            is_address(street, postcode, city).then_some(Mark::Address(address)),
            says_something(email).then_some(Mark::Email([email])),
        ]
    }
}

/// What tells a person together with the name.
pub(in crate::signers) enum Mark<'a> {
    Id([&'a str; 1]),
    Address([&'a str; 3]),
    Email([&'a str; 1]),
}

impl Mark<'_> {
    /// Appends the mark as it is compared.
    pub(in crate::signers) fn fold(&self, target: &mut String) {
        let (kind, parts): (char, &[&str]) = match self {
            Self::Id(parts) => ('i', parts),
            Self::Address(parts) => ('a', parts),
            Self::Email(parts) => ('e', parts),
        };
        target.push(SEPARATOR);
        target.push(kind);
        for part in parts {
            fold_forms_into(part, target);
            target.push(SEPARATOR);
        }
    }
}

/// Whether a folded name has a letter of a script in which the family name stands first: Han, kana, Hangul.
pub(in crate::signers) fn has_east_asian(name: &str) -> bool {
    let is_one = |character| {
        matches!(character, '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}'
            | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
    };
    !name.is_ascii() && name.chars().any(is_one)
}

/// Stands between the parts of a key; no cell that passed the checks holds it.
const SEPARATOR: char = '\u{1F}';

/// Remembers the accepted signers of a list by hashes of their folded keys: about 20 bytes a key.
///
/// The hashes are two SipHashes under keys that are random in each run, so that nobody can write a row that looks
/// like another person's; 101 bits of them are kept, so that by chance two of a million people meet with a probability
/// under 2⁻⁵⁸. So neither the keys nor the order of the table, which is only asked and never walked through, reach an output.
#[derive(Debug, Clone, Default)]
pub struct Duplicates {
    rows: FirstRows,
    /// Persons that turned out to be an earlier one: first row → that one's first row.
    same: HashMap<u32, u32>,
    hashers: [RandomState; 2],
    /// The part of a key that is being folded.
    folded: String,
}

impl Duplicates {
    /// Nobody yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The first row of the person of `row`, and who turned out to be that person too. Rows are the same person where they
    /// have the same `id` with the same folded name, or the same name and address, or the same name and e-mail. An
    /// address is a street with a postcode or a town.
    ///
    /// All keys of a person's rows are that person's, so that three rows of which one links the two others are one person,
    /// in whatever order they come.
    pub fn meet(&mut self, identity: &Identity<'_>, row: u64) -> Meeting {
        let digests = self.digests(identity);
        let known = digests.map(|digest| digest.and_then(|digest| self.rows.get(digest)));
        // Nearly every row is somebody new.
        let mut persons: Vec<u32> = Vec::new();
        for first in known.into_iter().flatten() {
            persons.push(self.person(first));
        }
        persons.sort_unstable();
        persons.dedup();
        // A list of four thousand million rows does not fit the memory that this map would need.
        let person = persons.first().copied().unwrap_or_else(|| u32::try_from(row).unwrap_or(u32::MAX));
        for other in persons.iter().skip(1) {
            self.same.insert(*other, person);
        }
        for digest in digests.into_iter().flatten() {
            self.rows.insert(digest, person);
        }
        Meeting {
            earlier: persons.first().map(|first| u64::from(*first)),
            joined: persons.iter().skip(1).map(|other| u64::from(*other)).collect(),
        }
    }

    /// The first row of the person whom a person turned out to be. Whoever lies on the way is linked with that one at once, so
    /// that a list which links its rows backwards is no long walk each time.
    fn person(&mut self, row: u32) -> u32 {
        let mut first = row;
        while let Some(earlier) = self.same.get(&first) {
            first = *earlier;
        }
        let mut on_the_way = row;
        while let Some(earlier) = self.same.get_mut(&on_the_way).filter(|earlier| **earlier != first) {
            on_the_way = std::mem::replace(earlier, first);
        }
        first
    }

    /// Whether a row of this person came before; nothing is remembered.
    pub fn knows(&mut self, identity: &Identity<'_>) -> bool {
        self.digests(identity).into_iter().flatten().any(|digest| self.rows.get(digest).is_some())
    }

    /// The hashes of the keys that the row gives.
    fn digests(&mut self, identity: &Identity<'_>) -> [Option<Digest>; 3] {
        let folded = &mut self.folded;
        folded.clear();
        if !identity.fold_name(folded) {
            return [None; 3];
        }
        let named = self.hashers.each_ref().map(|keys| {
            let mut hasher = keys.build_hasher();
            hasher.write(folded.as_bytes());
            hasher
        });
        identity.marks().map(|mark| {
            mark.map(|mark| {
                folded.clear();
                mark.fold(folded);
                let [first, second] = named.each_ref().map(|named| {
                    let mut hasher = named.clone();
                    hasher.write(folded.as_bytes());
                    hasher.finish()
                });
                Digest([first, second])
            })
        })
    }
}

/// What is known of a row's person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meeting {
    /// The first row of the person, if another row came before.
    pub earlier: Option<u64>,
    /// First rows of others who are the same person, as this row shows.
    pub joined: Vec<u64>,
}

/// Whether street, postcode and town are an address: a street with a postcode or a town.
pub(in crate::signers) fn is_address(street: &str, postcode: &str, city: &str) -> bool {
    says_something(street) && (says_something(postcode) || says_something(city))
}

/// A line of an address without the comma that some people end it with.
pub(in crate::signers) fn without_comma(line: &str) -> &str {
    line.trim_end_matches([',', '，', ' '])
}

/// A postcode without the zeros at its beginning, which a spreadsheet may have taken off in one of two rows.
pub(in crate::signers) fn without_zeros(postcode: &str) -> &str {
    postcode.trim_start_matches(['0', '０'])
}

/// Whether the text is more than a dash or dots, with which people fill a field that they must not leave empty.
pub(in crate::signers) fn says_something(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::{Duplicates, Identity, Meeting};

    const ANNA: Identity<'static> = Identity {
        given_name: "Anna",
        family_name: "Eriksen",
        other_name: "",
        id: "W-17",
        street: "Storgata 1",
        postcode: "0374",
        city: "Oslo",
        email: "anna@example.org",
    };

    /// Whether the second repeats the first.
    fn same(one: Identity<'_>, other: Identity<'_>) -> bool {
        let mut duplicates = Duplicates::new();
        assert_eq!(duplicates.meet(&one, 2).earlier, None);
        duplicates.meet(&other, 3).earlier == Some(2)
    }

    #[test]
    fn one_key_and_the_name_are_enough() {
        let none = Identity { given_name: "ANNA", family_name: "eriksen ", ..Identity::default() };
        assert!(same(ANNA, Identity { id: "w-17", ..none }), "id");
        assert!(same(ANNA, Identity { email: "Anna@Example.org", ..none }), "e-mail");
        assert!(same(ANNA, Identity { street: "Storgata 1, ", postcode: "0374", city: "Oslo,", ..none }), "commas");
        for postcode in ["0374", "374", "０３７４"] {
            let other = Identity { street: "STORGATA  1", postcode, city: "oslo", ..none };
            assert!(same(ANNA, other), "address with {postcode}");
        }
    }

    #[test]
    fn less_is_not_enough() {
        let bare = Identity { id: "", street: "", postcode: "", city: "", email: "", ..ANNA };
        for (what, one, other) in [
            ("a name alone", bare, bare),
            ("a town", Identity { city: "Oslo", ..bare }, Identity { city: "Oslo", ..bare }),
            ("a street", Identity { street: "Storgata 1", ..bare }, Identity { street: "Storgata 1", ..bare }),
            ("dashes", Identity { id: "-", email: "--", ..bare }, Identity { id: "-", email: "--", ..bare }),
            (
                "dashes for a name",
                Identity { given_name: "-", family_name: "", ..ANNA },
                Identity { given_name: "-", family_name: "", ..ANNA },
            ),
            ("e-mail and id, another name", ANNA, Identity { given_name: "Anders", ..ANNA }),
            ("names exchanged", ANNA, Identity { given_name: "Eriksen", family_name: "Anna", ..ANNA }),
            ("another address", ANNA, Identity { id: "", email: "", postcode: "0375", ..ANNA }),
        ] {
            assert!(!same(one, other), "{what}");
        }
        let dakuten = |given_name| Identity { given_name, ..ANNA };
        assert!(!same(dakuten("がく"), dakuten("かく")));
    }

    #[test]
    fn keys_of_different_kinds_do_not_meet() {
        let bare = Identity { id: "", street: "", postcode: "", city: "", email: "", ..ANNA };
        assert!(!same(Identity { id: "a@b", ..bare }, Identity { email: "a@b", ..bare }));
    }

    #[test]
    fn without_a_real_name_the_other_one_counts() {
        let pen_name = Identity { given_name: "", family_name: "", other_name: "A Friend", ..ANNA };
        assert!(same(pen_name, pen_name));
    }

    #[test]
    fn a_name_in_two_cells_is_the_name_in_one() {
        let parts =
            |given_name, family_name| Identity { given_name, family_name, email: "a@x.no", ..Identity::default() };
        let whole = |other_name| Identity { other_name, email: "A@x.no", ..Identity::default() };
        for (given_name, family_name, name) in [
            ("Ann", "Able", "Ann Able"),
            ("Ann", "", "Ann"),
            ("", "Able", "ABLE"),
            ("花子", "渡邉", "渡邉　花子"),
            ("花子", "渡邉", "渡邉花子"),
            ("민수", "김", "김민수"),
            ("\u{1106}\u{1175}\u{11AB}\u{1109}\u{116E}", "\u{1100}\u{1175}\u{11B7}", "김민수"),
            ("ﾊﾅｺ", "ﾜﾀﾅﾍﾞ", "ワタナベ　ハナコ"),
        ] {
            assert!(same(parts(given_name, family_name), whole(name)), "{name}");
            assert!(same(whole(name), parts(given_name, family_name)), "{name}");
        }
        assert!(!same(parts("Able", "Ann"), whole("Ann Able")));
        assert!(!same(parts("渡邉", "花子"), whole("渡邉　花子")));
    }

    #[test]
    fn a_row_between_links_two() {
        let mut duplicates = Duplicates::new();
        let with = |id, email| Identity { id, email, street: "", ..ANNA };
        assert_eq!(duplicates.meet(&with("1", ""), 2).earlier, None);
        assert_eq!(duplicates.meet(&with("1", "a@b.example"), 3).earlier, Some(2));
        assert_eq!(duplicates.meet(&with("9", "a@b.example"), 4).earlier, Some(2));
    }

    #[test]
    fn a_row_behind_links_two() {
        let mut duplicates = Duplicates::new();
        let with = |id, email| Identity { id, email, street: "", ..ANNA };
        assert_eq!(duplicates.meet(&with("1", ""), 2), Meeting::default());
        assert_eq!(duplicates.meet(&with("", "a@b.example"), 3), Meeting::default());
        assert_eq!(duplicates.meet(&with("1", "a@b.example"), 4), Meeting { earlier: Some(2), joined: vec![3] });
        assert_eq!(duplicates.meet(&with("", "a@b.example"), 5), Meeting { earlier: Some(2), joined: vec![] });
    }
}

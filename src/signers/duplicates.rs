//! Who stands in the list twice: never by name alone, never by e-mail alone.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::signers::fold::fold_into;

/// The first half of a SHA-256: 128 bits, so that nobody can make two people look like one.
type Hash = [u32; 4];

/// What identifies a signer, as text of the list: [`Keys::of`] folds and hashes it.
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

/// The folded and hashed keys of a signer: name and `id`, name and address, name and e-mail; each only
/// if the row gives both. An address is a street with a postcode or a town.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Keys {
    hashes: [Option<Hash>; 3],
}

impl Keys {
    /// The keys of a signer.
    pub fn of(identity: &Identity<'_>) -> Self {
        let mut name = String::with_capacity(128);
        fold_into(identity.given_name, &mut name);
        name.push(' ');
        fold_into(identity.family_name, &mut name);
        if name.len() == 1 {
            fold_into(identity.other_name, &mut name);
        }
        if !says_something(&name) {
            return Self::default();
        }
        name.push(SEPARATOR);
        let name_end = name.len();
        let mut key = |kind: char, parts: &[&str]| {
            name.truncate(name_end);
            name.push(kind);
            for part in parts {
                fold_into(part, &mut name);
                name.push(SEPARATOR);
            }
            says_something(&name[name_end + 1..]).then(|| hash(name.as_bytes()))
        };
        let Identity { id, street, postcode, city, email, .. } = *identity;
        let is_address = says_something(street) && (says_something(postcode) || says_something(city));
        Self {
            hashes: [
                key('i', &[id]),
                if is_address { key('a', &[street, postcode, city]) } else { None },
                key('e', &[email]),
            ],
        }
    }
}

/// Stands between the parts of a key; no cell that passed the checks holds it.
const SEPARATOR: char = '\u{1F}';

/// Whether the text is more than a dash or dots, with which people fill a field that they must not leave empty.
fn says_something(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

fn hash(key: &[u8]) -> Hash {
    let digest = Sha256::digest(key);
    let mut words = [0; 4];
    for (word, bytes) in words.iter_mut().zip(digest.chunks_exact(4)) {
        *word = u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
    }
    words
}

/// Remembers the accepted signers of a list by the hashes of their folded keys: 20 bytes a key.
///
/// The map is only asked, never walked through, so its order reaches no output.
#[derive(Debug, Default)]
pub struct Duplicates {
    rows: HashMap<Hash, u32>,
}

impl Duplicates {
    /// Nobody yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The row of the signer whom the one in `row` repeats: the same `id` with the same folded name, or the same
    /// name and address, or the same name and e-mail. Otherwise `None`, and this signer is remembered.
    ///
    /// The keys of a signer who repeats another are remembered for that other one, so that three rows of which
    /// the second links the first to the third are one person.
    pub fn repeats(&mut self, keys: &Keys, row: u64) -> Option<u64> {
        let hashes = keys.hashes.iter().flatten();
        let first = hashes.clone().filter_map(|hash| self.rows.get(hash)).min().copied();
        // A list of four thousand million rows does not fit the memory that this map would need.
        let remembered = first.unwrap_or_else(|| u32::try_from(row).unwrap_or(u32::MAX));
        for hash in hashes {
            self.rows.entry(*hash).or_insert(remembered);
        }
        first.map(u64::from)
    }
}

#[cfg(test)]
mod tests {
    use super::{Duplicates, Identity, Keys};

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
        assert_eq!(duplicates.repeats(&Keys::of(&one), 2), None);
        duplicates.repeats(&Keys::of(&other), 3) == Some(2)
    }

    #[test]
    fn one_key_and_the_name_are_enough() {
        let none = Identity { given_name: "ANNA", family_name: "eriksen ", ..Identity::default() };
        assert!(same(ANNA, Identity { id: "w-17", ..none }), "id");
        assert!(same(ANNA, Identity { email: "Anna@Example.org", ..none }), "e-mail");
        assert!(same(ANNA, Identity { street: "STORGATA  1", postcode: "0374", city: "oslo", ..none }), "address");
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
    fn a_row_between_links_two() {
        let mut duplicates = Duplicates::new();
        let with = |id, email| Keys::of(&Identity { id, email, street: "", ..ANNA });
        assert_eq!(duplicates.repeats(&with("1", ""), 2), None);
        assert_eq!(duplicates.repeats(&with("1", "a@b.example"), 3), Some(2));
        assert_eq!(duplicates.repeats(&with("9", "a@b.example"), 4), Some(2));
    }
}

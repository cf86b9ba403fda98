//! What a signer is known by where no list is at hand: hashes of the folded keys by which duplicates are found.

use std::collections::HashSet;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::signers::duplicates::{Identity, Mark};

/// SHA-256 of one of a signer's keys: name and `id`, name and address, or name and e-mail, folded as for duplicates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(pub [u8; 32]);

/// The key of the hashes of those who were erased. Whoever has it can try names; without it the hashes say nothing.
#[derive(Clone)]
pub struct Secret(pub [u8; 32]);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

impl Secret {
    /// HMAC-SHA-256 of a key.
    pub fn hide(&self, key: &Key) -> [u8; 32] {
        self.hash(&key.0)
    }

    /// HMAC-SHA-256 of any bytes.
    pub fn hash(&self, bytes: &[u8]) -> [u8; 32] {
        // HMAC fills a key up with zeros to the block of its hash.
        let mut block = [0; 64];
        block[..self.0.len()].copy_from_slice(&self.0);
        let mut mac = Hmac::<Sha256>::new(&block.into());
        mac.update(bytes);
        mac.finalize().into_bytes().into()
    }
}

impl Identity<'_> {
    /// The keys that a row gives; none for a row that has a name alone.
    pub fn keys(&self) -> Vec<Key> {
        let mut name = String::new();
        if !self.fold_name(&mut name) {
            return Vec::new();
        }
        let key = |mark: Mark<'_>| {
            let mut text = name.clone();
            mark.fold(&mut text);
            Key(Sha256::digest(&text).into())
        };
        self.marks().into_iter().flatten().map(key).collect()
    }
}

/// What is known of people before a list is read: who signed already, and who asked to be forgotten.
#[derive(Debug, Clone, Default)]
pub struct KnownSigners {
    /// Keys of those who have signed this letter.
    pub signed: HashSet<Key>,
    /// Hashes of the keys of those who were erased, and the key of these hashes.
    pub withdrawn: Option<(Secret, HashSet<[u8; 32]>)>,
    /// Whether those who have signed get no letter.
    pub only_new: bool,
}

impl KnownSigners {
    /// Whether one of these keys is that of somebody who was erased.
    pub fn is_withdrawn(&self, keys: &[Key]) -> bool {
        let Some((secret, hashes)) = &self.withdrawn else { return false };
        !hashes.is_empty() && keys.iter().any(|key| hashes.contains(&secret.hide(key)))
    }

    /// Whether one of these keys is that of somebody who has signed.
    pub fn has_signed(&self, keys: &[Key]) -> bool {
        keys.iter().any(|key| self.signed.contains(key))
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, KnownSigners, Secret};
    use crate::signers::{Duplicates, Identity};

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

    #[test]
    fn keys_meet_where_duplicates_do() {
        let bare = Identity { id: "", street: "", postcode: "", city: "", email: "", ..ANNA };
        let others = [
            bare,
            Identity { given_name: "ANNA", id: "w-17", ..bare },
            Identity { email: "Anna@Example.org", ..bare },
            Identity { street: "STORGATA  1", city: "oslo", postcode: "0374", ..bare },
            Identity { street: "Storgata 1, ", postcode: "374", city: "Oslo,", ..bare },
            Identity { street: "Storgata 1", ..bare },
            Identity { given_name: "Anders", ..ANNA },
            Identity { id: "-", email: "--", ..bare },
        ];
        for other in others {
            let mut duplicates = Duplicates::new();
            duplicates.meet(&ANNA, 2);
            let is_duplicate = duplicates.meet(&other, 3).earlier.is_some();
            let keys = ANNA.keys();
            assert_eq!(other.keys().iter().any(|key| keys.contains(key)), is_duplicate, "{other:?}");
        }
    }

    #[test]
    fn the_erased_are_known_by_the_key_alone() {
        let (secret, other) = (Secret([1; 32]), Secret([2; 32]));
        let hashes = ANNA.keys().iter().map(|key| secret.hide(key)).collect::<std::collections::HashSet<_>>();
        let known = |secret| KnownSigners { withdrawn: Some((secret, hashes.clone())), ..KnownSigners::default() };
        assert!(known(secret).is_withdrawn(&ANNA.keys()[1..]));
        assert!(!known(other).is_withdrawn(&ANNA.keys()));
        assert!(!KnownSigners::default().is_withdrawn(&ANNA.keys()));
        assert_eq!(format!("{:?}", Secret([7; 32])), "Secret");
    }

    /// RFC 4231, test case 2, whose key is filled up with zeros as HMAC does.
    #[test]
    fn hmac_is_hmac() {
        let mut key = [0; 32];
        key[..4].copy_from_slice(b"Jefe");
        let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        let hash = Secret(key).hash(b"what do ya want for nothing?");
        let found = hash.iter().fold(String::new(), |found, byte| found + &format!("{byte:02x}"));
        assert_eq!(found, expected);
        assert_ne!(Secret(key).hide(&Key([0; 32])), [0; 32]);
    }
}

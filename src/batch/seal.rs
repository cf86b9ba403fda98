//! The seal of a batch: its manifest, which holds the hash of every file, signed in minisign's format. Whoever has the public
//! key can check it with that program alone, and with `mailbag verify` every file beside it.
//!
//! The manifest is never written again, so a seal stays valid when somebody is erased from the batch.

use std::io::Cursor;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minisign::{PublicKey, PublicKeyBox, SecretKey, SecretKeyBox, SignatureBox};

/// Name of the file beside the manifest, as the minisign program looks for it.
pub(crate) const NAME: &str = "manifest.json.minisig";

/// Largest seal, and key, in bytes (tuned: they have four lines).
pub(crate) const LARGEST: u64 = 1 << 16;

/// A secret key's 158 bytes in base64.
const SECRET_KEY_CHARS: usize = 212;

/// Why a key or a seal is no good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The file is no key in minisign's format.
    #[error("no key")]
    NoKey,
    /// The secret key is encrypted, and there is no password.
    #[error("the key wants a password")]
    NoPassword,
    /// The password is not the key's.
    #[error("wrong password")]
    WrongPassword,
    /// The file is no signature in minisign's format.
    #[error("no seal")]
    NoSeal,
    /// Another key made the seal.
    #[error("another key made the seal")]
    OtherKey,
    /// The seal is not that of these bytes.
    #[error("the seal is broken")]
    Broken,
    /// The machine could not sign.
    #[error("signing failed")]
    Failed,
}

impl Fault {
    /// As it stands in a finding.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoKey => "no-key",
            Self::NoPassword => "no-password",
            Self::WrongPassword => "wrong-password",
            Self::NoSeal => "no-seal",
            Self::OtherKey => "other-key",
            Self::Broken => "broken",
            Self::Failed => "failed",
        }
    }
}

/// A secret key, ready to sign.
pub struct Sealer(SecretKey);

impl std::fmt::Debug for Sealer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Sealer")
    }
}

impl Sealer {
    /// Whether the text of a key file is that of a key that wants a password. Its form alone tells: deriving a key from a
    /// password takes a second.
    pub fn wants_password(text: &str) -> Result<bool, Fault> {
        if plain_key(text)?.is_some() {
            return Ok(false);
        }
        let key = text.lines().nth(1).unwrap_or_default().trim();
        let has_form = key.len() == SECRET_KEY_CHARS && key.bytes().all(|byte| byte.is_ascii_graphic());
        if has_form { Ok(true) } else { Err(Fault::NoKey) }
    }

    /// Opens a key.
    pub fn open(text: &str, password: Option<&str>) -> Result<Self, Fault> {
        if let Some(key) = plain_key(text)? {
            return Ok(Self(key));
        }
        if !Self::wants_password(text)? {
            return Err(Fault::NoKey);
        }
        let password = password.ok_or(Fault::NoPassword)?.to_owned();
        secret_box(text)?.into_secret_key(Some(password)).map(Self).map_err(|_| Fault::WrongPassword)
    }

    /// Signs a manifest; `comment` is signed with it.
    pub fn seal(&self, manifest: &[u8], comment: &str) -> Result<String, Fault> {
        let untrusted = format!("seal of a mailbag batch, key {}", id(self.0.keynum()));
        minisign::sign(None, &self.0, Cursor::new(manifest), Some(comment), Some(&untrusted))
            .map(SignatureBox::into_string)
            .map_err(|_| Fault::Failed)
    }

    /// The id of the key, as minisign prints it.
    pub fn id(&self) -> String {
        id(self.0.keynum())
    }
}

/// How the text of a key begins that wants no password: algorithm, none to derive it by, algorithm of the checksum.
const NO_PASSWORD: &str = "RWQAAEIy";

/// Where the checksum stands in a key's text.
const CHECKSUM_FROM: usize = 168;

/// A key that is not encrypted; `None` where it is.
fn plain_key(text: &str) -> Result<Option<SecretKey>, Fault> {
    if let Ok(key) = secret_box(text)?.into_unencrypted_secret_key() {
        return Ok(Some(key));
    }
    // `minisign -G -W` leaves the checksum of such a key empty (seen with 0.11), which our reader takes for a damaged one.
    let key = text.lines().nth(1).unwrap_or_default().trim();
    let has_no_checksum =
        key.get(CHECKSUM_FROM..).is_some_and(|checksum| checksum.bytes().all(|byte| byte == b'A' || byte == b'='));
    let is_plain = key.len() == SECRET_KEY_CHARS && key.starts_with(NO_PASSWORD) && has_no_checksum;
    let bytes = is_plain.then(|| STANDARD.decode(key).ok()).flatten();
    Ok(bytes.and_then(|bytes| SecretKey::from_bytes(&bytes).ok()))
}

/// What a good seal says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// Id of the key.
    pub key: String,
    /// What was signed with the manifest.
    pub comment: String,
}

/// Checks a seal; a key is that of a `.pub` file of minisign, or its second line alone.
pub fn check(manifest: &[u8], seal: &str, key: &str) -> Result<Seal, Fault> {
    let key = PublicKeyBox::from_string(key)
        .and_then(PublicKeyBox::into_public_key)
        .or_else(|_| PublicKey::from_base64(key.trim()))
        .map_err(|_| Fault::NoKey)?;
    // The kind of key is read and not looked at by the crate: Ed25519 is all that there is.
    if !key.to_bytes().starts_with(b"Ed") {
        return Err(Fault::NoKey);
    }
    let seal = signature(seal)?;
    if seal.keynum() != key.keynum() {
        return Err(Fault::OtherKey);
    }
    minisign::verify(&key, &seal, Cursor::new(manifest), true, false, false).map_err(|_| Fault::Broken)?;
    Ok(Seal { key: id(key.keynum()), comment: seal.trusted_comment().unwrap_or_default() })
}

/// The id of the key by which a seal says that it was made.
pub fn key_of(seal: &str) -> Result<String, Fault> {
    signature(seal).map(|seal| id(seal.keynum()))
}

fn signature(text: &str) -> Result<SignatureBox, Fault> {
    SignatureBox::from_string(text).map_err(|_| Fault::NoSeal)
}

fn secret_box(text: &str) -> Result<SecretKeyBox, Fault> {
    SecretKeyBox::from_string(text).map_err(|_| Fault::NoKey)
}

/// A key's number as minisign prints it: the last byte first.
fn id(number: &[u8]) -> String {
    use std::fmt::Write as _;
    number.iter().rev().fold(String::new(), |mut id, byte| {
        let _ = write!(id, "{byte:02X}");
        id
    })
}

#[cfg(test)]
mod tests {
    use minisign::KeyPair;
    use proptest::prelude::*;

    use super::{Fault, Sealer, check, key_of};

    fn keys() -> (String, String) {
        let pair = KeyPair::generate_unencrypted_keypair().expect("keys");
        (pair.sk.to_box(None).expect("a box").to_string(), pair.pk.to_box().expect("a box").to_string())
    }

    #[test]
    fn a_seal_is_that_of_one_manifest_and_one_key() {
        let ((secret, public), (_, other)) = (keys(), keys());
        let sealer = Sealer::open(&secret, None).expect("a key");
        let seal = sealer.seal(b"{}", "batch x").expect("a seal");
        let good = check(b"{}", &seal, &public).expect("a good seal");
        assert_eq!((good.key.as_str(), good.comment.as_str()), (sealer.id().as_str(), "batch x"));
        assert_eq!(key_of(&seal), Ok(sealer.id()));
        assert_eq!(check(b"{ }", &seal, &public), Err(Fault::Broken));
        assert_eq!(check(b"{}", &seal, &other), Err(Fault::OtherKey));
        assert_eq!(check(b"{}", &seal.replace("batch x", "batch y"), &public), Err(Fault::Broken));
        assert_eq!(check(b"{}", "no seal", &public), Err(Fault::NoSeal));
        assert_eq!(check(b"{}", &seal, "no key"), Err(Fault::NoKey));
    }

    #[test]
    fn a_key_with_a_password_wants_it() {
        let pair = KeyPair::generate_encrypted_keypair(Some("secret".to_owned())).expect("keys");
        let text = pair.sk.to_box(None).expect("a box").to_string();
        assert_eq!(Sealer::wants_password(&text), Ok(true));
        assert_eq!(Sealer::open(&text, None).err(), Some(Fault::NoPassword));
        assert_eq!(Sealer::open(&text, Some("other")).err(), Some(Fault::WrongPassword));
        assert!(Sealer::open(&text, Some("secret")).is_ok());
    }

    proptest! {
        /// A spoilt seal or key is told, never a panic and never a good one.
        #[test]
        fn what_is_spoilt_is_refused(at in 0_usize..400, with in "\\PC{0,3}", cut in 0_usize..4) {
            let (secret, public) = keys();
            let seal = Sealer::open(&secret, None).expect("a key").seal(b"{}", "batch x").expect("a seal");
            for text in [&seal, &public] {
                let mut spoilt: Vec<char> = text.chars().collect();
                let at = at % spoilt.len();
                let end = (at + cut).min(spoilt.len());
                let removed: String = spoilt.splice(at..end, with.chars()).collect();
                let spoilt: String = spoilt.into_iter().collect();
                let first_line = text.find('\n').unwrap_or_default();
                let (seal, key) = if text == &seal { (&spoilt, &public) } else { (&seal, &spoilt) };
                let checked = check(b"{}", seal, key);
                // The first line is a comment that nobody signs; spaces at the ends say nothing.
                let matters = removed.trim() != with.trim() && at > first_line && end < text.trim_end().len();
                if checked.is_ok() && matters {
                    prop_assert_eq!(spoilt.split_whitespace().collect::<String>(), text.split_whitespace().collect::<String>());
                }
                let _ = Sealer::open(&spoilt, None);
            }
        }
    }

    #[test]
    fn a_key_of_another_kind_is_none() {
        let (secret, public) = keys();
        let seal = Sealer::open(&secret, None).expect("a key").seal(b"{}", "batch x").expect("a seal");
        assert!(check(b"{}", &seal, &public).is_ok());
        assert_eq!(check(b"{}", &seal, &public.replacen("\nRW", "\naW", 1)).err(), Some(Fault::NoKey));
    }

    #[test]
    fn what_is_no_key_is_none() {
        for text in ["", "a\nb", "untrusted comment: x\nAAAA\n"] {
            assert_eq!(Sealer::open(text, None).err(), Some(Fault::NoKey), "{text}");
        }
    }
}

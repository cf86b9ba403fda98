//! Where a signer's signature is: in the list, or in a file named like the row's id or e-mail address.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic};
use crate::signers::{Signer, folded};

/// Endings of files that are signatures.
const ENDINGS: [&str; 5] = ["png", "jpg", "jpeg", "svg", "json"];

/// The files of a folder of signatures by their names without ending.
#[derive(Debug, Clone, Default)]
pub(crate) struct Pictures {
    /// By name as it stands there.
    by_name: BTreeMap<String, Vec<String>>,
    /// E-mail addresses, folded, that have a file.
    by_email: BTreeMap<String, String>,
    /// E-mail addresses, folded, that more than one row has: their file is nobody's.
    pub(crate) shared: BTreeSet<String>,
}

impl Pictures {
    /// Looks into the folder, not into folders below it.
    pub(crate) fn of(folder: &Path) -> Self {
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect();
        names.sort_unstable();
        let mut pictures = Self::default();
        for name in names {
            let Some((stem, ending)) = name.rsplit_once('.') else { continue };
            if !ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)) {
                continue;
            }
            if stem.contains('@') {
                pictures.by_email.insert(folded(stem), name.clone());
            }
            pictures.by_name.entry(stem.to_owned()).or_default().push(name);
        }
        pictures
    }

    /// Whether the folder has a file for an e-mail address.
    pub(crate) fn has_email(&self, email: &str) -> bool {
        !self.by_email.is_empty() && !email.is_empty() && self.by_email.contains_key(&folded(email))
    }

    /// The file of a row that names none: by its id; by its e-mail address, if that is nobody else's.
    pub(crate) fn find(&self, signer: &Signer<'_>, email: &str) -> Result<Option<&str>, Box<Diagnostic>> {
        let by_id = self.by_name.get(signer.id).filter(|_| !signer.id.is_empty());
        match by_id.map(Vec::as_slice) {
            Some([one]) => return Ok(Some(one)),
            Some([one, ..]) => {
                let finding = Diagnostic::error(Code::BadSignature).with("value", one).with("reason", "two-files");
                return Err(Box::new(finding));
            }
            _ => {}
        }
        if !self.has_email(email) {
            return Ok(None);
        }
        let email = folded(email);
        Ok(self.by_email.get(&email).filter(|_| !self.shared.contains(&email)).map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::Pictures;

    #[test]
    fn only_images_count() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["17.png", "Anna@Example.org.svg", "notes.txt", "18", "19.JPG", "19.png"] {
            std::fs::write(folder.path().join(name), "").expect("a file");
        }
        let pictures = Pictures::of(folder.path());
        assert_eq!(pictures.by_name["17"], ["17.png"]);
        assert_eq!(pictures.by_name["19"], ["19.JPG", "19.png"]);
        assert_eq!(pictures.by_name.len(), 3);
        assert!(
            pictures.has_email("anna@example.ORG") && !pictures.has_email("") && !pictures.has_email("b@c.example")
        );
    }
}

//! What the system says where it fails, in the language of whoever reads it.

use std::io::{Error, ErrorKind};

use crate::cli::words::catalogue::say;

/// A text that ends in what the system said, as errors of files do, with our own words for that; anything else as it is.
pub(super) fn said(text: &str) -> String {
    own(text).unwrap_or_else(|| text.to_owned())
}

fn own(text: &str) -> Option<String> {
    // As `std::io::Error` writes it; the number says what it was, whatever language the system speaks.
    let number = text.strip_suffix(')')?.rsplit_once("(os error ")?.1;
    let error = Error::from_raw_os_error(number.parse().ok()?);
    let before = text.strip_suffix(&error.to_string())?;
    let name = match error.kind() {
        ErrorKind::AlreadyExists => "machine-already-there",
        ErrorKind::DirectoryNotEmpty => "machine-not-empty",
        ErrorKind::FileTooLarge => "machine-file-too-large",
        ErrorKind::InvalidFilename => "machine-bad-name",
        ErrorKind::IsADirectory => "machine-folder",
        ErrorKind::NotADirectory => "machine-no-folder",
        ErrorKind::NotFound => "machine-not-there",
        ErrorKind::OutOfMemory => "machine-no-memory",
        ErrorKind::PermissionDenied => "machine-permission-denied",
        ErrorKind::QuotaExceeded => "machine-quota",
        ErrorKind::ReadOnlyFilesystem => "machine-read-only",
        ErrorKind::ResourceBusy => "machine-busy",
        ErrorKind::StorageFull => "machine-full",
        _ => return None,
    };
    Some(before.to_owned() + &say!(name))
}

#[cfg(test)]
mod tests {
    use std::io::Error;

    use super::said;
    use crate::cli::words::catalogue::in_language;
    use crate::cli::words::locale::Language;

    #[test]
    fn what_the_system_says_is_said_in_the_language_of_the_reader() {
        // ENOENT and its like on every system that this runs on.
        let not_there = Error::from_raw_os_error(2).to_string();
        for (language, words) in [
            (Language::English, "it is not there"),
            (Language::French, "introuvable"),
            (Language::Norwegian, "det finnes ikke"),
            (Language::Japanese, "見つかりません"),
            (Language::TraditionalChinese, "找不到"),
        ] {
            let said = in_language(language, || said(&format!("out/x: {not_there}")));
            assert_eq!(said, format!("out/x: {words}"));
        }
        for other in ["broken", "", "(os error 2)", "x (os error 99999)", "(os error )"] {
            assert_eq!(said(other), other);
        }
    }
}

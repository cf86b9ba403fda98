//! What the system says where it fails, in the language of whoever reads it.

use std::io::{Error, ErrorKind};

use crate::cli::words::catalogue::say;

/// A text that ends in what the system said, as errors of files do, with our own words for that; anything else as it is.
pub(super) fn said(text: &str) -> String {
    own(text).unwrap_or_else(|| text.to_owned())
}

fn own(text: &str) -> Option<String> {
    let (before, kind) = by_number(text).or_else(|| by_kind(text))?;
    Some(before.to_owned() + &called(kind)?)
}

/// As `std::io::Error` writes it; the number says what it was, whatever language the system speaks.
fn by_number(text: &str) -> Option<(&str, ErrorKind)> {
    let number = text.strip_suffix(')')?.rsplit_once("(os error ")?.1;
    let error = Error::from_raw_os_error(number.parse().ok()?);
    Some((text.strip_suffix(&error.to_string())?, error.kind()))
}

/// As `std::io::ErrorKind` writes it, where the number is not known any more.
fn by_kind(text: &str) -> Option<(&str, ErrorKind)> {
    KINDS.iter().find_map(|kind| {
        let before = text.strip_suffix(&kind.to_string())?;
        // Behind the name of what failed, so that no words of ours are taken for the system's.
        before.ends_with(": ").then_some((before, *kind))
    })
}

const KINDS: [ErrorKind; 13] = [
    ErrorKind::AlreadyExists,
    ErrorKind::DirectoryNotEmpty,
    ErrorKind::FileTooLarge,
    ErrorKind::InvalidFilename,
    ErrorKind::IsADirectory,
    ErrorKind::NotADirectory,
    ErrorKind::NotFound,
    ErrorKind::OutOfMemory,
    ErrorKind::PermissionDenied,
    ErrorKind::QuotaExceeded,
    ErrorKind::ReadOnlyFilesystem,
    ErrorKind::ResourceBusy,
    ErrorKind::StorageFull,
];

/// What we call it.
fn called(kind: ErrorKind) -> Option<String> {
    let name = match kind {
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
    Some(say!(name))
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

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
        let read_only = format!("out/x: {}", ErrorKind::ReadOnlyFilesystem);
        assert_eq!(in_language(Language::English, || said(&read_only)), "out/x: the disk can only be read");
        for other in ["broken", "permission denied", "", "(os error 2)", "x (os error 99999)", "(os error )"] {
            assert_eq!(said(other), other);
        }
    }
}

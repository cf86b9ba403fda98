//! What stands before messages, by which a printer tells them apart.

use crate::cli::words::catalogue::{in_language, language, say};
use crate::cli::words::locale::Language;

/// What a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    Error,
    Warning,
    Note,
    Hint,
}

/// The labels of the language with their colons.
pub(crate) fn labels() -> [(Label, String); 4] {
    let severity = |severity: String| say!("finding", severity = severity, message = "").trim_end().to_owned();
    [
        (Label::Error, severity(say!("severity-error"))),
        (Label::Warning, severity(say!("severity-warning"))),
        (Label::Note, severity(say!("severity-note"))),
        (Label::Hint, say!("hint-line", hint = "").trim_end().to_owned()),
    ]
}

/// Whether a text begins as an error does, in the language or in English.
pub(crate) fn is_error(text: &str) -> bool {
    let begins = |language| {
        in_language(language, || labels().iter().any(|(kind, label)| *kind == Label::Error && text.starts_with(label)))
    };
    begins(language()) || begins(Language::English)
}

/// A message behind the label of an error.
pub(super) fn error(message: &str) -> String {
    say!("finding", severity = say!("severity-error"), message = message)
}

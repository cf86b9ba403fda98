//! Comments in the files of a starter, in its language.

use crate::cli::words::catalogue::{in_language, say};
use crate::cli::words::locale::Language;

/// What is explained in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comment {
    Mailbag,
    OneSided,
    ForOneSided,
    NoWindow,
    Addressees,
    AsOf,
    Greeting,
    Postal,
    Routes,
    Country,
    Language,
    Office,
    Post,
    Letter,
    Kind,
    Languages,
    Arrangement,
    Sender,
    Signed,
    Consent,
    Messages,
    Title,
}

/// Makes files of a starter in the language of this tag.
pub(crate) fn in_tag<T>(tag: &str, make: impl FnOnce() -> T) -> T {
    let language = Language::ALL.into_iter().find(|language| language.tag() == tag);
    in_language(language.unwrap_or(Language::English), make)
}

/// A comment of a TOML file, behind a value or on a line of its own.
pub(crate) fn comment(what: Comment) -> String {
    let text = match what {
        Comment::Mailbag => say!("starter-mailbag"),
        Comment::OneSided => say!("starter-one-sided"),
        Comment::ForOneSided => say!("starter-for-one-sided"),
        Comment::NoWindow => say!("starter-no-window"),
        Comment::Addressees => say!("starter-addressees"),
        Comment::AsOf => say!("starter-as-of"),
        Comment::Greeting => say!("starter-greeting"),
        Comment::Postal => say!("starter-postal"),
        Comment::Routes => say!("starter-routes"),
        Comment::Country => say!("starter-country"),
        Comment::Language => say!("starter-language"),
        Comment::Office => say!("starter-office"),
        Comment::Post => say!("starter-post"),
        Comment::Letter => say!("starter-letter"),
        Comment::Kind => say!("starter-kind"),
        Comment::Languages => say!("starter-languages"),
        Comment::Arrangement => say!("starter-arrangement"),
        Comment::Sender => say!("starter-sender"),
        Comment::Signed => say!("starter-signed"),
        Comment::Consent => say!("starter-consent"),
        Comment::Messages => say!("starter-messages"),
        Comment::Title => say!("starter-title"),
    };
    format!("# {text}")
}

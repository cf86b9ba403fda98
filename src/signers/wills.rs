//! What may be a wish of somebody, in headings and cells that nothing uses.

use crate::signers::asked::{self, Asks, Subject, asks, is_of_showing};
use crate::signers::plain::plain;

/// Beginnings of words by which people say that they agree, refuse or want not to be named.
const OF_WILL: &[&str] = &[
    "anonym",
    "anoniem",
    "agree",
    "consent",
    "einverst",
    "einwillig",
    "gdpr",
    "dsgvo",
    "privacy",
    "rgpd",
    "samtyk",
    "zustimm",
    // What is taken back has a day in many lists, and no yes.
    "withdr",
    "refus",
    "retract",
    "retrait",
    "trukket",
    "tilbaketr",
    "widerruf",
    "zuruckgez",
    "ingetrok",
    "unsubscr",
    "desinscri",
    "avmeldt",
];

/// What the yes and no under a heading that is not understood may be about.
pub(in crate::signers) fn subject(heading: &str) -> Option<Subject> {
    asked::subject(&plain(heading)).or_else(|| is_of_will(heading).then_some(Subject::Name))
}

/// Whether a text, such as the label of a box that somebody ticked, is a wish about the name; whether it is to be hidden. A wish that is
/// not understood counts as if it were.
pub(in crate::signers) fn wish(text: &str) -> Option<bool> {
    let plain = plain(text);
    match asks(&plain) {
        Some(Asks::Showing) => Some(false),
        Some(Asks::How) => None,
        Some(_) => Some(true),
        None => (is_of_showing(&plain) && asked::names_somebody(&plain)).then_some(true),
    }
}

/// Whether a text is a wish to be left unnamed of which every word is understood.
pub(in crate::signers) fn asks_to_hide(text: &str) -> bool {
    asks(&plain(text)) == Some(Asks::Hiding)
}

/// Whether somebody may have refused under a heading that is not understood.
pub(in crate::signers) fn is_of_will(heading: &str) -> bool {
    let plain = plain(heading);
    let of_words = plain.split(' ').any(|word| OF_WILL.iter().any(|begin| word.starts_with(begin)));
    let of_characters =
        ["同意", "匿名", "公開", "公开", "保密", "동의", "익명", "공개", "撤回", "撤銷", "撤销", "철회"];
    of_words || is_of_showing(&plain) || of_characters.iter().any(|word| plain.contains(word))
}

#[cfg(test)]
mod tests {
    use super::is_of_will;

    #[test]
    fn a_heading_under_which_somebody_may_have_refused_is_known() {
        for heading in [
            "Anonym",
            "anonymous?",
            "Do you agree to this",
            "Jeg samtykker til dette",
            "匿名希望",
            "Opt out of it",
            "Withdrawn on",
            "撤回日",
            "Désinscrit le",
        ] {
            assert!(is_of_will(heading), "{heading}");
        }
        for heading in ["Telephone", "Shoe size", "備考"] {
            assert!(!is_of_will(heading), "{heading}");
        }
    }
}

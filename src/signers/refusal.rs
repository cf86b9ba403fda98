//! What a single cell refuses: the same words wherever they stand.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::signers::answers::{answer, visibility, words_of_hiding};
use crate::signers::asked::Asks;
use crate::signers::clean::trimmed;
use crate::signers::fate::{Refusal, Visibility};
use crate::signers::headings::{asked, column_of};
use crate::signers::row::Column;

/// Longest answer in bytes (tuned: the longest one that is known has half of them).
const LONGEST: usize = 80;

/// The same in a column of which nothing is known, where nearly every cell is none (tuned: a half more than the longest word).
const LONGEST_ANYWHERE: usize = 48;

/// Longest text in bytes of which more than the whole is looked at (tuned: a note that somebody writes into a form).
const LONGEST_NOTE: usize = 400;

/// Sentences of a cell that say nothing else than that somebody is not to be named, folded. The words that answer a question stand
/// with the other [`answers`](crate::signers::answers).
#[rustfmt::skip] // a line a language
const ORDERS: &[&str] = &[
    "do not print", "don't print", "do not publish", "don't publish", "do not name", "do not show", "do not list", "not to be named",
    "not to be printed", "no name", "name withheld", "hide name", "hide my name",
    "ne pas publier", "ne pas imprimer", "ne pas nommer", "ne pas afficher", "sans nom", // fr
    "ikke trykk", "ikke skriv ut", "ikke publiser", "ikke vis", "ikke vis navn", "skal ikke navngis", // nb
    "nicht drucken", "nicht veroffentlichen", "nicht nennen", "niet afdrukken", "niet publiceren", "niet tonen", // de, nl
    "no publicar", "no imprimir", "non pubblicare", "non stampare", // es, it
    "印刷しない", "掲載しない", "公開しない", "匿名希望", "不要刊登", "不要公開", "不要公开", "不要印出", "게재하지 않음", "공개하지 않음",
];

/// Answers that hide a name or refuse in a column of answers, and may be the state of something else in any other: an occupation, a
/// subscription, an account.
#[rustfmt::skip]
const OF_OTHER_THINGS: &[&str] = &[
    "hidden", "confidential", "private", "not public", "cancelled", "canceled", "unsubscribed", "rejected", "opted out", "opt out",
    "masque", "cache", "confidentiel", "prive", "non publie", "retire", "retiree", "annule", "annulee",
    "skjult", "hemmelig", "privat", "avmeldt", "vertraulich", "nicht offentlich", "vertrouwelijk", "niet openbaar",
    "privado", "confidencial", "privato", "riservato", "retirado", "retirada", "ritirato", "ritirata", "rechazado", "rifiutato",
    "非公開", "取り消し", "取消", "不可", "不公开", "不公開", "保密", "退出", "비공개", "취소",
];

/// What every word and sentence refuses, and whether it does so in a column of which nothing is known.
fn words() -> &'static HashMap<&'static str, (Refusal, bool)> {
    static WORDS: OnceLock<HashMap<&'static str, (Refusal, bool)>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let answers = words_of_hiding().map(|word| {
            let refusal = match visibility(word) {
                Some(Visibility::Initials) => Refusal::Initials,
                Some(Visibility::Withheld) => Refusal::Withheld,
                Some(Visibility::Named) | None => Refusal::NoConsent,
            };
            (word, (refusal, !OF_OTHER_THINGS.contains(&word)))
        });
        answers.chain(ORDERS.iter().map(|order| (*order, (Refusal::Withheld, true)))).collect()
    })
}

/// What a cell refuses that is an answer as a whole.
pub(in crate::signers) fn refused(cell: &str) -> Option<Refusal> {
    let cell = trimmed(cell);
    if cell.is_empty() || cell.len() > LONGEST {
        return None;
    }
    words().get(answer(cell).as_str()).map(|(refusal, _)| *refusal)
}

/// The same of a cell in a column of which nothing is known: of words that may be said of something else nothing is understood.
pub(in crate::signers) fn refused_anywhere(cell: &str) -> Option<Refusal> {
    let cell = trimmed(cell);
    // Nearly every cell is none of them, and no word has a digit.
    if cell.is_empty() || cell.len() > LONGEST_ANYWHERE || cell.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    words().get(answer(cell).as_str()).filter(|(_, anywhere)| *anywhere).map(|(refusal, _)| *refusal)
}

/// What somebody wrote beside a name who does not want it to be printed: `Bo Dahl (anonymous)`, `Bo Dahl - do not print`.
pub(in crate::signers) fn refused_beside(name: &str) -> Option<&str> {
    let is_bracket = |mark: char| "()[]（）【】".contains(mark);
    if !name.contains(is_bracket) && DASHES.iter().all(|dash| !name.contains(dash)) {
        return None;
    }
    let parts = DASHES.iter().flat_map(|dash| name.split(dash)).chain(name.split(is_bracket)).map(trimmed);
    parts.filter(|part| part.len() < trimmed(name).len()).find(|part| refused_anywhere(part).is_some())
}

/// What stands between a name and what is said of it.
const DASHES: [&str; 4] = [" - ", " \u{2013} ", " \u{2014} ", ": "];

/// Whether a text that is no answer as a whole may ask for a name not to be printed: a sentence such as `please do not print my
/// name`, or an answer among others, such as `signers, anonymous`.
pub(in crate::signers) fn may_ask_not_to_be_named(text: &str) -> bool {
    let text = trimmed(text);
    if text.is_empty() || text.len() > LONGEST_NOTE || !speaks_of_names(text) {
        return false;
    }
    let parts = text.split([',', ';', '|', '/', '、', '，', '；', '\n']);
    let mut words =
        parts.map(|part| part.trim_matches(|mark: char| mark.is_whitespace() || matches!(mark, '"' | '\'' | '#')));
    words.any(|part| refused_anywhere(part).is_some()) || text.split(['.', '!', '。', '！', '\n']).any(hides_a_name)
}

/// Whether a sentence, read as a heading is, asks for a name to be hidden, or for something of a name that is not understood.
fn hides_a_name(sentence: &str) -> bool {
    column_of(sentence) == Some(Column::Visibility) && matches!(asked(sentence), Asks::Hiding | Asks::Unread)
}

/// Beginnings and pieces of words without which no text asks for it: the words of a sentence are looked up only where one is there.
#[rustfmt::skip]
const OF_NAMES: &[&str] = &[
    "anonym", "anonim", "anoniem", "name", "navn", "naam", "nom", "nombre", "identi", "withdr", "withh", "refus", "declin", "revok",
    "initial", "trukket", "nekte", "zuruck", "zurück", "widerruf", "ingetrok", "print", "publish",
];
const OF_NAMES_HAN: &[&str] = &["匿名", "名", "公開", "公开", "撤回", "辞退", "拒", "익명", "이름", "철회", "거부"];

fn speaks_of_names(text: &str) -> bool {
    if !text.is_ascii() {
        let small = text.to_lowercase();
        return OF_NAMES_HAN.iter().any(|piece| text.contains(piece))
            || OF_NAMES.iter().any(|piece| small.contains(piece));
    }
    let mut words = text.as_bytes().split(|byte| !byte.is_ascii_alphabetic());
    let begins = |word: &[u8], piece: &str| {
        word.get(..piece.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(piece.as_bytes()))
    };
    words.any(|word| word.len() > 2 && OF_NAMES.iter().any(|piece| begins(word, piece)))
}

#[cfg(test)]
mod tests {
    use super::{OF_OTHER_THINGS, ORDERS, answer, may_ask_not_to_be_named, refused, refused_anywhere, refused_beside};
    use crate::signers::fate::Refusal;

    #[test]
    fn a_word_says_what_is_refused() {
        for (cell, expected) in [
            ("withdrawn", Some(Refusal::NoConsent)),
            ("Refusé", Some(Refusal::NoConsent)),
            (" Anonymous. ", Some(Refusal::Withheld)),
            ("Do not print!", Some(Refusal::Withheld)),
            ("Bare initialer", Some(Refusal::Initials)),
            ("匿名", Some(Refusal::Withheld)),
            ("no", None),
            ("Oslo", None),
            ("", None),
        ] {
            assert_eq!((refused(cell), refused_anywhere(cell)), (expected, expected), "{cell}");
        }
        assert_eq!((refused("private"), refused_anywhere("private")), (Some(Refusal::Withheld), None));
        for word in OF_OTHER_THINGS {
            assert!(refused(word).is_some() && answer(word) == **word, "{word}");
        }
        for order in ORDERS {
            assert_eq!((answer(order).as_str(), refused_anywhere(order).is_some()), (*order, true));
        }
        for word in ["withdrawn", "withheld", "initials", "unsettled", "namesake"] {
            assert_eq!(Refusal::from_word(word).map(Refusal::word), Some(word));
        }
    }

    #[test]
    fn a_word_beside_a_name_refuses() {
        for (name, expected) in [
            ("Bo Dahl (anonymous)", Some("anonymous")),
            ("Bo Dahl - do not print", Some("do not print")),
            ("ボー（匿名）", Some("匿名")),
            ("Bo Dahl [withdrawn]", Some("withdrawn")),
            ("Bo Dahl", None),
            ("Bo (Bosse) Dahl", None),
            ("Anne-Lise Moe - Oslo", None),
        ] {
            assert_eq!(refused_beside(name), expected, "{name}");
        }
    }

    #[test]
    fn a_text_may_ask_for_it() {
        for text in [
            "please do not print my name",
            "I want to be here. Please do not print my name.",
            "匿名でお願いします",
            "\"signers\",\"anonymous\"",
            "vip; withdrawn",
        ] {
            assert!(may_ask_not_to_be_named(text), "{text}");
        }
        for text in [
            "called 3 May",
            "My name is Anna",
            "name",
            "Prefers e-mail",
            "名古屋",
            "organic, private",
            "Please publish my name",
        ] {
            assert!(!may_ask_not_to_be_named(text), "{text}");
        }
    }
}

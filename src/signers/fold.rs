//! Text folded for comparing: what two people would type for the same word gives the same text.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};
use unicode_script::{Script, UnicodeScript};

use crate::signers::clean::is_hidden;

/// The text without case, accents, width, superfluous white space and what nobody sees, for comparing only.
///
/// Compatibility forms are resolved (NFKC: full-width letters, half-width kana, compatibility ideographs).
/// Marks are taken off Latin, Greek and Cyrillic letters (and what is no letter) alone: a dakuten makes another kana, a hamza another
/// letter. White space is trimmed and collapsed to one space.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Appends [`folded`] text to `target`.
pub(in crate::signers) fn fold_into(text: &str, target: &mut String) {
    let begin = target.len();
    if is_plain_ascii(text.as_bytes()) {
        target.push_str(text);
        target[begin..].make_ascii_lowercase();
        return;
    }
    if text.chars().all(is_simple) {
        for character in text.chars() {
            match character {
                '\u{C0}'..='\u{17F}' => decompose_compatible(character, |part| {
                    if !is_combining_mark(part) {
                        push(part, begin, target);
                    }
                }),
                other => push(other, begin, target),
            }
        }
    } else {
        let mut marked = false;
        let unmarked = text.nfkd().filter(|&character| {
            if is_hidden(character, false) || selects_a_form(character) {
                return false;
            }
            if is_combining_mark(character) {
                return marked;
            }
            let script = character.script();
            marked = !matches!(script, Script::Latin | Script::Greek | Script::Cyrillic | Script::Common);
            true
        });
        for character in unmarked.nfc() {
            push(character, begin, target);
        }
    }
    if target.len() > begin && target.ends_with(' ') {
        target.pop();
    }
}

/// Whether a character says in which form the one before it is printed: that makes nobody somebody else.
fn selects_a_form(character: char) -> bool {
    matches!(character, '\u{180B}'..='\u{180F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0080}'..='\u{E0FFF}')
}

/// Whether text is ASCII and has no white space but single spaces between words: most of it is.
fn is_plain_ascii(text: &[u8]) -> bool {
    let mut before = b' ';
    let mut plain = true;
    for &byte in text {
        plain &= byte.is_ascii_graphic() || (byte == b' ' && before != b' ');
        before = byte;
    }
    plain && (before != b' ' || text.is_empty())
}

/// Characters that keep their neighbours as they are: one by one they fold as the whole text would.
fn is_simple(character: char) -> bool {
    matches!(character,
        '\0'..='\u{7F}' | '\u{C0}'..='\u{17F}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{3005}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}')
}

/// Appends one character in its folded case; white space only behind something else than white space.
fn push(character: char, begin: usize, target: &mut String) {
    match character {
        'A'..='Z' => target.push(character.to_ascii_lowercase()),
        '!'..='~' | '\u{3040}'..='\u{30FF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' => {
            target.push(character);
        }
        // Letters that Unicode does not take apart, though people type them without stroke or ligature.
        'ß' | 'ẞ' => target.push_str("ss"),
        'æ' | 'Æ' => target.push_str("ae"),
        'œ' | 'Œ' => target.push_str("oe"),
        'ø' | 'Ø' => target.push('o'),
        'ł' | 'Ł' => target.push('l'),
        'đ' | 'Đ' => target.push('d'),
        'ħ' | 'Ħ' => target.push('h'),
        'ı' => target.push('i'),
        'ς' => target.push('σ'),
        _ if character.is_whitespace() => {
            if target.len() > begin && !target.ends_with(' ') {
                target.push(' ');
            }
        }
        _ => target.extend(character.to_lowercase().filter(|part| *part != '\u{307}')), // İ is i with a dot
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::folded;

    #[test]
    fn the_same_word_folds_to_the_same_text() {
        for (one, other) in [
            ("Élodie  Dupré", "elodie dupre"),
            ("E\u{301}lodie", "élodie"),
            ("ANNE-MARIE", "Anne-Marie"),
            ("Bjørn Sæther", "BJORN SAETHER"),
            ("Åse", "ase"),
            ("Straße", "STRASSE"),
            ("Łukasz", "lukasz"),
            ("İpek Işık", "ipek isik"),
            ("ΑΘΗΝΆ ΝΊΚΟΣ", "αθηνα νικος"),
            ("Қайрат Ёлкин", "қайрат елкин"),
            ("Ｔｏｋｙｏ　１２", "tokyo 12"),
            ("ｶﾞﾝﾀﾞﾑ", "ガンダム"),
            ("\u{FA19}\u{FA10}", "神塚"),
            ("한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"),
            (" \u{A0}Anna\u{3000}\t Eriksen ", "anna eriksen"),
            ("An\u{200B}na\u{E0041}", "anna"),
            ("葛\u{E0100}", "葛"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
    }

    #[test]
    fn other_letters_stay_other() {
        for (one, other) in
            [("がく", "かく"), ("ぱ", "は"), ("バ", "ハ"), ("أمل", "امل"), ("王", "玉"), ("Anna B", "AnnaB")]
        {
            assert_ne!(folded(one), folded(other), "{one} {other}");
        }
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,12}") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }

        /// The short way and the long way agree: a harmless character outside the simple ones forces the long way.
        #[test]
        fn both_ways_agree(text in "[ -~À-ſ一-三가-각あ-ん]{0,12}") {
            let long = folded(&format!("{text} ع"));
            prop_assert_eq!(&folded(&text), long.trim_end_matches('ع').trim_end());
        }
    }
}

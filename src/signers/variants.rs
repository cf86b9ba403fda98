//! Forms of one character: traditional, simplified and Japanese Han characters, variants in names (髙 and 高), and the two
//! kana. For comparing people only; what is printed keeps its form.
//!
//! The pairs of Han characters in `han_variants.txt` (a form, then the one that stands for all of them) are made by
//! machine from the character tables of OpenCC (TSCharacters, JPVariants, TWVariants, HKVariants; Apache-2.0,
//! as the PyPI package opencc-python-reimplemented 0.1.7 has them), with some twenty forms of Japanese names besides.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::signers::fold::fold_into;

const PAIRS: &str = include_str!("han_variants.txt");

fn forms() -> &'static HashMap<char, char> {
    static FORMS: OnceLock<HashMap<char, char>> = OnceLock::new();
    FORMS.get_or_init(|| {
        PAIRS
            .split_whitespace()
            .filter_map(|pair| {
                let mut characters = pair.chars();
                characters.next().zip(characters.next())
            })
            .collect()
    })
}

/// The text folded as [`folded`](crate::signers::folded) does, with every form of a character replaced by the one that stands
/// for all: for finding people, whichever form they are typed in.
pub fn folded_forms(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_forms_into(text, &mut folded);
    folded
}

/// Appends text folded as [`fold_into`] does, with every form of a character replaced by the one that stands for all.
pub(in crate::signers) fn fold_forms_into(text: &str, target: &mut String) {
    let begin = target.len();
    fold_into(text, target);
    if target[begin..].is_ascii() || !target[begin..].chars().any(|character| character >= '\u{3040}') {
        return;
    }
    let one = target.split_off(begin);
    target.extend(one.chars().map(|character| match character {
        'ァ'..='ヶ' => char::from_u32(u32::from(character) - 0x60).unwrap_or(character),
        '\u{3400}'..='\u{FAFF}' | '\u{20000}'.. => forms().get(&character).copied().unwrap_or(character),
        other => other,
    }));
}

#[cfg(test)]
mod tests {
    use super::{fold_forms_into, forms};

    fn folded(text: &str) -> String {
        let mut target = "x".to_owned();
        fold_forms_into(text, &mut target);
        target
    }

    #[test]
    fn forms_of_one_character_are_one() {
        for (one, other) in [
            ("陳國華", "陈国华"),
            ("廣澤", "広沢"),
            ("髙橋", "高橋"),
            ("サクラ", "さくら"),
            ("渡邉", "渡辺"),
            ("Élodie", "ELODIE"),
            ("臺北", "台北"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
        for (one, other) in [("王", "玉"), ("大", "太"), ("がく", "かく"), ("김", "박")] {
            assert_ne!(folded(one), folded(other), "{one} {other}");
        }
    }

    #[test]
    fn what_stands_for_all_stands_for_itself() {
        assert!(forms().len() > 4_000);
        assert!(forms().values().all(|form| !forms().contains_key(form)));
    }
}

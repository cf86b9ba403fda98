//! The reading of a heading by its words. It is closed: a heading of which one word is not known has no reading, for that word may
//! turn the wish round (`leave`, `mind`, `拒絕`), and who refused would be printed.

use crate::signers::asked::Asks;
use crate::signers::asked::words::{
    AGREE, AGREE_HAN, ANONYMITY, ANONYMITY_HAN, HIDE, HIDE_HAN, MENTIONED, MENTIONED_HAN, NAME, NAME_HAN, NOT, NOT_HAN,
    OF_PERMISSION, PLAIN, PLAIN_HAN, ROMANCE, SHOW, SHOW_HAN,
};

/// A word turns round what stands behind it, this many words at most (tuned: `do not want to be anonymous`).
const MOST_BETWEEN: usize = 5;

/// What a word does in a wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Plain,
    Anonymity,
    Hide,
    Show,
    Mentioned,
    Name,
    Not,
    /// French `ne`, which says nothing without the word that goes with it.
    Ne,
    OptOut,
}

const WORDS: [(&[&str], Part); 7] = [
    (ANONYMITY, Part::Anonymity),
    (HIDE, Part::Hide),
    (SHOW, Part::Show),
    (MENTIONED, Part::Mentioned),
    (NAME, Part::Name),
    (NOT, Part::Not),
    (PLAIN, Part::Plain),
];
const PIECES: [(&[&str], Part); 7] = [
    (ANONYMITY_HAN, Part::Anonymity),
    (HIDE_HAN, Part::Hide),
    (SHOW_HAN, Part::Show),
    (MENTIONED_HAN, Part::Mentioned),
    (NAME_HAN, Part::Name),
    (NOT_HAN, Part::Not),
    (PLAIN_HAN, Part::Plain),
];

/// What a wish asks, in these words; `None` where it is not clear.
pub(super) fn read(words: &[&str]) -> Option<Asks> {
    let parts = parts(words)?;
    let count = |part| parts.iter().filter(|known| **known == part).count();
    let nots = count(Part::Not);
    if nots > 1 || (count(Part::Ne) > 0 && nots == 0) {
        return None;
    }
    let mut wishes =
        [Part::Anonymity, Part::Hide, Part::Show, Part::Mentioned].into_iter().filter(|part| count(*part) > 0);
    let (wish, other) = (wishes.next(), wishes.next());
    let of_name = count(Part::Name) > 0;
    if count(Part::OptOut) > 0 {
        return (nots == 0 && matches!(wish, None | Some(Part::Show)) && other.is_none()).then_some(Asks::Hiding);
    }
    // Two wishes, as in `do not print my name, stay anonymous`: it is not clear which of them is turned round.
    let wish = wish.filter(|_| other.is_none())?;
    if nots > 0 && wish != Part::Mentioned && count(wish) > 1 {
        return None;
    }
    let of_somebody = || words.iter().any(|word| OF_PERMISSION.contains(word));
    match wish {
        Part::Anonymity if of_name && (nots > 0 || !of_somebody()) => None,
        Part::Hide | Part::Show if !of_name => None,
        Part::Show | Part::Mentioned => Some(if nots > 0 { Asks::Hiding } else { Asks::Showing }),
        _ if nots == 0 => Some(Asks::Hiding),
        _ if speaks_of_agreeing(words) => None,
        _ => turns(words, &parts, wish).then_some(Asks::Showing),
    }
}

fn speaks_of_agreeing(words: &[&str]) -> bool {
    words.iter().any(|word| AGREE.contains(word) || AGREE_HAN.iter().any(|piece| word.contains(piece)))
}

/// Whether the word that turns round stands where it turns the wish: before it, in Chinese, Japanese and Korean on either side.
fn turns(words: &[&str], parts: &[Part], wish: Part) -> bool {
    if words.iter().all(|word| is_unspaced(word)) {
        return true;
    }
    let at = |part| parts.iter().position(|known| *known == part);
    at(Part::Not).zip(at(wish)).is_some_and(|(turn, wish)| turn < wish && wish - turn <= MOST_BETWEEN)
}

fn parts(words: &[&str]) -> Option<Vec<Part>> {
    let says_no = words.iter().any(|word| ROMANCE.contains(word));
    let mut parts = Vec::new();
    let mut rest = words;
    while let [word, after @ ..] = rest {
        rest = after;
        match *word {
            "optout" => parts.push(Part::OptOut),
            "opt" if after.first() == Some(&"out") => {
                parts.push(Part::OptOut);
                rest = &after[1..];
            }
            "ne" | "n" => parts.push(Part::Ne),
            "no" if says_no => parts.push(Part::Not),
            // The number of a question.
            number if parts.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => {}
            pieces if is_unspaced(pieces) => cut(pieces, &mut parts)?,
            word => parts.push(WORDS.iter().find(|(words, _)| words.contains(&word))?.1),
        }
    }
    Some(parts)
}

/// Cuts a word of a writing without spaces into the longest pieces that are known; `None` where something is left over.
fn cut(word: &str, parts: &mut Vec<Part>) -> Option<()> {
    let mut rest = word;
    while !rest.is_empty() {
        let pieces = PIECES.iter().flat_map(|(pieces, part)| pieces.iter().map(|piece| (*piece, *part)));
        let (piece, part) = pieces.filter(|(piece, _)| rest.starts_with(piece)).max_by_key(|(piece, _)| piece.len())?;
        // A particle of Korean stands behind its word: `이의` is an objection.
        if part == Part::Plain && piece.chars().count() == 1 && piece.chars().all(is_hangul) && rest.len() == word.len()
        {
            return None;
        }
        rest = &rest[piece.len()..];
        parts.push(part);
    }
    Some(())
}

/// Whether a word is of Chinese, Japanese or Korean.
fn is_unspaced(word: &str) -> bool {
    word.chars()
        .any(|character| matches!(character, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}') || is_hangul(character))
}

fn is_hangul(character: char) -> bool {
    matches!(character, '\u{AC00}'..='\u{D7A3}')
}

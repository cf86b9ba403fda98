//! A cell made ready to print: trimmed, in NFC, its line ends and tabs made plain; and the characters that no
//! cell may hold.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A clean cell, and the first character in it that must not be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::signers) struct Clean<'a> {
    pub(in crate::signers) text: Cow<'a, str>,
    pub(in crate::signers) forbidden: Option<char>,
}

/// Without white space, and the BOMs that joined files leave, at both ends.
pub(in crate::signers) fn trimmed(cell: &str) -> &str {
    // Most cells begin and end with a letter or digit of ASCII, or are empty.
    match (cell.as_bytes().first(), cell.as_bytes().last()) {
        (Some(first), Some(last)) if first.is_ascii_graphic() && last.is_ascii_graphic() => return cell,
        (None, _) => return cell,
        _ => {}
    }
    cell.trim_matches(|character: char| character.is_whitespace() || character == '\u{FEFF}')
}

/// Cleans a cell; borrows it where nothing but the ends changes. Line ends are forbidden unless the cell is
/// `multiline`; then each kind of them is `\n`. A tab counts as a space.
///
/// NFC, except that compatibility ideographs stay as they are: NFC would turn the 塚 (U+FA10) of a name into another
/// form of the character than the one its bearer chose.
pub(in crate::signers) fn clean(cell: &str, multiline: bool) -> Clean<'_> {
    let text = trimmed(cell);
    // Without a way out of the loop it runs over many bytes at once.
    if text.bytes().fold(true, |printable, byte| printable & matches!(byte, b' '..=b'~')) {
        return Clean { text: Cow::Borrowed(text), forbidden: None };
    }
    let mut forbidden = None;
    let mut plain = true;
    let mut normal = true;
    for character in text.chars() {
        match character {
            // Printable, and in NFC whatever stands beside them.
            ' '..='~'
            | '\u{C0}'..='\u{17F}'
            | '\u{400}'..='\u{482}'
            | '\u{48A}'..='\u{52F}'
            | '\u{621}'..='\u{64A}'
            | '\u{3041}'..='\u{3096}'
            | '\u{30A1}'..='\u{30FC}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{AC00}'..='\u{D7A3}' => {}
            '\n' if multiline => {}
            '\t' => plain = false,
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' if multiline => plain = false,
            _ if is_forbidden(character) => forbidden = forbidden.or(Some(character)),
            _ => normal = false,
        }
    }
    if !normal {
        normal = is_nfc_quick(text.chars()) == IsNormalized::Yes;
    }
    if plain && normal {
        return Clean { text: Cow::Borrowed(text), forbidden };
    }
    let lines = if plain { Cow::Borrowed(text) } else { Cow::Owned(plain_white_space(text)) };
    let composed = composed(&lines);
    let text = if composed == text { Cow::Borrowed(text) } else { Cow::Owned(composed) };
    Clean { text, forbidden }
}

fn plain_white_space(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => plain.push('\n'),
            '\t' => plain.push(' '),
            other => plain.push(other),
        }
    }
    plain
}

fn composed(text: &str) -> String {
    let is_compatibility_ideograph =
        |character| matches!(character, '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}');
    let mut composed = String::with_capacity(text.len());
    for piece in text.split_inclusive(is_compatibility_ideograph) {
        let end = piece.strip_suffix(is_compatibility_ideograph).map_or(piece.len(), str::len);
        composed.extend(piece[..end].nfc());
        composed.push_str(&piece[end..]);
    }
    composed
}

/// Characters that change how the text around them is read, or that show that the text is broken: controls,
/// line ends, bidi embeddings, overrides and isolates (UAX #9, 2), interlinear annotation, noncharacters, and the
/// replacement character. Joiners and directional marks (ZWNJ, ZWJ, LRM, RLM, ALM) belong to honest text.
pub fn is_forbidden(character: char) -> bool {
    matches!(character,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
        | '\u{206A}'..='\u{206F}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FFF9}'..='\u{FFFD}')
        || u32::from(character) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::clean;

    #[test]
    fn clean_text_is_borrowed() {
        for text in [
            "Anna",
            " Anna ",
            "\u{3000}陳大文\u{A0}",
            "Élodie",
            "Қайрат",
            "ئاينۇر تۇرسۇن",
            "a\u{200C}b",
            "한국",
            "神\u{FA19}",
        ] {
            assert!(matches!(clean(text, false).text, Cow::Borrowed(_)), "{text}");
        }
    }

    #[test]
    fn cells_are_made_plain() {
        for (cell, multiline, expected) in [
            ("\u{FEFF} Anna\u{2003}", false, "Anna"),
            ("E\u{301}lodie", false, "Élodie"),
            ("か\u{3099}", false, "が"),
            ("\u{1112}\u{1161}\u{11AB}", false, "한"),
            ("\u{FA10}e\u{301}", false, "\u{FA10}é"),
            ("Anna\tEriksen", false, "Anna Eriksen"),
            ("one\r\ntwo\rthree\u{2029}four\nfive\r\n", true, "one\ntwo\nthree\nfour\nfive"),
            ("one\n\ntwo", true, "one\n\ntwo"),
            ("\n\t ", true, ""),
        ] {
            let clean = clean(cell, multiline);
            assert_eq!((&*clean.text, clean.forbidden), (expected, None), "{cell:?}");
        }
    }

    #[test]
    fn forbidden_characters_are_found() {
        for character in [
            '\0',
            '\u{7}',
            '\u{1B}',
            '\u{7F}',
            '\u{9B}',
            '\u{202E}',
            '\u{202A}',
            '\u{2066}',
            '\u{2069}',
            '\u{FFFD}',
            '\u{FFFE}',
            '\u{1FFFF}',
            '\u{FDD0}',
            '\n',
            '\u{2028}',
        ] {
            assert_eq!(clean(&format!("a{character}b\u{1}"), false).forbidden, Some(character));
        }
        for character in ['\u{200D}', '\u{200F}', '\u{61C}', '😀', '\u{AD}', 'ب'] {
            assert_eq!(clean(&format!("a{character}b"), false).forbidden, None, "{character:?}");
        }
    }
}

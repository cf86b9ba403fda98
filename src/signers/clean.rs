//! A cell made ready to print: trimmed, in NFC, its line ends and tabs made plain; and the characters that no
//! cell may hold.

use std::borrow::Cow;
use std::ops::Range;

use unicode_general_category::{GeneralCategory, get_general_category};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Marks piled on one character so high that they would run over the lines beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::signers) struct Pile {
    /// The bytes of the character and its marks in the trimmed cell.
    pub(in crate::signers) at: Range<usize>,
    /// How many marks.
    pub(in crate::signers) marks: usize,
}

/// A clean cell, the first character in it that must not be printed, the first of those that were taken out because
/// nobody sees them and they mean nothing where they stand, and whether its lines were joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::signers) struct Clean<'a> {
    pub(in crate::signers) text: Cow<'a, str>,
    pub(in crate::signers) forbidden: Option<char>,
    pub(in crate::signers) removed: Option<char>,
    pub(in crate::signers) joined: bool,
    pub(in crate::signers) pile: Option<Pile>,
}

/// What a cell is, for what may be made of its characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::signers) enum Kind {
    /// A name, a postcode, an e-mail address: full-width Latin letters and half-width kana get their usual width, white
    /// space is one space.
    Word,
    /// Any other line of text.
    Line,
    /// Several lines.
    Lines,
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

/// Cleans a cell; borrows it where nothing but the ends changes. In a cell of [`Kind::Lines`] each kind of line end is
/// `\n`; in any other the lines are joined, by a space in a [`Kind::Word`], else by a comma. A tab counts as a space.
///
/// NFC, except that compatibility ideographs stay as they are: NFC would turn the 塚 (U+FA10) of a name into another
/// form of the character than the one its bearer chose.
pub(in crate::signers) fn clean(cell: &str, kind: Kind) -> Clean<'_> {
    let multiline = kind == Kind::Lines;
    let text = trimmed(cell);
    // Without a way out of the loop it runs over many bytes at once.
    if text.bytes().fold(true, |printable, byte| printable & matches!(byte, b' '..=b'~')) {
        let text =
            if kind == Kind::Word && text.contains("  ") { Cow::Owned(usual_width(text)) } else { Cow::Borrowed(text) };
        return Clean { text, forbidden: None, removed: None, joined: false, pile: None };
    }
    let mut forbidden = None;
    let mut removed = None;
    let mut wide = false;
    let mut joined = false;
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
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => (joined, plain) = (true, false),
            '\u{3000}' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{FF01}'..='\u{FF9F}'
                if kind == Kind::Word =>
            {
                wide = true;
            }
            _ if is_hidden(character, multiline) => removed = removed.or(Some(character)),
            _ if is_forbidden(character) => forbidden = forbidden.or(Some(character)),
            _ => normal = false,
        }
    }
    let pile = if normal { None } else { pile(text) };
    if !normal {
        normal = is_nfc_quick(text.chars()) == IsNormalized::Yes;
    }
    wide |= kind == Kind::Word && text.contains("  ");
    if plain && normal && !wide && removed.is_none() {
        return Clean { text: Cow::Borrowed(text), forbidden, removed, joined, pile };
    }
    let mut changed = if plain { Cow::Borrowed(text) } else { Cow::Owned(plain_white_space(text)) };
    if joined && changed.lines().filter(|line| !line.trim().is_empty()).count() > MOST_LINES {
        forbidden = forbidden.or(Some('\n'));
    }
    if joined {
        changed = Cow::Owned(on_one_line(&changed, if kind == Kind::Word { " " } else { ", " }));
    }
    if removed.is_some() {
        (changed, removed) = match without_hidden(&changed, multiline) {
            Some((shorter, first)) => (Cow::Owned(trimmed(&shorter).to_owned()), Some(first)),
            None => (changed, None),
        };
    }
    if wide {
        changed = Cow::Owned(usual_width(&changed));
    }
    let composed = composed(&changed);
    let text = if composed == text { Cow::Borrowed(text) } else { Cow::Owned(composed) };
    Clean { text, forbidden, removed, joined, pile }
}

/// Lines as one, with a mark between them where none stands already.
fn on_one_line(text: &str, mark: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for part in text.lines().map(str::trim).filter(|part| !part.is_empty()) {
        if !line.is_empty() {
            let has_mark = line.ends_with([',', ';', '、', '，']);
            line.push_str(if has_mark { " " } else { mark });
        }
        line.push_str(part);
    }
    line
}

/// Lines of a cell that are joined (tuned: a house, a street, a district, a flat; more are no cell of one line).
const MOST_LINES: usize = 4;

/// Marks on one letter that are printed (tuned: Tibetan stacks four, Vietnamese and Hebrew three).
pub(in crate::signers) const MOST_MARKS: usize = 6;

/// The first character with more marks than are printed. What nobody sees has none of its own: marks behind it stand on the
/// character before, whether it is taken out or not.
fn pile(text: &str) -> Option<Pile> {
    let mut pile = Pile { at: 0..0, marks: 0 };
    for (at, character) in text.char_indices() {
        let category = get_general_category(character);
        if matches!(category, GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark) {
            pile.marks += 1;
        } else if category == GeneralCategory::Format || shows_nothing(character) {
            continue;
        } else if pile.marks > MOST_MARKS {
            break;
        } else {
            pile = Pile { at: at..at, marks: 0 };
        }
        pile.at.end = at + character.len_utf8();
    }
    (pile.marks > MOST_MARKS).then_some(pile)
}

/// Characters beside those of the category Cf that fonts need not show (UAX #44, `Default_Ignorable_Code_Point`).
fn shows_nothing(character: char) -> bool {
    matches!(character,
        '\u{115F}' | '\u{1160}' | '\u{2065}' | '\u{3164}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Characters that nobody sees: zero-width spaces and joiners, directional marks, soft hyphens, word joiners, tags, selectors of a
/// picture's look; in a text of several lines the isolates too, which telephones put around what is copied from them.
pub(in crate::signers) fn is_hidden(character: char, multiline: bool) -> bool {
    (multiline && matches!(character, '\u{2066}'..='\u{2069}'))
        || matches!(character,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{3164}'
            | '\u{FE0E}' | '\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E007F}')
}

/// The text without hidden characters that mean nothing where they stand, and the first of them. A joiner means something
/// beside a letter of a script that joins (Arabic, the scripts of India …) or an emoji, a directional mark in a text that
/// has right-to-left letters, a soft hyphen in a text of several lines, a selector behind what is no letter, tags behind a flag.
fn without_hidden(text: &str, multiline: bool) -> Option<(String, char)> {
    let right_to_left =
        text.chars().any(|character| matches!(character, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FEFC}'));
    let joins = |character: Option<char>| {
        character.is_some_and(|character| {
            matches!(character, '\u{600}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{FB50}'..='\u{FEFC}')
                || matches!(character, '\u{2190}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
        })
    };
    let mut kept = String::with_capacity(text.len());
    let mut first = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let means_something = match character {
            _ if !is_hidden(character, multiline) => true,
            '\u{200C}' | '\u{200D}' => joins(kept.chars().next_back()) && joins(characters.peek().copied()),
            '\u{34F}' | '\u{200E}' | '\u{200F}' | '\u{61C}' => right_to_left,
            '\u{FE0E}' | '\u{FE0F}' => kept.chars().next_back().is_some_and(|before| !before.is_alphabetic()),
            '\u{E0000}'..='\u{E007F}' => {
                matches!(kept.chars().next_back(), Some('\u{1F3F4}' | '\u{E0000}'..='\u{E007F}'))
            }
            '\u{AD}' => multiline,
            _ => false,
        };
        if means_something {
            kept.push(character);
        } else {
            first = first.or(Some(character));
        }
    }
    first.map(|first| (kept, first))
}

/// Full-width Latin letters, digits and marks and half-width kana in their usual width, white space as one space.
fn usual_width(text: &str) -> String {
    let mut usual = String::with_capacity(text.len());
    let push = |character: char, usual: &mut String| {
        if !character.is_whitespace() {
            usual.push(character);
        } else if !usual.ends_with(' ') {
            usual.push(' ');
        }
    };
    let mut kana = String::new();
    for character in text.chars() {
        if matches!(character, '\u{FF61}'..='\u{FF9F}') {
            kana.push(character);
            continue;
        }
        // Together, since a half-width mark of voice belongs to the kana before it.
        std::mem::take(&mut kana).nfkc().for_each(|character| push(character, &mut usual));
        match character {
            '\u{FF01}'..='\u{FF5E}' => {
                push(char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character), &mut usual);
            }
            other => push(other, &mut usual),
        }
    }
    kana.nfkc().for_each(|character| push(character, &mut usual));
    usual
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

    use super::{Kind, clean};

    #[test]
    fn clean_text_is_borrowed() {
        for text in [
            "Anna",
            " Anna ",
            "\u{3000}陳大文\u{A0}",
            "Élodie",
            "Қайрат",
            "ئاينۇر تۇرسۇن",
            "می\u{200C}خواهم",
            "👩\u{200D}🔬",
            "\u{200F}אבג 1",
            "한국",
            "神\u{FA19}",
        ] {
            assert!(matches!(clean(text, Kind::Line).text, Cow::Borrowed(_)), "{text}");
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
            ("see \u{2068}עברית\u{2069} now", true, "see עברית now"),
        ] {
            let clean = clean(cell, if multiline { Kind::Lines } else { Kind::Line });
            assert_eq!((&*clean.text, clean.forbidden), (expected, None), "{cell:?}");
        }
    }

    #[test]
    fn lines_are_joined() {
        for (cell, kind, expected) in [
            ("Bakkegata 9\r\nOppgang B", Kind::Line, "Bakkegata 9, Oppgang B"),
            ("Bakkegata 9, \n\n Oppgang B", Kind::Line, "Bakkegata 9, Oppgang B"),
            ("Anna\u{2028}Eriksen", Kind::Word, "Anna Eriksen"),
            ("中環\r干諾道", Kind::Line, "中環, 干諾道"),
        ] {
            let clean = clean(cell, kind);
            assert_eq!((&*clean.text, clean.joined, clean.forbidden), (expected, true, None), "{cell:?}");
        }
        assert_eq!(clean("1\n2\n3\n4\n5", Kind::Line).forbidden, Some('\n'));
        assert!(!clean("one\ntwo", Kind::Lines).joined && !clean("Anna\n", Kind::Line).joined);
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
        ] {
            assert_eq!(clean(&format!("a{character}b\u{1}"), Kind::Line).forbidden, Some(character));
        }
        for character in ['\u{200D}', '\u{200F}', '\u{61C}', '😀', '\u{AD}', 'ب'] {
            assert_eq!(clean(&format!("a{character}b"), Kind::Line).forbidden, None, "{character:?}");
        }
    }

    #[test]
    fn what_nobody_sees_is_taken_out() {
        for (cell, expected, removed) in [
            ("An\u{200B}na", "Anna", '\u{200B}'),
            ("An\u{E0041}na", "Anna", '\u{E0041}'),
            ("An\u{FE0F}na", "Anna", '\u{FE0F}'),
            ("An\u{34F}na", "Anna", '\u{34F}'),
            ("a\u{200C}b", "ab", '\u{200C}'),
            ("Anna\u{200F}", "Anna", '\u{200F}'),
            ("陳\u{FEFF}大文", "陳大文", '\u{FEFF}'),
            ("An\u{AD}na", "Anna", '\u{AD}'),
            ("\u{2060} Anna", "Anna", '\u{2060}'),
        ] {
            let clean = clean(cell, Kind::Line);
            assert_eq!((&*clean.text, clean.removed, clean.forbidden), (expected, Some(removed), None), "{cell:?}");
        }
        assert_eq!(clean("An\u{AD}na", Kind::Lines).removed, None);
    }

    #[test]
    fn marks_are_counted_on_what_is_seen() {
        let six = "\u{301}".repeat(6);
        for hidden in
            ["\u{200B}", "\u{200D}", "\u{AD}", "\u{FEFF}", "\u{3164}", "\u{E0041}", "\u{1160}", "\u{200C}\u{2061}"]
        {
            let piled = format!("xA{}", format!("{six}{hidden}").repeat(10));
            for kind in [Kind::Word, Kind::Line, Kind::Lines] {
                let pile = clean(&piled, kind).pile.expect("a pile");
                assert_eq!((pile.at, pile.marks), (1..piled.len() - hidden.len(), 60), "{hidden:?}");
            }
        }
        for text in [format!("A{six}\u{200B}B{six}"), "می\u{200C}خواهم".to_owned(), "👩\u{200D}🔬".to_owned()]
        {
            assert_eq!(clean(&text, Kind::Line).pile, None, "{text}");
        }
    }

    #[test]
    fn a_word_has_its_usual_width() {
        for (cell, expected) in [
            ("Ａｎｎａ　Ｅｒｉｋｓｅｎ", "Anna Eriksen"),
            ("桐生　澪", "桐生 澪"),
            ("ｶﾞﾝﾀﾞ ﾏﾓﾙ", "ガンダ マモル"),
            ("Anna \u{A0} Eriksen", "Anna Eriksen"),
            ("Anna  Eriksen", "Anna Eriksen"),
            ("１００－０００１", "100-0001"),
            ("ａｎｎａ＠ｅｘａｍｐｌｅ．ｏｒｇ", "anna@example.org"),
            ("神\u{FA10}", "神\u{FA10}"),
        ] {
            assert_eq!(clean(cell, Kind::Word).text, expected);
        }
        assert_eq!(clean("１丁目　２", Kind::Line).text, "１丁目　２");
    }
}

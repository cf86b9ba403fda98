//! Which characters a face has, and the clusters that none has.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::lang::Lang;
use crate::text::font::{ARABIC, FaceId, FontBook, HEBREW, WESTERN};
use crate::text::itemize::cjk_face;

/// The characters of a face, as a bitset in pages of 256.
#[derive(Debug, Clone, Default)]
pub(in crate::text) struct Coverage {
    /// For each page of 256 characters its place in `pages` plus one, 0 for none.
    places: Vec<u16>,
    pages: Vec<[u64; 4]>,
}

impl Coverage {
    /// The set of these characters.
    pub(in crate::text) fn of(characters: impl Iterator<Item = u32>) -> Self {
        let mut coverage = Self::default();
        for character in characters.filter(|character| *character <= u32::from(char::MAX)) {
            let page = (character >> 8) as usize;
            if coverage.places.len() <= page {
                coverage.places.resize(page + 1, 0);
            }
            if coverage.places[page] == 0 {
                coverage.pages.push([0; 4]);
                coverage.places[page] = u16::try_from(coverage.pages.len()).unwrap_or(0);
            }
            let place = usize::from(coverage.places[page]);
            if place > 0 {
                coverage.pages[place - 1][(character as usize & 0xFF) >> 6] |= 1 << (character & 63);
            }
        }
        coverage
    }

    /// Whether the face has this character.
    pub(in crate::text) fn has(&self, character: char) -> bool {
        let character = u32::from(character);
        match self.places.get((character >> 8) as usize) {
            None | Some(0) => false,
            Some(place) => {
                self.pages[usize::from(*place) - 1][(character as usize & 0xFF) >> 6] & (1 << (character & 63)) != 0
            }
        }
    }

    /// Whether the face can set a whole grapheme cluster: as it is written, composed or decomposed. What shows
    /// nothing of its own need not be there, and a space of another width is made from the common one.
    pub(in crate::text) fn has_cluster(&self, cluster: &str) -> bool {
        let has =
            |character: char| self.has(character) || is_invisible(character) || (is_space(character) && self.has(' '));
        cluster.chars().all(has) || (!cluster.is_ascii() && (cluster.nfc().all(has) || cluster.nfd().all(has)))
    }
}

/// Whether a character shows nothing: controls, default-ignorable characters (UAX #44, `Default_Ignorable_Code_Point`) and
/// line separators.
pub(in crate::text) fn is_invisible(character: char) -> bool {
    matches!(u32::from(character),
        0x00..=0x1F | 0x7F..=0x9F | 0xAD
        | 0x034F | 0x061C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F
        | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F
        | 0x3164 | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFF8
        | 0x1_BCA0..=0x1_BCA3 | 0x1_D173..=0x1_D17A | 0xE_0000..=0xE_0FFF)
}

/// Spaces of a width of their own or of the face's; not the ideographic space, which is a character of its em box.
pub(in crate::text) fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}')
}

/// Whether a character may share its grapheme cluster with another: marks, joiners, jamo, flags, Indic letters. Only a
/// quick test that errs on the side of yes.
pub(in crate::text) fn may_join(character: char) -> bool {
    !matches!(u32::from(character),
        0x00..=0x2FF | 0x0370..=0x0482 | 0x048A..=0x058F | 0x05D0..=0x05F4
        | 0x0606..=0x060F | 0x061B | 0x061D..=0x064A | 0x0660..=0x066F | 0x0671..=0x06D5 | 0x06EE..=0x06FF
        | 0x2010..=0x2027 | 0x2030..=0x205E | 0x2070..=0x20CF | 0x2100..=0x2BFF
        | 0x2E80..=0x3029 | 0x3030..=0x3098 | 0x309B..=0xA48F | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF
        | 0xFF01..=0xFF9D | 0x2_0000..=0x3_FFFF)
}

/// The faces in which a character is looked for first.
fn likely(lang: Lang) -> [FaceId; 4] {
    [WESTERN, cjk_face(lang), ARABIC, HEBREW]
}

/// See [`FontBook::uncovered`].
pub(in crate::text) fn uncovered(fonts: &FontBook, text: &str, lang: Lang) -> Vec<Range<usize>> {
    if text.bytes().all(|byte| (0x20..0x7F).contains(&byte) || byte == b'\n' || byte == b'\t') {
        return Vec::new();
    }
    let likely = likely(lang).map(|face| fonts.coverage(face));
    let plain = |character: char| {
        !may_join(character)
            && (is_invisible(character) || is_space(character) || likely.iter().any(|face| face.has(character)))
    };
    if text.chars().all(plain) {
        return Vec::new();
    }
    text.grapheme_indices(true)
        .filter(|(_, cluster)| {
            !likely.iter().any(|face| face.has_cluster(cluster))
                && !(0..fonts.len()).any(|face| fonts.coverage(FaceId(face)).has_cluster(cluster))
        })
        .map(|(start, cluster)| start..start + cluster.len())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Coverage, is_invisible};
    use crate::diagnostic::Findings;
    use crate::lang::Lang;
    use crate::text::font::FontBook;

    #[test]
    fn a_set_has_what_was_put_in() {
        let set = Coverage::of([0x41, 0x3042, 0x3_0EDD].into_iter());
        for (character, has) in [('A', true), ('B', false), ('あ', true), ('\u{30EDD}', true), ('\u{10FFFF}', false)] {
            assert_eq!(set.has(character), has, "{character}");
        }
        assert!(!Coverage::default().has('A'));
    }

    #[test]
    fn clusters_without_a_face_are_found_whole() {
        let book = FontBook::load(None, &mut Findings::new());
        for (text, missing) in [
            ("", ""),
            ("Ola\tNordmann\r\n", ""),
            ("\u{30EDD}麵", ""),
            ("a\u{2A6D6}b", "\u{2A6D6}"),
            ("😀 x", "😀"),
            ("👩\u{200D}👧!", "👩\u{200D}👧"),
            ("e\u{301}\u{200D}\u{FE0F}", ""),
            ("葛\u{E0100}", ""),
            ("شىنجاڭ Қазақ עברית 한국 ひ", ""),
            ("\u{202E}\u{200B}\u{FEFF}", ""),
            ("x\u{0915}\u{094D}\u{0937}", "\u{0915}\u{094D}\u{0937}"),
        ] {
            for lang in [Lang::EN, Lang::ZH_HANT, Lang::literal("ug")] {
                let found: Vec<&str> = book.uncovered(text, lang).into_iter().map(|range| &text[range]).collect();
                assert_eq!(found.concat(), missing, "{text}");
            }
        }
    }

    #[test]
    fn invisible_characters() {
        for (character, invisible) in [('\n', true), ('\u{AD}', true), ('\u{200D}', true), (' ', false), ('·', false)]
        {
            assert_eq!(is_invisible(character), invisible, "{character:?}");
        }
    }
}

//! Which characters a face has.

use unicode_normalization::UnicodeNormalization;

use crate::text::character::{is_invisible, is_space};

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

//! Which characters a face has.

use std::sync::OnceLock;

use skrifa::{FontRef, MetadataProvider};
use unicode_normalization::UnicodeNormalization;

use crate::text::character::{is_invisible, is_space};

/// Characters of a page.
const PAGE: u32 = 256;
/// Pages of all characters.
const PAGES: u32 = (char::MAX as u32 + 1) / PAGE;

/// What is known of the characters of a face: a bitset in pages of 256, each found out when one of its characters is first asked for. A face
/// of Chinese has tens of thousands, of which a letter asks for some hundreds.
#[derive(Debug)]
pub(in crate::text) struct Pages(Box<[OnceLock<[u64; 4]>]>);

impl Default for Pages {
    fn default() -> Self {
        Self((0..PAGES).map(|_| OnceLock::new()).collect())
    }
}

/// Which characters a face has.
#[derive(Clone, Copy)]
pub(in crate::text) struct Coverage<'f> {
    pages: &'f Pages,
    /// The font file or collection, and the number of the face in it.
    file: &'f [u8],
    index: u32,
}

impl<'f> Coverage<'f> {
    /// Of a face of a font file or collection, with what is known of it so far.
    pub(in crate::text) fn of(file: &'f [u8], index: u32, pages: &'f Pages) -> Self {
        Self { pages, file, index }
    }

    /// Whether the face has this character.
    pub(in crate::text) fn has(self, character: char) -> bool {
        let character = u32::from(character);
        let number = character / PAGE;
        let Some(page) = self.pages.0.get(number as usize) else { return false };
        let bits = page.get_or_init(|| self.page(number));
        bits[(character % PAGE / 64) as usize] & (1 << (character % 64)) != 0
    }

    fn page(self, number: u32) -> [u64; 4] {
        let mut bits = [0; 4];
        let Ok(font) = FontRef::from_index(self.file, self.index) else { return bits };
        let characters = font.charmap();
        for place in 0..PAGE {
            // Glyph 0 is the one that stands for what is missing.
            if characters.map(number * PAGE + place).is_some_and(|glyph| glyph.to_u32() != 0) {
                bits[(place / 64) as usize] |= 1 << (place % 64);
            }
        }
        bits
    }

    /// Whether the face can set a whole grapheme cluster: as it is written, composed or decomposed. What shows
    /// nothing of its own need not be there, and a space of another width is made from the common one.
    pub(in crate::text) fn has_cluster(self, cluster: &str) -> bool {
        let has =
            |character: char| self.has(character) || is_invisible(character) || (is_space(character) && self.has(' '));
        cluster.chars().all(has) || (!cluster.is_ascii() && (cluster.nfc().all(has) || cluster.nfd().all(has)))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use skrifa::{FontRef, MetadataProvider};

    use super::is_invisible;
    use crate::diagnostic::Findings;
    use crate::lang::Lang;
    use crate::text::font::{FaceId, FontBook};

    #[test]
    fn a_face_has_the_characters_that_its_file_lists() {
        let book = FontBook::load(None, &mut Findings::new());
        for face in (0..book.len()).map(FaceId) {
            let info = book.info(face);
            let font = FontRef::from_index(info.data.as_slice(), info.index).expect("a font");
            let listed: BTreeSet<u32> = font.charmap().mappings().map(|(character, _)| character).collect();
            let coverage = book.coverage(face);
            let has = |character: &char| coverage.has(*character);
            let found: BTreeSet<u32> = ('\0'..=char::MAX).filter(has).map(u32::from).collect();
            assert!(found == listed, "{}: {} and {}", info.postscript_name, found.len(), listed.len());
        }
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

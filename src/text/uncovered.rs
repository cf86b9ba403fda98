//! Which face sets which text, and the clusters that none has.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::lang::Lang;
use crate::length::Length;
use crate::text::bidi;
use crate::text::character::{is_invisible, is_space, may_join};
use crate::text::font::{ARABIC, FaceId, FontBook, HEBREW, Served, WESTERN};
use crate::text::itemize::{self, Stretch, cjk_face};
use crate::text::paragraph::TextStyle;

/// The faces in which a character is looked for first.
fn likely(lang: Lang) -> [FaceId; 4] {
    [WESTERN, cjk_face(lang), ARABIC, HEBREW]
}

impl FontBook {
    /// The grapheme clusters of `text` that no face can set in this language, as byte ranges. Allocates nothing
    /// where all can be set.
    pub fn uncovered(&self, text: &str, lang: Lang) -> Vec<Range<usize>> {
        if text.bytes().all(|byte| (0x20..0x7F).contains(&byte) || byte == b'\n' || byte == b'\t') {
            return Vec::new();
        }
        let likely = likely(lang).map(|face| self.coverage(face));
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
                    && !(0..self.len()).any(|face| self.coverage(FaceId(face)).has_cluster(cluster))
            })
            .map(|(start, cluster)| start..start + cluster.len())
            .collect()
    }

    /// The faces that set a text in this language, in order: what `check` tells of a list.
    pub fn serving(&self, text: &str, lang: Lang) -> Vec<Served> {
        let style = TextStyle { size: Length::pt(10.0), bold: false, italic: false, lang };
        let levels = bidi::levels(text, lang.is_right_to_left());
        let stretches = [Stretch { end: text.len(), span: 0, style }];
        itemize::itemize(self, text, &stretches, &levels, lang)
            .into_iter()
            .map(|item| Served {
                range: item.range,
                face: item.face,
                script: item.script.iter().copied().map(char::from).collect(),
            })
            .collect()
    }
}

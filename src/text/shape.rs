//! Turns words into glyphs, and remembers them.
//!
//! A word is shaped by itself and kept by face, script, language and direction as glyphs in thousandths of an
//! em, so that it serves every size. CJK text is shaped character by character. No line is shaped again after
//! breaking: a line breaks between glyph clusters only.

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;

use harfrust::{Buffer, BufferFlags, Direction, Feature, Language, Script, ShapeOptions, ShapePlan, ShaperFont, Tag};

use crate::lang::Lang;
use crate::text::character::is_invisible;
use crate::text::cluster::Cluster;
use crate::text::font::{ARABIC, CJK, FaceId, FontBook, to_em};
use crate::text::mixed::Mixed;

/// A glyph of a word, in thousandths of an em.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::text) struct ShapedGlyph {
    /// Number in the face.
    pub(in crate::text) id: u16,
    /// Byte of the word at which its cluster begins.
    pub(in crate::text) cluster: u32,
    /// How far the pen moves.
    pub(in crate::text) advance: i32,
    /// Shift to the right.
    pub(in crate::text) x_offset: i32,
    /// Shift upward.
    pub(in crate::text) y_offset: i32,
}

/// What decides how a word is shaped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::text) struct PlanKey {
    /// The face.
    pub(in crate::text) face: FaceId,
    /// ISO 15924 code of the script.
    pub(in crate::text) script: [u8; 4],
    /// The language, for `locl`.
    pub(in crate::text) lang: Lang,
    /// The direction.
    pub(in crate::text) right_to_left: bool,
    /// Whether full-width marks are wanted in half their width (GPOS `halt`).
    pub(in crate::text) half_width: bool,
}

/// A shape plan and the words that it has shaped.
struct Plan<'f> {
    key: PlanKey,
    font: ShaperFont<'f, 'f>,
    compiled: ShapePlan,
    features: Vec<Feature>,
    script: Option<Script>,
    language: Option<Language>,
    direction: Direction,
    words: HashMap<Box<str>, Range<u32>, Mixed>,
    /// The clusters of words, as ranges of those that the shaper keeps: of CJK text, and of other text.
    measured: [HashMap<Box<str>, Range<u32>, Mixed>; 2],
}

/// Words of at most this many bytes are remembered: longer ones hardly come twice.
const LONGEST_KEPT: usize = 48;
/// When so many glyphs are held, all words are forgotten before the next paragraph: about 2 MB with their clusters, tuned.
const GLYPHS_KEPT: usize = 20_000;

/// When there are so many plans, all are forgotten before the next paragraph: a list may name any number of
/// languages. Tuned; a letter in two languages needs about ten.
const PLANS_KEPT: usize = 256;

/// Shapes words; keeps plans and words.
pub(in crate::text) struct Shaper<'f> {
    fonts: &'f FontBook,
    plans: Vec<Plan<'f>>,
    by_key: HashMap<PlanKey, u16, Mixed>,
    /// The hashes of this shaper's maps.
    mixed: Mixed,
    glyphs: Vec<ShapedGlyph>,
    clusters: Vec<Cluster>,
    buffer: Buffer,
}

impl fmt::Debug for Shaper<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Shaper").field("plans", &self.plans.len()).field("glyphs", &self.glyphs.len()).finish()
    }
}

impl<'f> Shaper<'f> {
    /// A shaper that has seen nothing yet.
    pub(in crate::text) fn new(fonts: &'f FontBook) -> Self {
        let mixed = Mixed::new();
        let by_key = HashMap::with_hasher(mixed);
        Self {
            fonts,
            plans: Vec::new(),
            by_key,
            mixed,
            glyphs: Vec::new(),
            clusters: Vec::new(),
            buffer: Buffer::new(),
        }
    }

    /// The fonts it shapes with.
    pub(in crate::text) fn fonts(&self) -> &'f FontBook {
        self.fonts
    }

    /// Call between paragraphs: forgets all words if there are too many. Ranges handed out before become void.
    pub(in crate::text) fn tidy(&mut self) {
        if self.plans.len() > PLANS_KEPT {
            self.plans = Vec::new();
            self.by_key = HashMap::with_hasher(self.mixed);
        }
        if self.glyphs.len() > GLYPHS_KEPT || self.plans.is_empty() {
            self.glyphs = Vec::new();
            self.clusters = Vec::new();
            for plan in &mut self.plans {
                plan.words = HashMap::with_hasher(self.mixed);
                plan.measured = [(); 2].map(|()| HashMap::with_hasher(self.mixed));
            }
        }
    }

    /// The glyphs of a range that [`Shaper::shape`] gave, from left to right.
    pub(in crate::text) fn glyphs(&self, range: Range<u32>) -> &[ShapedGlyph] {
        &self.glyphs[range.start as usize..range.end as usize]
    }

    /// The number of the plan for this key.
    pub(in crate::text) fn plan(&mut self, key: PlanKey) -> u16 {
        if let Some(number) = self.by_key.get(&key) {
            return *number;
        }
        let font = self.fonts.font(key.face);
        let script = Script::from_iso15924_tag(Tag::new(&key.script));
        let language = Language::new(key.lang.as_str());
        let direction = if key.right_to_left { Direction::RightToLeft } else { Direction::LeftToRight };
        let mut features = Vec::new();
        if (CJK.0..ARABIC.0).contains(&key.face.0) {
            // The kerning of these fonts is made for `palt`; full-width characters keep their em box.
            features.push(Feature::new(Tag::new(b"kern"), 0, ..));
        }
        if key.half_width {
            features.push(Feature::new(Tag::new(b"halt"), 1, ..));
        }
        let compiled = ShapePlan::new(font, direction, script, language.as_ref(), &features);
        let number = u16::try_from(self.plans.len()).unwrap_or(u16::MAX);
        self.plans.push(Plan {
            key,
            font: ShaperFont::new(font),
            compiled,
            features,
            script,
            language,
            direction,
            words: HashMap::with_hasher(self.mixed),
            measured: [(); 2].map(|()| HashMap::with_hasher(self.mixed)),
        });
        self.by_key.insert(key, number);
        number
    }

    /// The key of a plan.
    pub(in crate::text) fn key(&self, plan: u16) -> &PlanKey {
        &self.plans[usize::from(plan)].key
    }

    /// Shapes a word, or remembers it.
    pub(in crate::text) fn shape(&mut self, plan: u16, word: &str) -> Range<u32> {
        if let Some(known) = self.plans[usize::from(plan)].words.get(word) {
            return known.clone();
        }
        let range = self.shape_anew(plan, word);
        if word.len() <= LONGEST_KEPT {
            self.plans[usize::from(plan)].words.insert(word.into(), range.clone());
        }
        range
    }

    /// The clusters of a word that were remembered, as those of the first item of a segment that begins with it.
    pub(in crate::text) fn measured(&self, plan: u16, word: &str, ideographic: bool) -> Option<&[Cluster]> {
        let range = self.plans[usize::from(plan)].measured[usize::from(ideographic)].get(word)?;
        Some(&self.clusters[range.start as usize..range.end as usize])
    }

    /// Remembers the clusters of a word that begins at this byte of its segment.
    pub(in crate::text) fn remember(
        &mut self,
        plan: u16,
        word: &str,
        ideographic: bool,
        start: u32,
        clusters: &[Cluster],
    ) {
        if word.len() > LONGEST_KEPT {
            return;
        }
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let first = count(self.clusters.len());
        self.clusters
            .extend(clusters.iter().map(|cluster| Cluster { start: cluster.start.saturating_sub(start), ..*cluster }));
        let range = first..count(self.clusters.len());
        self.plans[usize::from(plan)].measured[usize::from(ideographic)].insert(word.into(), range);
    }

    fn shape_anew(&mut self, plan: u16, word: &str) -> Range<u32> {
        let Plan { key, font, compiled, features, script, language, direction, .. } = &self.plans[usize::from(plan)];
        let buffer = &mut self.buffer;
        buffer.clear();
        buffer.set_flags(BufferFlags::REMOVE_DEFAULT_IGNORABLES | BufferFlags::DO_NOT_INSERT_DOTTED_CIRCLE);
        for (at, character) in word.char_indices() {
            let shown = match character {
                '\t' => ' ',
                // Marks that are others by another number (Unicode, singleton decompositions): not every script's shaper knows.
                '\u{340}' => '\u{300}',
                '\u{341}' => '\u{301}',
                '\u{343}' => '\u{313}',
                // Joiners and selectors have a part in shaping; the shaper takes them away itself.
                '\u{34F}'
                | '\u{200C}'
                | '\u{200D}'
                | '\u{180B}'..='\u{180F}'
                | '\u{FE00}'..='\u{FE0F}'
                | '\u{E0100}'..='\u{E01EF}' => character,
                invisible if is_invisible(invisible) => continue,
                visible => visible,
            };
            buffer.push(shown.into(), u32::try_from(at).unwrap_or(u32::MAX));
        }
        buffer.set_direction(*direction);
        buffer.set_script(*script);
        buffer.set_language(language.clone());
        let start = self.glyphs.len();
        let options = ShapeOptions::new().plan(Some(compiled)).features(features);
        if harfrust::shape(font, buffer, options).is_ok() {
            let units = self.fonts.info(key.face).units_per_em;
            let em = |value: i32| to_em(value, units).0;
            self.glyphs.extend(buffer.glyph_infos().iter().zip(buffer.glyph_positions()).map(|(info, place)| {
                ShapedGlyph {
                    id: u16::try_from(info.glyph_id).unwrap_or(0),
                    cluster: info.cluster,
                    advance: em(place.x_advance),
                    x_offset: em(place.x_offset),
                    y_offset: em(place.y_offset),
                }
            }));
        }
        let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        count(start)..count(self.glyphs.len())
    }
}

impl Plan<'_> {
    /// Whether the plan still fits its font; a test's question.
    #[cfg(test)]
    fn fits(&self, fonts: &FontBook) -> bool {
        harfrust::ShapePlanKey::new(fonts.font(self.key.face), self.script, self.direction)
            .language(self.language.as_ref())
            .features(&self.features)
            .matches(&self.compiled)
    }
}

#[cfg(test)]
mod tests {
    use super::{PlanKey, Shaper};
    use crate::diagnostic::Findings;
    use crate::lang::Lang;
    use crate::text::font::{ARABIC, CJK, FaceId, FontBook, WESTERN};

    fn key(face: FaceId, script: [u8; 4], tag: &str) -> PlanKey {
        let lang = Lang::parse(tag).expect("a tag");
        PlanKey { face, script, lang, right_to_left: face == ARABIC, half_width: false }
    }

    #[test]
    fn words_are_remembered_and_plans_kept() {
        let fonts = FontBook::load(None, &mut Findings::new());
        let mut shaper = Shaper::new(&fonts);
        let plan = shaper.plan(key(WESTERN, *b"Latn", "en"));
        let word = shaper.shape(plan, "office");
        assert_eq!(shaper.shape(plan, "office"), word);
        assert_eq!(shaper.plan(key(WESTERN, *b"Latn", "en")), plan);
        assert!(shaper.plans[usize::from(plan)].fits(&fonts));
        let clusters: Vec<u32> = shaper.glyphs(word).iter().map(|glyph| glyph.cluster).collect();
        assert!(clusters.is_sorted());
    }

    #[test]
    fn forms_go_by_language() {
        let fonts = FontBook::load(None, &mut Findings::new());
        let mut shaper = Shaper::new(&fonts);
        let mut glyph = |face: u16, tag| {
            let plan = shaper.plan(key(FaceId(CJK.0 + face), *b"Hani", tag));
            let range = shaper.shape(plan, "骨");
            shaper.glyphs(range)[0].id
        };
        // The face decides by itself; `locl` of another language gives the same form from another face.
        assert_ne!(glyph(3, "zh-Hant"), glyph(2, "zh-Hans"));
        assert_eq!(glyph(2, "zh-Hans"), glyph(0, "zh-Hans"));
    }

    #[test]
    fn what_is_invisible_has_no_glyph() {
        let fonts = FontBook::load(None, &mut Findings::new());
        let mut shaper = Shaper::new(&fonts);
        let plan = shaper.plan(key(WESTERN, *b"Latn", "en"));
        for (word, glyphs) in [
            ("\u{202E}\u{200B}\u{FEFF}\u{7}\u{AD}", 0),
            ("a\u{200D}\u{FE0F}b", 2),
            ("\u{301}", 1),
            ("a\u{200C}", 1),
            ("\u{E0041}x", 1),
        ] {
            let range = shaper.shape(plan, word);
            assert_eq!(shaper.glyphs(range.clone()).len(), glyphs, "{word:?}");
            assert!(shaper.glyphs(range).iter().all(|glyph| glyph.id != 0), "{word:?}");
        }
    }

    #[test]
    fn arabic_is_joined_and_goes_from_right_to_left() {
        let fonts = FontBook::load(None, &mut Findings::new());
        let mut shaper = Shaper::new(&fonts);
        let plan = shaper.plan(key(ARABIC, *b"Arab", "ug"));
        let (word, letter) = (shaper.shape(plan, "شىن"), shaper.shape(plan, "ن"));
        let clusters: Vec<u32> = shaper.glyphs(word.clone()).iter().map(|glyph| glyph.cluster).collect();
        assert!(clusters.is_sorted_by(|left, right| left >= right), "{clusters:?}");
        assert_ne!(shaper.glyphs(word)[0].id, shaper.glyphs(letter)[0].id);
    }
}

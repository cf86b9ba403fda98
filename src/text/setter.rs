//! The [`Setter`]: takes a paragraph through every step.

use std::borrow::Cow;

use crate::length::Length;
use crate::text::address;
use crate::text::bidi;
use crate::text::breaks::{self, Break, Ease};
use crate::text::cluster::fine;
use crate::text::compose::{self, Cut, Segment};
use crate::text::font::{FontBook, WESTERN};
use crate::text::hyphenate;
use crate::text::itemize::{self, Stretch};
use crate::text::kinsoku::Rules;
use crate::text::known_lines::KnownLines;
use crate::text::line::Line;
use crate::text::linebreak::{self, Measured, ShortEnds, Wish};
use crate::text::notation::Notation;
use crate::text::paragraph::{Alignment, ParagraphStyle, Span, SpanEnds};
use crate::text::segment::{SpanCutter, hard_segment};
use crate::text::shape::Shaper;
use crate::text::spacing;

/// Sets paragraphs; keeps shape plans and words that it has seen. One a thread.
#[derive(Debug)]
pub struct Setter<'f> {
    fonts: &'f FontBook,
    shaper: Shaper<'f>,
    hanging: bool,
    known: KnownLines,
}

impl<'f> Setter<'f> {
    /// A setter that has seen nothing yet.
    pub fn new(fonts: &'f FontBook) -> Self {
        Self { fonts, shaper: Shaper::new(fonts), hanging: false, known: KnownLines::new() }
    }

    /// Lets `、` and `。` of Japanese text hang out of the end of a line that has no room for them (JLREQ 3.8.2, note on
    /// burasagari): half an em of such a line, the mark itself, stands beyond the measure.
    #[must_use]
    pub fn hanging(self, hanging: bool) -> Self {
        Self { hanging, known: KnownLines::new(), ..self }
    }

    /// The fonts it sets with.
    pub fn fonts(&self) -> &'f FontBook {
        self.fonts
    }

    /// Breaks and sets a paragraph to a measure. At least one line, even for no text. No line is wider than
    /// the measure unless one grapheme cluster is. A cluster that no face has is set as `.notdef`: check with
    /// [`FontBook::uncovered`] before.
    ///
    /// A hard break is `\n`, and what Unicode counts as one (`\r`, `\r\n`, U+000B, U+000C, U+0085, U+2028,
    /// U+2029); one at the very end of the text makes no line of its own. The
    /// [`source`](Line::source)s of the lines follow one another without a gap from the first byte to the last. The
    /// runs' text is what is shown: with the spaces of [`notation`](crate::text::notation), and U+00AD for a hyphen.
    pub fn set(&mut self, spans: &[Span<'_>], style: &ParagraphStyle, measure: Length) -> Vec<Line> {
        self.shaper.tidy();
        let text: Cow<'_, str> = match spans {
            [] => Cow::Borrowed(""),
            [only] => Cow::Borrowed(&only.text),
            _ => Cow::Owned(spans.iter().map(|span| span.text.as_ref()).collect()),
        };
        let Some(notation) = Notation::of(spans, &text) else { return self.set_as_typed(spans, &text, style, measure) };
        let text: String = notation.spans.iter().map(|span| span.text.as_ref()).collect();
        let mut lines = self.set_as_typed(&notation.spans, &text, style, measure);
        for line in &mut lines {
            line.source = notation.original(line.source.start)..notation.original(line.source.end);
            for run in &mut line.runs {
                run.source_start = notation.original(run.source_start);
            }
        }
        lines
    }

    /// Cuts the paragraph at its hard breaks and sets each segment.
    fn set_as_typed(&mut self, spans: &[Span<'_>], text: &str, style: &ParagraphStyle, measure: Length) -> Vec<Line> {
        let right_to_left = bidi::is_right_to_left(text, style.direction);
        let mut ends = SpanCutter::new(spans);
        let mut lines = Vec::with_capacity(1);
        let mut offset = 0;
        loop {
            let (visible, length) = hard_segment(&text[offset..]);
            let place = Place { offset, length, right_to_left };
            let stretches = ends.stretches(offset, visible);
            self.set_segment(&text[offset..offset + visible], spans, &stretches, style, measure, place, &mut lines);
            offset += length;
            if offset >= text.len() {
                return lines;
            }
        }
    }

    /// Sets the text between two hard breaks: every step in its order.
    #[expect(clippy::too_many_arguments, reason = "the steps share all of them")]
    fn set_segment(
        &mut self,
        text: &str,
        spans: &[Span<'_>],
        stretches: &[Stretch],
        style: &ParagraphStyle,
        measure: Length,
        place: Place,
        lines: &mut Vec<Line>,
    ) {
        // Only where the direction changes can the end of an address stray.
        let turns = place.right_to_left || bidi::may_turn(text);
        let wanted = if turns { None } else { self.known.wanted(text, stretches, style, measure) };
        if let Some(line) = wanted.as_ref().and_then(|wanted| self.known.line(wanted, place.offset, place.length)) {
            lines.push(line);
            return;
        }
        let ends: Vec<(usize, u16)> = stretches.iter().map(|stretch| (stretch.end, stretch.span)).collect();
        let ends = SpanEnds { spans, ends: &ends };
        let isolated = if turns { address::addresses(text, &ends) } else { Vec::new() };
        let levels = bidi::levels_around(text, place.right_to_left, &isolated);
        let items = itemize::itemize(self.fonts, text, stretches, &levels, style.lang);
        let mut clusters = spacing::measure(&mut self.shaper, text, &items, spans);
        if self.hanging {
            spacing::let_marks_hang(text, &items, &mut clusters);
        }
        let segment = Segment {
            text,
            spans,
            items: &items,
            clusters: &clusters,
            right_to_left: place.right_to_left,
            alignment: style.alignment,
            measure,
            offset: place.offset,
            length: place.length,
        };
        let first_line = lines.len();
        let visible = clusters.iter().rposition(|cluster| !cluster.vanishes()).map_or(0, |last| last + 1);
        if compose::natural_width(&clusters[..visible]) <= fine(measure) {
            // Most of a signer's own lines: nothing to break.
            let cut = Cut { start: 0, visible, end: clusters.len(), hyphen: false };
            let line = segment.line(&mut self.shaper, cut);
            if let Some(wanted) = wanted {
                self.known.remember(wanted, &items, &line);
            }
            lines.push(line);
        } else {
            let measured = Measured::new(&clusters, fine(measure));
            let justified = style.alignment == Alignment::Justify;
            let mut start = 0;
            for end in self.line_ends(&segment, &measured, &ends, style) {
                let line = measured.line(start, end.cluster as usize);
                let narrowest = line.natural + end.hyphen - if justified { line.shrink } else { 0 };
                let cut = Cut {
                    start,
                    visible: measured.visible_end(start, end.cluster as usize),
                    end: end.cluster as usize,
                    // Where even one cluster leaves no room for it, there is none.
                    hyphen: end.hyphen > 0 && narrowest <= fine(measure),
                };
                lines.push(segment.line(&mut self.shaper, cut));
                start = cut.end;
            }
        }
        for line in &mut lines[first_line..] {
            if line.runs.is_empty() {
                self.give_empty_line_height(line, spans, stretches);
            }
        }
    }

    /// Where the lines of a segment end. Words are hyphenated only if lines would be bad without, as TeX does.
    fn line_ends(
        &mut self,
        segment: &Segment<'_, '_>,
        measured: &Measured<'_>,
        span_ends: &SpanEnds<'_, '_>,
        style: &ParagraphStyle,
    ) -> Vec<Break> {
        let Segment { text, items, clusters, .. } = *segment;
        let shaper = &mut self.shaper;
        let mut between = |found: &[(usize, Ease)]| {
            breaks::between_clusters(text, clusters, found, |cluster| {
                let item = items.get(cluster.item as usize);
                item.and_then(|item| compose::hyphen(shaper, item)).map_or(0, |(_, advance)| cluster.fine(advance))
            })
        };
        let wish = Wish {
            measure: fine(segment.measure),
            justified: style.alignment == Alignment::Justify,
            short: ShortEnds::of(text, clusters),
        };
        let found = breaks::opportunities(text, span_ends, style.lang);
        let mut breaks = between(&found);
        let mut chosen = None;
        if linebreak::all_fit(measured, &breaks, wish.measure) {
            chosen = Some(linebreak::choose(measured, &breaks, wish));
        }
        if let Some(chosen) = chosen.take_if(|chosen| chosen.good) {
            return chosen.ends;
        }
        let hyphens = hyphenate::places(text, span_ends);
        if !hyphens.is_empty() {
            breaks = between(&breaks::with_hyphens(&found, &hyphens));
        } else if let Some(chosen) = chosen {
            return chosen.ends;
        }
        let breaks = linebreak::add_emergency_breaks(text, measured, breaks, wish.measure, Rules::of(style.lang));
        linebreak::choose(measured, &breaks, wish).ends
    }

    /// An empty line is as high as its span's text would be.
    fn give_empty_line_height(&self, line: &mut Line, spans: &[Span<'_>], stretches: &[Stretch]) {
        let span = stretches.first().and_then(|stretch| spans.get(usize::from(stretch.span))).or(spans.last());
        if let Some(Span { style, .. }) = span {
            let face = if style.lang.is_cjk() { itemize::cjk_face(style.lang) } else { WESTERN };
            let info = self.fonts.info(face);
            line.ascent = info.ascent.at(style.size);
            line.descent = -info.descent.at(style.size);
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Place {
    offset: usize,
    length: usize,
    right_to_left: bool,
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::Setter;
    use crate::diagnostic::Findings;
    use crate::lang::Lang;
    use crate::length::{Em, Length};
    use crate::text::font::FontBook;
    use crate::text::line::{GlyphRun, Line};
    use crate::text::paragraph::{Alignment, Direction, ParagraphStyle, Span, SpanKind, TextStyle};

    static FONTS: LazyLock<FontBook> = LazyLock::new(|| FontBook::load(None, &mut Findings::new()));

    const ZH: &str = "我們關注新疆維吾爾自治區（下稱「新疆」）的人權狀況：自2017年以來，有100萬人被關押——當中包括「雪克來提·扎克爾」……\
                      請立即釋放他們！According to Amnesty International，這是「危害人類罪」；我們要求：（一）停止拘留；（二）公開調查。";
    const JA: &str = "ウイグル族の人びとに対する人権侵害をただちに停止し、国際法にのっとって、収容所を閉鎖してください。\
                      「ちょっと」というキャプションの、シャフカト・ミルジヨエフさん（仮名）は、2018年に拘束されました……。";
    const EN: &str = "I am writing to express my grave concern about the arbitrary detention of Uyghurs, Kazakhs and other mainly \
                      Muslim people in “transformation-through-education” facilities in the name of “de-extremification”.";

    fn span(text: &str, tag: &str, kind: SpanKind) -> Span<'static> {
        let lang = Lang::parse(tag).expect("a tag");
        let style = TextStyle { size: Length::pt(10.0), bold: false, italic: false, lang };
        Span { text: Cow::Owned(text.to_owned()), style, kind }
    }

    fn set(text: &str, tag: &str, alignment: Alignment, em: i32) -> Vec<Line> {
        let spans = [span(text, tag, SpanKind::Prose)];
        let style = ParagraphStyle { alignment, direction: Direction::Auto, lang: spans[0].style.lang };
        Setter::new(&FONTS).set(&spans, &style, Em(em * 1000).at(Length::pt(10.0)))
    }

    /// What a reader takes from a line: the clusters of its glyphs in logical order.
    fn read(lines: &[Line]) -> String {
        let mut pieces: Vec<(usize, usize, String)> = Vec::new();
        for (number, line) in lines.iter().enumerate() {
            for run in &line.runs {
                let mut clusters: Vec<_> = run.glyphs.iter().filter(|glyph| glyph.text_length > 0).collect();
                clusters.sort_by_key(|glyph| glyph.text_start);
                let text: String = clusters.iter().map(|glyph| run.cluster(glyph)).collect();
                assert_eq!(text, run.text, "every byte of a run belongs to one cluster");
                pieces.push((number, pieces.len(), text));
            }
        }
        pieces.into_iter().map(|(_, _, text)| text).collect()
    }

    fn line_texts(text: &str, lines: &[Line]) -> Vec<String> {
        lines.iter().map(|line| text[line.source.clone()].trim_end().to_owned()).collect()
    }

    fn check(text: &str, lines: &[Line], measure: Length) {
        assert!(!lines.is_empty());
        let mut at = 0;
        for line in lines {
            assert_eq!(line.source.start, at, "{text:?}");
            at = line.source.end;
            let visible = |run: &GlyphRun| {
                let clusters = run.glyphs.iter().filter(|glyph| glyph.text_length > 0).map(|glyph| run.cluster(glyph));
                clusters.filter(|text| !text.starts_with(' ')).count()
            };
            assert!(
                line.extent.end - line.extent.start <= measure || line.runs.iter().map(visible).sum::<usize>() <= 1,
                "{:?} is wider than {measure:?} in {text:?}",
                &text[line.source.clone()]
            );
            let mut right = None;
            for run in &line.runs {
                if let Some(right) = right {
                    let gap: Length = run.x - right;
                    assert!(gap.as_millipoints().abs() <= 1, "runs touch: {gap:?}");
                }
                right = Some(run.right());
            }
        }
        assert_eq!(at, text.len());
    }

    #[test]
    fn a_line_stays_short_before_a_word_that_is_not_parted() {
        let lines = set("Yours, the Donaudampfschifffahrtsgesellschaft of it", "en", Alignment::Justify, 21);
        let width = |line: &Line| line.extent.end - line.extent.start;
        assert!(width(&lines[0]) < Length::pt(60.0), "{:?}", lines[0].extent);
        let lines = set("I write to you about a treaty of nations and of men", "en", Alignment::Justify, 12);
        assert!(width(&lines[0]) >= Length::pt(119.9), "{:?}", lines[0].extent);
    }

    #[test]
    fn no_text_is_one_empty_line_of_full_height() {
        let lines = set("", "en", Alignment::Start, 20);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].runs.is_empty() && lines[0].last && lines[0].ascent > Length::pt(8.0));
        assert_eq!(
            Setter::new(&FONTS)
                .set(
                    &[],
                    &ParagraphStyle { alignment: Alignment::Start, direction: Direction::Auto, lang: Lang::EN },
                    Length::pt(100.0)
                )
                .len(),
            1
        );
    }

    #[test]
    fn hard_breaks_end_lines_and_show_nothing() {
        for (text, expected) in [
            ("a\nb", &["a", "b"][..]),
            ("a\n\nb", &["a", "", "b"]),
            ("a\r\nb\u{2028}c", &["a", "b", "c"]),
            ("a\n", &["a"]),
            ("\n", &[""]),
        ] {
            let lines = set(text, "en", Alignment::Justify, 20);
            assert_eq!(line_texts(text, &lines), expected, "{text:?}");
            check(text, &lines, Length::pt(200.0));
            assert!(lines.iter().all(|line| line.last));
            assert!(!read(&lines).contains(['\n', '\r']));
        }
    }

    #[test]
    fn no_forbidden_mark_begins_or_ends_a_line() {
        let begins = "、。，：；？！」』）·・ー…—っゃゅょッャュョ";
        let ends = "「『（·";
        for (text, tag) in [(ZH, "zh-Hant"), (JA, "ja"), (ZH, "zh-Hans")] {
            for em in 6..60 {
                for alignment in [Alignment::Start, Alignment::Justify] {
                    let lines = set(text, tag, alignment, em);
                    check(text, &lines, Em(em * 1000).at(Length::pt(10.0)));
                    for line in line_texts(text, &lines) {
                        assert!(!line.starts_with(|mark| begins.contains(mark)), "{em} em: {line}");
                        assert!(!line.ends_with(|mark| ends.contains(mark)), "{em} em: {line}");
                    }
                    assert_eq!(read(&lines), text);
                }
            }
        }
    }

    #[test]
    fn a_japanese_stop_hangs_out_only_where_it_is_let_and_there_is_no_room() {
        let style = ParagraphStyle { alignment: Alignment::Justify, direction: Direction::Auto, lang: Lang::JA };
        for (tag, hanging, hangs) in [("ja", true, true), ("ja", false, false), ("zh-Hans", true, false)] {
            let spans = [span("収容所を閉鎖、釈放する。", tag, SpanKind::Prose)];
            let lines = Setter::new(&FONTS).hanging(hanging).set(&spans, &style, Length::pt(60.0));
            assert_eq!(line_texts(&spans[0].text, &lines)[0] == "収容所を閉鎖、", hangs, "{tag}, {hanging}");
            // The characters end at the measure, the mark stands behind it.
            assert_eq!(lines[0].extent.end, Length::pt(60.0), "{tag}, {hanging}");
        }
        let lines =
            Setter::new(&FONTS).hanging(true).set(&[span("閉鎖、", "ja", SpanKind::Prose)], &style, Length::pt(60.0));
        assert_eq!(lines[0].extent.end, Length::pt(25.0), "where there is room, nothing hangs");
    }

    #[test]
    fn justified_lines_end_at_the_measure() {
        for (text, tag) in [(ZH, "zh-Hant"), (JA, "ja"), (EN, "en")] {
            for em in [18, 25, 33] {
                let measure = Em(em * 1000).at(Length::pt(10.0));
                for line in set(text, tag, Alignment::Justify, em).iter().filter(|line| !line.last) {
                    let visible = line.extent.end - line.extent.start;
                    // Half a thousandth of an em of 10 pt is 5 thousandths of a point.
                    assert!((visible - measure).as_millipoints().abs() <= 5, "{em} em: {:?}", line.extent);
                }
            }
        }
    }

    #[test]
    fn a_space_at_the_end_is_kept_but_not_counted() {
        let lines = set(EN, "en-GB", Alignment::Justify, 21);
        let first = &lines[0];
        let last_run = first.runs.last().expect("a run");
        assert_eq!(last_run.cluster(last_run.glyphs.last().expect("a glyph")), " ");
        assert!(last_run.right() > first.extent.end);
    }

    #[test]
    fn full_width_marks_take_half_their_width() {
        let width = |text: &str| {
            let lines = set(text, "zh-Hans", Alignment::Start, 40);
            (lines[0].extent.end - lines[0].extent.start).as_millipoints()
        };
        // Between ideographs a mark keeps its em; at the ends of a line and beside another it loses half of it.
        for (text, em) in [
            ("人，人", 3000),
            ("人。", 1500),
            ("「人", 1500),
            ("人，「人", 3500),
            ("人」。人", 3500),
            ("人）（人", 3500),
        ] {
            assert_eq!(width(text), em * 10, "{text}");
        }
    }

    #[test]
    fn centred_marks_of_traditional_chinese_keep_their_em() {
        let lines = set("人。", "zh-Hant", Alignment::Start, 40);
        assert_eq!(lines[0].extent.end, Length::pt(20.0));
    }

    #[test]
    fn han_and_latin_stand_a_quarter_em_apart_however_typed() {
        let typed = set("在A區", "zh-Hant", Alignment::Start, 40);
        let spaced = set("在 A 區", "zh-Hant", Alignment::Start, 40);
        assert_eq!(typed[0].extent, spaced[0].extent);
        let plain: i32 = ["在", "A", "區"]
            .iter()
            .map(|part| set(part, "zh-Hant", Alignment::Start, 40)[0].extent.end.as_millipoints())
            .sum();
        assert_eq!(typed[0].extent.end.as_millipoints(), plain + 5000);
    }

    #[test]
    fn a_uyghur_line_goes_from_right_to_left() {
        let text = "شىنجاڭ 2017 Xinjiang";
        let lines = set(text, "ug", Alignment::Start, 40);
        let line = &lines[0];
        let shown: Vec<(&str, bool)> = line.runs.iter().map(|run| (run.text.as_str(), run.right_to_left)).collect();
        assert_eq!(shown, [("Xinjiang", false), (" ", true), ("2017", false), ("شىنجاڭ ", true)]);
        assert_eq!(line.extent.end, Length::pt(400.0));
        let name = &line.runs[3];
        let starts: Vec<u32> = name.glyphs.iter().map(|glyph| glyph.text_start).collect();
        assert!(starts.is_sorted_by(|left, right| left >= right), "{starts:?}");
        assert_eq!(name.cluster(name.glyphs.last().expect("a glyph")), "ش");
    }

    #[test]
    fn a_hebrew_name_in_a_latin_line_stays_in_its_place() {
        let lines = set("Dr שלום (Oslo)", "nb", Alignment::Start, 40);
        let shown: Vec<&str> = lines[0].runs.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(shown, ["Dr ", "שלום", " (Oslo)"]);
        assert_eq!(lines[0].extent.start, Length::ZERO);
    }

    #[test]
    fn the_space_at_the_end_of_a_line_from_right_to_left_hangs_out_on_the_left() {
        let lines = set("شىنجاڭ شىنجاڭ شىنجاڭ", "ug", Alignment::Start, 6);
        assert!(lines.len() > 1);
        assert!(lines[0].runs[0].x < lines[0].extent.start);
        assert_eq!(lines[0].extent.end, Length::pt(60.0));
    }

    #[test]
    fn long_words_stay_inside_the_measure() {
        let name = "Wolfeschlegelsteinhausenbergerdorff".repeat(2);
        let url = "https://www.amnesty.org/en/documents/asa17/4137/2021/en/like-we-were-enemies-in-a-war.pdf";
        for (text, kind) in
            [(name.as_str(), SpanKind::Value), (url, SpanKind::Url), (&"な".repeat(300), SpanKind::Value)]
        {
            for em in [1, 5, 12] {
                let measure = Em(em * 1000).at(Length::pt(10.0));
                let spans =
                    [span("See ", "en", SpanKind::Prose), span(text, "en", kind), span(" now", "en", SpanKind::Prose)];
                let style = ParagraphStyle { alignment: Alignment::Start, direction: Direction::Auto, lang: Lang::EN };
                let lines = Setter::new(&FONTS).set(&spans, &style, measure);
                let whole = format!("See {text} now");
                check(&whole, &lines, measure);
                assert_eq!(read(&lines), whole);
            }
        }
    }

    #[test]
    fn a_word_of_ten_thousand_characters_is_set() {
        for text in
            ["x".repeat(10_000), "人".repeat(10_000), "ش".repeat(10_000), "\u{301}".repeat(10_000), "）".repeat(10_000)]
        {
            let lines = set(&text, "en", Alignment::Justify, 30);
            check(&text, &lines, Length::pt(300.0));
        }
    }

    #[test]
    fn what_is_invisible_shows_nothing() {
        for text in [
            "\u{202E}\u{200B}\u{FEFF}",
            "a\u{202E}b\u{202C}",
            "\u{301}",
            "a\u{AD}b",
            "\u{7}x\t\u{1B}y",
            "\u{2067}א\u{2069}",
        ] {
            let lines = set(text, "en", Alignment::Start, 30);
            check(text, &lines, Length::pt(300.0));
            assert!(lines.iter().flat_map(|line| &line.runs).flat_map(|run| &run.glyphs).all(|glyph| glyph.id != 0));
        }
    }

    #[test]
    fn a_soft_hyphen_shows_where_it_breaks() {
        let text = "arbi\u{AD}trary";
        let shown = |em| {
            let lines = set(text, "en", Alignment::Start, em);
            (lines.len(), lines[0].runs[0].glyphs.len(), read(&lines))
        };
        assert_eq!(shown(20), (1, 9, text.to_owned()));
        assert_eq!(shown(3), (2, 5, text.to_owned()));
        let lines = set("나다 \u{AD}aל,", "en", Alignment::Start, 1);
        assert_eq!(read(&lines), "나다 \u{AD}aל,");
    }

    #[test]
    fn words_are_hyphenated_where_lines_would_be_bad() {
        let text = "Mange menneskerettighetsorganisasjoner krever øyeblikkelig løslatelse av alle vilkårlig fengslede « i dag »!";
        for em in [8, 12, 16] {
            let lines = set(text, "nb", Alignment::Justify, em);
            check(text, &lines, Em(em * 1000).at(Length::pt(10.0)));
            let hyphens: Vec<bool> =
                lines.iter().map(|line| read(std::slice::from_ref(line)).ends_with('\u{AD}')).collect();
            assert!(hyphens.contains(&true), "{em} em: {:?}", line_texts(text, &lines));
            assert_eq!(read(&lines).replace('\u{AD}', ""), text.replace("« i dag »", "«i dag»"));
        }
        assert!(!read(&set(text, "nb", Alignment::Start, 60)).contains('\u{AD}'));
    }

    #[test]
    fn a_last_line_is_not_one_character_alone() {
        for em in 8..40 {
            let text: String = "人權狀況".chars().cycle().take(usize::try_from(em).unwrap_or(8) * 2 + 1).collect();
            let lines = set(&text, "zh-Hant", Alignment::Justify, em);
            let last = lines.last().expect("a line");
            assert!(last.source.len() > 3, "{em} em: {:?}", line_texts(&text, &lines));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

        #[test]
        fn any_text_at_all_is_set(text in "\\PC{0,60}", raw in any::<String>()) {
            for text in [text, raw] {
                for tag in ["zh-Hans", "ug", "fr", "nb"] {
                    check(&text, &set(&text, tag, Alignment::Justify, 12), Length::pt(120.0));
                }
            }
        }
    }
}

//! Cuts text into items: stretches of one span, level, script and face.
//!
//! The face goes by language and script over the whole grapheme cluster. Marks that Latin and CJK text share
//! (quotation marks, dashes, ellipsis, interpunct) go with the text around them.

use std::collections::HashMap;
use std::ops::Range;

use unicode_bidi::Level;
use unicode_script::{Script, UnicodeScript};
use unicode_segmentation::UnicodeSegmentation;

use crate::lang::{Lang, Writing};
use crate::text::character::{is_invisible, is_space, may_join};
use crate::text::font::{ARABIC, CJK, FaceId, FontBook, HEBREW, USER, WESTERN};
use crate::text::paragraph::TextStyle;

/// A stretch of text that is shaped alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::text) struct Item {
    /// Bytes of the segment.
    pub(in crate::text) range: Range<usize>,
    /// Number of its span.
    pub(in crate::text) span: u16,
    /// Embedding level.
    pub(in crate::text) level: u8,
    /// The face.
    pub(in crate::text) face: FaceId,
    /// ISO 15924 code of the script, for the shaper.
    pub(in crate::text) script: [u8; 4],
    /// Language whose forms are wanted: the span's, or for CJK text in another language's span the nearest CJK one.
    pub(in crate::text) lang: Lang,
    /// Whether it is CJK text, shaped character by character.
    pub(in crate::text) ideographic: bool,
}

/// A span as itemizing sees it.
#[derive(Debug, Clone, Copy)]
pub(in crate::text) struct Stretch {
    /// Last byte plus one in the segment.
    pub(in crate::text) end: usize,
    /// Number of the span.
    pub(in crate::text) span: u16,
    /// Its look.
    pub(in crate::text) style: TextStyle,
}

/// How a grapheme cluster finds its face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Han, kana, bopomofo, hangul, CJK marks and full-width forms.
    Cjk,
    /// Latin, Greek, Cyrillic.
    Western,
    Arabic,
    Hebrew,
    /// Digits and marks of no script.
    Common,
    /// Marks that Latin and CJK text share.
    Shared,
    /// Arrows, circled numbers, stars: drawn in CJK fonts for CJK text.
    Symbol,
    Space,
    /// Shows nothing, goes with what stands before.
    Invisible,
    /// Another script: only the user's faces can have it.
    Other,
}

fn classify(character: char) -> Class {
    match u32::from(character) {
        _ if is_invisible(character) && character != '\t' => Class::Invisible,
        _ if is_space(character) => Class::Space,
        0x41..=0x5A | 0x61..=0x7A | 0xC0..=0x02FF | 0x0370..=0x0589 | 0x1C80..=0x1C8F | 0x1D00..=0x1DBF => {
            Class::Western
        }
        0x1E00..=0x1FFF | 0x2C60..=0x2C7F | 0xA640..=0xA69F | 0xA720..=0xA7FF | 0xFB00..=0xFB06 => Class::Western,
        0xB7 | 0x2014 | 0x2015 | 0x2018..=0x201D | 0x2025..=0x2027 | 0x2E3A | 0x2E3B => Class::Shared,
        0x00..=0xBF | 0x0300..=0x036F | 0x2000..=0x20FF => Class::Common,
        0x0590..=0x05FF | 0xFB1D..=0xFB4F => Class::Hebrew,
        0x0600..=0x06FF | 0x0750..=0x077F | 0x0870..=0x08FF | 0xFB50..=0xFDFF | 0xFE70..=0xFEFE => Class::Arabic,
        0x2100..=0x2BFF => Class::Symbol,
        _ if crate::text::kinsoku::is_cjk(character) => Class::Cjk,
        _ => Class::Other,
    }
}

/// The regular CJK face whose forms are those of a language; traditional Chinese where the language is not CJK.
pub(in crate::text) fn cjk_face(lang: Lang) -> FaceId {
    face_of(lang.writing(), lang)
}

fn face_of(writing: Writing, lang: Lang) -> FaceId {
    let add = match writing {
        Writing::Japanese => 0,
        Writing::Korean => 1,
        Writing::SimplifiedChinese => 2,
        Writing::TraditionalChinese if lang.region() == Some("HK") => 4,
        _ => 3,
    };
    FaceId(CJK.0 + add)
}

fn is_cjk_writing(writing: Writing) -> bool {
    !matches!(writing, Writing::Arabic | Writing::Hebrew | Writing::Western)
}

/// Cuts a segment into items. `levels` is empty where all levels are 0.
pub(in crate::text) fn itemize(
    fonts: &FontBook,
    text: &str,
    stretches: &[Stretch],
    levels: &[Level],
    paragraph: Lang,
) -> Vec<Item> {
    let Some(look) = stretches.first().map(|first| Look::of(&first.style, &text[..first.end], paragraph)) else {
        return Vec::new();
    };
    let mut itemizer = Itemizer {
        fonts,
        text,
        look,
        items: Vec::new(),
        strong: None,
        ahead: (0, None),
        quotes: Vec::new(),
        rare: HashMap::new(),
    };
    let mut start = 0;
    for stretch in stretches {
        itemizer.look = Look::of(&stretch.style, &text[start..stretch.end], paragraph);
        let mut at = start;
        while at < stretch.end {
            if levels.is_empty() {
                let letters = itemizer.letters(at..stretch.end, stretch.span);
                if letters > 0 {
                    at += letters;
                    continue;
                }
            }
            let end = at + cluster_length(&text[at..stretch.end]);
            let level = levels.get(at).map_or(0, Level::number);
            itemizer.take(at..end, stretch.span, level);
            at = end;
        }
        start = stretch.end;
    }
    itemizer.items
}

/// Bytes of the first grapheme cluster, at most 4,096 so that no stack of marks outgrows what counts them.
fn cluster_length(text: &str) -> usize {
    const LIMIT: usize = 4096;
    let mut characters = text.chars();
    let Some(first) = characters.next() else { return 1 };
    match characters.next() {
        Some(second) if may_join(first) || may_join(second) => {
            let near = &text[..text.floor_char_boundary(LIMIT)];
            near.graphemes(true).next().map_or(first.len_utf8(), str::len)
        }
        _ => first.len_utf8(),
    }
}

/// What a span's style and the paragraph's language decide; found once a span.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "two of the style, two of the language, no states")]
struct Look {
    bold: bool,
    italic: bool,
    lang: Lang,
    /// The language of CJK text: the span's, else the paragraph's, else traditional Chinese.
    cjk_lang: Lang,
    is_cjk: bool,
    right_to_left: bool,
    western: FaceId,
    cjk: FaceId,
    arabic: FaceId,
    hebrew: FaceId,
}

impl Look {
    fn of(style: &TextStyle, text: &str, paragraph: Lang) -> Self {
        let TextStyle { mut bold, mut italic, lang, .. } = *style;
        let writing = lang.writing();
        let is_cjk = is_cjk_writing(writing);
        // The digits in emphasised Han are bold as these are; Latin words alone are italic.
        if italic && is_cjk && text.contains(crate::text::kinsoku::is_cjk) {
            (bold, italic) = (true, false);
        }
        let (cjk_lang, cjk_writing) = if is_cjk {
            (lang, writing)
        } else {
            let other = paragraph.writing();
            if is_cjk_writing(other) { (paragraph, other) } else { (Lang::ZH_HANT, Writing::TraditionalChinese) }
        };
        // What is emphasised in CJK text is bold: its faces have no italics.
        let strong = u16::from(bold || italic);
        Self {
            bold,
            italic,
            lang,
            cjk_lang,
            is_cjk,
            right_to_left: matches!(writing, Writing::Arabic | Writing::Hebrew),
            western: FaceId(WESTERN.0 + u16::from(bold) + 2 * u16::from(italic)),
            cjk: FaceId(face_of(cjk_writing, cjk_lang).0 + 5 * strong),
            arabic: FaceId(ARABIC.0 + u16::from(bold)),
            hebrew: FaceId(HEBREW.0 + u16::from(bold)),
        }
    }
}

struct Itemizer<'a> {
    fonts: &'a FontBook,
    text: &'a str,
    look: Look,
    items: Vec<Item>,
    /// Class of the last character that has a script.
    strong: Option<Class>,
    /// Up to which byte the next such class is known, and the class.
    ahead: (usize, Option<Class>),
    /// For every quotation mark that is still open, whether it is a CJK one.
    quotes: Vec<bool>,
    /// The faces of clusters that neither the language nor the script could tell, by look.
    rare: HashMap<(String, bool, bool), FaceId>,
}

impl Itemizer<'_> {
    fn take(&mut self, range: Range<usize>, span: u16, level: u8) {
        let cluster = &self.text[range.clone()];
        let Some(base) = cluster.chars().next() else { return };
        if base.len_utf8() == cluster.len() && self.goes_on(base, range.end, span, level) {
            return;
        }
        let mut class = classify(base);
        if class == Class::Invisible {
            // A joiner or selector before a visible character of the same cluster counts as that character.
            class = cluster.chars().map(classify).find(|class| *class != Class::Invisible).unwrap_or(class);
        }
        let class = match class {
            Class::Shared if self.shared_is_cjk(base, &range) => Class::Cjk,
            Class::Shared => Class::Common,
            other => other,
        };
        if matches!(class, Class::Invisible | Class::Space)
            && let Some(last) = self.items.last_mut()
            && last.span == span
            && (class == Class::Invisible
                || (last.level == level && self.fonts.coverage(last.face).has_cluster(cluster)))
        {
            last.range.end = range.end;
            return;
        }
        let near = self.strong.or_else(|| self.next_strong(range.end));
        if matches!(class, Class::Cjk | Class::Western | Class::Arabic | Class::Hebrew | Class::Other) {
            self.strong = Some(class);
        }
        let face = self.face(class, near, cluster);
        let ideographic = class == Class::Cjk;
        let lang = if ideographic || (CJK.0..ARABIC.0).contains(&face.0) { self.look.cjk_lang } else { self.look.lang };
        let script = self.script(class, cluster, face, span, level);
        if let Some(last) = self.items.last_mut()
            && last.span == span
            && last.level == level
            && last.face == face
            && last.script == script
            && last.ideographic == ideographic
        {
            last.range.end = range.end;
            return;
        }
        self.items.push(Item { range, span, level, face, script, lang, ideographic });
    }

    /// The shortest way, for words of ASCII letters behind Latin ones where all levels are 0: how many bytes were taken.
    fn letters(&mut self, range: Range<usize>, span: u16) -> usize {
        let Some(last) = self.items.last_mut() else { return 0 };
        if last.script != *b"Latn" || last.span != span || last.level != 0 || last.ideographic || last.face >= USER {
            return 0;
        }
        let bytes = &self.text.as_bytes()[range];
        let coverage = self.fonts.coverage(last.face);
        let is_letter = |byte: &&u8| byte.is_ascii_alphabetic() && coverage.has(char::from(**byte));
        let mut letters = bytes.iter().take_while(is_letter).count();
        if bytes.get(letters).is_some_and(|next| !next.is_ascii()) {
            // What follows may be a mark that joins the last letter.
            letters = letters.saturating_sub(1);
        }
        if letters > 0 {
            last.range.end += letters;
            self.strong = Some(Class::Western);
        }
        letters
    }

    /// The short way for most characters: a Latin letter behind Latin ones, an ideograph behind ideographs.
    fn goes_on(&mut self, character: char, end: usize, span: u16, level: u8) -> bool {
        let (script, class) = match character {
            'a'..='z' | 'A'..='Z' => (b"Latn", Class::Western),
            '\u{4E00}'..='\u{9FFF}' => (b"Hani", Class::Cjk),
            _ => return false,
        };
        match self.items.last_mut() {
            Some(last)
                if last.script == *script
                    && last.span == span
                    && last.level == level
                    && last.ideographic == (class == Class::Cjk)
                    && last.face < USER
                    && self.fonts.coverage(last.face).has(character) =>
            {
                last.range.end = end;
                self.strong = Some(class);
                true
            }
            _ => false,
        }
    }

    /// The script that the shaper is told: a character of no script takes that of the item before it.
    fn script(&self, class: Class, cluster: &str, face: FaceId, span: u16, level: u8) -> [u8; 4] {
        let own = cluster
            .chars()
            .map(|character| character.script())
            .find(|script| !matches!(script, Script::Common | Script::Inherited | Script::Unknown));
        match (class, own) {
            (Class::Cjk, Some(Script::Hangul)) => *b"Hang",
            (Class::Cjk, Some(Script::Hiragana | Script::Katakana)) => *b"Kana",
            (Class::Cjk, Some(Script::Bopomofo)) => *b"Bopo",
            (Class::Cjk, _) => *b"Hani",
            (_, Some(script)) => script.short_name().as_bytes().try_into().unwrap_or(*b"Zyyy"),
            (_, None) => match self.items.last() {
                Some(last) if last.span == span && last.level == level && last.face == face => last.script,
                _ => match face {
                    ARABIC | FaceId(15) => *b"Arab",
                    HEBREW | FaceId(17) => *b"Hebr",
                    FaceId(number) if number < CJK.0 => *b"Latn",
                    FaceId(number) if number < ARABIC.0 => *b"Hani",
                    _ => *b"Zyyy",
                },
            },
        }
    }

    fn face(&mut self, class: Class, near: Option<Class>, cluster: &str) -> FaceId {
        let Look { western, cjk, arabic, hebrew, right_to_left, .. } = self.look;
        let [first, second] = match class {
            Class::Cjk => [cjk, western],
            Class::Arabic => [arabic, western],
            Class::Hebrew => [hebrew, western],
            Class::Symbol if self.look.is_cjk => [cjk, western],
            // Digits and marks inside a text of these scripts look like it.
            Class::Common | Class::Space if near == Some(Class::Arabic) && right_to_left => [arabic, western],
            Class::Common | Class::Space if near == Some(Class::Hebrew) && right_to_left => [hebrew, western],
            _ => [western, cjk],
        };
        if self.fonts.coverage(first).has_cluster(cluster) {
            return first;
        }
        if self.fonts.coverage(second).has_cluster(cluster) {
            return second;
        }
        let key = (cluster.to_owned(), self.look.bold, self.look.italic);
        if let Some(known) = self.rare.get(&key) {
            return *known;
        }
        let found = self.search(cluster).unwrap_or(first);
        self.rare.insert(key, found);
        found
    }

    /// Looks through all faces: one of the same look first, then an upright one, then any.
    fn search(&self, cluster: &str) -> Option<FaceId> {
        let mut found = [None; 3];
        for face in (0..self.fonts.len()).map(FaceId) {
            let info = self.fonts.info(face);
            let place = match (info.bold == self.look.bold, info.italic) {
                (true, italic) if italic == self.look.italic => 0,
                (true, false) => 1,
                _ => 2,
            };
            if found[place].is_none() && self.fonts.coverage(face).has_cluster(cluster) {
                found[place] = Some(face);
            }
        }
        found.into_iter().flatten().next()
    }

    /// Whether a mark that Latin and CJK text share is a CJK one here.
    fn shared_is_cjk(&mut self, mark: char, range: &Range<usize>) -> bool {
        let before = self.strong;
        let after = self.next_strong(range.end);
        let touches = |class: Option<Class>| class == Some(Class::Cjk);
        let surrounded =
            if self.look.is_cjk { touches(before) || touches(after) } else { touches(before) && touches(after) };
        match mark {
            '“' | '‘' => {
                self.quotes.push(surrounded);
                surrounded
            }
            '’' if self.is_apostrophe(range) => false,
            '”' | '’' => self.quotes.pop().unwrap_or(surrounded),
            _ => surrounded,
        }
    }

    fn is_apostrophe(&self, range: &Range<usize>) -> bool {
        let letter = |character: Option<char>| character.is_some_and(|found| classify(found) == Class::Western);
        letter(self.text[..range.start].chars().next_back()) && letter(self.text[range.end..].chars().next())
    }

    /// The class of the next character that has a script. What was found is kept until it is passed.
    fn next_strong(&mut self, from: usize) -> Option<Class> {
        if self.ahead.0 <= from {
            let found = self.text[from..]
                .char_indices()
                .map(|(at, character)| (from + at + character.len_utf8(), classify(character)))
                .find(|(_, class)| matches!(class, Class::Cjk | Class::Western | Class::Arabic | Class::Hebrew));
            self.ahead = found.map_or((usize::MAX, None), |(end, class)| (end, Some(class)));
        }
        self.ahead.1
    }
}

#[cfg(test)]
mod tests {
    use super::{Stretch, itemize};
    use crate::diagnostic::Findings;
    use crate::lang::Lang;
    use crate::length::Length;
    use crate::text::bidi;
    use crate::text::font::FontBook;
    use crate::text::paragraph::TextStyle;

    fn cut(text: &str, tag: &str, bold: bool, italic: bool) -> String {
        let fonts = FontBook::load(None, &mut Findings::new());
        let lang = Lang::parse(tag).expect("a tag");
        let style = TextStyle { size: Length::pt(10.0), bold, italic, lang };
        let levels = bidi::levels(text, lang.is_right_to_left());
        itemize(&fonts, text, &[Stretch { end: text.len(), span: 0, style }], &levels, Lang::EN)
            .iter()
            .map(|item| {
                let name = &fonts.info(item.face).postscript_name;
                let name = name.trim_start_matches("Noto").trim_start_matches("SerifCJK").trim_end_matches("-Regular");
                format!("{}={name}", &text[item.range.clone()])
            })
            .collect::<Vec<_>>()
            .join(" | ")
    }

    #[test]
    fn faces_go_by_language_and_script() {
        for (text, tag, expected) in [
            ("Hello", "en", "Hello=Serif"),
            ("人權", "zh-Hant", "人權=tc"),
            ("人权", "zh-Hans", "人权=sc"),
            ("人權", "zh-HK", "人權=hk"),
            ("人権", "ja", "人権=jp"),
            ("인권", "ko", "인권=kr"),
            ("孔鉉佑", "en", "孔鉉佑=tc"),
            ("共2018年", "zh-Hant", "共=tc | 2018=Serif | 年=tc"),
            ("他說“你好”。", "zh-Hant", "他說“你好”。=tc"),
            ("他說“Hello”。", "zh-Hant", "他說“=tc | Hello=Serif | ”。=tc"),
            ("他去Xi’an。", "zh-Hant", "他去=tc | Xi’an=Serif | 。=tc"),
            ("Say “hello” — now…", "zh-Hant", "Say “hello” — now…=Serif"),
            ("雪克來提·扎克爾", "en", "雪克來提·扎克爾=tc"),
            ("a·b", "zh-Hant", "a·b=Serif"),
            ("Қазақ Ελλ é", "kk", "Қазақ =Serif | Ελλ =Serif | é=Serif"),
        ] {
            assert_eq!(cut(text, tag, false, false), expected, "{text}");
        }
    }

    #[test]
    fn emphasis_is_italic_in_latin_and_bold_in_cjk() {
        assert_eq!(cut("a", "zh-Hant", false, true), "a=Serif-Italic");
        assert_eq!(cut("第17頁", "zh-Hant", false, true), "第=tc-Bold | 17=Serif-Bold | 頁=tc-Bold");
        assert_eq!(cut("a人", "en", false, true), "a=Serif-Italic | 人=tc-Bold");
        assert_eq!(cut("a人", "zh-Hant", true, false), "a=Serif-Bold | 人=tc-Bold");
        assert_eq!(cut("ש", "he", true, true), "ש=SerifHebrew-Bold");
    }

    #[test]
    fn a_cluster_has_one_face_and_what_shows_nothing_goes_along() {
        assert_eq!(cut("x\u{301}\u{200B}y", "en", false, false), "x\u{301}\u{200B}y=Serif");
        assert_eq!(cut("葛\u{E0100}", "ja", false, false), "葛\u{E0100}=jp");
        assert_eq!(cut("شىن 7.", "ug", false, false), "شىن =NaskhArabic | 7=NaskhArabic | .=NaskhArabic");
    }
}

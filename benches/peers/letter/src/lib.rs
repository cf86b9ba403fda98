//! The letter that the peers set: `letters/xinjiang-release`, a page a language, merged with the list of 17,554 signers.
//!
//! Lines are broken greedily and set flush left: simpler than mailbag's, so that what is measured is how a peer writes
//! pages, not how we would set text. The body is broken once, a signer's own lines for every letter.

use std::error::Error;
use std::fs;
use std::path::Path;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

/// What may go wrong; it is printed, and the program ends.
pub type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Width and height of the page in points.
pub const PAGE: (f32, f32) = (595.276, 841.89);
const MARGIN: f32 = 70.87;
const SIZE: f32 = 10.5;
const LEADING: f32 = 15.5;
/// What may not begin a line of Chinese.
const NOT_FIRST: &str = "，。、：；！？」』）》〉";

/// A font of the letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    Western,
    Chinese,
}

/// A run of text in one face; `x` and `y` are the start of its baseline from the top left corner of the page.
#[derive(Debug, Clone)]
pub struct Run {
    pub face: Face,
    pub size: f32,
    pub x: f32,
    pub y: f32,
    pub text: String,
}

/// A paragraph on its page, line by line.
#[derive(Debug, Clone)]
pub struct Paragraph {
    pub lang: &'static str,
    pub runs: Vec<Run>,
    /// Page number and serial, which are not part of the text.
    pub artifact: bool,
}

/// A letter: its pages, each a list of paragraphs.
pub struct Letter {
    pub serial: usize,
    pub pages: Vec<Vec<Paragraph>>,
}

/// The bytes of the font files.
pub struct Fonts {
    pub western: Vec<u8>,
    pub chinese: Vec<u8>,
}

/// Index of the traditional Chinese face in its collection.
pub const CHINESE_INDEX: u32 = 3;

impl Fonts {
    /// Reads the files of `fonts/`.
    pub fn read(root: &Path) -> Result<Self> {
        let file = |name: &str| fs::read(root.join("fonts").join(name));
        Ok(Self { western: file("NotoSerif-Regular.ttf")?, chinese: file("NotoSerifCJK-Regular.ttc")? })
    }
}

/// A language of the letter, its body set.
struct Part {
    lang: &'static str,
    day: &'static str,
    body: Vec<Paragraph>,
    /// Where the text goes on below the body.
    below: f32,
}

/// Makes the letters.
pub struct Letters<'f> {
    western: FontRef<'f>,
    chinese: FontRef<'f>,
    parts: Vec<Part>,
    signers: Vec<[String; 4]>,
}

impl<'f> Letters<'f> {
    /// Reads letter and list; `most` signers at the most.
    pub fn read(root: &Path, fonts: &'f Fonts, most: usize) -> Result<Self> {
        let mut letters = Self {
            western: FontRef::from_index(&fonts.western, 0)?,
            chinese: FontRef::from_index(&fonts.chinese, CHINESE_INDEX)?,
            parts: Vec::new(),
            signers: Vec::new(),
        };
        for (lang, day) in [("zh-Hant", "2022年5月1日"), ("en", "1 May 2022")] {
            let mut y = 2.0 * MARGIN + 4.0 * LEADING;
            let mut body = Vec::new();
            for text in texts(root, lang)? {
                body.push(letters.paragraph(lang, &text, &mut y));
                y += LEADING / 2.0;
            }
            letters.parts.push(Part { lang, day, body, below: y + LEADING });
        }
        let mut list = csv::Reader::from_path(root.join("benches/data/signers-oslo-17554.csv"))?;
        let headings = list.headers()?.clone();
        let place = |name: &str| headings.iter().position(|heading| heading == name).ok_or(name.to_owned());
        let columns = [place("given_name")?, place("family_name")?, place("city")?, place("country")?];
        for row in list.records().take(most) {
            let row = row?;
            letters.signers.push(columns.map(|column| row.get(column).unwrap_or_default().to_owned()));
        }
        Ok(letters)
    }

    /// All letters, one at a time.
    pub fn all(&self) -> impl Iterator<Item = Letter> {
        (1..).zip(&self.signers).map(|(serial, signer)| self.letter(serial, signer))
    }

    fn letter(&self, serial: usize, [given, family, city, country]: &[String; 4]) -> Letter {
        let name = format!("{given} {family}");
        let pages = (1..)
            .zip(&self.parts)
            .map(|(number, part)| {
                let mut y = MARGIN;
                let mut page = vec![
                    self.paragraph(part.lang, &name, &mut y),
                    self.paragraph(part.lang, &format!("{city}, {country}"), &mut y),
                    self.paragraph(part.lang, &format!("{city}, {}", part.day), &mut y),
                ];
                page.extend(part.body.iter().cloned());
                let mut y = part.below + 3.0 * LEADING;
                page.push(self.paragraph(part.lang, &name, &mut y));
                let mut foot = PAGE.1 - MARGIN / 2.0;
                let words = format!("{number} / {}    {serial:06}", self.parts.len());
                page.push(Paragraph { artifact: true, ..self.paragraph(part.lang, &words, &mut foot) });
                page
            })
            .collect();
        Letter { serial, pages }
    }

    /// Breaks a text into lines below `y`, which is moved below them.
    fn paragraph(&self, lang: &'static str, text: &str, y: &mut f32) -> Paragraph {
        let measure = PAGE.0 - 2.0 * MARGIN;
        let mut runs: Vec<Run> = Vec::new();
        let mut x = 0.0;
        *y += LEADING;
        for word in words(text) {
            let width: f32 = word.chars().map(|character| self.advance(character)).sum();
            let visible: f32 = word.trim_end().chars().map(|character| self.advance(character)).sum();
            if x > 0.0 && x + visible > measure {
                x = 0.0;
                *y += LEADING;
            }
            for character in word.chars() {
                let face = face(character);
                match runs.last_mut().filter(|run| run.face == face && run.y == *y) {
                    Some(run) => run.text.push(character),
                    None => runs.push(Run { face, size: SIZE, x: MARGIN + x, y: *y, text: character.into() }),
                }
                x += self.advance(character);
            }
            debug_assert!(width >= visible);
        }
        Paragraph { lang, runs, artifact: false }
    }

    fn advance(&self, character: char) -> f32 {
        let font = match face(character) {
            Face::Western => &self.western,
            Face::Chinese => &self.chinese,
        };
        let glyph = font.charmap().map(character).unwrap_or_default();
        font.glyph_metrics(Size::new(SIZE), LocationRef::default()).advance_width(glyph).unwrap_or_default()
    }
}

fn face(character: char) -> Face {
    let chinese = matches!(character, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}');
    if chinese { Face::Chinese } else { Face::Western }
}

/// What stays on one line: a word with its spaces, or a Chinese character with the marks behind it.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut from = 0;
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        let chinese = |character| face(character) == Face::Chinese;
        let breaks = (before == ' ' && character != ' ')
            || ((chinese(character) || chinese(before)) && !NOT_FIRST.contains(character));
        if breaks && at > from {
            words.push(&text[from..at]);
            from = at;
        }
        before = character;
    }
    words.push(&text[from..]);
    words
}

/// The paragraphs of the letter in a language, its greetings first, its close last.
fn texts(root: &Path, lang: &str) -> Result<Vec<String>> {
    let letters = root.join("letters");
    let addressees: toml::Table = fs::read_to_string(letters.join("addressees.toml"))?.parse()?;
    let mut texts = Vec::new();
    for id in ["xi-jinping", "chen-quanguo", "shohrat-zakir"] {
        let greeting = addressees.get(id).and_then(|one| one.get(lang)?.get("greeting")?.as_str());
        texts.push(greeting.ok_or("no greeting")?.to_owned());
    }
    let markdown = fs::read_to_string(letters.join(format!("xinjiang-release/{lang}.md")))?;
    for block in markdown.replace("\n- ", "\n\n- ").split("\n\n") {
        let text = block.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.is_empty() && !text.contains("{{") && text != "---" {
            texts.push(plain(&text.replacen("- ", "• ", usize::from(text.starts_with("- ")))));
        }
    }
    Ok(texts)
}

/// Without the marks of a link or of emphasis.
fn plain(text: &str) -> String {
    let mut plain = text.replace('*', "");
    while let (Some(open), Some(middle)) = (plain.find('['), plain.find("](")) {
        let Some(close) = plain[middle..].find(')').map(|at| middle + at) else { break };
        plain = format!("{}{}{}", &plain[..open], &plain[open + 1..middle], &plain[close + 1..]);
    }
    plain
}

/// The arguments of a peer: the repository, how many letters, the file to write.
pub fn arguments() -> Result<(std::path::PathBuf, usize, std::path::PathBuf)> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [root, most, out] = arguments.as_slice() else { return Err("arguments: REPOSITORY LETTERS FILE".into()) };
    Ok((root.into(), most.parse()?, out.into()))
}

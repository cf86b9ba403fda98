//! Volumes as a reader finds them: every object where the cross-reference stream says, shared content once, the same
//! bytes each time. The files are left in `target/tmp/pdf/` for outside judges.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

use std::sync::Arc;

use mailbag::diagnostic::Findings;
use mailbag::lang::Lang;
use mailbag::layout::frame::{Document, Element, Item, Meaning, Page, Piece, Placed, Role, Turn};
use mailbag::length::{Em, Length, Point, Rect, Size};
use mailbag::letter::SignatureImage;
use mailbag::pdf::{Duplex, Metadata, Volume, Written};
use mailbag::text::{
    Alignment, Direction, FaceId, FontBook, Glyph, GlyphRun, ParagraphStyle, Setter, Span, SpanKind, TextStyle,
};
use skrifa::MetadataProvider;

type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

const LATIN: FaceId = FaceId(0);
const TRADITIONAL: FaceId = FaceId(7);
const ARABIC: FaceId = FaceId(14);
const UYGHUR: Lang = Lang::literal("ug");

fn book() -> FontBook {
    FontBook::load(None, &mut Findings::new())
}

fn metadata() -> Metadata {
    Metadata {
        title: "Letters: 釋放".to_owned(),
        lang: Lang::EN,
        date: jiff::civil::date(2025, 12, 10),
        duplex: Duplex::LongEdge,
        identity: "test/letters-0001.pdf".to_owned(),
    }
}

/// One glyph a character, by the font's character map; from right to left where the language is.
fn run(book: &FontBook, face: FaceId, lang: Lang, text: &str) -> GlyphRun {
    let info = book.info(face);
    let font = skrifa::FontRef::from_index(info.data.as_slice(), info.index).expect("a compiled font");
    let charmap = font.charmap();
    let mut glyphs: Vec<Glyph> = text
        .char_indices()
        .map(|(start, character)| {
            let id = charmap.map(character).expect("a glyph").to_u32().try_into().expect("16 bits");
            Glyph {
                id,
                advance: book.advance(face, id),
                x_offset: Em::ZERO,
                y_offset: Em::ZERO,
                text_start: start.try_into().expect("short"),
                text_length: character.len_utf8().try_into().expect("short"),
            }
        })
        .collect();
    if lang.is_right_to_left() {
        glyphs.reverse();
    }
    GlyphRun {
        face,
        size: Length::pt(10.5),
        x: Length::ZERO,
        glyphs,
        text: text.to_owned(),
        source_start: 0,
        lang,
        span: 0,
        right_to_left: lang.is_right_to_left(),
    }
}

fn line(baseline: f64, run: GlyphRun) -> Item {
    Item::Text { left: Length::ZERO, baseline: Length::pt(baseline), run }
}

fn piece(items: Vec<Item>) -> Arc<Piece> {
    Arc::new(Piece { items })
}

/// A document in the making: a page, and content added from top to bottom.
struct Draft<'f> {
    book: &'f FontBook,
    document: Document,
    below: f64,
}

impl<'f> Draft<'f> {
    fn new(book: &'f FontBook) -> Self {
        Self { book, document: Document { pages: vec![blank()], ..Document::default() }, below: 60.0 }
    }

    fn element(&mut self, element: Element) -> u32 {
        self.document.elements.push(element);
        u32::try_from(self.document.elements.len() - 1).expect("few")
    }

    fn child(&mut self, role: Role, parent: u32) -> u32 {
        self.element(Element::new(role, Some(parent)))
    }

    fn place(&mut self, meaning: Meaning, piece: Arc<Piece>, shared: bool) {
        let origin = Point::new(Length::pt(72.0), Length::pt(self.below));
        self.below += 20.0;
        self.document.pages.last_mut().expect("a page").placed.push(Placed { origin, piece, meaning, shared });
    }

    fn text(&mut self, element: u32, face: FaceId, lang: Lang, text: &str) {
        let run = run(self.book, face, lang, text);
        self.place(Meaning::Content(element), piece(vec![line(0.0, run)]), false);
    }

    fn next_page(&mut self) {
        self.document.pages.push(blank());
        self.below = 60.0;
    }
}

fn blank() -> Page {
    Page { size: Size::A4, turn: Turn::None, placed: Vec::new() }
}

fn write(book: &FontBook, documents: &[Document]) -> std::io::Result<(Vec<u8>, Written)> {
    let mut volume = Volume::begin(Vec::new(), book, &metadata())?;
    for document in documents {
        volume.add(document)?;
    }
    volume.finish()
}

/// Leaves a file for the judges.
fn keep(name: &str, bytes: &[u8]) -> Result {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pdf");
    std::fs::create_dir_all(&folder)?;
    std::fs::write(folder.join(name), bytes)?;
    Ok(())
}

/// Everything that a page can hold.
fn every_kind(book: &FontBook) -> Document {
    let mut draft = Draft::new(book);
    draft.document.bookmark = Some("Letter 000001".to_owned());
    let sect = draft.element(Element::new(Role::Sect, None));
    let heading = draft.child(Role::Heading(1), sect);
    draft.text(heading, LATIN, Lang::EN, "Release (the) prisoners \\ now");

    // Two characters in one glyph, one glyph for another character, two glyphs in one cluster.
    let odd = draft.child(Role::Paragraph, sect);
    let mut ligature = run(book, LATIN, Lang::EN, "o\u{fb03}ce co\u{2010}op co-op e\u{301}t");
    "office co\u{2010}op co-op e\u{301}t".clone_into(&mut ligature.text);
    // "ffi" has as many bytes as its ligature, so the other clusters stay where they are.
    let mut at = 0;
    for glyph in &mut ligature.glyphs {
        glyph.text_start = at;
        at += u32::from(glyph.text_length);
    }
    let accent = ligature.glyphs.len() - 2;
    ligature.glyphs[accent - 1].text_length = 3;
    ligature.glyphs[accent].text_length = 0;
    ligature.glyphs[accent].y_offset = Em(40);
    ligature.glyphs[accent].x_offset = Em(-30);
    ligature.glyphs[3].advance += Em(55);
    draft.place(Meaning::Content(odd), piece(vec![line(0.0, ligature)]), false);

    let chinese = draft.element(Element::new(Role::Paragraph, Some(sect)).in_lang(Lang::ZH_HANT));
    draft.text(chinese, TRADITIONAL, Lang::ZH_HANT, "我們要求立即釋放所有被拘押者。");
    let mixed = draft.child(Role::Paragraph, sect);
    let (first, mut second) = (run(book, LATIN, Lang::EN, "Her name is "), run(book, ARABIC, UYGHUR, "ئايگۈل"));
    second.x = first.right();
    draft.place(Meaning::Content(mixed), piece(vec![line(0.0, first), line(0.0, second)]), false);

    let list = draft.child(Role::List, sect);
    for words in ["the first demand", "the second demand"] {
        let item = draft.child(Role::ListItem, list);
        let label = draft.child(Role::Label, item);
        draft.text(label, LATIN, Lang::EN, "\u{2022} ");
        let body = draft.child(Role::ListBody, item);
        let paragraph = draft.child(Role::Paragraph, body);
        draft.text(paragraph, LATIN, Lang::EN, words);
    }

    let paragraph = draft.child(Role::Paragraph, sect);
    draft.text(paragraph, LATIN, Lang::EN, "See ");
    let link = draft.element(Element {
        link: Some("https://example.org/é".into()),
        alt: Some("The report".into()),
        ..Element::new(Role::Link, Some(paragraph))
    });
    let (upper, lower) = (run(book, LATIN, Lang::EN, "the report "), run(book, LATIN, Lang::EN, "of 2022"));
    draft.place(Meaning::Content(link), piece(vec![line(0.0, upper), line(15.0, lower)]), true);
    draft.below += 15.0;
    let reference = draft.child(Role::Reference, paragraph);
    draft.text(reference, LATIN, Lang::EN, "1");
    draft.text(paragraph, LATIN, Lang::EN, " and");

    let figure = draft.element(Element { alt: Some("Signature".into()), ..Element::new(Role::Figure, Some(sect)) });
    for (colour, x) in [(false, 0.0), (true, 40.0)] {
        let image = Arc::new(SignatureImage {
            width: 4,
            height: 4,
            colour,
            samples: (0..if colour { 48 } else { 16 }).map(|sample| sample * 5).collect(),
            alpha: colour.then(|| vec![128; 16]),
        });
        draft.place(
            Meaning::Content(figure),
            piece(vec![Item::Image { image, area: Rect::mm(x, 0.0, 30.0, 6.0) }]),
            false,
        );
    }

    let table = draft.child(Role::Table, sect);
    for (role, cells) in [(Role::TableHeader, ["Name", "Town"]), (Role::TableData, ["Ada", ""])] {
        let row = draft.child(Role::TableRow, table);
        for cell in cells {
            let cell_element = draft.child(role, row);
            if !cell.is_empty() {
                draft.text(cell_element, LATIN, Lang::EN, cell);
            }
        }
    }
    draft.place(
        Meaning::Artifact { pagination: false },
        piece(vec![
            Item::Rule {
                from: Point::default(),
                to: Point::new(Length::pt(200.0), Length::ZERO),
                thickness: Length::pt(0.5),
            },
            Item::Rule {
                from: Point::default(),
                to: Point::new(Length::pt(20.0), Length::pt(9.0)),
                thickness: Length::pt(0.5),
            },
            Item::Fill(Rect::mm(80.0, 0.0, 3.0, 3.0)),
            Item::Fill(Rect::mm(84.0, 0.0, 3.0, 3.0)),
        ]),
        true,
    );
    let note = draft.child(Role::Note, sect);
    draft.text(note, LATIN, Lang::EN, "1 A note.");
    let number = run(book, LATIN, Lang::EN, "Page 1 of 2");
    draft.place(Meaning::Artifact { pagination: true }, piece(vec![line(0.0, number)]), true);

    // The paragraph goes on.
    draft.next_page();
    draft.text(paragraph, LATIN, Lang::EN, "so on.");
    draft.next_page();
    draft.document
}

#[test]
fn every_kind_of_content_is_found_where_the_file_says() -> Result {
    let book = book();
    let (bytes, written) = write(&book, &[every_kind(&book)])?;
    keep("every-kind.pdf", &bytes)?;
    let file = reader::File::read(&bytes)?;
    assert_eq!(file.objects.len() as u64, written.objects);
    assert_eq!((written.pages, written.bytes), (3, bytes.len() as u64));
    let catalog = file.text(file.root);
    for entry in ["/DisplayDocTitle true", "/PrintScaling /None", "/Duplex /DuplexFlipLongEdge", "/Marked true"] {
        assert!(catalog.contains(entry), "{entry} in {catalog}");
    }
    let elements = file.with("<</P ");
    let of = |role: &str| {
        elements
            .iter()
            .filter(|element| ["/", ">>"].iter().any(|end| element.contains(&format!("/S/{role}{end}"))))
            .count()
    };
    assert_eq!(["Sect", "H1", "P", "L", "LI", "Link", "Note", "TH", "TD"].map(of), [1, 1, 6, 1, 2, 1, 1, 2, 2]);
    assert!(elements.iter().any(|element| element.contains("/ListNumbering/Disc")));
    assert!(elements.iter().any(|element| element.contains("/S/P/") && element.contains("<</Type/MCR/Pg ")));
    assert!(elements.iter().any(|element| element.contains("/S/Note/") && element.contains("/ID(0000000000)")));
    assert_eq!(file.with("<</Type/Annot/Subtype/Link").len(), 2);
    assert!(file.with("<</Type/Page/").iter().all(|page| page.contains("/Resources") && page.contains("/Tabs/S")));
    Ok(())
}

#[test]
fn text_that_a_glyph_does_not_say_is_written_out() -> Result {
    let book = book();
    let (bytes, _) = write(&book, &[every_kind(&book)])?;
    let content = reader::File::read(&bytes)?.streams().concat();
    let spans = |text: &[u8]| content.windows(text.len()).filter(|window| *window == text).count();
    // The hyphen-minus after the hyphen, which has the same glyph or another; the accent; never a plain letter.
    assert!(spans(b"/ActualText(\xfe\xff\x00e\x03\x01)") == 1);
    assert!(spans(b"/ActualText(e)") == 0);
    assert!(spans(b"/Lang(ug)>>BDC") == 1);
    // Sequences follow each other, never nested.
    let mut depth = 0;
    for operator in content.windows(3) {
        depth += i32::from(operator == b"BDC") - i32::from(operator == b"EMC");
        assert!((0..=1).contains(&depth), "{}", String::from_utf8_lossy(&content));
    }
    assert_eq!(depth, 0);
    Ok(())
}

/// A letter of two pages, most of which is the same in all: `shared` is that part.
fn letter(book: &FontBook, shared: &[Arc<Piece>], number: usize) -> Document {
    let mut draft = Draft::new(book);
    draft.document.bookmark = Some(format!("Letter {number:06}"));
    let sect = draft.element(Element::new(Role::Sect, None));
    let sender = draft.child(Role::Paragraph, sect);
    draft.text(sender, LATIN, Lang::EN, &format!("Signer {number}"));
    for piece in shared {
        let element = draft.child(Role::Paragraph, sect);
        draft.place(Meaning::Content(element), Arc::clone(piece), true);
    }
    draft.next_page();
    let body = draft.child(Role::Paragraph, sect);
    draft.place(Meaning::Content(body), Arc::clone(&shared[0]), true);
    let closing = draft.child(Role::Paragraph, sect);
    draft.text(closing, LATIN, Lang::EN, &format!("Yours, signer {number}"));
    draft.document
}

fn letters(book: &FontBook, count: usize) -> Result<(Vec<u8>, Written)> {
    let shared: Vec<Arc<Piece>> = (0..12)
        .map(|number| {
            let text = format!("Paragraph {number} is the same in every letter that is sent.");
            piece(vec![line(0.0, run(book, LATIN, Lang::EN, &text))])
        })
        .collect();
    let mut volume = Volume::begin(Vec::new(), book, &metadata())?;
    for number in 1..=count {
        volume.add(&letter(book, &shared, number))?;
    }
    Ok(volume.finish()?)
}

#[test]
fn what_letters_share_is_written_once() -> Result {
    let book = book();
    let (bytes, one) = letters(&book, 1)?;
    let (more_bytes, many) = letters(&book, 500)?;
    keep("one-letter.pdf", &bytes)?;
    keep("500-letters.pdf", &more_bytes)?;
    // Two stretches of shared pieces, and the beginning of the text that stands before them.
    assert_eq!((one.shared_streams, many.shared_streams), (3, 3));
    assert_eq!(many.pages, 1000);
    let file = reader::File::read(&more_bytes)?;
    assert_eq!(file.objects.len() as u64, many.objects);
    assert_eq!(file.with("<</Type/Page/").len(), 1000);
    // A letter of 16 elements, 2 pages, 2 streams of its own, a leaf of the ParentTree and a bookmark.
    let objects = many.objects - one.objects;
    assert!((499 * 22..499 * 23).contains(&objects), "{objects} objects");
    let each = (many.bytes - one.bytes) / 499;
    assert!(each < 1000, "{each} bytes a letter");
    Ok(())
}

/// A paragraph as the text stage sets it.
fn set(setter: &mut Setter, lang: Lang, text: &str) -> Arc<Piece> {
    let style = TextStyle { size: Length::pt(11.0), bold: false, italic: false, lang };
    let spans = [Span { text: text.into(), style, kind: SpanKind::Prose }];
    let paragraph = ParagraphStyle { alignment: Alignment::Justify, direction: Direction::Auto, lang };
    let lines = setter.set(&spans, &paragraph, Length::mm(120.0));
    let items = lines.into_iter().zip(1..).flat_map(|(line, number)| {
        let baseline = Length::pt(16.0) * number;
        line.runs.into_iter().map(move |run| Item::Text { left: Length::ZERO, baseline, run })
    });
    piece(items.collect())
}

#[test]
fn paragraphs_of_every_script_are_written() -> Result {
    let book = book();
    let mut setter = Setter::new(&book);
    let mut draft = Draft::new(&book);
    let sect = draft.element(Element::new(Role::Sect, None));
    for (tag, text) in SCRIPTS {
        let lang = Lang::literal(tag);
        let element = draft.element(Element::new(Role::Paragraph, Some(sect)).in_lang(lang));
        let piece = set(&mut setter, lang, text);
        let lines = piece.items.len();
        draft.place(Meaning::Content(element), piece, false);
        draft.below += 8.0 * f64::from(u32::try_from(lines)?);
    }
    let (bytes, written) = write(&book, &[draft.document])?;
    keep("scripts.pdf", &bytes)?;
    assert_eq!(reader::File::read(&bytes)?.objects.len() as u64, written.objects);
    Ok(())
}

const SCRIPTS: [(&str, &str); 9] = [
    ("en", "The office of the first affair finds that five fjords are difficult to find: \u{201c}so be it\u{201d}."),
    (
        "fr",
        "Nous demandons\u{a0}: la libération immédiate\u{202f}! Et l\u{2019}accès des observateurs\u{a0}; tout de suite.",
    ),
    ("nb", "Vi ber om løslatelse av alle fanger på Åland, Ærø og Øygarden, og om at observatører slipper inn."),
    ("kk", "Біз барлық тұтқындарды дереу босатуды талап етеміз, Қазақстан."),
    (
        "zh-Hant",
        "我們以最沉重的心情致函閣下，要求立即釋放所有被任意拘押的人（包括艾古麗），並允許獨立觀察員進入該地區。",
    ),
    ("zh-Hans", "我们要求立即释放所有被任意拘押的人，“骨直”并允许独立观察员进入该地区。"),
    ("ja", "恣意的に拘束されたすべての人々の即時釈放を求めます。「直ちに」お願いいたします。"),
    ("ug", "بىز خالىغانچە تۇتقۇن قىلىنغانلارنىڭ ھەممىسىنى دەرھال قويۇپ بېرىشنى تەلەپ قىلىمىز. لا إله 2024 يىلى."),
    ("he", "אנו דורשים את שחרורם המיידי של כל העצורים: שָׁלוֹם."),
];

#[test]
fn two_runs_give_the_same_bytes() -> Result {
    let book = book();
    assert_eq!(letters(&book, 3)?.0, letters(&book, 3)?.0);
    assert_eq!(write(&book, &[every_kind(&book)])?.0, write(&book, &[every_kind(&book)])?.0);
    Ok(())
}

#[test]
fn a_volume_without_letters_is_a_file_too() -> Result {
    let (bytes, written) = write(&book(), &[])?;
    let file = reader::File::read(&bytes)?;
    assert_eq!((written.pages, file.objects.len() as u64), (0, written.objects));
    Ok(())
}

#[test]
fn what_no_valid_file_can_hold_is_refused() {
    let book = book();
    let mut missing_glyph = Draft::new(&book);
    let paragraph = missing_glyph.element(Element::new(Role::Paragraph, None));
    let mut box_ = run(&book, LATIN, Lang::EN, "x");
    box_.glyphs[0].id = 0;
    missing_glyph.place(Meaning::Content(paragraph), piece(vec![line(0.0, box_)]), false);
    let mut missing_element = Draft::new(&book);
    missing_element.text(7, LATIN, Lang::EN, "x");
    let mut parent_behind = Draft::new(&book);
    let own = parent_behind.element(Element::new(Role::Paragraph, Some(0)));
    parent_behind.text(own, LATIN, Lang::EN, "x");
    for draft in [missing_glyph, missing_element, parent_behind] {
        let kind = write(&book, &[draft.document]).map_err(|error| error.kind());
        assert_eq!(kind.map(|_| ()), Err(std::io::ErrorKind::InvalidData));
    }
}

/// A reader of just what the writer writes, strict about it.
mod reader {
    use std::collections::BTreeMap;

    use libdeflater::Decompressor;

    pub(super) struct File {
        pub(super) root: u32,
        /// Bodies by number: the dictionary or array, and the stream's bytes.
        pub(super) objects: BTreeMap<u32, (Vec<u8>, Option<Vec<u8>>)>,
    }

    impl File {
        pub(super) fn read(bytes: &[u8]) -> super::Result<Self> {
            let tail = String::from_utf8_lossy(&bytes[bytes.len() - 40..]);
            let tail = tail.split("startxref\n").nth(1).ok_or("no startxref")?;
            let start: usize = tail.lines().next().ok_or("no offset")?.parse()?;
            let (number, dictionary, rows) = object_at(bytes, start)?;
            let rows = rows.ok_or("no rows")?;
            let columns = number_after(&dictionary, "/Columns ")?;
            let size = number_after(&dictionary, "/Size ")?;
            assert_eq!(rows.len(), size * (columns + 1));
            let mut before = vec![0_u8; columns];
            let mut places = Vec::new();
            for row in rows.chunks(columns + 1) {
                assert_eq!(row[0], 2);
                for (above, byte) in before.iter_mut().zip(&row[1..]) {
                    *above = above.wrapping_add(*byte);
                }
                let field = before[1..columns - 2].iter().fold(0_usize, |sum, byte| sum << 8 | usize::from(*byte));
                let index = usize::from(before[columns - 2]) << 8 | usize::from(before[columns - 1]);
                places.push((before[0], field, index));
            }
            assert_eq!(places[0], (0, 0, 0));
            assert_eq!(places[number as usize].1, start);
            let mut objects = BTreeMap::new();
            for (own, (kind, offset, _)) in places.iter().enumerate().filter(|(_, place)| place.0 == 1) {
                assert_eq!(*kind, 1);
                let (number, dictionary, data) = object_at(bytes, *offset)?;
                assert_eq!(number as usize, own);
                objects.insert(number, (dictionary, data));
            }
            for (own, (_, stream, index)) in places.iter().enumerate().filter(|(_, place)| place.0 == 2) {
                let (dictionary, data) = objects.get(&u32::try_from(*stream)?).ok_or("no object stream")?;
                let data = data.as_ref().ok_or("no data")?;
                let first = number_after(dictionary, "/First ")?;
                let head: Vec<usize> = std::str::from_utf8(&data[..first])?
                    .split_ascii_whitespace()
                    .map(str::parse)
                    .collect::<Result<_, _>>()?;
                assert_eq!(head.len(), 2 * number_after(dictionary, "/N ")?);
                assert_eq!(head[2 * index], own);
                let from = first + head[2 * index + 1];
                let to = head.get(2 * index + 3).map_or(data.len(), |next| first + next);
                let body = data[from..to].to_vec();
                objects.insert(u32::try_from(own)?, (body, None));
            }
            assert_eq!(objects.len(), size - 1, "every object but number 0 stands somewhere");
            let root = u32::try_from(number_after(&dictionary, "/Root ")?)?;
            Ok(Self { root, objects })
        }

        pub(super) fn text(&self, number: u32) -> String {
            self.objects.get(&number).map(|(body, _)| String::from_utf8_lossy(body).into_owned()).unwrap_or_default()
        }

        /// The objects whose body begins so.
        pub(super) fn with(&self, start: &str) -> Vec<String> {
            self.objects.keys().map(|number| self.text(*number)).filter(|body| body.starts_with(start)).collect()
        }

        /// What streams without a type hold: page content.
        pub(super) fn streams(&self) -> Vec<Vec<u8>> {
            self.objects
                .values()
                .filter(|(dictionary, _)| !String::from_utf8_lossy(dictionary).contains("/Type"))
                .filter_map(|(_, data)| data.clone())
                .filter(|data| [b"ET\n".as_slice(), b"EMC\n", b" Td\n"].iter().any(|end| data.ends_with(end)))
                .collect()
        }
    }

    fn number_after(dictionary: &[u8], key: &str) -> super::Result<usize> {
        let text = String::from_utf8_lossy(dictionary).into_owned();
        let rest = text.split(key).nth(1).ok_or_else(|| format!("no {key} in {text}"))?;
        Ok(rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse()?)
    }

    fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
        bytes.windows(what.len()).position(|window| window == what)
    }

    /// Number, dictionary and inflated stream of the object at an offset.
    fn object_at(bytes: &[u8], offset: usize) -> super::Result<(u32, Vec<u8>, Option<Vec<u8>>)> {
        let rest = &bytes[offset..];
        let head = find(rest, b" 0 obj\n").filter(|at| *at <= 10).ok_or("no object here")?;
        let number = std::str::from_utf8(&rest[..head])?.parse()?;
        let rest = &rest[head + 7..];
        let stream = find(rest, b"\nstream\n");
        let end = find(rest, b"\nendobj\n").ok_or("no end of object")?;
        let Some(stream) = stream.filter(|stream| *stream < end) else {
            return Ok((number, rest[..end].to_vec(), None));
        };
        let dictionary = rest[..stream].to_vec();
        let length = number_after(&dictionary, "/Length ")?;
        let data = &rest[stream + 8..stream + 8 + length];
        assert!(rest[stream + 8 + length..].starts_with(b"\nendstream\nendobj\n"));
        let data = if find(&dictionary, b"/FlateDecode").is_some() {
            let mut out = vec![0; 64 << 20];
            let length = Decompressor::new().zlib_decompress(data, &mut out)?;
            out.truncate(length);
            out
        } else {
            assert!(find(&dictionary, b"/DecodeParms").is_none(), "parameters without a filter");
            data.to_vec()
        };
        Ok((number, dictionary, Some(data)))
    }
}

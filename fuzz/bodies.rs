//! What each fuzz target does with its bytes: plain functions, so that `cargo test` replays the corpus with them.
//! None may panic, hang, or contradict itself.
#![allow(dead_code, reason = "each target uses one of them")]
#![allow(clippy::disallowed_methods, reason = "a folder of its own for each run")]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;
use std::sync::OnceLock;

use mailbag::archive::tokens;
use mailbag::batch::erasures::Erasures;
use mailbag::batch::seal::{self, Sealer};
use mailbag::campaign::Library;
use mailbag::diagnostic::Findings;
use mailbag::lang::{Lang, iso_day};
use mailbag::length::Length;
use mailbag::letter::{SignatureImage, Template};
use mailbag::pdf::excerpt::{self, Part};
use mailbag::pdf::{Duplex, Metadata};
use mailbag::signers::contacts::traces;
use mailbag::signers::sheet::{SheetKind, SheetReader};
use mailbag::signers::{Checker, ColumnMap, Duplicates, Identity, ListReader, Near, Reading, Row, Rules};
use mailbag::text::{Alignment, Direction, FontBook, ParagraphStyle, Setter, Span, SpanKind, TextStyle};

/// What a target does with some bytes.
type Body = fn(&[u8]);

/// Every target with its body.
pub(crate) const ALL: [(&str, Body); 9] = [
    ("list", list),
    ("xlsx", xlsx),
    ("ods", ods),
    ("template", template),
    ("toml", toml),
    ("image", image),
    ("lines", lines),
    ("excerpt", excerpt),
    ("beside", beside),
];

/// What stands beside a manifest: erasures, a seal, and the keys of seals; what is typed to find people.
pub(crate) fn beside(data: &[u8]) {
    if let Some(erasures) = Erasures::from_json(data) {
        // Whether it fits no files at all does not matter, only that it is told.
        let _ = erasures.apply(BTreeMap::new());
    }
    let text = String::from_utf8_lossy(data);
    assert!(seal::check(b"{}", &text, &text).is_err(), "nothing is a seal and its key");
    let _ = seal::key_of(&text);
    let _ = Sealer::wants_password(&text);
    if let Some(query) = tokens::query(&text) {
        assert!(query.matches('"').count().is_multiple_of(2), "a phrase has two ends");
    }
}

/// A list of any format: opened, its columns found, every row judged and compared.
pub(crate) fn list(data: &[u8]) {
    let file = Path::new("list");
    let Ok(mut reader) = ListReader::open(Cursor::new(data.to_vec()), &Reading::default(), file) else { return };
    let (columns, _) = ColumnMap::look(file, reader.headings(), &BTreeMap::new(), &[], &mut Findings::new());
    let checker = Checker::new(file, &columns, Rules { mend_names: true, ..Rules::default() });
    let mut duplicates = Duplicates::new();
    let mut near = Near::new();
    let mut row = Row::default();
    let (mut rows, mut last) = (0_usize, 0);
    loop {
        match reader.read(&mut row) {
            Ok(false) => break,
            Err(finding) if finding.code.as_str() == "unreadable-file" => break,
            Ok(true) | Err(_) => {}
        }
        rows += 1;
        // A spreadsheet has a million rows at the most, and no other list more of them than bytes.
        assert!(rows <= data.len().max(1 << 20) + 2, "a row without bytes");
        assert!(row.number > last, "rows in their order");
        last = row.number;
        let mut findings = Findings::new();
        let judged = checker.judge(&row, &mut findings).map(|signer| signer.name.printed.to_string());
        let again = checker.judge(&row, &mut Findings::new()).map(|signer| signer.name.printed.to_string());
        assert_eq!(judged, again, "the second pass sees what the first saw");
        if judged.is_ok() {
            let identity: Identity<'_> = checker.identity(&row);
            duplicates.meet(&identity, row.number);
            near.add(&identity, row.number);
        }
        if let Some(message) = checker.message(&row) {
            traces(&message.text);
        }
    }
    near.pairs(|_| Some(mailbag::signers::near::Standing::Printed), || true).for_each(drop);
}

/// An XLSX file.
pub(crate) fn xlsx(data: &[u8]) {
    sheet(data, SheetKind::Xlsx);
}

/// An ODS file.
pub(crate) fn ods(data: &[u8]) {
    sheet(data, SheetKind::Ods);
}

fn sheet(data: &[u8], kind: SheetKind) {
    let Ok(mut reader) = SheetReader::open(Cursor::new(data.to_vec()), kind, None, Path::new("list")) else { return };
    let mut row = Row::default();
    for _ in 0..10_000 {
        match reader.read(&mut row) {
            Ok(true) => {}
            Err(finding) if finding.code.as_str() == "row-length" => {}
            Ok(false) | Err(_) => break,
        }
    }
}

/// A letter's Markdown.
pub(crate) fn template(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let mut findings = Findings::new();
    let parsed = Template::parse(text, Path::new("en.md"), Lang::EN, &mut findings);
    assert!(parsed.is_some() || findings.has_errors(), "what is refused is said");
}

/// `letter.toml`, `addressees.toml` and `routes.toml`, each of them this text.
pub(crate) fn toml(data: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["addressees.toml", "routes.toml", "x/letter.toml"] {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder above")).expect("a folder");
        std::fs::write(path, data).expect("a file");
    }
    let mut findings = Findings::new();
    if let Some(library) = Library::read(folder.path(), &mut findings) {
        library.campaign("x", &mut findings);
    }
    // A file that is right for the two others is wrong for the letter.
    std::fs::write(folder.path().join("addressees.toml"), "").expect("a file");
    std::fs::write(folder.path().join("routes.toml"), "").expect("a file");
    if let Some(library) = Library::read(folder.path(), &mut findings) {
        library.campaign("x", &mut findings);
    }
}

/// A signature: PNG, JPEG, SVG, strokes.
pub(crate) fn image(data: &[u8]) {
    let plain = SignatureImage::of_bytes(data, false);
    let clear = SignatureImage::of_bytes(data, true);
    if let (Some(plain), Some(clear)) = (plain, clear) {
        assert_eq!((plain.width, plain.height), (clear.width, clear.height));
    }
}

/// A paragraph broken into lines: the first byte says in which language and how wide.
pub(crate) fn lines(data: &[u8]) {
    static FONTS: OnceLock<FontBook> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| FontBook::load(None, &mut Findings::new()));
    let Some((first, rest)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let tag = ["en", "fr", "nb", "ja", "zh-Hant", "ar", "he", "ko"][usize::from(first & 7)];
    let lang = Lang::literal(tag);
    let style = TextStyle { size: Length::pt(10.5), bold: false, italic: false, lang };
    let spans = [Span { text: Cow::Borrowed(text), style, kind: SpanKind::Prose }];
    let direction = if lang.is_right_to_left() { Direction::RightToLeft } else { Direction::LeftToRight };
    let alignment = if first & 8 == 0 { Alignment::Justify } else { Alignment::Start };
    let paragraph = ParagraphStyle { alignment, direction, lang };
    let measure = Length::mm(f64::from(5 + u32::from(first >> 4) * 10));
    Setter::new(fonts).set(&spans, &paragraph, measure);
}

/// A volume: its first page cut out of it.
pub(crate) fn excerpt(data: &[u8]) {
    let Some(day) = iso_day("2026-12-10") else { return };
    let metadata = Metadata {
        title: "a page".to_owned(),
        lang: Lang::EN,
        date: day,
        duplex: Duplex::LongEdge,
        identity: "a page".to_owned(),
    };
    excerpt::page_count(data);
    let page = 0..1;
    let first = Part { file: data, pages: vec![page] };
    if let Ok(Some(cut)) = excerpt::excerpt(Vec::new(), &[first], &metadata) {
        assert_eq!(excerpt::page_count(&cut), Some(1), "what was cut is a file of ours");
    }
}

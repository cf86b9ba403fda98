//! What holds on the pages of any letter: two lines at least of a paragraph on either side of a page's end, a greeting with what
//! follows it, a signature with its close and two lines of body, nothing below the bottom margin, no text lost or doubled; and
//! a letter that is a little too long is drawn in. Over bodies and messages of every length, in every script.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use mailbag::campaign::Arrangement;
use mailbag::diagnostic::Findings;
use mailbag::lang::Lang;
use mailbag::layout::foot::SheetMarks;
use mailbag::layout::frame::{Document, Item, Meaning, Role};
use mailbag::layout::letter_sheet::{LetterDesign, LetterSheets};
use mailbag::length::Length;
use mailbag::letter::closing::{Letter, Signature, SignedBy, ValueLine};
use mailbag::letter::{Form, FormBlock, Run, RunKind, TextBlock, TextRole};
use mailbag::post::window;
use mailbag::text::FontBook;

static FONTS: LazyLock<FontBook> = LazyLock::new(|| FontBook::load(None, &mut Findings::new()));

/// A clause in every script, said again and again.
const CLAUSES: [(&str, &str); 12] = [
    ("zh-Hant", "我們要求立即釋放雪克來提·扎克爾先生，停止「轉化」。"),
    ("zh-Hans", "我们要求立即释放阿里木·买买提先生，停止“转化”。"),
    ("ja", "わたしたちは、ただちに釈放を求めます（三名）。"),
    ("ko", "우리는 즉시 석방을 요구합니다. "),
    ("fr", "Nous demandons la libération immédiate de ces personnes : « assez ! » "),
    ("nb", "Vi ber om at disse menneskene løslates straks, alle sammen. "),
    ("en", "We ask that these people be released at once, all of them. "),
    ("de", "Wir bitten darum, diese Menschen sofort freizulassen. "),
    ("ru", "Мы просим немедленно освободить этих людей. "),
    ("ug", "بىز بۇ كىشىلەرنىڭ دەرھال قويۇپ بېرىلىشىنى سورايمىز. "),
    ("ar", "نطلب الإفراج الفوري عن هؤلاء الناس جميعا. "),
    ("he", "אנו מבקשים לשחרר מיד את האנשים האלה. "),
];

/// More lines than a page of a letter holds.
const LINES: usize = 60;
/// Where the text of a letter has to end, 25 mm above the bottom of A4.
const BOTTOM: Length = Length::mm(272.0);

const GREETING: &str = "Greeting,";
const CLOSE: &str = "Close,";
const NAME: &str = "Ola Nordmann";

fn block(role: TextRole, text: &str, lang: Lang, kind: RunKind) -> FormBlock {
    let run = Run { text: text.to_owned(), lang, strong: false, emphasis: false, kind };
    FormBlock::Fixed(TextBlock { role, runs: vec![run] })
}

/// A letter of these paragraphs, the last of which is as a message is.
fn form(lang: Lang, paragraphs: &[String]) -> Form {
    let mut blocks = vec![block(TextRole::Greeting, GREETING, Lang::EN, RunKind::Prose)];
    for (number, text) in paragraphs.iter().enumerate() {
        let kind = if number + 1 == paragraphs.len() { RunKind::Message } else { RunKind::Prose };
        blocks.push(block(TextRole::Paragraph, text, lang, kind));
    }
    blocks.push(block(TextRole::Closing, CLOSE, Lang::EN, RunKind::Prose));
    Form { lang, inside_address: Vec::new(), date: "10 December 2026".to_owned(), blocks }
}

fn lay_out(forms: &[Form], arrangement: Arrangement, signature: Signature) -> Document {
    let line = |text: &str| ValueLine { text: text.to_owned(), lang: Lang::EN };
    let design = LetterDesign {
        forms,
        arrangement,
        postal: vec!["The Prime Minister".to_owned(), "1 Long Street".to_owned(), "Oslo".to_owned()],
        office: Vec::new(),
        inside_address_repeats: vec![true; forms.len()],
        window: &window::NONE,
        show_zones: false,
        simplex: true,
        marks: SheetMarks::None,
        hanging: false,
        banner: Vec::new(),
    };
    let letter = Letter {
        serial: Some(1),
        sender: vec![line("Ola Nordmann, Bergen")],
        place: None,
        signatures: vec![SignedBy { signature, lines: vec![line(NAME)] }],
        filled: vec![Vec::new(); forms.len()],
    };
    let laid = LetterSheets::new(&FONTS, design).lay_out(&letter);
    laid.plan.as_ref().clone()
}

/// A block of text as it stands: on which pages, with which baselines, and what it says.
#[derive(Debug, Default)]
struct Stands {
    lines: BTreeMap<usize, BTreeSet<i64>>,
    text: String,
}

impl Stands {
    fn count(&self) -> usize {
        self.lines.values().map(BTreeSet::len).sum()
    }

    fn on(&self, page: usize) -> usize {
        self.lines.get(&page).map_or(0, BTreeSet::len)
    }
}

fn words(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace() && *character != '\u{AD}').collect()
}

/// The paragraphs of a letter in the order in which they are read.
fn paragraphs(document: &Document) -> Vec<Stands> {
    let mut found: BTreeMap<u32, Stands> = BTreeMap::new();
    for (page, placed) in
        document.pages.iter().enumerate().flat_map(|(page, on)| on.placed.iter().map(move |placed| (page, placed)))
    {
        let Meaning::Content(mut element) = placed.meaning else { continue };
        while document.elements[element as usize].role != Role::Paragraph {
            let Some(parent) = document.elements[element as usize].parent else { break };
            element = parent;
        }
        let block = found.entry(element).or_default();
        let mut runs = Vec::new();
        for item in &placed.piece.items {
            let Item::Text { baseline, run, .. } = item else { continue };
            let baseline = placed.origin.y + *baseline;
            assert!(baseline < BOTTOM, "page {page}: {} stands below the margin", run.text);
            block.lines.entry(page).or_default().insert(baseline.as_millipoints().into());
            runs.push(run);
        }
        runs.sort_by_key(|run| run.source_start);
        for run in runs {
            block.text.push_str(&run.text);
        }
    }
    found.into_values().filter(|block| !block.text.is_empty()).collect()
}

/// The distance of the baselines of a block on its first page.
fn leading(block: &Stands) -> i64 {
    let lines: Vec<i64> = block.lines.values().next().map(|lines| lines.iter().copied().collect()).unwrap_or_default();
    lines.get(1).map_or(0, |second| second - lines[0])
}

/// Asserts the rules of the page.
fn judge(document: &Document, texts: &[String], place: &str) {
    let blocks = paragraphs(document);
    let at =
        |text: &str| blocks.iter().position(|block| block.text == text).unwrap_or_else(|| panic!("{place}: no {text}"));
    for block in &blocks {
        let pages: Vec<usize> = block.lines.values().map(BTreeSet::len).collect();
        assert!(pages.len() == 1 || pages.iter().all(|lines| *lines > 1), "{place}: {pages:?} lines of {}", block.text);
    }
    for text in texts {
        let same = blocks.iter().filter(|block| words(&block.text) == words(text)).count();
        assert_eq!(same, texts.iter().filter(|other| *other == text).count(), "{place}: {text}");
    }
    let greeting = at(GREETING);
    let page = *blocks[greeting].lines.keys().next().expect("a page");
    assert!(blocks[greeting + 1].on(page) > 0, "{place}: a greeting alone");
    let (close, name) = (at(CLOSE), blocks.iter().rposition(|block| block.text == NAME).expect("a name"));
    let last = *blocks[name].lines.keys().next_back().expect("a page");
    assert_eq!(last + 1, document.pages.len(), "{place}");
    assert_eq!(blocks[name].on(last), blocks[name].count(), "{place}: a parted signature");
    assert_eq!(blocks[close].on(last), 1, "{place}: a signature without its close");
    let own: Vec<&Stands> =
        blocks.iter().filter(|block| texts.iter().any(|text| words(text) == words(&block.text))).collect();
    let body: usize = own.iter().map(|block| block.on(last)).sum();
    let all: usize = own.iter().map(|block| block.count()).sum();
    assert!(body >= all.min(2), "{place}: a signature with {body} lines of body");
}

/// As many characters of a clause said again and again as fill about so many lines, cut at a character.
fn text(clause: &str, lang: Lang, lines: usize, measure: Length) -> String {
    // A Han character has an em of 10.5 pt, a letter about half of it.
    let advance = if lang.is_cjk() { Length::pt(10.0) } else { Length::pt(5.0) };
    let characters = usize::try_from(measure.as_millipoints() / advance.as_millipoints()).expect("a measure") * lines;
    clause.chars().cycle().take(characters.max(3)).collect::<String>().trim_end().to_owned()
}

/// How wide the text of a letter is, and each of its columns.
const MEASURE: Length = Length::mm(160.0);
const COLUMN: Length = Length::mm(76.0);

#[test]
fn one_paragraph_of_any_length_in_any_script() {
    for (tag, clause) in CLAUSES {
        let lang = Lang::parse(tag).expect("a tag");
        for lines in 1..=LINES {
            let texts = [text(clause, lang, lines, MEASURE)];
            let signature = if lines % 2 == 0 { Signature::ByHand } else { Signature::Online(None) };
            let document = lay_out(&[form(lang, &texts)], Arrangement::Separate, signature);
            judge(&document, &texts, &format!("{tag}, {lines} lines"));
        }
    }
}

#[test]
fn a_body_and_a_message_of_any_length_in_another_script() {
    for (number, (tag, clause)) in CLAUSES.iter().enumerate() {
        let lang = Lang::parse(tag).expect("a tag");
        let (_, other) = CLAUSES[(number + 5) % CLAUSES.len()];
        for lines in 1..=LINES {
            // Paragraphs of one, two, three … lines, and the message.
            let mut texts: Vec<String> = (1..=lines.min(6)).map(|lines| text(clause, lang, lines, MEASURE)).collect();
            texts.push(text(other, lang, lines, MEASURE));
            let document = lay_out(&[form(lang, &texts)], Arrangement::Sequential, Signature::ByHand);
            judge(&document, &texts, &format!("{tag}, {lines} lines"));
        }
    }
}

#[test]
fn two_columns_of_any_length() {
    for (number, (tag, clause)) in CLAUSES.iter().enumerate() {
        let lang = Lang::parse(tag).expect("a tag");
        let (other_tag, other) = CLAUSES[(number + 4) % CLAUSES.len()];
        let other_lang = Lang::parse(other_tag).expect("a tag");
        for lines in (1..=LINES).step_by(2) {
            let left: Vec<String> =
                (0..lines.div_ceil(5)).map(|number| text(clause, lang, 1 + number % 5, COLUMN)).collect();
            let right: Vec<String> =
                (0..lines.div_ceil(5)).map(|number| text(other, other_lang, 1 + (number + 2) % 5, COLUMN)).collect();
            let forms = [form(lang, &left), form(other_lang, &right)];
            let document = lay_out(&forms, Arrangement::Columns, Signature::Online(None));
            let texts: Vec<String> = left.into_iter().chain(right).collect();
            judge(&document, &texts, &format!("{tag} and {other_tag}, {lines} lines"));
        }
    }
}

/// The baselines on a page of each paragraph of these texts.
fn baselines(blocks: &[Stands], texts: &[String], page: usize) -> Vec<Vec<i64>> {
    let own: BTreeSet<String> = texts.iter().map(|text| words(text)).collect();
    let of_page = |block: &Stands| block.lines.get(&page).map(|lines| lines.iter().copied().collect());
    blocks
        .iter()
        .filter(|block| own.contains(&words(&block.text)))
        .map(|block| of_page(block).unwrap_or_default())
        .collect()
}

#[test]
fn both_columns_stand_on_one_grid_and_pairs_begin_alike() {
    let mut drawn_in = 0;
    for (number, (tag, clause)) in CLAUSES.iter().enumerate() {
        let lang = Lang::parse(tag).expect("a tag");
        let (other_tag, other) = CLAUSES[(number + 1) % CLAUSES.len()];
        let other_lang = Lang::parse(other_tag).expect("a tag");
        let mut natural = None;
        for count in 2..12 {
            let left: Vec<String> = (0..count).map(|number| text(clause, lang, 1 + number % 4, COLUMN)).collect();
            let right: Vec<String> =
                (0..count).map(|number| text(other, other_lang, 1 + (number + 1) % 4, COLUMN)).collect();
            let document =
                lay_out(&[form(lang, &left), form(other_lang, &right)], Arrangement::Columns, Signature::Online(None));
            let place = format!("{tag} and {other_tag}, {count} paragraphs");
            let blocks = paragraphs(&document);
            let first = blocks.iter().map(leading).filter(|leading| *leading > 0).min().unwrap_or(0);
            drawn_in += usize::from(first < *natural.get_or_insert(first));
            for page in 0..document.pages.len() {
                let (left, right) = (baselines(&blocks, &left, page), baselines(&blocks, &right, page));
                assert_eq!(left.len(), right.len(), "{place}");
                for (one, other) in left.iter().zip(&right) {
                    let shorter = one.len().min(other.len());
                    assert_eq!(one[..shorter], other[..shorter], "{place}, page {page}");
                }
            }
        }
    }
    assert!(drawn_in > 0, "no page was drawn in: the grid of such pages was not looked at");
}

#[test]
fn up_to_three_lines_too_many_are_drawn_in() {
    for (tag, clause) in CLAUSES {
        let lang = Lang::parse(tag).expect("a tag");
        let mut drawn_in = BTreeSet::new();
        let mut natural = None;
        let mut second = false;
        for lines in 3..=LINES {
            let texts = [text(clause, lang, lines, MEASURE)];
            let document = lay_out(&[form(lang, &texts)], Arrangement::Separate, Signature::ByHand);
            let blocks = paragraphs(&document);
            let body = blocks.iter().max_by_key(|block| block.text.len()).expect("a body");
            let natural = *natural.get_or_insert(leading(body));
            match document.pages.len() {
                1 if leading(body) < natural => {
                    assert!(!second, "{tag}: {lines} lines are drawn in, and fewer take two pages");
                    drawn_in.insert(body.count());
                }
                1 => assert!(drawn_in.is_empty(), "{tag}: {} lines are set wider than fewer", body.count()),
                _ => second = true,
            }
        }
        // Where a step of the text adds two lines, one of three is passed over.
        assert!((2..=3).contains(&drawn_in.len()), "{tag}: {drawn_in:?}");
        assert!(second, "{tag}");
    }
}

/// The notes of a document: for each the page on which it stands, and what it says.
fn notes(document: &Document) -> Vec<(usize, String)> {
    let mut notes = BTreeMap::<(u32, usize), String>::new();
    for (page, on) in document.pages.iter().enumerate() {
        for placed in &on.placed {
            let Meaning::Content(mut element) = placed.meaning else { continue };
            while document.elements[element as usize].role != Role::Note {
                let Some(parent) = document.elements[element as usize].parent else { break };
                element = parent;
            }
            if document.elements[element as usize].role == Role::Note {
                let text = notes.entry((element, page)).or_default();
                for item in &placed.piece.items {
                    let Item::Text { run, .. } = item else { continue };
                    text.push_str(&run.text);
                }
            }
        }
    }
    // Each has an element of its own, with words in it.
    let elements = document.elements.iter().filter(|element| element.role == Role::Note).count();
    assert_eq!(notes.len(), elements, "{notes:?}");
    notes.into_iter().map(|((_, page), text)| (page, text)).collect()
}

#[test]
fn a_link_that_comes_again_has_one_note_on_each_page_that_refers_to_it() {
    let form = |tag: &str, lines: usize, addresses: &[&str]| {
        let lang = Lang::parse(tag).expect("a tag");
        let mut form = form(lang, &[text("We ask for this. ", lang, lines, MEASURE)]);
        for address in addresses {
            let run = |text: &str, kind| Run { text: text.to_owned(), lang, strong: false, emphasis: false, kind };
            let runs = vec![
                run("See ", RunKind::Prose),
                run("the report", RunKind::Link((*address).to_owned())),
                run(", of last year.", RunKind::Prose),
            ];
            form.blocks.insert(1, FormBlock::Fixed(TextBlock { role: TextRole::Paragraph, runs }));
        }
        form
    };
    let (report, law) = ("https://example.org/report", "https://example.org/law");
    let laid = |forms: &[Form], arrangement| notes(&lay_out(forms, arrangement, Signature::ByHand));
    let note = |page: usize, number: char, address: &str| (page, format!("{number} {address}"));
    let short = [form("nb", 2, &[report, law, report]), form("en", 2, &[report])];
    // Blocks are put in front of one another, so the last address is the first on the page.
    let together = vec![note(0, '¹', report), note(0, '²', law)];
    assert_eq!(laid(&short, Arrangement::Sequential), together);
    assert_eq!(laid(&short, Arrangement::Columns), together);
    let apart = vec![note(0, '¹', report), note(0, '²', law), note(1, '¹', report)];
    assert_eq!(laid(&short, Arrangement::Separate), apart);
    let long = [form("nb", 40, &[report]), form("en", 20, &[law, report])];
    let again = vec![note(0, '¹', report), note(1, '¹', report), note(1, '²', law)];
    assert_eq!(laid(&long, Arrangement::Sequential), again);
}

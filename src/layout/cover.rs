//! The cover sheet of a delivery: from whom, to where, what is inside, how it is packed and posted, what to see to before,
//! and lines to sign for it.
//!
//! [`facts`] are what it says, [`mod@outline`] is that in order and in words, here it is set on pages, and [`text`] writes it out
//! for e-mail.

pub mod facts;
mod outline;
pub mod text;

use qrcode::{EcLevel, QrCode};

use crate::lang::Lang;
use crate::lang::phrases::{Phrase, phrase};
use crate::layout::block::{Look, MarkedRun, SetBlock};
use crate::layout::cover::facts::CoverFacts;
use crate::layout::cover::outline::{Part, Table, Words, outline};
use crate::layout::foot::Foot;
use crate::layout::frame::{Document, Element, Item, Piece, Placed, Role};
use crate::layout::letter_blocks::{body_look, value_runs};
use crate::layout::page::{self, BODY, MEASURE, SHEET, SIDE, SMALL};
use crate::layout::qr;
use crate::layout::sheet::Sheet;
use crate::length::{Length, Point};
use crate::letter::closing::ValueLine;
use crate::letter::{Run, RunKind};
use crate::text::{Alignment, FontBook, Setter};

/// Edge of the QR code with its quiet zone inside: modules of half a millimetre, for a code of some 200 bytes.
const QR: Length = Length::mm(40.0);
/// Top of the first page's text, and of every other page's.
const TOP: Length = Length::mm(20.0);
/// Where the text of a cover sheet ends, from the top edge.
const LOWEST: Length = Length::mm(285.0);
/// Room for a handwritten line.
const HAND: Length = Length::mm(16.0);
/// Width of the labels of facts.
const LABEL: Length = Length::mm(58.0);
/// Edge of a box to tick, and its distance from the words.
const BOX: Length = Length::mm(3.0);
const BOX_GAP: Length = Length::mm(2.5);
/// Space between the edges of a cell and its words (tuned).
const PADDING: Length = Length::mm(1.0);
/// Width of the lines of a table.
const LINE: Length = Length::pt(0.4);

/// Lays out the cover sheet of one delivery.
pub fn cover_sheet(fonts: &FontBook, facts: &CoverFacts) -> Document {
    let mut setter = Setter::new(fonts);
    let mut cover = Cover::new(&mut setter, facts);
    for part in outline(facts) {
        cover.part(&part);
    }
    cover.number_pages();
    cover.sheet.finish(Some(facts.batch.clone()))
}

struct Cover<'c, 'f> {
    setter: &'c mut Setter<'f>,
    facts: &'c CoverFacts,
    lang: Lang,
    sheet: Sheet,
    section: u32,
    y: Length,
    /// Whether what comes next stands beside the QR code.
    beside_code: bool,
}

impl<'c, 'f> Cover<'c, 'f> {
    fn new(setter: &'c mut Setter<'f>, facts: &'c CoverFacts) -> Self {
        let mut sheet = Sheet::new();
        sheet.page(SHEET);
        let lang = facts.langs.first().copied().unwrap_or(Lang::EN);
        let section = sheet.element(Element::new(Role::Sect, None).in_lang(lang));
        Self { setter, facts, lang, sheet, section, y: TOP, beside_code: true }
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Title(words) => {
                let look = Look { bold: true, ..self.look(Length::pt(20.0), self.measure()) };
                self.put(Role::Heading(1), &slashed(words, false), &look, SIDE);
                self.qr_code();
                self.y += Length::mm(2.0);
            }
            Part::Flag(words) => {
                let look = Look { bold: true, ..self.look(Length::pt(12.0), self.measure()) };
                self.put(Role::Paragraph, &slashed(words, false), &look, SIDE);
            }
            Part::Warnings(lines) => {
                let look = Look { bold: true, ..self.look(SMALL, self.measure()) };
                self.put(Role::Paragraph, &value_runs(lines), &look, SIDE);
            }
            Part::Address { label, lines, large } => self.address(label, lines, *large),
            Part::Fact { label, values } => self.fact(label, values),
            Part::Heading(words) => self.heading(words),
            Part::Table(table) => self.table(table),
            Part::Note(words) => {
                let look = self.look(SMALL, MEASURE);
                self.y += Length::mm(1.0);
                self.put(Role::Paragraph, &slashed(words, false), &look, SIDE);
            }
            Part::Check(words) => self.check(words),
            Part::Sign(words) => self.sign(words),
        }
    }

    /// Several pages are numbered.
    fn number_pages(&mut self) {
        let pages = self.sheet.pages();
        let foot = Foot::default();
        for page in (0..pages).filter(|_| pages > 1) {
            let number = foot.page_number(self.setter, self.lang, page + 1, Some(pages));
            // Below the lines to sign, which may stand lower than a letter's text.
            let origin = Point::new(number.origin.x, Length::mm(291.0));
            self.sheet.put_on(page, Placed { origin, ..number });
        }
    }

    /// The measure, shorter beside the QR code.
    fn measure(&self) -> Length {
        if self.beside_code { MEASURE - QR - Length::mm(6.0) } else { MEASURE }
    }

    fn look(&self, size: Length, measure: Length) -> Look {
        Look {
            size,
            leading: page::leading(size, if self.lang.is_cjk() { self.lang } else { Lang::EN }),
            alignment: Alignment::Start,
            ..body_look(self.lang, measure, BODY)
        }
    }

    fn put(&mut self, role: Role, runs: &[MarkedRun], look: &Look, x: Length) {
        let block = SetBlock::new(self.setter, role, runs, look, false);
        self.room(block.height());
        self.y = self.sheet.whole(&block, self.section, self.lang, Point::new(x, self.y));
    }

    /// Goes on on another page where so much does not fit on this one.
    fn room(&mut self, height: Length) {
        if self.y + height > LOWEST {
            self.turn();
        }
    }

    fn turn(&mut self) {
        self.sheet.page(SHEET);
        self.y = TOP;
        self.beside_code = false;
    }

    /// Batch id, counts and the letters' hash as a QR code at the top right; all of it stands in words among the facts.
    fn qr_code(&mut self) {
        let facts = self.facts;
        let text = format!(
            "mailbag {}\nletters {}\nsheets {}\nsha256 {}",
            facts.batch, facts.letters, facts.sheets, facts.letters_sha256
        );
        let Ok(code) = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M) else { return };
        let items = qr::items(&code, QR, Point::default());
        let alt = phrase(Phrase::QrAlt, self.lang, &[("id", &facts.batch)]);
        let figure =
            self.sheet.element(Element { alt: Some(alt.into()), ..Element::new(Role::Figure, Some(self.section)) });
        self.sheet.piece(Point::new(SIDE + MEASURE - QR, Length::mm(14.0)), Piece { items }, figure);
    }

    /// A small heading and lines below it.
    fn address(&mut self, label: &Words, lines: &[ValueLine], large: bool) {
        self.y += Length::mm(3.0);
        let look = Look { bold: true, ..self.look(SMALL, self.measure()) };
        self.put(Role::Paragraph, &slashed(label, false), &look, SIDE);
        let look = self.look(if large { Length::pt(14.0) } else { BODY }, self.measure());
        self.put(Role::Paragraph, &value_runs(lines), &look, SIDE);
    }

    /// The label at the left, the value beside it; several values one below another.
    fn fact(&mut self, label: &Words, values: &[ValueLine]) {
        if std::mem::take(&mut self.beside_code) {
            self.y = (self.y + Length::mm(4.0)).max(Length::mm(14.0) + QR + Length::mm(3.0));
        }
        let label_look = Look { bold: true, ..self.look(BODY, LABEL - Length::mm(3.0)) };
        let label = SetBlock::new(self.setter, Role::Paragraph, &slashed(label, true), &label_look, false);
        let look = self.look(BODY, MEASURE - LABEL);
        let values = SetBlock::new(self.setter, Role::Paragraph, &value_runs(values), &look, false);
        self.room(label.height().max(values.height()));
        let top = self.y;
        let below_label = self.sheet.whole(&label, self.section, self.lang, Point::new(SIDE, top));
        let below = self.sheet.whole(&values, self.section, self.lang, Point::new(SIDE + LABEL, top));
        self.y = below.max(below_label) + Length::mm(1.0);
    }

    /// The heading of a list, with room for the first lines of it.
    fn heading(&mut self, words: &Words) {
        self.y += Length::mm(4.0);
        self.room(Length::mm(26.0));
        let look = Look { bold: true, ..self.look(Length::pt(12.0), MEASURE) };
        self.put(Role::Heading(2), &slashed(words, false), &look, SIDE);
        self.y += Length::mm(1.0);
    }

    /// A table whose headings are repeated on every page.
    fn table(&mut self, table: &Table) {
        let shares: i32 = table.columns.iter().map(|(_, share)| share).sum();
        let mut edges = vec![SIDE];
        let mut sum = 0;
        for (_, share) in &table.columns {
            sum += share;
            edges.push(SIDE + MEASURE.scaled(sum, shares.max(1)));
        }
        let headings: Vec<Vec<MarkedRun>> = table.columns.iter().map(|(words, _)| slashed(words, false)).collect();
        let head = self.cells(Role::TableHeader, &headings, &edges, true);
        let mut element = self.table_head(&head, &edges);
        for (number, row) in table.rows.iter().enumerate() {
            let last = number + 1 == table.rows.len();
            let runs: Vec<Vec<MarkedRun>> = row.iter().map(|words| slashed(words, false)).collect();
            let cells = self.cells(Role::TableData, &runs, &edges, last && table.total);
            if self.y + height(&cells) > LOWEST {
                self.turn();
                element = self.table_head(&head, &edges);
            }
            if last && table.total {
                self.rule(&edges);
            }
            self.row(element, &cells, &edges);
        }
        self.rule(&edges);
    }

    fn cells(&mut self, role: Role, row: &[Vec<MarkedRun>], edges: &[Length], bold: bool) -> Vec<SetBlock> {
        row.iter()
            .zip(edges.windows(2))
            .map(|(runs, edge)| {
                let look = Look { bold, ..self.look(SMALL, edge[1] - edge[0] - PADDING * 2) };
                SetBlock::new(self.setter, role, runs, &look, false)
            })
            .collect()
    }

    /// Begins a table with its headings; hands back its element.
    fn table_head(&mut self, head: &[SetBlock], edges: &[Length]) -> u32 {
        let element = self.sheet.role(Role::Table, Some(self.section));
        self.rule(edges);
        self.row(element, head, edges);
        self.rule(edges);
        element
    }

    fn row(&mut self, table: u32, cells: &[SetBlock], edges: &[Length]) {
        let parent = self.sheet.role(Role::TableRow, Some(table));
        for (block, left) in cells.iter().zip(edges) {
            let origin = Point::new(*left + PADDING, self.y + PADDING);
            self.sheet.whole(block, parent, self.lang, origin);
        }
        self.y += height(cells);
    }

    fn rule(&mut self, edges: &[Length]) {
        let width = edges.last().copied().unwrap_or(SIDE) - SIDE;
        let rule = Item::Rule { from: Point::default(), to: Point::new(width, Length::ZERO), thickness: LINE };
        self.sheet.drawing(Point::new(SIDE, self.y), Piece { items: vec![rule] }, false);
    }

    /// A box to tick and what it stands for.
    fn check(&mut self, words: &Words) {
        let look = self.look(BODY, MEASURE - BOX - BOX_GAP);
        let block = SetBlock::new(self.setter, Role::Paragraph, &slashed(words, false), &look, false);
        self.room(block.height());
        let corner = |x: Length, y: Length| Point::new(x, y);
        let edges = [
            (corner(Length::ZERO, Length::ZERO), corner(BOX, Length::ZERO)),
            (corner(BOX, Length::ZERO), corner(BOX, BOX)),
            (corner(BOX, BOX), corner(Length::ZERO, BOX)),
            (corner(Length::ZERO, BOX), corner(Length::ZERO, Length::ZERO)),
        ];
        let items = edges.into_iter().map(|(from, to)| Item::Rule { from, to, thickness: LINE }).collect();
        let drop = (look.leading - BOX) / 2;
        self.sheet.drawing(Point::new(SIDE, self.y + drop), Piece { items }, false);
        let origin = Point::new(SIDE + BOX + BOX_GAP, self.y);
        self.y = self.sheet.whole(&block, self.section, self.lang, origin) + Length::mm(1.0);
    }

    /// A line to be filled in by hand.
    fn sign(&mut self, words: &Words) {
        self.room(HAND + Length::mm(8.0));
        self.y += HAND;
        let rule =
            Item::Rule { from: Point::default(), to: Point::new(MEASURE, Length::ZERO), thickness: Length::pt(0.5) };
        self.sheet.drawing(Point::new(SIDE, self.y), Piece { items: vec![rule] }, false);
        self.y += Length::mm(1.0);
        let look = self.look(SMALL, MEASURE);
        self.put(Role::Paragraph, &slashed(words, false), &look, SIDE);
    }
}

fn height(cells: &[SetBlock]) -> Length {
    cells.iter().map(SetBlock::height).max().unwrap_or_default() + PADDING * 2
}

/// The same words in several languages on one line, with a colon behind them where a value follows.
fn slashed(words: &Words, colon: bool) -> Vec<MarkedRun> {
    let last = words.len().saturating_sub(1);
    words
        .iter()
        .enumerate()
        .map(|(position, word)| {
            let end = match (position < last, colon) {
                (true, _) => " / ",
                (false, true) => ":",
                (false, false) => "",
            };
            MarkedRun::plain(Run {
                text: format!("{}{end}", word.text),
                lang: word.lang,
                strong: false,
                emphasis: false,
                kind: RunKind::Value,
            })
        })
        .collect()
}

//! The petition sheet: heading, addressees, text, a table of signers, the notice, where to return it.
//!
//! A page is handed out as a document of its own as soon as it is full, so that a list of any length passes through.

use std::rc::Rc;
use std::sync::Arc;

use crate::campaign::Notice;
use crate::lang::Lang;
use crate::lang::phrases::{Phrase, phrase};
use crate::layout::banner::banner;
use crate::layout::block::{Look, MarkedRun, SetBlock};
use crate::layout::compose::{Column, Composer, Entry, Keep};
use crate::layout::flow::Area;
use crate::layout::foot::Foot;
use crate::layout::frame::{Document, Element, Item, Piece, Placed, Role};
use crate::layout::letter_blocks::{FixedPart, body_look, value_runs};
use crate::layout::page::{self, BODY, BOTTOM, MEASURE, SHEET, SIDE, SMALL, TOP};
use crate::layout::picture::fitted;
use crate::layout::sheet::Sheet;
use crate::length::{Length, Point, Rect, Size};
use crate::letter::closing::ValueLine;
use crate::letter::{Form, Run, RunKind, SignatureImage};
use crate::text::{Alignment, FontBook, Setter};

/// Height of a row in which one can sign by hand (12 mm takes a signature).
const ROW_HEIGHT: Length = Length::mm(12.0);
/// Space between a cell's edge and its text (tuned).
const PADDING: Length = Length::mm(1.2);
/// Width of the lines of the table.
const LINE: Length = Length::pt(0.4);

/// A column of the table of signers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TableColumn {
    /// Serial.
    Number,
    /// Name, in each script.
    Name,
    /// Town.
    Town,
    /// Country.
    Country,
    /// E-mail address.
    Email,
    /// Day of signing.
    Date,
    /// Room to sign, or the image.
    Signature,
}

impl TableColumn {
    /// The column of this name in `letter.toml`.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "number" => Self::Number,
            "name" => Self::Name,
            "town" => Self::Town,
            "country" => Self::Country,
            "email" => Self::Email,
            "date" => Self::Date,
            "signature" => Self::Signature,
            _ => return None,
        })
    }

    fn heading(self) -> Phrase {
        match self {
            Self::Number => Phrase::Number,
            Self::Name => Phrase::Name,
            Self::Town => Phrase::Town,
            Self::Country => Phrase::Country,
            Self::Email => Phrase::Email,
            Self::Date => Phrase::Date,
            Self::Signature => Phrase::Signature,
        }
    }

    /// Share of the width (tuned to names, towns and dates of the measuring list).
    fn share(self) -> i32 {
        match self {
            Self::Number => 14,
            Self::Name => 48,
            Self::Town | Self::Country => 32,
            Self::Email => 46,
            Self::Date => 24,
            Self::Signature => 42,
        }
    }
}

/// One row of the table: a cell for each column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// Serial, for the bookmark; `None` for a row without (withheld or blank).
    pub serial: Option<u64>,
    /// The lines of each cell, in the order of the columns.
    pub cells: Vec<Vec<ValueLine>>,
    /// Signature image, for the signature column.
    pub image: Option<Arc<SignatureImage>>,
}

/// What the sheets of a petition have in common.
#[derive(Debug, Clone)]
pub struct PetitionDesign<'a> {
    /// Title of the petition, repeated on every sheet.
    pub title: String,
    /// The text, in each language.
    pub forms: &'a [Form],
    /// Names and offices of the addressees, one line each.
    pub addressees: Vec<String>,
    /// Columns of the table.
    pub columns: Vec<TableColumn>,
    /// Data-protection notice.
    pub notice: Option<&'a Notice>,
    /// Where the sheets are returned.
    pub return_to: Vec<String>,
    /// Publisher line.
    pub publisher: Option<String>,
    /// Whether Japanese `、` and `。` may hang out of the end of a full line.
    pub hanging: bool,
    /// A line at the top of every sheet, such as "sample list, not for sending".
    pub banner: Option<(String, Lang)>,
}

/// Lays out the sheets of a petition row by row.
#[derive(Debug)]
pub struct PetitionSheets<'f> {
    setter: Setter<'f>,
    design: PetitionDesign<'f>,
    edges: Vec<Length>,
    parts: Vec<FixedPart>,
    banner: Option<Placed>,
    foot: Foot,
    page: OpenPage,
    pages: usize,
    signatures: u64,
}

/// The page in hand.
#[derive(Debug, Default)]
struct OpenPage {
    sheet: Sheet,
    section: u32,
    table: Option<u32>,
    y: Length,
    grid: Vec<Item>,
    first: Option<u64>,
    last: Option<u64>,
    rows: usize,
}

impl<'f> PetitionSheets<'f> {
    /// Sets the head of the first sheet.
    pub fn new(fonts: &'f FontBook, design: PetitionDesign<'f>) -> Self {
        let mut setter = Setter::new(fonts).hanging(design.hanging);
        let mut first_note = 1;
        let mut parts = Vec::with_capacity(design.forms.len());
        for form in design.forms {
            let look = body_look(form.lang, MEASURE, page::leading(BODY, form.lang));
            let part = FixedPart::new(&mut setter, form, look, first_note, &[], false);
            first_note += part.note_count();
            parts.push(part);
        }
        let edges = edges(&design.columns);
        let banner = banner(&mut setter, design.banner.as_ref());
        let mut sheets = Self {
            setter,
            design,
            edges,
            parts,
            banner,
            foot: Foot::default(),
            page: OpenPage::default(),
            pages: 0,
            signatures: 0,
        };
        sheets.head();
        sheets
    }

    fn lang(&self) -> Lang {
        self.design.forms.first().map_or(Lang::EN, |form| form.lang)
    }

    /// Adds a row; hands back the sheet before it if that is full now.
    pub fn row(&mut self, row: &TableRow) -> Option<Document> {
        let cells = self.set_cells(row);
        let text = cells.iter().map(SetBlock::height).max().unwrap_or_default();
        let height = ROW_HEIGHT.max(text + PADDING * 2);
        let full = if self.page.table.is_some() && self.page.y + height > BOTTOM {
            Some(self.turn())
        } else {
            if self.page.table.is_none() && self.page.y + height + ROW_HEIGHT > BOTTOM {
                // The head filled its page: the table begins on the next.
                let full = self.turn();
                self.table_row(row, &cells, height);
                return Some(full);
            }
            None
        };
        self.table_row(row, &cells, height);
        full
    }

    /// Adds total, notice and return address; hands back the sheets that are left.
    pub fn finish(mut self) -> Vec<Document> {
        let lang = self.lang();
        self.close_table();
        let look = Look {
            size: SMALL,
            leading: page::leading(SMALL, lang),
            alignment: Alignment::Start,
            ..body_look(lang, MEASURE, BODY)
        };
        let mut done = Vec::new();
        if self.signatures > 0 {
            let total = phrase(Phrase::TotalSignatures, lang, &[("n", &self.signatures.to_string())]);
            let bold = Look { bold: true, ..look };
            let block = SetBlock::plain(&mut self.setter, Role::Paragraph, &total, lang, &bold);
            self.below(&block, Length::pt(6.0), &mut done);
        }
        for (paragraph, space) in self.foot_paragraphs() {
            let runs: Vec<MarkedRun> = paragraph;
            let block = SetBlock::new(&mut self.setter, Role::Paragraph, &runs, &look, false);
            self.below(&block, space, &mut done);
        }
        done.push(self.end());
        done
    }

    /// Notice, return address, publisher: each paragraph's runs and the space above it.
    fn foot_paragraphs(&self) -> Vec<(Vec<MarkedRun>, Length)> {
        let lang = self.lang();
        let run = |text: String, strong: bool| {
            MarkedRun::plain(Run { text, lang, strong, emphasis: false, kind: RunKind::Value })
        };
        let mut paragraphs = Vec::new();
        let notice = self.design.notice.filter(|notice| notice.fields().iter().any(|(_, text)| !text.is_empty()));
        if let Some(notice) = notice {
            paragraphs.push((vec![run(phrase(Phrase::DataProtection, lang, &[]), true)], Length::pt(8.0)));
            for (label, value) in [
                (Phrase::Controller, &notice.controller),
                (Phrase::Contact, &notice.contact),
                (Phrase::Purpose, &notice.purpose),
                (Phrase::LegalBasis, &notice.legal_basis),
                (Phrase::Recipients, &notice.recipients),
                (Phrase::Transfer, &notice.transfer),
                (Phrase::Retention, &notice.retention),
                (Phrase::Rights, &notice.rights),
                (Phrase::Authority, &notice.authority),
            ] {
                if !value.is_empty() {
                    let label = phrase(Phrase::Labelled, lang, &[("label", &phrase(label, lang, &[])), ("value", "")]);
                    paragraphs.push((vec![run(label, true), run(value.clone(), false)], Length::pt(1.0)));
                }
            }
        }
        if !self.design.return_to.is_empty() {
            let mut runs = vec![run(format!("{}\n", phrase(Phrase::ReturnTo, lang, &[])), true)];
            let lines: Vec<ValueLine> =
                self.design.return_to.iter().map(|text| ValueLine { text: text.clone(), lang }).collect();
            runs.extend(value_runs(&lines));
            paragraphs.push((runs, Length::pt(8.0)));
        }
        if let Some(publisher) = &self.design.publisher {
            let text = phrase(
                Phrase::Labelled,
                lang,
                &[("label", &phrase(Phrase::Publisher, lang, &[])), ("value", publisher)],
            );
            paragraphs.push((vec![run(text, false)], Length::pt(8.0)));
        }
        paragraphs
    }

    /// Heading, addressees and text of the first sheet.
    fn head(&mut self) {
        let lang = self.lang();
        let mut sheet = Sheet::new();
        let section = sheet.element(Element::new(Role::Sect, None).in_lang(lang));
        let area = Area { first_top: Length::mm(18.0), top: TOP, bottom: BOTTOM, note_gap: Length::pt(8.0) };
        let mut composer = Composer::new(area);
        let mut parts = self.parts.iter();
        let mut entries =
            parts.next().map(|part| part.body_entries(&mut sheet, section, &mut composer)).unwrap_or_default();
        if !self.design.addressees.is_empty() {
            let look = Look { alignment: Alignment::Start, ..body_look(lang, MEASURE, page::leading(BODY, lang)) };
            let mut lines = vec![ValueLine { text: phrase(Phrase::To, lang, &[]), lang }];
            lines.extend(self.design.addressees.iter().map(|text| ValueLine { text: text.clone(), lang }));
            let mut runs = value_runs(&lines);
            runs[0].run.strong = true;
            let block = Rc::new(SetBlock::new(&mut self.setter, Role::Paragraph, &runs, &look, false));
            let elements = sheet.block_elements(&block, section, lang);
            let entry = Entry { block, elements, space: Length::pt(6.0), keep: Keep { inside: true, next: true } };
            let after_heading = entries.iter().take_while(|entry| matches!(entry.block.role, Role::Heading(_))).count();
            entries.insert(after_heading, entry);
        }
        composer.one_below_another(Column { x: SIDE, entries });
        for part in parts {
            let parent = sheet.element(Element::new(Role::Div, Some(section)).in_lang(part.lang()));
            let entries = part.body_entries(&mut sheet, parent, &mut composer);
            composer.one_below_another(Column { x: SIDE, entries });
        }
        let y = composer.place(&mut sheet, &mut |sheet, _| {
            if let Some(banner) = &self.banner {
                sheet.put(banner.clone());
            }
        });
        if sheet.pages() == 0 {
            sheet.page(SHEET);
        }
        // The last page of the head stays open for the table; those before it are done.
        for page in 0..sheet.pages() - 1 {
            self.pages += 1;
            let number = self.foot.page_number(&mut self.setter, lang, self.pages, None);
            sheet.put_on(page, number);
        }
        self.page = OpenPage { sheet, section, y: y + Length::pt(8.0), ..OpenPage::default() };
    }

    /// The banner of a page that has just begun.
    fn furnish(&mut self) {
        if let Some(banner) = &self.banner {
            self.page.sheet.put(banner.clone());
        }
    }

    /// What the sheet is about and to whom it goes, above the table of every page after the first: nobody signs a bare
    /// table.
    fn running_title(&mut self) {
        let lang = self.lang();
        let mut lines = vec![ValueLine { text: self.design.title.clone(), lang }];
        if !self.design.addressees.is_empty() {
            let to = format!("{} {}", phrase(Phrase::To, lang, &[]), self.design.addressees.join(" – "));
            lines.push(ValueLine { text: to, lang });
        }
        let look = Look {
            size: SMALL,
            leading: page::leading(SMALL, lang),
            alignment: Alignment::Start,
            ..body_look(lang, MEASURE, BODY)
        };
        let mut runs = value_runs(&lines);
        runs[0].run.strong = true;
        let block = SetBlock::new(&mut self.setter, Role::Paragraph, &runs, &look, false);
        let top = Length::mm(16.0);
        let below = self.page.sheet.whole(&block, self.page.section, lang, Point::new(SIDE, top));
        self.page.y = TOP.max(below + Length::pt(6.0));
    }

    /// The row of headings, which every page repeats.
    fn table_head(&mut self) {
        let lang = self.lang();
        let table = self.page.sheet.role(Role::Table, Some(self.page.section));
        self.page.table = Some(table);
        let row = self.page.sheet.role(Role::TableRow, Some(table));
        let top = self.page.y;
        let mut height = Length::ZERO;
        for (number, column) in self.design.columns.clone().into_iter().enumerate() {
            let look = Look { bold: true, ..self.cell_look(number, lang) };
            let text = phrase(column.heading(), lang, &[]);
            let block = SetBlock::plain(&mut self.setter, Role::TableHeader, &text, lang, &look);
            self.page.sheet.whole(&block, row, lang, Point::new(self.edges[number] + PADDING, top + PADDING));
            height = height.max(block.height() + PADDING * 2);
        }
        self.page.grid.push(horizontal(&self.edges, top));
        self.page.grid.push(horizontal(&self.edges, top + height));
        self.verticals(top, height);
        self.page.y = top + height;
    }

    fn verticals(&mut self, top: Length, height: Length) {
        for edge in &self.edges {
            self.page.grid.push(Item::Rule {
                from: Point::new(*edge, top),
                to: Point::new(*edge, top + height),
                thickness: LINE,
            });
        }
    }

    fn cell_look(&self, column: usize, lang: Lang) -> Look {
        Look {
            size: SMALL + Length::pt(0.5),
            leading: page::leading(SMALL, Lang::EN),
            alignment: Alignment::Start,
            ..body_look(lang, self.edges[column + 1] - self.edges[column] - PADDING * 2, BODY)
        }
    }

    fn set_cells(&mut self, row: &TableRow) -> Vec<SetBlock> {
        let lang = self.lang();
        (0..self.design.columns.len())
            .map(|column| {
                let look = self.cell_look(column, lang);
                let runs = row.cells.get(column).map(|lines| value_runs(lines)).unwrap_or_default();
                SetBlock::new(&mut self.setter, Role::TableData, &runs, &look, false)
            })
            .collect()
    }

    fn table_row(&mut self, row: &TableRow, cells: &[SetBlock], height: Length) {
        if self.page.table.is_none() {
            self.table_head();
        }
        let lang = self.lang();
        let Some(table) = self.page.table else { return };
        let top = self.page.y;
        let parent = self.page.sheet.role(Role::TableRow, Some(table));
        for (number, (block, column)) in cells.iter().zip(self.design.columns.clone()).enumerate() {
            let left = self.edges[number];
            let elements = self.page.sheet.block_elements(block, parent, lang);
            let origin = Point::new(left + PADDING, top + (height - block.height()) / 2);
            self.page.sheet.lines(block, elements, 0, block.lines.len(), origin);
            if column == TableColumn::Signature
                && let Some(image) = &row.image
            {
                let cell = elements.first();
                let room = Size { width: self.edges[number + 1] - left - PADDING * 2, height: height - PADDING * 2 };
                self.image(image, cell, Point::new(left + PADDING, top + PADDING), room);
            }
        }
        self.verticals(top, height);
        self.page.grid.push(horizontal(&self.edges, top + height));
        self.page.y = top + height;
        self.page.rows += 1;
        if let Some(serial) = row.serial {
            self.page.first = self.page.first.or(Some(serial));
            self.page.last = Some(serial);
            self.signatures += 1;
        }
    }

    fn image(&mut self, image: &Arc<SignatureImage>, cell: u32, origin: Point, room: Size) {
        let alt = phrase(Phrase::SignatureAlt, self.lang(), &[]);
        let element =
            self.page.sheet.element(Element { alt: Some(alt.into()), ..Element::new(Role::Figure, Some(cell)) });
        let area = Rect { origin: Point::default(), size: fitted(image, room) };
        let piece = Piece { items: vec![Item::Image { image: image.clone(), area }] };
        self.page.sheet.piece(origin, piece, element);
    }

    /// Puts a paragraph below the table, on the next page where there is no room.
    fn below(&mut self, block: &SetBlock, space: Length, done: &mut Vec<Document>) {
        if self.page.y + space + block.height().min(BOTTOM - TOP) > BOTTOM {
            done.push(self.turn());
        } else {
            self.page.y += space;
        }
        let elements = self.page.sheet.block_elements(block, self.page.section, self.lang());
        let mut from = 0;
        while from < block.lines.len() {
            let room = (BOTTOM - self.page.y).as_millipoints() / block.leading.as_millipoints().max(1);
            let count = usize::try_from(room).unwrap_or(0).max(1);
            let to = block.lines.len().min(from + count);
            self.page.sheet.lines(block, elements, from, to, Point::new(SIDE, self.page.y));
            self.page.y += block.leading * i32::try_from(to - from).unwrap_or(0);
            from = to;
            if from < block.lines.len() {
                self.close_page();
                self.page.sheet.page(SHEET);
                self.page.y = TOP;
                self.furnish();
            }
        }
    }

    fn close_table(&mut self) {
        if !self.page.grid.is_empty() {
            let items = std::mem::take(&mut self.page.grid);
            self.page.sheet.drawing(Point::default(), Piece { items }, false);
        }
        self.page.table = None;
    }

    /// Page number and lines of the page in hand.
    fn close_page(&mut self) {
        self.close_table();
        self.pages += 1;
        let lang = self.lang();
        let number = self.foot.page_number(&mut self.setter, lang, self.pages, None);
        self.page.sheet.put(number);
    }

    /// Ends the sheet in hand and begins the next.
    fn turn(&mut self) -> Document {
        let done = self.end();
        let lang = self.lang();
        let mut sheet = Sheet::new();
        let section = sheet.element(Element::new(Role::Sect, None).in_lang(lang));
        sheet.page(SHEET);
        self.page = OpenPage { sheet, section, y: TOP, ..OpenPage::default() };
        self.furnish();
        self.running_title();
        done
    }

    fn end(&mut self) -> Document {
        self.close_page();
        let page = std::mem::take(&mut self.page);
        let bookmark = match (page.first, page.last) {
            (Some(first), Some(last)) => phrase(
                Phrase::SignaturesFromTo,
                self.lang(),
                &[("first", &format!("{first:06}")), ("last", &format!("{last:06}"))],
            ),
            _ => phrase(Phrase::Page, self.lang(), &[("n", &self.pages.to_string())]),
        };
        page.sheet.finish(Some(bookmark))
    }
}

/// The x of each column's left edge, and of the last one's right.
fn edges(columns: &[TableColumn]) -> Vec<Length> {
    let total: i32 = columns.iter().map(|column| column.share()).sum();
    let mut sum = 0;
    let mut edges = vec![SIDE];
    for column in columns {
        sum += column.share();
        edges.push(SIDE + MEASURE.scaled(sum, total.max(1)));
    }
    edges
}

fn horizontal(edges: &[Length], y: Length) -> Item {
    let (left, right) = (edges.first().copied().unwrap_or(SIDE), edges.last().copied().unwrap_or(SIDE));
    Item::Rule { from: Point::new(left, y), to: Point::new(right, y), thickness: LINE }
}

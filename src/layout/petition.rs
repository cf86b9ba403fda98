//! The petition sheet: heading, addressees, text, a table of signers, and on every sheet its serial, the number of signatures, the
//! notice and where to return it, since sheets go from hand to hand by themselves. Street sheets have a strip that is cut off before
//! delivery.
//!
//! A page is handed out as a document of its own as soon as it is full, so that a list of any length passes through.

mod bottom;
mod columns;
mod ground;

use std::rc::Rc;
use std::sync::Arc;

use qrcode::{EcLevel, QrCode};

use crate::campaign::Notice;
use crate::lang::Lang;
use crate::lang::phrases::{Phrase, phrase};
use crate::layout::banner::banner;
use crate::layout::block::{Look, MarkedRun, SetBlock};
use crate::layout::compose::{Column, Composer, Entry, Keep};
use crate::layout::flow::Area;
use crate::layout::foot::{self, Foot};
use crate::layout::frame::{Document, Element, Item, Meaning, Piece, Placed, Role};
use crate::layout::letter_blocks::{FixedPart, body_look, value_runs};
use crate::layout::page::{self, BODY, MEASURE, SMALL, TOP};
use crate::layout::petition::columns::{Edges, PADDING, ROW_HEIGHT, edges};
pub use crate::layout::petition::columns::{TableColumn, TableRow};
use crate::layout::petition::ground::Ground;
use crate::layout::picture::fitted;
use crate::layout::qr;
use crate::layout::sheet::Sheet;
use crate::length::{Length, Point, Rect, Size};
use crate::letter::closing::ValueLine;
use crate::letter::{Form, SignatureImage};
use crate::post::weight::SheetSize;
use crate::text::{Alignment, FontBook, Setter};

/// Width of the lines of the table.
const LINE: Length = Length::pt(0.4);
/// Top of the title on every page after the first.
const RUNNING_TITLE: Length = Length::mm(16.0);
/// Edge of a sheet's QR code with its quiet zone inside, and how far its top stands above the foot's baseline, as on letters.
const CODE: Length = Length::mm(12.0);
const CODE_RISE: Length = Length::mm(10.0);
/// Size of the notice on A4 (tuned: it stands on every sheet).
const NOTICE: Length = Length::pt(7.5);

/// What the sheets of a petition have in common.
#[derive(Debug, Clone)]
pub struct PetitionDesign<'a> {
    /// Title of the petition, repeated on every sheet.
    pub title: String,
    /// The text, in each language.
    pub forms: &'a [Form],
    /// Names and offices of the addressees, one line each.
    pub addressees: Vec<String>,
    /// Size of the sheet.
    pub sheet: SheetSize,
    /// Whether it lies across.
    pub landscape: bool,
    /// Columns of the table.
    pub columns: Vec<TableColumn>,
    /// Columns of the strip that is cut off before delivery; none for sheets without.
    pub strip: Vec<TableColumn>,
    /// What the serials of the sheets begin with: `petition-paris-0001`.
    pub serial: String,
    /// Pages a sheet of paper.
    pub pages_a_sheet: usize,
    /// Data-protection notice.
    pub notice: Option<&'a Notice>,
    /// Where the sheets are returned.
    pub return_to: Vec<String>,
    /// Publisher line.
    pub publisher: Option<String>,
    /// Whether Japanese `、` and `。` may hang out of the end of a full line.
    pub hanging: bool,
    /// A line at the top of every sheet, such as "sample list, not for sending", in each language; empty for none.
    pub banner: Vec<(String, Lang)>,
}

/// Lays out the sheets of a petition row by row.
#[derive(Debug)]
pub struct PetitionSheets<'f> {
    setter: Setter<'f>,
    design: PetitionDesign<'f>,
    ground: Ground,
    edges: Vec<Edges>,
    /// What stands at the bottom of every sheet, each with the space above it.
    bottom: Vec<(SetBlock, Length)>,
    running_title: Option<SetBlock>,
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
    /// Where table and text end: above notes, or above what stands at the bottom of every sheet.
    end: Length,
    grid: Vec<Item>,
    first: Option<u64>,
    last: Option<u64>,
    rows: usize,
    /// Rows with a serial.
    signatures: u64,
    /// Whether a row is to be filled in by hand.
    blank: bool,
}

impl<'f> PetitionSheets<'f> {
    /// Sets the head of the first sheet.
    pub fn new(fonts: &'f FontBook, design: PetitionDesign<'f>) -> Self {
        let mut setter = Setter::new(fonts).hanging(design.hanging);
        let ground = Ground::new(design.sheet, design.landscape, !design.strip.is_empty());
        let mut parts: Vec<FixedPart> = Vec::with_capacity(design.forms.len());
        for form in design.forms {
            let size = ground.body();
            let look = Look { size, ..body_look(form.lang, ground.text, page::leading(size, form.lang)) };
            let known = parts.last().map_or(&[][..], FixedPart::addresses);
            let part = FixedPart::new(&mut setter, form, look, known, false, ground.text);
            parts.push(part);
        }
        let edges = edges(&design.columns, &design.strip, &ground);
        let banner = banner(&mut setter, &design.banner).map(|placed| centred(placed, &ground));
        let mut sheets = Self {
            setter,
            design,
            ground,
            edges,
            bottom: Vec::new(),
            running_title: None,
            parts,
            banner,
            foot: Foot::default(),
            page: OpenPage::default(),
            pages: 0,
            signatures: 0,
        };
        sheets.bottom = sheets.set_bottom();
        sheets.running_title = Some(sheets.set_running_title());
        sheets.head();
        sheets
    }

    fn lang(&self) -> Lang {
        self.design.forms.first().map_or(Lang::EN, |form| form.lang)
    }

    /// Adds a row; hands back the sheet before it if that is full now.
    pub fn row(&mut self, row: &TableRow) -> Option<Document> {
        let cells = self.set_cells(row);
        let height = row.height(&cells);
        let overflows = match self.page.table {
            Some(_) => self.page.y + height > self.table_end(),
            // The head filled its page: the table begins on the next.
            None => self.page.y + height + ROW_HEIGHT > self.table_end(),
        };
        if !overflows {
            self.table_row(row, &cells, height);
            return None;
        }
        let full = self.turn();
        // The rows of a street sheet are numbered anew on each.
        let cells = self.set_cells(row);
        self.table_row(row, &cells, height);
        Some(full)
    }

    /// How high a row is.
    pub fn height(&mut self, row: &TableRow) -> Length {
        row.height(&self.set_cells(row))
    }

    /// Adds the total, and the notice where it is too long for every sheet; hands back the sheets that are left.
    pub fn finish(mut self) -> Vec<Document> {
        let lang = self.lang();
        let look = self.small(lang, SMALL);
        let mut done = Vec::new();
        let rest = if self.bottom.is_empty() { self.foot_paragraphs() } else { Vec::new() };
        if self.signatures > 0 {
            self.close_table();
            let total = phrase(Phrase::TotalSignatures, lang, &[("n", &self.signatures.to_string())]);
            let bold = Look { bold: true, ..look };
            let block = SetBlock::plain(&mut self.setter, Role::Paragraph, &total, lang, &bold);
            self.below(&block, Length::pt(4.0), &mut done);
        }
        self.close_table();
        for (runs, space) in rest {
            let block = SetBlock::new(&mut self.setter, Role::Paragraph, &runs, &look, false);
            self.below(&block, space, &mut done);
        }
        done.push(self.end());
        done
    }

    /// Whether the notice is short enough to stand on every sheet.
    pub fn notice_is_on_every_sheet(&self) -> bool {
        !self.bottom.is_empty() || self.foot_paragraphs().is_empty()
    }

    /// Small text in the width of the table.
    fn small(&self, lang: Lang, size: Length) -> Look {
        let size = self.ground.type_size(size);
        Look {
            size,
            leading: page::leading(size, lang),
            alignment: Alignment::Start,
            ..body_look(lang, self.ground.measure, BODY)
        }
    }

    /// What stands at the bottom of every sheet; nothing where it would leave less than half of the sheet for signatures, and
    /// then it stands on the last.
    fn set_bottom(&mut self) -> Vec<(SetBlock, Length)> {
        let lang = self.lang();
        let look = self.small(lang, NOTICE);
        let paragraphs = self.foot_paragraphs();
        let blocks: Vec<(SetBlock, Length)> = paragraphs
            .iter()
            .map(|(runs, space)| (SetBlock::new(&mut self.setter, Role::Paragraph, runs, &look, false), *space))
            .collect();
        let fits = bottom::height(&blocks) <= (self.ground.bottom - TOP) / 2;
        if fits { blocks } else { Vec::new() }
    }

    /// Where the text of a page ends: above what stands at its bottom.
    fn text_end(&self) -> Length {
        self.ground.bottom - bottom::height(&self.bottom)
    }

    /// Where the table of a page ends: above its number of signatures.
    fn table_end(&self) -> Length {
        self.page.end - self.count_height()
    }

    fn count_height(&self) -> Length {
        page::leading(self.ground.type_size(SMALL), self.lang()) + Length::pt(4.0)
    }

    fn foot_paragraphs(&self) -> Vec<(Vec<MarkedRun>, Length)> {
        let design = &self.design;
        bottom::paragraphs(design.notice, &design.return_to, design.publisher.as_deref(), self.lang())
    }

    /// Heading, addressees and text of the first sheet.
    fn head(&mut self) {
        let lang = self.lang();
        let mut sheet = Sheet::new();
        let section = sheet.element(Element::new(Role::Sect, None).in_lang(lang));
        let area =
            Area { first_top: Length::mm(18.0), top: self.top(), bottom: self.text_end(), note_gap: Length::pt(8.0) };
        let ground = self.ground;
        let mut composer = Composer::new(area).on(ground.size, ground.left);
        let mut parts = self.parts.iter();
        let mut entries =
            parts.next().map(|part| part.body_entries(&mut sheet, section, &mut composer)).unwrap_or_default();
        if !self.design.addressees.is_empty() {
            let size = ground.body();
            let look = body_look(lang, ground.text, page::leading(size, lang));
            let look = Look { size, alignment: Alignment::Start, ..look };
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
        composer.one_below_another(Column { x: ground.left, entries });
        for part in parts {
            let parent = sheet.element(Element::new(Role::Div, Some(section)).in_lang(part.lang()));
            let entries = part.body_entries(&mut sheet, parent, &mut composer);
            composer.one_below_another(Column { x: ground.left, entries });
        }
        let (y, end) = composer.place(&mut sheet, &mut |sheet, first| {
            if let Some(banner) = &self.banner {
                sheet.put(banner.clone());
            }
            if let Some(title) = self.running_title.as_ref().filter(|_| !first) {
                sheet.whole(title, section, lang, Point::new(ground.left, RUNNING_TITLE));
            }
        });
        if sheet.pages() == 0 {
            sheet.page(ground.size);
        }
        // The last page of the head stays open for the table; those before it are done.
        for page in 0..sheet.pages() - 1 {
            self.pages += 1;
            for placed in self.foot_of_page() {
                sheet.put_on(page, placed);
            }
            for (block, y) in bottom::places(&self.bottom, ground.bottom) {
                sheet.whole_on(page, block, section, lang, Point::new(ground.left, y));
            }
        }
        self.page = OpenPage { sheet, section, y: y + Length::pt(8.0), end, ..OpenPage::default() };
    }

    /// The banner of a page that has just begun.
    fn furnish(&mut self) {
        if let Some(banner) = &self.banner {
            self.page.sheet.put(banner.clone());
        }
    }

    /// What the sheet is about and to whom it goes, at the top of every page after the first: nobody signs a bare table.
    fn set_running_title(&mut self) -> SetBlock {
        let lang = self.lang();
        let mut lines = vec![ValueLine { text: self.design.title.clone(), lang }];
        if !self.design.addressees.is_empty() {
            let to = format!("{} {}", phrase(Phrase::To, lang, &[]), self.design.addressees.join(" – "));
            lines.push(ValueLine { text: to, lang });
        }
        let look = self.small(lang, SMALL);
        let mut runs = value_runs(&lines);
        runs[0].run.strong = true;
        SetBlock::new(&mut self.setter, Role::Paragraph, &runs, &look, false)
    }

    /// Where the text begins on every page after the first.
    fn top(&self) -> Length {
        self.running_title.as_ref().map_or(TOP, |block| TOP.max(RUNNING_TITLE + block.height() + Length::pt(6.0)))
    }

    /// Puts the title on the page that has just begun.
    fn running_title(&mut self) {
        if let Some(block) = &self.running_title {
            let origin = Point::new(self.ground.left, RUNNING_TITLE);
            self.page.sheet.whole(block, self.page.section, block.lang, origin);
        }
        self.page.y = self.top();
    }

    /// The row of headings, which every page repeats.
    fn table_head(&mut self) {
        let lang = self.lang();
        let table = self.page.sheet.role(Role::Table, Some(self.page.section));
        self.page.table = Some(table);
        let row = self.page.sheet.role(Role::TableRow, Some(table));
        let top = self.page.y;
        let mut height = Length::ZERO;
        for (number, column) in self.columns().enumerate().collect::<Vec<_>>() {
            let look = Look { bold: true, ..self.cell_look(number, lang) };
            let text = phrase(column.heading(), lang, &[]);
            let block = SetBlock::plain(&mut self.setter, Role::TableHeader, &text, lang, &look);
            self.page.sheet.whole(&block, row, lang, Point::new(self.edges[number].left + PADDING, top + PADDING));
            height = height.max(block.height() + PADDING * 2);
        }
        self.horizontals(top);
        self.horizontals(top + height);
        self.verticals(top, height);
        self.strip_note(top);
        self.page.y = top + height;
    }

    /// The columns of the table, then those of the strip.
    fn columns(&self) -> impl Iterator<Item = TableColumn> {
        self.design.columns.iter().chain(&self.design.strip).copied()
    }

    fn horizontals(&mut self, y: Length) {
        let (table, strip) = self.edges.split_at(self.design.columns.len());
        for edges in [table, strip] {
            if let (Some(first), Some(last)) = (edges.first(), edges.last()) {
                let (from, to) = (Point::new(first.left, y), Point::new(last.right, y));
                self.page.grid.push(Item::Rule { from, to, thickness: LINE });
            }
        }
    }

    fn verticals(&mut self, top: Length, height: Length) {
        let mut lines: Vec<Length> = self.edges.iter().flat_map(|edges| [edges.left, edges.right]).collect();
        lines.dedup();
        for x in lines {
            let (from, to) = (Point::new(x, top), Point::new(x, top + height));
            self.page.grid.push(Item::Rule { from, to, thickness: LINE });
        }
    }

    /// What is to be done with the strip, above its part of the table.
    fn strip_note(&mut self, table_top: Length) {
        let (Some(strip), lang) = (self.ground.strip, self.lang()) else { return };
        let look = Look { measure: strip.width, bold: true, ..self.small(lang, NOTICE) };
        let text = phrase(Phrase::StripNote, lang, &[]);
        let block = SetBlock::plain(&mut self.setter, Role::Paragraph, &text, lang, &look);
        let top = table_top - block.height() - Length::pt(2.0);
        self.page.sheet.whole(&block, self.page.section, lang, Point::new(strip.left, top));
    }

    fn cell_look(&self, column: usize, lang: Lang) -> Look {
        Look {
            size: self.ground.type_size(SMALL + Length::pt(0.5)),
            leading: page::leading(self.ground.type_size(SMALL), Lang::EN),
            alignment: Alignment::Start,
            ..body_look(lang, self.edges[column].right - self.edges[column].left - PADDING * 2, BODY)
        }
    }

    fn set_cells(&mut self, row: &TableRow) -> Vec<SetBlock> {
        let lang = self.lang();
        let ordinal = vec![ValueLine { text: (self.page.rows + 1).to_string(), lang }];
        let on_street = !self.design.strip.is_empty();
        let columns: Vec<TableColumn> = self.columns().collect();
        columns
            .into_iter()
            .enumerate()
            .map(|(column, what)| {
                let look = self.cell_look(column, lang);
                let lines = row.cells.get(column);
                // The strip is matched to its sheet by the row's number.
                let lines = if row.blank && on_street && what == TableColumn::Number { Some(&ordinal) } else { lines };
                let runs = lines.map(|lines| value_runs(lines)).unwrap_or_default();
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
        for (number, (block, column)) in cells.iter().zip(self.columns().collect::<Vec<_>>()).enumerate() {
            let Edges { left, right } = self.edges[number];
            let elements = self.page.sheet.block_elements(block, parent, lang);
            let origin = Point::new(left + PADDING, top + (height - block.height()) / 2);
            self.page.sheet.lines(block, elements, 0, block.lines.len(), origin);
            if column == TableColumn::Signature
                && let Some(image) = &row.image
            {
                let cell = elements.first();
                let room = Size { width: right - left - PADDING * 2, height: height - PADDING * 2 };
                self.image(image, cell, Point::new(left + PADDING, top + PADDING), room);
            }
        }
        self.verticals(top, height);
        self.horizontals(top + height);
        self.page.y = top + height;
        self.page.rows += 1;
        self.page.blank |= row.blank;
        if let Some(serial) = row.serial {
            self.page.first = self.page.first.or(Some(serial));
            self.page.last = Some(serial);
            self.page.signatures += 1;
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
        let end = self.page.end;
        if self.page.y + space + block.height().min(end - TOP) > end {
            done.push(self.turn());
        } else {
            self.page.y += space;
        }
        let elements = self.page.sheet.block_elements(block, self.page.section, self.lang());
        let mut from = 0;
        while from < block.lines.len() {
            let room = (end - self.page.y).as_millipoints() / block.leading.as_millipoints().max(1);
            let count = usize::try_from(room).unwrap_or(0).max(1);
            let to = block.lines.len().min(from + count);
            self.page.sheet.lines(block, elements, from, to, Point::new(self.ground.left, self.page.y));
            self.page.y += block.leading * i32::try_from(to - from).unwrap_or(0);
            from = to;
            if from < block.lines.len() {
                self.close_page();
                self.page.sheet.page(self.ground.size);
                self.page.end = self.text_end();
                self.page.y = TOP;
                self.furnish();
            }
        }
    }

    /// Draws the lines of the table, and says below it how many signatures stand in it; where some are still to come, how many is
    /// filled in by hand.
    fn close_table(&mut self) {
        if !self.page.grid.is_empty() {
            let items = std::mem::take(&mut self.page.grid);
            self.page.sheet.drawing(Point::default(), Piece { items }, false);
        }
        if self.page.table.take().is_none() {
            return;
        }
        let lang = self.lang();
        let look = self.small(lang, SMALL);
        let blank = "\u{a0}".repeat(2) + &"_".repeat(8);
        let count = if self.page.blank { blank } else { self.page.signatures.to_string() };
        let text = phrase(Phrase::OnThisSheet, lang, &[("n", &count)]);
        let block = SetBlock::plain(&mut self.setter, Role::Paragraph, &text, lang, &look);
        let origin = Point::new(self.ground.left, self.page.y + Length::pt(4.0));
        self.page.y = self.page.sheet.whole(&block, self.page.section, lang, origin);
    }

    /// Bottom and foot of the page in hand.
    fn close_page(&mut self) {
        self.close_table();
        self.pages += 1;
        let lang = self.lang();
        for (block, y) in bottom::places(&self.bottom, self.ground.bottom) {
            self.page.sheet.whole(block, self.page.section, lang, Point::new(self.ground.left, y));
        }
        for placed in self.foot_of_page() {
            self.page.sheet.put(placed);
        }
    }

    /// Page number, serial of the sheet as text and code, and the line along which the strip is cut off.
    fn foot_of_page(&mut self) -> Vec<Placed> {
        let (ground, lang) = (self.ground, self.lang());
        let number = self.foot.page_number(&mut self.setter, lang, self.pages, None);
        let number = Placed { origin: Point::new(number.origin.x, ground.foot), ..number };
        let mut placed = vec![centred(number, &ground)];
        let sheet = (self.pages - 1) / self.design.pages_a_sheet.max(1) + 1;
        let serial = format!("{}-{sheet}", self.design.serial);
        let code = QrCode::with_error_correction_level(serial.as_bytes(), EcLevel::M).ok();
        let mut mark = |left: Length| {
            let mut items = Vec::new();
            let mut indent = Length::ZERO;
            if let Some(code) = &code {
                items.extend(qr::items(code, CODE, Point::new(Length::ZERO, -CODE_RISE)));
                indent = CODE + Length::mm(1.0);
            }
            items.extend(foot::words(&mut self.setter, &serial, indent));
            let piece = Arc::new(Piece { items });
            let meaning = Meaning::Artifact { pagination: true };
            placed.push(Placed { origin: Point::new(left, ground.foot), piece, meaning, shared: false });
        };
        mark(ground.left);
        if let Some(strip) = ground.strip {
            mark(strip.left);
            let items = strip.cut_line(ground.size.height, LINE);
            let meaning = Meaning::Artifact { pagination: false };
            placed.push(Placed { origin: Point::default(), piece: Arc::new(Piece { items }), meaning, shared: false });
        }
        placed
    }

    /// Ends the sheet in hand and begins the next.
    fn turn(&mut self) -> Document {
        let done = self.end();
        let lang = self.lang();
        let mut sheet = Sheet::new();
        let section = sheet.element(Element::new(Role::Sect, None).in_lang(lang));
        sheet.page(self.ground.size);
        self.page = OpenPage { sheet, section, y: TOP, end: self.text_end(), ..OpenPage::default() };
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

/// Something that is centred on an A4 page of letters, centred above the table.
fn centred(placed: Placed, ground: &Ground) -> Placed {
    let x = ground.left + (ground.measure - MEASURE) / 2;
    Placed { origin: Point::new(x, placed.origin.y), ..placed }
}

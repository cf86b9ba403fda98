//! The roll: a numbered table of names and countries in two columns, with the number of names on every page and at the end.
//!
//! A page is handed out as soon as it is full, so that a list of any length passes through.

use crate::lang::Lang;
use crate::lang::phrases::{Phrase, phrase};
use crate::layout::banner::banner;
use crate::layout::block::{Look, SetBlock};
use crate::layout::foot::Foot;
use crate::layout::frame::{Document, Element, Item, Piece, Placed, Role};
use crate::layout::letter_blocks::{body_look, value_runs};
use crate::layout::page::{self, BODY, BOTTOM, MEASURE, SHEET, SIDE, SMALL};
use crate::layout::sheet::Sheet;
use crate::length::{Length, Point};
use crate::letter::closing::ValueLine;
use crate::text::{Alignment, FontBook, Setter};

/// Left and right margin: narrower than a letter's, so that a name in two scripts has room beside a country (tuned).
const MARGIN: Length = Length::mm(18.0);
/// Between the two columns.
const GAP: Length = Length::mm(6.0);
/// Top of the title, and of the tables where it has one line.
const TITLE: Length = Length::mm(14.0);
const TABLE: Length = Length::mm(23.0);
/// Least height of a row: a name in two scripts, thirty rows a column (tuned).
const ROW: Length = Length::mm(7.7);
/// Space between a cell's edge and its text (tuned).
const PADDING: Length = Length::mm(0.9);
/// Leading of a cell, tight as in a register (tuned).
const LEADING: Length = Length::pt(10.6);
/// Width of the lines between rows.
const LINE: Length = Length::pt(0.3);
/// Room below the tables for the number of names.
const COUNT: Length = Length::mm(6.0);
/// Shares of number, name and country.
const SHARES: [i32; 3] = [13, 47, 24];

/// What the pages of a roll have in common.
#[derive(Debug, Clone)]
pub struct RollDesign {
    /// The languages of the letter, in order.
    pub langs: Vec<Lang>,
    /// Title of the letter in each language.
    pub title: Vec<ValueLine>,
    /// Names of the whole roll.
    pub names: u64,
    /// A line at the top of every page, such as "sample list, not for sending", in each language; empty for none.
    pub banner: Vec<(String, Lang)>,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RollRow {
    /// Serial; `None` where the name is withheld.
    pub serial: Option<u64>,
    /// Least height, where the row takes the place of a higher one.
    pub least: Length,
    /// The name in each script.
    pub name: Vec<ValueLine>,
    /// The country.
    pub country: Vec<ValueLine>,
}

/// Lays out a roll row by row.
#[derive(Debug)]
pub struct RollSheets<'f> {
    setter: Setter<'f>,
    design: RollDesign,
    title: SetBlock,
    head: Vec<SetBlock>,
    banner: Option<Placed>,
    foot: Foot,
    page: OpenPage,
    pages: usize,
}

/// The page in hand.
#[derive(Debug, Default)]
struct OpenPage {
    sheet: Sheet,
    section: u32,
    /// The table of the column in hand.
    table: Option<u32>,
    right: bool,
    top: Length,
    y: Length,
    lowest: Length,
    rules: Vec<Item>,
    first: Option<u64>,
    last: Option<u64>,
    names: u64,
}

impl<'f> RollSheets<'f> {
    /// Sets what stands on every page.
    pub fn new(fonts: &'f FontBook, design: RollDesign) -> Self {
        let mut setter = Setter::new(fonts);
        let lang = design.langs.first().copied().unwrap_or(Lang::EN);
        let mut runs = Vec::new();
        for (at, line) in design.title.iter().enumerate() {
            let end = if at + 1 == design.title.len() { "\n" } else { " / " };
            runs.extend(value_runs(&[ValueLine { text: format!("{}{end}", line.text), lang: line.lang }]));
        }
        let words = design.langs.iter().map(|&lang| phrase(Phrase::RollTitle, lang, &[])).collect::<Vec<_>>();
        runs.extend(value_runs(&[ValueLine { text: words.join(" / "), lang }]));
        let look = Look {
            bold: true,
            size: SMALL + Length::pt(1.0),
            leading: page::leading(SMALL, lang),
            alignment: Alignment::Start,
            ..body_look(lang, SHEET.width - MARGIN * 2, BODY)
        };
        let title = SetBlock::new(&mut setter, Role::Heading(1), &runs, &look, false);
        let head = [Phrase::Number, Phrase::Name, Phrase::Country]
            .iter()
            .zip(edges(false).windows(2))
            .map(|(what, edge)| {
                let mut words: Vec<ValueLine> = Vec::new();
                for &lang in &design.langs {
                    let text = phrase(*what, lang, &[]);
                    if words.iter().all(|known| known.text != text) {
                        words.push(ValueLine { text, lang });
                    }
                }
                let look = Look { bold: true, ..cell_look(lang, edge[1] - edge[0]) };
                SetBlock::new(&mut setter, Role::TableHeader, &value_runs(&words), &look, false)
            })
            .collect();
        let banner = banner(&mut setter, &design.banner);
        let page = OpenPage::default();
        let mut roll = Self { setter, design, title, head, banner, foot: Foot::default(), page, pages: 0 };
        roll.begin();
        roll
    }

    fn lang(&self) -> Lang {
        self.design.langs.first().copied().unwrap_or(Lang::EN)
    }

    /// Adds a row; hands back the page before it if that is full now.
    pub fn row(&mut self, row: &RollRow) -> Option<Document> {
        let cells = self.set_cells(row);
        let height = ROW.max(height(&cells)).max(row.least);
        let mut full = None;
        let overflows = self.page.table.is_some() && self.page.y + height > BOTTOM - COUNT;
        if overflows && self.page.right {
            full = Some(self.end(false));
            self.begin();
        } else if overflows {
            self.page.right = true;
            self.page.table = None;
        }
        self.place(&cells, height);
        if let Some(serial) = row.serial {
            self.page.first = self.page.first.or(Some(serial));
            self.page.last = Some(serial);
            self.page.names += 1;
        }
        full
    }

    /// How high a row is.
    pub fn height(&mut self, row: &RollRow) -> Length {
        ROW.max(height(&self.set_cells(row))).max(row.least)
    }

    fn set_cells(&mut self, row: &RollRow) -> Vec<SetBlock> {
        let lang = self.lang();
        let number = row.serial.map(|serial| ValueLine { text: serial.to_string(), lang });
        [number.as_slice(), &row.name, &row.country]
            .into_iter()
            .zip(edges(false).windows(2))
            .map(|(lines, edge)| {
                let look = cell_look(lang, edge[1] - edge[0]);
                SetBlock::new(&mut self.setter, Role::TableData, &value_runs(lines), &look, false)
            })
            .collect()
    }

    /// Hands back the last page.
    pub fn finish(mut self) -> Vec<Document> {
        vec![self.end(true)]
    }

    fn begin(&mut self) {
        let mut sheet = Sheet::new();
        let lang = self.lang();
        let section = sheet.element(Element::new(Role::Sect, None).in_lang(lang));
        sheet.page(SHEET);
        if let Some(banner) = &self.banner {
            sheet.put(banner.clone());
        }
        let below = sheet.whole(&self.title, section, lang, Point::new(MARGIN, TITLE));
        let top = TABLE.max(below + Length::pt(4.0));
        self.page = OpenPage { sheet, section, top, y: top, lowest: top, ..OpenPage::default() };
    }

    /// Puts a row into the column in hand, below its headings.
    fn place(&mut self, cells: &[SetBlock], height: Length) {
        let lang = self.lang();
        let edges = edges(self.page.right);
        let page = &mut self.page;
        let put = |page: &mut OpenPage, table: u32, cells: &[SetBlock], height: Length| {
            let parent = page.sheet.role(Role::TableRow, Some(table));
            for (block, left) in cells.iter().zip(edges) {
                let drop = (height - block.height()) / 2;
                page.sheet.whole(block, parent, lang, Point::new(left + PADDING, page.y + drop));
            }
            page.y += height;
            let (from, to) = (Point::new(edges[0], page.y), Point::new(edges[3], page.y));
            page.rules.push(Item::Rule { from, to, thickness: LINE });
        };
        let table = page.table.unwrap_or_else(|| {
            let table = page.sheet.role(Role::Table, Some(page.section));
            page.table = Some(table);
            page.y = page.top;
            put(page, table, &self.head, self::height(&self.head));
            table
        });
        put(page, table, cells, height);
        page.lowest = page.lowest.max(page.y);
    }

    /// Ends the page in hand: lines, number of names, page number.
    fn end(&mut self, last: bool) -> Document {
        self.pages += 1;
        let lang = self.lang();
        let rules = std::mem::take(&mut self.page.rules);
        self.page.sheet.drawing(Point::default(), Piece { items: rules }, false);
        let sum = self.page.last.unwrap_or(0);
        let mut lines: Vec<(String, Lang, bool)> = Vec::new();
        for &lang in &self.design.langs {
            let values = [("n", &*self.page.names.to_string()), ("sum", &*sum.to_string())];
            lines.push((phrase(Phrase::NamesOnPage, lang, &values), lang, false));
        }
        // A volume that does not end the roll says nothing of the whole.
        if last && sum == self.design.names {
            for &lang in &self.design.langs {
                lines.push((phrase(Phrase::NamesInAll, lang, &[("n", &sum.to_string())]), lang, true));
            }
        }
        let counts = lines.chunks(self.design.langs.len().max(1)).map(<[_]>::to_vec).collect::<Vec<_>>();
        let mut y = self.page.lowest + Length::pt(4.0);
        for count in counts {
            let bold = count.iter().any(|(.., bold)| *bold);
            let words: Vec<ValueLine> = count
                .iter()
                .enumerate()
                .map(|(at, (text, lang, _))| ValueLine {
                    text: if at == 0 { text.clone() } else { format!(" / {text}") },
                    lang: *lang,
                })
                .collect();
            let look = Look { bold, ..cell_look(lang, SHEET.width - MARGIN * 2 + PADDING * 2) };
            let runs: Vec<_> = words.iter().flat_map(|word| value_runs(std::slice::from_ref(word))).collect();
            let block = SetBlock::new(&mut self.setter, Role::Paragraph, &runs, &look, false);
            y = self.page.sheet.whole(&block, self.page.section, lang, Point::new(MARGIN, y));
        }
        let number = self.foot.page_number(&mut self.setter, lang, self.pages, None);
        let x = SIDE + (SHEET.width - SIDE * 2 - MEASURE) / 2;
        self.page.sheet.put(Placed { origin: Point::new(x, number.origin.y), ..number });
        let page = std::mem::take(&mut self.page);
        let bookmark = match (page.first, page.last) {
            (Some(first), Some(last)) => {
                let values = [("first", &*format!("{first:06}")), ("last", &*format!("{last:06}"))];
                phrase(Phrase::NamesFromTo, lang, &values)
            }
            _ => phrase(Phrase::Page, lang, &[("n", &self.pages.to_string())]),
        };
        page.sheet.finish(Some(bookmark))
    }
}

fn cell_look(lang: Lang, width: Length) -> Look {
    Look { size: SMALL, leading: LEADING, alignment: Alignment::Start, ..body_look(lang, width - PADDING * 2, BODY) }
}

fn height(cells: &[SetBlock]) -> Length {
    cells.iter().map(SetBlock::height).max().unwrap_or_default() + PADDING
}

/// The edges of number, name and country in the left or right column.
fn edges(right: bool) -> [Length; 4] {
    let width = (SHEET.width - MARGIN * 2 - GAP) / 2;
    let left = if right { MARGIN + width + GAP } else { MARGIN };
    let total: i32 = SHARES.iter().sum();
    let at = |columns: usize| left + width.scaled(SHARES[..columns].iter().sum(), total);
    [at(0), at(1), at(2), at(3)]
}

//! The specimen sheet: a short text in every language, with the rules at work in it named in the margin. An A3 leaf, on its
//! side, so that all of it is seen at one glance; at 71 % it fits A4.

use crate::lang::Lang;
use crate::layout::block::{Look, SetBlock};
use crate::layout::frame::{Document, Element, Item, Piece, Role};
use crate::layout::letter_blocks::{LIST_INDENT, marked, note_block};
use crate::layout::page::{self, TINY};
use crate::layout::sheet::Sheet;
use crate::length::{Length, Point, Size};
use crate::letter::Run;
use crate::text::{Alignment, FontBook, Setter};

/// The leaf, A3 on its side: two columns as wide as a page each.
const LEAF: Size = Size { width: Length::mm(420.0), height: Length::mm(297.0) };
const COLUMNS: i32 = 2;
/// From the left edge of a column's names to that of the next one's (tuned).
const COLUMN: Length = Length::mm(201.0);
/// Left edge of the languages' names, and their measure (tuned).
const NAMES: Length = Length::mm(21.0);
const NAMES_MEASURE: Length = Length::mm(27.0);
/// Left edge of the texts, and their measure: about 26 Han characters or 55 letters (tuned).
const TEXTS: Length = Length::mm(50.0);
pub(crate) const TEXTS_MEASURE: Length = Length::mm(98.0);
/// Left edge of the rules in the margin, and their measure (tuned).
const RULES: Length = Length::mm(152.0);
const RULES_MEASURE: Length = Length::mm(46.0);
/// Top and bottom of the page.
const TOP: Length = Length::mm(15.0);
const BOTTOM: Length = Length::mm(284.0);
/// Space between two samples (tuned).
const GAP: Length = Length::mm(1.8);
/// Space between the rule above a sample and its text (tuned).
const HEAD: Length = Length::mm(1.8);
/// Text size of the samples and of the rules.
pub(crate) const SIZE: Length = Length::pt(10.0);
const RULE_SIZE: Length = Length::pt(7.0);
/// Space between a text and the addresses of its links (tuned).
const NOTE_GAP: Length = Length::pt(3.0);
/// Gap between the columns of a text in two languages, and the strokes that show their baselines (tuned).
const GUTTER: Length = Length::mm(5.0);
const STROKE: Length = Length::pt(0.15);
/// Space between two rules, so that a broken one is seen as one.
const RULE_GAP: Length = Length::pt(1.4);

/// A text in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The language.
    pub lang: Lang,
    /// What the language is called in itself.
    pub name: String,
    /// The text.
    pub runs: Vec<Run>,
    /// The items of a list below it.
    pub items: Vec<Vec<Run>>,
    /// Paragraphs of two languages, each beside its translation in two columns; where there are any, `runs` is not set.
    pub pairs: Vec<[(Lang, Vec<Run>); 2]>,
    /// The rules at work in it, a line each.
    pub rules: Vec<String>,
    /// Whether Japanese marks may hang.
    pub hanging: bool,
}

/// Everything that stands on the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Specimen {
    /// Language of title and rules.
    pub lang: Lang,
    /// The title.
    pub title: String,
    /// A line below it.
    pub subtitle: String,
    /// The samples in order.
    pub samples: Vec<Sample>,
}

/// Lays the sheet out in columns on as many leaves as it takes, a sample never parted.
pub fn specimen_sheet(fonts: &FontBook, specimen: &Specimen) -> Document {
    let mut setter = Setter::new(fonts);
    let mut hanging = Setter::new(fonts).hanging(true);
    let mut notes = 0;
    let lang = specimen.lang;
    let mut sheet = Sheet::new();
    sheet.page(LEAF);
    let section = sheet.element(Element::new(Role::Sect, None).in_lang(lang));
    let whole = (RULES + RULES_MEASURE) - NAMES;
    let title = Look { bold: true, ..look(lang, Length::pt(22.0), whole) };
    let block = SetBlock::plain(&mut setter, Role::Heading(1), &specimen.title, lang, &title);
    let mut y = sheet.whole(&block, section, lang, Point::new(NAMES, TOP));
    let subtitle = Look { italic: true, ..look(lang, Length::pt(10.5), whole) };
    let block = SetBlock::plain(&mut setter, Role::Paragraph, &specimen.subtitle, lang, &subtitle);
    y = sheet.whole(&block, section, lang, Point::new(NAMES, y + Length::mm(0.5))) + GAP;

    let mut column = 0;
    for sample in &specimen.samples {
        let part = Part::new(if sample.hanging { &mut hanging } else { &mut setter }, sample, lang, &mut notes);
        if y + part.height() > BOTTOM {
            column += 1;
            if column == COLUMNS {
                sheet.page(LEAF);
                column = 0;
            }
            y = TOP;
        }
        let x = COLUMN * column;
        let rule =
            Item::Rule { from: Point::default(), to: Point::new(whole, Length::ZERO), thickness: Length::pt(0.3) };
        sheet.drawing(Point::new(x + NAMES, y), Piece { items: vec![rule] }, false);
        part.place(&mut sheet, section, lang, Point::new(x, y + HEAD));
        y += part.height() + GAP;
    }
    sheet.finish(Some(specimen.title.clone()))
}

/// A sample, set.
struct Part {
    name: SetBlock,
    tag: SetBlock,
    /// The text row by row: in each, one block or a pair side by side.
    rows: Vec<Vec<SetBlock>>,
    items: Vec<SetBlock>,
    /// The addresses of its links.
    notes: Vec<SetBlock>,
    rules: Vec<SetBlock>,
}

impl Part {
    fn new(setter: &mut Setter<'_>, sample: &Sample, lang: Lang, notes: &mut u32) -> Self {
        let own = sample.lang;
        let name = Look { bold: true, ..look(own, Length::pt(9.0), NAMES_MEASURE) };
        let text =
            Look { alignment: Alignment::Justify, leading: page::leading(SIZE, own), ..look(own, SIZE, TEXTS_MEASURE) };
        let mut links = Vec::new();
        let runs = marked(&sample.runs, &mut |address| {
            *notes += 1;
            links.push((*notes, address.to_owned()));
            *notes
        });
        let items = sample.items.iter().map(|item| {
            let item = marked(item, &mut |_| 0);
            let look = Look { indent: LIST_INDENT, ..text };
            SetBlock::new(setter, Role::ListItem, &item, &look, false).with_label(setter, "•", &look)
        });
        let items = items.collect();
        let rows = if sample.pairs.is_empty() {
            vec![vec![SetBlock::new(setter, Role::Paragraph, &runs, &text, false)]]
        } else {
            sample.pairs.iter().map(|pair| pair_row(setter, pair)).collect()
        };
        let tag = if sample.pairs.is_empty() { own.as_str() } else { "columns" };
        let rules = look(lang, RULE_SIZE, RULES_MEASURE);
        // A name in a right-to-left script stands at the same edge as the others.
        let name = Look { alignment: if own.is_right_to_left() { Alignment::End } else { Alignment::Start }, ..name };
        Self {
            name: SetBlock::plain(setter, Role::Heading(2), &sample.name, own, &name),
            tag: SetBlock::plain(setter, Role::Paragraph, tag, lang, &look(lang, TINY, NAMES_MEASURE)),
            rows,
            items,
            notes: (links.iter())
                .map(|(number, address)| note_block(setter, *number, address, lang, TEXTS_MEASURE, false))
                .collect(),
            rules: (sample.rules.iter())
                .map(|rule| SetBlock::plain(setter, Role::Paragraph, rule, lang, &rules))
                .collect(),
        }
    }

    fn height(&self) -> Length {
        let names = self.name.height() + self.tag.height();
        let rules: Length = self.rules.iter().map(|rule| rule.height() + RULE_GAP).sum();
        let items: Length = self.items.iter().map(SetBlock::height).sum();
        (self.rows_height() + items + self.notes_height()).max(rules).max(names) + HEAD
    }

    fn rows_height(&self) -> Length {
        let height = |row: &Vec<SetBlock>| row.iter().map(SetBlock::height).max().unwrap_or(Length::ZERO);
        self.rows.iter().map(height).sum()
    }

    fn notes_height(&self) -> Length {
        if self.notes.is_empty() { Length::ZERO } else { NOTE_GAP + self.notes.iter().map(SetBlock::height).sum() }
    }

    /// Places name, text and rules side by side, their first baselines on one line, in the order in which they are read.
    fn place(&self, sheet: &mut Sheet, section: u32, lang: Lang, Point { x, y }: Point) {
        let text = self.rows[0].iter().map(SetBlock::baseline).max().unwrap_or(Length::ZERO);
        let baseline = self.name.baseline().max(text);
        let top = |block: &SetBlock| y + baseline - block.baseline();
        let below = sheet.whole(&self.name, section, lang, Point::new(x + NAMES, top(&self.name)));
        sheet.whole(&self.tag, section, lang, Point::new(x + NAMES, below));
        let mut below = y + baseline - text;
        for row in &self.rows {
            below = place_row(row, sheet, section, lang, Point::new(x + TEXTS, below));
        }
        let list = (!self.items.is_empty()).then(|| sheet.role(Role::List, Some(section)));
        for item in &self.items {
            below = sheet.whole(item, list.unwrap_or(section), lang, Point::new(x + TEXTS, below));
        }
        below += NOTE_GAP;
        for note in &self.notes {
            below = sheet.whole(note, section, lang, Point::new(x + TEXTS, below));
        }
        let mut below = self.rules.first().map_or(y, top);
        for rule in &self.rules {
            below = sheet.whole(rule, section, lang, Point::new(x + RULES, below)) + RULE_GAP;
        }
    }
}

/// A paragraph and its translation, set as in a letter of two columns: to the same leading.
fn pair_row(setter: &mut Setter<'_>, pair: &[(Lang, Vec<Run>); 2]) -> Vec<SetBlock> {
    let any_cjk = pair.iter().any(|(lang, _)| lang.is_cjk());
    let set = |(lang, runs): &(Lang, Vec<Run>)| {
        let look = Look {
            alignment: Alignment::Justify,
            leading: page::column_leading(SIZE, any_cjk),
            ..look(*lang, SIZE, (TEXTS_MEASURE - GUTTER) / 2)
        };
        SetBlock::new(setter, Role::Paragraph, &marked(runs, &mut |_| 0), &look, false)
    };
    pair.iter().map(set).collect()
}

/// Places a row of the text, the baselines of a pair on common strokes; hands back the y below it.
fn place_row(row: &[SetBlock], sheet: &mut Sheet, section: u32, lang: Lang, Point { x, y }: Point) -> Length {
    let baseline = row.iter().map(SetBlock::baseline).max().unwrap_or(Length::ZERO);
    let lines = row.iter().map(|block| block.lines.len()).max().unwrap_or(0);
    let mut below = y;
    for (number, block) in (0..).zip(row) {
        let at = Point::new(x + ((TEXTS_MEASURE + GUTTER) / 2) * number, y + baseline - block.baseline());
        below = below.max(sheet.whole(block, section, lang, at));
    }
    if let [first, _, ..] = row {
        let strokes = (0..).take(lines).map(|line| {
            let y = baseline + first.leading * line;
            Item::Rule { from: Point::new(Length::ZERO, y), to: Point::new(TEXTS_MEASURE, y), thickness: STROKE }
        });
        sheet.drawing(Point::new(x, y), Piece { items: strokes.collect() }, false);
    }
    below
}

fn look(lang: Lang, size: Length, measure: Length) -> Look {
    Look {
        size,
        leading: page::leading(size, Lang::EN),
        bold: false,
        italic: false,
        alignment: Alignment::Start,
        lang,
        measure,
        indent: Length::ZERO,
    }
}

//! A block of text set to a measure: its lines, cut into pieces where a link or a reference begins and ends.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use crate::lang::Lang;
use crate::layout::frame::{Element, Item, Piece, Role};
use crate::length::{Em, Length, Point};
use crate::letter::{Run, RunKind};
use crate::text::{Alignment, Direction, Glyph, GlyphRun, Line, ParagraphStyle, Setter, Span, SpanKind, TextStyle};

/// What a stretch of a block is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    /// The block's own words.
    Plain,
    /// A link to an address.
    Link(Arc<str>),
    /// The mark of the note of this number.
    Reference(u32),
}

/// How a block looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    pub(crate) size: Length,
    pub(crate) leading: Length,
    pub(crate) bold: bool,
    pub(crate) italic: bool,
    pub(crate) alignment: Alignment,
    pub(crate) lang: Lang,
    pub(crate) measure: Length,
    pub(crate) indent: Length,
}

/// A run of text with what it is.
#[derive(Debug, Clone)]
pub(crate) struct MarkedRun {
    pub(crate) run: Run,
    pub(crate) mark: Mark,
}

/// A stretch of consecutive lines as pieces, each with the number of its mark's element in the block.
pub(crate) type Pieces = Rc<Vec<(u32, Arc<Piece>)>>;

/// What a block of plain words takes on the pages and in the structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Shape {
    role: Role,
    lang: Lang,
    lines: usize,
    leading: Length,
    size: Length,
    indent: Length,
}

/// A block, set.
#[derive(Debug, Clone)]
pub(crate) struct SetBlock {
    /// Role of the block's outer element.
    pub(crate) role: Role,
    /// Language.
    pub(crate) lang: Lang,
    /// Lines; never empty.
    pub(crate) lines: Rc<Vec<Line>>,
    /// From one baseline to the next.
    pub(crate) leading: Length,
    /// Marks of the spans, by number.
    marks: Rc<[Mark]>,
    /// Font size, for the place of the first baseline and of underlines.
    size: Length,
    /// Left edge of the text from the left edge of the column.
    pub(crate) indent: Length,
    /// Bullet or number.
    pub(crate) label: Option<(Arc<Piece>, String)>,
    /// Notes that lines refer to: line, number of the note.
    pub(crate) notes: Vec<(usize, u32)>,
    /// Whether the block is the same in every letter.
    pub(crate) shared: bool,
    /// Its number among the own blocks of a letter.
    pub(crate) slot: Option<usize>,
    pieces: RefCell<BTreeMap<(usize, usize), Pieces>>,
    /// The same lines at other leadings.
    drawn_in: RefCell<BTreeMap<Length, Rc<Self>>>,
}

impl SetBlock {
    /// Sets marked runs.
    pub(crate) fn new(setter: &mut Setter<'_>, role: Role, runs: &[MarkedRun], look: &Look, shared: bool) -> Self {
        let spans: Vec<Span<'_>> = runs.iter().map(|marked| span(marked, look, role)).collect();
        let direction = direction(look.lang, runs);
        let style = ParagraphStyle { alignment: look.alignment, direction, lang: look.lang };
        let lines = Rc::new(setter.set(&spans, &style, look.measure - look.indent));
        let marks: Rc<[Mark]> = runs.iter().map(|marked| marked.mark.clone()).collect();
        let mut notes = Vec::new();
        for (number, line) in lines.iter().enumerate() {
            for run in &line.runs {
                if let Some(Mark::Reference(note)) = marks.get(usize::from(run.span))
                    && !notes.iter().any(|(_, known)| known == note)
                {
                    notes.push((number, *note));
                }
            }
        }
        Self {
            role,
            lang: look.lang,
            lines,
            leading: look.leading,
            marks,
            size: look.size,
            // From right to left the room for the label is at the right.
            indent: if direction == Direction::RightToLeft { Length::ZERO } else { look.indent },
            label: None,
            notes,
            shared,
            slot: None,
            pieces: RefCell::default(),
            drawn_in: RefCell::default(),
        }
    }

    /// The same lines at another leading, made once: letters that are drawn in alike share them.
    pub(crate) fn with_leading(&self, leading: Length) -> Rc<Self> {
        if let Some(known) = self.drawn_in.borrow().get(&leading) {
            return known.clone();
        }
        let mut block = Self {
            lines: self.lines.clone(),
            marks: self.marks.clone(),
            notes: self.notes.clone(),
            label: None,
            pieces: RefCell::default(),
            drawn_in: RefCell::default(),
            leading,
            ..*self
        };
        let rise = block.baseline() - self.baseline();
        block.label = self.label.as_ref().map(|(piece, text)| (Arc::new(lowered(piece, rise)), text.clone()));
        let block = Rc::new(block);
        self.drawn_in.borrow_mut().insert(leading, block.clone());
        block
    }

    /// What decides how the block stands on the pages and in the structure, whatever its words are. `None` where it has
    /// links, notes, a label, or a line without anything on it: then its words decide more than that.
    pub(crate) fn shape(&self) -> Option<Shape> {
        let plain = self.label.is_none()
            && self.notes.is_empty()
            && self.marks.iter().all(|mark| *mark == Mark::Plain)
            && self.lines.iter().all(|line| !line.runs.is_empty());
        plain.then(|| Shape {
            role: self.role,
            lang: self.lang,
            lines: self.lines.len(),
            leading: self.leading,
            size: self.size,
            indent: self.indent,
        })
    }

    /// The lines `from..to` of a block that has a [`shape`](Self::shape) as its one piece. At another leading than its own
    /// where it was drawn in.
    ///
    /// Takes the words out of the block if nobody else holds its lines: a stretch is asked for once.
    pub(crate) fn take_piece(&mut self, from: usize, to: usize, leading: Length) -> Piece {
        let mut items = Vec::with_capacity(to - from);
        let first = (leading - self.size) / 2 + self.size.scaled(85, 100);
        let mut add = |row: usize, mut runs: Vec<GlyphRun>| {
            let baseline = leading * i32::try_from(row).unwrap_or(0) + first;
            runs.sort_by_key(|run| run.source_start);
            items.extend(runs.into_iter().map(|run| Item::Text { left: self.indent, baseline, run }));
        };
        match Rc::get_mut(&mut self.lines) {
            Some(lines) => {
                lines[from..to].iter_mut().enumerate().for_each(|(row, line)| add(row, std::mem::take(&mut line.runs)));
            }
            None => self.lines[from..to].iter().enumerate().for_each(|(row, line)| add(row, line.runs.clone())),
        }
        Piece { items }
    }

    /// Sets one plain text.
    pub(crate) fn plain(setter: &mut Setter<'_>, role: Role, text: &str, lang: Lang, look: &Look) -> Self {
        let run = Run { text: text.to_owned(), lang, strong: false, emphasis: false, kind: RunKind::Value };
        Self::new(setter, role, &[MarkedRun { run, mark: Mark::Plain }], look, false)
    }

    /// Height of all its lines.
    pub(crate) fn height(&self) -> Length {
        self.leading * i32::try_from(self.lines.len()).unwrap_or(i32::MAX)
    }

    /// From the top of a line's row to its baseline: the size centred in the leading, 0.85 of it above the
    /// baseline (tuned between Latin faces and the CJK em box, of which 0.88 em stand above).
    pub(crate) fn baseline(&self) -> Length {
        (self.leading - self.size) / 2 + self.size.scaled(85, 100)
    }

    /// The elements that the block's pieces belong to: its own first, then one for each link and reference in order.
    /// Parents count from the block's first element; `None` is the parent that the caller gives.
    pub(crate) fn elements(&self) -> Vec<Element> {
        let mut elements = match self.role {
            Role::ListItem => vec![
                Element::new(Role::ListItem, None),
                Element::new(Role::Label, Some(0)),
                Element::new(Role::ListBody, Some(0)),
            ],
            role => vec![Element::new(role, None)],
        };
        let body = self.body_element();
        for mark in self.distinct_marks() {
            match mark {
                Mark::Plain => {}
                Mark::Link(address) => {
                    elements.push(Element { link: Some(address.clone()), ..Element::new(Role::Link, Some(body)) });
                }
                Mark::Reference(_) => elements.push(Element::new(Role::Reference, Some(body))),
            }
        }
        elements
    }

    /// Number of the element that holds the block's plain words.
    fn body_element(&self) -> u32 {
        if self.role == Role::ListItem { 2 } else { 0 }
    }

    fn distinct_marks(&self) -> impl Iterator<Item = &Mark> {
        let mut last = &Mark::Plain;
        self.marks.iter().filter(move |mark| {
            let new = **mark != Mark::Plain && *mark != last;
            last = mark;
            new
        })
    }

    /// The element of each span, counted from the block's first.
    fn span_elements(&self) -> Vec<u32> {
        let body = self.body_element();
        let mut next = body;
        let mut last = &Mark::Plain;
        self.marks
            .iter()
            .map(|mark| {
                let element = match mark {
                    Mark::Plain => body,
                    _ if mark == last => next,
                    _ => {
                        next += 1;
                        next
                    }
                };
                last = mark;
                element
            })
            .collect()
    }

    /// The lines `from..to` as pieces whose origin is the top left of the first of them. Made once for each stretch.
    pub(crate) fn pieces(&self, from: usize, to: usize) -> Pieces {
        if let Some(known) = self.pieces.borrow().get(&(from, to)) {
            return known.clone();
        }
        let elements = self.span_elements();
        let mut pieces: Vec<(u32, Piece)> = Vec::new();
        for (row, line) in self.lines[from..to].iter().enumerate() {
            let baseline = self.leading * i32::try_from(row).unwrap_or(0) + self.baseline();
            for run in reading_order(line) {
                let span = usize::from(run.span);
                let element = elements.get(span).copied().unwrap_or(self.body_element());
                if pieces.last().is_none_or(|(last, _)| *last != element) {
                    pieces.push((element, Piece::default()));
                }
                let Some((_, piece)) = pieces.last_mut() else { continue };
                if matches!(self.marks.get(span), Some(Mark::Link(_))) {
                    piece.items.push(self.underline(run, baseline));
                }
                piece.items.push(Item::Text { left: self.indent, baseline, run: run.clone() });
            }
        }
        let pieces: Pieces = Rc::new(pieces.into_iter().map(|(element, piece)| (element, Arc::new(piece))).collect());
        self.pieces.borrow_mut().insert((from, to), pieces.clone());
        pieces
    }

    /// A thin rule below the words of a link; a space at the line's end is left out, and the blank half of a full-width
    /// bracket at either end.
    fn underline(&self, run: &GlyphRun, baseline: Length) -> Item {
        let is_blank = |glyph: &Glyph, brackets: &str| {
            let cluster = run.cluster(glyph);
            !cluster.is_empty() && brackets.contains(cluster) && glyph.advance > Em(750)
        };
        let leading = match run.glyphs.first() {
            Some(glyph) if is_blank(glyph, "《〈「『（【") => Em(500).at(run.size),
            _ => Length::ZERO,
        };
        let trailing = match run.glyphs.last() {
            Some(glyph) if run.cluster(glyph) == " " => glyph.advance.at(run.size),
            Some(glyph) if is_blank(glyph, "》〉」』）】") => Em(500).at(run.size),
            _ => Length::ZERO,
        };
        let y = baseline + self.size.scaled(14, 100);
        Item::Rule {
            from: Point::new(self.indent + run.x + leading, y),
            to: Point::new(self.indent + run.right() - trailing, y),
            thickness: Length::pt(0.4),
        }
    }

    /// Adds a bullet or number, set at the edge of the column where lines begin: the right one where they are read from right
    /// to left.
    pub(crate) fn with_label(mut self, setter: &mut Setter<'_>, label: &str, look: &Look) -> Self {
        let at_right = self.indent < look.indent;
        let measure = if at_right { look.measure } else { Length::MAX };
        let flat = Look { indent: Length::ZERO, measure, alignment: Alignment::Start, ..*look };
        // A number has no direction of its own: a mark gives it that of the item.
        let turned = if at_right { format!("{TURN}{label}") } else { label.to_owned() };
        let set = Self::plain(setter, Role::Label, &turned, look.lang, &flat);
        let mut items = Vec::new();
        for line in set.lines.iter() {
            for run in &line.runs {
                items.push(Item::Text { left: Length::ZERO, baseline: set.baseline(), run: run.clone() });
            }
        }
        self.label = Some((Arc::new(Piece { items }), label.to_owned()));
        self
    }
}

/// A piece of text with its baselines lower by so much.
fn lowered(piece: &Piece, by: Length) -> Piece {
    let mut items = piece.items.clone();
    for item in &mut items {
        if let Item::Text { baseline, .. } = item {
            *baseline += by;
        }
    }
    Piece { items }
}

/// The runs of a line in the order in which they are read.
fn reading_order(line: &Line) -> impl Iterator<Item = &GlyphRun> {
    let mut runs: Vec<&GlyphRun> = line.runs.iter().collect();
    runs.sort_by_key(|run| run.source_start);
    runs.into_iter()
}

/// The right-to-left mark.
const TURN: char = '\u{200F}';

/// Whether a character is of a script that is read from right to left, or the mark that says so.
fn is_right_to_left(character: char) -> bool {
    character == TURN || matches!(u32::from(character), 0x590..=0x8FF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFE)
}

/// The direction of a paragraph: its language's, whatever it begins with, unless nothing in it is written that way.
fn direction(lang: Lang, runs: &[MarkedRun]) -> Direction {
    let turned = |marked: &MarkedRun| marked.run.text.chars().any(is_right_to_left);
    if lang.is_right_to_left() && runs.iter().any(turned) { Direction::RightToLeft } else { Direction::LeftToRight }
}

fn span<'a>(marked: &'a MarkedRun, look: &Look, role: Role) -> Span<'a> {
    let run = &marked.run;
    // A reader needs a space between two lines that a hard break parts.
    let text = if run.text.contains('\n') {
        Cow::Owned(run.text.replace('\n', " \n"))
    } else {
        Cow::Borrowed(run.text.as_str())
    };
    Span {
        text,
        style: TextStyle {
            size: look.size,
            bold: look.bold || run.strong,
            italic: look.italic || run.emphasis,
            lang: run.lang,
        },
        kind: match &run.kind {
            RunKind::Link(address) if *address == run.text => SpanKind::Url,
            RunKind::Prose | RunKind::Message | RunKind::Link(_) if matches!(role, Role::Heading(_)) => SpanKind::Title,
            RunKind::Prose | RunKind::Message | RunKind::Link(_) => SpanKind::Prose,
            RunKind::Name | RunKind::Value => SpanKind::Value,
        },
    }
}

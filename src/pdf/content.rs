//! Pieces as content stream operators (ISO 32000-1, 7.8.2, 8.5, 9.4, 14.6).
//!
//! Every stream stands on its own: it sets the font before its first string, leaves no text object, marked content or
//! raised baseline open, and ends with white space. Only a [`Start`] reaches over the end of a stream: the beginning of
//! a letter's own text, which is the same in every letter and so stands in the shared stream before it.

use std::io::Write;

use pdf_writer::Ref;

use crate::lang::Lang;
use crate::layout::frame::{Item, Piece, Role};
use crate::length::{Em, Length, Point, Rect, Size};
use crate::pdf::font::{Font, Fonts};
use crate::pdf::image::Images;
use crate::pdf::objects::Objects;
use crate::pdf::tokens;
use crate::pdf::unwritable::Unwritable;
use crate::text::{FaceId, GlyphRun};

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Mark {
    /// Content of a structure element of this role, in a language.
    Content { role: Role, lang: Lang },
    /// Not part of the text.
    Artifact { pagination: bool },
}

/// A marked-content sequence that is open. Sequences follow each other and are never nested: poppler's structure reader
/// (22.12) takes the end of an inner sequence without MCID for the end of the outer one and loses what comes
/// behind it. So what differs in language or has `/ActualText` is a sequence with an MCID of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sequence {
    /// Strings in the element's language, or in the one given; inside a text object.
    Text(Option<Lang>),
    /// Areas and images; outside.
    Graphics,
    /// Lines below the words of a link: no content.
    Underline,
}

/// The property lists that content streams call by name, as a dictionary for `/Properties` in all resources.
pub(super) const PROPERTIES: &[u8] = b"<</P<</Type/Pagination>>/L<</Type/Layout>>>>";

/// What pieces need of the volume.
pub(super) struct Supplies<'a, 'f, W: Write> {
    pub(super) fonts: &'a mut Fonts<'f>,
    pub(super) images: &'a mut Images,
    pub(super) objects: &'a mut Objects<W>,
}

/// The beginning of a text object: its font, and where its first line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Start {
    pub(super) face: FaceId,
    pub(super) size: Length,
    /// From the left and from the bottom of the page.
    pub(super) at: Point,
}

/// A content stream in the making.
pub(super) struct Content<'a> {
    out: &'a mut Vec<u8>,
    /// The images that are painted, once each.
    images: &'a mut Vec<Ref>,
    /// The page's height: PDF counts from the bottom.
    height: Length,
    /// The next number of marked content on the page.
    mcid: u32,
    mark: Mark,
    open: Option<Sequence>,
    in_text: bool,
    font: Option<(Font, Length)>,
    /// Start of the current line in the text object.
    line: Point,
    /// Where the pen stands, if that is known.
    pen: Option<Point>,
    /// Where the open array of strings starts, and whether a string is open in it.
    strings: Option<(usize, bool)>,
    /// Whether the array holds a number.
    adjusted: bool,
    /// Height of the strings above the baseline.
    rise: Length,
    /// Whether rectangles wait to be filled.
    rectangles: bool,
}

impl<'a> Content<'a> {
    /// A stream for a page of this height, whose marked content counts from `mcid`.
    pub(super) fn new(out: &'a mut Vec<u8>, images: &'a mut Vec<Ref>, height: Length, mcid: u32) -> Self {
        Self {
            out,
            images,
            height,
            mcid,
            mark: Mark::Artifact { pagination: false },
            open: None,
            in_text: false,
            font: None,
            line: Point::default(),
            pen: None,
            strings: None,
            adjusted: false,
            rise: Length::ZERO,
            rectangles: false,
        }
    }

    /// Goes on behind a [`Start`] at the end of the stream before.
    pub(super) fn behind(mut self, start: Option<Start>, fonts: &Fonts<'_>) -> Self {
        if let Some(Start { face, size, at }) = start {
            self.in_text = true;
            self.font = Some((fonts.usual(face), size));
            self.line = at;
            self.pen = Some(at);
        }
        self
    }

    /// Ends the stream, with the beginning of the text of the next one if there is one.
    pub(super) fn finish_before<W: Write>(mut self, start: Option<Start>, supplies: &mut Supplies<'_, '_, W>) {
        self.end_sequence();
        self.end_text();
        if let Some(Start { face, size, at }) = start {
            let font = supplies.fonts.usual(face);
            supplies.fonts.glyphs(font, supplies.objects);
            self.begin_text();
            self.font = None;
            self.set_font(font, size);
            self.move_to(at);
        }
    }

    /// Adds a piece as one or more marked-content sequences; says how many MCIDs it took.
    pub(super) fn piece<W: Write>(
        &mut self,
        origin: Point,
        piece: &Piece,
        mark: Mark,
        supplies: &mut Supplies<'_, '_, W>,
    ) -> Result<u32, Unwritable> {
        self.mark = mark;
        let first = self.mcid;
        for (number, item) in piece.items.iter().enumerate() {
            match item {
                Item::Text { left, baseline, run } => {
                    let at = Point::new(origin.x + *left + run.x, self.height - (origin.y + *baseline));
                    let next = match piece.items.get(number + 1) {
                        Some(Item::Text { left: next, baseline: same, run }) if same == baseline => {
                            Some(origin.x + *next + run.x)
                        }
                        _ => None,
                    };
                    self.text(at, run, next, supplies)?;
                }
                Item::Rule { from, to, thickness } => self.rule(origin + *from, origin + *to, *thickness),
                Item::Fill(area) => {
                    self.rectangle(Rect { origin: origin + area.origin, size: area.size }, Sequence::Graphics);
                }
                Item::Image { image, area } => {
                    let id = supplies.images.id(image, supplies.objects);
                    self.image(id, Rect { origin: origin + area.origin, size: area.size });
                }
            }
        }
        self.end_sequence();
        Ok(self.mcid - first)
    }

    /// Ends the stream.
    pub(super) fn finish(mut self) {
        self.end_sequence();
        self.end_text();
    }

    /// Opens a sequence of this kind unless one is open.
    #[inline]
    fn sequence(&mut self, kind: Sequence) {
        if self.open != Some(kind) {
            self.begin_sequence(kind);
        }
    }

    /// It nests in the text object or the text object in none (ISO 32000-1, 14.6.1).
    fn begin_sequence(&mut self, kind: Sequence) {
        self.end_sequence();
        match kind {
            Sequence::Text(_) => self.begin_text(),
            Sequence::Graphics | Sequence::Underline => self.end_text(),
        }
        match (self.mark, kind) {
            (Mark::Content { .. }, Sequence::Text(Some(lang))) => {
                self.begin_numbered(b"Span");
                self.out.extend_from_slice(b"/Lang");
                tokens::text(self.out, lang.as_str());
                self.out.extend_from_slice(b">>BDC\n");
            }
            (Mark::Content { role, .. }, Sequence::Text(None) | Sequence::Graphics) => {
                self.begin_numbered(structure_type(role));
                self.out.extend_from_slice(b">>BDC\n");
            }
            (Mark::Artifact { pagination: true }, Sequence::Text(_) | Sequence::Graphics) => {
                self.tighten();
                self.out.extend_from_slice(b"/Artifact/P BDC\n");
            }
            (Mark::Artifact { pagination: false }, _) | (_, Sequence::Underline) => {
                self.tighten();
                self.out.extend_from_slice(b"/Artifact/L BDC\n");
            }
        }
        self.open = Some(kind);
    }

    /// What comes next begins with a delimiter, so that no white space is needed before it.
    fn tighten(&mut self) {
        if self.out.last() == Some(&b'\n') {
            self.out.pop();
        }
    }

    fn begin_numbered(&mut self, tag: &[u8]) {
        self.tighten();
        self.out.push(b'/');
        self.out.extend_from_slice(tag);
        self.out.extend_from_slice(b"<</MCID ");
        tokens::integer(self.out, u64::from(self.mcid));
        self.mcid += 1;
    }

    fn end_sequence(&mut self) {
        self.close_strings();
        self.fill();
        if self.open.take().is_some() {
            self.out.extend_from_slice(b"EMC\n");
        }
    }

    fn begin_text(&mut self) {
        if !self.in_text {
            self.out.extend_from_slice(b"BT\n");
            self.in_text = true;
            self.line = Point::default();
            self.pen = None;
        }
    }

    fn end_text(&mut self) {
        if self.in_text {
            self.out.extend_from_slice(b"ET\n");
            self.in_text = false;
        }
    }

    fn fill(&mut self) {
        if self.rectangles {
            self.out.extend_from_slice(b"f\n");
            self.rectangles = false;
        }
    }

    fn set_font(&mut self, font: Font, size: Length) {
        if self.font != Some((font, size)) {
            self.tighten();
            font.name(self.out);
            self.out.push(b' ');
            tokens::points(self.out, size);
            self.out.extend_from_slice(b" Tf\n");
            self.font = Some((font, size));
        }
    }

    /// Begins a line there, unless the pen stands there by itself.
    fn move_to(&mut self, at: Point) {
        if self.pen.is_none_or(|pen| pen.y != at.y || !is_near(pen.x, at.x)) {
            tokens::points(self.out, at.x - self.line.x);
            self.out.push(b' ');
            tokens::points(self.out, at.y - self.line.y);
            self.out.extend_from_slice(b" Td\n");
            self.line = at;
            self.pen = Some(at);
        }
    }

    /// Shows a run whose left end and baseline are at `at`, y upward. `next` is the left end of the run behind it on the line.
    fn text<W: Write>(
        &mut self,
        at: Point,
        run: &GlyphRun,
        next: Option<Length>,
        supplies: &mut Supplies<'_, '_, W>,
    ) -> Result<(), Unwritable> {
        let lang = match self.mark {
            Mark::Content { lang, .. } if lang != run.lang => Some(run.lang),
            _ => None,
        };
        self.sequence(Sequence::Text(lang));
        let font = supplies.fonts.font_for(run);
        self.set_font(font, run.size);
        self.move_to(at);
        let book = supplies.fonts.book();
        let mut font = supplies.fonts.glyphs(font, supplies.objects);
        // What is to be added to the pen's way before the next glyph.
        let mut owed = Em::ZERO;
        let mut glyphs = run.glyphs.as_slice();
        while let [first, rest @ ..] = glyphs {
            // The glyphs of one cluster: one that carries its text, and those without text behind it.
            let more = rest.iter().take_while(|glyph| glyph.text_length == 0).count();
            let (cluster, behind) = glyphs.split_at(more + 1);
            glyphs = behind;
            let start = first.text_start as usize;
            let text = run.text.get(start..start + usize::from(first.text_length)).unwrap_or_default();
            let alone = (more == 0).then_some(text);
            let mut replaced = false;
            for (position, glyph) in cluster.iter().enumerate() {
                if glyph.id == 0 {
                    return Err(Unwritable::NoGlyph { face: book.info(run.face).postscript_name.clone() });
                }
                let shown = font.show(book, run.face, glyph.id, alone);
                if position == 0 {
                    replaced = !shown.speaks;
                    if replaced {
                        self.begin_actual_text(text, lang);
                    } else {
                        self.sequence(Sequence::Text(lang));
                    }
                }
                self.raise(glyph.y_offset.at(run.size));
                self.advance(owed + glyph.x_offset);
                self.glyph(shown.cid);
                owed = glyph.advance - shown.advance - glyph.x_offset;
            }
            if replaced {
                self.end_actual_text();
            }
        }
        self.raise(Length::ZERO);
        let right = at.x + (run.right() - run.x);
        if next.is_some_and(|next| is_near(right, next)) {
            self.advance(std::mem::take(&mut owed));
        }
        self.close_strings();
        self.pen = (owed == Em::ZERO).then(|| Point::new(right, at.y));
        Ok(())
    }

    /// Adds a glyph to the strings.
    fn glyph(&mut self, cid: u16) {
        match &mut self.strings {
            None => {
                self.tighten();
                self.strings = Some((self.out.len(), true));
                self.out.extend_from_slice(b"[(");
            }
            Some((_, true)) => {}
            Some((_, string)) => {
                *string = true;
                self.out.push(b'(');
            }
        }
        tokens::literal_code(self.out, cid);
    }

    /// Moves the pen to the right.
    fn advance(&mut self, by: Em) {
        if by == Em::ZERO {
            return;
        }
        match &mut self.strings {
            None => {
                self.tighten();
                self.strings = Some((self.out.len(), false));
                self.out.push(b'[');
            }
            Some((_, string)) => {
                if std::mem::take(string) {
                    self.out.push(b')');
                }
            }
        }
        // Numbers in the array are subtracted (9.4.3).
        tokens::signed(self.out, -by.0);
        self.adjusted = true;
    }

    /// Lifts what follows above the baseline.
    fn raise(&mut self, rise: Length) {
        if rise != self.rise {
            self.close_strings();
            tokens::points(self.out, rise);
            self.out.extend_from_slice(b" Ts\n");
            self.rise = rise;
        }
    }

    /// Ends the array of strings: a `TJ`, or a `Tj` where nothing is adjusted.
    fn close_strings(&mut self) {
        let Some((start, string)) = self.strings.take() else { return };
        if string {
            self.out.push(b')');
        }
        if std::mem::take(&mut self.adjusted) {
            self.out.extend_from_slice(b"]TJ\n");
        } else {
            self.out.remove(start);
            self.out.extend_from_slice(b"Tj\n");
        }
    }

    /// Begins glyphs that together say `text`.
    fn begin_actual_text(&mut self, text: &str, lang: Option<Lang>) {
        self.close_strings();
        if matches!(self.mark, Mark::Content { .. }) {
            self.end_sequence();
            self.begin_numbered(b"Span");
            if let Some(lang) = lang {
                self.out.extend_from_slice(b"/Lang");
                tokens::text(self.out, lang.as_str());
            }
        } else {
            self.sequence(Sequence::Text(lang));
            self.tighten();
            self.out.extend_from_slice(b"/Span<<");
        }
        self.out.extend_from_slice(b"/ActualText");
        if text.contains(['\0', '\u{feff}', '\u{fffe}']) {
            tokens::text(self.out, &text.replace(['\0', '\u{feff}', '\u{fffe}'], ""));
        } else {
            tokens::text(self.out, text);
        }
        self.out.extend_from_slice(b">>BDC\n");
    }

    fn end_actual_text(&mut self) {
        self.close_strings();
        self.out.extend_from_slice(b"EMC\n");
    }

    /// What a line is: part of an artifact, or among words.
    fn underline(&self) -> Sequence {
        match self.mark {
            Mark::Content { .. } => Sequence::Underline,
            Mark::Artifact { .. } => Sequence::Graphics,
        }
    }

    /// A line. One that is level or upright is a filled rectangle, which leaves the line width alone.
    fn rule(&mut self, from: Point, to: Point, thickness: Length) {
        let half = thickness / 2;
        if from.y == to.y || from.x == to.x {
            let (left, right) = (from.x.min(to.x), from.x.max(to.x));
            let (top, bottom) = (from.y.min(to.y), from.y.max(to.y));
            let level = from.y == to.y;
            let origin = if level { Point::new(left, top - half) } else { Point::new(left - half, top) };
            let size = if level {
                Size { width: right - left, height: thickness }
            } else {
                Size { width: thickness, height: bottom - top }
            };
            self.rectangle(Rect { origin, size }, self.underline());
            return;
        }
        self.sequence(self.underline());
        self.fill();
        tokens::points(self.out, thickness);
        self.out.extend_from_slice(b" w ");
        self.point(from);
        self.out.extend_from_slice(b"m ");
        self.point(to);
        self.out.extend_from_slice(b"l S\n");
    }

    /// A rectangle in page coordinates, filled with those that follow it.
    fn rectangle(&mut self, area: Rect, sequence: Sequence) {
        self.sequence(sequence);
        self.point(Point::new(area.origin.x, area.bottom()));
        tokens::points(self.out, area.size.width);
        self.out.push(b' ');
        tokens::points(self.out, area.size.height);
        self.out.extend_from_slice(b" re\n");
        self.rectangles = true;
    }

    fn image(&mut self, id: Ref, area: Rect) {
        self.sequence(Sequence::Graphics);
        self.fill();
        self.out.extend_from_slice(b"q ");
        tokens::points(self.out, area.size.width);
        self.out.extend_from_slice(b" 0 0 ");
        tokens::points(self.out, area.size.height);
        self.out.push(b' ');
        self.point(Point::new(area.origin.x, area.bottom()));
        self.out.extend_from_slice(b"cm/I");
        tokens::signed(self.out, id.get());
        self.out.extend_from_slice(b" Do Q\n");
        if !self.images.contains(&id) {
            self.images.push(id);
        }
    }

    /// A point of the page, turned to count from the bottom, and a space.
    fn point(&mut self, point: Point) {
        tokens::points(self.out, point.x);
        self.out.push(b' ');
        tokens::points(self.out, self.height - point.y);
        self.out.push(b' ');
    }
}

/// Whether two places are the same but for rounding to thousandths of a point.
fn is_near(one: Length, other: Length) -> bool {
    (one - other).as_millipoints().abs() <= 1
}

/// The standard structure type of a role (14.8.4).
pub(super) fn structure_type(role: Role) -> &'static [u8] {
    match role {
        Role::Sect => b"Sect",
        Role::Div => b"Div",
        Role::Heading(level) => match level {
            0 | 1 => b"H1",
            2 => b"H2",
            3 => b"H3",
            4 => b"H4",
            5 => b"H5",
            _ => b"H6",
        },
        Role::Paragraph => b"P",
        Role::List => b"L",
        Role::ListItem => b"LI",
        Role::Label => b"Lbl",
        Role::ListBody => b"LBody",
        Role::Link => b"Link",
        Role::Span => b"Span",
        Role::Figure => b"Figure",
        Role::Reference => b"Reference",
        Role::Note => b"Note",
        Role::Table => b"Table",
        Role::TableRow => b"TR",
        Role::TableHeader => b"TH",
        Role::TableData => b"TD",
    }
}

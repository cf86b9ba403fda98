//! Pieces as content stream operators (ISO 32000-1, 7.8.2, 8.5, 9.4, 14.6).
//!
//! Every stream stands on its own: it sets the font before its first string, leaves no text object, marked content or
//! raised baseline open, and ends with white space. So streams may follow each other on a page in any order.

use std::io::Write;

use pdf_writer::Ref;

use crate::lang::Lang;
use crate::layout::frame::{Item, Piece, Role};
use crate::length::{Em, Length, Point, Rect, Size};
use crate::pdf::font::Fonts;
use crate::pdf::image::Images;
use crate::pdf::objects::Objects;
use crate::pdf::tokens;
use crate::pdf::volume::Unwritable;
use crate::text::{FaceId, GlyphRun};

/// What a marked-content sequence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Mark {
    /// Content of a structure element of this role, with its number on the page, in a language.
    Content { role: Role, mcid: u32, lang: Lang },
    /// Not part of the text.
    Artifact { pagination: bool },
}

/// What pieces need of the volume.
pub(super) struct Supplies<'a, 'f, W: Write> {
    pub(super) fonts: &'a mut Fonts<'f>,
    pub(super) images: &'a mut Images,
    pub(super) objects: &'a mut Objects<W>,
}

/// A content stream in the making.
pub(super) struct Content<'a> {
    out: &'a mut Vec<u8>,
    /// The images that are painted, once each.
    images: &'a mut Vec<Ref>,
    /// The page's height: PDF counts from the bottom.
    height: Length,
    in_text: bool,
    font: Option<(FaceId, Length)>,
    /// Start of the current line in the text object.
    line: Point,
    /// Where the pen stands, if that is known.
    pen: Option<Point>,
    /// Whether rectangles wait to be filled.
    rectangles: bool,
}

impl<'a> Content<'a> {
    /// A stream for a page of this height.
    pub(super) fn new(out: &'a mut Vec<u8>, images: &'a mut Vec<Ref>, height: Length) -> Self {
        Self { out, images, height, in_text: false, font: None, line: Point::default(), pen: None, rectangles: false }
    }

    /// Adds a piece as one marked-content sequence.
    pub(super) fn piece<W: Write>(
        &mut self,
        origin: Point,
        piece: &Piece,
        mark: Mark,
        supplies: &mut Supplies<'_, '_, W>,
    ) -> Result<(), Unwritable> {
        // A marked-content sequence and a text object must nest (14.6.1).
        let only_text = piece.items.iter().all(|item| matches!(item, Item::Text { .. }));
        if only_text {
            self.begin_text();
        } else {
            self.end_text();
        }
        self.begin_mark(mark);
        let own = match mark {
            Mark::Content { lang, .. } => Some(lang),
            Mark::Artifact { .. } => None,
        };
        // The language that a `/Span` around the current strings says.
        let mut said = None;
        for item in &piece.items {
            if let Item::Text { left, baseline, run } = item {
                let lang = (own.is_some_and(|own| own != run.lang)).then_some(run.lang);
                if lang != said {
                    self.say_language(&mut said, lang);
                }
                self.begin_text();
                let at = Point::new(origin.x + *left + run.x, self.height - (origin.y + *baseline));
                self.text(at, run, supplies)?;
                continue;
            }
            self.say_language(&mut said, None);
            self.end_text();
            match item {
                Item::Text { .. } => {}
                Item::Rule { from, to, thickness } => self.rule(origin + *from, origin + *to, *thickness),
                Item::Fill(area) => self.rectangle(Rect { origin: origin + area.origin, size: area.size }),
                Item::Image { image, area } => {
                    let id = supplies.images.id(image, supplies.objects);
                    self.image(id, Rect { origin: origin + area.origin, size: area.size });
                }
            }
        }
        self.say_language(&mut said, None);
        if !only_text {
            self.end_text();
        }
        self.fill();
        self.out.extend_from_slice(b"EMC\n");
        Ok(())
    }

    /// Ends the stream.
    pub(super) fn finish(mut self) {
        self.end_text();
    }

    fn begin_mark(&mut self, mark: Mark) {
        match mark {
            Mark::Content { role, mcid, .. } => {
                self.out.push(b'/');
                self.out.extend_from_slice(structure_type(role));
                self.out.extend_from_slice(b"<</MCID ");
                tokens::integer(self.out, u64::from(mcid));
                self.out.extend_from_slice(b">>BDC\n");
            }
            Mark::Artifact { pagination: true } => self.out.extend_from_slice(b"/Artifact<</Type/Pagination>>BDC\n"),
            Mark::Artifact { pagination: false } => self.out.extend_from_slice(b"/Artifact<</Type/Layout>>BDC\n"),
        }
    }

    fn say_language(&mut self, said: &mut Option<Lang>, lang: Option<Lang>) {
        if said.is_some() {
            self.out.extend_from_slice(b"EMC\n");
        }
        if let Some(lang) = lang {
            // Inside the text object, like the strings that it holds.
            self.begin_text();
            self.out.extend_from_slice(b"/Span<</Lang");
            tokens::text(self.out, lang.as_str());
            self.out.extend_from_slice(b">>BDC\n");
        }
        *said = lang;
    }

    fn begin_text(&mut self) {
        self.fill();
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

    /// Shows a run whose left end and baseline are at `at`, y upward.
    fn text<W: Write>(
        &mut self,
        at: Point,
        run: &GlyphRun,
        supplies: &mut Supplies<'_, '_, W>,
    ) -> Result<(), Unwritable> {
        if self.font != Some((run.face, run.size)) {
            self.out.extend_from_slice(b"/F");
            tokens::integer(self.out, u64::from(run.face.0));
            self.out.push(b' ');
            tokens::points(self.out, run.size);
            self.out.extend_from_slice(b" Tf\n");
            self.font = Some((run.face, run.size));
        }
        if self.pen != Some(at) {
            tokens::points(self.out, at.x - self.line.x);
            self.out.push(b' ');
            tokens::points(self.out, at.y - self.line.y);
            self.out.extend_from_slice(b" Td\n");
            self.line = at;
        }
        let book = supplies.fonts.book();
        let face = supplies.fonts.face(run.face, supplies.objects);
        let mut strings = Strings::new(self.out, run.size);
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
                let shown = face.show(book, run.face, glyph.id, alone);
                if position == 0 && !shown.speaks {
                    strings.begin_actual_text(text);
                    replaced = true;
                }
                strings.rise(glyph.y_offset);
                strings.advance(owed + glyph.x_offset);
                strings.glyph(shown.cid);
                owed = glyph.advance - shown.advance - glyph.x_offset;
            }
            if replaced {
                strings.end_actual_text();
            }
        }
        strings.rise(Em::ZERO);
        strings.close();
        self.pen = (owed == Em::ZERO).then(|| Point::new(at.x + (run.right() - run.x), at.y));
        Ok(())
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
            self.rectangle(Rect { origin, size });
            return;
        }
        self.fill();
        tokens::points(self.out, thickness);
        self.out.extend_from_slice(b" w ");
        self.point(from);
        self.out.extend_from_slice(b"m ");
        self.point(to);
        self.out.extend_from_slice(b"l S\n");
    }

    /// A rectangle in page coordinates, filled with those that follow it.
    fn rectangle(&mut self, area: Rect) {
        self.point(Point::new(area.origin.x, area.bottom()));
        tokens::points(self.out, area.size.width);
        self.out.push(b' ');
        tokens::points(self.out, area.size.height);
        self.out.extend_from_slice(b" re\n");
        self.rectangles = true;
    }

    fn image(&mut self, id: Ref, area: Rect) {
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

/// Strings of one run on their way into `TJ` arrays, or a `Tj` where nothing is adjusted.
struct Strings<'a> {
    out: &'a mut Vec<u8>,
    size: Length,
    /// Where the open array starts, and whether a string is open in it.
    open: Option<(usize, bool)>,
    adjusted: bool,
    rise: Em,
}

impl<'a> Strings<'a> {
    fn new(out: &'a mut Vec<u8>, size: Length) -> Self {
        Self { out, size, open: None, adjusted: false, rise: Em::ZERO }
    }

    fn glyph(&mut self, cid: u16) {
        match &mut self.open {
            None => {
                self.open = Some((self.out.len(), true));
                self.out.extend_from_slice(b"[(");
            }
            Some((_, true)) => {}
            Some((_, string)) => {
                *string = true;
                self.out.push(b'(');
            }
        }
        for byte in cid.to_be_bytes() {
            tokens::literal_byte(self.out, byte);
        }
    }

    /// Moves the pen to the right.
    fn advance(&mut self, by: Em) {
        if by == Em::ZERO {
            return;
        }
        match &mut self.open {
            None => {
                self.open = Some((self.out.len(), false));
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
    fn rise(&mut self, by: Em) {
        if by != self.rise {
            self.close();
            tokens::points(self.out, by.at(self.size));
            self.out.extend_from_slice(b" Ts\n");
            self.rise = by;
        }
    }

    fn begin_actual_text(&mut self, text: &str) {
        self.close();
        self.out.extend_from_slice(b"/Span<</ActualText");
        if text.contains(['\0', '\u{feff}', '\u{fffe}']) {
            tokens::text(self.out, &text.replace(['\0', '\u{feff}', '\u{fffe}'], ""));
        } else {
            tokens::text(self.out, text);
        }
        self.out.extend_from_slice(b">>BDC\n");
    }

    fn end_actual_text(&mut self) {
        self.close();
        self.out.extend_from_slice(b"EMC\n");
    }

    fn close(&mut self) {
        let Some((start, string)) = self.open.take() else { return };
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

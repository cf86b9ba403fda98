//! The fonts of a volume: one subset a face, CIDs given out as glyphs come, all written at the end (ISO 32000-1, 9.7).

use std::io;
use std::io::Write;
use std::rc::Rc;

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo};
use pdf_writer::{Chunk, Finish, Name, Rect, Ref, Str};
use sha2::{Digest, Sha256};
use skrifa::MetadataProvider;
use subsetter::GlyphRemapper;

use crate::length::Em;
use crate::pdf::charstrings;
use crate::pdf::objects::Objects;
use crate::pdf::packed::Packed;
use crate::pdf::subset::{Subset, Text, UsedGlyph, may_be_mapped};
use crate::pdf::tokens;
use crate::pdf::unhinted;
use crate::pdf::unwritable::Unwritable;
use crate::text::font::{FaceInfo, Outlines};
use crate::text::{FaceId, FontBook, GlyphRun};

/// CID of no glyph yet; a face has fewer glyphs.
const NONE: u16 = u16::MAX;

/// The faces of a volume that are in use.
pub(super) struct Fonts<'f> {
    book: &'f FontBook,
    /// By number of the face.
    faces: Vec<Option<Face>>,
    /// The fonts of the file's head, if it has one.
    stocked: Option<Rc<StockedFonts>>,
}

/// Fonts in the head of files: nothing is added to them. By number of the face.
pub(super) struct StockedFonts(Vec<Option<Face>>);

/// A font of a file. A face may have two: one in the file's head and one of the glyphs that the head lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Font {
    face: FaceId,
    stocked: bool,
}

impl Font {
    /// Writes its name: face 3 is `/F3`, or `/S3` in the head.
    pub(super) fn name(self, out: &mut Vec<u8>) {
        out.extend_from_slice(if self.stocked { b"/S" } else { b"/F" });
        tokens::integer(out, u64::from(self.face.0));
    }
}

/// The glyphs of a font.
pub(super) enum Glyphs<'a> {
    /// Of one to which glyphs are added.
    Open(&'a mut Face),
    /// Of one that is written.
    Stocked(&'a Face),
}

impl Glyphs<'_> {
    /// See [`Face::show`]. A font that is written shows the glyphs that it has.
    pub(super) fn show(&mut self, book: &FontBook, face: FaceId, glyph: u16, text: Option<&str>) -> Shown {
        match self {
            Self::Open(font) => font.show(book, face, glyph, text),
            Self::Stocked(font) => font.show_known(glyph, text),
        }
    }
}

/// A face in use.
pub(super) struct Face {
    id: Ref,
    /// CIDs by glyph number in the face.
    cids: Vec<u16>,
    /// By CID. The first is `.notdef`.
    glyphs: Vec<UsedGlyph>,
}

/// How a glyph is to be shown.
pub(super) struct Shown {
    /// Its CID, which is its code in the content stream (Identity-H: codes of one byte for some glyphs need a CMap in the
    /// file, and readers such as MuPDF 1.21 then lose the text of the glyphs with two).
    pub(super) cid: u16,
    /// How far a reader moves after it.
    pub(super) advance: Em,
    /// Whether its ToUnicode entry says the text that it stands for here.
    pub(super) speaks: bool,
}

impl<'f> Fonts<'f> {
    pub(super) fn new(book: &'f FontBook) -> Self {
        Self { book, faces: Vec::new(), stocked: None }
    }

    /// Fonts of a file whose head has these.
    pub(super) fn behind(book: &'f FontBook, stocked: Rc<StockedFonts>) -> Self {
        Self { book, faces: Vec::new(), stocked: Some(stocked) }
    }

    pub(super) fn book(&self) -> &'f FontBook {
        self.book
    }

    /// The face, with an object number of its own from its first use on.
    pub(super) fn face<W: Write>(&mut self, id: FaceId, objects: &mut Objects<W>) -> &mut Face {
        open(&mut self.faces, self.book, id, objects)
    }

    /// The font that text of a face nearly always is in.
    pub(super) fn usual(&self, face: FaceId) -> Font {
        Font { face, stocked: self.stocked(face).is_some() }
    }

    /// The font that has all glyphs of a run: that in the head, or one to which they are added.
    pub(super) fn font_for(&self, run: &GlyphRun) -> Font {
        let has_all = |face: &Face| run.glyphs.iter().all(|glyph| face.cid(glyph.id).is_some());
        Font { face: run.face, stocked: self.stocked(run.face).is_some_and(has_all) }
    }

    /// The glyphs of a font, which has an object number of its own from here on.
    pub(super) fn glyphs<W: Write>(&mut self, font: Font, objects: &mut Objects<W>) -> Glyphs<'_> {
        let at = usize::from(font.face.0);
        match self.stocked.as_ref().filter(|_| font.stocked).and_then(|stocked| stocked.0.get(at)) {
            Some(Some(face)) => Glyphs::Stocked(face),
            _ => Glyphs::Open(open(&mut self.faces, self.book, font.face, objects)),
        }
    }

    /// Whether the file has fonts beside those in its head.
    pub(super) fn has_open(&self) -> bool {
        self.faces.iter().any(Option::is_some)
    }

    fn stocked(&self, face: FaceId) -> Option<&Face> {
        self.stocked.as_ref()?.0.get(usize::from(face.0))?.as_ref()
    }

    /// Gives the first CIDs to the glyphs of these runs, in their order.
    pub(super) fn begin_with<W: Write>(&mut self, runs: &[GlyphRun], objects: &mut Objects<W>) {
        for run in runs {
            let book = self.book;
            let face = self.face(run.face, objects);
            for (number, glyph) in run.glyphs.iter().enumerate() {
                let alone = glyph.text_length > 0 && run.glyphs.get(number + 1).is_none_or(|next| next.text_length > 0);
                face.show(book, run.face, glyph.id, alone.then(|| run.cluster(glyph)));
            }
        }
    }

    /// Writes all fonts and, as `resources`, the dictionary that names them.
    pub(super) fn finish<W: Write>(self, resources: Ref, objects: &mut Objects<W>) -> io::Result<()> {
        let mut names = b"<<".to_vec();
        let mut name = |faces: &[Option<Face>], stocked: bool| {
            for (number, face) in (0..).zip(faces) {
                if let Some(face) = face {
                    Font { face: FaceId(number), stocked }.name(&mut names);
                    names.push(b' ');
                    tokens::reference(&mut names, face.id);
                }
            }
        };
        name(self.stocked.as_ref().map_or(&[], |stocked| stocked.0.as_slice()), true);
        name(&self.faces, false);
        names.extend_from_slice(b">>");
        objects.object(resources)?.extend_from_slice(&names);
        // What the head lacks is a glyph or a few, of one file alone.
        let of_one_file = self.stocked.as_ref().is_some_and(|stocked| !stocked.0.is_empty());
        for (number, face) in (0..).zip(self.faces) {
            if let Some(mut face) = face {
                face.write(FaceId(number), self.book.info(FaceId(number)), of_one_file, objects)?;
            }
        }
        Ok(())
    }

    /// Writes all fonts for the head of files.
    pub(super) fn into_stock<W: Write>(mut self, objects: &mut Objects<W>) -> io::Result<StockedFonts> {
        for (number, face) in (0..).zip(&mut self.faces) {
            if let Some(face) = face {
                face.write(FaceId(number), self.book.info(FaceId(number)), false, objects)?;
            }
        }
        Ok(StockedFonts(self.faces))
    }
}

/// The face among those in use, with an object number of its own from its first use on.
fn open<'a, W: Write>(
    faces: &'a mut Vec<Option<Face>>,
    book: &FontBook,
    id: FaceId,
    objects: &mut Objects<W>,
) -> &'a mut Face {
    let at = usize::from(id.0);
    if faces.len() <= at {
        faces.resize_with(at + 1, || None);
    }
    faces[at].get_or_insert_with(|| Face {
        id: objects.reserve(),
        cids: vec![0],
        glyphs: vec![UsedGlyph { number: 0, advance: book.advance(id, 0), text: Text::Unknown }],
    })
}

impl Face {
    /// How to show a glyph of this face that stands for `text` alone; `None` where it stands only for a part of a
    /// cluster. The first text that a glyph says is its ToUnicode entry.
    pub(super) fn show(&mut self, book: &FontBook, face: FaceId, glyph: u16, text: Option<&str>) -> Shown {
        let at = usize::from(glyph);
        if self.cids.len() <= at {
            self.cids.resize(at + 1, NONE);
        }
        let mut cid = self.cids[at];
        if cid == NONE {
            // No face has more glyphs than there are numbers.
            cid = u16::try_from(self.glyphs.len()).unwrap_or(0);
            self.cids[at] = cid;
            let advance = book.advance(face, glyph);
            self.glyphs.push(UsedGlyph { number: glyph, advance, text: Text::Unknown });
        }
        let used = &mut self.glyphs[usize::from(cid)];
        let speaks = text.is_some_and(|text| used.says(text));
        Shown { cid, advance: used.advance, speaks }
    }

    /// The CID of a glyph that the font has.
    fn cid(&self, glyph: u16) -> Option<u16> {
        self.cids.get(usize::from(glyph)).copied().filter(|cid| *cid != NONE)
    }

    /// How to show a glyph that the font has.
    fn show_known(&self, glyph: u16, text: Option<&str>) -> Shown {
        let cid = self.cid(glyph).unwrap_or(0);
        let used = &self.glyphs[usize::from(cid)];
        Shown { cid, advance: used.advance, speaks: text.is_some_and(|text| used.is_known_to_say(text)) }
    }

    /// The subset as it stands in the file: as it was kept from another file with the same glyphs, or made. `of_one_file`: hardly any
    /// other file has it.
    fn subset<W: Write>(
        &self,
        id: FaceId,
        info: &FaceInfo,
        of_one_file: bool,
        objects: &mut Objects<W>,
    ) -> io::Result<Rc<Subset>> {
        if let Some(known) = objects.packed().subset(id, &self.glyphs) {
            return Ok(known);
        }
        let program = self.program(id, info, objects.packed())?;
        let mut pack = |data: &[u8]| if of_one_file { objects.pack_own(data) } else { objects.pack(data) };
        let made = Rc::new(Subset {
            name: format!("{}+{}", self.tag(info), info.postscript_name),
            program: pack(&program)?,
            length: program.len(),
            to_unicode: pack(&self.to_unicode())?,
        });
        objects.packed().keep(id, &self.glyphs, &made);
        Ok(made)
    }

    /// The font program of the subset.
    fn program(&self, id: FaceId, info: &FaceInfo, packed: &Packed) -> io::Result<Vec<u8>> {
        let refused = || Unwritable::Subset { face: info.postscript_name.clone() };
        if info.outlines == Outlines::Cff {
            if let Some(table) = packed.cff(id, info, &self.glyphs)? {
                return Ok(table);
            }
            if !charstrings::are_modest(info, self.glyphs.iter().map(|glyph| glyph.number)) {
                return Err(refused().into());
            }
        }
        let mut remapper = GlyphRemapper::new();
        for glyph in &self.glyphs {
            remapper.remap(glyph.number);
        }
        let subset = subsetter::subset(info.data.as_slice(), info.index, &remapper).map_err(io::Error::other)?;
        let program = match info.outlines {
            Outlines::TrueType => unhinted::truetype(&subset),
            Outlines::Cff => unhinted::cff(unhinted::table(&subset, *b"CFF ").ok_or_else(refused)?),
        };
        Ok(program.into_owned())
    }

    fn write<W: Write>(
        &mut self,
        id: FaceId,
        info: &FaceInfo,
        of_one_file: bool,
        objects: &mut Objects<W>,
    ) -> io::Result<()> {
        self.name_the_silent(info);
        let subset = self.subset(id, info, of_one_file, objects)?;
        let name = subset.name.as_str();
        // The name of a Type 0 font over CFF has the CMap's name behind it (9.7.6.1).
        let composite = match info.outlines {
            Outlines::Cff => format!("{name}-Identity-H"),
            Outlines::TrueType => name.to_owned(),
        };
        let system = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
        let [cid_font, descriptor, file, to_unicode] = [(); 4].map(|()| objects.reserve());

        let mut chunk = Chunk::new();
        let mut font = chunk.type0_font(self.id);
        font.base_font(Name(composite.as_bytes())).descendant_font(cid_font).to_unicode(to_unicode);
        font.encoding_predefined(Name(b"Identity-H"));
        font.finish();
        objects.chunk(self.id, &chunk)?;

        let mut chunk = Chunk::new();
        let mut font = chunk.cid_font(cid_font);
        font.subtype(match info.outlines {
            Outlines::Cff => CidFontType::Type0,
            Outlines::TrueType => CidFontType::Type2,
        });
        font.base_font(Name(name.as_bytes())).system_info(system).font_descriptor(descriptor).default_width(1000.0);
        if info.outlines == Outlines::TrueType {
            font.cid_to_gid_map_predefined(Name(b"Identity"));
        }
        let mut widths = font.widths();
        for (first, run) in self.widths() {
            widths.consecutive(first, run);
        }
        widths.finish();
        font.finish();
        objects.chunk(cid_font, &chunk)?;

        let mut chunk = Chunk::new();
        let mut flags = FontFlags::SYMBOLIC;
        flags.set(FontFlags::SERIF, info.serif);
        flags.set(FontFlags::ITALIC, info.italic);
        let [left, bottom, right, top] = info.bbox.map(thousandths);
        let mut fields = chunk.font_descriptor(descriptor);
        fields
            .name(Name(name.as_bytes()))
            .flags(flags)
            .bbox(Rect::new(left, bottom, right, top))
            .italic_angle(info.italic_angle)
            .ascent(thousandths(info.ascent))
            .descent(thousandths(info.descent))
            .cap_height(thousandths(info.cap_height))
            // Fonts do not say how thick their stems are; readers use it only in place of a missing font.
            .stem_v(if info.bold { 140.0 } else { 80.0 });
        match info.outlines {
            Outlines::Cff => fields.font_file3(file),
            Outlines::TrueType => fields.font_file2(file),
        };
        fields.finish();
        objects.chunk(descriptor, &chunk)?;

        let mut dictionary = Vec::new();
        match info.outlines {
            Outlines::Cff => dictionary.extend_from_slice(b"/Subtype/CIDFontType0C"),
            Outlines::TrueType => {
                dictionary.extend_from_slice(b"/Length1 ");
                tokens::integer(&mut dictionary, subset.length as u64);
            }
        }
        objects.packed_stream(file, &dictionary, &subset.program)?;
        objects.packed_stream(to_unicode, b"", &subset.to_unicode)
    }

    /// Six letters made from the glyphs, so that two subsets of a face have two names and equal ones the same.
    fn tag(&self, info: &FaceInfo) -> String {
        let mut hash = Sha256::new();
        hash.update(info.postscript_name.as_bytes());
        for glyph in &self.glyphs {
            hash.update(glyph.number.to_be_bytes());
        }
        hash.finalize().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
    }

    /// Runs of widths that are not the default of one em, with the CID of the first.
    fn widths(&self) -> Vec<(u16, Vec<f32>)> {
        let mut runs: Vec<(u16, Vec<f32>)> = Vec::new();
        let mut open = false;
        for (cid, glyph) in (0_u16..).zip(&self.glyphs) {
            if glyph.advance == Em::ONE {
                open = false;
                continue;
            }
            match runs.last_mut().filter(|_| open) {
                Some((_, run)) => run.push(thousandths(glyph.advance)),
                None => runs.push((cid, vec![thousandths(glyph.advance)])),
            }
            open = true;
        }
        runs
    }

    /// Gives a ToUnicode entry to the glyphs that were only ever parts of clusters, since PDF/A-2a asks for one of every
    /// glyph (ISO 19005-2, 6.2.11.7.2): the character that leads to the glyph in the font's character map or, where none
    /// does, a space of no width. What readers extract is the `/ActualText` around the cluster.
    fn name_the_silent(&mut self, info: &FaceInfo) {
        if self.glyphs.iter().skip(1).all(|glyph| glyph.text != Text::Unknown) {
            return;
        }
        if let Ok(font) = skrifa::FontRef::from_index(info.data.as_slice(), info.index) {
            for (character, glyph) in font.charmap().mappings() {
                let used = u16::try_from(glyph.to_u32())
                    .ok()
                    .and_then(|glyph| self.cids.get(usize::from(glyph)).copied())
                    .and_then(|cid| self.glyphs.get_mut(usize::from(cid)));
                if let (Some(used), Some(character)) = (used, char::from_u32(character))
                    && used.text == Text::Unknown
                    && may_be_mapped(character)
                {
                    used.text = Text::One(character);
                }
            }
        }
        for glyph in self.glyphs.iter_mut().skip(1).filter(|glyph| glyph.text == Text::Unknown) {
            glyph.text = Text::One('\u{200b}');
        }
    }

    /// The ToUnicode CMap (9.10.3).
    fn to_unicode(&self) -> Vec<u8> {
        let mut out = b"/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n\
            /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n\
            /CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
            .to_vec();
        out.extend_from_slice(b"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        let entries: Vec<(u16, String)> = (0_u16..)
            .zip(&self.glyphs)
            .filter_map(|(cid, glyph)| match &glyph.text {
                Text::Unknown => None,
                Text::One(character) => Some((cid, character.to_string())),
                Text::Several(text) => Some((cid, text.to_string())),
            })
            .collect();
        // At most 100 entries a block (Adobe Technical Note 5411).
        for block in entries.chunks(100) {
            out.extend_from_slice(format!("{} beginbfchar\n", block.len()).as_bytes());
            for (cid, text) in block {
                out.extend_from_slice(format!("<{cid:04X}><").as_bytes());
                for unit in text.encode_utf16() {
                    out.extend_from_slice(format!("{unit:04X}").as_bytes());
                }
                out.extend_from_slice(b">\n");
            }
            out.extend_from_slice(b"endbfchar\n");
        }
        out.extend_from_slice(b"endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
        out
    }
}

#[expect(clippy::cast_precision_loss, reason = "far below 2^24")]
fn thousandths(value: Em) -> f32 {
    value.0 as f32
}

#[cfg(test)]
mod tests {
    use super::{Face, Fonts};
    use crate::diagnostic::Findings;
    use crate::pdf::objects::Objects;
    use crate::text::{FaceId, FontBook};

    const FACE: FaceId = FaceId(0);

    fn with_face(check: impl Fn(&FontBook, &mut Face)) -> std::io::Result<()> {
        let book = FontBook::load(None, &mut Findings::new());
        let mut fonts = Fonts::new(&book);
        check(&book, fonts.face(FACE, &mut Objects::begin(Vec::new())?));
        Ok(())
    }

    #[test]
    fn cids_follow_first_use() -> std::io::Result<()> {
        with_face(|book, face| {
            let cids = [70, 40, 70, 41].map(|glyph| face.show(book, FACE, glyph, Some("x")).cid);
            assert_eq!(cids, [1, 2, 1, 3]);
        })
    }

    #[test]
    fn the_first_text_of_a_glyph_wins() -> std::io::Result<()> {
        with_face(|book, face| {
            let speaks =
                [Some("-"), Some("\u{2010}"), Some("-"), None].map(|text| face.show(book, FACE, 9, text).speaks);
            assert_eq!(speaks, [true, false, true, false]);
            assert!(face.show(book, FACE, 10, Some("ffi")).speaks);
            let map = String::from_utf8(face.to_unicode()).unwrap_or_default();
            assert!(map.contains("2 beginbfchar\n<0001><002D>\n<0002><006600660069>\nendbfchar"), "{map}");
        })
    }

    #[test]
    fn forbidden_and_private_characters_are_never_entries() -> std::io::Result<()> {
        with_face(|book, face| {
            for text in ["", "\0", "\u{feff}", "a\u{feff}", "\u{e000}", "\u{f0000}"] {
                assert!(!face.show(book, FACE, 9, Some(text)).speaks, "{text:?}");
            }
            assert!(face.show(book, FACE, 9, Some("a")).speaks);
        })
    }
}

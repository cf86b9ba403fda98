//! A volume: one PDF file, written letter by letter.

use std::collections::HashMap;
use std::fmt;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::Arc;

use pdf_writer::Ref;

use crate::layout::frame::{Document, Laid, Turn};
use crate::pdf::about::{Metadata, Written};
use crate::pdf::content::{PROPERTIES, Supplies};
use crate::pdf::font::Fonts;
use crate::pdf::image::Images;
use crate::pdf::metadata::{self, Entries};
use crate::pdf::objects::{Objects, Packing};
use crate::pdf::pages::{Outline, PageTree, media_box};
use crate::pdf::rows;
use crate::pdf::shape::Shape;
use crate::pdf::shared::SharedStreams;
use crate::pdf::sketch::{Bases, Letter, Number, Numbers, Sketch, reference};
use crate::pdf::spread::{OwnContent, SHAPES_KEPT, Spread, Spreads, Stretch};
use crate::pdf::stock::Stock;
use crate::pdf::structure::{Draft, Structure};
use crate::pdf::tokens;
use crate::pdf::unwritable::Unwritable;
use crate::text::FontBook;

/// Plans that are kept at once (tuned; see `layout::letter_sheet`).
const PLANS_KEPT: usize = 256;
/// Shapes whose letters wait at once (tuned).
const BLOCKS_KEPT: usize = 256;
/// A PDF file in the making. After an error it is of no use.
pub struct Volume<'f, W: Write> {
    objects: Objects<W>,
    metadata: Metadata,
    catalog: Ref,
    info: Ref,
    pages_root: Ref,
    outline_root: Ref,
    structure_root: Ref,
    /// `/Resources` of a page without images.
    resources: Ref,
    /// The dictionary of fonts in all resources.
    font_names: Ref,
    /// The dictionary of property lists in all resources.
    properties: Ref,
    /// The colour profile, if the head of the file has it.
    profile: Option<Ref>,
    fonts: Fonts<'f>,
    images: Images,
    shared: SharedStreams,
    pages: PageTree,
    outline: Outline,
    structure: Structure,
    /// The pages of plans that files behind the same head have.
    spreads: Spreads,
    /// The plans of former letters by address.
    plans: HashMap<usize, Known>,
    own: OwnContent,
    /// Letters whose content is written and whose objects are not, by their shape.
    blocks: Vec<Block>,
    /// The block of a shape.
    block_of: HashMap<Rc<Shape>, usize>,
}

/// Letters of one shape.
struct Block {
    shape: Rc<Shape>,
    letters: Vec<Letter>,
    /// How many are written together.
    most: usize,
}

/// A plan that this volume has met.
struct Known {
    /// Keeps the address from being given to another plan.
    plan: Arc<Document>,
    spread: Spread,
    /// The shapes of letters of this plan by the MCIDs that their own pieces take.
    shapes: HashMap<Vec<u32>, Rc<Shape>>,
}

impl<W: Write> fmt::Debug for Volume<'_, W> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Volume")
            .field("metadata", &self.metadata)
            .field("pages", &self.pages.count())
            .field("objects", &self.objects.count())
            .finish_non_exhaustive()
    }
}

impl<'f, W: Write> Volume<'f, W> {
    /// Writes the head of the file.
    pub fn begin(sink: W, fonts: &'f FontBook, metadata: &Metadata) -> io::Result<Self> {
        Ok(Self::new(Objects::begin(sink)?, Fonts::new(fonts), metadata))
    }

    /// A file that goes on behind the head of a stock, which the sink has already.
    pub fn behind(sink: W, stock: &Stock, fonts: &'f FontBook, metadata: &Metadata) -> Self {
        let fonts = Fonts::behind(fonts, stock.fonts());
        Self { profile: stock.profile(), spreads: stock.spreads(), ..Self::new(stock.objects(sink), fonts, metadata) }
    }

    fn new(mut objects: Objects<W>, fonts: Fonts<'f>, metadata: &Metadata) -> Self {
        let [catalog, info, pages_root, outline_root, structure_root, resources, font_names, properties] =
            [(); 8].map(|()| objects.reserve());
        Self {
            structure: Structure::new(structure_root, &mut objects),
            objects,
            metadata: metadata.clone(),
            catalog,
            info,
            pages_root,
            outline_root,
            structure_root,
            resources,
            font_names,
            properties,
            profile: None,
            fonts,
            images: Images::new(),
            shared: SharedStreams::default(),
            pages: PageTree::new(pages_root),
            outline: Outline::new(outline_root),
            spreads: Spreads::default(),
            plans: HashMap::new(),
            own: OwnContent::default(),
            blocks: Vec::new(),
            block_of: HashMap::new(),
        }
    }

    /// Lists the sheets last to first, for a printer that lays the first sheet undermost; what is written and how it is
    /// read stay as they are. A two-sided file must then have an even number of pages.
    #[must_use]
    pub fn sheets_in_reverse(mut self) -> Self {
        self.pages.reverse(self.metadata.duplex.pages_a_sheet());
        self
    }

    /// Writes a document that is like no other. Memory in use grows by the bookkeeping of its objects only.
    pub fn add(&mut self, document: &Document) -> io::Result<()> {
        self.add_letter(&Laid::alone(Arc::new(document.clone())))
    }

    /// Writes one letter's pages and structure.
    pub fn add_letter(&mut self, letter: &Laid) -> io::Result<()> {
        let address = Arc::as_ptr(&letter.plan) as usize;
        let mut known = match self.plans.remove(&address) {
            Some(known) => known,
            None => self.meet(letter)?,
        };
        self.write(letter, &mut known)?;
        if letter.kept {
            if self.plans.len() >= PLANS_KEPT {
                self.plans.clear();
            }
            self.plans.insert(address, known);
        }
        Ok(())
    }

    /// Writes what the volume does not have yet of a plan's shared content.
    fn meet(&mut self, letter: &Laid) -> io::Result<Known> {
        let mut supplies = Supplies { fonts: &mut self.fonts, images: &mut self.images, objects: &mut self.objects };
        let spread = if let Some(known) = self.spreads.again(&letter.plan, &mut self.shared, supplies.objects)? {
            known
        } else {
            let made = Spread::new(&letter.plan, self.metadata.lang, &mut self.shared, &mut supplies)?;
            if letter.kept && !self.fonts.has_open() && !made.has_images() {
                self.spreads.keep(&letter.plan, &made, &self.objects);
            }
            made
        };
        Ok(Known { plan: letter.plan.clone(), spread, shapes: HashMap::new() })
    }

    /// Writes a letter's own content and puts it to those of its shape.
    fn write(&mut self, letter: &Laid, known: &mut Known) -> io::Result<()> {
        let mut supplies = Supplies { fonts: &mut self.fonts, images: &mut self.images, objects: &mut self.objects };
        known.spread.write_own(&letter.own, &mut self.own, &mut supplies)?;
        let shape = if let Some(shape) = known.shapes.get(&self.own.counts) {
            shape.clone()
        } else {
            let shape = self.new_shape(letter, known)?;
            if known.shapes.len() >= SHAPES_KEPT {
                known.shapes.clear();
            }
            known.shapes.insert(self.own.counts.clone(), shape.clone());
            shape
        };
        let streams = self.objects.reserve_many(self.own.used);
        for (number, stream) in (0..).zip(&self.own.streams[..self.own.used]) {
            let id = Ref::new(streams.get().saturating_add_unsigned(number));
            self.objects.stream(id, b"", stream, Packing::Letter)?;
        }
        self.images.write(&mut self.objects)?;
        let page = self.pages.reserve(known.spread.pages.len(), &mut self.objects);
        let topmost = self.structure.reserve(&shape.summary);
        if let (Some(title), Some(first)) = (&letter.bookmark, letter.plan.pages.first()) {
            self.outline.push(title, page, first.size.height);
        }
        self.wait(shape, Letter { streams, page, topmost })
    }

    /// Puts a letter to those of its shape; writes them when they are many.
    fn wait(&mut self, shape: Rc<Shape>, letter: Letter) -> io::Result<()> {
        let at = if let Some(at) = self.block_of.get(&shape) {
            *at
        } else {
            if self.blocks.len() == BLOCKS_KEPT {
                self.write_blocks()?;
            }
            self.block_of.insert(shape.clone(), self.blocks.len());
            let most = rows::letters_a_block(&shape.sketch);
            self.blocks.push(Block { shape, letters: Vec::new(), most });
            self.blocks.len() - 1
        };
        let Some(block) = self.blocks.get_mut(at) else { return Ok(()) };
        block.letters.push(letter);
        if block.letters.len() == block.most {
            let letters = std::mem::take(&mut block.letters);
            let shape = block.shape.clone();
            self.write_block(&shape, &letters)?;
        }
        Ok(())
    }

    /// Writes all letters that wait, and forgets their shapes.
    fn write_blocks(&mut self) -> io::Result<()> {
        self.block_of.clear();
        for Block { shape, letters, .. } in std::mem::take(&mut self.blocks) {
            self.write_block(&shape, &letters)?;
        }
        Ok(())
    }

    /// Writes the objects of letters of one shape.
    fn write_block(&mut self, shape: &Shape, letters: &[Letter]) -> io::Result<()> {
        // A block has far fewer letters.
        let count = u32::try_from(letters.len()).unwrap_or(u32::MAX);
        let objects = self.objects.reserve_many(shape.sketch.count() as usize * letters.len());
        let (key, note) = self.structure.next();
        let pages = &self.pages;
        let bases = Bases {
            objects: Numbers::side_by_side(objects.get().unsigned_abs(), count),
            keys: Numbers::in_turn(key, count, shape.summary.keys_apart()),
            notes: Numbers::side_by_side(note, count),
            letters,
            node: &|place| pages.node(place),
        };
        rows::write(&shape.sketch, &bases, &mut self.objects)?;
        self.structure.add(&shape.summary, &bases, &mut self.objects)?;
        let objects = bases.objects;
        for (number, letter) in (0..).zip(letters) {
            for page in 0..shape.pages {
                self.pages.set(letter.page.saturating_add(page), reference(objects.of(number, page)));
            }
        }
        Ok(())
    }

    /// The shape of a letter that is unlike those before it in the file: that of the first letter of another file, or made.
    fn new_shape(&mut self, letter: &Laid, known: &Known) -> io::Result<Rc<Shape>> {
        // The first letter of a file decides as much for the pages behind it in every file.
        let is_first = self.pages.count() == 0;
        if let Some(page) = letter.plan.pages.first() {
            self.pages.size(page.size);
        }
        if is_first && let Some(shape) = self.spreads.shape(&letter.plan, &known.spread, &self.own.counts) {
            return Ok(shape);
        }
        let shape = Rc::new(self.shape(letter, known)?);
        if is_first && letter.kept {
            self.spreads.keep_shape(&letter.plan, &known.spread, &self.own.counts, &shape);
        }
        Ok(shape)
    }

    /// The objects of a letter whose own content has been made.
    fn shape(&mut self, letter: &Laid, known: &Known) -> io::Result<Shape> {
        let mut draft = Draft::new(&known.plan, self.metadata.lang)?;
        known.spread.tag(&known.plan, &letter.own, &self.own.counts, self.fonts.book(), &mut draft)?;
        let mut sketch = Sketch::default();
        let mut stream = 0;
        for (number, (spread, page)) in known.spread.pages.iter().zip(&known.plan.pages).enumerate() {
            // A document has fewer pages than 2^32.
            let id = u32::try_from(number).unwrap_or(u32::MAX);
            sketch.part(id).extend_from_slice(b"<</Type/Page/Parent ");
            sketch.number(Number::Node(id));
            sketch.text().extend_from_slice(b" 0 R");
            if self.pages.size(page.size) != page.size {
                media_box(sketch.text(), page.size);
            }
            match page.turn {
                Turn::None => {}
                Turn::Quarter => sketch.text().extend_from_slice(b"/Rotate 90"),
                Turn::Half => sketch.text().extend_from_slice(b"/Rotate 180"),
            }
            let own = self.own.images.iter().find(|(page, _)| *page == number).map(|(_, images)| images.as_slice());
            self.resources(&spread.images(own), sketch.text());
            if !spread.stretches.is_empty() {
                sketch.text().extend_from_slice(b"/Contents");
                let mut before = b'[';
                for stretch in &spread.stretches {
                    sketch.text().push(before);
                    before = b' ';
                    match stretch {
                        Stretch::Shared { stream, .. } => {
                            let stream = known.spread.stream(*stream).ok_or(Unwritable::Pieces)?;
                            tokens::reference(sketch.text(), stream);
                        }
                        Stretch::Own { .. } => {
                            sketch.number(Number::Stream(stream));
                            sketch.text().extend_from_slice(b" 0 R");
                            stream += 1;
                        }
                    }
                }
                sketch.text().push(b']');
            }
            if let Some(key) = draft.key(id) {
                sketch.text().extend_from_slice(b"/StructParents ");
                sketch.number(Number::Key(key));
            }
            let mut annotations = draft.annotations(id).peekable();
            if annotations.peek().is_some() {
                sketch.text().extend_from_slice(b"/Annots");
                sketch.references(annotations);
            }
            sketch.text().extend_from_slice(b"/Tabs/S>>");
        }
        let summary = draft.write(self.structure.document(), &mut sketch);
        Ok(Shape::new(sketch, summary, u32::try_from(known.spread.pages.len()).unwrap_or(u32::MAX)))
    }

    /// A page's `/Resources`: on every page itself, never inherited (ISO 19005-2, 6.2.2).
    fn resources(&self, images: &[Ref], out: &mut Vec<u8>) {
        out.extend_from_slice(b"/Resources");
        if images.is_empty() {
            out.push(b' ');
            tokens::reference(out, self.resources);
            return;
        }
        out.extend_from_slice(b"<</Font ");
        tokens::reference(out, self.font_names);
        out.extend_from_slice(b"/Properties ");
        tokens::reference(out, self.properties);
        out.extend_from_slice(b"/XObject<<");
        for image in images {
            out.extend_from_slice(b"/I");
            tokens::signed(out, image.get());
            out.push(b' ');
            tokens::reference(out, *image);
        }
        out.extend_from_slice(b">>>>");
    }

    /// Writes fonts, structure, metadata and the cross-reference stream; hands the sink back.
    pub fn finish(mut self) -> io::Result<(W, Written)> {
        self.write_blocks()?;
        let pages = self.pages.count();
        let has_outline = self.outline.has_entries();
        // Files of a letter each differ in their bookmarks alone of what follows.
        let stocked = self.profile.is_some();
        if !stocked {
            self.outline.finish(&self.pages, &mut self.objects)?;
            self.outline = Outline::new(self.outline_root);
        }
        self.pages.finish(&mut self.objects)?;
        self.structure.finish(&mut self.objects)?;
        let out = self.objects.object(self.resources)?;
        out.extend_from_slice(b"<</Font ");
        tokens::reference(out, self.font_names);
        out.extend_from_slice(b"/Properties ");
        tokens::reference(out, self.properties);
        out.extend_from_slice(b">>");
        self.objects.object(self.properties)?.extend_from_slice(PROPERTIES);
        self.fonts.finish(self.font_names, &mut self.objects)?;
        if stocked {
            self.objects.close_stream(Packing::Common)?;
            self.outline.finish(&self.pages, &mut self.objects)?;
        }
        let entries = Entries {
            catalog: self.catalog,
            info: self.info,
            pages: self.pages_root,
            structure: self.structure_root,
            outline: has_outline.then_some(self.outline_root),
            profile: self.profile,
        };
        metadata::write(&self.metadata, &entries, &mut self.objects)?;
        self.objects.close_stream(Packing::Objects)?;
        // The cross-reference stream is an object too.
        let objects = self.objects.count() + 1;
        let identifier = metadata::identifier(&self.metadata);
        let (sink, bytes) = self.objects.finish(self.catalog, self.info, identifier)?;
        Ok((sink, Written { pages, bytes, shared_streams: self.shared.count(), objects }))
    }
}

//! A volume: one PDF file, written letter by letter.

use std::collections::HashMap;
use std::fmt;
use std::io::{self, Write};
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
use crate::pdf::shared::SharedStreams;
use crate::pdf::sketch::{Bases, Number, Sketch};
use crate::pdf::spread::{OwnContent, Spread, Stretch};
use crate::pdf::stock::Stock;
use crate::pdf::structure::{Draft, Structure, Summary};
use crate::pdf::tokens;
use crate::text::FontBook;

/// Plans that are kept at once (tuned; see `layout::letter_sheet`).
const PLANS_KEPT: usize = 256;
/// Sketches of one plan that are kept: one for each way in which the own pieces take MCIDs (tuned).
const SKETCHES_KEPT: usize = 64;

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
    fonts: Fonts<'f>,
    images: Images,
    shared: SharedStreams,
    pages: PageTree,
    outline: Outline,
    structure: Structure,
    /// The plans of former letters by address.
    plans: HashMap<usize, Known>,
    own: OwnContent,
    nodes: Vec<Ref>,
}

/// A plan that this volume has met.
struct Known {
    /// Keeps the address from being given to another plan.
    plan: Arc<Document>,
    spread: Spread,
    /// The objects of letters of this plan by the MCIDs that their own pieces take.
    sketches: HashMap<Vec<u32>, LetterSketch>,
}

/// The objects of a letter.
struct LetterSketch {
    sketch: Sketch,
    summary: Summary,
    /// The first object of its own streams.
    streams: u32,
    /// How many objects it has.
    count: u32,
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
        let mut objects = Objects::begin(sink)?;
        let [catalog, info, pages_root, outline_root, structure_root, resources, font_names, properties] =
            [(); 8].map(|()| objects.reserve());
        Ok(Self {
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
            fonts: Fonts::new(fonts),
            images: Images::new(),
            shared: SharedStreams::default(),
            pages: PageTree::new(pages_root),
            outline: Outline::new(outline_root),
            plans: HashMap::new(),
            own: OwnContent::default(),
            nodes: Vec::new(),
        })
    }

    /// Lists the sheets last to first, for a printer that lays the first sheet undermost; what is written and how it is
    /// read stay as they are. A two-sided file must then have an even number of pages.
    #[must_use]
    pub fn sheets_in_reverse(mut self) -> Self {
        self.pages.reverse(self.metadata.duplex.pages_a_sheet());
        self
    }

    /// Lets the file begin its fonts with the stock's glyphs and take what the stock has. Before any letter.
    pub fn take_stock(&mut self, stock: &Stock) {
        self.objects.set_stock(stock.clone());
        self.fonts.begin_with(stock.runs(), &mut self.objects);
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
        let spread = Spread::new(&letter.plan, self.metadata.lang, &mut self.shared, &mut supplies)?;
        Ok(Known { plan: letter.plan.clone(), spread, sketches: HashMap::new() })
    }

    fn write(&mut self, letter: &Laid, known: &mut Known) -> io::Result<()> {
        let mut supplies = Supplies { fonts: &mut self.fonts, images: &mut self.images, objects: &mut self.objects };
        known.spread.write_own(&letter.own, &mut self.own, &mut supplies)?;
        if !known.sketches.contains_key(&self.own.counts) {
            let sketch = self.sketch(letter, known)?;
            if known.sketches.len() >= SKETCHES_KEPT {
                known.sketches.clear();
            }
            known.sketches.insert(self.own.counts.clone(), sketch);
        }
        let Some(sketch) = known.sketches.get(&self.own.counts) else { return Ok(()) };
        // Numbered first and written in that order, so that the cross-reference stream has long runs that deflate to
        // nothing.
        let first = self.objects.reserve_many(sketch.count as usize);
        let object = |number: u32| Ref::new(first.get().saturating_add_unsigned(number));
        self.nodes.clear();
        for page in (0..).take(known.spread.pages.len()) {
            self.nodes.push(self.pages.push(object(page), &mut self.objects)?);
        }
        for (number, stream) in (sketch.streams..).zip(&self.own.streams[..self.own.used]) {
            self.objects.stream(object(number), b"", stream, Packing::Letter)?;
        }
        let (key, note) = self.structure.next();
        sketch.sketch.write(&Bases { object: first, key, note, nodes: &self.nodes }, &mut self.objects)?;
        self.structure.add(&sketch.summary, first, &mut self.objects)?;
        self.images.write(&mut self.objects)?;
        if let (Some(title), Some(page)) = (&letter.bookmark, letter.plan.pages.first()) {
            self.outline.push(title, first, page.size.height, &mut self.objects)?;
        }
        Ok(())
    }

    /// The objects of a letter whose own content has been made.
    fn sketch(&mut self, letter: &Laid, known: &Known) -> io::Result<LetterSketch> {
        let mut draft = Draft::new(&known.plan, self.metadata.lang)?;
        known.spread.tag(&known.plan, &letter.own, &self.own.counts, self.fonts.book(), &mut draft)?;
        let streams = draft.end();
        let leaf = streams.saturating_add(u32::try_from(self.own.used).unwrap_or(u32::MAX));
        let mut sketch = Sketch::default();
        let mut stream = streams;
        for (number, (spread, page)) in known.spread.pages.iter().zip(&known.plan.pages).enumerate() {
            // A document has fewer pages than 2^32.
            let id = u32::try_from(number).unwrap_or(u32::MAX);
            sketch.object(id).extend_from_slice(b"<</Type/Page/Parent ");
            sketch.number(Number::Node(number));
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
                        Stretch::Shared { stream, .. } => tokens::reference(sketch.text(), *stream),
                        Stretch::Own { .. } => {
                            sketch.reference(stream);
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
        let summary = draft.write(self.structure.document(), leaf, &mut sketch);
        // A document without content has no leaf, and its number is not taken.
        let count = if summary.has_leaf() { leaf.saturating_add(1) } else { leaf };
        Ok(LetterSketch { sketch, summary, streams, count })
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
        let pages = self.pages.count();
        let has_outline = self.outline.has_entries();
        self.pages.finish(&mut self.objects)?;
        self.outline.finish(&mut self.objects)?;
        self.structure.finish(&mut self.objects)?;
        let out = self.objects.object(self.resources)?;
        out.extend_from_slice(b"<</Font ");
        tokens::reference(out, self.font_names);
        out.extend_from_slice(b"/Properties ");
        tokens::reference(out, self.properties);
        out.extend_from_slice(b">>");
        self.objects.object(self.properties)?.extend_from_slice(PROPERTIES);
        self.fonts.finish(self.font_names, &mut self.objects)?;
        let entries = Entries {
            catalog: self.catalog,
            info: self.info,
            pages: self.pages_root,
            structure: self.structure_root,
            outline: has_outline.then_some(self.outline_root),
        };
        metadata::write(&self.metadata, &entries, &mut self.objects)?;
        self.objects.close_stream()?;
        // The cross-reference stream is an object too.
        let objects = self.objects.count() + 1;
        let identifier = metadata::identifier(&self.metadata);
        let (sink, bytes) = self.objects.finish(self.catalog, self.info, identifier)?;
        Ok((sink, Written { pages, bytes, shared_streams: self.shared.count(), objects }))
    }
}

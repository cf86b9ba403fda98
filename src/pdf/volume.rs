//! A volume: one PDF file, written letter by letter.

use std::fmt;
use std::io::{self, Write};

use pdf_writer::Ref;

use crate::layout::frame::{Document, Meaning, Page, Placed};
use crate::length::Point;
use crate::pdf::about::{Metadata, Written};
use crate::pdf::content::{Content, Mark, PROPERTIES, Supplies};
use crate::pdf::font::Fonts;
use crate::pdf::image::Images;
use crate::pdf::metadata::{self, Entries};
use crate::pdf::objects::{Objects, Packing};
use crate::pdf::pages::{Outline, PageTree, media_box, references};
use crate::pdf::shared::{Part, SharedStreams};
use crate::pdf::structure::Structure;
use crate::pdf::tokens;
use crate::pdf::unwritable::Unwritable;
use crate::text::FontBook;

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
    scratch: Scratch,
}

/// Buffers that serve page after page.
#[derive(Default)]
struct Scratch {
    stream: Vec<u8>,
    contents: Vec<Ref>,
    images: Vec<Ref>,
    stream_images: Vec<Ref>,
    annotations: Vec<Ref>,
    /// Numbers of the page's pieces as they are painted.
    order: Vec<usize>,
    counts: Vec<u32>,
    parts: Vec<Part>,
    parents: Vec<Ref>,
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
            scratch: Scratch::default(),
        })
    }

    /// Lists the sheets last to first, for a printer that lays the first sheet undermost; what is written and how it is
    /// read stay as they are. A two-sided file must then have an even number of pages.
    #[must_use]
    pub fn sheets_in_reverse(mut self) -> Self {
        self.pages.reverse(self.metadata.duplex.pages_a_sheet());
        self
    }

    /// Writes one document's pages and structure. Memory in use grows by the bookkeeping of its objects only.
    pub fn add(&mut self, document: &Document) -> io::Result<()> {
        // Pages and elements are numbered first and written in that order, so that the cross-reference stream has
        // long runs that deflate to nothing.
        let first = self.objects.reserve_many(document.pages.len());
        self.structure.begin(document, self.metadata.lang, &mut self.objects)?;
        for (number, page) in (first.get()..).zip(&document.pages) {
            self.page(document, page, Ref::new(number))?;
        }
        self.images.write(&mut self.objects)?;
        self.structure.end(&document.elements, &mut self.objects)?;
        if let (Some(title), Some(page)) = (&document.bookmark, document.pages.first()) {
            self.outline.push(title, first, page.size.height, &mut self.objects)?;
        }
        Ok(())
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

    fn page(&mut self, document: &Document, page: &Page, id: Ref) -> io::Result<()> {
        let scratch = &mut self.scratch;
        scratch.contents.clear();
        scratch.images.clear();
        scratch.annotations.clear();
        scratch.parents.clear();
        let mut order = std::mem::take(&mut scratch.order);
        painting_order(&page.placed, &mut order);
        for stretch in order.chunk_by(|one, next| page.placed[*one].shared == page.placed[*next].shared) {
            self.stretch(document, page, id, stretch)?;
        }
        self.scratch.order = order;
        let scratch = &self.scratch;
        let key = match scratch.parents.as_slice() {
            [] => None,
            parents => Some(self.structure.page(parents, &mut self.objects)?),
        };
        let (parent, same_size) = self.pages.push(id, page.size, &mut self.objects)?;
        let out = self.objects.object(id)?;
        out.extend_from_slice(b"<</Type/Page/Parent ");
        tokens::reference(out, parent);
        if !same_size {
            media_box(out, page.size);
        }
        // On every page itself, never inherited (ISO 19005-2, 6.2.2).
        out.extend_from_slice(b"/Resources");
        if scratch.images.is_empty() {
            out.push(b' ');
            tokens::reference(out, self.resources);
        } else {
            out.extend_from_slice(b"<</Font ");
            tokens::reference(out, self.font_names);
            out.extend_from_slice(b"/Properties ");
            tokens::reference(out, self.properties);
            out.extend_from_slice(b"/XObject<<");
            for image in &scratch.images {
                out.extend_from_slice(b"/I");
                tokens::signed(out, image.get());
                out.push(b' ');
                tokens::reference(out, *image);
            }
            out.extend_from_slice(b">>>>");
        }
        if !scratch.contents.is_empty() {
            out.extend_from_slice(b"/Contents");
            references(out, scratch.contents.iter().copied());
        }
        if let Some(key) = key {
            out.extend_from_slice(b"/StructParents ");
            tokens::integer(out, u64::from(key));
        }
        if !scratch.annotations.is_empty() {
            out.extend_from_slice(b"/Annots");
            references(out, scratch.annotations.iter().copied());
        }
        out.extend_from_slice(b"/Tabs/S>>");
        Ok(())
    }

    /// A stretch of pieces that are all shared or all the letter's own: one content stream.
    fn stretch(&mut self, document: &Document, page: &Page, id: Ref, stretch: &[usize]) -> io::Result<()> {
        let painted = || stretch.iter().map(|number| &page.placed[*number]);
        let Some(Placed { shared, .. }) = painted().next() else { return Ok(()) };
        let height = page.size.height;
        let scratch = &mut self.scratch;
        scratch.counts.clear();
        scratch.parts.clear();
        // A page has far fewer pieces than 2^32.
        let mcid = u32::try_from(scratch.parents.len()).unwrap_or(u32::MAX);
        for placed in painted() {
            let mark = match placed.meaning {
                Meaning::Artifact { pagination } => Mark::Artifact { pagination },
                Meaning::Content(element) => {
                    let role = document.elements.get(element as usize).map(|element| element.role);
                    let (Some(role), Some(lang)) = (role, self.structure.lang(element)) else {
                        return Err(Unwritable::Element { number: element }.into());
                    };
                    Mark::Content { role, lang }
                }
            };
            scratch.parts.push(Part::new(placed, height, mark, mcid));
        }
        if let Some(known) = self.shared.get(&scratch.parts).filter(|_| *shared) {
            scratch.contents.push(known.id);
            scratch.counts.extend_from_slice(&known.counts);
            add_missing(&mut scratch.images, &known.images);
            return self.tag(document, page, id, stretch);
        }
        scratch.stream.clear();
        scratch.stream_images.clear();
        let mut supplies = Supplies { fonts: &mut self.fonts, images: &mut self.images, objects: &mut self.objects };
        let mut content = Content::new(&mut scratch.stream, &mut scratch.stream_images, height, mcid);
        for (placed, part) in painted().zip(&scratch.parts) {
            scratch.counts.push(content.piece(placed.origin, &placed.piece, part.mark, &mut supplies)?);
        }
        content.finish();
        let stream = self.objects.reserve();
        scratch.contents.push(stream);
        add_missing(&mut scratch.images, &scratch.stream_images);
        if *shared {
            self.shared.insert(&scratch.parts, stream, &scratch.counts, &scratch.stream_images, painted());
        }
        let packing = if *shared { Packing::Volume } else { Packing::Letter };
        self.objects.stream(stream, b"", &scratch.stream, packing)?;
        self.tag(document, page, id, stretch)
    }

    /// Takes the marked content of a stretch into the structure.
    fn tag(&mut self, document: &Document, page: &Page, id: Ref, stretch: &[usize]) -> io::Result<()> {
        let scratch = &mut self.scratch;
        let painted = stretch.iter().map(|number| &page.placed[*number]);
        for (placed, count) in painted.zip(&scratch.counts) {
            let Meaning::Content(element) = placed.meaning else { continue };
            let Some(parent) = self.structure.id(element) else {
                return Err(Unwritable::Element { number: element }.into());
            };
            let first = u32::try_from(scratch.parents.len()).unwrap_or(u32::MAX);
            scratch.parents.extend((0..*count).map(|_| parent));
            let lift = |point: Point| {
                let point = placed.origin + point;
                Point::new(point.x, page.size.height - point.y)
            };
            let mcids = first..first.saturating_add(*count);
            self.structure.content(&document.elements, element, id, mcids, &placed.piece, lift);
            self.structure.links(
                &document.elements,
                element,
                id,
                &placed.piece,
                lift,
                self.fonts.book(),
                &mut scratch.annotations,
                &mut self.objects,
            )?;
        }
        Ok(())
    }
}

/// The numbers of the pieces that are not empty, in reading order, but artifacts, which nobody reads, behind the last piece
/// that is shared or not shared as they are: a page then has fewer streams.
fn painting_order(placed: &[Placed], order: &mut Vec<usize>) {
    order.clear();
    let painted = || (0..placed.len()).filter(|number| !placed[*number].piece.items.is_empty());
    let is_artifact = |number: &usize| matches!(placed[*number].meaning, Meaning::Artifact { .. });
    order.extend(painted().filter(|number| !is_artifact(number)));
    for shared in [false, true] {
        let alike = |number: &usize| placed[*number].shared == shared;
        let behind = order.iter().rposition(alike).map_or(order.len(), |last| last + 1);
        order.splice(behind..behind, painted().filter(|number| is_artifact(number) && alike(number)));
    }
}

fn add_missing(all: &mut Vec<Ref>, some: &[Ref]) {
    for id in some {
        if !all.contains(id) {
            all.push(*id);
        }
    }
}

//! The pages of a plan as content streams: the shared ones written once, places for those of a letter's own.
//!
//! Shared content has the first MCIDs of its page and a letter's own the last, so that how much a letter says of its own
//! changes no shared stream.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::Arc;

use pdf_writer::Ref;

use crate::lang::Lang;
use crate::layout::frame::{Document, Item, Meaning, Page, Piece, Placed};
use crate::length::{Length, Point};
use crate::pdf::content::{Content, Mark, Start, Supplies};
use crate::pdf::objects::Objects;
use crate::pdf::shape::Shape;
use crate::pdf::shared::SharedStreams;
use crate::pdf::structure::Draft;
use crate::pdf::unwritable::Unwritable;
use crate::text::FontBook;
use crate::text::font::WESTERN;

/// Plans whose pages are kept from file to file (tuned; see `layout::letter_sheet`).
const SPREADS_KEPT: usize = 256;
/// Shapes of one plan that are kept: one for each way in which the own pieces take MCIDs (tuned).
pub(super) const SHAPES_KEPT: usize = 64;

/// The pages of a plan.
pub(super) struct Spread {
    pub(super) pages: Rc<Vec<SpreadPage>>,
    /// The shared streams, each with the hash of its operators.
    streams: Vec<([u8; 32], Ref)>,
}

/// The pages of plans that one file after the other has, by the plan's address.
#[derive(Clone, Default)]
pub(super) struct Spreads(Rc<RefCell<HashMap<usize, KnownSpread>>>);

struct KnownSpread {
    /// Keeps the address from being given to another plan.
    _plan: Arc<Document>,
    pages: Rc<Vec<SpreadPage>>,
    /// Hash and compressed operators of each shared stream.
    streams: Vec<([u8; 32], Rc<[u8]>)>,
    /// The shapes of letters of the plan that were the first of their files.
    shapes: Vec<KnownShape>,
}

/// A shape, with what decides it beside the plan.
struct KnownShape {
    /// How many MCIDs each own piece takes.
    counts: Vec<u32>,
    /// The shared streams of the plan.
    streams: Vec<Ref>,
    shape: Rc<Shape>,
}

impl Spreads {
    /// The pages of a plan that another file had, their shared streams written where this file does not have them yet.
    pub(super) fn again<W: Write>(
        &self,
        plan: &Arc<Document>,
        shared: &mut SharedStreams,
        objects: &mut Objects<W>,
    ) -> io::Result<Option<Spread>> {
        let known = self.0.borrow();
        let Some(known) = known.get(&(Arc::as_ptr(plan) as usize)) else { return Ok(None) };
        let streams = known.streams.iter().map(|(hash, packed)| Ok((*hash, shared.packed(*hash, packed, objects)?)));
        Ok(Some(Spread { pages: known.pages.clone(), streams: streams.collect::<io::Result<_>>()? }))
    }

    /// Keeps the pages of a plan in a file whose fonts and images are all in its head.
    pub(super) fn keep<W: Write>(&self, plan: &Arc<Document>, spread: &Spread, objects: &Objects<W>) {
        let packed = |(hash, _): &([u8; 32], Ref)| Some((*hash, objects.packed().known_stream(hash)?));
        let Some(streams) = spread.streams.iter().map(packed).collect() else { return };
        let mut known = self.0.borrow_mut();
        if known.len() >= SPREADS_KEPT {
            known.clear();
        }
        let kept = KnownSpread { _plan: plan.clone(), pages: spread.pages.clone(), streams, shapes: Vec::new() };
        known.insert(Arc::as_ptr(plan) as usize, kept);
    }

    /// The shape that the first letter of another file had which is of this plan, takes as many MCIDs and has its shared streams
    /// where this file has them.
    pub(super) fn shape(&self, plan: &Arc<Document>, spread: &Spread, counts: &[u32]) -> Option<Rc<Shape>> {
        let known = self.0.borrow();
        let shapes = &known.get(&(Arc::as_ptr(plan) as usize))?.shapes;
        let same = |one: &&KnownShape| one.counts == counts && spread.refs().eq(one.streams.iter().copied());
        shapes.iter().find(same).map(|one| one.shape.clone())
    }

    /// Keeps the shape of the first letter of a file whose plan is kept.
    pub(super) fn keep_shape(&self, plan: &Arc<Document>, spread: &Spread, counts: &[u32], shape: &Rc<Shape>) {
        let mut known = self.0.borrow_mut();
        let Some(KnownSpread { shapes, .. }) = known.get_mut(&(Arc::as_ptr(plan) as usize)) else { return };
        if shapes.len() >= SHAPES_KEPT {
            shapes.clear();
        }
        let kept = KnownShape { counts: counts.to_vec(), streams: spread.refs().collect(), shape: shape.clone() };
        shapes.push(kept);
    }
}

/// A page of a plan.
pub(super) struct SpreadPage {
    height: Length,
    pub(super) stretches: Vec<Stretch>,
    /// MCID of the first own content.
    own: u32,
    /// Images of the shared content.
    images: Vec<Ref>,
}

/// Pieces that follow each other in one content stream.
pub(super) enum Stretch {
    /// The same in every letter.
    Shared {
        /// Its number among the shared streams of the plan.
        stream: usize,
        pieces: Vec<SharedPiece>,
    },
    /// A letter's own.
    Own { start: Option<Start>, pieces: Vec<OwnPiece> },
}

/// A piece whose MCIDs are known.
pub(super) struct SharedPiece {
    /// Its number in [`Page::placed`].
    placed: usize,
    first: u32,
    count: u32,
}

/// The place of a letter's own piece.
pub(super) struct OwnPiece {
    /// Its number in [`Page::placed`].
    placed: usize,
    /// Its number among the letter's own pieces.
    number: usize,
    origin: Point,
    mark: Mark,
}

/// A letter's own content.
#[derive(Default)]
pub(super) struct OwnContent {
    /// Streams that serve letter after letter.
    pub(super) streams: Vec<Vec<u8>>,
    /// How many of them this letter has.
    pub(super) used: usize,
    /// How many MCIDs each own piece takes.
    pub(super) counts: Vec<u32>,
    /// The images of each page that has any.
    pub(super) images: Vec<(usize, Vec<Ref>)>,
}

impl Spread {
    /// Writes the shared streams of a plan that the volume does not have yet.
    pub(super) fn new<W: Write>(
        plan: &Document,
        lang: Lang,
        shared: &mut SharedStreams,
        supplies: &mut Supplies<'_, '_, W>,
    ) -> io::Result<Self> {
        let draft = Draft::new(plan, lang)?;
        let mut pages = Vec::with_capacity(plan.pages.len());
        let mut own = 0;
        let mut streams = Vec::new();
        for page in &plan.pages {
            let mut share = |operators: &[u8], objects: &mut Objects<W>| {
                streams.push(shared.stream(operators, objects)?);
                Ok(streams.len() - 1)
            };
            pages.push(SpreadPage::new(page, plan, &draft, &mut own, &mut share, supplies)?);
        }
        Ok(Self { pages: Rc::new(pages), streams })
    }

    /// Whether shared content has images.
    pub(super) fn has_images(&self) -> bool {
        self.pages.iter().any(|page| !page.images.is_empty())
    }

    /// The shared streams.
    fn refs(&self) -> impl Iterator<Item = Ref> {
        self.streams.iter().map(|(_, stream)| *stream)
    }

    /// A shared stream by its number.
    pub(super) fn stream(&self, number: usize) -> Option<Ref> {
        self.streams.get(number).map(|(_, stream)| *stream)
    }

    /// Makes the streams of a letter's own pieces.
    pub(super) fn write_own<W: Write>(
        &self,
        pieces: &[Arc<Piece>],
        content: &mut OwnContent,
        supplies: &mut Supplies<'_, '_, W>,
    ) -> Result<(), Unwritable> {
        content.used = 0;
        content.counts.clear();
        content.images.clear();
        for (number, page) in self.pages.iter().enumerate() {
            let mut mcid = page.own;
            let mut images = Vec::new();
            for stretch in &page.stretches {
                let Stretch::Own { start, pieces: places } = stretch else { continue };
                if content.used == content.streams.len() {
                    content.streams.push(Vec::new());
                }
                let out = &mut content.streams[content.used];
                out.clear();
                content.used += 1;
                let mut writer = Content::new(out, &mut images, page.height, mcid).behind(*start, supplies.fonts);
                for place in places {
                    let piece = pieces.get(place.number).ok_or(Unwritable::Pieces)?;
                    let count = writer.piece(place.origin, piece, place.mark, supplies)?;
                    content.counts.push(count);
                    mcid += count;
                }
                writer.finish();
            }
            if !images.is_empty() {
                content.images.push((number, images));
            }
        }
        Ok(())
    }

    /// Takes the content of a letter into its structure. `counts` are the MCIDs of its own pieces.
    pub(super) fn tag(
        &self,
        plan: &Document,
        own: &[Arc<Piece>],
        counts: &[u32],
        book: &FontBook,
        draft: &mut Draft<'_>,
    ) -> Result<(), Unwritable> {
        let mut counts = counts.iter();
        for (number, (spread, page)) in (0_u32..).zip(self.pages.iter().zip(&plan.pages)) {
            let mut mcid = spread.own;
            let mut take = |placed: &Placed, piece: &Piece, first: u32, count: u32| -> Result<(), Unwritable> {
                let Meaning::Content(element) = placed.meaning else { return Ok(()) };
                let lift = |point: Point| {
                    let point = placed.origin + point;
                    Point::new(point.x, page.size.height - point.y)
                };
                draft.content(element, number, first..first.saturating_add(count), piece, lift)?;
                draft.links(element, number, piece, lift, book);
                Ok(())
            };
            for stretch in &spread.stretches {
                match stretch {
                    Stretch::Shared { pieces, .. } => {
                        for piece in pieces {
                            let placed = &page.placed[piece.placed];
                            take(placed, &placed.piece, piece.first, piece.count)?;
                        }
                    }
                    Stretch::Own { pieces, .. } => {
                        for place in pieces {
                            let count = counts.next().copied().unwrap_or(0);
                            let piece = own.get(place.number).ok_or(Unwritable::Pieces)?;
                            take(&page.placed[place.placed], piece, mcid, count)?;
                            mcid += count;
                        }
                    }
                }
            }
        }
        Ok(())
    }
}

/// Takes the operators of a shared stream; hands back its number among those of the plan.
type Share<'a, W> = dyn FnMut(&[u8], &mut Objects<W>) -> io::Result<usize> + 'a;

impl SpreadPage {
    fn new<W: Write>(
        page: &Page,
        plan: &Document,
        draft: &Draft<'_>,
        own_before: &mut usize,
        share: &mut Share<'_, W>,
        supplies: &mut Supplies<'_, '_, W>,
    ) -> io::Result<Self> {
        let height = page.size.height;
        let mut mcid = 0;
        let mut images = Vec::new();
        let mut stretches = Vec::new();
        let mut operators = Vec::new();
        let first_own = *own_before;
        let own_number = |placed: usize| first_own + page.placed[..placed].iter().filter(|one| !one.shared).count();
        let order = painting_order(&page.placed);
        let mut chunks = order.chunk_by(|a, b| page.placed[*a].shared == page.placed[*b].shared).peekable();
        let is_own = |stretch: &&[usize]| stretch.first().is_some_and(|number| !page.placed[*number].shared);
        if let Some(start) = chunks.peek().filter(|stretch| is_own(stretch)).and_then(|own| start(page, own)) {
            Content::new(&mut operators, &mut images, height, mcid).finish_before(Some(start), supplies);
            stretches.push(Stretch::Shared { stream: share(&operators, supplies.objects)?, pieces: Vec::new() });
        }
        while let Some(stretch) = chunks.next() {
            let marked = stretch.iter().map(|number| Ok((*number, mark(&page.placed[*number], plan, draft)?)));
            if is_own(&stretch) {
                let pieces = marked.map(|marked| {
                    let (placed, mark) = marked?;
                    Ok(OwnPiece { placed, number: own_number(placed), origin: page.placed[placed].origin, mark })
                });
                let pieces = pieces.collect::<Result<_, Unwritable>>()?;
                stretches.push(Stretch::Own { start: start(page, stretch), pieces });
                continue;
            }
            operators.clear();
            let mut pieces = Vec::with_capacity(stretch.len());
            let mut content = Content::new(&mut operators, &mut images, height, mcid);
            for marked in marked {
                let (placed, mark) = marked?;
                let Placed { origin, piece, .. } = &page.placed[placed];
                let count = content.piece(*origin, piece, mark, supplies)?;
                pieces.push(SharedPiece { placed, first: mcid, count });
                mcid += count;
            }
            content.finish_before(chunks.peek().and_then(|own| start(page, own)), supplies);
            stretches.push(Stretch::Shared { stream: share(&operators, supplies.objects)?, pieces });
        }
        *own_before = own_number(page.placed.len());
        Ok(Self { height, stretches, own: mcid, images })
    }

    /// All images of the page, `own` those of the letter's own pieces.
    pub(super) fn images(&self, own: Option<&[Ref]>) -> Vec<Ref> {
        let mut all = self.images.clone();
        all.extend(own.unwrap_or_default().iter().filter(|image| !self.images.contains(image)));
        all
    }
}

/// What an own stretch begins with in every letter: nearly always text in the Latin face, and where its first line may
/// begin. It is found in what the plan decides, never in the words of the letter that the plan was made for.
fn start(page: &Page, own: &[usize]) -> Option<Start> {
    let placed = &page.placed[*own.first()?];
    match placed.piece.items.first()? {
        Item::Text { left, baseline, run } => {
            let at = Point::new(placed.origin.x + *left, page.size.height - (placed.origin.y + *baseline));
            Some(Start { face: WESTERN, size: run.size, at })
        }
        _ => None,
    }
}

fn mark(placed: &Placed, plan: &Document, draft: &Draft<'_>) -> Result<Mark, Unwritable> {
    match placed.meaning {
        Meaning::Artifact { pagination } => Ok(Mark::Artifact { pagination }),
        Meaning::Content(element) => {
            let role = plan.elements.get(element as usize).map(|element| element.role);
            match (role, draft.lang(element)) {
                (Some(role), Some(lang)) => Ok(Mark::Content { role, lang }),
                _ => Err(Unwritable::Element { number: element }),
            }
        }
    }
}

/// The numbers of the pieces that are not empty: the shared ones in reading order, then a letter's own, and of each kind
/// the artifacts, which nobody reads, last. A page then has two streams, and a letter one a page.
fn painting_order(placed: &[Placed]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..placed.len()).filter(|number| !placed[*number].piece.items.is_empty()).collect();
    order.sort_by_key(|number| {
        let Placed { shared, meaning, .. } = &placed[*number];
        (!shared, matches!(meaning, Meaning::Artifact { .. }))
    });
    order
}

//! The structure tree: what the pages say, in the order in which it is read (ISO 32000-1, 14.7).
//!
//! A [`Draft`] collects the content of one document's elements and writes them into a sketch, and what its pages and
//! annotations say in the ParentTree into a second; [`Structure`] holds what is left of former letters: the numbers of their
//! topmost elements.

use std::io::{self, Write};
use std::ops::Range;

use pdf_writer::Ref;

use crate::lang::Lang;
use crate::layout::frame::{Document, Element, Item, Meaning, Piece, Role};
use crate::length::{Length, Point};
use crate::pdf::attributes::{attributes, numbering};
use crate::pdf::content::structure_type;
use crate::pdf::links::{Annotation, around, link_around};
use crate::pdf::objects::Objects;
use crate::pdf::pages::references;
use crate::pdf::sketch::{Bases, Number, Sketch, reference};
use crate::pdf::tokens;
use crate::pdf::tree::{NameTree, NumberTree};
use crate::pdf::unwritable::Unwritable;
use crate::text::FontBook;

/// No child, in a chain of children.
const NONE: u32 = u32::MAX;

/// The structure of a volume.
pub(super) struct Structure {
    root: Ref,
    /// The one element under the root, `Document`.
    document: Ref,
    /// Its children.
    topmost: Vec<Ref>,
    /// From pages and annotations to elements.
    parents: NumberTree,
    /// From the identifiers of notes to their elements.
    names: NameTree,
}

impl Structure {
    pub(super) fn new<W: Write>(root: Ref, objects: &mut Objects<W>) -> Self {
        Self {
            root,
            document: objects.reserve(),
            topmost: Vec::new(),
            parents: NumberTree::default(),
            names: NameTree::default(),
        }
    }

    /// The key of the next page or annotation, and the number of the next note.
    pub(super) fn next(&self) -> (u32, u32) {
        (self.parents.next(), self.names.next())
    }

    /// Keeps the next places for a document's topmost elements; returns the first.
    pub(super) fn reserve(&mut self, summary: &Summary) -> u32 {
        let first = self.topmost.len();
        self.topmost.resize(first + summary.topmost.len(), self.root);
        // A file has fewer elements than objects.
        u32::try_from(first).unwrap_or(u32::MAX)
    }

    /// Takes in what the sketch of a block's letters holds.
    pub(super) fn add<W: Write>(
        &mut self,
        summary: &Summary,
        bases: &Bases<'_>,
        objects: &mut Objects<W>,
    ) -> io::Result<()> {
        for (number, letter) in (0..).zip(bases.letters) {
            let places = self.topmost.iter_mut().skip(letter.topmost as usize);
            for (slot, element) in places.zip(&summary.topmost) {
                *slot = reference(bases.objects.of(number, *element));
            }
            if let (Some(leaf), Some(last)) = (summary.leaf, summary.keys.checked_sub(1)) {
                let key = |key| bases.keys.of(number, key);
                let next = bases.keys.of(number + 1, 0);
                self.parents.add(key(0), key(last), next, reference(bases.objects.of(number, leaf)));
            }
        }
        for note in &summary.notes {
            for (letter, _) in (0..).zip(bases.letters) {
                self.names.push(reference(bases.objects.of(letter, *note)), objects)?;
            }
        }
        Ok(())
    }

    /// Writes the top of the tree.
    pub(super) fn finish<W: Write>(self, objects: &mut Objects<W>) -> io::Result<()> {
        let next = self.parents.next();
        let parents = self.parents.finish(objects)?;
        let names = self.names.finish(objects)?;
        let out = objects.object(self.document)?;
        out.extend_from_slice(b"<</Type/StructElem/S/Document/P ");
        tokens::reference(out, self.root);
        out.extend_from_slice(b"/K");
        references(out, self.topmost.iter().copied());
        out.extend_from_slice(b">>");
        let out = objects.object(self.root)?;
        out.extend_from_slice(b"<</Type/StructTreeRoot/K ");
        tokens::reference(out, self.document);
        for (key, tree) in [(b"/ParentTree ".as_slice(), parents), (b"/IDTree ", names)] {
            if let Some(tree) = tree {
                out.extend_from_slice(key);
                tokens::reference(out, tree);
            }
        }
        out.extend_from_slice(b"/ParentTreeNextKey ");
        tokens::integer(out, u64::from(next));
        out.extend_from_slice(b">>");
        Ok(())
    }

    /// The object of the element above all documents.
    pub(super) fn document(&self) -> Ref {
        self.document
    }
}

/// What the volume needs to know of a document's elements. Numbers of objects count from the document's first.
#[derive(Default, PartialEq, Eq, Hash)]
pub(super) struct Summary {
    topmost: Vec<u32>,
    /// The leaf of the ParentTree; `None` without content.
    leaf: Option<u32>,
    /// How many keys it has.
    keys: u32,
    notes: Vec<u32>,
}

impl Summary {
    /// How far apart the keys of two letters are: a round number, so that they differ in one digit.
    pub(super) fn keys_apart(&self) -> u32 {
        10_u32.pow(self.keys.max(1).ilog10() + 1)
    }
}

/// What an element has beside what its document says.
struct Node {
    /// Its object; `None` for one that is left out.
    id: Option<u32>,
    /// The language of its content.
    lang: Lang,
    /// Whether that is not its parent's.
    says_lang: bool,
    attached: bool,
    /// The page of its first content.
    page: Option<u32>,
    chain: Chain,
    /// Where a figure stands: left, bottom, right, top.
    area: Option<[Length; 4]>,
    /// How a list is numbered.
    numbering: Option<&'static [u8]>,
}

/// Children in order, as a list in [`Draft::children`].
#[derive(Clone, Copy)]
struct Chain {
    first: u32,
    last: u32,
}

impl Chain {
    const EMPTY: Self = Self { first: NONE, last: NONE };
}

struct Child {
    what: Kid,
    next: u32,
}

#[derive(Clone, Copy)]
enum Kid {
    Element(u32),
    Content { page: u32, mcid: u32 },
    Annotation { page: u32, number: u32 },
}

/// The structure of one document in the making. Objects are counted from the document's first, and its pages come first.
pub(super) struct Draft<'d> {
    elements: &'d [Element],
    nodes: Vec<Node>,
    children: Vec<Child>,
    top: Chain,
    annotations: Vec<Annotation>,
    /// For each page the element of every MCID.
    parents: Vec<Vec<u32>>,
    /// The first object behind the elements.
    next: u32,
}

impl<'d> Draft<'d> {
    /// Numbers the elements of a document in a volume of this language. An element without content anywhere under it is
    /// left out, except for a table's cells: the columns would not fit.
    pub(super) fn new(document: &'d Document, lang: Lang) -> Result<Self, Unwritable> {
        let elements = document.elements.as_slice();
        let mut kept = vec![false; elements.len()];
        for placed in document.pages.iter().flat_map(|page| &page.placed) {
            if let Meaning::Content(element) = placed.meaning
                && !placed.piece.items.is_empty()
            {
                *kept.get_mut(element as usize).ok_or(Unwritable::Element { number: element })? = true;
            }
        }
        for (number, element) in elements.iter().enumerate().rev() {
            kept[number] |= matches!(element.role, Role::TableHeader | Role::TableData);
            if let (true, Some(parent)) = (kept[number], element.parent) {
                *kept[..number].get_mut(parent as usize).ok_or(Unwritable::Element { number: parent })? = true;
            }
        }
        // A document has fewer pages and elements than 2^32.
        let mut next = u32::try_from(document.pages.len()).unwrap_or(u32::MAX);
        let mut nodes: Vec<Node> = Vec::with_capacity(elements.len());
        for (element, kept) in elements.iter().zip(kept) {
            let inherited = element.parent.and_then(|parent| nodes.get(parent as usize)).map_or(lang, |node| node.lang);
            let lang = element.lang.unwrap_or(inherited);
            let id = kept.then_some(next);
            next += u32::from(kept);
            nodes.push(Node {
                id,
                lang,
                says_lang: lang != inherited,
                attached: false,
                page: None,
                chain: Chain::EMPTY,
                area: None,
                numbering: None,
            });
        }
        Ok(Self {
            elements,
            nodes,
            children: Vec::new(),
            top: Chain::EMPTY,
            annotations: Vec::new(),
            parents: vec![Vec::new(); document.pages.len()],
            next,
        })
    }

    /// The language of an element's content.
    pub(super) fn lang(&self, element: u32) -> Option<Lang> {
        self.nodes.get(element as usize).map(|node| node.lang)
    }

    /// Takes in a piece of an element's content and its numbers on the page. Pieces come in reading order.
    pub(super) fn content(
        &mut self,
        element: u32,
        page: u32,
        mcids: Range<u32>,
        piece: &Piece,
        lift: impl Fn(Point) -> Point,
    ) -> Result<(), Unwritable> {
        let unknown = Unwritable::Element { number: element };
        let Some(Node { id: Some(id), .. }) = self.nodes.get(element as usize) else { return Err(unknown) };
        let id = *id;
        let parents = &mut self.parents[page as usize];
        if parents.len() < mcids.end as usize {
            parents.resize(mcids.end as usize, id);
        }
        parents[mcids.start as usize..mcids.end as usize].fill(id);
        let node = &mut self.nodes[element as usize];
        if node.page.is_none() {
            node.page = Some(page);
        }
        let role = self.elements[element as usize].role;
        if role == Role::Figure && node.page == Some(page) {
            for item in &piece.items {
                let area = match item {
                    Item::Image { area, .. } | Item::Fill(area) => Some(area),
                    Item::Text { .. } | Item::Rule { .. } => None,
                };
                if let Some(area) = area {
                    let corner = lift(Point::new(area.origin.x, area.bottom()));
                    let far = lift(Point::new(area.right(), area.origin.y));
                    node.area = Some(around(node.area, [corner.x, corner.y, far.x, far.y]));
                }
            }
        }
        for mcid in mcids {
            self.append(Some(element), Kid::Content { page, mcid });
        }
        if role == Role::Label {
            self.number_list(element, piece);
        }
        self.attach(element);
        Ok(())
    }

    /// Takes in a piece's links: one annotation a line of every piece that belongs to a link.
    pub(super) fn links(
        &mut self,
        element: u32,
        page: u32,
        piece: &Piece,
        lift: impl Fn(Point) -> Point,
        book: &FontBook,
    ) {
        let Some(link) = link_around(self.elements, element) else { return };
        let mut current: Option<(Length, [Length; 4])> = None;
        let mut areas = Vec::new();
        for item in &piece.items {
            let Item::Text { left, baseline, run } = item else { continue };
            let face = book.info(run.face);
            let from = lift(Point::new(*left + run.x, *baseline - face.descent.at(run.size)));
            let to = lift(Point::new(*left + run.right(), *baseline - face.ascent.at(run.size)));
            let area = [from.x, from.y, to.x, to.y];
            current = match current {
                Some((level, known)) if level == *baseline => Some((level, around(Some(known), area))),
                before => {
                    areas.extend(before.map(|(_, area)| area));
                    Some((*baseline, area))
                }
            };
        }
        areas.extend(current.map(|(_, area)| area));
        for area in areas {
            let number = u32::try_from(self.annotations.len()).unwrap_or(u32::MAX);
            self.annotations.push(Annotation { page, element: link, area });
            self.append(Some(link), Kid::Annotation { page, number });
        }
    }

    /// The object of the annotation of this number.
    fn annotation(&self, number: u32) -> u32 {
        self.next + number
    }

    /// The objects of a page's annotations, in reading order.
    pub(super) fn annotations(&self, page: u32) -> impl Iterator<Item = u32> {
        let numbered = (0..).zip(&self.annotations);
        numbered.filter(move |(_, one)| one.page == page).map(|(number, _)| self.annotation(number))
    }

    /// The page's key in the ParentTree, counted from the document's first; `None` without content.
    pub(super) fn key(&self, page: u32) -> Option<u32> {
        let has_content = |page: &Vec<u32>| !page.is_empty();
        let before = self.parents.iter().take(page as usize).filter(|page| has_content(page)).count();
        self.parents.get(page as usize).filter(|page| has_content(page)).map(|_| u32::try_from(before).unwrap_or(0))
    }

    /// Adds the document's elements and its annotations to a sketch. `above` is the element that holds all documents.
    pub(super) fn write(mut self, above: Ref, sketch: &mut Sketch) -> Summary {
        for number in (0_u32..).take(self.elements.len()) {
            self.attach_empty(number);
        }
        let mut summary = Summary::default();
        let mut at = self.top.first;
        while let Some(child) = self.children.get(at as usize) {
            if let Kid::Element(number) = child.what {
                summary.topmost.extend(self.nodes[number as usize].id);
            }
            at = child.next;
        }
        for (element, node) in self.elements.iter().zip(&self.nodes) {
            let Some(id) = node.id else { continue };
            let out = sketch.part(id);
            out.extend_from_slice(b"<</P ");
            match element.parent.and_then(|parent| self.nodes[parent as usize].id) {
                Some(parent) => sketch.reference(parent),
                None => tokens::reference(sketch.text(), above),
            }
            if let Some(page) = node.page {
                sketch.text().extend_from_slice(b"/Pg ");
                sketch.reference(page);
            }
            let out = sketch.text();
            out.extend_from_slice(b"/S/");
            out.extend_from_slice(structure_type(element.role));
            if node.says_lang {
                out.extend_from_slice(b"/Lang");
                tokens::text(out, node.lang.as_str());
            }
            if let Some(alt) = &element.alt {
                out.extend_from_slice(b"/Alt");
                tokens::text(out, alt);
            }
            attributes(out, element.role, node.numbering, node.area);
            if element.role == Role::Note {
                // ISO 14289-1, 7.9: every note has an identifier of its own.
                out.extend_from_slice(b"/ID(");
                sketch.number(Number::Note(u32::try_from(summary.notes.len()).unwrap_or(u32::MAX)));
                sketch.text().push(b')');
                summary.notes.push(id);
            }
            self.write_kids(node, sketch);
            sketch.text().extend_from_slice(b">>");
        }
        self.write_leaf(sketch, &mut summary);
        let first = summary.keys.saturating_sub(self.count());
        for (key, (number, annotation)) in (first..).zip((0..).zip(&self.annotations)) {
            let element = &self.elements[annotation.element as usize];
            annotation.write(element, self.annotation(number), key, sketch);
        }
        summary
    }

    /// How many annotations there are.
    fn count(&self) -> u32 {
        u32::try_from(self.annotations.len()).unwrap_or(u32::MAX)
    }

    /// Writes the entries of pages and annotations as a leaf of the ParentTree.
    fn write_leaf(&self, sketch: &mut Sketch, summary: &mut Summary) {
        let pages: Vec<&Vec<u32>> = self.parents.iter().filter(|parents| !parents.is_empty()).collect();
        let annotations = self.count();
        summary.keys = u32::try_from(pages.len()).unwrap_or(u32::MAX).saturating_add(annotations);
        let Some(last) = summary.keys.checked_sub(1) else { return };
        let leaf = self.annotation(annotations);
        summary.leaf = Some(leaf);
        sketch.part(leaf).extend_from_slice(b"<</Limits[");
        sketch.number(Number::Key(0));
        sketch.text().push(b' ');
        sketch.number(Number::Key(last));
        sketch.text().extend_from_slice(b"]/Nums[");
        for (key, parents) in (0..).zip(&pages) {
            if key > 0 {
                sketch.text().push(b' ');
            }
            sketch.number(Number::Key(key));
            sketch.references(parents.iter().copied());
        }
        for (key, annotation) in (last + 1 - annotations..).zip(&self.annotations) {
            if key > 0 {
                sketch.text().push(b' ');
            }
            sketch.number(Number::Key(key));
            sketch.text().push(b' ');
            sketch.reference(self.nodes[annotation.element as usize].id.unwrap_or_default());
        }
        sketch.text().extend_from_slice(b"]>>");
    }

    fn write_kids(&self, node: &Node, sketch: &mut Sketch) {
        let Some(first) = self.children.get(node.chain.first as usize) else { return };
        sketch.text().extend_from_slice(b"/K");
        if node.chain.first == node.chain.last
            && let Kid::Content { mcid, .. } = first.what
        {
            sketch.text().push(b' ');
            tokens::integer(sketch.text(), u64::from(mcid));
            return;
        }
        let mut at = node.chain.first;
        let mut before = b'[';
        while let Some(child) = self.children.get(at as usize) {
            sketch.text().push(before);
            match child.what {
                Kid::Element(number) => {
                    if let Some(id) = self.nodes[number as usize].id {
                        sketch.reference(id);
                    }
                }
                Kid::Content { page, mcid } if node.page == Some(page) => {
                    tokens::integer(sketch.text(), u64::from(mcid));
                }
                Kid::Content { page, mcid } => {
                    sketch.text().extend_from_slice(b"<</Type/MCR/Pg ");
                    sketch.reference(page);
                    sketch.text().extend_from_slice(b"/MCID ");
                    tokens::integer(sketch.text(), u64::from(mcid));
                    sketch.text().extend_from_slice(b">>");
                }
                Kid::Annotation { page, number } => {
                    sketch.text().extend_from_slice(b"<</Type/OBJR");
                    if node.page != Some(page) {
                        sketch.text().extend_from_slice(b"/Pg ");
                        sketch.reference(page);
                    }
                    sketch.text().extend_from_slice(b"/Obj ");
                    sketch.reference(self.annotation(number));
                    sketch.text().extend_from_slice(b">>");
                }
            }
            before = b' ';
            at = child.next;
        }
        sketch.text().push(b']');
    }

    /// Adds a child at the end of an element's children, or of the document's.
    fn append(&mut self, parent: Option<u32>, what: Kid) {
        let chain = match parent {
            Some(parent) => self.nodes[parent as usize].chain,
            None => self.top,
        };
        self.insert(parent, chain.last, what);
    }

    /// Adds a child behind another, or before all.
    fn insert(&mut self, parent: Option<u32>, behind: u32, what: Kid) {
        #[expect(clippy::cast_possible_truncation, reason = "a document has fewer elements and pieces than 2^32")]
        let number = self.children.len() as u32;
        let chain = match parent {
            Some(parent) => &mut self.nodes[parent as usize].chain,
            None => &mut self.top,
        };
        let next = match self.children.get_mut(behind as usize) {
            Some(before) => std::mem::replace(&mut before.next, number),
            None => std::mem::replace(&mut chain.first, number),
        };
        if next == NONE {
            chain.last = number;
        }
        self.children.push(Child { what, next });
    }

    /// Gives an element that has content now, and those above it, their places among their parents' children.
    fn attach(&mut self, element: u32) {
        let mut number = element;
        while let Some(node) = self.nodes.get_mut(number as usize)
            && !std::mem::replace(&mut node.attached, true)
        {
            let parent = self.elements[number as usize].parent;
            self.append(parent, Kid::Element(number));
            match parent {
                Some(parent) => number = parent,
                None => break,
            }
        }
    }

    /// Gives an element without content of its own or below it a place behind the sibling before it.
    fn attach_empty(&mut self, number: u32) {
        let node = &mut self.nodes[number as usize];
        if node.id.is_none() || std::mem::replace(&mut node.attached, true) {
            return;
        }
        let parent = self.elements[number as usize].parent;
        let mut at = match parent {
            Some(parent) => self.nodes[parent as usize].chain.first,
            None => self.top.first,
        };
        let mut behind = NONE;
        while let Some(child) = self.children.get(at as usize) {
            if matches!(child.what, Kid::Element(sibling) if sibling < number) {
                behind = at;
            }
            at = child.next;
        }
        self.insert(parent, behind, Kid::Element(number));
    }

    /// A list is numbered as its first label says.
    fn number_list(&mut self, label: u32, piece: &Piece) {
        let parent = |number: u32| self.elements.get(number as usize).and_then(|element| element.parent);
        let Some(list) = parent(label).and_then(parent) else { return };
        if self.elements[list as usize].role != Role::List || self.nodes[list as usize].numbering.is_some() {
            return;
        }
        let mark = piece.items.iter().find_map(|item| match item {
            Item::Text { run, .. } => run.text.chars().find(|mark| mark.is_alphanumeric() || !mark.is_ascii()),
            _ => None,
        });
        self.nodes[list as usize].numbering = Some(numbering(mark));
    }
}

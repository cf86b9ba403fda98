//! The structure tree: what the pages say, in the order in which it is read (ISO 32000-1, 14.7).
//!
//! The elements of a letter are numbered when it begins and written when it ends; of former letters only the numbers
//! of their topmost elements are kept.

use std::io::{self, Write};
use std::ops::Range;

use pdf_writer::Ref;

use crate::lang::Lang;
use crate::layout::frame::{Document, Element, Item, Meaning, Piece, Role};
use crate::length::{Length, Point};
use crate::pdf::content::structure_type;
use crate::pdf::objects::Objects;
use crate::pdf::pages::references;
use crate::pdf::tokens;
use crate::pdf::tree::{Keys, Tree};
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
    parents: Tree,
    /// From the identifiers of notes to their elements.
    names: Tree,
    /// The letter in the making.
    nodes: Vec<Node>,
    children: Vec<Child>,
    top: Chain,
    annotations: Vec<Annotation>,
}

/// What an element has beside what its document says.
struct Node {
    /// `None` for one that is left out.
    id: Option<Ref>,
    /// The language of its content.
    lang: Lang,
    /// Whether that is not its parent's.
    says_lang: bool,
    attached: bool,
    /// The page of its first content.
    page: Option<Ref>,
    chain: Chain,
    /// Where a figure stands: left, bottom, right, top.
    area: Option<[Length; 4]>,
    /// How a list is numbered.
    numbering: Option<&'static [u8]>,
}

/// Children in order, as a list in [`Structure::children`].
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
    Content { page: Ref, mcid: u32 },
    Annotation { page: Ref, id: Ref },
}

/// A link's area on a page.
struct Annotation {
    id: Ref,
    /// Its number in the ParentTree.
    key: u32,
    /// The link.
    element: u32,
    /// Left, bottom, right, top.
    area: [Length; 4],
}

impl Structure {
    pub(super) fn new<W: Write>(root: Ref, objects: &mut Objects<W>) -> Self {
        Self {
            root,
            document: objects.reserve(),
            topmost: Vec::new(),
            parents: Tree::new(Keys::Numbers),
            names: Tree::new(Keys::Names),
            nodes: Vec::new(),
            children: Vec::new(),
            top: Chain::EMPTY,
            annotations: Vec::new(),
        }
    }

    /// Numbers the elements of a document in a volume of this language. An element without content anywhere under it is left
    /// out, except for a table's cells: the columns would not fit.
    pub(super) fn begin<W: Write>(
        &mut self,
        document: &Document,
        lang: Lang,
        objects: &mut Objects<W>,
    ) -> Result<(), Unwritable> {
        self.nodes.clear();
        self.children.clear();
        self.top = Chain::EMPTY;
        let mut kept = vec![false; document.elements.len()];
        for placed in document.pages.iter().flat_map(|page| &page.placed) {
            if let Meaning::Content(element) = placed.meaning
                && !placed.piece.items.is_empty()
            {
                *kept.get_mut(element as usize).ok_or(Unwritable::Element { number: element })? = true;
            }
        }
        for (number, element) in document.elements.iter().enumerate().rev() {
            kept[number] |= matches!(element.role, Role::TableHeader | Role::TableData);
            if let (true, Some(parent)) = (kept[number], element.parent) {
                *kept[..number].get_mut(parent as usize).ok_or(Unwritable::Element { number: parent })? = true;
            }
        }
        let first = objects.reserve_many(kept.iter().filter(|kept| **kept).count());
        let mut next = first.get();
        for (element, kept) in document.elements.iter().zip(kept) {
            let inherited =
                element.parent.and_then(|parent| self.nodes.get(parent as usize)).map_or(lang, |node| node.lang);
            let lang = element.lang.unwrap_or(inherited);
            let id = kept.then(|| Ref::new(next));
            next += i32::from(kept);
            self.nodes.push(Node {
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
        Ok(())
    }

    /// The language of an element's content.
    pub(super) fn lang(&self, element: u32) -> Option<Lang> {
        self.nodes.get(element as usize).map(|node| node.lang)
    }

    /// The object of an element that has content.
    pub(super) fn id(&self, element: u32) -> Option<Ref> {
        self.nodes.get(element as usize).and_then(|node| node.id)
    }

    /// Takes in a piece of an element's content and its numbers on the page.
    pub(super) fn content(
        &mut self,
        elements: &[Element],
        element: u32,
        page: Ref,
        mcids: Range<u32>,
        piece: &Piece,
        lift: impl Fn(Point) -> Point,
    ) {
        let Some(node) = self.nodes.get_mut(element as usize) else { return };
        if node.page.is_none() {
            node.page = Some(page);
        }
        let role = elements.get(element as usize).map(|element| element.role);
        if role == Some(Role::Figure) && node.page == Some(page) {
            for item in &piece.items {
                if let Item::Image { area, .. } | Item::Fill(area) = item {
                    let corner = lift(Point::new(area.origin.x, area.bottom()));
                    let far = lift(Point::new(area.right(), area.origin.y));
                    node.area = Some(around(node.area, [corner.x, corner.y, far.x, far.y]));
                }
            }
        }
        for mcid in mcids {
            self.append(Some(element), Kid::Content { page, mcid });
        }
        if role == Some(Role::Label) {
            self.number_list(elements, element, piece);
        }
        self.attach(elements, element);
    }

    /// Takes in the page's links: one annotation a line of every piece that belongs to a link. Adds their numbers to
    /// `ids`.
    #[expect(clippy::too_many_arguments, reason = "a link is content, place and object at once")]
    pub(super) fn links<W: Write>(
        &mut self,
        elements: &[Element],
        element: u32,
        page: Ref,
        piece: &Piece,
        lift: impl Fn(Point) -> Point,
        book: &FontBook,
        ids: &mut Vec<Ref>,
        objects: &mut Objects<W>,
    ) -> io::Result<()> {
        let Some(link) = link_around(elements, element) else { return Ok(()) };
        let Some(parent) = self.id(link) else { return Ok(()) };
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
            let id = objects.reserve();
            let key = self.parents.push(objects, |out| {
                out.push(b' ');
                tokens::reference(out, parent);
            })?;
            ids.push(id);
            self.annotations.push(Annotation { id, key, element: link, area });
            self.append(Some(link), Kid::Annotation { page, id });
        }
        Ok(())
    }

    /// Notes the elements of a page's content by their MCIDs; the page's number in the ParentTree.
    pub(super) fn page<W: Write>(&mut self, elements: &[Ref], objects: &mut Objects<W>) -> io::Result<u32> {
        self.parents.push(objects, |out| references(out, elements.iter().copied()))
    }

    /// Writes the document's elements and annotations.
    pub(super) fn end<W: Write>(&mut self, elements: &[Element], objects: &mut Objects<W>) -> io::Result<()> {
        for number in (0_u32..).take(elements.len()) {
            self.attach_empty(elements, number);
        }
        let mut at = self.top.first;
        while let Some(child) = self.children.get(at as usize) {
            if let Kid::Element(number) = child.what {
                self.topmost.extend(self.nodes[number as usize].id);
            }
            at = child.next;
        }
        for (element, node) in elements.iter().zip(&self.nodes) {
            let Some(id) = node.id else { continue };
            let parent = element.parent.and_then(|parent| self.nodes[parent as usize].id).unwrap_or(self.document);
            let out = objects.object(id)?;
            out.extend_from_slice(b"<</S/");
            out.extend_from_slice(structure_type(element.role));
            out.extend_from_slice(b"/P ");
            tokens::reference(out, parent);
            if let Some(page) = node.page {
                out.extend_from_slice(b"/Pg ");
                tokens::reference(out, page);
            }
            if node.says_lang {
                out.extend_from_slice(b"/Lang");
                tokens::text(out, node.lang.as_str());
            }
            if let Some(alt) = &element.alt {
                out.extend_from_slice(b"/Alt");
                tokens::text(out, alt);
            }
            attributes(out, element.role, node);
            if element.role == Role::Note {
                // ISO 14289-1, 7.9: every note has an identifier of its own.
                out.extend_from_slice(b"/ID");
                Keys::Names.write(out, self.names.next());
            }
            self.write_kids(node, out);
            out.extend_from_slice(b">>");
            if element.role == Role::Note {
                self.names.push(objects, |out| tokens::reference(out, id))?;
            }
        }
        self.parents.flush(objects)?;
        for annotation in self.annotations.drain(..) {
            annotation.write(elements, objects)?;
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

    fn write_kids(&self, node: &Node, out: &mut Vec<u8>) {
        let Some(first) = self.children.get(node.chain.first as usize) else { return };
        out.extend_from_slice(b"/K");
        if node.chain.first == node.chain.last
            && let Kid::Content { mcid, .. } = first.what
        {
            out.push(b' ');
            tokens::integer(out, u64::from(mcid));
            return;
        }
        let mut at = node.chain.first;
        let mut before = b'[';
        while let Some(child) = self.children.get(at as usize) {
            out.push(before);
            match child.what {
                Kid::Element(number) => {
                    if let Some(id) = self.nodes[number as usize].id {
                        tokens::reference(out, id);
                    }
                }
                Kid::Content { page, mcid } if node.page == Some(page) => tokens::integer(out, u64::from(mcid)),
                Kid::Content { page, mcid } => {
                    out.extend_from_slice(b"<</Type/MCR/Pg ");
                    tokens::reference(out, page);
                    out.extend_from_slice(b"/MCID ");
                    tokens::integer(out, u64::from(mcid));
                    out.extend_from_slice(b">>");
                }
                Kid::Annotation { page, id } => {
                    out.extend_from_slice(b"<</Type/OBJR");
                    if node.page != Some(page) {
                        out.extend_from_slice(b"/Pg ");
                        tokens::reference(out, page);
                    }
                    out.extend_from_slice(b"/Obj ");
                    tokens::reference(out, id);
                    out.extend_from_slice(b">>");
                }
            }
            before = b' ';
            at = child.next;
        }
        out.push(b']');
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
    fn attach(&mut self, elements: &[Element], element: u32) {
        let mut number = element;
        while let Some(node) = self.nodes.get_mut(number as usize)
            && !std::mem::replace(&mut node.attached, true)
        {
            let parent = elements[number as usize].parent;
            self.append(parent, Kid::Element(number));
            match parent {
                Some(parent) => number = parent,
                None => break,
            }
        }
    }

    /// Gives an element without content of its own or below it a place behind the sibling before it.
    fn attach_empty(&mut self, elements: &[Element], number: u32) {
        let node = &mut self.nodes[number as usize];
        if node.id.is_none() || std::mem::replace(&mut node.attached, true) {
            return;
        }
        let parent = elements[number as usize].parent;
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
    fn number_list(&mut self, elements: &[Element], label: u32, piece: &Piece) {
        let parent = |number: u32| elements.get(number as usize).and_then(|element| element.parent);
        let Some(list) = parent(label).and_then(parent) else { return };
        if elements[list as usize].role != Role::List || self.nodes[list as usize].numbering.is_some() {
            return;
        }
        let mark = piece.items.iter().find_map(|item| match item {
            Item::Text { run, .. } => run.text.chars().find(|mark| mark.is_alphanumeric() || !mark.is_ascii()),
            _ => None,
        });
        self.nodes[list as usize].numbering = Some(numbering(mark));
    }
}

/// A list's `/ListNumbering` (14.8.5.5) by the first telling character of its first label.
fn numbering(mark: Option<char>) -> &'static [u8] {
    match mark {
        Some('\u{25e6}' | '\u{25cb}') => b"Circle",
        Some('\u{25aa}' | '\u{25a0}' | '\u{25ab}' | '\u{25a1}') => b"Square",
        Some('a'..='z') => b"LowerAlpha",
        Some('A'..='Z') => b"UpperAlpha",
        Some(mark) if mark.is_alphanumeric() => b"Decimal",
        _ => b"Disc",
    }
}

fn attributes(out: &mut Vec<u8>, role: Role, node: &Node) {
    match role {
        Role::TableHeader => out.extend_from_slice(b"/A<</O/Table/Scope/Column>>"),
        Role::List => {
            if let Some(numbering) = node.numbering {
                out.extend_from_slice(b"/A<</O/List/ListNumbering/");
                out.extend_from_slice(numbering);
                out.extend_from_slice(b">>");
            }
        }
        Role::Figure => {
            if let Some(area) = node.area {
                out.extend_from_slice(b"/A<</O/Layout/BBox");
                rectangle(out, area);
                out.extend_from_slice(b">>");
            }
        }
        _ => {}
    }
}

impl Annotation {
    fn write<W: Write>(&self, elements: &[Element], objects: &mut Objects<W>) -> io::Result<()> {
        let element = &elements[self.element as usize];
        let address = element.link.as_deref().unwrap_or_default();
        let out = objects.object(self.id)?;
        out.extend_from_slice(b"<</Type/Annot/Subtype/Link/Rect");
        rectangle(out, self.area);
        // Printed, not hidden (ISO 19005-2, 6.3.2), with words for those who do not see it (ISO 14289-1, 7.18.5).
        out.extend_from_slice(b"/Border[0 0 0]/F 4/Contents");
        tokens::text(out, element.alt.as_deref().unwrap_or(address));
        out.extend_from_slice(b"/StructParent ");
        tokens::integer(out, u64::from(self.key));
        out.extend_from_slice(b"/A<</S/URI/URI");
        tokens::literal(out, &escaped(address));
        out.extend_from_slice(b">>>>");
        Ok(())
    }
}

/// The nearest link that an element is or belongs to.
fn link_around(elements: &[Element], element: u32) -> Option<u32> {
    let mut number = element;
    loop {
        let element = elements.get(number as usize)?;
        if element.role == Role::Link && element.link.is_some() {
            return Some(number);
        }
        number = element.parent?;
    }
}

/// A URI holds ASCII alone (12.6.4.7); anything else is written as the bytes of its UTF-8 (RFC 3986, 2.5).
fn escaped(address: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() {
            out.push(byte);
        } else {
            out.push(b'%');
            out.extend([byte >> 4, byte & 15].map(|digit| b"0123456789ABCDEF"[usize::from(digit)]));
        }
    }
    out
}

fn rectangle(out: &mut Vec<u8>, corners: [Length; 4]) {
    out.push(b'[');
    for (position, value) in corners.into_iter().enumerate() {
        if position > 0 {
            out.push(b' ');
        }
        tokens::points(out, value);
    }
    out.push(b']');
}

/// The smallest area around two.
fn around(known: Option<[Length; 4]>, [left, bottom, right, top]: [Length; 4]) -> [Length; 4] {
    match known {
        None => [left, bottom, right, top],
        Some(known) => [known[0].min(left), known[1].min(bottom), known[2].max(right), known[3].max(top)],
    }
}

#[cfg(test)]
mod tests {
    use super::{escaped, numbering};

    #[test]
    fn lists_are_numbered_as_their_labels_say() {
        for (mark, expected) in
            [('•', "Disc"), ('–', "Disc"), ('◦', "Circle"), ('1', "Decimal"), ('一', "Decimal"), ('a', "LowerAlpha")]
        {
            assert_eq!(numbering(Some(mark)), expected.as_bytes(), "{mark}");
        }
        assert_eq!(numbering(None), b"Disc");
    }

    #[test]
    fn addresses_are_ascii() {
        assert_eq!(escaped("https://example.org/?q=é ü"), b"https://example.org/?q=%C3%A9%20%C3%BC");
    }
}

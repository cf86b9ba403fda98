//! The page tree, two levels deep, and the outline: both lead from the catalog to the pages.

use std::io::{self, Write};

use pdf_writer::Ref;

use crate::length::{Length, Size};
use crate::pdf::objects::Objects;
use crate::pdf::tokens;

/// Pages a node of the page tree (tuned: 17,554 letters of two pages then have 275 nodes).
const PAGES_A_NODE: usize = 128;

/// The page tree (ISO 32000-1, 7.7.3). Its size is that of the first page; another page has a `/MediaBox` of its own.
///
/// Pages take their places when their letter comes and their objects when it is written.
pub(super) struct PageTree {
    root: Ref,
    size: Option<Size>,
    nodes: Vec<Ref>,
    pages: Vec<Ref>,
    /// Pages a sheet, where the sheets are listed last to first.
    reversed: Option<usize>,
}

impl PageTree {
    pub(super) fn new(root: Ref) -> Self {
        Self { root, size: None, nodes: Vec::new(), pages: Vec::new(), reversed: None }
    }

    /// Lists the sheets of so many pages last to first. A node holds whole sheets.
    pub(super) fn reverse(&mut self, pages_a_sheet: usize) {
        self.reversed = Some(pages_a_sheet);
    }

    /// Pages so far.
    pub(super) fn count(&self) -> u64 {
        self.pages.len() as u64
    }

    /// The size that pages have by themselves. The first page decides.
    pub(super) fn size(&mut self, page: Size) -> Size {
        *self.size.get_or_insert(page)
    }

    /// Keeps the next places for so many pages; returns the first.
    pub(super) fn reserve<W: Write>(&mut self, pages: usize, objects: &mut Objects<W>) -> u32 {
        let first = self.pages.len();
        self.pages.resize(first + pages, self.root);
        while self.nodes.len() * PAGES_A_NODE < self.pages.len() {
            self.nodes.push(objects.reserve());
        }
        // A file has fewer pages than objects.
        u32::try_from(first).unwrap_or(u32::MAX)
    }

    /// The node that holds the page at a place.
    pub(super) fn node(&self, place: u32) -> Ref {
        self.nodes.get(place as usize / PAGES_A_NODE).copied().unwrap_or(self.root)
    }

    /// The page at a place.
    pub(super) fn page(&self, place: u32) -> Ref {
        self.pages.get(place as usize).copied().unwrap_or(self.root)
    }

    /// Says which object the page at a place is.
    pub(super) fn set(&mut self, place: u32, page: Ref) {
        if let Some(slot) = self.pages.get_mut(place as usize) {
            *slot = page;
        }
    }

    /// Writes the tree.
    pub(super) fn finish<W: Write>(&mut self, objects: &mut Objects<W>) -> io::Result<()> {
        for (node, kids) in self.nodes.iter().zip(self.pages.chunks(PAGES_A_NODE)) {
            let out = objects.object(*node)?;
            out.extend_from_slice(b"<</Type/Pages/Parent ");
            tokens::reference(out, self.root);
            out.extend_from_slice(b"/Count ");
            tokens::integer(out, kids.len() as u64);
            out.extend_from_slice(b"/Kids");
            match self.reversed {
                Some(pages_a_sheet) => references(out, kids.chunks(pages_a_sheet).rev().flatten().copied()),
                None => references(out, kids.iter().copied()),
            }
            out.extend_from_slice(b">>");
        }
        if self.reversed.is_some() {
            self.nodes.reverse();
        }
        let out = objects.object(self.root)?;
        out.extend_from_slice(b"<</Type/Pages/Count ");
        tokens::integer(out, self.pages.len() as u64);
        if let Some(size) = self.size {
            media_box(out, size);
        }
        out.extend_from_slice(b"/Kids");
        references(out, self.nodes.iter().copied());
        out.extend_from_slice(b">>");
        Ok(())
    }
}

/// A `/MediaBox` entry.
pub(super) fn media_box(out: &mut Vec<u8>, size: Size) {
    out.extend_from_slice(b"/MediaBox[0 0 ");
    tokens::points(out, size.width);
    out.push(b' ');
    tokens::points(out, size.height);
    out.push(b']');
}

/// An array of references.
pub(super) fn references(out: &mut Vec<u8>, ids: impl Iterator<Item = Ref>) {
    out.push(b'[');
    for (position, id) in ids.enumerate() {
        if position > 0 {
            out.push(b' ');
        }
        tokens::reference(out, id);
    }
    out.push(b']');
}

/// The bookmarks in one list (12.3.3), which names every bookmark's neighbours and so is written last.
pub(super) struct Outline {
    root: Ref,
    /// All titles, end to end.
    titles: String,
    entries: Vec<Bookmark>,
}

struct Bookmark {
    /// Where its title ends.
    end: usize,
    /// The place of the page that it leads to.
    page: u32,
    height: Length,
}

impl Outline {
    pub(super) fn new(root: Ref) -> Self {
        Self { root, titles: String::new(), entries: Vec::new() }
    }

    /// Adds a bookmark that leads to the top of the page of this height at a place.
    pub(super) fn push(&mut self, title: &str, page: u32, height: Length) {
        self.titles.push_str(title);
        self.entries.push(Bookmark { end: self.titles.len(), page, height });
    }

    /// Whether there is a bookmark.
    pub(super) fn has_entries(&self) -> bool {
        !self.entries.is_empty()
    }

    /// Writes the bookmarks and the root, which is there even without them.
    pub(super) fn finish<W: Write>(&self, pages: &PageTree, objects: &mut Objects<W>) -> io::Result<()> {
        let start = |number: usize| number.checked_sub(1).map_or(0, |before| self.entries[before].end);
        let title = |out: &mut Vec<u8>, number: usize| {
            tokens::text(out, &self.titles[start(number)..self.entries[number].end]);
        };
        // Left edge, top edge, and the zoom that the reader has.
        let destination = |out: &mut Vec<u8>, number: usize| {
            out.push(b'[');
            tokens::reference(out, pages.page(self.entries[number].page));
            out.extend_from_slice(b"/XYZ 0 ");
            tokens::points(out, self.entries[number].height);
            out.extend_from_slice(b" 0]");
        };
        write_bookmarks(self.root, self.entries.len(), title, destination, objects)
    }
}

/// Writes so many bookmarks, whose titles and destinations come by their numbers, and their root.
pub(super) fn write_bookmarks<W: Write>(
    root: Ref,
    count: usize,
    title: impl Fn(&mut Vec<u8>, usize),
    destination: impl Fn(&mut Vec<u8>, usize),
    objects: &mut Objects<W>,
) -> io::Result<()> {
    let ids: Vec<Ref> = (0..count).map(|_| objects.reserve()).collect();
    for (number, id) in ids.iter().enumerate() {
        let out = objects.object(*id)?;
        out.extend_from_slice(b"<</Title");
        title(out, number);
        out.extend_from_slice(b"/Parent ");
        tokens::reference(out, root);
        let before = number.checked_sub(1).and_then(|before| ids.get(before));
        for (key, neighbour) in [(b"/Prev ", before), (b"/Next ", ids.get(number + 1))] {
            if let Some(neighbour) = neighbour {
                out.extend_from_slice(key);
                tokens::reference(out, *neighbour);
            }
        }
        out.extend_from_slice(b"/Dest");
        destination(out, number);
        out.extend_from_slice(b">>");
    }
    let out = objects.object(root)?;
    out.extend_from_slice(b"<</Type/Outlines");
    if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
        out.extend_from_slice(b"/First ");
        tokens::reference(out, *first);
        out.extend_from_slice(b"/Last ");
        tokens::reference(out, *last);
        out.extend_from_slice(b"/Count ");
        tokens::integer(out, ids.len() as u64);
    }
    out.extend_from_slice(b">>");
    Ok(())
}

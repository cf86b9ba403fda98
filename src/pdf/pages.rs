//! The page tree, two levels deep, and the outline: both lead from the catalog to the pages.

use std::io::{self, Write};

use pdf_writer::Ref;

use crate::length::{Length, Size};
use crate::pdf::objects::Objects;
use crate::pdf::tokens;

/// Pages a node of the page tree (tuned: 17,554 letters of two pages then have 275 nodes).
const PAGES_A_NODE: usize = 128;

/// The page tree (ISO 32000-1, 7.7.3). Its size is that of the first page; another page has a `/MediaBox` of its own.
pub(super) struct PageTree {
    root: Ref,
    size: Option<Size>,
    nodes: Vec<Ref>,
    open: Option<Node>,
    count: u64,
    /// Pages a sheet, where the sheets are listed last to first.
    reversed: Option<usize>,
}

/// A node in the making.
struct Node {
    id: Ref,
    kids: Vec<Ref>,
}

impl PageTree {
    pub(super) fn new(root: Ref) -> Self {
        Self { root, size: None, nodes: Vec::new(), open: None, count: 0, reversed: None }
    }

    /// Lists the sheets of so many pages last to first. A node holds whole sheets.
    pub(super) fn reverse(&mut self, pages_a_sheet: usize) {
        self.reversed = Some(pages_a_sheet);
    }

    /// Pages so far.
    pub(super) fn count(&self) -> u64 {
        self.count
    }

    /// The size that pages have by themselves. The first page decides.
    pub(super) fn size(&mut self, page: Size) -> Size {
        *self.size.get_or_insert(page)
    }

    /// Takes a page in; returns its parent.
    pub(super) fn push<W: Write>(&mut self, page: Ref, objects: &mut Objects<W>) -> io::Result<Ref> {
        if self.open.as_ref().is_some_and(|node| node.kids.len() == PAGES_A_NODE) {
            self.close_node(objects)?;
        }
        self.count += 1;
        let node = self.open.get_or_insert_with(|| Node { id: objects.reserve(), kids: Vec::new() });
        node.kids.push(page);
        Ok(node.id)
    }

    /// Writes the rest of the tree.
    pub(super) fn finish<W: Write>(mut self, objects: &mut Objects<W>) -> io::Result<()> {
        self.close_node(objects)?;
        if self.reversed.is_some() {
            self.nodes.reverse();
        }
        let out = objects.object(self.root)?;
        out.extend_from_slice(b"<</Type/Pages/Count ");
        tokens::integer(out, self.count);
        if let Some(size) = self.size {
            media_box(out, size);
        }
        out.extend_from_slice(b"/Kids");
        references(out, self.nodes.iter().copied());
        out.extend_from_slice(b">>");
        Ok(())
    }

    fn close_node<W: Write>(&mut self, objects: &mut Objects<W>) -> io::Result<()> {
        if let Some(mut node) = self.open.take() {
            if let Some(pages_a_sheet) = self.reversed {
                node.kids = node.kids.chunks(pages_a_sheet).rev().flatten().copied().collect();
            }
            let out = objects.object(node.id)?;
            out.extend_from_slice(b"<</Type/Pages/Parent ");
            tokens::reference(out, self.root);
            out.extend_from_slice(b"/Count ");
            tokens::integer(out, node.kids.len() as u64);
            out.extend_from_slice(b"/Kids");
            references(out, node.kids.iter().copied());
            out.extend_from_slice(b">>");
            self.nodes.push(node.id);
        }
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

/// The bookmarks in one list (12.3.3). A bookmark names the next one, so the last waits until that is known.
pub(super) struct Outline {
    root: Ref,
    first: Option<Ref>,
    count: u64,
    waiting: Option<Bookmark>,
}

struct Bookmark {
    id: Ref,
    before: Option<Ref>,
    title: String,
    page: Ref,
    height: Length,
}

impl Outline {
    pub(super) fn new(root: Ref) -> Self {
        Self { root, first: None, count: 0, waiting: None }
    }

    /// Adds a bookmark that leads to the top of a page of this height.
    pub(super) fn push<W: Write>(
        &mut self,
        title: &str,
        page: Ref,
        height: Length,
        objects: &mut Objects<W>,
    ) -> io::Result<()> {
        let id = objects.reserve();
        let before = self.waiting.as_ref().map(|waiting| waiting.id);
        self.write(Some(id), objects)?;
        self.first.get_or_insert(id);
        self.count += 1;
        self.waiting = Some(Bookmark { id, before, title: title.to_owned(), page, height });
        Ok(())
    }

    /// Whether there is a bookmark.
    pub(super) fn has_entries(&self) -> bool {
        self.count > 0
    }

    /// Writes the last bookmark and the root, which is there even without bookmarks.
    pub(super) fn finish<W: Write>(mut self, objects: &mut Objects<W>) -> io::Result<()> {
        let last = self.waiting.as_ref().map(|waiting| waiting.id);
        self.write(None, objects)?;
        let out = objects.object(self.root)?;
        out.extend_from_slice(b"<</Type/Outlines");
        if let (Some(first), Some(last)) = (self.first, last) {
            out.extend_from_slice(b"/First ");
            tokens::reference(out, first);
            out.extend_from_slice(b"/Last ");
            tokens::reference(out, last);
            out.extend_from_slice(b"/Count ");
            tokens::integer(out, self.count);
        }
        out.extend_from_slice(b">>");
        Ok(())
    }

    fn write<W: Write>(&mut self, next: Option<Ref>, objects: &mut Objects<W>) -> io::Result<()> {
        let Some(bookmark) = self.waiting.take() else { return Ok(()) };
        let out = objects.object(bookmark.id)?;
        out.extend_from_slice(b"<</Title");
        tokens::text(out, &bookmark.title);
        out.extend_from_slice(b"/Parent ");
        tokens::reference(out, self.root);
        for (key, neighbour) in [(b"/Prev ", bookmark.before), (b"/Next ", next)] {
            if let Some(neighbour) = neighbour {
                out.extend_from_slice(key);
                tokens::reference(out, neighbour);
            }
        }
        // Left edge, top edge, and the zoom that the reader has.
        out.extend_from_slice(b"/Dest[");
        tokens::reference(out, bookmark.page);
        out.extend_from_slice(b"/XYZ 0 ");
        tokens::points(out, bookmark.height);
        out.extend_from_slice(b" 0]>>");
        Ok(())
    }
}

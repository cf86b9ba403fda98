//! Some pages of volumes as a file of their own, without setting anything anew: content streams, fonts and images keep their
//! bytes. Pages, structure elements, annotations, bookmarks and identifiers get new numbers, metadata a title of its own.

use std::collections::HashMap;
use std::io::{self, Write};
use std::ops::Range;

use pdf_writer::Ref;

use crate::pdf::about::Metadata;
use crate::pdf::metadata::{self, Entries};
use crate::pdf::objects::{Objects, Packing};
use crate::pdf::pages::{references, write_bookmarks};
use crate::pdf::parse::Value;
use crate::pdf::source::{Object, Source};
use crate::pdf::tokens;

/// Deepest page tree that is followed (tuned: ours are two deep).
const DEEPEST: usize = 8;

/// Deepest structure element whose place is looked for (tuned: ours are some ten deep).
const DEEPEST_ELEMENT: usize = 64;

/// Pages of a file.
#[derive(Debug)]
pub struct Part<'b> {
    /// The file, as [`Volume`](crate::pdf::Volume) wrote it.
    pub file: &'b [u8],
    /// Which pages, counted from 0, in order.
    pub pages: Vec<Range<usize>>,
}

/// How many pages a file has; `None` where it is none of ours.
pub fn page_count(file: &[u8]) -> Option<u64> {
    let mut source = Source::open(file)?;
    let catalog = source.value(source.catalog)?;
    let pages = source.value(catalog.get(b"Pages")?.reference()?)?;
    Some(pages.get(b"Count")?.number()? as u64)
}

/// Writes these pages, part after part; hands the sink back. `None` where a part is no file of ours, or lacks a page.
pub fn excerpt<W: Write>(sink: W, parts: &[Part<'_>], metadata: &Metadata) -> io::Result<Option<W>> {
    let mut objects = Objects::begin(sink)?;
    let [catalog, info, pages, outline, structure, document] = [(); 6].map(|()| objects.reserve());
    let mut excerpt = Excerpt {
        objects,
        pages,
        document,
        kids: Vec::new(),
        topmost: Vec::new(),
        parents: Vec::new(),
        notes: Vec::new(),
        bookmarks: Vec::new(),
    };
    for part in parts {
        let Some(source) = Source::open(part.file) else { return Ok(None) };
        let mut copier =
            Copier { source, excerpt: &mut excerpt, numbers: HashMap::new(), keys: Vec::new(), waiting: Vec::new() };
        if copier.copy(&part.pages)?.is_none() {
            return Ok(None);
        }
    }
    let has_outline = !excerpt.bookmarks.is_empty();
    excerpt.write_tops(structure, outline)?;
    let entries = Entries { catalog, info, pages, structure, outline: has_outline.then_some(outline), profile: None };
    metadata::write(metadata, &entries, &mut excerpt.objects)?;
    let (sink, _) = excerpt.objects.finish(catalog, info, metadata::identifier(metadata))?;
    Ok(Some(sink))
}

/// The file in the making.
struct Excerpt<W: Write> {
    objects: Objects<W>,
    /// The root of the page tree.
    pages: Ref,
    /// The structure element above all others.
    document: Ref,
    kids: Vec<Ref>,
    topmost: Vec<Ref>,
    /// Entries of the ParentTree by their keys, which count from 0.
    parents: Vec<Vec<u8>>,
    /// Notes by their identifiers, which count from 0.
    notes: Vec<Ref>,
    /// Title and destination of each bookmark.
    bookmarks: Vec<(Vec<u8>, Vec<u8>)>,
}

impl<W: Write> Excerpt<W> {
    /// Writes the trees whose leaves were collected, and the bookmarks.
    fn write_tops(&mut self, structure: Ref, outline: Ref) -> io::Result<()> {
        let out = self.objects.object(self.pages)?;
        out.extend_from_slice(b"<</Type/Pages/Count ");
        tokens::integer(out, self.kids.len() as u64);
        out.extend_from_slice(b"/Kids");
        references(out, self.kids.iter().copied());
        out.extend_from_slice(b">>");
        let out = self.objects.object(self.document)?;
        out.extend_from_slice(b"<</Type/StructElem/S/Document/P ");
        tokens::reference(out, structure);
        out.extend_from_slice(b"/K");
        references(out, self.topmost.iter().copied());
        out.extend_from_slice(b">>");
        let out = self.objects.object(structure)?;
        out.extend_from_slice(b"<</Type/StructTreeRoot/K ");
        tokens::reference(out, self.document);
        out.extend_from_slice(b"/ParentTree<</Nums[");
        for (key, entry) in (0..).zip(&self.parents) {
            tokens::integer(out, key);
            out.push(b' ');
            out.extend_from_slice(entry);
            out.push(b' ');
        }
        out.extend_from_slice(b"]>>/ParentTreeNextKey ");
        tokens::integer(out, self.parents.len() as u64);
        if !self.notes.is_empty() {
            out.extend_from_slice(b"/IDTree<</Names[");
            for (number, note) in (0..).zip(&self.notes) {
                identifier(out, number);
                tokens::reference(out, *note);
            }
            out.extend_from_slice(b"]>>");
        }
        out.extend_from_slice(b">>");
        let bookmarks = &self.bookmarks;
        let title = |out: &mut Vec<u8>, number: usize| out.extend_from_slice(&bookmarks[number].0);
        let destination = |out: &mut Vec<u8>, number: usize| out.extend_from_slice(&bookmarks[number].1);
        write_bookmarks(outline, bookmarks.len(), title, destination, &mut self.objects)
    }
}

/// A note's identifier: ten digits, as in a volume.
fn identifier(out: &mut Vec<u8>, number: u32) {
    out.push(b'(');
    tokens::padded(out, number);
    out.push(b')');
}

/// What is copied of a file.
struct Plan {
    /// Pages, each with its size if it has it from above.
    pages: Vec<(u32, Option<Value>)>,
    /// Their structure elements below the document.
    topmost: Vec<u32>,
    /// The first bookmark of the file.
    bookmark: Option<u32>,
}

/// Copies pages of one file with all that they need.
struct Copier<'c, 'b, W: Write> {
    source: Source<'b>,
    excerpt: &'c mut Excerpt<W>,
    /// New numbers of the objects that are copied or will be.
    numbers: HashMap<u32, Ref>,
    /// Keys of the ParentTree that pages and annotations have, each with its new one.
    keys: Vec<(usize, usize)>,
    /// Objects that have a number and are not copied yet.
    waiting: Vec<u32>,
}

impl<W: Write> Copier<'_, '_, W> {
    /// Copies pages. `None` inside where the file is not as ours are.
    fn copy(&mut self, wanted: &[Range<usize>]) -> io::Result<Option<()>> {
        let Some(Plan { pages, topmost, bookmark }) = self.plan(wanted) else { return Ok(None) };
        for (page, size) in &pages {
            let Some(value) = self.source.value(*page).filter(|page| self.has_content(page)) else { return Ok(None) };
            let out = self.page(&value, size.as_ref());
            let id = self.number(*page);
            self.excerpt.kids.push(id);
            self.excerpt.objects.object(id)?.extend_from_slice(&out);
        }
        for element in topmost {
            let id = self.number(element);
            self.excerpt.topmost.push(id);
            self.waiting.push(element);
        }
        while let Some(number) = self.waiting.pop() {
            let Some(object) = self.source.object(number) else { return Ok(None) };
            if object.value.get(b"Type").is_some_and(|kind| kind.is_name(b"Page") || kind.is_name(b"StructTreeRoot")) {
                // What is shared with other pages cannot be cut.
                return Ok(None);
            }
            self.object(number, &object)?;
        }
        let done = self.parents().zip(self.bookmarks(bookmark));
        // Whatever a page says is said below the elements that were copied.
        Ok(done.filter(|_| self.waiting.is_empty()).map(|_| ()))
    }

    /// Whether what a page shows is there: a page without it would be printed blank.
    fn has_content(&mut self, page: &Value) -> bool {
        let Some(contents) = page.get(b"Contents") else { return true };
        let mut streams = contents.array().unwrap_or(std::slice::from_ref(contents)).iter();
        streams.all(|one| {
            let object = one.reference().and_then(|number| self.source.object(number));
            object.is_some_and(|object| object.stream.is_some())
        })
    }

    fn plan(&mut self, wanted: &[Range<usize>]) -> Option<Plan> {
        let catalog = self.source.value(self.source.catalog)?;
        let mut all = Vec::new();
        self.pages(catalog.get(b"Pages")?.reference()?, None, (0, &mut 0), &mut all)?;
        let mut pages = Vec::new();
        for range in wanted {
            pages.extend_from_slice(all.get(range.clone())?);
        }
        let root = self.source.value(catalog.get(b"StructTreeRoot")?.reference()?)?;
        let document = root.get(b"K")?.reference()?;
        for page in [document].iter().chain(pages.iter().map(|(page, _)| page)) {
            let id = if *page == document { self.excerpt.document } else { self.excerpt.objects.reserve() };
            self.numbers.insert(*page, id);
        }
        let tree = root.get(b"ParentTree")?.reference()?;
        let mut topmost = Vec::new();
        for (page, _) in &pages {
            let Some(key) = self.source.value(*page)?.get(b"StructParents").and_then(Value::number) else { continue };
            for element in self.entry(tree, key)?.array()? {
                let element = self.topmost(element.reference()?, document)?;
                if !topmost.contains(&element) {
                    topmost.push(element);
                }
            }
        }
        let outline = catalog.get(b"Outlines").and_then(Value::reference);
        let bookmark = match outline {
            Some(outline) => self.source.value(outline)?.get(b"First").and_then(Value::reference),
            None => None,
        };
        Some(Plan { pages, topmost, bookmark })
    }

    /// Adds the pages below a node in order, with the size that they have from above.
    fn pages(
        &mut self,
        node: u32,
        size: Option<&Value>,
        (depth, visited): (usize, &mut usize),
        all: &mut Vec<(u32, Option<Value>)>,
    ) -> Option<()> {
        // A tree that leads back to itself has no end, one whose branches meet again hardly any.
        *visited += 1;
        if depth > DEEPEST || *visited > self.source.count() {
            return None;
        }
        let value = self.source.value(node)?;
        let own = value.get(b"MediaBox");
        match value.get(b"Kids") {
            Some(kids) => {
                for kid in kids.array()? {
                    self.pages(kid.reference()?, own.or(size), (depth + 1, visited), all)?;
                }
            }
            None => all.push((node, if own.is_some() { None } else { size.cloned() })),
        }
        Some(())
    }

    /// The element below the document under which an element stands.
    fn topmost(&mut self, element: u32, document: u32) -> Option<u32> {
        let mut number = element;
        for _ in 0..DEEPEST_ELEMENT {
            let parent = self.source.value(number)?.get(b"P")?.reference()?;
            if parent == document {
                return Some(number);
            }
            number = parent;
        }
        None
    }

    /// The entry of a number tree.
    fn entry(&mut self, tree: u32, key: usize) -> Option<Value> {
        let mut node = self.source.value(tree)?;
        for _ in 0..self.source.count() {
            if let Some(entries) = node.get(b"Nums") {
                let mut pairs = entries.array()?.chunks_exact(2);
                return pairs.find(|pair| pair[0].number() == Some(key)).map(|pair| pair[1].clone());
            }
            let mut found = None;
            for kid in node.get(b"Kids")?.array()? {
                let kid = self.source.value(kid.reference()?)?;
                let limits = kid.get(b"Limits")?.array()?;
                if (limits.first()?.number()?..=limits.get(1)?.number()?).contains(&key) {
                    found = Some(kid);
                    break;
                }
            }
            node = found?;
        }
        None
    }

    /// The new number of an object.
    fn number(&mut self, number: u32) -> Ref {
        if let Some(known) = self.numbers.get(&number) {
            return *known;
        }
        let id = self.excerpt.objects.reserve();
        self.numbers.insert(number, id);
        self.waiting.push(number);
        id
    }

    fn page(&mut self, value: &Value, size: Option<&Value>) -> Vec<u8> {
        let mut out = b"<</Parent ".to_vec();
        tokens::reference(&mut out, self.excerpt.pages);
        if let Some(size) = size {
            out.extend_from_slice(b"/MediaBox");
            self.value(size, &mut out);
        }
        self.entries(value, &[b"Parent"], &mut out);
        out.extend_from_slice(b">>");
        out
    }

    /// Copies an object that has its new number.
    fn object(&mut self, number: u32, object: &Object<'_>) -> io::Result<()> {
        let id = self.number(number);
        let mut out = Vec::new();
        if let Some(data) = object.stream {
            self.entries(&object.value, &[b"Length"], &mut out);
            return self.excerpt.objects.stream(id, &out, data, Packing::Plain);
        }
        if object.value.get(b"S").is_some_and(|role| role.is_name(b"Note")) && object.value.get(b"ID").is_some() {
            out.extend_from_slice(b"<<");
            self.entries(&object.value, &[b"ID"], &mut out);
            out.extend_from_slice(b"/ID");
            identifier(&mut out, u32::try_from(self.excerpt.notes.len()).unwrap_or(u32::MAX));
            out.extend_from_slice(b">>");
            self.excerpt.notes.push(id);
        } else {
            self.value(&object.value, &mut out);
        }
        self.excerpt.objects.object(id)?.extend_from_slice(&out);
        Ok(())
    }

    fn value(&mut self, value: &Value, out: &mut Vec<u8>) {
        match value {
            Value::Scalar(bytes) => {
                // A number or word behind another one stands apart from it; a string needs no space.
                if !matches!(bytes.first(), Some(b'(' | b'<')) && !matches!(out.last(), Some(b'[')) {
                    out.push(b' ');
                }
                out.extend_from_slice(bytes);
            }
            Value::Name(name) => {
                out.push(b'/');
                out.extend_from_slice(name);
            }
            Value::Reference(number) => {
                if !matches!(out.last(), Some(b'[')) {
                    out.push(b' ');
                }
                let id = self.number(*number);
                tokens::reference(out, id);
            }
            Value::Array(parts) => {
                out.push(b'[');
                for part in parts {
                    self.value(part, out);
                }
                out.push(b']');
            }
            Value::Dictionary(_) => {
                out.extend_from_slice(b"<<");
                self.entries(value, &[], out);
                out.extend_from_slice(b">>");
            }
        }
    }

    /// The entries of a dictionary but for some, with the keys of the ParentTree that this file has.
    fn entries(&mut self, dictionary: &Value, without: &[&[u8]], out: &mut Vec<u8>) {
        let Value::Dictionary(entries) = dictionary else { return };
        for (key, value) in entries.iter().filter(|(key, _)| !without.contains(&key.as_slice())) {
            out.push(b'/');
            out.extend_from_slice(key);
            match value.number().filter(|_| matches!(key.as_slice(), b"StructParents" | b"StructParent")) {
                Some(old) => {
                    let new = self.excerpt.parents.len() + self.keys.len();
                    self.keys.push((old, new));
                    out.push(b' ');
                    tokens::integer(out, new as u64);
                }
                None => self.value(value, out),
            }
        }
    }

    /// The entries of the ParentTree for the keys that were met.
    fn parents(&mut self) -> Option<()> {
        let catalog = self.source.value(self.source.catalog)?;
        let root = self.source.value(catalog.get(b"StructTreeRoot")?.reference()?)?;
        let tree = root.get(b"ParentTree")?.reference()?;
        for (old, _) in std::mem::take(&mut self.keys) {
            let mut out = Vec::new();
            let entry = self.entry(tree, old)?;
            self.value(&entry, &mut out);
            self.excerpt.parents.push(out);
        }
        Some(())
    }

    /// The bookmarks that lead to the pages.
    fn bookmarks(&mut self, first: Option<u32>) -> Option<()> {
        let mut next = first;
        for _ in 0..self.source.count() {
            let Some(number) = next else { return Some(()) };
            let bookmark = self.source.value(number)?;
            let destination = bookmark.get(b"Dest")?;
            if self.numbers.contains_key(&destination.array()?.first()?.reference()?) {
                let (mut title, mut to) = (Vec::new(), Vec::new());
                self.value(bookmark.get(b"Title")?, &mut title);
                self.value(destination, &mut to);
                self.excerpt.bookmarks.push((title, to));
            }
            next = bookmark.get(b"Next").and_then(Value::reference);
        }
        None
    }
}

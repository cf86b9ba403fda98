//! A letter's objects with gaps for the numbers that differ from letter to letter: made once for all letters of one
//! shape, then copied.

use std::io::{self, Write};

use pdf_writer::Ref;

use crate::pdf::objects::Objects;
use crate::pdf::tokens;

/// A number that differs from letter to letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    /// An object of the letter, counted from its first.
    Object(u32),
    /// A key of the ParentTree, counted from the letter's first.
    Key(u32),
    /// A note's identifier, counted from the letter's first.
    Note(u32),
    /// The node of the page tree that holds this page of the letter.
    Node(usize),
}

/// What the numbers of one letter count from.
pub(super) struct Bases<'a> {
    pub(super) object: Ref,
    pub(super) key: u32,
    pub(super) note: u32,
    /// For each page its node.
    pub(super) nodes: &'a [Ref],
}

/// Objects that are no streams, in the order in which they are written.
#[derive(Default)]
pub(super) struct Sketch {
    text: Vec<u8>,
    /// Numbers, each with the place in `text` before which it stands.
    gaps: Vec<(usize, Number)>,
    /// Of each object its number, and where it begins in `text` and in `gaps`.
    objects: Vec<(u32, usize, usize)>,
}

impl Sketch {
    /// Begins an object, counted from the letter's first, and hands out where its text goes.
    pub(super) fn object(&mut self, number: u32) -> &mut Vec<u8> {
        self.objects.push((number, self.text.len(), self.gaps.len()));
        &mut self.text
    }

    /// Where the text of the object in hand goes.
    pub(super) fn text(&mut self) -> &mut Vec<u8> {
        &mut self.text
    }

    /// Adds a number that differs from letter to letter.
    pub(super) fn number(&mut self, number: Number) {
        self.gaps.push((self.text.len(), number));
    }

    /// Adds a reference to an object of the letter.
    pub(super) fn reference(&mut self, object: u32) {
        self.number(Number::Object(object));
        self.text.extend_from_slice(b" 0 R");
    }

    /// Adds an array of references to objects of the letter.
    pub(super) fn references(&mut self, objects: impl IntoIterator<Item = u32>) {
        let mut before = b'[';
        for object in objects {
            self.text.push(before);
            self.reference(object);
            before = b' ';
        }
        if before == b'[' {
            self.text.push(before);
        }
        self.text.push(b']');
    }

    /// Writes the objects of one letter.
    pub(super) fn write<W: Write>(&self, bases: &Bases<'_>, objects: &mut Objects<W>) -> io::Result<()> {
        let first = bases.object.get();
        for (position, (number, start, gaps)) in self.objects.iter().enumerate() {
            let (end, last_gap) = match self.objects.get(position + 1) {
                Some((_, text, gaps)) => (*text, *gaps),
                None => (self.text.len(), self.gaps.len()),
            };
            let out = objects.object(Ref::new(first.saturating_add_unsigned(*number)))?;
            let mut at = *start;
            for (place, number) in &self.gaps[*gaps..last_gap] {
                out.extend_from_slice(&self.text[at..*place]);
                at = *place;
                match *number {
                    Number::Object(object) => tokens::signed(out, first.saturating_add_unsigned(object)),
                    Number::Key(key) => tokens::integer(out, u64::from(bases.key) + u64::from(key)),
                    Number::Note(note) => tokens::padded(out, bases.note.saturating_add(note)),
                    Number::Node(page) => tokens::signed(out, bases.nodes.get(page).map_or(0, |node| node.get())),
                }
            }
            out.extend_from_slice(&self.text[at..end]);
        }
        Ok(())
    }
}

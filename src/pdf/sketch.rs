//! A letter's objects with gaps for the numbers that differ from letter to letter: made once for all letters of one
//! shape, then written for many of them at once.

use std::io::{self, Write};

use pdf_writer::Ref;

use crate::pdf::objects::Objects;
use crate::pdf::tokens;

/// A number that differs from letter to letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Number {
    /// An object of the letter, counted from its first.
    Object(u32),
    /// A content stream of the letter's own, counted from its first.
    Stream(u32),
    /// A key of the ParentTree, counted from the letter's first.
    Key(u32),
    /// A note's identifier, counted from the letter's first.
    Note(u32),
    /// The node of the page tree that holds this page of the letter.
    Node(u32),
}

/// Numbers that a block of letters takes: the first of every letter, then the second of every letter, and so on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numbers {
    pub(super) first: u32,
    /// How many letters the block has.
    pub(super) letters: u32,
}

impl Numbers {
    /// The number of this place in the letter at `letter` in the block.
    pub(super) fn of(self, letter: u32, place: u32) -> u32 {
        self.first.saturating_add(place.saturating_mul(self.letters)).saturating_add(letter)
    }
}

/// What the numbers of a block's letters count from.
pub(super) struct Bases<'a> {
    pub(super) objects: Numbers,
    pub(super) keys: Numbers,
    pub(super) notes: Numbers,
    pub(super) letters: &'a [Letter],
    /// The node of a page by the page's place in the volume.
    pub(super) node: &'a dyn Fn(u32) -> Ref,
}

/// A letter that waits to be written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Letter {
    /// Its first own content stream.
    pub(super) streams: Ref,
    /// Its first page's place in the volume.
    pub(super) page: u32,
    /// Its first topmost element's place in the volume.
    pub(super) topmost: u32,
}

/// Objects that are no streams, in the order in which they are written.
#[derive(Default, PartialEq, Eq, Hash)]
pub(super) struct Sketch {
    text: Vec<u8>,
    /// Numbers, each with the place in `text` before which it stands.
    gaps: Vec<(usize, Number)>,
    /// Of each object or entry its number, and where it begins in `text` and in `gaps`.
    parts: Vec<(u32, usize, usize)>,
}

impl Sketch {
    /// Begins an object or an entry, counted from the letter's first, and hands out where its text goes.
    pub(super) fn part(&mut self, number: u32) -> &mut Vec<u8> {
        self.parts.push((number, self.text.len(), self.gaps.len()));
        &mut self.text
    }

    /// Where the text of the part in hand goes.
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

    /// How many parts there are.
    pub(super) fn count(&self) -> u32 {
        u32::try_from(self.parts.len()).unwrap_or(u32::MAX)
    }

    /// Writes the objects of a block's letters, one object of all letters after the other: what follows each other then
    /// differs in a few digits, always at the same distance, and deflates to little more than these.
    pub(super) fn write<W: Write>(&self, bases: &Bases<'_>, objects: &mut Objects<W>) -> io::Result<()> {
        for (position, (number, ..)) in self.parts.iter().enumerate() {
            for letter in 0..bases.objects.letters {
                let out = objects.object(reference(bases.objects.of(letter, *number)))?;
                self.fill(position, bases, letter, out);
            }
        }
        Ok(())
    }

    /// Writes one part of one letter.
    pub(super) fn fill(&self, part: usize, bases: &Bases<'_>, letter: u32, out: &mut Vec<u8>) {
        let Some((_, start, first_gap)) = self.parts.get(part) else { return };
        let (end, last_gap) = match self.parts.get(part + 1) {
            Some((_, text, gaps)) => (*text, *gaps),
            None => (self.text.len(), self.gaps.len()),
        };
        let Some(own) = bases.letters.get(letter as usize) else { return };
        let mut at = *start;
        for (place, number) in &self.gaps[*first_gap..last_gap] {
            out.extend_from_slice(&self.text[at..*place]);
            at = *place;
            match *number {
                Number::Object(object) => tokens::integer(out, u64::from(bases.objects.of(letter, object))),
                Number::Stream(stream) => tokens::signed(out, own.streams.get().saturating_add_unsigned(stream)),
                Number::Key(key) => tokens::integer(out, u64::from(bases.keys.of(letter, key))),
                Number::Note(note) => tokens::padded(out, bases.notes.of(letter, note)),
                Number::Node(page) => tokens::signed(out, (bases.node)(own.page.saturating_add(page)).get()),
            }
        }
        out.extend_from_slice(&self.text[at..end]);
    }
}

/// The reference to an object of this number, which fits: see `Objects::reserve_many`.
pub(super) fn reference(number: u32) -> Ref {
    Ref::new(i32::try_from(number).unwrap_or(i32::MAX))
}

//! A letter's objects with gaps for the numbers that differ from letter to letter: made once for all letters of one
//! shape, then written for many of them at once.

use std::hash::{Hash, Hasher};
use std::io::{self, Write};

use pdf_writer::Ref;

use crate::pdf::objects::Objects;
use crate::pdf::tokens;

/// A number that differs from letter to letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// Numbers that a block of letters takes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Numbers {
    pub(super) first: u32,
    /// How many letters the block has.
    pub(super) letters: u32,
    /// From one letter to the next.
    pub(super) a_letter: u32,
    /// From one number of a letter to its next.
    pub(super) a_place: u32,
}

impl Numbers {
    /// The first of every letter, then the second of every letter, and so on: from letter to letter each counts on by one.
    pub(super) fn side_by_side(first: u32, letters: u32) -> Self {
        Self { first, letters, a_letter: 1, a_place: letters }
    }

    /// So many of the first letter, then as many of the second, and so on.
    pub(super) fn in_turn(first: u32, letters: u32, each: u32) -> Self {
        Self { first, letters, a_letter: each, a_place: 1 }
    }

    /// The number of this place in the letter at `letter` in the block.
    pub(super) fn of(self, letter: u32, place: u32) -> u32 {
        let letter = letter.saturating_mul(self.a_letter);
        self.first.saturating_add(place.saturating_mul(self.a_place)).saturating_add(letter)
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

impl Bases<'_> {
    /// A number of the letter at `letter` in the block.
    pub(super) fn value(&self, number: Number, letter: u32) -> u32 {
        let own = self.letters.get(letter as usize);
        let own = |value: fn(&Letter) -> u32, place: u32| own.map_or(0, value).saturating_add(place);
        match number {
            Number::Object(object) => self.objects.of(letter, object),
            Number::Stream(stream) => own(|letter| letter.streams.get().unsigned_abs(), stream),
            Number::Key(key) => self.keys.of(letter, key),
            Number::Note(note) => self.notes.of(letter, note),
            Number::Node(page) => (self.node)(own(|letter| letter.page, page)).get().unsigned_abs(),
        }
    }

    /// Adds a number of the letter at `letter` in the block.
    pub(super) fn write(&self, number: Number, letter: u32, out: &mut Vec<u8>) {
        let value = self.value(number, letter);
        match number {
            Number::Note(_) => tokens::padded(out, value),
            _ => tokens::integer(out, u64::from(value)),
        }
    }
}

/// Puts the value of a number where there is room for it, behind spaces.
pub(super) fn put(number: Number, value: u32, room: &mut [u8]) {
    match number {
        Number::Note(_) => room.fill(b'0'),
        _ => room.fill(b' '),
    }
    tokens::right_aligned(room, u64::from(value));
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
#[derive(Default, PartialEq, Eq)]
pub(super) struct Sketch {
    text: Vec<u8>,
    /// Numbers, each with the place in `text` before which it stands.
    gaps: Vec<(usize, Number)>,
    /// Of each object its number, and where it begins in `text` and in `gaps`.
    parts: Vec<(u32, usize, usize)>,
}

/// Sketches with the same text hardly ever differ in their gaps, which are some hundreds.
impl Hash for Sketch {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.text, self.gaps.len(), self.parts.len()).hash(state);
    }
}

impl Sketch {
    /// Begins an object, counted from the letter's first, and hands out where its text goes.
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

    /// Bytes of a letter's objects, but for the numbers.
    pub(super) fn length(&self) -> usize {
        self.text.len()
    }

    /// The number of each part, counted from the letter's first.
    pub(super) fn numbers(&self) -> impl Iterator<Item = u32> {
        self.parts.iter().map(|(number, ..)| *number)
    }

    /// Writes the objects of a block's letters among others, letter by letter.
    pub(super) fn write<W: Write>(&self, bases: &Bases<'_>, objects: &mut Objects<W>) -> io::Result<()> {
        for letter in 0..bases.objects.letters {
            for (part, number) in self.numbers().enumerate() {
                let out = objects.object(reference(bases.objects.of(letter, number)))?;
                self.each(part, |text, number| {
                    out.extend_from_slice(text);
                    if let Some(number) = number {
                        bases.write(number, letter, out);
                    }
                });
            }
        }
        Ok(())
    }

    /// Hands out the text of a part, in pieces with the numbers behind them.
    pub(super) fn each(&self, part: usize, mut take: impl FnMut(&[u8], Option<Number>)) {
        let Some((_, start, first_gap)) = self.parts.get(part) else { return };
        let (end, last_gap) = match self.parts.get(part + 1) {
            Some((_, text, gaps)) => (*text, *gaps),
            None => (self.text.len(), self.gaps.len()),
        };
        let mut at = *start;
        for (place, number) in &self.gaps[*first_gap..last_gap] {
            take(&self.text[at..*place], Some(*number));
            at = *place;
        }
        take(&self.text[at..end], None);
    }
}

/// The reference to an object of this number, which fits: see `Objects::reserve_many`.
pub(super) fn reference(number: u32) -> Ref {
    Ref::new(i32::try_from(number).unwrap_or(i32::MAX))
}

//! Letters of one shape as rows of equal length, in an object stream of their own.
//!
//! Every row holds a letter's objects, every number as wide as the widest of its place, and counts on from the row above:
//! under PNG's predictor "up" (ISO 32000-1, 7.4.4.4) nearly every row is the same as the one before it and deflates to
//! a tenth of what its numbers would take. A reader that asks for one letter inflates one stream.

use std::io::{self, Write};

use crate::pdf::objects::Objects;
use crate::pdf::sketch::{Bases, Number, Sketch, put};
use crate::pdf::tokens;

/// Fewer letters go without rows, into a stream with other objects.
const FEWEST: usize = 3;
/// Letters a stream: rows carry to the tens all at once where numbers count on by one, and to the hundreds where
/// streams end.
const MOST: usize = 100;
/// Bytes of a stream before it is compressed (tuned: a reader holds all of it).
const LARGEST: usize = 2 << 20;
/// Objects of a stream: the cross-reference stream has two bytes for an object's place in it.
const MOST_OBJECTS: usize = 1 << 16;

/// How many letters of a shape wait for each other.
pub(super) fn letters_a_block(sketch: &Sketch) -> usize {
    let fit = (LARGEST / sketch.length().max(1)).min(MOST_OBJECTS / sketch.count().max(1) as usize);
    (fit / 10 * 10).clamp(10, MOST)
}

/// Writes the objects of a block's letters.
pub(super) fn write<W: Write>(sketch: &Sketch, bases: &Bases<'_>, objects: &mut Objects<W>) -> io::Result<()> {
    let parts = sketch.count() as usize;
    let letters = bases.letters.len();
    if letters < FEWEST || parts == 0 || letters * parts >= MOST_OBJECTS {
        return sketch.write(bases, objects);
    }
    let mut row = Row::new(sketch, bases);
    let index = Index::new(sketch, bases, &mut row);
    let mut rows = Predicted::new(row.text.len(), (letters + index.rows(letters)) * (row.text.len() + 1));
    index.write(sketch, bases, &row, &mut rows);
    for (letter, _) in (0..).zip(bases.letters) {
        row.fill(bases, letter);
        rows.push(&row.text);
    }
    let first = index.rows(letters) * row.text.len();
    let ids = (0..)
        .zip(bases.letters)
        .flat_map(|(letter, _)| sketch.numbers().map(move |number| bases.objects.of(letter, number)));
    objects.rows(ids, letters * parts, first, row.text.len(), &rows.bytes)
}

/// A letter's objects, padded with spaces to the length of a row.
struct Row {
    text: Vec<u8>,
    /// Where each object starts.
    starts: Vec<usize>,
    gaps: Vec<Gap>,
}

/// Where a number stands in a row.
struct Gap {
    from: usize,
    to: usize,
    number: Number,
    /// What stands there now.
    shown: u32,
}

impl Row {
    fn new(sketch: &Sketch, bases: &Bases<'_>) -> Self {
        // Numbers never fall from letter to letter.
        let last = bases.objects.letters.saturating_sub(1);
        let mut row = Self { text: Vec::new(), starts: Vec::new(), gaps: Vec::new() };
        for part in 0..sketch.count() as usize {
            row.starts.push(row.text.len());
            sketch.each(part, |text, number| {
                row.text.extend_from_slice(text);
                if let Some(number) = number {
                    let start = row.text.len();
                    bases.write(number, last, &mut row.text);
                    let shown = bases.value(number, last);
                    row.gaps.push(Gap { from: start, to: row.text.len(), number, shown });
                }
            });
            row.text.push(b'\n');
        }
        row
    }

    /// Makes it the row of a letter.
    fn fill(&mut self, bases: &Bases<'_>, letter: u32) {
        for Gap { from, to, number, shown } in &mut self.gaps {
            let value = bases.value(*number, letter);
            let room = &mut self.text[*from..*to];
            // Nearly all count on by one.
            match value.checked_sub(*shown) {
                Some(0) => {}
                Some(step @ 1..=9) => tokens::count_on(room, u8::try_from(step).unwrap_or(9)),
                _ => put(*number, value, room),
            }
            *shown = value;
        }
    }
}

/// The numbers and offsets before the objects (7.5.7), several letters a row.
struct Index {
    number_width: usize,
    offset_width: usize,
    letters_a_row: usize,
}

impl Index {
    /// Makes the row as long as it takes for either.
    fn new(sketch: &Sketch, bases: &Bases<'_>, row: &mut Row) -> Self {
        let last = bases.objects.letters.saturating_sub(1);
        let most = sketch.numbers().map(|number| bases.objects.of(last, number)).max().unwrap_or(0);
        let number_width = digits(most as usize);
        let mut length = round(row.text.len());
        let offset_width = digits(length * bases.letters.len());
        let of_letter = (number_width + offset_width + 2) * row.starts.len();
        length = length.max(round(of_letter));
        row.text.resize(length, b' ');
        // As many as the numbers are even: from row to row they then differ in few digits.
        let letters_a_row = [10, 5, 2].into_iter().find(|letters| of_letter * letters <= length).unwrap_or(1);
        Self { number_width, offset_width, letters_a_row }
    }

    /// How many rows it takes.
    fn rows(&self, letters: usize) -> usize {
        letters.div_ceil(self.letters_a_row)
    }

    fn write(&self, sketch: &Sketch, bases: &Bases<'_>, row: &Row, rows: &mut Predicted) {
        let length = row.text.len();
        let mut line = vec![b' '; length];
        let letters: Vec<u32> = (0..).zip(bases.letters).map(|(letter, _)| letter).collect();
        for some in letters.chunks(self.letters_a_row) {
            line.fill(b' ');
            let mut at = 0;
            for letter in some {
                for (number, start) in sketch.numbers().zip(&row.starts) {
                    let number = u64::from(bases.objects.of(*letter, number));
                    tokens::right_aligned(&mut line[at..at + self.number_width], number);
                    at += self.number_width + 1;
                    let offset = (*letter as usize * length + start) as u64;
                    tokens::right_aligned(&mut line[at..at + self.offset_width], offset);
                    at += self.offset_width + 1;
                }
            }
            rows.push(&line);
        }
    }
}

/// Rows as differences to the row above, each behind the number of its filter (PNG, 9.2).
struct Predicted {
    above: Vec<u8>,
    bytes: Vec<u8>,
}

impl Predicted {
    fn new(length: usize, capacity: usize) -> Self {
        Self { above: vec![0; length], bytes: Vec::with_capacity(capacity) }
    }

    fn push(&mut self, row: &[u8]) {
        self.bytes.push(2);
        self.bytes.extend(row.iter().zip(&self.above).map(|(byte, above)| byte.wrapping_sub(*above)));
        self.above.copy_from_slice(row);
    }
}

/// The next length of one digit and zeros, so that offsets from row to row differ in one digit: 1, 2 or 5.
fn round(length: usize) -> usize {
    let power = 10_usize.pow(length.max(1).ilog10());
    [1, 2, 5, 10].into_iter().map(|step| step * power).find(|round| *round >= length).unwrap_or(length)
}

fn digits(number: usize) -> usize {
    number.max(1).ilog10() as usize + 1
}

#[cfg(test)]
mod tests {
    use super::round;

    #[test]
    fn rows_have_round_lengths() {
        for (length, expected) in [(0, 1), (1, 1), (3, 5), (100, 100), (101, 200), (5000, 5000), (5001, 10_000)] {
            assert_eq!(round(length), expected);
        }
    }
}

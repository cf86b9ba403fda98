//! Font programs without hints, which are a fifth of them: they sharpen letters on screens of few pixels, and this is for
//! paper. No outline and no width changes.
//!
//! What is not as the subsetter writes it stays as it is.

mod charstring;
mod truetype;

pub(super) use truetype::table;

use std::borrow::Cow;

/// A TrueType font without instructions and without the tables that a PDF file has no use for.
pub(super) fn truetype(font: &[u8]) -> Cow<'_, [u8]> {
    truetype::unhinted(font).map_or(Cow::Borrowed(font), Cow::Owned)
}

/// A CFF table without stems and masks.
pub(super) fn cff(table: &[u8]) -> Cow<'_, [u8]> {
    without_hints(table).map_or(Cow::Borrowed(table), Cow::Owned)
}

/// The operator `CharStrings` of the Top DICT (Adobe Technical Note 5176, 9).
const CHARSTRINGS: u8 = 17;

/// The charstrings are the last thing in the table, so that nothing else moves.
fn without_hints(table: &[u8]) -> Option<Vec<u8>> {
    let names = Index::read(table, usize::from(*table.get(2)?))?;
    let tops = Index::read(table, names.end)?;
    let start = charstrings(tops.get(table, 0)?)?;
    let index = Index::read(table, start)?;
    if index.end != table.len() {
        return None;
    }
    let mut out = table[..start].to_vec();
    let mut ends = Vec::with_capacity(index.count);
    let mut data = Vec::with_capacity(table.len() - start);
    for number in 0..index.count {
        charstring::unhinted(index.get(table, number)?, &mut data)?;
        // Offsets count from the byte before the data.
        ends.push(u32::try_from(data.len() + 1).ok()?);
    }
    // The fewest bytes that hold the last offset.
    let size = (1..=3).find(|size| (data.len() + 1) >> (8 * size) == 0).unwrap_or(4);
    out.extend_from_slice(&u16::try_from(index.count).ok()?.to_be_bytes());
    out.push(u8::try_from(size).ok()?);
    for offset in std::iter::once(1).chain(ends) {
        out.extend_from_slice(&offset.to_be_bytes()[4 - size..]);
    }
    out.extend_from_slice(&data);
    Some(out)
}

/// Where the charstrings begin, by the Top DICT.
fn charstrings(dictionary: &[u8]) -> Option<usize> {
    let mut operand = None;
    let mut at = 0;
    while let Some(byte) = dictionary.get(at) {
        let length = match byte {
            // Whole numbers of other sizes are no offsets in what the subsetter writes.
            28 => 3,
            29 => {
                operand = Some(u32::from_be_bytes(dictionary.get(at + 1..at + 5)?.try_into().ok()?));
                5
            }
            30 => 2 + dictionary[at + 1..].iter().position(|byte| byte & 15 == 15 || byte >> 4 == 15)?,
            247..=254 | 12 => 2,
            _ => 1,
        };
        if *byte == CHARSTRINGS {
            return operand.and_then(|operand| usize::try_from(operand).ok());
        }
        at += length;
    }
    None
}

/// An INDEX (Adobe Technical Note 5176, 5).
struct Index {
    count: usize,
    size: usize,
    /// Where its offsets begin.
    offsets: usize,
    /// The byte behind it.
    end: usize,
}

impl Index {
    fn read(table: &[u8], at: usize) -> Option<Self> {
        let count = usize::from(u16::from_be_bytes(table.get(at..at + 2)?.try_into().ok()?));
        if count == 0 {
            return Some(Self { count, size: 1, offsets: at, end: at + 2 });
        }
        let size = usize::from(*table.get(at + 2)?);
        let mut index = Self { count, size, offsets: at + 3, end: 0 };
        index.end = index.start(table, count)?;
        (1..=4).contains(&size).then_some(index)
    }

    /// Where an entry starts in the table; for the one behind the last, where the last ends.
    fn start(&self, table: &[u8], number: usize) -> Option<usize> {
        let at = self.offsets + number * self.size;
        let offset = table.get(at..at + self.size)?.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
        Some(self.offsets + (self.count + 1) * self.size + offset.checked_sub(1)?)
    }

    fn get<'t>(&self, table: &'t [u8], number: usize) -> Option<&'t [u8]> {
        table.get(self.start(table, number)?..self.start(table, number + 1)?)
    }
}

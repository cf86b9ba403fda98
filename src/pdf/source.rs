//! A file that a [`Volume`](crate::pdf::Volume) wrote, read back: its cross-reference stream, its object streams (ISO 32000-1,
//! 7.5.7, 7.5.8). Other writers' files, which may be built otherwise, are not understood.

use std::collections::HashMap;
use std::rc::Rc;

use libdeflater::{DecompressionError, Decompressor};

use crate::pdf::parse::{Parser, Value};

/// Most bytes that a stream is inflated to (tuned: the cross-reference stream of a hundred million objects).
const LARGEST: usize = 1 << 30;
/// Most bytes that all streams of a file are inflated to for each of its own (tuned: ours come to four), and beside them.
const UNPACKED: (usize, usize) = (64, 1 << 20);
/// Most bytes of objects that are read, again and again, for each byte of a file, and beside them (tuned: to cut all letters out of a
/// volume of 17,554 takes some 70).
const READ: (usize, usize) = (256, 64 << 20);
/// Where the end of a file names its cross-reference stream, in bytes from the end.
const TAIL: usize = 64;

/// An object: its value, and the bytes of a stream as they stand in the file.
pub(super) struct Object<'b> {
    pub(super) value: Value,
    pub(super) stream: Option<&'b [u8]>,
}

/// Where an object stands.
#[derive(Clone, Copy)]
enum Place {
    Nowhere,
    At(usize),
    In { stream: u32, index: usize },
}

/// An object stream: its text, and where each object begins.
struct Pack {
    text: Vec<u8>,
    starts: Vec<usize>,
}

/// A file.
pub(super) struct Source<'b> {
    bytes: &'b [u8],
    places: Vec<Place>,
    packs: HashMap<u32, Rc<Pack>>,
    /// Bytes to which its streams may still be inflated.
    room: usize,
    /// Bytes of objects that may still be read: trees that meet themselves would be read without end.
    patience: usize,
    /// Number of the catalog.
    pub(super) catalog: u32,
}

impl<'b> Source<'b> {
    /// Reads where the objects stand. `None` where the file is not understood.
    pub(super) fn open(bytes: &'b [u8]) -> Option<Self> {
        let tail = bytes.len().saturating_sub(TAIL);
        let word = b"startxref";
        let found = bytes[tail..].windows(word.len()).rposition(|window| window == word)?;
        let start = Parser::new(bytes, tail + found + word.len())?.number()?;
        let (object, _) = object_at(bytes, start)?;
        let columns = object.value.get(b"DecodeParms")?.get(b"Columns")?.number()?;
        let [kind, width, index] = object.value.get(b"W")?.array()? else { return None };
        let widths = [kind.number()?, width.number()?, index.number()?];
        if widths[0] != 1 || !(1..=8).contains(&widths[1]) || widths[2] != 2 || columns != widths.iter().sum::<usize>()
        {
            return None;
        }
        let bound = |(each, beside)| bytes.len().saturating_mul(each).saturating_add(beside);
        let mut room = bound(UNPACKED);
        let rows = unpredicted(&inflate(object.stream?, &mut room)?, columns)?;
        let places = rows.chunks_exact(columns).map(|row| {
            let second = row[1..=widths[1]].iter().try_fold(0, |sum: usize, byte| {
                sum.checked_mul(256).and_then(|sum| sum.checked_add(usize::from(*byte)))
            })?;
            let index = usize::from(u16::from_be_bytes([row[columns - 2], row[columns - 1]]));
            Some(match row[0] {
                1 => Place::At(second),
                2 => Place::In { stream: u32::try_from(second).ok()?, index },
                _ => Place::Nowhere,
            })
        });
        let places = places.collect::<Option<Vec<_>>>()?;
        let catalog = object.value.get(b"Root")?.reference()?;
        Some(Self { bytes, places, packs: HashMap::new(), room, patience: bound(READ), catalog })
    }

    /// How many object numbers there are.
    pub(super) fn count(&self) -> usize {
        self.places.len()
    }

    /// The object of a number; `None` where there is none.
    pub(super) fn object(&mut self, number: u32) -> Option<Object<'b>> {
        let (object, read) = match *self.places.get(number as usize)? {
            Place::Nowhere => return None,
            Place::At(offset) => object_at(self.bytes, offset)?,
            Place::In { stream, index } => {
                let pack = self.pack(stream)?;
                let start = *pack.starts.get(index)?;
                let mut parser = Parser::new(&pack.text, start)?;
                let value = parser.value()?;
                (Object { value, stream: None }, parser.at() - start)
            }
        };
        self.patience = self.patience.checked_sub(read)?;
        Some(object)
    }

    /// The value of an object that is no stream.
    pub(super) fn value(&mut self, number: u32) -> Option<Value> {
        self.object(number).map(|object| object.value)
    }

    fn pack(&mut self, number: u32) -> Option<Rc<Pack>> {
        if let Some(pack) = self.packs.get(&number) {
            return Some(pack.clone());
        }
        let Place::At(offset) = *self.places.get(number as usize)? else { return None };
        let (Object { value, stream }, _) = object_at(self.bytes, offset)?;
        let mut text = inflate(stream?, &mut self.room)?;
        if let Some(parameters) = value.get(b"DecodeParms") {
            text = unpredicted(&text, parameters.get(b"Columns")?.number()?)?;
        }
        let (count, first) = (value.get(b"N")?.number()?, value.get(b"First")?.number()?);
        let mut index = Parser::new(&text, 0)?;
        let mut starts = Vec::new();
        for _ in 0..count {
            index.number()?;
            starts.push(first.checked_add(index.number()?)?);
        }
        let pack = Rc::new(Pack { text, starts });
        self.packs.insert(number, pack.clone());
        Some(pack)
    }
}

/// The object that begins at an offset, and how long its text is without the bytes of a stream.
fn object_at(bytes: &[u8], offset: usize) -> Option<(Object<'_>, usize)> {
    let mut parser = Parser::new(bytes, offset)?;
    parser.number()?;
    parser.number()?;
    if !parser.word(b"obj") {
        return None;
    }
    let value = parser.value()?;
    let read = parser.at() - offset;
    if !parser.word(b"stream") {
        return parser.word(b"endobj").then_some((Object { value, stream: None }, read));
    }
    // A stream of which the bytes are not found is no object: passed on without them it would be an empty page.
    let stream = parser.stream(value.get(b"Length")?.number()?)?;
    Some((Object { value, stream: Some(stream) }, read))
}

/// What a zlib stream holds, which takes of the room that the file has.
fn inflate(packed: &[u8], left: &mut usize) -> Option<Vec<u8>> {
    let most = LARGEST.min(*left);
    let mut room = packed.len().saturating_mul(4).max(1 << 16).min(most);
    loop {
        let mut text = vec![0; room];
        match Decompressor::new().zlib_decompress(packed, &mut text) {
            Ok(length) => {
                text.truncate(length);
                *left -= length;
                return Some(text);
            }
            Err(DecompressionError::InsufficientSpace) if room < most => room = room.saturating_mul(4).min(most),
            Err(_) => return None,
        }
    }
}

/// Rows of so many bytes from their differences to the rows above (PNG, filter 2, which is the only one that we write).
fn unpredicted(data: &[u8], columns: usize) -> Option<Vec<u8>> {
    let length = columns.checked_add(1).filter(|length| *length > 1)?;
    let mut rows: Vec<u8> = Vec::with_capacity(data.len());
    for row in data.chunks(length) {
        let (filter, row) = row.split_first()?;
        if *filter != 2 || row.len() != columns {
            return None;
        }
        let above = rows.len().checked_sub(columns);
        for (place, byte) in row.iter().enumerate() {
            let above = above.map_or(0, |above| rows[above + place]);
            rows.push(byte.wrapping_add(above));
        }
    }
    Some(rows)
}

#[cfg(test)]
mod tests {
    use super::{Source, inflate, object_at, unpredicted};

    #[test]
    fn rows_are_the_sums_of_their_differences() {
        assert_eq!(unpredicted(&[2, 1, 2, 2, 1, 0, 2, 255, 1], 2), Some(vec![1, 2, 2, 2, 1, 3]));
        for broken in [&[2, 1][..], &[1, 1, 2], &[2, 1, 2, 2]] {
            assert_eq!(unpredicted(broken, 2), None, "{broken:?}");
        }
        assert_eq!(unpredicted(&[], usize::MAX), None);
    }

    #[test]
    fn a_stream_is_there_with_all_its_bytes_or_not_at_all() {
        for (text, expected) in [
            ("1 0 obj<</Length 3>>stream\nabc\nendstream endobj", Some(Some(&b"abc"[..]))),
            ("1 0 obj<</A 1>>endobj", Some(None)),
            ("1 0 obj<</Length 3>>stream\nabcdef\nendstream endobj", None),
            ("1 0 obj<</Length 30>>stream\nabc\nendstream endobj", None),
            ("1 0 obj<</Length 2 0 R>>stream\nabc\nendstream endobj", None),
            ("1 0 obj<</A 1>>stream\nabc\nendstream endobj", None),
            ("1 0 obj<</Length 3>>strea", None),
        ] {
            assert_eq!(object_at(text.as_bytes(), 0).map(|(object, _)| object.stream), expected, "{text}");
        }
    }

    #[test]
    fn the_streams_of_a_file_share_one_room() {
        let mut compressor = libdeflater::Compressor::new(libdeflater::CompressionLvl::default());
        let mut packed = vec![0; 1 << 16];
        let length = compressor.zlib_compress(&vec![0; 200_000], &mut packed).expect("it fits");
        let mut left = 450_000;
        // The second guess at the size, 262,144, is more than what the second time is left.
        let lengths = [(); 3].map(|()| inflate(&packed[..length], &mut left).map(|text| text.len()));
        assert_eq!((lengths, left), ([Some(200_000), Some(200_000), None], 50_000));
    }

    #[test]
    fn what_is_no_file_of_ours_is_not_understood() {
        for bytes in
            [&b""[..], b"%PDF-1.7", b"startxref\n9999\n%%EOF", b"startxref 0", b"1 0 obj<<>>endobj startxref\n0\n"]
        {
            assert!(Source::open(bytes).is_none(), "{bytes:?}");
        }
    }
}

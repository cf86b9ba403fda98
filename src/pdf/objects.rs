//! Objects on their way to the file: numbering, object streams, the cross-reference stream (ISO 32000-1, 7.5.7, 7.5.8).
//!
//! Nothing that was written is kept but six bytes an object, which say where it stands.

use std::io::{self, BufWriter, Write};

use libdeflater::{CompressionLvl, Compressor};
use pdf_writer::{Chunk, Ref};
use sha2::{Digest, Sha256};

use crate::pdf::packed::Packed;
use crate::pdf::scratch::Scratch;
use crate::pdf::tokens;

/// Most objects an object stream.
const OBJECTS_A_STREAM: usize = 2000;
/// Bytes after which an object stream is full. A reader inflates a whole stream for one object of it; the first letter in
/// a stream has none before it to repeat, so that streams of a quarter of this are a tenth larger in sum.
const BYTES_A_STREAM: usize = 1 << 16;
/// libdeflate level of what is written once a volume: shared streams, fonts, images.
const VOLUME_LEVEL: i32 = 6;
/// Streams up to this length are compressed with fixed codes (tuned: in a file of one letter 24 bytes more of 96,000, and a sixth of the
/// time less).
const SHORT: usize = 1500;
/// Fonts of one letter's rare glyphs are, up to this length (tuned: libdeflate empties 192 KiB of tables for each).
const SHORT_FONT: usize = 6000;
/// What an entry for the filter takes.
const FILTER: &[u8] = b"/Filter/FlateDecode";
/// Bytes kept back before they go to the sink.
const BUFFER: usize = 1 << 16;

/// How a stream is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    /// Not at all.
    Plain,
    /// As objects of letters are.
    Objects,
    /// As these, and kept: the same objects stand in other files.
    Common,
    /// As rows of so many bytes are.
    Rows(usize),
    /// As a letter's own content is: nearly always a few hundred bytes.
    Letter,
    /// Well.
    Volume,
}

/// Where an object stands. Bit 47 says whether it is in an object stream; then 16 bits are its index there and the
/// rest is the stream's number. Else it is the offset in the file. Zero is nowhere.
#[derive(Clone, Copy, Default)]
struct Place([u8; 6]);

const IN_STREAM: u64 = 1 << 47;

impl Place {
    fn offset(offset: u64) -> Self {
        Self::pack(offset)
    }

    fn in_stream(stream: u32, index: u16) -> Self {
        Self::pack(IN_STREAM | u64::from(stream) << 16 | u64::from(index))
    }

    fn pack(value: u64) -> Self {
        let [_, _, bytes @ ..] = value.to_be_bytes();
        Self(bytes)
    }

    /// Type, second and third field of the cross-reference stream (7.5.8.3).
    fn fields(self) -> (u8, u64, u16) {
        let mut bytes = [0; 8];
        bytes[2..].copy_from_slice(&self.0);
        let value = u64::from_be_bytes(bytes);
        if value & IN_STREAM == 0 {
            return (u8::from(value != 0), value, 0);
        }
        (2, (value & !IN_STREAM) >> 16, u16::from_be_bytes([bytes[6], bytes[7]]))
    }
}

/// Where the objects of a head stand, by number.
pub(super) struct Places(Vec<Place>);

/// The objects of one file.
pub(super) struct Objects<W: Write> {
    sink: BufWriter<W>,
    /// Bytes written so far.
    offset: u64,
    /// By object number; number 0 is the head of the free list.
    places: Vec<Place>,
    open: OpenStream,
    /// What is kept from file to file.
    kept: Packed,
    scratch: Scratch,
}

/// The object stream that is being filled.
#[derive(Default)]
struct OpenStream {
    /// Number and start in `body` of every object.
    index: Vec<(Ref, usize)>,
    body: Vec<u8>,
}

impl<W: Write> Objects<W> {
    /// Writes the header of the file. The second line tells transfer programs that the file is binary (7.5.2).
    pub(super) fn begin(sink: W) -> io::Result<Self> {
        let mut objects = Self::new(sink, Scratch::default(), Packed::default());
        objects.raw(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")?;
        Ok(objects)
    }

    /// Goes on behind a head of so many bytes, which the sink has already.
    pub(super) fn behind(sink: W, offset: u64, head: &Places, kept: &Packed) -> Self {
        let kept = kept.clone();
        Self { offset, places: head.0.clone(), ..Self::new(sink, kept.scratch(), kept) }
    }

    fn new(sink: W, scratch: Scratch, kept: Packed) -> Self {
        Self {
            sink: BufWriter::with_capacity(BUFFER, sink),
            offset: 0,
            places: vec![Place::default()],
            open: OpenStream::default(),
            kept,
            scratch,
        }
    }

    /// What is kept from file to file.
    pub(super) fn packed(&self) -> &Packed {
        &self.kept
    }

    /// The next free object number. What is reserved must be written.
    pub(super) fn reserve(&mut self) -> Ref {
        self.reserve_many(1)
    }

    /// The first of `count` object numbers in a row.
    pub(super) fn reserve_many(&mut self, count: usize) -> Ref {
        let first = self.places.len();
        self.places.resize(first + count, Place::default());
        // Two thousand million objects are 60 million letters; the writer would have run out of disk long before.
        Ref::new(i32::try_from(first).unwrap_or(i32::MAX))
    }

    /// Objects so far.
    pub(super) fn count(&self) -> u64 {
        self.places.len() as u64 - 1
    }

    /// A place to write an object other than a stream to. It must be complete before the next call.
    pub(super) fn object(&mut self, id: Ref) -> io::Result<&mut Vec<u8>> {
        if self.open.index.len() == OBJECTS_A_STREAM || self.open.body.len() > BYTES_A_STREAM {
            self.close_stream(Packing::Objects)?;
        }
        if !self.open.body.is_empty() {
            self.open.body.push(b'\n');
        }
        self.open.index.push((id, self.open.body.len()));
        Ok(&mut self.open.body)
    }

    /// Writes the object stream in the making, if it holds anything.
    pub(super) fn close_stream(&mut self, packing: Packing) -> io::Result<()> {
        if self.open.index.is_empty() {
            return Ok(());
        }
        let OpenStream { index, body } = std::mem::take(&mut self.open);
        let mut whole = Vec::with_capacity(body.len() + index.len() * 16);
        for (object, start) in &index {
            tokens::signed(&mut whole, object.get());
            whole.push(b' ');
            tokens::integer(&mut whole, *start as u64);
            whole.push(b' ');
        }
        let first = whole.len();
        whole.extend_from_slice(&body);
        let ids = index.iter().map(|(object, _)| object.get().unsigned_abs());
        self.object_stream(ids, index.len(), first, b"", &whole, packing)
    }

    /// Writes an object stream of rows of equal length, each of which is the difference to the row above.
    pub(super) fn rows(
        &mut self,
        ids: impl Iterator<Item = u32>,
        count: usize,
        first: usize,
        columns: usize,
        data: &[u8],
    ) -> io::Result<()> {
        let mut parameters = b"/DecodeParms<</Predictor 12/Columns ".to_vec();
        tokens::integer(&mut parameters, columns as u64);
        parameters.extend_from_slice(b">>");
        self.object_stream(ids, count, first, &parameters, data, Packing::Rows(columns + 1))
    }

    /// Writes an object stream: the numbers of its `count` objects in order, and where their text begins.
    fn object_stream(
        &mut self,
        ids: impl Iterator<Item = u32>,
        count: usize,
        first: usize,
        parameters: &[u8],
        data: &[u8],
        packing: Packing,
    ) -> io::Result<()> {
        let id = self.reserve();
        for (position, object) in (0..).zip(ids) {
            if let Some(slot) = self.places.get_mut(object as usize) {
                *slot = Place::in_stream(id.get().unsigned_abs(), position);
            }
        }
        let mut dictionary = b"/Type/ObjStm/N ".to_vec();
        tokens::integer(&mut dictionary, count as u64);
        dictionary.extend_from_slice(b"/First ");
        tokens::integer(&mut dictionary, first as u64);
        dictionary.extend_from_slice(parameters);
        self.stream(id, &dictionary, data, packing)
    }

    /// Writes a stream; `dictionary` is what stands there besides length and filter.
    pub(super) fn stream(&mut self, id: Ref, dictionary: &[u8], data: &[u8], packing: Packing) -> io::Result<()> {
        self.note(id);
        match packing {
            Packing::Plain => self.whole(id, dictionary, data, false),
            Packing::Letter | Packing::Objects | Packing::Rows(_) => {
                let row = if let Packing::Rows(length) = packing { Some(length) } else { None };
                let mut packed = std::mem::take(&mut self.scratch.packed);
                packed.clear();
                if data.len() <= SHORT {
                    self.scratch.letter.zlib_short(data, &mut packed);
                } else {
                    self.scratch.letter.zlib(data, row, &mut packed);
                }
                let saves = packing != Packing::Letter || packed.len() + FILTER.len() < data.len();
                let written = self.whole(id, dictionary, if saves { &packed } else { data }, saves);
                self.scratch.packed = packed;
                written
            }
            Packing::Common => {
                let packed = self.kept.clone().stream(Sha256::digest(data).into(), || {
                    let mut packed = Vec::new();
                    self.scratch.letter.zlib(data, None, &mut packed);
                    Ok(packed)
                })?;
                self.whole(id, dictionary, &packed, true)
            }
            Packing::Volume => {
                let packed = self.pack(data)?;
                self.whole(id, dictionary, &packed, true)
            }
        }
    }

    /// Writes a stream of which other files have the same; `hash` is that of its data.
    pub(super) fn common_stream(&mut self, id: Ref, dictionary: &[u8], data: &[u8], hash: [u8; 32]) -> io::Result<()> {
        let packed = self.kept.clone().stream(hash, || self.pack(data))?;
        self.packed_stream(id, dictionary, &packed)
    }

    /// Writes a stream that was compressed before.
    pub(super) fn packed_stream(&mut self, id: Ref, dictionary: &[u8], packed: &[u8]) -> io::Result<()> {
        self.note(id);
        self.whole(id, dictionary, packed, true)
    }

    /// Compresses what a font of one letter has: quickly where it is short.
    pub(super) fn pack_own(&mut self, data: &[u8]) -> io::Result<Vec<u8>> {
        if data.len() > SHORT_FONT {
            return self.pack(data);
        }
        let mut packed = Vec::new();
        self.scratch.letter.zlib_short(data, &mut packed);
        Ok(packed)
    }

    /// Compresses well.
    pub(super) fn pack(&mut self, data: &[u8]) -> io::Result<Vec<u8>> {
        let level = || Compressor::new(CompressionLvl::new(VOLUME_LEVEL).unwrap_or_default());
        let compressor = self.scratch.volume.get_or_insert_with(level);
        let mut packed = vec![0; compressor.zlib_compress_bound(data.len())];
        let length = compressor.zlib_compress(data, &mut packed).map_err(io::Error::other)?;
        packed.truncate(length);
        Ok(packed)
    }

    /// Writes a stream with its data as they are, which may be packed.
    fn whole(&mut self, id: Ref, dictionary: &[u8], data: &[u8], packed: bool) -> io::Result<()> {
        let mut head = std::mem::take(&mut self.scratch.head);
        head.clear();
        tokens::signed(&mut head, id.get());
        head.extend_from_slice(b" 0 obj\n<<");
        head.extend_from_slice(dictionary);
        if packed {
            head.extend_from_slice(FILTER);
        }
        head.extend_from_slice(b"/Length ");
        tokens::integer(&mut head, data.len() as u64);
        head.extend_from_slice(b">>\nstream\n");
        self.raw(&head)?;
        self.scratch.head = head;
        self.raw(data)?;
        self.raw(b"\nendstream\nendobj\n")
    }

    /// Writes objects made with `pdf-writer`, one a chunk.
    pub(super) fn chunk(&mut self, id: Ref, chunk: &Chunk) -> io::Result<()> {
        self.note(id);
        self.raw(chunk.as_bytes())
    }

    /// Writes the cross-reference stream and the end of the file. Returns the sink and the number of bytes.
    pub(super) fn finish(mut self, root: Ref, info: Ref, identifier: [u8; 16]) -> io::Result<(W, u64)> {
        self.close_stream(Packing::Objects)?;
        let id = self.reserve();
        let start = self.offset;
        self.note(id);
        // Offsets past 4 GiB need a fifth byte.
        let width = if start > u64::from(u32::MAX) { 5 } else { 4 };
        let columns = width + 3;
        let mut rows = Vec::with_capacity(self.places.len() * (columns + 1));
        let mut before = [0; 8];
        for place in &self.places {
            let (kind, second, third) = place.fields();
            let mut row = [0; 8];
            row[0] = kind;
            row[1..=width].copy_from_slice(&second.to_be_bytes()[8 - width..]);
            row[width + 1..=width + 2].copy_from_slice(&third.to_be_bytes());
            // PNG's predictor "up": the difference to the row above.
            rows.push(2);
            rows.extend(row.iter().zip(before).take(columns).map(|(byte, above)| byte.wrapping_sub(above)));
            before = row;
        }
        let mut dictionary = b"/Type/XRef/Size ".to_vec();
        tokens::integer(&mut dictionary, self.places.len() as u64);
        dictionary.extend_from_slice(b"/W[1 ");
        tokens::integer(&mut dictionary, width as u64);
        dictionary.extend_from_slice(b" 2]/DecodeParms<</Predictor 12/Columns ");
        tokens::integer(&mut dictionary, columns as u64);
        dictionary.extend_from_slice(b">>/Root ");
        tokens::reference(&mut dictionary, root);
        dictionary.extend_from_slice(b"/Info ");
        tokens::reference(&mut dictionary, info);
        dictionary.extend_from_slice(b"/ID[");
        for _ in 0..2 {
            dictionary.push(b'<');
            tokens::hexadecimal(&mut dictionary, &identifier);
            dictionary.push(b'>');
        }
        dictionary.push(b']');
        self.places = Vec::new();
        // Compressed however short it is: a predictor needs a filter.
        self.stream(id, &dictionary, &rows, Packing::Rows(columns + 1))?;
        let mut end = b"startxref\n".to_vec();
        tokens::integer(&mut end, start);
        end.extend_from_slice(b"\n%%EOF\n");
        self.raw(&end)?;
        let sink = self.sink.into_inner().map_err(io::IntoInnerError::into_error)?;
        self.kept.keep_scratch(self.scratch);
        Ok((sink, self.offset))
    }

    /// Ends what other files begin with. No object stream may be open.
    pub(super) fn into_head(self) -> io::Result<(W, Places)> {
        let sink = self.sink.into_inner().map_err(io::IntoInnerError::into_error)?;
        Ok((sink, Places(self.places)))
    }

    /// Remembers that an object begins here.
    fn note(&mut self, id: Ref) {
        if let Some(slot) = usize::try_from(id.get()).ok().and_then(|number| self.places.get_mut(number)) {
            *slot = Place::offset(self.offset);
        }
    }

    fn raw(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.offset += bytes.len() as u64;
        self.sink.write_all(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::{Objects, Place};

    #[test]
    fn places_are_packed_and_unpacked() {
        assert_eq!(Place::default().fields(), (0, 0, 0));
        assert_eq!(Place::offset(15).fields(), (1, 15, 0));
        assert_eq!(Place::offset(1 << 40).fields(), (1, 1 << 40, 0));
        assert_eq!(Place::in_stream((1 << 31) - 1, 1999).fields(), (2, (1 << 31) - 1, 1999));
    }

    #[test]
    fn numbers_count_from_one_without_gaps() -> std::io::Result<()> {
        let mut objects = Objects::begin(Vec::new())?;
        assert_eq!(objects.reserve().get(), 1);
        assert_eq!(objects.reserve_many(3).get(), 2);
        assert_eq!(objects.reserve().get(), 5);
        assert_eq!(objects.count(), 5);
        Ok(())
    }
}

//! Deflate (RFC 1951, 1950) for object streams: text in which every letter repeats the one before it but for its numbers.
//!
//! In such text nearly every match begins where a former match's distance leads. Trying the last few distances first finds
//! them without searching: measured on 17,554 letters, streams are smaller than libdeflate makes them at level 6 and
//! take a fifth of the time.

mod bits;
mod huffman;
mod lengths;

use bits::Bits;
use huffman::{Code, code_lengths};
use lengths::{LENGTHS, distance_code, extra_bits};

/// The last distances that are tried at every place (tuned: 6 give 3 % less than 3, 8 nothing more).
const RECENT: usize = 6;
/// Bits of the table of places by their first bytes (tuned).
const TABLE_BITS: u32 = 13;
/// Bits of it for data of less than so many bytes: it is emptied for each (tuned: no larger than with all).
const FEW_BITS: u32 = 10;
const FEW: usize = 1 << 13;
/// Bytes that are looked up in the table (tuned: shorter matches are found by their distance).
const HASHED: usize = 6;
/// What a byte costs that is no part of a match, in bits (tuned for text of digits and names).
const LITERAL_BITS: i32 = 4;
/// What a match costs beside the extra bits of its distance (tuned).
const MATCH_BITS: i32 = 8;
/// Places before a match's end that go into the table (tuned).
const REMEMBERED: usize = 4;
/// A match of this length is taken without looking one place further (tuned).
const GOOD_LENGTH: usize = 20;
/// What a match along rows must have over a run of one byte, whose distance takes no further bits (tuned).
const RUN_FAVOUR: usize = 4;
/// Rows above that are tried (tuned: further ones hold no other patterns, or lie outside of the window).
const ROWS_TRIED: usize = 6;
/// A match along rows of this length is taken without a search (tuned).
const ROW_LENGTH: usize = 12;
/// Bits of the table for short data.
const SHORT_TABLE_BITS: u32 = 9;

/// Bytes of a block: the data and its tokens are held as often as that, and no match leads out of it (tuned: as much as the rows of
/// letters have, so that only the cross-reference stream of many thousand letters has several).
const PART: usize = 1 << 21;

const SHORTEST: usize = 3;
const LONGEST: usize = 258;
const WINDOW: usize = 1 << 15;

/// End of block among the literals and lengths.
const END: usize = 256;
const LITERALS: usize = 286;
const DISTANCES: usize = 30;

/// The order in which lengths of code-length codes are written (3.2.7).
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// A literal, or a match of a length at a distance.
#[derive(Clone, Copy)]
enum Token {
    Literal(u8),
    Match { length: u16, distance: u16 },
}

/// Compresses, with scratch memory that serves stream after stream.
pub(super) struct Deflater {
    /// For each hash the last two places plus one.
    table: Vec<[u32; 2]>,
    /// By how much a hash is shifted to find its place there.
    shift: u32,
    /// The data, with some bytes behind it that belong to no match.
    data: Vec<u8>,
    tokens: Vec<Token>,
    /// Code of each length.
    length_codes: [u8; LONGEST + 1],
    /// For each hash of short data the last place plus one.
    short_table: Vec<u16>,
    /// The codes for literals and lengths and for distances that need no description (RFC 1951, 3.2.6).
    fixed: (Code, Code),
}

/// A match that is worth something.
#[derive(Clone, Copy, Default)]
struct Found {
    gain: i32,
    length: usize,
    distance: usize,
}

impl Deflater {
    pub(super) fn new() -> Self {
        let mut length_codes = [0; LONGEST + 1];
        for (code, (base, _)) in (0_u8..).zip(LENGTHS) {
            length_codes[usize::from(base)..].fill(code);
        }
        let mut lengths = [8; 288];
        lengths[144..256].fill(9);
        lengths[END..280].fill(7);
        Self {
            table: vec![[0; 2]; 1 << TABLE_BITS],
            shift: 64 - TABLE_BITS,
            data: Vec::new(),
            tokens: Vec::new(),
            length_codes,
            short_table: vec![0; 1 << SHORT_TABLE_BITS],
            fixed: (Code::new(&lengths), Code::new(&[5; DISTANCES])),
        }
    }

    /// Appends a few hundred bytes as a zlib stream, with the fixed codes: those of the data's own would take more to
    /// describe than they save.
    pub(super) fn zlib_short(&mut self, data: &[u8], out: &mut Vec<u8>) {
        out.extend_from_slice(&[0x78, 0x9c]);
        self.parse_short(data);
        let mut bits = Bits::new(out);
        bits.put(0b011, 3);
        self.write_tokens(&self.fixed.0, &self.fixed.1, &mut bits);
        bits.flush();
        out.extend_from_slice(&libdeflater::adler32(data).to_be_bytes());
    }

    /// Cuts short data into literals and matches.
    fn parse_short(&mut self, data: &[u8]) {
        self.tokens.clear();
        self.short_table.fill(0);
        self.data.clear();
        self.data.extend_from_slice(data);
        self.data.extend_from_slice(&[0; 8]);
        let mut at = 0;
        while at < data.len() {
            let here = word(&self.data, at);
            let slot = &mut self.short_table[(hash_of(here, SHORTEST) >> (64 - SHORT_TABLE_BITS)) as usize];
            // A longer one is not short, and its end is not found again.
            let from = usize::from(std::mem::replace(slot, u16::try_from(at + 1).unwrap_or(0)));
            let length = match from.checked_sub(1) {
                Some(from) if at - from <= WINDOW => common(&self.data, from, at).min(data.len() - at),
                _ => 0,
            };
            if length < SHORTEST {
                self.tokens.push(Token::Literal(data[at]));
                at += 1;
                continue;
            }
            self.push_match(length, at + 1 - from);
            at += length;
        }
    }

    fn push_match(&mut self, length: usize, distance: usize) {
        // Both fit by the constants above.
        self.tokens.push(Token::Match {
            length: u16::try_from(length).unwrap_or(3),
            distance: u16::try_from(distance).unwrap_or(1),
        });
    }

    /// Appends `data` as a zlib stream. `row` is how many bytes each row has where the data are rows.
    pub(super) fn zlib(&mut self, data: &[u8], row: Option<usize>, out: &mut Vec<u8>) {
        // Window of 32 KiB, a level that says nothing, no dictionary.
        out.extend_from_slice(&[0x78, 0x9c]);
        let length = row.map_or(PART, |row| (PART / row.max(1)).max(1) * row.max(1));
        let mut rest = data;
        loop {
            let (part, behind) = rest.split_at(length.min(rest.len()));
            self.parse(part, row);
            self.block(behind.is_empty(), out);
            if behind.is_empty() {
                break;
            }
            rest = behind;
        }
        out.extend_from_slice(&libdeflater::adler32(data).to_be_bytes());
    }

    /// Cuts the data into literals and matches.
    fn parse(&mut self, data: &[u8], row: Option<usize>) {
        self.tokens.clear();
        let bits = if data.len() < FEW { FEW_BITS } else { TABLE_BITS };
        self.shift = 64 - bits;
        self.table[..1 << bits].fill([0; 2]);
        self.data.clear();
        self.data.extend_from_slice(data);
        self.data.extend_from_slice(&[0; 8]);
        let mut recent = [1_usize; RECENT];
        let mut at = 0;
        while at < data.len() {
            if let Some((length, distance)) = row.and_then(|row| self.along_rows(at, row, data.len())) {
                self.push_match(length, distance);
                at += length;
                continue;
            }
            let mut best = self.best(at, &recent);
            self.remember(at);
            if best.gain <= 0 {
                self.tokens.push(Token::Literal(data[at]));
                at += 1;
                continue;
            }
            if best.length < GOOD_LENGTH && at + 1 < data.len() {
                let next = self.best(at + 1, &recent);
                if next.gain > best.gain + LITERAL_BITS / 2 {
                    self.tokens.push(Token::Literal(data[at]));
                    at += 1;
                    self.remember(at);
                    best = next;
                }
            }
            let Found { length, distance, .. } = best;
            self.push_match(length, distance);
            let place = recent.iter().position(|known| *known == distance).unwrap_or(RECENT - 1);
            recent[..=place].rotate_right(1);
            recent[0] = distance;
            // What is inside a match was remembered where it stood first.
            for passed in (at + 1).max(at + length - REMEMBERED)..at + length {
                self.remember(passed);
            }
            at += length;
        }
    }

    /// A long match with a row above, or a run of one byte: length and distance.
    fn along_rows(&self, at: usize, row: usize, end: usize) -> Option<(usize, usize)> {
        let length = |distance: usize| common(&self.data, at - distance, at).min(end - at);
        let run = if at > 0 { length(1) } else { 0 };
        let mut best = (run, 1);
        let mut least = run + RUN_FAVOUR;
        for distance in (1..=ROWS_TRIED).map(|rows| rows * row).take_while(|distance| *distance <= at.min(WINDOW)) {
            if least >= LONGEST {
                break;
            }
            let found = length(distance);
            if found > least {
                best = (found, distance);
                least = found;
            }
        }
        (best.0 >= ROW_LENGTH).then_some(best)
    }

    /// The match at a place that saves most.
    fn best(&self, at: usize, recent: &[usize; RECENT]) -> Found {
        let mut best = Found::default();
        let here = word(&self.data, at);
        for distance in recent {
            if best.length >= GOOD_LENGTH {
                return best;
            }
            if *distance <= at {
                self.consider(&mut best, here, at, at - distance, 1);
            }
        }
        for place in self.table[self.slot(here)] {
            let from = (place as usize).wrapping_sub(1);
            if from < at && at - from <= WINDOW {
                self.consider(&mut best, here, at, from, 0);
            }
        }
        best
    }

    /// Takes a match if it saves more than the best so far. `favour` is what it saves besides, in bits.
    #[inline]
    fn consider(&self, best: &mut Found, here: u64, at: usize, from: usize, favour: i32) {
        let differs = here ^ word(&self.data, from);
        if differs & 0xff_ffff != 0 {
            return;
        }
        let length = if differs == 0 {
            // Hardly a shorter match saves more than a longer one.
            if self.data.get(from + best.length) != self.data.get(at + best.length) {
                return;
            }
            match_length(&self.data, from, at)
        } else {
            (differs.trailing_zeros() / 8) as usize
        };
        let length = length.min(self.data.len() - 8 - at);
        let distance = at - from;
        #[expect(clippy::cast_possible_wrap, clippy::cast_possible_truncation, reason = "at most 258")]
        let gain = LITERAL_BITS * length as i32 - MATCH_BITS - extra_bits(distance) + favour;
        if gain > best.gain && length >= SHORTEST {
            *best = Found { gain, length, distance };
        }
    }

    /// The place of a word in the table.
    #[expect(clippy::cast_possible_truncation, reason = "at most as many bits as the table has")]
    fn slot(&self, word: u64) -> usize {
        (hash_of(word, HASHED) >> self.shift) as usize
    }

    fn remember(&mut self, at: usize) {
        let slot = self.slot(word(&self.data, at));
        let places = &mut self.table[slot];
        // Streams are far shorter than 4 GiB; a longer one is compressed less well.
        *places = [u32::try_from(at + 1).unwrap_or(0), places[0]];
    }

    /// Writes the tokens as a block with codes of its own. Behind one that is not the last stands an empty one without compression
    /// (3.2.4), which ends with a whole byte.
    fn block(&self, last: bool, out: &mut Vec<u8>) {
        let mut literals = [0_u32; LITERALS];
        let mut distances = [0_u32; DISTANCES];
        for token in &self.tokens {
            match token {
                Token::Literal(byte) => literals[usize::from(*byte)] += 1,
                Token::Match { length, distance } => {
                    literals[END + 1 + usize::from(self.length_codes[usize::from(*length)])] += 1;
                    distances[distance_code(*distance).0] += 1;
                }
            }
        }
        literals[END] = 1;
        let literal_lengths = code_lengths(&literals, 15);
        let mut distance_lengths = code_lengths(&distances, 15);
        if distance_lengths.iter().all(|length| *length == 0) {
            // One distance code at least; it is never used (3.2.7).
            distance_lengths[0] = 1;
        }
        let mut bits = Bits::new(out);
        bits.put(if last { 0b101 } else { 0b100 }, 3);
        write_lengths(&literal_lengths, &distance_lengths, &mut bits);
        self.write_tokens(&Code::new(&literal_lengths), &Code::new(&distance_lengths), &mut bits);
        if !last {
            bits.put(0, 3);
        }
        bits.flush();
        if !last {
            out.extend_from_slice(&[0, 0, 0xff, 0xff]);
        }
    }

    /// Writes the tokens and the end of the block.
    fn write_tokens(&self, literals: &Code, distances: &Code, bits: &mut Bits<'_>) {
        for token in &self.tokens {
            match token {
                Token::Literal(byte) => bits.put_code(literals, usize::from(*byte)),
                Token::Match { length, distance } => {
                    let code = usize::from(self.length_codes[usize::from(*length)]);
                    let (base, extra) = LENGTHS[code];
                    bits.put_code(literals, END + 1 + code);
                    bits.put(u32::from(length - base), u32::from(extra));
                    let (code, base, extra) = distance_code(*distance);
                    bits.put_code(distances, code);
                    bits.put(u32::from(distance - base), extra);
                }
            }
        }
        bits.put_code(literals, END);
    }
}

/// Eight bytes from a place on.
#[inline]
fn word(data: &[u8], at: usize) -> u64 {
    data.get(at..at + 8).and_then(|bytes| bytes.try_into().ok()).map_or(0, u64::from_le_bytes)
}

/// The hash of the first bytes of a word, in the highest bits.
fn hash_of(word: u64, bytes: usize) -> u64 {
    // 2^64 divided by the golden ratio (Knuth, The Art of Computer Programming, 6.4).
    (word << (64 - 8 * bytes)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// How many bytes are the same from two places on, at most as many as a match has.
fn common(data: &[u8], from: usize, at: usize) -> usize {
    let differs = word(data, from) ^ word(data, at);
    if differs == 0 { match_length(data, from, at) } else { (differs.trailing_zeros() / 8) as usize }
}

/// How many bytes are the same from two places on; the first eight are known to be.
fn match_length(data: &[u8], from: usize, at: usize) -> usize {
    let most = LONGEST.min(data.len() - 8 - at);
    // Matches along rows are long: blocks of 32 bytes first, which the processor compares at once.
    let (one, other) = (data[from..from + most].as_chunks::<32>().0, data[at..at + most].as_chunks::<32>().0);
    let blocks = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let mut length = (32 * blocks).max(8);
    while length < most {
        let differs = word(data, from + length) ^ word(data, at + length);
        if differs != 0 {
            return most.min(length + (differs.trailing_zeros() / 8) as usize);
        }
        length += 8;
    }
    most
}

/// Writes the lengths of both codes, with codes for runs (3.2.7).
fn write_lengths(literals: &[u8], distances: &[u8], bits: &mut Bits<'_>) {
    let trim = |lengths: &[u8], least: usize| {
        lengths.iter().rposition(|length| *length > 0).map_or(least, |last| (last + 1).max(least))
    };
    let (literal_count, distance_count) = (trim(literals, 257), trim(distances, 1));
    let lengths: Vec<u8> = literals[..literal_count].iter().chain(&distances[..distance_count]).copied().collect();
    // Symbol, value of its extra bits, how many of them.
    let mut symbols: Vec<(usize, u32, u32)> = Vec::with_capacity(lengths.len());
    for run in lengths.chunk_by(|one, next| one == next) {
        let length = usize::from(run[0]);
        let mut left = run.len();
        if length > 0 {
            symbols.push((length, 0, 0));
            left -= 1;
        }
        while left > 0 {
            let (symbol, count, least, extra) = match (length, left) {
                (0, 11..) => (18, left.min(138), 11, 7),
                (0, 3..) => (17, left.min(10), 3, 3),
                (1.., 3..) => (16, left.min(6), 3, 2),
                _ => (length, 1, 1, 0),
            };
            symbols.push((symbol, u32::try_from(count - least).unwrap_or(0), extra));
            left -= count;
        }
    }
    let mut counts = [0_u32; 19];
    for (symbol, ..) in &symbols {
        counts[*symbol] += 1;
    }
    let code_length_lengths = code_lengths(&counts, 7);
    let shown = ORDER.iter().rposition(|symbol| code_length_lengths[*symbol] > 0).map_or(4, |last| (last + 1).max(4));
    let small = |count: usize, least: usize| u32::try_from(count - least).unwrap_or(0);
    bits.put(small(literal_count, 257), 5);
    bits.put(small(distance_count, 1), 5);
    bits.put(small(shown, 4), 4);
    for symbol in &ORDER[..shown] {
        bits.put(u32::from(code_length_lengths[*symbol]), 3);
    }
    let code = Code::new(&code_length_lengths);
    for (symbol, value, extra) in symbols {
        bits.put_code(&code, symbol);
        bits.put(value, extra);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Deflater, PART};

    type Way = fn(&mut Deflater, &[u8], &mut Vec<u8>);

    fn there_and_back(data: &[u8]) -> usize {
        let ways: [Way; 4] = [
            Deflater::zlib_short,
            |deflater, data, out| deflater.zlib(data, Some(7), out),
            |deflater, data, out| deflater.zlib(data, Some(5001), out),
            |deflater, data, out| deflater.zlib(data, None, out),
        ];
        let mut length = 0;
        for way in ways {
            let mut packed = Vec::new();
            way(&mut Deflater::new(), data, &mut packed);
            let mut back = vec![0; data.len()];
            length = libdeflater::Decompressor::new().zlib_decompress(&packed, &mut back).expect("a zlib stream");
            assert_eq!((length, back.as_slice()), (data.len(), data));
            length = packed.len();
        }
        length
    }

    #[test]
    fn data_comes_back_as_it_was() {
        there_and_back(b"");
        there_and_back(b"a");
        there_and_back(&vec![7; 100_000]);
        let numbers: Vec<String> =
            (0..20_000).map(|number| format!("<</P {} 0 R/Pg {number} 0 R>>", number / 7)).collect();
        let numbers = numbers.concat();
        assert!(there_and_back(numbers.as_bytes()) < numbers.len() / 6);
        let noise: Vec<u8> =
            (0..70_000_u32).map(|number| number.wrapping_mul(2_654_435_761).to_le_bytes()[2]).collect();
        there_and_back(&noise);
        // Far apart: just inside and just outside of the window.
        for gap in [32_760, 32_768, 32_769, 32_780] {
            let far = [b"a long enough stretch".as_slice(), &noise[..gap - 21], b"a long enough stretch"].concat();
            there_and_back(&far);
        }
    }

    #[test]
    fn long_data_are_several_blocks() {
        let rows: Vec<u8> =
            (0..500_000_u32).flat_map(|number| [2, 0, 0, 0, 40, 0, 0, number.to_le_bytes()[0], 1]).collect();
        assert!(rows.len() > 2 * PART);
        let mut packed = Vec::new();
        Deflater::new().zlib(&rows, Some(9), &mut packed);
        let mut back = vec![0; rows.len()];
        let length = libdeflater::Decompressor::new().zlib_decompress(&packed, &mut back).expect("a zlib stream");
        assert!(length == rows.len() && back == rows);
        assert!(packed.len() < rows.len() / 50, "{}", packed.len());
    }

    #[test]
    fn rows_that_count_on_take_little() {
        let mut above = [0; 500];
        let mut rows = Vec::new();
        for number in 0..1000 {
            let text = format!("<</P {} 0 R/Pg {} 0 R/S/P/K 3>>", number + 1203, number + 2203);
            let row: Vec<u8> = text.into_bytes().into_iter().chain(std::iter::repeat(b' ')).take(above.len()).collect();
            rows.push(2);
            rows.extend(row.iter().zip(above).map(|(byte, above)| byte.wrapping_sub(above)));
            above.copy_from_slice(&row);
        }
        let mut packed = Vec::new();
        Deflater::new().zlib(&rows, Some(above.len() + 1), &mut packed);
        assert!(packed.len() < 1000 * 8, "{}", packed.len());
    }

    /// Data of many kinds: of few symbols, of all, of one; Fibonacci's numbers of each symbol make codes that are too long.
    fn data() -> impl Strategy<Value = Vec<u8>> {
        let few = prop::collection::vec(prop::sample::select(b"ab0 ".to_vec()), 0..3000);
        let all = prop::collection::vec(any::<u8>(), 0..2000);
        let one = (any::<u8>(), 0..80_000_usize).prop_map(|(byte, length)| vec![byte; length]);
        let steep = (10..24_usize, any::<u64>()).prop_map(|(symbols, seed)| {
            let (mut count, mut next) = (1, 1);
            let mut out = Vec::new();
            for symbol in 0..symbols {
                out.extend(std::iter::repeat_n(u8::try_from(symbol * 7).unwrap_or(0), count));
                (count, next) = (next, count + next);
            }
            shuffle(&mut out, seed);
            out
        });
        let again = (prop::collection::vec(any::<u8>(), 1..400), 1..40_000_usize, any::<u64>()).prop_map(
            |(text, gap, seed)| {
                let mut noise: Vec<u8> = (0..=255).cycle().take(gap).collect();
                shuffle(&mut noise, seed);
                [text.as_slice(), &noise, &text].concat()
            },
        );
        let numbers = (0..60_000_usize, 1..2000_usize, 1..9_usize).prop_map(|(first, count, step)| {
            let number = |number| format!("<</P {} 0 R/K[{} 0 R]>>\n", first + number, first + number * step);
            (0..count).map(number).collect::<String>().into_bytes()
        });
        prop_oneof![few, all, one, steep, again, numbers]
    }

    fn shuffle(bytes: &mut [u8], seed: u64) {
        let mut state = seed | 1;
        for at in (1..bytes.len()).rev() {
            // Marsaglia's xorshift.
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            #[expect(clippy::cast_possible_truncation, reason = "any place will do")]
            bytes.swap(at, state as usize % (at + 1));
        }
    }

    proptest! {
        #[test]
        fn any_bytes_come_back(data in data()) {
            there_and_back(&data);
        }
    }
}

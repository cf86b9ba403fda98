//! Bits into bytes (RFC 1951, 3.1.1).

use crate::pdf::deflate::huffman::Code;

/// Bits on their way into bytes, the lowest first.
pub(super) struct Bits<'a> {
    out: &'a mut Vec<u8>,
    held: u64,
    count: u32,
}

impl<'a> Bits<'a> {
    pub(super) fn new(out: &'a mut Vec<u8>) -> Self {
        Self { out, held: 0, count: 0 }
    }

    /// At most 16 bits.
    pub(super) fn put(&mut self, value: u32, count: u32) {
        self.held |= u64::from(value) << self.count;
        self.count += count;
        if self.count >= 32 {
            let [a, b, c, d, ..] = self.held.to_le_bytes();
            self.out.extend_from_slice(&[a, b, c, d]);
            self.held >>= 32;
            self.count -= 32;
        }
    }

    pub(super) fn put_code(&mut self, code: &Code, symbol: usize) {
        let (bits, length) = code.of(symbol);
        self.put(u32::from(bits), length);
    }

    /// Fills the last byte with zeros.
    pub(super) fn flush(&mut self) {
        let bytes = self.held.to_le_bytes();
        self.out.extend_from_slice(&bytes[..self.count.div_ceil(8) as usize]);
        self.held = 0;
        self.count = 0;
    }
}

//! A hash for what is looked up for every word and every line.

use std::hash::{BuildHasher, Hasher, RandomState};

/// A hash for short keys, several times faster than the standard one. It begins with a number that differs from run to run,
/// so that no list can be written whose words collide; no output depends on it.
#[derive(Debug, Clone, Copy)]
pub(in crate::text) struct Mixed(u64);

impl Mixed {
    /// One that differs from every other.
    pub(in crate::text) fn new() -> Self {
        Self(RandomState::new().hash_one(0))
    }
}

impl BuildHasher for Mixed {
    type Hasher = MixedHasher;

    fn build_hasher(&self) -> MixedHasher {
        MixedHasher(self.0)
    }
}

/// See [`Mixed`].
pub(in crate::text) struct MixedHasher(u64);

impl MixedHasher {
    /// The two halves of a product, folded: every bit of the value reaches every bit of the state. The factor is 2^64
    /// divided by the golden ratio (Knuth, The Art of Computer Programming, 6.4).
    fn mix(&mut self, value: u64) {
        let product = u128::from(self.0 ^ value) * 0x9e37_79b9_7f4a_7c15_u128;
        let [low, high] = [product & u128::from(u64::MAX), product >> 64].map(|half| u64::try_from(half).unwrap_or(0));
        self.0 = low ^ high ^ value.rotate_left(32);
    }
}

impl Hasher for MixedHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.mix(u64::from_le_bytes(*word));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        last[7] = u8::try_from(rest.len()).unwrap_or(0);
        self.mix(u64::from_le_bytes(last));
    }

    fn write_u8(&mut self, value: u8) {
        self.mix(u64::from(value));
    }

    fn write_u16(&mut self, value: u16) {
        self.mix(u64::from(value));
    }

    fn write_usize(&mut self, value: usize) {
        self.mix(value as u64);
    }
}

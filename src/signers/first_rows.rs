//! On which row of a list a key came first: a hash table whose room grows by a quarter at a time, a part after the other. The
//! standard one doubles as a whole, which takes three times the memory while it does.

use std::num::NonZeroU32;

/// The hash of a key, spread evenly over all of its bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::signers) struct Digest(pub(in crate::signers) [u64; 2]);

/// So many bits of a digest say which part holds it.
const PART_BITS: u32 = 6;
/// Slots of a part with its first entry.
const FEWEST: usize = 16;
/// A part grows when seven of eight slots are taken.
const FULL: (usize, usize) = (7, 8);

/// The first rows of keys: 18 to 23 bytes a key, with the free slots. A key is told by 101 bits of its digest: those of its slot
/// and those of its part.
#[derive(Debug, Clone)]
pub(in crate::signers) struct FirstRows {
    parts: Vec<Part>,
}

impl Default for FirstRows {
    fn default() -> Self {
        Self { parts: vec![Part::default(); 1 << PART_BITS] }
    }
}

impl FirstRows {
    /// The row that a key came with first.
    pub(in crate::signers) fn get(&self, digest: Digest) -> Option<u32> {
        let part = &self.parts[part(digest)];
        part.slots.get(part.place(Key::of(digest))).copied().flatten().map(|slot| slot.row)
    }

    /// Remembers the row that a key came with, unless it came before.
    pub(in crate::signers) fn insert(&mut self, digest: Digest, row: u32) {
        self.parts[part(digest)].insert(Slot { key: Key::of(digest), row });
    }
}

/// Which part holds a digest.
fn part(digest: Digest) -> usize {
    (digest.0[0] >> (u64::BITS - PART_BITS)) as usize
}

/// What is kept of a digest beside its part. One number is never zero, so that an empty slot needs no mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key(NonZeroU32, u32, u32);

impl Key {
    #[expect(clippy::cast_possible_truncation, reason = "parts of a hash")]
    fn of(Digest([first, second]): Digest) -> Self {
        Self(NonZeroU32::MIN | first as u32, (second >> 32) as u32, second as u32)
    }
}

#[derive(Debug, Clone, Copy)]
struct Slot {
    key: Key,
    row: u32,
}

/// An entry stands at the first free slot from the place on that its key names.
#[derive(Debug, Clone, Default)]
struct Part {
    slots: Vec<Option<Slot>>,
    taken: usize,
}

impl Part {
    /// The slot of a key, or the empty one where it belongs; none in a part without slots. There is always an empty one.
    fn place(&self, key: Key) -> usize {
        let slots = self.slots.len() as u64;
        let mut place = ((u64::from(key.1) * slots) >> 32) as usize;
        while let Some(Some(slot)) = self.slots.get(place)
            && slot.key != key
        {
            place = if place + 1 == self.slots.len() { 0 } else { place + 1 };
        }
        place
    }

    fn insert(&mut self, slot: Slot) {
        if (self.taken + 1) * FULL.1 > self.slots.len() * FULL.0 {
            let more = (self.slots.len() + self.slots.len() / 4).max(FEWEST);
            for slot in std::mem::replace(&mut self.slots, vec![None; more]).into_iter().flatten() {
                let place = self.place(slot.key);
                self.slots[place] = Some(slot);
            }
        }
        let place = self.place(slot.key);
        if self.slots[place].is_none() {
            self.slots[place] = Some(slot);
            self.taken += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::hash::BuildHasher;

    use proptest::prelude::*;

    use super::{Digest, FirstRows, Slot};

    #[test]
    fn an_empty_slot_needs_no_mark() {
        assert_eq!(size_of::<Option<Slot>>(), 16);
    }

    #[test]
    fn many_keys_take_little_more_than_their_slots() {
        let mut rows = FirstRows::default();
        let hasher = std::hash::RandomState::new();
        for row in 0..100_000 {
            rows.insert(Digest([hasher.hash_one(row), hasher.hash_one(!row)]), row);
        }
        let slots: usize = rows.parts.iter().map(|part| part.slots.len()).sum();
        assert!(slots < 150_000, "{slots}");
        for row in 0..100_000 {
            assert_eq!(rows.get(Digest([hasher.hash_one(row), hasher.hash_one(!row)])), Some(row));
            assert_eq!(rows.get(Digest([hasher.hash_one(row), hasher.hash_one(row)])), None);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

        /// Keys that lie close together at the beginning and at the end of a part, so that they meet in their slots and go on at
        /// the first slot behind the last one.
        #[test]
        fn it_knows_what_a_map_knows(keys in prop::collection::vec((0_u64..3, 0_u64..40, any::<bool>()), 0..200)) {
            let (mut rows, mut map) = (FirstRows::default(), HashMap::new());
            for (row, (first, second, at_the_end)) in (2..).zip(keys) {
                let place = if at_the_end { u64::from(u32::MAX) - second } else { second };
                let digest = [(first << 61) | first, (place << 32) | (second % 3)];
                prop_assert_eq!(rows.get(Digest(digest)), map.get(&digest_bits(digest)).copied());
                rows.insert(Digest(digest), row);
                map.entry(digest_bits(digest)).or_insert(row);
            }
        }
    }

    /// What is kept of a digest.
    fn digest_bits([first, second]: [u64; 2]) -> (u64, u64, u64) {
        (first >> 58, (first & 0xFFFF_FFFF) | 1, second)
    }
}

//! Who is almost the same: names that differ by a letter or two within one postcode or e-mail address. Only said, since
//! two sisters differ by no more.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use crate::signers::duplicates::{Identity, without_zeros};
use crate::signers::variants::fold_forms_into;

/// What two rows have in common besides almost the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Common {
    /// The postcode.
    Postcode,
    /// The e-mail address.
    Email,
}

impl Common {
    /// The heading of our own lists.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Postcode => "postcode",
            Self::Email => "email",
        }
    }

    /// The least similarity in hundredths (tuned: one letter of a name of seven; of a shared mailbox, `A. Eriksen` too).
    fn least(self) -> usize {
        match self {
            Self::Postcode => 85,
            Self::Email => 60,
        }
    }
}

/// A row that is almost an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// The later row.
    pub row: u64,
    /// The earlier row that is most like it.
    pub earlier: u64,
    /// Letters in common of a hundred.
    pub similarity: u32,
    /// What else they have in common.
    pub common: Common,
}

/// So many rows of one postcode are all compared with one another; of more, each with its neighbours in the order of
/// the names and of the names read backwards (tuned: the time of a million rows stays in seconds).
const COMPARED: usize = 200;
const NEIGHBOURS: usize = 24;

/// Remembers names by postcode and e-mail address: about 50 bytes a row.
#[derive(Debug, Default)]
pub struct Near {
    /// All names, one after another.
    names: String,
    entries: Vec<Entry>,
    hasher: RandomState,
    scratch: String,
}

/// A name in a block: of those that share a postcode or an e-mail address.
#[derive(Debug, Clone, Copy)]
struct Entry {
    /// Hash of what is shared. It only groups, so its random keys reach no output.
    block: u64,
    /// Which characters the name holds, a bit each.
    letters: u64,
    row: u32,
    start: u32,
    length: u16,
    common: Common,
}

impl Near {
    /// Nobody yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Remembers a signer.
    pub fn add(&mut self, identity: &Identity<'_>, row: u64) {
        let start = self.names.len();
        self.scratch.clear();
        for part in [identity.given_name, identity.family_name] {
            fold_forms_into(part, &mut self.scratch);
            self.scratch.push(' ');
        }
        if self.scratch.trim().is_empty() {
            fold_forms_into(identity.other_name, &mut self.scratch);
        }
        // In a fixed order, so that given and family name in the wrong columns are seen.
        let mut words: Vec<&str> = self.scratch.split([' ', '-']).filter(|word| !word.is_empty()).collect();
        words.sort_unstable();
        for word in words {
            if self.names.len() > start {
                self.names.push(' ');
            }
            self.names.push_str(word);
        }
        let name = &self.names[start..];
        let (Ok(row), Ok(start), Ok(length)) = (u32::try_from(row), u32::try_from(start), u16::try_from(name.len()))
        else {
            return;
        };
        if name.is_empty() {
            return;
        }
        let letters = name.chars().fold(0, |letters, character| letters | 1_u64 << (u32::from(character) % 61));
        for (common, shared) in [(Common::Postcode, without_zeros(identity.postcode)), (Common::Email, identity.email)]
        {
            self.scratch.clear();
            fold_forms_into(shared, &mut self.scratch);
            if self.scratch.chars().any(char::is_alphanumeric) {
                let block = self.hasher.hash_one((common as u8, &self.scratch));
                self.entries.push(Entry { block, letters, row, start, length, common });
            }
        }
    }

    /// The rows that are almost an earlier one, each with the one that is most like it, in the order of the rows. Rows for
    /// which `counts` says no are passed over. Ends early where `goes_on` says no.
    pub fn pairs(mut self, counts: impl Fn(u64) -> bool, goes_on: impl Fn() -> bool) -> Vec<Pair> {
        self.entries.retain(|entry| counts(u64::from(entry.row)));
        self.entries.sort_unstable_by_key(|entry| (entry.block, entry.row));
        let mut nearest = Nearest::default();
        let entries = std::mem::take(&mut self.entries);
        let mut rows = Distance::default();
        for block in entries.chunk_by(|one, other| one.block == other.block) {
            if !goes_on() {
                break;
            }
            if block.len() <= COMPARED {
                for (at, entry) in block.iter().enumerate() {
                    for earlier in &block[..at] {
                        nearest.take(self.pair(entry, earlier, &mut rows));
                    }
                }
            } else {
                let mut sorted: Vec<&Entry> = block.iter().collect();
                sorted.sort_by_key(|entry| self.name(entry));
                self.neighbours(&sorted, &mut rows, &mut nearest);
                sorted.sort_by(|one, other| self.name(one).chars().rev().cmp(self.name(other).chars().rev()));
                self.neighbours(&sorted, &mut rows, &mut nearest);
            }
        }
        let mut found: Vec<Pair> = nearest.0.into_values().collect();
        found.sort_unstable();
        found
    }

    fn neighbours(&self, sorted: &[&Entry], rows: &mut Distance, nearest: &mut Nearest) {
        for (at, entry) in sorted.iter().enumerate() {
            for other in sorted.iter().skip(at + 1).take(NEIGHBOURS) {
                nearest.take(self.pair(entry, other, rows));
            }
        }
    }

    fn pair(&self, one: &Entry, other: &Entry, rows: &mut Distance) -> Option<Pair> {
        let least = one.common.least();
        let longer = usize::from(one.length.max(other.length));
        let most = longer * (100 - least) / 100;
        // A letter more or less, or another one, changes at most two bits; a letter takes at most four bytes.
        if usize::from(one.length.abs_diff(other.length)) > most * 4
            || (one.letters ^ other.letters).count_ones() as usize > most * 2
        {
            return None;
        }
        let similarity = rows.similarity(self.name(one), self.name(other), least)?;
        let (row, earlier) = (u64::from(one.row.max(other.row)), u64::from(one.row.min(other.row)));
        Some(Pair { row, earlier, similarity, common: one.common })
    }

    fn name(&self, entry: &Entry) -> &str {
        let start = entry.start as usize;
        self.names.get(start..start + usize::from(entry.length)).unwrap_or_default()
    }
}

/// Of each row the pair with the one that is most like it; of equals the first.
#[derive(Debug, Default)]
struct Nearest(HashMap<u64, Pair>);

impl Nearest {
    fn take(&mut self, pair: Option<Pair>) {
        let Some(pair) = pair else { return };
        let rank = |pair: &Pair| (Reverse(pair.similarity), pair.earlier, pair.common);
        let known = self.0.entry(pair.row).or_insert(pair);
        if rank(&pair) < rank(known) {
            *known = pair;
        }
    }
}

/// Levenshtein's distance in characters, with room that is used again.
#[derive(Debug, Default)]
struct Distance {
    one: Vec<char>,
    other: Vec<char>,
    row: Vec<usize>,
}

impl Distance {
    /// Hundredths in which two names agree; `None` below `least`.
    fn similarity(&mut self, one: &str, other: &str, least: usize) -> Option<u32> {
        self.one.clear();
        self.one.extend(one.chars());
        self.other.clear();
        self.other.extend(other.chars());
        let longer = self.one.len().max(self.other.len());
        let most = longer * (100 - least) / 100;
        if self.one.len().abs_diff(self.other.len()) > most {
            return None;
        }
        self.row.clear();
        self.row.extend(0..=self.other.len());
        for (at, character) in self.one.iter().enumerate() {
            let mut diagonal = at;
            self.row[0] = at + 1;
            let mut smallest = at + 1;
            for (column, other) in self.other.iter().enumerate() {
                let changed = diagonal + usize::from(character != other);
                diagonal = self.row[column + 1];
                let here = changed.min(diagonal + 1).min(self.row[column] + 1);
                self.row[column + 1] = here;
                smallest = smallest.min(here);
            }
            if smallest > most {
                return None;
            }
        }
        let distance = self.row.last().copied().unwrap_or(0);
        (distance <= most).then(|| u32::try_from((longer - distance) * 100 / longer.max(1)).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::{COMPARED, Common, Near, Pair};
    use crate::signers::duplicates::Identity;

    fn signer<'a>(given_name: &'a str, family_name: &'a str, postcode: &'a str, email: &'a str) -> Identity<'a> {
        Identity { given_name, family_name, postcode, email, ..Identity::default() }
    }

    fn pairs(signers: &[Identity<'_>]) -> Vec<(u64, u64, u32)> {
        let mut near = Near::new();
        for (identity, row) in signers.iter().zip(2..) {
            near.add(identity, row);
        }
        near.pairs(|_| true, || true)
            .into_iter()
            .map(|Pair { row, earlier, similarity, .. }| (row, earlier, similarity))
            .collect()
    }

    #[test]
    fn almost_the_same_is_seen() {
        for (one, other, similarity) in [
            (signer("Anna", "Eriksen", "0374", ""), signer("Anne", "Eriksen", "0374", ""), 91),
            (signer("Anna", "Eriksen", "0374", ""), signer("ERIKSEN", "ANNA", "0374", ""), 100),
            (signer("A.", "Eriksen", "", "a@b.example"), signer("Anna", "Eriksen", "", "A@b.example"), 75),
            (signer("Élodie", "Dupré-Martin", "69007", ""), signer("Elodie", "Dupre Martin", "69 007", ""), 0),
            (signer("Élodie", "Dupré-Martin", "69007", ""), signer("Elodie", "Dupre Martin", "69007", ""), 100),
            (signer("大文", "陳", "100", "a@b.example"), signer("大交", "陳", "100", "a@b.example"), 75),
            (signer("Anna", "Eriksen", "0374", ""), signer("Anne", "Eriksen", "0375", ""), 0),
            (signer("Anna", "Eriksen", "0374", ""), signer("Ola", "Eriksen", "0374", ""), 0),
            (signer("Anna", "Eriksen", "-", ""), signer("Anne", "Eriksen", "-", ""), 0),
        ] {
            let expected = if similarity == 0 { vec![] } else { vec![(3, 2, similarity)] };
            assert_eq!(pairs(&[one, other]), expected, "{one:?} {other:?}");
        }
    }

    #[test]
    fn a_row_is_named_once_with_the_nearest() {
        let anna = signer("Anna", "Eriksen", "0374", "");
        assert_eq!(pairs(&[anna, signer("Anne", "Eriksen", "0374", ""), anna]), [(3, 2, 91), (4, 2, 100)]);
    }

    #[test]
    fn a_large_block_is_searched_by_its_neighbours() {
        let names: Vec<String> =
            (0..COMPARED + 500).map(|number| format!("{number:05}{number:05}{number:05}")).collect();
        let mut signers: Vec<Identity<'_>> = names.iter().map(|name| signer(name, "Eriksen", "0374", "")).collect();
        signers.push(signer("Solveig", "Haugland", "0374", ""));
        signers.insert(0, signer("Solveig", "Hauglund", "0374", ""));
        let found = pairs(&signers);
        assert!(found.contains(&(signers.len() as u64 + 1, 2, 93)), "{:?}", found.last());
    }

    #[test]
    fn nobody_waits_for_what_is_stopped() {
        let mut near = Near::new();
        near.add(&signer("Anna", "Eriksen", "0374", ""), 2);
        near.add(&signer("Anne", "Eriksen", "0374", ""), 3);
        assert_eq!(near.pairs(|_| true, || false), []);
    }

    #[test]
    fn what_they_share_is_said() {
        let mut near = Near::new();
        near.add(&signer("Anna", "Eriksen", "", "a@b.example"), 2);
        near.add(&signer("Anne", "Eriksen", "", "a@b.example"), 3);
        assert_eq!(near.pairs(|_| true, || true)[0].common, Common::Email);
    }
}

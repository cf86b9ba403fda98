//! Who of a list lives at one address.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, Hasher, RandomState};

use crate::signers::duplicates::{is_address, without_comma};
use crate::signers::fold::fold_into;

/// Signers of one letter at most (tuned: their signatures fit on a page); the next of an address begin another letter.
pub const MOST_TOGETHER: usize = 6;

/// Collects the addresses of a list: 24 bytes a row.
///
/// Addresses are kept as 128-bit hashes of their folded text under keys that are random in each run; they are compared and
/// nothing else, so neither they nor their order reach an output.
#[derive(Debug, Default)]
pub struct Households {
    rows: Vec<(u128, u64)>,
    keys: [RandomState; 2],
    folded: String,
}

impl Households {
    /// Notes that the signer of a row, which come in order, lives at an address of street, postcode and town. A street alone, or a
    /// dash in its place, is none.
    pub fn add(&mut self, row: u64, address: [&str; 3]) {
        let [street, postcode, city] = address;
        if !is_address(street, postcode, city) {
            return;
        }
        self.folded.clear();
        for part in address {
            fold_into(without_comma(part), &mut self.folded);
            // No cell that passed the checks holds it.
            self.folded.push('\u{1F}');
        }
        let hash = |keys: &RandomState| {
            let mut hasher = keys.build_hasher();
            hasher.write(self.folded.as_bytes());
            u128::from(hasher.finish())
        };
        self.rows.push((hash(&self.keys[0]) << 64 | hash(&self.keys[1]), row));
    }

    /// The rows that share an address, by the first of them: the others in order. Of more than [`MOST_TOGETHER`] at one address
    /// the next begin a household of their own. `counts` says whether a row still gets a letter.
    pub fn together(mut self, counts: impl Fn(u64) -> bool) -> BTreeMap<u64, Vec<u64>> {
        self.rows.retain(|(_, row)| counts(*row));
        self.rows.sort_unstable();
        let mut together = BTreeMap::new();
        for household in self.rows.chunk_by(|one, other| one.0 == other.0) {
            for rows in household.chunks(MOST_TOGETHER) {
                if let [(_, first), others @ ..] = rows
                    && !others.is_empty()
                {
                    together.insert(*first, others.iter().map(|(_, row)| *row).collect());
                }
            }
        }
        together
    }
}

#[cfg(test)]
mod tests {
    use super::Households;

    fn together(addresses: &[[&str; 3]], counts: impl Fn(u64) -> bool) -> Vec<(u64, Vec<u64>)> {
        let mut households = Households::default();
        for (row, address) in (2..).zip(addresses) {
            households.add(row, *address);
        }
        households.together(counts).into_iter().collect()
    }

    #[test]
    fn one_address_is_one_household_however_it_is_typed() {
        let list = [
            ["Furustien 12", "0374", "Oslo"],
            ["Skogveien 40", "5018", "Bergen"],
            ["FURUSTIEN  12", "0374", "oslo"],
            ["", "0374", "Oslo"],
            ["–", "0374", "Oslo"],
            ["Furustien 12", "", ""],
            ["Furustien １２", "0374", "Oslo"],
        ];
        assert_eq!(together(&list, |_| true), [(2, vec![4, 8])]);
        assert_eq!(together(&list, |row| row != 2), [(4, vec![8])]);
    }

    #[test]
    fn a_hostel_is_several_letters() {
        let list = [["Hostel 1", "1", "Town"]; 13];
        let found = together(&list, |_| true);
        assert_eq!(found, [(2, vec![3, 4, 5, 6, 7]), (8, vec![9, 10, 11, 12, 13])]);
    }
}

//! Rows of one name of which one refuses, and nothing says whether they are one person's: without an address in both, two people of one
//! name and town look like one who signed twice, and who refused once is not printed.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use crate::signers::duplicates::{Identity, Mark, says_something, without_comma, without_zeros};
use crate::signers::near::Standing;
use crate::signers::variants::fold_forms_into;

/// What a row gives, as hashes; 0 where it gives nothing. They are looked up and compared, so their random keys reach no output.
#[derive(Debug, Clone, Copy)]
struct Known {
    row: u32,
    name: u64,
    town: u32,
    address: u32,
    email: u32,
    id: u32,
}

/// A row that is printed, and one of the same name that is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Namesake {
    /// The row.
    pub row: u64,
    /// The one that is left out.
    pub other: u64,
    /// What they have in common besides.
    pub common: InCommon,
}

/// What rows of one name have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InCommon {
    /// The town, and no two addresses.
    Town,
    /// Nothing, and nothing else tells them apart.
    Nothing,
    /// Nothing, but an `id` or e-mail address may tell them apart.
    Perhaps,
}

impl InCommon {
    /// As it stands in a finding.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Town => "town",
            Self::Nothing | Self::Perhaps => "name",
        }
    }
}

/// Remembers the names of rows that are printed or refuse, with what tells people of one name apart: 32 bytes a row.
#[derive(Debug, Default)]
pub struct Namesakes {
    rows: Vec<Known>,
    hasher: RandomState,
    folded: String,
}

impl Namesakes {
    /// Remembers a row.
    pub fn add(&mut self, identity: &Identity<'_>, row: u64) {
        self.folded.clear();
        let is_named = identity.fold_name(&mut self.folded);
        let Some(row) = u32::try_from(row).ok().filter(|_| is_named) else { return };
        let name = self.hasher.hash_one(&self.folded);
        let town =
            if says_something(identity.city) { without_comma(identity.city) } else { without_zeros(identity.postcode) };
        let town = self.hash(says_something(town), |folded| fold_forms_into(town, folded));
        let [id, address, email] = identity.marks().map(|mark| {
            let is_there = mark.is_some();
            self.hash(is_there, |folded| mark.iter().for_each(|mark: &Mark<'_>| mark.fold(folded)))
        });
        self.rows.push(Known { row, name, town, address, email, id });
    }

    fn hash(&mut self, is_there: bool, fold: impl FnOnce(&mut String)) -> u32 {
        if !is_there {
            return 0;
        }
        self.folded.clear();
        fold(&mut self.folded);
        #[expect(clippy::cast_possible_truncation, reason = "a part of a hash")]
        let hash = self.hasher.hash_one(&self.folded) as u32;
        hash.max(1)
    }

    /// The printed rows of which another one of the same name is left out, and that two addresses do not tell apart, nor two towns;
    /// each with the one that has most in common with it, in the order of the rows.
    pub fn pairs(self, standing: impl Fn(u64) -> Option<Standing>) -> Vec<Namesake> {
        let of = |known: &Known| standing(u64::from(known.row));
        let mut left_out: HashMap<u64, Vec<Known>> = HashMap::new();
        for known in self.rows.iter().filter(|known| of(known) == Some(Standing::LeftOut)) {
            left_out.entry(known.name).or_default().push(*known);
        }
        if left_out.is_empty() {
            return Vec::new();
        }
        let printed = self.rows.iter().filter(|known| of(known) == Some(Standing::Printed));
        let pairs = printed.filter_map(|known| {
            let others = left_out.get(&known.name)?.iter().take(MOST_COMPARED);
            let (common, other) = others.filter_map(|other| Some((known.in_common(other)?, other.row))).min()?;
            Some(Namesake { row: u64::from(known.row), other: u64::from(other), common })
        });
        pairs.collect()
    }
}

/// Rows of one name that are left out with which a row is compared (tuned: nobody signs more often).
const MOST_COMPARED: usize = 1_000;

impl Known {
    fn in_common(&self, other: &Self) -> Option<InCommon> {
        let differ = |one: u32, other: u32| one != 0 && other != 0 && one != other;
        if differ(self.address, other.address) || differ(self.town, other.town) {
            return None;
        }
        if self.town != 0 && self.town == other.town {
            return Some(InCommon::Town);
        }
        let is_told_apart = differ(self.email, other.email) || differ(self.id, other.id);
        Some(if is_told_apart { InCommon::Perhaps } else { InCommon::Nothing })
    }
}

#[cfg(test)]
mod tests {
    use super::{InCommon, Namesakes};
    use crate::signers::duplicates::Identity;
    use crate::signers::near::Standing;

    const BO: Identity<'static> = Identity {
        given_name: "Bo",
        family_name: "Dahl",
        other_name: "",
        id: "",
        street: "",
        postcode: "",
        city: "Bergen",
        email: "",
    };

    fn common(one: Identity<'_>, other: Identity<'_>) -> Option<InCommon> {
        let mut namesakes = Namesakes::default();
        namesakes.add(&one, 2);
        namesakes.add(&other, 3);
        let pairs = namesakes.pairs(|row| Some(if row == 2 { Standing::Printed } else { Standing::LeftOut }));
        assert!(pairs.iter().all(|pair| (pair.row, pair.other) == (2, 3)));
        pairs.first().map(|pair| pair.common)
    }

    #[test]
    fn who_cannot_be_told_from_one_who_refuses_is_found() {
        let whole = Identity { given_name: "", family_name: "", other_name: "BO DAHL", ..BO };
        let bare = Identity { city: "", ..BO };
        for (one, other, expected) in [
            (BO, BO, Some(InCommon::Town)),
            (BO, whole, Some(InCommon::Town)),
            (Identity { id: "1", ..BO }, Identity { id: "2", ..BO }, Some(InCommon::Town)),
            (Identity { email: "a@x.no", ..BO }, Identity { email: "b@x.no", ..BO }, Some(InCommon::Town)),
            (Identity { street: "Vei 1", ..BO }, BO, Some(InCommon::Town)),
            (Identity { street: "Vei 1", ..BO }, Identity { street: "Vei 2", ..BO }, None),
            (BO, Identity { city: "Oslo", ..BO }, None),
            (bare, bare, Some(InCommon::Nothing)),
            (bare, BO, Some(InCommon::Nothing)),
            (Identity { id: "1", ..bare }, bare, Some(InCommon::Nothing)),
            (Identity { id: "1", ..bare }, Identity { id: "2", ..bare }, Some(InCommon::Perhaps)),
            (BO, Identity { given_name: "Kari", ..BO }, None),
        ] {
            assert_eq!(common(one, other), expected, "{one:?} {other:?}");
        }
    }
}

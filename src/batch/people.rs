//! Who stands in the list more than once, and which of a person's rows is kept: the one with a signature or a message,
//! else the first. Where one row withholds the name or refuses consent, none of that person's rows is printed.

use std::collections::{BTreeMap, BTreeSet};

use crate::batch::Counts;
use crate::batch::row_fate::RowFate;
use crate::signers::{Duplicates, Fate, Households, Identity, LeftOut, Near};

/// The number under which those are remembered who have a letter in an earlier batch; no row of a list has it.
pub(crate) const PRINTED_BEFORE: u64 = 0;

/// The same for those whom an earlier batch left out.
const LEFT_OUT_BEFORE: u64 = 1;

/// What became of the rows so far, and who stands in them. A person is known by the number of their first row.
#[derive(Debug, Default)]
pub(crate) struct People {
    known: Duplicates,
    /// How many rows became what.
    pub(crate) counts: Counts,
    /// What each row became, in order.
    pub(crate) fates: Vec<RowFate>,
    /// Number of the first row.
    pub(crate) first_row: Option<u64>,
    /// Persons of whom nothing is printed.
    left_out: BTreeMap<u64, LeftOut>,
    /// The row that stands for a person, where it is not the first one.
    kept: BTreeMap<u64, u64>,
    /// Rows with a signature or a message that stand for somebody, a bit each, by their position.
    own_words: Vec<u64>,
    /// Rows that repeat somebody, each with that person.
    duplicates: Vec<(u32, u32)>,
    /// Persons who turned out to be another one.
    joined: BTreeMap<u64, u64>,
    /// Names of accepted rows, where near duplicates are asked for.
    pub(crate) near: Option<Near>,
}

/// What a row became, and whose left-out row it repeats.
pub(crate) struct Judged {
    pub(crate) fate: Fate,
    pub(crate) repeats_left_out: Option<u64>,
    /// A row that no longer gets a letter, since this one stands for the person.
    pub(crate) replaced: BTreeSet<u64>,
}

impl People {
    /// Takes in a row of an earlier batch: one with a letter, or one that was left out.
    pub(crate) fn before(&mut self, identity: &Identity<'_>, left_out: Option<LeftOut>) {
        let number = if left_out.is_some() { LEFT_OUT_BEFORE } else { PRINTED_BEFORE };
        self.known.meet(identity, number);
        if let Some(why) = left_out {
            self.left_out.insert(LEFT_OUT_BEFORE, why);
        }
    }

    /// A row that stands for nobody: rejected or blank.
    pub(crate) fn nobody(&mut self, number: u64, fate: Fate) -> Fate {
        self.first_row.get_or_insert(number);
        self.counts.add(fate);
        self.fates.push(fate.into());
        fate
    }

    /// A good row, in the light of all rows before it.
    pub(crate) fn somebody(&mut self, identity: &Identity<'_>, number: u64, fate: Fate, own_words: bool) -> Judged {
        self.first_row.get_or_insert(number);
        let meeting = self.known.meet(identity, number);
        let mut judged = Judged { fate, repeats_left_out: None, replaced: BTreeSet::new() };
        if let Some(person) = meeting.earlier {
            for other in meeting.joined {
                self.join(person, other, &mut judged.replaced);
            }
            judged.fate = self.again(person, number, fate, own_words, &mut judged);
        } else if let Fate::LeftOut(why) = fate {
            self.left_out.insert(number, why);
        }
        self.counts.add(judged.fate);
        self.fates.push(judged.fate.into());
        if own_words && judged.fate == Fate::Signer {
            self.mark(number);
        }
        if let (Some(near), Fate::Signer) = (&mut self.near, judged.fate) {
            near.add(identity, number);
        }
        judged
    }

    /// A further row of a person.
    fn again(&mut self, person: u64, number: u64, fate: Fate, own_words: bool, judged: &mut Judged) -> Fate {
        let kept = self.kept_row(person);
        match (self.left_out.get(&person).copied(), fate) {
            (Some(_), Fate::Signer) => judged.repeats_left_out = Some(kept),
            (None, Fate::LeftOut(why)) => {
                self.left_out.insert(person, why);
                judged.repeats_left_out = Some(kept);
                if self.withdraw(kept, Fate::LeftOut(why)) {
                    judged.replaced.insert(kept);
                }
            }
            (None, Fate::Signer)
                if own_words
                    && kept > LEFT_OUT_BEFORE
                    && !self.has_own_words(kept)
                    && self.withdraw(kept, Fate::Duplicate(person)) =>
            {
                judged.replaced.insert(kept);
                self.repeat(kept, person);
                self.kept.insert(person, number);
                return Fate::Signer;
            }
            _ => {}
        }
        self.repeat(number, person);
        Fate::Duplicate(person)
    }

    /// Two persons turn out to be one.
    fn join(&mut self, person: u64, other: u64, replaced: &mut BTreeSet<u64>) {
        let (kept, others) = (self.kept_row(person), self.kept_row(other));
        self.joined.insert(other, person);
        let withholds = |why: LeftOut| Fate::LeftOut(why);
        match (self.left_out.get(&person).copied(), self.left_out.remove(&other)) {
            (None, Some(why)) => {
                self.left_out.insert(person, why);
                if self.withdraw(kept, withholds(why)) {
                    replaced.insert(kept);
                }
                self.change(others, withholds(why), Fate::Duplicate(person));
            }
            (Some(_), Some(why)) => self.change(others, withholds(why), Fate::Duplicate(person)),
            (left_out, None) => {
                let better = left_out.is_none()
                    && kept > LEFT_OUT_BEFORE
                    && self.has_own_words(others)
                    && !self.has_own_words(kept);
                let (loser, winner) = if better { (kept, others) } else { (others, kept) };
                if self.withdraw(loser, Fate::Duplicate(person)) {
                    replaced.insert(loser);
                }
                self.kept.insert(person, winner);
                self.repeat(loser, person);
                return;
            }
        }
        self.repeat(others, person);
    }

    /// Takes a row's letter away; whether it had one.
    fn withdraw(&mut self, number: u64, to: Fate) -> bool {
        let had = self.position(number).is_some_and(|at| self.fates.get(at) == Some(&RowFate::Signer));
        if had {
            self.change(number, Fate::Signer, to);
        }
        had
    }

    /// Turns a row into something else.
    pub(crate) fn change(&mut self, number: u64, from: Fate, to: Fate) {
        if let Some(known) = self.position(number).and_then(|at| self.fates.get_mut(at)) {
            *known = to.into();
            self.counts.change(from, to);
        }
    }

    fn repeat(&mut self, number: u64, person: u64) {
        if number <= LEFT_OUT_BEFORE {
            return;
        }
        // A list of four thousand million rows does not fit the memory that this would need.
        if let (Ok(number), Ok(person)) = (u32::try_from(number), u32::try_from(person)) {
            self.duplicates.push((number, person));
        }
    }

    fn kept_row(&self, person: u64) -> u64 {
        self.kept.get(&person).copied().unwrap_or(person)
    }

    fn position(&self, number: u64) -> Option<usize> {
        usize::try_from(number.checked_sub(self.first_row?)?).ok()
    }

    fn mark(&mut self, number: u64) {
        let Some(at) = self.position(number) else { return };
        if self.own_words.len() <= at / 64 {
            self.own_words.resize(at / 64 + 1, 0);
        }
        self.own_words[at / 64] |= 1 << (at % 64);
    }

    fn has_own_words(&self, number: u64) -> bool {
        let bits = |at: usize| self.own_words.get(at / 64).is_some_and(|bits| bits & (1 << (at % 64)) != 0);
        self.position(number).is_some_and(bits)
    }

    /// Joins the signers of one address, as far as they still get a letter when the whole list has been read: the others of a
    /// household by the number of its first row.
    pub(crate) fn live_together(&mut self, households: Households) -> BTreeMap<u64, Vec<u64>> {
        let together = households.together(|row| self.is_signer(row));
        for row in together.values().flatten() {
            if let Some(fate) = self.position(*row).and_then(|at| self.fates.get_mut(at)) {
                *fate = RowFate::Joined;
                self.counts.joined += 1;
            }
        }
        together
    }

    /// Whether a row gets a letter.
    pub(crate) fn is_signer(&self, number: u64) -> bool {
        self.position(number).is_some_and(|at| self.fates.get(at) == Some(&RowFate::Signer))
    }

    /// The rows that repeat somebody, each with the row that is kept, in the order of the list.
    pub(crate) fn duplicates(&mut self) -> Vec<(u32, u32)> {
        let mut duplicates = std::mem::take(&mut self.duplicates);
        for (_, person) in &mut duplicates {
            let mut whole = u64::from(*person);
            while let Some(earlier) = self.joined.get(&whole) {
                whole = *earlier;
            }
            *person = u32::try_from(self.kept_row(whole)).unwrap_or(u32::MAX);
        }
        duplicates.sort_unstable();
        duplicates
    }
}

#[cfg(test)]
mod tests {
    use super::People;
    use crate::batch::row_fate::RowFate;
    use crate::signers::{Fate, Identity, LeftOut};

    fn anna(id: &'static str, email: &'static str) -> Identity<'static> {
        Identity { given_name: "Anna", family_name: "Eriksen", id, email, ..Identity::default() }
    }

    /// Rows from 2 on as `id, e-mail, own words, fate`; what they become, and the duplicates with the rows kept.
    fn become_of(rows: &[(&'static str, &'static str, bool, Fate)]) -> (String, Vec<(u32, u32)>) {
        let mut people = People::default();
        for ((id, email, own_words, fate), number) in rows.iter().zip(2..) {
            people.somebody(&anna(id, email), number, *fate, *own_words);
            assert!(people.counts.balance(), "{:?}", people.counts);
        }
        let letters = people.fates.iter().map(|fate| match fate {
            RowFate::Signer => 'S',
            RowFate::Withheld => 'W',
            RowFate::Rejected => 'R',
            RowFate::Duplicate => 'D',
            RowFate::Joined => 'J',
            RowFate::Skipped => '-',
        });
        let letters: String = letters.collect();
        let signers = letters.matches('S').count() as u64;
        assert_eq!((people.counts.signers, people.counts.duplicates), (signers, letters.matches('D').count() as u64));
        let duplicates = people.duplicates();
        assert_eq!(duplicates.len() as u64, people.counts.duplicates);
        (letters, duplicates)
    }

    const YES: Fate = Fate::Signer;
    const NO: Fate = Fate::LeftOut(LeftOut::NoConsent);

    #[test]
    fn the_row_with_own_words_is_kept_else_the_first() {
        for (rows, fates, duplicates) in [
            (&[("1", "", false, YES), ("1", "", false, YES)][..], "SD", vec![(3, 2)]),
            (&[("1", "", false, YES), ("1", "", true, YES)], "DS", vec![(2, 3)]),
            (&[("1", "", true, YES), ("1", "", true, YES)], "SD", vec![(3, 2)]),
            (&[("1", "", false, YES), ("1", "", true, YES), ("1", "", true, YES)], "DSD", vec![(2, 3), (4, 3)]),
            (&[("1", "", false, YES), ("2", "", true, YES)], "SS", vec![]),
        ] {
            assert_eq!(become_of(rows), (fates.to_owned(), duplicates), "{rows:?}");
        }
    }

    #[test]
    fn a_row_that_links_two_makes_them_one() {
        let links = ("1", "a@b.example", false, YES);
        for (first, second, fates, duplicates) in [
            (("1", "", false, YES), ("", "a@b.example", false, YES), "SDD", vec![(3, 2), (4, 2)]),
            (("1", "", false, YES), ("", "a@b.example", true, YES), "DSD", vec![(2, 3), (4, 3)]),
            (("1", "", false, YES), ("", "a@b.example", false, NO), "-DD", vec![(3, 2), (4, 2)]),
            (("1", "", false, NO), ("", "a@b.example", true, YES), "-DD", vec![(3, 2), (4, 2)]),
            (("1", "", false, NO), ("", "a@b.example", false, NO), "-DD", vec![(3, 2), (4, 2)]),
        ] {
            assert_eq!(become_of(&[first, second, links]), (fates.to_owned(), duplicates), "{first:?} {second:?}");
        }
    }

    #[test]
    fn who_is_left_out_once_is_left_out() {
        assert_eq!(become_of(&[("1", "", true, YES), ("1", "", false, NO)]), ("-D".to_owned(), vec![(3, 2)]));
        assert_eq!(become_of(&[("1", "", false, NO), ("1", "", true, YES)]), ("-D".to_owned(), vec![(3, 2)]));
    }

    #[test]
    fn who_has_a_letter_already_gets_no_other() {
        let mut people = People::default();
        people.before(&anna("1", ""), None);
        people.before(&anna("2", ""), Some(LeftOut::Withheld));
        assert_eq!(people.somebody(&anna("1", ""), 2, YES, true).fate, Fate::Duplicate(0));
        let left_out = people.somebody(&anna("2", ""), 3, YES, true);
        assert_eq!((left_out.fate, left_out.repeats_left_out), (Fate::Duplicate(1), Some(1)));
        assert_eq!(people.somebody(&anna("3", ""), 4, YES, true).fate, YES);
        assert!(people.counts.balance());
    }
}

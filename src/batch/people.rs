//! Who stands in the list more than once, and which of a person's rows is kept: the one that hides the name, else the one
//! with a signature or a message, else the first. Where one row withholds the name or refuses consent, be it a bad row or a
//! good one, none of that person's rows is printed.

use std::collections::{BTreeMap, BTreeSet};

use crate::batch::Counts;
use crate::batch::row_fate::RowFate;
use crate::batch::succession::{Before, Earlier, IN_EARLIER_BATCH, LeftOutBefore};
use crate::signers::near::Standing;
use crate::signers::{Duplicates, Fate, Households, Identity, LeftOut, Namesakes, Near, Refusal};

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
    /// What speaks for the rows that stand for somebody, by their position.
    claims: Vec<Claim>,
    /// Rows that repeat somebody, each with that person.
    duplicates: Vec<(u32, u32)>,
    /// Persons who turned out to be another one.
    joined: BTreeMap<u64, u64>,
    /// Names of accepted rows and of refusals, where near duplicates are asked for.
    pub(crate) near: Option<(Near, Namesakes)>,
    /// Whom an earlier batch left out.
    before: Before,
    /// Places, from 0, of rows of people in an earlier batch, where an earlier run found them.
    found_earlier: BTreeSet<u64>,
    /// The same, as this run finds them.
    pub(crate) earlier_rows: BTreeSet<u64>,
}

/// What speaks for keeping a row of a person rather than another, the weightier first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Claim {
    /// It prints initials or another name in place of the real one.
    pub(crate) hides_name: bool,
    /// It has a signature or a message.
    pub(crate) own_words: bool,
}

/// What the comparison with rows and batches before it needs of a good row.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Standpoint {
    pub(crate) claim: Claim,
    /// Whether it says how its name may be shown, or that it agrees.
    pub(crate) says_how: bool,
}

/// What a row became, and whose left-out row it repeats.
pub(crate) struct Judged {
    pub(crate) fate: Fate,
    pub(crate) repeats_left_out: Option<u64>,
    /// Whether an earlier batch left this person out.
    pub(crate) left_out_before: bool,
    /// Whether an earlier batch left out somebody of whom nothing tells this person apart.
    pub(crate) is_namesake: bool,
    /// Whether it is printed though somebody is known to have signed.
    pub(crate) has_signed: bool,
    /// A row that no longer gets a letter, since this one stands for the person.
    pub(crate) replaced: BTreeSet<u64>,
}

impl People {
    /// Nobody yet but those in earlier batches.
    pub(crate) fn behind(earlier: &Earlier) -> Self {
        let mut people = Self::default();
        match earlier {
            Earlier::Nobody => {}
            Earlier::People(before) => {
                people.before = (**before).clone();
                people.known = std::mem::take(&mut people.before.printed);
                people.left_out.insert(IN_EARLIER_BATCH, LeftOut::Earlier);
            }
            Earlier::Rows(rows) => people.found_earlier.clone_from(rows),
        }
        people
    }

    /// A row that stands for nobody: rejected or blank.
    pub(crate) fn nobody(&mut self, number: u64, fate: Fate) -> Fate {
        self.first_row.get_or_insert(number);
        self.counts.add(fate);
        if fate == Fate::LeftOut(LeftOut::Earlier) {
            self.earlier_rows.insert(self.fates.len() as u64);
        }
        self.fates.push(fate.into());
        fate
    }

    /// A bad row that withholds the name or refuses consent: it is rejected, and its person is printed in no other row.
    pub(crate) fn refused(&mut self, identity: &Identity<'_>, number: u64, refusal: Refusal) -> Judged {
        let why = refusal.left_out();
        let (person, mut judged) = self.meet(identity, number, Fate::Rejected);
        match person {
            Some(person) if !self.left_out.contains_key(&person) => self.leave_out(person, why, &mut judged),
            Some(_) => {}
            None => {
                self.left_out.insert(number, why);
            }
        }
        self.nobody(number, Fate::Rejected);
        // Whoever has the name of a namesake has that of the one who refuses.
        if refusal != Refusal::Namesake {
            self.add_near(identity, number);
        }
        judged
    }

    /// A good row, in the light of all rows before it.
    pub(crate) fn somebody(
        &mut self,
        identity: &Identity<'_>,
        number: u64,
        fate: Fate,
        Standpoint { claim, says_how }: Standpoint,
    ) -> Judged {
        let (person, mut judged) = self.meet(identity, number, fate);
        let before = match fate {
            Fate::Signer => self.before.left_out(identity, claim.hides_name, says_how),
            _ => LeftOutBefore::No,
        };
        judged.left_out_before = before == LeftOutBefore::Person;
        judged.is_namesake = before == LeftOutBefore::Namesake;
        let is_earlier = person == Some(IN_EARLIER_BATCH)
            || judged.left_out_before
            || self.found_earlier.contains(&(self.fates.len() as u64));
        if is_earlier {
            judged.fate = self.earlier(person, number, &mut judged);
        } else if let Some(person) = person {
            judged.fate = self.again(person, number, fate, claim, &mut judged);
        } else if let Fate::LeftOut(why) = fate {
            self.left_out.insert(number, why);
        }
        self.nobody(number, judged.fate);
        if judged.fate == Fate::Signer {
            self.mark(number, claim);
        }
        if matches!(judged.fate, Fate::Signer | Fate::LeftOut(LeftOut::Withheld | LeftOut::NoConsent)) {
            self.add_near(identity, number);
        }
        judged
    }

    fn add_near(&mut self, identity: &Identity<'_>, number: u64) {
        if let Some((near, namesakes)) = &mut self.near {
            near.add(identity, number);
            namesakes.add(identity, number);
        }
    }

    /// What became of a row of which [`near`](Self::near) knows, if it still says something of its person: neither of one who
    /// stands in another row, nor in an earlier batch.
    pub(crate) fn standing(&self, number: u64) -> Option<Standing> {
        let at = self.position(number)?;
        match self.fates.get(at)? {
            RowFate::Signer => Some(Standing::Printed),
            RowFate::Rejected | RowFate::Withheld => Some(Standing::LeftOut),
            RowFate::Skipped if !self.earlier_rows.contains(&(at as u64)) => Some(Standing::LeftOut),
            RowFate::Skipped | RowFate::Joined | RowFate::Duplicate | RowFate::Withdrawn => None,
        }
    }

    /// A good row of somebody who is known to have signed, without there being a batch at hand.
    pub(crate) fn signed_before(&mut self, identity: &Identity<'_>, number: u64) -> Judged {
        let (person, mut judged) = self.meet(identity, number, Fate::Signer);
        judged.fate = self.earlier(person, number, &mut judged);
        self.nobody(number, judged.fate);
        judged
    }

    /// The person of a row, where an earlier row is theirs.
    fn meet(&mut self, identity: &Identity<'_>, number: u64, fate: Fate) -> (Option<u64>, Judged) {
        self.first_row.get_or_insert(number);
        let meeting = self.known.meet(identity, number);
        let mut judged = Judged {
            fate,
            repeats_left_out: None,
            left_out_before: false,
            is_namesake: false,
            has_signed: false,
            replaced: BTreeSet::new(),
        };
        if let Some(person) = meeting.earlier {
            for other in meeting.joined {
                self.join(person, other, &mut judged.replaced);
            }
        }
        (meeting.earlier, judged)
    }

    /// Nothing of a person is printed from now on.
    fn leave_out(&mut self, person: u64, why: LeftOut, judged: &mut Judged) {
        let kept = self.kept_row(person);
        self.left_out.insert(person, why);
        judged.repeats_left_out = Some(kept);
        if self.withdraw(kept, Fate::LeftOut(why)) {
            judged.replaced.insert(kept);
        }
    }

    /// A row of somebody who is in an earlier batch: none of that person's rows is printed.
    fn earlier(&mut self, person: Option<u64>, number: u64, judged: &mut Judged) -> Fate {
        match person {
            Some(person) if !self.left_out.contains_key(&person) => {
                self.leave_out(person, LeftOut::Earlier, judged);
                judged.repeats_left_out = None;
            }
            Some(_) => {}
            None => {
                self.left_out.insert(number, LeftOut::Earlier);
            }
        }
        Fate::LeftOut(LeftOut::Earlier)
    }

    /// A further row of a person.
    fn again(&mut self, person: u64, number: u64, fate: Fate, claim: Claim, judged: &mut Judged) -> Fate {
        let kept = self.kept_row(person);
        match (self.left_out.get(&person).copied(), fate) {
            (Some(LeftOut::Withheld | LeftOut::NoConsent), Fate::Signer) => judged.repeats_left_out = Some(kept),
            (None, Fate::LeftOut(why)) => self.leave_out(person, why, judged),
            (None, Fate::Signer) if claim > self.claim(kept) && self.withdraw(kept, Fate::Duplicate(person)) => {
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
        let repeats = if person == IN_EARLIER_BATCH { withholds(LeftOut::Earlier) } else { Fate::Duplicate(person) };
        match (self.left_out.get(&person).copied(), self.left_out.remove(&other)) {
            (None, Some(why)) => {
                self.left_out.insert(person, why);
                if self.withdraw(kept, withholds(why)) {
                    replaced.insert(kept);
                }
                self.change(others, withholds(why), repeats);
            }
            (Some(_), Some(why)) => self.change(others, withholds(why), repeats),
            (left_out, None) => {
                let better = left_out.is_none() && self.claim(others) > self.claim(kept);
                let (loser, winner) = if better { (kept, others) } else { (others, kept) };
                if self.withdraw(loser, repeats) {
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
        if let Some(known) = self.position(number).and_then(|at| self.fates.get_mut(at))
            && *known == from.into()
        {
            *known = to.into();
            self.counts.change(from, to);
            let place = self.position(number).filter(|_| to == Fate::LeftOut(LeftOut::Earlier));
            self.earlier_rows.extend(place.map(|place| place as u64));
        }
    }

    fn repeat(&mut self, number: u64, person: u64) {
        let fate = self.position(number).and_then(|at| self.fates.get(at));
        // A bad row stays a bad row. That of the row in hand is not known yet.
        if fate.is_some_and(|fate| *fate != RowFate::Duplicate) {
            return;
        }
        // A list of four thousand million rows does not fit the memory that this would need.
        if let (Ok(number), Ok(person)) = (u32::try_from(number), u32::try_from(person)) {
            self.duplicates.push((number, person));
        }
    }

    /// Who a person turned out to be. Whoever lies on the way is linked with that one at once.
    fn whole(&mut self, person: u64) -> u64 {
        let mut whole = person;
        while let Some(earlier) = self.joined.get(&whole) {
            whole = *earlier;
        }
        let mut on_the_way = person;
        while let Some(earlier) = self.joined.get_mut(&on_the_way).filter(|earlier| **earlier != whole) {
            on_the_way = std::mem::replace(earlier, whole);
        }
        whole
    }

    fn kept_row(&self, person: u64) -> u64 {
        self.kept.get(&person).copied().unwrap_or(person)
    }

    fn position(&self, number: u64) -> Option<usize> {
        usize::try_from(number.checked_sub(self.first_row?)?).ok()
    }

    fn mark(&mut self, number: u64, claim: Claim) {
        let Some(at) = self.position(number).filter(|_| claim != Claim::default()) else { return };
        if self.claims.len() <= at {
            self.claims.resize(at + 1, Claim::default());
        }
        self.claims[at] = claim;
    }

    fn claim(&self, number: u64) -> Claim {
        self.position(number).and_then(|at| self.claims.get(at)).copied().unwrap_or_default()
    }

    /// Joins the signers of one address, as far as they still get a letter when the whole list has been read: the others of a
    /// household by the number of its first row.
    pub(crate) fn live_together(&mut self, households: Households) -> BTreeMap<u64, Vec<u64>> {
        let together = households.together(|row| self.is_signer(row));
        self.join_households(&together);
        together
    }

    /// Counts the others of households as joined.
    pub(crate) fn join_households(&mut self, together: &BTreeMap<u64, Vec<u64>>) {
        for row in together.values().flatten() {
            if let Some(fate) = self.position(*row).and_then(|at| self.fates.get_mut(at)) {
                *fate = RowFate::Joined;
                self.counts.joined += 1;
            }
        }
    }

    /// Whether a row gets a letter.
    pub(crate) fn is_signer(&self, number: u64) -> bool {
        self.position(number).is_some_and(|at| self.fates.get(at) == Some(&RowFate::Signer))
    }

    /// The rows that repeat somebody, each with the row that is kept, in the order of the list.
    pub(crate) fn duplicates(&mut self) -> Vec<(u32, u32)> {
        let mut duplicates = std::mem::take(&mut self.duplicates);
        for (_, person) in &mut duplicates {
            let whole = self.whole(u64::from(*person));
            *person = u32::try_from(self.kept_row(whole)).unwrap_or(u32::MAX);
        }
        duplicates.sort_unstable();
        duplicates
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Claim, People, Standpoint};
    use crate::batch::row_fate::RowFate;
    use crate::batch::succession::{Before, Earlier, IN_EARLIER_BATCH};
    use crate::signers::{Fate, Identity, LeftOut, Refusal};

    fn anna(id: &'static str, email: &'static str) -> Identity<'static> {
        Identity { given_name: "Anna", family_name: "Eriksen", id, email, ..Identity::default() }
    }

    /// Rows from 2 on as `id, e-mail, own words, fate`; what they become, and the duplicates with the rows kept.
    fn become_of(rows: &[(&'static str, &'static str, bool, Fate)]) -> (String, Vec<(u32, u32)>) {
        let mut people = People::default();
        for ((id, email, own_words, fate), number) in rows.iter().zip(2..) {
            let (identity, claim) = (anna(id, email), Claim { own_words: *own_words, hides_name: false });
            match fate {
                Fate::Rejected => people.refused(&identity, number, Refusal::Withheld),
                fate => people.somebody(&identity, number, *fate, Standpoint { claim, says_how: false }),
            };
            assert!(people.counts.balance(), "{:?}", people.counts);
        }
        let letters = people.fates.iter().map(|fate| match fate {
            RowFate::Signer => 'S',
            RowFate::Withheld => 'W',
            RowFate::Rejected => 'R',
            RowFate::Duplicate => 'D',
            RowFate::Joined => 'J',
            RowFate::Skipped | RowFate::Withdrawn => '-',
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
    fn a_bad_row_that_refuses_is_heard() {
        const BAD: Fate = Fate::Rejected;
        for (rows, fates, duplicates) in [
            (&[("1", "", false, YES), ("1", "", false, BAD)][..], "WR", vec![]),
            (&[("1", "", false, BAD), ("1", "", true, YES)], "RD", vec![(3, 2)]),
            (
                &[("1", "", false, BAD), ("", "a@b.example", false, YES), ("1", "a@b.example", false, YES)],
                "RDD",
                vec![(3, 2), (4, 2)],
            ),
            (
                &[("1", "", false, YES), ("", "a@b.example", false, BAD), ("1", "a@b.example", false, YES)],
                "WRD",
                vec![(4, 2)],
            ),
        ] {
            assert_eq!(become_of(rows), (fates.to_owned(), duplicates), "{rows:?}");
        }
    }

    #[test]
    fn the_row_that_hides_the_name_is_kept() {
        let hidden = Claim { hides_name: true, own_words: false };
        let plain = Claim { hides_name: false, own_words: true };
        for claims in [[hidden, plain], [plain, hidden]] {
            let mut people = People::default();
            for (claim, number) in claims.into_iter().zip(2..) {
                people.somebody(&anna("1", ""), number, YES, Standpoint { claim, says_how: false });
            }
            let signers: Vec<bool> = people.fates.iter().map(|fate| *fate == RowFate::Signer).collect();
            assert_eq!(signers, claims.map(|claim| claim.hides_name));
            assert!(people.counts.balance());
        }
    }

    #[test]
    fn who_is_left_out_once_is_left_out() {
        assert_eq!(become_of(&[("1", "", true, YES), ("1", "", false, NO)]), ("-D".to_owned(), vec![(3, 2)]));
        assert_eq!(become_of(&[("1", "", false, NO), ("1", "", true, YES)]), ("-D".to_owned(), vec![(3, 2)]));
    }

    /// The fates of rows from 2 on behind an earlier batch in which Anna 1 has a letter and Anna 2 was left out, and what is
    /// kept of them for the next run.
    fn behind(rows: &[(&'static str, &'static str, Fate)], earlier: &Earlier) -> (Vec<RowFate>, BTreeSet<u64>, u64) {
        let mut people = People::behind(earlier);
        for ((id, email, fate), number) in rows.iter().zip(2..) {
            people.somebody(&anna(id, email), number, *fate, Standpoint::default());
            assert!(people.counts.balance(), "{:?}", people.counts);
        }
        assert_eq!(people.counts.left_out.earlier, people.earlier_rows.len() as u64);
        (people.fates.clone(), people.earlier_rows.clone(), people.counts.left_out.earlier)
    }

    #[test]
    fn who_is_in_an_earlier_batch_gets_no_other_letter() {
        let mut before = Before::default();
        before.printed.meet(&anna("1", "a@b.example"), IN_EARLIER_BATCH);
        before.left_out.meet(&anna("2", "c@d.example"), IN_EARLIER_BATCH);
        let earlier = Earlier::People(Box::new(before));
        for (rows, places) in [
            (&[("1", "", YES), ("2", "", YES), ("3", "", YES)][..], &[0, 1][..]),
            // One row shows that another, which looked like somebody new, is of the same person.
            (&[("4", "", YES), ("4", "a@b.example", YES), ("5", "", YES)], &[0, 1]),
            (&[("4", "", YES), ("4", "c@d.example", YES), ("4", "", YES)], &[0, 1]),
            (&[("4", "", NO), ("4", "a@b.example", YES), ("4", "", YES)], &[0, 1, 2]),
            (&[("2", "", NO), ("1", "", NO)], &[1]),
        ] {
            let (fates, kept, count) = behind(rows, &earlier);
            assert_eq!(kept, places.iter().copied().collect(), "{rows:?}");
            // The next run, which has no earlier batch at hand, judges the same.
            let again = behind(rows, &Earlier::Rows(kept.clone()));
            assert_eq!(again, (fates, kept, count), "{rows:?}");
        }
    }
}

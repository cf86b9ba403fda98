//! Where a batch stands among the others of its campaign: which serials it gives, who is in an earlier one, which one it
//! corrects.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::signers::{Duplicates, Identity, Refusal};

/// What a batch has to do with earlier ones.
#[derive(Debug, Clone, Default)]
pub struct Succession {
    /// Which delivery of its campaign it is.
    pub delivery: Delivery,
    /// Which serials it gives.
    pub numbering: Numbering,
    /// Who gets no letter, being in an earlier batch.
    pub earlier: Earlier,
}

/// Which delivery of a campaign a batch is, as it stands in `manifest.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// The number of the delivery, from 1.
    pub number: u32,
    /// Ids of the batches before it, the nearest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
    /// Id of the batch of which it corrects some letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<String>,
    /// Where it corrects a correction, id of the batch with which that began: somebody may have that and not what lies between.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first: Option<String>,
}

impl Delivery {
    /// The delivery of a batch that corrects letters of this one, whose id is given: they keep their place.
    #[must_use]
    pub fn corrected(&self, batch: &str) -> Self {
        let first = self.first.as_ref().or(self.corrects.as_ref()).cloned();
        Self { number: self.number, after: Vec::new(), corrects: Some(batch.to_owned()), first }
    }
}

impl Default for Delivery {
    fn default() -> Self {
        Self { number: 1, after: Vec::new(), corrects: None, first: None }
    }
}

/// Which serials a batch gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Numbering {
    /// The first signer gets this serial, each other one the next.
    From(u64),
    /// For each row of the list the serial that its signer gets.
    OfRows(Vec<u64>),
}

impl Default for Numbering {
    fn default() -> Self {
        Self::From(1)
    }
}

/// Who gets no letter, being in an earlier batch.
#[derive(Debug, Clone, Default)]
pub enum Earlier {
    /// There is no earlier batch.
    #[default]
    Nobody,
    /// The people of the earlier batches.
    People(Box<Before>),
    /// Places of their rows in the list, from 0, as an earlier run found them.
    Rows(BTreeSet<u64>),
}

/// The people of earlier batches, each remembered as being in row [`IN_EARLIER_BATCH`].
#[derive(Debug, Clone, Default)]
pub struct Before {
    /// Who has a letter, or stands in a table.
    pub printed: Duplicates,
    /// Who withheld the name or refused consent.
    pub left_out: Duplicates,
    /// Who asked in a bad row for initials or another name.
    initials: Duplicates,
    /// Of whom a bad row did not say whether the name may be printed.
    unsettled: Duplicates,
    /// Names in their towns of those who are left out: with an address, and without one.
    towns: [Duplicates; 2],
}

/// What earlier batches say of somebody who is to be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LeftOutBefore {
    /// Nothing that forbids it.
    No,
    /// The person was left out.
    Person,
    /// Somebody of this name in this town was, and no two addresses tell whether it is another person.
    Namesake,
}

impl Before {
    /// Remembers somebody who is left out of an earlier batch.
    pub(crate) fn leave_out(&mut self, identity: &Identity<'_>) {
        self.left_out.meet(identity, IN_EARLIER_BATCH);
        if let Some(in_town) = identity.in_town() {
            self.towns[usize::from(!identity.has_address())].meet(&in_town, IN_EARLIER_BATCH);
        }
    }

    /// Remembers what a bad row refuses. Whoever asked there for initials, or did not say, may be printed once a good row says how.
    pub(crate) fn refuse(&mut self, identity: &Identity<'_>, refusal: Refusal) {
        match refusal {
            Refusal::NoConsent | Refusal::Withheld => self.leave_out(identity),
            Refusal::Initials => {
                self.initials.meet(identity, IN_EARLIER_BATCH);
            }
            Refusal::Unsettled => {
                self.unsettled.meet(identity, IN_EARLIER_BATCH);
            }
            // Of the person themselves nothing is known.
            Refusal::Namesake => {}
        }
    }

    /// Whether somebody who is to be printed was left out; `hides_name` says that initials or another name is printed, `says_how` that
    /// the row says so itself.
    pub(crate) fn left_out(&mut self, identity: &Identity<'_>, hides_name: bool, says_how: bool) -> LeftOutBefore {
        if self.left_out.knows(identity)
            || (!hides_name && self.initials.knows(identity))
            || (!says_how && self.unsettled.knows(identity))
        {
            return LeftOutBefore::Person;
        }
        let [with_address, without] = &mut self.towns;
        let is_namesake = identity.in_town().is_some_and(|in_town| {
            without.knows(&in_town) || (!identity.has_address() && with_address.knows(&in_town))
        });
        if is_namesake { LeftOutBefore::Namesake } else { LeftOutBefore::No }
    }
}

/// The row of everybody in an earlier batch: no row of a list has this number.
pub const IN_EARLIER_BATCH: u64 = 0;

/// What `inputs/options.json` keeps of a [`Succession`], so that the batch can be made again without the earlier ones.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptSuccession {
    delivery: Delivery,
    /// First serial where they run on.
    first_serial: u64,
    /// The serial of each row where they do not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    serials: Vec<u64>,
    /// Places of the rows of people in an earlier batch, from 0.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    earlier_rows: BTreeSet<u64>,
}

impl KeptSuccession {
    /// What is kept; `earlier_rows` are those that the survey found. `None` for the first batch of a campaign.
    pub(crate) fn of(succession: &Succession, earlier_rows: &BTreeSet<u64>) -> Option<Self> {
        let Succession { delivery, numbering, .. } = succession;
        let (first_serial, serials) = match numbering {
            Numbering::From(first) => (*first, Vec::new()),
            Numbering::OfRows(serials) => (serials.first().copied().unwrap_or(1), serials.clone()),
        };
        let kept = Self { delivery: delivery.clone(), first_serial, serials, earlier_rows: earlier_rows.clone() };
        (kept != Self { first_serial: 1, ..Self::default() }).then_some(kept)
    }
}

impl From<KeptSuccession> for Succession {
    fn from(kept: KeptSuccession) -> Self {
        let KeptSuccession { delivery, first_serial, serials, earlier_rows } = kept;
        let numbering = if serials.is_empty() { Numbering::From(first_serial) } else { Numbering::OfRows(serials) };
        let earlier = if earlier_rows.is_empty() { Earlier::Nobody } else { Earlier::Rows(earlier_rows) };
        Self { delivery, numbering, earlier }
    }
}

/// The serials of the letters, in the order of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Serials {
    /// They run on from this one.
    From(u64),
    /// Each letter's.
    Each(Vec<u64>),
}

impl Default for Serials {
    fn default() -> Self {
        Self::From(1)
    }
}

impl Serials {
    /// The serial of the letter at this place, from 1. 0 where there is no such letter.
    pub(crate) fn at(&self, place: u64) -> u64 {
        match self {
            Self::From(first) => first.saturating_add(place).saturating_sub(1),
            Self::Each(serials) => {
                let place = usize::try_from(place).unwrap_or(usize::MAX);
                place.checked_sub(1).and_then(|place| serials.get(place)).copied().unwrap_or(0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Delivery, Earlier, KeptSuccession, Numbering, Serials, Succession};

    #[test]
    fn the_first_batch_of_a_campaign_keeps_nothing() {
        assert_eq!(KeptSuccession::of(&Succession::default(), &BTreeSet::new()), None);
    }

    #[test]
    fn what_is_kept_comes_back() {
        let delivery = Delivery { number: 2, after: vec!["b".to_owned(), "a".to_owned()], ..Delivery::default() };
        for numbering in [Numbering::From(601), Numbering::OfRows(vec![17, 0, 23])] {
            let succession = Succession { delivery: delivery.clone(), numbering, earlier: Earlier::Nobody };
            let kept = KeptSuccession::of(&succession, &BTreeSet::from([0, 4])).expect("a second delivery");
            let json = serde_json::to_string(&kept).expect("JSON");
            let back = Succession::from(serde_json::from_str::<KeptSuccession>(&json).expect("the same"));
            assert_eq!((&back.delivery, &back.numbering), (&succession.delivery, &succession.numbering));
            assert!(matches!(back.earlier, Earlier::Rows(rows) if rows == BTreeSet::from([0, 4])));
        }
    }

    #[test]
    fn serials_run_on_or_are_each_signers_own() {
        assert_eq!([1, 2].map(|place| Serials::From(601).at(place)), [601, 602]);
        assert_eq!([0, 1, 2, 3].map(|place| Serials::Each(vec![23, 17]).at(place)), [0, 23, 17, 0]);
    }
}

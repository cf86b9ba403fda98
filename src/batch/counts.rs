//! The numbers of a batch, which must balance.

use serde::{Deserialize, Serialize};

use crate::signers::{Fate, LeftOut};

/// How many rows became what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Rows of the list, the headings not counted.
    pub rows: u64,
    /// Accepted signers.
    pub signers: u64,
    /// Bad rows.
    pub rejected: u64,
    /// Rows that repeat a signer.
    pub duplicates: u64,
    /// Empty rows.
    pub blank: u64,
    /// Good rows that get no letter, by reason.
    pub left_out: LeftOutCounts,
    /// Signers whose letter goes without their message, which would make it too long.
    #[serde(default)]
    pub messages_omitted: u64,
    /// Signers who share the letter of an earlier one of their address.
    #[serde(default)]
    pub joined: u64,
    /// Signers whose letter goes without their message, which nobody has approved.
    #[serde(default)]
    pub messages_not_approved: u64,
    /// Letters, or rows of a table with a serial.
    pub letters: u64,
    /// Pages of all volumes, blank ones included.
    pub pages: u64,
    /// Pages that were added blank, so that a letter begins on a sheet of its own.
    pub blank_pages: u64,
    /// Sheets of paper of all volumes, printed as the batch asks.
    pub sheets: u64,
}

/// Good rows that get no letter, by reason.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOutCounts {
    /// `visibility` is `withheld`.
    pub withheld: u64,
    /// `consent` is no, or is required and not given.
    pub no_consent: u64,
    /// The person is in an earlier batch.
    #[serde(default)]
    pub earlier: u64,
    /// The person asked to be forgotten; the row is empty in `inputs/`.
    #[serde(default)]
    pub withdrawn: u64,
}

impl LeftOutCounts {
    fn of(&mut self, why: LeftOut) -> &mut u64 {
        match why {
            LeftOut::Withheld => &mut self.withheld,
            LeftOut::NoConsent => &mut self.no_consent,
            LeftOut::Earlier => &mut self.earlier,
            LeftOut::Withdrawn => &mut self.withdrawn,
        }
    }

    /// All of them.
    pub fn total(&self) -> u64 {
        let counts = [self.withheld, self.no_consent, self.earlier, self.withdrawn];
        counts.into_iter().fold(0, u64::saturating_add)
    }
}

impl Counts {
    /// Counts one more row.
    pub fn add(&mut self, fate: Fate) {
        self.rows += 1;
        *self.of(fate) += 1;
    }

    /// Turns a row that became one thing into one that becomes another.
    pub fn change(&mut self, from: Fate, to: Fate) {
        *self.of(from) -= 1;
        *self.of(to) += 1;
    }

    fn of(&mut self, fate: Fate) -> &mut u64 {
        match fate {
            Fate::Signer => &mut self.signers,
            Fate::Rejected => &mut self.rejected,
            Fate::Duplicate(_) => &mut self.duplicates,
            Fate::Blank => &mut self.blank,
            Fate::LeftOut(why) => self.left_out.of(why),
        }
    }

    /// Letters, or rows of a table, that the signers come to: for each group of addressees.
    pub fn letters_due(&self) -> u64 {
        self.signers.saturating_sub(self.joined)
    }

    /// The rows without a letter by what they became, in the order in which they are told: rejected, duplicates, blank, withheld, without
    /// consent, in an earlier batch, withdrawn.
    pub fn without_letter(&self) -> [u64; 7] {
        let LeftOutCounts { withheld, no_consent, earlier, withdrawn } = self.left_out;
        [self.rejected, self.duplicates, self.blank, withheld, no_consent, earlier, withdrawn]
    }

    /// Whether every row became something.
    pub fn balance(&self) -> bool {
        // A manifest that was edited may have any numbers.
        let parts = [self.rejected, self.duplicates, self.blank, self.left_out.total()];
        parts.iter().try_fold(self.signers, |sum, part| sum.checked_add(*part)) == Some(self.rows)
    }
}

#[cfg(test)]
mod tests {
    use super::Counts;
    use crate::signers::{Fate, LeftOut};

    #[test]
    fn every_fate_is_counted_once() {
        let mut counts = Counts::default();
        for fate in [
            Fate::Signer,
            Fate::Rejected,
            Fate::Duplicate(2),
            Fate::Blank,
            Fate::LeftOut(LeftOut::Withheld),
            Fate::LeftOut(LeftOut::NoConsent),
            Fate::LeftOut(LeftOut::Earlier),
        ] {
            counts.add(fate);
            assert!(counts.balance(), "{fate:?}");
        }
        counts.change(Fate::Signer, Fate::Duplicate(2));
        assert!(counts.balance());
        assert_eq!((counts.rows, counts.signers, counts.duplicates), (7, 0, 2));
        counts.rows += 1;
        assert!(!counts.balance());
        counts.left_out.earlier = u64::MAX;
        assert!(!counts.balance());
    }
}

//! What the first pass keeps of each row.

use crate::signers::{Fate, LeftOut};

/// What a row became, in a byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFate {
    /// Gets a letter.
    Signer,
    /// Bad.
    Rejected,
    /// Stands in the letter of an earlier row of the same address.
    Joined,
    /// Repeats somebody.
    Duplicate,
    /// Stands in tables without a name.
    Withheld,
    /// Is of somebody who asked to be forgotten: nothing of it goes into the batch.
    Withdrawn,
    /// Everything else: blank, without consent, in an earlier batch.
    Skipped,
}

impl From<Fate> for RowFate {
    fn from(fate: Fate) -> Self {
        match fate {
            Fate::Signer => Self::Signer,
            Fate::Rejected => Self::Rejected,
            Fate::Duplicate(_) => Self::Duplicate,
            Fate::LeftOut(LeftOut::Withheld) => Self::Withheld,
            Fate::LeftOut(LeftOut::Withdrawn) => Self::Withdrawn,
            Fate::Blank | Fate::LeftOut(LeftOut::NoConsent | LeftOut::Earlier) => Self::Skipped,
        }
    }
}

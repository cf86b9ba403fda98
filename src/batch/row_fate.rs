//! What the first pass keeps of each row, and what is kept of one whose cells were emptied.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::length::Length;
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

/// What a row was counted as before its cells were emptied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordedFate {
    /// Had a letter, its own or one with others.
    Signer,
    /// Was bad.
    Rejected,
    /// Repeated somebody.
    Duplicate,
    /// Stands in tables without a name.
    Withheld,
    /// Refused consent.
    NoConsent,
    /// Has a letter in an earlier batch.
    Earlier,
    /// Was withdrawn before the batch was made.
    Withdrawn,
    /// Was empty.
    Blank,
}

impl RecordedFate {
    /// As it counts; whom a duplicate repeated is not kept.
    pub(crate) fn fate(self) -> Fate {
        match self {
            Self::Signer => Fate::Signer,
            Self::Rejected => Fate::Rejected,
            Self::Duplicate => Fate::Duplicate(0),
            Self::Withheld => Fate::LeftOut(LeftOut::Withheld),
            Self::NoConsent => Fate::LeftOut(LeftOut::NoConsent),
            Self::Earlier => Fate::LeftOut(LeftOut::Earlier),
            Self::Withdrawn => Fate::LeftOut(LeftOut::Withdrawn),
            Self::Blank => Fate::Blank,
        }
    }
}

/// Rows that are emptied, by their places in the list from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Emptied {
    /// What they were counted as.
    pub(crate) fates: BTreeMap<u64, RecordedFate>,
    /// How high they are in tables.
    pub(crate) heights: BTreeMap<u64, Length>,
}

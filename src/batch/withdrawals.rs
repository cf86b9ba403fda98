//! What was taken out of a batch after it was made, for whoever sets it again: the emptied rows keep their serials and their
//! heights, the letters their pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::batch::row_fate::Emptied;
use crate::layout::frame::{Laid, Page, Turn};
use crate::length::{Length, Size};
use crate::signers::Fate;

/// What stands where somebody stood.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum StandIn {
    /// That the person was withdrawn.
    #[default]
    Withdrawn,
    /// Nothing to be read: the letter is shown to somebody who may not see the others.
    BlackedOut,
}

/// The emptied rows of a batch's list. Rows are known by their places in the list, from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Withdrawals {
    pub(crate) rows: Emptied,
    /// What stands in their places.
    pub(crate) stand_in: StandIn,
    /// Pages of the letters, by addressee and serial.
    pub(crate) pages: BTreeMap<(String, u64), u64>,
    /// Places of the others who stand in a letter, by the place of its own row.
    pub(crate) with: BTreeMap<u64, Vec<u64>>,
}

impl Withdrawals {
    /// Whether nobody is withdrawn.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.fates.is_empty()
    }

    /// As what an emptied row counts.
    pub(crate) fn fate(&self, place: u64) -> Option<Fate> {
        self.rows.fates.get(&place).map(|fate| fate.fate())
    }

    /// Whether a row is emptied.
    pub(crate) fn holds(&self, place: u64) -> bool {
        self.rows.fates.contains_key(&place)
    }

    /// How high an emptied row is in a table.
    pub(crate) fn height(&self, place: u64) -> Length {
        self.rows.heights.get(&place).copied().unwrap_or_default()
    }

    /// The pages of a letter in which an emptied row stands.
    pub(crate) fn pages(&self, addressee: &str, serial: u64) -> u64 {
        self.pages.get(&(addressee.to_owned(), serial)).copied().unwrap_or(1)
    }

    /// The households of the batch by row numbers, where the list begins with the row of this number.
    pub(crate) fn households(&self, first_row: u64) -> BTreeMap<u64, Vec<u64>> {
        let row = |place: &u64| place + first_row;
        self.with.iter().map(|(own, with)| (row(own), with.iter().map(row).collect())).collect()
    }
}

/// A letter of so many pages: blank ones behind its own, where it has fewer since a signer is missing.
pub(crate) fn padded(laid: Laid, pages: u64) -> Laid {
    let pages = usize::try_from(pages).unwrap_or(usize::MAX);
    if laid.plan.pages.len() >= pages {
        return laid;
    }
    let mut document = (*laid.plan).clone();
    let blank = Page { size: Size::A4, turn: Turn::None, placed: Vec::new() };
    document.pages.resize(pages, blank);
    Laid { plan: Arc::new(document), kept: false, ..laid }
}

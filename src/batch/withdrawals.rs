//! What was taken out of a batch after it was made, for whoever sets it again: the emptied rows keep their serials, the
//! letters their pages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::batch::row_fate::RecordedFate;
use crate::batch::stored::StoredBatch;
use crate::layout::frame::{Laid, Page, Turn};
use crate::length::Size;
use crate::signers::Fate;

/// The emptied rows of a batch's list. Rows are known by their places in the list, from 0.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Withdrawals {
    rows: BTreeMap<u64, RecordedFate>,
    /// Pages of the letters, by volume and serial.
    pages: BTreeMap<(String, u64), u64>,
    /// Places of the others who stand in a letter, by the place of its own row.
    with: BTreeMap<u64, Vec<u64>>,
}

impl Withdrawals {
    /// The withdrawals of a batch, and those to come.
    pub(crate) fn of(batch: &StoredBatch, more: &BTreeMap<u64, RecordedFate>) -> Self {
        let mut rows = batch.erasures.rows();
        rows.extend(more);
        if rows.is_empty() {
            return Self::default();
        }
        let place = |row: u64| row.saturating_sub(batch.manifest.first_row);
        let volume = |number: usize| batch.manifest.volumes.get(number).map(|volume| volume.file.clone());
        let pages = batch.letters.iter().filter(|letter| batch.rows_of(letter).any(|row| rows.contains_key(&place(row))));
        Self {
            pages: pages.filter_map(|letter| Some(((volume(letter.volume)?, letter.serial), letter.pages))).collect(),
            with: batch.with.iter().map(|(row, with)| (place(*row), with.iter().map(|row| place(*row)).collect())).collect(),
            rows,
        }
    }

    /// Whether nobody is withdrawn.
    pub(crate) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// As what an emptied row counts.
    pub(crate) fn fate(&self, place: u64) -> Option<Fate> {
        self.rows.get(&place).map(|fate| fate.fate())
    }

    /// Whether a row is emptied.
    pub(crate) fn holds(&self, place: u64) -> bool {
        self.rows.contains_key(&place)
    }

    /// The pages of a letter in which an emptied row stands.
    pub(crate) fn pages(&self, file: &str, serial: u64) -> u64 {
        self.pages.get(&(file.to_owned(), serial)).copied().unwrap_or(1)
    }

    /// The households of the batch by row numbers, where the list begins with the row of this number.
    pub(crate) fn households(&self, first_row: u64) -> BTreeMap<u64, Vec<u64>> {
        let row = |place: &u64| place + first_row;
        self.with.iter().map(|(own, with)| (row(own), with.iter().map(row).collect())).collect()
    }

    /// The places of the rows.
    pub(crate) fn places(&self) -> BTreeSet<u64> {
        self.rows.keys().copied().collect()
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

//! How often the list is gone through, and for which letters: once for each group of addressees, and where letters are
//! grouped by sheets once for each number of sheets among them.

use std::collections::BTreeSet;

/// How many sheets each letter takes: for each group of addressees, in the order of the serials.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SheetsOfLetters {
    groups: Vec<Vec<u16>>,
}

impl SheetsOfLetters {
    /// Takes a letter in; the letters of a group come in the order of their serials.
    pub(crate) fn push(&mut self, group: usize, sheets: u64) {
        if self.groups.len() <= group {
            self.groups.resize_with(group + 1, Vec::new);
        }
        self.groups[group].push(u16::try_from(sheets).unwrap_or(u16::MAX));
    }

    /// Sheets of the letters of a group behind so many of them.
    fn behind(&self, group: usize, letters: u64) -> &[u16] {
        let letters = usize::try_from(letters).unwrap_or(usize::MAX);
        self.groups.get(group).and_then(|sheets| sheets.get(letters..)).unwrap_or_default()
    }
}

/// The letters of one way through the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pass {
    /// The group of addressees.
    pub(crate) group: usize,
    /// The number of sheets that its letters have; `None` for all letters.
    pub(crate) sheets: Option<u16>,
}

impl Pass {
    /// All ways through the list, in order.
    pub(crate) fn all(groups: usize, sheets: Option<&SheetsOfLetters>) -> Vec<Self> {
        let Some(sheets) = sheets else { return (0..groups).map(|group| Self { group, sheets: None }).collect() };
        let of_group = |group| {
            let numbers: BTreeSet<u16> = sheets.behind(group, 0).iter().copied().collect();
            numbers.into_iter().map(move |sheets| Self { group, sheets: Some(sheets) })
        };
        (0..groups).flat_map(of_group).collect()
    }

    /// Whether the letter of a serial belongs to the pass.
    pub(crate) fn holds(self, sheets: Option<&SheetsOfLetters>, serial: u64) -> bool {
        let Some((sheets, number)) = sheets.zip(self.sheets) else { return true };
        serial > 0 && sheets.behind(self.group, serial - 1).first() == Some(&number)
    }

    /// The serials of the pass behind the first `dealt` of the list, of which there are `signers`.
    pub(crate) fn serials<'s>(
        self,
        sheets: Option<&'s SheetsOfLetters>,
        dealt: u64,
        signers: u64,
    ) -> Box<dyn Iterator<Item = u64> + 's> {
        let Some((sheets, number)) = sheets.zip(self.sheets) else { return Box::new(dealt + 1..=signers) };
        let behind = (dealt + 1..).zip(sheets.behind(self.group, dealt));
        Box::new(behind.filter(move |(_, sheets)| **sheets == number).map(|(serial, _)| serial))
    }
}

#[cfg(test)]
mod tests {
    use super::{Pass, SheetsOfLetters};

    #[test]
    fn every_letter_is_in_one_pass() {
        let mut sheets = SheetsOfLetters::default();
        for (group, number) in [(0, 1), (0, 2), (0, 1), (1, 1), (1, 1), (1, 1)] {
            sheets.push(group, number);
        }
        let passes = Pass::all(2, Some(&sheets));
        let found: Vec<(usize, Option<u16>, Vec<u64>)> = passes
            .into_iter()
            .map(|pass| (pass.group, pass.sheets, pass.serials(Some(&sheets), 0, 3).collect()))
            .collect();
        assert_eq!(found, [(0, Some(1), vec![1, 3]), (0, Some(2), vec![2]), (1, Some(1), vec![1, 2, 3])]);
    }

    #[test]
    fn without_grouping_a_pass_has_all_letters() {
        let [pass] = Pass::all(1, None)[..] else { panic!("one pass") };
        assert_eq!(pass.serials(None, 1, 3).collect::<Vec<_>>(), [2, 3]);
    }
}

//! Letters and sheets into bags, one after another as they stand in the volumes: what a postal service weighs.

use crate::batch::manifest::VolumeRecord;
use crate::layout::cover::facts::{Content, Dispatch, Length, PackedBag, PackedVolumes, Packing, Spot};
use crate::post::weight::Weight;

/// Lines that a packing list has at most for its volumes (tuned: two pages); neighbours are put together above it.
const MOST_LINES: usize = 60;

/// What is packed as one: a letter with its sheets, or one sheet of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unit {
    /// Serial of the letter, or number of the sheet in the volume, from 1.
    pub(crate) number: u64,
    pub(crate) sheets: u64,
}

/// Fills bags in the order in which it is told.
#[derive(Debug)]
pub(crate) struct Packer {
    sheet: Weight,
    envelope: Weight,
    limit: Option<Weight>,
    packing: Packing,
}

impl Packer {
    pub(crate) fn new(dispatch: &Dispatch) -> Self {
        Self {
            sheet: dispatch.paper.sheet_weight(),
            envelope: dispatch.envelope_weight(),
            limit: dispatch.bag_limit,
            packing: Packing::default(),
        }
    }

    /// Packs a volume of letters to a group of addressees, or of sheets of a table where there is no group.
    pub(crate) fn volume(
        &mut self,
        file: &str,
        serials: Option<(u64, u64)>,
        group: Option<usize>,
        units: impl Iterator<Item = Unit>,
    ) {
        let mut volume = PackedVolumes {
            files: (file.to_owned(), file.to_owned()),
            serials,
            sheets: 0,
            weight: Weight::ZERO,
            bags: (0, 0),
        };
        for unit in units {
            let envelope = if group.is_some() { self.envelope } else { Weight::ZERO };
            let weight = self.sheet * unit.sheets + envelope;
            let bag = self.put(file, unit, weight, u64::from(group.is_some()));
            if volume.sheets == 0 {
                volume.bags.0 = bag;
            }
            volume.bags.1 = bag;
            volume.sheets += unit.sheets;
            volume.weight += weight;
            if let Some(group) = group {
                self.count(group, unit.sheets);
            }
        }
        if volume.sheets > 0 {
            self.packing.volumes.push(volume);
        }
    }

    /// Puts a letter or sheet into the bag in hand, or into the next one where it would be too heavy; hands back its number.
    fn put(&mut self, file: &str, unit: Unit, weight: Weight, letters: u64) -> u64 {
        let spot = || Spot { file: file.to_owned(), number: unit.number };
        let fits = |bag: &PackedBag| self.limit.is_none_or(|limit| bag.weight + weight <= limit);
        match self.packing.bags.last_mut() {
            Some(bag) if fits(bag) => {
                if bag.last.file != file {
                    file.clone_into(&mut bag.last.file);
                }
                bag.last.number = unit.number;
                bag.letters += letters;
                bag.sheets += unit.sheets;
                bag.weight += weight;
            }
            _ => {
                self.packing.bags.push(PackedBag { first: spot(), last: spot(), letters, sheets: unit.sheets, weight });
            }
        }
        self.packing.bags.len() as u64
    }

    fn count(&mut self, group: usize, sheets: u64) {
        let lengths = &mut self.packing.lengths;
        match lengths.iter_mut().find(|known| known.group == group && known.sheets == sheets) {
            Some(known) => known.letters += 1,
            None => lengths.push(Length { group, sheets, letters: 1 }),
        }
    }

    /// What is in volumes and bags.
    pub(crate) fn finish(mut self) -> Packing {
        self.packing.lengths.sort_by_key(|length| (length.group, length.sheets));
        let together = self.packing.volumes.len().div_ceil(MOST_LINES).max(1);
        let lines = self.packing.volumes.chunks(together).filter_map(|volumes| {
            let (first, last) = (volumes.first()?, volumes.last()?);
            Some(PackedVolumes {
                files: (first.files.0.clone(), last.files.1.clone()),
                serials: range(volumes),
                sheets: volumes.iter().map(|volume| volume.sheets).sum(),
                weight: volumes.iter().map(|volume| volume.weight).sum(),
                bags: (first.bags.0, last.bags.1),
            })
        });
        self.packing.volumes = lines.collect();
        self.packing
    }
}

/// Packs a volume: letter by letter, each with its serial and pages, or sheet by sheet where it holds a table.
pub(crate) fn pack(
    packer: &mut Packer,
    record: &VolumeRecord,
    content: Content,
    group: usize,
    pages_a_sheet: u64,
    letters: impl Iterator<Item = (u64, u64)>,
) {
    let serials = record.first_serial.zip(record.last_serial);
    if content == Content::Letters {
        let units = letters.map(|(number, pages)| Unit { number, sheets: pages.div_ceil(pages_a_sheet) });
        packer.volume(&record.file, serials, Some(group), units);
    } else {
        let sheets = (1..=record.pages.div_ceil(pages_a_sheet)).map(|number| Unit { number, sheets: 1 });
        packer.volume(&record.file, serials, None, sheets);
    }
}

/// The lowest and the highest serial of several volumes.
fn range(volumes: &[PackedVolumes]) -> Option<(u64, u64)> {
    let serials = || volumes.iter().filter_map(|volume| volume.serials);
    Some((serials().map(|(first, _)| first).min()?, serials().map(|(_, last)| last).max()?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Packer, Unit};
    use crate::layout::cover::facts::Dispatch;
    use crate::post::weight::{Paper, SheetSize, Weight};

    fn dispatch(limit: Option<u64>, envelope: bool) -> Dispatch {
        Dispatch {
            paper: Paper { sheet: SheetSize::A4, grammage: 80 },
            one_sided: false,
            by_hand: true,
            strips: false,
            envelope: envelope.then(|| "DL".to_owned()),
            each: false,
            bag_limit: limit.map(Weight::grams),
            from: "FR".to_owned(),
            bags_to: None,
            letters_to: vec![None],
            tariff: None,
        }
    }

    proptest! {
        /// Every letter is in one bag, no bag is too heavy, and bags, volumes and posted letters say the same sums.
        #[test]
        fn bags_and_volumes_hold_everything_once(
            volumes in prop::collection::vec(prop::collection::vec(1_u64..4, 1..40), 1..90),
            limit in prop::option::of(100_u64..3000),
            envelope in any::<bool>(),
        ) {
            let dispatch = dispatch(limit, envelope);
            let mut packer = Packer::new(&dispatch);
            let mut serial = 0;
            for (number, letters) in volumes.iter().enumerate() {
                let first = serial + 1;
                let units: Vec<Unit> = letters.iter().map(|&sheets| {
                    serial += 1;
                    Unit { number: serial, sheets }
                }).collect();
                packer.volume(&format!("{number}"), Some((first, serial)), Some(0), units.into_iter());
            }
            let packing = packer.finish();
            let sheets: u64 = volumes.iter().flatten().sum();
            prop_assert_eq!(packing.bags.iter().map(|bag| bag.sheets).sum::<u64>(), sheets);
            prop_assert_eq!(packing.bags.iter().map(|bag| bag.letters).sum::<u64>(), serial);
            prop_assert_eq!(packing.volumes.iter().map(|volume| volume.sheets).sum::<u64>(), sheets);
            prop_assert_eq!(packing.volumes.iter().map(|volume| volume.weight).sum::<Weight>(), packing.weight());
            prop_assert_eq!(packing.lengths.iter().map(|length| length.letters * length.sheets).sum::<u64>(), sheets);
            prop_assert!(packing.volumes.len() <= 60);
            let mut next = 1;
            for bag in &packing.bags {
                prop_assert_eq!(bag.first.number, next);
                next = bag.last.number + 1;
                prop_assert_eq!(next - bag.first.number, bag.letters);
                prop_assert!(limit.is_none_or(|limit| bag.weight <= Weight::grams(limit)));
            }
            let postings = dispatch.postings(&packing);
            prop_assert_eq!(postings.iter().map(|posting| posting.items).sum::<u64>(), packing.bags.len() as u64);
        }
    }
}

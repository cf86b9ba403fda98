//! Some letters of a batch once more: their pages cut out of the volumes in which they stand.

use std::collections::BTreeSet;
use std::io::Write;
use std::ops::Range;

use crate::batch::ranges::compact;
use crate::batch::stored::StoredBatch;
use crate::batch::{Error, manifest};
use crate::diagnostic::Findings;
use crate::lang::phrases::{Phrase, phrase};
use crate::lang::{Lang, iso_day};
use crate::pdf::excerpt::{Part, excerpt};
use crate::pdf::{Duplex, Metadata};

/// Letters to be printed again.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Their serials.
    pub serials: BTreeSet<u64>,
    /// The addressees to whom they go, as `letters.jsonl` names them; empty for all.
    pub addressee: Option<String>,
}

impl Wanted {
    fn holds(&self, serial: u64, addressee: &str) -> bool {
        self.serials.contains(&serial) && self.addressee.as_deref().is_none_or(|wanted| wanted == addressee)
    }

    /// Where they stand in a batch: for each volume its file and the pages from 1.
    fn places(&self, batch: &StoredBatch) -> Vec<(String, BTreeSet<u64>)> {
        let volumes = batch.manifest.volumes.iter().enumerate();
        volumes
            .filter_map(|(number, volume)| {
                let of_volume = batch.letters.iter().filter(|letter| letter.volume == number);
                let wanted = of_volume.filter(|letter| self.holds(letter.serial, &volume.addressee));
                let pages: BTreeSet<u64> =
                    wanted.flat_map(|letter| letter.first_page..letter.first_page + letter.pages).collect();
                (!pages.is_empty()).then(|| (volume.file.clone(), pages))
            })
            .collect()
    }

    /// The same for people, the pages as `17-18, 23`.
    pub fn pages(&self, batch: &StoredBatch) -> Vec<(String, String)> {
        self.places(batch).into_iter().map(|(file, pages)| (file, compact(pages))).collect()
    }
}

/// Writes the letters as one file, in the order of the volumes. `None` where a volume cannot be cut: another version of the
/// program made it otherwise.
///
/// Errors: [`Error::Io`]; [`Error::Damaged`] where a volume has changed since the batch was opened.
pub fn write<W: Write>(batch: &StoredBatch, wanted: &Wanted, sink: W) -> Result<Option<W>, Error> {
    let mut files = Vec::new();
    for (name, pages) in wanted.places(batch) {
        files.push((batch.bytes(&name)?, ranges(&pages)));
    }
    let parts: Vec<Part<'_>> = files.iter().map(|(file, pages)| Part { file, pages: pages.clone() }).collect();
    let metadata = metadata(batch, wanted)?;
    excerpt(sink, &parts, &metadata).map_err(Error::io(&batch.folder))
}

/// Pages from 1 as ranges of places from 0.
fn ranges(pages: &BTreeSet<u64>) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for page in pages.iter().filter_map(|page| usize::try_from(*page).ok()) {
        match ranges.last_mut() {
            Some(last) if last.end + 1 == page => last.end = page,
            _ => ranges.push(page.saturating_sub(1)..page),
        }
    }
    ranges
}

fn metadata(batch: &StoredBatch, wanted: &Wanted) -> Result<Metadata, Error> {
    let options = &batch.options;
    let lang = options.languages.first().copied().unwrap_or(Lang::EN);
    let date = iso_day(&options.date).ok_or_else(|| Error::Damaged { path: batch.path(manifest::NAME) })?;
    // A letter that this version would refuse is printed again all the same.
    let job = batch.job(&batch.folder, 1, &mut Findings::new());
    let campaign = job.as_ref().map_or(options.letter.as_str(), |job| job.campaign.title(lang));
    let serials = compact(wanted.serials.iter().copied());
    let title = if wanted.serials.len() == 1 { Phrase::TitleOfOne } else { Phrase::ReprintTitle };
    let to = wanted.addressee.as_deref().unwrap_or_default();
    Ok(Metadata {
        title: phrase(title, lang, &[("campaign", campaign), ("serials", &serials)]),
        lang,
        date,
        duplex: if options.simplex { Duplex::Simplex } else { Duplex::LongEdge },
        identity: format!("{}/reprint {to} {serials}", batch.manifest.batch),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::ranges;

    #[test]
    fn pages_side_by_side_are_one_range() {
        for (pages, expected) in [(&[][..], &[][..]), (&[1, 3], &[0..1, 2..3]), (&[3, 4, 7, 8, 9], &[2..4, 6..9])] {
            assert_eq!(ranges(&pages.iter().copied().collect::<BTreeSet<u64>>()), expected);
        }
    }
}

//! What a manifest says and no hash holds: whether the batch's own files agree with it.

use std::collections::BTreeSet;

use crate::batch::Error;
use crate::batch::stored::StoredBatch;
use crate::batch::succession::{Earlier, Succession};
use crate::batch::survey::Consent;
use crate::diagnostic::Findings;
use crate::pdf::excerpt::page_count;
use crate::signers::{Column, Row};

impl StoredBatch {
    /// Names of what in the manifest is not so. Of a letter that this version would refuse, kind and consent are not looked at:
    /// nothing but a reprint is made of such a batch.
    pub(crate) fn lies(&self) -> Result<Vec<&'static str>, Error> {
        let (manifest, counts) = (&self.manifest, &self.manifest.counts);
        let job = self.job(&self.folder, 1, &mut Findings::new());
        let simplex = self.options.simplex;
        let sheets = |pages: u64| if simplex { pages } else { pages.div_ceil(2) };
        let sheets = manifest.volumes.iter().map(|volume| sheets(volume.pages)).fold(0_u64, u64::saturating_add);
        // The back of a sheet is blank, never its front.
        let most_blank = if simplex { 0 } else { sheets };
        let lies = [
            ("sheets", counts.sheets != sheets),
            ("blank_pages", counts.blank_pages > most_blank),
            ("first_row", !self.rows_are_there()?),
            ("pages", !self.volumes_have_their_pages()?),
            ("kind", job.as_ref().is_some_and(|job| job.kind() != manifest.kind)),
            ("consent", job.as_ref().is_some_and(|job| !self.may_say_of_consent(job.campaign.consent_required))),
        ];
        Ok(lies.into_iter().filter_map(|(name, lies)| lies.then_some(name)).collect())
    }

    /// Whether each volume has as many pages as the manifest says. A file that is none of ours, as one of another version may be, says
    /// nothing.
    fn volumes_have_their_pages(&self) -> Result<bool, Error> {
        for volume in &self.manifest.volumes {
            let path = self.path(&volume.file);
            let bytes = std::fs::read(&path).map_err(Error::io(&path))?;
            // No page is written in less than a byte.
            if volume.pages > bytes.len() as u64 || page_count(&bytes).is_some_and(|pages| pages != volume.pages) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether every letter is that of a row which the list has, and which no earlier batch printed: where the number of the first row
    /// is another, somebody else is remembered as having a letter.
    fn rows_are_there(&self) -> Result<bool, Error> {
        let mut printed: BTreeSet<u64> = self.letters.iter().flat_map(|letter| self.rows_of(letter)).collect();
        let first = self.manifest.first_row;
        // Without a list there is no first row.
        if (first == 0 && self.manifest.counts.rows > 0) || first.checked_add(self.manifest.counts.rows).is_none() {
            return Ok(false);
        }
        let kept = self.options.succession.clone().map(Succession::from).unwrap_or_default();
        if let Earlier::Rows(earlier) = kept.earlier
            && earlier.iter().any(|place| printed.contains(&first.saturating_add(*place)))
        {
            return Ok(false);
        }
        let Some(mut list) = self.kept_list()? else { return Ok(printed.is_empty()) };
        // Rows of people who were taken out since are empty.
        for place in self.erasures.emptied().fates.keys() {
            printed.remove(&first.saturating_add(*place));
        }
        let mut row = Row::default();
        while let Some(number) = list.read(&mut row)? {
            if row.cells.iter().any(|cell| !cell.trim().is_empty()) {
                printed.remove(&number);
            }
        }
        Ok(printed.is_empty())
    }

    /// Whether the manifest says of consent what the list can say.
    fn may_say_of_consent(&self, required: bool) -> bool {
        let has_column =
            self.kept_list().ok().flatten().is_some_and(|list| list.columns.position(Column::Consent).is_some());
        let possible: &[Consent] = match (has_column, required) {
            (true, true) => &[Consent::Required],
            (true, false) => &[Consent::Recorded, Consent::RecordedInPart],
            (false, _) => &[Consent::NotRecorded],
        };
        possible.iter().any(|consent| consent.as_str() == self.manifest.consent)
    }
}

//! A verified batch turned into the job that it was made by.
//!
//! What is made from a batch is made from its own files alone, never from the list or the letters beside it, which may have
//! changed since.

use std::path::Path;

use crate::batch::job::Job;
use crate::batch::list::List;
use crate::batch::list_copy::LIST;
use crate::batch::row_fate::Emptied;
use crate::batch::stored::StoredBatch;
use crate::batch::succession::Succession;
use crate::batch::survey::Survey;
use crate::batch::withdrawals::{StandIn, Withdrawals};
use crate::campaign::{Addressee, Library, Route};
use crate::diagnostic::{Code, Diagnostic, Findings, Severity};
use crate::lang::iso_day;
use crate::post::window;
use crate::signers::KnownSigners;

impl StoredBatch {
    /// The job that made the batch, reading from its own `inputs/`; it would build below `out` with so many threads. Warnings about
    /// letter and addressees were given when it was built and are not repeated. `None` where `findings` has errors.
    pub fn job(&self, out: &Path, jobs: usize, findings: &mut Findings) -> Option<Job> {
        let letters = self.folder.join("inputs/letters");
        let mut found = Findings::new();
        let job = self.resolve(&letters, out, jobs, &mut found);
        found.retain(|finding| finding.severity == Severity::Error);
        if job.is_none() && found.is_empty() {
            found.push(Diagnostic::error(Code::BatchDiffers).with("folder", self.folder.display()));
        }
        findings.extend(found);
        job
    }

    fn resolve(&self, letters: &Path, out: &Path, jobs: usize, findings: &mut Findings) -> Option<Job> {
        let options = &self.options;
        let library = Library::read(letters, findings)?;
        let mut campaign = library.campaign_in(&options.letter, Some(&options.languages), findings)?;
        campaign.languages.clone_from(&options.languages);
        let routes: Vec<Route> =
            options.routes.iter().map(|id| library.route(id, findings).cloned()).collect::<Option<_>>()?;
        let groups: Vec<Vec<Addressee>> = options
            .addressees
            .iter()
            .map(|group| group.iter().map(|id| library.addressee(id, findings).cloned()).collect::<Option<_>>())
            .collect::<Option<_>>()?;
        Some(Job {
            languages: options.languages.clone(),
            arrangement: options.arrangement,
            routes,
            groups,
            date: iso_day(&options.date)?,
            list: self.list().map(List::file),
            columns: options.columns.clone(),
            date_order: Some(options.date_order),
            blank_rows: options.blank_rows,
            volume_size: options.volume_size,
            per_signer: options.per_signer,
            jobs,
            simplex: options.simplex,
            print_order: options.print_order,
            group_by_sheets: options.group_by_sheets,
            sheet_marks: options.sheet_marks,
            skip_invalid: options.skip_invalid,
            missing_glyph: options.missing_glyph,
            message_overflow: options.message_overflow,
            shape: options.shape,
            household: options.household,
            paper: options.paper,
            landscape: options.landscape,
            envelopes: options.envelopes,
            bag_limit: options.bag_limit,
            tariff: options.tariff.clone(),
            window: window::by_name(&options.window)?,
            window_shows: options.window_shows,
            show_zones: options.show_zones,
            signatures: None,
            clear_paper: options.clear_paper,
            mend_names: options.mend_names,
            withdrawals: self.withdrawals(&Emptied::default(), StandIn::Withdrawn),
            out: out.to_owned(),
            known: KnownSigners::default(),
            succession: options.succession.clone().map(Succession::from).unwrap_or_default(),
            shard: None,
            campaign,
            library,
        })
    }

    /// What was taken out of the batch, and what is about to be.
    pub(crate) fn withdrawals(&self, more: &Emptied, stand_in: StandIn) -> Withdrawals {
        let mut rows = self.erasures.emptied();
        rows.fates.extend(&more.fates);
        rows.heights.extend(&more.heights);
        if rows.fates.is_empty() {
            return Withdrawals::default();
        }
        let place = |row: u64| row.saturating_sub(self.manifest.first_row);
        let to = |number: usize| self.manifest.volumes.get(number).map(|volume| volume.addressee.clone());
        let pages =
            self.letters.iter().filter(|letter| self.rows_of(letter).any(|row| rows.fates.contains_key(&place(row))));
        let pages = pages.filter_map(|letter| Some(((to(letter.volume)?, letter.serial), letter.pages))).collect();
        let with =
            self.with.iter().map(|(row, with)| (place(*row), with.iter().map(|row| place(*row)).collect())).collect();
        Withdrawals { rows, stand_in, pages, with }
    }

    /// Whether a survey of the batch's list found what the batch holds. If not, the program or its fonts judge rows otherwise than
    /// those that made the batch.
    pub fn agrees(&self, survey: &Survey) -> bool {
        let list = self.files.get(LIST).map_or(self.manifest.list_sha256.as_str(), |entry| entry.sha256.as_str());
        survey.list_sha256() == list
            && survey.counts.signers == self.manifest.counts.signers
            && survey.counts.rows == self.manifest.counts.rows
    }
}

//! What stands in a proof beside letters and findings: the sum, files, fonts, hashes, how it is signed off.

use std::collections::BTreeSet;

use crate::batch::faces;
use crate::cli::Ending;
use crate::cli::args::JobArguments;
use crate::cli::proof::{MOST_ROWS, Material};
use crate::cli::words::{self as sentences, proof as words};
use crate::proof::page::{Part, Table};

impl Material<'_> {
    pub(super) fn summary(&self) -> Vec<Part> {
        let (counts, job) = (&self.batch.manifest.counts, self.job);
        let weight = job.paper.sheet_weight() * counts.sheets;
        let mut parts = vec![Part::Figures(words::figures(counts, &self.batch.manifest.kind, job.simplex, weight))];
        if job.list.is_some() {
            let (whole, of) = words::balance(counts);
            let good = counts.balance();
            parts.push(Part::Sum { whole, parts: of, verdict: words::balances(good), good });
        }
        parts.push(Part::Lines(words::summary(job, self.forms, self.survey, counts)));
        parts
    }

    pub(super) fn volumes(&self) -> Vec<Part> {
        let (volumes, simplex) = (&self.batch.manifest.volumes, self.job.simplex);
        let rows: Vec<Vec<String>> = volumes
            .iter()
            .take(MOST_ROWS)
            .map(|volume| {
                let serials = match (volume.first_serial, volume.last_serial) {
                    (Some(first), Some(last)) if first == last => first.to_string(),
                    (Some(first), Some(last)) => format!("{first}–{last}"),
                    _ => String::new(),
                };
                let sheets = volume.pages.div_ceil(self.job.duplex().pages_a_sheet() as u64);
                vec![
                    volume.file.clone(),
                    words::to(self.job, &volume.addressee),
                    serials,
                    volume.letters.to_string(),
                    volume.pages.to_string(),
                    sheets.to_string(),
                ]
            })
            .collect();
        let more = volumes.len().saturating_sub(rows.len());
        let table = Table {
            caption: words::volumes(),
            headings: words::volume_headings(simplex, &self.batch.manifest.kind),
            rows,
            folded: more > 0,
            hashes: None,
        };
        let mut parts = vec![Part::Table(table)];
        if more > 0 {
            parts.push(Part::Lines(vec![words::more_rows(more)]));
        }
        parts
    }

    pub(super) fn fonts_used(&self, used: BTreeSet<String>) -> Result<Vec<Part>, Ending> {
        let used: Vec<String> = used.into_iter().collect();
        let mut parts = vec![Part::Lines(vec![words::fonts_lead(), used.join(", ")])];
        let served = sentences::faces(&faces(self.job, self.forms, self.fonts)?);
        if !served.is_empty() {
            parts.push(Part::Lines(vec![words::scripts(&served)]));
        }
        Ok(parts)
    }

    pub(super) fn hashes(&self) -> Vec<Part> {
        if !self.is_batch {
            return vec![Part::Lines(vec![words::not_built()])];
        }
        let (files, manifest) = (&self.batch.files, &self.batch.manifest);
        let rows: Vec<Vec<String>> = files
            .iter()
            .take(MOST_ROWS)
            .map(|(name, entry)| vec![name.clone(), entry.bytes.to_string(), entry.sha256.clone()])
            .collect();
        let more = files.len().saturating_sub(rows.len());
        let table = Table {
            caption: words::files(files.len()),
            headings: words::file_headings(),
            rows,
            folded: true,
            hashes: Some(2),
        };
        let mut parts = vec![
            Part::Lines(words::verified(files.len(), &self.batch.manifest_sha256, &manifest.letters_sha256)),
            Part::Table(table),
        ];
        if more > 0 {
            parts.push(Part::Lines(vec![words::more_rows(more)]));
        }
        parts
    }

    pub(super) fn approval(&self, typed: &JobArguments) -> Vec<Part> {
        let command = if self.is_batch {
            words::approve_command(&self.batch.folder)
        } else {
            sentences::command(&typed.typed_again(&self.batch.manifest.letter))
        };
        vec![
            Part::Lines(vec![words::approval_lead(self.is_batch)]),
            Part::Command(command),
            Part::Blanks(words::approval_blanks()),
        ]
    }
}

//! What is said of a batch whose letters another one corrects.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::archive::corrections::{self, Correcting};
use crate::batch::chain::{self, Corrections};
use crate::batch::lock::Hold;
use crate::batch::{Manifest, StoredBatch, corrected, ranges};
use crate::cli::Ending;
use crate::cli::archive::place;
use crate::cli::report::Report;
use crate::diagnostic::{Code, Diagnostic, Findings};

/// Says which letters of a batch are said anew in another one: beside it or in one of these folders, in the archive where there is one,
/// or elsewhere, as the batch itself notes. Whoever prints or corrects the old ones perhaps does not know.
pub(super) fn known(
    batch: &StoredBatch,
    others: &[&Path],
    serials: Option<&BTreeSet<u64>>,
    archive: Option<&PathBuf>,
    report: &mut Report,
) -> Result<Findings, Ending> {
    let mut findings = Findings::new();
    let finding = |by: &str, serials: &BTreeSet<u64>| {
        let finding = Diagnostic::warning(Code::Corrected).with("batch", &batch.manifest.batch).with("by", by);
        finding.with("serials", ranges::compact(serials.iter().copied()))
    };
    let Corrections { last, all: mut said } = chain::corrections(batch, others, serials);
    for correction in last {
        findings.push(finding(&correction.batch, &correction.serials).with("folder", correction.folder.display()));
    }
    let names = said.iter().map(String::as_str).chain([batch.manifest.batch.as_str()]).collect::<Vec<_>>();
    for Correcting { batch: by, serials: theirs } in in_archive(&names, archive, report)? {
        let mut theirs = theirs.unwrap_or_else(|| batch.letters.iter().map(|letter| letter.serial).collect());
        theirs.retain(|serial| serials.is_none_or(|wanted| wanted.contains(serial)));
        if said.insert(by.clone()) && !theirs.is_empty() {
            findings.push(finding(&by, &theirs).with("place", "archive"));
        }
    }
    for (by, theirs) in corrected::elsewhere(&batch.folder, serials)? {
        if said.insert(by.clone()) {
            findings.push(finding(&by, &theirs).with("place", "elsewhere"));
        }
    }
    Ok(findings)
}

/// What the archive knows, where one is asked for or is there.
fn in_archive(names: &[&str], archive: Option<&PathBuf>, report: &mut Report) -> Result<Vec<Correcting>, Ending> {
    let Some(opened) = place::opened(archive, report)? else { return Ok(Vec::new()) };
    corrections::of_batches(&opened, names).map_err(|error| place::ended(error, report))
}

/// Notes in a batch that another one, which does not stand beside it, corrects these letters. Where that cannot be written down it is said.
pub(super) fn note(batch: &StoredBatch, by: &Manifest, folder: &Path, serials: &BTreeSet<u64>) -> Findings {
    let mut findings = Findings::new();
    if chain::parent(&batch.folder) == chain::parent(folder) {
        return findings;
    }
    let noted = Hold::alone(&batch.folder).and_then(|_hold| corrected::note(&batch.folder, &by.batch, serials));
    if noted.is_err() {
        let finding = Diagnostic::warning(Code::Corrected).with("batch", &batch.manifest.batch).with("by", &by.batch);
        findings.push(finding.with("place", "not-noted"));
    }
    findings
}

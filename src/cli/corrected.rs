//! What is said of a batch whose letters another one corrects.

use std::collections::BTreeSet;
use std::path::Path;

use crate::batch::{StoredBatch, chain, ranges};
use crate::diagnostic::{Code, Diagnostic, Findings};

/// Says which letters of a batch are said anew in another one beside it, or in one of these folders: whoever prints or corrects the old
/// ones perhaps does not know.
pub(super) fn beside(batch: &StoredBatch, others: &[&Path], serials: Option<&BTreeSet<u64>>) -> Findings {
    let mut findings = Findings::new();
    for correction in chain::corrections(batch, others, serials) {
        findings.push(
            Diagnostic::warning(Code::Corrected)
                .with("batch", &batch.manifest.batch)
                .with("by", correction.batch)
                .with("folder", correction.folder.display())
                .with("serials", ranges::compact(correction.serials)),
        );
    }
    findings
}

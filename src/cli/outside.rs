//! Where nothing is made: in a batch, which stays as it is.

use std::path::Path;

use crate::batch::stored::is_in_batch;
use crate::diagnostic::{Code, Diagnostic, Findings};

/// Refuses a file or folder that would be made in a batch, be it this one or another: it stays as it is.
pub(super) fn refuse_inside(path: &Path, findings: &mut Findings) {
    if is_in_batch(path) {
        let finding = Diagnostic::error(Code::OptionDoesNotApply).with("option", format!("--out {}", path.display()));
        findings.push(finding.with("reason", "inside-batch"));
    }
}

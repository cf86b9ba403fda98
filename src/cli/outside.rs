//! Where nothing is made or read: in a batch, which stays as it is; behind a link that leads nowhere; in what is no folder.

use std::path::Path;

use crate::batch::stored::is_in_batch;
use crate::diagnostic::{Code, Diagnostic, Findings};

/// Refuses a file or folder that would be made in a batch, be it this one or another: it stays as it is. Refuses one behind a link that
/// leads nowhere too.
pub(super) fn refuse_inside(path: &Path, findings: &mut Findings) {
    if is_in_batch(path) {
        let finding = Diagnostic::error(Code::OptionDoesNotApply).with("option", format!("--out {}", path.display()));
        findings.push(finding.with("reason", "inside-batch"));
    }
    let is_link = std::fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    if is_link && !path.exists() {
        let finding = Diagnostic::error(Code::OptionDoesNotApply).with("option", format!("--out {}", path.display()));
        findings.push(finding.with("reason", "dangling-link"));
    }
}

/// Why a path is not that of the folder that is asked for: nothing is there, or something else.
pub(super) fn no_folder(path: &Path, part: &str) -> Diagnostic {
    if path.exists() {
        Diagnostic::error(Code::UnreadableFile).with("file", path.display()).with("reason", "no-folder")
    } else {
        Diagnostic::error(Code::MissingFile).with("file", path.display()).with("part", part)
    }
}

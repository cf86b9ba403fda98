//! Where nothing is made or read: in a batch, which stays as it is; behind a link that leads nowhere; in what is no folder.

use std::fmt::Display;
use std::io::ErrorKind;
use std::path::Path;

use crate::batch::stored::is_in_batch;
use crate::diagnostic::{Code, Diagnostic, Findings};

/// Refuses a file or folder that would be made in a batch, be it this one or another: it stays as it is. Refuses one behind a link that
/// leads nowhere too, or to where this user may not look.
pub(super) fn refuse_inside(path: &Path, findings: &mut Findings) {
    let refused = |reason: &str| {
        let finding = Diagnostic::error(Code::OptionDoesNotApply).with("option", format!("--out {}", path.display()));
        finding.with("reason", reason)
    };
    if is_in_batch(path) {
        findings.push(refused("inside-batch"));
    }
    let is_link = std::fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    match path.metadata() {
        Err(error) if is_link && error.kind() == ErrorKind::PermissionDenied => findings.push(unreadable(path, error)),
        Err(_) if is_link => findings.push(refused("dangling-link")),
        _ => {}
    }
}

/// Why a path is not that of the folder that is asked for: nothing is there, something else, or what this user may not look at.
pub(super) fn no_folder(path: &Path, part: &str) -> Diagnostic {
    match path.metadata() {
        Ok(_) => unreadable(path, "no-folder"),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => unreadable(path, error),
        Err(_) => Diagnostic::error(Code::MissingFile).with("file", path.display()).with("part", part),
    }
}

fn unreadable(path: &Path, reason: impl Display) -> Diagnostic {
    Diagnostic::error(Code::UnreadableFile).with("file", path.display()).with("reason", reason)
}

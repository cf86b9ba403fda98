//! Where nothing is made or read: in a batch, which stays as it is; behind a link that leads nowhere; in what is no folder.

use std::fmt::Display;
use std::io::ErrorKind;
use std::path::Path;

use crate::batch::stored::is_in_batch;
use crate::diagnostic::{Code, Diagnostic, Findings};

/// Refuses a file or folder that would be made in a batch, be it this one or another: it stays as it is. Refuses one behind a link that
/// leads nowhere too, or to where this user may not look, and one below a file.
pub(super) fn refuse_inside(path: &Path, findings: &mut Findings) {
    let refused = |reason: &str| {
        let finding = Diagnostic::error(Code::OptionDoesNotApply).with("option", format!("--out {}", path.display()));
        finding.with("reason", reason)
    };
    if is_in_batch(path) {
        findings.push(refused("inside-batch"));
    }
    if is_below_a_file(path) {
        findings.push(refused("file-above"));
    }
    let is_link = std::fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    match path.metadata() {
        Err(error) if is_link && error.kind() == ErrorKind::PermissionDenied => findings.push(unreadable(path, error)),
        Err(_) if is_link => findings.push(refused("dangling-link")),
        _ => {}
    }
}

/// Whether something that is no folder stands on the way to a path.
fn is_below_a_file(path: &Path) -> bool {
    let above = path.ancestors().skip(1).find_map(|folder| folder.metadata().ok());
    above.is_some_and(|metadata| !metadata.is_dir())
}

/// Refuses what is something else than the folder that it is to be; `option` is how it was typed.
pub(super) fn refuse_other_than_folder(path: &Path, option: String, findings: &mut Findings) {
    if path.exists() && !path.is_dir() {
        let finding = Diagnostic::error(Code::OptionDoesNotApply).with("option", option);
        findings.push(finding.with("reason", "no-folder"));
    }
}

/// The same for where batches and the like are made.
pub(super) fn refuse_out(out: &Path, findings: &mut Findings) {
    refuse_inside(out, findings);
    refuse_other_than_folder(out, format!("--out {}", out.display()), findings);
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

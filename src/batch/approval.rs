//! `approval.json`: who approved a batch, and when. It stands beside the manifest, which it names by its hash and leaves as
//! it is.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::batch::Error;
use crate::batch::inputs::json;
use crate::batch::staging;
use crate::diagnostic::{Code, Diagnostic, Findings};

/// Name of the file.
pub(crate) const NAME: &str = "approval.json";

/// Name and version of the file's form.
const SCHEMA: &str = "mailbag-approval/1";

/// Largest file in bytes (tuned: a thousand names).
pub(crate) const LARGEST: u64 = 1 << 20;

/// What stands in `approval.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approvals {
    schema: String,
    /// Batch id.
    pub batch: String,
    /// SHA-256 of the manifest that was approved, in hexadecimal.
    pub manifest_sha256: String,
    /// Everybody who approved, in order.
    pub approvals: Vec<Approval>,
}

/// One person's approval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Who.
    pub by: String,
    /// When, as RFC 3339 in UTC.
    pub at: String,
}

/// Why no approval counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Void {
    /// There is no file.
    NotThere,
    /// The file cannot be read.
    NotUnderstood,
    /// Other bytes were approved.
    OtherManifest,
    /// The file names nobody.
    Nobody,
}

impl Void {
    /// The warning `approval-void` about a file that counts for nothing; `None` where there is no file.
    pub fn finding(self, folder: &Path) -> Option<Diagnostic> {
        let reason = match self {
            Self::NotThere => return None,
            Self::NotUnderstood => "not-understood",
            Self::OtherManifest => "other-manifest",
            Self::Nobody => "nobody",
        };
        let file = folder.join(NAME);
        Some(Diagnostic::warning(Code::ApprovalVoid).with("file", file.display()).with("reason", reason))
    }
}

impl Approvals {
    /// The approvals of the batch with this manifest, or why there are none.
    pub fn read(folder: &Path, batch: &str, manifest_sha256: &str) -> Result<Self, Void> {
        let path = folder.join(NAME);
        let size = match std::fs::symlink_metadata(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(Void::NotThere),
            metadata => metadata.map_or(u64::MAX, |metadata| metadata.len()),
        };
        let text = (size <= LARGEST).then(|| std::fs::read(&path).ok()).flatten().unwrap_or_default();
        match serde_json::from_slice::<Self>(&text) {
            Ok(read) if read.schema != SCHEMA => Err(Void::NotUnderstood),
            Err(_) => Err(Void::NotUnderstood),
            Ok(read) if read.batch != batch || read.manifest_sha256 != manifest_sha256 => Err(Void::OtherManifest),
            Ok(read) if read.approvals.is_empty() => Err(Void::Nobody),
            Ok(read) => Ok(read),
        }
    }

    /// The file as it is written, with these words in the place of whoever is named; `None` where nobody is.
    pub(crate) fn without(mut self, is_named: impl Fn(&str) -> bool, instead: &str) -> Result<Option<Vec<u8>>, Error> {
        let mut changed = false;
        for approval in self.approvals.iter_mut().filter(|approval| is_named(&approval.by)) {
            instead.clone_into(&mut approval.by);
            changed = true;
        }
        changed.then(|| json(&self)).transpose()
    }

    /// Writes down that somebody approved; those who did before stay. `false` where the same person had approved already,
    /// and nothing was changed.
    pub fn add(
        folder: &Path,
        batch: &str,
        manifest_sha256: &str,
        approval: Approval,
        findings: &mut Findings,
    ) -> Result<bool, Error> {
        let mut approvals = match Self::read(folder, batch, manifest_sha256) {
            Ok(known) => known,
            // What cannot be read may be a later version's, with names in it.
            Err(Void::NotUnderstood) => return Err(Error::Damaged { path: folder.join(NAME) }),
            Err(void) => {
                if let Some(finding) = void.finding(folder) {
                    findings.push(finding);
                }
                Self {
                    schema: SCHEMA.to_owned(),
                    batch: batch.to_owned(),
                    manifest_sha256: manifest_sha256.to_owned(),
                    approvals: Vec::new(),
                }
            }
        };
        if approvals.approvals.iter().any(|known| known.by == approval.by) {
            return Ok(false);
        }
        approvals.approvals.push(approval);
        staging::write_alone(&folder.join(NAME), &json(&approvals)?)?;
        Ok(true)
    }
}

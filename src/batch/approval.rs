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
const LARGEST: u64 = 1 << 20;

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

impl Approvals {
    /// The approvals of the batch with this manifest; `None` where there are none. A file that cannot be read, or approves
    /// other bytes, is a warning `approval-void`, and counts for nothing.
    pub fn read(folder: &Path, batch: &str, manifest_sha256: &str, findings: &mut Findings) -> Option<Self> {
        let path = folder.join(NAME);
        let size = std::fs::symlink_metadata(&path).ok()?.len();
        let text = (size <= LARGEST).then(|| std::fs::read(&path).ok()).flatten().unwrap_or_default();
        let read = serde_json::from_slice::<Self>(&text).ok().filter(|read| read.schema == SCHEMA);
        let reason = match &read {
            None => "not-understood",
            Some(read) if read.batch != batch || read.manifest_sha256 != manifest_sha256 => "other-manifest",
            Some(read) if read.approvals.is_empty() => "nobody",
            Some(_) => return read,
        };
        findings.push(Diagnostic::warning(Code::ApprovalVoid).with("file", path.display()).with("reason", reason));
        None
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
        let known = Self::read(folder, batch, manifest_sha256, findings);
        // What cannot be read may be a later version's, with names in it.
        if known.is_none() && findings.iter().any(|finding| finding.value("reason") == "not-understood") {
            return Err(Error::Damaged { path: folder.join(NAME) });
        }
        let mut approvals = known.unwrap_or_else(|| Self {
            schema: SCHEMA.to_owned(),
            batch: batch.to_owned(),
            manifest_sha256: manifest_sha256.to_owned(),
            approvals: Vec::new(),
        });
        if approvals.approvals.iter().any(|known| known.by == approval.by) {
            return Ok(false);
        }
        approvals.approvals.push(approval);
        staging::write_alone(&folder.join(NAME), &json(&approvals)?)?;
        Ok(true)
    }
}

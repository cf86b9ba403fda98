//! `shard.json`: what a part of a batch is, and everything that `join` needs to make the whole.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::batch::folder::own_file;
use crate::batch::manifest::{LARGEST, Manifest};
use crate::layout::cover::facts::CoverFacts;

/// Name of the file.
pub(crate) const NAME: &str = "shard.json";

/// Name and version of the file's form.
pub(crate) const SCHEMA: &str = "mailbag-shard/1";

/// The program, as the manifest names it.
pub(crate) const TOOL: &str = concat!("mailbag ", env!("CARGO_PKG_VERSION"));

/// The program and the fingerprint of its sources: the same bytes come from the same program alone.
pub(crate) const PROGRAM: &str = concat!("mailbag ", env!("CARGO_PKG_VERSION"), " ", env!("MAILBAG_SOURCES"));

/// What stands in `shard.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Part {
    /// Name and version of this form.
    pub(crate) schema: String,
    /// The program that made it.
    pub(crate) program: String,
    /// Which part it is, from 1.
    pub(crate) number: usize,
    /// How many parts there are.
    pub(crate) of: usize,
    /// Volumes of the whole batch.
    pub(crate) all_volumes: usize,
    /// Where the volumes of this part stand among them, from 0.
    pub(crate) numbers: Vec<usize>,
    /// The cover sheets, with the totals of this part.
    pub(crate) cover: Vec<CoverFacts>,
    /// The manifest, with the volumes and files of this part alone.
    pub(crate) manifest: Manifest,
}

impl Part {
    /// Reads the file of a part; `None` where there is none, it is of another form, a link, or too large to be one.
    pub(crate) fn read(folder: &Path) -> Option<Self> {
        let text = own_file(&folder.join(NAME), LARGEST)?;
        serde_json::from_slice::<Self>(&text).ok().filter(|part| part.schema == SCHEMA)
    }
}

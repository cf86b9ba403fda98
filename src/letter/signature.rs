//! Signature images: a file named by the list, decoded once, without any of its metadata.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;

/// A decoded image: grey or colour samples and, if any of it is transparent, an alpha channel.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SignatureImage {
    /// Pixels a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// Whether `samples` holds three bytes a pixel (RGB) instead of one (grey).
    pub colour: bool,
    /// Samples, row by row.
    pub samples: Vec<u8>,
    /// One byte of opacity a pixel.
    pub alpha: Option<Vec<u8>>,
}

impl SignatureImage {
    /// Reads `name` in `folder`. Refused with `bad-signature`: a path that leaves the folder (absolute, `..`, a
    /// symbolic link out), a file that is no PNG or JPEG, more than 20 million pixels or 20 MB, a broken file.
    /// Colour is kept only where a pixel has some.
    pub fn read(_folder: &Path, _name: &str) -> Result<Arc<Self>, Diagnostic> {
        todo!("helper: letters")
    }
}

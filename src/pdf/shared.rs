//! Content that letters share: a stretch of shared pieces on a page is one content stream, written when it is first
//! met and pointed to ever after.

use std::collections::HashMap;
use std::io::{self, Write};

use pdf_writer::Ref;
use sha2::{Digest, Sha256};

use crate::pdf::objects::Objects;

/// The shared streams of a volume by the SHA-256 of their operators, so that it makes no difference which plan of a
/// letter brings them or whether a plan was forgotten and made again.
#[derive(Default)]
pub(super) struct SharedStreams {
    known: HashMap<[u8; 32], Ref>,
}

impl SharedStreams {
    pub(super) fn count(&self) -> u64 {
        self.known.len() as u64
    }

    /// The stream with these operators, with their hash; written if it is new.
    pub(super) fn stream<W: Write>(
        &mut self,
        operators: &[u8],
        objects: &mut Objects<W>,
    ) -> io::Result<([u8; 32], Ref)> {
        let hash: [u8; 32] = Sha256::digest(operators).into();
        if let Some(known) = self.known.get(&hash) {
            return Ok((hash, *known));
        }
        let id = objects.reserve();
        objects.common_stream(id, b"", operators, hash)?;
        self.known.insert(hash, id);
        Ok((hash, id))
    }

    /// The stream whose operators have this hash, written compressed as they are if it is new.
    pub(super) fn packed<W: Write>(
        &mut self,
        hash: [u8; 32],
        packed: &[u8],
        objects: &mut Objects<W>,
    ) -> io::Result<Ref> {
        if let Some(known) = self.known.get(&hash) {
            return Ok(*known);
        }
        let id = objects.reserve();
        objects.packed_stream(id, b"", packed)?;
        self.known.insert(hash, id);
        Ok(id)
    }
}

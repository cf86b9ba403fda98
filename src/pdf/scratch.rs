//! Memory that serves stream after stream, and file after file. No byte of a file depends on what is left in it.

use libdeflater::Compressor;

use crate::pdf::deflate::Deflater;

/// What compressing takes.
pub(super) struct Scratch {
    /// For what a letter has of its own.
    pub(super) letter: Deflater,
    /// For what is written once a volume; made when it is first needed.
    pub(super) volume: Option<Compressor>,
    /// Compressed bytes.
    pub(super) packed: Vec<u8>,
    /// The heads of streams.
    pub(super) head: Vec<u8>,
}

impl Default for Scratch {
    fn default() -> Self {
        Self { letter: Deflater::new(), volume: None, packed: Vec::new(), head: Vec::new() }
    }
}

//! Reads a source ahead, so that a record can be looked at as a whole.

use std::io::{ErrorKind, Read};

/// Bytes asked of the source at a time, and where the buffer starts (tuned).
pub(in crate::signers) const CHUNK: usize = 64 * 1024;

/// A source and the part of it that is read and not yet used.
#[derive(Debug)]
pub(in crate::signers) struct ReadAhead<R> {
    source: R,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    ended: bool,
    /// The buffer grows to this many bytes.
    most: usize,
}

impl<R: Read> ReadAhead<R> {
    /// Nothing is read yet.
    pub(in crate::signers) fn new(source: R, most: usize) -> Self {
        Self { source, buffer: vec![0; CHUNK], start: 0, end: 0, ended: false, most }
    }

    /// Whether the source is at its end: no bytes follow those that are read.
    pub(in crate::signers) fn ended(&self) -> bool {
        self.ended
    }

    /// What is read and not yet used.
    pub(in crate::signers) fn bytes(&self) -> &[u8] {
        &self.buffer[self.start..self.end]
    }

    /// Uses so many of them.
    pub(in crate::signers) fn consume(&mut self, count: usize) {
        self.start = (self.start + count).min(self.end);
    }

    /// Reads until the buffer is full, having made room, or the source ends. A full buffer each time keeps
    /// the cost of scanning a long record again linear.
    pub(in crate::signers) fn fill(&mut self) -> std::io::Result<()> {
        self.buffer.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        if self.end * 2 > self.buffer.len() && self.buffer.len() < self.most {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        while self.end < self.buffer.len() && !self.ended {
            match self.source.read(&mut self.buffer[self.end..]) {
                Ok(0) => self.ended = true,
                Ok(count) => self.end += count,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

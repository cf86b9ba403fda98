//! Documents in, one PDF file out: PDF 1.7, PDF/A-2a, PDF/UA-1, streamed while letters are added.
//!
//! Refuses to know: signers, letters, campaigns.

pub mod volume;

pub use volume::{Duplex, Metadata, Volume, Written};

//! Blocks of text in, pages of positioned pieces out.
//!
//! Comes in: [`Form`](crate::letter::Form)s and a signer's own blocks. Goes out: a [`Document`](frame::Document)
//! for each letter: pages of [`Placed`](frame::Placed) pieces and the structure that they are read in.
//! Refuses to know: lists of signers, PDF.

pub mod frame;

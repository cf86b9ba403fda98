//! Blocks of text in, pages of positioned pieces out.
//!
//! Comes in: [`Form`](crate::letter::Form)s and a signer's own blocks. Goes out: a [`Document`](frame::Document)
//! for each letter: pages of [`Placed`](frame::Placed) pieces and the structure that they are read in.
//! Refuses to know: lists of signers, PDF.
//!
//! The steps of a letter: [`block`] sets text to a measure, [`compose`] makes rows of the blocks, [`flow`] finds
//! the page breaks, [`draw_in`] saves a page where little is too much, [`sheet`] collects what stands on the pages and the structure.
//! [`zone`] sets the address that shows in a window, an envelope's or a label's.

mod banner;
mod block;
mod compose;
pub mod cover;
mod draw_in;
pub mod envelope;
mod flow;
pub mod foot;
pub mod frame;
pub mod indicia;
pub mod label;
mod letter_blocks;
pub mod letter_sheet;
mod page;
pub mod petition;
pub mod picture;
mod qr;
pub mod roll;
mod sheet;
pub mod specimen;
pub mod withdrawn;
pub mod zone;

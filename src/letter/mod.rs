//! A letter's own words: templates parsed once, filled once for what is the same in every letter,
//! and once a signer for the rest.
//!
//! Comes in: a [`Campaign`](crate::campaign::Campaign), its Markdown files, a
//! [`Signer`](crate::signers::Signer). Goes out: [`Form`]s of blocks. Refuses to know: fonts, pages.

pub mod merge;
pub mod signature;
pub mod template;

pub use merge::{Constants, Form, FormBlock, Run, RunKind, TextBlock, TextRole};
pub use signature::SignatureImage;
pub use template::{Block, Field, Inline, Template};

//! A letter's own words: templates parsed once, filled once for what is the same in every letter,
//! and once a signer for the rest.
//!
//! Comes in: a [`Campaign`](crate::campaign::Campaign), its Markdown files, a
//! [`Signer`](crate::signers::Signer). Goes out: [`Form`]s of blocks. Refuses to know: fonts, pages.
//!
//! In order: `placeholder.rs` hides `{{…}}` from Markdown and `emphasis.rs` what keeps it from seeing emphasis, [`markdown`]
//! and `inline.rs` make a [`Template`] of what is left, [`mod@compare`] looks at the templates of a letter together, [`merge`] fills them.

mod assemble;
pub mod closing;
pub mod compare;
pub mod drawing;
mod emphasis;
pub mod field;
mod inline;
pub mod markdown;
pub mod markup;
pub mod merge;
mod paper;
mod placeholder;
pub mod run;
pub mod signature;
mod strokes;
mod svg;
pub mod template;
pub mod value_lang;

pub use compare::{check, compare};
pub use field::{Field, SignerField};
pub use markup::{Block, Inline};
pub use merge::{Constants, Form, FormBlock, OpenBlock};
pub use run::{Run, RunKind, TextBlock, TextRole};
pub use signature::SignatureImage;
pub use template::Template;
pub use value_lang::value_lang;

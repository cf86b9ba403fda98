//! The sentences, a file a language.

pub(crate) mod en;
mod shown;
pub(crate) mod specimen;

pub(crate) use shown::{escaped, shown};

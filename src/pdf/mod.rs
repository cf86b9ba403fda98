//! Documents in, one PDF file out: PDF 1.7, PDF/A-2a, PDF/UA-1, streamed while letters are added.
//!
//! A [`Volume`] takes documents one by one. For every page it numbers the marked content (`structure`), turns pieces
//! into operators (`content`) or finds the stream in which another letter has them already (`shared`), and writes
//! the page (`pages`); then come the document's structure elements. Everything goes through `objects`, which packs
//! objects into object streams and remembers where they are. What all letters need is written at the end: fonts
//! (`font`), the tops of the trees (`tree`), `metadata` with the colour `profile`.
//!
//! Refuses to know: signers, letters, campaigns.

pub mod about;
mod content;
mod font;
mod image;
mod metadata;
mod objects;
mod pages;
mod profile;
mod shared;
mod structure;
mod tokens;
mod tree;
pub mod unwritable;
pub mod volume;

pub use about::{Duplex, Metadata, Written};
pub use unwritable::Unwritable;
pub use volume::Volume;

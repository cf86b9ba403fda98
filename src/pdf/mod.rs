//! Documents in, one PDF file out: PDF 1.7, PDF/A-2a, PDF/UA-1, streamed while letters are added.
//!
//! A [`Volume`] takes letters one by one. The plan of a letter that it meets for the first time becomes a `spread`: pieces
//! turned into operators (`content`), the shared ones in streams that every letter points to (`shared`). Pages (`pages`)
//! and structure elements (`structure`) become a `sketch`, which is filled with the numbers of each letter of the plan;
//! many letters of one sketch become `rows` that hardly differ. Everything goes through `objects`, which packs objects into
//! object streams (`deflate`) and remembers where they are. What all letters need is written at the end: fonts (`font`,
//! `charstrings`, `unhinted`), the tops of the trees (`tree`), `metadata` with the colour `profile`. What the files of a batch have in
//! common (`packed`) they take from a [`Stock`].
//!
//! Some pages of a file are cut out of it by an [`excerpt`]: its objects are read back (`source`, `parse`) and passed on.
//!
//! Refuses to know: signers, letters, campaigns.

pub mod about;
mod attributes;
mod cff;
mod charstrings;
mod content;
mod deflate;
pub mod excerpt;
mod font;
mod image;
mod links;
mod metadata;
mod objects;
mod packed;
mod pages;
mod parse;
mod profile;
mod rows;
mod scratch;
mod shape;
mod shared;
mod sketch;
mod source;
mod spread;
pub mod stock;
mod structure;
mod subset;
mod tokens;
mod tree;
mod unhinted;
pub mod unwritable;
pub mod volume;

pub use about::{Duplex, Metadata, Written};
pub use stock::Stock;
pub use unwritable::Unwritable;
pub use volume::Volume;

//! The list of signers: rows in, checked signers out, one at a time.
//!
//! Comes in: a list and the letter's rules for it. Goes out: for each [`Row`] a [`Fate`], and for
//! each accepted one a [`Signer`] that borrows from it. Refuses to know: templates, fonts, pages.
//!
//! A row's way: [`csv::CsvReader`] reads it, [`ColumnMap`] says which cell is what, [`Checker`] judges it (clean text,
//! a [`Name`] that holds only what may be printed), [`Duplicates`] knows whether its [`Identity`] was seen before. Another
//! format of list is another reader of [`Row`]s; another encoding is a source that decodes below the reader.

mod answers;
pub mod check;
mod clean;
pub mod columns;
mod countries;
pub mod csv;
pub mod duplicates;
pub mod fate;
mod fold;
mod household;
pub mod name;
pub mod row;

pub use check::{Checker, Rules, Signer};
pub use clean::is_forbidden;
pub use columns::ColumnMap;
pub use duplicates::{Duplicates, Identity};
pub use fate::{Fate, LeftOut, Visibility};
pub use fold::folded;
pub use household::{Households, MOST_TOGETHER};
pub use name::Name;
pub use row::{Column, Row};

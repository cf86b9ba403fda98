//! The list of signers: rows in, checked signers out, one at a time.
//!
//! Comes in: a list and the letter's rules for it. Goes out: for each [`Row`] a [`Fate`], and for
//! each accepted one a [`Signer`] that borrows from it. Refuses to know: templates, fonts, pages.

pub mod check;
pub mod columns;
pub mod csv;
pub mod duplicates;
pub mod name;
pub mod row;

pub use check::{Checker, Fate, LeftOut, Rules, Signer, Visibility};
pub use columns::ColumnMap;
pub use duplicates::Duplicates;
pub use name::Name;
pub use row::{Column, Row};

//! The list of signers: rows in, checked signers out, one at a time.
//!
//! Comes in: a list and the letter's rules for it. Goes out: for each [`Row`] a [`Fate`], and for
//! each accepted one a [`Signer`] that borrows from it. Refuses to know: templates, fonts, pages.
//!
//! A row's way: a [`ListReader`] finds out what the list is ([`ListEncoding`], CSV, XLSX, ODS, JSON Lines) and reads it,
//! [`ColumnMap`] says which cell is what, [`Checker`] judges it (clean text, a [`Name`] that holds only what may be printed),
//! [`Duplicates`] knows whether its [`Identity`] was seen before, [`Near`] who is almost the same. Another format of list is
//! another reader of [`Row`]s.

mod answers;
mod asked;
mod between;
mod cells;
pub mod check;
mod clean;
pub mod columns;
pub mod contacts;
mod countries;
pub mod csv;
mod date_order;
mod dates;
pub mod defused;
mod doubts;
pub mod duplicates;
mod email;
pub mod encoding;
pub mod fate;
mod first_rows;
mod fold;
mod frames;
mod heading_row;
mod headings;
mod household;
pub mod json;
pub mod key;
mod kind;
mod merged;
pub mod name;
mod name_role;
pub mod namesakes;
pub mod near;
mod nested;
mod number_format;
mod ods;
mod ods_styles;
mod own_name;
mod own_wish;
mod places;
mod plain;
mod read_ahead;
pub mod reader;
mod refusal;
pub mod row;
mod scope;
pub mod sheet;
mod sheet_rows;
pub mod signer;
mod struck;
mod uncalculated;
pub mod unforeseen;
mod unpacked;
mod variants;
mod wills;
mod xlsx;

pub use asked::Subject;
pub use between::may_refuse;
pub use check::Checker;
pub use clean::is_forbidden;
pub use columns::ColumnMap;
pub use date_order::DateOrder;
pub use duplicates::{Duplicates, Identity, Meeting};
pub use encoding::ListEncoding;
pub use fate::{Fate, LeftOut, Refusal, Visibility};
pub use fold::folded;
pub use household::{Households, MOST_TOGETHER};
pub use key::{Key, KnownSigners, Secret};
pub use name::{Name, is_family_first};
pub use name_role::name_parts;
pub use namesakes::Namesakes;
pub use near::Near;
pub use own_name::OwnNames;
pub use reader::{Format, ListReader, Reading};
pub use row::{Column, Row};
pub use scope::Scope;
pub use signer::{Message, Rules, Signer};
pub use unforeseen::Unforeseen;
pub use variants::folded_forms;

//! What a letter is about, as its folder says: `letter.toml`, `addressees.toml`, `routes.toml`.
//!
//! Comes in: TOML as typed ([`config`]). Goes out: a [`Campaign`] with every default filled in and
//! every name checked ([`resolve`], [`library`]), and what is worth knowing on a certain day ([`day`]). Refuses to know: signers, templates' text, pages.

pub mod addressee;
mod checks;
pub mod config;
pub mod day;
pub mod library;
pub mod naming;
pub mod resolve;
pub mod retention;
pub mod route;
pub mod source;

pub use addressee::{Addressee, AddresseeWords, Addressees, PostalAddress};
pub use library::Library;
pub use resolve::{Arrangement, Campaign, Kind, Notice, SenderBlock, Signed};
pub use retention::Retention;
pub use route::{Route, Routes};

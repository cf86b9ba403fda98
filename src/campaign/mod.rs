//! What a letter is about, as its folder says: `letter.toml`, `addressees.toml`, `routes.toml`.
//!
//! Comes in: TOML as typed ([`config`]). Goes out: a [`Campaign`] with every default filled in and
//! every name checked ([`resolve`]). Refuses to know: signers, templates' text, pages.

pub mod addressee;
pub mod config;
pub mod resolve;
pub mod route;

pub use addressee::{Addressee, AddresseeWords, Addressees, PostalAddress};
pub use resolve::{Arrangement, Campaign, Kind, Library, Notice, SenderBlock, Signed};
pub use route::{Route, Routes};

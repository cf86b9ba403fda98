//! What a batch looks like, for people who look before it is printed.
//!
//! Comes in: the PDFs of a batch, as they are, and what is known of its letters. Goes out: pictures of pages ([`preview`]), drawn from
//! the PDF itself and not from what it was made of; which letters somebody should look at ([`sample`]); and a page of both for
//! the person who signs a batch off ([`page`]).
//! Refuses to know: how letters are set, the command line, words for people.

pub mod page;
pub mod preview;
pub mod sample;

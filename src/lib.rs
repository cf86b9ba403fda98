//! mailbag merges a list of signers with bilingual letter templates and embedded CJK fonts into addressed, signed PDF
//! letters, petition sheets and a cover sheet for the delivery.
//!
//! # The way through, in order
//!
//! | stage | comes in | goes out |
//! |---|---|---|
//! | [`length`], [`lang`], [`diagnostic`] | | the words of the house |
//! | [`post`] | what postal services ask for | address zones, country names, address lines, weights, tariffs |
//! | [`campaign`] | `letter.toml`, `addressees.toml`, `routes.toml` | a campaign with its defaults filled in |
//! | [`signers`] | the list | checked signers, one at a time |
//! | [`letter`] | Markdown templates | blocks of text, the same for all or a signer's own |
//! | [`text`] | paragraphs | lines of glyphs |
//! | [`layout`] | blocks, addresses | letters, envelopes, labels: pages of positioned pieces |
//! | [`pdf`] | pages | a PDF/A-2a, PDF/UA-1 file |
//! | [`batch`] | all of these | a folder that is whole or not there |
//! | [`archive`] | batches that were sent | the same batches, answers, numbers |
//! | [`proof`] | the PDFs of a batch | pictures of its pages |
//! | [`cli`] | the command line | everything that is said on the screen |
//!
//! Every `use` points to an earlier stage; `tests/layering.rs` checks it.
//!
//! # House words
//!
//! - **campaign**: a letter or petition with its templates, addressees and rules; a folder under `letters/`.
//! - **signer**: a person of the list who is accepted; gets one letter or one row of a petition sheet.
//! - **addressee**: to whom the letter speaks.
//! - **delivery address**, **route**: where the bag is sent or carried: Paris, Oslo.
//! - **letter sheet**, **petition sheet**, **cover sheet**: the three kinds of page.
//! - **window**: the opening of an envelope through which the address on the letter sheet is read; **zone**: what shows in it
//!   wherever the sheet lies.
//! - **household**: signers of one address who send one letter together.
//! - **roll**: one letter of the office with a table of all names.
//! - **serial**: the running number of an accepted signer, or household, in the order of the list.
//! - **volume**: one PDF file of a batch.
//! - **shard**: a part of a batch, whole volumes, made apart from the others.
//! - **delivery**, **wave**: a batch that goes on from another of its campaign; **correction**: a small batch of mended letters
//!   that keep their serials; **chain**: a batch with all those before it and their corrections.
//! - **erasure**: somebody taken out of a batch that was made; the letter or row is **withdrawn**. **seal**: the signature under a
//!   manifest.
//! - **batch**: the folder of all that is made at once; **archive**: what is kept of sent batches.

#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests make their own files"))]

pub mod diagnostic;
pub mod lang;
pub mod length;

pub mod post;

pub mod campaign;

pub mod signers;

pub mod letter;

pub mod text;

pub mod layout;

pub mod pdf;

pub mod batch;

pub mod archive;

pub mod proof;

pub mod cli;

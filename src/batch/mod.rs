//! A letter, a list and a delivery in; a folder out that is whole or not there.
//!
//! Comes in: a [`Job`] with everything decided. The steps: [`mod@survey`] reads the whole list and checks it, writing
//! nothing; [`run`] reads it again and writes volumes, cover sheet, inputs and manifest into a [`staging`] folder, which
//! is renamed into place at the end; what a run that came to no end has finished there, the next one takes over. [`join`]
//! puts the parts of a batch together.
//!
//! A batch that is there is [`stored`]: opened and verified, then made a job of again (`open`) from its own `inputs/`. From it
//! come letters printed again ([`reprint`]) or mended ([`mend`]), the batch behind it ([`chain`], [`succession`]), and what a
//! print shop gets ([`handover`]); [`mailing`] makes envelopes and labels; [`approval`], [`events`] and what is [`corrected`] elsewhere are written beside its manifest, which never changes,
//! by who [holds](lock) the batch.
//! Refuses to know: the command line, words for people.

pub mod approval;
mod called;
pub mod chain;
mod claims;
pub mod corrected;
pub mod counts;
pub mod cover;
mod dealt;
mod dispatch;
mod emptied;
pub mod erasures;
pub mod events;
pub mod example_places;
pub mod faces;
mod feed;
pub mod fixed_text;
pub(crate) mod folder;
mod forgotten_rows;
pub mod forms;
mod goal;
mod handback;
pub mod handover;
pub(crate) mod hash;
mod heeded;
pub(crate) mod inputs;
pub mod job;
pub mod join;
mod journal;
mod judge;
mod kept_list;
pub mod leftovers;
pub mod list;
pub(crate) mod list_copy;
pub mod lock;
pub mod mailing;
pub mod mailing_folder;
pub mod manifest;
pub mod mend;
pub mod named;
pub mod open;
mod open_questions;
pub mod options;
mod packing;
mod part;
mod passes;
mod people;
mod pictures;
pub(crate) mod platform;
pub mod ranges;
pub mod records;
mod render;
pub mod reprint;
pub mod retention;
pub mod roster;
pub mod row_fate;
mod row_heights;
pub mod run;
pub mod sample;
pub mod seal;
mod second_pass;
mod self_named;
mod sender_address;
pub mod shard;
mod shared;
mod sheets;
pub mod single;
mod spool;
pub mod staging;
pub mod stored;
pub mod succession;
pub mod survey;
mod tables;
pub mod target;
pub mod tree;
mod volumes;
pub mod withdraw;
pub mod withdrawals;
mod workbook;

pub use counts::Counts;
pub use faces::{FaceUse, faces};
pub use forms::Forms;
pub use goal::{Built, Outcome};
pub use job::{Envelopes, Job, MessageOverflow, MissingGlyph, PrintOrder, Shape, WindowShows};
pub use list::List;
pub use manifest::Manifest;
pub use options::Options;
pub use run::build;
pub use stored::StoredBatch;
pub use survey::{Consent, Survey, survey};

use std::io;
use std::path::PathBuf;

/// Why a batch was not made although its input is good.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The machine failed while it worked on a file.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file of a part of a batch has not the bytes that were written.
    #[error("{} is damaged", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
    },
    /// Another run is making the same batch.
    #[error("another run is at work in {}", folder.display())]
    Busy {
        /// Where it works.
        folder: PathBuf,
    },
    /// A file of the batch was taken away or changed while the others were made.
    #[error("{} was taken away or changed meanwhile", path.display())]
    Disturbed {
        /// The file.
        path: PathBuf,
    },
    /// The list is not the one that was checked a moment ago.
    #[error("the list changed while it was read")]
    ListChanged,
    /// Somebody pressed Ctrl-C.
    #[error("interrupted")]
    Interrupted,
    /// The program contradicts itself: a defect of ours.
    #[error("internal error: {what}")]
    Internal {
        /// What does not fit.
        what: String,
    },
}

impl Error {
    /// Names the file that a failure is about.
    pub(crate) fn io(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { path, source }
    }
}

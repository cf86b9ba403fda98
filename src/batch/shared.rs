//! What all threads of a run share, and where what they write goes.

use std::io::{self, Write};
use std::sync::atomic::AtomicBool;

use crate::batch::Error;
use crate::batch::forms::Forms;
use crate::batch::hash::HashingWriter;
use crate::batch::job::Job;
use crate::batch::manifest::FileEntry;
use crate::batch::passes::SheetsOfLetters;
use crate::batch::staging::{Head, StagedFile, Staging};
use crate::batch::survey::Survey;
use crate::diagnostic::Diagnostic;
use crate::text::FontBook;

/// What all threads of a run share.
#[derive(Clone, Copy)]
pub(crate) struct Run<'r> {
    pub(crate) job: &'r Job,
    pub(crate) forms: &'r Forms,
    pub(crate) survey: &'r Survey,
    pub(crate) fonts: &'r FontBook,
    pub(crate) id: &'r str,
    /// Where files go; `None` to count only.
    pub(crate) staging: Option<&'r Staging>,
    /// Words for a finding, for `rejected.csv`.
    pub(crate) explain: &'r (dyn Fn(&Diagnostic) -> String + Sync),
    /// Told how many letters are done.
    pub(crate) tick: &'r (dyn Fn(u64) + Sync),
    pub(crate) stop: &'r AtomicBool,
    /// How many sheets each letter takes, where letters are grouped by them.
    pub(crate) sheets: Option<&'r SheetsOfLetters>,
}

impl<'r> Run<'r> {
    /// Whether the copy of the inputs goes with this part of the batch: the first one carries it.
    pub(crate) fn keeps_inputs(&self) -> bool {
        self.job.shard.is_none_or(|shard| shard.number() == 1)
    }

    /// A file of the batch.
    pub(crate) fn sink(&self, name: &str) -> Result<Sink<'r>, Error> {
        match self.staging {
            Some(staging) => staging.create(name).map(Sink::File),
            None => Ok(Sink::Nowhere(HashingWriter::new(io::sink()))),
        }
    }

    /// A file of the batch that begins with a head.
    pub(crate) fn sink_behind(&self, name: &str, head: &Head) -> Result<Sink<'r>, Error> {
        match self.staging {
            Some(staging) => staging.create_behind(name, head).map(Sink::File),
            None => Ok(Sink::Nowhere(HashingWriter::behind(io::sink(), head))),
        }
    }
}

/// A file, or nowhere where only the counting and the hash matter.
pub(crate) enum Sink<'s> {
    File(StagedFile<'s>),
    Nowhere(HashingWriter<io::Sink>),
}

impl Write for Sink<'_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.write(buffer),
            Self::Nowhere(hash) => hash.write(buffer),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::File(file) => file.flush(),
            Self::Nowhere(_) => Ok(()),
        }
    }
}

impl Sink<'_> {
    /// Ends the file; hands back its hash.
    pub(crate) fn finish(self) -> Result<FileEntry, Error> {
        match self {
            Self::File(file) => file.finish(),
            Self::Nowhere(hash) => Ok(hash.end().1),
        }
    }
}

//! What all threads of a run share, and where what they write goes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

use crate::batch::Error;
use crate::batch::forms::Forms;
use crate::batch::hash::HashingWriter;
use crate::batch::job::Job;
use crate::batch::manifest::FileEntry;
use crate::batch::passes::SheetsOfLetters;
use crate::batch::staging::{StagedFile, Staging};
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
    /// Volumes that are made for their hash alone; no others are.
    pub(crate) proof: Option<&'r Proof>,
}

/// Volumes that are made again, so that they can be compared with those of a batch.
#[derive(Debug, Default)]
pub(crate) struct Proof {
    wanted: BTreeSet<String>,
    found: Mutex<BTreeMap<String, FileEntry>>,
}

impl Proof {
    /// Asks for these volumes.
    pub(crate) fn of(wanted: BTreeSet<String>) -> Self {
        Self { wanted, found: Mutex::default() }
    }

    /// Whether the volume of this name is asked for.
    pub(crate) fn wants(&self, name: &str) -> bool {
        self.wanted.contains(name)
    }

    /// What the volume of this name came to; `None` where there is no such volume.
    pub(crate) fn found(&self, name: &str) -> Option<FileEntry> {
        self.found.lock().ok()?.get(name).cloned()
    }
}

impl<'r> Run<'r> {
    /// Whether the copy of the inputs goes with this part of the batch: the first one carries it.
    pub(crate) fn keeps_inputs(&self) -> bool {
        self.job.shard.is_none_or(|shard| shard.number() == 1)
    }

    /// A file of the batch.
    pub(crate) fn sink(&self, name: &str) -> Result<Sink<'r>, Error> {
        if let Some(proof) = self.proof.filter(|proof| proof.wants(name)) {
            return Ok(Sink::Hash { name: name.to_owned(), writer: HashingWriter::new(io::sink()), proof });
        }
        self.staging.map_or(Ok(Sink::Nowhere), |staging| staging.create(name).map(Sink::File))
    }
}

/// A file, or nowhere where only the counting matters.
pub(crate) enum Sink<'s> {
    File(StagedFile<'s>),
    Hash { name: String, writer: HashingWriter<io::Sink>, proof: &'s Proof },
    Nowhere,
}

impl Write for Sink<'_> {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.write(buffer),
            Self::Hash { writer, .. } => writer.write(buffer),
            Self::Nowhere => Ok(buffer.len()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::File(file) => file.flush(),
            Self::Hash { .. } | Self::Nowhere => Ok(()),
        }
    }
}

impl Sink<'_> {
    /// Ends the file.
    pub(crate) fn finish(self) -> Result<(), Error> {
        match self {
            Self::File(file) => file.finish().map(|_| ()),
            Self::Hash { name, writer, proof } => {
                if let Ok(mut found) = proof.found.lock() {
                    found.insert(name, writer.end().1);
                }
                Ok(())
            }
            Self::Nowhere => Ok(()),
        }
    }
}

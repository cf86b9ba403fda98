//! What is looked at before it is printed.

use std::path::PathBuf;

use clap::Args;

use crate::cli::args::JobArguments;

/// `preview`.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, Clone, Args)]
pub(crate) struct PreviewArguments {
    #[command(flatten)]
    pub(crate) job: JobArguments,
    /// Whose letter: its serial, or a name, an `id`, an e-mail address [default: the first]
    #[arg(long, value_name = "3|NAME")]
    pub(crate) signer: Option<String>,
    /// A picture of all its pages, one below another [default, unless --out ends in .pdf]
    #[arg(long, conflicts_with = "pdf")]
    pub(crate) png: bool,
    /// The PDF itself
    #[arg(long)]
    pub(crate) pdf: bool,
    /// Only this page of the letter, counted from 1; for pictures
    #[arg(long, value_name = "N", conflicts_with = "pdf", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) page: Option<u16>,
    /// The file to write; `-` is standard output [default: preview.png or preview.pdf]
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Open it in the program that the system has for it
    #[arg(long)]
    pub(crate) open: bool,
    /// Make it again whenever a text, the list, a setting, an image or a font changes, until Ctrl-C
    #[arg(long)]
    pub(crate) watch: bool,
}

/// `proof`.
#[derive(Debug, Args)]
pub(crate) struct ProofArguments {
    #[command(flatten)]
    pub(crate) job: JobArguments,
    /// The file to write [default: proof.html]
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Show every letter that has a personal message
    #[arg(long)]
    pub(crate) messages: bool,
    /// Show every letter, as long as there is room, and name everybody
    #[arg(long)]
    pub(crate) all: bool,
    /// Letters drawn by lot
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub(crate) lots: u16,
    /// What the lot is drawn by: the same number draws the same letters [default: from the batch]
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,
    /// Open it in the system's browser
    #[arg(long)]
    pub(crate) open: bool,
}

/// `specimen`.
#[derive(Debug, Args)]
pub(crate) struct SpecimenArguments {
    /// The file to write
    #[arg(long, value_name = "FILE", default_value = "specimen.pdf")]
    pub(crate) out: PathBuf,
    /// Folder with more fonts, used where the built-in ones lack a character
    #[arg(long, value_name = "DIR")]
    pub(crate) font_dir: Option<PathBuf>,
}

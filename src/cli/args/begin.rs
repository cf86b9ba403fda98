//! Where somebody begins.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// `init`.
#[derive(Debug, Args)]
pub(crate) struct InitArguments {
    /// The folder to make; it may be there, empty
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Ask nothing: what is not said is as is usual
    #[arg(long)]
    pub(crate) yes: bool,
    /// Language of the list and of the letter: en, fr, nb, ja, zh-Hant [default: the system's]
    #[arg(long, value_name = "TAG")]
    pub(crate) language: Option<String>,
    /// Name of the letter [default: my-letter]
    #[arg(long, value_name = "NAME")]
    pub(crate) letter: Option<String>,
    /// Name of the delivery [default: a town of the language]
    #[arg(long, value_name = "NAME")]
    pub(crate) route: Option<String>,
    /// How it is printed [default: two]
    #[arg(long, value_enum)]
    pub(crate) sides: Option<SidesArgument>,
    /// Window of the envelopes: din-5008-a, din-5008-b, nf, sn, no, none [default: that of the delivery's country]
    #[arg(long, value_name = "NAME")]
    pub(crate) window: Option<String>,
}

/// `--sides`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SidesArgument {
    /// One-sided
    One,
    /// Two-sided
    Two,
}

/// Where the letters are.
#[derive(Debug, Args)]
pub(crate) struct ListArguments {
    /// Folder of letters, addressees and routes
    #[arg(long, value_name = "DIR")]
    pub(crate) letters: Option<PathBuf>,
    /// Print JSON on standard output
    #[arg(long)]
    pub(crate) json: bool,
}

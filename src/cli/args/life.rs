//! What is done with a batch that is there.

use std::path::PathBuf;

use clap::Args;

use crate::cli::args::MOST_JOBS;

/// `reprint`.
#[derive(Debug, Args)]
pub(crate) struct ReprintArguments {
    /// Folder of the batch
    #[arg(value_name = "BATCH")]
    pub(crate) batch: PathBuf,
    /// Serials of the letters, such as `17 23-25`
    #[arg(value_name = "SERIALS", required_unless_present = "corrected", conflicts_with = "corrected")]
    pub(crate) serials: Vec<String>,
    /// Mended rows by `serial` or `id`: makes a small new batch of these letters, which keep their serials
    #[arg(long, value_name = "FILE")]
    pub(crate) corrected: Option<PathBuf>,
    /// Only the letters to this addressee, where every signer has several
    #[arg(long, value_name = "ADDRESSEE", conflicts_with = "corrected")]
    pub(crate) to: Option<String>,
    /// The file to write [default: reprint.pdf]; with --corrected the folder of batches [default: the one of BATCH]
    #[arg(long, value_name = "PATH")]
    pub(crate) out: Option<PathBuf>,
    /// Archive in which corrections are looked for too [default: MAILBAG_ARCHIVE, else the platform's data folder, if one is there]
    #[arg(long, value_name = "DIR")]
    pub(crate) archive: Option<PathBuf>,
    /// Folder with more fonts for --corrected, the one with which the batch was made
    #[arg(long, value_name = "DIR")]
    pub(crate) font_dir: Option<PathBuf>,
    /// Threads for --corrected [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=i64::from(MOST_JOBS)))]
    pub(crate) jobs: Option<u16>,
    /// Print JSON on standard output
    #[arg(long)]
    pub(crate) json: bool,
}

/// `approve`.
#[derive(Debug, Args)]
pub(crate) struct ApproveArguments {
    /// Folder of the batch
    #[arg(value_name = "BATCH")]
    pub(crate) batch: PathBuf,
    /// Who approves
    #[arg(long, value_name = "NAME")]
    pub(crate) by: String,
}

/// `handover`.
#[derive(Debug, Args)]
pub(crate) struct HandoverArguments {
    /// Folder of the batch
    #[arg(value_name = "BATCH")]
    pub(crate) batch: PathBuf,
    /// Folder in which the files for the print shop are made
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Day by which the print shop is to delete them [default: in 30 days]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) delete_by: Option<String>,
    /// Encrypt them to this public key, as `age-keygen` prints it; repeat it for more
    #[arg(long, value_name = "RECIPIENT")]
    pub(crate) age: Vec<String>,
    /// Print JSON on standard output
    #[arg(long)]
    pub(crate) json: bool,
}

/// `discard`.
#[derive(Debug, Args)]
pub(crate) struct DiscardArguments {
    /// Folder of the batch, or of its envelopes or labels
    #[arg(value_name = "BATCH")]
    pub(crate) batch: PathBuf,
    /// Archive that may know that it was sent [default: MAILBAG_ARCHIVE, else the platform's data folder, if one is there]
    #[arg(long, value_name = "DIR")]
    pub(crate) archive: Option<PathBuf>,
    /// Do not ask
    #[arg(long)]
    pub(crate) yes: bool,
}

/// `seal`.
#[derive(Debug, Args)]
pub(crate) struct SealArguments {
    /// Folder of the batch
    #[arg(value_name = "BATCH")]
    pub(crate) batch: PathBuf,
    /// Secret key, as `minisign -G` makes it
    #[arg(long, value_name = "FILE")]
    pub(crate) secret_key: PathBuf,
    /// File with the key's password [default: asked for]
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: Option<PathBuf>,
}

/// `verify`.
#[derive(Debug, Args)]
pub(crate) struct VerifyArguments {
    /// Folder of the batch
    #[arg(value_name = "BATCH")]
    pub(crate) batch: PathBuf,
    /// Public key of whoever sealed the batch
    #[arg(long, value_name = "FILE")]
    pub(crate) public_key: Option<PathBuf>,
}

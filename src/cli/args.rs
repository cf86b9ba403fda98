//! The command line as typed.

mod begin;
mod choices;
mod job;
mod life;
mod screen;
mod seen;
mod typed;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::batch::shard::Shard;
use crate::campaign::naming::nearest;
use crate::cli::archive::args::ArchiveArguments;
use crate::post::envelope::{self, EnvelopeSize};

pub(crate) use begin::{InitArguments, ListArguments, SidesArgument};
pub(crate) use choices::{
    ArrangementArgument, FeedArgument, LabelArgument, MessageOverflowArgument, MissingGlyphArgument,
    OrientationArgument, PaperArgument, PrintOrderArgument, ReturnArgument, ShapeArgument, SheetMarksArgument,
    WindowShowsArgument,
};
pub(crate) use job::{JobArguments, ReadingArguments};
pub(crate) use life::{
    ApproveArguments, DiscardArguments, HandoverArguments, ReprintArguments, SealArguments, VerifyArguments,
};
pub(crate) use screen::{CompletionsArguments, ManArguments, ScreenArguments};
pub(crate) use seen::{PreviewArguments, ProofArguments, SpecimenArguments};

/// Merges a list of signers with letter templates into addressed, signed PDF letters and a cover sheet for the delivery.
#[derive(Debug, Parser)]
#[command(
    name = "mailbag",
    version,
    arg_required_else_help = true,
    after_help = "Example:\n  mailbag build xinjiang-release --route paris\n\nExit codes: 0 made, 1 wrong command line or input, 2 the machine failed, 130 Ctrl-C."
)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) screen: ScreenArguments,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a folder to begin with: a letter in two languages, a list, an addressee, a delivery
    #[command(
        after_help = "Examples:\n  mailbag init campaign\n  mailbag init campaign --yes --language nb --route oslo --sides one"
    )]
    Init(InitArguments),
    /// Show the letters, addressees, routes and languages that there are
    #[command(after_help = "Example:\n  mailbag list")]
    List(ListArguments),
    /// Say everything that `build` would refuse or warn of, and write nothing
    #[command(after_help = "Example:\n  mailbag check xinjiang-release --signers signers.csv")]
    Check(CheckArguments),
    /// Make a batch: letters or petition sheets, cover sheet, manifest
    #[command(
        after_help = "Examples:\n  mailbag build xinjiang-release --route paris\n  mailbag build tokyo-ambassador --languages en,ja --arrangement columns\n  mailbag build xinjiang-release --to each --date 2026-12-10\n  mailbag build petition-paris --blank 60 --paper a3\n  mailbag build chen-oslo --as roll\n  mailbag build chen-oslo --household --bag-limit 2kg --tariff post.toml\n  mailbag build xinjiang-release --date 2026-12-10 --shard 3/16\n  mailbag build chen-oslo --signers liste.xlsx --signatures scans --clear-paper\n  mailbag build chen-oslo --signers mended.csv --after out/chen-oslo-oslo-2026-12-10-1a2b3c4d"
    )]
    Build(BuildArguments),
    /// Show the letter of one signer as a picture or PDF, from a letter or from a batch that is there
    #[command(
        after_help = "Examples:\n  mailbag preview chen-oslo --signer 3 --open\n  mailbag preview chen-oslo --signer Åsheim --pdf --out åsheim.pdf\n  mailbag preview xinjiang-release --watch\n  mailbag preview out/chen-oslo-oslo-2026-12-10-0123abcd --signer 17 --page 2"
    )]
    Preview(PreviewArguments),
    /// Make one file for the person who signs off a batch: pages to look at, everything that was found, what adds up
    #[command(
        after_help = "Examples:\n  mailbag proof chen-oslo --open\n  mailbag proof out/chen-oslo-oslo-2026-12-10-0123abcd --out proof.html\n  mailbag proof chen-oslo --messages --lots 10"
    )]
    Proof(ProofArguments),
    /// Make an envelope for every letter, or one for the delivery
    #[command(
        after_help = "Examples:\n  mailbag envelopes xinjiang-release --route paris --size C5\n  mailbag envelopes out/xinjiang-release-paris-2026-12-10-0123abcd --size DL --priority\n  mailbag envelopes chen-oslo --route oslo --bag --size B4"
    )]
    Envelopes(EnvelopesArguments),
    /// Make labels for addressees, senders or bags
    #[command(
        after_help = "Examples:\n  mailbag labels xinjiang-release --route paris --grid L7160\n  mailbag labels chen-oslo --route oslo --for bag --count 3 --grid L7163 --start-at 5\n  mailbag labels chen-oslo --route oslo --for sender --grid grid.toml"
    )]
    Labels(LabelsArguments),
    /// Show which columns of a list are understood as what, with three rows
    #[command(
        after_help = "Examples:\n  mailbag columns signers.csv\n  mailbag columns liste.xlsx --sheet Feuil2 --column city=Commune"
    )]
    Columns(ListFileArguments),
    /// Print all personal messages of a list, with what they give away, for the person who approves them
    #[command(
        after_help = "Examples:\n  mailbag messages signers.csv\n  mailbag messages signers.csv --json > messages.jsonl"
    )]
    Messages(ListFileArguments),
    /// Put the shards of a batch together
    #[command(after_help = "Example:\n  mailbag join out/*.shard-*")]
    Join(JoinArguments),
    /// Remove what runs that were killed have left
    #[command(after_help = "Example:\n  mailbag clean --out out")]
    Clean(CleanArguments),
    /// Make the cover sheet of a delivery alone, for a letter or for a batch that is there
    #[command(
        after_help = "Examples:\n  mailbag cover chen-oslo --route oslo --out cover.pdf\n  mailbag cover out/chen-oslo-oslo-2026-12-10-0123abcd --route paris"
    )]
    Cover(CoverArguments),
    /// Print some letters of a batch once more, or mend them
    #[command(
        after_help = "Examples:\n  mailbag reprint out/chen-oslo-oslo-2026-12-10-0123abcd 17 23-25 --out jammed.pdf\n  mailbag reprint out/chen-oslo-oslo-2026-12-10-0123abcd --corrected mended.csv\n\nmended.csv has a column `serial` or `id` and the columns that change; what it does not have stays as it was."
    )]
    Reprint(ReprintArguments),
    /// Write down that somebody approved a batch
    #[command(after_help = "Example:\n  mailbag approve out/chen-oslo-oslo-2026-12-10-0123abcd --by \"Kari Lie\"")]
    Approve(ApproveArguments),
    /// Copy what a print shop needs of a batch, and nothing else
    #[command(
        after_help = "Examples:\n  mailbag handover out/chen-oslo-oslo-2026-12-10-0123abcd --out /media/stick\n  mailbag handover out/chen-oslo-oslo-2026-12-10-0123abcd --out upload --delete-by 2027-01-31 --age age1…\n\nThe print shop opens an encrypted file with: age -d -i key.txt FILE.tar.age | tar x"
    )]
    Handover(HandoverArguments),
    /// Sign a batch, so that others can tell that it is the one you made
    #[command(
        after_help = "Example:\n  mailbag seal out/chen-oslo-oslo-2026-12-10-0123abcd --secret-key minisign.key\n\nWho has the public key checks it with `mailbag verify`, or with: minisign -V -p minisign.pub -m manifest.json"
    )]
    Seal(SealArguments),
    /// See whether every file of a batch is the one that was written, and who sealed it
    #[command(
        after_help = "Example:\n  mailbag verify out/chen-oslo-oslo-2026-12-10-0123abcd --public-key minisign.pub"
    )]
    Verify(VerifyArguments),
    /// Remove a batch that was never sent
    #[command(after_help = "Example:\n  mailbag discard out/chen-oslo-oslo-2026-12-10-0123abcd")]
    Discard(DiscardArguments),
    /// Keep batches that were sent: find them, prove them, erase people from them
    #[command(
        after_help = "Examples:\n  mailbag archive add out/chen-oslo-oslo-2026-12-10-0123abcd\n  mailbag archive search Eriksen\n  mailbag archive verify"
    )]
    Archive(ArchiveArguments),
    /// Make a sheet that shows how every language is set
    #[command(after_help = "Example:\n  mailbag specimen --out specimen.pdf")]
    Specimen(SpecimenArguments),
    /// Write a script that completes commands and options in a shell
    #[command(
        after_help = "Examples:\n  mailbag completions bash > ~/.local/share/bash-completion/completions/mailbag\n  mailbag completions fish > ~/.config/fish/completions/mailbag.fish"
    )]
    Completions(CompletionsArguments),
    /// Write a manual page for every command
    #[command(after_help = "Example:\n  mailbag man ~/.local/share/man/man1")]
    Man(ManArguments),
    /// Show the licences of the fonts and crates within
    #[command(after_help = "Example:\n  mailbag licenses | less")]
    Licenses,
}

/// More blank rows than this are a slip of the finger (tuned: 5,000 sheets).
pub(crate) const MOST_BLANK_ROWS: u32 = 100_000;
/// The lightest and the heaviest paper that goes through an office printer, in grams a square metre (tuned).
pub(crate) const LEAST_GRAMMAGE: u32 = 40;
pub(crate) const MOST_GRAMMAGE: u32 = 400;
/// More threads than this are a slip of the finger (tuned: the largest machines have some hundreds of cores).
pub(crate) const MOST_JOBS: u16 = 1_024;

/// `check`.
#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    #[command(flatten)]
    pub(crate) job: JobArguments,
    /// Folder under which the batch would be made [default: out]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

/// `columns` and `messages`.
#[derive(Debug, Args)]
pub(crate) struct ListFileArguments {
    /// List of signers; `-` reads standard input
    pub(crate) list: PathBuf,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
    /// Print JSON on standard output
    #[arg(long)]
    pub(crate) json: bool,
}

/// `build`.
#[derive(Debug, Args)]
pub(crate) struct BuildArguments {
    #[command(flatten)]
    pub(crate) job: JobArguments,
    /// Make one part of the batch, whole volumes, for `mailbag join`
    #[arg(long, value_name = "N/OF", value_parser = shard)]
    pub(crate) shard: Option<Shard>,
    /// Folder under which the batch is made [default: out]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

/// `join`.
#[derive(Debug, Args)]
pub(crate) struct JoinArguments {
    /// The folders of all shards
    #[arg(required = true, value_name = "DIR")]
    pub(crate) shards: Vec<PathBuf>,
    /// Folder under which the batch is made [default: out]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
    /// Folder with more fonts, the one with which the shards were made
    #[arg(long, value_name = "DIR")]
    pub(crate) font_dir: Option<PathBuf>,
    /// Print JSON on standard output
    #[arg(long)]
    pub(crate) json: bool,
}

/// `clean`.
#[derive(Debug, Args)]
pub(crate) struct CleanArguments {
    /// Folder under which batches are made [default: out]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

/// Reads `3/16`.
fn shard(text: &str) -> Result<Shard, String> {
    Shard::parse(text).ok_or_else(|| "write it as 3/16: the third of 16 shards".to_owned())
}

/// `cover`.
#[derive(Debug, Args)]
pub(crate) struct CoverArguments {
    #[command(flatten)]
    pub(crate) job: JobArguments,
    /// The file to write
    #[arg(long, value_name = "FILE", default_value = "cover.pdf")]
    pub(crate) out: PathBuf,
}

/// `envelopes`.
#[derive(Debug, Args)]
pub(crate) struct EnvelopesArguments {
    #[command(flatten)]
    pub(crate) job: JobArguments,
    /// Size of the envelopes: DL, C6, C6C5, C5, C4, B4
    #[arg(long, value_name = "SIZE", default_value = "DL", value_parser = envelope_size)]
    pub(crate) size: EnvelopeSize,
    /// One envelope to the delivery address instead of one a letter
    #[arg(long)]
    pub(crate) bag: bool,
    /// Whose address stands as the sender's [default: office]
    #[arg(long = "return", value_enum, value_name = "WHOSE")]
    pub(crate) sender: Option<ReturnArgument>,
    /// Franking mark for the top right corner (SVG, PNG)
    #[arg(long, value_name = "FILE")]
    pub(crate) indicia: Option<PathBuf>,
    /// Name the service: priority
    #[arg(long)]
    pub(crate) priority: bool,
    /// Name the service: printed matter
    #[arg(long)]
    pub(crate) printed_matter: bool,
    /// How envelopes lie in the printer
    #[arg(long, value_enum, default_value = "long-edge")]
    pub(crate) feed: FeedArgument,
    /// Folder under which they are made [default: out]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

/// `labels`.
#[derive(Debug, Args)]
pub(crate) struct LabelsArguments {
    #[command(flatten)]
    pub(crate) job: JobArguments,
    /// Sheet of labels: L7160, L7163, L7651, 3474, or a file in TOML
    #[arg(long, value_name = "SHEET", default_value = "L7160")]
    pub(crate) grid: String,
    /// What stands on the labels
    #[arg(long = "for", value_enum, default_value = "addressee", value_name = "WHAT")]
    pub(crate) what: LabelArgument,
    /// Whose address stands on sender's labels [default: office]
    #[arg(long = "return", value_enum, value_name = "WHOSE")]
    pub(crate) sender: Option<ReturnArgument>,
    /// Labels for bags
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=MOST_BAGS))]
    pub(crate) count: u32,
    /// The first label that is left on a used sheet, counted from 1, row by row
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) start_at: usize,
    /// Folder under which they are made [default: out]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

/// More bags than this are a slip of the finger (tuned).
const MOST_BAGS: i64 = 10_000;

/// Reads `C5`.
fn envelope_size(text: &str) -> Result<EnvelopeSize, String> {
    envelope::by_name(text).ok_or_else(|| {
        let known = envelope::SIZES.map(|size| size.name);
        let meant = nearest(text, known).map(|name| format!("; did you mean `{name}`?")).unwrap_or_default();
        format!("known are {}{meant}", known.join(", "))
    })
}

//! The command line as typed.

mod begin;
mod life;
mod seen;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::batch::shard::Shard;
use crate::batch::{MessageOverflow, MissingGlyph, PrintOrder};
use crate::campaign::Arrangement;
use crate::cli::archive::args::{ArchiveArguments, PlaceArguments};
use crate::layout::foot::SheetMarks;
use crate::post::envelope::{self, EnvelopeSize};

pub(crate) use begin::{InitArguments, ListArguments, SidesArgument};
pub(crate) use life::{
    ApproveArguments, DiscardArguments, HandoverArguments, ReprintArguments, SealArguments, VerifyArguments,
};
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
}

/// More blank rows than this are a slip of the finger (tuned: 5,000 sheets).
pub(crate) const MOST_BLANK_ROWS: u32 = 100_000;
/// The lightest and the heaviest paper that goes through an office printer, in grams a square metre (tuned).
pub(crate) const LEAST_GRAMMAGE: u32 = 40;
pub(crate) const MOST_GRAMMAGE: u32 = 400;
/// More threads than this are a slip of the finger (tuned: the largest machines have some hundreds of cores).
pub(crate) const MOST_JOBS: u16 = 1_024;

/// What decides a batch's content.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, Clone, Args)]
pub(crate) struct JobArguments {
    /// Name of the letter: a folder in the folder of letters; where it looks at a batch too, the batch's folder [default: the one
    /// of mailbag.toml, else the only one]
    #[arg(default_value = "", hide_default_value = true)]
    pub(crate) letter: String,
    /// List of signers; `-` reads standard input [default: signers.csv]
    #[arg(long, value_name = "FILE")]
    pub(crate) signers: Option<PathBuf>,
    /// Folder of letters, addressees and routes [default: letters]
    #[arg(long, value_name = "DIR")]
    pub(crate) letters: Option<PathBuf>,
    /// Delivery: one cover sheet each; the first gets the originals, the others copies [default: the letter's]
    #[arg(long, value_name = "NAME")]
    pub(crate) route: Vec<String>,
    /// Addressee, or `each` for a letter of its own to every addressee of the letter [default: one letter to all]
    #[arg(long, value_name = "ADDRESSEE")]
    pub(crate) to: Vec<String>,
    /// Day of the letters [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) date: Option<String>,
    /// How the languages stand on the pages [default: the letter's]
    #[arg(long, value_enum)]
    pub(crate) arrangement: Option<ArrangementArgument>,
    /// Languages in the order in which they are printed [default: the letter's]
    #[arg(long, value_name = "TAG,TAG", value_delimiter = ',')]
    pub(crate) languages: Vec<String>,
    /// One file a letter
    #[arg(long)]
    pub(crate) per_signer: bool,
    /// Letters a volume; 0 makes one volume [default: 500]
    #[arg(long, value_name = "N")]
    pub(crate) volume_size: Option<usize>,
    /// Threads [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=i64::from(MOST_JOBS)))]
    pub(crate) jobs: Option<u16>,
    /// One-sided: no blank pages between letters
    #[arg(long)]
    pub(crate) simplex: bool,
    /// Order of the sheets in a volume [default: normal]
    #[arg(long, value_enum)]
    pub(crate) print_order: Option<PrintOrderArgument>,
    /// Letters with another number of sheets in volumes of their own; serials stay
    #[arg(long)]
    pub(crate) group_by_sheets: bool,
    /// Marks at the foot for folding and inserting machines: sheet n of m, serial, end of set [default: none]
    #[arg(long, value_enum)]
    pub(crate) sheet_marks: Option<SheetMarksArgument>,
    /// Build without the bad rows, and write them to `rejected.csv`
    #[arg(long)]
    pub(crate) skip_invalid: bool,
    /// What to do with a character that no font has [default: error]
    #[arg(long, value_enum)]
    pub(crate) missing_glyph: Option<MissingGlyphArgument>,
    /// What to do with a letter whose personal message makes it longer than `max_sheets` [default: reject]
    #[arg(long, value_enum)]
    pub(crate) message_overflow: Option<MessageOverflowArgument>,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
    /// Folder of signature images, named in the list or like a row's `id` [default: the list's, named there]
    #[arg(long, value_name = "DIR")]
    pub(crate) signatures: Option<PathBuf>,
    /// Make the paper of photographed signatures transparent
    #[arg(long)]
    pub(crate) clear_paper: bool,
    /// Write names in capitals or small letters alone as `Dupré`, and say so
    #[arg(long)]
    pub(crate) mend_names: bool,
    /// Print only who is not in this batch or those before it; serials go on. Repeat it for more
    #[arg(long, visible_alias = "continue", value_name = "BATCH")]
    pub(crate) after: Vec<PathBuf>,
    /// Ask the archive: who was erased from it is left out, who has signed this letter is named [default folder:
    /// MAILBAG_ARCHIVE, else the platform's data folder]
    #[arg(long, value_name = "DIR", num_args = 0..=1, default_missing_value = "")]
    pub(crate) archive: Option<PathBuf>,
    /// File of the archive's key [default: MAILBAG_ARCHIVE_KEY, else the platform's folder of settings]
    #[arg(long, value_name = "FILE", requires = "archive")]
    pub(crate) archive_key: Option<PathBuf>,
    /// Who has signed this letter already, as the archive knows, gets none
    #[arg(long, requires = "archive")]
    pub(crate) new_only: bool,
    /// Folder with more fonts, used where the built-in ones lack a character
    #[arg(long, value_name = "DIR")]
    pub(crate) font_dir: Option<PathBuf>,
    /// Blank rows on petition sheets; no list is read unless `--signers` asks for it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_BLANK_ROWS)))]
    pub(crate) blank: Option<u32>,
    /// What the letter becomes [default: letters]
    #[arg(long = "as", value_enum, value_name = "SHAPE")]
    pub(crate) shape: Option<ShapeArgument>,
    /// Signers of one address in one letter, where the letter has a text for several (`en.we.md`)
    #[arg(long)]
    pub(crate) household: bool,
    /// Paper of petition sheets [default: a4]
    #[arg(long, value_enum)]
    pub(crate) paper: Option<PaperArgument>,
    /// How petition sheets lie [default: portrait]
    #[arg(long, value_enum)]
    pub(crate) orientation: Option<OrientationArgument>,
    /// Weight of the paper in grams a square metre, for the packing list [default: 80]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(i64::from(LEAST_GRAMMAGE)..=i64::from(MOST_GRAMMAGE)))]
    pub(crate) grammage: Option<u32>,
    /// Envelopes of the letters, for the packing list: DL, C6, C6C5, C5, C4, B4 or none [default: DL where the route posts each
    /// letter, else none]
    #[arg(long, value_name = "SIZE")]
    pub(crate) envelope: Option<String>,
    /// The heaviest bag, such as 2kg; the packing list fills one after another
    #[arg(long, value_name = "WEIGHT")]
    pub(crate) bag_limit: Option<String>,
    /// Your post's tariff as TOML, for the posting list
    #[arg(long, value_name = "FILE")]
    pub(crate) tariff: Option<PathBuf>,
    /// Window of the envelope: din-5008-a, din-5008-b, nf, sn, no, none [default: the route's, else that of its country]
    #[arg(long, value_name = "NAME")]
    pub(crate) window: Option<String>,
    /// Whose address shows in the window [default: addressee; delivery where the route posts each letter]
    #[arg(long, value_enum)]
    pub(crate) window_shows: Option<WindowShowsArgument>,
    /// Draw what the window shows, for checking; not for sending
    #[arg(long)]
    pub(crate) show_zones: bool,
    /// Print JSON on standard output
    #[arg(long)]
    pub(crate) json: bool,
}

impl JobArguments {
    /// Where the archive is that is to be asked, if one is.
    pub(crate) fn place(&self) -> Option<PlaceArguments> {
        let folder = self.archive.clone()?;
        let is_named = !folder.as_os_str().is_empty();
        Some(PlaceArguments { folder: is_named.then_some(folder), key: self.archive_key.clone() })
    }
}

/// `check`.
#[derive(Debug, Args)]
pub(crate) struct CheckArguments {
    #[command(flatten)]
    pub(crate) job: JobArguments,
    /// Folder under which the batch would be made [default: out]
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

/// How a list is read.
#[derive(Debug, Clone, Args)]
pub(crate) struct ReadingArguments {
    /// A column of the list by another heading, such as `given_name=Prénom`
    #[arg(long, value_name = "COLUMN=HEADING")]
    pub(crate) column: Vec<String>,
    /// Encoding of the list, such as `windows-1252`, `shift_jis`, `big5` [default: found out]
    #[arg(long, value_name = "NAME")]
    pub(crate) encoding: Option<String>,
    /// Sheet of a spreadsheet [default: the first]
    #[arg(long, value_name = "NAME")]
    pub(crate) sheet: Option<String>,
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
    let known = || envelope::SIZES.map(|size| size.name).join(", ");
    envelope::by_name(text).ok_or_else(|| format!("known are {}", known()))
}

/// `--return`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ReturnArgument {
    /// The route's office
    Office,
    /// The signer of each letter: the post and the addressee read where they live
    Signer,
}

/// `--feed`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum FeedArgument {
    /// As it is read, the long edge first
    LongEdge,
    /// The short edge first
    ShortEdge,
    /// Turned by half, the flap first
    Rotated,
}

/// `--for`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum LabelArgument {
    /// The addressee of each letter
    Addressee,
    /// The sender of each letter
    Sender,
    /// The delivery address
    Bag,
}

/// `--arrangement`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ArrangementArgument {
    /// One language after another
    Sequential,
    /// Two languages side by side
    Columns,
    /// Each language on sheets of its own
    Separate,
}

impl From<ArrangementArgument> for Arrangement {
    fn from(typed: ArrangementArgument) -> Self {
        match typed {
            ArrangementArgument::Sequential => Self::Sequential,
            ArrangementArgument::Columns => Self::Columns,
            ArrangementArgument::Separate => Self::Separate,
        }
    }
}

/// `--as`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ShapeArgument {
    /// A letter for every signer
    Letters,
    /// One letter of the office and a table of all names
    Roll,
}

/// `--paper`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum PaperArgument {
    /// 210 × 297 mm
    A4,
    /// 297 × 420 mm
    A3,
}

/// `--orientation`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OrientationArgument {
    /// Upright
    Portrait,
    /// Across
    Landscape,
}

/// `--window-shows`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum WindowShowsArgument {
    /// The addressee's own address
    Addressee,
    /// The addressee's name, and the delivery address as c/o
    Delivery,
}

/// `--print-order`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum PrintOrderArgument {
    /// The first sheet first
    Normal,
    /// The last sheet first, for printers that lay the first sheet undermost
    Reverse,
}

impl From<PrintOrderArgument> for PrintOrder {
    fn from(typed: PrintOrderArgument) -> Self {
        match typed {
            PrintOrderArgument::Normal => Self::Normal,
            PrintOrderArgument::Reverse => Self::Reverse,
        }
    }
}

/// `--sheet-marks`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SheetMarksArgument {
    /// No marks
    None,
    /// As text
    Text,
    /// As a QR code
    Code,
}

impl From<SheetMarksArgument> for SheetMarks {
    fn from(typed: SheetMarksArgument) -> Self {
        match typed {
            SheetMarksArgument::None => Self::None,
            SheetMarksArgument::Text => Self::Text,
            SheetMarksArgument::Code => Self::Code,
        }
    }
}

/// `--missing-glyph`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum MissingGlyphArgument {
    /// Build nothing
    Error,
    /// Leave the row out
    RejectRow,
    /// Leave the character out of a personal message; elsewhere leave the row out
    OmitFromMessage,
}

impl From<MissingGlyphArgument> for MissingGlyph {
    fn from(typed: MissingGlyphArgument) -> Self {
        match typed {
            MissingGlyphArgument::Error => Self::Error,
            MissingGlyphArgument::RejectRow => Self::RejectRow,
            MissingGlyphArgument::OmitFromMessage => Self::OmitFromMessage,
        }
    }
}

/// `--message-overflow`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum MessageOverflowArgument {
    /// The row is bad
    Reject,
    /// The letter goes without the message
    Omit,
}

impl From<MessageOverflowArgument> for MessageOverflow {
    fn from(typed: MessageOverflowArgument) -> Self {
        match typed {
            MessageOverflowArgument::Reject => Self::Reject,
            MessageOverflowArgument::Omit => Self::Omit,
        }
    }
}

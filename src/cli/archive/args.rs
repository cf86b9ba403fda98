//! `mailbag archive …` as typed.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// `archive`.
#[derive(Debug, Args)]
pub(crate) struct ArchiveArguments {
    #[command(flatten)]
    pub(crate) place: PlaceArguments,
    /// Who works with it, for the log [default: the user's name]
    #[arg(long, value_name = "NAME", global = true)]
    pub(crate) by: Option<String>,
    /// Folder of the fonts with which batches were built, for `erase`, `reapply` and `export-subject`
    #[arg(long, value_name = "DIR", global = true)]
    pub(crate) font_dir: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) what: What,
}

/// Where the archive is.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct PlaceArguments {
    /// Folder of the archive [default: MAILBAG_ARCHIVE, else the platform's data folder]
    #[arg(long = "archive", value_name = "DIR", global = true)]
    pub(crate) folder: Option<PathBuf>,
    /// File of the key by which the erased are known again, outside the archive [default: MAILBAG_ARCHIVE_KEY, else the platform's
    /// folder of settings]
    #[arg(long = "archive-key", value_name = "FILE", global = true)]
    pub(crate) key: Option<PathBuf>,
}

/// For commands that answer.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct JsonArguments {
    /// Print JSON on standard output, and nothing else there
    #[arg(long)]
    pub(crate) json: bool,
}

/// What to do with the archive.
#[derive(Debug, Subcommand)]
pub(crate) enum What {
    /// Take a batch in, after verifying every byte
    #[command(after_help = "Example:\n  mailbag archive add out/chen-oslo-oslo-2026-12-10-0123abcd --move")]
    Add {
        /// Folder of the batch
        #[arg(value_name = "BATCH")]
        batch: PathBuf,
        /// Remove the folder once the archive holds every byte of it
        #[arg(long = "move")]
        moves: bool,
    },
    /// Record what happened to a batch
    #[command(
        after_help = "Example:\n  mailbag archive event chen-oslo-oslo-2026-12-10-0123abcd --kind posted --on 2026-12-14 --carrier Posten --tracking RR123456789NO"
    )]
    Event(EventArguments),
    /// Show all batches
    #[command(after_help = "Example:\n  mailbag archive list")]
    List {
        #[command(flatten)]
        json: JsonArguments,
    },
    /// Show everything that is known of a batch
    #[command(after_help = "Example:\n  mailbag archive show chen-oslo-oslo-2026-12-10-0123abcd")]
    Show {
        /// Id of the batch
        #[arg(value_name = "ID")]
        id: String,
        #[command(flatten)]
        json: JsonArguments,
    },
    /// Find people by name, e-mail address or any word, and letters by their text
    #[command(after_help = "Examples:\n  mailbag archive search 王\n  mailbag archive search anna@example.org")]
    Search {
        /// Words; the last one may be a beginning
        #[arg(required = true, value_name = "TEXT")]
        text: Vec<String>,
        /// How many are shown
        #[arg(long, value_name = "N", default_value_t = 50)]
        most: usize,
        #[command(flatten)]
        json: JsonArguments,
    },
    /// Write a batch out again, byte for byte
    #[command(after_help = "Example:\n  mailbag archive export chen-oslo-oslo-2026-12-10-0123abcd --out again")]
    Export {
        /// Id of the batch
        #[arg(value_name = "ID")]
        id: String,
        /// Folder below which the batch is written
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Only the attachment of this name
        #[arg(long, value_name = "NAME")]
        attachment: Option<String>,
    },
    /// Verify every hash: of one batch, or of all with the store and the database
    #[command(
        after_help = "Examples:\n  mailbag archive verify\n  mailbag archive verify chen-oslo-oslo-2026-12-10-0123abcd"
    )]
    Verify {
        /// Id of the batch
        #[arg(value_name = "ID")]
        id: Option<String>,
        #[command(flatten)]
        json: JsonArguments,
    },
    /// Count by campaign, route and month
    #[command(after_help = "Example:\n  mailbag archive stats --plot sent.svg --plot sent.png")]
    Stats {
        /// A plot of the months: a file that ends in `.svg` or `.png`
        #[arg(long, value_name = "FILE")]
        plot: Vec<PathBuf>,
        #[command(flatten)]
        json: JsonArguments,
    },
    /// Record a petition sheet that came back
    #[command(
        after_help = "Example:\n  mailbag archive sheet petition-paris-0001-7 --signatures 14 --struck 1 --place \"box 3\""
    )]
    Sheet(SheetArguments),
    /// Write out what is kept of a person, who asked for it
    #[command(after_help = "Example:\n  mailbag archive export-subject --signer anna@example.org --out for-anna")]
    ExportSubject {
        #[command(flatten)]
        signer: SignerArguments,
        /// Folder to make
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Correct what the archive knows of a person; letters stay as they were sent
    #[command(
        after_help = "Example:\n  mailbag archive correct --signer \"Anna Eriksen\" --column city --value Bergen"
    )]
    Correct {
        #[command(flatten)]
        signer: SignerArguments,
        /// Column of the list, such as `city`
        #[arg(long, value_name = "COLUMN")]
        column: String,
        /// What is right
        #[arg(long, value_name = "TEXT")]
        value: String,
    },
    /// Keep a person's data without their being used
    #[command(
        after_help = "Examples:\n  mailbag archive restrict --signer anna@example.org\n  mailbag archive restrict --signer anna@example.org --lift"
    )]
    Restrict {
        #[command(flatten)]
        signer: SignerArguments,
        /// End the restriction
        #[arg(long)]
        lift: bool,
    },
    /// List what is past its time; with --yes erase it
    #[command(after_help = "Examples:\n  mailbag archive expire\n  mailbag archive expire --yes")]
    Expire {
        /// Erase it
        #[arg(long)]
        yes: bool,
    },
    /// Forget a person
    #[command(after_help = "Example:\n  mailbag archive erase --signer anna@example.org --request 2026-17 --yes")]
    Erase {
        #[command(flatten)]
        signer: SignerArguments,
        /// Where the request lies, such as its number in your files; never a name [default: the day and a number]
        #[arg(long, value_name = "TEXT")]
        request: Option<String>,
        /// Erase; without it is only shown what would be
        #[arg(long)]
        yes: bool,
        #[command(flatten)]
        json: JsonArguments,
    },
    /// Repeat all erasures after a backup was put back
    #[command(after_help = "Example:\n  mailbag archive reapply")]
    Reapply,
    /// Show who did what
    #[command(after_help = "Example:\n  mailbag archive log --most 20")]
    Log {
        /// How many lines
        #[arg(long, value_name = "N", default_value_t = 50)]
        most: usize,
    },
}

/// Who is meant.
#[derive(Debug, Args)]
pub(crate) struct SignerArguments {
    /// Whole name, e-mail address, `id` of the list, BATCH/SERIAL, or BATCH/row-5 for a row without a letter
    #[arg(long, value_name = "WHO")]
    pub(crate) signer: String,
}

/// `archive event`.
#[derive(Debug, Args)]
pub(crate) struct EventArguments {
    /// Id of the batch
    #[arg(value_name = "ID")]
    pub(crate) id: String,
    /// What happened
    #[arg(long, value_enum, required_unless_present = "undo")]
    pub(crate) kind: Option<KindArgument>,
    /// The day
    #[arg(long, value_name = "YYYY-MM-DD", required_unless_present = "undo")]
    pub(crate) on: Option<String>,
    /// Take back the event of this number, as `show` counts them; the log keeps that it was there
    #[arg(
        long,
        value_name = "N",
        conflicts_with_all = ["kind", "on", "carrier", "tracking", "serials", "attach", "note"]
    )]
    pub(crate) undo: Option<i64>,
    /// Who carried it
    #[arg(long, value_name = "NAME", default_value = "")]
    pub(crate) carrier: String,
    /// The carrier's number
    #[arg(long, value_name = "NUMBER", default_value = "")]
    pub(crate) tracking: String,
    /// Serials of some letters, such as `17,40-52` [default: all]
    #[arg(long, value_name = "SERIALS", default_value = "")]
    pub(crate) serials: String,
    /// A file to keep with it, such as a receipt; repeat it for more
    #[arg(long, value_name = "FILE")]
    pub(crate) attach: Vec<PathBuf>,
    /// Anything else
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) note: String,
}

/// Kinds of event.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum KindArgument {
    #[value(alias = "sent")]
    Posted,
    Delivered,
    Received,
    Refused,
    Returned,
    Answered,
}

impl KindArgument {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Posted => "posted",
            Self::Delivered => "delivered",
            Self::Received => "received",
            Self::Refused => "refused",
            Self::Returned => "returned",
            Self::Answered => "answered",
        }
    }
}

/// `archive sheet`.
#[derive(Debug, Args)]
pub(crate) struct SheetArguments {
    /// Serial at the foot of the sheet
    #[arg(value_name = "SERIAL")]
    pub(crate) serial: String,
    /// Signatures on it
    #[arg(long, value_name = "N")]
    pub(crate) signatures: Option<u64>,
    /// Those of them that do not count
    #[arg(long, value_name = "N")]
    pub(crate) struck: Option<u64>,
    /// A picture of it
    #[arg(long, value_name = "FILE")]
    pub(crate) scan: Option<PathBuf>,
    /// Where the paper is
    #[arg(long, value_name = "TEXT")]
    pub(crate) place: Option<String>,
    /// Day on which the paper was destroyed
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) destroyed: Option<String>,
    /// Id of the batch, where several have such a sheet
    #[arg(long, value_name = "ID")]
    pub(crate) batch: Option<String>,
    #[command(flatten)]
    pub(crate) json: JsonArguments,
}

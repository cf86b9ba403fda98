//! What decides a batch's content, as typed.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{OsStringValueParser, TypedValueParser};

use crate::cli::archive::args::PlaceArguments;
use crate::cli::args::choices::{
    ArrangementArgument, MessageOverflowArgument, MissingGlyphArgument, OrientationArgument, PaperArgument,
    PrintOrderArgument, ShapeArgument, SheetMarksArgument, WindowShowsArgument,
};
use crate::cli::args::{LEAST_GRAMMAGE, MOST_BLANK_ROWS, MOST_GRAMMAGE, MOST_JOBS};

/// Options by what they are about, as `--help` groups them.
const LETTER: &str = "The letter";
const LIST: &str = "The list and who of it is printed";
const PAGES: &str = "Pages and files";
const MAIL: &str = "Delivery and post";

/// What was typed without the slashes behind it, which a shell adds when it completes the name of a folder.
#[expect(clippy::unnecessary_wraps, reason = "clap asks for a result")]
fn without_slash(typed: &str) -> Result<String, std::convert::Infallible> {
    let name = typed.trim_end_matches(['/', std::path::MAIN_SEPARATOR]);
    Ok(if name.is_empty() { typed } else { name }.to_owned())
}

/// What decides a batch's content.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, Clone, Args)]
pub(crate) struct JobArguments {
    /// Name of the letter: a folder in the folder of letters; where it looks at a batch too, the batch's folder [default: the one
    /// of mailbag.toml, else the only one]
    #[arg(default_value = "", hide_default_value = true, value_parser = without_slash)]
    pub(crate) letter: String,
    /// List of signers; `-` reads standard input [default: signers.csv]
    #[arg(long, value_name = "FILE", help_heading = LIST)]
    pub(crate) signers: Option<PathBuf>,
    /// Folder of letters, addressees and routes [default: letters]
    #[arg(long, value_name = "DIR", help_heading = LETTER)]
    pub(crate) letters: Option<PathBuf>,
    /// Delivery: one cover sheet each; the first gets the originals, the others copies [default: the letter's]
    #[arg(long, value_name = "NAME", help_heading = MAIL)]
    pub(crate) route: Vec<String>,
    /// Addressee, or `each` for a letter of its own to every addressee of the letter [default: one letter to all]
    #[arg(long, value_name = "ADDRESSEE", help_heading = LETTER)]
    pub(crate) to: Vec<String>,
    /// Day of the letters [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", help_heading = LETTER)]
    pub(crate) date: Option<String>,
    /// How the languages stand on the pages [default: the letter's]
    #[arg(long, value_enum, help_heading = LETTER)]
    pub(crate) arrangement: Option<ArrangementArgument>,
    /// Languages in the order in which they are printed [default: the letter's]
    #[arg(long, value_name = "TAG,TAG", value_delimiter = ',', help_heading = LETTER)]
    pub(crate) languages: Vec<String>,
    /// One file a letter
    #[arg(long, help_heading = PAGES)]
    pub(crate) per_signer: bool,
    /// Letters a volume; 0 makes one volume [default: 500]
    #[arg(long, value_name = "N", help_heading = PAGES)]
    pub(crate) volume_size: Option<usize>,
    /// Threads [default: all cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=i64::from(MOST_JOBS)), help_heading = PAGES)]
    pub(crate) jobs: Option<u16>,
    /// One-sided: no blank pages between letters
    #[arg(long, help_heading = PAGES)]
    pub(crate) simplex: bool,
    /// Order of the sheets in a volume [default: normal]
    #[arg(long, value_enum, help_heading = PAGES)]
    pub(crate) print_order: Option<PrintOrderArgument>,
    /// Letters with another number of sheets in volumes of their own; serials stay
    #[arg(long, help_heading = PAGES)]
    pub(crate) group_by_sheets: bool,
    /// Marks at the foot for folding and inserting machines: sheet n of m, serial, end of set [default: none]
    #[arg(long, value_enum, help_heading = PAGES)]
    pub(crate) sheet_marks: Option<SheetMarksArgument>,
    /// Build without the bad rows, and write them to `rejected.csv`
    #[arg(long, help_heading = LIST)]
    pub(crate) skip_invalid: bool,
    /// What to do with a character that no font has [default: error]
    #[arg(long, value_enum, help_heading = PAGES)]
    pub(crate) missing_glyph: Option<MissingGlyphArgument>,
    /// What to do with a letter whose personal message makes it longer than `max_sheets` [default: reject]
    #[arg(long, value_enum, help_heading = LETTER)]
    pub(crate) message_overflow: Option<MessageOverflowArgument>,
    #[command(flatten)]
    pub(crate) reading: ReadingArguments,
    /// Folder of signature images, named in the list or like a row's `id` [default: the list's, named there]
    #[arg(long, value_name = "DIR", help_heading = LIST)]
    pub(crate) signatures: Option<PathBuf>,
    /// Make the paper of photographed signatures transparent
    #[arg(long, help_heading = LIST)]
    pub(crate) clear_paper: bool,
    /// Write names in capitals or small letters alone as `Dupré`, and say so
    #[arg(long, help_heading = LIST)]
    pub(crate) mend_names: bool,
    /// Print only who is not in this batch or those before it; serials go on. Repeat it for more
    #[arg(long, visible_alias = "continue", value_name = "BATCH", help_heading = LIST)]
    pub(crate) after: Vec<PathBuf>,
    /// Ask the archive: who was erased from it is left out, who has signed this letter is named [default folder:
    /// MAILBAG_ARCHIVE, else the platform's data folder]
    #[arg(long, value_name = "DIR", num_args = 0..=1, default_missing_value = "", value_parser = folder(), help_heading = LIST)]
    pub(crate) archive: Option<PathBuf>,
    /// File of the archive's key [default: MAILBAG_ARCHIVE_KEY, else the platform's folder of settings]
    #[arg(long, value_name = "FILE", requires = "archive", help_heading = LIST)]
    pub(crate) archive_key: Option<PathBuf>,
    /// Who has signed this letter already, as the archive knows, gets none
    #[arg(long, requires = "archive", help_heading = LIST)]
    pub(crate) new_only: bool,
    /// Folder with more fonts, used where the built-in ones lack a character
    #[arg(long, value_name = "DIR", help_heading = PAGES)]
    pub(crate) font_dir: Option<PathBuf>,
    /// Blank rows on petition sheets; no list is read unless `--signers` asks for it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_BLANK_ROWS)), help_heading = LETTER)]
    pub(crate) blank: Option<u32>,
    /// What the letter becomes [default: letters]
    #[arg(long = "as", value_enum, value_name = "SHAPE", help_heading = LETTER)]
    pub(crate) shape: Option<ShapeArgument>,
    /// Signers of one address in one letter, where the letter has a text for several (`en.we.md`)
    #[arg(long, help_heading = LETTER)]
    pub(crate) household: bool,
    /// Paper of petition sheets [default: a4]
    #[arg(long, value_enum, help_heading = PAGES)]
    pub(crate) paper: Option<PaperArgument>,
    /// How petition sheets lie [default: portrait]
    #[arg(long, value_enum, help_heading = PAGES)]
    pub(crate) orientation: Option<OrientationArgument>,
    /// Weight of the paper in grams a square metre, for the packing list [default: 80]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(i64::from(LEAST_GRAMMAGE)..=i64::from(MOST_GRAMMAGE)), help_heading = MAIL)]
    pub(crate) grammage: Option<u32>,
    /// Envelopes of the letters, for the packing list: DL, C6, C6C5, C5, C4, B4 or none [default: DL where the route posts each
    /// letter, else none]
    #[arg(long, value_name = "SIZE", help_heading = MAIL)]
    pub(crate) envelope: Option<String>,
    /// The heaviest bag, such as 2kg; the packing list fills one after another
    #[arg(long, value_name = "WEIGHT", help_heading = MAIL)]
    pub(crate) bag_limit: Option<String>,
    /// Your post's tariff as TOML, for the posting list
    #[arg(long, value_name = "FILE", help_heading = MAIL)]
    pub(crate) tariff: Option<PathBuf>,
    /// Window of the envelope: din-5008-a, din-5008-b, nf, sn, no, none [default: the route's, else that of its country]
    #[arg(long, value_name = "NAME", help_heading = MAIL)]
    pub(crate) window: Option<String>,
    /// Whose address shows in the window [default: addressee; delivery where the route posts each letter]
    #[arg(long, value_enum, help_heading = MAIL)]
    pub(crate) window_shows: Option<WindowShowsArgument>,
    /// Draw what the window shows, for checking; not for sending
    #[arg(long, help_heading = MAIL)]
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

/// How a list is read.
#[derive(Debug, Clone, Args)]
pub(crate) struct ReadingArguments {
    /// A column of the list by another heading, such as `given_name=Prénom`; `anonymous=Hide me` where a yes hides the name,
    /// `named=Show me` where a yes shows it
    #[arg(long, value_name = "COLUMN=HEADING", help_heading = LIST)]
    pub(crate) column: Vec<String>,
    /// Encoding of the list, such as `windows-1252`, `shift_jis`, `big5` [default: found out]
    #[arg(long, value_name = "NAME", help_heading = LIST)]
    pub(crate) encoding: Option<String>,
    /// Sheet of a spreadsheet [default: the first that is not hidden]
    #[arg(long, value_name = "NAME", help_heading = LIST)]
    pub(crate) sheet: Option<String>,
}

/// A folder that may stand for none: clap's own parser of paths takes no empty one.
fn folder() -> impl TypedValueParser<Value = PathBuf> {
    OsStringValueParser::new().map(PathBuf::from)
}

//! A batch as it was asked for, with everything decided.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::batch::list::List;
use crate::batch::shard::Shard;
use crate::batch::succession::Succession;
use crate::batch::withdrawals::Withdrawals;
use crate::campaign::{Addressee, Arrangement, Campaign, Kind, Library, Route};
use crate::lang::Lang;
use crate::layout::cover::facts::Content;
use crate::layout::foot::SheetMarks;
use crate::pdf::Duplex;
use crate::post::envelope::EnvelopeSize;
use crate::post::tariff::Tariff;
use crate::post::weight::{Paper, Weight};
use crate::post::window::Window;
use crate::signers::{Column, DateOrder, KnownSigners, Rules};

/// What to do with a character that no font has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MissingGlyph {
    /// Build nothing.
    Error,
    /// Leave the row out, and say so.
    RejectRow,
    /// Leave the character out of a personal message; elsewhere leave the row out.
    OmitFromMessage,
}

/// What to do with a letter whose personal message makes it too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MessageOverflow {
    /// The row is bad.
    Reject,
    /// The letter goes without its message, and this is said.
    Omit,
}

/// Whose address shows in the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WindowShows {
    /// The addressee's own.
    Addressee,
    /// The addressee's name, and the delivery address as `c/o`.
    Delivery,
}

/// In which order the sheets of a volume stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PrintOrder {
    /// The first sheet first.
    Normal,
    /// The last sheet first, for printers that lay the first sheet undermost.
    Reverse,
}

/// What a letter becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// A letter for every signer.
    Letters,
    /// One letter of the office with a table of the signers' names.
    Roll,
}

/// In which envelopes letters are posted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Envelopes {
    /// DL where the route says that each letter is posted by itself, else none.
    AsRoute,
    /// None.
    None,
    /// These.
    Of(EnvelopeSize),
}

/// A batch to be made.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, Clone)]
pub struct Job {
    /// The folder of letters.
    pub library: Library,
    /// The letter.
    pub campaign: Campaign,
    /// Languages in the order asked for.
    pub languages: Vec<Lang>,
    /// How they stand.
    pub arrangement: Arrangement,
    /// Deliveries; the first gets the originals.
    pub routes: Vec<Route>,
    /// Who is addressed by one letter: one group, or one for each addressee.
    pub groups: Vec<Vec<Addressee>>,
    /// The day of the letters.
    pub date: Date,
    /// The list; `None` for petition sheets with blank rows alone.
    pub list: Option<List>,
    /// Our heading → the list's heading.
    pub columns: BTreeMap<String, String>,
    /// How days are read that can be read two ways; `None` where the list is still to show it.
    pub date_order: Option<DateOrder>,
    /// Blank rows of a petition's table, after those of the list.
    pub blank_rows: u32,
    /// Letters a volume; 0 is one volume.
    pub volume_size: usize,
    /// One file a letter.
    pub per_signer: bool,
    /// Threads.
    pub jobs: usize,
    /// No padding to whole sheets.
    pub simplex: bool,
    /// In which order the sheets of a volume stand.
    pub print_order: PrintOrder,
    /// Letters with another number of sheets in volumes of their own.
    pub group_by_sheets: bool,
    /// Marks for folding and inserting machines.
    pub sheet_marks: SheetMarks,
    /// Build without the bad rows.
    pub skip_invalid: bool,
    /// What to do with a character that no font has.
    pub missing_glyph: MissingGlyph,
    /// What to do with a letter whose personal message makes it too long.
    pub message_overflow: MessageOverflow,
    /// What the letter becomes.
    pub shape: Shape,
    /// Signers of one address in one letter.
    pub household: bool,
    /// What it is printed on.
    pub paper: Paper,
    /// Petition sheets across.
    pub landscape: bool,
    /// In which envelopes letters are posted.
    pub envelopes: Envelopes,
    /// The heaviest bag.
    pub bag_limit: Option<Weight>,
    /// The user's tariff.
    pub tariff: Option<Tariff>,
    /// The address zone.
    pub window: &'static Window,
    /// Whose address stands in it.
    pub window_shows: WindowShows,
    /// Draw what the window shows.
    pub show_zones: bool,
    /// Folder of signature images; `None`: that of the list, and only what the list names.
    pub signatures: Option<PathBuf>,
    /// Whether the paper of a photographed signature is made transparent.
    pub clear_paper: bool,
    /// Whether names in capitals or small letters alone are mended.
    pub mend_names: bool,
    /// What was taken out of the batch since it was made; nothing for a new one.
    pub withdrawals: Withdrawals,
    /// Folder under which batches are made.
    pub out: PathBuf,
    /// What it has to do with earlier batches.
    pub succession: Succession,
    /// Who is known from elsewhere: who has signed, who asked to be forgotten.
    pub known: KnownSigners,
    /// The part of the batch to make; `None` is all of it.
    pub shard: Option<Shard>,
}

impl Job {
    /// Whether signers stand in a table.
    pub(crate) fn is_table(&self) -> bool {
        self.content() != Content::Letters
    }

    /// Whether the sheets show signature images.
    pub(crate) fn prints_images(&self) -> bool {
        self.content() != Content::Roll
    }

    /// What is delivered.
    pub fn content(&self) -> Content {
        match (self.campaign.kind, self.shape) {
            (Kind::Petition, _) => Content::Petition,
            (Kind::Letter, Shape::Letters) => Content::Letters,
            (Kind::Letter, Shape::Roll) => Content::Roll,
        }
    }

    /// What the manifest calls what is delivered.
    pub(crate) fn kind(&self) -> &'static str {
        match self.content() {
            Content::Letters => "letter",
            Content::Petition => "petition",
            Content::Roll => "roll",
        }
    }

    /// Columns in the strip of street sheets: what the letter puts there, and its e-mail column, which is not delivered.
    pub(crate) fn strip_columns(&self) -> Vec<String> {
        if self.campaign.kind != Kind::Petition || self.blank_rows == 0 {
            return Vec::new();
        }
        let mut columns = self.campaign.strip.clone();
        if self.campaign.table.iter().any(|name| name == "email") && columns.iter().all(|name| name != "email") {
            columns.push("email".to_owned());
        }
        columns
    }

    /// Whether the sheets have a strip.
    pub(crate) fn has_strip(&self) -> bool {
        !self.strip_columns().is_empty()
    }

    /// The language of the first version, for values and metadata.
    pub fn lang(&self) -> Lang {
        self.languages.first().copied().unwrap_or(Lang::EN)
    }

    /// The folder in which signature images are looked for.
    pub(crate) fn image_folder(&self) -> &Path {
        let of_list = || self.list.as_ref().map_or(Path::new("."), List::folder);
        self.signatures.as_deref().unwrap_or_else(of_list)
    }

    /// The columns that the letter requires.
    pub(crate) fn required_columns(&self) -> Vec<Column> {
        self.campaign.required.iter().filter_map(|heading| Column::from_heading(heading)).collect()
    }

    /// How the volumes ask to be printed.
    pub(crate) fn duplex(&self) -> Duplex {
        if self.simplex { Duplex::Simplex } else { Duplex::LongEdge }
    }

    /// The rules by which the rows are judged.
    pub(crate) fn rules(&self) -> Rules {
        Rules {
            required: self.required_columns(),
            consent_required: self.campaign.consent_required,
            letter_cjk: self.cjk_language(),
            letter_lang: Some(self.lang()),
            extra: Vec::new(),
            mend_names: self.mend_names,
            day: Some(self.date),
            approved_messages: self.campaign.approved_messages,
            date_order: self.date_order,
        }
    }

    /// The letters' CJK language, for names whose own language is unknown.
    pub fn cjk_language(&self) -> Option<Lang> {
        self.languages.iter().copied().find(Lang::is_cjk).or_else(|| self.campaign.cjk_language())
    }
}

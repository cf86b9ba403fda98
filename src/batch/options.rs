//! The options that change what is printed, as they stand in `inputs/options.json`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::batch::job::{Envelopes, Job, MessageOverflow, MissingGlyph, PrintOrder, Shape, WindowShows};
use crate::batch::succession::KeptSuccession;
use crate::batch::survey::Survey;
use crate::campaign::Arrangement;
use crate::lang::Lang;
use crate::layout::foot::SheetMarks;
use crate::post::tariff::Tariff;
use crate::post::weight::{Paper, Weight};
use crate::signers::DateOrder;

/// Where they stand in a batch.
pub(crate) const NAME: &str = "inputs/options.json";

/// What was asked for, in names; [`open`](crate::batch::open) makes a job of it again.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// Name of the letter.
    pub letter: String,
    /// Ids of the routes; the first gets the originals.
    pub routes: Vec<String>,
    /// Ids of the addressees, a group for each letter that a signer gets.
    pub addressees: Vec<Vec<String>>,
    /// Languages in order.
    pub languages: Vec<Lang>,
    /// How they stand.
    pub arrangement: Arrangement,
    /// The day of the letters, as YYYY-MM-DD.
    pub date: String,
    /// Our heading → the list's heading.
    pub columns: BTreeMap<String, String>,
    /// How days were read that can be read two ways.
    #[serde(default, skip_serializing_if = "DateOrder::is_by_row")]
    pub date_order: DateOrder,
    /// Blank rows of a petition's table.
    pub blank_rows: u32,
    /// Letters a volume; 0 is one volume.
    pub volume_size: usize,
    /// One file a letter.
    pub per_signer: bool,
    /// No padding to whole sheets.
    pub simplex: bool,
    /// In which order the sheets of a volume stand.
    pub print_order: PrintOrder,
    /// Letters with another number of sheets in volumes of their own.
    pub group_by_sheets: bool,
    /// Marks for folding and inserting machines.
    pub sheet_marks: SheetMarks,
    /// Built without the bad rows.
    pub skip_invalid: bool,
    /// What became of a character that no font has.
    pub missing_glyph: MissingGlyph,
    /// What became of a letter whose personal message made it too long.
    pub message_overflow: MessageOverflow,
    /// What the letter became.
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
    /// Name of the window.
    pub window: String,
    /// Whose address stands in it.
    pub window_shows: WindowShows,
    /// Whether what the window shows was drawn.
    pub show_zones: bool,
    /// Whether the paper of photographed signatures was made transparent.
    pub clear_paper: bool,
    /// Whether names in capitals or small letters alone were mended.
    pub mend_names: bool,
    /// What the batch has to do with earlier ones; `None` for the first of a campaign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub succession: Option<KeptSuccession>,
}

impl Options {
    /// The options of a job; `survey` knows who is in an earlier batch.
    pub(crate) fn of(job: &Job, survey: &Survey) -> Self {
        Self {
            letter: job.campaign.name.clone(),
            routes: job.routes.iter().map(|route| route.id.clone()).collect(),
            addressees: job.groups.iter().map(|group| group.iter().map(|one| one.id.clone()).collect()).collect(),
            languages: job.languages.clone(),
            arrangement: job.arrangement,
            date: job.date.to_string(),
            columns: job.columns.clone(),
            date_order: survey.date_order,
            blank_rows: job.blank_rows,
            volume_size: job.volume_size,
            per_signer: job.per_signer,
            simplex: job.simplex,
            print_order: job.print_order,
            group_by_sheets: job.group_by_sheets,
            sheet_marks: job.sheet_marks,
            skip_invalid: job.skip_invalid,
            missing_glyph: job.missing_glyph,
            message_overflow: job.message_overflow,
            shape: job.shape,
            household: job.household,
            paper: job.paper,
            landscape: job.landscape,
            envelopes: job.envelopes,
            bag_limit: job.bag_limit,
            tariff: job.tariff.clone(),
            window: job.window.name.to_owned(),
            window_shows: job.window_shows,
            show_zones: job.show_zones,
            clear_paper: job.clear_paper,
            mend_names: job.mend_names,
            succession: KeptSuccession::of(&job.succession, &survey.earlier_rows),
        }
    }
}

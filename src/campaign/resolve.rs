//! Defaults, checks and whole paths: from what was typed to a [`Campaign`].

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::campaign::{Addressees, Routes};
use crate::diagnostic::Findings;
use crate::lang::Lang;

/// What kind of sheet a campaign prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A letter a signer.
    Letter,
    /// Sheets with a table of signers.
    Petition,
}

/// How the languages of a letter stand on its pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Arrangement {
    /// One after another on the same pages.
    Sequential,
    /// Two side by side.
    Columns,
    /// Each on sheets of its own, signed on each.
    Separate,
}

/// What the sender's block prints of a signer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SenderBlock {
    /// The name alone.
    Name,
    /// Name and country.
    Country,
    /// Name, town, country: the default.
    Town,
    /// Name, street, postcode and town, country.
    Address,
}

/// How a letter without a signature image is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Signed {
    /// A rule to sign on.
    ByHand,
    /// "signed online on …".
    Online,
}

/// The fields of a data-protection notice; an empty one is reported.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notice {
    /// Who is responsible, with the person who stands for it.
    pub controller: String,
    /// How to reach the controller.
    pub contact: String,
    /// What the data are for.
    pub purpose: String,
    /// Legal basis.
    pub legal_basis: String,
    /// Who receives the data.
    pub recipients: String,
    /// Transfer outside the EEA and its risk.
    pub transfer: String,
    /// How long the data are kept.
    pub retention: String,
    /// The signer's rights.
    pub rights: String,
    /// Supervisory authority.
    pub authority: String,
}

/// A campaign, ready to use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Campaign {
    /// Name of the letter: the name of its folder.
    pub name: String,
    /// The folder.
    pub folder: PathBuf,
    /// Kind of sheet.
    pub kind: Kind,
    /// Title by language: PDF title, cover sheet, list.
    pub titles: BTreeMap<Lang, String>,
    /// Languages in the letter's own order.
    pub languages: Vec<Lang>,
    /// How they stand.
    pub arrangement: Arrangement,
    /// Route where none is asked for.
    pub route: Option<String>,
    /// Ids of the addressees, the first being the one whose address is printed.
    pub addressees: Vec<String>,
    /// What the sender's block prints.
    pub sender: SenderBlock,
    /// How it is signed without an image.
    pub signed: Signed,
    /// First day of the campaign.
    pub opens: Option<Date>,
    /// Last day of the campaign.
    pub closes: Option<Date>,
    /// Headings (our own, such as `postcode`) that every row must fill.
    pub required: Vec<String>,
    /// Our heading → the list's heading.
    pub columns: BTreeMap<String, String>,
    /// Whether only rows with a `consent` of yes are printed.
    pub consent_required: bool,
    /// Columns of a petition's table, among `number`, `name`, `town`, `country`, `email`, `date`, `signature`.
    pub table: Vec<String>,
    /// Data-protection notice of a petition sheet.
    pub notice: Option<Notice>,
    /// Where a petition sheet is returned, line by line; the route's address if empty.
    pub return_to: Vec<String>,
    /// Publisher line of a petition sheet, such as an enterprise number.
    pub publisher: Option<String>,
}

impl Campaign {
    /// The title in a language, else in the campaign's first language, else the name.
    pub fn title(&self, _lang: Lang) -> &str {
        todo!("helper: letters")
    }

    /// The path of the template of a language: `<folder>/<tag>.md`.
    pub fn template_path(&self, lang: Lang) -> PathBuf {
        self.folder.join(format!("{lang}.md"))
    }
}

/// The folder of letters as read: which letters there are, who is addressed, which routes lead out.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// The folder, `letters` by default.
    pub folder: PathBuf,
    /// Names of the letters, sorted.
    pub letters: Vec<String>,
    /// `addressees.toml`.
    pub addressees: Addressees,
    /// `routes.toml`.
    pub routes: Routes,
}

impl Library {
    /// Reads the folder: finds the letters (folders with a `letter.toml`), reads addressees and routes.
    /// What is wrong goes to `findings`; `None` where nothing usable is left.
    pub fn read(_folder: &Path, _findings: &mut Findings) -> Option<Self> {
        todo!("helper: letters")
    }

    /// Reads and resolves one letter. `None` where `findings` has errors about it. Unknown names get
    /// `known` values in the diagnostic.
    pub fn campaign(&self, _letter: &str, _findings: &mut Findings) -> Option<Campaign> {
        todo!("helper: letters")
    }
}

//! A [`Campaign`] with every default filled in; `checks.rs` makes it from what was typed.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use serde::{Deserialize, Serialize};

use crate::campaign::addressee::best;
use crate::campaign::naming::{joined, nearest};
use crate::campaign::retention::Retention;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::lang::Lang;

/// The headings of our own lists: what `required` and `columns` may name. The same as `signers::Column`, which this
/// stage may not see; `tests/letters/campaign.rs` compares them.
pub const HEADINGS: [&str; 23] = [
    "id",
    "name",
    "given_name",
    "family_name",
    "latin_name",
    "print_name",
    "title",
    "organisation",
    "role",
    "street",
    "postcode",
    "city",
    "country",
    "email",
    "language",
    "date",
    "message",
    "message_approved",
    "signature",
    "consent",
    "consent_date",
    "consent_scope",
    "visibility",
];

/// What `columns` may name besides: a column of visibility in which a yes hides the name.
pub const ANONYMOUS: &str = "anonymous";

/// The same: one in which a yes shows the name, and a no or an empty cell does not.
pub const NAMED: &str = "named";

/// The same: one in which a yes asks for initials.
pub const INITIALS: &str = "initials";

/// A column in which a yes keeps the personal message back.
pub const MESSAGE_REFUSED: &str = "message_refused";

/// A column without a yes in which the personal message is kept back.
pub const MESSAGE_ALLOWED: &str = "message_allowed";

/// Headings, one a line, of columns that are not to be understood, whatever they look like.
pub const UNUSED: &str = "unused";

/// All that `columns` may name besides.
pub const WAYS: [&str; 6] = [ANONYMOUS, NAMED, INITIALS, MESSAGE_REFUSED, MESSAGE_ALLOWED, UNUSED];

/// The columns that a petition's table can have.
pub const TABLE_COLUMNS: [&str; 7] = ["number", "name", "town", "country", "email", "date", "signature"];

/// The columns of a petition's table where the letter names none: no e-mail on sheets for delivery.
pub(crate) const DEFAULT_TABLE: [&str; 5] = ["number", "name", "town", "date", "signature"];

/// What kind of sheet a campaign prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A letter a signer.
    Letter,
    /// Sheets with a table of signers.
    Petition,
}

impl Kind {
    /// As it stands in `letter.toml`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Petition => "petition",
        }
    }
}

/// How the languages of a letter stand on its pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrangement {
    /// One after another on the same pages.
    Sequential,
    /// Two side by side.
    Columns,
    /// Each on sheets of its own, signed on each.
    Separate,
}

impl Arrangement {
    /// As it stands in `letter.toml` and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sequential => "sequential",
            Self::Columns => "columns",
            Self::Separate => "separate",
        }
    }
}

/// What the sender's block prints of a signer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
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

impl Notice {
    /// The fields with their names in `letter.toml`, in order.
    pub fn fields(&self) -> [(&'static str, &str); 9] {
        [
            ("controller", &self.controller),
            ("contact", &self.contact),
            ("purpose", &self.purpose),
            ("legal_basis", &self.legal_basis),
            ("recipients", &self.recipients),
            ("transfer", &self.transfer),
            ("retention", &self.retention),
            ("rights", &self.rights),
            ("authority", &self.authority),
        ]
    }
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
    /// The most sheets of a letter with a personal message; `None`: one more than the letter takes without it.
    pub max_sheets: Option<usize>,
    /// Whether Japanese `、` and `。` may hang out of the end of a full line.
    pub hanging: bool,
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
    /// Whether only messages are printed that somebody has approved.
    pub approved_messages: bool,
    /// Columns of a petition's table, among `number`, `name`, `town`, `country`, `email`, `date`, `signature`.
    pub table: Vec<String>,
    /// Columns in a strip of street sheets that is cut off before delivery; they never hold anything of the list.
    pub strip: Vec<String>,
    /// Data-protection notice of a petition sheet.
    pub notice: Option<Notice>,
    /// Where a petition sheet is returned, line by line; the route's address if empty.
    pub return_to: Vec<String>,
    /// Publisher line of a petition sheet, such as an enterprise number.
    pub publisher: Option<String>,
    /// How long the archive keeps what was sent; for ever where the letter does not say.
    pub retention: Option<Retention>,
    /// The bytes of `letter.toml`, from which all this was read.
    pub source: Arc<[u8]>,
}

impl Campaign {
    /// The title in a language, else in the campaign's first language, else the name.
    pub fn title(&self, lang: Lang) -> &str {
        self.title_in(lang).map_or(&self.name, |(_, title)| title)
    }

    /// The title for a language with the language in which it is; `None` where the letter has no title at all.
    pub fn title_in(&self, lang: Lang) -> Option<(Lang, &str)> {
        let same = best(&self.titles, lang).filter(|(found, _)| found.language() == lang.language());
        let first = || self.languages.iter().find_map(|lang| self.titles.get_key_value(lang));
        same.map(|(found, title)| (found, title.as_str())).or_else(|| {
            first().or_else(|| self.titles.first_key_value()).map(|(found, title)| (*found, title.as_str()))
        })
    }

    /// The path of a language's text for letters that several send together, or an organisation: `en.we.md`.
    pub fn joint_template_path(&self, lang: Lang) -> PathBuf {
        self.folder.join(format!("{lang}.we.md"))
    }

    /// The languages among these that have no text for several senders.
    pub fn without_joint_text(&self, languages: &[Lang]) -> Vec<Lang> {
        languages.iter().copied().filter(|lang| !self.joint_template_path(*lang).is_file()).collect()
    }

    /// The path of the template of a language: `<folder>/<tag>.md`.
    pub fn template_path(&self, lang: Lang) -> PathBuf {
        self.folder.join(format!("{lang}.md"))
    }

    /// The path of the letter's settings: `<folder>/letter.toml`.
    pub fn settings_path(&self) -> PathBuf {
        self.folder.join("letter.toml")
    }

    /// The letter's first language that is set with Han characters, for values whose own language is unknown.
    pub fn cjk_language(&self) -> Option<Lang> {
        self.languages.iter().copied().find(Lang::is_cjk)
    }

    /// The languages asked for, in that order; the letter's own where none is. A bad tag, a language that the letter
    /// does not have and a doubled one go to `findings`, and nothing comes back.
    pub fn choose_languages<S: AsRef<str>>(&self, asked: &[S], findings: &mut Findings) -> Option<Vec<Lang>> {
        if asked.is_empty() {
            return Some(self.languages.clone());
        }
        let mut chosen = Vec::with_capacity(asked.len());
        let mut good = true;
        for tag in asked.iter().map(AsRef::as_ref) {
            let finding = match Lang::parse(tag) {
                None => Diagnostic::error(Code::BadLanguageTag).with("language", tag),
                Some(lang) if !self.languages.contains(&lang) => {
                    let known = self.languages.iter().map(Lang::as_str);
                    let finding = Diagnostic::error(Code::UnknownLanguage).with("language", lang);
                    let finding = finding.with("known", joined(known.clone()));
                    // Of two letters one is not a slip: `es` does not mean `en`.
                    match nearest(tag, known).filter(|_| tag.len() > 2) {
                        Some(meant) => finding.with("nearest", meant),
                        None => finding,
                    }
                }
                Some(lang) if chosen.contains(&lang) => {
                    Diagnostic::error(Code::DoubledValue).with("field", "languages").with("value", lang)
                }
                Some(lang) => {
                    chosen.push(lang);
                    continue;
                }
            };
            good = false;
            findings.push(finding);
        }
        good.then_some(chosen)
    }
}

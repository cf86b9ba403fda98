//! Template × constants → [`Form`], once; Form × signer → text, once a letter.
//!
//! Values are text: they are never parsed as markup and never looked at for placeholders.

use jiff::civil::Date;

use crate::campaign::{Addressee, Campaign, Route};
use crate::lang::Lang;
use crate::letter::template::{SignerField, Template};
use crate::signers::Signer;

/// What is the same in every letter of a volume.
#[derive(Debug, Clone, Copy)]
pub struct Constants<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// To whom the letter speaks, in order; the first one's address is printed.
    pub addressees: &'a [&'a Addressee],
    /// The first delivery.
    pub route: &'a Route,
    /// The day of the letter.
    pub date: Date,
}

/// What a run of text is, for hyphenation, faces and tags.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum RunKind {
    /// The letter's own words.
    Prose,
    /// A name of a person: never hyphenated.
    Name,
    /// Any other value from the list or the data: never hyphenated.
    Value,
    /// The words of a link to this address.
    Link(String),
}

/// A stretch of text of one look. `\n` is a hard line break.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Its language.
    pub lang: Lang,
    /// Strong.
    pub strong: bool,
    /// Emphasis.
    pub emphasis: bool,
    /// What it is.
    pub kind: RunKind,
}

/// What a block of text is on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextRole {
    /// A heading of this level.
    Heading(u8),
    /// A paragraph of the body.
    Paragraph,
    /// The block that greets: a paragraph that holds `{{addressee.greeting}}`.
    Greeting,
    /// An item of a list, with its label (`•`, `1.`). Consecutive items form one list.
    ListItem {
        /// Its number in an ordered list, `None` for a bullet.
        number: Option<u64>,
        /// Whether it begins a new list.
        first: bool,
    },
    /// The complimentary close.
    Closing,
}

/// A block with all its values in place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TextBlock {
    /// What it is.
    pub role: TextRole,
    /// Its text.
    pub runs: Vec<Run>,
}

/// A block of a form: the same in every letter, or waiting for a signer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormBlock {
    /// The same in every letter.
    Fixed(TextBlock),
    /// Holds a value of the signer.
    Open(OpenBlock),
}

/// A block that a signer completes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenBlock {
    role: TextRole,
    parts: Vec<OpenPart>,
}

/// A part of an open block.
#[derive(Debug, Clone, PartialEq, Eq)]
enum OpenPart {
    Run(Run),
    Slot { field: SignerField, optional: bool, strong: bool, emphasis: bool },
}

/// One language of a letter with everything but the signer in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The language.
    pub lang: Lang,
    /// The inside address of the first addressee in this language, line by line; may be empty.
    pub inside_address: Vec<String>,
    /// Place and date of the letter are the layout's; this is the date in words of the language.
    pub date: String,
    /// Greeting, body and close, in order.
    pub blocks: Vec<FormBlock>,
}

impl Form {
    /// Fills a template with what is the same in every letter.
    pub fn new(_template: &Template, _constants: &Constants<'_>) -> Self {
        todo!("helper: letters")
    }
}

impl OpenBlock {
    /// The block for one signer, or more than one where a personal message alone in its paragraph has several
    /// paragraphs; none where every placeholder in it is optional and empty.
    /// `Err` names a placeholder that must be filled and is empty.
    pub fn fill(&self, _signer: &Signer<'_>) -> Result<Vec<TextBlock>, SignerField> {
        todo!("helper: letters")
    }
}

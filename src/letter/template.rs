//! Markdown with placeholders, as parsed nodes.

use std::path::Path;

use crate::diagnostic::Findings;
use crate::lang::Lang;

/// What a placeholder stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `date`: the day of the letter in the words of the language.
    Date,
    /// `addressee.name`: names of the addressees, one a line.
    AddresseeName,
    /// `addressee.office`: their offices, one a line.
    AddresseeOffice,
    /// `addressee.greeting`: their greetings, one a line.
    AddresseeGreeting,
    /// `letter.title`: the campaign's title.
    LetterTitle,
    /// `route.name`: the delivery's readable name.
    RouteName,
    /// `signer.name`, `signer.latin_name`, `signer.organisation`, `signer.role`, `signer.street`, `signer.postcode`,
    /// `signer.city`, `signer.country`, `signer.email`, `signer.date`, `signer.message`, `signer.id`, by its last word.
    Signer(SignerField),
}

/// A placeholder about the signer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the column of its name")]
pub enum SignerField {
    Id,
    Name,
    LatinName,
    Organisation,
    Role,
    Street,
    Postcode,
    City,
    Country,
    Email,
    Date,
    Message,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain text. A soft line break of the source is a space, or nothing between two CJK characters.
    Text(String),
    /// `**…**`
    Strong(Vec<Inline>),
    /// `*…*`
    Emphasis(Vec<Inline>),
    /// `[…](address)` or `<address>`
    Link {
        /// http, https or mailto.
        address: String,
        /// The words that are the link.
        content: Vec<Inline>,
    },
    /// A hard line break.
    Break,
    /// `{{field}}`, or `{{field?}}` where it may be empty.
    Placeholder {
        /// What it stands for.
        field: Field,
        /// Whether it may be empty.
        optional: bool,
    },
}

/// A block of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// `# …`, level 1 to 6.
    Heading {
        /// 1 to 6.
        level: u8,
        /// The words.
        content: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list, one level deep; each item is one paragraph.
    List {
        /// The first number of an ordered list; `None` for bullets.
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Inline>>,
    },
}

/// The template of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The language.
    pub lang: Lang,
    /// The text: greeting, paragraphs, lists.
    pub body: Vec<Block>,
    /// The complimentary close: what stands below the line `---`.
    pub closing: Vec<Block>,
}

impl Template {
    /// Reads a template. Every unknown or unclosed placeholder and every construct that a letter cannot
    /// hold (raw HTML, tables, images, code, block quotes, nested lists) is a finding with file, line and column.
    pub fn read(_path: &Path, _lang: Lang, _findings: &mut Findings) -> Option<Self> {
        todo!("helper: letters")
    }

    /// Parses the text of a template; `path` is named in findings.
    pub fn parse(_text: &str, _path: &Path, _lang: Lang, _findings: &mut Findings) -> Option<Self> {
        todo!("helper: letters")
    }

    /// Every placeholder field that the template names, in order of first appearance.
    pub fn fields(&self) -> Vec<Field> {
        todo!("helper: letters")
    }
}

/// Compares headings, paragraphs and bullets of the templates of one letter: one warning for each language
/// that differs from the first (`languages-differ`).
pub fn compare(_templates: &[Template], _folder: &Path, _findings: &mut Findings) {
    todo!("helper: letters")
}

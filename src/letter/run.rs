//! Text with all its values in place: runs of one look, and the blocks made of them.

use crate::lang::Lang;

/// What a run of text is, for hyphenation, faces and tags.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum RunKind {
    /// The letter's own words.
    Prose,
    /// The signer's own words: set like prose, in their language.
    Message,
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

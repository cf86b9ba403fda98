//! The nodes of a template: blocks, and the parts of their lines.

use crate::letter::field::Field;

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

//! What an option may be, where it is one of a few.

use clap::ValueEnum;

use crate::batch::{MessageOverflow, MissingGlyph, PrintOrder};
use crate::campaign::Arrangement;
use crate::layout::foot::SheetMarks;

/// `--return`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ReturnArgument {
    /// The route's office
    Office,
    /// The signer of each letter: the post and the addressee read where they live
    Signer,
}

/// `--feed`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum FeedArgument {
    /// As it is read, the long edge first
    LongEdge,
    /// The short edge first
    ShortEdge,
    /// Turned by half, the flap first
    Rotated,
}

/// `--for`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum LabelArgument {
    /// The addressee of each letter
    Addressee,
    /// The sender of each letter
    Sender,
    /// The delivery address
    Bag,
}

/// `--arrangement`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ArrangementArgument {
    /// One language after another
    Sequential,
    /// Two languages side by side
    Columns,
    /// Each language on sheets of its own
    Separate,
}

impl From<ArrangementArgument> for Arrangement {
    fn from(typed: ArrangementArgument) -> Self {
        match typed {
            ArrangementArgument::Sequential => Self::Sequential,
            ArrangementArgument::Columns => Self::Columns,
            ArrangementArgument::Separate => Self::Separate,
        }
    }
}

/// `--as`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ShapeArgument {
    /// A letter for every signer
    Letters,
    /// One letter of the office and a table of all names
    Roll,
}

/// `--paper`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum PaperArgument {
    /// 210 × 297 mm
    A4,
    /// 297 × 420 mm
    A3,
}

/// `--orientation`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OrientationArgument {
    /// Upright
    Portrait,
    /// Across
    Landscape,
}

/// `--window-shows`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum WindowShowsArgument {
    /// The addressee's own address
    Addressee,
    /// The addressee's name, and the delivery address as c/o
    Delivery,
}

/// `--print-order`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum PrintOrderArgument {
    /// The first sheet first
    Normal,
    /// The last sheet first, for printers that lay the first sheet undermost
    Reverse,
}

impl From<PrintOrderArgument> for PrintOrder {
    fn from(typed: PrintOrderArgument) -> Self {
        match typed {
            PrintOrderArgument::Normal => Self::Normal,
            PrintOrderArgument::Reverse => Self::Reverse,
        }
    }
}

/// `--sheet-marks`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum SheetMarksArgument {
    /// No marks
    None,
    /// As text
    Text,
    /// As a QR code
    Code,
}

impl From<SheetMarksArgument> for SheetMarks {
    fn from(typed: SheetMarksArgument) -> Self {
        match typed {
            SheetMarksArgument::None => Self::None,
            SheetMarksArgument::Text => Self::Text,
            SheetMarksArgument::Code => Self::Code,
        }
    }
}

/// `--missing-glyph`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum MissingGlyphArgument {
    /// Build nothing
    Error,
    /// Leave the row out
    RejectRow,
    /// Leave the character out of a personal message; elsewhere leave the row out
    OmitFromMessage,
}

impl From<MissingGlyphArgument> for MissingGlyph {
    fn from(typed: MissingGlyphArgument) -> Self {
        match typed {
            MissingGlyphArgument::Error => Self::Error,
            MissingGlyphArgument::RejectRow => Self::RejectRow,
            MissingGlyphArgument::OmitFromMessage => Self::OmitFromMessage,
        }
    }
}

/// `--message-overflow`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum MessageOverflowArgument {
    /// The row is bad
    Reject,
    /// The letter goes without the message
    Omit,
}

impl From<MessageOverflowArgument> for MessageOverflow {
    fn from(typed: MessageOverflowArgument) -> Self {
        match typed {
            MessageOverflowArgument::Reject => Self::Reject,
            MessageOverflowArgument::Omit => Self::Omit,
        }
    }
}

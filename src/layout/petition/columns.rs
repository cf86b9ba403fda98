//! The columns and rows of a petition's table.

use std::sync::Arc;

use crate::lang::phrases::Phrase;
use crate::layout::block::SetBlock;
use crate::layout::petition::ground::Ground;
use crate::length::Length;
use crate::letter::SignatureImage;
use crate::letter::closing::ValueLine;

/// A column of the table of signers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TableColumn {
    /// Serial.
    Number,
    /// Name, in each script.
    Name,
    /// Town.
    Town,
    /// Country.
    Country,
    /// E-mail address.
    Email,
    /// Day of signing.
    Date,
    /// Room to sign, or the image.
    Signature,
}

impl TableColumn {
    /// The column of this name in `letter.toml`.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "number" => Self::Number,
            "name" => Self::Name,
            "town" => Self::Town,
            "country" => Self::Country,
            "email" => Self::Email,
            "date" => Self::Date,
            "signature" => Self::Signature,
            _ => return None,
        })
    }

    pub(super) fn heading(self) -> Phrase {
        match self {
            Self::Number => Phrase::Number,
            Self::Name => Phrase::Name,
            Self::Town => Phrase::Town,
            Self::Country => Phrase::Country,
            Self::Email => Phrase::Email,
            Self::Date => Phrase::Date,
            Self::Signature => Phrase::Signature,
        }
    }

    /// Share of the width (tuned to names, towns and dates of the measuring list).
    fn share(self) -> i32 {
        match self {
            Self::Number => 14,
            Self::Name => 48,
            Self::Town | Self::Country => 32,
            Self::Email => 46,
            Self::Date => 24,
            Self::Signature => 42,
        }
    }
}

/// One row of the table: a cell for each column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRow {
    /// Serial, for bookmark and total; `None` for a row without (withheld or blank).
    pub serial: Option<u64>,
    /// Whether it is to be filled in by hand.
    pub blank: bool,
    /// Least height, where the row takes the place of a higher one.
    pub least: Length,
    /// The lines of each cell, in the order of the columns.
    pub cells: Vec<Vec<ValueLine>>,
    /// Signature image, for the signature column.
    pub image: Option<Arc<SignatureImage>>,
}

/// Height of a row in which one can sign by hand (12 mm takes a signature).
pub(super) const ROW_HEIGHT: Length = Length::mm(12.0);
/// Space between a cell's edge and its text (tuned).
pub(super) const PADDING: Length = Length::mm(1.2);

impl TableRow {
    /// How high it is with these cells.
    pub(super) fn height(&self, cells: &[SetBlock]) -> Length {
        let text = cells.iter().map(SetBlock::height).max().unwrap_or_default();
        ROW_HEIGHT.max(text + PADDING * 2).max(self.least)
    }
}

/// Left and right edge of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Edges {
    pub(super) left: Length,
    pub(super) right: Length,
}

/// The edges of the columns: those of the table, then those of the strip.
pub(super) fn edges(columns: &[TableColumn], strip: &[TableColumn], ground: &Ground) -> Vec<Edges> {
    let mut edges = share_out(columns, ground.left, ground.measure);
    if let Some(place) = ground.strip {
        edges.extend(share_out(strip, place.left, place.width));
    }
    edges
}

fn share_out(columns: &[TableColumn], left: Length, width: Length) -> Vec<Edges> {
    let total: i32 = columns.iter().map(|column| column.share()).sum();
    let mut sum = 0;
    let mut at = |share: i32| {
        sum += share;
        left + width.scaled(sum, total.max(1))
    };
    columns.iter().map(|column| Edges { left: at(0), right: at(column.share()) }).collect()
}

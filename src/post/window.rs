//! Address zones of the letter sheet, as data with sources.

use crate::length::{Length, Rect};

/// Where the postal address stands on the first page of a letter, so that it shows in an envelope's window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// Its name on the command line and in `routes.toml`.
    pub name: &'static str,
    /// The zone on A4, from the top left corner of the sheet.
    pub zone: Rect,
    /// Where the address text begins, from the left edge of the sheet.
    pub text_left: Length,
    /// Where the address text begins, from the top edge of the sheet.
    pub text_top: Length,
    /// Fold marks at the left edge, from the top.
    pub fold_marks: &'static [Length],
    /// Where the body may begin, from the top edge.
    pub body_top: Length,
}

/// No window envelope: the address stands at the left, above the body, where most countries expect it.
pub const NONE: Window = Window {
    name: "none",
    zone: Rect::mm(25.0, 50.0, 85.0, 35.0), // tuned: below sender and date, seven lines of 10.5 pt
    text_left: Length::mm(25.0),
    text_top: Length::mm(50.0),
    fold_marks: &[],
    body_top: Length::mm(88.0),
};

/// Every zone that the program knows.
pub const ALL: &[&Window] = &[&NONE];

/// The zone of this name.
pub fn by_name(name: &str) -> Option<&'static Window> {
    ALL.iter().copied().find(|window| window.name == name)
}

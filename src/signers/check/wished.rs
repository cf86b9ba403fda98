//! What a row wishes: how the name is shown, and whether the message is printed.

use crate::diagnostic::{Code, Diagnostic};
use crate::signers::answers::{heard, visibility};
use crate::signers::asked::Asks;
use crate::signers::cells::Cells;
use crate::signers::check::Checker;
use crate::signers::clean::trimmed;
use crate::signers::fate::Visibility;
use crate::signers::row::{Column, Row};

impl Checker<'_> {
    /// How the name is shown: as the strictest answer of the row has it. An answer that is not understood is an error.
    pub(super) fn visibility(&self, cells: &mut Cells<'_, '_>) -> Visibility {
        let asks = self.columns.asks();
        let said = cells.parsed(Column::Visibility, unknown(asks), "value", visibility);
        let is_empty = trimmed(self.columns.cell(cells.row, Column::Visibility)).is_empty();
        if let Some(code) = if_empty(asks).filter(|_| is_empty && self.columns.position(Column::Visibility).is_some()) {
            cells.reject(Column::Visibility, Diagnostic::error(code));
        }
        let mut strictest = said.unwrap_or(Visibility::Named);
        for wish in self.columns.wishes() {
            let cell = wish.cell(cells.row);
            let fault = if cell.is_empty() { if_empty(wish.asks) } else { Some(unknown(wish.asks)) };
            if let Some(said) = visibility(heard(wish.asks, cell)) {
                strictest = strictest.max(said);
            } else if let Some(code) = fault {
                let finding = Diagnostic::error(code).with("column", Column::Visibility.heading());
                cells.reject_extra(&wish.heading, wish.position, finding);
            }
        }
        strictest
    }

    /// Whether the row keeps its message back. An answer that is not understood is an error.
    pub(super) fn message_refused(&self, cells: &mut Cells<'_, '_>) -> bool {
        for wish in self.columns.of_message() {
            if keeps_back(wish.asks, wish.cell(cells.row)).is_none() {
                let finding = Diagnostic::error(Code::UnknownConsent).with("column", Column::Message.heading());
                cells.reject_extra(&wish.heading, wish.position, finding);
            }
        }
        self.keeps_message_back(cells.row) != Some(false)
    }

    /// Whether a row keeps its message back; `None` where nobody knows.
    pub(super) fn keeps_message_back(&self, row: &Row) -> Option<bool> {
        let mut any = false;
        for wish in self.columns.of_message() {
            any |= keeps_back(wish.asks, wish.cell(row))?;
        }
        Some(any)
    }
}

/// Whether an answer keeps the message back; `None` where it is not understood.
fn keeps_back(asks: Asks, cell: &str) -> Option<bool> {
    match (asks, heard(asks, cell)) {
        (Asks::Showing, "") | (_, "withheld") => Some(true),
        (_, "" | "named") => Some(false),
        _ => None,
    }
}

/// What is wrong with an answer that is not understood.
fn unknown(asks: Asks) -> Code {
    match asks {
        Asks::How => Code::UnknownVisibility,
        Asks::Hiding | Asks::Showing | Asks::Initials => Code::UnknownConsent,
        Asks::Unread => Code::WishUnread,
    }
}

/// What is wrong with an empty cell. A box that nobody ticked is one: where a yes shows the name, that may be a no.
fn if_empty(asks: Asks) -> Option<Code> {
    match asks {
        Asks::Showing => Some(Code::ConsentEmpty),
        Asks::Unread => Some(Code::WishUnread),
        Asks::How | Asks::Hiding | Asks::Initials => None,
    }
}

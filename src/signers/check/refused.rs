//! What a row refuses, whatever else is wrong with it.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::lang::Lang;
use crate::signers::answers::{consent, visibility};
use crate::signers::between::Between;
use crate::signers::cells::{Cells, shown};
use crate::signers::check::Checker;
use crate::signers::clean::trimmed;
use crate::signers::columns::ColumnMap;
use crate::signers::dates::Order;
use crate::signers::fate::{LeftOut, Visibility};
use crate::signers::own_wish::OwnWish;
use crate::signers::row::{Column, Row};
use crate::signers::unforeseen::hides;

impl Checker<'_> {
    /// The same checker, for which a row is bad where one of these columns, which nothing uses, hides a name or refuses
    /// ([`Unforeseen::hiding`](crate::signers::Unforeseen::hiding)).
    #[must_use]
    pub fn heeding(self, wishes: &[u16]) -> Self {
        Self { wishes: wishes.to_vec(), ..self }
    }

    /// Why nothing of a row's person may be printed, whatever else is wrong with the row: the name is withheld, or consent
    /// refused. An answer that is not understood counts as the stricter one.
    pub fn refusal(&self, row: &Row) -> Option<LeftOut> {
        let cell = |column| Some(trimmed(self.columns.cell(row, column))).filter(|text| !text.is_empty());
        let order = Order::of(cell(Column::Language).and_then(Lang::parse).or(self.rules.letter_lang));
        let is_hidden = |text| !matches!(visibility(text), Some(Visibility::Named | Visibility::Initials));
        if cell(Column::Consent).is_some_and(|text| consent(text, order) != Some(true)) {
            return Some(LeftOut::NoConsent);
        }
        let unforeseen = || self.hidden_under(row).next().is_some();
        let in_message = || {
            let hides_name = cell(Column::PrintName).is_some()
                || cell(Column::Visibility).and_then(visibility) == Some(Visibility::Initials);
            let is_approved = cell(Column::MessageApproved).and_then(|text| consent(text, order)) == Some(true);
            let wish = || cell(Column::Message).and_then(OwnWish::of);
            !hides_name && !is_approved && matches!(wish(), Some(OwnWish::Plain(_)))
        };
        let is_withheld = cell(Column::Visibility).is_some_and(is_hidden) || unforeseen() || in_message();
        is_withheld.then_some(LeftOut::Withheld)
    }

    /// Rejects a row whose message plainly asks to hide the name, which would be printed; warns where that is not plain, or where somebody has
    /// read and approved the message.
    pub(super) fn heed_message(&self, is_approved: bool, cells: &mut Cells<'_, '_>) {
        let message = self.columns.cell(cells.row, Column::Message);
        let (said, severity) = match OwnWish::of(message) {
            Some(OwnWish::Plain(said)) if !is_approved => (said, Severity::Error),
            Some(OwnWish::Plain(said) | OwnWish::Doubtful(said)) if self.doubts => (said, Severity::Warning),
            _ => return,
        };
        cells.rejected |= severity == Severity::Error;
        let finding = Diagnostic { severity, ..Diagnostic::error(Code::MessageRefusesName) };
        let at = message.find(said).map(|at| at..at + said.len());
        cells.warn_at(Column::Message, finding.with("value", shown(said)), at);
    }

    /// Whether a row is nobody's, which rejects it.
    pub(super) fn is_between(&self, cells: &mut Cells<'_, '_>) -> bool {
        let Some(between) = Between::of(cells.row, self.columns) else { return false };
        let finding = Diagnostic::error(Code::NotASigner);
        cells.reject_row(match between {
            Between::Headings => finding,
            Between::Section => {
                let text = cells.row.cells.iter().map(trimmed).find(|cell| !cell.is_empty()).unwrap_or_default();
                finding.with("section", shown(text))
            }
        });
        true
    }

    /// The columns that nothing uses, heading and place, under which a row hides the name or refuses.
    pub(super) fn hidden_under<'c>(&'c self, row: &'c Row) -> impl Iterator<Item = (&'c str, u16)> {
        // Nearly every list has none.
        let columns = (!self.wishes.is_empty()).then(|| self.columns.extra()).into_iter().flatten();
        columns.filter(|(_, place)| self.wishes.contains(place) && hides(ColumnMap::extra_cell(row, *place)))
    }
}

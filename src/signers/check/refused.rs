//! What a row refuses, whatever else is wrong with it.

use crate::lang::Lang;
use crate::signers::answers::{consent, heard, visibility};
use crate::signers::check::Checker;
use crate::signers::clean::trimmed;
use crate::signers::columns::ColumnMap;
use crate::signers::dates::Order;
use crate::signers::fate::{LeftOut, Visibility};
use crate::signers::row::{Column, Row};
use crate::signers::unforeseen::{hides, is_wish};

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
        let beside = || {
            let mut cells = self.columns.wishes().iter().map(|wish| heard(wish.asks, wish.cell(row)));
            cells.any(|text| !text.is_empty() && is_hidden(text))
        };
        let unforeseen = || self.hidden_under(row).next().is_some();
        (cell(Column::Visibility).is_some_and(is_hidden) || beside() || unforeseen()).then_some(LeftOut::Withheld)
    }

    /// The columns that nothing uses, heading and place, under which a row hides the name or refuses.
    pub(super) fn hidden_under<'c>(&'c self, row: &'c Row) -> impl Iterator<Item = (&'c str, u16)> {
        self.columns.unsettled().filter(|(_, place)| {
            let cell = ColumnMap::extra_cell(row, *place);
            // A whole sentence is a wish wherever it stands, but where it is printed.
            (self.wishes.contains(place) && hides(cell))
                || (is_wish(cell) && self.extra.iter().all(|(_, printed)| printed != place))
        })
    }
}

//! What a row refuses, whatever else is wrong with it.

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::lang::Lang;
use crate::signers::answers::{consent, heard, visibility};
use crate::signers::asked::Asks;
use crate::signers::between::Between;
use crate::signers::cells::{Cells, shown};
use crate::signers::check::Checker;
use crate::signers::clean::trimmed;
use crate::signers::columns::ColumnMap;
use crate::signers::dates::Order;
use crate::signers::fate::{Refusal, Visibility};
use crate::signers::nested::{Wish, is_nested, wish};
use crate::signers::own_wish::OwnWish;
use crate::signers::refusal::{refused_anywhere, refused_beside};
use crate::signers::row::{Column, Row};
use crate::signers::scope::Scope;
use crate::signers::unforeseen::{hidden_among_answers, is_wish};

impl Checker<'_> {
    /// The same checker, for which a row is bad where one of these columns, which nothing uses, hides a name or refuses in any of the
    /// words of an answer ([`Unforeseen::hiding`](crate::signers::Unforeseen::hiding)).
    #[must_use]
    pub fn heeding(self, wishes: &[u16]) -> Self {
        Self { wishes: wishes.to_vec(), ..self }
    }

    /// Why nothing of a row's person may be printed, or not the name, whatever else is wrong with the row; the strictest reason. An
    /// answer that is not understood counts as a refusal. A row with too few cells or too many refuses where any of them does, for
    /// nobody knows under which heading it belongs; a copy of ours says it behind the cells.
    pub fn refusal(&self, row: &Row) -> Option<Refusal> {
        if row.cells.iter().all(|cell| trimmed(cell).is_empty()) {
            return None;
        }
        let mut behind = row.cells.iter().skip(self.columns.width()).filter(|cell| !cell.is_empty());
        let (first, second) = (behind.next(), behind.next());
        if let (Some(refusal), None) = (first.and_then(Refusal::from_word), second) {
            return Some(refusal);
        }
        let is_ragged = first.is_some() || row.cells.len() < self.columns.width();
        let anywhere = is_ragged.then(|| row.cells.iter().filter_map(refused_anywhere).min()).flatten();
        let unforeseen = self.hidden_under(row).map(|(.., refusal)| refusal).min();
        let refusals = [
            self.of_known_columns(row),
            unforeseen,
            self.nested(row),
            self.in_message(row),
            self.in_name(row),
            anywhere,
        ];
        refusals.into_iter().flatten().min()
    }

    /// What stands beside a name in its own cell.
    fn in_name(&self, row: &Row) -> Option<Refusal> {
        let names = [Column::Name, Column::GivenName, Column::FamilyName];
        let refused = names.iter().filter_map(|column| refused_beside(self.columns.cell(row, *column)));
        refused.filter_map(refused_anywhere).min()
    }

    /// What a message refuses that plainly asks to hide the name, unless the row hides it or somebody has approved the message.
    fn in_message(&self, row: &Row) -> Option<Refusal> {
        let cell = |column| trimmed(self.columns.cell(row, column));
        let hides_name =
            !cell(Column::PrintName).is_empty() || visibility(cell(Column::Visibility)) == Some(Visibility::Initials);
        let is_approved = || consent(cell(Column::MessageApproved), Order::DayFirst) == Some(true);
        let is_plain = || matches!(OwnWish::of(cell(Column::Message)), Some(OwnWish::Plain(_)));
        (!hides_name && !cell(Column::Message).is_empty() && is_plain() && !is_approved()).then_some(Refusal::Withheld)
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

    /// What the columns refuse that are there for it.
    fn of_known_columns(&self, row: &Row) -> Option<Refusal> {
        let cell = |column| Some(trimmed(self.columns.cell(row, column))).filter(|text| !text.is_empty());
        let order = Order::of(cell(Column::Language).and_then(Lang::parse).or(self.rules.letter_lang));
        let no_consent = cell(Column::Consent).is_some_and(|text| consent(text, order) != Some(true))
            || cell(Column::ConsentScope).is_some_and(|text| !Scope::parse(text).is_some_and(|scope| scope.name));
        if no_consent {
            return Some(Refusal::NoConsent);
        }
        let of_column = of_name(self.columns.asks(), cell(Column::Visibility).unwrap_or_default());
        let beside =
            self.columns.wishes().iter().filter_map(|wish| of_name(wish.asks, heard(wish.asks, wish.cell(row))));
        let strictest = beside.chain(of_column).min();
        strictest.or_else(|| cell(Column::PrintName).map(|_| Refusal::Initials))
    }

    /// Whether a row says how its name may be shown, or that it agrees, and not only that nothing is known of it.
    pub fn says_how(&self, row: &Row) -> bool {
        let mut known = [Column::Visibility, Column::Consent].into_iter();
        known.any(|column| !trimmed(self.columns.cell(row, column)).is_empty())
            || self.columns.wishes().iter().any(|wish| !wish.cell(row).is_empty())
    }

    /// What a list or an object of JSON refuses in a cell of a bad row, or one of two values of a key.
    fn nested(&self, row: &Row) -> Option<Refusal> {
        let known = self.columns.present().filter(|column| *column != Column::Signature);
        let known = known.filter_map(|column| Some((self.columns.heading(column)?, self.columns.cell(row, column))));
        let extra = self.columns.unsettled().map(|(heading, place)| (heading, ColumnMap::extra_cell(row, place)));
        let refusals = known.chain(extra).filter_map(|(heading, cell)| {
            let cell = trimmed(cell);
            match is_nested(cell).then(|| wish(heading, cell)) {
                Some(Wish::Refuses(refusal)) => Some(refusal),
                Some(Wish::None | Wish::Asked) => None,
                None => cell.contains("; ").then(|| cell.split("; ").filter_map(refused_anywhere).min()).flatten(),
            }
        });
        refusals.min()
    }

    /// The columns that nothing uses, heading and place, under which a row hides the name or refuses, and what it refuses.
    pub(super) fn hidden_under<'c>(&'c self, row: &'c Row) -> impl Iterator<Item = (&'c str, u16, Refusal)> {
        self.unused.iter().filter_map(|(heading, place)| {
            let cell = ColumnMap::extra_cell(row, *place);
            let among_answers = self.wishes.contains(place).then(|| hidden_among_answers(cell)).flatten();
            // A whole sentence is a wish wherever it stands.
            let refusal = among_answers.or_else(|| refused_anywhere(cell));
            let refusal = refusal.or_else(|| is_wish(cell).then_some(Refusal::Withheld));
            refusal.map(|refusal| (*heading, *place, refusal))
        })
    }
}

/// What a cell of a column that asks this refuses of the name.
fn of_name(asks: Asks, said: &str) -> Option<Refusal> {
    match (asks, said) {
        (Asks::How | Asks::Hiding | Asks::Initials, "") => None,
        (Asks::Showing, "") | (Asks::Unread, _) => Some(Refusal::Unsettled),
        _ => match visibility(said) {
            Some(Visibility::Named) => None,
            Some(Visibility::Initials) => Some(Refusal::Initials),
            Some(Visibility::Withheld) | None => Some(Refusal::Withheld),
        },
    }
}

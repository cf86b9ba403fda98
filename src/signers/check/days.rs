//! The days of signing and of consent of a row: what they are, what they show of the order of the column, and whether they are after
//! the letter's.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::lang::Lang;
use crate::signers::cells::Cells;
use crate::signers::check::Checker;
use crate::signers::clean::trimmed;
use crate::signers::date_order::DateOrder;
use crate::signers::dates::{Days, Order, days};
use crate::signers::row::Column;

/// The columns of days.
const DAYS: [Column; 2] = [Column::Date, Column::ConsentDate];

impl Checker<'_> {
    /// The day in one of the [`DAYS`]; what it shows of the order of days is remembered.
    pub(super) fn day(&self, cells: &mut Cells<'_, '_>, which: usize, order: Order) -> Option<Days> {
        let column = DAYS[which];
        let found = cells.parsed(column, Code::BadDate, "value", days)?;
        if self.doubts && self.rules.date_order.is_none() {
            let text = trimmed(self.columns.cell(cells.row, column));
            self.days.borrow_mut()[which].see(found, text, order, cells.row.number);
        }
        Some(found)
    }

    /// Warns of a day after the letter's; where the column's order is not known yet, once it is.
    pub(super) fn compare(
        &self,
        cells: &mut Cells<'_, '_>,
        which: usize,
        signed: Days,
        letter: Date,
        lang: Option<Lang>,
    ) {
        let later = |order: DateOrder| {
            let signed = signed.read(order.of_row(lang));
            (signed > letter).then(|| Diagnostic::warning(Code::SignedLater).with("value", signed).with("date", letter))
        };
        if let Some(order) = self.rules.date_order {
            if let Some(finding) = later(order) {
                cells.warn(DAYS[which], finding);
            }
            return;
        }
        for order in DateOrder::ALL {
            if let Some(finding) = later(order) {
                self.days.borrow_mut()[which].keep_later(order, cells.about(DAYS[which], finding, None));
            }
        }
    }

    /// In which order day and month are read in the column of the day of signing, now that every row was judged. What is to be said of
    /// it is pushed, and which days are after the letter's, which [`judge`](Self::judge) could not know.
    ///
    /// Warnings: `date-order`, `signed-later`.
    pub fn settle_days(&self, findings: &mut Findings) -> DateOrder {
        let mut seen = self.days.borrow_mut();
        for (column, seen) in DAYS.into_iter().zip(seen.iter_mut()) {
            findings.extend(seen.take_later());
            if let Some(finding) = seen.doubt() {
                let heading = self.columns.heading(column).unwrap_or(column.heading());
                findings.push(finding.at(Place::file(&self.file).under(heading)));
            }
        }
        self.rules.date_order.unwrap_or_else(|| seen[0].order())
    }
}

//! In which order a list writes day and month where both could be either. A column comes out of one form or program, so one row
//! that says it speaks for all of them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Diagnostic};
use crate::lang::Lang;
use crate::signers::cells::shown;
use crate::signers::dates::{Days, Order};

/// How the days of a column are read that can be read two ways.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// Each row as its language, or the letter's, has it.
    #[default]
    ByRow,
    /// The day first in all of them.
    DayFirst,
    /// The month first in all of them.
    MonthFirst,
}

impl DateOrder {
    /// Whether no row says it.
    pub fn is_by_row(&self) -> bool {
        *self == Self::ByRow
    }

    /// The order in a row of this language.
    pub(in crate::signers) fn of_row(self, lang: Option<Lang>) -> Order {
        match self {
            Self::ByRow => Order::of(lang),
            Self::DayFirst => Order::DayFirst,
            Self::MonthFirst => Order::MonthFirst,
        }
    }

    /// Gives a finding about a day after the letter's the day that is meant; whether that one is after it.
    pub(in crate::signers) fn settles(self, finding: &mut Diagnostic) -> bool {
        let name = match self {
            Self::ByRow => BY_ROW,
            Self::DayFirst => DAY_FIRST,
            Self::MonthFirst => MONTH_FIRST,
        };
        let meant = finding.value(name).to_owned();
        finding.values.retain(|(name, _)| ![BY_ROW, DAY_FIRST, MONTH_FIRST].contains(name));
        if meant.is_empty() {
            return true;
        }
        // Days in ISO form: their order is that of the text.
        let is_later = &*meant > finding.value("date");
        if let Some((_, value)) = finding.values.iter_mut().find(|(name, _)| *name == "value") {
            *value = meant;
        }
        is_later
    }
}

/// Values of a finding that is not settled yet: the day in each order.
const BY_ROW: &str = "by_row";
const DAY_FIRST: &str = "day_first";
const MONTH_FIRST: &str = "month_first";

impl Days {
    /// A warning that a day is after this one, in the order given, or, where that is not settled, in either.
    pub(in crate::signers) fn later_than(self, letter: Date, order: Order, settled: bool) -> Option<Diagnostic> {
        let signed = self.read(order);
        let finding = Diagnostic::warning(Code::SignedLater).with("value", signed).with("date", letter);
        if settled || !self.are_two() {
            return (signed > letter).then_some(finding);
        }
        let [day_first, month_first] = [Order::DayFirst, Order::MonthFirst].map(|order| self.read(order));
        (day_first.max(month_first) > letter)
            .then(|| finding.with(BY_ROW, signed).with(DAY_FIRST, day_first).with(MONTH_FIRST, month_first))
    }
}

/// What the days of a column have shown of their order.
#[derive(Debug, Clone, Default)]
pub(in crate::signers) struct DaysSeen {
    day_first: bool,
    month_first: bool,
    /// Days that can be read two ways.
    ambiguous: u64,
    /// The first of them, as it is written and as its row reads it.
    first: Option<(String, Date)>,
}

impl DaysSeen {
    /// Sees the next day. Between full stops nobody writes the month first, so such a day is not doubtful.
    pub(in crate::signers) fn see(&mut self, days: Days, text: &str, order: Order) {
        match days.shows {
            Some(Order::DayFirst) => self.day_first = true,
            Some(Order::MonthFirst) => self.month_first = true,
            None if days.are_two() && !text.contains('.') => {
                self.ambiguous += 1;
                self.first.get_or_insert_with(|| (shown(text), days.read(order)));
            }
            None => {}
        }
    }

    /// The order of all of them, as far as they show it.
    pub(in crate::signers) fn order(&self) -> DateOrder {
        match (self.day_first, self.month_first) {
            (true, false) => DateOrder::DayFirst,
            (false, true) => DateOrder::MonthFirst,
            (true, true) | (false, false) => DateOrder::ByRow,
        }
    }

    /// A warning where days can be read two ways and nothing, or too much, shows which.
    pub(in crate::signers) fn doubt(&self) -> Option<Diagnostic> {
        let (text, read) = self.first.as_ref().filter(|_| self.order() == DateOrder::ByRow)?;
        let finding = Diagnostic::warning(Code::DateOrder).with("value", text).with("read", read);
        let finding = finding.with("count", self.ambiguous);
        Some(if self.day_first { finding.with("clash", "both") } else { finding })
    }
}

#[cfg(test)]
mod tests {
    use super::{DateOrder, DaysSeen};
    use crate::signers::dates::{Order, days};

    fn seen(column: &[&str]) -> DaysSeen {
        let mut seen = DaysSeen::default();
        for text in column {
            seen.see(days(text).expect("a day"), text, Order::DayFirst);
        }
        seen
    }

    #[test]
    fn one_row_speaks_for_its_column() {
        for (column, order, doubt) in [
            (&["03/02/2026", "13/02/2026"][..], DateOrder::DayFirst, None),
            (&["03/02/2026", "02/13/2026"], DateOrder::MonthFirst, None),
            (&["2026-02-03", "3 February 2026"], DateOrder::ByRow, None),
            (&["03/03/2026", "03.02.2026"], DateOrder::ByRow, None),
            (&["03/02/2026", "3-4-2026"], DateOrder::ByRow, Some("03/02/2026 2026-02-03 2 ")),
            (&["13/02/2026", "02/13/2026"], DateOrder::ByRow, None),
            (&["13/02/2026", "02/13/2026", "4/5/26"], DateOrder::ByRow, Some("4/5/26 2026-05-04 1 both")),
            (&[], DateOrder::ByRow, None),
        ] {
            let seen = seen(column);
            let said = seen.doubt().map(|finding| {
                ["value", "read", "count", "clash"].map(|name| finding.value(name).to_owned()).join(" ")
            });
            assert_eq!((seen.order(), said.as_deref()), (order, doubt), "{column:?}");
        }
    }
}

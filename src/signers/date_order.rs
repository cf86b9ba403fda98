//! In which order a list writes day and month where both could be either. A column comes out of one form or program, so one row
//! that says it speaks for all of them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Code, Diagnostic, Findings};
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
    /// All of them, in order.
    pub(in crate::signers) const ALL: [Self; 3] = [Self::ByRow, Self::DayFirst, Self::MonthFirst];

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
}

/// What the days of a column have shown of their order.
#[derive(Debug, Clone, Default)]
pub(in crate::signers) struct DaysSeen {
    /// The first day that shows each [`Order`]: as it is written, and the number of its row.
    shown: [Option<(String, u64)>; 2],
    /// Days that can be read two ways, by the order of their rows.
    ambiguous: [Ambiguous; 2],
    /// Days after the letter's, by the [`DateOrder`] in which they are read.
    later: [Findings; 3],
}

/// Days that can be read two ways.
#[derive(Debug, Clone, Default)]
struct Ambiguous {
    count: u64,
    /// The first of them: the number of its row, the day as it is written and as it can be read.
    first: Option<(u64, String, Days)>,
}

impl DaysSeen {
    /// Sees the next day, in a row of this order and number.
    pub(in crate::signers) fn see(&mut self, days: Days, text: &str, order: Order, row: u64) {
        if let Some(order) = days.shows {
            self.shown[order as usize].get_or_insert_with(|| (shown(text), row));
        } else if days.are_two() {
            let ambiguous = &mut self.ambiguous[order as usize];
            ambiguous.count += 1;
            ambiguous.first.get_or_insert_with(|| (row, shown(text), days));
        }
    }

    /// Keeps a finding about a day that is after the letter's in this order.
    pub(in crate::signers) fn keep_later(&mut self, order: DateOrder, finding: Diagnostic) {
        self.later[order as usize].push(finding);
    }

    /// The findings that were kept of the order that was found.
    pub(in crate::signers) fn take_later(&mut self) -> Findings {
        let [by_row, day_first, month_first] = std::mem::take(&mut self.later);
        match self.order() {
            DateOrder::ByRow => by_row,
            DateOrder::DayFirst => day_first,
            DateOrder::MonthFirst => month_first,
        }
    }

    /// The order of all of them, as far as they show it.
    pub(in crate::signers) fn order(&self) -> DateOrder {
        match &self.shown {
            [Some(_), None] => DateOrder::DayFirst,
            [None, Some(_)] => DateOrder::MonthFirst,
            [Some(_), Some(_)] | [None, None] => DateOrder::ByRow,
        }
    }

    /// A warning where days can be read two ways and nothing, or too much, shows which; and where a row shows that they are
    /// read in another way than their languages have it, for that row may be the one that is wrong.
    pub(in crate::signers) fn doubt(&self) -> Option<Diagnostic> {
        let finding = |text: &str, read: Date, count: u64| {
            Diagnostic::warning(Code::DateOrder).with("value", text).with("read", read).with("count", count)
        };
        let turned = |to: Order, other: Order| {
            let Ambiguous { count, first } = &self.ambiguous[other as usize];
            let ((_, text, days), (shown, row)) = (first.as_ref()?, self.shown[to as usize].as_ref()?);
            Some(finding(text, days.read(to), *count).with("shown", shown).with("row", row))
        };
        match self.order() {
            DateOrder::DayFirst => turned(Order::DayFirst, Order::MonthFirst),
            DateOrder::MonthFirst => turned(Order::MonthFirst, Order::DayFirst),
            DateOrder::ByRow => {
                let firsts = [Order::DayFirst, Order::MonthFirst].into_iter().filter_map(|order| {
                    let (row, text, days) = self.ambiguous[order as usize].first.as_ref()?;
                    Some((row, text, days.read(order)))
                });
                let (_, text, read) = firsts.min_by_key(|(row, ..)| *row)?;
                let found = finding(text, read, self.ambiguous.iter().map(|ambiguous| ambiguous.count).sum());
                Some(if self.shown[0].is_some() { found.with("clash", "both") } else { found })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DateOrder, DaysSeen};
    use crate::signers::dates::{Order, days};

    fn seen(column: &[&str]) -> DaysSeen {
        let mut seen = DaysSeen::default();
        for (row, text) in (2..).zip(column) {
            seen.see(days(text).expect("a day"), text, Order::DayFirst, row);
        }
        seen
    }

    #[test]
    fn one_row_speaks_for_its_column() {
        for (column, order, doubt) in [
            (&["03/02/2026", "13/02/2026"][..], DateOrder::DayFirst, None),
            (
                &["03/02/2026", "4/2/26", "02/13/2026", "1/31/2026"],
                DateOrder::MonthFirst,
                Some("03/02/2026 2026-03-02 2  02/13/2026 4"),
            ),
            (&["03/03/2026", "02/13/2026"], DateOrder::MonthFirst, None),
            (&["03.02.2026", "02/13/2026"], DateOrder::MonthFirst, None),
            (&["03.02.2026", "02.13.2026", "13.02.2026"], DateOrder::ByRow, None),
            (&["2026-02-03", "3 February 2026"], DateOrder::ByRow, None),
            (&["03/03/2026", "03.02.2026"], DateOrder::ByRow, None),
            (&["03/02/2026", "3-4-2026"], DateOrder::ByRow, Some("03/02/2026 2026-02-03 2   ")),
            (&["13/02/2026", "02/13/2026"], DateOrder::ByRow, None),
            (&["13/02/2026", "02/13/2026", "4/5/26"], DateOrder::ByRow, Some("4/5/26 2026-05-04 1 both  ")),
            (&[], DateOrder::ByRow, None),
        ] {
            let seen = seen(column);
            let said = seen.doubt().map(|finding| {
                ["value", "read", "count", "clash", "shown", "row"].map(|name| finding.value(name).to_owned()).join(" ")
            });
            assert_eq!((seen.order(), said.as_deref()), (order, doubt), "{column:?}");
        }
    }
}

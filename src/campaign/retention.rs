//! How long a campaign keeps what it sent: `18 months after delivery`.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

/// How long letters, lists and images are kept after they arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    count: u16,
    unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Days,
    Weeks,
    Months,
    Years,
}

/// Units with their words.
const UNITS: [(Unit, &str, &str); 4] = [
    (Unit::Days, "day", "days"),
    (Unit::Weeks, "week", "weeks"),
    (Unit::Months, "month", "months"),
    (Unit::Years, "year", "years"),
];

/// The longest time, in any unit (tuned: what is kept for ever has no retention).
const MOST: u16 = 1_200;

impl Retention {
    /// Reads `18 months after delivery`. `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let [count, unit, "after", "delivery"] = words.as_slice() else { return None };
        let count = count.parse().ok().filter(|count| (1..=MOST).contains(count))?;
        let (unit, ..) = UNITS.into_iter().find(|(_, one, more)| unit == one || unit == more)?;
        Some(Self { count, unit })
    }

    /// The last day on which something that arrived on this day is kept.
    pub fn last_day(self, arrived: Date) -> Date {
        let count = i64::from(self.count);
        let span = match self.unit {
            Unit::Days => count.days(),
            Unit::Weeks => count.weeks(),
            Unit::Months => count.months(),
            Unit::Years => count.years(),
        };
        arrived.saturating_add(span)
    }
}

impl fmt::Display for Retention {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = UNITS.into_iter().find(|(unit, ..)| *unit == self.unit);
        let (one, more) = words.map_or(("", ""), |(_, one, more)| (one, more));
        write!(f, "{} {} after delivery", self.count, if self.count == 1 { one } else { more })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::Retention;

    #[test]
    fn times_are_read_and_counted() {
        for (text, expected) in [
            ("18 months after delivery", Some(date(2028, 6, 10))),
            ("1 year  after delivery", Some(date(2027, 12, 10))),
            ("2 weeks after delivery", Some(date(2026, 12, 24))),
            ("1 days after delivery", Some(date(2026, 12, 11))),
            ("0 days after delivery", None),
            ("-1 days after delivery", None),
            ("1201 years after delivery", None),
            ("18 months", None),
            ("18 moons after delivery", None),
            ("18 months after posting", None),
            ("", None),
        ] {
            let found = Retention::parse(text).map(|retention| retention.last_day(date(2026, 12, 10)));
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn the_end_of_a_month_stays_in_it() {
        let retention = Retention::parse("1 month after delivery").expect("a time");
        assert_eq!(retention.last_day(date(2026, 1, 31)), date(2026, 2, 28));
        assert_eq!(retention.to_string(), "1 month after delivery");
    }
}

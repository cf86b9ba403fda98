//! Days as lists write them.

use jiff::civil::Date;

use crate::lang::{Lang, iso_day, month_number};
use crate::signers::fold::folded;
use crate::signers::xlsx::day_of_serial;

/// Which of two numbers is the day where both could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::signers) enum Order {
    DayFirst,
    MonthFirst,
}

impl Order {
    /// The order of a language: month first where English is written that way, day first everywhere else.
    pub(in crate::signers) fn of(lang: Option<Lang>) -> Self {
        let month_first = |lang: Lang| matches!(lang.region(), Some("US" | "PH" | "FM" | "GU" | "PR" | "AS" | "MP"));
        if lang.is_some_and(month_first) { Self::MonthFirst } else { Self::DayFirst }
    }
}

/// Numbers of whole days that a spreadsheet writes where a column has lost its format: 1954 to 2119.
const SERIALS: std::ops::RangeInclusive<u32> = 20_000..=80_000;

/// The day of a text as [`days`] reads it, in this order.
pub(in crate::signers) fn day(text: &str, order: Order) -> Option<Date> {
    days(text).map(|days| days.read(order))
}

/// A day, or the two days that a text may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::signers) struct Days {
    day_first: Date,
    month_first: Date,
    /// Which of the two a number past 12 allows alone, where another separator than a full stop leaves it open.
    pub(in crate::signers) shows: Option<Order>,
}

impl Days {
    fn only(day: Date) -> Self {
        Self { day_first: day, month_first: day, shows: None }
    }

    /// The day that is meant where days are written in this order.
    pub(in crate::signers) fn read(self, order: Order) -> Date {
        match order {
            Order::DayFirst => self.day_first,
            Order::MonthFirst => self.month_first,
        }
    }

    /// Whether another order means another day.
    pub(in crate::signers) fn are_two(self) -> bool {
        self.day_first != self.month_first
    }
}

/// The days that a text may mean: ISO; with year first (`2021/6/10`, `2021年6月10日`, `令和3年6月10日`, `民國110年6月10日`); day first
/// or month first (`6/10/21`), between full stops day first (`10.06.2021`); with the month in words; a serial number of Excel. A time behind it is
/// passed over. `None` where it is no day, or one that never was.
pub(in crate::signers) fn days(text: &str) -> Option<Days> {
    if let Some(day) = iso_day(text) {
        return Some(Days::only(day));
    }
    if text.len() > 64 {
        return None;
    }
    let text = folded(text);
    if let Some(day) = text.get(..10).and_then(iso_day)
        && is_time(&text[10..])
    {
        return Some(Days::only(day));
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        let day = match text.len() {
            5 => text
                .parse()
                .ok()
                .filter(|serial| SERIALS.contains(serial))
                .and_then(|serial| day_of_serial(f64::from(serial), false)),
            8 => of(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?),
            _ => None,
        };
        return day.map(Days::only);
    }
    let (era, text) = era(&text);
    let mut parts = Vec::new();
    let mut rest = text;
    // Between full stops nobody writes the month first.
    let mut full_stops = false;
    while parts.len() < 3 {
        full_stops |= parts.len() == 1 && rest.starts_with('.');
        rest = rest.trim_start_matches([' ', '.', '/', '-', ',', '年', '月', '년', '월']);
        let end = rest.find(|other: char| !other.is_ascii_digit()).unwrap_or(rest.len());
        let (part, behind) = if end > 0 {
            let behind = &rest[end..];
            let ordinal = ["st", "nd", "rd", "th", "er"].iter().find_map(|end| behind.strip_prefix(end));
            let ordinal = ordinal.filter(|behind| !behind.starts_with(char::is_alphabetic));
            (Part::Number(rest[..end].parse().ok()?, end), ordinal.unwrap_or(behind))
        } else if let Some(behind) = rest.strip_prefix('元') {
            (Part::Number(1, 1), behind)
        } else {
            let end = rest.find(|other: char| !other.is_alphabetic()).unwrap_or(rest.len());
            (Part::Month(month_number(&rest[..end], folded)?), &rest[end..])
        };
        parts.push(part);
        rest = behind;
    }
    let ends = [".", "日", "일"];
    let rest = ends.iter().find_map(|end| rest.strip_prefix(end)).unwrap_or(rest);
    if !is_time(rest) {
        return None;
    }
    let [first, second, third] = parts[..] else { return None };
    let day = match (first, second, third) {
        (Part::Number(year, length), second, Part::Number(day, _)) if length == 4 || era != 0 => {
            of(year.checked_add(era)?, second.month(), day)
        }
        (Part::Number(day, _), Part::Month(month), year) | (Part::Month(month), Part::Number(day, _), year) => {
            of(year.year()?, month, day)
        }
        (Part::Number(one, _), Part::Number(other, _), year) => {
            let year = year.year()?;
            let shows = match (one > 12, other > 12) {
                (true, _) => Some(Order::DayFirst),
                (false, true) => Some(Order::MonthFirst),
                (false, false) => None,
            };
            let [day_first, month_first] = [(other, one), (one, other)].map(|(month, day)| of(year, month, day));
            let any = day_first.or(month_first)?;
            if full_stops {
                return Some(Days::only(any));
            }
            let (day_first, month_first) = (day_first.unwrap_or(any), month_first.unwrap_or(any));
            return Some(Days { day_first, month_first, shows });
        }
        _ => None,
    };
    day.map(Days::only)
}

/// A part of a day: a number with how many digits it has, or a month in words.
#[derive(Debug, Clone, Copy)]
enum Part {
    Number(u16, usize),
    Month(u16),
}

impl Part {
    fn month(self) -> u16 {
        let (Self::Number(month, _) | Self::Month(month)) = self;
        month
    }

    /// The year: of four digits, or of two in this century, in which the program was made.
    fn year(self) -> Option<u16> {
        match self {
            Self::Number(year, 4) => Some(year),
            Self::Number(year, 2) => Some(2000 + year),
            _ => None,
        }
    }
}

/// The years before the first one of an era, 0 for none, and the text behind its name.
fn era(text: &str) -> (u16, &str) {
    for (name, before) in
        [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("民國", 1911), ("民国", 1911), ("中華民國", 1911)]
    {
        if let Some(rest) = text.strip_prefix(name) {
            return (before, rest);
        }
    }
    (0, text)
}

fn of(year: u16, month: u16, day: u16) -> Option<Date> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    Date::new(i16::try_from(year).ok()?, month, day).ok()
}

/// Whether what stands behind a day is a time of the day, or nothing.
fn is_time(text: &str) -> bool {
    let text = text.trim_start_matches([',', ' ']);
    let text = text.strip_prefix('t').unwrap_or(text);
    let words = ["am", "pm", "a.m.", "p.m.", "gmt", "utc", "z", "午前", "午後", "上午", "下午", "오전", "오후"];
    let hours = [
        "klokken", "klokka", "kl.", "kl", "uhr", "um", "at", "om", "uur", "a", "h", "min", "s", "時", "分", "秒", "时",
        "點", "点", "시", "분", "초",
    ];
    let mut rest = text;
    let mut names_hours = false;
    while let Some(character) = rest.chars().next() {
        if character.is_ascii_digit() || matches!(character, ':' | '.' | '+' | '-' | ' ') {
            rest = &rest[1..];
        } else if let Some(behind) = words.iter().find_map(|word| rest.strip_prefix(word)) {
            rest = behind;
        } else if let Some(behind) = hours.iter().find_map(|word| rest.strip_prefix(word)) {
            names_hours = true;
            rest = behind;
        } else {
            return false;
        }
    }
    text.is_empty() || names_hours || text.contains(':') || text.chars().filter(char::is_ascii_digit).count() == 0
}

#[cfg(test)]
mod tests {
    use super::{Order, day};
    use crate::lang::Lang;

    #[test]
    fn days_are_read() {
        for text in [
            "2021-06-10",
            "2021-06-10 12:34:56",
            "2021-06-10T12:34:56.000Z",
            "2021/6/10",
            "2021/06/10 9:05:00 午後 GMT+9",
            "2021.06.10",
            "2021. 6. 10.",
            "20210610",
            "10.06.2021",
            "10.6.21",
            "10/06/2021",
            "10/06/2021 12:34:56",
            "10.06.2021 kl. 10.11.12",
            "10.6.2021 kl. 10:11",
            "10.06.2021 klokken 9",
            "10.06.2021 um 10:11 Uhr",
            "10/06/2021 à 10h11",
            "10/06/2021 10h11",
            "10 juin 2021 à 10 h 11 min 12 s",
            "10 June 2021 at 10:11 am",
            "2021年6月10日 10時11分",
            "2021年6月10日 午後3時5分20秒",
            "2021年6月10日 下午3点05分",
            "2021년 6월 10일 오전 10시 11분",
            "10-06-2021",
            "10 06 2021",
            "10 juin 2021",
            "10. juni 2021",
            "10 June 2021",
            "June 10, 2021",
            "10 Jun 2021",
            "2021年6月10日",
            "２０２１年６月１０日",
            "2021년 6월 10일",
            "令和3年6月10日",
            "民國110年6月10日",
            "44357",
        ] {
            assert_eq!(day(text, Order::DayFirst).map(|day| day.to_string()).as_deref(), Some("2021-06-10"), "{text}");
        }
        for (text, expected) in [
            ("1er mars 2022", "2022-03-01"),
            ("1. märz 2022", "2022-03-01"),
            ("2 février 2022", "2022-02-02"),
            ("令和元年5月1日", "2019-05-01"),
        ] {
            assert_eq!(day(text, Order::DayFirst).map(|day| day.to_string()).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn the_order_is_the_languages() {
        let of = |text, lang| day(text, Order::of(Lang::parse(lang))).map(|day| day.to_string());
        assert_eq!(of("6/7/2021", "en-US").as_deref(), Some("2021-06-07"));
        assert_eq!(of("6/7/2021", "en-GB").as_deref(), Some("2021-07-06"));
        assert_eq!(of("6/7/2021", "fr").as_deref(), Some("2021-07-06"));
        assert_eq!(of("6/17/2021", "fr").as_deref(), Some("2021-06-17"));
        assert_eq!(of("6.7.2021", "en-US").as_deref(), Some("2021-07-06"));
        assert_eq!(of("6. 7. 21 10.30", "en-US").as_deref(), None);
        assert_eq!(of("6. 7. 21 10:30", "en-US").as_deref(), Some("2021-07-06"));
        assert_eq!(of("6/7/21 10:30 p.m.", "en-US").as_deref(), Some("2021-06-07"));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "soon",
            "2021-02-29",
            "31.02.2021",
            "+021-02-02",
            "2021",
            "2021-06",
            "10.06",
            "0",
            "12345",
            "99999999",
            "10.06.2021 x",
            "10.06.2021 5",
            "2021-06-10x",
            "13/13/2021",
            "10.06.99999",
            "1/2/3/4",
            "999999999999999999999999/1/1",
        ] {
            assert_eq!(day(text, Order::DayFirst), None, "{text}");
        }
    }
}

//! What stands in a message by which somebody could be found: for the person who reads messages before they are printed.

use std::sync::OnceLock;

use regex::Regex;

/// A kind of trace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trace {
    /// E-mail address.
    Email,
    /// Telephone number.
    Phone,
    /// Address of the web, or name in a social network.
    Web,
    /// Postal address, or a part of one.
    Address,
}

impl Trace {
    /// The word in `--json`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Web => "web",
            Self::Address => "address",
        }
    }
}

/// The patterns in the order in which they are looked for; what one has found, the next ones leave alone.
fn patterns() -> &'static [(Trace, Regex)] {
    static PATTERNS: OnceLock<Vec<(Trace, Regex)>> = OnceLock::new();
    PATTERNS.get_or_init(|| {
        [
            (Trace::Email, r"[\w.+%-]+[@＠][\w-]+(?:[.．][\w-]+)+"),
            (Trace::Web, r"(?i)(?:https?://|www\.)\S+|(?:^|\s)@[a-z0-9_]{3,}\b"),
            // A Japanese postcode, before it is taken for a telephone number.
            (Trace::Address, r"〒\s?\d{3}[-－‐]?\d{4}"),
            // Seven digits or more with marks between them; a year or an amount has fewer. Dates are sorted out below.
            (Trace::Phone, r"(?:[+＋]|\b00)?[\(（]?\d(?:[\s.\-‐–－()（）/]{0,2}\d){6,14}"),
            // Numbers of the Chinese and Japanese kind.
            (Trace::Address, r"[\p{Han}]{1,8}[0-9０-９]+\s?(?:丁目|番地|号|號|号楼|路|巷|弄|樓|楼|室)(?:[0-9０-９\p{Han}-]*)"),
            // Number before the street: en, fr.
            (Trace::Address, r"(?i)\b\d{1,4}\s?(?:bis|ter)?,?\s(?:(?:rue|avenue|av\.|boulevard|bd|place|allée|allee|chemin|impasse|quai|route|cours)\s(?:[dl]['’]|d[eu]s?\s|de la\s)?\p{L}+|(?:\p{L}+\s){1,3}(?:street|st\.|road|rd\.?|avenue|ave\.?|lane|drive|close|square)\b)"),
            // The street before its number: nb, de, nl, sv.
            (Trace::Address, r"(?i)\b\p{L}+(?:gata|gate|gaten|veien|vegen|vei|veg|plass|allé|straße|strasse|str\.|weg|straat|laan|plein|gatan|vägen)\s\d{1,4}\s?\p{L}?\b"),
        ]
        .into_iter()
        .filter_map(|(trace, pattern)| Regex::new(pattern).ok().map(|pattern| (trace, pattern)))
        .collect()
    })
}

/// What a text gives away, in its order.
pub fn traces(text: &str) -> Vec<(Trace, &str)> {
    let mut found: Vec<(usize, usize, Trace)> = Vec::new();
    for (trace, pattern) in patterns() {
        for hit in pattern.find_iter(text) {
            let apart = found.iter().all(|(start, end, _)| hit.end() <= *start || hit.start() >= *end);
            if apart && (*trace != Trace::Phone || is_phone(hit.as_str())) {
                found.push((hit.start(), hit.end(), *trace));
            }
        }
    }
    found.sort_unstable_by_key(|(start, ..)| *start);
    found.into_iter().map(|(start, end, trace)| (trace, text[start..end].trim())).collect()
}

/// Whether digits are a telephone number and no day such as 2021-06-10 or span of years.
fn is_phone(text: &str) -> bool {
    let groups: Vec<&str> =
        text.split(|character: char| !character.is_numeric()).filter(|group| !group.is_empty()).collect();
    let is_year = |group: &&str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    let is_day = groups.len() == 3 && groups.iter().any(&is_year) && digits <= 8;
    let are_years = !groups.is_empty() && groups.iter().all(is_year);
    // `1 000 000` is an amount: no telephone number ends so in groups of three.
    let is_amount = groups.len() > 2 && groups[0].len() <= 3 && groups[1..].iter().all(|group| *group == "000");
    !(is_day || are_years || is_amount)
}

#[cfg(test)]
mod tests {
    use super::{patterns, traces};

    #[test]
    fn every_pattern_is_one() {
        assert_eq!(patterns().len(), 7);
    }

    #[test]
    fn traces_are_found() {
        for (text, expected) in [
            ("Write to anna@example.org!", "email anna@example.org"),
            ("Ring +47 912 34 567 eller 22 33 44 55.", "phone +47 912 34 567; phone 22 33 44 55"),
            ("Appelez le 01.42.68.53.00", "phone 01.42.68.53.00"),
            ("電話03-1234-5678へ", "phone 03-1234-5678"),
            ("see https://example.org/x and www.example.org", "web https://example.org/x; web www.example.org"),
            ("I live at 14, allée des Tilleuls in Lyon", "address 14, allée des Tilleuls"),
            ("Jeg bor i Storgata 12 B", "address Storgata 12 B"),
            ("〒100-0001 東京都", "address 〒100-0001"),
            ("台北市中山北路二段", ""),
            ("since 2017, 1 million people; 2021-06-10; 2017–2021", ""),
            ("10/06/2021", ""),
            ("Free them now.", ""),
            ("1 000 000 people", ""),
            ("I live at 12 Main Street, 0374 Oslo", "address 12 Main Street"),
            ("J’habite 14, allée des Tilleuls, 69007 Lyon", "address 14, allée des Tilleuls"),
            ("電話０９０－１２３４－５６７８", "phone ０９０－１２３４－５６７８"),
        ] {
            let found: Vec<String> =
                traces(text).iter().map(|(trace, text)| format!("{} {text}", trace.as_str())).collect();
            assert_eq!(found.join("; "), expected, "{text}");
        }
    }
}

//! OpenCage's cases of addresses, an outside judge of the order of lines by country.
//!
//! `opencage/cases.json` holds the cases of sixteen countries from OpenCageData/address-formatting 28c47f9 (MIT, licence beside
//! it), turned from YAML to JSON.

use mailbag::post::address::{self, Fields};
use mailbag::post::country::Posting;
use mailbag::post::template::{Parts, lines};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    file: String,
    description: String,
    components: Parts,
    expected: Vec<String>,
}

/// Cases that do not hold, with the reason.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("hk", "22.31929, 114.22026, no country", "the templates of the package have no place for a region in Hong Kong"),
    ("hk", "22.31929, 114.22026, with country", "the same; and China beside Hong Kong"),
];

#[test]
fn the_lines_stand_in_the_order_of_the_country() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("opencage/cases.json")).expect("cases.json");
    let (total, mut held) = (cases.len(), 0);
    for case in cases {
        let country = case.components.get("country_code").cloned().unwrap_or_default();
        let found = lines(&case.components, &country);
        let exception =
            EXCEPTIONS.iter().any(|(file, description, _)| (*file, *description) == (&*case.file, &*case.description));
        assert_eq!(found == case.expected, !exception, "{} {}: {found:?}", case.file, case.description);
        held += usize::from(!exception);
    }
    println!("{held} of {total} cases hold");
    assert!(held * 10 >= total * 9, "{held} of {total}");
}

/// Countries whose cases are not those of an address in Latin letters: they go from the country down to the person, as in
/// their own script, or mix scripts.
const OF_ANOTHER_SCRIPT: [&str; 3] = ["cn", "jp", "kz"];

#[test]
fn what_is_printed_has_the_same_order() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("opencage/cases.json")).expect("cases.json");
    let mut held = 0;
    for case in cases.iter().filter(|case| !OF_ANOTHER_SCRIPT.contains(&case.file.as_str())) {
        let part = |names: &[&str]| {
            let known = names.iter().filter_map(|name| case.components.get(*name));
            known.into_iter().find(|value| case.expected.iter().any(|line| line.contains(value.as_str()))).cloned()
        };
        let (Some(road), Some(place)) = (part(&["road"]), part(&["city", "town", "village", "municipality", "hamlet"]))
        else {
            continue;
        };
        let postcode = part(&["postcode"]).unwrap_or_default();
        let country = case.file.to_uppercase();
        let street = [road.clone()];
        let fields =
            Fields { street: &street, postcode: &postcode, place: &place, country: &country, ..Fields::default() };
        let from = if country == "NO" { "FR" } else { "NO" };
        let printed = address::lines(&fields, Posting::from(from));
        let parts = [road.as_str(), postcode.as_str(), place.as_str()];
        assert_eq!(
            order(&case.expected, parts),
            order(&printed, parts),
            "{} {}: {printed:?}",
            case.file,
            case.description
        );
        held += 1;
    }
    println!("{held} printed addresses have the order of their case");
    assert!(held >= 45, "{held}");
}

/// The numbers of the parts in the order in which they stand in the lines, without regard to capitals, commas and spaces.
fn order(lines: &[String], parts: [&str; 3]) -> Vec<usize> {
    let plain = |text: &str| text.to_uppercase().replace('İ', "I").replace([' ', ',', '-'], "");
    let lines: Vec<String> = lines.iter().map(|line| plain(line)).collect();
    // A place may also be the name of what stands there, above the street.
    let place = |part: &str| lines.iter().enumerate().rev().find_map(|(at, line)| Some((at, line.find(&plain(part))?)));
    let mut found: Vec<_> = (0..)
        .zip(parts)
        .filter(|(_, part)| !part.is_empty())
        .filter_map(|(number, part)| Some((place(part)?, number)))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, number)| number).collect()
}

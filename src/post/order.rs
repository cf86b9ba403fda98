//! In which order a country's addresses in Latin letters stand, read off its template.

use crate::post::template::{Parts, lines};

/// A part of an address that has a place of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::post) enum Part {
    /// All lines of the street.
    Street,
    /// The postcode.
    Postcode,
    /// The place.
    Place,
}

/// The parts in the order of most of the world: street, then postcode and place on a line.
const GENERAL: &[&[Part]] = &[&[Part::Street], &[Part::Postcode, Part::Place]];

/// What stands for a part while a template is filled, from the private use area.
const MARKS: [(char, &str, Part); 3] =
    [('\u{E000}', "road", Part::Street), ('\u{E001}', "postcode", Part::Postcode), ('\u{E002}', "city", Part::Place)];

/// The lines below the name, for a country as ISO 3166-1 alpha-2 code and the parts that are given.
///
/// The general order serves where a template has no room for a part that is given, has the place before the street or with
/// it on a line (it is that of a script which goes from the country down to the person, as in China and Kazakhstan, whose
/// posts write Latin letters as most do), or is not there.
pub(in crate::post) fn of(country: &str, postcode: bool, place: bool) -> Vec<Vec<Part>> {
    let given = |part: Part| match part {
        Part::Street => true,
        Part::Postcode => postcode,
        Part::Place => place,
    };
    let marks = MARKS.iter().filter(|(_, _, part)| given(*part));
    let parts: Parts = marks.clone().map(|(mark, name, _)| ((*name).to_owned(), mark.to_string())).collect();
    let order: Vec<Vec<Part>> = lines(&parts, country)
        .iter()
        .map(|line| {
            line.chars().filter_map(|mark| MARKS.iter().find(|known| known.0 == mark)).map(|known| known.2).collect()
        })
        .filter(|line: &Vec<Part>| !line.is_empty())
        .collect();
    let once = marks.clone().all(|(_, _, part)| order.iter().flatten().filter(|known| *known == part).count() == 1);
    if once && order.first().is_some_and(|line| *line == [Part::Street]) {
        return order;
    }
    GENERAL.iter().map(|line| line.iter().copied().filter(|part| given(*part)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Part, of};
    use crate::post::template::countries;

    #[test]
    fn every_part_that_is_given_stands_once_in_every_country() {
        for country in countries() {
            for (postcode, place) in [(true, true), (true, false), (false, true), (false, false)] {
                let order: Vec<Part> = of(country, postcode, place).concat();
                for (part, given) in [(Part::Street, true), (Part::Postcode, postcode), (Part::Place, place)] {
                    let found = order.iter().filter(|known| **known == part).count();
                    assert_eq!(found, usize::from(given), "{country}: {order:?}");
                }
            }
        }
    }

    #[test]
    fn a_country_has_the_order_of_its_post() {
        use Part::{Place, Postcode, Street};
        let general = vec![vec![Street], vec![Postcode, Place]];
        for (country, order) in [
            ("FR", general.clone()),
            ("GB", vec![vec![Street], vec![Place], vec![Postcode]]),
            ("US", vec![vec![Street], vec![Place, Postcode]]),
            ("JP", vec![vec![Street], vec![Place, Postcode]]),
            // Scripts that go from the country down, and templates without a postcode.
            ("CN", general.clone()),
            ("KR", general.clone()),
            ("KZ", general.clone()),
            ("CI", general.clone()),
            ("XX", general),
        ] {
            assert_eq!(of(country, true, true), order, "{country}");
        }
    }
}

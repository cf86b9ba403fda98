//! Address windows of the letter sheet: what can be seen through them, wherever the folded sheet lies in its envelope.

use crate::length::{Length, Point, Rect, Size};
use crate::post::country::post_of;

mod table;

pub use table::{ALL, NONE};

/// A window envelope with the sheet folded into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// What the envelope is called.
    pub name: &'static str,
    /// The envelope.
    pub envelope: Size,
    /// The window in it, from the envelope's top left corner.
    pub window: Rect,
    /// The folded sheet: which part of the sheet it covers, with its corner counted on the open sheet. The corner is above
    /// the sheet's edge where a panel behind the first one is higher.
    pub folded: Rect,
}

/// Where the postal address stands on the first page of a letter, so that it shows in an envelope's window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Window {
    /// Its name on the command line and in `routes.toml`.
    pub name: &'static str,
    /// The envelopes that it serves; none where the letter is for no window envelope.
    pub openings: &'static [Opening],
    /// Without envelopes: the place of the address on the sheet.
    pub place: Rect,
    /// Where the text of address and return line begins, from the left edge of the sheet.
    pub text_left: Length,
    /// Where the address begins at the earliest, from the top edge of the sheet; the return line stands above it where the
    /// zone has room there, else it pushes the address down.
    pub text_top: Length,
    /// Where the sender's block may stand, clear of everything that shows.
    pub sender: Rect,
    /// Fold marks at the left edge, from the top.
    pub fold_marks: &'static [Length],
    /// The mark for a hole punch at the left edge, from the top.
    pub punch_mark: Option<Length>,
    /// Where the body may begin, from the top edge.
    pub body_top: Length,
}

impl Opening {
    /// How far the folded sheet can move in the envelope: to the right, and down.
    pub fn play(&self) -> Size {
        Size {
            width: self.envelope.width - self.folded.size.width,
            height: self.envelope.height - self.folded.size.height,
        }
    }

    /// What shows of the sheet, on the open sheet, when the folded one lies so far from the left and from the top of the
    /// envelope.
    pub fn shows(&self, shift: Point) -> Rect {
        let at = |window: Length, shift: Length, folded: Length| window - shift + folded;
        let origin = Point::new(
            at(self.window.origin.x, shift.x, self.folded.origin.x),
            at(self.window.origin.y, shift.y, self.folded.origin.y),
        );
        Rect { origin, size: self.window.size }
    }

    /// What shows in each of the four corners of the envelope.
    pub fn corners(&self) -> [Rect; 4] {
        let Size { width, height } = self.play();
        let zero = Length::ZERO;
        [(zero, zero), (width, zero), (zero, height), (width, height)].map(|(x, y)| self.shows(Point::new(x, y)))
    }
}

impl Window {
    /// What shows in every envelope and wherever the sheet lies in it: here the address stands.
    pub fn zone(&self) -> Rect {
        self.of_corners(Length::max, Length::min, self.place)
    }

    /// What can show at all: here nothing else may stand. As small as the zone where there is no window.
    pub fn seen(&self) -> Rect {
        self.of_corners(Length::min, Length::max, self.place)
    }

    fn of_corners(
        &self,
        low: impl Fn(Length, Length) -> Length,
        high: impl Fn(Length, Length) -> Length,
        otherwise: Rect,
    ) -> Rect {
        let mut corners = self.openings.iter().flat_map(Opening::corners);
        let Some(first) = corners.next() else { return otherwise };
        let (mut origin, mut right, mut bottom) = (first.origin, first.right(), first.bottom());
        for corner in corners {
            origin = Point::new(low(origin.x, corner.origin.x), low(origin.y, corner.origin.y));
            right = high(right, corner.right());
            bottom = high(bottom, corner.bottom());
        }
        Rect { origin, size: Size { width: right - origin.x, height: bottom - origin.y } }
    }
}

/// The window of this name.
pub fn by_name(name: &str) -> Option<&'static Window> {
    ALL.iter().copied().find(|window| window.name == name)
}

/// The window envelopes that are sold in a country of posting (ISO 3166-1 alpha-2); [`NONE`] where we know of no standard.
pub fn of_country(country: &str) -> &'static Window {
    let name = match post_of(country) {
        "FR" | "MC" => "nf",
        "NO" => "no",
        "DE" | "AT" => "din-5008-b",
        "CH" | "LI" => "sn",
        _ => "none",
    };
    by_name(name).unwrap_or(&NONE)
}

#[cfg(test)]
mod tests {
    use super::{ALL, by_name, of_country};
    use crate::length::{Length, Rect};

    /// Rounded to tenths of a millimetre: left, top, right, bottom.
    fn edges(rect: &Rect) -> [f64; 4] {
        [rect.origin.x, rect.origin.y, rect.right(), rect.bottom()].map(|edge| (edge.as_mm() * 10.0).round() / 10.0)
    }

    #[test]
    fn zones_are_what_shows_in_every_corner() {
        for (name, zone, seen) in [
            ("none", [25.0, 50.0, 110.0, 85.0], [25.0, 50.0, 110.0, 85.0]),
            ("din-5008-a", [20.0, 36.0, 91.0, 72.0], [1.0, 27.0, 110.0, 81.0]),
            ("din-5008-b", [20.0, 54.0, 91.0, 90.0], [1.0, 45.0, 110.0, 99.0]),
            ("nf", [100.0, 55.0, 190.0, 79.0], [90.0, 34.0, 200.0, 90.0]),
            ("sn", [124.0, 48.0, 195.0, 75.0], [98.0, 35.0, 217.0, 93.0]),
            ("no", [15.0, 40.0, 96.0, 65.0], [-4.0, 30.0, 115.0, 74.0]),
        ] {
            let window = by_name(name).expect("a window");
            assert_eq!((edges(&window.zone()), edges(&window.seen())), (zone, seen), "{name}");
        }
    }

    #[test]
    fn everything_has_its_place() {
        for window in ALL {
            let (zone, seen) = (window.zone(), window.seen());
            let name = window.name;
            assert!(window.text_left >= zone.origin.x && window.text_left < zone.right(), "{name}");
            assert!(window.text_top >= zone.origin.y && window.text_top < zone.bottom(), "{name}");
            assert!(window.body_top > seen.bottom(), "{name}");
            let sender = &window.sender;
            let beside = sender.right() <= seen.origin.x || sender.origin.x >= seen.right();
            assert!(beside || sender.bottom() <= seen.origin.y, "{name}");
            assert!(sender.bottom() <= window.body_top, "{name}");
            assert!(sender.right() <= Length::mm(185.1), "{name}");
            for opening in window.openings {
                let play = opening.play();
                assert!(play.width >= Length::ZERO && play.height >= Length::ZERO, "{name} {}", opening.name);
            }
        }
    }

    #[test]
    fn the_country_of_posting_chooses() {
        for (country, name) in
            [("FR", "nf"), ("NO", "no"), ("DE", "din-5008-b"), ("CH", "sn"), ("JP", "none"), ("", "none")]
        {
            assert_eq!(of_country(country).name, name, "{country}");
        }
    }
}

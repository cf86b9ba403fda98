//! Envelopes: their sizes, what stays clear on them, and where the sender's address stands by the custom of the country of
//! posting. Lengths from the top left corner of the front, the flap at the top.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::length::{Length, Point, Rect, Size};
use crate::post::country::post_of;

/// A size of envelope. In JSON its name stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EnvelopeSize {
    /// Its name on the command line.
    pub name: &'static str,
    /// Width and height.
    pub size: Size,
}

/// The sizes of ISO 269 that letters go in.
pub const SIZES: [EnvelopeSize; 6] = [
    sized("DL", 220.0, 110.0),
    sized("C6", 162.0, 114.0),
    sized("C6C5", 229.0, 114.0),
    sized("C5", 229.0, 162.0),
    sized("C4", 324.0, 229.0),
    sized("B4", 353.0, 250.0),
];

const fn sized(name: &'static str, width: f64, height: f64) -> EnvelopeSize {
    EnvelopeSize { name, size: Size { width: Length::mm(width), height: Length::mm(height) } }
}

impl Serialize for EnvelopeSize {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name)
    }
}

impl<'de> Deserialize<'de> for EnvelopeSize {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        by_name(&name).ok_or_else(|| D::Error::custom("no size of envelope"))
    }
}

/// The size of this name, whatever its case.
pub fn by_name(name: &str) -> Option<EnvelopeSize> {
    SIZES.into_iter().find(|size| size.name.eq_ignore_ascii_case(name))
}

/// Where the sender's address stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReturnPlace {
    /// On the front, top left.
    Front,
    /// On the flap at the back.
    Flap,
}

/// What the post of a country keeps clear on the front of an envelope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Custom {
    /// Top right, for stamps and franking marks.
    pub franking: Size,
    /// Bottom right, for the sorting code; as wide as the envelope where it is wider.
    pub sorting: Size,
    /// What stays clear at the left and at the right of the address.
    pub side: Length,
    /// Where the sender's address stands.
    pub sender: ReturnPlace,
}

/// The address begins no higher (Universal Postal Union, Letter Post Regulations on the place of the address: recalled).
const ADDRESS_TOP: Length = Length::mm(40.0);
/// It begins so far from the right edge at most (the same).
const ADDRESS_WIDTH: Length = Length::mm(140.0);
/// Free at the edges.
const EDGE: Length = Length::mm(15.0);
/// What a printer may not reach at the edges of an envelope (tuned).
const UNPRINTED: Length = Length::mm(10.0);

/// The custom of a country of posting (ISO 3166-1 alpha-2) for an envelope of a size.
///
/// Where a post's own numbers are not known: 74 × 40 for franking, 150 × 30 for sorting, larger than any that we know.
pub fn custom(country: &str, envelope: Size) -> Custom {
    let size = |width: f64, height: f64| Size { width: Length::mm(width), height: Length::mm(height) };
    let general =
        Custom { franking: size(74.0, 40.0), sorting: size(150.0, 30.0), side: EDGE, sender: ReturnPlace::Front };
    match post_of(country) {
        // Swiss Post: 74 × 38; 140 × 15 up to B5, 100 × 35 above.
        "CH" | "LI" => {
            let up_to_b5 = envelope.width <= Length::mm(250.0) && envelope.height <= Length::mm(176.0);
            let sorting = if up_to_b5 { size(140.0, 15.0) } else { size(100.0, 35.0) };
            Custom { franking: size(74.0, 38.0), sorting, ..general }
        }
        // bpost: 15 at the bottom, whole width; 30 at the sides.
        "BE" => Custom { sorting: size(1000.0, 15.0), side: Length::mm(30.0), ..general },
        // Bring asks for the back, or one smaller line; La Poste and Royal Mail prefer the back (recalled).
        "NO" | "GB" | "FR" | "MC" => Custom { sender: ReturnPlace::Flap, ..general },
        _ => general,
    }
}

impl Custom {
    /// Where stamps and franking marks go.
    pub fn franking_zone(&self, envelope: Size) -> Rect {
        Rect { origin: Point::new(envelope.width - self.franking.width, Length::ZERO), size: self.franking }
    }

    /// What the sorting machine prints on.
    pub fn sorting_zone(&self, envelope: Size) -> Rect {
        let width = self.sorting.width.min(envelope.width);
        let origin = Point::new(envelope.width - width, envelope.height - self.sorting.height);
        Rect { origin, size: Size { width, height: self.sorting.height } }
    }

    /// Where the address stands: below the franking zone, above the sorting zone.
    pub fn address_zone(&self, envelope: Size) -> Rect {
        let left = (envelope.width - ADDRESS_WIDTH).max(self.side);
        let top = ADDRESS_TOP.max(self.franking.height);
        // On large envelopes the address keeps the height that it has on the usual ones: the eye looks for it in the middle.
        let top = top.max((envelope.height - self.sorting.height) / 2);
        let top = if envelope.height > Length::mm(120.0) { top } else { ADDRESS_TOP.max(self.franking.height) };
        let (right, bottom) = (envelope.width - self.side, envelope.height - self.sorting.height.max(EDGE));
        Rect { origin: Point::new(left, top), size: Size { width: right - left, height: bottom - top } }
    }

    /// Where the sender's address stands on the front.
    pub fn sender_zone(&self, envelope: Size) -> Rect {
        let right = envelope.width - self.franking.width - Length::mm(4.0);
        let size = Size { width: (right - UNPRINTED).min(Length::mm(75.0)), height: Length::mm(18.0) };
        Rect { origin: Point::new(UNPRINTED, UNPRINTED), size }
    }

    /// Where the service asked for is named: below the sender, left of the franking zone, above the address.
    pub fn service_zone(&self, envelope: Size) -> Rect {
        let sender = self.sender_zone(envelope);
        let origin = Point::new(UNPRINTED, sender.bottom() + Length::mm(1.0));
        Rect { origin, size: Size { width: sender.size.width, height: ADDRESS_TOP - Length::mm(1.0) - origin.y } }
    }

    /// Where the serial stands: bottom left, above the sorting zone, beside the address.
    pub fn serial_place(&self, envelope: Size) -> Point {
        Point::new(UNPRINTED, envelope.height - self.sorting.height.max(UNPRINTED) - Length::mm(3.0))
    }

    /// Where the sender's address stands on the back: on the flap, in the middle.
    pub fn flap_zone(&self, envelope: Size) -> Rect {
        let width = Length::mm(75.0);
        let origin = Point::new((envelope.width - width) / 2, UNPRINTED);
        Rect { origin, size: Size { width, height: Length::mm(20.0) } }
    }
}

#[cfg(test)]
mod tests {
    use super::{SIZES, by_name, custom};
    use crate::length::{Length, Rect};

    fn apart(one: &Rect, other: &Rect) -> bool {
        one.right() <= other.origin.x
            || other.right() <= one.origin.x
            || one.bottom() <= other.origin.y
            || other.bottom() <= one.origin.y
    }

    #[test]
    fn the_zones_of_every_envelope_lie_apart_and_on_it() {
        for size in SIZES {
            for country in ["FR", "NO", "CH", "BE", "SE", "DE", "JP", "XX"] {
                let custom = custom(country, size.size);
                let zones = [
                    custom.franking_zone(size.size),
                    custom.sorting_zone(size.size),
                    custom.address_zone(size.size),
                    custom.sender_zone(size.size),
                    custom.service_zone(size.size),
                ];
                for (number, zone) in zones.iter().enumerate() {
                    let place = format!("{} from {country}: zone {number} {zone:?}", size.name);
                    assert!(zone.size.width > Length::mm(15.0) && zone.size.height > Length::mm(9.0), "{place}");
                    assert!(zone.origin.x >= Length::ZERO && zone.right() <= size.size.width, "{place}");
                    assert!(zone.origin.y >= Length::ZERO && zone.bottom() <= size.size.height, "{place}");
                    assert!(zones[..number].iter().all(|other| apart(zone, other)), "{place}");
                }
                // Room for seven lines of 8 pt.
                let address = zones[2].size;
                assert!(address.height >= Length::pt(7.0 * 9.6), "{} from {country}: {address:?}", size.name);
                let serial = custom.serial_place(size.size);
                assert!(serial.x + Length::mm(11.0) <= zones[2].origin.x, "{} from {country}", size.name);
                assert!(serial.y < zones[1].origin.y, "{} from {country}", size.name);
            }
        }
    }

    #[test]
    fn sizes_are_known_in_any_case() {
        assert_eq!(by_name("c5").map(|size| size.name), Some("C5"));
        assert_eq!(by_name("C7"), None);
    }
}

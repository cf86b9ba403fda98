//! Weights: from paper and envelopes to grams.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul};

use serde::{Deserialize, Serialize};

use crate::lang::Lang;
use crate::length::Size;
use crate::post::envelope::EnvelopeSize;

/// A weight in milligrams.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Weight(u64);

impl Weight {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// Whole grams.
    pub const fn grams(grams: u64) -> Self {
        Self(grams.saturating_mul(1000))
    }

    /// In milligrams.
    pub fn as_milligrams(self) -> u64 {
        self.0
    }

    /// Reads `2kg`, `2 KG`, `1.5kg`, `500 g`; `None` for everything else, for nothing and for more than 10,000 kg.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        let (number, milligrams) = match text.strip_suffix("kg") {
            Some(number) => (number, 1_000_000),
            None => (text.strip_suffix('g')?, 1000),
        };
        let number = number.trim_end();
        let (whole, part) = number.split_once(['.', ',']).unwrap_or((number, "0"));
        let digits = |text: &str, most: usize| {
            ((1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| text.parse::<u64>().ok())
                .flatten()
        };
        let scale = 10_u64.pow(u32::try_from(part.len()).ok()?.min(3));
        let weight = digits(whole, 8)? * milligrams + digits(part, 3)? * milligrams / scale;
        (1..=10_000_000_000).contains(&weight).then_some(Self(weight))
    }

    /// As people of a language write it, rounded: `9.8 g`, `876 g`, `87.592 kg`, with a no-break space.
    pub fn in_words(self, lang: Lang) -> String {
        let text = match self.0 {
            ..100_000 => {
                let tenths = (self.0 + 50) / 100;
                if tenths.is_multiple_of(10) {
                    format!("{}\u{a0}g", tenths / 10)
                } else {
                    format!("{}.{}\u{a0}g", tenths / 10, tenths % 10)
                }
            }
            100_000..999_500 => format!("{}\u{a0}g", (self.0 + 500) / 1000),
            _ => {
                let grams = (self.0 + 500) / 1000;
                let number = format!("{}.{:03}", grams / 1000, grams % 1000);
                format!("{}\u{a0}kg", number.trim_end_matches('0').trim_end_matches('.'))
            }
        };
        lang.with_decimal_sign(&text)
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.in_words(Lang::EN).replace('\u{a0}', " "))
    }
}

impl Add for Weight {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Weight {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Mul<u64> for Weight {
    type Output = Self;

    fn mul(self, times: u64) -> Self {
        Self(self.0.saturating_mul(times))
    }
}

impl Sum for Weight {
    fn sum<I: Iterator<Item = Self>>(weights: I) -> Self {
        weights.fold(Self::ZERO, Add::add)
    }
}

/// What a batch is printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Size of a sheet.
    pub sheet: SheetSize,
    /// Grams a square metre.
    pub grammage: u32,
}

/// The size of a sheet of paper (ISO 216).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SheetSize {
    /// 210 × 297 mm.
    A4,
    /// 297 × 420 mm.
    A3,
}

impl SheetSize {
    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
        }
    }

    /// Upright.
    pub fn size(self) -> Size {
        match self {
            Self::A4 => Size::A4,
            Self::A3 => Size::A3,
        }
    }

    /// Square millimetres.
    fn area(self) -> u64 {
        match self {
            Self::A4 => 210 * 297,
            Self::A3 => 297 * 420,
        }
    }
}

impl Paper {
    /// What printers are loaded with (80 g/m²: an A4 sheet of 5 g).
    pub const GRAMMAGE: u32 = 80;

    /// The weight of one sheet.
    pub fn sheet_weight(&self) -> Weight {
        Weight((self.sheet.area() * u64::from(self.grammage) + 500) / 1000)
    }
}

/// What an envelope weighs: front, back, and a quarter of both for the flaps (tuned: 4.8 g for DL, as scales say), of the
/// paper that is sold (tuned: 80 g/m² up to B5, 100 above).
pub fn of_envelope(envelope: EnvelopeSize) -> Weight {
    let (width, height) = (envelope.size.width.as_mm(), envelope.size.height.as_mm());
    let grammage = if width > 250.0 { 100.0 } else { 80.0 };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand, and not negative")]
    let milligrams = (width * height * grammage * 2.5 / 1000.0).round() as u64;
    Weight(milligrams)
}

/// The steps in which posts commonly count the weight of letters, in grams (tuned: the steps of each post stand in its tariff,
/// which goes before these).
pub const STEPS: [u64; 7] = [20, 50, 100, 250, 500, 1000, 2000];

/// The step that a weight falls into; `None` above the last.
pub fn step(weight: Weight) -> Option<Weight> {
    STEPS.into_iter().map(Weight::grams).find(|step| weight <= *step)
}

#[cfg(test)]
mod tests {
    use super::{Paper, SheetSize, Weight, of_envelope, step};
    use crate::lang::Lang;
    use crate::post::envelope::by_name;

    #[test]
    fn weights_are_read_as_people_type_them() {
        for (text, grams) in [
            ("2kg", Some(2000)),
            ("2 kg", Some(2000)),
            ("2KG", Some(2000)),
            ("1.5kg", Some(1500)),
            ("1,25 kg", Some(1250)),
            ("500 g", Some(500)),
        ] {
            assert_eq!(Weight::parse(text), grams.map(Weight::grams), "{text}");
        }
        for text in ["", "2", "kg", "-2kg", "0kg", "2t", "2.kg", "1.2345kg", "99999999kg", "２kg"] {
            assert_eq!(Weight::parse(text), None, "{text}");
        }
    }

    #[test]
    fn weights_are_written_as_people_read_them() {
        for (milligrams, lang, words) in [
            (9_830, "en", "9.8\u{a0}g"),
            (20_000, "fr", "20\u{a0}g"),
            (9_830, "nb", "9,8\u{a0}g"),
            (876_400, "ja", "876\u{a0}g"),
            (999_900, "en", "1\u{a0}kg"),
            (87_592_300, "de", "87,592\u{a0}kg"),
        ] {
            assert_eq!(Weight(milligrams).in_words(Lang::literal(lang)), words);
        }
    }

    #[test]
    fn a_letter_of_one_sheet_in_a_long_envelope_stays_below_ten_grams() {
        let paper = Paper { sheet: SheetSize::A4, grammage: 80 };
        assert_eq!(paper.sheet_weight().as_milligrams(), 4990);
        let letter = paper.sheet_weight() + by_name("dl").map_or(Weight::ZERO, of_envelope);
        assert_eq!(letter.as_milligrams(), 4990 + 4840);
        assert_eq!(step(letter), Some(Weight::grams(20)));
        assert_eq!(step(Weight::grams(2001)), None);
    }
}

//! Lengths: [`Length`] on paper, [`Em`] relative to a font, and the shapes made of them.
//!
//! Both are whole numbers, so that sums do not depend on the order of their terms, equal
//! layouts compare equal, and the same input gives the same bytes on every machine.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length on paper in thousandths of a PostScript point (1 pt = 1/72 inch).
///
/// The range is ±757 m, the resolution 0.35 µm.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length(i32);

impl Length {
    /// No length at all.
    pub const ZERO: Self = Self(0);
    /// Longer than any sheet: the measure of a line that never breaks.
    pub const MAX: Self = Self(i32::MAX / 4);

    /// A length in points, rounded to the nearest thousandth.
    pub const fn pt(points: f64) -> Self {
        Self::milli(points * 1000.0)
    }

    /// A length in millimetres (1 mm = 72/25.4 pt), rounded to the nearest thousandth of a point.
    pub const fn mm(millimetres: f64) -> Self {
        Self::milli(millimetres * 72_000.0 / 25.4)
    }

    /// A length in thousandths of a point.
    pub const fn millipoints(thousandths: i32) -> Self {
        Self(thousandths)
    }

    #[expect(clippy::cast_possible_truncation, reason = "lengths on paper are far below the range")]
    const fn milli(thousandths: f64) -> Self {
        Self(if thousandths < 0.0 { thousandths - 0.5 } else { thousandths + 0.5 } as i32)
    }

    /// This length in thousandths of a point.
    pub const fn as_millipoints(self) -> i32 {
        self.0
    }

    /// This length in points.
    pub fn as_pt(self) -> f64 {
        f64::from(self.0) / 1000.0
    }

    /// This length in millimetres.
    pub fn as_mm(self) -> f64 {
        f64::from(self.0) * 25.4 / 72_000.0
    }

    /// `self × numerator / denominator`, rounded towards zero.
    #[must_use]
    pub fn scaled(self, numerator: i32, denominator: i32) -> Self {
        let scaled = i64::from(self.0) * i64::from(numerator) / i64::from(denominator);
        Self(i32::try_from(scaled).unwrap_or(if scaled < 0 { i32::MIN / 4 } else { i32::MAX / 4 }))
    }
}

impl Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Length {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl SubAssign for Length {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}

impl Neg for Length {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<i32> for Length {
    type Output = Self;
    fn mul(self, factor: i32) -> Self {
        Self(self.0.saturating_mul(factor))
    }
}

impl Div<i32> for Length {
    type Output = Self;
    fn div(self, divisor: i32) -> Self {
        Self(self.0 / divisor)
    }
}

impl Sum for Length {
    fn sum<I: Iterator<Item = Self>>(lengths: I) -> Self {
        lengths.fold(Self::ZERO, Add::add)
    }
}

/// A length relative to the font size, in thousandths of an em.
///
/// This is the glyph space of PDF (ISO 32000-1, 9.2.4), so a width computed here is the width
/// that a reader computes from the font's `/W` array.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Em(pub i32);

impl Em {
    /// One em.
    pub const ONE: Self = Self(1000);
    /// No width.
    pub const ZERO: Self = Self(0);

    /// This many thousandths of `size`, rounded to the nearest thousandth of a point.
    pub fn at(self, size: Length) -> Length {
        let product = i64::from(self.0) * i64::from(size.0);
        let rounded = (product + if product < 0 { -500 } else { 500 }) / 1000;
        Length(i32::try_from(rounded).unwrap_or(i32::MAX / 4))
    }

    /// How many thousandths of `size` a length is, rounded to the nearest; zero for a zero size.
    pub fn from_length(length: Length, size: Length) -> Self {
        if size.0 == 0 {
            return Self::ZERO;
        }
        let product = i64::from(length.0) * 1000;
        let half = i64::from(size.0) / 2;
        let rounded = (product + if product < 0 { -half } else { half }) / i64::from(size.0);
        Self(i32::try_from(rounded).unwrap_or(i32::MAX / 4))
    }
}

impl Add for Em {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Em {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Em {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Neg for Em {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

/// A place on a page or in a frame: from the left, and from the top downward.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Point {
    /// Distance from the left edge.
    pub x: Length,
    /// Distance from the top edge.
    pub y: Length,
}

impl Point {
    /// A point at `x` from the left and `y` from the top.
    pub const fn new(x: Length, y: Length) -> Self {
        Self { x, y }
    }
}

impl Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

/// Width and height.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Size {
    /// Extent from left to right.
    pub width: Length,
    /// Extent from top to bottom.
    pub height: Length,
}

impl Size {
    /// A4, 210 × 297 mm (ISO 216).
    pub const A4: Self = Self { width: Length::mm(210.0), height: Length::mm(297.0) };
    /// A3: 297 × 420 mm.
    pub const A3: Self = Self { width: Length::mm(297.0), height: Length::mm(420.0) };
}

/// A rectangle: its top left corner and its size.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Rect {
    /// The top left corner.
    pub origin: Point,
    /// Width and height.
    pub size: Size,
}

impl Rect {
    /// A rectangle given in millimetres from the left, from the top, wide and high.
    pub const fn mm(x: f64, y: f64, width: f64, height: f64) -> Self {
        Self {
            origin: Point::new(Length::mm(x), Length::mm(y)),
            size: Size { width: Length::mm(width), height: Length::mm(height) },
        }
    }

    /// The x of the right edge.
    pub fn right(&self) -> Length {
        self.origin.x + self.size.width
    }

    /// The y of the bottom edge.
    pub fn bottom(&self) -> Length {
        self.origin.y + self.size.height
    }
}

#[cfg(test)]
mod tests {
    use super::{Em, Length, Size};

    #[test]
    fn a4_is_595_by_842_points() {
        assert_eq!(Size::A4.width.as_millipoints(), 595_276);
        assert_eq!(Size::A4.height.as_millipoints(), 841_890);
    }

    #[test]
    fn em_and_length_agree() {
        let size = Length::pt(10.5);
        assert_eq!(Em(500).at(size), Length::pt(5.25));
        assert_eq!(Em::from_length(Length::pt(5.25), size), Em(500));
        assert_eq!(Em::from_length(-Length::pt(5.25), size), Em(-500));
        assert_eq!(Em::from_length(size, Length::ZERO), Em::ZERO);
    }
}

//! A signature as lines and areas, in whole units, so that it is the same on every machine.

/// Units of the longer side of a drawing.
pub(crate) const UNITS: f32 = 20_000.0;

/// A point in units from the left and the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "units from the left and from the top")]
pub struct Point {
    pub x: i32,
    pub y: i32,
}

/// A step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// A new part begins here.
    Move(Point),
    /// A straight line.
    Line(Point),
    /// A cubic Bézier curve.
    Curve(Point, Point, Point),
    /// Back to where the part began.
    Close,
}

/// A colour with its opacity, 255 for opaque.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "a colour")]
pub struct Ink {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
    pub opacity: u8,
}

impl Ink {
    /// Black.
    pub const BLACK: Self = Self { red: 0, green: 0, blue: 0, opacity: 255 };
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pen {
    /// Its colour.
    pub ink: Ink,
    /// Its width in units.
    pub width: u32,
    /// The form of its ends: 0 butt, 1 round, 2 square (ISO 32000-1, 8.4.3.3).
    pub cap: u8,
    /// The form of its corners: 0 mitre, 1 round, 2 bevel (ISO 32000-1, 8.4.3.4).
    pub join: u8,
}

/// A path with how it is filled and drawn.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Shape {
    /// Its steps; the first is a [`Step::Move`].
    pub steps: Vec<Step>,
    /// What it is filled with, and whether by the even-odd rule.
    pub fill: Option<(Ink, bool)>,
    /// How it is drawn.
    pub pen: Option<Pen>,
}

/// From the numbers of a drawing to units.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    left: f32,
    top: f32,
    factor: f32,
}

impl Scale {
    /// For a drawing with its left top corner here, of this width and height; `None` where it has no extent.
    pub(crate) fn new(left: f32, top: f32, width: f32, height: f32) -> Option<Self> {
        let factor = UNITS / width.max(height);
        let sound = [left, top, factor].iter().all(|number| number.is_finite()) && width > 0.0 && height > 0.0;
        sound.then_some(Self { left, top, factor })
    }

    #[expect(clippy::cast_possible_truncation, reason = "clamped to some hundred times the drawing")]
    pub(crate) fn point(self, x: f32, y: f32) -> Point {
        let unit = |number: f32| (number * self.factor).round().clamp(-4e6, 4e6) as i32;
        Point { x: unit(x - self.left), y: unit(y - self.top) }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    pub(crate) fn length(self, length: f32) -> u32 {
        (length * self.factor).round().clamp(1.0, 4e6) as u32
    }
}

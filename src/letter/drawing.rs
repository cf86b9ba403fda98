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

    /// Whether it can be told from white paper: it takes a twentieth of its light at least (tuned: a printer's palest grey is more).
    pub(crate) fn can_be_seen(self) -> bool {
        let [red, green, blue] = [self.red, self.green, self.blue].map(u32::from);
        let light = (299 * red + 587 * green + 114 * blue) / 1000;
        (255 - light) * u32::from(self.opacity) * 20 >= 255 * 255
    }
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

/// So many times as long as thick is the most that is printed, and so small a part of its drawing the least (tuned: in a signature 60 mm
/// wide what is left out is thinner than 0.3 mm, the least line of a pen).
const MOST_UNLIKE: u32 = 200;

/// Whether sides of this length, in units or pixels, are too unlike.
pub(crate) fn are_unlike(width: u32, height: u32) -> bool {
    u64::from(width.min(height)) * u64::from(MOST_UNLIKE) < u64::from(width.max(height))
}

/// Whether what takes so many units of a drawing can hardly be seen in it.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number")]
pub(crate) fn is_too_thin(width: u32, height: u32) -> bool {
    are_unlike(width, height) || are_unlike(width.max(height), UNITS as u32)
}

/// Whether so much of an image, in pixels, can hardly be seen in one whose longer side is this: it is a hair or a dot (tuned: in a
/// signature 60 mm wide the longer side of what is refused is under 1.2 mm).
pub(crate) fn is_a_speck(width: u32, height: u32, inked: u32, whole: u32) -> bool {
    are_unlike(width, height) || u64::from(width.max(height).min(inked)) * 50 < u64::from(whole)
}

/// Width and height of what can be seen of areas in a drawing of this width and height, in units; `None` where that is nothing.
pub(crate) fn seen(shapes: &[Shape], width: u32, height: u32) -> Option<(u32, u32)> {
    let within = |number: i32, most: u32| u32::try_from(number).unwrap_or(0).min(most);
    let mut all: Option<[u32; 4]> = None;
    let is_inked = |shape: &&Shape| shape.fill.is_some_and(|(ink, _)| ink.can_be_seen());
    for shape in shapes.iter().filter(is_inked) {
        let places = shape.steps.iter().flat_map(|step| match *step {
            Step::Move(to) | Step::Line(to) => [Some(to), None, None],
            Step::Curve(one, other, to) => [Some(one), Some(other), Some(to)],
            Step::Close => [None; 3],
        });
        let mut own = [u32::MAX, u32::MAX, 0, 0];
        for Point { x, y } in places.flatten() {
            let (x, y) = (within(x, width), within(y, height));
            own = [own[0].min(x), own[1].min(y), own[2].max(x), own[3].max(y)];
        }
        if own[0] < own[2] && own[1] < own[3] {
            let before = all.unwrap_or(own);
            all = Some([before[0].min(own[0]), before[1].min(own[1]), before[2].max(own[2]), before[3].max(own[3])]);
        }
    }
    all.map(|[left, top, right, bottom]| (right - left, bottom - top))
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

//! The strokes of a signature pad as lines: the array of signature_pad's `toData()`, or a plain array of strokes.
//!
//! signature_pad (MIT, szimek/signature_pad) draws Bézier curves through the points whose width falls with the speed of the
//! pen. So do we, with its own rule: the speed is smoothed with the weight 0.7, the width is `max / (speed + 1)`, never under `min`.

use serde::Deserialize;

use crate::letter::drawing::{Ink, Pen, Scale, Shape, Step};

/// Most points (tuned: a minute of writing at 60 points a second).
const MOST_POINTS: usize = 20_000;

/// The weight of the newest speed (`velocityFilterWeight` of signature_pad).
const NEWEST: f32 = 0.7;

/// White space around the strokes, in widths of the pen.
const MARGIN: f32 = 1.0;

/// A stroke: an object of signature_pad, or its points alone.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum RawStroke {
    Styled(Styled),
    Points(Vec<RawPoint>),
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Styled {
    #[serde(alias = "color")]
    pen_color: Option<String>,
    dot_size: Option<f32>,
    min_width: Option<f32>,
    max_width: Option<f32>,
    points: Vec<RawPoint>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
struct RawPoint {
    x: f32,
    y: f32,
    /// Milliseconds.
    #[serde(default)]
    time: f64,
}

/// Why strokes are refused: `broken`, `too-complex` or `blank`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StrokesRefusal {
    Broken,
    TooComplex,
    Blank,
}

/// The drawing of strokes: its proportions in units and its shapes.
pub(crate) fn read(json: &str) -> Result<(u32, u32, Vec<Shape>), StrokesRefusal> {
    let strokes: Vec<RawStroke> = serde_json::from_str(json).map_err(|_| StrokesRefusal::Broken)?;
    let strokes: Vec<Styled> = strokes
        .into_iter()
        .map(|stroke| match stroke {
            RawStroke::Styled(styled) => styled,
            RawStroke::Points(points) => {
                Styled { pen_color: None, dot_size: None, min_width: None, max_width: None, points }
            }
        })
        .filter(|stroke| !stroke.points.is_empty())
        .collect();
    let points = || strokes.iter().flat_map(|stroke| &stroke.points);
    if points().count() > MOST_POINTS {
        return Err(StrokesRefusal::TooComplex);
    }
    if points().any(|point| !(point.x.abs() < 1e6 && point.y.abs() < 1e6)) {
        return Err(StrokesRefusal::Broken);
    }
    if points().count() == 0 {
        return Err(StrokesRefusal::Blank);
    }
    if !strokes.iter().any(|stroke| stroke.ink().can_be_seen()) {
        return Err(StrokesRefusal::Blank);
    }
    let widest = strokes.iter().map(|stroke| stroke.widths().1).fold(0.0, f32::max);
    let least = |number: fn(&RawPoint) -> f32| points().map(number).fold(f32::MAX, f32::min);
    let most = |number: fn(&RawPoint) -> f32| points().map(number).fold(f32::MIN, f32::max);
    let margin = widest * (0.5 + MARGIN);
    let (left, top) = (least(|point| point.x) - margin, least(|point| point.y) - margin);
    let width = most(|point| point.x) + margin - left;
    let height = most(|point| point.y) + margin - top;
    let scale = Scale::new(left, top, width, height).ok_or(StrokesRefusal::Broken)?;
    let shapes = strokes.iter().flat_map(|stroke| stroke.shapes(scale)).collect();
    Ok((scale.length(width), scale.length(height), shapes))
}

impl Styled {
    /// The least and greatest width of the pen; signature_pad's own where none is given.
    fn widths(&self) -> (f32, f32) {
        let sound = |width: Option<f32>, own: f32| width.filter(|width| (0.01..=100.0).contains(width)).unwrap_or(own);
        let (least, most) = (sound(self.min_width, 0.5), sound(self.max_width, 2.5));
        (least.min(most), most.max(least))
    }

    fn ink(&self) -> Ink {
        self.pen_color.as_deref().map_or(Ink::BLACK, ink)
    }

    fn shapes(&self, scale: Scale) -> Vec<Shape> {
        let ink = self.ink();
        let (least, most) = self.widths();
        let pen = |width: f32| Some(Pen { ink, width: scale.length(width), cap: 1, join: 1 });
        let at = |point: RawPoint| scale.point(point.x, point.y);
        if let [point] = self.points[..] {
            let dot = self.dot_size.filter(|size| *size > 0.0 && *size <= 100.0).unwrap_or(least.midpoint(most)) * 2.0;
            let steps = vec![Step::Move(at(point)), Step::Line(at(point))];
            return vec![Shape { steps, fill: None, pen: pen(dot) }];
        }
        let mut shapes = Vec::with_capacity(self.points.len());
        let (mut speed, mut width) = (0.0, least.midpoint(most));
        for (number, pair) in self.points.windows(2).enumerate() {
            let [from, to] = *pair else { continue };
            let before = number.checked_sub(1).and_then(|before| self.points.get(before)).copied().unwrap_or(from);
            let behind = self.points.get(number + 2).copied().unwrap_or(to);
            #[expect(clippy::cast_possible_truncation, reason = "milliseconds between two points")]
            let time = (to.time - from.time).max(1.0) as f32;
            let now = (to.x - from.x).hypot(to.y - from.y) / time;
            speed = NEWEST * now + (1.0 - NEWEST) * speed;
            let next = (most / (speed + 1.0)).max(least);
            let [one, _] = controls(before, from, to);
            let [_, other] = controls(from, to, behind);
            let curve = Step::Curve(scale.point(one.0, one.1), scale.point(other.0, other.1), at(to));
            shapes.push(Shape { steps: vec![Step::Move(at(from)), curve], fill: None, pen: pen(width.midpoint(next)) });
            width = next;
        }
        shapes
    }
}

/// A control point: x and y.
type Control = (f32, f32);

/// The control points behind and before the middle one of three points: a third of the way along the line between its
/// neighbours (Catmull and Rom).
fn controls(before: RawPoint, point: RawPoint, behind: RawPoint) -> [Control; 2] {
    let (x, y) = ((behind.x - before.x) / 6.0, (behind.y - before.y) / 6.0);
    [(point.x + x, point.y + y), (point.x - x, point.y - y)]
}

/// A colour as CSS writes it: `#102030`, `#123`, `rgb(16, 32, 48)`, some names; black where it is none of these.
fn ink(colour: &str) -> Ink {
    let colour = colour.trim().to_ascii_lowercase();
    let of = |red, green, blue| Ink { red, green, blue, opacity: 255 };
    if let Some(digits) = colour.strip_prefix('#') {
        let number =
            |from: usize, to: usize| digits.get(from..to).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let parts = match digits.len() {
            3 => [0, 1, 2].map(|at| number(at, at + 1).map(|digit| digit * 17)),
            6 => [0, 2, 4].map(|at| number(at, at + 2)),
            _ => [None; 3],
        };
        return match parts {
            [Some(red), Some(green), Some(blue)] => of(red, green, blue),
            _ => Ink::BLACK,
        };
    }
    if let Some(inside) = colour.strip_prefix("rgb").and_then(|rest| rest.trim_start_matches('a').strip_prefix('(')) {
        let mut numbers = inside.split([',', ' ', '/', ')']).filter(|part| !part.is_empty()).map(str::parse::<u8>);
        if let (Some(Ok(red)), Some(Ok(green)), Some(Ok(blue))) = (numbers.next(), numbers.next(), numbers.next()) {
            return of(red, green, blue);
        }
    }
    match colour.as_str() {
        "blue" => of(0, 0, 255),
        "navy" => of(0, 0, 128),
        "darkblue" => of(0, 0, 139),
        "red" => of(255, 0, 0),
        "green" => of(0, 128, 0),
        _ => Ink::BLACK,
    }
}

#[cfg(test)]
mod tests {
    use super::{StrokesRefusal, ink, read};
    use crate::letter::drawing::{Ink, Step};

    #[test]
    fn strokes_are_curves() {
        let json = r##"[{"penColor":"#102030","dotSize":0,"minWidth":0.5,"maxWidth":2.5,"velocityFilterWeight":0.7,"compositeOperation":"source-over","points":[{"time":1623319200000,"x":10,"y":10,"pressure":0.5},{"time":1623319200020,"x":20,"y":15,"pressure":0.5},{"time":1623319200040,"x":40,"y":10,"pressure":0.5}]},{"penColor":"black","points":[{"time":1,"x":50,"y":5}]}]"##;
        let (width, height, shapes) = read(json).expect("strokes");
        assert_eq!((width, shapes.len()), (20_000, 3));
        assert!(height < width);
        assert!(shapes.iter().all(|shape| shape.fill.is_none() && shape.pen.is_some()));
        assert_eq!(shapes[0].pen.map(|pen| pen.ink), Some(Ink { red: 0x10, green: 0x20, blue: 0x30, opacity: 255 }));
        // Each curve begins where the one before ends.
        let Step::Curve(.., end) = shapes[0].steps[1] else { panic!("a curve") };
        assert_eq!(shapes[1].steps[0], Step::Move(end));
        // The faster, the thinner.
        assert!(shapes[1].pen.map(|pen| pen.width) < shapes[0].pen.map(|pen| pen.width));
    }

    #[test]
    fn plain_points_and_old_colours_are_read() {
        assert!(read(r#"[[{"x":1,"y":1,"time":1},{"x":5,"y":5,"time":9}]]"#).is_ok());
        assert!(read(r#"[{"color":"blue","points":[{"x":1,"y":1,"time":1}]}]"#).is_ok());
    }

    #[test]
    fn what_is_no_stroke_is_refused() {
        for (json, refusal) in [
            ("[]", StrokesRefusal::Blank),
            ("[[]]", StrokesRefusal::Blank),
            ("[1]", StrokesRefusal::Broken),
            ("[", StrokesRefusal::Broken),
            (r#"[[{"x":1e30,"y":1}]]"#, StrokesRefusal::Broken),
            (r#"[[{"x":null,"y":1}]]"#, StrokesRefusal::Broken),
        ] {
            assert_eq!(read(json).err(), Some(refusal), "{json}");
        }
        let many = format!("[[{}]]", vec![r#"{"x":1,"y":1}"#; 20_001].join(","));
        assert_eq!(read(&many).err(), Some(StrokesRefusal::TooComplex));
    }

    #[test]
    fn colours_are_those_of_css() {
        for (text, expected) in [
            ("#123", (0x11, 0x22, 0x33)),
            ("rgb(1, 2, 3)", (1, 2, 3)),
            ("rgba(1,2,3,.5)", (1, 2, 3)),
            ("#12", (0, 0, 0)),
            ("#äöü", (0, 0, 0)),
            ("x", (0, 0, 0)),
        ] {
            let ink = ink(text);
            assert_eq!((ink.red, ink.green, ink.blue), expected, "{text}");
        }
    }
}

//! A franking mark that the post or a machine gave: a picture, or a drawing in SVG.
//!
//! A drawing is kept as areas, so that a machine that reads the mark finds edges as sharp as the printer makes them. What cannot be
//! kept so (gradients, masks, filters, transparency, text that is no outline, pictures in the drawing) is refused by name: a mark that
//! looks almost right is worth nothing.

use std::sync::Arc;

use usvg::tiny_skia_path::{PathSegment, Point as UnitPoint};
use usvg::{FillRule, Group, Node, Options, Paint, Path, Tree, roxmltree};

use crate::layout::frame::{Item, Segment, Shape, SignatureImage};
use crate::layout::picture;
use crate::length::{Length, Point, Rect, Size};

/// Most areas and steps of outlines in a drawing (tuned: a data matrix of 144 × 144 has 20,736 modules).
const MOST_STEPS: usize = 400_000;
/// Most elements of a drawing.
const MOST_NODES: u32 = 100_000;

/// A franking mark.
#[derive(Debug, Clone)]
pub enum Indicia {
    /// A picture.
    Picture(Arc<SignatureImage>),
    /// A drawing.
    Drawing(Drawing),
}

/// Areas in units of their own.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// Its page and everything beyond that an area reaches: the lowest and the highest place.
    low: (f64, f64),
    high: (f64, f64),
    areas: Vec<Area>,
}

#[derive(Debug, Clone)]
struct Area {
    steps: Vec<PathSegment>,
    colour: [u8; 3],
    even_odd: bool,
}

impl Drawing {
    /// Reads an SVG. The error is a short name for diagnostics: what in it cannot be kept, or `broken`, `blank`.
    pub fn read(svg: &str) -> Result<Self, &'static str> {
        let options = roxmltree::ParsingOptions { allow_dtd: false, nodes_limit: MOST_NODES, ..Default::default() };
        let document = roxmltree::Document::parse_with_options(svg, options).map_err(|_| "broken")?;
        for element in document.descendants().filter(roxmltree::Node::is_element) {
            // What the simplified tree would leave out in silence.
            match element.tag_name().name() {
                "text" => return Err("svg-text"),
                "image" | "foreignObject" => return Err("svg-image"),
                "script" | "animate" | "animateTransform" | "set" => return Err("svg-script"),
                _ => {}
            }
        }
        let tree = Tree::from_xmltree(&document, &Options::default()).map_err(|_| "broken")?;
        let mut areas = Vec::new();
        group(tree.root(), &mut areas)?;
        if areas.is_empty() {
            return Err("blank");
        }
        if areas.iter().map(|area| area.steps.len()).sum::<usize>() > MOST_STEPS {
            return Err("svg-too-large");
        }
        let page = tree.size();
        let (mut low, mut high) = ((0.0, 0.0), (f64::from(page.width()), f64::from(page.height())));
        for point in areas.iter().flat_map(|area| &area.steps).flat_map(points) {
            let (x, y) = (f64::from(point.x), f64::from(point.y));
            low = (x.min(low.0), y.min(low.1));
            high = (x.max(high.0), y.max(high.1));
        }
        Ok(Self { low, high, areas })
    }
}

/// The places of a step, control points too: a curve lies between them.
fn points(step: &PathSegment) -> Vec<UnitPoint> {
    match *step {
        PathSegment::MoveTo(to) | PathSegment::LineTo(to) => vec![to],
        PathSegment::QuadTo(control, to) => vec![control, to],
        PathSegment::CubicTo(first, second, to) => vec![first, second, to],
        PathSegment::Close => Vec::new(),
    }
}

fn group(group: &Group, areas: &mut Vec<Area>) -> Result<(), &'static str> {
    if group.opacity().get() < 1.0 || group.blend_mode() != usvg::BlendMode::Normal {
        return Err("svg-transparency");
    }
    if group.clip_path().is_some() || group.mask().is_some() {
        return Err("svg-mask");
    }
    if !group.filters().is_empty() {
        return Err("svg-filter");
    }
    for node in group.children() {
        match node {
            Node::Group(inner) => self::group(inner, areas)?,
            Node::Path(path) => areas.extend(painted(path)?),
            Node::Image(_) => return Err("svg-image"),
            Node::Text(_) => return Err("svg-text"),
        }
    }
    Ok(())
}

/// The areas of a path: what is filled, and its stroke as an area, in the order in which they are painted.
fn painted(path: &Path) -> Result<Vec<Area>, &'static str> {
    let mut areas = Vec::new();
    if !path.is_visible() {
        return Ok(areas);
    }
    let outline = |path: &usvg::tiny_skia_path::Path, transform| {
        path.clone().transform(transform).map(|path| path.segments().collect::<Vec<_>>()).ok_or("broken")
    };
    if let Some(fill) = path.fill() {
        areas.push(Area {
            steps: outline(path.data(), path.abs_transform())?,
            colour: solid(fill.paint(), fill.opacity().get())?,
            even_odd: fill.rule() == FillRule::EvenOdd,
        });
    }
    if let Some(stroke) = path.stroke() {
        let transform = path.abs_transform();
        let scale = usvg::tiny_skia_path::PathStroker::compute_resolution_scale(&transform);
        let mut line = path.data().clone();
        if let Some(dashes) = stroke.dasharray() {
            let dashes = usvg::tiny_skia_path::StrokeDash::new(dashes.to_vec(), stroke.dashoffset()).ok_or("broken")?;
            line = line.dash(&dashes, scale).ok_or("broken")?;
        }
        let mut plain = stroke.to_tiny_skia();
        plain.dash = None;
        let stroked = line.stroke(&plain, scale).ok_or("broken")?;
        let colour = solid(stroke.paint(), stroke.opacity().get())?;
        areas.push(Area { steps: outline(&stroked, transform)?, colour, even_odd: false });
    }
    if path.paint_order() == usvg::PaintOrder::StrokeAndFill {
        areas.reverse();
    }
    Ok(areas)
}

fn solid(paint: &Paint, opacity: f32) -> Result<[u8; 3], &'static str> {
    match paint {
        _ if opacity < 1.0 => Err("svg-transparency"),
        Paint::Color(colour) => Ok([colour.red, colour.green, colour.blue]),
        _ => Err("svg-gradient"),
    }
}

impl Indicia {
    /// The mark as large as fits into the zone, and no larger than it is drawn (96 units an inch, as SVG counts; a picture has no
    /// size of its own), in its top right corner.
    pub(crate) fn items(&self, zone: &Rect) -> Vec<Item> {
        match self {
            Self::Picture(image) => {
                let size = picture::fitted(image, zone.size);
                let origin = Point::new(zone.right() - size.width, zone.origin.y);
                vec![Item::Image { image: image.clone(), area: Rect { origin, size } }]
            }
            Self::Drawing(drawing) => {
                let (low, high) = (drawing.low, drawing.high);
                let (width, height) = (high.0 - low.0, high.1 - low.1);
                let scale = (zone.size.width.as_pt() / width).min(zone.size.height.as_pt() / height).min(0.75);
                let left = zone.right() - Length::pt(width * scale);
                let at = |point: UnitPoint| {
                    let along = |value: f32, from: f64| Length::pt((f64::from(value) - from) * scale);
                    Point::new(left, zone.origin.y) + Point::new(along(point.x, low.0), along(point.y, low.1))
                };
                drawing.areas.iter().map(|area| Item::Shape(Arc::new(shape(area, &at)))).collect()
            }
        }
    }
}

fn shape(area: &Area, at: &impl Fn(UnitPoint) -> Point) -> Shape {
    let mut here = UnitPoint::zero();
    let mut covered: Option<(Point, Point)> = None;
    let mut outline = Vec::with_capacity(area.steps.len());
    for step in &area.steps {
        let mut cover = |unit: UnitPoint| {
            let point = at(unit);
            let (low, high) = covered.get_or_insert((point, point));
            *low = Point::new(low.x.min(point.x), low.y.min(point.y));
            *high = Point::new(high.x.max(point.x), high.y.max(point.y));
            point
        };
        outline.push(match *step {
            PathSegment::MoveTo(to) => {
                here = to;
                Segment::Move(cover(to))
            }
            PathSegment::LineTo(to) => {
                here = to;
                Segment::Line(cover(to))
            }
            // A quadratic curve as a cubic one: control points two thirds of the way to its own.
            PathSegment::QuadTo(control, to) => {
                let third = |end: UnitPoint| {
                    let part = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
                    UnitPoint::from_xy(part(end.x, control.x), part(end.y, control.y))
                };
                let (first, second) = (third(here), third(to));
                here = to;
                Segment::Curve(cover(first), cover(second), cover(to))
            }
            PathSegment::CubicTo(first, second, to) => {
                here = to;
                Segment::Curve(cover(first), cover(second), cover(to))
            }
            PathSegment::Close => Segment::Close,
        });
    }
    let (low, high) = covered.unwrap_or_default();
    let size = Size { width: high.x - low.x, height: high.y - low.y };
    Shape { outline, colour: area.colour, even_odd: area.even_odd, area: Rect { origin: low, size } }
}

#[cfg(test)]
mod tests {
    use super::{Drawing, Indicia};
    use crate::layout::frame::{Item, Segment};
    use crate::length::{Length, Rect};

    fn svg(content: &str) -> String {
        format!("<svg xmlns='http://www.w3.org/2000/svg' width='96' height='48' viewBox='0 0 96 48'>{content}</svg>")
    }

    #[test]
    fn areas_keep_their_places_and_colours() {
        let drawing =
            Drawing::read(&svg("<rect x='48' y='0' width='48' height='24' fill='#ff0000'/>")).expect("a drawing");
        let zone = Rect::mm(146.0, 0.0, 74.0, 40.0);
        let items = Indicia::Drawing(drawing).items(&zone);
        let [Item::Shape(shape)] = items.as_slice() else { panic!("{items:?}") };
        assert_eq!(shape.colour, [255, 0, 0]);
        // 96 units are an inch: the right half of it, at the right edge of the zone.
        assert!((shape.area.right() - zone.right()).as_mm().abs() < 0.01);
        assert!((shape.area.size.width - Length::pt(36.0)).as_mm().abs() < 0.01);
        assert!(matches!(shape.outline[0], Segment::Move(_)));
    }

    #[test]
    fn a_large_drawing_is_made_to_fit() {
        let large = "<svg xmlns='http://www.w3.org/2000/svg' width='2000' height='4000'><rect width='2000' height='4000'/></svg>";
        let zone = Rect::mm(0.0, 0.0, 74.0, 40.0);
        let items = Indicia::Drawing(Drawing::read(large).expect("a drawing")).items(&zone);
        let [Item::Shape(shape)] = items.as_slice() else { panic!("{items:?}") };
        assert!(shape.area.bottom() <= zone.bottom() + Length::pt(0.01) && shape.area.origin.x > Length::mm(50.0));
    }

    #[test]
    fn what_reaches_beyond_the_page_stays_in_the_zone() {
        let drawing = Drawing::read(&svg("<rect x='-50' y='-500' width='10' height='1000'/>")).expect("a drawing");
        let zone = Rect::mm(146.0, 5.0, 64.0, 30.0);
        let items = Indicia::Drawing(drawing).items(&zone);
        let [Item::Shape(shape)] = items.as_slice() else { panic!("{items:?}") };
        assert!(shape.area.origin.y >= zone.origin.y && shape.area.bottom() <= zone.bottom() + Length::pt(0.01));
    }

    #[test]
    fn strokes_become_areas() {
        let drawing = Drawing::read(&svg(
            "<path d='M0 10 H96' stroke='black' stroke-width='2' stroke-dasharray='4 2' fill='none'/><circle cx='5' cy='5' r='4'/>",
        ));
        assert_eq!(drawing.expect("a drawing").areas.len(), 2);
    }

    #[test]
    fn what_cannot_be_kept_is_refused_by_name() {
        for (content, reason) in [
            ("<text>5</text>", "svg-text"),
            ("<image href='file:///etc/passwd' width='9' height='9'/>", "svg-image"),
            ("<rect width='9' height='9' fill-opacity='0.5'/>", "svg-transparency"),
            ("<g opacity='0.5'><rect width='9' height='9'/></g>", "svg-transparency"),
            (
                "<linearGradient id='g'><stop offset='0'/><stop offset='1' stop-color='red'/></linearGradient><rect width='9' height='9' fill='url(#g)'/>",
                "svg-gradient",
            ),
            ("<clipPath id='c'><circle r='3'/></clipPath><rect width='9' height='9' clip-path='url(#c)'/>", "svg-mask"),
            (
                "<filter id='f'><feGaussianBlur stdDeviation='2'/></filter><rect width='9' height='9' filter='url(#f)'/>",
                "svg-filter",
            ),
            ("", "blank"),
            ("<rect", "broken"),
        ] {
            assert_eq!(Drawing::read(&svg(content)).err(), Some(reason), "{content}");
        }
        assert_eq!(Drawing::read("<!DOCTYPE svg [<!ENTITY a 'a'>]><svg/>").err(), Some("broken"));
    }
}

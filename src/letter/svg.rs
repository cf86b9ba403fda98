//! A signature or a franking mark in SVG, as areas: its lines too, so that a line keeps its form under any transformation, and a
//! machine that reads a mark finds edges as sharp as the printer makes them. Whatever is more than that is refused by name: text
//! and pictures, which could say or fetch anything, and effects that areas cannot show.

use usvg::roxmltree::{self, Document, Node as Element, ParsingOptions};
use usvg::tiny_skia_path::{Path as Outline, PathSegment, PathStroker, StrokeDash};
use usvg::{BlendMode, FillRule, Group, ImageHrefResolver, Node, Options, Paint, PaintOrder, Path, Tree};

use crate::letter::drawing::{self, Ink, Scale, Shape, Step};

/// Most elements of the file and steps of its outlines (tuned: a signature that was traced has some thousands, a data matrix
/// of 144 × 144 up to 20,736 modules of five steps).
const MOST_NODES: u32 = 100_000;
const MOST_STEPS: usize = 400_000;

/// Why a drawing is refused; its text form is a `reason` of diagnostics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SvgRefusal {
    /// It is no SVG, or a broken one.
    Broken,
    /// It has more elements or steps than any signature or mark.
    TooComplex,
    /// Nothing can be seen.
    Blank,
    /// What can be seen is hardly there.
    TooThin,
    /// It refers to something outside itself.
    External,
    Text,
    Picture,
    /// A script, or something that moves.
    Script,
    /// A gradient or a pattern.
    Gradient,
    /// Something is clipped or masked.
    Mask,
    Filter,
    /// Something shows, or is blended with, what lies behind it.
    Transparent,
}

impl SvgRefusal {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::TooComplex => "too-complex",
            Self::Blank => "blank",
            Self::TooThin => "too-thin",
            Self::External => "external",
            Self::Text => "svg-text",
            Self::Picture => "svg-image",
            Self::Script => "svg-script",
            Self::Gradient => "svg-gradient",
            Self::Mask => "svg-mask",
            Self::Filter => "svg-filter",
            Self::Transparent => "svg-transparency",
        }
    }
}

/// A drawing: its areas, in units of its own.
#[derive(Debug)]
pub(crate) struct Svg {
    /// Width and height as SVG counts them: 96 an inch.
    pub(crate) size: (f32, f32),
    /// Width and height in units.
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) shapes: Vec<Shape>,
}

/// Reads an SVG file.
pub(crate) fn read(text: &str) -> Result<Svg, SvgRefusal> {
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => SvgRefusal::TooComplex,
        _ => SvgRefusal::Broken,
    })?;
    for element in document.descendants().filter(Element::is_element) {
        look_at(element)?;
    }
    let nothing = ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver: nothing, resources_dir: None, ..Options::default() };
    let tree = Tree::from_xmltree(&document, &options).map_err(|_| SvgRefusal::Broken)?;
    let size = tree.size();
    let scale = Scale::new(0.0, 0.0, size.width(), size.height()).ok_or(SvgRefusal::Broken)?;
    let mut areas = Areas { scale, steps: 0, shapes: Vec::new() };
    areas.group(tree.root(), 1.0)?;
    let (width, height) = (scale.length(size.width()), scale.length(size.height()));
    let (wide, high) = drawing::seen(&areas.shapes, width, height).ok_or(SvgRefusal::Blank)?;
    if drawing::is_too_thin(wide, high) {
        return Err(SvgRefusal::TooThin);
    }
    Ok(Svg { size: (size.width(), size.height()), width, height, shapes: areas.shapes })
}

/// Refuses what the simplified tree would leave out in silence, and what leads out of the file.
fn look_at(element: Element<'_, '_>) -> Result<(), SvgRefusal> {
    let external = element.attributes().any(|attribute| {
        let value = attribute.value();
        (attribute.name() == "href" && is_external(value)) || has_external_url(value)
    });
    let name = element.tag_name().name();
    let imports = || element.text().is_some_and(|css| css.contains("@import") || has_external_url(css));
    if external || (name == "style" && imports()) {
        return Err(SvgRefusal::External);
    }
    match name {
        "text" => Err(SvgRefusal::Text),
        "image" | "foreignObject" => Err(SvgRefusal::Picture),
        "feImage" => Err(SvgRefusal::Filter),
        "script" | "animate" | "animateMotion" | "animateTransform" | "set" => Err(SvgRefusal::Script),
        _ => Ok(()),
    }
}

/// Whether a reference leads out of the file.
fn is_external(reference: &str) -> bool {
    !reference.trim_start().starts_with('#')
}

fn has_external_url(css: &str) -> bool {
    css.split("url(").skip(1).any(|rest| is_external(rest.trim_start_matches(['"', '\'', ' '])))
}

/// The areas found so far.
struct Areas {
    scale: Scale,
    steps: usize,
    shapes: Vec<Shape>,
}

impl Areas {
    fn group(&mut self, group: &Group, opacity: f32) -> Result<(), SvgRefusal> {
        if group.mask().is_some() || group.clip_path().is_some() {
            return Err(SvgRefusal::Mask);
        }
        if !group.filters().is_empty() {
            return Err(SvgRefusal::Filter);
        }
        if group.blend_mode() != BlendMode::Normal {
            return Err(SvgRefusal::Transparent);
        }
        let opacity = opacity * group.opacity().get();
        for node in group.children() {
            match node {
                Node::Group(inner) => self.group(inner, opacity)?,
                Node::Path(path) if path.is_visible() => self.path(path, opacity)?,
                Node::Path(_) => {}
                Node::Image(_) => return Err(SvgRefusal::Picture),
                Node::Text(_) => return Err(SvgRefusal::Text),
            }
        }
        Ok(())
    }

    /// What is filled, and its line as an area, in the order in which they are painted.
    fn path(&mut self, path: &Path, opacity: f32) -> Result<(), SvgRefusal> {
        let before = self.shapes.len();
        if let Some(fill) = path.fill() {
            let ink = ink(fill.paint(), fill.opacity().get() * opacity)?;
            self.area(path.data().clone(), path, ink, fill.rule() == FillRule::EvenOdd)?;
        }
        if let Some(stroke) = path.stroke() {
            let ink = ink(stroke.paint(), stroke.opacity().get() * opacity)?;
            let scale = PathStroker::compute_resolution_scale(&path.abs_transform());
            let mut line = path.data().clone();
            if let Some(dashes) = stroke.dasharray() {
                let dashes = StrokeDash::new(dashes.to_vec(), stroke.dashoffset()).ok_or(SvgRefusal::Broken)?;
                line = line.dash(&dashes, scale).ok_or(SvgRefusal::Broken)?;
                // A line of a mile in dashes of a hair.
                if line.len() > MOST_STEPS {
                    return Err(SvgRefusal::TooComplex);
                }
            }
            let mut plain = stroke.to_tiny_skia();
            plain.dash = None;
            // A line without extent has no area.
            if let Some(area) = line.stroke(&plain, scale) {
                self.area(area, path, ink, false)?;
            }
        }
        if path.paint_order() == PaintOrder::StrokeAndFill {
            self.shapes[before..].reverse();
        }
        Ok(())
    }

    fn area(&mut self, outline: Outline, path: &Path, ink: Ink, even_odd: bool) -> Result<(), SvgRefusal> {
        let Some(outline) = outline.transform(path.abs_transform()) else { return Ok(()) };
        let at = |x: f32, y: f32| self.scale.point(x, y);
        let mut steps = Vec::with_capacity(outline.len());
        let mut last = (0.0, 0.0);
        for segment in outline.segments() {
            steps.push(match segment {
                PathSegment::MoveTo(point) => {
                    last = (point.x, point.y);
                    Step::Move(at(point.x, point.y))
                }
                PathSegment::LineTo(point) => {
                    last = (point.x, point.y);
                    Step::Line(at(point.x, point.y))
                }
                PathSegment::QuadTo(control, end) => {
                    // A quadratic curve is a cubic one with its control points two thirds of the way out.
                    let third = |from: f32, to: f32| from + (to - from) * 2.0 / 3.0;
                    let one = at(third(last.0, control.x), third(last.1, control.y));
                    let other = at(third(end.x, control.x), third(end.y, control.y));
                    last = (end.x, end.y);
                    Step::Curve(one, other, at(end.x, end.y))
                }
                PathSegment::CubicTo(one, other, end) => {
                    last = (end.x, end.y);
                    Step::Curve(at(one.x, one.y), at(other.x, other.y), at(end.x, end.y))
                }
                PathSegment::Close => Step::Close,
            });
        }
        self.steps += steps.len();
        if self.steps > MOST_STEPS {
            return Err(SvgRefusal::TooComplex);
        }
        if ink.opacity > 0 && steps.len() > 1 {
            self.shapes.push(Shape { steps, fill: Some((ink, even_odd)), pen: None });
        }
        Ok(())
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 255")]
fn ink(paint: &Paint, opacity: f32) -> Result<Ink, SvgRefusal> {
    match paint {
        Paint::Color(colour) => Ok(Ink {
            red: colour.red,
            green: colour.green,
            blue: colour.blue,
            opacity: (opacity * 255.0).round().clamp(0.0, 255.0) as u8,
        }),
        _ => Err(SvgRefusal::Gradient),
    }
}

#[cfg(test)]
mod tests {
    use super::{Svg, SvgRefusal, read};
    use crate::letter::drawing::{Ink, Point, Step};

    fn svg(inside: &str) -> String {
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100">{inside}</svg>"#
        )
    }

    /// The corners of an area: the lowest and the highest place.
    fn extent(steps: &[Step]) -> (Point, Point) {
        let places = steps.iter().filter_map(|step| match *step {
            Step::Move(to) | Step::Line(to) | Step::Curve(_, _, to) => Some(to),
            Step::Close => None,
        });
        let (mut low, mut high) = (Point { x: i32::MAX, y: i32::MAX }, Point { x: i32::MIN, y: i32::MIN });
        for place in places {
            low = Point { x: low.x.min(place.x), y: low.y.min(place.y) };
            high = Point { x: high.x.max(place.x), y: high.y.max(place.y) };
        }
        (low, high)
    }

    #[test]
    fn lines_and_areas_are_read() {
        let inside = r##"<g transform="scale(2 1)"><path d="M0 10 H50" stroke="#102030" stroke-width="2" fill="none"/></g><rect width="10" height="10" opacity=".5"/>"##;
        let Svg { size, width, height, shapes } = read(&svg(inside)).expect("a drawing");
        assert_eq!((size, width, height, shapes.len()), ((200.0, 100.0), 20_000, 10_000, 2));
        // A line two units thick along 100, though its drawing is stretched one way.
        assert_eq!(extent(&shapes[0].steps), (Point { x: 0, y: 900 }, Point { x: 10_000, y: 1_100 }));
        let ink = Ink { red: 0x10, green: 0x20, blue: 0x30, opacity: 255 };
        assert_eq!(shapes[0].fill, Some((ink, false)));
        assert_eq!(shapes[1].fill, Some((Ink { opacity: 128, ..Ink::BLACK }, false)));
        assert!(shapes.iter().all(|shape| shape.pen.is_none()));
    }

    #[test]
    fn dashes_and_the_order_of_painting_are_kept() {
        let inside = "<path d='M0 10 H96' stroke='black' stroke-width='2' stroke-dasharray='4 2' fill='none'/>";
        let dashed = read(&svg(inside)).expect("a drawing");
        let parts = dashed.shapes[0].steps.iter().filter(|step| matches!(step, Step::Move(_))).count();
        assert_eq!((dashed.shapes.len(), parts), (1, 16));
        let inside = "<rect width='9' height='9' fill='red' stroke='black' paint-order='stroke'/>";
        let fills: Vec<u8> = read(&svg(inside))
            .expect("a drawing")
            .shapes
            .iter()
            .filter_map(|shape| shape.fill.map(|fill| fill.0.red))
            .collect();
        assert_eq!(fills, [0, 255], "the line lies below");
    }

    #[test]
    fn what_is_more_than_areas_is_refused_by_name() {
        let many = "<path d='M0 0L1 1'/>".repeat(110_000);
        for (inside, refusal) in [
            ("", SvgRefusal::Blank),
            ("<path d='M0 0L9 9' fill='none'/>", SvgRefusal::Blank),
            ("<path d='M5 5L90 40' fill='none' stroke='#fff' stroke-width='3'/>", SvgRefusal::Blank),
            ("<rect width='90' height='40' fill='#fefefe'/><circle cx='9' cy='9' r='0.1'/>", SvgRefusal::TooThin),
            ("<text x='1' y='9'>Xi</text>", SvgRefusal::Text),
            ("<image href='file:///etc/passwd' width='9' height='9'/>", SvgRefusal::External),
            ("<image xlink:href='http://example.org/x.png' width='9' height='9'/>", SvgRefusal::External),
            ("<image href='data:image/png;base64,AAAA' width='9' height='9'/>", SvgRefusal::External),
            ("<image href='#a'/>", SvgRefusal::Picture),
            (
                "<filter id='f'><feImage xlink:href='/etc/passwd'/></filter><rect filter='url(#f)' width='9' height='9'/>",
                SvgRefusal::External,
            ),
            ("<use href='other.svg#a'/>", SvgRefusal::External),
            ("<style>@import url(http://example.org/x.css)</style><path d='M0 0L9 9V0'/>", SvgRefusal::External),
            ("<path fill='url(http://example.org/x.svg#a)' d='M0 0L9 9V0'/>", SvgRefusal::External),
            ("<script>1</script>", SvgRefusal::Script),
            ("<rect width='9' height='9'><animateTransform/></rect>", SvgRefusal::Script),
            ("<g style='mix-blend-mode:multiply'><rect width='9' height='9'/></g>", SvgRefusal::Transparent),
            (
                "<linearGradient id='a'><stop stop-color='red'/><stop offset='1'/></linearGradient><path fill='url(#a)' d='M0 0L9 9V0z'/>",
                SvgRefusal::Gradient,
            ),
            (
                "<clipPath id='c'><rect width='5' height='5'/></clipPath><g clip-path='url(#c)'><path d='M0 0L9 9V0z'/></g>",
                SvgRefusal::Mask,
            ),
            (
                "<filter id='f'><feGaussianBlur stdDeviation='2'/></filter><rect width='9' height='9' filter='url(#f)'/>",
                SvgRefusal::Filter,
            ),
            ("<rect x='500' width='9' height='9'/>", SvgRefusal::Blank),
            ("<path d='M50 0V100' stroke='black' stroke-width='0.0001'/>", SvgRefusal::Blank),
            ("<path d='M50 0V100' stroke='black' stroke-width='0.1'/>", SvgRefusal::TooThin),
            ("<circle cx='9' cy='9' r='0.1'/>", SvgRefusal::TooThin),
            (&many, SvgRefusal::TooComplex),
            ("<path d='M0 0H200' stroke='black' stroke-dasharray='0.0001'/>", SvgRefusal::TooComplex),
        ] {
            assert_eq!(read(&svg(inside)).err(), Some(refusal), "{}", &inside[..inside.len().min(80)]);
        }
        for (size, form) in
            [("width='10000' height='1'", "M0 0L10000 1V0z"), ("width='1' height='10000'", "M0 0L1 0V10000z")]
        {
            let long = format!("<svg xmlns='http://www.w3.org/2000/svg' {size}><path d='{form}'/></svg>");
            assert_eq!(read(&long).err(), Some(SvgRefusal::TooThin), "{size}");
        }
        assert!(
            read(&svg("<path d='M0 50H200' stroke='black' stroke-width='1.2'/>")).is_ok(),
            "somebody signs with a line"
        );
        assert_eq!(read("<svg").err(), Some(SvgRefusal::Broken));
        let bomb = r#"<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">]><svg xmlns="http://www.w3.org/2000/svg"><desc>&e;&e;&e;&e;&e;&e;&e;&e;</desc></svg>"#;
        assert!(read(bomb).is_err());
    }

    #[test]
    fn a_file_with_a_document_type_is_read() {
        let doctype =
            r#"<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">"#;
        let file = format!("<?xml version=\"1.0\"?>{doctype}{}", svg("<rect width='9' height='9'/>"));
        assert_eq!(read(&file).expect("a drawing").shapes.len(), 1);
    }
}

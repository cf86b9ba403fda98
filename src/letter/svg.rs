//! A signature in SVG as lines and areas. Whatever is more than that is refused: text and pictures, which could say or fetch
//! anything, and effects that lines and areas cannot show.

use usvg::roxmltree::{Document, ParsingOptions};
use usvg::tiny_skia_path::PathSegment;
use usvg::{Group, ImageHrefResolver, LineCap, LineJoin, Node, Options, Paint, Tree};

use crate::letter::drawing::{Ink, Pen, Scale, Shape, Step};

/// Most elements of the file and steps of its paths (tuned: a signature that was traced has some thousands).
const MOST_NODES: u32 = 50_000;
const MOST_STEPS: usize = 200_000;

/// Why a drawing is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SvgRefusal {
    /// It is no SVG, or a broken one.
    Broken,
    /// It has more elements or steps than a signature.
    TooComplex,
    /// Text, pictures, gradients, masks, filters, dashes.
    MoreThanLines,
    /// It refers to something outside itself.
    External,
    /// Nothing can be seen.
    Blank,
}

/// The drawing of an SVG file: its proportions in units and its shapes.
pub(crate) fn read(text: &str) -> Result<(u32, u32, Vec<Shape>), SvgRefusal> {
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        usvg::roxmltree::Error::NodesLimitReached => SvgRefusal::TooComplex,
        _ => SvgRefusal::Broken,
    })?;
    for node in document.descendants().filter(usvg::roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        if matches!(name, "text" | "image" | "foreignObject" | "script" | "feImage" | "animate" | "set") {
            let external =
                node.attributes().any(|attribute| attribute.name() == "href" && is_external(attribute.value()));
            return Err(if external { SvgRefusal::External } else { SvgRefusal::MoreThanLines });
        }
        let refers = node.attributes().any(|attribute| {
            let value = attribute.value();
            (attribute.name() == "href" && is_external(value))
                || value.split("url(").skip(1).any(|rest| is_external(rest.trim_start_matches(['"', '\'', ' '])))
        });
        if refers
            || (name == "style" && node.text().is_some_and(|css| css.contains("@import") || has_external_url(css)))
        {
            return Err(SvgRefusal::External);
        }
    }
    let nothing = ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = Options { image_href_resolver: nothing, resources_dir: None, ..Options::default() };
    let tree = Tree::from_xmltree(&document, &options).map_err(|_| SvgRefusal::Broken)?;
    let size = tree.size();
    let scale = Scale::new(0.0, 0.0, size.width(), size.height()).ok_or(SvgRefusal::Broken)?;
    let mut drawing = Drawing { scale, steps: 0, shapes: Vec::new() };
    drawing.group(tree.root(), 1.0)?;
    if drawing.shapes.is_empty() {
        return Err(SvgRefusal::Blank);
    }
    Ok((scale.length(size.width()), scale.length(size.height()), drawing.shapes))
}

/// Whether a reference leads out of the file.
fn is_external(reference: &str) -> bool {
    !reference.trim_start().starts_with('#')
}

fn has_external_url(css: &str) -> bool {
    css.split("url(").skip(1).any(|rest| is_external(rest.trim_start_matches(['"', '\'', ' '])))
}

/// The shapes found so far.
struct Drawing {
    scale: Scale,
    steps: usize,
    shapes: Vec<Shape>,
}

impl Drawing {
    fn group(&mut self, group: &Group, opacity: f32) -> Result<(), SvgRefusal> {
        if group.mask().is_some() || group.clip_path().is_some() || !group.filters().is_empty() {
            return Err(SvgRefusal::MoreThanLines);
        }
        let opacity = opacity * group.opacity().get();
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, opacity)?,
                Node::Path(path) if path.is_visible() => self.path(path, opacity)?,
                Node::Path(_) => {}
                Node::Image(_) | Node::Text(_) => return Err(SvgRefusal::MoreThanLines),
            }
        }
        Ok(())
    }

    fn path(&mut self, path: &usvg::Path, opacity: f32) -> Result<(), SvgRefusal> {
        let transform = path.abs_transform();
        let Some(data) = path.data().clone().transform(transform) else { return Ok(()) };
        let at = |x: f32, y: f32| self.scale.point(x, y);
        let mut steps = Vec::new();
        let mut last = (0.0, 0.0);
        for segment in data.segments() {
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
        let fill = match path.fill() {
            Some(fill) => {
                Some((ink(fill.paint(), fill.opacity().get() * opacity)?, fill.rule() == usvg::FillRule::EvenOdd))
            }
            None => None,
        };
        let pen = match path.stroke() {
            Some(stroke) if stroke.dasharray().is_some() => return Err(SvgRefusal::MoreThanLines),
            Some(stroke) => Some(Pen {
                ink: ink(stroke.paint(), stroke.opacity().get() * opacity)?,
                // A line keeps the mean of its widths where a transformation stretches it one way.
                width: self.scale.length(
                    stroke.width().get() * transform.get_scale().0.abs().midpoint(transform.get_scale().1.abs()),
                ),
                cap: match stroke.linecap() {
                    LineCap::Butt => 0,
                    LineCap::Round => 1,
                    LineCap::Square => 2,
                },
                join: match stroke.linejoin() {
                    LineJoin::Miter | LineJoin::MiterClip => 0,
                    LineJoin::Round => 1,
                    LineJoin::Bevel => 2,
                },
            }),
            None => None,
        };
        let seen = |ink: Ink| ink.opacity > 0;
        let (fill, pen) = (fill.filter(|(ink, _)| seen(*ink)), pen.filter(|pen| seen(pen.ink)));
        if (fill.is_some() || pen.is_some()) && steps.len() > 1 {
            self.shapes.push(Shape { steps, fill, pen });
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
        _ => Err(SvgRefusal::MoreThanLines),
    }
}

#[cfg(test)]
mod tests {
    use super::{SvgRefusal, read};
    use crate::letter::drawing::{Ink, Pen, Point, Step};

    fn svg(inside: &str) -> String {
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100">{inside}</svg>"#
        )
    }

    #[test]
    fn lines_and_areas_are_read() {
        let (width, height, shapes) =
            read(&svg(r##"<g transform="translate(10 0)"><path d="M0 0 L100 50" stroke="#102030" stroke-width="2" fill="none" stroke-linecap="round"/></g><rect width="10" height="10" opacity=".5"/>"##))
                .expect("a drawing");
        assert_eq!((width, height, shapes.len()), (20_000, 10_000, 2));
        let point = |x, y| Point { x, y };
        assert_eq!(shapes[0].steps, [Step::Move(point(1_000, 0)), Step::Line(point(11_000, 5_000))]);
        let ink = Ink { red: 0x10, green: 0x20, blue: 0x30, opacity: 255 };
        assert_eq!((shapes[0].fill, shapes[0].pen), (None, Some(Pen { ink, width: 200, cap: 1, join: 0 })));
        assert_eq!(shapes[1].fill, Some((Ink { opacity: 128, ..Ink::BLACK }, false)));
    }

    #[test]
    fn what_is_more_than_lines_is_refused() {
        let many = "<path d='M0 0L1 1'/>".repeat(60_000);
        for (inside, refusal) in [
            ("", SvgRefusal::Blank),
            ("<path d='M0 0L9 9' fill='none'/>", SvgRefusal::Blank),
            ("<text x='1' y='9'>Xi</text>", SvgRefusal::MoreThanLines),
            ("<image href='file:///etc/passwd' width='9' height='9'/>", SvgRefusal::External),
            ("<image xlink:href='http://example.org/x.png' width='9' height='9'/>", SvgRefusal::External),
            ("<image href='data:image/png;base64,AAAA' width='9' height='9'/>", SvgRefusal::External),
            ("<use href='other.svg#a'/>", SvgRefusal::External),
            ("<style>@import url(http://example.org/x.css)</style><path d='M0 0L9 9V0'/>", SvgRefusal::External),
            ("<path fill='url(http://example.org/x.svg#a)' d='M0 0L9 9V0'/>", SvgRefusal::External),
            ("<script>1</script>", SvgRefusal::MoreThanLines),
            (
                "<linearGradient id='a'><stop stop-color='red'/><stop offset='1'/></linearGradient><path fill='url(#a)' d='M0 0L9 9V0z'/>",
                SvgRefusal::MoreThanLines,
            ),
            (
                "<clipPath id='c'><rect width='5' height='5'/></clipPath><g clip-path='url(#c)'><path d='M0 0L9 9V0z'/></g>",
                SvgRefusal::MoreThanLines,
            ),
            (&many, SvgRefusal::TooComplex),
        ] {
            assert_eq!(read(&svg(inside)).err(), Some(refusal), "{}", &inside[..inside.len().min(80)]);
        }
        assert_eq!(read("<svg").err(), Some(SvgRefusal::Broken));
        let bomb = r#"<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">]><svg xmlns="http://www.w3.org/2000/svg"><desc>&e;&e;&e;&e;&e;&e;&e;&e;</desc></svg>"#;
        assert!(read(bomb).is_err());
    }
}

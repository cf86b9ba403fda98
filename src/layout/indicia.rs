//! A franking mark that the post or a machine gave: a picture, or a drawing in SVG.

use std::sync::Arc;

use crate::layout::frame::{Item, SignatureImage};
use crate::layout::picture;
use crate::length::{Point, Rect, Size};

/// A franking mark.
#[derive(Debug, Clone)]
pub struct Indicia {
    image: Arc<SignatureImage>,
    /// How large it is drawn; a picture has no size of its own.
    size: Option<Size>,
}

impl Indicia {
    /// Reads the bytes of a PNG, JPEG or SVG; the error is the `reason` of `bad-indicia`.
    pub fn read(bytes: &[u8]) -> Result<Self, &'static str> {
        SignatureImage::of_mark(bytes).map(|(image, size)| Self { image: Arc::new(image), size })
    }

    /// The mark as large as fits into the zone, and no larger than it is drawn, in the zone's top right corner.
    pub(crate) fn items(&self, zone: &Rect) -> Vec<Item> {
        let room = self.size.map_or(zone.size, |drawn| Size {
            width: drawn.width.min(zone.size.width),
            height: drawn.height.min(zone.size.height),
        });
        let size = picture::fitted(&self.image, room);
        let origin = Point::new(zone.right() - size.width, zone.origin.y);
        vec![Item::Image { image: self.image.clone(), area: Rect { origin, size } }]
    }
}

#[cfg(test)]
mod tests {
    use super::Indicia;
    use crate::layout::frame::Item;
    use crate::length::{Length, Rect};

    fn svg(size: &str, content: &str) -> String {
        format!("<svg xmlns='http://www.w3.org/2000/svg' {size}>{content}</svg>")
    }

    fn area(svg: &str, zone: &Rect) -> Rect {
        let items = Indicia::read(svg.as_bytes()).expect("a mark").items(zone);
        let [Item::Image { area, .. }] = items.as_slice() else { panic!("{items:?}") };
        *area
    }

    #[test]
    fn a_mark_stands_at_the_right_as_large_as_it_is_drawn() {
        let zone = Rect::mm(146.0, 0.0, 74.0, 40.0);
        let mark = svg("width='96' height='48'", "<rect width='96' height='24' fill='#ff0000'/>");
        let area = area(&mark, &zone);
        assert!((area.right() - zone.right()).as_mm().abs() < 0.01);
        assert!((area.size.width - Length::mm(25.4)).as_mm().abs() < 0.01, "96 units are an inch");
    }

    #[test]
    fn a_large_mark_is_made_to_fit() {
        let zone = Rect::mm(0.0, 5.0, 74.0, 40.0);
        let area = area(&svg("width='2000' height='4000'", "<rect width='2000' height='4000'/>"), &zone);
        assert!(area.bottom() <= zone.bottom() + Length::pt(0.01) && area.origin.x > Length::mm(50.0));
    }

    #[test]
    fn what_cannot_be_kept_is_refused_by_name() {
        for (content, reason) in [
            ("<rect width='9' height='9' fill-opacity='0.5'/>", "svg-transparency"),
            ("<g opacity='0.5'><rect width='9' height='9'/></g>", "svg-transparency"),
            ("<text>5</text>", "svg-text"),
            ("", "blank"),
        ] {
            let mark = svg("width='96' height='48'", content);
            assert_eq!(Indicia::read(mark.as_bytes()).err(), Some(reason), "{content}");
        }
        assert_eq!(Indicia::read(b"[[{\"points\":[]}]]").err(), Some("no-image"), "a mark is no strokes of a pad");
    }
}

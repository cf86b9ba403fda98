//! Where things stand on a petition sheet: its size and margins, and the strip that is cut off.

use crate::layout::frame::Item;
use crate::layout::page::{BODY, BOTTOM, FOOT, MEASURE, SIDE};
use crate::length::{Length, Point, Size};
use crate::post::weight::SheetSize;

/// Longest lines of running text, for A4 (tuned: beyond it the eye loses the next line).
const LONGEST_LINE: Length = Length::mm(180.0);
/// Between the table and the line at which the strip is cut off, and behind that.
const CUT_GAP: Length = Length::mm(4.0);

/// Dashes and gaps of the line along which the strip is cut off.
const DASH: Length = Length::mm(2.0);
/// Where that line begins and ends: printers do not reach the edge.
const EDGE: Length = Length::mm(5.0);

/// Where things stand on a petition sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ground {
    /// The page.
    pub(crate) size: Size,
    /// Left margin.
    pub(crate) left: Length,
    /// Width of the table and of everything else that is delivered.
    pub(crate) measure: Length,
    /// Width of running text.
    pub(crate) text: Length,
    /// Where the text ends, from the top edge.
    pub(crate) bottom: Length,
    /// Baseline of the foot, from the top edge.
    pub(crate) foot: Length,
    /// The strip, if there is one.
    pub(crate) strip: Option<Strip>,
    /// How much larger than on A4 the type is, as numerator and denominator.
    pub(crate) scale: (i32, i32),
}

/// The strip that is cut off before delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Strip {
    /// Where it is cut off.
    pub(crate) cut: Length,
    /// Its left edge.
    pub(crate) left: Length,
    /// Its width.
    pub(crate) width: Length,
}

impl Strip {
    /// The dashed line along which it is cut off, down a sheet of this height.
    pub(crate) fn cut_line(&self, height: Length, thickness: Length) -> Vec<Item> {
        let mut items = Vec::new();
        let mut y = EDGE;
        while y < height - EDGE {
            let (from, to) = (Point::new(self.cut, y), Point::new(self.cut, y + DASH));
            items.push(Item::Rule { from, to, thickness });
            y += DASH * 2;
        }
        items
    }
}

impl Ground {
    /// The ground of a sheet of this size.
    pub(crate) fn new(sheet: SheetSize, landscape: bool, strip: bool) -> Self {
        let upright = sheet.size();
        let size = if landscape { Size { width: upright.height, height: upright.width } } else { upright };
        let narrow = sheet == SheetSize::A4 && !landscape;
        let margin = match (narrow, strip) {
            (true, true) => Length::mm(15.0),
            (true, false) => SIDE,
            (false, _) => Length::mm(20.0),
        };
        let whole = if narrow && !strip { MEASURE } else { size.width - margin * 2 };
        // An address by hand takes 50 mm at least (tuned).
        let width = whole.scaled(28, 100).max(Length::mm(50.0)).min(Length::mm(85.0));
        let strip = strip.then(|| Strip { cut: margin + whole - width - CUT_GAP, left: margin + whole - width, width });
        let measure = strip.map_or(whole, |strip| strip.cut - CUT_GAP - margin);
        let scale = match sheet {
            SheetSize::A4 => (1, 1),
            SheetSize::A3 => (4, 3),
        };
        Self {
            size,
            left: margin,
            measure,
            text: measure.min(LONGEST_LINE.scaled(scale.0, scale.1)),
            bottom: size.height - (Size::A4.height - BOTTOM),
            foot: size.height - (Size::A4.height - FOOT),
            strip,
            scale,
        }
    }

    /// A size of type on this sheet.
    pub(crate) fn type_size(&self, size: Length) -> Length {
        size.scaled(self.scale.0, self.scale.1)
    }

    /// Size of running text.
    pub(crate) fn body(&self) -> Length {
        self.type_size(BODY)
    }
}

#[cfg(test)]
mod tests {
    use super::Ground;
    use crate::length::Length;
    use crate::post::weight::SheetSize;

    #[test]
    fn everything_stands_on_the_sheet_and_the_strip_behind_the_cut() {
        for sheet in [SheetSize::A4, SheetSize::A3] {
            for (landscape, strip) in [(false, false), (false, true), (true, false), (true, true)] {
                let ground = Ground::new(sheet, landscape, strip);
                let right = ground.left + ground.measure;
                assert!(ground.text <= ground.measure && ground.measure >= Length::mm(115.0), "{ground:?}");
                assert!(right + Length::mm(14.0) <= ground.size.width, "{ground:?}");
                assert!(ground.bottom < ground.foot && ground.foot < ground.size.height, "{ground:?}");
                if let Some(strip) = ground.strip {
                    assert!(right < strip.cut && strip.cut < strip.left, "{ground:?}");
                    assert!(strip.left + strip.width + ground.left == ground.size.width, "{ground:?}");
                }
            }
        }
    }
}

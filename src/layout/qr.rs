//! A QR code as black areas.

use qrcode::{Color, QrCode};

use crate::layout::frame::Item;
use crate::length::{Length, Point, Rect, Size};

/// The code in a square of this edge, its quiet zone inside, with its top left at `origin`.
pub(crate) fn items(code: &QrCode, edge: Length, origin: Point) -> Vec<Item> {
    let modules = code.width();
    // Four modules of quiet zone on each side (ISO/IEC 18004, 9.1).
    let module = edge / i32::try_from(modules + 8).unwrap_or(1);
    let along = |modules: usize| module * i32::try_from(modules).unwrap_or(0);
    let mut items = Vec::new();
    for row in 0..modules {
        let mut column = 0;
        while column < modules {
            let start = column;
            while column < modules && code[(column, row)] == Color::Dark {
                column += 1;
            }
            if column > start {
                items.push(Item::Fill(Rect {
                    origin: origin + Point::new(along(start + 4), along(row + 4)),
                    size: Size { width: along(column - start), height: module },
                }));
            }
            column += 1;
        }
    }
    items
}

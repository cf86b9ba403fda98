//! The size of an image in its box.

use crate::length::Size;
use crate::letter::SignatureImage;

pub(crate) use crate::letter::drawing::{Ink, Pen, Shape, Step};
pub(crate) use crate::letter::signature::Content;

/// The largest size with the image's proportions that fits into `room`.
pub(crate) fn fitted(image: &SignatureImage, room: Size) -> Size {
    let width = i32::try_from(image.width.max(1)).unwrap_or(i32::MAX);
    let height = i32::try_from(image.height.max(1)).unwrap_or(i32::MAX);
    let by_height = room.height.scaled(width, height);
    if by_height <= room.width {
        Size { width: by_height, height: room.height }
    } else {
        Size { width: room.width, height: room.width.scaled(height, width) }
    }
}

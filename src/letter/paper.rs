//! The paper of a photographed signature made transparent: what is as bright as the paper around it goes, the ink stays.

use image::RgbaImage;

/// Pixels of a side of the squares in which the paper's brightness is measured (tuned: wider than a stroke).
const SQUARE: u32 = 32;

/// Of a hundred pixels of a square, how many are at least as bright as its paper (tuned: strokes cover less than a third).
const BRIGHTEST: usize = 30;

/// Brightness in 255ths of the paper's at which ink begins, and at which it is all ink (tuned on photographs with a
/// shadow across them: the grain of paper stays above, the pale end of a ballpoint stroke below).
const INK_BEGINS: u32 = 215;
const ALL_INK: u32 = 130;

/// Makes the paper transparent. Shadows are paper too: brightness counts by what is around.
pub(crate) fn clear(image: &mut RgbaImage) {
    let (width, height) = image.dimensions();
    let (across, down) = (width.div_ceil(SQUARE).max(1), height.div_ceil(SQUARE).max(1));
    let mut papers = Vec::with_capacity((across * down) as usize);
    let mut values = Vec::new();
    for row in 0..down {
        for column in 0..across {
            values.clear();
            for y in row * SQUARE..((row + 1) * SQUARE).min(height) {
                for x in column * SQUARE..((column + 1) * SQUARE).min(width) {
                    values.push(brightness(image.get_pixel(x, y).0));
                }
            }
            values.sort_unstable();
            let at = values.len().saturating_sub(1 + values.len() * BRIGHTEST / 100);
            papers.push(values.get(at).copied().unwrap_or(255).max(1));
        }
    }
    // A square full of ink takes the brightness of the brightest square beside it.
    let paper = |column: u32, row: u32| {
        let columns = column.saturating_sub(1)..=(column + 1).min(across - 1);
        let rows = row.saturating_sub(1)..=(row + 1).min(down - 1);
        rows.flat_map(|row| columns.clone().map(move |column| (column, row)))
            .map(|(column, row)| papers[(row * across + column) as usize])
            .max()
            .unwrap_or(255)
    };
    let papers_around: Vec<u32> = (0..down)
        .flat_map(|row| (0..across).map(move |column| (column, row)))
        .map(|(column, row)| paper(column, row))
        .collect();
    for (x, y, pixel) in image.enumerate_pixels_mut() {
        let paper = papers_around[(y / SQUARE * across + x / SQUARE) as usize];
        let relative = (brightness(pixel.0) * 255 / paper).min(255);
        let ink = (INK_BEGINS.saturating_sub(relative) * 255 / (INK_BEGINS - ALL_INK)).min(255);
        let [red, green, blue, alpha] = pixel.0;
        let alpha = u8::try_from(ink * u32::from(alpha) / 255).unwrap_or(255);
        // The colour of the ink without the paper that shone through it.
        let own = |sample: u8| {
            let without =
                (i64::from(sample) - i64::from(paper) * i64::from(255 - ink) / 255) * 255 / i64::from(ink.max(1));
            u8::try_from(without.clamp(0, 255)).unwrap_or(0)
        };
        pixel.0 = [own(red), own(green), own(blue), alpha];
    }
}

/// Brightness from 0 to 255 (the weights of ITU-R BT.601).
fn brightness([red, green, blue, alpha]: [u8; 4]) -> u32 {
    let value = (299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue)) / 1000;
    // On transparent ground lies white paper.
    (value * u32::from(alpha) + 255 * (255 - u32::from(alpha))) / 255
}

#[cfg(test)]
mod tests {
    use image::{Rgba, RgbaImage};

    use super::clear;

    #[test]
    fn paper_goes_and_ink_stays() {
        // Paper with a shadow from left to right, and a stroke of blue ink across it.
        let mut image = RgbaImage::from_fn(200, 100, |x, y| {
            let paper = u8::try_from(240 - x / 2).unwrap_or(0);
            if (48..52).contains(&y) { Rgba([20, 20, 120, 255]) } else { Rgba([paper, paper, paper - 10, 255]) }
        });
        clear(&mut image);
        for (x, y, pixel) in image.enumerate_pixels() {
            if (48..52).contains(&y) {
                assert!(pixel.0[3] > 200 && pixel.0[2] > pixel.0[0], "{x} {y} {pixel:?}");
            } else {
                assert!(pixel.0[3] < 20, "{x} {y} {pixel:?}");
            }
        }
    }

    #[test]
    fn an_image_smaller_than_a_square_is_one() {
        let mut image = RgbaImage::from_pixel(1, 1, Rgba([250, 250, 250, 255]));
        clear(&mut image);
        assert_eq!(image.get_pixel(0, 0).0[3], 0);
    }
}

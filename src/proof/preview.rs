//! Pages of a PDF as pictures, drawn by hayro: what a reader of the PDF sees, whatever we believe to have written.

use std::collections::BTreeSet;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Name, Object};
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

/// Why there is no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unseen {
    /// It is no PDF that can be drawn.
    #[error("the PDF cannot be drawn")]
    NotDrawn,
    /// It has fewer pages.
    #[error("the PDF has no such page")]
    NoSuchPage,
    /// A page is too large for a picture.
    #[error("a page is too large for a picture")]
    TooLarge,
}

/// A page is at most so many times as high as it is wide (tuned: ours are 1.41).
const TALLEST: f32 = 4.0;

/// Most points of a picture in one direction; the renderer counts in 16 bits.
const MOST_POINTS: f32 = 16_000.0;

/// Levels of grey that small pictures keep: enough for letters, half the bytes (tuned).
const GREYS: u16 = 16;

/// A page as points, three bytes each, from the top left corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Points from left to right.
    pub width: u32,
    /// Points from top to bottom.
    pub height: u32,
    samples: Vec<u8>,
}

/// How a picture is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packed {
    /// At once, with every shade.
    Quickly,
    /// As small as can be, with fewer greys where it has no colour.
    Small,
}

/// The paper around pages that stand below one another.
const GROUND: [u8; 3] = [0xd5, 0xd5, 0xd5];

/// A PDF whose pages are looked at.
pub struct Seen {
    pdf: Pdf,
}

impl Seen {
    /// Reads a PDF.
    ///
    /// Errors: [`Unseen::NotDrawn`].
    pub fn new(pdf: Vec<u8>) -> Result<Self, Unseen> {
        guarded(|| Pdf::new(pdf).map(|pdf| Self { pdf }).map_err(|_| Unseen::NotDrawn))
    }

    /// Draws pages, counted from 0, so many points wide.
    ///
    /// Errors: [`Unseen`].
    pub fn pictures(&self, pages: Range<usize>, width: u16) -> Result<Vec<Picture>, Unseen> {
        guarded(|| drawn(&self.pdf, pages, width))
    }

    /// The names of the fonts, without the tags of their subsets.
    ///
    /// Errors: [`Unseen::NotDrawn`].
    pub fn fonts(&self) -> Result<BTreeSet<String>, Unseen> {
        guarded(|| Ok(fonts(&self.pdf)))
    }
}

/// A file that somebody made up may bring the renderer into a corner that nobody has seen.
fn guarded<T>(work: impl FnOnce() -> Result<T, Unseen>) -> Result<T, Unseen> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Unseen::NotDrawn))
}

fn drawn(pdf: &Pdf, pages: Range<usize>, width: u16) -> Result<Vec<Picture>, Unseen> {
    let cache = RenderCache::new();
    let (interpreter, renderer) = (InterpreterSettings::default(), RenderSettings::default());
    let width = f32::from(width);
    let mut pictures = Vec::new();
    for number in pages {
        let page = pdf.pages().get(number).ok_or(Unseen::NoSuchPage)?;
        let (page_width, page_height) = page.render_dimensions();
        let scale = width / page_width;
        let height = page_height * scale;
        let fits = scale.is_finite() && scale > 0.0 && height >= 1.0 && height <= width * TALLEST;
        if !fits || height > MOST_POINTS || width > MOST_POINTS {
            return Err(Unseen::TooLarge);
        }
        // A hundredth of a point more, or the last column of points is lost to rounding.
        let scale = (width + 0.01) / page_width;
        let pixmap_settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        let pixmap = hayro::render(page, &cache, &interpreter, &renderer, &pixmap_settings);
        // On white paper every point is opaque.
        let samples = pixmap.data_as_u8_slice().chunks_exact(4).flat_map(|point| [point[0], point[1], point[2]]);
        pictures.push(Picture {
            width: u32::from(pixmap.width()),
            height: u32::from(pixmap.height()),
            samples: samples.collect(),
        });
    }
    Ok(pictures)
}

fn fonts(pdf: &Pdf) -> BTreeSet<String> {
    let dictionaries = pdf.objects().into_iter().filter_map(Object::into_dict);
    let fonts = dictionaries.filter_map(|dictionary| dictionary.get::<Name<'_>>(b"BaseFont"));
    let untagged = |name: Name<'_>| {
        let name = name.as_str();
        // The font of two bytes a character is called by its face and its encoding.
        let name = name.strip_suffix("-Identity-H").unwrap_or(name);
        name.split_once('+').filter(|(tag, _)| tag.len() == 6).map_or(name, |(_, own)| own).to_owned()
    };
    fonts.map(untagged).collect()
}

impl Picture {
    /// Whether nothing is on the page. The last points to the right and below may be covered by the page in part, and are left out.
    pub fn is_blank(&self) -> bool {
        let row = self.width as usize * 3;
        let rows = self.samples.chunks_exact(row.max(1)).take(self.height.saturating_sub(1) as usize);
        rows.flat_map(|row| &row[..row.len() - 3]).all(|sample| *sample == u8::MAX)
    }

    /// Pages one below another on a grey ground, with the ground around each.
    pub fn below_one_another(pages: &[Self]) -> Self {
        let [one] = pages else { return Self::with_ground(pages) };
        one.clone()
    }

    fn with_ground(pages: &[Self]) -> Self {
        let widest = pages.iter().map(|page| page.width).max().unwrap_or(1);
        // A sixtieth of the width: a line of text (tuned).
        let gap = widest / 60;
        let width = widest + 2 * gap;
        let height = gap + pages.iter().map(|page| page.height + gap).sum::<u32>();
        let mut samples = GROUND.repeat((width * height) as usize);
        let mut top = gap;
        for page in pages {
            let (row, left) = (page.width as usize * 3, gap as usize * 3);
            for (line, points) in page.samples.chunks_exact(row).enumerate() {
                let start = (top as usize + line) * width as usize * 3 + left;
                samples[start..start + row].copy_from_slice(points);
            }
            top += page.height + gap;
        }
        Self { width, height, samples }
    }

    /// As PNG, in greys where it has no colour.
    pub fn png(&self, packed: Packed) -> Vec<u8> {
        let is_grey = |point: &[u8]| point[0] == point[1] && point[1] == point[2];
        let grey = self.samples.chunks_exact(3).all(is_grey);
        let level = |sample: u8| match packed {
            Packed::Quickly => sample,
            Packed::Small => {
                let step = u16::from(u8::MAX) / (GREYS - 1);
                let nearest = (u16::from(sample) + step / 2) / step * step;
                u8::try_from(nearest).unwrap_or(u8::MAX)
            }
        };
        let (samples, kind): (Vec<u8>, _) = if grey {
            (self.samples.chunks_exact(3).map(|point| level(point[0])).collect(), ExtendedColorType::L8)
        } else {
            (self.samples.iter().map(|sample| level(*sample)).collect(), ExtendedColorType::Rgb8)
        };
        let (compression, filter) = match packed {
            Packed::Quickly => (CompressionType::Fast, FilterType::Up),
            // Letters on white are repetitions, which filters only hide.
            Packed::Small => (CompressionType::Best, FilterType::NoFilter),
        };
        let mut bytes = Vec::new();
        let encoder = PngEncoder::new_with_quality(&mut bytes, compression, filter);
        // Writing to memory does not fail, and the samples are as many as width and height say.
        let _ = encoder.write_image(&samples, self.width, self.height, kind);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::{Packed, Picture, Seen, Unseen};

    fn plain(width: u32, height: u32, sample: u8) -> Picture {
        Picture { width, height, samples: vec![sample; (width * height * 3) as usize] }
    }

    #[test]
    fn what_is_no_pdf_is_not_drawn() {
        for bytes in [&b""[..], b"%PDF-1.7\n", b"no PDF"] {
            assert_eq!(Seen::new(bytes.to_vec()).err(), Some(Unseen::NotDrawn));
        }
    }

    #[test]
    fn pages_stand_below_one_another_on_grey() {
        assert_eq!(Picture::below_one_another(&[plain(60, 10, 255)]), plain(60, 10, 255));
        let two = Picture::below_one_another(&[plain(60, 10, 255), plain(60, 20, 0)]);
        assert_eq!((two.width, two.height), (62, 33));
        let at = |x: usize, y: usize| two.samples[(y * 62 + x) * 3];
        assert_eq!(
            [at(0, 0), at(1, 1), at(60, 10), at(61, 5), at(1, 11), at(1, 12), at(60, 31), at(1, 32)],
            [0xd5, 255, 255, 0xd5, 0xd5, 0, 0, 0xd5]
        );
    }

    #[test]
    fn a_png_has_the_points_of_the_picture() {
        let mut picture = plain(3, 2, 255);
        assert!(picture.is_blank());
        picture.samples[3..6].copy_from_slice(&[100; 3]);
        assert!(!picture.is_blank());
        for packed in [Packed::Quickly, Packed::Small] {
            let read = image::load_from_memory(&picture.png(packed)).expect("a PNG");
            assert_eq!(read.color(), image::ColorType::L8);
            let expected = if packed == Packed::Quickly { 100 } else { 102 };
            assert_eq!(read.to_luma8().as_raw(), &[255, expected, 255, 255, 255, 255]);
        }
        picture.samples[3] = 200;
        let read = image::load_from_memory(&picture.png(Packed::Quickly)).expect("a PNG");
        assert_eq!(read.to_rgb8().get_pixel(1, 0).0, [200, 100, 100]);
    }
}

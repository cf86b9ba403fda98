//! Pages of a PDF as pictures, drawn by hayro: what a reader of the PDF sees, whatever we believe to have written.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::num::NonZero;
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

/// A page as points from the top left corner, a byte each where it has no colour, else three.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Points from left to right.
    pub width: u32,
    /// Points from top to bottom.
    pub height: u32,
    /// Bytes of a point: 1 or 3.
    channels: usize,
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
const GROUND: u8 = 0xd5;

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

/// Pages in turn on as many threads as there are cores: what pages share (outlines of the same faces) is less than what one takes.
fn drawn(pdf: &Pdf, pages: Range<usize>, width: u16) -> Result<Vec<Picture>, Unseen> {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    let threads = cores.min(pages.len()).max(1);
    let every = |first: usize| pages.clone().skip(first).step_by(threads);
    if threads == 1 {
        return every(0).map(painter(pdf, width)).collect();
    }
    let mut shares: Vec<_> = std::thread::scope(|scope| {
        let begun: Vec<_> = (0..threads)
            .map(|first| scope.spawn(move || guarded(|| every(first).map(painter(pdf, width)).collect())))
            .collect();
        let ended = begun.into_iter().map(|thread| thread.join().unwrap_or(Err(Unseen::NotDrawn)));
        ended.collect::<Result<Vec<Vec<Picture>>, Unseen>>()
    })?
    .into_iter()
    .map(Vec::into_iter)
    .collect();
    Ok(pages.enumerate().filter_map(|(number, _)| shares[number % threads].next()).collect())
}

/// Draws pages, so many points wide, one after another.
fn painter(pdf: &Pdf, width: u16) -> impl FnMut(usize) -> Result<Picture, Unseen> {
    let cache = RenderCache::new();
    let (interpreter, renderer) = (InterpreterSettings::default(), RenderSettings::default());
    let width = f32::from(width);
    move |number| {
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
        Ok(Picture::opaque(pixmap.width().into(), pixmap.height().into(), pixmap.data_as_u8_slice()))
    }
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
    /// Of points of red, green, blue and alpha, on paper on which every point is opaque.
    fn opaque(width: u32, height: u32, points: &[u8]) -> Self {
        let mut samples = Vec::with_capacity(points.len() / 4);
        for row in points.chunks_exact((width as usize * 4).max(1)) {
            // All of a row, so that the compiler takes many points at once.
            let colour =
                row.chunks_exact(4).fold(0, |found, point| found | (point[0] ^ point[1]) | (point[1] ^ point[2]));
            if colour != 0 {
                let mut samples = vec![0; points.len() / 4 * 3];
                let places = samples.chunks_exact_mut(3);
                places.zip(points.chunks_exact(4)).for_each(|(place, point)| place.copy_from_slice(&point[..3]));
                return Self { width, height, channels: 3, samples };
            }
            samples.extend(row.chunks_exact(4).map(|point| point[0]));
        }
        Self { width, height, channels: 1, samples }
    }

    /// Whether nothing is on the page. The last points to the right and below may be covered by the page in part, and are left out.
    pub fn is_blank(&self) -> bool {
        let row = self.width as usize * self.channels;
        let rows = self.samples.chunks_exact(row.max(1)).take(self.height.saturating_sub(1) as usize);
        rows.flat_map(|row| &row[..row.len() - self.channels]).all(|sample| *sample == u8::MAX)
    }

    /// Pages one below another on a grey ground, with the ground around each.
    pub fn below_one_another(mut pages: Vec<Self>) -> Self {
        if pages.len() == 1 { pages.remove(0) } else { Self::with_ground(&pages) }
    }

    fn with_ground(pages: &[Self]) -> Self {
        let widest = pages.iter().map(|page| page.width).max().unwrap_or(1);
        // A sixtieth of the width: a line of text (tuned).
        let gap = widest / 60;
        let width = widest + 2 * gap;
        let height = gap + pages.iter().map(|page| page.height + gap).sum::<u32>();
        let channels = pages.iter().map(|page| page.channels).max().unwrap_or(1);
        let row = width as usize * channels;
        let mut samples = vec![GROUND; row * height as usize];
        let mut top = gap;
        for page in pages {
            let left = gap as usize * channels;
            let lines = page.samples.chunks_exact((page.width as usize * page.channels).max(1));
            for (line, below) in lines.zip(samples.chunks_exact_mut(row).skip(top as usize)) {
                let place = &mut below[left..left + page.width as usize * channels];
                if page.channels == channels {
                    place.copy_from_slice(line);
                } else {
                    place.chunks_exact_mut(channels).zip(line).for_each(|(point, grey)| point.fill(*grey));
                }
            }
            top += page.height + gap;
        }
        Self { width, height, channels, samples }
    }

    /// As PNG, in greys where it has no colour.
    pub fn png(&self, packed: Packed) -> Vec<u8> {
        let kind = if self.channels == 1 { ExtendedColorType::L8 } else { ExtendedColorType::Rgb8 };
        let (samples, compression, filter) = match packed {
            Packed::Quickly => (Cow::Borrowed(&self.samples), CompressionType::Fast, FilterType::Up),
            // Letters on white are repetitions, which filters only hide.
            Packed::Small => {
                let level = |sample: &u8| {
                    let step = u16::from(u8::MAX) / (GREYS - 1);
                    let nearest = (u16::from(*sample) + step / 2) / step * step;
                    u8::try_from(nearest).unwrap_or(u8::MAX)
                };
                (Cow::Owned(self.samples.iter().map(level).collect()), CompressionType::Best, FilterType::NoFilter)
            }
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
        Picture { width, height, channels: 1, samples: vec![sample; (width * height) as usize] }
    }

    #[test]
    fn what_is_no_pdf_is_not_drawn() {
        for bytes in [&b""[..], b"%PDF-1.7\n", b"no PDF"] {
            assert_eq!(Seen::new(bytes.to_vec()).err(), Some(Unseen::NotDrawn));
        }
    }

    #[test]
    fn pages_stand_below_one_another_on_grey() {
        assert_eq!(Picture::below_one_another(vec![plain(60, 10, 255)]), plain(60, 10, 255));
        let red = Picture::opaque(60, 20, &[0xff, 0, 0, 0xff].repeat(1200));
        for (second, expected) in [(plain(60, 20, 0), [0, 0, 0]), (red, [0xff, 0, 0])] {
            let channels = second.channels;
            let two = Picture::below_one_another(vec![plain(60, 10, 255), second]);
            assert_eq!((two.width, two.height, two.channels), (62, 33, channels));
            let at = |x: usize, y: usize| &two.samples[(y * 62 + x) * channels..(y * 62 + x + 1) * channels];
            for (x, y) in [(0, 0), (61, 5), (1, 11), (61, 11), (1, 32), (0, 20)] {
                assert!(at(x, y).iter().all(|sample| *sample == 0xd5), "{x}, {y}");
            }
            for (x, y) in [(1, 1), (60, 10), (30, 5)] {
                assert!(at(x, y).iter().all(|sample| *sample == 0xff), "{x}, {y}");
            }
            for (x, y) in [(1, 12), (60, 31), (30, 20)] {
                assert_eq!(at(x, y), &expected[..channels], "{x}, {y}");
            }
        }
    }

    #[test]
    fn a_png_has_the_points_of_the_picture() {
        let mut points = [0xff; 3 * 2 * 4];
        assert!(Picture::opaque(3, 2, &points).is_blank());
        points[4..7].copy_from_slice(&[100; 3]);
        let picture = Picture::opaque(3, 2, &points);
        assert!(!picture.is_blank());
        for packed in [Packed::Quickly, Packed::Small] {
            let read = image::load_from_memory(&picture.png(packed)).expect("a PNG");
            assert_eq!(read.color(), image::ColorType::L8);
            let expected = if packed == Packed::Quickly { 100 } else { 102 };
            assert_eq!(read.to_luma8().as_raw(), &[255, expected, 255, 255, 255, 255]);
        }
        points[4] = 200;
        let picture = Picture::opaque(3, 2, &points);
        assert!(!picture.is_blank());
        let read = image::load_from_memory(&picture.png(Packed::Quickly)).expect("a PNG");
        assert_eq!(read.to_rgb8().get_pixel(1, 0).0, [200, 100, 100]);
    }
}

//! Signature images: a file named by the list, decoded once, without any of its metadata.

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbaImage};

use crate::campaign::naming::is_device;
use crate::diagnostic::{Code, Diagnostic};
use crate::length::{Length, Size};
use crate::letter::drawing::{Ink, Shape, Step, are_unlike, is_a_speck};
use crate::letter::paper;
use crate::letter::strokes::{self, StrokesRefusal};
use crate::letter::svg::{self, Svg, SvgRefusal};

/// Largest file in bytes.
const MOST_BYTES: u64 = 20 * 1024 * 1024;
/// Largest SVG or JSON in bytes (tuned: a traced signature takes some 100 KB).
const MOST_TEXT: usize = 2 * 1024 * 1024;
/// Most pixels.
const MOST_PIXELS: u64 = 20_000_000;
/// Most memory that decoding may take: eight bytes a pixel (16-bit RGBA) and as much again for the decoder's own.
const MOST_MEMORY: u64 = 2 * 8 * MOST_PIXELS;

/// A signature, ready to be printed, without anything that its file said besides.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SignatureImage {
    /// Pixels a row, or units of a drawing.
    pub width: u32,
    /// Rows, or units.
    pub height: u32,
    /// What can be seen.
    pub content: Content,
}

/// What can be seen of a signature.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Content {
    /// Pixels.
    Pixels(Pixels),
    /// Lines and areas.
    Drawing(Vec<Shape>),
}

/// Grey or colour samples and, if any of it is transparent, an alpha channel.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Pixels {
    /// Whether `samples` holds three bytes a pixel (RGB) instead of one (grey).
    pub colour: bool,
    /// Samples, row by row.
    pub samples: Vec<u8>,
    /// One byte of opacity a pixel.
    pub alpha: Option<Vec<u8>>,
}

/// Why an image cannot be used; its text form is the `reason` of `bad-signature`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refusal {
    /// Absolute, with `..`, a drive, a backslash or a device of Windows.
    UnsafePath,
    /// A symbolic link leads out of the folder.
    OutsideFolder,
    Missing,
    Unreadable,
    TooManyBytes,
    TooManyPixels,
    NoImage,
    Broken,
    /// Nothing in it can be seen.
    Blank,
    /// Its sides are too unlike.
    TooThin,
    /// More strokes than any signature has.
    TooComplex,
    Svg(SvgRefusal),
    /// No strokes of a signature pad.
    NoStrokes,
}

impl Refusal {
    fn as_str(self) -> &'static str {
        match self {
            Self::UnsafePath => "unsafe-path",
            Self::OutsideFolder => "outside-folder",
            Self::Missing => "missing",
            Self::Unreadable => "unreadable",
            Self::TooManyBytes => "too-many-bytes",
            Self::TooManyPixels => "too-many-pixels",
            Self::NoImage => "no-image",
            Self::Broken => "broken",
            Self::Blank => "blank",
            Self::TooThin => "too-thin",
            Self::TooComplex => "too-complex",
            Self::Svg(refusal) => refusal.as_str(),
            Self::NoStrokes => "no-strokes",
        }
    }
}

impl SignatureImage {
    /// Bytes that it takes in memory, but for what every image takes.
    pub fn memory(&self) -> usize {
        match &self.content {
            Content::Pixels(pixels) => pixels.samples.len() + pixels.alpha.as_ref().map_or(0, Vec::len),
            Content::Drawing(shapes) => {
                shapes.iter().map(|shape| size_of::<Shape>() + shape.steps.len() * size_of::<Step>()).sum()
            }
        }
    }

    /// Every `reason` of `bad-signature`.
    pub const REASONS: [&'static str; 21] = [
        "unsafe-path",
        "outside-folder",
        "missing",
        "unreadable",
        "too-many-bytes",
        "too-many-pixels",
        "no-image",
        "broken",
        "blank",
        "too-thin",
        "too-complex",
        "external",
        "svg-text",
        "svg-image",
        "svg-script",
        "svg-gradient",
        "svg-mask",
        "svg-filter",
        "svg-transparency",
        "no-strokes",
        "two-files",
    ];

    /// Reads `name` in `folder`: the bytes of the file and what can be seen. Refused with `bad-signature`: a path that leaves
    /// the folder (absolute, `..`, a symbolic link out), a file that is no PNG, JPEG, SVG or strokes of a signature pad, more
    /// than 20 million pixels or 20 MiB, a broken file, one in which nothing or next to nothing can be seen. Colour is kept only
    /// where a pixel has some; the orientation of a photograph is obeyed; nothing else of its metadata is looked at. With
    /// `clear_paper` the paper of a photograph becomes transparent.
    #[expect(clippy::result_large_err, reason = "a refusal is as rare as it is final; boxes would be everywhere")]
    pub fn read(folder: &Path, name: &str, clear_paper: bool) -> Result<(Vec<u8>, Arc<Self>), Diagnostic> {
        let read = || {
            let bytes = bytes(folder, name)?;
            let image = Self::decode(&bytes, clear_paper)?;
            Ok((bytes, Arc::new(image)))
        };
        read().map_err(|refusal| refused(name, refusal))
    }

    /// The strokes of a signature pad: the array of `toData()` as JSON.
    #[expect(clippy::result_large_err, reason = "as for `read`")]
    pub fn from_strokes(json: &str) -> Result<Arc<Self>, Diagnostic> {
        drawn(json).map(Arc::new).map_err(|refusal| refused("[…]", refusal))
    }

    /// What can be seen in the bytes of a file of any of these kinds; `None` where it is refused.
    pub fn of_bytes(bytes: &[u8], clear_paper: bool) -> Option<Self> {
        Self::decode(bytes, clear_paper).ok()
    }

    /// A franking mark in the bytes of a PNG, JPEG or SVG, and how large it is drawn: only a drawing says. The error is the
    /// `reason` of `bad-indicia`; nothing of a drawing may be transparent.
    pub fn of_mark(bytes: &[u8]) -> Result<(Self, Option<Size>), &'static str> {
        if bytes.len() as u64 > MOST_BYTES {
            return Err(Refusal::TooManyBytes.as_str());
        }
        let Some(text) = svg_text(bytes) else {
            return decode(bytes, false).map(|image| (image, None)).map_err(Refusal::as_str);
        };
        let drawing = svg::read(text).map_err(SvgRefusal::as_str)?;
        if drawing.shapes.iter().any(|shape| shape.fill.is_some_and(|(ink, _)| ink.opacity < u8::MAX)) {
            return Err(SvgRefusal::Transparent.as_str());
        }
        // SVG counts 96 to the inch.
        let [width, height] = [drawing.size.0, drawing.size.1].map(|side| Length::pt(f64::from(side) * 0.75));
        Ok((drawing.into(), Some(Size { width, height })))
    }

    fn decode(bytes: &[u8], clear_paper: bool) -> Result<Self, Refusal> {
        if let Some(text) = svg_text(bytes) {
            if bytes.len() > MOST_TEXT {
                return Err(Refusal::Svg(SvgRefusal::TooComplex));
            }
            return svg::read(text).map(Self::from).map_err(Refusal::Svg);
        }
        if bytes.len() <= MOST_TEXT
            && let Ok(text) = std::str::from_utf8(bytes)
            && without_blanks(text).starts_with('[')
        {
            return drawn(without_blanks(text));
        }
        decode(bytes, clear_paper)
    }
}

impl From<Svg> for SignatureImage {
    fn from(drawing: Svg) -> Self {
        Self { width: drawing.width, height: drawing.height, content: Content::Drawing(drawing.shapes) }
    }
}

/// The text of an SVG file; `None` for a file of another kind.
fn svg_text(bytes: &[u8]) -> Option<&str> {
    let text = without_blanks(std::str::from_utf8(bytes).ok()?);
    (text.starts_with('<') && text.contains("<svg")).then_some(text)
}

fn without_blanks(text: &str) -> &str {
    text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n'])
}

fn refused(name: &str, refusal: Refusal) -> Diagnostic {
    Diagnostic::error(Code::BadSignature).with("value", name).with("reason", refusal.as_str())
}

fn drawn(json: &str) -> Result<SignatureImage, Refusal> {
    let (width, height, shapes) = strokes::read(json).map_err(|refusal| match refusal {
        StrokesRefusal::Broken => Refusal::NoStrokes,
        StrokesRefusal::TooComplex => Refusal::TooComplex,
        StrokesRefusal::Blank => Refusal::Blank,
    })?;
    Ok(SignatureImage { width, height, content: Content::Drawing(shapes) })
}

/// Whether a path means the same file below a folder on every system, and never one outside.
fn is_safe(name: &str) -> bool {
    // A colon is a drive or a hidden stream on Windows; a dot or space at the end is dropped there.
    !name.contains(|c: char| matches!(c, '\\' | ':') || c.is_control())
        && name.split('/').all(|part| {
            !part.is_empty()
                && !part.ends_with(['.', ' '])
                && !part.split('.').next().is_some_and(|stem| is_device(stem.trim_end()))
        })
}

/// The bytes of a file inside the folder.
fn bytes(folder: &Path, name: &str) -> Result<Vec<u8>, Refusal> {
    if !is_safe(name) {
        return Err(Refusal::UnsafePath);
    }
    let whole = |path: PathBuf| {
        path.canonicalize().map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => Refusal::Missing,
            _ => Refusal::Unreadable,
        })
    };
    let file = whole(folder.join(name))?;
    // An empty path is the current folder.
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    if !file.starts_with(whole(folder.to_path_buf())?) {
        return Err(Refusal::OutsideFolder);
    }
    // Opening a pipe would wait for its writer.
    let size = match file.metadata() {
        Ok(metadata) if metadata.is_file() => metadata.len(),
        _ => return Err(Refusal::Unreadable),
    };
    if size > MOST_BYTES {
        return Err(Refusal::TooManyBytes);
    }
    let mut bytes = Vec::new();
    let read = File::open(file).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes));
    match read {
        Ok(_) if bytes.len() as u64 > MOST_BYTES => Err(Refusal::TooManyBytes),
        Ok(_) => Ok(bytes),
        Err(_) => Err(Refusal::Unreadable),
    }
}

fn decode(bytes: &[u8], clear_paper: bool) -> Result<SignatureImage, Refusal> {
    // The name says nothing: a file is what its first bytes say.
    let format = image::guess_format(bytes).map_err(|_| Refusal::NoImage)?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg) {
        return Err(Refusal::NoImage);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| Refusal::Broken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Refusal::TooManyPixels);
    }
    if width == 0 || height == 0 {
        return Err(Refusal::Broken);
    }
    if are_unlike(width, height) {
        return Err(Refusal::TooThin);
    }
    let orientation = decoder.orientation().map_err(|_| Refusal::Broken)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(|_| Refusal::Broken)?;
    image.apply_orientation(orientation);
    let mut image = rgba(image);
    if clear_paper {
        paper::clear(&mut image);
    }
    split(image)
}

/// Red, green, blue and opacity of each pixel. Samples of eight bits are copied: the library converts them by way of numbers with a
/// fraction, which takes longer than all else that is done with an image.
fn rgba(image: DynamicImage) -> RgbaImage {
    fn spread<const FROM: usize>(samples: &[u8], pixel: impl Fn(&[u8; FROM]) -> [u8; 4]) -> Vec<u8> {
        let (pixels, _) = samples.as_chunks();
        let mut spread = Vec::with_capacity(pixels.len() * 4);
        for one in pixels {
            spread.extend_from_slice(&pixel(one));
        }
        spread
    }
    let (width, height) = (image.width(), image.height());
    let pixels = match &image {
        DynamicImage::ImageLuma8(grey) => spread(grey, |&[grey]| [grey, grey, grey, u8::MAX]),
        DynamicImage::ImageLumaA8(grey) => spread(grey, |&[grey, opacity]| [grey, grey, grey, opacity]),
        DynamicImage::ImageRgb8(colour) => spread(colour, |&[red, green, blue]| [red, green, blue, u8::MAX]),
        _ => return image.into_rgba8(),
    };
    RgbaImage::from_raw(width, height, pixels).unwrap_or_else(|| image.into_rgba8())
}

/// Samples and opacity apart, in the fewest bytes that keep what can be seen.
fn split(image: RgbaImage) -> Result<SignatureImage, Refusal> {
    let (width, height) = image.dimensions();
    let mut pixels = image.into_raw();
    let (mut colour, mut transparent) = (false, false);
    for pixel in pixels.chunks_exact_mut(4) {
        if pixel[3] == 0 {
            // What nobody sees is not carried along.
            pixel[..3].fill(255);
        }
        colour |= pixel[0] != pixel[1] || pixel[1] != pixel[2];
        transparent |= pixel[3] != 255;
    }
    look_for_ink(&pixels, width)?;
    let samples = if colour {
        pixels.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()
    } else {
        pixels.chunks_exact(4).map(|pixel| pixel[0]).collect()
    };
    let alpha = transparent.then(|| pixels.chunks_exact(4).map(|pixel| pixel[3]).collect());
    Ok(SignatureImage { width, height, content: Content::Pixels(Pixels { colour, samples, alpha }) })
}

/// Refuses pixels that show nothing: all are the same, or none of them can be told from paper, or hardly any.
fn look_for_ink(pixels: &[u8], width: u32) -> Result<(), Refusal> {
    let (pixels, _) = pixels.as_chunks::<4>();
    if pixels.windows(2).all(|pair| pair[0] == pair[1]) {
        return Err(Refusal::Blank);
    }
    let (mut left, mut top, mut right, mut bottom, mut inked, mut rows) = (u32::MAX, u32::MAX, 0, 0, 0, 0);
    for (y, row) in (0_u32..).zip(pixels.chunks(width as usize)) {
        rows = y + 1;
        for (x, &[red, green, blue, opacity]) in (0_u32..).zip(row) {
            if (Ink { red, green, blue, opacity }).can_be_seen() {
                (left, top) = (left.min(x), top.min(y));
                (right, bottom) = (right.max(x + 1), bottom.max(y + 1));
                inked += 1;
            }
        }
    }
    if inked == 0 {
        return Err(Refusal::Blank);
    }
    let is_speck = is_a_speck(right - left, bottom - top, inked, width.max(rows));
    if is_speck { Err(Refusal::TooThin) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use image::{DynamicImage, GrayAlphaImage, GrayImage, ImageFormat, Luma, RgbImage};

    use super::{Refusal, decode, drawn, rgba};

    #[test]
    fn pixels_are_those_that_the_library_makes_of_them() {
        let samples: Vec<u8> = (0..=u8::MAX).flat_map(|one| [one, one.rotate_left(3), 255 - one]).collect();
        let grey = GrayImage::from_raw(16, 48, samples.clone()).map(DynamicImage::ImageLuma8);
        let with_opacity = GrayAlphaImage::from_raw(16, 24, samples.clone()).map(DynamicImage::ImageLumaA8);
        let colour = RgbImage::from_raw(16, 16, samples).map(DynamicImage::ImageRgb8);
        for image in [grey, with_opacity, colour] {
            let image = image.expect("as many samples as pixels");
            assert_eq!(rgba(image.clone()), image.into_rgba8());
        }
    }

    #[test]
    fn an_image_that_would_be_a_hair_is_refused() {
        for (width, height, expected) in [
            (1, 1, Some(Refusal::Blank)),
            (200, 1, None),
            (201, 1, Some(Refusal::TooThin)),
            (3, 700, Some(Refusal::TooThin)),
        ] {
            let mut file = Cursor::new(Vec::new());
            let ink = |x, y| Luma([u8::from((x + y) % 2 == 0)]);
            GrayImage::from_fn(width, height, ink).write_to(&mut file, ImageFormat::Png).expect("a PNG");
            assert_eq!(decode(file.get_ref(), false).err(), expected, "{width} x {height}");
        }
    }

    /// Nothing that leaves a gap in the letter is a signature.
    #[test]
    fn an_image_without_ink_is_refused() {
        let blank = Some(Refusal::Blank);
        let speck = Some(Refusal::TooThin);
        let is_within =
            |x: u32, y: u32, wide: u32, high: u32| (80..80 + wide).contains(&x) && (20..20 + high).contains(&y);
        for (paper, ink, wide, high, expected) in [
            (255, 255, 0, 0, blank),
            (254, 254, 0, 0, blank),
            (0, 0, 0, 0, blank),
            (255, 250, 90, 30, blank),
            (255, 0, 1, 1, speck),
            (255, 0, 3, 3, speck),
            (255, 0, 4, 4, None),
            (255, 0, 90, 1, None),
            (255, 200, 90, 30, None),
        ] {
            let mut file = Cursor::new(Vec::new());
            let pixel = |x, y| Luma([if is_within(x, y, wide, high) { ink } else { paper }]);
            GrayImage::from_fn(200, 60, pixel).write_to(&mut file, ImageFormat::Png).expect("a PNG");
            assert_eq!(decode(file.get_ref(), false).err(), expected, "{ink} on {paper}, {wide} x {high}");
        }
        let corners = |x, y| Luma([if (x == 0 && y == 0) || (x == 199 && y == 59) { 0 } else { 255 }]);
        let mut file = Cursor::new(Vec::new());
        GrayImage::from_fn(200, 60, corners).write_to(&mut file, ImageFormat::Png).expect("a PNG");
        assert_eq!(decode(file.get_ref(), false).err(), speck);
        assert_eq!(drawn(r##"[{"penColor":"#fff","points":[{"x":1,"y":1},{"x":9,"y":9}]}]"##).err(), blank);
    }
}

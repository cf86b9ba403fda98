//! Signature images: a file named by the list, decoded once, without any of its metadata.

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::campaign::naming::is_device;
use crate::diagnostic::{Code, Diagnostic};

/// Largest file in bytes.
const MOST_BYTES: u64 = 20 * 1024 * 1024;
/// Most pixels.
const MOST_PIXELS: u64 = 20_000_000;
/// Most memory that decoding may take: eight bytes a pixel (16-bit RGBA) and as much again for the decoder's own.
const MOST_MEMORY: u64 = 2 * 8 * MOST_PIXELS;

/// A decoded image: grey or colour samples and, if any of it is transparent, an alpha channel.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SignatureImage {
    /// Pixels a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
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
    NotPngOrJpeg,
    Broken,
    /// Nothing in it can be seen.
    Blank,
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
            Self::NotPngOrJpeg => "not-png-or-jpeg",
            Self::Broken => "broken",
            Self::Blank => "blank",
        }
    }
}

impl SignatureImage {
    /// Every `reason` of `bad-signature`.
    pub const REASONS: [&'static str; 9] = [
        "unsafe-path",
        "outside-folder",
        "missing",
        "unreadable",
        "too-many-bytes",
        "too-many-pixels",
        "not-png-or-jpeg",
        "broken",
        "blank",
    ];

    /// Reads `name` in `folder`. Refused with `bad-signature`: a path that leaves the folder (absolute, `..`, a
    /// symbolic link out), a file that is no PNG or JPEG, more than 20 million pixels or 20 MiB, a broken file, one in
    /// which every pixel is transparent. Colour is kept only where a pixel has some; the orientation of a photograph is
    /// obeyed; nothing else of its metadata is looked at.
    #[expect(clippy::result_large_err, reason = "a refusal is as rare as it is final; boxes would be everywhere")]
    pub fn read(folder: &Path, name: &str) -> Result<Arc<Self>, Diagnostic> {
        bytes(folder, name).and_then(|bytes| decode(&bytes)).map(Arc::new).map_err(|refusal| {
            Diagnostic::error(Code::BadSignature).with("value", name).with("reason", refusal.as_str())
        })
    }
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

fn decode(bytes: &[u8]) -> Result<SignatureImage, Refusal> {
    // The name says nothing: a file is what its first bytes say.
    let format = image::guess_format(bytes).map_err(|_| Refusal::NotPngOrJpeg)?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg) {
        return Err(Refusal::NotPngOrJpeg);
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
    let orientation = decoder.orientation().map_err(|_| Refusal::Broken)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(|_| Refusal::Broken)?;
    image.apply_orientation(orientation);
    split(image)
}

/// Samples and opacity apart, in the fewest bytes that keep what can be seen.
fn split(image: DynamicImage) -> Result<SignatureImage, Refusal> {
    let image = image.into_rgba8();
    let (width, height) = image.dimensions();
    let mut pixels = image.into_raw();
    let (mut colour, mut transparent, mut visible) = (false, false, false);
    for pixel in pixels.chunks_exact_mut(4) {
        if pixel[3] == 0 {
            // What nobody sees is not carried along.
            pixel[..3].fill(255);
        }
        colour |= pixel[0] != pixel[1] || pixel[1] != pixel[2];
        transparent |= pixel[3] != 255;
        visible |= pixel[3] != 0;
    }
    if !visible {
        return Err(Refusal::Blank);
    }
    let samples = if colour {
        pixels.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect()
    } else {
        pixels.chunks_exact(4).map(|pixel| pixel[0]).collect()
    };
    let alpha = transparent.then(|| pixels.chunks_exact(4).map(|pixel| pixel[3]).collect());
    Ok(SignatureImage { width, height, colour, samples, alpha })
}

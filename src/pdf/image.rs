//! Signature images as image XObjects (ISO 32000-1, 8.9), each written once a volume.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io;
use std::io::Write;
use std::sync::{Arc, Weak};

use pdf_writer::Ref;

use crate::layout::frame::SignatureImage;
use crate::layout::picture::{Content, Ink, Pen, Shape, Step};
use crate::pdf::objects::{Objects, Packing};
use crate::pdf::tokens;

/// Entries after which images that nobody holds any more are forgotten for the first time.
const FIRST_CLEARING: usize = 256;

/// The images of a volume. Known by address; a weak pointer keeps the address from being given to another
/// image, and not the samples from being freed.
pub(super) struct Images {
    known: HashMap<usize, (Weak<SignatureImage>, Ref)>,
    /// Painted since [`Images::write`] was called last.
    waiting: Vec<(Arc<SignatureImage>, Ref)>,
    clearing: usize,
}

impl Images {
    pub(super) fn new() -> Self {
        Self { known: HashMap::new(), waiting: Vec::new(), clearing: FIRST_CLEARING }
    }

    /// The object number of an image. `/I` and this number is its name in every content stream.
    pub(super) fn id<W: Write>(&mut self, image: &Arc<SignatureImage>, objects: &mut Objects<W>) -> Ref {
        let address = Arc::as_ptr(image) as usize;
        if let Some((_, id)) = self.known.get(&address) {
            return *id;
        }
        if self.known.len() >= self.clearing {
            self.known.retain(|_, (image, _)| image.strong_count() > 0);
            self.clearing = FIRST_CLEARING.max(self.known.len() * 2);
        }
        let id = objects.reserve();
        self.known.insert(address, (Arc::downgrade(image), id));
        self.waiting.push((Arc::clone(image), id));
        id
    }

    /// Writes the images that are new.
    pub(super) fn write<W: Write>(&mut self, objects: &mut Objects<W>) -> io::Result<()> {
        for (image, id) in self.waiting.drain(..) {
            let pixels = match &image.content {
                Content::Pixels(pixels) => pixels,
                Content::Drawing(shapes) => {
                    let (dictionary, content) = drawing(image.width, image.height, shapes);
                    objects.stream(id, &dictionary, &content, Packing::Volume)?;
                    continue;
                }
            };
            let mask = pixels.alpha.as_ref().map(|alpha| (alpha, objects.reserve()));
            let mut dictionary = Vec::new();
            head(&mut dictionary, &image, if pixels.colour { b"/DeviceRGB" } else { b"/DeviceGray" });
            if let Some((_, mask)) = mask {
                dictionary.extend_from_slice(b"/SMask ");
                tokens::reference(&mut dictionary, mask);
            }
            objects.stream(id, &dictionary, &pixels.samples, Packing::Volume)?;
            if let Some((alpha, mask)) = mask {
                let mut dictionary = Vec::new();
                head(&mut dictionary, &image, b"/DeviceGray");
                objects.stream(mask, &dictionary, alpha, Packing::Volume)?;
            }
        }
        Ok(())
    }
}

/// A form XObject that fills the unit square, as an image does (ISO 32000-1, 8.10): its dictionary and its content.
fn drawing(width: u32, height: u32, shapes: &[Shape]) -> (Vec<u8>, Vec<u8>) {
    let mut dictionary = Vec::new();
    // Lines may be as thick as they are: what stands over the edge is cut there, as the file says.
    let (across, up) = (1.0 / f64::from(width.max(1)), 1.0 / f64::from(height.max(1)));
    let text = format!("/Type/XObject/Subtype/Form/BBox[0 0 {width} {height}]/Matrix[{across:.9} 0 0 -{up:.9} 0 1]");
    dictionary.extend_from_slice(text.as_bytes());
    let mut opacities: Vec<u8> = Vec::new();
    let mut content = String::new();
    for shape in shapes {
        write_shape(shape, &mut opacities, &mut content);
    }
    dictionary.extend_from_slice(b"/Resources<<");
    if !opacities.is_empty() {
        dictionary.extend_from_slice(b"/ExtGState<<");
        for opacity in opacities {
            let part = f64::from(opacity) / 255.0;
            dictionary.extend_from_slice(format!("/A{opacity}<</ca {part:.3}/CA {part:.3}>>").as_bytes());
        }
        dictionary.extend_from_slice(b">>");
    }
    dictionary.extend_from_slice(b">>");
    (dictionary, content.into_bytes())
}

/// Fills a shape, then draws its line: each may have a colour and an opacity of its own.
fn write_shape(shape: &Shape, opacities: &mut Vec<u8>, content: &mut String) {
    let mut path = String::new();
    for step in &shape.steps {
        // Writing to a String cannot fail.
        let _ = match step {
            Step::Move(to) => write!(path, "{} {} m ", to.x, to.y),
            Step::Line(to) => write!(path, "{} {} l ", to.x, to.y),
            Step::Curve(one, other, to) => {
                write!(path, "{} {} {} {} {} {} c ", one.x, one.y, other.x, other.y, to.x, to.y)
            }
            Step::Close => write!(path, "h "),
        };
    }
    let mut begin = |ink: Ink, content: &mut String| {
        content.push_str("q ");
        if ink.opacity < 255 {
            if !opacities.contains(&ink.opacity) {
                opacities.push(ink.opacity);
            }
            let _ = write!(content, "/A{} gs ", ink.opacity);
        }
    };
    if let Some((ink, even_odd)) = shape.fill {
        begin(ink, content);
        colour(ink, ["g", "rg"], content);
        content.push_str(&path);
        content.push_str(if even_odd { "f* Q\n" } else { "f Q\n" });
    }
    if let Some(Pen { ink, width, cap, join }) = shape.pen {
        begin(ink, content);
        colour(ink, ["G", "RG"], content);
        let _ = write!(content, "{width} w {cap} J {join} j ");
        content.push_str(&path);
        content.push_str("S Q\n");
    }
}

/// A colour by the operators for grey and for colour. Black needs none, since content begins with it (ISO 32000-1, 8.4.1): a file with
/// black signatures alone has no operator of colour.
fn colour(ink: Ink, [grey, rgb]: [&str; 2], content: &mut String) {
    if (ink.red, ink.green, ink.blue) == (0, 0, 0) {
        return;
    }
    let part = |value: u8| f64::from(value) / 255.0;
    let Ink { red, green, blue, .. } = ink;
    let _ = if red == green && green == blue {
        write!(content, "{:.3} {grey} ", part(red))
    } else {
        write!(content, "{:.3} {:.3} {:.3} {rgb} ", part(red), part(green), part(blue))
    };
}

fn head(out: &mut Vec<u8>, image: &SignatureImage, colour_space: &[u8]) {
    out.extend_from_slice(b"/Type/XObject/Subtype/Image/BitsPerComponent 8/Width ");
    tokens::integer(out, u64::from(image.width));
    out.extend_from_slice(b"/Height ");
    tokens::integer(out, u64::from(image.height));
    out.extend_from_slice(b"/ColorSpace");
    out.extend_from_slice(colour_space);
}

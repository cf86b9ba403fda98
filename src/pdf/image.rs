//! Signature images as image XObjects (ISO 32000-1, 8.9), each written once a volume.

use std::collections::HashMap;
use std::io;
use std::io::Write;
use std::sync::{Arc, Weak};

use pdf_writer::Ref;

use crate::layout::frame::SignatureImage;
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
            let mask = image.alpha.as_ref().map(|alpha| (alpha, objects.reserve()));
            let mut dictionary = Vec::new();
            head(&mut dictionary, &image, if image.colour { b"/DeviceRGB" } else { b"/DeviceGray" });
            if let Some((_, mask)) = mask {
                dictionary.extend_from_slice(b"/SMask ");
                tokens::reference(&mut dictionary, mask);
            }
            objects.stream(id, &dictionary, &image.samples, Packing::Volume)?;
            if let Some((alpha, mask)) = mask {
                let mut dictionary = Vec::new();
                head(&mut dictionary, &image, b"/DeviceGray");
                objects.stream(mask, &dictionary, alpha, Packing::Volume)?;
            }
        }
        Ok(())
    }
}

fn head(out: &mut Vec<u8>, image: &SignatureImage, colour_space: &[u8]) {
    out.extend_from_slice(b"/Type/XObject/Subtype/Image/BitsPerComponent 8/Width ");
    tokens::integer(out, u64::from(image.width));
    out.extend_from_slice(b"/Height ");
    tokens::integer(out, u64::from(image.height));
    out.extend_from_slice(b"/ColorSpace");
    out.extend_from_slice(colour_space);
}

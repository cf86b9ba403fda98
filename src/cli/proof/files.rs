//! Pages of a batch's files as pictures, each file verified once more before it is read.

use std::collections::BTreeSet;

use crate::batch::StoredBatch;
use crate::cli::words::proof as words;
use crate::cli::{Ending, unless_stopped};
use crate::proof::page::View;
use crate::proof::preview::{Packed, Picture, Seen, Unseen};

/// Points from left to right of a picture: the text can be read, and a page takes some 60 kB (tuned).
const WIDTH: u16 = 800;

/// The files of a batch from which pages are drawn.
pub(super) struct Files<'f> {
    pub(super) batch: &'f StoredBatch,
    /// The one that was read last: letters of one volume stand side by side.
    last: Option<(usize, Seen)>,
    /// Fonts in the files.
    used: &'f mut BTreeSet<String>,
}

impl<'f> Files<'f> {
    /// No file is read yet. The fonts of those that are go into `used`.
    pub(super) fn new(batch: &'f StoredBatch, used: &'f mut BTreeSet<String>) -> Self {
        Self { batch, last: None, used }
    }

    /// Reads a file and notes its fonts.
    pub(super) fn read(&mut self, name: &str, pdf: Vec<u8>) -> Result<Seen, Ending> {
        let seen = Seen::new(pdf).and_then(|seen| Ok((seen.fonts()?, seen)));
        let (fonts, seen) = seen.map_err(|error| self.failed(name, error))?;
        self.used.extend(fonts);
        Ok(seen)
    }

    fn failed(&self, name: &str, error: Unseen) -> Ending {
        Ending::Failed(anyhow::Error::new(error).context(self.batch.path(name).display().to_string()))
    }

    /// Pages of a volume, as long as there is room.
    pub(super) fn views(
        &mut self,
        volume: usize,
        first_page: u64,
        pages: u64,
        heading: &str,
        left: &mut usize,
        names_blank: bool,
    ) -> Result<Vec<View>, Ending> {
        let name = &self.batch.manifest.volumes[volume].file;
        if *left == 0 {
            return Ok(vec![View { caption: words::not_shown(), ..View::default() }]);
        }
        let known = self.last.take().filter(|(last, _)| *last == volume);
        let seen = match known {
            Some((_, seen)) => seen,
            None => self.read(name, self.batch.bytes(name)?)?,
        };
        let views = self.views_of(name, &seen, first_page, pages, heading, left, names_blank);
        self.last = Some((volume, seen));
        views
    }

    /// The pages of a file as pictures, as long as there is room.
    #[expect(clippy::too_many_arguments, reason = "which pages of which file, for what, and how much room there is")]
    pub(super) fn views_of(
        &self,
        name: &str,
        seen: &Seen,
        first_page: u64,
        pages: u64,
        heading: &str,
        left: &mut usize,
        names_blank: bool,
    ) -> Result<Vec<View>, Ending> {
        unless_stopped()?;
        let start = usize::try_from(first_page.saturating_sub(1)).unwrap_or(usize::MAX);
        let count = usize::try_from(pages).unwrap_or(usize::MAX);
        let drawn = seen.pictures(start..start.saturating_add(count), WIDTH);
        let drawn = drawn.map_err(|error| self.failed(name, error))?;
        let mut views = Vec::with_capacity(drawn.len());
        for (number, picture) in (1..).zip(&drawn) {
            if picture.is_blank() {
                if names_blank {
                    views.push(View { caption: words::blank_page(number, count), ..View::default() });
                }
                continue;
            }
            let png = picture.png(Packed::Small);
            let Picture { width, height, .. } = picture;
            let (png, caption) = if png.len() <= *left {
                *left -= png.len();
                (Some((png, *width, *height)), words::page_caption(number, count))
            } else {
                *left = 0;
                (None, words::not_shown())
            };
            views.push(View { caption, alt: words::alt(heading, number, count), png, zones: Vec::new() });
        }
        Ok(views)
    }
}

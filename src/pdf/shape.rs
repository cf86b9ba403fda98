//! The shape of a letter: its objects, but for the numbers that are its own. Letters of one shape are written together.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::pdf::sketch::Sketch;
use crate::pdf::structure::Summary;

/// The objects of a letter, but for the numbers that are its own.
#[derive(PartialEq, Eq)]
pub(super) struct Shape {
    /// Of all that follows, made once: a shape is looked up for every letter.
    hash: u64,
    pub(super) sketch: Sketch,
    pub(super) summary: Summary,
    /// How many pages it has.
    pub(super) pages: u32,
}

impl Shape {
    pub(super) fn new(sketch: Sketch, summary: Summary, pages: u32) -> Self {
        let mut hasher = DefaultHasher::new();
        (&sketch, &summary, pages).hash(&mut hasher);
        Self { hash: hasher.finish(), sketch, summary, pages }
    }
}

impl Hash for Shape {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.hash);
    }
}

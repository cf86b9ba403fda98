//! Paragraph in, lines out.
//!
//! Comes in: spans of text with language and style. Goes out: [`Line`]s of positioned glyphs. Refuses
//! to know: letters, signers, pages. The steps, in order: [`bidi`] → [`itemize`] → [`shape`] →
//! [`breaks`] (with [`kinsoku`]) → [`linebreak`] → [`justify`].

pub mod bidi;
pub mod breaks;
pub mod coverage;
pub mod font;
pub mod itemize;
pub mod justify;
pub mod kinsoku;
pub mod line;
pub mod linebreak;
pub mod paragraph;
pub mod shape;

pub use font::{FaceId, FontBook};
pub use line::{Glyph, GlyphRun, Line};
pub use paragraph::{Alignment, Direction, ParagraphStyle, Setter, Span, SpanKind, TextStyle};

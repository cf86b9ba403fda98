//! Paragraph in, lines out.
//!
//! Comes in: spans of text with language and style. Goes out: [`Line`]s of positioned glyphs. Refuses
//! to know: letters, signers, pages.
//!
//! # The steps, in order
//!
//! [`Setter::set`] gives prose the spaces of its language ([`notation`]), cuts the paragraph at its hard breaks and takes each
//! segment through:
//!
//! | step | comes in | goes out |
//! |---|---|---|
//! | [`bidi`] | text | base direction, embedding levels |
//! | [`itemize`] | text, levels, spans ([`coverage`] of each [`font`]) | items of one face, script and level |
//! | [`shape`] | words of an item | glyphs in thousandths of an em, remembered |
//! | [`spacing`] | glyphs | clusters with widths, gaps and half-width marks |
//! | [`breaks`], [`kinsoku`], `numbers`, `address` | text, spans, languages | where a line may end |
//! | [`hyphenate`] | text, spans, languages | where a word may end a line with a hyphen, if lines would be bad without |
//! | [`linebreak`] | clusters, breaks, the measure | where each line ends |
//! | [`justify`] | a line's clusters, what it lacks | what each cluster gains |
//! | [`compose`] | all of these | runs in visual order: a [`Line`] |
//!
//! A segment that fits the measure skips breaking, and one that was set before skips every step (`known_lines`).

mod address;
pub mod bidi;
pub mod breaks;
pub mod character;
pub mod cluster;
pub mod compose;
pub mod coverage;
mod edits;
pub mod font;
pub mod hyphenate;
pub mod itemize;
pub mod justify;
pub mod kinsoku;
mod known_lines;
pub mod line;
pub mod linebreak;
mod mixed;
pub mod notation;
mod numbers;
pub mod paragraph;
mod quotes;
mod segment;
pub mod setter;
pub mod shape;
pub mod spacing;
mod uncovered;

pub use font::{FaceId, FontBook};
pub use line::{Glyph, GlyphRun, Line};
pub use paragraph::{Alignment, Direction, ParagraphStyle, Span, SpanKind, TextStyle};
pub use setter::Setter;

//! The faces: those compiled into the program and the user's own.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Findings;
use crate::lang::Lang;
use crate::length::Em;

/// A face of the font book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// How a face's outlines are stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outlines {
    /// Table `CFF `: embedded as FontFile3 of subtype CIDFontType0C.
    Cff,
    /// Table `glyf`: embedded as FontFile2.
    TrueType,
}

/// The bytes of a font file.
#[derive(Debug, Clone)]
pub enum FontData {
    /// Compiled into the program.
    Compiled(&'static [u8]),
    /// Read from the user's folder.
    Read(Arc<[u8]>),
}

impl FontData {
    /// The bytes.
    pub fn as_slice(&self) -> &[u8] {
        match self {
            Self::Compiled(bytes) => bytes,
            Self::Read(bytes) => bytes,
        }
    }
}

/// What a PDF writer needs of a face.
#[derive(Debug, Clone)]
pub struct FaceInfo {
    /// The whole font file or collection.
    pub data: FontData,
    /// Index in a collection, 0 for a single font.
    pub index: u32,
    /// PostScript name.
    pub postscript_name: String,
    /// Outlines.
    pub outlines: Outlines,
    /// Font units an em.
    pub units_per_em: u16,
    /// Height above the baseline.
    pub ascent: Em,
    /// Depth below the baseline, negative.
    pub descent: Em,
    /// Height of capitals.
    pub cap_height: Em,
    /// Slant in degrees, negative for italics.
    pub italic_angle: f32,
    /// Bounding box: left, bottom, right, top.
    pub bbox: [Em; 4],
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is italic.
    pub italic: bool,
    /// Whether it has serifs.
    pub serif: bool,
}

/// All faces and the rule by which text finds its face.
#[derive(Debug)]
pub struct FontBook {}

impl FontBook {
    /// The faces compiled into the program, and those of `font_dir` behind them. A file there that cannot be
    /// used is a `bad-font` warning.
    pub fn load(_font_dir: Option<&Path>, _findings: &mut Findings) -> Self {
        todo!("helper: text")
    }

    /// What is known of a face.
    pub fn info(&self, _face: FaceId) -> &FaceInfo {
        todo!("helper: text")
    }

    /// Natural advance of a glyph.
    pub fn advance(&self, _face: FaceId, _glyph: u16) -> Em {
        todo!("helper: text")
    }

    /// Every face in order: name as the user knows it and SHA-256 of its file, for the batch's record of inputs.
    pub fn hashes(&self) -> Vec<(String, [u8; 32])> {
        todo!("helper: text")
    }

    /// The grapheme clusters of `text` that no face can set in this language, as byte ranges. Allocates nothing
    /// where all can be set.
    pub fn uncovered(&self, _text: &str, _lang: Lang) -> Vec<std::ops::Range<usize>> {
        todo!("helper: text")
    }
}

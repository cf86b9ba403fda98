//! The faces: those compiled into the program and the user's own.

use std::fmt;
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use sha2::{Digest, Sha256};
use skrifa::attribute::Style;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::Metrics;
use skrifa::raw::TableProvider;
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider, Tag};

use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::length::Em;
use crate::text::coverage::{Coverage, Pages};

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

    fn source(&self) -> skrifa::font::Source {
        match self {
            Self::Compiled(bytes) => (*bytes).into(),
            Self::Read(bytes) => {
                let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(Arc::clone(bytes));
                skrifa::font::Blob::from(shared).into()
            }
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

/// A font file compiled into the program.
struct Compiled {
    name: &'static str,
    bytes: &'static [u8],
    /// Its SHA-256, so that no run spends time on hashing 55 MB. A test compares it with the bytes.
    sha256: &'static str,
    faces: u32,
}

macro_rules! compiled {
    ($($name:literal, $faces:literal, $sha256:literal;)+) => {
        &[$(Compiled {
            name: $name,
            bytes: include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/fonts/", $name)),
            sha256: $sha256,
            faces: $faces,
        },)+]
    };
}

/// In the order of [`FaceId`]s; the constants below count on it.
static COMPILED: &[Compiled] = compiled![
    "NotoSerif-Regular.ttf", 1, "9d7583b7dc9e812afd32a14280c5cac3160012efe50c8d08938f4fea266ff67f";
    "NotoSerif-Bold.ttf", 1, "0af0ff2be8f84910fb21ec5fe1b6b7395e3073250502a334baf6ca2f860c88fe";
    "NotoSerif-Italic.ttf", 1, "bc25600aa27cd409e1e5b3d86340df3a329bb860fcfbe57a03a95070b229e1b0";
    "NotoSerif-BoldItalic.ttf", 1, "78a6d685e5690b7dcda0f336b689193afc03b6bab5cf18fc1a9ecc3aa0600059";
    "NotoSerifCJK-Regular.ttc", 5, "a04178ec485dffdff7cc0c0c20e1fce9202d7e2160d805e8e44a4c8841c58481";
    "NotoSerifCJK-Bold.ttc", 5, "a5d4b046c127da3d7c72f98b46c41489cd29bf52abfdf18aba920903e920d4ac";
    "NotoNaskhArabic-Regular.ttf", 1, "8c67eaa2f0086872628fc3f7f760386f83c8be5c5e9a1ba3a38891237b2ac7cb";
    "NotoNaskhArabic-Bold.ttf", 1, "b5cbcb561b4b540ff11d7b6934577dbbbbb9e1d152d47f6f31f19176d58ff39c";
    "NotoSerifHebrew-Regular.ttf", 1, "789b7e7e3ff4d95a5e105872a385db12c50c08b60ad5b773d25a3bec86621abf";
    "NotoSerifHebrew-Bold.ttf", 1, "95150a28d438cba6c79393ef18ad06f39a8b53a7d457e61d8c9d585176ef36da";
];

/// Noto Serif: add 1 for bold, 2 for italic.
pub const WESTERN: FaceId = FaceId(0);
/// Noto Serif CJK: add 0 to 4 for JP, KR, SC, TC, HK and 5 for bold.
pub(in crate::text) const CJK: FaceId = FaceId(4);
/// Noto Naskh Arabic: add 1 for bold.
pub(in crate::text) const ARABIC: FaceId = FaceId(14);
/// Noto Serif Hebrew: add 1 for bold.
pub(in crate::text) const HEBREW: FaceId = FaceId(16);
/// The first of the user's faces.
pub(in crate::text) const USER: FaceId = FaceId(18);

/// Bytes of a font file of one's own (tuned: the largest collections have some hundred megabytes).
const LARGEST_FILE: u64 = 1 << 29;

/// More faces than any folder of fonts for letters holds; keeps a [`FaceId`] far from its limit.
const MAX_USER_FACES: usize = 4096;

struct Face {
    info: FaceInfo,
    /// For shaping; caches its layout tables inside.
    font: skrifa::Font,
    /// Where `hmtx` lies in the file, and how many of its entries are full.
    advances: Range<usize>,
    full_advances: usize,
    /// What is known of its characters.
    characters: OnceLock<Pages>,
}

struct File {
    name: String,
    sha256: [u8; 32],
}

/// A stretch of text and the face that sets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Served {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// The face.
    pub face: FaceId,
    /// ISO 15924 code of the script.
    pub script: String,
}

/// All faces and the rule by which text finds its face.
pub struct FontBook {
    faces: Vec<Face>,
    files: Vec<File>,
}

impl fmt::Debug for FontBook {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.faces.iter().map(|face| &face.info.postscript_name)).finish()
    }
}

impl FontBook {
    /// The faces compiled into the program, and those of `font_dir` behind them, in the order of their file
    /// names. A file there that cannot be used is a `bad-font` warning; files with other endings than `.ttf`, `.otf`,
    /// `.ttc` and `.otc` are passed over.
    pub fn load(font_dir: Option<&Path>, findings: &mut Findings) -> Self {
        let mut book = Self { faces: Vec::new(), files: Vec::new() };
        for file in COMPILED {
            for index in 0..file.faces {
                if let Ok(face) = Face::read(&FontData::Compiled(file.bytes), index, file.name) {
                    book.faces.push(face);
                }
            }
            book.files.push(File { name: file.name.to_owned(), sha256: parse_hex(file.sha256) });
        }
        if let Some(folder) = font_dir {
            book.load_folder(folder, findings);
        }
        book
    }

    fn load_folder(&mut self, folder: &Path, findings: &mut Findings) {
        // What is there and is no folder, and what is not there, is for whoever asked to be told.
        if !folder.is_dir() {
            return;
        }
        let entries = std::fs::read_dir(folder)
            .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>());
        let mut paths = match entries {
            Ok(paths) => paths,
            Err(error) => {
                findings.push(bad_font(folder, &error.to_string()));
                return;
            }
        };
        paths.retain(|path| {
            path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| {
                ["ttf", "otf", "ttc", "otc"].iter().any(|known| ending.eq_ignore_ascii_case(known))
            })
        });
        paths.sort();
        for path in paths {
            if let Err(reason) = self.load_file(&path) {
                findings.push(bad_font(&path, &reason));
            }
        }
    }

    fn load_file(&mut self, path: &Path) -> Result<(), String> {
        // A pipe or a device has no end.
        let metadata = std::fs::metadata(path).map_err(|error| error.to_string())?;
        if !metadata.is_file() || metadata.len() > LARGEST_FILE {
            return Err("no font file".to_owned());
        }
        let bytes: Arc<[u8]> = std::fs::read(path).map_err(|error| error.to_string())?.into();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let count = match skrifa::raw::FileRef::new(&bytes).map_err(|error| error.to_string())? {
            skrifa::raw::FileRef::Font(_) => 1,
            skrifa::raw::FileRef::Collection(collection) => collection.len(),
        };
        let mut found = Vec::new();
        for index in 0..count {
            if self.faces.len() + found.len() - usize::from(USER.0) >= MAX_USER_FACES {
                return Err("too many faces".to_owned());
            }
            found.push(Face::read(&FontData::Read(Arc::clone(&bytes)), index, &name)?);
        }
        self.faces.append(&mut found);
        self.files.push(File { name, sha256: Sha256::digest(&bytes).into() });
        Ok(())
    }

    /// What is known of a face.
    ///
    /// # Panics
    ///
    /// If the face is not of this book.
    pub fn info(&self, face: FaceId) -> &FaceInfo {
        &self.face(face).info
    }

    /// Natural advance of a glyph, rounded to the nearest thousandth of an em; zero for a glyph that the face does
    /// not have. A read from `hmtx`, no search.
    pub fn advance(&self, face: FaceId, glyph: u16) -> Em {
        let face = self.face(face);
        let table = face.info.data.as_slice().get(face.advances.clone()).unwrap_or_default();
        // hmtx: 4 bytes for each full entry; the glyphs behind have the advance of the last one.
        let at = usize::from(glyph).min(face.full_advances.saturating_sub(1)) * 4;
        match table.get(at..at + 2) {
            Some(bytes) => to_em(i32::from(u16::from_be_bytes([bytes[0], bytes[1]])), face.info.units_per_em),
            None => Em::ZERO,
        }
    }

    /// Every font file in order: its name and its SHA-256, for the batch's record of inputs. A collection counts
    /// once.
    pub fn hashes(&self) -> Vec<(String, [u8; 32])> {
        self.files.iter().map(|file| (file.name.clone(), file.sha256)).collect()
    }

    /// How many faces there are.
    pub(crate) fn len(&self) -> u16 {
        u16::try_from(self.faces.len()).unwrap_or(u16::MAX)
    }

    /// The characters that a face has; found out when first asked for.
    pub(in crate::text) fn coverage(&self, face: FaceId) -> Coverage<'_> {
        let face = self.face(face);
        let FaceInfo { data, index, .. } = &face.info;
        Coverage::of(data.as_slice(), *index, face.characters.get_or_init(Pages::default))
    }

    /// The face as the shaper wants it.
    pub(in crate::text) fn font(&self, face: FaceId) -> &skrifa::Font {
        &self.face(face).font
    }

    fn face(&self, face: FaceId) -> &Face {
        &self.faces[usize::from(face.0)]
    }
}

impl Face {
    fn read(data: &FontData, index: u32, file: &str) -> Result<Self, String> {
        let font = FontRef::from_index(data.as_slice(), index).map_err(|error| error.to_string())?;
        let outlines = if font.table_data(Tag::new(b"CFF ")).is_some() {
            Outlines::Cff
        } else if font.table_data(Tag::new(b"glyf")).is_some() {
            Outlines::TrueType
        } else {
            return Err("no `CFF ` or `glyf` outlines".to_owned());
        };
        let metrics = Metrics::new(&font, Size::unscaled(), LocationRef::default());
        let units = metrics.units_per_em;
        if units == 0 || !font.charmap().has_map() {
            return Err("no units per em or no character map".to_owned());
        }
        let os2 = font.os2().ok();
        // OS/2 fsType, bits 0 to 3: the value 2 forbids embedding; bit 8 forbids subsetting.
        if os2.as_ref().is_some_and(|os2| os2.fs_type() & 0x000F == 2 || os2.fs_type() & 0x0100 != 0) {
            return Err("its licence bits forbid embedding or subsetting".to_owned());
        }
        let advances = font
            .table_directory()
            .table_records()
            .iter()
            .find(|record| record.tag() == Tag::new(b"hmtx"))
            .map(|record| {
                let start = record.offset() as usize;
                start..start.saturating_add(record.length() as usize)
            })
            .ok_or_else(|| "no table `hmtx`".to_owned())?;
        let full_advances = font.hhea().map_or(0, |hhea| usize::from(hhea.number_of_h_metrics()));
        let attributes = font.attributes();
        let em = |value: f32| {
            #[expect(clippy::cast_possible_truncation, reason = "font units fit")]
            to_em(value.round() as i32, units)
        };
        let bounds = metrics.bounds.unwrap_or_default();
        let ascent = em(metrics.ascent);
        let postscript_name = font
            .localized_strings(StringId::POSTSCRIPT_NAME)
            .english_or_first()
            .map(|name| name.to_string())
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| file.split('.').next().unwrap_or("Font").to_owned());
        // PANOSE: family 2 is Latin text, serif styles 2 to 10 have serifs.
        let serif = postscript_name.contains("Serif")
            || os2.as_ref().is_some_and(|os2| {
                let panose = os2.panose_10();
                panose.first() == Some(&2) && panose.get(1).is_some_and(|style| (2..=10).contains(style))
            });
        let info = FaceInfo {
            index,
            outlines,
            units_per_em: units,
            ascent,
            descent: em(metrics.descent),
            // Seven tenths of the ascent where the font does not say: tuned, for the font descriptor only.
            cap_height: metrics.cap_height.map_or(Em(ascent.0 * 7 / 10), em),
            italic_angle: metrics.italic_angle,
            bbox: [em(bounds.x_min), em(bounds.y_min), em(bounds.x_max), em(bounds.y_max)],
            bold: attributes.weight.value() >= 600.0,
            italic: attributes.style != Style::Normal,
            serif,
            postscript_name,
            data: data.clone(),
        };
        let font = skrifa::Font::new(data.source(), index).ok_or_else(|| "not a font".to_owned())?;
        Ok(Self { info, font, advances, full_advances, characters: OnceLock::new() })
    }
}

/// Font units in thousandths of an em, rounded to the nearest.
pub(in crate::text) fn to_em(units: i32, units_per_em: u16) -> Em {
    let em = i32::from(units_per_em.max(1));
    if em == 1000 {
        return Em(units);
    }
    let scaled = i64::from(units) * 1000;
    let half = i64::from(em) / 2;
    let rounded = (scaled + if scaled < 0 { -half } else { half }) / i64::from(em);
    Em(i32::try_from(rounded).unwrap_or(0))
}

fn bad_font(file: &Path, reason: &str) -> Diagnostic {
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
    Diagnostic::warning(Code::BadFont).at(Place::file(file)).with("file", name).with("reason", reason)
}

fn parse_hex(text: &str) -> [u8; 32] {
    let mut bytes = [0; 32];
    for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        *byte = std::str::from_utf8(digits).ok().and_then(|digits| u8::from_str_radix(digits, 16).ok()).unwrap_or(0);
    }
    bytes
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::{ARABIC, CJK, COMPILED, FaceId, FontBook, HEBREW, Outlines, USER, WESTERN, parse_hex, to_em};
    use crate::diagnostic::{Code, Findings};
    use crate::length::Em;

    fn book() -> FontBook {
        FontBook::load(None, &mut Findings::new())
    }

    #[test]
    fn compiled_faces_stand_at_their_numbers() {
        let book = book();
        let name = |face: FaceId, add: u16| book.info(FaceId(face.0 + add)).postscript_name.as_str();
        assert_eq!(book.len(), USER.0);
        assert_eq!(name(WESTERN, 0), "NotoSerif-Regular");
        assert_eq!(name(WESTERN, 3), "NotoSerif-BoldItalic");
        assert_eq!(name(CJK, 0), "NotoSerifCJKjp-Regular");
        assert_eq!(name(CJK, 3), "NotoSerifCJKtc-Regular");
        assert_eq!(name(CJK, 9), "NotoSerifCJKhk-Bold");
        assert_eq!(name(ARABIC, 0), "NotoNaskhArabic-Regular");
        assert_eq!(name(HEBREW, 1), "NotoSerifHebrew-Bold");
        assert_eq!(book.info(CJK).outlines, Outlines::Cff);
        assert!(book.info(FaceId(WESTERN.0 + 3)).bold && book.info(FaceId(WESTERN.0 + 3)).italic);
        assert!(!book.info(WESTERN).bold && !book.info(WESTERN).italic);
    }

    #[test]
    fn compiled_hashes_are_those_of_the_bytes() {
        for file in COMPILED {
            assert_eq!(<[u8; 32]>::from(Sha256::digest(file.bytes)), parse_hex(file.sha256), "{}", file.name);
        }
    }

    #[test]
    fn advances_come_from_hmtx() {
        let book = book();
        let glyph = |face, character: char| {
            book.font(face)
                .charmap()
                .map_unicode(character)
                .map_or(0, |glyph| u16::try_from(glyph.to_u32()).unwrap_or(0))
        };
        assert_eq!(book.advance(CJK, glyph(CJK, '永')), Em::ONE);
        assert_eq!(book.advance(WESTERN, glyph(WESTERN, ' ')), Em(260));
        assert_eq!(book.advance(WESTERN, u16::MAX), book.advance(WESTERN, 3254));
    }

    #[test]
    fn font_units_become_thousandths() {
        assert_eq!(to_em(1024, 2048), Em(500));
        assert_eq!(to_em(-1, 2048), Em(0));
        assert_eq!(to_em(-2, 2048), Em(-1));
        assert_eq!(to_em(700, 1000), Em(700));
    }

    #[test]
    fn unusable_files_are_reported_and_good_ones_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("b.ttf"), b"not a font").expect("written");
        std::fs::write(folder.path().join("notes.txt"), b"no font at all").expect("written");
        std::fs::write(folder.path().join("a.TTF"), COMPILED[8].bytes).expect("written");
        let mut findings = Findings::new();
        let book = FontBook::load(Some(folder.path()), &mut findings);
        assert_eq!(book.len(), USER.0 + 1);
        assert_eq!(book.hashes().last().map(|(name, _)| name.as_str()), Some("a.TTF"));
        let found: Vec<_> = findings.iter().map(|finding| (finding.code, finding.value("file"))).collect();
        assert_eq!(found, [(Code::BadFont, "b.ttf")]);
    }
}

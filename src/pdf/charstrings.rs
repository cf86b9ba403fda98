//! CFF subsets from charstrings that were taken out of a face before: most glyphs of a volume stand in the volume before it
//! too, and nearly all the work of a subset is to read their subroutines and hints, of which the subsetter lists all of a face each time.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use skrifa::raw::TableProvider;
use subsetter::GlyphRemapper;

use crate::pdf::cff::{
    CHARSET, CHARSTRINGS, FD_ARRAY, FD_SELECT, Index, IndexWriter, Indexes, font_dictionaries, top_dictionary,
};
use crate::pdf::unhinted::{self, unhinted};
use crate::text::font::FaceInfo;

/// Glyphs of a face that are kept: about 2 MB, tuned.
const GLYPHS_KEPT: usize = 8192;

/// Every charstring of a CFF face, and what it calls.
struct Outlines {
    all: Index,
    subroutines: Indexes,
    /// The Font DICT of each glyph; `None` where there are none.
    dictionaries: Option<Vec<u8>>,
}

impl Outlines {
    fn read(table: &[u8]) -> Option<Self> {
        Some(Self {
            all: Index::read(table, top_dictionary(table)?.offset(CHARSTRINGS)?)?,
            subroutines: Indexes::read(table)?,
            dictionaries: font_dictionaries(table),
        })
    }

    /// The number of a glyph's Font DICT.
    fn dictionary(&self, glyph: u16) -> Option<u8> {
        self.dictionaries.as_ref().map_or(Some(0), |numbers| numbers.get(usize::from(glyph)).copied())
    }

    /// Appends the charstring of a glyph without hints. `None` where it is not what it should be, or past the limits.
    fn unhinted(&self, table: &[u8], glyph: u16, out: &mut Vec<u8>) -> Option<()> {
        let subroutines = self.subroutines.of(table, self.dictionary(glyph)?);
        unhinted(self.all.get(table, usize::from(glyph))?, Some(&subroutines), out)
    }
}

/// What is kept of a face.
pub(super) struct Charstrings {
    outlines: Outlines,
    /// Charstrings without hints by glyph.
    known: HashMap<u16, Box<[u8]>>,
    /// By the Font DICTs in use.
    heads: HashMap<Vec<u8>, Head>,
}

/// What subsets that use the same Font DICTs have in common.
struct Head {
    /// The table up to the FDSelect.
    start: Vec<u8>,
    /// The FDArray.
    array: Vec<u8>,
    /// Where in `start` the charset begins, and where the offsets of FDArray and CharStrings stand.
    charset: usize,
    array_place: usize,
    charstrings_place: usize,
}

impl Charstrings {
    /// Of a face whose glyphs have Font DICTs; `None` for another.
    pub(super) fn new(info: &FaceInfo) -> Option<Self> {
        let outlines = Outlines::read(table_of(info)?).filter(|outlines| outlines.dictionaries.is_some())?;
        Some(Self { outlines, known: HashMap::new(), heads: HashMap::new() })
    }

    /// The CFF table of a subset, the same as the subsetter's without hints. `glyphs` begin with 0, hold none twice and are more than
    /// one. `None` where a glyph is not what it should be.
    pub(super) fn subset(&mut self, info: &FaceInfo, glyphs: &[u16]) -> Option<Vec<u8>> {
        let second = *glyphs.get(1)?;
        self.learn(info, glyphs)?;
        let of = |glyph: &u16| self.outlines.dictionary(*glyph);
        let used: BTreeSet<u8> = glyphs.iter().map(of).collect::<Option<_>>()?;
        let used: Vec<u8> = used.into_iter().collect();
        if !self.heads.contains_key(&used) {
            let mut some = vec![0, second];
            some.extend(used.iter().filter_map(|number| glyphs.iter().find(|glyph| of(glyph) == Some(*number))));
            let head = Head::of(&subsetted(info, &some)?)?;
            self.heads.insert(used.clone(), head);
        }
        let head = self.heads.get(&used)?;
        let mut out = head.start.clone();
        // The charset is one range behind `.notdef` (format 2).
        let more = u16::try_from(glyphs.len() - 2).ok()?;
        out.get_mut(head.charset + 3..head.charset + 5)?.copy_from_slice(&more.to_be_bytes());
        out.push(0);
        for glyph in glyphs {
            let place = used.binary_search(&of(glyph)?).ok()?;
            out.push(u8::try_from(place).ok()?);
        }
        let array = out.len();
        out.extend_from_slice(&head.array);
        let charstrings = out.len();
        for (place, offset) in [(head.array_place, array), (head.charstrings_place, charstrings)] {
            let offset = i32::try_from(offset).ok()?;
            out.get_mut(place + 1..place + 5)?.copy_from_slice(&offset.to_be_bytes());
        }
        let mut index = IndexWriter::new(glyphs.len(), 256 * glyphs.len());
        for glyph in glyphs {
            let charstring = self.known.get(glyph)?;
            index.add(|data| {
                data.extend_from_slice(charstring);
                Some(())
            })?;
        }
        index.write(&mut out)?;
        Some(out)
    }

    /// Takes the charstrings out of the face that are not known yet.
    fn learn(&mut self, info: &FaceInfo, glyphs: &[u16]) -> Option<()> {
        if self.known.len() > GLYPHS_KEPT {
            self.known.clear();
        }
        let table = table_of(info)?;
        for glyph in glyphs {
            let Entry::Vacant(place) = self.known.entry(*glyph) else { continue };
            let mut charstring = Vec::new();
            self.outlines.unhinted(table, *glyph, &mut charstring)?;
            place.insert(charstring.into());
        }
        Some(())
    }
}

impl Head {
    fn of(table: &[u8]) -> Option<Self> {
        let top = top_dictionary(table)?;
        let [charset, select, array, charstrings] =
            [CHARSET, FD_SELECT, FD_ARRAY, CHARSTRINGS].map(|operator| top.offset(operator));
        let (charset, select, array, charstrings) = (charset?, select?, array?, charstrings?);
        let in_order = charset < select && select < array && array < charstrings;
        (in_order && table.get(charset) == Some(&2)).then_some(())?;
        Some(Self {
            start: table.get(..select)?.to_vec(),
            array: table.get(array..charstrings)?.to_vec(),
            charset,
            array_place: top.place(FD_ARRAY)?,
            charstrings_place: top.place(CHARSTRINGS)?,
        })
    }
}

/// Whether these glyphs of a CFF face keep within the limits of charstrings: the subsetter has none.
pub(super) fn are_modest(info: &FaceInfo, mut glyphs: impl Iterator<Item = u16>) -> bool {
    let read = table_of(info).and_then(|table| Some((table, Outlines::read(table)?)));
    read.is_some_and(|(table, outlines)| glyphs.all(|glyph| outlines.unhinted(table, glyph, &mut Vec::new()).is_some()))
}

/// The CFF table of a face.
fn table_of(info: &FaceInfo) -> Option<&[u8]> {
    let font = skrifa::FontRef::from_index(info.data.as_slice(), info.index).ok()?;
    Some(font.data_for_tag(skrifa::Tag::new(b"CFF "))?.as_bytes())
}

/// The CFF table of the subsetter's subset.
fn subsetted(info: &FaceInfo, glyphs: &[u16]) -> Option<Vec<u8>> {
    let mut remapper = GlyphRemapper::new();
    for glyph in glyphs {
        remapper.remap(*glyph);
    }
    let subset = subsetter::subset(info.data.as_slice(), info.index, &remapper).ok()?;
    unhinted::table(&subset, *b"CFF ").map(<[u8]>::to_vec)
}

#[cfg(test)]
mod tests {
    use super::{Charstrings, are_modest, subsetted};
    use crate::diagnostic::Findings;
    use crate::pdf::unhinted;
    use crate::text::{FaceId, FontBook};

    #[test]
    fn what_is_put_together_is_what_the_subsetter_makes() {
        let book = FontBook::load(None, &mut Findings::new());
        // The face of traditional Chinese.
        let info = book.info(FaceId(7));
        let mut charstrings = Charstrings::new(info).expect("a face with Font DICTs");
        let far: Vec<u16> = (0..400).map(|number| number * 151).collect();
        for glyphs in [&[0, 1][..], &[0, 1200, 34, 20_000], &[0, 40_000, 1200, 7, 8, 9], &far, &[0, 34]] {
            let expected = subsetted(info, glyphs).expect("a subset");
            let expected = unhinted::cff(&expected);
            assert!(charstrings.subset(info, glyphs).expect("a subset") == *expected, "{glyphs:?}");
        }
        assert!(charstrings.subset(info, &[0]).is_none());
        assert!(are_modest(info, [0, 1200].into_iter()) && !are_modest(info, [u16::MAX].into_iter()));
    }

    #[test]
    fn glyphs_of_every_face_are_what_the_subsetter_makes() {
        let book = FontBook::load(None, &mut Findings::new());
        let mut faces = 0;
        for (number, info) in (0..book.len()).map(|number| (number, book.info(FaceId(number)))) {
            let Some(mut charstrings) = Charstrings::new(info) else { continue };
            faces += 1;
            // Other glyphs of each face.
            let last = charstrings.outlines.all.count;
            let glyphs: Vec<u16> =
                (usize::from(number)..last).step_by(61).filter_map(|glyph| glyph.try_into().ok()).collect();
            let glyphs: Vec<u16> = std::iter::once(0).chain(glyphs.into_iter().filter(|glyph| *glyph > 0)).collect();
            let expected = subsetted(info, &glyphs).expect("a subset");
            let made = charstrings.subset(info, &glyphs).expect("a subset");
            assert!(made == *unhinted::cff(&expected), "{}", info.postscript_name);
        }
        assert!(faces > 5, "{faces} faces");
    }
}

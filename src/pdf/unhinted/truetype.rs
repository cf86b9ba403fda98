//! TrueType fonts without instructions (OpenType, `glyf`, `loca`, `head`).

/// What a TrueType font program in a PDF file must have (ISO 32000-1, 9.9), in the order in which it is listed.
const TABLES: [[u8; 4]; 6] = [*b"glyf", *b"head", *b"hhea", *b"hmtx", *b"loca", *b"maxp"];
/// Bytes of a glyph before the ends of its contours.
const HEAD: usize = 10;
/// Where the checksum of the font stands in `head`, and the format of `loca`.
const ADJUSTMENT: std::ops::Range<usize> = 8..12;
const LOCA_FORMAT: usize = 50;

// Flags of a component (OpenType, `glyf`).
const WORDS: u16 = 1;
const SCALE: u16 = 8;
const MORE: u16 = 0x20;
const TWO_SCALES: u16 = 0x40;
const TWO_BY_TWO: u16 = 0x80;
const INSTRUCTIONS: u16 = 0x100;

/// A table of a font file that holds one font.
pub(in crate::pdf) fn table(font: &[u8], tag: [u8; 4]) -> Option<&[u8]> {
    let word = |at: usize| Some(u32::from_be_bytes(font.get(at..at + 4)?.try_into().ok()?) as usize);
    let count = usize::from(short(font, 4)?);
    let record = (0..count).map(|number| 12 + number * 16).find(|&at| font.get(at..at + 4) == Some(&tag))?;
    let start = word(record + 8)?;
    font.get(start..start.checked_add(word(record + 12)?)?)
}

/// The font anew, with what it must have and nothing else.
pub(super) fn unhinted(font: &[u8]) -> Option<Vec<u8>> {
    let glyphs = table(font, *b"glyf")?;
    let places = table(font, *b"loca")?;
    let mut head = table(font, *b"head")?.to_vec();
    head.get_mut(ADJUSTMENT)?.fill(0);
    let long = short(&head, LOCA_FORMAT)? == 1;
    let place = |number: usize| {
        if long {
            Some(u32::from_be_bytes(places.get(number * 4..number * 4 + 4)?.try_into().ok()?) as usize)
        } else {
            Some(usize::from(short(places, number * 2)?) * 2)
        }
    };
    let (mut glyf, mut loca) = (Vec::new(), Vec::new());
    let count = places.len() / if long { 4 } else { 2 };
    for number in 0..count {
        if long {
            loca.extend_from_slice(&u32::try_from(glyf.len()).ok()?.to_be_bytes());
        } else {
            // No longer than it was, so it still fits.
            loca.extend_from_slice(&u16::try_from(glyf.len() / 2).ok()?.to_be_bytes());
        }
        if number + 1 < count {
            glyph(glyphs.get(place(number)?..place(number + 1)?)?, &mut glyf)?;
            if glyf.len() % 2 == 1 {
                glyf.push(0);
            }
        }
    }
    let mut tables = Vec::with_capacity(TABLES.len());
    for tag in TABLES {
        tables.push(match &tag {
            b"glyf" => glyf.as_slice(),
            b"loca" => &loca,
            b"head" => &head,
            _ => table(font, tag)?,
        });
    }
    assemble(font.get(..4)?, &tables)
}

/// Writes the tables of [`TABLES`] behind their directory (OpenType, `Organization of an OpenType Font`).
fn assemble(version: &[u8], tables: &[&[u8]]) -> Option<Vec<u8>> {
    let mut out = version.to_vec();
    // Six tables: 4 is the largest power of two among them, 2 its logarithm.
    for field in [6_u16, 4 * 16, 2, (6 - 4) * 16] {
        out.extend_from_slice(&field.to_be_bytes());
    }
    let mut start = 12 + 16 * tables.len();
    for (tag, table) in TABLES.iter().zip(tables) {
        out.extend_from_slice(tag);
        for field in [checksum(table), u32::try_from(start).ok()?, u32::try_from(table.len()).ok()?] {
            out.extend_from_slice(&field.to_be_bytes());
        }
        start += table.len().next_multiple_of(4);
    }
    let mut adjustment = None;
    for (tag, table) in TABLES.iter().zip(tables) {
        if tag == b"head" {
            adjustment = Some(out.len() + ADJUSTMENT.start);
        }
        out.extend_from_slice(table);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    let at = adjustment?;
    let sum = 0xb1b0_afba_u32.wrapping_sub(checksum(&out));
    out.get_mut(at..at + 4)?.copy_from_slice(&sum.to_be_bytes());
    Some(out)
}

/// Appends a glyph without its instructions.
fn glyph(glyph: &[u8], out: &mut Vec<u8>) -> Option<()> {
    if glyph.is_empty() {
        return Some(());
    }
    let contours = short(glyph, 0)?.cast_signed();
    if let Ok(contours) = usize::try_from(contours) {
        let instructions = HEAD + 2 * contours;
        let length = usize::from(short(glyph, instructions)?);
        out.extend_from_slice(&glyph[..instructions]);
        out.extend_from_slice(&[0, 0]);
        out.extend_from_slice(glyph.get(instructions + 2 + length..)?);
        return Some(());
    }
    out.extend_from_slice(glyph.get(..HEAD)?);
    let mut at = HEAD;
    loop {
        let flags = short(glyph, at)?;
        let arguments = if flags & WORDS == 0 { 2 } else { 4 };
        let scales = match flags {
            _ if flags & SCALE != 0 => 2,
            _ if flags & TWO_SCALES != 0 => 4,
            _ if flags & TWO_BY_TWO != 0 => 8,
            _ => 0,
        };
        let end = at + 4 + arguments + scales;
        out.extend_from_slice(&(flags & !INSTRUCTIONS).to_be_bytes());
        out.extend_from_slice(glyph.get(at + 2..end)?);
        at = end;
        if flags & MORE == 0 {
            return Some(());
        }
    }
}

/// The sum of all words (OpenType, `Calculating Checksums`).
fn checksum(table: &[u8]) -> u32 {
    table.chunks(4).fold(0, |sum: u32, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

fn short(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(data.get(at..at + 2)?.try_into().ok()?))
}

//! What a CFF table is made of, as far as subsets need to know (Adobe Technical Note 5176).

/// Operators of the Top DICT (9, 18): one byte, or 12 and a second one.
pub(super) const CHARSET: u16 = 15;
pub(super) const CHARSTRINGS: u16 = 17;
pub(super) const FD_ARRAY: u16 = 0x0c24;
pub(super) const FD_SELECT: u16 = 0x0c25;

/// Operators of a Font DICT and of a Private DICT (15, 16).
const PRIVATE: u16 = 18;
const SUBRS: u16 = 19;

/// A DICT of a table (4).
pub(super) struct Dictionary<'t> {
    data: &'t [u8],
    /// Where it begins in the table.
    start: usize,
}

/// The Top DICT of the one font in a table.
pub(super) fn top_dictionary(table: &[u8]) -> Option<Dictionary<'_>> {
    let names = Index::read(table, usize::from(*table.get(2)?))?;
    let tops = Index::read(table, names.end)?;
    Some(Dictionary { data: tops.get(table, 0)?, start: tops.start(table, 0)? })
}

impl Dictionary<'_> {
    /// The whole number that an operator has.
    pub(super) fn offset(&self, operator: u16) -> Option<usize> {
        self.operands(operator).and_then(|[_, (_, operand)]| usize::try_from(operand).ok())
    }

    /// Where in the table the five bytes of an operator's number begin; `None` where it takes fewer.
    pub(super) fn place(&self, operator: u16) -> Option<usize> {
        let [_, (at, _)] = self.operands(operator)?;
        (self.data.get(at) == Some(&29)).then_some(self.start + at)
    }

    /// The last two operands of an operator: where each begins in the dictionary, and its value (4, table 3). Where there is but
    /// one the first is that of the operator before.
    fn operands(&self, wanted: u16) -> Option<[(usize, i32); 2]> {
        let mut last = [(0, 0); 2];
        let mut at = 0;
        while let Some(&first) = self.data.get(at) {
            let byte = |behind: usize| self.data.get(at + behind).map(|byte| i32::from(*byte));
            let (length, operand) = match first {
                28 => (3, Some(i32::from(i16::from_be_bytes(self.data.get(at + 1..at + 3)?.try_into().ok()?)))),
                29 => (5, Some(i32::from_be_bytes(self.data.get(at + 1..at + 5)?.try_into().ok()?))),
                30 => (2 + self.data.get(at + 1..)?.iter().position(|byte| byte & 15 == 15 || byte >> 4 == 15)?, None),
                32..=246 => (1, Some(i32::from(first) - 139)),
                247..=250 => (2, Some((i32::from(first) - 247) * 256 + byte(1)? + 108)),
                251..=254 => (2, Some(-(i32::from(first) - 251) * 256 - byte(1)? - 108)),
                12 if u16::from_be_bytes([12, *self.data.get(at + 1)?]) == wanted => return Some(last),
                12 => (2, None),
                operator if u16::from(operator) == wanted => return Some(last),
                _ => (1, None),
            };
            if let Some(operand) = operand {
                last = [last[1], (at, operand)];
            }
            at += length;
        }
        None
    }
}

/// The FDSelect of a table: for each glyph the number of its Font DICT (19).
pub(super) fn font_dictionaries(table: &[u8]) -> Option<Vec<u8>> {
    let top = top_dictionary(table)?;
    let count = Index::read(table, top.offset(CHARSTRINGS)?)?.count;
    let at = top.offset(FD_SELECT)?;
    let two = |at: usize| Some(usize::from(u16::from_be_bytes(table.get(at..at + 2)?.try_into().ok()?)));
    match table.get(at)? {
        0 => table.get(at + 1..at + 1 + count).map(<[u8]>::to_vec),
        3 => {
            let mut numbers = Vec::with_capacity(count);
            for range in 0..two(at + 1)? {
                let range = at + 3 + 3 * range;
                if two(range)? != numbers.len() {
                    return None;
                }
                numbers.resize(two(range + 3)?, *table.get(range + 2)?);
            }
            Some(numbers)
        }
        _ => None,
    }
}

/// An INDEX (Adobe Technical Note 5176, 5).
pub(super) struct Index {
    pub(super) count: usize,
    size: usize,
    /// Where its offsets begin.
    offsets: usize,
    /// The byte behind it.
    pub(super) end: usize,
}

impl Index {
    /// Of nothing.
    const NONE: Self = Self { count: 0, size: 1, offsets: 0, end: 0 };

    pub(super) fn read(table: &[u8], at: usize) -> Option<Self> {
        let count = usize::from(u16::from_be_bytes(table.get(at..at + 2)?.try_into().ok()?));
        if count == 0 {
            return Some(Self { count, size: 1, offsets: at, end: at + 2 });
        }
        let size = usize::from(*table.get(at + 2)?);
        if !(1..=4).contains(&size) {
            return None;
        }
        let mut index = Self { count, size, offsets: at + 3, end: 0 };
        index.end = index.start(table, count)?;
        Some(index)
    }

    /// Where an entry starts in the table; for the one behind the last, where the last ends.
    fn start(&self, table: &[u8], number: usize) -> Option<usize> {
        let at = self.offsets + number * self.size;
        let offset = table.get(at..at + self.size)?.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
        (self.offsets + (self.count + 1) * self.size).checked_add(offset.checked_sub(1)?)
    }

    pub(super) fn get<'t>(&self, table: &'t [u8], number: usize) -> Option<&'t [u8]> {
        table.get(self.start(table, number)?..self.start(table, number + 1)?)
    }
}

/// Most Font DICTs, and bytes of a Font DICT or Private DICT: what is past that is no font but made to keep its reader busy. A glyph
/// names its Font DICT by a byte; dictionaries of our faces have some dozens of bytes.
const MOST_DICTIONARIES: usize = 256;
const LONGEST_DICTIONARY: usize = 1 << 16;

/// The subroutines of a table, for the charstrings that call them.
pub(super) struct Indexes {
    global: Index,
    /// Of each Font DICT; of the one Private DICT where glyphs have no Font DICTs.
    local: Vec<Index>,
}

impl Indexes {
    /// Of a table. `None` where it is past the limits.
    pub(super) fn read(table: &[u8]) -> Option<Self> {
        let names = Index::read(table, usize::from(*table.get(2)?))?;
        let tops = Index::read(table, names.end)?;
        let strings = Index::read(table, tops.end)?;
        let top = top_dictionary(table)?;
        let local = if let Some(at) = top.offset(FD_ARRAY) {
            let fonts = Index::read(table, at)?;
            let of = |number| subroutines_of(table, &Dictionary { data: fonts.get(table, number)?, start: 0 });
            (fonts.count <= MOST_DICTIONARIES).then_some(())?;
            (0..fonts.count).map(of).collect::<Option<_>>()?
        } else {
            vec![subroutines_of(table, &top)?]
        };
        Some(Self { global: Index::read(table, strings.end)?, local })
    }

    /// Those that a glyph of a Font DICT may call.
    pub(super) fn of<'t>(&'t self, table: &'t [u8], dictionary: u8) -> Subroutines<'t> {
        Subroutines { table, global: &self.global, local: self.local.get(usize::from(dictionary)) }
    }
}

/// The subroutines of the Private DICT that a dictionary names, which may be none. `None` where one of them is too long.
fn subroutines_of(table: &[u8], dictionary: &Dictionary<'_>) -> Option<Index> {
    let private = || {
        let [(_, size), (_, at)] = dictionary.operands(PRIVATE)?;
        Some((usize::try_from(size).ok()?, usize::try_from(at).ok()?))
    };
    (dictionary.data.len() <= LONGEST_DICTIONARY).then_some(())?;
    let Some((size, at)) = private() else { return Some(Index::NONE) };
    (size <= LONGEST_DICTIONARY).then_some(())?;
    let index = || {
        let private = Dictionary { data: table.get(at..at.checked_add(size)?)?, start: 0 };
        Index::read(table, at.checked_add(private.offset(SUBRS)?)?)
    };
    Some(index().unwrap_or(Index::NONE))
}

/// The subroutines that a glyph may call.
pub(super) struct Subroutines<'t> {
    pub(super) table: &'t [u8],
    pub(super) global: &'t Index,
    pub(super) local: Option<&'t Index>,
}

impl<'t> Subroutines<'t> {
    /// A subroutine by the number that a charstring says: they are counted from below zero (16).
    pub(super) fn get(&self, global: bool, number: i32) -> Option<&'t [u8]> {
        let index = if global { self.global } else { self.local? };
        let bias = match index.count {
            0..1240 => 107,
            1240..33900 => 1131,
            _ => 32768,
        };
        let number = usize::try_from(number.checked_add(bias)?).ok()?;
        if number < index.count { index.get(self.table, number) } else { None }
    }
}

/// An INDEX in the making.
pub(super) struct IndexWriter {
    /// Where each entry ends, counted from the byte before the data.
    ends: Vec<u32>,
    data: Vec<u8>,
}

impl IndexWriter {
    /// For so many entries of about so many bytes.
    pub(super) fn new(count: usize, bytes: usize) -> Self {
        Self { ends: Vec::with_capacity(count), data: Vec::with_capacity(bytes) }
    }

    /// Adds an entry that is appended to the data. `None` where it cannot be.
    pub(super) fn add(&mut self, append: impl FnOnce(&mut Vec<u8>) -> Option<()>) -> Option<()> {
        append(&mut self.data)?;
        self.ends.push(u32::try_from(self.data.len() + 1).ok()?);
        Some(())
    }

    /// Appends the index.
    pub(super) fn write(&self, out: &mut Vec<u8>) -> Option<()> {
        // The fewest bytes that hold the last offset.
        let size = (1..=3).find(|size| (self.data.len() + 1) >> (8 * size) == 0).unwrap_or(4);
        out.extend_from_slice(&u16::try_from(self.ends.len()).ok()?.to_be_bytes());
        out.push(u8::try_from(size).ok()?);
        for offset in std::iter::once(&1).chain(&self.ends) {
            out.extend_from_slice(&offset.to_be_bytes()[4 - size..]);
        }
        out.extend_from_slice(&self.data);
        Some(())
    }
}

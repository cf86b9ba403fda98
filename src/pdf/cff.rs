//! What a CFF table is made of, as far as subsets need to know (Adobe Technical Note 5176).

/// Operators of the Top DICT (9, 18): one byte, or 12 and a second one.
pub(super) const CHARSET: u16 = 15;
pub(super) const CHARSTRINGS: u16 = 17;
pub(super) const FD_ARRAY: u16 = 0x0c24;
pub(super) const FD_SELECT: u16 = 0x0c25;

/// The Top DICT of a table.
pub(super) struct TopDictionary<'t> {
    data: &'t [u8],
    /// Where it begins in the table.
    start: usize,
}

/// The Top DICT of the one font in a table.
pub(super) fn top_dictionary(table: &[u8]) -> Option<TopDictionary<'_>> {
    let names = Index::read(table, usize::from(*table.get(2)?))?;
    let tops = Index::read(table, names.end)?;
    Some(TopDictionary { data: tops.get(table, 0)?, start: tops.start(table, 0)? })
}

impl TopDictionary<'_> {
    /// The whole number that an operator has.
    pub(super) fn offset(&self, operator: u16) -> Option<usize> {
        self.operand(operator).and_then(|(_, operand)| usize::try_from(operand).ok())
    }

    /// Where in the table the five bytes of an operator's number begin; `None` where it takes fewer.
    pub(super) fn place(&self, operator: u16) -> Option<usize> {
        let (at, _) = self.operand(operator)?;
        (self.data.get(at) == Some(&29)).then_some(self.start + at)
    }

    /// The last operand of an operator: where it begins in the dictionary, and its value (4, table 3).
    fn operand(&self, wanted: u16) -> Option<(usize, i32)> {
        let mut last = None;
        let mut at = 0;
        while let Some(&first) = self.data.get(at) {
            let byte = |behind: usize| self.data.get(at + behind).map(|byte| i32::from(*byte));
            let length = match first {
                28 => {
                    last = Some((at, i32::from(i16::from_be_bytes(self.data.get(at + 1..at + 3)?.try_into().ok()?))));
                    3
                }
                29 => {
                    last = Some((at, i32::from_be_bytes(self.data.get(at + 1..at + 5)?.try_into().ok()?)));
                    5
                }
                30 => 2 + self.data[at + 1..].iter().position(|byte| byte & 15 == 15 || byte >> 4 == 15)?,
                32..=246 => {
                    last = Some((at, i32::from(first) - 139));
                    1
                }
                247..=250 => {
                    last = Some((at, (i32::from(first) - 247) * 256 + byte(1)? + 108));
                    2
                }
                251..=254 => {
                    last = Some((at, -(i32::from(first) - 251) * 256 - byte(1)? - 108));
                    2
                }
                12 => {
                    if u16::from_be_bytes([12, *self.data.get(at + 1)?]) == wanted {
                        return last;
                    }
                    2
                }
                operator => {
                    if u16::from(operator) == wanted {
                        return last;
                    }
                    1
                }
            };
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
    pub(super) fn read(table: &[u8], at: usize) -> Option<Self> {
        let count = usize::from(u16::from_be_bytes(table.get(at..at + 2)?.try_into().ok()?));
        if count == 0 {
            return Some(Self { count, size: 1, offsets: at, end: at + 2 });
        }
        let size = usize::from(*table.get(at + 2)?);
        let mut index = Self { count, size, offsets: at + 3, end: 0 };
        index.end = index.start(table, count)?;
        (1..=4).contains(&size).then_some(index)
    }

    /// Where an entry starts in the table; for the one behind the last, where the last ends.
    fn start(&self, table: &[u8], number: usize) -> Option<usize> {
        let at = self.offsets + number * self.size;
        let offset = table.get(at..at + self.size)?.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
        Some(self.offsets + (self.count + 1) * self.size + offset.checked_sub(1)?)
    }

    pub(super) fn get<'t>(&self, table: &'t [u8], number: usize) -> Option<&'t [u8]> {
        table.get(self.start(table, number)?..self.start(table, number + 1)?)
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

//! A list of separated values (UTF-8, RFC 4180, with or without a BOM), read one row at a time.
//!
//! The scanner is our own for three things that the csv crate does not give: a line number that is
//! right after CRLF, CR and empty lines; empty lines that are counted, so that row numbers are those
//! of a spreadsheet; and quotes that do not close where a cell ends, which would swallow the rows
//! behind them without a word. The csv crate lends its record and is the oracle of the tests.

#![expect(clippy::result_large_err, reason = "a Diagnostic is made once a bad row, never on the way of a good one")]

use std::io::Read;
use std::mem;
use std::path::{Path, PathBuf};

use csv::{ByteRecord, StringRecord};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::signers::heading_row;
use crate::signers::read_ahead::ReadAhead;
use crate::signers::row::Row;

/// Longest record in bytes, so that a quote that never closes cannot take the memory (tuned: a
/// message of 1 MB is read, and refused for its length by the check).
const LONGEST_RECORD: usize = 4 * 1024 * 1024;

/// Separators that are recognised; the first wins where two are equally frequent.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Reads rows from a list of separated values. The separator (comma, semicolon, tab or bar) is the
/// one that is most frequent in the headings outside quotes.
#[derive(Debug)]
pub struct CsvReader<R> {
    input: ReadAhead<R>,
    file: PathBuf,
    headings: StringRecord,
    /// Filled rows above the headings.
    titles: usize,
    delimiter: u8,
    /// The line on which the next record begins, from 1.
    line: u64,
    /// Records read so far, the headings and everything above them included.
    rows: u64,
    /// Reused for the next record.
    spare: Option<ByteRecord>,
    unescaped: Vec<u8>,
    finished: bool,
}

impl<R: Read> CsvReader<R> {
    /// Reads the headings. `file` is named in findings. Fails with `unreadable-file` (reason `spreadsheet` for
    /// XLSX, ODS and XLS, `utf-16`, or the system's words), `bad-csv`, `not-utf-8`, `empty-list`.
    pub fn open(source: R, file: &Path) -> Result<Self, Diagnostic> {
        let mut reader = Self {
            input: ReadAhead::new(source, LONGEST_RECORD),
            file: file.to_owned(),
            headings: StringRecord::new(),
            titles: 0,
            delimiter: DELIMITERS[0],
            line: 1,
            rows: 0,
            spare: Some(ByteRecord::new()),
            unescaped: Vec::new(),
            finished: false,
        };
        reader.fill()?;
        if let Some(reason) = foreign_format(reader.input.bytes()) {
            return Err(reader.unreadable(reason));
        }
        if reader.input.bytes().starts_with("\u{feff}".as_bytes()) {
            reader.input.consume("\u{feff}".len());
        }
        let said = reader.take_separator_line();
        reader.titles = reader.rows_above_headings(said);
        let mut titles = reader.titles;
        let mut row = Row::default();
        loop {
            reader.delimiter = said.unwrap_or_else(|| delimiter(reader.input.bytes()));
            if !reader.read_any(&mut row)? {
                return Err(reader.empty());
            }
            if is_blank(&row.cells) {
                continue;
            }
            if titles == 0 {
                break;
            }
            titles -= 1;
        }
        reader.headings = row.cells;
        if reader.input.bytes().is_empty() {
            reader.fill()?;
            if reader.input.bytes().is_empty() {
                return Err(reader.empty());
            }
        }
        Ok(reader)
    }

    /// The headings, as they stand in the list.
    pub fn headings(&self) -> &StringRecord {
        &self.headings
    }

    /// Filled rows above the headings, which are not read.
    pub fn titles(&self) -> usize {
        self.titles
    }

    /// Takes the first line `sep=;`, with which a list tells Excel what stands between its cells; Excel itself counts no row
    /// for it.
    fn take_separator_line(&mut self) -> Option<u8> {
        let bytes = self.input.bytes();
        let end = find(bytes, |byte| byte == b'\n' || byte == b'\r')?;
        let line = bytes[..end].strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(&bytes[..end]);
        let &[b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', separator] = line else { return None };
        if !DELIMITERS.contains(&separator) {
            return None;
        }
        let used = end + terminator(&bytes[end..]);
        self.input.consume(used);
        self.line += 1;
        Some(separator)
    }

    /// How many filled rows stand above the headings, as far as the buffer shows.
    fn rows_above_headings(&self, said: Option<u8>) -> usize {
        let mut bytes = self.input.bytes();
        let mut rows: Vec<StringRecord> = Vec::new();
        let (mut record, mut unescaped) = (ByteRecord::new(), Vec::new());
        while rows.len() < heading_row::LOOKED_AT && !bytes.is_empty() {
            record.clear();
            let delimiter = said.unwrap_or_else(|| delimiter(bytes));
            let Scan::Record { used, .. } = scan(bytes, self.input.ended(), delimiter, &mut record, &mut unescaped)
            else {
                break;
            };
            bytes = &bytes[used..];
            let cells = StringRecord::from_byte_record_lossy(record.clone());
            if !is_blank(&cells) {
                rows.push(cells);
            }
        }
        heading_row::position(rows.iter().map(|row| row.iter().collect()))
    }

    /// What stands between two cells: `,`, `;`, a tab or `|`.
    pub fn delimiter(&self) -> char {
        char::from(self.delimiter)
    }

    /// Reads the next row into `row`; false at the end. Empty lines are rows without a filled cell.
    ///
    /// An unreadable row is an `Err` with its place, and reading can go on behind it: `not-utf-8`, `row-length`
    /// (in both, `row` holds what could be read), `bad-csv` with the reason `unclosed-quote`,
    /// `text-after-quote` or `too-long` (reading goes on in the line after the one on which the quote opens).
    /// Only `unreadable-file` ends the reading: the source failed, and what follows is unknown.
    pub fn read(&mut self, row: &mut Row) -> Result<bool, Diagnostic> {
        if !self.read_any(row)? {
            return Ok(false);
        }
        let (found, expected) = (row.cells.len(), self.headings.len());
        if found != expected && !is_blank(&row.cells) {
            return Err(Diagnostic::error(Code::RowLength)
                .at(Place::row(&self.file, row.line, row.number))
                .with("found", found)
                .with("expected", expected));
        }
        Ok(true)
    }

    /// The next record, whatever its length.
    fn read_any(&mut self, row: &mut Row) -> Result<bool, Diagnostic> {
        if self.finished {
            return Ok(false);
        }
        let mut record = self.spare.take().unwrap_or_default();
        let scan = loop {
            record.clear();
            let ended = self.input.ended();
            if self.input.bytes().is_empty() && ended {
                self.finished = true;
                self.spare = Some(record);
                return Ok(false);
            }
            let scan = scan(self.input.bytes(), ended, self.delimiter, &mut record, &mut self.unescaped);
            match scan {
                Scan::More { opened } if self.input.bytes().len() >= LONGEST_RECORD => {
                    break opened.map_or(Scan::TooLong, |opened| Scan::Unclosed { opened });
                }
                Scan::More { .. } => self.fill()?,
                done => break done,
            }
        };
        self.rows += 1;
        row.line = self.line;
        row.number = self.rows;
        match scan {
            Scan::Record { used, lines } => {
                self.input.consume(used);
                self.line += lines;
                self.hand_over(record, row)
            }
            Scan::TextAfterQuote { opened } => Err(self.bad_quote("text-after-quote", opened, record, row)),
            Scan::Unclosed { opened } => Err(self.bad_quote("unclosed-quote", opened, record, row)),
            Scan::TooLong | Scan::More { .. } => {
                let finding = Diagnostic::error(Code::BadCsv)
                    .at(Place::row(&self.file, row.line, row.number))
                    .with("reason", "too-long");
                row.cells.clear();
                self.spare = Some(record);
                self.skip_line()?;
                Err(finding)
            }
        }
    }

    /// Gives the record to the row, if it is text.
    fn hand_over(&mut self, record: ByteRecord, row: &mut Row) -> Result<bool, Diagnostic> {
        let (cells, broken) = match StringRecord::from_byte_record(record) {
            Ok(cells) => (cells, None),
            Err(error) => {
                let (field, valid) = (error.utf8_error().field(), error.utf8_error().valid_up_to());
                let record = error.into_byte_record();
                let byte = record.get(field).and_then(|cell| cell.get(valid)).copied().unwrap_or_default();
                (StringRecord::from_byte_record_lossy(record), Some((field, byte)))
            }
        };
        self.spare = Some(mem::replace(&mut row.cells, cells).into_byte_record());
        let Some((field, byte)) = broken else { return Ok(true) };
        Err(Diagnostic::error(Code::NotUtf8)
            .at(self.place(row.line, row.number, field))
            .with("file", self.file.display())
            .with("byte", format_args!("0x{byte:02X}")))
    }

    /// The finding for a quote at byte `opened` of the buffer, after which reading goes on in the next line.
    fn bad_quote(&mut self, reason: &str, opened: usize, record: ByteRecord, row: &mut Row) -> Diagnostic {
        let bytes = self.input.bytes();
        row.line = self.line + count_lines(&bytes[..opened]);
        let field = record.len();
        let line_end = find(&bytes[opened..], |byte| byte == b'\n' || byte == b'\r');
        // Without a line end in the whole buffer the source is at its end or the record too long: all of it goes.
        let used = line_end.map_or(bytes.len(), |end| opened + end + terminator(&bytes[opened + end..]));
        self.line = row.line + u64::from(line_end.is_some());
        self.input.consume(used);
        row.cells.clear();
        self.spare = Some(record);
        Diagnostic::error(Code::BadCsv).at(self.place(row.line, row.number, field)).with("reason", reason)
    }

    /// Throws away the rest of an over-long line.
    fn skip_line(&mut self) -> Result<(), Diagnostic> {
        loop {
            let bytes = self.input.bytes();
            if let Some(end) = find(bytes, |byte| byte == b'\n' || byte == b'\r') {
                if end + 1 < bytes.len() || self.input.ended() {
                    let used = end + terminator(&bytes[end..]);
                    self.input.consume(used);
                    self.line += 1;
                    return Ok(());
                }
                // A CR at the very end of the buffer: its LF may be still to come.
                self.input.consume(end);
            } else {
                let all = bytes.len();
                self.input.consume(all);
                if self.input.ended() {
                    return Ok(());
                }
            }
            self.fill()?;
        }
    }

    fn fill(&mut self) -> Result<(), Diagnostic> {
        self.input.fill().map_err(|error| {
            self.finished = true;
            self.unreadable(&error.to_string())
        })
    }

    fn place(&self, line: u64, row: u64, field: usize) -> Place {
        let place = Place::row(&self.file, line, row);
        match self.headings.get(field) {
            Some(heading) => place.under(heading.trim()),
            None => place,
        }
    }

    fn unreadable(&self, reason: &str) -> Diagnostic {
        Diagnostic::error(Code::UnreadableFile)
            .at(Place::file(&self.file))
            .with("file", self.file.display())
            .with("reason", reason)
    }

    fn empty(&self) -> Diagnostic {
        Diagnostic::error(Code::EmptyList).at(Place::file(&self.file))
    }
}

/// What was found at the beginning of the buffer. Offsets are in bytes from there.
enum Scan {
    /// A record, with its terminator: how many bytes and line ends it takes.
    Record { used: usize, lines: u64 },
    /// The record goes on behind the buffer, in a cell whose quote stands at `opened` if it has one.
    More { opened: Option<usize> },
    /// The quote that closes the cell is followed by text.
    TextAfterQuote { opened: usize },
    /// The quote is not closed.
    Unclosed { opened: usize },
    /// A line without end.
    TooLong,
}

/// Reads one record from the beginning of `bytes` into `record`; `ended` says that no bytes follow.
fn scan(bytes: &[u8], ended: bool, delimiter: u8, record: &mut ByteRecord, unescaped: &mut Vec<u8>) -> Scan {
    let mut at = 0;
    let mut lines = 0;
    loop {
        if bytes.get(at) == Some(&b'"') {
            let opened = at;
            let mut from = at + 1;
            unescaped.clear();
            loop {
                let Some(length) = find(&bytes[from..], |byte| byte == b'"') else {
                    return if ended { Scan::Unclosed { opened } } else { Scan::More { opened: Some(opened) } };
                };
                let quote = from + length;
                if bytes.get(quote + 1) == Some(&b'"') {
                    unescaped.extend_from_slice(&bytes[from..=quote]);
                    from = quote + 2;
                    continue;
                }
                // Blanks behind a closing quote mean nothing, whoever wrote them.
                let blanks = bytes[quote + 1..].iter().take_while(|byte| **byte == b' ').count();
                at = quote + 1 + blanks;
                match bytes.get(at) {
                    None if !ended => return Scan::More { opened: Some(opened) },
                    Some(&byte) if byte != delimiter && byte != b'\n' && byte != b'\r' => {
                        return Scan::TextAfterQuote { opened };
                    }
                    _ => {}
                }
                lines += count_lines(&bytes[opened..quote]);
                if unescaped.is_empty() {
                    record.push_field(&bytes[from..quote]);
                } else {
                    unescaped.extend_from_slice(&bytes[from..quote]);
                    record.push_field(unescaped);
                }
                break;
            }
        } else {
            let length = find(&bytes[at..], |byte| byte == delimiter || byte == b'\n' || byte == b'\r');
            if length.is_none() && !ended {
                return Scan::More { opened: None };
            }
            let end = length.map_or(bytes.len(), |length| at + length);
            record.push_field(&bytes[at..end]);
            at = end;
        }
        match bytes.get(at) {
            None => return Scan::Record { used: at, lines },
            Some(&byte) if byte == delimiter => at += 1,
            Some(b'\r') if at + 1 == bytes.len() && !ended => return Scan::More { opened: None },
            Some(_) => return Scan::Record { used: at + terminator(&bytes[at..]), lines: lines + 1 },
        }
    }
}

/// Length of the line end with which `bytes` begins: CRLF is one.
fn terminator(bytes: &[u8]) -> usize {
    if bytes.starts_with(b"\r\n") { 2 } else { 1 }
}

/// Line ends in `bytes`: LF, CR and CRLF each count one.
fn count_lines(bytes: &[u8]) -> u64 {
    let mut lines = 0;
    let mut previous = 0;
    for &byte in bytes {
        lines += u64::from(byte == b'\r' || (byte == b'\n' && previous != b'\r'));
        previous = byte;
    }
    lines
}

fn find(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> Option<usize> {
    bytes.iter().position(|&byte| wanted(byte))
}

fn is_blank(cells: &StringRecord) -> bool {
    cells.as_slice().chars().all(char::is_whitespace)
}

/// The separator that the first line that is not empty uses most, outside quotes.
fn delimiter(bytes: &[u8]) -> u8 {
    let mut counts = [0_usize; DELIMITERS.len()];
    let mut quoted = false;
    for &byte in bytes {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            _ => {
                if let Some(which) = DELIMITERS.iter().position(|&delimiter| delimiter == byte) {
                    counts[which] += 1;
                }
            }
        }
    }
    let most = counts.into_iter().max().unwrap_or(0);
    DELIMITERS.into_iter().zip(counts).find(|(_, count)| *count == most).map_or(b',', |(delimiter, _)| delimiter)
}

/// Why these first bytes are no list of separated values in UTF-8, if they are something else that people send.
fn foreign_format(bytes: &[u8]) -> Option<&'static str> {
    const ZIP: &[u8] = b"PK\x03\x04"; // XLSX and ODS
    const COMPOUND_FILE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]; // XLS, [MS-CFB] 2.2
    if bytes.starts_with(ZIP) || bytes.starts_with(COMPOUND_FILE) {
        return Some("spreadsheet");
    }
    // Without a BOM, UTF-16 shows by the zero bytes of its ASCII letters: half of a heading line.
    let sample = &bytes[..bytes.len().min(64)];
    let zeros = sample.split(|byte| *byte == 0).count() - 1;
    let utf_16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || zeros * 4 > sample.len();
    utf_16.then_some("utf-16")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use proptest::prelude::*;

    use super::{CsvReader, LONGEST_RECORD};
    use crate::signers::read_ahead::CHUNK;
    use crate::signers::row::Row;

    /// A list as text: a row is `line/number:cell|cell`, a finding `!line/number:code reason`.
    fn read(list: impl AsRef<[u8]>) -> Vec<String> {
        let mut reader = match CsvReader::open(list.as_ref(), Path::new("list.csv")) {
            Ok(reader) => reader,
            Err(finding) => return vec![format!("!{} {}", finding.code.as_str(), finding.value("reason"))],
        };
        let mut row = Row::default();
        let mut seen = vec![reader.headings().iter().collect::<Vec<_>>().join("|")];
        loop {
            match reader.read(&mut row) {
                Ok(false) => return seen,
                Ok(true) => {
                    let cells = row.cells.iter().collect::<Vec<_>>().join("|");
                    seen.push(format!("{}/{}:{cells}", row.line, row.number));
                }
                Err(finding) => {
                    let place = finding.place.as_ref().expect("a place");
                    assert_eq!((place.line, place.row), (Some(row.line), Some(row.number)), "place and row agree");
                    let heading = place.heading.clone().unwrap_or_default();
                    let reason = finding.value("reason").to_owned() + finding.value("found") + finding.value("byte");
                    seen.push(format!("!{}/{}:{} {heading} {reason}", row.line, row.number, finding.code.as_str()));
                }
            }
        }
    }

    #[test]
    fn every_line_end_is_one() {
        for end in ["\n", "\r", "\r\n"] {
            let list = ["a,b", "1,2", "3,4"].join(end);
            assert_eq!(read(&list), ["a|b", "2/2:1|2", "3/3:3|4"], "{end:?}");
            assert_eq!(read(list + end), ["a|b", "2/2:1|2", "3/3:3|4"], "{end:?} at the end");
        }
    }

    #[test]
    fn rows_are_read() {
        for (list, expected) in [
            ("\u{feff}a,b\n1,2", vec!["a|b", "2/2:1|2"]),
            ("\u{feff}\"a\",b\n1,2", vec!["a|b", "2/2:1|2"]),
            ("a;b\n1,5;2", vec!["a|b", "2/2:1,5|2"]),
            ("a\tb\n1\t2", vec!["a|b", "2/2:1|2"]),
            ("\"a,b,c\";d\n1;2", vec!["a,b,c|d", "2/2:1|2"]),
            ("a,b\n\"x\"\"y\",\"\"", vec!["a|b", "2/2:x\"y|"]),
            ("a,b\n\"x\ny\r\nz\",2\n3,4", vec!["a|b", "2/2:x\ny\r\nz|2", "5/3:3|4"]),
            ("a,b\n\n1,2\n,\n", vec!["a|b", "2/2:", "3/3:1|2", "4/4:|"]),
            ("\n\na;b\n1;2", vec!["a|b", "4/4:1|2"]),
            ("a,b\n5\" pipe,2", vec!["a|b", "2/2:5\" pipe|2"]),
            ("a,b\n\"1\" ,2", vec!["a|b", "2/2:1|2"]),
            ("a\n1\n", vec!["a", "2/2:1"]),
        ] {
            assert_eq!(read(list), expected, "{list:?}");
        }
    }

    #[test]
    fn bad_rows_are_named_and_reading_goes_on() {
        for (list, expected) in [
            ("a,b\n1\n3,4", vec!["a|b", "!2/2:row-length  1", "3/3:3|4"]),
            ("a,b\n1,2,3\n3,4", vec!["a|b", "!2/2:row-length  3", "3/3:3|4"]),
            ("a,b\n1,\"2\n3,4\n5,6", vec!["a|b", "!2/2:bad-csv b unclosed-quote", "3/3:3|4", "4/4:5|6"]),
            ("a,b\n1,\"2\n3,\"4\"\n5,6", vec!["a|b", "!2/2:bad-csv b text-after-quote", "3/3:3|4", "4/4:5|6"]),
            ("a,b\n\"x\ny\",\"2\n3,4", vec!["a|b", "!3/2:bad-csv b unclosed-quote", "4/3:3|4"]),
            ("a,b\n1,\"", vec!["a|b", "!2/2:bad-csv b unclosed-quote"]),
        ] {
            assert_eq!(read(list), expected, "{list:?}");
        }
        assert_eq!(read(b"a,b\n1,caf\xe9\n3,4"), ["a|b", "!2/2:not-utf-8 b 0xE9", "3/3:3|4"]);
    }

    #[test]
    fn what_is_no_list_is_refused() {
        let utf_16: Vec<u8> = "given_name,city\nA,B".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (list, expected) in [
            (&b""[..], "!empty-list "),
            (b"\xef\xbb\xbf", "!empty-list "),
            (b"\n\n", "!empty-list "),
            (b"a,b\n", "!empty-list "),
            (b"PK\x03\x04\x14\0", "!unreadable-file spreadsheet"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "!unreadable-file spreadsheet"),
            (b"\xff\xfea\0", "!unreadable-file utf-16"),
            (&utf_16, "!unreadable-file utf-16"),
            (b"pr\xe9nom,ville\nA,B", "!not-utf-8 "),
            (b"a,\"b\n1,2", "!bad-csv unclosed-quote"),
        ] {
            assert_eq!(read(list), [expected], "{list:?}");
        }
    }

    #[test]
    fn a_record_may_cross_the_buffer() {
        for length in [CHUNK - 6, CHUNK - 5, CHUNK - 4, CHUNK, 3 * CHUNK] {
            let long = "x".repeat(length);
            let expected = ["a|b".to_owned(), format!("2/2:{long}|2"), format!("3/3:3|{long}")];
            assert_eq!(read(format!("a,b\r\n{long},2\r\n3,{long}\r\n")), expected, "plain {length}");
            assert_eq!(read(format!("a,b\r\n\"{long}\",2\r\n3,\"{long}\"\r\n")), expected, "quoted {length}");
        }
    }

    #[test]
    fn an_endless_record_is_given_up() {
        let long = "x".repeat(LONGEST_RECORD + CHUNK);
        assert_eq!(read(format!("a,b\n{long},2\r\n3,4")), ["a|b", "!2/2:bad-csv  too-long", "3/3:3|4"]);
        let quoted = read(format!("a,b\n1,\"2\n{long}\n3,4"));
        assert_eq!(quoted, ["a|b", "!2/2:bad-csv b unclosed-quote", "!3/3:bad-csv  too-long", "4/4:3|4"]);
    }

    #[test]
    fn a_failing_source_ends_the_reading() {
        struct Failing(bool);
        impl std::io::Read for Failing {
            fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
                if std::mem::replace(&mut self.0, true) {
                    return Err(std::io::Error::other("unplugged"));
                }
                let text = b"a,b\n".repeat(CHUNK);
                buffer.copy_from_slice(&text[..buffer.len()]);
                Ok(buffer.len())
            }
        }
        let mut reader = CsvReader::open(Failing(false), Path::new("-")).expect("headings");
        let mut row = Row::default();
        let mut findings = Vec::new();
        loop {
            match reader.read(&mut row) {
                Ok(true) => {}
                Ok(false) => break,
                Err(finding) => findings.push(finding.value("reason").to_owned()),
            }
        }
        assert_eq!(findings, ["unplugged"]);
    }

    proptest! {
        /// What the csv crate writes, we read back, whatever the cells hold.
        #[test]
        fn nothing_is_lost(rows in prop::collection::vec(prop::collection::vec("[a,\"\n\r; é字]{0,6}", 3), 1..8)) {
            let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
            writer.write_record(["x", "y", "z"]).expect("memory");
            for row in &rows {
                writer.write_record(row).expect("memory");
            }
            let list = writer.into_inner().expect("memory");
            let mut reader = CsvReader::open(&list[..], Path::new("list.csv")).expect("headings");
            let mut row = Row::default();
            for cells in &rows {
                prop_assert_eq!(reader.read(&mut row), Ok(true));
                prop_assert_eq!(row.cells.iter().collect::<Vec<_>>(), cells.iter().map(String::as_str).collect::<Vec<_>>());
            }
            prop_assert_eq!(reader.read(&mut row), Ok(false));
        }

        /// Any bytes at all: reading ends, and no line goes unseen.
        #[test]
        fn any_bytes_are_survived(bytes in prop::collection::vec(prop::sample::select(b"a,;\"\n\r \xff\x00".to_vec()), 0..64)) {
            let lines = read(&bytes).len();
            prop_assert!(lines <= bytes.len() + 2);
        }
    }
}

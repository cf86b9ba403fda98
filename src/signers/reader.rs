//! A list of any format, read one row at a time.

#![expect(clippy::result_large_err, reason = "a Diagnostic is made once a bad row, never on the way of a good one")]

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Read, Seek};
use std::path::Path;

use csv::StringRecord;

use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::signers::columns::ColumnMap;
use crate::signers::csv::CsvReader;
use crate::signers::defused;
use crate::signers::encoding::{Decoding, ListEncoding};
use crate::signers::json::JsonReader;
use crate::signers::kind::Kind;
use crate::signers::row::{Column, Row};
use crate::signers::sheet::{Hidden, SheetKind, SheetReader};

/// What a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Separated values in this encoding, with this byte between two cells.
    Text {
        /// Its encoding.
        encoding: ListEncoding,
        /// What stands between two cells.
        delimiter: char,
    },
    /// A spreadsheet.
    Sheet(SheetKind),
    /// JSON Lines, which are UTF-8.
    JsonLines,
}

impl Format {
    /// What people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text { delimiter: '\t', .. } => "TSV",
            Self::Text { .. } => "CSV",
            Self::Sheet(SheetKind::Xlsx) => "XLSX",
            Self::Sheet(SheetKind::Ods) => "ODS",
            Self::JsonLines => "JSON Lines",
        }
    }
}

/// What the user says of the list, which its bytes might not show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The encoding of a text, whatever it looks like.
    pub encoding: Option<ListEncoding>,
    /// The sheet of a spreadsheet; the first that is not hidden without a name.
    pub sheet: Option<String>,
}

/// A list of any format.
#[derive(Debug)]
pub struct ListReader<R> {
    rows: Rows<R>,
    format: Format,
    /// Whether the list is a file of ours, whose cells are defused, or in a spreadsheet shown without turns.
    ours: bool,
}

#[derive(Debug)]
enum Rows<R> {
    Text(Box<CsvReader<Decoding<R>>>),
    Sheet(Box<SheetReader>),
    Json(Box<JsonReader<R>>),
}

impl<R: Read + Seek + Send + 'static> ListReader<R> {
    /// Finds out what a list is and reads its headings. Fails as [`CsvReader::open`], [`SheetReader::open`] and
    /// [`JsonReader::open`] do, and with `option-does-not-apply` where `reading` does not fit the format.
    pub fn open(mut source: R, reading: &Reading, file: &Path) -> Result<Self, Diagnostic> {
        let unreadable = |error: std::io::Error| {
            Diagnostic::error(Code::UnreadableFile)
                .at(Place::file(file))
                .with("file", file.display())
                .with("reason", error)
        };
        let mut head = vec![0; 4096];
        let mut length = 0;
        while length < head.len() {
            match source.read(&mut head[length..]).map_err(unreadable)? {
                0 => break,
                count => length += count,
            }
        }
        head.truncate(length);
        source.rewind().map_err(unreadable)?;
        let kind = Kind::of(&head, &mut source).map_err(unreadable)?;
        let does_not_apply = |option, reason| {
            Err(Diagnostic::error(Code::OptionDoesNotApply).with("option", option).with("reason", reason))
        };
        let is_list = !matches!(kind, Kind::Other(_));
        if is_list && reading.sheet.is_some() && !matches!(kind, Kind::Sheet(_)) {
            return does_not_apply("--sheet", "no-sheets");
        }
        if is_list && reading.encoding.is_some() && kind != Kind::Text {
            return does_not_apply("--encoding", "no-encoding");
        }
        let (rows, format) = match kind {
            Kind::Other(what) => return Err(unreadable(std::io::Error::other(what))),
            Kind::Sheet(kind) => {
                let reader = SheetReader::open(source, kind, reading.sheet.as_deref(), file)?;
                (Rows::Sheet(Box::new(reader)), Format::Sheet(kind))
            }
            Kind::Json => (Rows::Json(Box::new(JsonReader::open(source, file)?)), Format::JsonLines),
            Kind::Text => {
                let encoding = match reading.encoding {
                    Some(encoding) => encoding,
                    None => ListEncoding::of(&mut source).map_err(unreadable)?,
                };
                source.rewind().map_err(unreadable)?;
                let reader = CsvReader::open(Decoding::new(source, encoding), file)?;
                let delimiter = reader.delimiter();
                (Rows::Text(Box::new(reader)), Format::Text { encoding, delimiter })
            }
        };
        let mut reader = Self { rows, format, ours: false };
        reader.ours = defused::is_ours(reader.headings());
        Ok(reader)
    }
}

impl<R: Read> ListReader<R> {
    /// The headings, as they stand in the list.
    pub fn headings(&self) -> &StringRecord {
        match &self.rows {
            Rows::Text(reader) => reader.headings(),
            Rows::Sheet(reader) => reader.headings(),
            Rows::Json(reader) => reader.headings(),
        }
    }

    /// Filled rows above the headings, which are not read.
    pub fn titles(&self) -> usize {
        match &self.rows {
            Rows::Text(reader) => reader.titles(),
            Rows::Sheet(reader) => reader.titles(),
            Rows::Json(_) => 0,
        }
    }

    /// The sheet that is read, where a spreadsheet has others, and the others.
    pub fn sheets(&self) -> Option<(&str, &[String])> {
        match &self.rows {
            Rows::Sheet(reader) => reader.sheets(),
            Rows::Text(_) | Rows::Json(_) => None,
        }
    }

    /// The rows read so far that whoever opens a spreadsheet does not see, where there are any.
    pub fn hidden(&self) -> Option<&Hidden> {
        match &self.rows {
            Rows::Sheet(reader) => Some(reader.hidden()).filter(|hidden| hidden.count > 0),
            Rows::Text(_) | Rows::Json(_) => None,
        }
    }

    /// Finds the columns as [`ColumnMap::look`] does, and goes by them from then on: the strokes of a signature pad are the only list
    /// that a cell of JSON may hold, and somebody may have said under which key they stand. Before it is asked for the columns, it is
    /// the key that means it. In a spreadsheet a text that is struck through makes a bad row where it is used.
    pub fn look_for_columns(
        &mut self,
        file: &Path,
        mapping: &BTreeMap<String, String>,
        required: &[Column],
        findings: &mut Findings,
    ) -> (ColumnMap, bool) {
        let (columns, usable) = ColumnMap::look(file, self.headings(), mapping, required, findings);
        match &mut self.rows {
            Rows::Json(reader) => reader.expect(&columns),
            Rows::Sheet(reader) => reader.expect(&columns),
            Rows::Text(_) => {}
        }
        (columns, usable)
    }

    /// Says at which places the columns stand that are none of ours and that are printed: a cell of JSON that is a list or an object is
    /// then bad, and so is one of a spreadsheet whose text is struck through.
    pub fn print(&mut self, places: impl Iterator<Item = u16>) {
        match &mut self.rows {
            Rows::Json(reader) => places.for_each(|place| reader.print(usize::from(place))),
            Rows::Sheet(reader) => places.for_each(|place| reader.print(usize::from(place))),
            Rows::Text(_) => {}
        }
    }

    /// What the list is.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Reads the next row into `row`; false at the end. An unreadable row is an `Err`, and reading can go on behind it:
    /// only `unreadable-file` ends it. In a file of ours cells come as they were before we defused them.
    pub fn read(&mut self, row: &mut Row) -> Result<bool, Diagnostic> {
        let read = match &mut self.rows {
            Rows::Text(reader) => reader.read(row),
            Rows::Sheet(reader) => reader.read(row),
            Rows::Json(reader) => reader.read(row),
        };
        // In a spreadsheet a formula has a kind of cell of its own, so there only what turns the direction of writing is written out.
        let way_back: Option<WayBack> = match &self.rows {
            Rows::Text(_) if self.ours => Some((defused::is_defused, defused::undone)),
            Rows::Sheet(_) if self.ours => Some((defused::shows_turn, defused::turns_back)),
            Rows::Text(_) | Rows::Sheet(_) | Rows::Json(_) => None,
        };
        if let Some((_, back)) = way_back.filter(|(is_changed, _)| row.cells.iter().any(is_changed)) {
            let mut cells = StringRecord::with_capacity(row.cells.as_slice().len(), row.cells.len());
            row.cells.iter().for_each(|cell| cells.push_field(&back(cell)));
            row.cells = cells;
        }
        read
    }
}

/// Whether a cell of a file of ours was changed, and the cell as it was before.
type WayBack = (fn(&str) -> bool, fn(&str) -> Cow<'_, str>);

//! The cells of an ODS sheet (OpenDocument 1.3, part 3). A reader of our own, since the file holds each cell's text as it is
//! shown (`01000` for 1000 in the format `00000`), which calamine drops; and it is read as a stream.

use std::io::{BufRead, BufReader, ErrorKind, Read, Seek};
use std::sync::OnceLock;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::signers::number_format::plain;
use crate::signers::ods_styles::{Family, Marking, Styles, attribute};
use crate::signers::sheet_rows::{MOST_COLUMNS, MOST_ROWS, RowSink, SheetError, SheetRow};
use crate::signers::uncalculated::UNCALCULATED;
use crate::signers::unpacked::Guarded;

/// Longest text of a cell in bytes (tuned: as long as a record of CSV).
const LONGEST_CELL: usize = 4 << 20;

/// Most bytes of the names of all sheets (tuned: a thousand long names).
const MOST_NAMES: usize = 64 << 10;

/// Most bytes that are read of the styles that stand in a part of their own (tuned).
const MOST_STYLES: u64 = 16 << 20;

/// Reads the sheet of this name, without one the first that is not hidden. `sheets` gets the names of all, the one that is read first.
pub(in crate::signers) fn read<R: Read + Seek>(
    source: R,
    sheet: Option<&str>,
    sheets: &OnceLock<Vec<String>>,
    sink: &mut RowSink,
) -> Result<(), SheetError> {
    let broken = |error: zip::result::ZipError| SheetError::Broken(error.to_string());
    let mut archive = zip::ZipArchive::new(source).map_err(broken)?;
    if let Ok(part) = archive.by_name("META-INF/manifest.xml") {
        let mut text = Vec::new();
        let _ = part.take(1 << 20).read_to_end(&mut text);
        if String::from_utf8_lossy(&text).contains("encryption-data") {
            return Err(SheetError::Encrypted);
        }
    }
    let mut styles = Styles::default();
    if let Ok(part) = archive.by_name("styles.xml") {
        own_styles(&mut xml_of(part.take(MOST_STYLES)), &mut styles)?;
    }
    let (tables, marking) = tables(&mut contents(&mut archive)?, styles)?;
    let wanted = match sheet {
        Some(wanted) => tables.iter().position(|(name, _)| name == wanted),
        // What nobody sees is read only where it is asked for, or where there is nothing else.
        None => tables.iter().position(|(_, hidden)| !hidden).or(Some(0)),
    };
    let mut names: Vec<String> = tables.into_iter().map(|(name, _)| name).collect();
    let Some(place) = wanted.filter(|place| *place < names.len()) else {
        return Err(SheetError::NoSuchSheet(names));
    };
    names[..=place].rotate_right(1);
    // The only writer: nothing stands in it yet.
    let _ = sheets.set(names);
    let mut xml = contents(&mut archive)?;
    let mut buffer = Vec::new();
    let mut passed = 0;
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|error| failed(&error))? {
            Event::Start(tag) if tag.name().as_ref() == "table:table" => {
                if passed == place {
                    return table(&mut xml, &marking, sink);
                }
                passed += 1;
                let end = tag.to_end().into_owned();
                xml.read_to_end_into(end.name(), &mut Vec::new()).map_err(|error| failed(&error))?;
            }
            Event::Eof => return Err(SheetError::Broken("broken".to_owned())),
            _ => {}
        }
    }
}

/// The part that holds the tables, from its beginning.
fn contents<R: Read + Seek>(archive: &mut zip::ZipArchive<R>) -> Result<Reader<impl BufRead>, SheetError> {
    let content = archive.by_name("content.xml").map_err(|error| SheetError::Broken(error.to_string()))?;
    Ok(xml_of(content))
}

fn xml_of(part: impl Read) -> Reader<impl BufRead> {
    let mut xml = Reader::from_reader(BufReader::with_capacity(1 << 16, Guarded::new(part)));
    xml.config_mut().expand_empty_elements = true;
    xml
}

/// Reads the styles that have names of the user's; what is broken in them is missed by nobody.
fn own_styles(xml: &mut Reader<impl BufRead>, styles: &mut Styles) -> Result<(), SheetError> {
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => styles.see(&tag)?,
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
    }
}

/// The names of the sheets in order, and whether each is hidden; and the styles that mark what has them, which stand before the
/// tables. What is broken is told by whoever reads the rows.
fn tables(xml: &mut Reader<impl BufRead>, mut styles: Styles) -> Result<(Vec<(String, bool)>, Marking), SheetError> {
    let (mut tables, mut named) = (Vec::new(), 0);
    let mut marking = None;
    let (mut buffer, mut inside) = (Vec::new(), Vec::new());
    loop {
        buffer.clear();
        let read = match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) if tag.name().as_ref() == "table:table" => {
                let marking = marking.get_or_insert_with(|| styles.marking());
                let name = attribute(&tag, "table:name").unwrap_or_default();
                // A sheet without a name takes room too.
                named += name.len() + 1;
                if named > MOST_NAMES {
                    return Err(SheetError::TooLarge);
                }
                tables.push((name, marking.marks(Family::Table, &tag, "table:style-name")));
                let end = tag.to_end().into_owned();
                xml.read_to_end_into(end.name(), &mut inside).map(|_| true)
            }
            // What another file held when it was read last, which is no sheet of this one.
            Ok(Event::Start(tag)) if tag.name().as_ref() == "table:dde-links" => Ok(false),
            Ok(Event::Start(tag)) => {
                styles.see(&tag)?;
                Ok(true)
            }
            Ok(Event::Eof) => Ok(false),
            Ok(_) => Ok(true),
            Err(error) => Err(error),
        };
        match read.map_err(|error| failed(&error)) {
            Ok(true) => {}
            Err(SheetError::TooLarge) => return Err(SheetError::TooLarge),
            Ok(false) | Err(_) => return Ok((tables, marking.unwrap_or_default())),
        }
    }
}

/// A cell in the making.
#[derive(Default)]
struct Cell {
    text: String,
    paragraphs: usize,
    /// The value of a number, the day of a date.
    number: Option<f64>,
    moment: Option<String>,
    repeated: usize,
    /// Over how many rows it goes.
    rows: usize,
    /// Whether there is a formula and no word of what its value is.
    unknown: bool,
    /// Whether the cell's style strikes its text through; the paragraphs and spans that are open, whether each does, and how many do;
    /// whether anything is said within one that does, and outside.
    struck: bool,
    spans: Vec<bool>,
    striking: usize,
    says: [bool; 2],
}

impl Cell {
    fn of(tag: &BytesStart<'_>) -> Self {
        let kind = attribute(tag, "office:value-type").unwrap_or_default();
        let value = || attribute(tag, "office:value").and_then(|value| value.parse().ok());
        Self {
            number: matches!(kind.as_str(), "float" | "percentage" | "currency").then(value).flatten(),
            moment: (kind == "date").then(|| attribute(tag, "office:date-value")).flatten(),
            repeated: count(tag, "table:number-columns-repeated"),
            rows: count(tag, "table:number-rows-spanned"),
            unknown: kind.is_empty() && attribute(tag, "table:formula").is_some(),
            ..Self::default()
        }
    }

    fn push(&mut self, text: &str) -> Result<(), SheetError> {
        self.text.push_str(text);
        if !text.trim().is_empty() {
            self.says[usize::from(self.striking == 0)] = true;
        }
        if self.text.len() > LONGEST_CELL { Err(SheetError::TooLarge) } else { Ok(()) }
    }

    /// A paragraph or span begins, which strikes its text through or not.
    fn begin(&mut self, strikes: bool) {
        self.spans.push(strikes);
        self.striking += usize::from(strikes);
    }

    /// It ends.
    fn end(&mut self) {
        self.striking -= usize::from(self.spans.pop() == Some(true));
    }

    /// Whether all that the cell says is struck through.
    fn is_struck(&self) -> bool {
        self.struck || self.says == [true, false]
    }

    /// What the cell says: a day in ISO form; a number as it is shown where that is digits alone, else with all its digits.
    fn finish(self) -> String {
        if let Some(moment) = self.moment {
            let moment = moment.strip_suffix("T00:00:00").unwrap_or(&moment);
            return moment.replacen('T', " ", 1);
        }
        let shown = self.text.trim();
        match self.number {
            Some(number) if !is_a_number_of_digits(shown, number) => plain(number),
            _ => self.text,
        }
    }
}

/// Whether a text is the digits of a whole number, with zeros before them or marks between them as in `100-0001`.
fn is_a_number_of_digits(shown: &str, number: f64) -> bool {
    let digits: String = shown.chars().filter(char::is_ascii_digit).collect();
    let is_plain = shown.chars().all(|character| character.is_ascii_digit() || matches!(character, '-' | ' ' | '+'));
    is_plain && !shown.starts_with('-') && digits.trim_start_matches('0') == plain(number).trim_start_matches('0')
}

/// Reads the rows of the table whose start was read.
fn table<R: BufRead>(xml: &mut Reader<R>, marking: &Marking, sink: &mut RowSink) -> Result<(), SheetError> {
    let mut buffer = Vec::new();
    let mut cells: Vec<String> = Vec::new();
    let mut uncalculated = None;
    // The cells that are struck through; whether those are that have no style of their own, in each column and in the row that is open.
    let mut struck: Vec<usize> = Vec::new();
    // The cells that are merged with those below, and over how many rows.
    let mut merged: Vec<(usize, usize)> = Vec::new();
    let mut struck_columns: Vec<bool> = Vec::new();
    let mut struck_row = None;
    let mut repeated = 1;
    let mut hidden = false;
    // Groups of rows that are open, and whether each is folded up.
    let mut groups: Vec<bool> = Vec::new();
    let mut number = 0_u64;
    let mut cell: Option<Cell> = None;
    // Depth inside a note or a drawing, whose text is none of the cell's.
    let mut aside = 0_usize;
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|error| failed(&error))? {
            Event::Start(_) if aside > 0 => aside += 1,
            Event::End(_) if aside > 0 => aside -= 1,
            Event::Start(tag) => match tag.name().as_ref() {
                "table:table-row" => {
                    repeated = count(&tag, "table:number-rows-repeated");
                    let visibility = attribute(&tag, "table:visibility");
                    hidden = groups.contains(&true)
                        || matches!(visibility.as_deref(), Some("collapse" | "filter"))
                        || marking.marks(Family::Row, &tag, "table:style-name");
                    struck_row = marking.of(Family::Cell, &tag, "table:default-cell-style-name");
                }
                "table:table-column" => {
                    let columns = count(&tag, "table:number-columns-repeated").min(MOST_COLUMNS - struck_columns.len());
                    let is_struck = marking.marks(Family::Cell, &tag, "table:default-cell-style-name");
                    struck_columns.resize(struck_columns.len() + columns, is_struck);
                }
                "table:table-row-group" => {
                    groups.push(attribute(&tag, "table:display").as_deref() == Some("false"));
                }
                "table:table-cell" | "table:covered-table-cell" => {
                    let own = marking.of(Family::Cell, &tag, "table:style-name").or(struck_row);
                    let of_column = || struck_columns.get(cells.len()) == Some(&true);
                    cell = Some(Cell { struck: own.unwrap_or_else(of_column), ..Cell::of(&tag) });
                }
                "office:annotation" | "draw:frame" | "table:shapes" | "office:forms" | "table:table" => aside = 1,
                name => {
                    if let Some(cell) = &mut cell {
                        match name {
                            "text:span" => {
                                cell.begin(marking.marks(Family::Text, &tag, "text:style-name"));
                            }
                            "text:p" | "text:h" => {
                                cell.begin(marking.marks(Family::Paragraph, &tag, "text:style-name"));
                                cell.paragraphs += 1;
                                if cell.paragraphs > 1 {
                                    cell.push("\n")?;
                                }
                            }
                            "text:s" => cell.push(&" ".repeat(count(&tag, "text:c").min(1_000)))?,
                            "text:tab" => cell.push("\t")?,
                            "text:line-break" => cell.push("\n")?,
                            _ => {}
                        }
                    }
                }
            },
            Event::Text(text) if aside == 0 => {
                if let Some(cell) = cell.as_mut().filter(|cell| cell.paragraphs > 0) {
                    cell.push(&text.replace(['\r', '\n'], " "))?;
                }
            }
            Event::CData(text) if aside == 0 => {
                if let Some(cell) = &mut cell {
                    cell.push(&text)?;
                }
            }
            Event::GeneralRef(reference) if aside == 0 => {
                if let Some(cell) = &mut cell {
                    let character = reference.resolve_char_ref().map_err(|error| failed(&error))?;
                    let named = || quick_xml::escape::resolve_predefined_entity(&reference).map(str::to_owned);
                    let Some(text) = character.map(String::from).or_else(named) else {
                        return Err(SheetError::Broken("broken".to_owned()));
                    };
                    cell.push(&text)?;
                }
            }
            Event::End(tag) => match tag.name().as_ref() {
                "table:table-cell" | "table:covered-table-cell" => {
                    let Some(closed) = cell.take() else { continue };
                    let (times, rows) = (closed.repeated, closed.rows);
                    let (unknown, is_struck) = (closed.unknown, closed.is_struck());
                    let mut text = closed.finish();
                    if unknown && text.trim().is_empty() {
                        UNCALCULATED.clone_into(&mut text);
                        uncalculated = uncalculated.or(Some(cells.len()));
                    }
                    // The blank cells that fill up a row are repeated thousands of times.
                    let room = MOST_COLUMNS.saturating_sub(cells.len());
                    if text.is_empty() {
                        cells.resize(cells.len() + times.min(room), text);
                    } else if times > room {
                        return Err(SheetError::TooWide);
                    } else if times.saturating_mul(text.len()) > LONGEST_CELL {
                        return Err(SheetError::TooLarge);
                    } else {
                        if rows > 1 {
                            merged.push((cells.len(), rows));
                        }
                        if is_struck {
                            struck.extend(cells.len()..cells.len() + times);
                        }
                        cells.extend(std::iter::repeat_n(text, times));
                    }
                }
                "text:p" | "text:h" | "text:span" => {
                    if let Some(cell) = &mut cell {
                        cell.end();
                    }
                }
                "table:table-row" => {
                    let (row, uncalculated) = (std::mem::take(&mut cells), uncalculated.take());
                    let (struck, merged) = (std::mem::take(&mut struck), std::mem::take(&mut merged));
                    if row.iter().all(|cell| cell.trim().is_empty()) {
                        number = number.saturating_add(repeated as u64);
                        continue;
                    }
                    for _ in 0..repeated {
                        number += 1;
                        if number > MOST_ROWS {
                            return Err(SheetError::TooLarge);
                        }
                        if !sink.push(SheetRow {
                            number,
                            cells: row.clone(),
                            hidden,
                            uncalculated,
                            struck: struck.clone(),
                            merged: merged
                                .iter()
                                .map(|(column, rows)| (*column, number.saturating_add(*rows as u64 - 1)))
                                .collect(),
                        })? {
                            return Ok(());
                        }
                    }
                }
                "table:table-row-group" => {
                    groups.pop();
                }
                "table:table" => return Ok(()),
                _ => {}
            },
            Event::Eof => return Err(SheetError::Broken("broken".to_owned())),
            _ => {}
        }
    }
}

/// A number of repetitions; 1 where none is given.
fn count(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name).and_then(|value| value.parse().ok()).unwrap_or(1)
}

fn failed(error: &quick_xml::Error) -> SheetError {
    match error {
        quick_xml::Error::Io(error) if error.kind() == ErrorKind::FileTooLarge => SheetError::TooLarge,
        error => SheetError::Broken(error.to_string()),
    }
}

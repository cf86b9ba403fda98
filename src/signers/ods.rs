//! The cells of an ODS sheet (OpenDocument 1.3, part 3). A reader of our own, since the file holds each cell's text as it is
//! shown (`01000` for 1000 in the format `00000`), which calamine drops; and it is read as a stream.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Seek};
use std::sync::OnceLock;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::signers::number_format::plain;
use crate::signers::sheet_rows::{MOST_COLUMNS, MOST_ROWS, MOST_UNPACKED, RowSink, SheetError, SheetRow};
use crate::signers::uncalculated::UNCALCULATED;
use crate::signers::unpacked;

/// Longest text of a cell in bytes (tuned: as long as a record of CSV).
const LONGEST_CELL: usize = 4 << 20;

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
    unpacked::look_through(&mut archive)?;
    let tables = tables(&mut contents(&mut archive)?);
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
                    return table(&mut xml, sink);
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
    let mut xml = Reader::from_reader(BufReader::new(content.take(MOST_UNPACKED)));
    xml.config_mut().expand_empty_elements = true;
    Ok(xml)
}

/// The names of the sheets in order, and whether each is hidden. What is broken is told by whoever reads the rows.
fn tables(xml: &mut Reader<impl BufRead>) -> Vec<(String, bool)> {
    let mut tables = Vec::new();
    let (mut buffer, mut inside) = (Vec::new(), Vec::new());
    // The style that is open, and those of tables that are hidden: they stand before the tables.
    let mut style = String::new();
    let mut hidden = BTreeSet::new();
    loop {
        buffer.clear();
        let Ok(event) = xml.read_event_into(&mut buffer) else { return tables };
        match event {
            Event::Start(tag) if tag.name().as_ref() == "style:style" => {
                style = attribute(&tag, "style:name").unwrap_or_default();
            }
            Event::Start(tag)
                if tag.name().as_ref() == "style:table-properties"
                    && attribute(&tag, "table:display").as_deref() == Some("false") =>
            {
                hidden.insert(style.clone());
            }
            Event::Start(tag) if tag.name().as_ref() == "table:table" => {
                let name = attribute(&tag, "table:name").unwrap_or_default();
                let is_hidden = attribute(&tag, "table:style-name").is_some_and(|style| hidden.contains(&style));
                tables.push((name, is_hidden));
                let end = tag.to_end().into_owned();
                if xml.read_to_end_into(end.name(), &mut inside).is_err() {
                    return tables;
                }
            }
            // What another file held when it was read last, which is no sheet of this one.
            Event::Start(tag) if tag.name().as_ref() == "table:dde-links" => return tables,
            Event::Eof => return tables,
            _ => {}
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
    /// Whether there is a formula and no word of what its value is.
    unknown: bool,
}

impl Cell {
    fn of(tag: &BytesStart<'_>) -> Self {
        let kind = attribute(tag, "office:value-type").unwrap_or_default();
        let value = || attribute(tag, "office:value").and_then(|value| value.parse().ok());
        Self {
            number: matches!(kind.as_str(), "float" | "percentage" | "currency").then(value).flatten(),
            moment: (kind == "date").then(|| attribute(tag, "office:date-value")).flatten(),
            repeated: count(tag, "table:number-columns-repeated"),
            unknown: kind.is_empty() && attribute(tag, "table:formula").is_some(),
            ..Self::default()
        }
    }

    fn push(&mut self, text: &str) -> Result<(), SheetError> {
        self.text.push_str(text);
        if self.text.len() > LONGEST_CELL { Err(SheetError::TooLarge) } else { Ok(()) }
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
fn table<R: BufRead>(xml: &mut Reader<R>, sink: &mut RowSink) -> Result<(), SheetError> {
    let mut buffer = Vec::new();
    let mut cells: Vec<String> = Vec::new();
    let mut uncalculated = None;
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
                    hidden = groups.contains(&true) || matches!(visibility.as_deref(), Some("collapse" | "filter"));
                }
                "table:table-row-group" => {
                    groups.push(attribute(&tag, "table:display").as_deref() == Some("false"));
                }
                "table:table-cell" | "table:covered-table-cell" => cell = Some(Cell::of(&tag)),
                "office:annotation" | "draw:frame" | "table:shapes" | "office:forms" | "table:table" => aside = 1,
                name => {
                    if let Some(cell) = &mut cell {
                        match name {
                            "text:p" | "text:h" => {
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
                    let (times, unknown) = (closed.repeated, closed.unknown);
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
                        cells.extend(std::iter::repeat_n(text, times));
                    }
                }
                "table:table-row" => {
                    let (row, uncalculated) = (std::mem::take(&mut cells), uncalculated.take());
                    if row.iter().all(|cell| cell.trim().is_empty()) {
                        number = number.saturating_add(repeated as u64);
                        continue;
                    }
                    for _ in 0..repeated {
                        number += 1;
                        if number > MOST_ROWS {
                            return Err(SheetError::TooLarge);
                        }
                        if !sink.push(SheetRow { number, cells: row.clone(), hidden, uncalculated })? {
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

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.try_get_attribute(name).ok()??;
    attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// A number of repetitions; 1 where none is given.
fn count(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name).and_then(|value| value.parse().ok()).unwrap_or(1)
}

fn failed(error: &quick_xml::Error) -> SheetError {
    SheetError::Broken(error.to_string())
}

//! The cells of an XLSX sheet as the text that a person sees, as far as digits and days go.

use std::collections::BTreeMap;
use std::io::{BufReader, Read, Seek};
use std::rc::Rc;
use std::sync::OnceLock;

use calamine::{DataRef, Font, Reader, SheetVisible, Xlsx, XlsxError, open_workbook_from_rs};
use jiff::civil::{Date, date};
use quick_xml::events::{BytesStart, Event};

use crate::signers::number_format::{formatted, plain};
use crate::signers::sheet_rows::{MOST_COLUMNS, RowSink, SheetError, SheetRow};
use crate::signers::uncalculated::UNCALCULATED;
use crate::signers::unpacked::{self, Marks};

/// Reads the sheet of this name, without one the first that is not hidden. `sheets` gets the names of all, the one that is read first.
pub(in crate::signers) fn read<R: Read + Seek>(
    mut source: R,
    sheet: Option<&str>,
    sheets: &OnceLock<Vec<String>>,
    sink: &mut RowSink,
) -> Result<(), SheetError> {
    let Inside { epoch_1904, mut marks } = look_inside(&mut source)?;
    source.rewind().map_err(|error| SheetError::Broken(error.to_string()))?;
    let mut book: Xlsx<_> = open_workbook_from_rs(BufReader::new(source)).map_err(failed)?;
    let names = book.sheet_names();
    let wanted = match sheet {
        Some(wanted) => names.iter().position(|name| *name == wanted),
        // What nobody sees is read only where it is asked for, or where there is nothing else.
        None => book.sheets_metadata().iter().position(|sheet| sheet.visible == SheetVisible::Visible).or(Some(0)),
    };
    let Some((place, name)) = wanted.and_then(|place| Some((place, names.get(place)?.clone()))) else {
        return Err(SheetError::NoSuchSheet(names));
    };
    // Of a sheet whose part is not found nobody knows what is to be heeded.
    let Some(marks) = marks.remove(&place) else { return Err(SheetError::Broken(format!("no part of `{name}`"))) };
    let others = names.into_iter().filter(|other| *other != name);
    // The only writer: nothing stands in it yet.
    let _ = sheets.set(std::iter::once(name.clone()).chain(others).collect());
    let mut cells = book.worksheet_cells_reader(&name).map_err(failed)?;
    let formats: Vec<String> = cells
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().map_or_else(String::new, |format| format.format_code.clone()))
        .collect();
    let struck: Vec<bool> =
        cells.styles().iter().map(|style| style.font.as_ref().is_some_and(Font::has_strikethrough)).collect();
    let mut row: Option<SheetRow> = None;
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(failed)? {
        let format = formats.get(style).map_or("", String::as_str);
        let mut text = text(cell.get_value(), format, epoch_1904);
        let (number, column) = cell.get_position();
        let uncalculated = text.trim().is_empty() && marks.uncalculated.holds(number, column);
        if uncalculated {
            UNCALCULATED.clone_into(&mut text);
        } else if text.trim().is_empty() {
            continue;
        }
        let is_struck = struck.get(style) == Some(&true) || marks.struck.holds(number, column);
        let merged_to = marks.merged.last_row(number, column);
        let number = u64::from(number) + 1;
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= MOST_COLUMNS {
            return Err(SheetError::TooWide);
        }
        if row.as_ref().is_some_and(|open| open.number != number)
            && let Some(open) = row.take()
        {
            // Rows out of order would change who counts as first.
            if open.number > number {
                return Err(SheetError::Broken("broken".to_owned()));
            }
            if !sink.push(whole(open, &marks))? {
                return Ok(());
            }
        }
        let row = row.get_or_insert_with(|| SheetRow {
            number,
            cells: Vec::new(),
            hidden: marks.hidden.contains(number),
            uncalculated: None,
            struck: Vec::new(),
            merged: Vec::new(),
        });
        if row.cells.len() <= column {
            row.cells.resize(column + 1, String::new());
        }
        row.cells[column] = text;
        // A hostile file has a cell many times.
        if is_struck && row.struck.len() < MOST_COLUMNS {
            row.struck.push(column);
        }
        if let Some(last) = merged_to.filter(|_| row.merged.len() < MOST_COLUMNS) {
            row.merged.push((column, u64::from(last) + 1));
        }
        if uncalculated {
            row.uncalculated.get_or_insert(column);
        }
    }
    if let Some(open) = row {
        sink.push(whole(open, &marks))?;
    }
    Ok(())
}

/// A row with the cells of which nothing but the formula of an area is known, and that have no element of their own.
fn whole(mut row: SheetRow, marks: &Marks) -> SheetRow {
    let number = u32::try_from(row.number.saturating_sub(1)).unwrap_or(u32::MAX);
    for column in marks.uncalculated.in_row(number).map(usize::from).filter(|column| *column < MOST_COLUMNS) {
        if row.cells.len() <= column {
            row.cells.resize(column + 1, String::new());
        }
        if row.cells[column].trim().is_empty() {
            UNCALCULATED.clone_into(&mut row.cells[column]);
            row.uncalculated = Some(row.uncalculated.map_or(column, |first| first.min(column)));
        }
    }
    row
}

/// What the parts of a file say before its cells are read.
struct Inside {
    /// Whether days count from 1904.
    epoch_1904: bool,
    /// What is known of each sheet, by its place from 0.
    marks: BTreeMap<usize, Rc<Marks>>,
}

/// Looks at the parts; refuses files that unpack to more than a list can be.
fn look_inside<R: Read + Seek>(source: &mut R) -> Result<Inside, SheetError> {
    let mut archive = zip::ZipArchive::new(source).map_err(|error| SheetError::Broken(error.to_string()))?;
    let names: PartNames =
        archive.file_names().flatten().map(|name| (unpacked::comparable(&name), name.to_string())).collect();
    let (folder, workbook) = main_part(&mut archive, &names);
    let shared = names.get(&unpacked::comparable(&format!("{folder}sharedStrings.xml"))).cloned().unwrap_or_default();
    let marked = unpacked::look_through(&mut archive, &shared)?;
    let relations = text_of(&mut archive, &names, &format!("{folder}_rels/{workbook}.rels"));
    let workbook = text_of(&mut archive, &names, &format!("{folder}{workbook}"));
    let properties = workbook.split("workbookPr").nth(1).and_then(|rest| rest.split('>').next()).unwrap_or_default();
    let epoch_1904 = properties.contains("date1904=\"1\"") || properties.contains("date1904=\"true\"");
    let parts: BTreeMap<String, String> = tags(&relations, "Relationship")
        .into_iter()
        .filter_map(|tag| Some((attribute(&tag, "Id")?, attribute(&tag, "Target")?)))
        .collect();
    let sheets = tags(&workbook, "sheet").into_iter().enumerate();
    let marks = sheets.filter_map(|(place, tag)| {
        let target = parts.get(&attribute(&tag, "id")?)?;
        let part = target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned);
        Some((place, marked.get(&unpacked::comparable(&part))?.clone()))
    });
    Ok(Inside { epoch_1904, marks: marks.collect() })
}

/// The names of the parts of a file, by how they are compared.
type PartNames = BTreeMap<String, String>;

/// The folder and the name of the part that lists the sheets (ECMA-376-1, 12.3.23), which may lie anywhere.
fn main_part<R: Read + Seek>(archive: &mut zip::ZipArchive<R>, names: &PartNames) -> (String, String) {
    let relations = tags(&text_of(archive, names, "_rels/.rels"), "Relationship");
    let is_main = |tag: &&BytesStart<'_>| {
        attribute(tag, "Type").is_some_and(|kind| kind.ends_with("/relationships/officeDocument"))
    };
    let target = relations.iter().rfind(is_main).and_then(|tag| attribute(tag, "Target")).unwrap_or_default();
    let target = target.strip_prefix('/').unwrap_or(&target);
    let (folder, name) = target.split_at(target.rfind('/').map_or(0, |end| end + 1));
    (folder.to_owned(), name.to_owned())
}

/// The beginning of a part as text, which is enough for a table of contents; empty where there is none.
fn text_of<R: Read + Seek>(archive: &mut zip::ZipArchive<R>, names: &PartNames, part: &str) -> String {
    let mut text = Vec::new();
    let name = names.get(&unpacked::comparable(part));
    if let Some(Ok(part)) = name.map(|name| archive.by_name(name)) {
        // A part that cannot be read is missed by whoever needs it.
        let _ = part.take(1 << 20).read_to_end(&mut text);
    }
    String::from_utf8_lossy(&text).into_owned()
}

/// The tags of all elements of this name.
fn tags(text: &str, name: &str) -> Vec<BytesStart<'static>> {
    let mut xml = quick_xml::Reader::from_str(text);
    let mut tags = Vec::new();
    while let Ok(event) = xml.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == name => tags.push(tag.into_owned()),
            _ => {}
        }
    }
    tags
}

/// The value of an attribute, whatever its namespace.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|one| one.key.local_name().as_ref() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

fn failed(error: XlsxError) -> SheetError {
    match error {
        XlsxError::Password => SheetError::Encrypted,
        error => SheetError::Broken(error.to_string()),
    }
}

#[expect(clippy::cast_precision_loss, reason = "a spreadsheet keeps its numbers as f64")]
fn text(value: &DataRef<'_>, format: &str, epoch_1904: bool) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => formatted(*number as f64, format),
        DataRef::Float(number) => formatted(*number, format),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(time) if time.is_datetime() => {
            moment(time.as_f64(), epoch_1904).unwrap_or_else(|| plain(time.as_f64()))
        }
        DataRef::DateTime(time) => plain(time.as_f64()),
        DataRef::Error(error) => error.to_string(),
    }
}

/// The day, and the time where there is one, of a serial number of Excel (ECMA-376-1, 18.17.4.1).
pub(in crate::signers) fn moment(serial: f64, epoch_1904: bool) -> Option<String> {
    let day = day_of_serial(serial, epoch_1904)?;
    #[expect(clippy::cast_possible_truncation, reason = "at most 1,440")]
    let minutes = (serial.fract() * 24.0 * 60.0).round() as i64;
    Some(if minutes == 0 { day.to_string() } else { format!("{day} {:02}:{:02}", minutes / 60 % 24, minutes % 60) })
}

/// The day of a serial number; `None` before 1900-03-01, where Excel counts a day that never was, and after 9999.
pub(in crate::signers) fn day_of_serial(serial: f64, epoch_1904: bool) -> Option<Date> {
    let (first, epoch) = if epoch_1904 { (0.0, date(1904, 1, 1)) } else { (61.0, date(1899, 12, 30)) };
    if !(first..2_958_466.0).contains(&serial) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "within the range above")]
    let days = serial.floor() as i64;
    epoch.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn serials_are_days() {
        for (serial, epoch_1904, expected) in [
            (44_357.0, false, Some("2021-06-10")),
            (44_357.5, false, Some("2021-06-10 12:00")),
            (42_895.0, true, Some("2021-06-10")),
            (61.0, false, Some("1900-03-01")),
            (60.0, false, None),
            (-1.0, true, None),
            (1e12, false, None),
            (f64::NAN, false, None),
        ] {
            assert_eq!(moment(serial, epoch_1904).as_deref(), expected, "{serial}");
        }
    }
}

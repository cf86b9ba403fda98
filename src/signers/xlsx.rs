//! The cells of an XLSX sheet as the text that a person sees, as far as digits and days go.

use std::io::{BufReader, Read, Seek};
use std::sync::OnceLock;

use calamine::{DataRef, Reader, Xlsx, XlsxError, open_workbook_from_rs};
use jiff::civil::{Date, date};

use crate::signers::number_format::{formatted, plain};
use crate::signers::sheet_rows::{MOST_COLUMNS, RowSink, SheetError};
use crate::signers::unpacked;

/// Reads the sheet of this name, the first without one. `sheets` gets the names of all, the one that is read first.
pub(in crate::signers) fn read<R: Read + Seek>(
    mut source: R,
    sheet: Option<&str>,
    sheets: &OnceLock<Vec<String>>,
    sink: &mut RowSink,
) -> Result<(), SheetError> {
    let epoch_1904 = look_inside(&mut source)?;
    source.rewind().map_err(|error| SheetError::Broken(error.to_string()))?;
    let mut book: Xlsx<_> = open_workbook_from_rs(BufReader::new(source)).map_err(failed)?;
    let names = book.sheet_names();
    let name = match sheet {
        Some(wanted) => names.iter().find(|name| *name == wanted).cloned(),
        None => names.first().cloned(),
    };
    let Some(name) = name else { return Err(SheetError::NoSuchSheet(names)) };
    let others = names.into_iter().filter(|other| *other != name);
    // The only writer: nothing stands in it yet.
    let _ = sheets.set(std::iter::once(name.clone()).chain(others).collect());
    let mut cells = book.worksheet_cells_reader(&name).map_err(failed)?;
    let formats: Vec<String> = cells
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().map_or_else(String::new, |format| format.format_code.clone()))
        .collect();
    let mut row: Option<(u32, Vec<String>)> = None;
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(failed)? {
        let format = formats.get(style).map_or("", String::as_str);
        let text = text(cell.get_value(), format, epoch_1904);
        if text.trim().is_empty() {
            continue;
        }
        let (number, column) = cell.get_position();
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= MOST_COLUMNS {
            return Err(SheetError::TooWide);
        }
        if row.as_ref().is_some_and(|(open, _)| *open != number)
            && let Some((open, cells)) = row.take()
        {
            // Rows out of order would change who counts as first.
            if open > number {
                return Err(SheetError::Broken("broken".to_owned()));
            }
            if !sink.push(u64::from(open) + 1, cells)? {
                return Ok(());
            }
        }
        let (_, cells) = row.get_or_insert_with(|| (number, Vec::new()));
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
    }
    if let Some((open, cells)) = row {
        sink.push(u64::from(open) + 1, cells)?;
    }
    Ok(())
}

/// Whether days count from 1904; refuses files that unpack to more than a list can be.
fn look_inside<R: Read + Seek>(source: &mut R) -> Result<bool, SheetError> {
    let mut archive = zip::ZipArchive::new(source).map_err(|error| SheetError::Broken(error.to_string()))?;
    unpacked::look_through(&mut archive)?;
    let Ok(part) = archive.by_name("xl/workbook.xml") else { return Ok(false) };
    let mut text = Vec::new();
    part.take(1 << 20).read_to_end(&mut text).map_err(|error| SheetError::Broken(error.to_string()))?;
    let text = String::from_utf8_lossy(&text);
    let properties = text.split("workbookPr").nth(1).and_then(|rest| rest.split('>').next()).unwrap_or_default();
    Ok(properties.contains("date1904=\"1\"") || properties.contains("date1904=\"true\""))
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

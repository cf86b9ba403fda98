//! Tables of a batch with some rows emptied: the list in `inputs/`, and the rows handed back beside the volumes.

use std::collections::BTreeSet;
use std::path::Path;

use csv::StringRecord;

use crate::batch::Error;
use crate::batch::list::List;
use crate::batch::list_copy::csv_failure;
use crate::batch::workbook::Workbook;
use crate::diagnostic::Findings;
use crate::signers::Row;
use crate::signers::defused::{OWN_HEADINGS, turns_shown};

/// A byte order mark.
const BOM: &[u8] = "\u{feff}".as_bytes();

/// The copy of a list, with the cells of the rows at these places, from 0, emptied. A bad row, which has a cell too many, is a blank
/// one then.
pub(crate) fn list(text: &[u8], places: &BTreeSet<u64>) -> Result<Vec<u8>, csv::Error> {
    records(text, b',', |place, _| place.checked_sub(1).is_some_and(|place| places.contains(&place)), 0)
}

/// A CSV file of rows handed back, with the cells of these rows of the original list emptied but for the row's number.
/// `None` where the file is none of ours.
pub(crate) fn handed_back(text: &[u8], rows: &BTreeSet<u64>) -> Option<Result<Vec<u8>, csv::Error>> {
    let body = text.strip_prefix(BOM)?;
    let delimiter = *body.strip_prefix(OWN_HEADINGS[0].as_bytes())?.first()?;
    let emptied = records(body, delimiter, |place, record| place > 0 && is_of(record.get(0), rows), 1);
    Some(emptied.map(|emptied| [BOM, &emptied].concat()))
}

/// The same for a spreadsheet.
pub(crate) fn workbook(path: &Path, rows: &BTreeSet<u64>) -> Result<Vec<u8>, Error> {
    let unreadable = || Error::Damaged { path: path.to_owned() };
    let mut reader = List::file(path).open_rows(&mut Findings::new()).ok_or_else(unreadable)?;
    let mut book = Workbook::begin(Vec::new()).map_err(Error::io(path))?;
    // The reader gives the cells as they were before they were written out.
    let cells = |record: &StringRecord| record.iter().map(|cell| turns_shown(cell).into_owned()).collect::<Vec<_>>();
    book.row(&cells(reader.headings())).map_err(Error::io(path))?;
    let mut row = Row::default();
    while reader.read(&mut row).map_err(|_| unreadable())? {
        let mut cells = cells(&row.cells);
        if is_of(cells.first().map(String::as_str), rows) {
            cells.iter_mut().skip(1).for_each(String::clear);
        }
        book.row(&cells).map_err(Error::io(path))?;
    }
    book.finish().map_err(Error::io(path))
}

fn is_of(cell: Option<&str>, rows: &BTreeSet<u64>) -> bool {
    cell.and_then(|cell| cell.trim().parse().ok()).is_some_and(|row: u64| rows.contains(&row))
}

/// Every record, those that `empties` names (by their place, the headings' being 0) with all cells behind the first `kept`
/// emptied, and as many of them at most as there are headings.
fn records(
    text: &[u8],
    delimiter: u8,
    empties: impl Fn(u64, &StringRecord) -> bool,
    kept: usize,
) -> Result<Vec<u8>, csv::Error> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text);
    let mut writer = csv::WriterBuilder::new().flexible(true).delimiter(delimiter).from_writer(Vec::new());
    let mut headings = 0;
    for (place, record) in (0..).zip(reader.records()) {
        let record = record?;
        if place == 0 {
            headings = record.len();
        }
        if empties(place, &record) {
            let cells = record.iter().take(headings).enumerate();
            writer.write_record(cells.map(|(at, cell)| if at < kept { cell } else { "" }))?;
        } else {
            writer.write_record(&record)?;
        }
    }
    writer.flush()?;
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

/// What went wrong while a table was emptied.
pub(crate) fn failure(path: &Path) -> impl Fn(csv::Error) -> Error + '_ {
    move |error| Error::io(path)(csv_failure(error))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{handed_back, list};

    fn text(emptied: Result<Vec<u8>, csv::Error>) -> String {
        String::from_utf8(emptied.expect("CSV")).expect("UTF-8")
    }

    #[test]
    fn a_row_of_the_list_keeps_its_place() {
        let before = "name,message\nAnna,\"a,\nb\"\nBjørn,x\n";
        assert_eq!(text(list(before.as_bytes(), &BTreeSet::from([0]))), "name,message\n,\nBjørn,x\n");
        assert_eq!(text(list(before.as_bytes(), &BTreeSet::from([1]))), "name,message\nAnna,\"a,\nb\"\n,\n");
        assert_eq!(text(list(b"name\nAnna\nBo\n", &BTreeSet::from([0]))), "name\n\"\"\nBo\n");
        let bad = list(b"name,city\nAnna,Oslo,\n,,broken\n", &BTreeSet::from([0, 1]));
        assert_eq!(text(bad), "name,city\n,\n,\n", "a bad row is a blank one");
        assert_eq!(text(list(before.as_bytes(), &BTreeSet::new())), before);
    }

    #[test]
    fn a_row_handed_back_keeps_its_number_alone() {
        let before = "\u{feff}mailbag_row;mailbag_code;name\n4;bad-date;Anna\n7;bad-date;Bo\n";
        let emptied = handed_back(before.as_bytes(), &BTreeSet::from([4])).expect("ours");
        assert_eq!(text(emptied), "\u{feff}mailbag_row;mailbag_code;name\n4;;\n7;bad-date;Bo\n");
        assert!(handed_back(b"name\nAnna\n", &BTreeSet::from([4])).is_none());
    }
}

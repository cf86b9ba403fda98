//! Mended rows for letters that were printed already: each found by its serial or its `id`, and made whole with what the
//! batch knows of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use crate::batch::Error;
use crate::batch::list::List;
use crate::batch::list_copy::csv_failure;
use crate::batch::stored::StoredBatch;
use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::letter::SignatureImage;
use crate::signers::csv::CsvReader;
use crate::signers::{Column, Row};

/// The heading under which the serials stand.
const SERIAL: &str = "serial";

/// A list of mended rows, to be built like any other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mended {
    /// The list as CSV, under the headings that the batch's options name.
    pub list: Vec<u8>,
    /// For each of its rows the serial.
    pub serials: Vec<u64>,
    /// Signature images: the name in the list, and the file to be copied there.
    pub images: BTreeMap<String, PathBuf>,
}

/// A letter of the batch with its row.
struct Known {
    serial: u64,
    cells: BTreeMap<Column, String>,
}

/// Reads a file of mended rows. What cannot be is an error in `findings`; then `None` comes back. A column that the file
/// has replaces the batch's, its empty cells too; what it does not have stays as it was.
pub fn read(batch: &StoredBatch, file: &Path, findings: &mut Findings) -> Result<Option<Mended>, Error> {
    let before = findings.error_count();
    let known = known(batch)?;
    let source = match File::open(file) {
        Ok(source) => BufReader::new(source),
        Err(error) => {
            let missing = error.kind() == std::io::ErrorKind::NotFound;
            let code = if missing { Code::MissingFile } else { Code::UnreadableFile };
            findings.push(Diagnostic::error(code).with("file", file.display()).with("reason", error));
            return Ok(None);
        }
    };
    let mut reader = match CsvReader::open(source, file) {
        Ok(reader) => reader,
        Err(finding) => {
            findings.push(finding);
            return Ok(None);
        }
    };
    let headings: Vec<String> = reader.headings().iter().map(comparable).collect();
    let columns = columns(batch, &headings);
    let serial_at = headings.iter().position(|heading| heading == SERIAL);
    if serial_at.is_none() && !columns.contains_key(&Column::Id) {
        findings.push(Diagnostic::error(Code::MendedRow).with("fault", "no-key").at(Place::file(file)));
        return Ok(None);
    }
    for (place, heading) in headings.iter().enumerate() {
        if Some(place) != serial_at && !columns.values().any(|known| *known == place) && !heading.is_empty() {
            findings.push(Diagnostic::note(Code::UnusedColumn).with("column", heading).at(Place::file(file)));
        }
    }
    let mut merger =
        Merger { batch, file, columns, known, images: BTreeMap::new(), serials: Vec::new(), rows: Vec::new() };
    let mut row = Row::default();
    loop {
        match reader.read(&mut row) {
            Ok(false) => break,
            Ok(true) => merger.row(&row, serial_at.and_then(|place| row.cells.get(place)), findings),
            Err(finding) => {
                let ends = finding.code == Code::UnreadableFile;
                findings.push(finding);
                if ends {
                    break;
                }
            }
        }
    }
    if merger.serials.iter().all(|serial| *serial == 0) && findings.error_count() == before {
        findings.push(Diagnostic::error(Code::EmptyList).at(Place::file(file)));
    }
    if findings.error_count() > before { Ok(None) } else { merger.finish().map(Some) }
}

fn comparable(heading: &str) -> String {
    heading.trim_matches(|character: char| character.is_whitespace() || character == '\u{feff}').to_lowercase()
}

/// Where the known columns stand: under the heading that the batch's list gave them, or under our own.
fn columns(batch: &StoredBatch, headings: &[String]) -> BTreeMap<Column, usize> {
    let find = |heading: &str| headings.iter().position(|known| *known == comparable(heading));
    let place = |column: Column| {
        let theirs = batch.options.columns.get(column.heading()).and_then(|heading| find(heading));
        theirs.or_else(|| find(column.heading()))
    };
    Column::ALL.into_iter().filter_map(|column| place(column).map(|place| (column, place))).collect()
}

/// The letters of the batch, each with its row as it stands in `inputs/`.
fn known(batch: &StoredBatch) -> Result<Vec<Known>, Error> {
    let Some(path) = batch.list() else { return Ok(Vec::new()) };
    let damaged = || Error::Damaged { path: path.clone() };
    let serials: BTreeMap<u64, u64> = batch.letters.iter().map(|letter| (letter.row, letter.serial)).collect();
    let list = List::file(path.clone());
    let mut open = list.open(&batch.options.columns, &[], &mut Findings::new()).ok_or_else(damaged)?;
    let mut known = Vec::new();
    let mut row = Row::default();
    for place in 0.. {
        match open.reader.read(&mut row) {
            Ok(false) => break,
            Ok(true) => {}
            Err(finding) if finding.code == Code::UnreadableFile => return Err(damaged()),
            Err(_) => continue,
        }
        if let Some(serial) = serials.get(&(batch.manifest.first_row + place)) {
            let cells = open.columns.present().map(|column| (column, open.columns.cell(&row, column).to_owned()));
            known.push(Known { serial: *serial, cells: cells.collect() });
        }
    }
    Ok(known)
}

struct Merger<'m> {
    batch: &'m StoredBatch,
    file: &'m Path,
    columns: BTreeMap<Column, usize>,
    known: Vec<Known>,
    images: BTreeMap<String, PathBuf>,
    serials: Vec<u64>,
    rows: Vec<BTreeMap<Column, String>>,
}

impl Merger<'_> {
    fn row(&mut self, row: &Row, serial: Option<&str>, findings: &mut Findings) {
        let place = Place::row(self.file, row.line, row.number);
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            self.serials.push(0);
            self.rows.push(BTreeMap::new());
            return;
        }
        let cell = |place: &usize| row.cells.get(*place).unwrap_or_default();
        let id = self.columns.get(&Column::Id).map(cell).unwrap_or_default().trim();
        let found = self.find(serial.unwrap_or_default().trim(), id);
        let number = match found {
            Ok(number) if self.serials.contains(&self.known[number].serial) => {
                let serial = self.known[number].serial;
                let finding = Diagnostic::error(Code::MendedRow).with("fault", "twice").with("serial", serial);
                findings.push(finding.at(place));
                return;
            }
            Ok(number) => number,
            Err(finding) => {
                findings.push(finding.at(place));
                return;
            }
        };
        let known = &self.known[number];
        let mut cells = known.cells.clone();
        let before = known.cells.get(&Column::Signature).cloned().unwrap_or_default();
        for (column, place) in &self.columns {
            cells.insert(*column, cell(place).to_owned());
        }
        let signature = cells.get(&Column::Signature).map(|name| name.trim().to_owned()).unwrap_or_default();
        if !signature.is_empty() {
            let is_kept = signature == before.trim();
            let folder = if is_kept { self.batch.path("inputs") } else { folder_of(self.file) };
            let usable = if is_kept {
                // An image that was never printed is not among the inputs; if it is asked for now, the survey misses it.
                SignatureImage::read(&folder, &signature).is_ok()
            } else {
                self.is_image(&folder, &signature, place, findings)
            };
            if usable {
                // Images of two folders may have the same name.
                let name = if is_kept { signature.clone() } else { format!("mended/{signature}") };
                self.images.insert(name.clone(), folder.join(&signature));
                cells.insert(Column::Signature, name);
            }
        }
        self.serials.push(known.serial);
        self.rows.push(cells);
    }

    fn is_image(&self, folder: &Path, name: &str, place: Place, findings: &mut Findings) -> bool {
        let heading = self.heading(Column::Signature);
        let read = SignatureImage::read(folder, name);
        read.map_err(|finding| findings.push(finding.at(place.under(heading)))).is_ok()
    }

    /// The letter that a row mends, by its place among those known.
    #[expect(clippy::result_large_err, reason = "a Diagnostic is made once a bad row, never on the way of a good one")]
    fn find(&self, serial: &str, id: &str) -> Result<usize, Diagnostic> {
        let finding = |fault: &str| Diagnostic::error(Code::MendedRow).with("fault", fault);
        let id_of = |known: &Known| known.cells.get(&Column::Id).map(|id| id.trim().to_owned()).unwrap_or_default();
        if !serial.is_empty() {
            let number = serial.parse::<u64>().ok();
            let found = self.known.iter().position(|known| Some(known.serial) == number);
            let Some(found) = found else {
                return Err(finding("unknown-serial").with("serial", serial));
            };
            let expected = id_of(&self.known[found]);
            if !id.is_empty() && !expected.is_empty() && id != expected {
                let finding = finding("other-id").with("serial", serial).with("found", id);
                return Err(finding.with("expected", expected));
            }
            return Ok(found);
        }
        if id.is_empty() {
            return Err(finding("no-key-in-row"));
        }
        let mut found = self.known.iter().enumerate().filter(|(_, known)| id_of(known) == id);
        match (found.next(), found.next()) {
            (Some((found, _)), None) => Ok(found),
            (None, _) => Err(finding("unknown-id").with("id", id)),
            (Some(_), Some(_)) => Err(finding("ambiguous-id").with("id", id)),
        }
    }

    fn heading(&self, column: Column) -> String {
        self.batch.options.columns.get(column.heading()).map_or(column.heading(), String::as_str).to_owned()
    }

    fn finish(self) -> Result<Mended, Error> {
        let columns: BTreeSet<Column> = self.rows.iter().flat_map(|row| row.keys().copied()).collect();
        let io = |error| Error::Io { path: self.file.to_owned(), source: csv_failure(error) };
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(columns.iter().map(|column| self.heading(*column))).map_err(io)?;
        for row in &self.rows {
            let cells = columns.iter().map(|column| row.get(column).map(String::as_str).unwrap_or_default());
            writer.write_record(cells).map_err(io)?;
        }
        let list = writer.into_inner().map_err(|error| Error::Internal { what: error.to_string() })?;
        Ok(Mended { list, serials: self.serials, images: self.images })
    }
}

fn folder_of(file: &Path) -> PathBuf {
    match file.parent() {
        Some(parent) if parent != Path::new("") => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

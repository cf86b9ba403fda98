//! Mended rows for letters that were printed already: each found by its serial or its `id`, and made whole with what the
//! batch knows of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::batch::hash::{entry_of, unhex};
use crate::batch::list::List;
use crate::batch::list_copy::{csv_failure, stored_image};
use crate::batch::stored::StoredBatch;
use crate::batch::{Error, folder, ranges};
use crate::campaign::naming::unknown;
use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::letter::SignatureImage;
use crate::signers::{Column, ColumnMap, Row, name_parts};

/// The heading under which the serials stand.
const SERIAL: &str = "serial";

/// The columns that say a name in parts, and the one that says it whole.
const PARTS: [Column; 2] = [Column::GivenName, Column::FamilyName];

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

/// A column of a row: one of ours, or one that the letter prints under the list's own heading.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Ours(Column),
    Extra(String),
}

type Cells = BTreeMap<Key, String>;

/// The part of a name that stands in the cell of the whole name.
fn part_in_name(cells: &Cells) -> Option<Column> {
    let cell = |column| cells.get(&Key::Ours(column)).map_or("", |cell| cell.trim());
    let name = cell(Column::Name);
    let [whole, given, family] = name_parts(name, cell(Column::GivenName), cell(Column::FamilyName));
    match (name.is_empty(), whole.is_empty()) {
        (false, true) if given == name => Some(Column::GivenName),
        (false, true) if family == name => Some(Column::FamilyName),
        _ => None,
    }
}

/// What the batch knows.
#[derive(Default)]
struct Before {
    /// The signers of its letters, in the order of the list.
    people: Vec<Known>,
    /// The headings of its list.
    headings: Vec<String>,
}

/// A signer of the batch: the serial of the letter, and the row.
struct Known {
    serial: u64,
    cells: Cells,
}

impl Known {
    fn id(&self) -> &str {
        self.cells.get(&Key::Ours(Column::Id)).map(|id| id.trim()).unwrap_or_default()
    }
}

/// Reads a file of mended rows. What cannot be is an error in `findings`; then `None` comes back: a heading under which nothing would be
/// mended, and rows none of which says anything new, are among it. A column that the file has replaces the batch's, its empty cells too;
/// what it does not have stays as it was. Who shares the letter of a mended row is in the list too, as before.
pub fn read(batch: &StoredBatch, file: &Path, findings: &mut Findings) -> Result<Option<Mended>, Error> {
    let before = findings.error_count();
    let Before { people: known, headings: of_batch } = known(batch)?;
    let Some(mut reader) = List::file(file).open_rows(findings) else { return Ok(None) };
    let headings = reader.headings().clone();
    let serial_at = headings.iter().position(|heading| comparable(heading) == SERIAL);
    let mut found = Findings::new();
    // A mended list need not name anybody.
    let (columns, _) = reader.look_for_columns(file, &mapping(batch, &headings), &[], &mut found);
    found.retain(|finding| !matches!(finding.code, Code::MissingColumn | Code::UnusedColumn));
    findings.extend(found);
    if serial_at.is_none() && columns.position(Column::Id).is_none() {
        findings.push(Diagnostic::error(Code::MendedRow).with("fault", "no-key").at(Place::file(file)));
    }
    if findings.error_count() > before {
        return Ok(None);
    }
    let printed: BTreeSet<&String> = known.iter().flat_map(|known| known.cells.keys()).filter_map(Key::extra).collect();
    let (mut extra, mut printed_places) = (Vec::new(), Vec::new());
    for (heading, place) in columns.extra() {
        match printed.iter().find(|known| comparable(known) == comparable(heading)) {
            Some(known) => {
                extra.push(((*known).clone(), usize::from(place)));
                printed_places.push(place);
            }
            None if Some(usize::from(place)) == serial_at => {}
            None => {
                let names = of_batch.iter().map(String::as_str).chain([SERIAL]);
                let finding = unknown(Code::MendedRow, "heading", heading, names).with("fault", "unknown-heading");
                findings.push(finding.at(Place::file(file)));
            }
        }
    }
    reader.print(printed_places.into_iter());
    // Of a column that is refused a row may say something new.
    let is_whole = findings.error_count() == before;
    let mut merger = Merger {
        batch,
        file,
        columns,
        extra,
        known,
        images: BTreeMap::new(),
        serials: Vec::new(),
        rows: Vec::new(),
        mended: BTreeSet::new(),
        is_whole,
        changes: false,
    };
    let mut row = Row::default();
    loop {
        match reader.read(&mut row) {
            Ok(false) => break,
            Ok(true) => merger.row(&row, serial_at.and_then(|place| row.cells.get(place)), findings)?,
            Err(finding) => {
                let ends = finding.code == Code::UnreadableFile;
                findings.push(finding);
                if ends {
                    break;
                }
            }
        }
    }
    if findings.error_count() == before {
        if merger.mended.is_empty() {
            findings.push(Diagnostic::error(Code::EmptyList).at(Place::file(file)));
        } else if !merger.changes {
            findings.push(Diagnostic::error(Code::MendedRow).with("fault", "nothing").at(Place::file(file)));
        }
    }
    if findings.error_count() > before { Ok(None) } else { merger.finish().map(Some) }
}

impl Key {
    fn extra(&self) -> Option<&String> {
        if let Self::Extra(heading) = self { Some(heading) } else { None }
    }
}

/// What the cells say: a blank one says as little as none.
fn says(cells: &Cells) -> impl Iterator<Item = (&Key, &str)> {
    cells.iter().map(|(key, text)| (key, text.trim())).filter(|(_, text)| !text.is_empty())
}

fn comparable(heading: &str) -> String {
    heading.trim_matches(|character: char| character.is_whitespace() || character == '\u{feff}').to_lowercase()
}

/// The headings that the batch's list gave its columns, as far as the file has them.
fn mapping(batch: &StoredBatch, headings: &csv::StringRecord) -> BTreeMap<String, String> {
    let has = |heading: &str| headings.iter().any(|known| comparable(known) == comparable(heading));
    let mut mapping = BTreeMap::new();
    for (column, theirs) in &batch.options.columns {
        let there: Vec<&str> = theirs.lines().filter(|heading| has(heading)).collect();
        if !there.is_empty() {
            mapping.insert(column.clone(), there.join("\n"));
        }
    }
    mapping
}

/// The signers of the batch's letters, each with the row as it stands in `inputs/`, and the headings there.
fn known(batch: &StoredBatch) -> Result<Before, Error> {
    let Some(mut list) = batch.kept_list()? else { return Ok(Before::default()) };
    let serials: BTreeMap<u64, u64> =
        batch.letters.iter().flat_map(|letter| batch.rows_of(letter).map(|row| (row, letter.serial))).collect();
    let columns = list.columns.clone();
    let ours = columns.present().filter_map(|column| columns.heading(column));
    let headings = ours.chain(columns.extra().map(|(heading, _)| heading)).map(str::to_owned).collect();
    let mut people = Vec::new();
    let mut row = Row::default();
    while let Some(number) = list.read(&mut row)? {
        if let Some(serial) = serials.get(&number) {
            let ours = columns.present().map(|column| (Key::Ours(column), columns.cell(&row, column).to_owned()));
            let extra = columns.extra().map(|(heading, place)| {
                (Key::Extra(heading.to_owned()), ColumnMap::extra_cell(&row, place).to_owned())
            });
            people.push(Known { serial: *serial, cells: ours.chain(extra).collect() });
        }
    }
    Ok(Before { people, headings })
}

struct Merger<'m> {
    batch: &'m StoredBatch,
    file: &'m Path,
    columns: ColumnMap,
    /// Columns that are none of ours and that the letter prints: heading in the batch, place in the file.
    extra: Vec<(String, usize)>,
    known: Vec<Known>,
    images: BTreeMap<String, PathBuf>,
    serials: Vec<u64>,
    rows: Vec<Cells>,
    /// Who was mended, by their place among those known.
    mended: BTreeSet<usize>,
    /// Whether every column of the file is understood.
    is_whole: bool,
    /// Whether any row says something new.
    changes: bool,
}

impl Merger<'_> {
    fn row(&mut self, row: &Row, serial: Option<&str>, findings: &mut Findings) -> Result<(), Error> {
        let place = Place::row(self.file, row.line, row.number);
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            // Rows keep their numbers, by which somebody finds what is wrong with them.
            self.serials.push(0);
            self.rows.push(Cells::new());
            return Ok(());
        }
        let id = self.columns.cell(row, Column::Id).trim();
        let number = match self.find(serial.unwrap_or_default().trim(), id) {
            Ok(number) if self.mended.insert(number) => number,
            Ok(number) => {
                let serial = self.known[number].serial;
                let finding = Diagnostic::error(Code::MendedRow).with("fault", "twice").with("serial", serial);
                findings.push(finding.at(place));
                return Ok(());
            }
            Err(finding) => {
                findings.push(finding.at(place));
                return Ok(());
            }
        };
        let Known { serial, cells: before } = &self.known[number];
        let (serial, mut cells) = (*serial, before.clone());
        for column in self.columns.present() {
            // A name is said whole or in parts, not both.
            if column == Column::Name {
                cells.retain(|key, _| !PARTS.iter().any(|part| *key == Key::Ours(*part)));
            } else if PARTS.contains(&column) && part_in_name(before).is_none_or(|part| part == column) {
                cells.remove(&Key::Ours(Column::Name));
            }
            cells.insert(Key::Ours(column), self.columns.cell(row, column).to_owned());
        }
        for (heading, place) in &self.extra {
            cells.insert(Key::Extra(heading.clone()), row.cells.get(*place).unwrap_or_default().to_owned());
        }
        let signature = Key::Ours(Column::Signature);
        let image = |cells: &Cells| cells.get(&signature).map(|name| name.trim().to_owned()).unwrap_or_default();
        let name = image(&cells);
        let folder = folder::holding(self.file);
        // An image beside the file is a new one, whatever it is called; a name that was taken over from the batch may stand alone.
        let is_beside = || self.columns.position(Column::Signature).is_some() && folder.join(&name).is_file();
        if name == image(before) && (name.is_empty() || !is_beside()) {
            self.keep_image(&name);
        } else if !name.is_empty() && !name.starts_with('[') {
            let heading = self.heading(Column::Signature);
            match SignatureImage::read(folder, &name, false) {
                Ok(_) => {
                    // Images of two folders may have the same name, so each is called by its content, as in a batch.
                    let path = folder.join(&name);
                    let hash = unhex(&entry_of(&path).map_err(Error::io(&path))?.sha256).unwrap_or_default();
                    let stored = stored_image(&name, &hash);
                    self.images.insert(stored.clone(), path);
                    cells.insert(signature, stored);
                }
                Err(finding) => findings.push(finding.at(place.under(heading))),
            }
        }
        if !says(&cells).eq(says(&self.known[number].cells)) {
            self.changes = true;
        } else if self.is_whole {
            let finding = Diagnostic::warning(Code::MendedRow).with("fault", "same").with("serial", serial);
            findings.push(finding.at(Place::row(self.file, row.line, row.number)));
        }
        self.serials.push(serial);
        self.rows.push(cells);
        Ok(())
    }

    /// Takes an image of the batch along. One that was never printed is not among its inputs; if it is asked for now, the
    /// survey misses it.
    fn keep_image(&mut self, name: &str) {
        let path = self.batch.path("inputs").join(name);
        if self.batch.manifest.files.contains_key(&format!("inputs/{name}")) {
            self.images.insert(name.to_owned(), path);
        }
    }

    /// The signer whom a row mends, by the place among those known.
    #[expect(clippy::result_large_err, reason = "a Diagnostic is made once a bad row, never on the way of a good one")]
    fn find(&self, serial: &str, id: &str) -> Result<usize, Diagnostic> {
        let finding = |fault: &str| Diagnostic::error(Code::MendedRow).with("fault", fault);
        let number = ranges::serial(serial);
        let of_serial = |known: &Known| serial.is_empty() || Some(known.serial) == number;
        if serial.is_empty() && id.is_empty() {
            return Err(finding("no-key-in-row"));
        }
        let candidates: Vec<usize> = (0..self.known.len()).filter(|place| of_serial(&self.known[*place])).collect();
        let Some(first) = candidates.first().filter(|_| !serial.is_empty()) else {
            if !serial.is_empty() {
                return Err(finding("unknown-serial").with("serial", serial));
            }
            return self.one_of(&candidates, id, "unknown-id", "ambiguous-id");
        };
        if id.is_empty() || (candidates.len() == 1 && self.known[*first].id().is_empty()) {
            return match candidates[..] {
                [one] => Ok(one),
                _ => Err(finding("several-people").with("serial", serial)),
            };
        }
        let expected = self.known[*first].id();
        self.one_of(&candidates, id, "other-id", "ambiguous-id")
            .map_err(|finding| finding.with("serial", serial).with("found", id).with("expected", expected))
    }

    /// The one with this `id`.
    #[expect(clippy::result_large_err, reason = "as for `find`")]
    fn one_of(&self, places: &[usize], id: &str, none: &str, several: &str) -> Result<usize, Diagnostic> {
        let finding = |fault: &str| Diagnostic::error(Code::MendedRow).with("fault", fault).with("id", id);
        let mut found = places.iter().filter(|place| self.known[**place].id() == id);
        match (found.next(), found.next()) {
            (Some(found), None) => Ok(*found),
            (None, _) => Err(finding(none)),
            (Some(_), Some(_)) => Err(finding(several)),
        }
    }

    fn heading(&self, column: Column) -> String {
        let mapped = &self.batch.options.columns;
        let of_column = mapped.iter().find(|(ours, _)| Column::from_mapping(ours) == Some(column));
        of_column.and_then(|(_, headings)| headings.lines().next()).unwrap_or(column.heading()).to_owned()
    }

    fn finish(mut self) -> Result<Mended, Error> {
        let serials: BTreeSet<u64> = self.serials.iter().copied().collect();
        for place in 0..self.known.len() {
            let Known { serial, cells } = &self.known[place];
            if serials.contains(serial) && !self.mended.contains(&place) {
                let name = cells.get(&Key::Ours(Column::Signature)).cloned().unwrap_or_default();
                self.serials.push(*serial);
                self.rows.push(cells.clone());
                self.keep_image(name.trim());
            }
        }
        let keys: BTreeSet<&Key> = self.rows.iter().flat_map(Cells::keys).collect();
        let io = |error| Error::Io { path: self.file.to_owned(), source: csv_failure(error) };
        let mut writer = csv::Writer::from_writer(Vec::new());
        let heading = |key: &Key| match key {
            Key::Ours(column) => self.heading(*column),
            Key::Extra(heading) => heading.clone(),
        };
        writer.write_record(keys.iter().map(|key| heading(key))).map_err(io)?;
        for row in &self.rows {
            let cells = keys.iter().map(|key| row.get(*key).map(String::as_str).unwrap_or_default());
            writer.write_record(cells).map_err(io)?;
        }
        let list = writer.into_inner().map_err(|error| Error::Internal { what: error.to_string() })?;
        Ok(Mended { list, serials: self.serials, images: self.images })
    }
}

//! Rows handed back to the person who keeps the list: rejected ones with their reasons, duplicates with the row that was
//! kept. In the form in which the list came: XLSX for a spreadsheet, else CSV with the list's own delimiter, defused, and
//! with a BOM, so that a spreadsheet reads it as UTF-8. What turns the direction of writing is written out in both. What made a row bad
//! as struck through is so in the file too: whoever hands it in again without a look at that row does not print it.

use std::io::Write;

use csv::StringRecord;

use crate::batch::Error;
use crate::batch::list_copy::csv_failure;
use crate::batch::staging::{StagedFile, Staging};
use crate::batch::workbook::Workbook;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::signers::defused::{OWN_HEADINGS, defused, turns_shown};
use crate::signers::{Format, Row};

/// The names of the files, without their endings.
const REJECTED: &str = "rejected";
const DUPLICATES: &str = "duplicates";

/// A file in the making.
pub(crate) struct Handback<'s> {
    name: String,
    table: Table<'s>,
}

enum Table<'s> {
    Csv(Box<csv::Writer<StagedFile<'s>>>),
    Xlsx(Box<Workbook<StagedFile<'s>>>),
}

impl<'s> Handback<'s> {
    /// Begins the file of bad rows.
    pub(crate) fn rejected(staging: &'s Staging, format: Format, headings: &StringRecord) -> Result<Self, Error> {
        Self::begin(staging, REJECTED, format, &OWN_HEADINGS[..3], headings)
    }

    /// Begins the file of duplicates.
    pub(crate) fn duplicates(staging: &'s Staging, format: Format, headings: &StringRecord) -> Result<Self, Error> {
        Self::begin(staging, DUPLICATES, format, &[OWN_HEADINGS[0], OWN_HEADINGS[3]], headings)
    }

    fn begin(
        staging: &'s Staging,
        name: &str,
        format: Format,
        own: &[&str],
        headings: &StringRecord,
    ) -> Result<Self, Error> {
        let name = format!("{name}.{}", if matches!(format, Format::Sheet(_)) { "xlsx" } else { "csv" });
        let mut file = staging.create(&name)?;
        let table = if matches!(format, Format::Sheet(_)) {
            Table::Xlsx(Box::new(Workbook::begin(file).map_err(Error::io(&name))?))
        } else {
            file.write_all("\u{feff}".as_bytes()).map_err(Error::io(&name))?;
            let delimiter = match format {
                Format::Text { delimiter, .. } => u8::try_from(delimiter).unwrap_or(b','),
                _ => b',',
            };
            let writer = csv::WriterBuilder::new().flexible(true).delimiter(delimiter).from_writer(file);
            Table::Csv(Box::new(writer))
        };
        let mut handback = Self { name, table };
        // The columns of ours that a mended file brings along are written anew.
        let theirs = headings.iter().enumerate().filter(|(_, heading)| !OWN_HEADINGS.contains(heading));
        let names = own.iter().copied().map(String::from).chain(theirs.map(|(_, heading)| heading.to_owned()));
        handback.write(&names.collect::<Vec<_>>(), None)?;
        Ok(handback)
    }

    /// Adds a bad row with all its reasons.
    pub(crate) fn reject(
        &mut self,
        row: &Row,
        headings: &StringRecord,
        reasons: &[Diagnostic],
        explain: &dyn Fn(&Diagnostic) -> String,
    ) -> Result<(), Error> {
        let errors = || reasons.iter().filter(|reason| reason.severity == Severity::Error);
        let codes: Vec<&str> = errors().map(|reason| reason.code.as_str()).collect();
        let words: Vec<String> = errors().map(explain).collect();
        let struck = reasons.iter().find(|reason| reason.code == Code::StruckThrough);
        let heading = struck.and_then(|reason| reason.place.as_ref()?.heading.as_deref());
        let struck = headings.iter().position(|known| Some(known) == heading);
        self.row(&[row.number.to_string(), codes.join("; "), words.join("; ")], row, headings, struck)
    }

    /// Adds a row that repeats another: `kept` is that one's number, or the batch in which it was printed.
    pub(crate) fn duplicate(&mut self, row: &Row, headings: &StringRecord, kept: &str) -> Result<(), Error> {
        self.row(&[row.number.to_string(), kept.to_owned()], row, headings, None)
    }

    fn row(&mut self, own: &[String], row: &Row, headings: &StringRecord, struck: Option<usize>) -> Result<(), Error> {
        let is_theirs = |at: &usize| headings.get(*at).is_none_or(|heading| !OWN_HEADINGS.contains(&heading));
        let theirs = row.cells.iter().enumerate().filter(|(at, _)| is_theirs(at)).map(|(_, cell)| cell.to_owned());
        let struck = struck.filter(is_theirs).map(|place| own.len() + (0..place).filter(is_theirs).count());
        self.write(&own.iter().cloned().chain(theirs).collect::<Vec<_>>(), struck)
    }

    fn write(&mut self, cells: &[String], struck: Option<usize>) -> Result<(), Error> {
        let failed = Error::io(&self.name);
        match &mut self.table {
            Table::Csv(writer) => {
                writer.write_record(cells.iter().map(|cell| defused(cell).into_owned())).map_err(csv_failure)
            }
            Table::Xlsx(workbook) => {
                workbook.row_with_struck(&cells.iter().map(|cell| turns_shown(cell)).collect::<Vec<_>>(), struck)
            }
        }
        .map_err(failed)
    }

    pub(crate) fn finish(self) -> Result<(), Error> {
        let Self { name, table } = self;
        let file = match table {
            Table::Csv(writer) => writer.into_inner().map_err(|error| std::io::Error::other(error.to_string())),
            Table::Xlsx(workbook) => workbook.finish(),
        };
        file.map_err(Error::io(&name))?.finish().map(|_| ())
    }
}

//! `rejected.csv`: the bad rows with the reasons, for the person who mends the list.

use std::io::Write;

use csv::StringRecord;

use crate::batch::Error;
use crate::batch::list_copy::csv_failure;
use crate::batch::staging::{StagedFile, Staging};
use crate::diagnostic::{Diagnostic, Severity};
use crate::signers::Row;

/// Name of the file.
pub(crate) const NAME: &str = "rejected.csv";

/// The file in the making. It begins with a BOM, so that a spreadsheet reads it as UTF-8.
pub(crate) struct RejectedFile<'s> {
    writer: csv::Writer<StagedFile<'s>>,
}

impl<'s> RejectedFile<'s> {
    pub(crate) fn begin(staging: &'s Staging, headings: &StringRecord) -> Result<Self, Error> {
        let mut file = staging.create(NAME)?;
        file.write_all("\u{feff}".as_bytes()).map_err(Error::io(NAME))?;
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(file);
        let names = ["mailbag_row", "mailbag_code", "mailbag_reason"].into_iter();
        writer.write_record(names.chain(headings.iter())).map_err(failed)?;
        Ok(Self { writer })
    }

    /// Adds a row with all its reasons.
    pub(crate) fn row(
        &mut self,
        row: &Row,
        reasons: &[Diagnostic],
        explain: &dyn Fn(&Diagnostic) -> String,
    ) -> Result<(), Error> {
        let errors = || reasons.iter().filter(|reason| reason.severity == Severity::Error);
        let codes: Vec<&str> = errors().map(|reason| reason.code.as_str()).collect();
        let words: Vec<String> = errors().map(explain).collect();
        let own = [row.number.to_string(), codes.join("; "), words.join("; ")];
        let cells = row.cells.iter().map(defused);
        self.writer.write_record(own.into_iter().chain(cells)).map_err(failed)
    }

    pub(crate) fn finish(self) -> Result<(), Error> {
        let file = self
            .writer
            .into_inner()
            .map_err(|error| Error::Io { path: NAME.into(), source: std::io::Error::other(error.to_string()) })?;
        file.finish().map(|_| ())
    }
}

/// A cell that no spreadsheet takes for a formula.
fn defused(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

fn failed(error: csv::Error) -> Error {
    Error::Io { path: NAME.into(), source: csv_failure(error) }
}

#[cfg(test)]
mod tests {
    use super::defused;

    #[test]
    fn formulas_are_defused() {
        for (cell, expected) in [("=cmd()", "'=cmd()"), ("@x", "'@x"), ("Anna", "Anna"), ("", "")] {
            assert_eq!(defused(cell), expected);
        }
    }
}

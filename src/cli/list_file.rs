//! A list opened by itself, without a letter.

use std::collections::BTreeMap;

use crate::batch::List;
use crate::batch::list::ListRows;
use crate::cli::args::ListFileArguments;
use crate::cli::report::Report;
use crate::cli::{Ending, STOP, job, spool};
use crate::diagnostic::{Code, Diagnostic, Findings, Severity};
use crate::signers::ColumnMap;

/// A list that has been opened, with what is understood of its headings.
pub(crate) struct ListFile {
    pub(crate) list: List,
    pub(crate) reader: ListRows,
    pub(crate) columns: ColumnMap,
    /// Whether a letter could be made of it.
    pub(crate) usable: bool,
}

/// Opens the list that was typed, and says what is wrong with its headings.
pub(crate) fn open(typed: &ListFileArguments, report: &mut Report) -> Result<ListFile, Ending> {
    let mut findings = Findings::new();
    let spool = spool::of(Some(&typed.list), report, &STOP)?;
    let mapping = job::columns(&typed.reading.column, BTreeMap::new(), &mut findings);
    let reading = job::reading(typed.reading.encoding.as_deref(), typed.reading.sheet.as_deref(), &mut findings);
    if typed.list.is_dir() {
        let finding = Diagnostic::error(Code::UnreadableFile).with("file", typed.list.display());
        findings.push(finding.with("reason", "a folder"));
    }
    let (Some(mapping), Some(reading), false) = (mapping, reading, findings.has_errors()) else {
        report.findings(&findings);
        return Err(Ending::Refused);
    };
    let list = List { spool, reading, ..List::file(&typed.list) };
    let opened = list.open_rows(&mut findings);
    let Some(mut reader) = opened else {
        report.findings(&findings);
        return Err(Ending::Refused);
    };
    let (columns, usable) = reader.look_for_columns(&list.name, &mapping, &[], &mut findings);
    // What is kept for placeholders is shown by itself. But who may have refused under it is printed.
    findings.retain(|finding| finding.code != Code::UnusedColumn || finding.severity == Severity::Warning);
    report.findings(&findings);
    Ok(ListFile { list, reader, columns, usable })
}

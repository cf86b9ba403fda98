//! `mailbag columns`: shows what is understood of a list's headings, with three rows.

use crate::cli::Ending;
use crate::cli::args::ListFileArguments;
use crate::cli::list_file::{self, ListFile};
use crate::cli::report::Report;
use crate::cli::width;
use crate::cli::words::{self, shown};
use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::signers::{Checker, Column, Format, Row, Rules};

/// Rows shown.
const SAMPLES: usize = 3;

/// Columns that a cell and a heading take (tuned: three cells and two headings to a line of a terminal).
const CELL: usize = 24;
const HEADING: usize = 28;

pub(crate) fn run(arguments: &ListFileArguments, report: &mut Report) -> Result<(), Ending> {
    let mut file = list_file::open(arguments, report)?;
    let mut rows: Vec<Row> = Vec::new();
    let mut findings = Findings::new();
    while rows.len() < SAMPLES {
        let mut row = Row::default();
        match file.reader.read(&mut row) {
            Ok(false) => break,
            Ok(true) if row.cells.iter().all(|cell| cell.trim().is_empty()) => {}
            Ok(true) => rows.push(row),
            Err(finding) => {
                let ends = finding.code == Code::UnreadableFile;
                findings.push(finding);
                if ends {
                    break;
                }
            }
        }
    }
    if let Format::Text { encoding, .. } = file.reader.format()
        && !encoding.certain
    {
        let checker = Checker::new(&file.list.name, &file.columns, Rules::default());
        let names = rows.iter().map(|row| checker.identity(row).whole_name()).filter(|name| !name.is_empty());
        let names: Vec<String> = names.collect();
        let finding = Diagnostic::warning(Code::EncodingGuessed).at(Place::file(&file.list.name));
        findings.push(finding.with("encoding", encoding.name()).with("names", names.join(", ")));
    }
    report.findings(&findings);
    let meanings: Vec<(usize, String, Option<String>)> = file
        .reader
        .headings()
        .iter()
        .enumerate()
        .filter(|(position, heading)| is_column(heading, &rows, *position))
        .map(|(position, heading)| (position, heading.trim().to_owned(), meaning(&file, position)))
        .collect();
    if arguments.json {
        let columns: Vec<_> = meanings
            .iter()
            .map(|(position, heading, meaning)| {
                let samples: Vec<&str> = rows.iter().map(|row| row.cells.get(*position).unwrap_or("")).collect();
                serde_json::json!({ "heading": heading, "column": meaning, "samples": samples })
            })
            .collect();
        let (format, encoding, delimiter) = words::format_parts(file.reader.format());
        let data = serde_json::json!({
            "format": format, "encoding": encoding, "delimiter": delimiter, "columns": columns,
        });
        report.data(&data.to_string())?;
    } else {
        report.data(&words::columns_of(&file.list.name, file.reader.format()))?;
        for (position, heading, meaning) in &meanings {
            let samples: Vec<String> =
                rows.iter().map(|row| cut(row.cells.get(*position).unwrap_or(""), CELL)).collect();
            let kept =
                || if heading.is_empty() { words::no_heading() } else { format!("{{{{signer.extra.{heading}}}}}") };
            let meaning = meaning.clone().unwrap_or_else(kept);
            let line = format!(
                "{} {} {}",
                width::left(&cut(heading, HEADING), HEADING),
                width::left(&cut(&meaning, HEADING), HEADING),
                samples.join(" | ")
            );
            report.data(line.trim_end())?;
        }
    }
    if file.usable { Ok(()) } else { Err(Ending::Refused) }
}

/// Whether anything stands in a column: spreadsheets hand on empty ones at the right.
fn is_column(heading: &str, rows: &[Row], position: usize) -> bool {
    !heading.trim().is_empty() || rows.iter().any(|row| !row.cells.get(position).unwrap_or_default().trim().is_empty())
}

/// What a column is understood as, `None` for one that is kept for placeholders.
fn meaning(file: &ListFile, position: usize) -> Option<String> {
    let known = Column::ALL.into_iter().find(|column| file.columns.position(*column) == Some(position));
    known.map(|column| column.heading().to_owned())
}

/// The beginning of a text, made harmless.
fn cut(text: &str, most: usize) -> String {
    let text = text.trim();
    match width::beginning(text, most) {
        Some(beginning) => shown(beginning) + "…",
        None => shown(text),
    }
}

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

/// Columns that a cell and a heading take at most, and at least (tuned: of a long name enough to know it by).
const CELL: usize = 24;
const HEADING: usize = 28;
const LEAST: usize = 4;
/// Between two cells.
const BAR: &str = " | ";

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
        let kept = |heading: &str| {
            if heading.is_empty() { words::no_heading() } else { format!("{{{{signer.extra.{heading}}}}}") }
        };
        let numbers = rows.iter().map(|row| words::row_of_list(row.number));
        let mut table: Vec<Vec<String>> = vec![words::column_headings().into_iter().chain(numbers).collect()];
        for (position, heading, meaning) in &meanings {
            let samples = rows.iter().map(|row| row.cells.get(*position).unwrap_or("").to_owned());
            let meaning = meaning.clone().unwrap_or_else(|| kept(heading));
            table.push([heading.clone(), meaning].into_iter().chain(samples).collect());
        }
        for line in lines(&table, widths(width::of_output(), rows.len())) {
            report.data(&line)?;
        }
    }
    if file.usable { Ok(()) } else { Err(Ending::Refused) }
}

/// Rows of two headings and cells, cut where they are too long and below one another.
fn lines(table: &[Vec<String>], (heading_width, cell_width): (usize, usize)) -> Vec<String> {
    let most = |column: usize| if column < 2 { heading_width } else { cell_width };
    let cut: Vec<Vec<String>> = table
        .iter()
        .map(|row| row.iter().enumerate().map(|(column, cell)| cut(cell, most(column))).collect())
        .collect();
    let widest = |column: usize| cut.iter().filter_map(|row| row.get(column)).map(|cell| width::width(cell)).max();
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = (0..)
            .zip(row)
            .map(|(column, cell)| {
                width::left(cell, if column < 2 { heading_width } else { widest(column).unwrap_or(0) })
            })
            .collect();
        let (headings, cells) = cells.split_at(cells.len().min(2));
        format!("{} {}", headings.join(" "), cells.join(BAR)).trim_end().to_owned()
    };
    cut.iter().map(line).collect()
}

/// Columns for a heading, of which a line has two, and for a cell.
fn widths(terminal: Option<usize>, cells: usize) -> (usize, usize) {
    let Some(all) = terminal else { return (HEADING, CELL) };
    let heading = (all / 4).clamp(LEAST, HEADING);
    let bars = BAR.len() * cells.saturating_sub(1);
    let rest = all.saturating_sub(2 * (heading + 1) + bars);
    (heading, (rest / cells.max(1)).max(LEAST))
}

/// Whether anything stands in a column: spreadsheets hand on empty ones at the right.
fn is_column(heading: &str, rows: &[Row], position: usize) -> bool {
    !heading.trim().is_empty() || rows.iter().any(|row| !row.cells.get(position).unwrap_or_default().trim().is_empty())
}

/// What a column is understood as, `None` for one that is kept for placeholders.
fn meaning(file: &ListFile, position: usize) -> Option<String> {
    let known = Column::ALL.into_iter().find(|column| file.columns.position(*column) == Some(position));
    known.or_else(|| file.columns.decides(position)).map(|column| column.heading().to_owned())
}

/// The beginning of a text, made harmless, with the mark of the cut in the same columns.
fn cut(text: &str, most: usize) -> String {
    let text = shown(text.trim());
    match width::beginning(&text, most) {
        Some(_) => width::beginning(&text, most - 1).unwrap_or(&text).to_owned() + "…",
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{cut, lines, widths};
    use crate::cli::width::width;

    #[test]
    fn what_is_cut_takes_no_more_than_it_may() {
        for (text, most, expected) in [
            ("Commune", 7, "Commune"),
            ("Communes", 7, "Commun…"),
            ("王小明", 5, "王小…"),
            ("王小明", 4, "王…"),
            ("a\u{202e}bcdefghij", 8, "a\\u{202…"),
        ] {
            assert_eq!(cut(text, most), expected);
            assert!(width(&cut(text, most)) <= most, "{text}");
        }
    }

    #[test]
    fn cells_stand_below_one_another() {
        let table = [["Heading", "As", "Row 2", "Row 3"], ["名", "given_name", "王小明", ""], ["a", "b", "", "x"]];
        let table = table.map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(
            lines(&table, (7, 6)),
            ["Heading As      Row 2  | Row 3", "名      given_… 王小明 |", "a       b              | x"]
        );
    }

    #[test]
    fn a_line_is_as_wide_as_the_terminal() {
        assert_eq!(widths(None, 3), (28, 24));
        for all in [48, 80, 132, 240] {
            let (heading, cell) = widths(Some(all), 3);
            assert!(2 * (heading + 1) + 3 * cell + 6 <= all, "{all}: {heading}, {cell}");
        }
        assert_eq!(widths(Some(10), 3), (4, 4));
    }
}

//! Rows of a spreadsheet on their way from the thread that reads it.

use std::sync::mpsc::SyncSender;

/// Rows handed on at once (tuned).
const BATCH: usize = 256;

/// Most rows that a spreadsheet has (Excel's specifications and limits).
pub(in crate::signers) const MOST_ROWS: u64 = 1_048_576;

/// Most columns of a list (tuned: nobody's form has so many fields).
pub(in crate::signers) const MOST_COLUMNS: usize = 1_000;

/// Most cells of a list, those between filled ones too: a few bytes of a file can stand for a row of a thousand (tuned: a
/// million rows of sixty columns).
const MOST_CELLS: usize = 64 << 20;

/// Most bytes of a file once it is unpacked (tuned: a million rows of forty columns).
pub(in crate::signers) const MOST_UNPACKED: u64 = 2 << 30;

/// Why a spreadsheet cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::signers) enum SheetError {
    /// There is no sheet of that name; the names of those there are.
    NoSuchSheet(Vec<String>),
    /// The file is damaged, or no such spreadsheet; what its reader says.
    Broken(String),
    /// Locked with a password.
    Encrypted,
    /// It unpacks to more than anybody's list.
    TooLarge,
    /// A cell is filled in a column where no list has one.
    TooWide,
}

/// A row of the file.
#[derive(Debug)]
pub(in crate::signers) struct SheetRow {
    /// Its number from 1.
    pub(in crate::signers) number: u64,
    /// Its cells as text.
    pub(in crate::signers) cells: Vec<String>,
    /// Whether whoever opens the file does not see it, such as behind a filter.
    pub(in crate::signers) hidden: bool,
    /// The first cell, from 0, whose formula was never calculated.
    pub(in crate::signers) uncalculated: Option<usize>,
    /// The filled cells, from 0, that are struck through.
    pub(in crate::signers) struck: Vec<usize>,
    /// The cells, from 0, that are merged with those below, and the number of the last row of each.
    pub(in crate::signers) merged: Vec<(usize, u64)>,
}

/// Takes rows in their order, blank ones left out; false once nobody wants more.
pub(in crate::signers) struct RowSink {
    sender: SyncSender<Result<Vec<SheetRow>, SheetError>>,
    batch: Vec<SheetRow>,
    /// Cells handed on so far.
    cells: usize,
}

impl RowSink {
    /// Adds a row that has a filled cell.
    pub(in crate::signers) fn push(&mut self, mut row: SheetRow) -> Result<bool, SheetError> {
        let filled = row.cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
        if filled == 0 {
            return Ok(true);
        }
        self.cells += filled;
        if self.cells > MOST_CELLS {
            return Err(SheetError::TooLarge);
        }
        row.cells.truncate(filled);
        self.batch.push(row);
        Ok(self.batch.len() < BATCH || self.flush())
    }

    /// Nothing yet.
    pub(in crate::signers) fn new(sender: SyncSender<Result<Vec<SheetRow>, SheetError>>) -> Self {
        Self { sender, batch: Vec::new(), cells: 0 }
    }

    /// Hands on what is left, and how the reading ended.
    pub(in crate::signers) fn finish(mut self, read: Result<(), SheetError>) {
        self.flush();
        if let Err(error) = read {
            // Nobody listens any more where this fails.
            let _ = self.sender.send(Err(error));
        }
    }

    fn flush(&mut self) -> bool {
        self.sender.send(Ok(std::mem::take(&mut self.batch))).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};
    use std::path::Path;

    use super::{MOST_CELLS, MOST_COLUMNS};
    use crate::signers::row::Row;
    use crate::signers::sheet::{SheetKind, SheetReader};

    /// Rows read of an ODS file whose table holds this, or why there are none.
    fn ods(table: &str) -> Result<u64, String> {
        read(&format!("<table:table table:name=\"a\">{table}</table:table>")).map(|(rows, _)| rows)
    }

    /// The sheet that is read of an ODS file that holds this, and the others.
    fn others(tables: &str) -> Option<(String, Vec<String>)> {
        let reader = open(tables).expect("a list");
        reader.sheets().map(|(read, others)| (read.to_owned(), others.to_vec()))
    }

    /// Rows read of an ODS file that holds this, and the numbers of hidden ones.
    fn read(tables: &str) -> Result<(u64, Vec<u64>), String> {
        let mut reader = open(tables)?;
        let (mut row, mut rows) = (Row::default(), 0);
        while reader.read(&mut row).map_err(|finding| reason(&finding))? {
            rows += 1;
        }
        Ok((rows, reader.hidden().first.clone()))
    }

    fn reason(finding: &crate::diagnostic::Diagnostic) -> String {
        finding.value("reason").to_owned()
    }

    fn open(tables: &str) -> Result<SheetReader, String> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("content.xml", zip::write::SimpleFileOptions::default()).expect("a part");
        let head = r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">"#;
        let content = format!("{head}{tables}</office:document-content>");
        zip.write_all(content.as_bytes()).expect("a part");
        let file = zip.finish().expect("a file");
        SheetReader::open(file, SheetKind::Ods, None, Path::new("list")).map_err(|finding| reason(&finding))
    }

    fn cells(before: usize) -> String {
        let blank = format!(r#"<table:table-cell table:number-columns-repeated="{before}"/>"#);
        format!("{}<table:table-cell><text:p>a</text:p></table:table-cell>", if before > 0 { &*blank } else { "" })
    }

    #[test]
    fn hidden_rows_are_told_and_hidden_tables_are_passed_over() {
        let row = |how: &str| format!("<table:table-row {how}>{}</table:table-row>", cells(0));
        let [plain, filtered, collapsed] =
            ["", "table:visibility=\"filter\"", "table:visibility=\"collapse\""].map(row);
        let group = format!("<table:table-row-group table:display=\"false\">{plain}</table:table-row-group>");
        let rows = format!("{plain}{filtered}{plain}{collapsed}{group}{plain}");
        let style = r#"<style:style style:name="s" style:family="table"><style:table-properties table:display="false"/></style:style>"#;
        let hidden = format!(r#"<table:table table:name="a" table:style-name="s">{plain}{plain}</table:table>"#);
        let shown = format!(r#"<table:table table:name="b" table:style-name="t">{rows}</table:table>"#);
        assert_eq!(read(&format!("{style}{hidden}{shown}")), Ok((5, vec![2, 4, 5])));
        // Where all are hidden the first one is read; the others are named.
        assert_eq!(read(&format!("{style}{hidden}{hidden}")), Ok((1, vec![])));
        assert_eq!(others(&format!("{style}{hidden}{shown}")), Some(("b".to_owned(), vec!["a".to_owned()])));
        assert_eq!(others(&format!("{style}{shown}")), None);
    }

    /// Numbers of the rows that are struck through in an ODS file that holds this.
    fn struck(tables: &str) -> Vec<u64> {
        let mut reader = open(tables).expect("a list");
        let mut row = Row::default();
        let mut struck = Vec::new();
        loop {
            match reader.read(&mut row) {
                Ok(true) => {}
                Ok(false) => return struck,
                Err(_) => struck.push(row.number),
            }
        }
    }

    #[test]
    fn rows_that_are_struck_through_or_flat_are_told() {
        let style = |name: &str, family: &str, parent: &str, properties: &str| {
            format!(
                r#"<style:style style:name="{name}" style:family="{family}" style:parent-style-name="{parent}">{properties}</style:style>"#
            )
        };
        let text = |line| format!(r#"<style:text-properties style:text-line-through-style="{line}"/>"#);
        let height = |height| format!(r#"<style:table-row-properties style:row-height="{height}"/>"#);
        let styles = [
            style("ce1", "table-cell", "Default", &text("solid")),
            style("ce2", "table-cell", "ce1", ""),
            style("ce3", "table-cell", "ce1", &text("none")),
            style("ce4", "table-cell", "ce4", ""),
            style("T1", "text", "", &text("solid")),
            style("ro1", "table-row", "", &height("0cm")),
            style("ro2", "table-row", "", &height("0.45cm")),
        ]
        .concat();
        let row = |of_row: &str, style: &str, text: &str| {
            format!(
                r#"<table:table-row {of_row}><table:table-cell table:style-name="{style}"><text:p>{text}</text:p></table:table-cell></table:table-row>"#
            )
        };
        let run = |text: &str| format!(r#"<text:span text:style-name="T1">{text}</text:span>"#);
        let rows = [
            row("", "", "a"),
            row("", "ce1", "a"),
            row("", "ce2", "a"),
            row("", "ce3", "a"),
            row("", "ce4", "a"),
            row("", "", &format!("{} {}", run("a"), run("b"))),
            row("", "", &format!("{}b", run("a"))),
            row("table:style-name=\"ro1\"", "", "a"),
            row("table:style-name=\"ro2\"", "", "a"),
        ]
        .concat();
        let tables = format!(r#"{styles}<table:table table:name="a">{rows}</table:table>"#);
        assert_eq!(struck(&tables), [2, 3, 6]);
        assert_eq!(
            read(&format!(
                "{styles}<table:table>{}{}</table:table>",
                row("", "", "a"),
                row("table:style-name=\"ro1\"", "", "a")
            )),
            Ok((1, vec![2]))
        );
        // A cell without a style of its own has its column's.
        let columns = r#"<table:table-column table:number-columns-repeated="2"/><table:table-column table:default-cell-style-name="ce1"/>"#;
        let three = format!("<table:table-row>{}</table:table-row>", cells(0).repeat(3));
        assert_eq!(struck(&format!("{styles}<table:table>{columns}{three}{three}</table:table>")), [2]);
    }

    #[test]
    fn few_bytes_cannot_stand_for_many_cells() {
        let headings = format!("<table:table-row>{}</table:table-row>", cells(0).repeat(MOST_COLUMNS));
        let rows = |count: usize, before| {
            format!(
                r#"{headings}<table:table-row table:number-rows-repeated="{count}">{}</table:table-row>"#,
                cells(before)
            )
        };
        assert_eq!(ods(&rows(3, MOST_COLUMNS - 1)), Ok(3));
        assert_eq!(ods(&rows(MOST_CELLS / MOST_COLUMNS + 1, MOST_COLUMNS - 1)), Err("too-large".to_owned()));
        assert_eq!(ods(&rows(3, MOST_COLUMNS)), Err("too-wide".to_owned()));
        assert_eq!(read(&r#"<table:table table:name="a"/>"#.repeat(1 << 16)).map(|_| ()), Err("too-large".to_owned()));
        // What is blank far to the right is no cell of the list.
        let blank = r#"<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16383"/></table:table-row>"#;
        assert_eq!(ods(&format!("{headings}{blank}")), Ok(1));
    }
}

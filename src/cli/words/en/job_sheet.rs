//! `job.txt`: what a print shop has to know of a batch. It names nobody.

use jiff::civil::Date;

use crate::batch::handover::PrintFile;
use crate::batch::{PrintOrder, StoredBatch};
use crate::layout::foot::SheetMarks;

/// Widest label, with its colon.
const LABELS: usize = 12;

/// The text of the job sheet.
pub(crate) fn text(batch: &StoredBatch, files: &[PrintFile], delete_by: Date) -> String {
    let simplex = batch.options.simplex;
    let paper = batch.options.paper;
    let across = if batch.options.landscape { ", landscape" } else { "" };
    let sheets = |pages: u64| if simplex { pages } else { pages.div_ceil(2) };
    let mut facts = vec![
        ("Batch", batch.manifest.batch.clone()),
        ("Paper", format!("{}{across}, white, {} g/m²", paper.sheet.as_str(), paper.grammage)),
        ("Scale", "100 % (\"actual size\"); nothing fitted to the page, nothing shrunk".to_owned()),
        ("Sides", if simplex { "one-sided" } else { "two-sided, turned on the long edge" }.to_owned()),
        ("Ink", "black; a signature image may have colour".to_owned()),
    ];
    if batch.options.print_order == PrintOrder::Reverse {
        facts.push(("Order", "the last sheet stands first in every file".to_owned()));
    }
    if batch.options.sheet_marks != SheetMarks::None {
        facts.push((
            "Marks",
            "at the left of the foot: serial, sheet of sheets, E on the last sheet of a letter".to_owned(),
        ));
    }
    facts.push(("Delete by", format!("{delete_by}: these files, every copy, and what the printers have stored")));
    let mut lines = vec!["PRINT JOB".to_owned(), String::new()];
    lines.extend(facts.iter().map(|(label, fact)| format!("{:<LABELS$}{fact}", format!("{label}:"))));
    lines.push(String::new());

    let width = files.iter().map(|file| file.name.chars().count()).max().unwrap_or(0).max("File".len());
    lines.push(format!("{:<width$}  {:>7}  {:>7}  SHA-256", "File", "Pages", "Sheets"));
    let (mut all_pages, mut all_sheets) = (0, 0);
    for PrintFile { name, pages, cover, sha256, sheets_a_letter, .. } in files {
        let sheets = if *cover { *pages } else { sheets(*pages) };
        if !cover {
            all_pages += pages;
            all_sheets += sheets;
        }
        let grouped = sheets_a_letter.map(grouped).unwrap_or_default();
        lines.push(format!("{name:<width$}  {pages:>7}  {sheets:>7}  {sha256}{grouped}"));
    }
    lines.push(format!("{:<width$}  {all_pages:>7}  {all_sheets:>7}", "All letters"));
    lines.push(String::new());
    lines.extend(
        [
            "Print every file once. cover.pdf is the cover sheet of the delivery: one-sided, on top, apart from the letters.",
            "No sheet holds two letters, unless they are rows of a table. Keep the sheets in the order of the files.",
            "The files hold names and places of private persons. Give them to nobody, and leave out no sheet: a sheet that",
            "jams is printed again from the same file.",
        ]
        .map(str::to_owned),
    );
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

/// What all letters of a file have in common.
fn grouped(sheets: u16) -> String {
    if sheets == 1 { "  (1 sheet a letter)".to_owned() } else { format!("  ({sheets} sheets a letter)") }
}

//! `job.txt`: what a print shop has to know of a batch. It names nobody.

use jiff::civil::Date;

use crate::batch::handover::PrintFile;
use crate::batch::{PrintOrder, StoredBatch};
use crate::cli::width::{left, right, width};
use crate::cli::words::catalogue::say;
use crate::layout::foot::SheetMarks;

/// Narrowest column of labels, with its colon, in columns of a terminal.
const LABELS: usize = 12;
/// Narrowest column of numbers.
const NUMBERS: usize = 7;

/// The text of the job sheet.
pub(crate) fn text(batch: &StoredBatch, files: &[PrintFile], delete_by: Date) -> String {
    let simplex = batch.options.simplex;
    let paper = batch.options.paper;
    let sheets = |pages: u64| if simplex { pages } else { pages.div_ceil(2) };
    let paper_is = if batch.options.landscape { "job-paper-is-across" } else { "job-paper-is" };
    let mut facts = vec![
        (say!("job-batch"), batch.manifest.batch.clone()),
        (say!("job-paper"), say!(paper_is, paper = paper.sheet.as_str(), grammage = paper.grammage)),
        (say!("job-scale"), say!("job-scale-is")),
        (say!("job-sides"), say!(if simplex { "job-one-sided" } else { "job-two-sided" })),
        (say!("job-ink"), say!("job-ink-is")),
    ];
    if batch.options.print_order == PrintOrder::Reverse {
        facts.push((say!("job-order"), say!("job-order-is")));
    }
    if batch.options.sheet_marks != SheetMarks::None {
        facts.push((say!("job-marks"), say!("job-marks-are")));
    }
    facts.push((say!("job-delete-by"), say!("job-delete-by-is", day = delete_by.to_string())));
    let facts: Vec<(String, String)> =
        facts.into_iter().map(|(label, fact)| (say!("job-label", label = label), fact)).collect();
    let labels = facts.iter().map(|(label, _)| width(label) + 1).max().unwrap_or(0).max(LABELS);
    let mut lines = vec![say!("job-title"), String::new()];
    lines.extend(facts.iter().map(|(label, fact)| format!("{}{fact}", left(label, labels))));
    lines.push(String::new());

    let (file, all, pages, sheet) = (say!("job-file"), say!("job-all"), say!("job-pages"), say!("job-sheets"));
    let names = files.iter().map(|file| width(&file.name)).max().unwrap_or(0).max(width(&file));
    let row = |name: &str, pages: &str, sheets: &str| {
        format!("{}  {}  {}", left(name, names), right(pages, NUMBERS), right(sheets, NUMBERS))
    };
    lines.push(format!("{}  SHA-256", row(&file, &pages, &sheet)));
    let (mut all_pages, mut all_sheets) = (0, 0);
    for PrintFile { name, pages, cover, sha256, sheets_a_letter, .. } in files {
        let sheets = if *cover { *pages } else { sheets(*pages) };
        if !cover {
            all_pages += pages;
            all_sheets += sheets;
        }
        let grouped = sheets_a_letter.map(grouped).unwrap_or_default();
        lines.push(format!("{}  {sha256}{grouped}", row(name, &pages.to_string(), &sheets.to_string())));
    }
    lines.push(row(&all, &all_pages.to_string(), &all_sheets.to_string()));
    lines.push(String::new());
    lines.extend([
        say!("job-advice-cover"),
        say!("job-advice-sheets"),
        say!("job-advice-private"),
        say!("job-advice-jams"),
    ]);
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

/// What all letters of a file have in common.
fn grouped(sheets: u16) -> String {
    format!("  {}", say!("job-grouped", count = sheets))
}

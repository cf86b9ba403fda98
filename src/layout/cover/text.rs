//! The cover sheet as plain text, for e-mail.

use std::fmt::Write as _;

use crate::layout::cover::facts::CoverFacts;
use crate::layout::cover::outline::{Part, Table, Words, outline};
use crate::letter::closing::ValueLine;

/// The last line of the text: by it the program knows its own file again.
pub const SIGNATURE: &str = "-- mailbag";

/// The cover sheets of all deliveries, one after another.
pub fn cover_text(all: &[CoverFacts]) -> String {
    let mut text = String::new();
    for facts in all {
        if !text.is_empty() {
            text.push_str("\n----------------------------------------\n\n");
        }
        let mut below_address = false;
        for part in outline(facts) {
            if below_address && matches!(part, Part::Fact { .. }) {
                text.push('\n');
            }
            below_address = matches!(part, Part::Address { .. });
            add(&mut text, &part);
        }
    }
    let _ = writeln!(text, "\n{SIGNATURE}");
    // What keeps a line together on paper only troubles a reader of plain text.
    text.replace('\u{a0}', " ")
}

fn add(text: &mut String, part: &Part) {
    // Writing to a string cannot fail.
    let _ = match part {
        Part::Title(words) | Part::Note(words) => writeln!(text, "{}", slashed(words)),
        Part::Flag(words) => writeln!(text, "\n*** {} ***", slashed(words)),
        Part::Warnings(lines) => writeln!(text, "\n{}", below(lines, "! ")),
        Part::Address { label, lines, .. } => writeln!(text, "\n{}:\n{}", slashed(label), below(lines, "  ")),
        Part::Fact { label, values } => match values.as_slice() {
            [one] => writeln!(text, "{}: {}", slashed(label), one.text),
            several => writeln!(text, "{}:\n{}", slashed(label), below(several, "  ")),
        },
        Part::Heading(words) => writeln!(text, "\n{}:\n", slashed(words)),
        Part::Table(table) => writeln!(text, "{}\n", self::table(table)),
        Part::Check(words) => writeln!(text, "[ ] {}", slashed(words)),
        Part::Sign(words) => writeln!(text, "\n{}:\n\n________________________________________", slashed(words)),
    };
}

fn slashed(words: &Words) -> String {
    words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" / ")
}

fn below(lines: &[ValueLine], before: &str) -> String {
    lines.iter().map(|line| format!("{before}{}", line.text)).collect::<Vec<_>>().join("\n")
}

/// A table as lines: the headings, then each row, cells apart by bars, so that no reader needs columns to stand straight.
fn table(table: &Table) -> String {
    let line = |cells: &mut dyn Iterator<Item = &Words>| cells.map(slashed).collect::<Vec<_>>().join(" | ");
    let head = line(&mut table.columns.iter().map(|(heading, _)| heading));
    let rows = table.rows.iter().map(|row| line(&mut row.iter()));
    std::iter::once(head).chain(rows).collect::<Vec<_>>().join("\n")
}

//! The cells of a row as text ready to print, and what was found in them.

use std::borrow::Cow;
use std::ops::Range;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic, Findings, Place, Severity};
use crate::signers::clean::{Kind, MOST_MARKS, Pile, clean, trimmed};
use crate::signers::columns::{ColumnMap, NAME_COLUMNS};
use crate::signers::doubts;
use crate::signers::row::{Column, Row};

/// Longest values in characters (tuned: no honest value is near them, and the page is safe from the others).
fn limit(column: Column) -> usize {
    match column {
        Column::Postcode => 40,
        Column::Email => 254, // RFC 5321, 4.5.3.1.3: a path of 256 with its brackets
        Column::Message => 20_000,
        Column::Signature => 400_000, // the strokes of a signature pad
        _ => 200,
    }
}

/// Longest value in characters of a column that is none of ours.
const MOST_EXTRA: usize = 1_000;

/// Characters of a bad value that a finding repeats (tuned: enough to find it).
const SHOWN: usize = 60;

/// The cells of the row under judgement, and what was found in them.
pub(in crate::signers) struct Cells<'c, 'r> {
    pub(in crate::signers) file: &'c Path,
    pub(in crate::signers) columns: &'c ColumnMap,
    pub(in crate::signers) row: &'r Row,
    pub(in crate::signers) findings: &'c mut Findings,
    /// Whether the row has an error.
    pub(in crate::signers) rejected: bool,
}

impl<'r> Cells<'_, 'r> {
    /// A cell to be printed.
    pub(in crate::signers) fn text(&mut self, column: Column) -> Cow<'r, str> {
        let cell = self.columns.cell(self.row, column);
        if cell.is_empty() {
            return Cow::Borrowed("");
        }
        if let Some(shown) = doubts::spreadsheet_error(cell) {
            let of_name = NAME_COLUMNS.contains(&column);
            let finding = if of_name { Diagnostic::error } else { Diagnostic::warning }(Code::SpreadsheetError);
            self.rejected |= of_name;
            self.warn(column, finding.with("value", shown));
            return Cow::Borrowed("");
        }
        let kind = match column {
            Column::Message => Kind::Lines,
            Column::Name
            | Column::GivenName
            | Column::FamilyName
            | Column::LatinName
            | Column::PrintName
            | Column::Postcode
            | Column::Country
            | Column::Email => Kind::Word,
            _ => Kind::Line,
        };
        let clean = clean(cell, kind);
        self.check(column, &clean.text, clean.forbidden);
        self.check_marks(column, clean.pile);
        if let Some(character) = clean.removed {
            let finding = Diagnostic::note(Code::HiddenCharacter).with("character", code_point(character));
            let at = cell.find(character).map(|at| at..at + character.len_utf8());
            self.warn_at(column, finding, at);
        }
        if clean.joined {
            let instead = if kind == Kind::Word { "space" } else { "comma" };
            self.warn(column, Diagnostic::note(Code::LineBreakInCell).with("instead", instead));
        }
        clean.text
    }

    /// A cell of a column that is none of ours, to be printed.
    pub(in crate::signers) fn extra(&mut self, heading: &str, position: u16) -> Cow<'r, str> {
        let cell = ColumnMap::extra_cell(self.row, position);
        let clean = clean(cell, Kind::Line);
        if let Some(pile) = clean.pile {
            self.rejected = true;
            let at = in_cell(cell, &pile.at);
            self.findings.push(too_many_marks(pile.marks).at(self.place().under(heading)).quoting(cell, at));
        }
        if let Some(character) = clean.forbidden {
            self.rejected = true;
            let finding = Diagnostic::error(Code::ForbiddenCharacter).with("character", code_point(character));
            self.findings.push(finding.at(self.place().under(heading)).quoting(cell, 0..cell.len()));
        }
        let length = clean.text.chars().count();
        if length > MOST_EXTRA {
            self.rejected = true;
            let finding = Diagnostic::error(Code::TooLong).with("length", length).with("limit", MOST_EXTRA);
            self.findings.push(finding.at(self.place().under(heading)).quoting(cell, 0..cell.len()));
        }
        clean.text
    }

    /// A cell of which other programs know the very bytes: trimmed, not normalised.
    pub(in crate::signers) fn unchanged(&mut self, column: Column) -> &'r str {
        let cell = trimmed(self.columns.cell(self.row, column));
        let clean = clean(cell, Kind::Line);
        let line_end =
            || cell.chars().find(|character| matches!(character, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}'));
        self.check(column, cell, clean.forbidden.or_else(|| line_end().filter(|_| clean.joined)));
        self.check_marks(column, clean.pile);
        cell
    }

    fn check_marks(&mut self, column: Column, pile: Option<Pile>) {
        let Some(Pile { at, marks }) = pile else { return };
        self.rejected = true;
        let at = in_cell(self.columns.cell(self.row, column), &at);
        self.warn_at(column, too_many_marks(marks), Some(at));
    }

    fn check(&mut self, column: Column, text: &str, forbidden: Option<char>) {
        if let Some(character) = forbidden {
            let finding = Diagnostic::error(Code::ForbiddenCharacter).with("character", code_point(character));
            let at = self.columns.cell(self.row, column).find(character).map(|at| at..at + character.len_utf8());
            self.rejected = true;
            self.warn_at(column, finding, at);
        }
        let limit = limit(column);
        if text.len() > limit {
            let length = text.chars().count();
            if length > limit {
                self.reject(column, Diagnostic::error(Code::TooLong).with("length", length).with("limit", limit));
            }
        }
    }

    /// What a cell means; `None` where it is empty, or means nothing and is reported.
    pub(in crate::signers) fn parsed<T>(
        &mut self,
        column: Column,
        code: Code,
        value: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let cell = trimmed(self.columns.cell(self.row, column));
        if cell.is_empty() {
            return None;
        }
        let parsed = parse(cell);
        if parsed.is_none() {
            self.reject(column, Diagnostic::error(code).with(value, shown(cell)));
        }
        parsed
    }

    /// An error in a column.
    pub(in crate::signers) fn reject(&mut self, column: Column, finding: Diagnostic) {
        self.rejected = true;
        self.warn(column, finding);
    }

    /// An error in the row as a whole.
    pub(in crate::signers) fn reject_row(&mut self, finding: Diagnostic) {
        self.rejected = true;
        self.findings.push(finding.at(self.place()));
    }

    /// An error in a column that is none of ours, with what stands there.
    pub(in crate::signers) fn reject_extra(&mut self, heading: &str, position: u16, finding: Diagnostic) {
        self.rejected = true;
        let cell = ColumnMap::extra_cell(self.row, position);
        let finding = finding.with("value", shown(trimmed(cell))).at(self.place().under(heading));
        self.findings.push(finding.quoting(cell, 0..cell.len()));
    }

    /// A finding in a column that does not reject the row.
    pub(in crate::signers) fn warn(&mut self, column: Column, finding: Diagnostic) {
        self.warn_at(column, finding, None);
    }

    /// The same, about these bytes of the cell; the whole cell without them.
    pub(in crate::signers) fn warn_at(&mut self, column: Column, finding: Diagnostic, at: Option<Range<usize>>) {
        debug_assert!(self.rejected || finding.severity != Severity::Error, "an error rejects its row");
        let finding = self.about(column, finding, at);
        self.findings.push(finding);
    }

    /// A finding with its cell and place.
    pub(in crate::signers) fn about(
        &self,
        column: Column,
        finding: Diagnostic,
        at: Option<Range<usize>>,
    ) -> Diagnostic {
        let heading = self.columns.heading(column).unwrap_or(column.heading());
        let cell = self.columns.cell(self.row, column);
        let finding = finding.with("column", column.heading()).at(self.place().under(heading));
        if cell.is_empty() { finding } else { finding.quoting(cell, at.unwrap_or(0..cell.len())) }
    }

    pub(in crate::signers) fn place(&self) -> Place {
        Place::row(self.file, self.row.line, self.row.number)
    }
}

/// Bytes of a trimmed cell as those of the cell itself.
fn in_cell(cell: &str, at: &Range<usize>) -> Range<usize> {
    let before = cell.find(trimmed(cell)).unwrap_or_default();
    before + at.start..before + at.end
}

fn too_many_marks(marks: usize) -> Diagnostic {
    Diagnostic::error(Code::TooManyMarks).with("count", marks).with("limit", MOST_MARKS)
}

fn code_point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// The beginning of a value, for a finding.
pub(in crate::signers) fn shown(value: &str) -> String {
    match value.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn long_values_are_shown_in_part() {
        assert_eq!(shown(&"é".repeat(61)), "é".repeat(60) + "…");
        assert_eq!(shown("short"), "short");
    }
}

//! Which cell of a row is which column.

use std::collections::BTreeMap;
use std::path::Path;

use csv::StringRecord;
use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::signers::row::{Column, Row};

/// The columns of which a list needs at least one: each alone can name a signer.
pub const NAME_COLUMNS: [Column; 4] = [Column::GivenName, Column::FamilyName, Column::LatinName, Column::PrintName];

/// Where each known column stands in a row, and what the list calls it.
#[derive(Debug, Clone, Default)]
pub struct ColumnMap {
    positions: [Option<u16>; 18],
    headings: [Option<Box<str>>; 18],
}

impl ColumnMap {
    /// Finds the columns in a row of headings. `mapping` is our heading → the list's heading
    /// (from `letter.toml` and `--column`), `required` what must be there; headings are trimmed,
    /// a BOM is taken off, and case does not matter. A mapped heading stands for its column alone,
    /// and its column is found nowhere else. `None` where `findings` has errors.
    ///
    /// Errors: `unknown-column` (a mapping of a column that is none of ours), `mapped-heading-missing`,
    /// `doubled-column`, `missing-column`; a note each: `unused-column`.
    pub fn find(
        file: &Path,
        headings: &StringRecord,
        mapping: &BTreeMap<String, String>,
        required: &[Column],
        findings: &mut Findings,
    ) -> Option<Self> {
        let mut own = Findings::new();
        let folded: Vec<String> = headings.iter().map(comparable).collect();
        // What each cell of the list stands for.
        let mut columns: Vec<Option<Column>> = vec![None; folded.len()];
        let mut mapped = Vec::new();
        let finding = |code| Diagnostic::error(code).at(Place::file(file));
        for (ours, theirs) in mapping {
            let Some(column) = Column::from_heading(&comparable(ours)) else {
                let known = Column::ALL.map(Column::heading).join(", ");
                own.push(finding(Code::UnknownColumn).with("column", ours).with("known", known));
                continue;
            };
            if theirs.trim().is_empty() {
                continue;
            }
            mapped.push(column);
            let theirs_folded = comparable(theirs);
            let mut cells = folded.iter().enumerate().filter(|(_, heading)| **heading == theirs_folded);
            match (cells.next(), cells.next()) {
                (None, _) => own.push(
                    finding(Code::MappedHeadingMissing)
                        .with("column", column.heading())
                        .with("heading", theirs.trim())
                        .with("known", known(headings)),
                ),
                (Some((position, _)), None) if columns[position].is_none() => columns[position] = Some(column),
                _ => own.push(finding(Code::DoubledColumn).with("column", theirs.trim())),
            }
        }
        let mut map = Self::default();
        for (position, heading) in headings.iter().enumerate() {
            let column = columns[position]
                .or_else(|| Column::from_heading(&folded[position]).filter(|column| !mapped.contains(column)));
            let heading = heading.trim_matches(is_padding);
            match (column, u16::try_from(position)) {
                (Some(column), Ok(position)) => {
                    if map.positions[column as usize].is_some() {
                        own.push(finding(Code::DoubledColumn).with("column", heading));
                    } else {
                        map.positions[column as usize] = Some(position);
                        map.headings[column as usize] = Some(heading.into());
                    }
                }
                _ if heading.is_empty() => {}
                _ => own.push(Diagnostic::note(Code::UnusedColumn).at(Place::file(file)).with("column", heading)),
            }
        }
        let missing = |column: Column| {
            finding(Code::MissingColumn).with("column", column.heading()).with("known", known(headings))
        };
        for &column in required {
            if map.heading(column).is_none() && !mapped.contains(&column) {
                own.push(missing(column));
            }
        }
        let unnamed = NAME_COLUMNS.iter().all(|column| map.heading(*column).is_none() && !mapped.contains(column));
        if unnamed && !NAME_COLUMNS.iter().any(|column| required.contains(column)) {
            own.push(missing(Column::GivenName));
        }
        let usable = !own.has_errors();
        findings.extend(own);
        usable.then_some(map)
    }

    /// The cell of a column as it stands in the list; empty where the list has no such column.
    pub fn cell<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        self.positions[column as usize].and_then(|position| row.cells.get(usize::from(position))).unwrap_or("")
    }

    /// The heading that the list gives a column, `None` where it has none.
    pub fn heading(&self, column: Column) -> Option<&str> {
        self.headings[column as usize].as_deref()
    }

    /// The known columns that the list has, in the order of [`Column::ALL`].
    pub fn present(&self) -> impl Iterator<Item = Column> {
        Column::ALL.into_iter().filter(|column| self.positions[*column as usize].is_some())
    }
}

/// A heading as it is compared: without padding, in NFC, in small letters.
fn comparable(heading: &str) -> String {
    heading.trim_matches(is_padding).nfc().collect::<String>().to_lowercase()
}

/// White space, and the BOM that a spreadsheet leaves before the first heading or between joined files.
fn is_padding(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
}

fn known(headings: &StringRecord) -> String {
    headings.iter().map(|heading| heading.trim_matches(is_padding)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use csv::StringRecord;

    use super::ColumnMap;
    use crate::diagnostic::Findings;
    use crate::signers::row::{Column, Row};

    /// The columns found with their headings, or the findings that are no notes.
    fn find(headings: &[&str], mapping: &[(&str, &str)], required: &[Column]) -> String {
        let mapping: BTreeMap<String, String> =
            mapping.iter().map(|(ours, theirs)| ((*ours).to_owned(), (*theirs).to_owned())).collect();
        let headings = StringRecord::from(headings.to_vec());
        let mut findings = Findings::new();
        let map = ColumnMap::find(Path::new("list.csv"), &headings, &mapping, required, &mut findings);
        let Some(map) = map else {
            assert!(findings.has_errors());
            let named = |finding: &crate::diagnostic::Diagnostic| {
                format!("{}:{}", finding.code.as_str(), finding.value("column"))
            };
            return findings.iter().map(named).collect::<Vec<_>>().join(" ");
        };
        assert!(!findings.has_errors());
        let unused = findings.iter().map(|finding| format!("-{}", finding.value("column")));
        let row = Row { cells: headings.clone(), ..Row::default() };
        let found = map.present().map(|column| {
            assert_eq!(map.cell(&row, column).trim_matches(super::is_padding), map.heading(column).expect("present"));
            format!("{}={}", column.heading(), map.cell(&row, column).trim_matches(super::is_padding))
        });
        found.chain(unused).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn positions_follow_the_enumeration() {
        for (position, column) in Column::ALL.into_iter().enumerate() {
            assert_eq!(column as usize, position);
        }
    }

    #[test]
    fn headings_are_found() {
        let none = &[][..];
        for (headings, mapping, expected) in [
            (&["given_name", "city"][..], none, "given_name=given_name city=city"),
            (&["\u{feff} Given_Name ", "CITY"], none, "given_name=Given_Name city=CITY"),
            (&["print_name"], none, "print_name=print_name"),
            (&["family_name", "shoe size", ""], none, "family_name=family_name -shoe size"),
            (&["Pre\u{301}nom"], &[("given_name", " prénom ")], "given_name=Pre\u{301}nom"),
            (&["given_name", "Nom"], &[("given_name", "nom")], "given_name=Nom -given_name"),
            (&["city", "given_name"], &[("country", "city")], "given_name=given_name country=city"),
            (&["city", "given_name"], &[("city", "")], "given_name=given_name city=city"),
        ] {
            assert_eq!(find(headings, mapping, &[]), expected, "{headings:?}");
        }
    }

    #[test]
    fn what_is_missing_or_doubled_is_an_error() {
        let none = &[][..];
        for (headings, mapping, required, expected) in [
            (&["city"][..], none, &[][..], "missing-column:given_name"),
            (&["given_name"], none, &[Column::City, Column::Email], "missing-column:city missing-column:email"),
            (&["city"], none, &[Column::FamilyName], "missing-column:family_name"),
            (&["given_name", "City", "city "], none, &[], "doubled-column:city"),
            (&["given_name"], &[("city", "Ort")], &[Column::City], "mapped-heading-missing:city"),
            (&["Name"], &[("given_name", "name"), ("family_name", "name")], &[], "doubled-column:name"),
            (&["x", "given_name"], &[("town", "x")], &[], "unknown-column:town -x"),
            (&["Ort", "ort", "given_name"], &[("city", "Ort")], &[], "doubled-column:Ort"),
        ] {
            let found = find(headings, mapping, required);
            let errors = expected.split(" -").next().unwrap_or_default();
            assert!(found.starts_with(errors), "{headings:?}: {found}");
        }
    }
}

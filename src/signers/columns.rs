//! Which cell of a row is which column.

use std::collections::BTreeMap;
use std::path::Path;

use csv::StringRecord;
use unicode_normalization::UnicodeNormalization;

use crate::campaign::naming::{nearest, unknown};
use crate::campaign::resolve::{ANONYMOUS, UNUSED};
use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::signers::answers::{of_hiding, of_showing};
use crate::signers::asked::Asks;
use crate::signers::defused::OWN_HEADINGS;
use crate::signers::headings::{
    NAME_OR_FAMILY, NAME_OR_GIVEN, asked, column_of, is_of_family, is_of_will, listed, plain,
};
use crate::signers::row::{Column, Row};

/// The columns of which a list needs at least one: each alone can name a signer.
pub const NAME_COLUMNS: [Column; 5] =
    [Column::Name, Column::GivenName, Column::FamilyName, Column::LatinName, Column::PrintName];

/// Where each known column stands in a row, and what the list calls it; and the columns that are none of ours.
#[derive(Debug, Clone, Default)]
pub struct ColumnMap {
    positions: [Option<u16>; Column::COUNT],
    headings: [Option<Box<str>>; Column::COUNT],
    extra: Vec<(Box<str>, u16)>,
    /// Places of those of them of which somebody said that they are not used.
    settled: Vec<u16>,
    /// What the column of visibility asks.
    asks: Asks,
    /// How many headings the list has.
    width: usize,
}

impl ColumnMap {
    /// Finds the columns in a row of headings. `mapping` is our heading, or `anonymous` for a column of visibility under which
    /// a yes hides the name, → the list's heading, or `unused` → headings, one a line, under which nothing is understood (from `letter.toml` and `--column`), `required` what must be there; headings are trimmed,
    /// a BOM is taken off, and case does not matter. A mapped heading stands for its column alone,
    /// and its column is found nowhere else, but that one which asks who may be named is doubled then. A heading that is none of ours is
    /// looked up among those that lists use in other languages. What nobody knows is kept for placeholders. `None` where
    /// `findings` has errors.
    ///
    /// Errors: `unknown-column` (a mapping of a column that is none of ours), `mapped-heading-missing`,
    /// `doubled-column`, `missing-column`; a note each, a warning where somebody may have refused under it: `unused-column`. Note: `wish-read`.
    pub fn find(
        file: &Path,
        headings: &StringRecord,
        mapping: &BTreeMap<String, String>,
        required: &[Column],
        findings: &mut Findings,
    ) -> Option<Self> {
        let (map, usable) = Self::look(file, headings, mapping, required, findings);
        usable.then_some(map)
    }

    /// The same, with what could be understood even where something is wrong; whether nothing is.
    pub fn look(
        file: &Path,
        headings: &StringRecord,
        mapping: &BTreeMap<String, String>,
        required: &[Column],
        findings: &mut Findings,
    ) -> (Self, bool) {
        let mut own = Findings::new();
        let folded: Vec<String> = headings.iter().map(comparable).collect();
        // What each cell of the list stands for.
        let mut columns: Vec<Option<Column>> = vec![None; folded.len()];
        let mut mapped = Vec::new();
        let mut map = Self { width: headings.len(), ..Self::default() };
        let unused: Vec<String> =
            mapping.get(UNUSED).map(|theirs| theirs.lines().map(comparable).collect()).unwrap_or_default();
        let is_unused = |heading: &String| !heading.is_empty() && unused.contains(heading);
        let finding = |code| Diagnostic::error(code).at(Place::file(file));
        for (ours, theirs) in mapping.iter().filter(|(ours, _)| *ours != UNUSED) {
            let Some(column) = Column::from_mapping(&comparable(ours)) else {
                own.push(unknown(Code::UnknownColumn, "column", ours, Column::mappings()).at(Place::file(file)));
                continue;
            };
            if theirs.trim().is_empty() {
                continue;
            }
            mapped.push(column);
            let theirs_folded = comparable(theirs);
            let mut cells = folded.iter().enumerate().filter(|(_, heading)| **heading == theirs_folded);
            match (cells.next(), cells.next()) {
                (None, _) => {
                    let any = headings.iter().any(|heading| known_meaning(heading).is_some());
                    let missing = finding(Code::MappedHeadingMissing)
                        .with("column", column.heading())
                        .with("heading", theirs.trim())
                        .with("known", if any { known(headings) } else { String::new() });
                    // Where nothing is understood, the first line may be a person.
                    let meant = nearest(theirs.trim(), headings.iter().map(str::trim)).filter(|_| any);
                    own.push(match meant {
                        Some(meant) => missing.with("nearest", meant),
                        None => missing,
                    });
                }
                (Some((position, heading)), None) if columns[position].is_none() => {
                    columns[position] = Some(column);
                    if column == Column::Visibility {
                        map.asks = match asked(heading) {
                            _ if comparable(ours) == ANONYMOUS => Asks::Hiding,
                            // Whoever maps it knows that its cells are words of visibility.
                            Asks::Unread | Asks::How => Asks::How,
                            asks => {
                                own.extend(reading(file, heading, asks));
                                asks
                            }
                        };
                    }
                }
                _ => own.push(finding(Code::DoubledColumn).with("column", theirs.trim())),
            }
        }
        let is_mapped = columns.iter().any(Option::is_some);
        let is_free = |column: &Column| !mapped.contains(column);
        let exact: Vec<Option<Column>> =
            folded.iter().map(|heading| Column::from_heading(heading).filter(is_free)).collect();
        for (position, heading) in headings.iter().enumerate().filter(|(position, _)| !is_unused(&folded[*position])) {
            // A heading of our own beside one of another language is the one that is meant. But one that asks who may be named is
            // passed over neither for that nor for a mapped one: who refuses under it would be printed.
            let known = exact[position].or_else(|| {
                let is_passed_over = |column: &Column| !is_free(column) || exact.contains(&Some(*column));
                column_of(heading).filter(|column| asks_for_answer(*column, heading) || !is_passed_over(column))
            });
            columns[position] = columns[position].or(known);
        }
        settle_names(headings, &mut columns, &mapped);
        // A line of which nothing is understood may be a person: it is not repeated.
        let understood = is_mapped || headings.iter().any(|heading| known_meaning(heading).is_some());
        let known = |headings| if understood { known(headings) } else { String::new() };
        for (position, heading) in headings.iter().enumerate() {
            let heading = heading.trim_matches(is_padding);
            let Ok(place) = u16::try_from(position) else { break };
            match columns[position] {
                Some(column) if map.positions[column as usize].is_some() => {
                    let other = map.heading(column).filter(|other| comparable(other) != folded[position]);
                    let doubled = finding(Code::DoubledColumn).with("column", heading);
                    own.push(match other {
                        Some(other) => doubled.with("other", other).with("field", column.heading()),
                        None => doubled,
                    });
                }
                Some(column) => {
                    map.positions[column as usize] = Some(place);
                    if column == Column::Visibility && is_free(&column) {
                        map.asks = asked(heading);
                        if understood {
                            own.extend(reading(file, heading, map.asks));
                        }
                    }
                    map.headings[column as usize] = Some(heading.into());
                }
                None if heading.is_empty() || OWN_HEADINGS.contains(&heading) => {}
                None => {
                    map.extra.push((heading.into(), place));
                    if is_unused(&folded[position]) {
                        map.settled.push(place);
                        continue;
                    }
                    if !understood {
                        continue;
                    }
                    let unused = if is_of_will(heading) {
                        Diagnostic::warning(Code::UnusedColumn)
                    } else {
                        Diagnostic::note(Code::UnusedColumn)
                    };
                    own.push(unused.at(Place::file(file)).with("column", heading));
                }
            }
        }
        let missing = |column: Column| {
            let finding = finding(Code::MissingColumn).with("column", column.heading());
            finding.with("known", known(headings)).with("count", headings.len())
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
        (map, usable)
    }

    /// The cell of a column; empty where the list has no such column. It is as it stands in the list, but that under a heading such as
    /// `anonymous` a yes is `withheld` and a no is `named`, which mean the same there, and the other way round under `show my name`.
    pub fn cell<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        let cell =
            self.positions[column as usize].and_then(|position| row.cells.get(usize::from(position))).unwrap_or("");
        match self.asks {
            Asks::Hiding if column == Column::Visibility => of_hiding(cell),
            Asks::Showing if column == Column::Visibility => of_showing(cell),
            Asks::How | Asks::Hiding | Asks::Showing | Asks::Unread => cell,
        }
    }

    /// What the column of visibility asks.
    pub(in crate::signers) fn asks(&self) -> Asks {
        self.asks
    }

    /// How many headings the list has.
    pub(in crate::signers) fn width(&self) -> usize {
        self.width
    }

    /// The heading that the list gives a column, `None` where it has none.
    pub fn heading(&self, column: Column) -> Option<&str> {
        self.headings[column as usize].as_deref()
    }

    /// The cell of a column that is none of ours, by its place as [`extra`](Self::extra) has it.
    pub fn extra_cell(row: &Row, position: u16) -> &str {
        row.cells.get(usize::from(position)).unwrap_or("")
    }

    /// The columns that are none of ours: heading and place.
    pub fn extra(&self) -> impl Iterator<Item = (&str, u16)> {
        self.extra.iter().map(|(heading, position)| (&**heading, *position))
    }

    /// Those of them of which nobody said that they are not used.
    pub(in crate::signers) fn unsettled(&self) -> impl Iterator<Item = (&str, u16)> {
        self.extra().filter(|(_, position)| !self.settled.contains(position))
    }

    /// The place of the column with this heading that is none of ours; case and form of the letters do not matter.
    pub fn find_extra(&self, heading: &str) -> Option<u16> {
        let wanted = comparable(heading);
        self.extra().find(|(known, _)| comparable(known) == wanted).map(|(_, position)| position)
    }

    /// Where a column stands, counted from 0.
    pub fn position(&self, column: Column) -> Option<usize> {
        self.positions[column as usize].map(usize::from)
    }

    /// The known columns that the list has, in the order of [`Column::ALL`].
    pub fn present(&self) -> impl Iterator<Item = Column> {
        Column::ALL.into_iter().filter(|column| self.positions[*column as usize].is_some())
    }
}

/// Whether a heading asks for a yes or no by which a name is hidden.
fn asks_for_answer(column: Column, heading: &str) -> bool {
    column == Column::Visibility && asked(heading) != Asks::How
}

/// What is said of the reading of a heading that stands in no table: whoever knows the list sees whether it is right.
fn reading(file: &Path, heading: &str, asks: Asks) -> Findings {
    if known_meaning(heading).is_some() {
        return Findings::new();
    }
    let reading = match asks {
        Asks::How => "words",
        Asks::Hiding => "hides",
        Asks::Showing => "shows",
        Asks::Unread => "unread",
    };
    let heading = heading.trim_matches(is_padding);
    let note = Diagnostic::note(Code::WishRead).at(Place::file(file)).with("column", heading);
    Findings::from(note.with("reading", reading))
}

/// What a heading such as `Nom` or `이름` means is seen by its neighbours: the family name beside a given name, the given
/// name beside a family name, else the whole name. Beside `Nombre` every heading that speaks of a family name, such as
/// `Apellido paterno`, is one: what stands under it is part of the name.
fn settle_names(headings: &StringRecord, columns: &mut [Option<Column>], mapped: &[Column]) {
    if mapped.contains(&Column::Name) {
        return;
    }
    let has = |columns: &[Option<Column>], column| columns.contains(&Some(column)) || mapped.contains(&column);
    let Some(position) = columns.iter().position(|column| *column == Some(Column::Name)) else { return };
    let heading = plain(headings.get(position).unwrap_or_default());
    let may_be_given = NAME_OR_GIVEN.contains(&heading.as_str());
    if may_be_given && !has(columns, Column::FamilyName) {
        for (column, heading) in columns.iter_mut().zip(headings).filter(|(column, _)| column.is_none()) {
            *column = is_of_family(heading).then_some(Column::FamilyName);
        }
    }
    let (given, family) = (has(columns, Column::GivenName), has(columns, Column::FamilyName));
    if given && !family && NAME_OR_FAMILY.contains(&heading.as_str()) {
        columns[position] = Some(Column::FamilyName);
    } else if family && !given && may_be_given {
        columns[position] = Some(Column::GivenName);
    }
}

/// The column that a heading means by itself, in one of our lists or in another language.
pub(in crate::signers) fn meaning(heading: &str) -> Option<Column> {
    Column::from_heading(&comparable(heading)).or_else(|| column_of(heading))
}

/// The same of a cell that may be no heading: a question is none, for a person may have written it.
pub(in crate::signers) fn known_meaning(cell: &str) -> Option<Column> {
    Column::from_heading(&comparable(cell)).or_else(|| listed(cell))
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
    use crate::diagnostic::{Code, Findings};
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
        let unused = findings
            .iter()
            .filter(|finding| finding.code == Code::UnusedColumn)
            .map(|finding| format!("-{}", finding.value("column")));
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
            (&["Prénom", "NOM", "Ville"], none, "given_name=Prénom family_name=NOM city=Ville"),
            (&["Nom", "Ville"], none, "name=Nom city=Ville"),
            (&["성", "이름"], none, "given_name=이름 family_name=성"),
            (&["Nome", "Sobrenome"], none, "given_name=Nome family_name=Sobrenome"),
            (&["Nombre", "Apellido paterno"], none, "given_name=Nombre family_name=Apellido paterno"),
            (&["Nombre", "Nombre y apellido de la madre"], none, "name=Nombre -Nombre y apellido de la madre"),
            (&["Nombre y apellido", "Ciudad"], none, "name=Nombre y apellido -Ciudad"),
            (
                &["Nombre", "Primer apellido", "Segundo apellido"],
                &[("family_name", "Primer apellido")],
                "given_name=Nombre family_name=Primer apellido -Segundo apellido",
            ),
            (&["氏名", "ローマ字氏名", "郵便番号"], none, "name=氏名 latin_name=ローマ字氏名 postcode=郵便番号"),
            (&["Fornavn", "Etternavn", "E-post"], none, "given_name=Fornavn family_name=Etternavn email=E-post"),
            (&["date", "Timestamp", "name"], none, "name=name date=date -Timestamp"),
            (&["mailbag_row", "mailbag_code", "mailbag_reason", "name"], none, "name=name"),
            (&["given_name", "Nom"], &[("given_name", "nom")], "given_name=Nom -given_name"),
            (&["city", "given_name"], &[("country", "city")], "given_name=given_name country=city"),
            (&["city", "given_name"], &[("city", "")], "given_name=given_name city=city"),
            (&["name", "Anonym"], none, "name=name visibility=Anonym"),
            (&["name", "Vil være anonym?"], none, "name=name visibility=Vil være anonym?"),
            (&["name", "Hide it"], &[("anonymous", "hide it")], "name=name visibility=Hide it"),
            // Whoever calls it something else knows what stands in it.
            (
                &["name", "public", "anonymous"],
                &[("visibility", "public"), ("role", "anonymous")],
                "name=name role=anonymous visibility=public",
            ),
        ] {
            assert_eq!(find(headings, mapping, &[]), expected, "{headings:?}");
        }
    }

    #[test]
    fn a_reading_by_words_is_said() {
        let said = |heading: &str, mapping: &[(&str, &str)]| {
            let mapping = mapping.iter().map(|(ours, theirs)| ((*ours).to_owned(), (*theirs).to_owned())).collect();
            let mut findings = Findings::new();
            let headings = StringRecord::from(vec!["name", heading]);
            ColumnMap::look(Path::new("list.csv"), &headings, &mapping, &[], &mut findings);
            findings.iter().map(|finding| finding.value("reading").to_owned()).collect::<Vec<_>>().join(" ")
        };
        for (heading, expected) in [
            ("Vil være anonym", "hides"),
            ("Publish my name", "shows"),
            ("Stop publishing my name", "unread"),
            ("Anonymous or named", "words"),
            ("anonymous", ""),
            ("公開する", ""),
            ("visibility", ""),
        ] {
            assert_eq!(said(heading, &[]), expected, "{heading}");
            assert_eq!(said(heading, &[("anonymous", heading)]), "", "{heading}");
        }
        assert_eq!(said("Stop publishing my name", &[("visibility", "stop publishing my name")]), "");
        assert_eq!(said("Publish my name", &[("visibility", "publish my name")]), "shows");
    }

    #[test]
    fn what_is_missing_or_doubled_is_an_error() {
        let none = &[][..];
        for (headings, mapping, required, expected) in [
            (&["city"][..], none, &[][..], "missing-column:given_name"),
            (&["given_name"], none, &[Column::City, Column::Email], "missing-column:city missing-column:email"),
            (&["city"], none, &[Column::FamilyName], "missing-column:family_name"),
            (&["given_name", "City", "city "], none, &[], "doubled-column:city"),
            (&["given_name"], &[("city", "Sted")], &[Column::City], "mapped-heading-missing:city"),
            (&["Name"], &[("given_name", "name"), ("family_name", "name")], &[], "doubled-column:name"),
            (&["x", "given_name"], &[("town", "x")], &[], "unknown-column:town -x"),
            (&["Ville", "Commune", "given_name"], none, &[], "doubled-column:Commune"),
            (&["Ort", "ort", "given_name"], &[("city", "Ort")], &[], "doubled-column:Ort"),
            (&["Nombre", "Primer apellido", "Segundo apellido"], none, &[], "doubled-column:Segundo apellido"),
            (&["Nombre", "Apellido paterno", "Apellido materno"], none, &[], "doubled-column:Apellido materno"),
            (&["visibility", "name", "Anonymous?"], none, &[], "doubled-column:Anonymous?"),
            (&["name", "public", "anonymous"], &[("visibility", "public")], &[], "doubled-column:anonymous"),
            (&["name", "seen", "匿名"], &[("visibility", "seen")], &[], "doubled-column:匿名"),
            (&["anonym", "name", "anonymous"], &[("visibility", "anonymous")], &[], "doubled-column:anonymous"),
            (&["name", "x", "y"], &[("visibility", "x"), ("anonymous", "y")], &[], "doubled-column:y"),
            (&["visibility", "name", "Publish my name"], none, &[], "doubled-column:Publish my name"),
        ] {
            let found = find(headings, mapping, required);
            let errors = expected.split(" -").next().unwrap_or_default();
            assert!(found.starts_with(errors), "{headings:?}: {found}");
        }
    }
}

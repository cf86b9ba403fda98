//! Which cell of a row is which column.

use std::collections::BTreeMap;
use std::path::Path;

use csv::StringRecord;
use unicode_normalization::UnicodeNormalization;

use crate::campaign::naming::{nearest, unknown};
use crate::campaign::resolve::{ANONYMOUS, INITIALS, MESSAGE_ALLOWED, MESSAGE_REFUSED, NAMED, UNUSED};
use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::signers::answers::heard;
use crate::signers::asked::Asks;
use crate::signers::clean::trimmed;
use crate::signers::defused::OWN_HEADINGS;
use crate::signers::headings::{NAME_OR_FAMILY, NAME_OR_GIVEN, asked, column_of, is_of_family, listed, names_by_frame};
use crate::signers::plain::plain;
use crate::signers::row::{Column, Row};
use crate::signers::wills::is_of_will;

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
    /// Places of columns without a heading.
    headless: Vec<u16>,
    /// The columns of which somebody said where they stand.
    mapped: Vec<Column>,
    /// What the column of visibility asks.
    asks: Asks,
    /// Others that ask something of the name: the strictest answer counts.
    wishes: Vec<Wish>,
    /// Those that ask whether the message may be printed.
    of_message: Vec<Wish>,
    /// How many headings the list has.
    width: usize,
}

/// A column of wishes that is none of ours: where it stands, what the list calls it, and what it asks.
#[derive(Debug, Clone)]
pub(in crate::signers) struct Wish {
    pub(in crate::signers) heading: Box<str>,
    pub(in crate::signers) position: u16,
    pub(in crate::signers) asks: Asks,
}

impl Wish {
    /// The cell of a row, without white space around it.
    pub(in crate::signers) fn cell<'r>(&self, row: &'r Row) -> &'r str {
        trimmed(ColumnMap::extra_cell(row, self.position))
    }
}

impl ColumnMap {
    /// Finds the columns in a row of headings. `mapping` is our heading → the list's heading, or one of
    /// [`WAYS`](crate::campaign::resolve::WAYS) → headings, one a line: what a yes means under them, or that nothing is understood
    /// there (from `letter.toml` and `--column`), `required` what must be there; headings are trimmed,
    /// a BOM is taken off, and case does not matter. A mapped heading stands for its column alone,
    /// and its column is found nowhere else, but that one which asks who may be named is doubled then. Several columns of which somebody
    /// says what a yes means all count, beside one of visibility too. A heading that is none of ours is
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
        // What the columns ask of which somebody says it, by their places.
        let mut wished: Vec<(usize, Asks)> = Vec::new();
        let mut of_message: Vec<(usize, Asks)> = Vec::new();
        for (ours, theirs) in lines(mapping) {
            let ours = comparable(ours);
            let message = match &*ours {
                MESSAGE_REFUSED => Some(Asks::Hiding),
                MESSAGE_ALLOWED => Some(Asks::Showing),
                _ => None,
            };
            let column = Column::from_mapping(&ours);
            if column.is_none() && message.is_none() {
                own.push(unknown(Code::UnknownColumn, "column", &ours, Column::mappings()).at(Place::file(file)));
                continue;
            }
            // One of visibility may stand beside others of which somebody says what a yes means.
            mapped.extend(column.filter(|column| ours == column.heading()));
            let theirs_folded = comparable(theirs);
            let mut cells = folded.iter().enumerate().filter(|(_, heading)| **heading == theirs_folded);
            match (cells.next(), cells.next()) {
                (None, _) => {
                    let any = headings.iter().any(|heading| known_meaning(heading).is_some());
                    let missing = finding(Code::MappedHeadingMissing)
                        .with("column", column.map_or(ours.as_str(), |column| column.heading()))
                        .with("heading", theirs.trim())
                        .with("known", if any { known(headings) } else { String::new() });
                    // Where nothing is understood, the first line may be a person.
                    let meant = nearest(theirs.trim(), headings.iter().map(str::trim)).filter(|_| any);
                    own.push(match meant {
                        Some(meant) => missing.with("nearest", meant),
                        None => missing,
                    });
                }
                (Some((position, heading)), None)
                    if columns[position].is_none() && of_message.iter().all(|(taken, _)| *taken != position) =>
                {
                    columns[position] = column;
                    of_message.extend(message.map(|asks| (position, asks)));
                    if column == Some(Column::Visibility) {
                        let asks = match &*ours {
                            ANONYMOUS => Asks::Hiding,
                            NAMED => Asks::Showing,
                            INITIALS => Asks::Initials,
                            // Whoever maps it knows that its cells are words of visibility.
                            _ => match asked(heading) {
                                Asks::Hiding => Asks::Hiding,
                                Asks::Showing => Asks::Showing,
                                Asks::How | Asks::Initials | Asks::Unread => Asks::How,
                            },
                        };
                        if ours == Column::Visibility.heading() && asks != Asks::How {
                            own.extend(reading(file, heading, asks));
                        }
                        wished.push((position, asks));
                    }
                }
                _ => own.push(finding(Code::DoubledColumn).with("column", theirs.trim())),
            }
        }
        let is_mapped = columns.iter().any(Option::is_some) || !of_message.is_empty();
        let is_free = |column: &Column| !mapped.contains(column);
        let exact: Vec<Option<Column>> =
            folded.iter().map(|heading| Column::from_heading(heading).filter(is_free)).collect();
        let is_settled =
            |position: usize| is_unused(&folded[position]) || of_message.iter().any(|(taken, _)| *taken == position);
        for (position, heading) in headings.iter().enumerate().filter(|(position, _)| !is_settled(*position)) {
            // A heading of our own beside one of another language is the one that is meant. But one that asks who may be named is
            // passed over neither for that nor for a mapped one: who refuses under it would be printed.
            let known = exact[position].or_else(|| {
                let is_passed_over = |column: &Column| !is_free(column) || exact.contains(&Some(*column));
                column_of(heading).filter(|column| *column == Column::Visibility || !is_passed_over(column))
            });
            columns[position] = columns[position].or(known);
        }
        settle_names(headings, &mut columns, &mapped);
        // A line of which nothing is understood may be a person: it is not repeated.
        let understood =
            is_mapped || headings.iter().any(|heading| known_meaning(heading).is_some() || names_by_frame(heading));
        let known = |headings| if understood { known(headings) } else { String::new() };
        // The first of which somebody says what it asks, else the first one.
        let is_of_visibility = |column: &Option<Column>| *column == Some(Column::Visibility);
        let of_visibility =
            wished.first().map(|(position, _)| *position).or_else(|| columns.iter().position(is_of_visibility));
        if let Some(heading) = of_visibility.and_then(|position| headings.get(position)) {
            map.headings[Column::Visibility as usize] = Some(heading.trim_matches(is_padding).into());
        }
        let mut others = usize::from(of_visibility.is_some() && wished.is_empty());
        let doubled = |map: &Self, column: Column, heading: &str| {
            let other = map.heading(column).filter(|other| comparable(other) != comparable(heading));
            let doubled = finding(Code::DoubledColumn).with("column", heading);
            match other {
                Some(other) => doubled.with("other", other).with("field", column.heading()),
                None => doubled,
            }
        };
        for (position, heading) in headings.iter().enumerate() {
            let heading = heading.trim_matches(is_padding);
            let Ok(place) = u16::try_from(position) else { break };
            let asks = wished.iter().find(|(mapped, _)| *mapped == position).map(|(_, asks)| *asks);
            match columns[position] {
                Some(Column::Visibility) if Some(position) != of_visibility => {
                    // Of those that nobody speaks of one may stand beside what somebody says.
                    let is_beside = asks.is_some() || (others == 0 && is_free(&Column::Visibility));
                    others += usize::from(asks.is_none());
                    if !is_beside {
                        own.push(doubled(&map, Column::Visibility, heading));
                        continue;
                    }
                    let asks = asks.unwrap_or_else(|| asked(heading));
                    if understood && wished.iter().all(|(mapped, _)| *mapped != position) {
                        own.extend(reading(file, heading, asks));
                    }
                    map.wishes.push(Wish { heading: heading.into(), position: place, asks });
                    map.extra.push((heading.into(), place));
                    map.settled.push(place);
                }
                Some(column) if map.positions[column as usize].is_some() && column != Column::Visibility => {
                    own.push(doubled(&map, column, heading));
                }
                Some(column) => {
                    map.positions[column as usize] = Some(place);
                    if column == Column::Visibility {
                        map.asks = asks.unwrap_or_else(|| asked(heading));
                        if understood && asks.is_none() {
                            own.extend(reading(file, heading, map.asks));
                        }
                    }
                    map.headings[column as usize] = Some(heading.into());
                }
                None if heading.is_empty() => map.headless.push(place),
                None if OWN_HEADINGS.contains(&heading) => {}
                None => {
                    map.extra.push((heading.into(), place));
                    if let Some((_, asks)) = of_message.iter().find(|(of_message, _)| *of_message == position) {
                        map.of_message.push(Wish { heading: heading.into(), position: place, asks: *asks });
                    }
                    if is_settled(position) {
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
            own.push(missing(Column::Name));
        }
        map.mapped = mapped;
        let usable = !own.has_errors();
        findings.extend(own);
        (map, usable)
    }

    /// The cell of a column; empty where the list has no such column. It is as it stands in the list, but that under a heading such as
    /// `anonymous` a yes is `withheld` and a no is `named`, which mean the same there, and the other way round under `show my name`.
    pub fn cell<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        let cell =
            self.positions[column as usize].and_then(|position| row.cells.get(usize::from(position))).unwrap_or("");
        if column == Column::Visibility { heard(self.asks, cell) } else { cell }
    }

    /// Whether somebody said where a column stands.
    pub(in crate::signers) fn is_mapped(&self, column: Column) -> bool {
        self.mapped.contains(&column)
    }

    /// What the column of visibility asks.
    pub(in crate::signers) fn asks(&self) -> Asks {
        self.asks
    }

    /// The columns beside it that ask something of the name.
    pub(in crate::signers) fn wishes(&self) -> &[Wish] {
        &self.wishes
    }

    /// The columns that ask whether the message may be printed.
    pub(in crate::signers) fn of_message(&self) -> &[Wish] {
        &self.of_message
    }

    /// The places of columns that are none of ours and decide what is printed.
    pub fn heeded(&self) -> impl Iterator<Item = u16> {
        self.wishes.iter().chain(&self.of_message).map(|wish| wish.position)
    }

    /// What of a signer such a column decides: the column of visibility, or that of the message.
    pub fn decides(&self, position: usize) -> Option<Column> {
        let has = |wishes: &[Wish]| wishes.iter().any(|wish| usize::from(wish.position) == position);
        let column = has(&self.wishes).then_some(Column::Visibility);
        column.or_else(|| has(&self.of_message).then_some(Column::MessageApproved))
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

    /// Those of them of which nobody said that they are not used, and those without a heading.
    pub(in crate::signers) fn unsettled(&self) -> impl Iterator<Item = (&str, u16)> {
        let headless = self.headless.iter().map(|position| ("", *position));
        self.extra().filter(|(_, position)| !self.settled.contains(position)).chain(headless)
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

/// What a mapping says, a heading at a time.
fn lines(mapping: &BTreeMap<String, String>) -> impl Iterator<Item = (&str, &str)> {
    let lines = mapping.iter().flat_map(|(ours, theirs)| theirs.lines().map(|theirs| (ours.as_str(), theirs)));
    lines.filter(|(ours, theirs)| *ours != UNUSED && !theirs.trim().is_empty())
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
        Asks::Initials => "initials",
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
            (&["name", "seen", "hid"], &[("visibility", "seen"), ("anonymous", "hid")], "name=name visibility=hid"),
            (&["name", "visibility", "short"], &[("initials", "short")], "name=name visibility=short"),
            (
                &["name", "seen", "met", "hid"],
                &[("named", "seen\nmet"), ("anonymous", "HID")],
                "name=name visibility=hid",
            ),
            (&["name", "x", "y"], &[("message_refused", "x"), ("message_allowed", "y")], "name=name"),
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
            (&["city"][..], none, &[][..], "missing-column:name"),
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
            (&["anonym", "name", "anonymous"], &[("visibility", "anonymous")], &[], "doubled-column:anonym"),
            (&["name", "x", "y"], &[("visibility", "x"), ("anonymous", "x")], &[], "doubled-column:x"),
            (&["name", "x"], &[("message_refused", "x"), ("message_allowed", "x")], &[], "doubled-column:x"),
            (&["name", "x", "anonym", "opt out"], &[("initials", "x")], &[], "doubled-column:opt out"),
            (&["visibility", "name", "Publish my name"], none, &[], "doubled-column:Publish my name"),
            (&["visibility", "name", "Anonymous or named"], none, &[], "doubled-column:Anonymous or named"),
            (&["visibility", "name", "Synlighet"], none, &[], "doubled-column:Synlighet"),
        ] {
            let found = find(headings, mapping, required);
            let errors = expected.split(" -").next().unwrap_or_default();
            assert!(found.starts_with(errors), "{headings:?}: {found}");
        }
    }
}

//! Who stands in the list of a batch: read once, when it is added, for the index.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value};

use crate::archive::tokens::Tokens;
use crate::archive::{Error, tokens as words};
use crate::batch::List;
use crate::batch::list::read_again;
pub(crate) use crate::batch::list_copy::LIST;
use crate::batch::records;
pub(crate) use crate::batch::records::LETTERS;
use crate::diagnostic::Findings;
use crate::lang::Lang;
use crate::signers::{Checker, Column, ColumnMap, Key, Row, Rules, is_family_first, name_parts};

/// What stands under a row that could not be taken apart.
const UNREADABLE: &str = "row";

/// A row of a list.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    /// Its number in a spreadsheet.
    pub(crate) row: u64,
    /// The serial of its letter, if it got one.
    pub(crate) serial: Option<u64>,
    /// The name by which people know it.
    pub(crate) name: String,
    /// What the list says, by column.
    pub(crate) cells: Map<String, Value>,
    /// What it is known by.
    pub(crate) keys: Vec<Key>,
}

impl Person {
    /// What it is found by.
    pub(crate) fn tokens(&self) -> Tokens {
        tokens(&self.name, &self.cells)
    }
}

/// What a person is found by: the name as a whole, and every cell but the strokes of a signature.
pub(crate) fn tokens(name: &str, cells: &Map<String, Value>) -> Tokens {
    let is_text = |(column, _): &(&String, &Value)| *column != Column::Signature.heading();
    let texts = cells.iter().filter(is_text).filter_map(|(_, cell)| cell.as_str());
    Tokens::of([name].into_iter().chain(texts))
}

/// A name put together from the cells, the family name first. Names that are written without a space are put together so.
pub(crate) fn whole_name(cells: &Map<String, Value>) -> String {
    let cell = |column: Column| cells.get(column.heading()).and_then(Value::as_str).unwrap_or_default();
    let [name, given, family] = name_parts(cell(Column::Name), cell(Column::GivenName), cell(Column::FamilyName));
    let is_unspaced = |text: &str| text.chars().next().is_some_and(words::is_cjk);
    let space = if is_unspaced(family) && is_unspaced(given) { "" } else { " " };
    let parts = match (family.is_empty(), given.is_empty()) {
        (true, true) => String::new(),
        (false, false) => format!("{family}{space}{given}"),
        _ => format!("{family}{given}"),
    };
    let names = [parts.as_str(), name, cell(Column::LatinName), cell(Column::PrintName)].into_iter();
    names.into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned()
}

/// The name as a letter has it: the given name first, but in languages that have it otherwise. [`whole_name`] is by what rows stand in order.
pub(crate) fn shown_name(cells: &Map<String, Value>) -> String {
    let cell = |column: Column| cells.get(column.heading()).and_then(Value::as_str).unwrap_or_default();
    let [_, given, family] = name_parts(cell(Column::Name), cell(Column::GivenName), cell(Column::FamilyName));
    let is_first = Lang::parse(cell(Column::Language)).is_some_and(is_family_first);
    if is_first
        || family.is_empty()
        || given.is_empty()
        || [family, given].iter().any(|part| part.chars().any(words::is_cjk))
    {
        return whole_name(cells);
    }
    format!("{given} {family}")
}

/// What a person is known by, from the cells alone.
pub(crate) fn keys(cells: &Map<String, Value>) -> Vec<Key> {
    let mut headings = csv::StringRecord::new();
    let mut row = Row::default();
    for (heading, cell) in cells {
        headings.push_field(heading);
        row.cells.push_field(cell.as_str().unwrap_or_default());
    }
    let (columns, _) = ColumnMap::look(Path::new(LIST), &headings, &BTreeMap::new(), &[], &mut Findings::new());
    Checker::new(Path::new(LIST), &columns, Rules::default()).identity(&row).keys()
}

/// Hands over every row of a batch's list that is not blank. `letters` is the file that says who has which letter; `first_row` and
/// `columns` are the manifest's and the options'.
///
/// Errors: [`Error::Changed`] where one of the files is not understood, and those of `each`.
pub(crate) fn read(
    list: &Path,
    letters: &Path,
    first_row: u64,
    columns: &BTreeMap<String, String>,
    mut each: impl FnMut(Person) -> Result<(), Error>,
) -> Result<(), Error> {
    let serials = serials(letters)?;
    let changed = || Error::Changed { path: list.to_owned() };
    let mut open = List::file(list).open(columns, &[], &mut Findings::new()).ok_or_else(changed)?;
    let columns = open.columns.clone();
    let checker = Checker::new(list, &columns, Rules::default());
    let mut row = Row::default();
    // A spreadsheet has no more rows than that; whoever says otherwise wants numbers that cannot be kept.
    for number in first_row..u64::from(u32::MAX) {
        let Some(is_readable) = read_again(&mut open.reader, &mut row).map_err(|_| changed())? else { return Ok(()) };
        let is_whole = is_readable || row.is_whole(open.reader.headings());
        let serial = serials.get(&number).copied();
        let (cells, keys) = if is_whole {
            (cells(&columns, &row), checker.identity(&row).keys())
        } else {
            let whole = row.cells.iter().collect::<Vec<_>>().join(" ");
            (Map::from_iter([(UNREADABLE.to_owned(), Value::from(whole.trim()))]), Vec::new())
        };
        if cells.values().all(|cell| cell.as_str().is_none_or(str::is_empty)) {
            continue;
        }
        each(Person { row: number, serial, name: whole_name(&cells), cells, keys })?;
    }
    Err(changed())
}

fn cells(columns: &ColumnMap, row: &Row) -> Map<String, Value> {
    let known = columns.present().map(|column| (column.heading(), columns.cell(row, column).trim()));
    // Strokes are long, say nothing in a search, and stand in the list.
    let known = known.filter(|(heading, cell)| *heading != Column::Signature.heading() || !cell.starts_with('['));
    let extra = columns.extra().map(|(heading, place)| (heading, ColumnMap::extra_cell(row, place).trim()));
    let filled = known.chain(extra).filter(|(_, cell)| !cell.is_empty());
    filled.map(|(heading, cell)| (heading.to_owned(), Value::from(cell))).collect()
}

/// The serial of each row that has one.
fn serials(path: &Path) -> Result<BTreeMap<u64, u64>, Error> {
    let mut serials = BTreeMap::new();
    let read = records::each_line(path, |line| {
        serials.extend([line.row].into_iter().chain(line.with).map(|row| (row, line.serial)));
        true
    });
    read?.map_err(|_| Error::Changed { path: path.to_owned() })?;
    Ok(serials)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Map, Value, json};

    use super::{LETTERS, LIST, keys, read, shown_name, whole_name};
    use crate::archive::Error;

    fn object(value: Value) -> Map<String, Value> {
        let Value::Object(map) = value else { panic!("an object") };
        map
    }

    #[test]
    fn every_row_is_somebody() {
        let scratch = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(scratch.path().join("inputs")).expect("a folder");
        let list = "given_name,family_name,email,signature\nAnna,Eriksen,a@b.example,\"[{}]\"\n,,,\nBo,Li,,\n,,,,broken row\nKari,Lie,k@b.example,,\n";
        std::fs::write(scratch.path().join("inputs/signers.csv"), list).expect("a list");
        let letters =
            "{\"serial\":7,\"row\":2,\"with\":[4],\"addressee\":\"x\",\"file\":\"x\",\"first_page\":1,\"pages\":1}\n";
        std::fs::write(scratch.path().join("letters.jsonl"), letters).expect("letters");
        let mut found = Vec::new();
        read(&scratch.path().join(LIST), &scratch.path().join(LETTERS), 2, &BTreeMap::new(), |person| {
            found.push((person.row, person.serial, person.name.clone(), person.cells.len(), person.keys.len()));
            Ok(())
        })
        .expect("people");
        let named = |row, serial, name: &str, cells, keys| (row, serial, name.to_owned(), cells, keys);
        let expected = [
            named(2, Some(7), "Eriksen Anna", 3, 1),
            named(4, Some(7), "Li Bo", 2, 0),
            named(5, None, "", 1, 0),
            named(6, None, "Lie Kari", 3, 1),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn numbers_and_lines_have_an_end() {
        let scratch = tempfile::tempdir().expect("a folder");
        let (list, letters) = (scratch.path().join("list.csv"), scratch.path().join("letters.jsonl"));
        std::fs::write(&list, "name\nAnna Eriksen\n").expect("a list");
        let refused = |first| {
            let read = read(&list, &letters, first, &BTreeMap::new(), |_| Ok(()));
            matches!(read, Err(Error::Changed { .. }))
        };
        std::fs::write(&letters, "").expect("letters");
        assert!(!refused(2) && refused(u64::MAX) && refused(u64::from(u32::MAX)));
        std::fs::File::create(&letters).expect("letters").set_len(1 << 40).expect("a hole");
        assert!(refused(2));
    }

    #[test]
    fn names_are_put_together_as_they_are_written() {
        for (cells, expected) in [
            (json!({"given_name": "小明", "family_name": "王"}), "王小明"),
            (json!({"given_name": "Anna", "family_name": "Eriksen", "print_name": "A"}), "Eriksen Anna"),
            (json!({"name": "Anna Eriksen"}), "Anna Eriksen"),
            (json!({"print_name": "A Friend", "city": "Oslo"}), "A Friend"),
            (json!({"city": "Oslo"}), ""),
        ] {
            assert_eq!(whole_name(&object(cells)), expected);
        }
        for (cells, expected) in [
            (json!({"given_name": "小明", "family_name": "王"}), "王小明"),
            (json!({"given_name": "Ida", "family_name": "Holm"}), "Ida Holm"),
            (json!({"given_name": "Anna", "family_name": "Kovács", "language": "hu"}), "Kovács Anna"),
            (json!({"given_name": "Ida"}), "Ida"),
            (json!({"name": "Ida Holm"}), "Ida Holm"),
        ] {
            assert_eq!(shown_name(&object(cells)), expected);
        }
    }

    #[test]
    fn keys_from_cells_are_those_from_the_list() {
        let cells = json!({"given_name": "Anna", "family_name": "Eriksen", "email": "a@b.example", "shoe size": "38"});
        assert_eq!(keys(&object(cells)).len(), 1);
    }
}

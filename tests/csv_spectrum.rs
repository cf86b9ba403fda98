//! The cases of csv-spectrum, read as it says they are to be read.

use std::fs::File;
use std::path::Path;

use mailbag::signers::{ListReader, Reading, Row};

#[test]
fn every_case_is_read_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/csv-spectrum");
    let mut names: Vec<_> =
        std::fs::read_dir(folder.join("csvs")).expect("cases").map(|entry| entry.expect("a case").path()).collect();
    names.sort();
    assert_eq!(names.len(), 12);
    for path in names {
        let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let json = std::fs::read(folder.join(format!("json/{stem}.json"))).expect("what it says");
        let expected: Vec<serde_json::Map<String, serde_json::Value>> = serde_json::from_slice(&json).expect("JSON");
        let file = File::open(&path).expect("a case");
        let mut reader = ListReader::open(file, &Reading::default(), &path).expect("headings");
        let headings: Vec<String> = reader.headings().iter().map(str::to_owned).collect();
        let mut row = Row::default();
        let mut found = Vec::new();
        while reader.read(&mut row).expect("a row") {
            let cells = headings.iter().cloned().zip(row.cells.iter().map(serde_json::Value::from));
            found.push(cells.collect::<serde_json::Map<_, _>>());
        }
        assert_eq!(found, expected, "{stem}");
    }
}

//! The corpus of the fuzz targets, replayed: what once broke a reader stays mended.

use std::path::Path;

#[path = "../fuzz/bodies.rs"]
mod bodies;

#[test]
fn the_corpus_breaks_nothing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, body) in bodies::ALL {
        let folder = root.join("fuzz/corpus").join(name);
        let mut paths: Vec<_> = std::fs::read_dir(&folder)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
            .map(|entry| entry.expect("a case").path())
            .collect();
        paths.sort();
        assert!(!paths.is_empty(), "{name} has no cases");
        for path in paths {
            body(&std::fs::read(&path).expect("a case"));
        }
    }
    // Every case of the readers is a case of the whole intake too.
    for folder in ["fuzz/corpus/xlsx", "fuzz/corpus/ods", "tests/csv-spectrum/csvs", "tests/lists"] {
        for entry in std::fs::read_dir(root.join(folder)).expect("cases") {
            bodies::list(&std::fs::read(entry.expect("a case").path()).expect("a case"));
        }
    }
}

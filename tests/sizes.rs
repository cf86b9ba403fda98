//! How large files are: figures that depend on no machine. Measured ones are in `benches/README.md`.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::collections::BTreeMap;

use cli_support::{Workshop, repository};
use sha2::{Digest as _, Sha256};

/// What stands in the PDF files of the first signers of the Oslo list.
fn files_of(signers: usize, options: &str) -> BTreeMap<String, Vec<u8>> {
    let list = std::fs::read_to_string(repository().join("benches/data/signers-oslo-17554.csv")).expect("the list");
    let list: String = list.split_inclusive('\n').take(signers + 1).collect();
    let workshop = Workshop::with_list(list);
    workshop.run_line(&format!("build xinjiang-release --date 2022-05-01 {options}")).exits(0);
    let mut files = workshop.files(workshop.only_batch());
    let manifest = files.remove("manifest.json").expect("a manifest");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
    for (name, bytes) in &files {
        let hash: String = Sha256::digest(bytes)
            .iter()
            .flat_map(|byte| [byte >> 4, byte & 15])
            .filter_map(|half| char::from_digit(half.into(), 16))
            .collect();
        assert_eq!(manifest["files"][name]["sha256"], hash.as_str(), "{name}");
        assert_eq!(manifest["files"][name]["bytes"], bytes.len() as u64, "{name}");
    }
    files.retain(|name, _| name.starts_with("letter") && name.rsplit('.').next() == Some("pdf"));
    files
}

/// Objects of a file, itself with number 0, as its cross-reference stream says.
fn objects(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    let (_, size) = text.rsplit_once("/Type/XRef/Size ").expect("a cross-reference stream");
    size.split('/').next().and_then(|size| size.parse().ok()).expect("a number")
}

/// Content streams and ToUnicode maps: the streams with nothing but their length and filter.
fn plain_streams(pdf: &[u8]) -> usize {
    let head = |line: &&[u8]| line.starts_with(b"<</Filter/FlateDecode/Length ") || line.starts_with(b"<</Length ");
    pdf.split(|byte| *byte == b'\n').filter(|line| head(line) && line.ends_with(b">>")).count()
}

#[test]
fn a_letter_more_is_little_more() {
    let [few, many] = [100, 300].map(|signers| files_of(signers, "--volume-size 0"));
    let (few, many) = (&few["letters-0001.pdf"], &many["letters-0001.pdf"]);
    let bytes = (many.len() - few.len()) / 200;
    assert!((500..950).contains(&bytes), "{bytes} bytes a letter");
    let objects = (objects(many) - objects(few)) / 200;
    assert!((50..56).contains(&objects), "{objects} objects a letter");
    // Two pages with a stream each of the letter's own; one that all share a page; a ToUnicode map for each of four fonts.
    assert_eq!((plain_streams(few), plain_streams(many)), (2 * 100 + 2 + 4, 2 * 300 + 2 + 4));
}

#[test]
fn files_of_a_letter_begin_with_the_same_fonts() {
    let files = files_of(60, "--per-signer");
    assert_eq!(files.len(), 60);
    let files: Vec<&Vec<u8>> = files.values().collect();
    let common = |file: &&Vec<u8>| file.iter().zip(files[0]).take_while(|(one, other)| one == other).count();
    let common = files.iter().map(common).min().unwrap_or_default();
    assert!(common > 70_000, "{common} bytes are the same");
    let sum: usize = files.iter().map(|file| file.len()).sum();
    assert!(sum / files.len() < 97_000, "{} bytes a file", sum / files.len());
}

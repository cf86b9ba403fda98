//! `LineBreakTest.txt` as the icu_segmenter crate carries it, through our own step with tailoring off.
//!
//! The crate carries it for several versions of Unicode; its rules are those of 15.1, and of these every case must pass.
//! Of the later ones it must pass as many as now: see [`LATER`]. The files stand in the crate's folder, which `cargo metadata`
//! names; where they are not there, the test is reported as not run, and with `CI=true` it fails.

use std::path::PathBuf;
use std::process::Command;

use mailbag::text::breaks::untailored;
use serde_json::Value;

/// Later versions, and how many of their cases pass. What fails there is what they changed: LB19a (quotation marks between
/// East Asian characters, which our own opportunities mend), LB20a (a hyphen that begins a word), LB25 (brackets and
/// numbers), LB28a (Balinese digits), U+1F8FF (a pictograph to come), and marks of class SA behind other scripts.
const LATER: [(&str, usize, usize); 2] =
    [("LineBreakTest_17.txt", 19_020, 19_338), ("LineBreakTest.txt", 19_018, 19_346)];

#[test]
fn lines_break_as_unicode_says() {
    let Some(folder) = folder() else {
        assert!(std::env::var_os("CI").is_none_or(|value| value != "true"), "LineBreakTest.txt is not to be found");
        eprintln!("LineBreakTest: not run: the crate's tests are not to be found");
        return;
    };
    let run = |name: &str| {
        let text = std::fs::read_to_string(folder.join(name)).expect("a file of text");
        let cases = text.lines().filter_map(|line| line.split('#').next()).map(str::trim);
        let (mut total, mut wrong) = (0, Vec::new());
        for case in cases.filter(|case| !case.is_empty()) {
            total += 1;
            let (words, expected) = read(case);
            let found = untailored(&words);
            if found != expected {
                wrong.push(format!("{case}: {found:?}, expected {expected:?}"));
            }
        }
        println!("{name}: {} of {total} passed", total - wrong.len());
        (total, wrong)
    };
    let (total, wrong) = run("LineBreakTest_15.1.txt");
    assert!(wrong.is_empty(), "{} wrong, first\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
    assert_eq!(total, 10_274);
    for (name, least, cases) in LATER {
        let (total, wrong) = run(name);
        assert_eq!(total, cases, "{name}");
        assert!(total - wrong.len() >= least, "{name}: {}", wrong.join("\n"));
    }
}

/// The text of a case, and the bytes inside it before which a line may begin.
fn read(case: &str) -> (String, Vec<usize>) {
    let (mut text, mut breaks) = (String::new(), Vec::new());
    for token in case.split_whitespace() {
        match token {
            "÷" => breaks.push(text.len()),
            "×" => {}
            code => text.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32)),
        }
    }
    breaks.retain(|place| (1..text.len()).contains(place));
    (text, breaks)
}

fn folder() -> Option<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let metadata = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--offline", "--manifest-path"])
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"))
        .output()
        .ok()?;
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap_or_default();
    let carried = metadata["packages"].as_array().into_iter().flatten().find_map(|package| {
        let manifest = package["manifest_path"].as_str().filter(|_| package["name"] == "icu_segmenter")?;
        Some(PathBuf::from(manifest).with_file_name("tests").join("testdata"))
    });
    carried.filter(|folder| folder.is_dir())
}

//! `LineBreakTest.txt` as the icu_segmenter crate carries it, through our own step with tailoring off.
//!
//! The crate carries it for several versions of Unicode; its rules are those of 15.1, and of these every case must pass.
//! Of the later ones every case that fails is of a class of [`EXCEPTIONS`]. The files stand in the crate's folder, which `cargo metadata`
//! names; where they are not there, the test is reported as not run, and with `CI=true` it fails.

use std::path::PathBuf;
use std::process::Command;

use mailbag::text::breaks::untailored;
use serde_json::Value;

/// Later versions, how many of their cases there are, and how many fall into each class of [`exception`], in its order; all
/// others pass.
const LATER: [(&str, usize, [usize; 9]); 2] = [
    ("LineBreakTest_17.txt", 19_338, [75, 136, 14, 41, 2, 0, 0, 5, 45]),
    ("LineBreakTest.txt", 19_346, [75, 136, 14, 41, 2, 9, 2, 4, 45]),
];

/// What versions of Unicode later than the segmenter's 15.1 changed. The first class that holds for the first wrong place of a
/// case is its own.
const EXCEPTIONS: [&str; 9] = [
    "U+1F8FF, kept for a pictograph to come",
    "LB9: marks of Thai and Burmese behind other scripts",
    "LB28a: syllables of Balinese, Batak and Brahmi",
    "LB20a, LB21a: a hyphen that begins a word, or stands in a Hebrew one",
    "LB15c: a space before a decimal mark",
    "LB12a: a no-break space behind a tab, an ideographic space or a dash",
    "U+00B7, of class IS since version 18",
    "LB19a: quotation marks between East Asian characters, as our own opportunities have it",
    "LB25: brackets, signs and numbers",
];

/// The number of the class of [`EXCEPTIONS`] that a wrong case belongs to.
fn exception(text: &str, found: &[usize], expected: &[usize]) -> Option<usize> {
    let wrong = |place: &usize| found.contains(place) != expected.contains(place);
    let place = found.iter().chain(expected).copied().filter(wrong).min()?;
    let base = |character: &char| !matches!(character, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5BD}');
    let mut back = text[..place].chars().rev().filter(base);
    let (before, further) = (back.next()?, back.next());
    let after = text[place..].chars().next()?;
    let is_hebrew = |character: char| ('\u{5D0}'..='\u{5EA}').contains(&character);
    let holds = [
        before == '\u{1F8FF}' || after == '\u{1F8FF}',
        matches!(before, '\u{E31}' | '\u{102C}') || matches!(after, '\u{E31}' | '\u{102C}'),
        [before, after].iter().any(|one| matches!(one, '\u{1B05}'..='\u{1B50}' | '\u{1BF2}' | '\u{11003}')),
        matches!(before, '-' | '\u{AD}' | '\u{5BE}' | '\u{2010}' | '\u{205F}')
            && (further.is_none_or(char::is_whitespace) || is_hebrew(after) || further.is_some_and(is_hebrew)),
        before == ' ' && after == '.',
        matches!(before, '\t' | '\u{3000}' | '–') && matches!(after, '\u{A0}' | '\u{16FE4}'),
        before == '·' || after == '·',
        [before, after].iter().any(|one| matches!(one, '“' | '”' | '‘' | '’' | '"' | '«' | '»')),
        [before, after].iter().any(|one| {
            matches!(
                one,
                '$' | '€' | '₩' | '%' | '﹪' | '(' | ')' | '{' | '}' | '/' | '\\' | '\u{2329}' | '\u{232A}' | '0'..='9'
            )
        }),
    ];
    holds.iter().position(|holds| *holds)
}

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
                let class = exception(&words, &found, &expected);
                wrong.push((class, format!("{case}: {found:?}, expected {expected:?}")));
            }
        }
        println!("{name}: passed {} of {total}", total - wrong.len());
        (total, wrong)
    };
    let (total, wrong) = run("LineBreakTest_15.1.txt");
    assert!(wrong.is_empty(), "{} wrong, first {}", wrong.len(), wrong[0].1);
    assert_eq!(total, 10_274);
    for (name, cases, classes) in LATER {
        let (total, wrong) = run(name);
        assert_eq!(total, cases, "{name}");
        let unnamed: Vec<&str> =
            wrong.iter().filter(|(class, _)| class.is_none()).map(|(_, case)| case.as_str()).collect();
        assert!(unnamed.is_empty(), "{name}: of no class: {unnamed:#?}");
        let found = std::array::from_fn(|class| wrong.iter().filter(|(own, _)| *own == Some(class)).count());
        for (class, count) in EXCEPTIONS.iter().zip(found) {
            println!("  {count} fail: {class}");
        }
        assert_eq!(found, classes, "{name}");
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

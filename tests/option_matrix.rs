//! All combinations that the options allow, of three and more languages, organisations, several routes and `--to each`: each
//! is built and opened again whole, or refused with a message that says why.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use cli_support::{Outcome, Workshop};
use serde_json::Value;

const LIST: &str = "id,given_name,family_name,latin_name,organisation,role,city,country,language,message,visibility\n\
    1,Anna,Berg,,Koret,Leder,Oslo,Norge,nb,,\n\
    2,,,,Atelier du Canal,,Paris,France,fr,Laissez-les partir.,\n\
    3,\u{66c9}\u{5d50},\u{9673},Chen Hsiao-lan,,,\u{81fa}\u{5317}\u{5e02},\u{81fa}\u{7063},zh-Hant,\u{8acb}\u{8b93}\u{4ed6}\u{5011}\u{56de}\u{5bb6}\u{3002},\n\
    4,Kari,Lie,,,,Bergen,Norge,nb,,initials\n";

/// A list in which an organisation without a person has its name as that of the signer.
fn workshop() -> Workshop {
    let workshop = Workshop::with_list(LIST.replace("2,,,,Atelier", "2,,Atelier du Canal,,"));
    // The letter in a third and a fourth language.
    let letter = workshop.read("letters/xinjiang-release/letter.toml");
    let letter =
        letter.replace("languages = [\"zh-Hant\", \"en\"]", "languages = [\"zh-Hant\", \"en\", \"fr\", \"nb\"]");
    assert!(letter.contains("\"nb\""), "the languages of the letter stand otherwise in {letter}");
    // Four languages on sheets of their own take four sheets.
    workshop.write("letters/xinjiang-release/letter.toml", format!("max_sheets = 9\n{letter}"));
    let english = workshop.read("letters/xinjiang-release/en.md");
    let mut addressees = workshop.read("letters/addressees.toml");
    for id in ["xi-jinping", "chen-quanguo", "shohrat-zakir"] {
        let words = ["\n[", id, ".nb]\nname = \"", id, "\"\noffice = \"leder\"\ngreeting = \"Kj\u{e6}re leder\"\n"];
        addressees.push_str(&words.concat());
    }
    workshop.write("letters/addressees.toml", addressees);
    for tag in ["fr", "nb"] {
        workshop.write(format!("letters/xinjiang-release/{tag}.md"), &english);
    }
    workshop
}

/// Every way to take one of each.
fn product<'a>(choices: &[&[&'a str]]) -> Vec<Vec<&'a str>> {
    choices.iter().fold(vec![Vec::new()], |all, choice| {
        let longer =
            |line: &Vec<&'a str>| choice.iter().map(|one| [line.as_slice(), &[*one]].concat()).collect::<Vec<_>>();
        all.iter().flat_map(longer).collect()
    })
}

fn run(workshop: &Workshop, letter: &str, options: &[&str]) -> Outcome {
    let words = options.iter().flat_map(|option| option.split_whitespace());
    workshop.run(["build", letter, "--date", "2026-12-10", "--json", "--jobs", "1"].into_iter().chain(words))
}

/// A built batch has every letter once, opens, and its first letter is cut out of it.
#[track_caller]
fn is_whole(workshop: &Workshop, outcome: &Outcome, groups: u64) {
    let said: Value = serde_json::from_str(&outcome.exits(0).stdout).expect("JSON");
    assert_eq!(said["counts"]["letters"], 4 * groups, "{outcome}");
    let folder = said["folder"].as_str().expect("a folder").to_owned();
    let cover = workshop.run(["cover", &folder, "--out", "cover.pdf"]);
    cover.exits(0);
    let reprint = workshop.run(["reprint", &folder, "1", "--out", "reprint.pdf"]);
    let manifest: Value = serde_json::from_str(&workshop.read(format!("{folder}/manifest.json"))).expect("JSON");
    if manifest["kind"] == "letter" {
        reprint.exits(0);
        assert_eq!(pages_of(workshop, "reprint.pdf"), pages_of_first(workshop, &folder), "{outcome}");
    } else {
        reprint.exits(1).says(&["print pages"]);
    }
    std::fs::remove_dir_all(workshop.path(folder)).expect("the batch");
}

fn pages_of(workshop: &Workshop, file: &str) -> u64 {
    lopdf::Document::load(workshop.path(file)).expect("a PDF").get_pages().len() as u64
}

/// Pages of all letters with the serial 1, one to each group of addressees.
fn pages_of_first(workshop: &Workshop, folder: &str) -> u64 {
    let text = workshop.read(format!("{folder}/letters.jsonl"));
    let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("a line of JSON"));
    lines.filter(|line| line["serial"] == 1).map(|line| line["pages"].as_u64().expect("a number")).sum()
}

/// The folder and the letters of a batch that was made.
#[track_caller]
fn made(outcome: &Outcome) -> (String, u64) {
    let said: Value = serde_json::from_str(&outcome.exits(0).stdout).expect("JSON");
    let folder = said["folder"].as_str().expect("a folder").to_owned();
    (folder, said["counts"]["letters"].as_u64().expect("a number"))
}

/// What comes after a batch, in every shape: a correction, and a second wave that knows everybody of both.
#[test]
fn every_shape_is_corrected_and_followed() {
    let workshop = workshop();
    let list = workshop.read("signers.csv");
    for options in product(&[
        &["--as letters", "--as roll", "--household"],
        &["--arrangement sequential", "--arrangement columns"],
        &["", "--to each"],
        &["", "--per-signer", "--group-by-sheets"],
    ]) {
        let [shape, _, to, files] = options[..] else { panic!("four options") };
        let is_roll = shape == "--as roll";
        if is_roll && !files.is_empty() {
            continue;
        }
        let groups = if to == "--to each" { 3 } else { 1 };
        let options = [&options[..], &["--languages zh-Hant,en"]].concat();
        let (first, letters) = made(&run(&workshop, "xinjiang-release", &options));
        assert_eq!(letters, 4 * groups, "{options:?}");
        workshop.write("mended.csv", "id,city\n1,Drammen\n");
        let corrected = workshop.run(["reprint", &first, "--corrected", "mended.csv", "--json"]);
        let (_, letters) = made(&corrected);
        assert_eq!(letters, groups, "{options:?}: {corrected}");
        workshop.write("signers.csv", format!("{list}5,Tor,Vik,,,,Oslo,Norge,nb,,\n"));
        let after = format!("--after {first}");
        let second = run(&workshop, "xinjiang-release", &[&options[..], &[&after]].concat());
        let (folder, letters) = made(&second);
        assert_eq!(letters, groups, "{options:?}: {second}");
        let manifest: Value = serde_json::from_str(&workshop.read(format!("{folder}/manifest.json"))).expect("JSON");
        assert_eq!((&manifest["delivery"]["number"], &manifest["volumes"][0]["first_serial"]), (&2.into(), &5.into()));
        assert_eq!(manifest["delivery"]["after"].as_array().map(Vec::len), Some(2), "the correction belongs to it");
        workshop.write("signers.csv", &list);
        std::fs::remove_dir_all(workshop.path("out")).expect("the batches");
    }
}

/// What is refused says so on the screen and in JSON, and makes no batch.
#[track_caller]
fn is_refused(outcome: &Outcome, said: &[&str]) {
    let data: Value = serde_json::from_str(&outcome.exits(1).says(said).stdout).expect("JSON");
    let findings = data["findings"].as_array().expect("findings");
    assert!(findings.iter().any(|finding| finding["severity"] == "error"), "{outcome}");
    assert!(data.get("folder").is_none(), "{outcome}");
}

#[test]
fn every_shape_of_a_letter_is_built_or_refused() {
    let workshop = workshop();
    let (mut built, mut refused) = (0, 0);
    for options in product(&[
        &["--as letters", "--as roll", "--household", "--as roll --household"],
        &["--arrangement sequential", "--arrangement columns"],
        &["", "--to each"],
        &["", "--per-signer", "--group-by-sheets", "--sheet-marks text"],
        &["", "--simplex --print-order reverse"],
    ]) {
        let [shape, _, to, files, _] = options[..] else { panic!("five options") };
        let outcome = run(&workshop, "xinjiang-release", &[&options[..], &["--languages zh-Hant,en"]].concat());
        let is_roll = shape.starts_with("--as roll");
        if is_roll && (!files.is_empty() || shape.ends_with("--household")) {
            is_refused(&outcome, &["does not go here"]);
            refused += 1;
        } else {
            is_whole(&workshop, &outcome, if to == "--to each" { 3 } else { 1 });
            built += 1;
        }
    }
    // Of 128: rolls take no files of their own, and nobody of a roll shares a letter.
    assert_eq!((built, refused), (72, 56));
}

#[test]
fn every_combination_for_letters_is_built_or_refused() {
    let workshop = workshop();
    let (mut built, mut refused) = (0, 0);
    for options in product(&[
        &["--languages zh-Hant,en", "--languages fr", "--languages zh-Hant,en,fr,nb"],
        &["--arrangement sequential", "--arrangement columns", "--arrangement separate"],
        &["", "--to each"],
        &["--route paris", "--route oslo --route paris --route tokyo"],
        &["", "--per-signer", "--group-by-sheets", "--per-signer --group-by-sheets"],
        &["", "--simplex --print-order reverse --sheet-marks code"],
    ]) {
        let [languages, arrangement, to, _, files, _] = options[..] else { panic!("six options") };
        let outcome = run(&workshop, "xinjiang-release", &options);
        let needs_two = arrangement == "--arrangement columns" && languages != "--languages zh-Hant,en";
        let contradicts = files == "--per-signer --group-by-sheets";
        if needs_two || contradicts {
            let said = if contradicts { "one file a letter is a group" } else { "sets two languages side by side" };
            is_refused(&outcome, &[said]);
            refused += 1;
        } else {
            is_whole(&workshop, &outcome, if to == "--to each" { 3 } else { 1 });
            built += 1;
        }
    }
    // Of 288: a quarter contradicts itself, and of the rest two of nine ask for columns of other than two languages.
    assert_eq!((built, refused), (168, 120));
    assert!(workshop.batches().is_empty(), "{:?}", workshop.batches());
}

#[test]
fn every_combination_for_petitions_is_built_or_refused() {
    let workshop = workshop();
    for options in product(&[
        &["", "--to each"],
        &["", "--blank 3", "--blank 3 --signers signers.csv"],
        &["", "--simplex", "--print-order reverse"],
        &["", "--per-signer", "--group-by-sheets", "--sheet-marks text"],
        &["", "--after out/nothing"],
    ]) {
        let [to, blank, _, only_letters, after] = options[..] else { panic!("five options") };
        let outcome = run(&workshop, "petition-paris", &options);
        if !only_letters.is_empty() {
            let option = only_letters.split_whitespace().next().expect("an option");
            is_refused(&outcome, &[option, "does not go here"]);
        } else if !after.is_empty() {
            is_refused(&outcome, &["there is no batch `out/nothing`"]);
        } else {
            let said: Value = serde_json::from_str(&outcome.exits(0).stdout).expect("JSON");
            let groups = if to == "--to each" { 3 } else { 1 };
            let rows = if blank == "--blank 3" { 0 } else { 4 * groups };
            assert_eq!(said["counts"]["letters"], rows, "{outcome}");
            std::fs::remove_dir_all(workshop.path(said["folder"].as_str().expect("a folder"))).expect("the batch");
        }
    }
}

#[test]
fn every_other_refusal_says_why() {
    let workshop = workshop();
    for (letter, options, said) in [
        ("xinjiang-release", "--to each --to xi-jinping", "`--to each` stands alone"),
        ("xinjiang-release", "--to xi-jinping --to xi-jinping", "twice"),
        ("xinjiang-release", "--to nobody", "no addressee `nobody`"),
        ("xinjiang-release", "--route oslo --route oslo", "twice"),
        ("xinjiang-release", "--route nowhere", "no route `nowhere`"),
        ("xinjiang-release", "--languages ja", "no language `ja`"),
        ("xinjiang-release", "--window nothing", "nothing"),
        ("xinjiang-release", "--blank 3", "only petition sheets have blank rows"),
        ("xinjiang-release", "--column nothing=x", "no column `nothing`"),
        ("xinjiang-release", "--column given_name", "COLUMN=HEADING"),
        ("xinjiang-release", "--date 2026-02-30", "is no day"),
        ("xinjiang-release", "--shard 3/2", "3/16"),
        ("xinjiang-release", "--after out/nothing", "there is no batch"),
        ("nothing", "", "no letter `nothing`"),
    ] {
        let words = options.split_whitespace();
        let date = if options.contains("--date") { vec![] } else { vec!["--date", "2026-12-10"] };
        let outcome = workshop.run(["build", letter].into_iter().chain(date).chain(words));
        outcome.exits(1).says(&[said]).keeps_stdout_empty().shows_no_controls();
    }
    assert!(workshop.batches().is_empty(), "{:?}", workshop.batches());
    // A petition with blank rows alone follows nobody.
    let outcome = workshop.run_line("build petition-paris --date 2026-12-10 --blank 3 --after out/nothing");
    outcome.exits(1).says(&["there is no batch"]);
}

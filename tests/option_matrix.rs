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
        addressees += &format!("\n[{id}.nb]\nname = \"{id}\"\noffice = \"leder\"\ngreeting = \"Kj\u{e6}re leder\"\n");
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

/// A built batch has every letter once, and opens.
#[track_caller]
fn is_whole(workshop: &Workshop, outcome: &Outcome, groups: u64) {
    let said: Value = serde_json::from_str(&outcome.exits(0).stdout).expect("JSON");
    assert_eq!(said["counts"]["letters"], 4 * groups, "{outcome}");
    let folder = said["folder"].as_str().expect("a folder").to_owned();
    let cover = workshop.run(["cover", &folder, "--out", "cover.pdf"]);
    cover.exits(0);
    std::fs::remove_dir_all(workshop.path(folder)).expect("the batch");
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
            outcome.exits(1).says(&[said]).keeps_stdout_empty();
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
            outcome.exits(1).says(&[option, "does not go here"]).keeps_stdout_empty();
        } else if !after.is_empty() {
            outcome.exits(1).says(&["there is no batch `out/nothing`"]).keeps_stdout_empty();
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

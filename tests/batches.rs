//! Batches as a group makes them: what stands in the folder, which numbers it gives, what stays the same.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::collections::BTreeSet;

use cli_support::{Outcome, Workshop};
use serde_json::Value;

const DATE: &str = "--date=2026-12-10";

fn build(workshop: &Workshop, arguments: &str) -> Outcome {
    workshop.run(["build"].into_iter().chain(arguments.split_whitespace()).chain([DATE]))
}

fn manifest(workshop: &Workshop) -> Value {
    serde_json::from_slice(&workshop.files(workshop.only_batch())["manifest.json"]).expect("a manifest")
}

fn lines(workshop: &Workshop) -> Vec<Value> {
    let lines = workshop.files(workshop.only_batch()).remove("letters.jsonl").expect("letters.jsonl");
    let lines = String::from_utf8(lines).expect("UTF-8");
    lines.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

#[test]
fn a_batch_holds_what_the_readme_says() {
    let workshop = Workshop::with_shipped_files();
    build(&workshop, "xinjiang-release --route paris").exits(0);
    let files = workshop.files(workshop.only_batch());
    let names: BTreeSet<&str> = files.keys().map(String::as_str).collect();
    for name in [
        "letters-0001.pdf",
        "cover.pdf",
        "manifest.json",
        "letters.jsonl",
        "inputs/signers.csv",
        "inputs/options.json",
        "inputs/fonts.json",
        "inputs/letters/addressees.toml",
        "inputs/letters/routes.toml",
        "inputs/letters/xinjiang-release/letter.toml",
        "inputs/letters/xinjiang-release/en.md",
        "inputs/letters/xinjiang-release/zh-Hant.md",
    ] {
        assert!(names.contains(name), "{name} is missing in {names:?}");
    }
    let images = names.iter().filter(|name| name.starts_with("inputs/images/")).count();
    assert_eq!(images, 2, "{names:?}");
    let listed = manifest(&workshop);
    let listed: BTreeSet<&str> = listed["files"].as_object().expect("files").keys().map(String::as_str).collect();
    assert_eq!(listed, names.iter().copied().filter(|name| *name != "manifest.json").collect());
}

#[test]
fn the_same_input_gives_the_same_bytes_with_any_number_of_threads() {
    let (one, two) = (Workshop::with_shipped_files(), Workshop::with_shipped_files());
    build(&one, "chen-oslo --volume-size 2 --jobs 1").exits(0);
    build(&two, "chen-oslo --volume-size 2 --jobs 4").exits(0);
    assert_eq!(one.batches(), two.batches());
    assert!(one.files("out") == two.files("out"), "two runs differ");
}

#[test]
fn a_batch_made_from_the_inputs_of_another_is_the_same() {
    let first = Workshop::with_shipped_files();
    build(&first, "tokyo-ambassador --arrangement columns").exits(0);
    let second = Workshop::empty();
    for (name, bytes) in first.files(first.only_batch().join("inputs")) {
        second.write(name, bytes);
    }
    build(&second, "tokyo-ambassador --arrangement columns").exits(0);
    assert_eq!(first.batches(), second.batches());
    for name in ["letters-0001.pdf", "cover.pdf", "letters.jsonl"] {
        let (first, second) = (first.files(first.only_batch()), second.files(second.only_batch()));
        // The sample is known by the whole list, of which only the known columns are kept: here they are all known.
        assert!(first[name] == second[name], "{name} differs");
    }
}

#[test]
fn the_counts_balance_and_are_printed_as_json() {
    let list = "id,given_name,family_name,street,postcode,city,email,visibility,consent\n\
        1,Anna,Berg,Vei 1,0374,Oslo,anna@example.org,,\n\
        1,anna,BERG,,,,,,\n\
        2,Anna,Berg,Vei 2,0374,Oslo,other@example.org,,\n\
        3,Kari,Lie,,,,,withheld,\n\
        4,Per,Lie,,,,,,no\n\
        ,,,,,,,,\n\
        5,Ola,Lie,,,,,secret,\n";
    let workshop = Workshop::with_list(list);
    build(&workshop, "chen-oslo").exits(1).says(&["signers.csv:8", "secret"]).keeps_stdout_empty();
    assert_eq!(workshop.batches(), [""; 0]);
    let outcome = build(&workshop, "chen-oslo --skip-invalid --json");
    let printed: Value = serde_json::from_str(&outcome.exits(0).stdout).expect("JSON");
    let counts = &printed["counts"];
    for (name, number) in
        [("rows", 7), ("signers", 2), ("rejected", 1), ("duplicates", 1), ("blank", 1), ("letters", 2)]
    {
        assert_eq!(counts[name], number, "{name} in {counts}");
    }
    assert_eq!(counts["left_out"]["withheld"], 1);
    assert_eq!(counts["left_out"]["no_consent"], 1);
    assert_eq!(printed["batch"].as_str(), workshop.batches().first().map(String::as_str));
    let rejected = String::from_utf8(workshop.files(workshop.only_batch())["rejected.csv"].clone()).expect("UTF-8");
    assert!(rejected.contains("unknown-visibility") && rejected.contains("Ola"), "{rejected}");
}

#[test]
fn each_addressee_gets_volumes_of_its_own() {
    let workshop = Workshop::with_shipped_files();
    build(&workshop, "xinjiang-release --to each --volume-size 6").exits(0);
    let manifest = manifest(&workshop);
    let volumes = manifest["volumes"].as_array().expect("volumes");
    let addressees: Vec<&str> = volumes.iter().filter_map(|volume| volume["addressee"].as_str()).collect();
    assert_eq!(
        addressees,
        ["xi-jinping", "xi-jinping", "chen-quanguo", "chen-quanguo", "shohrat-zakir", "shohrat-zakir"]
    );
    let signers = manifest["counts"]["signers"].as_u64().expect("a number");
    assert_eq!(manifest["counts"]["letters"], 3 * signers);
    assert_eq!(lines(&workshop).len() as u64, 3 * signers);
}

#[test]
fn serials_are_the_accepted_signers_in_order() {
    let workshop = Workshop::with_shipped_files();
    build(&workshop, "xinjiang-release --volume-size 4").exits(0);
    let lines = lines(&workshop);
    let serials: Vec<u64> = lines.iter().filter_map(|line| line["serial"].as_u64()).collect();
    assert_eq!(serials, (1..=serials.len() as u64).collect::<Vec<_>>());
    let rows: Vec<u64> = lines.iter().filter_map(|line| line["row"].as_u64()).collect();
    assert!(rows.is_sorted() && rows[0] == 2, "{rows:?}");
    assert!(lines.iter().all(|line| line["first_page"].as_u64().is_some_and(|page| page % 2 == 1)));
}

#[test]
fn one_sided_letters_have_no_padding() {
    let list = "given_name,city\nAnna,Oslo\n";
    let pages = |arguments: &str| {
        let workshop = Workshop::with_list(list);
        build(&workshop, arguments).exits(0);
        manifest(&workshop)["counts"]["pages"].as_u64().expect("a number")
    };
    assert_eq!(pages("chen-oslo --languages en"), 2);
    assert_eq!(pages("chen-oslo --languages en --simplex"), 1);
}

#[test]
fn one_file_a_letter_is_named_by_number() {
    let workshop = Workshop::with_list("given_name\nAnna\nBjørg\n");
    build(&workshop, "chen-oslo --per-signer").exits(0);
    let names = workshop.names(workshop.only_batch());
    assert!(
        names.contains(&"letter-000001.pdf".to_owned()) && names.contains(&"letter-000002.pdf".to_owned()),
        "{names:?}"
    );
}

#[test]
fn a_batch_that_was_changed_is_not_called_made() {
    let workshop = Workshop::with_shipped_files();
    build(&workshop, "chen-oslo").exits(0);
    let volume = workshop.path(workshop.only_batch()).join("letters-0001.pdf");
    let mut bytes = std::fs::read(&volume).expect("a volume");
    bytes[100] ^= 1;
    std::fs::write(&volume, bytes).expect("written");
    build(&workshop, "chen-oslo").exits(1).says(&["letters-0001.pdf", "missing or was changed"]);
    std::fs::remove_file(&volume).expect("removed");
    build(&workshop, "chen-oslo").exits(1).says(&["letters-0001.pdf", "missing or was changed"]);
}

#[test]
fn another_date_is_named_before_the_second_batch() {
    let workshop = Workshop::with_shipped_files();
    build(&workshop, "chen-oslo").exits(0);
    let first = workshop.batches();
    let outcome = workshop.run_line("build chen-oslo --date 2026-12-11");
    outcome.exits(0).says(&["another day", first[0].as_str()]);
    assert_eq!(workshop.batches().len(), 2);
}

#[test]
fn settings_beside_the_letters_are_defaults() {
    let workshop = Workshop::with_shipped_files();
    workshop
        .write("mailbag.toml", "route = [\"oslo\", \"paris\"]\ndate = 2026-12-10\nvolume_size = 3\nout = \"post\"\n");
    workshop.run_line("build xinjiang-release").exits(0);
    let names = workshop.names("post");
    assert!(names[0].starts_with("xinjiang-release-oslo-paris-2026-12-10-"), "{names:?}");
    workshop.write("mailbag.toml", "routes = \"oslo\"\n");
    workshop.run_line("build xinjiang-release").exits(1).says(&["mailbag.toml:1:1", "routes"]);
}

#[test]
fn blank_petition_sheets_read_no_list() {
    let workshop = Workshop::with_shipped_files();
    std::fs::remove_file(workshop.path("signers.csv")).expect("the list is removed");
    build(&workshop, "petition-paris --blank 30").exits(0);
    let manifest = manifest(&workshop);
    assert_eq!(manifest["counts"]["rows"], 0);
    assert_eq!(manifest["sample"], false);
    build(&workshop, "chen-oslo --blank 30").exits(1).says(&["--blank"]);
}

#[test]
fn a_cover_sheet_can_be_made_alone() {
    let workshop = Workshop::with_shipped_files();
    workshop.run_line("cover chen-oslo --route oslo --out sheets/cover.pdf --date 2026-12-10").exits(0);
    build(&workshop, "chen-oslo --route oslo").exits(0);
    let alone = workshop.files("sheets").remove("cover.pdf").expect("a cover sheet");
    assert!(alone == workshop.files(workshop.only_batch())["cover.pdf"], "the cover sheets differ");
}

#[test]
fn the_folder_of_letters_may_be_elsewhere() {
    let workshop = Workshop::with_shipped_files();
    std::fs::rename(workshop.path("letters"), workshop.path("texts")).expect("renamed");
    build(&workshop, "chen-oslo --letters texts").exits(0);
    build(&workshop, "chen-oslo").exits(1).says(&["letters"]);
}

#[test]
fn check_writes_nothing_and_says_what_build_would() {
    let workshop = Workshop::with_shipped_files();
    let outcome = workshop.run_line("check petition-paris --date 2026-12-10");
    outcome.exits(0).says(&["notice.contact", "is empty", "the addressee will read", "sample list"]);
    assert!(!workshop.path("out").exists());
}

#[test]
fn list_shows_what_there_is() {
    let workshop = Workshop::with_shipped_files();
    let outcome = workshop.run_line("list");
    for word in ["xinjiang-release", "xi-jinping", "oslo", "中文（繁體）", "norsk bokmål"] {
        assert!(outcome.exits(0).stdout.contains(word), "{word} in {outcome}");
    }
}

#[test]
fn wrong_command_lines_exit_with_1() {
    let workshop = Workshop::with_shipped_files();
    for line in [
        "build",
        "build chen-oslo --volume-size many",
        "post chen-oslo",
        "build chen-oslo --arrangement diagonal",
        "build chen-oslo --languages nb --arrangement columns",
        "build chen-oslo --to each --to xi-jinping",
        "build chen-oslo --window oval",
    ] {
        workshop.run_line(line).exits(1).keeps_stdout_empty();
    }
    workshop.run_line("build --help").exits(0);
    workshop.run_line("--version").exits(0);
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_a_batch() {
    use std::os::unix::fs::PermissionsExt;
    let workshop = Workshop::with_shipped_files();
    build(&workshop, "chen-oslo").exits(0);
    let batch = workshop.only_batch();
    for path in [batch.clone(), batch.join("letters-0001.pdf"), batch.join("inputs"), batch.join("inputs/signers.csv")]
    {
        let mode = std::fs::metadata(&path).expect("metadata").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{} has mode {mode:o}", path.display());
    }
}

#[test]
fn a_changed_image_is_another_batch() {
    let workshop = Workshop::with_shipped_files();
    build(&workshop, "chen-oslo").exits(0);
    let other = workshop.files("signatures").remove("ink-2.png").expect("an image");
    workshop.write("signatures/ink-1.png", other);
    build(&workshop, "chen-oslo").exits(0);
    assert_eq!(workshop.batches().len(), 2);
}

/// A list of two: one without a message, one with a message of so many sentences.
fn list_with_message(sentences: usize) -> String {
    format!(
        "given_name,family_name,message\nAnna,Berg,\nOla,Lie,\"{}\"\n",
        "I ask you to let them go home. ".repeat(sentences)
    )
}

#[test]
fn a_message_that_takes_too_many_sheets_is_a_bad_row() {
    let workshop = Workshop::with_list(list_with_message(600));
    build(&workshop, "xinjiang-release").exits(1).says(&["signers.csv:3", "sheets", "hint: "]).keeps_stdout_empty();
    build(&workshop, "xinjiang-release --skip-invalid").exits(0);
    let files = workshop.files(workshop.only_batch());
    let rejected = String::from_utf8(files["rejected.csv"].clone()).expect("UTF-8");
    assert!(rejected.contains("too-many-sheets"), "{rejected}");
    assert_eq!(manifest(&workshop)["counts"]["rejected"], 1);
}

#[test]
fn a_message_that_takes_too_many_sheets_can_be_left_out() {
    let workshop = Workshop::with_list(list_with_message(600));
    build(&workshop, "xinjiang-release --message-overflow omit").exits(0).says(&["signers.csv:3", "without"]);
    let counts = manifest(&workshop)["counts"].clone();
    assert_eq!((&counts["signers"], &counts["messages_omitted"]), (&2.into(), &1.into()), "{counts}");
    let pages: Vec<Value> = lines(&workshop).iter().map(|line| line["pages"].clone()).collect();
    assert_eq!(pages[0], pages[1]);
}

#[test]
fn a_letter_may_be_one_sheet_longer_with_its_message_unless_it_says_otherwise() {
    let workshop = Workshop::with_list(list_with_message(100));
    build(&workshop, "xinjiang-release").exits(0);
    let pages: Vec<u64> = lines(&workshop).iter().filter_map(|line| line["pages"].as_u64()).collect();
    assert_eq!(pages[1], pages[0] + 2, "{pages:?}");
    let settings =
        workshop.read("letters/xinjiang-release/letter.toml").replace("signed =", "max_sheets = 1\nsigned =");
    workshop.write("letters/xinjiang-release/letter.toml", settings);
    build(&workshop, "xinjiang-release").exits(1).says(&["takes 2 sheets, but 1 sheet is allowed"]);
}

#[test]
fn check_tells_which_face_serves_which_script() {
    let list = "given_name,family_name,country\nئالىم,مۇھەممەت,FR\n大文,陳,HK\nAnna😀,Berg,NO\n";
    let workshop = Workshop::with_list(list);
    workshop.run(["check", "chen-oslo", DATE]).exits(1).says(&[
        "Arabic: 13 characters in NotoNaskhArabic-Regular",
        "Han: 3 characters in NotoSerifCJK",
        "characters in NotoSerif-Regular",
        "no font has 😀 (U+1F600): once in the list",
    ]);
}

//! What a list may hold to break the program, what a command line may get wrong: the message names the place, stdout stays empty, and `out/` holds a whole batch or nothing.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::path::Path;

use cli_support::{Outcome, Workshop};

const HEADINGS: &str = "id,given_name,family_name,city,country,date";

/// A list of one good row and the given one, which stands on line 3.
fn list_with(row: &str) -> String {
    format!("{HEADINGS}\n1,Anna,Lie,Oslo,Norge,2021-06-01\n{row}\n")
}

fn build(workshop: &Workshop) -> Outcome {
    workshop.run_line("build xinjiang-release --route paris --date 2021-06-10")
}

/// The input is refused: code 1, these words on stderr, nothing on stdout, nothing written.
#[track_caller]
fn refused(workshop: &Workshop, outcome: &Outcome, words: &[&str]) {
    outcome.exits(1).says(words).keeps_stdout_empty().shows_no_controls();
    assert!(!workshop.path("out").exists(), "out/ holds {:?} after {outcome}", workshop.names("out"));
}

/// The list is built; its one batch has letters for both rows.
#[track_caller]
fn accepted(list: &str) -> Workshop {
    let workshop = Workshop::with_list(list);
    build(&workshop).exits(0).shows_no_controls();
    let letters = std::fs::read_to_string(workshop.only_batch().join("letters.jsonl")).expect("letters.jsonl");
    assert_eq!(letters.lines().count(), 2, "letters of both signers");
    workshop
}

#[test]
fn a_name_is_never_a_path() {
    let workshop = accepted(&list_with("../../x,../../x,/etc/passwd,Oslo,Norge,2021-06-01"));
    assert!(!workshop.path("../x").exists() && !workshop.path("x").exists());
    for name in workshop.files("out").keys() {
        assert!(!name.contains("..") && !name.contains("passwd"), "{name}");
    }
}

#[test]
fn a_name_is_never_a_formula_or_markup() {
    for name in ["=cmd()", "+1+1", "@SUM(A1)", "**b**", "{{date}}", "<b>x</b>", "[a](http://example.org)", "# x", "\\n"]
    {
        accepted(&list_with(&format!("2,{name},Berg,Oslo,Norge,2021-06-01")));
    }
}

#[test]
fn the_same_list_with_a_per_signer_file_each_names_nobody() {
    let workshop = Workshop::with_list(list_with("../../x,Åse,../Berg,Oslo,Norge,2021-06-01"));
    workshop.run_line("build xinjiang-release --route paris --date 2021-06-10 --per-signer").exits(0);
    for name in workshop.files("out").keys() {
        assert!(!name.contains("Åse") && !name.contains("Berg") && !name.contains(".."), "{name}");
    }
}

#[test]
fn a_name_of_120_characters_is_set_and_one_without_end_refused_with_its_row() {
    let row = |length: usize| format!("2,{},Berg,Oslo,Norge,2021-06-01", "Abcdefghij".repeat(length / 10));
    accepted(&list_with(&row(120)));
    let workshop = Workshop::with_list(list_with(&row(10_000)));
    refused(&workshop, &build(&workshop), &["signers.csv:3", "`given_name`", "10000 characters"]);
}

#[test]
fn a_character_without_a_glyph_names_row_column_and_code_point() {
    for (name, code_point) in [("\u{2A6D6}", "U+2A6D6"), ("Li😀", "U+1F600")] {
        let workshop = Workshop::with_list(list_with(&format!("2,{name},Berg,Oslo,Norge,2021-06-01")));
        refused(&workshop, &build(&workshop), &["signers.csv:3", "given_name", code_point]);
    }
}

#[test]
fn what_is_missed_twice_in_a_cell_stands_in_two_places() {
    let long = "Anna-Margrethe Elisabeth Katarina Josefine";
    for (name, places) in [("A😀b😀", ["3:2", "3:4"]), (&format!("😀{long}😀"), ["3:1", "3:44"])] {
        let workshop = Workshop::with_list(list_with(&format!("2,{name},Berg,Oslo,Norge,2021-06-01")));
        refused(
            &workshop,
            &build(&workshop),
            &places.map(|place| format!("┌─ signers.csv:{place}\n")).each_ref().map(String::as_str),
        );
    }
}

#[test]
fn a_pile_of_marks_is_told_by_number_and_place() {
    let row = format!("2,Anna a{},Berg,Oslo,Norge,2021-06-01", "\u{301}".repeat(61));
    let workshop = Workshop::with_list(list_with(&row));
    let words =
        ["signers.csv:3", "`given_name`", "61 marks stand on one character; at most 6 are printed", "signers.csv:3:6"];
    refused(&workshop, &build(&workshop), &words);
}

#[test]
fn what_turns_a_line_is_written_out_in_the_rejected_rows_and_comes_back() {
    let row = "2,Ole\u{202E}gro,=Berg,C:\\a,Norge,2021-06-01";
    let workshop = Workshop::with_list(list_with(row));
    workshop.run_line("build xinjiang-release --route paris --date 2021-06-10 --skip-invalid").exits(0);
    let rejected = workshop.only_batch().join("rejected.csv");
    let text = std::fs::read_to_string(&rejected).expect("rejected.csv");
    assert!(!text.contains('\u{202E}'), "{text:?}");
    assert!(text.ends_with(",2,Ole\\u{202e}gro,'=Berg,C:\\a,Norge,2021-06-01\n"), "{text:?}");
    // Fed back as it is, it is the row that it was.
    std::fs::copy(&rejected, workshop.path("again.csv")).expect("a copy");
    let shown = workshop.run_line("columns again.csv --json").exits(0).stdout.clone();
    let shown: serde_json::Value = serde_json::from_str(&shown).expect("JSON");
    let samples: Vec<&str> = shown["columns"]
        .as_array()
        .expect("columns")
        .iter()
        .filter(|column| ["given_name", "family_name", "city"].iter().any(|name| column["heading"] == *name))
        .map(|column| column["samples"][0].as_str().expect("a cell"))
        .collect();
    assert_eq!(samples, ["Ole\u{202E}gro", "=Berg", "C:\\a"]);
}

#[test]
fn who_wants_to_stay_anonymous_is_not_printed() {
    for heading in ["anonymous", "Anonyme", "anonym", "匿名", "匿名希望"] {
        let list = format!("given_name,city,{heading}\nAnna,Oslo,\nOle,Oslo,yes\nKari,Oslo,no\n");
        let workshop = Workshop::with_list(list);
        build(&workshop).exits(0).says(&["3 rows = 2 signers + 1 withheld"]);
    }
    // Of two columns that say how to be named neither is passed over, whoever says which is meant.
    let workshop = Workshop::with_list("given_name,visibility,anonymous\nAnna,named,yes\n");
    refused(&workshop, &build(&workshop), &["are both read as `visibility`"]);
    let workshop = Workshop::with_list("given_name,public,anonymous\nAnna,named,yes\n");
    let line = "build xinjiang-release --route paris --date 2021-06-10 --column visibility=public";
    refused(&workshop, &workshop.run_line(line), &["are both read as `visibility`"]);
    workshop.run_line(&format!("{line} --column role=anonymous")).exits(0);
    let workshop = Workshop::with_list("given_name,anonymous\nAnna,perhaps\n");
    refused(&workshop, &build(&workshop), &["column `anonymous`: `perhaps` is neither yes nor no"]);
}

#[test]
fn a_crossed_box_hides_the_name_and_so_does_a_word_that_may_mean_either() {
    let list = "given_name,city,email,anonymous\n\
                Anna,Oslo,anna@x.example,☒\nOle,Oslo,ole@x.example,×\nKari,Oslo,kari@x.example,☐\n\
                Per,Oslo,per@x.example,refused\nPer,Oslo,per@x.example,no\n\
                Liv,Oslo,liv@x.example,no\nLiv,Oslo,liv@x.example,Refusé\n";
    let workshop = Workshop::with_list(list);
    let line = "build xinjiang-release --route paris --date 2021-06-10";
    refused(&workshop, &workshop.run_line(line), &["signers.csv:5", "`refused` is neither yes nor no"]);
    let told = workshop.run_line(&format!("{line} --skip-invalid"));
    told.exits(0).says(&["7 rows = 1 signer + 2 rejected + 1 duplicate + 3 withheld"]);
    // The copy in the batch says the same when it is read again, in the batch's own words too.
    let batch = workshop.only_batch();
    workshop.run(["envelopes".as_ref(), batch.as_os_str()]).exits(0);
    let copy = workshop.read(batch.join("inputs/signers.csv"));
    assert!(copy.contains("Anna,Oslo,anna@x.example,withheld") && copy.contains("per@x.example,refused"), "{copy}");
}

#[test]
fn what_a_bad_row_of_json_refuses_is_heard() {
    let row = |name: &str, rest: &str| {
        format!("{{\"name\":\"{name}\",\"email\":\"{name}@x.example\",\"city\":\"Oslo\",{rest}}}\n")
    };
    let list = [
        row("Anna", "\"consent\":\"no\",\"role\":[\"vip\"]"),
        row("Anna", "\"consent\":\"yes\""),
        row("Ole", "\"consent\":\"yes\""),
        row("Ole", "\"consent\":\"yes\",\"consent\":\"no\""),
        row("Kari", "\"consent\":\"yes\",\"anonymous\":{\"answer\":\"yes\"}"),
        row("Kari", "\"consent\":\"yes\""),
        row("Per", "\"consent\":\"yes\",\"role\":[\"vip\"]"),
        row("Per", "\"consent\":\"yes\""),
    ];
    let workshop = Workshop::with_shipped_files();
    workshop.write("list.jsonl", list.concat());
    let line = "build xinjiang-release --route paris --date 2021-06-10 --skip-invalid --signers";
    let told = workshop.run_line(&format!("{line} list.jsonl"));
    told.exits(0).says(&["8 rows = 1 signer + 4 rejected + 2 duplicates + 1 without consent"]);
    let batch = workshop.only_batch();
    // Whoever mends a row sees what stood in it.
    let rejected = workshop.read(batch.join("rejected.csv"));
    assert!(rejected.contains(",Anna,Anna@x.example,Oslo,no,\"[\"\"vip\"\"]\","), "{rejected}");
    assert!(rejected.contains(",Ole,Ole@x.example,Oslo,yes; no,"), "{rejected}");
    // The copy in the batch says the same when it is read again, and so does a second wave.
    let shown = batch.display().to_string();
    workshop.run(["envelopes", &shown]).exits(0);
    let more =
        [row("Anna", "\"consent\":\"yes\""), row("Kari", "\"consent\":\"yes\""), row("Liv", "\"consent\":\"yes\"")];
    workshop.write("more.jsonl", more.concat());
    let second = workshop.run_line(&format!("{line} more.jsonl --after {shown}"));
    second.exits(0).says(&["3 rows = 1 signer + 2 in an earlier batch"]);
}

#[test]
fn what_a_bad_row_of_csv_refuses_is_heard() {
    let mut list = b"name,email,city,consent\n".to_vec();
    for row in ["Anna,a@x.example,Os\u{FF}lo,no\n", "Anna,a@x.example,Oslo,yes\n", "Ole,o@x.example,Oslo,no,\n"] {
        list.extend(row.chars().map(|character| u8::try_from(u32::from(character)).expect("a byte")));
    }
    list.extend(b"Ole,o@x.example,Oslo,yes\nKari,k@x.example,Oslo,yes\n");
    let workshop = Workshop::with_shipped_files();
    workshop.write("list.csv", list);
    let line =
        "build xinjiang-release --route paris --date 2021-06-10 --skip-invalid --encoding utf-8 --signers list.csv";
    let told = workshop.run_line(line);
    told.exits(0).says(&["5 rows = 1 signer + 2 rejected + 2 duplicates"]);
    workshop.run(["envelopes".as_ref(), workshop.only_batch().as_os_str()]).exits(0);
}

#[test]
fn a_list_or_an_object_is_no_cell_of_json() {
    let list = "{\"name\":\"Anna\",\"city\":\"Oslo\"}\n{\"name\":[\"x\"]}\n{\"name\":{\"a\":1}}\n{\"name\":\"Ole\",\"city\":[]}\n";
    let workshop = Workshop::with_shipped_files();
    workshop.write("list.jsonl", list);
    let line = "build xinjiang-release --route paris --date 2021-06-10 --signers list.jsonl";
    let words =
        ["list.jsonl:2: column `name`", "the key `name` holds a list", "list.jsonl:3", "list.jsonl:4: column `city`"];
    refused(&workshop, &workshop.run_line(line), &words);
    workshop.run_line(&format!("{line} --skip-invalid")).exits(0).says(&["4 rows = 1 signer + 3 rejected"]);
    // The copy in the batch says the same when it is read again.
    let batch = workshop.only_batch();
    workshop.run(["envelopes".as_ref(), batch.as_os_str()]).exits(0);
    let rejected = std::fs::read_to_string(batch.join("rejected.csv")).expect("rejected.csv");
    assert_eq!(rejected.matches(",bad-json,").count(), 3, "{rejected}");
}

#[test]
fn a_list_without_a_street_is_said_once() {
    let workshop = Workshop::with_list("given_name,city\nAnna,Oslo\nOle,Bergen\nKari,Voss\n");
    let letter =
        workshop.read("letters/xinjiang-release/letter.toml").replace("sender = \"town\"", "sender = \"address\"");
    workshop.write("letters/xinjiang-release/letter.toml", letter);
    for line in ["check xinjiang-release --route paris", "envelopes xinjiang-release --route paris --return signer"] {
        let outcome = workshop.run_line(line);
        outcome.exits(0).says(&["signers.csv: the list has no column `street`", "hint: ", "--column \"street=…\""]);
        assert_eq!(outcome.stderr.matches("no address of").count(), 1, "{outcome}");
    }
}

#[test]
fn counts_of_one_have_no_plural() {
    let workshop = Workshop::with_list("given_name,family_name\nAnna\n");
    refused(&workshop, &build(&workshop), &["1 cell, but 2 headings"]);
    let workshop = Workshop::with_list("Anna\nOle\n");
    refused(&workshop, &build(&workshop), &["the only cell of the first line is no heading"]);
}

#[cfg(unix)]
#[test]
fn a_letter_prints_no_file_from_elsewhere() {
    use std::os::unix::fs::symlink;
    let workshop = Workshop::with_shipped_files();
    let linked = |target: &Path, name: &str| {
        let link = workshop.path("letters/xinjiang-release").join(name);
        let kept = link.exists().then(|| std::fs::read(&link).expect("a file"));
        let _ = std::fs::remove_file(&link);
        symlink(target, &link).expect("a link");
        let outcome = build(&workshop);
        std::fs::remove_file(&link).expect("a link");
        if let Some(kept) = kept {
            std::fs::write(&link, kept).expect("a file");
        }
        outcome
    };
    workshop.write("secret.md", "SECRET\n\n---\n\nx\n");
    std::fs::copy(workshop.path("letters/xinjiang-release/letter.toml"), workshop.path("letter.toml")).expect("a copy");
    let words = |name: &str| format!("xinjiang-release/{name}` cannot be read: it is a link that leads out");
    for (target, name) in [
        (Path::new("/etc/passwd"), "en.md"),
        (Path::new("../../secret.md"), "zh-Hant.md"),
        (Path::new("../../letter.toml"), "letter.toml"),
    ] {
        refused(&workshop, &linked(target, name), &[&words(name)]);
    }
    for lang in ["en", "zh-Hant"] {
        std::fs::copy(workshop.path("secret.md"), workshop.path(format!("letters/xinjiang-release/{lang}.we.md")))
            .expect("a copy");
    }
    refused(&workshop, &linked(Path::new("../../secret.md"), "en.we.md"), &[&words("en.we.md")]);
    for lang in ["en", "zh-Hant"] {
        std::fs::remove_file(workshop.path(format!("letters/xinjiang-release/{lang}.we.md"))).expect("a file");
    }
    // Letters may share their texts, and a letter may stand elsewhere as a whole.
    workshop.write("letters/shared/en.md", workshop.read("letters/xinjiang-release/en.md"));
    linked(Path::new("../shared/en.md"), "en.md").exits(0);
    std::fs::rename(workshop.path("letters/xinjiang-release"), workshop.path("elsewhere")).expect("moved");
    symlink("../elsewhere", workshop.path("letters/xinjiang-release")).expect("a link");
    build(&workshop).exits(0);
    // Nor are addressees and routes those of another folder.
    std::fs::remove_dir_all(workshop.path("out")).expect("the batches");
    for name in ["addressees.toml", "routes.toml"] {
        let file = workshop.path("letters").join(name);
        std::fs::rename(&file, workshop.path(name)).expect("moved");
        symlink(workshop.path(name), &file).expect("a link");
        let words = format!("`letters/{name}` cannot be read: it is a link that leads out");
        refused(&workshop, &build(&workshop), &[&words]);
        std::fs::remove_file(&file).expect("the link");
        std::fs::rename(workshop.path(name), workshop.path("letters/shared").join(name)).expect("moved");
        symlink(Path::new("shared").join(name), &file).expect("a link");
    }
    build(&workshop).exits(0);
}

/// What stands at the place of a text is named, and nobody waits for what writes into a pipe.
#[cfg(unix)]
#[test]
fn a_text_that_is_no_file_is_called_what_it_is() {
    use std::os::unix::fs::symlink;
    let workshop = Workshop::with_shipped_files();
    let folder = workshop.path("letters/xinjiang-release");
    for name in ["en.md", "letter.toml", "../addressees.toml"] {
        let path = folder.join(name);
        let kept = std::fs::read(&path).expect("a file");
        let made: [(&str, &dyn Fn()); 4] = [
            ("it is a device or a pipe, not a file", &|| {
                assert!(
                    std::process::Command::new("mkfifo").arg(&path).status().expect("mkfifo (coreutils)").success()
                );
            }),
            ("a folder", &|| std::fs::create_dir(&path).expect("a folder")),
            ("it is a link that leads nowhere", &|| symlink("gone", &path).expect("a link")),
            ("it is a link that leads nowhere", &|| symlink(path.file_name().expect("a name"), &path).expect("a link")),
        ];
        for (words, make) in made {
            std::fs::remove_file(&path).expect("the file");
            make();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            refused(&workshop, &build(&workshop), &[&format!("{name}` cannot be read: {words}")]);
            std::fs::remove_dir(&path).or_else(|_| std::fs::remove_file(&path)).expect("out of the way");
            std::fs::write(&path, &kept).expect("a file");
        }
    }
}

#[test]
fn control_characters_in_a_name_never_reach_the_screen() {
    for (name, code_point) in
        [("Li\u{202E}sa", "U+202E"), ("Li\u{0}sa", "U+0000"), ("Li\u{1B}[2Jsa", "U+001B"), ("Li\u{2066}sa", "U+2066")]
    {
        let workshop = Workshop::with_list(list_with(&format!("2,{name},Berg,Oslo,Norge,2021-06-01")));
        refused(&workshop, &build(&workshop), &["signers.csv:3", "given_name", code_point]);
    }
}

#[test]
fn marks_on_marks_are_set() {
    accepted(&list_with("2,a\u{301}\u{301}\u{301}\u{301},Berg,Oslo,Norge,2021-06-01"));
}

#[test]
fn bad_rows_are_reported_together() {
    let list = format!(
        "{HEADINGS},visibility\n\
         1,Anna,Lie,Oslo,Norge,2021-02-30,\n\
         2,,,Oslo,Norge,2021-06-01,\n\
         3,Ole,Berg,Oslo,Norge,2021-06-01,secret\n\
         4,Kari,Vik,Oslo,Norge,soon,\n"
    );
    let workshop = Workshop::with_list(list);
    let all = ["signers.csv:2", "signers.csv:3", "signers.csv:4", "signers.csv:5", "`date`", "`visibility`"];
    refused(&workshop, &build(&workshop), &all);
    let checked = workshop.run_line("check xinjiang-release");
    refused(&workshop, &checked, &all);
}

#[test]
fn skipping_invalid_rows_names_them_in_a_file() {
    let workshop = Workshop::with_list(list_with("2,Ole,Berg,Oslo,Norge,soon"));
    workshop.run_line("build xinjiang-release --route paris --date 2021-06-10 --skip-invalid").exits(0);
    let batch = workshop.only_batch();
    let letters = std::fs::read_to_string(batch.join("letters.jsonl")).expect("letters.jsonl");
    assert_eq!(letters.lines().count(), 1);
    let all = workshop.files("out");
    let rejected = all.iter().find(|(name, _)| name.ends_with("rejected.csv")).expect("rejected.csv").1;
    let rejected = String::from_utf8(rejected.clone()).expect("rejected.csv is UTF-8");
    assert!(rejected.contains("Berg") && !rejected.contains("Lie"), "{rejected}");
}

#[test]
fn a_list_that_is_no_list_is_refused() {
    let cases: &[(&str, &[u8])] = &[
        ("empty", b""),
        ("headings alone", b"given_name,family_name\n"),
        ("no name column", b"street,city\nx,Oslo\n"),
        ("a column twice", b"given_name,family_name,given_name\nAnna,Lie,Anna\n"),
        ("a quote never closed", b"given_name,family_name\n\"Anna,Lie\nOle,Berg\n"),
        ("a row too long", b"given_name,family_name\nAnna,Lie,Oslo,Norge\n"),
        ("not text", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe"),
        ("UTF-8 with a row that is not", b"given_name,family_name\nJos\xc3\xa9,Lie\nJos\xe9,Berg\n"),
    ];
    for (case, list) in cases {
        let workshop = Workshop::with_list(list);
        let outcome = build(&workshop);
        assert!(outcome.stderr.contains("signers.csv"), "{case}: {outcome}");
        refused(&workshop, &outcome, &["error: "]);
    }
}

#[test]
fn a_list_that_is_not_there_or_a_folder_is_refused() {
    let workshop = Workshop::with_shipped_files();
    let line = "build xinjiang-release --date 2021-06-10 --signers";
    refused(&workshop, &workshop.run_line(&format!("{line} missing.csv")), &["missing.csv"]);
    refused(&workshop, &workshop.run_line(&format!("{line} letters")), &["letters"]);
}

#[test]
fn what_nobody_knows_is_refused_by_name() {
    let workshop = Workshop::with_shipped_files();
    for (line, word) in [
        ("build no-such-letter", "no-such-letter"),
        ("build ../xinjiang-release", "../xinjiang-release"),
        ("build xinjiang-release --route nowhere", "nowhere"),
        ("build xinjiang-release --to nobody", "nobody"),
        ("build xinjiang-release --languages zh-Hant,tlh", "tlh"),
        ("build xinjiang-release --date 2021-02-30", "2021-02-30"),
        ("build xinjiang-release --date tomorrow", "tomorrow"),
        ("build xinjiang-release --arrangement sideways", "sideways"),
        ("build xinjiang-release --letters nowhere", "nowhere"),
        ("build xinjiang-release --jobs many", "many"),
        ("build xinjiang-release --no-such-option", "--no-such-option"),
        ("no-such-command", "no-such-command"),
        ("check no-such-letter", "no-such-letter"),
        ("cover no-such-letter", "no-such-letter"),
        ("build", "no letter is named"),
    ] {
        refused(&workshop, &workshop.run_line(line), &[word]);
    }
}

#[test]
fn a_broken_template_names_line_and_column() {
    for (text, place) in [
        ("Dear {{nobody}},\n", "en.md:1:6"),
        ("A\n\n{{signer.name\n", "en.md:3:1"),
        ("A\n\n<b>x</b>\n", "en.md:3:1"),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n", "en.md:1"),
        ("![x](x.png)\n", "en.md:1:1"),
    ] {
        let workshop = Workshop::with_shipped_files();
        workshop.write("letters/xinjiang-release/en.md", text);
        refused(&workshop, &build(&workshop), &[place]);
    }
}

#[test]
fn a_list_from_standard_input_is_treated_alike() {
    let arguments = ["build", "xinjiang-release", "--route", "paris", "--date", "2021-06-10", "--signers", "-"];
    let workshop = Workshop::with_shipped_files();
    let bad = list_with("2,Ole,Berg,Oslo,Norge,soon");
    refused(&workshop, &workshop.run_with_input(arguments, bad.as_bytes()), &[":3", "`date`"]);
    let good = list_with("2,Ole,Berg,Oslo,Norge,2021-06-02");
    workshop.run_with_input(arguments, good.as_bytes()).exits(0);
    assert!(workshop.only_batch().join("manifest.json").is_file());
}

#[test]
fn stdout_carries_json_alone() {
    let workshop = Workshop::with_list(list_with("2,Ole,Berg,Oslo,Norge,2021-06-02"));
    let outcome = workshop.run_line("build xinjiang-release --route paris --date 2021-06-10 --json");
    outcome.exits(0);
    let summary: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("stdout is one JSON value");
    let counts = &summary["counts"];
    let count = |name: &str| match &counts[name] {
        serde_json::Value::Number(number) => number.as_u64().unwrap_or(0),
        // Counts that are left out by reason.
        serde_json::Value::Object(reasons) => reasons.values().filter_map(serde_json::Value::as_u64).sum(),
        _ => 0,
    };
    assert_eq!(count("rows"), 2);
    let parts = ["signers", "rejected", "duplicates", "blank", "left_out"];
    assert_eq!(count("rows"), parts.into_iter().map(count).sum::<u64>(), "counts balance: {counts}");
}

#[test]
fn a_second_run_changes_nothing() {
    let workshop = Workshop::with_list(list_with("2,Ole,Berg,Oslo,Norge,2021-06-02"));
    build(&workshop).exits(0);
    let first = workshop.files("out");
    build(&workshop).exits(0).says(&[&workshop.batches()[0]]);
    assert!(first == workshop.files("out"), "the second run changed the batch");
}

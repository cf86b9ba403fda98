//! The command line as a whole: `check` refuses what `build` refuses, `mailbag.toml` says what its options say, help has examples,
//! `list` shows what there is.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use cli_support::{Outcome, Workshop, repository};

const LETTER: &str = "xinjiang-release --route paris --date 2021-06-10";

/// What is said about the input, without progress and summary.
fn findings(outcome: &Outcome) -> Vec<&str> {
    let kinds = ["error: ", "warning: ", "note: ", "hint: "];
    outcome.stderr.lines().filter(|line| kinds.iter().any(|kind| line.starts_with(kind))).collect()
}

/// `check` says of this what `build` says, with the same code; hands back what both said.
#[track_caller]
fn alike(workshop: &Workshop, arguments: &str) -> Outcome {
    let checked = workshop.run_line(&format!("check {arguments}"));
    let built = workshop.run_line(&format!("build {arguments}"));
    assert_eq!(findings(&checked), findings(&built), "check and build of `{arguments}`");
    assert_eq!(checked.code, built.code, "check and build of `{arguments}`: {checked}{built}");
    built
}

#[test]
fn check_says_of_every_bad_list_what_build_says() {
    let lists: &[&[u8]] = &[
        b"",
        b"given_name,family_name\n",
        b"street,city\nx,Oslo\n",
        b"given_name,family_name,given_name\nAnna,Lie,Anna\n",
        b"given_name,family_name\n\"Anna,Lie\nOle,Berg\n",
        b"given_name,family_name\nAnna,Lie,Oslo,Norge\n",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe",
        b"given_name,date\nAnna,2021-02-30\nOle,soon\n",
        b"given_name,visibility\nAnna,secret\n",
        b"given_name,consent\nAnna,perhaps\n",
        b"given_name,signature\nAnna,../../etc/passwd\nOle,missing.png\n",
        b"given_name,visibility\nAnna,withheld\n",
        "given_name\nLi\u{1F600}\n\u{2A6D6}\nLi\u{202E}sa\n".as_bytes(),
        b",\n,\n",
    ];
    for list in lists {
        let workshop = Workshop::with_list(list);
        let outcome = alike(&workshop, LETTER);
        assert_eq!(outcome.code, Some(1), "{outcome}");
        assert!(findings(&outcome).iter().any(|line| line.starts_with("error: ")), "{outcome}");
        assert!(!workshop.path("out").exists(), "{outcome}");
    }
}

#[test]
fn check_says_of_every_bad_option_what_build_says() {
    let workshop = Workshop::with_shipped_files();
    for arguments in [
        "no-such-letter",
        "../xinjiang-release",
        "xinjiang-release --route nowhere",
        "xinjiang-release --route paris --route paris",
        "xinjiang-release --to nobody",
        "xinjiang-release --to each --to xi-jinping",
        "xinjiang-release --languages zh-Hant,tlh",
        "xinjiang-release --languages en --arrangement columns",
        "xinjiang-release --date 2021-02-30",
        "xinjiang-release --date 0206-01-01",
        "xinjiang-release --arrangement sideways",
        "xinjiang-release --letters nowhere",
        "xinjiang-release --jobs many",
        "xinjiang-release --jobs 0",
        "xinjiang-release --blank 3",
        "xinjiang-release --column nobody=Nom",
        "xinjiang-release --column given_name",
        "xinjiang-release --column given_name=Prénom",
        "xinjiang-release --window nowhere",
        "xinjiang-release --signers missing.csv",
        "xinjiang-release --signers letters",
        "xinjiang-release --font-dir nowhere",
        "xinjiang-release --group-by-sheets --per-signer",
        "petition-paris --per-signer",
        "petition-paris --blank 0",
        "xinjiang-release --no-such-option",
        "",
    ] {
        let outcome = alike(&workshop, arguments);
        assert_eq!(outcome.code, Some(1), "{outcome}");
        assert!(outcome.stderr.contains("error: "), "{outcome}");
    }
    assert!(!workshop.path("out").exists());
}

#[test]
fn check_says_of_every_bad_letter_what_build_says() {
    let petition = "kind = \"petition\"\nlanguages = [\"fr\"]\nroute = \"paris\"\ntable = []\n";
    for (file, text, place) in [
        ("letters/xinjiang-release/en.md", "Dear {{nobody}},\n", "en.md:1:6"),
        ("letters/xinjiang-release/en.md", "A\n\n{{signer.name\n", "en.md:3:1"),
        ("letters/xinjiang-release/en.md", "A\n\n<b>x</b>\n", "en.md:3:1"),
        ("letters/xinjiang-release/en.md", "", "en.md"),
        ("letters/xinjiang-release/letter.toml", "kind = \"poem\"\n", "letter.toml:1:8"),
        ("letters/petition-paris/letter.toml", petition, "letter.toml:4:9"),
        ("letters/routes.toml", "[paris]\ncountry = \"France\"\n", "routes.toml:2:11"),
        ("letters/addressees.toml", "[a.b.c]\n", "addressees.toml:1"),
        ("mailbag.toml", "arrangement = \"sideways\"\n", "mailbag.toml:1:15"),
    ] {
        let workshop = Workshop::with_shipped_files();
        workshop.write(file, text);
        let letter = if file.contains("petition") { "petition-paris" } else { LETTER };
        let outcome = alike(&workshop, letter);
        assert_eq!(outcome.code, Some(1), "{outcome}");
        outcome.says(&[place]);
        assert!(!workshop.path("out").exists(), "{outcome}");
    }
}

#[test]
fn check_says_what_stands_where_the_batch_would_be() {
    let workshop = Workshop::with_list("given_name,city\nAnna,Oslo\n");
    workshop.write("plain", "no folder");
    alike(&workshop, &format!("{LETTER} --out plain"))
        .exits(1)
        .says(&["`--out plain` does not go here: it is no folder"]);

    workshop.run_line(&format!("build {LETTER}")).exits(0);
    alike(&workshop, LETTER).exits(0).says(&["note: the batch", "exists already"]);
    alike(&workshop, "xinjiang-release --route paris --date 2021-06-11").exits(0).says(&["another day"]);

    let workshop = Workshop::with_list("given_name,city\nAnna,Oslo\n");
    workshop.run_line(&format!("build {LETTER}")).exits(0);
    std::fs::write(workshop.only_batch().join("letters-0001.pdf"), "damaged").expect("a file");
    alike(&workshop, LETTER).exits(1).says(&["error: the batch", "`letters-0001.pdf` is missing or was changed"]);
    std::fs::remove_file(workshop.only_batch().join("manifest.json")).expect("the manifest");
    alike(&workshop, LETTER).exits(1).says(&["is in the way and is not a whole batch"]);
}

#[test]
fn an_optional_value_among_words_is_warned_of_at_its_place() {
    let workshop = Workshop::with_shipped_files();
    let said = |body: &str| -> Vec<String> {
        let text =
            format!("{{{{addressee.greeting}}}}\n\n{body}\n\n{{{{signer.message?}}}}\n\n---\n\nYours sincerely,\n");
        workshop.write("letters/xinjiang-release/en.md", text);
        let outcome = workshop.run_line("check xinjiang-release --languages en --date 2021-06-10");
        outcome.exits(0);
        findings(&outcome).into_iter().filter(|line| line.contains("the words beside it")).map(str::to_owned).collect()
    };
    for (body, place) in [
        ("She wrote: *{{signer.message?}}* and so on.", Some("en.md:3:13")),
        ("Of {{signer.city?}}.", Some("en.md:3:4")),
        ("- from {{signer.role?}}", Some("en.md:3:8")),
        ("Words\\\nand {{signer.role?}}", Some("en.md:4:5")),
        ("Words\\\n**{{signer.role?}}**", None),
        ("{{signer.name}} {{signer.latin_name?}}", None),
        ("({{signer.message?}})", None),
        ("Of {{signer.name}}.", None),
        ("To {{addressee.office?}}.", None),
    ] {
        let found = said(body);
        assert_eq!(found.len(), usize::from(place.is_some()), "{body}: {found:?}");
        if let Some(place) = place {
            assert!(found[0].starts_with("warning: ") && found[0].contains(place), "{body}: {found:?}");
        }
    }
}

#[test]
fn every_key_of_the_settings_is_its_option() {
    let list = "given_name,Nom,city,message\nAnna,Berg,Oslo,\nBo,Lie,Bergen,Let them go.\n";
    let petition = "petition-paris";
    let letter = "xinjiang-release";
    for (name, settings, options) in [
        (letter, "signers = \"other.csv\"", "--signers other.csv"),
        (letter, "route = \"oslo\"", "--route oslo"),
        (letter, "route = [\"oslo\", \"paris\"]", "--route oslo --route paris"),
        (letter, "route = \"oslo, paris\"", "--route oslo --route paris"),
        (letter, "to = \"each\"", "--to each"),
        (letter, "to = [\"xi-jinping\", \"shohrat-zakir\"]", "--to xi-jinping --to shohrat-zakir"),
        (letter, "date = \"2022-03-01\"", "--date 2022-03-01"),
        (letter, "date = 2022-03-01", "--date 2022-03-01"),
        (letter, "out = \"elsewhere\"", "--out elsewhere"),
        (letter, "arrangement = \"columns\"", "--arrangement columns"),
        (letter, "arrangement = \"separate\"", "--arrangement separate"),
        (letter, "languages = [\"en\", \"zh-Hant\"]", "--languages en,zh-Hant"),
        (letter, "languages = \"en\"", "--languages en"),
        (letter, "per_signer = true", "--per-signer"),
        (letter, "volume_size = 1", "--volume-size 1"),
        (letter, "jobs = 2", "--jobs 2"),
        (letter, "simplex = true", "--simplex"),
        (letter, "print_order = \"reverse\"", "--print-order reverse"),
        (letter, "group_by_sheets = true", "--group-by-sheets"),
        (letter, "sheet_marks = \"text\"", "--sheet-marks text"),
        (letter, "signers = \"bad.csv\"\nskip_invalid = true", "--signers bad.csv --skip-invalid"),
        (
            letter,
            "signers = \"glyph.csv\"\nmissing_glyph = \"reject-row\"",
            "--signers glyph.csv --missing-glyph reject-row",
        ),
        (letter, "signers = \"long.csv\"\nmessage_overflow = \"omit\"", "--signers long.csv --message-overflow omit"),
        (letter, "[column]\nfamily_name = \"Nom\"", "--column family_name=Nom"),
        (letter, "font_dir = \"fonts\"", "--font-dir fonts"),
        (letter, "window = \"none\"", "--window none"),
        (petition, "blank = 7", "--blank 7"),
        (letter, "as = \"roll\"", "--as roll"),
        (letter, "household = true", "--household"),
        (petition, "paper = \"a3\"", "--paper a3"),
        (petition, "orientation = \"landscape\"", "--orientation landscape"),
        (letter, "grammage = 120", "--grammage 120"),
        (letter, "envelope = \"C4\"", "--envelope C4"),
        (letter, "bag_limit = \"2kg\"", "--bag-limit 2kg"),
        (letter, "window_shows = \"delivery\"", "--window-shows delivery"),
        (letter, "json = true", "--json"),
    ] {
        let run = |settings: &str, options: &str| {
            let workshop = Workshop::with_list(list);
            workshop.write("other.csv", "given_name\nSiri\n");
            workshop.write("bad.csv", "given_name,date\nSiri,soon\nKari,\n");
            workshop.write("glyph.csv", "given_name\nSiri\nLi\u{1F600}\n");
            workshop
                .write("long.csv", format!("given_name,message\nSiri,{}\n", "Let them go home. ".repeat(600).trim()));
            std::fs::create_dir(workshop.path("fonts")).expect("a folder");
            workshop.write("mailbag.toml", settings);
            let day =
                if settings.contains("date = 2") || settings.contains("date = \"") { "" } else { "--date 2021-06-10" };
            let day = if options.contains("--date") { "" } else { day };
            let outcome = workshop.run_line(&format!("build {name} {day} {options}"));
            outcome.exits(0);
            let mut files = workshop.files("out");
            files.extend(
                workshop.files("elsewhere").into_iter().map(|(file, bytes)| (format!("elsewhere/{file}"), bytes)),
            );
            (outcome.stdout.clone(), files)
        };
        let (set, typed, plain) = (run(settings, ""), run("", options), run("", ""));
        assert_eq!(set.0, typed.0, "{settings}");
        assert!(set.1 == typed.1, "`{settings}` is not `{options}`");
        // What changes nothing here was at least understood: an unknown key is refused.
        let neutral = ["jobs", "window =", "font_dir", "household"].iter().any(|key| settings.starts_with(key));
        assert!(neutral || set != plain, "`{settings}` changes nothing");
    }
}

#[test]
fn a_wrong_setting_names_line_and_column() {
    for (settings, place, word) in [
        ("simplex = true\narrangement = \"sideways\"\n", ":2:15", "`sequential`"),
        ("print_order = \"x\"\n", ":1:15", "`reverse`"),
        ("sheet_marks = \"x\"\n", ":1:15", "`code`"),
        ("missing_glyph = \"x\"\n", ":1:17", "`omit-from-message`"),
        ("message_overflow = \"x\"\n", ":1:20", "`omit`"),
        ("date = \"soon\"\n", ":1:8", "2026-03-31"),
        ("date = 12\n", ":1:8", "2026-03-31"),
        ("blank = 0\n", ":1:9", "1 to 100000"),
        ("blank = 100001\n", ":1:9", "1 to 100000"),
        ("grammage = 39\n", ":1:12", "40 to 400"),
        ("as = \"x\"\n", ":1:6", "`roll`"),
        ("jobs = 0\n", ":1:8", "1 to 1024"),
        ("jobs = -1\n", ":1:8", "1 to 1024"),
        ("route = 3\n", ":1:9", "a list of strings"),
        ("\u{feff}simplex = 1\n", ":1:11", "boolean"),
        ("roote = \"oslo\"\n", ":1:1", "roote"),
        ("route = \"oslo\n", ":1:", ""),
    ] {
        let workshop = Workshop::with_shipped_files();
        workshop.write("mailbag.toml", settings);
        let outcome = workshop.run_line("check xinjiang-release --date 2021-06-10");
        outcome.exits(1).says(&[&format!("error: mailbag.toml{place}"), word]);
    }
}

#[test]
fn blank_sheets_read_a_list_only_where_somebody_asks() {
    let workshop = Workshop::with_shipped_files();
    let signers = |options: &str| -> u64 {
        let outcome = workshop.run_line(&format!("build petition-paris --date 2021-06-10 --json {options}"));
        let printed: serde_json::Value = serde_json::from_str(&outcome.exits(0).stdout).expect("JSON");
        printed["counts"]["signers"].as_u64().expect("a number")
    };
    workshop.write("list.csv", "given_name\nSiri\n");
    assert_eq!(signers("--blank 5"), 0);
    assert_eq!(signers("--blank 5 --signers list.csv"), 1);
    workshop.write("mailbag.toml", "signers = \"list.csv\"\n");
    assert_eq!(signers("--blank 6"), 0, "the settings say which list, not that it is to be read");
    assert_eq!(signers(""), 1);
}

#[test]
fn every_help_has_an_example() {
    let workshop = Workshop::empty();
    let help = workshop.run_line("--help");
    help.exits(0);
    let commands: Vec<&str> = help
        .stdout
        .lines()
        // Commands stand below their tasks.
        .skip_while(|line| *line != "Beginning:")
        .take_while(|line| *line != "Options:")
        // What a terminal of this width has no room for goes on further in.
        .filter_map(|line| line.strip_prefix("  ").filter(|rest| !rest.starts_with(' ')))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help")
        .collect();
    assert!(commands.contains(&"build") && commands.len() > 18, "{commands:?}");
    for command in commands.into_iter().map(|command| format!("{command} ")).chain([String::new()]) {
        let outcome = workshop.run_line(&format!("{command}--help"));
        outcome.exits(0);
        let example = outcome.stdout.lines().skip_while(|line| !line.starts_with("Example")).nth(1);
        let example = example.unwrap_or_else(|| panic!("no example: {outcome}"));
        assert!(example.starts_with(&format!("  mailbag {command}").trim_end().to_owned()), "{example}");
    }
}

#[test]
fn the_list_of_what_there_is_comes_as_json_too() {
    let workshop = Workshop::with_shipped_files();
    let outcome = workshop.run_line("list --json");
    outcome.exits(0);
    let listed: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    let plain = workshop.run_line("list");
    plain.exits(0);
    let letters = listed["letters"].as_array().expect("letters");
    let names: Vec<&str> = letters.iter().filter_map(|letter| letter["name"].as_str()).collect();
    assert_eq!(names, ["appel-belgique", "chen-oslo", "petition-paris", "tokyo-ambassador", "xinjiang-release"]);
    assert_eq!(letters[1]["kind"], "letter");
    assert_eq!(letters[2]["kind"], "petition");
    assert_eq!(letters[1]["languages"], serde_json::json!(["nb", "en"]));
    assert_eq!(letters[1]["title"], "End arbitrary detention in Xinjiang");
    assert_eq!(listed["routes"], serde_json::json!(["oslo", "paris", "tokyo"]));
    let languages: Vec<&str> =
        listed["languages"].as_array().expect("languages").iter().filter_map(|one| one["name"].as_str()).collect();
    assert!(languages.iter().all(|name| !name.is_empty()) && languages.contains(&"日本語"), "{languages:?}");
    let addressees = listed["addressees"].as_array().expect("addressees").iter().filter_map(|one| one.as_str());
    for word in names.into_iter().chain(languages).chain(addressees).chain(["oslo", "paris", "tokyo"]) {
        assert!(plain.stdout.contains(word), "`{word}` is missing in {plain}");
    }
}

#[test]
fn several_addressees_are_greeted_in_one_letter() {
    let workshop = Workshop::with_list("given_name,city\nAnna,Oslo\n");
    let line = "build xinjiang-release --date 2021-06-10 --to shohrat-zakir --to xi-jinping";
    workshop.run_line(line).exits(0);
    let files = workshop.files(workshop.only_batch());
    let manifest: serde_json::Value = serde_json::from_slice(&files["manifest.json"]).expect("a manifest");
    assert_eq!(manifest["addressees"], serde_json::json!([["shohrat-zakir", "xi-jinping"]]));
    assert_eq!(manifest["counts"]["letters"], 1);
    workshop.run_line(&format!("{line} --to xi-jinping")).exits(1).says(&["`--to` names `xi-jinping` twice"]);
}

#[test]
fn a_cover_sheet_has_nothing_to_do_with_the_folder_of_batches() {
    let workshop = Workshop::with_shipped_files();
    workshop.write("out", "no folder");
    workshop.run_line("cover chen-oslo --date 2021-06-10").exits(0);
    assert!(workshop.path("cover.pdf").is_file());
    workshop
        .run_line("build chen-oslo --date 2021-06-10")
        .exits(1)
        .says(&["`--out out` does not go here: it is no folder"]);
}

#[cfg(unix)]
#[test]
fn a_pipe_at_the_place_of_a_file_is_refused_and_not_waited_for() {
    let workshop = Workshop::with_shipped_files();
    let made = std::process::Command::new("mkfifo").arg(workshop.path("pipe.pdf")).status().expect("mkfifo runs");
    assert!(made.success());
    for line in ["cover chen-oslo --date 2021-06-10 --out pipe.pdf", "specimen --out pipe.pdf"] {
        workshop.run_line(line).exits(1).says(&["`pipe.pdf` is there already and is no PDF"]);
    }
}

#[test]
fn a_letter_may_be_named_as_a_shell_completes_it() {
    let workshop = Workshop::with_shipped_files();
    for line in [
        "check xinjiang-release/ --route paris",
        "build xinjiang-release/ --route paris --date 2026-12-10",
        "preview xinjiang-release//",
        "cover chen-oslo/",
        "envelopes chen-oslo/",
        "labels chen-oslo/",
        "proof chen-oslo/",
    ] {
        workshop.run_line(line).exits(0);
    }
    workshop.run_line("cover nobody/").exits(1).says(&["there is no letter `nobody`"]);
}

#[test]
fn what_is_wrong_with_a_path_is_what_is_said() {
    let workshop = Workshop::with_shipped_files();
    let fonts = workshop.run_line("check chen-oslo --font-dir signers.csv");
    fonts.exits(1).says(&["error: `signers.csv` cannot be read: it is no folder"]);
    assert_eq!(fonts.stderr.matches("signers.csv`").count(), 1, "{fonts}");
    workshop.run_line("specimen --font-dir nowhere").exits(1).says(&["error: `nowhere` is not there", "--font-dir"]);
    workshop
        .run_line("check chen-oslo --signatures signers.csv")
        .exits(1)
        .says(&["`signers.csv` cannot be read: it is no folder"]);
    let clean = workshop.run_line("clean --out nowhere");
    clean.exits(1).says(&["error: `nowhere` is not there"]);
    assert!(!clean.stderr.contains("letters/"), "{clean}");
    workshop.run_line("clean").exits(0);
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("gone", workshop.path("dangling")).expect("a link");
        for line in ["build chen-oslo --date 2021-06-10", "preview chen-oslo", "cover chen-oslo", "proof chen-oslo"] {
            let refused = workshop.run_line(&format!("{line} --out dangling"));
            refused.exits(1).says(&["`--out dangling` does not go here: it is a link that leads nowhere"]);
        }
    }
}

/// What the addressee reads is what some row gives, not what the letter could say.
#[test]
fn only_what_is_printed_of_a_signer_is_named() {
    let headings = "given_name,family_name,country,email,message,visibility";
    let shown = "Anna,Berg,NO,anna@example.org,,named\n";
    let hidden = "Bo,Dahl,NO,bo@example.org,,initials\n";
    for (rows, told) in [
        (format!("{shown}{hidden}"), "name, country\n"),
        (hidden.to_owned(), "initials, country\n"),
        (format!("{hidden}{}", shown.replace(",,named", ",Hold ut!,named")), "name, country, personal message\n"),
    ] {
        let workshop = Workshop::with_list(format!("{headings}\n{rows}"));
        let checked = workshop.run_line("check xinjiang-release --route paris --date 2021-06-10");
        checked.exits(0).says(&[&format!("the addressee will read of a signer: {told}")]);
    }
}

#[test]
fn check_ends_with_whether_the_batch_can_be_built() {
    let workshop = Workshop::with_list("given_name,country,consent\nAnna,NO,yes\nBo,NO,yes\n");
    let last = |outcome: &Outcome| outcome.stderr.lines().last().unwrap_or_default().to_owned();
    let ready = workshop.run_line("check xinjiang-release --route paris --date 2021-06-10");
    ready.exits(0).says(&["the addressee will read of a signer: name, country\n"]);
    let warnings = ready.stderr.lines().filter(|line| line.starts_with("warning: ")).count();
    let plain = "ready to build: 2 letters";
    let word = match warnings {
        0 => plain.to_owned(),
        1 => format!("{plain}; look at the warning above first"),
        _ => format!("{plain}; look at the {warnings} warnings above first"),
    };
    assert_eq!(last(&ready), word, "{ready}");
    workshop.write("signers.csv", "given_name,date\nAnna,soon\nBo,never\nCy,2021-06-01\n");
    let refused = workshop.run_line("check xinjiang-release --route paris --date 2021-06-10");
    assert_eq!(last(refused.exits(1)), "not ready to build: the 2 errors above stand in the way");
    let petition = workshop.run_line("check petition-paris --date 2021-06-10 --skip-invalid");
    assert!(last(petition.exits(0)).starts_with("ready to build: 1 signature"), "{petition}");
    let quiet = workshop.run_line("check petition-paris --date 2021-06-10 --skip-invalid --quiet");
    assert!(!quiet.exits(0).stderr.contains("ready"), "{quiet}");
}

#[test]
fn a_build_that_is_refused_ends_with_its_errors() {
    let workshop = Workshop::with_list("given_name,family_name,date,country\nANNA,BERG,soon,NO\nBO,DAHL,,NO\n");
    let refused = workshop.run_line("build xinjiang-release --route paris --date 2021-06-10").exits(1).stderr.clone();
    let lines: Vec<&str> = refused.lines().collect();
    let last = |begins: &str| lines.iter().rposition(|line| line.starts_with(begins)).expect(begins);
    let first_error = lines.iter().position(|line| line.starts_with("error: ")).expect("an error");
    assert!(last("warning: ") < first_error && last("note: ") < first_error, "{refused}");
    assert_eq!(lines.last(), Some(&"not ready to build: the error above stands in the way"), "{refused}");
    let headings = Workshop::with_list("given_name,family_name\n");
    let refused = headings.run_line("build xinjiang-release --route paris --date 2021-06-10");
    refused.exits(1).says(&["no signer stands in the list", "a row for each signer"]);
}

#[test]
fn what_is_to_be_a_folder_and_is_none_is_said() {
    let workshop = Workshop::with_shipped_files();
    for line in [
        "preview chen-oslo --out signers.csv/x.png",
        "proof chen-oslo --out signers.csv/x.html",
        "cover chen-oslo --out signers.csv/x.pdf",
        "specimen --out signers.csv/x.pdf",
        "build chen-oslo --date 2021-06-10 --out signers.csv/x",
        "envelopes chen-oslo --out signers.csv/x",
    ] {
        let words = "does not go here: on the way there stands a file where a folder should be";
        workshop.run_line(line).exits(1).says(&["`--out signers.csv/x", words]).keeps_stdout_empty();
    }
    for (line, words) in [
        ("man signers.csv", "`signers.csv` does not go here: it is no folder"),
        ("labels chen-oslo --out signers.csv", "`--out signers.csv` does not go here: it is no folder"),
        ("join out --out signers.csv", "`--out signers.csv` does not go here: it is no folder"),
    ] {
        workshop.run_line(line).exits(1).says(&[words]).keeps_stdout_empty();
    }
}

/// What cannot be written there is neither a batch nor on a disk that somebody could make room on.
#[cfg(target_os = "linux")]
#[test]
fn an_output_that_takes_nothing_is_named() {
    let workshop = Workshop::with_shipped_files();
    let full = std::fs::File::options().write(true).open("/dev/full").expect("/dev/full");
    let output = workshop.command(["list"]).stdout(full).output().expect("the program runs");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.starts_with("error: what should stand on standard output could not be written: no space is left"),
        "{said}"
    );
    assert!(!said.contains("TMPDIR") && !said.contains("no batch"), "{said}");
}

/// The text of every file of the program but the codes and the sentences.
fn sources(folder: &std::path::Path, text: &mut String) {
    for entry in std::fs::read_dir(folder).expect("a folder of the program") {
        let path = entry.expect("an entry").path();
        if path.is_dir() && !path.ends_with("words") {
            sources(&path, text);
        } else if path.is_file() && !path.ends_with("diagnostic.rs") {
            text.push_str(&String::from_utf8_lossy(&std::fs::read(path).expect("a file of the program")));
        }
    }
}

#[test]
fn every_code_is_made_somewhere() {
    let mut text = String::new();
    sources(&repository().join("src"), &mut text);
    for code in mailbag::diagnostic::Code::ALL {
        let name = format!("Code::{code:?}");
        let is_made = text
            .match_indices(&name)
            .any(|(at, _)| !text[at + name.len()..].starts_with(|character: char| character.is_alphanumeric()));
        assert!(is_made, "{name} is never made");
    }
}

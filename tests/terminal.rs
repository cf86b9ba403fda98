//! What a terminal gets: help by task, colours where they are asked for, quiet and verbose runs, suggestions, completions, manual
//! pages, licences.
#![allow(clippy::disallowed_methods, reason = "tests wait for the program")]

mod cli_support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::time::{Duration, Instant};

use cli_support::{Workshop, repository};

#[test]
fn help_groups_commands_by_task() {
    let workshop = Workshop::empty();
    let help = workshop.run(["--help"]);
    help.exits(0);
    let at = |words: &str| help.stdout.find(words).unwrap_or_else(|| panic!("`{words}` is missing in {help}"));
    assert!(at("Beginning:") < at("\n  columns "));
    assert!(at("Making:") < at("\n  build "));
    assert!(at("Mailing:") < at("\n  handover "));
    assert!(at("Keeping:") < at("\n  archive "));
    assert!(at("This program:") < at("\n  completions "));
    assert!(at("Example:") < at("Exit codes:"));
    let build = workshop.run(["build", "--help"]);
    build.exits(0);
    for words in ["The list and who of it is printed:", "Delivery and post:", "On the screen:", "Examples:"] {
        assert!(build.stdout.contains(words), "`{words}` is missing in {build}");
    }
}

fn coloured(workshop: &Workshop, line: &str, variables: &[(&str, &str)]) -> bool {
    let mut command = workshop.command(line.split_whitespace());
    command.env_remove("NO_COLOR").envs(variables.iter().copied());
    let output = command.output().expect("the program runs");
    let text = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(text.contains("error:"), "{text}");
    text.contains('\u{1b}')
}

#[test]
fn colours_are_there_where_they_are_asked_for() {
    let workshop = Workshop::with_shipped_files();
    for line in ["check nowhere", "nocommand"] {
        let coloured =
            |more: &str, variables: &[(&str, &str)]| coloured(&workshop, &format!("{more} {line}"), variables);
        assert!(!coloured("", &[]), "no terminal, no colour");
        assert!(coloured("--color always", &[]));
        assert!(coloured("--color=always", &[("NO_COLOR", "1")]), "what is typed counts more than the environment");
        assert!(coloured("", &[("CLICOLOR_FORCE", "1")]));
        assert!(!coloured("--color never", &[("CLICOLOR_FORCE", "1")]));
    }
    assert!(!coloured(&workshop, "check nowhere", &[("NO_COLOR", "1")]));
}

#[test]
fn a_quiet_run_says_errors_alone_and_ends_as_it_would() {
    let workshop = Workshop::with_list("name,country,consent\nAnna Eriksen,NO,yes\nKari Lie,NO,\n");
    let loud = workshop.run_line("build chen-oslo --date 2026-12-10");
    loud.exits(0).says(&["warning: "]);
    let quiet = workshop.run_line("build chen-oslo --date 2026-12-10 --quiet");
    quiet.exits(0);
    assert_eq!((quiet.stdout.as_str(), quiet.stderr.as_str()), (loud.stdout.as_str(), ""));
    let refused = workshop.run_line("-q build chen-osl");
    refused.exits(1).says(&["error: there is no letter `chen-osl`", "hint: did you mean `chen-oslo`?"]);
    // Who is asked must see what about.
    let batch = workshop.only_batch();
    let discard = workshop.run(["discard".as_ref(), batch.as_os_str(), "--quiet".as_ref()]);
    discard.exits(1).says(&["among them the list of signers", "error: "]);
}

#[test]
fn a_verbose_run_names_nobody() {
    let list = "name,email,street,city,country,message\n\
                Quillonia Vasterbrand,quillonia@brandmail.example,Zwiebelgasse 77310951,Ostermoorfeld,NO,Mein Kummerwort\n\
                ,,,,,\n\
                Quillonia Vasterbrand,quillonia@brandmail.example,Zwiebelgasse 77310951,Ostermoorfeld,NO,Mein Kummerwort\n";
    let workshop = Workshop::with_list(list);
    let run = workshop.run_line("build chen-oslo --date 2026-12-10 --per-signer -vv");
    run.exits(0).says(&[
        "rows read",
        "batch made",
        "row read row=2",
        "fate=Blank",
        "fate=Duplicate(2)",
        "volume written",
    ]);
    // What stands there without --verbose is no part of this: only what it adds is looked at.
    let told: Vec<&str> = run.stderr.lines().filter(|line| line.contains("INFO") || line.contains("DEBUG")).collect();
    assert!(told.len() > 5, "{run}");
    for word in ["Quillonia", "Vasterbrand", "brandmail", "Zwiebel", "77310951", "Ostermoor", "Kummerwort"] {
        assert!(!told.iter().any(|line| line.contains(word)), "`{word}` is told in {run}");
        assert!(!run.stderr.contains(word), "`{word}` stands in {run}");
    }
    let once = workshop.run_line("check chen-oslo --date 2026-12-10 -v");
    once.exits(0).says(&["rows read"]);
    assert!(!once.stderr.contains("row read row="), "{once}");
}

#[test]
fn a_mistyped_name_is_suggested() {
    let workshop = Workshop::with_list("name,Commune,country\nAnna Eriksen,Oslo,NO\n");
    for (line, meant) in [
        ("check chen-osl", "hint: did you mean `chen-oslo`?"),
        ("check chen-oslo --route olso", "hint: did you mean `oslo`?"),
        ("check xinjiang-release --languages zh-Hans", "hint: did you mean `zh-Hant`?"),
        ("check chen-oslo --window din-5008-c", "hint: did you mean `din-5008-a`?"),
        ("check chen-oslo --envelope C6C4", "hint: did you mean `C6C5`?"),
        ("check chen-oslo --column city=Comune", "hint: did you mean `Commune`?"),
        ("check chen-oslo --column ctiy=Commune", "hint: did you mean `city`?"),
        ("envelopes chen-oslo --size DLL", "did you mean `DL`?"),
        ("biuld chen-oslo", "build"),
        ("build chen-oslo --simplx", "--simplex"),
    ] {
        workshop.run_line(line).exits(1).says(&[meant]);
    }
    workshop.run_line("build chen-oslo --date 2026-12-10").exits(0);
    let batch = workshop.batches().remove(0);
    let mistyped = format!("verify out/{}", batch.replace("oslo-oslo", "oslo-olso"));
    workshop.run_line(&mistyped).exits(1).says(&[&format!("hint: did you mean `out/{batch}`?")]);
}

#[test]
fn shells_and_man_know_every_command() {
    let workshop = Workshop::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = workshop.run(["completions", shell]);
        script.exits(0);
        for word in ["handover", "archive", "mend-names"] {
            assert!(script.stdout.contains(word), "{shell}: `{word}` is missing");
        }
    }
    workshop.run(["completions", "csh"]).exits(1);
    workshop.run(["man", "pages"]).exits(0);
    let pages = workshop.names("pages");
    for page in ["mailbag.1", "mailbag-build.1", "mailbag-archive.1", "mailbag-archive-erase.1", "mailbag-licenses.1"] {
        assert!(pages.iter().any(|name| name == page), "{page} is missing in {pages:?}");
    }
    let page = workshop.read("pages/mailbag-build.1");
    assert!(page.contains(".TH mailbag\\-build 1") || page.contains(".TH mailbag-build 1"), "{page}");
    assert!(page.contains("petition sheets"), "{page}");
}

/// The crates that Cargo.lock lets into the program: everything that the normal dependencies need, on every platform.
fn crates_within() -> BTreeSet<String> {
    let read = |name: &str| fs::read_to_string(repository().join(name)).expect("a file of cargo");
    let manifest: toml::Table = read("Cargo.toml").parse().expect("TOML");
    let lock: toml::Table = read("Cargo.lock").parse().expect("TOML");
    let packages = lock["package"].as_array().expect("packages");
    let text = |package: &toml::Value, key: &str| package[key].as_str().expect("text").to_owned();
    let mut by_name: BTreeMap<String, Vec<&toml::Value>> = BTreeMap::new();
    for package in packages {
        by_name.entry(text(package, "name")).or_default().push(package);
    }
    let ours = &by_name["mailbag"][0];
    let wanted = manifest["dependencies"].as_table().expect("dependencies");
    let needs = |package: &toml::Value| -> Vec<String> {
        let list = package.get("dependencies").and_then(toml::Value::as_array).cloned().unwrap_or_default();
        list.iter().map(|one| one.as_str().expect("text").to_owned()).collect()
    };
    let first = needs(ours).into_iter().filter(|one| wanted.contains_key(one.split(' ').next().expect("a name")));
    let (mut found, mut queue) = (BTreeSet::new(), first.collect::<Vec<_>>());
    while let Some(next) = queue.pop() {
        let mut words = next.split(' ');
        let (name, version) = (words.next().expect("a name"), words.next());
        let package = by_name[name].iter().find(|one| version.is_none_or(|version| text(one, "version") == version));
        let package = package.unwrap_or_else(|| panic!("{next} is not in Cargo.lock"));
        if found.insert(format!("{name} {}", text(package, "version"))) {
            queue.extend(needs(package));
        }
    }
    found
}

#[test]
fn licences_of_fonts_and_crates_are_shown() {
    let workshop = Workshop::empty();
    let shown = workshop.run(["licenses"]);
    shown.exits(0);
    for words in ["SIL OPEN FONT LICENSE", "Noto Serif CJK", "mailbag: MIT OR Apache-2.0", "\nclap 4."] {
        assert!(shown.stdout.contains(words), "`{words}` is missing");
    }
    let within = crates_within();
    assert!(within.len() > 100, "only {} crates found", within.len());
    let listed: BTreeSet<&str> =
        shown.stdout.lines().filter_map(|line| line.split_once(": ")).map(|(name, _)| name).collect();
    let missing: Vec<&String> = within.iter().filter(|name| !listed.contains(name.as_str())).collect();
    assert!(missing.is_empty(), "run .ci/licenses: it has not {missing:?}");
}

#[test]
fn columns_of_chinese_and_latin_headings_stand_straight() {
    let workshop = Workshop::with_list("姓名,Commune de résidence principale du signataire,國家\n王小明,台北,TW\n");
    let shown = workshop.run(["columns", "signers.csv"]);
    shown.exits(0);
    // Where the second column begins, in columns of a terminal.
    let wide = |character: char| if u32::from(character) > 0x2E80 { 2 } else { 1 };
    let second = |line: &str| {
        let first: String = line
            .chars()
            .scan(0, |taken, character| {
                *taken += wide(character);
                (*taken <= 29).then_some(character)
            })
            .collect();
        (first.chars().map(wide).sum::<usize>(), first.ends_with(' '))
    };
    let lines: Vec<&str> = shown.stdout.lines().skip(1).collect();
    assert_eq!(lines.len(), 4, "{shown}");
    for line in lines {
        assert_eq!(second(line), (29, true), "{line:?} in {shown}");
    }
    // On a terminal no line is longer than it is wide.
    for columns in [48, 80] {
        let mut command = workshop.command(["columns", "signers.csv"]);
        let output = command.env("COLUMNS", columns.to_string()).output().expect("the program runs");
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        let longest = text.lines().skip(1).map(|line| line.chars().map(wide).sum::<usize>()).max();
        assert!(longest.is_some_and(|longest| longest <= columns), "{columns}: {text}");
    }
}

/// What a terminal of 60 columns shows.
#[cfg(target_os = "linux")]
fn shown(workshop: &Workshop, variables: &[(&str, &str)], line: &str) -> String {
    let (shown, code) = cli_support::terminal::in_a_terminal_with(workshop, variables, line, b"");
    assert_eq!(code, 0, "{shown}");
    shown.replace("\r\n", "\n")
}

#[cfg(target_os = "linux")]
#[test]
fn escapes_are_sent_where_a_terminal_takes_them_and_something_is_to_be_seen() {
    let workshop = Workshop::with_shipped_files();
    // Nothing is taken back that was never shown.
    for variables in [&[][..], &[("TERM", "dumb")], &[("TERM", "dumb"), ("NO_COLOR", "")]] {
        let short = shown(&workshop, variables, "check chen-oslo --date 2026-12-10");
        assert!(short.contains("11 letters") && !short.contains('\u{1b}'), "{variables:?}: {short:?}");
    }
    let coloured = shown(&workshop, &[("NO_COLOR", "")], "check chen-oslo --date 2026-12-10");
    assert!(coloured.contains("\u{1b}[1m"), "{coloured:?}");
}

/// A list at which every machine is at work for longer than a bar is waited for. The run is interrupted once that was seen.
#[cfg(target_os = "linux")]
#[test]
fn a_long_run_has_a_bar_where_there_is_a_line_to_be_taken_back() {
    let rows: Vec<String> = (0..300_000).map(|row| format!("Anna,Eriksen,{row} Oslo,NO\n")).collect();
    let workshop = Workshop::with_list(format!("given_name,family_name,city,country\n{}", rows.concat()));
    let run = |variables: &[(&str, &str)], enough: &dyn Fn(&str, Duration) -> bool| {
        let line = "build chen-oslo --jobs 1 --date 2026-12-10";
        let begun = Instant::now();
        let (shown, code) = cli_support::terminal::interrupted_in_a_terminal(&workshop, variables, line, enough);
        assert_eq!(code, 130, "{shown:?}");
        (shown, begun.elapsed())
    };
    let (long, until_seen) = run(&[], &|shown, _| shown.contains("\u{1b}[2K"));
    assert!(!long.contains("\u{1b}[1m"), "{long:?}");
    let (dumb, _) = run(&[("TERM", "dumb")], &|_, taken| taken > 2 * until_seen);
    assert!(!dumb.contains('\u{1b}'), "{dumb:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn tables_are_broken_where_a_narrow_terminal_needs_it_and_nowhere_else() {
    let workshop = Workshop::with_shipped_files();
    let whole = workshop.run_line("list");
    assert!(
        whole.stdout.contains("\n  xinjiang-release  letter (zh-Hant, en): Release the people detained in Xinjiang\n"),
        "{whole}"
    );
    let narrow = shown(&workshop, &[], "list");
    let broken =
        "\n  xinjiang-release  letter (zh-Hant, en): Release the people\n                    detained in Xinjiang\n";
    assert!(narrow.contains(broken), "{narrow}");
    // Chinese is broken between characters, two columns each.
    let chinese = shown(&workshop, &[("LC_ALL", "zh_TW.UTF-8")], "list");
    assert!(
        chinese
            .contains("\n  shohrat-zakir            新疆維吾爾自治區政府主席和黨委副\n                           書記"),
        "{chinese}"
    );
    // A variable alone breaks nothing of what a program reads.
    let output = workshop.command(["list"]).env("COLUMNS", "40").output().expect("the program runs");
    assert_eq!(String::from_utf8_lossy(&output.stdout), whole.stdout);
    let batch = workshop.run_line("build chen-oslo --date 2026-12-10").exits(0).stdout.trim().to_owned();
    workshop.run_line(&format!("archive --archive kept --archive-key kept.key add {batch}")).exits(0);
    let archive = |line: &str| format!("archive --archive kept --archive-key kept.key {line}");
    let name = batch.trim_start_matches("out/");
    let row = format!("{name}/4  2026-12-10  ");
    let found = workshop.run_line(&archive("search 陳曉嵐"));
    assert!(found.stdout.lines().any(|line| line.starts_with(&row) && line.contains("陳曉嵐")), "{found}");
    for line in ["list", "search 陳曉嵐", "log"] {
        let shown = shown(&workshop, &[], &archive(line));
        let table: Vec<&str> = shown.lines().take_while(|line| !line.is_empty()).collect();
        assert!(table.len() > 1 && table[1].starts_with("    "), "{line}: {shown}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn who_was_found_stands_in_columns_though_a_part_is_not_known() {
    let list = "name,email,city,country,consent\nAnna Berg,,Oslo,NO,yes\nAnna Lie,anna@example.org,Bergen,NO,yes\n";
    let workshop = Workshop::with_list(list);
    let batch = workshop.run_line("build chen-oslo --date 2026-12-10").exits(0).stdout.trim().to_owned();
    workshop.run_line(&format!("archive --archive kept --archive-key kept.key add {batch}")).exits(0);
    let line = "archive --archive kept --archive-key kept.key search Anna";
    let wide = shown(&workshop, &[("COLUMNS", "160")], line);
    let column =
        |town: &str| wide.lines().find_map(|line| line.find(town)).unwrap_or_else(|| panic!("no {town} in {wide}"));
    assert_eq!(column("Oslo"), column("Bergen"), "{wide}");
    // What a program reads has no empty parts.
    let piped = workshop.run_line(line);
    assert!(piped.exits(0).stdout.contains("Anna Berg  Oslo"), "{piped}");
}

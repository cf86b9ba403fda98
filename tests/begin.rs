//! `mailbag init`, and `mailbag` alone in a terminal.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use cli_support::Workshop;

const LANGUAGES: [(&str, &str); 5] =
    [("en", "Given name"), ("fr", "Prénom"), ("nb", "Fornavn"), ("ja", "名"), ("zh-Hant", "名")];

/// The program in a folder of a workshop.
fn run_in(workshop: &Workshop, folder: &str, line: &str) -> (i32, String, String) {
    let mut command = workshop.command(line.split_whitespace());
    let output = command.current_dir(workshop.path(folder)).output().expect("the program runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

#[test]
fn a_starter_builds_at_once_in_every_language() {
    let workshop = Workshop::empty();
    for (tag, heading) in LANGUAGES {
        let outcome = workshop.run_line(&format!("init {tag} --yes --language {tag}"));
        outcome.exits(0).says(&["a letter `my-letter` in", tag]);
        assert_eq!(outcome.stdout, format!("{tag}\n"));
        // What the files say of themselves is in the language too.
        let (settings, routes) =
            (workshop.read(format!("{tag}/mailbag.toml")), workshop.read(format!("{tag}/letters/routes.toml")));
        assert_eq!(settings.contains("What a command line leaves open"), tag == "en", "{settings}");
        assert!(
            ["ja", "zh-Hant"].contains(&tag) != routes.contains("Ministry") || ["fr", "nb"].contains(&tag),
            "{routes}"
        );
        // Large to small where that is the order of the script.
        let lines = match tag {
            "ja" => "lines = [\"法務省\", \"〒100-0000\", \"東京都千代田区例町1-1-1\"]",
            "zh-Hant" => "lines = [\"法務部\", \"100 臺北市範例路1號\"]",
            "nb" => "lines = [\"Justisdepartementet\", \"Eksempelgata 1\", \"0030 OSLO\"]",
            _ => "lines = [\"",
        };
        assert!(routes.contains(lines), "{routes}");
        assert!(workshop.read(format!("{tag}/signers.csv")).starts_with(&format!("{heading},")));
        for line in ["check", "preview --signer 1", "build", "proof"] {
            let (code, _, stderr) = run_in(&workshop, tag, line);
            assert_eq!(code, 0, "{tag}, {line}: {stderr}");
            // The people are made up, and every sheet says so.
            assert!(line != "build" || stderr.contains("sample list, not for sending"), "{stderr}");
            // What is made up is named, and no more than that as long as nothing else stands there.
            for expected in ["this person is made up", "`minister` is made up", "signature image `signatures/1.png`"] {
                assert!(line != "check" || stderr.contains(expected), "{tag}: {stderr}");
            }
            // Only the sender's own address is left to be filled in.
            let warnings: Vec<&str> = stderr.lines().filter(|line| line.starts_with("warning")).collect();
            assert!(warnings.iter().all(|line| line.contains(".office` is empty")), "{warnings:?}");
        }
        // Every heading is understood.
        let (_, stdout, stderr) = run_in(&workshop, tag, "columns signers.csv --json");
        assert!(!stdout.contains("null") && stderr.is_empty(), "{stdout}{stderr}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |name: &str| std::fs::metadata(workshop.path(name)).expect("it").permissions().mode() & 0o777;
        assert_eq!((mode("en"), mode("en/signers.csv")), (0o700, 0o600));
    }
}

#[test]
fn as_long_as_something_is_made_up_the_sheets_say_so() {
    let workshop = Workshop::empty();
    workshop.run_line("init camp --yes --language fr").exits(0);
    let built = || {
        let (code, stdout, stderr) = run_in(&workshop, "camp", "build --json");
        assert_eq!(code, 0, "{stderr}");
        let folder = serde_json::from_str::<serde_json::Value>(&stdout).expect("JSON")["folder"].clone();
        let folder = folder.as_str().map_or_else(|| panic!("no folder: {stdout}"), str::to_owned);
        let manifest = workshop.read(format!("camp/{folder}/manifest.json"));
        (manifest.contains("\"sample\": true"), stderr)
    };
    let change = |file: &str, from: &str, to: &str| {
        let text = workshop.read(file);
        assert!(text.contains(from), "{text}");
        workshop.write(file, text.replace(from, to));
    };
    // A name alone is changed: the row keeps street, e-mail address and signature of somebody made up.
    change("camp/signers.csv", "Camille,Exemple", "Anna,Eriksen");
    let (is_sample, stderr) = built();
    assert!(is_sample && stderr.contains("sample list, not for sending"), "{stderr}");
    for expected in [
        "signers.csv:2: this person is made up by `init`",
        "signers.csv:4: this person is made up by `init`",
        "the address of the addressee `minister` is made up by `init`",
        "the address of the delivery `paris` is made up by `init`",
        "the signature image `signatures/1.png` is the sample that comes with mailbag",
    ] {
        assert!(stderr.contains(expected), "{expected}: {stderr}");
    }
    // Real people, a made-up addressee.
    let list =
        "Prénom,Nom de famille,Ville,Pays,Signature,Consentement\nAnna,Eriksen,Oslo,Norge,signatures/1.png,oui\n";
    workshop.write("camp/signers.csv", list);
    let (is_sample, stderr) = built();
    assert!(is_sample && !stderr.contains("this person is made up"), "{stderr}");
    change("camp/letters/addressees.toml", "1 rue de l’Exemple", "13 place Vendôme");
    let (is_sample, stderr) = built();
    assert!(!is_sample && stderr.contains("of the delivery `paris` is made up"), "{stderr}");
    change("camp/letters/routes.toml", "1 rue de l’Exemple", "13 place Vendôme");
    workshop.write("camp/signers.csv", list.replace("signatures/1.png", ""));
    let (is_sample, stderr) = built();
    assert!(!is_sample && !stderr.contains("made up"), "{stderr}");
}

#[test]
fn what_is_chosen_is_in_the_files() {
    let workshop = Workshop::empty();
    let line = "init deep/er --language fr-BE --letter liberez --route bruxelles --sides one --window nf";
    // With everything said nothing is asked.
    workshop.run_line(line).exits(0);
    let settings = workshop.read("deep/er/mailbag.toml");
    for expected in ["letter = \"liberez\"", "route = \"bruxelles\"", "\nsimplex = true", "window = \"nf\""] {
        assert!(settings.contains(expected), "{settings}");
    }
    assert!(workshop.read("deep/er/letters/liberez/letter.toml").contains("languages = [\"fr\", \"en\"]"));
    assert!(workshop.read("deep/er/letters/routes.toml").contains("[bruxelles]"));
    let (code, stdout, stderr) = run_in(&workshop, "deep/er", "build");
    assert_eq!(code, 0, "{stderr}");
    assert!(stdout.contains("liberez-bruxelles-") && stderr.contains("one-sided: "), "{stdout}{stderr}");
    // A folder that is there and empty is where somebody stands.
    std::fs::create_dir(workshop.path("here")).expect("a folder");
    let (code, ..) = run_in(&workshop, "here", "init . --yes");
    assert_eq!(code, 0);
    assert_eq!(workshop.names("here"), ["letters", "mailbag.toml", "signatures", "signers.csv"]);
    // The system's language, as POSIX finds it.
    let mut command = workshop.command(["init", "norsk", "--yes"]);
    assert!(command.env("LC_ALL", "nn_NO.UTF-8").status().expect("the program runs").success());
    assert!(workshop.read("norsk/signers.csv").starts_with("Fornavn,"));
}

#[test]
fn nothing_is_made_where_something_is_or_is_wrong() {
    let workshop = Workshop::empty();
    workshop.write("full/notes.txt", "mine");
    for (line, expected) in [
        ("init full --yes", "`full` is not empty"),
        ("init full/notes.txt --yes", "`full/notes.txt` does not go here: it is no folder"),
        ("init new", "asks in a terminal"),
        ("init new --yes --language de", "there is no starter in `de`; there are: en, fr, nb, ja, zh-Hant"),
        ("init new --yes --language zh-Hans", "there is no starter in `zh-Hans`"),
        ("init new --yes --letter ../x", "--letter: `../x` cannot be a name"),
        ("init new --yes --route CON", "--route: `CON` cannot be a name"),
        ("init new --yes --letter a\"b", "cannot be a name"),
        ("init new --yes --window x", "there is no window `x`"),
    ] {
        workshop.run_line(line).exits(1).says(&[expected]).keeps_stdout_empty().shows_no_controls();
    }
    workshop.run_line("init /proc/x/y --yes").exits(2);
    assert_eq!(workshop.names(""), ["full"]);
    assert_eq!(workshop.names("full"), ["notes.txt"]);
}

#[test]
fn the_only_letter_is_meant_without_a_word() {
    let workshop = Workshop::with_shipped_files();
    let known = "appel-belgique, chen-oslo, petition-paris, tokyo-ambassador, xinjiang-release";
    for line in ["build", "check", "cover", "preview", "proof", "envelopes"] {
        workshop.run_line(line).exits(1).says(&["error: no letter is named; there are: ", known]);
    }
    workshop.write("mailbag.toml", "letter = \"tokyo-ambassador\"\n");
    workshop.run_line("check").exits(0);
    workshop.run_line("preview").exits(0);
    workshop.write("mailbag.toml", "letter = \"nowhere\"\n");
    workshop.run_line("build").exits(1).says(&["no letter `nowhere`"]);
    let workshop = Workshop::empty();
    workshop.run_line("build").exits(1).says(&["`mailbag init DIR` makes one"]);
}

/// Runs a line of a shell in a terminal of its own, with these keys typed; what was shown, and the exit code.
#[cfg(target_os = "linux")]
fn in_a_terminal(workshop: &Workshop, line: &str, typed: &str) -> (String, i32) {
    in_a_terminal_of(workshop, "C.UTF-8", line, typed.as_bytes())
}

/// The same in a locale, with these bytes typed.
#[cfg(target_os = "linux")]
fn in_a_terminal_of(workshop: &Workshop, locale: &str, line: &str, typed: &[u8]) -> (String, i32) {
    let (shown, code) = cli_support::terminal::in_a_terminal_with(workshop, &[("LC_ALL", locale)], line, typed);
    (shown.replace('\r', ""), code)
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_is_asked() {
    let workshop = Workshop::empty();
    // Language, letter (the first answer is no name), route, sides, window.
    let (shown, code) = in_a_terminal(&workshop, "init campaign", "nb\nMin Sak\nmin-sak\n\none\n1\n");
    assert_eq!(code, 0, "{shown}");
    for expected in
        ["In which language", "norsk bokmål", "`Min Sak` cannot be a name", "[oslo]:", "one-sided", "campaign"]
    {
        assert!(shown.contains(expected), "{expected}: {shown}");
    }
    assert!(workshop.read("campaign/letters/min-sak/nb.md").contains("{{addressee.greeting}}"));

    // Who goes away has made nothing.
    let (shown, code) = in_a_terminal(&workshop, "init other", "nb\n\u{4}");
    assert_eq!(code, 1, "{shown}");
    assert_eq!(workshop.names(""), ["campaign"]);
}

#[cfg(target_os = "linux")]
#[test]
fn who_wants_quiet_still_sees_what_is_asked() {
    let workshop = Workshop::empty();
    let (shown, code) = in_a_terminal(&workshop, "init campaign -q", "nb\n\n\none\n1\n");
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("In which language") && shown.contains("Do the envelopes"), "{shown}");
    assert!(!shown.contains("next: cd"), "{shown}");
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_in_another_encoding_is_asked_for_again() {
    let workshop = Workshop::empty();
    let typed = b"nb\n\xe9t\xe9\nmin-sak\n\none\n1\n";
    let (shown, code) = in_a_terminal_of(&workshop, "C.UTF-8", "init campaign", typed);
    assert_eq!(code, 0, "{shown}");
    assert!(shown.contains("cannot be a name"), "{shown}");
    assert!(workshop.path("campaign/letters/min-sak").is_dir());
}

#[cfg(target_os = "linux")]
#[test]
fn how_the_screen_looks_is_no_command() {
    let workshop = Workshop::with_shipped_files();
    for line in ["--color never", "-v", "-q"] {
        let (shown, code) = in_a_terminal(&workshop, line, "\nchen-oslo\n\n\nno\n");
        assert_eq!(code, 1, "{shown}");
        assert!(shown.contains("Which list of signers?") && shown.contains("not run"), "{line}: {shown}");
    }
    let (shown, code) = in_a_terminal(&Workshop::empty(), "--color never", "");
    assert!(shown.contains("`mailbag init DIR` makes one") && shown.contains("Usage:"), "{shown}");
    assert_eq!(code, 1);
}

#[cfg(target_os = "linux")]
#[test]
fn titles_are_in_the_language_of_the_questions() {
    let workshop = Workshop::with_shipped_files();
    let (shown, code) = in_a_terminal_of(&workshop, "fr_FR.UTF-8", "", b"\nchen-oslo\n\n\nnon\n");
    assert_eq!(code, 1, "{shown}");
    assert!(shown.contains("Fin des détentions arbitraires au Xinjiang"), "{shown}");
    let (_, code) = in_a_terminal_of(&workshop, "fr_FR.UTF-8", "", b"\nchen-oslo\n\n\nOui\n");
    assert_eq!((code, workshop.batches().len()), (0, 1));
}

#[cfg(target_os = "linux")]
#[test]
fn alone_in_a_terminal_it_asks_what_to_build() {
    let workshop = Workshop::with_shipped_files();
    // List (the first is not there), letter, route (the letter's own is the first), sides, yes.
    let (shown, code) = in_a_terminal(&workshop, "", "gone.csv\n\nchen-oslo\n\none\nyes\n");
    assert_eq!(code, 0, "{shown}");
    for expected in [
        "Which list of signers?",
        "there is no file `gone.csv`",
        "1  appel-belgique",
        "End arbitrary detention in Xinjiang",
        "1  oslo ",
        "  mailbag build chen-oslo --route oslo --simplex\n",
        "run it? type `yes`",
        "11 letters",
    ] {
        assert!(shown.contains(expected), "{expected}: {shown}");
    }
    assert_eq!(workshop.batches().len(), 1);

    let (shown, code) = in_a_terminal(&workshop, "", "\n\n\n\nno\n");
    assert_eq!(code, 1, "{shown}");
    assert!(shown.contains("not run; nothing was made"));
    assert_eq!(workshop.batches().len(), 1);

    let (shown, code) = in_a_terminal(&Workshop::empty(), "", "");
    assert!(shown.contains("`mailbag init DIR` makes one") && shown.contains("Usage:"), "{shown}");
    assert_eq!(code, 1);
}

#[test]
fn alone_without_a_terminal_it_shows_the_help() {
    let outcome = Workshop::with_shipped_files().run_line("");
    outcome.exits(1).keeps_stdout_empty().says(&["Usage:", "init", "preview", "proof"]);
}

/// A program that was copied elsewhere needs nothing of the repository.
#[test]
fn a_copy_of_the_program_builds_a_starter() {
    let workshop = Workshop::empty();
    let copy = workshop.path("bin/mailbag");
    std::fs::create_dir(workshop.path("bin")).expect("a folder");
    std::fs::copy(env!("CARGO_BIN_EXE_mailbag"), &copy).expect("a copy");
    for (folder, arguments) in [
        ("", &["init", "campaign", "--yes", "--language", "ja"][..]),
        ("campaign", &["build"]),
        ("campaign", &["preview"]),
    ] {
        let mut command = std::process::Command::new(&copy);
        let output = command.args(arguments).current_dir(workshop.path(folder)).output().expect("the copy runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

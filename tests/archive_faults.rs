//! The archive under a program that is killed, a second one beside it, and a disk that is full.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::io::Write as _;
use std::path::Path;
use std::time::Instant;

use cli_support::{Outcome, Workshop, copy_tree};

/// How often each command is killed, and after how many of them it is run to its end.
const KILLS: u32 = 100;
const AGAIN: u32 = 10;

const LIST: &str = "given_name,family_name,email,city\n\
    Élodie,Dupré,elodie@example.org,Paris\n小明,王,wang@example.org,Taipei\nAnna,Eriksen,anna@example.org,Oslo\n";

const PLACE: [&str; 4] = ["--archive", "kept", "--archive-key", "archive.key"];

fn words<'w>(words: &[&'w str]) -> Vec<&'w str> {
    ["archive"].iter().chain(words).chain(&PLACE).copied().collect()
}

fn run(workshop: &Workshop, what: &[&str]) -> Outcome {
    workshop.run(words(what))
}

/// Two batches in `out/`, the first of them in the archive, whose time is over.
fn workshop() -> (Workshop, String, String) {
    let workshop = Workshop::with_list(LIST);
    let letter = workshop.read("letters/chen-oslo/letter.toml");
    workshop.write("letters/chen-oslo/letter.toml", format!("retention = \"1 month after delivery\"\n{letter}"));
    workshop.run_line("build chen-oslo --route oslo --date 2020-01-10 --out one").exits(0);
    workshop.run_line("build chen-oslo --route oslo --date 2020-01-11 --out two --per-signer").exits(0);
    let names = ["one", "two"].map(|folder| workshop.names(folder).remove(0));
    run(&workshop, &["add", &format!("one/{}", names[0])]).exits(0);
    let [one, two] = names;
    (workshop, one, two)
}

/// What the archive says of itself, when it is whole.
fn state(workshop: &Workshop) -> String {
    run(workshop, &["verify"]).exits(0);
    run(workshop, &["list"]).exits(0).stdout.clone()
}

/// Starts a command, kills it after a part of the time that it takes, and sees whether the archive is the one before or the one
/// after.
///
/// Where it is the one after, nothing of `gone` may stand in any file of it, and the ledger has `recorded` lines at least.
fn kill_often(workshop: &Workshop, command: &[&str], gone: &[&str], recorded: usize) {
    let before = state(workshop);
    copy_tree(&workshop.path("kept"), &workshop.path("before"));
    let begun = Instant::now();
    run(workshop, command).exits(0);
    let takes = begun.elapsed();
    let after = state(workshop);
    assert_ne!(before, after);
    let mut seen = [0_u32; 2];
    for number in 0..KILLS {
        put_back(workshop);
        let mut child = workshop.start(words(command));
        // From the first moment to a little past the last one, at no even distance.
        let chance = (u64::from(number) * 7_919) % 1_009;
        std::thread::sleep(takes * number / KILLS + takes / KILLS * u32::try_from(chance).expect("small") / 1_009);
        let _ = child.kill();
        child.wait().expect("it ends");
        let found = state(workshop);
        assert!(found == before || found == after, "kill {number}:\n{found}");
        seen[usize::from(found == after)] += 1;
        if found == after {
            for (path, bytes) in workshop.files("kept") {
                let text = String::from_utf8_lossy(&bytes).to_lowercase();
                assert!(!gone.iter().any(|trace| text.contains(trace)), "kill {number}: {path} holds what is gone");
            }
            let ledger = std::fs::read(workshop.path("archive.key.erased")).unwrap_or_default();
            let lines = String::from_utf8_lossy(&ledger).lines().filter(|line| !line.starts_with("key ")).count();
            assert!(lines >= recorded, "kill {number}: {lines} lines");
        }
        // Nothing is left of what was begun, and the command can be run again.
        let left: Vec<String> = workshop.names("kept").into_iter().filter(|name| name.starts_with(".work")).collect();
        assert!(left.is_empty(), "kill {number}: {left:?} stays");
        if number % AGAIN == 0 && found == before {
            run(workshop, command).exits(0);
            assert_eq!(state(workshop), after, "kill {number}");
        }
    }
    let _ = writeln!(std::io::stderr(), "{}: {} before, {} after", command[0], seen[0], seen[1]);
    assert!(seen[0] > 0, "no kill came before the end");
}

/// The archive as it was, and no key and no ledger: else it would lag behind them, as after an older backup was put back.
fn put_back(workshop: &Workshop) {
    for name in ["archive.key", "archive.key.erased"] {
        let _ = std::fs::remove_file(workshop.path(name));
    }
    std::fs::remove_dir_all(workshop.path("kept")).expect("gone");
    copy_tree(&workshop.path("before"), &workshop.path("kept"));
}

#[test]
fn a_killed_add_leaves_the_archive_before_or_after() {
    let (workshop, _, two) = workshop();
    kill_often(&workshop, &["add", &format!("two/{two}")], &[], 0);
}

#[test]
fn a_killed_expiry_leaves_the_archive_before_or_after() {
    let (workshop, ..) = workshop();
    let gone = ["anna@example.org", "eriksen", "dupré", "wang@example.org"];
    kill_often(&workshop, &["expire", "--yes"], &gone, 0);
}

#[test]
fn a_killed_erasure_leaves_the_archive_before_or_after() {
    let (workshop, ..) = workshop();
    let erase = ["erase", "--signer", "anna@example.org", "--request", "1", "--yes"];
    kill_often(&workshop, &erase, &["anna@example.org", "eriksen"], 1);
}

#[test]
fn two_at_once_do_not_mix() {
    let (workshop, one, two) = workshop();
    let folder = format!("two/{two}");
    let add = ["add", folder.as_str()];
    let event = ["event", one.as_str(), "--kind", "posted", "--on", "2020-12-14"];
    let children: Vec<_> =
        (0..6).map(|number| workshop.start(words(if number % 2 == 0 { &add } else { &event }))).collect();
    for mut child in children {
        assert!(child.wait().expect("it ends").success());
    }
    let shown = run(&workshop, &["show", &one]);
    assert_eq!(shown.stdout.matches("posted on 2020-12-14").count(), 3, "{shown}");
    let list = state(&workshop);
    assert_eq!(list.lines().count(), 2, "{list}");
    // Two people are erased at once, while others look them up.
    let erase = |who| words(&["erase", "--signer", who, "--yes"]);
    let mut children: Vec<_> = ["anna@example.org", "wang@example.org"].map(|who| workshop.start(erase(who))).into();
    children.extend((0..3).map(|_| workshop.start(words(&["search", "example"]))));
    for mut child in children {
        assert!(child.wait().expect("it ends").success());
    }
    let list = state(&workshop);
    assert_eq!(list.matches("2 erased").count(), 2, "{list}");
    assert_eq!(run(&workshop, &["search", "example"]).stdout.lines().count(), 2);
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_changes_nothing() {
    let (workshop, _, two) = workshop();
    let before = state(&workshop);
    let files = workshop.files("kept/store");
    let add = ["add", &format!("two/{two}")];
    let erase = ["erase", "--signer", "anna@example.org", "--yes"];
    // A limit on the size of a file is the full disk that a test may have.
    copy_tree(&workshop.path("kept"), &workshop.path("before"));
    for command in [&add[..], &erase, &["expire", "--yes"]] {
        let mut failed = 0;
        put_back(&workshop);
        for kilobytes in [1, 8, 64, 128] {
            let program = workshop.command(words(command));
            let line = format!(
                "ulimit -f {kilobytes}; exec {} {}",
                Path::new(program.get_program()).display(),
                program.get_args().map(|word| format!("'{}'", word.to_string_lossy())).collect::<Vec<_>>().join(" ")
            );
            let mut shell = std::process::Command::new("bash");
            shell.arg("-c").arg(line).current_dir(workshop.path("")).env_remove("MAILBAG_ARCHIVE");
            let output = shell.output().expect("a shell");
            if output.status.success() {
                break;
            }
            failed += 1;
            assert_eq!(output.status.code(), Some(2), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
            let told = String::from_utf8_lossy(&output.stderr);
            // What came after the change itself is cleared by the next command, and said.
            if told.contains("not yet off the disk") || told.contains("could not be written") {
                assert_ne!(state(&workshop), before, "{kilobytes} kB: {told}");
                break;
            }
            assert_eq!(state(&workshop), before, "{kilobytes} kB: {told}");
            // In the words of the archive, which makes no batch. SQLite calls the limit a failed write, the signal tells which.
            assert!(told.contains("(`ulimit -f`), then give the same command again"), "{kilobytes} kB: {told}");
            assert!(!told.contains("no batch"), "{told}");
            assert_eq!(workshop.files("kept/store").keys().collect::<Vec<_>>(), files.keys().collect::<Vec<_>>());
        }
        assert!(failed > 0, "no limit was one for {command:?}");
    }
}

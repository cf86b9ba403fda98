//! A batch made in parts: the same id, serials and bytes as in one piece, and nothing is joined that does not fit.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::io::Write as _;
use std::process::Command;

use cli_support::{Outcome, Workshop};

/// Builds a part of the batch into `parts/`.
fn shard(workshop: &Workshop, part: &str, more: &str) -> Outcome {
    let line = format!("build xinjiang-release --date 2026-12-10 --volume-size 3 --out parts --shard {part} {more}");
    workshop.run_line(&line)
}

fn in_one_piece(workshop: &Workshop, more: &str) {
    let line = format!("build xinjiang-release --date 2026-12-10 --volume-size 3 --out whole {more}");
    workshop.run_line(&line).exits(0);
}

/// Joins the folders of `parts/` whose names hold one of these.
fn join(workshop: &Workshop, which: &[&str]) -> Outcome {
    let folders = workshop.names("parts").into_iter().filter(|name| which.iter().any(|part| name.contains(part)));
    workshop.run(["join".to_owned()].into_iter().chain(folders.map(|name| format!("parts/{name}"))))
}

#[test]
fn shards_joined_are_the_batch_made_in_one_piece() {
    for more in ["", "--to each --route paris --route oslo", "--per-signer"] {
        let workshop = Workshop::with_shipped_files();
        in_one_piece(&workshop, more);
        for part in ["2/3", "1/3", "3/3"] {
            shard(&workshop, part, more).exits(0);
        }
        join(&workshop, &[".shard-"]).exits(0).says(&["from 3 shards"]);
        assert!(workshop.files("out") == workshop.files("whole"), "the bytes differ with `{more}`");
    }
}

#[test]
fn more_shards_than_volumes_leave_some_empty() {
    let workshop = Workshop::with_list("given_name\nAnna\nBjørg\n");
    in_one_piece(&workshop, "");
    for part in ["1/3", "2/3", "3/3"] {
        shard(&workshop, part, "").exits(0);
    }
    join(&workshop, &[".shard-"]).exits(0);
    assert!(workshop.files("out") == workshop.files("whole"), "the bytes differ");
}

#[test]
fn bad_rows_are_told_once() {
    let workshop =
        Workshop::with_list("given_name,date\nAnna,2021-06-01\nBjørg,soon\nKari,2021-06-02\nOla,2021-06-03\n");
    in_one_piece(&workshop, "--skip-invalid");
    for part in ["1/2", "2/2"] {
        shard(&workshop, part, "--skip-invalid").exits(0);
    }
    join(&workshop, &[".shard-"]).exits(0);
    let whole = workshop.files("whole");
    assert!(whole.keys().any(|name| name.ends_with("rejected.csv")));
    assert!(workshop.files("out") == whole, "the bytes differ");
}

#[test]
fn what_does_not_fit_is_not_joined() {
    let workshop = Workshop::with_shipped_files();
    for part in ["1/2", "2/2", "1/3"] {
        shard(&workshop, part, "").exits(0);
    }
    join(&workshop, &["-1-of-2"]).exits(1).says(&["of 2 shards these are missing: 2"]);
    join(&workshop, &["-1-of-2", "-1-of-3"]).exits(1).says(&["another number of shards"]);
    workshop.write("signers.csv", "given_name\nAnna\n");
    shard(&workshop, "2/2", "").exits(0);
    join(&workshop, &["-of-2"]).exits(1).says(&["does not go with the other shards", "are both shard 2"]);
    workshop.run_line("join letters").exits(1).says(&["`letters` is no shard"]);
    workshop.run_line("join").exits(1);
    assert!(!workshop.path("out").exists());
}

#[test]
fn a_damaged_shard_is_named() {
    let workshop = Workshop::with_shipped_files();
    for part in ["1/2", "2/2"] {
        shard(&workshop, part, "").exits(0);
    }
    let folder = workshop.names("parts").remove(1);
    let path = format!("parts/{folder}/letters-0002.pdf");
    let mut bytes = workshop.files(format!("parts/{folder}"))["letters-0002.pdf"].clone();
    bytes.truncate(bytes.len() - 1);
    workshop.write(&path, bytes);
    join(&workshop, &[".shard-"]).exits(1).says(&[&path, "damaged"]).keeps_stdout_empty();
    assert!(!workshop.path("out").exists());
}

#[test]
fn counts_that_no_program_wrote_are_refused() {
    let workshop = Workshop::with_shipped_files();
    for part in ["1/2", "2/2"] {
        shard(&workshop, part, "").exits(0);
    }
    for folder in workshop.names("parts") {
        let path = format!("parts/{folder}/shard.json");
        let mut part: serde_json::Value = serde_json::from_str(&workshop.read(&path)).expect("JSON");
        part["manifest"]["counts"]["pages"] = u64::MAX.into();
        workshop.write(&path, part.to_string());
    }
    join(&workshop, &[".shard-"]).exits(1).says(&["shard.json", "damaged"]);
    assert_eq!(workshop.batches(), [""; 0]);
}

/// Kills a run when a file of its staging in a folder is there and not empty.
#[cfg(unix)]
fn kill_when_begun(workshop: &Workshop, child: &mut std::process::Child, folder: &str, file: &str) {
    let begun = std::time::Instant::now();
    let is_begun = || {
        let names = workshop.names(folder).into_iter().filter(|name| name.starts_with(".mailbag-staging-"));
        names
            .map(|name| workshop.path(folder).join(name).join(file))
            .any(|path| std::fs::metadata(path).is_ok_and(|found| found.len() > 0))
    };
    while !is_begun() {
        assert!(child.try_wait().expect("an answer").is_none(), "it ended before it could be killed");
        assert!(begun.elapsed().as_secs() < 120, "nothing was begun");
    }
    child.kill().expect("the program can be killed");
    child.wait().expect("it ends");
}

/// A list of so many people.
#[cfg(unix)]
fn people(count: usize) -> String {
    let name = |number: usize| {
        [26 * 26, 26, 1].map(|place| char::from(b'a' + u8::try_from(number / place % 26).expect("below 26")))
    };
    (0..count).fold("given_name\n".to_owned(), |list, number| list + &name(number).iter().collect::<String>() + "\n")
}

#[cfg(unix)]
#[test]
fn a_shard_that_was_killed_is_whole_or_not_there_and_is_finished_by_the_next_run() {
    let workshop = Workshop::with_list(people(90));
    let line = "build xinjiang-release --date 2026-12-10 --volume-size 3 --out parts --shard 1/2";
    shard(&workshop, "1/2", "").exits(0);
    let whole = workshop.files("parts");
    std::fs::remove_dir_all(workshop.path("parts")).expect("removed");
    let mut child = workshop.start(line.split(' '));
    kill_when_begun(&workshop, &mut child, "parts", "finished.jsonl");
    assert!(workshop.names("parts").iter().all(|name| name.starts_with('.')), "{:?}", workshop.names("parts"));
    shard(&workshop, "1/2", "").exits(0).says(&["taken over from an earlier run"]);
    assert!(workshop.files("parts") == whole, "the bytes are not those of an unbroken run");
}

#[cfg(unix)]
#[test]
fn a_join_that_was_killed_leaves_a_whole_batch_or_none_and_the_next_one_makes_it() {
    let workshop = Workshop::with_list(people(90));
    in_one_piece(&workshop, "");
    for part in ["1/2", "2/2"] {
        shard(&workshop, part, "").exits(0);
    }
    let parts = workshop.files("parts");
    let folders = workshop.names("parts").into_iter().map(|name| format!("parts/{name}"));
    let mut child = workshop.start(["join".to_owned()].into_iter().chain(folders));
    kill_when_begun(&workshop, &mut child, "out", "batch/letters-0003.pdf");
    assert_eq!(workshop.batches(), [""; 0]);
    join(&workshop, &[".shard-"]).exits(0).says(&["from 2 shards"]);
    assert!(workshop.files("out") == workshop.files("whole"), "the bytes are not those of an unbroken run");
    assert!(workshop.files("parts") == parts, "the parts were changed");
}

#[test]
fn a_shard_cannot_lead_out_of_its_folder() {
    let workshop = Workshop::with_shipped_files();
    shard(&workshop, "1/1", "").exits(0);
    let folder = workshop.names("parts").remove(0);
    let path = format!("parts/{folder}/shard.json");
    let text = workshop.read(&path).replace("letters-0001.pdf", "../letters-0001.pdf");
    workshop.write(&path, text);
    join(&workshop, &[".shard-"]).exits(1).says(&["is no shard"]);
}

#[test]
fn a_part_that_is_none_is_refused() {
    let workshop = Workshop::with_shipped_files();
    for part in ["0/3", "4/3", "3", "a/b"] {
        shard(&workshop, part, "").exits(1).says(&["3/16"]).keeps_stdout_empty();
    }
}

/// The line of docs/machines.md for GNU parallel (Debian's package `parallel`). `MAILBAG_REQUIRE_PARALLEL` makes its absence a failure:
/// `.ci/run` installs it and sets this.
#[test]
fn gnu_parallel_makes_the_shards() {
    let found = Command::new("parallel").arg("--version").output();
    if !found.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).contains("GNU parallel")) {
        assert!(std::env::var_os("MAILBAG_REQUIRE_PARALLEL").is_none(), "GNU parallel is required and not here");
        let _ = writeln!(std::io::stderr(), "not run: GNU parallel is not here (Debian: apt-get install parallel)");
        return;
    }
    let workshop = Workshop::with_shipped_files();
    in_one_piece(&workshop, "");
    let line = "build xinjiang-release --date 2026-12-10 --volume-size 3 --jobs 1 --out parts --shard {}/4";
    let status = Command::new("parallel")
        .args(["--will-cite", "--halt", "now,fail=1"])
        .arg(format!("{} {line}", env!("CARGO_BIN_EXE_mailbag")))
        .args([":::", "1", "2", "3", "4"])
        .current_dir(workshop.path(""))
        .env("HOME", workshop.path(""))
        .output()
        .expect("parallel runs");
    assert!(status.status.success(), "{}", String::from_utf8_lossy(&status.stderr));
    join(&workshop, &[".shard-"]).exits(0);
    assert!(workshop.files("out") == workshop.files("whole"), "the bytes differ");
}

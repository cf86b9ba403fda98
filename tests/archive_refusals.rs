//! What the archive does not take in, does not make and does not count; and what it finishes although a part of it fails.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::sync::atomic::AtomicBool;

use cli_support::Workshop;
use cli_support::archive::{ANNA, BO, HEADINGS, PLACE, run};
use mailbag::archive::add::{add, remove_folder};
use mailbag::archive::open::Access;
use mailbag::archive::{Archive, Who};
use mailbag::batch::StoredBatch;
use mailbag::diagnostic::Findings;
use minisign::KeyPair;

static GO: AtomicBool = AtomicBool::new(false);

/// A workshop with a batch of Anna and Bo in `out/`, and its id.
fn built(build: &str) -> (Workshop, String) {
    let workshop = Workshop::with_list(format!("{HEADINGS}\n{ANNA}\n{BO}\n"));
    workshop.run_line(&format!("build {build}")).exits(0);
    let batch = workshop.batches().remove(0);
    (workshop, batch)
}

/// The same, with the batch in the archive.
fn archived(build: &str) -> (Workshop, String) {
    let (workshop, batch) = built(build);
    run(&workshop, &["add", &format!("out/{batch}")]).exits(0);
    (workshop, batch)
}

#[test]
fn nothing_but_adding_makes_an_archive() {
    let workshop = Workshop::empty();
    for words in [
        &["reapply"][..],
        &["expire", "--yes"],
        &["erase", "--signer", "w-1", "--yes"],
        &["restrict", "--signer", "w-1"],
        &["event", "x", "--kind", "posted", "--on", "2020-12-14"],
        &["sheet", "x-0001-1", "--signatures", "1"],
    ] {
        run(&workshop, words).exits(1).says(&["there is no archive in `kept`", "hint:"]);
    }
    assert!(workshop.names("").is_empty());
}

#[test]
fn a_batch_whose_time_is_over_takes_no_texts_and_no_files() {
    let workshop = Workshop::with_list(format!("{HEADINGS}\n{ANNA}\n"));
    let letter = workshop.read("letters/petition-paris/letter.toml");
    workshop.write("letters/petition-paris/letter.toml", format!("retention = \"1 month after delivery\"\n{letter}"));
    workshop.run_line("build petition-paris --date 2020-01-10").exits(0);
    let batch = workshop.batches().remove(0);
    run(&workshop, &["add", &format!("out/{batch}")]).exits(0);
    run(&workshop, &["expire", "--yes"]).exits(0).says(&["1 batch erased"]);
    workshop.write("scan.png", "a picture");
    let event = ["event", &batch, "--kind", "answered", "--on", "2020-02-04"];
    for more in [["--note", "x"], ["--carrier", "x"], ["--tracking", "x"], ["--attach", "scan.png"]] {
        run(&workshop, &[&event[..], &more].concat())
            .exits(1)
            .says(&["is past its time", "hint: kind, day and serials"]);
    }
    run(&workshop, &[&event[..], &["--serials", "1"]].concat()).exits(0);
    let sheet = ["sheet", "petition-paris-0001-1", "--signatures", "1"];
    for more in [["--place", "box 3"], ["--scan", "scan.png"]] {
        run(&workshop, &[&sheet[..], &more].concat()).exits(1).says(&["is past its time"]);
    }
    run(&workshop, &sheet).exits(0);
    run(&workshop, &["verify"]).exits(0);
}

#[test]
fn what_happens_to_a_withdrawn_letter_is_kept() {
    let (workshop, batch) = archived("chen-oslo --route oslo --date 2020-12-10");
    run(&workshop, &["erase", "--signer", "w-1", "--yes"]).exits(0);
    let event = ["event", &batch, "--kind", "returned", "--on", "2020-12-20", "--serials"];
    run(&workshop, &[&event[..], &["1-2"]].concat()).exits(0);
    run(&workshop, &[&event[..], &["1-3"]].concat()).exits(1).says(&["not all of the serials"]);
}

#[test]
fn every_row_of_somebody_who_was_erased_is_left_out() {
    let (workshop, _) = archived("chen-oslo --route oslo --date 2020-12-10");
    run(&workshop, &["erase", "--signer", "w-1", "--yes"]).exits(0);
    // Erased under all that the first list said; here one row links the others with it, in whatever order, good or bad.
    let linked =
        ["Anna,Eriksen,W-9,,,,", "Anna,Eriksen,W-9,anna@example.org,,,", "Anna,Eriksen,W-9,,Molde,Gate 2,6400"];
    let bad = "Anna,Eriksen,,,Molde,Gate 2,6400";
    for (number, order) in [[0, 1, 2], [1, 2, 0], [2, 0, 1]].into_iter().enumerate() {
        let rows: Vec<&str> = order.iter().map(|at| linked[*at]).collect();
        workshop.write("signers.csv", format!("{HEADINGS},date\n{bad},no day\n{},\n{BO},\n", rows.join(",\n")));
        let line = format!(
            "build chen-oslo --route oslo --date 2021-01-1{number} --archive kept --archive-key settings/archive.key --out out-{number}"
        );
        workshop.run_line(&line).exits(0).says(&["5 rows = 1 signer + 4 withdrawn"]);
        let batch = workshop.names(format!("out-{number}")).remove(0);
        for (path, bytes) in workshop.files(format!("out-{number}/{batch}")) {
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("Eriksen") && !text.contains("Molde"), "{path}");
        }
        workshop.run_line(&format!("labels out-{number}/{batch} --out labels-{number}")).exits(0);
    }
}

#[test]
fn another_row_of_somebody_who_signed_is_known() {
    let (workshop, _) = built("chen-oslo --route oslo --date 2020-12-01");
    let twice = "Anna,Eriksen,,anna@example.org,,,\nAnna,Eriksen,W-9,anna@example.org,,,";
    workshop.write("signers.csv", format!("{HEADINGS}\n{twice}\n{BO}\n"));
    workshop.run_line("build chen-oslo --route oslo --date 2020-12-10 --out one").exits(0);
    let one = workshop.names("one").remove(0);
    run(&workshop, &["add", &format!("one/{one}")]).exits(0);
    workshop.write("signers.csv", format!("{HEADINGS}\nAnna,Eriksen,W-9,,,,\nNew,Person,W-5,,,,\n"));
    let build =
        "build chen-oslo --route oslo --date 2021-01-10 --new-only --archive kept --archive-key settings/archive.key";
    workshop.run_line(&format!("{build} --out two")).exits(0).says(&["2 rows = 1 signer + 1 in an earlier batch"]);
}

/// A ledger that cannot be written does not hide that somebody is gone.
#[test]
#[cfg(target_os = "linux")]
fn an_erasure_is_told_though_its_ledger_cannot_be_written() {
    use std::fmt::Write as _;
    let (workshop, _) = archived("chen-oslo --route oslo --date 2020-12-10");
    run(&workshop, &["erase", "--signer", "w-1", "--yes"]).exits(0);
    let mut ledger = workshop.read("settings/archive.key.erased");
    for number in 0..150_000 {
        let _ = writeln!(ledger, "{number:064x} 2020-01-01 x");
    }
    let lines = ledger.lines().count();
    workshop.write("settings/archive.key.erased", &ledger);
    let program = workshop.command(["archive", "erase", "--signer", "w-3", "--request", "2021-4", "--yes"]);
    let words: Vec<_> = program.get_args().map(|word| word.to_string_lossy().into_owned()).collect();
    let line = format!(
        "ulimit -f 8192; exec {} {} {}",
        std::path::Path::new(program.get_program()).display(),
        words.join(" "),
        PLACE.join(" ")
    );
    let mut shell = std::process::Command::new("bash");
    let output = shell.arg("-c").arg(line).env("LANG", "C.UTF-8").current_dir(workshop.path("")).output().expect("it");
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    for words in ["erased from 1 batch; request 2021-4", "backups", "archive.key.erased` could not be written"] {
        assert!(told.contains(words), "{words} in {told}");
    }
    assert!(run(&workshop, &["search", "bergen"]).stdout.is_empty());
    assert!(workshop.read("settings/archive.key.erased").lines().count() > lines);
}

#[test]
fn everybody_counts_once() {
    let (workshop, _) = archived("petition-paris --date 2020-12-10");
    workshop.write("signers.csv", format!("{HEADINGS}\n{ANNA}\nNew,Person,W-5,,,,\n"));
    workshop.run_line("build petition-paris --date 2020-12-11 --out two").exits(0);
    let two = workshop.names("two").remove(0);
    run(&workshop, &["add", &format!("two/{two}")]).exits(0);
    let stats = run(&workshop, &["stats"]);
    assert!(
        stats.exits(0).stdout.contains("campaign petition-paris: 2 batches, 0 sent, 3 signers, 4 signatures"),
        "{stats}"
    );
    assert!(stats.stdout.contains("petition-paris: 3 signatures = 0 on paper + 3 online"), "{stats}");
    // Names that were printed come back on paper.
    let batch = workshop.batches().remove(0);
    let sheet = ["sheet", "PETITION-paris-0001-1", "--signatures", "2", "--batch", &batch];
    run(&workshop, &sheet).exits(0).says(&["3 signatures = 2 on paper + 1 online"]);
    // Whoever is erased has signed.
    run(&workshop, &["erase", "--signer", "w-1", "--yes"]).exits(0);
    assert!(run(&workshop, &["stats"]).stdout.contains("= 2 on paper + 1 online"));
}

#[test]
fn a_day_that_cannot_be_is_refused() {
    let (workshop, batch) = built("chen-oslo --route oslo --date 2020-12-10");
    let good = "{\"kind\":\"posted\",\"on\":\"2020-12-11\"}\n";
    for line in [
        "{\"kind\":\"delivered\",\"on\":\"9999-01-01\"}",
        "{\"kind\":\"delivered\",\"on\":\"1900-01-01\"}",
        "{\"kind\":\"delivered\",\"on\":\"soon\"}",
        "{\"kind\":\"Quirin came\",\"on\":\"2020-12-11\"}",
        "{\"kind\":\"posted\",\"on\":\"2020-12-11\",\"serials\":\"x\"}",
        "posted yesterday",
    ] {
        workshop.write(format!("out/{batch}/events.jsonl"), format!("{good}\n{line}\n"));
        let told = run(&workshop, &["add", &format!("out/{batch}")]);
        told.exits(1).says(&["line 3 of", "events.jsonl` is no event", "hint: correct it by hand, as {\"kind\""]);
    }
    assert!(run(&workshop, &["list"]).stdout.is_empty());
    workshop.write(format!("out/{batch}/events.jsonl"), good);
    run(&workshop, &["add", &format!("out/{batch}")]).exits(0);
    run(&workshop, &["verify"]).exits(0);
}

#[test]
fn a_key_beside_what_it_locks_is_none() {
    let (workshop, batch) = archived("chen-oslo --route oslo --date 2020-12-10");
    for key in ["kept/archive.key", "kept/../kept/deep/key", "other/../kept/key"] {
        let erase = format!("archive erase --signer w-1 --yes --archive kept --archive-key {key}");
        workshop.run_line(&erase).exits(1).says(&["stands in the archive", "hint: name a file outside it"]);
        let build = format!("build chen-oslo --route oslo --date 2021-01-10 --archive kept --archive-key {key}");
        workshop.run_line(&build).exits(1).says(&["stands in the archive"]);
    }
    run(&workshop, &["show", &batch]).exits(0);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        run(&workshop, &["erase", "--signer", "w-1", "--yes"]).exits(0);
        let key = workshop.path("settings/archive.key");
        assert!(!run(&workshop, &["list"]).stderr.contains("others can read"));
        std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o640)).expect("open to a group");
        run(&workshop, &["list"]).exits(0).says(&["others can read or change `settings/archive.key`", "chmod 600"]);
    }
}

#[test]
fn json_is_for_commands_that_answer() {
    let (workshop, batch) = archived("chen-oslo --route oslo --date 2020-12-10");
    for words in [
        &["add", &format!("out/{batch}")][..],
        &["event", &batch, "--kind", "posted", "--on", "2020-12-14"],
        &["expire"],
        &["reapply"],
        &["log"],
        &["restrict", "--signer", "w-1"],
        &["export", &batch, "--out", "o"],
    ] {
        run(&workshop, &[words, &["--json"]].concat()).exits(1).says(&["--json"]);
    }
    for words in [&["list"][..], &["show", &batch], &["search", "eriksen"], &["verify"], &["stats"]] {
        let told = run(&workshop, &[words, &["--json"]].concat());
        serde_json::from_str::<serde_json::Value>(told.exits(0).stdout.trim()).expect("JSON alone");
    }
}

#[test]
fn a_seal_that_comes_later_is_taken_in() {
    let (workshop, batch) = archived("chen-oslo --route oslo --date 2020-12-10");
    let add = ["add", &format!("out/{batch}")];
    let pair = KeyPair::generate_unencrypted_keypair().expect("keys");
    workshop.write("secret.key", pair.sk.to_box(None).expect("a box").to_string());
    workshop.write("public.pub", pair.pk.to_box().expect("a box").to_string());
    workshop.write(format!("out/{batch}/manifest.json.minisig"), "no seal");
    run(&workshop, &add).exits(0).says(&["nothing was changed"]);
    run(&workshop, &["add", &format!("out/{batch}"), "--move"]).exits(1).says(&["stays"]);
    workshop.run(["verify", &format!("out/{batch}")]).exits(1).says(&["seal"]);
    workshop.run(["seal", &format!("out/{batch}"), "--secret-key", "secret.key"]).exits(0);
    run(&workshop, &add).exits(0).says(&["took in `manifest.json.minisig`", "mailbag verify BATCH"]);
    workshop.run(["approve", &format!("out/{batch}"), "--by", "Marit Eriksen"]).exits(0);
    run(&workshop, &add).exits(0).says(&["took in `approval.json`"]);
    let sent = run(&workshop, &["event", &batch, "--kind", "posted", "--on", "2020-12-14"]);
    assert!(!sent.exits(0).stderr.contains("nobody has approved"), "{sent}");
    run(&workshop, &add).exits(0).says(&["nothing was changed"]);
    run(&workshop, &["export", &batch, "--out", "again"]).exits(0);
    let sealed = workshop.run(["verify", &format!("again/{batch}"), "--public-key", "public.pub"]);
    sealed.exits(0).says(&["sealed by the key"]);
    run(&workshop, &["verify"]).exits(0);
    let log = run(&workshop, &["log"]);
    assert!(log.stdout.contains("manifest.json.minisig") && log.stdout.contains("approval.json"), "{log}");
    // The key itself is as good as its file.
    let key = workshop.read("public.pub").lines().nth(1).expect("a key").to_owned();
    workshop.run(["verify", &format!("again/{batch}"), "--public-key", &key]).exits(0).says(&["sealed by the key"]);
}

#[test]
fn what_stands_beside_a_manifest_is_what_its_name_says() {
    let (workshop, batch) = built("chen-oslo --route oslo --date 2020-12-10");
    for (name, text) in [("manifest.json.minisig", "no seal"), ("approval.json", "\0\0\0"), ("approval.json", "{}")] {
        let path = format!("out/{batch}/{name}");
        workshop.write(&path, text);
        run(&workshop, &["add", &format!("out/{batch}")])
            .exits(1)
            .says(&[&format!("{name}` is not what its name says")]);
        std::fs::remove_file(workshop.path(&path)).expect("gone");
    }
    run(&workshop, &["add", &format!("out/{batch}")]).exits(0);
}

#[test]
fn erasures_that_an_archive_does_not_know_are_said_everywhere() {
    let (workshop, batch) = archived("chen-oslo --route oslo --date 2020-12-10");
    cli_support::copy_tree(&workshop.path("kept"), &workshop.path("backup"));
    run(&workshop, &["erase", "--signer", "w-1", "--yes"]).exits(0);
    assert!(!run(&workshop, &["list"]).exits(0).stderr.contains("reapply"));
    std::fs::remove_dir_all(workshop.path("kept")).expect("gone");
    std::fs::rename(workshop.path("backup"), workshop.path("kept")).expect("put back");
    for words in [&["list"][..], &["show", &batch], &["search", "eriksen"], &["export", &batch, "--out", "o"]] {
        run(&workshop, words)
            .exits(0)
            .says(&["erasures that this archive does not", "hint: run `mailbag archive reapply`"]);
    }
    run(&workshop, &["verify"]).exits(1).says(&["people who were erased may be back"]);
    run(&workshop, &["reapply"]).exits(0);
    assert!(!run(&workshop, &["verify"]).exits(0).stderr.contains("reapply"));
    // A batch of before comes in again.
    workshop.run_line("build chen-oslo --route oslo --date 2020-12-12 --out two").exits(0);
    let two = workshop.names("two").remove(0);
    run(&workshop, &["add", &format!("two/{two}")]).exits(0).says(&["1 row of somebody who was erased"]);
    run(&workshop, &["list"]).exits(0).says(&["erasures that this archive does not"]);
    run(&workshop, &["reapply"]).exits(0).says(&["1 person erased again"]);
    assert!(!run(&workshop, &["list"]).stderr.contains("reapply"));
    // A ledger that was cut is filled up, and that is said.
    let ledger = workshop.read("settings/archive.key.erased");
    let first = ledger.lines().next().expect("the key's mark");
    workshop.write("settings/archive.key.erased", format!("{first}\n"));
    run(&workshop, &["list"]).exits(0).says(&["archive.key.erased` lacked"]);
    assert_eq!(workshop.read("settings/archive.key.erased").lines().count(), ledger.lines().count());
}

#[test]
fn a_key_that_is_not_the_archives_is_named_before_anything_changes() {
    let (workshop, _) = archived("chen-oslo --route oslo --date 2020-12-10");
    run(&workshop, &["erase", "--signer", "w-1", "--yes"]).exits(0);
    workshop.run_line("build chen-oslo --route oslo --date 2020-12-12 --out two").exits(0);
    let two = workshop.names("two").remove(0);
    let list = |line: &str| workshop.run_line(&format!("archive {line} --archive kept --archive-key nope"));
    list(&format!("add two/{two}")).exits(1).says(&["is not the key of this archive"]);
    let listed = list("list");
    assert!(!listed.exits(0).says(&["warning: `nope` is not the key"]).stdout.contains(&two), "{listed}");
    list("verify").exits(0).says(&["warning: `nope` is not the key"]);
}

#[test]
fn who_works_is_not_who_goes() {
    let (workshop, _) = archived("chen-oslo --route oslo --date 2020-12-10");
    let erase = ["erase", "--signer", "w-1", "--yes", "--by", "Anna Eriksen"];
    run(&workshop, &erase).exits(1).says(&["names the person"]);
    for value in ["", "a\nb", "a\u{202e}b"] {
        let correct = ["correct", "--signer", "w-1", "--column", "family_name", "--value", value];
        run(&workshop, &correct).exits(1).says(&["cannot stand in a cell", "hint:"]);
    }
}

#[test]
fn what_came_into_a_folder_meanwhile_keeps_it() {
    let (workshop, batch) = built("chen-oslo --route oslo --date 2020-12-10");
    let folder = workshop.path(format!("out/{batch}"));
    let stored = StoredBatch::open(&folder, &GO, &mut Findings::new()).expect("an answer").expect("a batch");
    let mut archive = Archive::open(&workshop.path("kept"), Access::Make).expect("an archive");
    let who = Who { name: "Kari".to_owned(), at: "2021-01-10T09:00:00Z".to_owned(), today: "2021-01-10".to_owned() };
    add(&mut archive, &stored, &who, &GO).expect("added");
    workshop.write(format!("out/{batch}/inputs/mine.txt"), "put here by mistake");
    assert!(!remove_folder(&archive, &stored, &GO).expect("an answer") && folder.join("inputs/mine.txt").is_file());
    std::fs::remove_file(folder.join("inputs/mine.txt")).expect("gone");
    assert!(remove_folder(&archive, &stored, &GO).expect("an answer") && !folder.exists());
}

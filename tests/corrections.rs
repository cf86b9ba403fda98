//! Letters and what corrects them, wherever that stands: beside the batch, elsewhere, in the archive.

#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use cli_support::{Outcome, Workshop};
use rusqlite::Connection;

/// Runs a command of the archive `kept`.
fn run(workshop: &Workshop, words: &[&str]) -> Outcome {
    workshop.run([&["archive", "--archive", "kept", "--archive-key", "key"][..], words].concat())
}

/// Whoever has a batch and the correction of a correction of it need not have what lies between.
#[test]
fn a_correction_of_a_correction_that_is_not_there_goes_too() {
    for is_old in [false, true] {
        let workshop =
            Workshop::with_list("id,given_name,family_name,city\nR-1,Åse,Bjørnsdatter,Oslo\nR-2,Bo,Li,Bergen\n");
        let made = |words: &str| workshop.run_line(words).exits(0).stdout.trim().to_owned();
        let first = made("build chen-oslo --route oslo --date 2020-12-10");
        workshop.write("mended.csv", "serial,id,given_name,family_name\n1,R-1,Lill,Mellomnavn\n");
        let between = made(&format!("reprint {first} --corrected mended.csv --out b"));
        workshop.write("mended.csv", "serial,given_name,family_name\n1,Lill,Nyttnavn\n");
        let last = made(&format!("reprint {between} --corrected mended.csv --out c"));
        for batch in [&first, &last] {
            run(&workshop, &["add", batch]).exits(0);
        }
        if is_old {
            let db = Connection::open(workshop.path("kept/archive.sqlite")).expect("the database");
            let forget = "UPDATE batch SET corrects = NULL, first_corrected = NULL; UPDATE person SET cells = replace(cells, 'R-1', 'Q')";
            db.execute_batch(forget).expect("a change");
            db.execute("DELETE FROM person_key", []).expect("a change");
        }
        let name = last.rsplit('/').next().expect("a name");
        let said = format!("corrected in `{name}`, which is in the archive: 1");
        workshop.run_line(&format!("reprint {first} 1 --archive kept")).exits(0).says(&[&said]);
        run(&workshop, &["erase", "--signer", "Åse Bjørnsdatter", "--yes"]).exits(0).says(&["erased from 2 batches"]);
    }
}

/// An archive of before what a batch corrects was kept there: its manifest says it, once.
#[test]
fn an_older_archive_learns_what_corrects_what() {
    let workshop = Workshop::with_list("id,given_name,family_name,city\nR-1,Åse,Bjørnsdatter,Oslo\nR-2,Bo,Li,Bergen\n");
    let made = |words: &str| workshop.run_line(words).exits(0).stdout.trim().to_owned();
    let first = made("build chen-oslo --route oslo --date 2020-12-10");
    workshop.write("mended.csv", "serial,given_name,family_name\n1,Lill,Nyttnavn\n");
    let corrected = made(&format!("reprint {first} --corrected mended.csv"));
    for batch in [&first, &corrected] {
        run(&workshop, &["add", batch]).exits(0);
    }
    let db = || Connection::open(workshop.path("kept/archive.sqlite")).expect("the database");
    let corrects = || -> Vec<Option<String>> {
        let db = db();
        let mut statement = db.prepare("SELECT corrects FROM batch ORDER BY id").expect("a question");
        statement.query_map([], |row| row.get(0)).expect("rows").map(|row| row.expect("a row")).collect()
    };
    let known = corrects();
    assert_eq!(known, [Some(String::new()), first.rsplit('/').next().map(str::to_owned)]);
    db().execute_batch("ALTER TABLE batch DROP COLUMN corrects; ALTER TABLE batch DROP COLUMN first_corrected; PRAGMA user_version = 2").expect("the form before");
    run(&workshop, &["list"]).exits(0);
    assert_eq!(corrects(), [None, None]);
    run(&workshop, &["erase", "--signer", "Lill Nyttnavn", "--yes"]).exits(0).says(&["erased from 2 batches"]);
    assert_eq!(corrects(), known);
    run(&workshop, &["verify"]).exits(0);
}

/// A correction that stands elsewhere is told: by the batch itself, and by the archive.
#[test]
fn a_letter_that_is_corrected_elsewhere_is_not_printed_unawares() {
    let workshop = Workshop::with_list("id,given_name,family_name,city\nR-1,Ann,Lee,Oslo\nR-2,Bo,Li,Bergen\n");
    let made = |words: &str| workshop.run_line(words).exits(0).stdout.trim().to_owned();
    let first = made("build chen-oslo --route oslo --date 2020-12-10");
    workshop.write("mended.csv", "id,city\nR-1,Moss\n");
    let corrected = made(&format!("reprint {first} --corrected mended.csv --out b"));
    let name = corrected.rsplit('/').next().expect("a name").to_owned();
    let noted = format!("with these serials are corrected in `{name}`, which stands elsewhere: 1");
    workshop.run_line(&format!("reprint {first} 1 2 --out one.pdf")).exits(0).says(&[&noted]);
    let other = workshop.run_line(&format!("reprint {first} 2 --out two.pdf"));
    assert!(!other.exits(0).stderr.contains("corrected in"), "{other}");
    workshop.run_line(&format!("handover {first} --out shop")).exits(0).says(&["are replaced by those of"]);
    // Whoever goes on from the batch names both.
    let next = |more: &str| {
        workshop.run_line(&format!(
            "build chen-oslo --route oslo --date 2020-12-20 --signers next.csv --after {first} {more}"
        ))
    };
    workshop.write("next.csv", "id,given_name,family_name,city\nR-3,Kari,Dahl,Oslo\n");
    next("").exits(0).says(&["which stands elsewhere", "hint: name that one with --after too"]);
    let both = next(&format!("--after {corrected} --out d"));
    assert!(!both.exits(0).stderr.contains("stands elsewhere"), "{both}");
    // Whoever gives the same file again is not told of that batch.
    let again = workshop.run_line(&format!("reprint {first} --corrected mended.csv --out b"));
    assert!(!again.exits(0).stderr.contains("corrected in"), "{again}");

    // What the batch does not note, the archive knows.
    std::fs::remove_file(workshop.path(format!("{first}/corrections.jsonl"))).expect("the note");
    let archive = |line: &str| workshop.run_line(&format!("archive --archive kept --archive-key key {line}"));
    archive(&format!("add {corrected}")).exits(0);
    let archived = format!("with these serials are corrected in `{name}`, which is in the archive: 1");
    workshop.run_line(&format!("reprint {first} 1 --archive kept --out three.pdf")).exits(0).says(&[&archived]);
    let silent = workshop.run_line(&format!("reprint {first} 1 --out four.pdf"));
    assert!(!silent.exits(0).stderr.contains("corrected in"), "{silent}");
    workshop.run_line(&format!("reprint {first} 1 --archive none --out five.pdf")).exits(1);
    // A note that comes after the batch is in the archive comes there too.
    archive(&format!("add {first}")).exits(0);
    workshop.write("mended.csv", "id,city\nR-2,Moss\n");
    made(&format!("reprint {first} --corrected mended.csv --out b"));
    archive(&format!("add {first}")).exits(0);
    archive("verify").exits(0);
}

/// What happened to a batch that is in the archive stands there, not in its folder.
#[test]
fn what_was_sent_as_the_archive_knows_is_not_discarded() {
    let workshop = Workshop::with_list("name,city\nAnn Lee,Oslo\n");
    let batch = workshop.run_line("build chen-oslo --route oslo --date 2020-12-10").exits(0).stdout.trim().to_owned();
    let archive = |line: &str| workshop.run_line(&format!("archive --archive kept --archive-key key {line}"));
    archive(&format!("add {batch}")).exits(0);
    let name = batch.rsplit('/').next().expect("a name");
    archive(&format!("event {name} --kind posted --on 2020-12-14")).exits(0);
    let discard = |more: &str| workshop.run_line(&format!("discard {batch} --yes {more}"));
    discard("--archive kept")
        .exits(1)
        .says(&["has left the house: posted, on 2020-12-14", "hint: what was sent is kept"]);
    let mut command = workshop.command(["discard", &batch, "--yes"]);
    let output = command.env("MAILBAG_ARCHIVE", workshop.path("kept")).output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    archive(&format!("event {name} --undo 1")).exits(0);
    discard("--archive kept").exits(0);
}

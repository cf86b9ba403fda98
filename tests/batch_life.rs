//! What can go wrong in the life of a batch: two runs at once, a question that stands long, a disk that fails, a path that leads
//! into the batch by a detour, images of one name, links beside it.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
#[cfg(unix)]
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use cli_support::{Outcome, Workshop, repository};
#[cfg(unix)]
use mailbag::batch::events::{self, Event, HANDED_OVER};
#[cfg(unix)]
use mailbag::batch::handover::{self, Recipient};
#[cfg(unix)]
use mailbag::batch::{Error, StoredBatch};
#[cfg(unix)]
use mailbag::diagnostic::Findings;
use serde_json::{Value, json};

const HEADINGS: &str = "id,given_name,family_name,city,country,signature\n";
/// A key of which nobody has the secret one.
#[cfg(unix)]
const AGE: &str = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa";
const LIST: &str = "1,Anna,Berg,Oslo,Norge,\n2,Ola,Dahl,Bergen,Norge,\n3,Kari,Lie,Trondheim,Norge,\n";

fn workshop() -> Workshop {
    Workshop::with_list(format!("{HEADINGS}{LIST}"))
}

fn build(workshop: &Workshop, options: &str) -> String {
    let line = format!("build chen-oslo --date 2026-12-10 {options}");
    workshop.run_line(&line).exits(0).stdout.trim().to_owned()
}

fn correct(workshop: &Workshop, batch: &str, rows: &str) -> Outcome {
    workshop.write("new/mended.csv", rows);
    workshop.run(["reprint", batch, "--corrected", "new/mended.csv"])
}

fn json(workshop: &Workshop, file: &str) -> Value {
    serde_json::from_str(&workshop.read(file)).expect("JSON")
}

/// Names of the images that a batch keeps.
fn images(workshop: &Workshop, batch: &str) -> BTreeSet<String> {
    workshop.names(format!("{batch}/inputs/images")).into_iter().collect()
}

/// The bytes of the image that the list of a batch names in its only row of this `id`.
fn image_of(workshop: &Workshop, batch: &str, id: &str) -> Vec<u8> {
    let list = workshop.read(format!("{batch}/inputs/signers.csv"));
    let mut rows = csv::Reader::from_reader(list.as_bytes());
    let headings = rows.headers().expect("headings").clone();
    let place = |heading: &str| headings.iter().position(|one| one == heading).expect("a column");
    let row = rows.records().map(|row| row.expect("a row")).find(|row| &row[place("id")] == id).expect("the row");
    std::fs::read(workshop.path(batch).join("inputs").join(&row[place("signature")])).expect("the image")
}

fn ink(number: u8) -> Vec<u8> {
    std::fs::read(repository().join(format!("signatures/ink-{number}.png"))).expect("a shipped image")
}

#[test]
fn images_of_one_name_are_kept_apart_from_correction_to_correction() {
    let workshop = workshop();
    let batch = build(&workshop, "");
    workshop.write("new/a.png", ink(1));
    let outcome = correct(&workshop, &batch, "serial,signature\n1,\n2,a.png\n");
    let first = outcome.exits(0).stdout.trim().to_owned();
    assert_eq!(images(&workshop, &first).len(), 1);
    // Serial 1 gets another one of the same name, alone and beside serial 2, which keeps its own.
    workshop.write("new/a.png", ink(2));
    let outcome = correct(&workshop, &first, "serial,signature,city\n1,a.png,Oslo\n");
    let second = outcome.exits(0).stdout.trim().to_owned();
    assert_eq!(image_of(&workshop, &second, "1"), ink(2));
    let kept = image_name(&workshop, &first, "2");
    let rows = format!("serial,signature,city\n1,a.png,Oslo\n2,{kept},Voss\n");
    let third = correct(&workshop, &first, &rows).exits(0).stdout.trim().to_owned();
    assert_eq!((image_of(&workshop, &third, "1"), image_of(&workshop, &third, "2")), (ink(2), ink(1)));
}

fn image_name(workshop: &Workshop, batch: &str, id: &str) -> String {
    let wanted = image_of(workshop, batch, id);
    let mut names = images(workshop, batch).into_iter();
    let name = names
        .find(|name| std::fs::read(workshop.path(batch).join("inputs/images").join(name)).expect("an image") == wanted);
    format!("images/{}", name.expect("the image"))
}

/// A new scan under the name that the batch gave the old one.
#[test]
fn a_new_image_beside_the_mended_rows_is_taken() {
    let workshop = workshop();
    workshop.write("a.png", ink(1));
    workshop.write("signers.csv", format!("{HEADINGS}1,Anna,Berg,Oslo,Norge,a.png\n"));
    let batch = build(&workshop, "");
    let name = image_name(&workshop, &batch, "1");
    let rows = format!("serial,signature\n1,{name}\n");
    let kept = correct(&workshop, &batch, &format!("serial,signature,city\n1,{name},Voss\n"))
        .exits(0)
        .stdout
        .trim()
        .to_owned();
    assert_eq!(image_of(&workshop, &kept, "1"), ink(1), "where none lies beside it the batch's is kept");
    workshop.write(format!("new/{name}"), ink(2));
    let taken = correct(&workshop, &batch, &rows).exits(0).stdout.trim().to_owned();
    assert_eq!(image_of(&workshop, &taken, "1"), ink(2));
}

#[test]
fn a_serial_with_a_sign_mends_nothing() {
    let workshop = workshop();
    let batch = build(&workshop, "");
    correct(&workshop, &batch, "serial,city\n+2,Voss\n").exits(1).says(&["no letter with the serial `+2`"]);
    correct(&workshop, &batch, "serial,city\n000002,Voss\n").exits(0);
}

#[test]
fn no_detour_leads_into_a_batch() {
    let workshop = workshop();
    let batch = build(&workshop, "");
    let before = workshop.files(&batch);
    for detour in ["new/..", "new/deep/../..", "out/..", "./new/../letters/.."] {
        let inside = format!("{detour}/{batch}/made");
        let file = format!("{inside}.pdf");
        for arguments in [
            &["reprint", &batch, "1", "--out", &file][..],
            &["cover", &batch, "--out", &file],
            &["handover", &batch, "--out", &inside],
            &["labels", &batch, "--route", "oslo", "--out", &inside],
            &["envelopes", &batch, "--route", "oslo", "--out", &inside],
        ] {
            workshop.run(arguments).exits(1).says(&["a batch stays as it was made"]).keeps_stdout_empty();
        }
        workshop.write("mended.csv", "serial,city\n1,Voss\n");
        let corrected = workshop.run(["reprint", &batch, "--corrected", "mended.csv", "--out", &inside]);
        corrected.exits(1).says(&["a batch stays as it was made"]);
    }
    // Nor into one that is not the one at work.
    let inside = format!("new/../{batch}/made");
    for line in [
        "build chen-oslo --date 2026-12-12",
        "check chen-oslo",
        "labels chen-oslo --route oslo",
        "envelopes chen-oslo --route oslo",
        "cover chen-oslo",
    ] {
        let line = format!("{line} --out {inside}");
        workshop.run_line(&line).exits(1).says(&["a batch stays as it was made"]).keeps_stdout_empty();
    }
    assert!(workshop.files(&batch) == before);
    assert!(!workshop.path("new").exists());
    // The same way out of it again is none into it.
    let past = format!("{batch}/../past.pdf");
    workshop.run(["reprint", &batch, "1", "--out", &past]).exits(0);
}

/// A batch that another run holds is neither removed nor written to beside.
#[cfg(unix)]
#[test]
fn a_batch_at_work_is_left_alone() {
    let workshop = workshop();
    let batch = build(&workshop, "");
    let before = workshop.files("");
    let folder = std::fs::File::open(workshop.path(&batch)).expect("the folder");
    folder.try_lock_shared().expect("a lock");
    for arguments in [
        &["discard", &batch, "--yes"][..],
        &["approve", &batch, "--by", "Kari"],
        &["handover", &batch, "--out", "print"],
    ] {
        workshop.run(arguments).exits(2).says(&["another run is at work on this batch", "hint: wait"]);
    }
    assert!(workshop.files("") == before);
    // Who only reads it works beside the others.
    workshop.write("more.csv", format!("{HEADINGS}4,Tor,Vik,Oslo,Norge,\n"));
    build(&workshop, &format!("--signers more.csv --after {batch}"));
    drop(folder);
    let folder = std::fs::File::open(workshop.path(&batch)).expect("the folder");
    folder.try_lock().expect("a lock");
    let wave = format!("build chen-oslo --date 2026-12-11 --signers more.csv --after {batch}");
    workshop.run_line(&wave).exits(2).says(&["another run is at work"]);
    correct(&workshop, &batch, "serial,city\n1,Voss\n").exits(2).says(&["another run is at work"]);
}

/// While the question stands in a terminal, somebody posts the batch.
#[cfg(unix)]
#[test]
fn what_happened_while_the_question_stood_counts() {
    let workshop = workshop();
    let batch = build(&workshop, "");
    let line = format!("{} discard {batch}", env!("CARGO_BIN_EXE_mailbag"));
    let shown = workshop.path("shown");
    let script = Command::new("script")
        .args(["-qefc", &line])
        .arg(&shown)
        .current_dir(workshop.path(""))
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut script) = script else {
        let _ = writeln!(std::io::stderr(), "not run: script is not here (Debian: apt-get install bsdutils)");
        return;
    };
    let begun = Instant::now();
    let is_shown = |words: &str| std::fs::read(&shown).is_ok_and(|text| String::from_utf8_lossy(&text).contains(words));
    while !is_shown("type `yes`") {
        assert!(begun.elapsed() < Duration::from_mins(1), "the question was not asked");
        std::thread::sleep(Duration::from_millis(20));
    }
    workshop.write(format!("{batch}/events.jsonl"), "{\"kind\":\"posted\",\"on\":\"2026-12-11\"}\n");
    let mut terminal = script.stdin.take().expect("a pipe");
    terminal.write_all(b"yes\n").expect("the answer");
    assert_eq!(script.wait().expect("it ends").code(), Some(1));
    drop(terminal);
    assert!(is_shown("has left the house: posted"), "{}", workshop.read("shown"));
    assert!(workshop.path(&batch).join("manifest.json").exists());
}

/// A file can be no longer than this, as on a disk that is nearly full: what is longer fails, what is shorter does not.
#[cfg(unix)]
fn run_with_short_files(workshop: &Workshop, blocks: u64, arguments: &[&str]) -> Option<i32> {
    limited(workshop, blocks, arguments).0
}

/// The same with what it says.
#[cfg(unix)]
fn limited(workshop: &Workshop, blocks: u64, arguments: &[&str]) -> (Option<i32>, String) {
    let line = format!("ulimit -f {blocks}; exec \"$0\" \"$@\"");
    let program = env!("CARGO_BIN_EXE_mailbag");
    let mut command = Command::new("bash");
    command.args(["-c", &line, program]).args(arguments).current_dir(workshop.path("")).env("LC_ALL", "C.UTF-8");
    let output = command.stdin(Stdio::null()).output().expect("bash runs");
    (output.status.code(), String::from_utf8(output.stderr).expect("UTF-8"))
}

#[cfg(unix)]
#[test]
fn no_copy_is_out_of_which_the_batch_does_not_know() {
    let workshop = workshop();
    let batch = build(&workshop, "");
    let longest = workshop.files(&batch).values().map(Vec::len).max().expect("files") as u64;
    // The events do not fit any more, every file of the batch does.
    let line = "{\"kind\":\"handed-over\",\"on\":\"2026-12-11\"}\n";
    let events = line.repeat(usize::try_from(2 * longest).expect("small") / line.len());
    workshop.write(format!("{batch}/events.jsonl"), &events);
    let handover = ["handover", &batch, "--out", "print"];
    assert_eq!(run_with_short_files(&workshop, longest / 1024 + 2, &handover), Some(2));
    assert!(workshop.names("print").is_empty(), "{:?}", workshop.names("print"));
    assert_eq!(workshop.read(format!("{batch}/events.jsonl")), events);
    // The copy does not fit: it was not handed over.
    workshop.write(format!("{batch}/events.jsonl"), line);
    assert_eq!(run_with_short_files(&workshop, longest / 1024 - 2, &handover), Some(2));
    assert!(workshop.names("print").is_empty(), "{:?}", workshop.names("print"));
    assert_eq!(workshop.read(format!("{batch}/events.jsonl")), line);
    workshop.run(handover).exits(0);
    assert_eq!(workshop.read(format!("{batch}/events.jsonl")).lines().count(), 2);
}

#[cfg(unix)]
#[test]
fn a_handover_that_was_cut_short_is_not_recorded_and_names_the_copy() {
    let workshop = workshop();
    let batch = build(&workshop, "");
    let largest = workshop
        .files(&batch)
        .into_iter()
        .filter(|(name, _)| name.starts_with("letters-"))
        .map(|(_, bytes)| bytes.len());
    let blocks = largest.max().expect("volumes") as u64 / 1024 - 2;
    let events = || workshop.path(&batch).join("events.jsonl");
    for more in [&[][..], &["--age", AGE]] {
        let handover = [&["handover", &batch, "--out", "print"], more].concat();
        let (code, said) = limited(&workshop, blocks, &handover);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains("larger than it may be: print/") && !said.contains(&format!("be: {batch}")), "{said}");
        assert!(!events().exists());
        assert!(!workshop.names("print").iter().any(|name| name.starts_with('.')), "{:?}", workshop.names("print"));
        workshop.run(handover).exits(0);
        assert_eq!(workshop.read(format!("{batch}/events.jsonl")).lines().count(), 1);
        std::fs::remove_file(events()).expect("the events");
    }
}

/// Somebody takes the copy away between the moment it is recorded and the one it gets its name.
#[cfg(unix)]
#[test]
fn a_copy_that_gets_no_name_is_no_longer_recorded() {
    let workshop = workshop();
    let folder = workshop.path(build(&workshop, ""));
    let batch = StoredBatch::open(&folder, &AtomicBool::new(false), &mut Findings::new()).expect("it can be read");
    let batch = batch.expect("a batch");
    let files = handover::files(&batch).expect("files");
    let (out, log) = (workshop.path("print"), folder.join("events.jsonl"));
    let event = Event { kind: HANDED_OVER.to_owned(), on: "2026-12-11".to_owned() };
    for recipients in [vec![], vec![Recipient::parse(AGE).expect("a key")]] {
        for before in [None, Some("{\"kind\":\"handed-over\",\"on\":\"2026-12-10\"}\n")] {
            let _ = std::fs::remove_file(&log);
            if let Some(before) = before {
                std::fs::write(&log, before).expect("the events");
            }
            let target = handover::place(&batch, &out, &recipients, &mut Findings::new()).expect("nothing in the way");
            let mut noted = 0;
            let note = || {
                let added = events::add(&folder, &event)?;
                noted = std::fs::read_to_string(&log).expect("the events").lines().count();
                std::fs::remove_dir_all(&out).expect("the copy");
                Ok(added)
            };
            let stop = AtomicBool::new(false);
            handover::make(&batch, &target, &files, "", &recipients, &stop, note).expect_err("no copy");
            assert_eq!(noted, before.map_or(1, |before| before.lines().count() + 1));
            assert!(!target.exists());
            assert_eq!(std::fs::read_to_string(&log).ok().as_deref(), before);
        }
    }
}

/// Ctrl-C is heard while the volumes are copied, and nothing is out or written down then.
#[cfg(unix)]
#[test]
fn a_handover_that_is_interrupted_leaves_nothing() {
    let workshop = workshop();
    let folder = workshop.path(build(&workshop, ""));
    let batch = StoredBatch::open(&folder, &AtomicBool::new(false), &mut Findings::new()).expect("it can be read");
    let batch = batch.expect("a batch");
    let files = handover::files(&batch).expect("files");
    let out = workshop.path("print");
    for recipients in [vec![], vec![Recipient::parse(AGE).expect("a key")]] {
        let target = handover::place(&batch, &out, &recipients, &mut Findings::new()).expect("nothing in the way");
        let never = || panic!("it is written down");
        let made = handover::make(&batch, &target, &files, "", &recipients, &AtomicBool::new(true), never);
        assert!(matches!(made, Err(Error::Interrupted)), "{made:?}");
        assert!(workshop.names("print").is_empty(), "{:?}", workshop.names("print"));
    }
}

#[test]
fn a_second_wave_that_was_passed_over_is_named() {
    let workshop = workshop();
    let first = build(&workshop, "");
    workshop.write("more.csv", format!("{HEADINGS}4,Tor,Vik,Oslo,Norge,\n"));
    let after = format!("--signers more.csv --after {first}");
    let second = build(&workshop, &after);
    let again = workshop.run_line(&format!("build chen-oslo --date 2026-12-10 {after}"));
    let again = again.exits(0).says(&["exists already"]);
    assert!(!again.stderr.contains("goes on from"), "the same wave is no other one: {again}");
    workshop.write("third.csv", format!("{HEADINGS}4,Tor,Vik,Oslo,Norge,\n5,Siri,Ruud,Oslo,Norge,\n"));
    let passed_over =
        workshop.run_line(&format!("build chen-oslo --date 2026-12-12 --signers third.csv --after {first}"));
    let id = second.trim_start_matches("out/");
    passed_over.exits(0).says(&["warning: ", &format!("the batch `{id}` goes on from"), "name that one with --after"]);
    std::fs::remove_dir_all(workshop.path(passed_over.stdout.trim())).expect("the batch");
    let third = workshop.run_line(&format!("build chen-oslo --date 2026-12-12 --signers third.csv --after {second}"));
    let third = third.exits(0).says(&["2 rows = 1 signer + 1 in an earlier batch"]);
    assert!(!third.stderr.contains("goes on from"), "{third}");
}

/// A link to a batch, which sorts before it, is not taken for the batch.
#[cfg(unix)]
#[test]
fn a_link_beside_the_batches_is_passed_over() {
    let workshop = workshop();
    let first = build(&workshop, "");
    workshop.write("more.csv", format!("{HEADINGS}4,Tor,Vik,Oslo,Norge,\n"));
    let second = build(&workshop, &format!("--signers more.csv --after {first}"));
    std::os::unix::fs::symlink(workshop.path(&first), workshop.path("out/a-link")).expect("a link");
    std::fs::create_dir(workshop.path("out/b-pipe")).expect("a folder");
    let pipe = workshop.path("out/b-pipe/manifest.json");
    assert!(Command::new("mkfifo").arg(pipe).status().expect("mkfifo (coreutils)").success());
    workshop.write("more.csv", format!("{HEADINGS}5,Siri,Ruud,Oslo,Norge,\n"));
    let third = workshop.run_line(&format!("build chen-oslo --date 2026-12-12 --signers more.csv --after {second}"));
    third.exits(0);
}

/// Title, bookmarks and metadata of a PDF: everything a reader shows beside its pages.
fn beside_the_pages(pdf: &Path) -> String {
    let document = lopdf::Document::load(pdf).expect("a PDF");
    let mut text = String::new();
    for object in document.objects.values() {
        if let lopdf::Object::Stream(stream) = object
            && stream.dict.has_type(b"Metadata")
        {
            text.push_str(&String::from_utf8_lossy(&stream.content));
        }
        let Ok(dictionary) = object.as_dict() else { continue };
        for key in [b"Title".as_slice(), b"Author", b"Subject", b"Keywords", b"T", b"Contents"] {
            if let Ok(value) = dictionary.get(key).and_then(lopdf::decode_text_string) {
                text.push_str(&value);
                text.push('\n');
            }
        }
    }
    text
}

/// The job sheet counts what is in the files, and no shape of a batch names anybody beside its pages.
#[test]
fn what_a_print_shop_gets_is_counted_and_names_nobody() {
    let workshop = Workshop::with_list(format!("{HEADINGS}{LIST}4,Ida,Berg,Oslo,Norge,\n"));
    for options in
        ["", "--per-signer", "--household", "--as roll", "--simplex", "--group-by-sheets", "--print-order reverse"]
    {
        let batch = build(&workshop, options);
        let print = workshop.run(["handover", &batch, "--out", "print", "--json"]);
        let said: Value = serde_json::from_str(&print.exits(0).stdout).expect("JSON");
        let print = said["path"].as_str().expect("a path").to_owned();
        let (sheet, manifest) =
            (workshop.read(format!("{print}/job.txt")), json(&workshop, &format!("{batch}/manifest.json")));
        let pages_a_sheet = if options == "--simplex" { 1 } else { 2 };
        let (mut all_pages, mut all_sheets) = (0, 0);
        for name in workshop.names(&print).into_iter().filter(|name| name != "job.txt") {
            let path = workshop.path(&print).join(&name);
            let pages = lopdf::Document::load(&path).expect("a PDF").get_pages().len();
            let sheets = if name == "cover.pdf" { pages } else { pages.div_ceil(pages_a_sheet) };
            let line =
                sheet.lines().find(|line| line.starts_with(&name)).unwrap_or_else(|| panic!("{name} in {sheet}"));
            let numbers: Vec<usize> =
                line.split_whitespace().skip(1).take(2).map(|word| word.parse().expect("a number")).collect();
            assert_eq!(numbers, [pages, sheets], "{options}: {line}");
            if name != "cover.pdf" {
                all_pages += pages;
                all_sheets += sheets;
            }
            let shown = beside_the_pages(&path);
            assert!(!shown.is_empty(), "{name} has a title");
            for person in ["Anna", "Berg", "Ola", "Dahl", "Kari", "Lie", "Ida"] {
                let is_named = shown.split(|character: char| !character.is_alphabetic()).any(|word| word == person);
                assert!(
                    !is_named && !name.contains(person),
                    "{options}: {person} stands beside the pages of {name}: {shown}"
                );
            }
        }
        let line = sheet.lines().find(|line| line.starts_with("All letters")).expect("a last line");
        let numbers: Vec<usize> = line.split_whitespace().skip(2).map(|word| word.parse().expect("a number")).collect();
        assert_eq!(numbers, [all_pages, all_sheets], "{options}: {sheet}");
        assert_eq!(
            (&manifest["counts"]["pages"], &manifest["counts"]["sheets"]),
            (&json!(all_pages), &json!(all_sheets))
        );
        std::fs::remove_dir_all(workshop.path("print")).expect("what was handed over");
        std::fs::remove_dir_all(workshop.path("out")).expect("the batch");
    }
}

/// Serials and paths as hands type them.
#[test]
fn odd_input_is_refused_or_understood() {
    let workshop = workshop();
    let batch = build(&workshop, "");
    for serials in
        ["0", "99999", "3-1", "1,", ",1", "1-", "+1", "1.5", "\u{661}", "1-2-3", "1-99999", "18446744073709551616"]
    {
        workshop
            .run(["reprint", &batch, serials, "--out", "odd.pdf"])
            .exits(1)
            .keeps_stdout_empty()
            .shows_no_controls();
    }
    assert!(!workshop.path("odd.pdf").exists());
    let good = [&["1,2"][..], &["1, 2"], &["2", "1"], &["1-2", "2"], &["000001", "1\u{2013}2"]];
    for serials in good {
        let arguments = ["reprint", &format!("{batch}/"), "--out", "two.pdf", "--json"].map(str::to_owned);
        let arguments = arguments.into_iter().chain(serials.iter().map(|serial| (*serial).to_owned()));
        let said: Value = serde_json::from_str(&workshop.run(arguments).exits(0).stdout).expect("JSON");
        assert_eq!(said["serials"], json!([1, 2]), "{serials:?}");
    }
    // From within the batch the file would stand in it.
    for (arguments, said) in [
        (&["reprint", ".", "1"][..], "a batch stays as it was made"),
        (&["reprint", ".", "1", "--out", "../one.pdf"], "letter 1 of"),
        (&["approve", "./", "--by", "Kari"], "is approved by Kari"),
        (&["handover", ".", "--out", "."], "a batch stays as it was made"),
        (&["handover", ".", "--out", "../../print"], "for the print shop"),
    ] {
        let mut command = workshop.command(arguments);
        let output = command.current_dir(workshop.path(&batch)).output().expect("it runs");
        let shown = String::from_utf8_lossy(&output.stderr);
        assert!(shown.contains(said), "{arguments:?}: {shown}");
    }
    let mut command = workshop.command(["discard", ".", "--yes"]);
    let output = command.current_dir(workshop.path(&batch)).output().expect("it runs");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(workshop.names("out"), ["one.pdf"]);
}

#[test]
fn a_correction_that_changes_nothing_is_named() {
    let workshop = workshop();
    let batch = build(&workshop, "");
    let outcome = correct(&workshop, &batch, "serial,city\n1, Oslo\n2,Voss\n");
    let said = "mended.csv:2: the row says what the letter with the serial 1 says already";
    outcome.exits(0).says(&[said]);
    assert_eq!(outcome.stderr.matches("says already").count(), 1, "{}", outcome.stderr);
    let one = outcome.stdout.trim();
    correct(&workshop, &batch, "serial,city\n1,Voss\n").exits(0);
    workshop.run(["reprint", &batch, "3-1"]).exits(1).says(&["of two the lower one comes first"]);
    assert!(workshop.read(format!("{one}/manifest.json")).contains("\"letters\": 2"));
}

#[test]
fn a_correction_that_mends_nothing_at_all_makes_no_batch() {
    let workshop = workshop();
    let batch = build(&workshop, "");
    for (rows, said) in [
        ("serial,city\n1,Oslo\n", &["nothing is corrected: every row says what its letter says already"][..]),
        ("serial\n2\n", &["nothing is corrected"]),
        ("serial,cty\n1,Voss\n", &["no heading `cty`; it has: ", "hint: did you mean `city`?"]),
        ("serial,city,shoe size\n1,Voss,44\n", &["no heading `shoe size`", "hint: leave out a column"]),
    ] {
        correct(&workshop, &batch, rows).exits(1).says(said).keeps_stdout_empty();
        assert_eq!(workshop.batches().len(), 1, "{rows}: {:?}", workshop.batches());
    }
    // What stands in a column that is refused may be new.
    let refused = correct(&workshop, &batch, "serial,city,shoe size\n1,Oslo,44\n");
    assert!(!refused.exits(1).stderr.contains("says already"), "{refused}");
    // A column that the list of the batch lacks and that is one of ours is something new.
    correct(&workshop, &batch, "serial,role\n1,poet\n").exits(0);
}

#[test]
fn a_correction_prints_no_raw_json() {
    let workshop = Workshop::with_list("id,name,shoe\nW-1,Anna Berg,42\n");
    let template = workshop.read("letters/chen-oslo/en.md");
    workshop.write("letters/chen-oslo/en.md", template.replacen("\n---", "\n{{signer.extra.shoe?}}\n\n---", 1));
    let batch = build(&workshop, "--languages en");
    workshop.write("mended.jsonl", "{\"id\":\"W-1\",\"shoe\":{\"a\":[\"b\"]}}\n");
    let outcome = workshop.run(["reprint", &batch, "--corrected", "mended.jsonl"]);
    outcome.exits(1).says(&["`shoe`", "hint: "]).keeps_stdout_empty();
    workshop.write("mended.jsonl", "{\"id\":\"W-1\",\"shoe\":\"43\"}\n");
    workshop.run(["reprint", &batch, "--corrected", "mended.jsonl"]).exits(0);
}

/// Whoever goes on from the old batch is told of the correction beside it.
#[test]
fn a_correction_beside_the_batch_is_named() {
    let workshop = workshop();
    let batch = build(&workshop, "");
    let first = correct(&workshop, &batch, "serial,city\n1,Molde\n");
    first.exits(0);
    assert!(!first.stderr.contains("are corrected in"), "{first}");
    let first = first.stdout.trim().to_owned();
    let name = first.rsplit('/').next().expect("a name");
    let named = format!("with these serials are corrected in `{name}` already: 1");
    let hint = format!("mailbag reprint {first} --corrected FILE");
    let second = correct(&workshop, &batch, "serial,family_name\n1,Nyttnavn\n2,Nyttnavn\n");
    second.exits(0).says(&["warning: ", &named, &hint]);
    workshop.run(["discard", second.stdout.trim(), "--yes"]).exits(0);
    // Taken back to what the old batch says.
    correct(&workshop, &batch, "serial,city\n1,Oslo\n").exits(1).says(&["nothing is corrected", &named, &hint]);
    workshop.run(["reprint", &batch, "1", "--out", "one.pdf"]).exits(0).says(&[&named, &hint]);
    let other = workshop.run(["reprint", &batch, "2-3", "--out", "two.pdf"]);
    other.exits(0);
    assert!(!other.stderr.contains("are corrected in"), "{other}");
    // Of a correction that is itself corrected the last one is named.
    let last = correct(&workshop, &first, "serial,family_name\n1,Nyttnavn\n");
    last.exits(0);
    assert!(!last.stderr.contains("are corrected in"), "{last}");
    let last = last.stdout.trim().to_owned();
    let of_last = format!("mailbag reprint {last} 1");
    let again = workshop.run(["reprint", &batch, "1", "--out", "three.pdf"]);
    again.exits(0).says(&[&of_last]);
    assert!(!again.stderr.contains(&hint), "{again}");
    // Where the corrections are somewhere else, they are found there.
    workshop.write("new/mended.csv", "serial,city\n3,Molde\n");
    let words = ["reprint", batch.as_str(), "--corrected", "new/mended.csv", "--out", "b"];
    workshop.run(words).exits(0);
    let again = workshop.run(words);
    again.exits(0);
    assert!(!again.stderr.contains("are corrected in"), "{again}");
    workshop.write("new/mended.csv", "serial,city\n3,Voss\n");
    workshop.run(words).exits(0).says(&["already: 3"]);
}

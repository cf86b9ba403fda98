//! The archive, from a batch that is taken in to one that has expired.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]
#![allow(clippy::case_sensitive_file_extension_comparisons, reason = "the program writes small letters")]

mod cli_support;

use cli_support::{Outcome, Workshop};

/// A list in which everybody can be told from everybody else.
const LIST: &str = "given_name,family_name,email,city,street,postcode,message\n\
    Élodie,Dupré,elodie@example.org,Paris,1 rue X,75001,\n\
    小明,王,wang@example.org,Taipei,,,\n\
    Anna,Eriksen,anna@example.org,Oslo,Storgata 1,0374,Hold ut!\n\
    Anna,Eriksen,other@example.org,Bergen,,,\n";

/// The program with an archive and a key of the workshop.
fn run(workshop: &Workshop, words: &[&str]) -> Outcome {
    let all = ["archive"].iter().chain(words).chain(&[
        "--archive",
        "kept",
        "--archive-key",
        "settings/archive.key",
        "--by",
        "Kari",
    ]);
    workshop.run(all.copied().collect::<Vec<_>>())
}

/// A workshop with one batch, and the batch's id.
fn with_batch() -> (Workshop, String) {
    let workshop = Workshop::with_list(LIST);
    workshop.run_line("build chen-oslo --route oslo --date 2020-12-10").exits(0);
    let name = workshop.batches().remove(0);
    (workshop, name)
}

/// The same, with the batch in the archive.
fn with_archive() -> (Workshop, String) {
    let (workshop, name) = with_batch();
    run(&workshop, &["add", &format!("out/{name}")]).exits(0);
    (workshop, name)
}

#[test]
fn a_batch_comes_out_as_it_went_in() {
    let (workshop, name) = with_batch();
    let added = run(&workshop, &["add", &format!("out/{name}")]);
    added.exits(0).says(&["added 4 letters", "says no `retention`"]);
    assert_eq!(added.stdout.trim(), name);
    run(&workshop, &["add", &format!("out/{name}")]).exits(0).says(&["in the archive already; nothing was changed"]);
    run(&workshop, &["export", &name, "--out", "again"]).exits(0);
    assert_eq!(workshop.files(format!("again/{name}")), workshop.files(format!("out/{name}")));
    run(&workshop, &["export", &name, "--out", "again"]).exits(1).says(&["is there already", "hint: move it away"]);
    // Nothing is left beside it by which somebody could take it for a batch.
    assert_eq!(workshop.names("again"), [name.as_str()]);
    run(&workshop, &["verify"]).exits(0).says(&["verified: 1 batch"]);
    // PDFs lie in the store as PDFs.
    let store = workshop.files("kept/store");
    let pdfs = store.iter().filter(|(path, _)| path.ends_with(".pdf"));
    assert!(pdfs.clone().count() >= 2 && pdfs.clone().all(|(_, bytes)| bytes.starts_with(b"%PDF-")));
    assert_eq!(workshop.files("kept").keys().filter(|path| path.ends_with("-wal")).count(), 0);
}

#[test]
fn moving_removes_the_folder_only_when_every_byte_is_kept() {
    let (workshop, name) = with_archive();
    workshop.write(format!("out/{name}/events.jsonl"), "{\"kind\":\"posted\",\"on\":\"2020-12-11\"}\n");
    run(&workshop, &["add", &format!("out/{name}"), "--move"]).exits(1).says(&["stays"]);
    std::fs::remove_file(workshop.path(format!("out/{name}/events.jsonl"))).expect("gone");
    run(&workshop, &["add", &format!("out/{name}"), "--move"]).exits(0).says(&["removed"]);
    assert!(workshop.batches().is_empty());
    run(&workshop, &["export", &name, "--out", "out"]).exits(0);
    assert_eq!(workshop.batches(), [name]);
}

#[test]
fn people_are_found_by_what_is_typed() {
    let (workshop, name) = with_archive();
    for (typed, serials) in [
        ("dupre", &[1][..]),
        ("DUPRÉ élodie", &[1]),
        ("王", &[2]),
        ("小明", &[2]),
        ("王小明", &[2]),
        ("明", &[2]),
        ("eriks", &[4, 3]),
        ("anna@example.org", &[3]),
        ("hold ut", &[3]),
        ("bergen", &[4]),
        ("nobody", &[]),
        ("小王", &[]),
    ] {
        let found = run(&workshop, &["search", typed]);
        let people = if serials.len() == 1 { "among people: 1 row;" } else { "rows; in the text of letters: " };
        found.exits(0).says(&[people]);
        let expected: Vec<String> = serials.iter().map(|serial| format!("{name}/{serial} ")).collect();
        let lines: Vec<&str> = found.stdout.lines().filter(|line| !line.ends_with("its text")).collect();
        assert_eq!(lines.len(), expected.len(), "{typed}: {found}");
        assert!(expected.iter().zip(&lines).all(|(expected, line)| line.starts_with(expected)), "{typed}: {found}");
    }
    let first = run(&workshop, &["search", "eriksen", "--most", "1"]);
    first.exits(0).says(&["1 row", "there is more"]);
    assert!(first.stdout.starts_with(&format!("{name}/4 ")), "{first}");
    // The letter's own text.
    let text = run(&workshop, &["search", &name]);
    assert!(text.exits(0).stdout.contains(&format!("{name}  its text")), "{text}");
}

#[test]
fn what_happens_to_a_batch_is_kept() {
    let (workshop, name) = with_archive();
    workshop.write("receipt.pdf", "%PDF- receipt");
    let event = ["event", &name, "--kind", "sent", "--on", "2020-12-14", "--carrier", "Posten", "--tracking", "RR1"];
    run(&workshop, &event).exits(0).says(&["posted on 2020-12-14, by Posten, number RR1"]);
    let words =
        ["event", &name, "--kind", "returned", "--on", "2021-01-04", "--serials", "2-3", "--attach", "receipt.pdf"];
    run(&workshop, &words).exits(0);
    run(&workshop, &["event", &name, "--kind", "posted", "--on", "14.12.2020"]).exits(1).says(&["no day"]);
    for day in ["2999-01-01", "1899-01-01", "2016-12-14"] {
        run(&workshop, &["event", &name, "--kind", "posted", "--on", day])
            .exits(1)
            .says(&["is no day for this", "hint:"]);
    }
    run(&workshop, &["event", &name, "--kind", "posted", "--on", "2020-12-14", "--serials", "4-9"]).exits(1);
    run(&workshop, &["event", &name, "--kind", "posted", "--on", "2020-12-14", "--serials", "x"]).exits(1);
    run(&workshop, &["event", "no-batch", "--kind", "posted", "--on", "2020-12-14"]).exits(1).says(&["no batch"]);
    let shown = run(&workshop, &["show", &name]);
    shown.exits(0);
    for words in ["returned on 2021-01-04, serials 2-3, attached `receipt.pdf`", "letters-0001.pdf", "4 signers"] {
        assert!(shown.stdout.contains(words), "{words} in {shown}");
    }
    let list = run(&workshop, &["list"]);
    assert!(list.exits(0).stdout.contains("posted 2020-12-14, 2 returned"), "{list}");
    run(&workshop, &["export", &name, "--out", "found", "--attachment", "receipt.pdf"]).exits(0);
    assert_eq!(workshop.read("found/receipt.pdf"), "%PDF- receipt");
    let nope = run(&workshop, &["export", &name, "--out", "found", "--attachment", "nope"]);
    nope.exits(1).says(&["no event of", "an attachment `nope`", "hint: `mailbag archive show` names"]);
    let log = run(&workshop, &["log"]);
    assert_eq!(log.exits(0).stdout.lines().count(), 3, "{log}");
    assert!(log.stdout.contains("Kari") && !log.stdout.contains("Eriksen"), "{log}");
}

#[test]
fn verify_finds_what_is_wrong() {
    let (workshop, name) = with_archive();
    let store = workshop.files("kept/store");
    let (pdf, bytes) = store.iter().find(|(path, _)| path.ends_with(".pdf")).expect("a PDF");
    let path = workshop.path("kept/store").join(pdf);
    let mut changed = bytes.clone();
    changed[100] ^= 1;
    std::fs::write(&path, &changed).expect("a file");
    run(&workshop, &["verify"]).exits(1).says(&["was changed"]);
    run(&workshop, &["export", &name, "--out", "again"]).exits(1).says(&["has not the bytes"]);
    assert!(workshop.files("again").is_empty());
    std::fs::remove_file(&path).expect("gone");
    run(&workshop, &["verify", &name]).exits(1).says(&["is missing"]);
    std::fs::write(&path, bytes).expect("a file");
    workshop.write("kept/store/zz/extra.pdf", "x");
    run(&workshop, &["verify"]).exits(1).says(&["extra.pdf` belongs to nothing"]);
    std::fs::remove_file(workshop.path("kept/store/zz/extra.pdf")).expect("gone");
    run(&workshop, &["verify"]).exits(0);
    let mut database = std::fs::read(workshop.path("kept/archive.sqlite")).expect("the database");
    let middle = database.len() / 2;
    database[middle..middle + 4096].fill(0x55);
    std::fs::write(workshop.path("kept/archive.sqlite"), database).expect("a file");
    run(&workshop, &["verify"]).exits(1);
}

#[test]
fn a_mistake_is_taken_back_and_the_log_keeps_it() {
    let (workshop, name) = with_archive();
    workshop.write("receipt.pdf", "%PDF- receipt");
    run(&workshop, &["event", &name, "--kind", "posted", "--on", "2020-12-14"]).exits(0);
    run(&workshop, &["event", &name, "--kind", "refused", "--on", "2020-12-15", "--attach", "receipt.pdf"]).exits(0);
    let shown = run(&workshop, &["show", &name]);
    assert!(shown.stdout.contains("event 1: posted") && shown.stdout.contains("event 2: refused"), "{shown}");
    run(&workshop, &["event", &name, "--undo", "3"]).exits(1).says(&["has no event 3", "hint:"]);
    run(&workshop, &["event", &name, "--undo", "2", "--note", "x"]).exits(1);
    run(&workshop, &["event", &name]).exits(1);
    run(&workshop, &["event", &name, "--undo", "2"]).exits(0).says(&["no longer refused on 2020-12-15"]);
    let shown = run(&workshop, &["show", &name]);
    assert!(shown.stdout.contains("event 1: posted") && !shown.stdout.contains("refused"), "{shown}");
    assert!(!workshop.files("kept/store").values().any(|bytes| bytes == b"%PDF- receipt"));
    let log = run(&workshop, &["log"]);
    assert!(log.stdout.contains("undo event") && log.stdout.contains("refused on 2020-12-15"), "{log}");
    run(&workshop, &["verify"]).exits(0);
}

#[test]
fn what_was_changed_in_the_database_is_found() {
    let (workshop, _) = with_archive();
    let db = || rusqlite::Connection::open(workshop.path("kept/archive.sqlite")).expect("the database");
    for (spoil, mend) in [
        ("UPDATE person SET name = 'Nobody' WHERE row = 2", "UPDATE person SET name = 'Dupré Élodie' WHERE row = 2"),
        (
            "UPDATE person SET cells = replace(cells, 'Paris', 'Rome')",
            "UPDATE person SET cells = replace(cells, 'Rome', 'Paris')",
        ),
        (
            "INSERT INTO person_key (key, person) VALUES (zeroblob(32), 1)",
            "DELETE FROM person_key WHERE key = zeroblob(32)",
        ),
        (
            "UPDATE person_text SET words = words || ' x' WHERE rowid = 2",
            "UPDATE person_text SET words = substr(words, 1, length(words) - 2) WHERE rowid = 2",
        ),
        ("UPDATE person SET serial = 9 WHERE row = 3", "UPDATE person SET serial = 2 WHERE row = 3"),
    ] {
        db().execute_batch(spoil).expect("a change");
        run(&workshop, &["verify"]).exits(1).says(&["does not say of people what `inputs/signers.csv` says"]);
        db().execute_batch(mend).expect("a change");
        run(&workshop, &["verify"]).exits(0);
    }
    let spoil = "INSERT INTO file (batch, path, object) SELECT batch, 'x.csv', object FROM file LIMIT 1";
    db().execute_batch(spoil).expect("a change");
    run(&workshop, &["verify"]).exits(1).says(&["`x.csv` belongs to nothing"]);
    db().execute_batch("DELETE FROM file WHERE path = 'x.csv'").expect("a change");
    db().execute_batch("INSERT INTO person_text (rowid, words, single, pair) VALUES (99, 'x', '', '')")
        .expect("a change");
    run(&workshop, &["verify"]).exits(1).says(&["the database `archive.sqlite` is damaged"]);
    db().execute_batch("DELETE FROM person_text WHERE rowid = 99").expect("a change");
    run(&workshop, &["verify"]).exits(0);
    workshop.write("kept/letter.pdf", "x");
    run(&workshop, &["verify"]).exits(1).says(&["`letter.pdf` belongs to nothing"]);
    std::fs::remove_file(workshop.path("kept/letter.pdf")).expect("gone");
    run(&workshop, &["verify"]).exits(0);
}

#[test]
fn a_lost_database_is_named() {
    let (workshop, name) = with_archive();
    let store = workshop.files("kept/store");
    workshop.write("kept/archive.sqlite", "");
    for words in [&["list"][..], &["verify"], &["add", &format!("out/{name}")]] {
        run(&workshop, words).exits(1).says(&["the database of the archive in `kept` is lost", "from a backup"]);
    }
    std::fs::remove_file(workshop.path("kept/archive.sqlite")).expect("gone");
    run(&workshop, &["add", &format!("out/{name}")]).exits(1).says(&["is lost"]);
    assert_eq!(workshop.files("kept/store"), store);
}

#[test]
fn a_folder_that_is_otherwise_than_the_archive_is_named() {
    let (workshop, name) = with_archive();
    let add = ["add", &format!("out/{name}")];
    assert!(!run(&workshop, &add).exits(0).stderr.contains("warning"));
    workshop.write(format!("out/{name}/events.jsonl"), "{\"kind\":\"posted\",\"on\":\"2020-12-11\"}\n");
    run(&workshop, &add).exits(0).says(&["nothing was changed", "not these bytes of the folder: `events.jsonl`"]);
}

#[test]
fn samples_do_not_count_and_are_said() {
    let workshop = Workshop::with_shipped_files();
    workshop.run_line("build petition-paris --date 2026-12-10 --skip-invalid").exits(0);
    run(&workshop, &["add", &format!("out/{}", workshop.batches().remove(0))]).exits(0);
    let stats = run(&workshop, &["stats"]);
    assert!(stats.exits(0).says(&["1 batch of the shipped sample left out"]).stdout.is_empty(), "{stats}");
    let sheet = ["sheet", "petition-paris-0001-1", "--signatures", "3"];
    run(&workshop, &sheet)
        .exits(0)
        .says(&["0 signatures = 0 on paper + 0 online", "1 sheet of the shipped sample left out"]);
}

#[test]
fn what_says_nothing_is_not_searched_for() {
    let (workshop, _) = with_archive();
    for typed in ["", " ", "*", "\u{202e}"] {
        run(&workshop, &["search", typed]).exits(1).says(&["no letter and no digit", "hint:"]).keeps_stdout_empty();
    }
}

#[test]
#[cfg(unix)]
fn an_archive_is_read_where_nothing_can_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let (workshop, name) = with_archive();
    let set = |mode: u32, file: u32| {
        for path in workshop.files("kept").into_keys() {
            let path = workshop.path("kept").join(path);
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(file)).expect("permissions");
        }
        std::fs::set_permissions(workshop.path("kept"), std::fs::Permissions::from_mode(mode)).expect("permissions");
    };
    set(0o500, 0o400);
    // Whoever is root may write everywhere; then the unit tests of the database and the lock are all there is.
    let is_root = std::fs::write(workshop.path("kept/probe"), "").is_ok();
    if is_root {
        std::fs::remove_file(workshop.path("kept/probe")).expect("gone");
    }
    for words in [
        &["list"][..],
        &["show", &name],
        &["search", "eriksen"],
        &["verify"],
        &["stats"],
        &["export", &name, "--out", "o"],
    ] {
        run(&workshop, words).exits(0);
    }
    if !is_root {
        let event = ["event", &name, "--kind", "posted", "--on", "2020-12-14"];
        run(&workshop, &event).exits(1).says(&["nothing can be written in `kept`"]);
    }
    set(0o700, 0o600);
}

#[test]
fn a_hostile_batch_is_refused_whole() {
    let (workshop, name) = with_batch();
    let folder = workshop.path(format!("out/{name}"));
    workshop.write(format!("out/{name}/extra.txt"), "x");
    run(&workshop, &["add", &format!("out/{name}")]).exits(1);
    std::fs::remove_file(folder.join("extra.txt")).expect("gone");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/etc/passwd", folder.join("approval.json")).expect("a link");
        run(&workshop, &["add", &format!("out/{name}")]).exits(1);
        std::fs::remove_file(folder.join("approval.json")).expect("gone");
    }
    assert!(!workshop.path("kept").exists());
    let manifest = workshop.read(format!("out/{name}/manifest.json"));
    workshop.write(format!("out/{name}/manifest.json"), manifest.replacen("cover.pdf", "../cover.pdf", 1));
    run(&workshop, &["add", &format!("out/{name}")]).exits(1);
    assert!(!workshop.path("kept").exists());
}

#[test]
fn sheets_come_back() {
    let workshop = Workshop::with_shipped_files();
    workshop.run_line("build petition-paris --blank 60 --date 2020-12-10").exits(0);
    let name = workshop.batches().remove(0);
    run(&workshop, &["add", &format!("out/{name}")]).exits(0);
    workshop.write("scan.png", "a picture");
    let serial = "petition-paris-0001-1";
    let sheet = ["sheet", serial, "--signatures", "14", "--struck", "1", "--scan", "scan.png", "--place", "box 3"];
    run(&workshop, &sheet).exits(0).says(&["13 on paper", "not returned: petition-paris-0001-2"]);
    run(&workshop, &["sheet", serial, "--signatures", "1", "--struck", "2"])
        .exits(1)
        .says(&["2 signatures are struck out of 1"]);
    run(&workshop, &["sheet", serial, "--struck", "15"]).exits(1).says(&["15 signatures are struck out of 14"]);
    run(&workshop, &["sheet", serial, "--signatures", "4000000000"])
        .exits(1)
        .says(&["no room for 4000000000 signatures", "rows for 60 at most"]);
    run(&workshop, &["sheet", serial, "--destroyed", "2999-01-01"]).exits(1).says(&["is no day for this"]);
    run(&workshop, &["sheet", "petition-paris-0001-99", "--signatures", "1"]).exits(1).says(&["no batch"]);
    run(&workshop, &["sheet", serial, "--destroyed", "2021-02-01"]).exits(0);
    let shown = run(&workshop, &["show", &name]);
    let expected = "sheet petition-paris-0001-1: 14 signatures, 1 struck out, in box 3, scanned, destroyed 2021-02-01";
    assert!(shown.stdout.contains(expected), "{shown}");
    run(&workshop, &["verify"]).exits(0);
}

#[test]
fn a_sheet_has_no_more_signatures_than_rows() {
    let workshop = Workshop::with_list(format!("{LIST}Nora,Lie,nora@example.org,Bodø,,,\n"));
    workshop.run_line("build petition-paris --date 2020-12-10").exits(0);
    let name = workshop.batches().remove(0);
    run(&workshop, &["add", &format!("out/{name}")]).exits(0).says(&["added 5 signatures, "]);
    let sheet = ["sheet", "petition-paris-0001-1", "--signatures"];
    let more = run(&workshop, &[&sheet[..], &["6"]].concat());
    more.exits(1).says(&["no room for 6 signatures", "rows for 5 at most"]);
    run(&workshop, &[&sheet[..], &["5"]].concat()).exits(0);
    let list = run(&workshop, &["list"]);
    assert!(list.exits(0).says(&["1 batch, 5 signatures"]).stdout.contains("  5 signatures  "), "{list}");
    // Where another batch has a sheet of the same name, both are named.
    workshop.run_line("build petition-paris --date 2020-12-12 --out two").exits(0);
    let two = workshop.names("two").remove(0);
    run(&workshop, &["add", &format!("two/{two}")]).exits(0);
    run(&workshop, &[&sheet[..], &["5"]].concat()).exits(1).says(&[
        &format!("`{name}`"),
        &format!("`{two}`"),
        "--batch",
    ]);
}

/// A volume that is printed last sheet first has the same sheets.
#[test]
fn rows_are_those_of_the_sheet_whichever_way_round_it_is_printed() {
    let rows: Vec<String> = (1..=60).map(|number| format!("N{number},Lie,n{number}@example.org,Oslo,,,\n")).collect();
    let workshop = Workshop::with_list(format!("{}\n{}", LIST.lines().next().expect("headings"), rows.concat()));
    let told = ["normal", "reverse"].map(|order| {
        workshop
            .run_line(&format!("build petition-paris --date 2020-12-10 --print-order {order} --out {order}"))
            .exits(0);
        let batch = workshop.names(order).remove(0);
        run(&workshop, &["add", &format!("{order}/{batch}")]).exits(0);
        let shown = run(&workshop, &["show", &batch]);
        let sheets: Vec<&str> = shown.stdout.lines().filter_map(|line| line.strip_prefix("sheet ")).collect();
        let most = sheets.iter().map(|line| {
            let serial = line.split_once(':').expect("a serial").0;
            let refused = run(&workshop, &["sheet", serial, "--signatures", "61", "--batch", &batch]);
            refused.exits(1).stderr.lines().find(|line| line.starts_with("hint:")).map(str::to_owned)
        });
        most.collect::<Vec<_>>()
    });
    assert!(told[0].len() > 1 && told[0].first() != told[0].last(), "{told:?}");
    assert_eq!(told[0], told[1]);
}

#[test]
fn a_roll_is_one_letter() {
    let workshop = Workshop::with_list(LIST);
    workshop.run_line("build chen-oslo --route oslo --as roll --date 2020-12-10").exits(0);
    let name = workshop.batches().remove(0);
    let what = "1 letter and a roll of 4 names";
    run(&workshop, &["add", &format!("out/{name}")]).exits(0).says(&[&format!("added {what}, ")]);
    let list = run(&workshop, &["list"]);
    assert!(list.exits(0).says(&["1 batch, 1 letter, 4 names"]).stdout.contains(what), "{list}");
    let stats = run(&workshop, &["stats", "--plot", "plot.svg"]);
    assert!(stats.exits(0).stdout.contains("4 signers, 1 letter, 4 names, "), "{stats}");
    assert!(workshop.read("plot.svg").contains("2020-12: 1;"));
}

#[test]
fn a_batch_is_sent_when_all_of_it_is() {
    let (workshop, name) = with_archive();
    for (kind, serials, sent) in
        [("answered", "", 0), ("returned", "2-3", 0), ("posted", "1-3", 0), ("posted", "4", 1), ("posted", "", 1)]
    {
        let event = ["event", &name, "--kind", kind, "--on", "2020-12-14", "--serials", serials];
        run(&workshop, if serials.is_empty() { &event[..6] } else { &event }).exits(0);
        let stats = run(&workshop, &["stats"]);
        let expected = format!("campaign chen-oslo: 1 batch, {sent} sent, ");
        assert!(stats.exits(0).stdout.contains(&expected), "{kind} {serials}: {stats}");
    }
}

#[test]
fn numbers_are_told_and_drawn() {
    let (workshop, _) = with_archive();
    let stats = run(&workshop, &["stats", "--plot", "plot.svg", "--plot", "plot.png"]);
    stats.exits(0);
    for line in
        ["campaign chen-oslo: 1 batch, 0 sent, 4 signers, 4 letters", "route oslo: 1 batch", "month 2020-12: 1 batch"]
    {
        assert!(stats.stdout.contains(line), "{line} in {stats}");
    }
    assert!(workshop.read("plot.svg").contains("2020-12: 4"));
    let picture = std::fs::read(workshop.path("plot.png")).expect("a picture");
    assert!(image::load_from_memory(&picture).is_ok());
    run(&workshop, &["stats", "--plot", "plot.gif"]).exits(1).says(&["no plot", "hint: name it `plot.svg`"]);
}

#[test]
fn data_are_corrected_and_restricted() {
    let (workshop, name) = with_archive();
    run(&workshop, &["correct", "--signer", "Anna Eriksen", "--column", "city", "--value", "Tromsø"])
        .exits(1)
        .says(&["2 people are meant"]);
    run(&workshop, &["correct", "--signer", "anna@example.org", "--column", "city", "--value", "Tromsø"]).exits(0);
    let found = run(&workshop, &["search", "tromso"]);
    assert!(found.stdout.starts_with(&format!("{name}/3 ")), "{found}");
    run(&workshop, &["correct", "--signer", "nobody@example.org", "--column", "city", "--value", "x"]).exits(1);
    run(&workshop, &["correct", "--signer", "anna@example.org", "--column", "colour", "--value", "x"]).exits(1);
    run(&workshop, &["restrict", "--signer", &format!("{name}/3")]).exits(0);
    let found = run(&workshop, &["search", "tromso"]);
    // Not even that somebody of this name is there; who has to know it sees the row.
    assert!(found.exits(0).says(&["0 rows"]).stdout.is_empty(), "{found}");
    assert!(run(&workshop, &["show", &name]).stdout.contains(&format!("restricted: {name}/row-4")));
    run(&workshop, &["verify"]).exits(0);
    run(&workshop, &["correct", "--signer", "anna@example.org", "--column", "city", "--value", "Molde"]).exits(0);
    assert!(run(&workshop, &["search", "molde"]).stdout.is_empty());
    run(&workshop, &["restrict", "--signer", "anna@example.org", "--lift"]).exits(0);
    assert!(run(&workshop, &["search", "molde"]).stdout.contains("Eriksen"));
    // What the letter says is found as well as what is right.
    assert!(run(&workshop, &["search", "oslo"]).stdout.contains("Eriksen"));
    run(&workshop, &["verify"]).exits(0);
}

#[test]
fn what_is_past_its_time_goes() {
    let workshop = Workshop::with_list(LIST);
    let letter = workshop.read("letters/chen-oslo/letter.toml");
    workshop.write("letters/chen-oslo/letter.toml", format!("retention = \"6 months after delivery\"\n{letter}"));
    workshop.run_line("build chen-oslo --route oslo --date 2020-01-10").exits(0);
    let name = workshop.batches().remove(0);
    run(&workshop, &["add", &format!("out/{name}")]).exits(0).says(&["kept until 6 months after delivery"]);
    let preview = run(&workshop, &["expire"]);
    assert!(preview.exits(0).says(&["1 batch past its time"]).stdout.contains("kept until 2020-07-10"), "{preview}");
    run(&workshop, &["event", &name, "--kind", "delivered", "--on", &jiff::Zoned::now().date().to_string()]).exits(0);
    run(&workshop, &["expire", "--yes"]).exits(0).says(&["nothing is past its time"]);
    let other = Workshop::with_list(LIST);
    other.write("letters/chen-oslo/letter.toml", format!("retention = \"6 moons after delivery\"\n{letter}"));
    other.run_line("check chen-oslo --route oslo").exits(1).says(&["no time such as", "days, weeks, months or years"]);
}

#[test]
fn an_expired_batch_leaves_its_manifest_alone() {
    let workshop = Workshop::with_list(LIST);
    let letter = workshop.read("letters/chen-oslo/letter.toml");
    workshop.write("letters/chen-oslo/letter.toml", format!("retention = \"6 months after delivery\"\n{letter}"));
    workshop.run_line("build chen-oslo --route oslo --date 2020-01-10").exits(0);
    let name = workshop.batches().remove(0);
    run(&workshop, &["add", &format!("out/{name}"), "--move"]).exits(0);
    let event = [
        "event",
        &name,
        "--kind",
        "posted",
        "--on",
        "2020-01-11",
        "--carrier",
        "Eriksen & Co",
        "--tracking",
        "dupre-1",
    ];
    run(&workshop, &event).exits(0);
    run(&workshop, &["restrict", "--signer", &format!("{name}/1")]).exits(0);
    run(&workshop, &["expire", "--yes"]).exits(0).says(&["held"]);
    run(&workshop, &["restrict", "--signer", &format!("{name}/1"), "--lift"]).exits(0);
    run(&workshop, &["expire", "--yes"]).exits(0).says(&["1 batch erased"]);
    let store: Vec<String> = workshop.files("kept/store").into_keys().collect();
    assert!(store.len() == 1 && store[0].ends_with(".json"), "{store:?}");
    // Nobody is left, in whatever page of the database.
    for (path, bytes) in workshop.files("kept") {
        let origin = workshop.path("out").display().to_string();
        for name in ["Dupré", "dupre", "小明", "anna@example.org", "Eriksen", "eriksen", "Storgata", &origin] {
            let found = bytes.windows(name.len()).any(|window| window == name.as_bytes());
            assert!(!found, "{name} in {path}");
        }
    }
    run(&workshop, &["verify"]).exits(0);
    run(&workshop, &["export", &name, "--out", "again"]).exits(1).says(&["past its time"]);
    assert!(run(&workshop, &["list"]).stdout.contains("expired"));
}

#[test]
fn who_has_signed_is_named_or_left_out() {
    let (workshop, _) = with_archive();
    workshop.write("signers.csv", format!("{LIST}New,Person,new@example.org,Paris,,,\n"));
    let build = "build chen-oslo --route oslo --date 2020-12-11 --archive kept --archive-key settings/archive.key";
    workshop.run_line(build).exits(0).says(&["has signed this letter already", "5 signers"]);
    let only_new = workshop.run_line(&format!("{build} --new-only --out new"));
    only_new.exits(0).says(&["5 rows = 1 signer + 4 in an earlier batch"]);
    // The batch can be taken up again without the archive.
    let name = workshop.names("new").remove(0);
    workshop.run_line(&format!("labels new/{name} --out labels")).exits(0);
    workshop.run_line("build chen-oslo --route oslo --archive nowhere").exits(1).says(&["no archive"]);
    workshop.run_line("build chen-oslo --route oslo --new-only").exits(1);
}

#[test]
fn without_an_archive_nothing_is_made() {
    let workshop = Workshop::empty();
    for words in [&["list"][..], &["search", "x"], &["verify"], &["stats"], &["expire"]] {
        run(&workshop, words).exits(1).says(&["there is no archive in `kept`"]).keeps_stdout_empty();
    }
    assert!(!workshop.path("kept").exists());
}

#[test]
#[cfg(unix)]
fn the_archive_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (workshop, _) = with_archive();
    let mut open = vec![workshop.path("kept")];
    let mut seen = 0;
    while let Some(path) = open.pop() {
        let metadata = std::fs::metadata(&path).expect("metadata");
        assert_eq!(metadata.permissions().mode() & 0o077, 0, "{}", path.display());
        seen += 1;
        if metadata.is_dir() {
            open.extend(std::fs::read_dir(&path).expect("entries").map(|entry| entry.expect("an entry").path()));
        }
    }
    assert!(seen > 10);
    std::fs::set_permissions(workshop.path("kept"), std::fs::Permissions::from_mode(0o755)).expect("open to all");
    run(&workshop, &["list"]).exits(0).says(&["others can enter"]);
}

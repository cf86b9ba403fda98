//! What the archive keeps of a person and of others at once: notes, files, places, names that two people share. Nobody gets what is another
//! one's, nobody loses it, and whatever stays is named.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use cli_support::archive::{self, ANNA, BO, HEADINGS, QUIRIN};
use cli_support::{Outcome, Workshop};

fn run(workshop: &Workshop, words: &[&str]) -> Outcome {
    archive::run(workshop, &[words, &["--by", "Kari"]].concat())
}

/// A workshop with a batch of these rows in the archive, and its id.
fn archived(rows: &[&str], build: &str) -> (Workshop, String) {
    let workshop = Workshop::with_list(format!("{HEADINGS}\n{}\n", rows.join("\n")));
    workshop.run_line(&format!("build {build} --date 2020-12-10")).exits(0);
    let batch = workshop.batches().remove(0);
    run(&workshop, &["add", &format!("out/{batch}"), "--move"]).exits(0);
    (workshop, batch)
}

fn erase(workshop: &Workshop, who: &str) -> Outcome {
    run(workshop, &["erase", "--signer", who, "--request", "2021-3", "--yes"])
}

#[test]
fn a_note_about_one_of_a_household_is_not_the_others() {
    let (workshop, batch) = archived(&[ANNA, QUIRIN, BO], "chen-oslo --route oslo --household");
    workshop.write("anna.txt", "a letter of Anna");
    workshop.write("Zylberstein.txt", "a letter of the other one");
    let event = ["event", &batch, "--kind", "answered", "--on", "2021-01-04", "--serials", "1"];
    run(&workshop, &[&event[..], &["--note", "Anna is ill", "--attach", "anna.txt"]].concat()).exits(0);
    run(&workshop, &[&event[..], &["--note", "Zylberstein called", "--attach", "Zylberstein.txt"]].concat()).exits(0);
    let told = run(&workshop, &["export-subject", "--signer", "w-2", "--out", "mine"]);
    told.exits(0).says(&["may be about others too", "Anna is ill", "anna.txt", "hint: look at it"]);
    assert_eq!(workshop.names("mine"), [format!("{batch}.pdf"), "subject.json".to_owned()], "{told}");
    let subject = workshop.read("mine/subject.json");
    assert!(!subject.contains("Anna") && !subject.contains("anna"), "{subject}");
    let subject: serde_json::Value = serde_json::from_str(&subject).expect("JSON");
    assert_eq!(subject["rows"][0]["events"][0]["about_others"], serde_json::json!(["note", "attachment"]), "{subject}");

    let erased = erase(&workshop, "w-2");
    erased.exits(0).says(&["anna.txt is about others too", "Anna is ill: this text stays", "the note went too"]);
    let shown = run(&workshop, &["show", &batch]);
    assert!(shown.stdout.contains("Anna is ill") && !shown.stdout.contains("Zylberstein"), "{shown}");
    run(&workshop, &["export", &batch, "--out", "found", "--attachment", "anna.txt"]).exits(0);
    // What is left is about somebody who is gone, too: whoever stays does not get it, and the last one takes it along.
    run(&workshop, &["export-subject", "--signer", "w-1", "--out", "hers"]).exits(0).says(&["may be about others too"]);
    assert_eq!(workshop.names("hers"), [format!("{batch}.pdf"), "subject.json".to_owned()]);
    erase(&workshop, "w-1").exits(0);
    let shown = run(&workshop, &["show", &batch]);
    assert!(!shown.stdout.contains("ill") && !shown.stdout.contains("anna.txt"), "{shown}");
    run(&workshop, &["verify"]).exits(0);
}

/// Whoever has the family name in common with the household is not named by it.
#[test]
fn a_shared_family_name_names_nobody() {
    let (workshop, batch) =
        archived(&[ANNA, "Ola,Eriksen,W-2,ola@example.org,Oslo,Storgata 1,0374"], "chen-oslo --route oslo --household");
    let event = ["event", &batch, "--kind", "answered", "--on", "2021-01-04", "--serials", "1"];
    run(&workshop, &[&event[..], &["--note", "Anna Eriksen is ill"]].concat()).exits(0);
    run(&workshop, &[&event[..], &["--note", "of Ola Eriksen"]].concat()).exits(0);
    erase(&workshop, "w-2").exits(0).says(&["Anna Eriksen is ill: this text stays"]);
    let shown = run(&workshop, &["show", &batch]);
    assert!(shown.stdout.contains("Anna Eriksen is ill") && !shown.stdout.contains("Ola"), "{shown}");
}

/// What names the person and others is not handed out by itself.
#[test]
fn a_file_with_two_names_is_looked_at_by_somebody() {
    let (workshop, batch) = archived(&[ANNA, BO], "chen-oslo --route oslo");
    workshop.write("Eriksen and Li.txt", "both");
    let event = ["event", &batch, "--kind", "answered", "--on", "2021-01-04", "--note", "Bo Li and Anna Eriksen moved"];
    run(&workshop, &[&event[..], &["--attach", "Eriksen and Li.txt"]].concat()).exits(0);
    run(&workshop, &["event", &batch, "--kind", "posted", "--on", "2020-12-11", "--carrier", "Posten"]).exits(0);
    let told = run(&workshop, &["export-subject", "--signer", "w-3", "--out", "mine"]);
    told.exits(0).says(&["attached `Eriksen and Li.txt`: Bo Li and Anna Eriksen moved"]);
    assert!(!told.stderr.contains("Posten"), "{told}");
    assert!(!workshop.read("mine/subject.json").contains("Eriksen"), "{told}");
    assert_eq!(workshop.names("mine").len(), 2);
}

#[test]
fn places_that_name_the_person_go_and_all_others_are_named() {
    let (workshop, batch) = archived(&[ANNA, QUIRIN, BO], "petition-paris");
    let sheet = ["sheet", "petition-paris-0001-1", "--signatures", "3", "--place"];
    run(&workshop, &[&sheet[..], &["box 3, with Q. Zylberstein"]].concat()).exits(0);
    erase(&workshop, "w-2").exits(0).says(&["the place of sheet petition-paris-0001-1 named the person and went too"]);
    assert!(!run(&workshop, &["show", &batch]).stdout.contains("box 3"));
    for (path, bytes) in workshop.files("kept") {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!text.contains("zylberstein"), "{path}");
    }
    run(&workshop, &[&sheet[..], &["box 4, with Anna"]].concat()).exits(0);
    erase(&workshop, "w-1").exits(0).says(&["sheets are in box 4, with Anna: this text stays"]);
    assert!(run(&workshop, &["show", &batch]).stdout.contains("box 4, with Anna"));
}

#[test]
fn what_does_not_name_the_person_for_sure_is_named() {
    let (workshop, batch) = archived(&["大文,陳,W-1,chen@example.org,Taipei,,", BO], "chen-oslo --route oslo");
    let event = ["event", &batch, "--kind", "posted", "--on", "2020-12-11"];
    run(&workshop, &[&event[..], &["--note", "陳先生 brought it", "--carrier", "Posten"]].concat()).exits(0);
    run(&workshop, &[&event[..], &["--serials", "2", "--note", "of the other one"]].concat()).exits(0);
    let erased = erase(&workshop, "w-1");
    erased.exits(0).says(&["by Posten: 陳先生 brought it: this text stays: look whether it names the person"]);
    assert!(!erased.stderr.contains("of the other one"), "{erased}");
}

/// What somebody wrote into `events.jsonl` by hand.
#[test]
fn events_of_the_folder_are_known_and_go() {
    let workshop = Workshop::with_list(format!("{HEADINGS}\n{ANNA}\n{QUIRIN}\n"));
    workshop.run_line("build chen-oslo --route oslo --date 2020-12-10").exits(0);
    let batch = workshop.batches().remove(0);
    let line = "{\"kind\":\"posted\",\"on\":\"2020-12-11\",\"carrier\":\"Zylberstein\",\"tracking\":\"R7\",\"by\":\"Quirin\"}\n";
    workshop.write(format!("out/{batch}/events.jsonl"), line);
    run(&workshop, &["add", &format!("out/{batch}")]).exits(0);
    let shown = run(&workshop, &["show", &batch]);
    assert!(shown.stdout.contains("posted on 2020-12-11, by Zylberstein, number R7"), "{shown}");
    run(&workshop, &["export", &batch, "--out", "before"]).exits(0);
    assert_eq!(workshop.read(format!("before/{batch}/events.jsonl")), line);
    erase(&workshop, "w-2").exits(0).says(&["the carrier went too", "number R7: this text stays"]);
    for (path, bytes) in workshop.files("kept") {
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!text.contains("zylberstein") && !text.contains("quirin"), "{path}");
    }
    run(&workshop, &["verify"]).exits(0);
    run(&workshop, &["export", &batch, "--out", "after"]).exits(0);
    assert_eq!(workshop.read(format!("after/{batch}/events.jsonl")), "{\"kind\":\"posted\",\"on\":\"2020-12-11\"}\n");
}

/// Two batches that say other things of one person, who cannot be told from somebody else of that name.
#[test]
fn rows_of_the_same_name_are_named_and_stay() {
    let (workshop, first) = archived(&["Anna,Eriksen,,anna@example.org,,,", BO], "chen-oslo --route oslo");
    workshop.write("signers.csv", format!("{HEADINGS}\nAnna,Eriksen,,,Oslo,Storgata 1,0374\n"));
    workshop.run_line("build chen-oslo --route oslo --date 2021-01-10 --out two").exits(0);
    let second = workshop.names("two").remove(0);
    run(&workshop, &["add", &format!("two/{second}")]).exits(0);
    let preview = run(&workshop, &["erase", "--signer", "anna@example.org"]);
    preview.exits(0).says(&["rows of the same name", &format!("{second}/1 "), "hint: where one is of the same person"]);
    assert!(preview.stdout.contains(&format!("{first}/1 ")) && !preview.stdout.contains(&second), "{preview}");
    let erased = erase(&workshop, "anna@example.org");
    erased.exits(0).says(&["erased from 1 batch", "rows of the same name", &format!("{second}/1 ")]);
    assert!(!erase(&workshop, "bo@example.org").exits(0).stderr.contains("rows of the same name"));
    let json = run(&workshop, &["erase", "--signer", &format!("{second}/1"), "--yes", "--json"]);
    let told: serde_json::Value = serde_json::from_str(json.exits(0).stdout.trim()).expect("JSON alone");
    assert_eq!(told["erased"][0]["batch"], second.as_str(), "{told}");
    assert_eq!((&told["rows"][0]["row"], told["same_name"].as_array().map(Vec::len)), (&2.into(), Some(0)), "{told}");
}

#[test]
fn restricted_data_are_erased_with_a_word() {
    let (workshop, batch) = archived(&[ANNA, BO], "chen-oslo --route oslo");
    run(&workshop, &["restrict", "--signer", "w-1"]).exits(0);
    for more in [&[][..], &["--yes"]] {
        let told = run(&workshop, &[&["erase", "--signer", "w-1"], more].concat());
        told.exits(0).says(&["data of this person are restricted since", "hint: look why"]);
    }
    assert!(!run(&workshop, &["erase", "--signer", &format!("{batch}/2")]).stderr.contains("restricted"));
}

/// A character of somebody else's name stands in no font of what a person gets.
#[test]
fn fonts_of_an_export_hold_nobody_else() {
    let (workshop, batch) = archived(&["鑫,陳,W-1,chen@example.org,Taipei,,", BO], "chen-oslo --route oslo");
    let map = |folder: &str| {
        let pdf = std::fs::read(workshop.path(folder)).expect("a PDF");
        let document = lopdf::Document::load_mem(&pdf).expect("a PDF");
        let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
        let texts = streams.map(|stream| stream.decompressed_content().unwrap_or_else(|_| stream.content.clone()));
        texts.map(|text| String::from_utf8_lossy(&text).to_uppercase()).collect::<String>()
    };
    run(&workshop, &["export", &batch, "--out", "whole"]).exits(0);
    let rare = format!("<{:04X}>", u32::from('鑫'));
    assert!(map(&format!("whole/{batch}/letters-0001.pdf")).contains(&rare));
    let told = run(&workshop, &["export-subject", "--signer", "w-3", "--out", "mine"]);
    assert!(!told.exits(0).stderr.contains("another version"), "{told}");
    assert!(!map(&format!("mine/{batch}.pdf")).contains(&rare));
    run(&workshop, &["export-subject", "--signer", "w-1", "--out", "theirs"]).exits(0);
    assert!(map(&format!("theirs/{batch}.pdf")).contains(&rare));
}

#[test]
fn an_approver_who_signed_too_goes_from_the_approval() {
    let workshop = Workshop::with_list(format!("{HEADINGS}\n{ANNA}\n{QUIRIN}\n"));
    workshop.run_line("build chen-oslo --route oslo --date 2020-12-10").exits(0);
    let batch = workshop.batches().remove(0);
    for by in ["Quirin Zylberstein", "Marit"] {
        workshop.run(["approve", &format!("out/{batch}"), "--by", by]).exits(0);
    }
    run(&workshop, &["add", &format!("out/{batch}"), "--move"]).exits(0);
    erase(&workshop, "w-2").exits(0).says(&["`approval.json` of", "names Marit", "can test a guess"]);
    run(&workshop, &["export", &batch, "--out", "after"]).exits(0);
    let approval = workshop.read(format!("after/{batch}/approval.json"));
    assert!(
        !approval.contains("Zylberstein") && approval.contains("withdrawn") && approval.contains("Marit"),
        "{approval}"
    );
    let sent = run(&workshop, &["event", &batch, "--kind", "posted", "--on", "2020-12-14"]);
    assert!(!sent.exits(0).stderr.contains("nobody has approved"), "{sent}");
}

//! A person who is forgotten is found before it in every place where somebody could look, and after it in none; everybody else's pages
//! stay as they were sent.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]
#![allow(clippy::case_sensitive_file_extension_comparisons, reason = "the program writes small letters")]

mod cli_support;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use cli_support::pictures::run as judge;
use cli_support::workbook::{unzipped, workbook};
use cli_support::{Outcome, Workshop};
use lopdf::{Document, Object};
use rusqlite::Connection;

/// Names, words and a character that stand in the list of one person alone; the character is in every font of the program.
const TRACES: [&str; 6] = ["zylberstein", "quirin", "kvikksand", "w-77", "gasse", "鑫"];

const HEADINGS: &str = "given_name,family_name,id,email,city,street,postcode,date,message,signature";

/// Anna, then the person with a letter, repeated, and in a row that is rejected; then Bo.
const ROWS: [&str; 5] = [
    "Anna,Eriksen,W-1,anna@example.org,Oslo,Storgata 1,0374,2020-11-01,Hold ut!,",
    "Quirin,Zylberstein,W-77,quirin@example.org,Bern 鑫,Gasse 7,3000,2020-11-02,Kvikksand,mine.png",
    "QUIRIN,Zylberstein,W-77,quirin@example.org,Bern,Gasse 7,3000,2020-11-03,Kvikksand,",
    "Quirin,Zylberstein,W-77,quirin@example.org,Bern,Gasse 7,3000,no day,Kvikksand,",
    "Bo,Li,W-3,bo@example.org,Bergen,,,2020-11-04,,",
];

fn run(workshop: &Workshop, words: &[&str]) -> Outcome {
    let place = ["--archive", "kept", "--archive-key", "settings/archive.key", "--by", "Kari"];
    workshop.run(["archive"].iter().chain(words).chain(&place).copied().collect::<Vec<_>>())
}

/// A signature: a picture whose bytes are nobody else's.
fn picture() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let ink = |x, y| image::Luma([if (x + y) % 7 == 0 { 0 } else { 255 }]);
    image::GrayImage::from_fn(90, 30, ink).write_to(&mut bytes, image::ImageFormat::Png).expect("a PNG");
    bytes.into_inner()
}

/// Builds from the list with the person in it, and takes the batch in while another program has the database open, so that the
/// journal stays. Hands back the batch, and what keeps the database open.
fn archived(workshop: &Workshop, build: &str) -> (String, Connection) {
    workshop.write("mine.png", picture());
    workshop.write("letter of Zylberstein.txt", "Quirin Zylberstein wrote to us.");
    workshop.write("first.csv", "given_name,family_name,email\nKari,Lie,kari@example.org\n");
    workshop.run_line("build chen-oslo --route oslo --date 2020-12-01 --signers first.csv --out first").exits(0);
    let first = workshop.names("first").remove(0);
    run(workshop, &["add", &format!("first/{first}")]).exits(0);
    let open = Connection::open(workshop.path("kept/archive.sqlite")).expect("the database");
    open.query_row("SELECT count(*) FROM batch", [], |_| Ok(())).expect("an answer");
    workshop.run_line(&format!("build {build} --date 2020-12-10 --skip-invalid")).exits(0);
    let batch = workshop.batches().remove(0);
    run(workshop, &["add", &format!("out/{batch}"), "--move"]).exits(0);
    let event = ["event", &batch, "--kind", "answered", "--on", "2021-01-04", "--note", "thanks, Quirin Zylberstein"];
    run(workshop, &[&event[..], &["--serials", "2", "--attach", "letter of Zylberstein.txt"]].concat()).exits(0);
    // Into the database as well; the journal keeps its bytes until somebody writes again.
    open.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(())).expect("a checkpoint");
    (batch, open)
}

fn holds(bytes: &[u8]) -> bool {
    let lower = String::from_utf8_lossy(bytes).to_lowercase();
    TRACES.iter().any(|trace| lower.contains(trace))
}

/// Every object of a PDF as a program sees it that unpacks streams: text strings decoded, names as they are.
fn holds_in_objects(pdf: &[u8]) -> bool {
    fn strings(object: &Object, found: &mut String) {
        match object {
            Object::String(..) => found.push_str(&lopdf::decode_text_string(object).unwrap_or_default()),
            Object::Array(items) => items.iter().for_each(|item| strings(item, found)),
            Object::Dictionary(entries) => entries.iter().for_each(|(_, value)| strings(value, found)),
            Object::Stream(stream) => {
                stream.dict.iter().for_each(|(_, value)| strings(value, found));
                let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
                found.push_str(&String::from_utf8_lossy(&content));
            }
            _ => {}
        }
        found.push('\n');
    }
    let document = Document::load_mem(pdf).expect("a PDF");
    let mut found = String::new();
    document.objects.values().for_each(|object| strings(object, &mut found));
    // The character as the maps of the fonts write it.
    let as_map = format!("{:04X}", u32::from('鑫'));
    holds(found.as_bytes()) || found.to_uppercase().contains(&format!("<{as_map}>"))
}

/// How many images that are no font and no mask stand in a PDF.
fn images(pdf: &[u8]) -> usize {
    let document = Document::load_mem(pdf).expect("a PDF");
    let is_image = |object: &Object| {
        object.as_stream().is_ok_and(|stream| {
            stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image")
        })
    };
    document.objects.values().filter(|object| is_image(object)).count()
}

/// The places in which something of the person is found.
fn places(workshop: &Workshop, open: &Connection) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    let mut note = |place: &'static str, is_found: bool| {
        if is_found {
            found.insert(place);
        }
    };
    for (path, bytes) in workshop.files("kept") {
        let is = |ending: &str| path.ends_with(ending);
        note("file names", holds(path.as_bytes()));
        if is(".pdf") {
            note("raw PDF", holds(&bytes));
            note("PDF objects", holds_in_objects(&bytes));
            note("PDF image", images(&bytes) > 0);
            let pdf = workshop.path("kept").join(&path).display().to_string();
            note("pdftotext", judge("pdftotext", &[&pdf, "-"]).is_none_or(|text| holds(&text)));
        } else if is(".sqlite") {
            note("SQLite pages", holds(&bytes));
        } else if is("-wal") || is("-shm") {
            note("WAL", holds(&bytes));
        } else if is(".xlsx") {
            note("workbook", holds(&unzipped(&bytes)));
        } else if is(".csv") {
            note("list", holds(&bytes));
        } else if is(".png") {
            note("image", bytes == picture());
        } else {
            note("other files", holds(&bytes));
        }
    }
    let rows = |question: &str| open.query_row(question, [], |row| row.get::<_, i64>(0)).expect("an answer") > 0;
    note("FTS index", rows("SELECT count(*) FROM person_text WHERE person_text MATCH 'zylberstein'"));
    note("FTS content", rows("SELECT count(*) FROM person_text_content WHERE c0 LIKE '%zylberstein%'"));
    note("FTS beginnings", rows("SELECT count(*) FROM person_text WHERE person_text MATCH 'zyl *'"));
    let blob = "SELECT count(*) FROM person_text_data WHERE instr(block, CAST('zylberstein' AS BLOB)) > 0";
    note("FTS data", rows(blob));
    note("people", rows("SELECT count(*) FROM person WHERE name LIKE '%zylberstein%' OR cells LIKE '%zylberstein%'"));
    note("events", rows("SELECT count(*) FROM event WHERE note LIKE '%zylberstein%'"));
    note("search", !run(workshop, &["search", "zylberstein"]).stdout.is_empty());
    note("show", holds(run(workshop, &["log"]).stdout.as_bytes()));
    found
}

/// The text of every page of the volumes of a batch, by file.
fn pages(workshop: &Workshop, folder: &str) -> BTreeMap<String, Vec<String>> {
    let mut texts = BTreeMap::new();
    for name in workshop.names(folder).into_iter().filter(|name| name.ends_with(".pdf") && !name.starts_with("cover")) {
        let pdf = workshop.path(folder).join(&name).display().to_string();
        let text = judge("pdftotext", &["-layout", &pdf, "-"]).map(|text| String::from_utf8(text).expect("UTF-8"));
        texts.insert(name, text.unwrap_or_default().split('\u{c}').map(str::to_owned).collect());
    }
    texts
}

/// Erases the person from a batch, and sees that everything of them goes and nothing else.
fn forget(workshop: &Workshop, build: &str, expected: &[&str]) {
    let (batch, open) = archived(workshop, build);
    let before = places(workshop, &open);
    assert_eq!(before.iter().copied().collect::<Vec<_>>(), expected, "{build}");
    run(workshop, &["export", &batch, "--out", "before"]).exits(0);
    let erased = run(workshop, &["erase", "--signer", "w-77", "--request", "2021-3", "--yes"]);
    erased.exits(0).says(&["erased from 1 batch; request 2021-3", "backups", "SSD", &format!("out/{batch}")]);
    if build.starts_with("petition") {
        erased.says(&["serial 2 on the paper sheet petition-paris-0001-1"]);
    }
    assert_eq!(places(workshop, &open), BTreeSet::new(), "{build}: {erased}");
    drop(open);
    run(workshop, &["verify"]).exits(0).says(&["1 erased since"]);
    run(workshop, &["export", &batch, "--out", "after"]).exits(0);
    workshop.run_line(&format!("verify after/{batch}")).exits(0).says(&["1 erased since"]);
    let (before, after) = (format!("before/{batch}"), format!("after/{batch}"));
    let text = |folder: &str, name: &str| workshop.read(format!("{folder}/{name}"));
    assert_eq!(text(&before, "manifest.json"), text(&after, "manifest.json"));
    assert_eq!(text(&before, "letters.jsonl"), text(&after, "letters.jsonl"));
    let record: serde_json::Value = serde_json::from_str(&text(&after, "erasures.json")).expect("JSON");
    assert_eq!(record["erasures"][0]["serials"], serde_json::json!([2]));
    assert_eq!(record["erasures"][0]["request"], "2021-3");
    let (before, after) = (pages(workshop, &before), pages(workshop, &after));
    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
    let mut seen = 0;
    for (name, before) in &before {
        assert_eq!(before.len(), after[name].len(), "{build}: {name}");
        for (page, (before, after)) in before.iter().zip(&after[name]).enumerate() {
            let is_theirs = holds(before.as_bytes());
            assert_eq!(before != after, is_theirs, "{build}: {name}, page {}: {after}", page + 1);
            let says_so = ["withdrawn", "trukket tilbake", "retiré"].iter().any(|words| after.contains(words));
            assert_eq!(says_so, is_theirs, "{build}: {name}, page {}: {after}", page + 1);
            seen += usize::from(is_theirs);
        }
    }
    assert!(seen > 0, "{build}");
}

fn list() -> String {
    format!("{HEADINGS}\n{}\n", ROWS.join("\n"))
}

/// Where the person is found: with an image in the letters, and one in the store.
const EVERYWHERE: [&str; 14] = [
    "FTS beginnings",
    "FTS content",
    "FTS data",
    "FTS index",
    "PDF image",
    "PDF objects",
    "SQLite pages",
    "WAL",
    "events",
    "image",
    "list",
    "other files",
    "pdftotext",
    "people",
];

fn everywhere(more: &[&'static str]) -> Vec<&'static str> {
    let mut places: Vec<&str> = EVERYWHERE.iter().chain(&["search"]).chain(more).copied().collect();
    places.sort_unstable();
    places
}

#[test]
fn a_letter_among_others() {
    let workshop = Workshop::with_list(list());
    forget(&workshop, "chen-oslo --route oslo", &everywhere(&[]));
}

#[test]
fn a_letter_in_a_file_of_its_own() {
    let workshop = Workshop::with_list(list());
    forget(&workshop, "chen-oslo --route oslo --per-signer", &everywhere(&[]));
}

#[test]
fn a_list_that_is_a_workbook() {
    let workshop = Workshop::with_shipped_files();
    let turned = "Liv,Li\u{202E}e,W-4,,,,,,,";
    let rows = [HEADINGS].into_iter().chain(ROWS).chain([turned]);
    let rows = rows.map(|row| row.split(',').map(str::to_owned).collect());
    workshop.write("list.xlsx", workbook(&rows.collect::<Vec<Vec<String>>>()));
    forget(&workshop, "chen-oslo --route oslo --signers list.xlsx", &everywhere(&["workbook"]));
    // What turns the direction of writing in the rows of others stays written out.
    let after = workshop.files("after");
    let (_, rejected) = after.iter().find(|(name, _)| name.ends_with("rejected.xlsx")).expect("rejected.xlsx");
    let rejected = String::from_utf8_lossy(&unzipped(rejected)).into_owned();
    assert!(!rejected.contains('\u{202E}') && rejected.contains(">Li\\u{202e}e<"), "{rejected}");
}

#[test]
fn a_list_in_json_with_a_row_that_is_none() {
    let workshop = Workshop::with_shipped_files();
    let rows = ROWS.iter().map(|row| {
        let cells = HEADINGS.split(',').zip(row.split(','));
        let mut cells: serde_json::Map<_, _> = cells.map(|(heading, cell)| (heading.to_owned(), cell.into())).collect();
        if row.contains("no day") {
            cells.insert("title".to_owned(), serde_json::json!(["vip"]));
        }
        serde_json::Value::Object(cells).to_string() + "\n"
    });
    workshop.write("list.jsonl", rows.collect::<String>());
    forget(&workshop, "chen-oslo --route oslo --signers list.jsonl", &everywhere(&[]));
}

#[test]
fn a_row_of_a_petition() {
    let workshop = Workshop::with_list(list());
    forget(&workshop, "petition-paris", &everywhere(&[]));
}

#[test]
fn a_row_of_a_roll() {
    let workshop = Workshop::with_list(list());
    // No signature and no town stand in a roll, and the batch keeps no image.
    let without = ["PDF image", "PDF objects", "image"];
    let mut expected = everywhere(&[]);
    expected.retain(|place| !without.contains(place));
    forget(&workshop, "chen-oslo --route oslo --as roll", &expected);
}

/// Where the words of a page stand, as poppler finds them; `None` where it is not here.
fn word_boxes(workshop: &Workshop, pdf: &str) -> Option<BTreeSet<String>> {
    let pdf = workshop.path(pdf).display().to_string();
    let text = judge("pdftotext", &["-bbox", &pdf, "-"])?;
    let text = String::from_utf8(text).expect("UTF-8");
    Some(text.lines().filter(|line| line.contains("<word")).map(|line| line.trim().to_owned()).collect())
}

/// A row that was higher than others keeps its height, so that the rows below it stay where they are; and the next erasure finds
/// everything as the first has left it.
#[test]
fn rows_below_a_high_one_stay() {
    let long = "Quirin Maria Anselm Theophilus Bonaventura Hieronymus Chrysostomus Athanasius Ambrosius ".repeat(2);
    let mut rows = ROWS.map(str::to_owned);
    rows[1] = rows[1].replacen("Quirin", long.trim(), 1);
    let list = format!("{HEADINGS}\n{}\n{}\n", rows[..2].join("\n"), rows[4]);
    for (build, volume) in
        [("petition-paris", "petition-0001.pdf"), ("chen-oslo --route oslo --as roll", "letters-0001.pdf")]
    {
        let workshop = Workshop::with_list(&list);
        let (batch, open) = archived(&workshop, build);
        drop(open);
        run(&workshop, &["export", &batch, "--out", "before"]).exits(0);
        run(&workshop, &["erase", "--signer", "w-77", "--yes"]).exits(0);
        run(&workshop, &["erase", "--signer", "w-1", "--yes"]).exits(0);
        run(&workshop, &["verify"]).exits(0).says(&["2 erased since"]);
        run(&workshop, &["export", &batch, "--out", "after"]).exits(0);
        let volume = workshop
            .names(format!("after/{batch}"))
            .into_iter()
            .find(|name| name == volume || name.ends_with("-0001.pdf"));
        let volume = volume.expect("a volume");
        let boxes = ["before", "after"].map(|folder| word_boxes(&workshop, &format!("{folder}/{batch}/{volume}")));
        let [Some(before), Some(after)] = boxes else { continue };
        let theirs = |word: &&String| {
            long.split(' ')
                .chain(["Zylberstein", "Anna", "Eriksen", "Bern", "鑫", "Oslo", "novembre", "2020", "1er"])
                .any(|name| !name.is_empty() && word.contains(&format!(">{name}<")))
        };
        let moved: Vec<&String> = before
            .difference(&after)
            .filter(|word| !theirs(word) && !word.contains(">1<") && !word.contains(">2<"))
            .collect();
        assert!(moved.is_empty(), "{build}: {moved:?}");
        assert!(
            before.iter().any(|word| word.contains(">Zylberstein<"))
                && !after.iter().any(|word| word.contains(">Zylberstein<"))
        );
    }
}

/// Who signed together with somebody stays in the letter.
#[test]
fn one_of_a_household() {
    let list = format!(
        "{HEADINGS}\n{}\nQuirin,Zylberstein,W-77,quirin@example.org,Oslo,Storgata 1,0374,2020-11-02,,\n{}\n",
        ROWS[0].replace("Hold ut!", ""),
        ROWS[4]
    );
    let workshop = Workshop::with_list(list);
    let (batch, open) = archived(&workshop, "chen-oslo --route oslo --household");
    drop(open);
    let shown = run(&workshop, &["search", "zylberstein"]);
    assert!(shown.stdout.starts_with(&format!("{batch}/1 ")), "{shown}");
    run(&workshop, &["erase", "--signer", "w-77", "--yes"]).exits(0);
    run(&workshop, &["export", &batch, "--out", "after"]).exits(0);
    let pages = pages(&workshop, &format!("after/{batch}"));
    let text: String = pages.values().flatten().map(String::as_str).collect();
    assert!(text.contains("Anna Eriksen") && !text.contains("Zylberstein"), "{text}");
    assert!(run(&workshop, &["search", "eriksen"]).stdout.contains("Anna Eriksen"));
    // The other one can go too, and then the letter says so.
    run(&workshop, &["erase", "--signer", "w-1", "--yes"]).exits(0);
    run(&workshop, &["export", &batch, "--out", "empty"]).exits(0);
    let pages = self::pages(&workshop, &format!("empty/{batch}"));
    let text: String = pages.values().flatten().map(String::as_str).collect();
    assert!(text.contains("withdrawn") && !text.contains("Eriksen"), "{text}");
    assert!(text.contains("Bo Li"), "{text}");
}

/// More than one person of a name: they are listed, and nothing is done.
#[test]
fn nobody_goes_by_mistake() {
    let mut rows = ROWS.map(str::to_owned);
    rows[4] = "Quirin,Zylberstein,W-3,other@example.org,Bergen,,,2020-11-04,,".to_owned();
    let workshop = Workshop::with_list(format!("{HEADINGS}\n{}\n", rows.join("\n")));
    let (batch, open) = archived(&workshop, "chen-oslo --route oslo");
    // What lies in the journal moves into the database whenever somebody opens it.
    let found = || {
        let mut found = places(&workshop, &open);
        found.retain(|place| !["SQLite pages", "WAL"].contains(place));
        found
    };
    let before = found();
    let told = run(&workshop, &["erase", "--signer", "Quirin Zylberstein", "--yes"]);
    told.exits(1).says(&["2 people are meant; nothing was changed"]);
    assert_eq!(told.stdout.lines().filter(|line| line.starts_with(&batch)).count(), 4, "{told}");
    let shown = run(&workshop, &["erase", "--signer", "w-77"]);
    shown.exits(0).says(&["nothing was changed: --yes erases"]);
    run(&workshop, &["erase", "--signer", "w-99", "--yes"]).exits(1).says(&["nobody in the archive"]);
    assert_eq!(found(), before);
    assert!(!workshop.path("settings").exists());
}

/// Who made the batch may have set the letters otherwise: then nobody's letter is touched.
#[test]
fn letters_of_another_version_are_not_set_anew() {
    let workshop = Workshop::with_list(list());
    workshop.write("mine.png", picture());
    workshop.run_line("build chen-oslo --route oslo --date 2020-12-10 --skip-invalid").exits(0);
    let batch = workshop.batches().remove(0);
    let folder = format!("out/{batch}");
    // Another program wrote the same letters with a space more in the file, and said so in the manifest.
    let mut volume = std::fs::read(workshop.path(format!("{folder}/letters-0001.pdf"))).expect("a volume");
    volume.push(b'\n');
    workshop.write(format!("{folder}/letters-0001.pdf"), &volume);
    let manifest = remade(&workshop.read(format!("{folder}/manifest.json")), &volume);
    workshop.write(format!("{folder}/manifest.json"), manifest);
    run(&workshop, &["add", &folder]).exits(0);
    let before = workshop.files("kept/store");
    let refused = run(&workshop, &["erase", "--signer", "w-77", "--yes"]);
    refused.exits(1).says(&["nothing was erased", "letters-0001.pdf"]);
    assert_eq!(workshop.files("kept/store"), before);
    // Nobody is kept from the own letter by it; in its fonts stand characters of others, which is said.
    let told = run(&workshop, &["export-subject", "--signer", "w-3", "--out", "mine"]);
    told.exits(0).says(&[&format!("another version made `{batch}`"), "hint: hand it out on paper"]);
    assert!(workshop.path(format!("mine/{batch}.pdf")).is_file() && !told.stderr.contains("error"), "{told}");
    run(&workshop, &["verify"]).exits(0);
}

/// A manifest with another first volume.
fn remade(manifest: &str, volume: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    let hex = |bytes: &[u8]| bytes.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
    let mut manifest: serde_json::Value = serde_json::from_str(manifest).expect("JSON");
    let hash: [u8; 32] = Sha256::digest(volume).into();
    manifest["files"]["letters-0001.pdf"] = serde_json::json!({ "sha256": hex(&hash), "bytes": volume.len() });
    manifest["letters_sha256"] = hex(&Sha256::digest(hex(&hash) + "\n")).into();
    serde_json::to_string_pretty(&manifest).expect("JSON") + "\n"
}

/// Whatever a batch is, a person can be taken out of it, with all that was counted of the row.
#[test]
fn batches_of_every_kind() {
    let list = "given_name,family_name,id,email,city,date,message,message_approved,consent,visibility\n\
        Anna,Eriksen,W-1,anna@example.org,Oslo,2020-11-01,Hold ut!,yes,yes,\n\
        Quirin,Zylberstein,W-77,quirin@example.org,Bern,2020-11-02,Kvikksand,no,,\n\
        Bo,Li,W-3,bo@example.org,Bergen,2020-11-04,,,yes,initials\n\
        Eva,Moe,W-4,eva@example.org,Moss,2020-11-04,,,yes,anonymous\n\
        Ida,Dal,W-5,ida@example.org,Voss,2020-11-05,,,no,\n";
    for (number, build) in [
        "chen-oslo --route oslo --group-by-sheets",
        "chen-oslo --route oslo --print-order reverse",
        "chen-oslo --route oslo --route paris --simplex --volume-size 1",
        "chen-oslo --route oslo --arrangement separate",
        "xinjiang-release --route paris --to each",
        "tokyo-ambassador",
        "petition-paris",
    ]
    .into_iter()
    .enumerate()
    {
        let workshop = Workshop::with_list(list);
        workshop.run_line(&format!("build {build} --date 2020-12-10 --skip-invalid")).exits(0);
        let batch = workshop.batches().remove(0);
        run(&workshop, &["add", &format!("out/{batch}"), "--move"]).exits(0);
        for (who, erased) in [("w-77", 1), ("w-3", 2)] {
            run(&workshop, &["erase", "--signer", who, "--yes"]).exits(0);
            run(&workshop, &["verify"]).exits(0).says(&[&format!("{erased} erased since")]);
        }
        run(&workshop, &["export", &batch, "--out", "after"]).exits(0);
        let text: String = pages(&workshop, &format!("after/{batch}")).into_values().flatten().collect();
        assert!(!text.contains("Zylberstein") && !text.contains("Kvikksand"), "{number} {build}: {text}");
        assert!(text.contains("Eriksen"), "{number} {build}: {text}");
    }
}

/// What two batches have in common stays while one of them has it.
#[test]
fn a_file_of_the_store_goes_with_the_last_batch() {
    let workshop = Workshop::with_list(list());
    workshop.write("mine.png", picture());
    let settings = workshop.read("letters/chen-oslo/letter.toml");
    workshop.write("letters/chen-oslo/letter.toml", format!("retention = \"1 month after delivery\"\n{settings}"));
    for (out, day) in [("old", "2020-01-10"), ("new", "2099-01-10")] {
        workshop.run_line(&format!("build chen-oslo --route oslo --date {day} --skip-invalid --out {out}")).exits(0);
        run(&workshop, &["add", &format!("{out}/{}", workshop.names(out).remove(0))]).exits(0);
    }
    let has_picture = || workshop.files("kept/store").into_values().filter(|bytes| *bytes == picture()).count();
    assert_eq!(has_picture(), 1);
    run(&workshop, &["expire", "--yes"]).exits(0).says(&["1 batch erased"]);
    assert_eq!(has_picture(), 1);
    run(&workshop, &["verify"]).exits(0);
    run(&workshop, &["erase", "--signer", "w-77", "--yes"]).exits(0).says(&["erased from 1 batch"]);
    assert_eq!(has_picture(), 0);
    run(&workshop, &["verify"]).exits(0);
}

/// A correction and a second wave hold the person too: all of them are found by one request.
#[test]
fn a_batch_its_correction_and_its_second_wave() {
    let workshop = Workshop::with_list(list());
    workshop.write("mine.png", picture());
    let made = |words: &str| workshop.run_line(words).exits(0).stdout.trim().to_owned();
    let first = made("build chen-oslo --route oslo --date 2020-12-10 --skip-invalid");
    workshop.write("mended.csv", "id,city\nW-77,Thun\n");
    let corrected = made(&format!("reprint {first} --corrected mended.csv"));
    let rows = [ROWS[0], ROWS[1], "Nils,Ny,W-9,nils@example.org,Voss,,,2020-12-12,,"].join("\n");
    workshop.write("signers.csv", format!("{HEADINGS}\n{rows}\n"));
    let second = made(&format!("build chen-oslo --date 2020-12-20 --after {first}"));
    for batch in [&first, &corrected, &second] {
        run(&workshop, &["add", batch]).exits(0);
    }
    let erased = run(&workshop, &["erase", "--signer", "w-77", "--yes"]);
    erased.exits(0).says(&["erased from 3 batches"]);
    run(&workshop, &["verify"]).exits(0).says(&["3 erased since"]);
    assert!(!workshop.files("kept").values().any(|bytes| holds(bytes)), "{erased}");
    for batch in [&first, &corrected, &second] {
        let name = batch.rsplit('/').next().expect("a name");
        run(&workshop, &["export", name, "--out", "after"]).exits(0);
        let text: String = pages(&workshop, &format!("after/{name}")).into_values().flatten().collect();
        assert!(!holds(text.as_bytes()), "{batch}: {text}");
    }
}

/// A correction under another name is the same person's: from whichever side one looks, and in whatever order they came.
#[test]
fn a_letter_and_its_correction_under_another_name_go_together() {
    let traces = ["nyttnavn", "bjørnsdatter", "aase@example.org", "fjellvegen"];
    for (first_added, meant) in [(0, "Åse Bjørnsdatter"), (1, "Åse Nyttnavn"), (0, "R-1"), (1, "aase@example.org")] {
        let workshop = Workshop::with_list(
            "id,given_name,family_name,email,street,city\n\
             R-1,Åse,Bjørnsdatter,aase@example.org,Fjellvegen 2,Oslo\nR-2,Bo,Li,bo@example.org,,Bergen\n",
        );
        let made = |words: &str| workshop.run_line(words).exits(0).stdout.trim().to_owned();
        let first = made("build chen-oslo --route oslo --date 2020-12-10");
        workshop.write("mended.csv", "id,family_name\nR-1,Nyttnavn\n");
        let corrected = made(&format!("reprint {first} --corrected mended.csv --out b"));
        let (one, other) = if first_added == 0 { (&first, &corrected) } else { (&corrected, &first) };
        run(&workshop, &["add", one]).exits(0);
        run(&workshop, &["add", other]).exits(0);
        run(&workshop, &["erase", "--signer", meant, "--yes"]).exits(0).says(&["erased from 2 batches"]);
        run(&workshop, &["verify"]).exits(0).says(&["2 erased since"]);
        let stays = |bytes: &Vec<u8>| {
            let text = String::from_utf8_lossy(bytes).to_lowercase();
            traces.iter().any(|trace| text.contains(trace))
        };
        assert!(!workshop.files("kept").values().any(stays), "{meant}");
        assert!(run(&workshop, &["search", "bo@example.org"]).stdout.contains("Bo"), "{meant}");
    }
}

/// What comes into the archive after the erasure is known by the letter, though by nothing else.
#[test]
fn a_correction_that_comes_late_goes_too() {
    for is_first in [true, false] {
        let workshop = Workshop::with_list(
            "id,given_name,family_name,email,city,street,postcode\nH-1,Tone,Dahl,tone@example.org,Oslo,Storgata 1,0374\n\
             H-2,Ola,Dahl,ola@example.org,Oslo,Storgata 1,0374\n",
        );
        let made = |words: &str| workshop.run_line(words).exits(0).stdout.trim().to_owned();
        let first = made("build chen-oslo --route oslo --household --date 2020-12-10");
        workshop.write("mended.csv", "id,family_name,given_name\nH-1,Nyttnavn,Torunn\n");
        let corrected = made(&format!("reprint {first} --corrected mended.csv --out b"));
        let (early, late) = if is_first { (&first, &corrected) } else { (&corrected, &first) };
        run(&workshop, &["add", early]).exits(0);
        run(&workshop, &["erase", "--signer", "H-1", "--yes"]).exits(0);
        run(&workshop, &["add", late]).exits(0).says(&["reapply"]);
        run(&workshop, &["verify"]).exits(1).says(&["people who were erased may be back"]);
        run(&workshop, &["reapply"]).exits(0);
        run(&workshop, &["verify"]).exits(0).says(&["2 erased since"]);
        assert!(run(&workshop, &["search", "H-1"]).stdout.is_empty());
        assert!(run(&workshop, &["search", "H-2"]).stdout.contains("Ola"), "the other one of the household stays");
    }
}

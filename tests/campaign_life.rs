//! One campaign from its list to the second wave: built, approved, handed over, reprinted, corrected, followed; every page
//! that changed, and every byte that must not.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use cli_support::{Outcome, Workshop};
use lopdf::content::Content;
use lopdf::{Document, Object};
use serde_json::Value;

const HEADINGS: &str = "id,given_name,family_name,street,postcode,city,country,email,visibility,consent\n";

/// The first list: serials 1 to 5 are Anna, Ola, Kari, Per and Liv.
const FIRST: &str = "W-1,Anna,Berg,Vei 1,0374,Oslo,Norge,anna@example.org,,yes\n\
    W-2,Ola,Dahl,Vei 2,5018,Bergen,Norge,ola@example.org,,yes\n\
    W-3,Gro,Hemmelig,Vei 9,5018,Bergen,Norge,gro@example.org,withheld,yes\n\
    W-4,Kari,Lie,Vei 3,7013,Trondheim,Norge,kari@example.org,,yes\n\
    W-5,Per,Moe,Vei 4,4005,Stavanger,Norge,per@example.org,,yes\n\
    W-6,Liv,Ness,Vei 5,9008,Troms\u{f8},Norge,liv@example.org,,yes\n";

/// Who signs in the second week; the first comes before all others.
const NEW_AT_THE_TOP: &str = "W-9,Siri,Ruud,Vei 7,0374,Oslo,Norge,siri@example.org,,yes\n";
const NEW_AT_THE_END: &str = "W-10,Tor,Vik,Vei 8,0374,Oslo,Norge,tor@example.org,,yes\n";

fn is_pdf(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "pdf")
}

fn build(workshop: &Workshop, arguments: &str) -> Outcome {
    workshop.run(["build", "chen-oslo"].into_iter().chain(arguments.split_whitespace()))
}

/// The batch that a command printed.
fn batch_of(workshop: &Workshop, outcome: &Outcome) -> PathBuf {
    workshop.path(outcome.exits(0).stdout.trim())
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).expect("a file")).expect("JSON")
}

/// The lines of `letters.jsonl`.
fn letters(batch: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(batch.join("letters.jsonl")).expect("letters.jsonl");
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

fn serials(batch: &Path) -> Vec<u64> {
    letters(batch).iter().map(|letter| letter["serial"].as_u64().expect("a serial")).collect()
}

/// Everything that a page puts at a place, in order: each operator with its numbers, and of each text how many glyphs it
/// has. Which code a glyph has and what an image is called is each file's own affair.
type Marks = Vec<String>;

/// The marks of every page of a PDF, in order.
fn pages(pdf: &Path) -> Vec<Marks> {
    let document = Document::load(pdf).expect("a PDF");
    let marks = |page: &lopdf::ObjectId| {
        let content = Content::decode(&document.get_page_content(*page)).expect("a content stream");
        content
            .operations
            .iter()
            .map(|one| format!("{} {:?}", one.operator, one.operands.iter().map(mark).collect::<Vec<_>>()))
            .collect()
    };
    document.get_pages().values().map(marks).collect()
}

fn mark(operand: &Object) -> String {
    match operand {
        Object::String(codes, _) => format!("{} glyphs", codes.len() / 2),
        Object::Array(parts) => format!("{:?}", parts.iter().map(mark).collect::<Vec<_>>()),
        Object::Name(name) if name.starts_with(b"I") => "an image".to_owned(),
        other => format!("{other:?}"),
    }
}

/// The content streams of every page of a PDF as they stand in the file, one after another.
fn streams_by_page(pdf: &Path) -> Vec<Vec<u8>> {
    let document = Document::load(pdf).expect("a PDF");
    let streams = |page: &lopdf::ObjectId| {
        let streams = document.get_page_contents(*page).into_iter();
        streams.flat_map(|id| document.get_object(id).and_then(Object::as_stream).expect("a stream").content.clone())
    };
    document.get_pages().values().map(|page| streams(page).collect()).collect()
}

/// The same for the pages of a letter.
fn streams_of(batch: &Path, serial: u64) -> Vec<Vec<u8>> {
    let letter = letters(batch).into_iter().find(|letter| letter["serial"] == serial).expect("the letter");
    let number = |key: &str| usize::try_from(letter[key].as_u64().expect("a number")).expect("small");
    let streams = streams_by_page(&batch.join(letter["file"].as_str().expect("a file")));
    let first = number("first_page") - 1;
    streams[first..first + number("pages")].to_vec()
}

/// The font files in a PDF as they stand there.
fn fonts(pdf: &Path) -> BTreeSet<Vec<u8>> {
    let document = Document::load(pdf).expect("a PDF");
    let dictionaries = document.objects.values().filter_map(|object| object.as_dict().ok());
    let files = dictionaries.flat_map(|one| {
        [b"FontFile2".as_slice(), b"FontFile3"]
            .into_iter()
            .filter_map(|key| one.get(key).and_then(Object::as_reference).ok())
    });
    files.map(|id| document.get_object(id).and_then(Object::as_stream).expect("a stream").content.clone()).collect()
}

/// What pdftoppm draws of the pages of a PDF; `None`, and said, where it is not there.
fn pictures(workshop: &Workshop, pdf: &Path, pages: &[u64]) -> Option<Vec<Vec<u8>>> {
    let draw = |page: &u64| {
        let page = page.to_string();
        let target = workshop.path("picture");
        let drawn = Command::new("pdftoppm")
            .args(["-r", "100", "-singlefile", "-png", "-f", &page, "-l", &page])
            .args([pdf, &target])
            .status();
        if drawn.is_err() {
            let _ =
                writeln!(std::io::stderr(), "not run: pdftoppm is not here (Debian: apt-get install poppler-utils)");
            return None;
        }
        Some(std::fs::read(target.with_extension("png")).expect("a picture"))
    };
    pages.iter().map(draw).collect()
}

/// The marks of the pages of each letter of a batch, by serial.
fn pages_by_serial(batch: &Path) -> BTreeMap<u64, Vec<Marks>> {
    let mut by_serial = BTreeMap::new();
    for letter in letters(batch) {
        let number = |key: &str| letter[key].as_u64().expect("a number");
        let first = usize::try_from(number("first_page") - 1).expect("small");
        let count = usize::try_from(number("pages")).expect("small");
        let pages = pages(&batch.join(letter["file"].as_str().expect("a file")));
        by_serial.insert(number("serial"), pages[first..first + count].to_vec());
    }
    by_serial
}

/// Title, bookmarks and metadata of a PDF: everything a reader shows beside its pages.
fn beside_the_pages(pdf: &Path) -> String {
    let document = Document::load(pdf).expect("a PDF");
    let mut text = String::new();
    for object in document.objects.values() {
        let dictionary = match object {
            Object::Dictionary(dictionary) => dictionary,
            Object::Stream(stream) if stream.dict.has_type(b"Metadata") => {
                text.push_str(&String::from_utf8_lossy(&stream.content));
                continue;
            }
            _ => continue,
        };
        for key in [b"Title".as_slice(), b"Author", b"Subject", b"Keywords", b"T", b"Contents"] {
            if let Ok(value) = dictionary.get(key).and_then(lopdf::decode_text_string) {
                text.push_str(&value);
                text.push('\n');
            }
        }
    }
    text
}

/// What pdftotext reads; `None`, and said, where it is not there.
fn pdftotext(pdf: &Path) -> Option<String> {
    let pdf = pdf.display().to_string();
    cli_support::pictures::run("pdftotext", &["-layout", &pdf, "-"]).map(|text| String::from_utf8(text).expect("UTF-8"))
}

#[test]
fn a_campaign_lives_from_its_list_to_the_second_wave() {
    let workshop = Workshop::with_list(format!("{HEADINGS}{FIRST}"));
    let first = batch_of(&workshop, &build(&workshop, "--date 2026-12-10 --volume-size 2"));
    let name = first.file_name().expect("a name").to_string_lossy().into_owned();
    let path = format!("out/{name}");
    assert_eq!(serials(&first), [1, 2, 3, 4, 5]);
    let as_made = workshop.files(&first);
    let whole = |files: &BTreeMap<String, Vec<u8>>| {
        let mut files = files.clone();
        files.retain(|name, _| !["approval.json", "events.jsonl"].contains(&name.as_str()));
        files == as_made
    };

    // Approved: beside the manifest, of which every byte stays.
    workshop.run(["approve", &path, "--by", "Kari Lie"]).exits(0).says(&["approved by Kari Lie"]);
    let approval = json(&first.join("approval.json"));
    assert_eq!(approval["approvals"][0]["by"], "Kari Lie");
    assert_eq!(approval["batch"], name.as_str());
    workshop.run(["approve", &path, "--by", "Kari Lie"]).exits(0).says(&["nothing was changed"]);
    assert_eq!(json(&first.join("approval.json")), approval);
    workshop.run(["approve", &path, "--by", "Ola"]).exits(0);
    assert_eq!(json(&first.join("approval.json"))["approvals"].as_array().map(Vec::len), Some(2));
    assert!(whole(&workshop.files(&first)), "approving changed the batch");

    // Handed over: volumes, cover sheet, job sheet; nothing else, and nobody's name beside the pages.
    let handed = workshop.run(["handover", &path, "--out", "print", "--delete-by", "2099-01-31"]);
    let handed = workshop.path(handed.exits(0).stdout.trim());
    let files = workshop.files(&handed);
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(names, ["cover.pdf", "job.txt", "letters-0001.pdf", "letters-0002.pdf", "letters-0003.pdf"]);
    for name in names.iter().filter(|name| is_pdf(name)) {
        assert!(files[*name] == as_made[*name], "{name} is not the one of the batch");
        let shown = beside_the_pages(&handed.join(name));
        assert!(!shown.is_empty(), "{name} has a title");
        for person in ["Anna", "Berg", "Ola", "Dahl", "Kari", "Lie", "Moe", "Liv", "Ness", "Hemmelig", "example.org"] {
            assert!(!shown.contains(person), "{person} stands beside the pages of {name}: {shown}");
        }
    }
    let job = String::from_utf8(files["job.txt"].clone()).expect("UTF-8");
    for words in ["A4", "100 %", "two-sided", "2099-01-31", "letters-0003.pdf"] {
        assert!(job.contains(words), "`{words}` is missing in {job}");
    }
    let manifest = json(&first.join("manifest.json"));
    for name in names.iter().filter(|name| is_pdf(name)) {
        assert!(job.contains(manifest["files"][*name]["sha256"].as_str().expect("a hash")), "no hash of {name}: {job}");
    }
    assert!(!job.contains("Berg") && !job.contains("example.org"));
    assert!(whole(&workshop.files(&first)), "handing over changed the batch");

    // A sheet jams: the same letters, every mark in its place, though list and letter have changed since.
    let shipped = workshop.read("letters/chen-oslo/en.md");
    workshop.write("letters/chen-oslo/en.md", shipped.replace("---", "Another paragraph.\n\n---"));
    workshop.write("signers.csv", format!("{HEADINGS}W-1,Somebody,Else,,,,,,,yes\n"));
    let reprint = workshop.run(["reprint", &path, "2", "4-5", "--out", "jammed.pdf"]);
    reprint.exits(0).says(&["2, 4-5"]);
    let printed = pages_by_serial(&first);
    let expected: Vec<Marks> = [2, 4, 5].iter().flat_map(|serial| printed[serial].clone()).collect();
    let jammed = workshop.path("jammed.pdf");
    assert!(pages(&jammed) == expected, "a reprint is not what was printed");
    let volumes = ["letters-0001.pdf", "letters-0002.pdf", "letters-0003.pdf"].map(|name| first.join(name));
    let streams: Vec<Vec<u8>> = [2, 4, 5].iter().flat_map(|serial| streams_of(&first, *serial)).collect();
    assert!(streams_by_page(&jammed) == streams, "a reprint has other bytes of content than the volumes");
    let known: BTreeSet<Vec<u8>> = volumes.iter().flat_map(|volume| fonts(volume)).collect();
    let used = fonts(&jammed);
    assert!(!used.is_empty() && used.iter().all(|font| known.contains(font)), "a reprint has other fonts");
    let shown = beside_the_pages(&jammed);
    assert!(shown.contains("2, 4-5") && !shown.contains("Ola") && !shown.contains("Dahl"), "{shown}");
    // Letters 2 and 4: pages 3 and 4 of the first volume, pages 3 and 4 of the second.
    let drawn = pictures(&workshop, &workshop.path("jammed.pdf"), &[1, 2, 3, 4]);
    let originals =
        ["letters-0001.pdf", "letters-0002.pdf"].map(|name| pictures(&workshop, &first.join(name), &[3, 4]));
    if let (Some(drawn), [Some(one), Some(two)]) = (drawn, originals) {
        assert!(drawn == [one, two].concat(), "a reprint does not look like what was printed");
    }
    workshop.write("letters/chen-oslo/en.md", shipped);

    // A town was wrong: the same serial in a small batch that names the first, and nothing but the town's marks is other.
    workshop.write("mended.csv", "id,city\nW-4,Levanger\n");
    let corrected = batch_of(&workshop, &workshop.run(["reprint", &path, "--corrected", "mended.csv"]));
    assert_eq!(serials(&corrected), [3]);
    let of_correction = json(&corrected.join("manifest.json"));
    assert_eq!(of_correction["delivery"]["corrects"], name.as_str());
    assert_eq!(of_correction["date"], "2026-12-10");
    let mended = &pages_by_serial(&corrected)[&3];
    assert_eq!(mended.len(), printed[&3].len());
    for (new, old) in mended.iter().zip(&printed[&3]) {
        assert_eq!(new.len(), old.len());
        let changed: Vec<_> = new.iter().zip(old).filter(|(new, old)| new != old).collect();
        // The town stands in the sender's block, before the date and below the signature: the words and where they begin.
        assert!((1..=6).contains(&changed.len()), "{changed:?}");
    }
    if let Some(text) = pdftotext(&corrected.join("letters-0001.pdf")) {
        assert!(text.contains("Levanger") && !text.contains("Trondheim") && text.contains("000003"), "{text}");
    }
    if let Some(text) = pdftotext(&corrected.join("cover.pdf")) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            text.contains("Correction: letter 3 replaces") && text.contains("Rettelse: brevet 3 erstatter"),
            "{text}"
        );
    }
    assert!(whole(&workshop.files(&first)), "correcting changed the batch");

    // Two more sign, one is there under another spelling and e-mail, one withdraws nothing: only the two are printed.
    let again = FIRST.replace("W-4,Kari,Lie,Vei 3,7013,Trondheim", "W-4,Kari,Lie,Vei 33,7600,Levanger");
    let twice = "W-77,ANNA,b\u{e9}rg,VEI 1,0374,oslo,Norge,other@example.org,,yes\n";
    workshop.write("signers.csv", format!("{HEADINGS}{NEW_AT_THE_TOP}{again}{twice}{NEW_AT_THE_END}"));
    let wave = format!("--date 2026-12-17 --after {path}");
    let outcome = build(&workshop, &wave);
    outcome.exits(0).says(&["9 rows = 2 signers + 1 withheld + 6 in an earlier batch"]);
    let second = batch_of(&workshop, &outcome);
    assert_eq!(serials(&second), [6, 7]);
    let manifest = json(&second.join("manifest.json"));
    assert_eq!(manifest["delivery"]["number"], 2);
    let after: BTreeSet<&str> =
        manifest["delivery"]["after"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
    let correction = corrected.file_name().expect("a name").to_string_lossy().into_owned();
    assert_eq!(after, BTreeSet::from([name.as_str(), correction.as_str()]), "the correction belongs to the chain");
    if let Some(text) = pdftotext(&second.join("cover.pdf")) {
        assert!(text.contains("2nd delivery, serials 6\u{2013}7"), "{text}");
        assert!(text.contains("2. levering, l\u{f8}penummer 6\u{2013}7"), "{text}");
    }
    if let Some(text) = pdftotext(&second.join("letters-0001.pdf")) {
        assert!(text.contains("Siri Ruud") && text.contains("Tor Vik") && !text.contains("Anna"), "{text}");
    }
    build(&workshop, &wave).exits(0).says(&["exists already"]);

    // The second wave stands alone: a letter of it is printed again without the first, and a third goes on from both.
    let second_path = second.strip_prefix(workshop.path("")).expect("below").display().to_string();
    workshop.run(["reprint", &second_path, "7", "--out", "seven.pdf"]).exits(0);
    assert!(pages(&workshop.path("seven.pdf")) == pages_by_serial(&second)[&7]);
    let third_list =
        format!("{}W-11,Ulf,Aas,Vei 9,0374,Oslo,Norge,ulf@example.org,,yes\n", workshop.read("signers.csv"));
    workshop.write("signers.csv", third_list);
    let third = batch_of(&workshop, &build(&workshop, &format!("--date 2026-12-24 --after {second_path}")));
    assert_eq!(serials(&third), [8]);
    assert_eq!(json(&third.join("manifest.json"))["delivery"]["number"], 3);
    build(&workshop, &format!("--date 2026-12-31 --after {}", third.display())).exits(1).says(&["no signer is left"]);

    // What others go on from stays, what was sent stays, what was neither goes.
    workshop.run(["discard", &path, "--yes"]).exits(1).says(&[&name, "goes on from"]);
    let third = third.display().to_string();
    workshop.run(["discard", &third]).exits(1).says(&["1 letter, serial 8", "nobody said yes", "--yes"]);
    workshop.write(format!("{third}/events.jsonl"), "{\"kind\":\"posted\",\"on\":\"2026-12-24\"}\n");
    workshop.run(["discard", &third, "--yes"]).exits(1).says(&["has left the house: posted, on 2026-12-24"]);
    workshop.run(["handover", &third, "--out", "print"]).exits(0).says(&["has left the house", "nobody has approved"]);
    std::fs::remove_file(workshop.path(&third).join("events.jsonl")).expect("the events");
    workshop.run(["discard", &third, "--yes"]).exits(0).says(&["is removed"]).keeps_stdout_empty();
    assert!(!workshop.path(&third).exists());
    assert!(workshop.names("out").iter().all(|name| !name.starts_with('.')), "{:?}", workshop.names("out"));
    assert!(whole(&workshop.files(&first)), "the first batch is the one that was made");
}

#[test]
fn a_reprint_asks_for_letters_that_are_there() {
    let workshop = Workshop::with_list(format!("{HEADINGS}{FIRST}"));
    let batch = build(&workshop, "--date 2026-12-10 --to each").exits(0).stdout.trim().to_owned();
    for (serials, said) in
        [("6", "serial 6"), ("4-7", "serial 6"), ("0", "no serials"), ("7-4", "no serials"), ("x", "no serials")]
    {
        workshop.run(["reprint", &batch, serials]).exits(1).says(&[said]).keeps_stdout_empty();
    }
    workshop.run(["reprint", &batch, "1-18446744073709551615"]).exits(1).says(&["serial 6"]);
    workshop.run(["reprint", &batch, "1", "--to", "nobody"]).exits(1).says(&["nobody"]);
    workshop.run(["reprint", &batch]).exits(1);
    workshop.write("reprint.pdf", "my notes");
    workshop.run(["reprint", &batch, "1"]).exits(1).says(&["no PDF"]);
    let inside = format!("{batch}/more.pdf");
    for command in [&["reprint", &batch, "1", "--out", &inside][..], &["cover", &batch, "--out", &inside]] {
        workshop.run(command).exits(1).says(&["a batch stays as it was made"]);
    }
    workshop.run(["handover", &batch, "--out", &format!("{batch}/print/shop")]).exits(1).says(&["a batch stays"]);
    assert_eq!(workshop.read("reprint.pdf"), "my notes");
    let each = workshop.run(["reprint", &batch, "1", "--out", "each.pdf", "--json"]);
    let said: Value = serde_json::from_str(&each.exits(0).stdout).expect("JSON");
    assert_eq!(said["serials"], serde_json::json!([1]));
}

/// A batch of another version of the program: one of its volumes has other bytes, and the manifest says so.
fn with_another_volume(workshop: &Workshop, batch: &str, name: &str, bytes: &[u8]) {
    workshop.write(format!("{batch}/{name}"), bytes);
    let folder = workshop.path(batch);
    let hash = |command: &str| {
        let output = Command::new("sh").args(["-c", command]).current_dir(&folder).output().expect("a shell");
        String::from_utf8_lossy(&output.stdout).split_whitespace().next().expect("a hash").to_owned()
    };
    let mut manifest = json(&folder.join("manifest.json"));
    let sha256 = hash(&format!("sha256sum {name}"));
    manifest["files"][name] = serde_json::json!({ "sha256": sha256, "bytes": bytes.len() });
    manifest["letters_sha256"] = hash("sha256sum letters-*.pdf | cut -c 1-64 | sha256sum").into();
    workshop.write(format!("{batch}/manifest.json"), manifest.to_string());
}

#[test]
fn a_volume_that_another_version_made_is_cut_or_named_with_its_pages() {
    let workshop = Workshop::with_list(format!("{HEADINGS}{FIRST}"));
    let batch = build(&workshop, "--date 2026-12-10 --volume-size 2").exits(0).stdout.trim().to_owned();
    let mut bytes = std::fs::read(workshop.path(&batch).join("letters-0002.pdf")).expect("a volume");
    bytes.extend_from_slice(b"\n");
    with_another_volume(&workshop, &batch, "letters-0002.pdf", &bytes);
    workshop.run(["reprint", &batch, "1", "3", "--out", "cut.pdf"]).exits(0);
    let streams = [1, 3].map(|serial| streams_of(&workshop.path(&batch), serial)).concat();
    assert!(streams_by_page(&workshop.path("cut.pdf")) == streams);
    // No version writes pages without a byte: that is no other way to write a volume but a lie of the manifest.
    with_another_volume(&workshop, &batch, "letters-0002.pdf", b"");
    workshop.run(["reprint", &batch, "1", "--out", "one.pdf"]).exits(1).says(&["contradicts itself", "`pages`"]);
    let pieces: [&[u8]; 3] = [b"%PDF-1.4\nstartxref\n0\n%%EOF", &bytes[..bytes.len() / 2], &bytes[bytes.len() / 2..]];
    for broken in pieces {
        with_another_volume(&workshop, &batch, "letters-0002.pdf", broken);
        workshop.run(["reprint", &batch, "1", "--out", "one.pdf"]).exits(0);
        workshop
            .run(["reprint", &batch, "1", "3", "--out", "other.pdf"])
            .exits(1)
            .says(&["cannot cut pages out of", "letters-0002.pdf", "print pages 1-2 of that file instead"])
            .keeps_stdout_empty();
    }
    assert!(!workshop.path("other.pdf").exists());
}

/// Letters of several people: reprinted by serial, mended by the `id` of one of them, kept together.
#[test]
fn a_household_is_corrected_together() {
    let rows = "H-1,Anna,Berg,Vei 1,0374,Oslo,Norge,,,yes\nH-2,Ola,Berg,Vei 1,0374,Oslo,Norge,,,yes\n\
                H-3,Kari,Lie,Vei 3,7013,Trondheim,Norge,,,yes\n";
    let workshop = Workshop::with_list(format!("{HEADINGS}{rows}"));
    let outcome = build(&workshop, "--date 2026-12-10 --household");
    let batch = outcome.exits(0).says(&["3 signers = 2 letters"]).stdout.trim().to_owned();
    workshop.run(["reprint", &batch, "1", "--out", "one.pdf"]).exits(0).says(&["letter 1 of", "as it was"]);
    let correct = |rows: &str| {
        workshop.write("mended.csv", rows);
        workshop.run(["reprint", &batch, "--corrected", "mended.csv"])
    };
    correct("serial,given_name\n1,Olav\n").exits(1).says(&["several people send the letter with the serial 1"]);
    correct("id,street\nH-2,Vei 2\n").exits(1).says(&["serial 1 together no longer can"]);
    let corrected = batch_of(&workshop, &correct("id,given_name\nH-2,Olav\n"));
    assert_eq!(serials(&corrected), [1]);
    if let Some(text) = pdftotext(&corrected.join("letters-0001.pdf")) {
        assert!(text.contains("Anna Berg") && text.contains("Olav Berg") && !text.contains("Ola Berg"), "{text}");
    }
    // Nobody of the household comes back in a second wave.
    workshop.write("signers.csv", format!("{HEADINGS}{rows}{NEW_AT_THE_END}"));
    let outcome = build(&workshop, &format!("--date 2026-12-17 --household --after {batch}"));
    outcome.exits(0).says(&["4 rows = 1 signer + 3 in an earlier batch"]);
}

#[test]
fn petition_sheets_are_printed_again_from_their_volume() {
    let workshop = Workshop::with_list(format!("{HEADINGS}{FIRST}"));
    let outcome = workshop.run(["build", "petition-paris", "--date", "2026-12-10"]);
    let batch = outcome.exits(0).stdout.trim().to_owned();
    workshop.run(["reprint", &batch, "2"]).exits(1).says(&["print pages", "letters-0001.pdf"]);
    // Nobody stands on the sheets of the second wave who stood on the first ones, under a name or without.
    workshop.write("signers.csv", format!("{HEADINGS}{FIRST}{NEW_AT_THE_END}"));
    let outcome = workshop.run(["build", "petition-paris", "--date", "2026-12-17", "--after", &batch]);
    let second = batch_of(&workshop, &outcome);
    outcome.says(&["7 rows = 1 signer + 6 in an earlier batch"]);
    assert_eq!(serials(&second), [6]);
}

#[test]
fn mended_rows_find_their_letters_or_say_why_not() {
    let double = "W-1,Anders,Berg,,,Oslo,Norge,,,yes\n";
    let workshop = Workshop::with_list(format!("{HEADINGS}{FIRST}{double}"));
    let batch = build(&workshop, "--date 2026-12-10").exits(0).stdout.trim().to_owned();
    let correct = |rows: &str| {
        workshop.write("mended.csv", rows);
        workshop.run(["reprint", &batch, "--corrected", "mended.csv"])
    };
    for (rows, said) in [
        ("city\nOslo\n", "need a column `serial` or `id`"),
        ("id,city\nW-1,Oslo\n", "several letters"),
        ("id,city\nW-99,Oslo\n", "no letter of the batch is of `id`"),
        ("id,city\nW-3,Oslo\n", "no letter of the batch is of `id`"),
        ("id,city\n,Oslo\n", "neither"),
        ("serial,city\n9,Oslo\n", "no letter with the serial"),
        ("serial,id\n2,W-5\n", "is of `id`"),
        ("serial,city\n2,A\n000002,B\n", "mended twice"),
        ("serial,family_name,given_name\n2,,\n", "has no name"),
        ("serial,signature\n2,../x.png\n", "signature image"),
        ("serial,visibility\n2,perhaps\n", "perhaps"),
        ("serial\n", "no signer stands in the list"),
    ] {
        correct(rows).exits(1).says(&[said]).keeps_stdout_empty();
    }
    assert_eq!(workshop.batches().len(), 1, "{:?}", workshop.batches());
    // By serial, in any order, a blank line between; what the file does not have stays.
    let outcome = correct("serial;family_name\n4;Moen\n;\n2;Dahle\n");
    let corrected = batch_of(&workshop, &outcome);
    assert_eq!(serials(&corrected), [4, 2]);
    if let Some(text) = pdftotext(&corrected.join("letters-0001.pdf")) {
        assert!(text.contains("Per Moen") && text.contains("Stavanger") && text.contains("Ola Dahle"), "{text}");
    }
    let corrected = corrected.display().to_string();
    workshop.run(["reprint", &corrected, "2", "--out", "two.pdf"]).exits(0);
    // A correction is corrected like any batch.
    workshop.write("mended.csv", "serial,family_name\n2,Dahlen\n");
    let outcome = workshop.run(["reprint", &corrected, "--corrected", "mended.csv"]);
    assert_eq!(serials(&batch_of(&workshop, &outcome)), [2]);
    workshop.run(["discard", &corrected, "--yes"]).exits(1).says(&["goes on from"]);
}

#[test]
fn the_cover_sheet_of_a_batch_comes_from_the_batch() {
    let workshop = Workshop::with_list(format!("{HEADINGS}{FIRST}"));
    let batch = build(&workshop, "--date 2026-12-10 --route oslo").exits(0).stdout.trim().to_owned();
    let before = workshop.files(&batch);
    workshop.write("signers.csv", format!("{HEADINGS}{NEW_AT_THE_TOP}"));
    workshop.run(["cover", &batch, "--out", "same.pdf"]).exits(0);
    assert!(std::fs::read(workshop.path("same.pdf")).expect("a file") == before["cover.pdf"]);
    workshop.run(["cover", &batch, "--route", "oslo", "--out", "same.pdf"]).exits(0);
    assert!(
        std::fs::read(workshop.path("same.pdf")).expect("a file") == before["cover.pdf"],
        "the same route, set again"
    );
    workshop.run(["cover", &batch, "--route", "paris", "--out", "paris.pdf"]).exits(0);
    if let Some(text) = pdftotext(&workshop.path("paris.pdf")) {
        assert!(text.contains("75940 PARIS CEDEX 19") && text.contains("Copy") && text.contains("000005"), "{text}");
    }
    workshop.run(["cover", &batch, "--route", "nowhere"]).exits(1).says(&["nowhere"]);
    workshop.run(["cover", &batch, "--date", "2026-12-11"]).exits(1).says(&["`--date` does not go here"]);
    workshop.run(["cover", "out/nothing"]).exits(1).says(&["there is no batch"]);
    assert!(workshop.files(&batch) == before);
}

#[test]
fn a_text_that_names_somebody_else_is_reported() {
    let workshop = Workshop::with_list(format!("{HEADINGS}{FIRST}"));
    let addressees = workshop.read("letters/addressees.toml");
    workshop.write(
        "letters/addressees.toml",
        format!(
            "{addressees}\n[ma-xingrui.en]\nname = \"Ma Xingrui\"\noffice = \"Party Secretary\"\n\
             greeting = \"Dear Secretary Ma,\"\ninside_address = [\"Ma Xingrui\", \"Urumqi\"]\n\
             [ma-xingrui.postal]\nperson = \"Secretary Ma Xingrui\"\nstreet = \"1 New Road\"\nplace = \"Urumqi\"\n\
             postcode = \"830000\"\ncountry = \"CN\"\n"
        ),
    );
    let text = workshop.read("letters/chen-oslo/en.md");
    workshop
        .write("letters/chen-oslo/en.md", text.replacen("\n\n", "\n\nWe write about Chen **Quanguo** again.\n\n", 1));
    let to_chen = build(&workshop, "--date 2026-12-10 --languages en");
    assert!(!to_chen.exits(0).stderr.contains("the text names"), "{to_chen}");
    let to_ma = build(&workshop, "--date 2026-12-10 --languages en --to ma-xingrui");
    to_ma.exits(0).says(&["en.md", "the text names Chen Quanguo, but the letter is to `ma-xingrui`"]);
    let batch = batch_of(&workshop, &to_ma);
    // Without the whole name: by a title, or by the family name alone; a place of that name is nobody.
    let with_words = |words: &str| {
        workshop.write("letters/chen-oslo/en.md", text.replacen("\n\n", &format!("\n\n{words}\n\n"), 1));
        build(&workshop, "--date 2026-12-11 --languages en --to ma-xingrui")
    };
    for (words, said) in [
        ("We wrote to Secretary Chen in May.", "the text names Secretary Chen, but"),
        ("We ask that what Chen ordered end.", "the text names Chen, but"),
        ("This is for President Xi as well.", "the text names President Xi, but"),
    ] {
        with_words(words).exits(0).says(&[said]);
    }
    for words in
        ["People in Hong Kong know this.", "We flew to Xi'an.", "Chen Yun has died.", "Secretary Ma knows this."]
    {
        let outcome = with_words(words);
        assert!(!outcome.exits(0).stderr.contains("the text names"), "{words}: {outcome}");
    }
    if let Some(text) = pdftotext(&batch.join("letters-0001.pdf")) {
        for words in ["Dear Secretary Ma,", "1 New Road", "Ma Xingrui"] {
            assert!(text.contains(words), "`{words}` is missing in {text}");
        }
        for words in ["Dear Secretary Chen", "479 Zhongshan", "Your Excellency"] {
            assert!(!text.contains(words), "`{words}` stands in {text}");
        }
    }
}

/// `MAILBAG_REQUIRE_AGE` makes the absence of Debian's `age` a failure: `.ci/run` installs it and sets this.
#[test]
fn an_encrypted_handover_is_opened_by_the_age_program() {
    if Command::new("age").arg("--version").output().is_err() {
        assert!(std::env::var_os("MAILBAG_REQUIRE_AGE").is_none(), "age is required and not here");
        let _ = writeln!(std::io::stderr(), "not run: age is not here (Debian: apt-get install age)");
        return;
    }
    let workshop = Workshop::with_list(format!("{HEADINGS}{FIRST}"));
    let batch = build(&workshop, "--date 2026-12-10").exits(0).stdout.trim().to_owned();
    let run = |program: &str, arguments: &[&str]| {
        let output =
            Command::new(program).args(arguments).current_dir(workshop.path("")).output().expect("the program runs");
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8").trim().to_owned()
    };
    run("age-keygen", &["-o", "key.txt"]);
    let recipient = run("age-keygen", &["-y", "key.txt"]);
    let secret = workshop.read("key.txt").lines().last().expect("the key").to_owned();
    workshop.run(["handover", &batch, "--out", "sent", "--age", "age1nobody"]).exits(1).says(&["no public key"]);
    let refused = workshop.run(["handover", &batch, "--out", "sent", "--age", &secret]);
    assert!(!refused.exits(1).stderr.contains(&secret), "a secret key was printed: {refused}");
    workshop.run(["handover", &batch, "--out", "sent", "--delete-by", "2001-01-01"]).exits(1).says(&["past"]);
    assert!(!workshop.path("sent").exists());

    let sealed = workshop.run(["handover", &batch, "--out", "sent", "--age", &recipient]);
    let sealed = sealed.exits(0).says(&["age -d -i KEY"]).stdout.trim().to_owned();
    assert_eq!(workshop.names("sent").len(), 1, "only the sealed file: {:?}", workshop.names("sent"));
    run("age", &["-d", "-i", "key.txt", "-o", "opened.tar", &sealed]);
    run("tar", &["xf", "opened.tar"]);
    let folder = format!("{}-print", batch.trim_start_matches("out/"));
    let (opened, made) = (workshop.files(&folder), workshop.files(&batch));
    assert_eq!(opened.keys().map(String::as_str).collect::<Vec<_>>(), ["cover.pdf", "job.txt", "letters-0001.pdf"]);
    assert!(opened["letters-0001.pdf"] == made["letters-0001.pdf"] && opened["cover.pdf"] == made["cover.pdf"]);
    workshop.run(["handover", &batch, "--out", "sent", "--age", &recipient]).exits(1).says(&["is there already"]);
}

#[test]
fn a_chain_with_a_missing_batch_is_refused() {
    let workshop = Workshop::with_list(format!("{HEADINGS}{FIRST}"));
    let first = build(&workshop, "--date 2026-12-10").exits(0).stdout.trim().to_owned();
    workshop.write("signers.csv", format!("{HEADINGS}{FIRST}{NEW_AT_THE_END}"));
    let second = build(&workshop, &format!("--date 2026-12-17 --after {first}")).exits(0).stdout.trim().to_owned();
    std::fs::rename(workshop.path(&first), workshop.path("elsewhere")).expect("moved");
    workshop.write("signers.csv", format!("{HEADINGS}{FIRST}{NEW_AT_THE_END}{NEW_AT_THE_TOP}"));
    let third = format!("--date 2026-12-24 --after {second}");
    build(&workshop, &third).exits(1).says(&[first.trim_start_matches("out/"), "is needed", "second --after"]);
    build(&workshop, &format!("{third} --after elsewhere")).exits(0);
    let other = workshop.run(["build", "xinjiang-release", "--date", "2026-12-24", "--after", "elsewhere"]);
    other.exits(1).says(&["of the letter `chen-oslo`, not of `xinjiang-release`"]);
}

/// A row shows that two rows which looked like two people's are one person's, who has had a letter.
#[test]
fn nobody_of_an_earlier_batch_comes_back_by_other_keys() {
    let workshop = Workshop::with_list(format!("{HEADINGS}W-1,Anna,Berg,Vei 1,0374,Oslo,,anna@example.org,,\n"));
    let first = build(&workshop, "--date 2026-12-10").exits(0).stdout.trim().to_owned();
    let rows = "W-8,Anna,Berg,Vei 2,5018,Bergen,,,,\n\
                ,Anna,Berg,Vei 2,5018,Bergen,,anna@example.org,,\n\
                W-9,Ola,Dahl,Vei 3,5018,Bergen,,,,\n";
    workshop.write("signers.csv", format!("{HEADINGS}{rows}"));
    let outcome = build(&workshop, &format!("--date 2026-12-17 --after {first}"));
    outcome.exits(0).says(&["3 rows = 1 signer + 2 in an earlier batch"]);
    assert_eq!(serials(&batch_of(&workshop, &outcome)), [2]);
}

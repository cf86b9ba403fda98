//! What a printer and an inserting machine need: the order of the sheets, letters grouped by their sheets, marks at the foot,
//! black and nothing else.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::Command;

use cli_support::Workshop;
use libdeflater::Decompressor;
use mailbag::proof::preview::Seen;
use serde_json::Value;

/// Letters of one sheet and, with a long message, of two.
fn list() -> String {
    let message = "I ask you to let them go home. ".repeat(100);
    let mut list = "given_name,family_name,city,country,message\n".to_owned();
    for (number, name) in ["Anna", "Bjørg", "Kari", "Ola", "Per", "Siri", "Tor"].into_iter().enumerate() {
        let message = if number % 3 == 1 { message.as_str() } else { "" };
        let _ = writeln!(list, "{name},Berg,Oslo,NO,{message}");
    }
    list
}

/// Builds the list; hands back the files of the batch.
fn built(workshop: &Workshop, arguments: &str) -> BTreeMap<String, Vec<u8>> {
    let out = format!("out-{}", arguments.replace(['-', ' '], ""));
    workshop.run_line(&format!("build xinjiang-release --date 2026-12-10 --out {out} {arguments}")).exits(0);
    let batch = workshop.names(&out).remove(0);
    workshop.files(format!("{out}/{batch}"))
}

fn manifest(files: &BTreeMap<String, Vec<u8>>) -> Value {
    serde_json::from_slice(&files["manifest.json"]).expect("a manifest")
}

/// Serial, file, first page and pages of each letter.
fn letters(files: &BTreeMap<String, Vec<u8>>) -> Vec<(u64, String, usize, usize)> {
    let lines = String::from_utf8(files["letters.jsonl"].clone()).expect("UTF-8");
    let number = |line: &Value, key: &str| line[key].as_u64().expect("a number");
    let page = |line: &Value, key: &str| usize::try_from(number(line, key)).expect("a small number");
    lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("a line of JSON"))
        .map(|line| {
            let file = line["file"].as_str().expect("a file").to_owned();
            (number(&line, "serial"), file, page(&line, "first_page"), page(&line, "pages"))
        })
        .collect()
}

/// The streams of a file with their dictionaries, inflated.
fn streams(pdf: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = find(&pdf[from..], b"stream\n").map(|at| from + at) {
        let dictionary = &pdf[pdf[..at].windows(6).rposition(|window| window == b" 0 obj").expect("an object")..at];
        let dictionary = String::from_utf8_lossy(dictionary).into_owned();
        let length = number_after(&dictionary, "/Length ").expect("a length");
        let data = &pdf[at + 7..at + 7 + length];
        let data = if dictionary.contains("/FlateDecode") {
            let mut out = vec![0; 16 << 20];
            let length = Decompressor::new().zlib_decompress(data, &mut out).expect("deflate");
            out.truncate(length);
            out
        } else {
            data.to_vec()
        };
        found.push((dictionary, data));
        from = at + 7 + length + b"\nendstream".len();
    }
    found
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

fn number_after(text: &str, key: &str) -> Option<usize> {
    let digits: String = text.split_once(key)?.1.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// The numbers of the pages' objects in the order in which they are printed.
fn page_order(pdf: &[u8]) -> Vec<usize> {
    let mut nodes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut root = None;
    // Rows under a predictor are the objects of letters; the nodes of the page tree stand in streams without.
    let is_plain = |dictionary: &str| dictionary.contains("/ObjStm") && !dictionary.contains("/Predictor");
    for (dictionary, data) in streams(pdf).into_iter().filter(|(dictionary, _)| is_plain(dictionary)) {
        let first = number_after(&dictionary, "/First ").expect("the first object");
        let head: Vec<usize> = String::from_utf8_lossy(&data[..first])
            .split_ascii_whitespace()
            .map(|number| number.parse().expect("a number"))
            .collect();
        for (position, pair) in head.chunks(2).enumerate() {
            let end = head.get(2 * position + 3).map_or(data.len(), |next| first + next);
            let body = String::from_utf8_lossy(&data[first + pair[1]..end]).into_owned();
            let Some((before, kids)) = body.split_once("/Kids[").filter(|_| body.contains("/Type/Pages")) else {
                continue;
            };
            let kids = kids.split_once(']').expect("an end of the kids").0;
            nodes.insert(pair[0], kids.split(" 0 R").filter_map(|kid| kid.trim().parse().ok()).collect());
            if !before.contains("/Parent") {
                root = Some(pair[0]);
            }
        }
    }
    let root = root.expect("a page tree");
    nodes[&root].iter().flat_map(|node| nodes[node].clone()).collect()
}

/// The sheets of a file: the pages of each, in order.
fn sheets(pdf: &[u8], pages_a_sheet: usize) -> Vec<Vec<usize>> {
    page_order(pdf).chunks(pages_a_sheet).map(<[usize]>::to_vec).collect()
}

#[test]
fn reverse_lists_whole_sheets_last_to_first() {
    let workshop = Workshop::with_list(list());
    for (more, pages_a_sheet) in [("", 2), ("--simplex", 1)] {
        let normal = built(&workshop, &format!("--print-order normal {more}"));
        let reverse = built(&workshop, &format!("--print-order reverse {more}"));
        let forward = sheets(&normal["letters-0001.pdf"], pages_a_sheet);
        let backward = sheets(&reverse["letters-0001.pdf"], pages_a_sheet);
        assert!(forward.len() > 7, "{forward:?}");
        assert_eq!(forward.iter().rev().collect::<Vec<_>>(), backward.iter().collect::<Vec<_>>(), "{more}");

        let (forward, backward) = (forward.concat(), backward.concat());
        for (letter, turned) in letters(&normal).iter().zip(letters(&reverse)) {
            let pages = |order: &[usize], letter: &(u64, String, usize, usize)| -> BTreeSet<usize> {
                order[letter.2 - 1..letter.2 - 1 + letter.3].iter().copied().collect()
            };
            assert_eq!(pages(&forward, letter), pages(&backward, &turned), "letter {}", letter.0);
        }
    }
}

#[test]
fn a_petition_in_reverse_has_both_sides_of_every_sheet() {
    let workshop = Workshop::with_shipped_files();
    let line = "build petition-paris --date 2026-12-10 --print-order reverse --blank";
    for rows in [10, 30, 50] {
        workshop.run_line(&format!("{line} {rows} --out out-{rows}")).exits(0);
        let batch = workshop.names(format!("out-{rows}")).remove(0);
        let files = workshop.files(format!("out-{rows}/{batch}"));
        let pages = page_order(&files["letters-0001.pdf"]).len();
        assert!(pages.is_multiple_of(2), "{pages} pages for {rows} rows");
        assert_eq!(manifest(&files)["counts"]["pages"], pages);
    }
}

#[test]
fn the_blank_back_of_a_last_sheet_is_paper_like_its_front() {
    let workshop = Workshop::with_shipped_files();
    let cases = [
        ("--paper a3", 141),
        ("--paper a3 --orientation landscape --blank 12", 71),
        ("--orientation landscape --blank 25", 71),
    ];
    for (options, height) in cases {
        let out = format!("out-{}", options.replace(['-', ' '], ""));
        let line = format!(
            "build appel-belgique --date 2026-12-10 --signers signers.csv --print-order reverse {options} --out {out}"
        );
        workshop.run_line(&line).exits(0);
        let batch = workshop.names(&out).remove(0);
        let files = workshop.files(format!("{out}/{batch}"));
        let pdf = files["letters-0001.pdf"].clone();
        let pages = manifest(&files)["counts"]["pages"].as_u64().expect("pages");
        let pages = usize::try_from(pages).expect("a small number");
        let drawn = Seen::new(pdf).and_then(|seen| seen.pictures(0..pages, 100)).expect("pictures");
        assert_eq!(drawn.iter().filter(|picture| picture.is_blank()).count(), 1, "{options}");
        for picture in &drawn {
            assert!(picture.height.abs_diff(height) < 2, "{} for {height} with {options}", picture.height);
        }
    }
}

#[test]
fn letters_of_another_number_of_sheets_stand_in_volumes_of_their_own() {
    let workshop = Workshop::with_list(list());
    let plain = built(&workshop, "--volume-size 3");
    let grouped = built(&workshop, "--volume-size 3 --group-by-sheets");
    let volumes = manifest(&grouped)["volumes"].as_array().expect("volumes").clone();
    let sheets: Vec<_> = volumes.iter().map(|volume| volume["sheets_a_letter"].as_u64()).collect();
    assert_eq!(sheets, [Some(1), Some(1), Some(2)]);
    let found = letters(&grouped);
    let serials: Vec<u64> = found.iter().map(|letter| letter.0).collect();
    assert_eq!(serials, [1, 3, 4, 6, 7, 2, 5]);
    let sheets_of = |found: &[(u64, String, usize, usize)]| -> BTreeMap<u64, usize> {
        found.iter().map(|letter| (letter.0, letter.3)).collect()
    };
    assert_eq!(sheets_of(&found), sheets_of(&letters(&plain)), "serials stay with their letters");
    assert!(found.iter().all(|(_, file, _, pages)| (*pages == 4) == (file == "letters-0003.pdf")), "{found:?}");
    assert_eq!(manifest(&grouped)["counts"]["pages"], manifest(&plain)["counts"]["pages"]);
}

#[test]
fn grouped_letters_are_the_same_in_shards_and_with_any_number_of_threads() {
    let workshop = Workshop::with_list(list());
    let options = "--date 2026-12-10 --volume-size 2 --group-by-sheets --to each --print-order reverse";
    for (out, jobs) in [("one", 1), ("four", 4)] {
        workshop.run_line(&format!("build xinjiang-release {options} --jobs {jobs} --out {out}")).exits(0);
    }
    assert!(workshop.files("one") == workshop.files("four"), "threads change bytes");
    for part in 1..=2 {
        workshop.run_line(&format!("build xinjiang-release {options} --shard {part}/2 --out parts")).exits(0);
    }
    let parts: Vec<String> = workshop.names("parts").into_iter().map(|name| format!("parts/{name}")).collect();
    workshop.run(["join"].into_iter().chain(parts.iter().map(String::as_str))).exits(0);
    assert!(workshop.files("out") == workshop.files("one"), "shards change bytes");
}

#[test]
fn every_sheet_is_marked_and_the_pages_stay() {
    let workshop = Workshop::with_list(list());
    let plain = built(&workshop, "");
    let text = built(&workshop, "--sheet-marks text");
    let code = built(&workshop, "--sheet-marks code");
    for marked in [&text, &code] {
        assert_eq!(letters(marked), letters(&plain));
    }
    // A code is more than a hundred areas; the letters have none.
    let areas = |files: &BTreeMap<String, Vec<u8>>| -> usize {
        let contents = contents(&files["letters-0001.pdf"]);
        contents.iter().flat_map(|content| operators(content)).filter(|operator| operator == "re").count()
    };
    let sheets = letters(&plain).iter().map(|letter| letter.3 / 2).sum::<usize>();
    assert!(areas(&code) > areas(&plain) + 100 * sheets, "{} areas", areas(&code));
    assert_eq!(areas(&text), areas(&plain));
    let Some(said) = pdftotext(&workshop, &text["letters-0001.pdf"]) else { return };
    for mark in ["000001 1/1 E", "000002 1/2", "000002 2/2 E", "000007 1/1 E"] {
        assert!(said.contains(mark), "`{mark}` is missing");
    }
    assert!(!said.contains("000002 1/2 E"), "the end of a set is marked too soon");
    let words: Vec<&str> = said.split_whitespace().collect();
    let is_mark = |pair: &&[&str]| pair[0].len() == 6 && pair[0].parse::<u32>().is_ok() && pair[1].contains('/');
    assert_eq!(words.windows(2).filter(is_mark).count(), sheets, "one mark a sheet");
}

/// The text as poppler reads it; `None` with the reason on the screen where it is not here.
fn pdftotext(workshop: &Workshop, pdf: &[u8]) -> Option<String> {
    workshop.write("read.pdf", pdf);
    let output = Command::new("pdftotext").args(["-layout"]).arg(workshop.path("read.pdf")).arg("-").output();
    let Ok(output) = output else {
        let _ = writeln!(std::io::stderr(), "not run: pdftotext is not here (Debian: apt-get install poppler-utils)");
        return None;
    };
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn options_for_printing_that_do_not_go_together_are_refused() {
    let workshop = Workshop::with_shipped_files();
    for (line, word) in [
        ("build petition-paris --sheet-marks text", "--sheet-marks"),
        ("build petition-paris --group-by-sheets", "--group-by-sheets"),
        ("build xinjiang-release --group-by-sheets --per-signer", "--group-by-sheets"),
        ("build xinjiang-release --print-order backwards", "backwards"),
    ] {
        workshop.run_line(line).exits(1).says(&[word]).keeps_stdout_empty();
    }
}

#[test]
fn printing_can_be_set_beside_the_letters() {
    let workshop = Workshop::with_list(list());
    let typed = built(&workshop, "--print-order reverse --group-by-sheets --sheet-marks text");
    workshop.write("mailbag.toml", "print_order = \"reverse\"\ngroup_by_sheets = true\nsheet_marks = \"text\"\n");
    assert!(built(&workshop, "") == typed, "mailbag.toml says something else");
}

/// Page content: what holds text or areas.
fn contents(pdf: &[u8]) -> Vec<Vec<u8>> {
    let is_content = |(dictionary, data): &(String, Vec<u8>)| {
        !dictionary.contains("/Type") && !dictionary.contains("/Length1") && find(data, b" BDC").is_some()
            || find(data, b"\nBT").is_some() && !dictionary.contains("/Type")
    };
    streams(pdf).into_iter().filter(is_content).map(|(_, data)| data).collect()
}

/// The operators of a content stream: what stands outside strings and is no number, name or bracket.
fn operators(content: &[u8]) -> Vec<String> {
    let mut plain = Vec::new();
    let mut bytes = content.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'(' => {
                let mut depth = 1;
                while depth > 0 {
                    match bytes.next() {
                        Some(b'\\') => drop(bytes.next()),
                        Some(b'(') => depth += 1,
                        Some(b')') => depth -= 1,
                        Some(_) => {}
                        None => panic!("a string without end"),
                    }
                }
                plain.push(b' ');
            }
            b'<' if bytes.peek() != Some(&b'<') && plain.last() != Some(&b'<') => {
                for byte in bytes.by_ref() {
                    if byte == b'>' {
                        break;
                    }
                }
                plain.push(b' ');
            }
            b'[' | b']' => plain.push(b' '),
            byte => plain.push(byte),
        }
    }
    let text = String::from_utf8_lossy(&plain).replace("<<", " ").replace(">>", " ").replace('/', " /");
    let is_operator = |word: &&str| word.starts_with(|character: char| character.is_ascii_alphabetic());
    text.split_ascii_whitespace().filter(is_operator).map(str::to_owned).collect()
}

/// Operators of colour (ISO 32000-1, table 74) and of shading.
const COLOUR: [&str; 13] = ["CS", "cs", "SC", "SCN", "sc", "scn", "G", "g", "RG", "rg", "K", "k", "sh"];

#[test]
fn a_file_without_a_colour_image_has_no_operator_of_colour() {
    let workshop = Workshop::with_list(list());
    let strokes = r#"[{"penColor":"black","minWidth":0.5,"maxWidth":2.5,"points":[{"time":0,"x":1,"y":3},{"time":9,"x":30,"y":20}]}]"#;
    let signed = serde_json::json!({ "name": "Anna Berg", "city": "Oslo", "country": "NO", "signature": strokes });
    workshop.write("signed.jsonl", format!("{signed}\n"));
    let drawing = r#"<svg xmlns="http://www.w3.org/2000/svg" width="30" height="9"><path d="M1 1L29 8L9 8Z"/></svg>"#;
    workshop.write("signatures/drawn.svg", drawing);
    workshop.write("drawn.csv", "name,city,country,signature\nAnna Berg,Oslo,NO,drawn.svg\n");
    let mut painted = BTreeSet::new();
    let signed = ["--signers signed.jsonl", "--signers drawn.csv --signatures signatures"];
    for arguments in ["", "--sheet-marks code", "--arrangement columns"].into_iter().chain(signed) {
        for (name, pdf) in built(&workshop, arguments).iter().filter(|(_, bytes)| bytes.starts_with(b"%PDF-")) {
            let contents = contents(pdf);
            assert!(!contents.is_empty(), "{name} has no content");
            for operator in contents.iter().flat_map(|content| operators(content)) {
                assert!(!COLOUR.contains(&operator.as_str()), "`{operator}` in {name} with `{arguments}`");
                painted.insert(operator);
            }
        }
    }
    // Seen at all: text, areas and marked content.
    for operator in ["BT", "Tf", "re", "f", "BDC", "EMC", "Do"] {
        assert!(painted.contains(operator), "{painted:?}");
    }
}

#[test]
fn strokes_in_corrected_rows_stand_under_the_key_that_the_batch_was_told() {
    let strokes = |end: u32| {
        let points = serde_json::json!([{"time":0,"x":1,"y":3},{"time":9,"x":end,"y":20}]);
        serde_json::json!([{"penColor":"black","minWidth":0.5,"maxWidth":2.5,"points":points}])
    };
    let workshop = Workshop::with_shipped_files();
    let row = |end| serde_json::json!({ "id": "W-1", "name": "Anna Berg", "city": "Oslo", "drawn": strokes(end) });
    workshop.write("drawn.jsonl", format!("{}\n", row(30)));
    workshop.write("mended.jsonl", format!("{}\n", row(40)));
    let line = "build xinjiang-release --route paris --date 2021-06-10 --signers drawn.jsonl --column signature=drawn";
    workshop.run_line(line).exits(0);
    let batch = workshop.only_batch().display().to_string();
    workshop.run(["reprint", &batch, "--corrected", "mended.jsonl"]).exits(0);
    let lists = workshop.files("out");
    let is_list = |name: &&String| name.ends_with("inputs/signers.csv");
    assert_eq!(lists.keys().filter(is_list).count(), 2);
    assert!(lists.iter().any(|(name, list)| is_list(&name) && String::from_utf8_lossy(list).contains("\"\"x\"\":40")));
}

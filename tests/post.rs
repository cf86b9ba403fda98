//! What is packed and posted: cover sheets, petition sheets for the street, rolls, households. Pages are read with poppler.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use cli_support::{Outcome, Workshop};
use serde_json::Value;
use sha2::{Digest, Sha256};

const DAY: &str = "--date 2022-05-01";

fn build(workshop: &Workshop, arguments: &str) -> Outcome {
    workshop.run_line(&format!("build {arguments} {DAY}"))
}

fn manifest(workshop: &Workshop) -> Value {
    serde_json::from_str(&workshop.read(workshop.only_batch().join("manifest.json"))).expect("a manifest")
}

fn cover(workshop: &Workshop) -> String {
    workshop.read(workshop.only_batch().join("cover.txt"))
}

/// Text of a PDF of the only batch, page by page.
fn pages(workshop: &Workshop, name: &str) -> Vec<String> {
    let path = workshop.path(workshop.only_batch()).join(name);
    text(&path, &["-layout"]).split('\u{c}').map(str::to_owned).filter(|page| !page.trim().is_empty()).collect()
}

fn text(path: &Path, options: &[&str]) -> String {
    let output = Command::new("pdftotext").args(options).arg(path).arg("-").output().expect("poppler is installed");
    assert!(output.status.success(), "{}", path.display());
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// SHA-256 in hexadecimal.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a string takes it");
        text
    })
}

/// A list of so many signers of Oslo, the first `tenants` of them at one address.
fn list(signers: usize, tenants: usize) -> String {
    let mut list = "given_name,family_name,street,postcode,city,country,email\n".to_owned();
    for number in 0..signers {
        let house = if number < tenants { 1 } else { number + 2 };
        let end = ["a", "e", "i"][number % 3];
        let row =
            writeln!(list, "Kari{end},Nordmann{number},Furustien {house},0374,Oslo,Norge,kari{number}@example.org");
        row.expect("a string takes it");
    }
    list
}

/// The rows of a table in `cover.txt`, from the line that begins so to the next empty line.
fn table<'t>(cover: &'t str, head: &str) -> Vec<Vec<&'t str>> {
    let lines = cover.lines().skip_while(|line| !line.starts_with(head)).take_while(|line| !line.is_empty());
    lines.skip(1).map(|line| line.split(" | ").collect()).collect()
}

#[test]
fn bags_hold_every_letter_once_and_none_is_too_heavy() {
    let workshop = Workshop::with_list(list(260, 0));
    build(&workshop, "chen-oslo --bag-limit 500g --volume-size 60").exits(0);
    let cover = cover(&workshop);
    // A letter of one sheet weighs 4.99 g: a hundred of them stay below 500 g.
    let bags = table(&cover, "Sekk / Bag |");
    let found: Vec<(&str, &str)> = bags.iter().map(|row| (row[1], row[2])).collect();
    assert_eq!(
        found,
        [
            ("letters-0001.pdf 000001 – letters-0002.pdf 000100", "100"),
            ("letters-0002.pdf 000101 – letters-0004.pdf 000200", "100"),
            ("letters-0004.pdf 000201 – letters-0005.pdf 000260", "60"),
            ("", "260"),
        ]
    );
    let volumes = table(&cover, "Fil / File |");
    let sheets = |row: &Vec<&str>| row[2].parse::<u64>().expect("a number");
    assert_eq!(volumes[..5].iter().map(sheets).sum::<u64>(), sheets(&volumes[5]), "{volumes:?}");
    assert_eq!(volumes[1][4], "1–2", "{volumes:?}");
}

#[test]
fn the_hash_on_the_cover_sheet_is_that_of_the_volumes_in_order() {
    let workshop = Workshop::with_list(list(7, 0));
    build(&workshop, "chen-oslo --volume-size 3").exits(0);
    let files = workshop.files(workshop.only_batch());
    let mut lines = String::new();
    for (_, bytes) in files.iter().filter(|(name, _)| name.starts_with("letters-")) {
        lines.push_str(&hash(bytes));
        lines.push('\n');
    }
    let hash = hash(lines.as_bytes());
    assert_eq!(manifest(&workshop)["letters_sha256"], hash);
    assert!(cover(&workshop).replace(' ', "").contains(&hash));
}

#[test]
fn shards_join_to_the_same_packing_list() {
    let more = "chen-oslo --volume-size 4 --bag-limit 500g --household";
    let list = list(230, 9);
    let whole = Workshop::with_list(&list);
    build(&whole, more).exits(0);
    let parts = Workshop::with_list(&list);
    for number in 1..=3 {
        build(&parts, &format!("{more} --shard {number}/3 --out parts")).exits(0);
    }
    let folders = parts.names("parts").into_iter().map(|name| format!("parts/{name}")).collect::<Vec<_>>().join(" ");
    parts.run_line(&format!("join {folders}")).exits(0);
    assert!(whole.files("out") == parts.files("out"), "the joined batch differs");
}

#[test]
fn postage_is_what_the_tariff_says_for_every_letter() {
    let workshop = Workshop::with_list(list(30, 0));
    workshop.write(
        "letters/routes.toml",
        workshop.read("letters/routes.toml").replacen("post = \"bag\"", "post = \"each\"", 3),
    );
    workshop.write(
        "post.toml",
        "as_of = 2022-01-01\nsource = \"made up\"\ncurrency = \"NOK\"\n\n\
         [[band]]\nname = \"B-post\"\nzone = \"abroad\"\nformats = [\"DL\"]\nup_to = \"20 g\"\nprice = \"21.5\"\n",
    );
    build(&workshop, "chen-oslo --tariff post.toml").exits(0);
    let cover = cover(&workshop);
    let rows = table(&cover, "Format |");
    assert_eq!(
        rows[0],
        ["DL", "9,8 g", "inntil 20 g / up to 20 g", "utland / abroad (CN)", "30", "B-post", "645,00 NOK"]
    );
    assert_eq!(rows[1].last(), Some(&"645,00 NOK"));
    assert!(cover.contains("[ ] Konvolutter fylt og lukket: 30 / Envelopes filled and closed: 30"), "{cover}");
}

#[test]
fn a_tariff_of_another_day_is_named() {
    let workshop = Workshop::with_list(list(1, 0));
    for (as_of, said) in [
        ("2026-12-10", ""),
        ("2026-11-10", ""),
        ("2026-11-09", "note: the data of `post.toml` are of 2026-11-09, 31 days old\n"),
        ("2025-12-08", "warning: the data of `post.toml` are of 2025-12-08, 367 days old\n"),
        ("2026-12-11", "warning: the data of `post.toml` are of 2026-12-11, 1 day after the day of the letters\n"),
        ("2027-01-01", "warning: the data of `post.toml` are of 2027-01-01, 22 days after the day of the letters\n"),
    ] {
        let band = "[[band]]\nname = \"A\"\nup_to = \"20 g\"\nprice = \"1\"\n";
        workshop.write("post.toml", format!("as_of = {as_of}\nsource = \"\"\ncurrency = \"NOK\"\n{band}"));
        let checked = workshop.run_line("check chen-oslo --date 2026-12-10 --tariff post.toml");
        checked.exits(0).says(&[said]);
        assert_eq!(checked.stderr.contains("`post.toml`"), !said.is_empty(), "{as_of}: {checked}");
    }
}

#[test]
fn a_bad_tariff_weight_or_envelope_is_refused_at_its_place() {
    let workshop = Workshop::with_shipped_files();
    workshop.write("post.toml", "as_of = 2022-01-01\nsource = \"\"\ncurrency = \"NOK\"\n[[band]]\nname = \"A\"\nup_to = \"20\"\nprice = \"1\"\n");
    build(&workshop, "chen-oslo --tariff post.toml").exits(1).says(&["post.toml:6:", "up_to"]);
    build(&workshop, "chen-oslo --tariff nothing.toml").exits(1).says(&["nothing.toml"]);
    build(&workshop, "chen-oslo --bag-limit 2").exits(1).says(&["`2`", "2kg"]);
    build(&workshop, "chen-oslo --bag-limit 10g").exits(1).says(&["500 g"]);
    build(&workshop, "chen-oslo --envelope A9").exits(1).says(&["A9", "C6C5"]);
    build(&workshop, "petition-paris --envelope DL").exits(1).says(&["--envelope"]);
    build(&workshop, "chen-oslo --paper a3").exits(1).says(&["--paper"]);
    build(&workshop, "petition-paris --as roll").exits(1).says(&["--as"]);
    build(&workshop, "chen-oslo --as roll --household").exits(1).says(&["--household"]);
    assert!(workshop.batches().is_empty());
}

#[test]
fn the_cover_sheet_speaks_the_language_of_who_receives_it() {
    let workshop = Workshop::with_shipped_files();
    let routes = workshop.read("letters/routes.toml").replacen(
        "language = \"fr\"",
        "language = \"fr\"\nreceiver_language = \"zh-Hans\"",
        1,
    );
    workshop.write("letters/routes.toml", routes);
    build(&workshop, "xinjiang-release --route paris").exits(0);
    let cover = cover(&workshop);
    assert!(cover.starts_with("Bordereau de remise / Delivery / "), "{cover}");
    assert!(cover.contains("Liste de colisage / Packing list / 装箱单"), "{cover}");
    assert!(text(&workshop.path(workshop.only_batch()).join("cover.pdf"), &[]).contains("装箱单"));
}

#[test]
fn a_text_of_somebody_else_is_not_overwritten_by_a_cover_sheet() {
    let workshop = Workshop::with_shipped_files();
    workshop.write("cover.txt", "my notes");
    let cover = format!("cover chen-oslo --out cover.pdf {DAY}");
    workshop.run_line(&cover).exits(1).says(&["cover.txt"]);
    assert_eq!(workshop.read("cover.txt"), "my notes");
    std::fs::remove_file(workshop.path("cover.txt")).expect("removed");
    workshop.run_line(&cover).exits(0);
    workshop.run_line(&cover).exits(0);
    build(&workshop, "chen-oslo").exits(0);
    assert_eq!(workshop.read("cover.txt"), self::cover(&workshop));
}

#[test]
fn petition_sheets_carry_serial_notice_and_count_each() {
    let workshop = Workshop::with_list(list(100, 0));
    build(&workshop, "petition-paris --volume-size 60 --simplex").exits(0);
    let mut all = 0;
    for volume in 1..=2 {
        for (number, page) in (1..).zip(pages(&workshop, &format!("letters-000{volume}.pdf"))) {
            assert!(page.contains(&format!("petition-paris-000{volume}-{number}")), "{page}");
            assert!(page.contains("Protection des données") && page.contains("À renvoyer à"), "{page}");
            let count = page.lines().find_map(|line| line.trim().strip_prefix("Signatures sur cette feuille"));
            let Some(count) = count else { continue };
            let count: usize = count.trim_matches(|c: char| !c.is_ascii_digit()).parse().expect("a number");
            assert_eq!(count, page.matches("Nordmann").count(), "{page}");
            all += count;
        }
    }
    assert_eq!(all, 100);
}

#[test]
fn two_pages_of_a_sheet_have_one_serial() {
    let workshop = Workshop::with_list(list(60, 0));
    build(&workshop, "petition-paris").exits(0);
    let pages = pages(&workshop, "letters-0001.pdf");
    for (number, page) in pages.iter().enumerate() {
        assert!(page.contains(&format!("petition-paris-0001-{}", number / 2 + 1)), "{page}");
    }
    let counts = &manifest(&workshop)["counts"];
    assert_eq!(counts["sheets"], pages.len().div_ceil(2));
}

#[test]
fn street_sheets_ask_for_addresses_in_the_strip_and_print_none() {
    let workshop = Workshop::with_list(list(5, 0));
    let letter = workshop.read("letters/petition-paris/letter.toml");
    // What the letter asks for in its table is in the strip on the street.
    workshop.write(
        "letters/petition-paris/letter.toml",
        letter.replace("\"town\", \"date\"", "\"town\", \"email\", \"date\""),
    );
    build(&workshop, "petition-paris --signers signers.csv --blank 30").exits(0);
    let pages = pages(&workshop, "letters-0001.pdf");
    let all = pages.concat();
    assert!(!all.contains("example.org"), "{all}");
    assert_eq!(all.matches("Nordmann").count(), 5);
    for page in pages.iter().filter(|page| page.contains("Courriel")) {
        assert!(page.contains("À détacher"), "{page}");
        // Once on the sheet and once on the strip.
        assert_eq!(page.matches("petition-paris-0001-").count(), 2, "{page}");
        assert!(page.contains("Signatures sur cette feuille"), "{page}");
    }
    // What is cut off the front would be missing on the back.
    assert_eq!(manifest(&workshop)["counts"]["sheets"], pages.len());
    assert!(cover(&workshop).contains("Bandes portant les courriels"), "{}", cover(&workshop));
}

#[test]
fn the_rows_of_every_street_sheet_are_numbered_from_one() {
    let workshop = Workshop::with_shipped_files();
    build(&workshop, "petition-paris --blank 40").exits(0);
    let mut rows = 0;
    for page in pages(&workshop, "letters-0001.pdf").iter().filter(|page| page.contains("Courriel")) {
        // The same number on the sheet and on its strip.
        let numbers: Vec<usize> = page
            .lines()
            .filter_map(|line| match line.split_whitespace().collect::<Vec<_>>().as_slice() {
                [number, same] if number == same => number.parse().ok(),
                _ => None,
            })
            .collect();
        assert!(!numbers.is_empty() && numbers.iter().copied().eq(1..=numbers.len()), "{numbers:?}\n{page}");
        rows += numbers.len();
    }
    assert_eq!(rows, 40);
}

#[test]
fn sheets_come_in_two_sizes_upright_and_across() {
    for (options, size) in [
        ("", "595.276 x 841.89"),
        ("--orientation landscape", "841.89 x 595.276"),
        ("--paper a3", "841.89 x 1190.55"),
        ("--paper a3 --orientation landscape", "1190.55 x 841.89"),
    ] {
        let workshop = Workshop::with_list(list(40, 0));
        build(&workshop, &format!("petition-paris {options}")).exits(0);
        let path = workshop.path(workshop.only_batch()).join("letters-0001.pdf");
        let output = Command::new("pdfinfo").arg(&path).output().expect("poppler is installed");
        let info = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(info.contains(size), "{options}: {info}");
        assert_eq!(pages(&workshop, "letters-0001.pdf").concat().matches("Nordmann").count(), 40, "{options}");
    }
}

#[test]
fn a_notice_that_is_too_long_for_every_sheet_stands_on_the_last() {
    let workshop = Workshop::with_list(list(30, 0));
    let letter = workshop.read("letters/petition-paris/letter.toml");
    let long = "Vos données sont conservées avec soin. ".repeat(120);
    workshop.write(
        "letters/petition-paris/letter.toml",
        letter.replace("retention = \"\"", &format!("retention = \"{long}\"")),
    );
    build(&workshop, "petition-paris").exits(0).says(&["too long for every sheet"]);
    let pages = pages(&workshop, "letters-0001.pdf");
    assert_eq!(pages.concat().matches("Protection des données").count(), 1);
    assert_eq!(pages.concat().split_whitespace().filter(|word| *word == "soin.").count(), 120);
}

#[test]
fn a_roll_names_everybody_once_below_one_letter() {
    let workshop = Workshop::with_list(list(150, 3));
    build(&workshop, "chen-oslo --as roll").exits(0).says(&["1 letter and a roll of 150 names"]);
    let pages = pages(&workshop, "letters-0001.pdf");
    let all = pages.concat();
    for number in 0..150 {
        assert_eq!(all.matches(&format!("Nordmann{number} ")).count(), 1, "{number}");
    }
    assert!(all.contains("We urge you to end") && !all.contains("I urge you to end"), "{all}");
    assert!(all.contains("on behalf of the 150 signers named in the enclosed roll"), "{all}");
    let on_page = |page: &str| page.split("Names on this page: ").nth(1)?.split(';').next()?.parse::<usize>().ok();
    let counts: Vec<(usize, usize)> =
        pages.iter().filter_map(|page| Some((on_page(page)?, page.matches("Nordmann").count()))).collect();
    assert_eq!(counts, [(60, 60), (60, 60), (30, 30)]);
    assert!(all.contains("Names in all: 150"), "{all}");
    let manifest = manifest(&workshop);
    assert_eq!((&manifest["kind"], &manifest["counts"]["letters"]), (&"roll".into(), &150.into()));
    let lines = workshop.read(workshop.only_batch().join("letters.jsonl"));
    assert_eq!(lines.lines().count(), 150);
    let secrets = ["Furustien", "0374", "example.org", "Oslo,"];
    let rolls = &pages[pages.len() - 3..].concat();
    assert!(!secrets.iter().any(|secret| rolls.contains(secret)), "{rolls}");
}

#[test]
fn volumes_of_a_roll_go_on_counting() {
    let workshop = Workshop::with_list(list(130, 0));
    build(&workshop, "chen-oslo --as roll --volume-size 70 --jobs 2").exits(0);
    let second = pages(&workshop, "letters-0002.pdf").concat();
    assert!(second.contains("Names on this page: 60; up to here: 130"), "{second}");
    assert!(second.contains("Names in all: 130") && !second.contains("We urge"), "{second}");
    let first = pages(&workshop, "letters-0001.pdf").concat();
    assert!(first.contains("We urge") && !first.contains("Names in all"), "{first}");
}

#[test]
fn a_roll_without_a_text_for_several_says_so() {
    let workshop = Workshop::with_list(list(3, 0));
    std::fs::remove_file(workshop.path("letters/chen-oslo/en.we.md")).expect("removed");
    build(&workshop, "chen-oslo --as roll").exits(0).says(&["en.we.md", "speaks as one person"]);
    workshop.write("letters/chen-oslo/en.md", "{{signer.name}} writes.\n\n---\n\nYours,\n");
    build(&workshop, "chen-oslo --as roll").exits(1).says(&["signer.name", "above a roll"]);
}

#[test]
fn many_letters_point_to_the_roll() {
    let workshop = Workshop::with_list(list(1001, 0));
    build(&workshop, "chen-oslo").exits(0).says(&["1001 letters weigh 4.995 kg", "--as roll"]);
    let few = Workshop::with_list(list(1000, 0));
    assert!(!build(&few, "chen-oslo").exits(0).stderr.contains("weigh"));
}

/// The names below each letter, by serial.
fn closes(workshop: &Workshop) -> BTreeMap<u64, Vec<String>> {
    let lines = workshop.read(workshop.only_batch().join("letters.jsonl"));
    let mut closes = BTreeMap::new();
    for line in lines.lines() {
        let line: Value = serde_json::from_str(line).expect("JSON");
        let (first, count) = (line["first_page"].as_u64().expect("a page"), line["pages"].as_u64().expect("pages"));
        let last = first + count - 1;
        let file = workshop.path(workshop.only_batch()).join(line["file"].as_str().expect("a file"));
        let letter = text(&file, &["-f", &first.to_string(), "-l", &last.to_string()]);
        let close = letter.split("Yours sincerely").nth(1).unwrap_or_default();
        let names = close.lines().filter(|line| line.contains("Nordmann")).map(|line| line.trim().to_owned());
        closes.insert(line["serial"].as_u64().expect("a serial"), names.collect());
    }
    closes
}

#[test]
fn a_household_signs_one_letter() {
    let list = list(5, 2).replace("Karia,Nordmann3,Furustien 5", "Karia,Nordmann3,FURUSTIEN  1");
    let workshop = Workshop::with_list(&list);
    build(&workshop, "chen-oslo --household").exits(0).says(&["5 signers = 3 letters + 2 who sign with another"]);
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        closes(&workshop).into_values().collect::<Vec<_>>(),
        [
            names(&["Karia Nordmann0", "Karie Nordmann1", "Karia Nordmann3"]),
            names(&["Karii Nordmann2"]),
            names(&["Karie Nordmann4"])
        ]
    );
    let counts = manifest(&workshop)["counts"].clone();
    assert_eq!((&counts["signers"], &counts["joined"], &counts["letters"]), (&5.into(), &2.into(), &3.into()));
    let lines = workshop.read(workshop.only_batch().join("letters.jsonl"));
    assert!(lines.starts_with("{\"serial\":1,\"row\":2,\"with\":[3,5],"), "{lines}");
    let pages = pages(&workshop, "letters-0001.pdf").concat();
    assert_eq!((pages.matches("We urge you").count(), pages.matches("I urge you").count()), (1, 2));
}

#[test]
fn who_hides_a_name_or_adds_a_message_is_not_joined() {
    let head = "given_name,family_name,print_name,organisation,street,postcode,city,message,visibility\n";
    let row = |name: &str, print: &str, organisation: &str, message: &str, visibility: &str| {
        format!("{name},Nordmann,{print},{organisation},Furustien 1,0374,Oslo,{message},{visibility}\n")
    };
    let list = [
        head.to_owned(),
        row("Anna", "", "", "", ""),
        row("Berit", "En sykepleier", "", "", ""),
        row("Celine", "", "", "Svar dem.", ""),
        row("Dina", "", "Koret", "", ""),
        row("Eva", "", "", "", "initials"),
        row("Frida", "", "", "", "withheld"),
    ];
    let workshop = Workshop::with_list(list.concat());
    build(&workshop, "chen-oslo --household").exits(0).says(&["5 letters"]);
    let pages = pages(&workshop, "letters-0001.pdf").concat();
    // The choir alone says we.
    assert_eq!((pages.matches("We urge you").count(), pages.matches("I urge you").count()), (1, 4));
    assert_eq!(manifest(&workshop)["counts"]["joined"], 0);
}

#[test]
fn a_person_who_withdraws_leaves_the_household_too() {
    let mut list = list(3, 3);
    list = list.replace('\n', ",\n").replacen("email,", "email,visibility", 1);
    // The first of the household again, in a later row: withheld.
    list.push_str("Karia,Nordmann0,Furustien 1,0374,Oslo,Norge,kari0@example.org,withheld\n");
    let workshop = Workshop::with_list(&list);
    build(&workshop, "chen-oslo --household").exits(0);
    assert_eq!(closes(&workshop).into_values().collect::<Vec<_>>(), [["Karie Nordmann1", "Karii Nordmann2"]]);
}

#[test]
fn without_a_text_for_several_nobody_is_joined_and_this_is_said() {
    let workshop = Workshop::with_list(list(4, 4));
    std::fs::remove_file(workshop.path("letters/chen-oslo/nb.we.md")).expect("removed");
    build(&workshop, "chen-oslo --household").exits(0).says(&["nb.we.md", "nobody is joined", "4 letters"]);
    let organisations = Workshop::with_shipped_files();
    std::fs::remove_file(organisations.path("letters/chen-oslo/nb.we.md")).expect("removed");
    build(&organisations, "chen-oslo").exits(0).says(&["organisations write as one person (2)"]);
}

#[test]
fn a_text_for_several_names_no_one_of_them() {
    let workshop = Workshop::with_shipped_files();
    let we = workshop.read("letters/chen-oslo/en.we.md").replace("We are deeply", "{{signer.name}} is deeply");
    workshop.write("letters/chen-oslo/en.we.md", we);
    build(&workshop, "chen-oslo").exits(1).says(&["en.we.md:3:", "signer.name", "letter of several"]);
}

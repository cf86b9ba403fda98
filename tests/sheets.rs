//! What every printed sheet keeps to, read from the pages themselves: letters, petition sheets, cover sheets.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;
#[path = "cli_support/pdf_text.rs"]
mod pdf_text;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use cli_support::Workshop;
use pdf_text::{Page, Pdf};
use qrcode::{Color, EcLevel, QrCode};
use serde_json::Value;

const MM: f64 = 72.0 / 25.4;

/// Builds; hands back the files of the batch.
fn build(workshop: &Workshop, arguments: &str) -> BTreeMap<String, Vec<u8>> {
    let out = format!("out-{}", workshop.names("").len());
    workshop.run_line(&format!("build {arguments} --date 2026-12-10 --out {out}")).exits(0);
    let batch = workshop.names(&out).remove(0);
    workshop.files(format!("{out}/{batch}"))
}

fn pages(files: &BTreeMap<String, Vec<u8>>, name: &str) -> Vec<Page> {
    Pdf::read(&files[name]).pages()
}

/// The pages of each letter, in order.
fn letters(files: &BTreeMap<String, Vec<u8>>) -> Vec<Vec<Page>> {
    let all = pages(files, "letters-0001.pdf");
    let lines = String::from_utf8(files["letters.jsonl"].clone()).expect("UTF-8");
    let place =
        |line: &Value, key: &str| usize::try_from(line[key].as_u64().expect("a number")).expect("a small number");
    lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("a line of JSON"))
        .map(|line| {
            let first = place(&line, "first_page") - 1;
            all[first..first + place(&line, "pages")].to_vec()
        })
        .collect()
}

fn is_blank(page: &Page) -> bool {
    page.shown.is_empty() && page.areas.is_empty() && page.images == 0
}

/// Letters with messages of zero sentences, one, two, and so on.
fn longer_and_longer(people: usize) -> String {
    let mut list = "given_name,family_name,city,country,date,message\n".to_owned();
    for number in 0..people {
        let message =
            "Please let them go home, every one of them, and let them write to those who wait. ".repeat(number);
        let _ = writeln!(list, "Anna,Berg{number},Oslo,NO,2021-06-01,\"{}\"", message.trim_end());
    }
    list
}

/// The same with letters of any length allowed.
fn long_letters(people: usize) -> Workshop {
    let workshop = Workshop::with_list(longer_and_longer(people));
    let settings =
        workshop.read("letters/xinjiang-release/letter.toml").replace("\nkind =", "\nmax_sheets = 9\nkind =");
    workshop.write("letters/xinjiang-release/letter.toml", settings);
    workshop
}

#[test]
fn a_signature_block_never_stands_alone() {
    let workshop = long_letters(60);
    let mut turned = 0;
    for (number, letter) in letters(&build(&workshop, "xinjiang-release --languages en")).iter().enumerate() {
        let last = letter.iter().rfind(|page| !is_blank(page)).expect("a page");
        // From top to bottom: what letters have in common may come first in the content.
        let mut lines = last.lines();
        lines.sort_by(|one, other| other.y.total_cmp(&one.y));
        let lines: Vec<String> = lines.into_iter().map(|line| line.text.trim().to_owned()).collect();
        let close = lines.iter().position(|line| line == "Yours sincerely,");
        let close = close.unwrap_or_else(|| panic!("letter {number}: the close is not on the last page: {lines:?}"));
        assert!(close >= 2, "letter {number}: {close} lines stand above the close on its page: {lines:?}");
        let signed_by = [format!("Anna Berg{number}"), "Oslo".to_owned()];
        assert_eq!(lines[close + 1..close + 3], signed_by, "letter {number}");
        assert!(lines[close + 3..].iter().all(|line| line.starts_with('¹')), "letter {number}: {lines:?}");
        turned += usize::from(letter.iter().filter(|page| !is_blank(page)).count() > 1 && close < 6);
    }
    assert!(turned > 0, "no letter came near the end of its page");
}

#[test]
fn every_page_says_its_number_and_serial() {
    let workshop = long_letters(40);
    for (number, letter) in letters(&build(&workshop, "xinjiang-release --languages en")).iter().enumerate() {
        let printed: Vec<&Page> = letter.iter().filter(|page| !is_blank(page)).collect();
        for (at, page) in printed.iter().enumerate() {
            let artifacts = page.artifacts().concat();
            let expected = format!("page {} of {}", at + 1, printed.len());
            assert!(artifacts.contains(&expected), "letter {number}: `{expected}` is missing in {artifacts:?}");
            assert!(artifacts.contains(&format!("{:06}", number + 1)), "letter {number}: {artifacts:?}");
        }
    }
}

#[test]
fn letters_begin_on_a_right_hand_page() {
    let workshop = long_letters(40);
    let files = build(&workshop, "xinjiang-release --languages en");
    let (mut blank, mut pages_before) = (0, 0);
    for letter in letters(&files) {
        assert_eq!(pages_before % 2, 0, "a letter begins on a left-hand page");
        assert!(letter.len().is_multiple_of(2), "{} pages", letter.len());
        let (last, others) = letter.split_last().expect("a page");
        assert!(!others.iter().any(is_blank), "a blank page within a letter");
        blank += usize::from(is_blank(last));
        pages_before += letter.len();
    }
    assert!(blank > 0 && 2 * blank < pages_before, "{blank} of {pages_before} pages are blank");
    let simplex = build(&workshop, "xinjiang-release --languages en --simplex");
    assert!(!pages(&simplex, "letters-0001.pdf").iter().any(is_blank), "one-sided letters have no blank pages");
}

#[test]
fn what_the_address_zone_says_is_not_said_again() {
    let workshop = Workshop::with_list("given_name,city\nAnna,Oslo\n");
    let said = |arguments: &str, street: &str| {
        let letter = letters(&build(&workshop, arguments)).remove(0);
        letter.iter().map(|page| page.text().matches(street).count()).sum::<usize>()
    };
    // Kong's inside address in English is his postal address; Chen's has his office, which the zone has not.
    assert_eq!(said("tokyo-ambassador --languages en", "3-4-33 Moto-Azabu"), 1);
    assert_eq!(said("chen-oslo --languages en", "479 Zhongshan Lu"), 2);
}

#[test]
fn a_letter_by_hand_has_a_rule_and_one_online_says_so() {
    let workshop = Workshop::with_list("given_name,city,date\nAnna,Oslo,2021-06-01\nBo,Oslo,\n");
    let signing_rule = |page: &Page| page.areas.iter().any(|area| (area[2] - area[0] - 70.0 * MM).abs() < 0.1);
    for letter in letters(&build(&workshop, "xinjiang-release --languages en")) {
        assert!(letter.iter().any(signing_rule), "no rule to sign on");
        assert!(!letter.iter().any(|page| page.text().contains("signed online")));
    }
    for (letter, words) in letters(&build(&workshop, "chen-oslo --languages en"))
        .iter()
        .zip(["signed online on 1 June 2021", "signed online"])
    {
        assert!(!letter.iter().any(signing_rule), "a rule on a letter that is signed online");
        let lines: Vec<String> = letter.iter().flat_map(Page::lines).map(|line| line.text.trim().to_owned()).collect();
        assert!(lines.iter().any(|line| line == words), "`{words}` is missing in {lines:?}");
    }
}

/// Thirty named signers and two whose names are withheld.
fn petition_list() -> String {
    let mut list = "given_name,family_name,city,date,visibility,email\n".to_owned();
    for number in 1..=30 {
        let _ = writeln!(list, "Anna,Berg{number},Oslo,2021-06-01,,a{number}@example.org");
    }
    list + "Hidden,One,Oslo,2021-06-01,withheld,h@example.org\nHidden,Two,Oslo,2021-06-01,withheld,i@example.org\n"
}

/// The lines of a petition's table on a page: those that begin with a number.
fn table_rows(page: &Page) -> Vec<(u64, f64)> {
    let number = |text: &str| text.split_whitespace().next().and_then(|word| word.parse().ok());
    let rows = page.lines().into_iter().filter(|line| line.text.contains("Anna"));
    rows.filter_map(|line| number(&line.text).map(|number| (number, line.y))).collect()
}

#[test]
fn the_head_of_the_table_stands_above_the_rows_of_every_sheet() {
    let workshop = Workshop::with_list(petition_list());
    let pages = pages(&build(&workshop, "petition-paris"), "letters-0001.pdf");
    let mut numbers = Vec::new();
    for page in &pages {
        let rows = table_rows(page);
        numbers.extend(rows.iter().map(|row| row.0));
        let heads: Vec<f64> = page
            .lines()
            .iter()
            .filter(|line| ["N°", "Nom", "Ville", "Date", "Signature"].iter().all(|word| line.text.contains(word)))
            .map(|line| line.y)
            .collect();
        if let Some(first) = rows.first() {
            assert_eq!(heads.len(), 1, "heads of the table on a page");
            assert!(heads[0] > first.1, "the head stands above the first row");
        }
        for pair in rows.windows(2) {
            assert!(pair[0].1 - pair[1].1 >= 12.0 * MM - 0.01, "rows {} and {} are too near", pair[0].0, pair[1].0);
        }
    }
    assert_eq!(numbers, (1..=30).collect::<Vec<_>>(), "every signer once and in order");
    assert!(pages.len() > 2);
}

#[test]
fn who_withholds_the_name_is_known_to_the_office() {
    let workshop = Workshop::with_list(petition_list());
    let text = |workshop: &Workshop| -> String {
        pages(&build(workshop, "petition-paris"), "letters-0001.pdf").iter().map(Page::text).collect()
    };
    let without = text(&workshop);
    assert_eq!(without.matches("nom confié aux organisateurs").count(), 2, "{without}");
    let routes = workshop.read("letters/routes.toml");
    workshop
        .write("letters/routes.toml", routes.replacen("office = []", "office = [\"Bureau de Lyon\", \"1 rue X\"]", 1));
    let with = text(&workshop);
    assert_eq!(with.matches("nom confié à Bureau de Lyon").count(), 2, "{with}");
    for text in [without, with] {
        assert!(!text.contains("Hidden") && !text.contains("@example.org"));
    }
}

#[test]
fn a_cover_sheet_says_what_is_inside_and_takes_a_receipt() {
    let workshop = Workshop::with_shipped_files();
    let routes = workshop.read("letters/routes.toml");
    workshop
        .write("letters/routes.toml", routes.replacen("office = []", "office = [\"Bureau de Lyon\", \"1 rue X\"]", 1));
    let files = build(&workshop, "xinjiang-release --route paris --route oslo");
    // Where a line is broken does not matter, and a cover sheet may have more than one page.
    let mut said: Vec<String> = Vec::new();
    for text in pages(&files, "cover.pdf").iter().map(|page| page.text().replace('\n', " ")) {
        match said.last_mut() {
            Some(cover) if !text.chars().take(40).collect::<String>().contains("/ Delivery") => cover.push_str(&text),
            _ => said.push(text),
        }
    }
    assert_eq!(said.len(), 2, "a cover sheet for each delivery");
    let manifest: Value = serde_json::from_slice(&files["manifest.json"]).expect("a manifest");
    let (batch, signers) = (manifest["batch"].as_str().expect("an id"), manifest["counts"]["signers"].to_string());
    for (text, own) in said.iter().zip([
        [
            "Bordereau de remise / Delivery",
            "Refusé, ou laissé à",
            "Liste d’exemple, à ne pas envoyer",
            "PARIS CEDEX 19",
        ],
        ["Følgeseddel / Delivery", "Avvist, eller lagt igjen hos", "Eksempelliste, skal ikke sendes", "0374 OSLO"],
    ]) {
        for words in own {
            assert!(text.contains(words), "`{words}` is missing in {text}");
        }
        for words in [
            "Sample list, not for sending",
            "Received by (name, date, signature)",
            "Refused, or left with (name, time, witness)",
            "Release the people detained in Xinjiang",
            "Chen Quanguo: in office until 25 December 2021",
            "Shohrat Zakir: in office until 30 September 2021",
            "10 December 2026",
            "000001",
            &format!("{:06}", signers.parse::<u64>().expect("a number")),
            batch,
        ] {
            assert!(text.contains(words), "`{words}` is missing in {text}");
        }
        assert!(text.replace(' ', "").contains(&format!("Signers:{signers}")), "{text}");
    }
    assert!(said[0].contains("Bureau de Lyon") && said[0].contains("Expéditeur"), "{}", said[0]);
    assert!(
        !said[1].contains("Bureau") && !said[1].contains("Avsender"),
        "an office that nobody filled in: {}",
        said[1]
    );
    assert!(!said[0].contains("Copie") && said[1].contains("Kopi / Copy"), "the second delivery gets the copies");
}

#[test]
fn a_cover_sheet_warns_of_a_campaign_that_is_closed_and_of_nothing_else() {
    let workshop = Workshop::with_list("given_name,city\nAnna,Oslo\n");
    let text = |date: &str| -> String {
        workshop.run_line(&format!("cover chen-oslo --date {date} --out cover-{date}.pdf")).exits(0);
        let bytes = std::fs::read(workshop.path(format!("cover-{date}.pdf"))).expect("a cover sheet");
        Pdf::read(&bytes).pages().iter().map(Page::text).collect::<String>().replace('\n', " ")
    };
    let closed = text("2022-04-30");
    assert!(closed.contains("campaign closed on 29 April 2022") && closed.contains("in office until"), "{closed}");
    let open = text("2021-12-25");
    for word in ["campaign closed", "in office until", "Sample list", "Copy"] {
        assert!(!open.contains(word), "`{word}` in {open}");
    }
}

#[test]
fn the_code_on_a_cover_sheet_says_batch_counts_and_hash() {
    let workshop = Workshop::with_list("given_name,city\nAnna,Oslo\n");
    let files = build(&workshop, "chen-oslo");
    let manifest: Value = serde_json::from_slice(&files["manifest.json"]).expect("a manifest");
    let batch = manifest["batch"].as_str().expect("an id");
    let strings = Pdf::read(&files["cover.pdf"]).other_strings();
    assert!(strings.iter().any(|string| string.contains(batch) && string.contains("QR")), "the code has no words");

    let page = pages(&files, "cover.pdf").remove(0);
    let is_hash = |word: &&str| word.len() == 8 && word.chars().all(|digit| digit.is_ascii_hexdigit());
    let hash: String = page.text().split_whitespace().filter(is_hash).collect();
    assert_eq!(hash.len(), 64, "a SHA-256 in groups of eight");
    let sheets = &manifest["counts"]["sheets"];
    let said = format!("mailbag {batch}\nletters 1\nsheets {sheets}\nsha256 {hash}");
    let code = QrCode::with_error_correction_level(said.as_bytes(), EcLevel::M).expect("a code");
    let width = u16::try_from(code.width()).expect("a small code");
    // The code stands at the top right; tables and lines to sign on begin further left or down.
    let areas: Vec<[f64; 4]> = page.areas.into_iter().filter(|area| area[0] > 297.0 && area[1] > 640.0).collect();
    let edge =
        |side: usize, better: fn(f64, f64) -> f64| areas.iter().map(|area| area[side]).reduce(better).expect("areas");
    let (left, top) = (edge(0, f64::min), edge(3, f64::max));
    let module = (edge(2, f64::max) - left) / f64::from(width);
    let inked = |x: u16, y: u16| {
        let at = (left + (f64::from(x) + 0.5) * module, top - (f64::from(y) + 0.5) * module);
        areas.iter().any(|area| (area[0]..area[2]).contains(&at.0) && (area[1]..area[3]).contains(&at.1))
    };
    for y in 0..width {
        for x in 0..width {
            assert_eq!(inked(x, y), code[(x.into(), y.into())] == Color::Dark, "module {x}, {y}");
        }
    }
    assert!(module > 0.3 * MM, "{} mm a module", module / MM);
}

#[test]
fn sheets_that_are_not_to_be_sent_say_so_in_every_language_of_the_letter() {
    let workshop = Workshop::with_shipped_files();
    for (line, expected) in [
        ("xinjiang-release", "示範名單，請勿寄出 / Sample list, not for sending"),
        ("xinjiang-release --arrangement separate", "示範名單，請勿寄出 / Sample list, not for sending"),
        ("xinjiang-release --languages en", "Sample list, not for sending"),
        ("chen-oslo --as roll", "Eksempelliste, skal ikke sendes / Sample list, not for sending"),
        (
            "chen-oslo --show-zones",
            "Soner tegnet for kontroll, skal ikke sendes / Zones drawn for checking, not for sending",
        ),
        ("petition-paris", "Liste d’exemple, à ne pas envoyer"),
    ] {
        for page in letters(&build(&workshop, line)).iter().flatten().filter(|page| !is_blank(page)) {
            let said = page.artifacts().join(" ");
            assert!(said.contains(expected), "{line}: {said}");
        }
    }
}

//! Envelopes and labels: made from the letter or from the batch as it was built, each thing in its zone, measured on pages drawn by
//! MuPDF and read by poppler.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::fs;
use std::path::Path;

use cli_support::pictures::{contains, drawn, run, words};
use cli_support::{Outcome, Workshop};
use mailbag::length::{Length, Point, Rect, Size};
use mailbag::post::{envelope, label};

const XI: &str = "President Xi Jinping Zhongnanhai Xichangan’ jie Xichengqu 100017 BEIJING CHINE";
const MARK: &str =
    "<svg xmlns='http://www.w3.org/2000/svg' width='150' height='60'><rect width='150' height='60'/></svg>";

/// The shipped files with the offices filled in.
fn workshop() -> Workshop {
    let workshop = Workshop::with_shipped_files();
    let office = "office = [\"Our Office\", \"1 Our Street\", \"9999 OUR TOWN\"]";
    let routes = workshop.read("letters/routes.toml").replace("office = []", office);
    workshop.write("letters/routes.toml", routes);
    workshop.write("mark.svg", MARK);
    workshop
}

/// The folder that a command named.
fn folder(outcome: &Outcome) -> String {
    outcome.exits(0).stdout.trim().to_owned()
}

fn pages(pdf: &str) -> Option<(u64, String)> {
    let text = String::from_utf8(run("pdfinfo", &[pdf])?).expect("UTF-8");
    let value = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).expect("a value").trim().to_owned();
    Some((value("Pages:").parse().expect("a number"), value("Page rot:")))
}

/// A rectangle with half a pixel more on every side.
fn wider(rect: &Rect) -> Rect {
    let half = Length::mm(0.13);
    let size = Size { width: rect.size.width + half * 2, height: rect.size.height + half * 2 };
    Rect { origin: Point::new(rect.origin.x - half, rect.origin.y - half), size }
}

fn whole(size: Size) -> Rect {
    Rect { origin: Point::default(), size }
}

#[test]
fn every_envelope_has_its_ink_in_its_zones() {
    let workshop = workshop();
    for size in envelope::SIZES {
        for (route, country) in [("paris", "FR"), ("tokyo", "JP")] {
            let options =
                format!("--size {} --priority --printed-matter --indicia mark.svg --date 2026-12-10", size.name);
            let made = folder(&workshop.run_line(&format!("envelopes xinjiang-release --route {route} {options}")));
            let pdf = workshop.path(format!("{made}/envelopes.pdf"));
            let pdf = pdf.to_str().expect("a path");
            let place = format!("{} from {country}", size.name);
            let custom = envelope::custom(country, size.size);
            let (address, franking) = (custom.address_zone(size.size), custom.franking_zone(size.size));
            let serial = Rect {
                origin: custom.serial_place(size.size),
                size: Size { width: Length::mm(11.0), height: Length::mm(3.0) },
            };
            let zones = [address, franking, custom.sender_zone(size.size), custom.service_zone(size.size), serial];
            let Some(picture) = drawn(pdf, 1) else { return };
            let ink = picture.ink(&whole(size.size));
            // A pixel that ink touches has its middle up to half a pixel beside it.
            let astray: Vec<_> =
                ink.iter().filter(|at| !zones.iter().any(|zone| contains(&wider(zone), **at))).collect();
            assert!(astray.is_empty(), "{place}: ink at {:?}", &astray[..astray.len().min(5)]);
            assert!(picture.ink(&franking).len() > 500, "{place}: no franking mark");
            assert!(picture.ink(&custom.sorting_zone(size.size)).is_empty(), "{place}: ink in the sorting zone");
            let expected = if route == "paris" { XI.to_owned() } else { XI.replace("CHINE", "CHINA") };
            assert_eq!(words(pdf, 1, &address).expect("poppler"), expected, "{place}");
            let service = words(pdf, 1, &custom.service_zone(size.size)).expect("poppler");
            let named = if route == "paris" {
                "PRIORITAIRE IMPRIMÉS"
            } else {
                "PRIORITY / PRIORITAIRE PRINTED MATTER / IMPRIMÉS"
            };
            assert_eq!(service, named, "{place}");
            assert_eq!(words(pdf, 1, &serial).expect("poppler"), "000001", "{place}");
            assert_eq!(pages(pdf).expect("poppler").0, 11, "{place}");
            // On the front in Japan, on the flap in France.
            let front = words(pdf, 1, &custom.sender_zone(size.size)).expect("poppler");
            let back = workshop.path(format!("{made}/envelope-backs.pdf"));
            let sender = "Our Office 1 Our Street 9999 OUR TOWN";
            if route == "tokyo" {
                assert!(front == sender && !back.exists(), "{place}: {front}");
            } else {
                assert_eq!(front, "", "{place}");
                let back = back.to_str().expect("a path");
                assert_eq!(words(back, 11, &custom.flap_zone(size.size)).expect("poppler"), sender, "{place}");
                assert_eq!(pages(back).expect("poppler").0, 11, "{place}");
            }
        }
    }
}

#[test]
fn a_batch_keeps_its_envelopes_whatever_becomes_of_the_list() {
    let workshop = workshop();
    let batch = folder(&workshop.run_line("build xinjiang-release --to each --date 2026-12-10"));
    // Whose postal address is not known gets no envelope.
    workshop.run_line(&format!("envelopes {batch}")).exits(1).says(&["shohrat-zakir", "no postal address"]);

    let batch = folder(&workshop.run_line("build chen-oslo --date 2026-12-10 --out out2"));
    let line = format!("envelopes {batch} --return signer --size C5 --out made");
    let before = folder(&workshop.run_line(&line));
    // `out/<batch>*` means the batch alone.
    let name = batch.trim_start_matches("out2/");
    assert!(before.starts_with("made/envelopes-c5-") && before.contains(name), "{before}");
    let files = workshop.files(&before);
    let list = workshop.read("signers.csv");
    workshop.write("signers.csv", list.replace("Åsheim", "Changed").replace("Furustien", "Elsewhere"));
    let routes = workshop.read("letters/routes.toml").replace("Tuengen", "Nowhere");
    workshop.write("letters/routes.toml", routes);
    fs::remove_dir_all(workshop.path("letters/chen-oslo")).expect("a folder");
    workshop.run_line(&line).exits(0).says(&["exists already"]);
    fs::rename(workshop.path(&before), workshop.path("kept")).expect("a folder");
    assert_eq!(folder(&workshop.run_line(&line)), before);
    assert!(workshop.files(&before) == files, "the envelopes have changed");

    // Envelope n is letter n.
    let letters = workshop.read(format!("{batch}/letters.jsonl"));
    let pdf = workshop.path(format!("{before}/envelopes.pdf"));
    let pdf = pdf.to_str().expect("a path");
    let Some((count, _)) = pages(pdf) else { return };
    assert_eq!(count, letters.lines().count() as u64);
    let size = envelope::by_name("C5").expect("a size").size;
    for (page, letter) in (1..).zip(letters.lines()) {
        let letter: serde_json::Value = serde_json::from_str(letter).expect("JSON");
        let text = words(pdf, page, &whole(size)).expect("poppler");
        assert!(text.contains(&format!("{:06}", letter["serial"].as_u64().expect("a serial"))), "{text}");
    }
    let backs = workshop.path(format!("{before}/envelope-backs.pdf"));
    let first = words(backs.to_str().expect("a path"), 1, &whole(size)).expect("poppler");
    assert_eq!(first, "Bjørg Åsheim Furustien 12 0374 OSLO");
}

#[test]
fn a_signer_stands_as_sender_only_when_asked() {
    let workshop = workshop();
    let made = folder(&workshop.run_line("envelopes chen-oslo --route oslo --date 2026-12-10"));
    for (name, pdf) in workshop.files(&made) {
        workshop.write("one.pdf", pdf);
        let path = workshop.path("one.pdf");
        let Some(text) = run("pdftotext", &[path.to_str().expect("a path"), "-"]) else { return };
        let text = String::from_utf8_lossy(&text).into_owned();
        assert!(!text.contains("Åsheim") && !text.contains("Furustien"), "{name}: {text}");
    }
}

#[test]
fn bags_feeds_and_delivery_addresses() {
    let workshop = workshop();
    let made = folder(&workshop.run_line("envelopes chen-oslo --route oslo --bag --size B4 --date 2026-12-10"));
    let pdf = workshop.path(format!("{made}/envelopes.pdf"));
    let size = envelope::by_name("B4").expect("a size").size;
    let Some(text) = words(pdf.to_str().expect("a path"), 1, &whole(size)) else { return };
    assert_eq!(text, "Embassy of the People’s Republic of China Tuengen allé 2B 0374 OSLO");
    for (feed, turn) in [("long-edge", "0"), ("short-edge", "90"), ("rotated", "180")] {
        let line = format!("envelopes chen-oslo --route oslo --feed {feed} --window-shows delivery --date 2026-12-10");
        let made = folder(&workshop.run_line(&line));
        let pdf = workshop.path(format!("{made}/envelopes.pdf"));
        assert_eq!(pages(pdf.to_str().expect("a path")), Some((11, turn.to_owned())), "{feed}");
    }
}

#[test]
fn every_label_has_its_ink_on_it() {
    let workshop = workshop();
    let custom = "columns = 2\nrows = 5\nwidth = 90\nheight = 50\nleft = 10\ntop = 20\npitch_x = 95\npitch_y = 51\n";
    workshop.write("grid.toml", custom);
    for sheet in label::names().into_iter().chain(["grid.toml"]) {
        let grid = label::by_name(sheet).unwrap_or_else(|| label::parse(custom).expect("a sheet"));
        let line = format!(
            "labels xinjiang-release --route paris --grid {sheet} --start-at 4 --date 2026-12-10 --out {sheet}.out"
        );
        let made = folder(&workshop.run_line(&line));
        let pdf = workshop.path(format!("{made}/labels.pdf"));
        let pdf = pdf.to_str().expect("a path");
        let Some((count, _)) = pages(pdf) else { return };
        assert_eq!(count, (3 + 11_u64).div_ceil(grid.count() as u64), "{sheet}");
        let mut ink = 0;
        let Some(picture) = drawn(pdf, 1) else { return };
        for number in 0..grid.count() {
            let place = grid.place(number);
            let on_label = picture.ink(&place).len();
            ink += on_label;
            let filled = (3..14).contains(&number);
            assert_eq!(on_label > 0, filled, "{sheet}: label {}", number + 1);
            if filled {
                let text = words(pdf, 1, &place).expect("poppler");
                assert_eq!(text, format!("{XI} {:06}", number - 2), "{sheet}");
            }
        }
        assert_eq!(picture.ink(&whole(grid.page)).len(), ink, "{sheet}: ink beside the labels");
        let calibration = workshop.path(format!("{made}/calibration.pdf"));
        assert!(drawn(calibration.to_str().expect("a path"), 1).expect("MuPDF").ink(&whole(grid.page)).len() > 1000);
    }
}

#[test]
fn labels_for_senders_and_bags() {
    let workshop = workshop();
    for (options, count, text) in [
        ("--for sender", 11, "Our Office 1 Our Street 9999 OUR TOWN"),
        ("--for sender --return signer", 9, "Bjørg Åsheim Furustien 12 0374 OSLO 000001"),
        ("--for bag --count 3", 3, "Embassy of the People’s Republic of China Tuengen allé 2B 0374 OSLO"),
    ] {
        let made = folder(&workshop.run_line(&format!("labels chen-oslo --route oslo {options} --date 2026-12-10")));
        let grid = label::by_name("L7160").expect("a sheet");
        let pdf = workshop.path(format!("{made}/labels.pdf"));
        let pdf = pdf.to_str().expect("a path");
        let Some(found) = words(pdf, 1, &grid.place(0)) else { return };
        assert_eq!(found, text, "{options}");
        let filled =
            (0..grid.count()).filter(|number| !words(pdf, 1, &grid.place(*number)).expect("poppler").is_empty());
        assert_eq!(filled.count(), count, "{options}");
    }
}

#[test]
fn no_labels_are_made_of_no_sender() {
    let workshop = Workshop::with_shipped_files();
    workshop
        .run_line("labels chen-oslo --route oslo --for sender --grid L7160 --date 2026-12-10")
        .exits(1)
        .keeps_stdout_empty()
        .says(&["there is no sender to print: the route has no `office`", "--return signer"]);
    let outcome = workshop.run_line("envelopes chen-oslo --route oslo --date 2026-12-10");
    outcome.exits(0).says(&["until then cover sheets, envelopes and labels go without"]);
}

#[test]
fn a_batch_that_is_not_what_was_built_is_refused() {
    let workshop = workshop();
    let batch = folder(&workshop.run_line("build chen-oslo --date 2026-12-10"));
    let line = format!("envelopes {batch}");
    let list = format!("{batch}/inputs/signers.csv");
    let (kept, manifest) = (workshop.read(&list), workshop.read(format!("{batch}/manifest.json")));
    workshop.write(&list, kept.replace("Åsheim", "Asheim"));
    workshop.run_line(&line).exits(1).says(&["inputs/signers.csv", "bytes, but"]).keeps_stdout_empty();
    #[cfg(unix)]
    {
        workshop.write("elsewhere.csv", &kept);
        fs::remove_file(workshop.path(&list)).expect("a file");
        std::os::unix::fs::symlink(workshop.path("elsewhere.csv"), workshop.path(&list)).expect("a link");
        workshop.run_line(&line).exits(1).says(&["is a symbolic link"]);
        fs::remove_file(workshop.path(&list)).expect("a link");
    }
    workshop.write(&list, &kept);
    workshop.write(format!("{batch}/manifest.json"), manifest.replace("inputs/signers.csv", "../inputs/signers.csv"));
    workshop.run_line(&line).exits(1).says(&["../inputs/signers.csv", "no file of a batch"]);
    workshop.write(format!("{batch}/manifest.json"), manifest.replace("mailbag-manifest/1", "mailbag-manifest/99"));
    workshop.run_line(&line).exits(1).says(&["has the form `mailbag-manifest/99`"]);
    workshop.write(format!("{batch}/manifest.json"), manifest);
    workshop.run_line(&line).exits(0);
    workshop.run_line("envelopes ./nowhere").exits(1).says(&["there is no batch"]);
    workshop.run_line(&format!("{line} --date 2026-12-11")).exits(1).says(&["--date"]);
}

#[test]
fn what_cannot_be_made_is_named() {
    let workshop = workshop();
    workshop.write("text.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><text>5</text></svg>");
    workshop.write("grid.toml", "columns = 3\nrows = 8\nwidth = 80\nheight = 37\nleft = 0\ntop = 0\n");
    workshop.write("tiny.toml", "columns = 9\nrows = 9\nwidth = 20\nheight = 12\nleft = 0\ntop = 0\n");
    for (line, word) in [
        ("envelopes chen-oslo --indicia text.svg", "turn it into outlines"),
        ("envelopes chen-oslo --indicia nowhere.png", "no such file"),
        ("envelopes chen-oslo --size C7", "C6C5"),
        ("envelopes petition-paris", "--bag"),
        ("labels chen-oslo --grid L9999", "L7160"),
        ("labels chen-oslo --grid grid.toml", "over the edge"),
        ("labels chen-oslo --grid tiny.toml", "mm too wide"),
        ("labels chen-oslo --start-at 22", "--start-at 22"),
        ("labels chen-oslo --start-at 0", "--start-at 0"),
    ] {
        workshop.run_line(line).exits(1).says(&[word]).keeps_stdout_empty();
    }
    assert!(workshop.batches().is_empty());
}

#[test]
fn bad_addresses_of_signers_are_named_with_row_and_column() {
    let long = "x".repeat(90);
    let list = format!(
        "given_name,family_name,street,postcode,city,country\n\
         Anna,Full,Rue 1,７５０１９,Paris,France\n\
         Bodil,Long,{long},75019,Paris,France\n\
         Carl,Nowhere,Rue 3,75019,Paris,\n\
         Dora,Unknown,Rue 4,75019,Paris,Utopia\n\
         Emil,Wrong,Rue 5,750191,Paris,France\n\
         Frida,Missing,Rue 6,,Paris,France\n\
         Gulnar,Right,يول 7,75019,Paris,France\n"
    );
    let workshop = Workshop::with_list(&list);
    let line = "envelopes chen-oslo --route paris --return signer --size C5 --date 2026-12-10";
    let outcome = workshop.run_line(line);
    outcome.says(&[
        "signers.csv:3: column `street`: line 2 of the address has 90 characters",
        "signers.csv:4: column `country`: the address names no country",
        "signers.csv:5: column `country`: the address: `Utopia` is no country",
        "signers.csv:6: column `postcode`: the address: `750191` is no postcode of its country, which writes 99999",
        "signers.csv:7: column `postcode`: the address has no postcode",
        "signers.csv:8: column `street`: line 2 of the address runs from right to left",
    ]);
    // A line of 90 characters stands on no envelope.
    outcome.exits(1).says(&["mm too wide"]);
    let settings = workshop.read("letters/chen-oslo/letter.toml");
    workshop.write("letters/chen-oslo/letter.toml", settings.replace("sender = \"town\"", "sender = \"address\""));
    let checked = workshop.run_line("check chen-oslo --route paris --date 2026-12-10");
    checked.says(&["signers.csv:6: column `postcode`"]);
    // Nine lines in a cell are no street.
    workshop.write("signers.csv", format!("{list}Hans,Lines,\"a\nb\nc\nd\ne\nf\ng\nh\ni\",75019,Paris,France\n"));
    workshop.run_line(line).exits(1).says(&["signers.csv:9: column `street`: the character U+000A cannot be printed"]);
    workshop.write("signers.csv", &list);
    // What is certain is mended on the letter too.
    let list = workshop.read("signers.csv").lines().take(2).collect::<Vec<_>>().join("\n");
    workshop.write("signers.csv", list);
    let batch = folder(&workshop.run_line("build chen-oslo --route paris --date 2026-12-10"));
    let pdf = workshop.path(Path::new(&batch).join("letters-0001.pdf"));
    let Some(text) = run("pdftotext", &["-l", "1", pdf.to_str().expect("a path"), "-"]) else { return };
    let text = String::from_utf8_lossy(&text).into_owned();
    assert!(text.contains("75019 Paris") || text.contains("75019 PARIS"), "{text}");
}

/// Of a batch nobody hears what its survey finds, of a letter everybody does.
#[test]
fn what_the_address_of_a_sender_lacks_is_said_once() {
    for (list, said) in [
        ("given_name,family_name,city,country\nAnna,Full,Paris,France\n", "the list has no column `street`"),
        (
            "given_name,family_name,street,postcode,city,country\nFrida,Missing,Rue 6,,Paris,France\n",
            "signers.csv:2: column `postcode`: the address has no postcode",
        ),
    ] {
        for sender in ["town", "address"] {
            let workshop = Workshop::with_list(list);
            let settings = workshop.read("letters/chen-oslo/letter.toml");
            let settings = settings.replace("sender = \"town\"", &format!("sender = \"{sender}\""));
            workshop.write("letters/chen-oslo/letter.toml", settings);
            let letter = "chen-oslo --route paris --date 2026-12-10";
            let batch = folder(&workshop.run_line(&format!("build {letter}")));
            for source in [letter, &batch] {
                let outcome = workshop.run_line(&format!("envelopes {source} --return signer"));
                outcome.exits(0);
                assert_eq!(outcome.stderr.matches(said).count(), 1, "{sender}: {source}: {outcome}");
            }
        }
    }
}

#[test]
fn what_was_made_is_discarded_and_nothing_else() {
    let workshop = workshop();
    for line in [
        "envelopes xinjiang-release --route paris --date 2026-12-10",
        "labels xinjiang-release --route paris --date 2026-12-10",
    ] {
        let made = folder(&workshop.run_line(line));
        workshop.run(["discard", &made]).exits(1).says(&["files, ", "nobody said yes"]);
        workshop.write(format!("{made}/notes.txt"), "mine");
        let refused = workshop.run(["discard", &made, "--yes"]);
        refused.exits(1).says(&["`notes.txt`", "is not what was made there", "hint: look what it is"]);
        fs::remove_file(workshop.path(format!("{made}/notes.txt"))).expect("the file");
        let other = made.replace("-2026-", "-2027-");
        fs::rename(workshop.path(&made), workshop.path(&other)).expect("another name");
        workshop.run(["discard", &other, "--yes"]).exits(0).says(&["is removed"]).keeps_stdout_empty();
        assert!(workshop.names("out").is_empty(), "{:?}", workshop.names("out"));
    }
    let made = folder(&workshop.run_line("labels xinjiang-release --route paris --date 2026-12-10"));
    fs::copy(workshop.path("signers.csv"), workshop.path(format!("{made}/labels.pdf"))).expect("another file");
    workshop.run(["discard", &made, "--yes"]).exits(1).says(&["does not hold what was made there"]);
    fs::rename(workshop.path(&made), workshop.path("out/mine")).expect("another name");
    workshop.run(["discard", "out/mine", "--yes"]).exits(1).says(&["is no batch"]);
    assert!(workshop.path("out/mine/labels.pdf").exists());
}

//! What shows in the window of an envelope: the address and the return line, whole, wherever the folded sheet lies, and nothing
//! else. The ink is measured on pages drawn by MuPDF, the words by poppler.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::fmt::Write as _;

use cli_support::Workshop;
use cli_support::pictures::{contains, drawn, words};
use mailbag::length::{Length, Point, Size};
use mailbag::post::window::{self, Opening, Window};
use serde_json::Value;

const LETTERS: [(&str, &str, &str); 3] = [
    ("xinjiang-release", "paris", "President Xi Jinping Zhongnanhai Xichangan’ jie Xichengqu 100017 BEIJING CHINE"),
    ("chen-oslo", "oslo", "Party Secretary Chen Quanguo 479 Zhongshan Lu WULUMUQI SHI, XINJIANG KINA"),
    (
        "tokyo-ambassador",
        "tokyo",
        "Embassy of China Ambassador Kong Xuanyou 3-4-33 Moto-Azabu, Minato-ku TOKYO 106-0046",
    ),
];

/// The office of each route, filled in.
const OFFICE: [&str; 3] = ["Amnesty International France", "76, boulevard de la Villette", "75940 PARIS CEDEX 19"];

/// The shipped letters with offices, streets printed, and a list with names as long as the program takes.
fn workshop() -> Workshop {
    let workshop = Workshop::with_shipped_files();
    let routes = workshop.read("letters/routes.toml");
    workshop.write("letters/routes.toml", routes.replace("office = []", &format!("office = {OFFICE:?}")));
    let mut list = workshop.read("signers.csv");
    let (latin, han) = ("Wolfeschlegelsteinhausen-".repeat(8), "國".repeat(200));
    let street = "Long Street ".repeat(16);
    let _ = writeln!(list, "L-1,{latin},{latin},,,,,{street},00000,{street},{street},,en,,,,yes,");
    let _ = writeln!(list, "L-2,,{han},{latin},,,,{han},00000,{han},{han},,zh-Hant,,,,yes,");
    workshop.write("long.csv", list);
    for (letter, ..) in LETTERS {
        let file = format!("letters/{letter}/letter.toml");
        let settings = workshop.read(&file);
        let shown = settings.replace("sender = \"town\"", "sender = \"address\"");
        workshop.write(&file, shown.replace("sender = \"name\"", "sender = \"address\""));
    }
    workshop
}

/// Every place of the sheet in the envelope: corners, edges and the middle.
fn shifts(opening: &Opening) -> Vec<Point> {
    let Size { width, height } = opening.play();
    let parts = |length: Length| [Length::ZERO, length / 2, length];
    parts(width).into_iter().flat_map(|x| parts(height).map(|y| Point::new(x, y))).collect()
}

/// Builds a letter and looks at the first page of every letter of the batch.
fn look(workshop: &Workshop, letter: &str, route: &str, window: &Window, expected: &str, more: &str) -> Option<usize> {
    let out = format!("out-{letter}-{}{}", window.name, more.replace([' ', '-'], ""));
    let line = format!(
        "build {letter} --route {route} --window {} --signers long.csv --date 2026-12-10 --out {out} {more}",
        window.name
    );
    workshop.run_line(&line).exits(0);
    let batch = format!("{out}/{}", workshop.names(&out).remove(0));
    let lines = workshop.read(format!("{batch}/letters.jsonl"));
    let mut looked = 0;
    for letter in lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")) {
        let page = letter["first_page"].as_u64().expect("a page");
        let pdf = workshop.path(format!("{batch}/{}", letter["file"].as_str().expect("a file")));
        let pdf = pdf.to_str().expect("a path");
        let picture = drawn(pdf, page)?;
        let place = format!("{line}: letter {}", letter["serial"]);
        // All ink that can show at all is the address's, and all of it shows wherever the sheet lies.
        let ink = picture.ink(&window.seen());
        assert!(ink.len() > 200, "{place}: no address in the zone");
        let astray = ink.iter().find(|at| !contains(&window.zone(), **at));
        assert_eq!(astray, None, "{place}: other ink can show");
        for opening in window.openings {
            for shift in shifts(opening) {
                let hidden = ink.iter().find(|at| !contains(&opening.shows(shift), **at));
                assert_eq!(hidden, None, "{place}: {} at {shift:?}", opening.name);
            }
        }
        let office = OFFICE.join(" · ").replace(" · ", " ").replace(' ', "");
        let found = words(pdf, page, &window.zone())?;
        assert_eq!(found.replace(" · ", " ").replace(' ', ""), office + &expected.replace(' ', ""), "{place}");
        looked += 1;
    }
    Some(looked)
}

#[test]
fn the_address_and_nothing_else_shows_in_every_corner_of_every_envelope() {
    let workshop = workshop();
    for window in window::ALL.iter().filter(|window| !window.openings.is_empty()) {
        for (letter, route, expected) in LETTERS {
            let Some(looked) = look(&workshop, letter, route, window, expected, "") else { return };
            assert_eq!(looked, 13, "{letter} in {}", window.name);
        }
    }
}

#[test]
fn every_sheet_of_a_separate_letter_and_columns_keep_the_window_clear() {
    let workshop = workshop();
    let window = window::by_name("nf").expect("a window");
    let (letter, route, expected) = LETTERS[0];
    for arrangement in ["--arrangement separate", "--arrangement columns"] {
        if look(&workshop, letter, route, window, expected, arrangement).is_none() {
            return;
        }
    }
}

#[test]
fn the_delivery_address_shows_as_care_of() {
    let workshop = workshop();
    let window = window::by_name("no").expect("a window");
    let expected = "Chen Quanguo c/o Embassy of the People’s Republic of China Tuengen allé 2B 0374 OSLO";
    if look(&workshop, "chen-oslo", "oslo", window, expected, "--window-shows delivery").is_none() {
        return;
    }
    // A route that posts each letter shows it without being asked.
    let routes = workshop.read("letters/routes.toml").replace("post = \"bag\"", "post = \"each\"");
    workshop.write("letters/routes.toml", routes);
    look(&workshop, "chen-oslo", "oslo", window, expected, "--jobs 1");
}

#[test]
fn the_country_of_posting_chooses_the_window() {
    let workshop = Workshop::with_shipped_files();
    for (route, window) in [("paris", "nf"), ("oslo", "no"), ("tokyo", "none")] {
        let out = format!("out-{route}");
        workshop.run_line(&format!("build chen-oslo --route {route} --date 2026-12-10 --out {out}")).exits(0);
        let batch = workshop.names(&out).remove(0);
        let options: Value =
            serde_json::from_str(&workshop.read(format!("{out}/{batch}/inputs/options.json"))).expect("JSON");
        assert_eq!(options["window"], window);
        assert_eq!(options["window_shows"], "addressee");
    }
}

#[test]
fn what_does_not_fit_is_said_in_millimetres_and_drawn_when_asked() {
    let workshop = Workshop::with_shipped_files();
    let addressees = workshop.read("letters/addressees.toml");
    let long = addressees.replace(
        "street = [\"Zhongnanhai\", \"Xichangan’ jie Xichengqu\"]",
        "street = [\"Zhongnanhai\", \"Xichangan’ jie Xichengqu, and so on to the very end of a line that is far too long\"]",
    );
    let high = addressees.replace(
        "street = [\"Zhongnanhai\", \"Xichangan’ jie Xichengqu\"]",
        "street = [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\", \"h\", \"i\"]",
    );
    assert!(long != addressees && high != addressees, "addressees.toml has changed");
    for (text, word) in [(&long, "mm too wide for `nf`"), (&high, "mm too high for `nf`")] {
        workshop.write("letters/addressees.toml", text);
        for command in ["check", "build"] {
            workshop.run_line(&format!("{command} xinjiang-release --route paris")).exits(1).says(&[word]);
        }
        workshop
            .run_line("build xinjiang-release --route paris --show-zones --date 2026-12-10")
            .exits(0)
            .says(&["warning: ", word]);
    }
}

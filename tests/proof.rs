//! `mailbag proof`: one file for the person who signs off, from a letter and from a batch. What a browser says of it stands in
//! `tests/judges/proof.mjs`.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::path::Path;

use cli_support::{Workshop, repository};

const DAY: &str = "--date 2026-12-10";

/// The texts between `<open …>` and `</close>`.
fn between<'t>(text: &'t str, open: &str, close: &str) -> Vec<&'t str> {
    text.split(open).skip(1).filter_map(|rest| rest.split_once(close)).map(|(text, _)| text).collect()
}

/// The page without its pictures, its style and its script.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, behind)) = rest.split_once("base64,") {
        text.push_str(before);
        rest = behind.split_once('"').map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    for (open, close) in [("<style>", "</style>"), ("<script>", "</script>")] {
        let (before, behind) = text.split_once(open).expect("a style and a script");
        let (_, behind) = behind.split_once(close).expect("its end");
        text = format!("{before}{behind}");
    }
    text
}

/// What holds of every proof.
#[track_caller]
fn sound(html: &str) -> String {
    assert!(html.starts_with("<!doctype html>\n<!-- mailbag proof -->\n<html lang=\"en\">"));
    assert!(html.len() < 10_000_000, "{} bytes", html.len());
    let policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'";
    assert!(html.contains(policy));
    let text = words(html);
    for outside in ["http:", "https:", "src=\"/", "@import", "url("] {
        assert!(!text.contains(outside), "{outside}");
    }
    assert_eq!(html.matches("<script").count(), 1, "the page's own");
    // Every link within leads somewhere, and every id is given once.
    let ids = between(&text, " id=\"", "\"");
    let unique: std::collections::BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(ids.len(), unique.len(), "{ids:?}");
    for target in between(&text, "href=\"#", "\"") {
        assert!(ids.contains(&target), "{target}");
    }
    for picture in between(&text, "<img ", ">") {
        assert!(picture.starts_with("alt=\"") && !picture.starts_with("alt=\"\""), "{picture}");
    }
    // Every opened tag that must be closed is.
    for tag in
        ["section", "article", "figure", "table", "ul", "dl", "details", "div", "a", "main", "header", "footer", "nav"]
    {
        let opened = text.matches(&format!("<{tag}>")).count() + text.matches(&format!("<{tag} ")).count();
        assert_eq!(opened, text.matches(&format!("</{tag}>")).count(), "{tag}");
    }
    text
}

/// The ids of the letters that are shown.
fn letters(text: &str) -> Vec<&str> {
    between(text, "<article id=\"", "\"").into_iter().filter(|id| id.starts_with("letter-")).collect()
}

#[test]
fn a_letter_is_proofed_as_it_would_be_built() {
    let workshop = Workshop::with_shipped_files();
    let outcome = workshop.run_line(&format!("proof chen-oslo {DAY}"));
    outcome.exits(0).says(&["of 11 letters to look at"]);
    assert_eq!(outcome.stdout, "proof.html\n");
    let html = workshop.read("proof.html");
    let text = sound(&html);
    for expected in [
        "<h1>End arbitrary detention in Xinjiang</h1>",
        "Sample list, not for sending",
        "<b>12</b> rows",
        "<b>11</b> signers",
        "<b>1</b> withheld",
        "adds up",
        "the campaign closed on 2022-04-29",
        "Cyrillic script",
        "Arabic script",
        "Han script",
        "signature image",
        "signed online",
        "organisation",
        "<li>by lot</li>",
        "longest name",
        "NotoSerif-Regular",
        "mailbag build chen-oslo",
        "<span class=\"zone window\" style=\"left:7.1%;top:13.5%;width:38.6%;height:8.4%\"></span>",
    ] {
        assert!(text.contains(expected), "{expected}");
    }
    assert!(letters(&text).starts_with(&["letter-1"]) && letters(&text).ends_with(&["letter-11"]));
    // Who is not in the sample is not named.
    let shown = letters(&text).len();
    assert!((6..11).contains(&shown), "{shown}");
    let names =
        ["Bjørg Åsheim", "Élodie Garance-Lefèvre", "Margaret Oakley", "陳曉嵐", "Une infirmière de Nantes", "S. H."];
    let seen = names.iter().filter(|name| text.contains(*name)).count();
    assert!(seen < names.len());
    for hidden in ["Hjortland", "Rahima", "Nadège", "example.org", "Furustien"] {
        assert!(!text.contains(hidden), "{hidden}");
    }
    // Nothing of what was built to be looked at is left, and the same input gives the same page.
    assert_eq!(workshop.names(""), ["letters", "proof.html", "signatures", "signers.csv"]);
    workshop.run_line(&format!("proof chen-oslo {DAY}")).exits(0);
    assert!(html == workshop.read("proof.html"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(workshop.path("proof.html")).expect("the file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    workshop.run_line(&format!("proof chen-oslo {DAY} --messages --lots 0")).exits(0);
    let text = sound(&workshop.read("proof.html"));
    for serial in [2, 3, 4, 7] {
        assert!(letters(&text).contains(&format!("letter-{serial}").as_str()), "{serial}");
    }
    assert!(!text.contains("<li>by lot</li>"));
    workshop.run_line(&format!("proof chen-oslo {DAY} --all")).exits(0).says(&["11 of 11 letters"]);
    let text = sound(&workshop.read("proof.html"));
    assert_eq!(letters(&text).len(), 11);
    assert!(names.iter().all(|name| text.contains(name)) && text.contains("names everybody"));
}

#[test]
fn a_batch_is_proofed_from_its_verified_files() {
    let workshop = Workshop::with_shipped_files();
    workshop.run_line(&format!("build xinjiang-release --to each --volume-size 4 {DAY}")).exits(0);
    let batch = workshop.only_batch();
    let folder = batch.to_str().expect("a path");
    workshop.run(["proof", folder, "--out", "signed.html"]).exits(0);
    let text = sound(&workshop.read("signed.html"));
    let manifest = std::fs::read_to_string(batch.join("manifest.json")).expect("the manifest");
    let hashes = between(&manifest, "\"sha256\": \"", "\"");
    assert!(hashes.len() > 10 && hashes.iter().all(|hash| text.contains(hash)));
    for expected in
        ["other addressee", "was in office until 2021-12-25", "letters-0009.pdf", "mailbag approve", "page 1 of 2"]
    {
        assert!(text.contains(expected), "{expected}");
    }
    workshop.run(["proof", folder, "--route", "oslo"]).exits(1).says(&["--route"]);
    workshop
        .run(["proof", folder, "--out", &format!("{folder}/proof.html")])
        .exits(1)
        .says(&["a batch stays as it was made"]);
    workshop.run(["verify", folder]).exits(0);

    let volume = batch.join("letters-0002.pdf");
    let mut bytes = std::fs::read(&volume).expect("a volume");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&volume, bytes).expect("a file");
    workshop.run(["proof", folder]).exits(1).says(&["`letters-0002.pdf`", "was changed"]).keeps_stdout_empty();
    assert!(!workshop.path("proof.html").exists());
}

#[test]
fn petitions_and_rolls_are_shown_by_their_sheets() {
    let workshop = Workshop::with_shipped_files();
    for (command, expected) in [
        ("petition-paris", "Sheet with 1-"),
        ("chen-oslo --as roll", "Sheet with 1-"),
        ("petition-paris --blank 40", "How it begins"),
        ("chen-oslo --household --simplex", "Letter 1"),
    ] {
        workshop.run_line(&format!("proof {command} {DAY}")).exits(0);
        let text = sound(&workshop.read("proof.html"));
        assert!(text.contains(expected), "{command}");
        assert!(text.contains("<h3 id=\"cover-heading\">Cover sheet</h3>"), "{command}");
    }
}

#[test]
fn names_with_markup_in_them_are_text() {
    let list = "name,city,message\n<script>alert(1)</script>,<b>Oslo</b>,x\n\"\"\" onmouseover=\"\"alert(1)\",Oslo,\n\
                ../../x,Oslo,\n=cmd(),Oslo,\n**b**,Oslo,\nx&amp;y,Oslo,\n𠮷野,Oslo,\nANNA BERG,Oslo,\n";
    let workshop = Workshop::with_list(list);
    workshop.run_line(&format!("proof chen-oslo --all {DAY}")).exits(0).shows_no_controls();
    let text = sound(&workshop.read("proof.html"));
    for expected in [
        "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>",
        "<bdi>&lt;b&gt;Oslo&lt;/b&gt;</bdi>",
        "<bdi>&quot; onmouseover=&quot;alert(1)</bdi>",
        "<bdi>x&amp;amp;y</bdi>",
        "<bdi>**b**</bdi>",
        "𠮷野",
    ] {
        assert!(text.contains(expected), "{expected}");
    }
    assert!(!text.contains("onmouseover=\""));
}

#[test]
fn what_was_found_leads_to_its_letter_and_names_nobody_else() {
    let rows = (0..40).map(|number| format!("ANNA{} BERG,Oslo\n", "X".repeat(number))).collect::<Vec<_>>().concat();
    let workshop = Workshop::with_list(format!("name,city\n{rows}"));
    workshop.run_line(&format!("proof chen-oslo --lots 0 {DAY}")).exits(0);
    let text = sound(&workshop.read("proof.html"));
    assert!(text.contains("<a href=\"#letter-1\">letter 1</a>"), "a finding leads to its letter");
    assert!(text.contains("about people who are not shown here: letters "));
    assert!(!text.contains(&format!("ANNA{} BERG", "X".repeat(20))));
    assert!(text.contains(&format!("ANNA{} BERG", "X".repeat(39))), "the longest name is shown");

    // A bad row stops a proof as it stops the batch.
    let workshop = Workshop::with_list("name,date\nAnna,31/02/2021\nBo,\n");
    workshop.run_line("proof chen-oslo").exits(1).says(&["31/02/2021"]);
    assert!(!workshop.path("proof.html").exists());
    workshop.run_line("proof chen-oslo --skip-invalid").exits(0);
    let text = sound(&workshop.read("proof.html"));
    assert!(text.contains("<b>1</b> rejected") && !text.contains("31/02/2021"));
}

#[test]
fn nothing_of_somebody_elses_is_overwritten() {
    let workshop = Workshop::with_shipped_files();
    workshop.write("proof.html", "<!doctype html>\n<title>mine</title>");
    workshop.run_line("proof chen-oslo").exits(1).says(&["`proof.html` is there already and is no proof of mailbag"]);
    workshop.run_line("proof nowhere --out x.html").exits(1).says(&["no letter `nowhere`"]);
    workshop.run_line("proof chen-oslo --out /proc/x.html").exits(2).says(&["/proc"]);
    assert_eq!(workshop.names(""), ["letters", "proof.html", "signatures", "signers.csv"]);
    assert!(!Path::new("x.html").exists());
}

#[test]
fn the_guide_names_it() {
    let guide = std::fs::read_to_string(repository().join("docs/commands.md")).expect("docs/commands.md");
    assert!(guide.contains("`proof LETTER` or `BATCH`") && guide.contains("proof.html"));
}

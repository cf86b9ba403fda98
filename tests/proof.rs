//! `mailbag proof`: one file for the person who signs off, from a letter and from a batch. What a browser says of it stands in
//! `tests/judges/proof.mjs`.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::path::Path;

use base64::Engine;
use cli_support::{Workshop, repository};
use sha2::Digest;

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
    sound_in("en", html)
}

/// The same in a language.
#[track_caller]
fn sound_in(language: &str, html: &str) -> String {
    assert!(html.starts_with(&format!("<!doctype html>\n<!-- mailbag proof -->\n<html lang=\"{language}\">")));
    assert!(html.len() < 10_000_000, "{} bytes", html.len());
    // Style and script are those that the policy lets in, and no other is.
    for (tag, source) in [("style", "style-src"), ("script", "script-src")] {
        let text = between(html, &format!("<{tag}>"), &format!("</{tag}>"))[0];
        let hash = base64::engine::general_purpose::STANDARD.encode(sha2::Sha256::digest(text));
        assert!(html.contains(&format!("{source} 'sha256-{hash}';")), "{source} {hash}");
    }
    assert!(html.contains("default-src 'none'; img-src data:; ") && !html.contains("unsafe-inline"));
    assert!(!html.contains(" style=\""), "a style within a tag");
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
        "<code>mailbag build chen-oslo --date 2026-12-10</code>",
        "<p class=\"lead\">Letters of 10 December 2026, by the route Oslo, in Norwegian Bokmål, English</p>",
        "<p class=\"lead\">to Chen Quanguo</p>",
        "<p class=\"lead\">for window envelopes as in Norway</p>",
        "<code>oslo.office</code> is empty</span> <a href=\"#cover\">cover sheet</a>",
        "after whom came Ma Xingrui (until 1 July 2025)</span> <a href=\"#letter-1\">letter 1</a>",
        "<span class=\"zone window zone-2\"></span>",
        "as it will be printed; the window is drawn over the address",
    ] {
        assert!(text.contains(expected), "{expected}");
    }
    assert!(html.contains(".zone-2 { left: 7.1%; top: 13.5%; width: 38.6%; height: 8.4%; }"));
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
fn the_page_is_in_the_language_of_the_locale() {
    let workshop = Workshop::with_shipped_files();
    for (locale, language, expected) in [
        (
            "fr_FR.UTF-8",
            "fr",
            [
                "<h1>Fin des détentions arbitraires au Xinjiang</h1>",
                "<b>12</b> lignes",
                "<b>11</b> signataires",
                "le compte est bon",
                "la campagne a pris fin le 2022-04-29",
                "écriture\u{a0}: arabe",
            ],
        ),
        (
            "ja_JP.UTF-8",
            "ja",
            [
                "<h1>新疆での恣意的拘禁の停止を</h1>",
                "<b>12</b> 行",
                "<b>11</b> 署名者",
                "合計が合います",
                "2022-04-29",
                "文字: アラビア文字",
            ],
        ),
    ] {
        let line = format!("proof chen-oslo {DAY}");
        let output = workshop.command(line.split_whitespace()).env("LANG", locale).output().expect("the program runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = sound_in(language, &workshop.read("proof.html"));
        for words in expected {
            assert!(text.contains(words), "{words}");
        }
        for english in ["Letters to look at", "adds up", "Warning", " script<", "as it will be printed", "sheets,"] {
            assert!(!text.contains(english), "{language}: {english}");
        }
    }
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
fn what_is_signed_off_is_built_by_the_same_options() {
    let workshop = Workshop::with_shipped_files();
    std::fs::rename(workshop.path("signers.csv"), workshop.path("all of them.csv")).expect("another name");
    let options = ["--as", "roll", "--signers", "all of them.csv", "--route", "paris", "--simplex", "--window", "none"];
    let day = ["--date", "2026-12-10"];
    workshop.run(["proof", "chen-oslo"].into_iter().chain(day).chain(options)).exits(0);
    let text = sound(&workshop.read("proof.html"));
    let command = "<code>mailbag build chen-oslo --signers &#39;all of them.csv&#39; --route paris --date 2026-12-10 --as \
                   roll --simplex --window none</code>";
    assert!(cfg!(windows) || text.contains(command), "{:?}", between(&text, "<pre", "</pre>"));
    // No window is drawn where there is none, and what is counted is what there is.
    assert!(text.contains("a frame is drawn around the place of the address") && !text.contains("window is drawn"));
    assert!(text.contains("<label for=\"zones\">draw the place of the address</label>"));
    assert!(text.contains("<th scope=\"col\">Names</th>") && !text.contains("<th scope=\"col\">Letters</th>"));
    assert!(text.contains("sheets: {shown} of {all} shown") && text.contains("<td>Chen Quanguo</td>"));
}

#[test]
fn some_of_a_doubt_are_shown_and_the_others_counted() {
    let row = |number: usize| match number {
        0..30 => format!("Anna B{number}rg,Oslo\n"),
        _ => format!("Anna Lie{},Oslo\n", "x".repeat(number)),
    };
    let workshop = Workshop::with_list(format!("name,city\n{}", (0..80).map(row).collect::<String>()));
    workshop.run_line(&format!("proof chen-oslo --lots 0 {DAY}")).exits(0);
    let text = sound(&workshop.read("proof.html"));
    assert_eq!(letters(&text), ["letter-1", "letter-2", "letter-3", "letter-4", "letter-5", "letter-80"]);
    let more = findings(&text).into_iter().find(|one| one.contains("not shown here")).expect("the others");
    assert!(more.contains(": letters 6-30; `--all` shows them, `mailbag check` names them"), "{more}");
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

/// The texts of the findings, wherever the files stand.
fn findings(text: &str) -> std::collections::BTreeSet<String> {
    let list = between(text, "<ul class=\"findings\">", "</ul>").concat();
    let texts = between(&list, "<span>", "</span>").into_iter();
    texts.map(|text| text.replace("inputs/", "").replace("<code>", "`").replace("</code>", "`")).collect()
}

#[test]
fn a_guessed_encoding_names_nobody_and_least_of_all_who_refused() {
    let list = "name,city,consent\nRené Refusé,Lyon,no\nZoé Dupré,Lyon,yes\nAnna Berg,Oslo,yes\nLoïc Noël,Paris,yes\n";
    let latin1: Vec<u8> = list.chars().map(|letter| u8::try_from(u32::from(letter)).expect("Latin-1")).collect();
    let workshop = Workshop::with_list(latin1);
    for more in ["", "--all"] {
        workshop.run_line(&format!("proof chen-oslo --lots 0 {DAY} {more}")).exits(0).says(&["René Refusé"]);
        let text = sound(&workshop.read("proof.html"));
        assert!(text.contains("signers.csv: read as windows-1252, which is a guess"), "{:?}", findings(&text));
        assert!(!text.contains("Refusé"), "{more}: {:?}", findings(&text));
        assert!(findings(&text).iter().all(|text| !text.contains("Zoé") && !text.contains("Loïc")));
    }
}

#[test]
fn rows_without_a_letter_are_never_in_words() {
    let list = "name,date,city,consent\nRAGNA REFUSER,,Oslo,no\nAnna,31/02/2021,Oslo,yes\nBo,,Oslo,yes\n";
    let workshop = Workshop::with_list(list);
    let outcome = workshop.run_line(&format!("proof chen-oslo --skip-invalid --all {DAY}"));
    outcome.exits(0).says(&["31/02/2021"]);
    let text = sound(&workshop.read("proof.html"));
    let of_row = "1 finding `bad-date` about rows that have no letter: 3";
    assert!(findings(&text).contains(of_row), "{:?}", findings(&text));
    assert!(!text.contains("31/02/2021") && !text.to_lowercase().contains("ragna"), "{:?}", findings(&text));
}

#[test]
fn a_letter_and_its_batch_are_found_the_same() {
    let workshop = Workshop::with_list("name,city,country,consent\nANNA BERG,Oslo,NO,yes\nBo Lie,Bergen,NO,yes\n");
    let text = workshop.read("letters/chen-oslo/nb.md");
    workshop.write("letters/chen-oslo/nb.md", format!("{text}\nHilsen til Xi Jinping.\n"));
    for options in ["", "--window none", "--as roll"] {
        workshop.run_line(&format!("proof chen-oslo {options} {DAY}")).exits(0);
        let of_letter = findings(&sound(&workshop.read("proof.html")));
        workshop.run_line(&format!("build chen-oslo {options} {DAY}")).exits(0);
        let batch = workshop.only_batch();
        workshop.run(["proof".as_ref(), batch.as_os_str()]).exits(0);
        let text = sound(&workshop.read("proof.html"));
        assert_eq!(findings(&text), of_letter, "{options}");
        let names = "chen-oslo/nb.md: the text names Xi Jinping";
        assert!(of_letter.iter().any(|text| text.contains(names)), "{of_letter:#?}");
        // Where the batch stands is known.
        assert!(between(&text, "<span>", "</span>").iter().all(|text| !text.contains("out/")), "{of_letter:#?}");
        std::fs::remove_dir_all(workshop.path("out")).expect("the batch");
    }
}

#[test]
fn batches_of_the_same_people_are_told_of_one_another() {
    let workshop = Workshop::with_list("name,city,country,consent\nAnna Berg,Oslo,NO,yes\n");
    workshop.run_line(&format!("build chen-oslo {DAY}")).exits(0);
    let first = workshop.only_batch();
    let first = first.to_str().expect("a path");
    let mut made = Vec::new();
    for name in ["Bo Lie", "Eva Moe"] {
        workshop.write("signers.csv", format!("name,city,country,consent\n{name},Oslo,NO,yes\n"));
        let outcome = workshop.run_line(&format!("build chen-oslo {DAY} --after {first}"));
        outcome.exits(0);
        made.push(outcome.stdout.trim().to_owned());
    }
    for (batch, other) in [(&made[0], &made[1]), (&made[1], &made[0])] {
        workshop.run(["proof", batch.as_str()]).exits(0);
        let text = sound(&workshop.read("proof.html"));
        let other = other.rsplit('/').next().expect("a name");
        assert!(findings(&text).iter().any(|text| text.contains(other)), "{:?}", findings(&text));
    }
    workshop.run(["proof", first]).exits(0);
    let text = sound(&workshop.read("proof.html"));
    assert!(findings(&text).iter().all(|text| !text.contains("goes on from")), "{:?}", findings(&text));
}

#[test]
fn who_stands_on_a_sheet_that_is_shown_is_shown() {
    let rows = (0..60).map(|number| format!("ANNA NUMMER{number},Oslo,yes\n")).collect::<Vec<_>>().concat();
    let workshop = Workshop::with_list(format!("name,city,consent\n{rows}"));
    let outcome = workshop.run_line(&format!("proof petition-paris --lots 0 {DAY}"));
    outcome.exits(0).says(&["of 60 names to look at"]);
    let text = sound(&workshop.read("proof.html"));
    let said = between(&text, "The pictures show everybody on these sheets, ", " of 60 names");
    let readable: usize = said.first().expect("who can be read").parse().expect("a number");
    assert!((10..60).contains(&readable), "{readable}");
    // The one behind the first is nobody that was chosen, and stands on the same sheet.
    assert!(findings(&text).iter().any(|text| text.contains("ANNA NUMMER1")), "{:?}", findings(&text));
    assert!(text.contains("<a href=\"#letter-1\">name 2</a>"));
    let named = (0..60).filter(|number| findings(&text).iter().any(|text| text.contains(&format!("NUMMER{number}`"))));
    assert_eq!(named.count(), readable);
}

#[test]
fn what_there_is_no_room_for_is_counted_behind_what_is_about_the_whole_letter() {
    let rows = (0..505).map(|number| format!("ANNA NUMMER{number},Oslo\n")).collect::<Vec<_>>().concat();
    let workshop = Workshop::with_list(format!("name,city\n{rows}"));
    workshop.run_line(&format!("proof petition-paris --all {DAY}")).exits(0);
    let text = sound(&workshop.read("proof.html"));
    let room = " more findings `name-in-one-case`, for which there is no room here: names ";
    let found = findings(&text);
    assert!(found.iter().any(|one| one.contains(room)) && !text.contains("shows them"), "{found:?}");
    assert_eq!(found.iter().filter(|one| one.contains("NUMMER")).count(), 500);
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}"));
    // Notes and warnings about the whole letter stand first.
    assert!(at("the list has no column that says who agreed") < at("ANNA NUMMER0"));
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

//! Lists as people send them, through the whole program: what is understood, said, kept, handed back and gone on from.

#![expect(clippy::disallowed_methods, reason = "tests make and remove their own files")]

mod cli_support;
#[path = "cli_support/pdf_text.rs"]
mod pdf_text;

use std::fs;
use std::path::Path;

use cli_support::workbook::{rewritten, unzipped, workbook};
use cli_support::{Outcome, Workshop, repository};
use pdf_text::Pdf;

/// The shipped letters with one of the lists of `tests/lists`.
fn with_sent_list(name: &str) -> Workshop {
    let workshop = Workshop::with_shipped_files();
    let list = fs::read(repository().join("tests/lists").join(name)).expect("a list");
    workshop.write(name, list);
    workshop
}

fn build(workshop: &Workshop, arguments: &str) -> Outcome {
    workshop.run_line(&format!("build chen-oslo --date 2021-08-01 {arguments}"))
}

fn file(workshop: &Workshop, name: &str) -> String {
    fs::read_to_string(workshop.only_batch().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn excel_in_paris() {
    let workshop = with_sent_list("paris.csv");
    let outcome = build(&workshop, "--signers paris.csv --skip-invalid");
    outcome.exits(0).says(&[
        "the list: CSV in windows-1252, semicolons between cells",
        "9 rows = 5 signers + 1 rejected + 1 duplicate + 1 blank + 1 without consent",
        "consent: recorded",
        "`1000` has lost a zero at its beginning and is read as `01000`",
        "almost the person of row 8: the names agree to 0.91, the postcode is the same",
        "6 │ 31/02/2021",
        "│ ^^^^^^^^^^",
        "`DUPRÉ` is written in capitals alone and is printed so",
    ]);
    let rejected = file(&workshop, "rejected.csv");
    assert!(rejected.starts_with("\u{feff}mailbag_row;mailbag_code;mailbag_reason;Civilité;Prénom;"), "{rejected}");
    assert!(rejected.contains("5;bad-date;"), "{rejected}");
    // The row with a message is kept, though it is the second.
    let duplicates = file(&workshop, "duplicates.csv");
    assert!(duplicates.contains("\n3;4;M.;Benoît;Lefèvre;"), "{duplicates}");
    assert!(file(&workshop, "manifest.json").contains("\"consent\": \"recorded\""));
}

/// Whoever refuses may have signed once more, with the name or address a little different.
#[test]
fn who_is_printed_and_almost_somebody_who_refuses_is_named() {
    let heading = "id,name,street,postcode,city,email,consent,visibility";
    for (refusal, printed) in [
        ("A,Anna Eriksen,,,Oslo,a@x.example,no,", "B,Anna Erikson,,,Oslo,a@x.example,yes,"),
        ("A,Anna Eriksen,,,Oslo,a@x.example,,withheld", "B,Anna Erikson,,,Oslo,a@x.example,yes,"),
        (",Per Berg,Gate 1,0155,Oslo,,no,", ",Per Berg,Gate 1.,0155,Oslo,,yes,"),
        (",Per Berg,Storgata 1,0155,Oslo,,no,", ",Per Berg,Storgt. 1,0155,Oslo,,yes,"),
        (",Bo Moe,,,Oslo,a@x.example,no,", ",Moe Bo,,,Oslo,a@x.example,yes,"),
        (",Åse Øy,,,Oslo,a@x.example,no,", ",Aase Oey,,,Oslo,a@x.example,yes,"),
        (",P. Berg,,,Oslo,a@x.example,no,", ",Per Berg,,,Oslo,a@x.example,yes,"),
        ("A,Per Olav Berg,,,Oslo,,no,", "A,Per Berg,,,Oslo,,yes,"),
    ] {
        for (list, row, other) in [([refusal, printed], 3, 2), ([printed, refusal], 2, 3)] {
            let workshop = Workshop::with_list(format!("{heading}\n{}\n", list.join("\n")));
            let outcome = build(&workshop, "");
            // Two addresses tell two people of one name apart, as far as anybody knows.
            if refusal.contains("Gate") || refusal.contains("Storgata") {
                let told = format!("almost the person of row {other}, who withholds the name or refuses consent: ");
                let said =
                    [told.as_str(), &format!("(row {row})"), "take this row out of the list if they are one person"];
                outcome.exits(0).says(&said);
            } else {
                let told = format!("error: signers.csv:{row}: this may be the person of row {other}, who withholds");
                outcome.exits(1).says(&[&told, "hint: of one person delete this row"]);
            }
        }
    }
    // A character that nobody sees makes nobody somebody else.
    let workshop = Workshop::with_list(format!(
        "{heading}\nA,Ada Tag,,,Oslo,a@x.example,no,\nB,Ada \u{E0041}Tag,,,Oslo,a@x.example,yes,\n"
    ));
    build(&workshop, "").exits(1).says(&["which nobody sees, is left out", "no signer is left to print"]);
}

#[test]
fn a_web_form_in_tokyo() {
    let workshop = with_sent_list("tokyo.csv");
    build(&workshop, "--signers tokyo.csv").exits(0).says(&[
        "the list: CSV in Shift_JIS, commas between cells",
        "3 rows = 2 signers + 1 without consent",
        "`テスト` looks like a word that stands for no name",
    ]);
    let messages = workshop.run_line("messages tokyo.csv");
    messages.exits(0).says(&["2 messages, 0 approved, 1 with an address"]);
    for found in ["row 3: ja, 32 characters", "postal address: 〒060-0000", "telephone number: 03-1234-5678"] {
        assert!(messages.stdout.contains(found), "{messages}");
    }
}

#[test]
fn an_office_in_taiwan() {
    let workshop = with_sent_list("taiwan.csv");
    // Two cells under 公開 are empty, which may mean a no.
    build(&workshop, "--signers taiwan.csv").exits(1).says(&["taiwan.csv:2: column `公開`: the cell is empty"]);
    let told = build(&workshop, "--signers taiwan.csv --skip-invalid");
    told.exits(0).says(&["the list: CSV in Big5", "3 rows = 1 signer + 2 rejected"]);
    let columns = workshop.run_line("columns taiwan.csv --json");
    columns.exits(0);
    let data: serde_json::Value = serde_json::from_str(&columns.stdout).expect("JSON");
    let meanings: Vec<&str> =
        data["columns"].as_array().expect("columns").iter().filter_map(|column| column["column"].as_str()).collect();
    assert_eq!(meanings, ["name", "latin_name", "email", "city", "country", "message", "visibility", "consent"]);
    assert_eq!(data["columns"][0]["samples"][2], "許功蓋");
}

#[test]
fn a_phone_in_oslo() {
    let workshop = with_sent_list("oslo.xlsx");
    build(&workshop, "--signers oslo.xlsx").exits(1).says(&["oslo.xlsx:6: column `Dato`", "6 │ i går"]);
    let first = build(&workshop, "--signers oslo.xlsx --skip-invalid");
    first.exits(0).says(&[
        "the list: XLSX",
        "6 rows = 2 signers + 2 rejected + 1 blank + 1 without consent",
        "oslo.xlsx:4: column `E-post`: the cell holds a formula that was never calculated",
        "`10` has lost a zero at its beginning and is read as `0010`",
    ]);
    let copy = file(&workshop, "inputs/signers.csv");
    assert!(copy.contains("Furustien 12,0374,Oslo"), "a number keeps the zeros of its format: {copy}");
    assert!(!copy.contains("T-skjorte"), "a column that no letter names is not kept: {copy}");
    // What is handed back comes as it was sent, and goes on from there.
    let batch = workshop.only_batch();
    let read = workshop.run_line(&format!("columns {}", batch.join("rejected.xlsx").display()));
    assert!(read.exits(0).stdout.contains("i går"), "{read}");
    workshop.write("mended.csv", "mailbag_row;mailbag_code;mailbag_reason;Fornavn;Etternavn;Adresse;Postnr;Poststed;Dato;Samtykke\n6;bad-date;x;Per;Hansen;Vei 3;0150;Oslo;12.06.2021;ja\n2;;;Bjørg;Åsheim;Furustien 12;0374;Oslo;;ja\n");
    let second = build(&workshop, &format!("--signers mended.csv --continue {}", batch.display()));
    second.exits(0).says(&["2 rows = 1 signer + 1 in an earlier batch", "serials go on after 2"]);
    let folder = Path::new(second.stdout.trim());
    let letters = workshop.read(folder.join("letters.jsonl"));
    assert!(letters.starts_with("{\"serial\":3,\"row\":2,"), "{letters}");
    let third = build(&workshop, &format!("--signers mended.csv --continue {}", folder.display()));
    third.exits(1).says(&["no signer is left to print"]);
    let wrong = workshop.run_line(&format!("build xinjiang-release --date 2021-08-01 --continue {}", batch.display()));
    wrong.exits(1).says(&["is of the letter `chen-oslo`, not of `xinjiang-release`"]);
    build(&workshop, "--continue nowhere").exits(1).says(&["there is no batch `nowhere`"]);
}

#[test]
fn libreoffice_and_sheets_by_name() {
    let workshop = with_sent_list("liste.ods");
    let columns = workshop.run_line("columns liste.ods");
    columns.exits(0);
    // However far apart the cells stand, below one another.
    let shown = columns.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
    for found in ["liste.ods: ODS", "01000 | 69 007", "2021-06-10 |", "Élodie | Benoît", "Heading Understood as Row"]
    {
        assert!(shown.contains(found), "{columns}");
    }
    assert!(!columns.stdout.contains("secret note"), "{columns}");
    build(&workshop, "--signers liste.ods").exits(0).says(&["the list: ODS", "4 rows = 2 signers + 2 blank"]);
    workshop.run_line("columns liste.ods --sheet Autre").exits(0);
    workshop.run_line("columns liste.ods --sheet Nix").exits(1).says(&["no such sheet; there are: Liste, Autre"]);
    build(&workshop, "--sheet Autre").exits(1).says(&["only XLSX and ODS have sheets"]);
    build(&workshop, "--encoding klingon").exits(1).says(&["there is no encoding `klingon`"]);
}

#[test]
fn a_guess_is_said_and_can_be_overruled() {
    let list = "given_name,family_name,city\nÉlodie,Garance,Orléans\nFrançois,Hélie,Nîmes\n";
    let bytes: Vec<u8> = list.chars().map(|character| u8::try_from(u32::from(character)).expect("Latin-1")).collect();
    let workshop = Workshop::with_list(bytes);
    build(&workshop, "").exits(0).says(&[
        "read as windows-1252, which is a guess; see whether these names are right: Élodie Garance, François Hélie",
        "consent: not recorded: the list has no column that says who agreed",
    ]);
    assert!(file(&workshop, "manifest.json").contains("\"consent\": \"not recorded\""));
    let forced = workshop.run_line("check chen-oslo --date 2021-08-01 --encoding windows-1252");
    forced.exits(0);
    assert!(!forced.stderr.contains("guess"), "{forced}");
}

#[test]
fn json_lines_and_strokes_from_standard_input() {
    let workshop = Workshop::with_shipped_files();
    let list = concat!(
        r##"{"id":"W-1","name":"Anna Eriksen","postcode":"0374","consent":"yes","signature":[{"penColor":"#000080","points":[{"time":0,"x":1,"y":9},{"time":16,"x":30,"y":2},{"time":32,"x":60,"y":8}]}]}"##,
        "\n{\"name\":\"Ola Dahl\",\"consent\":\"no\"}\n"
    );
    let outcome = workshop
        .run_with_input(["build", "chen-oslo", "--date", "2021-08-01", "--signers", "-", "--json"], list.as_bytes());
    outcome.exits(0).says(&["the list: JSON Lines", "2 rows = 1 signer + 1 without consent", "signature image"]);
    let refused =
        workshop.run_with_input(["check", "chen-oslo", "--signers", "-", "--json"], b"{\"name\":\"Anna\"}\n{x\n");
    refused.exits(1);
    let data: serde_json::Value = serde_json::from_str(&refused.stdout).expect("JSON");
    let codes: Vec<&str> =
        data["findings"].as_array().expect("findings").iter().filter_map(|finding| finding["code"].as_str()).collect();
    assert!(codes.contains(&"bad-json"), "{refused}");
}

#[test]
fn a_column_of_ones_own_is_printed_only_where_the_letter_names_it() {
    let workshop = Workshop::with_list("name,city,T-shirt,Secret\nAnna Eriksen,Oslo,extra large,hidden thing\n");
    build(&workshop, "").exits(0);
    assert!(!file(&workshop, "inputs/signers.csv").contains("extra large"));
    fs::remove_dir_all(workshop.path("out")).expect("the batch");
    let text = workshop.read("letters/chen-oslo/en.md");
    workshop.write("letters/chen-oslo/en.md", format!("My size is {{{{signer.extra.t-shirt}}}}.\n\n{text}"));
    build(&workshop, "").exits(0);
    let copy = file(&workshop, "inputs/signers.csv");
    assert!(copy.contains("extra large") && !copy.contains("hidden thing"), "{copy}");
    workshop.write("signers.csv", "name,city\nAnna Eriksen,Oslo\n");
    build(&workshop, "").exits(1).says(&["column `t-shirt` is missing"]);
}

#[test]
fn only_approved_messages_are_printed() {
    let workshop = Workshop::with_list(
        "name,city,message,message_approved\nAnna Eriksen,Oslo,Free them,yes\nOla Dahl,Oslo,Ring 22334455,no\nKari Dahl,Bergen,Please,\n",
    );
    let settings = workshop.read("letters/tokyo-ambassador/letter.toml");
    workshop.write("letters/tokyo-ambassador/letter.toml", format!("messages = \"approved\"\n{settings}"));
    let outcome = workshop.run_line("build tokyo-ambassador --date 2020-07-01");
    outcome.exits(0).says(&["2 without their message, which nobody has approved", "3 rows = 3 signers"]);
    assert!(file(&workshop, "manifest.json").contains("\"messages_not_approved\": 2"));
}

#[test]
fn signatures_come_by_id_or_by_an_email_of_ones_own() {
    let workshop = Workshop::with_list(
        "id,name,city,email,consent\n17,Anna Eriksen,Oslo,,yes\n18,Ola Dahl,Oslo,ola@example.org,yes\n19,Kari Dahl,Oslo,shared@example.org,yes\n20,Per Dahl,Oslo,shared@example.org,yes\n",
    );
    let ink = fs::read(repository().join("signatures/ink-1.png")).expect("an image");
    workshop.write("scans/17.png", &ink);
    workshop.write("scans/Ola@example.org.svg", r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M1 1C20 40 60 0 89 20" fill="none" stroke="black" stroke-width="2"/></svg>"#);
    workshop.write("scans/shared@example.org.png", &ink);
    build(&workshop, "--signatures scans").exits(0).says(&["4 rows = 4 signers", "signature image"]);
    let copy = file(&workshop, "inputs/signers.csv");
    let images: Vec<&str> = copy.lines().map(|line| line.rsplit(',').next().unwrap_or_default()).collect();
    assert_eq!(images[0], "signature");
    assert!(images[1].starts_with("images/") && images[2].rsplit('.').next() == Some("svg"), "{copy}");
    let names = workshop.names(workshop.only_batch().join("inputs/images"));
    assert!(names.len() >= 2, "{names:?}");
    build(&workshop, "--signatures nowhere").exits(1).says(&["`nowhere` is not there"]);
}

#[test]
fn an_image_of_two_rows_is_nobodys() {
    let list = "name,city,signature\nAnna Eriksen,Oslo,signatures/ink-1.png\nOla Dahl,Oslo,signatures/ink-1.png\nKari Dahl,Oslo,\n";
    let workshop = Workshop::with_list(list);
    build(&workshop, "").exits(1).says(&[
        "signers.csv:2: column `signature`: the signature image `signatures/ink-1.png` is claimed by row 3 too",
        "is claimed by row 2 too",
    ]);
    build(&workshop, "--skip-invalid").exits(0).says(&["3 rows = 1 signer + 2 rejected"]);
}

#[test]
fn what_is_handed_back_is_read_back_as_it_was() {
    let list = "name,city,message\n=HYPERLINK(1),Oslo,+47 912 34 567\nAnna Eriksen,Os\u{7}lo,-1\n'=x,B\u{7}y,@me\n";
    let workshop = Workshop::with_list(list);
    build(&workshop, "--skip-invalid").exits(0).says(&["3 rows = 1 signer + 2 rejected"]);
    let rejected = file(&workshop, "rejected.csv");
    assert!(
        rejected.contains("Anna Eriksen,Os\\u{0007}lo,'-1") && rejected.contains("''=x,B\\u{0007}y,'@me"),
        "{rejected}"
    );
    let mended = rejected.replace("\\u{0007}", "");
    workshop.write("mended.csv", mended);
    let messages = workshop.run_line("messages mended.csv --json");
    assert!(
        messages.exits(0).stdout.contains("\"message\":\"-1\"") && messages.stdout.contains("\"message\":\"@me\""),
        "{messages}"
    );
}

#[test]
fn a_campaign_that_requires_consent_needs_its_column() {
    let workshop = Workshop::with_list("name,city\nAnna Eriksen,Oslo\n");
    let settings = workshop.read("letters/chen-oslo/letter.toml");
    workshop
        .write("letters/chen-oslo/letter.toml", settings.replace("consent = \"optional\"", "consent = \"required\""));
    build(&workshop, "").exits(1).says(&["column `consent` is missing"]);
}

/// Builds a list of rows about one person, bad ones left out, and hands back what the summary says and whether the name
/// `Ann Lee` stands on a page.
fn printed(rows: &str) -> (String, bool) {
    let headings = "id,name,print_name,city,email,date,visibility,consent";
    let workshop = Workshop::with_list(format!("{headings}\n{rows}9,Kari Dahl,,Oslo,,,,\n"));
    let outcome = build(&workshop, "--skip-invalid");
    outcome.exits(0);
    let summary = outcome.stderr.lines().find(|line| line.contains(" rows = ")).unwrap_or_default().to_owned();
    let batch = workshop.files(workshop.only_batch());
    let pages = Pdf::read(&batch["letters-0001.pdf"]).pages();
    (summary, pages.iter().any(|page| page.text().contains("Ann Lee")))
}

#[test]
fn nobody_is_printed_whom_another_row_hides() {
    for (rows, summary) in [
        // A bad row that withholds, refuses, or cannot be understood in that.
        ("1,Ann Lee,,Aa,,,,\n1,Ann Lee,,Aa,,soon,withheld,\n", "3 rows = 1 signer + 1 rejected + 1 withheld"),
        ("1,Ann Lee,,Aa,,soon,,no\n1,Ann Lee,,Aa,,,,\n", "3 rows = 1 signer + 1 rejected + 1 duplicate"),
        ("1,Ann Lee,,Aa,,,witheld,\n1,Ann Lee,,Aa,,,,\n", "3 rows = 1 signer + 1 rejected + 1 duplicate"),
        ("1,Ann Lee,,Aa,,,,yes\n1,Ann Lee,,Aa,,,,maybe\n", "3 rows = 1 signer + 1 rejected + 1 without consent"),
        // A row that links two.
        (
            "1,Ann Lee,,Aa,,,,\n2,Ann Lee,,Bb,a@x.example,,,\n1,Ann Lee,,Aa,a@x.example,,withheld,\n",
            "4 rows = 1 signer + 2 duplicates + 1 withheld",
        ),
        // The row that hides more is kept.
        ("1,Ann Lee,,Aa,,,,\n1,Ann Lee,,Aa,,,initials,\n", "3 rows = 2 signers + 1 duplicate"),
        ("1,Ann Lee,,Aa,,,,\n1,Ann Lee,Alias One,Aa,,,,\n", "3 rows = 2 signers + 1 duplicate"),
    ] {
        assert_eq!(printed(rows), (summary.to_owned(), false), "{rows}");
    }
    assert_eq!(printed("1,Ann Lee,,Aa,,,,\n"), ("2 rows = 2 signers".to_owned(), true));
}

#[test]
fn a_pile_of_marks_is_refused() {
    let workshop = Workshop::with_list(format!("name,city\nA{} Lee,Oslo\n", "\u{301}".repeat(7)));
    build(&workshop, "")
        .exits(1)
        .says(&["signers.csv:2: column `name`: 7 marks stand on one character; at most 6 are printed"]);
    workshop.write("signers.csv", format!("name,city\nA{} Lee,Oslo\n", "\u{301}".repeat(3)));
    build(&workshop, "").exits(0);
}

#[test]
fn what_stands_above_the_headings_is_passed_over() {
    for (list, said) in [
        ("sep=;\r\nPrénom;Nom;Ville\r\nAnna;Erik, sen;Oslo\r\n", ""),
        ("Signataires au 12 mai,,\n,,\nPrénom,Nom,Ville\nAnna,\"Erik, sen\",Oslo\n", "a row stands above the headings"),
    ] {
        let workshop = Workshop::with_list(list);
        let columns = workshop.run_line("columns signers.csv");
        columns.exits(0).says(&[said]);
        for found in ["given_name", "family_name", "city", "Erik, sen"] {
            assert!(columns.stdout.contains(found), "{found}: {columns}");
        }
        assert!(!columns.stdout.contains("Signataires") && !columns.stdout.contains("sep="), "{columns}");
    }
}

#[test]
fn a_first_line_that_is_a_person_is_not_repeated() {
    let workshop = Workshop::with_list("Anna,Eriksen,Bakkegata 9,0374,Oslo\nOla,Dahl,,,\n");
    for command in ["columns signers.csv", "check chen-oslo", "check chen-oslo --column city=Sted"] {
        let outcome = workshop.run_line(command);
        outcome.exits(1);
        for secret in ["Anna", "Eriksen", "Bakkegata", "0374"] {
            assert!(!outcome.stderr.contains(secret), "{outcome}");
        }
    }
    workshop.run_line("check chen-oslo").says(&["none of the 5 cells of the first line is a heading"]);
}

#[test]
fn failed_formulas_and_empty_consent_are_said() {
    let list = "name,city,message,consent\nAnna Eriksen,Oslo,#N/A,yes\nBjÃ¸rn Dahl,\"Oslo\nNorge\",,\n";
    let workshop = Workshop::with_list(list);
    build(&workshop, "").exits(0).says(&[
        "`#N/A` stands for a formula of the spreadsheet that failed, and is not printed",
        "nobody knows whether this person agreed",
        "was UTF-8 and read in another encoding",
        "the lines of the cell are joined with a comma",
        "consent: recorded for some only",
    ]);
    assert!(file(&workshop, "manifest.json").contains("\"consent\": \"recorded for some only\""));
}

#[test]
fn what_turns_a_line_is_written_out_in_a_workbook_and_comes_back() {
    let cells = ["Li\u{202E}sa", "C:\\a\u{2066}", "\\u{202e}", "=Oslo"];
    let workshop = Workshop::with_shipped_files();
    let rows = [["name", "role", "organisation", "city"], cells, ["Ole Berg", "", "", "Oslo"]];
    workshop.write("list.xlsx", workbook(&rows.map(|row| row.map(str::to_owned).to_vec())));
    build(&workshop, "--signers list.xlsx --skip-invalid").exits(0).says(&["2 rows = 1 signer + 1 rejected"]);
    let rejected = workshop.only_batch().join("rejected.xlsx");
    let sheet = String::from_utf8_lossy(&unzipped(&fs::read(&rejected).expect("rejected.xlsx"))).into_owned();
    for shown in [">Li\\u{202e}sa<", ">C:\\\\a\\u{2066}<", ">\\\\u{202e}<", ">=Oslo<"] {
        assert!(sheet.contains(shown), "{shown} in {sheet}");
    }
    assert!(!sheet.contains(['\u{202E}', '\u{2066}']), "{sheet}");
    // Fed back as it is, it is the row that it was.
    let shown = workshop.run_line(&format!("columns {} --json", rejected.display()));
    let shown: serde_json::Value = serde_json::from_str(&shown.exits(0).stdout).expect("JSON");
    let columns = shown["columns"].as_array().expect("columns");
    let back: Vec<_> = columns.iter().skip(3).filter_map(|column| column["samples"][0].as_str()).collect();
    assert_eq!(back, cells);
}

/// Wishes to stay anonymous as forms ask for them, and what is said of a column that is not understood.
#[test]
fn a_wish_to_stay_anonymous_is_heard_however_it_is_asked_for() {
    for (heading, yes, no) in [
        ("Ønsker å være anonym", "Ja", "Nei"),
        ("Do you want to stay anonymous?", "Yes", "No"),
        ("Souhaitez-vous rester anonyme ?", "Oui", "Non"),
        ("Möchten Sie anonym bleiben?", "Ja", "Nein"),
        ("Wilt u anoniem blijven?", "ja", "nee"),
        ("익명을 원하십니까?", "예", "아니요"),
        ("Keep my name private", "x", ""),
        ("氏名を公開しない", "はい", "いいえ"),
        ("I do not want to be anonymous", "no", "yes"),
        ("Publish my name", "no", "yes"),
    ] {
        let workshop = Workshop::with_list(format!("name,city,{heading}\nAnn Lee,Aa,{yes}\nKari Dahl,Oslo,{no}\n"));
        build(&workshop, "").exits(0).says(&["2 rows = 1 signer + 1 withheld"]);
        let batch = workshop.files(workshop.only_batch());
        let pages = Pdf::read(&batch["letters-0001.pdf"]).pages();
        assert!(pages.iter().all(|page| !page.text().contains("Ann Lee")), "{heading}");
    }
    // Of a heading that is not wholly understood nobody is printed; how one was read by its words is said.
    for heading in
        ["Leave my name out of the published list", "Vis navnet mitt – ellers anonym", "匿名・氏名を公開しない"]
    {
        let workshop =
            Workshop::with_list(format!("name,city,{heading}\nAnn Lee,Aa,yes\nKari Dahl,Oslo,no\nBo Ek,Aa,\n"));
        build(&workshop, "").exits(1).says(&["it is not clear whether a yes", "\"anonymous=…\""]);
        build(&workshop, " --skip-invalid").exits(1);
        workshop.run_line("columns signers.csv").says(&["it is not clear whether a yes"]);
    }
    let workshop = Workshop::with_list("name,city,Publish my name\nAnn Lee,Aa,x\nKari Dahl,Oslo,\n");
    for command in ["columns signers.csv", "check chen-oslo", "preview chen-oslo"] {
        let told = workshop.run_line(command);
        assert!(told.stderr.contains("`Publish my name`: a no or an empty cell hides the name"), "{told}");
    }
    // A box that nobody ticked prints nobody.
    build(&workshop, "").exits(1).says(&["a box that nobody ticked may mean no"]);
    build(&workshop, " --skip-invalid").exits(0).says(&["2 rows = 1 signer + 1 rejected"]);
    let list = "name,city,Privacy-choice\nAnn Lee,Aa,yes\nKari Dahl,Oslo,no\n";
    let workshop = Workshop::with_list(list);
    for (command, code) in [("columns signers.csv", 0), ("check chen-oslo", 1)] {
        let told = workshop.run_line(command);
        told.exits(code).says(&["column `Privacy-choice` is not used", "\"anonymous=Privacy-choice\""]);
    }
    for command in ["columns signers.csv", "check chen-oslo"] {
        let outcome = workshop.run_line(&format!("{command} --column anonymous=Privacy-choice"));
        outcome.exits(0);
        assert!(!outcome.stderr.contains("is not used"), "{outcome}");
    }
    let toml = workshop.read("letters/chen-oslo/letter.toml");
    workshop
        .write("letters/chen-oslo/letter.toml", toml.replace("[columns]", "[columns]\nanonymous = \"Privacy-choice\""));
    build(&workshop, "").exits(0).says(&["2 rows = 1 signer + 1 withheld"]);
    // The kept list means the same, and so does what is mended of it.
    let batch = workshop.only_batch();
    workshop.write("mended.csv", "serial,name,city,Privacy-choice\n1,Kari Dahle,Oslo,no\n");
    let mended = workshop.run_line(&format!("reprint {} --corrected mended.csv", batch.display()));
    mended.exits(0);
}

#[test]
fn an_answer_that_is_neither_yes_nor_no_has_a_hint() {
    let workshop = Workshop::with_list("name,consent\nAnn Lee,vielleicht\n");
    build(&workshop, "").exits(1).says(&["`vielleicht` is neither yes nor no", "hint: write yes or no"]);
}

#[test]
fn rows_that_a_filter_hides_are_said() {
    let workshop = Workshop::with_shipped_files();
    let rows = [["name", "city"], ["Ann Lee", "Aa"], ["Kari Dahl", "Oslo"]];
    let parts = workbook(&rows.map(|row| row.map(str::to_owned).to_vec()));
    let hidden = rewritten(&parts, |name, text| {
        if name.contains("sheet1") {
            text.replacen("<row>", "<row r=\"1\">", 1).replacen("<row>", "<row spans=\"1:2\" hidden=\"1\">", 1)
        } else {
            text.replace("<sheets>", "<sheets><sheet name=\"notes\" sheetId=\"2\" state=\"hidden\" r:id=\"r1\"/>")
        }
    });
    workshop.write("list.xlsx", hidden);
    build(&workshop, "--signers list.xlsx").exits(0).says(&[
        "2 rows = 2 signers",
        "a row is hidden in the spreadsheet and read as the others: 2",
        "the sheet `list` is read; not read are: notes",
    ]);
}

#[test]
fn who_is_struck_through_is_not_printed() {
    let workshop = Workshop::with_shipped_files();
    let rows =
        [["name", "city", "remark"], ["Ann Lee", "Aa", "old"], ["Kari Dahl", "Oslo", ""], ["Bo Vik", "Moss", ""]];
    let parts = workbook(&rows.map(|row| row.map(str::to_owned).to_vec()));
    let struck = |text: &str| {
        let (plain, struck) = (format!("<t>{text}</t>"), format!("<r><rPr><strike/></rPr><t>{text}</t></r>"));
        rewritten(&parts, |_, sheet| sheet.replace(&plain, &struck))
    };
    workshop.write("list.xlsx", struck("old"));
    workshop.run_line("check chen-oslo --signers list.xlsx").exits(0).says(&["3 rows = 3 signers"]);
    workshop.write("list.xlsx", struck("Kari Dahl"));
    let said = "list.xlsx:3: column `name`: the text is struck through in the spreadsheet, as what is to go";
    build(&workshop, "--signers list.xlsx").exits(1).says(&[said, "hint: delete the row if the person is not to sign"]);
    build(&workshop, "--signers list.xlsx --skip-invalid").exits(0).says(&["3 rows = 2 signers + 1 rejected"]);
    // Whoever hands the bad rows in again as they are does not print her either.
    let folder = workshop.only_batch();
    workshop.write("again.xlsx", workshop.files(folder)["rejected.xlsx"].clone());
    build(&workshop, "--signers again.xlsx").exits(1).says(&["column `name`: the text is struck through"]);
}

/// The day of signing as the letters have it, and what is said.
#[test]
fn a_column_of_days_is_read_in_one_order() {
    for (days, read, said) in [
        (["03/02/2026", "13/02/2026"], "3 February 2026", ""),
        (["03/02/2026", "02/13/2026"], "2 March 2026", "read as 2026-03-02, in the order of `02/13/2026` in row 3"),
        (["03.02.2026", "02/13/2026"], "3 February 2026", ""),
        (["03/02/2026", "03/04/2026"], "3 February 2026", "2 days such as `03/02/2026` can be read two ways"),
    ] {
        let workshop = Workshop::with_list(format!("name,date\nAnn Lee,{}\nKari Dahl,{}\n", days[0], days[1]));
        let template = workshop.read("letters/chen-oslo/en.md");
        workshop.write("letters/chen-oslo/en.md", template.replacen("\n---", "\n{{signer.date?}}\n\n---", 1));
        let outcome = workshop.run_line("build chen-oslo --date 2026-02-20 --languages en");
        outcome.exits(0).says(&[said]);
        assert_eq!(outcome.stderr.contains("two ways"), said.contains("two ways"), "{outcome}");
        assert_eq!(outcome.stderr.contains("in the order of"), said.contains("in the order of"), "{outcome}");
        // 2 March is after the day of the letter; 3 February is not.
        assert_eq!(outcome.stderr.contains("the day 2026-03-02 is after"), read.contains("March"), "{outcome}");
        let batch = workshop.files(workshop.only_batch());
        let pages = Pdf::read(&batch["letters-0001.pdf"]).pages();
        let text: String = pages.iter().map(pdf_text::Page::text).collect();
        let text: String = text.chars().filter(|character| !character.is_whitespace()).collect();
        assert!(text.contains(&read.replace(' ', "")), "{read}: {text}");
        let again = workshop.run_line(&format!(
            "build chen-oslo --date 2026-02-20 --languages en --signers {}/inputs/signers.csv --out again",
            workshop.only_batch().display()
        ));
        again.exits(0);
    }
}

/// Days that are after the letter's only in an order that the list does not have take no room from those that are.
#[test]
fn a_day_after_the_letters_is_told_however_many_could_be() {
    let rows = "Ann Lee,06/01/2026\n".repeat(10_001);
    let workshop = Workshop::with_list(format!("name,date\n{rows}Kari Dahl,13/01/2026\nOla Berg,2027-01-01\n"));
    let outcome = workshop.run_line("check chen-oslo --date 2026-03-01 --languages en");
    outcome.exits(0).says(&["the day 2027-01-01 is after the day of the letter"]);
    assert_eq!(outcome.stderr.matches("is after the day of the letter").count(), 1, "{outcome}");
}

#[test]
fn what_is_no_list_is_called_what_it_is() {
    let workshop = Workshop::with_shipped_files();
    for (name, bytes, said) in [
        ("list.pdf", &b"%PDF-1.7\n..."[..], "it is a PDF"),
        ("list.csv", b"\x89PNG\r\n\x1A\n\0\0\0", "it is a picture"),
        ("list.xls", b"<html><table><tr><td>Ann</td></tr></table>", "it is a web page or another XML file"),
        ("list.xlsx", b"PK\x03\x04 and no more", "the spreadsheet is damaged or not whole"),
    ] {
        workshop.write(name, bytes);
        workshop.run_line(&format!("columns {name}")).exits(1).says(&["cannot be read: ", said, "hint: "]);
    }
    let said = workshop.run_line("columns list.xlsx");
    assert!(!said.stderr.to_lowercase().contains("zip"), "{said}");
}

#[test]
fn a_list_under_a_key_that_nothing_uses_is_nobodys_fault() {
    let workshop = Workshop::with_shipped_files();
    let list =
        "{\"name\":\"Ann Lee\",\"tags\":[\"a\"],\"form\":{\"v\":1}}\n{\"name\":\"Kari Dahl\",\"city\":\"Oslo\"}\n";
    workshop.write("list.jsonl", list);
    build(&workshop, "--signers list.jsonl").exits(0).says(&["2 rows = 2 signers"]);
    let template = workshop.read("letters/chen-oslo/en.md");
    workshop.write("letters/chen-oslo/en.md", template.replacen("\n---", "\n{{signer.extra.tags?}}\n\n---", 1));
    build(&workshop, "--signers list.jsonl").exits(1).says(&["the key `tags` holds a list"]);
}

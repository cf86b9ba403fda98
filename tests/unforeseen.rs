//! Wishes under headings that nobody foresaw, and formulas that nobody calculated: who may have refused is not printed.

mod cli_support;

use std::io::{Cursor, Read as _, Write as _};

use cli_support::workbook::{rewritten, workbook};
use cli_support::{Outcome, Workshop};

fn build(workshop: &Workshop, arguments: &str) -> Outcome {
    workshop.run_line(&format!("build chen-oslo --date 2021-08-01 {arguments}"))
}

/// A workbook whose sheet is changed so.
fn with_sheet(rows: &[&[&str]], change: impl Fn(String) -> String) -> Vec<u8> {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
    rewritten(&workbook(&rows), |name, text| if name == "xl/worksheets/sheet1.xml" { change(text) } else { text })
}

/// A cell of a workbook that holds a text.
fn of_text(text: &str) -> String {
    format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// A workbook in which the cells that begin with `=` are formulas without a value.
fn with_formulas(rows: &[&[&str]]) -> Vec<u8> {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
    rewritten(&workbook(&rows), |_, mut text| {
        for formula in rows.iter().flatten().filter_map(|cell| cell.strip_prefix('=')) {
            let cell = format!("<c t=\"inlineStr\"><is><t>={formula}</t></is></c>");
            text = text.replace(&cell, &format!("<c><f>{formula}</f><v></v></c>"));
        }
        text
    })
}

#[test]
fn a_formula_that_was_never_calculated_makes_a_bad_row() {
    let workshop = Workshop::with_shipped_files();
    let rows: [&[&str]; 4] = [
        &["given_name", "family_name", "email", "Anonymous"],
        &["Ann", "=UPPER(1)", "", ""],
        &["Kari", "Dahl", "k@x.no", "=IF(TRUE,1,0)"],
        &["Kari", "Dahl", "k@x.no", ""],
    ];
    workshop.write("list.xlsx", with_formulas(&rows));
    build(&workshop, "--signers list.xlsx").exits(1).says(&[
        "list.xlsx:2: column `family_name`: the cell holds a formula that was never calculated",
        "list.xlsx:3: column `Anonymous`: the cell holds a formula that was never calculated",
        "hint: open the file in a spreadsheet program and save it",
    ]);
    // What the answer would be is not known: the stricter one counts for the other row.
    build(&workshop, "--signers list.xlsx --skip-invalid").exits(1).says(&["no signer"]);
    workshop.write("headings.xlsx", with_formulas(&[&["name", "=UPPER(2)"], &["Ann Lee", "yes"]]));
    build(&workshop, "--signers headings.xlsx").exits(1).says(&["headings.xlsx:1: ", "never calculated"]);
}

#[test]
fn a_formula_of_ods_that_was_never_calculated_makes_a_bad_row() {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let formula = "<table:table-cell table:formula=\"of:=1\"/>";
    let known = "<table:table-cell table:formula=\"of:=1\" office:value-type=\"string\"/>";
    let row = |cells: &[&str]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let [name, city, ann, kari] = ["name", "city", "Ann Lee", "Kari Dahl"].map(cell);
    let rows = [row(&[&name, &city]), row(&[&ann, formula]), row(&[&kari, known])].concat();
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><table:table table:name=\"a\">{rows}</table:table></office:document-content>"
    );
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("content.xml", zip::write::SimpleFileOptions::default()).expect("a part");
    zip.write_all(content.as_bytes()).expect("a part");
    let workshop = Workshop::with_shipped_files();
    workshop.write("list.ods", zip.finish().expect("a file").into_inner());
    build(&workshop, "--signers list.ods --skip-invalid")
        .exits(0)
        .says(&["2 rows = 1 signer + 1 rejected", "list.ods:2: column `city`: the cell holds a formula"]);
}

#[test]
fn words_of_hiding_under_a_heading_that_nobody_knows_make_bad_rows() {
    for (heading, cells, bad) in [
        ("Hvordan skal det stå?", ["Fullt navn", "Bare initialer", "Anonymt", ""], "2 rejected"),
        ("Status", ["ok", "withdrawn", "refused", "pending"], "2 rejected"),
        ("Choix", ["Nom complet", "Initiales", "Nom complet", "-"], "1 rejected"),
        ("How did you hear of us", ["private", "a friend", "cancelled", ""], ""),
    ] {
        let rows: Vec<String> = cells
            .iter()
            .zip(["Ann Lee", "Kari Dahl", "Per Berg", "Ida Moe"])
            .map(|(cell, name)| format!("{name},{cell}\n"))
            .collect();
        let workshop = Workshop::with_list(format!("name,{heading}\n{}", rows.concat()));
        if bad.is_empty() {
            build(&workshop, "").exits(0).says(&["4 rows = 4 signers"]);
            continue;
        }
        build(&workshop, "").exits(1).says(&[
            &format!("signers.csv:3: column `{heading}`: `{}` stands in a column that is not used", cells[1]),
            &format!("--column \"visibility={heading}\""),
        ]);
        build(&workshop, "--skip-invalid --out skipped").exits(0).says(&[bad]);
        let settled = workshop.run([
            "build",
            "chen-oslo",
            "--date",
            "2021-08-01",
            "--column",
            &format!("unused={heading}"),
            "--out",
            "settled",
        ]);
        settled.exits(0).says(&["4 rows = 4 signers"]);
    }
}

/// Such a wish is that of the person, whatever the other rows say.
#[test]
fn who_hides_under_such_a_heading_is_printed_in_no_other_row() {
    let workshop =
        Workshop::with_list("name,email,Status\nAnn Lee,a@x.no,ok\nAnn Lee,A@x.no,withdrawn\nKari Dahl,k@x.no,ok\n");
    build(&workshop, "--skip-invalid").exits(0).says(&["3 rows = 1 signer + 1 rejected", "1 without consent"]);
}

#[test]
fn a_column_of_yes_and_no_that_nothing_uses_is_a_warning() {
    for (heading, cells) in [("Member?", ["x", ""]), ("Only this", ["yes", "no"]), ("Newsletter", ["TRUE", "FALSE"])] {
        let workshop = Workshop::with_list(format!("name,{heading}\nAnn Lee,{}\nKari Dahl,{}\n", cells[0], cells[1]));
        build(&workshop, "").exits(0).says(&[
            &format!("warning: signers.csv: column `{heading}` is not used, and its cells say yes and no"),
            "2 rows = 2 signers",
        ]);
        let settled =
            workshop.run(["check", "chen-oslo", "--date", "2021-08-01", "--column", &format!("unused={heading}")]);
        assert!(!settled.exits(0).stderr.contains("yes and no"), "{heading}");
    }
}

/// Where such a column speaks of the name nothing is built until somebody has said what a yes means, whatever the other options are.
#[test]
fn a_yes_or_no_about_the_name_stops_the_build_until_it_is_settled() {
    for (heading, cells) in [
        ("Do not use my name", ["yes", "no"]),
        ("Skal ikke navngis", ["x", ""]),
        ("Name public?", ["no", "yes"]),
        ("Ne pas utiliser mon nom", ["oui", "non"]),
        ("名前を使わないで", ["はい", ""]),
        ("Please leave my name out", ["Yes, please", ""]),
        ("I agree to the terms", ["TRUE", "FALSE"]),
        ("Can we use your name", ["no", "anonymous"]),
    ] {
        let workshop =
            Workshop::with_list(format!("name,{heading}\nAnn Lee,\"{}\"\nKari Dahl,{}\n", cells[0], cells[1]));
        for arguments in ["", "--skip-invalid"] {
            let outcome = build(&workshop, arguments);
            outcome.exits(1).says(&[
                &format!("error: signers.csv: column `{heading}` is not used, and its cells say yes and no: somebody may have refused"),
                &format!("--column \"anonymous={heading}\""),
            ]);
            assert_eq!(outcome.stderr.matches(&format!("column `{heading}` is not used")).count(), 1, "{outcome}");
        }
    }
}

/// A sentence says what it says under any heading, and so does an answer under none.
#[test]
fn a_wish_is_heard_under_a_heading_of_something_else_and_under_none() {
    for (heading, other) in [("Remarks", "Call me in May"), ("備考", "特になし"), ("", "")] {
        for wish in [
            "Please keep me anonymous",
            "Do not publish my name",
            "She does not want to be named",
            "匿名希望",
            "anonymous",
        ] {
            if !other.is_empty() && wish == "anonymous" {
                continue;
            }
            let workshop = Workshop::with_list(format!("name,{heading}\nAnn Lee,{wish}\nKari Dahl,{other}\n"));
            build(&workshop, "").exits(1).says(&[&format!("`{wish}` stands in a column that is not used"), "hint: "]);
            build(&workshop, "--skip-invalid").exits(0).says(&["2 rows = 1 signer + 1 rejected"]);
        }
    }
}

fn settled(list: &str, columns: &[&str]) -> Outcome {
    let workshop = Workshop::with_list(list);
    let columns = columns.iter().flat_map(|column| ["--column", column]);
    workshop.run(["build", "chen-oslo", "--date", "2021-08-01", "--skip-invalid"].into_iter().chain(columns))
}

#[test]
fn what_a_yes_means_can_be_said() {
    let list = "name,Use my name?\nAnn Lee,yes\nKari Dahl,no\nPer Berg,\n";
    settled(list, &["named=Use my name?"]).exits(0).says(&["3 rows = 1 signer + 1 rejected + 1 withheld"]);
    settled(list, &["anonymous=Use my name?"]).exits(0).says(&["3 rows = 2 signers + 1 withheld"]);
    settled(list, &["unused=Use my name?"]).exits(0).says(&["3 rows = 3 signers"]);
    let initials = settled(list, &["initials=Use my name?"]);
    initials.exits(0).says(&["3 rows = 3 signers"]);
    let list = "name,visibility,Only initials,Leave me out\nAnn Lee,,yes,no\nKari Dahl,named,no,\nPer Berg,withheld,yes,\nIda Moe,initials,no,yes\n";
    let both = ["initials=Only initials", "anonymous=Leave me out"];
    settled(list, &both).exits(0).says(&["4 rows = 2 signers + 2 withheld"]);
    settled(list, &["initials=Only initials", "initials=Leave me out"])
        .exits(0)
        .says(&["4 rows = 3 signers + 1 withheld"]);
    settled(list, &["unused=Only initials"]).exits(1).says(&["column `Leave me out` is not used"]);
}

/// What was said of the columns holds for the batch's own list too.
#[test]
fn a_batch_with_several_wishes_is_read_again_as_it_was() {
    let workshop = Workshop::with_list(
        "id,name,city,visibility,Only initials,Do not print my message,message\n1,Ann Lee,Oslo,,yes,,Hello from Oslo\n2,Kari Dahl,Oslo,named,no,yes,Hello from Kari\n3,Per Berg,Oslo,withheld,yes,,\n",
    );
    let settings = workshop.read("letters/chen-oslo/letter.toml");
    let columns = "[columns]\ninitials = \"Only initials\"\nmessage_refused = \"Do not print my message\"\n";
    workshop.write("letters/chen-oslo/letter.toml", settings.replace("[columns]\n", columns));
    let built = build(&workshop, "");
    built.exits(0).says(&["3 rows = 2 signers + 1 withheld", "1 without their message", "which may not be printed"]);
    let batch = built.stdout.trim().to_owned();
    let copy = workshop.read(format!("{batch}/inputs/signers.csv"));
    assert!(copy.contains("Only initials") && copy.contains("Do not print my message"), "{copy}");
    workshop.run(["reprint", &batch, "1-2", "--out", "again.pdf"]).exits(0);
    workshop.write("mended.csv", "id,city\n2,Bergen\n");
    workshop.run(["reprint", &batch, "--corrected", "mended.csv"]).exits(0).says(&["1 without their message"]);
}

#[test]
fn a_message_that_may_not_be_printed_is_not() {
    let list = "name,message,M\nAnn Lee,Hello,yes\nKari Dahl,Hello,no\nPer Berg,Hello,\nIda Moe,Hello,perhaps\n";
    let refusing = list.replace(",M\n", ",Do not publish my message\n");
    settled(&refusing, &[])
        .exits(1)
        .says(&["column `Do not publish my message`", "\"message_refused=Do not publish my message\""]);
    settled(&refusing, &["message_refused=Do not publish my message"])
        .exits(0)
        .says(&["4 rows = 3 signers + 1 rejected", "1 without their message"]);
    settled(&list.replace(",M\n", ",Use my comment?\n"), &["message_allowed=Use my comment?"])
        .exits(0)
        .says(&["4 rows = 3 signers + 1 rejected", "2 without their message"]);
    settled("name,message,message_approved\nAnn Lee,Hello,no\n", &[]).exits(0).says(&["1 without their message"]);
}

#[test]
fn nobody_is_called_yes() {
    let list = "given_name,Name\nAnn,yes\nKari,no\n";
    settled(list, &[]).exits(1).says(&["no cell of column `Name` is a name", "\"named=Name\""]);
    settled(list, &["named=Name"]).exits(0).says(&["2 rows = 1 signer + 1 withheld"]);
    settled("name\nNo\nAnn Lee\n", &[]).exits(0).says(&["2 rows = 2 signers"]);
    settled("name\nNo\n", &["name=name"]).exits(0).says(&["1 row = 1 signer"]);
    let list = "name,Pseudonym\nAnn Lee,yes\nKari Dahl,Kari fra Oslo\n";
    settled(list, &[]).exits(0).says(&["`yes` is an answer, not a name", "2 rows = 1 signer + 1 rejected"]);
}

/// Whoever shares an e-mail address, an `id` or the bare name with somebody who refuses may be that person.
#[test]
fn who_may_be_somebody_who_refuses_is_an_error() {
    for rows in [
        "1,Ida,i@x.no,,\n2,Ida Marie,I@x.no,,yes\n",
        "1,Ida,,,yes\n1,Ida Marie,,,\n",
        "1,王芳,i@x.no,,\n2,Wang Fang,i@x.no,,yes\n",
    ] {
        settled(&format!("id,name,email,city,anonymous\n{rows}"), &[]).exits(1).says(&[
            "this may be the person of row",
            "who withholds the name or refuses consent",
            "is the same, and the names may be one person’s",
        ]);
    }
    let bare = "name,city,anonymous\nFred Foss,,no\nFred Foss,,yes\n";
    settled(bare, &[]).exits(1).says(&["the name is the same, and no column tells them apart"]);
    for list in [
        "name,city,anonymous\nFred Foss,Oslo,no\nFred Foss,Bergen,yes\n",
        "name,email,anonymous\nOla Berg,b@x.no,no\nKari Berg,b@x.no,yes\n",
        "id,name,anonymous\n1,Fred Foss,no\n2,Fred Foss,yes\n",
    ] {
        settled(list, &[]).exits(0).says(&["2 rows = 1 signer + 1 withheld"]);
    }
}

#[test]
fn questions_are_headings() {
    let list = "1. What is your name?,2. Votre adresse e-mail,3) Oppgi bosted,お国を入力してください,Would you like to stay anonymous?\nAnn Lee,a@x.no,Oslo,Norway,no\nKari Dahl,k@x.no,Oslo,Norway,yes\n";
    settled(list, &[]).exits(0).says(&["2 rows = 1 signer + 1 withheld", "name, town"]);
    // A person who stands in the first line is no heading.
    let headless = "Your Ann,Oslo\nKari Dahl,Bergen\n";
    settled(headless, &[]).exits(1).says(&["none of the 2 cells of the first line is a heading"]);
}

#[test]
fn two_columns_of_one_meaning_are_both_named() {
    let [one, other] = ["Would you like to remain anonymous?", "Do you agree that we print your name?"];
    let workshop = Workshop::with_list(format!("name,{one},{other}\nAnn Lee,No,Yes\nKari Dahl,No,No\n"));
    build(&workshop, "").exits(1).says(&[
        &format!("`{other}` and `{one}` are both read as `visibility`"),
        "hint: if one of them asks for consent, say so: --column \"consent=…\"",
    ]);
    let arguments = ["build", "chen-oslo", "--date", "2021-08-01", "--column", &format!("consent={other}")];
    workshop.run(arguments).exits(0).says(&["2 rows = 1 signer", "1 without consent"]);
    let workshop = Workshop::with_list("name,city,Ville\nAnn Lee,Oslo,Oslo\n".replace("city", "Commune"));
    build(&workshop, "").exits(1).says(&["`Ville` and `Commune` are both read as `city`", "--column \"city=…\""]);
}

#[test]
fn a_name_in_one_cell_is_that_in_two() {
    for rows in ["Ann,Able,,a@x.no,\n,,Ann Able,A@x.no ,yes\n", "花子,渡邉,,a@x.no,\n,,渡邉　花子,a@x.no,yes\n"]
    {
        let list = format!("given_name,family_name,name,email,anonymous\n{rows}Kari,Dahl,,k@x.no,\n");
        build(&Workshop::with_list(list), "").exits(0).says(&["3 rows = 1 signer"]);
    }
}

#[test]
fn a_refusal_without_a_name_is_told() {
    for (rows, said) in [
        ("78,Jon Jar,,\n78,,,no\n", "the `id` is the same"),
        ("1,Kim Kar,k@x.no,\n,,K@x.no,no\n", "the e-mail address is the same"),
    ] {
        let workshop = Workshop::with_list(format!("id,name,email,consent\n{rows}"));
        build(&workshop, "--skip-invalid").exits(1).says(&["signers.csv:2: this may be the person of row 3", said]);
    }
}

#[test]
fn of_many_hidden_rows_the_rest_is_counted() {
    let mut rows = vec![vec!["name".to_owned(), "city".to_owned()]];
    rows.extend((0..14).map(|row| vec![format!("Ann Lee {}", char::from(b'a' + row)), "Oslo".to_owned()]));
    let hidden = rewritten(&workbook(&rows), |_, text| {
        text.replace("<row>", "<row hidden=\"1\">").replacen(" hidden=\"1\"", "", 1)
    });
    let workshop = Workshop::with_shipped_files();
    workshop.write("list.xlsx", hidden);
    build(&workshop, "--signers list.xlsx").exits(0).says(&[
        "14 rows are hidden in the spreadsheet, such as by a filter, and read as the others: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 4 more",
    ]);
}

#[test]
fn a_formula_of_several_cells_that_was_never_calculated_makes_bad_rows() {
    let workshop = Workshop::with_shipped_files();
    let rows: [&[&str]; 5] = [
        &["name", "city", "Anonymous"],
        &["Ann Lee", "Moss", "first"],
        &["Kari Dahl", "Oslo", "second"],
        &["Bo Vik", "Oslo", "third"],
        &["Per Moe", "Oslo", "no"],
    ];
    let formula = "<c r=\"C2\"><f t=\"array\" ref=\"C2:C4\">IF(B2:B4=1,1,0)</f></c>";
    let list = with_sheet(&rows, |text| {
        text.replace(&of_text("first"), formula).replace(&of_text("second"), "").replace(&of_text("third"), "<c/>")
    });
    workshop.write("list.xlsx", list);
    let build = |arguments: &str| build(&workshop, &format!("--signers list.xlsx {arguments}"));
    build("").exits(1).says(&[
        "list.xlsx:2: column `Anonymous`: the cell holds a formula that was never calculated",
        "list.xlsx:3: column `Anonymous`: the cell holds a formula that was never calculated",
        "list.xlsx:4: column `Anonymous`: the cell holds a formula that was never calculated",
        "3 errors",
    ]);
    build("--skip-invalid").exits(0).says(&["4 rows = 1 signer + 3 rejected"]);
}

#[test]
fn a_sheet_is_looked_through_wherever_it_lies() {
    let workshop = Workshop::with_shipped_files();
    let list = with_formulas(&[&["name", "Anonymous"], &["Ann Lee", "=IF(TRUE,1,0)"], &["Kari Dahl", "no"]]);
    let moved = |from: &[&str], to: &[&str]| {
        let change = |text: &str| from.iter().zip(to).fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
        let mut archive = zip::ZipArchive::new(Cursor::new(&list)).expect("a workbook");
        let mut changed = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for place in 0..archive.len() {
            let mut part = archive.by_index(place).expect("a part");
            let name = change(&part.name().expect("a name"));
            let mut text = String::new();
            part.read_to_string(&mut text).expect("a text");
            changed.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
            changed.write_all(change(&text).as_bytes()).expect("a part");
        }
        changed.finish().expect("a workbook").into_inner()
    };
    for (from, to) in [
        (&["worksheets/sheet1.xml"][..], &["tables/list.xml"][..]),
        (&["xl/worksheets/sheet1.xml"], &["xl/Worksheets/Sheet1.xml"]),
        (&["xl/"], &["book/"]),
    ] {
        workshop.write("list.xlsx", moved(from, to));
        build(&workshop, "--signers list.xlsx")
            .exits(1)
            .says(&["list.xlsx:2: column `Anonymous`: ", "never calculated"]);
    }
}

#[test]
fn a_merged_cell_holds_for_all_its_rows() {
    let workshop = Workshop::with_shipped_files();
    let rows: [&[&str]; 6] = [
        &["given_name", "family_name", "city", "Anonymous"],
        &["Ann", "Lee", "Moss", "yes"],
        &["Bo", "below", "Oslo", "below"],
        &["Kari", "Dahl", "Oslo", "below"],
        &["Per", "Moe", "Oslo", "no"],
        &["below", "below", "Bergen", "below"],
    ];
    let merges = "</sheetData><mergeCells><mergeCell ref=\"B2:B3\"/><mergeCell ref=\"D2:D4\"/><mergeCell ref=\"B5:B6\"/></mergeCells>";
    let list = with_sheet(&rows, |text| text.replace(&of_text("below"), "<c/>").replace("</sheetData>", merges));
    workshop.write("list.xlsx", list);
    build(&workshop, "--signers list.xlsx")
        .exits(1)
        .says(&["list.xlsx:6: the row has no name", "not ready to build: the error above"]);
    build(&workshop, "--signers list.xlsx --skip-invalid")
        .exits(0)
        .says(&["5 rows = 1 signer + 1 rejected + 3 withheld"]);
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let row = |cells: &[&str]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let spanned = "<table:table-cell table:number-rows-spanned=\"2\"><text:p>yes</text:p></table:table-cell>";
    let below = "<table:covered-table-cell/>";
    let [name, wish, ann, bo, kari, no] = ["name", "Anonymous", "Ann Lee", "Bo Vik", "Kari Dahl", "no"].map(cell);
    let rows = [row(&[&name, &wish]), row(&[&ann, spanned]), row(&[&bo, below]), row(&[&kari, &no])].concat();
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><table:table table:name=\"a\">{rows}</table:table></office:document-content>"
    );
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("content.xml", zip::write::SimpleFileOptions::default()).expect("a part");
    zip.write_all(content.as_bytes()).expect("a part");
    workshop.write("list.ods", zip.finish().expect("a file").into_inner());
    build(&workshop, "--signers list.ods --out ods").exits(0).says(&["3 rows = 1 signer + 2 withheld"]);
}

#[test]
fn lines_between_rows_are_nobody() {
    let workshop = Workshop::with_list(
        "Full name,City,Country,Message\n\
         Ann Lee,Oslo,,\n\
         full name,city,Country,Message\n\
         The following want to stay anonymous:,,,\n\
         Kari Dahl,,,\n\
         Anonymous,,,\n",
    );
    build(&workshop, "").exits(1).says(&[
        "error: signers.csv:3: the row repeats the headings and is nobody's",
        "error: signers.csv:4: `The following want to stay anonymous:` is a line between the rows and nobody's name",
        "error: signers.csv:6: `Anonymous` is a line between the rows",
        "3 errors",
    ]);
    build(&workshop, "--skip-invalid").exits(0).says(&["5 rows = 2 signers + 3 rejected"]);
}

#[test]
fn a_sheet_of_people_who_refused_is_warned_of() {
    let workshop = Workshop::with_shipped_files();
    let list = workbook(&[vec!["name".to_owned()], vec!["Ann Lee".to_owned()]]);
    for (name, expected) in [("Trukket", "warning"), ("Withdrawn 2021", "warning"), ("Notes", "note")] {
        let other = format!("<sheet name=\"{name}\" sheetId=\"2\" r:id=\"r1\"/></sheets>");
        workshop.write("list.xlsx", rewritten(&list, |_, text| text.replace("</sheets>", &other)));
        let check = workshop.run_line("check chen-oslo --signers list.xlsx");
        check.exits(0).says(&[&format!("{expected}: list.xlsx: the sheet `list` is read; not read are: {name}")]);
        assert_eq!(
            check.stderr.contains("hint: the name of a sheet that is not read"),
            expected == "warning",
            "{check}"
        );
    }
}

//! Who refuses in one row is printed in no other: not in a later wave either, nor where nobody can tell whether it is the same person.

mod cli_support;

use cli_support::archive;
use cli_support::{Outcome, Workshop};

fn build(workshop: &Workshop, arguments: &str) -> Outcome {
    workshop.run_line(&format!("build chen-oslo --date 2021-08-01 {arguments}"))
}

/// What the letters of the only list in a fresh folder come to with `--skip-invalid`.
fn skipping(list: &str, file: &str) -> Outcome {
    let workshop = Workshop::with_shipped_files();
    workshop.write(file, list);
    build(&workshop, &format!("--signers {file} --skip-invalid"))
}

/// A first wave, and whether Ann is in a second one of this list.
fn second_wave(first: &str, file: &str, second: &str) -> Outcome {
    let workshop = Workshop::with_shipped_files();
    workshop.write(file, first);
    build(&workshop, &format!("--signers {file} --skip-invalid")).exits(0);
    let batch = workshop.batches().remove(0);
    workshop.write("later.csv", second);
    workshop.run_line(&format!(
        "build chen-oslo --signers later.csv --skip-invalid --date 2021-08-08 --out later --after out/{batch}"
    ))
}

#[test]
fn what_a_bad_row_refuses_is_heard_in_the_next_wave() {
    let later = "name,email,city\nAnn Lee,a@x.no,Oslo\nKim Moe,k@x.no,Oslo\n";
    for (first, file) in [
        ("name,email,Status,city\nAnn Lee,a@x.no,withdrawn,Oslo\nBo Berg,b@x.no,confirmed,Oslo\n", "list.csv"),
        ("name,email,Status\nAnn Lee,a@x.no,initials\nBo Berg,b@x.no,called 3 May\n", "list.csv"),
        ("name,email,Publish my name\nAnn Lee,a@x.no,\nBo Berg,b@x.no,yes\n", "list.csv"),
        ("name,email\nAnn Lee,a@x.no,withdrawn\nBo Berg,b@x.no\n", "list.csv"),
        (
            "{\"name\":\"Ann Lee\",\"email\":\"a@x.no\",\"options\":{\"isAnonymous\":true}}\n{\"name\":\"Bo Berg\"}\n",
            "list.jsonl",
        ),
    ] {
        let said = "later.csv:2: this person withheld the name or refused consent in an earlier batch";
        second_wave(first, file, later).exits(0).says(&[said, "2 rows = 1 signer"]);
    }
    // Who did not say it may say so, and who asked for initials may have them.
    for (first, second) in [
        (
            "name,email,Publish my name\nAnn Lee,a@x.no,\nBo Berg,b@x.no,yes\n",
            "name,email,Publish my name\nAnn Lee,a@x.no,yes\n",
        ),
        (
            "name,email,date,visibility\nAnn Lee,a@x.no,x,initials\nBo Berg,b@x.no,,\n",
            "name,email,visibility\nAnn Lee,a@x.no,initials\n",
        ),
    ] {
        second_wave(first, "list.csv", second).exits(0).says(&["1 row = 1 signer"]);
    }
}

#[test]
fn a_batch_with_refusals_is_read_again_as_it_was() {
    let rows = [
        "W-1,Anna,Berg,Vei 1,0374,Oslo,Norge,a@x.no,,,,,ok",
        "W-2,Bo,Dahl,Vei 2,0374,Oslo,Norge,b@x.no,,,,,withdrawn",
        "W-3,Bo,Dahl,Vei 2,0374,Oslo,Norge,b@x.no,,,,,ok",
        "W-4,Kim,Moe,,,Bergen,Norge,,,,,,ok",
        "W-5,Kim,Moe,,,Bergen,Norge,,withheld,,,,ok",
        "W-6,Kari,Lie,Vei 6,0374,Oslo,Norge,k@x.no,,,,,ok",
    ];
    let list = format!(
        "id,given_name,family_name,street,postcode,city,country,email,visibility,message,signature,language,Status\n{}\n",
        rows.join("\n")
    );
    let workshop = Workshop::with_list(list);
    build(&workshop, "--skip-invalid").exits(0).says(&["6 rows = 2 signers + 2 rejected"]);
    let batch = workshop.batches().remove(0);
    let kept = workshop.read(format!("out/{batch}/inputs/signers.csv"));
    assert!(!kept.contains("Status") && kept.contains(",withdrawn\n") && kept.contains(",namesake\n"), "{kept}");
    workshop.run_line(&format!("envelopes out/{batch} --out env")).exits(0);
    archive::run(&workshop, &["add", &format!("out/{batch}")]).exits(0);
    // Kim, who withheld the name, is forgotten, and the other Kim is printed no more than before.
    archive::run(&workshop, &["erase", "--signer", "w-5", "--yes"]).exits(0);
    archive::run(&workshop, &["erase", "--signer", "w-6", "--yes"]).exits(0);
    archive::run(&workshop, &["verify"]).exits(0);
}

#[test]
fn what_stands_in_a_list_or_an_object_is_heard_for_the_persons_other_rows() {
    for member in [
        r#""options":{"anonymous":true}"#,
        r#""prefs":{"hideName":true}"#,
        r#""status":["withdrawn"]"#,
        r#""display":{"mode":"initials"}"#,
        r#""publication":{"allowed":false}"#,
        r#""answers":["no","I do not agree"]"#,
        r#""status":"withdrawn","status":"confirmed""#,
    ] {
        let ann = r#""name":"Ann Lee","email":"a@x.no""#;
        let list = format!("{{{ann},{member}}}\n{{{ann}}}\n{{\"name\":\"Bo Berg\"}}\n");
        skipping(&list, "list.jsonl").exits(0).says(&["3 rows = 1 signer + 1 rejected"]);
    }
    skipping("{\"name\":\"Anna \\ud83d\"}\n{\"name\":\"Bo\"}\n", "list.jsonl").exits(0).says(&[
        "list.jsonl:1: ",
        "half of a character",
        "2 rows = 1 signer + 1 rejected",
    ]);
    let workshop = Workshop::with_shipped_files();
    workshop.write("list.json", "[\n{\"name\":\"Anna\"},\n{\"name\":\"Bo\"}\n]\n");
    build(&workshop, "--signers list.json").exits(1).says(&["list.json:1: ", "write each object on a line of its own"]);
}

#[test]
fn a_stray_cell_changes_nothing_of_a_plain_refusal() {
    for stray in ["?", "\u{200B}", "called 3 May", "\"a, b\""] {
        let list = format!("name,Info\nAnn Lee,withdrawn\nBo Berg,{stray}\nKim Moe,ok\n");
        skipping(&list, "list.csv").exits(0).says(&["3 rows = 2 signers + 1 rejected", "list.csv:2: column `Info`"]);
    }
    // In a bad row, and in one with a cell too many.
    for bad in ["Ann Lee,a@x.no,yesterday,withdrawn", "Ann Lee,a@x.no,,x,withdrawn", "Ann Lee,a@x.no,withdrawn"] {
        let list = format!("name,email,date,Info\n{bad}\nAnn Lee,A@x.no,,ok\nKim Moe,k@x.no,,ok\n");
        skipping(&list, "list.csv").exits(0).says(&["3 rows = 1 signer + 1 rejected"]);
    }
}

#[test]
fn who_asks_in_words_of_their_own_is_named() {
    let list = "name,Notes\nAnn Lee,please do not print my name\nBo Berg,匿名でお願いします\nKim Moe,\"vip, anonymous\"\nIda Ek,hello\n";
    skipping(list, "list.csv").exits(0).says(&[
        "warning: list.csv: column `Notes` is not used, and somebody may ask in it not to be named: row 4",
        "list.csv:2: column `Notes`: `please do not print my name` stands in a column that is not used",
        "4 rows = 2 signers + 2 rejected",
    ]);
}

#[test]
fn the_strictest_wish_of_a_persons_rows_holds_in_a_bad_row_too() {
    for (headings, cells) in [
        ("date,consent_scope", "x,address"),
        ("date,visibility", "x,initials"),
        ("date,print_name", "x,A friend"),
        ("date,Show my name", "x,"),
    ] {
        let yes = if headings.contains("Show") { ",yes" } else { "," };
        let list =
            format!("name,email,{headings}\nAnn Lee,a@x.no,{cells}\nAnn Lee,a@x.no,{yes}\nBo Berg,b@x.no,{yes}\n");
        skipping(&list, "list.csv").exits(0).says(&["3 rows = 1 signer + 1 rejected", "list.csv:3: "]);
    }
}

#[test]
fn one_finding_names_all_columns_in_which_a_row_refuses() {
    let list = "name,a,b,c\nAnn Lee,withdrawn,refused,anonymous\nBo Berg,ok,,\n";
    let outcome = skipping(list, "list.csv");
    outcome.exits(0).says(&["list.csv:2: column `a`: `withdrawn` stands in", "and such a word in 2 others"]);
    assert_eq!(outcome.stderr.matches("list.csv:2").count(), 2, "{outcome}");
}

#[test]
fn nobody_is_printed_who_cannot_be_told_from_one_who_refuses() {
    for (list, said) in [
        ("name,city,visibility\nBo Dahl,Bergen,\nBo Dahl,Bergen,withheld\n", "name and town are the same"),
        ("id,name,city,visibility\n1,Bo Dahl,Bergen,\n2,BO DAHL,Bergen,withheld\n", "name and town are the same"),
        ("name,city,email,visibility\nBo Dahl,Bergen,a@x.no,\nBo Dahl,Bergen,b@x.no,withheld\n", "name and town"),
        ("name,visibility\nBo Dahl,\nBo Dahl,withheld\n", "no column tells them apart"),
        (
            "name,email,visibility\nBo Dahl,b@x.no,\nBo,b@x.no,withheld\n",
            "the e-mail address is the same, and the names",
        ),
        ("name,email,visibility\nKari Nordmann Lie,b@x.no,\nK. Lie,b@x.no,withheld\n", "the names may be one person’s"),
        ("id,name,visibility\n7,王小明,\n7,Wang Xiaoming,withheld\n", "the `id` is the same, and the names"),
    ] {
        let workshop = Workshop::with_list(list);
        build(&workshop, "").exits(1).says(&["error: signers.csv:2: ", said, "hint: of one person delete this row"]);
        build(&workshop, "--skip-invalid").exits(1).says(&["no signer"]);
    }
    for (list, said) in [
        ("id,name,visibility\n1,Bo Dahl,\n2,Bo Dahl,withheld\n", "row 3 has the same name"),
        ("name,email,visibility\nAnna Lie,b@x.no,\nOla Lie,b@x.no,withheld\n", "by their names they are two people"),
    ] {
        build(&Workshop::with_list(list), "").exits(0).says(&[said, "2 rows = 1 signer"]);
    }
    for list in [
        "name,city,visibility\nBo Dahl,Bergen,\nBo Dahl,Oslo,withheld\n",
        "name,street,city,visibility\nBo Dahl,Vei 1,Bergen,\nBo Dahl,Vei 2,Bergen,withheld\n",
    ] {
        build(&Workshop::with_list(list), "").exits(0).says(&["2 rows = 1 signer"]);
    }
}

#[test]
fn nor_in_a_later_wave() {
    let first = "name,city,visibility\nBo Dahl,Bergen,withheld\nKim Moe,Oslo,\n";
    second_wave(first, "list.csv", "name,city\nBo Dahl,Bergen\nIda Ek,Oslo\n").exits(0).says(&[
        "later.csv:2: somebody of the same name and town withheld the name or refused consent in an earlier batch",
        "2 rows = 1 signer + 1 rejected",
    ]);
    second_wave(first, "list.csv", "name,city\nBo Dahl,Oslo\n").exits(0).says(&["1 row = 1 signer"]);
}

#[test]
fn a_name_written_apart_is_the_name() {
    let nfd = "given_name,family_name,name,email,anonymous\n\u{1106}\u{1175}\u{11AB}\u{1109}\u{116E},\u{1100}\u{1175}\u{11B7},,a@x.no,\n,,김민수,a@x.no,yes\nKari,Dahl,,k@x.no,\n";
    build(&Workshop::with_list(nfd), "").exits(0).says(&["3 rows = 1 signer"]);
}

#[test]
fn a_refusal_beside_the_name_is_heard() {
    let list = "name,email\nBo Dahl (anonymous),b@x.no\nBo Dahl,B@x.no\nAnn Lee,a@x.no\n";
    skipping(list, "list.csv")
        .exits(0)
        .says(&["`anonymous` is an answer, not a name", "3 rows = 1 signer + 2 rejected"]);
}

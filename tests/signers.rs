//! Whole lists through the signers stage: read, found, judged, compared, counted.
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use mailbag::diagnostic::Findings;
use mailbag::lang::Lang;
use mailbag::signers::csv::CsvReader;
use mailbag::signers::{Checker, ColumnMap, Duplicates, Fate, LeftOut, Row, Rules, Signer, Visibility};

/// How the rows of a list end, each kind its own number.
#[derive(Debug, Default, PartialEq, Eq)]
struct Counts {
    rows: usize,
    signers: usize,
    rejected: usize,
    duplicates: usize,
    blank: usize,
    left_out: usize,
}

/// Sends a list through the stage, as a batch does; `look` sees each signer.
fn run(list: impl Read, rules: Rules, mut look: impl FnMut(&Signer<'_>)) -> (Counts, Findings) {
    let file = Path::new("list.csv");
    let mut findings = Findings::new();
    let mut reader = CsvReader::open(list, file).expect("headings");
    let columns = ColumnMap::find(file, reader.headings(), &BTreeMap::new(), &rules.required, &mut findings);
    let columns = columns.expect("columns");
    let checker = Checker::new(file, &columns, rules);
    let mut duplicates = Duplicates::new();
    let mut counts = Counts::default();
    let mut row = Row::default();
    loop {
        let read = reader.read(&mut row);
        if read == Ok(false) {
            break;
        }
        counts.rows += 1;
        if let Err(finding) = read {
            findings.push(finding);
            counts.rejected += 1;
            continue;
        }
        match checker.judge(&row, &mut findings) {
            Ok(_) if duplicates.meet(&checker.identity(&row), row.number).earlier.is_some() => counts.duplicates += 1,
            Ok(signer) => {
                counts.signers += 1;
                look(&signer);
            }
            Err(Fate::Rejected) => counts.rejected += 1,
            Err(Fate::Blank) => counts.blank += 1,
            Err(Fate::LeftOut(_)) => counts.left_out += 1,
            Err(fate) => panic!("no fate of a row alone: {fate:?}"),
        }
    }
    let Counts { rows, signers, rejected, duplicates, blank, left_out } = counts;
    assert_eq!(rows, signers + rejected + duplicates + blank + left_out, "the counts balance");
    (counts, findings)
}

fn sample() -> File {
    File::open(Path::new(env!("CARGO_MANIFEST_DIR")).join("signers.csv")).expect("the sample list")
}

#[test]
fn the_sample_list_shows_every_case() {
    let rules = Rules {
        letter_cjk: Some(Lang::ZH_HANT),
        letter_lang: Some(Lang::ZH_HANT),
        consent_required: true,
        ..Rules::default()
    };
    let mut seen = Vec::new();
    let mut messages = 0;
    let (counts, findings) = run(sample(), rules, |signer| {
        let latin = signer.name.latin.as_deref().unwrap_or("-");
        seen.push(format!("{} {} {latin}", signer.name.lang, signer.name.printed));
        messages += usize::from(signer.message.contains("\n\n"));
        assert!(signer.date.is_some() && !signer.city.is_empty() && !signer.country.is_empty());
        let hides_name = signer.visibility == Visibility::Initials || signer.name.printed == "Une infirmière de Nantes";
        assert_eq!(signer.email.is_empty() && signer.street.is_empty(), hides_name);
        let image = Path::new(env!("CARGO_MANIFEST_DIR")).join(&*signer.signature);
        assert!(signer.signature.is_empty() || image.is_file());
    });
    assert_eq!(findings, Findings::new());
    assert_eq!(counts, Counts { rows: 12, signers: 11, left_out: 1, ..Counts::default() });
    assert_eq!(messages, 3, "in French, Chinese and Uyghur");
    let expected = [
        "nb Bjørg Åsheim -",
        "fr Élodie Garance-Lefèvre -",
        "en Margaret Oakley -",
        "zh-Hant 陳曉嵐 Chen Hsiao-lan",
        "ja 桐生 澪 Mio Kiryu",
        "ja 森下 さやか Sayaka Morishita",
        "ug گۈلنار ئابلىز Gulnar Abliz",
        "kk Айгүл Сәрсенова Aigul Sarsenova",
        "fr Une infirmière de Nantes -",
        "nb S. H. -",
        "fr-BE Benoît Vandermolen -",
    ];
    assert_eq!(seen, expected);
}

/// A list of this many different people, with few names for many of them.
fn many(rows: usize) -> String {
    let given = ["Anna", "Bjørn", "Élodie", "志明", "さくら", "John", "Ingrid"];
    let family = ["Eriksen", "Dupré", "Lefèvre", "陳", "人見", "Smith", "Åsheim", "Øverby", "Martin", "林", "佐野"];
    let mut list = String::from("given_name,family_name,street,postcode,city,country,email,date\n");
    for row in 0..rows {
        let (given, family) = (given[row % given.len()], family[row % family.len()]);
        let _ = writeln!(
            list,
            "{given},{family},\"{}, rue du Lac\",{:05},Ville,France,p{row}@example.org,2022-02-{:02}",
            row / 3,
            row % 90_000,
            row % 28 + 1
        );
    }
    list
}

#[test]
fn no_part_of_a_name_is_dropped_without_a_word() {
    for (headings, row, expected) in [
        ("Name,Surname", "Anna,Berg", "Anna Berg"),
        ("Full name,Last name", "Anna Berg,Berg", "Anna Berg"),
        ("Full name,First name", "Anna Berg,Anna", "Anna Berg"),
        ("Navn,Etternavn", "ANNA,Berg", "ANNA Berg"),
        ("氏名,姓", "守,人権", "人権守"),
        ("氏名,姓", "人権 守,人権", "人権 守"),
        ("Name,First name", "Berg,Anna", "Anna Berg"),
    ] {
        let mut printed = Vec::new();
        run(format!("{headings}\n{row}\n").as_bytes(), Rules::default(), |signer| {
            printed.push(signer.name.printed.to_string());
        });
        assert_eq!(printed, [expected], "{headings}: {row}");
    }
}

#[test]
fn a_name_that_repeats_is_another_person() {
    let (counts, findings) = run(many(17_554).as_bytes(), Rules::default(), |_| {});
    assert_eq!(findings, Findings::new());
    assert_eq!(counts, Counts { rows: 17_554, signers: 17_554, ..Counts::default() });
}

#[test]
fn who_signs_twice_is_counted_once() {
    let list = many(1_000);
    let again: String = list.lines().skip(1).step_by(100).map(|line| line.to_uppercase() + "\n").collect();
    let (counts, _) = run((list + &again).as_bytes(), Rules::default(), |_| {});
    assert_eq!(counts, Counts { rows: 1_010, signers: 1_000, duplicates: 10, ..Counts::default() });
}

#[test]
fn the_measuring_list_is_all_signers() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/data/signers-oslo-17554.csv");
    let Ok(list) = File::open(path) else {
        // With CI=true a test that cannot run is no test that passes.
        assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "the measuring list is not there");
        eprintln!("not run: benches/data/signers-oslo-17554.csv is not there");
        return;
    };
    let (counts, findings) = run(list, Rules::default(), |_| {});
    assert_eq!(findings, Findings::new());
    assert_eq!(counts, Counts { rows: 17_554, signers: 17_554, ..Counts::default() });
}

#[test]
fn bad_rows_stop_nobody_else() {
    let list = [
        "\u{feff}given_name;family_name;city;message;visibility;consent",
        "=cmd()|' /C calc'!A0;Eriksen;../../x;**b** {{date}} <b>;;",
        "Anna;Eri\u{202E}ksen;Oslo;;;",
        "Anna;Eriksen;Os\0lo;;;",
        "Anna;Eriksen;Oslo;;sometimes;",
        "Anna;Eriksen",
        "",
        ";;;;;",
        "Anna;Eriksen;Oslo;\"😀 never closed;;",
        "Nora;Dahl;Oslo;\"two\nlines 😀\";initials;yes",
        "Ola;Dahl;Oslo;;withheld;yes",
        "Kari;Dahl;Oslo;;;no",
    ]
    .join("\r\n");
    let mut printed = Vec::new();
    let (counts, findings) = run(list.as_bytes(), Rules::default(), |signer| {
        printed.push(format!("{}: {} {} {}", signer.line, signer.name.printed, signer.city, signer.message));
    });
    assert_eq!(printed, ["2: =cmd()|' /C calc'!A0 Eriksen ../../x **b** {{date}} <b>", "10: N. D. Oslo two\nlines 😀"]);
    assert_eq!(counts, Counts { rows: 11, signers: 2, rejected: 5, blank: 2, left_out: 2, ..Counts::default() });
    let said = findings.iter().map(|finding| {
        let line = finding.place.as_ref().and_then(|place| place.line).expect("a line");
        format!("{line} {}", finding.code.as_str())
    });
    let expected = [
        "2 doubtful-name",
        "2 consent-empty",
        "3 forbidden-character",
        "4 forbidden-character",
        "5 unknown-visibility",
        "6 row-length",
        "9 bad-csv",
    ];
    assert_eq!(said.collect::<Vec<_>>(), expected);
}

#[test]
fn consent_is_asked_before_visibility() {
    let list = "given_name,visibility,consent\nAnna,withheld,no\n";
    let mut findings = Findings::new();
    let mut reader = CsvReader::open(list.as_bytes(), Path::new("list.csv")).expect("headings");
    let columns = ColumnMap::find(Path::new("list.csv"), reader.headings(), &BTreeMap::new(), &[], &mut findings)
        .expect("columns");
    let mut row = Row::default();
    assert_eq!(reader.read(&mut row), Ok(true));
    let fate = Checker::new(Path::new("list.csv"), &columns, Rules::default()).judge(&row, &mut findings).map(|_| ());
    assert_eq!(fate, Err(Fate::LeftOut(LeftOut::NoConsent)));
}

//! What taking in a list costs: a million rows of CSV checked and de-duplicated, near duplicates after that, beside a bare
//! count of the same file with the csv crate; an XLSX file of 100,000 rows. CPU seconds and the peak of memory, as Linux counts
//! them; each limit that the project has set itself is checked. `cargo bench --bench intake`.
#![allow(clippy::print_stdout, reason = "a benchmark prints what it measures")]
#![allow(clippy::disallowed_methods, reason = "it makes its own list")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;

use mailbag::diagnostic::Findings;
use mailbag::signers::{Checker, ColumnMap, Duplicates, ListReader, Near, Reading, Row, Rules};

const ROWS: u32 = 1_000_000;
const SHEET_ROWS: u32 = 100_000;

/// A step of the same pseudo-random sequence in every run (Knuth's MMIX).
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*state >> 40).unwrap_or(0)
}

/// Rows as a web form in Norway gives them; one in a hundred repeats an earlier one.
fn rows(count: u32, mut row: impl FnMut(&[&str])) {
    const GIVEN: [&str; 40] = [
        "Anna",
        "Bjørn",
        "Kari",
        "Ola",
        "Ingrid",
        "Per",
        "Solveig",
        "Lars",
        "Marit",
        "Knut",
        "Nora",
        "Emil",
        "Sofie",
        "Jakob",
        "Åse",
        "Øyvind",
        "Hanne",
        "Geir",
        "Silje",
        "Tor",
        "Ragnhild",
        "Sverre",
        "Tuva",
        "Odin",
        "Élodie",
        "François",
        "Mehmet",
        "Fatima",
        "Wei",
        "Aigul",
        "Turid",
        "Arne",
        "Eirik",
        "Liv",
        "Astrid",
        "Helge",
        "Unni",
        "Roar",
        "Vidar",
        "Gro",
    ];
    const FAMILY: [&str; 40] = [
        "Eriksen",
        "Hansen",
        "Johansen",
        "Olsen",
        "Larsen",
        "Andersen",
        "Pedersen",
        "Nilsen",
        "Kristiansen",
        "Jensen",
        "Karlsen",
        "Johnsen",
        "Pettersen",
        "Berg",
        "Haugen",
        "Hagen",
        "Dahl",
        "Lund",
        "Åsheim",
        "Øverby",
        "Solbakken",
        "Moen",
        "Strand",
        "Bakken",
        "Lien",
        "Holm",
        "Aasen",
        "Sæther",
        "Nygård",
        "Eide",
        "Dupré",
        "Yılmaz",
        "Khan",
        "Chen",
        "Sandvik",
        "Vik",
        "Myhre",
        "Tveit",
        "Rønning",
        "Skogen",
    ];
    let mut state = 17;
    row(&["id", "given_name", "family_name", "street", "postcode", "city", "country", "email", "date", "consent"]);
    for number in 0..count {
        let seed = if number % 100 == 99 { number - 50 } else { number };
        let mut own = u64::from(seed).wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let (given, family) = (GIVEN[next(&mut own) % 40], FAMILY[next(&mut own) % 40]);
        // A tenth live in twenty places where a few family names are everybody's.
        let crowded = number % 10 == 0;
        let family = if crowded { FAMILY[next(&mut own) % 4] } else { family };
        let street = format!("Storgata {} {}", next(&mut own) % 400, ["", "A", "B"][next(&mut own) % 3]);
        let postcode = format!("{:04}", next(&mut own) % if crowded { 20 } else { 4_000 } + 10);
        let email = format!("p{seed}@example.org");
        let id = format!("W-{seed}-{}", next(&mut state) % 2);
        let date = format!("2022-02-{:02}", next(&mut own) % 28 + 1);
        row(&[&id, given, family, &street, &postcode, "Oslo", "Norge", &email, &date, "ja"]);
    }
}

/// CPU seconds of the process so far, of all its threads.
fn cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks = |at: usize| fields.get(at).and_then(|ticks| ticks.parse::<f64>().ok()).unwrap_or(f64::NAN);
    // utime and stime (proc_pid_stat(5)); a tick is a hundredth of a second on every Linux there is.
    (ticks(11) + ticks(12)) / 100.0
}

/// The most memory that the process has had, in MiB.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches("kB").trim().parse::<f64>().map_or(f64::NAN, |kib| kib / 1024.0)
}

struct Taken {
    rows: u64,
    signers: u64,
    duplicates: u64,
}

/// A list through the signers stage, as a batch's first pass sends it; with near duplicates if they are asked for.
fn take_in(path: &Path, mut near: Option<&mut Near>) -> Taken {
    let mut findings = Findings::new();
    let file = BufReader::with_capacity(1 << 16, File::open(path).expect("the list"));
    let mut reader = ListReader::open(file, &Reading::default(), path).expect("headings");
    let columns = ColumnMap::find(path, reader.headings(), &BTreeMap::new(), &[], &mut findings).expect("columns");
    let checker = Checker::new(path, &columns, Rules::default());
    let mut duplicates = Duplicates::new();
    let mut taken = Taken { rows: 0, signers: 0, duplicates: 0 };
    let mut row = Row::default();
    while reader.read(&mut row).expect("a row") {
        taken.rows += 1;
        if checker.judge(&row, &mut findings).is_err() {
            continue;
        }
        let identity = checker.identity(&row);
        if duplicates.meet(&identity, row.number).earlier.is_some() {
            taken.duplicates += 1;
        } else {
            taken.signers += 1;
            if let Some(near) = &mut near {
                near.add(&identity, row.number);
            }
        }
    }
    taken
}

fn within(what: &str, found: f64, limit: f64, unit: &str) {
    println!("{what}: {found:.2} {unit} (limit {limit} {unit})");
    assert!(found <= limit, "{what}: {found:.2} {unit} is over {limit} {unit}");
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let list = folder.path().join("list.csv");
    let mut file = BufWriter::new(File::create(&list).expect("a list"));
    rows(ROWS, |cells| writeln!(file, "{}", cells.join(",")).expect("a row"));
    file.flush().expect("a list");
    drop(file);

    let before = cpu();
    let mut reader = csv::Reader::from_path(&list).expect("the list");
    let mut record = csv::ByteRecord::new();
    let mut counted = 0_u64;
    while reader.read_byte_record(&mut record).expect("a row") {
        counted += 1;
    }
    println!("{counted} rows counted by the csv crate alone: {:.2} CPU s", cpu() - before);

    let before = cpu();
    let taken = take_in(&list, None);
    let spent = cpu() - before;
    println!("{} rows = {} signers + {} duplicates", taken.rows, taken.signers, taken.duplicates);
    assert_eq!((taken.rows, taken.rows), (counted, taken.signers + taken.duplicates));
    within("checked and de-duplicated", spent, 4.0, "CPU s");
    within("peak of memory", peak(), 300.0, "MiB");

    let mut near = Near::new();
    take_in(&list, Some(&mut near));
    let before = cpu();
    let pairs = near.pairs(|_| Some(mailbag::signers::near::Standing::Printed), || true).count();
    println!("{pairs} near duplicates");
    within("near duplicates besides", cpu() - before, 10.0, "CPU s");
    println!("peak of memory with them: {:.0} MiB", peak());

    let sheet = folder.path().join("list.xlsx");
    write_sheet(&sheet);
    let before = cpu();
    let taken = take_in(&sheet, None);
    assert_eq!(taken.rows, u64::from(SHEET_ROWS));
    within("XLSX of 100,000 rows", cpu() - before, 6.0, "CPU s");
}

/// The same rows as a spreadsheet with shared texts, as Excel writes them.
fn write_sheet(path: &Path) {
    let mut strings: BTreeMap<String, usize> = BTreeMap::new();
    let mut order = Vec::new();
    let mut sheet =
        String::from(r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#);
    let mut number = 0;
    rows(SHEET_ROWS, |cells| {
        number += 1;
        let _ = write!(sheet, r#"<row r="{number}">"#);
        for (cell, column) in cells.iter().zip(b'A'..) {
            let known = strings.len();
            let string = *strings.entry((*cell).to_owned()).or_insert_with(|| {
                order.push((*cell).to_owned());
                known
            });
            let _ = write!(sheet, r#"<c r="{}{number}" t="s"><v>{string}</v></c>"#, char::from(column));
        }
        sheet.push_str("</row>");
    });
    sheet.push_str("</sheetData></worksheet>");
    let mut shared = format!(
        r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="{}">"#,
        order.len()
    );
    for string in &order {
        let _ = write!(shared, "<si><t>{string}</t></si>");
    }
    shared.push_str("</sst>");
    let mut zip = zip::ZipWriter::new(File::create(path).expect("a file"));
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    for (name, content) in [
        (
            "_rels/.rels",
            format!(
                r#"<Relationships xmlns="{package}"><Relationship Id="r" Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{relations}"><sheets><sheet name="a" sheetId="1" r:id="s"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                r#"<Relationships xmlns="{package}"><Relationship Id="s" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="t" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#
            ),
        ),
        ("xl/sharedStrings.xml", shared),
        ("xl/worksheets/sheet1.xml", sheet),
    ] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(content.as_bytes()).expect("a part");
    }
    zip.finish().expect("a file");
}

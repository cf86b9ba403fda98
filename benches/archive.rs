//! What it costs to look somebody up among a million signers, and to take in a batch of a thousand letters.
//!
//! `cargo bench --bench archive` fills an archive with 1,000 batches of 1,000 letters, prints what each thing takes, and fails where
//! a search takes 50 ms or an addition a second. `-- --batches 100` makes it smaller. Only the first batch is built by the program: the
//! others have its files with lists of their own, and go in by the way of every batch.

#![expect(
    clippy::cast_precision_loss,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench makes its own files and prints what it measures"
)]

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use mailbag::archive::add::{Added, add};
use mailbag::archive::open::Access;
use mailbag::archive::search::search;
use mailbag::archive::{Archive, Who};
use mailbag::batch::StoredBatch;
use mailbag::batch::manifest::FileEntry;
use mailbag::diagnostic::Findings;
use sha2::{Digest, Sha256};

/// Letters in each batch.
const LETTERS: usize = 1_000;
/// The longest that a search, and an addition, may take.
const SEARCH: Duration = Duration::from_millis(50);
const ADDITION: Duration = Duration::from_secs(1);
/// How often each search is repeated.
const TIMES: usize = 21;
/// Where a batch has its list.
const LIST: &str = "inputs/signers.csv";

static GO: AtomicBool = AtomicBool::new(false);

/// A list of names that differ from batch to batch.
fn list(batch: usize) -> String {
    const GIVEN: [&str; 8] = ["Anna", "Élodie", "Bjørn", "Łukasz", "小明", "美玲", "Қайрат", "Zoë"];
    const FAMILY: [&str; 8] = ["Eriksen", "Dupré", "Sæther", "Nowak", "王", "陳", "Ёлкин", "Müller"];
    let mut list = "given_name,family_name,email,city\n".to_owned();
    for row in 0..LETTERS {
        let number = batch * LETTERS + row;
        let (given, family) = (GIVEN[number % 8], FAMILY[number / 8 % 8]);
        let letter = ["A", "B", "C", "D", "E"][number % 5];
        let _ = writeln!(list, "{given},{family} {letter},person{number}@example.org,Oslo");
    }
    list
}

/// Builds a batch with the program.
fn build(folder: &Path, number: usize) -> std::path::PathBuf {
    let file = folder.join(format!("list-{number}.csv"));
    std::fs::write(&file, list(number)).expect("a list");
    let out = folder.join(format!("out-{number}"));
    let built = Command::new(env!("CARGO_BIN_EXE_mailbag"))
        .args(["build", "chen-oslo", "--route", "oslo", "--date", "2026-12-10", "--signers"])
        .arg(&file)
        .arg("--out")
        .arg(&out)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    std::fs::read_dir(&out).expect("out").next().expect("a batch").expect("an entry").path()
}

fn opened(folder: &Path) -> StoredBatch {
    StoredBatch::open(folder, &GO, &mut Findings::new()).expect("a batch").expect("a whole batch")
}

/// The same batch with a list of its own, under a name of its own.
fn like(batch: &StoredBatch, number: usize) -> StoredBatch {
    let mut other = batch.clone();
    let text = list(number);
    std::fs::write(batch.path(LIST), &text).expect("a list");
    let hash =
        |bytes: &[u8]| Sha256::digest(bytes).iter().fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"));
    other.files.insert(LIST.to_owned(), FileEntry { sha256: hash(text.as_bytes()), bytes: text.len() as u64 });
    other.manifest.batch = format!("chen-oslo-oslo-2026-12-10-{number:08}");
    let manifest = serde_json::to_vec(&other.manifest).expect("a manifest");
    std::fs::write(batch.path("manifest.json"), &manifest).expect("a manifest");
    other.manifest_sha256 = hash(&manifest);
    other
}

fn who() -> Who {
    Who { name: "bench".to_owned(), at: "2026-12-10T00:00:00Z".to_owned(), today: "2026-12-10".to_owned() }
}

/// The middle and the longest of some times.
fn measured(mut of: impl FnMut()) -> (Duration, Duration) {
    let mut times: Vec<Duration> = (0..TIMES)
        .map(|_| {
            let begun = Instant::now();
            of();
            begun.elapsed()
        })
        .collect();
    times.sort_unstable();
    (times[TIMES / 2], times[TIMES - 1])
}

/// Batches in the archive: as asked for; a few where cargo runs the bench as a test.
fn batches() -> usize {
    let words: Vec<String> = std::env::args().collect();
    let asked = words.iter().position(|word| word == "--batches").and_then(|at| words.get(at + 1)?.parse().ok());
    asked.unwrap_or(if words.iter().any(|word| word == "--bench") { 1_000 } else { 2 })
}

fn main() -> ExitCode {
    let count = batches();
    let scratch = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let folder = scratch.path().join("archive");
    let mut archive = Archive::open(&folder, Access::Make).expect("an archive");
    let first = opened(&build(scratch.path(), 0));
    let begun = Instant::now();
    for number in 0..count {
        let added = add(&mut archive, &like(&first, number), &who(), &GO).expect("an added batch");
        assert!(matches!(added, Added::New { .. }));
    }
    println!("{count} batches of {LETTERS} letters filled in, {:.0?} each", begun.elapsed().div_f64(count as f64));
    let mut good = true;
    let mut tell = |what: &str, (middle, longest): (Duration, Duration), most: Duration| {
        let holds = middle < most;
        println!("{what}: {middle:.1?}, at most {longest:.1?} {}", if holds { "" } else { "TOO LONG" });
        good &= holds;
    };
    let last = format!("person{}@example.org", count * LETTERS - 1);
    for typed in [
        last.as_str(),
        "Dupré",
        "王",
        "陳美玲",
        "小明",
        "anna eriksen",
        "a",
        "eri",
        "oslo",
        "nobody at all",
        // The beginning of a word of everybody's own, in every length: the worst that a list can do.
        "p",
        "pers",
        "person",
        "person7",
        "person77",
        "person777",
    ] {
        let times = measured(|| {
            search(&archive, typed, 50).expect("an answer");
        });
        tell(&format!("search `{typed}`"), times, SEARCH);
    }
    let new = build(scratch.path(), count);
    let begun = Instant::now();
    add(&mut archive, &opened(&new), &who(), &GO).expect("an added batch");
    let took = begun.elapsed();
    tell("add, with every byte verified", (took, took), ADDITION);
    drop(archive);
    for typed in ["陳", "person777"] {
        let times = measured(|| {
            let archive = Archive::open(&folder, Access::Read).expect("the archive");
            search(&archive, typed, 50).expect("an answer");
        });
        tell(&format!("search `{typed}`, the archive opened for it"), times, SEARCH);
    }
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

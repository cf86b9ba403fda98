//! What it costs to look somebody up among a million signers, and to take in a batch of a thousand letters.
//!
//! `cargo bench --bench archive` fills an archive once, which takes some minutes.

#![expect(clippy::disallowed_methods, reason = "a bench makes its own files")]
#![expect(missing_docs, reason = "criterion's macros make what they make")]

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use mailbag::archive::add::add;
use mailbag::archive::open::Access;
use mailbag::archive::search::search;
use mailbag::archive::{Archive, Who};
use mailbag::batch::StoredBatch;
use mailbag::diagnostic::Findings;

/// Batches in the archive that is searched, and letters in each.
const BATCHES: usize = 1_000;
const LETTERS: usize = 1_000;

static GO: AtomicBool = AtomicBool::new(false);

/// A list of names that differ from batch to batch.
fn list(batch: usize) -> String {
    const GIVEN: [&str; 8] = ["Anna", "Élodie", "Bjørn", "Łukasz", "小明", "美玲", "Қайрат", "Zoë"];
    const FAMILY: [&str; 8] = ["Eriksen", "Dupré", "Sæther", "Nowak", "王", "陳", "Ёлкин", "Müller"];
    let mut list = "given_name,family_name,email,city\n".to_owned();
    for row in 0..LETTERS {
        let number = batch * LETTERS + row;
        let (given, family) = (GIVEN[number % 8], FAMILY[number / 8 % 8]);
        let _ = writeln!(
            list,
            "{given},{family} {},person{number}@example.org,Oslo",
            char::from(b'A' + (number % 26) as u8)
        );
    }
    list
}

/// Builds a batch with the program.
fn build(folder: &Path, number: usize) -> StoredBatch {
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
    let batch = std::fs::read_dir(&out).expect("out").next().expect("a batch").expect("an entry").path();
    StoredBatch::open(&batch, &GO, &mut Findings::new()).expect("a batch").expect("a whole batch")
}

fn who() -> Who {
    Who { name: "bench".to_owned(), at: "2026-12-10T00:00:00Z".to_owned(), today: "2026-12-10".to_owned() }
}

fn archive(criterion: &mut Criterion) {
    let scratch = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let folder = scratch.path().join("archive");
    let mut archive = Archive::open(&folder, Access::Write).expect("an archive");
    let begun = std::time::Instant::now();
    let mut adding = Duration::ZERO;
    for number in 0..BATCHES {
        let batch = build(scratch.path(), number);
        let start = std::time::Instant::now();
        add(&mut archive, &batch, &who(), &GO).expect("an added batch");
        adding += start.elapsed();
        std::fs::remove_dir_all(scratch.path().join(format!("out-{number}"))).expect("gone");
    }
    println!("{BATCHES} batches: made in {:?}, added in {:?} each", begun.elapsed(), adding / BATCHES as u32);
    let mut group = criterion.benchmark_group("archive");
    group.sample_size(10);
    for typed in ["person777777@example.org", "Dupré", "王", "陳美玲", "anna eriksen", "nobody at all"] {
        group.bench_function(format!("search {typed}"), |bencher| {
            bencher.iter(|| search(&archive, typed, 50).expect("an answer"));
        });
    }
    let mut number = BATCHES;
    group.bench_function("add", |bencher| {
        bencher.iter_batched(
            || {
                number += 1;
                build(scratch.path(), number)
            },
            |batch| add(&mut archive, &batch, &who(), &GO).expect("an added batch"),
            BatchSize::PerIteration,
        );
    });
    group.finish();
    drop(archive);
    let mut group = criterion.benchmark_group("archive, opened each time");
    group.sample_size(10);
    group.bench_function("search 陳", |bencher| {
        bencher.iter(|| {
            let archive = Archive::open(&folder, Access::Read).expect("the archive");
            search(&archive, "陳", 50).expect("an answer")
        });
    });
    group.finish();
}

criterion_group!(benches, archive);
criterion_main!(benches);

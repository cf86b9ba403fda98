//! How long somebody waits for a letter: `mailbag preview`, the whole command with its start and its file.
//!
//! `cargo bench --bench preview` prints what each kind takes in the middle and at most, and fails where one takes 100 ms in the middle.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a bench makes its own files and prints what it measures"
)]

use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

/// The longest that a letter may take in the middle.
const MOST: Duration = Duration::from_millis(100);
/// How often each is made; once where cargo runs the bench as a test.
const TIMES: usize = 21;

fn mailbag(folder: &Path, arguments: &[&str]) -> Duration {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mailbag"));
    let begun = Instant::now();
    let made = command.args(arguments).current_dir(folder).output().expect("the program");
    let took = begun.elapsed();
    assert!(made.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&made.stderr));
    took
}

fn main() -> ExitCode {
    let is_bench = std::env::args().any(|word| word == "--bench");
    let times = if is_bench { TIMES } else { 1 };
    let scratch = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = |name: &str| repository.join(name).display().to_string();
    let (letters, signers) = (path("letters"), path("signers.csv"));
    let of_letter = ["--letters", &letters, "--signers", &signers, "--date", "2026-12-10"];
    let build: Vec<&str> = ["build", "chen-oslo"].into_iter().chain(of_letter).collect();
    mailbag(scratch.path(), &build);
    let batch = std::fs::read_dir(scratch.path().join("out")).expect("out").next().expect("a batch").expect("an entry");
    let batch = batch.path().display().to_string();
    let mut good = true;
    for (what, letter, more) in [
        ("the first letter, both pages as PNG", "chen-oslo", &[][..]),
        ("its first page as PNG", "chen-oslo", &["--page", "1"]),
        ("the same as PDF", "chen-oslo", &["--pdf"]),
        ("Chinese and English as PNG", "xinjiang-release", &["--signer", "4"]),
        ("out of a batch of 11, as PNG", &batch, &["--signer", "3"]),
    ] {
        let mut arguments = vec!["preview", letter];
        arguments.extend(more);
        if letter != batch {
            arguments.extend(of_letter);
        }
        let mut took: Vec<Duration> = (0..times).map(|_| mailbag(scratch.path(), &arguments)).collect();
        took.sort_unstable();
        let (middle, longest) = (took[times / 2], took[times - 1]);
        let holds = middle < MOST || !is_bench;
        println!("{what}: {middle:.1?}, at most {longest:.1?} {}", if holds { "" } else { "TOO LONG" });
        good &= holds;
    }
    if good { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

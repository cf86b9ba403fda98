//! What happens to a build from outside: killed, interrupted, out of room, forbidden to write, its inputs changed under it.
//! The target holds a whole batch or none, the message says what happened, and a second run finishes the job from the
//! volumes that the first one finished, with the bytes of a run that nothing happened to.
#![cfg(unix)]
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

mod cli_support;

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::fs::{FileExt as _, MetadataExt as _, PermissionsExt};
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant, SystemTime};

use cli_support::{Outcome, Workshop, repository};

/// Longer than any step takes on a machine that is busy.
const PATIENCE: Duration = Duration::from_mins(2);

/// A list of so many people, every one another.
fn list(people: usize) -> String {
    let mut list = "given_name,family_name,city,country\n".to_owned();
    for number in 0..people {
        let letter = |place: usize| char::from(b'a' + u8::try_from(number / place % 26).expect("below 26"));
        let letters: String = [26 * 26, 26, 1].map(letter).iter().collect();
        let _ = writeln!(list, "Anna {letters},Berg,Oslo,NO");
    }
    list
}

/// The arguments of a build in volumes of so many letters.
fn arguments(volume_size: usize) -> Vec<String> {
    let line = format!("build chen-oslo --date 2026-12-10 --json --volume-size {volume_size}");
    line.split(' ').map(str::to_owned).collect()
}

/// What a run that nothing happens to leaves in `out/`.
fn undisturbed(workshop: &Workshop, volume_size: usize) -> BTreeMap<String, Vec<u8>> {
    let aside = workshop.run(arguments(volume_size).into_iter().chain(["--out".to_owned(), "aside".to_owned()]));
    aside.exits(0);
    workshop.files("aside")
}

/// Volumes that a run says it took over.
fn taken_over(outcome: &Outcome) -> u64 {
    let printed: serde_json::Value = serde_json::from_str(&outcome.exits(0).stdout).expect("JSON");
    printed["taken_over"].as_u64().expect("a number")
}

/// The staging folder, if there is one.
fn staging(workshop: &Workshop) -> Option<PathBuf> {
    let name = workshop.names("out").into_iter().find(|name| name.starts_with(".mailbag-staging-"))?;
    Some(workshop.path("out").join(name))
}

/// Names of the volumes that a build says are finished.
fn finished(workshop: &Workshop) -> Vec<String> {
    let journal = staging(workshop).and_then(|folder| std::fs::read_to_string(folder.join("finished.jsonl")).ok());
    let journal = journal.unwrap_or_default();
    let lines = journal.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    lines.filter_map(|line| line["volume"]["record"]["file"].as_str().map(str::to_owned)).collect()
}

/// Waits until a running build has finished a volume.
fn wait_for_a_volume(workshop: &Workshop, child: &mut Child) {
    wait_for_volumes(workshop, child, 1);
}

/// Waits until a running build has finished so many volumes.
fn wait_for_volumes(workshop: &Workshop, child: &mut Child, count: usize) {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        if finished(workshop).len() >= count {
            return;
        }
        assert!(child.try_wait().expect("an answer").is_none(), "the build ended before it could be disturbed");
        std::thread::sleep(Duration::from_millis(1));
    }
    panic!("no volume was finished in {PATIENCE:?}");
}

fn start(workshop: &Workshop, volume_size: usize) -> Child {
    workshop.command(arguments(volume_size)).spawn().expect("the program starts")
}

/// Starts a build and kills it when it has finished a volume.
fn kill_after_a_volume(workshop: &Workshop) {
    let mut child = start(workshop, 4);
    wait_for_a_volume(workshop, &mut child);
    child.kill().expect("the program can be killed");
    child.wait().expect("it ends");
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Moments that look random and are the same in every run (Knuth's linear congruential generator, MMIX).
struct Moments {
    state: u64,
}

impl Moments {
    /// A time below `most`.
    fn next(&mut self, most: Duration) -> Duration {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        most.mul_f64(f64::from(u32::try_from(self.state >> 40).expect("24 bits")) / f64::from(1 << 24))
    }
}

#[test]
fn killed_at_100_random_moments_it_leaves_a_whole_batch_or_none_and_finishes_at_last() {
    let workshop = Workshop::with_list(list(120));
    let begun = Instant::now();
    let whole = undisturbed(&workshop, 4);
    let length = begun.elapsed();
    let mut moments = Moments { state: 4 };
    let mut went_on = 0;
    for number in 0..100 {
        let mut child = start(&workshop, 4);
        std::thread::sleep(moments.next(length));
        // SIGKILL: nothing of the program runs after it.
        child.kill().expect("the program can be killed");
        let output = child.wait_with_output().expect("it ends");
        if workshop.batches().is_empty() {
            continue;
        }
        went_on += usize::from(stderr(&output).contains("taken over from an earlier run"));
        let mut files = workshop.files("out");
        // Killed between the rename and the end: an empty staging folder is left.
        files.retain(|name, _| !name.starts_with('.'));
        assert!(files == whole, "the batch after kill {number} is not whole: {}", stderr(&output));
        std::fs::remove_dir_all(workshop.path("out")).expect("removed");
    }
    // What the last kills left is finished; the kills before went on from one another.
    let outcome = workshop.run(arguments(4));
    went_on += usize::from(taken_over(&outcome) > 0);
    let mut files = workshop.files("out");
    files.retain(|name, _| !name.starts_with('.'));
    assert!(files == whole, "the batch at the end is not whole");
    assert!(went_on > 0, "no run went on from an earlier one");
}

#[test]
fn a_second_run_finishes_what_a_killed_one_began() {
    let workshop = Workshop::with_list(list(200));
    let whole = undisturbed(&workshop, 4);
    kill_after_a_volume(&workshop);
    assert_eq!(workshop.batches(), [""; 0]);
    let mode = std::fs::metadata(staging(&workshop).expect("staging")).expect("metadata").permissions().mode();
    assert_eq!(mode & 0o077, 0, "staging has mode {mode:o}");
    let outcome = workshop.run(arguments(4));
    assert!(taken_over(&outcome) > 0, "{outcome}");
    outcome.says(&["of 50 volumes taken over"]);
    assert!(workshop.files("out") == whole, "the bytes are not those of an unbroken run");
    assert_eq!(workshop.names("out").len(), 1, "staging is gone");
}

#[test]
fn a_finished_volume_that_was_changed_is_made_again() {
    let workshop = Workshop::with_list(list(200));
    let whole = undisturbed(&workshop, 4);
    kill_after_a_volume(&workshop);
    let batch = staging(&workshop).expect("staging").join("batch");
    for entry in std::fs::read_dir(&batch).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_file() {
            let mut bytes = std::fs::read(&path).expect("a file");
            bytes.push(b'x');
            std::fs::write(&path, bytes).expect("a file");
        }
    }
    assert_eq!(taken_over(&workshop.run(arguments(4))), 0);
    assert!(workshop.files("out") == whole, "the bytes are not those of an unbroken run");
}

#[test]
fn ctrl_c_exits_with_130_and_keeps_what_is_finished() {
    let workshop = Workshop::with_list(list(200));
    let whole = undisturbed(&workshop, 4);
    let mut child = start(&workshop, 4);
    wait_for_a_volume(&workshop, &mut child);
    let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill runs");
    assert!(killed.success());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(130), "{}", stderr(&output));
    assert!(output.stdout.is_empty());
    for words in
        ["interrupted: the batch is not made yet; the same command goes on", "finished volume", "mailbag clean"]
    {
        assert!(stderr(&output).contains(words), "`{words}` is missing in {}", stderr(&output));
    }
    assert_eq!(workshop.batches(), [""; 0]);
    assert!(taken_over(&workshop.run(arguments(4))) > 0);
    assert!(workshop.files("out") == whole, "the bytes are not those of an unbroken run");
}

#[test]
fn two_runs_at_once_on_one_target_do_not_mix() {
    let workshop = Workshop::with_list(list(200));
    let whole = undisturbed(&workshop, 4);
    let mut first = start(&workshop, 4);
    wait_for_a_volume(&workshop, &mut first);
    let second = workshop.run(arguments(4));
    second.exits(2).says(&["another run is at work on this batch", "hint: "]).keeps_stdout_empty();
    assert_eq!(first.wait().expect("it ends").code(), Some(0));
    assert!(workshop.files("out") == whole, "the second run disturbed the first");
}

#[test]
fn clean_removes_what_was_left_but_not_what_is_at_work() {
    let workshop = Workshop::with_list(list(200));
    let mut child = start(&workshop, 4);
    wait_for_a_volume(&workshop, &mut child);
    let at_work = workshop.run_line("clean");
    at_work.exits(0).says(&["note: `out/.mailbag-staging-", "stays: a run is at work on it"]).keeps_stdout_empty();
    assert!(!at_work.stderr.contains("nothing was left"), "{at_work}");
    child.kill().expect("the program can be killed");
    child.wait().expect("it ends");
    let left = staging(&workshop).expect("staging");
    let outcome = workshop.run_line("clean --out out");
    let name = left.file_name().expect("a name").to_string_lossy().into_owned();
    assert!(outcome.exits(0).stdout.contains(&name), "{outcome}");
    assert_eq!(workshop.names("out"), [""; 0]);
    workshop.run_line("clean").exits(0).says(&["nothing was left behind"]).keeps_stdout_empty();
}

#[test]
fn clean_says_why_a_young_file_stays() {
    let workshop = Workshop::with_list(list(2));
    workshop.write("out/.mailbag-file-0123", "half a cover sheet");
    let young = workshop.run_line("clean");
    young.exits(0).says(&["note: `out/.mailbag-file-0123` stays: it is younger than 10 minutes", "hint: run `mailbag"]);
    young.keeps_stdout_empty();
    let file = std::fs::File::options().write(true).open(workshop.path("out/.mailbag-file-0123")).expect("the file");
    file.set_modified(SystemTime::now() - Duration::from_mins(11)).expect("another time");
    assert_eq!(workshop.run_line("clean").exits(0).stdout, "out/.mailbag-file-0123\n");
    assert_eq!(workshop.names("out"), [""; 0]);
}

#[test]
fn staging_is_named_when_it_is_older_than_seven_days() {
    let workshop = Workshop::with_list(list(2));
    let folder = workshop.path("out/.mailbag-staging-0123");
    for (days, named) in [(6, false), (8, true)] {
        std::fs::create_dir_all(&folder).expect("a folder");
        let then = SystemTime::now() - Duration::from_secs(days * 24 * 60 * 60 + 60);
        std::fs::File::open(&folder).and_then(|folder| folder.set_modified(then)).expect("another time");
        let outcome = workshop.run_line("check chen-oslo --date 2026-12-10");
        assert_eq!(outcome.exits(0).stderr.contains(".mailbag-staging-0123"), named, "{days} days: {outcome}");
    }
    workshop.run_line("check chen-oslo --date 2026-12-10").says(&["8 days ago", "mailbag clean"]);
}

/// Bytes of the largest file of a batch.
fn largest(files: &BTreeMap<String, Vec<u8>>) -> usize {
    files.values().map(Vec::len).max().unwrap_or_default()
}

#[test]
fn a_file_past_the_limit_leaves_no_batch_and_the_next_run_goes_on() {
    // The last row needs a far larger font than the others, so that only its volume does not fit.
    let message: String = (0x4E00..0x4E00 + 900).filter_map(char::from_u32).collect();
    let mut rows = list(12).replace("country\n", "country,message\n").replace(",NO\n", ",NO,\n");
    let _ = writeln!(rows, "Kari,Lie,Oslo,NO,{message}");
    let workshop = Workshop::with_list(rows);
    let whole = undisturbed(&workshop, 4);
    // Blocks of 1,024 bytes.
    let limit = largest(&whole) / 1024 - 8;
    let line = format!("ulimit -f {limit}; exec \"$0\" \"$@\" --jobs 1");
    let limited = Command::new("bash")
        .args(["-c", &line, env!("CARGO_BIN_EXE_mailbag")])
        .args(arguments(4))
        .current_dir(workshop.path(""))
        .output()
        .expect("bash runs");
    let said = stderr(&limited);
    assert_eq!(limited.status.code(), Some(2), "{said}");
    for words in
        ["a file would be larger than it may be", "letters-0004.pdf", "(`ulimit -f`)", "3 finished volumes wait"]
    {
        assert!(said.contains(words), "`{words}` is missing in {said}");
    }
    assert!(limited.stdout.is_empty());
    assert_eq!(workshop.batches(), [""; 0]);
    assert_eq!(taken_over(&workshop.run(arguments(4))), 3);
    assert!(workshop.files("out") == whole, "the bytes are not those of an unbroken run");
}

#[test]
fn a_list_that_changes_while_it_is_read_makes_no_batch() {
    // Long enough that its end has not been read when the first volume is there.
    let long = |city: &str| {
        list(400)
            .replace("country", &format!("country,{}", "x".repeat(2000)))
            .replace(",Oslo,NO", &format!(",{city},NO,{}", "x".repeat(2000)))
    };
    let workshop = Workshop::with_list(long("Oslo"));
    let mut child = start(&workshop, 4);
    wait_for_a_volume(&workshop, &mut child);
    workshop.write("signers.csv", long("Bergen"));
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(stderr(&output).contains("changed while it was read"), "{}", stderr(&output));
    assert!(!workshop.path("out").exists(), "{:?}", workshop.names("out"));
    assert_eq!(taken_over(&workshop.run(arguments(4))), 0);
}

/// The wrong list saved under a run, Ctrl-C, the right one put back: the volumes of the wrong one are not taken over, although the
/// run had checked the right one and noted them under its name.
#[test]
fn volumes_of_a_list_that_was_put_back_are_made_again() {
    // Rows so long that what is read ahead is few of them.
    let long = |city: &str| {
        list(160)
            .replace("country", &format!("country,{}", "x".repeat(2000)))
            .replace(",Oslo,NO", &format!(",{city},NO,{}", "x".repeat(1 << 15)))
    };
    let workshop = Workshop::with_list(long("Oslo"));
    let whole = undisturbed(&workshop, 4);
    let mut child = start(&workshop, 4);
    wait_for_a_volume(&workshop, &mut child);
    // In place, as some programs save: the file stays the same, and rows begin where they began.
    let file = std::fs::OpenOptions::new().write(true).open(workshop.path("signers.csv")).expect("the list");
    file.write_all_at(long("Moss").as_bytes(), 0).expect("another list");
    let before = finished(&workshop).len();
    wait_for_volumes(&workshop, &mut child, before + 12);
    child.kill().expect("the program can be killed");
    child.wait().expect("it ends");
    let staged = staging(&workshop).expect("staging").join("batch");
    let others = finished(&workshop).into_iter().filter(|name| {
        let bytes = std::fs::read(staged.join(name)).expect("a volume");
        !whole.values().any(|known| *known == bytes)
    });
    let (finished, others) = (finished(&workshop).len(), others.count());
    assert!(others > 0, "the list was changed too late: all {finished} volumes are of the right one");
    workshop.write("signers.csv", long("Oslo"));
    assert_eq!(taken_over(&workshop.run(arguments(4))), (finished - others) as u64);
    assert!(workshop.files("out") == whole, "the batch holds volumes of another list");
}

/// Standard input is kept in a file that no folder names: killed, the program leaves nothing of the list.
#[test]
fn nothing_of_standard_input_stays_behind() {
    let workshop = Workshop::with_shipped_files();
    std::fs::create_dir(workshop.path("temporary")).expect("a folder");
    let mut child = workshop
        .command(arguments(4).into_iter().chain(["--signers".to_owned(), "-".to_owned()]))
        .env("TMPDIR", workshop.path("temporary"))
        .stdin(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("a pipe");
    // More than a pipe and a thread hold back, so that the program has written some of it.
    input.write_all(list(17_000).repeat(8).as_bytes()).expect("the list");
    assert_eq!(workshop.names("temporary"), [""; 0]);
    child.kill().expect("the program can be killed");
    child.wait().expect("it ends");
    assert_eq!(workshop.names("temporary"), [""; 0]);
}

/// Runs a line of bash in the workshop, in which `$mailbag` is the program.
fn bash(workshop: &Workshop, line: &str) -> Output {
    let mut command = Command::new("bash");
    command.args(["-c", line]).env("mailbag", env!("CARGO_BIN_EXE_mailbag")).env("LC_ALL", "C.UTF-8");
    command.current_dir(workshop.path("")).stdin(Stdio::null()).output().expect("bash runs")
}

#[test]
fn a_list_that_is_a_device_is_refused() {
    let workshop = Workshop::with_shipped_files();
    for line in ["columns /dev/zero", "check chen-oslo --signers /dev/zero", "check chen-oslo --signers /dev/null"] {
        workshop.run_line(line).exits(1).says(&["/dev/", "it is a device or a pipe", "`-` for standard input"]);
    }
    workshop.run(arguments(4)).exits(0);
    let batch = format!("out/{}", workshop.batches()[0]);
    workshop.run(["reprint", &batch, "--corrected", "/dev/zero"]).exits(1).says(&["it is a device or a pipe"]);
}

#[test]
fn a_list_may_come_from_a_pipe_of_the_shell() {
    let workshop = Workshop::with_list(list(12));
    let output = bash(&workshop, "\"$mailbag\" check chen-oslo --signers <(cat signers.csv)");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(stderr(&output).contains("12 rows = 12 signers"), "{}", stderr(&output));
}

/// Nobody opens the pipe to write, and nobody writes into the other: both are ended by Ctrl-C.
#[test]
fn ctrl_c_ends_the_wait_for_a_list() {
    let workshop = Workshop::with_shipped_files();
    assert!(Command::new("mkfifo").arg(workshop.path("pipe")).status().expect("mkfifo (coreutils)").success());
    for (line, opened) in [("columns pipe", false), ("check chen-oslo --signers pipe", true)] {
        let mut command = workshop.command(line.split(' '));
        let mut child = command.spawn().expect("the program starts");
        let pipe = opened.then(|| {
            let mut open = std::fs::File::options();
            open.read(true).write(true).open(workshop.path("pipe")).expect("the pipe")
        });
        std::thread::sleep(Duration::from_secs(1));
        assert!(child.try_wait().expect("a child").is_none(), "{line} did not wait");
        let asked = Instant::now();
        let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill runs");
        assert!(killed.success());
        while child.try_wait().expect("a child").is_none() {
            if asked.elapsed() > PATIENCE {
                child.kill().expect("it can be killed");
                panic!("Ctrl-C did not end {line}");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        assert_eq!(child.wait().expect("it ended").code(), Some(130), "{line}");
        drop(pipe);
    }
}

/// A letter that somebody saves again while the list is surveyed: the batch holds the text that was read, in the letters as in
/// `inputs/`, and its id is of that text.
#[test]
fn a_letter_that_changes_while_the_list_is_read_is_kept_as_it_was_read() {
    // Columns that nobody prints make the survey long.
    let rows = list(40)
        .replace("country", &format!("country,{}", "x".repeat(2000)))
        .replace(",NO", &format!(",NO,{}", "x".repeat(1 << 20)));
    let workshop = Workshop::with_list(rows);
    let whole = undisturbed(&workshop, 4);
    let mut child =
        workshop.command(arguments(4).into_iter().chain(["--verbose".to_owned()])).spawn().expect("the program starts");
    let mut said = BufReader::new(child.stderr.take().expect("a pipe"));
    let mut line = String::new();
    while !line.contains("letter read") {
        line.clear();
        assert!(said.read_line(&mut line).expect("a line") > 0, "the build ended before the letter was read");
    }
    for name in ["chen-oslo/letter.toml", "chen-oslo/en.md", "addressees.toml", "routes.toml"] {
        let path = format!("letters/{name}");
        let other = workshop.read(&path).replace('1', "2") + "\n";
        workshop.write(&path, other);
    }
    let mut rest = String::new();
    said.read_to_string(&mut rest).expect("its words");
    assert!(child.wait().expect("it ends").success(), "{rest}");
    assert!(rest.contains("rows read"), "the letter was changed too late: {rest}");
    let files = workshop.files("out");
    let names: Vec<_> = files.keys().filter(|name| files.get(*name) != whole.get(*name)).collect();
    assert!(files.len() == whole.len() && names.is_empty(), "these are not of the text that was read: {names:?}");
}

#[test]
fn a_font_that_is_cut_short_is_named_and_left_out() {
    let workshop = Workshop::with_list(list(2));
    let whole = undisturbed(&workshop, 4);
    let font = std::fs::read(repository().join("fonts/NotoSerifHebrew-Regular.ttf")).expect("a font");
    for kept in [0, 3, 100, font.len() / 2] {
        workshop.write("more/cut.ttf", &font[..kept]);
        let arguments = arguments(4).into_iter().chain(["--font-dir".to_owned(), "more".to_owned()]);
        workshop.run(arguments).exits(0).says(&["cut.ttf", "cannot be used"]);
        assert!(workshop.files("out") == whole, "{kept} bytes of the font changed the batch");
    }
    workshop.write("more/cut.ttf", font);
    workshop.run_line("build chen-oslo --date 2026-12-10 --font-dir more").exits(0);
}

/// As on a disk that keeps no permissions: the folder is open to all, whatever the program asks for.
#[test]
fn a_disk_without_permissions_is_named_and_nothing_is_gone_on_from() {
    let workshop = Workshop::with_list(list(400));
    kill_after_a_volume(&workshop);
    let left = staging(&workshop).expect("staging");
    std::fs::set_permissions(&left, PermissionsExt::from_mode(0o777)).expect("the folder is open");
    let outcome = workshop.run(arguments(4));
    assert_eq!(taken_over(&outcome), 0, "others may have written into it");
    outcome.says(&["warning: the disk of `out` keeps no permissions", "--out"]);
}

/// The program as a user who is not root, in a workshop that everybody may enter; `None` with the reason on the screen where that
/// cannot be done here.
fn of_another_user<S: AsRef<OsStr>>(workshop: &Workshop, arguments: impl IntoIterator<Item = S>) -> Option<Command> {
    let root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n");
    let has_setpriv = Command::new("setpriv").arg("--version").output().is_ok_and(|output| output.status.success());
    if !root || !has_setpriv {
        assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "needs root and setpriv");
        // Past the capture of the test harness, so that everybody sees it.
        let _ = writeln!(std::io::stderr(), "not run: needs root and setpriv (Debian's util-linux)");
        return None;
    }
    std::fs::set_permissions(workshop.path(""), PermissionsExt::from_mode(0o755)).expect("the workshop is open");
    // The folder of the build may be closed to others.
    let program = workshop.path("mailbag");
    if !program.exists() {
        std::fs::copy(env!("CARGO_BIN_EXE_mailbag"), &program).expect("a copy of the program");
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid", "65534", "--regid", "65534", "--clear-groups"]).arg(program).args(arguments);
    command.current_dir(workshop.path("")).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    Some(command)
}

/// Runs the program as a user who is not root to its end.
fn as_another_user(workshop: &Workshop, arguments: &[&str]) -> Option<Output> {
    of_another_user(workshop, arguments).map(|mut command| command.output().expect("setpriv runs"))
}

/// Whoever owns a folder can change what is in it at any time: what another user began is not gone on from, even by root.
#[test]
fn what_another_user_began_is_not_taken_over() {
    let workshop = Workshop::with_list(list(200));
    let whole = undisturbed(&workshop, 4);
    std::fs::create_dir(workshop.path("out")).expect("a folder");
    std::fs::set_permissions(workshop.path("out"), PermissionsExt::from_mode(0o777)).expect("out/ is open");
    let Some(mut command) = of_another_user(&workshop, arguments(4)) else { return };
    let mut child = command.spawn().expect("setpriv runs");
    wait_for_a_volume(&workshop, &mut child);
    child.kill().expect("the program can be killed");
    child.wait().expect("it ends");
    let owner = std::fs::metadata(staging(&workshop).expect("staging")).expect("metadata").uid();
    assert_eq!(owner, 65534);
    assert_eq!(taken_over(&workshop.run(arguments(4))), 0);
    assert!(workshop.files("out") == whole, "the bytes are not those of an unbroken run");
    assert_eq!(std::fs::metadata(workshop.only_batch()).expect("metadata").uid(), 0);
}

#[test]
fn a_folder_that_may_not_be_written_is_named() {
    let workshop = Workshop::with_list(list(2));
    std::fs::create_dir(workshop.path("out")).expect("a folder");
    let Some(output) = as_another_user(&workshop, &["build", "chen-oslo", "--date", "2026-12-10"]) else { return };
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(stderr(&output).contains("error: out/.mailbag-staging-"), "{}", stderr(&output));
    assert!(output.stdout.is_empty());
    assert_eq!(workshop.names("out"), [""; 0]);
}

#[test]
fn another_user_can_read_neither_a_batch_nor_the_list() {
    let workshop = Workshop::with_list(list(2));
    workshop.run(arguments(4)).exits(0);
    let out = workshop.path("out");
    let batch = workshop.only_batch();
    std::fs::set_permissions(&out, PermissionsExt::from_mode(0o755)).expect("out/ is open");
    // The build says that something stands in the way which it cannot read, and changes nothing.
    let Some(output) =
        as_another_user(&workshop, &["build", "chen-oslo", "--date", "2026-12-10", "--volume-size", "4"])
    else {
        return;
    };
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(stderr(&output).contains("is in the way"), "{}", stderr(&output));
    std::fs::set_permissions(workshop.path("signers.csv"), PermissionsExt::from_mode(0o600)).expect("closed");
    let output = as_another_user(&workshop, &["check", "chen-oslo"]).expect("it ran before");
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(stderr(&output).contains("signers.csv") && batch.is_dir(), "{}", stderr(&output));
}

/// The folder of a batch is its maker's alone: of anybody else it is not said that it were no batch.
#[test]
fn a_batch_that_may_not_be_read_is_not_taken_for_none() {
    let workshop = Workshop::with_list(list(2));
    workshop.run(arguments(4)).exits(0);
    std::fs::set_permissions(workshop.path("out"), PermissionsExt::from_mode(0o755)).expect("out/ is open");
    let name = workshop.batches()[0].clone();
    let batch = format!("out/{name}");
    let words = format!("error: `manifest.json` in the batch `{batch}` cannot be read: permission denied");
    for line in [
        format!("verify {batch}"),
        format!("cover {batch} --out /nowhere/cover.pdf"),
        format!("envelopes {batch}"),
        format!("proof {batch} --out /nowhere/proof.html"),
        format!("handover {batch} --out /nowhere"),
    ] {
        let arguments: Vec<&str> = line.split(' ').collect();
        let Some(output) = as_another_user(&workshop, &arguments) else { return };
        assert_eq!(output.status.code(), Some(1), "{line}: {}", stderr(&output));
        assert!(stderr(&output).contains(&words), "{line}: {}", stderr(&output));
        assert!(stderr(&output).contains("hint: run it as the user who made the batch"), "{}", stderr(&output));
    }
    let joined = as_another_user(&workshop, &["join", &batch, "--out", "/nowhere"]).expect("it ran before");
    assert!(stderr(&joined).contains("shard.json` cannot be read: permission denied"), "{}", stderr(&joined));
    // Named from beside it, it is no letter that nobody knows.
    let mut command = of_another_user(&workshop, ["envelopes", &name]).expect("it ran before");
    let output = command.current_dir(workshop.path("out")).output().expect("setpriv runs");
    assert!(stderr(&output).contains("cannot be read: permission denied"), "{}", stderr(&output));
}

#[test]
fn what_may_not_be_looked_at_is_not_called_missing() {
    let workshop = Workshop::with_list(list(2));
    std::fs::create_dir_all(workshop.path("closed/within")).expect("folders");
    std::os::unix::fs::symlink("closed/within", workshop.path("link")).expect("a link");
    std::fs::set_permissions(workshop.path("closed"), PermissionsExt::from_mode(0o700)).expect("closed");
    for (line, path) in [
        ("check chen-oslo --font-dir closed/within", "closed/within"),
        ("check chen-oslo --signatures closed/within", "closed/within"),
        ("clean --out closed/within", "closed/within"),
        ("build chen-oslo --date 2026-12-10 --out link", "link"),
    ] {
        let arguments: Vec<&str> = line.split(' ').collect();
        let Some(output) = as_another_user(&workshop, &arguments) else { return };
        assert_eq!(output.status.code(), Some(1), "{line}: {}", stderr(&output));
        let words = format!("error: `{path}` cannot be read: permission denied");
        assert!(stderr(&output).contains(&words), "{line}: {}", stderr(&output));
    }
}

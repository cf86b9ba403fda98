//! A fresh folder with the shipped letters and list, and the program run in it: exit code, streams and files together.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::disallowed_methods, reason = "tests make their own files")]

pub(crate) mod archive;
pub(crate) mod pictures;
#[cfg(target_os = "linux")]
pub(crate) mod terminal;
pub(crate) mod workbook;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Takes from a command what somebody's machine says of language, colour and place. `CI` is among it: where it is set, a terminal that
/// calls itself dumb is sent colours all the same.
pub(crate) fn without_settings_of_the_machine(command: &mut Command) -> &mut Command {
    for name in [
        "CI",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "COLUMNS",
        "LANGUAGE",
        "LC_ALL",
        "LC_MESSAGES",
        "MAILBAG_ARCHIVE",
        "NO_COLOR",
    ] {
        command.env_remove(name);
    }
    command
}

/// The root of the repository.
pub(crate) fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder of its own, gone when dropped.
pub(crate) struct Workshop {
    folder: tempfile::TempDir,
}

/// What one run left behind.
pub(crate) struct Outcome {
    /// The exit code; `None` after a signal.
    pub(crate) code: Option<i32>,
    /// Standard output, as text.
    pub(crate) stdout: String,
    /// Standard error, as text.
    pub(crate) stderr: String,
    /// What was run, for messages.
    command: String,
}

impl Workshop {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::Builder::new().prefix("mailbag-test-").tempdir().expect("a temporary folder");
        Self { folder }
    }

    /// A folder with the shipped `letters/`, `signers.csv` and what belongs to them.
    pub(crate) fn with_shipped_files() -> Self {
        let workshop = Self::empty();
        for name in ["letters", "signers.csv", "signatures", "mailbag.toml"] {
            let from = repository().join(name);
            if from.exists() {
                copy_tree(&from, &workshop.path(name));
            }
        }
        workshop
    }

    /// The shipped files, with this text as `signers.csv`.
    pub(crate) fn with_list(list: impl AsRef<[u8]>) -> Self {
        let workshop = Self::with_shipped_files();
        workshop.write("signers.csv", list);
        workshop
    }

    /// A path in the folder.
    pub(crate) fn path(&self, below: impl AsRef<Path>) -> PathBuf {
        self.folder.path().join(below)
    }

    /// Writes a file, with the folders above it.
    pub(crate) fn write(&self, below: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
        let path = self.path(below);
        fs::create_dir_all(path.parent().expect("a path below the folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }

    /// The text of a file.
    pub(crate) fn read(&self, below: impl AsRef<Path>) -> String {
        let path = self.path(below);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// The program, ready to run in the folder: no input, no colour, no settings of the machine.
    pub(crate) fn command<S: AsRef<std::ffi::OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mailbag"));
        without_settings_of_the_machine(&mut command)
            .args(arguments)
            .current_dir(self.folder.path())
            .env("LANG", "C.UTF-8")
            .env("NO_COLOR", "1")
            // An archive of the machine's is none of a test's.
            .env("XDG_DATA_HOME", self.path("no-data"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs the program to its end.
    pub(crate) fn run<S: AsRef<std::ffi::OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Outcome {
        finish(self.command(arguments), None)
    }

    /// Runs the program with the words of a line that holds no quotes.
    pub(crate) fn run_line(&self, line: &str) -> Outcome {
        self.run(line.split_whitespace())
    }

    /// Runs the program with this on its standard input.
    pub(crate) fn run_with_input<S: AsRef<std::ffi::OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
        input: &[u8],
    ) -> Outcome {
        finish(self.command(arguments), Some(input))
    }

    /// Starts the program and returns at once; its streams go nowhere.
    pub(crate) fn start<S: AsRef<std::ffi::OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Child {
        let mut command = self.command(arguments);
        command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts")
    }

    /// Every file below a folder of the workshop, by its path with `/`, with its bytes. Empty if the folder is missing.
    pub(crate) fn files(&self, below: impl AsRef<Path>) -> BTreeMap<String, Vec<u8>> {
        let root = self.path(below);
        let mut files = BTreeMap::new();
        collect(&root, &root, &mut files);
        files
    }

    /// The names of what stands directly in a folder, in order. Empty if it is missing.
    pub(crate) fn names(&self, below: impl AsRef<Path>) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path(below)) else { return Vec::new() };
        let mut names: Vec<_> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// The batch folders in `out/`: all but hidden ones, which are staging.
    pub(crate) fn batches(&self) -> Vec<String> {
        self.names("out").into_iter().filter(|name| !name.starts_with('.')).collect()
    }

    /// The only batch in `out/`.
    pub(crate) fn only_batch(&self) -> PathBuf {
        let batches = self.batches();
        let [batch] = batches.as_slice() else { panic!("one batch expected in out/, found {batches:?}") };
        self.path("out").join(batch)
    }
}

impl Outcome {
    /// Asserts the exit code and shows both streams if it is another.
    #[track_caller]
    pub(crate) fn exits(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "exit code of {self}");
        self
    }

    /// Asserts that stderr holds each of these.
    #[track_caller]
    pub(crate) fn says(&self, words: &[&str]) -> &Self {
        for word in words {
            assert!(self.stderr.contains(word), "`{word}` is missing in stderr of {self}");
        }
        self
    }

    /// Asserts that nothing stands on stdout, which is for data.
    #[track_caller]
    pub(crate) fn keeps_stdout_empty(&self) -> &Self {
        assert!(self.stdout.is_empty(), "stdout should be empty in {self}");
        self
    }

    /// Asserts that the screen holds no control or bidi override character but line ends and tabs.
    #[track_caller]
    pub(crate) fn shows_no_controls(&self) -> &Self {
        let shown = self.stdout.chars().chain(self.stderr.chars());
        let dangerous = |char: &char| {
            (char.is_control() && !matches!(char, '\n' | '\t'))
                || matches!(char, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        };
        let found: Vec<char> = shown.filter(dangerous).collect();
        assert!(found.is_empty(), "{found:?} reached the screen in {self}");
        self
    }
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "`{}`\n-- stdout\n{}\n-- stderr\n{}", self.command, self.stdout, self.stderr)
    }
}

fn finish(mut command: Command, input: Option<&[u8]>) -> Outcome {
    let mut line = "mailbag".to_owned();
    for argument in command.get_args() {
        let _ = write!(line, " {}", argument.to_string_lossy());
    }
    if input.is_some() {
        command.stdin(Stdio::piped());
    }
    let mut child = command.spawn().expect("the program starts");
    if let Some(input) = input {
        // A program that refuses its input early closes the pipe; that is its right.
        let _ = child.stdin.take().expect("a pipe was asked for").write_all(input);
    }
    let output = child.wait_with_output().expect("the program ends");
    Outcome {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).expect("stdout is UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("stderr is UTF-8"),
        command: line,
    }
}

pub(crate) fn copy_tree(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).expect("a folder");
        for entry in fs::read_dir(from).expect("a folder to copy") {
            let entry = entry.expect("an entry");
            copy_tree(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::copy(from, to).expect("a file to copy");
    }
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            let below = path.strip_prefix(root).expect("it was found below the root");
            let name = below.iter().map(|name| name.to_string_lossy()).collect::<Vec<_>>().join("/");
            files.insert(name, fs::read(&path).expect("a file"));
        }
    }
}

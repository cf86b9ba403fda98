//! The program in a terminal of its own, which util-linux's `script` gives it.

use std::io::Write;
use std::process::{Command, Stdio};

use super::Workshop;

/// Runs a line of a shell behind the program's name, with these bytes typed and these variables; what was shown, and the exit code.
pub(crate) fn in_a_terminal_with(
    workshop: &Workshop,
    variables: &[(&str, &str)],
    line: &str,
    typed: &[u8],
) -> (String, i32) {
    let program = env!("CARGO_BIN_EXE_mailbag");
    let mut child = Command::new("script")
        .args(["-qec", &format!("stty rows 24 cols 60; '{program}' {line}"), "/dev/null"])
        .current_dir(workshop.path(""))
        .env_remove("COLUMNS")
        .env_remove("MAILBAG_ARCHIVE")
        .envs([("LC_ALL", "C.UTF-8"), ("NO_COLOR", "1"), ("SHELL", "/bin/sh"), ("TERM", "xterm")])
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("script (util-linux) runs");
    child.stdin.take().expect("a pipe").write_all(typed).expect("it is typed");
    let output = child.wait_with_output().expect("it ends");
    (String::from_utf8_lossy(&output.stdout).into_owned(), output.status.code().unwrap_or(-1))
}

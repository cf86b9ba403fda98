//! The program in a terminal of its own, which util-linux's `script` gives it.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use super::Workshop;

/// Runs a line of a shell behind the program's name, with these bytes typed and these variables; what was shown, and the exit code.
pub(crate) fn in_a_terminal_with(
    workshop: &Workshop,
    variables: &[(&str, &str)],
    line: &str,
    typed: &[u8],
) -> (String, i32) {
    let mut child = script(workshop, variables, &format!("'{}' {line}", env!("CARGO_BIN_EXE_mailbag")));
    child.stdin.take().expect("a pipe").write_all(typed).expect("it is typed");
    let output = child.wait_with_output().expect("it ends");
    (String::from_utf8_lossy(&output.stdout).into_owned(), output.status.code().unwrap_or(-1))
}

/// Runs the same in a terminal until it shows enough, after so long; then presses Ctrl-C. The program takes the place of the shell, so
/// that the exit code is its own.
pub(crate) fn interrupted_in_a_terminal(
    workshop: &Workshop,
    variables: &[(&str, &str)],
    line: &str,
    enough: impl Fn(&str, Duration) -> bool,
) -> (String, i32) {
    let begun = Instant::now();
    let mut child = script(workshop, variables, &format!("exec '{}' {line}", env!("CARGO_BIN_EXE_mailbag")));
    let mut output = child.stdout.take().expect("a pipe");
    let (sender, receiver) = mpsc::channel();
    let reader = thread::spawn(move || {
        let mut some = [0; 4096];
        while let Ok(count @ 1..) = output.read(&mut some) {
            if sender.send(some[..count].to_vec()).is_err() {
                return;
            }
        }
    });
    let mut shown = Vec::new();
    while !enough(&String::from_utf8_lossy(&shown), begun.elapsed()) {
        match receiver.recv_timeout(Duration::from_millis(20)) {
            Ok(more) => shown.extend(more),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                panic!("it ended before it showed enough: {:?}", String::from_utf8_lossy(&shown))
            }
        }
    }
    let mut keys = child.stdin.take().expect("a pipe");
    keys.write_all(b"\x03").expect("it is typed");
    let code = child.wait().expect("it ends").code().unwrap_or(-1);
    reader.join().expect("all is read");
    shown.extend(receiver.try_iter().flatten());
    (String::from_utf8_lossy(&shown).into_owned(), code)
}

/// `script` with a line of a shell in a terminal of 60 columns.
fn script(workshop: &Workshop, variables: &[(&str, &str)], line: &str) -> Child {
    super::without_settings_of_the_machine(&mut Command::new("script"))
        .args(["-qec", &format!("stty rows 24 cols 60; {line}"), "/dev/null"])
        .current_dir(workshop.path(""))
        .envs([("LC_ALL", "C.UTF-8"), ("NO_COLOR", "1"), ("SHELL", "/bin/sh"), ("TERM", "xterm")])
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("script (util-linux) runs")
}

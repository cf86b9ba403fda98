//! Calls [`mailbag::cli`] and returns its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(mailbag::cli::run(std::env::args_os()))
}

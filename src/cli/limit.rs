//! The limit on the size of a file that a shell or a service sets (`ulimit -f`).

use std::io;

use crate::archive;

#[cfg(unix)]
static PASSED: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);

/// Lets a write past the limit fail like one on a full disk; its signal would end the program without a word, and leave what is in the
/// making (setrlimit, RLIMIT_FSIZE).
pub(crate) fn outlive() {
    // Without a handler the signal still ends the program.
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, &PASSED);
}

/// Whether a failure came of a write past the limit. SQLite does not say why it could not write: that the signal came does, but of any other
/// failure of the same run it says nothing.
pub(crate) fn is_passed(error: &anyhow::Error) -> bool {
    let has = |kind: io::ErrorKind| {
        error.chain().filter_map(|cause| cause.downcast_ref()).any(|error: &io::Error| error.kind() == kind)
    };
    let is_of_database = || error.chain().filter_map(|cause| cause.downcast_ref()).any(is_of_writing);
    // The archive calls a database that is full a full disk.
    has(io::ErrorKind::FileTooLarge) || (was_told() && (has(io::ErrorKind::StorageFull) || is_of_database()))
}

/// Whether SQLite failed to write, or had no room (SQLITE_IOERR, SQLITE_FULL: the low byte of the extended code).
fn is_of_writing(error: &archive::Error) -> bool {
    matches!(error, archive::Error::Database { code } if matches!(code & 0xFF, 10 | 13))
}

#[cfg(unix)]
fn was_told() -> bool {
    PASSED.load(std::sync::atomic::Ordering::Relaxed)
}

#[cfg(not(unix))]
fn was_told() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::{is_of_writing, is_passed};
    use crate::archive::Error;

    #[test]
    fn only_a_failure_to_write_is_one_of_the_limit() {
        for (code, expected) in [(13, true), (778, true), (10, true), (5, false), (11, false), (0, false)] {
            assert_eq!(is_of_writing(&Error::Database { code }), expected, "{code}");
        }
        let too_large = std::io::Error::from(std::io::ErrorKind::FileTooLarge);
        assert!(is_passed(&anyhow::Error::new(too_large).context("a volume")));
        assert!(!is_passed(&anyhow::Error::new(std::io::Error::from(std::io::ErrorKind::NotFound))));
    }
}

//! The limit on the size of a file that a shell or a service sets (`ulimit -f`).

use std::io;

#[cfg(unix)]
static PASSED: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);

/// Lets a write past the limit fail like one on a full disk; its signal would end the program without a word, and leave what is in the
/// making (setrlimit, RLIMIT_FSIZE).
pub(crate) fn outlive() {
    // Without a handler the signal still ends the program.
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, &PASSED);
}

/// Whether a failure came of a write past the limit. SQLite does not say why it could not write: that the signal came does.
pub(crate) fn is_passed(error: &anyhow::Error) -> bool {
    let is_too_large = |error: &io::Error| error.kind() == io::ErrorKind::FileTooLarge;
    was_told() || error.chain().filter_map(|cause| cause.downcast_ref()).any(is_too_large)
}

#[cfg(unix)]
fn was_told() -> bool {
    PASSED.load(std::sync::atomic::Ordering::Relaxed)
}

#[cfg(not(unix))]
fn was_told() -> bool {
    false
}

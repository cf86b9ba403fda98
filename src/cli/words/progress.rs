//! What a run is at.

use crate::cli::words::catalogue::say;

pub(crate) fn reading_rows() -> String {
    say!("progress-reading")
}

pub(crate) fn setting_letters() -> String {
    say!("progress-setting")
}

pub(crate) fn counting_pages() -> String {
    say!("progress-counting")
}

/// The template of a bar with its total, as `indicatif` reads it.
pub(crate) fn progress_bar() -> String {
    say!("progress-bar")
}

/// The same where nobody knows the total.
pub(crate) fn progress_count() -> String {
    say!("progress-count")
}

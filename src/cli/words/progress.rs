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

//! Things counted.

use crate::cli::words::catalogue::say;

pub(crate) fn letters(count: u64) -> String {
    say!("count-letters", count = count)
}

pub(crate) fn signatures(count: u64) -> String {
    say!("count-signatures", count = count)
}

pub(crate) fn signers(count: u64) -> String {
    say!("count-signers", count = count)
}

pub(crate) fn rows(count: u64) -> String {
    say!("count-rows", count = count)
}

pub(crate) fn names(count: u64) -> String {
    say!("count-names", count = count)
}

pub(crate) fn pages(count: u64) -> String {
    say!("count-pages", count = count)
}

pub(crate) fn sheets(count: u64) -> String {
    say!("count-sheets", count = count)
}

pub(crate) fn volumes(count: u64) -> String {
    say!("count-volumes", count = count)
}

pub(crate) fn shards(count: u64) -> String {
    say!("count-shards", count = count)
}

pub(crate) fn batches(count: u64) -> String {
    say!("count-batches", count = count)
}

pub(crate) fn files(count: u64) -> String {
    say!("count-files", count = count)
}

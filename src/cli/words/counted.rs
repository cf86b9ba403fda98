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

/// What a batch of a kind is made of: letters, one letter with a roll, or rows of petition sheets.
pub(crate) fn made_of(kind: &str, count: u64) -> String {
    match kind {
        "petition" => signatures(count),
        "roll" => say!("count-roll", names = names(count)),
        _ => letters(count),
    }
}

/// What several batches are made of: letters, and of rolls and petitions what stands in their tables.
pub(crate) fn sums(letters: u64, names: u64, rows: u64) -> String {
    let tables = [(names, self::names as fn(u64) -> String), (rows, signatures)];
    let tables = tables.into_iter().filter(|(count, _)| *count > 0).map(|(count, words)| words(count));
    let letters = (letters > 0 || names == 0 && rows == 0).then(|| self::letters(letters));
    letters
        .into_iter()
        .chain(tables)
        .reduce(|text, more| say!("count-and", text = text, more = more))
        .unwrap_or_default()
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

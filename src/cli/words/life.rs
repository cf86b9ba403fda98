//! What became of a batch that is there.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::civil::Date;

use crate::batch::events::{Event, HANDED_OVER};
use crate::batch::{Manifest, StoredBatch, ranges};
use crate::cli::words::catalogue::say;
use crate::cli::words::counted::{made_of, sheets};
use crate::cli::words::lists::listed;
use crate::cli::words::{escaped, shown};

/// Asked before a batch is removed.
pub(crate) fn discard_question() -> String {
    say!("discard-question")
}

/// Whether an answer removes it: the word that was asked for, or the English one, in whatever letters.
pub(crate) fn is_yes(answer: &str) -> bool {
    let answer = answer.trim().to_lowercase();
    answer == "yes" || answer == say!("discard-answer").to_lowercase()
}

/// Asked before a secret key is opened.
pub(crate) fn password_question() -> String {
    say!("password-question")
}

/// That letters were printed again.
pub(crate) fn reprinted(batch: &str, serials: &BTreeSet<u64>, withdrawn: &BTreeSet<u64>) -> String {
    let told = |message: &str, serials: &BTreeSet<u64>| {
        let text = ranges::compact(serials.iter().copied());
        say!(message, count = serials.len(), serials = text, batch = escaped(batch))
    };
    let others: BTreeSet<u64> = serials.difference(withdrawn).copied().collect();
    let gone: BTreeSet<u64> = serials.intersection(withdrawn).copied().collect();
    let others = (!others.is_empty()).then(|| told("reprinted", &others));
    let gone = (!gone.is_empty()).then(|| told("reprinted-withdrawn", &gone));
    others.into_iter().chain(gone).collect::<Vec<_>>().join("\n")
}

/// That a batch is approved.
pub(crate) fn approved(batch: &str, by: &str, added: bool) -> String {
    say!(if added { "approved" } else { "approved-before" }, batch = escaped(batch), by = shown(by))
}

/// A batch was sealed.
pub(crate) fn sealed(batch: &str, key: &str) -> String {
    say!("sealed", batch = escaped(batch), key = key)
}

/// What is known of a batch's seal.
pub(crate) enum Sealing {
    /// There is none.
    None,
    /// There is one, said to be by this key; nobody gave a public key.
    Unchecked(String),
    /// A good one by this key.
    By(String),
}

/// A batch's files are the ones that were written.
pub(crate) fn verified(batch: &StoredBatch, sealing: &Sealing) -> String {
    let sealing = match sealing {
        Sealing::None => say!("sealing-none"),
        Sealing::Unchecked(key) => say!("sealing-unchecked", key = key.as_str()),
        Sealing::By(key) => say!("sealing-by", key = key.as_str()),
    };
    let written = &batch.manifest.files;
    let changed: Vec<String> = written
        .iter()
        .filter(|(file, entry)| batch.files.get(*file) != Some(*entry))
        .map(|(file, _)| format!("`{}`", escaped(file)))
        .collect();
    let (files, erased) = (written.len() - changed.len(), batch.erasures.erasures.len());
    let mut text = say!("verified-batch", batch = escaped(&batch.manifest.batch), files = files, sealing = sealing);
    if erased > 0 {
        text = say!("verified-batch-erased", text = text, erased = erased);
    }
    if !changed.is_empty() {
        text = say!("verified-batch-changed", text = text, changed = listed(&changed));
    }
    text
}

/// What was made for the print shop, and what to ask of it.
pub(crate) fn handed_over(manifest: &Manifest, delete_by: Date, made: &Path, encrypted: bool) -> String {
    let sheets = sheets(manifest.counts.sheets);
    let text = say!("handed-over", letters = what(manifest), sheets = sheets, delete_by = delete_by.to_string());
    if !encrypted {
        return text;
    }
    text + "\n" + &say!("handed-over-encrypted", file = escaped(&made.display().to_string()))
}

/// What a batch is made of, with how much of it there is.
fn what(manifest: &Manifest) -> String {
    made_of(&manifest.kind, manifest.counts.letters)
}

/// What a batch holds, before it is removed.
pub(crate) fn holdings(batch: &StoredBatch, events: &[Event]) -> Vec<String> {
    let StoredBatch { folder, manifest, .. } = batch;
    let bytes: u64 = manifest.files.values().map(|entry| entry.bytes).sum();
    let serials: BTreeSet<u64> = batch.letters.iter().map(|letter| letter.serial).collect();
    let mut lines = vec![
        format!("`{}`", escaped(&folder.display().to_string())),
        say!(
            "holdings-letter",
            letter = manifest.letter.as_str(),
            routes = listed(&manifest.routes),
            date = manifest.date.as_str(),
        ),
        say!(
            "holdings-serials",
            count = serials.len(),
            letters = what(manifest),
            serials = ranges::compact(serials),
            sheets = sheets(manifest.counts.sheets),
        ),
        say!("holdings-files", files = manifest.files.len(), bytes = bytes),
    ];
    if let Some(event) = events.iter().rfind(|event| event.kind == HANDED_OVER) {
        lines.push(say!("holdings-handed-over", on = shown(&event.on)));
    }
    lines
}

/// What a folder of envelopes or labels holds.
pub(crate) fn holdings_of_mailing(folder: &Path, files: usize, bytes: u64) -> Vec<String> {
    vec![
        format!("`{}`", escaped(&folder.display().to_string())),
        say!("holdings-mailing", files = files, bytes = bytes),
    ]
}

/// That a batch is gone.
pub(crate) fn discarded(batch: &str) -> String {
    say!("discarded", batch = escaped(batch))
}

#[cfg(test)]
mod tests {
    use super::is_yes;
    use crate::cli::words::catalogue::in_language;
    use crate::cli::words::locale::Language;

    #[test]
    fn yes_is_yes_in_any_letters() {
        for (language, answer, expected) in [
            (Language::English, "YES", true),
            (Language::French, "oui", true),
            (Language::French, " Oui\n", true),
            (Language::French, "OUI", true),
            (Language::French, "Yes", true),
            (Language::French, "o", false),
            (Language::Norwegian, "Ja", true),
            (Language::English, "oui", false),
            (Language::English, "", false),
        ] {
            assert_eq!(in_language(language, || is_yes(answer)), expected, "{answer}");
        }
    }
}

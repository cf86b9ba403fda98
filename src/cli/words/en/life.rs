//! What is said about a batch that is there: what is wrong with it, and what became of it.

use std::fmt::Write as _;
use std::path::Path;

use jiff::civil::Date;

use crate::batch::events::{Event, HANDED_OVER};
use crate::batch::{Manifest, StoredBatch, ranges};
use crate::campaign::Kind;
use crate::cli::words::en::summary::of;
use crate::cli::words::{escaped, shown};
use crate::diagnostic::{Code, Diagnostic, Severity};

/// Asked before a batch is removed.
pub(crate) const DISCARD_QUESTION: &str = "remove it for good? type `yes`";
/// The answer that removes it.
pub(crate) const YES: &str = "yes";

/// What is wrong with a batch, or with what somebody wants of it; empty for a finding about something else.
pub(super) fn sentence(finding: &Diagnostic) -> String {
    let value = |name: &str| match name {
        "known" | "file" | "pages" | "batch" | "by" => escaped(finding.value(name)),
        _ => shown(finding.value(name)),
    };
    match finding.code {
        Code::BatchRefused => batch_fault(finding),
        Code::EarlierBatchMissing => {
            format!(
                "the batch `{}` is needed, since `{}` goes on from it, and is not beside it",
                value("batch"),
                value("by")
            )
        }
        Code::EarlierOfOtherLetter => {
            format!(
                "the batch `{}` is of the letter `{}`, not of `{}`",
                value("batch"),
                value("found"),
                value("expected")
            )
        }
        Code::NamesAnother => {
            format!("the text names {}, but the letter is to `{}`", value("name"), value("addressee"))
        }
        Code::BadSerials if finding.value("value").trim().is_empty() => {
            "no serials are given, such as 17 or 23-25".to_owned()
        }
        Code::BadSerials => format!("`{}` are no serials such as 17 or 23-25", value("value")),
        Code::UnknownSerial => {
            format!("the batch has no letter with the serial {}; it has: {}", value("serial"), value("known"))
        }
        Code::UncutVolume => {
            format!(
                "this program cannot cut pages out of `{}`, which {} made: print pages {} of that file instead",
                value("file"),
                value("tool"),
                value("pages")
            )
        }
        Code::SharedSheets => {
            format!(
                "a table holds many signers: print pages {} of `{}` instead, with the other side of their sheets",
                value("pages"),
                value("file")
            )
        }
        Code::MendedRow => mended_row(finding),
        Code::HandoverInTheWay => format!("`{}` is there already", value("file")),
        Code::BadRecipient => format!("`{}` is no public key such as `age1…`", value("value")),
        Code::BadKey => {
            let why = match finding.value("fault") {
                "no-password" => "the key wants its password",
                "wrong-password" => "the password is not the key’s",
                "failed" => "signing failed",
                _ => "it is no key of minisign",
            };
            format!("`{}`: {why}", value("file"))
        }
        Code::SealBad => {
            let why = match finding.value("fault") {
                "none" => "nobody sealed it",
                "no-seal" => "the file beside the manifest is no seal",
                "other-key" => "another key made its seal",
                _ => "its seal is not that of its manifest: one of them was changed",
            };
            format!("the batch `{}`: {why}", value("batch"))
        }
        Code::ErasureDiffers => {
            let file = value("file");
            let what = if file.is_empty() { "the letters of others".to_owned() } else { format!("`{file}`") };
            format!(
                "this program would set {what} otherwise than {} did, which made the batch; nothing was erased",
                value("tool")
            )
        }
        Code::NotApproved => format!("nobody has approved the batch `{}`", value("batch")),
        Code::AlreadySent => {
            let on = value("on");
            let on = if on.is_empty() { String::new() } else { format!(", on {on}") };
            format!("the batch `{}` has left the house: {}{on}", value("batch"), value("kind"))
        }
        Code::Corrected => format!("letters of `{}` are replaced by those of `{}`", value("batch"), value("by")),
        Code::FollowedBy => format!("the batch `{}` goes on from `{}`", value("by"), value("batch")),
        Code::NotConfirmed => format!("the batch `{}` stays: nobody said yes", value("batch")),
        Code::BadName => format!("`{}` takes a name that can be printed", value("option")),
        Code::SampleList => "sample list, not for sending".to_owned(),
        Code::ApprovalVoid => {
            let why = match finding.value("reason") {
                "other-manifest" => "it approves other bytes",
                "nobody" => "it names nobody",
                _ => "it is not understood",
            };
            format!("`{}` counts for nothing: {why}", value("file"))
        }
        _ => String::new(),
    }
}

/// What to do about it, if there is something that helps.
pub(super) fn hint(finding: &Diagnostic) -> Option<&'static str> {
    Some(match finding.code {
        Code::BatchRefused => match finding.value("fault") {
            "not-there" | "no-folder" | "no-manifest" => "name the folder of a batch that `mailbag build` made",
            "is-link" => "name the folder itself",
            "shard" => "put its shards together with `mailbag join`",
            "schema" => "use the version of mailbag that made it",
            "extra" => "move it away: a batch stays as it was made",
            _ => "copy the batch again from where it is whole, or build it again",
        },
        Code::EarlierBatchMissing => "put it beside the other, or name its folder with a second --after",
        Code::EarlierOfOtherLetter => "name a batch of this letter with --after",
        Code::NamesAnother => "change the text, or see who is addressed with --to",
        Code::BadSerials => "serials begin at 1 and stand at the foot of the letters; of two the lower one comes first",
        Code::MendedRow if finding.value("fault") == "same" => {
            "see whether the mended cell is in a column that is understood"
        }
        Code::MendedRow if finding.value("fault") == "ambiguous-id" => {
            "give the serial in a column `serial`; it is printed at the foot of the letter"
        }
        Code::MendedRow if finding.value("fault") == "several-people" => {
            "say with `id` whose row it is, or mend the rows of all of them"
        }
        Code::MendedRow if finding.value("fault") == "parted" => {
            "give all of them the same address, or print the letter anew with `build`"
        }
        Code::MendedRow => "the serial is printed at the foot of the letter; `id` is the one of the batch's list",
        Code::HandoverInTheWay => "move it away, or name another folder with --out",
        Code::BadRecipient => "it is the line that `age-keygen` calls public key; never give the secret one",
        Code::BadKey if finding.value("fault") == "no-password" => {
            "in a terminal mailbag asks for it; elsewhere name a file with --password-file"
        }
        Code::BadKey if finding.value("fault") == "wrong-password" => super::archive::WRONG_PASSWORD,
        Code::BadKey => "`minisign -G` makes a secret and a public key",
        Code::SealBad if finding.value("fault") == "other-key" => "ask whoever made the batch for the public key",
        Code::ErasureDiffers => "use the version of mailbag that made the batch, with the same folder of fonts",
        Code::NotApproved => "`mailbag approve BATCH --by NAME` writes an approval down",
        Code::AlreadySent if finding.severity == Severity::Error => "what was sent is kept",
        Code::Corrected => "hand both over, and see that the old letters are taken out",
        Code::FollowedBy if finding.severity == Severity::Warning => {
            "name that one with --after, or its people get a second letter, and its serials are given twice"
        }
        Code::FollowedBy => "remove that one first",
        Code::NotConfirmed => "in a terminal mailbag asks; elsewhere --yes removes it",
        _ => return None,
    })
}

/// What is wrong with a batch, as `batch::stored` finds it.
fn batch_fault(finding: &Diagnostic) -> String {
    let value = |name: &str| escaped(finding.value(name));
    let folder = value("folder");
    let file = value("file");
    let within = format!("`{file}` in the batch `{folder}`");
    match finding.value("fault") {
        "not-there" => format!("there is no batch `{folder}`"),
        "is-link" => format!("`{folder}` is a symbolic link, not the folder of a batch"),
        "no-folder" => format!("`{folder}` is no folder"),
        "no-manifest" => format!("`{folder}` is no batch: it has no `{file}`"),
        "shard" => format!("`{folder}` is a shard, not a whole batch"),
        "unreadable" if file.is_empty() => format!("`{folder}` cannot be read: {}", value("reason")),
        "unreadable" => format!("{within} cannot be read: {}", value("reason")),
        "not-understood" => format!("{within} is not understood: {}", value("reason")),
        "schema" => format!("{within} has the form `{}`; this version reads `{}`", value("found"), value("expected")),
        "unsafe-path" => format!("the manifest of `{folder}` names `{file}`, which is no file of a batch"),
        "link" => format!("{within} is a symbolic link"),
        "special" => format!("{within} is no ordinary file"),
        "too-large" => format!("{within} is larger than any such file can be"),
        "extra" => format!("{within} does not belong to it: the manifest does not name it"),
        "missing" => format!("`{file}` is missing in the batch `{folder}`"),
        "size" => format!("{within} has {} bytes, but {} were written", value("found"), value("expected")),
        "changed" => format!("{within} was changed: its SHA-256 is not the one that was written"),
        "counts" => format!("the manifest of `{folder}` contradicts itself: the number of `{}`", value("number")),
        "unlisted-volume" => format!("the manifest of `{folder}` names the volume `{file}` but has no hash of it"),
        "inputs" => format!("the manifest of `{folder}` was changed: its hashes of the inputs do not fit its files"),
        "id" => format!("the manifest of `{folder}` was changed: its id does not fit its inputs"),
        "options" => format!("the manifest of `{folder}` was changed: it does not say what `options.json` says"),
        "letters" => format!("line {} of {within} does not fit the manifest", value("line")),
        other => format!("`{folder}` is refused: {}", escaped(other)),
    }
}

/// What is wrong with a mended row.
fn mended_row(finding: &Diagnostic) -> String {
    let value = |name: &str| shown(finding.value(name));
    match finding.value("fault") {
        "no-key" => "mended rows need a column `serial` or `id`".to_owned(),
        "no-key-in-row" => "the row has neither `serial` nor `id`".to_owned(),
        "unknown-serial" => format!("the batch has no letter with the serial `{}`", value("serial")),
        "unknown-id" => format!("no letter of the batch is of `id` `{}`", value("id")),
        "ambiguous-id" => format!("several letters of the batch are of `id` `{}`", value("id")),
        "other-id" => format!(
            "the letter with the serial {} is of `id` `{}`, not `{}`",
            value("serial"),
            value("expected"),
            value("found")
        ),
        "same" => format!("the row says what the letter with the serial {} says already", value("serial")),
        "twice" => format!("the letter with the serial {} is mended twice", value("serial")),
        "several-people" => format!("several people send the letter with the serial {} together", value("serial")),
        "parted" => format!("those who send the letter with the serial {} together no longer can", value("serial")),
        "" => "the row mends no letter".to_owned(),
        other => format!("the row mends no letter: {}", escaped(other)),
    }
}

/// That letters were printed again.
pub(crate) fn reprinted(batch: &str, serials: &str, count: usize) -> String {
    let (letters, they) = if count == 1 { ("letter", "it was") } else { ("letters", "they were") };
    format!("{letters} {serials} of `{}`, as {they}", escaped(batch))
}

/// That a batch is approved.
pub(crate) fn approved(batch: &str, by: &str, added: bool) -> String {
    let (batch, by) = (escaped(batch), shown(by));
    if added {
        format!("`{batch}` is approved by {by}")
    } else {
        format!("`{batch}` was approved by {by} before; nothing was changed")
    }
}

/// Asked before a secret key is opened.
pub(crate) const PASSWORD_QUESTION: &str = "password of the secret key:";

/// A batch was sealed.
pub(crate) fn sealed(batch: &str, key: &str) -> String {
    format!("`{}` is sealed by the key {key}", escaped(batch))
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
        Sealing::None => "not sealed".to_owned(),
        Sealing::Unchecked(key) => format!("a seal that says it is by the key {key}; --public-key checks it"),
        Sealing::By(key) => format!("sealed by the key {key}"),
    };
    let written = &batch.manifest.files;
    let changed: Vec<String> = written
        .iter()
        .filter(|(file, entry)| batch.files.get(*file) != Some(*entry))
        .map(|(file, _)| format!("`{}`", escaped(file)))
        .collect();
    let (files, erased) = (written.len() - changed.len(), batch.erasures.erasures.len());
    let mut text = format!("`{}`: {files} files are as they were written; {sealing}", escaped(&batch.manifest.batch));
    if erased > 0 {
        let _ = write!(text, "; {erased} erased since");
    }
    if !changed.is_empty() {
        let _ = write!(text, ", by which these changed, for which no seal speaks: {}", changed.join(", "));
    }
    text
}

/// What was made for the print shop, and what to ask of it.
pub(crate) fn handed_over(manifest: &Manifest, delete_by: Date, made: &Path, encrypted: bool) -> String {
    let counts = &manifest.counts;
    let made = escaped(&made.display().to_string());
    let (letters, sheets) = (of(counts.letters, what(manifest)), of(counts.sheets, "sheet"));
    let mut text = format!("{letters} on {sheets} for the print shop, to be deleted by {delete_by}");
    if encrypted {
        text.push_str("\nthe print shop opens it with: age -d -i KEY ");
        text.push_str(&made);
        text.push_str(" | tar x");
    }
    text
}

/// What a batch is made of, one of them.
fn what(manifest: &Manifest) -> &'static str {
    if manifest.kind == Kind::Letter.as_str() { "letter" } else { "signature" }
}

/// What a batch holds, before it is removed.
pub(crate) fn holdings(batch: &StoredBatch, events: &[Event]) -> Vec<String> {
    let StoredBatch { folder, manifest, .. } = batch;
    let bytes: u64 = manifest.files.values().map(|entry| entry.bytes).sum();
    let serials: std::collections::BTreeSet<u64> = batch.letters.iter().map(|letter| letter.serial).collect();
    let counts = &manifest.counts;
    let mut lines = vec![
        format!("`{}`", escaped(&folder.display().to_string())),
        format!("letter {}, route {}, of {}", manifest.letter, manifest.routes.join(", "), manifest.date),
        format!(
            "{}, {} {}, on {}",
            of(counts.letters, what(manifest)),
            if serials.len() == 1 { "serial" } else { "serials" },
            ranges::compact(serials),
            of(counts.sheets, "sheet")
        ),
        format!("{} files, {bytes} bytes, among them the list of signers", manifest.files.len()),
    ];
    if let Some(event) = events.iter().rfind(|event| event.kind == HANDED_OVER) {
        lines.push(format!("handed over on {}: the print shop may have a copy", shown(&event.on)));
    }
    lines
}

/// That a batch is gone.
pub(crate) fn discarded(batch: &str) -> String {
    format!("`{}` is removed", escaped(batch))
}

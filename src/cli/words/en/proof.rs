//! What stands in `proof.html`, and what is said when it is made.

use std::collections::BTreeSet;
use std::path::Path;

use crate::batch::roster::{Person, SignatureKind};
use crate::batch::{Counts, Forms, Job, StoredBatch, Survey};
use crate::cli::words::catalogue::in_language;
use crate::cli::words::en::{self, of};
use crate::cli::words::faces;
use crate::cli::words::locale::Language;
use crate::cli::words::{escaped, shown};
use crate::diagnostic::Severity;
use crate::proof::page::SearchWords;
use crate::proof::sample::Reason;

/// The language of this file.
pub(crate) const LANG: &str = "en";

/// Above the heading.
pub(crate) fn kicker(is_batch: bool) -> &'static str {
    if is_batch { "Proof of a batch, before it is printed" } else { "Proof of a letter, as it would be built" }
}

/// The title of the window.
pub(crate) fn title(batch: &str) -> String {
    format!("Proof: {}", escaped(batch))
}

/// Below the heading: what it is.
pub(crate) fn lead(batch: &StoredBatch, window: &str) -> Vec<String> {
    let manifest = &batch.manifest;
    let addressees: Vec<String> = manifest.addressees.iter().map(|group| group.join(" + ")).collect();
    let mut lines = vec![escaped(&manifest.batch)];
    lines.push(format!(
        "{} of {}, by {}; in {}",
        match manifest.kind.as_str() {
            "petition" => "Petition",
            "roll" => "Letter with a roll",
            _ => "Letters",
        },
        manifest.date,
        escaped(&manifest.routes.join(", ")),
        escaped(&manifest.languages.join(", "))
    ));
    if !addressees.is_empty() {
        lines.push(format!("to {}", escaped(&addressees.join("; "))));
    }
    if manifest.kind != "petition" {
        lines.push(if window == "none" {
            "without a window envelope".to_owned()
        } else {
            format!("for envelopes with the window {window}")
        });
    }
    lines
}

/// The list is the one that the program ships with.
pub(crate) const SAMPLE_LIST: &str = "Sample list, not for sending";
/// Zones are drawn on the letters themselves.
pub(crate) const ZONES_DRAWN: &str = "Zones are drawn on the letters, not for sending";

/// What the parts of the page are called together.
pub(crate) const CONTENTS: &str = "On this page";
/// Headings.
pub(crate) const SUMMARY: &str = "Summary";
pub(crate) const FINDINGS: &str = "What to look at";
pub(crate) fn sample(kind: &str) -> &'static str {
    if kind == "letter" { "Letters to look at" } else { "Sheets to look at" }
}
pub(crate) const PAPER: &str = "Files to print";
pub(crate) const FONTS: &str = "Fonts";
pub(crate) const HASHES: &str = "What was verified";
pub(crate) const APPROVAL: &str = "Signing off";

/// Around the search box.
pub(crate) fn search() -> SearchWords {
    SearchWords {
        label: "Search".to_owned(),
        keys: "/ search · j k from letter to letter · Enter enlarges a page".to_owned(),
        status: "{shown} of {all} shown".to_owned(),
        zones: "draw the window".to_owned(),
        before: "Previous".to_owned(),
        behind: "Next".to_owned(),
        close: "Close".to_owned(),
        skip: "To the content".to_owned(),
    }
}

/// The large numbers: each with what it counts.
pub(crate) fn figures(counts: &Counts, kind: &str, simplex: bool, weight: &str) -> Vec<(String, String)> {
    let letters = if kind == "letter" { "letters" } else { "names" };
    let sheets = if simplex { "sheets, one-sided" } else { "sheets, two-sided" };
    vec![
        (number(counts.letters), letters.to_owned()),
        (number(counts.pages), "pages".to_owned()),
        (number(counts.sheets), sheets.to_owned()),
        (weight.to_owned(), "of paper".to_owned()),
    ]
}

/// 17554 as 17,554.
fn number(count: u64) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// What the rows of the list became: all of them, then each kind, those without any left out.
pub(crate) fn balance(counts: &Counts) -> ((String, String), Vec<(String, String)>) {
    let of = |count: u64, one: &str, more: &str| (number(count), if count == 1 { one } else { more }.to_owned());
    let mut parts = vec![of(counts.signers, "signer", "signers")];
    for (count, one, more) in [
        (counts.rejected, "rejected", "rejected"),
        (counts.duplicates, "duplicate", "duplicates"),
        (counts.blank, "blank", "blank"),
        (counts.left_out.withheld, "withheld", "withheld"),
        (counts.left_out.no_consent, "without consent", "without consent"),
        (counts.left_out.earlier, "in an earlier batch", "in an earlier batch"),
        (counts.left_out.withdrawn, "withdrawn", "withdrawn"),
    ] {
        if count > 0 {
            parts.push(of(count, one, more));
        }
    }
    (of(counts.rows, "row", "rows"), parts)
}

/// What the report says beside the large numbers and the sum.
pub(crate) fn summary(job: &Job, forms: &Forms, survey: &Survey, counts: &Counts) -> Vec<String> {
    let ((number, rows), parts) = balance(counts);
    let parts: Vec<String> = parts.iter().map(|(number, words)| format!("{number} {words}")).collect();
    let said = [
        format!("{number} {rows} = {}", parts.join(" + ")).replace(',', ""),
        format!("{}, {}", of(counts.letters, "letter"), of(counts.pages, "page")),
        SAMPLE_LIST.to_lowercase(),
    ];
    let lines = en::summary(job, forms, survey, counts).into_iter();
    lines.filter(|line| !said.iter().any(|said| said.to_lowercase() == line.to_lowercase())).collect()
}

/// Whether the numbers balance.
pub(crate) fn balances(good: bool) -> &'static str {
    if good { "adds up" } else { "does not add up" }
}

/// The word for a finding's weight, and its kind.
pub(crate) fn severity(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Error => ("error", "Error"),
        Severity::Warning => ("warning", "Warning"),
        Severity::Note => ("note", "Note"),
    }
}

/// Nothing was found.
pub(crate) const NOTHING_FOUND: &str = "Nothing was found.";

/// The words of a link to a letter.
pub(crate) fn letter_link(serial: u64) -> String {
    format!("letter {serial}")
}

/// Where a letter stands of which there is no picture here.
pub(crate) fn letter_place(serial: u64, file: &str, page: u64) -> String {
    format!("letter {serial}: {}, page {page}", escaped(file))
}

/// A row that has no letter.
pub(crate) const NO_LETTER: &str = "has no letter";

/// Findings of a kind about letters that are not shown here, whose words would name people.
pub(crate) fn more_findings(count: u64, code: &str, serials: &str) -> String {
    let findings = if count == 1 { "finding" } else { "findings" };
    let letters =
        if serials.is_empty() { "rows without a letter".to_owned() } else { format!("letters {}", shown(serials)) };
    format!("{count} more {findings} `{code}`, about people who are not shown here: {letters}; --all shows them")
}

/// Above the letters: how many of how many are shown, and how they were chosen.
pub(crate) fn sample_lead(shown: usize, all: usize, names_all: bool, kind: &str, window: &str) -> Vec<String> {
    let what = if kind == "letter" { "letters" } else { "names, with their sheets" };
    let mut lines = vec![format!(
        "{} of {} {what}: the first and the last, the longest, each script, each kind of signature, and some by lot.",
        number(shown as u64),
        number(all as u64)
    )];
    if kind != "petition" {
        lines.push(if window == "none" {
            "The frame is the place of the address.".to_owned()
        } else {
            "The solid frame is what shows in the window wherever the sheet lies in its envelope, the dashed one all that can show."
                .to_owned()
        });
    }
    if names_all {
        lines.push("This page names everybody in the batch: keep it as you keep the list.".to_owned());
    } else {
        lines.push("This page names only those who are shown: keep it as you keep their letters.".to_owned());
    }
    lines
}

/// The heading of a letter.
pub(crate) fn letter_heading(serials: &str, kind: &str) -> String {
    match kind {
        "letter" => format!("Letter {serials}"),
        _ => format!("Sheet with {serials}"),
    }
}

/// The heading of what stands before the names of a petition or roll.
pub(crate) const OPENING: &str = "How it begins";
/// The heading of the cover sheet.
pub(crate) const COVER: &str = "Cover sheet";

/// Somebody's name in both scripts.
pub(crate) fn person(person: &Person) -> String {
    match person.latin.as_deref().filter(|latin| !latin.is_empty()) {
        Some(latin) => format!("{} ({latin})", person.name),
        None => person.name.clone(),
    }
}

/// The serials of the letter of somebody who asked to be forgotten.
pub(crate) const WITHDRAWN: &str = "withdrawn";

/// Why a letter is shown.
pub(crate) fn reasons(reasons: &BTreeSet<Reason>) -> Vec<String> {
    let word = |reason: &Reason| match reason {
        Reason::First => Some("first".to_owned()),
        Reason::Last => Some("last".to_owned()),
        Reason::LongestName => Some("longest name".to_owned()),
        Reason::LongestAddress => Some("longest address".to_owned()),
        Reason::Script(code) => Some(format!("{} script", script(code))),
        Reason::Signature(kind) => Some(
            match kind {
                SignatureKind::Image => "signature image",
                SignatureKind::Drawing => "signature drawing",
                SignatureKind::Strokes => "signature pad",
                SignatureKind::Online => "signed online",
                SignatureKind::ByHand => "signed by hand",
            }
            .to_owned(),
        ),
        Reason::Organisation => Some("organisation".to_owned()),
        Reason::Household => Some("household".to_owned()),
        Reason::OtherAddressee => Some("other addressee".to_owned()),
        Reason::Warning => Some("doubtful".to_owned()),
        Reason::Message => Some("personal message".to_owned()),
        Reason::Lot => Some("by lot".to_owned()),
        Reason::All => None,
    };
    reasons.iter().filter_map(word).collect()
}

/// The name of a script of which a name is.
fn script(code: &str) -> String {
    match code {
        "Hira" => "Hiragana".to_owned(),
        "Kana" => "Katakana".to_owned(),
        other => in_language(Language::English, || faces::name(other)),
    }
}

/// Where it stands.
pub(crate) fn place(file: &str, first: u64, last: u64) -> String {
    let file = escaped(file);
    if first == last { format!("{file}, page {first}") } else { format!("{file}, pages {first} to {last}") }
}

/// Below a page.
pub(crate) fn page_caption(page: usize, of: usize) -> String {
    format!("page {page} of {of}")
}

/// A blank page.
pub(crate) fn blank_page(page: usize, of: usize) -> String {
    format!("page {page} of {of} is blank: the back of a sheet")
}

/// A page that is not shown, since the file would become too large.
pub(crate) const NOT_SHOWN: &str = "not shown here: the file would become too large; look at the PDF";

/// The picture of a page in words.
pub(crate) fn alt(heading: &str, page: usize, of: usize) -> String {
    format!("{heading}, page {page} of {of}, as it will be printed")
}

/// The table of volumes.
pub(crate) const VOLUMES: &str = "Volumes in the order in which they are printed";
pub(crate) fn volume_headings(simplex: bool) -> Vec<String> {
    let sheets = if simplex { "Sheets, one-sided" } else { "Sheets, two-sided" };
    ["File", "To", "Serials", "Letters", "Pages", sheets].map(str::to_owned).to_vec()
}

/// Rows that a table has no room for.
pub(crate) fn more_rows(count: usize) -> String {
    format!("and {} more; `manifest.json` has them all", number(count as u64))
}

/// Above the fonts.
pub(crate) const FONTS_LEAD: &str = "Embedded in the files that are shown here:";

/// What served the list.
pub(crate) const SCRIPTS: &str = "What sets the list";

/// Of a batch: that all of it was verified.
pub(crate) fn verified(files: usize, manifest_sha256: &str, letters_sha256: &str) -> Vec<String> {
    let mut lines = vec![
        format!("{} files have the bytes that were written, as the manifest says.", number(files as u64)),
        format!("SHA-256 of manifest.json: {manifest_sha256}"),
    ];
    if !letters_sha256.is_empty() {
        lines.push(format!("SHA-256 of all letters, as on the cover sheet: {letters_sha256}"));
    }
    lines
}

/// Of a letter: that nothing is there yet.
pub(crate) const NOT_BUILT: &str =
    "This is how the batch would be built. Nothing of it is kept; the hashes are known when it is built.";

/// The table of files.
pub(crate) fn files(count: usize) -> String {
    if count == 1 {
        "1 file with its SHA-256".to_owned()
    } else {
        format!("{} files with their SHA-256", number(count as u64))
    }
}
pub(crate) fn file_headings() -> Vec<String> {
    ["File", "Bytes", "SHA-256"].map(str::to_owned).to_vec()
}

/// Above the command.
pub(crate) fn approval_lead(is_batch: bool) -> String {
    if is_batch {
        "Whoever finds everything as it should be writes it down:".to_owned()
    } else {
        "If everything is as it should be, build it, and look at the proof of the batch:".to_owned()
    }
}

/// How a batch is approved.
pub(crate) fn approve_command(folder: &Path) -> String {
    format!("mailbag approve {} --by \"Name\"", quoted(&folder.display().to_string()))
}

/// How the batch is built.
pub(crate) fn build_command(letter: &str) -> String {
    format!("mailbag build {}", quoted(letter))
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |character: char| character.is_alphanumeric() || "-_./,:+".contains(character);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}

/// To be filled in on paper.
pub(crate) fn approval_blanks() -> Vec<String> {
    ["Looked at by", "Day", "Signature"].map(str::to_owned).to_vec()
}

/// The last line.
pub(crate) fn footer(tool: &str) -> String {
    format!(
        "Made by {}. Pictures are drawn from the PDF files themselves. This page asks no network for anything.",
        escaped(tool)
    )
}

/// What was made.
pub(crate) fn made(letters: usize, of: usize, bytes: usize) -> String {
    let shown = if of == 1 { "1 letter".to_owned() } else { format!("{letters} of {} letters", number(of as u64)) };
    let megabytes = bytes.div_ceil(100_000);
    format!("{shown} to look at, {}.{} MB", megabytes / 10, megabytes % 10)
}

/// Something else stands where the file is to be written.
pub(crate) fn in_the_way(out: &Path) -> String {
    let out = escaped(&out.display().to_string());
    format!("error: `{out}` is there already and is no proof of mailbag\nhint: name another file with --out")
}

#[cfg(test)]
mod tests {
    use super::{number, quoted};

    #[test]
    fn numbers_have_commas() {
        for (count, expected) in [(0, "0"), (999, "999"), (1000, "1,000"), (17_554, "17,554"), (1_000_000, "1,000,000")]
        {
            assert_eq!(number(count), expected);
        }
    }

    #[test]
    fn a_shell_takes_the_word_as_it_is() {
        for (word, expected) in [("out/a-b", "out/a-b"), ("a b", "'a b'"), ("$(x)", "'$(x)'"), ("it's", "'it'\\''s'")] {
            assert_eq!(quoted(word), expected);
        }
    }
}

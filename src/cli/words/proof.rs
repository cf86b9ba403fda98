//! What stands in `proof.html`, and what is said when it is made.

use std::collections::BTreeSet;
use std::path::Path;

use crate::batch::roster::{Person, SignatureKind};
use crate::batch::{Counts, Forms, Job, Manifest, StoredBatch, Survey, ranges};
use crate::campaign::{Addressee, Kind};
use crate::cli::words::called;
use crate::cli::words::catalogue::{language, say};
use crate::cli::words::counted::{letters, names};
use crate::cli::words::failures::with_hint;
use crate::cli::words::labels::error;
use crate::cli::words::lists::listed;
use crate::cli::words::numbers::{self, number};
use crate::cli::words::quoted::quoted;
use crate::cli::words::summary as summaries;
use crate::cli::words::{escaped, faces};
use crate::diagnostic::Severity;
use crate::lang::long_date;
use crate::post::weight::Weight;
use crate::proof::page::SearchWords;
use crate::proof::sample::Reason;

/// Ranges of numbers that are told one by one (tuned: a line).
const MOST_RANGES: usize = 12;

/// Above the heading.
pub(crate) fn kicker(is_batch: bool) -> String {
    if is_batch { say!("proof-of-batch") } else { say!("proof-of-letter") }
}

/// The title of the window.
pub(crate) fn title(batch: &str) -> String {
    say!("proof-title", batch = escaped(batch))
}

/// Below the heading: what it is.
pub(crate) fn lead(batch: &StoredBatch, job: &Job) -> Vec<String> {
    let manifest = &batch.manifest;
    let routes: Vec<String> = job.routes.iter().map(|route| escaped(&route.name)).collect();
    let languages: Vec<String> = job.languages.iter().map(|lang| called::language_of(*lang)).collect();
    let mut lines = vec![say!(
        "proof-lead",
        kind = manifest.kind.as_str(),
        date = long_date(job.date, language().lang()),
        routes = listed(&routes),
        languages = listed(&languages),
    )];
    let groups: Vec<String> =
        job.groups.iter().filter(|group| !group.is_empty()).map(|group| together(group)).collect();
    if !groups.is_empty() {
        lines.push(say!("proof-to", addressees = groups.join("; ")));
    }
    if manifest.kind != "petition" {
        lines.push(match job.window.name {
            "none" => say!("proof-without-window"),
            window => say!("proof-window", window = called::window(window)),
        });
    }
    lines.push(say!("proof-batch", batch = escaped(&manifest.batch)));
    lines
}

/// Addressees of one letter.
fn together(group: &[Addressee]) -> String {
    listed(&group.iter().map(|one| escaped(called::addressee(one))).collect::<Vec<_>>())
}

/// To whom a volume is, of which the batch knows the short names with `+` between them.
pub(crate) fn to(job: &Job, ids: &str) -> String {
    let is_meant = |group: &&Vec<Addressee>| group.iter().map(|one| one.id.as_str()).eq(ids.split('+'));
    job.groups.iter().find(is_meant).map_or_else(|| escaped(ids), |group| together(group))
}

/// The list is the one that the program ships with.
pub(crate) fn sample_list() -> String {
    say!("proof-sample-list")
}

/// Zones are drawn on the letters themselves.
pub(crate) fn zones_drawn() -> String {
    say!("proof-zones-drawn")
}

/// What the parts of the page are called together.
pub(crate) fn contents() -> String {
    say!("proof-contents")
}

/// The headings of the parts, in their order.
pub(crate) struct Headings {
    pub(crate) summary: String,
    pub(crate) findings: String,
    pub(crate) letters: String,
    pub(crate) files: String,
    pub(crate) fonts: String,
    pub(crate) hashes: String,
    pub(crate) approval: String,
}

/// What stands above the parts of the page.
pub(crate) fn headings(kind: &str) -> Headings {
    Headings {
        summary: say!("proof-summary"),
        findings: say!("proof-findings"),
        letters: say!("proof-look", kind = kind),
        files: say!("proof-files"),
        fonts: say!("proof-fonts"),
        hashes: say!("proof-hashes"),
        approval: say!("proof-approval"),
    }
}

/// Around the search box.
pub(crate) fn search(kind: &str, window: bool) -> SearchWords {
    SearchWords {
        label: say!("proof-search"),
        keys: say!("proof-keys"),
        // The page's script puts the numbers in.
        status: say!(
            "proof-status",
            kind = kind,
            shown = "{shown}",
            all = "{all}",
            found = "{found}",
            findings = "{findings}"
        ),
        switch: say!("proof-switch"),
        zones: if window { say!("proof-draw-window") } else { say!("proof-draw-place") },
        before: say!("proof-previous"),
        behind: say!("proof-next"),
        close: say!("proof-close"),
        skip: say!("proof-skip"),
    }
}

/// The large numbers: each with what it counts.
pub(crate) fn figures(counts: &Counts, kind: &str, simplex: bool, weight: Weight) -> Vec<(String, String)> {
    let of_letters = if kind == "letter" {
        say!("proof-figure-letters", count = counts.letters)
    } else {
        say!("proof-figure-names", count = counts.letters)
    };
    vec![
        (number(counts.letters), of_letters),
        (number(counts.pages), say!("proof-figure-pages", count = counts.pages)),
        (number(counts.sheets), say!("proof-figure-sheets", count = counts.sheets, sides = sides(simplex))),
        (numbers::weight(weight), say!("proof-figure-paper")),
    ]
}

/// By which messages are chosen that name the sides.
fn sides(simplex: bool) -> &'static str {
    if simplex { "one" } else { "two" }
}

/// What the rows of the list became: all of them, then each kind, those without any left out.
pub(crate) fn balance(counts: &Counts) -> ((String, String), Vec<(String, String)>) {
    let mut parts = vec![(number(counts.signers), say!("proof-signers", count = counts.signers))];
    let messages = [
        "proof-rejected",
        "proof-duplicates",
        "proof-blank-rows",
        "proof-withheld",
        "proof-without-consent",
        "proof-earlier",
        "proof-withdrawn",
    ];
    for (count, message) in counts.without_letter().into_iter().zip(messages) {
        if count > 0 {
            parts.push((number(count), say!(message, count = count)));
        }
    }
    ((number(counts.rows), say!("proof-rows", count = counts.rows)), parts)
}

/// What the report says beside the large numbers and the sum.
pub(crate) fn summary(job: &Job, forms: &Forms, survey: &Survey, counts: &Counts) -> Vec<String> {
    let mut said = vec![summaries::balance(counts), say!("sample-list")];
    if job.campaign.kind == Kind::Letter {
        said.push(summaries::letters_and_pages(counts));
    }
    summaries::summary(job, forms, survey, counts).into_iter().filter(|line| !said.contains(line)).collect()
}

/// Whether the numbers balance.
pub(crate) fn balances(good: bool) -> String {
    if good { say!("proof-adds-up") } else { say!("proof-does-not-add-up") }
}

/// The word for a finding's weight.
pub(crate) fn severity(severity: Severity) -> String {
    match severity {
        Severity::Error => say!("proof-error"),
        Severity::Warning => say!("proof-warning"),
        Severity::Note => say!("proof-note"),
    }
}

/// Nothing was found.
pub(crate) fn nothing_found() -> String {
    say!("proof-nothing-found")
}

/// The words of a link to a letter.
pub(crate) fn letter_link(kind: &str, serial: u64) -> String {
    say!("proof-letter", kind = kind, serial = serial.to_string())
}

/// The words of a link to the cover sheet.
pub(crate) fn cover_link() -> String {
    say!("proof-cover-link")
}

/// The words of a link to what stands before the names.
pub(crate) fn opening_link() -> String {
    say!("proof-opening-link")
}

/// Where a letter stands of which there is no picture here.
pub(crate) fn letter_place(kind: &str, serial: u64, file: &str, page: u64) -> String {
    say!("proof-letter-at", kind = kind, serial = serial.to_string(), file = escaped(file), page = page.to_string())
}

/// A finding whose words may hold what is nobody's business.
pub(crate) fn unknown_finding(code: &str) -> String {
    say!("proof-unknown-finding", code = code)
}

/// Letters or names by their serials, as many as one reads.
pub(crate) fn serials(kind: &str, serials: &BTreeSet<u64>) -> String {
    say!("proof-serials", kind = kind, count = serials.len(), serials = first_of(serials))
}

/// The first of these numbers, and how many more there are.
pub(crate) fn first_of(numbers: &BTreeSet<u64>) -> String {
    let whole = ranges::compact(numbers.iter().copied());
    if whole.split(", ").count() <= MOST_RANGES {
        return whole;
    }
    // As many numbers as there are ranges at most: more of them never make fewer ranges by which they are told.
    let first: Vec<u64> = numbers.iter().copied().take(MOST_RANGES).collect();
    let more = number((numbers.len() - first.len()) as u64);
    say!("proof-and-more", first = ranges::compact(first), more = more)
}

/// Findings of a kind about letters that are not shown here, whose words would name people.
pub(crate) fn findings_not_shown(count: u64, code: &str, serials: &str) -> String {
    say!("proof-findings-not-shown", count = count, code = code, serials = serials)
}

/// Findings of a kind about rows without a letter: nothing of those rows is shown, whatever is asked for.
pub(crate) fn findings_without_letter(count: u64, code: &str, rows: &str) -> String {
    say!("proof-findings-without-letter", count = count, code = code, rows = rows)
}

/// Findings of a kind that would make the page too long.
pub(crate) fn findings_without_room(count: u64, code: &str, serials: &str) -> String {
    say!("proof-findings-without-room", count = count, code = code, serials = serials)
}

/// Above the letters: how many of how many are shown, how they were chosen, and who can be read.
pub(crate) fn sample_lead(
    chosen: usize,
    readable: usize,
    all: usize,
    names_all: bool,
    kind: &str,
    window: &str,
) -> Vec<String> {
    let [chosen, readable, all] = [chosen, readable, all].map(|count| number(count as u64));
    let mut lines = vec![say!("proof-chosen", kind = kind, chosen = chosen, all = all.as_str())];
    if kind != "petition" {
        lines.push(if window == "none" { say!("proof-frame") } else { say!("proof-frames") });
    }
    lines.push(if names_all {
        say!("proof-names-everybody")
    } else if kind == "letter" {
        say!("proof-names-shown")
    } else {
        say!("proof-names-on-sheets", readable = readable, all = all)
    });
    lines
}

/// The heading of a letter.
pub(crate) fn letter_heading(serials: &str, kind: &str) -> String {
    say!("proof-heading", kind = kind, serials = serials)
}

/// The heading of what stands before the names of a petition or roll.
pub(crate) fn opening() -> String {
    say!("proof-opening")
}

/// The heading of the cover sheet.
pub(crate) fn cover() -> String {
    say!("proof-cover")
}

/// Somebody's name in both scripts.
pub(crate) fn person(person: &Person) -> String {
    match person.latin.as_deref().filter(|latin| !latin.is_empty()) {
        Some(latin) => format!("{} ({latin})", person.name),
        None => person.name.clone(),
    }
}

/// The letter of somebody who asked to be forgotten.
pub(crate) fn withdrawn() -> String {
    say!("proof-withdrawn", count = 1)
}

/// Why a letter is shown.
pub(crate) fn reasons(reasons: &BTreeSet<Reason>) -> Vec<String> {
    let word = |reason: &Reason| {
        Some(match reason {
            Reason::First => say!("proof-first"),
            Reason::Last => say!("proof-last"),
            Reason::LongestName => say!("proof-longest-name"),
            Reason::LongestAddress => say!("proof-longest-address"),
            Reason::Script(code) => say!("proof-script", script = faces::name(code)),
            Reason::Signature(SignatureKind::Image) => say!("proof-signature-image"),
            Reason::Signature(SignatureKind::Drawing) => say!("proof-signature-drawing"),
            Reason::Signature(SignatureKind::Strokes) => say!("proof-signature-strokes"),
            Reason::Signature(SignatureKind::Online) => say!("proof-signed-online"),
            Reason::Signature(SignatureKind::ByHand) => say!("proof-signed-by-hand"),
            Reason::Organisation => say!("proof-organisation"),
            Reason::Household => say!("proof-household"),
            Reason::OtherAddressee => say!("proof-other-addressee"),
            Reason::Warning => say!("proof-doubtful"),
            Reason::Message => say!("proof-message"),
            Reason::Lot => say!("proof-lot"),
            Reason::All => return None,
        })
    };
    reasons.iter().filter_map(word).collect()
}

/// Where it stands.
pub(crate) fn place(file: &str, first: u64, last: u64) -> String {
    let (file, of) = (escaped(file), first.to_string());
    if first == last {
        say!("proof-place", file = file, first = of)
    } else {
        say!("proof-places", file = file, first = of, last = last.to_string())
    }
}

/// Below a page.
pub(crate) fn page_caption(page: usize, of: usize) -> String {
    say!("proof-page", page = page, of = of)
}

/// A blank page.
pub(crate) fn blank_page(page: usize, of: usize) -> String {
    say!("proof-blank-page", page = page, of = of)
}

/// A page that is not shown, since the file would become too large.
pub(crate) fn not_shown() -> String {
    say!("proof-not-shown")
}

/// The picture of a page in words.
pub(crate) fn alt(heading: &str, page: usize, of: usize) -> String {
    say!("proof-alt", heading = heading, page = page, of = of)
}

/// What is said behind the picture of a page over which the window, or the place of the address, is drawn.
pub(crate) fn alt_with_zones(alt: &str, window: bool) -> String {
    if window { say!("proof-alt-with-window", alt = alt) } else { say!("proof-alt-with-place", alt = alt) }
}

/// The table of volumes.
pub(crate) fn volumes() -> String {
    say!("proof-volumes")
}

/// Its headings.
pub(crate) fn volume_headings(simplex: bool, kind: &str) -> Vec<String> {
    vec![
        say!("proof-column-file"),
        say!("proof-column-to"),
        say!("proof-column-serials"),
        say!("proof-column-letters", kind = kind),
        say!("proof-column-pages"),
        say!("proof-column-sheets", sides = sides(simplex)),
    ]
}

/// Rows that a table has no room for.
pub(crate) fn more_rows(count: usize) -> String {
    say!("proof-more-rows", more = number(count as u64))
}

/// Above the fonts.
pub(crate) fn fonts_lead() -> String {
    say!("proof-embedded")
}

/// What served the list.
pub(crate) fn scripts(served: &[String]) -> String {
    say!("proof-scripts", served = served.join("; "))
}

/// Of a batch: that all of it was verified.
pub(crate) fn verified(files: usize, manifest_sha256: &str, letters_sha256: &str) -> Vec<String> {
    let mut lines = vec![
        say!("proof-verified", count = files, files = number(files as u64)),
        say!("proof-manifest-hash", sha = manifest_sha256),
    ];
    if !letters_sha256.is_empty() {
        lines.push(say!("proof-letters-hash", sha = letters_sha256));
    }
    lines
}

/// Of a letter: that nothing is there yet.
pub(crate) fn not_built() -> String {
    say!("proof-not-built")
}

/// The table of files.
pub(crate) fn files(count: usize) -> String {
    say!("proof-hashes-of", count = count, files = number(count as u64))
}

/// Its headings.
pub(crate) fn file_headings() -> Vec<String> {
    vec![say!("proof-column-file"), say!("proof-column-bytes"), "SHA-256".to_owned()]
}

/// Above the command.
pub(crate) fn approval_lead(is_batch: bool) -> String {
    if is_batch { say!("proof-approve-it") } else { say!("proof-build-it") }
}

/// How a batch is approved.
pub(crate) fn approve_command(folder: &Path) -> String {
    format!("mailbag approve {} --by \"{}\"", quoted(&folder.display().to_string()), say!("proof-by-name"))
}

/// To be filled in on paper.
pub(crate) fn approval_blanks() -> Vec<String> {
    vec![say!("proof-looked-at-by"), say!("proof-day"), say!("proof-signature")]
}

/// The last line.
pub(crate) fn footer(tool: &str) -> String {
    say!("proof-footer", tool = escaped(tool))
}

/// What was made: how many are shown of how many, and how large the file is.
pub(crate) fn made(manifest: &Manifest, shown: usize, of: usize, bytes: usize) -> String {
    let all = if manifest.kind == Kind::Letter.as_str() { letters(of as u64) } else { names(of as u64) };
    let tenths = bytes.div_ceil(100_000);
    say!("proof-made", shown = shown, all = all, whole = tenths / 10, tenth = tenths % 10)
}

/// Something else stands where the file is to be written.
pub(crate) fn in_the_way(out: &Path) -> String {
    let message = say!("proof-in-the-way", file = escaped(&out.display().to_string()));
    with_hint(error(&message), &say!("proof-in-the-way.hint"))
}

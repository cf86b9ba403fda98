//! What is said about the archive.

use std::path::Path;

use crate::archive::event::Event;
use crate::archive::expire::Due;
use crate::archive::matching::Human;
use crate::archive::query::{Line, Whole};
use crate::archive::search::{Found, Hit};
use crate::archive::sheets::Totals;
use crate::archive::stats::{Stats, Sum};
use crate::archive::verify::{Fault, Problem, Verified};
use crate::archive::{Error, LogEntry};
use crate::batch::Manifest;
use crate::batch::seal::NAME as SEAL;
use crate::campaign::naming::nearest;
use crate::cli::width::{fitted, of_terminal, rows_of};
use crate::cli::words::catalogue::{in_language, say, text};
use crate::cli::words::counted::{batches, files, made_of, pages, rows, sheets as count_sheets, signers, sums};
use crate::cli::words::failures::with_hint;
use crate::cli::words::findings::severity;
use crate::cli::words::lists::listed as enumerated;
use crate::cli::words::locale::Language;
use crate::cli::words::reasons::event as kind_of_event;
use crate::cli::words::{escaped, shown};
use crate::diagnostic::Severity;
use crate::signers::Column;

/// A message behind its severity.
pub(super) fn labelled(weight: Severity, message: &str) -> String {
    say!("finding", severity = severity(weight), message = message)
}

/// An error with its hint.
pub(super) fn error(message: &str, name: &str) -> String {
    with_hint(labelled(Severity::Error, message), &text(&format!("{name}.hint"), &[]))
}

/// A warning with its hint.
pub(super) fn warning(message: &str, name: &str) -> String {
    with_hint(labelled(Severity::Warning, message), &text(&format!("{name}.hint"), &[]))
}

/// No folder of the platform is known.
pub(crate) fn no_home() -> String {
    say!("archive-no-home")
}

/// Nobody is meant.
pub(crate) fn nobody() -> String {
    error(&say!("archive-nobody"), "archive-nobody")
}

/// Nothing was erased.
pub(crate) fn erase_preview() -> String {
    say!("archive-erase-preview")
}

/// Others can read the key or the ledger.
pub(crate) fn key_open_to_others(file: &Path) -> String {
    warning(&say!("archive-key-open", file = path(file)), "archive-key-open")
}

/// What was made of a batch after it had been added was taken in.
pub(crate) fn late_added(files: &[String]) -> String {
    let named: Vec<String> = files.iter().map(|name| format!("`{}`", escaped(name))).collect();
    let message = say!("archive-late-added", files = named.join(", "));
    if files.iter().any(|name| name == SEAL) {
        with_hint(message, &text("archive-late-added.hint", &[]))
    } else {
        message
    }
}

/// What was removed is still there.
pub(crate) fn not_cleared() -> String {
    warning(&say!("archive-not-cleared"), "archive-not-cleared")
}

/// Something that was removed is still there, and nobody can clear it now.
pub(crate) fn still_unclear() -> String {
    warning(&say!("archive-still-unclear"), "archive-still-unclear")
}

/// There is nothing to look for.
pub(crate) fn no_words() -> String {
    error(&say!("archive-no-words"), "archive-no-words")
}

/// Why the archive did not do what was asked, where the input is wrong; `None` where the machine failed.
pub(crate) fn refusal(refused: &Error) -> Option<String> {
    let alone = |message: String| labelled(Severity::Error, &message);
    Some(match refused {
        Error::NoArchive { folder } => error(&say!("archive-no-archive", folder = path(folder)), "archive-no-archive"),
        Error::Foreign { folder } => error(&say!("archive-foreign", folder = path(folder)), "archive-foreign"),
        Error::Broken { folder } => error(&say!("archive-broken", folder = path(folder)), "archive-broken"),
        // SQLITE_CORRUPT and SQLITE_NOTADB, found on the way.
        Error::Database { code } if matches!(code & 0xFF, 11 | 26) => {
            error(&say!("archive-database"), "archive-database")
        }
        Error::Changed { path: file } => error(&say!("archive-changed", file = path(file)), "archive-changed"),
        Error::NoBatch { name } => no_batch(name, None),
        Error::OtherBatch { name } => alone(say!("archive-other-batch", name = shown(name))),
        Error::Expired { name } => error(&say!("archive-batch-expired", name = shown(name)), "archive-batch-expired"),
        Error::BadEvent { path: file, line } => {
            error(&say!("archive-bad-event", file = path(file), line = *line), "archive-bad-event")
        }
        Error::BadBeside { path: file } => error(&say!("archive-bad-beside", file = path(file)), "archive-bad-beside"),
        Error::BadText => error(&say!("archive-bad-text"), "archive-bad-text"),
        Error::KeyInside { path: file, folder } => {
            error(&say!("archive-key-inside", file = path(file), folder = path(folder)), "archive-key-inside")
        }
        Error::NoSerial { name, serial } => alone(say!("archive-no-serial", name = shown(name), serial = *serial)),
        Error::NoSheet { serial, batches } if batches.is_empty() => {
            alone(say!("archive-no-sheet", serial = shown(serial)))
        }
        Error::NoSheet { serial, batches } => {
            let named: Vec<String> = batches.iter().map(|batch| format!("`{}`", escaped(batch))).collect();
            let (serial, named) = (shown(serial), enumerated(&named));
            error(&say!("archive-several-sheets", serial = serial, batches = named), "archive-several-sheets")
        }
        Error::BadAttachment => error(&say!("archive-bad-attachment"), "archive-bad-attachment"),
        Error::NoAttachment { batch, name } => {
            error(&say!("archive-no-attachment", batch = shown(batch), name = shown(name)), "archive-no-attachment")
        }
        Error::NoEvent { batch, number } => {
            error(&say!("archive-no-event", batch = shown(batch), number = *number), "archive-no-event")
        }
        Error::BadDay { day, first, last } => error(
            &say!("archive-bad-day", day = shown(day), first = first.as_str(), last = last.as_str()),
            "archive-bad-day",
        ),
        Error::BadCount { signatures, struck, .. } if struck > signatures => {
            error(&say!("archive-more-struck", struck = *struck, signatures = *signatures), "archive-more-struck")
        }
        Error::BadCount { signatures, most, .. } => {
            let message = alone(say!("archive-bad-count", signatures = *signatures));
            with_hint(message, &say!("archive-bad-count.hint", most = *most))
        }
        Error::Exists { path: file } => error(&say!("archive-exists", file = path(file)), "archive-exists"),
        Error::BadRequest { names: true } => error(&say!("archive-request-names"), "archive-request-names"),
        Error::BadRequest { names: false } => error(&say!("archive-bad-request"), "archive-bad-request"),
        Error::NoColumn { column } => {
            let meant = nearest(column, Column::ALL.iter().map(|column| column.heading()));
            let hint = match meant {
                Some(meant) => say!("did-you-mean", nearest = meant),
                None => say!("archive-no-column.hint"),
            };
            with_hint(alone(say!("archive-no-column", column = shown(column))), &hint)
        }
        Error::LostDatabase { folder } => {
            error(&say!("archive-lost-database", folder = path(folder)), "archive-lost-database")
        }
        Error::NoLocks { folder } => error(&say!("archive-no-locks", folder = path(folder)), "archive-no-locks"),
        Error::ReadOnly { folder } => error(&say!("archive-read-only", folder = path(folder)), "archive-read-only"),
        Error::Held => error(&say!("archive-held"), "archive-held"),
        Error::OtherKey { .. } | Error::LostLedger { .. } | Error::BadLedger { .. } => {
            ledger(refused, Severity::Error)?
        }
        Error::BatchRefused { name } => alone(say!("archive-batch-refused", name = shown(name))),
        _ => return None,
    })
}

/// There is no such batch; perhaps another is meant.
pub(crate) fn no_batch(name: &str, meant: Option<&str>) -> String {
    let hint = match meant {
        Some(meant) => say!("did-you-mean", nearest = shown(meant)),
        None => say!("archive-no-batch.hint"),
    };
    with_hint(labelled(Severity::Error, &say!("archive-no-batch", name = shown(name))), &hint)
}

/// What is wrong with the ledger of those who were erased.
pub(crate) fn ledger_trouble(trouble: &Error) -> Option<String> {
    ledger(trouble, Severity::Warning)
}

fn ledger(trouble: &Error, weight: Severity) -> Option<String> {
    let (message, hint) = match trouble {
        Error::LostLedger { path: file } => {
            (say!("archive-lost-ledger", file = path(file)), say!("archive-lost-ledger.hint"))
        }
        Error::BadLedger { path: file, line: 0 } => {
            (say!("archive-bad-ledger", file = path(file)), say!("archive-bad-ledger.hint"))
        }
        Error::BadLedger { path: file, line } => {
            (say!("archive-bad-ledger-line", file = path(file), line = *line), say!("archive-bad-ledger.hint"))
        }
        Error::OtherKey { path: file } => {
            (say!("archive-other-key", file = path(file)), say!("archive-other-key.hint"))
        }
        _ => return None,
    };
    Some(with_hint(labelled(weight, &message), &hint))
}

pub(super) fn path(path: &Path) -> String {
    escaped(&path.display().to_string())
}

/// The folder of the archive can be entered by others.
pub(crate) fn open_to_others(folder: &Path) -> String {
    warning(&say!("archive-open-to-others", folder = path(folder)), "archive-open-to-others")
}

/// A batch was taken in.
pub(crate) fn added(manifest: &Manifest, retention: Option<&str>) -> String {
    let kept = match retention {
        None => warning(&say!("archive-no-retention", letter = shown(&manifest.letter)), "archive-no-retention"),
        Some(until) => say!("archive-kept-until", until = until),
    };
    let message = if manifest.sample { "archive-added-sample" } else { "archive-added" };
    let what = made_of(&manifest.kind, manifest.counts.letters);
    say!(message, what = what, pages = pages(manifest.counts.pages)) + "\n" + &kept
}

/// A batch holds people who were erased before it was added.
pub(crate) fn erased_before(count: usize) -> String {
    warning(&say!("archive-erased-before", rows = rows(count as u64)), "archive-erased-before")
}

/// A folder says that somebody was erased from it.
pub(crate) fn erased_elsewhere(count: usize) -> String {
    warning(&say!("archive-erased-elsewhere", count = count), "archive-erased-elsewhere")
}

/// A batch was there; files that the folder has otherwise.
pub(crate) fn already_there(name: &str, other: &[String]) -> String {
    let text = say!("archive-already-there", name = shown(name));
    if other.is_empty() {
        return text;
    }
    let files: Vec<String> = other.iter().map(|name| format!("`{}`", escaped(name))).collect();
    text + "\n" + &warning(&say!("archive-other-bytes", files = enumerated(&files)), "archive-other-bytes")
}

/// Whoever is meant was erased.
pub(crate) fn erased_already(day: &str) -> String {
    error(&say!("archive-erased-already", day = day), "archive-erased-already")
}

/// The folder of a batch went.
pub(crate) fn moved(folder: &Path) -> String {
    say!("archive-moved", folder = path(folder))
}

/// The folder of a batch stays.
pub(crate) fn not_removed(folder: &Path) -> String {
    error(&say!("archive-not-removed", folder = path(folder)), "archive-not-removed")
}

/// Something that happened to a batch was written down.
pub(crate) fn recorded(batch: &str, event: &Event) -> String {
    say!("archive-recorded", batch = shown(batch), event = self::event(event))
}

/// Something was written down by mistake.
pub(crate) fn undone(batch: &str, event: &Event) -> String {
    say!("archive-undone", batch = shown(batch), event = self::event(event))
}

pub(super) fn event(event: &Event) -> String {
    let mut text = say!("archive-event", kind = kind(&event.kind), on = escaped(&event.on));
    if !event.carrier.is_empty() {
        text = say!("archive-event-by", event = text, carrier = shown(&event.carrier));
    }
    if !event.tracking.is_empty() {
        text = say!("archive-event-number", event = text, tracking = shown(&event.tracking));
    }
    if !event.serials.is_empty() {
        text = say!("archive-event-serials", event = text, serials = shown(&event.serials));
    }
    for name in &event.attachments {
        text = say!("archive-event-attached", event = text, name = shown(name));
    }
    if !event.note.is_empty() {
        text = say!("archive-event-note", event = text, note = shown(&event.note));
    }
    text
}

/// What happened, in words.
pub(super) fn kind(kind: &str) -> String {
    kind_of_event(&shown(kind))
}

/// Batches, a line each, what is of one kind below one another.
pub(crate) fn lines(lines: &[Line]) -> Vec<String> {
    fitted(&lines.iter().map(cells).collect::<Vec<_>>(), of_terminal())
}

/// What is known of a batch in few words.
fn cells(line: &Line) -> Vec<String> {
    let last = line.last_event.as_ref().map_or_else(
        || say!("archive-not-sent"),
        |(kind, on)| say!("archive-last-event", kind = self::kind(kind), on = escaped(on)),
    );
    let last = match (&line.last_event, line.of_some.as_slice()) {
        (_, []) => last,
        (all, some) => {
            let some =
                some.iter().map(|(kind, count)| say!("archive-of-some", kind = self::kind(kind), count = *count));
            all.is_some().then_some(last).into_iter().chain(some).collect::<Vec<_>>().join(", ")
        }
    };
    let kept = match (&line.expired, &line.kept_until) {
        (Some(day), _) => say!("archive-line-expired", day = day.as_str()),
        (None, Some(day)) => say!("archive-line-kept", day = day.as_str()),
        (None, None) => say!("archive-line-no-retention"),
    };
    let mut parts = vec![
        escaped(&line.batch),
        escaped(&line.routes.join("+")),
        escaped(&line.date),
        made_of(&line.kind, line.letters),
        last,
        kept,
    ];
    if line.sheets_out > 0 {
        parts.push(say!("archive-sheets-out", sheets = count_sheets(line.sheets_out)));
    }
    if line.erased > 0 {
        parts.push(say!("archive-line-erased", count = line.erased));
    }
    if line.sample {
        parts.push(say!("archive-line-sample"));
    }
    parts
}

/// How many batches there are.
pub(crate) fn listed(lines: &[Line]) -> String {
    let of = |kind: &str| lines.iter().filter(|line| line.kind == kind).map(|line| line.letters).sum::<u64>();
    let rolls = lines.iter().filter(|line| line.kind == "roll").count() as u64;
    let what = sums(of("letter") + rolls, of("roll"), of("petition"));
    let text = say!("archive-listed", batches = batches(lines.len() as u64), what = what);
    let mut without: Vec<&str> =
        lines.iter().filter(|line| line.retention.is_none()).map(|line| line.letter.as_str()).collect();
    if without.is_empty() {
        return text;
    }
    without.sort_unstable();
    without.dedup();
    let without = say!("archive-without-retention", letters = escaped(&enumerated(&without)));
    text + "\n" + &labelled(Severity::Warning, &without)
}

/// A batch with everything that is known of it.
pub(crate) fn whole(whole: &Whole) -> Vec<String> {
    // It goes when the batch expires.
    let origin = if whole.origin.is_empty() { "archive-made-by" } else { "archive-made-by-from" };
    let (tool, day) = (shown(&whole.tool), whole.added.as_str());
    let mut lines = rows_of(&[cells(&whole.line)]);
    lines.extend([
        say!(origin, tool = tool, day = day, origin = escaped(&whole.origin)),
        say!("archive-manifest", hash = whole.manifest_sha256.as_str()),
        say!(
            "archive-counts",
            signers = signers(whole.line.signers),
            pages = pages(whole.line.pages),
            sheets = count_sheets(whole.line.sheets),
        ),
    ]);
    lines.extend(whole.restricted.iter().map(|row| {
        let place = format!("{}/row-{row}", escaped(&whole.line.batch));
        say!("archive-restricted-row", place = place)
    }));
    lines.extend(
        whole
            .events
            .iter()
            .map(|event| say!("archive-event-numbered", number = event.number, event = self::event(event))),
    );
    for sheet in &whole.petition_sheets {
        let serial = escaped(&sheet.serial);
        let mut text = match sheet.signatures {
            None => say!("archive-sheet-out", serial = serial),
            Some(count) => say!("archive-sheet-back", serial = serial, count = count, struck = sheet.struck),
        };
        if !sheet.place.is_empty() {
            text = say!("archive-sheet-place", sheet = text, place = shown(&sheet.place));
        }
        if sheet.scanned {
            text = say!("archive-sheet-scanned", sheet = text);
        }
        if let Some(day) = &sheet.destroyed {
            text = say!("archive-sheet-destroyed", sheet = text, day = day.as_str());
        }
        lines.push(text);
    }
    lines.extend(whole.files.iter().map(|file| format!("{}  {}  {}", file.sha256, file.bytes, escaped(&file.path))));
    lines
}

/// The log.
pub(crate) fn log(entries: &[LogEntry]) -> Vec<String> {
    let cells = |entry: &LogEntry| {
        let LogEntry { at, who, what, batch, detail } = entry;
        vec![at.clone(), shown(who), what.clone(), escaped(batch), shown(detail)]
    };
    rows_of(&entries.iter().map(cells).collect::<Vec<_>>())
}

/// People and batches that were found.
pub(crate) fn hits(found: &Found) -> Vec<String> {
    let batches = found.batches.iter().map(|batch| vec![escaped(batch), say!("archive-its-text")]);
    let rows: Vec<Vec<String>> = found.people.iter().map(hit_cells).chain(batches).collect();
    match of_terminal() {
        Some(most) => fitted(&rows, Some(most)),
        None => rows.iter().map(|row| in_a_line(row)).collect(),
    }
}

/// Somebody who was found, in a line.
pub(crate) fn hit(hit: &Hit) -> String {
    in_a_line(&hit_cells(hit))
}

/// What is known of somebody, without what is not.
fn in_a_line(cells: &[String]) -> String {
    cells.iter().filter(|cell| !cell.is_empty()).map(String::as_str).collect::<Vec<_>>().join("  ")
}

/// Place, day, name, address, town and `id`, each in its column; empty where it is not known.
fn hit_cells(hit: &Hit) -> Vec<String> {
    let number = hit.serial.map_or_else(|| format!("row-{}", hit.row), |serial| serial.to_string());
    let place = format!("{}/{number}", escaped(&hit.batch));
    if let Some(day) = &hit.restricted {
        return vec![place, escaped(&hit.date), say!("archive-restricted-since", day = day.as_str())];
    }
    let cell = |column: &str| hit.cells.get(column).and_then(|cell| cell.as_str()).unwrap_or_default();
    let name = hit.shown_name();
    let parts = [name.as_str(), cell("email"), cell("city"), cell("id")];
    [place, escaped(&hit.date)].into_iter().chain(parts.map(shown)).collect()
}

/// How much was found.
pub(crate) fn found(found: &Found) -> String {
    let message = if found.more { "archive-found-more" } else { "archive-found" };
    say!(message, rows = rows(found.people.len() as u64), batches = batches(found.batches.len() as u64))
}

/// What is wrong with one thing.
pub(crate) fn problem(problem: &Problem) -> String {
    let place =
        if problem.batch.is_empty() { say!("archive-the-store") } else { format!("`{}`", escaped(&problem.batch)) };
    let message = match problem.fault {
        Fault::Missing => "archive-fault-missing",
        Fault::Changed => "archive-fault-changed",
        Fault::Extra => "archive-fault-extra",
        Fault::NotAsManifest => "archive-fault-not-as-manifest",
        Fault::Manifest => "archive-fault-manifest",
        Fault::Erasures => "archive-fault-erasures",
        Fault::People => "archive-fault-people",
        Fault::Database => "archive-fault-database",
        Fault::LostLedger => "archive-fault-lost-ledger",
        Fault::BadLedger => "archive-fault-bad-ledger",
        Fault::Owed => "archive-fault-owed",
    };
    labelled(Severity::Error, &say!(message, place = place, file = escaped(&problem.file)))
}

/// What was looked at.
pub(crate) fn verified(verified: &Verified) -> String {
    let message = if verified.erased > 0 { "archive-looked-at-erased" } else { "archive-looked-at" };
    let (batches, files) = (batches(verified.batches), files(verified.files));
    let what = say!(message, batches = batches, files = files, erased = verified.erased);
    match verified.problems.len() {
        0 => say!("archive-verified", what = what),
        count => say!("archive-faults", what = what, count = count),
    }
}

/// The signatures of a campaign.
pub(crate) fn totals(totals: &Totals) -> Vec<String> {
    let Totals { letter, paper, online, samples, out } = totals;
    let mut lines = vec![say!(
        "archive-totals",
        letter = escaped(letter),
        signatures = paper.saturating_add(*online),
        paper = *paper,
        online = *online,
    )];
    if *samples > 0 {
        lines.push(say!("archive-totals-samples", sheets = count_sheets(*samples)));
    }
    lines.extend(
        out.iter().map(|(batch, serial)| say!("archive-totals-out", serial = escaped(serial), batch = escaped(batch))),
    );
    lines
}

/// The numbers of the archive.
pub(crate) fn stats(stats: &Stats) -> Vec<String> {
    let mut lines = Vec::new();
    for (what, sums) in [("campaign", &stats.campaigns), ("route", &stats.routes), ("month", &stats.months)] {
        for Sum { name, batches, sent, signers, letters, names, rows, pages, sheets } in sums {
            lines.push(say!(
                "archive-stats",
                what = what,
                name = escaped(name),
                batches = self::batches(*batches),
                sent = *sent,
                signers = self::signers(*signers),
                made = self::sums(*letters, *names, *rows),
                pages = self::pages(*pages),
                sheets = count_sheets(*sheets),
            ));
        }
    }
    lines.extend(stats.signatures.iter().flat_map(totals));
    lines
}

/// What does not count.
pub(crate) fn samples(stats: &Stats) -> Option<String> {
    (stats.samples > 0).then(|| say!("archive-samples", batches = batches(stats.samples)))
}

/// Stands above the plot.
pub(crate) fn plot_title() -> String {
    // A picture is handed on, and whoever gets it has another locale.
    in_language(Language::English, || say!("archive-plot-title"))
}

/// A plot of another kind.
pub(crate) fn no_plot(file: &Path) -> String {
    let message = labelled(Severity::Error, &say!("archive-no-plot", file = path(file)));
    with_hint(message, &say!("archive-no-plot.hint", other = path(&file.with_extension("svg"))))
}

/// A person, a line a row.
pub(crate) fn human(human: &Human) -> Vec<String> {
    human.rows.iter().map(hit).collect()
}

/// More than one person is meant.
pub(crate) fn too_many(count: usize) -> String {
    error(&say!("archive-too-many", count = count), "archive-too-many")
}

/// Cells were corrected.
pub(crate) fn corrected(count: usize) -> String {
    say!("archive-corrected", rows = rows(count as u64))
}

/// A person's data are restricted, or no longer.
pub(crate) fn restricted(count: usize, lifted: bool) -> String {
    say!(if lifted { "archive-lifted" } else { "archive-restricted" }, rows = rows(count as u64))
}

/// What stays though its time is over, or has none.
pub(crate) fn due(due: &Due) -> Vec<String> {
    let held = due.held.iter().map(|line| say!("archive-held-back", batch = escaped(&line.batch)));
    let without = due
        .without
        .iter()
        .map(|line| labelled(Severity::Warning, &say!("archive-due-without", batch = escaped(&line.batch))));
    held.chain(without).collect()
}

/// What would expire.
pub(crate) fn expiry_preview(count: usize) -> String {
    match count {
        0 => say!("archive-nothing-due"),
        count => say!("archive-expiry-preview", batches = batches(count as u64), count = count),
    }
}

/// What expired.
pub(crate) fn expired(count: usize) -> String {
    match count {
        0 => say!("archive-nothing-due"),
        count => say!("archive-expired", batches = batches(count as u64)),
    }
}

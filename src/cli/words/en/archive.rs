//! What is said about the archive.

use std::fmt::Write as _;
use std::path::Path;

use crate::archive::erase::Erased;
use crate::archive::event::Event;
use crate::archive::expire::Due;
use crate::archive::matching::Human;
use crate::archive::query::{Line, Whole};
use crate::archive::reapply::Reapplied;
use crate::archive::search::{Found, Hit};
use crate::archive::sheets::{self, Totals};
use crate::archive::stats::{Stats, Sum};
use crate::archive::verify::{Fault, Problem, Verified};
use crate::archive::{Error, LogEntry};
use crate::batch::events::HANDED_OVER;
use crate::batch::{Manifest, ranges};
use crate::cli::words::en::summary::of;
use crate::cli::words::{escaped, shown};

/// No folder of the platform is known.
pub(crate) const NO_HOME: &str =
    "no home folder is known: name the archive with --archive and its key with --archive-key";
/// Nobody is meant.
pub(crate) const NOBODY: &str = "error: nobody in the archive is meant by this\nhint: give the whole name, the e-mail address, \
     the `id`, or BATCH/SERIAL as `mailbag archive search` shows them";
/// Nothing was erased.
pub(crate) const ERASE_PREVIEW: &str = "nothing was changed: --yes erases this person from all that is listed";
/// What was removed is still there.
pub(crate) const NOT_CLEARED: &str = "warning: the archive is changed, but what was removed is not yet off the disk\nhint: make room, then run any `mailbag archive` command: it clears the rest";
/// Something that was removed is still there, and nobody can clear it now.
pub(crate) const STILL_UNCLEAR: &str = "warning: what was removed from the archive is not yet off the disk: others use it, or it cannot be written\nhint: close other programs that have the archive open; the next `mailbag archive` command tries again";
/// There is nothing to look for.
pub(crate) const NO_WORDS: &str = "error: there is no letter and no digit to look for\nhint: give a name, an e-mail address or any word; of a Chinese name one character is enough";

/// What helps where the password of a seal's key is wrong.
pub(crate) const WRONG_PASSWORD: &str =
    "give the password that `minisign -G` asked for; in a file of --password-file it is the first line";
/// What helps where a campaign's `retention` is not understood.
pub(crate) const RETENTION: &str =
    "write a number from 1 to 1200, then days, weeks, months or years, then `after delivery`";

/// Why the archive did not do what was asked, where the input is wrong; `None` where the machine failed.
pub(crate) fn refusal(error: &Error) -> Option<String> {
    Some(match error {
        Error::NoArchive { folder } => format!(
            "error: there is no archive in `{}`\nhint: `mailbag archive add BATCH` makes one; --archive names another folder",
            path(folder)
        ),
        Error::Foreign { folder } => format!(
            "error: `{}` holds no archive that this version reads\nhint: name another folder with --archive, or use the version that made it",
            path(folder)
        ),
        Error::Broken { folder } => format!(
            "error: the database in `{}` is damaged\nhint: put back a backup; the letters in `store` are files of their own",
            path(folder)
        ),
        // SQLITE_CORRUPT and SQLITE_NOTADB, found on the way.
        Error::Database { code } if matches!(code & 0xFF, 11 | 26) => "error: the database of the archive is damaged\nhint: put back a backup, then run `mailbag archive verify`; the letters in `store` are files of their own".to_owned(),
        Error::Changed { path: file } => {
            format!("error: `{}` has not the bytes that it should have\nhint: run `mailbag archive verify`", path(file))
        }
        Error::NoBatch { name } => {
            format!("error: the archive has no batch `{}`\nhint: `mailbag archive list` shows all", shown(name))
        }
        Error::OtherBatch { name } => {
            format!("error: the archive has another batch `{}`; nothing was changed", shown(name))
        }
        Error::Expired { name } => format!("error: the batch `{}` is past its time; its files are gone", shown(name)),
        Error::NoSerial { name, serial } => {
            format!("error: the batch `{}` has not all of the serials from {serial} on", shown(name))
        }
        Error::NoSheet { serial, found: 0 } => {
            format!("error: no batch of the archive has a sheet `{}`", shown(serial))
        }
        Error::NoSheet { serial, found } => format!(
            "error: {found} batches have a sheet `{}`\nhint: name the batch with --batch; the sheet's text tells them apart",
            shown(serial)
        ),
        Error::BadAttachment => {
            "error: a file to attach has no name that can be kept, or the same as another one\nhint: give each file a name of its own"
                .to_owned()
        }
        Error::NoAttachment { batch, name } => format!(
            "error: no event of `{}` has an attachment `{}`\nhint: `mailbag archive show` names the attachments",
            shown(batch),
            shown(name)
        ),
        Error::NoEvent { batch, number } => format!(
            "error: `{}` has no event {number}\nhint: `mailbag archive show` gives the numbers, as in `event 3`",
            shown(batch)
        ),
        Error::BadDay { day, first, last } => format!(
            "error: `{}` is no day for this: it is before {first} or after {last}\nhint: give the day on which it happened, as YYYY-MM-DD",
            shown(day)
        ),
        Error::BadCount { signatures, struck } if struck > signatures => format!(
            "error: {struck} signatures are struck out of {signatures}\nhint: --signatures counts all on the sheet, --struck those of them that do not count"
        ),
        Error::BadCount { signatures, .. } => format!(
            "error: no sheet has {signatures} signatures\nhint: --signatures counts those on this one sheet, at most {}",
            sheets::MOST
        ),
        Error::Exists { path: file } => {
            format!("error: `{}` is there already\nhint: move it away, or name another place with --out", path(file))
        }
        Error::BadRequest { names: true } => "error: the request names the person, or holds an e-mail address; nothing was changed\nhint: it stays when the person is gone: give the number of the request in your files, such as 2027-17".to_owned(),
        Error::BadRequest { names: false } => "error: the request is empty, longer than 200 characters, or holds a line break or another control character\nhint: give the number of the request in your files, such as 2027-17".to_owned(),
        Error::NoColumn { column } => format!(
            "error: there is no column `{}`\nhint: give a column of the list, such as `city`, or one that mailbag knows",
            shown(column)
        ),
        Error::LostDatabase { folder } => format!(
            "error: the database of the archive in `{}` is lost: `store` holds files, and nothing tells whose they are\nhint: put `archive.sqlite` back from a backup, then run `mailbag archive reapply` and `verify`; nothing was changed",
            path(folder)
        ),
        Error::NoLocks { folder } => format!(
            "error: the disk of `{}` knows no locks, so two runs at once would spoil each other's work; nothing was changed\nhint: move the archive to a disk of this machine; it can be read where it is",
            path(folder)
        ),
        Error::ReadOnly { folder } => format!(
            "error: nothing can be written in `{}`\nhint: `list`, `show`, `search`, `stats`, `export` and `verify` need no writing, unless a run was killed in it: then copy the archive to where it can be written",
            path(folder)
        ),
        Error::Held => "error: another program has the database of the archive open, so what was deleted is still on the disk\nhint: close it, then run any `mailbag archive` command".to_owned(),
        Error::OtherKey { path: file } => format!(
            "error: `{}` is not the key of this archive, or not there\nhint: put the key file back, or name it with --archive-key; without it nobody who was erased is known again",
            path(file)
        ),
        Error::LostLedger { .. } | Error::BadLedger { .. } => ledger_trouble(error)?.replacen("warning", "error", 1),
        Error::BatchRefused { name } => {
            format!("error: nothing could be taken out of the batch `{}`; nothing was changed\nhint: `mailbag archive verify` tells whether it is damaged", shown(name))
        }
        _ => return None,
    })
}

/// What is wrong with the ledger of those who were erased.
pub(crate) fn ledger_trouble(error: &Error) -> Option<String> {
    match error {
        Error::LostLedger { path: file } => Some(format!(
            "warning: the ledger `{}` of those who were erased is lost\nhint: put it back from a backup; if there is none, make an empty file of this name: then `reapply` repeats what the archive itself knows",
            path(file)
        )),
        Error::BadLedger { path: file, line } => Some(format!(
            "warning: the ledger `{}` of those who were erased is damaged{}\nhint: put it back from a backup: a line that is not understood may be somebody who asked to be forgotten",
            path(file),
            if *line == 0 { String::new() } else { format!(", in line {line}") }
        )),
        _ => None,
    }
}

fn path(path: &Path) -> String {
    escaped(&path.display().to_string())
}

/// The folder of the archive can be entered by others.
pub(crate) fn open_to_others(folder: &Path) -> String {
    format!("warning: others can enter `{}`\nhint: take their permissions away, or move the archive", path(folder))
}

/// A batch was taken in.
pub(crate) fn added(manifest: &Manifest, retention: Option<&str>) -> String {
    let kept = retention.map_or_else(
        || {
            format!(
                "warning: `{}` says no `retention`: nothing of it ever expires\nhint: set retention = \"18 months after delivery\" in letter.toml",
                shown(&manifest.letter)
            )
        },
        |retention| format!("kept until {retention}"),
    );
    let sample = if manifest.sample { "; a sample, not for sending" } else { "" };
    format!("added {}, {}{sample}\n{kept}", of(manifest.counts.letters, "letter"), of(manifest.counts.pages, "page"))
}

/// A batch holds people who were erased before it was added.
pub(crate) fn erased_before(rows: usize) -> String {
    let rows = of(rows as u64, "row");
    format!("warning: {rows} of somebody who was erased\nhint: `mailbag archive reapply` erases them again")
}

/// A folder says that somebody was erased from it.
pub(crate) fn erased_elsewhere(count: usize) -> String {
    let erasures = of(count as u64, "erasure");
    format!(
        "warning: the folder tells of {erasures} before it came here; whether only their pages changed, the archive cannot know\nhint: compare it with the archive or the sealed batch that it comes from"
    )
}

/// A batch was there; files that the folder has otherwise.
pub(crate) fn already_there(name: &str, other: &[String]) -> String {
    let mut text = format!("the batch `{}` is in the archive already; nothing was changed", shown(name));
    if !other.is_empty() {
        let files: Vec<String> = other.iter().map(|name| format!("`{}`", escaped(name))).collect();
        let _ = write!(
            text,
            "\nwarning: the archive has not these bytes of the folder: {}\nhint: something was added to the folder since, or erased in the archive",
            files.join(", ")
        );
    }
    text
}

/// Whoever is meant was erased.
pub(crate) fn erased_already(day: &str) -> String {
    format!(
        "error: whoever is meant was erased on {day} already; nothing was changed\nhint: `mailbag archive reapply` erases again what a backup or another batch has brought back"
    )
}

/// The folder of a batch went.
pub(crate) fn moved(folder: &Path) -> String {
    format!("removed `{}`: the archive holds every byte of it", path(folder))
}

/// The folder of a batch stays.
pub(crate) fn not_removed(folder: &Path) -> String {
    format!(
        "error: `{}` stays, since a file in it is not the one in the archive\nhint: something was added to the folder since, or erased in the archive",
        path(folder)
    )
}

/// Something that happened to a batch was written down.
pub(crate) fn recorded(batch: &str, event: &Event) -> String {
    format!("{}: {}", shown(batch), self::event(event))
}

/// Something was written down by mistake.
pub(crate) fn undone(batch: &str, event: &Event) -> String {
    format!("{}: no longer {}", shown(batch), self::event(event))
}

fn event(event: &Event) -> String {
    let mut text = format!("{} on {}", escaped(&event.kind), escaped(&event.on));
    for (what, value) in [("by", &event.carrier), ("number", &event.tracking), ("serials", &event.serials)] {
        if !value.is_empty() {
            let _ = write!(text, ", {what} {}", shown(value));
        }
    }
    for name in &event.attachments {
        let _ = write!(text, ", attached `{}`", shown(name));
    }
    if !event.note.is_empty() {
        let _ = write!(text, ": {}", shown(&event.note));
    }
    text
}

/// A batch in a line.
pub(crate) fn line(line: &Line) -> String {
    let last = line.last_event.as_ref().map_or("not sent".to_owned(), |(kind, on)| escaped(&format!("{kind} {on}")));
    let kept = match (&line.expired, &line.kept_until) {
        (Some(day), _) => format!("expired {day}"),
        (None, Some(day)) => format!("kept until {day}"),
        (None, None) => "no retention".to_owned(),
    };
    let mut parts = vec![
        escaped(&line.batch),
        escaped(&line.routes.join("+")),
        escaped(&line.date),
        of(line.letters, if line.kind == "letter" { "letter" } else { "row" }),
        last,
        kept,
    ];
    if line.sheets_out > 0 {
        parts.push(format!("{} out", of(line.sheets_out, "sheet")));
    }
    if line.erased > 0 {
        parts.push(format!("{} erased", line.erased));
    }
    if line.sample {
        parts.push("sample".to_owned());
    }
    parts.join("  ")
}

/// How many batches there are.
pub(crate) fn listed(lines: &[Line]) -> String {
    let letters = lines.iter().map(|line| line.letters).sum();
    let mut text = format!("{}, {}", batches(lines.len() as u64), of(letters, "letter"));
    let without: Vec<&str> =
        lines.iter().filter(|line| line.retention.is_none()).map(|line| line.letter.as_str()).collect();
    if !without.is_empty() {
        let mut letters = without;
        letters.sort_unstable();
        letters.dedup();
        let _ =
            write!(text, "\nwarning: no `retention`, so nothing of it ever expires: {}", escaped(&letters.join(", ")));
    }
    text
}

fn batches(count: u64) -> String {
    if count == 1 { "1 batch".to_owned() } else { format!("{count} batches") }
}

/// A batch with everything that is known of it.
pub(crate) fn whole(whole: &Whole) -> Vec<String> {
    let mut origin = format!("made by {}; added {}", shown(&whole.tool), whole.added);
    // It goes when the batch expires.
    if !whole.origin.is_empty() {
        let _ = write!(origin, " from `{}`", escaped(&whole.origin));
    }
    let mut lines = vec![
        line(&whole.line),
        origin,
        format!("manifest {}", whole.manifest_sha256),
        format!(
            "{}, {}, {}",
            of(whole.line.signers, "signer"),
            of(whole.line.pages, "page"),
            of(whole.line.sheets, "sheet")
        ),
    ];
    lines.extend(whole.restricted.iter().map(|row| format!("restricted: {}/row-{row}", escaped(&whole.line.batch))));
    lines.extend(whole.events.iter().map(|event| format!("event {}: {}", event.number, self::event(event))));
    for sheet in &whole.petition_sheets {
        let mut text = format!("sheet {}: ", escaped(&sheet.serial));
        match sheet.signatures {
            None => text.push_str("not returned"),
            Some(count) => {
                let _ = write!(text, "{}, {} struck out", of(count, "signature"), sheet.struck);
            }
        }
        if !sheet.place.is_empty() {
            let _ = write!(text, ", in {}", shown(&sheet.place));
        }
        if sheet.scanned {
            text.push_str(", scanned");
        }
        if let Some(day) = &sheet.destroyed {
            let _ = write!(text, ", destroyed {day}");
        }
        lines.push(text);
    }
    lines.extend(whole.files.iter().map(|file| format!("{}  {}  {}", file.sha256, file.bytes, escaped(&file.path))));
    lines
}

/// A line of the log.
pub(crate) fn log(entry: &LogEntry) -> String {
    let LogEntry { at, who, what, batch, detail } = entry;
    [at.as_str(), &shown(who), what, &escaped(batch), &shown(detail)].join("  ").trim_end().to_owned()
}

/// Somebody who was found.
pub(crate) fn hit(hit: &Hit) -> String {
    let number = hit.serial.map_or_else(|| format!("row-{}", hit.row), |serial| serial.to_string());
    let place = format!("{}/{number}", escaped(&hit.batch));
    if let Some(day) = &hit.restricted {
        return format!("{place}  {}  restricted since {day}", escaped(&hit.date));
    }
    let cell = |column: &str| hit.cells.get(column).and_then(|cell| cell.as_str()).unwrap_or_default();
    let parts = [hit.name.as_str(), cell("email"), cell("city"), cell("id")];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).map(shown).collect();
    format!("{place}  {}  {}", escaped(&hit.date), parts.join("  "))
}

/// A batch whose text was found.
pub(crate) fn batch_hit(batch: &str) -> String {
    format!("{}  its text", escaped(batch))
}

/// How much was found.
pub(crate) fn found(found: &Found) -> String {
    let people = found.people.len();
    let more = if found.more { "; there is more, --most shows it" } else { "" };
    let rows = of(people as u64, "row");
    format!("{rows}, {}{more}", batches(found.batches.len() as u64))
}

/// What is wrong with one thing.
pub(crate) fn problem(problem: &Problem) -> String {
    let file = escaped(&problem.file);
    let place =
        if problem.batch.is_empty() { "the store".to_owned() } else { format!("`{}`", escaped(&problem.batch)) };
    match problem.fault {
        Fault::Missing => format!("error: {place}: `{file}` is missing"),
        Fault::Changed => format!("error: {place}: `{file}` was changed"),
        Fault::Extra => format!("error: {place}: `{file}` belongs to nothing"),
        Fault::NotAsManifest => format!("error: {place}: `{file}` is not the file of the manifest"),
        Fault::Manifest => format!("error: {place}: `{file}` is not the manifest that was added"),
        Fault::Erasures => format!("error: {place}: `{file}` does not say what the database says of erasures"),
        Fault::People => format!("error: {place}: the database does not say of people what `{file}` says"),
        Fault::Database => format!("error: the database `{file}` is damaged"),
        Fault::LostLedger => format!("error: the ledger `{file}` of those who were erased is lost"),
        Fault::BadLedger => format!("error: the ledger `{file}` of those who were erased is damaged"),
    }
}

/// What was looked at.
pub(crate) fn verified(verified: &Verified) -> String {
    let what = format!("{}, {}", batches(verified.batches), of(verified.files, "file"));
    let erased = if verified.erased > 0 { format!("; {} erased since", verified.erased) } else { String::new() };
    match verified.problems.len() {
        0 => format!("verified: {what}{erased}"),
        count => format!("{what}{erased}; {}", of(count as u64, "fault")),
    }
}

/// The signatures of a campaign.
pub(crate) fn totals(totals: &Totals) -> Vec<String> {
    let Totals { letter, paper, online, out } = totals;
    let mut lines = vec![format!(
        "{}: {} signatures = {paper} on paper + {online} online",
        escaped(letter),
        paper.saturating_add(*online)
    )];
    lines
        .extend(out.iter().map(|(batch, serial)| format!("not returned: {} of `{}`", escaped(serial), escaped(batch))));
    lines
}

/// The numbers of the archive.
pub(crate) fn stats(stats: &Stats) -> Vec<String> {
    let mut lines = Vec::new();
    for (what, sums) in [("campaign", &stats.campaigns), ("route", &stats.routes), ("month", &stats.months)] {
        for Sum { name, batches, sent, signers, letters, pages, sheets } in sums {
            lines.push(format!(
                "{what} {}: {}, {sent} sent, {signers} signers, {letters} letters, {pages} pages, {sheets} sheets",
                escaped(name),
                self::batches(*batches)
            ));
        }
    }
    lines.extend(stats.signatures.iter().flat_map(totals));
    lines
}

/// What does not count.
pub(crate) fn samples(stats: &Stats) -> Option<String> {
    (stats.samples > 0)
        .then(|| format!("{} of the shipped sample left out: nobody of it has signed", batches(stats.samples)))
}

/// Stands above the plot.
pub(crate) fn plot_title() -> &'static str {
    "Letters by month"
}

/// A plot of another kind.
pub(crate) fn no_plot(file: &Path) -> String {
    format!(
        "error: `{}` is no plot: its name ends neither in `.svg` nor in `.png`\nhint: name it `{}`",
        path(file),
        path(&file.with_extension("svg"))
    )
}

/// A person, a line a row.
pub(crate) fn human(human: &Human) -> Vec<String> {
    human.rows.iter().map(hit).collect()
}

/// More than one person is meant.
pub(crate) fn too_many(count: usize) -> String {
    format!(
        "error: {count} people are meant; nothing was changed\nhint: name one by e-mail address, `id` or BATCH/SERIAL as listed"
    )
}

/// Cells were corrected.
pub(crate) fn corrected(rows: usize) -> String {
    format!("corrected in {}; letters and lists stay as they were sent", of(rows as u64, "row"))
}

/// A person's data are restricted, or no longer.
pub(crate) fn restricted(rows: usize, lifted: bool) -> String {
    let what = if lifted { "no longer restricted" } else { "restricted" };
    format!("{what}: {}", of(rows as u64, "row"))
}

/// What stays though its time is over, or has none.
pub(crate) fn due(due: &Due) -> Vec<String> {
    let held =
        due.held.iter().map(|line| format!("held, since somebody's data are restricted: {}", escaped(&line.batch)));
    let without = due.without.iter().map(|line| format!("warning: no retention: {}", escaped(&line.batch)));
    held.chain(without).collect()
}

/// What would expire.
pub(crate) fn expiry_preview(count: usize) -> String {
    match count {
        0 => "nothing is past its time".to_owned(),
        count => format!("{} past its time; nothing was changed: --yes erases it", batches(count as u64)),
    }
}

/// What expired.
pub(crate) fn expired(count: usize) -> String {
    match count {
        0 => "nothing is past its time".to_owned(),
        count => format!("{} erased but for manifest and numbers", batches(count as u64)),
    }
}

/// Who was erased, and where the archive does not reach.
pub(crate) fn erased(erased: &[Erased], request: &str) -> Vec<String> {
    let mut lines = vec![format!("erased from {}; request {}", batches(erased.len() as u64), shown(request))];
    for Erased { batch, scrubbed, .. } in erased {
        for (kind, on, what) in scrubbed {
            let what = if what == "tracking" { "tracking number" } else { what };
            lines.push(format!(
                "of `{}`, {} on {}: the {} went too",
                escaped(batch),
                shown(kind),
                escaped(on),
                shown(what)
            ));
        }
    }
    lines.push("what the archive cannot reach:".to_owned());
    for Erased { batch, serials, origin, events, paper_sheets, attachments, .. } in erased {
        let batch = escaped(batch);
        lines.push(format!("- the folder of `{batch}` and copies of it; it stood at `{}`", escaped(origin)));
        if !serials.is_empty() {
            let serials = ranges::compact(serials.iter().copied());
            lines.push(format!("- reprints and printed letters of `{batch}`, serial {serials}"));
        }
        for (kind, on) in events {
            let whom = if kind == HANDED_OVER {
                "whoever it was handed to, such as a print shop"
            } else {
                "whoever has it now"
            };
            lines.push(format!("- `{batch}` was {} on {}: {whom}", shown(kind), escaped(on)));
        }
        for sheet in paper_sheets {
            lines.push(format!(
                "- the row of serial {} on the paper sheet {}",
                ranges::compact(serials.iter().copied()),
                escaped(sheet)
            ));
        }
        for name in attachments {
            lines.push(format!("- `{batch}`: {} is about others too: look whether it names the person", escaped(name)));
        }
    }
    if erased.iter().any(|erased| !erased.known_again) {
        lines.push(
            "- lists to come: nothing but a name was known, by which nobody can be told from others of that name; take the row out yourself"
                .to_owned(),
        );
    }
    lines.push("- backups made until now: after one is put back, run `mailbag archive reapply`".to_owned());
    lines.push(
        "- free space of the disk: the bytes of files that were removed stay there until something else is written over them, and on an SSD, or a file system that copies on write, in cells that no program reaches; only an encrypted disk makes them unreadable".to_owned(),
    );
    lines
}

/// Erasures that were repeated, and batches from which somebody could not be erased.
pub(crate) fn reapplied(done: &Reapplied) -> Vec<String> {
    let mut lines = vec![match done.people {
        1 => "1 person erased again".to_owned(),
        count => format!("{count} people erased again"),
    }];
    lines.extend(done.refused.iter().map(|batch| {
        format!(
            "error: somebody who was erased is still in `{}`: nothing could be taken out of it\nhint: use the version of mailbag that made it, or run `mailbag archive verify {}`",
            escaped(batch),
            escaped(batch)
        )
    }));
    lines
}

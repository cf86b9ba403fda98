//! What is said where somebody is forgotten, or gets what is kept of them.

use std::path::Path;

use crate::archive::erase::Erased;
use crate::archive::matching::Human;
use crate::archive::reapply::Reapplied;
use crate::archive::rights::Exported;
use crate::archive::search::Hit;
use crate::batch::events::HANDED_OVER;
use crate::batch::ranges;
use crate::cli::words::archive::{self, hit, labelled, path, warning};
use crate::cli::words::catalogue::say;
use crate::cli::words::counted::batches;
use crate::cli::words::failures::with_hint;
use crate::cli::words::{escaped, shown};
use crate::diagnostic::Severity;

/// Rows of the same name as somebody who is erased.
pub(crate) fn namesakes(rows: &[Hit]) -> Vec<String> {
    if rows.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![warning(&say!("archive-namesakes"), "archive-namesakes")];
    lines.extend(rows.iter().map(hit));
    lines
}

/// Data of a person are restricted who is to be erased.
pub(crate) fn restricted_erase(human: &Human) -> Option<String> {
    let day = human.rows.iter().filter_map(|hit| hit.restricted.as_deref()).min()?;
    Some(warning(&say!("archive-restricted-erase", day = day), "archive-restricted-erase"))
}

/// What an export of a person leaves to whoever makes it.
pub(crate) fn exported(exported: &Exported) -> Vec<String> {
    let others = exported.about_others.iter().map(|(batch, event)| {
        let message = say!("archive-subject-others", batch = escaped(batch), event = archive::event(event));
        warning(&message, "archive-subject-others")
    });
    let fonts = exported.fonts_of_others.iter();
    let fonts =
        fonts.map(|batch| warning(&say!("archive-subject-fonts", batch = escaped(batch)), "archive-subject-fonts"));
    others.chain(fonts).collect()
}

/// The ledger lacked what the archive knows.
pub(crate) fn ledger_lacked(ledger: &Path, count: usize) -> String {
    labelled(Severity::Warning, &say!("archive-ledger-lacked", file = path(ledger), count = count))
}

/// Erasures are to be repeated.
pub(crate) fn owed() -> String {
    warning(&say!("archive-owed"), "archive-owed")
}

/// The ledger does not know yet who was erased.
pub(crate) fn not_recorded(ledger: &Path) -> String {
    warning(&say!("archive-ledger-not-written", file = path(ledger)), "archive-ledger-not-written")
}

/// Who was erased, and where the archive does not reach.
pub(crate) fn erased(erased: &[Erased], request: &str) -> Vec<String> {
    let mut lines = vec![say!("archive-erased", batches = batches(erased.len() as u64), request = shown(request))];
    for Erased { batch, scrubbed, placeless, .. } in erased {
        for sheet in placeless {
            lines.push(say!("archive-scrubbed-place", batch = escaped(batch), sheet = escaped(sheet)));
        }
        for (kind, on, what) in scrubbed {
            let message = if what == "tracking" { "archive-scrubbed-tracking" } else { "archive-scrubbed" };
            let (batch, kind) = (escaped(batch), archive::kind(kind));
            lines.push(say!(message, batch = batch, kind = kind, on = escaped(on), what = shown(what)));
        }
    }
    lines.push(say!("archive-cannot-reach"));
    for Erased { batch, serials, origin, events, paper_sheets, attachments, left, places, approvers, .. } in erased {
        let batch = || escaped(batch);
        let serials = ranges::compact(serials.iter().copied());
        lines.push(say!("archive-reach-folder", batch = batch(), origin = escaped(origin)));
        if !serials.is_empty() {
            lines.push(say!("archive-reach-letters", batch = batch(), serials = serials.as_str()));
        }
        for (kind, on) in events {
            let message = if kind == HANDED_OVER { "archive-reach-handed-over" } else { "archive-reach-sent" };
            lines.push(say!(message, batch = batch(), kind = archive::kind(kind), on = escaped(on)));
        }
        for sheet in paper_sheets {
            lines.push(say!("archive-reach-paper", serials = serials.as_str(), sheet = escaped(sheet)));
        }
        for name in attachments {
            lines.push(say!("archive-reach-attachment", batch = batch(), name = escaped(name)));
        }
        if !approvers.is_empty() {
            let names = escaped(&approvers.join(", "));
            lines.push(say!("archive-reach-approval", batch = batch(), names = names));
        }
        for event in left {
            lines.push(say!("archive-reach-event", batch = batch(), event = archive::event(event)));
        }
        for place in places {
            lines.push(say!("archive-reach-place", batch = batch(), place = shown(place)));
        }
    }
    if erased.iter().any(|erased| !erased.known_again) {
        lines.push(say!("archive-reach-lists"));
    }
    lines.push(say!("archive-reach-hashes"));
    lines.push(say!("archive-reach-backups"));
    lines.push(say!("archive-reach-disk"));
    lines
}

/// Erasures that were repeated, and batches from which somebody could not be erased.
pub(crate) fn reapplied(done: &Reapplied) -> Vec<String> {
    let mut lines = vec![say!("archive-reapplied", count = done.people)];
    lines.extend(done.refused.iter().map(|batch| {
        let message = labelled(Severity::Error, &say!("archive-still-in", batch = escaped(batch)));
        with_hint(message, &say!("archive-still-in.hint", batch = escaped(batch)))
    }));
    lines
}

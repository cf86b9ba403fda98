//! `mailbag archive event` and `archive sheet`: what came back from the world.

use crate::archive::event::{self, Event};
use crate::archive::open::Access;
use crate::archive::sheets::{self, Change};
use crate::batch::ranges;
use crate::cli::STOP;
use crate::cli::archive::args::{EventArguments, KindArgument, SheetArguments};
use crate::cli::archive::{Desk, Stop, day, refuse};
use crate::cli::report::Report;
use crate::cli::words::archive as words;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn event(desk: &Desk, typed: EventArguments, report: &mut Report) -> Result<(), Stop> {
    // The command line asks for both.
    let kind = typed.kind.map(KindArgument::as_str).unwrap_or_default();
    let on = day(&typed.on.unwrap_or_default(), report)?;
    if !typed.serials.is_empty() && ranges::parse(&typed.serials).is_none() {
        return refuse(Diagnostic::error(Code::BadSerials).with("value", &typed.serials), report);
    }
    let event = Event {
        kind: kind.to_owned(),
        on,
        carrier: typed.carrier,
        tracking: typed.tracking,
        note: typed.note,
        serials: typed.serials,
        ..Event::default()
    };
    let mut archive = desk.open(Access::Write, report)?;
    event::record(&mut archive, &typed.id, &event, &typed.attach, &desk.who, &STOP)?;
    report.line(&words::recorded(&typed.id, &event));
    if event.kind == KindArgument::Posted.as_str() && !event::is_approved(&archive, &typed.id)? {
        report.findings(&Diagnostic::warning(Code::NotApproved).with("batch", &typed.id).into());
    }
    Ok(())
}

pub(super) fn undo(desk: &Desk, id: &str, number: i64, report: &mut Report) -> Result<(), Stop> {
    let mut archive = desk.open(Access::Write, report)?;
    let event = event::undo(&mut archive, id, number, &desk.who)?;
    report.line(&words::undone(id, &event));
    Ok(())
}

pub(super) fn sheet(desk: &Desk, typed: SheetArguments, report: &mut Report) -> Result<(), Stop> {
    let destroyed = typed.destroyed.as_deref().map(|typed| day(typed, report)).transpose()?;
    let change =
        Change { signatures: typed.signatures, struck: typed.struck, place: typed.place, destroyed, scan: typed.scan };
    let mut archive = desk.open(Access::Write, report)?;
    let totals = sheets::record(&mut archive, &typed.serial, typed.batch.as_deref(), &change, &desk.who, &STOP)?;
    if typed.json.json {
        report.data(&serde_json::to_string(&totals).unwrap_or_default())?;
    } else {
        for line in words::totals(&totals) {
            report.line(&line);
        }
    }
    Ok(())
}

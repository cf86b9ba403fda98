//! `mailbag archive event` and `archive sheet`: what came back from the world.

use crate::archive::event::{self, Event};
use crate::archive::open::Access;
use crate::archive::sheets::{self, Change};
use crate::batch::ranges;
use crate::cli::STOP;
use crate::cli::archive::args::{EventArguments, KindArgument, SheetArguments};
use crate::cli::archive::{Desk, Stop, day, refuse};
use crate::cli::report::Report;
use crate::cli::words::en::archive as words;
use crate::diagnostic::{Code, Diagnostic};

pub(super) fn event(desk: &Desk, typed: EventArguments, report: &mut Report) -> Result<(), Stop> {
    let on = day(&typed.on, report)?;
    if !typed.serials.is_empty() && ranges::parse(&typed.serials).is_none() {
        return refuse(Diagnostic::error(Code::BadSerials).with("value", &typed.serials), report);
    }
    let event = Event {
        kind: typed.kind.as_str().to_owned(),
        on,
        carrier: typed.carrier,
        tracking: typed.tracking,
        note: typed.note,
        serials: typed.serials,
        attachments: Vec::new(),
    };
    let mut archive = desk.open(Access::Write, report)?;
    event::record(&mut archive, &typed.id, &event, &typed.attach, &desk.who, &STOP)?;
    report.line(&words::recorded(&typed.id, &event));
    if event.kind == KindArgument::Posted.as_str() && !event::is_approved(&archive, &typed.id)? {
        report.findings(&Diagnostic::warning(Code::NotApproved).with("batch", &typed.id).into());
    }
    Ok(())
}

pub(super) fn sheet(desk: &Desk, typed: SheetArguments, json: bool, report: &mut Report) -> Result<(), Stop> {
    let destroyed = typed.destroyed.as_deref().map(|typed| day(typed, report)).transpose()?;
    if typed.struck.is_some_and(|struck| typed.signatures.is_some_and(|signatures| struck > signatures)) {
        report.line(words::MORE_STRUCK);
        return Err(crate::cli::Ending::Refused.into());
    }
    let change =
        Change { signatures: typed.signatures, struck: typed.struck, place: typed.place, destroyed, scan: typed.scan };
    let mut archive = desk.open(Access::Write, report)?;
    let totals = sheets::record(&mut archive, &typed.serial, typed.batch.as_deref(), &change, &desk.who, &STOP)?;
    if json {
        report.data(&serde_json::to_string(&totals).unwrap_or_default())?;
    } else {
        for line in words::totals(&totals) {
            report.line(&line);
        }
    }
    Ok(())
}

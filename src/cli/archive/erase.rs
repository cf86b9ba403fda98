//! `mailbag archive erase`, `reapply` and `export-subject`: what works on the files of a batch.

use std::collections::BTreeSet;
use std::path::Path;

use crate::archive::erase::{self, Changes, Erased, Leaving, Surroundings};
use crate::archive::matching::namesakes;
use crate::archive::open::Access;
use crate::archive::search::Hit;
use crate::archive::{self, reapply, rights};
use crate::batch::withdraw::{Again, Request, withdraw};
use crate::batch::{StoredBatch, erasures};
use crate::cli::archive::person::only;
use crate::cli::archive::place::ended;
use crate::cli::archive::{Desk, Stop, print_path};
use crate::cli::report::Report;
use crate::cli::words::{archive as words, erasures as said};
use crate::cli::{Ending, STOP, from_batch, job};
use crate::diagnostic::{Findings, Severity};
use crate::text::FontBook;

pub(super) fn erase(
    desk: &Desk,
    meant: &str,
    request: Option<&str>,
    yes: bool,
    json: bool,
    report: &mut Report,
) -> Result<(), Stop> {
    let mut archive = desk.open(Access::Write, report)?;
    let human = only(desk, &archive, meant, report)?;
    let namesakes = namesakes(&archive, &human)?;
    let mut told = Told { rows: &human.rows, same_name: &namesakes, ..Told::default() };
    if !json {
        for line in words::human(&human) {
            report.data(&line)?;
        }
    }
    if let Some(line) = said::restricted_erase(&human) {
        report.line(&line);
    }
    if !yes {
        for line in said::namesakes(&namesakes) {
            report.line(&line);
        }
        report.line(&words::erase_preview());
        return told.print(json, report);
    }
    let request = match request {
        Some(request) => request.to_owned(),
        None => erase::nameless_request(&desk.who)?,
    };
    let fonts = from_batch::fonts(desk.font_dir.as_deref(), report)?;
    let edit = edit(&fonts);
    let with = Surroundings { keyring: &desk.keyring, withdraw: &edit, who: &desk.who, stop: &STOP };
    let mut findings = Findings::new();
    let forgotten = erase::erase(&mut archive, &human, &request, &with, &mut findings);
    report.findings(&findings);
    let forgotten = forgotten?;
    told.erased = &forgotten.erased;
    told.request = &request;
    told.print(json, report)?;
    for line in said::erased(&forgotten.erased, &request).into_iter().chain(said::namesakes(&namesakes)) {
        report.line(&line);
    }
    finish(forgotten.unfinished, report)
}

/// What `erase --json` says.
#[derive(Default, serde::Serialize)]
struct Told<'t> {
    /// The rows of the person.
    rows: &'t [Hit],
    /// Rows of the same name that are not linked with them.
    same_name: &'t [Hit],
    /// What was erased; nothing without `--yes`.
    erased: &'t [Erased],
    request: &'t str,
}

impl Told<'_> {
    fn print(&self, json: bool, report: &mut Report) -> Result<(), Stop> {
        if json {
            report.data(&serde_json::to_string(self).unwrap_or_default())?;
        }
        Ok(())
    }
}

/// Ends as the first thing does that failed after the change was made; each is said.
fn finish(unfinished: Vec<archive::Error>, report: &mut Report) -> Result<(), Stop> {
    let mut endings: Vec<Ending> = unfinished.into_iter().map(|error| ended(error, report)).collect();
    if endings.is_empty() { Ok(()) } else { Err(endings.remove(0).into()) }
}

pub(super) fn reapply(desk: &Desk, report: &mut Report) -> Result<(), Stop> {
    let mut archive = desk.open(Access::Write, report)?;
    let fonts = from_batch::fonts(desk.font_dir.as_deref(), report)?;
    let edit = edit(&fonts);
    let with = Surroundings { keyring: &desk.keyring, withdraw: &edit, who: &desk.who, stop: &STOP };
    let mut findings = Findings::new();
    let done = reapply::reapply(&mut archive, &with, &mut findings);
    report.findings(&findings);
    let done = done?;
    for line in said::reapplied(&done) {
        report.line(&line);
    }
    finish(done.unfinished, report)?;
    if done.refused.is_empty() { Ok(()) } else { Err(Ending::Refused.into()) }
}

pub(super) fn export_subject(desk: &Desk, meant: &str, out: &Path, report: &mut Report) -> Result<(), Stop> {
    let mut archive = desk.open(Access::Write, report)?;
    let human = only(desk, &archive, meant, report)?;
    let fonts = from_batch::fonts(desk.font_dir.as_deref(), report)?;
    let edit = edit(&fonts);
    let mut findings = Findings::new();
    let with = Surroundings { keyring: &desk.keyring, withdraw: &edit, who: &desk.who, stop: &STOP };
    let done = rights::export_subject(&mut archive, &human, out, &with, &mut findings);
    report.findings(&findings);
    for line in said::exported(&done?) {
        report.line(&line);
    }
    print_path(out, report)
}

/// Edits the files of a batch with the fonts of the program.
fn edit(
    fonts: &FontBook,
) -> impl Fn(&StoredBatch, &Leaving, &Path, &mut Findings) -> Result<Option<Changes>, crate::batch::Error> + '_ {
    move |batch, leaving, into, findings| {
        let mut own = Findings::new();
        let read = from_batch::read_back(batch, fonts, job::cores(), |job| job, &mut own)?;
        own.retain(|finding| finding.severity == Severity::Error);
        let is_wrong = own.has_errors();
        findings.extend(own);
        let Some(read) = read.filter(|_| !is_wrong) else { return Ok(None) };
        let again = Again { batch, job: &read.job, forms: &read.forms, survey: &read.survey, fonts };
        let request = Request {
            rows: leaving.rows.clone(),
            date: leaving.on.clone(),
            words: &leaving.request,
            stand_in: leaving.stand_in,
        };
        let tick = |_| {};
        let Some(erasure) = withdraw(again, &request, into, &job::surroundings(&tick), findings)? else {
            return Ok(None);
        };
        let (mut changed, mut removed) = (BTreeSet::from([erasures::NAME.to_owned()]), BTreeSet::new());
        for file in erasure.files {
            if file.after.is_some() {
                changed.insert(file.file)
            } else {
                removed.insert(file.file)
            };
        }
        Ok(Some(Changes { changed: changed.into_iter().collect(), removed: removed.into_iter().collect() }))
    }
}

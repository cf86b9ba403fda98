//! The other rights of a person: to be told what is kept, to have it corrected, to have it kept without being used.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::params;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::archive::add::{insert_keys, insert_tokens};
use crate::archive::erase::{Changes, Leaving, Surroundings};
use crate::archive::event::Event;
use crate::archive::matching::Human;
use crate::archive::people::{keys, tokens, whole_name};
use crate::archive::scrub::{self, OfThem, Purpose, Subject};
use crate::archive::search::Hit;
use crate::archive::tokens::Tokens;
use crate::archive::{Archive, Error, Who, event, export, store};
use crate::batch::hash::hex;
use crate::batch::reprint::{self, Wanted};
use crate::batch::withdrawals::StandIn;
use crate::batch::{StoredBatch, staging};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::signers::{Column, is_forbidden};

/// What the manifest calls a batch in which everybody has a letter.
const LETTER: &str = "letter";

/// The folder of signature images in a batch.
const IMAGES: &str = "inputs/images";

/// Name of the file that says everything.
const SUBJECT: &str = "subject.json";

/// What an export leaves to whoever makes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exported {
    /// What is about others too, by batch: texts and names of attachments that somebody has to look at.
    pub about_others: Vec<(String, Event)>,
    /// Batches whose letters another version made, so that the fonts of the export hold the characters of others too.
    pub fonts_of_others: Vec<String>,
}

/// Writes what is kept of a person into a new folder: `subject.json`, and for each batch a PDF of the person's letters, or of the
/// pages of the table on which the person stands, and files that are attached to events of the person's letters alone. Everybody else on these
/// pages is blacked out, and gone from their fonts. What may be about others too is named there and handed back, and not handed out. The
/// names of the files hold batches alone.
///
/// Errors: those of an erasure, and [`Error::Exists`] where the folder is there already.
pub fn export_subject(
    archive: &mut Archive,
    human: &Human,
    out: &Path,
    with: &Surroundings<'_>,
    findings: &mut Findings,
) -> Result<Exported, Error> {
    if out.symlink_metadata().is_ok() {
        return Err(Error::Exists { path: out.to_owned() });
    }
    // Others stand in the batches until they are blacked out: that is done in the archive, where nobody else can enter and a run that
    // was killed is cleared up.
    let work = store::work_folder(&archive.folder)?;
    let beside = store::folder_beside(out)?;
    let made = beside.path().join("subject");
    store::make_folders(&made)?;
    let (mut rows, mut attached) = (Vec::new(), Vec::new());
    let mut exported = Exported::default();
    let mut by_batch: BTreeMap<i64, Vec<&Hit>> = BTreeMap::new();
    for hit in &human.rows {
        let own: Vec<&Hit> = human.rows.iter().filter(|row| row.batch_id == hit.batch_id).collect();
        let row = [hit];
        let subject = Subject::of(&archive.db, hit.batch_id, &row, &own, Purpose::Tell)?;
        let mut told_events = Vec::new();
        for (id, event) in &event::of_batch(&archive.db, hit.batch_id)? {
            if scrub::speaks_of_others_alone(event, &row) {
                continue;
            }
            let mut of_them = OfThem::of(*id, event, &subject);
            let (mut told, mut names) = (told(event, &of_them), Vec::new());
            for name in &of_them.attachments {
                let object = event::object_of(&archive.db, *id, name)?;
                let number = attached.len() + 1;
                let file = object.name.split_once('.').map_or_else(String::new, |(_, ending)| format!(".{ending}"));
                let file = format!("attachment-{number}{file}");
                archive.store.copy_out(&object, &made.join(&file), with.stop)?;
                attached.push(json!({ "file": file, "sha256": store::hash_of(&object.name) }));
                names.push(json!({ "name": name, "file": file }));
            }
            if !names.is_empty() {
                told["attachments"] = Value::from(names);
            }
            if let Some(left) = of_them.left.take() {
                told["about_others"] = Value::from(left.filled());
                // Of somebody who stands in a list twice it is told once.
                if exported.about_others.iter().all(|(_, known)| known.number != left.number) {
                    exported.about_others.push((hit.batch.clone(), left));
                }
            }
            told_events.push(told);
        }
        rows.push(json!({
            "batch": hit.batch, "date": hit.date, "row": hit.row, "serial": hit.serial, "name": hit.name,
            "cells": hit.cells, "listed": hit.as_listed(), "restricted": hit.restricted, "events": told_events,
        }));
        by_batch.entry(hit.batch_id).or_default().push(hit);
    }
    let mut files = attached;
    for (id, hits) in &by_batch {
        let folder = work.path().join(format!("batch-{id}"));
        if let Some((name, content)) = letters(archive, *id, hits, &folder, with, findings, &mut exported)? {
            staging::write_alone(&made.join(&name), &content)?;
            files.push(json!({ "file": name, "sha256": hex(&Sha256::digest(&content)) }));
        }
    }
    let subject = json!({ "schema": "mailbag-subject/1", "made": with.who.at, "rows": rows, "files": files });
    let text = serde_json::to_vec_pretty(&subject).unwrap_or_default();
    staging::write_alone(&made.join(SUBJECT), &text)?;
    // The log says it where it was done, and only there.
    let transaction = archive.begin()?;
    with.who.log(&transaction, "export-subject", "", &format!("{} rows", human.rows.len()))?;
    store::name_folder(&made, out)?;
    transaction.commit()?;
    Ok(exported)
}

/// An event as it is told to the person: with what is written of it, as far as it is of the person.
fn told(event: &Event, of_them: &OfThem) -> Value {
    let mut told = json!({ "kind": event.kind, "on": event.on });
    for (column, text) in [("note", &event.note), ("carrier", &event.carrier), ("tracking", &event.tracking)] {
        if of_them.texts.contains(&column) {
            told[column] = Value::from(text.as_str());
        }
    }
    told
}

/// The pages of a batch on which the person of these rows stands; `None` where none does.
fn letters(
    archive: &Archive,
    id: i64,
    hits: &[&Hit],
    folder: &Path,
    with: &Surroundings<'_>,
    findings: &mut Findings,
    exported: &mut Exported,
) -> Result<Option<(String, Vec<u8>)>, Error> {
    let serials: BTreeSet<u64> = hits.iter().filter_map(|hit| hit.serial).collect();
    let Some(name) = hits.first().map(|hit| &hit.batch).filter(|_| !serials.is_empty()) else { return Ok(None) };
    let refused = || Error::BatchRefused { name: name.clone() };
    let (stored, into) = (folder.join("batch"), folder.join("new"));
    export::write_files(archive, id, &stored, with.stop)?;
    let mut batch = StoredBatch::open(&stored, with.stop, findings)?.ok_or_else(refused)?;
    let own: BTreeSet<u64> = hits.iter().map(|hit| hit.row).collect();
    let (beside, others) = others(archive, id, hits, &own, batch.manifest.kind != LETTER)?;
    if !others.is_empty() {
        store::make_folders(&into)?;
        let leaving =
            Leaving { on: with.who.today.clone(), rows: others, stand_in: StandIn::BlackedOut, ..Leaving::default() };
        let mut own = Findings::new();
        match (with.withdraw)(&batch, &leaving, &into, &mut own)? {
            Some(changes) => {
                findings.extend(own);
                put_in_place(&stored, &into, &changes)?;
                batch = StoredBatch::open(&stored, with.stop, findings)?.ok_or_else(refused)?;
            }
            // Nobody else stands on the pages; in the fonts others do.
            None if beside.is_empty() => exported.fonts_of_others.push(name.clone()),
            None => {
                findings.extend(own);
                return Err(refused());
            }
        }
    }
    let wanted = Wanted { serials, addressee: None };
    let Some(content) = reprint::write(&batch, &wanted, Vec::new())? else {
        for (file, pages) in wanted.pages(&batch) {
            let finding = Diagnostic::error(Code::UncutVolume).with("file", file).with("pages", pages);
            findings.push(finding.with("tool", &batch.manifest.tool));
        }
        return Err(refused());
    };
    Ok(Some((format!("{name}.pdf"), content)))
}

/// Puts what changed in a batch that was written out in the place of what was there.
fn put_in_place(stored: &Path, into: &Path, changes: &Changes) -> Result<(), Error> {
    for path in changes.removed.iter().chain(&changes.changed) {
        store::remove_tree(&stored.join(path))?;
    }
    // A folder without files is none of a batch.
    if std::fs::read_dir(stored.join(IMAGES)).is_ok_and(|mut files| files.next().is_none()) {
        store::remove_tree(&stored.join(IMAGES))?;
    }
    changes.changed.iter().try_for_each(|path| store::name_folder(&into.join(path), &stored.join(path)))
}

/// Rows of everybody else in a batch: those who stand on the pages of the person, and all of them. All others of a table stand there, the
/// others of a letter; with them their rows that got no letter, else a duplicate would come in the place of the row that is blacked out.
fn others(
    archive: &Archive,
    batch: i64,
    hits: &[&Hit],
    own: &BTreeSet<u64>,
    in_table: bool,
) -> Result<(BTreeSet<u64>, BTreeSet<u64>), Error> {
    let mut statement = archive.db.prepare("SELECT row, serial FROM person WHERE batch = ?1")?;
    let everybody: Vec<(u64, Option<u64>)> =
        statement.query_map([batch], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let is_beside = |serial: Option<u64>| serial.is_some() && hits.iter().any(|hit| hit.serial == serial);
    let others = everybody.iter().filter(|(row, _)| !own.contains(row));
    let beside = others.clone().filter(|(_, serial)| in_table || is_beside(*serial)).map(|(row, _)| *row).collect();
    Ok((beside, others.map(|(row, _)| *row).collect()))
}

/// Corrects a cell of a person in the database: what search, lists and later builds know. Letters and lists stay as they were
/// sent. How many rows.
///
/// Errors: [`Error::NoColumn`], [`Error::Database`].
pub fn correct(archive: &mut Archive, human: &Human, column: &str, value: &str, who: &Who) -> Result<usize, Error> {
    let is_known =
        Column::from_heading(column).is_some() || human.rows.iter().any(|hit| hit.cells.contains_key(column));
    if !is_known {
        return Err(Error::NoColumn { column: column.to_owned() });
    }
    let is_name = [Column::GivenName, Column::FamilyName, Column::Name].iter().any(|name| name.heading() == column);
    if value.chars().any(|character| character.is_control() || is_forbidden(character))
        || (is_name && value.trim().is_empty())
    {
        return Err(Error::BadText);
    }
    let transaction = archive.begin()?;
    for hit in &human.rows {
        let corrected: Option<String> =
            transaction.query_row("SELECT corrected FROM person WHERE id = ?1", [hit.id], |row| row.get(0))?;
        let mut corrected: Map<String, Value> =
            corrected.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        corrected.insert(column.to_owned(), Value::from(value));
        let mut cells = hit.cells.clone();
        cells.insert(column.to_owned(), Value::from(value));
        let name = whole_name(&cells);
        let text = serde_json::to_string(&corrected).unwrap_or_default();
        let question = "UPDATE person SET corrected = ?2, name = ?3 WHERE id = ?1";
        transaction.execute(question, params![hit.id, text, name])?;
        // The keys of before stay: lists may still say what was wrong.
        insert_keys(&transaction, hit.id, &keys(&cells))?;
        transaction.execute("DELETE FROM person_text WHERE rowid = ?1", [hit.id])?;
        if hit.restricted.is_none() {
            insert_tokens(&transaction, "person_text", hit.id, &found_by(&name, &cells, &hit.as_listed()))?;
        }
        let what = hit.serial.map_or(format!("row {}", hit.row), |serial| serial.to_string());
        who.log(&transaction, "correct", &hit.batch, &format!("{what}: {column}"))?;
    }
    transaction.commit()?;
    Ok(human.rows.len())
}

/// What a row is found by: what is right, and what letters and lists say.
pub(crate) fn found_by(name: &str, cells: &Map<String, Value>, listed: &Map<String, Value>) -> Tokens {
    let mut found = tokens(name, cells);
    if cells != listed {
        let before = tokens(&whole_name(listed), listed);
        for (text, more) in
            [(&mut found.words, &before.words), (&mut found.single, &before.single), (&mut found.pair, &before.pair)]
        {
            text.push(' ');
            text.push_str(more);
        }
    }
    found
}

/// Keeps a person's data without their being used: no search finds them, and their batches do not expire. Or lifts that.
pub fn restrict(archive: &mut Archive, human: &Human, lift: bool, who: &Who) -> Result<usize, Error> {
    let transaction = archive.begin()?;
    for hit in &human.rows {
        let day = (!lift).then_some(&who.today);
        transaction.execute("UPDATE person SET restricted = ?2 WHERE id = ?1", params![hit.id, day])?;
        transaction.execute("DELETE FROM person_text WHERE rowid = ?1", [hit.id])?;
        if lift {
            insert_tokens(&transaction, "person_text", hit.id, &found_by(&hit.name, &hit.cells, &hit.as_listed()))?;
        }
        let what = hit.serial.map_or(format!("row {}", hit.row), |serial| serial.to_string());
        who.log(&transaction, if lift { "lift restriction" } else { "restrict" }, &hit.batch, &what)?;
    }
    transaction.commit()?;
    Ok(human.rows.len())
}

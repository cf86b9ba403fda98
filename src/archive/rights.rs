//! The other rights of a person: to be told what is kept, to have it corrected, to have it kept without being used.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use rusqlite::params;
use serde_json::{Map, Value, json};

use crate::archive::add::{insert_keys, insert_tokens};
use crate::archive::erase::{Leaving, Withdraw};
use crate::archive::matching::Human;
use crate::archive::people::{keys, tokens, whole_name};
use crate::archive::{Archive, Error, Who, event, export, store};
use crate::batch::StoredBatch;
use crate::batch::hash::hex;
use crate::batch::staging;
use crate::diagnostic::Findings;
use crate::signers::Column;
use sha2::{Digest, Sha256};

/// Name of the file that says everything.
const SUBJECT: &str = "subject.json";

/// Writes what is kept of a person into a new folder: `subject.json`, and of each batch the volumes with the person's letters, in which
/// everybody else is withdrawn. The names of the files hold batches and numbers alone.
///
/// Errors: those of an erasure, and [`Error::Io`] where the folder is there already.
pub fn export_subject(
    archive: &mut Archive,
    human: &Human,
    out: &Path,
    withdraw: &Withdraw<'_>,
    who: &Who,
    findings: &mut Findings,
    stop: &AtomicBool,
) -> Result<(), Error> {
    if out.symlink_metadata().is_ok() {
        return Err(Error::Io { path: out.to_owned(), source: std::io::ErrorKind::AlreadyExists.into() });
    }
    let parent = out.parent().filter(|parent| *parent != Path::new("")).unwrap_or(Path::new("."));
    store::make_folders(parent)?;
    let work = store::work_folder(parent)?;
    let made = work.path().join("subject");
    store::make_folders(&made)?;
    let mut rows = Vec::new();
    let mut serials: BTreeMap<(i64, &str), BTreeSet<u64>> = BTreeMap::new();
    for hit in &human.rows {
        let events: Vec<event::Event> =
            event::of_batch(&archive.db, hit.batch_id)?.into_iter().map(|(_, event)| event).collect();
        rows.push(json!({
            "batch": hit.batch, "date": hit.date, "row": hit.row, "serial": hit.serial, "name": hit.name,
            "cells": hit.cells, "restricted": hit.restricted,
            "events": events.iter().map(|event| json!({ "kind": event.kind, "on": event.on })).collect::<Vec<_>>(),
        }));
        let known = serials.entry((hit.batch_id, &hit.batch)).or_default();
        known.extend(hit.serial);
    }
    let mut files = Vec::new();
    for ((id, name), serials) in serials.iter().filter(|(_, serials)| !serials.is_empty()) {
        let folder = work.path().join(format!("batch-{id}"));
        files.extend(volumes(archive, *id, name, serials, &folder, &made, withdraw, who, findings, stop)?);
    }
    let subject = json!({ "schema": "mailbag-subject/1", "made": who.at, "rows": rows, "files": files });
    let text = serde_json::to_vec_pretty(&subject).unwrap_or_default();
    staging::write_alone(&made.join(SUBJECT), &text)?;
    who.log(&archive.db, "export-subject", "", &format!("{} rows", human.rows.len()))?;
    store::name_folder(&made, out)
}

/// The volumes of a batch with some serials alone; hands back the names of the files.
#[expect(clippy::too_many_arguments, reason = "each is another thing, and there is one caller")]
fn volumes(
    archive: &Archive,
    id: i64,
    name: &str,
    serials: &BTreeSet<u64>,
    folder: &Path,
    out: &Path,
    withdraw: &Withdraw<'_>,
    who: &Who,
    findings: &mut Findings,
    stop: &AtomicBool,
) -> Result<Vec<String>, Error> {
    let (stored, into) = (folder.join("batch"), folder.join("new"));
    export::write_files(archive, id, &stored, stop)?;
    store::make_folders(&into)?;
    let Some(batch) = StoredBatch::open(&stored, stop, findings)? else {
        return Err(Error::BatchRefused { name: name.to_owned() });
    };
    let mut statement = archive.db.prepare("SELECT row, serial FROM person WHERE batch = ?1")?;
    let everybody: Vec<(u64, Option<u64>)> =
        statement.query_map([id], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let others = everybody.into_iter().filter(|(_, serial)| serial.is_none_or(|serial| !serials.contains(&serial)));
    let mut leaving = Leaving { on: who.today.clone(), ..Leaving::default() };
    for (row, serial) in others {
        leaving.rows.insert(row);
        leaving.serials.extend(serial);
    }
    let Some(changes) = withdraw(&batch, &leaving, &into, findings)? else {
        return Err(Error::BatchRefused { name: name.to_owned() });
    };
    let mine = batch.letters.iter().filter(|letter| serials.contains(&letter.serial));
    let mine: BTreeSet<usize> = mine.map(|letter| letter.volume).collect();
    let mut files = Vec::new();
    for volume in mine.into_iter().filter_map(|number| batch.manifest.volumes.get(number)) {
        let from =
            if changes.changed.contains(&volume.file) { into.join(&volume.file) } else { batch.path(&volume.file) };
        let content = std::fs::read(&from).map_err(Error::io(&from))?;
        let file = format!("{name}-{}", volume.file);
        staging::write_alone(&out.join(&file), &content)?;
        files.push(json_file(&file, &content));
    }
    Ok(files)
}

/// A file with its hash, so that the person can tell that it is whole.
fn json_file(name: &str, content: &[u8]) -> String {
    format!("{name} {}", hex(&Sha256::digest(content)))
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
        insert_tokens(&transaction, "person_text", hit.id, &tokens(&name, &cells))?;
        let what = hit.serial.map_or(format!("row {}", hit.row), |serial| serial.to_string());
        who.log(&transaction, "correct", &hit.batch, &format!("{what}: {column}"))?;
    }
    transaction.commit()?;
    Ok(human.rows.len())
}

/// Keeps a person's data without their being used: no search shows them, and their batches do not expire. Or lifts that.
pub fn restrict(archive: &mut Archive, human: &Human, lift: bool, who: &Who) -> Result<usize, Error> {
    let transaction = archive.begin()?;
    for hit in &human.rows {
        let day = (!lift).then_some(&who.today);
        transaction.execute("UPDATE person SET restricted = ?2 WHERE id = ?1", params![hit.id, day])?;
        let what = hit.serial.map_or(format!("row {}", hit.row), |serial| serial.to_string());
        who.log(&transaction, if lift { "lift restriction" } else { "restrict" }, &hit.batch, &what)?;
    }
    transaction.commit()?;
    Ok(human.rows.len())
}

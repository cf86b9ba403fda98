//! A batch taken in: its files into the store, its people into the index, in one transaction.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::{Connection, OptionalExtension, params};

use crate::archive::erase::{fits_a_line, holds_an_address};
use crate::archive::erased;
use crate::archive::event::{self, Event};
use crate::archive::open::{keep_announced, use_object};
use crate::archive::people::{self, Person};
use crate::archive::store::{self, Object};
use crate::archive::tokens::Tokens;
use crate::archive::{Archive, Error, Who, sheets, stats};
use crate::batch::approval::{self, Approvals};
use crate::batch::erasures::{Erasure, NAME};
use crate::batch::{Manifest, StoredBatch, corrected, events, ranges, retention, seal};
use crate::lang::iso_day;
use crate::signers::Key;

/// What became of a batch that was to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// It is in the archive now.
    New {
        /// How long its campaign keeps it, if it says.
        retention: Option<String>,
    },
    /// It was there already; nothing was changed but for what was made of it since.
    Already {
        /// An approval, a seal or what is corrected elsewhere, that came later and is in the archive now. Nobody has checked the seal.
        late: Vec<String>,
        /// Files that the folder has otherwise than the archive: it came later, or somebody was erased.
        other: Vec<String>,
    },
}

/// Takes in a batch that was opened and verified. A batch that is there already changes nothing.
///
/// Errors: [`Error::OtherBatch`] where another batch has its name, [`Error::Changed`] where a file changes meanwhile,
/// [`Error::Database`], [`Error::Batch`].
pub fn add(archive: &mut Archive, batch: &StoredBatch, who: &Who, stop: &AtomicBool) -> Result<Added, Error> {
    let manifest = &batch.manifest;
    let known = "SELECT manifest_sha256 FROM batch WHERE name = ?1";
    let known: Option<String> = archive.db.query_row(known, [&manifest.batch], |row| row.get(0)).optional()?;
    if known.as_ref().is_some_and(|sha256| *sha256 != batch.manifest_sha256) {
        return Err(Error::OtherBatch { name: manifest.batch.clone() });
    }
    let files = files(batch, stop)?;
    if known.is_some() {
        let found = archive.batch(&manifest.batch)?;
        let kept: BTreeSet<(String, Object)> = archive.files(found.id)?.into_iter().collect();
        let other: Vec<(String, Object)> =
            files.into_iter().filter(|file| found.expired.is_none() && !kept.contains(file)).collect();
        let is_late = |(name, _): &(String, Object)| {
            LATE.contains(&name.as_str())
                && !kept.iter().any(|(known, _)| known == name)
                && is_what_it_says(batch, name)
        };
        let (late, other): (Vec<_>, Vec<_>) = other.into_iter().partition(is_late);
        for (name, object) in &late {
            take_late(archive, found.id, batch, (name, object), who, stop)?;
        }
        let names = |files: Vec<(String, Object)>| files.into_iter().map(|(name, _)| name).collect();
        return Ok(Added::Already { other: names(other), late: names(late) });
    }
    if let Some(name) = bad_erasures(batch) {
        return Err(Error::Changed { path: batch.path(name) });
    }
    if let Some(name) = LATE.into_iter().find(|name| batch.path(name).is_file() && !is_what_it_says(batch, name)) {
        return Err(Error::BadBeside { path: batch.path(name) });
    }
    let names: BTreeSet<&Object> = files.iter().map(|(_, object)| object).collect();
    archive.announce(names.iter().copied())?;
    let added = take_in(archive, batch, &files, who, stop);
    if added.is_err() {
        // A failure here is not the one to report; the next run clears the store.
        let _ = archive.settle();
    }
    added
}

/// Files that may be made of a batch after it was added: whoever approves, corrects or seals it need not do so before.
const LATE: [&str; 3] = [approval::NAME, corrected::NAME, seal::NAME];

/// Whether a file beside the manifest can be read as what its name says. Whether a seal is a good one, nobody tells without the key.
fn is_what_it_says(batch: &StoredBatch, name: &str) -> bool {
    if name == seal::NAME {
        return fs::read_to_string(batch.path(name)).is_ok_and(|text| seal::key_of(&text).is_ok());
    }
    if name == corrected::NAME {
        return corrected::is_understood(&batch.folder);
    }
    let read = Approvals::read(&batch.folder, &batch.manifest.batch, &batch.manifest_sha256);
    !matches!(read, Err(approval::Void::NotUnderstood))
}

/// Takes in a file that was made of a batch after it had been added.
fn take_late(
    archive: &mut Archive,
    id: i64,
    batch: &StoredBatch,
    (name, object): (&str, &Object),
    who: &Who,
    stop: &AtomicBool,
) -> Result<(), Error> {
    archive.announce([object])?;
    archive.store.take(&batch.path(name), object, stop)?;
    let transaction = archive.begin()?;
    use_object(&transaction, object)?;
    let question = "INSERT INTO file (batch, path, object) VALUES (?1, ?2, ?3)";
    transaction.execute(question, params![id, name, object.name])?;
    who.log(&transaction, "add", &batch.manifest.batch, name)?;
    keep_announced(&transaction)?;
    Ok(transaction.commit()?)
}

/// Removes a folder whose batch is in the archive, after a look at every file there. `false` where one of them has not the bytes that the
/// folder has; nothing is removed then.
pub fn remove_folder(archive: &Archive, batch: &StoredBatch, stop: &AtomicBool) -> Result<bool, Error> {
    let kept: BTreeMap<String, Object> = archive.files(archive.batch(&batch.manifest.batch)?.id)?.into_iter().collect();
    // What somebody put into it since is not in the archive, in whatever folder of it.
    if !batch.has_its_files_alone() {
        return Ok(false);
    }
    for (name, object) in files(batch, stop)? {
        let is_kept = kept.get(&name) == Some(&object);
        if !is_kept || archive.store.examine(&object, stop)? != store::State::Whole {
            return Ok(false);
        }
    }
    store::remove_tree(&batch.folder)?;
    Ok(true)
}

fn take_in(
    archive: &mut Archive,
    batch: &StoredBatch,
    files: &[(String, Object)],
    who: &Who,
    stop: &AtomicBool,
) -> Result<Added, Error> {
    for (name, object) in files {
        archive.store.take(&batch.path(name), object, stop)?;
    }
    let manifest = &batch.manifest;
    let retention = retention::of(&batch.folder, &manifest.letter);
    let known_events = told_events(batch, who)?;
    let transaction = archive.begin()?;
    let id = insert_batch(&transaction, batch, retention.as_deref(), who)?;
    for (name, object) in files {
        use_object(&transaction, object)?;
        let question = "INSERT INTO file (batch, path, object) VALUES (?1, ?2, ?3)";
        transaction.prepare_cached(question)?.execute(params![id, name, object.name])?;
    }
    let (list, letters) = (batch.path(people::LIST), batch.path(people::LETTERS));
    if list.is_file() {
        people::read(&list, &letters, manifest.first_row, &batch.options.columns, |person| {
            if stop.load(Ordering::Relaxed) {
                return Err(Error::interrupted());
            }
            insert_person(&transaction, id, &person)
        })?;
    }
    stats::count(&transaction, id, manifest.delivery.corrects.as_deref())?;
    index_texts(&transaction, id, batch)?;
    for known in &known_events {
        event::insert(&transaction, id, known)?;
    }
    erased::insert_known(&transaction, id, &batch.erasures)?;
    for serial in sheets_of(manifest, batch.options.simplex) {
        transaction.execute("INSERT INTO sheet (batch, serial) VALUES (?1, ?2)", params![id, serial])?;
    }
    let what = match manifest.kind.as_str() {
        "petition" => "signatures",
        "roll" => "names in a roll",
        _ => "letters",
    };
    who.log(&transaction, "add", &manifest.batch, &format!("{} {what}", manifest.counts.letters))?;
    keep_announced(&transaction)?;
    transaction.commit()?;
    Ok(Added::New { retention })
}

/// What stands in the `events.jsonl` of a batch. [`Error::BadEvent`] where a line is not understood, or its day cannot be: by the day of
/// arrival it is told how long a batch is kept.
fn told_events(batch: &StoredBatch, who: &Who) -> Result<Vec<Event>, Error> {
    let mut found = Vec::new();
    let serials: BTreeSet<u64> = batch.letters.iter().map(|letter| letter.serial).collect();
    let has = |range: &std::ops::RangeInclusive<u64>| {
        range.end() - range.start() < serials.len() as u64 && range.clone().all(|serial| serials.contains(&serial))
    };
    for (line, told) in events::told(&batch.folder)? {
        let bad = || Error::BadEvent { path: batch.path(events::NAME), line };
        let told = told.ok_or_else(bad)?;
        let earliest = event::earliest(&batch.manifest.date);
        let first = if event::ARRIVED.contains(&told.kind.as_str()) { &earliest } else { event::FIRST };
        let is_good = iso_day(&told.on).is_some_and(|day| day.to_string() == told.on)
            && event::within(&told.on, first, &who.today).is_ok()
            && (told.serials.is_empty() || ranges::parse(&told.serials).is_some_and(|ranges| ranges.iter().all(has)))
            && [&told.carrier, &told.tracking, &told.note].iter().all(|text| !text.chars().any(char::is_control));
        if !is_good {
            return Err(bad());
        }
        let events::Told { kind, on, carrier, tracking, note, serials } = told;
        found.push(Event { kind, on, carrier, tracking, note, serials, ..Event::default() });
    }
    Ok(found)
}

/// The file in which a folder says what was erased from it, where it says what no erasure of ours does: serials that the batch has not,
/// a day that is none, a request in which an address or a line end stands. Whether somebody was really erased, or a letter changed,
/// only the archive can tell that did it; whoever adds is told that the folder says so.
fn bad_erasures(batch: &StoredBatch) -> Option<&'static str> {
    let serials: BTreeSet<u64> = batch.letters.iter().map(|letter| letter.serial).collect();
    let is_good = |erasure: &Erasure| {
        erasure.serials.is_subset(&serials)
            && iso_day(&erasure.date).is_some()
            && !holds_an_address(&erasure.request)
            && fits_a_line(&erasure.request)
    };
    batch.erasures.erasures.iter().any(|erasure| !is_good(erasure)).then_some(NAME)
}

/// Every file of a batch, with what it is called in the store.
fn files(batch: &StoredBatch, stop: &AtomicBool) -> Result<Vec<(String, Object)>, Error> {
    let mut files = Vec::new();
    for (name, entry) in &batch.files {
        files.push((name.clone(), Object::of(name, &entry.sha256, entry.bytes)));
    }
    // The manifest, and what came to stand beside it later; whatever else lies there was refused.
    let entries = fs::read_dir(&batch.folder).map_err(Error::io(&batch.folder))?;
    let mut beside: Vec<String> = Vec::new();
    for entry in entries {
        let entry = entry.map_err(Error::io(&batch.folder))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_file = entry.file_type().map_err(Error::io(entry.path()))?.is_file();
        if is_file && !batch.files.contains_key(&name) {
            beside.push(name);
        }
    }
    beside.sort();
    for name in beside {
        let object = store::measure(&batch.path(&name), &name, stop)?;
        files.push((name, object));
    }
    Ok(files)
}

fn insert_batch(db: &Connection, batch: &StoredBatch, retention: Option<&str>, who: &Who) -> Result<i64, Error> {
    let manifest = &batch.manifest;
    let counts = &manifest.counts;
    let origin = fs::canonicalize(&batch.folder).unwrap_or_else(|_| PathBuf::from(&batch.folder));
    db.execute(
        "INSERT INTO batch (name, manifest_sha256, tool, letter, kind, date, sample, signers, letters, pages, sheets,
                            retention, origin, added, corrects, first_corrected)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        params![
            manifest.batch,
            batch.manifest_sha256,
            manifest.tool,
            manifest.letter,
            manifest.kind,
            manifest.date,
            manifest.sample,
            counts.signers,
            counts.letters,
            counts.pages,
            counts.sheets,
            retention,
            origin.to_string_lossy(),
            who.today,
            manifest.delivery.corrects.as_deref().unwrap_or_default(),
            manifest.delivery.first,
        ],
    )?;
    let id = db.last_insert_rowid();
    for (position, route) in manifest.routes.iter().enumerate() {
        let position = i64::try_from(position).unwrap_or(i64::MAX);
        db.execute(
            "INSERT INTO batch_route (batch, position, route) VALUES (?1, ?2, ?3)",
            params![id, position, route],
        )?;
    }
    Ok(id)
}

fn insert_person(db: &Connection, batch: i64, person: &Person) -> Result<(), Error> {
    let question = "INSERT INTO person (batch, row, serial, name, cells) VALUES (?1, ?2, ?3, ?4, ?5)";
    let cells = serde_json::to_string(&person.cells).unwrap_or_default();
    db.prepare_cached(question)?.execute(params![batch, person.row, person.serial, person.name, cells])?;
    let id = db.last_insert_rowid();
    insert_keys(db, id, &person.keys)?;
    insert_tokens(db, "person_text", id, &person.tokens())
}

/// What a person is known by.
pub(crate) fn insert_keys(db: &Connection, person: i64, keys: &[Key]) -> Result<(), Error> {
    let mut statement = db.prepare_cached("INSERT OR IGNORE INTO person_key (key, person) VALUES (?1, ?2)")?;
    for key in keys {
        statement.execute(params![key.0, person])?;
    }
    Ok(())
}

/// What something is found by; `index` is one of our two.
pub(crate) fn insert_tokens(db: &Connection, index: &str, id: i64, tokens: &Tokens) -> Result<(), Error> {
    let question = format!("INSERT INTO {index} (rowid, words, single, pair) VALUES (?1, ?2, ?3, ?4)");
    db.prepare_cached(&question)?.execute(params![id, tokens.words, tokens.single, tokens.pair])?;
    Ok(())
}

/// The texts of the letters, and the batch's own name.
fn index_texts(db: &Connection, id: i64, batch: &StoredBatch) -> Result<(), Error> {
    let is_text = |name: &&String| {
        name.starts_with("inputs/letters/") && Path::new(name).extension().is_some_and(|ending| ending == "md")
    };
    let mut texts = vec![batch.manifest.batch.clone()];
    for name in batch.files.keys().filter(is_text) {
        let path = batch.path(name);
        texts.push(String::from_utf8_lossy(&fs::read(&path).map_err(Error::io(&path))?).into_owned());
    }
    insert_tokens(db, "batch_text", id, &Tokens::of(texts.iter().map(String::as_str)))
}

/// The serials of a petition's sheets, as they are printed at the foot; none for letters.
fn sheets_of(manifest: &Manifest, simplex: bool) -> Vec<String> {
    if manifest.kind != "petition" {
        return Vec::new();
    }
    let volumes = manifest.volumes.iter().enumerate();
    volumes
        .flat_map(|(number, volume)| {
            (1..=sheets::of_page(volume.pages, simplex))
                .map(move |sheet| sheets::serial(&manifest.letter, number, sheet))
        })
        .collect()
}

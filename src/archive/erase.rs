//! A person forgotten: out of the database, the index, the lists, the images, what was attached, and the pages of the PDFs.
//!
//! The files of a batch are edited elsewhere ([`Withdraw`]); here they are put in place of the old ones, together with the
//! database, in one transaction. New files are on the disk before it, old ones go after it; whoever is killed between leaves
//! a list of what is to go, and the next run clears it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use rusqlite::{Connection, OptionalExtension, params};

use crate::archive::erased::{self, FileChange, Record};
use crate::archive::event::Event;
use crate::archive::matching::Human;
use crate::archive::naming;
use crate::archive::open::{give_up, keep_announced, use_object};
use crate::archive::scrub::{self, OfThem, Places, Purpose, Subject};
use crate::archive::search::Hit;
use crate::archive::secret::{self, Keyring, Line};
use crate::archive::store::{self, Object, hash_of};
use crate::archive::{Archive, Error, Who, event, export, sheets};
use crate::batch::approval::{self, Approvals};
use crate::batch::hash::hex;
use crate::batch::stored::is_beside;
use crate::batch::withdrawals::StandIn;
use crate::batch::{self, StoredBatch, erasures, events, ranges, staging};
use crate::diagnostic::Findings;
use crate::signers::{Key, Secret, is_forbidden};

/// Who goes from a batch, and by which request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Leaving {
    /// The day, as YYYY-MM-DD.
    pub on: String,
    /// The request; never a name.
    pub request: String,
    /// Serials of their letters, or rows of a table.
    pub serials: BTreeSet<u64>,
    /// The rows of the list, as a spreadsheet numbers them: theirs too that got no letter.
    pub rows: BTreeSet<u64>,
    /// What stands in their places.
    pub stand_in: StandIn,
}

/// What became of the files of a batch without them, by path in the batch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files that were written anew, into the folder that was given.
    pub changed: Vec<String>,
    /// Files that are to go.
    pub removed: Vec<String>,
}

/// Edits the files of a batch so that people are in none of them, writing what changes into a folder, `erasures.json` among it; what stands
/// in the batch is left as it is. `None` where it cannot be done; the findings say why.
pub type Withdraw<'w> =
    dyn Fn(&StoredBatch, &Leaving, &Path, &mut Findings) -> Result<Option<Changes>, batch::Error> + 'w;

/// What an erasure works with.
pub struct Surroundings<'s> {
    /// The key and the ledger.
    pub keyring: &'s Keyring,
    /// Who edits the files.
    pub withdraw: &'s Withdraw<'s>,
    /// Who asks, and when.
    pub who: &'s Who,
    /// Set by Ctrl-C.
    pub stop: &'s AtomicBool,
}

/// What was erased from a batch, and where the batch has left traces that the archive does not reach.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Erased {
    /// The batch.
    pub batch: String,
    /// The serials.
    pub serials: Vec<u64>,
    /// Files that changed or went.
    pub files: Vec<String>,
    /// Where the folder stood when it was added.
    pub origin: String,
    /// Kinds and days of what happened to the batch: it was handed over, posted, delivered.
    pub events: Vec<(String, String)>,
    /// Petition sheets on paper that hold the row.
    pub paper_sheets: Vec<String>,
    /// Attachments of events that speak of others too, and scans: nobody can tell what is in them.
    pub attachments: Vec<String>,
    /// Events that may be about the person, with the texts that stay of them.
    pub left: Vec<Event>,
    /// Others who approved the batch, as `approval.json` names them.
    pub approvers: Vec<String>,
    /// Petition sheets whose place named the person and went.
    pub placeless: Vec<String>,
    /// Places of petition sheets that stay.
    pub places: BTreeSet<String>,
    /// What went of the events, by the kind and day of each: `attachment`, `note`, `carrier`, `tracking`.
    pub scrubbed: Vec<(String, String, String)>,
    /// Whether a later list with the person is recognised: not where nothing but a name was known.
    pub known_again: bool,
}

/// A batch with the person taken out, ready to be put in place of the old one.
struct Prepared {
    id: i64,
    /// The rows of the person, by their numbers in the database.
    people: Vec<i64>,
    erased: Erased,
    /// Path and new file; `None` where it goes.
    files: BTreeMap<String, Option<Object>>,
    /// What changed, with the hashes before and after.
    changes: Vec<FileChange>,
    /// What of its events goes.
    of_events: Vec<OfThem>,
    /// What of the places of its sheets goes.
    places: Places,
}

/// Stands in `approval.json` for somebody who was erased.
const WITHDRAWN: &str = "withdrawn";

/// What became of a person's rows.
#[derive(Debug, Default)]
#[must_use]
pub struct Forgotten {
    /// From what they went.
    pub erased: Vec<Erased>,
    /// Batches from which they could not be taken out.
    pub refused: Vec<String>,
    /// What failed after the archive had forgotten them: the ledger, or the clearing of the disk. Whoever opens the archive next does
    /// it.
    pub unfinished: Vec<Error>,
}

/// Longest request in characters (tuned: a line of the ledger).
const LONGEST_REQUEST: usize = 200;

/// Erases one person from everything. `request` names the request, not the person: it stays in the ledger and in the batches.
///
/// Errors: [`Error::BadRequest`], [`Error::OtherKey`], [`Error::LostLedger`], [`Error::BadLedger`], [`Error::BatchRefused`] (what is
/// wrong goes to `findings`), [`Error::Batch`] where a file could not be edited, [`Error::Database`].
pub fn erase(
    archive: &mut Archive,
    human: &Human,
    request: &str,
    with: &Surroundings<'_>,
    findings: &mut Findings,
) -> Result<Forgotten, Error> {
    let rows: Vec<&Hit> = human.rows.iter().collect();
    // Both stay, the request in the ledger and who worked in the log.
    let names =
        holds_an_address(request) || [request, &with.who.name].iter().any(|text| scrub::names_somebody(text, &rows));
    if names || request.trim().is_empty() || !fits_a_line(request) {
        return Err(Error::BadRequest { names });
    }
    forget(archive, &rows, request, with, findings, false)
}

/// Whether a request can stand in a line of the ledger and on the screen.
pub(crate) fn fits_a_line(request: &str) -> bool {
    let is_plain = !request.chars().any(|character| is_forbidden(character) || character.is_control());
    is_plain && request.chars().count() <= LONGEST_REQUEST
}

/// Whether an e-mail address may stand in a request.
pub(crate) fn holds_an_address(request: &str) -> bool {
    request.contains(['@', '＠'])
}

/// Erases the rows of one person. With `goes_on` a batch from which they cannot be taken out does not keep them in the others.
pub(crate) fn forget(
    archive: &mut Archive,
    rows: &[&Hit],
    request: &str,
    with: &Surroundings<'_>,
    findings: &mut Findings,
    goes_on: bool,
) -> Result<Forgotten, Error> {
    // Before any work; the key is made only where something is erased.
    with.keyring.secret(archive)?;
    let mut by_batch: BTreeMap<i64, Vec<&Hit>> = BTreeMap::new();
    for hit in rows {
        by_batch.entry(hit.batch_id).or_default().push(hit);
    }
    let (mut prepared, mut refused) = (Vec::new(), Vec::new());
    let mut failed = None;
    for (id, rows) in &by_batch {
        match prepare(archive, *id, rows, request, with, findings) {
            Ok(batch) => prepared.push(batch),
            Err(error) if goes_on && is_of_a_batch(&error) => refused.extend(rows.first().map(|hit| hit.batch.clone())),
            Err(error) => {
                failed = Some(error);
                break;
            }
        }
    }
    let gone: Vec<&Hit> =
        rows.iter().filter(|hit| prepared.iter().any(|batch| batch.id == hit.batch_id)).copied().collect();
    let changed = match failed {
        Some(error) => Err(error),
        None if prepared.is_empty() => Ok(None),
        None => change(archive, &prepared, &gone, request, with).map(Some),
    };
    let (secret, lines) = match changed {
        Ok(Some(changed)) => changed,
        other => {
            // A failure here is not the one to report; the next run clears the store.
            let _ = archive.settle();
            return other.map(|_| Forgotten { refused, ..Forgotten::default() });
        }
    };
    // The archive has forgotten them. Whoever is killed before the ledger knows it too has a ledger that is filled up later.
    let recorded = with
        .keyring
        .record(&secret, &lines)
        .map_err(|source| Error::NotRecorded { path: with.keyring.ledger_path(), source: Box::new(source) });
    let settled = archive.settle().map_err(Error::not_cleared);
    let unfinished = [recorded, settled].into_iter().filter_map(Result::err).collect();
    let known_again = !lines.is_empty();
    let erased = prepared.into_iter().map(|batch| Erased { known_again, ..batch.erased });
    Ok(Forgotten { erased: erased.collect(), refused, unfinished })
}

/// Whether it is one batch that cannot be worked on, and others perhaps can.
fn is_of_a_batch(error: &Error) -> bool {
    match error {
        Error::BatchRefused { .. } | Error::Changed { .. } => true,
        Error::Batch(batch::Error::Io { source, .. }) => source.kind() == std::io::ErrorKind::NotFound,
        Error::Batch(error) => !matches!(error, batch::Error::Interrupted | batch::Error::Busy { .. }),
        _ => false,
    }
}

/// Puts the new files in the place of the old ones and takes the rows out of the database, in one transaction; hands back what the
/// ledger is to know.
fn change(
    archive: &mut Archive,
    prepared: &[Prepared],
    gone: &[&Hit],
    request: &str,
    with: &Surroundings<'_>,
) -> Result<(Secret, Vec<Line>), Error> {
    let secret = with.keyring.secret_or_new(archive)?;
    let lines = ledger_lines(&archive.db, gone, &secret, with.who, request)?;
    let transaction = archive.begin()?;
    secret::mark(&transaction, &secret)?;
    for batch in prepared {
        put_in_place(&transaction, batch, request, with.who)?;
        batch.of_events.iter().try_for_each(|of_event| of_event.scrub(&transaction))?;
        batch.places.scrub(&transaction, batch.id)?;
        for person in &batch.people {
            transaction.execute("DELETE FROM person_text WHERE rowid = ?1", [person])?;
            transaction.execute("DELETE FROM person WHERE id = ?1", [person])?;
        }
    }
    for line in &lines {
        let question = "INSERT OR IGNORE INTO withdrawn (hash, \"on\", request) VALUES (?1, ?2, ?3)";
        transaction.execute(question, params![line.hash, line.on, line.request])?;
    }
    for name in gone.iter().flat_map(|hit| naming::called(hit)) {
        let question = "INSERT OR REPLACE INTO forgotten (hash, \"on\") VALUES (?1, ?2)";
        transaction.execute(question, params![secret.hash(name.as_bytes()), with.who.today])?;
    }
    keep_announced(&transaction)?;
    give_up(&transaction, true)?;
    transaction.commit()?;
    Ok((secret, lines))
}

/// The day on which somebody was erased who was called so, or had this serial; `None` where nobody was, or the key is not at hand.
pub fn erased_on(archive: &Archive, keyring: &Keyring, meant: &str) -> Result<Option<String>, Error> {
    if let Some((batch, serial)) = meant.trim().rsplit_once('/')
        && let Some(serial) = ranges::serial(serial)
    {
        let question = "SELECT max(\"on\") FROM erasure JOIN batch ON batch.id = batch WHERE name = ?1 AND serial = ?2";
        let serial = i64::try_from(serial).unwrap_or(i64::MAX);
        return Ok(archive.db.query_row(question, params![batch, serial], |row| row.get(0))?);
    }
    let Ok(Some(secret)) = keyring.secret(archive) else { return Ok(None) };
    let mut statement = archive.db.prepare("SELECT \"on\" FROM forgotten WHERE hash = ?1")?;
    for name in naming::asked(meant) {
        if let Some(day) = statement.query_row([secret.hash(name.as_bytes())], |row| row.get(0)).optional()? {
            return Ok(Some(day));
        }
    }
    Ok(None)
}

/// The hashes by which a person is known again: of every key under which the rows were found, also from before a correction.
fn ledger_lines(db: &Connection, rows: &[&Hit], secret: &Secret, who: &Who, request: &str) -> Result<Vec<Line>, Error> {
    let mut keys = BTreeSet::new();
    let mut statement = db.prepare_cached("SELECT key FROM person_key WHERE person = ?1")?;
    for hit in rows {
        for key in statement.query_map([hit.id], |row| row.get(0))? {
            keys.insert(Key(key?));
        }
    }
    let line = |key| Line { hash: secret.hide(key), on: who.today.clone(), request: request.to_owned() };
    Ok(keys.iter().map(line).collect())
}

/// Takes a person out of the files of a batch, beside the store; the new files are in the store when this returns.
fn prepare(
    archive: &mut Archive,
    id: i64,
    rows: &[&Hit],
    request: &str,
    with: &Surroundings<'_>,
    findings: &mut Findings,
) -> Result<Prepared, Error> {
    let name = rows.first().map(|hit| hit.batch.clone()).unwrap_or_default();
    let leaving = Leaving {
        on: with.who.today.clone(),
        request: request.to_owned(),
        serials: rows.iter().filter_map(|hit| hit.serial).collect(),
        rows: rows.iter().map(|hit| hit.row).collect(),
        stand_in: StandIn::Withdrawn,
    };
    let work = store::work_folder(&archive.folder)?;
    let (folder, into) = (work.path().join("batch"), work.path().join("new"));
    export::write_files(archive, id, &folder, with.stop)?;
    store::make_folders(&into)?;
    let Some(stored) = StoredBatch::open(&folder, with.stop, findings)? else {
        return Err(Error::BatchRefused { name });
    };
    let Some(changes) = (with.withdraw)(&stored, &leaving, &into, findings)? else {
        return Err(Error::BatchRefused { name });
    };
    let old: BTreeMap<String, Object> = archive.files(id)?.into_iter().collect();
    let mut files = BTreeMap::new();
    for path in changes.changed {
        let object = store::measure(&into.join(&path), &path, with.stop)?;
        files.insert(path, Some(object));
    }
    files.extend(changes.removed.into_iter().map(|path| (path, None)));
    if let Some(text) = events::bare(&folder)? {
        // What somebody wrote into it by hand stands in the database, as far as it stays.
        staging::write_alone(&into.join(events::NAME), &text)?;
        files.insert(events::NAME.to_owned(), Some(store::measure(&into.join(events::NAME), events::NAME, with.stop)?));
    }
    let hash = |object: Option<&Object>| object.map(|object| hash_of(&object.name).to_owned()).unwrap_or_default();
    let change = |(path, new): (&String, &Option<Object>)| FileChange {
        path: path.clone(),
        old: hash(old.get(path)),
        new: hash(new.as_ref()),
    };
    // What says what changed is none of the manifest's files.
    let subject = Subject::of(&archive.db, id, rows, rows, Purpose::Erase)?;
    let approvals = Approvals::read(&folder, &stored.manifest.batch, &stored.manifest_sha256);
    let mut approvers = Vec::new();
    if let Ok(approvals) = approvals {
        let others = approvals.approvals.iter().map(|approval| &approval.by);
        approvers = others.filter(|by| !subject.is_named_in(by) && *by != WITHDRAWN).cloned().collect();
        if let Some(text) = approvals.without(|by| subject.is_named_in(by), WITHDRAWN)? {
            staging::write_alone(&into.join(approval::NAME), &text)?;
            let object = store::measure(&into.join(approval::NAME), approval::NAME, with.stop)?;
            files.insert(approval::NAME.to_owned(), Some(object));
        }
    }
    let is_of_manifest = |path: &str| path != erasures::NAME && !is_beside(path);
    let changes: Vec<FileChange> = files.iter().filter(|(path, _)| is_of_manifest(path)).map(change).collect();
    archive.announce(files.values().flatten())?;
    for (path, object) in &files {
        if let Some(object) = object {
            archive.store.take(&into.join(path), object, with.stop)?;
        }
    }
    let (traces, of_events) = traces(&archive.db, id, rows, &subject)?;
    let places = Places::of(&archive.db, id, &subject)?;
    let erased = Erased {
        batch: name,
        serials: leaving.serials.iter().copied().collect(),
        files: files.keys().cloned().collect(),
        paper_sheets: paper_sheets(&stored, &leaving),
        approvers,
        placeless: places.theirs.clone(),
        places: places.left.clone(),
        ..traces
    };
    let people = rows.iter().map(|hit| hit.id).collect();
    Ok(Prepared { id, people, erased, files, changes, of_events, places })
}

/// The sheets of paper on which the rows of a petition stand.
fn paper_sheets(batch: &StoredBatch, leaving: &Leaving) -> Vec<String> {
    if batch.manifest.kind != "petition" {
        return Vec::new();
    }
    let rows = batch.letters.iter().filter(|letter| leaving.serials.contains(&letter.serial));
    rows.map(|letter| {
        let pages = batch.manifest.volumes.get(letter.volume).map_or(letter.first_page, |volume| volume.pages);
        let sheet = sheets::of_row(letter.first_page, pages, &batch.options);
        sheets::serial(&batch.manifest.letter, letter.volume, sheet)
    })
    .collect()
}

/// What the archive knows of places that it does not reach, and what of the events goes.
fn traces(db: &Connection, id: i64, rows: &[&Hit], subject: &Subject<'_>) -> Result<(Erased, Vec<OfThem>), Error> {
    let origin = db.query_row("SELECT origin FROM batch WHERE id = ?1", [id], |row| row.get(0))?;
    let mut erased = Erased { origin, ..Erased::default() };
    let mut of_events = Vec::new();
    for (number, event) in event::of_batch(db, id)? {
        let mut of_them = OfThem::of(number, &event, subject);
        if let Some(mut left) = of_them.left.take() {
            erased.attachments.append(&mut left.attachments);
            if !left.filled().is_empty() {
                erased.left.push(left);
            }
        }
        erased.scrubbed.extend(of_them.what().map(|what| (event.kind.clone(), event.on.clone(), what.to_owned())));
        if !scrub::speaks_of_others_alone(&event, rows) {
            erased.events.push((event.kind, event.on));
        }
        of_events.push(of_them);
    }
    let mut scans = db.prepare_cached("SELECT serial FROM sheet WHERE batch = ?1 AND scan IS NOT NULL")?;
    for serial in scans.query_map([id], |row| row.get::<_, String>(0))? {
        erased.attachments.push(format!("scan of {}", serial?));
    }
    Ok((erased, of_events))
}

fn put_in_place(db: &Connection, batch: &Prepared, request: &str, who: &Who) -> Result<(), Error> {
    for (path, object) in &batch.files {
        match object {
            Some(object) => {
                use_object(db, object)?;
                let question = "INSERT INTO file (batch, path, object) VALUES (?1, ?2, ?3)
                                ON CONFLICT (batch, path) DO UPDATE SET object = excluded.object";
                db.execute(question, params![batch.id, path, object.name])?;
            }
            None => {
                db.execute("DELETE FROM file WHERE batch = ?1 AND path = ?2", params![batch.id, path])?;
            }
        }
    }
    let record = Record {
        on: who.today.clone(),
        request: request.to_owned(),
        serials: batch.erased.serials.iter().copied().collect(),
        changes: batch.changes.clone(),
    };
    erased::insert(db, batch.id, &record)?;
    let serials = ranges::compact(batch.erased.serials.iter().copied());
    who.log(db, "erase", &batch.erased.batch, &serials)
}

/// A request that was given no name: the day and some digits of chance, which say nothing of the person.
pub fn nameless_request(who: &Who) -> Result<String, Error> {
    let mut digits = [0; 3];
    let failed = |error: getrandom::Error| Error::io("a random number")(std::io::Error::other(error.to_string()));
    getrandom::fill(&mut digits).map_err(failed)?;
    Ok(format!("{}-{}", who.today, hex(&digits)))
}

//! A person forgotten: out of the database, the index, the lists, the images, what was attached, and the pages of the PDFs.
//!
//! The files of a batch are edited elsewhere ([`Withdraw`]); here they are put in place of the old ones, together with the
//! database, in one transaction. New files are on the disk before it, old ones go after it; whoever is killed between leaves
//! a list of what is to go, and the next run clears it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::AtomicBool;

use rusqlite::{Connection, params};

use crate::archive::erased::{self, FileChange, Record};
use crate::archive::matching::{Human, linked};
use crate::archive::open::{give_up, use_object};
use crate::archive::search::Hit;
use crate::archive::secret::{Keyring, Line};
use crate::archive::store::{self, Object, hash_of};
use crate::archive::{Archive, Error, Who, event, export, known, tokens};
use crate::batch::hash::hex;
use crate::batch::withdrawals::StandIn;
use crate::batch::{StoredBatch, ranges};
use crate::diagnostic::Findings;
use crate::signers::{Key, Secret, folded_forms};

/// Name of the file in which a batch says what was erased from it. [`Withdraw`] writes it, with the other files.
pub const NAME: &str = "erasures.json";

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

/// Edits the files of a batch so that people are in none of them, writing what changes into a folder, [`NAME`] among it; what stands
/// in the batch is left as it is. `None` where it cannot be done; the findings say why.
pub type Withdraw<'w> =
    dyn Fn(&StoredBatch, &Leaving, &Path, &mut Findings) -> Result<Option<Changes>, crate::batch::Error> + 'w;

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
    /// What went of the events, by the kind and day of each: `attachment`, `note`, `carrier`, `tracking`.
    pub scrubbed: Vec<(String, String, String)>,
    /// Whether a later list with the person is recognised: not where nothing but a name was known.
    pub known_again: bool,
}

/// A batch with the person taken out, ready to be put in place of the old one.
struct Prepared {
    id: i64,
    erased: Erased,
    /// Path and new file; `None` where it goes.
    files: BTreeMap<String, Option<Object>>,
    /// What changed, with the hashes before and after.
    changes: Vec<FileChange>,
}

/// Erases one person from everything. `request` names the request, not the person.
///
/// Errors: [`Error::OtherKey`], [`Error::BatchRefused`] (what is wrong goes to `findings`), [`Error::Batch`] where a file could
/// not be edited, [`Error::Io`], [`Error::Database`], [`Error::Interrupted`].
pub fn erase(
    archive: &mut Archive,
    human: &Human,
    request: &str,
    with: &Surroundings<'_>,
    findings: &mut Findings,
) -> Result<Vec<Erased>, Error> {
    let secret = with.keyring.secret_or_new(archive)?;
    let mut by_batch: BTreeMap<i64, Vec<&Hit>> = BTreeMap::new();
    for hit in &human.rows {
        by_batch.entry(hit.batch_id).or_default().push(hit);
    }
    let mut prepared = Vec::new();
    for (id, rows) in &by_batch {
        prepared.push(prepare(archive, *id, rows, request, with, findings)?);
    }
    let lines = ledger_lines(&archive.db, human, &secret, with.who, request)?;
    // Before the archive changes: what is in the ledger and not yet erased is erased by `reapply`, not the other way round.
    with.keyring.record(&lines)?;
    let transaction = archive.begin()?;
    for batch in &prepared {
        put_in_place(&transaction, batch, request, with.who)?;
    }
    for (id, rows) in &by_batch {
        scrub_events(&transaction, *id, rows)?;
    }
    for hit in &human.rows {
        transaction.execute("DELETE FROM person_text WHERE rowid = ?1", [hit.id])?;
        transaction.execute("DELETE FROM person WHERE id = ?1", [hit.id])?;
    }
    for line in &lines {
        let question = "INSERT OR IGNORE INTO withdrawn (hash, \"on\") VALUES (?1, ?2)";
        transaction.execute(question, params![line.hash, line.on])?;
    }
    transaction.execute("DELETE FROM pending", [])?;
    give_up(&transaction)?;
    transaction.commit()?;
    archive.settle().map_err(Error::not_cleared)?;
    let known_again = !lines.is_empty();
    Ok(prepared.into_iter().map(|batch| Erased { known_again, ..batch.erased }).collect())
}

/// Erases again whoever was erased before, after a backup was put back. How many people.
pub fn reapply(archive: &mut Archive, with: &Surroundings<'_>, findings: &mut Findings) -> Result<u64, Error> {
    let Some(secret) = with.keyring.secret(archive)? else { return Ok(0) };
    let ledger = with.keyring.ledger()?;
    let mut hashes = known::hashes(archive, "SELECT hash FROM withdrawn", [])?;
    hashes.extend(ledger.iter().map(|line| line.hash));
    let mut count = 0;
    while let Some((person, hash)) = find_erased(&archive.db, &secret, &hashes)? {
        let request = ledger.iter().find(|line| line.hash == hash).map_or("again", |line| line.request.as_str());
        let human = Human { rows: linked(archive, person)? };
        erase(archive, &human, request, with, findings)?;
        count += 1;
    }
    Ok(count)
}

/// How many rows of a batch are those of people who were erased before it was added. [`Error::OtherKey`] where the key is not at hand.
pub fn erased_before(archive: &Archive, keyring: &Keyring, batch: &str) -> Result<usize, Error> {
    let Some(secret) = keyring.secret(archive)? else { return Ok(0) };
    let mut hashes = known::hashes(archive, "SELECT hash FROM withdrawn", [])?;
    hashes.extend(keyring.ledger()?.iter().map(|line| line.hash));
    let question = "SELECT person, key FROM person_key JOIN person ON person.id = person
                    JOIN batch ON batch.id = person.batch WHERE batch.name = ?1";
    let mut statement = archive.db.prepare_cached(question)?;
    let mut rows = statement.query([batch])?;
    let mut people = BTreeSet::new();
    while let Some(row) = rows.next()? {
        if hashes.contains(&secret.hash(&row.get::<_, [u8; 32]>(1)?)) {
            people.insert(row.get::<_, i64>(0)?);
        }
    }
    Ok(people.len())
}

/// Somebody who is in the archive though they were erased.
fn find_erased(
    db: &Connection,
    secret: &Secret,
    hashes: &std::collections::HashSet<[u8; 32]>,
) -> Result<Option<(i64, [u8; 32])>, Error> {
    let mut statement = db.prepare_cached("SELECT person, key FROM person_key")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let hash = secret.hash(&row.get::<_, [u8; 32]>(1)?);
        if hashes.contains(&hash) {
            return Ok(Some((row.get(0)?, hash)));
        }
    }
    Ok(None)
}

/// The hashes by which a person is known again: of every key under which the rows were found, also from before a correction.
fn ledger_lines(db: &Connection, human: &Human, secret: &Secret, who: &Who, request: &str) -> Result<Vec<Line>, Error> {
    let mut keys = BTreeSet::new();
    let mut statement = db.prepare_cached("SELECT key FROM person_key WHERE person = ?1")?;
    for hit in &human.rows {
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
    let hash = |object: Option<&Object>| object.map(|object| hash_of(&object.name).to_owned()).unwrap_or_default();
    let change = |(path, new): (&String, &Option<Object>)| FileChange {
        path: path.clone(),
        old: hash(old.get(path)),
        new: hash(new.as_ref()),
    };
    // What says what changed is none of the manifest's files.
    let changes: Vec<FileChange> = files.iter().filter(|(path, _)| *path != NAME).map(change).collect();
    archive.announce(files.values().flatten())?;
    for (path, object) in &files {
        if let Some(object) = object {
            archive.store.take(&into.join(path), object, with.stop)?;
        }
    }
    let erased = Erased {
        batch: name,
        serials: leaving.serials.iter().copied().collect(),
        files: files.keys().cloned().collect(),
        paper_sheets: paper_sheets(&stored, &leaving),
        ..traces(&archive.db, id, rows)?
    };
    Ok(Prepared { id, erased, files, changes })
}

/// The sheets of paper on which the rows of a petition stand.
fn paper_sheets(batch: &StoredBatch, leaving: &Leaving) -> Vec<String> {
    if batch.manifest.kind != "petition" {
        return Vec::new();
    }
    let pages_a_sheet = if batch.options.simplex { 1 } else { 2 };
    let rows = batch.letters.iter().filter(|letter| leaving.serials.contains(&letter.serial));
    rows.map(|letter| {
        let sheet = (letter.first_page.saturating_sub(1)) / pages_a_sheet + 1;
        format!("{}-{:04}-{sheet}", batch.manifest.letter, letter.volume + 1)
    })
    .collect()
}

/// What the archive knows of places that it does not reach.
fn traces(db: &Connection, id: i64, rows: &[&Hit]) -> Result<Erased, Error> {
    let origin = db.query_row("SELECT origin FROM batch WHERE id = ?1", [id], |row| row.get(0))?;
    let events = event::of_batch(db, id)?;
    let mut attachments = Vec::new();
    let mut scrubbed = Vec::new();
    for (_, event) in &events {
        let of_them = OfThem::of(event, rows);
        let left = event.attachments.iter().filter(|name| !of_them.attachments.contains(&name.as_str()));
        attachments.extend(left.cloned());
        // A file's name may be the person's.
        let gone = of_them.attachments.iter().map(|_| "attachment").chain(of_them.texts.iter().copied());
        scrubbed.extend(gone.map(|what| (event.kind.clone(), event.on.clone(), what.to_owned())));
    }
    let mut scans = db.prepare_cached("SELECT serial FROM sheet WHERE batch = ?1 AND scan IS NOT NULL")?;
    let scans: Vec<String> = scans.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(Erased {
        origin,
        attachments: attachments.into_iter().chain(scans.iter().map(|serial| format!("scan of {serial}"))).collect(),
        scrubbed,
        events: events
            .iter()
            .filter(|(_, event)| !speaks_of_others_alone(event, rows))
            .map(|(_, event)| (event.kind.clone(), event.on.clone()))
            .collect(),
        ..Erased::default()
    })
}

/// Whether an event is of the letters of these rows and of nobody else's.
fn speaks_of_them_alone(event: &event::Event, rows: &[&Hit]) -> bool {
    let ranges = ranges::parse(&event.serials).unwrap_or_default();
    let theirs: BTreeSet<u64> = rows.iter().filter_map(|hit| hit.serial).collect();
    !ranges.is_empty()
        && ranges.into_iter().all(|range| {
            // A range longer than their serials holds somebody else's.
            range.end() - range.start() < theirs.len() as u64
                && range.into_iter().all(|serial| theirs.contains(&serial))
        })
}

/// Whether an event is of letters none of which is of these rows.
pub(crate) fn speaks_of_others_alone(event: &event::Event, rows: &[&Hit]) -> bool {
    let ranges = ranges::parse(&event.serials).unwrap_or_default();
    let mut theirs = rows.iter().filter_map(|hit| hit.serial);
    !ranges.is_empty() && !theirs.any(|serial| ranges.iter().any(|range| range.contains(&serial)))
}

/// Whether a text holds a name, an address or a reference of these rows, in whole words: not `Li` in `delivery-list`. A given name
/// alone names nobody; it is many people's.
fn mentions(text: &str, rows: &[&Hit]) -> bool {
    let text = words(text);
    rows.iter().any(|hit| {
        let cell = |column: &str| hit.cells.get(column).and_then(|cell| cell.as_str()).unwrap_or_default();
        let names = ["name", "family_name", "latin_name", "print_name", "email", "id"].map(cell);
        names.into_iter().chain([hit.name.as_str()]).map(words).any(|name| {
            // One letter or character stands in any text.
            name.trim().chars().count() > 1 && text.contains(&name)
        })
    })
}

/// The words of a text, folded, each between two spaces; every character of Chinese, Japanese and Korean text is one.
fn words(text: &str) -> String {
    let mut words = " ".to_owned();
    for character in folded_forms(text).chars() {
        let alone = tokens::is_cjk(character);
        if character.is_alphanumeric() && !alone {
            words.push(character);
            continue;
        }
        if !words.ends_with(' ') {
            words.push(' ');
        }
        if alone {
            words.extend([character, ' ']);
        }
    }
    if !words.ends_with(' ') {
        words.push(' ');
    }
    words
}

/// What of an event is of the person: attachments, and columns of text.
struct OfThem<'e> {
    attachments: Vec<&'e str>,
    texts: Vec<&'static str>,
}

impl<'e> OfThem<'e> {
    fn of(event: &'e event::Event, rows: &[&Hit]) -> Self {
        let (alone, others) = (speaks_of_them_alone(event, rows), speaks_of_others_alone(event, rows));
        let theirs = |text: &str| !text.is_empty() && !others && (alone || mentions(text, rows));
        let texts = [("note", &event.note), ("carrier", &event.carrier), ("tracking", &event.tracking)];
        Self {
            attachments: event.attachments.iter().map(String::as_str).filter(|name| theirs(name)).collect(),
            texts: texts.into_iter().filter(|(_, text)| theirs(text)).map(|(column, _)| column).collect(),
        }
    }
}

/// Takes a person out of what is written about a batch.
fn scrub_events(db: &Connection, batch: i64, rows: &[&Hit]) -> Result<(), Error> {
    for (id, event) in event::of_batch(db, batch)? {
        let OfThem { attachments, texts } = OfThem::of(&event, rows);
        for name in attachments {
            db.execute("DELETE FROM attachment WHERE event = ?1 AND name = ?2", params![id, name])?;
        }
        for column in texts {
            // The columns are our own words.
            db.execute(&format!("UPDATE event SET {column} = '' WHERE id = ?1"), [id])?;
        }
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    use super::{mentions, words};
    use crate::archive::search::Hit;

    #[test]
    fn words_stand_between_spaces() {
        for (text, expected) in
            [("barefoot Zoë.txt", " barefoot zoe txt "), ("陳大文 wrote", " 陈 大 文 wrote "), ("", " "), (" -- ", " ")]
        {
            assert_eq!(words(text), expected, "{text}");
        }
    }

    #[test]
    fn whole_words_name_somebody() {
        let hit = |cells: serde_json::Value| Hit {
            cells: cells.as_object().cloned().expect("an object").into_iter().collect(),
            ..Hit::default()
        };
        let bare = hit(serde_json::json!({"given_name": "Lone", "family_name": "Bare", "email": "lone@example.org"}));
        let li = hit(serde_json::json!({"given_name": "O", "family_name": "Li", "id": "H-1"}));
        let chen = hit(serde_json::json!({"given_name": "大文", "family_name": "陳", "name": "陳大文"}));
        for (text, hit, expected) in [
            ("barefoot.txt", &bare, false),
            ("Lone Bare.pdf", &bare, true),
            ("bare-2.txt", &bare, true),
            ("Lone called", &bare, false),
            ("answer of lone@example.org", &bare, true),
            ("delivery-list.pdf", &li, false),
            ("Office in Oslo called", &li, false),
            ("Li, O.", &li, true),
            ("h-1.eml", &li, true),
            ("h-11.eml", &li, false),
            ("信:陈大文.txt", &chen, true),
            ("陳先生", &chen, false),
        ] {
            assert_eq!(mentions(text, &[hit]), expected, "{text}");
        }
    }
}

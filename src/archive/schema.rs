//! The database: opened, checked, and brought to the form that this version reads.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::archive::Error;

/// Name of the database in the archive.
pub(crate) const NAME: &str = "archive.sqlite";

/// What SQLite's header calls a database of ours: `mbag`.
const APPLICATION: i32 = 0x6D62_6167;

/// The steps from an empty database to the form of today; `user_version` says how many were taken.
const MIGRATIONS: [&str; 3] =
    [include_str!("schema-1.sql"), include_str!("schema-2.sql"), include_str!("schema-3.sql")];

/// How long SQLite waits for another program that has the database open (tuned: none of ours takes so long).
const PATIENCE: Duration = Duration::from_secs(10);

/// Tables that are looked through at every opening. They are small; all others are looked through when the database was not
/// closed, and by `verify`.
const SMALL: [&str; 5] = ["batch", "event", "sheet", "erasure", "withdrawn"];

/// Opens the database, which must be there, as an empty file at least. `has_files` says whether the store holds any, and is asked where
/// the database is empty: it is a new archive's only where the store is empty too.
pub(crate) fn open(folder: &Path, has_files: impl FnOnce() -> Result<bool, Error>) -> Result<Connection, Error> {
    let path = folder.join(NAME);
    let was_closed = was_closed(&path);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(&path, flags)?;
    let prepared = prepare(&mut db, folder, was_closed, has_files);
    told_apart(prepared, folder).map(|()| db)
}

/// Where `user_version` stands in the header of a database, big end first.
const VERSION_AT: std::ops::Range<usize> = 60..64;

/// Whether opening the database may change its form: it is of an earlier one, or of none yet. Read from its header alone, since whoever
/// opens and closes it tidies up what a killed run has left. Where that run changed the form, the header says so too late, never too early.
pub(crate) fn is_behind(folder: &Path) -> Result<bool, Error> {
    let path = folder.join(NAME);
    let mut header = Vec::new();
    let file = File::open(&path).map_err(Error::io(&path))?;
    file.take(VERSION_AT.end as u64).read_to_end(&mut header).map_err(Error::io(&path))?;
    let version = header.get(VERSION_AT).and_then(|bytes| <[u8; 4]>::try_from(bytes).ok()).map(u32::from_be_bytes);
    Ok(version.is_none_or(|version| (version as usize) < MIGRATIONS.len()))
}

fn version(db: &Connection) -> rusqlite::Result<usize> {
    db.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Opens the database of a disk on which nothing can be written. [`Error::ReadOnly`] where a run that was killed has left something
/// that must be written first.
pub(crate) fn open_read_only(folder: &Path) -> Result<Connection, Error> {
    let path = folder.join(NAME);
    if !was_closed(&path) {
        return Err(Error::ReadOnly { folder: folder.to_owned() });
    }
    let absolute = std::path::absolute(&path).map_err(Error::io(&path))?;
    // `immutable`: SQLite makes neither a lock nor the files of a journal.
    let uri = format!("file:{}?immutable=1", escaped(&absolute));
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let db = Connection::open_with_flags(uri, flags)?;
    let prepared = settings(&db).and_then(|()| {
        let version = version(&db)?;
        let application: i32 = db.query_row("PRAGMA application_id", [], |row| row.get(0))?;
        if application != APPLICATION || version != MIGRATIONS.len() {
            return Err(Error::Foreign { folder: folder.to_owned() });
        }
        SMALL.iter().try_for_each(|table| check(&db, Some(table), folder))
    });
    told_apart(prepared, folder).map(|()| db)
}

fn told_apart(prepared: Result<(), Error>, folder: &Path) -> Result<(), Error> {
    match prepared {
        Err(Error::Database { code }) if is_damage(code) => Err(Error::Broken { folder: folder.to_owned() }),
        other => other,
    }
}

/// A journal with content is what a run leaves that did not close the database.
fn was_closed(database: &Path) -> bool {
    std::fs::metadata(journal(database)).map_or(0, |metadata| metadata.len()) == 0
}

/// A path as it stands in a URI.
fn escaped(path: &Path) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    let mut text = String::new();
    for &byte in path.as_os_str().as_encoded_bytes() {
        if plain(byte) {
            text.push(char::from(byte));
        } else {
            let _ = write!(text, "%{byte:02X}");
        }
    }
    text
}

/// The write-ahead journal beside a database.
pub(crate) fn journal(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

/// `SQLITE_CORRUPT` and `SQLITE_NOTADB`, with whatever stands above the lowest byte.
fn is_damage(code: i32) -> bool {
    matches!(code & 0xFF, 11 | 26)
}

fn settings(db: &Connection) -> Result<(), Error> {
    db.busy_timeout(PATIENCE)?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.pragma_update(None, "cell_size_check", true)?;
    // What a sort spills would lie in a folder of the system.
    Ok(db.pragma_update(None, "temp_store", "MEMORY")?)
}

fn prepare(
    db: &mut Connection,
    folder: &Path,
    was_closed: bool,
    has_files: impl FnOnce() -> Result<bool, Error>,
) -> Result<(), Error> {
    settings(db)?;
    let version = version(db)?;
    let application: i32 = db.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let is_new = version == 0 && tables == 0;
    if is_new && has_files()? {
        return Err(Error::LostDatabase { folder: folder.to_owned() });
    }
    if version > MIGRATIONS.len() || !(is_new || application == APPLICATION) {
        return Err(Error::Foreign { folder: folder.to_owned() });
    }
    db.pragma_update(None, "secure_delete", true)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0))?;
    if !was_closed {
        check(db, None, folder)?;
    }
    migrate(db)?;
    SMALL.iter().try_for_each(|table| check(db, Some(table), folder))
}

fn migrate(db: &mut Connection) -> Result<(), Error> {
    if version(db)? >= MIGRATIONS.len() {
        return Ok(());
    }
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another run may have taken the same steps while this one waited.
    for step in MIGRATIONS.iter().skip(version(&transaction)?) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", MIGRATIONS.len())?;
    Ok(transaction.commit()?)
}

fn check(db: &Connection, table: Option<&str>, folder: &Path) -> Result<(), Error> {
    // An argument of a pragma cannot be bound; the tables are our own words.
    let question = table.map_or("PRAGMA quick_check(1)".to_owned(), |table| format!("PRAGMA quick_check({table})"));
    let answer: String = db.query_row(&question, [], |row| row.get(0))?;
    if answer == "ok" { Ok(()) } else { Err(Error::Broken { folder: folder.to_owned() }) }
}

/// Everything that SQLite can find wrong; how many things.
pub(crate) fn check_all(db: &Connection) -> Result<usize, Error> {
    let mut found = 0;
    let mut statement = db.prepare("PRAGMA integrity_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        found += usize::from(row.get::<_, String>(0)? != "ok");
    }
    let mut statement = db.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while rows.next()?.is_some() {
        found += 1;
    }
    if db.is_readonly("main")? {
        // The question below is asked by writing; what is above looks into the index as well, though not into all of it.
        return Ok(found);
    }
    for index in ["person_text", "batch_text"] {
        let question = format!("INSERT INTO {index} ({index}) VALUES ('integrity-check')");
        match db.execute(&question, []).map_err(Error::from) {
            Err(Error::Database { code }) if is_damage(code) => found += 1,
            // Somebody else writes: that is no damage, and what is above looked into the index as well.
            Err(Error::Database { code }) if is_held(code) => {}
            other => drop(other?),
        }
    }
    Ok(found)
}

/// Takes what was deleted off the disk: out of the journal, and out of the free pages. [`Error::Held`] where another program reads, so
/// that the old bytes stay.
pub(crate) fn wipe(db: &Connection) -> Result<(), Error> {
    // SQLite does not call it an error when somebody keeps it from the journal: it says so in the first column.
    let truncate = || match db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0)) {
        Ok(false) => Ok(()),
        Ok(true) => Err(Error::Held),
        Err(error) => Err(held(error.into())),
    };
    truncate()?;
    db.execute_batch("VACUUM").map_err(|error| held(error.into()))?;
    truncate()
}

/// `SQLITE_BUSY` and `SQLITE_LOCKED`.
fn held(error: Error) -> Error {
    match error {
        Error::Database { code } if is_held(code) => Error::Held,
        other => other,
    }
}

fn is_held(code: i32) -> bool {
    matches!(code & 0xFF, 5 | 6)
}

#[cfg(test)]
pub(crate) fn in_memory() -> Connection {
    let mut db = Connection::open_in_memory().expect("a database");
    prepare(&mut db, Path::new("memory"), true, || Ok(false)).expect("the schema");
    db
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::{NAME, check_all, escaped, is_behind, open, open_read_only, wipe};
    use crate::archive::Error;

    #[test]
    fn a_new_database_is_whole_and_opens_again() {
        let scratch = tempfile::tempdir().expect("a folder");
        std::fs::write(scratch.path().join(NAME), b"").expect("a file");
        for _ in 0..2 {
            let db = open(scratch.path(), || Ok(false)).expect("a database");
            assert_eq!(check_all(&db).expect("an answer"), 0);
            let setting = |name: &str| db.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0));
            let expected = [("foreign_keys", 1), ("secure_delete", 1), ("user_version", 3), ("trusted_schema", 0)];
            assert_eq!(expected.map(|(name, _)| (name, setting(name).expect("a number"))), expected);
            let journal = db.query_row("PRAGMA journal_mode", [], |row| row.get::<_, String>(0));
            assert_eq!(journal.as_deref(), Ok("wal"));
        }
    }

    /// Every block of an index that holds some bytes.
    fn blocks_with(db: &Connection, index: &str, bytes: &str) -> i64 {
        let question = format!("SELECT count(*) FROM {index}_data WHERE instr(block, CAST(?1 AS BLOB)) > 0");
        db.query_row(&question, [bytes], |row| row.get(0)).expect("an answer")
    }

    /// `secure-delete` is a setting that can be written where it does nothing, so what it does is looked at.
    #[test]
    fn the_index_deletes_securely() {
        let db = super::in_memory();
        for index in ["person_text", "batch_text"] {
            let question = format!("SELECT v FROM {index}_config WHERE k = 'secure-delete'");
            assert_eq!(db.query_row(&question, [], |row| row.get::<_, i64>(0)), Ok(1));
            let insert = format!("INSERT INTO {index} (rowid, words, single, pair) VALUES (?1, ?2, '', '')");
            for number in 0..200 {
                let words = if number == 100 { "zylberstein".to_owned() } else { format!("somebody{number}") };
                db.execute(&insert, rusqlite::params![number, words]).expect("a row");
            }
            assert!(blocks_with(&db, index, "zylberstein") > 0);
            db.execute(&format!("DELETE FROM {index} WHERE rowid = 100"), []).expect("gone");
            for rest in ["zylberstein", "zyl", "zy"] {
                assert_eq!(blocks_with(&db, index, rest), 0, "{index}: {rest}");
            }
        }
        assert_eq!(check_all(&db).expect("an answer"), 0);
    }

    #[test]
    fn a_reader_that_keeps_old_bytes_on_the_disk_is_said() {
        let scratch = tempfile::tempdir().expect("a folder");
        std::fs::write(scratch.path().join(NAME), b"").expect("a file");
        let db = open(scratch.path(), || Ok(false)).expect("a database");
        db.busy_timeout(std::time::Duration::ZERO).expect("a setting");
        let other = Connection::open(scratch.path().join(NAME)).expect("it");
        other.execute_batch("BEGIN; SELECT count(*) FROM batch").expect("a reader");
        let _: i64 = other.query_row("SELECT count(*) FROM batch", [], |row| row.get(0)).expect("an answer");
        db.execute("INSERT INTO pending (object) VALUES ('x')", []).expect("a row");
        assert!(matches!(wipe(&db), Err(Error::Held)));
        other.execute_batch("COMMIT").expect("the end");
        wipe(&db).expect("wiped");
    }

    #[test]
    fn a_writer_beside_it_is_no_damage() {
        let scratch = tempfile::tempdir().expect("a folder");
        std::fs::write(scratch.path().join(NAME), b"").expect("a file");
        let db = open(scratch.path(), || Ok(false)).expect("a database");
        db.busy_timeout(std::time::Duration::ZERO).expect("a setting");
        let other = Connection::open(scratch.path().join(NAME)).expect("it");
        other.execute_batch("BEGIN IMMEDIATE").expect("a writer");
        assert_eq!(check_all(&db).expect("an answer"), 0);
        other.execute_batch("COMMIT").expect("the end");
        db.execute("DELETE FROM person_text_data WHERE id > 10", []).expect("a change");
        db.execute("INSERT INTO person_text_content (id, c0, c1, c2) VALUES (7, 'x', '', '')", []).expect("a change");
        assert!(check_all(&db).expect("an answer") > 0);
    }

    /// Two runs that find the same old database take its steps once.
    #[test]
    fn an_old_database_is_brought_to_the_form_of_today_once() {
        let scratch = tempfile::tempdir().expect("a folder");
        let path = scratch.path().join(NAME);
        let old = Connection::open(&path).expect("a database");
        old.execute_batch(super::MIGRATIONS[0]).expect("the first form");
        old.pragma_update(None, "application_id", super::APPLICATION).expect("a mark");
        old.pragma_update(None, "user_version", 1).expect("a mark");
        let insert = "INSERT INTO batch (name, manifest_sha256, tool, letter, kind, date, sample, signers, letters, pages, sheets,
                      origin, added) VALUES ('b', '', '', '', '', '', 0, 7, 0, 0, 0, '', '')";
        old.execute(insert, []).expect("a batch");
        drop(old);
        assert!(is_behind(scratch.path()).expect("an answer"));
        std::thread::scope(|scope| {
            let runs: Vec<_> = (0..4).map(|_| scope.spawn(|| open(scratch.path(), || Ok(false)).map(drop))).collect();
            for run in runs {
                run.join().expect("it ends").expect("a database");
            }
        });
        assert!(!is_behind(scratch.path()).expect("an answer"));
        let db = open(scratch.path(), || Ok(false)).expect("a database");
        let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, Option<String>>(1)?));
        assert_eq!(db.query_row("SELECT counted, corrects FROM batch", [], read), Ok((7, None)));
    }

    #[test]
    fn an_empty_database_over_a_full_store_is_no_new_archive() {
        let scratch = tempfile::tempdir().expect("a folder");
        std::fs::write(scratch.path().join(NAME), b"").expect("a file");
        assert!(matches!(open(scratch.path(), || Ok(true)), Err(Error::LostDatabase { .. })));
        assert_eq!(std::fs::metadata(scratch.path().join(NAME)).expect("it").len(), 0);
    }

    #[test]
    fn a_database_is_read_where_nothing_can_be_written() {
        let scratch = tempfile::tempdir().expect("a folder");
        let folder = scratch.path().join("50% öde?#");
        std::fs::create_dir(&folder).expect("a folder");
        std::fs::write(folder.join(NAME), b"").expect("a file");
        drop(open(&folder, || Ok(false)).expect("a database"));
        let names = || std::fs::read_dir(&folder).expect("a folder").count();
        let before = names();
        let db = open_read_only(&folder).expect("the database");
        assert_eq!(db.query_row("SELECT count(*) FROM batch", [], |row| row.get::<_, i64>(0)), Ok(0));
        assert!(db.execute("INSERT INTO pending (object) VALUES ('x')", []).is_err());
        assert_eq!(names(), before);
        drop(db);
        std::fs::write(folder.join(format!("{NAME}-wal")), b"left").expect("a journal");
        assert!(matches!(open_read_only(&folder), Err(Error::ReadOnly { .. })));
        assert_eq!(escaped(std::path::Path::new("/a b")), "/a%20b");
    }

    #[test]
    fn what_is_none_of_ours_is_left_alone() {
        let scratch = tempfile::tempdir().expect("a folder");
        let path = scratch.path().join(NAME);
        Connection::open(&path).expect("a database").execute_batch("CREATE TABLE t (a)").expect("a table");
        assert!(matches!(open(scratch.path(), || Ok(false)), Err(Error::Foreign { .. })));
        Connection::open(&path).expect("it").execute_batch("DROP TABLE t; PRAGMA user_version = 99").expect("a change");
        assert!(matches!(open(scratch.path(), || Ok(false)), Err(Error::Foreign { .. })));
        std::fs::write(&path, [7; 4096]).expect("a file");
        assert!(matches!(open(scratch.path(), || Ok(false)), Err(Error::Broken { .. })));
    }
}

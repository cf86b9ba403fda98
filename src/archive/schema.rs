//! The database: opened, checked, and brought to the form that this version reads.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use crate::archive::Error;

/// Name of the database in the archive.
pub(crate) const NAME: &str = "archive.sqlite";

/// What SQLite's header calls a database of ours: `mbag`.
const APPLICATION: i32 = 0x6D62_6167;

/// The steps from an empty database to the form of today; `user_version` says how many were taken.
const MIGRATIONS: [&str; 1] = [include_str!("schema-1.sql")];

/// Tables that are looked through at every opening. They are small; all others are looked through when the database was not
/// closed, and by `verify`.
const SMALL: [&str; 5] = ["batch", "event", "sheet", "erasure", "withdrawn"];

/// Opens the database, which must be there, as an empty file at least.
pub(crate) fn open(folder: &Path) -> Result<Connection, Error> {
    let path = folder.join(NAME);
    // A journal with content is what a run leaves that did not close the database.
    let was_closed = std::fs::metadata(journal(&path)).map_or(0, |metadata| metadata.len()) == 0;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(&path, flags)?;
    let prepared = prepare(&mut db, folder, was_closed);
    match prepared {
        Err(Error::Database { code }) if is_damage(code) => Err(Error::Broken { folder: folder.to_owned() }),
        other => other.map(|()| db),
    }
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

fn prepare(db: &mut Connection, folder: &Path, was_closed: bool) -> Result<(), Error> {
    db.busy_timeout(Duration::from_secs(10))?;
    db.pragma_update(None, "trusted_schema", false)?;
    db.pragma_update(None, "cell_size_check", true)?;
    // What a sort spills would lie in a folder of the system.
    db.pragma_update(None, "temp_store", "MEMORY")?;
    db.pragma_update(None, "secure_delete", true)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "synchronous", "FULL")?;
    db.query_row("PRAGMA journal_mode = WAL", [], |row| row.get::<_, String>(0))?;
    let version: usize = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let application: i32 = db.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let is_ours = application == APPLICATION || (version == 0 && tables == 0);
    if version > MIGRATIONS.len() || !is_ours {
        return Err(Error::Foreign { folder: folder.to_owned() });
    }
    if !was_closed {
        check(db, None, folder)?;
    }
    migrate(db, version)?;
    SMALL.iter().try_for_each(|table| check(db, Some(table), folder))
}

fn migrate(db: &mut Connection, version: usize) -> Result<(), Error> {
    if version == MIGRATIONS.len() {
        return Ok(());
    }
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in &MIGRATIONS[version..] {
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
    for index in ["person_text", "batch_text"] {
        let question = format!("INSERT INTO {index} ({index}) VALUES ('integrity-check')");
        found += usize::from(db.execute(&question, []).is_err());
    }
    Ok(found)
}

/// Takes what was deleted off the disk: out of the journal, and out of the free pages.
pub(crate) fn wipe(db: &Connection) -> Result<(), Error> {
    let truncate = || db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    truncate()?;
    db.execute_batch("VACUUM")?;
    Ok(truncate()?)
}

#[cfg(test)]
pub(crate) fn in_memory() -> Connection {
    let mut db = Connection::open_in_memory().expect("a database");
    prepare(&mut db, Path::new("memory"), true).expect("the schema");
    db
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::{NAME, check_all, open};
    use crate::archive::Error;

    #[test]
    fn a_new_database_is_whole_and_opens_again() {
        let scratch = tempfile::tempdir().expect("a folder");
        std::fs::write(scratch.path().join(NAME), b"").expect("a file");
        for _ in 0..2 {
            let db = open(scratch.path()).expect("a database");
            assert_eq!(check_all(&db).expect("an answer"), 0);
            let setting = |name: &str| db.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0));
            let expected = [("foreign_keys", 1), ("secure_delete", 1), ("user_version", 1), ("trusted_schema", 0)];
            assert_eq!(expected.map(|(name, _)| (name, setting(name).expect("a number"))), expected);
            let journal = db.query_row("PRAGMA journal_mode", [], |row| row.get::<_, String>(0));
            assert_eq!(journal.as_deref(), Ok("wal"));
        }
    }

    #[test]
    fn the_index_deletes_securely() {
        let db = super::in_memory();
        for index in ["person_text", "batch_text"] {
            let question = format!("SELECT v FROM {index}_config WHERE k = 'secure-delete'");
            assert_eq!(db.query_row(&question, [], |row| row.get::<_, i64>(0)), Ok(1));
        }
    }

    #[test]
    fn what_is_none_of_ours_is_left_alone() {
        let scratch = tempfile::tempdir().expect("a folder");
        let path = scratch.path().join(NAME);
        Connection::open(&path).expect("a database").execute_batch("CREATE TABLE t (a)").expect("a table");
        assert!(matches!(open(scratch.path()), Err(Error::Foreign { .. })));
        Connection::open(&path).expect("it").execute_batch("DROP TABLE t; PRAGMA user_version = 99").expect("a change");
        assert!(matches!(open(scratch.path()), Err(Error::Foreign { .. })));
        std::fs::write(&path, [7; 4096]).expect("a file");
        assert!(matches!(open(scratch.path()), Err(Error::Broken { .. })));
    }
}

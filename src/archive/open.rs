//! The archive itself: opened for reading or for changing, and freed of what a killed run has left.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use crate::archive::Error;
pub use crate::archive::lock::Access;
use crate::archive::lock::Lock;
use crate::archive::log::{self, Entry};
use crate::archive::schema;
use crate::archive::store::{self, Object, Store};
use crate::batch;

/// Stands in the list of pending files while the database may still hold what was deleted.
const WIPE: &str = "wipe";

/// An archive that nobody else changes while this lives.
#[derive(Debug)]
pub struct Archive {
    pub(crate) folder: PathBuf,
    pub(crate) db: Connection,
    pub(crate) store: Store,
    /// Whether what a run has left could not be cleared.
    is_unclear: bool,
    // Behind the database: it is closed before the lock is given back.
    lock: Lock,
}

impl Archive {
    /// Opens the archive in a folder and checks it; what a run that was killed has left is cleared first, where nobody else is at
    /// work. With [`Access::Make`] it is made where it is not there. To be read, nothing needs to be writable.
    ///
    /// Errors: [`Error::NoArchive`], [`Error::LostDatabase`], [`Error::Broken`], [`Error::Foreign`], [`Error::NoLocks`],
    /// [`Error::ReadOnly`], [`Error::Database`], [`Error::Batch`] where another run is at work or the machine failed.
    pub fn open(folder: &Path, access: Access) -> Result<Self, Error> {
        let database = folder.join(schema::NAME);
        let store = Store::below(folder);
        if !database.is_file() {
            if store.holds_any()? {
                return Err(Error::LostDatabase { folder: folder.to_owned() });
            }
            if access != Access::Make {
                return Err(Error::NoArchive { folder: folder.to_owned() });
            }
            store::make_folders(folder)?;
        }
        let mut lock = Lock::take(folder, access)?;
        if access.writes() {
            store.make()?;
            store::make_file(&database)?;
        }
        let can_write = !lock.is_read_only() && store::is_writable(&database);
        let db = if can_write && !access.writes() && schema::is_behind(folder)? {
            // Nobody else may have it open while its form changes.
            if !lock.raise()? {
                return Err(batch::Error::Busy { folder: folder.to_owned() }.into());
            }
            let db = schema::open(folder, || store.holds_any())?;
            lock.lower()?;
            db
        } else if can_write {
            match schema::open(folder, || store.holds_any()) {
                // On a full disk SQLite cannot make what it writes beside the database even to read it.
                Err(error) if access == Access::Read && error.has_no_room() => schema::open_read_only(folder)?,
                opened => opened?,
            }
        } else if access == Access::Read {
            schema::open_read_only(folder)?
        } else {
            return Err(Error::ReadOnly { folder: folder.to_owned() });
        };
        let mut archive = Self { folder: folder.to_owned(), db, store, is_unclear: false, lock };
        // Whoever works makes work folders under the lock, so one that is there now was left.
        if archive.is_unsettled()? || store::has_work(folder)? {
            archive.clear(access, can_write)?;
        }
        Ok(archive)
    }

    /// Clears what a run has left. Whoever reads goes on where that fails: the database is whole, whatever lies beside it.
    fn clear(&mut self, access: Access, can_write: bool) -> Result<(), Error> {
        let is_alone = match access {
            Access::Write | Access::Make => self.lock.keeps_others_out(),
            Access::Read => can_write && self.lock.raise()?,
        };
        if !is_alone {
            self.is_unclear = true;
            return Ok(());
        }
        let cleared = self.settle().and_then(|()| store::clear_work(&self.folder));
        if access == Access::Read {
            self.lock.lower()?;
        }
        match cleared {
            // Another program that has the database open keeps nobody from working.
            Err(error) if access == Access::Read || matches!(error, Error::Held) => self.is_unclear = true,
            cleared => cleared?,
        }
        Ok(())
    }

    /// Whether something that was removed is still on the disk; whoever opens the archive next tries again.
    pub fn is_unclear(&self) -> bool {
        self.is_unclear
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether others than its owner can enter the folder.
    pub fn is_open_to_others(&self) -> bool {
        !batch::platform::is_owner_only(&self.folder)
    }

    /// The last lines of the log, the newest first.
    pub fn log(&self, most: usize) -> Result<Vec<Entry>, Error> {
        log::last(&self.db, most)
    }

    /// Begins a transaction in which something is changed.
    pub(crate) fn begin(&mut self) -> Result<Transaction<'_>, Error> {
        Ok(self.db.transaction_with_behavior(TransactionBehavior::Immediate)?)
    }

    /// The number and the expiry of a batch in the database.
    pub(crate) fn batch(&self, name: &str) -> Result<Found, Error> {
        let question = "SELECT id, name, expired FROM batch WHERE name = ?1";
        let found = self
            .db
            .query_row(question, [name], |row| Ok(Found { id: row.get(0)?, name: row.get(1)?, expired: row.get(2)? }));
        found.optional()?.ok_or_else(|| Error::NoBatch { name: name.to_owned() })
    }

    /// The files of a batch by path.
    pub(crate) fn files(&self, batch: i64) -> Result<Vec<(String, Object)>, Error> {
        let question = "SELECT path, object.name, bytes FROM file JOIN object ON object.name = file.object
                        WHERE batch = ?1 ORDER BY path";
        let mut statement = self.db.prepare_cached(question)?;
        let files =
            statement.query_map([batch], |row| Ok((row.get(0)?, Object { name: row.get(1)?, bytes: row.get(2)? })))?;
        Ok(files.collect::<Result<_, _>>()?)
    }

    /// Says, before they are written, which files of the store are coming.
    pub(crate) fn announce<'o>(&mut self, objects: impl IntoIterator<Item = &'o Object>) -> Result<(), Error> {
        let transaction = self.begin()?;
        {
            let mut statement = transaction.prepare("INSERT OR IGNORE INTO pending (object) VALUES (?1)")?;
            for object in objects {
                statement.execute([&object.name])?;
            }
        }
        Ok(transaction.commit()?)
    }

    fn is_unsettled(&self) -> Result<bool, Error> {
        Ok(self.db.query_row("SELECT EXISTS (SELECT 1 FROM pending)", [], |row| row.get(0))?)
    }

    /// Clears the store of files that belong to nothing, and the database of what was deleted. Called when a change is
    /// committed, or has come to nothing, or by the next run.
    pub(crate) fn settle(&mut self) -> Result<(), Error> {
        let mut pending: Vec<String> = {
            let mut statement = self.db.prepare("SELECT object FROM pending")?;
            let names = statement.query_map([], |row| row.get(0))?;
            names.collect::<Result<_, _>>()?
        };
        if pending.is_empty() {
            return Ok(());
        }
        let wipes = pending.iter().any(|name| name == WIPE);
        pending.retain(|name| name != WIPE);
        for name in &pending {
            if !self.is_used(name)? {
                self.store.remove(name)?;
            }
        }
        self.store.clear_incoming()?;
        self.db.execute("DELETE FROM pending WHERE object <> ?1", [WIPE])?;
        if wipes {
            schema::wipe(&self.db)?;
            self.db.execute("DELETE FROM pending", [])?;
        }
        Ok(())
    }

    fn is_used(&self, object: &str) -> Result<bool, Error> {
        let question = "SELECT EXISTS (SELECT 1 FROM object WHERE name = ?1)";
        Ok(self.db.query_row(question, [object], |row| row.get(0))?)
    }
}

/// A batch of the archive.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// Its number in the database.
    pub(crate) id: i64,
    /// Its id.
    pub(crate) name: String,
    /// The day on which it expired.
    pub(crate) expired: Option<String>,
}

impl Found {
    /// The batch, where its files are still there.
    pub(crate) fn living(self) -> Result<Self, Error> {
        if self.expired.is_some() { Err(Error::Expired { name: self.name }) } else { Ok(self) }
    }
}

/// Takes a file of the store into use.
pub(crate) fn use_object(db: &Connection, object: &Object) -> Result<(), Error> {
    db.prepare_cached("INSERT OR IGNORE INTO object (name, bytes) VALUES (?1, ?2)")?
        .execute(params![object.name, object.bytes])?;
    Ok(())
}

/// Takes the announced files out of the list of what is to be cleared: the change that they were for is in the same transaction. What
/// was deleted earlier and is still to be wiped stays in it.
pub(crate) fn keep_announced(db: &Connection) -> Result<(), Error> {
    db.execute("DELETE FROM pending WHERE object <> ?1", [WIPE])?;
    Ok(())
}

/// Gives up files that nothing refers to any more, and marks them for clearing; where text `was_deleted`, the database too, which is then
/// written anew.
pub(crate) fn give_up(db: &Connection, was_deleted: bool) -> Result<(), Error> {
    const UNUSED: &str = "NOT EXISTS (SELECT 1 FROM file WHERE file.object = object.name)
         AND NOT EXISTS (SELECT 1 FROM attachment WHERE attachment.object = object.name)
         AND NOT EXISTS (SELECT 1 FROM sheet WHERE sheet.scan = object.name)";
    db.execute(&format!("INSERT OR IGNORE INTO pending (object) SELECT name FROM object WHERE {UNUSED}"), [])?;
    let released = db.execute(&format!("DELETE FROM object WHERE {UNUSED}"), [])?;
    if was_deleted || released > 0 {
        db.execute("INSERT OR IGNORE INTO pending (object) VALUES (?1)", [WIPE])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Access, Archive, give_up, keep_announced, use_object};
    use crate::archive::Error;
    use crate::archive::lock::Lock;
    use crate::archive::store::Store;

    #[test]
    fn reading_makes_no_archive() {
        let scratch = tempfile::tempdir().expect("a folder");
        let folder = scratch.path().join("archive");
        assert!(matches!(Archive::open(&folder, Access::Read), Err(Error::NoArchive { .. })));
        assert!(matches!(Archive::open(&folder, Access::Write), Err(Error::NoArchive { .. })));
        assert!(!folder.exists());
        Archive::open(&folder, Access::Make).expect("an archive");
        let archive = Archive::open(&folder, Access::Read).expect("the archive");
        assert!(!archive.is_open_to_others());
    }

    /// A file in the store, which no batch has.
    fn kept(archive: &mut Archive, content: &[u8]) -> crate::archive::store::Object {
        let object = archive.store.write("x.txt", content).expect("a file");
        archive.announce([&object]).expect("a note");
        object
    }

    #[test]
    fn a_lost_database_is_no_new_archive() {
        let scratch = tempfile::tempdir().expect("a folder");
        let mut archive = Archive::open(scratch.path(), Access::Make).expect("an archive");
        let object = kept(&mut archive, b"kept");
        use_object(&archive.db, &object).expect("a use");
        drop(archive);
        let database = scratch.path().join("archive.sqlite");
        for spoil in
            [&|| std::fs::write(&database, b"").expect("emptied"), &|| std::fs::remove_file(&database).expect("gone")]
                as [&dyn Fn(); 2]
        {
            spoil();
            for access in [Access::Read, Access::Write, Access::Make] {
                assert!(matches!(Archive::open(scratch.path(), access), Err(Error::LostDatabase { .. })), "{access:?}");
            }
        }
        assert_eq!(Store::below(scratch.path()).files().expect("the files").len(), 1);
    }

    #[test]
    fn another_reader_keeps_what_was_left_and_is_not_disturbed() {
        let scratch = tempfile::tempdir().expect("a folder");
        let mut archive = Archive::open(scratch.path(), Access::Make).expect("an archive");
        let lost = kept(&mut archive, b"lost");
        drop(archive);
        let lock = Lock::take(scratch.path(), Access::Read).expect("a reader");
        let archive = Archive::open(scratch.path(), Access::Read).expect("the archive");
        assert!(archive.is_unclear() && archive.store.path(&lost.name).is_file());
        drop((archive, lock));
        let archive = Archive::open(scratch.path(), Access::Read).expect("the archive");
        assert!(!archive.is_unclear() && !archive.store.path(&lost.name).exists());
        // The right to read is all that is left of it.
        Lock::take(scratch.path(), Access::Read).expect("another reader");
    }

    #[test]
    fn a_clearing_that_fails_locks_nobody_out() {
        let scratch = tempfile::tempdir().expect("a folder");
        let mut archive = Archive::open(scratch.path(), Access::Make).expect("an archive");
        let lost = kept(&mut archive, b"lost");
        drop(archive);
        // A folder in the place of a file cannot be removed as one.
        let place = Store::below(scratch.path()).path(&lost.name);
        std::fs::remove_file(&place).expect("gone");
        std::fs::create_dir(&place).expect("a folder");
        assert!(Archive::open(scratch.path(), Access::Read).expect("the archive").is_unclear());
        assert!(Archive::open(scratch.path(), Access::Write).is_err());
    }

    #[test]
    fn what_is_still_to_be_wiped_outlives_the_next_change() {
        let scratch = tempfile::tempdir().expect("a folder");
        let archive = Archive::open(scratch.path(), Access::Make).expect("an archive");
        give_up(&archive.db, true).expect("a mark");
        keep_announced(&archive.db).expect("a change");
        assert!(archive.is_unsettled().expect("an answer"));
    }

    /// A database of a hundred thousand people is not written anew for an event that holds nothing.
    #[test]
    fn where_nothing_was_deleted_nothing_is_to_be_wiped() {
        let scratch = tempfile::tempdir().expect("a folder");
        let archive = Archive::open(scratch.path(), Access::Make).expect("an archive");
        give_up(&archive.db, false).expect("nothing");
        assert!(!archive.is_unsettled().expect("an answer"));
        let object = archive.store.write("x.txt", b"x").expect("a file");
        use_object(&archive.db, &object).expect("a use");
        give_up(&archive.db, false).expect("a mark");
        assert!(archive.is_unsettled().expect("an answer"));
    }

    #[test]
    fn files_without_an_owner_go_when_the_archive_is_opened() {
        let scratch = tempfile::tempdir().expect("a folder");
        let mut archive = Archive::open(scratch.path(), Access::Make).expect("an archive");
        let [kept, lost] = [b"kept", b"lost"].map(|content| archive.store.write("x.txt", content).expect("a file"));
        archive.announce([&kept, &lost]).expect("a note");
        use_object(&archive.db, &kept).expect("a use");
        // A run that is killed here has told nobody of the second file.
        drop(archive);
        let archive = Archive::open(scratch.path(), Access::Read).expect("the archive");
        assert_eq!(
            archive.store.files().expect("the files").into_keys().collect::<Vec<_>>(),
            std::slice::from_ref(&kept.name)
        );
        drop(archive);
        let mut archive = Archive::open(scratch.path(), Access::Write).expect("the archive");
        give_up(&archive.db, true).expect("nothing uses it");
        archive.settle().expect("clean");
        assert!(archive.store.files().expect("the files").is_empty());
    }
}

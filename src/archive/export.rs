//! A batch written out again, byte for byte.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use crate::archive::store;
use crate::archive::{Archive, Error};

/// Writes a batch as a folder of its own below `out`, whole or not at all; hands back the folder.
///
/// Errors: [`Error::NoBatch`], [`Error::Expired`], [`Error::Exists`] where the folder is there already, [`Error::Changed`] where a
/// file of the store is damaged, [`Error::Batch`].
pub fn export(archive: &Archive, name: &str, out: &Path, stop: &AtomicBool) -> Result<PathBuf, Error> {
    let found = archive.batch(name)?.living()?;
    let folder = out.join(&found.name);
    if folder.symlink_metadata().is_ok() {
        return Err(Error::Exists { path: folder });
    }
    let work = store::folder_beside(&folder)?;
    let made = work.path().join("batch");
    write_files(archive, found.id, &made, stop)?;
    store::name_folder(&made, &folder)?;
    Ok(folder)
}

/// Writes the files of a batch into a folder.
pub(crate) fn write_files(archive: &Archive, batch: i64, folder: &Path, stop: &AtomicBool) -> Result<(), Error> {
    for (path, object) in archive.files(batch)? {
        archive.store.copy_out(&object, &folder.join(path), stop)?;
    }
    Ok(())
}

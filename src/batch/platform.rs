//! What depends on the operating system: permissions and the syncing of folders.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// Options that create a file which only its owner can read and write, where the system knows owners.
#[cfg_attr(not(unix), expect(clippy::missing_const_for_fn, reason = "it has work to do on Unix"))]
pub(crate) fn owner_only(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
}

/// Makes a folder that only its owner can enter, where the system knows owners.
#[expect(clippy::disallowed_methods, reason = "staging writes through here")]
pub(crate) fn create_folder(path: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    builder.create(path)
}

/// Makes a folder of a name that nobody has, which only its owner can enter and which is gone when dropped.
#[expect(clippy::disallowed_methods, reason = "staging writes through here")]
pub(crate) fn temporary_folder(prefix: &str, folder: &Path) -> io::Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o700));
    }
    builder.tempdir_in(folder).map_err(unnamed)
}

/// What the system said, without the name of a temporary file, which tells nobody anything.
pub(crate) fn unnamed(error: io::Error) -> io::Error {
    if error.raw_os_error().is_some() || error.kind() == io::ErrorKind::Other { error } else { error.kind().into() }
}

/// Whether the disk keeps the permissions that a folder was made with. A USB stick often does not.
pub(crate) fn is_owner_only(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::metadata(path).is_ok_and(|metadata| metadata.permissions().mode().trailing_zeros() >= 6)
    }
    #[cfg(not(unix))]
    {
        path.exists()
    }
}

/// Whether a folder belongs to another user than a file that is made in it now.
#[expect(clippy::disallowed_methods, reason = "a nameless file that is gone at once")]
pub(crate) fn is_anothers(folder: &Path) -> io::Result<bool> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let ours = tempfile::tempfile_in(folder)?.metadata()?.uid();
        Ok(std::fs::symlink_metadata(folder)?.uid() != ours)
    }
    #[cfg(not(unix))]
    {
        folder.metadata().map(|_| false)
    }
}

/// Whether something is a pipe, with or without a name.
pub(crate) fn is_pipe(metadata: &std::fs::Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        metadata.file_type().is_fifo()
    }
    #[cfg(not(unix))]
    {
        !metadata.is_file() && !metadata.is_dir()
    }
}

/// Reads from a place of a file that others read too.
pub(crate) fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    #[cfg(unix)]
    {
        std::os::unix::fs::FileExt::read_at(file, buffer, at)
    }
    #[cfg(windows)]
    {
        std::os::windows::fs::FileExt::seek_read(file, buffer, at)
    }
    #[cfg(not(any(unix, windows)))]
    {
        let _ = (file, buffer, at);
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// Makes a rename last: writes the folder that holds the names to disk, where the system allows it.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(path)?.sync_all() {
        // Some network and user-space file systems cannot sync a folder; there is nothing more to do on them.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

/// Whether an open file is the one that stands at a path. Where the system does not tell, any file at the path is.
pub(crate) fn is_file_at(file: &File, path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let identity = |metadata: std::fs::Metadata| (metadata.dev(), metadata.ino());
        matches!((file.metadata().map(identity), path.metadata().map(identity)), (Ok(one), Ok(other)) if one == other)
    }
    #[cfg(not(unix))]
    {
        file.metadata().is_ok() && path.exists()
    }
}

#[cfg(test)]
mod tests {
    use super::temporary_folder;

    #[test]
    fn what_cannot_be_made_has_no_name_that_nobody_gave_it() {
        let scratch = tempfile::tempdir().expect("a folder");
        let error = temporary_folder(".mailbag-staging-", &scratch.path().join("none")).expect_err("no folder");
        assert_eq!(error.kind(), std::io::ErrorKind::NotFound);
        assert!(!error.to_string().contains("mailbag"), "{error}");
    }
}

//! Where the archive is, what it knows of a letter's signers, and what is said where it does not answer.

use std::path::PathBuf;

use crate::archive::known;
use crate::archive::open::Access;
use crate::archive::secret::Keyring;
use crate::archive::{self, Archive};
use crate::cli::Ending;
use crate::cli::archive::args::PlaceArguments;
use crate::cli::report::Report;
use crate::cli::words::{archive as words, erasures};
use crate::signers::KnownSigners;

/// Whom the archive knows of a letter's signers.
pub(in crate::cli) fn known(
    typed: &PlaceArguments,
    letter: &str,
    only_new: bool,
    report: &mut Report,
) -> Result<KnownSigners, Ending> {
    let (folder, keyring) = place(typed)?;
    keyring.apart_from(&folder).map_err(|error| ended(error, report))?;
    let known =
        Archive::open(&folder, Access::Read).and_then(|archive| known::known(&archive, &keyring, letter, only_new));
    known.map_err(|error| ended(error, report))
}

/// The archive, to be read; `None` where nobody typed where it is and none is where it would be.
pub(in crate::cli) fn opened(typed: Option<&PathBuf>, report: &mut Report) -> Result<Option<Archive>, Ending> {
    let found = place(&PlaceArguments { folder: typed.cloned(), key: None });
    let Ok((folder, _)) = found else { return Ok(None) };
    match Archive::open(&folder, Access::Read) {
        Err(archive::Error::NoArchive { .. }) if typed.is_none() => Ok(None),
        opened => opened.map(Some).map_err(|error| ended(error, report)),
    }
}

/// Folder and key of the archive: as typed, as the environment says, or where the platform keeps such things. A copy of the folder in which
/// one of them stands must not take the other along: on macOS data and settings share a folder, preferences have their own; on Windows
/// settings roam, so the archive is local, which spares the profile its size as well. Elsewhere these are the folders of data and of
/// settings.
pub(super) fn place(typed: &PlaceArguments) -> Result<(PathBuf, Keyring), Ending> {
    let of_environment = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let platform = directories::ProjectDirs::from("", "", "mailbag");
    let nowhere = || Ending::Failed(anyhow::anyhow!(words::no_home()));
    let folder = typed.folder.clone().or_else(|| of_environment("MAILBAG_ARCHIVE"));
    let folder = match (folder, &platform) {
        (Some(folder), _) => folder,
        (None, Some(platform)) => platform.data_local_dir().join("archive"),
        (None, None) => return Err(nowhere()),
    };
    let key = typed.key.clone().or_else(|| of_environment("MAILBAG_ARCHIVE_KEY"));
    let key = match (key, &platform) {
        (Some(key), _) => key,
        (None, Some(platform)) => platform.preference_dir().join("archive.key"),
        (None, None) => return Err(nowhere()),
    };
    Ok((folder, Keyring::at(key)))
}

/// Says why the archive did not do what was asked, as far as it is the input that is wrong.
pub(in crate::cli) fn ended(error: archive::Error, report: &mut Report) -> Ending {
    if let Some(line) = words::refusal(&error) {
        report.line(&line);
        return Ending::Refused;
    }
    match error {
        archive::Error::NotRecorded { path, source } => {
            report.line(&erasures::not_recorded(&path));
            ended(*source, report)
        }
        archive::Error::NotCleared { source } => {
            report.line(&words::not_cleared());
            ended(*source, report)
        }
        archive::Error::Batch(error) => Ending::InArchive(error.into()),
        other => Ending::InArchive(anyhow::Error::new(other)),
    }
}

//! `--watch`: something is made again whenever a file that goes into it changes.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::Context;
use notify::{Event, EventKind, RecursiveMode, Watcher};

use crate::batch;
use crate::batch::staging::FILE_PREFIX;
use crate::cli::args::JobArguments;
use crate::cli::settings::{Settings, letters_folder};
use crate::cli::{Ending, STOP};
use crate::diagnostic::Findings;

/// A change is heeded when nothing has followed it for so long: an editor writes, renames and sets times one after another
/// (tuned).
const QUIET: Duration = Duration::from_millis(150);

/// Endings of the images of signatures.
const IMAGES: [&str; 4] = ["png", "jpg", "jpeg", "svg"];

/// Makes it once, and again after every change, until Ctrl-C or a failure that `make` hands back.
pub(super) fn watch(
    typed: &JobArguments,
    out: &Path,
    mut make: impl FnMut() -> Result<(), Ending>,
) -> Result<(), Ending> {
    let sources = Sources::of(typed, out);
    let (sender, receiver) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(sender).context("watching files")?;
    for (folder, mode) in &sources.folders {
        watcher.watch(folder, *mode).with_context(|| folder.display().to_string())?;
    }
    make()?;
    let mut changed: Option<Instant> = None;
    loop {
        match receiver.recv_timeout(QUIET) {
            Ok(Ok(event)) if !sources.concerns(&event) => {}
            // What the system lost may have been a change.
            Ok(_) => changed = Some(now()),
            Err(RecvTimeoutError::Disconnected) => return Err(anyhow::anyhow!("watching files ended").into()),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if STOP.load(Ordering::Relaxed) {
            return Err(batch::Error::Interrupted.into());
        }
        if changed.is_some_and(|changed| now().duration_since(changed) >= QUIET) {
            changed = None;
            make()?;
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "how long nothing has changed reaches no output")]
fn now() -> Instant {
    Instant::now()
}

/// What goes into a letter.
struct Sources {
    /// The folders that are watched. A file is watched by its folder: editors put another file in its place.
    folders: Vec<(PathBuf, RecursiveMode)>,
    /// Files, and folders with all that is in them.
    heeded: Vec<PathBuf>,
    /// The folder of the list, whose images may be signatures.
    images: PathBuf,
    /// What is made.
    out: PathBuf,
}

impl Sources {
    fn of(typed: &JobArguments, out: &Path) -> Self {
        let mut typed = typed.clone();
        let letters = letters_folder(typed.letters.as_ref());
        // What is wrong with the settings is said each time they are read.
        let settings = Settings::read(&letters, &mut Findings::new());
        settings.complete(&mut typed);
        let list = whole(typed.signers.as_deref().unwrap_or(Path::new("signers.csv")));
        let letters = whole(&letters);
        let beside = holding(&letters);
        let mut folders = vec![(letters.clone(), RecursiveMode::Recursive)];
        let mut heeded = vec![letters, list.clone(), beside.join("mailbag.toml")];
        for folder in [&typed.font_dir, &typed.signatures].into_iter().flatten() {
            folders.push((whole(folder), RecursiveMode::Recursive));
            heeded.push(whole(folder));
        }
        if let Some(tariff) = &typed.tariff {
            folders.push((holding(&whole(tariff)), RecursiveMode::NonRecursive));
            heeded.push(whole(tariff));
        }
        let images = holding(&list);
        folders.push((beside, RecursiveMode::NonRecursive));
        folders.push((images.clone(), RecursiveMode::NonRecursive));
        let signatures = images.join("signatures");
        if signatures.is_dir() {
            heeded.push(signatures.clone());
            folders.push((signatures, RecursiveMode::Recursive));
        }
        folders.retain(|(folder, _)| folder.is_dir());
        folders.sort();
        folders.dedup_by(|one, other| one.0 == other.0);
        Self { folders, heeded, images, out: whole(out) }
    }

    /// Whether an event may change what is made.
    fn concerns(&self, event: &Event) -> bool {
        !matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(|path| self.heeds(path))
    }

    fn heeds(&self, path: &Path) -> bool {
        let is_ours =
            path == self.out || path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(FILE_PREFIX));
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let is_image = path.parent() == Some(&self.images) && ending.is_some_and(|ending| IMAGES.contains(&&*ending));
        !is_ours && (is_image || self.heeded.iter().any(|known| path.starts_with(known)))
    }
}

/// The whole path, with links followed as far as the folder; a file may be put in its place later.
fn whole(path: &Path) -> PathBuf {
    if let Ok(folder) = path.canonicalize()
        && folder.is_dir()
    {
        return folder;
    }
    let folder = holding(path);
    let folder = folder.canonicalize().unwrap_or(folder);
    path.file_name().map_or(folder.clone(), |name| folder.join(name))
}

fn holding(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if parent != Path::new("") => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Sources;

    #[test]
    fn only_what_goes_into_a_letter_is_heeded() {
        let sources = Sources {
            folders: Vec::new(),
            heeded: ["/c/letters", "/c/signers.csv", "/c/mailbag.toml", "/fonts"].map(Into::into).into(),
            images: "/c".into(),
            out: "/c/preview.png".into(),
        };
        for (path, heeded) in [
            ("/c/letters/a/en.md", true),
            ("/c/letters/addressees.toml", true),
            ("/c/signers.csv", true),
            ("/c/mailbag.toml", true),
            ("/c/ink.PNG", true),
            ("/fonts/a/b.ttf", true),
            ("/c/preview.png", false),
            ("/c/.mailbag-file-x", false),
            ("/c/notes.txt", false),
            ("/c/sub/ink.png", false),
            ("/c/signers.csv~", false),
        ] {
            assert_eq!(sources.heeds(Path::new(path)), heeded, "{path}");
        }
    }
}

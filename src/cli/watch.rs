//! `--watch`: something is made again whenever a file that goes into it changes.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::Context;
use notify::{Event, EventKind, RecursiveMode, Watcher};

use crate::batch::staging::{FILE_PREFIX, PREFIX};
use crate::cli::args::JobArguments;
use crate::cli::settings::{Settings, letters_folder};
use crate::cli::{Ending, unless_stopped};
use crate::diagnostic::Findings;

/// A change is heeded when nothing has followed it for so long: an editor writes, renames and sets times one after another
/// (tuned).
const QUIET: Duration = Duration::from_millis(150);

/// How deep folders are looked into for links, and how many links are followed one after another (tuned: more than anybody has).
const DEPTH: usize = 8;

/// How often sources are worked out anew at a time (tuned: settings that change while they are read settle at once).
const RENEWED: usize = 4;

/// Endings of the images of signatures.
const IMAGES: [&str; 4] = ["png", "jpg", "jpeg", "svg"];

/// Makes it once, and again after every change, until Ctrl-C or a failure that `make` hands back.
pub(super) fn watch(
    typed: &JobArguments,
    out: &Path,
    mut make: impl FnMut() -> Result<(), Ending>,
) -> Result<(), Ending> {
    let (sender, receiver) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(sender).context("watching files")?;
    let mut sources = Sources::default();
    sources.renew(typed, out, &mut watcher)?;
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
        unless_stopped()?;
        if changed.is_some_and(|changed| now().duration_since(changed) >= QUIET) {
            changed = None;
            // First, so that what changes while it is made is seen.
            sources.renew(typed, out, &mut watcher)?;
            make()?;
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "how long nothing has changed reaches no output")]
fn now() -> Instant {
    Instant::now()
}

/// What goes into a letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Sources {
    /// The folders that are watched. A file is watched by its folder: editors put another file in its place.
    folders: Vec<(PathBuf, RecursiveMode)>,
    /// Files, and folders with all that is in them.
    heeded: Vec<PathBuf>,
    /// The folders of the list, whose images may be signatures.
    images: Vec<PathBuf>,
    /// What is made.
    out: PathBuf,
}

impl Sources {
    /// Works out anew what goes into the letter, and watches that: a setting names another list, a folder is put in the place of another.
    fn renew(&mut self, typed: &JobArguments, out: &Path, watcher: &mut impl Watcher) -> Result<(), Ending> {
        let mut fresh = Self::of(typed, out);
        for _ in 0..RENEWED {
            for (folder, _) in &self.folders {
                // One that is gone is not watched any more.
                let _ = watcher.unwatch(folder);
            }
            for (folder, mode) in &fresh.folders {
                match watcher.watch(folder, *mode) {
                    // It went away just now, of which the folder above it tells.
                    Err(_) if !folder.is_dir() => {}
                    begun => begun.with_context(|| folder.display().to_string())?,
                }
            }
            *self = fresh;
            // While nothing was watched a setting may have changed.
            fresh = Self::of(typed, out);
            if fresh == *self {
                break;
            }
        }
        Ok(())
    }

    fn of(typed: &JobArguments, out: &Path) -> Self {
        let mut typed = typed.clone();
        let letters = letters_folder(typed.letters.as_ref());
        // What is wrong with the settings is said each time they are read.
        let settings = Settings::read(&letters, &mut Findings::new());
        settings.complete(&mut typed);
        let mut sources = Self { out: whole(out), ..Self::default() };
        sources.file(&holding(&letters).join("mailbag.toml"));
        sources.tree(&letters, DEPTH);
        for folder in [&typed.font_dir, &typed.signatures].into_iter().flatten() {
            sources.tree(folder, DEPTH);
        }
        if let Some(tariff) = &typed.tariff {
            sources.file(tariff);
        }
        let list = typed.signers.as_deref().unwrap_or(Path::new("signers.csv"));
        sources.file(list);
        // Images are looked for beside the list as it is named.
        let images = holding(&whole(list));
        sources.tree(&images.join("signatures"), DEPTH);
        sources.links(&images, 0, &|link| is_image(link));
        sources.images.push(images);
        sources.finish()
    }

    /// A file, with all that lies between its name and what links lead to.
    fn file(&mut self, path: &Path) {
        for path in ways(path) {
            self.folders.push((holding(&path), RecursiveMode::NonRecursive));
            self.heeded.push(path);
        }
    }

    /// A folder with all that is in it, wherever links lead to.
    fn tree(&mut self, path: &Path, depth: usize) {
        for path in ways(path) {
            // Of another folder in its place the one above it tells.
            self.folders.push((holding(&path), RecursiveMode::NonRecursive));
            self.folders.push((path.clone(), RecursiveMode::Recursive));
            self.heeded.push(path.clone());
            self.links(&path, depth, &|_| true);
        }
    }

    /// What links in a folder lead to, and in those below it down to a depth.
    fn links(&mut self, folder: &Path, depth: usize, wanted: &dyn Fn(&Path) -> bool) {
        let mut entries: Vec<PathBuf> =
            std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        entries.sort();
        for entry in entries {
            if entry.is_symlink() && wanted(&entry) {
                match depth.checked_sub(1) {
                    Some(depth) if entry.is_dir() => self.tree(&entry, depth),
                    _ => self.file(&entry),
                }
            } else if depth > 0 && entry.is_dir() {
                self.links(&entry, depth - 1, wanted);
            }
        }
    }

    /// Each folder once, and none that is watched with another one.
    fn finish(mut self) -> Self {
        self.folders.retain(|(folder, _)| folder.is_dir());
        self.folders.sort();
        self.folders.dedup_by(|one, other| one.0 == other.0);
        let whole: Vec<PathBuf> = self
            .folders
            .iter()
            .filter(|(_, mode)| *mode == RecursiveMode::Recursive)
            .map(|(folder, _)| folder.clone())
            .collect();
        self.folders.retain(|(folder, _)| !whole.iter().any(|above| folder != above && folder.starts_with(above)));
        self.heeded.sort();
        self.heeded.dedup();
        self
    }

    /// Whether an event may change what is made.
    fn concerns(&self, event: &Event) -> bool {
        event.need_rescan()
            || (!matches!(event.kind, EventKind::Access(_)) && event.paths.iter().any(|path| self.heeds(path)))
    }

    fn heeds(&self, path: &Path) -> bool {
        // What is made stands in a hidden folder or file first, which may be in a folder that is watched.
        let is_hidden = |part: std::path::Component<'_>| {
            let part = part.as_os_str().to_string_lossy();
            part.starts_with(PREFIX) || part.starts_with(FILE_PREFIX)
        };
        let is_ours = path == self.out || path.components().any(is_hidden);
        let is_image =
            || is_image(path) && path.parent().is_some_and(|folder| self.images.iter().any(|own| own == folder));
        !is_ours && (self.heeded.iter().any(|known| path.starts_with(known)) || is_image())
    }
}

/// Whether a file may be the image of a signature.
fn is_image(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| IMAGES.contains(&&*ending))
}

/// The whole path of a file or folder, then of each that its links lead to: any of them may be put in the place of another.
fn ways(path: &Path) -> Vec<PathBuf> {
    let mut ways = vec![whole(path)];
    while let Some(next) = ways.last().and_then(|last| Some(whole(&holding(last).join(std::fs::read_link(last).ok()?))))
    {
        if ways.len() > DEPTH || ways.contains(&next) {
            break;
        }
        ways.push(next);
    }
    ways
}

/// The whole path, with links followed as far as the folder; a file may be put in its place later.
fn whole(path: &Path) -> PathBuf {
    let Some(name) = path.file_name() else {
        return path.canonicalize().unwrap_or_else(|_| path.to_owned());
    };
    let folder = holding(path);
    folder.canonicalize().or_else(|_| std::path::absolute(&folder)).unwrap_or(folder).join(name)
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
            images: vec!["/c".into()],
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
            ("/c/letters/.mailbag-staging-seen-x/out/.mailbag-staging-y/letters-0001.pdf", false),
            ("/c/letters/.mailbag-file-x", false),
            ("/c/notes.txt", false),
            ("/c/sub/ink.png", false),
            ("/c/signers.csv~", false),
        ] {
            assert_eq!(sources.heeds(Path::new(path)), heeded, "{path}");
        }
    }
}

//! A batch that stands on the disk: opened, verified, and turned into the job that it was made by.
//!
//! Nothing of a batch is believed before it was looked at: every file of the manifest must be a file in the folder itself (no link, no
//! way out of it) with the bytes that were written. What is made from a batch is made from these files alone, never from the list
//! or the letters beside it, which may have changed since.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use serde::Deserialize;

use crate::batch::hash::{entry_of, hex};
use crate::batch::job::Job;
use crate::batch::list::List;
use crate::batch::manifest::{self, FileEntry, Manifest};
use crate::batch::options::{self, Options};
use crate::batch::survey::Survey;
use crate::campaign::{Addressee, Library, Route};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::lang::iso_day;
use crate::post::window;

/// The copy of the list.
const LIST: &str = "inputs/signers.csv";
/// The lines of all letters.
const LETTERS: &str = "letters.jsonl";

/// A verified batch.
#[derive(Debug, Clone)]
pub struct OpenBatch {
    /// Its folder.
    pub folder: PathBuf,
    /// Its manifest.
    pub manifest: Manifest,
    /// What it was asked to be.
    pub options: Options,
}

/// A letter of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct BatchLetter {
    /// Running number of the signer.
    pub serial: u64,
    /// Ids of the addressees, joined by `+`.
    pub addressee: String,
    /// The volume.
    pub file: String,
    /// Its first page there, from 1.
    pub first_page: u64,
    /// Its pages.
    pub pages: u64,
}

/// Whether a folder has the form of a batch: a manifest in it.
pub fn is_batch(folder: &Path) -> bool {
    folder.join(manifest::NAME).is_file()
}

impl OpenBatch {
    /// Opens a batch and verifies every file of it. `None` where `findings` has errors: `no-batch`, `unsafe-batch`, `batch-damaged`.
    pub fn open(folder: &Path, findings: &mut Findings) -> Option<Self> {
        let no_batch = || Diagnostic::error(Code::NoBatch).with("folder", folder.display());
        if is_link(&folder.join(manifest::NAME)) {
            findings.push(unsafe_batch(folder, manifest::NAME, "link"));
            return None;
        }
        let Some(manifest) = Manifest::read(folder) else {
            findings.push(no_batch());
            return None;
        };
        let before = findings.error_count();
        for (name, expected) in &manifest.files {
            if let Some(finding) = verify(folder, name, expected) {
                findings.push(finding);
            }
        }
        if findings.error_count() > before {
            return None;
        }
        let listed = |name: &str| manifest.files.contains_key(name);
        let options = listed(options::NAME).then(|| fs::read_to_string(folder.join(options::NAME)).ok()).flatten();
        let Some(options) = options.and_then(|text| serde_json::from_str::<Options>(&text).ok()) else {
            findings.push(no_batch());
            return None;
        };
        Some(Self { folder: folder.to_owned(), manifest, options })
    }

    /// The job that made the batch, reading from its own `inputs/`; it would build below `out` with so many threads. Warnings about
    /// letter and addressees were given when it was built and are not repeated. `None` where `findings` has errors.
    pub fn job(&self, out: &Path, jobs: usize, findings: &mut Findings) -> Option<Job> {
        let letters = self.folder.join("inputs/letters");
        let mut found = Findings::new();
        let job = self.resolve(&letters, out, jobs, &mut found);
        found.retain(|finding| finding.severity == crate::diagnostic::Severity::Error);
        if job.is_none() && found.is_empty() {
            found.push(Diagnostic::error(Code::NoBatch).with("folder", self.folder.display()));
        }
        findings.extend(found);
        job
    }

    fn resolve(&self, letters: &Path, out: &Path, jobs: usize, findings: &mut Findings) -> Option<Job> {
        let options = &self.options;
        let library = Library::read(letters, findings)?;
        let mut campaign = library.campaign_in(&options.letter, Some(&options.languages), findings)?;
        campaign.languages.clone_from(&options.languages);
        let routes: Vec<Route> =
            options.routes.iter().map(|id| library.route(id, findings).cloned()).collect::<Option<_>>()?;
        let groups: Vec<Vec<Addressee>> = options
            .addressees
            .iter()
            .map(|group| group.iter().map(|id| library.addressee(id, findings).cloned()).collect::<Option<_>>())
            .collect::<Option<_>>()?;
        Some(Job {
            languages: options.languages.clone(),
            arrangement: options.arrangement,
            routes,
            groups,
            date: iso_day(&options.date)?,
            list: self.manifest.files.contains_key(LIST).then(|| List::file(self.folder.join(LIST))),
            columns: options.columns.clone(),
            blank_rows: options.blank_rows,
            volume_size: options.volume_size,
            per_signer: options.per_signer,
            jobs,
            simplex: options.simplex,
            print_order: options.print_order,
            group_by_sheets: options.group_by_sheets,
            sheet_marks: options.sheet_marks,
            skip_invalid: options.skip_invalid,
            missing_glyph: options.missing_glyph,
            message_overflow: options.message_overflow,
            shape: options.shape,
            household: options.household,
            paper: options.paper,
            landscape: options.landscape,
            envelopes: options.envelopes,
            bag_limit: options.bag_limit,
            tariff: options.tariff.clone(),
            window: window::by_name(&options.window)?,
            window_shows: options.window_shows,
            show_zones: options.show_zones,
            signatures: None,
            clear_paper: options.clear_paper,
            mend_names: options.mend_names,
            continues: None,
            out: out.to_owned(),
            shard: None,
            campaign,
            library,
        })
    }

    /// Whether a survey of the batch's list found what the batch holds. If not, the program or its fonts judge rows otherwise than
    /// those that made the batch.
    pub fn agrees(&self, survey: &Survey) -> bool {
        hex(&survey.list_hash) == self.manifest.list_sha256
            && survey.counts.signers == self.manifest.counts.signers
            && survey.counts.rows == self.manifest.counts.rows
    }

    /// The letters in the order of the volumes. `None` where the file has lines of another form.
    pub fn letters(&self) -> Option<Vec<BatchLetter>> {
        self.manifest.files.get(LETTERS)?;
        let text = fs::read_to_string(self.folder.join(LETTERS)).ok()?;
        text.lines().map(|line| serde_json::from_str(line).ok()).collect()
    }
}

/// What is wrong with a file of a batch.
fn verify(folder: &Path, name: &str, expected: &FileEntry) -> Option<Diagnostic> {
    if !is_below(name) {
        return Some(unsafe_batch(folder, name, "outside"));
    }
    let mut path = folder.to_owned();
    for part in name.split('/') {
        path.push(part);
        if is_link(&path) {
            return Some(unsafe_batch(folder, name, "link"));
        }
    }
    let is_file = fs::symlink_metadata(&path).is_ok_and(|metadata| metadata.is_file());
    // Opening anything else could wait for ever.
    let same = is_file && entry_of(&path).ok().as_ref() == Some(expected);
    (!same).then(|| Diagnostic::error(Code::BatchDamaged).with("folder", folder.display()).with("file", name))
}

/// Whether a name leads to a file below a folder, on every system, and nowhere else.
fn is_below(name: &str) -> bool {
    let parts: BTreeSet<&str> = name.split('/').collect();
    !name.contains(['\\', ':', '\0'])
        && !parts.contains("")
        && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)))
}

fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.file_type().is_symlink())
}

fn unsafe_batch(folder: &Path, file: &str, reason: &'static str) -> Diagnostic {
    Diagnostic::error(Code::UnsafeBatch).with("folder", folder.display()).with("file", file).with("reason", reason)
}

#[cfg(test)]
mod tests {
    use super::{OpenBatch, is_below};
    use crate::diagnostic::{Code, Findings};

    #[test]
    fn names_stay_below_the_folder() {
        for (name, below) in [
            ("cover.pdf", true),
            ("inputs/letters/a/en.md", true),
            ("../cover.pdf", false),
            ("inputs/../../x", false),
            ("/etc/passwd", false),
            ("inputs//x", false),
            ("./x", false),
            ("c:x", false),
            ("a\\b", false),
            ("", false),
        ] {
            assert_eq!(is_below(name), below, "{name}");
        }
    }

    #[test]
    fn a_folder_without_a_manifest_is_no_batch() {
        let scratch = tempfile::tempdir().expect("a folder");
        let mut findings = Findings::new();
        assert!(OpenBatch::open(scratch.path(), &mut findings).is_none());
        assert!(findings.iter().all(|finding| finding.code == Code::NoBatch));
    }
}

//! The folder that is to be made: there already, in the making by another run, or made and renamed into place.

use std::path::{Path, PathBuf};

use crate::batch::Error;
use crate::batch::hash::entry_of;
use crate::batch::manifest::{FileEntry, Manifest};
use crate::batch::part::Part;
use crate::batch::staging::Staging;
use crate::diagnostic::{Code, Diagnostic, Findings};

/// What a build came to.
#[derive(Debug)]
pub enum Outcome {
    /// A new batch.
    Built(Built),
    /// The same batch was there already; nothing was changed.
    Exists(Built),
}

/// A batch that is there, or a part of one.
#[derive(Debug)]
pub struct Built {
    /// Its folder.
    pub folder: PathBuf,
    /// Its manifest; of a part, that of the part alone.
    pub manifest: Manifest,
    /// How many of its volumes an earlier run had finished.
    pub taken_over: usize,
}

/// A folder to be made.
pub(crate) struct Goal<'g> {
    /// The folder of all batches.
    pub(crate) out: &'g Path,
    /// The batch.
    pub(crate) id: &'g str,
    /// The folder's name: the id, or that of a part.
    pub(crate) name: &'g str,
    /// What determines its bytes.
    pub(crate) key: String,
}

impl Goal<'_> {
    /// Makes the folder by `fill`, which hands back the manifest and how many volumes it took over. Where it fails, the
    /// finished volumes are kept for the next run.
    pub(crate) fn reach(
        &self,
        findings: &mut Findings,
        fill: impl FnOnce(&Staging) -> Result<(Manifest, usize), Error>,
    ) -> Result<Option<Outcome>, Error> {
        if let Some(standing) = self.standing(findings) {
            return Ok(standing);
        }
        let staging = Staging::begin(self.out, &self.key)?;
        // Another run may have come to its end between the look and the lock.
        if let Some(standing) = self.standing(findings) {
            staging.discard();
            return Ok(standing);
        }
        let folder = self.out.display();
        if !staging.is_owner_only() {
            findings.push(Diagnostic::warning(Code::NoPermissions).with("folder", &folder));
        }
        if !staging.keeps_others_out() {
            findings.push(Diagnostic::warning(Code::NoLocks).with("folder", &folder));
        }
        match fill(&staging) {
            Ok((manifest, taken_over)) => match staging.commit(self.name) {
                Ok(folder) => Ok(Some(Outcome::Built(Built { folder, manifest, taken_over }))),
                // A run of another version of the program made the same batch in the meantime.
                Err(error) => match self.standing(findings) {
                    Some(Some(Outcome::Exists(known))) if known.manifest == manifest => {
                        Ok(Some(Outcome::Exists(known)))
                    }
                    _ => Err(error),
                },
            },
            Err(error) => {
                let finished = staging.finished_count();
                // Volumes of another list, or of a program that contradicts itself, serve nobody.
                if finished == 0
                    || !staging.is_owner_only()
                    || matches!(error, Error::ListChanged | Error::Damaged { .. } | Error::Internal { .. })
                {
                    staging.discard();
                } else {
                    findings.push(
                        Diagnostic::note(Code::VolumesKept)
                            .with("count", finished)
                            .with("folder", staging.home().display()),
                    );
                }
                Err(error)
            }
        }
    }

    /// Says what stands at the place, if something does.
    pub(crate) fn say_what_stands(&self, findings: &mut Findings) {
        self.standing(findings);
    }

    /// What stands at the place: `None` if nothing does, and nothing within where it is something else.
    #[expect(clippy::option_option, reason = "what `reach` hands back, or that it has to be made")]
    fn standing(&self, findings: &mut Findings) -> Option<Option<Outcome>> {
        // A part of a batch that is whole need not be made.
        for name in [self.id, self.name] {
            let folder = self.out.join(name);
            if !folder.exists() {
                continue;
            }
            let manifest = Manifest::read(&folder).or_else(|| Part::read(&folder).map(|part| part.manifest));
            let Some(manifest) = manifest.filter(|manifest| manifest.batch == self.id) else {
                findings.push(Diagnostic::error(Code::FolderInTheWay).with("folder", folder.display()));
                return Some(None);
            };
            let damaged = |(file, expected): &(&String, &FileEntry)| {
                entry_of(&folder.join(file)).ok().as_ref() != Some(*expected)
            };
            if let Some((file, _)) = manifest.files.iter().find(damaged) {
                findings
                    .push(Diagnostic::error(Code::BatchDamaged).with("folder", folder.display()).with("file", file));
                return Some(None);
            }
            findings.push(Diagnostic::note(Code::BatchExists).with("batch", name));
            return Some(Some(Outcome::Exists(Built { folder, manifest, taken_over: 0 })));
        }
        None
    }
}

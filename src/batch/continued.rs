//! A batch that another one goes on from: whose letters are made already, and which serial comes next.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::batch::Error;
use crate::batch::job::Job;
use crate::batch::list::List;
use crate::batch::manifest::Manifest;
use crate::batch::people::People;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::signers::{Checker, Fate, Row, Rules};

/// The batch that is continued, with those before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Continued {
    /// Its id.
    pub batch: String,
    /// The last serial of its letters.
    pub last_serial: u64,
    /// Its folder, and those of the batches that it continued itself.
    folders: Vec<PathBuf>,
}

/// What is read of `inputs/options.json`.
#[derive(Debug, Default, Deserialize)]
struct Options {
    #[serde(default)]
    columns: BTreeMap<String, String>,
}

/// What is read of a line of `letters.jsonl`.
#[derive(Debug, Deserialize)]
struct Line {
    row: u64,
}

impl Continued {
    /// Reads a batch of this letter. `cannot-continue` goes to `findings` where there is none.
    pub fn read(folder: &Path, letter: &str, findings: &mut Findings) -> Option<Self> {
        let refused = |reason: &str| {
            Diagnostic::error(Code::CannotContinue).with("batch", folder.display()).with("reason", reason)
        };
        let mut folders = vec![folder.to_owned()];
        let Some(manifest) = Manifest::read(folder) else {
            findings.push(refused("no-batch"));
            return None;
        };
        if manifest.letter != letter {
            findings.push(refused("other-letter").with("letter", &manifest.letter));
            return None;
        }
        let mut before = manifest.continues.clone();
        while let Some(id) = before.take() {
            let older = folder.parent().unwrap_or(Path::new("")).join(&id);
            let Some(manifest) = Manifest::read(&older).filter(|_| !folders.contains(&older)) else {
                findings.push(refused("first-batch-missing").with("missing", id));
                return None;
            };
            folders.push(older);
            before = manifest.continues;
        }
        let last = manifest.volumes.iter().filter_map(|volume| volume.last_serial).max();
        let last_serial = last.unwrap_or(manifest.serials_before);
        Some(Self { batch: manifest.batch, last_serial, folders })
    }

    /// Tells who has a letter already, and who was left out.
    pub(crate) fn remember(&self, job: &Job, people: &mut People) -> Result<(), Error> {
        for folder in &self.folders {
            let options = folder.join("inputs/options.json");
            let text = std::fs::read(&options).map_err(Error::io(&options))?;
            let Options { columns } = serde_json::from_slice(&text).unwrap_or_default();
            let printed = printed_rows(folder)?;
            let first_row = Manifest::read(folder).map_or(2, |manifest| manifest.first_row);
            let list = List::file(folder.join("inputs/signers.csv"));
            let mut findings = Findings::new();
            let Some(mut open) = list.open(&columns, &[], &mut findings) else {
                return Err(Error::Damaged { path: list.path });
            };
            let columns = open.columns.clone();
            let rules = Rules { required: Vec::new(), extra: Vec::new(), ..job.rules() };
            let checker = Checker::new(&list.name, &columns, rules);
            let mut row = Row::default();
            let mut number = first_row;
            loop {
                match open.reader.read(&mut row) {
                    Ok(false) => break,
                    Ok(true) => match checker.judge(&row, &mut Findings::new()) {
                        Err(Fate::LeftOut(why)) => people.before(&checker.identity(&row), Some(why)),
                        Ok(_) if printed.contains(&number) => people.before(&checker.identity(&row), None),
                        _ => {}
                    },
                    Err(finding) if finding.code == Code::UnreadableFile => {
                        return Err(Error::Damaged { path: list.path });
                    }
                    Err(_) => {}
                }
                number += 1;
            }
        }
        Ok(())
    }
}

/// The rows of the letters of a batch.
fn printed_rows(folder: &Path) -> Result<BTreeSet<u64>, Error> {
    let path = folder.join("letters.jsonl");
    let file = std::fs::File::open(&path).map_err(Error::io(&path))?;
    let mut rows = BTreeSet::new();
    for line in BufReader::new(file).lines() {
        let line = line.map_err(Error::io(&path))?;
        let line: Line = serde_json::from_str(&line).map_err(|_| Error::Damaged { path: path.clone() })?;
        rows.insert(line.row);
    }
    Ok(rows)
}

//! The batches before a new one, with their corrections, and who is in them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use crate::batch::manifest::Manifest;
use crate::batch::stored::{StoredBatch, beside};
use crate::batch::succession::{Before, Delivery, Earlier, IN_EARLIER_BATCH, Numbering, Succession};
use crate::batch::{Error, corrected, folder, records};
use crate::campaign::Kind;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::signers::{Checker, Fate, LeftOut, Row, Rules};

/// The batches before a new one.
#[derive(Debug, Default)]
pub struct Chain {
    /// All of them, the nearest first.
    pub batches: Vec<StoredBatch>,
    /// Batches beside them that go on from one of them too, without being among them; each with the one from which it does.
    pub others: Vec<(Manifest, String)>,
}

/// A batch that goes on from an earlier one beside it, or corrects it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follower {
    /// Its id.
    pub batch: String,
    /// Whether it corrects letters of the earlier one.
    pub corrects: bool,
}

impl Follower {
    /// What a batch has to do with this earlier one; `None` if nothing.
    fn of(manifest: &Manifest, earlier: &str) -> Option<Self> {
        let Delivery { after, corrects, first, .. } = &manifest.delivery;
        let corrects = [corrects, first].into_iter().any(|corrected| corrected.as_deref() == Some(earlier));
        let follows = manifest.batch != earlier && (corrects || after.iter().any(|id| id == earlier));
        follows.then(|| Self { batch: manifest.batch.clone(), corrects })
    }
}

/// The batches beside this one that go on from it or correct it, by id.
pub fn followers(batch: &StoredBatch) -> Vec<Follower> {
    let beside = beside(&parent(&batch.folder));
    beside.values().filter_map(|(_, manifest)| Follower::of(manifest, &batch.manifest.batch)).collect()
}

/// Letters of a batch that another one says anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    /// The folder of that one.
    pub folder: PathBuf,
    /// Its id.
    pub batch: String,
    /// The serials.
    pub serials: BTreeSet<u64>,
}

/// What corrects letters of a batch, or corrects such a correction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Corrections {
    /// For each letter the last of them alone.
    pub last: Vec<Correction>,
    /// The ids of all.
    pub all: BTreeSet<String>,
}

/// What corrects letters of a batch in the folder in which it stands and in these others. Of `wanted` serials; `None` for all.
pub fn corrections(batch: &StoredBatch, others: &[&Path], wanted: Option<&BTreeSet<u64>>) -> Corrections {
    let mut known = beside(&parent(&batch.folder));
    known.extend(others.iter().flat_map(|folder| beside(folder)));
    known.remove(&batch.manifest.batch);
    let (mut found, mut open) = (Vec::new(), vec![batch.manifest.batch.clone()]);
    let mut all = BTreeSet::new();
    while let Some(earlier) = open.pop() {
        let of_earlier = known
            .extract_if(.., |_, (_, other)| Follower::of(other, &earlier).is_some_and(|follower| follower.corrects));
        for (id, (folder, manifest)) in of_earlier {
            let mut serials = BTreeSet::new();
            // Of letters that cannot be read nothing is said: whoever opens that batch is told.
            let read = records::each_line(&folder.join(records::LETTERS), |line| {
                serials.insert(line.serial);
                true
            });
            if read.is_ok() {
                serials.retain(|serial| wanted.is_none_or(|wanted| wanted.contains(serial)));
                // Which may be another one than that by which it was found.
                let earlier = manifest.delivery.corrects.unwrap_or_default();
                found.push((earlier, Correction { folder, batch: id.clone(), serials }));
            }
            all.insert(id.clone());
            open.push(id);
        }
    }
    let later = found.clone();
    let last = found.into_iter().map(|(_, mut one)| {
        let of_it = later.iter().filter(|(earlier, _)| *earlier == one.batch);
        let again: BTreeSet<u64> = of_it.flat_map(|(_, other)| other.serials.iter().copied()).collect();
        one.serials.retain(|serial| !again.contains(serial));
        one
    });
    Corrections { last: last.filter(|one| !one.serials.is_empty()).collect(), all }
}

/// The batches beside this one that go on from one of those before it too, each with the one from which it does. Those that go on
/// from this one are not among them: that is as it should be.
pub fn others(batch: &StoredBatch) -> Vec<(Manifest, String)> {
    let Delivery { after, .. } = &batch.manifest.delivery;
    let own = &batch.manifest.batch;
    let beside = beside(&parent(&batch.folder)).into_values().map(|(_, manifest)| manifest);
    let others = beside
        .filter(|other| other.batch != *own && !after.contains(&other.batch) && Follower::of(other, own).is_none());
    let others = others.filter_map(|other| {
        let earlier = after.iter().find(|id| Follower::of(&other, id).is_some())?.clone();
        Some((other, earlier))
    });
    others.collect()
}

/// Opens the batches in these folders, all that they follow, and all that correct one of them; the latter two are looked
/// for beside them. A batch that is not found is an error `earlier-batch-missing`, one of another letter
/// `earlier-of-other-letter`; then `None` comes back. Of a correction that stands elsewhere there is a warning, `corrected`.
pub fn open(
    letter: &str,
    folders: &[PathBuf],
    stop: &AtomicBool,
    findings: &mut Findings,
) -> Result<Option<Chain>, Error> {
    let mut known: BTreeMap<String, (PathBuf, Manifest)> = BTreeMap::new();
    let mut chain: BTreeMap<String, StoredBatch> = BTreeMap::new();
    let before = findings.error_count();
    for folder in folders {
        known.extend(beside(&parent(folder)));
        if let Some(batch) = StoredBatch::open(folder, stop, findings)? {
            chain.insert(batch.manifest.batch.clone(), batch);
        }
    }
    while findings.error_count() == before {
        let (mut next, mut missing) = (None, None);
        for (id, batch) in &chain {
            let Delivery { after, corrects, .. } = &batch.manifest.delivery;
            for needed in after.iter().chain(corrects).filter(|needed| !chain.contains_key(*needed)) {
                match known.get(needed) {
                    Some((folder, _)) => next = Some(folder.clone()),
                    None => missing = Some((needed.clone(), id.clone())),
                }
            }
        }
        let corrections = known.iter().filter(|(id, _)| !chain.contains_key(*id));
        for (_, (folder, manifest)) in corrections {
            if chain.keys().filter_map(|id| Follower::of(manifest, id)).any(|follower| follower.corrects) {
                next = Some(folder.clone());
            }
        }
        if let Some((needed, by)) = missing {
            findings.push(Diagnostic::error(Code::EarlierBatchMissing).with("batch", needed).with("by", by));
        } else if let Some(folder) = next {
            if let Some(batch) = StoredBatch::open(&folder, stop, findings)? {
                chain.insert(batch.manifest.batch.clone(), batch);
            }
        } else {
            break;
        }
    }
    for batch in chain.values().filter(|batch| batch.manifest.letter != letter) {
        findings.push(
            Diagnostic::error(Code::EarlierOfOtherLetter)
                .with("batch", &batch.manifest.batch)
                .with("found", &batch.manifest.letter)
                .with("expected", letter),
        );
    }
    for batch in chain.values() {
        let elsewhere = corrected::elsewhere(&batch.folder, None)?;
        for (by, _) in elsewhere.into_iter().filter(|(by, _)| !chain.contains_key(by)) {
            // Whoever was given another name there is not known, and would get a second letter.
            let finding = Diagnostic::warning(Code::Corrected).with("batch", &batch.manifest.batch).with("by", by);
            findings.push(finding.with("place", "needed"));
        }
    }
    let others = known.into_values().filter(|(_, manifest)| !chain.contains_key(&manifest.batch));
    let others = others.filter_map(|(_, manifest)| {
        let earlier = chain.keys().find(|id| Follower::of(&manifest, id).is_some())?.clone();
        Some((manifest, earlier))
    });
    let others = others.collect();
    let mut batches: Vec<StoredBatch> = chain.into_values().collect();
    // The nearest first; the order of their ids decides where two are equally near.
    batches.sort_by_key(|batch| std::cmp::Reverse(batch.manifest.delivery.number));
    Ok((findings.error_count() == before).then_some(Chain { batches, others }))
}

/// The folder in which a batch stands.
pub fn parent(folder: &Path) -> PathBuf {
    let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    folder::holding(&whole).to_owned()
}

/// What a batch behind these has to do with them: nobody of them gets a letter, and the serials go on.
pub fn behind(batches: &[StoredBatch]) -> Result<Succession, Error> {
    let mut before = Before::default();
    for batch in batches {
        remember(batch, &mut before)?;
    }
    let last = batches.iter().map(StoredBatch::last_serial).max().unwrap_or(0);
    let number = batches.iter().map(|batch| batch.manifest.delivery.number).max().unwrap_or(0);
    let after = batches.iter().map(|batch| batch.manifest.batch.clone()).collect();
    Ok(Succession {
        delivery: Delivery { number: number.saturating_add(1), after, ..Delivery::default() },
        numbering: Numbering::From(last.saturating_add(1)),
        earlier: Earlier::People(Box::new(before)),
    })
}

/// Remembers everybody whom a batch prints or leaves out, under every key that its list gives of them.
fn remember(batch: &StoredBatch, before: &mut Before) -> Result<(), Error> {
    let Some(mut list) = batch.kept_list()? else { return Ok(()) };
    let (path, columns) = (list.path.clone(), list.columns.clone());
    let checker = Checker::new(&path, &columns, Rules::default());
    let printed: BTreeSet<u64> = batch.letters.iter().flat_map(|letter| batch.rows_of(letter)).collect();
    // Tables have a row for them, without the name.
    let prints_withheld = batch.manifest.kind != Kind::Letter.as_str();
    let mut row = Row::default();
    while let Some((number, is_readable)) = list.read_whole(&mut row)? {
        let identity = checker.identity(&row);
        if !is_readable {
            if let Some(refusal) = checker.refusal(&row) {
                before.refuse(&identity, refusal);
            }
            continue;
        }
        if printed.contains(&number) {
            before.printed.meet(&identity, IN_EARLIER_BATCH);
            continue;
        }
        match checker.judge(&row, &mut Findings::new()) {
            Err(Fate::LeftOut(LeftOut::Withheld)) if prints_withheld => {
                before.printed.meet(&identity, IN_EARLIER_BATCH);
            }
            Err(Fate::LeftOut(_)) => before.leave_out(&identity),
            Err(_) => {
                if let Some(refusal) = checker.refusal(&row) {
                    before.refuse(&identity, refusal);
                }
            }
            // Another row of somebody, under other keys.
            Ok(_) if before.printed.knows(&identity) => {
                before.printed.meet(&identity, IN_EARLIER_BATCH);
            }
            Ok(_) if before.left_out.knows(&identity) => before.leave_out(&identity),
            Ok(_) => {}
        }
    }
    Ok(())
}

//! The batches before a new one, with their corrections, and who is in them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use crate::batch::Error;
use crate::batch::list::List;
use crate::batch::manifest::Manifest;
use crate::batch::stored::{StoredBatch, beside};
use crate::batch::succession::{Before, Delivery, Earlier, IN_EARLIER_BATCH, Numbering, Succession};
use crate::campaign::Kind;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::signers::{Checker, Fate, LeftOut, Row, Rules};

/// Opens the batches in these folders, all that they follow, and all that correct one of them; the latter two are looked
/// for beside them. A batch that is not found is an error `earlier-batch-missing`, one of another letter
/// `earlier-of-other-letter`; then `None` comes back.
pub fn open(
    letter: &str,
    folders: &[PathBuf],
    stop: &AtomicBool,
    findings: &mut Findings,
) -> Result<Option<Vec<StoredBatch>>, Error> {
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
            if manifest.delivery.corrects.as_ref().is_some_and(|corrected| chain.contains_key(corrected)) {
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
    let mut batches: Vec<StoredBatch> = chain.into_values().collect();
    // The nearest first; the order of their ids decides where two are equally near.
    batches.sort_by_key(|batch| std::cmp::Reverse(batch.manifest.delivery.number));
    Ok((findings.error_count() == before).then_some(batches))
}

/// The folder in which a batch stands.
pub fn parent(folder: &Path) -> PathBuf {
    let whole = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    whole.parent().map_or_else(|| PathBuf::from("."), Path::to_owned)
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
        delivery: Delivery { number: number.saturating_add(1), after, corrects: None },
        numbering: Numbering::From(last.saturating_add(1)),
        earlier: Earlier::People(Box::new(before)),
    })
}

/// Remembers everybody whom a batch prints or leaves out, under every key that its list gives of them.
fn remember(batch: &StoredBatch, before: &mut Before) -> Result<(), Error> {
    let Some(path) = batch.list() else { return Ok(()) };
    let damaged = || Error::Damaged { path: path.clone() };
    let mut findings = Findings::new();
    let list = List::file(path.clone());
    let mut open = list.open(&batch.options.columns, &[], &mut findings).ok_or_else(damaged)?;
    let columns = open.columns.clone();
    let checker = Checker::new(&path, &columns, Rules::default());
    let printed: BTreeSet<u64> = batch.letters.iter().flat_map(|letter| batch.rows_of(letter)).collect();
    // Tables have a row for them, without the name.
    let prints_withheld = batch.manifest.kind != Kind::Letter.as_str();
    let mut row = Row::default();
    for place in 0.. {
        match open.reader.read(&mut row) {
            Ok(false) => break,
            Ok(true) => {}
            Err(finding) if finding.code == Code::UnreadableFile => return Err(damaged()),
            Err(_) => continue,
        }
        let identity = checker.identity(&row);
        if printed.contains(&(batch.manifest.first_row + place)) {
            before.printed.meet(&identity, IN_EARLIER_BATCH);
            continue;
        }
        let people = match checker.judge(&row, &mut findings) {
            Err(Fate::LeftOut(LeftOut::Withheld)) if prints_withheld => &mut before.printed,
            Err(Fate::LeftOut(_)) => &mut before.left_out,
            Err(_) if checker.refusal(&row).is_some() => &mut before.left_out,
            // Another row of somebody, under other keys.
            Ok(_) if before.printed.knows(&identity) => &mut before.printed,
            Ok(_) if before.left_out.knows(&identity) => &mut before.left_out,
            Ok(_) | Err(_) => continue,
        };
        people.meet(&identity, IN_EARLIER_BATCH);
    }
    Ok(())
}

//! Letters and what corrects them: one person's, whatever name, address and street each of them says.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::atomic::AtomicBool;

use rusqlite::params;
use serde::Deserialize;

use crate::archive::naming::may_be_one;
use crate::archive::search::{HIT, Hit, read_hit};
use crate::archive::store::Object;
use crate::archive::{Archive, Error};
use crate::batch::manifest;

/// Batches of the archive whose letters are the same, one correcting the other.
pub(crate) struct Corrections {
    /// For each batch that corrects or is corrected those that belong to it, itself among them.
    families: BTreeMap<i64, Rc<BTreeSet<i64>>>,
}

/// The letters from which people were erased. From a batch whose time is over everybody went: that tells nothing of one of several.
const ERASURES: &str = "SELECT DISTINCT batch, serial, request FROM erasure JOIN batch ON batch.id = batch
                        WHERE serial IS NOT NULL AND expired IS NULL";

/// What is read of a manifest.
#[derive(Deserialize)]
struct Told {
    #[serde(default)]
    delivery: Chained,
}

#[derive(Default, Deserialize)]
struct Chained {
    corrects: Option<String>,
    first: Option<String>,
}

/// A batch, as far as it matters here.
struct Batch {
    id: i64,
    letter: String,
    corrects: Option<String>,
    /// The batch with which a chain of corrections began, where it is not the one that this one corrects.
    first: Option<String>,
}

impl Corrections {
    /// Which batches correct which.
    pub(crate) fn read(archive: &Archive) -> Result<Self, Error> {
        let batches = batches(archive)?;
        // A letter keeps its serial in whatever corrects it, so all corrections of a batch, and theirs, belong together. The batch
        // that they correct need not be in the archive itself.
        let mut of_first: BTreeMap<(&str, &str), BTreeSet<i64>> = BTreeMap::new();
        for (name, batch) in &batches {
            of_first.entry((&batch.letter, first(&batches, name))).or_default().insert(batch.id);
        }
        let mut families = BTreeMap::new();
        for family in of_first.into_values().filter(|family| family.len() > 1).map(Rc::new) {
            families.extend(family.iter().map(|id| (*id, family.clone())));
        }
        Ok(Self { families })
    }

    /// The rows of the same person, which has the same letter in other batches.
    pub(crate) fn of(&self, archive: &Archive, hit: &Hit) -> Result<Vec<i64>, Error> {
        let (Some(family), Some(serial)) = (self.families.get(&hit.batch_id), hit.serial) else {
            return Ok(Vec::new());
        };
        let own = of_letter(archive, hit.batch_id, serial)?;
        let mut found = Vec::new();
        for other in family.iter().filter(|other| **other != hit.batch_id) {
            let theirs = of_letter(archive, *other, serial)?;
            found.extend(theirs.iter().filter(|row| is_same(hit, &own, row, &theirs)).map(|row| row.id));
        }
        Ok(found)
    }

    /// As [`left`](Self::left). An archive from which nobody was erased is not gone through for it.
    pub(crate) fn read_left(archive: &Archive, batch: Option<&str>) -> Result<Vec<(i64, String)>, Error> {
        let question = format!("SELECT EXISTS ({ERASURES})");
        let anybody: bool = archive.db.query_row(&question, [], |row| row.get(0))?;
        if anybody { Self::read(archive)?.left(archive, batch) } else { Ok(Vec::new()) }
    }

    /// The rows of the archive, or of one batch of it, of people who were erased from the same letter in another batch, each with the
    /// request.
    pub(crate) fn left(&self, archive: &Archive, batch: Option<&str>) -> Result<Vec<(i64, String)>, Error> {
        let mut statement = archive.db.prepare_cached(ERASURES)?;
        let erasures = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let mut left = BTreeMap::new();
        for erasure in erasures {
            let (from, serial, request): (i64, u64, String) = erasure?;
            let Some(family) = self.families.get(&from) else { continue };
            let stay = of_letter(archive, from, serial)?;
            for other in family.iter().filter(|other| **other != from) {
                let rows = of_letter(archive, *other, serial)?;
                let is_wanted = |row: &&Hit| batch.is_none_or(|name| row.batch == name);
                let is_left = |row: &&Hit| !stay.iter().any(|one| is_same(one, &stay, row, &rows));
                left.extend(rows.iter().filter(is_wanted).filter(is_left).map(|row| (row.id, request.clone())));
            }
        }
        Ok(left.into_iter().collect())
    }
}

/// A batch of the archive that says letters of another one anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correcting {
    /// Its name.
    pub batch: String,
    /// The serials of its letters; `None` where its time is over, so that nobody knows.
    pub serials: Option<BTreeSet<u64>>,
}

/// The batches of the archive that correct one of these, or correct such a correction.
///
/// Errors: [`Error::Database`].
pub fn of_batches(archive: &Archive, names: &[&str]) -> Result<Vec<Correcting>, Error> {
    let batches = batches(archive)?;
    let mut known: BTreeSet<&str> = names.iter().copied().collect();
    let mut open: Vec<&str> = known.iter().copied().collect();
    let mut found = Vec::new();
    while let Some(earlier) = open.pop() {
        for (name, batch) in &batches {
            let corrected = [&batch.corrects, &batch.first];
            if !corrected.into_iter().any(|one| one.as_deref() == Some(earlier)) || !known.insert(name) {
                continue;
            }
            open.push(name);
            let expired: bool =
                archive
                    .db
                    .query_row("SELECT expired IS NOT NULL FROM batch WHERE id = ?1", [batch.id], |row| row.get(0))?;
            // The letters of those who were erased were sent as well.
            let question = "SELECT serial FROM person WHERE batch = ?1 AND serial IS NOT NULL
                            UNION SELECT serial FROM erasure WHERE batch = ?1 AND serial IS NOT NULL";
            let mut statement = archive.db.prepare_cached(question)?;
            let serials = statement.query_map([batch.id], |row| row.get(0))?.collect::<Result<_, _>>()?;
            found.push(Correcting { batch: name.clone(), serials: (!expired).then_some(serials) });
        }
    }
    Ok(found)
}

/// All batches by name, with what they correct. Of those that came into an archive of an earlier form their manifests say it, once: it is
/// kept where something can be written. A manifest that is not what it was tells nothing: `verify` names it.
fn batches(archive: &Archive) -> Result<BTreeMap<String, Batch>, Error> {
    let go_on = AtomicBool::new(false);
    let question = "SELECT batch.id, batch.name, letter, corrects, object.name, bytes, first_corrected FROM batch
                    LEFT JOIN file ON corrects IS NULL AND file.batch = batch.id AND path = ?1
                    LEFT JOIN object ON object.name = file.object";
    let mut statement = archive.db.prepare_cached(question)?;
    let mut rows = statement.query([manifest::NAME])?;
    let (mut batches, mut learned) = (BTreeMap::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let id = row.get(0)?;
        let (mut corrects, mut first): (Option<String>, Option<String>) = (row.get(3)?, row.get(6)?);
        if let (None, Some(name)) = (&corrects, row.get(4)?) {
            let object = Object { name, bytes: row.get(5)? };
            let told = archive.store.read(&object, manifest::LARGEST, &go_on).ok();
            let told = told.and_then(|text| serde_json::from_slice::<Told>(&text).ok());
            if let Some(told) = told {
                first = told.delivery.first;
                let told = told.delivery.corrects.unwrap_or_default();
                learned.push((id, told.clone(), first.clone()));
                corrects = Some(told);
            }
        }
        let corrects = corrects.filter(|earlier| !earlier.is_empty());
        batches.insert(row.get::<_, String>(1)?, Batch { id, letter: row.get(2)?, corrects, first });
    }
    drop(rows);
    if !archive.db.is_readonly("main")? {
        for (id, corrects, first) in learned {
            let question = "UPDATE batch SET corrects = ?2, first_corrected = ?3 WHERE id = ?1 AND corrects IS NULL";
            // Where somebody else writes, the next run reads the manifest once more.
            let _ = archive.db.execute(question, params![id, corrects, first]);
        }
    }
    Ok(batches)
}

/// The first of a chain of corrections.
fn first<'b>(batches: &'b BTreeMap<String, Batch>, name: &'b str) -> &'b str {
    let mut seen = BTreeSet::from([name]);
    let mut first = name;
    // The link between may not be in the archive, so the one that says more is followed.
    let earlier_of = |batch: &'b Batch| batch.first.as_deref().or(batch.corrects.as_deref());
    while let Some(earlier) = batches.get(first).and_then(earlier_of) {
        // Manifests that correct each other in a circle are nobody's but a forger's.
        if !seen.insert(earlier) {
            return seen.first().copied().unwrap_or(name);
        }
        first = earlier;
    }
    first
}

/// The rows to which a letter belongs: several, where a household shares it.
fn of_letter(archive: &Archive, batch: i64, serial: u64) -> Result<Vec<Hit>, Error> {
    let question = format!("{HIT} WHERE person.batch = ?1 AND person.serial = ?2");
    let mut statement = archive.db.prepare_cached(&question)?;
    let hits = statement.query_map(params![batch, serial], read_hit)?;
    Ok(hits.collect::<Result<_, _>>()?)
}

/// Whether two rows of one letter are the same person's: each is the letter's only one, or they have one `id` or name.
fn is_same(one: &Hit, beside_one: &[Hit], other: &Hit, beside_other: &[Hit]) -> bool {
    (beside_one.len() == 1 && beside_other.len() == 1) || may_be_one(one, other)
}

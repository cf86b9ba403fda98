//! Letters and what corrects them: one person's, whatever name, address and street each of them says.

use std::collections::{BTreeMap, BTreeSet};
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
    families: BTreeMap<i64, BTreeSet<i64>>,
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
}

/// A batch, as far as it matters here.
struct Batch {
    id: i64,
    letter: String,
    corrects: Option<String>,
}

impl Corrections {
    /// Reads which batches correct which, from their manifests. One that is not what it was tells nothing: `verify` names it.
    pub(crate) fn read(archive: &Archive) -> Result<Self, Error> {
        let go_on = AtomicBool::new(false);
        let question = "SELECT batch.id, batch.name, letter, object.name, bytes FROM batch
                        JOIN file ON file.batch = batch.id AND path = ?1 JOIN object ON object.name = file.object";
        let mut statement = archive.db.prepare_cached(question)?;
        let mut rows = statement.query([manifest::NAME])?;
        let mut batches = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let object = Object { name: row.get(3)?, bytes: row.get(4)? };
            let told = archive.store.read(&object, manifest::LARGEST, &go_on).ok();
            let told = told.and_then(|text| serde_json::from_slice::<Told>(&text).ok());
            let corrects = told.and_then(|told| told.delivery.corrects);
            batches.insert(row.get::<_, String>(1)?, Batch { id: row.get(0)?, letter: row.get(2)?, corrects });
        }
        // A letter keeps its serial in whatever corrects it, so all corrections of a batch, and theirs, belong together. The batch
        // that they correct need not be in the archive itself.
        let mut of_first: BTreeMap<(&str, &str), BTreeSet<i64>> = BTreeMap::new();
        for (name, batch) in &batches {
            of_first.entry((&batch.letter, first(&batches, name))).or_default().insert(batch.id);
        }
        let families = of_first.into_values().filter(|family| family.len() > 1);
        let families = families.flat_map(|family| family.clone().into_iter().map(move |id| (id, family.clone())));
        Ok(Self { families: families.collect() })
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

    /// As [`left`](Self::left). The manifests of an archive from which nobody was erased are not read for it.
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

/// The first of a chain of corrections.
fn first<'b>(batches: &'b BTreeMap<String, Batch>, name: &'b str) -> &'b str {
    let mut seen = BTreeSet::from([name]);
    let mut first = name;
    while let Some(earlier) = batches.get(first).and_then(|batch| batch.corrects.as_deref()) {
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

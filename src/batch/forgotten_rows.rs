//! Which rows of a list are of people who asked to be forgotten: the rows that give a key of theirs, and every other row that is linked
//! with one of these, be it good or bad, before it or behind it. Found before any row is judged, since nothing of such a row may go into
//! the batch, and a later row can tell whose an earlier one is.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::batch::Error;
use crate::batch::job::Job;
use crate::batch::list::read_again;
use crate::diagnostic::Findings;
use crate::signers::{Checker, Duplicates, Row, Rules};

/// The numbers of these rows; none where nobody is known who asked for it, which costs nothing then.
///
/// Errors: [`Error::ListChanged`] where the list cannot be read any more, [`Error::Interrupted`].
pub(crate) fn forgotten_rows(job: &Job, stop: &AtomicBool) -> Result<BTreeSet<u64>, Error> {
    let Some(list) =
        job.list.as_ref().filter(|_| job.known.withdrawn.as_ref().is_some_and(|(_, hashes)| !hashes.is_empty()))
    else {
        return Ok(BTreeSet::new());
    };
    let mut open = list.open(&job.columns, &[], &mut Findings::new()).ok_or(Error::ListChanged)?;
    let columns = open.columns.clone();
    let checker = Checker::new(&list.name, &columns, Rules::default());
    let mut people = Duplicates::new();
    let mut person_of: BTreeMap<u64, u64> = BTreeMap::new();
    let mut joined: BTreeMap<u64, u64> = BTreeMap::new();
    let mut forgotten = BTreeSet::new();
    let mut row = Row::default();
    while let Some(is_readable) = read_again(&mut open.reader, &mut row)? {
        if row.number.is_multiple_of(1024) && stop.load(Ordering::Relaxed) {
            return Err(Error::Interrupted);
        }
        // A bad row has a person too where its cells are known.
        if !is_readable && !row.is_whole(open.reader.headings()) {
            continue;
        }
        let identity = checker.identity(&row);
        let meeting = people.meet(&identity, row.number);
        let person = meeting.earlier.unwrap_or(row.number);
        joined.extend(meeting.joined.into_iter().map(|other| (other, person)));
        if job.known.is_withdrawn(&identity.keys()) {
            forgotten.insert(person);
        }
        person_of.insert(row.number, person);
    }
    if forgotten.is_empty() {
        return Ok(forgotten);
    }
    // A person turns out to be an earlier one, so whoever that one turned out to be is known by then.
    let mut whole: BTreeMap<u64, u64> = BTreeMap::new();
    for (other, person) in joined {
        whole.insert(other, whole.get(&person).copied().unwrap_or(person));
    }
    let whole = |person: u64| whole.get(&person).copied().unwrap_or(person);
    let forgotten: BTreeSet<u64> = forgotten.into_iter().map(whole).collect();
    let theirs = person_of.into_iter().filter(|(_, person)| forgotten.contains(&whole(*person)));
    Ok(theirs.map(|(number, _)| number).collect())
}

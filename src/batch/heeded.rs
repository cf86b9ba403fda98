//! What only the whole list shows and its first row may depend on: it is found in one pass and heeded in the next.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::batch::Error;
use crate::batch::list::List;
use crate::batch::people::People;
use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::signers::namesakes::InCommon;

/// What is heeded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Heeded {
    /// Places of columns that nothing uses, whose cells are all answers, and of which some hide a name.
    pub(crate) wishes: Vec<u16>,
    /// Rows whose person nobody can tell from one who refuses.
    pub(crate) namesakes: BTreeMap<u64, Refuser>,
}

/// One who refuses and may be the person of another row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Refuser {
    /// The row; that of everybody in an earlier batch where it is in one.
    pub(crate) row: u64,
    /// What both have: `town` or `name` alone, besides the name, or `email` or `id` and a name that may be the same.
    pub(crate) by: &'static str,
}

impl Refuser {
    /// What is wrong with the row whose person may be this one.
    pub(crate) fn finding(self) -> Diagnostic {
        Diagnostic::error(Code::NotToldApart).with("row", self.row).with("by", self.by)
    }
}

impl Heeded {
    /// Takes in what a pass found; whether something of it was not heeded in it.
    pub(crate) fn take(&mut self, found: Self) -> bool {
        let known = self.clone();
        self.wishes.extend(found.wishes);
        self.wishes.sort_unstable();
        self.wishes.dedup();
        for (row, refuser) in found.namesakes {
            self.namesakes.entry(row).or_insert(refuser);
        }
        *self != known
    }
}

/// Says which printed rows are almost others; hands back those whose person nobody can tell from one who refuses.
///
/// Errors: [`Error::Interrupted`].
pub(crate) fn say_alike(
    people: &mut People,
    list: &List,
    stop: &AtomicBool,
    findings: &mut Findings,
) -> Result<BTreeMap<u64, Refuser>, Error> {
    let mut found = BTreeMap::new();
    let Some((near, namesakes)) = people.near.take() else { return Ok(found) };
    let warn = |code, row| Diagnostic::warning(code).at(Place { row: Some(row), ..Place::file(&list.name) });
    for pair in namesakes.pairs(|number| people.standing(number)) {
        if pair.common == InCommon::Perhaps {
            let finding = warn(Code::NearLeftOut, pair.row).with("row", pair.other).with("similarity", "1.00");
            findings.push(finding.with("by", pair.common.as_str()));
        } else {
            found.insert(pair.row, Refuser { row: pair.other, by: pair.common.as_str() });
        }
    }
    for pair in near.pairs(|number| people.standing(number), || !stop.load(Ordering::Relaxed)) {
        if pair.may_be_one {
            found.entry(pair.row).or_insert(Refuser { row: pair.other, by: pair.common.as_str() });
            continue;
        }
        let code = if pair.left_out { Code::NearLeftOut } else { Code::NearDuplicate };
        let similarity = format!("0.{:02}", pair.similarity);
        let similarity = if pair.similarity == 100 { "1.00".to_owned() } else { similarity };
        let finding = warn(code, pair.row).with("row", pair.other).with("similarity", similarity);
        findings.push(finding.with("by", pair.common.as_str()));
    }
    if stop.load(Ordering::Relaxed) { Err(Error::Interrupted) } else { Ok(found) }
}

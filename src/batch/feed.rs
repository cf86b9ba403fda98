//! The list read again: rows dealt out volume by volume, and its copy kept for `inputs/`.

use crate::batch::Error;
use crate::batch::dealt::{Item, RowsHash};
use crate::batch::handback::Handback;
use crate::batch::judge;
use crate::batch::list::{self, OpenList};
use crate::batch::list_copy::{Kept, LIST, ListCopy};
use crate::batch::passes::Pass;
use crate::batch::row_fate::RowFate;
use crate::batch::shared::Run;
use crate::batch::spool::RowSpool;
use crate::batch::staging::StagedFile;
use crate::batch::succession::IN_EARLIER_BATCH;
use crate::diagnostic::Findings;
use crate::signers::{ColumnMap, Row};

/// A volume to be made.
pub(crate) struct Ticket {
    pub(crate) number: usize,
    pub(crate) group: usize,
    pub(crate) file: String,
    /// The lowest and the highest serial, if any of its rows has one.
    pub(crate) serials: Option<(u64, u64)>,
    /// Whether it is the first with letters to its group.
    pub(crate) opens: bool,
    /// Rows with a serial and blank rows in it.
    pub(crate) limit: usize,
    /// Sheets of each letter, where letters are grouped by them.
    pub(crate) sheets: Option<u16>,
    /// Column map of the list.
    pub(crate) columns: ColumnMap,
    /// The number of its headings (`dealt.rs`).
    pub(crate) headings: u64,
}

/// Reads the list again, once for each pass, and keeps its copy.
pub(crate) struct Feed<'r> {
    run: &'r Run<'r>,
    open: Option<OpenList>,
    columns: ColumnMap,
    headings: u64,
    passes: Vec<Pass>,
    /// Which of them is under way.
    pass: usize,
    number: usize,
    next_row: usize,
    /// Signers read so far in this pass.
    serial: u64,
    blanks: u32,
    copy: Option<ListCopy<StagedFile<'r>>>,
    /// Rows of households that stand in a letter before the list comes to them.
    joined: Option<RowSpool>,
    rejected: Option<Handback<'r>>,
    duplicates: Option<Handback<'r>>,
    /// How many of the survey's duplicates have been read.
    repeated: usize,
}

impl<'r> Feed<'r> {
    pub(crate) fn new(run: &'r Run<'r>) -> Result<Self, Error> {
        let mut feed = Self {
            run,
            open: None,
            columns: ColumnMap::default(),
            headings: 0,
            passes: Pass::all(run.forms.groups.len(), run.sheets),
            pass: 0,
            number: 0,
            next_row: 0,
            serial: 0,
            blanks: run.job.blank_rows,
            copy: None,
            rejected: None,
            joined: None,
            duplicates: None,
            repeated: 0,
        };
        if !run.survey.households.is_empty() {
            feed.joined = Some(feed.keep_joined()?);
        }
        feed.reopen()?;
        if let (Some(staging), Some(open)) = (run.staging.filter(|_| run.keeps_inputs()), &feed.open) {
            let file = staging.create(LIST)?;
            let extra = judge::extra(run.forms);
            let copy =
                ListCopy::begin(file, &open.columns, run.job.signatures.is_some(), &extra).map_err(Error::io(LIST))?;
            feed.copy = Some(copy);
            if !run.survey.rejections.is_empty() {
                feed.rejected = Some(Handback::rejected(staging, open.format(), open.reader.headings())?);
            }
            if !run.survey.duplicates.is_empty() {
                feed.duplicates = Some(Handback::duplicates(staging, open.format(), open.reader.headings())?);
            }
        }
        Ok(feed)
    }

    /// Goes through the list once and keeps the rows that a letter needs before their turn.
    fn keep_joined(&mut self) -> Result<RowSpool, Error> {
        let broken = Error::io("the spool of households");
        let mut spool = RowSpool::new().map_err(broken)?;
        self.reopen()?;
        while let Some((fate, row)) = self.read()? {
            if fate == RowFate::Joined {
                spool.put(&row).map_err(Error::io("the spool of households"))?;
            }
        }
        Ok(spool)
    }

    fn reopen(&mut self) -> Result<(), Error> {
        let job = self.run.job;
        self.next_row = 0;
        self.serial = 0;
        self.blanks = job.blank_rows;
        let Some(list) = &job.list else { return Ok(()) };
        let mut findings = Findings::new();
        let open = list.open(&job.columns, &job.required_columns(), &mut findings).ok_or(Error::ListChanged)?;
        self.columns = open.columns.clone();
        self.headings = RowsHash::headings(open.reader.headings());
        self.open = Some(open);
        Ok(())
    }

    /// The next volume, `None` when all rows of all groups are dealt out.
    pub(crate) fn begin_volume(&mut self) -> Result<Option<Ticket>, Error> {
        let job = self.run.job;
        let pass = loop {
            let Some(pass) = self.passes.get(self.pass).copied() else { return Ok(None) };
            if self.has_more(pass) {
                break pass;
            }
            self.end_pass()?;
        };
        let signers = self.run.survey.counts.letters_due();
        let size = if job.per_signer { 1 } else { job.volume_size };
        let limit = if size == 0 { usize::MAX } else { size };
        let places = pass.serials(self.run.sheets, self.serial, signers).take(limit);
        let serials = places.map(|place| self.run.survey.serials.at(place)).fold(None, |range, serial| {
            let (first, last) = range.unwrap_or((serial, serial));
            Some((serial.min(first), serial.max(last)))
        });
        self.number += 1;
        let file = if job.per_signer {
            // Where every signer gets one letter its file is named by the serial.
            let letter = match serials {
                Some((serial, _)) if self.run.forms.groups.len() == 1 => serial,
                _ => pass.group as u64 * signers + self.serial + 1,
            };
            format!("letter-{letter:06}.pdf")
        } else {
            format!("letters-{:04}.pdf", self.number)
        };
        Ok(Some(Ticket {
            number: self.number - 1,
            group: pass.group,
            file,
            serials,
            opens: self.serial == 0,
            limit,
            sheets: pass.sheets,
            columns: self.columns.clone(),
            headings: self.headings,
        }))
    }

    /// Whether a pass has anything left to print.
    fn has_more(&self, pass: Pass) -> bool {
        if pass.sheets.is_some() {
            return pass.serials(self.run.sheets, self.serial, self.run.survey.counts.letters_due()).next().is_some();
        }
        let table = self.run.job.is_table();
        let rest = self.run.survey.fates.get(self.next_row..).unwrap_or_default();
        (table && self.blanks > 0)
            || rest.iter().any(|fate| *fate == RowFate::Signer || (table && *fate == RowFate::Withheld))
    }

    /// Reads the rows behind the last letter, compares the list with what the first pass saw, goes to the next pass.
    fn end_pass(&mut self) -> Result<(), Error> {
        while self.read()?.is_some() {}
        if self.next_row != self.run.survey.fates.len()
            || self.open.as_ref().is_some_and(|open| open.file_hash() != self.run.survey.file_hash)
        {
            return Err(Error::ListChanged);
        }
        self.end_copies()?;
        self.pass += 1;
        if self.pass < self.passes.len() {
            self.reopen()?;
        }
        Ok(())
    }

    fn end_copies(&mut self) -> Result<(), Error> {
        if let Some(copy) = self.copy.take()
            && copy.finish_file()? != self.run.survey.list_hash
        {
            return Err(Error::ListChanged);
        }
        self.rejected.take().map_or(Ok(()), Handback::finish)?;
        self.duplicates.take().map_or(Ok(()), Handback::finish)
    }

    /// Reads one row; `None` at the end of the list. What it became stands in the survey.
    fn read(&mut self) -> Result<Option<(RowFate, Row)>, Error> {
        let Some(open) = &mut self.open else { return Ok(None) };
        let mut row = Row::default();
        let Some(readable) = list::read_again(&mut open.reader, &mut row)? else { return Ok(None) };
        let fate = *self.run.survey.fates.get(self.next_row).ok_or(Error::ListChanged)?;
        self.next_row += 1;
        if let Some(copy) = &mut self.copy {
            let image = self.run.survey.image_rows.get(&row.number).map(String::as_str);
            let refusal = self.run.survey.refusals.get(&row.number).copied();
            let kept = Kept::of(fate, &row, readable, open.reader.headings(), refusal);
            copy.row(kept, &row, &self.columns, image).map_err(Error::io(LIST))?;
        }
        if let (Some(rejected), Some(reasons)) = (&mut self.rejected, self.run.survey.rejections.get(&row.number)) {
            rejected.reject(&row, open.reader.headings(), reasons, self.run.explain)?;
        }
        if let (Some(duplicates), RowFate::Duplicate) = (&mut self.duplicates, fate) {
            let (number, kept) = self.run.survey.duplicates.get(self.repeated).ok_or(Error::ListChanged)?;
            if u64::from(*number) != row.number {
                return Err(Error::ListChanged);
            }
            self.repeated += 1;
            let earlier = || self.run.job.succession.delivery.after.first().cloned().unwrap_or_default();
            let kept = if u64::from(*kept) == IN_EARLIER_BATCH { earlier() } else { kept.to_string() };
            duplicates.duplicate(&row, open.reader.headings(), &kept)?;
        }
        Ok(Some((fate, row)))
    }

    /// Up to `most` rows with a serial or to be left blank, and the withheld ones between them on petition sheets.
    pub(crate) fn items(&mut self, most: usize) -> Result<Vec<Item>, Error> {
        let table = self.run.job.is_table();
        let mut items = Vec::new();
        let mut counted = 0;
        while counted < most {
            match self.read()? {
                Some((RowFate::Signer, row)) => {
                    self.serial += 1;
                    if !self.passes.get(self.pass).is_some_and(|pass| pass.holds(self.run.sheets, self.serial)) {
                        continue;
                    }
                    counted += 1;
                    let with = self.household(&row)?;
                    items.push(Item::Signer { serial: self.run.survey.serials.at(self.serial), row, with });
                }
                Some((RowFate::Withheld, row)) if table => items.push(Item::Withheld(row.number)),
                Some(_) => {}
                None if table && self.blanks > 0 => {
                    self.blanks -= 1;
                    counted += 1;
                    items.push(Item::Blank);
                }
                None => break,
            }
        }
        // Withheld rows behind the last signer of a volume stand on its sheets, not on sheets of their own.
        while table && counted > 0 && self.next_is_withheld() {
            if let Some((RowFate::Withheld, row)) = self.read()? {
                items.push(Item::Withheld(row.number));
            }
        }
        Ok(items)
    }

    /// The others of the household of a row.
    fn household(&mut self, row: &Row) -> Result<Vec<Row>, Error> {
        let others = self.run.survey.households.get(&row.number).map(Vec::as_slice).unwrap_or_default();
        let Some(spool) = &mut self.joined else { return Ok(Vec::new()) };
        others.iter().map(|number| spool.get(*number).map_err(Error::io("the spool of households"))).collect()
    }

    /// Whether a withheld row comes before the next signer.
    fn next_is_withheld(&self) -> bool {
        let rest = self.run.survey.fates.get(self.next_row..).unwrap_or_default();
        rest.iter().find(|fate| {
            !matches!(
                fate,
                RowFate::Rejected | RowFate::Duplicate | RowFate::Withdrawn | RowFate::Skipped | RowFate::Joined
            )
        }) == Some(&RowFate::Withheld)
    }

    pub(crate) fn finish(mut self) -> Result<(), Error> {
        while self.pass < self.passes.len() {
            self.end_pass()?;
        }
        Ok(())
    }
}

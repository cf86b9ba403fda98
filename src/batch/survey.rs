//! The first pass: every row judged, counted and hashed; nothing written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::batch::forms::Forms;
use crate::batch::job::{Job, MissingGlyph};
use crate::batch::judge::Judge;
use crate::batch::list_copy::{ListCopy, stored_image};
use crate::batch::sample::{self, Content};
use crate::batch::sheets::SheetCount;
use crate::batch::succession::{Earlier, IN_EARLIER_BATCH, Numbering, Serials};
use crate::batch::{Counts, Error, sender_address};
use crate::campaign::Kind;
use crate::diagnostic::{Code, Diagnostic, Findings, Place, Severity};
use crate::signers::{Duplicates, Fate, LeftOut, Row, Signer};
use crate::text::FontBook;

/// What the first pass found.
#[derive(Debug, Clone, Default)]
pub struct Survey {
    /// How many rows became what; letters and pages are not known yet.
    pub counts: Counts,
    /// What each row became, in order.
    pub fates: Vec<RowFate>,
    /// Why rows were rejected, by row number.
    pub rejections: BTreeMap<u64, Vec<Diagnostic>>,
    /// SHA-256 of the columns used, as they will stand in `inputs/`.
    pub list_hash: [u8; 32],
    /// SHA-256 of the list file.
    pub file_hash: [u8; 32],
    /// SHA-256 of each signature image that is used, by its name in the list.
    pub images: BTreeMap<String, [u8; 32]>,
    /// Where the image of a row stands in `inputs/`, by row number.
    pub image_rows: BTreeMap<u64, String>,
    /// Numbers of the rows whose letter goes without its message.
    pub omitted_messages: BTreeSet<u64>,
    /// Whether the list is the one that the program ships with.
    pub sample: bool,
    /// Number of the first row in a spreadsheet; 0 where there is no row.
    pub first_row: u64,
    /// Places of the rows of people in an earlier batch, from 0.
    pub earlier_rows: BTreeSet<u64>,
    /// The serials of the accepted signers.
    pub serials: Serials,
}

/// What a row became, in a byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFate {
    /// Gets a letter.
    Signer,
    /// Bad.
    Rejected,
    /// Stands in tables without a name.
    Withheld,
    /// Everything else: duplicate, blank, without consent, in an earlier batch.
    Skipped,
}

impl From<Fate> for RowFate {
    fn from(fate: Fate) -> Self {
        match fate {
            Fate::Signer => Self::Signer,
            Fate::Rejected => Self::Rejected,
            Fate::LeftOut(LeftOut::Withheld) => Self::Withheld,
            Fate::Duplicate(_) | Fate::Blank | Fate::LeftOut(LeftOut::NoConsent | LeftOut::Earlier) => Self::Skipped,
        }
    }
}

/// Reads the whole list. Bad rows are errors in `findings` unless the job skips them. `None` where the list cannot be
/// read at all.
pub fn survey(
    job: &Job,
    forms: &Forms,
    fonts: &FontBook,
    findings: &mut Findings,
    tick: &dyn Fn(u64),
    stop: &AtomicBool,
) -> Result<Option<Survey>, Error> {
    let mut survey = Survey { serials: serials(job, &[]), ..Survey::default() };
    let Some(list) = &job.list else { return Ok(Some(survey)) };
    let Some(mut open) = list.open(&job.columns, &job.required_columns(), findings) else { return Ok(None) };
    let columns = open.columns.clone();
    let mut judge = Judge::new(job, forms, fonts, &columns, list.folder());
    let mut sheets = SheetCount::new(job, forms, fonts);
    let mut people = People::new(job);
    let mut copy = ListCopy::begin(std::io::sink(), &columns).map_err(Error::io(&list.name))?;
    let mut content = Content::default();
    let mut row = Row::default();
    loop {
        let mut own = Findings::new();
        let read = open.reader.read(&mut row);
        let fate = match &read {
            Ok(false) => break,
            Ok(true) => {
                content.row(&row, &columns);
                match signer_and_message(&mut judge, &mut sheets, &row, &mut own) {
                    Ok((signer, omitted)) => {
                        if let Some((hash, _)) = judge.images.get(signer.signature) {
                            survey.images.insert(signer.signature.to_owned(), *hash);
                            survey.image_rows.insert(row.number, stored_image(signer.signature, hash));
                        }
                        let fate = people.fate(&judge, &row, Fate::Signer, &mut survey, &mut own);
                        if omitted && fate == Fate::Signer {
                            survey.omitted_messages.insert(row.number);
                        }
                        fate
                    }
                    Err(fate @ Fate::LeftOut(_)) => people.fate(&judge, &row, fate, &mut survey, &mut own),
                    Err(fate) => fate,
                }
            }
            Err(finding) if finding.code == Code::UnreadableFile => {
                findings.push(finding.clone());
                return Ok(None);
            }
            Err(finding) => {
                own.push(finding.clone());
                Fate::Rejected
            }
        };
        let image = survey.image_rows.get(&row.number).map(String::as_str);
        copy.row(&row, &columns, image, read.is_ok()).map_err(Error::io(&list.name))?;
        if survey.fates.is_empty() {
            survey.first_row = row.number;
        }
        survey.counts.add(fate);
        survey.fates.push(fate.into());
        report(job, &row, fate, &own, &mut survey, findings);
        if survey.counts.rows.is_multiple_of(1024) {
            tick(survey.counts.rows);
            if stop.load(Ordering::Relaxed) {
                return Err(Error::Interrupted);
            }
        }
    }
    survey.counts.messages_omitted = survey.omitted_messages.len() as u64;
    survey.list_hash = copy.finish().map_err(Error::io(&list.name))?;
    survey.file_hash = open.file_hash();
    survey.serials = serials(job, &survey.fates);
    survey.sample = content.finish() == sample::content_hash();
    if !survey.counts.balance() {
        return Err(Error::Internal { what: format!("the counts do not balance: {:?}", survey.counts) });
    }
    if survey.counts.signers == 0 && job.blank_rows == 0 && (job.skip_invalid || survey.counts.rejected == 0) {
        findings.push(Diagnostic::error(Code::NoSigners).at(Place::file(&list.name)));
    }
    Ok(Some(survey))
}

/// A good row's signer, and whether the letter goes without the message.
fn signer_and_message<'r>(
    judge: &mut Judge<'_>,
    sheets: &mut SheetCount<'_>,
    row: &'r Row,
    own: &mut Findings,
) -> Result<(Signer<'r>, bool), Fate> {
    let mut signer = judge.signer(row, own)?;
    let omitted = sheets.judge(judge, &mut signer, row, own)?;
    sender_address::note(judge.job, judge, &signer, row, own);
    Ok((signer, omitted))
}

/// The serials of the accepted signers, by what became of each row.
fn serials(job: &Job, fates: &[RowFate]) -> Serials {
    match &job.succession.numbering {
        Numbering::From(first) => Serials::From(*first),
        Numbering::OfRows(serials) => {
            let of_rows = fates.iter().zip(serials);
            Serials::Each(of_rows.filter(|(fate, _)| **fate == RowFate::Signer).map(|(_, serial)| *serial).collect())
        }
    }
}

/// Who stands in the list already, and in which row.
#[derive(Debug)]
struct People<'j> {
    known: Duplicates,
    /// Who is in an earlier batch.
    earlier: &'j Earlier,
    /// Whether withheld rows are printed, without their name.
    prints_withheld: bool,
    /// Position in [`Survey::fates`] and fate of the first row of a person that does not get a letter.
    left_out: BTreeMap<u64, LeftOut>,
    /// Number of the first row of the list.
    first_row: Option<u64>,
}

impl<'j> People<'j> {
    fn new(job: &'j Job) -> Self {
        let earlier = &job.succession.earlier;
        let known = if let Earlier::People(people) = earlier { (**people).clone() } else { Duplicates::new() };
        let prints_withheld = job.campaign.kind == Kind::Petition;
        Self { known, earlier, prints_withheld, left_out: BTreeMap::new(), first_row: None }
    }

    /// Whether a good row is that of somebody in an earlier batch. What looked like another person until now, and is the
    /// same one by this row, is left out too.
    fn is_earlier(&mut self, judge: &Judge<'_>, row: &Row, survey: &mut Survey) -> bool {
        let identity = judge.checker.identity(row);
        match self.earlier {
            Earlier::Nobody => false,
            Earlier::Rows(rows) => rows.contains(&(survey.fates.len() as u64)),
            Earlier::People(_) => {
                let rows: Vec<u64> = self.known.rows_of(&identity).collect();
                let is_earlier = rows.contains(&IN_EARLIER_BATCH);
                if is_earlier {
                    self.known.repeats(&identity, row.number);
                    for same in rows.into_iter().filter(|row| *row != IN_EARLIER_BATCH) {
                        self.withdraw(same, LeftOut::Earlier, survey);
                    }
                }
                is_earlier
            }
        }
    }

    /// Leaves an accepted signer of the rows before out.
    fn withdraw(&mut self, row: u64, why: LeftOut, survey: &mut Survey) {
        let place = row - self.first_row.unwrap_or(row);
        let known = usize::try_from(place).ok().and_then(|place| survey.fates.get_mut(place));
        if let Some(known) = known.filter(|known| **known == RowFate::Signer) {
            *known = Fate::LeftOut(why).into();
            survey.counts.withdraw(why);
            survey.omitted_messages.remove(&row);
            self.left_out.insert(row, why);
            if why == LeftOut::Earlier {
                survey.earlier_rows.insert(place);
            }
        }
    }

    /// The fate of a good row in the light of the rows before it. Where one row of a person withholds the name or refuses
    /// consent, none of that person's rows is printed.
    fn fate(&mut self, judge: &Judge<'_>, row: &Row, fate: Fate, survey: &mut Survey, own: &mut Findings) -> Fate {
        self.first_row.get_or_insert(row.number - survey.fates.len() as u64);
        let is_printed = fate == Fate::Signer || (self.prints_withheld && fate == Fate::LeftOut(LeftOut::Withheld));
        if is_printed && self.is_earlier(judge, row, survey) {
            survey.earlier_rows.insert(survey.fates.len() as u64);
            return Fate::LeftOut(LeftOut::Earlier);
        }
        let earlier = self.known.repeats(&judge.checker.identity(row), row.number);
        let Some(earlier) = earlier else {
            if let Fate::LeftOut(why) = fate {
                self.left_out.insert(row.number, why);
            }
            return fate;
        };
        match (self.left_out.get(&earlier), fate) {
            (None, Fate::LeftOut(why)) => {
                self.withdraw(earlier, why, survey);
                own.push(judge.repeats_left_out(row, earlier));
            }
            (Some(LeftOut::Withheld | LeftOut::NoConsent), Fate::Signer) => {
                own.push(judge.repeats_left_out(row, earlier))
            }
            _ => {}
        }
        Fate::Duplicate(earlier)
    }
}

/// Passes a row's findings on: as errors, or as warnings where the job goes on without the row.
fn report(job: &Job, row: &Row, fate: Fate, own: &Findings, survey: &mut Survey, findings: &mut Findings) {
    if own.is_empty() {
        return;
    }
    let list: Vec<Diagnostic> = own.iter().cloned().collect();
    let only_glyphs =
        list.iter().filter(|one| one.severity == Severity::Error).all(|one| one.code == Code::MissingGlyph);
    let goes_on = job.skip_invalid || (only_glyphs && job.missing_glyph != MissingGlyph::Error);
    for finding in &list {
        let severity = if goes_on { finding.severity.min(Severity::Warning) } else { finding.severity };
        findings.push(Diagnostic { severity, ..finding.clone() });
    }
    if fate == Fate::Rejected {
        survey.rejections.insert(row.number, list);
    }
}

//! The first pass: every row judged, counted and hashed; nothing written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};

use crate::batch::forms::Forms;
use crate::batch::job::{Job, MissingGlyph};
use crate::batch::judge::Judge;
use crate::batch::list_copy::{ListCopy, stored_image};
use crate::batch::sample::{self, Content};
use crate::batch::sheets::SheetCount;
use crate::batch::{Counts, Error, sender_address};
use crate::diagnostic::{Code, Diagnostic, Findings, Place, Severity};
use crate::signers::{Duplicates, Fate, Households, LeftOut, Row, Signer};
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
    /// Rows whose signers stand in one letter: the others of a household by the number of its first row.
    pub households: BTreeMap<u64, Vec<u64>>,
    /// Signers who write for an organisation.
    pub organisations: u64,
    /// Whether the list is the one that the program ships with.
    pub sample: bool,
}

/// What a row became, in a byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFate {
    /// Gets a letter.
    Signer,
    /// Bad.
    Rejected,
    /// Stands in the letter of an earlier row of the same address.
    Joined,
    /// Stands in tables without a name.
    Withheld,
    /// Everything else: duplicate, blank, without consent.
    Skipped,
}

impl From<Fate> for RowFate {
    fn from(fate: Fate) -> Self {
        match fate {
            Fate::Signer => Self::Signer,
            Fate::Rejected => Self::Rejected,
            Fate::LeftOut(LeftOut::Withheld) => Self::Withheld,
            Fate::Duplicate(_) | Fate::Blank | Fate::LeftOut(LeftOut::NoConsent) => Self::Skipped,
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
    let mut survey = Survey::default();
    let Some(list) = &job.list else { return Ok(Some(survey)) };
    let Some(mut open) = list.open(&job.columns, &job.required_columns(), findings) else { return Ok(None) };
    let columns = open.columns.clone();
    let mut judge = Judge::new(job, forms, fonts, &columns, list.folder());
    let mut sheets = SheetCount::new(job, forms, fonts);
    let mut people = People::default();
    let mut households = Households::default();
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
                        if fate == Fate::Signer {
                            survey.organisations += u64::from(!signer.organisation.is_empty());
                            if let Some(address) = judge.household(&signer, &row).filter(|_| job.household) {
                                households.add(row.number, address);
                            }
                        }
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
    people.join(households, &mut survey);
    say_organisations(job, forms, survey.organisations, findings);
    survey.counts.messages_omitted = survey.omitted_messages.len() as u64;
    survey.list_hash = copy.finish().map_err(Error::io(&list.name))?;
    survey.file_hash = open.file_hash();
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

/// Who stands in the list already, and in which row.
#[derive(Debug, Default)]
struct People {
    known: Duplicates,
    /// Why the first row of a person gets no letter, by its row number.
    left_out: BTreeMap<u64, LeftOut>,
    /// Number of the first row of the list.
    first_row: Option<u64>,
}

impl People {
    /// Joins the signers of one address, as far as they still get a letter when the whole list has been read.
    fn join(&self, households: Households, survey: &mut Survey) {
        let first_row = self.first_row.unwrap_or(0);
        let position = |row: u64| usize::try_from(row.saturating_sub(first_row)).unwrap_or(usize::MAX);
        let together = households.together(|row| survey.fates.get(position(row)) == Some(&RowFate::Signer));
        for row in together.values().flatten() {
            if let Some(fate) = survey.fates.get_mut(position(*row)) {
                *fate = RowFate::Joined;
                survey.counts.joined += 1;
            }
        }
        survey.households = together;
    }

    /// The fate of a good row in the light of the rows before it. Where one row of a person withholds the name or refuses
    /// consent, none of that person's rows is printed.
    fn fate(&mut self, judge: &Judge<'_>, row: &Row, fate: Fate, survey: &mut Survey, own: &mut Findings) -> Fate {
        let first_row = *self.first_row.get_or_insert(row.number - survey.fates.len() as u64);
        let earlier = self.known.repeats(&judge.checker.identity(row), row.number);
        let Some(earlier) = earlier else {
            if let Fate::LeftOut(why) = fate {
                self.left_out.insert(row.number, why);
            }
            return fate;
        };
        match (self.left_out.get(&earlier), fate) {
            (None, Fate::LeftOut(why)) => {
                let position = usize::try_from(earlier - first_row).unwrap_or(usize::MAX);
                if let Some(known) = survey.fates.get_mut(position) {
                    *known = Fate::LeftOut(why).into();
                    survey.counts.withdraw(why);
                    survey.omitted_messages.remove(&earlier);
                    self.left_out.insert(earlier, why);
                }
                own.push(judge.repeats_left_out(row, earlier));
            }
            (Some(_), Fate::Signer) => own.push(judge.repeats_left_out(row, earlier)),
            _ => {}
        }
        Fate::Duplicate(earlier)
    }
}

/// Says that organisations write as one person where the letter has no other text.
fn say_organisations(job: &Job, forms: &Forms, organisations: u64, findings: &mut Findings) {
    if organisations == 0 || job.is_table() || forms.groups.iter().all(|group| !group.joint.is_empty()) {
        return;
    }
    let lacking = job.campaign.without_joint_text(&job.languages);
    let files: Vec<String> = lacking.iter().map(|lang| format!("{lang}.we.md")).collect();
    let finding = Diagnostic::note(Code::NoJointText).with("files", files.join(", ")).with("what", "organisations");
    findings.push(finding.with("count", organisations));
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

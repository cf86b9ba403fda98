//! The first pass: every row judged, counted and hashed; nothing written.

use std::borrow::Cow;
use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use std::sync::Arc;

use crate::batch::forms::{FormGroup, Forms};
use crate::batch::inputs::ListCopy;
use crate::batch::job::{Job, MissingGlyph};
use crate::batch::{Counts, Error};
use crate::diagnostic::{Code, Diagnostic, Findings, Place, Severity};
use crate::lang::Lang;
use crate::letter::{SignatureImage, SignerField};
use crate::signers::{Checker, Column, Duplicates, Fate, LeftOut, Row, Rules, Signer};
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
    /// Signers with a personal message.
    pub messages: u64,
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

/// The rules by which a job judges its rows.
pub(crate) fn rules(job: &Job) -> Rules {
    Rules {
        required: required(job),
        consent_required: job.campaign.consent_required,
        letter_cjk: job.cjk_language(),
        letter_lang: Some(job.lang()),
    }
}

/// The columns that the letter requires.
pub(crate) fn required(job: &Job) -> Vec<Column> {
    job.campaign.required.iter().filter_map(|heading| Column::from_heading(heading)).collect()
}

/// Reads the whole list. Bad rows are errors in `findings` unless the job skips them. `None` where the list cannot be
/// read at all.
pub fn survey(
    job: &Job,
    forms: &Forms,
    fonts: &FontBook,
    findings: &mut Findings,
    tick: &dyn Fn(u64),
) -> Result<Option<Survey>, Error> {
    let mut survey = Survey::default();
    let Some(list) = &job.list else { return Ok(Some(survey)) };
    let Some(mut open) = list.open(&job.columns, &required(job), findings) else { return Ok(None) };
    let columns = open.columns.clone();
    let mut judge = Judge::new(job, forms, fonts, &columns, list.folder());
    let mut duplicates = Duplicates::new();
    let mut copy = ListCopy::begin(std::io::sink(), open.reader.headings(), &columns).map_err(Error::io(&list.name))?;
    let mut row = Row::default();
    loop {
        let mut own = Findings::new();
        let fate = match open.reader.read(&mut row) {
            Ok(false) => break,
            Ok(true) => {
                copy.row(&row, &columns).map_err(Error::io(&list.name))?;
                match judge.signer(&row, &mut own) {
                    Err(fate) => fate,
                    Ok(signer) => match duplicates.repeats(&judge.checker.identity(&row), row.number) {
                        Some(first) => Fate::Duplicate(first),
                        None => {
                            survey.messages += u64::from(!signer.message.is_empty());
                            Fate::Signer
                        }
                    },
                }
            }
            Err(finding) if finding.code == Code::UnreadableFile => {
                findings.push(finding);
                return Ok(None);
            }
            Err(finding) => {
                own.push(finding);
                Fate::Rejected
            }
        };
        survey.counts.add(fate);
        survey.fates.push(fate.into());
        report(job, &row, fate, own, &mut survey, findings);
        if survey.counts.rows.is_multiple_of(1024) {
            tick(survey.counts.rows);
        }
    }
    survey.images = judge.images.into_iter().map(|(name, (hash, _))| (name, hash)).collect();
    survey.list_hash = copy.finish().map_err(Error::io(&list.name))?;
    survey.file_hash = open.file_hash();
    if !survey.counts.balance() {
        return Err(Error::Internal { what: format!("the counts do not balance: {:?}", survey.counts) });
    }
    if survey.counts.signers == 0 && job.blank_rows == 0 {
        findings.push(Diagnostic::error(Code::NoSigners).at(Place::file(&list.name)));
    }
    Ok(Some(survey))
}

/// Passes a row's findings on: as errors, or as warnings where the job goes on without the row.
fn report(job: &Job, row: &Row, fate: Fate, own: Findings, survey: &mut Survey, findings: &mut Findings) {
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

/// An image with its hash, `None` where it is no image.
type KnownImage = ([u8; 32], Option<Arc<SignatureImage>>);

/// Judges rows for one job: the list's own rules, then fonts, images and placeholders. Both passes use it, so that the
/// second sees what the first saw.
pub(crate) struct Judge<'j> {
    job: &'j Job,
    forms: &'j Forms,
    fonts: &'j FontBook,
    checker: Checker<'j>,
    columns: &'j crate::signers::ColumnMap,
    folder: &'j std::path::Path,
    images: BTreeMap<String, KnownImage>,
}

impl<'j> Judge<'j> {
    pub(crate) fn new(
        job: &'j Job,
        forms: &'j Forms,
        fonts: &'j FontBook,
        columns: &'j crate::signers::ColumnMap,
        folder: &'j std::path::Path,
    ) -> Self {
        let name = job.list.as_ref().map_or(std::path::Path::new("-"), |list| &list.name);
        Self {
            job,
            forms,
            fonts,
            checker: Checker::new(name, columns, rules(job)),
            columns,
            folder,
            images: BTreeMap::new(),
        }
    }

    /// The signer of a row, or what became of it. Duplicates are the caller's.
    pub(crate) fn signer<'r>(&mut self, row: &'r Row, findings: &mut Findings) -> Result<Signer<'r>, Fate> {
        let mut signer = self.checker.judge(row, findings)?;
        let place = self.place(row);
        let mut good = self.coverage(&mut signer, &place, findings);
        if !signer.signature.is_empty()
            && let Err(finding) = self.image(signer.signature)
        {
            findings.push(finding.at(place.clone().under(self.heading(Column::Signature))));
            good = false;
        }
        for form in self.forms.groups.iter().flat_map(|group| &group.forms) {
            for open in FormGroup::open_blocks(form) {
                if let Err(field) = open.fill(&signer) {
                    let column = field.column().map_or_else(|| field.name().to_owned(), |column| self.heading(column));
                    findings.push(
                        Diagnostic::error(Code::EmptyPlaceholder)
                            .with("name", format!("signer.{}", field.name()))
                            .at(place.clone().under(column)),
                    );
                    good = false;
                }
            }
        }
        if good { Ok(signer) } else { Err(Fate::Rejected) }
    }

    /// The signature image of a row that was accepted.
    pub(crate) fn image(&mut self, name: &str) -> Result<Arc<SignatureImage>, Diagnostic> {
        if let Some((_, Some(image))) = self.images.get(name) {
            return Ok(image.clone());
        }
        let image = SignatureImage::read(self.folder, name)?;
        let mut hasher = Sha256::new();
        hasher.update(image.width.to_be_bytes());
        hasher.update(image.height.to_be_bytes());
        hasher.update(&image.samples);
        hasher.update(image.alpha.as_deref().unwrap_or_default());
        // Images are kept while there are few of them; a list with an image a row passes through.
        let kept = (self.images.len() < 64).then(|| image.clone());
        self.images.insert(name.to_owned(), (hasher.finalize().into(), kept));
        Ok(image)
    }

    fn place(&self, row: &Row) -> Place {
        let name = self.job.list.as_ref().map_or(std::path::Path::new("-"), |list| &list.name);
        Place::row(name, row.line, row.number)
    }

    fn heading(&self, column: Column) -> String {
        self.columns.heading(column).unwrap_or(column.heading()).to_owned()
    }

    /// Whether the fonts have every character that will be printed. What they lack is taken out of a message where
    /// the job says so.
    fn coverage(&self, signer: &mut Signer<'_>, place: &Place, findings: &mut Findings) -> bool {
        let lang = self.job.lang();
        let mut good = true;
        for &field in &self.forms.printed {
            if field == SignerField::Message {
                continue;
            }
            let (text, lang, column): (&str, Lang, Column) = match field {
                SignerField::Name => (&signer.name.printed, signer.name.lang, self.name_column()),
                SignerField::LatinName => (signer.name.latin.as_deref().unwrap_or_default(), lang, Column::LatinName),
                SignerField::Organisation => (&signer.organisation, lang, Column::Organisation),
                SignerField::Role => (&signer.role, lang, Column::Role),
                SignerField::Street => (&signer.street, lang, Column::Street),
                SignerField::Postcode => (&signer.postcode, lang, Column::Postcode),
                SignerField::City => (&signer.city, lang, Column::City),
                SignerField::Country => (&signer.country, lang, Column::Country),
                SignerField::Email => (&signer.email, lang, Column::Email),
                SignerField::Id => (signer.id, lang, Column::Id),
                SignerField::Date | SignerField::Message => continue,
            };
            for range in self.fonts.uncovered(text, lang) {
                findings.push(missing(&text[range], place.clone().under(self.heading(column))));
                good = false;
            }
        }
        if self.forms.printed.contains(&SignerField::Message) && !signer.message.is_empty() {
            good &= self.message_coverage(signer, place, findings);
        }
        good
    }

    fn message_coverage(&self, signer: &mut Signer<'_>, place: &Place, findings: &mut Findings) -> bool {
        let lang = signer.language.unwrap_or(self.job.lang());
        let missed = self.fonts.uncovered(&signer.message, lang);
        if missed.is_empty() {
            return true;
        }
        let omit = self.job.missing_glyph == MissingGlyph::OmitFromMessage;
        for range in &missed {
            let finding = missing(&signer.message[range.clone()], place.clone().under(self.heading(Column::Message)));
            findings.push(if omit { Diagnostic { severity: Severity::Warning, ..finding } } else { finding });
        }
        if omit {
            let mut kept = String::with_capacity(signer.message.len());
            let mut from = 0;
            for range in &missed {
                kept.push_str(&signer.message[from..range.start]);
                from = range.end;
            }
            kept.push_str(&signer.message[from..]);
            signer.message = Cow::Owned(kept);
        }
        omit
    }

    /// The column that a finding about the name names.
    fn name_column(&self) -> Column {
        let columns = [Column::FamilyName, Column::GivenName, Column::PrintName];
        columns.into_iter().find(|column| self.columns.heading(*column).is_some()).unwrap_or(Column::GivenName)
    }
}

fn missing(cluster: &str, place: Place) -> Diagnostic {
    let code_points: Vec<String> = cluster.chars().map(|character| format!("U+{:04X}", u32::from(character))).collect();
    Diagnostic::error(Code::MissingGlyph)
        .with("cluster", cluster)
        .with("code_points", code_points.join(" "))
        .with("column", place.heading.as_deref().unwrap_or_default())
        .at(place)
}

//! What goes around the letters: an envelope for each, and labels. Made from a job and the letters that it has, or had when its batch was
//! built.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::batch::forms::{Forms, address_lines};
use crate::batch::job::Job;
use crate::batch::judge::missing;
use crate::batch::mailing_folder::{BACKS, CALIBRATION, FRONTS, LABELS, Made};
use crate::batch::row_fate::RowFate;
use crate::batch::second_pass::SecondPass;
use crate::batch::survey::Survey;
use crate::batch::{Error, sender_address};
use crate::campaign::{Addressee, Kind, Route};
use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::lang::Lang;
use crate::lang::phrases::{Phrase, phrase};
use crate::layout::envelope::{Envelope, EnvelopeDesign, EnvelopeSheets};
use crate::layout::frame::Document;
use crate::layout::label::{Label, LabelSheets, calibration_sheet};
use crate::layout::zone::{Excess, ZonePart};
use crate::pdf::{Duplex, Metadata, Volume};
use crate::post::label::LabelGrid;
use crate::signers::{Column, Row};
use crate::text::FontBook;

/// A letter that is posted: the running number of its signer, and the group of addressees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posted {
    /// Running number.
    pub serial: u64,
    /// Number of the group in [`Job::groups`].
    pub group: usize,
}

/// The letters of a job and what is known of them.
#[derive(Clone, Copy)]
pub struct Mailing<'m> {
    /// The job.
    pub job: &'m Job,
    /// Its forms, for judging rows again.
    pub forms: &'m Forms,
    /// What became of the rows.
    pub survey: &'m Survey,
    /// Whether what the survey found was told: of a batch that was built before, it was not.
    pub told: bool,
    /// The fonts.
    pub fonts: &'m FontBook,
    /// The letters in the order in which they are printed.
    pub letters: &'m [Posted],
    /// Where they are posted or carried.
    pub route: &'m Route,
    /// What the folder's name begins with: the batch, or letter, route and day.
    pub name: &'m str,
    /// Set when somebody presses Ctrl-C.
    pub stop: &'m AtomicBool,
}

/// Whose address stands as the sender's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SenderOf {
    /// The route's office.
    Office,
    /// The signer of the letter.
    Signer,
}

/// What stands on labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelOf {
    /// The addressee of each letter.
    Addressee,
    /// The sender of each letter.
    Sender(SenderOf),
    /// The delivery address, so many times.
    Bag(usize),
}

/// All letters of a survey: for each group of addressees the signers in the order of the list.
pub fn all_letters(forms: &Forms, survey: &Survey) -> Vec<Posted> {
    let groups = 0..forms.groups.len();
    let serial = |place| survey.serials.at(place);
    groups
        .flat_map(|group| (1..=survey.counts.letters_due()).map(move |place| Posted { serial: serial(place), group }))
        .collect()
}

impl Mailing<'_> {
    /// One envelope a letter, or the one of the delivery. `None` where `findings` has errors.
    pub fn envelopes(
        &self,
        design: EnvelopeDesign,
        sender: SenderOf,
        bag: bool,
        findings: &mut Findings,
    ) -> Result<Option<Vec<Made>>, Error> {
        let (size, lang) = (design.size.name, design.lang);
        let mut envelopes = Vec::new();
        let mut senders = Senders::Office;
        if bag {
            let (address, sender) = (self.delivery(), self.route.office.clone());
            envelopes.push(Envelope { address, sender, serial: None });
        } else {
            let Some(addresses) = self.addresses(findings) else { return Ok(None) };
            senders = self.senders(sender, findings)?;
            for letter in self.letters {
                let sender = senders.of(letter.serial, self.route);
                envelopes.push(Envelope {
                    address: addresses[letter.group].clone(),
                    sender,
                    serial: Some(letter.serial),
                });
            }
        }
        let mut sheets = EnvelopeSheets::new(self.fonts, design);
        let mut seen = Vec::new();
        for envelope in &envelopes {
            for excess in sheets.excess(envelope) {
                let place = senders.place(envelope.serial).filter(|_| excess.part == ZonePart::ReturnLine);
                self.too_large(excess, envelope.serial, place, size, &mut seen, findings);
            }
        }
        if findings.has_errors() {
            return Ok(None);
        }
        let title =
            |lang| phrase(Phrase::EnvelopesTitle, lang, &[("campaign", self.job.campaign.title(lang)), ("size", size)]);
        let front = self.pdf(FRONTS, &title(lang), lang, envelopes.iter().map(|one| Some(sheets.front(one))))?;
        let backs = self.pdf(BACKS, &title(lang), lang, envelopes.iter().map(|one| sheets.back(one)))?;
        Ok(Some([front, backs].into_iter().flatten().collect()))
    }

    /// Labels and a sheet to try the printer with. `first` is the place of the first label, from 0. `None` where `findings` has
    /// errors.
    pub fn labels(
        &self,
        grid: &LabelGrid,
        what: LabelOf,
        first: usize,
        lang: Lang,
        findings: &mut Findings,
    ) -> Result<Option<Vec<Made>>, Error> {
        let mut labels = Vec::new();
        let mut senders = Senders::Office;
        match what {
            LabelOf::Bag(count) => {
                labels = vec![Label { lines: self.delivery(), serial: None }; count];
            }
            LabelOf::Addressee => {
                let Some(addresses) = self.addresses(findings) else { return Ok(None) };
                let label =
                    |letter: &Posted| Label { lines: addresses[letter.group].clone(), serial: Some(letter.serial) };
                labels.extend(self.letters.iter().map(label));
            }
            LabelOf::Sender(sender) => {
                if sender == SenderOf::Office && self.route.office.is_empty() {
                    let finding = Diagnostic::error(Code::OptionDoesNotApply).with("option", "--for sender");
                    findings.push(finding.with("reason", "no-sender"));
                    return Ok(None);
                }
                senders = self.senders(sender, findings)?;
                for letter in self.letters {
                    let serial = (sender == SenderOf::Signer).then_some(letter.serial);
                    labels.push(Label { lines: senders.of(letter.serial, self.route), serial });
                }
                labels.retain(|label| !label.lines.is_empty());
            }
        }
        let mut sheets = LabelSheets::new(self.fonts, grid.clone(), lang, first);
        let mut seen = Vec::new();
        // Labels of one group follow each other and say the same.
        for label in labels.chunk_by(|one, next| one.lines == next.lines).filter_map(<[Label]>::first) {
            for excess in sheets.excess(label) {
                self.too_large(excess, label.serial, senders.place(label.serial), &grid.name, &mut seen, findings);
            }
        }
        if findings.has_errors() {
            return Ok(None);
        }
        let campaign = self.job.campaign.title(lang);
        let title = phrase(Phrase::LabelsTitle, lang, &[("campaign", campaign), ("grid", &grid.name)]);
        let mut pages: Vec<Document> = Vec::new();
        for label in &labels {
            pages.extend(sheets.add(label));
        }
        pages.extend(sheets.finish());
        let files = [
            self.pdf(LABELS, &title, lang, pages.into_iter().map(Some))?,
            self.pdf(CALIBRATION, &title, lang, [Some(calibration_sheet(self.fonts, grid, lang))].into_iter())?,
        ];
        Ok(Some(files.into_iter().flatten().collect()))
    }

    /// The delivery address by the rules of its post, or as the route prints it.
    fn delivery(&self) -> Vec<String> {
        match &self.route.postal {
            Some(postal) => postal.lines_from(self.route.posting()).0,
            None => self.route.lines.clone(),
        }
    }

    /// The address of each group of addressees. `None`, and an error, where one has none.
    fn addresses(&self, findings: &mut Findings) -> Option<Vec<Vec<String>>> {
        if self.job.campaign.kind == Kind::Petition {
            let finding = Diagnostic::error(Code::OptionDoesNotApply).with("option", &self.job.campaign.name);
            findings.push(finding.with("reason", "no-letters"));
            return None;
        }
        let address = |group: &Vec<Addressee>, findings: &mut Findings| {
            let one = group.first()?;
            let lines = address_lines(one, self.route, self.job.window_shows);
            if lines.is_empty() {
                let place = Place::file(self.job.library.addressees_path()).key(format!("{}.postal", one.id));
                findings.push(Diagnostic::error(Code::NoPostalAddress).with("addressee", &one.id).at(place));
                return None;
            }
            Some(lines)
        };
        let all: Vec<Option<Vec<String>>> = self.job.groups.iter().map(|group| address(group, findings)).collect();
        all.into_iter().collect()
    }

    /// The addresses of the senders.
    fn senders(&self, sender: SenderOf, findings: &mut Findings) -> Result<Senders, Error> {
        if sender == SenderOf::Office {
            return Ok(Senders::Office);
        }
        let mut senders = BTreeMap::new();
        let Some(list) = &self.job.list else { return Ok(Senders::Signers(senders)) };
        let job = self.job;
        let mut open =
            list.open(&job.columns, &job.required_columns(), &mut Findings::new()).ok_or(Error::ListChanged)?;
        let columns = open.columns.clone();
        let mut judged = SecondPass::new(job, self.forms, self.survey, self.fonts, &columns);
        let mut faults = Findings::new();
        sender_address::note_columns(&judged.judge, &mut faults);
        let mut row = Row::default();
        let mut place = 0;
        for (number, fate) in (0..).zip(&self.survey.fates) {
            if self.stop.load(Ordering::Relaxed) {
                return Err(Error::Interrupted);
            }
            // What cannot be read was rejected in the first pass.
            let read = open.reader.read(&mut row);
            if *fate != RowFate::Signer {
                continue;
            }
            if !matches!(read, Ok(true)) {
                return Err(Error::ListChanged);
            }
            place += 1;
            if job.withdrawals.holds(number) {
                continue;
            }
            let signer = judged.signer(&row)?;
            let judge = &judged.judge;
            let lines = sender_address::lines(judge, &signer, &row, self.route.posting(), &mut faults);
            for line in &lines {
                for range in self.fonts.uncovered(line, Lang::EN) {
                    findings.push(missing(&line[range], judge.place(&row)));
                }
            }
            let street = judge.place(&row).under(judge.heading(Column::Street));
            senders.insert(self.survey.serials.at(place), (lines, street));
        }
        if !matches!(open.reader.read(&mut row), Ok(false)) || open.file_hash() != self.survey.file_hash {
            return Err(Error::ListChanged);
        }
        // Where the letters print the addresses too, the survey found the same.
        if !(self.told && sender_address::is_printed(job)) {
            findings.extend(faults);
        }
        Ok(Senders::Signers(senders))
    }

    /// Says once of each address by how much it is too large.
    fn too_large(
        &self,
        excess: Excess,
        serial: Option<u64>,
        place: Option<&Place>,
        zone: &str,
        seen: &mut Vec<(ZonePart, String)>,
        findings: &mut Findings,
    ) {
        let by = format!("{:.1}", excess.by.as_mm());
        if seen.len() > 100 || seen.contains(&(excess.part, by.clone())) {
            return;
        }
        let name = serial.map_or_else(|| self.route.id.clone(), |serial| format!("{serial:06}"));
        let finding = Diagnostic::error(Code::DoesNotFit)
            .with("part", excess.part.as_str())
            .with("name", name)
            .with("side", excess.side.as_str())
            .with("excess", &by)
            .with("zone", zone);
        findings.push(match place {
            Some(place) => finding.at(place.clone()),
            None => finding,
        });
        seen.push((excess.part, by));
    }

    /// A file of these pages; `None` where there are none.
    fn pdf(
        &self,
        file: &str,
        title: &str,
        lang: Lang,
        pages: impl Iterator<Item = Option<Document>>,
    ) -> Result<Option<Made>, Error> {
        let metadata = Metadata {
            title: title.to_owned(),
            lang,
            date: self.job.date,
            duplex: Duplex::Simplex,
            identity: format!("{}/{file}", self.name),
        };
        let mut volume = Volume::begin(Vec::new(), self.fonts, &metadata).map_err(Error::io(file))?;
        let mut any = false;
        for page in pages.flatten() {
            if self.stop.load(Ordering::Relaxed) {
                return Err(Error::Interrupted);
            }
            volume.add(&page).map_err(Error::io(file))?;
            any = true;
        }
        if !any {
            return Ok(None);
        }
        let (bytes, _) = volume.finish().map_err(Error::io(file))?;
        Ok(Some((file.to_owned(), bytes)))
    }
}

/// The senders of letters.
enum Senders {
    Office,
    /// By running number: the address, and where it stands in the list.
    Signers(BTreeMap<u64, (Vec<String>, Place)>),
}

impl Senders {
    fn of(&self, serial: u64, route: &Route) -> Vec<String> {
        match self {
            Self::Office => route.office.clone(),
            Self::Signers(senders) => senders.get(&serial).map(|(lines, _)| lines.clone()).unwrap_or_default(),
        }
    }

    /// Where the address stands in the list.
    fn place(&self, serial: Option<u64>) -> Option<&Place> {
        match self {
            Self::Office => None,
            Self::Signers(senders) => senders.get(&serial?).map(|(_, place)| place),
        }
    }
}

//! The second pass: rows dealt out volume by volume to the threads that set and write them.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use crate::batch::feed::{Feed, Item, Ticket};
use crate::batch::forms::FormGroup;
use crate::batch::job::Job;
use crate::batch::judge::Judge;
use crate::batch::manifest::{LetterLine, VolumeRecord};
use crate::batch::render;
use crate::batch::shared::{Run, Sink};
use crate::batch::survey::Survey;
use crate::batch::{Counts, Error};
use crate::campaign::{AddresseeWords, Kind};
use crate::diagnostic::Findings;
use crate::lang::phrases::{Phrase, phrase};
use crate::layout::frame::{Document, Laid};
use crate::layout::letter_sheet::LetterSheets;
use crate::layout::petition::{PetitionDesign, PetitionSheets};
use crate::letter::SignatureImage;
use crate::pdf::{Duplex, Metadata, Stock, Volume};

/// Rows that are dealt out at once; a volume of more is set by one thread while it reads.
const CHUNK: usize = 1000;

/// Volumes of so few letters take their fonts and shared streams ready-made; larger ones are smaller with subsets of
/// their own (tuned).
const STOCKED: usize = 20;

/// More threads than this gain nothing, and a system may refuse them.
const MOST_THREADS: usize = 64;

/// What the volumes came to.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) volumes: Vec<VolumeRecord>,
    pub(crate) counts: Counts,
}

/// Sets and writes all volumes.
pub(crate) fn volumes<'r>(run: &'r Run<'r>) -> Result<Tally, Error> {
    let feed = Mutex::new(Feed::new(run)?);
    let collector = Mutex::new(Collector {
        next: 0,
        waiting: BTreeMap::new(),
        lines: run.sink("letters.jsonl")?,
        tally: Tally { counts: run.survey.counts, ..Tally::default() },
    });
    let failure: Mutex<Option<Error>> = Mutex::new(None);
    let halted = AtomicBool::new(false);
    let done = AtomicU64::new(0);
    std::thread::scope(|scope| {
        for _ in 0..run.job.jobs.clamp(1, MOST_THREADS) {
            scope.spawn(|| {
                let mut worker =
                    Worker { run, sheets: BTreeMap::new(), stocks: BTreeMap::new(), done: &done, halted: &halted };
                if let Err(error) = worker.work(&feed, &collector) {
                    let mut first = lock(&failure);
                    // Another thread's interruption is the consequence of a failure, not the cause.
                    if first.as_ref().is_none_or(|first| matches!(first, Error::Interrupted)) {
                        *first = Some(error);
                    }
                    halted.store(true, Ordering::Relaxed);
                }
            });
        }
    });
    if let Some(error) = lock(&failure).take() {
        return Err(error);
    }
    let collector = collector.into_inner().map_err(|_| broken("a thread failed"))?;
    feed.into_inner().map_err(|_| broken("a thread failed"))?.finish()?;
    collector.lines.finish()?;
    Ok(collector.tally)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn broken(what: &str) -> Error {
    Error::Internal { what: what.to_owned() }
}

/// Puts finished volumes back into order.
struct Collector<'r> {
    next: usize,
    waiting: BTreeMap<usize, (VolumeRecord, u64, Vec<u8>)>,
    lines: Sink<'r>,
    tally: Tally,
}

impl Collector<'_> {
    fn done(&mut self, number: usize, record: VolumeRecord, blank_pages: u64, lines: Vec<u8>) -> Result<(), Error> {
        self.waiting.insert(number, (record, blank_pages, lines));
        while let Some((record, blank_pages, lines)) = self.waiting.remove(&self.next) {
            self.lines.write_all(&lines).map_err(Error::io("letters.jsonl"))?;
            self.tally.counts.letters += record.letters;
            self.tally.counts.pages += record.pages;
            self.tally.counts.blank_pages += blank_pages;
            self.tally.volumes.push(record);
            self.next += 1;
        }
        Ok(())
    }
}

/// A volume in the making.
struct OpenVolume<'r> {
    pdf: Volume<'r, Sink<'r>>,
    record: VolumeRecord,
    blank_pages: u64,
    lines: Vec<u8>,
}

impl OpenVolume<'_> {
    fn add(&mut self, letter: &Laid) -> Result<(u64, u64), Error> {
        let document = &letter.plan;
        let first = self.record.pages + 1;
        let pages = document.pages.len() as u64;
        self.pdf.add_letter(letter).map_err(Error::io(&self.record.file))?;
        self.record.pages += pages;
        self.blank_pages += document.pages.iter().filter(|page| page.placed.is_empty()).count() as u64;
        Ok((first, pages))
    }

    fn line(&mut self, serial: u64, row: u64, first_page: u64, pages: u64) -> Result<(), Error> {
        let line =
            LetterLine { serial, row, addressee: &self.record.addressee, file: &self.record.file, first_page, pages };
        serde_json::to_writer(&mut self.lines, &line).map_err(|error| broken(&error.to_string()))?;
        self.lines.push(b'\n');
        self.record.letters += 1;
        self.record.first_serial = self.record.first_serial.or(Some(serial));
        self.record.last_serial = Some(serial);
        Ok(())
    }
}

/// One thread.
struct Worker<'w, 'r> {
    run: &'r Run<'r>,
    sheets: BTreeMap<usize, LetterSheets<'r>>,
    /// By group, for volumes of a few letters.
    stocks: BTreeMap<usize, Stock>,
    done: &'w AtomicU64,
    halted: &'w AtomicBool,
}

impl<'r> Worker<'_, 'r> {
    fn work(&mut self, feed: &Mutex<Feed<'r>>, collector: &Mutex<Collector<'r>>) -> Result<(), Error> {
        loop {
            let mut guard = lock(feed);
            self.check()?;
            let Some(ticket) = guard.begin_volume()? else { return Ok(()) };
            let (record, blank_pages, lines) = if ticket.limit <= CHUNK {
                let mut items = Some(guard.items(ticket.limit)?);
                drop(guard);
                self.volume(&ticket, &mut || Ok(items.take()))?
            } else {
                let mut left = ticket.limit;
                self.volume(&ticket, &mut || {
                    let items = guard.items(left.min(CHUNK))?;
                    left -= items.iter().filter(|item| !matches!(item, Item::Withheld)).count().min(left);
                    Ok((!items.is_empty()).then_some(items))
                })?
            };
            lock(collector).done(ticket.number, record, blank_pages, lines)?;
        }
    }

    /// Whether to go on.
    fn check(&self) -> Result<(), Error> {
        let stopped = self.run.stop.load(Ordering::Relaxed) || self.halted.load(Ordering::Relaxed);
        if stopped { Err(Error::Interrupted) } else { Ok(()) }
    }

    fn volume(
        &mut self,
        ticket: &Ticket,
        items: &mut dyn FnMut() -> Result<Option<Vec<Item>>, Error>,
    ) -> Result<(VolumeRecord, u64, Vec<u8>), Error> {
        let run = self.run;
        let group = &run.forms.groups[ticket.group];
        let mut pdf = Volume::begin(run.sink(&ticket.file)?, run.fonts, &metadata(run, ticket))
            .map_err(Error::io(&ticket.file))?;
        if run.job.campaign.kind == Kind::Letter && ticket.limit <= STOCKED {
            pdf.take_stock(self.stock(ticket.group, group));
        }
        let mut volume = OpenVolume {
            pdf,
            record: VolumeRecord {
                file: ticket.file.clone(),
                addressee: group.addressee.clone(),
                first_serial: None,
                last_serial: None,
                letters: 0,
                pages: 0,
            },
            blank_pages: 0,
            lines: Vec::new(),
        };
        match run.job.campaign.kind {
            Kind::Letter => self.letters(ticket, group, &mut volume, items)?,
            Kind::Petition => self.petition(ticket, group, &mut volume, items)?,
        }
        let OpenVolume { pdf, record, blank_pages, lines } = volume;
        let (sink, _) = pdf.finish().map_err(Error::io(&record.file))?;
        sink.finish()?;
        Ok((record, blank_pages, lines))
    }

    /// What the files of a group have in common.
    fn stock(&mut self, number: usize, group: &'r FormGroup) -> &Stock {
        let run = self.run;
        let design = || render::letter_design(run.job, group, banner(run.job, run.survey));
        let sheets = self.sheets.entry(number).or_insert_with(|| LetterSheets::new(run.fonts, design()));
        self.stocks.entry(number).or_insert_with(|| Stock::new(sheets.common_runs()))
    }

    fn letters(
        &mut self,
        ticket: &Ticket,
        group: &'r FormGroup,
        volume: &mut OpenVolume<'r>,
        items: &mut dyn FnMut() -> Result<Option<Vec<Item>>, Error>,
    ) -> Result<(), Error> {
        let run = self.run;
        let folder = run.job.list.as_ref().map_or(std::path::Path::new("."), |list| list.folder());
        let mut judge = Judge::new(run.job, run.forms, run.fonts, &ticket.columns, folder);
        let mut sheets = match self.sheets.remove(&ticket.group) {
            Some(sheets) => sheets,
            None => LetterSheets::new(run.fonts, render::letter_design(run.job, group, banner(run.job, run.survey))),
        };
        while let Some(items) = items()? {
            for item in items {
                self.check()?;
                let Item::Signer { serial, row } = item else { continue };
                let mut signer = judge.signer(&row, &mut Findings::new()).map_err(|_| Error::ListChanged)?;
                if run.survey.omitted_messages.contains(&row.number) {
                    signer.message = "".into();
                }
                let image = self.image(&mut judge, signer.signature)?;
                let letter = render::letter(run.job, group, &signer, serial, image);
                let (first_page, pages) = volume.add(&sheets.lay_out(&letter))?;
                volume.line(serial, row.number, first_page, pages)?;
                self.tick();
            }
        }
        self.sheets.insert(ticket.group, sheets);
        Ok(())
    }

    fn petition(
        &mut self,
        ticket: &Ticket,
        group: &'r FormGroup,
        volume: &mut OpenVolume<'r>,
        items: &mut dyn FnMut() -> Result<Option<Vec<Item>>, Error>,
    ) -> Result<(), Error> {
        let run = self.run;
        let lang = run.job.lang();
        let folder = run.job.list.as_ref().map_or(std::path::Path::new("."), |list| list.folder());
        let mut judge = Judge::new(run.job, run.forms, run.fonts, &ticket.columns, folder);
        let columns = render::table_columns(run.job);
        let mut sheets = PetitionSheets::new(run.fonts, petition_design(run, group));
        // Rows since the last finished page: serial and row number.
        let mut open_rows: Vec<(u64, u64)> = Vec::new();
        while let Some(items) = items()? {
            for item in items {
                self.check()?;
                let mut numbers = None;
                let table_row = match item {
                    Item::Blank => render::blank_row(&columns),
                    Item::Withheld => render::withheld_row(&columns, office(run.job), lang),
                    Item::Signer { serial, row } => {
                        let signer = judge.signer(&row, &mut Findings::new()).map_err(|_| Error::ListChanged)?;
                        let image = self.image(&mut judge, signer.signature)?;
                        numbers = Some((serial, row.number));
                        render::table_row(&columns, &signer, serial, lang, image)
                    }
                };
                if let Some(full) = sheets.row(&table_row) {
                    let first = volume.record.pages + 1;
                    let last = first + full.pages.len() as u64 - 1;
                    volume.add(&Laid::alone(Arc::new(full)))?;
                    for (serial, row) in open_rows.drain(..) {
                        volume.line(serial, row, last, 1)?;
                    }
                }
                open_rows.extend(numbers);
                self.tick();
            }
        }
        let rest = sheets.finish();
        let mut first_rest = true;
        for document in rest {
            let table_page = table_page(&document, volume.record.pages);
            volume.add(&Laid::alone(Arc::new(document)))?;
            if std::mem::take(&mut first_rest) {
                for (serial, row) in open_rows.drain(..) {
                    volume.line(serial, row, table_page, 1)?;
                }
            }
        }
        Ok(())
    }

    /// The image of a signer, the same that the first pass saw.
    fn image(&self, judge: &mut Judge<'_>, name: &str) -> Result<Option<Arc<SignatureImage>>, Error> {
        if name.is_empty() {
            return Ok(None);
        }
        let (hash, image) = judge.image(name).map_err(|_| Error::ListChanged)?;
        let same = self.run.survey.images.get(name) == Some(&hash);
        if same { Ok(Some(image)) } else { Err(Error::ListChanged) }
    }

    fn tick(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        (self.run.tick)(done);
    }
}

/// The page of the volume on which a document's table stands: its first page with a table cell.
fn table_page(document: &Document, pages_before: u64) -> u64 {
    use crate::layout::frame::{Meaning, Role};
    let is_cell =
        |element: u32| document.elements.get(element as usize).is_some_and(|element| element.role == Role::TableData);
    let page = document
        .pages
        .iter()
        .position(|page| {
            page.placed.iter().any(|one| matches!(one.meaning, Meaning::Content(element) if is_cell(element)))
        })
        .unwrap_or(0);
    pages_before + page as u64 + 1
}

/// The first line of the office that knows the withheld names.
pub(crate) fn office(job: &Job) -> Option<&str> {
    job.routes.iter().find_map(|route| route.office.first()).map(String::as_str)
}

pub(crate) fn banner(job: &Job, survey: &Survey) -> Option<(String, crate::lang::Lang)> {
    let lang = job.lang();
    survey.sample.then(|| (phrase(Phrase::SampleList, lang, &[]), lang))
}

fn petition_design<'r>(run: &Run<'r>, group: &'r FormGroup) -> PetitionDesign<'r> {
    let job = run.job;
    let lang = job.lang();
    let addressees = job.groups.iter().zip(&run.forms.groups).find(|(_, forms)| std::ptr::eq(*forms, group));
    let addressees = addressees.map_or(&[][..], |(addressees, _)| addressees.as_slice());
    let return_to = if job.campaign.return_to.is_empty() {
        job.routes.first().map(|route| route.lines.clone()).unwrap_or_default()
    } else {
        job.campaign.return_to.clone()
    };
    PetitionDesign {
        title: job.campaign.title(lang).to_owned(),
        forms: &group.forms,
        addressees: addressees.iter().filter_map(|one| one.words(lang)).map(AddresseeWords::line).collect(),
        columns: render::table_columns(job),
        notice: job.campaign.notice.as_ref(),
        return_to,
        publisher: job.campaign.publisher.clone(),
        banner: banner(job, run.survey),
    }
}

fn metadata(run: &Run<'_>, ticket: &Ticket) -> Metadata {
    let lang = run.job.lang();
    let campaign = run.job.campaign.title(lang);
    let title = match ticket.serials {
        Some((first, last)) => phrase(
            match run.job.campaign.kind {
                Kind::Letter => Phrase::VolumeTitle,
                Kind::Petition => Phrase::PetitionVolumeTitle,
            },
            lang,
            &[("campaign", campaign), ("first", &first.to_string()), ("last", &last.to_string())],
        ),
        None => campaign.to_owned(),
    };
    Metadata {
        title,
        lang,
        date: run.job.date,
        duplex: if run.job.simplex { Duplex::Simplex } else { Duplex::LongEdge },
        identity: format!("{}/{}", run.id, ticket.file),
    }
}

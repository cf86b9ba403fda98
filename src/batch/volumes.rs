//! The second pass: rows dealt out volume by volume to the threads that set and write them.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, VecDeque};
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use crate::batch::dealt::{Item, RowsHash};
use crate::batch::feed::{Feed, Ticket};
use crate::batch::forms::{FormGroup, Voice};
use crate::batch::hash::LettersHash;
use crate::batch::job::{Job, PrintOrder};
use crate::batch::journal::{LetterPages, MadeVolume};
use crate::batch::manifest::{FileEntry, LetterLine, VolumeRecord};
use crate::batch::packing::{self, Packer};
use crate::batch::passes::SheetsOfLetters;
use crate::batch::records::LETTERS;
use crate::batch::render;
use crate::batch::second_pass::SecondPass;
use crate::batch::shared::{Run, Sink};
use crate::batch::staging::Head;
use crate::batch::survey::Survey;
use crate::batch::withdrawals::padded;
use crate::batch::{Counts, Error, dispatch};
use crate::lang::Lang;
use crate::lang::phrases::{Phrase, phrase};
use crate::layout::cover::facts::{Content, Packing};
use crate::layout::frame::{Document, Laid, Page, Turn};
use crate::layout::letter_sheet::LetterSheets;
use crate::layout::withdrawn::withdrawn;
use crate::length::Size;
use crate::pdf::{Metadata, Stock, Volume};

/// Rows that are dealt out at once.
const CHUNK: usize = 1000;

/// A volume of so many rows is dealt out whole before it is set, so that another thread can go on with the list; a larger one is
/// set while it is read, alone (tuned: 3 MB of rows with addresses).
const DEALT_WHOLE: usize = 10_000;

/// Bytes of rows that a thread keeps for that: with messages of pages a volume may hold more, and is set while it is read.
const MOST_KEPT: usize = 8 << 20;

/// The fonts of volumes of so few letters begin with what most letters need, so that they are made once; larger ones are
/// smaller with subsets of their own (tuned).
const STOCKED: usize = 20;

/// More threads than this gain nothing, and a system may refuse them.
const MOST_THREADS: usize = 64;

/// What the volumes came to.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) volumes: Vec<VolumeRecord>,
    /// Where each of them stands among all volumes of the batch, from 0.
    pub(crate) numbers: Vec<usize>,
    /// Volumes of the whole batch: more than `volumes` where a shard is made.
    pub(crate) all_volumes: usize,
    /// How many of them an earlier run had finished.
    pub(crate) taken_over: usize,
    pub(crate) counts: Counts,
    /// How many sheets each letter takes; known where nothing is left out.
    pub(crate) sheets: SheetsOfLetters,
    /// What is in the bags of each delivery.
    pub(crate) packings: Vec<Packing>,
    /// SHA-256 over the hashes of the volumes.
    pub(crate) letters_sha256: String,
}

/// Sets and writes all volumes.
pub(crate) fn volumes<'r>(run: &'r Run<'r>) -> Result<Tally, Error> {
    let feed = Mutex::new(Feed::new(run)?);
    let collector = Mutex::new(Collector {
        next: 0,
        waiting: BTreeMap::new(),
        lines: run.sink(LETTERS)?,
        measures: run.staging.is_none() && run.job.group_by_sheets,
        pages_a_sheet: run.job.duplex().pages_a_sheet() as u64,
        content: run.job.content(),
        survey: run.survey,
        packers: dispatch::dispatches(run.job).iter().map(Packer::new).collect(),
        hash: LettersHash::default(),
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
    let mut tally = collector.tally;
    tally.packings = collector.packers.into_iter().map(Packer::finish).collect();
    tally.letters_sha256 = collector.hash.finish();
    Ok(tally)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn broken(what: &str) -> Error {
    Error::Internal { what: what.to_owned() }
}

/// What became of a volume.
enum Made {
    /// Set and written, for this group of addressees.
    Now(usize, MadeVolume, FileEntry),
    /// An earlier run had finished it.
    Earlier(usize, MadeVolume, FileEntry),
    /// It belongs to another shard.
    Elsewhere,
}

/// Puts finished volumes back into order.
struct Collector<'r> {
    next: usize,
    waiting: BTreeMap<usize, Made>,
    lines: Sink<'r>,
    /// Whether to keep how many sheets each letter takes.
    measures: bool,
    pages_a_sheet: u64,
    content: Content,
    survey: &'r Survey,
    /// For each delivery.
    packers: Vec<Packer>,
    hash: LettersHash,
    tally: Tally,
}

impl Collector<'_> {
    fn done(&mut self, number: usize, made: Made) -> Result<(), Error> {
        self.waiting.insert(number, made);
        while let Some(made) = self.waiting.remove(&self.next) {
            self.tally.taken_over += usize::from(matches!(made, Made::Earlier(..)));
            if let Made::Now(group, volume, entry) | Made::Earlier(group, volume, entry) = made {
                self.hash.add(&entry);
                self.take(group, volume)?;
            }
            self.next += 1;
        }
        self.tally.all_volumes = self.next;
        Ok(())
    }

    fn take(&mut self, group: usize, volume: MadeVolume) -> Result<(), Error> {
        let MadeVolume { record, blank_pages, letters } = volume;
        for packer in &mut self.packers {
            let lengths = letters.iter().map(|letter| (letter.serial, letter.pages));
            packing::pack(packer, &record, self.content, group, self.pages_a_sheet, lengths);
        }
        for LetterPages { serial, row, first_page, pages } in letters {
            let (addressee, file) = (&record.addressee, &record.file);
            let with = self.survey.households.get(&row).map(Vec::as_slice).unwrap_or_default();
            let line = LetterLine { serial, row, with, addressee, file, first_page, pages };
            let mut line = serde_json::to_vec(&line).map_err(|error| broken(&error.to_string()))?;
            line.push(b'\n');
            self.lines.write_all(&line).map_err(Error::io(LETTERS))?;
            if self.measures {
                self.tally.sheets.push(group, pages.div_ceil(self.pages_a_sheet));
            }
        }
        self.tally.counts.letters += record.letters;
        self.tally.counts.pages += record.pages;
        self.tally.counts.blank_pages += blank_pages;
        self.tally.volumes.push(record);
        self.tally.numbers.push(self.next);
        Ok(())
    }
}

/// A volume in the making.
pub(crate) struct OpenVolume<'r> {
    pdf: Volume<'r, Sink<'r>>,
    pub(crate) made: MadeVolume,
    /// The paper of the last page.
    paper: (Size, Turn),
}

impl OpenVolume<'_> {
    pub(crate) fn add(&mut self, letter: &Laid) -> Result<(u64, u64), Error> {
        let document = &letter.plan;
        let first = self.made.record.pages + 1;
        let pages = document.pages.len() as u64;
        self.pdf.add_letter(letter).map_err(Error::io(&self.made.record.file))?;
        if let Some(last) = document.pages.last() {
            self.paper = (last.size, last.turn);
        }
        self.made.record.pages += pages;
        self.made.blank_pages += document.pages.iter().filter(|page| page.placed.is_empty()).count() as u64;
        Ok((first, pages))
    }

    /// Ends a volume whose sheets are listed last to first: a last sheet has its back, blank, and every letter the place at
    /// which its first page then stands.
    fn turn_over(&mut self, pages_a_sheet: u64) -> Result<(), Error> {
        if !self.made.record.pages.is_multiple_of(pages_a_sheet) {
            let (size, turn) = self.paper;
            let blank = Page { size, turn, placed: Vec::new() };
            self.add(&Laid::alone(Arc::new(Document { pages: vec![blank], ..Document::default() })))?;
        }
        for letter in &mut self.made.letters {
            // The last sheet of a letter comes first.
            let page = letter.first_page - 1 + (letter.pages - 1) / pages_a_sheet * pages_a_sheet;
            let sheets_below = self.made.record.pages / pages_a_sheet - 1 - page / pages_a_sheet;
            letter.first_page = sheets_below * pages_a_sheet + page % pages_a_sheet + 1;
        }
        Ok(())
    }

    pub(crate) fn letter(&mut self, serial: u64, row: u64, first_page: u64, pages: u64) {
        self.made.letters.push(LetterPages { serial, row, first_page, pages });
        let record = &mut self.made.record;
        record.letters += 1;
        // The rows of a correction stand in the order in which somebody mended them.
        record.first_serial = Some(record.first_serial.map_or(serial, |first| first.min(serial)));
        record.last_serial = Some(record.last_serial.map_or(serial, |last| last.max(serial)));
    }
}

/// One thread.
pub(crate) struct Worker<'w, 'r> {
    pub(crate) run: &'r Run<'r>,
    sheets: BTreeMap<(usize, Voice), LetterSheets<'r>>,
    /// For volumes of a few letters by group; without one for all others.
    stocks: BTreeMap<Option<usize>, (Stock, Head)>,
    done: &'w AtomicU64,
    halted: &'w AtomicBool,
}

impl<'r> Worker<'_, 'r> {
    fn work(&mut self, feed: &Mutex<Feed<'r>>, collector: &Mutex<Collector<'r>>) -> Result<(), Error> {
        loop {
            let mut guard = lock(feed);
            self.check()?;
            let Some(ticket) = guard.begin_volume()? else { return Ok(()) };
            let mut left = ticket.limit;
            let mut deal = |feed: &mut Feed<'r>| -> Result<Option<Vec<Item>>, Error> {
                let items = feed.items(left.min(CHUNK))?;
                left -= items.iter().filter(|item| !matches!(item, Item::Withheld(_))).count().min(left);
                Ok((!items.is_empty()).then_some(items))
            };
            let mut dealt = VecDeque::new();
            let (mut kept, mut is_whole) = (0, false);
            while ticket.limit <= DEALT_WHOLE && kept < MOST_KEPT && !is_whole {
                match deal(&mut guard)? {
                    Some(items) => {
                        kept += items.iter().map(Item::bytes).sum::<usize>();
                        dealt.push_back(items);
                    }
                    None => is_whole = true,
                }
            }
            let made = if is_whole {
                drop(guard);
                self.volume(&ticket, true, &mut || Ok(dealt.pop_front()))?
            } else {
                self.volume(&ticket, false, &mut || match dealt.pop_front() {
                    Some(items) => Ok(Some(items)),
                    None => deal(&mut guard),
                })?
            };
            lock(collector).done(ticket.number, made)?;
        }
    }

    /// Whether to go on.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let stopped = self.run.stop.load(Ordering::Relaxed) || self.halted.load(Ordering::Relaxed);
        if stopped { Err(Error::Interrupted) } else { Ok(()) }
    }

    /// Makes a volume, or takes it over from an earlier run. `is_whole`: its rows are all there and need not be read.
    fn volume(
        &mut self,
        ticket: &Ticket,
        is_whole: bool,
        items: &mut dyn FnMut() -> Result<Option<Vec<Item>>, Error>,
    ) -> Result<Made, Error> {
        let run = self.run;
        let elsewhere = run.job.shard.is_some_and(|shard| !shard.holds(ticket.number));
        let earlier = if elsewhere { None } else { run.staging.and_then(|staging| staging.earlier(&ticket.file)) };
        let mut rows = RowsHash::new(ticket.headings);
        let mut again = VecDeque::new();
        if elsewhere || earlier.is_some() {
            let mut passed = 0;
            while let Some(items) = items()? {
                self.check()?;
                passed += items.len() as u64;
                if earlier.is_some() {
                    rows.add(&items);
                }
                if earlier.is_some() && is_whole {
                    again.push_back(items);
                }
            }
            let same = earlier.filter(|entry| entry.rows == rows.finish());
            if elsewhere || same.is_some() {
                self.done.fetch_add(passed, Ordering::Relaxed);
            }
            match (same, run.staging) {
                (Some(entry), Some(staging)) => {
                    let (volume, file) = staging.take_over(entry);
                    return Ok(Made::Earlier(ticket.group, volume, file));
                }
                _ if elsewhere => return Ok(Made::Elsewhere),
                // The earlier run read a list that was saved after it had checked this one.
                (_, Some(staging)) if is_whole => staging.forget(&ticket.file),
                _ => return Err(Error::ListChanged),
            }
            rows = RowsHash::new(ticket.headings);
        }
        let mut items = || -> Result<Option<Vec<Item>>, Error> {
            let next = if let Some(known) = again.pop_front() { Some(known) } else { items()? };
            if let Some(items) = &next {
                rows.add(items);
            }
            Ok(next)
        };
        let group = &run.forms.groups[ticket.group];
        let about = metadata(run, ticket);
        let few = run.job.content() == Content::Letters && ticket.limit <= STOCKED;
        let (stock, head) = self.stock(few.then_some((ticket.group, group))).map_err(Error::io(&ticket.file))?;
        let mut pdf = Volume::behind(run.sink_behind(&ticket.file, head)?, stock, run.fonts, &about);
        let reverse = run.job.print_order == PrintOrder::Reverse;
        if reverse {
            pdf = pdf.sheets_in_reverse();
        }
        let record = VolumeRecord {
            file: ticket.file.clone(),
            addressee: group.addressee.clone(),
            first_serial: None,
            last_serial: None,
            letters: 0,
            pages: 0,
            sheets_a_letter: ticket.sheets,
        };
        let made = MadeVolume { record, blank_pages: 0, letters: Vec::new() };
        let mut volume = OpenVolume { pdf, made, paper: (Size::A4, Turn::None) };
        match run.job.content() {
            Content::Letters => self.letters(ticket, group, &mut volume, &mut items)?,
            Content::Petition => self.petition(ticket, group, &mut volume, &mut items)?,
            Content::Roll => self.roll(ticket, group, &mut volume, &mut items)?,
        }
        if reverse {
            volume.turn_over(run.job.duplex().pages_a_sheet() as u64)?;
        }
        let OpenVolume { pdf, made, .. } = volume;
        let (sink, _) = pdf.finish().map_err(Error::io(&made.record.file))?;
        let entry = sink.finish()?;
        if let Some(staging) = run.staging {
            staging.finished(rows.finish(), &made)?;
        }
        Ok(Made::Now(ticket.group, made, entry))
    }

    /// What sets the letters of a group in a voice.
    pub(crate) fn letter_sheets(&mut self, number: usize, group: &'r FormGroup, voice: Voice) -> &mut LetterSheets<'r> {
        let run = self.run;
        let design = || render::letter_design(run.job, group, voice, banner(run.job, run.survey));
        self.sheets.entry((number, voice)).or_insert_with(|| LetterSheets::new(run.fonts, design()))
    }

    /// What files have in common: those of a few letters to a group, or all others.
    fn stock(&mut self, few: Option<(usize, &'r FormGroup)>) -> io::Result<&(Stock, Head)> {
        let number = few.map(|(number, _)| number);
        let mut runs = Vec::new();
        if let Some((number, group)) = few.filter(|_| !self.stocks.contains_key(&number)) {
            runs = self.letter_sheets(number, group, Voice::One).common_runs();
            if !group.joint.is_empty() {
                runs.extend(self.letter_sheets(number, group, Voice::Joint).common_runs());
            }
        }
        Ok(match self.stocks.entry(number) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let stock = Stock::new(&runs, self.run.fonts)?;
                let head = Head::new(stock.head());
                place.insert((stock, head))
            }
        })
    }

    fn letters(
        &mut self,
        ticket: &Ticket,
        group: &'r FormGroup,
        volume: &mut OpenVolume<'r>,
        items: &mut dyn FnMut() -> Result<Option<Vec<Item>>, Error>,
    ) -> Result<(), Error> {
        let run = self.run;
        let mut rows = self.rows(ticket);
        while let Some(items) = items()? {
            for item in items {
                self.check()?;
                let Item::Signer { serial, row, with } = item else { continue };
                let mut signers = Vec::with_capacity(1 + with.len());
                let mut images = Vec::with_capacity(1 + with.len());
                for row in std::iter::once(&row).chain(&with).filter(|row| !self.is_withdrawn(row.number)) {
                    let signer = rows.signer(row)?;
                    images.push(rows.image(&signer.signature)?);
                    signers.push(signer);
                }
                let whole = signers.len() == 1 + with.len();
                let laid = if let Some(first) = signers.first() {
                    let voice = if with.is_empty() { Voice::of(first) } else { Voice::Joint };
                    let letter = render::letter(run.job, group, voice, &signers, serial, images);
                    self.letter_sheets(ticket.group, group, voice).lay_out(&letter)
                } else {
                    let pages = run.job.withdrawals.pages(&group.addressee, serial);
                    Laid::alone(Arc::new(withdrawn(run.fonts, &run.job.languages, serial, pages)))
                };
                let laid = if whole { laid } else { padded(laid, run.job.withdrawals.pages(&group.addressee, serial)) };
                let (first_page, pages) = volume.add(&laid)?;
                volume.letter(serial, row.number, first_page, pages);
                self.tick();
            }
        }
        Ok(())
    }

    /// Whether the person of a row asked to be forgotten.
    pub(crate) fn is_withdrawn(&self, row: u64) -> bool {
        self.run.job.withdrawals.holds(self.run.survey.place(row))
    }

    /// What judges the rows of a volume.
    pub(crate) fn rows<'t>(&self, ticket: &'t Ticket) -> SecondPass<'t>
    where
        'r: 't,
    {
        let run = self.run;
        SecondPass::new(run.job, run.forms, run.survey, run.fonts, &ticket.columns)
    }

    pub(crate) fn tick(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        (self.run.tick)(done);
    }
}

/// The first line of the office that knows the withheld names.
pub(crate) fn office(job: &Job) -> Option<&str> {
    job.routes.iter().find_map(|route| route.office.first()).map(String::as_str)
}

/// What stands at the top of every sheet that must not be sent, in every language of the letter: nobody reads all of them.
pub(crate) fn banner(job: &Job, survey: &Survey) -> Vec<(String, Lang)> {
    let words = if job.show_zones { Some(Phrase::ZonesDrawn) } else { survey.sample.then_some(Phrase::SampleList) };
    let Some(words) = words else { return Vec::new() };
    let mut said: Vec<(String, Lang)> = Vec::new();
    for &lang in &job.languages {
        let text = phrase(words, lang, &[]);
        if said.iter().all(|(known, _)| *known != text) {
            said.push((text, lang));
        }
    }
    said
}

fn metadata(run: &Run<'_>, ticket: &Ticket) -> Metadata {
    let lang = run.job.lang();
    let campaign = run.job.campaign.title(lang);
    let title = match ticket.serials {
        Some((first, last)) => phrase(
            match run.job.content() {
                Content::Letters if first == last => Phrase::TitleOfOne,
                Content::Letters => Phrase::VolumeTitle,
                Content::Petition => Phrase::PetitionVolumeTitle,
                Content::Roll => Phrase::RollVolumeTitle,
            },
            lang,
            &[
                ("campaign", campaign),
                ("first", &first.to_string()),
                ("last", &last.to_string()),
                ("serials", &first.to_string()),
            ],
        ),
        None => campaign.to_owned(),
    };
    Metadata {
        title,
        lang,
        date: run.job.date,
        duplex: run.job.duplex(),
        identity: format!("{}/{}", run.id, ticket.file),
    }
}

//! `mailbag preview`: the letter of one signer, as it stands in its batch, as a picture or PDF.
//!
//! Of a letter only the one is set: the list is read through, since what becomes of a row depends on all others, but nothing
//! else is laid out or written. Signers of a petition or a roll share their sheets, so that is built and thrown away. From a
//! batch the letter is cut out as it was made.

use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::batch::folder::holding;
use crate::batch::records::LetterRecord;
use crate::batch::reprint::{self, Wanted};
use crate::batch::roster::{Person, roster};
use crate::batch::single::single;
use crate::batch::staging::{self, Scratch};
use crate::batch::{self, Job, Outcome, StoredBatch};
use crate::campaign::Kind;
use crate::campaign::naming::nearest;
use crate::cli::args::{JobArguments, PreviewArguments};
use crate::cli::from_batch::{self, Reread};
use crate::cli::job::{Gathered, Prepared, Purpose, gather, surroundings};
use crate::cli::report::Report;
use crate::cli::words::preview as words;
use crate::cli::{Ending, failed, is_stopped, outside, unless_stopped, watch};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::pdf::excerpt;
use crate::proof::preview::{Packed, Picture, Seen, Unseen};
use crate::signers::folded;

/// Points from left to right of a picture: A4 at 144 points an inch (tuned: the smallest print of a letter can be read).
const WIDTH: u16 = 1191;

/// Endings by which programs tell what a file is: under one of them they would not open what is made.
const KINDS: [&str; 12] = ["pdf", "png", "jpg", "jpeg", "jpe", "gif", "webp", "svg", "tif", "tiff", "bmp", "html"];

pub(crate) fn run(arguments: &PreviewArguments, report: &mut Report) -> Result<(), Ending> {
    let target = Target::of(arguments, report)?;
    let of_batch = from_batch::is_meant(&arguments.job.letter);
    if !arguments.watch {
        return make(arguments, &target, of_batch, report);
    }
    if of_batch || arguments.job.signers.as_deref() == Some(Path::new("-")) {
        return report.refuse(&words::watch_needs_a_letter());
    }
    let mut opens = arguments.clone();
    let ended = watch::watch(&arguments.job, &target.out, || {
        // Every time is the first: hints are given again, and what was found before is forgotten.
        let mut report = report.again();
        match make(&opens, &target, false, &mut report) {
            Ok(()) => {
                // The viewer is open and shows the new file.
                opens.open = false;
                report.line(&words::watching());
            }
            Err(Ending::Refused) => report.line(&words::watching()),
            Err(Ending::Failed(error) | Ending::InArchive(error)) if !is_interrupted(&error) => {
                failed(&error, &mut report);
            }
            Err(ending) => return Err(ending),
        }
        Ok(())
    });
    match ended {
        // As it was told: nothing is missing.
        Err(Ending::Failed(error) | Ending::InArchive(error)) if is_interrupted(&error) => Err(Ending::Stopped),
        ended => ended,
    }
}

/// Whether it was Ctrl-C.
fn is_interrupted(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(batch::Error::Interrupted))
}

/// Where it goes, and as what.
struct Target {
    out: PathBuf,
    pdf: bool,
}

impl Target {
    fn of(arguments: &PreviewArguments, report: &mut Report) -> Result<Self, Ending> {
        let ends_in_pdf = |out: &PathBuf| out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
        let pdf = arguments.pdf || (!arguments.png && arguments.out.as_ref().is_some_and(ends_in_pdf));
        let default = if pdf { "preview.pdf" } else { "preview.png" };
        let target = Self { out: arguments.out.clone().unwrap_or_else(|| PathBuf::from(default)), pdf };
        if pdf && arguments.page.is_some() {
            return report.refuse(&words::page_of_pdf());
        }
        if target.is_standard_output() {
            return if arguments.open || arguments.watch {
                report.refuse(&words::open_needs_a_file())
            } else {
                Ok(target)
            };
        }
        if let Some(ending) = target.other_ending() {
            return report.refuse(&words::other_ending(&target.out, &ending, if pdf { "PDF" } else { "PNG" }));
        }
        let (head, kind): (&[u8], _) = if pdf { (b"%PDF-", "PDF") } else { (b"\x89PNG", "PNG") };
        if staging::is_other_than(&target.out, head) {
            return report.refuse(&words::in_the_way(&target.out, kind));
        }
        let mut findings = Findings::new();
        outside::refuse_inside(&target.out, &mut findings);
        report.findings(&findings);
        if findings.has_errors() { Err(Ending::Refused) } else { Ok(target) }
    }

    /// The ending of the file's name, where it is that of another kind of picture or document than is made.
    fn other_ending(&self) -> Option<String> {
        let ending = self.out.extension()?.to_str()?.to_ascii_lowercase();
        let own = if self.pdf { "pdf" } else { "png" };
        (ending != own && KINDS.contains(&ending.as_str())).then_some(ending)
    }

    fn is_standard_output(&self) -> bool {
        self.out == Path::new("-")
    }

    /// The folder in which something is made that is looked at and thrown away.
    fn folder(&self) -> &Path {
        holding(&self.out)
    }
}

/// A letter that was found.
struct Found {
    serial: u64,
    person: Option<Person>,
    /// A PDF in which it stands.
    pdf: Vec<u8>,
    /// Its pages there, counted from 0.
    pages: Range<usize>,
}

fn make(arguments: &PreviewArguments, target: &Target, of_batch: bool, report: &mut Report) -> Result<(), Ending> {
    let found = if of_batch {
        refuse_other_options(&arguments.job, report)?;
        let batch = from_batch::open(Path::new(&arguments.job.letter), report)?;
        in_batch(&batch, arguments, target, report)?
    } else {
        in_letter(arguments, target, report)?
    };
    let Found { serial, person, pdf, pages } = found;
    let all = pages.len();
    let (bytes, blank) = if target.pdf { (pdf, 0) } else { picture(pdf, pages, arguments.page, report)? };
    let said = words::previewed(serial, person.as_ref(), all, blank);
    if target.is_standard_output() {
        report.line(&said);
        if report.file(&bytes)? {
            return Ok(());
        }
        return report.refuse(&words::not_on_a_terminal());
    }
    staging::write_to_look_at(&target.out, &bytes)?;
    report.line(&said);
    let path = target.out.display().to_string();
    report.data(&if arguments.job.json {
        serde_json::json!({ "file": path, "serial": serial, "pages": all, "findings": report.seen() }).to_string()
    } else {
        path
    })?;
    if arguments.open {
        open(&target.out)?;
    }
    Ok(())
}

/// Opens a file in the program that shows such files.
pub(crate) fn open(path: &Path) -> Result<(), Ending> {
    // What the system says of it is for programmers: the numbers by which its programs ended.
    open::that_detached(path).map_err(|_| Ending::Failed(anyhow::anyhow!(words::not_opened(path))))
}

/// One picture of the pages, without the blank ones at the end; and how many of these there are.
fn picture(
    pdf: Vec<u8>,
    pages: Range<usize>,
    page: Option<u16>,
    report: &mut Report,
) -> Result<(Vec<u8>, usize), Ending> {
    let count = pages.len();
    let wanted = match page.map(usize::from) {
        Some(page) if page > count => {
            return report.refuse(&words::no_such_page(page.try_into().unwrap_or(u16::MAX), count));
        }
        Some(page) => pages.start + page - 1..pages.start + page,
        None => pages,
    };
    let mut drawn = Seen::new(pdf).and_then(|seen| seen.pictures(wanted, WIDTH)).map_err(|error: Unseen| {
        report.line(&words::not_drawn(&error));
        Ending::Refused
    })?;
    let mut blank = 0;
    while page.is_none() && drawn.len() > 1 && drawn.last().is_some_and(Picture::is_blank) {
        drawn.pop();
        blank += 1;
    }
    Ok((Picture::below_one_another(drawn).png(Packed::Quickly), blank))
}

fn in_letter(arguments: &PreviewArguments, target: &Target, report: &mut Report) -> Result<Found, Ending> {
    // Bad rows of others do not hide this one's letter.
    let typed = JobArguments { skip_invalid: true, ..arguments.job.clone() };
    let gathered: Gathered = gather(Purpose::Alone, typed, None, report)?;
    if gathered.findings.has_errors() {
        report.findings(&gathered.findings);
        return Err(Ending::Refused);
    }
    let Prepared { mut job, forms, survey, fonts, mut findings, .. } = gathered.prepared().ok_or(Ending::Refused)?;
    let asked = Asked::of(arguments.signer.as_deref());
    let people = asked.look(|each| roster(&job, &forms, &survey, &fonts, each))?;
    let person = asked.one(people, last(&job, &survey), report)?;
    let row = survey.first_row + person.place;
    findings.retain(|finding| finding.place.as_ref().and_then(|place| place.row).is_none_or(|of| of == row));
    report.findings(&findings);
    if survey.counts.rejected > 0 {
        report.line(&words::bad_rows(&job.campaign.name, survey.counts.rejected));
    }
    if job.campaign.kind == Kind::Letter && job.shape == batch::Shape::Letters {
        let pdf = single(&job, &forms, &survey, &fonts, &person)?;
        let pages = 0..usize::try_from(excerpt::page_count(&pdf).unwrap_or(1)).unwrap_or(1);
        return Ok(Found { serial: person.serial, person: Some(person), pdf, pages });
    }
    let scratch = Scratch::begin(target.folder())?;
    job.out = scratch.path().join("out");
    let mut own = Findings::new();
    let built = batch::build(&job, &forms, &survey, &fonts, &surroundings(&|_| {}), &mut own)?;
    let Some(Outcome::Built(built) | Outcome::Exists(built)) = built else {
        report.findings(&own);
        return Err(Ending::Refused);
    };
    let batch = from_batch::open(&built.folder, report)?;
    let record = letter_of(&batch, person.serial, None).ok_or(Ending::Refused)?;
    cut(&batch, &record, Some(person), target, report)
}

/// The highest serial that is given.
fn last(job: &Job, survey: &batch::Survey) -> u64 {
    if job.list.is_some() { survey.serials.at(survey.counts.letters_due()) } else { 0 }
}

fn refuse_other_options(typed: &JobArguments, report: &mut Report) -> Result<(), Ending> {
    let mut findings = Findings::new();
    from_batch::refuse_other_options(typed, &["--to", "--font-dir"], &mut findings);
    report.findings(&findings);
    if findings.has_errors() { Err(Ending::Refused) } else { Ok(()) }
}

fn in_batch(
    batch: &StoredBatch,
    arguments: &PreviewArguments,
    target: &Target,
    report: &mut Report,
) -> Result<Found, Ending> {
    let to = arguments.job.to.first().map(String::as_str);
    let asked = Asked::of(arguments.signer.as_deref());
    // A serial needs nothing but the batch's own table of letters.
    let direct = match &asked {
        Asked::First => batch.letters.iter().map(|letter| letter.serial).min(),
        Asked::Numbered { serial, .. } => Some(*serial),
        Asked::Called { .. } => None,
    };
    if let Some(record) = direct.and_then(|serial| letter_of(batch, serial, to)) {
        return cut(batch, &record, None, target, report);
    }
    let fonts = from_batch::fonts(arguments.job.font_dir.as_deref(), report)?;
    let Reread { job, forms, survey } = from_batch::reread(batch, &fonts, None, |job| job, |_| false, report)?;
    let people = asked.look(|each| roster(&job, &forms, &survey, &fonts, each))?;
    let person = asked.one(people, batch.last_serial(), report)?;
    let Some(record) = letter_of(batch, person.serial, to) else {
        return report.refuse(&words::nobody(
            arguments.signer.as_deref().unwrap_or_default(),
            batch.last_serial(),
            None,
        ));
    };
    cut(batch, &record, Some(person), target, report)
}

/// Where a letter of a batch stands: that to this addressee, else the first.
fn letter_of(batch: &StoredBatch, serial: u64, to: Option<&str>) -> Option<LetterRecord> {
    let is_to = |letter: &&LetterRecord| {
        let addressee = batch.manifest.volumes.get(letter.volume).map(|volume| volume.addressee.as_str());
        to.is_none() || addressee == to
    };
    batch.letters.iter().filter(|letter| letter.serial == serial).find(is_to).copied()
}

/// A letter out of its volume: all of the file for a picture of its pages, the pages alone for a PDF.
fn cut(
    batch: &StoredBatch,
    record: &LetterRecord,
    person: Option<Person>,
    target: &Target,
    report: &mut Report,
) -> Result<Found, Ending> {
    let start = usize::try_from(record.first_page.saturating_sub(1)).unwrap_or(usize::MAX);
    let pages = start..start.saturating_add(usize::try_from(record.pages).unwrap_or(usize::MAX));
    let volume = batch.manifest.volumes.get(record.volume).ok_or(Ending::Refused)?;
    let pdf = if target.pdf {
        let several = batch.letters.iter().filter(|letter| letter.serial == record.serial).count() > 1;
        let addressee = several.then(|| volume.addressee.clone());
        let wanted = Wanted { serials: [record.serial].into(), addressee };
        let Some(bytes) = reprint::write(batch, &wanted, Vec::new())? else {
            let finding = Diagnostic::error(Code::UncutVolume)
                .with("file", batch.path(&volume.file).display())
                .with("pages", format!("{}-{}", pages.start + 1, pages.end))
                .with("tool", &batch.manifest.tool);
            report.findings(&finding.into());
            return Err(Ending::Refused);
        };
        bytes
    } else {
        batch.bytes(&volume.file)?
    };
    Ok(Found { serial: record.serial, person, pdf, pages })
}

/// Whether a name, or a word of it, is like what was typed.
fn is_like(folded_words: &str, person: &Person) -> bool {
    let name = folded(&format!("{} {}", person.name, person.latin.as_deref().unwrap_or_default()));
    // Of a word of two letters half are like every other one.
    let words = name.split(|character: char| !character.is_alphanumeric()).filter(|word| word.chars().count() > 3);
    nearest(folded_words, words.chain([name.trim(), folded(&person.name).as_str()])).is_some()
}

/// Whose letter is asked for.
enum Asked {
    First,
    /// By a serial, or where there is none such by an `id` that is a number.
    Numbered {
        typed: String,
        serial: u64,
    },
    Called {
        typed: String,
        words: String,
    },
}

impl Asked {
    fn of(typed: Option<&str>) -> Self {
        let Some(typed) = typed else { return Self::First };
        let typed = typed.trim().to_owned();
        match typed.parse() {
            Ok(serial) => Self::Numbered { typed, serial },
            Err(_) => Self::Called { words: folded(&typed), typed },
        }
    }

    /// Goes through a list for those who may be meant, and for the first name that is like what was typed. Of a household whoever comes
    /// first stands for its letter.
    fn look(
        &self,
        roster: impl FnOnce(&mut dyn FnMut(Person) -> bool) -> Result<(), batch::Error>,
    ) -> Result<(Vec<Person>, Option<String>), batch::Error> {
        let (mut exact, mut near) = (Vec::<Person>::new(), Vec::<Person>::new());
        let mut alike = None;
        let add = |people: &mut Vec<Person>, person: Person| {
            if people.iter().all(|known| known.serial != person.serial) {
                people.push(person);
            }
        };
        let mut seen = 0_u32;
        roster(&mut |person| {
            seen = seen.wrapping_add(1);
            match self {
                Self::First => add(&mut exact, person),
                Self::Numbered { serial, .. } if person.serial == *serial => add(&mut exact, person),
                Self::Numbered { typed, .. } if person.is_called(typed) => add(&mut near, person),
                Self::Called { words, .. } if person.is_called(words) => add(&mut exact, person),
                Self::Called { words, .. } if person.has_words(words) => add(&mut near, person),
                Self::Called { words, .. } if alike.is_none() && is_like(words, &person) => alike = Some(person.name),
                _ => {}
            }
            let decided = !exact.is_empty() && !matches!(self, Self::Called { .. });
            !decided && !is_stopped()
        })?;
        unless_stopped()?;
        Ok((if exact.is_empty() { near } else { exact }, alike))
    }

    /// The one who is meant; nobody and several are told.
    fn one(
        &self,
        (mut people, alike): (Vec<Person>, Option<String>),
        last_serial: u64,
        report: &mut Report,
    ) -> Result<Person, Ending> {
        let typed = match self {
            Self::First => "",
            Self::Numbered { typed, .. } | Self::Called { typed, .. } => typed,
        };
        match people.len() {
            1 => Ok(people.remove(0)),
            0 => report.refuse(&words::nobody(typed, last_serial, alike.as_deref())),
            _ => report.refuse(&words::several(typed, &people)),
        }
    }
}

//! `mailbag proof`: one file for the person who signs a batch off.
//!
//! A letter is built as it would be, looked at, and thrown away; a batch is verified and looked at as it is.

mod files;
mod found;
mod letters;
mod parts;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::batch::folder::holding;
use crate::batch::roster::{Person, SignatureKind, roster};
use crate::batch::staging::{self, Scratch};
use crate::batch::{self, Forms, Job, Outcome, StoredBatch, Survey, chain};
use crate::cli::args::ProofArguments;
use crate::cli::from_batch::{self, Reread};
use crate::cli::job::{self, Purpose};
use crate::cli::proof::found::Places;
use crate::cli::report::Report;
use crate::cli::words::{self as sentences, proof as words};
use crate::cli::{Ending, doubts, is_stopped, outside, preview, unless_stopped};
use crate::diagnostic::{Code, Findings, Severity};
use crate::proof::page::{Entry, HEAD, Page, Part, Section, html};
use crate::proof::sample::{Reason, Rules, Sample, Sampler};
use crate::text::FontBook;

/// Bytes of all pictures: as text within the file a third more, together less than 10 MB, which a mail carries (tuned).
const MOST_BYTES: usize = 6_800_000;
/// Bytes that a letter without pictures takes in the file (tuned: a name, a town, its place).
const ENTRY_BYTES: usize = 500;
/// Doubtful letters of a kind that are in the sample, and of all kinds together; of each kind there is one in any case (tuned: what
/// somebody looks at).
const OF_A_KIND: usize = 5;
const DOUBTFUL: usize = 24;
/// Rows of a table (tuned: what somebody scrolls through).
const MOST_ROWS: usize = 500;
/// Pages that are shown of what stands before the names of a petition or roll.
const OPENING_PAGES: u64 = 4;

pub(crate) fn run(arguments: &ProofArguments, report: &mut Report) -> Result<(), Ending> {
    let out = arguments.out.clone().unwrap_or_else(|| PathBuf::from("proof.html"));
    if staging::is_other_than(&out, HEAD.as_bytes()) {
        return report.refuse(&words::in_the_way(&out));
    }
    let mut chosen = Findings::new();
    outside::refuse_inside(&out, &mut chosen);
    let is_batch = from_batch::is_meant(&arguments.job.letter);
    if is_batch {
        from_batch::refuse_other_options(&arguments.job, &["--font-dir"], &mut chosen);
    }
    report.findings(&chosen);
    if chosen.has_errors() {
        return Err(Ending::Refused);
    }
    let made = if is_batch {
        let batch = from_batch::open(Path::new(&arguments.job.letter), report)?;
        let fonts = from_batch::fonts(arguments.job.font_dir.as_deref(), report)?;
        let mut findings = Findings::new();
        let jobs = arguments.job.jobs.map_or_else(job::cores, usize::from);
        let read = from_batch::read_back(&batch, &fonts, jobs, |job| job, &mut findings)?;
        let Some(Reread { job, forms, survey }) = read.filter(|_| !findings.has_errors()) else {
            report.findings(&findings);
            return Err(Ending::Refused);
        };
        let others = chain::others(&batch);
        doubts::of_job(&job, Some(&forms), Some(&survey), &fonts, &others, &mut findings);
        let material = Material {
            batch: &batch,
            job: &job,
            forms: &forms,
            survey: &survey,
            fonts: &fonts,
            findings: &findings,
            is_batch,
        };
        material.proof(arguments)?
    } else {
        let mut prepared = job::prepare(Purpose::Alone, arguments.job.clone(), None, report)?;
        let scratch = Scratch::begin(holding(&out))?;
        prepared.job.out = scratch.path().join("out");
        let progress = report.progress(sentences::setting_letters(), Some(prepared.survey.counts.signers));
        let tick = |done| progress.at(done);
        // What is found while it is built is about this run and its disk, which are gone when somebody reads the proof: it is
        // told here, and no part of the material.
        let mut own = Findings::new();
        let surroundings = job::surroundings(&tick);
        let (job, forms, survey) = (&prepared.job, &prepared.forms, &prepared.survey);
        let built = batch::build(job, forms, survey, &prepared.fonts, &surroundings, &mut own);
        progress.end();
        report.findings(&own);
        let Some(Outcome::Built(built) | Outcome::Exists(built)) = built? else { return Err(Ending::Refused) };
        let batch = from_batch::open(&built.folder, report)?;
        let fonts = &prepared.fonts;
        let findings = &prepared.findings;
        Material { batch: &batch, job, forms, survey, fonts, findings, is_batch }.proof(arguments)?
    };
    let Made { html, said, shown } = made;
    staging::write_alone(&out, html.as_bytes())?;
    report.line(&said);
    let path = out.display().to_string();
    report.data(&if arguments.job.json {
        serde_json::json!({ "file": path, "shown": shown, "findings": report.seen() }).to_string()
    } else {
        path
    })?;
    if arguments.open {
        preview::open(&out)?;
    }
    Ok(())
}

/// A proof that is made.
struct Made {
    html: String,
    /// What there is to look at, in words.
    said: String,
    /// How many letters were chosen.
    shown: usize,
}

/// Everything that a proof is made of.
struct Material<'m> {
    batch: &'m StoredBatch,
    job: &'m Job,
    forms: &'m Forms,
    survey: &'m Survey,
    fonts: &'m FontBook,
    findings: &'m Findings,
    /// Whether the batch is there, and not built to be looked at.
    is_batch: bool,
}

impl Material<'_> {
    /// The file, with what is said of it.
    fn proof(&self, arguments: &ProofArguments) -> Result<Made, Ending> {
        let mut serials: Vec<u64> = self.batch.letters.iter().map(|letter| letter.serial).collect();
        serials.sort_unstable();
        serials.dedup();
        let seed = arguments.seed.unwrap_or_else(|| seed_of(&self.batch.manifest.inputs_sha256));
        let rules = Rules { messages: arguments.messages, all: arguments.all, lots: usize::from(arguments.lots), seed };
        let mut sampler = Sampler::new(rules, &serials);
        let mut of_places: BTreeMap<u64, u64> = BTreeMap::new();
        self.people(&mut |person| {
            sampler.see(&person);
            of_places.insert(person.place, person.serial);
        })?;
        self.others_and_doubtful(&of_places, &mut sampler);
        let sample = sampler.finish();
        let mut people: BTreeMap<u64, Vec<Person>> = BTreeMap::new();
        self.people(&mut |person| {
            if sample.contains_key(&person.serial) {
                people.entry(person.serial).or_default().push(person);
            }
        })?;
        let items = self.items(&sample);
        let mut used = BTreeSet::new();
        let entries = self.entries(&items, &people, arguments.all, &mut used)?;
        let page = self.page(arguments, &sample, &of_places, entries, used, serials.len())?;
        let html = html(&page);
        let said = words::made(&self.batch.manifest, sample.len(), serials.len(), html.len());
        Ok(Made { html, said, shown: sample.len() })
    }

    fn people(&self, each: &mut dyn FnMut(Person)) -> Result<(), Ending> {
        roster(self.job, self.forms, self.survey, self.fonts, &mut |person| {
            each(person);
            !is_stopped()
        })?;
        Ok(unless_stopped()?)
    }

    /// Adds the first letter to each group of addressees, and some of those that are doubtful.
    fn others_and_doubtful(&self, of_places: &BTreeMap<u64, u64>, sampler: &mut Sampler) {
        let mut addressees = BTreeSet::new();
        for letter in &self.batch.letters {
            let volume = self.batch.manifest.volumes.get(letter.volume);
            if let Some(volume) = volume.filter(|volume| addressees.insert(&volume.addressee))
                && self.batch.manifest.volumes.first().is_some_and(|first| first.addressee != volume.addressee)
            {
                sampler.add(letter.serial, Reason::OtherAddressee);
            }
        }
        let mut of_kinds: BTreeMap<Code, BTreeSet<u64>> = BTreeMap::new();
        for finding in self.findings.iter().filter(|finding| finding.severity > Severity::Note) {
            let Some(serial) = self.serial_of(finding, of_places) else { continue };
            let of_kind = of_kinds.entry(finding.code).or_default();
            if of_kind.len() < OF_A_KIND {
                of_kind.insert(serial);
            }
        }
        // One of each kind before a second one of any.
        let mut doubtful = BTreeSet::new();
        for turn in 0..OF_A_KIND {
            for of_kind in of_kinds.values() {
                if turn == 0 || doubtful.len() < DOUBTFUL {
                    doubtful.extend(of_kind.iter().nth(turn));
                }
            }
        }
        for serial in doubtful {
            sampler.add(serial, Reason::Warning);
        }
    }

    fn page(
        &self,
        arguments: &ProofArguments,
        sample: &Sample,
        of_places: &BTreeMap<u64, u64>,
        entries: Vec<Entry>,
        used: BTreeSet<String>,
        of: usize,
    ) -> Result<Page, Ending> {
        let (manifest, job, all) = (&self.batch.manifest, self.job, arguments.all);
        let anchors = self.anchors(&entries);
        let drawn: BTreeSet<&str> =
            entries.iter().filter(|entry| entry.is_drawn()).map(|entry| entry.id.as_str()).collect();
        // On a sheet of a table everybody can be read, whoever it is shown for.
        let read = anchors.iter().filter(|(_, anchor)| drawn.contains(anchor.as_str())).map(|(serial, _)| *serial);
        let shown: BTreeSet<u64> = sample.keys().copied().chain(read).collect();
        let with_image = |reasons: &BTreeSet<Reason>| reasons.contains(&Reason::Signature(SignatureKind::Image));
        let places = Places {
            serials: of_places,
            anchors: &anchors,
            shown: &shown,
            ids: entries.iter().map(|entry| entry.id.as_str()).collect(),
            with_image: sample.iter().find(|(_, reasons)| with_image(reasons)).map(|(serial, _)| *serial),
        };
        let findings = self.found(all, &places);
        let lead = words::sample_lead(sample.len(), shown.len(), of, all, &manifest.kind, job.window.name);
        let mut letters = vec![Part::Lines(lead)];
        letters.push(Part::Entries(entries));
        let section = |id: &str, heading: String, parts| Section { id: id.to_owned(), heading, parts };
        let alert = if manifest.sample { Some(words::sample_list()) } else { job.show_zones.then(words::zones_drawn) };
        let (language, headings) = (sentences::language(), words::headings(&manifest.kind));
        Ok(Page {
            lang: language.tag().to_owned(),
            title: words::title(&manifest.batch),
            heading: job.campaign.title(language.lang()).to_owned(),
            kicker: words::kicker(self.is_batch),
            lead: words::lead(self.batch, job),
            alert,
            contents: words::contents(),
            search: words::search(&manifest.kind, !job.window.openings.is_empty()),
            sections: vec![
                section("summary", headings.summary, self.summary()),
                section("findings", headings.findings, findings),
                section("letters", headings.letters, letters),
                section("files", headings.files, self.volumes()),
                section("fonts", headings.fonts, self.fonts_used(used)?),
                section("hashes", headings.hashes, self.hashes()),
                section("approval", headings.approval, self.approval(&arguments.job)),
            ],
            footer: words::footer(&manifest.tool),
        })
    }
}

/// The same batch draws the same lots.
fn seed_of(sha256: &str) -> u64 {
    sha256.get(..16).and_then(|digits| u64::from_str_radix(digits, 16).ok()).unwrap_or_default()
}

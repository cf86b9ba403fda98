//! `mailbag proof`: one file for the person who signs a batch off.
//!
//! A letter is built as it would be, looked at, and thrown away; a batch is verified and looked at as it is.

mod files;
mod found;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::batch::folder::holding;
use crate::batch::records::LetterRecord;
use crate::batch::roster::{Person, roster};
use crate::batch::staging::{self, Scratch};
use crate::batch::{self, Forms, Job, Outcome, StoredBatch, Survey, chain, cover, faces, ranges};
use crate::campaign::Kind;
use crate::cli::args::ProofArguments;
use crate::cli::from_batch::{self, Reread};
use crate::cli::job::{self, Purpose};
use crate::cli::proof::files::Files;
use crate::cli::proof::found::Places;
use crate::cli::report::Report;
use crate::cli::words::{self as sentences, proof as words};
use crate::cli::{Ending, doubts, is_stopped, outside, preview, unless_stopped};
use crate::diagnostic::{Code, Findings, Severity};
use crate::layout::cover::facts::Content;
use crate::length::{Length, Rect, Size};
use crate::proof::page::{Entry, HEAD, Page, Part, Section, Table, View, Zone, html};
use crate::proof::sample::{Reason, Rules, Sample, Sampler};
use crate::text::FontBook;

/// Bytes of all pictures: as text within the file a third more, together less than 10 MB, which a mail carries (tuned).
const MOST_BYTES: usize = 6_800_000;
/// Bytes that a letter without pictures takes in the file (tuned: a name, a town, its place).
const ENTRY_BYTES: usize = 500;
/// Doubtful letters of a kind that are in the sample, and of all kinds (tuned: what somebody looks at).
const OF_A_KIND: usize = 2;
const DOUBTFUL: usize = 12;
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

/// Pages that are shown together, with who stands on them.
struct Item {
    volume: usize,
    first_page: u64,
    pages: u64,
    serials: BTreeSet<u64>,
    reasons: BTreeSet<Reason>,
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
        let page = self.page(arguments.all, &sample, &of_places, entries, used, serials.len())?;
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
        let mut of_kinds: BTreeMap<Code, usize> = BTreeMap::new();
        let mut doubtful = 0;
        for finding in self.findings.iter().filter(|finding| finding.severity > Severity::Note) {
            let Some(serial) = self.serial_of(finding, of_places) else { continue };
            let of_kind = of_kinds.entry(finding.code).or_default();
            if *of_kind < OF_A_KIND && doubtful < DOUBTFUL {
                *of_kind += 1;
                doubtful += 1;
                sampler.add(serial, Reason::Warning);
            }
        }
    }

    /// The pages of a sample in the order of the volumes; names on one sheet are one item.
    fn items(&self, sample: &Sample) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        let is_letter = self.job.content() == Content::Letters;
        let mut records: Vec<&LetterRecord> = self.batch.letters.iter().collect();
        records.sort_by_key(|letter| (letter.serial, letter.volume));
        let mut seen = BTreeSet::new();
        let first_to = self.batch.manifest.volumes.first().map(|volume| volume.addressee.as_str());
        for letter in records {
            let Some(reasons) = sample.get(&letter.serial) else { continue };
            let to = self.batch.manifest.volumes.get(letter.volume).map(|volume| volume.addressee.as_str());
            // Of a signer with several letters only the first is shown, but where the addressee is why.
            if to != first_to && !reasons.contains(&Reason::OtherAddressee) {
                continue;
            }
            let at = (letter.volume, letter.first_page);
            if !is_letter && !seen.insert(at) {
                if let Some(item) = items.iter_mut().find(|item| (item.volume, item.first_page) == at) {
                    item.serials.insert(letter.serial);
                    item.reasons.extend(reasons);
                }
                continue;
            }
            items.push(Item {
                volume: letter.volume,
                first_page: letter.first_page,
                pages: letter.pages,
                serials: [letter.serial].into(),
                reasons: reasons.clone(),
            });
        }
        items
    }

    fn entries(
        &self,
        items: &[Item],
        people: &BTreeMap<u64, Vec<Person>>,
        all: bool,
        used: &mut BTreeSet<String>,
    ) -> Result<Vec<Entry>, Ending> {
        let kind = self.batch.manifest.kind.as_str();
        let mut left = MOST_BYTES.saturating_sub(if all { items.len() * ENTRY_BYTES } else { 0 }).max(MOST_BYTES / 8);
        let mut files = Files::new(self.batch, used);
        let mut opening = Vec::new();
        if let Some(pages) = self.opening_pages() {
            let views = files.views(0, 1, pages, &words::opening(), &mut left, false)?;
            opening.push(Entry {
                id: "opening".to_owned(),
                heading: words::opening(),
                place: words::place(&self.batch.manifest.volumes[0].file, 1, pages),
                views: self.with_zones(views),
                ..Entry::default()
            });
        }
        // What matters most is drawn first, as long as there is room.
        let mut order: Vec<usize> = (0..items.len()).collect();
        order.sort_by_key(|place| (items[*place].reasons.first().copied(), *place));
        let mut drawn: BTreeMap<usize, Entry> = BTreeMap::new();
        for place in order {
            let item = &items[place];
            let serials = ranges::compact(item.serials.iter().copied());
            let heading = words::letter_heading(&serials, kind);
            let file = &self.batch.manifest.volumes[item.volume].file;
            let withdrawn = item.serials.iter().all(|serial| !people.contains_key(serial));
            let mut tags = words::reasons(&item.reasons);
            if withdrawn {
                tags.push(words::withdrawn());
            }
            let views = files.views(item.volume, item.first_page, item.pages, &heading, &mut left, true)?;
            let of_item = item.serials.iter().filter_map(|serial| people.get(serial)).flatten();
            drawn.insert(
                place,
                Entry {
                    id: self.anchor(item),
                    people: of_item.map(|person| (words::person(person), person.town.clone())).collect(),
                    tags,
                    place: words::place(file, item.first_page, item.first_page + item.pages.saturating_sub(1)),
                    views: if kind == "letter" { self.with_zones(views) } else { views },
                    heading,
                },
            );
        }
        let mut entries = opening;
        entries.extend(drawn.into_values());
        if self.batch.files.contains_key(cover::NAME) {
            let pdf = self.batch.bytes(cover::NAME)?;
            let count = crate::pdf::excerpt::page_count(&pdf).unwrap_or(1);
            let seen = files.read(cover::NAME, pdf)?;
            let views = files.views_of(cover::NAME, &seen, 1, count, &words::cover(), &mut left, true)?;
            entries.push(Entry {
                id: "cover".to_owned(),
                heading: words::cover(),
                place: words::place(cover::NAME, 1, count),
                views,
                ..Entry::default()
            });
        }
        Ok(entries)
    }

    /// Pages before the first name of a petition or a roll; of sheets without names the first ones.
    fn opening_pages(&self) -> Option<u64> {
        if self.job.content() == Content::Letters {
            return None;
        }
        let volume = self.batch.manifest.volumes.first()?;
        let first = self.batch.letters.iter().filter(|letter| letter.volume == 0).map(|letter| letter.first_page).min();
        let pages = first.map_or(volume.pages.min(2), |first| first - 1).min(OPENING_PAGES);
        (pages > 0).then_some(pages)
    }

    fn anchor(&self, item: &Item) -> String {
        let volume =
            if self.batch.manifest.addressees.len() > 1 { format!("-{}", item.volume + 1) } else { String::new() };
        format!("letter-{}{volume}", item.serials.first().copied().unwrap_or_default())
    }

    /// Draws the window over the first page.
    fn with_zones(&self, mut views: Vec<View>) -> Vec<View> {
        let of_letter = self.job.campaign.kind == Kind::Letter;
        if let Some(first) = views.first_mut().filter(|view| of_letter && view.png.is_some()) {
            let window = self.job.window;
            if !window.openings.is_empty() {
                first.zones.push(Zone { kind: "seen", rect: on_a4(&window.seen()) });
            }
            first.zones.push(Zone { kind: "window", rect: on_a4(&window.zone()) });
            first.alt = words::alt_with_zones(&first.alt);
        }
        views
    }

    fn page(
        &self,
        all: bool,
        sample: &Sample,
        of_places: &BTreeMap<u64, u64>,
        entries: Vec<Entry>,
        used: BTreeSet<String>,
        of: usize,
    ) -> Result<Page, Ending> {
        let (manifest, job) = (&self.batch.manifest, self.job);
        let anchors = self.anchors(&entries);
        let drawn: BTreeSet<&str> =
            entries.iter().filter(|entry| entry.is_drawn()).map(|entry| entry.id.as_str()).collect();
        // On a sheet of a table everybody can be read, whoever it is shown for.
        let read = anchors.iter().filter(|(_, anchor)| drawn.contains(anchor.as_str())).map(|(serial, _)| *serial);
        let shown: BTreeSet<u64> = sample.keys().copied().chain(read).collect();
        let findings = self.found(all, &Places { serials: of_places, anchors: &anchors, shown: &shown });
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
            lead: words::lead(self.batch, job.window.name),
            alert,
            contents: words::contents(),
            search: words::search(),
            sections: vec![
                section("summary", headings.summary, self.summary()),
                section("findings", headings.findings, findings),
                section("letters", headings.letters, letters),
                section("files", headings.files, self.volumes()),
                section("fonts", headings.fonts, self.fonts_used(used)?),
                section("hashes", headings.hashes, self.hashes()),
                section("approval", headings.approval, self.approval()),
            ],
            footer: words::footer(&manifest.tool),
        })
    }

    fn summary(&self) -> Vec<Part> {
        let (counts, job) = (&self.batch.manifest.counts, self.job);
        let weight = (job.paper.sheet_weight() * counts.sheets).to_string();
        let mut parts = vec![Part::Figures(words::figures(counts, &self.batch.manifest.kind, job.simplex, &weight))];
        if job.list.is_some() {
            let (whole, of) = words::balance(counts);
            let good = counts.balance();
            parts.push(Part::Sum { whole, parts: of, verdict: words::balances(good), good });
        }
        parts.push(Part::Lines(words::summary(job, self.forms, self.survey, counts)));
        parts
    }

    /// The entry of each letter that has one, its own or that of others on its sheets.
    fn anchors(&self, entries: &[Entry]) -> BTreeMap<u64, String> {
        let ids: BTreeSet<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
        let mut anchors = BTreeMap::new();
        let mut of_sheets: BTreeMap<(usize, u64), String> = BTreeMap::new();
        for letter in &self.batch.letters {
            let own = self.anchor(&Item {
                volume: letter.volume,
                first_page: letter.first_page,
                pages: letter.pages,
                serials: [letter.serial].into(),
                reasons: BTreeSet::new(),
            });
            if ids.contains(own.as_str()) {
                of_sheets.entry((letter.volume, letter.first_page)).or_insert_with(|| own.clone());
                anchors.entry(letter.serial).or_insert(own);
            }
        }
        for letter in &self.batch.letters {
            if let Some(of_sheet) = of_sheets.get(&(letter.volume, letter.first_page)) {
                anchors.entry(letter.serial).or_insert_with(|| of_sheet.clone());
            }
        }
        anchors
    }

    fn volumes(&self) -> Vec<Part> {
        let (volumes, simplex) = (&self.batch.manifest.volumes, self.job.simplex);
        let rows: Vec<Vec<String>> = volumes
            .iter()
            .take(MOST_ROWS)
            .map(|volume| {
                let serials = match (volume.first_serial, volume.last_serial) {
                    (Some(first), Some(last)) if first == last => first.to_string(),
                    (Some(first), Some(last)) => format!("{first}–{last}"),
                    _ => String::new(),
                };
                let sheets = volume.pages.div_ceil(self.job.duplex().pages_a_sheet() as u64);
                vec![
                    volume.file.clone(),
                    volume.addressee.replace('+', ", "),
                    serials,
                    volume.letters.to_string(),
                    volume.pages.to_string(),
                    sheets.to_string(),
                ]
            })
            .collect();
        let more = volumes.len().saturating_sub(rows.len());
        let table = Table {
            caption: words::volumes(),
            headings: words::volume_headings(simplex),
            rows,
            folded: more > 0,
            hashes: None,
        };
        let mut parts = vec![Part::Table(table)];
        if more > 0 {
            parts.push(Part::Lines(vec![words::more_rows(more)]));
        }
        parts
    }

    fn fonts_used(&self, used: BTreeSet<String>) -> Result<Vec<Part>, Ending> {
        let used: Vec<String> = used.into_iter().collect();
        let mut parts = vec![Part::Lines(vec![words::fonts_lead(), used.join(", ")])];
        let served = sentences::faces(&faces(self.job, self.forms, self.fonts)?);
        if !served.is_empty() {
            parts.push(Part::Lines(vec![words::scripts(&served)]));
        }
        Ok(parts)
    }

    fn hashes(&self) -> Vec<Part> {
        if !self.is_batch {
            return vec![Part::Lines(vec![words::not_built()])];
        }
        let (files, manifest) = (&self.batch.files, &self.batch.manifest);
        let rows: Vec<Vec<String>> = files
            .iter()
            .take(MOST_ROWS)
            .map(|(name, entry)| vec![name.clone(), entry.bytes.to_string(), entry.sha256.clone()])
            .collect();
        let more = files.len().saturating_sub(rows.len());
        let table = Table {
            caption: words::files(files.len()),
            headings: words::file_headings(),
            rows,
            folded: true,
            hashes: Some(2),
        };
        let mut parts = vec![
            Part::Lines(words::verified(files.len(), &self.batch.manifest_sha256, &manifest.letters_sha256)),
            Part::Table(table),
        ];
        if more > 0 {
            parts.push(Part::Lines(vec![words::more_rows(more)]));
        }
        parts
    }

    fn approval(&self) -> Vec<Part> {
        let command = if self.is_batch {
            words::approve_command(&self.batch.folder)
        } else {
            words::build_command(&self.batch.manifest.letter)
        };
        vec![
            Part::Lines(vec![words::approval_lead(self.is_batch)]),
            Part::Command(command),
            Part::Blanks(words::approval_blanks()),
        ]
    }
}

/// A rectangle in thousandths of an A4 sheet, as far as it is on the sheet.
fn on_a4(rect: &Rect) -> [i32; 4] {
    let of = |part: Length, whole: Length| {
        let part = part.as_millipoints().clamp(0, whole.as_millipoints());
        let whole = i64::from(whole.as_millipoints());
        i32::try_from((i64::from(part) * 1000 + whole / 2) / whole).unwrap_or_default()
    };
    let Size { width, height } = Size::A4;
    let (left, top) = (of(rect.origin.x, width), of(rect.origin.y, height));
    [left, top, of(rect.right(), width) - left, of(rect.bottom(), height) - top]
}

/// The same batch draws the same lots.
fn seed_of(sha256: &str) -> u64 {
    sha256.get(..16).and_then(|digits| u64::from_str_radix(digits, 16).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::on_a4;
    use crate::length::Rect;

    #[test]
    fn zones_end_at_the_edge_of_the_sheet() {
        assert_eq!(on_a4(&Rect::mm(21.0, 29.7, 105.0, 148.5)), [100, 100, 500, 500]);
        assert_eq!(on_a4(&Rect::mm(-4.0, 0.0, 300.0, 297.0)), [0, 0, 1000, 1000]);
    }
}

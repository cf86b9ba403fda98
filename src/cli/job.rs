//! From what was typed to a [`Job`] with everything decided.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::batch::chain::Chain;
use crate::batch::list::Spool;
use crate::batch::lock::Hold;
use crate::batch::run::Surroundings;
use crate::batch::succession::Succession;
use crate::batch::withdrawals::Withdrawals;
use crate::batch::{
    Forms, Job, List, Manifest, MessageOverflow, MissingGlyph, PrintOrder, Shape, Survey, WindowShows, chain, faces,
    survey,
};
use crate::campaign::naming::unknown;
use crate::campaign::resolve::{UNUSED, WAYS};
use crate::campaign::{Addressee, Arrangement, Campaign, Kind, Library, Route};
use crate::cli::archive::place;
use crate::cli::args::{
    JobArguments, OrientationArgument, PaperArgument, ShapeArgument, SheetMarksArgument, WindowShowsArgument,
};
use crate::cli::report::Report;
use crate::cli::settings::{Settings, letters_folder, named_letter};
use crate::cli::trace::Stage;
use crate::cli::{Ending, STOP, clean, dispatch, doubts, outside, spool, words};
use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::lang::iso_day;
use crate::layout::foot::SheetMarks;
use crate::post::window::{self, Window};
use crate::signers::{Column, KnownSigners, ListEncoding, Reading};
use crate::text::FontBook;

/// The first year that a letter can be of: an earlier one is a slip of the finger, such as 0206.
const FIRST_YEAR: i16 = 1900;

/// What a job is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To say what would be made, and which face serves which script in the list.
    Check,
    /// To make it.
    Build,
    /// To make a file that has nothing to do with the folder of batches.
    Alone,
}

/// Everything that the commands need of a letter and a list that have been checked.
pub(crate) struct Prepared {
    pub(crate) job: Job,
    pub(crate) forms: Forms,
    pub(crate) survey: Survey,
    pub(crate) fonts: FontBook,
    /// What was found; no error is among it.
    pub(crate) findings: Findings,
    pub(crate) json: bool,
    /// Keeps the batches before it where they are meanwhile.
    _holds: Vec<Hold>,
}

/// What was read of a letter and a list, good or bad.
pub(crate) struct Gathered {
    /// Everything that was found; errors mean that nothing can be made.
    pub(crate) findings: Findings,
    pub(crate) fonts: FontBook,
    /// What was typed, and below it what `mailbag.toml` says.
    pub(crate) typed: JobArguments,
    job: Option<Job>,
    forms: Option<Forms>,
    survey: Option<Survey>,
    holds: Vec<Hold>,
}

impl Gathered {
    /// What a command needs; `None` where something is wrong.
    pub(crate) fn prepared(self) -> Option<Prepared> {
        let Self { findings, fonts, typed, job, forms, survey, holds } = self;
        let (job, forms, survey) = (job?, forms?, survey?);
        (!findings.has_errors()).then(|| Prepared {
            job,
            forms,
            survey,
            fonts,
            findings,
            json: typed.json,
            _holds: holds,
        })
    }
}

/// Reads the letter, decides every option, surveys the list. Nothing of what was found is printed.
pub(crate) fn gather(
    purpose: Purpose,
    mut typed: JobArguments,
    out: Option<PathBuf>,
    report: &mut Report,
) -> Result<Gathered, Ending> {
    let mut findings = Findings::new();
    let folder = letters_folder(typed.letters.as_ref());
    let mut settings = Settings::read(&folder, &mut findings);
    let makes_files_there = purpose != Purpose::Alone || out.is_some();
    let out = out.or(settings.out.take()).unwrap_or_else(|| PathBuf::from("out"));
    if typed.letter.is_empty() {
        typed.letter = named_letter(&settings, &folder, &findings, report)?;
    }
    settings.complete(&mut typed);
    clean::name_old(&out, &mut findings);
    if makes_files_there {
        outside::refuse_out(&out, &mut findings);
    }
    if typed.json {
        report.keep_findings();
    }

    let stage = Stage::begin("fonts read");
    let fonts = FontBook::load(typed.font_dir.as_deref(), &mut findings);
    stage.end(1);
    check_folder_of_fonts(typed.font_dir.as_deref(), &mut findings);
    let spool = spool::of(typed.signers.as_deref(), report, &STOP)?;
    let Before { succession, others, holds } = after(&typed, &mut findings)?;
    let known = known(&typed, report)?;
    let stage = Stage::begin("letter read");
    let decided = decide(&typed, &folder, out, spool, &mut findings);
    let job = decided.map(|job| Job { succession, known, ..job });
    let forms = job.as_ref().and_then(|job| Forms::read(job, &mut findings));
    stage.end(u64::from(forms.is_some()));
    let survey = match (&job, &forms) {
        (Some(job), Some(forms)) => {
            let progress = report.progress(words::reading_rows(), None);
            let stage = Stage::begin("rows read");
            let surveyed = survey(job, forms, &fonts, &mut findings, &|rows| progress.at(rows), &STOP)?;
            stage.end(surveyed.as_ref().map_or(0, |survey| survey.counts.rows));
            surveyed
        }
        _ => None,
    };
    for made_up in survey.iter().flat_map(|survey| &survey.made_up) {
        findings.push(made_up.clone());
    }
    if let Some(job) = &job {
        doubts::of_job(job, forms.as_ref(), survey.as_ref(), &fonts, &others, &mut findings);
    }
    Ok(Gathered { findings, fonts, typed, job, forms, survey, holds })
}

/// Reads the letter, decides every option, surveys the list, and prints what was found. Errors among the findings end
/// the command.
pub(crate) fn prepare(
    purpose: Purpose,
    typed: JobArguments,
    out: Option<PathBuf>,
    report: &mut Report,
) -> Result<Prepared, Ending> {
    let gathered = gather(purpose, typed, out, report)?;
    report.findings(&gathered.findings);
    if let (Purpose::Check, Some(job), Some(forms), Some(_)) =
        (purpose, &gathered.job, &gathered.forms, &gathered.survey)
    {
        for line in words::faces(&faces(job, forms, &gathered.fonts)?) {
            report.line(&line);
        }
    }
    let (json, letter) = (gathered.typed.json, gathered.typed.letter.clone());
    let counts = gathered.survey.as_ref().map(|survey| survey.counts);
    if let Some(prepared) = gathered.prepared() {
        return Ok(prepared);
    }
    if json {
        // Who reads the findings needs them most where nothing is made.
        let data = serde_json::json!({ "letter": letter, "counts": counts, "findings": report.seen() });
        report.data(&data.to_string())?;
    }
    Err(Ending::Refused)
}

/// Whom the archive knows, where it is asked.
fn known(typed: &JobArguments, report: &mut Report) -> Result<KnownSigners, Ending> {
    let Some(typed_place) = typed.place() else { return Ok(KnownSigners::default()) };
    place::known(&typed_place, &typed.letter, typed.new_only, report)
}

/// What `--after` has to do with the job.
#[derive(Default)]
struct Before {
    succession: Succession,
    /// Batches that go on from the same ones, each with the one from which it does.
    others: Vec<(Manifest, String)>,
    holds: Vec<Hold>,
}

fn after(typed: &JobArguments, findings: &mut Findings) -> Result<Before, Ending> {
    if typed.after.is_empty() {
        return Ok(Before::default());
    }
    let Some(Chain { batches, others }) = chain::open(&typed.letter, &typed.after, &STOP, findings)? else {
        return Ok(Before::default());
    };
    let holds = batches.iter().map(|batch| Hold::with_others(&batch.folder)).collect::<Result<_, _>>()?;
    Ok(Before { succession: chain::behind(&batches)?, others, holds })
}

/// Says as the last word how many errors stand in the way of a job that was refused.
pub(super) fn with_last_word(ended: Result<(), Ending>, report: &mut Report) -> Result<(), Ending> {
    if matches!(ended, Err(Ending::Refused)) && report.errors() > 0 {
        report.line(&words::not_ready(report.errors()));
    }
    ended
}

/// What the batch stage needs of the command line.
pub(crate) fn surroundings(tick: &(dyn Fn(u64) + Sync)) -> Surroundings<'_> {
    Surroundings { explain: &words::explain, tick, stop: &STOP }
}

/// A folder of fonts that is asked for must be there.
pub(super) fn check_folder_of_fonts(folder: Option<&Path>, findings: &mut Findings) {
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        findings.push(outside::no_folder(folder, "fonts"));
    }
}

/// Decides every option. All that is wrong is found before anything is refused.
fn decide(
    typed: &JobArguments,
    folder: &Path,
    out: PathBuf,
    spool: Option<Spool>,
    findings: &mut Findings,
) -> Option<Job> {
    let library = Library::read(folder, findings);
    let date = date(typed.date.as_deref(), findings);
    let library = library?;
    let campaign = library.campaign(&typed.letter, findings)?;
    let languages = campaign.choose_languages(&typed.languages, findings);
    let routes = routes(typed, &library, &campaign, findings);
    let groups = groups(typed, &library, &campaign, findings);
    let columns = columns(&typed.reading.column, campaign.columns.clone(), findings);
    let reading = reading(typed.reading.encoding.as_deref(), typed.reading.sheet.as_deref(), findings);
    let signatures = folder_of_signatures(typed.signatures.as_deref(), findings);
    if !printing_applies(typed, campaign.kind, findings) {
        return None;
    }
    let (languages, routes, groups, date, columns) = (languages?, routes?, groups?, date?, columns?);
    let (reading, signatures) = (reading?, signatures?);
    let mut campaign = campaign;
    campaign.languages.clone_from(&languages);
    let arrangement = arrangement(typed, &campaign, languages.len(), findings)?;
    let window = window_of(typed, &routes, findings)?;
    let list = list(typed, &campaign, spool, reading, findings)?;
    let dispatch = dispatch::decide(typed, date, findings)?;

    let strip = campaign.kind == Kind::Petition
        && typed.blank.is_some_and(|rows| rows > 0)
        && (!campaign.strip.is_empty() || campaign.table.iter().any(|name| name == "email"));
    let post_each = routes.first().is_some_and(|route| route.post_each);
    Some(Job {
        withdrawals: Withdrawals::default(),
        languages,
        arrangement,
        routes,
        groups,
        date,
        list,
        columns,
        date_order: None,
        blank_rows: typed.blank.unwrap_or(0),
        volume_size: typed.volume_size.unwrap_or(if dispatch.shape == Shape::Roll { 0 } else { 500 }),
        per_signer: typed.per_signer,
        jobs: typed.jobs.map_or_else(cores, usize::from),
        // What is cut off the front would take from the back.
        simplex: typed.simplex || strip,
        print_order: typed.print_order.map_or(PrintOrder::Normal, Into::into),
        group_by_sheets: typed.group_by_sheets,
        sheet_marks: typed.sheet_marks.map_or(SheetMarks::None, Into::into),
        skip_invalid: typed.skip_invalid,
        missing_glyph: typed.missing_glyph.map_or(MissingGlyph::Error, Into::into),
        message_overflow: typed.message_overflow.map_or(MessageOverflow::Reject, Into::into),
        // Without a text for several nobody is joined; it is said when the texts are read.
        household: typed.household,
        shape: dispatch.shape,
        paper: dispatch.paper,
        landscape: dispatch.landscape,
        envelopes: dispatch.envelopes,
        bag_limit: dispatch.bag_limit,
        tariff: dispatch.tariff,
        window,
        window_shows: window_shows(typed).unwrap_or(if post_each {
            WindowShows::Delivery
        } else {
            WindowShows::Addressee
        }),
        show_zones: typed.show_zones,
        signatures,
        clear_paper: typed.clear_paper,
        mend_names: typed.mend_names,
        out,
        succession: Succession::default(),
        known: KnownSigners::default(),
        shard: None,
        campaign,
        library,
    })
}

/// Whose address shows in the window, if that was typed.
pub(super) fn window_shows(typed: &JobArguments) -> Option<WindowShows> {
    typed.window_shows.map(|shows| match shows {
        WindowShowsArgument::Addressee => WindowShows::Addressee,
        WindowShowsArgument::Delivery => WindowShows::Delivery,
    })
}

/// Whether the options for printing go with the kind of sheet and with one another.
fn printing_applies(typed: &JobArguments, kind: Kind, findings: &mut Findings) -> bool {
    let petition = kind == Kind::Petition;
    let marks = !matches!(typed.sheet_marks, None | Some(SheetMarksArgument::None));
    let table = petition || matches!(typed.shape, Some(ShapeArgument::Roll));
    let wrong = [
        ("--as", "only-letters", petition && typed.shape.is_some()),
        ("--paper", "only-petitions", !petition && matches!(typed.paper, Some(PaperArgument::A3))),
        ("--orientation", "only-petitions", !petition && typed.orientation == Some(OrientationArgument::Landscape)),
        ("--envelope", "unfolded", table && typed.envelope.as_deref().is_some_and(|name| name != "none")),
        ("--household", "table", table && typed.household),
        ("--per-signer", "roll", !petition && table && typed.per_signer),
        ("--group-by-sheets", "roll", !petition && table && typed.group_by_sheets),
        ("--sheet-marks", "roll", !petition && table && marks),
        ("--per-signer", "petition", petition && typed.per_signer),
        ("--group-by-sheets", "petition", petition && typed.group_by_sheets),
        ("--sheet-marks", "petition", petition && marks),
        ("--show-zones", "petition", petition && typed.show_zones),
        ("--group-by-sheets", "per-signer", typed.group_by_sheets && typed.per_signer),
    ];
    let before = findings.error_count();
    for (option, reason, _) in wrong.into_iter().filter(|(.., applies)| *applies) {
        findings.push(Diagnostic::error(Code::OptionDoesNotApply).with("option", option).with("reason", reason));
    }
    findings.error_count() == before
}

pub(super) fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

fn date(typed: Option<&str>, findings: &mut Findings) -> Option<Date> {
    let Some(typed) = typed else { return Some(today()) };
    match iso_day(typed) {
        Some(date) if date.year() < FIRST_YEAR => {
            let finding = Diagnostic::error(Code::OptionDoesNotApply).with("option", format!("--date {typed}"));
            findings.push(finding.with("reason", "before-1900"));
            None
        }
        Some(date) => Some(date),
        None => {
            findings.push(Diagnostic::error(Code::BadDate).with("value", typed));
            None
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a day that nobody typed is today's")]
pub(super) fn today() -> Date {
    jiff::Zoned::now().date()
}

fn routes(typed: &JobArguments, library: &Library, campaign: &Campaign, findings: &mut Findings) -> Option<Vec<Route>> {
    let names: Vec<&str> = if typed.route.is_empty() {
        campaign.route.as_deref().into_iter().collect()
    } else {
        typed.route.iter().map(String::as_str).collect()
    };
    if names.is_empty() {
        findings.push(Diagnostic::error(Code::NoRoute).with("letter", &campaign.name));
        return None;
    }
    let mut routes: Vec<Route> = Vec::with_capacity(names.len());
    let mut good = true;
    for name in names {
        match library.route(name, findings) {
            Some(route) if routes.iter().any(|known| known.id == route.id) => {
                findings.push(Diagnostic::error(Code::DoubledValue).with("field", "--route").with("value", name));
                good = false;
            }
            Some(route) => routes.push(route.clone()),
            None => good = false,
        }
    }
    good.then_some(routes)
}

/// One group of all, one group of those asked for, or a group for each.
fn groups(
    typed: &JobArguments,
    library: &Library,
    campaign: &Campaign,
    findings: &mut Findings,
) -> Option<Vec<Vec<Addressee>>> {
    let all = || library.addressees_of(campaign).into_iter().cloned();
    if typed.to.is_empty() {
        return Some(vec![all().collect()]);
    }
    if typed.to.iter().any(|name| name == "each") {
        if typed.to.len() > 1 {
            findings
                .push(Diagnostic::error(Code::OptionDoesNotApply).with("option", "--to each").with("reason", "alone"));
            return None;
        }
        let groups: Vec<Vec<Addressee>> = all().map(|one| vec![one]).collect();
        if groups.is_empty() {
            findings.push(
                Diagnostic::error(Code::OptionDoesNotApply)
                    .with("option", "--to each")
                    .with("reason", "nobody-addressed"),
            );
            return None;
        }
        return Some(groups);
    }
    let mut group: Vec<Addressee> = Vec::new();
    let mut good = true;
    for name in &typed.to {
        match library.addressee(name, findings) {
            Some(one) if group.iter().any(|known| known.id == one.id) => {
                findings.push(Diagnostic::error(Code::DoubledValue).with("field", "--to").with("value", name));
                good = false;
            }
            Some(one) => group.push(one.clone()),
            None => good = false,
        }
    }
    good.then(|| vec![group])
}

/// What the user says of the list.
pub(super) fn reading(encoding: Option<&str>, sheet: Option<&str>, findings: &mut Findings) -> Option<Reading> {
    let encoding = match encoding {
        None => None,
        Some(name) => {
            let known = ListEncoding::named(name);
            if known.is_none() {
                findings.push(Diagnostic::error(Code::UnknownEncoding).with("encoding", name));
            }
            Some(known?)
        }
    };
    Some(Reading { encoding, sheet: sheet.map(str::to_owned) })
}

/// A folder of signatures that is asked for must be there.
#[expect(clippy::option_option, reason = "no folder asked for is not the same as an error")]
fn folder_of_signatures(folder: Option<&Path>, findings: &mut Findings) -> Option<Option<PathBuf>> {
    let Some(folder) = folder else { return Some(None) };
    if !folder.is_dir() {
        findings.push(outside::no_folder(folder, "signatures"));
        return None;
    }
    Some(Some(folder.to_owned()))
}

/// The letter's own mapping, then what was typed over it.
pub(super) fn columns(
    typed: &[String],
    mut columns: BTreeMap<String, String>,
    findings: &mut Findings,
) -> Option<BTreeMap<String, String>> {
    let mut good = true;
    let mut before: Vec<&str> = vec![UNUSED];
    for pair in typed {
        match pair.split_once('=').map(|(column, heading)| (column.trim(), heading)) {
            // Of these there may be several. What was typed first replaces what the letter says, but not what it does not use.
            Some((column, heading)) if WAYS.contains(&column) => {
                let headings = columns.entry(column.to_owned()).or_default();
                let kept = if before.contains(&column) { headings.as_str() } else { "" };
                [kept, heading].map(str::trim).join("\n").trim().clone_into(headings);
                before.push(column);
            }
            Some((column, heading)) if Column::from_heading(column).is_some() => {
                columns.insert(column.to_owned(), heading.trim().to_owned());
            }
            Some((column, _)) => {
                findings.push(unknown(Code::UnknownColumn, "column", column, Column::mappings()));
                good = false;
            }
            None => {
                findings.push(
                    Diagnostic::error(Code::OptionDoesNotApply)
                        .with("option", format!("--column {pair}"))
                        .with("reason", "no-equals-sign"),
                );
                good = false;
            }
        }
    }
    good.then_some(columns)
}

fn arrangement(
    typed: &JobArguments,
    campaign: &Campaign,
    languages: usize,
    findings: &mut Findings,
) -> Option<Arrangement> {
    let arrangement = typed.arrangement.map_or(campaign.arrangement, Into::into);
    if campaign.kind == Kind::Petition && typed.arrangement.is_some() {
        findings.push(
            Diagnostic::warning(Code::OptionDoesNotApply).with("option", "--arrangement").with("reason", "petition"),
        );
        return Some(Arrangement::Sequential);
    }
    if arrangement == Arrangement::Columns && languages != 2 {
        findings.push(Diagnostic::error(Code::ColumnsNeedTwoLanguages).with("count", languages));
        return None;
    }
    Some(arrangement)
}

fn window_of(typed: &JobArguments, routes: &[Route], findings: &mut Findings) -> Option<&'static Window> {
    let named = typed.window.as_deref().or_else(|| routes.first()?.window.as_deref());
    let Some(name) = named else {
        return Some(window::of_country(routes.first().map_or("", |route| &route.country)));
    };
    let window = window::by_name(name);
    if window.is_none() {
        let known = window::ALL.iter().map(|window| window.name);
        findings.push(unknown(Code::UnknownWindow, "window", name, known));
    }
    window
}

/// The list to read: none for blank petition sheets unless one is asked for.
#[expect(clippy::option_option, reason = "no list to read is not the same as an error")]
fn list(
    typed: &JobArguments,
    campaign: &Campaign,
    spool: Option<Spool>,
    reading: Reading,
    findings: &mut Findings,
) -> Option<Option<List>> {
    if typed.blank.is_some_and(|rows| rows > 0) {
        if campaign.kind == Kind::Letter {
            findings
                .push(Diagnostic::error(Code::OptionDoesNotApply).with("option", "--blank").with("reason", "letter"));
            return None;
        }
        if typed.signers.is_none() {
            if !typed.after.is_empty() {
                let finding = Diagnostic::error(Code::OptionDoesNotApply).with("option", "--after");
                findings.push(finding.with("reason", "no-list"));
                return None;
            }
            return Some(None);
        }
    }
    let name = typed.signers.clone().unwrap_or_else(|| PathBuf::from("signers.csv"));
    if name.is_dir() {
        findings.push(
            Diagnostic::error(Code::UnreadableFile)
                .with("file", name.display())
                .with("reason", "a folder")
                .at(Place::file(&name)),
        );
        return None;
    }
    Some(Some(List { path: name.clone(), name, spool, reading, images: None }))
}

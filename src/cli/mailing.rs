//! What envelopes and labels are made for: a letter with a list, or a batch that was built.

use std::path::{Path, PathBuf};

use crate::batch::mailing::{Mailing, Posted, all_letters};
use crate::batch::mailing_folder::{Made, write};
use crate::batch::records::LetterRecord;
use crate::batch::{Forms, Job, StoredBatch, Survey, survey};
use crate::campaign::Route;
use crate::cli::args::JobArguments;
use crate::cli::report::Report;
use crate::cli::settings::{Settings, letters_folder};
use crate::cli::{Ending, STOP, clean, from_batch, job, outside};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::text::FontBook;

/// A letter with its list, or a batch, ready to make envelopes and labels for.
pub(super) struct Source {
    job: Job,
    forms: Forms,
    survey: Survey,
    /// Whether what the survey found was told.
    told: bool,
    fonts: FontBook,
    letters: Vec<Posted>,
    pub(super) route: Route,
    name: String,
    out: PathBuf,
    json: bool,
}

impl Source {
    /// Reads what was named: the folder of a batch, else a letter.
    pub(super) fn read(typed: JobArguments, out: Option<PathBuf>, report: &mut Report) -> Result<Self, Ending> {
        let folder = PathBuf::from(&typed.letter);
        if from_batch::is_meant(&typed.letter) {
            return Self::of_batch(&folder, typed, out, report);
        }
        let mut typed = typed;
        // What stands on the letter sheet is not made here.
        typed.window.get_or_insert_with(|| "none".to_owned());
        let prepared = job::prepare(job::Purpose::Alone, typed, out, report)?;
        let job::Prepared { job, forms, survey, fonts, json, .. } = prepared;
        let Some(route) = job.routes.first().cloned() else { return Err(Ending::Refused) };
        let name = format!("{}-{}-{}", job.campaign.name, route.id, job.date);
        let (letters, out) = (all_letters(&forms, &survey), job.out.clone());
        Ok(Self { job, forms, survey, told: true, fonts, letters, route, name, out, json })
    }

    fn of_batch(
        folder: &Path,
        mut typed: JobArguments,
        out: Option<PathBuf>,
        report: &mut Report,
    ) -> Result<Self, Ending> {
        let mut findings = Findings::new();
        let allowed = ["--route", "--font-dir", "--letters", "--window", "--window-shows"];
        from_batch::refuse_other_options(&typed, &allowed, &mut findings);
        if typed.route.len() > 1 {
            let finding = Diagnostic::error(Code::OptionDoesNotApply).with("option", "--route");
            findings.push(finding.with("reason", "one-route"));
        }
        let mut settings = Settings::read(&letters_folder(typed.letters.as_ref()), &mut findings);
        let out = out.or(settings.out.take()).unwrap_or_else(|| PathBuf::from("out"));
        typed.font_dir = typed.font_dir.take().or(settings.font_dir.take());
        clean::name_old(&out, &mut findings);
        outside::refuse_out(&out, &mut findings);
        let fonts = FontBook::load(typed.font_dir.as_deref(), &mut findings);
        job::check_folder_of_fonts(typed.font_dir.as_deref(), &mut findings);
        let opened = if findings.has_errors() { None } else { StoredBatch::open(folder, &STOP, &mut findings)? };
        let read = match &opened {
            Some(batch) => of_opened(batch, &typed, &out, &fonts, &mut findings)?,
            None => None,
        };
        report.findings(&findings);
        let Some((batch, (job, forms, survey, letters, route))) = opened.zip(read) else {
            return Err(Ending::Refused);
        };
        let name = batch.manifest.batch.clone();
        let json = typed.json || settings.json();
        Ok(Self { job, forms, survey, told: false, fonts, letters, route, name, out, json })
    }

    /// The letters and what is known of them.
    pub(super) fn mailing(&self) -> Mailing<'_> {
        Mailing {
            job: &self.job,
            forms: &self.forms,
            survey: &self.survey,
            told: self.told,
            fonts: &self.fonts,
            letters: &self.letters,
            route: &self.route,
            name: &self.name,
            stop: &STOP,
        }
    }

    /// Writes the files into a folder of their own and names it. Its name begins otherwise than the batch's, so that a shell's
    /// `out/<batch>*` means the batch alone.
    pub(super) fn write(
        &self,
        kind: &str,
        made: Option<Vec<Made>>,
        mut findings: Findings,
        report: &mut Report,
    ) -> Result<(), Ending> {
        let Some(files) = made.filter(|_| !findings.has_errors()) else {
            report.findings(&findings);
            return Err(Ending::Refused);
        };
        let folder = write(&self.out, &format!("{kind}-{}", self.name), &files, &mut findings);
        report.findings(&findings);
        let folder = folder?.display().to_string();
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        report.data(&if self.json {
            serde_json::json!({ "folder": folder, "files": names }).to_string()
        } else {
            folder
        })?;
        Ok(())
    }
}

type OfBatch = (Job, Forms, Survey, Vec<Posted>, Route);

/// Reads the batch's own list and letters again, and sees that they say what the batch says.
fn of_opened(
    batch: &StoredBatch,
    typed: &JobArguments,
    out: &Path,
    fonts: &FontBook,
    findings: &mut Findings,
) -> Result<Option<OfBatch>, Ending> {
    let Some(mut job) = batch.job(out, 1, findings) else { return Ok(None) };
    if let Some(shows) = job::window_shows(typed) {
        job.window_shows = shows;
    }
    let mut found = Findings::new();
    let Some(forms) = Forms::read(&job, &mut found) else {
        findings.extend(found);
        return Ok(None);
    };
    let surveyed = survey(&job, &forms, fonts, &mut found, &|_| {}, &STOP)?;
    let differs = || Diagnostic::error(Code::BatchDiffers).with("folder", batch.folder.display());
    let Some(survey) = surveyed.filter(|survey| batch.agrees(survey)) else {
        findings.push(differs());
        return Ok(None);
    };
    let route = match typed.route.first() {
        None => job.routes.first().cloned(),
        Some(name) => job.library.route(name, findings).cloned(),
    };
    let Some(route) = route else { return Ok(None) };
    let group = |addressee: &str| forms.groups.iter().position(|group| group.addressee == addressee);
    let posted = |letter: &LetterRecord| {
        let volume = batch.manifest.volumes.get(letter.volume)?;
        Some(Posted { serial: letter.serial, group: group(&volume.addressee)? })
    };
    let Some(letters) =
        batch.letters.iter().filter(|letter| !batch.is_withdrawn(letter)).map(posted).collect::<Option<Vec<Posted>>>()
    else {
        findings.push(differs());
        return Ok(None);
    };
    Ok(Some((job, forms, survey, letters, route)))
}

//! `mailbag.toml` beside the folder of letters: the defaults of a volunteer's own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde::Deserialize;
use serde::de::{Deserializer, Error, Unexpected};

use crate::campaign::config;
use crate::campaign::library::letters;
use crate::campaign::source::Source;
use crate::cli::args::{
    ArrangementArgument, JobArguments, LEAST_GRAMMAGE, MOST_BLANK_ROWS, MOST_GRAMMAGE, MOST_JOBS,
    MessageOverflowArgument, MissingGlyphArgument, OrientationArgument, PaperArgument, PrintOrderArgument,
    ShapeArgument, SheetMarksArgument, WindowShowsArgument,
};
use crate::cli::report::Report;
use crate::cli::{Ending, words};
use crate::diagnostic::Findings;
use crate::lang::iso_day;

/// What may stand in the file: the names of the options.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    letter: Option<String>,
    pub(crate) signers: Option<PathBuf>,
    route: Option<OneOrMore>,
    to: Option<OneOrMore>,
    date: Option<Day>,
    pub(crate) out: Option<PathBuf>,
    arrangement: Option<Choice<ArrangementArgument>>,
    languages: Option<OneOrMore>,
    per_signer: Option<bool>,
    volume_size: Option<usize>,
    jobs: Option<Jobs>,
    simplex: Option<bool>,
    print_order: Option<Choice<PrintOrderArgument>>,
    group_by_sheets: Option<bool>,
    sheet_marks: Option<Choice<SheetMarksArgument>>,
    skip_invalid: Option<bool>,
    missing_glyph: Option<Choice<MissingGlyphArgument>>,
    message_overflow: Option<Choice<MessageOverflowArgument>>,
    // As `letter.toml` has it.
    #[serde(default, alias = "columns")]
    column: BTreeMap<String, String>,
    pub(crate) font_dir: Option<PathBuf>,
    #[serde(rename = "as")]
    shape: Option<Choice<ShapeArgument>>,
    household: Option<bool>,
    paper: Option<Choice<PaperArgument>>,
    orientation: Option<Choice<OrientationArgument>>,
    grammage: Option<Grammage>,
    envelope: Option<String>,
    bag_limit: Option<String>,
    tariff: Option<PathBuf>,
    encoding: Option<String>,
    sheet: Option<String>,
    signatures: Option<PathBuf>,
    clear_paper: Option<bool>,
    mend_names: Option<bool>,
    window: Option<String>,
    window_shows: Option<Choice<WindowShowsArgument>>,
    blank: Option<BlankRows>,
    json: Option<bool>,
}

/// One of the words that an option takes.
#[derive(Debug)]
struct Choice<T>(T);

impl<'de, T: ValueEnum> Deserialize<'de> for Choice<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        T::from_str(&word, false).map(Self).map_err(|_| {
            let known: Vec<String> = T::value_variants()
                .iter()
                .filter_map(ValueEnum::to_possible_value)
                .map(|known| format!("`{}`", known.get_name()))
                .collect();
            D::Error::custom(format_args!("`{word}` is none of {}", known.join(", ")))
        })
    }
}

/// A day as YYYY-MM-DD: a TOML date, or a string.
#[derive(Debug)]
struct Day(String);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = match toml::Value::deserialize(deserializer)? {
            toml::Value::String(text) => text,
            other => other.to_string(),
        };
        match iso_day(&written) {
            Some(_) => Ok(Self(written)),
            None => Err(D::Error::custom(format_args!("`{written}` is no day such as 2026-03-31"))),
        }
    }
}

/// `blank`, within the limits of `--blank`.
#[derive(Debug)]
struct BlankRows(u32);

impl<'de> Deserialize<'de> for BlankRows {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        within(deserializer, 1, MOST_BLANK_ROWS).map(Self)
    }
}

/// `jobs`, within the limits of `--jobs`.
#[derive(Debug)]
struct Jobs(u16);

impl<'de> Deserialize<'de> for Jobs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        within(deserializer, 1, MOST_JOBS).map(Self)
    }
}

/// `grammage`, within the limits of `--grammage`.
#[derive(Debug)]
struct Grammage(u32);

impl<'de> Deserialize<'de> for Grammage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        within(deserializer, LEAST_GRAMMAGE, MOST_GRAMMAGE).map(Self)
    }
}

/// A number from `least` to `most`.
fn within<'de, D: Deserializer<'de>, N: TryFrom<i64> + Into<i64> + Copy>(
    deserializer: D,
    least: N,
    most: N,
) -> Result<N, D::Error> {
    let number = i64::deserialize(deserializer)?;
    let (least, most) = (least.into(), most.into());
    let fits = Some(number).filter(|number| (least..=most).contains(number));
    fits.and_then(|number| N::try_from(number).ok())
        .ok_or_else(|| D::Error::invalid_value(Unexpected::Signed(number), &format!("{least} to {most}").as_str()))
}

/// A value or several of them.
#[derive(Debug, Deserialize)]
#[serde(untagged, expecting = "expected a string or a list of strings")]
enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    fn into_list(self) -> Vec<String> {
        match self {
            Self::One(value) => value.split(',').map(|part| part.trim().to_owned()).collect(),
            Self::More(values) => values,
        }
    }
}

/// The folder of letters: as typed, else `letters`.
pub(crate) fn letters_folder(typed: Option<&PathBuf>) -> PathBuf {
    typed.cloned().unwrap_or_else(|| PathBuf::from("letters"))
}

/// The letter where none is named.
pub(super) fn named_letter(
    settings: &Settings,
    folder: &Path,
    findings: &Findings,
    report: &mut Report,
) -> Result<String, Ending> {
    settings.letter(folder).map_err(|known| {
        // A mailbag.toml that is not understood may be the one that names it.
        report.findings(findings);
        if findings.has_errors() {
            return Ending::Refused;
        }
        if known.is_empty() {
            report.line(words::init::no_letters(folder).trim_end());
        } else {
            report.line(&words::init::which_letter(&known.join(", ")));
        }
        Ending::Refused
    })
}

impl Settings {
    /// Reads the file beside the folder of letters, if there is one. Paths in it count from its own folder.
    pub(crate) fn read(letters: &Path, findings: &mut Findings) -> Self {
        let folder = match letters.parent() {
            Some(parent) if parent != Path::new("") => parent.to_owned(),
            _ => PathBuf::new(),
        };
        let path = folder.join("mailbag.toml");
        if matches!(path.try_exists(), Ok(false)) {
            return Self::default();
        }
        let settings = Source::read(&path, findings).and_then(|source| config::parse::<Self>(&source, findings));
        settings.unwrap_or_default().below(&folder)
    }

    /// The letter that is meant where none is named: the file's, else the only one that there is.
    pub(crate) fn letter(&self, folder: &Path) -> Result<String, Vec<String>> {
        if let Some(letter) = &self.letter {
            return Ok(letter.clone());
        }
        // Why a folder cannot be read is said when the letter is looked for.
        let mut known = letters(folder, &mut Findings::new()).unwrap_or_default();
        if known.len() == 1 { Ok(known.remove(0)) } else { Err(known) }
    }

    /// Whether the file asks for one-sided printing.
    pub(crate) fn is_simplex(&self) -> bool {
        self.simplex.unwrap_or(false)
    }

    /// Whether JSON is asked for.
    pub(crate) fn json(&self) -> bool {
        self.json.unwrap_or(false)
    }

    fn below(mut self, folder: &Path) -> Self {
        let paths = [&mut self.signers, &mut self.out, &mut self.font_dir, &mut self.tariff, &mut self.signatures];
        for path in paths.into_iter().flatten() {
            if path.as_path() != Path::new("-") {
                *path = folder.join(&*path);
            }
        }
        self
    }

    /// Fills what was not typed with what the file says.
    pub(crate) fn complete(self, typed: &mut JobArguments) {
        typed.blank = typed.blank.or(self.blank.map(|rows| rows.0));
        // Blank sheets read a list only where somebody asks for it: the file says which list, not that it is to be read.
        if typed.blank.is_none() {
            typed.signers = typed.signers.take().or(self.signers);
        }
        fill_list(&mut typed.route, self.route);
        fill_list(&mut typed.to, self.to);
        fill_list(&mut typed.languages, self.languages);
        typed.date = typed.date.take().or_else(|| self.date.map(|day| day.0));
        typed.per_signer |= self.per_signer.unwrap_or(false);
        typed.simplex |= self.simplex.unwrap_or(false);
        typed.group_by_sheets |= self.group_by_sheets.unwrap_or(false);
        typed.skip_invalid |= self.skip_invalid.unwrap_or(false);
        typed.json |= self.json.unwrap_or(false);
        typed.volume_size = typed.volume_size.or(self.volume_size);
        typed.clear_paper |= self.clear_paper.unwrap_or(false);
        typed.mend_names |= self.mend_names.unwrap_or(false);
        typed.reading.encoding = typed.reading.encoding.take().or(self.encoding);
        typed.reading.sheet = typed.reading.sheet.take().or(self.sheet);
        typed.signatures = typed.signatures.take().or(self.signatures);
        typed.jobs = typed.jobs.or(self.jobs.map(|jobs| jobs.0));
        typed.font_dir = typed.font_dir.take().or(self.font_dir);
        typed.window = typed.window.take().or(self.window);
        typed.household |= self.household.unwrap_or(false);
        typed.grammage = typed.grammage.or(self.grammage.map(|grams| grams.0));
        typed.envelope = typed.envelope.take().or(self.envelope);
        typed.bag_limit = typed.bag_limit.take().or(self.bag_limit);
        typed.tariff = typed.tariff.take().or(self.tariff);
        let own: Vec<String> = self.column.iter().map(|(column, heading)| format!("{column}={heading}")).collect();
        typed.reading.column.splice(0..0, own);
        choose(&mut typed.shape, self.shape);
        choose(&mut typed.paper, self.paper);
        choose(&mut typed.orientation, self.orientation);
        choose(&mut typed.window_shows, self.window_shows);
        choose(&mut typed.arrangement, self.arrangement);
        choose(&mut typed.print_order, self.print_order);
        choose(&mut typed.sheet_marks, self.sheet_marks);
        choose(&mut typed.missing_glyph, self.missing_glyph);
        choose(&mut typed.message_overflow, self.message_overflow);
    }
}

fn choose<T: Copy>(typed: &mut Option<T>, own: Option<Choice<T>>) {
    *typed = typed.or(own.map(|choice| choice.0));
}

fn fill_list(typed: &mut Vec<String>, own: Option<OneOrMore>) {
    if typed.is_empty() {
        *typed = own.map(OneOrMore::into_list).unwrap_or_default();
    }
}

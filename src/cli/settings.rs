//! `mailbag.toml` beside the folder of letters: the defaults of a volunteer's own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use serde::Deserialize;

use crate::cli::args::{
    ArrangementArgument, JobArguments, MessageOverflowArgument, MissingGlyphArgument, PrintOrderArgument,
    SheetMarksArgument, WindowShowsArgument,
};
use crate::diagnostic::{Code, Diagnostic, Findings, Place};

/// What may stand in the file: the names of the options.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    signers: Option<PathBuf>,
    route: Option<OneOrMore>,
    to: Option<OneOrMore>,
    date: Option<toml::Value>,
    pub(crate) out: Option<PathBuf>,
    arrangement: Option<String>,
    languages: Option<OneOrMore>,
    per_signer: Option<bool>,
    volume_size: Option<usize>,
    jobs: Option<usize>,
    simplex: Option<bool>,
    print_order: Option<String>,
    group_by_sheets: Option<bool>,
    sheet_marks: Option<String>,
    skip_invalid: Option<bool>,
    missing_glyph: Option<String>,
    message_overflow: Option<String>,
    #[serde(default)]
    column: BTreeMap<String, String>,
    pub(crate) font_dir: Option<PathBuf>,
    window: Option<String>,
    window_shows: Option<String>,
    blank: Option<u32>,
    json: Option<bool>,
}

/// A value or several of them.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
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

impl Settings {
    /// Reads the file beside the folder of letters, if there is one. Paths in it count from its own folder.
    pub(crate) fn read(letters: &Path, findings: &mut Findings) -> Self {
        let folder = match letters.parent() {
            Some(parent) if parent != Path::new("") => parent.to_owned(),
            _ => PathBuf::new(),
        };
        let path = folder.join("mailbag.toml");
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Self::default(),
            Err(error) => {
                findings
                    .push(Diagnostic::error(Code::UnreadableFile).with("file", path.display()).with("reason", error));
                return Self::default();
            }
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        match toml::from_str::<Self>(text) {
            Ok(settings) => settings.below(&folder),
            Err(error) => {
                let span = error.span().unwrap_or_default();
                let before = text.get(..span.start).unwrap_or_default();
                let line = before.matches('\n').count() as u64 + 1;
                let column = before.rsplit('\n').next().unwrap_or_default().chars().count() as u64 + 1;
                findings.push(Diagnostic::error(Code::BadToml).with("reason", error.message()).at(Place::at(
                    path,
                    line,
                    column,
                    (span.start, span.end),
                )));
                Self::default()
            }
        }
    }

    /// Whether JSON is asked for.
    pub(crate) fn json(&self) -> bool {
        self.json.unwrap_or(false)
    }

    fn below(mut self, folder: &Path) -> Self {
        for path in [&mut self.signers, &mut self.out, &mut self.font_dir].into_iter().flatten() {
            if path.as_path() != Path::new("-") {
                *path = folder.join(&*path);
            }
        }
        self
    }

    /// Fills what was not typed with what the file says. `mailbag.toml` is named where a value of it is wrong.
    pub(crate) fn complete(self, typed: &mut JobArguments, findings: &mut Findings) {
        typed.signers = typed.signers.take().or(self.signers);
        fill_list(&mut typed.route, self.route);
        fill_list(&mut typed.to, self.to);
        fill_list(&mut typed.languages, self.languages);
        typed.date = typed
            .date
            .take()
            .or_else(|| self.date.map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned)));
        typed.per_signer |= self.per_signer.unwrap_or(false);
        typed.simplex |= self.simplex.unwrap_or(false);
        typed.group_by_sheets |= self.group_by_sheets.unwrap_or(false);
        typed.skip_invalid |= self.skip_invalid.unwrap_or(false);
        typed.json |= self.json.unwrap_or(false);
        typed.volume_size = typed.volume_size.or(self.volume_size);
        typed.jobs = typed.jobs.or(self.jobs);
        typed.font_dir = typed.font_dir.take().or(self.font_dir);
        typed.window = typed.window.take().or(self.window);
        typed.blank = typed.blank.or(self.blank);
        typed.window_shows =
            typed.window_shows.or_else(|| choice::<WindowShowsArgument>("window_shows", self.window_shows, findings));
        let own: Vec<String> = self.column.iter().map(|(column, heading)| format!("{column}={heading}")).collect();
        typed.column.splice(0..0, own);
        typed.arrangement =
            typed.arrangement.or_else(|| choice::<ArrangementArgument>("arrangement", self.arrangement, findings));
        typed.print_order =
            typed.print_order.or_else(|| choice::<PrintOrderArgument>("print_order", self.print_order, findings));
        typed.sheet_marks =
            typed.sheet_marks.or_else(|| choice::<SheetMarksArgument>("sheet_marks", self.sheet_marks, findings));
        typed.missing_glyph = typed
            .missing_glyph
            .or_else(|| choice::<MissingGlyphArgument>("missing_glyph", self.missing_glyph, findings));
        typed.message_overflow = typed
            .message_overflow
            .or_else(|| choice::<MessageOverflowArgument>("message_overflow", self.message_overflow, findings));
    }
}

fn fill_list(typed: &mut Vec<String>, own: Option<OneOrMore>) {
    if typed.is_empty() {
        *typed = own.map(OneOrMore::into_list).unwrap_or_default();
    }
}

fn choice<T: ValueEnum>(key: &'static str, value: Option<String>, findings: &mut Findings) -> Option<T> {
    let value = value?;
    T::from_str(&value, false)
        .map_err(|_| {
            findings.push(
                Diagnostic::error(Code::BadToml)
                    .with(
                        "reason",
                        format!(
                            "`{value}`, expected one of {}",
                            T::value_variants()
                                .iter()
                                .filter_map(ValueEnum::to_possible_value)
                                .map(|known| known.get_name().to_owned())
                                .collect::<Vec<_>>()
                                .join(", ")
                        ),
                    )
                    .at(Place::file("mailbag.toml").key(key)),
            );
        })
        .ok()
}

//! The only printer. Data goes to standard output, everything else to standard error, with colours where somebody sees them.

use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::Context;

use clap::ColorChoice;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use serde_json::Value;

use crate::batch::{Counts, Forms, Job, Survey};
use crate::cli::Ending;
use crate::cli::args::ScreenArguments;
use crate::cli::paint::painted;
use crate::cli::snippet::underlined;
use crate::cli::{width, words};
use crate::diagnostic::{Code, Diagnostic, Findings, Severity};

/// Findings of a kind that are shown; all of them stand in `--json` (tuned: a screen).
const SHOWN: usize = 20;

/// Columns of a terminal that does not say how many it has.
const PLAIN_COLUMNS: usize = 80;

/// Work that takes longer shows how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

/// What failed where standard output takes nothing more: neither a batch nor a disk that mailbag writes to.
#[derive(Debug)]
pub(crate) struct NoOutput;

impl fmt::Display for NoOutput {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&words::standard_output())
    }
}

/// Prints, and remembers what was found and which hints were given.
#[derive(Debug, Default)]
pub(crate) struct Report {
    hinted: Vec<(Code, Severity)>,
    /// Whether findings are kept as data.
    keeps: bool,
    seen: Vec<Value>,
    /// Errors and warnings that were found so far.
    errors: usize,
    warnings: usize,
    /// The finished volumes that wait for the next run, if there are any.
    left: Option<Diagnostic>,
    /// Whether nothing is said but errors and what was asked for.
    is_quiet: bool,
    /// Whether stages and rows are told as they go, between which no bar can stand.
    is_traced: bool,
}

/// Settles whether there are colours: as asked for, else as the terminal and its variables (`NO_COLOR`, `CLICOLOR_FORCE`) have it.
pub(crate) fn colour(choice: ColorChoice) {
    match choice {
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
        ColorChoice::Auto => anstream::ColorChoice::Auto,
    }
    .write_global();
}

/// Whether standard error has colours.
pub(crate) fn is_coloured() -> bool {
    anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never
}

impl Report {
    /// Another one that says as much.
    pub(crate) fn again(&self) -> Self {
        Self { is_quiet: self.is_quiet, is_traced: self.is_traced, ..Self::default() }
    }

    /// Says as much as is asked for from here on.
    pub(crate) fn obey(&mut self, screen: ScreenArguments) {
        self.is_quiet = screen.quiet;
        self.is_traced = screen.verbose > 0;
    }

    /// A line on standard error; where it should be quiet, only if it tells of an error.
    pub(crate) fn line(&mut self, text: &str) {
        if !self.is_quiet || words::is_error(text) {
            self.tell(text);
        }
    }

    /// A line on standard error that stands there however quiet it should be: a question, or why the run ended.
    #[expect(clippy::unused_self, reason = "printing goes through the one printer")]
    pub(crate) fn tell(&mut self, text: &str) {
        // Nobody can be told that standard error is closed.
        let _ = writeln!(anstream::stderr().lock(), "{}", painted(text));
    }

    /// Says why a command ends that has made nothing.
    pub(crate) fn refuse<T>(&mut self, text: &str) -> Result<T, Ending> {
        self.tell(text);
        Err(Ending::Refused)
    }

    /// Whether finished volumes wait for the next run. Whoever wants to hear of nothing but what fails hears of them here, for it is what
    /// the failure has left.
    pub(crate) fn tells_what_is_left(&mut self) -> bool {
        let told = self.left.as_ref().map(|left| {
            let hint = words::hint(left).map(|hint| format!("\n{}", words::hint_line(&hint))).unwrap_or_default();
            words::with_severity(left, &words::finding_message(left)) + &hint
        });
        if let Some(told) = told.as_ref().filter(|_| self.is_quiet) {
            self.tell(told);
        }
        told.is_some()
    }

    /// Data on standard output.
    #[expect(clippy::unused_self, reason = "printing goes through the one printer")]
    pub(crate) fn data(&mut self, text: &str) -> anyhow::Result<()> {
        let mut output = io::stdout().lock();
        match writeln!(output, "{text}").and_then(|()| output.flush()) {
            // Who closed the pipe has read enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            result => result.context(NoOutput),
        }
    }

    /// A file on standard output; `false` where that is a terminal, on which it would be noise.
    #[expect(clippy::unused_self, reason = "printing goes through the one printer")]
    pub(crate) fn file(&mut self, bytes: &[u8]) -> anyhow::Result<bool> {
        let output = io::stdout();
        if output.is_terminal() {
            return Ok(false);
        }
        let mut output = output.lock();
        match output.write_all(bytes).and_then(|()| output.flush()) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(true),
            result => result.map(|()| true).context(NoOutput),
        }
    }

    /// All findings, each with its place and its cell; a hint once for each kind of finding. Those about rows of a list
    /// stand together by kind, with how many there are; of each kind the first ones.
    pub(crate) fn findings(&mut self, findings: &Findings) {
        if self.keeps {
            self.seen.extend(findings.iter().map(as_json));
        }
        self.left = findings.iter().find(|finding| finding.code == Code::VolumesKept).cloned().or(self.left.take());
        self.errors += findings.error_count();
        self.warnings += findings.iter().filter(|finding| finding.severity == Severity::Warning).count();
        // Errors last, where nothing that is printed below them makes them scroll away.
        for is_error in [false, true] {
            self.findings_of(findings, is_error);
        }
    }

    /// Prints the errors among findings, or the others.
    fn findings_of(&mut self, findings: &Findings, is_error: bool) {
        let of_row = |finding: &&Diagnostic| finding.place.as_ref().is_some_and(|place| place.row.is_some());
        let wanted = || findings.iter().filter(|finding| (finding.severity == Severity::Error) == is_error);
        for finding in wanted().filter(|finding| !of_row(finding)) {
            self.finding(finding);
        }
        let mut kinds: Vec<(Code, Severity)> = Vec::new();
        for finding in wanted().filter(of_row) {
            if !kinds.contains(&(finding.code, finding.severity)) {
                kinds.push((finding.code, finding.severity));
            }
        }
        kinds.sort_by_key(|(_, severity)| std::cmp::Reverse(*severity));
        for (code, severity) in kinds {
            let same: Vec<&Diagnostic> =
                wanted().filter(of_row).filter(|one| one.code == code && one.severity == severity).collect();
            let more = findings.more(code, severity);
            self.warnings += if severity == Severity::Warning { more } else { 0 };
            if self.keeps && more > 0 {
                let severity = severity.as_str();
                self.seen.push(serde_json::json!({ "code": code.as_str(), "severity": severity, "more": more }));
            }
            let kept = same.len();
            let count = kept + more;
            let shown = kept.min(SHOWN);
            for finding in same.into_iter().take(shown) {
                self.finding(finding);
            }
            if count > 1 && !(self.is_quiet && severity != Severity::Error) {
                self.tell(&words::kind(code, severity, [count, count - shown, more]));
            }
        }
    }

    fn finding(&mut self, finding: &Diagnostic) {
        if self.is_quiet && finding.severity != Severity::Error {
            return;
        }
        let message = words::finding_message(finding);
        let mut text = words::with_severity(finding, &underlined(finding, &message).unwrap_or(message));
        if !self.hinted.contains(&(finding.code, finding.severity))
            && let Some(hint) = words::hint(finding)
        {
            self.hinted.push((finding.code, finding.severity));
            text.push('\n');
            text.push_str(&words::hint_line(&hint));
        }
        self.tell(&text);
    }

    /// Keeps everything that is found from here on as data.
    pub(crate) fn keep_findings(&mut self) {
        self.keeps = true;
    }

    /// Everything that was found so far, for `--json`.
    pub(crate) fn seen(&self) -> &[Value] {
        &self.seen
    }

    /// What was made, in a few lines.
    pub(crate) fn summary(&mut self, job: &Job, forms: &Forms, survey: &Survey, counts: &Counts) {
        for line in words::summary(job, forms, survey, counts) {
            self.line(&line);
        }
    }

    /// How many errors were found so far.
    pub(crate) fn errors(&self) -> usize {
        self.errors
    }

    /// How many warnings were found so far.
    pub(crate) fn warnings(&self) -> usize {
        self.warnings
    }

    /// A progress bar, shown on a terminal that can take a line back when the work takes more than a second.
    pub(crate) fn progress(&mut self, what: String, total: Option<u64>) -> Progress {
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::hidden());
        if self.is_quiet || self.is_traced || !io::stderr().is_terminal() {
            return Progress { bar, waits: AtomicBool::new(false) };
        }
        let columns = width::of_errors().unwrap_or(PLAIN_COLUMNS);
        if let Ok(style) = ProgressStyle::with_template(&words::progress(total.is_some(), columns)) {
            let written = |text: fn(&ProgressState) -> String| {
                move |state: &ProgressState, out: &mut dyn fmt::Write| {
                    let _ = out.write_str(&text(state));
                }
            };
            let style = style
                .with_key("done", written(|state| words::number(state.pos())))
                .with_key("all", written(|state| words::number(state.len().unwrap_or_default())))
                .with_key("speed", written(|state| words::speed(state.per_sec())));
            bar.set_style(style);
        }
        bar.set_message(what);
        Progress { bar, waits: AtomicBool::new(true) }
    }
}

/// A finding as data.
fn as_json(finding: &Diagnostic) -> Value {
    let place = finding.place.as_ref();
    let values: serde_json::Map<String, Value> =
        finding.values.iter().map(|(name, value)| ((*name).to_owned(), Value::from(value.as_str()))).collect();
    serde_json::json!({
        "code": finding.code.as_str(),
        "severity": finding.severity.as_str(),
        "file": place.map(|place| place.file.display().to_string()),
        "line": place.and_then(|place| place.line),
        "row": place.and_then(|place| place.row),
        "column": place.and_then(|place| place.heading.as_deref()),
        "cell": finding.excerpt.as_ref().map(|excerpt| excerpt.text.as_str()),
        "values": values,
        "message": words::explain(finding),
        "hint": words::explain_hint(finding),
    })
}

/// Work that is under way.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
    /// Whether it is still to be seen, once the work takes long. Until then nothing is sent to the terminal, not even what takes a bar
    /// away.
    waits: AtomicBool,
}

impl Progress {
    /// So much is done.
    pub(crate) fn at(&self, done: u64) {
        if self.waits.load(Ordering::Relaxed)
            && self.bar.elapsed() > PATIENCE
            && self.waits.swap(false, Ordering::Relaxed)
        {
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(5));
        }
        self.bar.set_position(done);
    }

    /// Takes the bar away.
    pub(crate) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

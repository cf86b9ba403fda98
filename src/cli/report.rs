//! The only printer. Data goes to standard output, everything else to standard error.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use anyhow::Context;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::batch::{Counts, Forms, Job, Survey};
use crate::cli::words;
use crate::diagnostic::{Code, Findings};

/// Prints, and remembers which hints were given.
#[derive(Debug, Default)]
pub(crate) struct Report {
    hinted: Vec<Code>,
}

impl Report {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A line on standard error.
    #[expect(clippy::unused_self, reason = "printing goes through the one printer")]
    pub(crate) fn line(&mut self, text: &str) {
        // Nobody can be told that standard error is closed.
        let _ = writeln!(io::stderr().lock(), "{text}");
    }

    /// Data on standard output.
    #[expect(clippy::unused_self, reason = "printing goes through the one printer")]
    pub(crate) fn data(&mut self, text: &str) -> anyhow::Result<()> {
        let mut output = io::stdout().lock();
        match writeln!(output, "{text}").and_then(|()| output.flush()) {
            // Who closed the pipe has read enough.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            result => result.context("standard output"),
        }
    }

    /// All findings, each with its place; a hint once for each kind of finding.
    pub(crate) fn findings(&mut self, findings: &Findings) {
        let mut text = String::new();
        for finding in findings.iter() {
            text.push_str(&words::en::finding(finding));
            text.push('\n');
            if !self.hinted.contains(&finding.code)
                && let Some(hint) = words::en::hint(finding)
            {
                self.hinted.push(finding.code);
                text.push_str("hint: ");
                text.push_str(&hint);
                text.push('\n');
            }
        }
        if !text.is_empty() {
            self.line(text.trim_end());
        }
    }

    /// What was made, in a few lines.
    pub(crate) fn summary(&mut self, job: &Job, forms: &Forms, survey: &Survey, counts: &Counts) {
        for line in words::en::summary(job, forms, survey, counts) {
            self.line(&line);
        }
    }

    /// A progress bar, shown on a terminal when the work takes more than a second.
    #[expect(clippy::unused_self, reason = "printing goes through the one printer")]
    pub(crate) fn progress(&mut self, what: &'static str, total: Option<u64>) -> Progress {
        if !io::stderr().is_terminal() {
            return Progress { bar: ProgressBar::hidden() };
        }
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr_with_hz(5));
        let template = if total.is_some() {
            "{msg} {bar:30} {pos}/{len}, {per_sec}, {eta} left"
        } else {
            "{msg} {pos}, {per_sec}"
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.set_message(what);
        Progress { bar }
    }
}

/// Work that is under way.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// So much is done.
    pub(crate) fn at(&self, done: u64) {
        if self.bar.elapsed() > Duration::from_secs(1) {
            self.bar.set_position(done);
        }
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

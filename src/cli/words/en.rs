//! What is English alone as yet, and what the page of a proof, which is in English, takes of the messages.

pub(crate) mod proof;

use crate::batch::{Counts, FaceUse, Forms, Job, Survey};
use crate::cli::words::catalogue::in_language;
use crate::cli::words::locale::Language;
use crate::cli::words::{faces as faces_of, findings, summary as summary_of};
use crate::diagnostic::Diagnostic;

/// A finding on one line.
pub(crate) fn finding(finding: &Diagnostic) -> String {
    in_language(Language::English, || findings::finding(finding))
}

/// A line for each script and face, then one for each character without a face.
pub(crate) fn faces(found: &FaceUse) -> Vec<String> {
    in_language(Language::English, || faces_of(found))
}

/// The lines of a summary.
fn summary(job: &Job, forms: &Forms, survey: &Survey, counts: &Counts) -> Vec<String> {
    in_language(Language::English, || summary_of(job, forms, survey, counts))
}

/// A number of things; those that take an `s`.
fn of(count: u64, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}

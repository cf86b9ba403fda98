//! The sentences: what is said is decided here, how it is said stands in a folder of Fluent files a language.
//!
//! Everything that people read is in the language of their locale ([`locale`]). What programs read is English everywhere:
//! `--json`, the manifest, `rejected.csv`, codes.

mod address;
pub(crate) mod archive;
mod called;
mod catalogue;
mod counted;
pub(crate) mod erasures;
mod faces;
mod failures;
mod findings;
pub(crate) mod init;
pub(crate) mod job_sheet;
mod labels;
mod life;
mod lists;
mod locale;
mod machine;
mod misuse;
mod numbers;
pub(crate) mod preview;
mod progress;
pub(crate) mod proof;
mod quoted;
mod reasons;
mod shown;
pub(crate) mod specimen;
pub(crate) mod starter;
mod summary;

pub(crate) use catalogue::{choose, language};
pub(crate) use faces::faces;
pub(crate) use failures::{
    busy, damaged, disturbed, failure, forbidden, forbidden_in_archive, interrupted, interrupted_in_archive,
    list_changed, no_room, no_room_in_archive, spool, standard_output,
};
pub(crate) use findings::{explain, explain_hint, finding_message, hint, hint_line, kind, with_severity};
pub(crate) use labels::{Label, is_error, labels};
pub(crate) use life::{
    Sealing, approved, discard_question, discarded, handed_over, holdings, holdings_of_mailing, is_yes,
    password_question, reprinted, sealed, verified,
};
pub(crate) use lists::{
    column_headings, columns_of, format_parts, list_headings, listed_letter, message, messages, no_heading, row_of_list,
};
pub(crate) use misuse::misused;
pub(crate) use numbers::number;
pub(crate) use progress::{counting_pages, progress, reading_rows, setting_letters, speed};
pub(crate) use quoted::command;
pub(crate) use shown::{escaped, shown};
pub(crate) use summary::{cleaned, joined, kept_at_work, kept_young, not_ready, ready, summary, taken_over};

//! `mailbag join`: puts the shards of a batch together.

use crate::batch::Outcome;
use crate::batch::join::join;
use crate::cli::args::JoinArguments;
use crate::cli::report::Report;
use crate::cli::{Ending, STOP, build, clean, job, outside, words};
use crate::diagnostic::Findings;
use crate::text::FontBook;

pub(crate) fn run(arguments: &JoinArguments, report: &mut Report) -> Result<(), Ending> {
    let mut findings = Findings::new();
    let out = clean::folder(arguments.out.as_ref(), &mut findings);
    clean::name_old(&out, &mut findings);
    outside::refuse_out(&out, &mut findings);
    let fonts = FontBook::load(arguments.font_dir.as_deref(), &mut findings);
    job::check_folder_of_fonts(arguments.font_dir.as_deref(), &mut findings);
    let joined =
        if findings.has_errors() { Ok(None) } else { join(&arguments.shards, &out, &fonts, &STOP, &mut findings) };
    report.findings(&findings);
    let Some(Outcome::Built(built) | Outcome::Exists(built)) = joined? else { return Err(Ending::Refused) };
    report.line(&words::joined(arguments.shards.len(), &built.manifest));
    build::print(&built, arguments.json, report)
}

//! `mailbag reprint`: some letters of a batch once more, as they were or mended.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::batch::reprint::{self, Wanted};
use crate::batch::{StoredBatch, ranges, staging};
use crate::campaign::Kind;
use crate::cli::args::ReprintArguments;
use crate::cli::from_batch;
use crate::cli::report::Report;
use crate::cli::{Ending, correct, corrected, outside, words};
use crate::diagnostic::{Code, Diagnostic, Findings};

pub(crate) fn run(arguments: &ReprintArguments, report: &mut Report) -> Result<(), Ending> {
    if let Some(corrected) = &arguments.corrected {
        return correct::run(corrected, arguments, report);
    }
    let out = arguments.out.clone().unwrap_or_else(|| PathBuf::from("reprint.pdf"));
    let mut findings = Findings::new();
    if staging::is_other_than_pdf(&out) {
        findings.push(Diagnostic::error(Code::FileInTheWay).with("file", out.display()));
    }
    report.findings(&findings);
    let batch = from_batch::open(&arguments.batch, report)?;
    let mut chosen = Findings::new();
    outside::refuse_inside(&out, &mut chosen);
    let wanted = wanted(&batch, arguments, &mut chosen);
    if let Some(wanted) = &wanted {
        let archive = arguments.archive.as_ref();
        chosen.extend(corrected::known(&batch, &[], Some(&wanted.serials), archive, report)?);
    }
    report.findings(&chosen);
    let good = !findings.has_errors() && !chosen.has_errors();
    let wanted = wanted.filter(|_| good).ok_or(Ending::Refused)?;
    let Some(bytes) = reprint::write(&batch, &wanted, Vec::new())? else {
        report.findings(&instead(&batch, &wanted, Code::UncutVolume));
        return Err(Ending::Refused);
    };
    staging::write_alone(&out, &bytes)?;
    let withdrawn =
        batch.letters.iter().filter(|letter| batch.is_withdrawn(letter)).map(|letter| letter.serial).collect();
    report.line(&words::reprinted(&batch.manifest.batch, &wanted.serials, &withdrawn));
    let path = out.display().to_string();
    report.data(&if arguments.json {
        serde_json::json!({ "file": path, "batch": batch.manifest.batch, "serials": wanted.serials }).to_string()
    } else {
        path
    })?;
    Ok(())
}

/// The letters that are asked for, all of which must be there; on sheets of their own, not in a table.
fn wanted(batch: &StoredBatch, arguments: &ReprintArguments, findings: &mut Findings) -> Option<Wanted> {
    let known: BTreeSet<u64> = batch.letters.iter().map(|letter| letter.serial).collect();
    let mut serials = BTreeSet::new();
    let before = findings.error_count();
    for typed in &arguments.serials {
        let Some(ranges) = ranges::parse(typed) else {
            findings.push(Diagnostic::error(Code::BadSerials).with("value", typed));
            continue;
        };
        for range in ranges {
            let found: Vec<u64> = known.range(range.clone()).copied().collect();
            // The first serial of the range that is not there.
            let missing = range.clone().zip(&found).find(|(serial, found)| serial != *found).map(|(serial, _)| serial);
            let missing = missing.or_else(|| {
                let next = range.start().saturating_add(found.len() as u64);
                (next <= *range.end()).then_some(next)
            });
            if let Some(serial) = missing {
                let known = ranges::compact(known.iter().copied());
                findings.push(Diagnostic::error(Code::UnknownSerial).with("serial", serial).with("known", known));
            }
            serials.extend(found);
        }
    }
    if let Some(to) = &arguments.to
        && !batch.manifest.volumes.iter().any(|volume| volume.addressee == *to)
    {
        let known: BTreeSet<&str> = batch.manifest.volumes.iter().map(|volume| volume.addressee.as_str()).collect();
        let known = known.into_iter().collect::<Vec<_>>().join(", ");
        findings.push(Diagnostic::error(Code::UnknownAddressee).with("addressee", to).with("known", known));
    }
    if findings.error_count() > before {
        return None;
    }
    let wanted = Wanted { serials, addressee: arguments.to.clone() };
    if batch.manifest.kind != Kind::Letter.as_str() {
        findings.extend(instead(batch, &wanted, Code::SharedSheets));
        return None;
    }
    Some(wanted)
}

/// The pages of the volumes to print where no file can be made.
fn instead(batch: &StoredBatch, wanted: &Wanted, code: Code) -> Findings {
    let mut findings = Findings::new();
    for (file, pages) in wanted.pages(batch) {
        findings.push(
            Diagnostic::error(code)
                .with("file", batch.path(&file).display())
                .with("pages", pages)
                .with("tool", &batch.manifest.tool),
        );
    }
    findings
}

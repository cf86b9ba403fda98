//! `mailbag messages`: every personal message of a list with what it gives away, for the person who approves them.

use crate::cli::args::ListFileArguments;
use crate::cli::list_file;
use crate::cli::report::Report;
use crate::cli::{Ending, words};
use crate::diagnostic::{Code, Findings};
use crate::lang::Lang;
use crate::letter::value_lang;
use crate::signers::contacts::traces;
use crate::signers::{Checker, Column, Row, Rules};

pub(crate) fn run(arguments: &ListFileArguments, report: &mut Report) -> Result<(), Ending> {
    let mut file = list_file::open(arguments, report)?;
    let checker = Checker::new(&file.list.name, &file.columns, Rules::default());
    let mut row = Row::default();
    let mut findings = Findings::new();
    let (mut messages, mut approved, mut with_traces) = (0_u64, 0_u64, 0_u64);
    loop {
        match file.reader.read(&mut row) {
            Ok(false) => break,
            Ok(true) => {}
            Err(finding) => {
                let ends = finding.code == Code::UnreadableFile;
                findings.push(finding);
                if ends {
                    break;
                }
                continue;
            }
        }
        let Some(message) = checker.message(&row) else { continue };
        let own = Lang::parse(file.columns.cell(&row, Column::Language).trim());
        let lang = value_lang(&message.text, own, own.unwrap_or(Lang::literal("und")), None);
        let found = traces(&message.text);
        messages += 1;
        approved += u64::from(message.approved == Some(true));
        with_traces += u64::from(!found.is_empty());
        let length = message.text.chars().count();
        if arguments.json {
            let found: Vec<_> =
                found.iter().map(|(trace, text)| serde_json::json!({ "kind": trace.as_str(), "text": text })).collect();
            report.data(
                &serde_json::json!({
                    "row": row.number, "line": row.line, "language": lang.as_str(), "length": length,
                    "approved": message.approved, "found": found, "message": message.text,
                })
                .to_string(),
            )?;
        } else {
            report.data(&words::message(&row, lang, length, message.approved, &found, &message.text))?;
        }
    }
    report.findings(&findings);
    report.line(&words::messages(messages, approved, with_traces));
    if findings.has_errors() { Err(Ending::Refused) } else { Ok(()) }
}

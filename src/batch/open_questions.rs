//! What only somebody who knows the list can answer: what the yes and no of a column mean that nothing uses, and who is the same person.

use crate::batch::list::List;
use crate::diagnostic::{Code, Diagnostic, Findings, Place, Severity};
use crate::signers::near::Pair;
use crate::signers::{Subject, Unforeseen};

/// Says which columns that nothing uses say yes and no: an error where the heading speaks of the name or the message, in the place of what
/// was said of the heading alone, since somebody may have refused; else a warning. An error too is a column of names without one.
pub(super) fn of_columns(unforeseen: &Unforeseen, list: &List, findings: &mut Findings) {
    for answered in unforeseen.answering() {
        let of_column = |one: &Diagnostic| one.code == Code::UnusedColumn && one.value("column") == answered.heading;
        findings.retain(|one| !of_column(one));
        let of = answered.subject.map(|subject| match subject {
            Subject::Name => "name",
            Subject::Message => "message",
        });
        let severity = if of.is_some() { Severity::Error } else { Severity::Warning };
        let finding = Diagnostic::warning(Code::UnusedAnswers).with("column", answered.heading);
        let finding = finding.with("of", of.unwrap_or_default()).at(Place::file(&list.name));
        findings.push(Diagnostic { severity, ..finding });
    }
    for (heading, field) in unforeseen.names() {
        let finding = Diagnostic::error(Code::NoNames).with("column", heading).with("field", field);
        findings.push(finding.at(Place::file(&list.name)));
    }
}

/// Says which rows are almost one person's: an error where one of them refuses and nothing tells the two apart, which no other finding of
/// the row lifts.
pub(super) fn of_people(pairs: impl Iterator<Item = Pair>, list: &List, findings: &mut Findings) {
    for pair in pairs {
        let code = if pair.left_out { Code::NearLeftOut } else { Code::NearDuplicate };
        let finding = if pair.may_be_one { Diagnostic::error(code) } else { Diagnostic::warning(code) };
        let finding = finding.at(Place { row: Some(pair.row), ..Place::file(&list.name) });
        let similarity = format!("0.{:02}", pair.similarity);
        let similarity = if pair.similarity == 100 { "1.00".to_owned() } else { similarity };
        findings.push(finding.with("row", pair.other).with("similarity", similarity).with("by", pair.common.as_str()));
    }
}

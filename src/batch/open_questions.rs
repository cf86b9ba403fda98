//! What only somebody who knows the list can answer: what the yes and no of a column mean that nothing uses, and who is the same person.

use crate::batch::list::List;
use crate::diagnostic::{Code, Diagnostic, Findings, Place, Severity};
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
    for (heading, texts) in unforeseen.asking() {
        let rows = texts.first.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
        let finding = Diagnostic::warning(Code::WishInText).with("column", heading).at(Place::file(&list.name));
        let finding = finding.with("rows", rows).with("count", texts.count);
        findings.push(match texts.count - texts.first.len() {
            0 => finding,
            more => finding.with("more", more),
        });
    }
    for (heading, field) in unforeseen.names() {
        let finding = Diagnostic::error(Code::NoNames).with("column", heading).with("field", field);
        findings.push(finding.at(Place::file(&list.name)));
    }
}

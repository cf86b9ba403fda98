//! A personal message that names the person whose name the row hides.

use crate::batch::judge::Judge;
use crate::diagnostic::{Code, Diagnostic, Findings, Severity};
use crate::letter::SignerField;
use crate::signers::{Column, Fate, OwnNames, Row, Signer};

/// Refuses a row whose message would be printed and says who wrote it. Where somebody has read and approved the message it is a
/// warning: a name can be a word too.
pub(crate) fn refuse(judge: &Judge<'_>, signer: &Signer<'_>, row: &Row, findings: &mut Findings) -> Result<(), Fate> {
    // A signature would show the name as well.
    if signer.shows_signature || signer.message.is_empty() || !judge.prints(&SignerField::Message) {
        return Ok(());
    }
    let cell = |column| judge.cell(row, column).trim();
    let names = OwnNames {
        name: cell(Column::Name),
        given_name: cell(Column::GivenName),
        family_name: cell(Column::FamilyName),
        latin_name: cell(Column::LatinName),
        email: cell(Column::Email),
        printed: &signer.name.printed,
    };
    let Some(said) = names.said_in(&signer.message) else { return Ok(()) };
    let place = judge.place(row).under(judge.heading(Column::Message));
    let finding = Diagnostic::error(Code::MessageNamesSigner).with("value", &said).at(place);
    let message = judge.cell(row, Column::Message);
    let finding = match message.find(&said) {
        Some(at) => finding.quoting(message, at..at + said.len()),
        None => finding,
    };
    if judge.checker.message(row).is_some_and(|message| message.approved == Some(true)) {
        findings.push(Diagnostic { severity: Severity::Warning, ..finding });
        return Ok(());
    }
    findings.push(finding);
    Err(Fate::Rejected)
}

//! The postal address of a signer: its lines, and what the post would not read of it, at its row and column.

use crate::batch::job::Job;
use crate::batch::judge::Judge;
use crate::campaign::SenderBlock;
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::post::address::{self, Fields};
use crate::post::country::{Posting, code_of};
use crate::post::rules::{self, Fault};
use crate::signers::{Column, Row, Signer};

/// The columns without which nobody has an address.
const NEEDED: [Column; 2] = [Column::Street, Column::City];

/// Says once of each column that an address needs and the list does not have.
pub(crate) fn note_columns(judge: &Judge<'_>, findings: &mut Findings) {
    for column in NEEDED.into_iter().filter(|column| !judge.has(*column)) {
        let finding = Diagnostic::warning(Code::AddressFault).with("fault", "no-column");
        findings.push(finding.with("column", column.heading()).at(judge.list_place()));
    }
}

/// The lines of a signer's address when posted there; none where the list has no street or no town of theirs. What
/// does not meet the rules of its post goes to `findings`; of what the whole list lacks [`note_columns`] tells.
pub(crate) fn lines(
    judge: &Judge<'_>,
    signer: &Signer<'_>,
    row: &Row,
    posting: Posting<'_>,
    findings: &mut Findings,
) -> Vec<String> {
    let place = |column: Column| judge.place(row).under(judge.heading(column));
    if NEEDED.into_iter().any(|column| !judge.has(column)) {
        return Vec::new();
    }
    for (column, value) in NEEDED.into_iter().zip([&signer.street, &signer.city]) {
        if value.trim().is_empty() {
            // What stands in the row and not in the signer is not to be printed.
            let fault = if judge.is_filled(row, column) { "kept-back" } else { "not-given" };
            let finding = Diagnostic::warning(Code::AddressFault).with("fault", fault);
            findings.push(finding.at(place(column)));
            return Vec::new();
        }
    }
    let street: Vec<String> = signer.street.lines().map(str::to_owned).collect();
    let name = signer.name.latin.as_deref().unwrap_or(&signer.name.printed);
    let country = signer.country.trim();
    let fields = Fields {
        organisation: "",
        person: name,
        street: &street,
        postcode: &signer.postcode,
        place: &signer.city,
        country: code_of(country).unwrap_or(country),
    };
    let lines = address::lines(&fields, posting);
    for fault in rules::faults(&fields, &lines, posting.country) {
        let column = match fault {
            Fault::NoCountry | Fault::UnknownCountry(_) => Column::Country,
            Fault::NoPostcode | Fault::WrongPostcode { .. } => Column::Postcode,
            _ => Column::Street,
        };
        findings.push(crate::campaign::day::fault(&fault).at(place(column)));
    }
    lines
}

/// Whether the letters print the signers' addresses.
pub(crate) fn is_printed(job: &Job) -> bool {
    job.campaign.sender == SenderBlock::Address && job.campaign.kind == crate::campaign::Kind::Letter
}

/// What somebody should know of a signer's address where the letter prints it.
pub(crate) fn note(job: &Job, judge: &Judge<'_>, signer: &Signer<'_>, row: &Row, findings: &mut Findings) {
    if let (true, Some(route)) = (is_printed(job), job.routes.first()) {
        lines(judge, signer, row, route.posting(), findings);
    }
}

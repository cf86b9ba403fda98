//! What is worth knowing about a campaign on the day of its letters.

use jiff::civil::Date;

use crate::campaign::{Addressee, Campaign, Kind, Library, PostalAddress, Route};
use crate::diagnostic::{Code, Diagnostic, Findings, Place, Severity};
use crate::post::country::Posting;
use crate::post::rules::Fault;

impl Campaign {
    /// What somebody should know before sending letters dated `date`: `campaign-closed`, then for each addressee
    /// `addressee-without-language`, `addressee-left`, `no-postal-address` and `data-age`, then `address-fault`
    /// for each address, and for each route `empty-setting`, `address-fault` and `data-age`. Only `addressee-without-language` of a letter is an error.
    pub fn check_day(
        &self,
        library: &Library,
        addressees: &[&Addressee],
        routes: &[&Route],
        date: Date,
        findings: &mut Findings,
    ) {
        let open = self.opens.is_none_or(|first| first <= date) && self.closes.is_none_or(|last| date <= last);
        if !open {
            let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
            let finding = Diagnostic::warning(Code::CampaignClosed)
                .with("opens", day(self.opens))
                .with("closes", day(self.closes))
                .with("date", date);
            findings.push(finding.at(Place::file(self.settings_path())));
        }
        for addressee in addressees {
            self.check_addressee(library, addressee, date, findings);
        }
        if let (Kind::Letter, Some(route)) = (self.kind, routes.first()) {
            for addressee in addressees {
                let place = Place::file(library.addressees_path()).key(format!("{}.postal", addressee.id));
                let postal = addressee.postal.as_ref();
                note_faults(&addressee.id, postal, route.posting(), &place, findings);
            }
        }
        for route in routes {
            let place = |key: &str| Place::file(library.routes_path()).key(format!("{}.{key}", route.id));
            if route.office.is_empty() {
                let field = format!("{}.office", route.id);
                findings.push(Diagnostic::warning(Code::EmptySetting).with("field", field).at(place("office")));
            }
            note_faults(&route.id, route.postal.as_ref(), route.posting(), &place("postal"), findings);
            note_age(&route.id, route.as_of, date, place("as_of"), findings);
        }
    }

    fn check_addressee(&self, library: &Library, addressee: &Addressee, date: Date, findings: &mut Findings) {
        let id = &addressee.id;
        let place = |key: &str| {
            let key = if key.is_empty() { id.clone() } else { format!("{id}.{key}") };
            Place::file(library.addressees_path()).key(key)
        };
        for lang in &self.languages {
            let found = addressee.words_in(*lang);
            if found.is_none_or(|(found, _)| found.language() != lang.language()) {
                // A letter would greet in a language that the rest of it is not in.
                let severity = if self.kind == Kind::Letter { Severity::Error } else { Severity::Warning };
                let finding = Diagnostic::warning(Code::AddresseeWithoutLanguage).with("addressee", id);
                findings.push(Diagnostic { severity, ..finding.with("language", lang).at(place("")) });
            }
        }
        if let Some(until) = addressee.until.filter(|until| date > *until) {
            let finding = Diagnostic::warning(Code::AddresseeLeft)
                .with("addressee", id)
                .with("until", until)
                .with("successor", addressee.successor.as_deref().unwrap_or_default());
            findings.push(finding.at(place("until")));
        }
        // A petition sheet is handed over; it prints no address of who is asked.
        if self.kind == Kind::Letter && addressee.postal.is_none() {
            findings.push(Diagnostic::note(Code::NoPostalAddress).with("addressee", id).at(place("postal")));
        }
        note_age(id, addressee.as_of, date, place("as_of"), findings);
    }
}

/// What an address does not meet of the rules of the country of posting.
fn note_faults(
    name: &str,
    postal: Option<&PostalAddress>,
    posting: Posting<'_>,
    place: &Place,
    findings: &mut Findings,
) {
    let Some(postal) = postal else { return };
    note_each(name, &postal.lines_from(posting).1, place, findings);
}

/// A warning for each fault of an address.
pub(crate) fn note_each(name: &str, faults: &[Fault], place: &Place, findings: &mut Findings) {
    for fault in faults {
        findings.push(self::fault(fault).with("name", name).at(place.clone()));
    }
}

/// A warning about an address, without its name and place.
pub(crate) fn fault(fault: &Fault) -> Diagnostic {
    let finding = Diagnostic::warning(Code::AddressFault).with("fault", fault.name());
    match fault {
        Fault::TooManyLines { found, limit } => finding.with("found", found).with("limit", limit),
        Fault::LineTooLong { line, found, limit } => {
            finding.with("line", line).with("found", found).with("limit", limit)
        }
        Fault::RightToLeft { line } | Fault::NotLatin { line } => finding.with("line", line),
        Fault::UnknownCountry(country) => finding.with("country", country),
        Fault::WrongPostcode { postcode, forms } => finding.with("postcode", postcode).with("forms", forms),
        Fault::NoCountry | Fault::NoPostcode => finding,
    }
}

/// So many days old, data are as good as new, and nobody is told how old they are (tuned: a month).
pub(crate) const FRESH_DAYS: i64 = 30;

fn note_age(name: &str, as_of: Option<Date>, date: Date, place: Place, findings: &mut Findings) {
    let Some(as_of) = as_of else { return };
    let days = date.duration_since(as_of).as_hours() / 24;
    if days > FRESH_DAYS {
        let finding = Diagnostic::note(Code::DataAge).with("name", name).with("as_of", as_of).with("days", days);
        findings.push(finding.at(place));
    }
}

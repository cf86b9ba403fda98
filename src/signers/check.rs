//! What a row becomes: a signer, or a reason why not.

use std::borrow::Cow;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::lang::Lang;
use crate::signers::answers::{consent, is_mere_answer};
use crate::signers::cells::{Cells, shown};
use crate::signers::clean::{Kind, clean, trimmed};
use crate::signers::columns::ColumnMap;
use crate::signers::date_order::{DateOrder, DaysSeen};
use crate::signers::dates::Order;
use crate::signers::duplicates::Identity;
use crate::signers::email::is_email;
use crate::signers::fate::{Fate, LeftOut, Visibility};
use crate::signers::name::{Hints, Name, NameCells};
use crate::signers::name_role::name_parts;
use crate::signers::refusal::refused_beside;
use crate::signers::row::{Column, Row};
use crate::signers::scope::Scope;
use crate::signers::signer::{Message, Rules, Signer};

mod days;
mod doubted;
mod refused;
mod wished;

/// Checks rows, one after another.
#[derive(Debug)]
pub struct Checker<'m> {
    file: PathBuf,
    columns: &'m ColumnMap,
    rules: Rules,
    /// Places of [`Rules::extra`] in a row.
    extra: Vec<(Arc<str>, u16)>,
    /// Heading and place of the columns that nothing uses, and of which nobody said so.
    unused: Vec<(&'m str, u16)>,
    /// Places of those of them whose cells are all answers, of which some say who may not be named.
    wishes: Vec<u16>,
    /// The country looked up last, and its code: most lists are of one country.
    country: RefCell<(String, Option<&'static str>)>,
    /// Whether what is doubtful about a good row is looked for.
    doubts: bool,
    /// What the days of signing and of consent have shown so far.
    days: RefCell<[DaysSeen; 2]>,
}

impl<'m> Checker<'m> {
    /// A checker of the rows of one list. `file` is named in findings.
    pub fn new(file: &Path, columns: &'m ColumnMap, rules: Rules) -> Self {
        let place = |heading: &Arc<str>| columns.find_extra(heading).map(|position| (heading.clone(), position));
        let extra: Vec<(Arc<str>, u16)> = rules.extra.iter().filter_map(place).collect();
        let is_printed = |position: u16| extra.iter().any(|(_, printed)| *printed == position);
        let unused = columns.unsettled().filter(|(_, position)| !is_printed(*position)).collect();
        let (country, days) = (RefCell::default(), RefCell::default());
        Self { file: file.to_owned(), columns, rules, extra, unused, wishes: Vec::new(), country, doubts: true, days }
    }

    /// A checker of rows that were found good before: signers are the same, but that days are read as
    /// [`settle_days`](Self::settle_days) found, and neither what names and e-mail addresses look like is gone into again, nor what
    /// stands in columns that nothing uses.
    #[must_use]
    pub fn again(self, date_order: DateOrder) -> Self {
        let rules = Rules { date_order: Some(date_order), ..self.rules };
        Self { doubts: false, unused: Vec::new(), rules, ..self }
    }

    /// Judges a row without regard to other rows. `Ok` is a good signer (withheld or without consent
    /// are `Err(Fate::LeftOut)`); a rejected row's findings, one for each thing wrong with it, are pushed.
    /// Calling it again on the same row gives the same answer. What days show of their order is taken down at each call, so until
    /// [`settle_days`](Self::settle_days) a row is judged once; a checker that goes through the list [`again`](Self::again) takes
    /// nothing down.
    ///
    /// Errors: `empty-field`, `no-name`, `answer-for-name`, `too-long`, `forbidden-character`, `bad-language-tag`, `bad-date`,
    /// `unknown-visibility`, `unknown-consent`, `wish-unread`, `consent-empty` (where a yes shows the name), `unknown-scope`,
    /// `bad-signature`, `wish-not-settled`, `not-a-signer`, `message-refuses-name` (a warning where it is not plain). A good signer can have the warnings
    /// `bad-email`, `doubtful-name`, `mixed-scripts` and the notes `hidden-character`, `title-in-name`, `name-in-one-case`,
    /// `postcode-mended`, `signature-not-printed`, `line-break-in-cell`, the warnings `spreadsheet-error` (an error in a name),
    /// `consent-empty` and, where the order of days is known, `signed-later` too.
    pub fn judge<'r>(&self, row: &'r Row, findings: &mut Findings) -> Result<Signer<'r>, Fate> {
        if row.cells.as_slice().chars().all(char::is_whitespace) {
            return Err(Fate::Blank);
        }
        let mut cells = Cells { file: &self.file, columns: self.columns, row, findings, rejected: false };
        if self.is_between(&mut cells) {
            return Err(Fate::Rejected);
        }
        for &column in &self.rules.required {
            if trimmed(self.columns.cell(row, column)).is_empty() {
                cells.reject(column, Diagnostic::error(Code::EmptyField));
            }
        }
        let mut hidden = self.hidden_under(row);
        if let Some((heading, position, _)) = hidden.next() {
            let finding = Diagnostic::error(Code::WishNotSettled);
            // However many columns say so, it is one row.
            cells.reject_extra(
                heading,
                position,
                match hidden.count() {
                    0 => finding,
                    more => finding.with("more", more),
                },
            );
        }
        let id = cells.unchanged(Column::Id);
        let mut names = NameCells {
            name: cells.text(Column::Name),
            given_name: cells.text(Column::GivenName),
            family_name: cells.text(Column::FamilyName),
            latin_name: cells.text(Column::LatinName),
            print_name: cells.text(Column::PrintName),
        };
        for (column, name) in [
            (Column::Name, &names.name),
            (Column::GivenName, &names.given_name),
            (Column::FamilyName, &names.family_name),
        ] {
            if let Some(part) = refused_beside(name) {
                cells.reject(column, Diagnostic::error(Code::AnswerForName).with("value", shown(part)));
            }
        }
        for (column, name) in [(Column::LatinName, &names.latin_name), (Column::PrintName, &names.print_name)] {
            if is_mere_answer(name) {
                cells.reject(column, Diagnostic::error(Code::AnswerForName).with("value", shown(name)));
            }
        }
        self.doubt_names(&mut names, &mut cells);
        names.settle();
        let title = cells.text(Column::Title);
        let organisation = cells.text(Column::Organisation);
        let role = cells.text(Column::Role);
        let street = cells.text(Column::Street);
        let mut postcode = cells.text(Column::Postcode);
        let city = cells.text(Column::City);
        let country = cells.text(Column::Country);
        if let Some(whole) = self.with_lost_zeros(&postcode, &country) {
            let finding = Diagnostic::note(Code::PostcodeMended).with("value", &postcode).with("mended", &whole);
            cells.warn(Column::Postcode, finding);
            postcode = Cow::Owned(whole);
        }
        let email = cells.text(Column::Email);
        let language = cells.parsed(Column::Language, Code::BadLanguageTag, "language", Lang::parse);
        let lang = language.or(self.rules.letter_lang);
        let order = self.rules.date_order.unwrap_or_default().of_row(lang);
        let date = self.day(&mut cells, 0, order);
        let mut message = cells.text(Column::Message);
        for (column, text) in [
            (Column::Organisation, &organisation),
            (Column::Role, &role),
            (Column::Street, &street),
            (Column::City, &city),
            (Column::Message, &message),
        ] {
            self.doubt_scripts(column, text, &mut cells);
        }
        let approved =
            cells.parsed(Column::MessageApproved, Code::UnknownConsent, "value", |text| consent(text, order));
        let message_refused = self.message_refused(&mut cells);
        let signature = cells.unchanged(Column::Signature);
        if !signature.is_empty() && !signature.starts_with('[') && !stays_in_folder(signature) {
            let finding = Diagnostic::error(Code::BadSignature).with("value", shown(signature));
            cells.reject(Column::Signature, finding.with("reason", "unsafe-path"));
        }
        let agreed = cells.parsed(Column::Consent, Code::UnknownConsent, "value", |text| consent(text, order));
        let consent_date = self.day(&mut cells, 1, order);
        let scope = cells.parsed(Column::ConsentScope, Code::UnknownScope, "value", Scope::parse).unwrap_or(Scope::ALL);
        let visibility = self.visibility(&mut cells);

        let hints = Hints {
            language,
            country: &country,
            letter_cjk: self.rules.letter_cjk,
            letter_lang: self.rules.letter_lang,
        };
        let has_print_name = !names.print_name.is_empty();
        let name = match visibility {
            Visibility::Initials => Name::initials(&names, hints),
            Visibility::Named | Visibility::Withheld => Name::whole(names, hints),
        };
        if !name.can_be_read() {
            cells.reject_row(Diagnostic::error(Code::NoName));
        }
        if cells.rejected {
            return Err(Fate::Rejected);
        }
        // Without the name there is no letter to print.
        if !agreed.unwrap_or(!self.rules.consent_required) || !scope.name {
            return Err(Fate::LeftOut(LeftOut::NoConsent));
        }
        if visibility == Visibility::Withheld {
            return Err(Fate::LeftOut(LeftOut::Withheld));
        }
        if agreed.is_none() && self.columns.position(Column::Consent).is_some() {
            cells.warn(Column::Consent, Diagnostic::warning(Code::ConsentEmpty));
        }
        for (which, signed) in [date, consent_date].into_iter().enumerate() {
            if let (Some(signed), Some(letter)) = (signed, self.rules.day) {
                self.compare(&mut cells, which, signed, letter, lang);
            }
        }
        if self.doubts && !email.is_empty() && !is_email(&email) {
            cells.warn(Column::Email, Diagnostic::warning(Code::BadEmail).with("value", shown(&email)));
        }
        let is_refused = message_refused || approved == Some(false);
        let lacks_approval = is_refused || (self.rules.approved_messages && approved != Some(true));
        let message_unapproved = lacks_approval && scope.message && !message.is_empty();
        if message_unapproved {
            message = Cow::Borrowed("");
        }
        let hides_name = has_print_name || visibility == Visibility::Initials;
        let mut extra = Vec::new();
        if !hides_name {
            self.heed_message(approved == Some(true), &mut cells);
            for (heading, position) in &self.extra {
                extra.push((heading.clone(), cells.extra(heading, *position)));
            }
            if cells.rejected {
                return Err(Fate::Rejected);
            }
        }
        let mut signer = Signer {
            row: row.number,
            line: row.line,
            id,
            name,
            title,
            organisation,
            role,
            street,
            postcode,
            city,
            country,
            email,
            language,
            date: date.map(|date| date.read(order)),
            message,
            signature: Cow::Borrowed(signature),
            shows_signature: true,
            visibility,
            extra,
            message_unapproved,
        };
        if !scope.address {
            for address in
                [&mut signer.street, &mut signer.postcode, &mut signer.city, &mut signer.country, &mut signer.email]
            {
                *address = Cow::Borrowed("");
            }
        }
        if !scope.message {
            signer.message = Cow::Borrowed("");
        }
        signer.shows_signature = !hides_name;
        if hides_name && !signature.is_empty() {
            let reason = if has_print_name { "print-name" } else { "initials" };
            cells.warn(Column::Signature, Diagnostic::note(Code::SignatureNotPrinted).with("reason", reason));
            signer.signature = Cow::Borrowed("");
        }
        if hides_name {
            // An address, a reference or "Chair of the village choir" names a person as well as the name does.
            signer.id = "";
            for naming in [
                &mut signer.title,
                &mut signer.organisation,
                &mut signer.role,
                &mut signer.street,
                &mut signer.postcode,
                &mut signer.email,
            ] {
                *naming = Cow::Borrowed("");
            }
        }
        Ok(signer)
    }

    /// The personal message of a row, whatever else is wrong with it; `None` where there is none.
    pub fn message<'r>(&self, row: &'r Row) -> Option<Message<'r>> {
        let text = clean(self.columns.cell(row, Column::Message), Kind::Lines).text;
        let approved = trimmed(self.columns.cell(row, Column::MessageApproved));
        let approved = consent(approved, Order::DayFirst);
        let approved = if self.keeps_message_back(row) == Some(false) { approved } else { Some(false) };
        (!text.is_empty()).then_some(Message { text, approved })
    }

    /// What [`Duplicates`](crate::signers::Duplicates) compares of a row that [`judge`](Self::judge) accepted: the real
    /// name, which a [`Signer`] may not hold, with `id`, address and e-mail.
    pub fn identity<'r>(&self, row: &'r Row) -> Identity<'r> {
        let cell = |column| trimmed(self.columns.cell(row, column));
        let [name, given_name, family_name] =
            name_parts(cell(Column::Name), cell(Column::GivenName), cell(Column::FamilyName));
        let latin_name = cell(Column::LatinName);
        let email = cell(Column::Email);
        let other = [name, latin_name, cell(Column::PrintName)].into_iter().find(|name| !name.is_empty());
        Identity {
            given_name,
            family_name,
            other_name: other.unwrap_or_default(),
            id: cell(Column::Id),
            street: cell(Column::Street),
            postcode: cell(Column::Postcode),
            city: cell(Column::City),
            email: if is_email(email) { email } else { "" },
        }
    }
}

/// Whether a path names a file below the list's folder, on every system: no absolute path, no `..`, no drive.
fn stays_in_folder(path: &str) -> bool {
    !path.contains(['\\', ':']) && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use csv::StringRecord;

    use super::{Checker, DateOrder, Fate, LeftOut, Rules, Signer};
    use crate::diagnostic::Findings;
    use crate::signers::columns::ColumnMap;
    use crate::signers::row::{Column, Row};

    /// Judges a row of these cells, twice, and hands on what `look` sees in it, or its fate and findings.
    fn judge(cells: &[(&str, &str)], rules: &Rules, look: impl Fn(&Signer<'_>) -> String) -> String {
        let headings: StringRecord = cells.iter().map(|(heading, _)| *heading).chain(["given_name"]).collect();
        let mapping = BTreeMap::from([("given_name".to_owned(), "Prénom".to_owned())]);
        let has_given_name = cells.iter().any(|(heading, _)| *heading == "Prénom");
        let mapping = if has_given_name { mapping } else { BTreeMap::new() };
        let mut findings = Findings::new();
        let map = ColumnMap::find(Path::new("list.csv"), &headings, &mapping, &[], &mut findings).expect("columns");
        let row = Row { line: 43, number: 42, cells: cells.iter().map(|(_, cell)| *cell).chain([""]).collect() };
        let checker = Checker::new(Path::new("list.csv"), &map, rules.clone());
        let again = {
            let mut findings = Findings::new();
            (checker.judge(&row, &mut findings).map(|signer| format!("{signer:?}")), findings)
        };
        let mut findings = Findings::new();
        let judged = checker.judge(&row, &mut findings);
        assert_eq!(
            (judged.as_ref().map(|signer| format!("{signer:?}")).map_err(|fate| *fate), findings.clone()),
            again
        );
        let told_before = Checker::new(Path::new("list.csv"), &map, rules.clone()).again(DateOrder::ByRow);
        let judged_again = told_before.judge(&row, &mut Findings::new()).map(|signer| format!("{signer:?}"));
        assert_eq!(judged_again, again.0, "the second pass sees the same");
        let said = findings.iter().map(|finding| {
            let place = finding.place.as_ref().expect("a place");
            assert_eq!((place.line, place.row), (Some(43), Some(42)));
            format!("{} {}", finding.code.as_str(), place.heading.clone().unwrap_or_default())
        });
        let judged = match &judged {
            Ok(signer) => look(signer),
            Err(fate) => format!("{fate:?}"),
        };
        std::iter::once(judged).chain(said).collect::<Vec<_>>().join("; ").trim_end().to_owned()
    }

    fn simple(cells: &[(&str, &str)]) -> String {
        judge(cells, &Rules::default(), |signer| format!("{} {}", signer.name.printed, signer.city))
    }

    const ANNA: (&str, &str) = ("family_name", " Anna ");

    #[test]
    fn good_rows_are_signers() {
        for (cell, expected) in [
            (("city", " Oslo\u{A0}"), "Anna Oslo"),
            (("city", "=cmd()"), "Anna =cmd()"),
            (("city", "**b** {{date}} <b>"), "Anna **b** {{date}} <b>"),
            (("city", "😀 \u{200F}"), "Anna 😀; hidden-character city"),
            (("date", "2021-06-10"), "Anna"),
            (("date", "10.06.2021"), "Anna"),
            (("date", "2021年6月10日"), "Anna"),
            (("consent", "2021-06-10"), "Anna"),
            (("consent_scope", "name, message"), "Anna"),
            (("language", "ZH_hant"), "Anna"),
            (("visibility", " Named "), "Anna"),
            (("anonymous", "no"), "Anna"),
            (("anonyme", ""), "Anna"),
            (("Publish my name", "Yes!"), "Anna"),
            (("consent", "JA"), "Anna"),
            (("consent", "Oui"), "Anna"),
            (("consent", "同意します"), "Anna"),
            (("signature", "signatures/ink-1.png"), "Anna"),
            (("message", "one\r\n\r\ntwo"), "Anna"),
            (("email", "anna@example.org"), "Anna"),
            (("email", "anna at example"), "Anna ; bad-email email"),
            (("city", "Os\nlo"), "Anna Os, lo; line-break-in-cell city"),
            (("message", "#N/A"), "Anna ; spreadsheet-error message"),
            (("consent", " "), "Anna ; consent-empty consent"),
        ] {
            assert_eq!(simple(&[ANNA, cell]), expected, "{cell:?}");
        }
    }

    #[test]
    fn bad_rows_say_why() {
        let long_name = "x".repeat(201);
        let long_message = "字".repeat(20_001);
        for (cell, expected) in [
            (("city", "Os\0lo"), "forbidden-character city"),
            (("city", "Os\u{202E}lo"), "forbidden-character city"),
            (("id", "Os\nlo"), "forbidden-character id"),
            (("id", "\u{2066}1"), "forbidden-character id"),
            (("Prénom", "A\u{7}"), "forbidden-character Prénom"),
            (("message", "one\u{202D}"), "forbidden-character message"),
            (("organisation", &long_name), "too-long organisation"),
            (("message", &long_message), "too-long message"),
            (("date", "31.06.2021"), "bad-date date"),
            (("date", "2021-02-29"), "bad-date date"),
            (("date", "+021-02-02"), "bad-date date"),
            (("date", "6/2021"), "bad-date date"),
            (("consent_date", "never"), "bad-date consent_date"),
            (("consent_scope", "newsletter"), "unknown-scope consent_scope"),
            (("message_approved", "perhaps"), "unknown-consent message_approved"),
            (("language", "Norsk!"), "bad-language-tag language"),
            (("print_name", "Yes"), "answer-for-name print_name"),
            (("latin_name", "はい"), "answer-for-name latin_name"),
            (("visibility", "secret"), "unknown-visibility visibility"),
            (("anonymous", "perhaps"), "unknown-consent anonymous"),
            (("show my name", "perhaps"), "unknown-consent show my name"),
            (("anonymous or named", "yes"), "unknown-visibility anonymous or named"),
            (("Publish my name", ""), "consent-empty Publish my name"),
            (("公開", " "), "consent-empty 公開"),
            (("Stop publishing my name", "yes"), "wish-unread Stop publishing my name"),
            (("Stop publishing my name", "no"), "wish-unread Stop publishing my name"),
            (("Stop publishing my name", ""), "wish-unread Stop publishing my name"),
            (("consent", "maybe"), "unknown-consent consent"),
            (("signature", "../../x"), "bad-signature signature"),
            (("signature", "/etc/passwd"), "bad-signature signature"),
            (("signature", "C:x.png"), "bad-signature signature"),
            (("signature", "..\\x.png"), "bad-signature signature"),
            (("signature", "a//b.png"), "bad-signature signature"),
        ] {
            assert_eq!(simple(&[ANNA, cell]), format!("Rejected; {expected}"), "{cell:?}");
        }
    }

    #[test]
    fn everything_wrong_is_said_before_anything_is_left_out() {
        let cells = [ANNA, ("date", "soon"), ("visibility", "withheld"), ("city", "\u{1}"), ("consent", "no")];
        assert_eq!(simple(&cells), "Rejected; forbidden-character city; bad-date date");
    }

    #[test]
    fn a_name_must_be_readable() {
        for cells in [&[("city", "Oslo")][..], &[("family_name", " - ")], &[ANNA, ("print_name", "…")]] {
            assert_eq!(simple(cells), "Rejected; no-name", "{cells:?}");
        }
        assert_eq!(simple(&[("latin_name", "Anna")]), "Anna");
        assert_eq!(simple(&[ANNA, ("print_name", "A friend")]), "A friend");
    }

    #[test]
    fn blank_rows_are_blank() {
        assert_eq!(simple(&[("family_name", " \u{3000}"), ("city", "")]), "Blank");
    }

    #[test]
    fn required_columns_are_filled() {
        let rules = Rules { required: vec![Column::City, Column::Postcode, Column::FamilyName], ..Rules::default() };
        let judged = judge(&[ANNA, ("city", " ")], &rules, |_| String::new());
        assert_eq!(judged, "Rejected; empty-field city; empty-field postcode");
    }

    #[test]
    fn the_unwilling_are_left_out() {
        let withheld = format!("{:?}", Fate::LeftOut(LeftOut::Withheld));
        let no_consent = format!("{:?}", Fate::LeftOut(LeftOut::NoConsent));
        for (cells, required, expected) in [
            (&[ANNA, ("visibility", "withheld")][..], false, &withheld),
            (&[ANNA, ("visibility", "withheld")], true, &no_consent),
            (&[ANNA, ("visibility", "withheld"), ("consent", "yes")], true, &withheld),
            (&[ANNA, ("visibility", "WITHHELD"), ("consent", "nei")], false, &no_consent),
            (&[ANNA, ("consent", "いいえ")], false, &no_consent),
            (&[ANNA, ("anonymous", "yes")], false, &withheld),
            (&[ANNA, ("匿名希望", "希望する")], false, &withheld),
            (&[ANNA, ("Anonym", "anonym")], false, &withheld),
            (&[ANNA, ("Vil være anonym", "Ja")], false, &withheld),
            (&[ANNA, ("Publish my name", "no")], false, &withheld),
            (&[ANNA, ("I do not want to be anonymous", "No")], false, &withheld),
            (&[ANNA, ("consent", "")], true, &no_consent),
            (&[ANNA], true, &no_consent),
        ] {
            let rules = Rules { consent_required: required, ..Rules::default() };
            assert_eq!(&judge(cells, &rules, |signer| signer.name.printed.to_string()), expected, "{cells:?}");
        }
    }

    #[test]
    fn a_hidden_name_is_nowhere_in_the_signer() {
        let cells = [
            ("id", "W-1004"),
            ("Prénom", "守"),
            ("family_name", "人権"),
            ("latin_name", "Mamoru Jinken"),
            ("title", "Dr"),
            ("organisation", "Choir"),
            ("role", "Chair"),
            ("signature", "ink.png"),
            ("street", "Jinkendori 1"),
            ("postcode", "8817"),
            ("email", "jinken@example.org"),
            ("Shoe size", "42½"),
        ];
        let rules = Rules { extra: vec!["Shoe size".into()], ..Rules::default() };
        let hidden = |extra| judge(&[&cells[..], &[extra]].concat(), &rules, |signer| format!("{signer:?}"));
        let named = hidden(("city", "Oslo"));
        let initials = hidden(("visibility", "initials"));
        assert!(initials.contains("M. J.") && initials.contains("signature-not-printed"), "{initials}");
        let pen_name = hidden(("print_name", "友"));
        assert!(pen_name.contains('友') && pen_name.contains("signature-not-printed"), "{pen_name}");
        for (_, leak) in cells {
            assert!(named.contains(leak) && !initials.contains(leak) && !pen_name.contains(leak), "{leak}");
        }
    }

    #[test]
    fn doubts_are_said_and_reject_nobody() {
        for (cells, expected) in [
            (&[("family_name", "DUPRÉ"), ("Prénom", "ÉLODIE")][..], "ÉLODIE DUPRÉ ; name-in-one-case family_name"),
            (&[("family_name", "Test")], "Test ; doubtful-name family_name"),
            (
                &[("family_name", "anna@example.org")],
                "anna@example.org ; doubtful-name family_name; name-in-one-case family_name",
            ),
            (&[("name", "王先生")], "王先生 ; title-in-name name"),
            (&[("family_name", "Er\u{456}ksen")], "Er\u{456}ksen ; mixed-scripts family_name"),
            (&[("family_name", "An\u{200B}na")], "Anna ; hidden-character family_name"),
            (&[ANNA, ("postcode", "374"), ("country", "Norge")], "Anna ; postcode-mended postcode"),
            (&[("name", "桐生　澪")], "桐生 澪"),
        ] {
            assert_eq!(simple(cells), expected, "{cells:?}");
        }
    }

    #[test]
    fn capitals_are_mended_where_asked_for() {
        let rules = Rules { mend_names: true, ..Rules::default() };
        let judged = judge(&[("family_name", "DUPRÉ"), ("Prénom", "élodie")], &rules, |signer| {
            signer.name.printed.to_string()
        });
        assert_eq!(judged, "Élodie Dupré; name-in-one-case Prénom; name-in-one-case family_name");
    }

    #[test]
    fn a_scope_limits_what_is_printed() {
        let cells = [ANNA, ("city", "Oslo"), ("email", "anna@example.org"), ("message", "Free them")];
        let of = |scope| {
            judge(&[&cells[..], &[("consent_scope", scope)]].concat(), &Rules::default(), |signer| {
                format!("{}|{}|{}", signer.city, signer.email, signer.message)
            })
        };
        assert_eq!(of(""), "Oslo|anna@example.org|Free them");
        assert_eq!(of("name"), "||");
        assert_eq!(of("nom, message"), "||Free them");
        assert_eq!(of("氏名、住所"), "Oslo|anna@example.org|");
        assert_eq!(of("message"), "LeftOut(NoConsent)");
    }

    #[test]
    fn only_approved_messages_are_printed_where_asked_for() {
        let rules = Rules { approved_messages: true, ..Rules::default() };
        let of = |cells: &[(&str, &str)]| {
            judge(cells, &rules, |signer| format!("{}{}", signer.message, signer.message_unapproved))
        };
        assert_eq!(of(&[ANNA, ("message", "Hi"), ("message_approved", "ja")]), "Hifalse");
        assert_eq!(of(&[ANNA, ("message", "Hi"), ("message_approved", "nei")]), "true");
        assert_eq!(of(&[ANNA, ("message", "Hi")]), "true");
        assert_eq!(of(&[ANNA, ("message", "")]), "false");
    }

    #[test]
    fn extra_columns_are_there_only_where_the_letter_names_them() {
        let cells = [ANNA, ("Shoe size", "42"), ("Secret", "17")];
        let rules = Rules { extra: vec!["shoe size".into()], ..Rules::default() };
        let judged = judge(&cells, &rules, |signer| {
            format!("{}|{}|{:?}", signer.extra("shoe size"), signer.extra("Secret"), signer)
        });
        assert!(judged.starts_with("42||") && !judged.contains("17"), "{judged}");
    }
}

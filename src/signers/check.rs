//! What a row becomes: a signer, or a reason why not.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic, Findings, Place, Severity};
use crate::lang::{Lang, iso_day};
use crate::signers::answers;
use crate::signers::clean::{clean, trimmed};
use crate::signers::columns::ColumnMap;
use crate::signers::duplicates::Identity;
use crate::signers::fate::{Fate, LeftOut, Visibility};
use crate::signers::fold::folded;
use crate::signers::name::{Hints, Name, NameCells};
use crate::signers::row::{Column, Row};

/// What the letter asks of its list.
#[derive(Debug, Clone, Default)]
pub struct Rules {
    /// Columns that every row must fill.
    pub required: Vec<Column>,
    /// Whether only rows with a `consent` of yes are printed.
    pub consent_required: bool,
    /// The letter's CJK language, for names whose own language is unknown.
    pub letter_cjk: Option<Lang>,
    /// Language of the letter's first version, for names in Latin letters.
    pub letter_lang: Option<Lang>,
}

/// A checked row: trimmed, normalised to NFC (compatibility ideographs keep their form), ready to print. Empty text
/// is a field not given.
///
/// It holds only what may be printed. The real name behind a `print_name` or behind initials is not in it, nor is the
/// signature image of such a signer, in which the name could be read; under initials not the street, the postcode and
/// the e-mail address either.
#[derive(Debug, Clone)]
pub struct Signer<'a> {
    /// The number of the row in a spreadsheet.
    pub row: u64,
    /// Line in the file.
    pub line: u64,
    /// The web form's reference.
    pub id: &'a str,
    /// Name, as it may be printed.
    pub name: Name<'a>,
    /// Organisation.
    pub organisation: Cow<'a, str>,
    /// Role.
    pub role: Cow<'a, str>,
    /// Street and number.
    pub street: Cow<'a, str>,
    /// Postcode.
    pub postcode: Cow<'a, str>,
    /// Town.
    pub city: Cow<'a, str>,
    /// Country as written.
    pub country: Cow<'a, str>,
    /// E-mail address.
    pub email: Cow<'a, str>,
    /// Language of the signer, and so of the message.
    pub language: Option<Lang>,
    /// Day of signing.
    pub date: Option<Date>,
    /// Personal message; line breaks are `\n`.
    pub message: Cow<'a, str>,
    /// File name of the signature image; empty for none.
    pub signature: &'a str,
    /// How much may be shown.
    pub visibility: Visibility,
}

/// Longest values in characters (tuned: no honest value is near them, and the page is safe from the others).
fn limit(column: Column) -> usize {
    match column {
        Column::Postcode => 40,
        Column::Email => 254, // RFC 5321, 4.5.3.1.3: a path of 256 with its brackets
        Column::Message => 20_000,
        _ => 200,
    }
}

/// Characters of a bad value that a finding repeats (tuned: enough to find it).
const SHOWN: usize = 60;

/// Checks rows, one after another.
#[derive(Debug)]
pub struct Checker<'m> {
    file: PathBuf,
    columns: &'m ColumnMap,
    rules: Rules,
}

impl<'m> Checker<'m> {
    /// A checker of the rows of one list. `file` is named in findings.
    pub fn new(file: &Path, columns: &'m ColumnMap, rules: Rules) -> Self {
        Self { file: file.to_owned(), columns, rules }
    }

    /// Judges a row without regard to other rows. `Ok` is a good signer (withheld or without consent
    /// are `Err(Fate::LeftOut)`); a rejected row's findings, one for each thing wrong with it, are pushed.
    /// Calling it again on the same row gives the same answer: the second pass uses it too.
    ///
    /// Errors: `empty-field`, `no-name`, `too-long`, `forbidden-character`, `bad-language-tag`, `bad-date`,
    /// `unknown-visibility`, `unknown-consent`, `bad-signature`. A good signer can have a warning `bad-email` and a
    /// note `signature-not-printed`.
    pub fn judge<'r>(&self, row: &'r Row, findings: &mut Findings) -> Result<Signer<'r>, Fate> {
        if row.cells.as_slice().chars().all(char::is_whitespace) {
            return Err(Fate::Blank);
        }
        let mut cells = Cells { checker: self, row, findings, rejected: false };
        for &column in &self.rules.required {
            if trimmed(self.columns.cell(row, column)).is_empty() {
                cells.reject(column, Diagnostic::error(Code::EmptyField));
            }
        }
        let id = cells.unchanged(Column::Id);
        let names = NameCells {
            given_name: cells.text(Column::GivenName),
            family_name: cells.text(Column::FamilyName),
            latin_name: cells.text(Column::LatinName),
            print_name: cells.text(Column::PrintName),
        };
        let organisation = cells.text(Column::Organisation);
        let role = cells.text(Column::Role);
        let street = cells.text(Column::Street);
        let postcode = cells.text(Column::Postcode);
        let city = cells.text(Column::City);
        let country = cells.text(Column::Country);
        let email = cells.text(Column::Email);
        let language = cells.parsed(Column::Language, Code::BadLanguageTag, "language", Lang::parse);
        let date = cells.parsed(Column::Date, Code::BadDate, "value", iso_day);
        let message = cells.text(Column::Message);
        let signature = cells.unchanged(Column::Signature);
        if !signature.is_empty() && !stays_in_folder(signature) {
            let finding = Diagnostic::error(Code::BadSignature).with("value", shown(signature));
            cells.reject(Column::Signature, finding.with("reason", "unsafe-path"));
        }
        let consent = cells.parsed(Column::Consent, Code::UnknownConsent, "value", consent);
        let visibility = cells.parsed(Column::Visibility, Code::UnknownVisibility, "value", visibility);
        let visibility = visibility.unwrap_or(Visibility::Named);

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
        let agreed = consent.unwrap_or(!self.rules.consent_required);
        if !agreed {
            return Err(Fate::LeftOut(LeftOut::NoConsent));
        }
        if visibility == Visibility::Withheld {
            return Err(Fate::LeftOut(LeftOut::Withheld));
        }
        if !email.is_empty() && !is_email(&email) {
            cells.warn(Column::Email, Diagnostic::warning(Code::BadEmail).with("value", shown(&email)));
        }
        let mut signer = Signer {
            row: row.number,
            line: row.line,
            id,
            name,
            organisation,
            role,
            street,
            postcode,
            city,
            country,
            email,
            language,
            date,
            message,
            signature,
            visibility,
        };
        let hides_name = has_print_name || visibility == Visibility::Initials;
        if hides_name && !signature.is_empty() {
            let reason = if has_print_name { "print-name" } else { "initials" };
            cells.warn(Column::Signature, Diagnostic::note(Code::SignatureNotPrinted).with("reason", reason));
            signer.signature = "";
        }
        if visibility == Visibility::Initials {
            signer.street = Cow::Borrowed("");
            signer.postcode = Cow::Borrowed("");
            signer.email = Cow::Borrowed("");
            // "Chair of the village choir" names a person as well as the name does.
            signer.organisation = Cow::Borrowed("");
            signer.role = Cow::Borrowed("");
        }
        Ok(signer)
    }

    /// What [`Duplicates`](crate::signers::Duplicates) compares of a row that [`judge`](Self::judge) accepted: the real
    /// name, which a [`Signer`] may not hold, with `id`, address and e-mail.
    pub fn identity<'r>(&self, row: &'r Row) -> Identity<'r> {
        let cell = |column| trimmed(self.columns.cell(row, column));
        let latin_name = cell(Column::LatinName);
        let email = cell(Column::Email);
        Identity {
            given_name: cell(Column::GivenName),
            family_name: cell(Column::FamilyName),
            other_name: if latin_name.is_empty() { cell(Column::PrintName) } else { latin_name },
            id: cell(Column::Id),
            street: cell(Column::Street),
            postcode: cell(Column::Postcode),
            city: cell(Column::City),
            email: if is_email(email) { email } else { "" },
        }
    }
}

/// The cells of the row under judgement, and what was found in them.
struct Cells<'c, 'r> {
    checker: &'c Checker<'c>,
    row: &'r Row,
    findings: &'c mut Findings,
    rejected: bool,
}

impl<'r> Cells<'_, 'r> {
    /// A cell to be printed.
    fn text(&mut self, column: Column) -> Cow<'r, str> {
        let cell = self.checker.columns.cell(self.row, column);
        if cell.is_empty() {
            return Cow::Borrowed("");
        }
        let clean = clean(cell, column == Column::Message);
        self.check(column, &clean.text, clean.forbidden);
        clean.text
    }

    /// A cell of which other programs know the very bytes: trimmed, not normalised.
    fn unchanged(&mut self, column: Column) -> &'r str {
        let cell = trimmed(self.checker.columns.cell(self.row, column));
        self.check(column, cell, clean(cell, false).forbidden);
        cell
    }

    fn check(&mut self, column: Column, text: &str, forbidden: Option<char>) {
        if let Some(character) = forbidden {
            let character = format!("U+{:04X}", u32::from(character));
            self.reject(column, Diagnostic::error(Code::ForbiddenCharacter).with("character", character));
        }
        let limit = limit(column);
        if text.len() > limit {
            let length = text.chars().count();
            if length > limit {
                self.reject(column, Diagnostic::error(Code::TooLong).with("length", length).with("limit", limit));
            }
        }
    }

    /// What a cell means; `None` where it is empty, or means nothing and is reported.
    fn parsed<T>(
        &mut self,
        column: Column,
        code: Code,
        value: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let cell = trimmed(self.checker.columns.cell(self.row, column));
        if cell.is_empty() {
            return None;
        }
        let parsed = parse(cell);
        if parsed.is_none() {
            self.reject(column, Diagnostic::error(code).with(value, shown(cell)));
        }
        parsed
    }

    /// An error in a column.
    fn reject(&mut self, column: Column, finding: Diagnostic) {
        self.rejected = true;
        self.warn(column, finding);
    }

    /// An error in the row as a whole.
    fn reject_row(&mut self, finding: Diagnostic) {
        self.rejected = true;
        self.findings.push(finding.at(self.place()));
    }

    /// A finding in a column that does not reject the row.
    fn warn(&mut self, column: Column, finding: Diagnostic) {
        debug_assert!(self.rejected || finding.severity != Severity::Error, "an error rejects its row");
        let heading = self.checker.columns.heading(column).unwrap_or(column.heading());
        self.findings.push(finding.with("column", column.heading()).at(self.place().under(heading)));
    }

    fn place(&self) -> Place {
        Place::row(&self.checker.file, self.row.line, self.row.number)
    }
}

/// The beginning of a value, for a finding.
fn shown(value: &str) -> String {
    match value.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}

fn visibility(text: &str) -> Option<Visibility> {
    match &*folded(text) {
        "named" => Some(Visibility::Named),
        "initials" => Some(Visibility::Initials),
        "withheld" => Some(Visibility::Withheld),
        _ => None,
    }
}

fn consent(text: &str) -> Option<bool> {
    let text = folded(text);
    if answers::YES.contains(&text.as_str()) {
        Some(true)
    } else {
        answers::NO.contains(&text.as_str()).then_some(false)
    }
}

/// Whether the text has the form of an e-mail address: light, since only sending one proves it.
fn is_email(text: &str) -> bool {
    let mut at_signs = 0;
    let mut dots = 0; // in the domain
    let mut before = b'@';
    for &byte in text.as_bytes() {
        match byte {
            b'@' if before == b'@' => return false,
            b'@' => at_signs += 1,
            b'.' if at_signs == 1 && matches!(before, b'.' | b'@') => return false,
            b'.' => dots += at_signs,
            b'\0'..=b' ' | b',' | b';' | b'<' | b'>' => return false,
            _ => {}
        }
        before = byte;
    }
    at_signs == 1 && dots > 0 && before != b'.' && (text.is_ascii() || !text.contains(char::is_whitespace))
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

    use super::{Checker, Fate, LeftOut, Rules, Signer};
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
            (("city", "😀 \u{200F}"), "Anna 😀 \u{200F}"),
            (("date", "2021-06-10"), "Anna"),
            (("language", "ZH_hant"), "Anna"),
            (("visibility", " Named "), "Anna"),
            (("consent", "JA"), "Anna"),
            (("consent", "Oui"), "Anna"),
            (("consent", "同意します"), "Anna"),
            (("signature", "signatures/ink-1.png"), "Anna"),
            (("message", "one\r\n\r\ntwo"), "Anna"),
            (("email", "anna@example.org"), "Anna"),
            (("email", "anna at example"), "Anna ; bad-email email"),
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
            (("city", "Os\nlo"), "forbidden-character city"),
            (("id", "\u{2066}1"), "forbidden-character id"),
            (("Prénom", "A\u{7}"), "forbidden-character Prénom"),
            (("message", "one\u{202D}"), "forbidden-character message"),
            (("organisation", &long_name), "too-long organisation"),
            (("message", &long_message), "too-long message"),
            (("date", "10.06.2021"), "bad-date date"),
            (("date", "2021-02-29"), "bad-date date"),
            (("date", "+021-02-02"), "bad-date date"),
            (("date", "2021-6-1"), "bad-date date"),
            (("language", "Norsk!"), "bad-language-tag language"),
            (("visibility", "secret"), "unknown-visibility visibility"),
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
            ("Prénom", "守"),
            ("family_name", "人権"),
            ("latin_name", "Mamoru Jinken"),
            ("signature", "ink.png"),
            ("street", "Jinkendori 1"),
            ("email", "jinken@example.org"),
        ];
        let hidden = |extra| judge(&[&cells[..], &[extra]].concat(), &Rules::default(), |signer| format!("{signer:?}"));
        let initials = hidden(("visibility", "initials"));
        assert!(initials.contains("M. J.") && initials.contains("signature-not-printed"), "{initials}");
        let pen_name = hidden(("print_name", "友"));
        assert!(pen_name.contains('友') && pen_name.contains("signature-not-printed"), "{pen_name}");
        for leak in ["守", "人権", "Mamoru", "ink.png"] {
            assert!(!initials.contains(leak) && !pen_name.contains(leak), "{leak}");
        }
        assert!(!initials.to_lowercase().contains("jinken"), "{initials}");
    }

    #[test]
    fn an_address_has_a_mailbox_and_a_domain() {
        for (text, expected) in [
            ("anna@example.org", true),
            ("a.b+c@mail.example.org", true),
            ("ånna@eksempel.no", true),
            ("anna@example", false),
            ("@example.org", false),
            ("anna@", false),
            ("anna@.org", false),
            ("anna@example.", false),
            ("anna@example..org", false),
            ("a@b@example.org", false),
            ("anna example.org", false),
            ("Anna <anna@example.org>", false),
            ("anna@example.org, ola@example.org", false),
            ("anna\u{3000}b@example.org", false),
            ("", false),
            ("-", false),
        ] {
            assert_eq!(super::is_email(text), expected, "{text}");
        }
    }

    #[test]
    fn long_values_are_shown_in_part() {
        assert_eq!(super::shown(&"é".repeat(61)), "é".repeat(60) + "…");
        assert_eq!(super::shown("short"), "short");
    }
}

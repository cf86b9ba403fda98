//! Defaults, checks and whole paths: from what was typed to a [`Campaign`].

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;

use serde::Deserialize;
use toml::{Spanned, Value};
use unicode_normalization::UnicodeNormalization;

use crate::campaign::addressee::{PostalAddress, best};
use crate::campaign::config::{Day, RawConsent, RawLetter, RawNotice, RawPostal, Text};
use crate::campaign::naming::nearest;
use crate::campaign::source::Source;
use crate::campaign::{Addressees, Routes};
use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::lang::Lang;

/// The headings of our own lists: what `required` and `columns` may name. The same as `signers::Column`, which this
/// stage may not see; `tests/letters.rs` compares them.
pub const HEADINGS: [&str; 18] = [
    "id",
    "given_name",
    "family_name",
    "latin_name",
    "print_name",
    "organisation",
    "role",
    "street",
    "postcode",
    "city",
    "country",
    "email",
    "language",
    "date",
    "message",
    "signature",
    "consent",
    "visibility",
];

/// The columns that a petition's table can have.
pub const TABLE_COLUMNS: [&str; 7] = ["number", "name", "town", "country", "email", "date", "signature"];

/// The columns of a petition's table where the letter names none: no e-mail on sheets for delivery.
const DEFAULT_TABLE: [&str; 5] = ["number", "name", "town", "date", "signature"];

/// What kind of sheet a campaign prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A letter a signer.
    Letter,
    /// Sheets with a table of signers.
    Petition,
}

impl Kind {
    /// As it stands in `letter.toml`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Petition => "petition",
        }
    }
}

/// How the languages of a letter stand on its pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrangement {
    /// One after another on the same pages.
    Sequential,
    /// Two side by side.
    Columns,
    /// Each on sheets of its own, signed on each.
    Separate,
}

impl Arrangement {
    /// As it stands in `letter.toml` and on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sequential => "sequential",
            Self::Columns => "columns",
            Self::Separate => "separate",
        }
    }
}

/// What the sender's block prints of a signer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SenderBlock {
    /// The name alone.
    Name,
    /// Name and country.
    Country,
    /// Name, town, country: the default.
    Town,
    /// Name, street, postcode and town, country.
    Address,
}

/// How a letter without a signature image is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signed {
    /// A rule to sign on.
    ByHand,
    /// "signed online on …".
    Online,
}

/// The fields of a data-protection notice; an empty one is reported.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notice {
    /// Who is responsible, with the person who stands for it.
    pub controller: String,
    /// How to reach the controller.
    pub contact: String,
    /// What the data are for.
    pub purpose: String,
    /// Legal basis.
    pub legal_basis: String,
    /// Who receives the data.
    pub recipients: String,
    /// Transfer outside the EEA and its risk.
    pub transfer: String,
    /// How long the data are kept.
    pub retention: String,
    /// The signer's rights.
    pub rights: String,
    /// Supervisory authority.
    pub authority: String,
}

impl Notice {
    /// The fields with their names in `letter.toml`, in order.
    pub fn fields(&self) -> [(&'static str, &str); 9] {
        [
            ("controller", &self.controller),
            ("contact", &self.contact),
            ("purpose", &self.purpose),
            ("legal_basis", &self.legal_basis),
            ("recipients", &self.recipients),
            ("transfer", &self.transfer),
            ("retention", &self.retention),
            ("rights", &self.rights),
            ("authority", &self.authority),
        ]
    }
}

/// A campaign, ready to use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Campaign {
    /// Name of the letter: the name of its folder.
    pub name: String,
    /// The folder.
    pub folder: PathBuf,
    /// Kind of sheet.
    pub kind: Kind,
    /// Title by language: PDF title, cover sheet, list.
    pub titles: BTreeMap<Lang, String>,
    /// Languages in the letter's own order.
    pub languages: Vec<Lang>,
    /// How they stand.
    pub arrangement: Arrangement,
    /// Route where none is asked for.
    pub route: Option<String>,
    /// Ids of the addressees, the first being the one whose address is printed.
    pub addressees: Vec<String>,
    /// What the sender's block prints.
    pub sender: SenderBlock,
    /// How it is signed without an image.
    pub signed: Signed,
    /// First day of the campaign.
    pub opens: Option<Date>,
    /// Last day of the campaign.
    pub closes: Option<Date>,
    /// Headings (our own, such as `postcode`) that every row must fill.
    pub required: Vec<String>,
    /// Our heading → the list's heading.
    pub columns: BTreeMap<String, String>,
    /// Whether only rows with a `consent` of yes are printed.
    pub consent_required: bool,
    /// Columns of a petition's table, among `number`, `name`, `town`, `country`, `email`, `date`, `signature`.
    pub table: Vec<String>,
    /// Data-protection notice of a petition sheet.
    pub notice: Option<Notice>,
    /// Where a petition sheet is returned, line by line; the route's address if empty.
    pub return_to: Vec<String>,
    /// Publisher line of a petition sheet, such as an enterprise number.
    pub publisher: Option<String>,
}

impl Campaign {
    /// The title in a language, else in the campaign's first language, else the name.
    pub fn title(&self, lang: Lang) -> &str {
        self.title_in(lang).map_or(&self.name, |(_, title)| title)
    }

    /// The title for a language with the language in which it is; `None` where the letter has no title at all.
    pub fn title_in(&self, lang: Lang) -> Option<(Lang, &str)> {
        let same = best(&self.titles, lang).filter(|(found, _)| found.language() == lang.language());
        let first = || self.languages.iter().find_map(|lang| self.titles.get_key_value(lang));
        same.map(|(found, title)| (found, title.as_str())).or_else(|| {
            first().or_else(|| self.titles.first_key_value()).map(|(found, title)| (*found, title.as_str()))
        })
    }

    /// The path of the template of a language: `<folder>/<tag>.md`.
    pub fn template_path(&self, lang: Lang) -> PathBuf {
        self.folder.join(format!("{lang}.md"))
    }

    /// The path of the letter's settings: `<folder>/letter.toml`.
    pub fn settings_path(&self) -> PathBuf {
        self.folder.join("letter.toml")
    }

    /// The letter's first language that is set with Han characters, for values whose own language is unknown.
    pub fn cjk_language(&self) -> Option<Lang> {
        self.languages.iter().copied().find(Lang::is_cjk)
    }

    /// The languages asked for, in that order; the letter's own where none is. A bad tag, a language that the letter
    /// does not have and a doubled one go to `findings`, and nothing comes back.
    pub fn choose_languages<S: AsRef<str>>(&self, asked: &[S], findings: &mut Findings) -> Option<Vec<Lang>> {
        if asked.is_empty() {
            return Some(self.languages.clone());
        }
        let mut chosen = Vec::with_capacity(asked.len());
        let mut good = true;
        for tag in asked.iter().map(AsRef::as_ref) {
            let finding = match Lang::parse(tag) {
                None => Diagnostic::error(Code::BadLanguageTag).with("language", tag),
                Some(lang) if !self.languages.contains(&lang) => Diagnostic::error(Code::UnknownLanguage)
                    .with("language", lang)
                    .with("known", joined(self.languages.iter().map(Lang::as_str))),
                Some(lang) if chosen.contains(&lang) => {
                    Diagnostic::error(Code::DoubledValue).with("field", "languages").with("value", lang)
                }
                Some(lang) => {
                    chosen.push(lang);
                    continue;
                }
            };
            good = false;
            findings.push(finding);
        }
        good.then_some(chosen)
    }
}

/// Names for a `known` value.
pub(crate) fn joined<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    names.into_iter().collect::<Vec<_>>().join(", ")
}

/// A finding about an unknown name, with what is known and, if one is close, what was meant.
pub(crate) fn unknown<'k>(
    code: Code,
    what: &'static str,
    typed: &str,
    known: impl Iterator<Item = &'k str> + Clone,
) -> Diagnostic {
    let finding = Diagnostic::error(code).with(what, typed).with("known", joined(known.clone()));
    match nearest(typed, known) {
        Some(name) => finding.with("nearest", name),
        None => finding,
    }
}

/// A value of one line: no white space around it, single spaces and no line ends within; composed (NFC).
pub(crate) fn one_line(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

/// Lines of an address: a line end within one begins another, empty ones are left out.
pub(crate) fn lines(typed: Vec<String>) -> Vec<String> {
    typed.iter().flat_map(|text| text.lines()).map(one_line).filter(|line| !line.is_empty()).collect()
}

/// Turns what was typed in one file into values, and says what is wrong with it.
pub(crate) struct Resolver<'a> {
    pub(crate) source: &'a Source,
    pub(crate) findings: &'a mut Findings,
}

impl Resolver<'_> {
    pub(crate) fn at<T>(&self, value: &Spanned<T>, key: &str) -> Place {
        self.source.place(value.span()).key(key)
    }

    fn file(&self, key: &str) -> Place {
        Place::file(self.source.path()).key(key)
    }

    /// A day written as YYYY-MM-DD, as a string or a TOML date.
    pub(crate) fn day(&mut self, typed: &Day, key: &str) -> Option<Date> {
        let typed = typed.as_ref()?;
        let written = match typed.get_ref() {
            Value::String(text) => text.trim().to_owned(),
            other => other.to_string(),
        };
        // jiff reads `20210610` and times too; the letter's reader may take those for something else.
        let is_plain = written.len() == 10 && written.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        let day = written.parse().ok().filter(|_| is_plain);
        if day.is_none() {
            self.findings.push(Diagnostic::error(Code::BadDate).with("value", written).at(self.at(typed, key)));
        }
        day
    }

    pub(crate) fn language(&mut self, typed: &Text, key: &str) -> Option<Lang> {
        let lang = Lang::parse(typed.get_ref());
        if lang.is_none() {
            let finding = Diagnostic::error(Code::BadLanguageTag).with("language", typed.get_ref());
            self.findings.push(finding.at(self.at(typed, key)));
        }
        lang
    }

    /// A country code in capitals; as typed where it has not the form of one.
    pub(crate) fn country(&mut self, typed: &Text, key: &str) -> String {
        let code = typed.get_ref().trim();
        if code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            let finding = Diagnostic::error(Code::BadCountry).with("country", code);
            self.findings.push(finding.at(self.at(typed, key)));
        }
        code.to_ascii_uppercase()
    }

    pub(crate) fn postal(&mut self, raw: RawPostal, id: &str) -> PostalAddress {
        PostalAddress {
            organisation: one_line(&raw.organisation),
            person: one_line(&raw.person),
            street: lines(raw.street.into_lines()),
            postcode: one_line(&raw.postcode),
            place: one_line(&raw.place),
            country: self.country(&raw.country, &format!("{id}.postal.country")),
        }
    }

    fn empty(&mut self, field: &str, place: Place) {
        self.findings.push(Diagnostic::warning(Code::EmptySetting).with("field", field).at(place));
    }

    fn doubled<T>(&mut self, typed: &Spanned<T>, field: &str, value: &str) {
        let finding = Diagnostic::error(Code::DoubledValue).with("field", field).with("value", value);
        self.findings.push(finding.at(self.at(typed, field)));
    }

    /// Values of a list, each of which must be among `known` and stand there once.
    fn each_known(&mut self, typed: &[Text], field: &'static str, known: &'static [&'static str]) -> Vec<String> {
        let mut values: Vec<String> = Vec::with_capacity(typed.len());
        for value in typed {
            if !known.contains(&value.get_ref().as_str()) {
                let finding = unknown(Code::UnknownColumn, "column", value.get_ref(), known.iter().copied());
                self.findings.push(finding.at(self.at(value, field)));
            } else if values.contains(value.get_ref()) {
                self.doubled(value, field, value.get_ref());
            } else {
                values.push(value.get_ref().clone());
            }
        }
        values
    }

    fn languages(&mut self, typed: &Spanned<Vec<Text>>, folder: &std::path::Path) -> Vec<Lang> {
        let mut languages = Vec::with_capacity(typed.get_ref().len());
        for tag in typed.get_ref() {
            let Some(lang) = self.language(tag, "languages") else { continue };
            if languages.contains(&lang) {
                self.doubled(tag, "languages", lang.as_str());
                continue;
            }
            let template = folder.join(format!("{lang}.md"));
            if !template.is_file() {
                let finding = Diagnostic::error(Code::MissingFile).with("file", template.display());
                self.findings.push(finding.at(self.at(tag, "languages")));
            }
            languages.push(lang);
        }
        if typed.get_ref().is_empty() {
            let finding = Diagnostic::error(Code::EmptySetting).with("field", "languages");
            self.findings.push(finding.at(self.at(typed, "languages")));
        }
        languages
    }

    fn addressees(&mut self, raw: &RawLetter, known: &Addressees) -> Vec<String> {
        let mut ids: Vec<String> = Vec::with_capacity(raw.addressees.len());
        for id in &raw.addressees {
            if !known.contains_key(id.get_ref()) {
                let finding =
                    unknown(Code::UnknownAddressee, "addressee", id.get_ref(), known.keys().map(String::as_str));
                self.findings.push(finding.at(self.at(id, "addressees")));
            } else if ids.contains(id.get_ref()) {
                self.doubled(id, "addressees", id.get_ref());
            } else {
                ids.push(id.get_ref().clone());
            }
        }
        if raw.kind == Kind::Letter && raw.addressees.is_empty() {
            let finding = Diagnostic::error(Code::EmptySetting).with("field", "addressees");
            self.findings.push(finding.at(self.file("addressees")));
        }
        ids
    }

    fn titles(&mut self, raw: &RawLetter, languages: &[Lang]) -> BTreeMap<Lang, String> {
        let mut titles = BTreeMap::new();
        for (tag, title) in &raw.title {
            let Some(lang) = self.language(tag, "title") else { continue };
            let title = one_line(title);
            if !title.is_empty() && titles.insert(lang, title).is_some() {
                self.doubled(tag, "title", lang.as_str());
            }
        }
        for lang in languages {
            if best(&titles, *lang).is_none_or(|(found, _)| found.language() != lang.language()) {
                let key = format!("title.{lang}");
                self.empty(&key, self.file(&key));
            }
        }
        titles
    }

    fn columns(&mut self, raw: &RawLetter) -> BTreeMap<String, String> {
        let mut columns = BTreeMap::new();
        for (heading, theirs) in &raw.columns {
            if HEADINGS.contains(&heading.get_ref().as_str()) {
                if theirs.get_ref().trim().is_empty() {
                    let key = format!("columns.{}", heading.get_ref());
                    self.empty(&key, self.at(theirs, &key));
                } else {
                    columns.insert(heading.get_ref().clone(), theirs.get_ref().trim().to_owned());
                }
            } else {
                let finding = unknown(Code::UnknownColumn, "column", heading.get_ref(), HEADINGS.into_iter());
                self.findings.push(finding.at(self.at(heading, "columns")));
            }
        }
        columns
    }

    fn notice(&mut self, raw: &Spanned<RawNotice>) -> Notice {
        let typed = raw.get_ref();
        let notice = Notice {
            controller: one_line(&typed.controller),
            contact: one_line(&typed.contact),
            purpose: one_line(&typed.purpose),
            legal_basis: one_line(&typed.legal_basis),
            recipients: one_line(&typed.recipients),
            transfer: one_line(&typed.transfer),
            retention: one_line(&typed.retention),
            rights: one_line(&typed.rights),
            authority: one_line(&typed.authority),
        };
        for (field, _) in notice.fields().into_iter().filter(|(_, value)| value.is_empty()) {
            let key = format!("notice.{field}");
            self.empty(&key, self.at(raw, &key));
        }
        notice
    }

    /// Warns of settings that only a petition sheet uses.
    fn only_for_petitions(&mut self, raw: &RawLetter) {
        let typed = [
            ("table", raw.table.as_ref().map(Spanned::span)),
            ("return_to", raw.return_to.as_ref().map(Spanned::span)),
            ("publisher", raw.publisher.as_ref().map(Spanned::span)),
            ("notice", raw.notice.as_ref().map(Spanned::span)),
        ];
        for (field, span) in typed {
            let Some(span) = span else { continue };
            let finding = Diagnostic::warning(Code::SettingDoesNotApply)
                .with("field", field)
                .with("kind", raw.kind.as_str())
                .at(self.source.place(span).key(field));
            self.findings.push(finding);
        }
    }

    /// The campaign of a letter. It is whole even where something is wrong; the findings say what.
    pub(crate) fn campaign(
        &mut self,
        name: &str,
        folder: PathBuf,
        raw: RawLetter,
        addressees: &Addressees,
        routes: &Routes,
    ) -> Campaign {
        let languages = self.languages(&raw.languages, &folder);
        let addressees = self.addressees(&raw, addressees);
        let titles = self.titles(&raw, &languages);
        if let Some(route) = raw.route.as_ref().filter(|route| !routes.contains_key(route.get_ref())) {
            let finding = unknown(Code::UnknownRoute, "route", route.get_ref(), routes.keys().map(String::as_str));
            self.findings.push(finding.at(self.at(route, "route")));
        }
        let arrangement = raw.arrangement.as_ref().map_or(Arrangement::Sequential, |typed| *typed.get_ref());
        if let Some(typed) = &raw.arrangement
            && arrangement == Arrangement::Columns
            && languages.len() != 2
        {
            let finding = Diagnostic::error(Code::ColumnsNeedTwoLanguages).with("count", languages.len());
            self.findings.push(finding.at(self.at(typed, "arrangement")));
        }
        let (opens, closes) = (self.day(&raw.opens, "opens"), self.day(&raw.closes, "closes"));
        if let (Some(first), Some(last), Some(typed)) = (opens, closes, &raw.closes)
            && first > last
        {
            let finding = Diagnostic::error(Code::PeriodReversed).with("opens", first).with("closes", last);
            self.findings.push(finding.at(self.at(typed, "closes")));
        }
        let table = match &raw.table {
            Some(typed) if !typed.get_ref().is_empty() => self.each_known(typed.get_ref(), "table", &TABLE_COLUMNS),
            _ => DEFAULT_TABLE.map(str::to_owned).to_vec(),
        };
        let notice = match raw.kind {
            Kind::Letter => {
                self.only_for_petitions(&raw);
                None
            }
            Kind::Petition => match &raw.notice {
                Some(typed) => Some(self.notice(typed)),
                None => {
                    self.empty("notice", self.file("notice"));
                    None
                }
            },
        };
        Campaign {
            name: name.to_owned(),
            kind: raw.kind,
            titles,
            languages,
            arrangement,
            addressees,
            sender: raw.sender.as_ref().map_or(SenderBlock::Town, |typed| *typed.get_ref()),
            signed: raw.signed.as_ref().map_or(Signed::ByHand, |typed| *typed.get_ref()),
            opens,
            closes,
            required: self.each_known(&raw.required, "required", &HEADINGS),
            columns: self.columns(&raw),
            consent_required: raw.consent == Some(RawConsent::Required),
            table,
            notice,
            return_to: lines(raw.return_to.map(Spanned::into_inner).unwrap_or_default()),
            publisher: raw.publisher.map(|typed| one_line(typed.get_ref())).filter(|line| !line.is_empty()),
            route: raw.route.map(Spanned::into_inner),
            folder,
        }
    }
}

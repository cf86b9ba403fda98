//! From what was typed to values, one file at a time: what is wrong is said at its place.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use toml::{Spanned, Value};
use unicode_normalization::UnicodeNormalization;

use crate::campaign::addressee::{PostalAddress, best};
use crate::campaign::config::{Day, RawConsent, RawLetter, RawMessages, RawNotice, RawPostal, Text};
use crate::campaign::naming::unknown;
use crate::campaign::resolve::{
    Arrangement, Campaign, DEFAULT_TABLE, HEADINGS, Kind, Notice, SenderBlock, Signed, TABLE_COLUMNS, WAYS,
};
use crate::campaign::retention::Retention;
use crate::campaign::source::{Source, no_text};
use crate::campaign::{Addressees, Routes};
use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::lang::{Lang, iso_day};

/// A value of one line: no white space around it, single spaces and no line ends within; composed (NFC).
pub(crate) fn one_line(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

/// Lines of an address: a line end within one begins another, empty ones are left out.
pub(crate) fn lines(typed: &[String]) -> Vec<String> {
    typed.iter().flat_map(|text| text.lines()).map(one_line).filter(|line| !line.is_empty()).collect()
}

/// Turns what was typed in one file into values, and says what is wrong with it.
pub(crate) struct Resolver<'a> {
    pub(crate) source: &'a Source,
    pub(crate) findings: &'a mut Findings,
    /// The languages whose texts must be there; `None` is all of the letter's.
    pub(crate) wanted: Option<&'a [Lang]>,
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
        let day = iso_day(&written);
        if day.is_none() {
            self.findings.push(Diagnostic::error(Code::BadDate).with("value", written).at(self.at(typed, key)));
        }
        day
    }

    fn retention(&mut self, typed: &Text) -> Option<Retention> {
        let retention = Retention::parse(typed.get_ref());
        if retention.is_none() {
            let finding = Diagnostic::error(Code::BadRetention).with("value", typed.get_ref());
            self.findings.push(finding.at(self.at(typed, "retention")));
        }
        retention
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
            street: lines(&raw.street.into_lines()),
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

    fn languages(&mut self, typed: &Spanned<Vec<Text>>, folder: &Path) -> Vec<Lang> {
        let mut languages = Vec::with_capacity(typed.get_ref().len());
        for tag in typed.get_ref() {
            let Some(lang) = self.language(tag, "languages") else { continue };
            if languages.contains(&lang) {
                self.doubled(tag, "languages", lang.as_str());
                continue;
            }
            let template = folder.join(format!("{lang}.md"));
            let is_wanted = self.wanted.is_none_or(|wanted| wanted.contains(&lang));
            if let Some(finding) = no_text(&template).filter(|_| is_wanted) {
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
            let known = HEADINGS.into_iter().chain(WAYS);
            if known.clone().any(|known| known == heading.get_ref()) {
                if theirs.get_ref().trim().is_empty() {
                    let key = format!("columns.{}", heading.get_ref());
                    self.empty(&key, self.at(theirs, &key));
                } else {
                    columns.insert(heading.get_ref().clone(), theirs.get_ref().trim().to_owned());
                }
            } else {
                let finding = unknown(Code::UnknownColumn, "column", heading.get_ref(), known);
                self.findings.push(finding.at(self.at(heading, "columns")));
            }
        }
        columns
    }

    fn notice(&mut self, raw: &Spanned<RawNotice>) -> Notice {
        let typed = raw.get_ref();
        let mut filled = |field: &str, value: &Option<Text>| {
            let text = value.as_ref().map(|value| one_line(value.get_ref())).unwrap_or_default();
            if text.is_empty() {
                let span = value.as_ref().map_or(raw.span(), Spanned::span);
                let key = format!("notice.{field}");
                self.empty(&key, self.source.place(span).key(&key));
            }
            text
        };
        Notice {
            controller: filled("controller", &typed.controller),
            contact: filled("contact", &typed.contact),
            purpose: filled("purpose", &typed.purpose),
            legal_basis: filled("legal_basis", &typed.legal_basis),
            recipients: filled("recipients", &typed.recipients),
            transfer: filled("transfer", &typed.transfer),
            retention: filled("retention", &typed.retention),
            rights: filled("rights", &typed.rights),
            authority: filled("authority", &typed.authority),
        }
    }

    /// Warns of settings that only a petition sheet uses.
    fn only_for_petitions(&mut self, raw: &RawLetter) {
        let typed = [
            ("table", raw.table.as_ref().map(Spanned::span)),
            ("strip", raw.strip.as_ref().map(Spanned::span)),
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
            Some(typed) => {
                if raw.kind == Kind::Petition && typed.get_ref().is_empty() {
                    let finding = Diagnostic::error(Code::EmptySetting).with("field", "table");
                    self.findings.push(finding.at(self.at(typed, "table")));
                }
                self.each_known(typed.get_ref(), "table", &TABLE_COLUMNS)
            }
            None => DEFAULT_TABLE.map(str::to_owned).to_vec(),
        };
        let strip = raw
            .strip
            .as_ref()
            .map(|typed| self.each_known(typed.get_ref(), "strip", &TABLE_COLUMNS))
            .unwrap_or_default();
        let notice = match raw.kind {
            Kind::Letter => {
                self.only_for_petitions(&raw);
                None
            }
            Kind::Petition if raw.notice.is_none() => {
                self.empty("notice", self.file("notice"));
                None
            }
            Kind::Petition => raw.notice.as_ref().map(|typed| self.notice(typed)),
        };
        if let (Kind::Petition, Some(typed)) = (raw.kind, &raw.max_sheets) {
            let finding = Diagnostic::warning(Code::SettingDoesNotApply)
                .with("field", "max_sheets")
                .with("kind", raw.kind.as_str());
            self.findings.push(finding.at(self.at(typed, "max_sheets")));
        }
        Campaign {
            name: name.to_owned(),
            kind: raw.kind,
            titles,
            languages,
            arrangement,
            addressees,
            sender: raw.sender.as_ref().map_or(SenderBlock::Town, |typed| *typed.get_ref()),
            signed: raw.signed.as_ref().map_or(Signed::ByHand, |typed| *typed.get_ref()),
            hanging: raw.hanging,
            max_sheets: raw.max_sheets.as_ref().map(|typed| typed.get_ref().get()),
            opens,
            closes,
            required: self.each_known(&raw.required, "required", &HEADINGS),
            columns: self.columns(&raw),
            consent_required: raw.consent == Some(RawConsent::Required),
            approved_messages: raw.messages == Some(RawMessages::Approved),
            table,
            strip,
            notice,
            return_to: raw.return_to.map(|typed| lines(typed.get_ref())).unwrap_or_default(),
            publisher: raw.publisher.map(|typed| one_line(typed.get_ref())).filter(|line| !line.is_empty()),
            retention: raw.retention.as_ref().and_then(|typed| self.retention(typed)),
            route: raw.route.map(Spanned::into_inner),
            folder,
            source: self.source.bytes(),
        }
    }
}

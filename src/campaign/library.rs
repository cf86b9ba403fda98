//! The folder of letters: which letters there are, who is addressed, which routes lead out.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::campaign::addressee::AddresseeWords;
use crate::campaign::checks::{Resolver, lines, one_line};
use crate::campaign::config::{self, ById, RawAddressee, RawLetter, RawPost, RawRoute};
use crate::campaign::naming::{is_safe, unknown};
use crate::campaign::source::{Source, no_text};
use crate::campaign::{Addressee, Addressees, Campaign, Route, Routes};
use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::lang::Lang;
use crate::post::country::Posting;
use crate::post::window;

/// The folder of letters as read.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// The folder, `letters` by default.
    pub folder: PathBuf,
    /// Names of the letters, sorted.
    pub letters: Vec<String>,
    /// `addressees.toml`.
    pub addressees: Addressees,
    /// `routes.toml`.
    pub routes: Routes,
    /// The bytes of both files, from which these were read.
    pub(crate) sources: Sources,
}

/// The bytes of `addressees.toml` and `routes.toml`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sources {
    pub(crate) addressees: Arc<[u8]>,
    pub(crate) routes: Arc<[u8]>,
}

impl Library {
    /// Reads the folder: finds the letters (folders with a `letter.toml`), reads addressees and routes.
    /// What is wrong goes to `findings`; `None` where the folder, the addressees or the routes cannot be read.
    pub fn read(folder: &Path, findings: &mut Findings) -> Option<Self> {
        let letters = letters(folder, findings)?;
        let addressees = addressees(&addressees_path(folder), findings);
        let routes = routes(&routes_path(folder), findings);
        let ((addressees, of_addressees), (routes, of_routes)) = (addressees?, routes?);
        let sources = Sources { addressees: of_addressees, routes: of_routes };
        Some(Self { folder: folder.to_path_buf(), letters, addressees, routes, sources })
    }

    /// Reads and resolves one letter. `None` where there are errors about it. Unknown names get
    /// `known` values in the diagnostic.
    pub fn campaign(&self, letter: &str, findings: &mut Findings) -> Option<Campaign> {
        self.campaign_in(letter, None, findings)
    }

    /// The same, where only the texts in some of its languages are needed and may be there.
    pub fn campaign_in(&self, letter: &str, wanted: Option<&[Lang]>, findings: &mut Findings) -> Option<Campaign> {
        if self.letters.binary_search_by(|name| name.as_str().cmp(letter)).is_err() {
            let settings = self.folder.join(letter).join("letter.toml");
            findings.push(if is_safe(letter) && self.folder.join(letter).is_dir() {
                // Says why a letter that is there is not among those that can be built.
                match no_text(&settings) {
                    Some(finding) if finding.code != Code::MissingFile => finding,
                    _ => Diagnostic::error(Code::MissingFile).with("file", settings.display()).with("part", "letter"),
                }
            } else if is_safe(letter) {
                unknown(Code::UnknownLetter, "letter", letter, self.letters.iter().map(String::as_str))
            } else {
                Diagnostic::error(Code::UnsafeName).with("name", letter)
            });
            return None;
        }
        let folder = self.folder.join(letter);
        let source = Source::read_of_letter(&folder.join("letter.toml"), findings)?;
        let raw: RawLetter = config::parse(&source, findings)?;
        let mut found = Findings::new();
        let campaign = Resolver { source: &source, findings: &mut found, wanted }.campaign(
            letter,
            folder,
            raw,
            &self.addressees,
            &self.routes,
        );
        let good = !found.has_errors();
        findings.extend(found);
        good.then_some(campaign)
    }

    /// The route of a name; `unknown-route` with what is known otherwise.
    pub fn route(&self, name: &str, findings: &mut Findings) -> Option<&Route> {
        let route = self.routes.get(name);
        if route.is_none() {
            findings.push(unknown(Code::UnknownRoute, "route", name, self.routes.keys().map(String::as_str)));
        }
        route
    }

    /// The addressee of a name; `unknown-addressee` with what is known otherwise.
    pub fn addressee(&self, name: &str, findings: &mut Findings) -> Option<&Addressee> {
        let addressee = self.addressees.get(name);
        if addressee.is_none() {
            let known = self.addressees.keys().map(String::as_str);
            findings.push(unknown(Code::UnknownAddressee, "addressee", name, known));
        }
        addressee
    }

    /// The addressees of a campaign in its order.
    pub fn addressees_of(&self, campaign: &Campaign) -> Vec<&Addressee> {
        campaign.addressees.iter().filter_map(|id| self.addressees.get(id)).collect()
    }

    /// The path of `addressees.toml`.
    pub fn addressees_path(&self) -> PathBuf {
        addressees_path(&self.folder)
    }

    /// The path of `routes.toml`.
    pub fn routes_path(&self) -> PathBuf {
        routes_path(&self.folder)
    }
}

fn addressees_path(folder: &Path) -> PathBuf {
    folder.join("addressees.toml")
}

fn routes_path(folder: &Path) -> PathBuf {
    folder.join("routes.toml")
}

/// The names of the folders that hold a `letter.toml`, sorted.
pub fn letters(folder: &Path, findings: &mut Findings) -> Option<Vec<String>> {
    let unreadable = |error: &std::io::Error| {
        let finding = if error.kind() == ErrorKind::NotFound {
            Diagnostic::error(Code::MissingFile).with("file", folder.display())
        } else {
            Diagnostic::error(Code::UnreadableFile).with("file", folder.display()).with("reason", error)
        };
        finding.at(Place::file(folder))
    };
    let entries = match std::fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>) {
        Ok(entries) => entries,
        Err(error) => {
            findings.push(unreadable(&error));
            return None;
        }
    };
    // The order of a folder is the file system's; sorted, the findings come in the same order everywhere.
    let mut names: Vec<String> = entries
        .iter()
        .filter(|entry| entry.path().join("letter.toml").is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort_unstable();
    names.retain(|name| {
        let safe = is_safe(name);
        if !safe {
            // Only a warning: the other letters can be built.
            let place = Place::file(folder.join(name).join("letter.toml"));
            findings.push(Diagnostic::warning(Code::UnsafeName).with("name", name).at(place));
        }
        safe
    });
    Some(names)
}

/// Reads a file of tables by id. An unsafe id is an error, and its table is left out.
fn by_id<T: serde::de::DeserializeOwned>(path: &Path, findings: &mut Findings) -> Option<(Source, Vec<(String, T)>)> {
    let source = Source::read_of_library(path, findings)?;
    let tables: ById<T> = config::parse(&source, findings)?;
    let mut safe = Vec::with_capacity(tables.len());
    for (id, raw) in tables {
        if is_safe(id.get_ref()) {
            safe.push((id.into_inner(), raw));
        } else {
            let place = source.place(id.span());
            findings.push(Diagnostic::error(Code::UnsafeName).with("name", id.get_ref()).at(place));
        }
    }
    Some((source, safe))
}

fn addressees(path: &Path, findings: &mut Findings) -> Option<(Addressees, Arc<[u8]>)> {
    let (source, tables) = by_id::<RawAddressee>(path, findings)?;
    let mut resolver = Resolver { source: &source, findings, wanted: None };
    let mut addressees = BTreeMap::new();
    for (id, raw) in tables {
        let words = raw.words.into_iter().map(|(lang, raw)| {
            let words = AddresseeWords {
                name: one_line(&raw.name),
                office: one_line(&raw.office),
                greeting: one_line(&raw.greeting),
                inside_address: lines(&raw.inside_address),
            };
            (lang, words)
        });
        let addressee = Addressee {
            id: id.clone(),
            words: words.collect(),
            as_of: resolver.day(&raw.as_of, &format!("{id}.as_of")),
            until: resolver.day(&raw.until, &format!("{id}.until")),
            postal: raw.postal.map(|raw| resolver.postal(raw, &id)),
            successor: raw.successor.map(|name| one_line(&name)).filter(|name| !name.is_empty()),
        };
        addressees.insert(id, addressee);
    }
    Some((addressees, source.bytes()))
}

fn routes(path: &Path, findings: &mut Findings) -> Option<(Routes, Arc<[u8]>)> {
    let (source, tables) = by_id::<RawRoute>(path, findings)?;
    let mut resolver = Resolver { source: &source, findings, wanted: None };
    let mut routes = BTreeMap::new();
    for (id, raw) in tables {
        if let Some(typed) = raw.window.as_ref().filter(|typed| window::by_name(typed.get_ref()).is_none()) {
            let known = window::ALL.iter().map(|window| window.name);
            let finding = unknown(Code::UnknownWindow, "window", typed.get_ref(), known);
            resolver.findings.push(finding.at(resolver.at(typed, &format!("{id}.window"))));
        }
        let name = one_line(&raw.name);
        let mut route = Route {
            id: id.clone(),
            name: if name.is_empty() { id.clone() } else { name },
            lines: lines(&raw.lines),
            country: resolver.country(&raw.country, &format!("{id}.country")),
            language: raw
                .language
                .and_then(|typed| resolver.language(&typed, &format!("{id}.language")))
                .unwrap_or(Lang::EN),
            receiver_language: raw
                .receiver_language
                .and_then(|typed| resolver.language(&typed, &format!("{id}.receiver_language"))),
            office: lines(&raw.office),
            as_of: resolver.day(&raw.as_of, &format!("{id}.as_of")),
            post_each: raw.post == Some(RawPost::Each),
            window: raw.window.map(toml::Spanned::into_inner),
            postal: raw.postal.map(|raw| resolver.postal(raw, &id)),
        };
        if let (true, Some(postal)) = (route.lines.is_empty(), &route.postal) {
            // Who gives the address in fields need not write it twice.
            route.lines = postal.lines_from(Posting::from(&postal.country)).0;
        }
        if route.lines.is_empty() {
            let key = format!("{id}.lines");
            let finding = Diagnostic::error(Code::EmptySetting).with("field", &key);
            resolver.findings.push(finding.at(Place::file(path).key(key)));
        }
        routes.insert(id, route);
    }
    Some((routes, source.bytes()))
}

//! What was found, as it stands in a proof: about the whole letter first, then row by row.
//!
//! A proof goes to people who need not see the list. So whoever is not shown is not named: neither by a finding about the row, nor by
//! one about the whole list that has names in it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::cli::proof::letters::COVER;
use crate::cli::proof::{MOST_ROWS, Material};
use crate::cli::words::{finding_message, proof as words};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::proof::page::{Finding, Part};

/// Findings without a row whose words name nobody of the list. Of any other the code alone is shown, until somebody has seen what its
/// values hold and put it here.
const OF_THE_LETTER: [Code; 34] = [
    Code::AddressFault,
    Code::AddresseeLeft,
    Code::AddresseeWithoutLanguage,
    Code::BadFont,
    Code::CampaignClosed,
    Code::ConsentNotRecorded,
    Code::DataAge,
    Code::DoesNotFit,
    Code::EmptySetting,
    Code::EncodingGuessed,
    Code::FollowedBy,
    Code::LanguagesDiffer,
    Code::MadeUp,
    Code::MessageNeverPlaced,
    Code::MissingGlyph,
    Code::NamesAnother,
    Code::NoClosing,
    Code::NoJointText,
    Code::NoPostalAddress,
    Code::NoticeTooLong,
    Code::OptionDoesNotApply,
    Code::OptionalAmongWords,
    Code::OtherSheets,
    Code::RollUnsigned,
    Code::RowsAboveHeadings,
    Code::SameListOtherDate,
    Code::SampleList,
    Code::SettingDoesNotApply,
    Code::StagingLeft,
    Code::UnsafeName,
    Code::UnusedAnswers,
    Code::UnusedColumn,
    Code::WishInText,
    Code::WishRead,
];

/// Names of people of a list, which no finding without a row repeats here: some of them may have refused.
const NAMES: &str = "names";

/// Why the words of a finding do not stand in a proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unsaid {
    /// It is about somebody whose letter is not shown.
    NotShown,
    /// It is about a row that has no letter: somebody who refused may stand there.
    NoLetter,
    /// There is no room.
    NoRoom,
}

/// Findings of a kind whose words are left out.
#[derive(Debug, Default)]
struct Rest {
    count: u64,
    /// Serials, or rows where they have no letter.
    places: BTreeSet<u64>,
}

/// Where a finding stands, and where its letter does.
pub(super) struct Places<'p> {
    /// Serials by the places of rows.
    pub(super) serials: &'p BTreeMap<u64, u64>,
    /// Entries of letters by serial.
    pub(super) anchors: &'p BTreeMap<u64, String>,
    /// Serials of the letters that can be read in the proof.
    pub(super) shown: &'p BTreeSet<u64>,
    /// What stands in the proof.
    pub(super) ids: BTreeSet<&'p str>,
    /// The first letter with a signature image.
    pub(super) with_image: Option<u64>,
}

impl Material<'_> {
    /// The row that a finding is about.
    fn row_of(finding: &Diagnostic) -> Option<u64> {
        finding.place.as_ref()?.row
    }

    /// The letter that a finding is about.
    pub(super) fn serial_of(&self, finding: &Diagnostic, of_places: &BTreeMap<u64, u64>) -> Option<u64> {
        let row = Self::row_of(finding)?;
        of_places.get(&row.checked_sub(self.survey.first_row)?).copied()
    }

    /// Everything that was found, with the letter that it is about.
    pub(super) fn found(&self, all: bool, places: &Places<'_>) -> Vec<Part> {
        let mut sorted: Vec<&Diagnostic> = self.findings.iter().collect();
        // What is about the whole letter matters to all of them.
        sorted.sort_by_key(|finding| (Self::row_of(finding).is_some(), std::cmp::Reverse(finding.severity)));
        let mut list: Vec<Finding> = Vec::new();
        let mut of_rows = 0;
        let mut rest: BTreeMap<(std::cmp::Reverse<Severity>, Unsaid, &'static str), Rest> = BTreeMap::new();
        for finding in sorted {
            let row = Self::row_of(finding);
            let serial = self.serial_of(finding, places.serials);
            let unsaid = match (row, serial) {
                (None, _) => None,
                (Some(_), None) => Some(Unsaid::NoLetter),
                // Who stands near somebody is named with that somebody.
                (Some(_), Some(serial)) if !all && !places.shown.contains(&serial) => Some(Unsaid::NotShown),
                (Some(_), Some(_)) => (of_rows >= MOST_ROWS).then_some(Unsaid::NoRoom),
            };
            if let Some(why) = unsaid {
                let rest = rest.entry((std::cmp::Reverse(finding.severity), why, finding.code.as_str())).or_default();
                rest.count += 1;
                rest.places.extend(serial.or(row));
                continue;
            }
            of_rows += usize::from(row.is_some());
            let link = match serial {
                Some(serial) => Some(match places.anchors.get(&serial) {
                    Some(anchor) => (Some(anchor.clone()), words::letter_link(&self.batch.manifest.kind, serial)),
                    None => (None, self.place_of(serial)),
                }),
                None => self.page_of(finding, places).map(|(id, words)| (Some(id), words)),
            };
            let (kind, label) = (finding.severity.as_str(), words::severity(finding.severity));
            list.push(Finding { kind, label, text: self.text_of(finding), link });
        }
        for ((severity, why, code), Rest { count, places }) in rest {
            let kind = &self.batch.manifest.kind;
            let text = match why {
                Unsaid::NotShown => words::findings_not_shown(count, code, &words::serials(kind, &places)),
                Unsaid::NoLetter => words::findings_without_letter(count, code, &words::first_of(&places)),
                Unsaid::NoRoom => words::findings_without_room(count, code, &words::serials(kind, &places)),
            };
            let (kind, label) = (severity.0.as_str(), words::severity(severity.0));
            list.push(Finding { kind, label, text, link: None });
        }
        if list.is_empty() {
            return vec![Part::Lines(vec![words::nothing_found()])];
        }
        vec![Part::Findings(list)]
    }

    /// What was found, at its place within the batch: where the batch stands is known, and says nothing to who is sent the page.
    fn text_of(&self, finding: &Diagnostic) -> String {
        let mut finding = finding.clone();
        if Self::row_of(&finding).is_none() {
            if !OF_THE_LETTER.contains(&finding.code) {
                return words::unknown_finding(finding.code.as_str());
            }
            finding.values.retain(|(name, _)| *name != NAMES);
        }
        if self.is_batch {
            let folder = &self.batch.folder;
            if let Some(place) = &mut finding.place {
                place.file = within(&place.file, folder).to_owned();
            }
            for (_, value) in finding.values.iter_mut().filter(|(name, _)| *name == "file") {
                *value = within(Path::new(value.as_str()), folder).display().to_string();
            }
        }
        finding_message(&finding)
    }

    /// Where it shows what a finding without a row is about: a delivery on the cover sheet; addressees, texts and settings of the letter on
    /// the first one concerned.
    fn page_of(&self, finding: &Diagnostic, places: &Places<'_>) -> Option<(String, String)> {
        let kind = &self.batch.manifest.kind;
        if finding.code == Code::MadeUp && finding.value("fault") == "signature" {
            let serial = places.with_image?;
            return Some((places.anchors.get(&serial)?.clone(), words::letter_link(kind, serial)));
        }
        if finding.code == Code::SampleList {
            return self.first_to(&places.ids, None);
        }
        let place = finding.place.as_ref()?;
        let name = place.file.file_name()?.to_str()?;
        let is_text = place.file.extension().is_some_and(|extension| extension == "md");
        match name {
            "routes.toml" => places.ids.contains(COVER).then(|| (COVER.to_owned(), words::cover_link())),
            "addressees.toml" => {
                let id = place.key.as_deref()?.split('.').next();
                self.first_to(&places.ids, id).or_else(|| self.first_to(&places.ids, None))
            }
            _ if is_text || name == "letter.toml" => self.first_to(&places.ids, None),
            _ => None,
        }
    }

    fn place_of(&self, serial: u64) -> String {
        let letter = self.batch.letters.iter().find(|letter| letter.serial == serial);
        let volume = letter.and_then(|letter| self.batch.manifest.volumes.get(letter.volume));
        let file = volume.map_or("", |volume| volume.file.as_str());
        words::letter_place(&self.batch.manifest.kind, serial, file, letter.map_or(0, |letter| letter.first_page))
    }
}

/// A path below the folder, without it.
fn within<'p>(path: &'p Path, folder: &Path) -> &'p Path {
    path.strip_prefix(folder).unwrap_or(path)
}

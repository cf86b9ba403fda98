//! The lists that the program ships with, known by their content, so that nobody sends them by mistake.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{LazyLock, OnceLock};

use sha2::{Digest, Sha256};

use crate::batch::example_places::is_on;
use crate::batch::job::Job;
use crate::campaign::{Addressee, Route};
use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::signers::csv::CsvReader;
use crate::signers::{Column, ColumnMap, Row};

/// The shipped list.
const SAMPLE: &[u8] = include_bytes!("../../signers.csv");

/// The lists of the folders that `init` makes, by the language of their headings.
pub const STARTERS: [(&str, &str); 5] = [
    ("en", include_str!("starters/en.csv")),
    ("fr", include_str!("starters/fr.csv")),
    ("nb", include_str!("starters/nb.csv")),
    ("ja", include_str!("starters/ja.csv")),
    ("zh-Hant", include_str!("starters/zh-Hant.csv")),
];

/// What the first person of those lists signs with.
pub const SIGNATURE: &[u8] = include_bytes!("../../signatures/ink-1.png");

/// The content of a list, whatever its line ends, delimiter, order of columns and names of image files.
#[derive(Debug, Default)]
pub(crate) struct Content {
    hasher: Sha256,
    rows: u32,
}

/// Rows after which a list is certainly not the shipped one, which has fewer.
const ENOUGH: u32 = 100;

impl Content {
    /// Adds a row.
    pub(crate) fn row(&mut self, row: &Row, map: &ColumnMap) {
        self.rows = self.rows.saturating_add(1);
        if self.rows > ENOUGH {
            return;
        }
        for column in Column::ALL.into_iter().filter(|column| *column != Column::Signature) {
            self.hasher.update(map.cell(row, column).replace('\r', "").trim());
            self.hasher.update([0x1f]);
        }
        self.hasher.update([0x1e]);
    }

    /// SHA-256 of all rows; of a longer list than the shipped one, one that is not that one's.
    pub(crate) fn finish(mut self) -> [u8; 32] {
        if self.rows > ENOUGH {
            self.hasher.update(b"and more");
        }
        self.hasher.finalize().into()
    }
}

/// Whether this is SHA-256 of a shipped list's content.
pub(crate) fn is_shipped(content: [u8; 32]) -> bool {
    static HASHES: OnceLock<Vec<[u8; 32]>> = OnceLock::new();
    let hashes = HASHES.get_or_init(|| {
        let starters = STARTERS.iter().map(|(_, list)| list.as_bytes());
        std::iter::once(SAMPLE).chain(starters).filter_map(of).collect()
    });
    hashes.contains(&content)
}

fn of(list: &[u8]) -> Option<[u8; 32]> {
    let mut content = Content::default();
    each_row(list, |row, map| content.row(row, map))?;
    Some(content.finish())
}

fn each_row(list: &[u8], mut see: impl FnMut(&Row, &ColumnMap)) -> Option<()> {
    let mut reader = CsvReader::open(list, Path::new("signers.csv")).ok()?;
    let map =
        ColumnMap::find(Path::new("signers.csv"), reader.headings(), &BTreeMap::new(), &[], &mut Findings::new())?;
    let mut row = Row::default();
    while reader.read(&mut row).ok()? {
        see(&row, &map);
    }
    Some(())
}

/// What tells the people apart whom `init` makes up.
const MARKS: [Column; 4] = [Column::GivenName, Column::FamilyName, Column::Street, Column::Email];

/// Whether a row is still that of somebody whom `init` made up: the name with the street or the e-mail address, or these two under
/// another name.
pub(crate) fn is_made_up(row: &Row, map: &ColumnMap) -> bool {
    static PEOPLE: LazyLock<Vec<[String; 4]>> = LazyLock::new(|| {
        let mut people = Vec::new();
        for (_, list) in STARTERS {
            each_row(list.as_bytes(), |row, map| people.push(MARKS.map(|mark| map.cell(row, mark).trim().to_owned())));
        }
        people
    });
    let own = MARKS.map(|mark| map.cell(row, mark).trim());
    // The same people have other e-mail addresses in other languages, all of one form.
    let by_email = own[3].strip_prefix("person").and_then(|rest| rest.strip_suffix("@example.org")).is_some();
    PEOPLE.iter().any(|person| {
        let by_name = own[..2] == person[..2];
        let by_street = own[2] == person[2];
        [by_name, by_street, by_email].into_iter().filter(|same| *same).count() > 1
    })
}

/// What `init` made up and a job still sends: the addressees, where it is delivered, and the sample of a signature, if it is among these
/// images.
pub(crate) fn made_up(job: &Job, images: &BTreeMap<String, [u8; 32]>) -> Vec<Diagnostic> {
    let warning = |fault: &str, name: &str| Diagnostic::warning(Code::MadeUp).with("fault", fault).with("name", name);
    let mut found = Vec::new();
    for one in job.groups.iter().flatten().filter(|one: &&Addressee| {
        one.postal.as_ref().is_some_and(|postal| postal.street.iter().any(|street| is_on(street)))
    }) {
        let place = Place::file(job.library.addressees_path()).key(format!("{}.postal", one.id));
        found.push(warning("addressee", &one.id).at(place));
    }
    for one in job.routes.iter().filter(|one: &&Route| {
        let mut lines = one.lines.iter().chain(one.postal.iter().flat_map(|postal| &postal.street));
        lines.any(|line| is_on(line))
    }) {
        found.push(warning("route", &one.id).at(Place::file(job.library.routes_path()).key(&*one.id)));
    }
    let own: [u8; 32] = Sha256::digest(SIGNATURE).into();
    found.extend(images.iter().find(|(_, image)| **image == own).map(|(name, _)| warning("signature", name)));
    found
}

#[cfg(test)]
mod tests {
    use super::{SAMPLE, STARTERS, is_shipped, of};

    #[test]
    fn the_shipped_lists_and_no_others_are_samples() {
        for list in std::iter::once(SAMPLE).chain(STARTERS.iter().map(|(_, list)| list.as_bytes())) {
            assert!(of(list).is_some_and(is_shipped));
            let with_crlf = String::from_utf8_lossy(list).replace('\n', "\r\n");
            assert!(of(with_crlf.as_bytes()).is_some_and(is_shipped));
            let changed = String::from_utf8_lossy(list).replacen("example.org", "example.com", 1);
            assert!(!of(changed.as_bytes()).is_some_and(is_shipped));
            assert!(String::from_utf8_lossy(list).lines().count() < super::ENOUGH as usize);
        }
        assert!(!of(b"given_name\nAnna\n").is_some_and(is_shipped));
        assert!(!is_shipped([0; 32]));
    }
}

//! The letters or sheets of a proof: which pages, with whom, and where the window is drawn.

use std::collections::{BTreeMap, BTreeSet};

use crate::batch::records::LetterRecord;
use crate::batch::roster::Person;
use crate::batch::{cover, ranges};
use crate::campaign::Kind;
use crate::cli::Ending;
use crate::cli::proof::files::Files;
use crate::cli::proof::{ENTRY_BYTES, MOST_BYTES, Material, OPENING_PAGES};
use crate::cli::words::proof as words;
use crate::layout::cover::facts::Content;
use crate::length::{Length, Rect, Size};
use crate::proof::page::{Entry, View, Zone};
use crate::proof::sample::{Reason, Sample};

/// How the id of a letter's entry begins; the script of the page knows it.
const LETTER: &str = "letter-";
/// The entry of what stands before the names of a petition or roll.
const OPENING: &str = "opening";
/// The entry of the cover sheet.
pub(super) const COVER: &str = "cover";

/// Pages that are shown together, with who stands on them.
pub(super) struct Item {
    volume: usize,
    first_page: u64,
    pages: u64,
    serials: BTreeSet<u64>,
    reasons: BTreeSet<Reason>,
}

impl Material<'_> {
    /// The pages of a sample in the order of the volumes; names on one sheet are one item.
    pub(super) fn items(&self, sample: &Sample) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        let is_letter = self.job.content() == Content::Letters;
        let mut records: Vec<&LetterRecord> = self.batch.letters.iter().collect();
        records.sort_by_key(|letter| (letter.serial, letter.volume));
        let mut seen = BTreeSet::new();
        let first_to = self.batch.manifest.volumes.first().map(|volume| volume.addressee.as_str());
        for letter in records {
            let Some(reasons) = sample.get(&letter.serial) else { continue };
            let to = self.batch.manifest.volumes.get(letter.volume).map(|volume| volume.addressee.as_str());
            // Of a signer with several letters only the first is shown, but where the addressee is why.
            if to != first_to && !reasons.contains(&Reason::OtherAddressee) {
                continue;
            }
            let at = (letter.volume, letter.first_page);
            if !is_letter && !seen.insert(at) {
                if let Some(item) = items.iter_mut().find(|item| (item.volume, item.first_page) == at) {
                    item.serials.insert(letter.serial);
                    item.reasons.extend(reasons);
                }
                continue;
            }
            items.push(Item {
                volume: letter.volume,
                first_page: letter.first_page,
                pages: letter.pages,
                serials: [letter.serial].into(),
                reasons: reasons.clone(),
            });
        }
        items
    }

    pub(super) fn entries(
        &self,
        items: &[Item],
        people: &BTreeMap<u64, Vec<Person>>,
        all: bool,
        used: &mut BTreeSet<String>,
    ) -> Result<Vec<Entry>, Ending> {
        let kind = self.batch.manifest.kind.as_str();
        let mut left = MOST_BYTES.saturating_sub(if all { items.len() * ENTRY_BYTES } else { 0 }).max(MOST_BYTES / 8);
        let mut files = Files::new(self.batch, used);
        let mut opening = Vec::new();
        if let Some(pages) = self.opening_pages() {
            let views = files.views(0, 1, pages, &words::opening(), &mut left, false)?;
            opening.push(Entry {
                id: OPENING.to_owned(),
                heading: words::opening(),
                place: words::place(&self.batch.manifest.volumes[0].file, 1, pages),
                views: self.with_zones(views),
                ..Entry::default()
            });
        }
        // What matters most is drawn first, as long as there is room.
        let mut order: Vec<usize> = (0..items.len()).collect();
        order.sort_by_key(|place| (items[*place].reasons.first().copied(), *place));
        let mut drawn: BTreeMap<usize, Entry> = BTreeMap::new();
        for place in order {
            let item = &items[place];
            let serials = ranges::compact(item.serials.iter().copied());
            let heading = words::letter_heading(&serials, kind);
            let file = &self.batch.manifest.volumes[item.volume].file;
            let withdrawn = item.serials.iter().all(|serial| !people.contains_key(serial));
            let mut tags = words::reasons(&item.reasons);
            if withdrawn {
                tags.push(words::withdrawn());
            }
            let views = files.views(item.volume, item.first_page, item.pages, &heading, &mut left, true)?;
            let of_item = item.serials.iter().filter_map(|serial| people.get(serial)).flatten();
            drawn.insert(
                place,
                Entry {
                    id: self.anchor(item.volume, item.serials.first().copied().unwrap_or_default()),
                    people: of_item.map(|person| (words::person(person), person.town.clone())).collect(),
                    tags,
                    place: words::place(file, item.first_page, item.first_page + item.pages.saturating_sub(1)),
                    views: if kind == "letter" { self.with_zones(views) } else { views },
                    heading,
                },
            );
        }
        let mut entries = opening;
        entries.extend(drawn.into_values());
        if self.batch.files.contains_key(cover::NAME) {
            let pdf = self.batch.bytes(cover::NAME)?;
            let count = crate::pdf::excerpt::page_count(&pdf).unwrap_or(1);
            let seen = files.read(cover::NAME, pdf)?;
            let views = files.views_of(cover::NAME, &seen, 1, count, &words::cover(), &mut left, true)?;
            entries.push(Entry {
                id: COVER.to_owned(),
                heading: words::cover(),
                place: words::place(cover::NAME, 1, count),
                views,
                ..Entry::default()
            });
        }
        Ok(entries)
    }

    /// Pages before the first name of a petition or a roll; of sheets without names the first ones.
    fn opening_pages(&self) -> Option<u64> {
        if self.job.content() == Content::Letters {
            return None;
        }
        let volume = self.batch.manifest.volumes.first()?;
        let first = self.batch.letters.iter().filter(|letter| letter.volume == 0).map(|letter| letter.first_page).min();
        let pages = first.map_or(volume.pages.min(2), |first| first - 1).min(OPENING_PAGES);
        (pages > 0).then_some(pages)
    }

    /// The id of the entry of a letter in a volume.
    fn anchor(&self, volume: usize, serial: u64) -> String {
        let volume = if self.batch.manifest.addressees.len() > 1 { format!("-{}", volume + 1) } else { String::new() };
        format!("{LETTER}{serial}{volume}")
    }

    /// The first letter that is shown here to this addressee, else to anybody; what stands before the names, if that is shown.
    pub(super) fn first_to(&self, ids: &BTreeSet<&str>, addressee: Option<&str>) -> Option<(String, String)> {
        if ids.contains(OPENING) {
            return Some((OPENING.to_owned(), words::opening_link()));
        }
        let is_meant = |letter: &&LetterRecord| {
            let to = self.batch.manifest.volumes.get(letter.volume).map(|volume| volume.addressee.as_str());
            addressee.is_none_or(|id| to.is_some_and(|to| to.split('+').any(|one| one == id)))
        };
        let shown = |letter: &LetterRecord| {
            let id = self.anchor(letter.volume, letter.serial);
            ids.contains(id.as_str()).then_some((letter.serial, id))
        };
        let first = self.batch.letters.iter().filter(is_meant).filter_map(shown).min();
        first.map(|(serial, id)| (id, words::letter_link(&self.batch.manifest.kind, serial)))
    }

    /// Draws the window over the first page.
    fn with_zones(&self, mut views: Vec<View>) -> Vec<View> {
        let of_letter = self.job.campaign.kind == Kind::Letter;
        if let Some(first) = views.first_mut().filter(|view| of_letter && view.png.is_some()) {
            let window = self.job.window;
            if !window.openings.is_empty() {
                first.zones.push(Zone { kind: "seen", rect: on_a4(&window.seen()) });
            }
            first.zones.push(Zone { kind: "window", rect: on_a4(&window.zone()) });
            first.alt = words::alt_with_zones(&first.alt, !window.openings.is_empty());
        }
        views
    }

    /// The entry of each letter that has one, its own or that of others on its sheets.
    pub(super) fn anchors(&self, entries: &[Entry]) -> BTreeMap<u64, String> {
        let ids: BTreeSet<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
        let mut anchors = BTreeMap::new();
        let mut of_sheets: BTreeMap<(usize, u64), String> = BTreeMap::new();
        for letter in &self.batch.letters {
            let own = self.anchor(letter.volume, letter.serial);
            if ids.contains(own.as_str()) {
                of_sheets.entry((letter.volume, letter.first_page)).or_insert_with(|| own.clone());
                anchors.entry(letter.serial).or_insert(own);
            }
        }
        for letter in &self.batch.letters {
            if let Some(of_sheet) = of_sheets.get(&(letter.volume, letter.first_page)) {
                anchors.entry(letter.serial).or_insert_with(|| of_sheet.clone());
            }
        }
        anchors
    }
}

/// A rectangle in thousandths of an A4 sheet, as far as it is on the sheet.
fn on_a4(rect: &Rect) -> [i32; 4] {
    let of = |part: Length, whole: Length| {
        let part = part.as_millipoints().clamp(0, whole.as_millipoints());
        let whole = i64::from(whole.as_millipoints());
        i32::try_from((i64::from(part) * 1000 + whole / 2) / whole).unwrap_or_default()
    };
    let Size { width, height } = Size::A4;
    let (left, top) = (of(rect.origin.x, width), of(rect.origin.y, height));
    [left, top, of(rect.right(), width) - left, of(rect.bottom(), height) - top]
}

#[cfg(test)]
mod tests {
    use super::on_a4;
    use crate::length::Rect;

    #[test]
    fn zones_end_at_the_edge_of_the_sheet() {
        assert_eq!(on_a4(&Rect::mm(21.0, 29.7, 105.0, 148.5)), [100, 100, 500, 500]);
        assert_eq!(on_a4(&Rect::mm(-4.0, 0.0, 300.0, 297.0)), [0, 0, 1000, 1000]);
    }
}

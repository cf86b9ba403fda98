//! Petition sheets that come back: how many signed, how many were struck out, where the paper is.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use rusqlite::{Connection, params};
use serde::Serialize;

use crate::archive::open::{give_up, keep_announced, use_object};
use crate::archive::{Archive, Error, Who, event, store};
use crate::batch::job::PrintOrder;
use crate::batch::manifest::{self, Manifest, VolumeRecord};
use crate::batch::options::{self, Options};
use crate::batch::records::{LETTERS, Line};

/// A petition sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// As it is printed at the foot: `petition-paris-0001-7`.
    pub serial: String,
    /// Signatures on it; `None` while it is not back.
    pub signatures: Option<u64>,
    /// Those of them that do not count.
    pub struck: u64,
    /// Where the paper is.
    pub place: String,
    /// The day on which the paper was destroyed.
    pub destroyed: Option<String>,
    /// Whether a scan of it is kept.
    pub scanned: bool,
}

/// What is to be written of a sheet; what is `None` stays.
#[derive(Debug, Clone, Default)]
pub struct Change {
    /// Signatures on it.
    pub signatures: Option<u64>,
    /// Those of them that do not count.
    pub struck: Option<u64>,
    /// Where the paper is.
    pub place: Option<String>,
    /// The day on which the paper was destroyed.
    pub destroyed: Option<String>,
    /// A picture of it.
    pub scan: Option<PathBuf>,
}

/// The signatures of a campaign.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Name of the letter.
    pub letter: String,
    /// Signatures on paper, without the struck ones.
    pub paper: u64,
    /// Signers of lists, each person once, but for those whose names were printed on sheets that are back.
    pub online: u64,
    /// Sheets that came back from batches of the shipped sample, and do not count.
    pub samples: u64,
    /// Serials of the sheets that are not back, with the batch of each.
    pub out: Vec<(String, String)>,
}

/// Writes down what came back. `batch` says which, where several have a sheet of this serial.
///
/// Errors: [`Error::NoSheet`], [`Error::BadCount`], [`Error::BadDay`], [`Error::Database`], [`Error::Batch`].
pub fn record(
    archive: &mut Archive,
    serial: &str,
    batch: Option<&str>,
    change: &Change,
    who: &Who,
    stop: &AtomicBool,
) -> Result<Totals, Error> {
    let (id, name, letter) = find(&archive.db, serial, batch)?;
    // As it is printed, in whatever case it was typed.
    let printed = "SELECT serial FROM sheet WHERE batch = ?1 AND serial = ?2 COLLATE NOCASE";
    let serial: String = archive.db.query_row(printed, params![id, serial], |row| row.get(0))?;
    let serial = serial.as_str();
    if change.place.is_some() || change.scan.is_some() {
        // Nothing would take it away again.
        archive.batch(&name)?.living()?;
    }
    if let Some(day) = &change.destroyed {
        event::within(day, event::FIRST, &who.today)?;
    }
    let known = "SELECT signatures, struck FROM sheet WHERE batch = ?1 AND serial = ?2";
    let known: (Option<u64>, u64) =
        archive.db.query_row(known, params![id, serial], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let signatures = change.signatures.or(known.0).unwrap_or_default();
    let struck = change.struck.unwrap_or(known.1);
    let most = if change.signatures.is_some() { rows_of(archive, id, serial, stop)?.unwrap_or(MOST) } else { MOST };
    if signatures > most || struck > signatures {
        return Err(Error::BadCount { signatures, struck, most });
    }
    let kept = keep(archive, (id, &name), serial, change, who, stop);
    // Also where it came to nothing: a failure of clearing is then not the one to report.
    let settled = archive.settle();
    kept?;
    settled.map_err(Error::not_cleared)?;
    totals(&archive.db, &letter)
}

fn keep(
    archive: &mut Archive,
    (id, name): (i64, &str),
    serial: &str,
    change: &Change,
    who: &Who,
    stop: &AtomicBool,
) -> Result<(), Error> {
    let scan = match &change.scan {
        Some(path) => Some(take_scan(archive, path, stop)?),
        None => None,
    };
    let transaction = archive.begin()?;
    let before = "SELECT place FROM sheet WHERE batch = ?1 AND serial = ?2";
    let before: String = transaction.query_row(before, params![id, serial], |row| row.get(0))?;
    let overwrites = !before.is_empty() && change.place.as_ref().is_some_and(|place| *place != before);
    if let Some(scan) = &scan {
        use_object(&transaction, scan)?;
    }
    transaction.execute(
        "UPDATE sheet SET signatures = coalesce(?3, signatures), struck = coalesce(?4, struck),
                place = coalesce(?5, place), destroyed = coalesce(?6, destroyed), scan = coalesce(?7, scan)
         WHERE batch = ?1 AND serial = ?2",
        params![
            id,
            serial,
            change.signatures,
            change.struck,
            change.place,
            change.destroyed,
            scan.as_ref().map(|scan| &scan.name),
        ],
    )?;
    who.log(&transaction, "sheet", name, serial)?;
    keep_announced(&transaction)?;
    give_up(&transaction, overwrites)?;
    Ok(transaction.commit()?)
}

fn take_scan(archive: &mut Archive, path: &Path, stop: &AtomicBool) -> Result<store::Object, Error> {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let object = store::measure(path, name, stop)?;
    archive.announce([&object])?;
    archive.store.take(path, &object, stop)?;
    Ok(object)
}

/// The number of the sheet on which a page of a volume stands, both from 1; for the last page how many sheets there are.
pub(crate) fn of_page(page: u64, simplex: bool) -> u64 {
    if simplex { page } else { page.div_ceil(2) }
}

/// The number of the sheet, as it is printed at its foot, on which a page of a volume of so many pages stands: whichever way round the
/// volume is printed, the sheet with the first rows is the first one.
pub(crate) fn of_row(page: u64, pages: u64, options: &Options) -> u64 {
    let place = of_page(page, options.simplex);
    match options.print_order {
        PrintOrder::Normal => place,
        PrintOrder::Reverse => (of_page(pages, options.simplex) + 1).saturating_sub(place),
    }
}

/// What is printed at the foot of a sheet: `petition-paris-0001-7`. Volumes count from 0, sheets from 1.
pub(crate) fn serial(letter: &str, volume: usize, sheet: u64) -> String {
    format!("{letter}-{:04}-{sheet}", volume.saturating_add(1))
}

/// The volume and the number of a sheet, by which sheets are in order.
fn place_of(serial: &str) -> (u64, u64) {
    let mut parts = serial.rsplitn(3, '-').map(|part| part.parse().unwrap_or(u64::MAX));
    let (sheet, volume) = (parts.next(), parts.next());
    (volume.unwrap_or(u64::MAX), sheet.unwrap_or(u64::MAX))
}

/// The most signatures on one sheet: more than a sheet of A3 has lines for on both sides (tuned, to tell a slip of the finger).
const MOST: u64 = 500;

/// The most rows that a sheet can have: those of signers on it, which are known one by one, and all that the batch has of withheld and
/// blank ones, of which it is not known on which sheet they stand. `None` where the files that tell it are gone.
fn rows_of(archive: &Archive, batch: i64, serial: &str, stop: &AtomicBool) -> Result<Option<u64>, Error> {
    let files = archive.files(batch)?;
    let read = |name: &str| {
        let file = files.iter().find(|(path, _)| path == name);
        file.map(|(_, object)| archive.store.read(object, manifest::LARGEST, stop)).transpose()
    };
    let (Some(letters), Some(options), Some(written)) = (read(LETTERS)?, read(options::NAME)?, read(manifest::NAME)?)
    else {
        return Ok(None);
    };
    let (Ok(options), Ok(written)) =
        (serde_json::from_slice::<Options>(&options), serde_json::from_slice::<Manifest>(&written))
    else {
        return Ok(None);
    };
    let (volume, sheet) = place_of(serial);
    let file = usize::try_from(volume).ok().and_then(|volume| written.volumes.get(volume.checked_sub(1)?));
    let Some(VolumeRecord { file, pages, .. }) = file else { return Ok(None) };
    let lines = letters.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice::<Line<'_>>(line).ok());
    let named = lines.filter(|line| line.file == file && of_row(line.first_page, *pages, &options) == sheet).count();
    let others = written.counts.left_out.withheld.saturating_add(u64::from(options.blank_rows));
    Ok(Some(others.saturating_add(named as u64).min(MOST)))
}

/// The batch of a sheet: its number, its name, its letter.
fn find(db: &Connection, serial: &str, batch: Option<&str>) -> Result<(i64, String, String), Error> {
    let mut statement = db.prepare(
        "SELECT batch.id, batch.name, batch.letter FROM sheet JOIN batch ON batch.id = sheet.batch
         WHERE serial = ?1 COLLATE NOCASE AND (?2 IS NULL OR batch.name = ?2) ORDER BY batch.date, batch.name",
    )?;
    let rows = statement.query_map(params![serial, batch], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let found: Vec<(i64, String, String)> = rows.collect::<Result<_, _>>()?;
    match <[_; 1]>::try_from(found) {
        Ok([only]) => Ok(only),
        Err(found) => {
            let batches = found.into_iter().map(|(_, name, _)| name).collect();
            Err(Error::NoSheet { serial: serial.to_owned(), batches })
        }
    }
}

/// The sheets of a batch in the order in which they are printed.
pub(crate) fn of_batch(db: &Connection, batch: i64) -> Result<Vec<Sheet>, Error> {
    let mut statement = db.prepare(
        "SELECT serial, signatures, struck, place, destroyed, scan IS NOT NULL FROM sheet
         WHERE batch = ?1",
    )?;
    let sheets = statement.query_map([batch], |row| {
        Ok(Sheet {
            serial: row.get(0)?,
            signatures: row.get(1)?,
            struck: row.get(2)?,
            place: row.get(3)?,
            destroyed: row.get(4)?,
            scanned: row.get(5)?,
        })
    })?;
    let mut sheets: Vec<Sheet> = sheets.collect::<Result<_, _>>()?;
    sheets.sort_by_cached_key(|sheet| place_of(&sheet.serial));
    Ok(sheets)
}

/// The signatures of a campaign, and the sheets that are not back.
pub(crate) fn totals(db: &Connection, letter: &str) -> Result<Totals, Error> {
    // Nobody of the shipped sample has signed.
    // Names that were printed on sheets come back on them: they are counted there.
    let online = "SELECT coalesce(sum(CASE WHEN kind <> 'petition' THEN counted ELSE max(0, counted -
                      (SELECT coalesce(sum(signatures - struck), 0) FROM sheet WHERE sheet.batch = batch.id)) END), 0)
                  FROM batch WHERE letter = ?1 AND NOT sample";
    let paper = "SELECT coalesce(sum(signatures - struck), 0) FROM sheet JOIN batch ON batch.id = batch
                 WHERE letter = ?1 AND NOT sample";
    let number = |question: &str| db.query_row(question, [letter], |row| row.get::<_, u64>(0));
    let mut statement = db.prepare(
        "SELECT batch.name, serial FROM sheet JOIN batch ON batch.id = batch
         WHERE letter = ?1 AND signatures IS NULL AND NOT sample",
    )?;
    let out = statement.query_map([letter], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut out: Vec<(String, String)> = out.collect::<Result<_, _>>()?;
    out.sort_by_cached_key(|(batch, serial)| (batch.clone(), place_of(serial)));
    let samples = "SELECT count(*) FROM sheet JOIN batch ON batch.id = batch
                   WHERE letter = ?1 AND signatures IS NOT NULL AND sample";
    Ok(Totals {
        letter: letter.to_owned(),
        paper: number(paper)?,
        online: number(online)?,
        samples: number(samples)?,
        out,
    })
}

#[cfg(test)]
mod tests {
    use super::{of_page, place_of, serial};

    #[test]
    fn sheets_are_in_order_by_volume_and_number() {
        let mut serials = Vec::new();
        for volume in 0..3 {
            serials.extend((1..=12).map(|sheet| serial("petition-paris", volume, sheet)));
        }
        assert_eq!(serials[10], "petition-paris-0001-11");
        let mut sorted = serials.clone();
        sorted.sort();
        sorted.sort_by_cached_key(|serial| place_of(serial));
        assert_eq!(sorted, serials);
    }

    #[test]
    fn a_sheet_has_two_pages() {
        for (page, simplex, expected) in [(1, false, 1), (2, false, 1), (3, false, 2), (3, true, 3), (0, false, 0)] {
            assert_eq!(of_page(page, simplex), expected, "{page}");
        }
    }
}

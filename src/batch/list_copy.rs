//! The list as it is kept in `inputs/`: known columns, cells as they were read, images by their content. Read again, each row becomes
//! what it became: a bad one is bad, and refuses what it refused, also where it did so under a heading that is not kept.

use std::io::{self, Write};
use std::sync::Arc;

use csv::StringRecord;
use sha2::Digest;

use crate::batch::Error;
use crate::batch::row_fate::RowFate;
use crate::batch::staging::{HashingWriter, StagedFile, hex};
use crate::signers::{Column, ColumnMap, Refusal, Row};

/// Where the list stands in a batch.
pub(crate) const LIST: &str = "inputs/signers.csv";

/// What stands for a row of which nothing could be read.
const UNREADABLE: &str = "?";

/// How a row is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kept {
    /// A row that could be read.
    Good,
    /// A bad row that has a cell for each heading.
    Bad,
    /// A bad row that refuses, whatever its cells are.
    Refusing(Refusal),
    /// A row of which nobody knows what stands where.
    Broken,
    /// Nothing of it.
    Emptied,
}

impl Kept {
    /// How a row is kept that became this.
    pub(crate) fn of(
        fate: RowFate,
        row: &Row,
        is_readable: bool,
        headings: &StringRecord,
        refusal: Option<Refusal>,
    ) -> Self {
        match (fate, refusal) {
            (RowFate::Withdrawn, _) => Self::Emptied,
            (RowFate::Rejected, Some(refusal)) => Self::Refusing(refusal),
            _ if is_readable => Self::Good,
            _ if row.is_whole(headings) => Self::Bad,
            _ => Self::Broken,
        }
    }
}

/// A copy of the list in the making: the columns that the program knows, as [`ColumnMap::cell`] gives them, under the list's own
/// headings.
pub(crate) struct ListCopy<W: Write> {
    writer: csv::Writer<HashingWriter<W>>,
    columns: Vec<Column>,
    /// Places of columns that are none of ours and that the letter prints, or that decide what it does.
    extra: Vec<u16>,
}

impl<W: Write> ListCopy<W> {
    /// Writes the headings: of known columns, of `extra` ones that the letter prints or that decide what it prints, and of signatures where they come
    /// from a folder.
    pub(crate) fn begin(inner: W, map: &ColumnMap, signatures: bool, extra: &[Arc<str>]) -> io::Result<Self> {
        let mut columns: Vec<Column> = map.present().collect();
        if signatures && !columns.contains(&Column::Signature) {
            columns.push(Column::Signature);
        }
        let printed = extra.iter().filter_map(|heading| map.find_extra(heading));
        let extra: Vec<u16> = printed.chain(map.heeded()).collect();
        let headings = map.extra().filter(|(_, place)| extra.contains(place));
        let mut headings: Vec<(u16, &str)> = headings.map(|(heading, place)| (place, heading)).collect();
        headings.sort_unstable();
        let sink = HashingWriter::new(inner);
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(sink);
        let known = columns.iter().map(|column| map.heading(*column).unwrap_or(column.heading()));
        writer.write_record(known.chain(headings.iter().map(|(_, heading)| *heading)))?;
        Ok(Self { writer, columns, extra: headings.iter().map(|(place, _)| *place).collect() })
    }

    /// Writes a row; `image` is where its signature image stands in `inputs/`. A bad one has one cell more than there are headings, so
    /// that it is refused again: behind its cells an empty one, or the word of what it refuses, or, where nobody knows what they are,
    /// all of them as one text behind empty ones. A copy of the copy is the same.
    pub(crate) fn row(&mut self, kept: Kept, row: &Row, map: &ColumnMap, image: Option<&str>) -> io::Result<()> {
        let nothing = Row::default();
        let row = if kept == Kept::Emptied { &nothing } else { row };
        let known = self
            .columns
            .iter()
            .map(|column| image.filter(|_| *column == Column::Signature).unwrap_or_else(|| map.cell(row, *column)));
        let cells: Vec<&str> = known.chain(self.extra.iter().map(|place| ColumnMap::extra_cell(row, *place))).collect();
        let mut broken = |text: &str| {
            // Empty cells alone would be a blank row, as which it did not count.
            let text = if text.trim().is_empty() { UNREADABLE } else { text.trim() };
            self.writer.write_record(cells.iter().map(|_| "").chain([text]))
        };
        match kept {
            Kept::Bad if cells.iter().all(|cell| cell.trim().is_empty()) => broken(""),
            Kept::Broken => broken(&row.cells.iter().collect::<Vec<_>>().join(" ")),
            Kept::Bad => self.writer.write_record(cells.into_iter().chain([""])),
            Kept::Refusing(refusal) => self.writer.write_record(cells.into_iter().chain([refusal.word()])),
            Kept::Good | Kept::Emptied => self.writer.write_record(cells),
        }
        .map_err(csv_failure)
    }

    /// Ends the copy; hands back its SHA-256.
    pub(crate) fn finish(self) -> io::Result<[u8; 32]> {
        let (mut inner, hash) = self.end()?;
        inner.flush()?;
        Ok(hash)
    }

    fn end(self) -> io::Result<(W, [u8; 32])> {
        let HashingWriter { hasher, inner, .. } = self.writer.into_inner().map_err(|error| {
            let error = error.error();
            io::Error::new(error.kind(), error.to_string())
        })?;
        Ok((inner, hasher.finalize().into()))
    }
}

/// What went wrong below a CSV writer, as the system said it.
pub(crate) fn csv_failure(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

impl ListCopy<StagedFile<'_>> {
    /// Ends the copy and its file; hands back its SHA-256.
    pub(crate) fn finish_file(self) -> Result<[u8; 32], Error> {
        let (file, hash) = self.end().map_err(Error::io(LIST))?;
        file.finish()?;
        Ok(hash)
    }
}

/// Where an image stands in `inputs/`: named by its content, never by the list.
pub(crate) fn stored_image(name: &str, hash: &[u8; 32]) -> String {
    let extension = std::path::Path::new(name).extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let known = ["png", "svg", "json"].into_iter().find(|known| extension.eq_ignore_ascii_case(known));
    format!("images/{}.{}", &hex(hash)[..32], known.unwrap_or("jpg"))
}

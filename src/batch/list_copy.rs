//! The list as it is kept in `inputs/`: known columns, cells as they were read, images by their content.

use std::io::{self, Write};
use std::sync::Arc;

use sha2::Digest;

use crate::batch::Error;
use crate::batch::staging::{HashingWriter, StagedFile, hex};
use crate::signers::{Column, ColumnMap, Row};

/// Where the list stands in a batch.
pub(crate) const LIST: &str = "inputs/signers.csv";

/// What stands for a row of which nothing could be read.
const UNREADABLE: &str = "?";

/// A copy of the list in the making: the columns that the program knows, as they were read, under the list's own
/// headings.
pub(crate) struct ListCopy<W: Write> {
    writer: csv::Writer<HashingWriter<W>>,
    columns: Vec<Column>,
    /// Places of columns that are none of ours and that the letter prints.
    extra: Vec<u16>,
}

impl<W: Write> ListCopy<W> {
    /// Writes the headings: of known columns, of `extra` ones that the letter prints, and of signatures where they come
    /// from a folder.
    pub(crate) fn begin(inner: W, map: &ColumnMap, signatures: bool, extra: &[Arc<str>]) -> io::Result<Self> {
        let mut columns: Vec<Column> = map.present().collect();
        if signatures && !columns.contains(&Column::Signature) {
            columns.push(Column::Signature);
        }
        let extra: Vec<u16> = extra.iter().filter_map(|heading| map.find_extra(heading)).collect();
        let headings = map.extra().filter(|(_, place)| extra.contains(place));
        let mut headings: Vec<(u16, &str)> = headings.map(|(heading, place)| (place, heading)).collect();
        headings.sort_unstable();
        let sink = HashingWriter::new(inner);
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(sink);
        let known = columns.iter().map(|column| map.heading(*column).unwrap_or(column.heading()));
        writer.write_record(known.chain(headings.iter().map(|(_, heading)| *heading)))?;
        Ok(Self { writer, columns, extra: headings.iter().map(|(place, _)| *place).collect() })
    }

    /// Writes a row; `image` is where its signature image stands in `inputs/`. A row that could not be read is written
    /// with more cells than there are headings, so that it is refused again.
    pub(crate) fn row(&mut self, row: &Row, map: &ColumnMap, image: Option<&str>, readable: bool) -> io::Result<()> {
        if readable {
            for column in &self.columns {
                let image = image.filter(|_| *column == Column::Signature);
                self.writer.write_field(image.unwrap_or(map.cell(row, *column)))?;
            }
            for place in &self.extra {
                self.writer.write_field(ColumnMap::extra_cell(row, *place))?;
            }
        } else {
            let cells: Vec<&str> = row.cells.iter().collect();
            // A copy of the copy reads the same: what follows the first cell there is empty. Of a line of JSON nothing is known, and a
            // row of empty cells would be a blank one.
            let text = cells.join(" ");
            let text = if text.trim().is_empty() { UNREADABLE } else { text.trim_end() };
            self.writer.write_field(text)?;
            for _ in 0..self.columns.len() + self.extra.len() {
                self.writer.write_field("")?;
            }
        }
        self.writer.write_record(None::<&[u8]>).map_err(csv_failure)
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

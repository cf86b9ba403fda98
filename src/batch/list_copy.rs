//! The list as it is kept in `inputs/`: known columns, cells as they were read, images by their content.

use std::io::{self, Write};

use sha2::{Digest, Sha256};

use crate::batch::Error;
use crate::batch::staging::{HashingWriter, StagedFile, hex};
use crate::signers::{Column, ColumnMap, Row};

/// A copy of the list in the making: the columns that the program knows, as they were read, under the list's own
/// headings.
pub(crate) struct ListCopy<W: Write> {
    writer: csv::Writer<HashingWriter<W>>,
    columns: Vec<Column>,
}

impl<W: Write> ListCopy<W> {
    /// Writes the headings.
    pub(crate) fn begin(inner: W, map: &ColumnMap) -> io::Result<Self> {
        let columns: Vec<Column> = map.present().collect();
        let sink = HashingWriter { inner, hasher: Sha256::new(), bytes: 0 };
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(sink);
        writer.write_record(columns.iter().map(|column| map.heading(*column).unwrap_or_default()))?;
        Ok(Self { writer, columns })
    }

    /// Writes a row; `image` is where its signature image stands in `inputs/`. A row that could not be read is written
    /// with more cells than there are headings, so that it is refused again.
    pub(crate) fn row(&mut self, row: &Row, map: &ColumnMap, image: Option<&str>, readable: bool) -> io::Result<()> {
        if readable {
            for column in &self.columns {
                let image = image.filter(|_| *column == Column::Signature);
                self.writer.write_field(image.unwrap_or(map.cell(row, *column)))?;
            }
        } else {
            let cells: Vec<&str> = row.cells.iter().collect();
            // A copy of the copy reads the same: what follows the first cell there is empty.
            self.writer.write_field(cells.join(" ").trim_end())?;
            for _ in &self.columns {
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
        let (file, hash) = self.end().map_err(Error::io("inputs/signers.csv"))?;
        file.finish()?;
        Ok(hash)
    }
}

/// Where an image stands in `inputs/`: named by its content, never by the list.
pub(crate) fn stored_image(name: &str, hash: &[u8; 32]) -> String {
    let extension = std::path::Path::new(name).extension().and_then(|extension| extension.to_str());
    let extension =
        if extension.is_some_and(|extension| extension.eq_ignore_ascii_case("png")) { "png" } else { "jpg" };
    format!("images/{}.{extension}", &hex(hash)[..32])
}

//! An XLSX file of one sheet, all its cells text, written as a stream (ECMA-376-1, 18). Text, so that a postcode keeps its
//! zeros and nothing is a formula; the same rows are the same bytes.

use std::io::{self, Write};

use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{DateTime, ZipWriter};

/// The parts beside the sheet.
const PARTS: [(&str, &str); 5] = [
    (
        "[Content_Types].xml",
        r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="mailbag" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#,
    ),
    (
        // Style 1 is text (number format 49, `@`): what is typed into such a cell stays as it is typed. Style 2 is struck through.
        "xl/styles.xml",
        r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><strike/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf numFmtId="49" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#,
    ),
];

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const SHEET: &str = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols><col min="1" max="16384" width="16" style="1"/></cols><sheetData>"#;

/// Characters that a cell may hold (Excel's specifications and limits).
const MOST_CHARACTERS: usize = 32_767;

/// A workbook in the making.
pub(crate) struct Workbook<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
}

impl<W: Write> Workbook<W> {
    /// Writes everything but the rows.
    pub(crate) fn begin(target: W) -> io::Result<Self> {
        // Without a clock: the day before which a ZIP file cannot be.
        let options = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT);
        let mut zip = ZipWriter::new_stream(target);
        for (name, content) in PARTS {
            zip.start_file(name, options)?;
            zip.write_all(HEAD.as_bytes())?;
            zip.write_all(content.as_bytes())?;
        }
        zip.start_file("xl/worksheets/sheet1.xml", options.large_file(true))?;
        zip.write_all(HEAD.as_bytes())?;
        zip.write_all(SHEET.as_bytes())?;
        Ok(Self { zip })
    }

    /// Writes a row. A text that is longer than a cell may hold is cut there; nobody's row is rejected for it.
    pub(crate) fn row<T: AsRef<str>>(&mut self, cells: &[T]) -> io::Result<()> {
        self.row_with_struck(cells, None)
    }

    /// The same, with the text of one cell struck through.
    pub(crate) fn row_with_struck<T: AsRef<str>>(&mut self, cells: &[T], struck: Option<usize>) -> io::Result<()> {
        let mut xml = String::from("<row>");
        for (place, cell) in cells.iter().map(AsRef::as_ref).enumerate() {
            if cell.is_empty() {
                xml.push_str("<c s=\"1\"/>");
                continue;
            }
            xml.push_str(if struck == Some(place) { "<c s=\"2\"" } else { "<c s=\"1\"" });
            xml.push_str(" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
            escape(cell, &mut xml);
            xml.push_str("</t></is></c>");
        }
        xml.push_str("</row>");
        self.zip.write_all(xml.as_bytes())
    }

    /// Ends the file.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        self.zip.write_all(b"</sheetData></worksheet>")?;
        Ok(self.zip.finish()?.into_inner())
    }
}

/// Text for XML 1.0. What it cannot hold is written as Excel does (ECMA-376-1, 22.9.2.19): `_x0007_`.
fn escape(text: &str, xml: &mut String) {
    use std::fmt::Write as _;
    for (at, character) in text.char_indices().take(MOST_CHARACTERS) {
        match character {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '\r' => xml.push_str("_x000D_"),
            '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {
                // Writing to a String cannot fail.
                let _ = write!(xml, "_x{:04X}_", u32::from(character));
            }
            '_' if is_escape(&text[at..]) => xml.push_str("_x005F_"),
            other => xml.push(other),
        }
    }
}

/// Whether a text begins as such an escape does.
fn is_escape(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() >= 7 && bytes[1] == b'x' && bytes[6] == b'_' && bytes[2..6].iter().all(u8::is_ascii_hexdigit)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;
    use std::path::Path;

    use super::Workbook;
    use crate::signers::Row;
    use crate::signers::sheet::{SheetKind, SheetReader};

    #[test]
    fn what_is_written_is_read_back() {
        let cells = ["=1+1", "0374", "<b>&\"'", "two\nlines", " spaces ", "習近平", "_x0041_", "bell\u{7}", "", "end"];
        let mut bytes = Vec::new();
        for round in 0..2 {
            let mut workbook = Workbook::begin(Vec::new()).expect("memory");
            let headings: Vec<String> = (0..cells.len()).map(|at| format!("h{at}")).collect();
            workbook.row(&headings).expect("memory");
            workbook.row(&cells.map(String::from)).expect("memory");
            workbook.row_with_struck(&["Ann", "Lee"], Some(1)).expect("memory");
            let written = workbook.finish().expect("memory");
            assert!(round == 0 || bytes == written, "the same rows are the same bytes");
            bytes = written;
        }
        let mut reader =
            SheetReader::open(Cursor::new(bytes), SheetKind::Xlsx, None, Path::new("x.xlsx")).expect("a sheet");
        let mut row = Row::default();
        assert_eq!(reader.read(&mut row), Ok(true));
        assert_eq!(row.cells.iter().collect::<Vec<_>>(), cells);
        let refused = reader.read(&mut row).expect_err("what is struck through stays so");
        assert_eq!(refused.place.and_then(|place| place.heading).as_deref(), Some("h1"));
        assert_eq!(reader.read(&mut row), Ok(false));
    }
}

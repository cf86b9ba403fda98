//! Workbooks, as a spreadsheet has them.

use std::io::{Cursor, Read as _, Write as _};

/// A workbook with these rows.
pub(crate) fn workbook(rows: &[Vec<String>]) -> Vec<u8> {
    let mut sheet =
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>".to_owned();
    for row in rows {
        sheet.push_str("<row>");
        for cell in row {
            sheet = sheet + "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
        }
        sheet.push_str("</row>");
    }
    sheet.push_str("</sheetData></worksheet>");
    let main = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{main}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let files = [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>".to_owned()),
        ("_rels/.rels", relations("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", format!("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"{main}\"><sheets><sheet name=\"list\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).expect("a file");
        archive.write_all(text.as_bytes()).expect("a file");
    }
    archive.finish().expect("a workbook").into_inner()
}

/// The same workbook, each part of which says what is made of its name and text.
pub(crate) fn rewritten(workbook: &[u8], change: impl Fn(&str, String) -> String) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook)).expect("a workbook");
    let mut changed = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("a text");
        let text = change(&name, text);
        changed.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        changed.write_all(text.as_bytes()).expect("a part");
    }
    changed.finish().expect("a workbook").into_inner()
}

/// What a workbook says.
pub(crate) fn unzipped(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    for number in 0..archive.len() {
        archive.by_index(number).expect("a file").read_to_end(&mut text).expect("a file");
    }
    text
}

//! What a file is, by its first bytes and, where it is a ZIP archive, by the names of its parts.

use std::io::{self, Read, Seek};

use zip::ZipArchive;

use crate::signers::sheet::SheetKind;

/// What a list could be, and what is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::signers) enum Kind {
    Text,
    Sheet(SheetKind),
    Json,
    /// Something from which no list is read, by the code of the reason.
    Other(&'static str),
}

/// A spreadsheet of before 2007, or one that is locked with a password.
const OLD_SHEET: Kind = Kind::Other("spreadsheet");
/// A workbook of Excel in binary parts ([MS-XLSB] 2.1).
const BINARY_SHEET: Kind = Kind::Other("xlsb");
/// What Numbers, Pages and Keynote write, which cannot be told apart by the names of their parts.
const IWORK: Kind = Kind::Other("iwork");
const PDF: Kind = Kind::Other("pdf");
const PICTURE: Kind = Kind::Other("picture");
const DOCUMENT: Kind = Kind::Other("document");
const ARCHIVE: Kind = Kind::Other("archive");
const WEB_PAGE: Kind = Kind::Other("web-page");

/// How files begin that are no list.
const BEGINNINGS: &[(&[u8], Kind)] = &[
    (&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], OLD_SHEET), // XLS, [MS-CFB] 2.2
    (b"%PDF-", PDF),                                                // ISO 32000-1, 7.5.2
    (b"\x89PNG\r\n\x1A\n", PICTURE),                                // PNG, 5.2
    (&[0xFF, 0xD8, 0xFF], PICTURE),                                 // JPEG
    (b"GIF8", PICTURE),
    (b"II*\0", PICTURE), // TIFF 6.0, section 2
    (b"MM\0*", PICTURE),
    (b"{\\rtf", DOCUMENT),
    (&[0x1F, 0x8B], ARCHIVE), // gzip, RFC 1952, 2.3.1
    (b"7z\xBC\xAF\x27\x1C", ARCHIVE),
    (b"Rar!\x1A\x07", ARCHIVE),
];

/// How a text begins, in small letters, that is a page of the web or another document of tags.
const TAGS: [&str; 4] = ["<!doctype", "<html", "<?xml", "<table"];

impl Kind {
    /// Looks at the first bytes of a source, and at the names in it where it is an archive; it is rewound then.
    pub(in crate::signers) fn of<R: Read + Seek>(head: &[u8], source: &mut R) -> io::Result<Self> {
        const ZIP: &[u8] = b"PK\x03\x04";
        if let Some((_, kind)) = BEGINNINGS.iter().find(|(beginning, _)| head.starts_with(beginning)) {
            return Ok(*kind);
        }
        // HEIF and AVIF (ISO/IEC 14496-12, 4.3), WebP.
        if head.get(4..8) == Some(b"ftyp") || (head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP")) {
            return Ok(PICTURE);
        }
        if head.starts_with(ZIP) {
            let kind =
                ZipArchive::new(&mut *source).map_or(Self::Sheet(SheetKind::Xlsx), |mut zip| of_archive(&mut zip));
            source.rewind()?;
            return Ok(kind);
        }
        let text = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head).trim_ascii_start();
        let begins = |tag: &str| text.get(..tag.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(tag.as_bytes()));
        if TAGS.into_iter().any(begins) {
            return Ok(WEB_PAGE);
        }
        // No spreadsheet begins a list with a brace, or with a bracket before one.
        let json = match text {
            [b'{', rest @ ..] => {
                rest.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(|byte| matches!(byte, b'"' | b'}'))
            }
            [b'[', rest @ ..] => rest.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{'),
            _ => false,
        };
        Ok(if json { Self::Json } else { Self::Text })
    }
}

/// What an archive is. One of which the names say nothing may be a damaged spreadsheet if it has parts of one.
fn of_archive<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Kind {
    let begins = |folder: &str| archive.file_names().flatten().any(|name| name.starts_with(folder));
    if archive.index_for_name("xl/workbook.bin").is_some() {
        return BINARY_SHEET;
    }
    if begins("xl/") {
        return Kind::Sheet(SheetKind::Xlsx);
    }
    if begins("word/") || begins("ppt/") {
        return DOCUMENT;
    }
    if begins("Index/") || archive.index_for_name("Index.zip").is_some() {
        return IWORK;
    }
    if archive.index_for_name("content.xml").is_some() {
        // OpenDocument 1.3, part 2, 3.3: without the name of a type it may be anything.
        let mut kind = String::new();
        if let Ok(part) = archive.by_name("mimetype") {
            // What cannot be read names no type.
            let _ = part.take(256).read_to_string(&mut kind);
        }
        return if kind.is_empty() || kind.contains("spreadsheet") { Kind::Sheet(SheetKind::Ods) } else { DOCUMENT };
    }
    if archive.index_for_name("[Content_Types].xml").is_some() { Kind::Sheet(SheetKind::Xlsx) } else { ARCHIVE }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::{ARCHIVE, BINARY_SHEET, DOCUMENT, IWORK, Kind, OLD_SHEET, PDF, PICTURE, WEB_PAGE};
    use crate::signers::sheet::SheetKind;

    fn of(bytes: &[u8]) -> Kind {
        Kind::of(bytes, &mut Cursor::new(bytes)).expect("memory")
    }

    fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
            zip.write_all(content.as_bytes()).expect("a part");
        }
        zip.finish().expect("a file").into_inner()
    }

    #[test]
    fn what_is_no_list_is_known() {
        for (bytes, expected) in [
            (&b"name,city\nAnna,Oslo\n"[..], Kind::Text),
            (b"", Kind::Text),
            (b"{name}", Kind::Text),
            (b" {\"name\":1}", Kind::Json),
            (b"[ {\"name\":1}]", Kind::Json),
            (b"%PDF-1.7\n", PDF),
            (b"\x89PNG\r\n\x1A\n....", PICTURE),
            (b"\xFF\xD8\xFF\xE0", PICTURE),
            (b"....ftypheic", PICTURE),
            (b"{\\rtf1", DOCUMENT),
            (b"\x1F\x8B\x08", ARCHIVE),
            (b"\xEF\xBB\xBF\n<!DOCTYPE html>", WEB_PAGE),
            (b"<html><table>", WEB_PAGE),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", OLD_SHEET),
            (b"PK\x03\x04 and no more", Kind::Sheet(SheetKind::Xlsx)),
        ] {
            assert_eq!(of(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn archives_are_told_apart() {
        let types = ("[Content_Types].xml", "");
        for (parts, expected) in [
            (&[types, ("xl/workbook.xml", "")][..], Kind::Sheet(SheetKind::Xlsx)),
            (&[types], Kind::Sheet(SheetKind::Xlsx)),
            (&[types, ("xl/workbook.bin", "")], BINARY_SHEET),
            (&[("Index/Document.iwa", ""), ("preview.jpg", "")], IWORK),
            (&[types, ("word/document.xml", "")], DOCUMENT),
            (&[types, ("ppt/presentation.xml", "")], DOCUMENT),
            (&[("content.xml", "")], Kind::Sheet(SheetKind::Ods)),
            (
                &[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "")],
                Kind::Sheet(SheetKind::Ods),
            ),
            (&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "")], DOCUMENT),
            (&[("signers.csv", "name")], ARCHIVE),
        ] {
            assert_eq!(of(&zip(parts)), expected, "{parts:?}");
        }
    }
}

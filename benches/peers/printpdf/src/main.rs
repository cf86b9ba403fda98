//! The letters by printpdf, as its documentation shows it: neither tagged nor PDF/A, which it does not write.

use std::fs::File;
use std::io::BufWriter;

use letter::{CHINESE_INDEX, Face, Fonts, Letters, PAGE, Result};
use printpdf::{Mm, Op, ParsedFont, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, TextItem};

fn main() -> Result<()> {
    let (root, most, out) = letter::arguments()?;
    let files = Fonts::read(&root)?;
    let mut document = PdfDocument::new("Letters");
    let mut font = |bytes: &[u8], index: u32| -> Result<PdfFontHandle> {
        let parsed = ParsedFont::from_bytes(bytes, usize::try_from(index)?, &mut Vec::new());
        Ok(PdfFontHandle::External(document.add_font(&parsed.ok_or("a font that printpdf cannot read")?)))
    };
    let western = font(&files.western, 0)?;
    let chinese = font(&files.chinese, CHINESE_INDEX)?;
    let letters = Letters::read(&root, &files, most)?;
    let (width, height): (Mm, Mm) = (Pt(PAGE.0).into(), Pt(PAGE.1).into());
    let mut pages = Vec::new();
    for letter in letters.all() {
        document.add_bookmark(&format!("Letter {:06}", letter.serial), pages.len() + 1);
        for paragraphs in letter.pages {
            let mut ops = Vec::new();
            for run in paragraphs.into_iter().flat_map(|paragraph| paragraph.runs) {
                let font = if run.face == Face::Western { &western } else { &chinese };
                ops.extend([
                    Op::StartTextSection,
                    Op::SetTextCursor { pos: Point { x: Pt(run.x), y: Pt(PAGE.1 - run.y) } },
                    Op::SetFont { font: font.clone(), size: Pt(run.size) },
                    Op::ShowText { items: vec![TextItem::Text(run.text)] },
                    Op::EndTextSection,
                ]);
            }
            pages.push(PdfPage::new(width, height, ops));
        }
    }
    let mut file = BufWriter::new(File::create(out)?);
    document.with_pages(pages).save_writer(&mut file, &PdfSaveOptions::default(), &mut Vec::new());
    Ok(())
}

//! The letters by krilla: tagged, checked by its validators for PDF/A-2a and PDF/UA-1, with a bookmark a letter.

use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::Point;
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag, Tag, TagGroup, TagTree};
use krilla::text::{Font, TextDirection};
use krilla::{Document, SerializeSettings};
use letter::{CHINESE_INDEX, Face, Fonts, Letters, PAGE, Result};

fn main() -> Result<()> {
    let (root, most, out) = letter::arguments()?;
    let files = Fonts::read(&root)?;
    let western = Font::new(files.western.clone().into(), 0).ok_or("a font that krilla cannot read")?;
    let chinese = Font::new(files.chinese.clone().into(), CHINESE_INDEX).ok_or("a font that krilla cannot read")?;
    let letters = Letters::read(&root, &files, most)?;

    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|error| format!("{error:?}"))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut tree = TagTree::new().with_lang(Some("zh-Hant".to_owned()));
    let mut outline = Outline::new();
    let mut page_number = 0;
    for letter in letters.all() {
        let mut section = TagGroup::new(Tag::Section);
        let top = XyzDestination::new(page_number, Point::from_xy(0.0, 0.0));
        outline.push_child(OutlineNode::new(format!("Letter {:06}", letter.serial), top));
        for paragraphs in &letter.pages {
            let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or("a page without size")?;
            let mut page = document.start_page_with(settings);
            let mut surface = page.surface();
            for paragraph in paragraphs {
                let tag = if paragraph.artifact {
                    ContentTag::Artifact(Artifact::new(ArtifactType::Other, None))
                } else {
                    ContentTag::Span(SpanTag::empty())
                };
                let id = surface.start_tagged(tag);
                for run in &paragraph.runs {
                    let font = if run.face == Face::Western { &western } else { &chinese };
                    let start = Point::from_xy(run.x, run.y);
                    surface.draw_text(start, font.clone(), run.size, &run.text, false, TextDirection::LeftToRight);
                }
                surface.end_tagged();
                if !paragraph.artifact {
                    let tag = Tag::P.with_lang(Some(paragraph.lang.to_owned()));
                    section.push(TagGroup::with_children(tag, vec![id.into()]));
                }
            }
            surface.finish();
            page.finish();
            page_number += 1;
        }
        tree.push(section);
    }
    document.set_outline(outline);
    document.set_tag_tree(tree);
    document.set_metadata(
        Metadata::new()
            .title("Letters".to_owned())
            .language("zh-Hant".to_owned())
            .creation_date(DateTime::new(2022).month(5).day(1)),
    );
    std::fs::write(out, document.finish().map_err(|error| format!("{error:?}"))?)?;
    Ok(())
}

//! The templates of one letter, looked at together.

use std::collections::BTreeSet;
use std::path::Path;

use crate::campaign::{Campaign, Kind};
use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::letter::field::{Field, SignerField};
use crate::letter::markup::{Block, Inline};
use crate::letter::template::Template;

/// Compares headings, paragraphs and bullets of the templates of one letter: for each language that differs
/// from the first, a warning for each part that differs (`languages-differ`).
pub fn compare(templates: &[Template], folder: &Path, findings: &mut Findings) {
    let Some((first, others)) = templates.split_first() else { return };
    let expected = parts(first);
    for template in others {
        for ((part, found), (_, expected)) in parts(template).into_iter().zip(expected) {
            if found != expected {
                let finding = Diagnostic::warning(Code::LanguagesDiffer)
                    .with("part", part)
                    .with("language", template.lang)
                    .with("found", found)
                    .with("other", first.lang)
                    .with("expected", expected);
                findings.push(finding.at(Place::file(folder.join(format!("{}.md", template.lang)))));
            }
        }
    }
}

/// What can be wrong with the templates of a letter as a whole: no complimentary close (`no-closing`), no place for the
/// personal message (`message-never-placed`), an optional value in a line of other words (`optional-among-words`), a
/// signer's value on a petition sheet (`placeholder-does-not-apply`).
pub fn check(campaign: &Campaign, templates: &[Template], findings: &mut Findings) {
    if campaign.kind == Kind::Petition {
        for template in templates {
            for field in template.signer_fields() {
                let mut finding = Diagnostic::error(Code::PlaceholderDoesNotApply)
                    .with("name", field.name())
                    .with("kind", campaign.kind.as_str());
                finding.place = template.place_of(&Field::Signer(field)).cloned();
                findings.push(finding);
            }
        }
        return;
    }
    for template in templates.iter().filter(|template| template.closing.is_empty()) {
        let place = Place::file(campaign.template_path(template.lang));
        findings.push(Diagnostic::warning(Code::NoClosing).with("language", template.lang).at(place));
    }
    for (field, place) in templates.iter().flat_map(optional_among_words) {
        findings.push(Diagnostic::warning(Code::OptionalAmongWords).with("name", field.name()).at(place.clone()));
    }
    if !templates.is_empty() && !signer_fields(templates).contains(&SignerField::Message) {
        let place = Place::file(campaign.settings_path());
        findings.push(Diagnostic::warning(Code::MessageNeverPlaced).at(place));
    }
}

/// The optional values of a signer that stand in a line with words of the letter's own, with their places: where such a value
/// is empty, the words stay and say half of something.
fn optional_among_words(template: &Template) -> Vec<(&Field, &Place)> {
    let mut found = Vec::new();
    let mut placed = template.placed();
    for content in template.body.iter().chain(&template.closing).flat_map(contents) {
        let mut line = Line::default();
        let mut parts = Vec::new();
        flatten(content, &mut parts);
        for part in parts {
            match part {
                Inline::Text(text) => line.has_words |= text.contains(char::is_alphanumeric),
                Inline::Break => std::mem::take(&mut line).end(&mut found),
                Inline::Placeholder { optional, .. } => {
                    let Some(of_signer) = placed.next() else { return found };
                    if *optional && matches!(of_signer.0, Field::Signer(_)) {
                        line.optional.push(of_signer);
                    }
                }
                Inline::Strong(_) | Inline::Emphasis(_) | Inline::Link { .. } => {}
            }
        }
        line.end(&mut found);
    }
    found
}

/// A line of a template, up to a hard break.
#[derive(Default)]
struct Line<'t> {
    has_words: bool,
    optional: Vec<(&'t Field, &'t Place)>,
}

impl<'t> Line<'t> {
    fn end(self, found: &mut Vec<(&'t Field, &'t Place)>) {
        if self.has_words {
            found.extend(self.optional);
        }
    }
}

/// The words of a block: one stretch, or one an item.
fn contents(block: &Block) -> Vec<&[Inline]> {
    match block {
        Block::Heading { content, .. } | Block::Paragraph(content) => vec![content],
        Block::List { items, .. } => items.iter().map(Vec::as_slice).collect(),
    }
}

/// The parts without the markup around them, in order.
fn flatten<'t>(content: &'t [Inline], parts: &mut Vec<&'t Inline>) {
    for part in content {
        match part {
            Inline::Strong(content) | Inline::Emphasis(content) | Inline::Link { content, .. } => {
                flatten(content, parts);
            }
            plain => parts.push(plain),
        }
    }
}

/// What the templates together print of a signer, for the line that says what the addressee will read.
pub fn signer_fields(templates: &[Template]) -> BTreeSet<SignerField> {
    templates.iter().flat_map(Template::signer_fields).collect()
}

/// How many headings, paragraphs and bullets the body has. A paragraph that may vanish (a personal message) may
/// stand in one language alone.
fn parts(template: &Template) -> [(&'static str, usize); 3] {
    let mut counts = [("headings", 0), ("paragraphs", 0), ("bullets", 0)];
    for block in &template.body {
        match block {
            Block::Heading { .. } => counts[0].1 += 1,
            Block::Paragraph(content) if content.iter().all(is_optional) => {}
            Block::Paragraph(_) => counts[1].1 += 1,
            Block::List { items, .. } => counts[2].1 += items.len(),
        }
    }
    counts
}

fn is_optional(part: &Inline) -> bool {
    match part {
        Inline::Placeholder { optional, .. } => *optional,
        Inline::Text(text) => text.trim().is_empty(),
        Inline::Break => true,
        Inline::Strong(content) | Inline::Emphasis(content) | Inline::Link { content, .. } => {
            content.iter().all(is_optional)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::compare;
    use crate::diagnostic::Findings;
    use crate::lang::Lang;
    use crate::letter::Template;

    fn differences(first: &str, second: &str) -> Vec<String> {
        let mut findings = Findings::new();
        let templates: Vec<_> = [(first, Lang::ZH_HANT), (second, Lang::EN)]
            .into_iter()
            .filter_map(|(text, lang)| Template::parse(text, Path::new("f.md"), lang, &mut findings))
            .collect();
        assert!(findings.is_empty(), "{findings:?}");
        compare(&templates, Path::new("l"), &mut findings);
        findings.iter().map(|f| format!("{} {} {}", f.value("part"), f.value("expected"), f.value("found"))).collect()
    }

    #[test]
    fn each_part_that_differs_is_named() {
        for (first, second, expected) in [
            ("a\n\nb", "c\n\nd", vec![]),
            ("a\n\nb", "c", vec!["paragraphs 2 1"]),
            ("# a\n\nb", "c\n\n- d", vec!["headings 1 0", "bullets 0 1"]),
            ("- a\n- b\n- c", "- a\n- b", vec!["bullets 3 2"]),
            ("a\n\n{{signer.message?}}", "c", vec![]),
            ("a\n\n---\n\nb", "c\n\n---\n\nd\n\ne", vec![]),
        ] {
            assert_eq!(differences(first, second), expected, "{first:?} {second:?}");
        }
    }
}

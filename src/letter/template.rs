//! Markdown with placeholders, as parsed nodes.

use std::path::Path;
use std::sync::Arc;

use crate::campaign::source::Source;
use crate::diagnostic::{Code, Diagnostic, Findings, Place};
use crate::lang::Lang;
use crate::letter::field::{Field, SignerField};
use crate::letter::markdown;
use crate::letter::markup::Block;

/// The template of one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The language.
    pub lang: Lang,
    /// The text: greeting, paragraphs, lists.
    pub body: Vec<Block>,
    /// The complimentary close: what stands below the line `---`.
    pub closing: Vec<Block>,
    /// Every placeholder with its place, in the order of the text.
    placed: Vec<(Field, Place)>,
    /// The bytes of the file, from which all this was read.
    pub(crate) source: Arc<[u8]>,
}

impl Template {
    /// Reads a template. Every unknown or unclosed placeholder and every construct that a letter cannot
    /// hold (raw HTML, tables, images, code, block quotes, nested lists) is a finding with file, line and column; a link out of the
    /// folders of the letters is `unreadable-file`.
    pub fn read(path: &Path, lang: Lang, findings: &mut Findings) -> Option<Self> {
        Self::from_source(&Source::read_of_letter(path, findings)?, lang, findings)
    }

    /// Parses the text of a template; `path` is named in findings. `None` where there are errors.
    pub fn parse(text: &str, path: &Path, lang: Lang, findings: &mut Findings) -> Option<Self> {
        Self::from_source(&Source::new(text, path), lang, findings)
    }

    fn from_source(source: &Source, lang: Lang, findings: &mut Findings) -> Option<Self> {
        let mut found = Findings::new();
        let parsed = markdown::parse(source, lang, &mut found);
        if parsed.body.is_empty() && !found.has_errors() {
            let place = Place::file(source.path());
            found.push(Diagnostic::error(Code::EmptyTemplate).with("language", lang).at(place));
        }
        let good = !found.has_errors();
        findings.extend(found);
        good.then(|| Self {
            lang,
            body: parsed.body,
            closing: parsed.closing,
            placed: parsed.placed,
            source: source.bytes(),
        })
    }

    /// Every placeholder field that the template names, in order of first appearance.
    pub fn fields(&self) -> Vec<Field> {
        let mut fields = Vec::new();
        for (field, _) in &self.placed {
            if !fields.contains(field) {
                fields.push(field.clone());
            }
        }
        fields
    }

    /// The columns of the signer that the template names, each once, in the order of [`SignerField::ALL`] and behind them
    /// those that are none of ours.
    pub fn signer_fields(&self) -> Vec<SignerField> {
        let named = self.placed.iter().filter_map(|(field, _)| match field {
            Field::Signer(field) => Some(field.clone()),
            _ => None,
        });
        let named: std::collections::BTreeSet<SignerField> = named.collect();
        named.into_iter().collect()
    }

    /// Every placeholder with its place, in the order of the text.
    pub(crate) fn placed(&self) -> impl Iterator<Item = (&Field, &Place)> {
        self.placed.iter().map(|(field, place)| (field, place))
    }

    /// Where a field is first named.
    pub fn place_of(&self, field: &Field) -> Option<&Place> {
        self.placed.iter().find(|(placed, _)| placed == field).map(|(_, place)| place)
    }
}

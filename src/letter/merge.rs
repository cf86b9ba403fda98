//! Template × constants → [`Form`], once; Form × signer → text, once a letter.
//!
//! Values are text: they are never parsed as markup and never looked at for placeholders.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::campaign::{Addressee, AddresseeWords, Campaign, Route};
use crate::diagnostic::{Code, Diagnostic, Findings};
use crate::lang::{Lang, Writing, isolated, long_date};
use crate::letter::assemble::{Piece, assemble};
use crate::letter::field::{Field, SignerField};
use crate::letter::markup::{Block, Inline};
use crate::letter::run::{Run, RunKind, TextBlock, TextRole};
use crate::letter::template::Template;
use crate::letter::value_lang::{message_lang, value_lang};
use crate::signers::Signer;

/// What is the same in every letter of a volume.
#[derive(Debug, Clone, Copy)]
pub struct Constants<'a> {
    /// The campaign.
    pub campaign: &'a Campaign,
    /// To whom the letter speaks, in order; the first one's address is printed.
    pub addressees: &'a [&'a Addressee],
    /// The first delivery.
    pub route: &'a Route,
    /// The day of the letter.
    pub date: Date,
}

/// A block of a form: the same in every letter, or waiting for a signer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormBlock {
    /// The same in every letter.
    Fixed(TextBlock),
    /// Holds a value of the signer.
    Open(OpenBlock),
}

/// A block that a signer completes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenBlock {
    role: TextRole,
    parts: Vec<OpenPart>,
    /// The language of the form.
    lang: Lang,
    /// The letter's first language with Han characters.
    cjk: Option<Lang>,
}

/// A part of an open block.
#[derive(Debug, Clone, PartialEq, Eq)]
enum OpenPart {
    Piece(Piece),
    Slot { field: SignerField, optional: bool, look: Look },
}

/// How the text around a placeholder looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Look {
    strong: bool,
    emphasis: bool,
    link: Option<String>,
}

impl Look {
    fn run(&self, text: impl Into<String>, lang: Lang, kind: RunKind) -> Run {
        let kind = self.link.clone().map_or(kind, RunKind::Link);
        Run { text: text.into(), lang, strong: self.strong, emphasis: self.emphasis, kind }
    }
}

/// One language of a letter with everything but the signer in place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The language.
    pub lang: Lang,
    /// The inside address of the first addressee in this language, line by line; may be empty.
    pub inside_address: Vec<String>,
    /// Place and date of the letter are the layout's; this is the date in words of the language.
    pub date: String,
    /// Greeting, body and close, in order.
    pub blocks: Vec<FormBlock>,
}

impl Form {
    /// Fills a template with what is the same in every letter. A placeholder that must be filled and has no value is
    /// `empty-placeholder` at its first place; nothing comes back then.
    pub fn new(template: &Template, constants: &Constants<'_>, findings: &mut Findings) -> Option<Self> {
        let mut filler = Filler { template, constants, empty: Vec::new(), blocks: Vec::new() };
        for block in &template.body {
            filler.block(block, false);
        }
        for block in &template.closing {
            filler.block(block, true);
        }
        let Filler { empty, blocks, .. } = filler;
        let good = empty.is_empty();
        for field in empty {
            let mut finding = Diagnostic::error(Code::EmptyPlaceholder).with("name", field.name());
            finding.place = template.place_of(&field).cloned();
            findings.push(finding);
        }
        let words = constants.addressees.first().and_then(|addressee| addressee.words(template.lang));
        good.then(|| Self {
            lang: template.lang,
            inside_address: words.map(|words| words.inside_address.clone()).unwrap_or_default(),
            date: long_date(constants.date, template.lang),
            blocks,
        })
    }
}

/// Fills one template with what is the same in every letter.
struct Filler<'a> {
    template: &'a Template,
    constants: &'a Constants<'a>,
    /// Fields that must be filled and have no value.
    empty: Vec<Field>,
    blocks: Vec<FormBlock>,
}

impl Filler<'_> {
    fn block(&mut self, block: &Block, closing: bool) {
        match block {
            Block::Heading { level, content } => {
                self.text(TextRole::Heading(*level), content);
            }
            Block::Paragraph(content) => {
                let role = match closing {
                    true => TextRole::Closing,
                    false if greets(content) => TextRole::Greeting,
                    false => TextRole::Paragraph,
                };
                self.text(role, content);
            }
            Block::List { start, items } => {
                let mut first = true;
                let mut number = *start;
                for item in items {
                    // An item that vanishes takes no number.
                    if self.text(TextRole::ListItem { number, first }, item) {
                        first = false;
                        number = number.map(|number| number.saturating_add(1));
                    }
                }
            }
        }
    }

    /// Adds a block; `false` where it vanishes, since all that it holds is optional and empty.
    fn text(&mut self, role: TextRole, content: &[Inline]) -> bool {
        let mut parts = Vec::new();
        self.flatten(content, &Look::default(), &mut parts);
        if parts.iter().any(|part| matches!(part, OpenPart::Slot { .. })) {
            let cjk = self.constants.campaign.cjk_language();
            self.blocks.push(FormBlock::Open(OpenBlock { role, parts, lang: self.template.lang, cjk }));
            return true;
        }
        let pieces = parts.into_iter().filter_map(|part| match part {
            OpenPart::Piece(piece) => Some(piece),
            OpenPart::Slot { .. } => None,
        });
        let Some(runs) = assemble(pieces) else { return false };
        self.blocks.push(FormBlock::Fixed(TextBlock { role, runs }));
        true
    }

    fn flatten(&mut self, content: &[Inline], look: &Look, parts: &mut Vec<OpenPart>) {
        let lang = self.template.lang;
        for part in content {
            match part {
                Inline::Text(text) => {
                    parts.push(OpenPart::Piece(Piece::Prose(look.run(text, lang, RunKind::Prose))));
                }
                Inline::Break => parts.push(OpenPart::Piece(Piece::Prose(look.run("\n", lang, RunKind::Prose)))),
                Inline::Strong(content) => self.flatten(content, &Look { strong: true, ..look.clone() }, parts),
                Inline::Emphasis(content) => self.flatten(content, &Look { emphasis: true, ..look.clone() }, parts),
                Inline::Link { address, content } => {
                    self.flatten(content, &Look { link: Some(address.clone()), ..look.clone() }, parts);
                }
                Inline::Placeholder { field: Field::Signer(field), optional } => {
                    parts.push(OpenPart::Slot { field: field.clone(), optional: *optional, look: look.clone() });
                }
                Inline::Placeholder { field, optional } => {
                    let lines = self.values(field);
                    if lines.is_empty() {
                        if !optional && !self.empty.contains(field) {
                            self.empty.push(field.clone());
                        }
                        parts.push(OpenPart::Piece(Piece::Dropped));
                    }
                    for (at, (text, lang, kind)) in lines.into_iter().enumerate() {
                        let text = if at == 0 { text } else { format!("\n{text}") };
                        parts.push(OpenPart::Piece(Piece::Value(look.run(text, lang, kind))));
                    }
                }
            }
        }
    }

    /// The lines of a constant, none of them empty.
    fn values(&self, field: &Field) -> Vec<(String, Lang, RunKind)> {
        let constants = self.constants;
        let own = self.template.lang;
        let of_addressees = |kind: RunKind, part: fn(&AddresseeWords) -> &String| {
            let words = constants.addressees.iter().filter_map(|addressee| addressee.words_in(own));
            words
                .map(|(lang, words)| (part(words).clone(), lang, kind.clone()))
                .filter(|(text, ..)| !text.is_empty())
                .collect()
        };
        match field {
            Field::Date => vec![(long_date(constants.date, own), own, RunKind::Value)],
            Field::AddresseeName => of_addressees(RunKind::Name, |words| &words.name),
            Field::AddresseeOffice => of_addressees(RunKind::Value, |words| &words.office),
            Field::AddresseeGreeting => of_addressees(RunKind::Value, |words| &words.greeting),
            Field::LetterTitle => constants
                .campaign
                .title_in(own)
                .map(|(lang, title)| (title.to_owned(), lang, RunKind::Value))
                .into_iter()
                .collect(),
            Field::RouteName => {
                let name = &constants.route.name;
                let lang = value_lang(name, Some(constants.route.language), own, constants.campaign.cjk_language());
                vec![(name.clone(), lang, RunKind::Value)]
            }
            Field::Signer(_) => Vec::new(),
        }
    }
}

/// Whether a paragraph holds a greeting.
fn greets(content: &[Inline]) -> bool {
    content.iter().any(|part| match part {
        Inline::Placeholder { field, .. } => *field == Field::AddresseeGreeting,
        Inline::Strong(content) | Inline::Emphasis(content) | Inline::Link { content, .. } => greets(content),
        Inline::Text(_) | Inline::Break => false,
    })
}

impl OpenBlock {
    /// What the block is on the page.
    pub fn role(&self) -> TextRole {
        self.role
    }

    /// The runs of the block that are the same for every signer.
    pub fn fixed_runs(&self) -> impl Iterator<Item = &Run> {
        self.parts.iter().filter_map(|part| match part {
            OpenPart::Piece(Piece::Prose(run) | Piece::Value(run)) => Some(run),
            _ => None,
        })
    }

    /// The block for one signer, or more than one where a personal message alone in its paragraph has several
    /// paragraphs; none where every placeholder in it is optional and empty.
    /// `Err` names a placeholder that must be filled and is empty.
    pub fn fill(&self, signer: &Signer<'_>) -> Result<Vec<TextBlock>, SignerField> {
        if let Some((optional, look)) = self.message_alone() {
            let blocks: Vec<_> = paragraphs(&signer.message)
                .map(|text| {
                    let lang = message_lang(text, signer.language, self.lang, self.cjk);
                    TextBlock { role: self.role, runs: vec![look.run(text, lang, RunKind::Message)] }
                })
                .collect();
            return if blocks.is_empty() && !optional { Err(SignerField::Message) } else { Ok(blocks) };
        }
        let mut pieces = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            pieces.push(match part {
                OpenPart::Piece(piece) => piece.clone(),
                OpenPart::Slot { field, optional, look } => match self.value(signer, field, *optional) {
                    Some((text, lang, kind)) if self.parts.len() > 1 => {
                        Piece::Value(look.run(isolated(&text), lang, kind))
                    }
                    Some((text, lang, kind)) => Piece::Value(look.run(text, lang, kind)),
                    None if *optional => Piece::Dropped,
                    None => return Err(field.clone()),
                },
            });
        }
        Ok(assemble(pieces).map(|runs| TextBlock { role: self.role, runs }).into_iter().collect())
    }

    /// The block of a letter that no signer of the list sends: what may be empty is left out.
    /// `Err` names a placeholder that must be filled.
    pub fn without_signer(&self) -> Result<Vec<TextBlock>, SignerField> {
        let mut pieces = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            pieces.push(match part {
                OpenPart::Piece(piece) => piece.clone(),
                OpenPart::Slot { optional: true, .. } => Piece::Dropped,
                OpenPart::Slot { field, .. } => return Err(field.clone()),
            });
        }
        Ok(assemble(pieces).map(|runs| TextBlock { role: self.role, runs }).into_iter().collect())
    }

    /// Whether the block is a personal message and nothing else, and then whether it may be empty and how it looks.
    fn message_alone(&self) -> Option<(bool, &Look)> {
        if matches!(self.role, TextRole::Heading(_) | TextRole::ListItem { .. }) {
            return None;
        }
        match self.parts.as_slice() {
            [OpenPart::Slot { field: SignerField::Message, optional, look }] => Some((*optional, look)),
            _ => None,
        }
    }

    /// The value of a field with its language; `None` where it is empty.
    fn value<'s>(
        &self,
        signer: &'s Signer<'_>,
        field: &SignerField,
        optional: bool,
    ) -> Option<(Cow<'s, str>, Lang, RunKind)> {
        let plain = |text: &'s str| {
            let lang = value_lang(text, signer.language, self.lang, self.cjk);
            (Cow::Borrowed(text), lang, RunKind::Value)
        };
        let name = &signer.name;
        let value = match field {
            SignerField::Name => (Cow::Borrowed(&*name.printed), name.lang, RunKind::Name),
            SignerField::LatinName => match &name.latin {
                Some(latin) => (Cow::Borrowed(&**latin), value_lang(latin, None, self.lang, None), RunKind::Name),
                // A name that is in Latin letters already is its own second form; where the placeholder is optional
                // it stands beside the name, which is not to be printed twice.
                None if !optional && name.lang.writing() == Writing::Western => {
                    (Cow::Borrowed(&*name.printed), name.lang, RunKind::Name)
                }
                None => return None,
            },
            SignerField::Date => (Cow::Owned(long_date(signer.date?, self.lang)), self.lang, RunKind::Value),
            SignerField::Message => {
                let text = paragraphs(&signer.message).collect::<Vec<_>>().join("\n");
                let lang = message_lang(&text, signer.language, self.lang, self.cjk);
                (Cow::Owned(text), lang, RunKind::Message)
            }
            SignerField::Title => plain(&signer.title),
            SignerField::Extra(heading) => plain(signer.extra(heading)),
            SignerField::Id => plain(signer.id),
            SignerField::Organisation => plain(&signer.organisation),
            SignerField::Role => plain(&signer.role),
            SignerField::Street => plain(&signer.street),
            SignerField::Postcode => plain(&signer.postcode),
            SignerField::City => plain(&signer.city),
            SignerField::Country => plain(&signer.country),
            SignerField::Email => plain(&signer.email),
        };
        (!value.0.trim().is_empty()).then_some(value)
    }
}

/// The paragraphs of a message: its lines, without the empty ones.
fn paragraphs(message: &str) -> impl Iterator<Item = &str> {
    message.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty())
}

//! One language of a letter: its fixed blocks, set once, and its entries for one signer.

use std::rc::Rc;
use std::sync::Arc;

use jiff::civil::Date;

use crate::lang::phrases::{Phrase, phrase};
use crate::lang::{Lang, isolated, long_date};
use crate::layout::block::{Look, Mark, MarkedRun, SetBlock};
use crate::layout::compose::{Composer, Entry, Keep, Note};
use crate::layout::frame::Role;
use crate::layout::page::{self, BODY, MEASURE, SMALL};
use crate::layout::sheet::Sheet;
use crate::length::Length;
use crate::letter::closing::ValueLine;
use crate::letter::{Form, FormBlock, Run, RunKind, TextBlock, TextRole};
use crate::text::{Alignment, Setter};

/// Indent of a list's text (tuned: a bullet and a word space).
pub(crate) const LIST_INDENT: Length = Length::pt(14.0);

impl MarkedRun {
    /// A run that is neither link nor reference.
    pub(crate) fn plain(run: Run) -> Self {
        Self { run, mark: Mark::Plain }
    }
}

/// How the body of a letter looks.
pub(crate) fn body_look(lang: Lang, measure: Length, leading: Length) -> Look {
    Look {
        size: BODY,
        leading,
        bold: false,
        italic: false,
        alignment: Alignment::Justify,
        lang,
        measure,
        indent: Length::ZERO,
    }
}

/// Lines of values as one paragraph of hard-broken lines.
pub(crate) fn value_runs(lines: &[ValueLine]) -> Vec<MarkedRun> {
    let last = lines.len().saturating_sub(1);
    let mut runs = Vec::with_capacity(lines.len());
    for (number, line) in lines.iter().enumerate() {
        let text = if number < last { format!("{}\n", line.text) } else { line.text.clone() };
        runs.push(value_run(ValueLine { text, lang: line.lang }));
    }
    runs
}

/// A value as a run.
fn value_run(value: ValueLine) -> MarkedRun {
    MarkedRun::plain(Run { text: value.text, lang: value.lang, strong: false, emphasis: false, kind: RunKind::Value })
}

/// "signed online on …" in a language.
pub(crate) fn closing_words(lang: Lang, date: Option<Date>) -> String {
    match date {
        Some(date) => phrase(Phrase::SignedOnline, lang, &[("date", &long_date(date, lang))]),
        None => phrase(Phrase::SignedOnlineUndated, lang, &[]),
    }
}

/// A block of a form: set, or waiting for a signer.
#[derive(Debug)]
enum FixedBlock {
    Set { role: TextRole, block: Rc<SetBlock> },
    Open { role: TextRole },
}

/// The blocks of a letter that are its signer's own, in the order in which they are set.
#[derive(Debug, Default)]
pub(crate) struct OwnBlocks {
    pub(crate) blocks: Vec<Rc<SetBlock>>,
}

impl OwnBlocks {
    /// Adds a block.
    pub(crate) fn push(&mut self, mut block: SetBlock) -> Rc<SetBlock> {
        block.slot = Some(self.blocks.len());
        let block = Rc::new(block);
        self.blocks.push(block.clone());
        block
    }
}

/// A signer's own blocks in one language.
#[derive(Debug)]
pub(crate) struct OwnPart {
    date: Rc<SetBlock>,
    /// For each open block of the form, what it is filled with.
    texts: Vec<Vec<OwnText>>,
}

/// A paragraph of a signer's own, with the notes of its links.
#[derive(Debug)]
struct OwnText {
    block: Rc<SetBlock>,
    notes: Vec<(u32, Rc<SetBlock>)>,
}

/// One language of a letter with everything set that is the same in every letter.
#[derive(Debug)]
pub(crate) struct FixedPart {
    look: Look,
    date: String,
    inside_address: Option<Rc<SetBlock>>,
    blocks: Vec<FixedBlock>,
    notes: Vec<(u32, Rc<SetBlock>)>,
    /// What the notes up to here say, with their numbers.
    addresses: Vec<(String, u32)>,
}

impl FixedPart {
    /// Sets the fixed blocks of a form. Notes are set to `note_measure`, one for each address; those of `known` have theirs
    /// from another language on the same sheets.
    pub(crate) fn new(
        setter: &mut Setter<'_>,
        form: &Form,
        look: Look,
        known: &[(String, u32)],
        address: bool,
        note_measure: Length,
    ) -> Self {
        let mut notes = Vec::new();
        let mut addresses = known.to_vec();
        let blocks = form
            .blocks
            .iter()
            .map(|block| match block {
                FormBlock::Fixed(text) => {
                    let runs = marked(&text.runs, &mut |link| {
                        let (number, is_new) = numbered(&mut addresses, link);
                        if is_new {
                            let block = note_block(setter, number, link, form.lang, note_measure, true);
                            notes.push((number, Rc::new(block)));
                        }
                        number
                    });
                    FixedBlock::Set { role: text.role, block: Rc::new(set(setter, text.role, &runs, &look, true)) }
                }
                FormBlock::Open(open) => FixedBlock::Open { role: open.role() },
            })
            .collect();
        let inside_address = (address && !form.inside_address.is_empty()).then(|| {
            let lines: Vec<ValueLine> =
                form.inside_address.iter().map(|text| ValueLine { text: text.clone(), lang: form.lang }).collect();
            let look = Look { alignment: Alignment::Start, ..look };
            Rc::new(SetBlock::new(setter, Role::Paragraph, &value_runs(&lines), &look, true))
        });
        Self { look, date: form.date.clone(), inside_address, blocks, notes, addresses }
    }

    /// The language.
    pub(crate) fn lang(&self) -> Lang {
        self.look.lang
    }

    /// The addresses of its links and of those before it, with the numbers of their notes.
    pub(crate) fn addresses(&self) -> &[(String, u32)] {
        &self.addresses
    }

    /// The entries of a text without date, address and signer, such as a petition's.
    pub(crate) fn body_entries(&self, sheet: &mut Sheet, parent: u32, composer: &mut Composer) -> Vec<Entry> {
        let mut entries = Entries::new(parent, self.lang());
        for block in &self.blocks {
            if let FixedBlock::Set { role, block } = block {
                let space = self.space(*role, entries.above);
                entries.push(sheet, *role, block.clone(), space);
            }
        }
        self.add_notes(composer);
        entries.finish()
    }

    fn add_notes(&self, composer: &mut Composer) {
        for (number, block) in &self.notes {
            composer.note(Note { number: *number, block: block.clone() });
        }
    }

    /// Sets what is a signer's own in this language. Addresses that `known` lacks get notes, and are added to it.
    pub(crate) fn set_own(
        &self,
        setter: &mut Setter<'_>,
        place: Option<&ValueLine>,
        filled: &[Vec<TextBlock>],
        known: &mut Vec<(String, u32)>,
        blocks: &mut OwnBlocks,
    ) -> OwnPart {
        let date = blocks.push(self.date_line(setter, place));
        let texts = filled.iter().map(|texts| {
            texts
                .iter()
                .map(|text| {
                    let before = known.len();
                    let runs = marked(&text.runs, &mut |address| numbered(known, address).0);
                    let block = blocks.push(set(setter, text.role, &runs, &self.own_look(text), false));
                    let notes = known[before..]
                        .iter()
                        .map(|(address, number)| {
                            (*number, Rc::new(note_block(setter, *number, address, self.lang(), MEASURE, false)))
                        })
                        .collect();
                    OwnText { block, notes }
                })
                .collect()
        });
        OwnPart { date, texts: texts.collect() }
    }

    /// The entries for one signer, with their elements below `parent`, and their notes.
    pub(crate) fn entries(&self, own: &OwnPart, sheet: &mut Sheet, parent: u32, composer: &mut Composer) -> Vec<Entry> {
        let mut entries = Entries::new(parent, self.lang());
        entries.push(sheet, TextRole::Greeting, own.date.clone(), self.look.leading);
        if let Some(address) = &self.inside_address {
            entries.push(sheet, TextRole::Greeting, address.clone(), self.look.leading / 2);
        }
        let mut open = own.texts.iter();
        for block in &self.blocks {
            match block {
                FixedBlock::Set { role, block } => {
                    let space = self.space(*role, entries.above);
                    entries.push(sheet, *role, block.clone(), space);
                }
                FixedBlock::Open { role } => {
                    for text in open.next().map_or(&[][..], Vec::as_slice) {
                        let space = self.space(*role, entries.above);
                        entries.push(sheet, *role, text.block.clone(), space);
                        for (number, block) in &text.notes {
                            composer.note(Note { number: *number, block: block.clone() });
                        }
                    }
                }
            }
        }
        self.add_notes(composer);
        entries.finish()
    }

    /// The blocks that stand in every letter, as far as they are set.
    pub(crate) fn fixed_blocks(&self) -> impl Iterator<Item = &SetBlock> {
        let body = self.blocks.iter().filter_map(|block| match block {
            FixedBlock::Set { block, .. } => Some(block),
            FixedBlock::Open { .. } => None,
        });
        let notes = self.notes.iter().map(|(_, block)| block);
        self.inside_address.iter().chain(body).chain(notes).map(|block| &**block)
    }

    /// The entries of a letter as its head (date and inside address), its body and its close.
    pub(crate) fn thirds(&self, mut entries: Vec<Entry>) -> [Vec<Entry>; 3] {
        let head = 1 + usize::from(self.inside_address.is_some());
        let closing = |block: &&FixedBlock| matches!(block, FixedBlock::Set { role: TextRole::Closing, .. });
        let close = self.blocks.iter().rev().take_while(closing).count();
        let mut body = entries.split_off(head.min(entries.len()));
        let close = body.split_off(body.len().saturating_sub(close));
        [entries, body, close]
    }

    /// Town and date, at the right.
    pub(crate) fn date_line(&self, setter: &mut Setter<'_>, place: Option<&ValueLine>) -> SetBlock {
        let lang = self.lang();
        let look = Look { alignment: Alignment::End, ..self.look };
        let Some(place) = place else {
            return SetBlock::plain(setter, Role::Paragraph, &self.date, lang, &look);
        };
        // The town keeps its own language, so the phrase is cut at its slot (an empty slot stays as it is written).
        let words = phrase(Phrase::PlaceAndDate, lang, &[("date", &self.date)]);
        let (before, behind) = words.split_once("{place}").unwrap_or(("", &words));
        let town = ValueLine { text: isolated(&place.text).into_owned(), lang: place.lang };
        let parts = [ValueLine { text: before.to_owned(), lang }, town, ValueLine { text: behind.to_owned(), lang }];
        let runs: Vec<MarkedRun> = parts.into_iter().filter(|part| !part.text.is_empty()).map(value_run).collect();
        SetBlock::new(setter, Role::Paragraph, &runs, &look, false)
    }

    /// The space above a block below another.
    fn space(&self, role: TextRole, above: Option<TextRole>) -> Length {
        match role {
            // A list is close to its lead-in, but not to a heading.
            TextRole::ListItem { .. } if matches!(above, Some(TextRole::Heading(_))) => {
                self.look.leading.scaled(45, 100)
            }
            TextRole::Heading(_) | TextRole::Greeting | TextRole::Closing => self.look.leading.scaled(7, 10),
            TextRole::ListItem { .. } => self.look.leading.scaled(2, 10),
            TextRole::Paragraph => self.look.leading.scaled(45, 100),
        }
    }

    /// A signer's own paragraph takes the direction and rules of its own language where it is all in one.
    fn own_look(&self, text: &TextBlock) -> Look {
        let mut langs = text.runs.iter().map(|run| run.lang);
        let first = langs.next().unwrap_or(self.look.lang);
        if langs.all(|lang| lang == first) && first != self.look.lang {
            Look { lang: first, ..self.look }
        } else {
            self.look
        }
    }
}

/// The entries of one language in the making.
#[derive(Debug)]
struct Entries {
    parent: u32,
    lang: Lang,
    list: Option<u32>,
    closing: usize,
    /// What the last block is.
    above: Option<TextRole>,
    blocks: Vec<Entry>,
}

impl Entries {
    fn new(parent: u32, lang: Lang) -> Self {
        Self { parent, lang, list: None, closing: 0, above: None, blocks: Vec::with_capacity(16) }
    }

    /// Adds a block; consecutive list items stand in one list.
    fn push(&mut self, sheet: &mut Sheet, role: TextRole, block: Rc<SetBlock>, space: Length) {
        let parent = match (role, self.list) {
            (TextRole::ListItem { first: false, .. }, Some(list)) => list,
            (TextRole::ListItem { .. }, _) => *self.list.insert(sheet.role(Role::List, Some(self.parent))),
            _ => {
                self.list = None;
                self.parent
            }
        };
        // "I ask you to:" does not stand alone at the foot of a page.
        if let (TextRole::ListItem { first: true, .. }, Some(lead_in)) = (role, self.blocks.last_mut()) {
            lead_in.keep.next = true;
        }
        let elements = sheet.block_elements(&block, parent, self.lang);
        self.above = Some(role);
        self.closing = if role == TextRole::Closing { self.closing + 1 } else { 0 };
        self.blocks.push(Entry { block, elements, space, keep: keep(role) });
    }

    /// The signature block and the close above it have at least two lines of text on their page.
    fn finish(mut self) -> Vec<Entry> {
        let body = self.blocks.len() - self.closing;
        if let Some(last) = self.blocks[..body].last_mut() {
            last.keep.next = true;
            if last.block.lines.len() < 2 && body > 1 {
                self.blocks[body - 2].keep.next = true;
            }
        }
        self.blocks
    }
}

fn keep(role: TextRole) -> Keep {
    match role {
        TextRole::Heading(_) | TextRole::Greeting | TextRole::Closing => Keep { inside: true, next: true },
        TextRole::Paragraph | TextRole::ListItem { .. } => Keep::default(),
    }
}

/// Sets a block of a letter.
fn set(setter: &mut Setter<'_>, role: TextRole, runs: &[MarkedRun], look: &Look, shared: bool) -> SetBlock {
    let start = Look { alignment: Alignment::Start, ..*look };
    match role {
        TextRole::Heading(level) => {
            let look = Look {
                bold: true,
                size: heading_size(level).scaled(look.size.as_millipoints(), BODY.as_millipoints()),
                ..start
            };
            SetBlock::new(setter, Role::Heading(level), runs, &look, shared)
        }
        TextRole::Greeting | TextRole::Closing => SetBlock::new(setter, Role::Paragraph, runs, &start, shared),
        TextRole::Paragraph => SetBlock::new(setter, Role::Paragraph, runs, look, shared),
        TextRole::ListItem { number, .. } => {
            let look = Look { indent: LIST_INDENT, ..*look };
            let label = number.map_or_else(|| "•".to_owned(), |number| format!("{number}."));
            SetBlock::new(setter, Role::ListItem, runs, &look, shared).with_label(setter, &label, &look)
        }
    }
}

fn heading_size(level: u8) -> Length {
    match level {
        1 => Length::pt(13.0),
        2 => Length::pt(11.5),
        _ => BODY,
    }
}

/// Marks links, and puts behind each a reference to the note that `note` numbers. A link whose words are its own
/// address, or that is an e-mail address, needs no note.
pub(crate) fn marked(runs: &[Run], note: &mut dyn FnMut(&str) -> u32) -> Vec<MarkedRun> {
    let mut marked = Vec::with_capacity(runs.len());
    let mut position = 0;
    while position < runs.len() {
        let RunKind::Link(address) = &runs[position].kind else {
            marked.push(MarkedRun::plain(runs[position].clone()));
            position += 1;
            continue;
        };
        let target: Arc<str> = address.as_str().into();
        let mut words = String::new();
        let lang = runs[position].lang;
        while let Some(run) = runs.get(position)
            && run.kind == runs[position].kind
            && matches!(&run.kind, RunKind::Link(same) if same == address)
        {
            words.push_str(&run.text);
            marked.push(MarkedRun { run: run.clone(), mark: Mark::Link(target.clone()) });
            position += 1;
        }
        if words == *address || address.starts_with("mailto:") {
            continue;
        }
        let number = note(address);
        let run = Run {
            // The word joiner keeps the mark on the line of the words that it belongs to.
            text: format!("\u{2060}{}", superscript(number)),
            lang,
            strong: false,
            emphasis: false,
            kind: RunKind::Value,
        };
        marked.push(MarkedRun { run, mark: Mark::Reference(number) });
    }
    marked
}

/// The number of the note of an address among those that are known, and whether it is new there: wherever a letter links to
/// the same page, it refers to the same note.
fn numbered(known: &mut Vec<(String, u32)>, address: &str) -> (u32, bool) {
    if let Some((_, number)) = known.iter().find(|(other, _)| other == address) {
        return (*number, false);
    }
    let number = u32::try_from(known.len()).unwrap_or(u32::MAX - 1) + 1;
    known.push((address.to_owned(), number));
    (number, true)
}

/// A note: its number, raised, and the address.
pub(crate) fn note_block(
    setter: &mut Setter<'_>,
    number: u32,
    address: &str,
    lang: Lang,
    measure: Length,
    shared: bool,
) -> SetBlock {
    let look = Look {
        size: SMALL,
        leading: page::leading(SMALL, Lang::EN),
        bold: false,
        italic: false,
        alignment: Alignment::Start,
        lang,
        measure,
        indent: Length::ZERO,
    };
    let plain = |text: String, kind: RunKind| Run { text, lang: Lang::EN, strong: false, emphasis: false, kind };
    let runs = [
        MarkedRun::plain(plain(format!("{} ", superscript(number)), RunKind::Value)),
        MarkedRun {
            run: plain(address.to_owned(), RunKind::Link(address.to_owned())),
            mark: Mark::Link(address.into()),
        },
    ];
    SetBlock::new(setter, Role::Note, &runs, &look, shared)
}

/// A number in superscript digits.
fn superscript(number: u32) -> String {
    let digits = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    number.to_string().bytes().map(|byte| digits[usize::from(byte - b'0')]).collect()
}

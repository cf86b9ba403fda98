//! The letter sheet: sender, address zone, and for each language date, inside address, greeting, body and close; then
//! the signature block.
//!
//! What is the same in every letter is set once ([`LetterSheets::new`]); a letter adds its signer's own blocks, finds
//! its page breaks, and refers to the rest.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use jiff::civil::Date;

use crate::campaign::Arrangement;
use crate::lang::Lang;
use crate::lang::phrases::{Phrase, phrase};
use crate::layout::banner::banner;
use crate::layout::block::{Look, MarkedRun, SetBlock, Shape};
use crate::layout::compose::{Column, Composer, Entry, Keep};
use crate::layout::flow::Area;
use crate::layout::foot::{self, Foot, OwnFoot, SheetMarks};
use crate::layout::frame::{Document, Element, Item, Laid, Piece, Placed, Role};
use crate::layout::letter_blocks::{FixedPart, OwnBlocks, OwnPart, body_look, closing_words, value_runs};
use crate::layout::page::{self, BODY, BOTTOM, MEASURE, SHEET, SIDE, TOP};
use crate::layout::picture::fitted;
use crate::layout::sheet::{OwnStretch, Sheet};
use crate::layout::zone::{self, Excess, ZoneBlock};
use crate::length::{Length, Point, Rect, Size};
use crate::letter::closing::{Letter, Signature, SignedBy, ValueLine};
use crate::letter::{Form, Run, RunKind};
use crate::post::window::Window;
use crate::text::{Alignment, FontBook, GlyphRun, Setter};

/// The largest signature image.
const SIGNATURE_BOX: Size = Size { width: Length::mm(60.0), height: Length::mm(20.0) };
/// Room to sign by hand, and the length of the rule below it (tuned to a pen).
const SIGNING_ROOM: Length = Length::mm(16.0);
const SIGNING_RULE: Length = Length::mm(70.0);

/// What a run of letters has in common.
#[derive(Debug, Clone)]
pub struct LetterDesign<'a> {
    /// The languages in order.
    pub forms: &'a [Form],
    /// How they stand.
    pub arrangement: Arrangement,
    /// Lines of the address zone; none where the addressee has no postal address.
    pub postal: Vec<String>,
    /// Lines of the sender's office, for the return line in a window; none where it is not filled in.
    pub office: Vec<String>,
    /// Whether `postal` says the same as an inside address, so that it is not printed twice: one flag a form.
    pub inside_address_repeats: Vec<bool>,
    /// The address zone.
    pub window: &'static Window,
    /// Whether to draw what the window shows.
    pub show_zones: bool,
    /// No padding to whole sheets.
    pub simplex: bool,
    /// Marks for folding and inserting machines.
    pub marks: SheetMarks,
    /// Whether Japanese `、` and `。` may hang out of the end of a full line.
    pub hanging: bool,
    /// A line at the top of every first page, such as "sample list, not for sending", in each language; empty for none.
    pub banner: Vec<(String, Lang)>,
}

impl LetterDesign<'_> {
    /// By how much what stands in the address zone does not fit it.
    pub fn zone_excess(&self, fonts: &FontBook) -> Vec<Excess> {
        let mut setter = Setter::new(fonts).hanging(self.hanging);
        ZoneBlock::new(&mut setter, self.window, &self.office, &self.postal).map_or_else(Vec::new, |zone| zone.excess)
    }
}

/// Plans that are kept at once: messages make letters of many shapes (tuned; a plan takes about 20 KB).
const PLANS_KEPT: usize = 256;

/// What decides where everything in a letter stands: its own blocks without their words. The rest is the design's.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Shapes {
    blocks: Vec<Shape>,
    /// How many of them fill each open block of each language.
    counts: Vec<usize>,
    /// Of each signature.
    by_hand: Vec<bool>,
    has_serial: bool,
}

impl Shapes {
    /// `None` for a letter that is like no other: with an image, or with links in its own words.
    fn of(letter: &Letter, blocks: &OwnBlocks) -> Option<Self> {
        let by_hand = |signed: &SignedBy| match signed.signature {
            Signature::Image(_) => None,
            Signature::ByHand => Some(true),
            Signature::Online(_) => Some(false),
        };
        let by_hand = letter.signatures.iter().map(by_hand).collect::<Option<_>>()?;
        let counts = letter.filled.iter().flatten().map(Vec::len).collect();
        let blocks = blocks.blocks.iter().map(|block| block.shape()).collect::<Option<_>>()?;
        Some(Self { blocks, counts, by_hand, has_serial: letter.serial.is_some() })
    }
}

/// The pages of all letters of one shape.
#[derive(Debug)]
struct Plan {
    document: Arc<Document>,
    /// Where the own blocks stand. What is own beside them is the foot.
    stretches: Vec<OwnStretch>,
}

impl Plan {
    /// The pieces of a letter's own in the order of the plan.
    fn own(&self, blocks: OwnBlocks, foot: Option<&OwnFoot>, setter: &mut Setter<'_>) -> Vec<Arc<Piece>> {
        let mut blocks = blocks.blocks;
        let mut pieces = Vec::with_capacity(self.stretches.len() + self.document.pages.len());
        let mut stretches = self.stretches.iter().peekable();
        for (number, page) in self.document.pages.iter().enumerate() {
            for position in (0..page.placed.len()).filter(|position| !page.placed[*position].shared) {
                pieces.push(match stretches.next_if(|stretch| stretch.is_at(number, position)) {
                    // Cloned only if somebody else holds the block: a letter never gets another's words.
                    Some(at) => Arc::new(Rc::make_mut(&mut blocks[at.slot]).take_piece(at.from, at.to, at.leading)),
                    None => match foot {
                        Some(foot) => foot.on_page(setter, number, self.document.pages.len()),
                        // Without a serial nothing else is own.
                        None => Arc::new(Piece::default()),
                    },
                });
            }
        }
        pieces
    }
}

/// The own blocks of the languages that stand on the same sheets.
#[derive(Debug)]
struct OwnGroup {
    sender: Rc<SetBlock>,
    parts: Vec<OwnPart>,
    /// For each signature "Signed online on …", if it is, and what stands below.
    signed: Vec<(Option<Rc<SetBlock>>, Rc<SetBlock>)>,
}

/// Lays out letters of one design.
#[derive(Debug)]
pub struct LetterSheets<'f> {
    setter: Setter<'f>,
    design: LetterDesign<'f>,
    parts: Vec<FixedPart>,
    zone: Option<ZoneBlock>,
    banner: Option<Placed>,
    foot: Foot,
    plans: HashMap<Shapes, Plan>,
}

impl<'f> LetterSheets<'f> {
    /// Sets everything that does not depend on the signer.
    pub fn new(fonts: &'f FontBook, design: LetterDesign<'f>) -> Self {
        let mut setter = Setter::new(fonts).hanging(design.hanging);
        let columns = design.arrangement == Arrangement::Columns;
        let measure = if columns { page::column_measure() } else { MEASURE };
        let any_cjk = design.forms.iter().any(|form| form.lang.is_cjk());
        // On the same sheets the same link of all languages has one note, on each page that refers to it.
        let mut known = Vec::new();
        let parts = design
            .forms
            .iter()
            .zip(&design.inside_address_repeats)
            .map(|(form, repeats)| {
                let leading =
                    if columns { page::column_leading(BODY, any_cjk) } else { page::leading(BODY, form.lang) };
                let look = body_look(form.lang, measure, leading);
                let part = FixedPart::new(&mut setter, form, look, &known, !repeats, MEASURE);
                // Sheets of their own count their own notes.
                if design.arrangement != Arrangement::Separate {
                    known = part.addresses().to_vec();
                }
                part
            })
            .collect();
        let zone = ZoneBlock::new(&mut setter, design.window, &design.office, &design.postal);
        let banner = banner(&mut setter, &design.banner);
        Self { setter, design, parts, zone, banner, foot: Foot::default(), plans: HashMap::new() }
    }

    /// Text that is printed in every letter, and the letters that most names and towns are written in, for the fonts of files
    /// of a letter each.
    pub fn common_runs(&mut self) -> Vec<GlyphRun> {
        let mut runs = Vec::new();
        let mut add = |block: &SetBlock| {
            let label = block.label.iter().flat_map(|(piece, _)| &piece.items).filter_map(|item| match item {
                Item::Text { run, .. } => Some(run.clone()),
                _ => None,
            });
            runs.extend(block.lines.iter().flat_map(|line| line.runs.iter().cloned()).chain(label));
        };
        self.parts.iter().flat_map(FixedPart::fixed_blocks).for_each(&mut add);
        self.zone.iter().flat_map(ZoneBlock::blocks).for_each(&mut add);
        // The words of a signature, with every name of a month.
        let days = (1..=12).map(|month| Date::new(2000, month, 1).ok());
        for day in days.chain([None]) {
            for number in 0..self.parts.len() {
                let look = body_look(self.parts[number].lang(), Length::MAX, BODY);
                let runs = self.online_runs(&[number], day);
                add(&SetBlock::new(&mut self.setter, Role::Paragraph, &runs, &look, false));
            }
        }
        for part in &self.parts {
            let place = ValueLine { text: "Oslo".to_owned(), lang: Lang::EN };
            add(&part.date_line(&mut self.setter, None));
            add(&part.date_line(&mut self.setter, Some(&place)));
            for (page, pages) in [(1, 1), (1, 2), (2, 2), (3, 4)] {
                let (page, pages) = (page.to_string(), pages.to_string());
                let text = phrase(Phrase::PageOf, part.lang(), &[("n", &page), ("m", &pages)]);
                let look = body_look(part.lang(), Length::MAX, BODY);
                add(&SetBlock::plain(&mut self.setter, Role::Paragraph, &text, part.lang(), &look));
            }
        }
        let letters =
            (' '..='~').chain('\u{C0}'..='\u{17F}').filter(|letter| *letter == ' ' || !letter.is_whitespace());
        let text: String = letters.chain(" fi fl ff ffi ffl ’“”–—·".chars()).collect();
        let look = body_look(Lang::EN, Length::MAX, BODY);
        add(&SetBlock::plain(&mut self.setter, Role::Paragraph, &text, Lang::EN, &look));
        runs
    }

    /// The pages of one letter.
    pub fn lay_out(&mut self, letter: &Letter) -> Laid {
        let all: Vec<usize> = (0..self.parts.len()).collect();
        let groups: Vec<&[usize]> = match self.design.arrangement {
            Arrangement::Separate => all.chunks(1).collect(),
            Arrangement::Sequential | Arrangement::Columns => vec![&all],
        };
        let mut blocks = OwnBlocks::default();
        let own: Vec<OwnGroup> = groups.iter().map(|group| self.set_own(letter, group, &mut blocks)).collect();
        let shape = Shapes::of(letter, &blocks);
        let pages_a_sheet = if self.design.simplex { 1 } else { 2 };
        let foot = letter.serial.map(|serial| {
            let piece = self.foot.serial(&mut self.setter, serial);
            OwnFoot::new(serial, piece, self.design.marks, pages_a_sheet)
        });
        let lang = self.parts.first().map_or(Lang::EN, FixedPart::lang);
        let bookmark = Some(match letter.serial {
            Some(serial) => phrase(Phrase::LetterNumber, lang, &[("serial", &format!("{serial:06}"))]),
            None => phrase(Phrase::RollLetter, lang, &[]),
        });
        if let Some(known) = shape.as_ref().and_then(|shape| self.plans.get(shape)) {
            drop(own);
            let own = known.own(blocks, foot.as_ref(), &mut self.setter);
            return Laid { plan: known.document.clone(), kept: true, own, bookmark };
        }
        let plan = self.plan(letter, &groups, &own, foot.as_ref());
        let Some(shape) = shape else { return Laid { bookmark, ..Laid::alone(plan.document) } };
        let laid = Laid { bookmark, kept: true, ..Laid::alone(plan.document.clone()) };
        if self.plans.len() >= PLANS_KEPT {
            self.plans.clear();
        }
        self.plans.insert(shape, plan);
        laid
    }

    /// Sets what is the signer's own in the languages of one group.
    fn set_own(&mut self, letter: &Letter, group: &[usize], blocks: &mut OwnBlocks) -> OwnGroup {
        let lang = self.parts[group[0]].lang();
        let sender = self.sender_block(&letter.sender, lang);
        let sender = blocks.push(sender);
        let mut known = group.last().map_or_else(Vec::new, |last| self.parts[*last].addresses().to_vec());
        let parts = group
            .iter()
            .map(|&number| {
                let filled = letter.filled.get(number).map_or(&[][..], Vec::as_slice);
                self.parts[number].set_own(&mut self.setter, letter.place.as_ref(), filled, &mut known, blocks)
            })
            .collect();
        let look = body_look(lang, MEASURE, page::leading(BODY, lang));
        let mut signed = Vec::with_capacity(letter.signatures.len());
        for SignedBy { signature, lines } in &letter.signatures {
            let online = match signature {
                Signature::Online(date) => {
                    let runs = self.online_runs(group, *date);
                    let block = SetBlock::new(&mut self.setter, Role::Paragraph, &runs, &look, false);
                    Some(blocks.push(block))
                }
                Signature::Image(_) | Signature::ByHand => None,
            };
            let runs = value_runs(lines);
            let below = blocks.push(SetBlock::new(&mut self.setter, Role::Paragraph, &runs, &look, false));
            signed.push((online, below));
        }
        OwnGroup { sender, parts, signed }
    }

    /// Puts everything on pages.
    fn plan(&mut self, letter: &Letter, groups: &[&[usize]], own: &[OwnGroup], foot: Option<&OwnFoot>) -> Plan {
        let mut sheet = Sheet::new();
        let mut printed = Vec::new();
        for (group, own) in groups.iter().zip(own) {
            let before = sheet.pages();
            self.one_letter(&mut sheet, letter, group, own);
            let pages = sheet.pages() - before;
            let lang = self.parts[group[0]].lang();
            for number in 0..pages {
                let page_number = self.foot.page_number(&mut self.setter, lang, number + 1, Some(pages));
                sheet.put_on(before + number, page_number);
                printed.push(before + number);
            }
            if !self.design.simplex {
                sheet.pad(SHEET);
            }
        }
        let pages = sheet.pages();
        for (page, foot) in printed.into_iter().filter_map(|page| Some((page, foot?))) {
            let piece = foot.on_page(&mut self.setter, page, pages);
            sheet.put_on(page, foot::placed(piece, false));
        }
        let (document, stretches) = sheet.finish_plan();
        Plan { document: Arc::new(document), stretches }
    }

    /// Adds the pages of the languages of one group, which share sender, address and signature.
    fn one_letter(&mut self, sheet: &mut Sheet, letter: &Letter, group: &[usize], own: &OwnGroup) {
        let lang = self.parts[group[0]].lang();
        let section = sheet.element(Element::new(Role::Sect, None).in_lang(lang));
        let columns = self.design.arrangement == Arrangement::Columns && group.len() == 2;

        let sender = &own.sender;
        let sender_elements = sheet.block_elements(sender, section, lang);
        let zone: Vec<_> = self.zone.iter().flat_map(ZoneBlock::placed).collect();
        let zone: Vec<_> =
            zone.into_iter().map(|(block, at)| (block, at, sheet.block_elements(block, section, lang))).collect();

        let area = Area { first_top: self.first_top(), top: TOP, bottom: BOTTOM, note_gap: Length::pt(8.0) };
        let mut composer = Composer::new(area);
        let in_place = self.sender_fits(sender);
        if !in_place {
            let keep = Keep { inside: false, next: true };
            let entry = Entry { block: sender.clone(), elements: sender_elements, space: Length::ZERO, keep };
            composer.one_below_another(Column { x: SIDE, entries: vec![entry] });
        }
        let mut part_entries = Vec::new();
        for (&number, own) in group.iter().zip(&own.parts) {
            let part = &self.parts[number];
            let parent = if group.len() == 1 {
                section
            } else {
                sheet.element(Element {
                    lang: (part.lang() != lang).then_some(part.lang()),
                    ..Element::new(Role::Div, Some(section))
                })
            };
            part_entries.push(part.entries(own, sheet, parent, &mut composer));
        }
        if columns {
            let right = SIDE + page::column_measure() + page::GUTTER;
            let mut entries = part_entries.into_iter();
            let (first, second) = (entries.next().unwrap_or_default(), entries.next().unwrap_or_default());
            // One language may have an inside address or the personal message alone: head, body and close stand side by
            // side each, so that a paragraph stands beside its own translation.
            let (left, right_part) = (&self.parts[group[0]], &self.parts[group[1]]);
            for (first, second) in left.thirds(first).into_iter().zip(right_part.thirds(second)) {
                composer.side_by_side(Column { x: SIDE, entries: first }, Column { x: right, entries: second });
            }
        } else {
            let last = part_entries.len().saturating_sub(1);
            for (number, mut entries) in part_entries.into_iter().enumerate() {
                if number < last
                    && let Some(end) = entries.last_mut()
                {
                    end.keep.next = false;
                }
                composer.one_below_another(Column { x: SIDE, entries });
            }
        }
        for (SignedBy { signature, .. }, (online, below)) in letter.signatures.iter().zip(&own.signed) {
            signature_entries(sheet, section, lang, signature, (online.as_ref(), below), &mut composer);
        }

        composer.draw_in();
        composer.place(sheet, &mut |sheet, first_page| {
            if let Some(banner) = &self.banner {
                sheet.put(banner.clone());
            }
            if !first_page {
                return;
            }
            let window = self.design.window;
            if in_place {
                sheet.lines(sender, sender_elements, 0, sender.lines.len(), window.sender.origin);
            }
            for (block, at, elements) in &zone {
                sheet.lines(block, *elements, 0, block.lines.len(), *at);
            }
            let marks = zone::marks(window);
            if !marks.items.is_empty() {
                sheet.drawing(Point::default(), marks, true);
            }
            if self.design.show_zones {
                zone::draw(sheet, window);
            }
        });
    }

    /// Where the text of a first page begins: below the zone; where there is neither window nor address, in its place.
    fn first_top(&self) -> Length {
        let window = self.design.window;
        let empty = self.zone.is_none() && window.openings.is_empty();
        if empty { window.place.origin.y } else { window.body_top }
    }

    /// Whether the sender's block stands at its place; else it begins the text, so that nothing of it shows in a window.
    fn sender_fits(&self, sender: &SetBlock) -> bool {
        sender.height() <= self.design.window.sender.size.height
    }

    /// The sender's block in the largest size at which it fits its place; in the largest of all where it fits in none.
    fn sender_block(&mut self, sender: &[ValueLine], lang: Lang) -> SetBlock {
        let runs = value_runs(sender);
        let mut set = |size: f64, measure: Length| {
            let size = Length::pt(size);
            let leading = page::leading(size, Lang::EN);
            let look = Look { size, alignment: Alignment::Start, ..body_look(lang, measure, leading) };
            SetBlock::new(&mut self.setter, Role::Paragraph, &runs, &look, false)
        };
        let place = self.design.window.sender.size;
        for size in [9.5, 8.5, 7.5, 6.5, 5.5] {
            let block = set(size, place.width);
            if block.height() <= place.height {
                return block;
            }
        }
        set(9.5, MEASURE)
    }

    /// "Signed online on …" in each language of a group.
    fn online_runs(&self, group: &[usize], date: Option<Date>) -> Vec<MarkedRun> {
        let words = group.iter().enumerate().map(|(position, &number)| {
            let lang = self.parts[number].lang();
            let words = closing_words(lang, date);
            let text = if position == 0 { words } else { format!("\n{words}") };
            MarkedRun::plain(Run { text, lang, strong: false, emphasis: true, kind: RunKind::Value })
        });
        words.collect()
    }
}

/// The signature block: kept whole, and with the close above it.
fn signature_entries(
    sheet: &mut Sheet,
    section: u32,
    lang: Lang,
    signature: &Signature,
    (online, below): (Option<&Rc<SetBlock>>, &Rc<SetBlock>),
    composer: &mut Composer,
) {
    let space = Length::pt(6.0);
    let entry = |sheet: &mut Sheet, composer: &mut Composer, block: &Rc<SetBlock>, space: Length, next: bool| {
        let elements = sheet.block_elements(block, section, lang);
        let keep = Keep { inside: true, next };
        composer.one_below_another(Column {
            x: SIDE,
            entries: vec![Entry { block: block.clone(), elements, space, keep }],
        });
    };
    match signature {
        Signature::Image(image) => {
            let size = fitted(image, SIGNATURE_BOX);
            let alt = phrase(Phrase::SignatureAlt, lang, &[]);
            let element = sheet.element(Element { alt: Some(alt.into()), ..Element::new(Role::Figure, Some(section)) });
            let area = Rect { origin: Point::default(), size };
            let piece = Piece { items: vec![Item::Image { image: image.clone(), area }] };
            composer.figure(SIDE, space, size.height + Length::pt(3.0), piece, Some(element));
        }
        Signature::ByHand => {
            let y = SIGNING_ROOM;
            let rule = Item::Rule {
                from: Point::new(Length::ZERO, y),
                to: Point::new(SIGNING_RULE, y),
                thickness: Length::pt(0.5),
            };
            composer.figure(SIDE, space, SIGNING_ROOM + Length::pt(3.0), Piece { items: vec![rule] }, None);
        }
        Signature::Online(_) => {
            if let Some(block) = online {
                entry(sheet, composer, block, space, true);
            }
        }
    }
    entry(sheet, composer, below, Length::ZERO, false);
}

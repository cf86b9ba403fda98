//! The letter sheet: sender, address zone, and for each language date, inside address, greeting, body and close; then
//! the signature block.
//!
//! What is the same in every letter is set once ([`LetterSheets::new`]); a letter adds its signer's own blocks, finds
//! its page breaks, and refers to the rest.

use std::rc::Rc;

use crate::campaign::Arrangement;
use crate::lang::Lang;
use crate::lang::phrases::{Phrase, phrase};
use crate::layout::banner::banner;
use crate::layout::block::{Look, MarkedRun, SetBlock};
use crate::layout::compose::{Column, Composer, Entry, Keep};
use crate::layout::flow::Area;
use crate::layout::foot::{self, Foot, OwnFoot, SheetMarks};
use crate::layout::frame::{Document, Element, Item, Piece, Placed, Role};
use crate::layout::letter_blocks::{FixedPart, body_look, closing_words, value_runs};
use crate::layout::page::{self, BODY, BOTTOM, MEASURE, SHEET, SIDE, TOP};
use crate::layout::picture::fitted;
use crate::layout::sheet::Sheet;
use crate::length::{Length, Point, Rect, Size};
use crate::letter::closing::{Letter, Signature, ValueLine};
use crate::letter::{Form, Run, RunKind, value_lang};
use crate::post::window::Window;
use crate::text::{Alignment, FontBook, Setter};

/// Top of the sender's block (tuned).
const SENDER_TOP: Length = Length::mm(15.0);
/// Space between the sender's block and the zone below it (tuned).
const SENDER_GAP: Length = Length::mm(3.0);
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
    /// Whether `postal` says the same as an inside address, so that it is not printed twice: one flag a form.
    pub inside_address_repeats: Vec<bool>,
    /// The address zone.
    pub window: &'static Window,
    /// No padding to whole sheets.
    pub simplex: bool,
    /// Marks for folding and inserting machines.
    pub marks: SheetMarks,
    /// Whether Japanese `、` and `。` may hang out of the end of a full line.
    pub hanging: bool,
    /// A line at the top of every first page, such as "sample list, not for sending".
    pub banner: Option<(String, Lang)>,
}

/// Lays out letters of one design.
#[derive(Debug)]
pub struct LetterSheets<'f> {
    setter: Setter<'f>,
    design: LetterDesign<'f>,
    parts: Vec<FixedPart>,
    postal: Option<SetBlock>,
    banner: Option<Placed>,
    foot: Foot,
}

impl<'f> LetterSheets<'f> {
    /// Sets everything that does not depend on the signer.
    pub fn new(fonts: &'f FontBook, design: LetterDesign<'f>) -> Self {
        let mut setter = Setter::new(fonts).hanging(design.hanging);
        let columns = design.arrangement == Arrangement::Columns;
        let measure = if columns { page::column_measure() } else { MEASURE };
        let any_cjk = design.forms.iter().any(|form| form.lang.is_cjk());
        let mut first_note = 1;
        let parts = design
            .forms
            .iter()
            .zip(&design.inside_address_repeats)
            .map(|(form, repeats)| {
                let leading =
                    if columns { page::column_leading(BODY, any_cjk) } else { page::leading(BODY, form.lang) };
                let look = body_look(form.lang, measure, leading);
                let part = FixedPart::new(&mut setter, form, look, first_note, !repeats);
                first_note += part.note_count();
                part
            })
            .collect();
        let postal = (!design.postal.is_empty()).then(|| postal_block(&mut setter, &design));
        let banner = banner(&mut setter, design.banner.as_ref());
        Self { setter, design, parts, postal, banner, foot: Foot::default() }
    }

    /// Whether the postal address fits its zone, and by how much it is too high if not.
    pub fn postal_overflow(&self) -> Option<Length> {
        let zone = self.design.window.zone;
        let bottom = self.design.window.text_top + self.postal.as_ref()?.height();
        (bottom > zone.bottom()).then(|| bottom - zone.bottom())
    }

    /// The pages of one letter.
    pub fn lay_out(&mut self, letter: &Letter) -> Document {
        let mut sheet = Sheet::new();
        let all: Vec<usize> = (0..self.parts.len()).collect();
        let groups: Vec<&[usize]> = match self.design.arrangement {
            Arrangement::Separate => all.chunks(1).collect(),
            Arrangement::Sequential | Arrangement::Columns => vec![&all],
        };
        let mut printed = Vec::new();
        for group in groups {
            let before = sheet.pages();
            self.one_letter(&mut sheet, letter, group);
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
        let pages_a_sheet = if self.design.simplex { 1 } else { 2 };
        let own = OwnFoot::new(&mut self.setter, letter.serial, self.design.marks, pages_a_sheet);
        for page in printed {
            let piece = own.on_page(&mut self.setter, page, sheet.pages());
            sheet.put_on(page, foot::placed(piece, false));
        }
        let lang = self.parts.first().map_or(Lang::EN, FixedPart::lang);
        sheet.finish(Some(phrase(Phrase::LetterNumber, lang, &[("serial", &format!("{:06}", letter.serial))])))
    }

    /// Adds the pages of the languages of one group, which share sender, address and signature.
    fn one_letter(&mut self, sheet: &mut Sheet, letter: &Letter, group: &[usize]) {
        let lang = self.parts[group[0]].lang();
        let section = sheet.element(Element::new(Role::Sect, None).in_lang(lang));
        let columns = self.design.arrangement == Arrangement::Columns && group.len() == 2;

        let sender = self.sender_block(&letter.sender, lang);
        let sender_elements = sheet.block_elements(&sender, section, lang);
        let postal_elements = self.postal.as_ref().map(|postal| sheet.block_elements(postal, section, lang));

        let area = Area { first_top: self.first_top(), top: TOP, bottom: BOTTOM, note_gap: Length::pt(8.0) };
        let notes: u32 = self.parts.iter().map(FixedPart::note_count).sum();
        let mut composer = Composer::new(area, notes + 1);
        let mut part_entries = Vec::new();
        for &number in group {
            let part = &self.parts[number];
            let parent = if group.len() == 1 {
                section
            } else {
                sheet.element(Element {
                    lang: (part.lang() != lang).then_some(part.lang()),
                    ..Element::new(Role::Div, Some(section))
                })
            };
            let filled = letter.filled.get(number).map_or(&[][..], Vec::as_slice);
            let entries = part.entries(&mut self.setter, sheet, parent, letter.place.as_ref(), filled, &mut composer);
            part_entries.push(entries);
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
        self.signature_entries(sheet, section, letter, group, &mut composer);

        composer.draw_in();
        composer.place(sheet, &mut |sheet, first_page| {
            if let Some(banner) = &self.banner {
                sheet.put(banner.clone());
            }
            if !first_page {
                return;
            }
            sheet.lines(&sender, sender_elements, 0, sender.lines.len(), Point::new(SIDE, SENDER_TOP));
            if let (Some(postal), Some(elements)) = (&self.postal, postal_elements) {
                let window = self.design.window;
                sheet.lines(postal, elements, 0, postal.lines.len(), Point::new(window.text_left, window.text_top));
            }
        });
    }

    /// Where the text of a first page begins: below the zone, or below the sender where there is no address to show.
    fn first_top(&self) -> Length {
        if self.postal.is_some() { self.design.window.body_top } else { self.design.window.zone.origin.y }
    }

    /// The sender's block in the largest size at which it ends above the zone.
    fn sender_block(&mut self, sender: &[ValueLine], lang: Lang) -> SetBlock {
        let room = self.design.window.zone.origin.y - SENDER_TOP - SENDER_GAP;
        let sizes = [9.5, 8.5, 7.5, 6.5, 5.5];
        let mut block = None;
        for size in sizes {
            let size = Length::pt(size);
            let look = Look {
                size,
                leading: page::leading(size, Lang::EN),
                bold: false,
                italic: false,
                alignment: Alignment::Start,
                lang,
                measure: MEASURE,
                indent: Length::ZERO,
            };
            let set = SetBlock::new(&mut self.setter, Role::Paragraph, &value_runs(sender), &look, false);
            let fits = set.height() <= room;
            block = Some(set);
            if fits {
                break;
            }
        }
        block.unwrap_or_else(|| {
            SetBlock::plain(&mut self.setter, Role::Paragraph, "", lang, &body_look(lang, MEASURE, BODY))
        })
    }

    /// The signature block: kept whole, and with the close above it.
    fn signature_entries(
        &mut self,
        sheet: &mut Sheet,
        section: u32,
        letter: &Letter,
        group: &[usize],
        composer: &mut Composer,
    ) {
        let langs: Vec<Lang> = group.iter().map(|&number| self.parts[number].lang()).collect();
        let lang = langs[0];
        let look = body_look(lang, MEASURE, page::leading(BODY, lang));
        let space = Length::pt(6.0);
        let keep = Keep { inside: true, next: true };
        match &letter.signature {
            Signature::Image(image) => {
                let size = fitted(image, SIGNATURE_BOX);
                let alt = phrase(Phrase::SignatureAlt, lang, &[]);
                let element =
                    sheet.element(Element { alt: Some(alt.into()), ..Element::new(Role::Figure, Some(section)) });
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
            Signature::Online(date) => {
                let mut runs = Vec::new();
                for (number, lang) in langs.iter().enumerate() {
                    let words = closing_words(*lang, *date);
                    let text = if number == 0 { words } else { format!("\n{words}") };
                    runs.push(MarkedRun::plain(Run {
                        text,
                        lang: *lang,
                        strong: false,
                        emphasis: true,
                        kind: RunKind::Value,
                    }));
                }
                let block = SetBlock::new(&mut self.setter, Role::Paragraph, &runs, &look, false);
                let elements = sheet.block_elements(&block, section, lang);
                composer.one_below_another(Column {
                    x: SIDE,
                    entries: vec![Entry { block: Rc::new(block), elements, space, keep }],
                });
            }
        }
        let block = SetBlock::new(&mut self.setter, Role::Paragraph, &value_runs(&letter.signed_by), &look, false);
        let elements = sheet.block_elements(&block, section, lang);
        composer.one_below_another(Column {
            x: SIDE,
            entries: vec![Entry {
                block: Rc::new(block),
                elements,
                space: Length::ZERO,
                keep: Keep { inside: true, next: false },
            }],
        });
    }
}

/// The postal address in the largest size at which it fits its zone.
fn postal_block(setter: &mut Setter<'_>, design: &LetterDesign<'_>) -> SetBlock {
    let window = design.window;
    let measure = window.zone.right() - window.text_left;
    let room = window.zone.bottom() - window.text_top;
    let lines: Vec<ValueLine> = design
        .postal
        .iter()
        .map(|text| ValueLine { text: text.clone(), lang: value_lang(text, None, Lang::EN, None) })
        .collect();
    let mut size = BODY;
    loop {
        let look = Look {
            size,
            leading: page::leading(size, Lang::EN),
            bold: false,
            italic: false,
            alignment: Alignment::Start,
            lang: Lang::EN,
            measure,
            indent: Length::ZERO,
        };
        let set = SetBlock::new(setter, Role::Paragraph, &value_runs(&lines), &look, true);
        // Below 8 pt a sorting machine does not read it (Posten asks for 10 to 12).
        if set.height() <= room || size <= Length::pt(8.0) {
            return set;
        }
        size -= Length::pt(0.5);
    }
}

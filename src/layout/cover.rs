//! The cover sheet of a delivery: from whom, to where, what is inside, and lines to sign for it.

use qrcode::{EcLevel, QrCode};
use serde::{Deserialize, Serialize};

use crate::lang::phrases::{Phrase, phrase};
use crate::lang::{Lang, ordinal};
use crate::layout::block::{Look, MarkedRun, SetBlock};
use crate::layout::frame::{Document, Element, Item, Piece, Role};
use crate::layout::letter_blocks::{body_look, value_runs};
use crate::layout::page::{self, BODY, MEASURE, SHEET, SIDE, SMALL};
use crate::layout::qr;
use crate::layout::sheet::Sheet;
use crate::length::{Length, Point};
use crate::letter::closing::ValueLine;
use crate::letter::{Run, RunKind};
use crate::text::{Alignment, FontBook, Setter};

/// Edge of the QR code with its quiet zone inside.
const QR: Length = Length::mm(36.0);
/// Where the text of a cover sheet ends, from the top edge.
const LOWEST: Length = Length::mm(285.0);
/// Room for a handwritten line.
const HAND: Length = Length::mm(16.0);

/// What a cover sheet says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverFacts {
    /// Language of the delivery, printed first; English follows.
    pub lang: Lang,
    /// The sender's office, line by line; empty where the user has not filled it in.
    pub office: Vec<String>,
    /// The delivery address, line by line.
    pub delivery: Vec<String>,
    /// Title of the campaign in `lang`, and in English where that differs.
    pub campaign: Vec<ValueLine>,
    /// Addressees, a line each.
    pub addressees: Vec<ValueLine>,
    /// Whether the batch is of petition sheets.
    pub petition: bool,
    /// Accepted signers.
    pub signers: u64,
    /// Letters.
    pub letters: u64,
    /// Sheets of paper, printed as the batch asks.
    pub sheets: u64,
    /// First and last serial.
    pub serials: Option<(u64, u64)>,
    /// Volumes.
    pub volumes: u64,
    /// Batch id.
    pub batch: String,
    /// The day, in `lang` and in English.
    pub date: Vec<ValueLine>,
    /// What somebody should see to before the batch goes out, in `lang` and in English.
    pub warnings: Vec<ValueLine>,
    /// Whether this delivery gets copies, another one the originals.
    pub copy: bool,
    /// Whether the list is the shipped sample.
    pub sample: bool,
    /// Which delivery of the campaign it is; 0 and 1 are the first, of which nothing is said.
    #[serde(default)]
    pub delivery_number: u32,
    /// What it corrects.
    #[serde(default)]
    pub correction: Option<Correction>,
}

/// Letters that replace some of another batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Id of that batch.
    pub batch: String,
    /// Serials of the letters, such as `17, 23-25`.
    pub serials: String,
}

/// Lays out the cover sheet of one delivery: one page.
pub fn cover_sheet(fonts: &FontBook, facts: &CoverFacts) -> Document {
    let mut setter = Setter::new(fonts);
    let mut cover = Cover::new(&mut setter, facts);
    cover.title();
    cover.qr_code();
    cover.addresses();
    cover.contents();
    cover.receipt();
    cover.sheet.finish(Some(facts.batch.clone()))
}

struct Cover<'c, 'f> {
    setter: &'c mut Setter<'f>,
    facts: &'c CoverFacts,
    langs: Vec<Lang>,
    sheet: Sheet,
    section: u32,
    y: Length,
}

impl<'c, 'f> Cover<'c, 'f> {
    fn new(setter: &'c mut Setter<'f>, facts: &'c CoverFacts) -> Self {
        let mut sheet = Sheet::new();
        sheet.page(SHEET);
        let section = sheet.element(Element::new(Role::Sect, None).in_lang(facts.lang));
        let langs = facts.lang.with_english();
        Self { setter, facts, langs, sheet, section, y: Length::mm(20.0) }
    }

    /// A phrase in the languages of the sheet: `Lettres / Letters`.
    fn words(&self, what: Phrase) -> Vec<ValueLine> {
        let mut words: Vec<ValueLine> = Vec::new();
        for &lang in &self.langs {
            let text = phrase(what, lang, &[]);
            if !words.iter().any(|known| known.text == text) {
                words.push(ValueLine { text, lang });
            }
        }
        words
    }

    fn look(&self, size: Length, measure: Length) -> Look {
        Look {
            size,
            leading: page::leading(size, if self.facts.lang.is_cjk() { self.facts.lang } else { Lang::EN }),
            alignment: Alignment::Start,
            ..body_look(self.facts.lang, measure, BODY)
        }
    }

    fn put(&mut self, role: Role, runs: &[MarkedRun], look: &Look, x: Length) {
        let block = SetBlock::new(self.setter, role, runs, look, false);
        self.room(block.height());
        self.y = self.sheet.whole(&block, self.section, self.facts.lang, Point::new(x, self.y));
    }

    /// Goes on on another page where so much does not fit on this one.
    fn room(&mut self, height: Length) {
        if self.y + height > LOWEST {
            self.sheet.page(SHEET);
            self.y = Length::mm(20.0);
        }
    }

    fn title(&mut self) {
        let mut look = self.look(Length::pt(20.0), MEASURE - QR - Length::mm(6.0));
        look.bold = true;
        let title = slashed(&self.words(Phrase::CoverTitle), false);
        self.put(Role::Heading(1), &title, &look, SIDE);
        let look = Look { bold: true, ..self.look(Length::pt(12.0), MEASURE - QR - Length::mm(6.0)) };
        for flag in [(self.facts.copy, Phrase::Copy), (self.facts.sample, Phrase::SampleList)] {
            if flag.0 {
                let words = slashed(&self.words(flag.1), false);
                self.put(Role::Paragraph, &words, &look, SIDE);
            }
        }
        for line in self.succession() {
            self.put(Role::Paragraph, &value_runs(&[line]), &look, SIDE);
        }
        if !self.facts.warnings.is_empty() {
            let look = Look { size: SMALL, leading: page::leading(SMALL, Lang::EN), ..look };
            self.put(Role::Paragraph, &value_runs(&self.facts.warnings), &look, SIDE);
        }
        self.y += Length::mm(6.0);
    }

    /// Which delivery it is and what it corrects, in each language of the sheet.
    fn succession(&self) -> Vec<ValueLine> {
        let facts = self.facts;
        let mut lines = Vec::new();
        for &lang in &self.langs {
            if let Some((first, last)) = facts.serials.filter(|_| facts.delivery_number > 1) {
                let [first, last] = [first, last].map(|serial| serial.to_string());
                let values = [("ordinal", &*ordinal(facts.delivery_number, lang)), ("first", &first), ("last", &last)];
                lines.push(ValueLine { text: phrase(Phrase::NthDelivery, lang, &values), lang });
            }
        }
        for &lang in &self.langs {
            if let Some(Correction { batch, serials }) = &facts.correction {
                let values = [("batch", &**batch), ("serials", serials)];
                lines.push(ValueLine { text: phrase(Phrase::CorrectionOf, lang, &values), lang });
            }
        }
        lines
    }

    /// The batch id as a QR code at the top right, with the id below it in the list of contents.
    fn qr_code(&mut self) {
        let Ok(code) = QrCode::with_error_correction_level(self.facts.batch.as_bytes(), EcLevel::M) else { return };
        let items = qr::items(&code, QR, Point::default());
        let alt = phrase(Phrase::QrAlt, self.facts.lang, &[("id", &self.facts.batch)]);
        let figure =
            self.sheet.element(Element { alt: Some(alt.into()), ..Element::new(Role::Figure, Some(self.section)) });
        self.sheet.piece(Point::new(SIDE + MEASURE - QR, Length::mm(16.0)), Piece { items }, figure);
    }

    fn addresses(&mut self) {
        let measure = MEASURE - QR - Length::mm(6.0);
        if !self.facts.office.is_empty() {
            self.labelled(Phrase::From, &lines(&self.facts.office, self.facts.lang), measure, BODY);
        }
        self.labelled(Phrase::DeliverTo, &lines(&self.facts.delivery, self.facts.lang), measure, Length::pt(14.0));
        self.y = self.y.max(Length::mm(16.0) + QR + Length::mm(4.0));
    }

    /// A small heading and lines below it.
    fn labelled(&mut self, label: Phrase, lines: &[ValueLine], measure: Length, size: Length) {
        let label = slashed(&self.words(label), false);
        let look = Look { bold: true, ..self.look(SMALL, measure) };
        self.put(Role::Paragraph, &label, &look, SIDE);
        let look = self.look(size, measure);
        self.put(Role::Paragraph, &value_runs(lines), &look, SIDE);
        self.y += Length::mm(4.0);
    }

    /// What is inside, a line a fact.
    fn contents(&mut self) {
        let facts = self.facts;
        self.fact(Phrase::Campaign, &facts.campaign);
        self.fact(Phrase::Addressees, &facts.addressees);
        self.fact(Phrase::Signers, &number(facts.signers));
        if !facts.petition {
            self.fact(Phrase::Letters, &number(facts.letters));
        }
        self.fact(if facts.petition { Phrase::PetitionSheets } else { Phrase::Sheets }, &number(facts.sheets));
        if let Some((first, last)) = facts.serials {
            self.fact(Phrase::Serials, &text(format!("{first:06} – {last:06}")));
        }
        self.fact(Phrase::Volumes, &number(facts.volumes));
        self.fact(Phrase::Date, &facts.date);
        self.fact(Phrase::Batch, &text(facts.batch.clone()));
    }

    /// The label at the left, the value beside it; several values one below another.
    fn fact(&mut self, label: Phrase, values: &[ValueLine]) {
        const LABEL: Length = Length::mm(58.0);
        let label = slashed(&self.words(label), true);
        let look = Look { bold: true, ..self.look(BODY, LABEL - Length::mm(3.0)) };
        // Label and first value stand on one page.
        self.room(look.leading * 2);
        let top = self.y;
        self.put(Role::Paragraph, &label, &look, SIDE);
        let below_label = self.y;
        self.y = top;
        let look = self.look(BODY, MEASURE - LABEL);
        self.put(Role::Paragraph, &value_runs(values), &look, SIDE + LABEL);
        self.y = self.y.max(below_label) + Length::mm(1.2);
    }

    /// Two lines to be filled in by hand.
    fn receipt(&mut self) {
        self.y += Length::mm(2.0);
        self.room((HAND + Length::mm(8.0)) * 2);
        for what in [Phrase::Received, Phrase::Refused] {
            self.y += HAND;
            let rule = Item::Rule {
                from: Point::default(),
                to: Point::new(MEASURE, Length::ZERO),
                thickness: Length::pt(0.5),
            };
            self.sheet.drawing(Point::new(SIDE, self.y), Piece { items: vec![rule] }, false);
            self.y += Length::mm(1.0);
            let words = slashed(&self.words(what), false);
            let look = self.look(SMALL, MEASURE);
            self.put(Role::Paragraph, &words, &look, SIDE);
        }
    }
}

fn lines(texts: &[String], lang: Lang) -> Vec<ValueLine> {
    texts.iter().map(|text| ValueLine { text: text.clone(), lang }).collect()
}

fn text(text: String) -> Vec<ValueLine> {
    vec![ValueLine { text, lang: Lang::EN }]
}

fn number(number: u64) -> Vec<ValueLine> {
    text(number.to_string())
}

/// The same words in several languages on one line, with a colon behind them where a value follows.
fn slashed(words: &[ValueLine], colon: bool) -> Vec<MarkedRun> {
    let last = words.len().saturating_sub(1);
    words
        .iter()
        .enumerate()
        .map(|(position, word)| {
            let end = match (position < last, colon) {
                (true, _) => " / ",
                (false, true) => ":",
                (false, false) => "",
            };
            MarkedRun::plain(Run {
                text: format!("{}{end}", word.text),
                lang: word.lang,
                strong: false,
                emphasis: false,
                kind: RunKind::Value,
            })
        })
        .collect()
}

//! A cover sheet as a list of what it says, in order: for the page and for the text alike.

use jiff::civil::Date;

use crate::lang::phrases::{Phrase, phrase};
use crate::lang::{Lang, long_date, ordinal};
use crate::layout::cover::facts::{Content, Correction, CoverFacts, PackedBag, Posting, Spot};
use crate::letter::closing::ValueLine;
use crate::post::tariff::{BAG, Band, Price, Zone};
use crate::post::weight;

/// The same words in the languages of the sheet.
pub(crate) type Words = Vec<ValueLine>;

/// A part of a cover sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// The title.
    Title(Words),
    /// Something to be seen at once: copy, sample list.
    Flag(Words),
    /// What should be seen to before the batch goes out, line by line.
    Warnings(Vec<ValueLine>),
    /// A label with an address below it.
    Address { label: Words, lines: Vec<ValueLine>, large: bool },
    /// A label with its values beside it.
    Fact { label: Words, values: Vec<ValueLine> },
    /// The heading of a list.
    Heading(Words),
    /// A table.
    Table(Table),
    /// A line below a table.
    Note(Words),
    /// Something to tick off.
    Check(Words),
    /// A line to write on, and what is to be written.
    Sign(Words),
}

/// A table; every row has a cell for each column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    /// Heading, and share of the width.
    pub(crate) columns: Vec<(Words, i32)>,
    /// Cells, row by row.
    pub(crate) rows: Vec<Vec<Words>>,
    /// Whether the last row is the total.
    pub(crate) total: bool,
}

/// What the sheet of one delivery says.
pub(crate) fn outline(facts: &CoverFacts) -> Vec<Part> {
    let mut outline = Outline { facts, parts: Vec::new() };
    outline.head();
    outline.contents();
    outline.packing();
    outline.posting();
    outline.checklist();
    for what in [Phrase::Received, Phrase::Refused] {
        let words = outline.words(what, &[]);
        outline.parts.push(Part::Sign(words));
    }
    outline.parts
}

struct Outline<'o> {
    facts: &'o CoverFacts,
    parts: Vec<Part>,
}

impl Outline<'_> {
    fn lang(&self) -> Lang {
        self.facts.langs.first().copied().unwrap_or(Lang::EN)
    }

    /// A phrase in the languages of the sheet, each wording once.
    fn words(&self, what: Phrase, values: &[(&str, &str)]) -> Words {
        let mut words: Words = Vec::new();
        for &lang in &self.facts.langs {
            let text = phrase(what, lang, values);
            if !words.iter().any(|known| known.text == text) {
                words.push(ValueLine { text, lang });
            }
        }
        words
    }

    /// A value that is the same in every language.
    fn value(&self, text: impl Into<String>) -> Words {
        vec![ValueLine { text: text.into(), lang: self.lang() }]
    }

    fn fact(&mut self, label: Phrase, values: Vec<ValueLine>) {
        let label = self.words(label, &[]);
        self.parts.push(Part::Fact { label, values });
    }

    fn heading(&mut self, what: Phrase) {
        let words = self.words(what, &[]);
        self.parts.push(Part::Heading(words));
    }

    fn head(&mut self) {
        let facts = self.facts;
        self.parts.push(Part::Title(self.words(Phrase::CoverTitle, &[])));
        for (applies, what) in [(facts.copy, Phrase::Copy), (facts.sample, Phrase::SampleList)] {
            if applies {
                let words = self.words(what, &[]);
                self.parts.push(Part::Flag(words));
            }
        }
        self.succession();
        if !facts.warnings.is_empty() {
            self.parts.push(Part::Warnings(facts.warnings.clone()));
        }
        for (what, lines, large) in [(Phrase::From, &facts.office, false), (Phrase::DeliverTo, &facts.delivery, true)] {
            if !lines.is_empty() {
                let lang = self.lang();
                let lines = lines.iter().map(|text| ValueLine { text: text.clone(), lang }).collect();
                self.parts.push(Part::Address { label: self.words(what, &[]), lines, large });
            }
        }
    }

    /// Which delivery it is and what it corrects, a line for each language.
    fn succession(&mut self) {
        let facts = self.facts;
        let mut lines = Vec::new();
        for &lang in &facts.langs {
            if let Some((first, last)) = facts.serials.filter(|_| facts.delivery_number > 1) {
                let what = if first == last { Phrase::NthDeliveryOfOne } else { Phrase::NthDelivery };
                let [first, last] = [first, last].map(|serial| serial.to_string());
                let values = [("ordinal", &*ordinal(facts.delivery_number, lang)), ("first", &first), ("last", &last)];
                lines.push(ValueLine { text: phrase(what, lang, &values), lang });
            }
        }
        for &lang in &facts.langs {
            if let Some(Correction { batch, serials, count }) = &facts.correction {
                let what = if *count == 1 { Phrase::CorrectionOfOne } else { Phrase::CorrectionOf };
                let values = [("batch", &**batch), ("serials", serials)];
                lines.push(ValueLine { text: phrase(what, lang, &values), lang });
            }
        }
        self.parts.extend(lines.into_iter().map(|line| Part::Flag(vec![line])));
    }

    /// What is inside, a line a fact.
    fn contents(&mut self) {
        let facts = self.facts;
        self.fact(Phrase::Campaign, facts.campaign.clone());
        self.fact(Phrase::Addressees, facts.addressees.clone());
        self.fact(Phrase::Signers, self.value(facts.signers.to_string()));
        if facts.content == Content::Letters {
            self.fact(Phrase::Letters, self.value(facts.letters.to_string()));
        }
        let sheets = match facts.content {
            Content::Letters => Phrase::Sheets,
            Content::Petition => Phrase::PetitionSheets,
            Content::Roll => Phrase::RollSheets,
        };
        self.fact(sheets, self.value(facts.sheets.to_string()));
        let paper = facts.dispatch.paper;
        self.fact(Phrase::PaperStock, self.value(format!("{}, {}\u{a0}g/m²", paper.sheet.as_str(), paper.grammage)));
        self.fact(Phrase::Weight, self.value(facts.packing.weight().in_words(self.lang())));
        if let Some(serials) = facts.serials {
            self.fact(Phrase::Serials, self.value(from_to(serials)));
        }
        self.fact(Phrase::Volumes, self.value(facts.volumes.to_string()));
        self.fact(Phrase::Date, facts.date.clone());
        self.fact(Phrase::Batch, self.value(facts.batch.clone()));
        self.fact(Phrase::LettersHash, self.value(in_groups(&facts.letters_sha256)));
    }

    /// Volumes, then bags where there is more than one.
    fn packing(&mut self) {
        let packing = &self.facts.packing;
        if packing.volumes.is_empty() {
            return;
        }
        let lang = self.lang();
        let several = packing.bags.len() > 1;
        self.heading(Phrase::PackingList);
        let mut columns = vec![
            (self.words(Phrase::File, &[]), 56),
            (self.words(Phrase::Serials, &[]), 40),
            (self.words(Phrase::Sheets, &[]), 26),
            (self.words(Phrase::Weight, &[]), 22),
        ];
        if several {
            columns.push((self.words(Phrase::Bag, &[]), 16));
        }
        let mut rows: Vec<Vec<Words>> = Vec::new();
        for volumes in &packing.volumes {
            let (first, last) = &volumes.files;
            let files = if first == last { first.clone() } else { format!("{first} – {last}") };
            let (top, bottom) = volumes.bags;
            let mut row = vec![
                self.value(files),
                self.value(volumes.serials.map(from_to).unwrap_or_default()),
                self.value(volumes.sheets.to_string()),
                self.value(volumes.weight.in_words(lang)),
            ];
            if several {
                row.push(self.value(if top == bottom { top.to_string() } else { format!("{top}–{bottom}") }));
            }
            rows.push(row);
        }
        let sheets: u64 = packing.volumes.iter().map(|volumes| volumes.sheets).sum();
        let mut total = vec![
            self.words(Phrase::Total, &[]),
            self.value(self.facts.serials.map(from_to).unwrap_or_default()),
            self.value(sheets.to_string()),
            self.value(packing.weight().in_words(lang)),
        ];
        if several {
            total.push(self.value(packing.bags.len().to_string()));
        }
        rows.push(total);
        self.parts.push(Part::Table(Table { columns, rows, total: true }));
        if several {
            self.bags();
        }
    }

    fn bags(&mut self) {
        let (packing, lang) = (&self.facts.packing, self.lang());
        let letters = self.facts.content == Content::Letters;
        let number = |spot: &Spot| if letters { format!("{:06}", spot.number) } else { spot.number.to_string() };
        let range = |bag: &PackedBag| {
            let (first, last) = (&bag.first, &bag.last);
            let behind = if first.file == last.file { String::new() } else { format!("{}\u{a0}", last.file) };
            format!("{}\u{a0}{} – {behind}{}", first.file, number(first), number(last))
        };
        let mut columns = vec![
            (self.words(Phrase::Bag, &[]), 18),
            (self.words(Phrase::Contents, &[]), 80),
            (self.words(Phrase::Sheets, &[]), 26),
            (self.words(Phrase::Weight, &[]), 22),
        ];
        if letters {
            columns.insert(2, (self.words(Phrase::Letters, &[]), 20));
        }
        let mut rows: Vec<Vec<Words>> = Vec::new();
        for (at, bag) in packing.bags.iter().enumerate() {
            let mut row = vec![
                self.value((at + 1).to_string()),
                self.value(range(bag)),
                self.value(bag.sheets.to_string()),
                self.value(bag.weight.in_words(lang)),
            ];
            if letters {
                row.insert(2, self.value(bag.letters.to_string()));
            }
            rows.push(row);
        }
        let sum = |count: fn(&PackedBag) -> u64| packing.bags.iter().map(count).sum::<u64>();
        let mut total = vec![
            self.words(Phrase::Total, &[]),
            Vec::new(),
            self.value(sum(|bag| bag.sheets).to_string()),
            self.value(packing.weight().in_words(lang)),
        ];
        if letters {
            total.insert(2, self.value(sum(|bag| bag.letters).to_string()));
        }
        rows.push(total);
        self.parts.push(Part::Table(Table { columns, rows, total: true }));
    }

    /// What is handed in at the post office.
    fn posting(&mut self) {
        let facts = self.facts;
        let (dispatch, lang) = (&facts.dispatch, self.lang());
        let postings = dispatch.postings(&facts.packing);
        if postings.is_empty() {
            return;
        }
        self.heading(Phrase::PostingList);
        let mut columns = vec![
            (self.words(Phrase::Format, &[]), 20),
            (self.words(Phrase::WeightEach, &[]), 24),
            (self.words(Phrase::WeightBand, &[]), 30),
            (self.words(Phrase::Destination, &[]), 30),
            (self.words(Phrase::Items, &[]), 34),
        ];
        if dispatch.tariff.is_some() {
            columns.push((self.words(Phrase::Tariff, &[]), 30));
            columns.push((self.words(Phrase::Postage, &[]), 26));
        }
        let mut rows: Vec<Vec<Words>> = Vec::new();
        let mut sum = Some(Price::default());
        for posting in &postings {
            let band = self.band(posting);
            let mut row = vec![
                match posting.format.as_deref() {
                    Some(BAG) => self.words(Phrase::Bag, &[]),
                    format => self.value(format.unwrap_or("–")),
                },
                self.value(posting.weight.in_words(lang)),
                self.weight_band(posting, band),
                self.destination(posting),
                self.value(posting.items.to_string()),
            ];
            if let Some(tariff) = &dispatch.tariff {
                let price = band.map(|band| band.price.times(posting.items));
                sum = sum.zip(price).map(|(sum, price)| sum.plus(price));
                row.push(band.map_or_else(|| self.words(Phrase::NoBand, &[]), |band| self.value(&*band.name)));
                row.push(self.value(
                    price.map(|price| format!("{}\u{a0}{}", price.in_words(lang), tariff.currency)).unwrap_or_default(),
                ));
            }
            rows.push(row);
        }
        let items: u64 = postings.iter().map(|posting| posting.items).sum();
        let mut total =
            vec![self.words(Phrase::Total, &[]), Vec::new(), Vec::new(), Vec::new(), self.value(items.to_string())];
        if let Some(tariff) = &dispatch.tariff {
            let sum = sum.map(|sum| format!("{}\u{a0}{}", sum.in_words(lang), tariff.currency));
            total.extend([Vec::new(), self.value(sum.unwrap_or_default())]);
        }
        rows.push(total);
        self.parts.push(Part::Table(Table { columns, rows, total: true }));
        if let Some(tariff) = &dispatch.tariff {
            let words = facts.langs.iter().map(|&lang| {
                let date = tariff.day().map_or_else(|| tariff.as_of.clone(), |day: Date| long_date(day, lang));
                let text = phrase(Phrase::TariffDated, lang, &[("date", &date), ("source", &tariff.source)]);
                ValueLine { text, lang }
            });
            self.parts.push(Part::Note(words.collect()));
        }
    }

    fn band(&self, posting: &Posting) -> Option<&Band> {
        let dispatch = &self.facts.dispatch;
        // Without a destination nobody can say what it costs.
        let to = posting.to.as_deref()?;
        dispatch.tariff.as_ref()?.band(
            posting.format.as_deref().unwrap_or_default(),
            posting.weight,
            &dispatch.from,
            to,
        )
    }

    fn weight_band(&self, posting: &Posting, band: Option<&Band>) -> Words {
        let lang = self.lang();
        if let Some(step) = band.map(|band| band.up_to).or_else(|| weight::step(posting.weight)) {
            return self.words(Phrase::UpTo, &[("weight", &step.in_words(lang))]);
        }
        let last = weight::Weight::grams(weight::STEPS[weight::STEPS.len() - 1]);
        self.words(Phrase::Above, &[("weight", &last.in_words(lang))])
    }

    fn destination(&self, posting: &Posting) -> Words {
        let Some(to) = posting.to.as_deref() else { return self.value("–") };
        let zone = match Zone::of(&self.facts.dispatch.from, to) {
            Zone::Domestic => Phrase::Domestic,
            Zone::Abroad => Phrase::Abroad,
        };
        let mut words = self.words(zone, &[]);
        if let Some(last) = words.last_mut() {
            last.text = format!("{} ({to})", last.text);
        }
        words
    }

    /// What somebody ticks off before it goes out.
    fn checklist(&mut self) {
        let facts = self.facts;
        let dispatch = &facts.dispatch;
        let sided = if dispatch.one_sided { Phrase::CheckOneSided } else { Phrase::CheckTwoSided };
        let letters = facts.letters;
        let bags = facts.packing.bags.len() as u64;
        let lines = [
            (true, sided, 0),
            (true, Phrase::CheckSheets, facts.sheets),
            (dispatch.by_hand, Phrase::CheckSigned, 0),
            (dispatch.strips, Phrase::CheckCut, 0),
            (dispatch.envelope.is_some() && facts.content == Content::Letters, Phrase::CheckEnvelopes, letters),
            (!dispatch.each, Phrase::CheckBags, bags),
            (true, Phrase::CheckPrivate, 0),
        ];
        self.heading(Phrase::Checklist);
        for (_, what, number) in lines.into_iter().filter(|(applies, ..)| *applies) {
            let words = self.words(what, &[("n", &number.to_string())]);
            self.parts.push(Part::Check(words));
        }
    }
}

fn from_to((first, last): (u64, u64)) -> String {
    format!("{first:06} – {last:06}")
}

/// A hash in groups of eight digits, which people can compare.
fn in_groups(hash: &str) -> String {
    let groups: Vec<&str> = (0..hash.len()).step_by(8).filter_map(|at| hash.get(at..hash.len().min(at + 8))).collect();
    groups.join(" ")
}

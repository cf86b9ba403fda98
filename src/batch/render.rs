//! A signer into what the layout needs of one.

use std::sync::Arc;

use crate::batch::forms::{FormGroup, Voice};
use crate::batch::job::Job;
use crate::batch::withdrawals::StandIn;
use crate::campaign::Arrangement;
use crate::lang::phrases::{Phrase, phrase};
use crate::lang::{Lang, long_date};
use crate::layout::letter_sheet::LetterDesign;
use crate::layout::petition::{TableColumn, TableRow};
use crate::layout::roll::RollRow;
use crate::length::Length;
use crate::letter::closing::{self, Letter, Signature, SignedBy, ValueLine};
use crate::letter::value_lang::value_lang;
use crate::letter::{Form, RunKind, SignatureImage, TextBlock};
use crate::signers::Signer;

/// What the letters to one group of addressees have in common.
pub(crate) fn letter_design<'r>(
    job: &Job,
    group: &'r FormGroup,
    voice: Voice,
    banner: Vec<(String, Lang)>,
) -> LetterDesign<'r> {
    LetterDesign {
        forms: group.forms_in(voice),
        arrangement: job.arrangement,
        postal: group.postal.clone(),
        inside_address_repeats: group.inside_address_repeats.clone(),
        office: job.routes.first().map(|route| route.office.clone()).unwrap_or_default(),
        window: job.window,
        show_zones: job.show_zones,
        simplex: job.simplex,
        marks: job.sheet_marks,
        hanging: job.campaign.hanging,
        banner,
    }
}

/// The letter of one signer, or of several who share the first one's address, to one group of addressees.
pub(crate) fn letter(
    job: &Job,
    group: &FormGroup,
    voice: Voice,
    signers: &[Signer<'_>],
    serial: u64,
    images: Vec<Option<Arc<SignatureImage>>>,
) -> Letter {
    let lang = job.lang();
    let cjk = job.cjk_language();
    let shows = job.campaign.sender;
    let signed = |(signer, image): (&Signer<'_>, Option<Arc<SignatureImage>>)| SignedBy {
        signature: closing::signature(image, job.campaign.signed, signer.date),
        lines: closing::signed_by(signer, shows, lang, cjk),
    };
    let first = signers.first();
    Letter {
        serial: Some(serial),
        sender: closing::sender_block(signers, shows, lang, cjk),
        place: first.and_then(|signer| closing::place(signer, shows, lang, cjk)),
        signatures: signers.iter().zip(images).map(signed).collect(),
        filled: first.map(|signer| filled(job, group.forms_in(voice), signer)).unwrap_or_default(),
    }
}

/// The letter of the office above a roll of so many names.
pub(crate) fn office_letter(job: &Job, group: &FormGroup, names: u64) -> Letter {
    let office = job.routes.first().map(|route| route.office.as_slice()).unwrap_or_default();
    let route_lang = job.routes.first().map(|route| route.language);
    let line = |text: &String| ValueLine {
        text: text.clone(),
        lang: value_lang(text, route_lang, job.lang(), job.cjk_language()),
    };
    // The office by its first line; below it for whom it signs, in each language of the letter.
    let mut lines: Vec<ValueLine> = office.first().map(line).into_iter().collect();
    lines.extend(
        job.languages
            .iter()
            .map(|&lang| ValueLine { text: phrase(Phrase::OnBehalf, lang, &[("n", &names.to_string())]), lang }),
    );
    let fill = |form: &Form| {
        // A placeholder that must be filled was refused before anything was set.
        FormGroup::open_blocks(form).map(|open| open.without_signer().unwrap_or_default()).collect()
    };
    Letter {
        serial: None,
        sender: office.iter().map(line).collect(),
        place: None,
        signatures: vec![SignedBy { signature: Signature::ByHand, lines }],
        filled: group.forms_in(Voice::Joint).iter().map(fill).collect(),
    }
}

/// The row of a signer in a roll.
pub(crate) fn roll_row(job: &Job, signer: &Signer<'_>, serial: u64) -> RollRow {
    let lang = job.lang();
    let country = ValueLine {
        text: signer.country.to_string(),
        lang: value_lang(&signer.country, signer.language, lang, job.cjk_language()),
    };
    RollRow {
        serial: Some(serial),
        least: Length::ZERO,
        name: closing::names(signer, lang),
        country: Some(country).filter(|line| !line.text.is_empty()).into_iter().collect(),
    }
}

/// The row of a signer whose name is withheld, in a roll.
pub(crate) fn withheld_roll_row(office: Option<&str>, lang: Lang) -> RollRow {
    RollRow { serial: None, least: Length::ZERO, name: vec![withheld(office, lang)], country: Vec::new() }
}

/// The row of a signer who is no longer named, in a roll.
pub(crate) fn emptied_roll_row(gone: Gone, lang: Lang) -> RollRow {
    RollRow { serial: gone.serial, least: gone.height, name: vec![gone.words(lang)], country: Vec::new() }
}

/// A row of somebody who is no longer named: it keeps its height, and its serial where it has one.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gone {
    pub(crate) serial: Option<u64>,
    pub(crate) height: Length,
    pub(crate) stand_in: StandIn,
}

/// What blacks a name out (a square that every Chinese font has).
const BLACK: &str = "■■■■■";

impl Gone {
    /// What stands in place of the name.
    fn words(self, lang: Lang) -> ValueLine {
        let text = match self.stand_in {
            StandIn::Withdrawn => phrase(Phrase::Withdrawn, lang, &[]),
            StandIn::BlackedOut => BLACK.to_owned(),
        };
        ValueLine { text, lang }
    }
}

/// What stands in place of a withheld name.
fn withheld(office: Option<&str>, lang: Lang) -> ValueLine {
    let text = match office {
        Some(office) => phrase(Phrase::NameKnownTo, lang, &[("office", office)]),
        None => phrase(Phrase::NameKnownToOrganisers, lang, &[]),
    };
    ValueLine { text, lang }
}

/// The open blocks of each language. Where several languages stand on the same sheets, the personal message is printed
/// once: in the language that it is written in if the letter has it, else in the last.
fn filled(job: &Job, forms: &[Form], signer: &Signer<'_>) -> Vec<Vec<Vec<TextBlock>>> {
    let mut filled: Vec<Vec<Vec<TextBlock>>> = forms
        .iter()
        .map(|form| {
            // The first pass refused a row that leaves a placeholder empty.
            FormGroup::open_blocks(form).map(|open| open.fill(signer).unwrap_or_default()).collect()
        })
        .collect();
    if job.arrangement == Arrangement::Separate || signer.message.is_empty() {
        return filled;
    }
    let is_message = |block: &TextBlock| block.runs.iter().all(|run| run.kind == RunKind::Message);
    let with_message = |blocks: &Vec<Vec<TextBlock>>| blocks.iter().flatten().any(is_message);
    let own = |position: &usize| {
        let lang = forms[*position].lang;
        let mut runs =
            filled[*position].iter().flatten().filter(|block| is_message(block)).flat_map(|block| &block.runs);
        runs.any(|run| run.lang.language() == lang.language())
    };
    let places: Vec<usize> = (0..filled.len()).filter(|&position| with_message(&filled[position])).collect();
    // A language that is not known may be that of each part in the same script.
    let kept = places.iter().copied().rfind(own).or(places.last().copied());
    for position in places.into_iter().filter(|position| Some(*position) != kept) {
        for blocks in &mut filled[position] {
            blocks.retain(|block| !is_message(block));
        }
    }
    filled
}

/// The columns of a petition's table.
pub(crate) fn table_columns(job: &Job) -> Vec<TableColumn> {
    let strip = job.strip_columns();
    let names = job.campaign.table.iter().filter(|name| !strip.contains(name));
    let mut columns: Vec<TableColumn> = names.filter_map(|name| TableColumn::from_name(name)).collect();
    // By the number the strip is matched to its row.
    if !strip.is_empty() && !columns.contains(&TableColumn::Number) {
        columns.insert(0, TableColumn::Number);
    }
    columns
}

/// The columns of the strip of street sheets, the row's number first.
pub(crate) fn strip_columns(job: &Job) -> Vec<TableColumn> {
    let strip = job.strip_columns();
    let columns = strip.iter().filter_map(|name| TableColumn::from_name(name));
    let number = (!strip.is_empty()).then_some(TableColumn::Number);
    number.into_iter().chain(columns.filter(|column| *column != TableColumn::Number)).collect()
}

/// The row of a signer in a petition's table.
pub(crate) fn table_row(
    columns: &[TableColumn],
    strip: &[TableColumn],
    signer: &Signer<'_>,
    serial: u64,
    lang: Lang,
    image: Option<Arc<SignatureImage>>,
) -> TableRow {
    let cjk = lang.is_cjk().then_some(lang);
    let value = |text: &str, lang: Lang| -> Vec<ValueLine> {
        let line = || ValueLine { text: text.to_owned(), lang: value_lang(text, signer.language, lang, cjk) };
        if text.is_empty() { Vec::new() } else { vec![line()] }
    };
    let cells = columns
        .iter()
        .map(|column| match column {
            TableColumn::Number => value(&serial.to_string(), lang),
            TableColumn::Name => closing::names(signer, lang),
            TableColumn::Town => value(&signer.city, lang),
            TableColumn::Country => value(&signer.country, lang),
            TableColumn::Email => value(&signer.email, lang),
            TableColumn::Date => signer.date.map(|date| value(&long_date(date, lang), lang)).unwrap_or_default(),
            TableColumn::Signature => Vec::new(),
        })
        // Nothing of the list stands in the strip but the number.
        .chain(strip.iter().map(|column| match column {
            TableColumn::Number => value(&serial.to_string(), lang),
            _ => Vec::new(),
        }))
        .collect();
    TableRow { serial: Some(serial), blank: false, least: Length::ZERO, cells, image }
}

/// The row of a signer whose name is withheld.
pub(crate) fn withheld_row(columns: &[TableColumn], office: Option<&str>, lang: Lang) -> TableRow {
    nameless_row(columns, None, Length::ZERO, &withheld(office, lang))
}

/// The row of a signer who is no longer named; `columns` are those of the table, then those of the strip.
pub(crate) fn emptied_row(columns: &[TableColumn], gone: Gone, lang: Lang) -> TableRow {
    nameless_row(columns, gone.serial, gone.height, &gone.words(lang))
}

/// A row with words in place of the name.
fn nameless_row(columns: &[TableColumn], serial: Option<u64>, least: Length, words: &ValueLine) -> TableRow {
    let cells = columns.iter().map(|column| match (column, serial) {
        (TableColumn::Name, _) => vec![words.clone()],
        (TableColumn::Number, Some(serial)) => vec![ValueLine { text: serial.to_string(), lang: words.lang }],
        _ => Vec::new(),
    });
    TableRow { serial, blank: false, least, cells: cells.collect(), image: None }
}

/// An empty row, to be filled in by hand.
pub(crate) fn blank_row(columns: &[TableColumn]) -> TableRow {
    TableRow {
        serial: None,
        blank: true,
        least: Length::ZERO,
        cells: columns.iter().map(|_| Vec::new()).collect(),
        image: None,
    }
}

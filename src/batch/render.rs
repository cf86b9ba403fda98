//! A signer into what the layout needs of one.

use std::sync::Arc;

use crate::batch::forms::FormGroup;
use crate::batch::job::Job;
use crate::campaign::Arrangement;
use crate::lang::phrases::{Phrase, phrase};
use crate::lang::{Lang, long_date};
use crate::layout::letter_sheet::LetterDesign;
use crate::layout::petition::{TableColumn, TableRow};
use crate::letter::closing::{self, Letter, ValueLine};
use crate::letter::value_lang::value_lang;
use crate::letter::{RunKind, SignatureImage, TextBlock};
use crate::signers::Signer;

/// What the letters to one group of addressees have in common.
pub(crate) fn letter_design<'r>(job: &Job, group: &'r FormGroup, banner: Option<(String, Lang)>) -> LetterDesign<'r> {
    LetterDesign {
        forms: &group.forms,
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

/// The letter of one signer to one group of addressees.
pub(crate) fn letter(
    job: &Job,
    group: &FormGroup,
    signer: &Signer<'_>,
    serial: u64,
    image: Option<Arc<SignatureImage>>,
) -> Letter {
    let lang = job.lang();
    let cjk = job.cjk_language();
    let shows = job.campaign.sender;
    Letter {
        serial,
        sender: closing::sender_block(signer, shows, lang, cjk),
        place: closing::place(signer, shows, lang, cjk),
        signature: closing::signature(image, job.campaign.signed, signer.date),
        signed_by: closing::signed_by(signer, shows, lang, cjk),
        filled: filled(job, group, signer),
    }
}

/// The open blocks of each language. Where several languages stand on the same sheets, the personal message is printed
/// once: in the language that it is written in if the letter has it, else in the last.
fn filled(job: &Job, group: &FormGroup, signer: &Signer<'_>) -> Vec<Vec<Vec<TextBlock>>> {
    let mut filled: Vec<Vec<Vec<TextBlock>>> = group
        .forms
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
        let lang = group.forms[*position].lang;
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
    job.campaign.table.iter().filter_map(|name| TableColumn::from_name(name)).collect()
}

/// The row of a signer in a petition's table.
pub(crate) fn table_row(
    columns: &[TableColumn],
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
        .collect();
    TableRow { serial: Some(serial), cells, image }
}

/// The row of a signer whose name is withheld.
pub(crate) fn withheld_row(columns: &[TableColumn], office: Option<&str>, lang: Lang) -> TableRow {
    let words = match office {
        Some(office) => phrase(Phrase::NameKnownTo, lang, &[("office", office)]),
        None => phrase(Phrase::NameKnownToOrganisers, lang, &[]),
    };
    let cells = columns
        .iter()
        .map(|column| match column {
            TableColumn::Name => vec![ValueLine { text: words.clone(), lang }],
            _ => Vec::new(),
        })
        .collect();
    TableRow { serial: None, cells, image: None }
}

/// An empty row, to be filled in by hand.
pub(crate) fn blank_row(columns: &[TableColumn]) -> TableRow {
    TableRow { serial: None, cells: columns.iter().map(|_| Vec::new()).collect(), image: None }
}

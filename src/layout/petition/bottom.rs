//! What stands at the bottom of every petition sheet: data-protection notice, where to return it, who publishes it.

use crate::campaign::Notice;
use crate::lang::Lang;
use crate::lang::phrases::{Phrase, phrase};
use crate::layout::block::{MarkedRun, SetBlock};
use crate::layout::letter_blocks::value_runs;
use crate::length::Length;
use crate::letter::closing::ValueLine;
use crate::letter::{Run, RunKind};

/// Notice, return address, publisher: each paragraph's runs and the space above it.
pub(super) fn paragraphs(
    notice: Option<&Notice>,
    return_to: &[String],
    publisher: Option<&str>,
    lang: Lang,
) -> Vec<(Vec<MarkedRun>, Length)> {
    let run = |text: String, strong: bool| {
        MarkedRun::plain(Run { text, lang, strong, emphasis: false, kind: RunKind::Value })
    };
    let mut paragraphs = Vec::new();
    let notice = notice.filter(|notice| notice.fields().iter().any(|(_, text)| !text.is_empty()));
    if let Some(notice) = notice {
        paragraphs.push((vec![run(phrase(Phrase::DataProtection, lang, &[]), true)], Length::pt(8.0)));
        for (label, value) in [
            (Phrase::Controller, &notice.controller),
            (Phrase::Contact, &notice.contact),
            (Phrase::Purpose, &notice.purpose),
            (Phrase::LegalBasis, &notice.legal_basis),
            (Phrase::Recipients, &notice.recipients),
            (Phrase::Transfer, &notice.transfer),
            (Phrase::Retention, &notice.retention),
            (Phrase::Rights, &notice.rights),
            (Phrase::Authority, &notice.authority),
        ] {
            if !value.is_empty() {
                let label = phrase(Phrase::Labelled, lang, &[("label", &phrase(label, lang, &[])), ("value", "")]);
                paragraphs.push((vec![run(label, true), run(value.clone(), false)], Length::pt(1.0)));
            }
        }
    }
    if !return_to.is_empty() {
        let mut runs = vec![run(format!("{}\n", phrase(Phrase::ReturnTo, lang, &[])), true)];
        let lines: Vec<ValueLine> = return_to.iter().map(|text| ValueLine { text: text.clone(), lang }).collect();
        runs.extend(value_runs(&lines));
        paragraphs.push((runs, Length::pt(8.0)));
    }
    if let Some(publisher) = publisher {
        let text =
            phrase(Phrase::Labelled, lang, &[("label", &phrase(Phrase::Publisher, lang, &[])), ("value", publisher)]);
        paragraphs.push((vec![run(text, false)], Length::pt(8.0)));
    }
    paragraphs
}

/// The height of what stands at the bottom of every sheet, with the space above it.
pub(super) fn height(blocks: &[(SetBlock, Length)]) -> Length {
    blocks.iter().map(|(block, space)| block.height() + *space).sum()
}

/// Where the blocks at the bottom of a sheet stand, the last one ending at `end`.
pub(super) fn places(blocks: &[(SetBlock, Length)], end: Length) -> impl Iterator<Item = (&SetBlock, Length)> {
    let mut y = end - height(blocks);
    blocks.iter().map(move |(block, space)| {
        let top = y + *space;
        y = top + block.height();
        (block, top)
    })
}

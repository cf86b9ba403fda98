//! How many sheets a letter takes, and whether its personal message makes it too long.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::batch::forms::{FormGroup, Forms, Voice};
use crate::batch::job::{Job, MessageOverflow};
use crate::batch::judge::Judge;
use crate::batch::render;
use crate::campaign::Kind;
use crate::diagnostic::{Code, Diagnostic, Findings, Severity};
use crate::layout::frame::Document;
use crate::layout::letter_sheet::LetterSheets;
use crate::letter::{SignatureImage, SignerField};
use crate::signers::{Column, Fate, Row, Signer};
use crate::text::FontBook;

/// Measures the letters of rows with a message. Only they are laid out in the first pass: without a message a letter is
/// as long as the campaign wrote it.
pub(crate) struct SheetCount<'j> {
    job: &'j Job,
    groups: Vec<Group<'j>>,
}

struct Group<'j> {
    forms: &'j FormGroup,
    fonts: &'j FontBook,
    sheets: BTreeMap<Voice, LetterSheets<'j>>,
}

impl<'j> Group<'j> {
    /// Sheets of the letter of a signer.
    fn sheets(&mut self, job: &'j Job, signer: &Signer<'_>, image: Option<Arc<SignatureImage>>) -> usize {
        let voice = Voice::of(signer);
        let letter = render::letter(job, self.forms, voice, std::slice::from_ref(signer), 1, vec![image]);
        // The banner stands outside the text and takes no room.
        let design = || render::letter_design(job, self.forms, voice, Vec::new());
        let sheets = self.sheets.entry(voice).or_insert_with(|| LetterSheets::new(self.fonts, design()));
        sheets_of(&sheets.lay_out(&letter).plan, job.simplex)
    }
}

impl<'j> SheetCount<'j> {
    /// Nothing to measure where no message is printed.
    pub(crate) fn new(job: &'j Job, forms: &'j Forms, fonts: &'j FontBook) -> Self {
        let measured = job.campaign.kind == Kind::Letter && forms.printed.contains(&SignerField::Message);
        let groups = if measured { forms.groups.as_slice() } else { &[] };
        let groups = groups.iter().map(|group| Group { forms: group, fonts, sheets: BTreeMap::new() }).collect();
        Self { job, groups }
    }

    /// Judges the length of a signer's letters. Hands back whether the message is to be left out.
    pub(crate) fn judge(
        &mut self,
        judge: &mut Judge<'_>,
        signer: &mut Signer<'_>,
        row: &Row,
        findings: &mut Findings,
    ) -> Result<bool, Fate> {
        if signer.message.is_empty() {
            return Ok(false);
        }
        let Some((found, limit)) = self.excess(judge, signer) else { return Ok(false) };
        let place = judge.place(row).under(judge.heading(Column::Message));
        let finding = Diagnostic::error(Code::TooManySheets).with("found", found).with("limit", limit).at(place);
        signer.message = "".into();
        // A template may ask for a message; such a letter cannot go without.
        let can_go_without = self
            .groups
            .iter()
            .flat_map(|group| group.forms.forms_in(Voice::of(signer)))
            .all(|form| FormGroup::open_blocks(form).all(|open| open.fill(signer).is_ok()));
        let without_is_short = can_go_without && self.excess(judge, signer).is_none();
        if self.job.message_overflow == MessageOverflow::Omit && without_is_short {
            findings.push(Diagnostic { severity: Severity::Warning, ..finding.with("omitted", true) });
            return Ok(true);
        }
        findings.push(finding);
        Err(Fate::Rejected)
    }

    /// Sheets of the first letter of a signer that is too long, and how many it may have.
    fn excess(&mut self, judge: &mut Judge<'_>, signer: &Signer<'_>) -> Option<(usize, usize)> {
        let image = (!signer.signature.is_empty()).then(|| judge.image(&signer.signature).ok()).flatten();
        let image = image.map(|(_, image)| image);
        let job = self.job;
        let limit = job.campaign.max_sheets;
        self.groups.iter_mut().find_map(|group| {
            let found = group.sheets(job, signer, image.clone());
            let limit = limit.unwrap_or_else(|| {
                // A letter is never shorter than one sheet, so two are always within its own number and one.
                if found <= 2 {
                    return found;
                }
                let without = Signer { message: "".into(), ..signer.clone() };
                group.sheets(job, &without, image.clone()) + 1
            });
            (found > limit).then_some((found, limit))
        })
    }
}

/// Sheets of paper of a document, printed as the job asks.
fn sheets_of(document: &Document, simplex: bool) -> usize {
    if simplex { document.pages.len() } else { document.pages.len().div_ceil(2) }
}
